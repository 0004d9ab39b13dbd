//! Cases: one row each. What is searched or sorted is a column; the rest of the state is JSON text.

use crate::{Error, Fault, Result, Row, Tx};
use domain::case::{Case, Decision, Place, Status, Task};
use domain::clock::Clock;
use domain::form::Answers;
use domain::{Id, Lang, Millis, Refusal};
use serde_json::{Value, json};

/// What a list shows of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// Id.
    pub id: Id,
    /// Tracking code.
    pub code: String,
    /// Service id.
    pub service: String,
    /// Version of the service.
    pub version: i64,
    /// Accountable agency.
    pub steward: String,
    /// Who acts now.
    pub acting: Place,
    /// Stage id.
    pub stage: String,
    /// Status.
    pub status: Status,
    /// Until when; `None` while the clock stands or when closed.
    pub due_at: Option<Millis>,
    /// When it was submitted.
    pub submitted_at: Millis,
    /// When it last changed.
    pub changed_at: Millis,
}

const BRIEF: usize = 11;

fn place(s: &str) -> Place {
    Place::parse(s).unwrap_or(Place { agency: s.into(), unit: String::new() })
}

fn brief(r: &mut Row) -> Brief {
    Brief {
        id: r.id(0),
        code: r.text(1),
        service: r.text(2),
        version: r.int(3),
        steward: r.text(4),
        acting: place(&r.text(5)),
        stage: r.text(6),
        status: Status::parse(&r.text(7)).unwrap_or(Status::Open),
        due_at: r.opt_int(8),
        submitted_at: r.int(9),
        changed_at: r.int(10),
    }
}

/// JSON of the parts of the state that have no column.
pub fn state_json(case: &Case) -> String {
    json!({ "before": case.acted_before, "task": case.task, "clock": case.clock, "question": case.question, "decision": case.decision })
        .to_string()
}

/// The task that a state as stored names.
pub(crate) fn task_of_state(state: &str) -> Option<Id> {
    let state: Value = serde_json::from_str(state).ok()?;
    serde_json::from_value::<Option<Task>>(state.get("task")?.clone()).ok()?.map(|t| t.id)
}

fn full(r: &mut Row) -> Result<Case> {
    let b = brief(r);
    let state: Value =
        serde_json::from_str(&r.text(BRIEF + 2)).map_err(|e| Error::Fault(Fault::new(format!("state of case {}: {e}", b.id))))?;
    let part = |k: &str| state.get(k).cloned().unwrap_or(Value::Null);
    let bad = |e: serde_json::Error| Error::Fault(Fault::new(format!("state of case: {e}")));
    Ok(Case {
        id: b.id,
        tracking_code: b.code,
        service: b.service,
        version: b.version,
        person: r.id(BRIEF),
        lang: Lang::parse(&r.text(BRIEF + 1)).unwrap_or(Lang::FA),
        steward: b.steward,
        acting: b.acting,
        acted_before: serde_json::from_value(part("before")).map_err(bad)?,
        stage: b.stage,
        status: b.status,
        task: serde_json::from_value::<Option<Task>>(part("task")).map_err(bad)?,
        clock: serde_json::from_value::<Clock>(part("clock")).map_err(bad)?,
        question: serde_json::from_value::<Option<String>>(part("question")).map_err(bad)?,
        decision: serde_json::from_value::<Option<Decision>>(part("decision")).map_err(bad)?,
        submitted_at: b.submitted_at,
        changed_at: b.changed_at,
    })
}

/// Adds a case whose first event has been written, with the signature of its receipt (64 bytes). A tracking code in use is
/// refused; the caller tries another.
pub fn add(tx: &mut Tx, case: &Case, due_at: Option<Millis>, answers_json: String, receipt: Vec<u8>) {
    tx.one_or(
        "INSERT INTO cases (id, code, service, version, person, lang, steward, acting, stage, status, due_at, submitted_at, changed_at, revision, state, answers, receipt)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 1, ?14, ?15, ?16) ON CONFLICT (code) DO NOTHING",
        vec![
            case.id.into(),
            (&case.tracking_code).into(),
            (&case.service).into(),
            case.version.into(),
            case.person.into(),
            case.lang.as_str().into(),
            (&case.steward).into(),
            case.acting.key().into(),
            (&case.stage).into(),
            case.status.as_str().into(),
            due_at.into(),
            case.submitted_at.into(),
            case.changed_at.into(),
            state_json(case).into(),
            answers_json.into(),
            receipt.into(),
        ],
        Refusal::Conflict(domain::Msg::new("refusal-code-taken")),
    );
}

