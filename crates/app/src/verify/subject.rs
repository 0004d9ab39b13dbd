//! One subject: its events, its case, the task that the case names. A pure look at what was read.

use crate::{Result, submit};
use domain::Id;
use domain::case::Unread;
use domain::event::Event;
use domain::form;
use domain::question::Attached;
use domain::receipt::{Receipt, ed25519::VerifyingKey};
use domain::replay::{self, Replay};
use store::Tx;
use store::case::Stored;
use store::task::Open;

/// What belongs together.
pub struct Subject {
    pub id: Id,
    pub events: Vec<Event>,
    pub stored: Option<Stored>,
    pub task: Option<Open>,
}

/// The task that a stored case names.
pub fn names_task(stored: &Stored) -> Option<Id> {
    stored.case.as_ref()?.task.as_ref().map(|t| t.id)
}

/// Whether a task row is there whose case does not name it.
pub fn is_stray(tx: &mut Tx, task: Id, case: Id) -> Result<bool> {
    let there = store::task::get_for_verify(tx, &[task])?.into_iter().flatten().next().is_some();
    let named = store::case::get_for_verify(tx, case)?.as_ref().and_then(names_task);
    Ok(there && named != Some(task))
}

/// Number of the event (0: none) and what is wrong.
pub type Found = Vec<(i64, &'static str)>;

impl Subject {
    /// Reads it whole.
    pub fn read(tx: &mut Tx, id: Id) -> Result<Subject> {
        let stored = store::case::get_for_verify(tx, id)?;
        let events = store::event::of_case(tx, id)?;
        let task = match stored.as_ref().and_then(names_task) {
            Some(task) => store::task::get_for_verify(tx, &[task])?.into_iter().next().flatten(),
            None => None,
        };
        Ok(Subject { id, events, stored, task })
    }

    /// What is wrong with it; events first.
    pub fn broken(&self, key: &VerifyingKey) -> Found {
        let mut found = self.chain();
        let Some(stored) = &self.stored else {
            // Read again, neither may be there any more.
            if !self.events.is_empty() {
                found.push((1, "case-missing"));
            }
            return found;
        };
        let Some(last) = self.events.last() else { return vec![(0, "case-without-events")] };
        if stored.revision != last.seq {
            found.push((last.seq, "events-missing"));
        }
        // A state that comes from broken events says nothing more.
        if found.is_empty() {
            self.state(stored, &mut found);
            self.receipt(stored, key, &mut found);
        }
        found
    }

    fn chain(&self) -> Found {
        let mut found = vec![];
        let mut before = None;
        for e in &self.events {
            if !e.follows(before) {
                found.push((e.seq, if e.seq == before.map_or(1, |b| b.0 + 1) { "chain" } else { "missing-event" }));
            }
            before = Some((e.seq, e.hash));
        }
        found
    }

    fn state(&self, stored: &Stored, found: &mut Found) {
        let mut replay: Option<Replay> = None;
        for e in &self.events {
            replay = match replay {
                None => Replay::start(e),
                Some(r) => r.then(e),
            };
            if replay.is_none() {
                found.push((e.seq, "event-impossible"));
                return;
            }
        }
        let Some(replay) = replay else { return };
        if replay.answers != submit::answers_hash(&stored.answers) {
            found.push((1, "answers"));
        }
        let Some(case) = &stored.case else {
            found.push((0, "case-state"));
            return;
        };
        if let Some(part) = replay.differs(case) {
            found.push((0, part));
            return;
        }
        match (&case.task, &self.task) {
            (Some(_), None) => found.push((0, "task-missing")),
            (Some(_), Some(row)) if !fits(row, stored, &replay) => found.push((0, "task-differs")),
            _ => {}
        }
    }

    fn receipt(&self, stored: &Stored, key: &VerifyingKey, found: &mut Found) {
        let (Some(first), Some(case)) = (self.events.first(), &stored.case) else { return };
        let Some(signature) = &stored.receipt else {
            found.push((1, "receipt-missing"));
            return;
        };
        let receipt = Receipt::unsigned(&case.tracking_code, first).map(|r| Receipt { signature: hex::encode(signature), ..r });
        if receipt.is_none_or(|r| r.verify(key).is_err()) {
            found.push((1, "receipt"));
        }
    }

    /// The files that answers and events name, with the number of the event.
    pub fn files(&self) -> Vec<(i64, Attached)> {
        let answers = self.stored.as_ref().and_then(|s| serde_json::from_str(&s.answers).ok());
        let first = answers.iter().flat_map(form::files).map(|f| (1, f));
        first.chain(self.events.iter().flat_map(|e| replay::files(e).into_iter().map(|f| (e.seq, f)))).collect()
    }
}

/// Whether a task row says what its case says.
/// The mark that a row should have, beside the one it has. A row from before there were marks says nothing; after a message
/// of the person, it does not know of an answer from before.
fn marked(row: Option<&str>, replay: Option<Unread>) -> Option<String> {
    match (row?, replay) {
        ("message", Some(Unread::Answer)) => Some("message".into()),
        (_, unread) => Some(unread.map_or("", |u| u.as_str()).into()),
    }
}

fn fits(row: &Open, stored: &Stored, replay: &Replay) -> bool {
    let Some(case) = &stored.case else { return false };
    let task = case.task.clone();
    *row == Open {
        id: task.as_ref().map_or(row.id, |t| t.id),
        case: case.id,
        acting: case.acting.key(),
        service: case.service.clone(),
        stage: case.stage.clone(),
        officer: task.and_then(|t| t.officer),
        due_at: stored.due_at,
        waiting: case.status == domain::case::Status::Waiting,
        opened_at: replay.task_opened_at().unwrap_or_default(),
        code: case.tracking_code.clone(),
        version: case.version,
        person: case.person,
        unread: marked(row.unread.as_deref(), replay.unread()),
    }
}
