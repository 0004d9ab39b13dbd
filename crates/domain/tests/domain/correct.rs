//! Answers that are given anew: what may be changed, what follows from it, and what it costs then.

use crate::shared;
use domain::actor::Officer;
use domain::calendar::Calendars;
use domain::case::{Act, Back, Body, Case, Changed, Finish, Place, Setting, Status, Step, submit};
use domain::event::Event;
use domain::fee::{self, Demand, Invoice, Paid};
use domain::form::{self, Answers};
use domain::package::{BillCode, Instalments, Mistake, Service, parse};
use domain::replay::Replay;
use domain::{Actor, Id, Lang, Millis, Refusal, Text};
use proptest::prelude::*;
use serde_json::{Value, json};

const START: Millis = 1_795_000_000_000;
const DAY: Millis = 86_400_000;
const PERSON: Actor = Actor::Person(Id::from_u128(1));

/// What is looked at, side by side; then the payment and the signature, one after the other; then the decision.
const STAGES: &str = "  - id: look
    title: {fa: بررسی, en: Look}
    side_by_side: true
    tasks:
      - {id: see, kind: review, title: {fa: بررسی, en: See}, by: desk, outcomes: [{id: ok, title: {fa: خوب, en: Ok}}, {id: poor, title: {fa: ناقص, en: Poor}}]}
      - {id: police, kind: consult, title: {fa: پلیس, en: Police}, by: other/hall, when: closes, limit: {days: 4, rule: {fa: قاعده, en: Rule}}, outcomes: [{id: agrees, title: {fa: موافق, en: Agrees}}, {id: objects, title: {fa: مخالف, en: Objects}}]}
    next:
      - {when: see == \"poor\", correct: {ask: {fa: درست کنید, en: Correct it}, then: look}}
      - {to: pays}
  - id: pays
    title: {fa: پرداخت, en: Payment}
    tasks:
      - {id: pay, kind: pay, title: {fa: پرداخت, en: Pay}, by: other/hall, limit: {days: 5, rule: {fa: قاعده, en: Rule}, extension: {days: 30, rule: {fa: قاعده, en: Rule}}}, outcomes: [{id: paid, title: {fa: پرداخت شد, en: Paid}}, {id: unpaid, title: {fa: نشد, en: Unpaid}}]}
      - {id: sign, kind: sign, title: {fa: امضا, en: Sign}, by: desk, outcomes: [{id: signed, title: {fa: شد, en: Signed}}, {id: not, title: {fa: نشد, en: Not}}]}
  - {id: end, title: {fa: پایان, en: End}, tasks: [{id: last, kind: decide, title: {fa: تصمیم, en: Decide}, by: desk}]}
";

const END: &str =
    "  - {id: end, title: {fa: پایان, en: End}, tasks: [{id: last, kind: decide, title: {fa: تصمیم, en: Decide}, by: desk}]}\n";

const OBJECTION: &str = "objection:
  within: {days: 20, count: calendar, rule: {fa: قاعده, en: Rule}}
  time: {days: 10, rule: {fa: قاعده, en: Rule}}
  stages: [{id: hear, title: {fa: رسیدگی, en: Hear}, tasks: [{id: again, kind: decide, title: {fa: تصمیم, en: Decide}, by: second}]}]
";

/// A task of a stage, with its outcomes.
fn task(id: &str, kind: &str, by: &str, outcomes: [&str; 2]) -> String {
    let [well, not] = outcomes;
    format!(
        "      - {{id: {id}, kind: {kind}, title: {{fa: کار, en: Task}}, by: {by}, outcomes: [{{id: {well}, title: {{fa: خوب, en: Well}}}}, {{id: {not}, title: {{fa: نه, en: Not}}}}]}}\n"
    )
}

fn stage(id: &str, more: &str, tasks: &[String]) -> String {
    format!("  - id: {id}\n    title: {{fa: مرحله, en: Stage}}\n{more}    tasks:\n{}", tasks.concat())
}

fn deposit() -> String {
    stage("pays", "", &[task("pay", "pay", "other/hall", ["paid", "unpaid"])])
}

/// A service that costs by its length, and asks of a street that is closed whether that is at night.
fn service(fees: bool, stages: &str) -> Service {
    read(&yaml(fees, stages)).unwrap_or_else(|m| panic!("{m:#?}"))
}

fn read(text: &str) -> Result<Service, Vec<Mistake>> {
    let second = "  - {id: second, title: {fa: دوم, en: Second}}\n";
    Ok(parse(&shared::package(text, second), "2026-11-24")?.services.remove("permit").unwrap())
}

fn yaml(fees: bool, stages: &str) -> String {
    let questions = "        - {id: length, type: number, min: 0, max: 100, label: {fa: چند متر؟, en: How long?}}
        - {id: double, type: computed, value: length * 2, label: {fa: دو برابر, en: Double}}
        - {id: closes, type: yes_no, label: {fa: بسته می‌شود؟, en: Is it closed?}}
        - {id: night, type: yes_no, show_if: {question: closes, is: 'yes'}, label: {fa: شب؟, en: At night?}}
        - {id: begins, type: date, when: future, label: {fa: از کی؟, en: From when?}}
decisions:\n";
    let time = "time:\n  days: 60\n  rule: {fa: قاعده, en: Rule}\n  if_late: {fa: خبر می‌دهیم, en: We tell you}\nstages:\n";
    let costs = "fees:\n  - {id: metre, title: {fa: متری, en: By the metre}, amount: length * 1000000, rule: {fa: قاعده, en: Rule}}\n";
    let head = shared::head(1000).replace("decisions:\n", questions);
    let (head, examples) = head.split_once("examples:").unwrap();
    let more = "length: 22, closes: 'no', begins: 2026-12-20, ";
    let examples = examples.replace("{owner: yes", &format!("{{{more}owner: yes"));
    let head = if fees { head.replace("cost: {rials: 1000}", "cost: {note: {fa: متری, en: By the metre}}") } else { head.into() };
    format!("{head}examples:{examples}{time}{stages}{}", if fees { costs } else { "" })
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
        World::with(service(fees, STAGES))
    }
    /// A case with fees that goes through these stages.
    fn through(stages: &str) -> World {
        World::with(service(true, &format!("{stages}{END}")))
    }
    fn with(service: Service) -> World {
        let answers = json!({ "owner": "yes", "area": "north", "length": 22, "closes": "no", "begins": day(START + 5 * DAY) });
        World::of(service, answers)
    }
    fn of(service: Service, answers: Value) -> World {
        let days = Calendars::default();
        let raw: Answers = serde_json::from_value(answers).unwrap();
        let on = domain::calendar::Today::plain(&day(START)).unwrap();
        let answers = form::check(&service, &raw, &on).unwrap();
        let invoice = fee::invoice(&service, &answers, &on, Some(&bill())).unwrap();
        let step = submit(
            &setting(&service, &days, &answers, &[], START),
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
        let (paid, now) = (self.paid(), self.now);
        let step = self.case.act(&setting(&self.service, &self.days, &self.answers, &paid, now), actor, act, None)?;
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
        let receipt = format!("1405-{}", self.now);
        self.act(&officer(unit), Act::Finish(Finish { receipt, ..Finish::supposed(outcome) })).unwrap();
    }
    /// The clock does one thing, if one is due.
    fn tick(&mut self) -> bool {
        self.now += 1;
        let step = self.case.tick(&setting(&self.service, &self.days, &self.answers, &[], self.now)).unwrap();
        step.map(|step| self.goes(step, &Actor::System)).is_some()
    }
    /// Another length, for which an officer of this unit asks.
    fn correct(&mut self, unit: &str, length: i64) -> Changed {
        self.ask(unit, &["length"]).unwrap();
        self.answer(json!({ "length": length })).unwrap().unwrap()
    }
    fn happened(&self) -> impl Iterator<Item = (Millis, &str, &Body)> + Clone {
        self.events.iter().map(|(body, by, at)| (*at, by.as_str(), body))
    }
    fn paid(&self) -> Vec<Paid> {
        fee::paid_in_rials(&self.service, self.happened())
    }
    fn invoice(&self) -> &Invoice {
        fee::in_force(self.events.iter().map(|e| &e.0)).unwrap()
    }
    /// What of it is paid, in rials.
    fn net(&self) -> i64 {
        self.paid().iter().filter_map(|p| p.rials).sum()
    }
    /// What is to be given back, in rials, each with its unit.
    fn back(&self) -> Vec<(String, i64)> {
        let all = fee::to_give_back(&self.service, &self.case, None, self.happened());
        all.into_iter().map(|p| (p.place.key(), p.rials.unwrap_or_default())).collect()
    }
    fn gives_back(&mut self) {
        let first = fee::to_give_back(&self.service, &self.case, None, self.happened()).remove(0);
        self.transfers(&first.place.key(), &first.receipt, first.rials).unwrap();
    }
    /// A unit says that it gave back so many rials of a receipt.
    fn transfers(&mut self, unit: &str, receipt: &str, rials: Option<i64>) -> Result<Option<Changed>, Refusal> {
        let on = day(self.now + DAY);
        let back = Back { receipt: receipt.into(), rials, reference: "9000-1".into(), on, elsewhere: false };
        self.act(&officer(unit), Act::GiveBack(back))
    }
    fn reports(&mut self, receipt: &str) -> Result<Option<Changed>, Refusal> {
        let on = day(self.now);
        self.act(&PERSON, Act::ReportPayment { receipt: receipt.into(), on })
    }
    fn records(&mut self, receipt: &str) {
        self.act(&officer("other/hall"), Act::Record { receipt: receipt.into(), elsewhere: false }).unwrap();
    }
    fn owed(&self) -> &fee::Owed {
        self.case.owes.as_ref().unwrap()
    }
    /// The events as they were before amounts were kept with receipts.
    fn without_amounts(&mut self) {
        for (body, ..) in &mut self.events {
            if let Body::Finished { rials, .. } | Body::Received { rials, .. } = body {
                *rials = None;
            }
        }
    }
    /// Paid, corrected to `more`, which is paid beside and reported; corrected again to `again`, which waits; then granted with a reason.
    fn granted_while_reported(more: i64, again: i64) -> World {
        let mut w = World::through(&deposit());
        w.finish("other/hall", "paid");
        w.correct("office/desk", more);
        w.reports("140509").unwrap();
        w.correct("office/desk", again);
        w.decide("grant", "fine", "فوری است.").unwrap();
        assert!(w.owed().waits && w.case.status == Status::Decided);
        w
    }
    /// The open tasks, in their order.
    fn open(&self) -> Vec<&str> {
        self.case.tasks.iter().map(|t| t.kind.as_str()).collect()
    }
    fn decide(&mut self, decision: &str, ground: &str, note: &str) -> Result<Option<Changed>, Refusal> {
        self.act(&officer("office/desk"), Act::Decide { decision: decision.into(), ground: ground.into(), note: note.into() })
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

fn setting<'a>(service: &'a Service, calendars: &'a Calendars, answers: &'a Answers, paid: &'a [Paid], now: Millis) -> Setting<'a> {
    static BILL: std::sync::LazyLock<BillCode> = std::sync::LazyLock::new(bill);
    let fresh = Id::from_u128((now as u128) << 20);
    Setting {
        service,
        bill: Some(&*BILL),
        calendars,
        answers,
        paid,
        handed_on: &[],
        now,
        fresh,
        place_exists: &|_| true,
        officer_for: &|_, _| None,
    }
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
    assert!(w.tick());
    assert_eq!((w.case.tasks[0].kind.as_str(), w.case.status), ("sign", Status::Open));
    // From there on what is owed is asked for beside what goes on.
    let changed = w.correct("office/desk", 40);
    assert_eq!((changed.invoice.map(|i| (i.rials, i.counted)), changed.stays), (Some((40_000_000, 0)), None));
    assert_eq!((w.open(), w.demand()), (vec!["sign", "pay"], (40_000_000, Demand::Asked)));
    // A service that computes no fees.
    let mut w = World::new(false);
    w.ask("office/desk", &["length"]).unwrap();
    let changed = w.answer(json!({ "length": 30 })).unwrap().unwrap();
    assert_eq!((changed.invoice, changed.stays), (None, None));
}

#[test]
fn answers_that_cost_more_after_paying_left_the_sum_as_it_was() {
    let mut w = World::new(true);
    w.finish("office/desk", "ok");
    let first = w.invoice().parts[0].payment_id.clone();
    w.finish("other/hall", "paid");
    let before = w.case.payments(&w.service);
    let changed = w.correct("office/desk", 44);
    // What is paid is counted, and what is left has a number of its own, though it is the same amount.
    let invoice = changed.invoice.unwrap();
    assert_eq!((invoice.rials, invoice.counted, invoice.left(), changed.stays), (44_000_000, 22_000_000, 22_000_000, None));
    assert!(invoice.parts[0].rials == 22_000_000 && invoice.parts[0].payment_id.is_some() && invoice.parts[0].payment_id != first);
    // It is paid beside the stage, which goes on; the person has its own time for it.
    assert_eq!((w.open(), w.case.stage.as_str(), w.case.acting.key().as_str()), (vec!["sign", "pay"], "pays", "office/desk"));
    assert_eq!((w.demand(), w.case.status), ((44_000_000, Demand::Asked), Status::Waiting));
    assert!(w.case.payments(&w.service).are_asked_since(&before) && w.case.tasks[1].clock.is_some());
    assert_eq!(w.case.due_by(&w.service, ""), Some(22_000_000));
    w.finish("office/desk", "signed");
    assert_eq!((w.open(), w.case.stage.as_str()), (vec!["last", "pay"], "end"));
    // Who grants before it is paid says why.
    assert_eq!(wrong(w.decide("grant", "fine", "")), is("note", "answer-decided-unpaid"));
    let mut said = World {
        service: w.service.clone(),
        days: Calendars::default(),
        answers: w.answers.clone(),
        case: w.case.clone(),
        events: w.events.clone(),
        now: w.now,
    };
    said.decide("grant", "fine", "پرداخت در راه است.").unwrap();
    assert_eq!(said.demand(), (44_000_000, Demand::Asked));
    // What is left is reported and recorded all the same, or reported again where it is not found.
    said.reports("140509").unwrap();
    let looked_for = |w: &World| fee::to_give_back(&w.service, &w.case, None, w.happened()).iter().map(|p| p.reported).collect::<Vec<_>>();
    assert_eq!((said.demand().1, looked_for(&said)), (Demand::Reported, vec![true]));
    said.act(&officer("other/hall"), Act::NotGivenBack { receipt: "140509".into(), reason: "نیامد".into() }).unwrap();
    assert_eq!((said.demand().1, looked_for(&said)), (Demand::Asked, vec![]));
    said.reports("140510").unwrap();
    said.records("140510");
    assert_eq!((said.demand().1, looked_for(&said), said.net(), said.owed().late), (Demand::Paid, vec![], 44_000_000, false));
    w.finish("other/hall", "paid");
    assert_eq!((w.open(), w.demand(), w.net()), (vec!["last"], (44_000_000, Demand::Paid), 44_000_000));
    let receipts = fee::receipts(&w.service, Some(w.invoice()), w.happened());
    assert_eq!(receipts.iter().map(|p| (p.counted, p.part)).collect::<Vec<_>>(), [(true, None), (false, Some(1))]);
    w.decide("grant", "fine", "").unwrap();
    assert!(w.back().is_empty());
}

#[test]
fn answers_that_cost_less_after_paying_give_back_what_is_over() {
    let mut w = World::new(true);
    w.finish("office/desk", "ok");
    w.finish("other/hall", "paid");
    let changed = w.correct("office/desk", 10);
    assert_eq!(changed.invoice.map(|i| (i.rials, i.counted, i.over(), i.parts.len())), Some((10_000_000, 22_000_000, 12_000_000, 0)));
    assert_eq!((w.demand(), w.open()), ((10_000_000, Demand::Paid), vec!["sign"]));
    assert_eq!(w.events.last().unwrap().0.notice(&PERSON), Some(domain::case::Told::Overpaid));
    assert_eq!(w.back(), [("other/hall".to_string(), 12_000_000)]);
    w.gives_back();
    assert_eq!((w.back().len(), w.net(), w.case.owes.as_ref().unwrap().over()), (0, 10_000_000, 0));
    let nothing = w.transfers("other/hall", "1405", None);
    assert!(matches!(nothing, Err(Refusal::Conflict(_))), "{nothing:?}");
    // More again: of what is left nothing is paid.
    let changed = w.correct("office/desk", 22);
    assert_eq!(changed.invoice.map(|i| i.left()), Some(12_000_000));
    w.finish("other/hall", "paid");
    // Refused after all: each receipt is given back for what it pays still.
    w.finish("office/desk", "signed");
    w.decide("refuse", "bad", "").unwrap();
    assert_eq!(w.back(), [("other/hall".to_string(), 10_000_000), ("other/hall".to_string(), 12_000_000)]);
    w.gives_back();
    w.gives_back();
    assert_eq!((w.back().len(), w.net()), (0, 0));
}

#[test]
fn what_was_reported_is_answered_before_the_other_sum_is_asked_for() {
    let reported = |length: i64| {
        let mut w = World::new(true);
        w.finish("office/desk", "ok");
        w.act(&PERSON, Act::ReportPayment { receipt: "140509".into(), on: day(w.now) }).unwrap();
        let changed = w.correct("other/hall", length);
        assert_eq!((changed.invoice, changed.stays, changed.waits), (None, Some(length * 1_000_000), true));
        assert_eq!((w.demand(), w.case.due_by(&w.service, "")), ((22_000_000, Demand::Reported), Some(22_000_000)));
        w
    };
    // Found, and more is owed.
    let mut w = reported(30);
    w.finish("other/hall", "paid");
    assert_eq!((w.demand(), w.invoice().left(), w.open()), ((30_000_000, Demand::Asked), 8_000_000, vec!["sign", "pay"]));
    assert!(w.events.iter().any(|(body, by, _)| matches!(body, Body::Invoiced { .. }) && by == "system"), "{:?}", w.events);
    // Found, and less.
    let mut w = reported(20);
    w.finish("other/hall", "paid");
    assert_eq!((w.demand(), w.open(), w.back()), ((20_000_000, Demand::Paid), vec!["sign"], vec![("other/hall".to_string(), 2_000_000)]));
    // Not found: all of the new sum is asked for, and the time for it begins.
    let mut w = reported(30);
    w.act(&officer("other/hall"), Act::PaymentNotFound { reason: "نیامد".into() }).unwrap();
    assert_eq!((w.demand(), w.invoice().left(), w.open()), ((30_000_000, Demand::Asked), 30_000_000, vec!["pay"]));
    assert_eq!(w.case.tasks[0].clock.as_ref().unwrap().started_at, w.now);
    // Back to what was reported: nothing is to follow.
    let mut w = reported(30);
    let changed = w.correct("other/hall", 22);
    assert_eq!((changed.invoice, changed.stays, changed.waits), (None, None, false));
    w.finish("other/hall", "paid");
    assert_eq!((w.demand(), w.open()), ((22_000_000, Demand::Paid), vec!["sign"]));
}

/// A service whose sums are paid in three instalments.
fn divided() -> World {
    divide(World::new(true))
}

fn divide(mut w: World) -> World {
    let rule = Text::of(Lang::FA, "اقساط");
    w.service.instalments = Some(Instalments { count: 3, every_days: 30, from_rials: 1_000_000, rule });
    let on = domain::calendar::Today::plain(&day(START)).unwrap();
    let invoice = fee::invoice(&w.service, &w.answers, &on, Some(&bill())).unwrap();
    let code = "572918364017".to_string();
    let at = setting(&w.service, &w.days, &w.answers, &[], START);
    let step = submit(&at, Id::from_u128(1), Lang::FA, code, Id::from_u128(2), String::new(), invoice, vec![], None).unwrap();
    w.events = step.events.into_iter().map(|b| (b, PERSON.label(), START)).collect();
    w.case = step.case;
    w
}

#[test]
fn instalments_that_are_not_paid_yet_are_made_anew() {
    let mut w = divided();
    w.finish("office/desk", "ok");
    w.finish("other/hall", "paid");
    assert_eq!((w.net(), w.open()), (7_334_000, vec!["pay"]));
    let changed = w.correct("other/hall", 30);
    let invoice = changed.invoice.unwrap();
    assert_eq!(invoice.parts.iter().map(|p| p.rials).collect::<Vec<_>>(), [11_333_000, 11_333_000]);
    assert!(invoice.parts.iter().all(|p| p.due.as_ref().is_some_and(|d| d.len() == 10) && p.payment_id.is_some()), "{invoice:?}");
    assert_eq!((invoice.counted, changed.opened.len(), w.open()), (7_334_000, 0, vec!["pay"]));
    w.finish("other/hall", "paid");
    assert_eq!((w.open(), w.case.due_by(&w.service, "")), (vec!["pay"], Some(11_333_000)));
    w.finish("other/hall", "paid");
    assert_eq!((w.open(), w.net(), w.demand()), (vec!["sign"], 30_000_000, (30_000_000, Demand::Paid)));
    // Less than is paid by now: nobody waits for more.
    let mut w = divided();
    w.finish("office/desk", "ok");
    w.finish("other/hall", "paid");
    w.correct("other/hall", 5);
    assert_eq!((w.demand(), w.back()), ((5_000_000, Demand::Paid), vec![("other/hall".to_string(), 2_334_000)]));
    assert!(w.tick());
    assert_eq!(w.open(), ["sign"]);
}

#[test]
fn a_task_was_skipped_when_what_was_paid_beside_its_stage_ended() {
    let work = [task("draw", "review", "desk", ["ok", "poor"]), task("seal", "sign", "desk", ["signed", "not"])];
    let begun = || {
        let mut w = World::through(&(deposit() + &stage("work", "", &work)));
        w.finish("other/hall", "paid");
        w.correct("office/desk", 44);
        assert_eq!(w.open(), ["draw", "pay"]);
        w.ask("other/hall", &["area"]).unwrap();
        w.finish("office/desk", "ok");
        w
    };
    // The person is asked at the payment beside, and the next task begins with the answer, or when the question is taken back.
    let mut w = begun();
    w.answer(json!({ "area": "south" })).unwrap();
    assert_eq!((w.open(), w.case.stage.as_str()), (vec!["seal", "pay"], "work"));
    w.finish("other/hall", "paid");
    assert_eq!((w.open(), w.case.stage.as_str()), (vec!["seal"], "work"));
    w.finish("office/desk", "signed");
    assert_eq!(w.open(), ["last"]);
    let mut w = begun();
    w.act(&officer("other/hall"), Act::TakeBack { reason: "روشن شد".into() }).unwrap();
    assert_eq!(w.open(), ["seal", "pay"]);
}

#[test]
fn a_signature_was_asked_for_twice_after_a_payment_beside() {
    // At the payment beside the person is asked, and the signature is given meanwhile: the stage leads on with the answer.
    let mut w = World::new(true);
    w.finish("office/desk", "ok");
    w.finish("other/hall", "paid");
    w.correct("office/desk", 44);
    w.ask("other/hall", &["area"]).unwrap();
    w.finish("office/desk", "signed");
    assert_eq!((w.open(), w.case.stage.as_str()), (vec!["pay"], "pays"));
    w.answer(json!({ "area": "south" })).unwrap();
    assert_eq!((w.open(), w.case.stage.as_str()), (vec!["last", "pay"], "end"));
    w.finish("other/hall", "paid");
    assert_eq!(w.open(), ["last"]);
    // A rule that grants is held back by it; then it grants, and nothing is done anew.
    let tasks = [task("pay", "pay", "other/hall", ["paid", "unpaid"]), task("seal", "sign", "desk", ["signed", "not"])];
    let grants = "    next: [{when: seal == \"signed\", decide: {decision: grant, ground: fine}}, {to: end}]\n";
    let mut w = World::through(&stage("pays", grants, &tasks));
    w.finish("other/hall", "paid");
    w.correct("office/desk", 44);
    w.finish("office/desk", "signed");
    assert_eq!((w.open(), w.case.status), (vec!["pay"], Status::Waiting));
    w.finish("other/hall", "paid");
    assert_eq!((w.open().len(), w.case.status, w.demand().1), (0, Status::Decided, Demand::Paid));
}

#[test]
fn work_for_which_corrected_answers_call_was_not_opened_where_any_of_its_stage_ends_it() {
    let both = [
        task("draw", "review", "desk", ["ok", "poor"]),
        task("police", "review", "other/hall", ["agrees", "objects"]).replace(", by:", ", when: closes, by:"),
    ];
    let mut w = World::through(&(deposit() + &stage("work", "    side_by_side: true\n    ends: any\n", &both)));
    w.finish("other/hall", "paid");
    w.ask("office/desk", &["closes"]).unwrap();
    w.answer(json!({ "closes": "yes", "night": "no" })).unwrap();
    assert_eq!((w.open(), w.case.stage.as_str()), (vec!["draw", "police"], "work"));
}

#[test]
fn what_corrected_answers_cost_more_was_left_to_a_payment_that_never_came() {
    let work = || stage("work", "", &[task("draw", "review", "desk", ["ok", "poor"])]);
    let grants = "    next: [{when: seal != \"not\", decide: {decision: grant, ground: fine}}, {to: end}]\n";
    let last = |when: &str| {
        let pays = task("rest", "pay", "other/hall", ["paid", "unpaid"]).replace(", by:", &format!(", when: '{when}', by:"));
        stage("rests", grants, &[pays, task("seal", "sign", "desk", ["signed", "not"])])
    };
    // The answers say that it does not come.
    let mut w = World::through(&(deposit() + &work() + &last("closes")));
    w.finish("other/hall", "paid");
    w.correct("office/desk", 44);
    assert_eq!((w.open(), w.demand().1), (vec!["draw", "pay"], Demand::Asked));
    // They say that it comes.
    let mut w = World::through(&(deposit() + &work() + &last("!closes")));
    w.finish("other/hall", "paid");
    w.correct("office/desk", 44);
    assert_eq!(w.open(), ["draw"]);
    // What is found meanwhile says it: where it does not come, nothing is granted by rule before it is asked for and paid.
    for found in ["ok", "poor"] {
        let mut w = World::through(&(deposit() + &work() + &last("draw == \"poor\"")));
        w.finish("other/hall", "paid");
        w.correct("office/desk", 44);
        assert_eq!(w.open(), ["draw"]);
        w.finish("office/desk", found);
        if found == "poor" {
            assert_eq!(w.open(), ["rest"]);
            w.finish("other/hall", "paid");
        }
        assert_eq!(w.open(), ["seal"]);
        w.finish("office/desk", "signed");
        if found == "ok" {
            assert_eq!((w.open(), w.demand().1, w.case.status), (vec!["pay"], Demand::Asked, Status::Waiting));
            w.finish("other/hall", "paid");
        }
        assert_eq!((w.case.status, w.demand().1, w.net()), (Status::Decided, Demand::Paid, 44_000_000), "{found}");
    }
    // Who records that it is not paid leaves what follows to the rules of the service.
    let mut w = World::through(&(deposit() + &last("closes")));
    w.finish("other/hall", "paid");
    w.correct("office/desk", 44);
    w.finish("other/hall", "unpaid");
    w.finish("office/desk", "signed");
    assert_eq!((w.case.status, w.demand().1), (Status::Decided, Demand::Asked));
}

#[test]
fn what_became_due_late_was_forgotten_with_the_receipt_of_one_instalment() {
    // The first task of paying comes to nothing, a correction costs more, and the second takes two instalments of three. The third is left to a task
    // that comes or does not; where it does not, it is asked for all the same before a rule grants, and an officer grants with a reason alone.
    let pays = |id: &str| task(id, "pay", "other/hall", ["paid", "unpaid"]);
    let grants = "    next: [{when: seal == \"signed\", decide: {decision: grant, ground: fine}}, {to: end}]\n";
    let rest = pays("rest").replace(", by:", ", when: 'draw == \"poor\"', by:");
    let last = stage("last", grants, &[rest, task("seal", "sign", "desk", ["signed", "not"])]);
    let work = [task("draw", "review", "desk", ["ok", "poor"]), pays("second")];
    for (found, signed) in [("poor", "signed"), ("ok", "signed"), ("ok", "not")] {
        let mut w = divide(World::through(&(deposit() + &stage("work", "", &work) + &last)));
        w.finish("other/hall", "unpaid");
        w.correct("office/desk", 30);
        w.finish("office/desk", found);
        assert_eq!((w.open(), w.invoice().parts.len(), w.owed().late), (vec!["second"], 3, true), "{found}");
        w.finish("other/hall", "paid");
        assert_eq!((w.open(), w.owed().late), (vec!["second"], true), "it waits for two");
        w.finish("other/hall", "paid");
        assert!(w.owed().late, "one is left: {found}");
        if found == "poor" {
            assert_eq!(w.open(), ["rest"]);
            w.finish("other/hall", "paid");
            assert!(!w.owed().late, "all is paid");
        }
        w.finish("office/desk", signed);
        if signed == "not" {
            assert_eq!(wrong(w.decide("grant", "fine", "")), is("note", "answer-decided-unpaid"));
            continue;
        }
        if found == "ok" {
            assert_eq!((w.open(), w.demand().1, w.case.status), (vec!["second"], Demand::Asked, Status::Waiting));
            w.finish("other/hall", "paid");
        }
        assert_eq!((w.case.status, w.demand().1, w.net(), w.owed().late), (Status::Decided, Demand::Paid, 30_000_000, false), "{found}");
    }
}

#[test]
fn a_payment_beside_took_one_instalment_and_left_the_others() {
    let rest = task("rest", "pay", "other/hall", ["paid", "unpaid"]).replace(", by:", ", when: closes, by:");
    let mut w = divide(World::through(&(deposit() + &stage("work", "", &[rest, task("draw", "review", "desk", ["ok", "poor"])]))));
    w.finish("other/hall", "paid");
    assert_eq!((w.net(), w.open()), (7_334_000, vec!["draw"]));
    w.correct("office/desk", 30);
    assert_eq!((w.open(), w.invoice().parts.len()), (vec!["draw", "pay"], 2));
    w.finish("other/hall", "paid");
    assert_eq!((w.open(), w.case.owes.as_ref().unwrap().late), (vec!["draw", "pay"], true));
    w.finish("other/hall", "paid");
    assert_eq!((w.open(), w.case.owes.as_ref().unwrap().late, w.net()), (vec!["draw"], false, 30_000_000));
}

#[test]
fn what_was_given_back_was_kept_at_the_sum_of_another_moment() {
    let mut w = World::new(true);
    w.finish("office/desk", "ok");
    w.finish("other/hall", "paid");
    w.correct("office/desk", 10);
    let receipt = w.paid()[0].receipt.clone();
    // The officer looked at 12 million and transferred them; meanwhile the answers cost more.
    w.correct("office/desk", 15);
    let changed = w.transfers("other/hall", &receipt, Some(12_000_000)).unwrap_err();
    assert_eq!(changed, Refusal::Conflict(domain::Msg::new("refusal-refund-changed")));
    assert_eq!(wrong(w.transfers("other/hall", &receipt, None)), is("rials", "answer-needed"));
    w.transfers("other/hall", &receipt, Some(7_000_000)).unwrap();
    let given = |w: &World| fee::given_back(&w.service, w.happened()).into_iter().map(|(_, g)| (g.rials, g.part)).collect::<Vec<_>>();
    assert_eq!((given(&w), w.owed().over(), w.net()), (vec![(Some(7_000_000), true)], 0, 15_000_000));
    // All of it is kept with its sum too: where more was paid by it once, what is left of it.
    w.finish("office/desk", "signed");
    w.decide("refuse", "bad", "").unwrap();
    assert_eq!(w.transfers("other/hall", &receipt, Some(22_000_000)).unwrap_err(), changed);
    w.transfers("other/hall", &receipt, Some(15_000_000)).unwrap();
    assert_eq!((given(&w), w.net()), (vec![(Some(7_000_000), true), (Some(15_000_000), true)], 0));
    // An event from before it was kept says all of it, and that is what was left.
    let Some((Body::GivenBack { rials, .. }, ..)) = w.events.last_mut() else { panic!() };
    *rials = None;
    assert_eq!((given(&w), w.net()), (vec![(Some(7_000_000), true), (Some(15_000_000), true)], 0));
}

#[test]
fn what_was_counted_and_given_back_whole_stayed_counted() {
    for parts in [false, true] {
        let mut w = World::with(service(true, &format!("{}{END}{OBJECTION}", deposit())));
        if parts {
            w = divide(w);
        }
        w.finish("other/hall", "paid");
        w.correct(if parts { "other/hall" } else { "office/desk" }, 44);
        while w.open().contains(&"pay") {
            w.finish("other/hall", "paid");
        }
        assert_eq!((w.net(), w.demand().1), (44_000_000, Demand::Paid));
        w.decide("refuse", "bad", "").unwrap();
        while !w.back().is_empty() {
            w.gives_back();
        }
        assert_eq!((w.owed().counted, w.owed().left(), w.owed().late, w.net()), (0, 44_000_000, true, 0));
        // Granted after all, nothing is paid, and all of it is asked for.
        w.act(&PERSON, Act::Object { text: "جا ایمن است.".into(), files: vec![] }).unwrap();
        let grant = |note: &str| Act::Decide { decision: "grant".into(), ground: "fine".into(), note: note.into() };
        assert_eq!(wrong(w.act(&officer("office/second"), grant(""))), is("note", "answer-decided-unpaid"));
        w.act(&officer("office/second"), grant("پرداخت در راه است.")).unwrap();
        let mut shown = w.invoice().clone();
        shown.owes(w.case.owes.as_ref());
        let sum: i64 = shown.parts.iter().map(|p| p.rials).sum();
        assert_eq!((shown.counted, shown.left(), sum, w.demand().1), (0, 44_000_000, 44_000_000, Demand::Asked));
        assert_eq!(shown.parts.last().unwrap().payment_id, None);
        for n in 0..shown.parts.len() {
            assert_eq!(w.demand().1, Demand::Asked);
            w.reports(&format!("14050{n}")).unwrap();
            w.records(&format!("14050{n}"));
        }
        assert_eq!((w.demand().1, w.net(), w.owed().late), (Demand::Paid, 44_000_000, false));
    }
}

#[test]
fn an_event_of_money_given_back_from_before_led_elsewhere() {
    let mut w = divide(World::with(service(true, &format!("{}{END}{OBJECTION}", deposit()))));
    w.finish("other/hall", "paid");
    w.correct("other/hall", 44);
    while w.open().contains(&"pay") {
        w.finish("other/hall", "paid");
    }
    w.decide("refuse", "bad", "").unwrap();
    let refused = w.case.clone();
    w.gives_back();
    let (body, actor, at) = w.events.last().unwrap().clone();
    let Body::GivenBack { uncounted: false, anew: true, rials: Some(rials), .. } = body else { panic!("{body:?}") };
    let mut old = body.clone();
    let Body::GivenBack { anew, .. } = &mut old else { panic!() };
    *anew = false;
    let led = |body: &Body| {
        let mut case = refused.clone();
        case.follow(&w.service, body, &actor, at).map(|()| case.owes.unwrap())
    };
    let (new, before) = (led(&body).unwrap(), led(&old).unwrap());
    assert_eq!((new.counted, before.counted), (0, 0));
    // On the day of the last instalment, as it was then.
    let last = |owed: &fee::Owed| owed.parts.last().map(|p| (p.rials, p.due.is_some()));
    assert_eq!((last(&new), last(&before)), (Some((rials, false)), Some((rials, true))));
}

#[test]
fn a_grant_after_an_objection_asked_for_money_that_was_still_held() {
    for (back, again) in [(0, 22_000_000), (1, 22_000_000), (2, 44_000_000)] {
        let mut w = World::with(service(true, &format!("{}{END}{OBJECTION}", deposit())));
        w.finish("other/hall", "paid");
        w.correct("office/desk", 44);
        w.finish("other/hall", "paid");
        w.decide("refuse", "bad", "").unwrap();
        // The first of the two, the second, or both.
        let all = w.paid();
        for paid in all.iter().enumerate().filter(|(n, _)| back == 2 || *n == back).map(|(_, paid)| paid) {
            w.transfers("other/hall", &paid.receipt, paid.rials).unwrap();
        }
        w.act(&PERSON, Act::Object { text: "جا ایمن است.".into(), files: vec![] }).unwrap();
        let grant = Act::Decide { decision: "grant".into(), ground: "fine".into(), note: "پرداخت در راه است.".into() };
        w.act(&officer("office/second"), grant).unwrap();
        let mut shown = w.invoice().clone();
        shown.owes(w.case.owes.as_ref());
        shown.owes(w.case.owes.as_ref());
        let sum: i64 = shown.parts.iter().map(|p| p.rials).sum();
        assert_eq!((shown.before(), shown.left(), sum), (44_000_000 - again, again, again), "{back}");
        assert_eq!((w.case.due_by(&w.service, ""), w.demand().1), (Some(again), Demand::Asked), "{back}");
        w.reports("140509").unwrap();
        w.records("140509");
        assert_eq!((w.demand().1, w.net()), (Demand::Paid, 44_000_000), "{back}");
        // A state from before it was kept is no lie, one that keeps another sum is.
        let owed = w.owed();
        assert!(owed.received.is_some() && owed.tells(&fee::Owed { received: None, ..owed.clone() }));
        assert!(!owed.tells(&fee::Owed { received: Some(1), ..owed.clone() }));
    }
}

#[test]
fn what_was_counted_stayed_counted_when_another_agency_had_the_case_meanwhile() {
    for parts in [false, true] {
        let mut w = World::through(&deposit());
        if parts {
            w = divide(w);
        }
        w.finish("other/hall", "paid");
        w.correct(if parts { "other/hall" } else { "office/desk" }, 44);
        while w.open().contains(&"pay") {
            w.finish("other/hall", "paid");
        }
        let goes = |to: &str| Act::Transfer { to: Place::parse(to).unwrap(), reason: "صالح نیست".into() };
        w.act(&officer("office/desk"), goes("third/desk")).unwrap();
        // The first of what was paid, which is counted, is given back there; then the case comes back.
        let again = w.back()[0].1;
        assert_eq!((w.owed().counted, w.net()), (again, 44_000_000));
        w.gives_back();
        w.act(&officer("third/desk"), goes("office/desk")).unwrap();
        assert_eq!((w.owed().counted, w.case.due_by(&w.service, "")), (0, Some(again)), "{parts}");
        w.decide("grant", "fine", "فوری است.").unwrap();
        assert_eq!((w.demand().1, w.net()), (Demand::Asked, 44_000_000 - again));
        w.reports("140509").unwrap();
        w.records("140509");
        assert_eq!((w.demand().1, w.net()), (Demand::Paid, 44_000_000));
    }
}

#[test]
fn an_amount_that_was_due_again_had_the_day_of_an_instalment_that_had_passed() {
    let mut w = divide(World::with(service(true, &format!("{}{END}{OBJECTION}", deposit()))));
    w.finish("other/hall", "paid");
    w.correct("other/hall", 44);
    while w.open().contains(&"pay") {
        w.finish("other/hall", "paid");
    }
    let last = w.owed().until.clone();
    w.decide("refuse", "bad", "").unwrap();
    while !w.back().is_empty() {
        w.gives_back();
    }
    w.act(&PERSON, Act::Object { text: "جا ایمن است.".into(), files: vec![] }).unwrap();
    // The calendars move one of the others meanwhile: the last day that is kept is one that there is.
    let from = w.owed().parts[0].due.clone().unwrap();
    let mut moved = w.case.clone();
    moved.follow(&w.service, &Body::InstalmentMoved { part: 1, to: from.clone(), from }, "system", w.now).unwrap();
    assert!(last.is_some() && moved.owes.as_ref().unwrap().until == last, "{:?}", moved.owes);
    w.now += 200 * DAY;
    let grant = Act::Decide { decision: "grant".into(), ground: "fine".into(), note: "پرداخت در راه است.".into() };
    w.act(&officer("office/second"), grant).unwrap();
    let mut shown = w.invoice().clone();
    shown.owes(w.case.owes.as_ref());
    let told: Vec<_> = shown.parts.iter().map(|p| (p.rials, p.due.is_some(), p.payment_id.is_some())).collect();
    assert_eq!(told, [(18_333_000, true, true), (18_333_000, true, true), (7_334_000, false, false)]);
}

#[test]
fn what_was_reported_after_a_grant_was_asked_for_again_while_an_objection_to_it_was_looked_at() {
    let granted = || {
        let mut w = World::with(service(true, &format!("{}{END}{OBJECTION}", deposit())));
        w.finish("other/hall", "paid");
        w.correct("office/desk", 44);
        w.decide("grant", "fine", "فوری است.").unwrap();
        w.reports("140509").unwrap();
        w.act(&PERSON, Act::Object { text: "شرط آن را نمی‌پذیرم.".into(), files: vec![] }).unwrap();
        assert_eq!((w.demand().1, w.back()), (Demand::Reported, vec![("other/hall".to_string(), 0)]));
        assert!(w.case.owes_back() && w.case.status == Status::Open);
        // Nothing is reported at no task meanwhile.
        assert_eq!(w.reports("140510").unwrap_err(), Refusal::Conflict(domain::Msg::new("refusal-no-payment")));
        w
    };
    let upheld = |w: &mut World| {
        let grant = Act::Decide { decision: "grant".into(), ground: "fine".into(), note: "همان است.".into() };
        w.act(&officer("office/second"), grant).unwrap();
    };
    // Found meanwhile.
    let mut w = granted();
    w.records("140509");
    assert_eq!((w.demand().1, w.back(), w.owed().late, w.open()), (Demand::Paid, vec![], false, vec!["again"]));
    upheld(&mut w);
    assert_eq!((w.demand().1, w.net(), w.back()), (Demand::Paid, 44_000_000, vec![]));
    // Not found: then it is asked for, and reported again when the objection is answered.
    let mut w = granted();
    w.act(&officer("other/hall"), Act::NotGivenBack { receipt: "140509".into(), reason: "نیامد".into() }).unwrap();
    assert_eq!((w.demand().1, w.back()), (Demand::Asked, vec![]));
    upheld(&mut w);
    w.reports("140511").unwrap();
    w.records("140511");
    assert_eq!(w.demand().1, Demand::Paid);
    // Not answered by then: it is looked for still. Of what is refused after all it is given back where it is found.
    let mut w = granted();
    upheld(&mut w);
    assert_eq!((w.demand().1, w.back().len()), (Demand::Reported, 1));
    let mut w = granted();
    w.act(&officer("office/second"), Act::Decide { decision: "refuse".into(), ground: "bad".into(), note: String::new() }).unwrap();
    assert_eq!((w.demand().1, w.back().len(), w.case.looks_late()), (Demand::Over, 2, false));
    // An objection to a refusal leaves what was reported where it is.
    let mut w = World::with(service(true, &format!("{}{END}{OBJECTION}", deposit())));
    w.finish("other/hall", "paid");
    w.decide("refuse", "bad", "").unwrap();
    w.act(&PERSON, Act::Object { text: "جا ایمن است.".into(), files: vec![] }).unwrap();
    assert!(!w.case.looks_late() && !w.case.owes_back());
}

#[test]
fn a_service_that_records_no_payments_took_a_report_that_always_failed() {
    let mut w = World::with(service(true, END));
    w.decide("grant", "fine", "").unwrap();
    assert_eq!((w.demand(), w.owed().left()), ((22_000_000, Demand::Asked), 22_000_000));
    assert!(!w.case.reports_late(&w.service));
    assert_eq!(w.reports("140509").unwrap_err(), Refusal::Conflict(domain::Msg::new("refusal-case-closed")));
}

#[test]
fn a_sum_that_waited_for_a_report_was_lost_when_the_case_was_granted() {
    // Found, and the answers cost less than is paid by now.
    let mut w = World::granted_while_reported(44, 10);
    w.records("140509");
    assert_eq!((w.owed().waits, w.invoice().rials, w.invoice().counted), (false, 10_000_000, 44_000_000));
    assert_eq!(w.back().iter().map(|b| b.1).collect::<Vec<_>>(), [12_000_000, 22_000_000]);
    assert_eq!(w.events.last().unwrap().0.notice(&PERSON), Some(domain::case::Told::Overpaid));
    // Not found.
    let not_found = || Act::NotGivenBack { receipt: "140509".into(), reason: "نیامد".into() };
    let mut w = World::granted_while_reported(44, 10);
    w.act(&officer("other/hall"), not_found()).unwrap();
    assert_eq!((w.owed().waits, w.back()), (false, vec![("other/hall".to_string(), 12_000_000)]));
    // They cost more: what is left is asked for, and no task opens any more.
    let mut w = World::granted_while_reported(44, 40);
    w.act(&officer("other/hall"), not_found()).unwrap();
    assert_eq!((w.owed().waits, w.demand(), w.invoice().left()), (false, (40_000_000, Demand::Asked), 18_000_000));
    w.reports("140510").unwrap();
    w.records("140510");
    assert_eq!((w.demand().1, w.net(), w.open().len()), (Demand::Paid, 40_000_000, 0));
}

#[test]
fn one_number_that_was_reported_twice_was_recorded_twice() {
    let both = [task("pay", "pay", "other/hall", ["paid", "unpaid"]), task("draw", "review", "desk", ["ok", "poor"])];
    let first = stage("pays", "    side_by_side: true\n    ends: any\n", &both);
    let mut w = World::through(&(first + &stage("rests", "", &[task("rest", "pay", "other/hall", ["paid", "unpaid"])])));
    w.reports("140509").unwrap();
    // The stage goes on without the task at which it was reported.
    w.finish("office/desk", "ok");
    assert_eq!(w.open(), ["rest"]);
    w.reports("۱۴۰۵۰۹").unwrap();
    w.act(&officer("other/hall"), Act::Finish(Finish { receipt: "140509".into(), ..Finish::supposed("paid") })).unwrap();
    w.decide("grant", "fine", "").unwrap();
    assert_eq!((w.back().len(), w.demand().1), (0, Demand::Paid));
}

#[test]
fn receipts_from_before_amounts_were_kept_were_counted_as_nothing() {
    let mut w = World::new(true);
    w.finish("office/desk", "ok");
    w.finish("other/hall", "paid");
    w.without_amounts();
    assert_eq!(w.net(), 22_000_000);
    w.correct("office/desk", 10);
    assert_eq!(w.back(), [("other/hall".to_string(), 12_000_000)]);
    w.gives_back();
    assert_eq!(w.net(), 10_000_000);
    w.finish("office/desk", "signed");
    w.decide("refuse", "bad", "").unwrap();
    assert_eq!(w.back(), [("other/hall".to_string(), 10_000_000)]);
    // Of instalments each has the sum of its own, also when another invoice took the place of theirs.
    let mut w = divided();
    w.finish("office/desk", "ok");
    w.finish("other/hall", "paid");
    w.without_amounts();
    w.correct("other/hall", 30);
    assert_eq!((w.invoice().counted, w.net()), (7_334_000, 7_334_000));
    w.correct("other/hall", 5);
    assert_eq!(w.back(), [("other/hall".to_string(), 2_334_000)]);
}

proptest! {
    /// Whatever is corrected, paid, reported, missed and given back in whatever order: what is asked for is what the answers cost less
    /// what is paid, and what is given back is what was paid more.
    #[test]
    fn what_is_owed_and_what_is_given_back_add_up(acts in prop::collection::vec((0u8..10, 0i64..45), 1..25), parts in any::<bool>()) {
        let mut w = if parts { divided() } else { World::new(true) };
        for (act, n) in acts {
            let unit = w.case.tasks.get(usize::from(n % 2 == 1)).or(w.case.tasks.first()).map_or("office/desk".into(), |t| t.place.key());
            let receipt = format!("1405-{}", w.now);
            let _ = match act {
                0 | 1 => match w.ask(&unit, &["length"]) {
                    Ok(_) => w.answer(json!({ "length": n, })).or_else(|_| w.act(&PERSON, Act::Answer { text: "همان".into(), files: vec![], answers: Answers::new() })),
                    refused => refused,
                },
                2 | 3 => {
                    let task = w.case.tasks.iter().find(|t| t.place.key() == unit).and_then(|t| t.of(&w.service));
                    let outcome = task.and_then(|k| k.outcomes.first()).map_or(String::new(), |o| o.id.clone());
                    w.act(&officer(&unit), Act::Finish(Finish { receipt, ..Finish::supposed(&outcome) }))
                }
                // Whether anything is asked for after it was granted, say the events.
                4 if w.case.status.is_closed() && w.demand().1 != Demand::Asked => Ok(None),
                4 => w.reports(&receipt),
                5 => w.act(&officer("other/hall"), Act::PaymentNotFound { reason: "نیامد".into() }),
                6 if !w.back().is_empty() => { w.gives_back(); Ok(None) }
                8 | 9 => match fee::to_give_back(&w.service, &w.case, None, w.happened()).into_iter().find(|p| p.reported) {
                    Some(p) if act == 8 => w.act(&officer("other/hall"), Act::Record { receipt: p.receipt, elsewhere: false }),
                    Some(p) => w.act(&officer("other/hall"), Act::NotGivenBack { receipt: p.receipt, reason: "نیامد".into() }),
                    None => Ok(None),
                },
                _ if n == 1 => w.decide("grant", "fine", "خوب است."),
                _ => Ok(None),
            };
            while w.tick() {}
            let (invoice, owed, net, demand) = (w.invoice().clone(), w.case.owes.clone().unwrap(), w.net(), w.demand().1);
            let costs = w.answers["length"].as_i64().unwrap() * 1_000_000;
            prop_assert_eq!(owed.waits && !w.case.status.is_closed(), invoice.rials != costs && !w.case.status.is_closed());
            prop_assert_eq!((owed.rials, owed.counted >= 0), (invoice.rials, true));
            let back: i64 = w.back().iter().map(|(_, rials)| rials).sum();
            prop_assert_eq!((back, owed.over()), ((net - invoice.rials).max(0), (net - invoice.rials).max(0)));
            match demand {
                Demand::Asked | Demand::Reported => prop_assert!(net < invoice.rials, "{:?} {}", invoice, net),
                Demand::Paid | Demand::Nothing => prop_assert!(net >= invoice.rials, "{:?} {}", invoice, net),
                _ => {}
            }
            if demand == Demand::Asked && !w.case.status.is_closed() && w.case.tasks.iter().any(|t| w.case.pays_now_at(t, &w.service)) {
                let parts = fee::paid(&w.service, Some(&invoice), w.happened());
                let next = invoice.next_part(&parts).map(|(_, part)| part.rials);
                prop_assert_eq!(next, w.case.due_by(&w.service, ""));
                prop_assert!(next.is_some_and(|next| next <= invoice.rials - net), "{:?} {}", owed, net);
            }
            prop_assert!(w.case.status.is_closed() || w.case.tasks.iter().any(|t| !t.beside), "{:?}", w.case);
        }
    }
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
fn who_is_consulted_by_corrected_answers_was_never_asked() {
    let mut w = World::new(true);
    assert_eq!(w.open(), ["see"]);
    w.ask("office/desk", &["closes"]).unwrap();
    w.answer(json!({ "closes": "yes", "night": "no" })).unwrap();
    assert_eq!(w.open(), ["see", "police"]);
    // It has its own days from then on, opens once, and the stage waits for it.
    assert!(w.case.tasks[1].clock.is_some());
    w.correct("office/desk", 30);
    assert_eq!(w.open(), ["see", "police"]);
    w.finish("office/desk", "ok");
    assert_eq!((w.open(), w.case.stage.as_str()), (vec!["police"], "look"));
    w.finish("other/hall", "agrees");
    assert_eq!(w.case.stage, "pays");
}

#[test]
fn a_day_to_pay_that_was_extended_came_nearer_by_a_correction() {
    let mut w = World::new(true);
    w.finish("office/desk", "ok");
    let until = |w: &World| w.case.tasks[0].clock.as_ref().unwrap().limit_at(w.days.of("other"));
    w.act(&officer("other/hall"), Act::Extend { own: true, reason: "تعطیلی بانک".into() }).unwrap();
    let before = until(&w);
    w.correct("other/hall", 30);
    assert!(until(&w) >= before, "{} {before}", until(&w));
}

/// Seventy points are enough without a vote; with sixty the board votes, also when it turns out late.
#[test]
fn a_stall_was_given_because_the_board_agreed_although_nobody_had_voted() {
    let (jobs, revenue) = ("mashhad-municipality/city-jobs", "mashhad-municipality/revenue");
    let corrected = |change: fn(&mut Service)| {
        let mut stall = parse(&shared::samples(), "2026-11-24").unwrap().services.remove("market-stall").unwrap();
        change(&mut stall);
        let answers = json!({
            "market": "بازار نمونه", "goods": "produce", "stall_size": 8, "producer": "no", "experience": 10, "household_size": 6,
            "disabled": "yes", "no_other_stall": "yes",
        });
        let mut w = World::of(stall, answers);
        w.finish(jobs, "right");
        assert_eq!((w.answers["points"].as_i64(), w.open()), (Some(70), vec!["rent_payment"]));
        w.ask(revenue, &["experience"]).unwrap();
        let changed = w.answer(json!({ "experience": 5 })).unwrap().unwrap();
        assert_eq!(changed.changes.last().unwrap().new, Some(json!(60)));
        w
    };
    let mut w = corrected(|_| ());
    w.finish(revenue, "paid");
    assert_eq!((w.open(), w.case.decision.is_none()), (vec!["vote_jobs", "vote_guilds", "vote_urban"], true));
    w.finish(jobs, "give");
    w.finish("guild-chamber/licensing", "give");
    // What was paid is not paid again.
    let decision = w.case.decision.as_ref().unwrap();
    assert_eq!((decision.kind.as_str(), decision.ground.as_str(), w.case.status), ("allocation", "board", Status::Decided));
}

/// Of a version from before rules were looked at together with the conditions of their grounds: no rule holds, whatever is done.
#[test]
fn a_case_on_an_older_version_stood_still_because_no_rule_held() {
    let (jobs, revenue) = ("mashhad-municipality/city-jobs", "mashhad-municipality/revenue");
    let older = |change: fn(&mut Service)| {
        let mut stall = parse(&shared::samples(), "2026-11-24").unwrap().services.remove("market-stall").unwrap();
        // Its last rule gave the stall because the board agreed, which had not voted.
        stall.stages[1].next.truncate(4);
        stall.stages[1].next[3].when = None;
        change(&mut stall);
        let answers = json!({
            "market": "بازار نمونه", "goods": "produce", "stall_size": 8, "producer": "no", "experience": 10, "household_size": 6,
            "disabled": "yes", "no_other_stall": "yes",
        });
        let mut w = World::of(stall, answers);
        w.finish(jobs, "right");
        w.ask(revenue, &["experience"]).unwrap();
        w.answer(json!({ "experience": 5 })).unwrap().unwrap();
        w
    };
    let decides = |ground: &str| {
        let decision = if ground == "few-points" { "refusal" } else { "allocation" };
        Act::Decide { decision: decision.into(), ground: ground.into(), note: String::new() }
    };
    let mut w = older(|_| ());
    w.reports("140509").unwrap();
    w.act(&officer(revenue), Act::Finish(Finish { receipt: "140509".into(), ..Finish::supposed("paid") })).unwrap();
    assert_eq!((w.open(), w.case.tasks[0].decides, w.case.tasks[0].place.key()), (vec![""], true, jobs.to_string()));
    assert_eq!(w.case.turn(&w.service, &w.days, w.now).unwrap().acting.len(), 1);
    // Nothing leads on from there, also when it is asked once more and answered so that a rule would hold.
    w.ask(jobs, &["experience"]).unwrap();
    w.answer(json!({ "experience": 10 })).unwrap().unwrap();
    assert_eq!(w.open(), [""]);
    w.ask(jobs, &["experience"]).unwrap();
    w.answer(json!({ "experience": 5 })).unwrap().unwrap();
    assert_eq!(w.act(&officer(jobs), Act::Advance { note: String::new() }), Err(Refusal::Conflict(domain::Msg::new("refusal-last-stage"))));
    // Somebody decides, on what is on record and nothing else.
    assert_eq!(wrong(w.act(&officer(jobs), decides("board"))), is("ground", "answer-ground-not-on-record"));
    w.act(&officer(jobs), decides("few-points")).unwrap();
    let decision = w.case.decision.as_ref().unwrap();
    assert_eq!((decision.ground.as_str(), decision.by, w.case.status), ("few-points", domain::case::DecidedBy::Officer, Status::Decided));
    assert_eq!(w.back().len(), 1, "what was paid is given back");
    // The same by silence: the clock failed, and no act of anybody came through.
    let mut w = older(|stall| stall.stages[1].tasks[0].silence = Some("paid".into()));
    w.now += 90 * DAY;
    while w.tick() {}
    assert!(w.case.tasks.iter().all(|t| t.decides) && !w.case.status.is_closed(), "{:?}", w.case);
    w.act(&PERSON, Act::Message { text: "چه شد؟".into() }).unwrap();
    w.act(&PERSON, Act::Withdraw { reason: String::new() }).unwrap();
}

#[test]
fn who_only_takes_the_money_decided_where_no_rule_held() {
    let end = END.replace("by: desk", "by: second");
    let stages = stage("look", "", &[task("see", "review", "second", ["ok", "poor"])])
        + &stage("pays", "", &[task("pay", "pay", "desk", ["paid", "unpaid"])]);
    let mut service = service(true, &format!("{stages}{end}"));
    let mut rule = self::service(true, STAGES).stages[0].next[0].clone();
    rule.go = domain::package::Go::Stage("end".into());
    service.stages[1].next = vec![rule];
    // The unit that decides in the service; where it has none, the one that looked at the case.
    let mut without = service.clone();
    without.stages.pop();
    for service in [service, without] {
        let answers = json!({ "owner": "yes", "area": "north", "length": 22, "closes": "no", "begins": day(START + 5 * DAY) });
        let mut w = World::of(service, answers);
        w.finish("office/second", "ok");
        w.reports("140509").unwrap();
        w.act(&officer("office/desk"), Act::Finish(Finish { receipt: "140509".into(), ..Finish::supposed("paid") })).unwrap();
        assert_eq!((w.case.tasks[0].decides, w.case.tasks[0].place.key().as_str()), (true, "office/second"));
    }
}

/// What more is to be paid beside the stages goes on while officers decide; all else that was open is over, and a visit is off.
#[test]
fn what_was_paid_beside_fell_away_where_no_rule_held() {
    let stages = deposit()
        + &stage(
            "look",
            "    side_by_side: true\n    ends: any\n",
            &[task("see", "review", "desk", ["ok", "poor"]), task("visit", "inspect", "desk", ["fine", "not"])],
        );
    let mut service = service(true, &format!("{stages}{END}"));
    let mut rule = self::service(true, STAGES).stages[0].next[0].clone();
    rule.go = domain::package::Go::Stage("end".into());
    service.stages[1].next = vec![rule];
    let mut w = World::with(service);
    w.finish("other/hall", "paid");
    w.correct("office/desk", 40);
    assert_eq!(w.open(), ["see", "visit", "pay"]);
    // The only rule asks for another outcome.
    w.act(&officer("office/desk"), Act::Finish(Finish::supposed("ok"))).unwrap();
    assert_eq!((w.open(), w.case.tasks[0].decides, w.case.tasks[1].beside), (vec!["", "pay"], true, true));
    w.finish("other/hall", "paid");
    assert_eq!(w.open(), [""]);
    w.decide("grant", "fine", "").unwrap();
    assert_eq!(w.case.status, Status::Decided);
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
        (json!({ "length": 22 }), "text", "answer-text-needed"),
        (json!({}), "text", "answer-text-needed"),
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

/// A review by area, after one by the desk.
fn by_area() -> String {
    let yard = task("yard", "review", "{question: area, units: {north: desk, south: other/hall}}", ["well", "not"]);
    format!("{}{}{END}", stage("look", "", &[task("see", "review", "second", ["ok", "poor"])]), stage("visits", "", &[yard]))
}

#[test]
fn a_task_by_area_goes_to_the_unit_of_the_answer_that_is_in_force() {
    let begun = |area: &str| {
        let answers = json!({ "owner": "yes", "area": area, "length": 22, "closes": "no", "begins": day(START + 5 * DAY) });
        World::of(service(false, &by_area()), answers)
    };
    let places = |w: &World| w.case.tasks.iter().map(|t| t.place.key()).collect::<Vec<_>>();
    for (area, unit) in [("north", "office/desk"), ("south", "other/hall")] {
        let mut w = begun(area);
        w.finish("office/second", "ok");
        assert_eq!((places(&w), w.case.steward.as_str()), (vec![unit.to_string()], "office"));
        w.finish(unit, "well");
    }
    // A correction before it opens, by whoever gave the answer.
    for (area, other, unit) in [("north", "south", "other/hall"), ("south", "north", "office/desk")] {
        let mut w = begun(area);
        w.ask("office/second", &["area"]).unwrap();
        w.answer(json!({ "area": other })).unwrap();
        w.finish("office/second", "ok");
        assert_eq!(places(&w), [unit]);
        // What is open by then stays where it is.
        w.ask(unit, &["area"]).unwrap();
        w.answer(json!({ "area": area })).unwrap();
        assert_eq!(places(&w), [unit]);
        w.finish(unit, "well");
        assert_eq!((w.case.stage.as_str(), places(&w)), ("end", vec!["office/desk".to_string()]));
    }
    // Nor does it begin at the wrong one, where it is the first of all.
    let (both, answers) = (by_area(), begun("south").answers);
    let w = World::of(service(false, &both[both.find("  - id: visits").unwrap()..]), json!(answers));
    assert_eq!((places(&w), w.case.acting.key()), (vec!["other/hall".to_string()], "other/hall".to_string()));
}

/// Without an answer the task would be at the first of the units: the check sees to it that there is always one, and a unit for it.
#[test]
fn there_is_an_answer_and_a_unit_wherever_a_task_goes_by_area() {
    let right = yaml(false, &by_area());
    let keys = |text: &str| read(text).err().unwrap_or_default().into_iter().map(|m| m.reason.key.into_owned()).collect::<Vec<_>>();
    assert_eq!(keys(&right), [""; 0]);
    let area = "{id: area, type: choice,";
    for (from, to, key) in [
        (area, "{id: area, type: choice, required: false,", "mistake-by-question"),
        (area, "{id: area, type: choice, show_if: owner,", "mistake-by-question"),
        ("{question: area, units", "{question: owner, units", "mistake-by-question"),
        ("units: {north: desk, south: other/hall}", "units: {north: desk}", "mistake-option-without-unit"),
        ("units: {north: desk, south: other/hall}", "units: {}", "mistake-option-without-unit"),
        ("units: {north: desk, south: other/hall}", "units: {north: desk, south: other/hall, east: desk}", "mistake-value-not-allowed"),
        ("{question: area, units", "{question: place, units", "mistake-unknown-reference"),
    ] {
        assert!(right.contains(from));
        assert!(keys(&right.replace(from, to)).contains(&key.to_string()), "{to}: {:?}", keys(&right.replace(from, to)));
    }
}
