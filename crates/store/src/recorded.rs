//! Receipts of payments that agencies recorded: for each number a row for each case in which it is recorded, so that the same money is seen to pay twice.

use crate::{Result, Tx};
use domain::{Id, Millis};

/// An agency recorded a receipt in a case. `number` is without what people write in different ways ([`domain::fee::same_number`]). Recorded
/// again there, it is so since the first time.
pub fn add(tx: &mut Tx, agency: &str, number: &str, case: Id, at: Millis) {
    let row = vec![agency.into(), number.into(), case.into(), at.into()];
    tx.run("INSERT INTO recorded_receipts (agency, number, case_id, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING", row);
}

/// The other case than `case` in which an agency recorded this number first, and when; nothing where it did in none.
pub fn elsewhere(tx: &mut Tx, agency: &str, number: &str, case: Id) -> Result<Option<(Id, Millis)>> {
    let sql = "SELECT case_id, at FROM recorded_receipts WHERE agency = ?1 AND number = ?2 AND case_id <> ?3 ORDER BY at, case_id LIMIT 1";
    Ok(tx.row(sql, &[agency.into(), number.into(), case.into()])?.map(|r| (r.id(0), r.int(1))))
}
