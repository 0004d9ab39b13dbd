//! What an application costs: the lines of its service's fees, computed from the answers; the demand, by whose numbers it is
//! paid; and the receipts that a desk has recorded.

use crate::Id;
use crate::calendar::{Calendars, Day, Today, WorkingDays};
use crate::case::{Body, Case, Changed, Opened, Place, Status};
use crate::expression::{Expression, Rate, Scope, Value};
use crate::form::{self, Answers};
use crate::package::{BillCode, Outcome, Service, Stage, TaskKind};
use crate::question::{bill_id, payment_id};
use crate::{Millis, Msg, Text};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

/// Payment ids say amounts in steps of so many rials.
pub const STEP: i64 = 1000;

/// What is owed, line by line. What was computed at submission stands, whatever rates come later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Invoice {
    /// The lines; what is taken off stands behind the line that it belongs to.
    pub lines: Vec<Line>,
    /// Their sum in rials.
    pub rials: i64,
    /// What was paid by the invoices before it, in whose place a correction put this one, in rials; what is more than the sum is given back.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub counted: i64,
    /// What receipts of it pay still, in rials, where that is less than is left because money that was counted was given back; never in an
    /// event, see [`Invoice::owes`].
    #[serde(default, skip_serializing_if = "is_zero")]
    pub held: i64,
    /// Number of the bill; nothing before submission, where nothing is owed, and where the agency numbers no bills.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bill_id: Option<String>,
    /// What is paid one by one, in order: instalments, or all that is left at once where there is a bill.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// The rule that allows instalments; empty where there are none.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub instalments: Text,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Id of the fee; empty for what was rounded off.
    pub fee: String,
    /// Title; empty for what was rounded off.
    pub title: Text,
    /// Rials; negative where something is taken off.
    pub rials: i64,
    /// The rule that sets it; empty for what was rounded off, and where the package names none for what is taken off.
    pub rule: Text,
    /// The rates that were used for it, as rows of tables: also where it comes out of a computed value, and where a table decides whether it
    /// is owed or taken off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<Rate>,
}

impl Line {
    /// Whether it takes off what is less than a payment id can say.
    pub fn is_rounding(&self) -> bool {
        self.fee.is_empty()
    }
}

/// What is paid at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Rials.
    pub rials: i64,
    /// Day on which it is due, `YYYY-MM-DD`; nothing where the sum is not divided, and for what is to be paid again since it was given back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// Payment id; nothing before submission, without a bill id, and for amounts that none can say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_id: Option<String>,
}

/// What of an invoice the state of its case keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owed {
    /// The sum in rials; 0: nothing is to be paid.
    pub rials: i64,
    /// What of it was paid by the invoices before, less what was given back of that; see [`Invoice::counted`].
    #[serde(default, skip_serializing_if = "is_zero")]
    pub counted: i64,
    /// What receipts of it pay still, in rials; nothing where the sum is divided, and in a state from before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<i64>,
    /// Whether what is left became due only when paying was over, by a correction, and is not paid yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
    /// Whether corrected answers cost another sum, which is demanded when what was reported is answered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waits: bool,
    /// Day on which the last instalment is due, `YYYY-MM-DD`; nothing where the sum is not divided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The instalments, in order; none where the sum is not divided, and in a state from before they were kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// The instalment, from 1, that each recorded receipt pays, nothing where its event, from before they said it, does not tell; kept
    /// where `parts` are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paid: Vec<Option<usize>>,
    /// The numbers of those receipts, in one kind of digits and of letters and without spaces; none in a state from before they were kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub receipts: Vec<String>,
}

fn is_zero(rials: &i64) -> bool {
    *rials == 0
}

