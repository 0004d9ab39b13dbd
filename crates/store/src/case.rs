//! Cases: one row each. What is searched or sorted is a column; the rest of the state is JSON text.

use crate::{Error, Fault, Result, Row, Tx, V};
use domain::calendar::Calendars;
use domain::case::{AnswerBy, Asked, Case, Decision, LimitBy, Objected, Place, StageLimit, Status, Task};
use domain::clock::Clock;
use domain::fee::Owed;
use domain::form::Answers;
use domain::package::{DayKind, Service};
use domain::{Id, Lang, Millis, Refusal};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A case in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// The state.
    pub case: Case,
    /// Until when; `None` while the clock stands or when closed. As stored, so that a list counts no days.
    pub due_at: Option<Millis>,
}

/// Columns that are searched or sorted; the state follows them.
const COLUMNS: usize = 11;

fn place(s: &str) -> Place {
    Place::parse(s).unwrap_or(Place { agency: s.into(), unit: String::new() })
}

/// A line of a list. Where the rest of the state cannot be read, the columns still are: one such case keeps no list from anybody.
pub(crate) fn brief(r: &mut Row) -> Brief {
    let (id, submitted_at) = (r.id(0), r.int(9));
    let state = state(r).unwrap_or_else(|e| {
        tracing::error!(error = %e, case = %id, "a list has only the columns of this case");
        State::unknown(submitted_at)
    });
    Brief { due_at: r.opt_int(8), case: case_of(r, state) }
}

/// The parts of the state that have no column, as JSON.
#[derive(Serialize, Deserialize)]
struct State {
    before: Vec<Place>,
    #[serde(default)]
    tasks: Vec<Task>,
    /// The only task, in a state from before a case could have several.
    #[serde(default, skip_serializing)]
    task: Option<OnlyTask>,
    clock: Clock,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    asked: Vec<Asked>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    reopens: Vec<String>,
    /// The only question, in a state from before several units could ask, with the task that asked and the date.
    #[serde(default, skip_serializing)]
    question: Option<String>,
    #[serde(default, skip_serializing)]
    asks: Option<Id>,
    #[serde(default, skip_serializing)]
    answer_by: Option<AnswerBy>,
    decision: Option<Decision>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    competent: Option<Place>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    escalated: Option<Place>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    outcomes: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stage_limit: Option<StageLimit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    completeness: Option<Clock>,
    #[serde(default, skip_serializing_if = "is_default")]
    extended: i64,
    #[serde(default, skip_serializing_if = "is_default")]
    warned: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    late: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    was_late: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    objection: Option<Objected>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    owes: Option<Owed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<Id>,
}

impl State {
    /// Nothing is known of it but that one task is open in the unit that acts.
    fn unknown(submitted_at: Millis) -> State {
        State {
            before: vec![],
            tasks: vec![],
            task: Some(OnlyTask { id: Id::nil(), officer: None }),
            clock: Clock::start(0, DayKind::Working, submitted_at),
            asked: vec![],
            reopens: vec![],
            question: None,
            asks: None,
            answer_by: None,
            decision: None,
            competent: None,
            escalated: None,
            outcomes: BTreeMap::new(),
            stage_limit: None,
            completeness: None,
            extended: 0,
            warned: false,
            late: false,
            was_late: false,
            objection: None,
            owes: None,
            parent: None,
        }
    }
}

