//! Runs people, officers, delays and silence through a service, by the very core that handles real cases, and counts where time
//! goes. The same seed gives the same result.
//!
//! Its world is an assumption, the same for every service, so that services can be compared: a task takes between a fifth of
//! and twice its usual time; one in ten waits three times as long; one in forty is forgotten, so that silence and escalation
//! are seen; who will not be done with a task within its limit takes more time for it, where the service allows that, every second
//! time; a person answers within nine days, but one in eight lets a date pass that is fixed for it; pays within twelve and reports it,
//! whereupon the desk records it within three days, but for one in twenty that it does not find; one refused person in three objects.
//! A visit is arranged for the day on which somebody would come; one in twelve is called off and arranged anew. One task in forty at which
//! that may be found goes to another agency that has to do with the service, because that one is competent.
//!
//! A task that is a case of another service takes as long as that case, which goes through its own service in the same world, until
//! its first decision; while it waits for the person, the case that needs it waits too.

use crate::actor::{Actor, Officer};
use crate::calendar::{Calendars, Day, Today};
use crate::case::{Act, Awaited, Body, Case, DecidedBy, Finish, Place, Review, Setting, Status, submit};
use crate::fee::{self, Invoice};
use crate::form::{self, Answers};
use crate::package::{DayKind, DecisionKind, Outcome, Service, TaskKind};
use crate::question::Attached;
use crate::text::Lang;
use crate::{Id, Millis};
use std::collections::BTreeMap;

/// What people and officers write where something must be written.
const SAID: &str = "ok";
const HOUR: Millis = 3_600_000;
const DAY: Millis = 24 * HOUR;
/// Steps of one case, at most.
const MOST_STEPS: usize = 400;

/// How often something was, and how long it took.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Took {
    /// Number of times.
    pub times: i64,
    /// Of them late.
    pub late: i64,
    /// Sum of the time, in hours.
    pub hours: i64,
    /// Sum of the time during which the person had to do something, in hours.
    pub person_hours: i64,
    /// Each time, in hours, for the ninetieth of a hundred.
    pub all: Vec<i64>,
}

impl Took {
    fn add(&mut self, hours: i64, person: i64) {
        self.times += 1;
        self.hours += hours;
        self.person_hours += person;
        self.all.push(hours);
    }
    /// Days on average, in tenths.
    pub fn mean_tenths(&self) -> i64 {
        if self.times == 0 { 0 } else { self.hours * 10 / 24 / self.times }
    }
    /// Nine of ten took at most so many days, in tenths.
    pub fn ninetieth_tenths(&self) -> i64 {
        let mut all = self.all.clone();
        all.sort_unstable();
        all.get((all.len() * 9).div_ceil(10).saturating_sub(1)).map_or(0, |h| h * 10 / 24)
    }
}

/// What came of a simulation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// Cases begun.
    pub cases: i64,
    /// Cases that were closed.
    pub closed: i64,
    /// From application to the last decision.
    pub whole: Took,
    /// By stage, in the order of the service.
    pub stages: Vec<(String, Took)>,
    /// By kind of task (`stage` alone where it has no tasks of its own): the unit and how long it was open.
    pub tasks: Vec<(String, Place, Took)>,
    /// Final decisions by kind.
    pub decisions: BTreeMap<String, i64>,
    /// Decisions by silence.
    pub by_silence: i64,
    /// Cases whose legal limit passed.
    pub late: i64,
    /// Questions and corrections to people.
    pub returned: i64,
    /// Of them not answered until the date that the service fixes.
    pub unanswered: i64,
    /// Applications taken back.
    pub withdrawn: i64,
    /// Objections.
    pub objected: i64,
    /// Of them upheld.
    pub upheld: i64,
    /// How often a unit took more time for a task.
    pub extended: i64,
    /// Visits that were arranged.
    pub visits: i64,
    /// Of them called off.
    pub called_off: i64,
    /// How often a case went to another agency.
    pub transferred: i64,
    /// How often a case waited because one of another service, which it needs, waited for the person.
    pub waited: i64,
    /// What came of the cases of other services that were opened: id of the task, and of the service.
    pub parts: Vec<(String, String, Report)>,
}

impl Report {
    fn of(service: &Service) -> Report {
        Report { stages: service.all_stages().map(|s| (s.id.clone(), Took::default())).collect(), ..Report::default() }
    }
}

