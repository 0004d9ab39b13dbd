//! Until when a person answers what is asked: told with the question, called to mind, kept, and what follows where nothing comes.

use crate::shared;

use domain::actor::Officer;
use domain::calendar::{Calendars, Day, WorkingDays};
use domain::case::{Act, AnswerBy, Body, CameTo, Case, DecidedBy, Finish, Setting, Status, Step, submit};
use domain::clock::Clock;
use domain::form::Answers;
use domain::package::{OwnDays, Service, parse};
use domain::{Actor, Id, Lang, Millis, Refusal, simulate};

const START: Millis = 1_795_000_000_000;
const HOUR: Millis = 3_600_000;
const DAY: Millis = 24 * HOUR;

/// Somebody looks, which may send the application back, and somebody decides; `answer` stands in its time.
fn service(answer: &str) -> Service {
    let rule = "rule: {fa: قاعده, en: Rule}";
    let time = format!("time:\n  days: 20\n  {rule}\n  if_late: {{fa: خبر, en: We tell you}}\n{}", answer.replace("RULE", rule));
    let stages = format!(
        "stages:
  - id: look
    title: {{fa: بررسی, en: Look}}
    tasks: [{{id: looks, title: {{fa: بررسی, en: Look}}, by: desk, outcomes: [{{id: good, title: {{fa: خوب, en: Good}}}}, {{id: poor, title: {{fa: بد, en: Poor}}}}]}}]
    next: [{{when: looks == \"poor\", correct: {{ask: {{fa: درست کنید, en: Correct it}}, then: look}}}}, {{to: end}}]
  - {{id: end, title: {{fa: پایان, en: End}}, tasks: [{{id: last, kind: decide, title: {{fa: تصمیم, en: Decide}}, by: desk}}]}}
objection:
  within: {{days: 20, count: calendar, {rule}}}
  time: {{days: 10, {rule}}}
  stages: [{{id: hear, title: {{fa: رسیدگی, en: Hear}}, tasks: [{{id: again, kind: decide, title: {{fa: تصمیم, en: Decide}}, by: boss}}]}}]
"
    );
    let text = shared::head(0) + &time + &stages;
    let more = "  - {id: boss, title: {fa: مدیر, en: Boss}}\n";
    parse(&shared::package(&text, more), "2026-11-24").unwrap_or_else(|m| panic!("{m:#?}")).services.remove("permit").unwrap()
}

const DECIDES: &str = "  answer: {days: 10, count: calendar, RULE, decision: refuse, ground: bad}\n";
const WAITS: &str = "  answer: {days: 10, count: calendar, RULE}\n";

fn at<T>(service: &Service, calendars: &Calendars, now: Millis, f: impl FnOnce(&Setting) -> T) -> T {
    let fresh = Id::from_u128((now as u128) << 40);
    f(&Setting {
        service,
        calendars,
        answers: &Answers::new(),
        now,
        fresh,
        bill: None,
        place_exists: &|_| true,
        paid: &[],
        handed_on: &[],
        officer_for: &|_, _| None,
    })
}

fn officer(unit: &str) -> Actor {
    Actor::Officer(Officer { name: format!("o.{unit}"), agency: "office".into(), unit: unit.into() })
}

fn acts(service: &Service, case: &Case, now: Millis, who: &Actor, act: Act) -> Result<Step, Refusal> {
    at(service, &Calendars::default(), now, |at| case.act(at, who, act, None))
}

fn ticks(service: &Service, case: &Case, now: Millis) -> Option<Step> {
    at(service, &Calendars::default(), now, |at| case.tick(at)).unwrap()
}

fn begun(service: &Service) -> Case {
    let begin = |at: &Setting| submit(at, Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], None);
    at(service, &Calendars::default(), START, begin).unwrap().case
}

fn asked(service: &Service) -> Case {
    acts(service, &begun(service), START + HOUR, &officer("desk"), Act::Ask { text: "کدام؟".into(), questions: vec![] }).unwrap().case
}

/// Until when what is asked is answered.
fn by(case: &Case) -> &AnswerBy {
    case.asked[0].by.as_ref().unwrap()
}

fn answer() -> Act {
    Act::Answer { text: "این".into(), files: vec![], answers: Default::default() }
}

#[test]
fn a_question_had_no_date_and_the_case_waited_for_ever() {
    let s = service(DECIDES);
    let step = acts(&s, &begun(&s), START + HOUR, &officer("desk"), Act::Ask { text: "کدام؟".into(), questions: vec![] }).unwrap();
    let offset = WorkingDays::default().offset;
    let until = Day(Day::at(START + HOUR, offset).0 + 10).end(offset);
    assert!(matches!(&step.events[..], [Body::Asked { until: Some(told), .. }] if *told == until), "{:?}", step.events);
    let case = step.case;
    assert_eq!(case.decided_if_unanswered(&s).map(|d| d.id.as_str()), Some("refuse"));
    // A reminder, two working days before.
    let wakes = case.wakes_at(&s, &Calendars::default()).unwrap();
    assert!((until - 4 * DAY..=until - 2 * DAY + 1).contains(&wakes), "{} days before", (until - wakes) / DAY);
    assert_eq!(ticks(&s, &case, wakes - 1), None);
    let step = ticks(&s, &case, wakes).unwrap();
    assert_eq!(step.events, [Body::Reminded { task: case.asked[0].task, until }]);
    let case = step.case;
    // The whole of the last day is the person's.
    assert_eq!(case.wakes_at(&s, &Calendars::default()), Some(until + 1));
    assert_eq!(ticks(&s, &case, until), None);
    assert!(acts(&s, &case, until, &Actor::Person(case.person), answer()).is_ok());
    let step = ticks(&s, &case, until + 5 * DAY).unwrap();
    assert_eq!(step.events[0], Body::Unanswered { task: case.asked[0].task, until, decides: true });
    assert!(matches!(&step.events[1], Body::Decided { by: DecidedBy::Unanswered, since: Some(since), .. } if *since == until));
    let case = step.case;
    let decision = case.decision.as_ref().unwrap();
    assert_eq!(
        (case.status, decision.kind.as_str(), decision.ground.as_str(), decision.by),
        (Status::Decided, "refuse", "bad", DecidedBy::Unanswered)
    );
    // It is not against the unit: its clock stood. One may object, from when it was recorded.
    assert_eq!((case.late, case.clock.days_taken(case.days(&Calendars::default()), until)), (false, 0));
    assert!(case.objection_until(&s, case.days(&Calendars::default())).unwrap() > until + 24 * DAY);
    assert!(!case.is_asked());
    let late = acts(&s, &case, until + 6 * DAY, &Actor::Person(case.person), answer());
    assert_eq!(late.err(), Some(Refusal::Conflict(domain::Msg::new("refusal-case-closed"))));
}

#[test]
fn where_nothing_is_decided_by_it_the_date_stands_on_record_and_a_late_answer_counts() {
    let s = service(WAITS);
    let case = asked(&s);
    let until = by(&case).until;
    let case = ticks(&s, &case, until - DAY).unwrap().case;
    let step = ticks(&s, &case, until + 1).unwrap();
    assert_eq!(step.events, [Body::Unanswered { task: case.asked[0].task, until, decides: false }]);
    let case = step.case;
    assert_eq!((case.status, case.wakes_at(&s, &Calendars::default())), (Status::Waiting, None));
    assert!(by(&case).passed);
    let answered = acts(&s, &case, until + 30 * DAY, &Actor::Person(case.person), answer()).unwrap().case;
    assert!(answered.status == Status::Open && !answered.is_asked());
    // The days in which it waited are none of the agency's.
    let calendars = Calendars::default();
    let days = answered.days(&calendars);
    assert_eq!(answered.clock.days_left(days, until + 30 * DAY), asked(&s).clock.days_left(days, until));
}

#[test]
fn a_correction_asked_by_rule_has_the_same_date() {
    let s = service(DECIDES);
    let poor = Finish { outcome: "poor".into(), told: "این را درست کنید.".into(), ..Finish::default() };
    let step = acts(&s, &begun(&s), START + HOUR, &officer("desk"), Act::Finish(poor)).unwrap();
    let until = by(&step.case).until;
    assert!(matches!(step.events.last(), Some(Body::Asked { by_rule: true, until: Some(told), .. }) if *told == until));
    let reminded = ticks(&s, &step.case, until + 1).unwrap().case;
    let decided = ticks(&s, &reminded, until + 1).unwrap().case;
    assert_eq!(decided.decision.map(|d| d.by), Some(DecidedBy::Unanswered));
}

#[test]
fn while_an_objection_is_looked_at_nothing_is_decided_because_an_answer_is_missing() {
    let s = service(DECIDES);
    let case = asked(&s);
    let until = by(&case).until;
    let case = ticks(&s, &ticks(&s, &case, until + 1).unwrap().case, until + 1).unwrap().case;
    let objected =
        acts(&s, &case, until + DAY, &Actor::Person(case.person), Act::Object { text: "نه".into(), files: vec![] }).unwrap().case;
    let asked = acts(&s, &objected, until + 2 * DAY, &officer("boss"), Act::Ask { text: "چرا؟".into(), questions: vec![] }).unwrap().case;
    let until = by(&asked).until;
    assert_eq!(asked.decided_if_unanswered(&s).map(|d| d.id.as_str()), None);
    let reminded = ticks(&s, &asked, until + 1).unwrap().case;
    let step = ticks(&s, &reminded, until + 1).unwrap();
    assert_eq!(step.events, [Body::Unanswered { task: reminded.asked[0].task, until, decides: false }]);
    assert_eq!(step.case.status, Status::Waiting);
}

#[test]
fn calendars_that_change_give_the_person_longer_and_never_take_back_a_date() {
    let s = service("  answer: {days: 10, RULE}\n");
    let case = asked(&s);
    let until = by(&case).until;
    let off = |n: i64| {
        let holidays = (1..=n).map(|n| (Day(Day::at(START, 0).0 + n).to_string(), domain::Text::default())).collect();
        Calendars::default().with("office", WorkingDays::default().with(&OwnDays { holidays, ..OwnDays::default() }))
    };
    let stored: Vec<_> = case.tasks.iter().map(|t| (t.id, case.task_due_at(t, &Calendars::default()))).collect();
    let step = case.due_changed(&s, None, &stored, &off(3), START + DAY).unwrap();
    let moved = by(&step.case).clone();
    assert_eq!(step.events, [Body::AnswerMoved { task: case.asked[0].task, from: until, to: moved.until }]);
    assert!(moved.until > until && !moved.reminded);
    assert_eq!(step.case.due_changed(&s, None, &stored, &off(3), START + 2 * DAY), None);
    assert_eq!(step.case.due_changed(&s, None, &stored, &off(0), START + 2 * DAY), None, "what was told stands");
}

#[test]
fn a_day_to_object_that_was_told_was_taken_back_when_the_calendars_changed() {
    let mut s = service("");
    s.objection.as_mut().unwrap().within.count = domain::package::DayKind::Working;
    let off = |n: i64| {
        let holidays = (1..=n).map(|n| (Day(Day::at(START, 0).0 + n).to_string(), domain::Text::default())).collect();
        Calendars::default().with("office", WorkingDays::default().with(&OwnDays { holidays, ..OwnDays::default() }))
    };
    let until = |case: &Case, calendars: &Calendars| case.objection_until(&s, case.days(calendars)).unwrap();
    let decided = |calendars: &Calendars| {
        let done = at(&s, calendars, START, |at| {
            begun(&s).act(at, &officer("desk"), Act::Finish(Finish { outcome: "good".into(), ..Finish::default() }), None)
        });
        let decide = Act::Decide { decision: "refuse".into(), ground: "bad".into(), note: String::new() };
        at(&s, calendars, START, |at| done.unwrap().case.act(at, &officer("desk"), decide, None)).unwrap()
    };
    let step = decided(&off(5));
    let (case, told) = (step.case.clone(), until(&step.case, &off(5)));
    assert!(matches!(step.events.last(), Some(Body::Decided { object_until: Some(kept), .. }) if *kept == told), "{:?}", step.events);
    // The holidays are withdrawn: the day that was told stands, and who keeps to it is not late.
    let earlier = until(&decided(&off(0)).case, &off(0));
    assert!(earlier < told);
    assert_eq!((until(&case, &off(0)), case.objection_moved(&s, &off(0), START + DAY)), (told, None));
    assert_eq!(case.due_changed(&s, None, &[], &off(0), START + DAY), None);
    assert!(case.may_object(&s, &off(0), told).is_ok() && case.may_object(&s, &off(0), told + 1).is_err());
    // There are more of them: it moves, once, and with it the state that the events give.
    let more = until(&decided(&off(9)).case, &off(9));
    let step = case.due_changed(&s, None, &[], &off(9), START + DAY).unwrap();
    assert_eq!(step.events, [Body::ObjectionMoved { from: told, to: more }]);
    assert_eq!((until(&step.case, &off(0)), step.case.changed_at), (more, START + DAY));
    assert_eq!(step.case.due_changed(&s, None, &[], &off(9), START + DAY), None);
    let moved = step.case.moved(&s, &off(9), &step.events);
    assert!(
        matches!(&moved[..], [m] if m.objects && (m.from, m.to) == (told, more) && m.rule == s.objection.as_ref().unwrap().within.rule)
    );
    // Nor does a day come again that has passed.
    assert_eq!(case.objection_moved(&s, &off(9), told + 1), None);
    // A decision from before it was kept goes by the days of today.
    let mut old = case.clone();
    old.decision.as_mut().unwrap().object_until = None;
    assert_eq!((until(&old, &off(0)), old.objection_moved(&s, &off(9), START)), (earlier, None));
}

#[test]
fn the_new_time_to_object_to_what_rests_on_a_replaced_decision_was_counted_from_the_old_one() {
    let mut s = service("");
    s.objection.as_mut().unwrap().within.count = domain::package::DayKind::Working;
    let none = Calendars::default();
    let done = acts(&s, &begun(&s), START, &officer("desk"), Act::Finish(Finish { outcome: "good".into(), ..Finish::default() })).unwrap();
    let decide = Act::Decide { decision: "refuse".into(), ground: "bad".into(), note: String::new() };
    let decided = acts(&s, &done.case, START, &officer("desk"), decide).unwrap().case;
    let (used, later) = (CameTo { case: Id::from_u128(10), of: "looks".into(), outcome: "refused".into() }, START + 7 * DAY);
    let replaced = at(&s, &none, later, |at| decided.sub_case_replaced(at, &used, "part", "granted", String::new())).unwrap();
    let mut again = decided.clone();
    again.follow(&s, &replaced.events[0], "system", later).unwrap();
    assert_eq!(again, replaced.case);
    let told = replaced.case.kept_objection_until().unwrap();
    assert!(told > decided.kept_objection_until().unwrap());
    assert_eq!(replaced.case.due_changed(&s, None, &[], &none, later), None);
    // A day off within that time, which the first one did not have.
    let off = OwnDays { holidays: [(Day::at(told, 0).to_string(), domain::Text::default())].into(), ..OwnDays::default() };
    let days = Calendars::default().with("office", WorkingDays::default().with(&off));
    let moved = replaced.case.due_changed(&s, None, &[], &days, later + DAY).unwrap();
    let [Body::ObjectionMoved { from, to }] = moved.events[..] else { panic!("{:?}", moved.events) };
    assert!(from == told && to > told && moved.case.kept_objection_until() == Some(to));
    // An event from before that was kept gives the state that it gave.
    let mut old = replaced.events[0].clone();
    if let Body::SubCaseReplaced { object_from, .. } = &mut old {
        *object_from = None;
    }
    let mut before = decided.clone();
    before.follow(&s, &old, "system", later).unwrap();
    assert_eq!(before.decision.as_ref().map(|d| (d.object_until, d.object_from)), Some((Some(told), None)));
}

#[test]
fn events_from_before_there_was_a_date_are_read_as_before() {
    let old = r#"{"kind":"asked","text":"?","alone":true}"#;
    let Body::Asked { until, .. } = serde_json::from_str(old).unwrap() else { panic!() };
    assert_eq!(until, None);
    let s = service("");
    let case = asked(&s);
    assert_eq!((&case.asked[0].by, case.wakes_at(&s, &Calendars::default())), (&None, None));
    assert_eq!(serde_json::to_value(&s.time).unwrap().get("answer"), None, "the hash of a service that says nothing of it is as it was");
}

#[test]
fn a_person_is_not_reminded_of_a_date_that_is_nearer_than_the_reminder() {
    let s = service("  answer: {days: 2, RULE}\n");
    let case = asked(&s);
    assert_eq!(case.wakes_at(&s, &Calendars::default()), Some(by(&case).until + 1));
}

#[test]
fn people_who_let_the_date_pass_are_simulated() {
    let run = |answer: &str| {
        let world = simulate::World { others: &Default::default(), calendars: &Calendars::default() };
        simulate::run(&service(answer), world, &[], 400, 7, START)
    };
    let (decides, waits, none) = (run(DECIDES), run(WAITS), run(""));
    assert!(decides.unanswered > 0 && waits.unanswered > 0);
    assert_eq!((none.unanswered, waits.closed), (0, 400));
    assert!(decides.returned > decides.unanswered);
    // Whoever is decided without an answer has waited that long; nobody waits for ever.
    assert_eq!(decides.closed, 400);
}

#[test]
fn the_date_counts_days_after_that_of_the_question() {
    let s = service(WAITS);
    let limit = &s.time.answer.as_ref().unwrap().limit;
    let days = WorkingDays::default();
    assert_eq!(Clock::of(limit, START).limit_at(&days), Day(Day::at(START, days.offset).0 + 10).end(days.offset));
}

#[test]
fn a_ground_whose_condition_cannot_be_told_was_said_to_contradict_the_record() {
    let s = service("");
    let case = begun(&s);
    let mut ground = s.decisions[0].grounds[0].clone();
    let bars =
        |ground: &domain::package::Ground| at(&s, &Calendars::default(), START, |at| case.bars(ground, at)).map(|m| m.key.to_string());
    assert_eq!(bars(&ground), None);
    for (when, why) in [("looks == 'good'", "answer-ground-not-on-record"), ("no_such_thing > 3", "answer-ground-cannot-be-told")] {
        ground.when = Some(serde_json::from_value(when.into()).unwrap());
        assert_eq!(bars(&ground).as_deref(), Some(why), "{when}");
    }
}
