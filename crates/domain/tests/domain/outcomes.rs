//! Every service of the repository, run by the real core to every outcome: each stage is entered, each task is opened, each outcome
//! and each decision on each of its grounds is given, silence speaks wherever the service gives it a voice, about a task, about the case
//! and about what the person is asked, the superior unit takes over and decides, whatever may go to another unit or another agency goes
//! there and comes to an end, an application is taken back, and an objection upholds and replaces. A task that is a case of another
//! service comes to what that case, run in the same way with the answers that it is given, comes to. What is wanted is read from the
//! package: what is added to a service, and cannot be reached, fails by name.

use crate::shared;
use domain::actor::Officer;
use domain::calendar::{Calendars, Day, Today};
use domain::case::{Act, Body, Case, DecidedBy, Finish, Place, Review, Setting, Step, Task, submit};
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

/// What must be reached: `stage:…`, `task:…`, `outcome:…`, `decision:…`, `ground:…` of a decision, `late`, `silence`, `silence:…` of a
/// task, `escalated` and `escalated:…` of a task, `decided by the superior`, `unanswered`, `moved:…` and `transferred:…` of a task, or of a
/// stage without any, `withdrawn`, `upheld`, `replaced`, `sub-case:…` by its service.
fn wanted(catalogue: &Catalogue, service: &Service) -> BTreeSet<String> {
    let mut all = BTreeSet::from(["late".to_string(), "withdrawn".to_string()]);
    let units = |agency: &str| catalogue.agencies[agency].units.len();
    let leaves = catalogue.agencies.keys().any(|a| *a != service.agency && service.may_go_to(a));
    for stage in service.all_stages() {
        all.insert(format!("stage:{}", stage.id));
        if stage.tasks.is_empty() {
            all.extend(leaves.then(|| format!("transferred:{}", stage.id)));
            all.extend((units(&service.agency) > 1).then(|| format!("moved:{}", stage.id)));
        }
        for task in &stage.tasks {
            all.insert(format!("task:{}", task.id));
            all.extend(task.outcomes.iter().map(|o| format!("outcome:{}={}", task.id, o.id)));
            all.extend(task.sub_case.iter().map(|sub| format!("sub-case:{}", sub.service)));
            all.extend(task.silence.iter().map(|outcome| format!("silence:{}={outcome}", task.id)));
            if task.kind == TaskKind::Case {
                continue;
            }
            let places = task.by.places();
            let own = places.iter().any(|p| p.agency == service.agency);
            // Nobody's view, vote, signature or work is given by another agency.
            if own && leaves && matches!(task.kind, TaskKind::Review | TaskKind::Inspect | TaskKind::Decide) {
                all.insert(format!("transferred:{}", task.id));
            }
            all.extend(places.iter().any(|p| units(&p.agency) > 1).then(|| format!("moved:{}", task.id)));
            let superior = stage.watch_of(Some(task)).escalate.as_ref().filter(|_| task.silence.is_none());
            let escalates = superior.is_some_and(|unit| places.iter().any(|p| p.unit != *unit));
            all.extend(escalates.then(|| format!("escalated:{}", task.id)));
        }
    }
    for decision in &service.decisions {
        all.insert(format!("decision:{}", decision.id));
        all.extend(decision.grounds.iter().map(|g| format!("ground:{}/{}", decision.id, g.id)));
    }
    if service.time.silence.is_some() {
        all.insert("silence".into());
    } else if service.time.escalate.is_some() {
        all.extend(["escalated".to_string(), "decided by the superior".to_string()]);
    }
    all.extend(service.time.answer.iter().filter(|a| a.unanswered.is_some()).map(|_| "unanswered".to_string()));
    if service.objection.is_some() {
        all.extend(["upheld".to_string(), "replaced".to_string()]);
    }
    all
}

/// The name of a task, or of the stage that has none of its own.
fn name_of(case: &Case, task: &Task) -> String {
    if task.kind.is_empty() { case.stage.clone() } else { task.kind.clone() }
}

