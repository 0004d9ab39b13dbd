//! Access records: which officer read whose data, where and when.

use crate::{Result, Tx};
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
}

pub(crate) const RECORDED: &str = "SELECT at FROM access_records WHERE case_id = ?1 AND officer = ?2 AND at >= ?3 LIMIT 1";

/// Whether the officer's reading of this case has been recorded since `since`.
pub fn recorded(tx: &mut Tx, case: Id, officer: &str, since: Millis) -> Result<bool> {
    Ok(tx.row(RECORDED, &[case.into(), officer.into(), since.into()])?.is_some())
}
/// Adds one.
pub fn add(tx: &mut Tx, person: Id, a: &Access) {
    tx.one(
        "INSERT INTO access_records (id, person, case_id, officer, place, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        vec![a.id.into(), person.into(), a.case.into(), (&a.officer).into(), (&a.place).into(), a.at.into()],
    );
}
/// Who read a person's data, with the service of the case; newest first, after `after` (nil: from the top).
pub fn of_person(tx: &mut Tx, person: Id, after: Id, limit: i64) -> Result<Vec<(Access, String)>> {
    let after = if after.is_nil() { Id::max() } else { after };
    let mut rows = tx.rows(
        "SELECT a.id, a.case_id, a.officer, a.place, a.at, c.service FROM (
           SELECT id, case_id, officer, place, at FROM access_records WHERE person = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3) a
         JOIN cases c ON c.id = a.case_id ORDER BY a.id DESC",
        &[person.into(), after.into(), limit.into()],
    )?;
    Ok(rows
        .iter_mut()
        .map(|r| (Access { id: r.id(0), case: r.id(1), officer: r.text(2), place: r.text(3), at: r.int(4) }, r.text(5)))
        .collect())
}
