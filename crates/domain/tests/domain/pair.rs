//! A case and those that it needs, each of a random service, with random acts on all of them, passing time and days off: what holds of one
//! case holds of each, what one waits for the other waits for too, and what it came to is what the other goes on with.

use crate::casework::{
    HOUR, Part, START, Watched, World, days, diligent, invoice, kept_dues, more, name_of, officer_of, part, read_both, tries, yaml,
};
use domain::calendar::{Day, Today, WorkingDays};
use domain::case::{Act, Awaited, Body, Case, Review, Setting, Step, corrections, sub_cases_used, submit};
use domain::form::{self, Answers};
use domain::package::{OwnDays, Service};
use domain::{Actor, Id, Lang, Millis, Text};
use proptest::prelude::*;
use serde_json::json;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Pairs of services, cases that were opened for others, acts taken and refused, steps of the clock, times at which one waited or went on
/// with the other, outcomes that were carried back, cases that nobody needed any more, days off that moved a date, outcomes that were replaced
/// after an objection.
static COUNTED: [AtomicUsize; 10] = [const { AtomicUsize::new(0) }; 10];
const PAIRS: usize = 0;
const OPENED: usize = 1;
const ACTS: usize = 2;
const REFUSED: usize = 3;
const CLOCK: usize = 4;
const WAITS: usize = 5;
const OUTCOMES: usize = 6;
const LEFT: usize = 7;
const MOVED: usize = 8;
const REPLACED: usize = 9;

fn count(what: usize) {
    COUNTED[what].fetch_add(1, Ordering::Relaxed);
}

/// One of the cases, and all that happened in it.
struct Side {
    world: World,
    case: Case,
    watched: Watched,
    happened: Vec<(Millis, Body)>,
}

impl Side {
    fn begin(mut world: World, now: Millis, id: u128, owed: Option<(i64, i64)>, parent: Option<&Side>) -> Side {
        let parent = parent.map(|p| (p.case.id, corrections(p.happened.iter().map(|(at, body)| (*at, body)))));
        let invoice = owed.map(|(rials, parts)| invoice(rials, parts));
        let begin = |at: &Setting| {
            submit(at, Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(id), String::new(), invoice, vec![], parent).unwrap()
        };
        let begun = world.at(now, begin);
        let watched = Watched::begin(&world.service, &begun, now);
        Side { world, watched, happened: begun.events.into_iter().map(|body| (now, body)).collect(), case: begun.case }
    }
    /// What it waits for, as the case that needs it keeps it.
    fn awaited(&self, case: &Case, now: Millis) -> Vec<Awaited> {
        case.awaited_here(&self.world.service, &self.world.days, now)
    }
}

/// The case that needs others, and those. What the program does in one transaction is one step here, and what its worker does for jobs
/// is done when the test says so.
struct Cases {
    all: Vec<Side>,
    part: Service,
    owed: Option<(i64, i64)>,
}

impl Cases {
    fn at<T>(&mut self, n: usize, now: Millis, f: impl FnOnce(&Case, &Setting) -> T) -> T {
        let Side { world, case, .. } = &mut self.all[n];
        world.at(now, |at| f(case, at))
    }

    /// A step of one of them, and with it what it means for the case that needs it.
    fn takes(&mut self, n: usize, step: Step, actor: &Actor, now: Millis) -> Result<(), TestCaseError> {
        let side = &mut self.all[n];
        let before = side.case.clone();
        let since = step.events.iter().rev().find_map(|e| match e {
            Body::Finished { since, .. } | Body::Decided { since, .. } => *since,
            _ => None,
        });
        side.happened.extend(step.events.iter().map(|body| (now, body.clone())));
        side.case = side.watched.check(&side.world, &before, step, actor, now)?;
        let (awaited, waited) = (side.awaited(&side.case, now), !side.awaited(&before, now).is_empty());
        if n == 0 || awaited.is_empty() && !waited { Ok(()) } else { self.reaches(n, awaited, since, now) }
    }

    /// What one of them waits for, the case that needs it waits for too.
    fn reaches(&mut self, n: usize, awaited: Vec<Awaited>, since: Option<Millis>, now: Millis) -> Result<(), TestCaseError> {
        let id = self.all[n].case.id;
        if self.all[0].case.tasks.iter().any(|t| t.sub_case == Some(id) && t.awaits != awaited) {
            self.ticks(0, now)?;
            let step = self.at(0, now, |case, at| case.sub_case_waits(at, id, "part", awaited.clone(), since)).unwrap();
            if let Some(step) = step {
                count(WAITS);
                self.takes(0, step, &Actor::System, now)?;
            }
        }
        let known = self.all[0].case.tasks.iter().filter(|t| t.sub_case == Some(id)).all(|t| t.awaits == awaited);
        prop_assert!(known, "{:?} waits for {:?}", self.all[0].case, awaited);
        Ok(())
    }

