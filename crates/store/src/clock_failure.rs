//! Cases on which the legal clock could not act, until it does. Few, if any: what is wrong is for the operator to mend.

use crate::{Result, Tx};
use domain::{Id, Millis};

/// What the operator is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stuck {
    /// Cases on which the clock fails, counted to ten thousand.
    pub cases: i64,
    /// The one on which it has failed longest.
    pub oldest: Option<Id>,
}

macro_rules! still {
    ($what:literal, $order:literal) => {
        concat!("SELECT ", $what, " FROM clock_failures f JOIN cases c ON c.id = f.case_id AND c.wakes_at = f.again_at ", $order)
    };
}

/// The clock failed on a case, and looks again at `again_at`.
pub fn put(tx: &mut Tx, case: Id, now: Millis, again_at: Millis) {
    tx.one(
        "INSERT INTO clock_failures (case_id, since, again_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (case_id) DO UPDATE SET again_at = excluded.again_at",
        vec![case.into(), now.into(), again_at.into()],
    );
}

/// The clock acted on a case, or had nothing to do.
pub fn over(tx: &mut Tx, case: Id) {
    tx.run("DELETE FROM clock_failures WHERE case_id = ?1", vec![case.into()]);
}

/// Forgets those whose clock should have looked before `before` and did not: somebody acted on them meanwhile.
pub fn sweep(tx: &mut Tx, before: Millis) {
    tx.run("DELETE FROM clock_failures WHERE again_at < ?1", vec![before.into()]);
}

/// To which services and versions such cases are pinned; looks at a thousand of them.
pub fn versions(tx: &mut Tx) -> Result<Vec<(String, i64)>> {
    let sql = concat!("SELECT DISTINCT x.service, x.version FROM (", still!("c.service, c.version", "LIMIT 1000"), ") x");
    Ok(tx.rows(sql, &[])?.into_iter().map(|mut r| (r.text(0), r.int(1))).collect())
}

/// Those that there are now.
pub fn stuck(tx: &mut Tx) -> Result<Stuck> {
    let count = concat!("SELECT COUNT(*) FROM (", still!("f.case_id", "LIMIT 10000"), ") x");
    let cases = tx.row(count, &[])?.map_or(0, |r| r.int(0));
    let oldest = tx.row(still!("f.case_id", "ORDER BY f.since, f.case_id LIMIT 1"), &[])?.map(|r| r.id(0));
    Ok(Stuck { cases, oldest })
}
