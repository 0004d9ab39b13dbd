//! When somebody may come to look, and what became of what was arranged.

use crate::shared;
use domain::actor::Officer;
use domain::calendar::{Calendars, Day, WorkingDays};
use domain::case::{Act, Appointed, Body, Case, Finish, MOST_DECLINED, Mark, Place, Setting, Step, Unread, appointments, submit};
use domain::form::Answers;
use domain::package::{Calendar, OwnDays, Service, parse};
use domain::{Actor, Arg, Id, Lang, Millis, Msg, Refusal};

/// Wednesday 18 November 2026, noon in Tehran.
const NOW: Millis = 1_794_990_600_000;

/// A visit within five working days, in a case of twenty.
fn service() -> Service {
    let rule = "rule: {fa: قاعده, en: Rule}";
    let text = shared::head(1000)
        + &format!(
            "time: {{days: 20, {rule}, if_late: {{fa: خبر می‌دهیم, en: We tell you}}}}
stages:
  - id: look
    title: {{fa: بازدید, en: Visit}}
    tasks:
      - {{id: visit, kind: inspect, title: {{fa: بازدید, en: Visit}}, by: desk, limit: {{days: 5, {rule}}}, outcomes: [{{id: good, title: {{fa: خوب, en: Good}}}}]}}
  - {{id: end, title: {{fa: پایان, en: End}}, tasks: [{{id: last, kind: decide, title: {{fa: تصمیم, en: Decide}}, by: desk}}]}}
"
        );
    parse(&shared::package(&text, ""), "2026-11-24").unwrap_or_else(|m| panic!("{m:#?}")).services.remove("permit").unwrap()
}

/// Fridays off; open from half past seven to two on other days, if hours are stated.
fn days(stated: bool) -> WorkingDays {
    let iran = Calendar { id: "iran".into(), utc_offset_minutes: 210, weekend: vec![5], holidays: Default::default() };
    let mut days = WorkingDays::new(&iran);
    for weekday in [1, 2, 3, 4, 6, 7].into_iter().filter(|_| stated) {
        days.set_hours(weekday, 450, 840);
    }
    days
}

struct World {
    service: Service,
    calendars: Calendars,
    case: Case,
    now: Millis,
    n: u128,
}

impl World {
    fn new(days: WorkingDays) -> World {
        let (service, calendars) = (service(), Calendars::same(days));
        let case = at(&service, &calendars, NOW, 1, |at| {
            submit(at, Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], None).unwrap().case
        });
        World { service, calendars, case, now: NOW, n: 1 }
    }
    fn act(&mut self, act: Act) -> Result<Step, Refusal> {
        let desk = Actor::Officer(Officer { name: "officer".into(), agency: "office".into(), unit: "desk".into() });
        self.n += 1;
        let step = at(&self.service, &self.calendars, self.now, self.n, |at| self.case.act(at, &desk, act, None))?;
        self.case = step.case.clone();
        Ok(step)
    }
    /// What is wrong with an appointment so many days from now, at a time of day in minutes.
    fn appoint(&mut self, days: i64, minute: i64) -> Vec<(String, Msg)> {
        let at = Day(Day::at(self.now, 210).0 + days - 1).end(210) + 1 + minute * 60_000;
        match self.act(Act::Appoint { at, place: "جلوی در".into() }) {
            Ok(_) => vec![],
            Err(Refusal::Invalid(wrong)) => wrong.into_iter().map(|w| (w.question, w.message)).collect(),
            Err(other) => panic!("{other:?}"),
        }
    }
}

fn at<T>(service: &Service, calendars: &Calendars, now: Millis, n: u128, f: impl FnOnce(&Setting) -> T) -> T {
    let answers = Answers::from([("owner".into(), "yes".into()), ("area".into(), "north".into())]);
    let fresh = Id::from_u128(n << 40);
    f(&Setting {
        service,
        calendars,
        answers: &answers,
        now,
        fresh,
        bill: None,
        place_exists: &|_| true,
        paid: &[],
        handed_on: &[],
        officer_for: &|_, _| None,
    })
}

fn day(text: &str) -> Arg {
    Arg::day(Day::parse(text).unwrap())
}

