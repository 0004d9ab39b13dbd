//! The only SQL of the house. `db` is the facade over the two engines; every other file is one noun: its table's rows
//! and the statements that read and write them. Functions take a [`Tx`] and never open one.

pub mod access;
pub mod case;
pub mod checkpoint;
pub mod clock_failure;
pub mod counter;
mod db;
pub mod draft;
pub mod event;
pub mod file;
pub mod idempotency;
pub mod job;
pub mod mark;
mod migrate;
pub mod notice;
pub mod officer;
pub mod person;
pub mod recorded;
pub mod refund;
pub mod roll;
pub mod session;
pub mod sign_in;
pub mod signature;
pub mod task;
pub mod token;
pub mod upload;
pub mod version;

pub use db::{Error, Fault, Row, Store, Tx, V};
pub use migrate::{LATEST, MigrateError};

/// What a store function gives.
pub type Result<T> = std::result::Result<T, Error>;
