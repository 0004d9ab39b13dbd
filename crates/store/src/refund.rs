//! What is to be given back of a case that ended or went to another agency: a row for each receipt, until it is given back.

use crate::{Result, Tx, V};
use domain::{Id, Millis};

/// Where a page begins: since when, case, number.
pub type After = (Millis, Id, i64);

/// A receipt of which the money is to be given back, with its case.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The case.
    pub case: Id,
    /// Its number among those of the case.
    pub n: i64,
    /// Since when it is to be given back.
    pub since: Millis,
    /// Number of the receipt.
    pub receipt: String,
    /// For how much it is, in rials; nothing where that was not recorded.
    pub rials: Option<i64>,
    /// Tracking code of the case.
    pub code: String,
    /// Its service.
    pub service: String,
    /// The version of it to which the case is pinned.
    pub version: i64,
    /// Name of the person; may be empty.
    pub name: String,
}

/// A receipt: the unit that recorded it (`agency/unit`), its number, its amount.
pub type Receipt = (String, String, Option<i64>);

/// What is to be given back of a case from here on is this, and nothing else.
pub fn put(tx: &mut Tx, case: Id, since: Millis, receipts: &[Receipt]) {
    tx.run("DELETE FROM refunds WHERE case_id = ?1", vec![case.into()]);
    for (n, (place, receipt, rials)) in (0i64..).zip(receipts) {
        tx.one(
            "INSERT INTO refunds (case_id, n, place, since, receipt, rials) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            vec![case.into(), n.into(), place.into(), since.into(), receipt.into(), (*rials).into()],
        );
    }
}

/// It was given back.
pub fn over(tx: &mut Tx, case: Id, receipt: &str) {
    tx.run("DELETE FROM refunds WHERE case_id = ?1 AND receipt = ?2", vec![case.into(), receipt.into()]);
}

/// For verification: what is to be given back of the cases from `first` to `last`, with since when, by case and in its order.
pub fn between(tx: &mut Tx, first: Id, last: Id) -> Result<Vec<(Id, Millis, Receipt)>> {
    let sql = "SELECT case_id, since, place, receipt, rials FROM refunds WHERE case_id >= ?1 AND case_id <= ?2 ORDER BY case_id, n";
    let row = |r: &mut crate::Row| (r.id(0), r.int(1), (r.text(2), r.text(3), r.opt_int(4)));
    Ok(tx.rows(sql, &[first.into(), last.into()])?.iter_mut().map(row).collect())
}

/// What a unit (`agency/unit`) is to give back, the longest first, after `after`.
pub fn of_unit(tx: &mut Tx, place: &str, after: After, limit: i64) -> Result<Vec<Line>> {
    let sql = "SELECT r.case_id, r.n, r.since, r.receipt, r.rials, c.code, c.service, c.version, c.name FROM (
         SELECT case_id, n, since, receipt, rials FROM refunds WHERE place = ?1 AND (since, case_id, n) > (?2, ?3, ?4)
         ORDER BY since, case_id, n LIMIT ?5) r
       JOIN cases c ON c.id = r.case_id ORDER BY r.since, r.case_id, r.n";
    let params: [V; 5] = [place.into(), after.0.into(), after.1.into(), after.2.into(), limit.into()];
    let line = |r: &mut crate::Row| Line {
        case: r.id(0),
        n: r.int(1),
        since: r.int(2),
        receipt: r.text(3),
        rials: r.opt_int(4),
        code: r.text(5),
        service: r.text(6),
        version: r.int(7),
        name: r.text(8),
    };
    Ok(tx.rows(sql, &params)?.iter_mut().map(line).collect())
}
