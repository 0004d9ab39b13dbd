//! Publishing: the services of checked packages become immutable versions in the database, each when its first day has come.

use crate::{App, Offer, Result, now, offer as offered, tell};
use domain::case::Place;
use domain::package::{Catalogue, Service, of_kept};
use domain::roll::Change;
use domain::{Actor, Millis, Msg, Refusal};
use std::collections::{BTreeMap, BTreeSet};
use store::{Fault, Store, Tx, version};

/// Publishes what is new and gives the offer with every version ever published. A version that stands in the database
/// with other content is refused, and so is one with a lower number than one before, and so are packages without a unit at which work is open;
/// then nothing is published.
pub async fn publish(store: &Store, catalogue: Catalogue) -> Result<Offer> {
    publish_at(store, catalogue, now::now()).await
}

/// The same as it is at a time.
pub async fn publish_at(store: &Store, catalogue: Catalogue, at: Millis) -> Result<Offer> {
    units_are_there(store, &catalogue).await?;
    let bodies: Vec<(String, i64, String, String)> = offered::in_force(&catalogue, at)
        .map(|s| {
            let body = serde_json::to_string(s).map_err(Fault::new)?;
            let (id, version, hash) = of_kept(&body).ok_or_else(|| Fault::new(format!("{} cannot be kept", s.id)))?;
            Ok((id, version, hash, body))
        })
        .collect::<Result<_>>()?;
    let here: BTreeSet<String> = catalogue.services.keys().cloned().collect();
    let vanished = store
        .write(move |tx| {
            let Moved { vanished, returned } = ended(tx, &here, at)?;
            let mut published = BTreeSet::new();
            for (id, v, hash, body) in &bodies {
                let refused = |key| Err(Refusal::Conflict(Msg::new(key).with("service", id.as_str()).with("version", *v)).into());
                match version::hash(tx, id, *v)? {
                    None => match version::greatest(tx, id)? {
                        // Whoever had begun with a later version would never be offered this one.
                        Some(greatest) if greatest > *v => return refused("refusal-version-lower"),
                        before => {
                            version::add(tx, id, *v, hash, body.clone(), at);
                            on_roll(tx, Change::Published, id, *v, hash, at)?;
                            published.insert(id);
                            if before.is_some() {
                                tell::promise(tx, id, *v, at);
                            }
                        }
                    },
                    // An older folder: what was withdrawn or made better since would be offered again as it was.
                    Some(h) if h == *hash => {
                        if let Some(greatest) = version::greatest(tx, id)?.filter(|g| g > v) {
                            let older = Msg::new("refusal-version-older").with("service", id.as_str()).with("version", *v);
                            return Err(Refusal::Conflict(older.with("greatest", greatest)).into());
                        }
                    }
                    Some(_) => return refused("refusal-version-changed"),
                }
            }
            for (id, last) in returned.iter().filter(|(id, _)| !published.contains(id)) {
                let hash = version::hash(tx, id, *last)?.unwrap_or_default();
                on_roll(tx, Change::Returned, id, *last, &hash, at)?;
            }
            Ok(vanished)
        })
        .await?;
    if !vanished.is_empty() {
        tracing::warn!(
            count = vanished.len(),
            services = vanished.join(", "),
            "services that were there at the last start are not in these packages and take no new applications; in an hour people with drafts of them are told, unless the program starts with their files before"
        );
    }
    offer_at(store, catalogue, at).await
}

/// Name of the mark with the services whose file is gone, by their last version.
const GONE: &str = "services-gone";

/// The services whose file is gone, by their last version, as it was when packages were published last.
pub(crate) fn gone(tx: &mut Tx) -> Result<BTreeMap<String, i64>> {
    Ok(store::mark::get(tx, GONE)?.and_then(|known| serde_json::from_str(&known).ok()).unwrap_or_default())
}

/// Name of the mark with the moment at which the file of each of them was found to be gone.
const GONE_SINCE: &str = "services-gone-since";

/// So long after its file was found to be gone a service may come back before anybody is told: the folder was a wrong one.
pub const COMES_BACK: Millis = 3_600_000;

/// Since when the files of services are gone; nothing of those that were gone before this was kept.
pub(crate) fn gone_since(tx: &mut Tx) -> Result<BTreeMap<String, Millis>> {
    Ok(store::mark::get(tx, GONE_SINCE)?.and_then(|known| serde_json::from_str(&known).ok()).unwrap_or_default())
}

/// Services whose file is gone since the last start, and those whose file is here again, by their last version.
struct Moved {
    vanished: Vec<String>,
    returned: Vec<(String, i64)>,
}

/// Writes what happened to a service as an event.
fn on_roll(tx: &mut Tx, change: Change, id: &str, version: i64, hash: &str, at: Millis) -> Result<()> {
    let offered = change != Change::Withdrawn;
    store::roll::add(tx, change, &store::roll::service(id, version, hash, offered), &Actor::System.label(), at)
}

