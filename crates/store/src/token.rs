//! Bearer tokens for scripts. Only a hash is stored.

use crate::{Result, Tx};
use domain::{Id, Millis};

/// Whom a token stands for; exactly one is set.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bearer {
    /// A person.
    pub person: Option<Id>,
    /// An officer.
    pub officer: Option<String>,
    /// An agency's program.
    pub agency: Option<String>,
}

/// Adds one.
pub fn add(tx: &mut Tx, hash: [u8; 32], b: &Bearer, now: Millis, expires_at: Millis) {
    tx.one(
        "INSERT INTO tokens (hash, person, officer, agency, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        vec![hash.into(), b.person.into(), b.officer.clone().into(), b.agency.clone().into(), now.into(), expires_at.into()],
    );
}
/// The bearer of a live token.
pub fn get(tx: &mut Tx, hash: [u8; 32], now: Millis) -> Result<Option<Bearer>> {
    let row = tx.row("SELECT person, officer, agency FROM tokens WHERE hash = ?1 AND expires_at > ?2", &[hash.into(), now.into()])?;
    Ok(row.map(|mut r| Bearer { person: r.opt_id(0), officer: r.opt_text(1), agency: r.opt_text(2) }))
}
/// Ends every token of a bearer.
pub fn end_all(tx: &mut Tx, b: &Bearer) {
    match b {
        Bearer { person: Some(id), .. } => tx.run("DELETE FROM tokens WHERE person = ?1", vec![(*id).into()]),
        Bearer { officer: Some(name), .. } => tx.run("DELETE FROM tokens WHERE officer = ?1", vec![name.into()]),
        Bearer { agency: Some(id), .. } => tx.run("DELETE FROM tokens WHERE agency = ?1", vec![id.into()]),
        _ => {}
    }
}
/// Forgets what has ended.
pub fn sweep(tx: &mut Tx, now: Millis) {
    tx.run("DELETE FROM tokens WHERE expires_at <= ?1", vec![now.into()]);
}
