//! Legal dates follow the calendars. A holiday declared or withdrawn moves the days by which agencies must be done; when
//! the program starts with other calendars than before, every open case and task gets its new day, by the days of the agency that must act, with an event and a notice, so
//! that lists, the case's page, the API and the letters say the same. What was told the person is never taken back: until when one answers,
//! pays an instalment, or objects to the decision of a closed case, moves only later. On the way, cases from before their state kept the
//! instalments get them.

use crate::step::Read;
use crate::{App, Result, now};
use domain::case::{Case, Mark};
use domain::event::Event;
use domain::fee::Owed;
use domain::package::{Catalogue, Service};
use domain::replay::Replay;
use domain::{Actor, Id, Refusal};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::Store;
use store::case::Dates;

/// The mark that holds the hash of the calendars by which stored dates were counted.
const MARK: &str = "calendars";
/// Cases looked at in one read.
const PAGE: i64 = 200;

/// What the stored days of tasks are; another number where they come to mean something else, so that all are counted anew.
const DAYS_OF_TASKS: i64 = 4;

/// Hash of everything that legal days are counted by: the calendars, which agency counts by which, its own days and its hours,
/// and what the days of tasks are.
fn calendars(catalogue: &Catalogue) -> String {
    let agencies: Vec<_> = catalogue.agencies.iter().map(|(id, a)| (id, &a.calendar, &a.own_days, &a.hours)).collect();
    hex::encode(Sha256::digest(json!([catalogue.calendars, agencies, DAYS_OF_TASKS]).to_string()))
}

/// Brings the stored days of cases in line with the calendars; gives the number of cases that changed. Costs one read
/// when the calendars are those of last time. May run anew or beside another worker: a case changes once.
pub async fn calendar(app: &App) -> Result<usize> {
    let hash = calendars(&app.offer.catalogue);
    if counted_by(&app.store, &app.offer.catalogue).await? {
        return Ok(0);
    }
    let changed = open(app).await? + objectable(app).await?;
    app.store
        .write(move |tx| {
            store::mark::put(tx, MARK, &hash);
            Ok(())
        })
        .await?;
    Ok(changed)
}

/// Whether the stored days are those that the calendars of these packages give.
pub(crate) async fn counted_by(store: &Store, catalogue: &Catalogue) -> Result<bool> {
    Ok(store.read(|tx| store::mark::get(tx, MARK)).await?.is_some_and(|hash| hash == calendars(catalogue)))
}

/// The same for open cases.
async fn open(app: &App) -> Result<usize> {
    let at = now::now();
    let (mut after, mut changed) = (Id::nil(), 0);
    loop {
        let page = app.store.read(|tx| store::case::open_after(tx, after, PAGE)).await?;
        let Some(last) = page.last() else { break };
        after = last.0;
        for (task, case, stored, listed) in page {
            let calendars = &app.offer.calendars;
            let Some(service) = app.offer.version(&case.service, case.version) else { continue };
            // The clock may have to look at the case for something else first: the task's own day, and by what it stands, is compared
            // too.
            let same = Dates::of(&case, &service, calendars) == stored
                && case.task(task).is_none_or(|t| case.listed_limit(t, calendars) == listed);
            let persons = case.answers_moved(&service, calendars).chain(case.instalments_moved(&service, calendars, at));
            let mut persons = persons.chain(case.visits_on_holidays(calendars, at));
            if same && persons.next().is_none() && !lacks_instalments(&case) {
                continue;
            }
            changed += usize::from(change(app, case.id).await?);
        }
    }
    Ok(changed)
}

/// The same for closed cases to whose decision one may still object.
async fn objectable(app: &App) -> Result<usize> {
    let at = now::now();
    let (mut after, mut changed) = ((at - 1, Id::max()), 0);
    loop {
        let page = app.store.read(|tx| store::case::objectable_after(tx, after, PAGE)).await?;
        let Some((until, last)) = page.last() else { break };
        after = (*until, last.id);
        for (_, case) in page {
            let Some(service) = app.offer.version(&case.service, case.version) else { continue };
            if case.objection_moved(&service, &app.offer.calendars, at).is_some() {
                changed += usize::from(change(app, case.id).await?);
            }
        }
    }
    Ok(changed)
}

/// Whether a case is from before its state kept the instalments: its first receipt would end a payment in several.
fn lacks_instalments(case: &Case) -> bool {
    case.owes.as_ref().is_some_and(|o| o.until.is_some() && o.parts.is_empty())
}

/// What is owed, as the events of a case tell it.
fn owed(service: &Service, case: &Case, events: &[Event]) -> Option<Owed> {
    let (first, rest) = events.split_first()?;
    let told = rest.iter().try_fold(Replay::start(service, case, first)?, |told, e| told.then(service, e))?;
    told.case().owes.clone()
}

/// Counts the dates of a case and of its tasks anew; says whether a day to which somebody keeps has changed, which is told.
async fn change(app: &App, id: Id) -> Result<bool> {
    let (house, at) = (app.clone(), now::now());
    let changed = app
        .store
        .write(move |tx| {
            let mut read = Read::of(&house, tx, id)?;
            if lacks_instalments(&read.case) {
                let events = store::event::of_case(tx, id)?;
                read.case.owes = owed(&read.service, &read.case, &events).or(read.case.owes);
            }
            let (stored, tasks) = (store::case::dates(tx, id)?, store::task::dues(tx, id)?);
            let calendars = &house.offer.calendars;
            match read.case.due_changed(&read.service, stored.due_at, &tasks, calendars, at) {
                Some(step) => {
                    read.write(&house, tx, &Actor::System, step, at)?;
                    Ok(true)
                }
                None => {
                    let last = read.last.map_or(0, |l| l.0);
                    store::case::put(tx, &read.case, &read.case, Dates::of(&read.case, &read.service, calendars), last, last);
                    store::task::put(tx, Some(&read.case), &read.case, calendars, None, |_| Mark::Keep, now::id);
                    Ok(false)
                }
            }
        })
        .await;
    match changed {
        // Someone acted on the case meanwhile, and the act has counted anew.
        Err(crate::Error::Refused(Refusal::Conflict(_) | Refusal::NotFound)) => Ok(false),
        other => other,
    }
}
