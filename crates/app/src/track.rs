//! Tracking by code without sign-in: status and stage, nothing personal.

use crate::{App, Brief, Result};
use domain::{Refusal, tracking};

/// What stands under a code. A code that cannot be one and a code that is not in use get the same answer.
pub async fn by_code(app: &App, typed: &str) -> Result<Brief> {
    let code = tracking::parse(typed).ok_or(Refusal::NotFound)?;
    app.store.read(|tx| store::case::by_code(tx, &code)).await?.ok_or_else(|| Refusal::NotFound.into())
}
