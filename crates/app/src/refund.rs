//! Money that is to be given back: a case was refused or taken back after the person had paid, or went to another agency. The unit that
//! recorded the receipt has it as work until it says that it gave the money back.

use crate::step::{Read, bodies};
use crate::{Account, App, Result};
use domain::case::{Body, Case, Place};
use domain::fee::{self, Paid};
use domain::package::Service;
use domain::{Actor, Millis, Msg, Refusal};
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

fn outstanding<'a>(service: &Service, case: &Case, events: impl Iterator<Item = &'a Body> + Clone) -> Vec<Paid> {
    fee::to_give_back(service, case, None, events.map(|body| (0, "", body)))
}

/// Refuses what the unit of the officer has not to give back.
pub(crate) fn owes(tx: &mut Tx, read: &Read, actor: &Actor, receipt: &str) -> Result<()> {
    let events = bodies(tx, read.case.id, i64::MAX)?;
    let ours = |paid: &Paid| matches!(actor, Actor::Officer(o) if o.agency == paid.place.agency && o.unit == paid.place.unit);
    match outstanding(&read.service, &read.case, events.iter()).iter().any(|paid| paid.receipt == receipt && ours(paid)) {
        true => Ok(()),
        false => Err(Refusal::Conflict(Msg::new("refusal-nothing-to-give-back")).into()),
    }
}

/// Keeps what is to be given back after `happened`; `before` are the events before it.
pub(crate) fn follows(tx: &mut Tx, service: &Service, case: &Case, before: &[Body], happened: &[Body], at: Millis) {
    for given in happened.iter().filter_map(|b| if let Body::GivenBack { receipt, .. } = b { Some(receipt) } else { None }) {
        store::refund::over(tx, case.id, given);
    }
    if happened.iter().any(changes) {
        let all = outstanding(service, case, before.iter().chain(happened));
        let rows: Vec<_> = all.into_iter().map(|paid| (paid.place.key(), paid.receipt, paid.rials)).collect();
        store::refund::put(tx, case.id, at, &rows);
    }
}

/// Whether what is to be given back may be other than before.
pub(crate) fn changes(body: &Body) -> bool {
    matches!(body, Body::Decided { .. } | Body::Withdrawn { .. } | Body::Objected { .. } | Body::Transferred { .. })
}
