//! The outside world, one small trait per kind. Each kind has a real adapter and a local one that behaves like it.

pub mod files;
pub mod message;
pub mod sms;

pub use files::Files;
pub use message::{Message, Outbox, Sender, Smtp};
pub use sms::Sms;
