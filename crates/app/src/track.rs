//! Tracking by code without sign-in: where a case stands and who answers for it, nothing personal.

use crate::{App, Brief, Fault, Result};
use domain::case::Case;
use domain::package::Service;
use domain::{Millis, Refusal, tracking};
use std::sync::Arc;

/// What stands under a code. Of the case only that is shown which is nobody's own: whose turn it is, and by when by which rule.
#[derive(Debug, Clone)]
pub struct Tracked {
    /// The case.
    pub case: Case,
    /// The version of the service to which it is pinned.
    pub service: Arc<Service>,
    /// Until when the agency must be done; nothing while the clock stands or when closed.
    pub due_at: Option<Millis>,
    /// By when it is said whether the application is complete; nothing when that has been said, and while it waits.
    pub complete_by: Option<Millis>,
}

/// What stands under a code. A code that cannot be one and a code that is not in use get the same answer.
pub async fn by_code(app: &App, typed: &str) -> Result<Tracked> {
    let code = tracking::parse(typed).ok_or(Refusal::NotFound)?;
    let Brief { case, due_at } = app.store.read(|tx| store::case::by_code(tx, &code)).await?.ok_or(Refusal::NotFound)?;
    let service = app
        .offer
        .version(&case.service, case.version)
        .ok_or_else(|| Fault::new(format!("version {} of {} is not here", case.version, case.service)))?;
    let complete_by = case.complete_by(&service, case.days(&app.offer.calendars)).and_then(|c| c.0);
    Ok(Tracked { case, service, due_at, complete_by })
}
