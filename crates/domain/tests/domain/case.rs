//! A case under random acts of random actors over time: what must hold after every step.

use crate::shared;
use domain::actor::Officer;
use domain::calendar::{Calendars, WorkingDays};
use domain::case::{Act, Body, Case, Place, Setting, Status, Step, submit};
use domain::event::Event;
use domain::form::Answers;
use domain::message::Msg;
use domain::package::{Calendar, Catalogue, Service, parse};
use domain::permission::{self, Verdict};
use domain::question::Attached;
use domain::replay::Replay;
use domain::{Actor, Id, Lang, Millis, Refusal, Text};
use proptest::prelude::*;
use std::sync::OnceLock;

const HOUR: Millis = 3_600_000;
const START: Millis = 1_795_000_000_000;

fn catalogue() -> &'static Catalogue {
    static ALL: OnceLock<Catalogue> = OnceLock::new();
    ALL.get_or_init(|| parse(&shared::samples(), "2026-11-24").expect("the sample packages have no mistakes"))
}

fn calendar() -> Calendars {
    let iran = Calendar { id: "iran".into(), utc_offset_minutes: 210, weekend: vec![5], holidays: Default::default() };
    Calendars::same(WorkingDays::new(&iran))
}

fn id(n: u128) -> Id {
    Id::from_u128(n)
}

fn officer(name: &str, agency: &str, unit: &str) -> Actor {
    Actor::Officer(Officer { name: name.into(), agency: agency.into(), unit: unit.into() })
}

fn place(agency: &str, unit: &str) -> Place {
    Place { agency: agency.into(), unit: unit.into() }
}

fn exists(p: &Place) -> bool {
    catalogue().agencies.get(&p.agency).is_some_and(|a| a.unit(&p.unit).is_some())
}

fn setting<'a>(service: &'a Service, calendars: &'a Calendars, answers: &'a Answers, fresh: Id, now: Millis) -> Setting<'a> {
    Setting {
        service,
        calendars,
        answers,
        now,
        fresh,
        bill: None,
        place_exists: &exists,
        paid: &[],
        handed_on: &[],
        officer_for: &|_, _| None,
    }
}

fn step(case: &Case, service: &Service, calendars: &Calendars, actor: &Actor, act: Act, fresh: Id, now: Millis) -> Result<Step, Refusal> {
    case.act(&setting(service, calendars, &Answers::new(), fresh, now), actor, act, None)
}

fn submitted(service: &Service) -> Step {
    let (days, answers) = (calendar(), Answers::new());
    let at = setting(service, &days, &answers, id(3), START);
    submit(&at, id(1), Lang::FA, "000000000000".into(), id(2), "0".repeat(64), None, vec![], None).unwrap()
}

fn fresh(service: &Service) -> Case {
    submitted(service).case
}

/// The event of what happened, after `seq` others.
fn event(case: &Case, body: &Body, actor: &Actor, at: Millis) -> Event {
    Event::after(Some((1, [0; 32])), case.id, body.kind(), &actor.label(), at, serde_json::to_string(body).unwrap())
}

fn actors() -> Vec<Actor> {
    let mut all = vec![Actor::Anonymous, Actor::Person(id(1)), Actor::Person(id(9)), Actor::System, Actor::Agency("mashhad-water".into())];
    for a in catalogue().agencies.values() {
        all.push(Actor::Agency(a.id.clone()));
        for u in &a.units {
            all.push(officer(&format!("first.{}", u.id), &a.id, &u.id));
            all.push(officer(&format!("second.{}", u.id), &a.id, &u.id));
        }
    }
    all
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just("سلام، لطفاً نقشه را بفرستید.".to_string()),
        1 => Just(String::new()),
        1 => Just("  \u{200c} ".to_string()),
        1 => Just("x".repeat(5000)),
        1 => Just("a\0b\u{7}".to_string()),
        1 => any::<String>(),
    ]
}

