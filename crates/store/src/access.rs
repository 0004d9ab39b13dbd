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

pub(crate) const RECORDED: &str = "SELECT at FROM access_records WHERE case_id = ?1 AND officer = ?2 AND at >= ?3 AND purpose <> 'list' LIMIT 1";
/// The person of a case whose name this officer has not been recorded to have seen in a list.
const UNLISTED: &str = "SELECT person FROM cases WHERE id = ?1 AND NOT EXISTS (
  SELECT 1 FROM access_records a WHERE a.case_id = cases.id AND a.officer = ?2 AND a.purpose = 'list')";


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
/// Records of each of these cases, once for an officer, that its person's name stood in a list which the officer saw. `ids` gives
/// fresh ids.
pub fn add_listed(tx: &mut Tx, cases: &[Id], officer: &str, place: &str, at: Millis, mut ids: impl FnMut() -> Id) -> Result<()> {
    let of: Vec<[V; 2]> = cases.iter().map(|case| [(*case).into(), officer.into()]).collect();
    let asked: Vec<(&'static str, &[V])> = of.iter().map(|of| (UNLISTED, &of[..])).collect();
    for (case, rows) in cases.iter().zip(tx.rows_of(&asked)?) {
        for person in rows {
            let record =
                Access { id: ids(), case: *case, officer: officer.into(), place: place.into(), at, purpose: Some(Purpose::List) };
            add(tx, person.id(0), &record);
        }
    }
    Ok(())
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
    let reading = |r: &mut Row| Reading {
        access: Access {
            id: r.id(0),
            case: r.id(1),
            officer: r.text(2),
            place: r.text(3),
            at: r.int(4),
            purpose: Purpose::parse(&r.text(5)),
        },
        service: r.text(6),
        version: r.int(7),
    };
    Ok(rows.iter_mut().map(reading).collect())
}
