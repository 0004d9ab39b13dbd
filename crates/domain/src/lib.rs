//! Every noun and rule of Dargah, and nothing else: no I/O, no async, no clock, no randomness, no SQL, no HTTP and no
//! human prose. Time comes in as an argument (UTC milliseconds), randomness as bytes, and what people read goes out as
//! message keys with arguments ([`Msg`]) that `pages` turns into words.

pub mod actor;
pub mod calendar;
pub mod carry;
pub mod case;
pub mod clock;
pub mod conduct;
pub mod event;
pub mod expression;
pub mod fee;
pub mod figures;
pub mod form;
pub mod identifier;
pub mod merkle;
pub mod message;
pub mod package;
pub mod permission;
pub mod persian;
pub mod question;
pub mod receipt;
pub mod refusal;
pub mod replay;
pub mod roll;
pub mod sealed;
pub mod simulate;
pub mod soundness;
pub mod text;
pub mod tracking;

pub use actor::Actor;
pub use message::{Arg, Msg};
pub use refusal::Refusal;
pub use text::{Lang, Text};
pub use uuid::Uuid as Id;

/// A moment: UTC milliseconds since 1970.
pub type Millis = i64;