fn acts() -> impl Strategy<Value = Act> {
    let to = prop_oneof![
        Just(place("mashhad-districts", "permits")),
        Just(place("mashhad-districts", "urban-services")),
        Just(place("mashhad-water", "engineering")),
        Just(place("mashhad-municipality", "green-space")),
        Just(place("nowhere", "none")),
        Just(place("", "")),
    ];
    let files = prop_oneof![
        3 => Just(vec![]),
        1 => Just(vec![Attached { sha256: "0".repeat(64), name: "a.pdf".into(), kind: "pdf".into(), size: 10 }]),
    ];
    let decisions: Vec<(String, String)> = catalogue()
        .services
        .values()
        .flat_map(|s| s.decisions.iter().flat_map(|d| d.grounds.iter().map(|g| (d.id.clone(), g.id.clone()))))
        .chain([("none".into(), "none".into())])
        .collect();
    prop_oneof![
        2 => Just(Act::Claim),
        1 => Just(Act::Release),
        1 => texts().prop_map(|reason| Act::TakeOver { reason }),
        2 => (to.clone(), texts(), texts()).prop_map(|(to, name, reason)| {
            Act::Assign { to: Officer { name, agency: to.agency, unit: to.unit }, reason }
        }),
        2 => texts().prop_map(|text| Act::Ask { text, questions: vec![] }),
        3 => (texts(), files).prop_map(|(text, files)| Act::Answer { text, files, answers: Default::default() }),
        1 => texts().prop_map(|reason| Act::TakeBack { reason }),
        1 => texts().prop_map(|text| Act::Note { text }),
        1 => texts().prop_map(|text| Act::Message { text }),
        3 => texts().prop_map(|note| Act::Advance { note }),
        2 => (to, texts()).prop_map(|(to, reason)| Act::Transfer { to, reason }),
        4 => (proptest::sample::select(decisions), texts()).prop_map(|((decision, ground), note)| Act::Decide { decision, ground, note }),
        1 => texts().prop_map(|reason| Act::Withdraw { reason }),
    ]
}

/// The same case with one part changed by hand.
fn changed(case: &Case, pick: u16) -> Option<Case> {
    let mut c = case.clone();
    match pick % 11 {
        0 => c.version += 1,
        1 => c.person = id(77),
        2 => c.steward.push('x'),
        3 => c.acting.unit.push('x'),
        4 => c.stage.push('x'),
        5 => c.status = if c.status == Status::Decided { Status::Open } else { Status::Decided },
        6 => c.tasks.first_mut()?.officer = Some("somebody.else".into()),
        7 => c.asked.push(domain::case::Asked { text: "other".into(), task: None, by: None, questions: vec![] }),
        8 => c.decision.as_mut()?.note.push('x'),
        9 => c.clock.stopped_at = Some(5),
        _ => c.submitted_at -= 1,
    }
    Some(c)
}