/// Random numbers (SplitMix64): good enough to spread people and officers, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    fn below(&mut self, n: i64) -> i64 {
        (self.next() % n.max(1) as u64) as i64
    }
    fn one_in(&mut self, n: i64) -> bool {
        self.below(n) == 0
    }
}

/// Somebody's plan: when who does what.
struct Plan {
    at: Millis,
    /// The task; nil: the person.
    task: Id,
    /// Whether its unit takes more time for it then.
    extends: bool,
}

impl Plan {
    fn new(at: Millis, task: Id) -> Plan {
        Plan { at, task, extends: false }
    }
}

/// What there is beside the service.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// Other services, for tasks that are cases of them; where one is missing, officers end the task.
    pub others: &'a BTreeMap<String, Service>,
    /// By which days each agency counts.
    pub calendars: &'a Calendars,
}

/// A case that was opened for a task: its id and service, when it ends, what it comes to, and why; and from when on it waits for what from
/// the person.
struct Part {
    case: Id,
    service: String,
    at: Millis,
    comes_to: &'static str,
    because: String,
    waits: Waits,
}

/// From when on a case waits for what from the person; for nothing from when it goes on.
type Waits = Vec<(Millis, Vec<Awaited>)>;

/// Runs `cases` cases through a service, beginning at `start`, a few hours apart. `answers` are complete and taken in turn.
pub fn run(service: &Service, world: World, answers: &[Answers], cases: i64, seed: u64, start: Millis) -> Report {
    let mut report = Report::of(service);
    let none = [Answers::new()];
    let answers = if answers.is_empty() { &none } else { answers };
    let on = world.today(service, start);
    // Who owes nothing does not wait to pay. Where rates say nothing of the day, everybody pays.
    let invoices: Vec<Option<Invoice>> = answers.iter().map(|a| fee::invoice(service, a, &on, None).ok().flatten()).collect();
    for n in 0..cases {
        let mut dice = Dice(seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(n as u64));
        let begins = start + n * 3 * HOUR;
        let which = n as usize % answers.len();
        one(service, world, &answers[which], invoices[which].clone(), n, begins, false, &mut dice, &mut report);
    }
    report
}

impl World<'_> {
    fn today(&self, service: &Service, at: Millis) -> Today {
        let days = self.calendars.of(&service.agency);
        Today::new(days.today(at), days.clone())
    }
}

/// How a case lives, and who acts in it.
pub struct Life<'a> {
    /// Its service.
    pub service: &'a Service,
    /// By which days agencies count.
    pub calendars: &'a Calendars,
    /// The answers.
    pub answers: &'a Answers,
    /// The sign-in name of the officer of a unit.
    pub officer: &'a dyn Fn(&Place) -> String,
    /// Whether officers take a task before they act on it.
    pub claims: bool,
    /// What they add where a photo is needed, with the outcome in words; nothing where neither is looked at.
    pub photo: Option<&'a Attached>,
    /// When it is looked at: nothing happens afterwards.
    pub until: Millis,
}

impl Life<'_> {
    fn setting(&self, now: Millis, fresh: Id) -> Setting<'_> {
        let Self { service, calendars, answers, .. } = *self;
        Setting {
            service,
            calendars,
            answers,
            now,
            fresh,
            bill: None,
            paid: &[],
            handed_on: &[],
            place_exists: &|_| true,
            officer_for: &|_, _| None,
        }
    }

    fn officer(&self, place: &Place) -> Actor {
        Actor::Officer(Officer { name: (self.officer)(place), agency: place.agency.clone(), unit: place.unit.clone() })
    }
}

/// A step in the life of a case.
pub struct Lived<'a> {
    /// The case before it.
    pub before: &'a Case,
    /// The case after it; what the domain does not know of it may be added.
    pub after: &'a mut Case,
    /// Who acted.
    pub actor: &'a Actor,
    /// What happened.
    pub events: Vec<Body>,
    /// When.
    pub at: Millis,
}

/// Opens the cases that a case needs at a moment: the state after each was opened.
type Opens<'a> = dyn FnMut(&Case, Millis, &mut dyn FnMut() -> Id, &mut Dice) -> Vec<(Case, Part)> + 'a;

