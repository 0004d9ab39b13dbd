//! Sessions: kept here, so that they can be listed and ended. Only a hash of the secret is stored.

use crate::{Result, Row, Tx};
use domain::{Id, Millis};

/// A session.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Id, for the list; not the secret.
    pub id: Id,
    /// The person, or
    pub person: Option<Id>,
    /// the officer.
    pub officer: Option<String>,
    /// The browser, as it named itself, shortened.
    pub agent: String,
    /// When it began.
    pub created_at: Millis,
    /// When it ends by itself.
    pub expires_at: Millis,
}

fn session(r: &mut Row) -> Session {
    Session { id: r.id(0), person: r.opt_id(1), officer: r.opt_text(2), agent: r.text(3), created_at: r.int(4), expires_at: r.int(5) }
}

/// Adds one under the hash of its secret.
pub fn add(tx: &mut Tx, hash: [u8; 32], s: &Session) {
    tx.one(
        "INSERT INTO sessions (hash, id, person, officer, agent, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        vec![
            hash.into(),
            s.id.into(),
            s.person.into(),
            s.officer.clone().into(),
            (&s.agent).into(),
            s.created_at.into(),
            s.expires_at.into(),
        ],
    );
}
/// The live session of a secret.
pub fn get(tx: &mut Tx, hash: [u8; 32], now: Millis) -> Result<Option<Session>> {
    Ok(tx
        .row(
            "SELECT id, person, officer, agent, created_at, expires_at FROM sessions WHERE hash = ?1 AND expires_at > ?2",
            &[hash.into(), now.into()],
        )?
        .as_mut()
        .map(session))
}
/// A session that has ended by itself and is not forgotten yet.
pub fn ended(tx: &mut Tx, hash: [u8; 32], now: Millis) -> Result<Option<Session>> {
    let sql = "SELECT id, person, officer, agent, created_at, expires_at FROM sessions WHERE hash = ?1 AND expires_at <= ?2";
    Ok(tx.row(sql, &[hash.into(), now.into()])?.as_mut().map(session))
}
/// A live session is used: it ends later.
pub fn touch(tx: &mut Tx, hash: [u8; 32], expires_at: Millis) {
    tx.run("UPDATE sessions SET expires_at = ?2 WHERE hash = ?1 AND expires_at < ?2", vec![hash.into(), expires_at.into()]);
}
/// Who a live session belongs to.
#[derive(Debug, Clone, PartialEq)]
pub enum Holder {
    /// A resident or visitor.
    Person {
        /// Who.
        person: crate::person::Person,
        /// Unread notices, at most 100.
        unread: i64,
        /// Whether signatures are asked for under the national number; the answers may have been changed since.
        is_asked: bool,
    },
    /// An officer.
    Officer(crate::officer::Account),
}

/// A live session with its holder.
#[derive(Debug, Clone, PartialEq)]
pub struct Live {
    /// Its id.
    pub id: Id,
    /// Whose it is.
    pub holder: Holder,
    /// When it began.
    pub created_at: Millis,
    /// When it ends by itself.
    pub expires_at: Millis,
}

/// Asks for the holder of a session.
pub(crate) const HOLDER: &str = "SELECT p.id, p.kind, p.identifier, p.name, p.mobile, p.email, p.lang, p.created_at, o.name, o.agency, o.unit, o.title, o.passphrase, o.active, s.id, s.created_at, s.expires_at,
           (SELECT COUNT(*) FROM (SELECT n.id FROM notices n WHERE n.person = s.person AND n.read_at IS NULL LIMIT 100) x),
           (SELECT COUNT(*) FROM (SELECT g.draft FROM signatures g WHERE p.kind = 'resident' AND g.number = SUBSTR(p.identifier, 10) AND g.state = 'asked' LIMIT 1) y)
         FROM sessions s LEFT JOIN persons p ON p.id = s.person LEFT JOIN officers o ON o.name = s.officer WHERE s.hash = ?1 AND s.expires_at > ?2";

/// Its answer.
pub(crate) fn held(rows: Vec<Row>) -> Option<Live> {
    let mut r = rows.into_iter().next()?;
    let holder = match (r.opt_id(0), r.has(8)) {
        (Some(_), _) => Holder::Person { unread: r.int(17), is_asked: r.int(18) > 0, person: crate::person::person(&mut r) },
        (None, true) => Holder::Officer(crate::officer::account(&mut r, 8)),
        _ => return None,
    };
    Some(Live { id: r.id(14), holder, created_at: r.int(15), expires_at: r.int(16) })
}

/// The live session of a secret with its holder, and what every page shows of a person: one query outside a
/// closure, for every page asks it.
pub async fn holder(store: &crate::Store, hash: [u8; 32], now: Millis) -> Result<Option<Live>> {
    Ok(held(store.flight(&[(HOLDER, vec![hash.into(), now.into()])]).await?.pop().unwrap_or_default()))
}

macro_rules! live {
    ($whose:literal) => {
        concat!(
            "SELECT id, person, officer, agent, created_at, expires_at FROM sessions WHERE ",
            $whose,
            " = ?1 AND expires_at > ?2 ORDER BY id DESC LIMIT 50"
        )
    };
}
/// A person's live sessions.
pub fn of_person(tx: &mut Tx, person: Id, now: Millis) -> Result<Vec<Session>> {
    Ok(tx.rows(live!("person"), &[person.into(), now.into()])?.iter_mut().map(session).collect())
}
/// An officer's live sessions.
pub fn of_officer(tx: &mut Tx, officer: &str, now: Millis) -> Result<Vec<Session>> {
    Ok(tx.rows(live!("officer"), &[officer.into(), now.into()])?.iter_mut().map(session).collect())
}
/// Ends the session of a secret.
pub fn end(tx: &mut Tx, hash: [u8; 32]) {
    tx.run("DELETE FROM sessions WHERE hash = ?1", vec![hash.into()]);
}
/// Ends one session of a person.
pub fn end_one(tx: &mut Tx, person: Id, id: Id) {
    let sql = "DELETE FROM sessions WHERE person = ?1 AND id = ?2";
    tx.one_or(sql, vec![person.into(), id.into()], domain::Refusal::NotFound);
}
/// Ends one session of an officer.
pub fn end_one_of_officer(tx: &mut Tx, officer: &str, id: Id) {
    let sql = "DELETE FROM sessions WHERE officer = ?1 AND id = ?2";
    tx.one_or(sql, vec![officer.into(), id.into()], domain::Refusal::NotFound);
}
/// Ends all sessions of a person.
pub fn end_all(tx: &mut Tx, person: Id) {
    tx.run("DELETE FROM sessions WHERE person = ?1", vec![person.into()]);
}
/// Ends all sessions of an officer.
pub fn end_of_officer(tx: &mut Tx, officer: &str) {
    tx.run("DELETE FROM sessions WHERE officer = ?1", vec![officer.into()]);
}
/// Forgets what has ended.
pub fn sweep(tx: &mut Tx, now: Millis) {
    tx.run("DELETE FROM sessions WHERE expires_at <= ?1", vec![now.into()]);
}
