//! Open tasks: one row each; a case that is not closed has at least one. A desk's list is a keyset page over an index that matches it.

use crate::{Result, Row, Tx, V, counter, session};
use domain::calendar::Calendars;
use domain::case::{Case, LimitBy, Mark, Task, Unread};
use domain::{Id, Millis};

/// Where a task without a running clock stands in lists ordered by due date: at the end.
pub const NO_DUE: Millis = 1 << 60;

/// The places (`agency/unit`) at which tasks are open; one look at the index for each.
pub fn places(tx: &mut Tx) -> Result<Vec<String>> {
    tx.each_text("SELECT acting FROM tasks WHERE acting > ?1 ORDER BY acting LIMIT 1")
}

/// How many tasks are open at a place; counts to ten thousand.
pub fn count_at(tx: &mut Tx, place: &str) -> Result<i64> {
    let row = tx.row("SELECT COUNT(*) FROM (SELECT id FROM tasks WHERE acting = ?1 LIMIT 10000) x", &[place.into()])?;
    Ok(row.map_or(0, |r| r.int(0)))
}

/// A line of a desk's list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Task id.
    pub id: Id,
    /// Its case.
    pub case: Id,
    /// Service id.
    pub service: String,
    /// Stage id.
    pub stage: String,
    /// Id of the kind of task; empty for the only one of a stage.
    pub kind: String,
    /// Sign-in name of the officer who has it.
    pub officer: Option<String>,
    /// When its unit must next do something for the case, by `Case::task_due_at`; `None` while the clocks stand.
    pub due_at: Option<Millis>,
    /// Whether it waits for the person.
    pub waiting: bool,
    /// Since when it is open.
    pub opened_at: Millis,
    /// Tracking code of the case.
    pub code: String,
    /// Version of the service.
    pub version: i64,
    /// Name of the person as it was at submission, maybe empty.
    pub person: String,
    /// What the person wrote that nobody has looked at.
    pub unread: Option<Unread>,
    /// By what that date stands; nothing where the state of the case says more of the task than its row, and in rows from before.
    pub limit_by: Option<LimitBy>,
}

/// What is listed: tasks due in `from..=to`, after (`after_due`, `after`).
#[derive(Debug, Clone)]
pub struct Page {
    /// Earliest due date.
    pub from: Millis,
    /// Latest due date.
    pub to: Millis,
    /// Due date of the last line of the page before.
    pub after_due: Millis,
    /// Task id of the last line of the page before.
    pub after: Id,
    /// Most lines.
    pub limit: i64,
}

impl Default for Page {
    fn default() -> Self {
        Page { from: 0, to: i64::MAX, after_due: -1, after: Id::nil(), limit: 26 }
    }
}

/// The task and case of a task id: (case, acting).
pub fn case_of(tx: &mut Tx, id: Id) -> Result<Option<Id>> {
    Ok(tx.row("SELECT case_id FROM tasks WHERE id = ?1", &[id.into()])?.map(|r| r.id(0)))
}

/// A task row whole, for verification.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub struct Open {
    pub id: Id,
    pub case: Id,
    pub acting: String,
    pub service: String,
    pub stage: String,
    pub officer: Option<String>,
    pub due_at: Option<Millis>,
    pub waiting: bool,
    pub opened_at: Millis,
    pub code: String,
    pub version: i64,
    pub person: Id,
    pub kind: String,
    /// As stored; `None` in a row from before there was such a mark.
    pub unread: Option<String>,
    /// As stored; `None` where the state says it, and in a row from before rows did.
    pub limit_by: Option<String>,
}

fn open(mut r: Row) -> Open {
    let due = r.int(6);
    Open {
        id: r.id(0),
        case: r.id(1),
        acting: r.text(2),
        service: r.text(3),
        stage: r.text(4),
        officer: r.opt_text(5),
        due_at: due_of(due),
        waiting: r.bool(7),
        opened_at: r.int(8),
        code: r.text(9),
        version: r.int(10),
        person: r.id(11),
        unread: r.opt_text(12),
        kind: r.text(13),
        limit_by: r.opt_text(14),
    }
}