fn hours(from: i64, to: i64) -> (String, Msg) {
    ("time".into(), Msg::new("answer-time-out-of-range").with("from", Arg::time(from)).with("to", Arg::time(to)))
}

fn closed(on: &str) -> (String, Msg) {
    ("date".into(), Msg::new("answer-agency-closed").with("day", day(on)))
}

fn beyond(last: &str) -> (String, Msg) {
    ("date".into(), Msg::new("answer-after-limit").with("day", day(last)))
}

#[test]
fn a_visit_was_arranged_for_a_day_or_an_hour_at_which_the_agency_is_closed() {
    let mut world = World::new(days(true));
    assert_eq!(world.appoint(2, 570), [closed("2026-11-20")], "a Friday");
    assert_eq!(world.appoint(1, 180), [hours(450, 840)], "three in the morning");
    assert_eq!((world.appoint(1, 450), world.appoint(1, 840)), (vec![], vec![]), "from the first minute to the last");
    assert_eq!(world.appoint(1, 841), [hours(450, 840)]);
    // Where no hours are stated, nobody comes at night.
    let mut world = World::new(days(false));
    assert_eq!((world.appoint(1, 359), world.appoint(1, 1321)), (vec![hours(360, 1320)], vec![hours(360, 1320)]));
    assert_eq!((world.appoint(1, 360), world.appoint(1, 1320)), (vec![], vec![]));
    // A Friday on which the agency works all the same; its hours are stated for no Friday.
    let works = [("2026-11-20".to_string(), domain::Text::default())].into();
    let mut world = World::new(days(true).with(&OwnDays { works, ..OwnDays::default() }));
    assert_eq!((world.appoint(2, 570), world.appoint(2, 1350)), (vec![], vec![hours(360, 1320)]));
}

#[test]
fn a_visit_was_arranged_for_after_the_limit_of_its_task() {
    let mut world = World::new(days(true));
    // Five working days after Wednesday the 18th are Tuesday the 24th.
    assert!(world.appoint(6, 600).is_empty());
    assert_eq!(world.appoint(7, 600), [beyond("2026-11-24")]);
    assert_eq!(world.appoint(7, 1000), [hours(450, 840), beyond("2026-11-24")]);
    // On the last day after it has closed, nobody can come in time: as soon as possible, then.
    world.now = NOW + 6 * 86_400_000 + 5 * 3_600_000;
    assert!(world.appoint(1, 600).is_empty());
    // A limit that has passed keeps nobody from coming at last, before that of the case.
    world.now = NOW + 8 * 86_400_000;
    assert_eq!((world.appoint(3, 600), world.appoint(30, 600)), (vec![], vec![beyond("2026-12-12")]));
}

#[test]
fn an_appointment_that_was_replaced_or_is_past_looked_like_one_to_come() {
    let mut world = World::new(days(true));
    let mut events: Vec<(Millis, Body)> = vec![];
    let hour = 3_600_000;
    let mut appoint = |world: &mut World, days: i64| {
        world.now += hour;
        let at = Day(Day::at(world.now, 210).0 + days - 1).end(210) + 1 + 600 * 60_000;
        let step = world.act(Act::Appoint { at, place: "جلوی در".into() }).unwrap();
        events.extend(step.events.into_iter().map(|e| (world.now, e)));
    };
    appoint(&mut world, 1);
    appoint(&mut world, 3);
    let now = world.now;
    world.now += 4 * 86_400_000;
    appoint(&mut world, 1);
    let became = |events: &[(Millis, Body)], now: Millis| -> Vec<Option<Appointed>> {
        appointments(&events.iter().map(|(at, body)| (*at, body)).collect::<Vec<_>>(), now)
    };
    use Appointed::{Dropped, Past, Replaced, Stands};
    assert_eq!(became(&events[..2], now), [Some(Replaced), Some(Stands)]);
    // What was past when another was arranged was not replaced by it.
    assert_eq!(became(&events, world.now), [Some(Replaced), Some(Past), Some(Stands)]);
    world.now += hour;
    let moved = world.act(Act::Transfer { to: Place { agency: "other".into(), unit: "hall".into() }, reason: "r".into() }).unwrap();
    events.extend(moved.events.into_iter().map(|e| (world.now, e)));
    assert_eq!(became(&events, world.now), [Some(Replaced), Some(Past), Some(Dropped), None]);
    // Where the limit or a rule ended the task, nobody came.
    let Body::Appointed { task, .. } = events[0].1 else { panic!("{:?}", events[0]) };
    let finished = |by_silence: bool, by_rule: bool| {
        let place = Place { agency: "office".into(), unit: "desk".into() };
        let body = serde_json::json!({
            "kind": "finished", "task": task, "of": "visit", "outcome": "fine", "note": "", "files": [], "place": place,
            "by_silence": by_silence, "by_rule": by_rule, "opened": [],
        });
        (now, serde_json::from_value::<Body>(body).unwrap())
    };
    let after = |end: (Millis, Body)| became(&[events[1].clone(), end], now)[0];
    assert_eq!((after(finished(true, false)), after(finished(false, true))), (Some(Dropped), Some(Dropped)));
}

