//! A receipt of a bank pays once. Which numbers an agency recorded, and in which cases, is kept beside the events, so that who records one again in
//! another case hears of it before, and so does who gives its money back. It may be right all the same: somebody paid for two applications at once.

use crate::step::Read;
use crate::{App, Result, Who};
use domain::calendar::{Day, WorkingDays};
use domain::case::{Body, Case, Status};
use domain::event::Event;
use domain::fee;
use domain::package::{Outcome, Service};
use domain::permission::{self, Right};
use domain::{Actor, Arg, Id, Millis, Msg, Refusal, tracking};
use store::Tx;

/// Refuses a receipt that its agency recorded in another case, unless the officer says that it pays for both; then that is kept in the event.
/// Which case that is, hears who may see it. Looks nothing up where no receipt is recorded.
pub(crate) fn is_here_alone(app: &App, tx: &mut Tx, actor: &Actor, read: &Read, events: &mut [Body], pays_both: bool) -> Result<()> {
    for body in events {
        let Some((number, agency)) = known(&read.service, body) else { continue };
        let Some(other) = find(app, tx, actor, &agency, &number, read.case.id)? else { continue };
        if !pays_both {
            return Err(Refusal::Conflict(other.told("refusal-receipt-elsewhere")).into());
        }
        if let Body::Finished { elsewhere, .. } | Body::Received { elsewhere, .. } = body {
            *elsewhere = true;
        }
    }
    Ok(())
}

/// A receipt that its agency recorded in another case too.
#[derive(Debug, Clone, PartialEq)]
pub struct Elsewhere {
    /// Since when.
    pub since: Millis,
    /// The same, as a day of the agency.
    pub day: Day,
    /// Tracking code of that case; nothing for who may not see it.
    pub code: Option<String>,
    /// How it has ended; nothing while it is open, and for who may not see it.
    pub ended: Option<Ended>,
}

/// How another case has ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    /// `granted`, `refused` or `withdrawn`.
    pub how: &'static str,
    /// When.
    pub at: Millis,
    /// The same, as a day of the agency.
    pub day: Day,
    /// On which day the money of the receipt was given back there.
    pub given_back: Option<Day>,
}

impl Elsewhere {
    /// In words, as a message says it: since which day, and in which case.
    pub fn told(&self, key: &'static str) -> Msg {
        let which = match (&self.code, &self.ended) {
            (Some(code), ended) => {
                let code = Arg::Digits { digits: tracking::grouped(code) };
                match ended {
                    Some(ended) => Msg::new("receipt-elsewhere-over").with("code", code).with("how", ended.told()),
                    None => Msg::new("receipt-elsewhere-code").with("code", code),
                }
            }
            (None, _) => Msg::new("receipt-elsewhere-hidden"),
        };
        Msg::new(key).with("day", Arg::day(self.day)).with("which", which)
    }
}

impl Ended {
    fn told(&self) -> Msg {
        let day = Arg::day(self.day);
        let how = match self.how {
            "granted" => Msg::new("receipt-elsewhere-granted").with("day", day),
            "refused" => Msg::new("receipt-elsewhere-refused").with("day", day),
            _ => Msg::new("receipt-elsewhere-withdrawn").with("day", day),
        };
        match self.given_back {
            Some(day) => Msg::new("receipt-elsewhere-returned").with("how", how).with("day", Arg::day(day)),
            None => how,
        }
    }
}

/// The other case in which an agency recorded this receipt first, as far as who asks may see it; nothing where it did in none.
pub(crate) fn find(app: &App, tx: &mut Tx, actor: &Actor, agency: &str, receipt: &str, case: Id) -> Result<Option<Elsewhere>> {
    let number = fee::same_number(receipt);
    let Some((other, since)) = store::recorded::elsewhere(tx, agency, &number, case)? else { return Ok(None) };
    let days = app.offer.calendars.of(agency);
    let seen = store::case::get(tx, other)?.filter(|case| permission::demand(actor, case, Right::Read).is_ok());
    let ended = match &seen {
        Some(case) if case.status.is_closed() => ended(tx, case, agency, &number, days)?,
        _ => None,
    };
    Ok(Some(Elsewhere { since, day: days.today(since), code: seen.map(|case| case.tracking_code), ended }))
}

fn ended(tx: &mut Tx, case: &Case, agency: &str, number: &str, days: &WorkingDays) -> Result<Option<Ended>> {
    let (mut withdrawn, mut given_back) = (None, None);
    for event in store::event::of_case(tx, case.id)? {
        match crate::submit::body(&event)? {
            Body::Withdrawn { .. } => withdrawn = Some(event.at),
            Body::GivenBack { receipt, place, on, .. } if place.agency == agency && fee::same_number(&receipt) == number => {
                given_back = Day::parse(&on);
            }
            _ => {}
        }
    }
    let found = match (case.status, &case.decision) {
        (Status::Withdrawn, _) => withdrawn.map(|at| ("withdrawn", at)),
        (_, Some(d)) if d.outcome == Outcome::Granted => Some(("granted", d.at)),
        (_, Some(d)) => Some(("refused", d.at)),
        (_, None) => None,
    };
    Ok(found.map(|(how, at)| Ended { how, at, day: days.today(at), given_back }))
}

/// Refuses to give back the money of a receipt that pays in another case too, unless the officer says so; then that is kept in the event.
pub(crate) fn is_given_back_once(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    read: &Read,
    paid: &fee::Paid,
    events: &mut [Body],
    all_the_same: bool,
) -> Result<()> {
    let Some(other) = find(app, tx, actor, &paid.place.agency, &paid.receipt, read.case.id)? else { return Ok(()) };
    if !all_the_same {
        return Err(Refusal::Conflict(other.told("refusal-refund-elsewhere")).into());
    }
    for body in events {
        if let Body::GivenBack { elsewhere, .. } = body {
            *elsewhere = true;
        }
    }
    Ok(())
}

/// Those of the receipts of a case that their agency recorded in another case too, each with that.
pub async fn among(app: &App, who: &Who, case: Id, paid: &[fee::Paid]) -> Result<Vec<(String, Elsewhere)>> {
    if paid.is_empty() {
        return Ok(vec![]);
    }
    let actor = who.actor();
    app.store
        .read(|tx| {
            let mut found = vec![];
            for paid in paid {
                if let Some(other) = find(app, tx, &actor, &paid.place.agency, &paid.receipt, case)? {
                    found.push((paid.receipt.clone(), other));
                }
            }
            Ok(found)
        })
        .await
}

/// The number that an event records, as it is compared, and the agency that did.
fn known(service: &Service, body: &Body) -> Option<(String, String)> {
    fee::recorded(service, body).map(|(receipt, place)| (fee::same_number(receipt), place.agency.clone()))
}

/// Keeps the receipt that an event records, if it does.
pub(crate) fn follows(tx: &mut Tx, service: &Service, case: Id, body: &Body, at: Millis) {
    if let Some((number, agency)) = known(service, body) {
        store::recorded::add(tx, &agency, &number, case, at);
    }
}

/// Keeps those of a case that is written with all its events.
pub(crate) fn keep(tx: &mut Tx, service: &Service, case: &Case, events: &[Event]) -> Result<()> {
    for event in events.iter().filter(|e| service.takes_money() && matches!(e.kind.as_str(), "finished" | "received")) {
        follows(tx, service, case.id, &crate::submit::body(event)?, event.at);
    }
    Ok(())
}
