//! Bearer tokens for scripts. Only a hash is stored.

use crate::{Result, Row, Tx};
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

impl Bearer {
    /// How the bearer stands in events.
    pub fn label(&self) -> String {
        match (self.person, &self.officer, &self.agency) {
            (Some(id), _, _) => format!("person:{id}"),
            (_, Some(name), _) => format!("officer:{name}"),
            (_, _, Some(id)) => format!("agency:{id}"),
            _ => String::new(),
        }
    }
}

/// A token: its hash, whom it stands for, when it ends by itself.
pub type Token = ([u8; 32], Bearer, Millis);

/// The tokens from a hash on, in the order of their hashes.
pub fn from(tx: &mut Tx, hash: [u8; 32], limit: i64) -> Result<Vec<Token>> {
    let sql = "SELECT hash, person, officer, agency, expires_at FROM tokens WHERE hash >= ?1 ORDER BY hash LIMIT ?2";
    Ok(tx.rows(sql, &[hash.into(), limit.into()])?.iter_mut().map(read).collect())
}
/// The tokens of a bearer.
pub fn of(tx: &mut Tx, b: &Bearer) -> Result<Vec<Token>> {
    let sql = "SELECT hash, person, officer, agency, expires_at FROM tokens WHERE person = ?1 OR officer = ?2 OR agency = ?3 ORDER BY hash";
    let whose = [b.person.into(), b.officer.clone().into(), b.agency.clone().into()];
    Ok(tx.rows(sql, &whose)?.iter_mut().map(read).collect())
}
fn read(r: &mut Row) -> Token {
    (r.hash(0), Bearer { person: r.opt_id(1), officer: r.opt_text(2), agency: r.opt_text(3) }, r.int(4))
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
