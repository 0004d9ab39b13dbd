//! Notices to people.

use crate::{Result, Tx};
use domain::{Id, Millis};

/// A notice.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Id.
    pub id: Id,
    /// The case.
    pub case: Id,
    /// Event kind that made it.
    pub kind: String,
    /// When.
    pub at: Millis,
    /// When it was read.
    pub read_at: Option<Millis>,
    /// Tracking code of the case.
    pub code: String,
    /// Service of the case.
    pub service: String,
}

/// Adds one.
pub fn add(tx: &mut Tx, id: Id, person: Id, case: Id, kind: &str, at: Millis) {
    tx.one(
        "INSERT INTO notices (id, person, case_id, kind, at) VALUES (?1, ?2, ?3, ?4, ?5)",
        vec![id.into(), person.into(), case.into(), kind.into(), at.into()],
    );
}
/// A person's notices, newest first, after `after` (nil: from the top).
pub fn of_person(tx: &mut Tx, person: Id, after: Id, limit: i64) -> Result<Vec<Notice>> {
    let after = if after.is_nil() { Id::max() } else { after };
    let mut rows = tx.rows(
        "SELECT n.id, n.case_id, n.kind, n.at, n.read_at, c.code, c.service FROM (
           SELECT id, case_id, kind, at, read_at FROM notices WHERE person = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3) n
         JOIN cases c ON c.id = n.case_id ORDER BY n.id DESC",
        &[person.into(), after.into(), limit.into()],
    )?;
    Ok(rows
        .iter_mut()
        .map(|r| Notice {
            id: r.id(0),
            case: r.id(1),
            kind: r.text(2),
            at: r.int(3),
            read_at: r.opt_int(4),
            code: r.text(5),
            service: r.text(6),
        })
        .collect())
}
/// Number of unread notices, at most 100.
pub fn unread(tx: &mut Tx, person: Id) -> Result<i64> {
    Ok(tx
        .row("SELECT COUNT(*) FROM (SELECT id FROM notices WHERE person = ?1 AND read_at IS NULL LIMIT 100) x", &[person.into()])?
        .map_or(0, |r| r.int(0)))
}
/// Marks one of a person's as read.
pub fn read(tx: &mut Tx, person: Id, id: Id, now: Millis) {
    tx.run("UPDATE notices SET read_at = ?3 WHERE id = ?1 AND person = ?2 AND read_at IS NULL", vec![id.into(), person.into(), now.into()]);
}
