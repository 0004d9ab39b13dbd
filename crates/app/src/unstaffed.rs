//! Work of services on offer that no officer does: their cases would wait for somebody who is not there.

use crate::Result;
use domain::package::{Catalogue, Work};
use store::Store;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unstaffed {
    /// Units with work, and what it takes, for which no active officer is there; sorted.
    pub work: Vec<Work>,
    /// Of so many.
    pub of: usize,
    /// Whether there is any officer at all: an installation that is new has none.
    pub officers: bool,
}

/// Looks it up: one question to the database for each unit and skill.
pub async fn look(store: &Store, catalogue: &Catalogue) -> Result<Unstaffed> {
    let all: Vec<Work> = catalogue.work().into_iter().collect();
    let of = all.len();
    store
        .read(move |tx| {
            let mut found = Unstaffed { work: vec![], of, officers: !store::officer::all(tx, 1)?.is_empty() };
            for work in &all {
                if !store::officer::any_can(tx, &work.agency, &work.unit, &work.skill)? {
                    found.work.push(work.clone());
                }
            }
            Ok(found)
        })
        .await
}
