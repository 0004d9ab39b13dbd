//! Who acts.

use crate::Id;

/// Who asks for something or does something. "Signed in" is a type: the parts of the house that need a person or an
/// officer take one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Nobody we know.
    Anonymous,
    /// A resident or a visitor.
    Person(Id),
    /// Staff of an agency, in one unit.
    Officer(Officer),
    /// A program of an agency.
    Agency(String),
    /// The machine: worker, clock.
    System,
}

/// Staff of an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// Sign-in name, unique in the installation; stands in events.
    pub name: String,
    /// Agency id.
    pub agency: String,
    /// Unit id.
    pub unit: String,
}

impl Actor {
    /// How the actor stands in events: `person:…`, `officer:…`, `agency:…`, `system`.
    pub fn label(&self) -> String {
        match self {
            Actor::Anonymous => "anonymous".into(),
            Actor::Person(id) => format!("person:{id}"),
            Actor::Officer(o) => format!("officer:{}", o.name),
            Actor::Agency(id) => format!("agency:{id}"),
            Actor::System => "system".into(),
        }
    }
}
