//! How agencies, their units and contractors keep to the law, out of counters that `step` adds to: for everyone to see.

use crate::step::conduct_scope;
use crate::{App, Result, now};
use domain::Millis;
use domain::conduct::{Metric, Tally};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

/// Figures are made anew after so long.
const REMEMBERED: Millis = 60_000;

/// By unit; the unit "" is the agency as steward of cases. None that has nothing.
pub type Conduct = Arc<BTreeMap<String, Tally>>;

/// Figures by agency, with when they were made. There are as many as agencies.
#[derive(Default)]
pub struct Cache(Mutex<HashMap<String, (Conduct, Millis)>>);

/// Figures of an agency, at most a minute old: one flight.
pub async fn of(app: &App, agency: &str) -> Result<Conduct> {
    let lock = || app.conduct.0.lock().unwrap_or_else(|e| e.into_inner());
    let at = now::now();
    if let Some((known, made)) = lock().get(agency)
        && (0..REMEMBERED).contains(&(at - made))
    {
        return Ok(known.clone());
    }
    let counts = store::counter::fetch_from(&app.store, &[conduct_scope(agency)], "").await?;
    let mut found: BTreeMap<String, Tally> = BTreeMap::new();
    for (item, n) in counts.into_iter().flatten() {
        if let Some((unit, metric)) = item.split_once('/').and_then(|(unit, m)| Some((unit, Metric::parse(m)?))) {
            found.entry(unit.into()).or_default().add(metric, n);
        }
    }
    let found = Arc::new(found);
    lock().insert(agency.into(), (found.clone(), at));
    Ok(found)
}
