//! Answers that are given anew: what may be changed, what follows from it, and what it costs then.

use crate::shared;
use domain::actor::Officer;
use domain::calendar::Calendars;
use domain::case::{Act, Body, Case, Changed, Finish, Place, Setting, Status, Step, submit};
use domain::event::Event;
use domain::fee::{self, Demand};
use domain::form::{self, Answers};
use domain::package::{BillCode, Service, parse};
use domain::replay::Replay;
use domain::{Actor, Id, Lang, Millis, Refusal};
use serde_json::{Value, json};

const START: Millis = 1_795_000_000_000;
const DAY: Millis = 86_400_000;
const PERSON: Actor = Actor::Person(Id::from_u128(1));

/// A service that costs by its length, and asks of a street that is closed whether that is at night.
fn service(fees: bool) -> Service {
    let questions = "        - {id: length, type: number, min: 0, max: 100, label: {fa: چند متر؟, en: How long?}}
        - {id: double, type: computed, value: length * 2, label: {fa: دو برابر, en: Double}}
        - {id: closes, type: yes_no, label: {fa: بسته می‌شود؟, en: Is it closed?}}
        - {id: night, type: yes_no, show_if: {question: closes, is: 'yes'}, label: {fa: شب؟, en: At night?}}
        - {id: begins, type: date, when: future, label: {fa: از کی؟, en: From when?}}
decisions:\n";
    let stages = "time:
  days: 60
  rule: {fa: قاعده, en: Rule}
  if_late: {fa: خبر می‌دهیم, en: We tell you}
stages:
  - id: look
    title: {fa: بررسی, en: Look}
    tasks: [{id: see, kind: review, title: {fa: بررسی, en: See}, by: desk, outcomes: [{id: ok, title: {fa: خوب, en: Ok}}, {id: poor, title: {fa: ناقص, en: Poor}}]}]
    next:
      - {when: see == \"poor\", correct: {ask: {fa: درست کنید, en: Correct it}, then: look}}
      - {to: pays}
  - id: pays
    title: {fa: پرداخت, en: Payment}
    tasks:
      - {id: pay, kind: pay, title: {fa: پرداخت, en: Pay}, by: other/hall, limit: {days: 5, rule: {fa: قاعده, en: Rule}}, outcomes: [{id: paid, title: {fa: پرداخت شد, en: Paid}}, {id: unpaid, title: {fa: نشد, en: Unpaid}}]}
      - {id: sign, kind: sign, title: {fa: امضا, en: Sign}, by: desk, outcomes: [{id: signed, title: {fa: شد, en: Signed}}, {id: not, title: {fa: نشد, en: Not}}]}
  - {id: end, title: {fa: پایان, en: End}, tasks: [{id: last, kind: decide, title: {fa: تصمیم, en: Decide}, by: desk}]}
";
    let costs = "fees:\n  - {id: metre, title: {fa: متری, en: By the metre}, amount: length * 1000000, rule: {fa: قاعده, en: Rule}}\n";
    let head = shared::head(1000).replace("decisions:\n", questions);
    let (head, examples) = head.split_once("examples:").unwrap();
    let more = "length: 22, closes: 'no', begins: 2026-12-20, ";
    let examples = examples.replace("{owner: yes", &format!("{{{more}owner: yes"));
    let head = if fees { head.replace("cost: {rials: 1000}", "cost: {note: {fa: متری, en: By the metre}}") } else { head.into() };
    let text = format!("{head}examples:{examples}{stages}{}", if fees { costs } else { "" });
    parse(&shared::package(&text, ""), "2026-11-24").unwrap_or_else(|m| panic!("{m:#?}")).services.remove("permit").unwrap()
}

/// A case with its answers and all that happened in it.
struct World {
    service: Service,
    days: Calendars,
    answers: Answers,
    case: Case,
    events: Vec<(Body, String, Millis)>,
    now: Millis,
}

impl World {
    fn new(fees: bool) -> World {
        let (service, days) = (service(fees), Calendars::default());
        let raw: Answers = serde_json::from_value(json!({
            "owner": "yes", "area": "north", "length": 22, "closes": "no", "begins": day(START + 5 * DAY),
        }))
        .unwrap();
        let on = domain::calendar::Today::plain(&day(START)).unwrap();
        let answers = form::check(&service, &raw, &on).unwrap();
        let invoice = fee::invoice(&service, &answers, &on, Some(&bill())).unwrap();
        let step = submit(
            &setting(&service, &days, &answers, START),
            Id::from_u128(1),
            Lang::FA,
            "572918364017".into(),
            Id::from_u128(2),
            String::new(),
            invoice,
            vec![],
            None,
        )
        .unwrap();
        let events = step.events.into_iter().map(|b| (b, PERSON.label(), START)).collect();
        World { service, days, answers, case: step.case, events, now: START }
    }
    /// Does it a day later; gives what a correction changed.
    fn act(&mut self, actor: &Actor, act: Act) -> Result<Option<Changed>, Refusal> {
        self.now += DAY;
        let step = self.case.act(&setting(&self.service, &self.days, &self.answers, self.now), actor, act, None)?;
        Ok(self.goes(step, actor))
    }
    fn goes(&mut self, step: Step, actor: &Actor) -> Option<Changed> {
        let mut found = None;
        for body in step.events {
            if let Body::Answered { changed: Some(changed), .. } = &body {
                changed.apply(&mut self.answers);
                found = Some(changed.clone());
            }
            let by = if body.is_by_itself() { Actor::System.label() } else { actor.label() };
            self.events.push((body, by, self.now));
        }
        self.case = step.case;
        // The events give the state, byte for byte, as they are stored.
        let event = |(body, by, at): &(Body, String, Millis)| {
            Event::after(Some((1, [0; 32])), self.case.id, body.kind(), by, *at, serde_json::to_string(body).unwrap())
        };
        let begin = Replay::start(&self.service, &self.case, &event(&self.events[0])).unwrap();
        let told = self.events[1..].iter().fold(begin, |r, e| r.then(&self.service, &event(e)).unwrap());
        assert_eq!(format!("{:?}", told.case()), format!("{:?}", self.case));
        found
    }
    fn ask(&mut self, unit: &str, questions: &[&str]) -> Result<Option<Changed>, Refusal> {
        let questions = questions.iter().map(|q| q.to_string()).collect();
        self.act(&officer(unit), Act::Ask { text: "درست است؟".into(), questions })
    }
    fn answer(&mut self, answers: Value) -> Result<Option<Changed>, Refusal> {
        let answers = serde_json::from_value(answers).unwrap();
        self.act(&PERSON, Act::Answer { text: String::new(), files: vec![], answers })
    }
    fn finish(&mut self, unit: &str, outcome: &str) {
        self.act(&officer(unit), Act::Finish(Finish::supposed(outcome))).unwrap();
    }
    fn demand(&self) -> (i64, Demand) {
        let invoice = fee::in_force(self.events.iter().map(|e| &e.0)).unwrap();
        (invoice.rials, fee::demand(&self.service, &self.case, invoice, self.events.iter().map(|e| &e.0)))
    }
}

fn day(at: Millis) -> String {
    domain::calendar::Day::at(at, 0).to_string()
}

fn bill() -> BillCode {
    BillCode { company: "915".into(), service: "6".into() }
}

fn setting<'a>(service: &'a Service, calendars: &'a Calendars, answers: &'a Answers, now: Millis) -> Setting<'a> {
    static BILL: std::sync::LazyLock<BillCode> = std::sync::LazyLock::new(bill);
    let fresh = Id::from_u128((now as u128) << 20);
    Setting { service, bill: Some(&*BILL), calendars, answers, now, fresh, place_exists: &|_| true, officer_for: &|_, _| None }
}

