//! Whose a case is, whose a task is, and who answers for a decision, where several agencies work on one case.

use crate::shared;
use domain::actor::Officer;
use domain::calendar::{Calendars, Day, WorkingDays};
use domain::case::{Act, Body, Case, DecidedBy, Duty, Finish, IfLate, Place, Review, Setting, Status, Step, submit};
use domain::event::Event;
use domain::form::Answers;
use domain::package::{Outcome, OwnDays, Service, parse};
use domain::permission::{self, Role};
use domain::replay::Replay;
use domain::{Actor, Id, Lang, Millis, Refusal};

const START: Millis = 1_795_000_000_000;
const DAY: Millis = 86_400_000;

/// A case under way, with the replay of its events beside it.
struct World {
    service: Service,
    case: Case,
    replay: Replay,
    now: Millis,
    n: u128,
}

fn event(case: &Case, body: &Body, actor: &Actor, at: Millis) -> Event {
    Event::after(Some((1, [0; 32])), case.id, body.kind(), &actor.label(), at, serde_json::to_string(body).unwrap())
}

fn task(id: &str, kind: &str, by: &str) -> String {
    let outcomes = if kind == "decide" {
        ""
    } else {
        ", outcomes: [{id: good, title: {fa: خوب, en: Good}}, {id: poor, title: {fa: بد, en: Poor}}]"
    };
    let limit = if kind == "consult" { ", limit: {days: 20, rule: {fa: قاعده, en: Rule}}" } else { "" };
    format!("      - {{id: {id}, kind: {kind}, title: {{fa: کار, en: Task}}, by: {by}{outcomes}{limit}}}\n")
}

fn stage(id: &str, more: &str, tasks: &[String], next: &str) -> String {
    let next = if next.is_empty() { String::new() } else { format!("    next:\n{next}") };
    format!("  - id: {id}\n    title: {{fa: مرحله, en: Stage}}\n{more}    tasks:\n{}{next}", tasks.concat())
}

fn service(time: &str, stages: &[String], objection: &str) -> Service {
    let rule = "rule: {fa: قاعده, en: Rule}";
    let head = shared::head(1000);
    let text = format!(
        "{head}time:\n  days: 20\n  {rule}\n  if_late: {{fa: خبر می‌دهیم, en: We tell you}}\n{time}stages:\n{}{objection}",
        stages.concat()
    );
    // A contractor, to whom work may be given that is carried out.
    let contract = "contract: {contractor: {fa: شرکت, en: Company}, reference: c-1, from: 1405/01/01, until: 1410/01/01}";
    let more = format!("  - {{id: second, title: {{fa: دوم, en: Second}}, {contract}}}\n  - {{id: boss, title: {{fa: مدیر, en: Boss}}}}\n");
    parse(&shared::package(&text, &more), "2026-11-24").unwrap_or_else(|m| panic!("{text}\n{m:#?}")).services.remove("permit").unwrap()
}

fn place(key: &str) -> Place {
    Place::parse(key).unwrap()
}

fn officer(key: &str) -> Actor {
    let Place { agency, unit } = place(key);
    Actor::Officer(Officer { name: format!("officer.{unit}"), agency, unit })
}

fn at<T>(service: &Service, n: u128, now: Millis, f: impl FnOnce(&Setting) -> T) -> T {
    let (calendars, answers) = (Calendars::default(), Answers::from([("owner".into(), "yes".into()), ("area".into(), "north".into())]));
    f(&Setting {
        service,
        calendars: &calendars,
        answers: &answers,
        now,
        fresh: Id::from_u128(n << 40),
        bill: None,
        place_exists: &|_| true,
        paid: &[],
        handed_on: &[],
        officer_for: &|_, _| None,
    })
}

impl World {
    fn new(service: Service) -> World {
        let begun = at(&service, 1, START, |at| {
            submit(at, Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], None).unwrap()
        });
        let person = Actor::Person(Id::from_u128(1));
        let replay = Replay::start(&service, &begun.case, &event(&begun.case, &begun.events[0], &person, START)).unwrap();
        World { service, case: begun.case, replay, now: START, n: 1 }
    }

    /// Follows a step; the events must tell the same state.
    fn goes(&mut self, step: Step, actor: &Actor) -> Vec<Body> {
        for body in &step.events {
            let event = event(&self.case, body, actor, self.now);
            self.replay = self.replay.clone().then(&self.service, &event).unwrap();
        }
        self.case = step.case;
        assert_eq!(format!("{:?}", self.replay.case()), format!("{:?}", self.case));
        assert_eq!(self.replay.differs(&self.case), None);
        step.events
    }

    fn act(&mut self, actor: &Actor, act: Act) -> Result<Vec<Body>, Refusal> {
        (self.n, self.now) = (self.n + 1, self.now + 1);
        let step = at(&self.service, self.n, self.now, |at| self.case.act(at, actor, act, None))?;
        Ok(self.goes(step, actor))
    }

    fn finish(&mut self, unit: &str, outcome: &str) -> Vec<Body> {
        let finish = Finish {
            outcome: outcome.into(), told: "این را درست کنید.".into(), receipt: "140509".into(), ..Finish::default()
        };
        self.act(&officer(unit), Act::Finish(finish)).unwrap()
    }

    fn decide(&mut self, unit: &str) -> Vec<Body> {
        self.act(&officer(unit), Act::Decide { decision: "grant".into(), ground: "fine".into(), note: String::new() }).unwrap()
    }

    fn transfer(&mut self, from: &str, to: &str) -> Result<Vec<Body>, Refusal> {
        self.act(&officer(from), Act::Transfer { to: place(to), reason: "دلیل".into() })
    }

    fn wait(&mut self, days: i64) {
        self.now += days * DAY;
        loop {
            self.n += 1;
            match at(&self.service, self.n, self.now, |at| self.case.tick(at)).unwrap() {
                Some(step) => drop(self.goes(step, &Actor::System)),
                None => return,
            }
        }
    }

    fn places(&self) -> Vec<String> {
        self.case.tasks.iter().map(|t| t.place.key()).collect()
    }
}

#[test]
fn a_unit_looked_at_the_objection_to_its_own_decision() {
    let hear = OBJECTION.replace("by: boss", "by: second");
    let stages = [stage("end", "", &[task("last", "decide", "desk")], "")];
    let mut world = World::new(service("  escalate: boss\n", &stages, &hear));
    world.wait(21);
    assert_eq!(world.places(), ["office/boss"], "the case is late");
    world.decide("office/boss");
    world.act(&PERSON, Act::Object { text: "نمی‌پذیرم".into(), files: vec![] }).unwrap();
    assert_eq!(world.places(), ["office/second"], "not at who had it when it was late");
    let back = world.transfer("office/second", "office/boss").err();
    assert_eq!(back, Some(Refusal::wrong("to", domain::Msg::new("answer-unit-decided"))));
    assert_eq!(world.case.if_late(&world.service, None, world.now), Some(IfLate::Counted));
    world.wait(11);
    assert_eq!((world.case.late, world.places()), (true, vec!["office/second".to_string()]), "nor when that is late");
    world.transfer("office/second", "office/desk").unwrap();
    assert_eq!(world.places(), ["office/desk"]);
}