#[derive(Deserialize)]
struct OnlyTask {
    id: Id,
    officer: Option<String>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// JSON of the parts of the state that have no column.
pub fn state_json(case: &Case) -> String {
    let c = case.clone();
    let state = State {
        before: c.acted_before,
        tasks: c.tasks,
        task: None,
        clock: c.clock,
        asked: c.asked,
        reopens: c.reopens,
        question: None,
        asks: None,
        answer_by: None,
        decision: c.decision,
        competent: c.competent,
        escalated: c.escalated,
        outcomes: c.outcomes,
        stage_limit: c.stage_limit,
        completeness: c.completeness,
        extended: c.extended,
        warned: c.warned,
        late: c.late,
        was_late: c.was_late,
        objection: c.objection,
        owes: c.owes,
        parent: c.parent,
    };
    // Texts, numbers, lists and maps with text keys: it always becomes JSON.
    serde_json::to_string(&state).unwrap_or_default()
}

/// The tasks that a state as stored names.
pub(crate) fn tasks_of_state(state: &str) -> Vec<Id> {
    let Ok(state) = serde_json::from_str::<State>(state) else { return vec![] };
    state.tasks.iter().map(|t| t.id).chain(state.task.map(|t| t.id)).collect()
}

fn full(r: &mut Row) -> Result<Case> {
    let id = r.id(0);
    let state = state(r).map_err(|e| Error::Fault(Fault::new(format!("state of case {id}: {e}"))))?;
    Ok(case_of(r, state))
}

fn state(r: &mut Row) -> serde_json::Result<State> {
    serde_json::from_str(&r.text(COLUMNS + 2))
}

fn case_of(r: &mut Row, s: State) -> Case {
    let (id, acting, submitted_at) = (r.id(0), place(&r.text(5)), r.int(9));
    let only = s.task.map(|t| Task {
        id: t.id,
        kind: String::new(),
        place: acting.clone(),
        officer: t.officer,
        opened_at: submitted_at,
        clock: None,
        extended: 0,
        warned: false,
        late: false,
        was_late: false,
        appointment: None,
        declined: None,
        reported: None,
        not_found: false,
        pays: false,
        sub_case: None,
        awaits: vec![],
        decides: false,
        beside: false,
    });
    Case {
        id,
        tracking_code: r.text(1),
        service: r.text(2),
        version: r.int(3),
        parent: s.parent,
        person: r.id(COLUMNS),
        lang: Lang::parse(&r.text(COLUMNS + 1)).unwrap_or(Lang::FA),
        steward: r.text(4),
        acting,
        acted_before: s.before,
        competent: s.competent,
        escalated: s.escalated,
        stage: r.text(6),
        stage_limit: s.stage_limit,
        status: Status::parse(&r.text(7)).unwrap_or(Status::Open),
        tasks: s.tasks.into_iter().chain(only).collect(),
        outcomes: s.outcomes,
        clock: s.clock,
        completeness: s.completeness,
        extended: s.extended,
        warned: s.warned,
        late: s.late,
        was_late: s.was_late,
        asked: s.asked.into_iter().chain(s.question.map(|text| Asked { text, task: s.asks, by: s.answer_by, questions: vec![] })).collect(),
        reopens: s.reopens,
        decision: s.decision,
        objection: s.objection,
        owes: s.owes,
        submitted_at,
        changed_at: r.int(10),
    }
}

/// What is stored of a case's clock beside its state: until when the agency must be done, and when the clock must look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dates {
    /// Until when; `None` while the clock stands or when closed.
    pub due_at: Option<Millis>,
    /// When the clock must look; `None` when there is nothing for it to do.
    pub wakes_at: Option<Millis>,
}

impl Dates {
    /// Of a case, by its service and the days of the agencies.
    pub fn of(case: &Case, service: &Service, calendars: &Calendars) -> Dates {
        Dates { due_at: case.due_at(case.days(calendars)), wakes_at: case.wakes_at(service, calendars) }
    }
}

/// The agencies that act, or acted last, beside the steward.
fn helpers(case: &Case) -> BTreeSet<&str> {
    let places = case.tasks.iter().map(|t| &t.place).chain([&case.acting]);
    places.map(|p| p.agency.as_str()).filter(|agency| *agency != case.steward).collect()
}

/// Puts a case where the programs of its helpers find it, in the order of its last change.
fn put_helpers(tx: &mut Tx, before: Option<&Case>, case: &Case) {
    let (was, is) = (before.map(helpers).unwrap_or_default(), helpers(case));
    if was == is && before.is_some_and(|b| b.changed_at == case.changed_at) {
        return;
    }
    for agency in was {
        let key = vec![agency.into(), before.map_or(0, |b| b.changed_at).into(), case.id.into()];
        tx.run("DELETE FROM case_helpers WHERE agency = ?1 AND changed_at = ?2 AND case_id = ?3", key);
    }
    for agency in is {
        let row = vec![agency.into(), case.changed_at.into(), case.id.into()];
        tx.run("INSERT INTO case_helpers (agency, changed_at, case_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", row);
    }
}