fn officer(unit: &str) -> Actor {
    let place = Place::parse(unit).unwrap();
    Actor::Officer(Officer { name: format!("o.{}", place.unit), agency: place.agency, unit: place.unit })
}

/// The first thing that is wrong: where, and its key.
fn wrong(refused: Result<Option<Changed>, Refusal>) -> (String, String) {
    match refused {
        Err(Refusal::Invalid(all)) => (all[0].question.clone(), all[0].message.key.to_string()),
        other => panic!("{other:?}"),
    }
}

fn is(question: &str, key: &str) -> (String, String) {
    (question.into(), key.into())
}

#[test]
fn a_length_that_was_corrected_left_the_old_sum_to_be_paid() {
    let mut w = World::new(true);
    w.finish("office/desk", "ok");
    assert_eq!(w.demand(), (22_000_000, Demand::Asked));
    let (before, old) = (w.case.payments(&w.service), w.case.tasks[0].clock.clone().unwrap());
    w.ask("other/hall", &["length"]).unwrap();
    let changed = w.answer(json!({ "length": "30" })).unwrap().unwrap();
    let changes: Vec<_> = changed.changes.iter().map(|c| (c.question.as_str(), c.old.clone(), c.new.clone())).collect();
    assert_eq!(changes, [("length", Some(json!(22)), Some(json!(30))), ("double", Some(json!(44)), Some(json!(60)))]);
    // The bill is another one by its payment id, and the time to pay it begins.
    let invoice = changed.invoice.as_ref().unwrap();
    assert_eq!((invoice.rials, changed.stays, invoice.parts.len()), (30_000_000, None, 1));
    assert!(invoice.bill_id.is_some() && invoice.parts[0].payment_id.is_some());
    assert_eq!(w.demand(), (30_000_000, Demand::Asked));
    let clock = w.case.tasks[0].clock.clone().unwrap();
    assert!(clock.started_at == w.now && clock.started_at > old.started_at && clock.told == Some(changed.pay_until[0].1), "{clock:?}");
    assert!(w.case.payments(&w.service).are_asked_since(&before), "the person is told of the other sum");
    assert_eq!(w.case.due_by(&w.service, ""), Some(30_000_000));
}