/// Lets people, officers and the clock do with a case what they do, from its submission on; tasks that are cases of other services are
/// ended by officers. `fresh` gives ids, of which each has two hundred and fifty-six of its own; `lived` hears of each step. The same
/// `seed` gives the same life.
pub fn live(life: &Life, case: Case, seed: u64, mut fresh: impl FnMut() -> Id, mut lived: impl FnMut(Lived)) -> Case {
    lives(life, case, true, None, &mut Dice(seed), &mut fresh, &mut |_, _, _, _| vec![], &mut lived).0
}

/// The same; the person `may_object`, and where `elsewhere` is said, visits are arranged, and a case may be found to be for one of these units.
/// Gives the state and when it was reached.
#[allow(clippy::too_many_arguments)]
fn lives(
    life: &Life,
    mut case: Case,
    may_object: bool,
    elsewhere: Option<&[Place]>,
    dice: &mut Dice,
    fresh: &mut dyn FnMut() -> Id,
    opens: &mut Opens,
    lived: &mut dyn FnMut(Lived),
) -> (Case, Millis) {
    let Life { service, calendars, .. } = *life;
    let (person, mut now) = (case.person, case.submitted_at);
    let (mut plans, mut parts): (Vec<Plan>, Vec<Part>) = (vec![], vec![]);
    let mut objects = dice.one_in(3) && may_object;
    let withdraws = dice.one_in(60);
    for step in 0..MOST_STEPS {
        // Whoever has something to do plans when; a plan for what is over is forgotten.
        plans.retain(|p| p.task.is_nil() || case.task(p.task).is_some());
        for (after, part) in opens(&case, now, fresh, dice) {
            case = after;
            plans.retain(|p| case.task(p.task).is_none_or(|t| t.sub_case != Some(part.case)));
            parts.push(part);
        }
        for task in &case.tasks {
            if !plans.iter().any(|p| p.task == task.id) {
                let own = parts.iter().find(|p| task.sub_case == Some(p.case));
                let inspects = elsewhere.is_some() && task.of(service).is_some_and(|k| k.kind == TaskKind::Inspect);
                let at = match (own, &task.appointment) {
                    (Some(part), _) => part.at,
                    (None, Some(visit)) if visit.at > now && dice.one_in(12) => (visit.at - DAY / 2).max(now),
                    (None, Some(visit)) if visit.at > now => visit.at + HOUR,
                    // First it is arranged when somebody comes.
                    (None, None) if inspects => now + DAY / 4 + dice.below(24) * HOUR,
                    _ => now + handling(service, &case, task.id, dice),
                };
                // Who sees that it takes longer than the limit says so before it passes.
                let due = task.due_at(calendars).filter(|due| at > *due && case.may_extend_task(service, task).is_ok());
                plans.push(match due.filter(|_| dice.one_in(2)) {
                    Some(due) => Plan { extends: true, ..Plan::new((due - HOUR).max(now), task.id) },
                    None => Plan::new(at, task.id),
                });
            }
        }
        let must = case.is_asked() || (case.status == Status::Decided && objects);
        if must && !plans.iter().any(|p| p.task.is_nil()) {
            let soon = now + DAY + dice.below(8 * 24) * HOUR;
            // Nobody rolls for those to whom no date is told: they are as they were before there was one.
            let late = case.answer_until().filter(|_| dice.one_in(8));
            plans.push(Plan::new(late.map_or(soon, |until| until + soon - now), Id::nil()));
        }
        let wakes = case.wakes_at(service, calendars);
        let needed = |p: &Part| case.tasks.iter().any(|t| t.sub_case == Some(p.case));
        let news = parts.iter().enumerate().filter(|(_, p)| needed(p)).filter_map(|(i, p)| Some((p.waits.first()?.0, i))).min();
        let next = plans.iter().map(|p| p.at).min().into_iter().chain(wakes).chain(news.map(|n| n.0)).min();
        let Some(at) = next.filter(|_| !case.status.is_closed() || must) else { break };
        if at.max(now + 60_000) > life.until {
            break;
        }
        now = at.max(now + 60_000);
        let here = life.setting(now, fresh());
        let told = news.filter(|(at, _)| *at <= now && wakes.is_none_or(|w| w > *at));
        let done = if let Some((_, i)) = told {
            let part = &mut parts[i];
            let (_, awaited) = part.waits.remove(0);
            let step = case.sub_case_waits(&here, part.case, &part.service, awaited, None);
            step.ok().flatten().map(|step| (Actor::System, step))
        } else if wakes.is_some_and(|w| w <= now) {
            case.tick(&here).ok().flatten().map(|step| (Actor::System, step))
        } else {
            let first = plans.iter().enumerate().min_by_key(|(_, p)| p.at).map(|(i, _)| i);
            let Some(plan) = first.map(|i| plans.swap_remove(i)) else { break };
            let own = case.task(plan.task).and_then(|t| parts.iter().find(|p| t.sub_case == Some(p.case)));
            let act = if plan.task.is_nil() {
                person_acts(&case, &mut objects).map(|a| (Actor::Person(person), a))
            } else if withdraws && step == 3 {
                Some((Actor::Person(person), Act::Withdraw { reason: String::new() }))
            } else if case.waits(plan.task) || case.is_asked() && case.task(plan.task).is_some_and(|t| case.decides(service, t)) {
                // Who waits for the answer does not go on, nor does the case while the person is asked.
                plans.push(Plan::new(now + DAY, plan.task));
                None
            } else if plan.extends {
                case.task(plan.task).map(|task| (life.officer(&task.place), Act::Extend { own: true, reason: SAID.into() }))
            } else if own.is_some() {
                None
            } else {
                let around = elsewhere.and_then(|units| around(life, &here, &case, plan.task, units, dice));
                around.or_else(|| officer_acts(life, &here, &case, plan.task, dice))
            };
            match (act, own.filter(|_| !plan.extends && !case.waits(plan.task))) {
                (Some((actor, act)), _) => {
                    let task = (!plan.task.is_nil()).then_some(plan.task);
                    if life.claims
                        && matches!(actor, Actor::Officer(_))
                        && task.and_then(|id| case.task(id)).is_some_and(|t| t.officer.is_none())
                    {
                        takes(&mut case, &here, &actor, task, lived);
                    }
                    case.act(&here, &actor, act, task).ok().map(|step| (actor, step))
                }
                (None, Some(part)) => {
                    let ended = case.sub_case_ended(&here, part.case, part.comes_to, part.because.clone());
                    ended.ok().flatten().map(|step| (Actor::System, step))
                }
                (None, None) => None,
            }
        };
        let Some((actor, step)) = done else { continue };
        let before = std::mem::replace(&mut case, step.case);
        lived(Lived { before: &before, after: &mut case, actor: &actor, events: step.events, at: now });
    }
    // Of what is open, somebody has a part.
    let free: Vec<(Id, Actor)> = case.tasks.iter().filter(|t| t.officer.is_none()).map(|t| (t.id, life.officer(&t.place))).collect();
    for (task, officer) in free.into_iter().filter(|_| life.claims) {
        let at = case.changed_at + DAY / 4;
        if at <= life.until && dice.one_in(3) {
            takes(&mut case, &life.setting(at, fresh()), &officer, Some(task), lived);
        }
    }
    (case, now)
}

