//! The desk's lists: the unit's tasks and one's own, filtered, page by page, with maintained counts.

use crate::who::{self, Colleagues, InSession};
use crate::{Account, App, Line, Page, Result, Session, Who, now};
use domain::case::{LimitBy, Place, Reported, TaskLimit};
use domain::clock::{Clock, Urgency};
use domain::package::DayKind;
use domain::{Id, Millis, Msg, Refusal, Text, persian};
use identity::Secret;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard};
use store::task;

/// Lines on a page.
pub const PAGE: usize = 25;
/// Most of an officer's tasks that are looked through for a page of one service.
const LOOKED_THROUGH: usize = 500;

/// Whose tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// All open tasks of the officer's unit.
    #[default]
    Unit,
    /// Those that the officer has.
    Mine,
}

/// Which of them by due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// The limit has passed.
    Late,
    /// The limit is today.
    Today,
    /// The limit is within seven days.
    Week,
}

/// What to list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Whose.
    pub whose: Whose,
    /// Of those of the unit, only what this officer has.
    pub officer: Option<String>,
    /// Only this service.
    pub service: Option<String>,
    /// Only this stage of the service.
    pub stage: Option<String>,
    /// Only these due dates.
    pub due: Option<Due>,
    /// After this line: due date and task.
    pub after: Option<(Millis, Id)>,
}

/// A page of the list.
#[derive(Debug, Clone)]
pub struct List {
    /// The lines.
    pub lines: Vec<Line>,
    /// What is to be said of each of them beside.
    pub more: Vec<More>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Millis, Id)>,
    /// Open tasks of the unit by service and stage: (service, stage, number).
    pub counts: Vec<(String, String, i64)>,
    /// Number of the officer's own tasks.
    pub mine: i64,
    /// When it was made.
    pub now: Millis,
}

/// At which desk an officer was seen last, by hash of the session's secret. It is only a guess, by which the list is asked for
/// in one flight with the session: that the session lives and whose it is, is read each time, and a wrong guess costs a flight.
#[derive(Default)]
pub struct Seen(Mutex<HashMap<[u8; 32], Arc<Desk>>>);

/// An officer with a place.
#[derive(PartialEq)]
struct Desk {
    officer: String,
    place: Place,
}

const MOST_SEEN: usize = 10_000;

impl Desk {
    fn of(a: &Account) -> Desk {
        Desk { officer: a.name.clone(), place: Place { agency: a.agency.clone(), unit: a.unit.clone() } }
    }
}

impl Seen {
    fn lock(&self) -> MutexGuard<'_, HashMap<[u8; 32], Arc<Desk>>> {
        self.0.lock().unwrap_or_else(|e| e.into_inner())
    }
    fn guess(&self, hash: &[u8; 32]) -> Option<Arc<Desk>> {
        self.lock().get(hash).cloned()
    }
    fn put(&self, hash: [u8; 32], officer: &Account) {
        let mut seen = self.lock();
        if seen.len() >= MOST_SEEN {
            seen.clear();
        }
        seen.insert(hash, Arc::new(Desk::of(officer)));
    }
}

/// The names in lists of which it is known that the officer's look at them is recorded, by officer. It only spares asking the
/// database again: what is not known here is looked up there.
#[derive(Default)]
pub struct Listed(Mutex<HashMap<String, HashSet<Id>>>);

/// Most names that are remembered: 16 bytes each, and room.
const MOST_LISTED: usize = 100_000;

impl Listed {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, HashSet<Id>>> {
        self.0.lock().unwrap_or_else(|e| e.into_inner())
    }
    /// Those of the cases that are not known.
    fn fresh(&self, officer: &str, cases: impl Iterator<Item = Id>) -> BTreeSet<Id> {
        let listed = self.lock();
        let known = listed.get(officer);
        cases.filter(|case| !known.is_some_and(|k| k.contains(case))).collect()
    }
    fn put(&self, officer: String, cases: Vec<Id>) {
        let mut listed = self.lock();
        if listed.values().map(HashSet::len).sum::<usize>() + cases.len() > MOST_LISTED {
            listed.clear();
        }
        listed.entry(officer).or_default().extend(cases);
    }
}

/// Records, before they are shown, that an officer sees the names of these cases in a list: once for each officer and case.
pub(crate) async fn record(app: &App, officer: &str, place: String, named: impl Iterator<Item = Id>, at: Millis) -> Result<()> {
    let fresh = Vec::from_iter(app.listed.fresh(officer, named));
    if fresh.is_empty() {
        return Ok(());
    }
    // What this process does not know is mostly recorded all the same: after a start, and where another one showed it.
    let lacking = app.store.read(|tx| store::access::unlisted(tx, &fresh, officer)).await?;
    if !lacking.is_empty() {
        let name = officer.to_string();
        app.store.write(move |tx| store::access::add_listed(tx, &lacking, &name, &place, at, now::id)).await?;
    }
    app.listed.put(officer.to_string(), fresh);
    Ok(())
}

