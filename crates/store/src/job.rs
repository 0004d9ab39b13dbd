//! Jobs: machine work for later, added in the transaction that promises it. A worker takes a job by moving its time
//! ahead; when it dies, the job comes back. Effects are idempotent by the job's id.

use crate::{Result, Tx};
use domain::{Id, Millis};

/// A job.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Id, also the idempotency key of its effect.
    pub id: Id,
    /// What to do.
    pub kind: String,
    /// With what: JSON text.
    pub body: String,
    /// How often it was tried.
    pub attempts: i64,
    /// When it may run.
    pub run_at: Millis,
}

/// Adds a job.
pub fn add(tx: &mut Tx, id: Id, kind: &str, body: String, run_at: Millis) {
    tx.one(
        "INSERT INTO jobs (id, kind, body, run_at, attempts, problem) VALUES (?1, ?2, ?3, ?4, 0, '')",
        vec![id.into(), kind.into(), body.into(), run_at.into()],
    );
}

/// Jobs whose time has come.
pub fn due(tx: &mut Tx, now: Millis, limit: i64) -> Result<Vec<Job>> {
    let mut rows = tx.rows(
        "SELECT id, kind, body, attempts, run_at FROM jobs WHERE run_at <= ?1 ORDER BY run_at, id LIMIT ?2",
        &[now.into(), limit.into()],
    )?;
    Ok(rows.iter_mut().map(|r| Job { id: r.id(0), kind: r.text(1), body: r.text(2), attempts: r.int(3), run_at: r.int(4) }).collect())
}

/// Takes a job until `until`; refused when another worker took it.
pub fn take(tx: &mut Tx, job: &Job, until: Millis) {
    tx.one_or(
        "UPDATE jobs SET run_at = ?3, attempts = attempts + 1 WHERE id = ?1 AND run_at = ?2",
        vec![job.id.into(), job.run_at.into(), until.into()],
        domain::Refusal::Conflict(domain::Msg::new("refusal-changed-meanwhile")),
    );
}

/// Done: the job goes.
pub fn done(tx: &mut Tx, id: Id) {
    tx.run("DELETE FROM jobs WHERE id = ?1", vec![id.into()]);
}

/// Failed: again at `run_at`.
pub fn again(tx: &mut Tx, id: Id, run_at: Millis, problem: &str) {
    tx.run("UPDATE jobs SET run_at = ?2, problem = ?3 WHERE id = ?1", vec![id.into(), run_at.into(), problem.into()]);
}

/// Jobs waiting and jobs that failed at least once: for metrics, bounded.
pub fn backlog(tx: &mut Tx) -> Result<i64> {
    Ok(tx.row("SELECT COUNT(*) FROM (SELECT id FROM jobs LIMIT 10000) x", &[])?.map_or(0, |r| r.int(0)))
}
