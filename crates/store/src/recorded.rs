//! Receipts of payments that agencies recorded: for each number a row for each case in which it is recorded, so that the same money is seen to pay twice.

use crate::{Result, Tx, V};
use domain::{Id, Millis};

/// An agency recorded a receipt in a case. `number` is without what people write in different ways ([`domain::fee::same_number`]). Recorded
/// again there, it is so since the first time.
pub fn add(tx: &mut Tx, agency: &str, number: &str, case: Id, at: Millis) {
    let row = vec![agency.into(), number.into(), case.into(), at.into()];
    tx.run("INSERT INTO recorded_receipts (agency, number, case_id, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING", row);
}

/// For each (agency, number, case) the other cases in which the agency recorded the number, and when, the first ones first: as many as anybody would
/// compare. One round trip for all of them.
pub fn elsewhere(tx: &mut Tx, receipts: &[(&str, &str, Id)]) -> Result<Vec<Vec<(Id, Millis)>>> {
    let sql = "SELECT case_id, at FROM recorded_receipts WHERE agency = ?1 AND number = ?2 AND case_id <> ?3 ORDER BY at, case_id LIMIT 20";
    let keys: Vec<[V; 3]> = receipts.iter().map(|(agency, number, case)| [(*agency).into(), (*number).into(), (*case).into()]).collect();
    let queries: Vec<(&'static str, &[V])> = keys.iter().map(|k| (sql, &k[..])).collect();
    let found = tx.rows_of(&queries)?;
    Ok(found.iter().map(|rows| rows.iter().map(|r| (r.id(0), r.int(1))).collect()).collect())
}

/// A row as it is kept: agency, number, since when.
pub type Kept = (String, String, Millis);

/// For verification: the rows of the cases from `first` to `last`, with their case.
pub fn between(tx: &mut Tx, first: Id, last: Id) -> Result<Vec<(Id, Kept)>> {
    let sql = "SELECT case_id, agency, number, at FROM recorded_receipts WHERE case_id >= ?1 AND case_id <= ?2";
    Ok(tx.rows(sql, &[first.into(), last.into()])?.iter_mut().map(|r| (r.id(0), (r.text(1), r.text(2), r.int(3)))).collect())
}

/// For verification: cases that are named after `after` and are not there, each once, by id.
pub fn of_no_case(tx: &mut Tx, after: Id, limit: i64) -> Result<Vec<Id>> {
    let sql = "SELECT DISTINCT r.case_id FROM recorded_receipts r
         WHERE r.case_id > ?1 AND NOT EXISTS (SELECT 1 FROM cases c WHERE c.id = r.case_id) ORDER BY r.case_id LIMIT ?2";
    Ok(tx.rows(sql, &[after.into(), limit.into()])?.iter().map(|r| r.id(0)).collect())
}
