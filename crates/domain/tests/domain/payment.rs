//! Paying: where nothing is owed nobody waits, and who still has time to pay is told why it is cut short.

use crate::shared;
use domain::actor::Officer;
use domain::calendar::{Calendars, Day, WorkingDays};
use domain::case::{Act, Back, Body, Case, Finish, Place, Setting, Status, Step, Told, letters, submit};
use domain::event::Event;
use domain::fee::{self, Demand, Invoice, Owed, Paid, Part};
use domain::form::Answers;
use domain::package::{Instalments, OwnDays, Service, parse};
use domain::replay::Replay;
use domain::{Actor, Id, Lang, Millis, Refusal, Text};

const START: Millis = 1_795_000_000_000;
const DAY: Millis = 86_400_000;
static NONE: Answers = Answers::new();

/// Stages of a service: what is looked at first, or the payment at once; then the signature and the decision.
fn service(first: &str, limit: &str) -> Service {
    let outcomes = |a: &str, b: &str| format!("outcomes: [{{id: {a}, title: {{fa: ب, en: A}}}}, {{id: {b}, title: {{fa: ج, en: B}}}}]");
    let text = shared::head(1000)
        + &format!(
            "time:\n  days: 60\n  rule: {{fa: قاعده, en: Rule}}\n  if_late: {{fa: خبر می‌دهیم, en: We tell you}}
stages:
{first}  - id: pays
    title: {{fa: پرداخت, en: Payment}}
    tasks:
      - {{id: pay, kind: pay, title: {{fa: پرداخت, en: Pay}}, by: other/hall, {limit}{}}}
      - {{id: sign, kind: sign, title: {{fa: امضا, en: Sign}}, by: desk, when: pay == \"paid\", {}}}
    next:
      - {{when: pay == \"unpaid\", decide: {{decision: refuse, ground: bad}}}}
      - {{to: end}}
  - {{id: end, title: {{fa: پایان, en: End}}, tasks: [{{id: last, kind: decide, title: {{fa: تصمیم, en: Decide}}, by: desk}}]}}
",
            outcomes("paid", "unpaid"),
            outcomes("signed", "not"),
        );
    parse(&shared::package(&text, ""), "2026-11-24").unwrap_or_else(|m| panic!("{m:#?}")).services.remove("permit").unwrap()
}

/// A stage before the payment.
fn look() -> String {
    "  - id: look\n    title: {fa: بررسی, en: Look}\n    tasks: [{id: see, kind: review, title: {fa: بررسی, en: See}, by: desk, outcomes: [{id: ok, title: {fa: خوب, en: Ok}}]}]\n".into()
}

fn at<'a>(service: &'a Service, days: &'a Calendars, answers: &'a Answers, now: Millis, n: u128) -> Setting<'a> {
    let fresh = Id::from_u128(n << 40);
    Setting {
        service,
        calendars: days,
        answers,
        now,
        fresh,
        bill: None,
        place_exists: &|_| true,
        paid: &[],
        handed_on: &[],
        officer_for: &|_, _| None,
    }
}

fn owing(rials: i64, due: Option<&str>) -> Option<Invoice> {
    let parts = due.map(|day| Part { rials, due: Some(day.into()), payment_id: None }).into_iter().collect();
    Some(Invoice { lines: vec![], rials, counted: 0, held: 0, bill_id: None, parts, instalments: Text::default() })
}

fn begun(s: &Service, days: &Calendars, invoice: Option<Invoice>) -> Step {
    let none = Answers::new();
    submit(
        &at(s, days, &none, START, 1),
        Id::from_u128(1),
        Lang::FA,
        "0".repeat(12),
        Id::from_u128(2),
        String::new(),
        invoice,
        vec![],
        None,
    )
    .unwrap()
}

fn finish(s: &Service, days: &Calendars, case: &Case, now: Millis, finish: Finish) -> Result<Step, Refusal> {
    let place = case.tasks[0].place.clone();
    let officer = Actor::Officer(Officer { name: format!("o.{}", place.unit), agency: place.agency, unit: place.unit });
    case.act(&at(s, days, &Answers::new(), now, 7), &officer, Act::Finish(finish), None)
}

/// The state that the events of a case give, as their actors are written.
fn replayed(s: &Service, case: &Case, events: &[(&Body, &str)]) -> Case {
    let event = |body: &Body, actor: &str| {
        Event::after(Some((1, [0; 32])), case.id, body.kind(), actor, START, serde_json::to_string(body).unwrap())
    };
    let (first, rest) = events.split_first().unwrap();
    let begin = Replay::start(s, case, &event(first.0, first.1)).unwrap();
    rest.iter().fold(begin, |r, (body, actor)| r.then(s, &event(body, actor)).unwrap()).case().clone()
}

#[test]
fn who_owed_nothing_waited_to_pay_it() {
    let (s, days) = (service(&look(), ""), Calendars::default());
    for (rials, waits) in [(0, false), (1_000_000, true)] {
        let first = begun(&s, &days, owing(rials, None));
        let step = finish(&s, &days, &first.case, START, Finish::supposed("ok")).unwrap();
        assert_eq!(step.case.status == Status::Waiting, waits);
        assert_eq!(step.case.tasks[0].kind, if waits { "pay" } else { "sign" });
        let (passed, mine): (Vec<_>, Vec<_>) = step.events.iter().partition(|b| b.is_by_itself());
        assert_eq!((passed.len(), mine.len()), if waits { (0, 2) } else { (1, 3) }, "{:?}", step.events);
        // The unit that would record the payment learned nothing of the case.
        assert_eq!(step.case.tasks_at("other", "hall").count() == 1, waits);
        assert!(waits || step.case.acted_before.iter().all(|p| p.agency == "office"));
        if let Some(Body::Finished { of, outcome, receipt, task, .. }) = passed.first() {
            assert_eq!((of.as_str(), outcome.as_str(), receipt.as_str(), task.is_nil()), ("pay", "paid", "", true));
        }
        // By the rule and not by the officer, the events give the same state byte for byte.
        let by = |b: &Body| if b.is_by_itself() { "system" } else { "officer:o.desk" };
        let all: Vec<(&Body, &str)> = [(&first.events[0], "person:1")].into_iter().chain(step.events.iter().map(|b| (b, by(b)))).collect();
        assert_eq!(format!("{:?}", replayed(&s, &step.case, &all)), format!("{:?}", step.case));
    }
}

#[test]
fn a_case_that_begins_with_a_payment_of_nothing_goes_on_by_itself_at_once() {
    let (s, days) = (service("", "limit: {days: 5, rule: {fa: قاعده, en: Rule}}, silence: unpaid, "), Calendars::default());
    let first = begun(&s, &days, owing(0, None)).case;
    assert!(first.status == Status::Open && first.turn(&s, &days, START).unwrap().person.is_empty(), "nothing is asked of the person");
    assert_eq!(first.wakes_at(&s, &days), Some(START));
    let step = first.tick(&at(&s, &days, &Answers::new(), START, 7)).unwrap().unwrap();
    assert_eq!((step.case.tasks[0].kind.as_str(), step.case.outcomes["pay"].as_str()), ("sign", "paid"));
    assert!(step.events[0].is_by_itself(), "{:?}", step.events);
    assert!(step.case.clock.stops.is_empty(), "{:?}", step.case.clock);
    // Nobody can say of one who owes that nothing was to be paid.
    let owes = begun(&s, &days, owing(5_000_000, None)).case;
    let mut forged = owes;
    assert_eq!(forged.follow(&s, &step.events[0], "system", START), None);
}

#[test]
fn that_a_person_did_not_pay_was_recorded_without_a_word_while_there_was_time() {
    let days = Calendars::default();
    let unpaid = || Finish { outcome: "unpaid".into(), ..Finish::default() };
    let refused = |s: &Service, case: &Case, now: Millis| match finish(s, &days, case, now, unpaid()) {
        Ok(_) => None,
        Err(Refusal::Invalid(w)) => Some((w[0].question.clone(), w[0].message.key.to_string())),
        Err(other) => panic!("{other:?}"),
    };
    let needs = |key: &str| Some(("told".to_string(), key.to_string()));
    // No limit: there is always time.
    let s = service("", "");
    let case = begun(&s, &days, owing(5_000_000, None)).case;
    assert_eq!(refused(&s, &case, START + 400 * DAY), needs("answer-may-still-pay"));
    let told = finish(&s, &days, &case, START, Finish { told: "خودش خواست.".into(), ..unpaid() }).unwrap();
    let body = told.events.iter().find(|b| matches!(b, Body::Finished { .. })).unwrap().clone().for_person().unwrap();
    assert!(matches!(body, Body::Finished { told, .. } if told == "خودش خواست."), "the person reads it");
    assert_eq!(told.case.status, Status::Decided);
    // Until its limit; with instalments due later, until the last is due.
    let s = service("", "limit: {days: 5, count: calendar, rule: {fa: قاعده, en: Rule}}, ");
    let case = begun(&s, &days, owing(5_000_000, None)).case;
    assert_eq!(refused(&s, &case, START + 4 * DAY), needs("answer-may-pay-until"));
    assert_eq!(refused(&s, &case, START + 7 * DAY), None);
    let due = Day(days.of("office").today(START).0 + 30).to_string();
    let case = begun(&s, &days, owing(5_000_000, Some(&due))).case;
    assert_eq!(refused(&s, &case, START + 7 * DAY), needs("answer-may-pay-until"));
    assert_eq!(refused(&s, &case, START + 33 * DAY), None);
}

#[test]
fn a_decision_by_rule_says_which_outcomes_it_follows_from() {
    let (s, days) = (service(&look(), ""), Calendars::default());
    let case = finish(&s, &days, &begun(&s, &days, owing(5_000_000, None)).case, START, Finish::supposed("ok")).unwrap().case;
    let case = finish(&s, &days, &case, START, Finish::supposed("unpaid")).unwrap().case;
    let from: Vec<(&str, &str)> = case.ruled_by(&s).iter().map(|(t, o)| (t.id.as_str(), o.get(Lang::EN))).collect();
    assert_eq!(from, [("pay", "B")], "what the rule asks for, and nothing else");
}

#[test]
fn the_letter_of_a_vote_gave_the_reasons_of_those_who_voted_against_it() {
    let vote = |id: &str| {
        format!(
            "{{id: {id}, kind: review, title: {{fa: رأی, en: Vote}}, by: desk, outcomes: [{{id: give, title: {{fa: موافق, en: For}}}}, {{id: decline, title: {{fa: مخالف, en: Against}}}}]}}"
        )
    };
    let two =
        |outcome: &str| ["ab", "ac", "bc"].map(|p| format!("({} == \"{outcome}\" && {} == \"{outcome}\")", &p[..1], &p[1..])).join(" || ");
    let board = |next: &str| {
        format!(
            "  - id: board\n    title: {{fa: هیئت, en: Board}}\n    side_by_side: true\n    ends: majority\n    tasks: [{}, {}, {}]\n    next:\n{next}",
            vote("a"),
            vote("b"),
            vote("c")
        )
    };
    // The refusal follows because the rule before it does not hold, or by a rule of its own.
    let plain = board(&format!("      - {{when: '{}', to: pays}}\n      - {{decide: {{decision: refuse, ground: bad}}}}\n", two("give")));
    let ruled =
        board(&format!("      - {{when: '{}', decide: {{decision: refuse, ground: bad}}}}\n      - {{to: pays}}\n", two("decline")));
    let days = Calendars::default();
    for stages in [plain, ruled] {
        let s = service(&stages, "");
        let first = begun(&s, &days, owing(5_000_000, None));
        let (mut case, mut events) = (first.case, first.events);
        for (outcome, told) in [("decline", "راه بسته است."), ("give", "کار خوبی است."), ("decline", "جا نیست.")]
        {
            let step = finish(&s, &days, &case, START, Finish { told: told.into(), ..Finish::supposed(outcome) }).unwrap();
            events.extend(step.events);
            case = step.case;
        }
        assert_eq!(case.status, Status::Decided);
        let from: Vec<(&str, &str)> = case.ruled_by(&s).iter().map(|(t, o)| (t.id.as_str(), o.get(Lang::EN))).collect();
        assert_eq!(from, [("a", "Against"), ("c", "Against")]);
        assert_eq!(domain::case::told_with_decision(&case, &s, events.iter()), ["راه بسته است.", "جا نیست."]);
    }
}

#[test]
fn the_bill_of_the_former_agency_stood_on_a_case_that_another_has() {
    let (s, days) = (service(&look(), ""), Calendars::default());
    let invoice = owing(5_000_000, None).unwrap();
    let first = begun(&s, &days, Some(invoice.clone()));
    let mut case = finish(&s, &days, &first.case, START, Finish::supposed("ok")).unwrap().case;
    assert_eq!(fee::demand(&s, &first.case, &invoice, &first.events), Demand::Later);
    assert_eq!(fee::demand(&s, &case, &invoice, &first.events), Demand::Asked);
    case.competent = Place::parse("other/hall");
    assert_eq!(fee::demand(&s, &case, &invoice, &first.events), Demand::Moved);
    case.status = Status::Withdrawn;
    assert_eq!(fee::demand(&s, &case, &invoice, &first.events), Demand::Over);
}

#[test]
fn a_permission_granted_before_payment_was_said_to_be_paid_no_longer() {
    let (s, days) = (service(&look(), ""), Calendars::default());
    let invoice = owing(5_000_000, None).unwrap();
    let first = begun(&s, &days, Some(invoice.clone()));
    let decided = |outcome| {
        let mut case = first.case.clone();
        case.tasks.clear();
        case.status = Status::Decided;
        case.decision = Some(domain::case::Decision {
            kind: "grant".into(),
            outcome,
            ground: "fine".into(),
            note: String::new(),
            at: START,
            by: domain::case::DecidedBy::Silence,
            place: None,
            contract: String::new(),
            since: None,
            object_until: None,
            object_from: None,
        });
        case
    };
    let (granted, refused) = (decided(domain::package::Outcome::Granted), decided(domain::package::Outcome::Refused));
    assert_eq!(fee::demand(&s, &granted, &invoice, &first.events), Demand::Unasked);
    assert_eq!(fee::demand(&s, &refused, &invoice, &first.events), Demand::Over);
    assert!(fee::is_unasked(&s, &granted, &first.events) && !fee::is_unasked(&s, &refused, &first.events));
    assert!(!fee::is_unasked(&s, &first.case, &first.events));
    // Once it was asked for, it stays so.
    let step = finish(&s, &days, &first.case, START, Finish::supposed("ok")).unwrap();
    let all: Vec<&Body> = first.events.iter().chain(&step.events).collect();
    assert!(!fee::is_unasked(&s, &granted, all));
}

#[test]
fn the_whole_sum_was_asked_for_where_it_is_paid_in_instalments() {
    let part = |n: i64| Part { rials: n, due: Some(format!("2026-0{n}-01")), payment_id: None };
    let rule = Text::of(Lang::FA, "قاعده");
    let divided =
        Invoice { lines: vec![], rials: 6, counted: 0, held: 0, bill_id: None, parts: (1..=3).map(part).collect(), instalments: rule };
    let receipt = |part| Paid {
        task: Id::nil(),
        receipt: "1".into(),
        at: 0,
        place: Place::parse("a/b").unwrap(),
        by: String::new(),
        part,
        rials: None,
        reported: false,
        counted: false,
    };
    let next = |paid: &[Option<usize>]| {
        let paid: Vec<Paid> = paid.iter().map(|p| receipt(*p)).collect();
        divided.next_part(&paid).map(|(n, _)| n)
    };
    assert_eq!((next(&[]), next(&[Some(1)]), next(&[Some(2)]), next(&[Some(1), Some(2), Some(3)])), (Some(1), Some(2), Some(1), None));
    // A bank's number counts for the part that was next.
    assert_eq!((next(&[None]), next(&[Some(1), None]), next(&[None, None, None])), (Some(2), Some(3), None));
}

#[test]
fn one_receipt_ended_a_payment_in_three_instalments() {
    let days = Calendars::default();
    let mut s = service("", "");
    let rule = Text::of(Lang::FA, "اقساط");
    s.instalments = Some(Instalments { count: 3, every_days: 30, from_rials: 1000, rule: rule.clone() });
    let bill = domain::package::BillCode { company: "123".into(), service: "1".into() };
    let part = |n: i64| Part { rials: 500_000, due: Some(format!("2026-1{n}-20")), payment_id: None };
    let invoice = Invoice { parts: (0..3).map(part).collect(), instalments: rule, ..owing(1_500_000, None).unwrap() };
    let invoice = invoice.demanded(&bill, "572918364017", Day::parse("2026-11-24").unwrap());
    let begun = begun(&s, &days, Some(invoice.clone()));
    let (mut case, mut events) = (begun.case, begun.events.into_iter().map(|b| (b, "system".to_string())).collect::<Vec<_>>());
    let [first, third] = [0, 2].map(|n| invoice.parts[n].payment_id.clone().expect("a payment id"));
    // A bank's number, then the third before its turn; the last one ends it.
    for (n, (number, next)) in [("BANK-1001", Some(2)), (&third, Some(2)), ("BANK-1002", None)].into_iter().enumerate() {
        let paid = Finish { outcome: "paid".into(), receipt: number.into(), ..Finish::default() };
        let step = finish(&s, &days, &case, START + n as Millis, paid.clone()).unwrap();
        case = step.case;
        events.extend(step.events.into_iter().map(|b| (b, "officer:o.hall@other/hall".to_string())));
        let open = case.tasks.iter().any(|t| t.kind == "pay");
        let asked = case.owes.as_ref().unwrap().next_number();
        assert_eq!((asked, open), (next.map(|n| (n, 3)), next.is_some()), "{number}");
        if n == 0 {
            // Sent twice, in other digits and spaces: one receipt pays one instalment.
            let twice = Finish { receipt: " bank-۱ ۰۰۱ ".into(), ..paid.clone() };
            let again = finish(&s, &days, &case, START + 9, twice).unwrap_err();
            assert_eq!(again, Refusal::wrong("receipt", domain::Msg::new("answer-receipt-recorded")));
            // It counts for the first, and does so too when the first's own payment id comes later; also where the event of then did not
            // say it.
            let why = domain::Msg::new("answer-instalment-paid").with("number", 1usize);
            let mut old = case.clone();
            old.owes.as_mut().unwrap().paid = vec![None];
            for case in [&case, &old] {
                let later = finish(&s, &days, case, START + 9, Finish { receipt: first.clone(), ..paid.clone() }).unwrap_err();
                assert_eq!(later, Refusal::wrong("receipt", why.clone()), "an instalment that was paid became another's");
            }
            // The state of before kept no numbers of receipts.
            let owed = case.owes.as_ref().unwrap();
            assert!(
                owed.tells(&Owed { receipts: vec![], ..owed.clone() }) && !owed.tells(&Owed { receipts: vec!["x".into()], ..owed.clone() })
            );
            // Where another agency has the case, its instalments pay nothing: the whole sum is paid at once.
            let mut elsewhere = case.clone();
            elsewhere.competent = Some(Place::parse("other/hall").unwrap());
            assert!(elsewhere.instalments().is_none());
            let step = finish(&s, &days, &elsewhere, START + 9, Finish { receipt: "1077".into(), ..paid.clone() }).unwrap();
            assert!(step.events.iter().any(|b| matches!(b, Body::Finished { .. })), "{:?}", step.events);
        }
        if n == 1 {
            let again = finish(&s, &days, &case, START + 9, paid).unwrap_err();
            let why = domain::Msg::new("answer-instalment-paid").with("number", 3usize);
            assert_eq!(again, Refusal::wrong("receipt", why), "one instalment is paid once");
        }
    }
    let bodies = || events.iter().map(|(b, _)| b);
    assert_eq!(bodies().filter(|b| matches!(b, Body::Received { .. })).count(), 2);
    let receipts = fee::receipts(&s, Some(&invoice), bodies().map(|b| (0, "", b)));
    assert_eq!(receipts.iter().map(|p| p.part).collect::<Vec<_>>(), [Some(1), Some(3), Some(2)]);
    // Each event says it, and the state keeps it. Those from before tell it by their numbers and their order.
    let told = bodies().filter_map(|b| if let Body::Received { part, .. } | Body::Finished { part, .. } = b { *part } else { None });
    assert_eq!(told.collect::<Vec<_>>(), [1, 3, 2]);
    assert_eq!(case.owes.as_ref().unwrap().paid, [Some(1), Some(3), Some(2)]);
    let silent = |b: &Body| {
        let mut json = serde_json::to_value(b).unwrap();
        json.as_object_mut().unwrap().remove("part");
        serde_json::from_value::<Body>(json).unwrap()
    };
    let before: Vec<Body> = bodies().map(silent).collect();
    assert!(before != bodies().cloned().collect::<Vec<_>>());
    let of_before = fee::receipts(&s, Some(&invoice), before.iter().map(|b| (0, "", b)));
    assert_eq!(of_before, receipts);
    let begin = domain::case::begin(&s, case.id, case.person, case.lang, case.tracking_code.clone(), &before[0], START);
    let mut again = begin.expect("a submission");
    for (body, (_, by)) in before.iter().zip(&events).skip(1) {
        again.follow(&s, body, by, START).expect("an event of before");
    }
    let kept = Owed { paid: vec![None, Some(3), None], ..case.owes.clone().unwrap() };
    assert_eq!(again.owes, Some(kept));
    assert_eq!(fee::demand(&s, &case, &invoice, bodies()), Demand::Paid);
    // The first of two tasks waits for the first instalment, the second for the others.
    let pay = s.task("pay").unwrap().clone();
    s.stages[1].tasks.push(domain::package::TaskType { id: "pay-2".into(), ..pay });
    let waits = ["pay", "pay-2"].map(|t| fee::instalments_of(&s, t, 3));
    assert_eq!(waits, [1, 3]);
}

#[test]
fn an_instalment_stayed_due_on_a_day_that_had_become_a_holiday() {
    let (mut s, plain) = (service("", ""), Calendars::default());
    let rule = Text::of(Lang::FA, "سه قسط");
    s.instalments = Some(Instalments { count: 3, every_days: 30, from_rials: 1000, rule: rule.clone() });
    let first = Day::at(START, 0);
    let day = |n: i64| Day(first.0 + n);
    let part = |n: i64| Part { rials: 500_000, due: Some(day(30 * n).to_string()), payment_id: None };
    let invoice = Invoice { parts: (1..=3).map(part).collect(), instalments: rule.clone(), ..owing(1_500_000, None).unwrap() };
    let step = begun(&s, &plain, Some(invoice.clone()));
    let off = |days: &[i64]| {
        let holidays = days.iter().map(|n| (day(*n).to_string(), Text::default())).collect();
        Calendars::default().with("office", WorkingDays::default().with(&OwnDays { holidays, ..OwnDays::default() }))
    };
    let case = finish(&s, &plain, &step.case, START, Finish::supposed("paid")).unwrap().case;
    // The first is paid. The second is due on a holiday, the third on the first of two.
    let later = off(&[30, 60, 90, 91]);
    let now = START + 31 * DAY;
    let moved = case.due_changed(&s, None, &[], &later, now).unwrap();
    let working = |n: i64| (n..).find(|n| later.of("office").is_working(day(*n))).unwrap();
    let one = |part: usize, n: i64| Body::InstalmentMoved { part, from: day(n).to_string(), to: day(working(n + 1)).to_string() };
    assert_eq!(moved.events, [one(2, 60), one(3, 90)]);
    let owed = moved.case.owes.clone().unwrap();
    assert_eq!((&owed.next().unwrap().due, &owed.until), (&Some(day(working(61)).to_string()), &Some(day(working(91)).to_string())));
    // Page, list, notice and what is paid next say the same day.
    let until = day(working(61)).end(later.of("office").offset);
    assert_eq!(moved.case.to_pay(&s, &later).unwrap().until, Some(until));
    let mut shown = invoice;
    shown.owes(Some(&owed));
    assert_eq!(shown.parts, owed.parts);
    let told = moved.case.moved(&s, &later, &moved.events);
    assert!(told.iter().all(|m| m.pays && m.rule == rule) && told[0].to == until, "{told:?}");
    // Told once, and not taken back; one whose day has passed stays, and so does everything of a closed case.
    assert_eq!(moved.case.due_changed(&s, None, &[], &later, now), None);
    assert_eq!(moved.case.due_changed(&s, None, &[], &plain, now), None);
    assert_eq!(case.instalments_moved(&s, &later, START + 62 * DAY).count(), 1);
    let mut closed = case.clone();
    closed.status = Status::Decided;
    assert_eq!(closed.instalments_moved(&s, &later, now).count(), 0);
    // The events give the same state.
    let mut again = case.clone();
    moved.events.iter().for_each(|e| again.follow(&s, e, "system", now).unwrap());
    assert_eq!(again, moved.case);
    assert!(again.follow(&s, &moved.events[0], "system", now).is_none(), "it is not on that day any more");
}

/// A day off that was withdrawn took back a day on which the person could still pay, and silence refused.
#[test]
fn the_limit_of_a_payment_moved_to_an_earlier_day_than_was_told() {
    let s = service(&look(), "limit: {days: 5, rule: {fa: قاعده, en: Rule}}, silence: unpaid, ");
    let first = Day::at(START, 0);
    let off = |days: &[i64]| {
        let holidays = days.iter().map(|n| (Day(first.0 + n).to_string(), Text::default())).collect();
        Calendars::default().with("other", WorkingDays::default().with(&OwnDays { holidays, ..OwnDays::default() }))
    };
    let (told, fewer, more, none) = (off(&[4, 5]), off(&[5]), off(&[4, 5, 6]), Answers::new());
    let begun = begun(&s, &told, owing(1000, None)).case;
    let ok = Finish { outcome: "ok".into(), ..Finish::default() };
    let step = finish(&s, &told, &begun, START, ok).unwrap();
    let case = step.case;
    let due = |case: &Case, days: &Calendars| case.tasks[0].due_at(days).unwrap();
    let until = due(&case, &told);
    assert!(Some(until) == case.to_pay(&s, &told).unwrap().until && case.tasks[0].clock.as_ref().unwrap().told == Some(until));
    // Whatever the calendars say by now, also before they have been looked at.
    for days in [&fewer, &Calendars::default()] {
        assert_eq!((due(&case, days), case.to_pay(&s, days).unwrap().until), (until, Some(until)));
        let dues = [(case.tasks[0].id, Some(until))];
        assert_eq!(case.due_changed(&s, None, &dues, days, START + DAY), None);
        assert_eq!(case.tick(&at(&s, days, &none, until, 9)).unwrap(), None);
        assert!(case.tick(&at(&s, days, &none, until + 1, 9)).unwrap().is_some());
    }
    // A later day is told, and stands from then on.
    let later = due(&case, &more);
    assert!(later > until);
    let moved = case.due_changed(&s, None, &[(case.tasks[0].id, Some(until))], &more, START + DAY).unwrap();
    assert_eq!((due(&moved.case, &more), due(&moved.case, &fewer)), (later, later));
    let mut again = case.clone();
    moved.events.iter().for_each(|e| again.follow(&s, e, "system", START + DAY).unwrap());
    assert_eq!(again, moved.case);
}

#[test]
fn there_was_a_letter_of_a_limit_that_moved_where_an_instalment_was_due_before_it() {
    let (mut s, plain) = (service("", "limit: {days: 60, rule: {fa: قاعده, en: Rule}}, "), Calendars::default());
    let rule = Text::of(Lang::FA, "دو قسط");
    s.instalments = Some(Instalments { count: 2, every_days: 30, from_rials: 1000, rule: rule.clone() });
    let part = |day: &str| Part { rials: 500_000, due: Some(day.into()), payment_id: None };
    let parts = vec![part("2026-12-07"), part("2026-12-21")];
    let divided = Invoice { parts, instalments: rule, ..owing(1_000_000, None).unwrap() };
    let first = Day::at(START, 0);
    let holidays = (1..=3).map(|n| (Day(first.0 + n).to_string(), Text::default())).collect();
    let later = Calendars::same(WorkingDays::default().with(&OwnDays { holidays, ..OwnDays::default() }));
    for (invoice, told) in [(divided, false), (owing(1_000_000, None).unwrap(), true)] {
        let begun = begun(&s, &plain, Some(invoice));
        let limits: Vec<_> = begun.case.tasks.iter().map(|t| (t.id, begun.case.task_due_at(t, &plain))).collect();
        let step = begun.case.due_changed(&s, None, &limits, &later, START + DAY).unwrap();
        let [Body::DueChanged { task: Some(_), from, to, .. }] = step.events[..] else { panic!("{:?}", step.events) };
        let moved = step.case.moved(&s, &later, &step.events);
        assert_eq!(moved.iter().map(|m| (m.from, m.to, m.pays)).collect::<Vec<_>>(), if told { vec![(from, to, true)] } else { vec![] });
        let events: Vec<(&Body, &str, Millis)> = begun.events.iter().map(|b| (b, "person", START)).collect();
        let events = [events, step.events.iter().map(|b| (b, "system", START + DAY)).collect()].concat();
        let letters = |calendars| domain::case::letters(&s, calendars, &step.case, events.iter().copied());
        let last = events.len() - 1;
        // What was told once stays, whatever the calendars say by now.
        for calendars in [&later, &plain] {
            let of_it: Vec<_> = letters(calendars).into_iter().filter(|(n, _)| *n == last).map(|(_, kind)| kind).collect();
            assert_eq!(of_it, if told { vec![Told::DueChanged] } else { vec![] });
        }
        // Where it was not kept, the events say it: what moved, and where the case stood.
        let (case, news) = domain::case::as_told(&s, &later, &step.case, &events, last).unwrap();
        assert_eq!((case, news.moved), (step.case, moved));
    }
    // Dates that move at once have one letter, as they have one notice, also where an answer moves between them.
    let (from, to) = (START, START + DAY);
    let at_once = [
        Body::DueChanged { task: None, from, to, anew: true },
        Body::AnswerMoved { task: None, from, to },
        Body::ObjectionMoved { from, to },
    ];
    let case = begun(&s, &plain, owing(0, None)).case;
    let letters = domain::case::letters(&s, &later, &case, at_once.iter().map(|b| (b, "system", START)));
    assert_eq!(letters, [(0, Told::DueChanged), (1, Told::AnswerMoved)]);
}

/// Lists have the state of a case and not its events: it keeps which instalment comes next.
#[test]
fn the_day_of_the_next_instalment_was_known_by_the_page_of_a_case_alone() {
    let days = Calendars::default();
    let part = |day: &str| Part { rials: 500_000, due: Some(day.into()), payment_id: None };
    let (parts, rule) = (vec![part("2026-12-20"), part("2027-01-20")], Text::of(Lang::FA, "اقساط"));
    let owing = Invoice { parts: parts.clone(), instalments: rule.clone(), ..owing(1_000_000, None).unwrap() };
    let owed = owing.owed();
    assert_eq!((owed.next(), owed.until.as_deref()), (Some(&parts[0]), Some("2027-01-20")));
    let old = Owed { parts: vec![], ..owed.clone() };
    assert!(owed.tells(&old) && owed.tells(&owed) && !old.tells(&owed), "a state from before it was kept is no lie");
    assert!(!owed.tells(&Owed { rials: 1, ..old.clone() }) && !owed.tells(&Owed { until: None, ..old }));
    for limit in ["", "limit: {days: 5, rule: {fa: قاعده, en: Rule}}, "] {
        let mut s = service("", limit);
        s.instalments = Some(Instalments { count: 2, every_days: 30, from_rials: 1000, rule: rule.clone() });
        let case = begun(&s, &days, Some(owing.clone())).case;
        let awaited = case.turn(&s, &days, START).unwrap().person.remove(0);
        let due = Day::parse("2026-12-20").map(|d| d.end(days.of("other").offset));
        match case.tasks[0].due_at(&days) {
            None => assert_eq!((awaited.at, awaited.rule.as_ref()), (due, Some(&rule))),
            limit => {
                assert!(awaited.at == limit && limit < due && awaited.rule != Some(rule.clone()), "the limit comes first: {awaited:?}")
            }
        }
        // A receipt of the bank counts for the part that was next.
        let paid = Finish { outcome: "paid".into(), receipt: "BANK-1007".into(), ..Finish::default() };
        // What is no number of a receipt would stand on the person's page.
        for number in ["<b>7000</b>", "-", &"9".repeat(31), "abc", "123", "BANK-123", "-1405", "1405/", "14.05.09", "۱۴۰۵؛ ۱۴۰۶"] {
            let wrong = finish(&s, &days, &case, START + 1, Finish { receipt: number.into(), ..paid.clone() }).unwrap_err();
            let receipt = domain::Msg::new("answer-receipt-number")
                .with("min", domain::case::LEAST_DIGITS)
                .with("max", domain::case::LONGEST_RECEIPT);
            assert_eq!(wrong, domain::Refusal::wrong("receipt", receipt), "{number}");
        }
        let step = finish(&s, &days, &case, START + 1, paid).unwrap();
        assert_eq!(step.case.owes.as_ref().unwrap().next(), Some(&parts[1]));
    }
}

#[test]
fn a_payment_asked_for_in_the_middle_of_a_stage_had_no_letter() {
    let (mut s, days) = (service(&look(), ""), Calendars::default());
    let look = s.stages.remove(0);
    s.stages[0].tasks.insert(0, look.tasks[0].clone());
    let begun = begun(&s, &days, owing(1_000_000, None));
    let seen = finish(&s, &days, &begun.case, START + DAY, Finish::supposed("ok")).unwrap();
    assert!(matches!(seen.events.as_slice(), [Body::Finished { .. }, Body::Opened { .. }]), "{:?}", seen.events);
    let events = begun.events.iter().map(|b| (b, "person:1", START)).chain(seen.events.iter().map(|b| (b, "officer:o.desk", START + DAY)));
    // People read of what was found, and that it is time to pay with it.
    assert_eq!(letters(&s, &days, &seen.case, events), [(1, Told::Payment)]);
}

/// The person who paid in time, the unit that looks two weeks later, and the limit between them.
#[test]
fn who_had_paid_was_refused_because_the_desk_recorded_it_after_the_limit() {
    let (s, days) =
        (service("", "limit: {days: 5, count: calendar, rule: {fa: قاعده, en: Rule}}, silence: unpaid, "), Calendars::default());
    let first = begun(&s, &days, owing(5_000_000, None));
    let (me, invoice) = (Actor::Person(Id::from_u128(1)), owing(5_000_000, None).unwrap());
    let hall = Actor::Officer(Officer { name: "o.hall".into(), agency: "other".into(), unit: "hall".into() });
    let act = |case: &Case, actor: &Actor, now: Millis, act: Act| case.act(&at(&s, &days, &Answers::new(), now, 7), actor, act, None);
    let day = |now: Millis| days.of("other").today(now).to_string();
    let reports = |case: &Case, now: Millis, receipt: &str, on: &str| {
        act(case, &me, now, Act::ReportPayment { receipt: receipt.into(), on: on.into() })
    };
    let fourth = START + 4 * DAY;
    // A number and a day, each told by itself.
    let wrong = |receipt: &str, on: &str| match reports(&first.case, fourth, receipt, on) {
        Err(Refusal::Invalid(all)) => all.into_iter().map(|w| (w.question, w.message.key.to_string())).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let says = |field: &str, key: &str| (field.to_string(), key.to_string());
    assert_eq!(wrong("", ""), [says("receipt", "answer-needed"), says("paid_on", "answer-needed")]);
    assert_eq!(wrong("<b>", "1405/13/40"), [says("receipt", "answer-receipt-number"), says("paid_on", "answer-date-month")]);
    assert_eq!(wrong("140509", &day(fourth + DAY)), [says("paid_on", "answer-date-in-future")]);
    assert_eq!(wrong("140509", &day(START - DAY)), [says("paid_on", "answer-paid-before")]);
    // As it is typed in the other calendar.
    let (y, m, d) = days.of("other").today(fourth).jalali();
    let reported = reports(&first.case, fourth, "140509", &format!("{y}/{m}/{d}")).unwrap();
    let Body::PaymentReported { receipt, on, .. } = &reported.events[0] else { panic!("{:?}", reported.events) };
    assert_eq!((receipt.as_str(), on), ("140509", &day(fourth)));
    let case = reported.case.clone();
    // It is the unit's turn, and the time for paying stands; the case's own goes on.
    let turn = case.turn(&s, &days, fourth).unwrap();
    assert_eq!((turn.person.len(), turn.acting), (0, vec![Place::parse("other/hall").unwrap()]));
    assert!(case.status == Status::Open && case.due_at(case.days(&days)).is_some() && case.tasks[0].due_at(&days).is_none());
    assert_eq!((case.to_pay(&s, &days), case.listed_limit(&case.tasks[0], &days).1), (None, None));
    assert!(!case.waits_in_list(case.tasks[0].id));
    let demand = |case: &Case| fee::demand(&s, case, &invoice, &first.events);
    assert_eq!((demand(&first.case), demand(&case)), (Demand::Asked, Demand::Reported));
    let late = START + 18 * DAY;
    assert_eq!(case.tick(&at(&s, &days, &Answers::new(), late, 8)).unwrap(), None, "nothing follows from a limit that stands");
    // One report at a time, and nothing ends unpaid meanwhile.
    assert_eq!(reports(&case, late, "150000", &day(late)).unwrap_err(), Refusal::Conflict(domain::Msg::new("refusal-payment-reported")));
    let unpaid = Finish { outcome: "unpaid".into(), told: "نیامد".into(), ..Finish::default() };
    let refused = finish(&s, &days, &case, late, unpaid).unwrap_err();
    assert_eq!(refused, Refusal::wrong("outcome", domain::Msg::new("answer-payment-reported")));
    // Found: it goes on as ever.
    let found = finish(&s, &days, &case, late, Finish { receipt: "140509".into(), ..Finish::supposed("paid") }).unwrap();
    assert_eq!(found.case.outcomes["pay"], "paid");
    // Under another number than was reported, both are kept; written otherwise it is the same.
    let instead = |receipt: &str| {
        let step = finish(&s, &days, &case, late, Finish { receipt: receipt.into(), ..Finish::supposed("paid") }).unwrap();
        let Some(Body::Finished { reported, .. }) = step.events.into_iter().find(|e| fee::recorded(&s, e).is_some()) else { panic!() };
        reported
    };
    assert_eq!([instead("۱۴۰ ۵۰۹"), instead("140510")], ["", "140509"]);
    // Not found: with a reason, and from where it stood.
    let missed = |reason: &str| act(&case, &hall, late, Act::PaymentNotFound { reason: reason.into() });
    assert_eq!(missed("").unwrap_err(), Refusal::wrong("reason", domain::Msg::new("answer-reason-needed")));
    let missed = missed("به حساب نیامده است.").unwrap();
    assert_eq!(missed.events[0].notice(&hall), Some(Told::PaymentNotFound));
    let again = missed.case.clone();
    let left = |case: &Case, now| case.tasks[0].clock.as_ref().unwrap().days_left(days.of("other"), now);
    assert_eq!((left(&first.case, fourth), left(&again, late), again.status), (1, 1, Status::Waiting));
    let news = again.news(&s, &days, &missed.events[0], late);
    assert_eq!((news.reason.as_str(), news.payment.is_some(), news.awaited.len()), ("به حساب نیامده است.", true, 1));
    let nothing = act(&again, &hall, late, Act::PaymentNotFound { reason: "x".into() }).unwrap_err();
    assert_eq!(nothing, Refusal::Conflict(domain::Msg::new("refusal-nothing-reported")));
    let over = again.tick(&at(&s, &days, &Answers::new(), late + 3 * DAY, 9)).unwrap().unwrap();
    assert_eq!(over.case.status, Status::Decided, "and then what follows from it follows");
    // It can be reported anew.
    assert!(reports(&again, late, "140510", &day(late)).is_ok());
    let closed = reports(&found.case, late, "140511", &day(late)).unwrap_err();
    assert_eq!(closed, Refusal::Conflict(domain::Msg::new("refusal-no-payment")));
    // The events tell it, and there is a letter of what has consequences.
    let all = [&first.events, &reported.events, &missed.events].into_iter().flatten();
    let by = ["person:1", "person:1", "officer:o.hall@other/hall"];
    let events: Vec<(&Body, &str)> = all.zip(by).collect();
    assert_eq!(format!("{:?}", replayed(&s, &again, &events[..2]).tasks[0].reported.as_ref().map(|r| &r.receipt)), "Some(\"140509\")");
    let told = events.iter().zip([START, fourth, late]).map(|((body, by), at)| (*body, *by, at));
    assert_eq!(letters(&s, &days, &again, told), [(0, Told::Payment), (2, Told::PaymentNotFound)]);
}

#[test]
fn a_payment_that_is_reported_is_that_of_the_task_that_is_named() {
    let (mut s, days) = (service("", ""), Calendars::default());
    let pay = s.task("pay").unwrap().clone();
    s.stages[0].tasks.insert(1, domain::package::TaskType { id: "pay-2".into(), ..pay });
    s.stages[0].side_by_side = true;
    let first = begun(&s, &days, None).case;
    let setting = |n| at(&s, &days, &NONE, START, n);
    let me = Actor::Person(Id::from_u128(1));
    let report = || Act::ReportPayment { receipt: "140509".into(), on: days.of("other").today(START).to_string() };
    let [one, two] = [0, 1].map(|n| first.tasks[n].id);
    assert!(first.tasks.iter().all(|t| t.pays));
    assert_eq!(first.act(&setting(3), &me, report(), None).unwrap_err(), Refusal::wrong("task", domain::Msg::new("answer-which-payment")));
    let case = first.act(&setting(3), &me, report(), Some(two)).unwrap().case;
    // The other one is still to be paid: the case waits, and the list says so of that one alone.
    assert_eq!((case.status, [one, two].map(|t| case.waits_in_list(t))), (Status::Waiting, [true, false]));
    assert_eq!(
        case.act(&setting(4), &me, report(), Some(two)).unwrap_err(),
        Refusal::Conflict(domain::Msg::new("refusal-payment-reported"))
    );
    // Only one is left that can be meant.
    assert!(case.act(&setting(4), &me, report(), None).unwrap().case.tasks.iter().all(|t| t.reported.is_some()));
}

#[test]
fn a_receipt_for_another_amount_was_recorded_as_the_payment() {
    let days = Calendars::default();
    let mut s = service("", "");
    let sum = begun(&s, &days, owing(1_500_000, None)).case;
    let pays = |s: &Service, case: &Case, receipt: &str, rials: Option<&str>| {
        let paid = Finish { receipt: receipt.into(), rials: rials.map(String::from), ..Finish::supposed("paid") };
        finish(s, &days, case, START, paid)
    };
    let recorded = |step: &Step| {
        step.events.iter().find_map(|e| match e {
            Body::Finished { receipt, rials, .. } | Body::Received { receipt, rials, .. } if !receipt.is_empty() => {
                Some((receipt.clone(), *rials))
            }
            _ => None,
        })
    };
    let refused = |step: Result<Step, Refusal>| match step {
        Err(Refusal::Invalid(wrong)) => wrong.into_iter().map(|w| (w.question, w.message)).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    // Left out it is what is due; said, it is that, in whatever digits and unit.
    for rials in [None, Some("1500000"), Some("۱٬۵۰۰٬۰۰۰ ریال"), Some("150000 تومان")] {
        let step = pays(&s, &sum, " رسید-۱۴ ۰۵ ", rials).unwrap();
        assert_eq!(recorded(&step), Some(("رسید-1405".to_string(), Some(1_500_000))), "{rials:?}");
    }
    let told = |rials| domain::Arg::Money { rials, unit: domain::question::money::Unit::Rial };
    let other = |paid, due| domain::Msg::new("answer-paid-amount").with("paid", told(paid)).with("due", told(due));
    assert_eq!(refused(pays(&s, &sum, "140509", Some("150000"))), [("rials".into(), other(150_000, 1_500_000))]);
    assert_eq!(refused(pays(&s, &sum, "140509", Some(" "))), [("rials".into(), domain::Msg::new("answer-needed"))]);
    assert_eq!(refused(pays(&s, &sum, "140509", Some("0")))[0].1.key, "answer-money-out-of-range");
    // Both fields at once, and neither where it was not paid.
    assert_eq!(refused(pays(&s, &sum, "", Some("1"))).len(), 2);
    let unpaid = Finish { rials: Some("x".into()), receipt: "x".into(), ..Finish::supposed("unpaid") };
    assert_eq!(recorded(&finish(&s, &days, &sum, START, unpaid).unwrap()), None);
    // What another agency asks, nobody here knows.
    let elsewhere = Case { competent: Place::parse("other/hall"), ..sum.clone() };
    assert_eq!(recorded(&pays(&s, &elsewhere, "140509", Some("7")).unwrap()), Some(("140509".into(), Some(7))));
    assert_eq!(recorded(&pays(&s, &elsewhere, "140509", None).unwrap()), Some(("140509".into(), None)));
    // Of instalments it is that of the one that is paid: the next, or the one whose payment id it is.
    let rule = Text::of(Lang::FA, "اقساط");
    s.instalments = Some(Instalments { count: 2, every_days: 30, from_rials: 1000, rule: rule.clone() });
    let part = |n: i64| Part { rials: n * 500_000, due: Some(format!("2026-1{n}-20")), payment_id: None };
    let bill = domain::package::BillCode { company: "123".into(), service: "1".into() };
    let divided = Invoice { parts: vec![part(2), part(1)], instalments: rule, ..owing(1_500_000, None).unwrap() };
    let divided = divided.demanded(&bill, "572918364017", Day::parse("2026-11-24").unwrap());
    let second = divided.parts[1].payment_id.clone().unwrap();
    let case = begun(&s, &days, Some(divided.clone())).case;
    assert_eq!([case.due_by(&s, ""), case.due_by(&s, &second)], [Some(1_000_000), Some(500_000)]);
    assert_eq!(refused(pays(&s, &case, &second, Some("1000000"))), [("rials".into(), other(1_000_000, 500_000))]);
    let step = pays(&s, &case, &second, Some("500000")).unwrap();
    let paid = fee::receipts(&s, Some(&divided), step.events.iter().map(|b| (0, "", b)));
    assert_eq!((paid[0].rials, paid[0].part), (Some(500_000), Some(2)));
    // Events and states from before tell nothing of it.
    let old =
        r#"{"kind":"received","task":"00000000-0000-0000-0000-000000000000","of":"pay","place":{"agency":"a","unit":"b"},"receipt":"77"}"#;
    assert!(matches!(serde_json::from_str(old).unwrap(), Body::Received { rials: None, .. }));
    let before = Case { owes: case.owes.clone().map(|o| Owed { parts: vec![], ..o }), ..case };
    assert_eq!(before.due_by(&s, ""), None);
}

#[test]
fn what_one_agency_was_paid_before_another_was_competent_was_to_be_given_back_by_nobody() {
    let (s, days) = (service(&look(), ""), Calendars::default());
    let first = begun(&s, &days, owing(5_000_000, None));
    let seen = finish(&s, &days, &first.case, START, Finish::supposed("ok")).unwrap();
    let paid = finish(&s, &days, &seen.case, START, Finish { receipt: "140509".into(), ..Finish::supposed("paid") }).unwrap();
    let hall = Actor::Officer(Officer { name: "o.hall".into(), agency: "other".into(), unit: "hall".into() });
    let day = days.of("other").today(START).to_string();
    let gives = |case: &Case, reference: &str, on: &str| {
        let back = Back { receipt: "140509".into(), rials: None, reference: reference.into(), on: on.into(), elsewhere: false };
        case.act(&at(&s, &days, &NONE, START, 9), &hall, Act::GiveBack(back), None)
    };
    let mut events = [first.events, seen.events, paid.events].concat();
    let left = |case: &Case, events: &[Body]| {
        fee::to_give_back(&s, case, None, events.iter().map(|b| (0, "", b)))
            .iter()
            .map(|p| (p.receipt.clone(), p.rials))
            .collect::<Vec<_>>()
    };
    // While the case goes on, nobody gives anything back.
    assert_eq!(left(&paid.case, &events), []);
    let nothing = Refusal::Conflict(domain::Msg::new("refusal-nothing-to-give-back"));
    assert_eq!(gives(&paid.case, "1405-1", &day).unwrap_err(), nothing);
    // Another agency is competent than the one that was paid; the one that was paid keeps what it is paid for.
    let due = vec![("140509".to_string(), Some(5_000_000))];
    for (there, owes) in [("third/desk", due.clone()), ("other/desk", vec![])] {
        let case = Case { competent: Place::parse(there), ..paid.case.clone() };
        assert_eq!(left(&case, &events), owes, "{there}");
    }
    // Taken back: number and day of the payment are read as those of a receipt are.
    let me = Actor::Person(Id::from_u128(1));
    let gone = paid.case.act(&at(&s, &days, &NONE, START, 8), &me, Act::Withdraw { reason: String::new() }, None).unwrap();
    events.extend(gone.events);
    assert_eq!(left(&gone.case, &events), due);
    match gives(&gone.case, "abc", "1405/13/40") {
        Err(Refusal::Invalid(wrong)) => {
            assert_eq!(wrong.iter().map(|w| w.question.as_str()).collect::<Vec<_>>(), ["reference", "given_on"]);
        }
        other => panic!("{other:?}"),
    }
    let given = gives(&gone.case, "۱۴۰۵-۱", &day).unwrap();
    assert_eq!(given.events[0].notice(&hall), Some(Told::GivenBack));
    let mut again = gone.case.clone();
    assert!(again.follow(&s, &given.events[0], "officer:o.hall@other/hall", START).is_some() && again == given.case);
    events.extend(given.events);
    assert_eq!(left(&given.case, &events), []);
    let told: Vec<_> =
        fee::given_back(&s, events.iter().map(|b| (0, "", b))).into_iter().map(|(_, g)| (g.receipt, g.reference, g.on)).collect();
    assert_eq!(told, [("140509", "1405-1", day.as_str())]);
}

/// What a person reports, and what the unit answers, on a case that pays at `other/hall`.
struct Reports<'s> {
    s: &'s Service,
    days: Calendars,
}

impl Reports<'_> {
    fn act(&self, case: &Case, actor: &Actor, now: Millis, act: Act) -> Result<Step, Refusal> {
        case.act(&at(self.s, &self.days, &NONE, now, 7), actor, act, None)
    }
    fn reported(&self, case: &Case, now: Millis, receipt: &str) -> Step {
        let on = self.days.of("other").today(now).to_string();
        self.act(case, &Actor::Person(case.person), now, Act::ReportPayment { receipt: receipt.into(), on }).unwrap()
    }
    fn missed(&self, case: &Case, now: Millis) -> Step {
        self.act(case, &hall(), now, Act::PaymentNotFound { reason: "نیامد".into() }).unwrap()
    }
}

fn hall() -> Actor {
    Actor::Officer(Officer { name: "o.hall".into(), agency: "other".into(), unit: "hall".into() })
}

fn desk() -> Actor {
    Actor::Officer(Officer { name: "o.desk".into(), agency: "office".into(), unit: "desk".into() })
}

#[test]
fn what_was_given_back_still_counted_as_paid() {
    let (mut s, invoice) = (service(&look(), ""), owing(5_000_000, None).unwrap());
    let two = domain::package::TaskType { id: "pay-2".into(), ..s.task("pay").unwrap().clone() };
    s.stages[1].tasks.push(two);
    let (task, at) = (|n| Id::from_u128(n), |key: &str| Place::parse(key).unwrap());
    let first = begun(&s, &Calendars::default(), Some(invoice.clone()));
    // Two units recorded receipts with one number: each gives back its own.
    let paid = |n: u128, of: &str, place: &str| Body::Finished {
        task: task(n),
        of: of.into(),
        place: at(place),
        outcome: "paid".into(),
        told: String::new(),
        note: String::new(),
        files: vec![],
        checked: vec![],
        receipt: "140509".into(),
        part: None,
        rials: None,
        reported: String::new(),
        elsewhere: false,
        more: false,
        by_rule: false,
        by_silence: false,
        since: None,
        questions: vec![],
        unticked: String::new(),
        letter: String::new(),
        contract: String::new(),
    };
    let given = |place: &str| Body::GivenBack {
        receipt: "140509".into(),
        place: at(place),
        reference: "1405-1".into(),
        on: "2026-12-01".into(),
        part: None,
        rials: None,
        uncounted: false,
        anew: true,
        elsewhere: false,
    };
    let mut events = [first.events, vec![paid(50, "pay", "other/hall"), paid(51, "pay-2", "office/desk")]].concat();
    let closed = |outcome| {
        let mut case = Case { status: Status::Decided, tasks: vec![], ..first.case.clone() };
        case.decision = Some(domain::case::Decision {
            kind: "refuse".into(),
            outcome,
            ground: "bad".into(),
            note: String::new(),
            at: START,
            by: domain::case::DecidedBy::Officer,
            place: None,
            contract: String::new(),
            since: None,
            object_until: None,
            object_from: None,
        });
        case
    };
    let (refused, granted) = (closed(domain::package::Outcome::Refused), closed(domain::package::Outcome::Granted));
    let left = |events: &[Body]| {
        let left = fee::to_give_back(&s, &refused, None, events.iter().map(|b| (0, "", b)));
        left.into_iter().map(|p| p.place.key()).collect::<Vec<_>>()
    };
    assert_eq!(left(&events), ["other/hall", "office/desk"]);
    assert_eq!(fee::demand(&s, &granted, &invoice, &events), Demand::Paid);
    events.push(given("other/hall"));
    assert_eq!(left(&events), ["office/desk"]);
    events.push(given("office/desk"));
    assert_eq!(left(&events), [""; 0]);
    // Granted after all, when the person objected: nothing is paid.
    assert_eq!(fee::demand(&s, &granted, &invoice, &events), Demand::Asked);
    // Of instalments that which it had paid is to be paid again.
    let part = |n: i64| Part { rials: 500_000, due: Some(format!("2026-1{n}-20")), payment_id: None };
    let rule = Text::of(Lang::FA, "اقساط");
    s.instalments = Some(Instalments { count: 2, every_days: 30, from_rials: 1000, rule: rule.clone() });
    let divided = Invoice { parts: vec![part(1), part(2)], instalments: rule, ..invoice };
    let days = Calendars::default();
    let case = begun(&s, &days, Some(divided)).case;
    let case = finish(&s, &days, &case, START, Finish::supposed("ok")).unwrap().case;
    let case = finish(&s, &days, &case, START, Finish { receipt: "140509".into(), ..Finish::supposed("paid") }).unwrap().case;
    assert_eq!(case.owes.as_ref().unwrap().next_number(), Some((2, 2)));
    let gone = Case { status: Status::Withdrawn, tasks: vec![], ..case };
    let on = days.of("other").today(START).to_string();
    let back = Back { receipt: "140509".into(), rials: None, reference: "1405-1".into(), on, elsewhere: false };
    let step = gone.act(&self::at(&s, &days, &NONE, START, 9), &hall(), Act::GiveBack(back), None).unwrap();
    assert!(matches!(step.events[0], Body::GivenBack { part: Some(1), .. }), "{:?}", step.events);
    assert_eq!(step.case.owes.as_ref().unwrap().next_number(), Some((1, 2)));
}

#[test]
fn who_reported_what_was_not_found_each_day_came_to_the_end_of_the_legal_limit_unpaid() {
    let s = service("", "limit: {days: 5, count: calendar, rule: {fa: قاعده, en: Rule}}, silence: unpaid, ");
    let r = Reports { s: &s, days: Calendars::default() };
    let first = begun(&s, &r.days, owing(5_000_000, None));
    let stands = |case: &Case| case.clock.stopped_at.is_some();
    let once = r.reported(&first.case, START + DAY, "140509");
    assert!(!stands(&once.case), "who looks for the first time acts");
    let missed = r.missed(&once.case, START + 2 * DAY);
    let again = r.reported(&missed.case, START + 3 * DAY, "1234");
    assert_eq!((stands(&again.case), again.case.status), (true, Status::Open));
    let found = finish(&s, &r.days, &again.case, START + 9 * DAY, Finish { receipt: "1234".into(), ..Finish::supposed("paid") }).unwrap();
    assert!(!stands(&found.case));
    // The events tell it; those from before did not make it stand.
    let all = [&first.events, &once.events, &missed.events, &again.events];
    let events: Vec<&Body> = all.into_iter().flatten().collect();
    let mut replay = first.case.clone();
    for (body, (by, now)) in events[1..].iter().zip([("person:1", 1), ("officer:o.hall", 2), ("person:1", 3)]) {
        replay.follow(&s, body, by, START + now * DAY).unwrap();
    }
    assert_eq!(replay, again.case);
    let old = serde_json::from_str::<Body>(&format!(r#"{{"kind":"payment_not_found","task":"{}","reason":"x"}}"#, once.case.tasks[0].id))
        .unwrap();
    let mut before = once.case.clone();
    before.follow(&s, &old, "officer:o.hall", START + 2 * DAY).unwrap();
    assert!(!stands(&r.reported(&before, START + 3 * DAY, "1234").case));
}

#[test]
fn the_day_that_was_told_with_a_payment_that_was_not_found_was_taken_back() {
    let s = service("", "limit: {days: 5, rule: {fa: قاعده, en: Rule}}, silence: unpaid, ");
    let first = Day::at(START, 0);
    let off = |days: &[i64]| {
        let holidays = days.iter().map(|n| (Day(first.0 + n).to_string(), Text::default())).collect();
        Calendars::default().with("other", WorkingDays::default().with(&OwnDays { holidays, ..OwnDays::default() }))
    };
    let told = off(&[8, 9]);
    let r = Reports { s: &s, days: told };
    let case = begun(&s, &r.days, owing(1000, None)).case;
    let case = r.reported(&case, START + DAY, "140509").case;
    let missed = r.missed(&case, START + 4 * DAY);
    let until = missed.case.tasks[0].due_at(&r.days).unwrap();
    assert_eq!(missed.case.to_pay(&s, &r.days).unwrap().until, Some(until));
    let Body::PaymentNotFound { pay_until, .. } = &missed.events[0] else { panic!("{:?}", missed.events) };
    assert_eq!(*pay_until, Some(until));
    // The holidays are withdrawn.
    for days in [&off(&[8]), &Calendars::default()] {
        assert_eq!(missed.case.tasks[0].due_at(days), Some(until));
    }
}

#[test]
fn a_reported_payment_went_to_another_agency_with_its_task() {
    let s = service(&look(), "");
    let (r, none) = (Reports { s: &s, days: Calendars::default() }, Answers::new());
    let seen = finish(&s, &r.days, &begun(&s, &r.days, owing(1000, None)).case, START, Finish::supposed("ok")).unwrap().case;
    // The steward records payments itself.
    let mut case = seen.clone();
    case.tasks[0].place = Place::parse("office/desk").unwrap();
    let review = domain::case::Task { id: Id::from_u128(77), kind: "see".into(), ..case.tasks[0].clone() };
    case.tasks.push(review.clone());
    let hands_on = |case: &Case| {
        let act = Act::Transfer { to: Place::parse("other/hall").unwrap(), reason: "صالح نیست".into() };
        case.act(&at(&s, &r.days, &none, START, 9), &desk(), act, Some(Id::from_u128(77)))
    };
    assert!(hands_on(&case).is_ok());
    let reported = r.reported(&case, START, "140509").case;
    assert_eq!(hands_on(&reported).unwrap_err(), Refusal::Conflict(domain::Msg::new("refusal-transfer-while-reported")));
    // What another agency looks for stays with that one: its task does not move.
    let mut elsewhere = r.reported(&seen, START, "140509").case;
    elsewhere.tasks.push(review);
    let moved = hands_on(&elsewhere).unwrap().case;
    assert_eq!(moved.tasks.iter().filter(|t| t.reported.is_some()).map(|t| t.id).collect::<Vec<_>>(), [elsewhere.tasks[0].id]);
}

#[test]
fn what_was_reported_was_lost_when_the_case_ended() {
    let s = service(&look(), "");
    let r = Reports { s: &s, days: Calendars::default() };
    let first = begun(&s, &r.days, owing(5_000_000, None));
    let seen = finish(&s, &r.days, &first.case, START, Finish::supposed("ok")).unwrap();
    let reported = r.reported(&seen.case, START + DAY, "140509");
    let gone = r.act(&reported.case, &Actor::Person(first.case.person), START + 2 * DAY, Act::Withdraw { reason: String::new() }).unwrap();
    let mut events = [first.events, seen.events, reported.events.clone()].concat();
    let left = |case: &Case, events: &[Body]| {
        let left = fee::to_give_back(&s, case, None, events.iter().map(|b| (0, "", b)));
        left.into_iter().map(|p| (p.receipt, p.place.key(), p.reported)).collect::<Vec<_>>()
    };
    assert_eq!(left(&reported.case, &events), [], "while the unit can answer, nothing is to be given back");
    events.extend(gone.events.clone());
    let due = vec![("140509".to_string(), "other/hall".to_string(), true)];
    assert_eq!(left(&gone.case, &events), due);
    // The unit finds it, and gives it back; or it does not, and says why.
    let day = r.days.of("other").today(START + 2 * DAY).to_string();
    let given = Act::GiveBack(Back { receipt: "140509".into(), rials: None, reference: "1405-1".into(), on: day, elsewhere: false });
    let missed = Act::NotGivenBack { receipt: "140509".into(), reason: "نیامد".into() };
    // Nobody gets a task by that, as by looking for what was reported at one: no skill is needed for it.
    let not_found = Act::PaymentNotFound { reason: "نیامد".into() };
    assert_eq!([&missed, &not_found].map(|act| reported.case.gets(&hall(), act, None).is_some()), [false, true]);
    for act in [given, missed] {
        let step = r.act(&gone.case, &hall(), START + 3 * DAY, act).unwrap();
        let mut again = gone.case.clone();
        assert!(again.follow(&s, &step.events[0], "officer:o.hall", START + 3 * DAY).is_some() && again == step.case);
        assert_eq!(step.events[0].unit(&gone.case), Place::parse("other/hall"));
        assert_eq!(left(&step.case, &[events.clone(), step.events].concat()), []);
    }
    // Where it was granted meanwhile, what is found is owed, and recorded.
    let decision = domain::case::Decision {
        kind: "grant".into(),
        outcome: domain::package::Outcome::Granted,
        ground: "fine".into(),
        note: String::new(),
        at: START + 2 * DAY,
        by: domain::case::DecidedBy::Silence,
        place: None,
        contract: String::new(),
        since: None,
        object_from: None,
        object_until: None,
    };
    let granted = Case { status: Status::Decided, decision: Some(decision), ..gone.case.clone() };
    let before = &events[..events.len() - 1];
    assert_eq!(left(&granted, before), due);
    let found = Act::Record { receipt: "140509".into(), elsewhere: false };
    let step = r.act(&granted, &hall(), START + 3 * DAY, found.clone()).unwrap();
    let mut again = granted.clone();
    assert!(again.follow(&s, &step.events[0], "officer:o.hall", START + 3 * DAY).is_some() && again == step.case);
    assert_eq!((step.events[0].unit(&granted), step.events[0].notice(&hall())), (Place::parse("other/hall"), Some(Told::Paid)));
    let told = [before.to_vec(), step.events].concat();
    let invoice = owing(5_000_000, None).unwrap();
    assert_eq!((left(&step.case, &told), fee::demand(&s, &step.case, &invoice, &told)), (vec![], Demand::Paid));
    assert_eq!(r.act(&gone.case, &hall(), START, found).unwrap_err(), Refusal::Conflict(domain::Msg::new("refusal-nothing-reported")));
    let without = Act::NotGivenBack { receipt: "140509".into(), reason: String::new() };
    assert_eq!(r.act(&gone.case, &hall(), START, without).unwrap_err(), Refusal::wrong("reason", domain::Msg::new("answer-reason-needed")));
    // Handed to another unit of the agency, it is that one which looks.
    let task = reported.case.tasks[0].id;
    let moved: Body = serde_json::from_str(&format!(
        r#"{{"kind":"transferred","from":{{"agency":"other","unit":"hall"}},"to":{{"agency":"other","unit":"till"}},"reason":"x","moved":[["{task}",{{"id":"{}","kind":"pay","place":{{"agency":"other","unit":"till"}}}}]]}}"#,
        Id::from_u128(99)
    ))
    .unwrap();
    events.insert(events.len() - 1, moved);
    assert_eq!(left(&gone.case, &events), [("140509".to_string(), "other/till".to_string(), true)]);
}

#[test]
fn a_zero_before_the_number_of_a_receipt_made_another_one_of_it() {
    for other in ["0012345", "۰۱۲۳۴۵", "00-12/345", " 12345 "] {
        assert!(fee::is_same_number("12345", other), "{other}");
    }
    for other in ["123450", "112345", "0000"] {
        assert!(!fee::is_same_number("12345", other), "{other}");
    }
    assert!(fee::is_same_number("0000", "0000"));
}