/// Writes the new state; `revision` is the number of the event that made it.
pub fn put(tx: &mut Tx, case: &Case, due_at: Option<Millis>, revision: i64) {
    tx.one_or(
        "UPDATE cases SET steward = ?2, acting = ?3, stage = ?4, status = ?5, due_at = ?6, changed_at = ?7, state = ?8, revision = ?9 WHERE id = ?1 AND revision = ?10",
        vec![
            case.id.into(),
            (&case.steward).into(),
            case.acting.key().into(),
            (&case.stage).into(),
            case.status.as_str().into(),
            due_at.into(),
            case.changed_at.into(),
            state_json(case).into(),
            revision.into(),
            (revision - 1).into(),
        ],
        Refusal::Conflict(domain::Msg::new("refusal-changed-meanwhile")),
    );
}

/// Only the number of the last event: for events that change nothing else.
pub fn put_revision(tx: &mut Tx, id: Id, revision: i64) {
    tx.one_or(
        "UPDATE cases SET revision = ?2 WHERE id = ?1 AND revision = ?3",
        vec![id.into(), revision.into(), (revision - 1).into()],
        Refusal::Conflict(domain::Msg::new("refusal-changed-meanwhile")),
    );
}

const GET: &str = "SELECT id, code, service, version, steward, acting, stage, status, due_at, submitted_at, changed_at, person, lang, state FROM cases WHERE id = ?1";

/// A case beside its first event, then its other events: one statement, for this is the hottest read of the house.
const WITH_EVENTS: &str = "SELECT c.id, c.code, c.service, c.version, c.steward, c.acting, c.stage, c.status, c.due_at, c.submitted_at, c.changed_at, c.person, c.lang, c.state,
        e.subject, e.seq, e.kind, e.actor, e.on_behalf, e.at, e.body, e.hash
 FROM events e LEFT JOIN cases c ON c.id = e.subject AND e.seq = 1 WHERE e.subject = ?1 ORDER BY e.seq";

/// The same with answers and person.
const WHOLE: &str = "SELECT c.id, c.code, c.service, c.version, c.steward, c.acting, c.stage, c.status, c.due_at, c.submitted_at, c.changed_at, c.person, c.lang, c.state,
        e.subject, e.seq, e.kind, e.actor, e.on_behalf, e.at, e.body, e.hash,
        c.answers, p.id, p.kind, p.identifier, p.name, p.mobile, p.email, p.lang, p.created_at
 FROM events e LEFT JOIN cases c ON c.id = e.subject AND e.seq = 1 LEFT JOIN persons p ON p.id = c.person WHERE e.subject = ?1 ORDER BY e.seq";
/// Columns of an event.
const EVENT: usize = 8;

/// One case.
pub fn get(tx: &mut Tx, id: Id) -> Result<Option<Case>> {
    tx.row(GET, &[id.into()])?.as_mut().map(full).transpose()
}

/// The day by which the agency must be done, as stored for lists.
pub fn due_at(tx: &mut Tx, id: Id) -> Result<Option<Millis>> {
    Ok(tx.row("SELECT due_at FROM cases WHERE id = ?1", &[id.into()])?.and_then(|r| r.opt_int(0)))
}

/// Open cases in the order of their tasks, after the task `after`: task, case and the stored due date.
pub fn open_after(tx: &mut Tx, after: Id, limit: i64) -> Result<Vec<(Id, Case, Option<Millis>)>> {
    let rows = tx.rows(
        "SELECT c.id, c.code, c.service, c.version, c.steward, c.acting, c.stage, c.status, c.due_at, c.submitted_at, c.changed_at, c.person, c.lang, c.state, t.id
         FROM tasks t JOIN cases c ON c.id = t.case_id WHERE t.id > ?1 ORDER BY t.id LIMIT ?2",
        &[after.into(), limit.into()],
    )?;
    rows.into_iter().map(|mut r| Ok((r.id(BRIEF + 3), full(&mut r)?, r.opt_int(8)))).collect()
}