    /// The clock of one of them; whether there was something for it to do.
    fn ticks(&mut self, n: usize, now: Millis) -> Result<bool, TestCaseError> {
        for ticks in 0.. {
            let Some(step) = self.at(n, now, Case::tick).unwrap() else { return Ok(ticks > 0) };
            count(CLOCK);
            prop_assert!(ticks < 100, "the clock acts again and again: {:#?}", self.all[n].case);
            self.takes(n, step, &Actor::System, now)?;
        }
        Ok(false)
    }

    /// The clocks of all, until none has anything to do.
    fn time_passes(&mut self, now: Millis) -> Result<(), TestCaseError> {
        for round in 0.. {
            let mut some = false;
            for n in 0..self.all.len() {
                some |= self.ticks(n, now)?;
            }
            prop_assert!(round < 100, "clocks wake each other");
            if !some {
                break;
            }
        }
        let sleeps = |s: &Side| s.case.wakes_at(&s.world.service, &s.world.days).is_none_or(|at| at > now);
        prop_assert!(self.all.iter().all(sleeps));
        Ok(())
    }

    /// The jobs of the worker: cases that are needed are opened, what they came to is carried back, also where an objection replaced it, and what
    /// nobody needs any more ends.
    fn work(&mut self, now: Millis) -> Result<(), TestCaseError> {
        while self.opens(now)? || self.ends(now)? || self.replaces(now)? || self.leaves(now)? {}
        // Whoever has come to an end keeps nobody waiting, but for what the person has to say first.
        let ended: Vec<Id> = self.all.iter().filter(|s| s.case.status.is_closed()).map(|s| s.case.id).collect();
        let needs = &self.all[0].case;
        prop_assert!(needs.tasks.iter().all(|t| t.sub_case.is_none_or(|id| !ended.contains(&id)) || needs.waits(t.id)), "{:?}", needs);
        Ok(())
    }

    fn opens(&mut self, now: Millis) -> Result<bool, TestCaseError> {
        let wanted = |case: &Case, at: &Setting| {
            case.wants_sub_cases(at.service).next().map(|(task, sub)| (task.id, case.sub_case_answers(sub, at)))
        };
        let Some((task, answers)) = self.at(0, now, wanted) else { return Ok(false) };
        count(OPENED);
        let (n, service) = (self.all.len(), self.part.clone());
        let answers = form::check(&service, &answers, &today()).expect("answers that its form takes");
        let world = World { service, days: self.all[0].world.days.clone(), answers, handed_on: vec![], n: (n as u128) << 40 };
        let side = Side::begin(world, now, 1000 + n as u128, self.owed, Some(&self.all[0]));
        prop_assert_eq!(side.case.parent, Some(self.all[0].case.id));
        let (id, awaited) = (side.case.id, side.awaited(&side.case, now));
        self.all.push(side);
        let step = self.at(0, now, |case, at| case.sub_case_opened(at, task, id, "part")).unwrap();
        self.takes(0, step, &Actor::System, now)?;
        self.reaches(n, awaited, None, now)?;
        Ok(true)
    }

    fn ends(&mut self, now: Millis) -> Result<bool, TestCaseError> {
        let needs = &self.all[0].case;
        let free = needs.tasks.iter().filter(|t| !needs.waits(t.id)).filter_map(|t| Some((t.kind.clone(), t.sub_case?)));
        let side = |id: Id| self.all.iter().find(|s| s.case.id == id).unwrap();
        let ended =
            free.filter_map(|(kind, id)| Some((kind, id, side(id).case.comes_to()?, side(id).case.refused_because(&self.part)))).next();
        let Some((kind, id, outcome, told)) = ended else { return Ok(false) };
        count(OUTCOMES);
        let step = self.at(0, now, |case, at| case.sub_case_ended(at, id, outcome, told)).unwrap().expect("a task that waits for it");
        // A stage that begins anew forgets what its tasks came to.
        let finished = step.events.iter().any(|e| matches!(e, Body::Finished { of, outcome: o, .. } if *of == kind && o == outcome));
        prop_assert!(finished, "{:?}", step.events);
        self.takes(0, step, &Actor::System, now)?;
        Ok(true)
    }

