//! A case and one of another service that it needs: what that waits for from the person, both wait for.

use crate::shared;
use domain::actor::Officer;
use domain::calendar::Calendars;
use domain::case::{Act, Awaited, Body, CameTo, Case, Duty, Finish, InSubCase, Place, Setting, Status, Step, sub_cases_used, submit};
use domain::form::Answers;
use domain::package::{Catalogue, Service, SourceFile, parse};
use domain::{Actor, Id, Lang, Millis};

const START: Millis = 1_795_000_000_000;
const DAY: Millis = 86_400_000;

/// `permit` needs a case of `part` and looks meanwhile; silence refuses it. Who has a case of `part` looks, and then the person pays.
fn services() -> Catalogue {
    services_where("")
}

/// The same with more at the task that is the other case.
fn services_where(more: &str) -> Catalogue {
    let rule = "rule: {fa: قاعده, en: Rule}";
    let outcomes = |all: &[&str]| {
        let of = |id: &&str| format!("{{id: {id}, title: {{fa: ب, en: \"{id}\"}}}}");
        format!("outcomes: [{}]", all.iter().map(of).collect::<Vec<_>>().join(", "))
    };
    let time = |days: i64, more: &str| format!("time:\n  days: {days}\n  {rule}\n  if_late: {{fa: خبر, en: We tell you}}\n{more}");
    let decides =
        "  - {id: end, title: {fa: پایان, en: End}, tasks: [{id: last, kind: decide, title: {fa: تصمیم, en: Decide}, by: desk}]}\n";
    let needs = shared::head(0)
        + &time(10, "  silence: {decision: refuse, ground: bad}\n")
        + &format!(
            "stages:
  - id: ask
    title: {{fa: نظر, en: Ask}}
    side_by_side: true
    tasks:
      - {{id: other, kind: case, title: {{fa: نظر, en: Opinion}}, by: second, service: part, answers: {{owner: owner, area: area}}, limit: {{days: 6, {rule}}}, {more}{}}}
      - {{id: look, title: {{fa: بررسی, en: Look}}, by: desk, {}}}
    next: [{{when: other != \"granted\", decide: {{decision: refuse, ground: bad}}}}, {{to: end}}]
{decides}",
            outcomes(&["granted", "refused", "withdrawn"]),
            outcomes(&["good"]),
        );
    let part = shared::head(1000).replace("id: permit", "id: part")
        + &time(9, &format!("  answer: {{days: 8, count: calendar, {rule}, decision: refuse, ground: bad}}\n"))
        + &format!(
            "stages:
  - id: look
    title: {{fa: بررسی, en: Look}}
    tasks: [{{id: see, title: {{fa: بررسی, en: See}}, by: desk, {}}}]
  - id: pays
    title: {{fa: پرداخت, en: Payment}}
    tasks: [{{id: pay, kind: pay, title: {{fa: پرداخت, en: Pay}}, by: desk, limit: {{days: 5, {rule}}}, silence: unpaid, {}}}]
    next: [{{when: pay == \"unpaid\", decide: {{decision: refuse, ground: bad}}}}, {{to: end}}]
{decides}",
            outcomes(&["ok"]),
            outcomes(&["paid", "unpaid"]),
        );
    let mut files = shared::package(&needs, "  - {id: second, title: {fa: دوم, en: Second}}\n");
    files.push(SourceFile { path: "p/services/part.yaml".into(), text: part });
    parse(&files, "2026-11-24").unwrap_or_else(|m| panic!("{m:#?}"))
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

fn begun(service: &Service, id: u128, parent: Option<u128>) -> Case {
    let parent = parent.map(|id| (Id::from_u128(id), vec![]));
    let begin =
        |at: &Setting| submit(at, Id::from_u128(id), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], parent);
    at(service, START, begin).unwrap().case
}

/// The unit of the first task does this.
fn acts(service: &Service, case: &Case, now: Millis, act: Act) -> Case {
    let place = case.tasks[0].place.clone();
    let officer = Actor::Officer(Officer { name: "o.desk".into(), agency: place.agency, unit: place.unit });
    at(service, now, |at| case.act(at, &officer, act, None)).unwrap().case
}

fn answers(service: &Service, case: &Case, now: Millis) -> Case {
    let answer = Act::Answer { text: "این".into(), files: vec![], answers: Default::default() };
    at(service, now, |at| case.act(at, &Actor::Person(case.person), answer, None)).unwrap().case
}

/// The case that needs another one, with that opened for its first task.
fn needing(service: &Service, id: u128, part: &Case) -> Case {
    let case = begun(service, id, None);
    at(service, START, |at| case.sub_case_opened(at, case.tasks[0].id, part.id, &part.service)).unwrap().case
}

/// The case that needs this one, after a step of this one; the events give the same state, also as they are stored.
fn reached(service: &Service, case: &Case, of: &Service, part: &Case, now: Millis) -> Option<Case> {
    let awaited = part.awaited_here(of, &Calendars::default(), now);
    let Step { case: after, events } = at(service, now, |at| case.sub_case_waits(at, part.id, &part.service, awaited, None)).unwrap()?;
    let mut again = case.clone();
    for event in &events {
        let stored: Body = serde_json::from_str(&serde_json::to_string(event).unwrap()).unwrap();
        assert_eq!(&stored, event);
        again.follow(service, &stored, "system", now).unwrap();
    }
    assert_eq!(again, after);
    Some(after)
}

fn due(case: &Case) -> Option<Millis> {
    case.due_at(case.days(&Calendars::default()))
}

/// The limit of the case passed, and silence refused it, while its part waited for the person.
#[test]
fn a_case_ran_on_while_the_one_that_it_needs_waited_for_the_person() {
    let all = services();
    let (s, of) = (&all.services["permit"], &all.services["part"]);
    let part = begun(of, 10, Some(11));
    let case = needing(s, 11, &part);
    assert_eq!(reached(s, &case, of, &part, START), None, "it waits for nothing");
    let (limit, own) = (due(&case).unwrap(), case.tasks[0].due_at(&Calendars::default()).unwrap());

    let asked = acts(of, &part, START + DAY, Act::Ask { text: "راز".into(), questions: vec![] });
    let waits = reached(s, &case, of, &asked, START + DAY).unwrap();
    assert_eq!((waits.status, due(&waits), waits.tasks[0].due_at(&Calendars::default())), (Status::Waiting, None, None));
    assert_eq!(at(s, limit + 90 * DAY, |at| waits.tick(at)).unwrap(), None);
    // Whose turn it is, what is to be done and where; what is asked is not told.
    let turn = waits.turn(s, &Calendars::default(), START + DAY).unwrap();
    let place = |agency: &str, unit: &str| Place { agency: agency.into(), unit: unit.into() };
    let there = |what| Duty::SubCase(Box::new(InSubCase { case: part.id, service: "part".into(), title: of.title.clone(), what }));
    let [Awaited { what, at: Some(until), rule: Some(_), task, text, .. }] = &turn.person[..] else { panic!("{turn:?}") };
    assert_eq!((what, *task, text.as_str()), (&there(Duty::Answer(Some(place("office", "desk")))), Some(waits.tasks[0].id), ""));
    assert_eq!(Some(*until), asked.answer_until());
    assert_eq!(turn.acting, [place("office", "desk")], "who looks meanwhile");
    assert_eq!([0, 1].map(|n| waits.waits_in_list(waits.tasks[n].id)), [true, false]);
    // Where something is to be paid beside it, that waits for the person too; a state from before says nothing of it.
    let mut pays = waits.clone();
    pays.tasks[1].pays = true;
    assert_eq!([0, 1].map(|n| pays.waits_in_list(pays.tasks[n].id)), [true, true]);
    assert_eq!(waits.person_until(&waits.tasks[0], s, &Calendars::default()).map(|p| p.0), Some(*until));

    // With the answer both go on: the days in which they waited are none of the agency's.
    let answered = answers(of, &asked, START + 6 * DAY);
    let goes_on = reached(s, &waits, of, &answered, START + 6 * DAY).unwrap();
    assert_eq!((goes_on.status, goes_on.late), (Status::Open, false));
    let days = goes_on.days(&Calendars::default()).clone();
    assert_eq!(goes_on.clock.days_left(&days, START + 6 * DAY), case.clock.days_left(&days, START + DAY));
    assert!(due(&goes_on).unwrap() > limit && goes_on.tasks[0].due_at(&Calendars::default()).unwrap() > own);

    // Then it is paid: from when that is asked until the unit records it.
    let pays = acts(of, &answered, START + 7 * DAY, Act::Finish(Finish { outcome: "ok".into(), ..Finish::default() }));
    let waits = reached(s, &goes_on, of, &pays, START + 7 * DAY).unwrap();
    let turn = waits.turn(s, &Calendars::default(), START + 7 * DAY).unwrap();
    assert!(turn.person.len() == 1 && turn.person[0].what == there(Duty::Payment(place("office", "desk"))) && due(&waits).is_none());
    let paid = Finish { outcome: "paid".into(), receipt: "1405".into(), ..Finish::default() };
    let paid = acts(of, &pays, START + 8 * DAY, Act::Finish(paid));
    assert_eq!(reached(s, &waits, of, &paid, START + 8 * DAY).unwrap().status, Status::Open);
    // In whatever way it waits no more: it is taken back, withdrawn, decided because nothing came.
    let taken_back = acts(of, &asked, START + 2 * DAY, Act::TakeBack { reason: "لازم نیست".into() });
    let person = Actor::Person(part.person);
    let withdrawn = at(of, START + 2 * DAY, |at| asked.act(at, &person, Act::Withdraw { reason: String::new() }, None)).unwrap().case;
    let reminded = at(of, *until + 1, |at| asked.tick(at)).unwrap().unwrap().case;
    let decided = at(of, *until + 1, |at| reminded.tick(at)).unwrap().unwrap().case;
    assert_eq!(decided.status, Status::Decided);
    let waited = reached(s, &case, of, &asked, START + DAY).unwrap();
    for (part, now) in [(taken_back, START + 2 * DAY), (withdrawn, START + 2 * DAY), (decided, *until + 1)] {
        let goes_on = reached(s, &waited, of, &part, now).unwrap();
        assert!(goes_on.status == Status::Open && due(&goes_on).is_some() && goes_on.tasks[0].awaits.is_empty());
    }
    // What passed before the clock looked counts from then on.
    let since = Some(START + 4 * DAY);
    let late = at(s, START + 9 * DAY, |at| waited.sub_case_waits(at, part.id, "part", vec![], since)).unwrap().unwrap().case;
    assert_eq!(late.clock.stops, [(START + DAY, START + 4 * DAY)]);
}

#[test]
fn what_a_part_of_a_part_waits_for_goes_up_to_the_first_case() {
    let all = services();
    let (s, of) = (&all.services["permit"], &all.services["part"]);
    let part = begun(of, 10, Some(11));
    let middle = needing(s, 11, &part);
    let first = needing(s, 12, &middle);
    let asked = acts(of, &part, START + DAY, Act::Ask { text: "کدام؟".into(), questions: vec![] });
    let middle = reached(s, &middle, of, &asked, START + DAY).unwrap();
    let first = reached(s, &first, s, &middle, START + DAY).unwrap();
    assert_eq!((first.status, due(&first)), (Status::Waiting, None));
    // It is done in the case that asks.
    let turn = first.turn(s, &Calendars::default(), START + DAY).unwrap();
    assert!(matches!(&turn.person[..], [Awaited { what: Duty::SubCase(there), .. }] if there.case == part.id), "{turn:?}");
    let part = answers(of, &asked, START + 6 * DAY);
    let middle = reached(s, &middle, of, &part, START + 6 * DAY).unwrap();
    let first = reached(s, &first, s, &middle, START + 6 * DAY).unwrap();
    assert!(first.status == Status::Open && due(&first).unwrap() > START + 6 * DAY);
}

#[test]
fn of_the_cases_of_a_task_the_last_one_that_came_to_something_is_used() {
    let all = services();
    let (s, of) = (&all.services["permit"], &all.services["part"]);
    let part = begun(of, 10, Some(11));
    let (first, opened) =
        at(s, START, |at| submit(at, Id::from_u128(11), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], None))
            .map(|step| (step.case, step.events))
            .unwrap();
    let step = at(s, START, |at| first.sub_case_opened(at, first.tasks[0].id, part.id, &part.service)).unwrap();
    let mut events: Vec<Body> = opened.into_iter().chain(step.events).collect();
    assert_eq!(sub_cases_used(events.iter()), [], "it came to nothing yet");
    let step = at(s, START + DAY, |at| step.case.sub_case_ended(at, part.id, "refused", String::new())).unwrap().unwrap();
    events.extend(step.events);
    let used = [CameTo { case: part.id, of: "other".into(), outcome: "refused".into() }];
    assert_eq!(sub_cases_used(events.iter()), used);
    // While the stage goes on, what takes its place counts; there is nothing to object to.
    let step = at(s, START + 2 * DAY, |at| step.case.sub_case_replaced(at, &used[0], "part", "granted", String::new())).unwrap();
    assert!(matches!(step.events[..], [Body::SubCaseReplaced { counts: true, object_until: None, .. }]), "{:?}", step.events);
    assert_eq!(step.case.outcomes["other"], "granted");
    events.extend(step.events);
    assert_eq!(sub_cases_used(events.iter())[0].outcome, "granted");
}

/// The limit of the task passed, and nothing followed but a breach, whatever law said of silence.
#[test]
fn a_task_that_is_another_case_had_no_outcome_by_silence() {
    for outcome in ["granted", "refused"] {
        let all = services_where(&format!("silence: {outcome}, "));
        let (s, of) = (&all.services["permit"], &all.services["part"]);
        let part = begun(of, 10, Some(11));
        let mut case = needing(s, 11, &part);
        let (task, passes) = (case.tasks[0].id, case.tasks[0].due_at(&Calendars::default()).unwrap());
        assert_eq!(at(s, passes, |at| case.tick(at)).unwrap(), None);
        let step = at(s, passes + 1, |at| case.tick(at)).unwrap().unwrap();
        let ended = |b: &Body| matches!(b, Body::Finished { task: t, outcome: o, by_silence: true, since: Some(_), .. } if *t == task && o == outcome);
        assert!(step.events.iter().any(ended), "{:?}", step.events);
        case = step.case;
        assert!(case.task(task).is_none() && case.outcomes["other"] == outcome);
        // What that case comes to later finds no task any more, and nobody needs it.
        assert_eq!(at(s, passes + 2, |at| case.sub_case_ended(at, part.id, "granted", String::new())).unwrap(), None);
        let left = at(of, passes + 2, |at| part.left_alone(at, "nobody needs it")).unwrap();
        assert_eq!(left.case.status, Status::Withdrawn);
    }
}