impl Owed {
    /// What is to be paid by this invoice, in rials.
    pub fn left(&self) -> i64 {
        (self.rials - self.counted).max(0)
    }
    /// What was paid by the invoices before and is to be given back, in rials.
    pub fn over(&self) -> i64 {
        (self.counted - self.rials).max(0)
    }
    /// What receipts of it pay of what is left, where they pay a part of that: money that was counted was given back, and theirs was not.
    fn held(&self) -> i64 {
        self.received.filter(|rials| *rials < self.left()).unwrap_or_default()
    }
    /// What is to be paid at once where the sum is not divided, in rials.
    pub(crate) fn due(&self) -> i64 {
        self.left() - self.held()
    }
    /// The instalment that is to be paid next; nothing where the sum is not divided, and where all are paid.
    pub fn next(&self) -> Option<&Part> {
        next_of(&self.parts, &self.paid).map(|(_, part)| part)
    }
    /// The number of that instalment, from 1, and how many there are.
    pub fn next_number(&self) -> Option<(usize, usize)> {
        next_of(&self.parts, &self.paid).map(|(n, _)| (n, self.parts.len()))
    }
    /// The instalments that are still to be paid, each with its number, from 1.
    pub(crate) fn unpaid(&self) -> impl Iterator<Item = (usize, &Part)> {
        let paid = allotted(self.parts.len(), &self.paid);
        (1..).zip(&self.parts).filter(move |(n, _)| !paid.contains(&Some(*n)))
    }
    /// The day of an instalment, by its number from 1, moves; nothing where there is no such one with that day.
    pub(crate) fn moves(&mut self, part: usize, from: &str, to: &str) -> Option<()> {
        self.parts.get_mut(part.checked_sub(1)?)?.due.as_mut().filter(|due| *due == from)?.replace_range(.., to);
        self.until = self.parts.iter().filter_map(|part| part.due.clone()).next_back();
        Some(())
    }
    /// A receipt is recorded; `part` and `rials` are what its event says that it pays, nothing in events from before they did: then it paid
    /// all that was left.
    pub(crate) fn receive(&mut self, receipt: &str, part: Option<usize>, rials: Option<i64>) {
        let pays = rials.unwrap_or(self.left());
        self.received = self.received.map(|received| received + pays);
        if !self.parts.is_empty() {
            self.paid.push(part.or_else(|| instalment_of(&self.parts, receipt)));
            self.receipts.push(kept_number(receipt));
        }
    }
    /// The instalment, from 1, that is to be paid again when the money of a receipt is given back; nothing where that is not known.
    pub(crate) fn part_given_back(&self, receipt: &str) -> Option<usize> {
        self.index_of(receipt).and_then(|n| self.paid[n])
    }
    /// So many rials of a receipt that no other invoice counts are given back.
    pub(crate) fn receives_less(&mut self, rials: i64) {
        self.received = self.received.map(|received| (received - rials).max(0));
    }
    /// The money of a receipt is given back.
    pub(crate) fn gives_back(&mut self, receipt: &str) {
        if let Some(n) = self.index_of(receipt) {
            self.paid.remove(n);
            self.receipts.remove(n);
        }
    }
    /// Money that was counted in it is given back. Where all of it is, and not what was too much, that is due again: of instalments beside
    /// those that are left, on no day of theirs, which may have passed by then.
    pub(crate) fn counts_less(&mut self, rials: i64, due_again: bool) {
        let before = self.left();
        self.counted -= rials;
        let more = self.left() - before;
        if due_again && more > 0 && !self.parts.is_empty() {
            self.parts.push(Part { rials: more, due: None, payment_id: None });
        }
    }
    /// The same by an event from before that was so: what is due again is so on the day of the last instalment.
    pub(crate) fn counted_less(&mut self, rials: i64, due_again: bool) {
        self.counted -= rials;
        if due_again && let Some(last) = self.parts.last() {
            self.parts.push(Part { rials, due: last.due.clone(), payment_id: None });
        }
    }
    fn index_of(&self, receipt: &str) -> Option<usize> {
        // Two that are of one number by now may be those of two receipts from before.
        let (kept, number) = (kept_number(receipt), same_number(receipt));
        let exactly = self.receipts.iter().position(|r| *r == kept);
        let found = exactly.or_else(|| self.receipts.iter().position(|r| same_number(r) == number));
        found.filter(|_| self.receipts.len() == self.paid.len())
    }
    /// The instalment, from 1, that a receipt pays: the one whose payment id it is, or else the next; nothing where all are paid.
    pub(crate) fn part_of(&self, receipt: &str) -> Option<usize> {
        instalment_of(&self.parts, receipt).or_else(|| self.next_number().map(|(n, _)| n))
    }
    /// The instalment, from 1, that a receipt says it pays, where another receipt paid it.
    pub(crate) fn paid_already(&self, receipt: &str) -> Option<usize> {
        instalment_of(&self.parts, receipt).filter(|n| allotted(self.parts.len(), &self.paid).contains(&Some(*n)))
    }
    /// Whether this very receipt is recorded: sent twice, it pays nothing more.
    pub(crate) fn has(&self, receipt: &str) -> bool {
        self.receipts.iter().any(|r| is_same_number(r, receipt))
    }
    /// Whether of the first `count` instalments one is still to be paid after this receipt.
    pub(crate) fn waits_for_more(&self, count: usize, receipt: &str) -> bool {
        let mut after = self.clone();
        after.receive(receipt, self.part_of(receipt), None);
        next_of(&after.parts, &after.paid).is_some_and(|(n, _)| n <= count)
    }
    /// Whether a state that keeps this may have kept `stored`: one from before the instalments were has none.
    pub fn tells(&self, stored: &Owed) -> bool {
        if !stored.parts.is_empty() {
            let without = stored.receipts.is_empty().then(|| Owed { receipts: vec![], ..self.clone() });
            return without.as_ref().unwrap_or(self) == stored;
        }
        let kept = |o: &Owed| (o.rials, o.until.clone(), o.counted, o.late, o.waits);
        let same_received = stored.received.is_none_or(|received| self.received == Some(received));
        kept(self) == kept(stored) && stored.paid.is_empty() && same_received
    }
}

/// Whether two numbers are those of one receipt.
pub fn is_same_number(one: &str, other: &str) -> bool {
    same_number(one) == same_number(other)
}

/// The number of a receipt without what people write in different ways: the kind of digits, capitals, spaces, what separates groups, and zeros
/// before it, which some print and some leave out.
pub fn same_number(receipt: &str) -> String {
    let joined: String = kept_number(receipt).chars().filter(|c| !"-/".contains(*c)).collect();
    match joined.trim_start_matches('0') {
        "" => joined,
        number => number.into(),
    }
}