#[test]
fn a_visit_was_said_to_have_been_made_earlier_when_only_its_task_had_ended() {
    let mut world = World::new(days(true));
    world.now += 3_600_000;
    let at = Day(Day::at(world.now, 210).0).end(210) + 1 + 600 * 60_000;
    let mut events = vec![];
    for act in [
        Act::Appoint { at, place: "جلوی در".into() },
        // From the papers, without having been there.
        Act::Finish(Finish { outcome: "good".into(), ..Finish::default() }),
    ] {
        world.now += 60_000;
        let now = world.now;
        events.extend(world.act(act).unwrap().events.into_iter().map(|e| (now, e)));
    }
    let all: Vec<(Millis, &Body)> = events.iter().map(|(at, body)| (*at, body)).collect();
    let became = appointments(&all, world.now);
    assert!(all.iter().any(|(_, e)| matches!(e, Body::Finished { .. })) && became[0] == Some(Appointed::Done), "{became:?}");
}

#[test]
fn the_same_visit_was_told_twice() {
    let mut world = World::new(days(true));
    let hour = 3_600_000;
    let visit = |world: &World, place: &str| {
        let at = Day(Day::at(world.now, 210).0).end(210) + 1 + 600 * 60_000;
        Act::Appoint { at, place: place.into() }
    };
    world.act(visit(&world, "جلوی در")).unwrap();
    world.now += hour;
    let again = world.act(visit(&world, " جلوی در "));
    assert_eq!(again.err(), Some(Refusal::wrong("date", Msg::new("answer-same-visit"))));
    // Elsewhere is another one.
    world.act(visit(&world, "درِ پشتی")).unwrap();
}

#[test]
fn a_visit_on_a_day_that_had_become_a_holiday_was_not_spoken_of() {
    let mut w = World::new(days(false));
    // Saturday, ten o'clock.
    let when = NOW + 3 * 86_400_000 - 2 * 3_600_000;
    w.case = w.act(Act::Appoint { at: when, place: "حیاط".into() }).unwrap().case;
    let off = |day: i64| {
        let holidays = [(day_of(when, day), domain::Text::default())].into();
        Calendars::same(days(false).with(&OwnDays { holidays, ..OwnDays::default() }))
    };
    let changed = |case: &Case, calendars: &Calendars, now| case.due_changed(&w.service, None, &[], calendars, now);
    assert_eq!((changed(&w.case, &off(1), NOW), changed(&w.case, &off(0), when)), (None, None), "another day, and one that has passed");
    let step = changed(&w.case, &off(0), NOW + 1).unwrap();
    let task = w.case.tasks[0].id;
    assert_eq!(step.events, [Body::VisitOnHoliday { task, at: when }]);
    // The visit stands until the unit says otherwise; it is said once, with what it is about.
    let kept = step.case.tasks[0].appointment.as_ref().unwrap();
    assert!((kept.at, kept.on_holiday) == (when, true) && step.events[0].is_for_person());
    let told = step.events[0].notice(&Actor::System).unwrap();
    assert_eq!(told.as_str(), step.events[0].kind());
    let news = step.case.news(&w.service, &off(0), &step.events[0], NOW + 1);
    assert_eq!(news.visit.and_then(|v| v.at), Some(when));
    assert_eq!(changed(&step.case, &off(0), NOW + 2), None);
    // Another visit in its place is a new one.
    (w.case, w.now) = (step.case, NOW + 3);
    let again = w.act(Act::Appoint { at: when + 2 * 86_400_000, place: "حیاط".into() }).unwrap().case;
    assert!(!again.tasks[0].appointment.as_ref().unwrap().on_holiday);
}