    fn replaces(&mut self, now: Millis) -> Result<bool, TestCaseError> {
        let used = sub_cases_used(self.all[0].happened.iter().map(|(_, body)| body));
        let replaced = used.into_iter().find_map(|used| {
            let sub = &self.all.iter().find(|s| s.case.id == used.case)?.case;
            let won = sub.objection.as_ref().is_some_and(|o| o.review == Some(Review::Replaced));
            let outcome = sub.comes_to().filter(|o| won && *o != used.outcome)?;
            Some((used, outcome, sub.refused_because(&self.part)))
        });
        let Some((used, outcome, told)) = replaced else { return Ok(false) };
        let Some(step) = self.at(0, now, |case, at| case.sub_case_replaced(at, &used, "part", outcome, told)) else { return Ok(false) };
        count(REPLACED);
        let counts = matches!(step.events[..], [Body::SubCaseReplaced { counts: true, .. }]);
        self.takes(0, step, &Actor::System, now)?;
        prop_assert!(!counts || self.all[0].case.outcomes[&used.of] == outcome);
        Ok(true)
    }

    /// The person objects to what one of them came to, where that is possible, and another decision takes its place.
    fn is_won(&mut self, n: usize, now: Millis) -> Result<(), TestCaseError> {
        let person = Actor::Person(self.all[n].case.person);
        let objects = Act::Object { text: "چرا؟".into(), files: vec![] };
        let Ok(step) = self.at(n, now, |case, at| case.act(at, &person, objects, None)) else { return Ok(()) };
        self.takes(n, step, &person, now)?;
        // Some look at it before they decide.
        if self.all[n].case.tasks[0].kind == "weighs" {
            let (step, by) = {
                let Side { world, case, .. } = &mut self.all[n];
                diligent(world, case, now)
            };
            self.takes(n, step, &by, now)?;
        }
        let case = &self.all[n].case;
        let (task, granted) = (case.tasks[0].clone(), case.decision.as_ref().is_some_and(|d| d.kind == "grant"));
        let officer = officer_of(&task.place, &task.officer.clone().unwrap_or_else(|| name_of("first", &task.place)));
        let (decision, ground) = if granted { ("refuse", "bad") } else { ("grant", "fine") };
        let decides = Act::Decide { decision: decision.into(), ground: ground.into(), note: String::new() };
        let step = self.at(n, now, |case, at| case.act(at, &officer, decides, Some(task.id))).unwrap();
        self.takes(n, step, &officer, now)
    }

