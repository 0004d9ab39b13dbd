//! Sign-in codes and the attempts that are counted against guessing.

use crate::{Result, Tx};
use domain::{Id, Millis, Refusal};

/// A code that was sent, or that seems to have been.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// What the person's page knows of it.
    pub reference: Id,
    /// `resident` or `visitor`.
    pub kind: String,
    /// National or passport number.
    pub identifier: String,
    /// Mobile or e-mail address.
    pub contact: String,
    /// Hash of reference and code.
    pub hash: [u8; 32],
    /// Wrong tries so far.
    pub tries: i64,
    /// When it was made.
    pub created_at: Millis,
    /// Until when it is good.
    pub expires_at: Millis,
}

/// Adds one.
pub fn add(tx: &mut Tx, c: &Code) {
    tx.one(
        "INSERT INTO sign_in_codes (ref, kind, identifier, contact, hash, tries, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        vec![
            c.reference.into(),
            (&c.kind).into(),
            (&c.identifier).into(),
            (&c.contact).into(),
            c.hash.into(),
            c.tries.into(),
            c.created_at.into(),
            c.expires_at.into(),
        ],
    );
}
/// By reference.
pub fn get(tx: &mut Tx, reference: Id) -> Result<Option<Code>> {
    let row = tx.row(
        "SELECT ref, kind, identifier, contact, hash, tries, created_at, expires_at FROM sign_in_codes WHERE ref = ?1",
        &[reference.into()],
    )?;
    Ok(row.map(|mut r| Code {
        reference: r.id(0),
        kind: r.text(1),
        identifier: r.text(2),
        contact: r.text(3),
        hash: r.hash(4),
        tries: r.int(5),
        created_at: r.int(6),
        expires_at: r.int(7),
    }))
}
/// Counts a wrong try.
pub fn wrong(tx: &mut Tx, reference: Id) {
    tx.run("UPDATE sign_in_codes SET tries = tries + 1 WHERE ref = ?1", vec![reference.into()]);
}
/// Uses the code up; of two at once only one does.
pub fn use_up(tx: &mut Tx, reference: Id) {
    tx.one_or("DELETE FROM sign_in_codes WHERE ref = ?1", vec![reference.into()], Refusal::WrongCode);
}

/// When the attempt was made that is the `nth` newest under a key since `since`; `None` when there are fewer.
pub fn nth_attempt(tx: &mut Tx, key: &str, since: Millis, nth: i64) -> Result<Option<Millis>> {
    let row = tx.row(
        "SELECT at FROM attempts WHERE key = ?1 AND at >= ?2 ORDER BY at DESC LIMIT 1 OFFSET ?3",
        &[key.into(), since.into(), (nth - 1).into()],
    )?;
    Ok(row.map(|r| r.int(0)))
}
/// Counts an attempt.
pub fn attempt(tx: &mut Tx, id: Id, key: &str, now: Millis) {
    tx.one("INSERT INTO attempts (id, key, at) VALUES (?1, ?2, ?3)", vec![id.into(), key.into(), now.into()]);
}
/// Takes an attempt back: it was a right one.
pub fn forgive(tx: &mut Tx, id: Id) {
    tx.run("DELETE FROM attempts WHERE id = ?1", vec![id.into()]);
}
/// Takes back all that was counted under a key.
pub fn forgive_all(tx: &mut Tx, key: &str) {
    tx.run("DELETE FROM attempts WHERE key = ?1", vec![key.into()]);
}
/// Forgets old codes and attempts.
pub fn sweep(tx: &mut Tx, codes_before: Millis, attempts_before: Millis) {
    tx.run("DELETE FROM sign_in_codes WHERE expires_at < ?1", vec![codes_before.into()]);
    tx.run("DELETE FROM attempts WHERE at < ?1", vec![attempts_before.into()]);
}