/// One case with its events.
pub fn get_with_events(tx: &mut Tx, id: Id) -> Result<Option<(Case, Vec<domain::event::Event>)>> {
    both(tx.rows(WITH_EVENTS, &[id.into()])?)
}

/// The same, outside a closure.
pub async fn fetch_with_events(store: &crate::Store, id: Id) -> Result<Option<(Case, Vec<domain::event::Event>)>> {
    both(store.flight(&[(WITH_EVENTS, vec![id.into()])]).await?.pop().unwrap_or_default())
}

/// Everything that the page of a case shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// The state.
    pub case: Case,
    /// What happened.
    pub events: Vec<domain::event::Event>,
    /// The answers.
    pub answers: Answers,
    /// Whose it is; nothing when there is no such person.
    pub person: Option<crate::person::Person>,
    /// Whether the reading of this officer has been recorded lately.
    pub recorded: bool,
    /// Notices of the case that this person has not read.
    pub new: Vec<crate::notice::New>,
}

/// Who looks at a case, for what goes with it.
#[derive(Debug, Clone, Copy)]
pub enum Looks<'a> {
    /// A person.
    Person(Id),
    /// Somebody whose readings are recorded, by name; since when a recorded reading is the same one.
    Recorded(&'a str, Millis),
}

/// A case with everything that its page shows, in one flight of two statements.
pub async fn fetch_whole(store: &crate::Store, id: Id, by: Looks<'_>) -> Result<Option<Whole>> {
    let beside = match by {
        Looks::Person(person) => (crate::notice::NEW_OF_CASE, vec![person.into(), id.into()]),
        Looks::Recorded(name, since) => (crate::access::RECORDED, vec![id.into(), name.into(), since.into()]),
    };
    let mut answers = store.flight(&[(WHOLE, vec![id.into()]), beside]).await?.into_iter();
    let (mut rows, beside) = (answers.next().unwrap_or_default(), answers.next().unwrap_or_default());
    let mut rest = rows.first_mut().map(|r| r.split_off(BRIEF + 3 + EVENT));
    let Some((case, events)) = both(rows)? else { return Ok(None) };
    let given = rest.as_mut().map(|r| r.text(0)).unwrap_or_default();
    let answers = serde_json::from_str(&given).map_err(|e| Fault::new(format!("answers of case {id}: {e}")))?;
    let person = rest.map(|mut r| r.split_off(1)).filter(|r| r.has(0)).map(|mut r| crate::person::person(&mut r));
    let (recorded, new) = match by {
        Looks::Person(_) => (false, crate::notice::new_ones(beside)),
        Looks::Recorded(..) => (!beside.is_empty(), vec![]),
    };
    Ok(Some(Whole { case, events, answers, person, recorded, new }))
}

fn both(mut rows: Vec<Row>) -> Result<Option<(Case, Vec<domain::event::Event>)>> {
    let events = rows.iter_mut().map(|r| r.split_off(BRIEF + 3)).collect();
    match rows.first_mut().filter(|r| r.has(0)) {
        None => Ok(None),
        Some(r) => Ok(Some((full(r)?, crate::event::chain(events)))),
    }
}

/// The case of a tracking code.
pub fn by_code(tx: &mut Tx, code: &str) -> Result<Option<Brief>> {
    Ok(tx
        .row("SELECT id, code, service, version, steward, acting, stage, status, due_at, submitted_at, changed_at FROM cases WHERE code = ?1", &[code.into()])?
        .as_mut()
        .map(brief))
}

/// The signature of a case's receipt as it was kept at submission; `None` for a case that has none.
pub fn receipt(tx: &mut Tx, id: Id) -> Result<Option<Vec<u8>>> {
    Ok(tx.row("SELECT receipt FROM cases WHERE id = ?1", &[id.into()])?.filter(|r| r.has(0)).map(|r| r.bytes(0).to_vec()))
}