/// An actor by number; often one of the unit that acts, or the person, so that cases get somewhere.
fn actor_of(case: &Case, pick: usize) -> Actor {
    match pick % 4 {
        0 => Actor::Person(id(1)),
        1 => officer("first.one", &case.acting.agency, &case.acting.unit),
        2 if pick % 8 == 2 => officer("second.one", &case.acting.agency, &case.acting.unit),
        2 => officer("first.one", &case.acting.agency, &case.acting.unit),
        _ => {
            let all = actors();
            all[pick / 4 % all.len()].clone()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn random_acts_never_break_a_case(
        service in any::<usize>(),
        steps in proptest::collection::vec((any::<u16>(), acts(), 0i64..400), 1..40),
    ) {
        let c = calendar();
        // Services of simple stages; those with tasks have casework.rs.
        let simple: Vec<&Service> = catalogue().services.values().filter(|s| s.all_stages().all(|g| g.tasks.is_empty())).collect();
        let service = simple[service % simple.len()];
        let mut case = fresh(service);
        let mut now = START;
        let mut decisions = 0;
        let mut limit: Option<Millis> = case.due_at(case.days(&c));
        let mut replay = Replay::start(service, &case, &event(&case, &submitted(service).events[0], &Actor::Person(id(1)), START)).unwrap();
        prop_assert_eq!(replay.differs(&case), None);
        for (n, (pick, act, wait)) in steps.into_iter().enumerate() {
            now += wait * HOUR;
            let actor = actor_of(&case, pick as usize);
            let before = case.clone();
            let table = permission::verdict(permission::role(&actor, &before), act.right());
            let result = step(&before, service, &c, &actor, act.clone(), id(100 + n as u128), now);
            match table {
                Verdict::Hidden => prop_assert_eq!(&result, &Err(Refusal::NotFound)),
                Verdict::No => prop_assert!(matches!(&result, Err(Refusal::NotAllowed(_))), "{:?}", result),
                Verdict::Yes => {}
            }
            let Ok(step) = result else { continue };
            case = step.case;

            // What never changes.
            prop_assert_eq!((case.id, case.person, &case.service, case.version, &case.tracking_code, case.submitted_at, case.lang),
                (before.id, before.person, &before.service, before.version, &before.tracking_code, before.submitted_at, before.lang));
            prop_assert_eq!(case.changed_at, now);
            // Exactly one task while open, none when closed.
            prop_assert_eq!(case.tasks.len(), usize::from(!case.status.is_closed()));
            // A question is there exactly while the case waits, and the clock stands exactly then.
            prop_assert_eq!(case.is_asked(), case.status == Status::Waiting);
            if !case.status.is_closed() {
                prop_assert_eq!(case.clock.stopped_at.is_some(), case.status == Status::Waiting);
            }
            // Closed stays closed, and at most one decision is made.
            if before.status.is_closed() {
                prop_assert_eq!(case.status, before.status);
                prop_assert_eq!(&case.decision, &before.decision);
                prop_assert!(matches!(act, Act::Note { .. } | Act::Message { .. }), "{:?}", act);
            }
            let body = step.events[0].clone();
            prop_assert_eq!(step.events.len(), 1);
            if matches!(body, Body::Decided { .. }) {
                decisions += 1;
            }
            prop_assert_eq!(case.decision.is_some(), case.status == Status::Decided);
            prop_assert!(decisions <= 1);
            // The acting unit exists, its agency is accountable when it was handed over, and a former unit may still read.
            prop_assert!(exists(&case.acting), "{:?}", case.acting);
            if case.acting != before.acting {
                prop_assert!(case.acted_before.contains(&before.acting));
                prop_assert_eq!(&case.tasks[0].officer, &None);
            }
            // The clock: same start, same limit; what is given back only grows, and only by an answer.
            prop_assert_eq!((case.clock.started_at, case.clock.days, case.clock.count), (before.clock.started_at, before.clock.days, before.clock.count));
            prop_assert!(case.clock.stops.starts_with(&before.clock.stops));
            if case.clock.stops.len() > before.clock.stops.len() {
                prop_assert!(matches!(body, Body::Answered { .. } | Body::TakenBack { .. }), "{:?}", body);
            }
            if let Some(due) = case.due_at(case.days(&c)) {
                prop_assert!(limit.is_none_or(|l| due >= l), "the limit came nearer");
                limit = Some(due);
            }
            // The body says what was done, reads back, and its text has no controls.
            let text = serde_json::to_string(&body).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Body>(&text).unwrap(), &body);
            prop_assert!(!text.contains("\\u0000"));
            // The events alone tell the same state.
            let event = event(&case, &body, &actor, now);
            replay = replay.then(service, &event).unwrap();
            prop_assert_eq!(replay.differs(&case), None);
            prop_assert_eq!(replay.case(), &case);
            if let Some(changed) = changed(&case, pick) {
                prop_assert!(replay.differs(&changed).is_some(), "{:?} is not told from {:?}", changed, case);
            }
        }
    }

    #[test]
    fn an_act_that_is_refused_changes_nothing_and_the_same_act_gives_the_same_case(
        steps in proptest::collection::vec((any::<u16>(), acts(), 0i64..100), 1..20),
    ) {
        let c = calendar();
        let service = &catalogue().services["fence-permit"];
        let (mut one, mut two, mut now) = (fresh(service), fresh(service), START);
        for (n, (pick, act, wait)) in steps.into_iter().enumerate() {
            now += wait * HOUR;
            let actor = actor_of(&one, pick as usize);
            let a = step(&one, service, &c, &actor, act.clone(), id(100 + n as u128), now);
            let b = step(&two, service, &c, &actor, act, id(100 + n as u128), now);
            prop_assert_eq!(&a, &b);
            if let (Ok(a), Ok(b)) = (a, b) {
                (one, two) = (a.case, b.case);
            }
        }
    }
}

fn conflict(key: &'static str) -> Refusal {
    Refusal::Conflict(Msg::new(key))
}

/// What is done in turn, by whom, and how it ends.
#[test]
fn the_ways_of_a_case() {
    let c = calendar();
    let service = &catalogue().services["fence-permit"];
    let (me, a, b) =
        (Actor::Person(id(1)), officer("reviewer", "mashhad-districts", "permits"), officer("colleague", "mashhad-districts", "permits"));
    let (stranger, engineer) = (Actor::Person(id(7)), officer("e", "mashhad-water", "engineering"));
    let ask = || Act::Ask { text: "نقشه؟".into(), questions: vec![] };
    let answer = || Act::Answer { text: "این است.".into(), files: vec![], answers: Default::default() };
    let take_back = || Act::TakeBack { reason: "روشن شد.".into() };
    let foreign = service.decisions.iter().find(|d| d.id != "permit").unwrap().grounds[0].id.clone();
    let decide = || Act::Decide { decision: "permit".into(), ground: "line-clear".into(), note: String::new() };
    let advance = || Act::Advance { note: String::new() };
    let taken = |officer: &str| Refusal::TakenBy { officer: officer.into(), title: Text::default() };
    type Row<'a> = (&'a str, &'a Actor, Act, Option<Refusal>);
    let table: Vec<Vec<Row>> = vec![
        vec![
            ("claimed", &a, Act::Claim, None),
            ("claimed twice", &a, Act::Claim, Some(conflict("refusal-claimed-already"))),
            ("claimed by another", &b, Act::Claim, Some(taken("reviewer"))),
            ("worked on by another", &b, ask(), Some(taken("reviewer"))),
            ("given back by another", &b, Act::Release, Some(taken("reviewer"))),
            ("given back", &a, Act::Release, None),
            ("given back twice", &a, Act::Release, Some(conflict("refusal-not-claimed"))),
            ("taken by working on it", &b, ask(), None),
            ("asked twice", &b, ask(), Some(conflict("refusal-asked-already"))),
            ("decided while waiting", &b, decide(), Some(conflict("refusal-waits-for-person"))),
            ("advanced while waiting", &b, advance(), Some(conflict("refusal-waits-for-person"))),
            ("an officer answers", &b, answer(), Some(Refusal::NotAllowed(Msg::new("refusal-not-allowed")))),
            ("another person answers", &stranger, answer(), Some(Refusal::NotFound)),
            ("taken back by the person", &me, take_back(), Some(Refusal::NotAllowed(Msg::new("refusal-not-allowed")))),
            ("taken back by a colleague who has it not", &a, take_back(), Some(taken("colleague"))),
            ("taken back", &b, take_back(), None),
            ("taken back twice", &b, take_back(), Some(conflict("refusal-no-question"))),
            ("answered what was taken back", &me, answer(), Some(conflict("refusal-nothing-asked"))),
            ("asked anew", &b, ask(), None),
            ("the answer", &me, answer(), None),
            ("answered twice", &me, answer(), Some(conflict("refusal-nothing-asked"))),
            ("on to the last stage", &b, advance(), None),
            ("beyond the last stage", &a, advance(), Some(conflict("refusal-last-stage"))),
            ("the person decides", &me, decide(), Some(Refusal::NotAllowed(Msg::new("refusal-not-allowed")))),
            ("decided", &a, decide(), None),
            ("decided twice", &a, decide(), Some(conflict("refusal-case-closed"))),
            ("claimed when closed", &a, Act::Claim, Some(conflict("refusal-case-closed"))),
            ("taken back when closed", &me, Act::Withdraw { reason: String::new() }, Some(conflict("refusal-case-closed"))),
            ("a note on a closed case", &a, Act::Note { text: "یادداشت".into() }, None),
            ("a message on a closed case", &me, Act::Message { text: "سپاس".into() }, Some(conflict("refusal-message-closed"))),
            ("a message of the unit on a closed case", &a, Act::Message { text: "آماده است".into() }, None),
        ],
        vec![
            ("asked", &a, ask(), None),
            ("taken back while asked", &me, Act::Withdraw { reason: "لازم نیست".into() }, None),
            ("answered after that", &me, answer(), Some(conflict("refusal-case-closed"))),
            ("taken back twice", &me, Act::Withdraw { reason: String::new() }, Some(conflict("refusal-case-closed"))),
        ],
        vec![
            (
                "decided with a ground that nobody knows",
                &a,
                Act::Decide { decision: "permit".into(), ground: "none".into(), note: String::new() },
                Some(Refusal::wrong("ground", Msg::new("answer-not-an-option"))),
            ),
            (
                "decided with a ground of another decision",
                &a,
                Act::Decide { decision: "permit".into(), ground: foreign.clone(), note: String::new() },
                Some(Refusal::wrong("ground", Msg::new("answer-ground-of-other-decision"))),
            ),
            (
                "handed to nowhere",
                &a,
                Act::Transfer { to: place("no", "no"), reason: "x".into() },
                Some(Refusal::wrong("to", Msg::new("answer-not-an-option"))),
            ),
            (
                "handed to itself",
                &a,
                Act::Transfer { to: place("mashhad-districts", "permits"), reason: "x".into() },
                Some(Refusal::wrong("to", Msg::new("answer-same-unit"))),
            ),
            (
                "handed over without a reason",
                &a,
                Act::Transfer { to: place("mashhad-water", "engineering"), reason: " ".into() },
                Some(Refusal::wrong("reason", Msg::new("answer-reason-needed"))),
            ),
            (
                "handed over with a full stop as the reason",
                &a,
                Act::Transfer { to: place("mashhad-water", "engineering"), reason: " . ".into() },
                Some(Refusal::wrong("reason", Msg::new("answer-reason-needed"))),
            ),
            ("handed over", &a, Act::Transfer { to: place("mashhad-water", "engineering"), reason: "صلاحیت آنجاست".into() }, None),
            ("the former unit works on it", &a, ask(), Some(Refusal::NotAllowed(Msg::new("refusal-not-allowed")))),
            ("the new unit works on it", &engineer, ask(), None),
        ],
    ];
    for rows in table {
        let mut case = fresh(service);
        for (i, (what, actor, act, refused)) in rows.into_iter().enumerate() {
            let done = step(&case, service, &c, actor, act, id(50 + i as u128), START + i as i64 * HOUR);
            assert_eq!(done.as_ref().err(), refused.as_ref(), "{what}");
            if let Ok(step) = done {
                case = step.case;
            }
        }
    }
}

#[test]
fn a_stage_that_does_not_decide_refuses_a_decision() {
    let (c, service) = (calendar(), &catalogue().services["newborn-birth-certificate"]);
    let case = fresh(service);
    let o = officer("o", &case.acting.agency, &case.acting.unit);
    let kind = &service.decisions[0];
    let decide = || Act::Decide { decision: kind.id.clone(), ground: kind.grounds[0].id.clone(), note: String::new() };
    assert_eq!(step(&case, service, &c, &o, decide(), id(5), START).unwrap_err(), conflict("refusal-stage-does-not-decide"));
    let next = step(&case, service, &c, &o, Act::Advance { note: String::new() }, id(6), START).unwrap().case;
    let o = officer("o", &next.acting.agency, &next.acting.unit);
    assert_eq!(step(&next, service, &c, &o, decide(), id(7), START).unwrap().case.status, Status::Decided);
}

#[test]
fn accountability_moves_with_a_transfer_and_nothing_else() {
    let (c, service) = (calendar(), &catalogue().services["fence-permit"]);
    let case = fresh(service);
    let o = officer("reviewer", "mashhad-districts", "permits");
    let to = place("mashhad-water", "engineering");
    let moved = step(&case, service, &c, &o, Act::Transfer { to: to.clone(), reason: "x".into() }, id(5), START).unwrap().case;
    assert_eq!((moved.steward.as_str(), &moved.acting), ("mashhad-water", &to));
    assert_eq!(moved.acted_before, vec![case.acting.clone()]);
    assert_ne!(moved.tasks[0].id, case.tasks[0].id);
    // The steps of the service go on at the agency that has the case now.
    let e = officer("e", "mashhad-water", "engineering");
    let next = step(&moved, service, &c, &e, Act::Advance { note: String::new() }, id(6), START).unwrap().case;
    assert_eq!((next.stage.as_str(), &next.acting, next.steward.as_str()), ("issue", &to, "mashhad-water"));
}

#[test]
fn waiting_for_the_person_does_not_count_against_the_agency() {
    let (c, service) = (calendar(), &catalogue().services["fence-permit"]);
    let o = officer("reviewer", "mashhad-districts", "permits");
    let case = fresh(service);
    let before = case.due_at(case.days(&c)).unwrap();
    let asked = step(&case, service, &c, &o, Act::Ask { text: "؟".into(), questions: vec![] }, id(5), START + 24 * HOUR).unwrap().case;
    assert_eq!(asked.due_at(asked.days(&c)), None);
    let person = Actor::Person(id(1));
    let answer = Act::Answer { text: "بله".into(), files: vec![], answers: Default::default() };
    let answered = step(&asked, service, &c, &person, answer, id(6), START + 11 * 24 * HOUR).unwrap().case;
    // The limit counts calendar days: ten of them were the person's.
    assert_eq!(answered.due_at(answered.days(&c)), Some(before + 10 * 24 * HOUR));
}

#[test]
fn for_what_a_case_is_read_follows_from_the_place_of_the_reader_in_it() {
    use domain::case::Purpose;
    let service = &catalogue().services["fence-permit"];
    let mut case = fresh(service);
    case.completeness = None;
    let own = officer("first", &case.acting.agency, &case.acting.unit);
    let other = officer("second", &case.acting.agency, "another-unit");
    let of = |case: &Case| (case.purpose(&own), case.purpose(&other), case.purpose(&Actor::Agency(case.steward.clone())));
    assert_eq!(of(&case), (Purpose::Task, Purpose::Supervision, Purpose::Program));
    case.completeness = Some(case.clock.clone());
    assert_eq!(of(&case), (Purpose::Completeness, Purpose::Supervision, Purpose::Program));
    // Of another agency's application nobody says whether it is complete.
    let steward = std::mem::replace(&mut case.steward, "another-agency".into());
    assert_eq!(of(&case).0, Purpose::Task);
    case.steward = steward;
    case.objection = Some(domain::case::Objected { at: 0, text: "no".into(), review: None, from: String::new() });
    assert_eq!(of(&case).0, Purpose::Objection);
    case.tasks.clear();
    assert_eq!(of(&case).0, Purpose::Supervision);
    for p in Purpose::ALL {
        assert_eq!(Purpose::parse(p.as_str()), Some(p));
        assert_eq!(serde_json::to_value(p).unwrap(), p.as_str());
    }
    // What was kept before has none.
    let before: Body = serde_json::from_str(r#"{"kind":"read","place":{"agency":"a","unit":"u"}}"#).unwrap();
    assert_eq!(before, Body::Read { place: place("a", "u"), purpose: None });
}