/// An officer takes a task.
fn takes(case: &mut Case, here: &Setting, officer: &Actor, task: Option<Id>, lived: &mut dyn FnMut(Lived)) {
    let Ok(step) = case.act(here, officer, Act::Claim, task) else { return };
    let before = std::mem::replace(case, step.case);
    lived(Lived { before: &before, after: case, actor: officer, events: step.events, at: here.now });
}

/// One case to its end; `part` of another one, until its first decision. Gives the state and when it was reached.
#[allow(clippy::too_many_arguments)]
fn one(
    service: &Service,
    world: World,
    answers: &Answers,
    invoice: Option<Invoice>,
    n: i64,
    start: Millis,
    part: bool,
    dice: &mut Dice,
    report: &mut Report,
) -> Option<(Case, Millis, Waits)> {
    let calendars = world.calendars;
    let life = Life { service, calendars, answers, officer: &|_| "officer".into(), claims: false, photo: None, until: Millis::MAX };
    let mut ids = (n as u128 + 1) << 32;
    let mut fresh = || {
        ids += 256;
        Id::from_u128(ids)
    };
    let (person, of) = (Id::from_u128(1), Id::from_u128(2));
    let begun = submit(&life.setting(start, fresh()), person, Lang::FA, String::new(), of, String::new(), invoice, vec![], None)?;
    report.cases += 1;
    let (mut in_stage, mut person_since, mut person_hours) = (start, None::<Millis>, 0);
    let mut whole_person = 0;
    // Also before an objection, with which a limit begins anew.
    let mut late = false;
    let mut opened: BTreeMap<Id, Millis> = begun.case.tasks.iter().map(|t| (t.id, start)).collect();
    let awaited = |case: &Case, now: Millis| if part { case.awaited_here(service, calendars, now) } else { vec![] };
    let mut waits: Waits = vec![(start, awaited(&begun.case, start))];
    let places = service.all_stages().flat_map(|s| &s.tasks).flat_map(|t| t.by.places());
    let elsewhere: Vec<Place> = places.filter(|p| p.agency != service.agency).cloned().collect();
    let mut parts = std::mem::take(&mut report.parts);
    let mut opens = |case: &Case, now: Millis, fresh: &mut dyn FnMut() -> Id, dice: &mut Dice| {
        opened_parts(&life, world, case, now, fresh, dice, &mut parts)
    };
    let (case, now) = lives(
        &life,
        begun.case,
        !part,
        Some(&elsewhere),
        dice,
        &mut fresh,
        &mut opens,
        &mut |Lived { before, after, events, at: now, .. }| {
            let then = awaited(after, now);
            if waits.last().is_some_and(|(_, last)| *last != then) {
                waits.push((now, then));
            }
            let is_waiting = |c: &Case| c.status == Status::Waiting;
            match (is_waiting(before), is_waiting(after)) {
                (false, true) => person_since = Some(now),
                (true, false) => {
                    let hours = person_since.take().map_or(0, |s| (now - s) / HOUR);
                    person_hours += hours;
                    whole_person += hours;
                }
                _ => {}
            }
            count(service, before, &events, now, &mut opened, report);
            late |= after.late;
            for task in &after.tasks {
                opened.entry(task.id).or_insert(now);
            }
            if before.stage != after.stage || after.status.is_closed() && !before.status.is_closed() {
                if let Some((_, took)) = report.stages.iter_mut().find(|(id, _)| *id == before.stage) {
                    took.add((now - in_stage) / HOUR, person_hours);
                }
                (in_stage, person_hours) = (now, 0);
            }
        },
    );
    report.parts = parts;
    if let Some(decision) = &case.decision {
        *report.decisions.entry(decision.kind.clone()).or_default() += 1;
        report.by_silence += i64::from(decision.by == DecidedBy::Silence);
    }
    report.late += i64::from(late);
    if case.status.is_closed() {
        report.closed += 1;
        report.whole.add((case.changed_at - start) / HOUR, whole_person);
        report.whole.late += i64::from(late);
    }
    Some((case, now, waits))
}

