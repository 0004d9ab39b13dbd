//! What is known of evidence files, so that those that nobody submitted can be removed. The content is elsewhere
//! (`connect::Files`). A file that a case names is used for ever; a row that is not here says nothing.

use crate::{Result, Tx};
use domain::{Millis, Msg, Refusal};

/// A file was given to us. `was_there` when the same content lay there before: then, without a row, nobody knows who
/// names it, and it counts as used. What a case names stays for ever, whenever it was given: its row is not written again, so that
/// people who send the same file at the same time (a form to fill in, a scan of a rule) do not stand in each other's way.
pub fn kept(tx: &mut Tx, sha256: &str, was_there: bool, now: Millis) {
    tx.run(
        "INSERT INTO files (sha256, kept_at, used) VALUES (?1, ?2, ?3) ON CONFLICT (sha256) DO UPDATE SET kept_at = excluded.kept_at WHERE NOT files.used",
        vec![sha256.into(), now.into(), was_there.into()],
    );
}

/// A case names it.
pub fn used(tx: &mut Tx, sha256: &str) {
    tx.run("UPDATE files SET used = ?2 WHERE sha256 = ?1 AND NOT used", vec![sha256.into(), true.into()]);
}

/// Files that no case names and that were last given to us before `before`: (hash, when).
pub fn unused(tx: &mut Tx, before: Millis, limit: i64) -> Result<Vec<(String, Millis)>> {
    let sql = "SELECT sha256, kept_at FROM files WHERE NOT used AND kept_at < ?1 ORDER BY kept_at, sha256 LIMIT ?2";
    Ok(tx.rows(sql, &[before.into(), limit.into()])?.iter_mut().map(|r| (r.text(0), r.int(1))).collect())
}

/// A draft still names it: looked at again later.
pub fn later(tx: &mut Tx, sha256: &str, kept_at: Millis, now: Millis) {
    tx.run("UPDATE files SET kept_at = ?3 WHERE sha256 = ?1 AND kept_at = ?2", vec![sha256.into(), kept_at.into(), now.into()]);
}

/// Forgets a file; refused when a case names it by now or somebody gave it to us again.
pub fn forget(tx: &mut Tx, sha256: &str, kept_at: Millis) {
    tx.one_or(
        "DELETE FROM files WHERE sha256 = ?1 AND kept_at = ?2 AND NOT used",
        vec![sha256.into(), kept_at.into()],
        Refusal::Conflict(Msg::new("refusal-changed-meanwhile")),
    );
}
