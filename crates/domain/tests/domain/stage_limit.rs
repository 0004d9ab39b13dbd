//! The limit of a stage runs from its beginning, once for all its tasks that have none of their own.

use crate::shared;
use domain::actor::Officer;
use domain::calendar::Calendars;
use domain::case::{Act, Body, Case, Finish, Setting, Step, submit};
use domain::conduct;
use domain::form::Answers;
use domain::package::{Service, parse};
use domain::{Actor, Id, Lang, Millis};

const START: Millis = 1_795_000_000_000;
const DAY: Millis = 86_400_000;
const RULE: &str = "rule: {fa: قاعده, en: Rule}";

/// A stage of six days with three tasks one after the other, the last with `own`, and a decision; the law gives `days`.
fn text(days: i64, own: &str) -> String {
    let task = |id: &str, by: &str, own: &str| {
        format!(
            "      - {{id: {id}, title: {{fa: کار, en: Work}}, by: {by}, {own}outcomes: [{{id: good, title: {{fa: خوب, en: Good}}}}]}}\n"
        )
    };
    shared::head(0)
        + &format!(
            "time:\n  days: {days}\n  {RULE}\n  if_late: {{fa: خبر, en: We tell you}}
stages:
  - id: work
    title: {{fa: کار, en: Work}}
    limit: {{days: 6, {RULE}, warning: 1, extension: {{days: 2, {RULE}}}}}
    tasks:
{}{}{}  - {{id: end, title: {{fa: پایان, en: End}}, limit: {{days: 2, {RULE}}}, tasks: [{{id: last, kind: decide, title: {{fa: تصمیم, en: Decide}}, by: desk}}]}}
",
            task("first", "desk", ""),
            task("second", "desk", ""),
            task("third", "desk", own),
        )
}

fn read(days: i64, own: &str) -> Result<Service, Vec<domain::package::Mistake>> {
    parse(&shared::package(&text(days, own), ""), "2026-11-24").map(|mut c| c.services.remove("permit").unwrap())
}

fn at<T>(service: &Service, now: Millis, f: impl FnOnce(&Setting) -> T) -> T {
    let fresh = Id::from_u128((now as u128) << 40);
    let (calendars, answers) = (&Calendars::default(), &Answers::new());
    f(&Setting {
        service,
        calendars,
        answers,
        now,
        fresh,
        bill: None,
        place_exists: &|_| true,
        paid: &[],
        handed_on: &[],
        officer_for: &|_, _| None,
    })
}

fn begun(service: &Service) -> Case {
    let begin = |at: &Setting| submit(at, Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], None);
    at(service, START, begin).unwrap().case
}

/// The events, as they are stored, give the same state.
fn followed(service: &Service, before: &Case, step: Step, by: &str, now: Millis) -> Case {
    let mut again = before.clone();
    for event in &step.events {
        let stored: Body = serde_json::from_str(&serde_json::to_string(event).unwrap()).unwrap();
        again.follow(service, &stored, by, now).unwrap();
    }
    assert_eq!(again, step.case);
    step.case
}

fn acts(service: &Service, case: &Case, now: Millis, act: Act) -> Case {
    let place = case.tasks[0].place.clone();
    let officer = Actor::Officer(Officer { name: "o.desk".into(), agency: place.agency, unit: place.unit });
    let step = at(service, now, |at| case.act(at, &officer, act, None)).unwrap();
    followed(service, case, step, &officer.label(), now)
}

fn ends(service: &Service, case: &Case, now: Millis) -> Case {
    acts(service, case, now, Act::Finish(Finish { outcome: "good".into(), ..Finish::default() }))
}

fn due(case: &Case) -> Millis {
    case.tasks[0].due_at(&Calendars::default()).unwrap()
}