/// Which cases of an agency.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// Only those of this service.
    pub service: Option<String>,
    /// Only those with this status.
    pub status: Option<Status>,
    /// Only those that changed after this moment or, at it, stand behind this case.
    pub after: (Millis, Id),
}

/// Cases for which an agency answers or on which one of its units acts, in the order of their last change.
pub fn of_agency(tx: &mut Tx, agency: &str, wanted: &Wanted, limit: i64) -> Result<Vec<Brief>> {
    let (service, status) = (wanted.service.as_deref().unwrap_or(""), wanted.status.map_or("", |s| s.as_str()));
    let asked: [V; 6] = [agency.into(), wanted.after.0.into(), wanted.after.1.into(), service.into(), status.into(), limit.into()];
    let found = tx.rows_of(&[
        (
            "SELECT id, code, service, version, steward, acting, stage, status, due_at, submitted_at, changed_at, person, lang, state FROM cases
             WHERE steward = ?1 AND (changed_at, id) > (?2, ?3) AND (?4 = '' OR service = ?4) AND (?5 = '' OR status = ?5) ORDER BY changed_at, id LIMIT ?6",
            &asked,
        ),
        (
            "SELECT c.id, c.code, c.service, c.version, c.steward, c.acting, c.stage, c.status, c.due_at, c.submitted_at, c.changed_at, c.person, c.lang, c.state
             FROM case_helpers h JOIN cases c ON c.id = h.case_id
             WHERE h.agency = ?1 AND (h.changed_at, h.case_id) > (?2, ?3) AND (?4 = '' OR c.service = ?4) AND (?5 = '' OR c.status = ?5)
             ORDER BY h.changed_at, h.case_id LIMIT ?6",
            &asked,
        ),
    ])?;
    let mut cases = found.into_iter().flatten().map(|mut r| brief(&mut r)).collect::<Vec<Brief>>();
    cases.sort_by_key(|b| (b.case.changed_at, b.case.id));
    cases.truncate(limit.max(0) as usize);
    Ok(cases)
}

/// Adds a case of which the events up to the number `revision` are written, with the signature of its receipt (64 bytes) and the `name` of the person
/// as it is now. The name is given and not looked up: a row that is read here would make others of the same moment try again. A
/// tracking code in use is refused; the caller tries another.
pub fn add(tx: &mut Tx, case: &Case, dates: Dates, answers_json: String, receipt: Vec<u8>, name: &str, revision: i64) {
    tx.one_or(
        "INSERT INTO cases (id, code, service, version, person, lang, steward, acting, stage, status, due_at, submitted_at, changed_at, revision, state, answers, receipt, wakes_at, name, object_until)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?19, ?14, ?15, ?16, ?17, ?18, ?20) ON CONFLICT (code) DO NOTHING",
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
            dates.due_at.into(),
            case.submitted_at.into(),
            case.changed_at.into(),
            state_json(case).into(),
            answers_json.into(),
            receipt.into(),
            dates.wakes_at.into(),
            name.into(),
            revision.into(),
            case.kept_objection_until().into(),
        ],
        Refusal::Conflict(domain::Msg::new("refusal-code-taken")),
    );
    put_helpers(tx, None, case);
}

/// Writes the new state in the place of `was`; `before` is the number of the event after which that was read, `revision` that of the last
/// event that made the new one.
pub fn put(tx: &mut Tx, was: &Case, case: &Case, dates: Dates, before: i64, revision: i64) {
    tx.one_or(
        "UPDATE cases SET steward = ?2, acting = ?3, stage = ?4, status = ?5, due_at = ?6, changed_at = ?7, state = ?8, revision = ?9, wakes_at = ?11, object_until = ?12 WHERE id = ?1 AND revision = ?10",
        vec![
            case.id.into(),
            (&case.steward).into(),
            case.acting.key().into(),
            (&case.stage).into(),
            case.status.as_str().into(),
            dates.due_at.into(),
            case.changed_at.into(),
            state_json(case).into(),
            revision.into(),
            before.into(),
            dates.wakes_at.into(),
            case.kept_objection_until().into(),
        ],
        Refusal::Conflict(domain::Msg::new("refusal-changed-meanwhile")),
    );
    put_helpers(tx, Some(was), case);
    // What others signed is theirs to read until the case ends, and not again while an objection is looked at.
    if case.status.is_closed() && !was.status.is_closed() {
        crate::signature::remove(tx, case.id);
    }
}

