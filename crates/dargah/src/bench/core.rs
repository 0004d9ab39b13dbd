//! The casework core alone: acts on cases in memory, on one thread, without storage. Each case is applied for, taken, asked
//! about, answered, carried through its stages and decided; every refusal would be an error. `core` and `core-act` do it with a
//! service of simple stages at one moment, `core-tasks` with one that has tasks, conditions and limits, while time passes.

use super::client::Tally;
use crate::Failure;
use app::App;
use domain::actor::Officer;
use domain::calendar::Calendars;
use domain::case::{Act, Body, Case, Finish, Setting, Status, submit};
use domain::fee::{self, Invoice};
use domain::form::Answers;
use domain::package::{DecisionKind, Ground, Outcome, Service, TaskKind};
use domain::{Actor, Id, Lang, Millis};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Acts of one case, and its end; `None` when something was refused. With `keeps` each act leaves the state before it as it was.
fn life(service: &Service, at: &Setting, actors: &(Actor, Actor), keeps: bool, events: &mut Vec<Body>) -> Option<(u64, Case)> {
    let begun = submit(at, Id::from_u128(1), Lang::FA, "000000000000".into(), Id::from_u128(2), String::new(), None, vec![], None)?;
    let (mut case, mut acts) = (begun.case, 1);
    let decision = service.decisions.first()?;
    let mut act = |case: &mut Case, actor: &Actor, act: Act| {
        events.clear();
        acts += 1;
        if keeps {
            *case = case.act(at, actor, act, None).ok()?.case;
            return Some(());
        }
        case.perform(at, actor, act, None, events).ok()
    };
    act(&mut case, &actors.0, Act::Claim)?;
    act(&mut case, &actors.0, Act::Ask { text: "?".into(), questions: vec![] })?;
    act(&mut case, &actors.1, Act::Answer { text: "!".into(), files: vec![], answers: Default::default() })?;
    act(&mut case, &actors.0, Act::Release)?;
    act(&mut case, &actors.0, Act::Claim)?;
    while service.stage_after(&case.stage).is_some() {
        act(&mut case, &actors.0, Act::Advance { note: String::new() })?;
    }
    let ground = decision.grounds.first()?;
    let note = note(decision, ground);
    act(&mut case, &actors.0, Act::Decide { decision: decision.id.clone(), ground: ground.id.clone(), note })?;
    Some((acts, case))
}

/// What is written with a decision: something only where it must be.
fn note(decision: &DecisionKind, ground: &Ground) -> String {
    if decision.needs_note(ground) { "!".into() } else { String::new() }
}

/// The person of all cases.
fn person() -> Actor {
    Actor::Person(Id::from_u128(1))
}

/// The same for a case whose service has tasks: at each step some hours have passed and the clock has acted, each unit takes its
/// task and ends it well, and the person answers.
fn life_with_tasks(work: &Work, start: Millis, events: &mut Vec<Body>) -> Option<(u64, Case)> {
    let Work { service, answers, invoice, calendars } = work;
    let setting = |now, fresh| Setting {
        service,
        calendars,
        answers,
        now,
        fresh: Id::from_u128(fresh),
        bill: None,
        place_exists: &|_| true,
        paid: &[],
        handed_on: &[],
        officer_for: &|_, _| None,
    };
    let (mut now, mut fresh) = (start, 1 << 32);
    let begun = setting(now, fresh);
    let begun = submit(&begun, Id::from_u128(1), Lang::FA, String::new(), Id::from_u128(2), String::new(), invoice.clone(), vec![], None)?;
    let (mut case, mut acts, mut asked) = (begun.case, 1, false);
    while !case.status.is_closed() {
        (now, fresh) = (now + PASSES, fresh + 256);
        let at = setting(now, fresh);
        acts += 1;
        if case.wakes_at(service, calendars).is_some_and(|wakes| wakes <= now) {
            case = case.tick(&at).ok()??.case;
            continue;
        }
        events.clear();
        if case.is_asked() {
            case.perform(&at, &person(), Act::Answer { text: "!".into(), files: vec![], answers: Default::default() }, None, events)
                .ok()?;
            continue;
        }
        let task = case.tasks.first()?;
        let (id, place) = (task.id, task.place.clone());
        let officer = Actor::Officer(Officer { name: "officer".into(), agency: place.agency, unit: place.unit });
        let act = match task.of(service) {
            _ if task.officer.is_none() => Act::Claim,
            _ if !std::mem::replace(&mut asked, true) => Act::Ask { text: "?".into(), questions: vec![] },
            Some(kind) if kind.kind != TaskKind::Decide => Act::Finish(Finish::supposed(&kind.outcomes.first()?.id)),
            None if !case.decides(service, task) => Act::Advance { note: String::new() },
            _ => {
                let decision = service.decisions.iter().find(|d| d.outcome == Outcome::Granted)?;
                let ground = decision.grounds.iter().find(|g| case.bars(g, &at).is_none())?;
                Act::Decide { decision: decision.id.clone(), ground: ground.id.clone(), note: note(decision, ground) }
            }
        };
        case.perform(&at, &officer, act, Some(id), events).ok()?;
    }
    Some((acts, case))
}