/// The cases of other services that a case needs now, each from its application to what it comes to: the state after each was opened. What
/// another form does not take, and what came to nothing, officers end.
fn opened_parts(
    life: &Life,
    world: World,
    case: &Case,
    now: Millis,
    fresh: &mut dyn FnMut() -> Id,
    dice: &mut Dice,
    reports: &mut Vec<(String, String, Report)>,
) -> Vec<(Case, Part)> {
    let mut opened: Vec<(Case, Part)> = vec![];
    for (task, sub) in case.wants_sub_cases(life.service) {
        let at = life.setting(now, fresh());
        let Some(other) = world.others.get(&sub.service) else { continue };
        let on = world.today(other, now);
        let taken = case.sub_case_answers(sub, &at);
        let Ok(given) = form::check_anew(other, &taken, &taken, &on) else { continue };
        let index = reports.iter().position(|(t, s, _)| *t == task.kind && *s == sub.service).unwrap_or_else(|| {
            reports.push((task.kind.clone(), sub.service.clone(), Report::of(other)));
            reports.len() - 1
        });
        let invoice = fee::invoice(other, &given, &on, None).ok().flatten();
        let ended = one(other, world, &given, invoice, 0, now, true, &mut Dice(dice.next()), &mut reports[index].2);
        let Some((ended, until, waits)) = ended else { continue };
        let (Some(comes_to), id) = (ended.comes_to(), fresh()) else { continue };
        let before = opened.last().map_or(case, |o| &o.0);
        let Ok(step) = before.sub_case_opened(&at, task.id, id, &sub.service) else { continue };
        let (service, because) = (sub.service.clone(), ended.refused_because(other));
        opened.push((step.case, Part { case: id, service, at: until, comes_to, because, waits }));
    }
    opened
}

