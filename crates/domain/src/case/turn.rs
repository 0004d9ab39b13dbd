//! Whose turn it is, and what follows when nobody acts in time. Every page, list, message and shape of the API says of a case
//! what stands here, so that nobody is told two things.

use super::{Case, Place, Task};
use crate::Millis;
use crate::package::Service;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// What the person must do before all of the case goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Awaited {
    /// Answer what is asked: by this unit, or by the service's own rule.
    Answer(Option<Place>),
    /// Pay what is owed; this unit records the receipt.
    Payment(Place),
}

/// Whose turn it is in a case that is not closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turn {
    /// What is waited for from the person, the question first.
    pub person: Vec<Awaited>,
    /// The units that act, each once, in the order of their tasks. While the person is waited for, those that go on meanwhile.
    pub acting: Vec<Place>,
    /// Until when an answer is awaited, where the service fixes a date that has not passed.
    pub answer_until: Option<Millis>,
}

/// What happens when the limit of a case passes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IfLate {
    /// What the service says.
    Said(Text),
    /// While an objection is looked at silence decides nothing: the case goes to the superior unit.
    Escalates(Place),
    /// Or it is counted, where there is no superior unit, where that one has the case already, and where another agency has it.
    Counted,
}

impl Case {
    /// Whose turn it is; nothing when closed.
    pub fn turn(&self, service: &Service) -> Option<Turn> {
        if self.status.is_closed() {
            return None;
        }
        let mut turn = Turn { answer_until: self.answer_until(), ..Turn::default() };
        turn.person.extend(self.question.as_ref().map(|_| Awaited::Answer(self.asked_by().cloned())));
        for task in &self.tasks {
            if task.of(service).is_some_and(|kind| self.pays_at(kind)) {
                turn.person.push(Awaited::Payment(task.place.clone()));
            } else if self.works_on(task, service) && !turn.acting.contains(&task.place) {
                turn.acting.push(task.place.clone());
            }
        }
        Some(turn)
    }

    /// Whether the unit of an open task has something to do there: it waits for nothing from the person.
    pub fn works_on(&self, task: &Task, service: &Service) -> bool {
        !self.waits(task.id) && !task.of(service).is_some_and(|kind| self.pays_at(kind))
    }

    /// What happens when the limit of the case passes; nothing when closed.
    pub fn if_late(&self, service: &Service) -> Option<IfLate> {
        if self.status.is_closed() {
            return None;
        }
        let superior = self.superior(service);
        if !self.is_objected() {
            // What the service says is that the superior unit follows: not where another agency has the case or that unit had it.
            let promised = service.time.silence.is_none() && service.time.escalate.is_some();
            return Some(if promised && superior.is_none() { IfLate::Counted } else { IfLate::Said(service.time.if_late.clone()) });
        }
        let superior = superior.filter(|unit| self.tasks.iter().any(|t| t.place != *unit));
        Some(superior.map_or(IfLate::Counted, IfLate::Escalates))
    }

    /// The superior unit to which the case goes when its limit passes; nothing where there is none, where it went there before, and
    /// where another agency has the case.
    pub(super) fn superior(&self, service: &Service) -> Option<Place> {
        let unit = service.time.escalate.as_ref().filter(|_| self.competent.is_none() && self.escalated.is_none())?;
        Some(Place { agency: service.agency.clone(), unit: unit.clone() })
    }
}
