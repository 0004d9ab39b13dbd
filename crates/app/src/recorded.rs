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
use store::recorded::Kept;

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
    /// On which day all the money of the receipt was given back there; nothing for who may not see the case.
    pub given_back: Option<Day>,
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
        let which = match self.given_back {
            Some(day) => Msg::new("receipt-elsewhere-returned").with("how", which).with("day", Arg::day(day)),
            None => which,
        };
        Msg::new(key).with("day", Arg::day(self.day)).with("which", which)
    }
}

impl Ended {
    fn told(&self) -> Msg {
        let day = Arg::day(self.day);
        match self.how {
            "granted" => Msg::new("receipt-elsewhere-granted").with("day", day),
            "refused" => Msg::new("receipt-elsewhere-refused").with("day", day),
            _ => Msg::new("receipt-elsewhere-withdrawn").with("day", day),
        }
    }
}

/// The other case in which an agency recorded this receipt, as far as who asks may see it: one in which all its money was given back, or else the
/// first; nothing where it did in none.
pub(crate) fn find(app: &App, tx: &mut Tx, actor: &Actor, agency: &str, receipt: &str, case: Id) -> Result<Option<Elsewhere>> {
    Ok(find_all(app, tx, actor, &[(agency, receipt, case)])?.pop().flatten())
}

/// The same for each (agency, receipt, case), in one round trip; more is read of those alone that are elsewhere.
pub(crate) fn find_all(app: &App, tx: &mut Tx, actor: &Actor, receipts: &[(&str, &str, Id)]) -> Result<Vec<Option<Elsewhere>>> {
    let numbers: Vec<String> = receipts.iter().map(|(_, receipt, _)| fee::same_number(receipt)).collect();
    let keys: Vec<_> = receipts.iter().zip(&numbers).map(|((agency, _, case), number)| (*agency, number.as_str(), *case)).collect();
    let mut found = Vec::with_capacity(keys.len());
    for ((agency, number, _), others) in keys.iter().zip(store::recorded::elsewhere(tx, &keys)?) {
        let mut shown = None;
        for other in others {
            let one = of(app, tx, actor, agency, number, other)?;
            let all_went = one.given_back.is_some();
            if all_went || shown.is_none() {
                shown = Some(one);
            }
            if all_went {
                break;
            }
        }
        found.push(shown);
    }
    Ok(found)
}

fn of(app: &App, tx: &mut Tx, actor: &Actor, agency: &str, number: &str, (other, since): (Id, Millis)) -> Result<Elsewhere> {
    let days = app.offer.calendars.of(agency);
    let unseen = Elsewhere { since, day: days.today(since), code: None, ended: None, given_back: None };
    let Some(case) = store::case::get(tx, other)?.filter(|case| permission::demand(actor, case, Right::Read).is_ok()) else {
        return Ok(unseen);
    };
    let mut events = vec![];
    for event in store::event::of_case(tx, case.id)? {
        events.push((event.at, crate::submit::body(&event)?));
    }
    let ended = ended(&case, &events, days);
    let given_back = app.offer.version(&case.service, case.version).and_then(|service| {
        let all = fee::given_back(&service, events.iter().map(|(at, body)| (*at, "", body)));
        let of_it = |g: &&(Millis, fee::GivenBack)| g.1.place.agency == agency && fee::same_number(g.1.receipt) == number;
        // Where several parts of it went, what is left of it is known by nobody but the case.
        all.iter().filter(of_it).find(|(_, g)| !g.part).and_then(|(_, g)| Day::parse(g.on))
    });
    Ok(Elsewhere { code: Some(case.tracking_code), ended, given_back, ..unseen })
}

/// How a case has ended.
fn ended(case: &Case, events: &[(Millis, Body)], days: &WorkingDays) -> Option<Ended> {
    let withdrawn = || events.iter().rev().find(|(_, b)| matches!(b, Body::Withdrawn { .. })).map(|(at, _)| ("withdrawn", *at));
    let (how, at) = match (case.status, &case.decision) {
        (Status::Withdrawn, _) => withdrawn()?,
        _ if !case.status.is_closed() => return None,
        (_, Some(d)) if d.outcome == Outcome::Granted => ("granted", d.at),
        (_, Some(d)) => ("refused", d.at),
        (_, None) => return None,
    };
    Some(Ended { how, at, day: days.today(at) })
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
            let receipts: Vec<_> = paid.iter().map(|p| (p.place.agency.as_str(), p.receipt.as_str(), case)).collect();
            let found = paid.iter().zip(find_all(app, tx, &actor, &receipts)?);
            Ok(found.filter_map(|(paid, other)| Some((paid.receipt.clone(), other?))).collect())
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
        // Whatever separates its groups, and in small letters or large ones, it is one number, recorded first at 50.
        let whole = [row("14058", 70), row("1405ä7", 50)];
        assert!(fits(&whole, service, &events));
        // SQLite makes small letters of the first ones of the alphabet alone.
        assert!(fits(&[row("14058", 70), row("1405Ä7", 50)], service, &events));
        let with = |rows: &[Kept], more| [rows, &[more]].concat();
        for wrong in [whole[1..].to_vec(), with(&whole, row("14059", 70)), with(&whole[1..], row("14058", 71))] {
            assert!(!fits(&wrong, service, &events), "{wrong:?}");
        }
    }
}