const OBJECTION: &str = "objection:
  within: {days: 20, count: calendar, rule: {fa: قاعده, en: Rule}}
  time: {days: 10, rule: {fa: قاعده, en: Rule}}
  stages: [{id: hear, title: {fa: رسیدگی, en: Hear}, tasks: [{id: again, kind: decide, title: {fa: تصمیم, en: Decide}, by: boss}]}]
";

/// Looked at by the steward and by another agency side by side, then decided.
fn consulted(time: &str, next: &str) -> World {
    let tasks = [task("look", "review", "desk"), task("view", "consult", "other/hall")];
    let end = stage("end", "", &[task("last", "decide", "desk")], "");
    World::new(service(time, &[stage("ask", "    side_by_side: true\n", &tasks, next), end], OBJECTION))
}

#[test]
fn two_agencies_handed_a_case_to_and_fro_without_end() {
    let stages = [stage("end", "", &[task("last", "decide", "desk")], "")];
    let mut world = World::new(service("", &stages, OBJECTION));
    let (mut happened, mut left): (Vec<Body>, Vec<usize>) = (vec![], vec![]);
    let mut hands = |world: &mut World, from: &str, to: &str| {
        let twice = domain::case::handed_on_twice(happened.iter());
        left.push(twice.len());
        let act = Act::Transfer { to: place(to), reason: "دلیل".into() };
        (world.n, world.now) = (world.n + 1, world.now + 1);
        let (case, actor) = (world.case.clone(), officer(from));
        let step = at(&world.service, world.n, world.now, |at| case.act(&Setting { handed_on: &twice, ..*at }, &actor, act.clone(), None))?;
        happened.extend(world.goes(step, &actor));
        Ok::<_, Refusal>(())
    };
    let refused = Refusal::Conflict(domain::Msg::new("refusal-handed-on-twice"));
    hands(&mut world, "office/desk", "other/hall").unwrap();
    hands(&mut world, "other/hall", "office/desk").unwrap();
    // Within the agency it is no finding about competence.
    hands(&mut world, "office/desk", "office/second").unwrap();
    hands(&mut world, "office/second", "office/desk").unwrap();
    hands(&mut world, "office/desk", "other/hall").unwrap();
    assert_eq!(hands(&mut world, "other/hall", "office/desk"), Err(refused.clone()));
    assert_eq!(hands(&mut world, "other/hall", "office/second"), Err(refused.clone()));
    // A third may be the right one, and hands it back once and no more.
    hands(&mut world, "other/hall", "third/hall").unwrap();
    assert_eq!(hands(&mut world, "third/hall", "office/desk"), Err(refused.clone()));
    assert_eq!(hands(&mut world, "third/hall", "other/hall"), Err(refused));
    assert_eq!(left, [0, 0, 0, 0, 0, 1, 1, 1, 2, 2]);
    // What a rule hands on nobody found.
    let by_rule = |from: &str| {
        let moved = r#"[["00000000-0000-0000-0000-000000000001", {"id": "00000000-0000-0000-0000-000000000002", "place": {"agency": "third", "unit": "hall"}, "decides": true}]]"#;
        let body = format!(
            r#"{{"kind":"transferred","from":{{"agency":"{from}","unit":"desk"}},"to":{{"agency":"third","unit":"hall"}},"reason":"x","moved":{moved}}}"#
        );
        serde_json::from_str::<Body>(&body).unwrap()
    };
    assert!(domain::case::handed_on_twice([by_rule("office"), by_rule("office")].iter()).is_empty());
}

fn only_own_agency() -> Option<Refusal> {
    Some(Refusal::wrong("to", domain::Msg::new("answer-only-own-agency")))
}

#[test]
fn after_a_correction_by_rule_nobody_has_the_new_tasks_least_of_all_who_finished_last_elsewhere() {
    let next = "      - {when: view == \"poor\", correct: {ask: {fa: درست کنید, en: Correct it}, then: ask}}\n      - {to: end}\n";
    let mut world = consulted("", next);
    world.finish("office/desk", "good");
    let events = world.finish("other/hall", "poor");
    assert!(matches!(events.last(), Some(Body::Asked { by_rule: true, .. })), "{events:?}");
    assert_eq!(world.places(), ["office/desk", "other/hall"]);
    assert!(world.case.tasks.iter().all(|t| t.officer.is_none()), "{:?}", world.case.tasks);
    world
        .act(&Actor::Person(Id::from_u128(1)), Act::Answer { text: "این است".into(), files: vec![], answers: Default::default() })
        .unwrap();
    world.finish("office/desk", "good");
}

#[test]
fn who_finds_what_must_be_corrected_says_it_and_nobody_else_has_to() {
    let next = "      - {when: view == \"poor\", correct: {ask: {fa: درست کنید, en: Correct it}, then: ask}}\n      - {to: end}\n";
    let ends = |outcome: &str, told: &str| {
        Act::Finish(Finish { outcome: outcome.into(), told: told.into(), receipt: "140509".into(), ..Finish::default() })
    };
    let mut world = consulted("", next);
    let silent = world.act(&officer("other/hall"), ends("poor", " ")).unwrap_err();
    assert_eq!(silent, Refusal::wrong("told", domain::Msg::new("answer-told-needed")));
    let mut all = world.act(&officer("other/hall"), ends("poor", "پهنا کم است.")).unwrap();
    // Whose own outcome would lead on ends the stage without a word, although it leads back.
    all.extend(world.act(&officer("office/desk"), ends("good", "")).unwrap());
    assert!(matches!(all.last(), Some(Body::Asked { by_rule: true, .. })), "{all:?}");
    let found = domain::case::to_correct(&world.service, all.iter());
    assert_eq!(
        found.iter().map(|f| (f.task.as_str(), f.place.key(), f.told.as_str())).collect::<Vec<_>>(),
        [("view", "other/hall".into(), "پهنا کم است.")]
    );
    let old = r#"{"kind":"finished","task":"00000000-0000-0000-0000-000000000007","of":"view","place":{"agency":"other","unit":"hall"},"outcome":"good","note":"n"}"#;
    let read: Body = serde_json::from_str(old).expect("an event from before is read");
    assert_eq!(serde_json::to_string(&read).unwrap(), old, "and written as it was");
}

