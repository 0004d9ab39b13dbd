//! The newer version of a service for a person who has begun with an older one: what changes, what of the draft still fits,
//! and going over to it. Nobody is made to, unless a package says why older drafts do not hold any more.

use crate::{App, Draft, Error, Result, draft, now};
use domain::carry::{self, Carried};
use domain::package::Service;
use domain::package::diff::{self, Changes};
use domain::{Id, Msg, Refusal, Text};
use std::sync::Arc;

/// A draft on an older version, and how it would be on the newest.
#[derive(Debug, Clone)]
pub struct Newer {
    /// The draft.
    pub draft: Draft,
    /// The version on which it stands.
    pub old: Arc<Service>,
    /// The newest.
    pub new: Arc<Service>,
    /// What is different.
    pub changes: Changes,
    /// What would become of its answers.
    pub carried: Carried,
    /// Why it does not hold any more; nothing when it may be sent as it is.
    pub void: Option<Text>,
}

/// The newer version for a draft; not found when there is none that takes applications.
pub async fn look(app: &App, person: Id, id: Id) -> Result<Newer> {
    let (draft, old) = draft::get(app, person, id).await?;
    let new = app.offer.newer(&draft.service, draft.version).cloned().ok_or(Refusal::NotFound)?;
    let today = app.offer.today(&new.agency, now::now());
    Ok(Newer {
        changes: diff::services(&old, &new),
        carried: carry::carry(&old, &new, &draft.answers, &draft.aside, &today),
        void: app.offer.void(&draft.service, draft.version).cloned(),
        draft,
        old,
        new,
    })
}

/// Carries a draft over to `version`, the newest as it was shown. Asked twice, the second gives what the first gave. What does
/// not fit is put aside with the draft.
///
/// # Errors
/// Refused when that is not the newest any more, or when the draft was changed at the same moment.
pub async fn carry(app: &App, person: Id, id: Id, version: i64) -> Result<Draft> {
    let newer = match look(app, person, id).await {
        Err(Error::Refused(Refusal::NotFound)) => {
            let (draft, _) = draft::get(app, person, id).await?;
            return if draft.version == version { Ok(draft) } else { Err(changed()) };
        }
        found => found?,
    };
    if newer.new.version != version {
        return Err(changed());
    }
    let seen = newer.draft.changed_at;
    let draft =
        Draft { version, answers: newer.carried.answers, aside: newer.carried.aside, changed_at: now::now().max(seen + 1), ..newer.draft };
    let row = draft.clone();
    app.store
        .write(move |tx| {
            store::draft::carry(tx, &row, seen);
            store::notice::read_of_draft(tx, row.id, row.changed_at);
            Ok(())
        })
        .await?;
    Ok(draft)
}

fn changed() -> Error {
    Refusal::Conflict(Msg::new("refusal-changed-meanwhile")).into()
}