#[test]
fn what_a_correction_makes_of_the_invoice() {
    // Before it is asked for: the other sum is asked for when its time comes.
    let mut w = World::new(true);
    w.ask("office/desk", &["length"]).unwrap();
    assert_eq!(w.answer(json!({ "length": 30 })).unwrap().unwrap().invoice.map(|i| i.rials), Some(30_000_000));
    assert_eq!(w.demand(), (30_000_000, Demand::Later));
    // The same sum stands with its numbers.
    w.ask("office/desk", &["area"]).unwrap();
    let changed = w.answer(json!({ "area": "south" })).unwrap().unwrap();
    assert_eq!((changed.invoice, changed.stays), (None, None));
    // Nothing is owed any more: who would wait for it goes on.
    w.finish("office/desk", "ok");
    w.ask("other/hall", &["length"]).unwrap();
    assert_eq!(w.answer(json!({ "length": 0 })).unwrap().unwrap().invoice.map(|i| i.rials), Some(0));
    let step = w.case.tick(&setting(&w.service, &w.days, &w.answers, w.now)).unwrap().unwrap();
    w.goes(step, &Actor::System);
    assert_eq!((w.case.tasks[0].kind.as_str(), w.case.status), ("sign", Status::Open));
    // From there on the sum stays, and it is said which it would be.
    w.ask("office/desk", &["length"]).unwrap();
    let changed = w.answer(json!({ "length": 40 })).unwrap().unwrap();
    assert_eq!((changed.invoice, changed.stays), (None, Some(40_000_000)));
    // Paid, or reported to be paid.
    let mut w = World::new(true);
    w.finish("office/desk", "ok");
    w.finish("other/hall", "paid");
    w.ask("office/desk", &["length"]).unwrap();
    assert_eq!(w.answer(json!({ "length": 30 })).unwrap().unwrap().stays, Some(30_000_000));
    assert_eq!(w.demand(), (22_000_000, Demand::Paid));
    let mut w = World::new(true);
    w.finish("office/desk", "ok");
    w.act(&PERSON, Act::ReportPayment { receipt: "140509".into(), on: day(w.now) }).unwrap();
    w.ask("other/hall", &["length"]).unwrap();
    assert_eq!(w.answer(json!({ "length": 30 })).unwrap().unwrap().stays, Some(30_000_000));
    // A service that computes no fees.
    let mut w = World::new(false);
    w.ask("office/desk", &["length"]).unwrap();
    let changed = w.answer(json!({ "length": 30 })).unwrap().unwrap();
    assert_eq!((changed.invoice, changed.stays), (None, None));
}

