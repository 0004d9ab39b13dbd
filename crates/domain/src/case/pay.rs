//! What the person paid at the bank reaches the desk in two steps: the person reports it, and the unit that records payments records the
//! receipt or says that it did not find it. Between the two nothing is to be paid there, and the limit for paying stands.

use super::act::{conflict, receipt_number};
use super::{Body, Case, Place, Setting, Status, Task};
use crate::actor::Actor;
use crate::calendar::Day;
use crate::fee::{self, Paid};
use crate::message::{Arg, Msg};
use crate::package::{MOST_RIALS, Outcome, Service, TaskKind};
use crate::question::money::{self, Unit};
use crate::question::{Date, Kind, When};
use crate::refusal::{Refusal, Wrong};
use crate::{Id, Millis};
use serde::{Deserialize, Serialize};

/// A payment that the person reported, and that no unit has recorded or missed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// Number of the receipt.
    pub receipt: String,
    /// Day of the payment, `YYYY-MM-DD`.
    pub on: String,
    /// When it was reported.
    pub at: Millis,
}

/// The day on which money moved: none to come.
fn moved_on(typed: &str, today: Day) -> Result<Day, Msg> {
    let day = Kind::Date(Date { when: When::Past }).check(&typed.into(), &today.to_string())?;
    day.as_ref().and_then(|day| Day::parse(day.as_str()?)).ok_or(Msg::new("answer-needed"))
}

/// The day of a payment: none before there was an invoice.
fn paid_on(typed: &str, first: Day, today: Day) -> Result<Day, Msg> {
    let day = moved_on(typed, today)?;
    if day < first { Err(Msg::new("answer-paid-before").with("day", Arg::Day { day: first.to_string() })) } else { Ok(day) }
}

/// That what was paid by a receipt is given back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Back {
    /// Number of the receipt.
    pub receipt: String,
    /// For how much, in rials, as it is to be given back ([`fee::to_give_back`]); nothing where that does not say it.
    pub rials: Option<i64>,
    /// By which payment, as it is typed.
    pub reference: String,
    /// On which day, as it is typed.
    pub on: String,
    /// That it is given back although its agency recorded the receipt in another case too.
    pub elsewhere: bool,
}

impl Case {
    /// Whether the person pays at an open task: not while a unit looks for what was paid.
    pub fn pays_now_at(&self, task: &Task, service: &Service) -> bool {
        task.reported.is_none() && self.is_paid_at(task, service)
    }

    /// Whether an open task is that something is paid, also while a unit looks for it.
    pub fn is_paid_at(&self, task: &Task, service: &Service) -> bool {
        task.of(service).is_some_and(|kind| self.pays_at(kind))
    }

    /// The open task of which the person says that it is paid: the named one, or the only one at which something is to be paid.
    fn reports_at(&self, service: &Service, named: Option<Id>) -> Result<&Task, Refusal> {
        let mut paid = self.tasks.iter().filter(|t| self.is_paid_at(t, service) && named.is_none_or(|id| id == t.id)).peekable();
        let first = paid.peek().is_some();
        let mut open = paid.filter(|t| t.reported.is_none());
        match (open.next(), open.next()) {
            (Some(only), None) => Ok(only),
            (Some(_), Some(_)) => Err(Refusal::wrong("task", Msg::new("answer-which-payment"))),
            (None, _) if first => Err(conflict("refusal-payment-reported")),
            (None, _) => Err(conflict("refusal-no-payment")),
        }
    }

    /// Whether the person may report what was paid after the case was granted, at no task: what is owed still, where the service has units that
    /// record payments. Whether it is asked for, and nothing is reported and unanswered, say the events of the case ([`fee::demand`]).
    pub fn reports_late(&self, service: &Service) -> bool {
        service.takes_money() && self.takes_late() && self.owes.as_ref().is_some_and(|o| o.left() > 0)
    }

    /// Whether an event that led here asks for money only when the case was granted: an invoice of answers that were corrected before.
    pub fn asks_late(&self, service: &Service, body: &Body) -> bool {
        matches!(body, Body::Invoiced { .. }) && self.reports_late(service)
    }