#[test]
fn each_task_of_a_stage_had_the_whole_limit_of_the_stage() {
    let s = read(60, "").unwrap();
    let first = begun(&s);
    let second = ends(&s, &first, START + 2 * DAY);
    assert_eq!((second.tasks[0].kind.as_str(), due(&second)), ("second", due(&first)), "what is left of it");
    assert_eq!(second.task_rule(&s, &second.tasks[0]), first.task_rule(&s, &first.tasks[0]));
    // While the person is asked it stands, for those that begin later too; so does what the unit takes more, as often as it may.
    let asked = acts(&s, &second, START + 2 * DAY, Act::Ask { text: "کدام؟".into(), questions: vec![] });
    let answer = Act::Answer { text: "این".into(), files: vec![], answers: Default::default() };
    let now = START + 12 * DAY;
    let step = at(&s, now, |at| asked.act(at, &Actor::Person(asked.person), answer, None)).unwrap();
    let answered = followed(&s, &asked, step, "person", now);
    assert!(due(&answered) > due(&second) + 7 * DAY);
    let third = ends(&s, &answered, now);
    assert_eq!((third.tasks[0].kind.as_str(), due(&third)), ("third", due(&answered)));
    let longer = acts(&s, &answered, now, Act::Extend { own: true, reason: "بزرگ است".into() });
    let third = ends(&s, &longer, now);
    assert_eq!(due(&third), due(&longer));
    assert!(due(&longer) > due(&answered) && third.may_extend_task(&s, &third.tasks[0]).is_err());
    // The next stage has its own.
    let last = ends(&s, &third, now);
    assert_eq!(last.tasks[0].clock.as_ref().map(|c| (c.started_at, c.days)), Some((now, 2)));
    // A task with a limit of its own keeps it.
    let own = read(60, &format!("limit: {{days: 3, {RULE}}}, ")).unwrap();
    let third = ends(&own, &ends(&own, &begun(&own), START + DAY), START + 2 * DAY);
    assert_eq!(third.tasks[0].clock.as_ref().map(|c| (c.started_at, c.days)), Some((START + 2 * DAY, 3)));
}

#[test]
fn who_gets_a_task_after_the_limit_of_its_stage_is_not_late_for_that() {
    let s = read(60, "").unwrap();
    let mut case = begun(&s);
    let now = due(&case) + DAY;
    while let Some(step) = at(&s, now, |at| case.tick(at)).unwrap() {
        case = followed(&s, &case.clone(), step, "system", now);
    }
    assert!(case.tasks[0].late);
    let second = ends(&s, &case, now);
    assert!(second.tasks[0].late && !second.tasks[0].was_late);
    assert_eq!(at(&s, now + HOUR, |at| second.tick(at)).unwrap(), None, "it passed once");
    let finish = Act::Finish(Finish { outcome: "good".into(), ..Finish::default() });
    let place = second.tasks[0].place.clone();
    let officer = Actor::Officer(Officer { name: "o.desk".into(), agency: place.agency, unit: place.unit });
    let step = at(&s, now, |at| second.act(at, &officer, finish, None)).unwrap();
    assert_eq!(conduct::counts(&second, &step.events, now, None, |_| false, |_, _| String::new()), []);
}

const HOUR: Millis = 3_600_000;

/// Cases that are open keep to what their events said: a task has the whole limit from when it begins.
#[test]
fn events_from_before_a_stage_had_a_clock_give_the_same_state() {
    let s = read(60, "").unwrap();
    let mut case = begun(&s);
    case.stage_limit = None;
    let second = ends(&s, &case, START + 2 * DAY);
    assert_eq!(second.tasks[0].clock.as_ref().map(|c| (c.started_at, c.days)), Some((START + 2 * DAY, 6)));
    assert!(second.stage_limit.is_none());
}

#[test]
fn a_way_through_a_stage_counted_its_limit_for_each_task() {
    assert!(read(10, "").is_ok(), "six, two more, and two days");
    let too_long = read(10, &format!("limit: {{days: 1, {RULE}}}, ")).unwrap_err();
    assert!(too_long.iter().any(|m| m.reason.key == "mistake-way-beyond"), "{too_long:?}");
}
