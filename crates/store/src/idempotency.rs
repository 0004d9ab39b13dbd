//! Idempotency keys of the API: the same key with the same content gives the same case.

use crate::{Result, Tx};
use domain::{Id, Millis};

/// What a key was used for: (hash of the content, case).
pub fn get(tx: &mut Tx, actor: &str, key: &str) -> Result<Option<(String, Id)>> {
    Ok(tx
        .row("SELECT hash, case_id FROM idempotency WHERE actor = ?1 AND key = ?2", &[actor.into(), key.into()])?
        .map(|mut r| (r.text(0), r.id(1))))
}
/// Keeps a key; of two at once the second is a fault and its transaction is not done.
pub fn add(tx: &mut Tx, actor: &str, key: &str, hash: &str, case: Id, now: Millis) {
    tx.one(
        "INSERT INTO idempotency (actor, key, hash, case_id, at) VALUES (?1, ?2, ?3, ?4, ?5)",
        vec![actor.into(), key.into(), hash.into(), case.into(), now.into()],
    );
}
/// Forgets keys older than `before`.
pub fn sweep(tx: &mut Tx, before: Millis) {
    tx.run("DELETE FROM idempotency WHERE at < ?1", vec![before.into()]);
}