    /// The person reports a payment, made on a day that is typed in either calendar.
    pub(super) fn payment_reported(&self, receipt: &str, on: &str, named: Option<Id>, at: &Setting) -> Result<Body, Refusal> {
        let (task, place) = match self.late_at(at) {
            Some(place) => (Id::nil(), place),
            None => self.reports_at(at.service, named).map(|task| (task.id, task.place.clone()))?,
        };
        let days = at.calendars.of(&place.agency);
        match (self.new_receipt(receipt), paid_on(on, days.today(self.submitted_at), days.today(at.now))) {
            (Ok(receipt), Ok(on)) => Ok(Body::PaymentReported { task, receipt, on: on.to_string(), place: Some(place) }),
            (number, day) => {
                let all = [("receipt", number.err()), ("paid_on", day.err())].into_iter();
                Err(Refusal::Invalid(all.filter_map(|(field, why)| Some(Wrong { question: field.into(), message: why? })).collect()))
            }
        }
    }

    /// A unit did not find what was reported at its task. From then on the limit for paying goes on, and never ends before what is told now.
    pub(super) fn payment_not_found(&self, task: Id, reason: String, actor: &Actor, at: &Setting) -> Result<Body, Refusal> {
        self.task(task).and_then(|t| t.reported.as_ref()).ok_or(conflict("refusal-nothing-reported"))?;
        let told = |pay_until| Body::PaymentNotFound {
            task,
            reason: reason.clone(),
            pay_until,
            stands: true,
            receipt: String::new(),
            place: None,
        };
        let mut after = self.clone();
        after.follow(at.service, &told(None), &actor.label(), at.now).ok_or(conflict("refusal-changed-meanwhile"))?;
        let limit = |t: &Task| Some(t.clock.as_ref()?.limit_at(at.calendars.of(&t.place.agency)));
        Ok(told(after.task(task).and_then(limit)))
    }

    /// What a receipt with this number is to be for, in rials: of instalments that which it pays. Nothing where another agency has the case, which says
    /// what is paid there, and where a state from before the instalments were kept does not tell.
    pub fn due_by(&self, service: &Service, receipt: &str) -> Option<i64> {
        match self.owes.as_ref() {
            _ if self.competent.is_some() => None,
            None => service.cost.rials,
            Some(owed) if owed.parts.is_empty() => Some(owed.due()).filter(|_| owed.until.is_none()),
            Some(owed) => owed.part_of(receipt).and_then(|n| owed.parts.get(n - 1)).map(|part| part.rials),
        }
    }

    /// For how much a receipt is recorded: for what is due, and for nothing else.
    pub(super) fn amount(&self, service: &Service, receipt: &str, typed: Option<&str>) -> Result<Option<i64>, Msg> {
        let due = self.due_by(service, receipt);
        let Some(typed) = typed else { return Ok(due) };
        let typed = crate::persian::tidy(typed);
        if typed.is_empty() {
            return Err(Msg::new("answer-needed"));
        }
        let paid = money::check(&typed.into(), 1, MOST_RIALS, Unit::Rial)?.as_i64().unwrap_or_default();
        let told = |rials| Arg::Money { rials, unit: Unit::Rial };
        match due.filter(|due| *due != paid) {
            Some(due) => Err(Msg::new("answer-paid-amount").with("paid", told(paid)).with("due", told(due))),
            None => Ok(Some(paid)),
        }
    }

    /// Whether something of what was paid may be to be given back, or what was reported is to be looked for still; what that is, say the
    /// events ([`fee::to_give_back`]).
    pub fn owes_back(&self) -> bool {
        let over = || self.owes.as_ref().is_some_and(|o| o.over() > 0);
        self.status.is_closed() || self.competent.is_some() || self.looks_late() || over()
    }

    /// Whether a receipt of what was reported is recorded although nothing is done any more: what was granted is owed.
    pub fn takes_late(&self) -> bool {
        self.status == Status::Decided && !self.gives_back() && self.competent.is_none()
    }

    /// The same also while an objection to what was granted is looked at: what was reported by then is answered meanwhile.
    pub fn looks_late(&self) -> bool {
        let granted = self.decision.as_ref().is_some_and(|d| d.outcome == Outcome::Granted);
        self.takes_late() || self.is_objected() && granted && !self.status.is_closed() && self.competent.is_none()
    }

