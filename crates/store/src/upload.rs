//! What each person has uploaded on each day: one row, which only that person's uploads change.

use crate::{Result, Tx};
use domain::Id;

/// Bytes and files of a person on a day.
pub fn of_day(tx: &mut Tx, person: Id, day: i64) -> Result<(i64, i64)> {
    let row = tx.row("SELECT bytes, files FROM uploads WHERE day = ?1 AND person = ?2", &[day.into(), person.into()])?;
    Ok(row.map_or((0, 0), |r| (r.int(0), r.int(1))))
}

/// One more file of so many bytes.
pub fn add(tx: &mut Tx, person: Id, day: i64, bytes: i64) {
    tx.one(
        "INSERT INTO uploads (day, person, bytes, files) VALUES (?1, ?2, ?3, 1)
         ON CONFLICT (day, person) DO UPDATE SET bytes = uploads.bytes + excluded.bytes, files = uploads.files + 1",
        vec![day.into(), person.into(), bytes.into()],
    );
}

/// Forgets the days before this one.
pub fn sweep(tx: &mut Tx, day: i64) {
    tx.run("DELETE FROM uploads WHERE day < ?1", vec![day.into()]);
}
