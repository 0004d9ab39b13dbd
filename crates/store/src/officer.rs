//! Officers: staff of agencies, by sign-in name.

use crate::{Result, Row, Tx, V};
use domain::{Millis, Text};
use std::collections::{BTreeMap, BTreeSet};

/// An officer's account.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// Sign-in name.
    pub name: String,
    /// Agency id.
    pub agency: String,
    /// Unit id.
    pub unit: String,
    /// How people see the officer.
    pub title: Text,
    /// argon2id hash of the passphrase (PHC text).
    pub passphrase: String,
    /// Whether sign-in is allowed.
    pub active: bool,
}

/// An account whose columns begin at `i`.
pub(crate) fn account(r: &mut Row, i: usize) -> Account {
    Account {
        name: r.text(i),
        agency: r.text(i + 1),
        unit: r.text(i + 2),
        title: serde_json::from_str(&r.text(i + 3)).unwrap_or_default(),
        passphrase: r.text(i + 4),
        active: r.bool(i + 5),
    }
}

/// By name.
pub fn get(tx: &mut Tx, name: &str) -> Result<Option<Account>> {
    Ok(tx
        .row("SELECT name, agency, unit, title, passphrase, active FROM officers WHERE name = ?1", &[name.into()])?
        .as_mut()
        .map(|r| account(r, 0)))
}

/// How people see these officers, by sign-in name; who is not there is not in it. One flight.
pub fn titles(tx: &mut Tx, names: &BTreeSet<String>) -> Result<BTreeMap<String, Text>> {
    let params: Vec<[V; 1]> = names.iter().map(|n| [V::from(n)]).collect();
    let queries: Vec<(&'static str, &[V])> = params.iter().map(|p| ("SELECT title FROM officers WHERE name = ?1", p.as_slice())).collect();
    let title = |rows: Vec<Row>| rows.into_iter().next().map(|mut r| serde_json::from_str(&r.text(0)).unwrap_or_default());
    let found = tx.rows_of(&queries)?.into_iter().map(title);
    Ok(names.iter().cloned().zip(found).filter_map(|(name, title)| Some((name, title?))).collect())
}

/// All of them, by name; an installation has at most some thousands.
pub fn all(tx: &mut Tx, limit: i64) -> Result<Vec<Account>> {
    Ok(tx
        .rows("SELECT name, agency, unit, title, passphrase, active FROM officers ORDER BY name LIMIT ?1", &[limit.into()])?
        .iter_mut()
        .map(|r| account(r, 0))
        .collect())
}

/// Adds or changes one.
pub fn put(tx: &mut Tx, a: &Account, now: Millis) {
    tx.one(
        "INSERT INTO officers (name, agency, unit, title, passphrase, active, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (name) DO UPDATE SET agency = excluded.agency, unit = excluded.unit, title = excluded.title, passphrase = excluded.passphrase, active = excluded.active",
        vec![
            (&a.name).into(),
            (&a.agency).into(),
            (&a.unit).into(),
            serde_json::to_string(&a.title).unwrap_or_default().into(),
            (&a.passphrase).into(),
            a.active.into(),
            now.into(),
        ],
    );
}

/// The first `limit` active officers of a unit, by name: (name, how people see the officer).
pub fn of_unit(tx: &mut Tx, agency: &str, unit: &str, limit: i64) -> Result<BTreeMap<String, Text>> {
    let sql = "SELECT name, title FROM officers WHERE agency = ?1 AND unit = ?2 AND active ORDER BY name LIMIT ?3";
    let mut rows = tx.rows(sql, &[agency.into(), unit.into(), limit.into()])?;
    Ok(rows.iter_mut().map(|r| (r.text(0), serde_json::from_str(&r.text(1)).unwrap_or_default())).collect())
}

/// The active officer of a unit who can do something (`skill`, empty: anything) and has the fewest open tasks; by name among
/// equals. Two flights: the officers, and what each of them has.
pub fn least_loaded(tx: &mut Tx, agency: &str, unit: &str, skill: &str) -> Result<Option<String>> {
    let sql = "SELECT name, skills FROM officers WHERE agency = ?1 AND unit = ?2 AND active ORDER BY name LIMIT 200";
    let able = |row: &mut Row| skill.is_empty() || row.text(1).split(',').any(|s| s == skill);
    let mut rows = tx.rows(sql, &[agency.into(), unit.into()])?;
    let names: Vec<String> = rows.iter_mut().filter_map(|r| able(r).then(|| r.text(0))).collect();
    let scopes: Vec<[V; 1]> = names.iter().map(|n| [V::from(crate::task::officer_scope(n))]).collect();
    let queries: Vec<(&'static str, &[V])> = scopes.iter().map(|s| (crate::counter::OF_SCOPE, s.as_slice())).collect();
    let open = tx.rows_of(&queries)?.into_iter().map(|rows| rows.first().map_or(0, |r| r.int(1)));
    // Of those who have as little, the first by name.
    Ok(open.zip(names).min_by_key(|(open, _)| *open).map(|(_, name)| name))
}

/// Whether any active officer of a unit can do something; `skill` empty: whether there is one.
pub fn any_can(tx: &mut Tx, agency: &str, unit: &str, skill: &str) -> Result<bool> {
    let able = |row: &mut Row| skill.is_empty() || row.text(0).split(',').any(|s| s == skill);
    let sql = "SELECT skills FROM officers WHERE agency = ?1 AND unit = ?2 AND active";
    Ok(tx.rows(sql, &[agency.into(), unit.into()])?.iter_mut().any(able))
}

/// Whether an officer can do something.
pub fn can(tx: &mut Tx, name: &str, skill: &str) -> Result<bool> {
    let mut row = tx.row("SELECT skills FROM officers WHERE name = ?1", &[name.into()])?;
    Ok(row.as_mut().is_some_and(|r| r.text(0).split(',').any(|s| s == skill)))
}

/// What an officer can do, words separated by commas; empty for nobody.
pub fn skills(tx: &mut Tx, name: &str) -> Result<String> {
    Ok(tx.row("SELECT skills FROM officers WHERE name = ?1", &[name.into()])?.map(|mut r| r.text(0)).unwrap_or_default())
}

/// Sets what an officer can do, words separated by commas.
pub fn put_skills(tx: &mut Tx, name: &str, skills: &str) {
    tx.one("UPDATE officers SET skills = ?2 WHERE name = ?1", vec![name.into(), skills.into()]);
}