/// A page of an officer's list.
///
/// # Errors
/// When it is asked for the tasks of somebody who does not work in the unit, beside `officer`.
pub async fn list(app: &App, officer: &Account, filter: &Filter) -> Result<List> {
    if let Some(name) = &filter.officer
        && colleague(app, officer, name).await?.name != *name
    {
        return Err(Refusal::wrong("officer", Msg::new("answer-not-an-option")).into());
    }
    let (at, desk) = (now::now(), Desk::of(officer));
    let (page, place) = (page(app, &desk, filter, at), desk.place.key());
    let first = task::fetch_desk(&app.store, looked_at(&desk, &place, filter), &page).await?;
    whole(app, &desk, filter, at, &page, first).await
}

/// Who holds a session, and for an officer a page of the list.
pub async fn list_in_session(app: &App, secret: &Secret, filter: &Filter) -> Result<(InSession, Option<List>)> {
    let (hash, at) = (secret.hash(), now::now());
    // Whether somebody is a colleague is known once it is known who asks.
    let found = match app.desks.guess(&hash).filter(|_| filter.officer.is_none()) {
        Some(desk) => {
            let (page, place) = (page(app, &desk, filter, at), desk.place.key());
            let asked = looked_at(&desk, &place, filter);
            let (holder, first) = task::fetch_desk_and_holder(&app.store, asked, &page, hash, at).await?;
            let found = who::in_session(app, hash, holder, at).await;
            if matches!(&found.who, Who::Officer(o) if Desk::of(o) == *desk) {
                return Ok((found, Some(whole(app, &desk, filter, at, &page, first).await?)));
            }
            found
        }
        None => who::by_session(app, secret).await?,
    };
    let Who::Officer(officer) = &found.who else { return Ok((found, None)) };
    app.desks.put(hash, officer);
    let list = list(app, officer, filter).await?;
    Ok((found, Some(list)))
}

fn looked_at<'a>(desk: &'a Desk, place: &'a str, filter: &'a Filter) -> task::At<'a> {
    task::At { acting: place, officer: &desk.officer, of: held_by(desk, filter) }
}

/// The officer whose tasks are listed; nothing for all of the unit.
fn held_by<'a>(desk: &'a Desk, filter: &'a Filter) -> Option<&'a str> {
    match filter.whose {
        Whose::Mine => Some(&desk.officer),
        Whose::Unit => filter.officer.as_deref(),
    }
}

/// What the filter asks of the database at once.
fn page(app: &App, desk: &Desk, filter: &Filter, at: Millis) -> Page {
    let days = app.offer.working_days(&desk.place.agency);
    let today = days.today(at);
    let (from, to) = match filter.due {
        None => (0, i64::MAX),
        // A limit in hours passes within the day.
        Some(Due::Late) => (0, at - 1),
        Some(Due::Today) => (at, today.end(days.offset)),
        Some(Due::Week) => (0, domain::calendar::Day(today.0 + 7).end(days.offset)),
    };
    let (after_due, after) = filter.after.unwrap_or((-1, Id::nil()));
    Page { from, to, after_due, after, limit: PAGE as i64 + 1 }
}

/// The page, with what a filter by service needs besides the first look.
async fn whole(app: &App, desk: &Desk, filter: &Filter, at: Millis, page: &Page, first: task::Desk) -> Result<List> {
    let place = desk.place.key();
    let service = filter.service.as_deref().and_then(|s| app.offer.service(s));
    let task::Desk { counts, mine, lines: first } = first;
    let counts: Vec<(String, String, i64)> =
        counts.into_iter().filter_map(|(item, n)| item.split_once('/').map(|(s, g)| (s.to_string(), g.to_string(), n))).collect();
    // A stage belongs to a service; those that only an older version has are known by their tasks.
    let has = |g: &str| service.as_ref().is_some_and(|s| s.stage(g).is_some() || counts.iter().any(|c| c.0 == s.id && c.1 == g));
    let unknown = [("service", filter.service.is_some() && service.is_none()), ("stage", filter.stage.as_deref().is_some_and(|g| !has(g)))];
    if let Some((parameter, _)) = unknown.iter().find(|(_, wrong)| *wrong) {
        return Err(Refusal::wrong(parameter, Msg::new("answer-not-an-option")).into());
    }
    let mut beyond = None;
    let mut lines = match (held_by(desk, filter), &service) {
        (_, None) => first,
        (Some(officer), Some(s)) => {
            // An officer has few tasks: the filter runs over that list.
            let all = app.store.read(|tx| task::of_officer(tx, officer, &Page { limit: LOOKED_THROUGH as i64, ..page.clone() })).await?;
            let stage = filter.stage.as_deref();
            // With more than that, this page may have few lines, and the next one goes on where it ended.
            beyond = all.get(LOOKED_THROUGH - 1).map(place_of);
            all.into_iter().filter(|l| l.service == s.id && stage.is_none_or(|g| g == l.stage)).take(PAGE + 1).collect()
        }
        (None, Some(s)) => {
            // Stages that have tasks, also of older versions, are in the counts.
            let stages: Vec<&str> = match filter.stage.as_deref() {
                Some(g) => vec![g],
                None => counts.iter().filter(|c| c.0 == s.id).map(|c| c.1.as_str()).collect(),
            };
            app.store.read(|tx| task::of_stages(tx, &place, &s.id, &stages, page)).await?
        }
    };
    if lines.len() > PAGE {
        lines.truncate(PAGE);
        beyond = lines.last().map(place_of);
    }
    let named = lines.iter().filter(|l| !l.person.is_empty()).map(|l| l.case);
    record(app, &desk.officer, desk.place.key(), named, at).await?;
    let more = more(app, &lines, at).await?;
    Ok(List { lines, more, next: beyond, counts, mine, now: at })
}