/// The day so many days after that of a moment, in Tehran.
fn day_of(at: Millis, after: i64) -> String {
    Day(Day::at(at, 210).0 + after).to_string()
}

#[test]
fn a_visit_that_did_not_suit_could_only_be_written_of() {
    let mut w = World::new(days(false));
    let person = Actor::Person(Id::from_u128(1));
    // Saturday, ten o'clock; it may be said until the end of Friday.
    let when = NOW + 3 * 86_400_000 - 2 * 3_600_000;
    let declines_at = |w: &World, actor: &Actor, when: Millis, reason: &str, named: Option<Id>| {
        at(&w.service, &w.calendars, w.now, 900, |at| w.case.act(at, actor, Act::DeclineVisit { at: when, reason: reason.into() }, named))
    };
    let declines = |w: &World, actor: &Actor, reason: &str, named: Option<Id>| declines_at(w, actor, when, reason, named);
    let conflict = |key: &'static str| Err(Refusal::Conflict(Msg::new(key)));
    assert_eq!(declines(&w, &person, "", None), conflict("refusal-no-visit"));
    w.act(Act::Appoint { at: when, place: "حیاط".into() }).unwrap();
    let task = w.case.tasks[0].clone();
    let until = w.case.may_decline_until(&task, &w.calendars, w.now).unwrap();
    assert!(until < when && when - until < 86_400_000, "{until}");
    assert_eq!(w.case.may_decline_until(&task, &w.calendars, until + 1), None);
    // Nobody else says it, nor of a task that is not visited.
    assert_eq!(declines(&w, &Actor::Person(Id::from_u128(77)), "", None), Err(Refusal::NotFound));
    assert_eq!(declines(&w, &person, "", Some(Id::from_u128(77))), conflict("refusal-no-visit"));
    let (now, clock) = (w.now, task.clock.clone());
    w.now = until + 1;
    assert_eq!(declines(&w, &person, "", None), conflict("refusal-visit-too-near"));
    w.now = now;
    // The visit that the person saw was moved meanwhile: what stands now does not become one that was not wanted.
    assert_eq!(declines_at(&w, &person, when - 3_600_000, "", Some(task.id)), conflict("refusal-visit-moved"));
    let step = declines(&w, &person, " سفر هستم ", Some(task.id)).unwrap();
    assert_eq!(step.events, [Body::VisitDeclined { task: task.id, at: when, reason: "سفر هستم".into() }]);
    let (visited, declined) = (&step.case.tasks[0], step.case.tasks[0].declined.as_ref().unwrap());
    assert_eq!((visited.appointment.is_none(), declined.times, declined.reason.as_str()), (true, 1, "سفر هستم"));
    // The unit acts, and nothing waits or stands.
    let turn = step.case.turn(&w.service, &w.calendars, w.now).unwrap();
    assert!(turn.person.is_empty() && turn.acting == [visited.place.clone()] && visited.clock == clock, "{turn:?}");
    let arranged = Body::Appointed { task: task.id, at: when, place: "حیاط".into() };
    assert_eq!(appointments(&[(NOW, &arranged), (NOW + 1, &step.events[0])], NOW + 2)[0], Some(Appointed::Declined));
    // It is unread words for the unit that would have come.
    assert_eq!(Mark::of(&step.events[0], &person.label(), None, visited), Mark::Set(Unread::Message));
    // Twice, and then no more.
    w.case = step.case;
    for n in 2..=3 {
        w.act(Act::Appoint { at: when + 86_400_000, place: "حیاط".into() }).unwrap();
        match declines_at(&w, &person, when + 86_400_000, "", None) {
            Ok(step) if n == 2 => w.case = step.case,
            refused => assert_eq!(refused, Err(Refusal::Conflict(Msg::new("refusal-visit-declined-often").with("most", MOST_DECLINED)))),
        }
    }
    assert_eq!(w.case.may_decline_until(&w.case.tasks[0], &w.calendars, w.now), None);
}
