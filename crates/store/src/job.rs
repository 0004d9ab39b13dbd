//! Jobs: machine work for later, added in the transaction that promises it. A worker takes a job by moving its time
//! ahead: until then it has a lease. When it dies, the job comes back; when the lease has ended, what it has to say no
//! longer counts. Effects are idempotent by the job's id. A job that was tried too often is set aside, never lost.

use crate::{Result, Tx};
use domain::{Id, Millis, Msg, Refusal};

/// Which jobs wait for which: each lane is worked on by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Somebody sits and waits: sign-in codes.
    Urgent = 0,
    /// Everything else.
    Ordinary = 1,
}

/// The lane of jobs that nobody works on until they are brought back.
const ASIDE: i64 = 2;

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
    /// When it may run; of a job that was taken, the end of the lease.
    pub run_at: Millis,
}

/// Adds a job.
pub fn add(tx: &mut Tx, id: Id, lane: Lane, kind: &str, body: String, run_at: Millis) {
    tx.one(
        "INSERT INTO jobs (id, lane, kind, body, run_at, attempts, problem) VALUES (?1, ?2, ?3, ?4, ?5, 0, '')",
        vec![id.into(), (lane as i64).into(), kind.into(), body.into(), run_at.into()],
    );
}

/// Jobs of a lane whose time has come.
pub fn due(tx: &mut Tx, lane: Lane, now: Millis, limit: i64) -> Result<Vec<Job>> {
    let mut rows = tx.rows(
        "SELECT id, kind, body, attempts, run_at FROM jobs WHERE lane = ?1 AND run_at <= ?2 ORDER BY run_at, id LIMIT ?3",
        &[(lane as i64).into(), now.into(), limit.into()],
    )?;
    Ok(rows.iter_mut().map(|r| Job { id: r.id(0), kind: r.text(1), body: r.text(2), attempts: r.int(3), run_at: r.int(4) }).collect())
}

/// Takes a job until `until`; gives it with its lease. Refused when another worker took it.
pub fn take(tx: &mut Tx, job: Job, until: Millis) -> Job {
    tx.one_or(
        "UPDATE jobs SET run_at = ?3, attempts = attempts + 1 WHERE id = ?1 AND run_at = ?2",
        vec![job.id.into(), job.run_at.into(), until.into()],
        lost(),
    );
    Job { attempts: job.attempts + 1, run_at: until, ..job }
}

fn lost() -> Refusal {
    Refusal::Conflict(Msg::new("refusal-changed-meanwhile"))
}

/// Done: the job goes. Refused when the lease is another's by now.
pub fn done(tx: &mut Tx, job: &Job) {
    tx.one_or("DELETE FROM jobs WHERE id = ?1 AND run_at = ?2", vec![job.id.into(), job.run_at.into()], lost());
}

/// A part of it is done: it goes on from now on with another body, as if never tried. Refused when the lease is another's by now.
pub fn go_on(tx: &mut Tx, job: &Job, now: Millis, body: &str) {
    tx.one_or(
        "UPDATE jobs SET run_at = ?3, attempts = 0, body = ?4 WHERE id = ?1 AND run_at = ?2",
        vec![job.id.into(), job.run_at.into(), now.into(), body.into()],
        lost(),
    );
}

/// Failed: again at `run_at`. Refused when the lease is another's by now.
pub fn again(tx: &mut Tx, job: &Job, run_at: Millis, problem: &str) {
    tx.one_or(
        "UPDATE jobs SET run_at = ?3, problem = ?4 WHERE id = ?1 AND run_at = ?2",
        vec![job.id.into(), job.run_at.into(), run_at.into(), problem.into()],
        lost(),
    );
}

/// Failed too often: kept, and not tried again until it is brought back. Refused when the lease is another's by now.
pub fn set_aside(tx: &mut Tx, job: &Job, now: Millis, problem: &str) {
    tx.one_or(
        "UPDATE jobs SET lane = ?3, run_at = ?4, problem = ?5 WHERE id = ?1 AND run_at = ?2",
        vec![job.id.into(), job.run_at.into(), ASIDE.into(), now.into(), problem.into()],
        lost(),
    );
}

/// All jobs that were set aside are ordinary again, as if never tried.
pub fn bring_back(tx: &mut Tx, now: Millis) {
    tx.run(
        "UPDATE jobs SET lane = ?1, run_at = ?2, attempts = 0 WHERE lane = ?3",
        vec![(Lane::Ordinary as i64).into(), now.into(), ASIDE.into()],
    );
}

/// How many jobs there are: bounded counts, for metrics and reports.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Backlog {
    /// To be done.
    pub waiting: i64,
    /// Set aside.
    pub aside: i64,
}

/// Counts to ten thousand.
pub fn backlog(tx: &mut Tx) -> Result<Backlog> {
    let waiting = "SELECT COUNT(*) FROM (SELECT id FROM jobs WHERE lane < ?1 LIMIT 10000) x";
    let aside = "SELECT COUNT(*) FROM (SELECT id FROM jobs WHERE lane = ?1 LIMIT 10000) x";
    let mut count = |sql| Ok::<i64, crate::Error>(tx.row(sql, &[ASIDE.into()])?.map_or(0, |r| r.int(0)));
    Ok(Backlog { waiting: count(waiting)?, aside: count(aside)? })
}
