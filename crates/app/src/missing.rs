//! What cases need and the packages do not have: an agency that was taken out, a version that nobody published here.

use crate::{App, Offer, Result};
use store::{Store, Tx};

/// What is missing, each as the package language names it; sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    /// Agencies that answer for a case or have a task of one. Their clocks go on by the common calendar
    /// ([`domain::calendar::Calendars::new`]).
    pub agencies: Vec<String>,
    /// Versions of services, `service 3`, to which cases are pinned on which the clock failed. Nobody can act on these cases.
    pub versions: Vec<String>,
}

impl Missing {
    /// Whether all is there.
    pub fn is_empty(&self) -> bool {
        self.agencies.is_empty() && self.versions.is_empty()
    }
}

/// Looks it up: a look at an index for each agency and unit, whatever the number of cases.
pub async fn look(store: &Store, offer: &Offer) -> Result<Missing> {
    let needs = |tx: &mut Tx| Ok((store::task::places(tx)?, store::case::stewards(tx)?, store::clock_failure::versions(tx)?));
    let (places, stewards, versions) = store.read(needs).await?;
    let acting = places.iter().map(|p| p.split_once('/').map_or(p.as_str(), |p| p.0).to_string());
    let mut agencies: Vec<String> = acting.chain(stewards).filter(|a| offer.agency(a).is_none()).collect();
    let gone = |(service, version): &(String, i64)| offer.version(service, *version).is_none();
    let mut versions: Vec<String> = versions.into_iter().filter(gone).map(|(s, v)| format!("{s} {v}")).collect();
    agencies.sort();
    agencies.dedup();
    versions.sort();
    Ok(Missing { agencies, versions })
}

/// Says in the log what is missing; for a program that starts.
pub async fn log(app: &App) {
    match look(&app.store, &app.offer).await {
        Ok(missing) if missing.is_empty() => {}
        Ok(missing) => tracing::error!(
            agencies = missing.agencies.join(", "),
            versions = missing.versions.join(", "),
            "cases need what the packages do not have: put it back; until then the common calendar counts for these agencies, and on cases of these versions nobody can act"
        ),
        Err(e) => tracing::warn!(error = %e, "what cases need could not be looked up"),
    }
}
