//! Legal dates follow the calendars. A holiday declared or withdrawn moves the days by which agencies must be done; when
//! the program starts with other calendars than before, every open case gets its new day, with an event and a notice, so
//! that lists, the case's page, the API and the letters say the same.

use crate::{App, Result, now};
use domain::case::{Mark, Step};
use domain::event::Event;
use domain::{Id, Millis, Refusal};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::job::Lane;

/// The mark that holds the hash of the calendars by which stored dates were counted.
const MARK: &str = "calendars";
/// Cases looked at in one read.
const PAGE: i64 = 200;

/// Hash of everything that legal days are counted by: the calendars, and which agency counts by which.
fn calendars(app: &App) -> String {
    let catalogue = &app.offer.catalogue;
    let agencies: Vec<(&String, &String)> = catalogue.agencies.iter().map(|(id, a)| (id, &a.calendar)).collect();
    hex::encode(Sha256::digest(json!([catalogue.calendars, agencies]).to_string()))
}

/// Brings the stored days of open cases in line with the calendars; gives the number of cases that changed. Costs one read
/// when the calendars are those of last time. May run anew or beside another worker: a case changes once.
pub async fn calendar(app: &App) -> Result<usize> {
    let hash = calendars(app);
    if app.store.read(|tx| store::mark::get(tx, MARK)).await?.as_ref() == Some(&hash) {
        return Ok(0);
    }
    let (mut after, mut changed) = (Id::nil(), 0);
    loop {
        let page = app.store.read(|tx| store::case::open_after(tx, after, PAGE)).await?;
        let Some(last) = page.last() else { break };
        after = last.0;
        for (_, case, stored) in page {
            let days = app.offer.working_days(&case.steward);
            if case.due_changed(stored, &days, 0).is_none() {
                continue;
            }
            match change(app, case.id, now::now()).await {
                Ok(()) => changed += 1,
                // Someone acted on the case meanwhile, and the act has counted anew.
                Err(crate::Error::Refused(Refusal::Conflict(_) | Refusal::NotFound)) => {}
                Err(e) => return Err(e),
            }
        }
    }
    app.store
        .write(move |tx| {
            store::mark::put(tx, MARK, &hash);
            Ok(())
        })
        .await?;
    Ok(changed)
}

async fn change(app: &App, id: Id, at: Millis) -> Result<()> {
    let house = app.clone();
    app.store
        .write(move |tx| {
            let before = store::case::get(tx, id)?.ok_or(Refusal::NotFound)?;
            let days = house.offer.working_days(&before.steward);
            let stored = store::case::due_at(tx, id)?;
            let Some(Step { case, body }) = before.due_changed(stored, &days, at) else { return Ok(()) };
            let last = store::event::last(tx, id)?;
            let text = serde_json::to_string(&body).map_err(store::Fault::new)?;
            let event = Event::after(last, id, body.kind(), &domain::Actor::System.label(), at, text);
            store::event::add(tx, &event);
            let due = case.due_at(&days);
            store::case::put(tx, &case, due, event.seq);
            store::task::put(tx, Some(&before), &case, due, Mark::Keep, now::id);
            store::notice::add(tx, now::id(), case.person, id, body.kind(), at);
            let told =
                json!({ "person": case.person, "case": id, "kind": body.kind(), "code": case.tracking_code, "service": case.service });
            store::job::add(tx, now::id(), Lane::Ordinary, "notify", told.to_string(), at);
            Ok(())
        })
        .await
}