    fn leaves(&mut self, now: Millis) -> Result<bool, TestCaseError> {
        for n in 1..self.all.len() {
            let id = self.all[n].case.id;
            if self.all[0].case.tasks.iter().any(|t| t.sub_case == Some(id)) {
                continue;
            }
            if let Some(step) = self.at(n, now, |case, at| case.left_alone(at, "نیازی نیست")) {
                count(LEFT);
                self.takes(n, step, &Actor::System, now)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// One more day off of an agency is declared: the dates of all cases follow.
    fn day_off(&mut self, agency: &str, day: Day, now: Millis) -> Result<(), TestCaseError> {
        let of = |s: &Side| (s.case.due_at(s.case.days(&s.world.days)), kept_dues(&s.case, &s.world.days));
        let kept: Vec<_> = self.all.iter().map(of).collect();
        let off = OwnDays { holidays: [(day.to_string(), Text::default())].into(), ..OwnDays::default() };
        for side in &mut self.all {
            let days = WorkingDays::clone(side.world.days.of(agency)).with(&off);
            side.world.days = std::mem::take(&mut side.world.days).with(agency, days);
        }
        for (n, (due, dues)) in kept.into_iter().enumerate() {
            let side = &self.all[n];
            if let Some(step) = side.case.due_changed(&side.world.service, due, &dues, &side.world.days, now) {
                count(MOVED);
                self.takes(n, step, &Actor::System, now)?;
            }
        }
        Ok(())
    }
}

fn today() -> Today {
    Today::plain("2026-11-24").unwrap()
}

/// The same service as one of the other agency, which needs no cases itself.
fn of_the_other(text: &str) -> String {
    let text = text.replace("other/hall", "(there)").replace("desk", "hall").replace("(there)", "office/desk");
    text.replace("id: permit", "id: part").replace("agency: office", "agency: other")
}

type Stages = Vec<(Vec<Part>, u8, u8)>;

fn stages() -> impl Strategy<Value = Stages> {
    proptest::collection::vec((proptest::collection::vec(part(), 0..3), any::<u8>(), any::<u8>()), 1..3)
}

fn owed() -> impl Strategy<Value = Option<(i64, i64)>> {
    prop_oneof![Just(None), Just(Some((0, 0))), Just(Some((1_000_000, 0))), (2i64..4).prop_map(|n| Some((n * 500_000, n)))]
}

/// `--nocapture` shows the counts.
#[test]
fn random_cases_that_need_others() {
    pairs();
    let of = COUNTED.each_ref().map(|n| n.load(Ordering::Relaxed));
    println!(
        "{} pairs of services, {} cases opened for others, {} acts taken, {} refused, {} steps of the clock, {} times that one waited or went on with the other, {} outcomes carried back, {} left alone, {} days off that moved a date, {} outcomes replaced",
        of[PAIRS], of[OPENED], of[ACTS], of[REFUSED], of[CLOCK], of[WAITS], of[OUTCOMES], of[LEFT], of[MOVED], of[REPLACED]
    );
    assert!(of[PAIRS] >= 256 && of[OPENED] >= 256 && of.iter().all(|n| *n > 0), "{of:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    fn pairs(
        (mut needing, first) in (stages(), part()),
        mut needed in stages(),
        times in any::<[(u8, u8, u8, u8, u8); 2]>(),
        more in [more(), more()],
        objections in any::<[bool; 2]>(),
        south in any::<bool>(),
        owner in any::<bool>(),
        size in proptest::option::of(0i64..10),
        off in any::<bool>(),
        (owes, owes_there) in (owed(), owed()),
        steps in proptest::collection::vec((any::<u16>(), 0i64..200), 1..60),
    ) {
        count(PAIRS);
        // The first task is a case of the other service; that needs none.
        needing[0].0.insert(0, (6, first.1, first.2, 1));
        needed.iter_mut().flat_map(|s| &mut s.0).filter(|t| t.0 % 7 == 6).for_each(|t| t.0 = 0);
        for (tasks, shape, _) in needing.iter_mut().chain(&mut needed) {
            if *shape % 5 == 1 {
                tasks.iter_mut().for_each(|t| t.3 = 1);
            }
        }
        // It refuses nobody for an answer: who needs it and may correct nothing else would go round for ever.
        let more = [more[0], more[1].map(|(rules, limits, objection)| ([1, 2, 3, 6, 7, 8][usize::from(rules % 6)], limits, objection))];
        let [text, there] = [(&needing, times[0], more[0], objections[0]), (&needed, times[1], more[1], objections[1])].map(|(s, t, m, o)| yaml(s, t, m, o));
        let there = of_the_other(&there);
        let mut services = read_both(&text, there.clone()).unwrap_or_else(|m| panic!("{text}\n{there}\n{m:#?}")).services;
        let [service, part] = ["permit", "part"].map(|id| services.remove(id).unwrap());
        let mut raw: Answers = [("owner".to_string(), json!(if owner { "yes" } else { "no" })), ("area".to_string(), json!(if south { "south" } else { "north" }))].into();
        let asked = service.question("size").is_some_and(|q| q.show_if.is_none()) || owner;
        raw.extend(size.filter(|_| asked).map(|n| ("size".to_string(), json!(n))));
        let answers = form::check(&service, &raw, &today()).unwrap();
        let world = World { service, days: days(off), answers, handed_on: vec![], n: 0 };
        let mut now = START;
        let mut cases = Cases { all: vec![Side::begin(world, now, 2, owes, None)], part, owed: owes_there };
        for (pick, wait) in steps {
            now += wait * HOUR;
            cases.time_passes(now)?;
            // The worker comes to its jobs sooner or later.
            if pick % 3 > 0 {
                cases.work(now)?;
            }
            if pick % 13 == 5 {
                let agency = if pick.is_multiple_of(2) { "office" } else { "other" };
                cases.day_off(agency, Day(Day::at(now, 0).0 + i64::from(pick / 13 % 12)), now)?;
            }
            let n = usize::from(pick / 5) % cases.all.len();
            let Side { world, case, .. } = &mut cases.all[n];
            match tries(world, case, pick, now)? {
                Some((step, actor)) => {
                    count(ACTS);
                    cases.takes(n, step, &actor, now)?;
                }
                None => count(REFUSED),
            }
        }
        // From wherever chance has led, those who do what is asked bring all of them to an end: first those that are needed.
        for n in 0.. {
            now += 1;
            cases.time_passes(now)?;
            cases.work(now)?;
            let open = |s: &Side| !s.case.status.is_closed();
            let Some(next) = (1..cases.all.len()).chain([0]).find(|n| open(&cases.all[*n])) else { break };
            prop_assert!(n < 600, "stuck in {:#?}", cases.all[next].case);
            let Side { world, case, .. } = &mut cases.all[next];
            let (step, actor) = diligent(world, case, now);
            count(ACTS);
            cases.takes(next, step, &actor, now)?;
        }
        // Who objects to what another case came to, and wins, reaches the one that rests on it.
        for n in 1..cases.all.len() {
            now += 1;
            cases.time_passes(now)?;
            cases.is_won(n, now)?;
            cases.work(now)?;
        }
    }
}