    /// A unit found what was reported and not answered when the case was granted, or after that; that it was, say the events of the case. An
    /// invoice by answers that were corrected meanwhile takes the place of the one before.
    pub(super) fn recorded(
        &mut self,
        receipt: String,
        unit: Option<Place>,
        actor: &Actor,
        at: &Setting,
        events: &mut Vec<Body>,
    ) -> Result<(), Refusal> {
        let place = unit.filter(|_| self.looks_late()).ok_or(conflict("refusal-nothing-reported"))?;
        let owed = self.instalments();
        let part = owed.and_then(|o| o.part_of(&receipt));
        let more = owed.is_some_and(|o| o.waits_for_more(o.parts.len(), &receipt));
        let rials = self.due_by(at.service, &receipt);
        let kind = at.service.all_stages().flat_map(|s| &s.tasks).find(|t| t.kind == TaskKind::Pay);
        let (task, by) = (Id::nil(), actor.label());
        let found =
            Paid { task, at: at.now, place: place.clone(), by, part, rials, reported: false, counted: false, receipt: receipt.clone() };
        let body = Body::Received {
            task,
            of: kind.map(|k| k.id.clone()).unwrap_or_default(),
            place,
            receipt,
            part,
            rials,
            // What was reported is recorded under its own number.
            reported: String::new(),
            elsewhere: false,
            more,
            told: String::new(),
            note: String::new(),
            files: vec![],
            checked: vec![],
        };
        self.happens(body, actor, at, events)?;
        self.costs_after_report(Some(found), actor, at, events)
    }

    /// A unit says that it gave back what was paid by a receipt, so many rials; which of its receipts are to be given back, and since when it has
    /// the money, say the events of the case. `at` has what they pay.
    pub(super) fn given_back(&self, back: Back, unit: Option<Place>, at: &Setting) -> Result<Body, Refusal> {
        // Whether it is recorded elsewhere is known where it is written.
        let Back { receipt, rials, reference, on, elsewhere: _ } = back;
        let place = unit.filter(|_| self.owes_back()).ok_or(conflict("refusal-nothing-to-give-back"))?;
        let days = at.calendars.of(&place.agency);
        match (receipt_number(&reference), moved_on(&on, days.today(at.now))) {
            (Ok(reference), Ok(on)) => {
                let all = self.gives_back() || self.competent.is_some();
                let owed = self.owes.as_ref();
                let over = owed.filter(|_| !all).map(|owed| fee::over(at.paid, owed.rials));
                let found = over.as_deref().unwrap_or(at.paid).iter().find(|p| p.receipt == receipt && p.place == place);
                match (rials, found.and_then(|p| p.rials)) {
                    (None, Some(_)) => return Err(Refusal::wrong("rials", Msg::new("answer-needed"))),
                    // The officer has transferred what is to be given back no more, or is only a part of it.
                    (said, now) if said != now => return Err(conflict("refusal-refund-changed")),
                    _ => {}
                }
                let part = owed.filter(|_| all).and_then(|owed| owed.part_given_back(&receipt));
                let uncounted = rials.is_some() && found.is_some_and(|p| !p.counted);
                let (on, elsewhere) = (on.to_string(), false);
                Ok(Body::GivenBack { receipt, place, reference, on, part, rials, uncounted, anew: true, elsewhere })
            }
            (number, day) => {
                let all = [("reference", number.err()), ("given_on", day.err())].into_iter();
                Err(Refusal::Invalid(all.filter_map(|(field, why)| Some(Wrong { question: field.into(), message: why? })).collect()))
            }
        }
    }

    /// The number of a receipt, which is none that pays something here already.
    pub(super) fn new_receipt(&self, text: &str) -> Result<String, Msg> {
        let number = receipt_number(text)?;
        let owed = self.instalments();
        if let Some(part) = owed.and_then(|o| o.paid_already(&number)) {
            return Err(Msg::new("answer-instalment-paid").with("number", part));
        }
        if owed.is_some_and(|o| o.has(&number)) {
            return Err(Msg::new("answer-receipt-recorded"));
        }
        Ok(number)
    }
}
