//! The state of a case as its events tell it: what verification compares the stored state with.

use crate::case::{self, Body, Case, Mark, Unread};
use crate::event::Event;
use crate::package::Service;
use crate::question::Attached;
use crate::{Actor, Id, Millis};
use std::collections::BTreeMap;

/// What the events of a case say so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Replay {
    case: Case,
    person: String,
    /// What the person wrote that nobody has looked at, by task.
    unread: BTreeMap<Id, Unread>,
    /// The same by the rule of before acts told the unit, [`Mark::before_units`].
    before_units: BTreeMap<Id, Unread>,
    /// Hash of the answers: of those that were submitted, or that a correction made of them.
    pub answers: String,
}

/// The body of an event, if it is one that we know.
pub fn body(event: &Event) -> Option<Body> {
    serde_json::from_str(&event.body).ok().filter(|b: &Body| b.kind() == event.kind)
}

/// The files that an event names.
pub fn files(event: &Event) -> Vec<Attached> {
    body(event).map(|b| b.files()).unwrap_or_default()
}

/// Service and version to which the first event pins a case; nothing when it is not a submission.
pub fn pinned(first: &Event) -> Option<(String, i64)> {
    match body(first)? {
        Body::Submitted { service, version, .. } => Some((service, version)),
        _ => None,
    }
}

impl Replay {
    /// After the first event; nothing when that is not a submission. `stored` gives what events do not hold: person,
    /// language and code.
    pub fn start(service: &Service, stored: &Case, first: &Event) -> Option<Replay> {
        let body = body(first)?;
        let case = case::begin(service, first.subject, stored.person, stored.lang, stored.tracking_code.clone(), &body, first.at)?;
        let Body::Submitted { answers, .. } = body else { return None };
        Some(Replay { case, person: first.actor.clone(), unread: BTreeMap::new(), before_units: BTreeMap::new(), answers })
    }

    /// After one more event; nothing when no act could have made it here.
    pub fn then(mut self, service: &Service, event: &Event) -> Option<Replay> {
        let body = body(event)?;
        let before: Vec<Id> = self.case.tasks.iter().map(|t| t.id).collect();
        let unit = body.unit(&self.case);
        self.case.follow(service, &body, &event.actor, event.at)?;
        if let Body::Answered { changed: Some(changed), .. } = &body {
            self.answers.clone_from(&changed.answers);
        }
        for task in &self.case.tasks {
            if !before.contains(&task.id) {
                continue;
            }
            let now = Mark::of(&body, &event.actor, unit.as_ref(), task);
            let once = Mark::before_units(&body, &event.actor, task);
            for (marks, mark) in [(&mut self.unread, now), (&mut self.before_units, once)] {
                let was = marks.remove(&task.id);
                marks.extend(mark.after(was).map(|unread| (task.id, unread)));
            }
        }
        Some(self)
    }

    /// The state.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// Since when a task is open; nothing when it is not.
    pub fn task_opened_at(&self, task: Id) -> Option<Millis> {
        self.task(task).map(|t| t.opened_at)
    }

    /// What of the person's words nobody has looked at, by task.
    pub fn unread(&self, task: Id) -> Option<Unread> {
        self.unread.get(&self.task(task)?.id).copied()
    }

    /// The same in a row that was last marked before acts told the unit.
    pub fn unread_before_units(&self, task: Id) -> Option<Unread> {
        self.before_units.get(&self.task(task)?.id).copied()
    }

    /// A task by its id, or by its place where an event from before tasks stood in events did not tell the id.
    fn task(&self, id: Id) -> Option<&case::Task> {
        self.case.task(id).or_else(|| self.case.tasks.iter().find(|t| t.id.is_nil()))
    }

    /// The first part of a stored state that the events do not tell: `case-service`, `case-person`, `case-steward`,
    /// `case-acting`, `case-stage`, `case-status`, `case-owes`, `case-task`, `case-question`, `case-decision`, `case-clock`, `case-times`.
    pub fn differs(&self, stored: &Case) -> Option<&'static str> {
        let told = &self.case;
        let same_tasks = told.tasks.len() == stored.tasks.len()
            && told
                .tasks
                .iter()
                .zip(&stored.tasks)
                .all(|(a, b)| if a.id.is_nil() { a.officer == b.officer } else { a == b || is_older(a, b) });
        // A stop from before the moments themselves were kept is known by its days only.
        let same_clock = if stored.clock.given_back > 0 {
            told.clock.started_at == stored.clock.started_at && told.clock.stopped_at == stored.clock.stopped_at
        } else {
            told.clock == stored.clock
        };
        let parts = [
            ("case-service", told.service == stored.service && told.version == stored.version),
            ("case-person", self.person == Actor::Person(stored.person).label() && told.parent == stored.parent),
            ("case-steward", told.steward == stored.steward && told.competent == stored.competent && told.escalated == stored.escalated),
            ("case-acting", told.acting == stored.acting && told.acted_before == stored.acted_before),
            ("case-stage", told.stage == stored.stage && told.outcomes == stored.outcomes),
            ("case-clock", told.stage_limit == stored.stage_limit),
            ("case-status", told.status == stored.status),
            // A state from before it was kept says nothing of it.
            ("case-owes", stored.owes.as_ref().is_none_or(|kept| told.owes.as_ref().is_some_and(|owed| owed.tells(kept)))),
            ("case-task", same_tasks),
            ("case-question", told.asked == stored.asked && told.reopens == stored.reopens),
            ("case-decision", told.decision == stored.decision && told.objection == stored.objection),
            ("case-clock", same_clock && told.completeness == stored.completeness && told.extended == stored.extended),
            ("case-clock", told.warned == stored.warned && told.late == stored.late && told.was_late == stored.was_late),
            ("case-times", told.submitted_at == stored.submitted_at && told.changed_at == stored.changed_at),
        ];
        parts.iter().find(|(_, same)| !same).map(|(name, _)| *name)
    }
}

/// Whether a task is as in a state from before it was kept with it that the person pays there.
fn is_older(told: &case::Task, stored: &case::Task) -> bool {
    told.pays && case::Task { pays: false, ..told.clone() } == *stored
}