/// The same as the state of a case has always kept it: with what separates groups.
fn kept_number(receipt: &str) -> String {
    crate::persian::ascii_digits(receipt).chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The part, from 1, that each of these receipts pays. One of which it is not known counts for the first part that no other pays.
fn allotted(count: usize, known: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut free = (1..=count).filter(|n| !known.contains(&Some(*n)));
    known.iter().map(|part| part.or_else(|| free.next())).collect()
}

/// The part, and its number from 1, that is to be paid next after receipts for these parts; nothing where all are paid.
fn next_of<'a>(parts: &'a [Part], known: &[Option<usize>]) -> Option<(usize, &'a Part)> {
    let paid = allotted(parts.len(), known);
    (1..).zip(parts).find(|(n, _)| !paid.contains(&Some(*n)))
}

/// The instalments, from the first, for which a task of paying waits: the first task for the first, and so on; the last one for
/// all that are left. Those of an objection are counted apart: most cases never come to them.
pub fn instalments_of(service: &Service, task: &str, count: usize) -> usize {
    let objection = service.objection.as_ref().map_or(&[][..], |o| &o.stages);
    let waits = |stages: &[Stage]| {
        let pays = || stages.iter().flat_map(|s| &s.tasks).filter(|t| t.kind == TaskKind::Pay);
        let n = pays().position(|t| t.id == task)?;
        Some(if n + 1 < pays().count() { (n + 1).min(count) } else { count })
    };
    waits(&service.stages).or_else(|| waits(objection)).unwrap_or(count)
}

/// The instalment, from 1, whose payment id a receipt is, in whatever digits it was typed.
fn instalment_of(parts: &[Part], receipt: &str) -> Option<usize> {
    let number = payment_id::read(receipt, None).ok()?;
    parts.iter().position(|p| p.payment_id.as_ref() == Some(&number)).map(|n| n + 1)
}

/// Whether the person is asked to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// Nothing is owed.
    Nothing,
    /// Not yet: the case has not come to where it is paid.
    Later,
    /// It is or was asked for; or the service has no task of paying, and whoever applies owes.
    Asked,
    /// The person says that it is paid, and a unit looks for it.
    Reported,
    /// What was asked for is paid, by the receipts that are recorded.
    Paid,
    /// Not here: the case went to another agency, and the numbers are those of the former one.
    Moved,
    /// No longer: the application was refused or taken back.
    Over,
    /// Never: it was granted on a way on which nobody pays, by silence perhaps, and no step asks any more.
    Unasked,
}

impl Demand {
    /// Of an application that is not sent yet, or whose case has not begun.
    pub fn before(service: &Service, invoice: &Invoice) -> Demand {
        let pays = service.takes_money();
        match (invoice.rials, pays) {
            (0, _) => Demand::Nothing,
            (_, true) => Demand::Later,
            (_, false) => Demand::Asked,
        }
    }
    /// As in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Demand::Nothing => "nothing",
            Demand::Later => "later",
            Demand::Asked => "asked",
            Demand::Reported => "reported",
            Demand::Paid => "paid",
            Demand::Moved => "moved",
            Demand::Over => "over",
            Demand::Unasked => "unasked",
        }
    }
}

/// A receipt that the desk recorded, or one that the person reported and for which no unit looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paid {
    /// The task.
    pub task: Id,
    /// Number of the receipt, as it was recorded.
    pub receipt: String,
    /// When it was recorded.
    pub at: Millis,
    /// Where.
    pub place: Place,
    /// By whom, as in the event.
    pub by: String,
    /// The part that it pays, from 1; nothing for one more than there are parts.
    pub part: Option<usize>,
    /// For how much it is, in rials; nothing where that is not known.
    pub rials: Option<i64>,
    /// Whether it is only reported: the unit has still to look for it.
    pub reported: bool,
    /// Whether another invoice took the place of the one that it paid: there it is counted ([`Invoice::counted`]).
    pub counted: bool,
}

