//! A receipt of a bank pays once. Which numbers an agency recorded, and in which cases, is kept beside the events, so that who records one again in
//! another case hears of it before. It may be right all the same: somebody paid for two applications at once.

use crate::step::Read;
use crate::{App, Result};
use domain::case::{Body, Case};
use domain::event::Event;
use domain::fee;
use domain::package::Service;
use domain::permission::{self, Right};
use domain::{Actor, Arg, Id, Millis, Msg, Refusal, tracking};
use store::Tx;

/// Refuses a receipt that its agency recorded in another case, unless the officer says that it pays for both; then that is kept in the event.
/// Which case that is, hears who may see it. Looks nothing up where no receipt is recorded.
pub(crate) fn is_here_alone(app: &App, tx: &mut Tx, actor: &Actor, read: &Read, events: &mut [Body], pays_both: bool) -> Result<()> {
    for body in events {
        let Some((number, agency)) = known(&read.service, body) else { continue };
        let Some((other, since)) = store::recorded::elsewhere(tx, &agency, &number, read.case.id)? else { continue };
        if !pays_both {
            let day = app.offer.calendars.of(&agency).today(since);
            return Err(told(tx, actor, other, Arg::day(day))?.into());
        }
        if let Body::Finished { elsewhere, .. } | Body::Received { elsewhere, .. } = body {
            *elsewhere = true;
        }
    }
    Ok(())
}

/// That a receipt is recorded in another case, since a day.
fn told(tx: &mut Tx, actor: &Actor, other: Id, day: Arg) -> Result<Refusal> {
    let seen = store::case::get(tx, other)?.filter(|case| permission::demand(actor, case, Right::Read).is_ok());
    let which = match seen {
        Some(case) => Msg::new("receipt-elsewhere-code").with("code", Arg::Digits { digits: tracking::grouped(&case.tracking_code) }),
        None => Msg::new("receipt-elsewhere-hidden"),
    };
    Ok(Refusal::Conflict(Msg::new("refusal-receipt-elsewhere").with("day", day).with("which", which)))
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
