//! How agencies, their units and contractors keep to the law, for everyone to see: the counters of `step`, read in one
//! flight and remembered for a minute.

use crate::step::conduct_scope;
use crate::{App, Result, now};
use domain::Millis;
use domain::conduct::{Count, Table};
use std::collections::HashMap;
use std::sync::Mutex;

/// They are read anew after so long.
const REMEMBERED: Millis = 60_000;

/// Tables by agency, with when they were read. There are as many as agencies.
#[derive(Default)]
pub struct Cache(Mutex<HashMap<String, (Table, Millis)>>);

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