/// Computes what these answers cost; `None` for a service without fees of its own. `answers` are checked, complete and with
/// their computed values. With a bill the sum is a multiple of [`STEP`]; its numbers are still missing, see [`Invoice::demanded`].
///
/// # Errors
/// When a table has no row for today.
pub fn invoice(service: &Service, answers: &Answers, on: &Today, bill: Option<&BillCode>) -> Result<Option<Invoice>, Msg> {
    if service.fees.is_empty() {
        return Ok(None);
    }
    let noted = RefCell::default();
    let facts = form::facts_noting(service, answers, on, &noted);
    let value = |e: &Expression| -> Result<Value, Msg> { e.eval(|| Scope::of(service, None), &facts) };
    let mut lines = vec![];
    for fee in &service.fees {
        // Of a line that is not there nobody asks for the rates.
        noted.take();
        if let Some(when) = &fee.when
            && !value(when)?.is_true()
        {
            continue;
        }
        let rials = value(&fee.amount)?.whole().unwrap_or(0).max(0);
        lines.push(Line { fee: fee.id.clone(), title: fee.title.clone(), rials, rule: fee.rule.clone(), rates: noted.take().rates });
        let mut left = rials;
        for off in &fee.off {
            noted.take();
            if value(&off.when)?.is_true() {
                // Never more than is left of it.
                let less = (i128::from(rials) * i128::from(off.percent) / 100).min(i128::from(left)) as i64;
                left -= less;
                let (fee, title, rule) = (fee.id.clone(), off.title.clone(), off.rule.clone());
                lines.push(Line { fee, title, rials: -less, rule, rates: noted.take().rates });
            }
        }
    }
    let mut rials: i64 = lines.iter().map(|l| l.rials).sum();
    // Down and never up: nobody pays more than the rules say.
    let over = rials % STEP;
    if bill.is_some() && over != 0 {
        lines.push(Line { fee: String::new(), title: Text::default(), rials: -over, rule: Text::default(), rates: vec![] });
        rials -= over;
    }
    let mut invoice = Invoice { lines, rials, counted: 0, held: 0, bill_id: None, parts: vec![], instalments: Text::default() };
    match &service.instalments {
        Some(i) if rials >= i.from_rials && i.count > 0 => {
            let each = rials / i.count / STEP * STEP;
            let part = |n: i64| Part {
                rials: if n == 1 { rials - each * (i.count - 1) } else { each },
                due: Some(working(Day(on.day.0 + n * i.every_days), &on.days).to_string()),
                payment_id: None,
            };
            invoice.parts = (1..=i.count).map(part).collect();
            invoice.instalments = i.rule.clone();
        }
        _ if bill.is_some() && rials > 0 => invoice.parts.push(Part { rials, due: None, payment_id: None }),
        _ => {}
    }
    Ok(Some(invoice))
}

/// The day itself, or the next on which the agency works.
fn working(day: Day, days: &WorkingDays) -> Day {
    if days.is_working(day) { day } else { days.add(day, 1, crate::package::DayKind::Working) }
}

impl Case {
    /// The later days that the calendars give instalments now: the next on which the agency works, where it does not work any more on
    /// the day that was told. One that was paid, or whose day has passed, stays as it is.
    pub fn instalments_moved(&self, service: &Service, calendars: &Calendars, now: Millis) -> impl Iterator<Item = Body> {
        let days = calendars.of(&service.agency);
        let open = self.instalments().filter(|_| !self.status.is_closed()).into_iter().flat_map(Owed::unpaid);
        open.filter_map(move |(part, kept)| {
            let from = kept.due.clone()?;
            let day = Day::parse(&from).filter(|day| day.end(days.offset) >= now)?;
            let to = working(day, days);
            (to > day).then(|| Body::InstalmentMoved { part, from, to: to.to_string() })
        })
    }
}

/// The invoice that an event makes.
pub fn invoice_of(body: &mut Body) -> Option<&mut Invoice> {
    match body {
        Body::Submitted { invoice, .. } => invoice.as_mut(),
        Body::Answered { changed: Some(changed), .. } => changed.invoice.as_mut(),
        Body::Invoiced { invoice, .. } => Some(invoice),
        _ => None,
    }
}

/// The invoices of a case, oldest first: that of its submission, and each that a correction put in the place of the one before.
pub fn invoices<'a>(events: impl IntoIterator<Item = &'a Body>) -> impl Iterator<Item = &'a Invoice> {
    events.into_iter().filter_map(|body| match body {
        Body::Submitted { invoice, .. } => invoice.as_ref(),
        Body::Answered { changed: Some(changed), .. } => changed.invoice.as_ref(),
        Body::Invoiced { invoice, .. } => Some(invoice),
        _ => None,
    })
}

/// The invoice that is in force in a case: the one of its submission, or the one that a correction put in its place.
pub fn in_force<'a>(events: impl IntoIterator<Item = &'a Body>) -> Option<&'a Invoice> {
    invoices(events).last()
}