#[test]
fn who_found_all_in_order_stood_among_those_who_found_what_must_be_corrected() {
    let next = "      - {when: view == \"poor\", correct: {ask: {fa: درست کنید, en: Correct it}, then: ask}}\n      - {to: end}\n";
    let ends = |outcome: &str, told: &str| Act::Finish(Finish { outcome: outcome.into(), told: told.into(), ..Finish::default() });
    let mut world = consulted("", next);
    let mut all = world.act(&officer("office/desk"), ends("good", "همه چیز درست است.")).unwrap();
    all.extend(world.act(&officer("other/hall"), ends("poor", "پهنا کم است.")).unwrap());
    let told = |all: &[Body]| domain::case::to_correct(&world.service, all.iter()).into_iter().map(|f| f.told).collect::<Vec<_>>();
    assert_eq!(told(&all), ["پهنا کم است."]);
    // An event from before says it of all.
    if let Some(Body::Asked { found, .. }) = all.last_mut() {
        found.clear();
    }
    assert_eq!(told(&all), ["همه چیز درست است.", "پهنا کم است."]);
}

#[test]
fn only_what_a_rule_asked_is_a_correction() {
    let asked = |by_rule| Body::Asked {
        task: Id::nil(),
        text: "چه؟".into(),
        by_rule,
        alone: !by_rule,
        until: None,
        found: vec![],
        questions: vec![],
    };
    let answered = |text: &str| Body::Answered { task: None, text: text.into(), files: vec![], changed: None };
    // Answers that were changed without a word are those of the application.
    let silent = [asked(true), answered("")];
    let events = [asked(false), answered("به یک واحد"), asked(true), answered("درست شد"), answered("دیگر چیزی باز نیست")];
    let events = [&silent[..], &events].concat();
    let found = domain::case::corrections(events.iter().map(|b| (START, b)));
    assert_eq!(found.iter().map(|c| (c.asked.as_str(), c.text.as_str(), c.at)).collect::<Vec<_>>(), [("چه؟", "درست شد", START)]);
}

#[test]
fn who_found_all_in_order_had_to_say_what_others_found_wrong() {
    let next = "      - {when: look == \"poor\", decide: {decision: refuse, ground: bad}}\n      - {when: view == \"poor\", correct: {ask: {fa: درست کنید, en: Correct it}, then: ask}}\n      - {to: end}\n";
    let ends = |outcome: &str, told: &str| Act::Finish(Finish { outcome: outcome.into(), told: told.into(), ..Finish::default() });
    let mut world = consulted("", next);
    world.act(&officer("other/hall"), ends("poor", "پهنا کم است.")).unwrap();
    // The only other outcome refuses: this one is not why it goes back.
    let events = world.act(&officer("office/desk"), ends("good", "")).unwrap();
    assert!(matches!(events.last(), Some(Body::Asked { by_rule: true, .. })), "{events:?}");
}

#[test]
fn a_case_that_was_with_the_superior_unit_already_went_there() {
    let to = place("office/boss");
    let stays = Body::Escalated { task: None, to, opened: vec![], lasting: true };
    assert!(stays.notice(&Actor::System).is_none(), "nothing moved: that the limit passed is told");
}

