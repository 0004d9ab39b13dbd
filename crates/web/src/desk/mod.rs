//! The desk: what officers see.

pub mod case;
pub mod list;
pub mod sign_in;