impl Invoice {
    /// What is to be paid by it, in rials.
    pub fn left(&self) -> i64 {
        (self.rials - self.before()).max(0)
    }
    /// What of the sum is paid before that, in rials: by the invoices in whose place it is, and by receipts that do not pay what is left of it.
    pub fn before(&self) -> i64 {
        self.counted + self.held
    }
    /// What was paid before and is to be given back, in rials.
    pub fn over(&self) -> i64 {
        (self.counted - self.rials).max(0)
    }
    /// The same in the place of one by which something was paid: what is left is paid in as many instalments as were left before, and at
    /// once where none were.
    pub(crate) fn counting(mut self, service: &Service, rials: i64, instalments: usize, bill: Option<&BillCode>) -> Invoice {
        self.counted = rials;
        let (left, rule) = (self.left(), service.instalments.as_ref().map(|i| &i.rule));
        let count = (instalments as i64).min(left / STEP);
        (self.parts, self.instalments) = (vec![], Text::default());
        let part = |rials, due: Option<String>| Part { rials, due, payment_id: None };
        match rule.filter(|_| count > 0) {
            Some(rule) => {
                let each = left / count / STEP * STEP;
                // The days are those of `due_from`.
                self.parts = (0..count).map(|n| part(if n == 0 { left - each * (count - 1) } else { each }, Some(String::new()))).collect();
                self.instalments = rule.clone();
            }
            None if bill.is_some() && left > 0 => self.parts.push(part(left, None)),
            None => {}
        }
        self
    }
    /// The same with its instalments counted from another day.
    pub(crate) fn due_from(mut self, service: &Service, first: Day, days: &WorkingDays) -> Invoice {
        if let Some(instalments) = service.instalments.as_ref().filter(|_| self.is_divided()) {
            for (n, part) in (1..).zip(&mut self.parts) {
                part.due = Some(working(Day(first.0 + n * instalments.every_days), days).to_string());
            }
        }
        self
    }
    /// The same as a demand: with the number of the bill and those by which each part is paid. The file number of the bill is the
    /// first eight digits of the tracking code, so that it needs no counter; two cases of an agency may share it.
    pub fn demanded(self, bill: &BillCode, tracking_code: &str, on: Day) -> Invoice {
        self.demanded_after(0, bill, tracking_code, on)
    }
    /// The same after so many payments: their numbers pay nothing more.
    pub(crate) fn demanded_after(mut self, paid: u32, bill: &BillCode, tracking_code: &str, on: Day) -> Invoice {
        let file = tracking_code.get(..8).and_then(|d| d.parse().ok());
        let Some(id) = file.filter(|_| self.rials > 0).and_then(|f| bill_id::issue(f, &bill.company, &bill.service)) else { return self };
        let year = on.jalali().0.rem_euclid(10) as u32;
        for (n, part) in (0..).zip(&mut self.parts) {
            // The period tells the parts from one another: 0 for a sum that is not divided, else 1, 2, 3…, and those of before from these.
            let period = paid + if part.due.is_some() { n + 1 } else { 0 };
            part.payment_id = payment_id::issue(&id, part.rials, year, period);
        }
        self.bill_id = Some(id);
        self
    }
    /// The part, and its number from 1, that is to be paid next after these receipts.
    pub fn next_part(&self, paid: &[Paid]) -> Option<(usize, &Part)> {
        let known: Vec<_> = paid.iter().filter(|p| !p.counted).map(|p| p.part).collect();
        next_of(&self.parts, &known)
    }
    /// Whether these receipts pay all of it.
    fn is_paid(&self, paid: &[Paid]) -> bool {
        // What another agency recorded without an amount paid what was asked for there.
        let all = self.left() + self.held;
        let mut by_it = paid.iter().filter(|p| !p.counted).map(|p| p.rials.unwrap_or(all)).peekable();
        let pays = by_it.peek().is_some() && by_it.sum::<i64>() >= all;
        self.left() == 0 || if self.is_divided() { self.next_part(paid).is_none() } else { pays }
    }
    /// What the state of a case keeps of it.
    pub fn owed(&self) -> Owed {
        let parts = if self.is_divided() { self.parts.clone() } else { vec![] };
        Owed {
            rials: self.rials,
            counted: self.counted,
            received: (!self.is_divided()).then_some(0),
            late: false,
            waits: false,
            until: self.parts.last().and_then(|p| p.due.clone()),
            parts,
            paid: vec![],
            receipts: vec![],
        }
    }
    /// As it is shown: with the numbers by which it is paid only when it is asked for, without parts when it is not to be paid
    /// any more.
    pub fn shown(&self, demand: Demand) -> Invoice {
        let mut shown = self.clone();
        match demand {
            Demand::Asked | Demand::Reported | Demand::Paid => return shown,
            Demand::Later if self.is_divided() => shown.parts.iter_mut().for_each(|p| p.payment_id = None),
            Demand::Later | Demand::Nothing => shown.parts.clear(),
            Demand::Moved | Demand::Over | Demand::Unasked => (shown.parts, shown.instalments) = (vec![], Text::default()),
        }
        shown.bill_id = None;
        shown
    }
    /// It is as the case keeps it: its instalments have the days to which the calendars moved them, and what was paid before counts only as
    /// far as it was not given back, beside what its own receipts pay. No number says what is to be paid again for that.
    pub fn owes(&mut self, owed: Option<&Owed>) {
        let Some(owed) = owed else { return };
        for (part, kept) in self.parts.iter_mut().zip(&owed.parts) {
            part.due.clone_from(&kept.due);
        }
        self.parts.extend(owed.parts.iter().skip(self.parts.len()).cloned());
        self.held = owed.held();
        // What was paid more than it costs was counted once, and was or is to be given back.
        if owed.counted < self.counted.min(self.rials) {
            self.counted = owed.counted;
        } else if self.held == 0 {
            return;
        }
        let (left, divided) = (self.left(), self.is_divided());
        if let [only] = self.parts.as_mut_slice()
            && !divided
        {
            (only.rials, only.payment_id) = (left, None);
        }
    }
    /// Whether this is a number by which one pays it, and no receipt of that: that of the bill, or the payment id of all of it. That of an
    /// instalment says which one a receipt pays.
    pub fn is_own_number(&self, receipt: &str) -> bool {
        let bill = bill_id::read(receipt).ok();
        (bill.is_some() && bill == self.bill_id) || (!self.is_divided() && instalment_of(&self.parts, receipt).is_some())
    }
    /// Whether this is a number by which it, or an instalment of it, was paid: where another invoice took its place, that pays nothing.
    pub fn is_void_number(&self, receipt: &str) -> bool {
        self.is_own_number(receipt) || instalment_of(&self.parts, receipt).is_some()
    }
    /// Whether it is paid in instalments.
    pub fn is_divided(&self) -> bool {
        !self.instalments.is_empty()
    }
    /// The parts, from 1, that these receipts of it pay: the only one, or the one that is kept with it; where none is, the one whose payment
    /// id it is, or else the first that is left.
    fn parts_of(&self, receipts: &[Paid]) -> Vec<Option<usize>> {
        if !self.is_divided() {
            return vec![(!self.parts.is_empty()).then_some(1); receipts.len()];
        }
        let known: Vec<_> = receipts.iter().map(|p| p.part.or_else(|| instalment_of(&self.parts, &p.receipt))).collect();
        allotted(self.parts.len(), &known)
    }
}

