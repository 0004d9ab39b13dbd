//! How agencies, their units and contractors keep to the law, for everyone to see: the counters of `step`, read in one
//! flight and remembered for a minute.

use crate::step::conduct_scope;
use crate::{App, Result, now};
use domain::Millis;
use domain::conduct::{Count, Counted, Table};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

/// They are read anew after so long.
const REMEMBERED: Millis = 60_000;

/// Tables by agency, and the figures of all of them, with when they were read. There are as many as agencies.
#[derive(Default)]
pub struct Cache(Mutex<HashMap<String, (Table, Millis)>>, Mutex<Option<(Arc<Everybody>, Millis)>>);

/// What was counted of all agencies.
#[derive(Debug, Default)]
pub struct Everybody {
    /// When the first application came; nothing before it.
    pub since: Option<Millis>,
    /// What was counted of each agency of the packages as steward, by its id.
    pub agencies: BTreeMap<String, Counted>,
}

impl Everybody {
    /// Of all together.
    pub fn total(&self) -> Counted {
        self.agencies.values().copied().sum()
    }
}

/// What was counted of an agency: for itself as steward of cases (unit `""`), and for each unit that did something, apart by
/// contracts.
///
/// # Errors
/// When the database does not answer.
pub async fn of(app: &App, agency: &str) -> Result<Table> {
    let lock = || app.conduct.0.lock().unwrap_or_else(|e| e.into_inner());
    let at = now::now();
    if let Some((table, _)) = lock().get(agency).filter(|k| (0..REMEMBERED).contains(&(at - k.1))) {
        return Ok(table.clone());
    }
    let counts = store::counter::fetch_from(&app.store, &[conduct_scope(agency)], "").await?.pop().unwrap_or_default();
    let mut table = Table::default();
    for (item, n) in counts {
        if let Some((whose, metric)) = Count::parse(&item) {
            table.entry(whose).or_default().insert(metric, n);
        }
    }
    lock().insert(agency.to_string(), (table.clone(), at));
    Ok(table)
}

/// What was counted of every agency of the packages as steward of cases: one flight for all of them, remembered for a minute.
///
/// # Errors
/// When the database does not answer.
pub async fn of_all(app: &App) -> Result<Arc<Everybody>> {
    let lock = || app.conduct.1.lock().unwrap_or_else(|e| e.into_inner());
    let at = now::now();
    if let Some((all, _)) = lock().as_ref().filter(|k| (0..REMEMBERED).contains(&(at - k.1))) {
        return Ok(all.clone());
    }
    let ids: Vec<&String> = app.offer.catalogue.agencies.keys().collect();
    let scopes: Vec<String> = ids.iter().map(|id| conduct_scope(id)).collect();
    let counts = store::counter::fetch_from(&app.store, &scopes, "").await?;
    let of = |counts: Vec<(String, i64)>| {
        let mut counted = Counted::default();
        counts.iter().for_each(|(item, n)| counted.take(item, *n));
        counted
    };
    let agencies = ids.into_iter().cloned().zip(counts.into_iter().map(of)).collect();
    let all = Arc::new(Everybody { since: app.store.read(store::case::first_submitted).await?, agencies });
    *lock() = Some((all.clone(), at));
    Ok(all)
}