#[test]
fn a_question_by_rule_from_before_it_said_so_is_followed_as_it_was() {
    let old: Body =
        serde_json::from_str(r#"{"kind":"asked","task":"00000000-0000-0000-0000-000000000000","text":"x"}"#).expect("an old event is read");
    let mut world = consulted("", "");
    world.case.follow(&world.service, &old, "officer:old", START).unwrap();
    assert_eq!(world.case.tasks[0].officer.as_deref(), Some("old"));
}

#[test]
fn a_consulted_body_that_hands_on_its_task_does_not_take_the_case() {
    let first = stage("ask", "", &[task("view", "review", "other/hall")], "");
    let mut world = World::new(service("", &[first, stage("end", "", &[task("last", "decide", "desk")], "")], ""));
    world.transfer("other/hall", "other/second").unwrap();
    assert_eq!((world.case.steward.as_str(), &world.case.competent), ("office", &None));
    assert_eq!(world.places(), ["other/second"]);
    // Nor does it reach another agency that way.
    assert_eq!(world.transfer("other/second", "office/desk").err(), only_own_agency());
    world.finish("other/second", "good");
    assert_eq!(world.places(), ["office/desk"]);
}

#[test]
fn an_opinion_is_not_given_by_another_agency_in_the_name_of_the_one_that_was_asked() {
    for (kind, by, to) in
        [("consult", "desk", "second"), ("pay", "desk", "second"), ("sign", "desk", "second"), ("execute", "second", "boss")]
    {
        let first = stage("ask", "", &[task("view", kind, by)], "");
        let mut world = World::new(service("", &[first, stage("end", "", &[task("last", "decide", "desk")], "")], ""));
        let by = format!("office/{by}");
        assert_eq!(world.transfer(&by, "other/hall").err(), only_own_agency(), "{kind}");
        world.transfer(&by, &format!("office/{to}")).unwrap();
    }
    // The steward that is not competent hands on what it looks at, and the case with it; what others do stays with them.
    let mut world = consulted("", "");
    world.transfer("office/desk", "third/room").unwrap();
    assert_eq!((world.case.steward.as_str(), world.places()), ("third", vec!["third/room".into(), "other/hall".to_string()]));
    assert_eq!(world.transfer("other/hall", "third/room").err(), only_own_agency());
}

#[test]
fn a_decision_by_rule_is_the_stewards_and_not_of_whoever_acted_last() {
    let next = "      - {when: view == \"poor\", decide: {decision: refuse, ground: bad}}\n      - {to: end}\n";
    let mut world = consulted("", next);
    world.finish("office/desk", "good");
    world.finish("other/hall", "poor");
    let decision = world.case.decision.clone().unwrap();
    assert_eq!((decision.by, decision.place, &world.case.acting), (DecidedBy::Rule, Some(place("office/desk")), &place("office/desk")));
    // Who acted last may still read.
    assert!(world.case.acted_before.contains(&place("other/hall")));
}

#[test]
fn a_decision_by_silence_is_the_stewards_although_others_had_the_tasks() {
    let first = stage("ask", "", &[task("view", "consult", "other/hall")], "");
    let end = stage("end", "", &[task("last", "decide", "second")], "");
    let mut world = World::new(service("  silence: {decision: grant, ground: fine}\n", &[first, end], ""));
    world.wait(60);
    let decision = world.case.decision.clone().unwrap();
    assert_eq!((decision.by, decision.place), (DecidedBy::Silence, Some(place("office/second"))));
}

#[test]
fn an_objection_that_is_taken_back_leaves_the_decision_as_it_was() {
    let mut world = consulted("", "");
    world.finish("office/desk", "good");
    world.finish("other/hall", "good");
    world.decide("office/desk");
    let (decision, stage) = (world.case.decision.clone(), world.case.stage.clone());
    let person = Actor::Person(Id::from_u128(1));
    world.act(&person, Act::Object { text: "نمی‌پذیرم".into(), files: vec![] }).unwrap();
    assert_eq!(world.places(), ["office/boss"]);
    assert_ne!(world.case.stage, stage);
    world.act(&person, Act::Withdraw { reason: String::new() }).unwrap();
    assert_eq!((world.case.status, &world.case.decision), (Status::Decided, &decision));
    assert_eq!(world.case.stage, stage, "desk and API said that the objection was looked at still");
    assert_eq!(world.case.objection.as_ref().and_then(|o| o.review), Some(Review::TakenBack));
    assert_eq!(
        (world.case.acting.key().as_str(), world.case.comes_to(), world.case.is_objected()),
        ("office/desk", Some("granted"), false)
    );
    // Once is enough: the decision is final now.
    assert!(world.act(&person, Act::Object { text: "باز هم".into(), files: vec![] }).is_err());
}

#[test]
fn what_opens_after_the_limit_is_the_superiors_too_also_where_only_others_were_at_work_then() {
    let first = stage("ask", "", &[task("view", "consult", "other/hall")], "");
    let second = stage("look", "", &[task("see", "review", "desk")], "");
    let end = stage("end", "", &[task("last", "decide", "second")], "");
    let mut world = World::new(service("  escalate: boss\n", &[first, second, end], ""));
    world.wait(60);
    assert_eq!((world.places(), world.case.escalated.clone()), (vec!["other/hall".into()], Some(place("office/boss"))));
    // Who has the case can look at it before there is anything to do.
    assert_eq!(permission::role(&officer("office/boss"), &world.case), Role::FormerOfficer);
    world.finish("other/hall", "good");
    assert_eq!(world.places(), ["office/boss"]);
    world.finish("office/boss", "good");
    assert_eq!(world.places(), ["office/boss"]);
    world.decide("office/boss");
}

#[test]
fn after_a_transfer_by_rule_the_competent_body_has_all_of_it_and_decides() {
    for (by, ends) in [("office/desk", ""), ("other/hall", ""), ("other/hall", "    ends: any\n")] {
        let next =
            "      - {when: view == \"poor\", transfer: {to: other/hall, reason: {fa: صالح نیست, en: Not competent}}}\n      - {to: end}\n";
        let tasks = [task("look", "review", "second"), task("view", "consult", by)];
        let end = stage("end", "", &[task("last", "decide", "desk")], "");
        let mut world = World::new(service("", &[stage("ask", &format!("    side_by_side: true\n{ends}"), &tasks, next), end], ""));
        if ends.is_empty() {
            world.finish("office/second", "good");
        }
        world.finish(by, "poor");
        assert_eq!((world.places(), world.case.steward.as_str()), (vec!["other/hall".into()], "other"));
        // The rule that led there is not asked again.
        assert!(world.act(&officer("other/hall"), Act::Advance { note: String::new() }).is_err());
        world.decide("other/hall");
        assert_eq!(world.case.decision.as_ref().and_then(|d| d.place.clone()), Some(place("other/hall")));
    }
}

/// Looked at by the steward, five days, and by another agency, three days, side by side; `view` comes to its first outcome when its
/// limit passes.
fn limited(ends: &str, days: i64) -> World {
    let with = |task: String, more: &str| task.replace("}\n", &format!(", {more}}}\n"));
    let limit = |days: i64| format!("limit: {{days: {days}, rule: {{fa: قاعده, en: Rule}}}}");
    let look = with(task("look", "review", "desk"), &limit(days));
    let view = with(task("view", "consult", "other/hall").replace("days: 20", "days: 3"), "silence: good");
    let end = stage("end", "", &[task("last", "decide", "desk")], "");
    World::new(service("", &[stage("ask", &format!("    side_by_side: true\n{ends}"), &[look, view], ""), end], OBJECTION))
}

fn begun(world: &World, n: usize) -> Millis {
    world.case.tasks[n].clock.as_ref().unwrap().started_at
}

#[test]
fn a_task_that_went_to_another_agency_kept_the_clock_of_the_one_before() {
    let mut world = limited("", 5);
    world.wait(2);
    world.transfer("office/desk", "office/second").unwrap();
    assert_eq!(begun(&world, 0), START, "within an agency nothing is put off");
    world.wait(4);
    assert!(world.case.tasks[0].late, "the limit that the first unit had has passed");
    let events = world.transfer("office/second", "third/room").unwrap();
    assert!(matches!(&events[..], [Body::Transferred { anew: true, .. }]), "{events:?}");
    assert_eq!((begun(&world, 0), world.case.tasks[0].late), (world.now, false));
    // By the days of that agency, and shown only where it comes before the limit of the case.
    let (none, task) = (Calendars::default(), &world.case.tasks[0]);
    let off = |first: i64| {
        let day = |n: i64| Day(Day::at(world.now, 0).0 + first + n).to_string();
        let holidays = (0..3).map(|n| (day(n), domain::Text::default())).collect();
        WorkingDays::default().with(&OwnDays { holidays, ..OwnDays::default() })
    };
    let theirs = Calendars::default().with("third", off(1));
    assert_eq!(world.case.task_due_at(task, &none), Some(Day(Day::at(world.now, 0).0 + 5).end(0)));
    assert_eq!(world.case.task_due_at(task, &theirs), Some(Day(Day::at(world.now, 0).0 + 8).end(0)));
    // It passes there anew.
    world.wait(6);
    assert!(world.case.tasks[0].late);
}

#[test]
fn a_limit_that_its_unit_made_longer_stands_by_both_rules_and_begins_unextended_at_another_agency() {
    let longer = "extension: {times: 1, days: 3, rule: {fa: قاعدهٔ تمدید, en: Longer}}";
    let limit = format!(", limit: {{days: 5, rule: {{fa: قاعده, en: Rule}}, warning: 2, {longer}}}}}\n");
    let look = task("look", "review", "desk").replace("}\n", &limit);
    let end = stage("end", "", &[task("last", "decide", "desk")], "");
    let mut world = World::new(service("", &[stage("ask", "", &[look], ""), end], ""));
    let desk = officer("office/desk");
    let rules = |w: &World| {
        let (now, before) = (w.case.task_rule(&w.service, &w.case.tasks[0]), w.case.task_rule_before(&w.service, &w.case.tasks[0]));
        (now.unwrap().get(Lang::EN).to_string(), before.map(|r| r.get(Lang::EN).to_string()))
    };
    let extend = |w: &mut World, own: bool| w.act(&desk, Act::Extend { own, reason: "دلیل".into() });
    assert_eq!(extend(&mut world, false).err(), Some(Refusal::Conflict(domain::Msg::new("refusal-no-extension"))));
    world.wait(4);
    assert!(world.case.tasks[0].warned);
    let (whole, days) = (world.case.clock.clone(), world.case.tasks[0].clock.as_ref().unwrap().days);
    let events = extend(&mut world, true).unwrap();
    assert!(matches!(&events[..], [Body::Extended { days: 3, own: Some(_), .. }]), "{events:?}");
    let task = &world.case.tasks[0];
    // The one task, which is warned of anew.
    assert_eq!((task.clock.as_ref().unwrap().days, task.warned, &world.case.clock), (days + 3, false, &whole));
    assert_eq!(rules(&world), ("Longer".into(), Some("Rule".into())));
    assert_eq!(extend(&mut world, true).err(), Some(Refusal::Conflict(domain::Msg::new("refusal-task-no-more-extension"))));
    world.transfer("office/desk", "third/room").unwrap();
    let task = &world.case.tasks[0];
    assert_eq!((task.extended, task.clock.as_ref().unwrap().days, rules(&world)), (0, 5, ("Rule".into(), None)));
    // Of that of a case, as it was kept before.
    let old = r#"{"kind":"extended","task":"00000000-0000-0000-0000-000000000009","days":7,"reason":"r"}"#;
    let body: Body = serde_json::from_str(old).unwrap();
    assert_eq!((serde_json::to_string(&body).unwrap().as_str(), matches!(body, Body::Extended { own: None, .. })), (old, true));
}

#[test]
fn the_limit_that_begins_at_another_agency_does_not_go_beyond_that_of_the_case() {
    let mut world = limited("", 15);
    world.wait(10);
    world.transfer("office/desk", "third/room").unwrap();
    let (days, task) = (Calendars::default(), &world.case.tasks[0]);
    let case = world.case.due_at(world.case.days(&days)).unwrap();
    assert!(task.due_at(&days).unwrap() > case);
    assert_eq!((world.case.task_due_at(task, &days), world.case.own_due_at(task, &days)), (Some(case), None));
}

#[test]
fn a_transfer_from_before_the_limit_began_anew_is_followed_as_it_was() {
    let mut world = limited("", 5);
    let old = format!(
        r#"{{"kind":"transferred","from":{{"agency":"office","unit":"desk"}},"to":{{"agency":"third","unit":"room"}},"reason":"r","moved":[["{}",{{"id":"00000000-0000-0000-0000-000000000009","kind":"look","place":{{"agency":"third","unit":"room"}}}}]]}}"#,
        world.case.tasks[0].id
    );
    let body: Body = serde_json::from_str(&old).unwrap();
    assert_eq!(serde_json::to_string(&body).unwrap(), old, "byte for byte");
    world.case.follow(&world.service, &body, "officer:old", START + DAY).unwrap();
    assert_eq!((begun(&world, 0), world.places()[0].as_str()), (START, "third/room"));
}

fn ask() -> Act {
    Act::Ask { text: "نقشه کجاست؟".into(), questions: vec![] }
}

fn waits() -> Option<Refusal> {
    Some(Refusal::Conflict(domain::Msg::new("refusal-waits-for-person")))
}

fn stands(world: &World) -> Vec<bool> {
    world.case.tasks.iter().map(|t| t.clock.as_ref().unwrap().stopped_at.is_some()).collect()
}

fn finishes(outcome: &str) -> Act {
    Act::Finish(Finish { outcome: outcome.into(), ..Finish::default() })
}

fn answer() -> Act {
    Act::Answer { text: "این است".into(), files: vec![], answers: Default::default() }
}

const PERSON: Actor = Actor::Person(Id::from_u128(1));

#[test]
fn a_question_of_one_body_stopped_the_work_of_all() {
    let mut world = limited("", 5);
    world.act(&officer("office/desk"), ask()).unwrap();
    assert_eq!((stands(&world), world.case.status), (vec![true, false], Status::Waiting));
    assert_eq!(world.case.asker(&world.case.asked[0]), Some(&place("office/desk")));
    assert!(world.case.due_at(world.case.days(&Calendars::default())).is_none(), "the legal clock stands");
    // Who asks waits; the others go on, but the case stays.
    assert_eq!(world.act(&officer("office/desk"), finishes("good")).err(), waits());
    world.act(&officer("other/hall"), finishes("good")).unwrap();
    assert_eq!((world.places(), world.case.stage.as_str()), (vec!["office/desk".to_string()], "ask"));
    world.act(&PERSON, answer()).unwrap();
    assert_eq!((stands(&world), world.case.status, world.case.is_asked()), (vec![false], Status::Open, false));
    world.finish("office/desk", "good");
    assert_eq!(world.case.stage, "end");
}

/// Their silence counted all the same: the unit that could not ask had to end its task without what it needed, or let it end.
#[test]
fn one_open_question_kept_every_other_unit_from_asking() {
    let mut world = limited("", 5);
    world.act(&officer("office/desk"), ask()).unwrap();
    world.act(&officer("other/hall"), Act::Ask { text: "مساحت چقدر است؟".into(), questions: vec![] }).unwrap();
    assert_eq!((stands(&world), world.case.status), (vec![true, true], Status::Waiting));
    // Of one task one thing at a time.
    assert!(world.act(&officer("other/hall"), ask()).is_err());
    let turn = world.case.turn(&world.service, &Calendars::default(), world.now).unwrap();
    let asks: Vec<_> = turn.person.iter().map(|a| (a.what.clone(), a.text.as_str())).collect();
    let of = |unit| Duty::Answer(Some(place(unit)));
    assert_eq!(asks, [(of("office/desk"), "نقشه کجاست؟"), (of("other/hall"), "مساحت چقدر است؟")]);
    assert!(turn.acting.is_empty());
    // An answer says what it answers.
    assert_eq!(world.act(&PERSON, answer()).err(), Some(Refusal::wrong("task", domain::Msg::new("answer-which-question"))));
    let [desk, hall] = [0, 1].map(|n| world.case.tasks[n].id);
    let answers = |world: &mut World, task| {
        let step = at(&world.service, world.n + 1, world.now + 1, |at| world.case.act(at, &PERSON, answer(), Some(task)))?;
        (world.n, world.now) = (world.n + 1, world.now + 1);
        world.goes(step, &PERSON);
        Ok::<_, Refusal>(())
    };
    answers(&mut world, hall).unwrap();
    assert_eq!((stands(&world), world.case.status), (vec![true, false], Status::Waiting));
    assert_eq!(answers(&mut world, hall).err(), Some(Refusal::Conflict(domain::Msg::new("refusal-nothing-asked"))));
    // It may be asked again, and taken back by nobody but the unit that asks.
    world.finish("other/hall", "good");
    assert_eq!(world.case.stage, "ask");
    answers(&mut world, desk).unwrap();
    world.finish("office/desk", "good");
    assert_eq!(world.case.stage, "end");
}

#[test]
fn a_unit_takes_its_own_question_back_and_that_of_another_stands() {
    let mut world = limited("", 5);
    world.act(&officer("office/desk"), ask()).unwrap();
    world.act(&officer("other/hall"), ask()).unwrap();
    world.act(&officer("other/hall"), Act::TakeBack { reason: "پیدا شد".into() }).unwrap();
    assert_eq!((stands(&world), world.case.status), (vec![true, false], Status::Waiting));
    assert!(matches!(world.act(&officer("other/hall"), Act::TakeBack { reason: "x".into() }), Err(Refusal::NotAllowed(_))));
    world.act(&officer("office/desk"), Act::TakeBack { reason: "پیدا شد".into() }).unwrap();
    assert_eq!((stands(&world), world.case.status), (vec![false, false], Status::Open));
}

#[test]
fn a_stage_that_has_ended_while_the_person_was_asked_leads_on_with_the_answer() {
    let mut world = limited("    ends: any\n", 5);
    world.act(&officer("office/desk"), ask()).unwrap();
    world.finish("other/hall", "good");
    assert_eq!(world.case.stage, "ask", "the case stays in its stage while the person is asked");
    let events = world.act(&PERSON, answer()).unwrap();
    assert!(matches!(&events[..], [Body::Answered { .. }, Body::Advanced { .. }]), "{events:?}");
    assert_eq!((world.case.stage.as_str(), world.case.status), ("end", Status::Open));
    // Where nothing has ended, the answer leads nowhere.
    let mut world = limited("    ends: any\n", 5);
    world.act(&officer("office/desk"), ask()).unwrap();
    assert_eq!(world.act(&PERSON, answer()).unwrap().len(), 1);
    assert_eq!(world.case.stage, "ask");
}

#[test]
fn the_limit_of_another_task_runs_while_the_person_is_asked_and_silence_ends_it() {
    let mut world = limited("", 5);
    world.act(&officer("office/desk"), ask()).unwrap();
    world.wait(30);
    assert_eq!((world.places(), world.case.outcomes.get("view").map(String::as_str)), (vec!["office/desk".into()], Some("good")));
    assert!(!world.case.late && !world.case.tasks[0].late && world.case.is_asked(), "{:?}", world.case);
    world.act(&PERSON, answer()).unwrap();
    world.finish("office/desk", "good");
    assert_eq!(world.case.stage, "end");
}

#[test]
fn while_the_person_is_asked_a_task_moves_only_within_its_agency_and_never_that_of_who_asks() {
    let mut world = limited("", 5);
    world.act(&officer("office/desk"), ask()).unwrap();
    assert_eq!(world.transfer("office/desk", "office/second").err(), waits());
    assert_eq!(world.transfer("office/desk", "third/room").err(), waits());
    world.transfer("other/hall", "other/second").unwrap();
    assert_eq!((world.places(), stands(&world)), (vec!["office/desk".into(), "other/second".into()], vec![true, false]));
}

#[test]
fn nothing_is_decided_while_another_unit_asks_the_person() {
    let tasks = [task("look", "review", "desk"), task("rule", "decide", "second")];
    let mut world = World::new(service("", &[stage("both", "    side_by_side: true\n", &tasks, "")], ""));
    world.act(&officer("office/desk"), ask()).unwrap();
    let decide = || Act::Decide { decision: "grant".into(), ground: "fine".into(), note: String::new() };
    assert_eq!(world.act(&officer("office/second"), decide()).err(), waits());
    world.act(&PERSON, answer()).unwrap();
    world.decide("office/second");
}

#[test]
fn a_question_from_before_the_others_went_on_stops_all_tasks_as_it_did() {
    let mut world = limited("", 5);
    let old = format!(r#"{{"kind":"asked","task":"{}","text":"x"}}"#, world.case.tasks[0].id);
    let body: Body = serde_json::from_str(&old).unwrap();
    assert_eq!(serde_json::to_string(&body).unwrap(), old, "byte for byte");
    let step = Step { case: world.case.clone(), events: vec![body] };
    let mut case = step.case.clone();
    case.follow(&world.service, &step.events[0], "officer:officer.desk", world.now).unwrap();
    world.goes(Step { case, ..step }, &officer("office/desk"));
    assert_eq!((stands(&world), world.case.asked[0].task), (vec![true, true], None));
    assert!(world.act(&officer("other/hall"), ask()).is_err(), "all wait for that");
    assert_eq!(world.act(&officer("other/hall"), finishes("good")).err(), waits());
    world.act(&PERSON, answer()).unwrap();
    world.finish("other/hall", "good");
}

#[test]
fn an_objection_is_warned_of_before_its_limit_and_goes_to_the_superior_unit_after_it() {
    let hear = |days: i64| OBJECTION.replace("by: boss", "by: second").replace("time: {days: 10", &format!("time: {{days: {days}"));
    let world = |days: i64| {
        let stages = [stage("end", "", &[task("last", "decide", "desk")], "")];
        let mut world = World::new(service("  warning: 4\n  escalate: boss\n", &stages, &hear(days)));
        world.decide("office/desk");
        world.act(&PERSON, Act::Object { text: "نمی‌پذیرم".into(), files: vec![] }).unwrap();
        world
    };
    let mut it = world(10);
    assert_eq!(it.case.if_late(&it.service, None, it.now), Some(IfLate::Escalates(place("office/boss"))), "as it is told");
    it.wait(6);
    assert!(!it.case.warned);
    it.wait(1);
    assert_eq!((it.case.warned, it.case.late, it.places()), (true, false, vec!["office/second".to_string()]));
    it.wait(4);
    assert_eq!((it.case.late, it.places()), (true, vec!["office/boss".to_string()]));
    assert_eq!(it.case.if_late(&it.service, None, it.now), None, "it has passed");
    it.decide("office/boss");
    assert_eq!((it.case.if_late(&it.service, None, it.now), it.case.turn(&it.service, &Calendars::default(), it.now)), (None, None));
    // With less time than the days of warning there is none: it would come with the objection itself.
    let mut short = world(3);
    short.wait(1);
    assert!(!short.case.warned);
    short.wait(3);
    assert!(short.case.late && !short.case.warned);
}

/// Whatever law said, nothing followed on an objection that nobody answered but that it was late.
#[test]
fn silence_about_an_objection_upholds_the_decision_or_grants_what_was_asked() {
    let world = |silence: &str, decision: &str, ground: &str| {
        let hear = OBJECTION.replace("by: boss", "by: second").replace("  stages:", &format!("  silence: {silence}\n  stages:"));
        let stages = [stage("end", "", &[task("last", "decide", "desk")], "")];
        let mut world = World::new(service("  escalate: boss\n", &stages, &hear));
        let decide = Act::Decide { decision: decision.into(), ground: ground.into(), note: "یادداشت".into() };
        world.act(&officer("office/desk"), decide).unwrap();
        world.act(&PERSON, Act::Object { text: "نمی‌پذیرم".into(), files: vec![] }).unwrap();
        world
    };
    let granted = "{decision: grant, ground: fine}";
    for (silence, decision, ground, review, outcome) in [
        ("upheld", "refuse", "bad", Review::Upheld, Outcome::Refused),
        // Who objects to a grant does not lose it.
        ("upheld", "grant", "fine", Review::Upheld, Outcome::Granted),
        (granted, "refuse", "bad", Review::Replaced, Outcome::Granted),
        (granted, "grant", "fine", Review::Upheld, Outcome::Granted),
    ] {
        let mut it = world(silence, decision, ground);
        let told = it.case.if_late(&it.service, None, it.now);
        match silence {
            "upheld" => assert_eq!(told, Some(IfLate::Upheld)),
            _ => assert_eq!(told, it.service.decision("grant").map(|d| IfLate::Granted(d.title.clone()))),
        }
        it.wait(9);
        assert!(it.case.is_objected(), "the limit has not passed");
        it.wait(2);
        let d = it.case.decision.clone().unwrap();
        assert_eq!((it.case.objection.as_ref().unwrap().review, d.outcome, d.by), (Some(review), outcome, DecidedBy::Silence), "{silence}");
        assert!(it.case.status == Status::Decided && it.case.tasks.is_empty() && it.case.escalated.is_none() && d.since.is_some());
        assert_eq!((d.object_until, it.case.if_late(&it.service, None, it.now)), (None, None), "nobody objects twice");
    }
}

/// The objection was right and a permit was signed for it; that the works did not begin then was told and counted as the decision that stands.
#[test]
fn who_was_signed_a_permit_after_an_objection_and_refused_for_something_else_read_that_the_refusal_stands() {
    for (letter, outcome, review) in
        [("اجازه.", "good", Review::Replaced), ("اجازه.", "poor", Review::Upheld), ("", "good", Review::Upheld)]
    {
        let letter = if letter.is_empty() { String::new() } else { format!(", letter: {{fa: {letter}, en: Permitted.}}") };
        let signs = task("seal", "sign", "second").replacen("en: Good}}", &format!("en: Good}}{letter}}}"), 1);
        let signs = signs.trim().trim_start_matches("- ");
        let hear = OBJECTION.replacen("tasks: [", &format!("tasks: [{signs}, "), 1);
        let mut it = World::new(service("", &[stage("end", "", &[task("last", "decide", "desk")], "")], &hear));
        let refuse = Act::Decide { decision: "refuse".into(), ground: "bad".into(), note: "یادداشت".into() };
        it.act(&officer("office/desk"), refuse.clone()).unwrap();
        it.act(&PERSON, Act::Object { text: "نمی‌پذیرم".into(), files: vec![] }).unwrap();
        it.finish("office/second", outcome);
        it.act(&officer("office/boss"), refuse).unwrap();
        assert_eq!(it.case.objection.as_ref().unwrap().review, Some(review), "{letter} {outcome}");
    }
}

#[test]
fn a_condition_that_cannot_be_told_left_its_task_out_without_a_word() {
    let task = |id: &str| task(id, "review", "desk");
    let asked = task("asked").replace("by: desk", "by: desk, when: owner");
    let stages = [
        stage("first", "    side_by_side: true\n", &[task("looked"), asked], ""),
        "  - {id: last, title: {fa: پایان, en: Last}, unit: desk}\n".to_string(),
    ];
    let sound = service("", &stages, "");
    let opened = |service: &Service| {
        let begun = at(service, 1, START, |setting| {
            submit(setting, Id::from_u128(1), Lang::FA, "1".into(), Id::from_u128(2), String::new(), None, vec![], None)
        });
        begun.map(|s| s.case.tasks.len())
    };
    assert_eq!(opened(&sound), Some(2));
    // What no reader of packages lets through: the condition asks for what is not there.
    let text = serde_json::to_string(&sound).unwrap();
    let unsound: Service = serde_json::from_str(&text.replace("\"when\":\"owner\"", "\"when\":\"owners\"")).unwrap();
    assert_eq!(opened(&unsound), None);
}

#[test]
fn the_superior_unit_was_promised_of_a_case_to_which_it_comes_no_more() {
    let stages = [stage("end", "", &[task("last", "decide", "desk")], "")];
    let mut world = World::new(service("  escalate: boss\n", &stages, ""));
    assert!(matches!(world.case.if_late(&world.service, None, world.now), Some(IfLate::Said(_))));
    world.case.competent = Some(place("other/hall"));
    assert_eq!(world.case.if_late(&world.service, None, world.now), Some(IfLate::Counted), "another agency has it");
    world.case.competent = None;
    world.wait(21);
    assert_eq!(world.case.if_late(&world.service, None, world.now), None, "it has passed, and the superior unit has it");
}

#[test]
fn a_birth_was_registered_by_the_water_company() {
    let stages = [stage("review", "", &[task("look", "decide", "desk")], "")];
    let of = |hands_to: Option<&[&str]>| {
        let mut service = service("", &stages, "");
        service.hands_to = hands_to.map(|all| all.iter().map(|a| a.to_string()).collect());
        World::new(service)
    };
    let elsewhere = Refusal::Conflict(domain::Msg::new("refusal-not-for-that-agency"));
    // To units of its own agency always; to others as the service says: all, none, or those named.
    let goes = |hands_to: Option<&[&str]>, to: &str| of(hands_to).transfer("office/desk", to).map(|_| ());
    for hands_to in [None, Some(&[] as &[&str]), Some(&["other"])] {
        assert_eq!(goes(hands_to, "office/second"), Ok(()), "{hands_to:?}");
    }
    assert_eq!((goes(None, "water/hall"), goes(Some(&["other"]), "other/hall")), (Ok(()), Ok(())));
    assert_eq!(goes(Some(&[]), "other/hall"), Err(elsewhere.clone()));
    assert_eq!(goes(Some(&["other"]), "water/hall"), Err(elsewhere.clone()));
    // Who got it may give it back to whose service it is, and to no stranger.
    let mut world = of(Some(&["other"]));
    world.transfer("office/desk", "other/hall").unwrap();
    assert_eq!(world.transfer("other/hall", "water/hall").unwrap_err(), elsewhere);
    assert_eq!(world.case.steward, "other");
    world.transfer("other/hall", "office/desk").unwrap();
}

#[test]
fn a_lodging_voucher_named_no_lodging() {
    let mut service = service("", &[stage("review", "", &[task("look", "decide", "desk")], "")], "");
    service.decisions.iter_mut().find(|d| d.id == "grant").unwrap().note_needed = true;
    let decide = |note: &str| Act::Decide { decision: "grant".into(), ground: "fine".into(), note: note.into() };
    let mut world = World::new(service);
    for empty in ["", "  \u{200c} "] {
        let refused = world.act(&officer("office/desk"), decide(empty)).unwrap_err();
        assert_eq!(refused, Refusal::wrong("note", domain::Msg::new("answer-note-needed")), "{empty:?}");
    }
    world.act(&officer("office/desk"), decide("خوابگاه شمارهٔ ۳")).unwrap();
    assert_eq!(world.case.status, Status::Decided);
}

/// Five reviews side by side, of which a stage needs what `ends` says, and the decision.
fn voting(ends: &str) -> World {
    let votes: Vec<String> = VOTERS.iter().enumerate().map(|(n, by)| task(&format!("v{n}"), "review", by)).collect();
    let end = stage("end", "", &[task("last", "decide", "desk")], "");
    World::new(service("", &[stage("vote", &format!("    side_by_side: true\n{ends}"), &votes, ""), end], OBJECTION))
}

const VOTERS: [&str; 5] = ["office/desk", "office/boss", "office/second", "other/hall", "office/desk"];

/// The votes that are recorded, and the units that have an open task.
fn votes(world: &World) -> (usize, Vec<String>) {
    (world.case.outcomes.len(), world.places())
}

#[test]
fn a_majority_is_more_than_half_of_all_who_vote_and_closes_the_others() {
    let mut world = voting("    ends: majority\n");
    for (n, outcome) in ["good", "poor", "good", "poor"].into_iter().enumerate() {
        world.finish(VOTERS[n], outcome);
        assert_eq!((world.case.stage.as_str(), votes(&world)), ("vote", (n + 1, VOTERS[n + 1..].iter().map(|v| v.to_string()).collect())));
    }
    let events = world.finish(VOTERS[4], "good");
    assert!(matches!(&events[..], [Body::Finished { .. }, Body::Advanced { .. }]), "{events:?}");
    assert_eq!(world.case.stage, "end");
    // Three of five who say the same: nobody waits for the other two, and they say nothing any more.
    let mut world = voting("    ends: majority\n");
    for voter in &VOTERS[..2] {
        world.finish(voter, "poor");
        assert_eq!(world.case.stage, "vote");
    }
    world.finish(VOTERS[2], "poor");
    assert_eq!((world.case.stage.as_str(), votes(&world)), ("end", (3, vec!["office/desk".to_string()])));
    assert!(matches!(world.act(&officer(VOTERS[3]), finishes("good")), Err(Refusal::NotAllowed(_))));
}

#[test]
fn a_stage_ends_with_all_with_any_or_as_soon_as_a_condition_holds() {
    // All of them, whatever each came to.
    let mut world = voting("");
    for (n, voter) in VOTERS.iter().enumerate() {
        assert_eq!((world.case.stage.as_str(), votes(&world).0), ("vote", n));
        world.finish(voter, "good");
    }
    assert_eq!(world.case.stage, "end");
    // Any, whichever is first.
    for voter in VOTERS {
        let mut world = voting("    ends: any\n");
        world.finish(voter, "poor");
        assert_eq!((world.case.stage.as_str(), votes(&world)), ("end", (1, vec!["office/desk".to_string()])), "{voter}");
    }
    // What the condition names and nothing else; where it never holds, all.
    let when = "    ends: {when: 'v1 == \"good\" && (v0 == \"good\" || v3 == \"good\")'}\n";
    let mut world = voting(when);
    for (n, outcome, stage) in [(2, "good", "vote"), (0, "poor", "vote"), (1, "good", "vote"), (3, "good", "end")] {
        world.finish(VOTERS[n], outcome);
        assert_eq!(world.case.stage, stage, "{}", VOTERS[n]);
    }
    assert_eq!(votes(&world), (4, vec!["office/desk".to_string()]));
    let mut world = voting(when);
    for (n, voter) in VOTERS.iter().enumerate() {
        assert_eq!((world.case.stage.as_str(), votes(&world).0), ("vote", n));
        world.finish(voter, "poor");
    }
    assert_eq!(world.case.stage, "end");
}

#[test]
fn waiting_for_another_body_does_not_count_against_the_agency() {
    let view = task("view", "consult", "other/hall").replace("}\n", ", stops_clock: true}\n");
    let end = stage("end", "", &[task("last", "decide", "desk")], "");
    let stages = [stage("look", "", &[task("look", "review", "desk")], ""), stage("ask", "", &[view], ""), end];
    let mut world = World::new(service("", &stages, OBJECTION));
    let due = |world: &World| world.case.due_at(world.case.days(&Calendars::default()));
    let before = due(&world).unwrap();
    world.wait(2);
    assert_eq!(due(&world), Some(before));
    world.finish("office/desk", "good");
    // Longer than the limit of the case is, less two days: it stands.
    assert_eq!((world.places(), due(&world)), (vec!["other/hall".to_string()], None));
    world.wait(19);
    assert_eq!((due(&world), world.case.late), (None, false));
    let turn = world.case.turn(&world.service, &Calendars::default(), world.now).unwrap();
    assert!(turn.person.is_empty() && turn.acting == [place("other/hall")], "it is not the person who keeps it: {turn:?}");
    world.finish("other/hall", "good");
    // The days are given back, and what is left is eighteen.
    assert_eq!(due(&world), Some(before + 19 * DAY));
    world.wait(18);
    assert!(!world.case.late, "{:?}", world.case.clock);
    world.wait(1);
    assert!(world.case.late);
    // Without it the same wait counts.
    let view = task("view", "consult", "other/hall");
    let end = stage("end", "", &[task("last", "decide", "desk")], "");
    let mut world =
        World::new(service("", &[stage("look", "", &[task("look", "review", "desk")], ""), stage("ask", "", &[view], ""), end], OBJECTION));
    world.finish("office/desk", "good");
    world.wait(21);
    assert!(world.case.late);
}
