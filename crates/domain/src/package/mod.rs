//! Service packages: agencies, services and their texts as data. `model` is what the rest of the house uses; `parse` is
//! the only reader of the language (its version is [`LANGUAGE`]).

mod bundle;
pub mod diff;
mod examples;
mod mistake;
mod model;
mod node;
mod parse;
mod people;
mod service;
mod stages;
mod types;
mod walk;

pub use bundle::{BUNDLE, Bundle, Flaw, content_hash};
pub use examples::{ANSWER_KEYS, example_answers};
pub use mistake::{Mistake, SourceFile};
pub use model::*;
pub use parse::{is_package_path, parse};
pub use people::{People, Resident, SampleOfficer, Visitor, parse_people};
pub use service::read_kind;
pub(crate) use walk::nearest;

/// Version of the package language that this program reads.
pub const LANGUAGE: i64 = 1;