/// Cases without a kept signature, by id: (id, tracking code). Only cases from before signatures were kept.
pub fn without_receipt(tx: &mut Tx, limit: i64) -> Result<Vec<(Id, String)>> {
    let mut rows = tx.rows("SELECT id, code FROM cases WHERE receipt IS NULL ORDER BY id LIMIT ?1", &[limit.into()])?;
    Ok(rows.iter_mut().map(|r| (r.id(0), r.text(1))).collect())
}

/// Keeps the signature of a receipt that has none; one that was kept is never changed.
pub fn keep_receipt(tx: &mut Tx, id: Id, signature: Vec<u8>) {
    tx.run("UPDATE cases SET receipt = ?2 WHERE id = ?1 AND receipt IS NULL", vec![id.into(), signature.into()]);
}

/// A person's cases, newest first, after the case `after` (nil: from the top).
pub fn of_person(tx: &mut Tx, person: Id, after: Id, limit: i64) -> Result<Vec<Brief>> {
    let after = if after.is_nil() { Id::max() } else { after };
    let mut rows = tx.rows(
        "SELECT id, code, service, version, steward, acting, stage, status, due_at, submitted_at, changed_at FROM cases WHERE person = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
        &[person.into(), after.into(), limit.into()],
    )?;
    Ok(rows.iter_mut().map(brief).collect())
}

/// A person's cases that wait for an answer.
pub fn waiting_for(tx: &mut Tx, person: Id, limit: i64) -> Result<Vec<Brief>> {
    let mut rows = tx.rows(
        "SELECT id, code, service, version, steward, acting, stage, status, due_at, submitted_at, changed_at FROM cases WHERE person = ?1 AND status = 'waiting' ORDER BY id DESC LIMIT ?2",
        &[person.into(), limit.into()],
    )?;
    Ok(rows.iter_mut().map(brief).collect())
}

/// A case as it is stored, for verification.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// Id.
    pub id: Id,
    /// The state; `None` when it cannot be read.
    pub case: Option<Case>,
    /// Until when.
    pub due_at: Option<Millis>,
    /// Number of the last event.
    pub revision: i64,
    /// Answers as stored.
    pub answers: String,
    /// Signature of the receipt, if one was kept.
    pub receipt: Option<Vec<u8>>,
}

macro_rules! stored {
    ($where:literal) => {
        concat!(
            "SELECT id, code, service, version, steward, acting, stage, status, due_at, submitted_at, changed_at, person, lang, state, ",
            "status, acting, lang, revision, answers, receipt FROM cases WHERE ",
            $where
        )
    };
}

fn stored(mut r: Row) -> Stored {
    // Words that nobody knows are read leniently elsewhere; here they are a broken state.
    let known = Status::parse(&r.text(14)).is_some() && Place::parse(&r.text(15)).is_some() && Lang::parse(&r.text(16)).is_some();
    Stored {
        id: r.id(0),
        due_at: r.opt_int(8),
        case: full(&mut r).ok().filter(|_| known),
        revision: r.int(17),
        answers: r.text(18),
        receipt: r.has(19).then(|| r.bytes(19).to_vec()),
    }
}

/// For verification: the greatest id.
pub fn newest(tx: &mut Tx) -> Result<Option<Id>> {
    Ok(tx.row("SELECT id FROM cases ORDER BY id DESC LIMIT 1", &[])?.map(|r| r.id(0)))
}

/// For verification: cases after `after`, by id.
pub fn page_for_verify(tx: &mut Tx, after: Id, limit: i64) -> Result<Vec<Stored>> {
    Ok(tx.rows(stored!("id > ?1 ORDER BY id LIMIT ?2"), &[after.into(), limit.into()])?.into_iter().map(stored).collect())
}

/// For verification: one case.
pub fn get_for_verify(tx: &mut Tx, id: Id) -> Result<Option<Stored>> {
    Ok(tx.row(stored!("id = ?1"), &[id.into()])?.map(stored))
}

/// Number of cases: counts rows, so only for reports.
pub fn count(tx: &mut Tx) -> Result<i64> {
    Ok(tx.row("SELECT COUNT(*) FROM cases", &[])?.map_or(0, |r| r.int(0)))
}
