//! One subject: its events, its case, the tasks that the case names, the records of its readings. A pure look at what was read.

use crate::{Result, recorded, refund, submit};
use domain::calendar::Calendars;
use domain::case::{Body, Case, Changed, LimitBy, Task, Told, Unread};
use domain::event::Event;
use domain::form::{self, Answers};
use domain::package::Service;
use domain::question::Attached;
use domain::receipt::{Receipt, ed25519::VerifyingKey};
use domain::replay::{self, Replay};
use domain::{Actor, Id, Millis};
use std::collections::HashMap;
use store::Tx;
use store::access::Access;
use store::case::{Dates, Stored};
use store::recorded::Kept;
use store::refund::ToGiveBack;
use store::task::Open;

/// What belongs together.
pub struct Subject {
    pub id: Id,
    pub events: Vec<Event>,
    pub stored: Option<Stored>,
    /// The rows of the tasks that the case names, in its order.
    pub tasks: Vec<Option<Open>>,
    /// The records that it was read.
    pub readings: Vec<Access>,
    /// What is to be given back of it, since when.
    pub refunds: Vec<(Millis, ToGiveBack)>,
    /// The receipts that are listed as recorded in it.
    pub recorded: Vec<Kept>,
}

/// What all subjects are looked at by.
pub struct Known {
    /// The key of receipts and checkpoints.
    pub key: VerifyingKey,
    pub versions: Versions,
    /// Those by which the stored dates were counted.
    pub calendars: Option<Calendars>,
    /// Whether what is to be given back of older cases is in the list.
    pub refunds: bool,
}

/// Published versions by service and number.
pub type Versions = HashMap<(String, i64), Service>;

/// The tasks that a stored case names.
pub fn names_tasks(stored: &Stored) -> Vec<Id> {
    stored.case.iter().flat_map(|c| &c.tasks).map(|t| t.id).collect()
}

/// Whether a task row is there whose case does not name it.
pub fn is_stray(tx: &mut Tx, task: Id, case: Id) -> Result<bool> {
    let there = store::task::get_for_verify(tx, &[task])?.into_iter().flatten().next().is_some();
    let named = store::case::get_for_verify(tx, case)?.as_ref().map(names_tasks).unwrap_or_default();
    Ok(there && !named.contains(&task))
}

