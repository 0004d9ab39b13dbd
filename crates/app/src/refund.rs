//! Money that is to be given back: a case was refused or taken back after the person had paid, or went to another agency, or answers that
//! were corrected cost less. The unit that recorded the receipt has it as work until it says that it gave the money back; so has the unit
//! that had not answered a report when the case ended, until it does.

use crate::recorded::Elsewhere;
use crate::step::Read;
use crate::{Account, App, Fault, Result, Who};
use domain::calendar::Day;
use domain::case::{Body, Case, Place};
use domain::fee::{self, Paid};
use domain::package::Service;
use domain::{Actor, Arg, Id, Millis, Msg, Refusal};
use std::collections::HashMap;
use std::sync::Arc;
use store::refund::ToGiveBack;
pub use store::refund::{After, Line};
use store::{Store, Tx};

/// Lines on a page.
pub const PAGE: usize = 25;

/// A page of what a unit is to give back.
#[derive(Debug, Clone)]
pub struct Refunds {
    /// The lines, the longest first, each with the other case in which the agency recorded its receipt.
    pub lines: Vec<(Line, Option<Elsewhere>)>,
    /// Where the next page begins, if there is one.
    pub next: Option<After>,
}

/// What the officer's unit is to give back, after `after`.
pub async fn list(app: &App, officer: &Account, after: Option<After>) -> Result<Refunds> {
    let place = Place { agency: officer.agency.clone(), unit: officer.unit.clone() }.key();
    let after = after.unwrap_or((-1, Id::nil(), -1));
    let actor = Who::Officer(officer.clone()).actor();
    let read = |tx: &mut Tx| {
        let mut lines = store::refund::of_unit(tx, &place, after, PAGE as i64 + 1)?;
        let more = lines.len() > PAGE;
        lines.truncate(PAGE);
        let receipts: Vec<_> = lines.iter().map(|l| (officer.agency.as_str(), l.receipt.as_str(), l.case)).collect();
        let others = crate::recorded::find_all(app, tx, &actor, &receipts)?;
        Ok((lines.into_iter().zip(others).collect::<Vec<_>>(), more))
    };
    let (lines, more) = app.store.read(read).await?;
    let named = lines.iter().map(|(line, _)| line).filter(|l| !l.name.is_empty()).map(|l| l.case);
    crate::desk::record(app, &officer.name, place, named, crate::now::now()).await?;
    let next = lines.last().filter(|_| more).map(|(l, _)| (l.since, l.case, l.n));
    Ok(Refunds { lines, next })
}

/// What the unit of the officer has to give back of this receipt; refused where that is nothing.
pub(crate) fn owes(tx: &mut Tx, read: &Read, actor: &Actor, receipt: &str) -> Result<Paid> {
    let events = store::event::of_case(tx, read.case.id)?;
    let happened = events.iter().map(|e| Ok((e.at, crate::submit::body(e)?))).collect::<Result<Vec<_>>>()?;
    let all = fee::to_give_back(&read.service, &read.case, None, happened.iter().map(|(at, body)| (*at, "", body)));
    let ours = |paid: &Paid| matches!(actor, Actor::Officer(o) if o.agency == paid.place.agency && o.unit == paid.place.unit);
    // Two that are of one number by now may be those of two receipts from before.
    let mut ours: Vec<Paid> = all.into_iter().filter(|paid| fee::is_same_number(&paid.receipt, receipt) && ours(paid)).collect();
    ours.sort_by_key(|paid| paid.receipt != receipt);
    let found = ours.into_iter().next();
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
        if let Some((receipt, place)) = ends(body) {
            store::refund::over(tx, case.id, &place.key(), receipt);
        }
    }
    if happened.iter().any(changes) {
        let all = fee::to_give_back(service, case, None, before.iter().chain(happened).map(|body| (0, "", body)));
        let rows: Vec<_> = all.into_iter().map(row).collect();
        store::refund::put(tx, case.id, at, &rows)?;
    }
    Ok(())
}

/// The rows that there should be of a case by its events: what was to be given back after the last event that changed it, without what was
/// given back or not found since.
fn due(service: &Service, case: &Case, events: &[(Millis, Body)]) -> Vec<ToGiveBack> {
    let Some(last) = events.iter().rposition(|(_, body)| changes(body)).filter(|_| service.takes_money()) else { return vec![] };
    let (until, later) = events.split_at(last + 1);
    let over = |paid: &Paid| later.iter().any(|(_, body)| ends(body) == Some((&paid.receipt, &paid.place)));
    let all = fee::to_give_back(service, case, None, until.iter().map(|(at, body)| (*at, "", body)));
    all.into_iter().filter(|paid| !over(paid)).map(row).collect()
}

/// Whether these rows are those of the case, each there since an event that changed what is to be given back.
pub(crate) fn fits(rows: &[(Millis, ToGiveBack)], service: &Service, case: &Case, events: &[(Millis, Body)]) -> bool {
    let since = |at: Millis| events.iter().any(|(then, body)| *then == at && changes(body));
    rows.iter().all(|(at, _)| since(*at)) && rows.iter().map(|(_, row)| row).eq(&due(service, case, events))
}

fn row(paid: Paid) -> ToGiveBack {
    (paid.place.key(), paid.receipt, paid.rials, paid.reported)
}