/// What passes between two acts, in milliseconds.
const PASSES: Millis = 3 * 3_600_000;

/// What a case with tasks is about.
struct Work {
    service: Arc<Service>,
    answers: Answers,
    invoice: Option<Invoice>,
    calendars: Arc<Calendars>,
}

/// A service with tasks, limits and conditions of both tasks and rules, the one with the most tasks, with answers that pass today.
pub fn with_tasks(app: &App) -> Result<(Arc<Service>, Answers), Failure> {
    let with_tasks = |s: &Service| {
        let tasks = || s.stages.iter().flat_map(|g| &g.tasks);
        let rules = s.stages.iter().flat_map(|g| &g.next).any(|n| n.when.is_some());
        rules && tasks().any(|t| t.when.is_some()) && tasks().any(|t| t.limit.is_some()) && tasks().all(|t| t.sub_case.is_none())
    };
    let services = app::fill::services(app)?.into_iter().filter(|(s, _)| with_tasks(s));
    let most = services.max_by_key(|(s, _)| s.stages.iter().map(|g| g.tasks.len()).sum::<usize>());
    most.ok_or(Failure("the packages have no service with tasks and conditions for `core-tasks`".into(), 1))
}

fn work(app: &App) -> Result<Work, Failure> {
    let (service, answers) = with_tasks(app)?;
    let today = app.offer.today(&service.agency, app::now::now());
    let invoice = fee::invoice(&service, &answers, &today, None).ok().flatten();
    Ok(Work { service, answers, invoice, calendars: app.offer.calendars.clone() })
}

/// Runs `core-tasks` for so many seconds, after one of warming up.
pub fn run_with_tasks(app: &App, seconds: f64) -> Result<Tally, Failure> {
    let work = work(app)?;
    let (mut start, mut events) = (app::now::now(), Vec::with_capacity(8));
    Ok(again(seconds, || {
        // Each case begins at another hour.
        start += PASSES;
        life_with_tasks(&work, start, &mut events)
    }))
}

/// Runs `core` for so many seconds, after one of warming up; with `keeps`, `core-act`.
pub fn run(app: &App, seconds: f64, keeps: bool) -> Result<Tally, Failure> {
    let simple = |s: &&Service| {
        let unit = s.stages.first().map(|f| f.unit.as_str());
        s.all_stages().all(|g| g.tasks.is_empty() && Some(g.unit.as_str()) == unit)
    };
    let service = app.offer.services().find(simple).ok_or(Failure("the packages have no service of simple stages for `core`".into(), 1))?;
    let answers = Answers::new();
    let unit = service.stages.first().map(|s| s.unit.clone()).unwrap_or_default();
    let actors = (Actor::Officer(Officer { name: "officer".into(), agency: service.agency.clone(), unit }), person());
    let at = Setting {
        service,
        calendars: &app.offer.calendars,
        answers: &answers,
        now: app::now::now(),
        fresh: Id::from_u128(3),
        bill: None,
        place_exists: &|_| true,
        paid: &[],
        handed_on: &[],
        officer_for: &|_, _| None,
    };
    let mut events = Vec::with_capacity(8);
    Ok(again(seconds, || life(service, &at, &actors, keeps, &mut events)))
}

/// Lives one case after the other, first for a while that is not counted.
fn again(seconds: f64, mut life: impl FnMut() -> Option<(u64, Case)>) -> Tally {
    let warm = lives(super::warming_up(seconds), &mut life);
    let counted = lives(Duration::from_secs_f64(seconds), &mut life);
    Tally { errors: warm.errors + counted.errors, ..counted }
}

/// Lives cases by the hundred until the time is over: at least one hundred, however slow the machine.
fn lives(time: Duration, life: &mut impl FnMut() -> Option<(u64, Case)>) -> Tally {
    let (start, mut done, mut errors) = (Instant::now(), 0, 0);
    while done + errors == 0 || start.elapsed() < time {
        for _ in 0..100 {
            match life() {
                Some((acts, case)) if case.status == Status::Decided => done += acts,
                _ => errors += 1,
            }
        }
    }
    Tally { seconds: start.elapsed().as_secs_f64(), done, errors, took: vec![] }
}