/// For verification: the tasks with these ids, in their order, in one flight.
pub fn get_for_verify(tx: &mut Tx, ids: &[Id]) -> Result<Vec<Option<Open>>> {
    let sql = "SELECT id, case_id, acting, service, stage, officer, due_at, waiting, opened_at, code, version, person, unread, kind, limit_by FROM tasks WHERE id = ?1";
    let params: Vec<[V; 1]> = ids.iter().map(|id| [V::from(*id)]).collect();
    let queries: Vec<(&'static str, &[V])> = params.iter().map(|p| (sql, p.as_slice())).collect();
    Ok(tx.rows_of(&queries)?.into_iter().map(|rows| rows.into_iter().next().map(open)).collect())
}

/// For verification: tasks after `after` by id, as (task, case, the tasks that the case names).
pub fn page_for_verify(tx: &mut Tx, after: Id, limit: i64) -> Result<Vec<(Id, Id, Vec<Id>)>> {
    let rows = tx.rows(
        "SELECT t.id, t.case_id, c.state FROM tasks t LEFT JOIN cases c ON c.id = t.case_id WHERE t.id > ?1 ORDER BY t.id LIMIT ?2",
        &[after.into(), limit.into()],
    )?;
    Ok(rows.into_iter().map(|mut r| (r.id(0), r.id(1), crate::case::tasks_of_state(&r.text(2)))).collect())
}

fn line(r: &mut Row) -> Line {
    let due = r.int(5);
    Line {
        id: r.id(0),
        case: r.id(1),
        service: r.text(2),
        stage: r.text(3),
        officer: r.opt_text(4),
        due_at: due_of(due),
        waiting: r.bool(6),
        opened_at: r.int(7),
        code: r.text(8),
        version: r.int(9),
        person: r.text(10),
        unread: r.opt_text(11).as_deref().and_then(Unread::parse),
        kind: r.text(12),
        limit_by: r.opt_text(13).as_deref().and_then(LimitBy::parse),
    }
}

macro_rules! list {
    ($where:literal) => {
        concat!(
            "SELECT id, case_id, service, stage, officer, due_at, waiting, opened_at, code, version, name, unread, kind, limit_by FROM tasks WHERE ",
            $where,
            " AND due_at >= ?1 AND due_at <= ?2 AND (due_at, id) > (?3, ?4) ORDER BY due_at, id LIMIT ?5"
        )
    };
}

fn params(page: &Page, more: &[&str]) -> Vec<V> {
    let mut v: Vec<V> = vec![page.from.into(), page.to.into(), page.after_due.into(), page.after.into(), page.limit.into()];
    v.extend(more.iter().map(|s| V::from(*s)));
    v
}

/// Tasks of a unit (`agency/unit`), by due date.
pub fn of_unit(tx: &mut Tx, acting: &str, page: &Page) -> Result<Vec<Line>> {
    Ok(tx.rows(list!("acting = ?6"), &params(page, &[acting]))?.iter_mut().map(line).collect())
}

/// Tasks of a unit in some stages of a service: one index range for each stage, merged.
pub fn of_stages(tx: &mut Tx, acting: &str, service: &str, stages: &[&str], page: &Page) -> Result<Vec<Line>> {
    let asked: Vec<Vec<V>> = stages.iter().map(|s| params(page, &[acting, service, s])).collect();
    let queries: Vec<(&'static str, &[V])> =
        asked.iter().map(|p| (list!("acting = ?6 AND service = ?7 AND stage = ?8"), p.as_slice())).collect();
    let mut lines: Vec<Line> = tx.rows_of(&queries)?.into_iter().flatten().map(|mut r| line(&mut r)).collect();
    lines.sort_by_key(|l| (l.due_at.unwrap_or(NO_DUE), l.id));
    lines.truncate(page.limit as usize);
    Ok(lines)
}

/// Tasks that an officer has, by due date.
pub fn of_officer(tx: &mut Tx, officer: &str, page: &Page) -> Result<Vec<Line>> {
    Ok(tx.rows(list!("officer = ?6"), &params(page, &[officer]))?.iter_mut().map(line).collect())
}

/// Cases of the tasks that an officer has outside a unit; of all of them without one.
pub fn held(tx: &mut Tx, officer: &str, but_in: Option<&str>) -> Result<Vec<Id>> {
    let rows = tx.rows("SELECT case_id FROM tasks WHERE officer = ?1 AND acting <> ?2", &[officer.into(), but_in.unwrap_or("").into()])?;
    Ok(rows.iter().map(|r| r.id(0)).collect())
}

/// A first look at a desk.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    /// The unit's open tasks by `service/stage`.
    pub counts: Vec<(String, i64)>,
    /// The officer's number of tasks.
    pub mine: i64,
    /// A page of the unit's or of an officer's tasks.
    pub lines: Vec<Line>,
}

/// Whose desk is looked at.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    /// The unit, `agency/unit`.
    pub acting: &'a str,
    /// Sign-in name of the officer.
    pub officer: &'a str,
    /// Only the tasks that this officer of the unit has; nothing for all of the unit.
    pub of: Option<&'a str>,
}

