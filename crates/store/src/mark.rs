//! Marks: what the program remembers of itself between starts, by name.

use crate::{Error, Result, Store, Tx};
use domain::Refusal;

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

/// Bytes that must find room before it counts as there.
const ROOM: usize = 65_536;

impl Store {
    /// Whether something new can be written, tried now: a mark that is gone when it is done.
    pub async fn try_room(&self) -> Result<bool> {
        const NAME: &str = "room";
        let tried = self.write(|tx| {
            put(tx, NAME, &"-".repeat(ROOM));
            tx.one("DELETE FROM marks WHERE name = ?1", vec![NAME.into()]);
            Ok(())
        });
        match tried.await {
            Ok(()) => {
                self.found_room();
                Ok(true)
            }
            Err(Error::Refused(Refusal::NoRoom)) => Ok(false),
            Err(e) => Err(e),
        }
    }
}