/// Notes what a step reached.
fn seen(before: &Case, case: &Case, events: &[Body], reached: &mut BTreeSet<String>) {
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
            Body::LimitPassed { task: None, .. } => drop(reached.insert("late".into())),
            Body::Escalated { task: None, .. } => drop(reached.insert("escalated".into())),
            Body::Escalated { task: Some(id), .. } => {
                reached.extend(before.task(*id).map(|task| format!("escalated:{}", name_of(before, task))));
            }
            Body::Unanswered { decides: true, .. } => drop(reached.insert("unanswered".into())),
            Body::Decided { decision, ground, by, review, .. } => {
                reached.insert(format!("decision:{decision}"));
                reached.insert(format!("ground:{decision}/{ground}"));
                match by {
                    DecidedBy::Silence => drop(reached.insert("silence".into())),
                    DecidedBy::Officer if before.escalated.is_some() => drop(reached.insert("decided by the superior".into())),
                    _ => {}
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

/// What leads away from the ways of a service, each with the name of what it reaches: the person is asked, or takes the application
/// back, or what is to be done goes to another unit or another agency.
fn aside(catalogue: &Catalogue, case: &Case) -> Vec<(String, Actor, Act, Option<Id>)> {
    if case.is_asked() || case.status.is_closed() {
        return vec![];
    }
    let text = || "لازم است.".to_string();
    let mut all = vec![("withdrawn".to_string(), Actor::Person(case.person), Act::Withdraw { reason: text() }, None)];
    for task in &case.tasks {
        let officer = Actor::Officer(Officer { name: "officer".into(), agency: task.place.agency.clone(), unit: task.place.unit.clone() });
        let name = name_of(case, task);
        let places = catalogue.agencies.values().flat_map(|a| a.units.iter().map(|u| Place { agency: a.id.clone(), unit: u.id.clone() }));
        for to in places.filter(|to| *to != task.place) {
            let goes = if to.agency == task.place.agency { "moved" } else { "transferred" };
            all.push((format!("{goes}:{name}"), officer.clone(), Act::Transfer { to, reason: text() }, Some(task.id)));
        }
        all.push(("unanswered".into(), officer, Act::Ask { text: text(), questions: vec![] }, Some(task.id)));
    }
    all
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
                    let note = if d.needs_note(g) { "متن".to_string() } else { String::new() };
                    let act = Act::Decide { decision: d.id.clone(), ground: g.id.clone(), note };
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
    for id in SHOWN {
        let tasks = catalogue.services.get(id).into_iter().flat_map(Service::all_stages).flat_map(|s| &s.tasks);
        assert!(tasks.count() > 0, "{id} is not there or has no tasks");
    }
    let (mut missing, mut count) = (BTreeMap::new(), 0);
    for service in catalogue.services.values() {
        let days = Calendars::new(&catalogue);
        let today = Today::new(Day::parse(TODAY).unwrap(), days.of(&service.agency).clone());
        let wanted = wanted(&catalogue, service);
        count += wanted.len();
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
    println!("{count} outcomes, grounds, silences, escalations and transfers of {} services", catalogue.services.len());
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
            paid: &[],
            handed_on: &[],
            officer_for: &|_: &Place, _: Option<&str>| None,
        }
    };
    let needed_by = parent.is_some();
    let parent = parent.map(|id| (id, vec![]));
    let begun =
        submit(&at(START), Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], parent).unwrap();
    seen(&begun.case, &begun.case, &begun.events, reached);
    let (mut queue, mut known) = (VecDeque::from([(begun.case, START)]), BTreeSet::new());
    // The cases that it needs come to the same wherever they are needed: their answers are those of the application.
    let (mut ends_with, mut needed) = (Ends::new(), BTreeMap::new());
    while let Some((case, now)) = queue.pop_front() {
        if !known.insert(situation(&case)) || known.len() > MOST {
            continue;
        }
        if let Some(outcome) = case.comes_to() {
            ends_with.entry(outcome).or_insert_with(|| case.refused_because(service));
        }
        for (task, sub) in case.wants_sub_cases(service) {
            let part = Id::from_u128(!task.id.as_u128());
            let step = case.sub_case_opened(&at(now), task.id, part, &sub.service).unwrap();
            seen(&case, &step.case, &step.events, reached);
            queue.push_back((step.case, now));
        }
        for (part, sub) in case.tasks.iter().filter_map(|t| Some((t.sub_case?, t.of(service)?.sub_case.as_ref()?))) {
            let ends = needed.entry(&sub.service).or_insert_with(|| ends_of(catalogue, &case, &at(now), sub));
            for (outcome, told) in ends {
                let Some(step) = case.sub_case_ended(&at(now + 60_000), part, outcome, told.clone()).unwrap() else { continue };
                seen(&case, &step.case, &step.events, reached);
                queue.push_back((step.case, now + 60_000));
            }
        }
        // Nobody does anything: the clock goes on alone, to the end.
        let (mut silent, mut later) = (case.clone(), now);
        for _ in 0..60 {
            let Some(wakes) = silent.wakes_at(service, days) else { break };
            later = later.max(wakes);
            let Some(step) = silent.tick(&at(later)).unwrap() else { break };
            let before = std::mem::replace(&mut silent, step.case);
            seen(&before, &silent, &step.events, reached);
            // Somebody may still act after the clock has.
            queue.push_back((silent.clone(), later));
        }
        for (actor, act, task) in acts(service, &case) {
            if let Ok(step) = case.act(&at(now + 60_000), &actor, act, task) {
                seen(&case, &step.case, &step.events, reached);
                queue.push_back((step.case, now + 60_000));
            }
        }
        // Each of what leads away once, to its end: the ways from there are those of another, or the same once more.
        for (name, actor, act, task) in aside(catalogue, &case) {
            if needed_by || reached.contains(&name) {
                continue;
            }
            let Ok(step) = case.act(&at(now + 60_000), &actor, act, task) else { continue };
            if step.case.is_asked() {
                let mut asked = step.case;
                while let Some(step) = asked.wakes_at(service, days).and_then(|wakes| asked.tick(&at(wakes)).unwrap()) {
                    let before = std::mem::replace(&mut asked, step.case);
                    seen(&before, &asked, &step.events, reached);
                    if asked.status.is_closed() {
                        break;
                    }
                }
            } else if ends(service, days, &mut at, step.case, now + 60_000) {
                reached.insert(name);
            }
        }
    }
    ends_with
}

/// Whether somebody can bring a case to an end, in whatever way.
fn ends<'s>(service: &'s Service, days: &Calendars, at: &mut impl FnMut(Millis) -> Setting<'s>, case: Case, now: Millis) -> bool {
    let (mut open, mut known) = (vec![(case, now)], BTreeSet::new());
    while let Some((case, now)) = open.pop() {
        if case.status.is_closed() {
            return true;
        }
        if known.len() > MOST || !known.insert(situation(&case)) {
            continue;
        }
        let later = case.wakes_at(service, days).map_or(now, |wakes| wakes.max(now));
        let mut next: Vec<Step> = case.tick(&at(later)).unwrap().into_iter().collect();
        next.extend(acts(service, &case).into_iter().filter_map(|(actor, act, task)| case.act(&at(now + 60_000), &actor, act, task).ok()));
        for (task, sub) in case.wants_sub_cases(service) {
            next.extend(case.sub_case_opened(&at(now), task.id, Id::from_u128(!task.id.as_u128()), &sub.service).ok());
        }
        for part in case.tasks.iter().filter_map(|t| t.sub_case) {
            next.extend(case.sub_case_ended(&at(now + 60_000), part, SUB_CASE_OUTCOMES[0], String::new()).unwrap());
        }
        open.extend(next.into_iter().map(|step| (step.case, later.max(now + 60_000))));
    }
    false
}

/// Situations are the same when the same is to be done: ids and moments make no difference.
fn situation(c: &Case) -> String {
    let tasks: Vec<(&str, bool)> = c.tasks.iter().map(|t| (t.kind.as_str(), t.sub_case.is_some())).collect();
    let asked: Vec<&str> = c.asked.iter().map(|a| a.text.as_str()).collect();
    let before = c.objection.is_some().then(|| c.decision.as_ref().map(|d| d.kind.clone()));
    format!("{} {:?} {:?} {:?} {} {:?} {:?}", c.stage, tasks, c.outcomes, asked, c.late, before, c.comes_to())
}
