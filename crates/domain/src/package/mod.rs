//! Service packages: agencies, services and their texts as data. `model` is what the rest of the house uses; `parse` is
//! the only reader of the language (its version is [`LANGUAGE`]).

mod asked_of;
mod bundle;
pub mod diff;
mod examples;
mod mistake;
mod model;
mod node;
mod parse;
mod people;
mod question;
mod service;
mod stages;
mod sub_cases;
mod types;
pub(crate) mod walk;
mod work;
mod written;

pub use asked_of::AskedOf;
pub use bundle::{BUNDLE, Bundle, Flaw, content_hash};
pub use examples::example_answers;
pub(crate) use mistake::Sheet;
pub use mistake::{Mistake, SourceFile};
pub use model::*;
pub use node::MAX_BYTES;
pub(crate) use node::Node;
pub use parse::{is_ignored, is_package_path, parse, parse_on};
pub use people::{People, Resident, SampleOfficer, Visitor, parse_people};
pub use question::read_kind;
pub use service::of_kept;
pub(crate) use service::{MOST_RIALS, expression as read_expression, reference};
pub use stages::is_skill;
pub(crate) use walk::nearest;
pub use work::Work;
pub(crate) use written::written_day;

/// The icons that packages may name, in alphabetical order.
pub fn icons() -> impl Iterator<Item = &'static str> {
    include_str!("icons.txt").lines()
}

/// Version of the package language that this program reads.
pub const LANGUAGE: i64 = 1;