/// Where a page that follows this line begins.
fn place_of(line: &Line) -> (Millis, Id) {
    (line.due_at.unwrap_or(task::NO_DUE), line.id)
}

/// What is said of a line beside its columns.
#[derive(Debug, Clone, Default)]
pub struct More {
    /// Until when the person answers or pays, where the task waits for it and a date is fixed.
    pub person_until: Option<Millis>,
    /// The rule that sets that date.
    pub person_rule: Option<Text>,
    /// To which limit the unit keeps; nothing where the case or the version of its service is not here.
    pub limit: Option<TaskLimit>,
    /// When its unit comes for a visit that is still to come.
    pub visit_at: Option<Millis>,
    /// What the person reported to have paid, while the unit looks for it.
    pub reported: Option<Reported>,
}

/// Of each line; the states of those of which the row does not say all, in one flight where there are any: they wait, stand, or
/// have a visit or a reported payment.
async fn more(app: &App, lines: &[Line], at: Millis) -> Result<Vec<More>> {
    let ids: Vec<Id> = lines.iter().filter(|l| l.limit_by.is_none()).map(|l| l.case).collect();
    let mut states = match ids.is_empty() {
        true => vec![],
        false => app.store.read(|tx| store::case::all_of(tx, &ids)).await?,
    }
    .into_iter();
    let of = |line: &Line| {
        let state = if line.limit_by.is_none() { states.next().flatten() } else { None };
        let service = app.offer.version(&line.service, line.version)?;
        let running = |(by, until): (LimitBy, Millis)| by.running(&service, &line.stage, &line.kind, until);
        if let Some(limit) = line.limit_by.zip(line.due_at).map(running) {
            return Some(More { limit: Some(limit), ..More::default() });
        }
        let (case, calendars) = (state?, &app.offer.calendars);
        let task = case.task(line.id)?;
        let (person_until, rule) = case.person_until(task, &service, calendars).filter(|_| line.waiting).unzip();
        Some(More {
            person_until,
            person_rule: rule.flatten().cloned(),
            limit: Some(case.task_limit(task, &service, calendars, at)),
            visit_at: task.appointment.as_ref().map(|a| a.at).filter(|visit| *visit > at),
            reported: task.reported.clone(),
        })
    };
    Ok(lines.iter().map(of).map(Option::unwrap_or_default).collect())
}

/// Working days before a limit from which on it is near, where the service says no days of warning.
const NEAR: i64 = 2;

/// Whether the limit of a line has passed at `now` or is near: within the days of warning of the task's own limit or else of its
/// service, or two working days, by the days of the officer's agency. Nothing where there is still time, and while the clock stands.
pub fn urgency(app: &App, officer: &Account, line: &Line, now: Millis) -> Option<Urgency> {
    let (due, days) = (line.due_at?, app.offer.working_days(&officer.agency));
    let service = app.offer.version(&line.service, line.version);
    let time = service.as_ref().map(|s| &s.time);
    let warning = time.and_then(|t| Some((t.warning?, t.count)));
    let own = service.as_ref().filter(|_| line.limit_by.is_some_and(LimitBy::is_own)).and_then(|s| {
        let (stage, kind) = (s.stage(&line.stage)?, s.task(&line.kind));
        Some((stage.watch_of(kind).warning?, stage.limit_of(kind)?.count))
    });
    let (before, count) = own.or(warning).unwrap_or((NEAR, DayKind::Working));
    // The day by which completeness is said comes so soon that by those days it would be near from its first moment.
    let checked = time.and_then(|t| t.completeness.as_ref()).filter(|c| due <= Clock::of(c, line.opened_at).due_at(&days).unwrap_or(0));
    match checked {
        Some(c) if c.count == DayKind::Hours => Urgency::of(due, now, &days, 0, DayKind::Calendar),
        Some(c) => Urgency::of(due, now, &days, NEAR.min(c.days - 1), c.count),
        None => Urgency::of(due, now, &days, before, count),
    }
}