/// Whether the person is asked to pay an invoice, from the case as it is and what happened in it.
pub fn demand<'a>(service: &Service, case: &Case, invoice: &Invoice, events: impl IntoIterator<Item = &'a Body>) -> Demand {
    let events: Vec<&Body> = events.into_iter().collect();
    let mut invoice = invoice.clone();
    invoice.owes(case.owes.as_ref());
    let invoice = &invoice;
    let told = || events.iter().map(|b| (0, "", *b));
    let is_paid = || invoice.is_paid(&paid(service, Some(invoice), told()));
    let refused = case.decision.as_ref().is_some_and(|d| d.outcome == Outcome::Refused);
    let before = Demand::before(service, invoice);
    if before == Demand::Nothing {
        before
    } else if case.competent.is_some() {
        // Whoever is competent there says what is owed there.
        if refused || case.status == Status::Withdrawn { Demand::Over } else { Demand::Moved }
    } else if before != Demand::Later {
        before
    } else if let Some(asked) = case.tasks.iter().filter(|t| case.is_paid_at(t, service)).map(|t| t.reported.is_none()).max() {
        if asked { Demand::Asked } else { Demand::Reported }
    } else if (refused || case.status == Status::Withdrawn) && !(case.is_objected() && is_paid()) {
        Demand::Over
    } else if is_paid() {
        // Also while an objection is looked at: nobody says yet that it is given back.
        Demand::Paid
    } else if case.looks_late() && !looked_for(service, case, told()).is_empty() {
        Demand::Reported
    } else if came_to_pay(service, events.iter().copied()) {
        Demand::Asked
    } else if case.status.is_closed() {
        Demand::Unasked
    } else {
        Demand::Later
    }
}

fn pays(service: &Service, kind: &str) -> bool {
    service.task(kind).is_some_and(|t| t.kind == TaskKind::Pay)
}

/// Whether a case came to where the person pays, by what happened in it.
fn came_to_pay<'a>(service: &Service, events: impl IntoIterator<Item = &'a Body>) -> bool {
    let begins = |opened: &[Opened]| opened.iter().any(|o| pays(service, &o.kind));
    events.into_iter().any(|body| match body {
        Body::Submitted { opened, .. } | Body::Opened { opened } | Body::Advanced { opened, .. } | Body::Objected { opened, .. } => {
            begins(opened)
        }
        Body::Answered { changed: Some(Changed { opened, .. }), .. } | Body::Invoiced { opened, .. } => begins(opened),
        // People are not told of every task that begins, but of every one that ended.
        Body::Finished { of, by_rule, .. } => !by_rule && pays(service, of),
        _ => false,
    })
}

/// Whether a case was granted before it came to where the person pays: of a service that takes money, also where its sum is not
/// computed ([`Demand::Unasked`]).
pub fn is_unasked<'a>(service: &Service, case: &Case, events: impl IntoIterator<Item = &'a Body>) -> bool {
    let granted = case.status == Status::Decided && case.decision.as_ref().is_some_and(|d| d.outcome == Outcome::Granted);
    let costs = service.takes_money() && service.cost.rials != Some(0) && !case.owes_nothing();
    granted && costs && case.competent.is_none() && !came_to_pay(service, events)
}

/// Whether a task that came to this outcome was paid, with a receipt.
pub(crate) fn is_receipt(service: &Service, of: &str, outcome: &str, receipt: &str) -> bool {
    let task = service.task(of).filter(|t| t.kind == TaskKind::Pay && !receipt.is_empty());
    task.and_then(|t| t.outcomes.first()).is_some_and(|o| o.id == outcome)
}

/// The number of the receipt that an event records, and the unit that did; nothing where it records none.
pub fn recorded<'a>(service: &Service, body: &'a Body) -> Option<(&'a str, &'a Place)> {
    match body {
        Body::Received { place, receipt, .. } => Some((receipt, place)),
        Body::Finished { of, place, outcome, receipt, .. } if is_receipt(service, of, outcome, receipt) => Some((receipt, place)),
        _ => None,
    }
}

