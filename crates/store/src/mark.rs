//! Marks: what the program remembers of itself between starts, by name.

use crate::{Result, Tx};

/// The value of a mark, if it was ever set.
pub fn get(tx: &mut Tx, name: &str) -> Result<Option<String>> {
    Ok(tx.row("SELECT value FROM marks WHERE name = ?1", &[name.into()])?.map(|mut r| r.text(0)))
}

/// Sets a mark.
pub fn put(tx: &mut Tx, name: &str, value: &str) {
    tx.one(
        "INSERT INTO marks (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        vec![name.into(), value.into()],
    );
}