fn count(service: &Service, before: &Case, events: &[Body], now: Millis, opened: &mut BTreeMap<Id, Millis>, report: &mut Report) {
    let mut ended = |id: Id, report: &mut Report| {
        let Some(task) = before.task(id) else { return };
        let Some(since) = opened.remove(&id) else { return };
        let name = if task.kind.is_empty() { before.stage.clone() } else { task.kind.clone() };
        let at = report.tasks.iter().position(|(k, ..)| *k == name).unwrap_or_else(|| {
            report.tasks.push((name, task.place.clone(), Took::default()));
            report.tasks.len() - 1
        });
        let took = &mut report.tasks[at].2;
        took.add((now - since) / HOUR, 0);
        let late = task.late || events.iter().any(|e| matches!(e, Body::LimitPassed { task: Some(t), .. } if *t == id));
        took.late += i64::from(late);
    };
    for event in events {
        match event {
            Body::Finished { task, .. } => ended(*task, report),
            Body::Advanced { task, .. } if before.task(*task).is_some_and(|t| t.kind.is_empty()) => ended(*task, report),
            Body::Asked { .. } => report.returned += 1,
            Body::Unanswered { .. } => report.unanswered += 1,
            Body::Objected { .. } => report.objected += 1,
            Body::Extended { .. } => report.extended += 1,
            Body::Appointed { .. } => report.visits += 1,
            Body::VisitCalledOff { .. } => report.called_off += 1,
            Body::Transferred { from, to, .. } => report.transferred += i64::from(from.agency != to.agency),
            Body::SubCaseWaits { task, awaited, .. } => {
                let waited = before.task(*task).is_some_and(|t| !t.awaits.is_empty());
                report.waited += i64::from(!awaited.is_empty() && !waited);
            }
            Body::Withdrawn { .. } => report.withdrawn += 1,
            Body::Decided { review, .. } => {
                report.upheld += i64::from(*review == Some(Review::Upheld));
                let deciding = before.tasks.iter().find(|t| before.decides(service, t)).map(|t| t.id);
                deciding.into_iter().for_each(|id| ended(id, report));
            }
            _ => {}
        }
    }
}

/// How long an officer, or the person who pays, leaves a task; an officer one at which a payment is reported.
fn handling(service: &Service, case: &Case, id: Id, dice: &mut Dice) -> Millis {
    let Some(task) = case.task(id) else { return DAY };
    let kind = task.of(service);
    if task.reported.is_some() {
        return DAY / 4 + dice.below(66) * HOUR;
    }
    if kind.is_some_and(|k| k.kind == TaskKind::Pay) {
        return DAY + dice.below(11 * 24) * HOUR;
    }
    let own = kind.and_then(|k| k.limit.as_ref()).map(|l| if l.count == DayKind::Hours { l.days.max(6) / 6 } else { l.days });
    let stage = service.stage(&case.stage).map_or(1, |s| s.days);
    let usual = own.map_or(stage, |days| days * 2 / 3).max(1) * 24;
    let hours = match dice.below(40) {
        0 => usual * 60,
        1..=4 => usual * 3,
        _ => usual / 5 + dice.below(usual * 9 / 5),
    };
    hours.max(1) * HOUR
}

fn person_acts(case: &Case, objects: &mut bool) -> Option<Act> {
    if case.is_asked() {
        return Some(Act::Answer { text: SAID.into(), files: vec![], answers: Default::default() });
    }
    let refused = case.decision.as_ref().is_some_and(|d| d.outcome == Outcome::Refused);
    let wants = case.status == Status::Decided && std::mem::take(objects) && refused;
    wants.then(|| Act::Object { text: SAID.into(), files: vec![] })
}

/// What is done around a task before its work: a visit is arranged or called off, or another agency is found to be competent.
fn around(life: &Life, at: &Setting, case: &Case, id: Id, elsewhere: &[Place], dice: &mut Dice) -> Option<(Actor, Act)> {
    let task = case.task(id)?;
    let officer = life.officer(&task.place);
    if task.of(at.service).is_some_and(|k| k.kind == TaskKind::Inspect) {
        return match &task.appointment {
            None => visit(at, case, id, &officer, at.now + handling(at.service, case, id, dice)).map(|act| (officer, act)),
            Some(visit) => (visit.at > at.now).then(|| (officer, Act::CallOff { reason: SAID.into() })),
        };
    }
    let leaves = case.may_leave(at.service, task) && !case.is_asked() && !case.is_objected() && case.competent.is_none();
    let to =
        elsewhere.iter().find(|p| p.agency != case.steward && at.service.may_go_to(&p.agency)).filter(|_| leaves && dice.one_in(40))?;
    Some((officer, Act::Transfer { to: to.clone(), reason: SAID.into() }))
}

