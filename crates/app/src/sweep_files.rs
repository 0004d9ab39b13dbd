//! Removing evidence files that nobody submitted: given to us long ago, and named by no case and no draft.
//!
//! A file must never go that somebody needs, whatever happens at the same moment:
//! - A case that names a file marks it as used in its own transaction; the row of a used file is never forgotten.
//! - Giving us the same content again renews the row, and after that looks whether the content still is there
//!   (`draft::keep`). Here the content is first put out of sight, then the row is forgotten as it was seen, and only then the
//!   content is removed; when the row was renewed or used meanwhile, the content is put back.
//! - Whoever dies in between leaves the content out of sight, where it is found when somebody asks for it.

use crate::{App, Error, Fault, Result, now};
use domain::{Id, Millis, Refusal, form};
use std::collections::HashSet;

/// What nobody submitted is kept for so long: a form may be filled over some days.
pub const UNUSED: Millis = 14 * 86_400_000;
/// Files looked at in one go.
const SOME: i64 = 200;

/// Removes some; gives how many.
pub async fn sweep_files(app: &App) -> Result<usize> {
    let at = now::now();
    let mut unused = app.store.read(|tx| store::file::unused(tx, at - UNUSED, SOME)).await?;
    if unused.is_empty() {
        return Ok(0);
    }
    let named = named_by_drafts(app).await?;
    let (wanted, unwanted) = std::mem::take(&mut unused).into_iter().partition::<Vec<_>, _>(|(sha256, _)| named.contains(sha256));
    app.store
        .write(move |tx| {
            wanted.iter().for_each(|(sha256, kept_at)| store::file::later(tx, sha256, *kept_at, at));
            Ok(())
        })
        .await?;
    let mut removed = 0;
    for (sha256, kept_at) in unwanted {
        removed += usize::from(remove(app, sha256, kept_at).await?);
    }
    Ok(removed)
}

async fn named_by_drafts(app: &App) -> Result<HashSet<String>> {
    let (mut named, mut after) = (HashSet::new(), Id::nil());
    loop {
        let page = app.store.read(|tx| store::draft::page(tx, after, 500)).await?;
        let Some(last) = page.last() else { return Ok(named) };
        after = last.id;
        // Also what was put aside: a later version may ask for it again.
        named.extend(page.iter().flat_map(|d| [&d.answers, &d.aside]).flat_map(form::files).map(|f| f.sha256));
    }
}

async fn remove(app: &App, sha256: String, kept_at: Millis) -> Result<bool> {
    let files = app.files.clone();
    let hidden = sha256.clone();
    tokio::task::spawn_blocking(move || files.hide(&hidden)).await.map_err(Fault::new)?.map_err(Fault::new)?;
    let row = sha256.clone();
    let forgotten = app
        .store
        .write(move |tx| {
            store::file::forget(tx, &row, kept_at);
            Ok(())
        })
        .await;
    let (files, gone) = (app.files.clone(), forgotten.is_ok());
    tokio::task::spawn_blocking(move || if gone { files.remove(&sha256) } else { files.show(&sha256) })
        .await
        .map_err(Fault::new)?
        .map_err(Fault::new)?;
    match forgotten {
        Ok(()) => Ok(true),
        Err(Error::Refused(Refusal::Conflict(_))) => Ok(false),
        Err(e) => Err(e),
    }
}
