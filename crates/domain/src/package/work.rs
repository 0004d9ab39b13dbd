//! Where there is work: the units that need an officer so that services on offer can be carried out.

use super::{Catalogue, Go, People, Service, Stage, Status, TaskType};
use crate::case::Place;
use std::collections::BTreeSet;

/// A unit that has work, and what whoever does it must be able to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Work {
    /// Agency id.
    pub agency: String,
    /// Unit id.
    pub unit: String,
    /// The skill that a task asks for; empty where anybody of the unit may do it.
    pub skill: String,
}

impl Work {
    fn at(agency: &str, unit: &str, skill: &str) -> Work {
        Work { agency: agency.into(), unit: unit.into(), skill: skill.into() }
    }
}

/// `agency/unit`, with the skill in brackets where one is asked for.
impl std::fmt::Display for Work {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.agency, self.unit)?;
        if self.skill.is_empty() { Ok(()) } else { write!(f, " ({})", self.skill) }
    }
}

impl Catalogue {
    /// All work that services on offer have for officers, wherever a rule or a limit may lead.
    pub fn work(&self) -> BTreeSet<Work> {
        self.services.values().filter(|s| s.status == Status::Published).flat_map(of).collect()
    }
}

impl People {
    /// Work of services on offer that none of these officers does. Nobody in the file has a skill.
    pub fn work_without_officer(&self, catalogue: &Catalogue) -> Vec<Work> {
        let does = |work: &Work| work.skill.is_empty() && self.officers.iter().any(|o| o.agency == work.agency && o.unit == work.unit);
        catalogue.work().into_iter().filter(|work| !does(work)).collect()
    }
}

fn of(service: &Service) -> Vec<Work> {
    let own = |unit: &str| Work::at(&service.agency, unit, "");
    let mut found: Vec<Work> = service.time.escalate.iter().map(|unit| own(unit)).collect();
    for stage in service.all_stages() {
        if stage.tasks.is_empty() {
            found.push(own(&stage.unit));
            found.extend(superior(stage, None).map(own));
        }
        for task in &stage.tasks {
            let skill = task.skill.as_deref().unwrap_or_default();
            for Place { agency, unit } in task.by.places() {
                found.push(Work::at(agency, unit, skill));
                found.extend(superior(stage, Some(task)).map(|unit| Work::at(agency, unit, skill)));
            }
        }
        found.extend(stage.next.iter().filter_map(|rule| match &rule.go {
            Go::Transfer { to, .. } => Some(Work::at(&to.agency, &to.unit, "")),
            _ => None,
        }));
    }
    found
}

/// The unit to which a task goes when its limit passes.
fn superior<'s>(stage: &'s Stage, task: Option<&'s TaskType>) -> Option<&'s str> {
    stage.watch_of(task).escalate.as_deref()
}