fn desk_queries(at: At, page: &Page) -> [(&'static str, Vec<V>); 2] {
    let (sql, of) = at.of.map_or((list!("acting = ?6"), at.acting), |officer| (list!("officer = ?6"), officer));
    [(counter::OF_TWO, vec![V::from(unit_scope(at.acting)), V::from(officer_scope(at.officer))]), (sql, params(page, &[of]))]
}

fn desk_of(at: At, answers: impl IntoIterator<Item = Vec<Row>>) -> Desk {
    let (unit, mut answers) = (unit_scope(at.acting), answers.into_iter());
    let mut next = || answers.next().unwrap_or_default();
    let (counts, own): (Vec<_>, Vec<_>) =
        next().into_iter().map(|mut r| (r.text(0), r.text(1), r.int(2))).partition(|(scope, ..)| *scope == unit);
    Desk {
        counts: counts.into_iter().map(|(_, item, n)| (item, n)).collect(),
        mine: own.first().map_or(0, |(.., n)| *n),
        lines: next().iter_mut().map(line).collect(),
    }
}

/// A first look at a desk, in one flight and outside a closure: officers look at it all day.
pub async fn fetch_desk(store: &crate::Store, at: At<'_>, page: &Page) -> Result<Desk> {
    Ok(desk_of(at, store.flight(&desk_queries(at, page)).await?))
}

/// The same together with the holder of a session, by the hash of its secret: whether this desk is the holder's, the caller
/// must look.
pub async fn fetch_desk_and_holder(
    store: &crate::Store,
    at: At<'_>,
    page: &Page,
    hash: [u8; 32],
    now: Millis,
) -> Result<(Option<session::Live>, Desk)> {
    let [counts, lines] = desk_queries(at, page);
    let mut answers = store.flight(&[(session::HOLDER, vec![hash.into(), now.into()]), counts, lines]).await?.into_iter();
    let holder = session::held(answers.next().unwrap_or_default());
    Ok((holder, desk_of(at, answers)))
}

/// Scope of the counter of a unit's open tasks; its items are `service/stage`.
pub fn unit_scope(acting: &str) -> String {
    format!("tasks:{acting}")
}
/// Scope of the counter of an officer's tasks.
pub fn officer_scope(officer: &str) -> String {
    format!("officer:{officer}")
}

/// Whether the person wrote something that nobody has looked at, as the mark of the task says.
pub fn is_unread(tx: &mut Tx, id: Id) -> Result<bool> {
    let row = tx.row("SELECT unread FROM tasks WHERE id = ?1", &[id.into()])?;
    Ok(row.is_some_and(|mut r| r.opt_text(0).is_some_and(|u| !u.is_empty())))
}

/// Takes the mark off: who has the task has looked.
pub fn looked_at(tx: &mut Tx, id: Id) {
    tx.one("UPDATE tasks SET unread = '' WHERE id = ?1", vec![id.into()]);
}

/// Sets the mark that the person wrote something that nobody has looked at.
pub fn put_unread(tx: &mut Tx, id: Id, unread: Unread) {
    tx.one("UPDATE tasks SET unread = ?2 WHERE id = ?1", vec![id.into(), unread.as_str().into()]);
}

/// A due date as stored, for people.
pub(crate) fn due_of(stored: Millis) -> Option<Millis> {
    (stored != NO_DUE).then_some(stored)
}

/// The stored due dates of the open tasks of a case.
pub fn dues(tx: &mut Tx, case: Id) -> Result<Vec<(Id, Option<Millis>)>> {
    let rows = tx.rows("SELECT id, due_at FROM tasks WHERE case_id = ?1 ORDER BY id", &[case.into()])?;
    Ok(rows.iter().map(|r| (r.id(0), due_of(r.int(1)))).collect())
}

macro_rules! insert {
    () => {
        "INSERT INTO tasks (id, case_id, acting, service, stage, officer, due_at, waiting, opened_at, code, version, person, unread, kind, limit_by, name)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, '', ?13, ?14, "
    };
}

/// Brings the rows of a case's tasks and their counters from the state `before` to `after`. `mark` says what an event did to
/// the mark of a task that stays; a new one has none. `ids` gives fresh ids for counter deltas. `name` is the person's with a new
/// case, which then need not be looked up; otherwise the case has it.
#[allow(clippy::too_many_arguments)]
pub fn put(
    tx: &mut Tx,
    before: Option<&Case>,
    after: &Case,
    calendars: &Calendars,
    name: Option<&str>,
    mark: impl Fn(&Task) -> Mark,
    mut ids: impl FnMut() -> Id,
) {
    let old: &[Task] = before.map_or(&[], |b| b.tasks.as_slice());
    let item = |c: &Case| format!("{}/{}", c.service, c.stage);
    for t in old.iter().filter(|t| after.task(t.id).is_none()) {
        tx.one("DELETE FROM tasks WHERE id = ?1", vec![t.id.into()]);
        counter::add(tx, ids(), &unit_scope(&t.place.key()), &item(before.unwrap_or(after)), -1);
        if let Some(o) = &t.officer {
            counter::add(tx, ids(), &officer_scope(o), "open", -1);
        }
    }
    for t in &after.tasks {
        let (due, by) = after.listed_limit(t, calendars);
        let (due, by) = (due.unwrap_or(NO_DUE), by.map(|by| by.as_str().to_string()));
        let waiting = after.waits_in_list(t.id);
        let was = old.iter().find(|o| o.id == t.id);
        match was {
            None => {
                let mut row = vec![
                    t.id.into(),
                    after.id.into(),
                    t.place.key().into(),
                    (&after.service).into(),
                    (&after.stage).into(),
                    t.officer.clone().into(),
                    due.into(),
                    waiting.into(),
                    t.opened_at.into(),
                    (&after.tracking_code).into(),
                    after.version.into(),
                    after.person.into(),
                    (&t.kind).into(),
                    by.into(),
                ];
                let sql = match name {
                    Some(name) => {
                        row.push(name.into());
                        concat!(insert!(), "?15)")
                    }
                    None => concat!(insert!(), "COALESCE((SELECT name FROM cases WHERE id = ?2), ''))"),
                };
                tx.one(sql, row);
                counter::add(tx, ids(), &unit_scope(&t.place.key()), &item(after), 1);
            }
            Some(_) => {
                let unread = match mark(t) {
                    Mark::Keep => None,
                    Mark::Clear => Some(""),
                    Mark::Set(u) => Some(u.as_str()),
                };
                // As `Mark::after` has it: a message does not hide an answer.
                tx.one(
                    "UPDATE tasks SET officer = ?2, due_at = ?3, waiting = ?4, limit_by = ?6,
                       unread = CASE WHEN unread = 'answer' AND ?5 = 'message' THEN unread ELSE COALESCE(?5, unread) END WHERE id = ?1",
                    vec![t.id.into(), t.officer.clone().into(), due.into(), waiting.into(), unread.map(String::from).into(), by.into()],
                );
            }
        }
        let (had, has) = (was.and_then(|o| o.officer.as_deref()), t.officer.as_deref());
        if had != has {
            if let Some(o) = had {
                counter::add(tx, ids(), &officer_scope(o), "open", -1);
            }
            if let Some(o) = has {
                counter::add(tx, ids(), &officer_scope(o), "open", 1);
            }
        }
    }
}