#[test]
fn a_condition_that_turns_asks_more_and_less() {
    let mut w = World::new(true);
    w.ask("office/desk", &["closes"]).unwrap();
    assert_eq!(wrong(w.answer(json!({ "closes": "yes" }))), is("night", "answer-needed"));
    let changed = w.answer(json!({ "closes": "yes", "night": "no" })).unwrap().unwrap();
    assert_eq!(changed.changes.iter().map(|c| c.question.as_str()).collect::<Vec<_>>(), ["closes", "night"]);
    w.ask("office/desk", &["closes"]).unwrap();
    let changed = w.answer(json!({ "closes": "no" })).unwrap().unwrap();
    assert_eq!((changed.changes[1].old.clone(), changed.changes[1].new.clone()), (Some(json!("no")), None));
    assert!(!w.answers.contains_key("night"));
    // From the answers of now those of before come back, and from no others.
    let mut back = w.answers.clone();
    changed.undo(&mut back).unwrap();
    assert_eq!(back["night"], "no");
    assert_eq!(changed.undo(&mut back), None);
}

#[test]
fn what_may_not_be_changed_and_what_is_wrong_is_said_beside_it() {
    let mut w = World::new(true);
    assert_eq!(wrong(w.ask("office/desk", &["length", "height"])), is("questions[1]", "answer-unknown-question"));
    assert_eq!(wrong(w.ask("office/desk", &["double"])), is("questions[0]", "answer-not-to-correct"));
    // What is not asked now cannot be opened.
    assert_eq!(wrong(w.ask("office/desk", &["night"])), is("questions[0]", "answer-not-to-correct"));
    w.ask("office/desk", &["length", "length"]).unwrap();
    assert_eq!(w.case.asked[0].questions, ["length"]);
    for (answers, question, key) in [
        (json!({ "length": 500 }), "length", "answer-out-of-range"),
        (json!({ "length": "" }), "length", "answer-needed"),
        (json!({ "area": "south" }), "area", "answer-not-to-correct"),
        (json!({ "double": 60 }), "double", "answer-not-to-correct"),
        (json!({ "height": 1 }), "height", "answer-unknown-question"),
        // Nothing changes, and nothing is said.
        (json!({ "length": 22 }), "text", "answer-needed"),
        (json!({}), "text", "answer-needed"),
    ] {
        assert_eq!(wrong(w.answer(answers)), is(question, key));
    }
    // The first day of the work was to come when it was sent, and has passed by now: nobody is held to that.
    w.now += 30 * DAY;
    w.answer(json!({ "length": 23 })).unwrap().unwrap();
    assert!(w.case.asked.is_empty());
}

#[test]
fn an_outcome_that_sends_it_back_opens_what_its_officers_named() {
    let mut w = World::new(true);
    let finish = |questions: &[&str]| {
        let questions = questions.iter().map(|q| q.to_string()).collect();
        Act::Finish(Finish { outcome: "poor".into(), told: "طول را درست کنید.".into(), questions, ..Finish::default() })
    };
    assert_eq!(wrong(w.act(&officer("office/desk"), finish(&["height"]))), is("questions[0]", "answer-unknown-question"));
    w.act(&officer("office/desk"), finish(&["length"])).unwrap();
    assert_eq!((w.case.asked[0].task, w.case.asked[0].questions.as_slice()), (None, ["length".to_string()].as_slice()));
    assert!(w.case.reopens.is_empty(), "in the next round officers name anew what is to be corrected");
    assert_eq!(w.answer(json!({ "length": 30 })).unwrap().unwrap().invoice.map(|i| i.rials), Some(30_000_000));
    w.act(&officer("office/desk"), finish(&[])).unwrap();
    assert!(w.case.asked[0].questions.is_empty());
}

#[test]
fn events_from_before_read_as_they_were() {
    let asked = r#"{"kind":"asked","task":"00000000-0000-0000-0000-000000000007","text":"?","alone":true}"#;
    let answered = r#"{"kind":"answered","text":"!","files":[]}"#;
    for old in [asked, answered] {
        let body: Body = serde_json::from_str(old).unwrap();
        assert_eq!(serde_json::to_value(&body).unwrap(), serde_json::from_str::<Value>(old).unwrap());
        assert!(
            matches!(body, Body::Asked { ref questions, .. } if questions.is_empty())
                || matches!(body, Body::Answered { changed: None, .. })
        );
    }
}
