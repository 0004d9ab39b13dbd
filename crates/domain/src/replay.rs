//! The state of a case as its events tell it: what verification compares the stored state with. Acts decide what happens
//! next; here nothing is decided, only followed.

use crate::case::{Body, Case, Decision, Mark, Place, Status, Unread};
use crate::event::Event;
use crate::question::Attached;
use crate::{Actor, Millis};

/// What the events of a case say so far.
#[derive(Debug, Clone, PartialEq)]
pub struct Replay {
    service: (String, i64),
    person: String,
    steward: String,
    acting: Place,
    acted_before: Vec<Place>,
    stage: String,
    status: Status,
    task: Option<Opened>,
    question: Option<String>,
    decision: Option<Decision>,
    submitted_at: Millis,
    changed_at: Millis,
    stopped_at: Option<Millis>,
    /// Hash of the answers that were submitted.
    pub answers: String,
}

/// The open task.
#[derive(Debug, Clone, PartialEq)]
struct Opened {
    at: Millis,
    officer: Option<String>,
    unread: Option<Unread>,
}

/// The body of an event, if it is one that we know.
pub fn body(event: &Event) -> Option<Body> {
    serde_json::from_str(&event.body).ok().filter(|b: &Body| b.kind() == event.kind)
}

/// The files that an event names.
pub fn files(event: &Event) -> Vec<Attached> {
    match body(event) {
        Some(Body::Answered { files, .. }) => files,
        _ => vec![],
    }
}

/// What of the person's words nobody has looked at, by the events of a case; nothing when it has no open task.
pub fn unread(events: &[Event]) -> Option<Unread> {
    let (first, rest) = events.split_first()?;
    rest.iter().try_fold(Replay::start(first)?, Replay::then)?.unread()
}

impl Replay {
    /// After the first event; nothing when that is not a submission.
    pub fn start(first: &Event) -> Option<Replay> {
        let Some(Body::Submitted { service, version, steward, acting, stage, answers, .. }) = body(first) else { return None };
        Some(Replay {
            service: (service, version),
            person: first.actor.clone(),
            steward,
            acting,
            acted_before: vec![],
            stage,
            status: Status::Open,
            task: Some(Opened { at: first.at, officer: None, unread: None }),
            question: None,
            decision: None,
            submitted_at: first.at,
            changed_at: first.at,
            stopped_at: None,
            answers,
        })
    }

    /// After one more event; nothing when no act could have made it here.
    pub fn then(mut self, event: &Event) -> Option<Replay> {
        let body = body(event)?;
        if matches!(body, Body::Read { .. }) {
            self.mark(&body, event);
            return Some(self);
        }
        self.changed_at = event.at;
        if matches!(body, Body::Noted { .. } | Body::Message { .. }) {
            self.mark(&body, event);
            return Some(self);
        }
        if self.status.is_closed() {
            return None;
        }
        let had = self.task.as_ref().and_then(|t| t.officer.clone());
        // Whoever works on a free task has it from then on.
        if let (Some(name), Some(task)) = (event.actor.strip_prefix("officer:"), &mut self.task) {
            task.officer = Some(name.into());
        }
        let waits = self.status == Status::Waiting;
        match &body {
            Body::Claimed => {}
            Body::Released => self.task.as_mut()?.officer = None,
            Body::TakenOver { from, .. } if had.as_ref() == Some(from) => {}
            Body::DueChanged { .. } => {}
            Body::Asked { text } if !waits => {
                (self.status, self.question, self.stopped_at) = (Status::Waiting, Some(text.clone()), Some(event.at));
            }
            Body::Answered { .. } if waits => (self.status, self.question, self.stopped_at) = (Status::Open, None, None),
            Body::Advanced { from, to, acting, .. } if !waits && *from == self.stage => {
                self.stage = to.clone();
                self.move_to(acting.clone(), event.at);
            }
            Body::Transferred { from, to, .. } if !waits && *from == self.acting => {
                self.steward = to.agency.clone();
                self.move_to(to.clone(), event.at);
            }
            Body::Decided { decision, outcome, ground, note, .. } if !waits => {
                (self.status, self.task) = (Status::Decided, None);
                self.decision =
                    Some(Decision { kind: decision.clone(), outcome: *outcome, ground: ground.clone(), note: note.clone(), at: event.at });
            }
            Body::Withdrawn { .. } => (self.status, self.task, self.question) = (Status::Withdrawn, None, None),
            _ => return None,
        }
        self.mark(&body, event);
        Some(self)
    }

    fn mark(&mut self, body: &Body, event: &Event) {
        if let Some(task) = &mut self.task {
            task.unread = Mark::of(body, &event.actor, task.officer.as_deref(), &self.acting).after(task.unread);
        }
    }

    fn move_to(&mut self, to: Place, at: Millis) {
        if to != self.acting {
            let from = std::mem::replace(&mut self.acting, to);
            if !self.acted_before.contains(&from) {
                self.acted_before.push(from);
            }
        }
        self.task = Some(Opened { at, officer: None, unread: None });
    }

    /// Since when the task is open; nothing when there is none.
    pub fn task_opened_at(&self) -> Option<Millis> {
        self.task.as_ref().map(|t| t.at)
    }

    /// What of the person's words nobody has looked at.
    pub fn unread(&self) -> Option<Unread> {
        self.task.as_ref().and_then(|t| t.unread)
    }

    /// The first part of a stored state that the events do not tell: `case-service`, `case-person`, `case-steward`,
    /// `case-acting`, `case-stage`, `case-status`, `case-task`, `case-question`, `case-decision`, `case-clock`, `case-times`.
    pub fn differs(&self, case: &Case) -> Option<&'static str> {
        let officer = |case: &Case| case.task.as_ref().map(|t| t.officer.clone());
        let parts = [
            ("case-service", self.service.0 == case.service && self.service.1 == case.version),
            ("case-person", self.person == Actor::Person(case.person).label()),
            ("case-steward", self.steward == case.steward),
            ("case-acting", self.acting == case.acting && self.acted_before == case.acted_before),
            ("case-stage", self.stage == case.stage),
            ("case-status", self.status == case.status),
            ("case-task", self.task.as_ref().map(|t| t.officer.clone()) == officer(case)),
            ("case-question", self.question == case.question),
            ("case-decision", self.decision == case.decision),
            ("case-clock", self.submitted_at == case.clock.started_at && self.stopped_at == case.clock.stopped_at),
            ("case-times", self.submitted_at == case.submitted_at && self.changed_at == case.changed_at),
        ];
        parts.iter().find(|(_, same)| !same).map(|(name, _)| *name)
    }
}
