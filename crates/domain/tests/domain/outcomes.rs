//! Every service of the repository that has tasks, run by the real core to every outcome: each stage is entered, each task is
//! opened, each outcome and each kind of decision is given, silence speaks wherever the service gives it a voice, about a task
//! and about the case, and an objection upholds and replaces. A task that is a case of another service comes to what that case, run in
//! the same way with the answers that it is given, comes to.

use crate::shared;
use domain::actor::Officer;
use domain::calendar::{Calendars, Day, Today};
use domain::case::{Act, Body, Case, DecidedBy, Finish, Place, Review, Setting, submit};
use domain::form::{self, Answers};
use domain::package::{Catalogue, SUB_CASE_OUTCOMES, Service, SubCase, TaskKind, example_answers, parse};
use domain::{Actor, Id, Lang, Millis};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

const TODAY: &str = "2026-11-24";
const START: Millis = 1_795_500_000_000;
/// Situations that are looked at for one service, at most.
const MOST: usize = 4000;
/// Services that show the casework: they may not lose their tasks unnoticed.
const SHOWN: [&str; 7] = [
    "replacement-birth-certificate",
    "building-permit",
    "guild-licence",
    "market-stall",
    "pilgrim-hosting-permit",
    "street-opening-permit",
    "tree-felling",
];

fn catalogue() -> Catalogue {
    parse(&shared::samples(), TODAY).expect("the sample packages have no mistakes")
}

/// What must be reached: `stage:…`, `task:…`, `outcome:…`, `decision:…`, `silence`, `silence:…` of a
/// task, `upheld`, `replaced`, `sub-case:…` by its service.
fn wanted(service: &Service) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for stage in service.all_stages() {
        all.insert(format!("stage:{}", stage.id));
        for task in &stage.tasks {
            all.insert(format!("task:{}", task.id));
            all.extend(task.outcomes.iter().map(|o| format!("outcome:{}={}", task.id, o.id)));
            all.extend(task.sub_case.iter().map(|sub| format!("sub-case:{}", sub.service)));
            all.extend(task.silence.iter().map(|outcome| format!("silence:{}={outcome}", task.id)));
        }
    }
    all.extend(service.decisions.iter().map(|d| format!("decision:{}", d.id)));
    if service.time.silence.is_some() {
        all.insert("silence".into());
    }
    if service.objection.is_some() {
        all.extend(["upheld".to_string(), "replaced".to_string()]);
    }
    all
}

fn seen(case: &Case, events: &[Body], reached: &mut BTreeSet<String>) {
    reached.insert(format!("stage:{}", case.stage));
    reached.extend(case.tasks.iter().map(|t| format!("task:{}", t.kind)));
    for event in events {
        match event {
            Body::Finished { of, outcome, by_silence, .. } => {
                reached.insert(format!("outcome:{of}={outcome}"));
                if *by_silence {
                    reached.insert(format!("silence:{of}={outcome}"));
                }
            }
            Body::SubCase { service, .. } => drop(reached.insert(format!("sub-case:{service}"))),
            Body::Decided { decision, by, review, .. } => {
                reached.insert(format!("decision:{decision}"));
                if *by == DecidedBy::Silence {
                    reached.insert("silence".into());
                }
                match review {
                    Some(Review::Upheld) => drop(reached.insert("upheld".into())),
                    Some(Review::Replaced) => drop(reached.insert("replaced".into())),
                    Some(Review::TakenBack) | None => {}
                }
            }
            _ => {}
        }
    }
}

/// Everything that somebody could sensibly do next.
fn acts(service: &Service, case: &Case) -> Vec<(Actor, Act, Option<Id>)> {
    let person = Actor::Person(case.person);
    if case.is_asked() {
        return vec![(person, Act::Answer { text: "درست شد.".into(), files: vec![], answers: Default::default() }, None)];
    }
    if case.status.is_closed() {
        return vec![(person, Act::Object { text: "نادرست است.".into(), files: vec![] }, None)];
    }
    let mut all = vec![];
    if case.parent.is_some() {
        all.push((person, Act::Withdraw { reason: "لازم نیست.".into() }, None));
    }
    for task in &case.tasks {
        let officer = Actor::Officer(Officer { name: "officer".into(), agency: task.place.agency.clone(), unit: task.place.unit.clone() });
        match task.of(service) {
            // What it comes to, its own case says.
            Some(kind) if kind.kind == TaskKind::Case => {}
            Some(kind) if kind.kind != TaskKind::Decide => {
                for outcome in &kind.outcomes {
                    all.push((officer.clone(), Act::Finish(Finish::supposed(&outcome.id)), Some(task.id)));
                }
            }
            _ => {
                for (d, g) in service.decisions.iter().flat_map(|d| d.grounds.iter().map(move |g| (d, g))) {
                    let act = Act::Decide { decision: d.id.clone(), ground: g.id.clone(), note: String::new() };
                    all.push((officer.clone(), act, Some(task.id)));
                }
                all.push((officer, Act::Advance { note: String::new() }, Some(task.id)));
            }
        }
    }
    all
}