/// What is to be given back of a case by its events, and since when that is so where it was in no list.
fn rows_of(service: &Service, case: &Case, events: &[domain::event::Event]) -> Result<(Millis, Vec<ToGiveBack>)> {
    if !case.owes_back() || !service.takes_money() {
        return Ok((0, vec![]));
    }
    let bodies = events.iter().map(|e| Ok((e.at, crate::submit::body(e)?))).collect::<Result<Vec<_>>>()?;
    let since = bodies.iter().rfind(|(_, body)| changes(body)).map_or(0, |(at, _)| *at);
    Ok((since, due(service, case, &bodies)))
}

/// Whether the rows of a case are not those of its events; gives since when these are due, and them.
fn differs(tx: &mut Tx, service: &Service, case: &Case) -> Result<Option<(Millis, Vec<ToGiveBack>)>> {
    let kept = store::refund::between(tx, case.id, case.id)?;
    let (since, due) = rows_of(service, case, &store::event::of_case(tx, case.id)?)?;
    Ok((!kept.iter().map(|(_, _, row)| row).eq(&due)).then_some((since, due)))
}

/// Writes what is to be given back of a case by its events, which has no rows yet.
pub(crate) fn keep(tx: &mut Tx, service: &Service, case: &Case, events: &[domain::event::Event]) -> Result<usize> {
    let (since, due) = rows_of(service, case, events)?;
    store::refund::add(tx, case.id, since, &due);
    Ok(due.len())
}

/// Name of the mark that what is to be given back of cases from before is in the list.
const TAKEN_UP: &str = "refunds-taken-up";

/// Whether it is.
pub(crate) fn is_whole(tx: &mut Tx) -> Result<bool> {
    Ok(store::mark::get(tx, TAKEN_UP)?.is_some())
}

/// Cases in one transaction that takes up what is to be given back.
const TOGETHER: usize = 50;

/// Makes of the list what the events of the cases say that is to be given back, also of those that ended before there was one. Gives how many
/// receipts were written; begun again where it was broken off.
pub async fn take_up(store: &Store) -> Result<usize> {
    if store.read(is_whole).await? {
        return Ok(0);
    }
    let mut versions = HashMap::new();
    for p in store.read(store::version::all).await? {
        let service: Service = serde_json::from_str(&p.body).map_err(|e| Fault::new(format!("{}@{}: {e}", p.service, p.version)))?;
        versions.insert((p.service, p.version), Arc::new(service));
    }
    let (mut after, mut count) = (Id::nil(), 0);
    loop {
        let page = store.read(|tx| store::case::page_for_verify(tx, after, 500)).await?;
        let Some(last) = page.last() else { break };
        after = last.id;
        let owing = page.into_iter().filter_map(|stored| stored.case).filter(Case::owes_back);
        let of = |case: Case| Some((versions.get(&(case.service.clone(), case.version)).filter(|s| s.takes_money())?.clone(), case));
        let owing: Vec<(Arc<Service>, Case)> = owing.filter_map(of).collect();
        for some in owing.chunks(TOGETHER) {
            // Of nearly all of them the list is right as it is: only the others are written.
            let find = |tx: &mut Tx| {
                let mut other = vec![];
                for (service, case) in some {
                    if differs(tx, service, case)?.is_some() {
                        other.push((service.clone(), case.id));
                    }
                }
                Ok(other)
            };
            let other = store.read(find).await?;
            if other.is_empty() {
                continue;
            }
            let write = move |tx: &mut Tx| {
                let mut count = 0;
                for (service, id) in &other {
                    // It may have gone on meanwhile.
                    let Some(case) = store::case::get(tx, *id)? else { continue };
                    if let Some((since, due)) = differs(tx, service, &case)? {
                        store::refund::put(tx, *id, since, &due)?;
                        count += due.len();
                    }
                }
                Ok(count)
            };
            count += store.write(write).await?;
        }
    }
    let marks = |tx: &mut Tx| {
        store::mark::put(tx, TAKEN_UP, "yes");
        Ok(())
    };
    store.write(marks).await?;
    Ok(count)
}

/// Whether what is to be given back, or looked for, may be other than before.
pub(crate) fn changes(body: &Body) -> bool {
    match body {
        Body::Answered { changed: Some(changed), .. } => changed.invoice.is_some(),
        Body::PaymentReported { task, .. } => task.is_nil(),
        body => matches!(
            body,
            Body::Decided { .. } | Body::Withdrawn { .. } | Body::Objected { .. } | Body::Transferred { .. } | Body::Invoiced { .. }
        ),
    }
}

/// Whether that may be less than before.
pub(crate) fn lessens(body: &Body) -> bool {
    ends(body).is_some()
}

/// The receipt, and the unit that has it in its list, with which nothing is to be done after this: it was given back, not found, or found and
/// recorded.
fn ends(body: &Body) -> Option<(&String, &Place)> {
    match body {
        Body::GivenBack { receipt, place, .. } | Body::PaymentNotFound { receipt, place: Some(place), .. } => Some((receipt, place)),
        Body::Received { task, receipt, place, .. } if task.is_nil() => Some((receipt, place)),
        _ => None,
    }
}
