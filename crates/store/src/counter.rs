//! Maintained counts: each change is a row of its own, so no row is hot; a worker folds them. A count is the folded
//! number and what is not folded yet.

use crate::{Result, Tx};
use domain::Id;

/// Adds `n` to a count.
pub fn add(tx: &mut Tx, id: Id, scope: &str, item: &str, n: i64) {
    tx.one("INSERT INTO counter_deltas (id, scope, item, n) VALUES (?1, ?2, ?3, ?4)", vec![id.into(), scope.into(), item.into(), n.into()]);
}

pub(crate) const OF_SCOPE: &str = "SELECT item, CAST(SUM(n) AS BIGINT) FROM (
           SELECT item, n FROM counters WHERE scope = ?1 UNION ALL
           SELECT item, n FROM (SELECT item, n FROM counter_deltas WHERE scope = ?1 LIMIT 500) d) x
         GROUP BY item HAVING SUM(n) <> 0 ORDER BY item";

/// All counts of a scope that are not zero, by item. Where no worker has folded for long, only so many of the unfolded
/// changes are counted: a list must not wait for the worker.
pub fn of_scope(tx: &mut Tx, scope: &str) -> Result<Vec<(String, i64)>> {
    Ok(counts(tx.rows(OF_SCOPE, &[scope.into()])?))
}

fn counts(mut rows: Vec<crate::Row>) -> Vec<(String, i64)> {
    rows.iter_mut().map(|r| (r.text(0), r.int(1))).collect()
}

/// The same of two scopes in one query, for the page that officers look at all day: rows of scope, item, number.
pub(crate) const OF_TWO: &str = "SELECT scope, item, CAST(SUM(n) AS BIGINT) FROM (
           SELECT scope, item, n FROM counters WHERE scope IN (?1, ?2) UNION ALL
           SELECT scope, item, n FROM (SELECT scope, item, n FROM counter_deltas WHERE scope IN (?1, ?2) LIMIT 1000) d) x
         GROUP BY scope, item HAVING SUM(n) <> 0 ORDER BY scope, item";

/// Counts of scopes from an item on, which may be long lists: only the part of each that is asked for is read. One flight,
/// outside a closure.
pub async fn fetch_from(store: &crate::Store, scopes: &[String], from: &str) -> Result<Vec<Vec<(String, i64)>>> {
    const FROM: &str = "SELECT item, CAST(SUM(n) AS BIGINT) FROM (
           SELECT item, n FROM counters WHERE scope = ?1 AND item >= ?2 UNION ALL
           SELECT item, n FROM (SELECT item, n FROM counter_deltas WHERE scope = ?1 AND item >= ?2 LIMIT 500) d) x
         GROUP BY item HAVING SUM(n) <> 0 ORDER BY item";
    let queries: Vec<_> = scopes.iter().map(|s| (FROM, vec![s.into(), from.into()])).collect();
    Ok(store.flight(&queries).await?.into_iter().map(counts).collect())
}

/// Deltas to fold: (id, scope, item, n).
pub fn unfolded(tx: &mut Tx, limit: i64) -> Result<Vec<(Id, String, String, i64)>> {
    let mut rows = tx.rows("SELECT id, scope, item, n FROM counter_deltas ORDER BY scope, id LIMIT ?1", &[limit.into()])?;
    Ok(rows.iter_mut().map(|r| (r.id(0), r.text(1), r.text(2), r.int(3))).collect())
}

/// Folds exactly these deltas; refused when another worker had one of them.
pub fn fold(tx: &mut Tx, deltas: &[(Id, String, String, i64)]) {
    let mut sums: std::collections::BTreeMap<(&str, &str), i64> = Default::default();
    for (id, scope, item, n) in deltas {
        *sums.entry((scope, item)).or_default() += n;
        tx.one_or(
            "DELETE FROM counter_deltas WHERE scope = ?1 AND id = ?2",
            vec![scope.into(), (*id).into()],
            domain::Refusal::Conflict(domain::Msg::new("refusal-changed-meanwhile")),
        );
    }
    for ((scope, item), n) in sums {
        tx.one(
            "INSERT INTO counters (scope, item, n) VALUES (?1, ?2, ?3) ON CONFLICT (scope, item) DO UPDATE SET n = counters.n + excluded.n",
            vec![scope.into(), item.into(), n.into()],
        );
    }
}
