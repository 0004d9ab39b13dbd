//! Tracking by code without sign-in: where a case stands and who answers for it, nothing personal.

use crate::{App, Brief, Result};
use domain::{Id, Refusal, Text, tracking};

/// What stands under a code.
#[derive(Debug, Clone)]
pub struct Tracked {
    /// The case, as in a list.
    pub brief: Brief,
    /// The rule by which the limit stands; nothing while it stands still, or when closed.
    pub rule: Option<Text>,
    /// What happens when it passes; nothing while there is none, or while an objection is looked at.
    pub if_late: Option<Text>,
    /// Whose case it is; never shown.
    pub person: Id,
}

/// What stands under a code. A code that cannot be one and a code that is not in use get the same answer.
pub async fn by_code(app: &App, typed: &str) -> Result<Tracked> {
    let code = tracking::parse(typed).ok_or(Refusal::NotFound)?;
    let found = app
        .store
        .read(|tx| {
            let Some(brief) = store::case::by_code(tx, &code)? else { return Ok(None) };
            let case = store::case::get(tx, brief.id)?;
            Ok(case.map(|case| (brief, case)))
        })
        .await?;
    let (brief, case) = found.ok_or(Refusal::NotFound)?;
    let service = app.offer.version(&brief.service, brief.version).filter(|_| brief.due_at.is_some());
    Ok(Tracked {
        rule: service.as_ref().map(|s| case.due_rule(s).clone()),
        if_late: service.as_ref().filter(|_| !case.is_objected()).map(|s| s.time.if_late.clone()),
        person: case.person,
        brief,
    })
}
