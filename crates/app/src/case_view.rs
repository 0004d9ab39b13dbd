//! Looking at a case: the same record for the gateway, the desk and the API. When an officer looks, that is recorded and
//! the person can see it.

use crate::{Access, App, Error, Person, Result, Who, now, submit};
use domain::case::{Body, Case, Place};
use domain::event::Event;
use domain::form::{self, Answers};
use domain::package::Service;
use domain::permission::{self, Right};
use domain::{Actor, Id, Millis, Refusal};
use std::sync::Arc;

/// Reading again within this time is the same reading.
pub(crate) const SAME_READING: Millis = 3_600_000;

/// What happened, decoded.
#[derive(Debug, Clone, PartialEq)]
pub struct Happened {
    /// Number in the case.
    pub seq: i64,
    /// When.
    pub at: Millis,
    /// Who (`Actor::label`).
    pub actor: String,
    /// What.
    pub body: Body,
}

/// A case as it is looked at.
#[derive(Debug, Clone)]
pub struct CaseView {
    /// The state.
    pub case: Case,
    /// The version of the service to which it is pinned.
    pub service: Arc<Service>,
    /// What happened, oldest first; notes only for officers.
    pub events: Vec<Happened>,
    /// Who read it: when, `officer:…`, where; newest first.
    pub reads: Vec<(Millis, String, Place)>,
    /// Until when; `None` while the clock stands or when closed.
    pub due_at: Option<Millis>,
    /// Counted days left, or left when it was closed; negative when late.
    pub days_left: i64,
    /// Stages to come with the day on which each is expected to begin.
    pub expected: Vec<(String, Millis)>,
    /// When it was looked at.
    pub now: Millis,
}

fn view(app: &App, case: Case, events: &[Event], for_officer: bool, at: Millis) -> Result<CaseView> {
    let service = app
        .offer
        .version(&case.service, case.version)
        .ok_or_else(|| store::Fault::new(format!("version {} of {} is not here", case.version, case.service)))?;
    let mut happened = Vec::with_capacity(events.len());
    let mut reads = vec![];
    for e in events {
        let body = submit::body(e)?;
        if let Body::Read { place } = body {
            reads.insert(0, (e.at, e.actor.clone(), place));
            continue;
        }
        if for_officer || body.is_for_person() {
            happened.push(Happened { seq: e.seq, at: e.at, actor: e.actor.clone(), body });
        }
    }
    let days = app.offer.working_days(&case.steward);
    // The clock of a closed case ended when it was closed.
    let closed = happened.iter().find(|h| matches!(h.body, Body::Decided { .. } | Body::Withdrawn { .. })).map(|h| h.at);
    let mut expected = vec![];
    if !case.status.is_closed() {
        let mut day = days.today(at);
        for (i, stage) in service.stages.iter().enumerate().skip_while(|(_, s)| s.id != case.stage) {
            day = days.add(day, stage.days, domain::package::DayKind::Working);
            if let Some(next) = service.stages.get(i + 1) {
                expected.push((next.id.clone(), day.end(days.offset)));
            }
        }
    }
    Ok(CaseView {
        due_at: case.due_at(&days),
        days_left: case.clock.days_left(&days, closed.unwrap_or(at)),
        expected,
        case,
        service,
        events: happened,
        reads,
        now: at,
    })
}

/// A case, for whoever may read it. An officer's reading is recorded in the case's events and for the person.
pub async fn get(app: &App, who: &Who, id: Id) -> Result<CaseView> {
    let (actor, at) = (who.actor(), now::now());
    let (case, events) = store::case::fetch_with_events(&app.store, id).await?.ok_or(Refusal::NotFound)?;
    permission::demand(&actor, &case, Right::Read)?;
    if let Some((name, _)) = reader(&actor)
        && !app.store.read(|tx| store::access::recorded(tx, id, &name, at - SAME_READING)).await?
    {
        record(app, &actor, id, at).await?;
    }
    view(app, case, &events, !matches!(actor, Actor::Person(_)), at)
}

/// Name and place of a reader whose reading is recorded.
fn reader(actor: &Actor) -> Option<(String, Place)> {
    match actor {
        Actor::Officer(o) => Some((o.name.clone(), Place { agency: o.agency.clone(), unit: o.unit.clone() })),
        Actor::Agency(id) => Some((format!("agency:{id}"), Place { agency: id.clone(), unit: String::new() })),
        _ => None,
    }
}

async fn record(app: &App, actor: &Actor, id: Id, at: Millis) -> Result<()> {
    let Some((officer, place)) = reader(actor) else { return Ok(()) };
    let label = actor.label();
    app.store
        .write(move |tx| {
            let case = store::case::get(tx, id)?.ok_or(Refusal::NotFound)?;
            // Looked at again: the same officer may have opened the case twice at the same moment.
            if store::access::recorded(tx, id, &officer, at - SAME_READING)? {
                return Ok(());
            }
            let body = Body::Read { place: place.clone() };
            let last = store::event::last(tx, id)?;
            let event = Event::after(last, id, body.kind(), &label, at, serde_json::to_string(&body).map_err(store::Fault::new)?);
            store::event::add(tx, &event);
            store::case::put_revision(tx, id, event.seq);
            store::access::add(tx, case.person, &Access { id: now::id(), case: id, officer: officer.clone(), place: place.key(), at });
            Ok(())
        })
        .await
}

/// The answers of a case, for whoever may read it. Callers have recorded the reading by [`get`].
pub async fn answers(app: &App, who: &Who, id: Id) -> Result<Answers> {
    let actor = who.actor();
    app.store
        .read(|tx| {
            let case = store::case::get(tx, id)?.ok_or(Refusal::NotFound)?;
            permission::demand(&actor, &case, Right::Read)?;
            store::case::answers(tx, id)
        })
        .await
}

/// The person of a case, for whoever may read it.
pub async fn applicant(app: &App, who: &Who, id: Id) -> Result<Person> {
    let actor = who.actor();
    app.store
        .read(|tx| {
            let case = store::case::get(tx, id)?.ok_or(Refusal::NotFound)?;
            permission::demand(&actor, &case, Right::Read)?;
            Ok(store::person::get(tx, case.person)?.ok_or(Refusal::NotFound)?)
        })
        .await
}

/// A file of a case: bytes, kind and name. A file that is not of this case does not exist.
pub async fn file(app: &App, who: &Who, id: Id, sha256: &str) -> Result<(Vec<u8>, String, String)> {
    let view = get(app, who, id).await?;
    let answers = answers(app, who, id).await?;
    let mut files = form::files(&answers);
    for h in &view.events {
        if let Body::Answered { files: more, .. } = &h.body {
            files.extend(more.iter().cloned());
        }
    }
    let attached = files.into_iter().find(|f| f.sha256 == sha256).ok_or(Refusal::NotFound)?;
    let house = app.clone();
    let sha = attached.sha256.clone();
    let bytes = tokio::task::spawn_blocking(move || house.files.get(&sha)).await.map_err(store::Fault::new)?;
    Ok((bytes.map_err(|e| Error::Fault(store::Fault::new(format!("file {}: {e}", attached.sha256))))?, attached.kind, attached.name))
}
