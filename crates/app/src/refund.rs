//! Money that is to be given back: a case was refused or taken back after the person had paid, or went to another agency. The unit that
//! recorded the receipt has it as work until it says that it gave the money back.

use crate::step::Read;
use crate::{Account, App, Result};
use domain::calendar::Day;
use domain::case::{Body, Case, Place};
use domain::fee::{self, Paid};
use domain::package::Service;
use domain::{Actor, Arg, Millis, Msg, Refusal};
use store::Tx;
pub use store::refund::{After, Line};

/// Lines on a page.
pub const PAGE: usize = 25;

/// A page of what a unit is to give back.
#[derive(Debug, Clone)]
pub struct Refunds {
    /// The lines, the longest first.
    pub lines: Vec<Line>,
    /// Where the next page begins, if there is one.
    pub next: Option<After>,
}

/// What the officer's unit is to give back, after `after`.
pub async fn list(app: &App, officer: &Account, after: Option<After>) -> Result<Refunds> {
    let place = Place { agency: officer.agency.clone(), unit: officer.unit.clone() }.key();
    let after = after.unwrap_or((-1, domain::Id::nil(), -1));
    let mut lines = app.store.read(|tx| store::refund::of_unit(tx, &place, after, PAGE as i64 + 1)).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let named = lines.iter().filter(|l| !l.name.is_empty()).map(|l| l.case);
    crate::desk::record(app, &officer.name, place, named, crate::now::now()).await?;
    let next = lines.last().filter(|_| more).map(|l| (l.since, l.case, l.n));
    Ok(Refunds { lines, next })
}

/// What the unit of the officer has to give back of this receipt; refused where that is nothing.
pub(crate) fn owes(tx: &mut Tx, read: &Read, actor: &Actor, receipt: &str) -> Result<Paid> {
    let events = store::event::of_case(tx, read.case.id)?;
    let happened = events.iter().map(|e| Ok((e.at, crate::submit::body(e)?))).collect::<Result<Vec<_>>>()?;
    let all = fee::to_give_back(&read.service, &read.case, None, happened.iter().map(|(at, body)| (*at, "", body)));
    let ours = |paid: &Paid| matches!(actor, Actor::Officer(o) if o.agency == paid.place.agency && o.unit == paid.place.unit);
    let found = all.into_iter().find(|paid| paid.receipt == receipt && ours(paid));
    found.ok_or_else(|| Refusal::Conflict(Msg::new("refusal-nothing-to-give-back")).into())
}

/// Refuses a day of giving back before the unit knew of the payment.
pub(crate) fn is_later(app: &App, paid: &Paid, happened: &[Body]) -> Result<()> {
    let first = app.offer.calendars.of(&paid.place.agency).today(paid.at);
    let day = happened.iter().find_map(|b| if let Body::GivenBack { on, .. } = b { Day::parse(on) } else { None });
    if day.is_some_and(|day| day < first) {
        return Err(Refusal::wrong("given_on", Msg::new("answer-given-before").with("day", Arg::day(first))).into());
    }
    Ok(())
}

/// Keeps what is to be given back after `happened`; `before` are the events before it.
pub(crate) fn follows(tx: &mut Tx, service: &Service, case: &Case, before: &[Body], happened: &[Body], at: Millis) -> Result<()> {
    for body in happened {
        if let Body::GivenBack { receipt, place, .. } | Body::PaymentNotFound { receipt, place: Some(place), .. } = body {
            store::refund::over(tx, case.id, &place.key(), receipt);
        }
    }
    if happened.iter().any(changes) {
        let all = fee::to_give_back(service, case, None, before.iter().chain(happened).map(|body| (0, "", body)));
        let rows: Vec<_> = all.into_iter().map(|paid| (paid.place.key(), paid.receipt, paid.rials, paid.reported)).collect();
        store::refund::put(tx, case.id, at, &rows)?;
    }
    Ok(())
}

/// Whether what is to be given back may be other than before.
pub(crate) fn changes(body: &Body) -> bool {
    matches!(body, Body::Decided { .. } | Body::Withdrawn { .. } | Body::Objected { .. } | Body::Transferred { .. })
}

/// Whether that may be less than before.
pub(crate) fn lessens(body: &Body) -> bool {
    matches!(body, Body::GivenBack { .. } | Body::PaymentNotFound { place: Some(_), .. })
}
