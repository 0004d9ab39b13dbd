//! Events: appended, never changed, except that a checkpoint marks which leaf covers them.

use crate::{Result, Row, Tx, V};
use domain::Id;
use domain::event::{Event, Hash, START};

const OF_SUBJECT: &str = "SELECT subject, seq, kind, actor, on_behalf, at, body, hash FROM events WHERE subject = ?1 ORDER BY seq";

fn event(r: &mut Row, previous: Hash) -> Event {
    Event {
        subject: r.id(0),
        seq: r.int(1),
        kind: r.text(2),
        actor: r.text(3),
        on_behalf: r.text(4),
        at: r.int(5),
        body: r.text(6),
        previous,
        hash: r.hash(7),
    }
}

/// Rows in the order of their chain to events, each with the hash before it.
pub(crate) fn chain(rows: Vec<Row>) -> Vec<Event> {
    let mut previous = (Id::nil(), START);
    rows.into_iter()
        .map(|mut r| {
            let before = if r.id(0) == previous.0 { previous.1 } else { START };
            let e = event(&mut r, before);
            previous = (e.subject, e.hash);
            e
        })
        .collect()
}

/// Appends.
pub fn add(tx: &mut Tx, e: &Event) {
    tx.one_or(
        "INSERT INTO events (subject, seq, kind, actor, on_behalf, at, body, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (subject, seq) DO NOTHING",
        vec![e.subject.into(), e.seq.into(), (&e.kind).into(), (&e.actor).into(), (&e.on_behalf).into(), e.at.into(), (&e.body).into(), e.hash.into()],
        domain::Refusal::Conflict(domain::Msg::new("refusal-changed-meanwhile")),
    );
}

/// Number and hash of the last event of a subject.
pub fn last(tx: &mut Tx, subject: Id) -> Result<Option<(i64, Hash)>> {
    Ok(tx
        .row("SELECT seq, hash FROM events WHERE subject = ?1 ORDER BY seq DESC LIMIT 1", &[subject.into()])?
        .map(|r| (r.int(0), r.hash(1))))
}

/// When the `n`-th last event of this kind by this actor happened in a subject; nothing when there are fewer. Looks from
/// the end and no further.
pub fn nth_last(tx: &mut Tx, subject: Id, kind: &str, actor: &str, n: i64) -> Result<Option<domain::Millis>> {
    let sql = "SELECT at FROM events WHERE subject = ?1 AND kind = ?2 AND actor = ?3 ORDER BY seq DESC LIMIT 1 OFFSET ?4";
    Ok(tx.row(sql, &[subject.into(), kind.into(), actor.into(), (n - 1).into()])?.map(|r| r.int(0)))
}

/// The first event of a subject.
pub fn first(tx: &mut Tx, subject: Id) -> Result<Option<Event>> {
    let sql = "SELECT subject, seq, kind, actor, on_behalf, at, body, hash FROM events WHERE subject = ?1 ORDER BY seq LIMIT 1";
    Ok(tx.row(sql, &[subject.into()])?.map(|mut r| event(&mut r, START)))
}

/// All events of a case, in order.
pub fn of_case(tx: &mut Tx, subject: Id) -> Result<Vec<Event>> {
    Ok(chain(tx.rows(OF_SUBJECT, &[subject.into()])?))
}

/// Whether an event of this kind is among those of a case.
pub fn has(tx: &mut Tx, subject: Id, kind: &str) -> Result<bool> {
    Ok(tx.row("SELECT seq FROM events WHERE subject = ?1 AND kind = ?2 LIMIT 1", &[subject.into(), kind.into()])?.is_some())
}

/// Events that no checkpoint covers, as (subject, seq, hash). One that commits late is found by the next call.
pub fn uncovered(tx: &mut Tx, limit: i64) -> Result<Vec<(Id, i64, Hash)>> {
    Ok(tx
        .rows("SELECT subject, seq, hash FROM events WHERE checkpoint IS NULL ORDER BY subject, seq LIMIT ?1", &[limit.into()])?
        .iter()
        .map(|r| (r.id(0), r.int(1), r.hash(2)))
        .collect())
}

/// Marks an event as leaf `leaf` of a checkpoint; refused when another worker covered it.
pub fn cover(tx: &mut Tx, subject: Id, seq: i64, checkpoint: Id, leaf: i64) {
    tx.one_or(
        "UPDATE events SET checkpoint = ?3, leaf = ?4 WHERE subject = ?1 AND seq = ?2 AND checkpoint IS NULL",
        vec![subject.into(), seq.into(), checkpoint.into(), leaf.into()],
        domain::Refusal::Conflict(domain::Msg::new("refusal-changed-meanwhile")),
    );
}

/// Which leaf of which checkpoint covers an event.
pub fn covered_by(tx: &mut Tx, subject: Id, seq: i64) -> Result<Option<(Id, i64)>> {
    let row = tx.row("SELECT checkpoint, leaf FROM events WHERE subject = ?1 AND seq = ?2", &[subject.into(), seq.into()])?;
    Ok(row.and_then(|r| r.opt_id(0).map(|c| (c, r.int(1)))))
}

/// The checkpoint that covers an event, and its leaf there.
pub type Cover = Option<(Id, i64)>;

/// For verification: the greatest subject.
pub fn newest_subject(tx: &mut Tx) -> Result<Option<Id>> {
    Ok(tx.row("SELECT subject FROM events ORDER BY subject DESC, seq DESC LIMIT 1", &[])?.map(|r| r.id(0)))
}

/// For verification: events after (subject, seq), with the checkpoint and leaf that cover them. The hash before each is
/// right inside one page; the caller carries it from page to page.
pub fn page_for_verify(tx: &mut Tx, after: (Id, i64), limit: i64) -> Result<Vec<(Event, Cover)>> {
    Ok(with_covers(tx.rows(
        "SELECT subject, seq, kind, actor, on_behalf, at, body, hash, checkpoint, leaf FROM events WHERE (subject, seq) > (?1, ?2) ORDER BY subject, seq LIMIT ?3",
        &[after.0.into(), V::Int(after.1), limit.into()],
    )?))
}

/// For verification: all events of a subject, in order, with what covers them.
pub fn of_subject_for_verify(tx: &mut Tx, subject: Id) -> Result<Vec<(Event, Cover)>> {
    Ok(with_covers(tx.rows(
        "SELECT subject, seq, kind, actor, on_behalf, at, body, hash, checkpoint, leaf FROM events WHERE subject = ?1 ORDER BY seq",
        &[subject.into()],
    )?))
}

fn with_covers(rows: Vec<Row>) -> Vec<(Event, Cover)> {
    let covers: Vec<Cover> = rows.iter().map(|r| r.opt_id(8).map(|c| (c, r.int(9)))).collect();
    chain(rows).into_iter().zip(covers).collect()
}