/// Other answers from here on, beside the state that [`put`] writes in the same transaction.
pub fn put_answers(tx: &mut Tx, id: Id, answers_json: String) {
    tx.run("UPDATE cases SET answers = ?2 WHERE id = ?1", vec![id.into(), answers_json.into()]);
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

/// The same with answers and person, whose name is that of the submission.
const WHOLE: &str = "SELECT c.id, c.code, c.service, c.version, c.steward, c.acting, c.stage, c.status, c.due_at, c.submitted_at, c.changed_at, c.person, c.lang, c.state,
        e.subject, e.seq, e.kind, e.actor, e.on_behalf, e.at, e.body, e.hash,
        c.answers, p.id, p.kind, p.identifier, c.name, p.mobile, p.email, p.lang, p.created_at, p.name
 FROM events e LEFT JOIN cases c ON c.id = e.subject AND e.seq = 1 LEFT JOIN persons p ON p.id = c.person WHERE e.subject = ?1 ORDER BY e.seq";
/// Columns of an event.
const EVENT: usize = 8;

/// One case.
pub fn get(tx: &mut Tx, id: Id) -> Result<Option<Case>> {
    tx.row(GET, &[id.into()])?.as_mut().map(full).transpose()
}

/// Cases of a list by their ids, in their order, in one flight; nothing for one that is not there.
pub fn all_of(tx: &mut Tx, ids: &[Id]) -> Result<Vec<Option<Case>>> {
    let params: Vec<[V; 1]> = ids.iter().map(|id| [V::from(*id)]).collect();
    let queries: Vec<(&'static str, &[V])> = params.iter().map(|p| (GET, p.as_slice())).collect();
    Ok(tx.rows_of(&queries)?.into_iter().map(|rows| rows.into_iter().next().as_mut().map(|r| brief(r).case)).collect())
}

/// The name of the person as it was at submission, maybe empty.
pub fn name(tx: &mut Tx, id: Id) -> Result<String> {
    Ok(tx.row("SELECT name FROM cases WHERE id = ?1", &[id.into()])?.map(|mut r| r.text(0)).unwrap_or_default())
}

/// A case with its answers.
pub fn get_with_answers(tx: &mut Tx, id: Id) -> Result<Option<(Case, Answers)>> {
    let sql = "SELECT id, code, service, version, steward, acting, stage, status, due_at, submitted_at, changed_at, person, lang, state, answers FROM cases WHERE id = ?1";
    let Some(mut row) = tx.row(sql, &[id.into()])? else { return Ok(None) };
    let given = row.text(COLUMNS + 3);
    let answers = serde_json::from_str(&given).map_err(|e| Fault::new(format!("answers of case {id}: {e}")))?;
    Ok(Some((full(&mut row)?, answers)))
}

/// The agencies that answer for a case; one look at the index for each.
pub fn stewards(tx: &mut Tx) -> Result<Vec<String>> {
    tx.each_text("SELECT steward FROM cases WHERE steward > ?1 ORDER BY steward LIMIT 1")
}

/// Cases at which the clock must look by now, the longest due first.
pub fn awake(tx: &mut Tx, now: Millis, limit: i64) -> Result<Vec<Id>> {
    let sql = "SELECT id FROM cases WHERE wakes_at IS NOT NULL AND wakes_at <= ?1 ORDER BY wakes_at, id LIMIT ?2";
    Ok(tx.rows(sql, &[now.into(), limit.into()])?.iter().map(|r| r.id(0)).collect())
}

/// The dates as stored.
pub fn dates(tx: &mut Tx, id: Id) -> Result<Dates> {
    let row = tx.row("SELECT due_at, wakes_at FROM cases WHERE id = ?1", &[id.into()])?;
    Ok(row.map_or_else(Dates::default, |r| Dates { due_at: r.opt_int(0), wakes_at: r.opt_int(1) }))
}

/// Only the moment at which the clock must look; nothing else of the case changes.
pub fn put_wakes_at(tx: &mut Tx, id: Id, wakes_at: Option<Millis>) {
    tx.run("UPDATE cases SET wakes_at = ?2 WHERE id = ?1", vec![id.into(), wakes_at.into()]);
}

/// An open task: its id, its case, the stored dates of the case, until when its row says that the task is due, and by what.
pub type OpenTask = (Id, Case, Dates, (Option<Millis>, Option<LimitBy>));

/// Open cases in the order of their tasks, after the task `after`. A case with several tasks comes once for each.
pub fn open_after(tx: &mut Tx, after: Id, limit: i64) -> Result<Vec<OpenTask>> {
    let rows = tx.rows(
        "SELECT c.id, c.code, c.service, c.version, c.steward, c.acting, c.stage, c.status, c.due_at, c.submitted_at, c.changed_at, c.person, c.lang, c.state, t.id, c.wakes_at, t.due_at, t.limit_by
         FROM tasks t JOIN cases c ON c.id = t.case_id WHERE t.id > ?1 ORDER BY t.id LIMIT ?2",
        &[after.into(), limit.into()],
    )?;
    let dates = |r: &Row| Dates { due_at: r.opt_int(8), wakes_at: r.opt_int(COLUMNS + 4) };
    let due = |r: &Row| crate::task::due_of(r.int(COLUMNS + 5));
    let by = |r: &mut Row| r.opt_text(COLUMNS + 6).as_deref().and_then(LimitBy::parse);
    rows.into_iter().map(|mut r| Ok((r.id(COLUMNS + 3), full(&mut r)?, dates(&r), (due(&r), by(&mut r))))).collect()
}

/// Closed cases to whose decision one may still object, in the order of the last moment for that, after a moment and the case at it.
/// Those whose decision is from before that was kept are not among them.
pub fn objectable_after(tx: &mut Tx, after: (Millis, Id), limit: i64) -> Result<Vec<(Millis, Case)>> {
    let rows = tx.rows(
        "SELECT id, code, service, version, steward, acting, stage, status, due_at, submitted_at, changed_at, person, lang, state, object_until FROM cases
         WHERE object_until IS NOT NULL AND (object_until, id) > (?1, ?2) ORDER BY object_until, id LIMIT ?3",
        &[after.0.into(), after.1.into(), limit.into()],
    )?;
    rows.into_iter().map(|mut r| Ok((r.int(COLUMNS + 3), full(&mut r)?))).collect()
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
    /// Whose it is, under the name of the submission; nothing when there is no such person.
    pub person: Option<crate::person::Person>,
    /// The name that the person has now; may be empty.
    pub name_now: String,
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
    let mut rest = rows.first_mut().map(|r| r.split_off(COLUMNS + 3 + EVENT));
    let Some((case, events)) = both(rows)? else { return Ok(None) };
    let given = rest.as_mut().map(|r| r.text(0)).unwrap_or_default();
    let answers = serde_json::from_str(&given).map_err(|e| Fault::new(format!("answers of case {id}: {e}")))?;
    let person = rest.map(|mut r| r.split_off(1)).filter(|r| r.has(0)).map(|mut r| (crate::person::person(&mut r), r.text(8)));
    let (person, name_now) = person.unzip();
    let (recorded, new) = match by {
        Looks::Person(_) => (false, crate::notice::new_ones(beside)),
        Looks::Recorded(..) => (!beside.is_empty(), vec![]),
    };
    Ok(Some(Whole { case, events, answers, person, name_now: name_now.unwrap_or_default(), recorded, new }))
}

fn both(mut rows: Vec<Row>) -> Result<Option<(Case, Vec<domain::event::Event>)>> {
    let events = rows.iter_mut().map(|r| r.split_off(COLUMNS + 3)).collect();
    match rows.first_mut().filter(|r| r.has(0)) {
        None => Ok(None),
        Some(r) => Ok(Some((full(r)?, crate::event::chain(events)))),
    }
}

/// The case of a tracking code.
pub fn by_code(tx: &mut Tx, code: &str) -> Result<Option<Brief>> {
    let sql = "SELECT id, code, service, version, steward, acting, stage, status, due_at, submitted_at, changed_at, person, lang, state FROM cases WHERE code = ?1";
    Ok(tx.row(sql, &[code.into()])?.as_mut().map(brief))
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
        "SELECT id, code, service, version, steward, acting, stage, status, due_at, submitted_at, changed_at, person, lang, state FROM cases WHERE person = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
        &[person.into(), after.into(), limit.into()],
    )?;
    Ok(rows.iter_mut().map(brief).collect())
}

/// A person's cases of a service that are not closed, newest first.
pub fn open_of_service(tx: &mut Tx, person: Id, service: &str, limit: i64) -> Result<Vec<Brief>> {
    let mut rows = tx.rows(
        "SELECT id, code, service, version, steward, acting, stage, status, due_at, submitted_at, changed_at, person, lang, state FROM cases
         WHERE person = ?1 AND service = ?2 AND status NOT IN ('decided', 'withdrawn') ORDER BY id DESC LIMIT ?3",
        &[person.into(), service.into(), limit.into()],
    )?;
    Ok(rows.iter_mut().map(brief).collect())
}

/// A person's cases in which it may be the person's turn, newest first: those that wait, and those of which a task has an
/// appointment. Whether that is still to come is for the caller to see.
pub fn may_be_turn_of(tx: &mut Tx, person: Id, limit: i64) -> Result<Vec<Brief>> {
    let of = [V::from(person), limit.into()];
    let waiting = "SELECT id, code, service, version, steward, acting, stage, status, due_at, submitted_at, changed_at, person, lang, state FROM cases WHERE person = ?1 AND status = 'waiting' ORDER BY id DESC LIMIT ?2";
    let visited = "SELECT id, code, service, version, steward, acting, stage, status, due_at, submitted_at, changed_at, person, lang, state FROM cases WHERE person = ?1 AND status = 'open' AND state LIKE '%\"appointment\":%' ORDER BY id DESC LIMIT ?2";
    let mut found: Vec<Brief> = tx.rows_of(&[(waiting, &of[..]), (visited, &of[..])])?.iter_mut().flatten().map(brief).collect();
    found.sort_by_key(|b| std::cmp::Reverse(b.case.id));
    found.truncate(limit as usize);
    Ok(found)
}

/// The cases of which that page of a person's notices tells, as `notice::of_person` gives it.
pub fn of_notices(tx: &mut Tx, person: Id, after: Id, limit: i64) -> Result<Vec<Brief>> {
    let after = if after.is_nil() { Id::max() } else { after };
    let mut rows = tx.rows(
        "SELECT id, code, service, version, steward, acting, stage, status, due_at, submitted_at, changed_at, person, lang, state FROM cases
         WHERE id IN (SELECT n.case_id FROM (SELECT case_id FROM notices WHERE person = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3) n)",
        &[person.into(), after.into(), limit.into()],
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
    /// Until when, and when the clock must look.
    pub dates: Dates,
    /// When the clock looks again at a case on which it could not act.
    pub again_at: Option<Millis>,
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
            "status, acting, lang, revision, answers, receipt, wakes_at, (SELECT again_at FROM clock_failures f WHERE f.case_id = cases.id) FROM cases WHERE ",
            $where
        )
    };
}

fn stored(mut r: Row) -> Stored {
    // Words that nobody knows are read leniently elsewhere; here they are a broken state.
    let known = Status::parse(&r.text(14)).is_some() && Place::parse(&r.text(15)).is_some() && Lang::parse(&r.text(16)).is_some();
    Stored {
        id: r.id(0),
        dates: Dates { due_at: r.opt_int(8), wakes_at: r.opt_int(20) },
        again_at: r.opt_int(21),
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

/// When the first of all cases was submitted; nothing where there is none.
pub fn first_submitted(tx: &mut Tx) -> Result<Option<Millis>> {
    Ok(tx.row("SELECT submitted_at FROM cases ORDER BY id LIMIT 1", &[])?.map(|r| r.int(0)))
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