/// The receipts that are recorded in the events of a case, oldest first: time, actor and body of each. Where the event of one, from before it
/// was kept, does not say for how much it is, that is what was due by the invoice that it paid.
pub fn receipts<'a>(service: &Service, invoice: Option<&Invoice>, events: impl Iterator<Item = (Millis, &'a str, &'a Body)>) -> Vec<Paid> {
    let of_event = |(at, by, body): (Millis, &str, &Body)| {
        let (receipt, place) = recorded(service, body)?;
        let (Body::Received { task, part, rials, .. } | Body::Finished { task, part, rials, .. }) = body else { return None };
        let (receipt, place, by) = (receipt.into(), place.clone(), by.into());
        Some(Paid { task: *task, receipt, at, place, by, part: *part, rials: *rials, reported: false, counted: false })
    };
    let mut all: Vec<Paid> = vec![];
    // The first that pays the invoice in force, and the first for which another agency said what is paid.
    let (mut first, mut stands, mut elsewhere) = (0, None, None);
    for event in events {
        if let Some(invoice) = in_force([event.2]) {
            worth(service, stands, &mut all[first..], elsewhere.map(|n: usize| n.saturating_sub(first)));
            all[first..].iter_mut().for_each(|paid| (paid.part, paid.counted) = (None, true));
            (first, stands) = (all.len(), Some(invoice));
        }
        if matches!(event.2, Body::Transferred { from, to, .. } if from.agency != to.agency) {
            elsewhere = elsewhere.or(Some(all.len()));
        }
        all.extend(of_event(event));
    }
    let of_it = &mut all[first..];
    worth(service, stands, of_it, elsewhere.map(|n| n.saturating_sub(first)));
    let parts = invoice.map(|i| i.parts_of(of_it)).unwrap_or_default();
    of_it.iter_mut().zip(parts).for_each(|(paid, part)| paid.part = part);
    all
}

/// Says for how much receipts of this invoice are that do not say it, the first so many of them.
fn worth(service: &Service, invoice: Option<&Invoice>, receipts: &mut [Paid], until: Option<usize>) {
    let parts = invoice.filter(|i| i.is_divided()).map(|i| (i, i.parts_of(receipts)));
    let until = until.unwrap_or(receipts.len());
    for (n, paid) in receipts.iter_mut().enumerate().take(until) {
        let due = match (&parts, invoice) {
            (Some((invoice, parts)), _) => parts[n].and_then(|part| invoice.parts.get(part - 1)).map(|part| part.rials),
            (None, Some(invoice)) => Some(invoice.left()),
            (None, None) => service.cost.rials,
        };
        paid.rials = paid.rials.or(due.filter(|due| *due > 0));
    }
}

/// Of the receipts in the events of a case those that pay something still, for what they do: not those of which the money was given back.
pub fn paid<'a>(
    service: &Service,
    invoice: Option<&Invoice>,
    events: impl Iterator<Item = (Millis, &'a str, &'a Body)> + Clone,
) -> Vec<Paid> {
    let given = given_back(service, events.clone());
    let mut paid = receipts(service, invoice, events);
    let of = |p: &Paid| given.iter().filter(|(_, g)| g.is_of(&p.receipt, &p.place)).map(|(_, g)| g.rials).collect::<Vec<_>>();
    paid.retain(|p| !of(p).contains(&None));
    for p in &mut paid {
        let less: i64 = of(p).into_iter().flatten().sum();
        p.rials = p.rials.map(|rials| rials - less);
    }
    paid.retain(|p| p.rials != Some(0));
    paid
}

/// The same by the invoice that is in force in these events.
pub fn paid_in_rials<'a>(service: &Service, events: impl Iterator<Item = (Millis, &'a str, &'a Body)> + Clone) -> Vec<Paid> {
    paid(service, in_force(events.clone().map(|(.., body)| body)), events)
}

/// Of what these receipts paid, the last first, what is more than so many rials and is to be given back.
pub(crate) fn over(paid: &[Paid], cost: i64) -> Vec<Paid> {
    let mut rials = paid.iter().filter_map(|p| p.rials).sum::<i64>() - cost;
    let mut back: Vec<Paid> = vec![];
    for p in paid.iter().rev() {
        let of_it = p.rials.unwrap_or_default().min(rials.max(0));
        rials -= of_it;
        if of_it > 0 {
            back.push(Paid { rials: Some(of_it), ..p.clone() });
        }
    }
    back.reverse();
    back
}