/// Number of the event (0: none) and what is wrong.
pub type Found = Vec<(i64, &'static str)>;

/// What is wrong with a chain of events.
pub fn chain(events: &[Event]) -> Found {
    let mut found = vec![];
    let mut before = None;
    for e in events {
        if !e.follows(before) {
            found.push((e.seq, if e.seq == before.map_or(1, |b| b.0 + 1) { "chain" } else { "missing-event" }));
        }
        before = Some((e.seq, e.hash));
    }
    found
}

impl Subject {
    /// Reads it whole.
    pub fn read(tx: &mut Tx, id: Id) -> Result<Subject> {
        let stored = store::case::get_for_verify(tx, id)?;
        let events = store::event::of_case(tx, id)?;
        let tasks = store::task::get_for_verify(tx, &stored.as_ref().map(names_tasks).unwrap_or_default())?;
        let readings = store::access::of_cases_for_verify(tx, &[id])?.pop().unwrap_or_default();
        let refunds = store::refund::between(tx, id, id)?.into_iter().map(|(_, since, receipt)| (since, receipt)).collect();
        let recorded = store::recorded::between(tx, id, id)?.into_iter().map(|(_, row)| row).collect();
        Ok(Subject { id, events, stored, tasks, readings, refunds, recorded })
    }

    /// What is wrong with it; events first.
    pub fn broken(&self, known: &Known) -> Found {
        let mut found = chain(&self.events);
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
            self.state(stored, known, &mut found);
            self.receipt(stored, &known.key, &mut found);
            self.looked_at(&mut found);
        }
        found
    }

    fn state(&self, stored: &Stored, known: &Known, found: &mut Found) {
        let Some(case) = &stored.case else {
            found.push((0, "case-state"));
            return;
        };
        let Some((first, rest)) = self.events.split_first() else { return };
        let Some(pinned) = replay::pinned(first) else {
            found.push((first.seq, "event-impossible"));
            return;
        };
        let Some(service) = known.versions.get(&pinned) else {
            found.push((0, "case-service"));
            return;
        };
        let mut replay = Replay::start(service, case, first);
        for e in rest {
            replay = replay.and_then(|r| r.then(service, e));
            if replay.is_none() {
                found.push((e.seq, "event-impossible"));
                return;
            }
        }
        let Some(replay) = replay else { return };
        if replay.answers != submit::answers_hash(&stored.answers) || !self.answered(&stored.answers) {
            found.push((1, "answers"));
        }
        if let Some(part) = replay.differs(case) {
            found.push((0, part));
            return;
        }
        if let Some(part) = misses(stored, case, service, known.calendars.as_ref()) {
            found.push((0, part));
        }
        for (task, row) in case.tasks.iter().zip(&self.tasks) {
            match row {
                None => found.push((0, "task-missing")),
                Some(row) if !fits(row, task, stored, &replay, known.calendars.as_ref()) => found.push((0, "task-differs")),
                Some(_) => {}
            }
        }
        // Most events record nothing, and are not read once more for it.
        let records = |e: &&Event| matches!(e.kind.as_str(), "finished" | "received") && e.body.contains("\"receipt\":\"");
        let recording: Vec<(Millis, Body)> = self.events.iter().filter(records).filter_map(|e| Some((e.at, replay::body(e)?))).collect();
        if !recorded::fits(&self.recorded, service, &recording) {
            found.push((0, "recorded-differs"));
        }
        let (listed, owes) = (!self.refunds.is_empty(), known.refunds && case.owes_back() && service.takes_money());
        if listed || owes {
            let bodies: Vec<(Millis, Body)> = self.events.iter().filter_map(|e| Some((e.at, replay::body(e)?))).collect();
            if !refund::fits(&self.refunds, service, case, &bodies) {
                found.push((0, "refund-differs"));
            }
        }
    }

    /// Whether the answers that were changed lead back, correction by correction, to those that were submitted.
    fn answered(&self, stored: &str) -> bool {
        let changed: Vec<Changed> = self
            .events
            .iter()
            .filter_map(|e| match replay::body(e)? {
                Body::Answered { changed, .. } => changed,
                _ => None,
            })
            .collect();
        // Most cases have none, and their answers are not read.
        if changed.is_empty() {
            return true;
        }
        let (Ok(mut answers), Some(Body::Submitted { answers: first, .. })) =
            (serde_json::from_str::<Answers>(stored), self.events.first().and_then(replay::body))
        else {
            return false;
        };
        let is = |answers: &Answers, hash: &str| serde_json::to_string(answers).is_ok_and(|json| submit::answers_hash(&json) == hash);
        changed.iter().rev().all(|c| is(&answers, &c.answers) && c.undo(&mut answers).is_some()) && is(&answers, &first)
    }

    /// Each reading is an event and a record that the person sees, and they say the same.
    fn looked_at(&self, found: &mut Found) {
        let mut records: Vec<&Access> = self.readings.iter().collect();
        for e in &self.events {
            let Some(Body::Read { place, purpose }) = replay::body(e) else { continue };
            let officer = e.actor.strip_prefix("officer:").unwrap_or(&e.actor);
            let says = |r: &&Access| r.at == e.at && r.officer == officer && r.place == place.key() && r.purpose == purpose;
            match records.iter().position(says) {
                Some(n) => drop(records.swap_remove(n)),
                None => found.push((e.seq, "reading-unrecorded")),
            }
        }
        found.extend(records.iter().map(|_| (0, "reading-stray")));
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

/// The mark that a row should have, beside the one it has. A row from before there were marks says nothing; after a message
/// of the person, it does not know of an answer from before.
fn marked(row: Option<&str>, replay: Option<Unread>, before_units: Option<Unread>) -> Option<String> {
    match (row?, replay) {
        // Written by the rule of then.
        (row, _) if row == before_units.map_or("", Unread::as_str) => Some(row.into()),
        ("message", Some(Unread::Answer)) => Some("message".into()),
        (_, unread) => Some(unread.map_or("", |u| u.as_str()).into()),
    }
}

/// Which date of a case is not what its state and the calendars give: until when, or when the clock must look. The clock may look too early,
/// and finds nothing to do; it may not come late, but where it failed and looks again. Without calendars it is known whether it must look at all.
fn misses(stored: &Stored, case: &Case, service: &Service, calendars: Option<&Calendars>) -> Option<&'static str> {
    let Dates { due_at, wakes_at } = stored.dates;
    let of = Dates::of(case, service, calendars.unwrap_or(&Calendars::default()));
    if calendars.is_some() && due_at != of.due_at {
        return Some("case-due");
    }
    let late = match (of.wakes_at, wakes_at) {
        (Some(_), None) => true,
        (Some(must), Some(does)) => calendars.is_some() && does > must && stored.again_at != wakes_at,
        (None, _) => false,
    };
    late.then_some("case-wakes")
}

/// Whether an event of that moment made a notice of a case.
pub fn is_told(told: &store::notice::Told) -> bool {
    let made = |body: &Body| {
        // Whose event it is matters to what was taken back alone.
        let by = [Actor::System, Actor::Anonymous].map(|by| body.notice(&by).map(Told::as_str));
        let kind = told.kind.as_str();
        kind == body.kind()
            || by.contains(&Some(kind))
            || match Told::parse(kind) {
                // Whatever leads a case on may lead to where it is paid, or end a task to whose visit nobody comes any more.
                Some(Told::Payment) => true,
                Some(Told::Finished) => matches!(body, Body::Finished { .. }),
                Some(Told::VisitCalledOff) => matches!(body, Body::Escalated { .. }),
                _ => false,
            }
    };
    told.is_persons && told.bodies.iter().any(|body| serde_json::from_str(body).is_ok_and(|body| made(&body)))
}

/// The day by which the unit of a task must do something, as far as it is known. Those of a task's own clock and of completeness
/// follow from calendars; where they are not here, completeness is due before the case is.
fn due(row: &Open, task: &Task, stored: &Stored, case: &Case, calendars: Option<&Calendars>) -> Option<Millis> {
    if let Some(calendars) = calendars {
        return case.listed_limit(task, calendars).0;
    }
    match stored.dates.due_at {
        _ if task.clock.is_some() => row.due_at,
        Some(of_case) if case.says_whether_complete(task) => Some(row.due_at.map_or(of_case, |at| at.min(of_case))),
        of_case => of_case,
    }
}

/// By what the date of a row should stand, beside what it says. A row that says nothing leaves it to the state of its case.
fn limited(row: &Open, task: &Task, stored: &Stored, case: &Case) -> Option<String> {
    let by = row.limit_by.as_deref().and_then(LimitBy::parse)?;
    row.limit_by.clone().filter(|_| case.may_list(task, by, row.due_at, stored.dates.due_at))
}

/// Whether a task row says what its case says.
fn fits(row: &Open, task: &Task, stored: &Stored, replay: &Replay, calendars: Option<&Calendars>) -> bool {
    let Some(case) = &stored.case else { return false };
    *row == Open {
        id: task.id,
        case: case.id,
        acting: task.place.key(),
        service: case.service.clone(),
        stage: case.stage.clone(),
        kind: task.kind.clone(),
        officer: task.officer.clone(),
        due_at: due(row, task, stored, case, calendars),
        waiting: case.waits_in_list(task.id),
        opened_at: replay.task_opened_at(task.id).unwrap_or_default(),
        code: case.tracking_code.clone(),
        version: case.version,
        person: case.person,
        unread: marked(row.unread.as_deref(), replay.unread(task.id), replay.unread_before_units(task.id)),
        limit_by: limited(row, task, stored, case),
    }
}
