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
use store::recorded::Kept;

/// Refuses a receipt that its agency recorded in another case, unless the officer says that it pays for both; then that is kept in the event.
/// Which case that is, hears who may see it. Looks nothing up where no receipt is recorded.
pub(crate) fn is_here_alone(app: &App, tx: &mut Tx, actor: &Actor, read: &Read, events: &mut [Body], pays_both: bool) -> Result<()> {
    for body in events {
        let Some((number, agency)) = known(&read.service, body) else { continue };
        let Some((other, since)) = store::recorded::elsewhere(tx, &agency, &number, read.case.id)? else { continue };
        if !pays_both {
            let day = app.offer.calendars.of(&agency).today(since);
            return Err(refused(tx, actor, other, Arg::day(day))?.into());
        }
        if let Body::Finished { elsewhere, .. } | Body::Received { elsewhere, .. } = body {
            *elsewhere = true;
        }
    }
    Ok(())
}

/// That a receipt is recorded in another case, since a day.
fn refused(tx: &mut Tx, actor: &Actor, other: Id, day: Arg) -> Result<Refusal> {
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

/// The number that an event could record, and whether it does by the rules of today: what was taken from the events when this list was first
/// made, asked for no more than a number.
fn told<'a>(service: &Service, body: &'a Body) -> Option<(&'a str, &'a str, bool)> {
    let (Body::Received { place, receipt, .. } | Body::Finished { place, receipt, .. }) = body else { return None };
    let does = fee::recorded(service, body).is_some();
    Some((place.agency.as_str(), receipt.as_str(), does)).filter(|(_, receipt, _)| !receipt.is_empty())
}

/// Whether these rows of a case are what its events record: each receipt in a row of its agency, since it was recorded first, and no row besides.
pub(crate) fn fits(rows: &[Kept], service: &Service, events: &[(Millis, Body)]) -> bool {
    let all: Vec<_> = events
        .iter()
        .filter_map(|(at, body)| {
            let (agency, receipt, does) = told(service, body)?;
            Some((agency, fee::same_number(receipt), does, *at))
        })
        .collect();
    let is = |row: &Kept, agency: &str, number: &str| row.0 == agency && fee::same_number(&row.1) == number;
    let recorded = all.iter().filter(|e| e.2).all(|(agency, number, ..)| rows.iter().filter(|row| is(row, agency, number)).count() == 1);
    recorded
        && rows.iter().all(|row| {
            let mut of_row = all.iter().filter(|(agency, number, ..)| is(row, agency, number));
            // Events are in order: the first that could record it, or the first that does.
            let first = of_row.clone().next().map(|e| e.3);
            first.is_some() && (first == Some(row.2) || of_row.find(|e| e.2).map(|e| e.3) == Some(row.2))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::case::Place;

    fn received(receipt: &str) -> Body {
        let place = Place { agency: "city".into(), unit: "revenue".into() };
        serde_json::from_value(serde_json::json!({ "kind": "received", "task": Id::nil(), "of": "", "place": place, "receipt": receipt }))
            .unwrap()
    }

    #[test]
    fn a_list_that_was_made_from_the_events_of_before_is_whole_whatever_its_letters() {
        let service = testkit::samples::service(testkit::samples::WITH_FILE);
        let events = [(50, received("1405-Ä7")), (60, received("1405 ä7")), (70, received("1405-8"))];
        let row = |number: &str, at| ("city".to_string(), number.to_string(), at);
        let whole = [row("1405-8", 70), row("1405-ä7", 50), row("1405ä7", 60)];
        assert!(fits(&whole, service, &events));
        // SQLite makes small letters of the first ones of the alphabet alone.
        assert!(fits(&[row("1405-8", 70), row("1405-Ä7", 50), row("1405ä7", 60)], service, &events));
        let with = |rows: &[Kept], more| [rows, &[more]].concat();
        for wrong in [whole[1..].to_vec(), with(&whole, row("1405-9", 70)), with(&whole[1..], row("1405-8", 71))] {
            assert!(!fits(&wrong, service, &events), "{wrong:?}");
        }
    }
}