/// A visit on the day of `wanted` or the next one on which somebody may come, or else as soon as may be.
fn visit(at: &Setting, case: &Case, id: Id, officer: &Actor, wanted: Millis) -> Option<Act> {
    let days = at.calendars.of(&case.task(id)?.place.agency);
    let (today, wanted) = (days.today(at.now).0, days.today(wanted).0);
    (wanted..wanted + 7).chain(today + 1..wanted).find_map(|day| {
        let (opens, closes) = days.visits_on(Day(day))?;
        let when = Day(day - 1).end(days.offset) + 1 + (opens + (closes - opens) / 2) * 60_000;
        let act = Act::Appoint { at: when, place: SAID.into() };
        case.act(at, officer, act.clone(), Some(id)).is_ok().then_some(act)
    })
}

/// What comes of a task when somebody turns to it: its officer, or the person who pays there.
fn officer_acts(life: &Life, at: &Setting, case: &Case, id: Id, dice: &mut Dice) -> Option<(Actor, Act)> {
    let service = at.service;
    let task = case.task(id)?;
    let officer = life.officer(&task.place);
    if dice.one_in(25) && !case.is_asked() {
        return Some((officer, Act::Ask { text: "?".into(), questions: vec![] }));
    }
    // Seven of ten times the first outcome, as it is written, else one of the others.
    let mut pick = |n: usize| if n < 2 || dice.below(10) < 7 { 0 } else { 1 + dice.below(n as i64 - 1) as usize };
    if case.decides(service, task) && (task.decides || task.of(service).is_some() || service.stage_after(&case.stage).is_none()) {
        // Of each decision the first ground that may be chosen; a decision without one is none to choose.
        let first = |d: &'_ DecisionKind| {
            let ground = d.grounds.iter().find(|g| case.bars(g, at).is_none())?;
            let note = if d.needs_note(ground) { SAID.to_string() } else { String::new() };
            Some((d.id.clone(), note, ground.id.clone()))
        };
        let choices: Vec<_> = service.decisions.iter().filter_map(first).collect();
        let (decision, note, ground) = choices.get(pick(choices.len()))?.clone();
        return Some((officer, Act::Decide { decision, ground, note }));
    }
    let Some(kind) = task.of(service) else { return Some((officer, Act::Advance { note: String::new() })) };
    let n = if task.reported.is_some() { 0 } else { pick(kind.outcomes.len()) };
    let outcome = kind.outcomes.get(n)?;
    let receipt = match &task.reported {
        Some(_) if dice.one_in(20) => return Some((officer, Act::PaymentNotFound { reason: SAID.into() })),
        Some(reported) => reported.receipt.clone(),
        None if n == 0 && case.pays_now_at(task, service) => {
            let on = at.calendars.of(&task.place.agency).today(at.now).to_string();
            return Some((Actor::Person(case.person), Act::ReportPayment { receipt: at.now.to_string(), on }));
        }
        None => at.now.to_string(),
    };
    let checked = kind.checklist.iter().map(|point| point.id.clone()).collect();
    let finish = Finish { receipt, checked, ..Finish::supposed(&outcome.id) };
    let finish = match life.photo {
        Some(photo) => {
            let files = Some(photo).filter(|_| kind.needs_photo(&outcome.id)).cloned().into_iter().collect();
            Finish { files, told: outcome.title.get(case.lang).into(), ..finish }
        }
        None => finish,
    };
    Some((officer, Act::Finish(finish)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ninetieth_of_a_hundred() {
        let mut t = Took::default();
        assert_eq!((t.mean_tenths(), t.ninetieth_tenths()), (0, 0));
        (1..=10).for_each(|n| t.add(n * 24, 0));
        assert_eq!((t.mean_tenths(), t.ninetieth_tenths()), (55, 90));
    }
}