/// Promises to tell whoever has a draft of a service whose file is gone since the last start. Gives these services.
fn ended(tx: &mut Tx, here: &BTreeSet<String>, at: Millis) -> Result<Moved> {
    let (known, mut since) = (gone(tx)?, gone_since(tx)?);
    let now = without(tx, here)?;
    let mut vanished = vec![];
    for (id, last) in now.iter().filter(|(id, last)| known.get(*id) != Some(last)) {
        tell::promise_end(tx, id, *last, at);
        let hash = version::hash(tx, id, *last)?.unwrap_or_default();
        on_roll(tx, Change::Withdrawn, id, *last, &hash, at)?;
        since.insert(id.clone(), at);
        vanished.push(id.clone());
    }
    since.retain(|id, _| now.contains_key(id));
    if now != known {
        store::mark::put(tx, GONE, &serde_json::to_string(&now).map_err(Fault::new)?);
        store::mark::put(tx, GONE_SINCE, &serde_json::to_string(&since).map_err(Fault::new)?);
    }
    let returned = known.into_iter().filter(|(id, _)| here.contains(id)).collect();
    Ok(Moved { vanished, returned })
}

/// The published services that are not among those that are here, by their last version.
fn without(tx: &mut Tx, here: &BTreeSet<String>) -> Result<BTreeMap<String, i64>> {
    Ok(version::newest(tx)?.into_iter().filter(|(id, _)| !here.contains(id)).collect())
}

/// Published services whose file is not in some packages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Absent {
    /// Those that were there at the last start.
    pub vanished: Vec<String>,
    /// Those that the last start did not find either, while nobody is told yet.
    pub untold: Vec<String>,
    /// From when on people with drafts of these are told.
    pub told_from: Option<Millis>,
    /// How many were gone before.
    pub earlier: usize,
}

/// Looks which published services packages do not have; nothing is written.
pub async fn absent(store: &Store, catalogue: &Catalogue) -> Result<Absent> {
    let (here, at) = (catalogue.services.keys().cloned().collect(), now::now());
    let (now, known, since) = store.read(|tx| Ok((without(tx, &here)?, gone(tx)?, gone_since(tx)?))).await?;
    let mut absent = Absent::default();
    for id in now.into_keys() {
        match since.get(&id).map(|since| since + COMES_BACK).filter(|from| *from > at) {
            _ if !known.contains_key(&id) => absent.vanished.push(id),
            Some(from) => {
                absent.told_from = Some(absent.told_from.map_or(from, |first| first.min(from)));
                absent.untold.push(id);
            }
            None => absent.earlier += 1,
        }
    }
    Ok(absent)
}

/// Refuses packages without a unit at which work is open: nobody could do it any more, and people would read an id in place of a name.
async fn units_are_there(store: &Store, catalogue: &Catalogue) -> Result<()> {
    let at_work = store.read(store::task::places).await?;
    let gone = |place: &&String| {
        let found = Place::parse(place).and_then(|p| catalogue.agencies.get(&p.agency)?.unit(&p.unit));
        found.is_none()
    };
    let places: Vec<String> = at_work.into_iter().filter(|p| gone(&p)).collect();
    if places.is_empty() {
        return Ok(());
    }
    let units = places.join(", ");
    let count = move |tx: &mut Tx| places.iter().map(|p| store::task::count_at(tx, p)).sum::<store::Result<i64>>();
    let count = store.read(count).await?;
    Err(Refusal::Conflict(Msg::new("refusal-unit-gone").with("units", units).with("count", count)).into())
}

/// The offer without publishing anything: for programs that only look agencies and services up.
pub async fn offer(store: &Store, catalogue: Catalogue) -> Result<Offer> {
    offer_at(store, catalogue, now::now()).await
}

async fn offer_at(store: &Store, catalogue: Catalogue, at: Millis) -> Result<Offer> {
    let all = store.read(version::all).await?;
    if let Some(altered) = all.iter().find(|v| !is_intact(v)) {
        let m = Msg::new("refusal-version-altered").with("service", altered.service.as_str()).with("version", altered.version);
        return Err(Refusal::Conflict(m).into());
    }
    let published = |v: version::Published| {
        let service: Service =
            serde_json::from_str(&v.body).map_err(|e| Fault::new(format!("version {} of {}: {e}", v.version, v.service)))?;
        Ok((service, v.at))
    };
    let older = all.into_iter().map(published).collect::<Result<_>>()?;
    Ok(Offer::new(catalogue, older, at).map_err(Fault::new)?)
}

/// Whether a version is what was published under its hash. People with its cases are told what stands in it, under its name.
pub(crate) fn is_intact(v: &version::Published) -> bool {
    of_kept(&v.body).is_some_and(|(id, version, hash)| id == v.service && version == v.version && hash == v.hash)
}

/// The same house with the versions whose first day has come since, nothing while there are none. A program that does not
/// publish only offers them.
pub async fn when_due(app: &App, publishes: bool) -> Result<Option<App>> {
    let Some(packages) = app.offer.due(now::now()).cloned() else { return Ok(None) };
    let offer = if publishes { publish(&app.store, packages).await? } else { offer(&app.store, packages).await? };
    Ok(Some(app.with_offer(offer)))
}
