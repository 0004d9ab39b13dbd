//! What is to be given back of a case that ended, went to another agency, or whose corrected answers cost less than was paid, and what was
//! reported and is to be looked for when no task is open at which that is answered: a row for each receipt, until it is given back, recorded
//! or not found.

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
    /// Whether the person only reported it: it is given back where it is found.
    pub reported: bool,
    /// Tracking code of the case.
    pub code: String,
    /// Its service.
    pub service: String,
    /// The version of it to which the case is pinned.
    pub version: i64,
    /// Name of the person; may be empty.
    pub name: String,
    /// Until when the person may object to the refusal, after which it might be paid after all; nothing where that is not possible.
    pub object_until: Option<Millis>,
}

/// A receipt: the unit that recorded it or is to look for it (`agency/unit`), its number, its amount, whether it is only reported.
pub type ToGiveBack = (String, String, Option<i64>, bool);

/// What is to be given back of a case from here on is this, and nothing else. What was to be given back before is so since then.
pub fn put(tx: &mut Tx, case: Id, at: Millis, receipts: &[ToGiveBack]) -> Result<()> {
    let was = tx.rows("SELECT place, receipt, since FROM refunds WHERE case_id = ?1", &[case.into()])?;
    let was: Vec<_> = was.into_iter().map(|mut r| (r.text(0), r.text(1), r.int(2))).collect();
    tx.run("DELETE FROM refunds WHERE case_id = ?1", vec![case.into()]);
    let since =
        |place: &str, receipt: &str| was.iter().find(|(at, number, _)| at == place && number == receipt).map_or(at, |(_, _, since)| *since);
    (0i64..).zip(receipts).for_each(|(n, r)| insert(tx, case, n, since(&r.0, &r.1), r));
    Ok(())
}

/// What is to be given back of a case of which no row was written before: nothing is looked up.
pub fn add(tx: &mut Tx, case: Id, at: Millis, receipts: &[ToGiveBack]) {
    (0i64..).zip(receipts).for_each(|(n, receipt)| insert(tx, case, n, at, receipt));
}

fn insert(tx: &mut Tx, case: Id, n: i64, since: Millis, (place, receipt, rials, reported): &ToGiveBack) {
    tx.one(
        "INSERT INTO refunds (case_id, n, place, since, receipt, rials, reported) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        vec![case.into(), n.into(), place.into(), since.into(), receipt.into(), (*rials).into(), (*reported).into()],
    );
}

/// The unit (`agency/unit`) gave it back, or did not find it.
pub fn over(tx: &mut Tx, case: Id, place: &str, receipt: &str) {
    let sql = "DELETE FROM refunds WHERE case_id = ?1 AND place = ?2 AND receipt = ?3";
    tx.run(sql, vec![case.into(), place.into(), receipt.into()]);
}

/// For verification: what is to be given back of the cases from `first` to `last`, with since when, by case and in its order.
pub fn between(tx: &mut Tx, first: Id, last: Id) -> Result<Vec<(Id, Millis, ToGiveBack)>> {
    let sql =
        "SELECT case_id, since, place, receipt, rials, reported FROM refunds WHERE case_id >= ?1 AND case_id <= ?2 ORDER BY case_id, n";
    let row = |r: &mut crate::Row| (r.id(0), r.int(1), (r.text(2), r.text(3), r.opt_int(4), r.bool(5)));
    Ok(tx.rows(sql, &[first.into(), last.into()])?.iter_mut().map(row).collect())
}

/// What a unit (`agency/unit`) is to give back, the longest first, after `after`.
pub fn of_unit(tx: &mut Tx, place: &str, after: After, limit: i64) -> Result<Vec<Line>> {
    let sql = "SELECT r.case_id, r.n, r.since, r.receipt, r.rials, c.code, c.service, c.version, c.name, c.object_until, r.reported FROM (
         SELECT case_id, n, since, receipt, rials, reported FROM refunds WHERE place = ?1 AND (since, case_id, n) > (?2, ?3, ?4)
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
        object_until: r.opt_int(9),
        reported: r.bool(10),
    };
    Ok(tx.rows(sql, &params)?.iter_mut().map(line).collect())
}