/// What the person reported to have paid, and no unit found or missed, in the order of the events, where they keep which unit is to look for it.
pub fn unanswered<'a>(events: impl Iterator<Item = (Millis, &'a str, &'a Body)>) -> Vec<Paid> {
    let mut open: Vec<Paid> = vec![];
    for (at, by, body) in events {
        match body {
            Body::PaymentReported { task, receipt, place: Some(place), .. } => {
                let (receipt, place) = (receipt.clone(), place.clone());
                open.push(Paid { task: *task, receipt, at, place, by: by.into(), part: None, rials: None, reported: true, counted: false });
            }
            Body::PaymentNotFound { receipt, place: Some(place), .. } | Body::GivenBack { receipt, place, .. } => {
                open.retain(|p| p.receipt != *receipt || p.place != *place);
            }
            // Found when its task was open no more.
            Body::Received { task, receipt, place, .. } if task.is_nil() => open.retain(|p| p.receipt != *receipt || p.place != *place),
            Body::PaymentNotFound { task, .. } | Body::Received { task, .. } | Body::Finished { task, .. } => {
                // What was reported after a case was granted was reported at no task.
                open.retain(|p| p.task.is_nil() || p.task != *task)
            }
            Body::Transferred { moved, .. } | Body::Escalated { opened: moved, .. } => {
                for paid in &mut open {
                    // A task has a new id where it goes; the money stays with its agency.
                    if let Some((_, to)) = moved.iter().find(|(old, to)| *old == paid.task && !to.decides) {
                        paid.task = to.id;
                        if to.place.agency == paid.place.agency {
                            paid.place = to.place.clone();
                        }
                    }
                }
            }
            _ => {}
        }
    }
    open
}

/// What was reported, and not answered, at tasks that are open no more, or at none: not what is recorded all the same, for a number is recorded
/// once, also where its money was given back.
fn looked_for<'a>(service: &Service, case: &Case, events: impl Iterator<Item = (Millis, &'a str, &'a Body)> + Clone) -> Vec<Paid> {
    let mut open = unanswered(events.clone());
    open.retain(|p| case.task(p.task).is_none());
    if !open.is_empty() {
        let known = receipts(service, None, events);
        open.retain(|p| known.iter().all(|known| !is_same_number(&known.receipt, &p.receipt)));
    }
    open
}

/// Of the receipts in the events of a case, and of what was reported at tasks that are open no more, that which is to be given back still, or to be
/// looked for: all, where it was refused or taken back; where another agency is competent, that of others than that one; otherwise what was
/// paid more than answers cost that were corrected, and what was reported before the case ended, also while an objection to its grant is looked at.
pub fn to_give_back<'a>(
    service: &Service,
    case: &Case,
    invoice: Option<&Invoice>,
    events: impl Iterator<Item = (Millis, &'a str, &'a Body)> + Clone,
) -> Vec<Paid> {
    let looked_for = looked_for(service, case, events.clone()).into_iter();
    if case.gives_back() || case.competent.is_some() {
        let kept = |p: &Paid| case.gives_back() || case.competent.as_ref().is_some_and(|c| c.agency != p.place.agency);
        return paid(service, invoice, events).into_iter().chain(looked_for).filter(kept).collect();
    }
    let stands = in_force(events.clone().map(|(.., body)| body)).filter(|i| i.counted > i.rials);
    let mut back = stands.map_or(vec![], |stands| over(&paid_in_rials(service, events), stands.rials));
    back.extend(looked_for.filter(|_| case.status.is_closed() || case.looks_late()));
    back
}

/// The agencies of which what is to be given back is asked, each once, in the order in which it was paid; not for what was only reported.
pub fn asked_back(back: &[Paid]) -> Vec<String> {
    let mut agencies: Vec<String> = vec![];
    for paid in back.iter().filter(|paid| !paid.reported) {
        if !agencies.contains(&paid.place.agency) {
            agencies.push(paid.place.agency.clone());
        }
    }
    agencies
}

/// What was given back of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenBack<'a> {
    /// Number of the receipt.
    pub receipt: &'a str,
    /// The unit that recorded it: another one may have one with the same number.
    pub place: &'a Place,
    /// Number of the payment by which.
    pub reference: &'a str,
    /// Day of that, `YYYY-MM-DD`.
    pub on: &'a str,
    /// For how much it was, in rials; nothing where for how much the receipt was is not known either: all of it.
    pub rials: Option<i64>,
    /// Whether that was less than the receipt was for.
    pub part: bool,
}

impl GivenBack<'_> {
    /// Whether it is the money of this receipt.
    pub fn is_of(&self, receipt: &str, place: &Place) -> bool {
        self.receipt == receipt && self.place == place
    }
}

/// What was given back, each with when that was recorded, in the order of the events. Where an event, from before it was kept, does not say
/// for how much it was, that is what the receipt paid still.
pub fn given_back<'a>(
    service: &Service,
    events: impl Iterator<Item = (Millis, &'a str, &'a Body)> + Clone,
) -> Vec<(Millis, GivenBack<'a>)> {
    let mut all: Vec<(Millis, GivenBack)> = vec![];
    let mut known: Option<Vec<Paid>> = None;
    for (at, _, body) in events.clone() {
        let Body::GivenBack { receipt, place, reference, on, rials, .. } = body else { continue };
        // Most cases give nothing back.
        let known = known.get_or_insert_with(|| receipts(service, None, events.clone()));
        let worth = known.iter().find(|p| p.receipt == *receipt && p.place == *place).and_then(|p| p.rials);
        let before: i64 = all.iter().filter(|(_, g)| g.is_of(receipt, place)).filter_map(|(_, g)| g.rials).sum();
        let rials = rials.or(worth.map(|worth| worth - before));
        let part = rials.is_some_and(|rials| worth.is_some_and(|worth| rials < worth));
        all.push((at, GivenBack { receipt, place, reference, on, rials, part }));
    }
    all
}
