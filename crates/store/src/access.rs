//! Access records: which officer read whose data, where, when and for what.

use crate::{Result, Row, Tx, V};
use domain::case::Purpose;
use domain::{Id, Millis};

/// A record.
#[derive(Debug, Clone, PartialEq)]
pub struct Access {
    /// Id.
    pub id: Id,
    /// The case that was read.
    pub case: Id,
    /// Sign-in name of the officer.
    pub officer: String,
    /// `agency/unit` of the officer then.
    pub place: String,
    /// When.
    pub at: Millis,
    /// For what; nothing where that was not kept yet.
    pub purpose: Option<Purpose>,
}

/// A record with the case that was read, as a person's list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The record.
    pub access: Access,
    /// Service of the case.
    pub service: String,
    /// The version of it to which the case is pinned.
    pub version: i64,
}

pub(crate) const RECORDED: &str =
    "SELECT at FROM access_records WHERE case_id = ?1 AND officer = ?2 AND at >= ?3 AND purpose <> 'list' LIMIT 1";
/// The person of a case whose name this officer has not been recorded to have seen in a list.
const UNLISTED: &str = "SELECT person FROM cases WHERE id = ?1 AND NOT EXISTS (
  SELECT 1 FROM access_records a WHERE a.case_id = cases.id AND a.officer = ?2 AND a.purpose = 'list')";

fn access(r: &mut Row) -> Access {
    Access { id: r.id(0), case: r.id(1), officer: r.text(2), place: r.text(3), at: r.int(4), purpose: Purpose::parse(&r.text(5)) }
}

/// Whether this officer has been recorded to have opened this case, or acted on it, since `since`.
pub fn recorded(tx: &mut Tx, case: Id, officer: &str, since: Millis) -> Result<bool> {
    Ok(tx.row(RECORDED, &[case.into(), officer.into(), since.into()])?.is_some())
}
/// Adds one.
pub fn add(tx: &mut Tx, person: Id, a: &Access) {
    tx.one(
        "INSERT INTO access_records (id, person, case_id, officer, place, at, purpose) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        vec![
            a.id.into(),
            person.into(),
            a.case.into(),
            (&a.officer).into(),
            (&a.place).into(),
            a.at.into(),
            a.purpose.map_or("", Purpose::as_str).into(),
        ],
    );
}
/// Those of these cases of which it is not recorded that the officer saw the name in a list, with their persons.
fn persons_unlisted(tx: &mut Tx, cases: &[Id], officer: &str) -> Result<Vec<(Id, Id)>> {
    let of: Vec<[V; 2]> = cases.iter().map(|case| [(*case).into(), officer.into()]).collect();
    let asked: Vec<(&'static str, &[V])> = of.iter().map(|of| (UNLISTED, &of[..])).collect();
    let found = cases.iter().zip(tx.rows_of(&asked)?);
    Ok(found.flat_map(|(case, rows)| rows.into_iter().map(move |r| (*case, r.id(0)))).collect())
}
/// The same without them.
pub fn unlisted(tx: &mut Tx, cases: &[Id], officer: &str) -> Result<Vec<Id>> {
    Ok(persons_unlisted(tx, cases, officer)?.into_iter().map(|(case, _)| case).collect())
}
/// Records of each of these cases, once for an officer, that its person's name stood in a list which the officer saw. `ids` gives
/// fresh ids.
pub fn add_listed(tx: &mut Tx, cases: &[Id], officer: &str, place: &str, at: Millis, mut ids: impl FnMut() -> Id) -> Result<()> {
    for (case, person) in persons_unlisted(tx, cases, officer)? {
        let record = Access { id: ids(), case, officer: officer.into(), place: place.into(), at, purpose: Some(Purpose::List) };
        add(tx, person, &record);
    }
    Ok(())
}
/// The records of each of these cases that its person's name stood in a list, newest first, in one flight.
pub fn listed(tx: &mut Tx, cases: &[Id]) -> Result<Vec<Vec<Access>>> {
    let sql =
        "SELECT id, case_id, officer, place, at, purpose FROM access_records WHERE case_id = ?1 AND purpose = 'list' ORDER BY id DESC";
    of_cases(tx, sql, cases)
}
fn of_cases(tx: &mut Tx, sql: &'static str, cases: &[Id]) -> Result<Vec<Vec<Access>>> {
    let params: Vec<[V; 1]> = cases.iter().map(|id| [V::from(*id)]).collect();
    let queries: Vec<(&'static str, &[V])> = params.iter().map(|p| (sql, p.as_slice())).collect();
    Ok(tx.rows_of(&queries)?.into_iter().map(|rows| rows.into_iter().map(|mut r| access(&mut r)).collect()).collect())
}
/// For verification: the records of each of these cases that they were read, in one flight. What stood in lists only is not among them.
pub fn of_cases_for_verify(tx: &mut Tx, cases: &[Id]) -> Result<Vec<Vec<Access>>> {
    let sql = "SELECT id, case_id, officer, place, at, purpose FROM access_records WHERE case_id = ?1 AND purpose <> 'list'";
    of_cases(tx, sql, cases)
}
/// For verification: the greatest id.
pub fn newest(tx: &mut Tx) -> Result<Option<Id>> {
    Ok(tx.row("SELECT id FROM access_records ORDER BY id DESC LIMIT 1", &[])?.map(|r| r.id(0)))
}
/// For verification: records after `after` by id, as (record, case, whether it is of a case that is there and of its person).
pub fn page_for_verify(tx: &mut Tx, after: Id, limit: i64) -> Result<Vec<(Id, Id, bool)>> {
    let rows = tx.rows(
        "SELECT a.id, a.case_id, a.person, c.person FROM (
           SELECT id, case_id, person FROM access_records WHERE id > ?1 ORDER BY id LIMIT ?2) a
         LEFT JOIN cases c ON c.id = a.case_id ORDER BY a.id",
        &[after.into(), limit.into()],
    )?;
    Ok(rows.iter().map(|r| (r.id(0), r.id(1), r.opt_id(3) == Some(r.id(2)))).collect())
}

/// Who read a person's data; newest first, after `after` (nil: from the top).
pub fn of_person(tx: &mut Tx, person: Id, after: Id, limit: i64) -> Result<Vec<Reading>> {
    let after = if after.is_nil() { Id::max() } else { after };
    let mut rows = tx.rows(
        "SELECT a.id, a.case_id, a.officer, a.place, a.at, a.purpose, c.service, c.version FROM (
           SELECT id, case_id, officer, place, at, purpose FROM access_records WHERE person = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3) a
         JOIN cases c ON c.id = a.case_id ORDER BY a.id DESC",
        &[person.into(), after.into(), limit.into()],
    )?;
    let reading = |r: &mut Row| Reading { access: access(r), service: r.text(6), version: r.int(7) };
    Ok(rows.iter_mut().map(reading).collect())
}