/// The case of a task, for whoever may read it.
pub async fn case_of_task(app: &App, who: &Who, task: Id) -> Result<Id> {
    let actor = who.actor();
    app.store
        .read(|tx| {
            let id = task::case_of(tx, task)?.ok_or(domain::Refusal::NotFound)?;
            let case = store::case::get(tx, id)?.ok_or(domain::Refusal::NotFound)?;
            domain::permission::demand(&actor, &case, domain::permission::Right::Read)?;
            Ok(id)
        })
        .await
}

/// How people see officers, by their sign-in names: what a desk shows of colleagues.
pub async fn names(app: &App, logins: BTreeSet<String>) -> Result<BTreeMap<String, Text>> {
    if logins.is_empty() { Ok(BTreeMap::new()) } else { app.store.read(|tx| store::officer::titles(tx, &logins)).await }
}

/// The officers of the officer's own unit, to whom tasks may be given.
///
/// # Errors
/// When the database does not answer.
pub async fn colleagues(app: &App, officer: &Account) -> Result<Arc<Colleagues>> {
    who::of_unit(app, &Desk::of(officer).place).await
}

/// Most officers of a unit among whom one is looked for by how people see them.
const LOOKED_AMONG: i64 = 10_000;

/// The officer of the officer's own unit whom somebody typed: by sign-in name, or as people see that officer.
///
/// # Errors
/// When nobody is typed, when there is no such officer in the unit, and when several are seen in this way, beside `officer`.
pub async fn colleague(app: &App, officer: &Account, typed: &str) -> Result<domain::actor::Officer> {
    let unknown = |why: Msg| Refusal::wrong("officer", why);
    let typed = persian::tidy(typed);
    if typed.is_empty() {
        return Err(unknown(Msg::new("desk-bulk-nobody")).into());
    }
    if typed.chars().any(char::is_control) {
        return Err(unknown(Msg::new("answer-control-character")).into());
    }
    let listed = colleagues(app, officer).await?;
    if listed.listed.contains_key(&typed) {
        return Ok(crate::act::in_unit_of(officer, &typed));
    }
    let all = match listed.more {
        true => app.store.read(|tx| store::officer::of_unit(tx, &officer.agency, &officer.unit, LOOKED_AMONG)).await?,
        false => listed.listed.clone(),
    };
    let wanted = persian::fold(&typed);
    let seen_so = |title: &Text| !wanted.is_empty() && title.0.values().any(|t| persian::fold(t) == wanted);
    let found: Vec<&str> =
        all.iter().filter(|(login, title)| **login == typed || seen_so(title)).map(|(login, _)| login.as_str()).collect();
    match found.as_slice() {
        [one] => Ok(crate::act::in_unit_of(officer, one)),
        [] => Err(unknown(Msg::new("desk-assign-unknown")).into()),
        several => Err(unknown(Msg::new("desk-assign-several").with("logins", several.join(" "))).into()),
    }
}

/// Where an officer is signed in.
pub async fn sessions(app: &App, officer: &Account) -> Result<Vec<Session>> {
    let at = now::now();
    app.store.read(|tx| store::session::of_officer(tx, &officer.name, at)).await
}

/// Ends one session of an officer, or all of them.
pub async fn end_sessions(app: &App, officer: &Account, one: Option<Id>) -> Result<()> {
    let name = officer.name.clone();
    app.store
        .write(move |tx| {
            match one {
                Some(id) => store::session::end_one_of_officer(tx, &name, id),
                None => store::session::end_of_officer(tx, &name),
            }
            Ok(())
        })
        .await
}

/// The case with a tracking code, as an officer may see it, open or closed; not found otherwise, whatever the reason.
pub async fn by_code(app: &App, officer: &Account, typed: &str) -> Result<Id> {
    let code = domain::tracking::parse(typed).ok_or(Refusal::NotFound)?;
    let found = app.store.read(|tx| store::case::by_code(tx, &code)).await?.ok_or(Refusal::NotFound)?;
    domain::permission::demand(&Who::Officer(officer.clone()).actor(), &found.case, domain::permission::Right::Read)
        .map_err(|_| Refusal::NotFound)?;
    Ok(found.case.id)
}
