//! Letters that are signed within a case: of which of its events there is one, that its text changes nothing else, and until when it holds.

use crate::shared;
use domain::calendar::Calendars;
use domain::case::{
    Act, Body, Case, Changed, ChangedAnswer, DecidedBy, Finish, Place, Setting, Told, Void, letters, outdated, signed_off, submit, voided,
    voided_now,
};
use domain::form::Answers;
use domain::package::{Outcome, Service, parse};
use domain::{Actor, Id, Lang, Millis, Refusal, Text};
use serde_json::json;

const START: Millis = 1_795_000_000_000;
const DAY: Millis = 86_400_000;

/// A permit is signed, the work is done, and the case is decided; what is not signed goes on as well.
fn service() -> Service {
    service_with("")
}

/// The same, with more keys of its last stage.
fn service_with(more: &str) -> Service {
    let text = shared::head(0)
        + &"time: {days: 30, rule: {fa: قاعده, en: Rule}, if_late: {fa: خبر, en: We tell you}}
stages:
  - id: signing
    title: {fa: امضا, en: Signing}
    tasks:
      - id: seal
        kind: sign
        title: {fa: امضای مجوز, en: Signature of the permit}
        by: desk
        outcomes:
          - {id: signed, title: {fa: مجوز امضا شد, en: The permit is signed}, letter: {fa: \"{person}، امضا شد.\", en: \"{person}, it is signed.\"}}
          - {id: back, title: {fa: برگشت, en: Sent back}}
  - {id: end, title: {fa: پایان, en: End}, MORE tasks: [{id: last, kind: decide, title: {fa: تصمیم, en: Decide}, by: desk}]}
"
        .replace("MORE ", more);
    parse(&shared::package(&text, ""), "2026-11-24").unwrap_or_else(|m| panic!("{m:?}")).services.remove("permit").unwrap()
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

fn place() -> Place {
    Place { agency: "office".into(), unit: "desk".into() }
}

fn finished(of: &str, outcome: &str, letter: &str) -> Body {
    Body::Finished {
        task: Id::from_u128(7),
        of: of.into(),
        place: place(),
        outcome: outcome.into(),
        told: String::new(),
        note: String::new(),
        files: vec![],
        checked: vec![],
        unticked: String::new(),
        receipt: String::new(),
        part: None,
        rials: None,
        reported: String::new(),
        elsewhere: false,
        more: false,
        by_rule: false,
        by_silence: false,
        since: None,
        questions: vec![],
        letter: letter.into(),
        contract: String::new(),
    }
}

fn refused_before() -> Body {
    decided(Outcome::Refused)
}

fn decided(outcome: Outcome) -> Body {
    Body::Decided {
        task: Id::nil(),
        decision: "grant".into(),
        outcome,
        ground: "fine".into(),
        note: String::new(),
        letter: String::new(),
        by: DecidedBy::Officer,
        place: None,
        contract: String::new(),
        review: None,
        since: None,
        object_until: None,
    }
}

#[test]
fn who_was_given_a_permit_within_a_case_had_no_document_of_it() {
    let s = service();
    let begin = |at: &Setting| submit(at, Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], None);
    let first = at(&s, START, begin).unwrap();
    let officer = Actor::Officer(domain::actor::Officer { name: "o.desk".into(), agency: "office".into(), unit: "desk".into() });
    let signs = |outcome: &str| {
        let act = Act::Finish(Finish { outcome: outcome.into(), ..Finish::default() });
        at(&s, START + DAY, |at| first.case.act(at, &officer, act, None)).unwrap()
    };
    let mut step = signs("signed");
    // Its words are composed once, where the event is written; here they are not known.
    assert_eq!(step.events[0].signed_letter(), None);
    let Some(Body::Finished { letter, contract, .. }) = step.events.first_mut() else { panic!("{:?}", step.events) };
    (*letter, *contract) = ("مریم، امضا شد.".into(), "12/345".into());
    assert_eq!(step.events[0].notice(&officer), Some(Told::Signed));

    // With them or without, the events as they are stored give the same state.
    for events in [&step.events, &signs("signed").events] {
        let mut again: Case = first.case.clone();
        for event in events {
            let stored: Body = serde_json::from_str(&serde_json::to_string(event).unwrap()).unwrap();
            assert_eq!(stored, *event);
            again.follow(&s, &stored, &officer.label(), START + DAY).unwrap();
        }
        assert_eq!(again, step.case);
    }

    // There is a letter of it, with the title of the outcome, and none of what was sent back.
    let by = officer.label();
    let all = first.events.iter().map(|b| (b, "person:x", START)).chain(step.events.iter().map(|b| (b, by.as_str(), START + DAY)));
    assert_eq!(letters(&s, &Calendars::default(), &step.case, all), [(1, Told::Signed)]);
    let news = step.case.news(&s, &Calendars::default(), &step.events[0], START + DAY);
    assert_eq!(news.signed.map(|t| t.get(Lang::EN).to_string()).as_deref(), Some("The permit is signed"));
    let back = signs("back");
    assert!(back.case.news(&s, &Calendars::default(), &back.events[0], START + DAY).signed.is_none());
    assert_eq!(back.events[0].notice(&officer), None);
}

#[test]
fn events_from_before_letters_were_signed_read_and_are_written_as_they_were() {
    let old = finished("seal", "signed", "");
    let stored = serde_json::to_string(&old).unwrap();
    assert!(!stored.contains("letter") && !stored.contains("contract"), "{stored}");
    assert_eq!(serde_json::from_str::<Body>(&stored).unwrap(), old);
}

#[test]
fn a_permit_of_a_refused_or_withdrawn_case_seemed_to_hold() {
    let withdrawn = |objection| Body::Withdrawn { reason: String::new(), objection };
    let signed = || finished("seal", "signed", "امضا شد");
    let (granted, refused) = (decided(Outcome::Granted), decided(Outcome::Refused));
    let objected = Body::Objected { text: "نه".into(), files: vec![], stage: "board".into(), from: String::new(), opened: vec![] };
    let ended = |later: &[Body]| {
        let all: Vec<Body> = [finished("other", "signed", "دیگر"), signed()].into_iter().chain(later.iter().cloned()).collect();
        let events = (1..).zip(&all).map(|(n, body)| (n, START + n * DAY, body));
        let found = voided(2, events);
        assert!(found.is_none_or(|v| v.at == START + v.by * DAY));
        found.map(|v| (v.why, v.by))
    };
    assert_eq!(ended(&[]), None);
    // Other tasks, also those with letters, are another matter; so is a case that is granted.
    assert_eq!(ended(&[finished("other", "signed", "دیگر"), granted.clone()]), None);
    assert_eq!(ended(std::slice::from_ref(&refused)), Some((Void::Refused, 3)));
    assert_eq!(ended(&[withdrawn(false)]), Some((Void::Withdrawn, 3)));
    // That an objection is looked at, or taken back, changes nothing; what is granted after it does.
    assert_eq!(ended(&[refused.clone(), objected.clone()]), Some((Void::Refused, 3)));
    assert_eq!(ended(&[refused.clone(), objected.clone(), withdrawn(true)]), Some((Void::Refused, 3)));
    assert_eq!(ended(&[refused.clone(), objected.clone(), granted.clone()]), None);
    assert_eq!(ended(&[granted, objected, refused.clone()]), Some((Void::Refused, 5)));
    // Of several the newest counts.
    assert_eq!(ended(&[signed()]), Some((Void::Replaced, 3)));
    assert_eq!(ended(&[signed(), signed(), refused]), Some((Void::Replaced, 4)));
    assert_eq!(ended(&[finished("seal", "back", "")]), Some((Void::Unsigned, 3)));
    assert_eq!(ended(&[finished("seal", "back", ""), signed()]), Some((Void::Replaced, 4)));
    // What is signed while an objection to a refusal is looked at holds, and ends with that objection.
    let within = |later: &[Body]| {
        let all: Vec<Body> = [refused_before(), signed()].into_iter().chain(later.iter().cloned()).collect();
        voided(2, (1..).zip(&all).map(|(n, body)| (n, START + n * DAY, body))).map(|v| (v.why, v.by))
    };
    assert_eq!(within(&[]), None);
    assert_eq!(within(&[withdrawn(true)]), Some((Void::TakenBack, 3)));
    assert_eq!(within(&[refused_before()]), Some((Void::Refused, 3)));
    assert_eq!(within(&[decided(Outcome::Granted)]), None);
    // What is no event of signing has none that ended it.
    assert_eq!(voided(1, [(1, START, &withdrawn(false))].into_iter()), None);
}

#[test]
fn after_a_second_permit_the_first_seemed_to_hold_again() {
    let objected = Body::Objected { text: "نه".into(), files: vec![], stage: "board".into(), from: String::new(), opened: vec![] };
    let (granted, refused) = (decided(Outcome::Granted), decided(Outcome::Refused));
    let first = |later: &[Body]| {
        let all: Vec<Body> =
            [finished("seal", "signed", "امضا شد"), refused.clone(), objected.clone()].into_iter().chain(later.to_vec()).collect();
        voided(1, (1..).zip(&all).map(|(n, body)| (n, START + n * DAY, body))).map(|v| (v.why, v.by))
    };
    let second = finished("other", "signed", "دیگر");
    let back = Body::Withdrawn { reason: String::new(), objection: true };
    assert_eq!(first(std::slice::from_ref(&second)), Some((Void::Refused, 2)));
    assert_eq!(first(&[second.clone(), granted.clone()]), Some((Void::Replaced, 4)));
    // Without a second one, the first is the permit again.
    assert_eq!(first(&[finished("other", "back", ""), granted.clone()]), None);
    // What was signed for an objection that was taken back, or came to nothing, is nothing for the next one.
    assert_eq!(first(&[second.clone(), back, objected.clone(), granted.clone()]), None);
    assert_eq!(first(&[second, refused.clone(), objected.clone(), granted]), None);
}

#[test]
fn a_signature_for_an_objection_that_was_taken_back_stood_beside_the_refusal() {
    let (s, signed) = (service(), finished("seal", "signed", "امضا شد"));
    let objected = Body::Objected { text: "نه".into(), files: vec![], stage: "board".into(), from: String::new(), opened: vec![] };
    let back = Body::Withdrawn { reason: String::new(), objection: true };
    let when = |all: &[&Body]| {
        let events = (1..).zip(all).map(|(n, body)| (n, "officer:o.desk", *body));
        signed_off(&s, events).iter().map(|s| s.at).collect::<Vec<_>>()
    };
    assert_eq!(when(&[&refused_before(), &objected, &signed]), [3]);
    assert!(when(&[&refused_before(), &objected, &signed, &back]).is_empty());
    assert_eq!(when(&[&signed, &decided(Outcome::Granted), &objected, &signed, &back]), [1]);
}

#[test]
fn what_was_done_under_a_permit_was_taken_back_with_its_charge() {
    let s = service_with("no_withdrawal: {fa: ساخته شده است., en: It is built.}, ");
    let begin = |at: &Setting| submit(at, Id::from_u128(1), Lang::FA, "0".repeat(12), Id::from_u128(2), String::new(), None, vec![], None);
    let first = at(&s, START, begin).unwrap().case;
    let (officer, person) = (
        Actor::Officer(domain::actor::Officer { name: "o.desk".into(), agency: "office".into(), unit: "desk".into() }),
        Actor::Person(first.person),
    );
    let back = || Act::Withdraw { reason: String::new() };
    assert!(at(&s, START, |at| first.act(at, &person, back(), None)).is_ok());
    assert_eq!(first.no_withdrawal(&s), None);
    let act = Act::Finish(Finish { outcome: "signed".into(), ..Finish::default() });
    let built = at(&s, START + DAY, |at| first.act(at, &officer, act, None)).unwrap().case;
    let Err(Refusal::Conflict(why)) = at(&s, START + DAY, |at| built.act(at, &person, back(), None)) else { panic!("{built:?}") };
    let said = built.no_withdrawal(&s).unwrap();
    assert_eq!((why.key.as_ref(), said.get(Lang::EN)), ("refusal-no-withdrawal", "It is built."));
}

#[test]
fn the_message_of_a_withdrawal_did_not_say_that_the_permit_ended_with_it() {
    let withdrawn = |objection| Body::Withdrawn { reason: String::new(), objection };
    let (signed, refused) = (finished("seal", "signed", "امضا شد"), decided(Outcome::Refused));
    let ends = |all: &[&Body]| {
        let all: Vec<_> = (1..).zip(all).map(|(n, body)| (START + n * DAY, *body)).collect();
        voided_now(&service(), &all)
            .into_iter()
            .map(|(title, at)| (title.get(Lang::EN).to_string(), (at - START) / DAY))
            .collect::<Vec<_>>()
    };
    let title = || "The permit is signed".to_string();
    assert_eq!(ends(&[&signed, &withdrawn(false)]), [(title(), 1)]);
    assert_eq!(ends(&[&refused, &signed, &withdrawn(true)]), [(title(), 2)]);
    // Only what ends now, and only the letter that held.
    assert_eq!(ends(&[&signed, &signed, &withdrawn(false)]), [(title(), 2)]);
    assert_eq!(ends(&[&signed, &refused, &withdrawn(true)]), []);
    assert_eq!(ends(&[&signed, &refused]), []);
    assert_eq!(ends(&[&finished("seal", "back", ""), &withdrawn(false)]), []);
}

#[test]
fn a_permit_told_answers_that_had_been_corrected_since_as_if_they_stood() {
    let mut s = service();
    s.stages[0].tasks[0].outcomes[0].letter = Text::of(Lang::FA, "{person}، در {answer.area} مجاز است.");
    let answered = |question: &str, old: &str, new: &str| Body::Answered {
        task: None,
        text: String::new(),
        files: vec![],
        changed: Some(Changed {
            answers: String::new(),
            changes: vec![ChangedAnswer { question: question.into(), old: Some(json!(old)), new: Some(json!(new)) }],
            invoice: None,
            pay_until: vec![],
            opened: vec![],
            stays: None,
            waits: false,
        }),
    };
    let others = |later: &[Body]| {
        let all: Vec<Body> =
            [answered("area", "south", "north"), finished("seal", "signed", "در شمال")].into_iter().chain(later.iter().cloned()).collect();
        let events = (1..).zip(&all).map(|(n, body)| (n, START + n * DAY, body));
        outdated(&s, Lang::FA, 2, events).iter().map(|q| q.id.clone()).collect::<Vec<_>>()
    };
    let none: Vec<String> = vec![];
    // What was changed before is told as it is, and what it does not tell changes nothing of it.
    assert_eq!(others(&[]), none);
    assert_eq!(others(&[answered("owner", "yes", "no")]), none);
    assert_eq!(others(&[answered("area", "north", "south")]), ["area"]);
    assert_eq!(others(&[answered("area", "north", "south"), answered("area", "south", "west")]), ["area"]);
    // What was changed back is told rightly.
    assert_eq!(others(&[answered("area", "north", "south"), answered("area", "south", "north")]), none);
    // What was not signed is no letter.
    let events = || [(2, START, finished("seal", "back", "")), (3, START, answered("area", "north", "south"))];
    assert!(outdated(&s, Lang::FA, 2, events().iter().map(|(n, at, body)| (*n, *at, body))).is_empty());
    assert!(outdated(&s, Lang::FA, 3, events().iter().map(|(n, at, body)| (*n, *at, body))).is_empty());
}