#[test]
fn every_outcome_of_every_service_is_reached() {
    let catalogue = catalogue();
    let services: Vec<&Service> =
        catalogue.services.values().filter(|s| s.all_stages().any(|g| !g.tasks.is_empty()) || s.time.silence.is_some()).collect();
    for id in SHOWN {
        assert!(services.iter().any(|s| s.id == id), "{id} is not there or has no tasks");
    }
    let mut missing = BTreeMap::new();
    for service in services {
        let days = Calendars::new(&catalogue);
        let today = Today::new(Day::parse(TODAY).unwrap(), days.of(&service.agency).clone());
        let wanted = wanted(service);
        let mut reached = BTreeSet::new();
        for example in &service.examples {
            let answers = example_answers(service, example, &today).unwrap_or_else(|| panic!("{}: {}", service.id, example.name));
            explore(&catalogue, service, &days, &answers, None, &mut reached);
        }
        let left: Vec<String> = wanted.difference(&reached).cloned().collect();
        if !left.is_empty() {
            missing.insert(service.id.clone(), left);
        }
    }
    assert!(missing.is_empty(), "never reached: {missing:#?}");
}

/// What a case comes to for one that needs it, each with what its person is told of that.
type Ends = BTreeMap<&'static str, String>;

/// The ends of the case that a task needs, by the answers that it is given.
fn ends_of(catalogue: &Catalogue, case: &Case, at: &Setting, sub: &SubCase) -> Ends {
    let other = &catalogue.services[&sub.service];
    let today = Today::new(Day::parse(TODAY).unwrap(), at.calendars.of(&other.agency).clone());
    let given = form::check(other, &case.sub_case_answers(sub, at), &today);
    let given = given.unwrap_or_else(|wrong| panic!("{} gives {} answers that it does not take: {wrong:?}", case.service, other.id));
    let ends = explore(catalogue, other, at.calendars, &given, Some(case.id), &mut BTreeSet::new());
    assert_eq!(ends.keys().copied().collect::<Vec<_>>(), SUB_CASE_OUTCOMES, "{}", other.id);
    assert!(!ends["refused"].is_empty(), "who must correct something because of {} does not learn what", other.id);
    ends
}

/// Runs a service to all situations that it can be in; gives what its cases come to. `parent` is the case that needs this one.
fn explore(
    catalogue: &Catalogue,
    service: &Service,
    days: &Calendars,
    answers: &Answers,
    parent: Option<Id>,
    reached: &mut BTreeSet<String>,
) -> Ends {
    let mut n: u128 = 1000;
    let mut at = |now: Millis| {
        n += 100;
        Setting {
            service,
            calendars: days,
            answers,
            now,
            fresh: Id::from_u128(n),
            bill: None,
            place_exists: &|_: &Place| true,
            officer_for: &|_: &Place, _: Option<&str>| None,
        }
    };
    let parent = parent.map(|id| (id, vec![]));
    let begun =
        submit(&at(START), Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], parent).unwrap();
    seen(&begun.case, &begun.events, reached);
    // Situations are the same when the same is to be done: ids and moments make no difference.
    let key = |c: &Case| {
        let tasks: Vec<(&str, bool)> = c.tasks.iter().map(|t| (t.kind.as_str(), t.sub_case.is_some())).collect();
        let asked: Vec<&str> = c.asked.iter().map(|a| a.text.as_str()).collect();
        let before = c.objection.is_some().then(|| c.decision.as_ref().map(|d| d.kind.clone()));
        format!("{} {:?} {:?} {:?} {} {:?} {:?}", c.stage, tasks, c.outcomes, asked, c.late, before, c.comes_to())
    };
    let (mut queue, mut known) = (VecDeque::from([(begun.case, START)]), BTreeSet::new());
    // The cases that it needs come to the same wherever they are needed: their answers are those of the application.
    let (mut ends, mut needed) = (Ends::new(), BTreeMap::new());
    while let Some((case, now)) = queue.pop_front() {
        if !known.insert(key(&case)) || known.len() > MOST {
            continue;
        }
        if let Some(outcome) = case.comes_to() {
            ends.entry(outcome).or_insert_with(|| case.refused_because(service));
        }
        for (task, sub) in case.wants_sub_cases(service) {
            let part = Id::from_u128(!task.id.as_u128());
            let step = case.sub_case_opened(&at(now), task.id, part, &sub.service).unwrap();
            seen(&step.case, &step.events, reached);
            queue.push_back((step.case, now));
        }
        for (part, sub) in case.tasks.iter().filter_map(|t| Some((t.sub_case?, t.of(service)?.sub_case.as_ref()?))) {
            let ends = needed.entry(&sub.service).or_insert_with(|| ends_of(catalogue, &case, &at(now), sub));
            for (outcome, told) in ends {
                let Some(step) = case.sub_case_ended(&at(now + 60_000), part, outcome, told.clone()).unwrap() else { continue };
                seen(&step.case, &step.events, reached);
                queue.push_back((step.case, now + 60_000));
            }
        }
        // Nobody does anything: the clock goes on alone, to the end.
        let (mut silent, mut later) = (case.clone(), now);
        for _ in 0..60 {
            let Some(wakes) = silent.wakes_at(service, days) else { break };
            later = later.max(wakes);
            let Some(step) = silent.tick(&at(later)).unwrap() else { break };
            silent = step.case;
            seen(&silent, &step.events, reached);
            // Somebody may still act after the clock has.
            queue.push_back((silent.clone(), later));
        }
        for (actor, act, task) in acts(service, &case) {
            if let Ok(step) = case.act(&at(now + 60_000), &actor, act, task) {
                seen(&step.case, &step.events, reached);
                queue.push_back((step.case, now + 60_000));
            }
        }
    }
    ends
}
