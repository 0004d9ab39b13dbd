//! Drafts: what a person is filling in, pinned to one version of a service.

use crate::{Fault, Result, Row, Tx};
use domain::form::Answers;
use domain::{Id, Millis, Refusal};

/// A draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Id.
    pub id: Id,
    /// Whose.
    pub person: Id,
    /// Service id.
    pub service: String,
    /// The version it was started with.
    pub version: i64,
    /// Answers so far, each checked.
    pub answers: Answers,
    /// What was typed in an older version and has no place among the answers.
    pub aside: Answers,
    /// When it was started.
    pub created_at: Millis,
    /// When it was last saved.
    pub changed_at: Millis,
}

pub(crate) fn draft(r: &mut Row) -> Result<Draft> {
    Ok(Draft {
        id: r.id(0),
        person: r.id(1),
        service: r.text(2),
        version: r.int(3),
        answers: read(&r.text(4))?,
        aside: read(&r.text(5))?,
        created_at: r.int(6),
        changed_at: r.int(7),
    })
}
fn read(json: &str) -> Result<Answers> {
    Ok(serde_json::from_str(json).map_err(|e| Fault::new(format!("answers of a draft: {e}")))?)
}
fn json(a: &Answers) -> String {
    serde_json::to_string(a).unwrap_or_else(|_| "{}".into())
}

/// Adds one.
pub fn add(tx: &mut Tx, d: &Draft) {
    tx.one(
        "INSERT INTO drafts (id, person, service, version, answers, aside, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        vec![
            d.id.into(),
            d.person.into(),
            (&d.service).into(),
            d.version.into(),
            json(&d.answers).into(),
            json(&d.aside).into(),
            d.created_at.into(),
            d.changed_at.into(),
        ],
    );
}

/// A person's draft; another's does not exist.
pub fn get(tx: &mut Tx, person: Id, id: Id) -> Result<Draft> {
    match tx
        .row("SELECT id, person, service, version, answers, aside, created_at, changed_at FROM drafts WHERE id = ?1", &[id.into()])?
        .as_mut()
    {
        Some(r) if r.id(1) == person => draft(r),
        _ => Err(Refusal::NotFound.into()),
    }
}

/// A draft whose id is known, for whoever is asked to sign it.
pub fn of_anyone(tx: &mut Tx, id: Id) -> Result<Option<Draft>> {
    let row =
        tx.row("SELECT id, person, service, version, answers, aside, created_at, changed_at FROM drafts WHERE id = ?1", &[id.into()])?;
    row.map(|mut r| draft(&mut r)).transpose()
}

/// A person's drafts, newest first.
pub fn of_person(tx: &mut Tx, person: Id, limit: i64) -> Result<Vec<Draft>> {
    tx.rows(
        "SELECT id, person, service, version, answers, aside, created_at, changed_at FROM drafts WHERE person = ?1 ORDER BY id DESC LIMIT ?2",
        &[person.into(), limit.into()],
    )?
    .iter_mut()
    .map(draft)
    .collect()
}

/// All drafts after `after` by id: for the clock, not for people.
pub fn page(tx: &mut Tx, after: Id, limit: i64) -> Result<Vec<Draft>> {
    tx.rows(
        "SELECT id, person, service, version, answers, aside, created_at, changed_at FROM drafts WHERE id > ?1 ORDER BY id LIMIT ?2",
        &[after.into(), limit.into()],
    )?
    .iter_mut()
    .map(draft)
    .collect()
}

/// A draft on an older version of its service.
#[derive(Debug, Clone, PartialEq)]
pub struct Older {
    /// Id.
    pub id: Id,
    /// Whose.
    pub person: Id,
    /// The version on which it stands.
    pub version: i64,
    /// The greatest version of which its person was told; 0 for none.
    pub told: i64,
}

/// Drafts of a service on versions before `version`, by version and id, after the one that `after` names.
pub fn older(tx: &mut Tx, service: &str, version: i64, after: (i64, Id), limit: i64) -> Result<Vec<Older>> {
    let mut rows = tx.rows(
        "SELECT id, person, version, told FROM drafts WHERE service = ?1 AND version < ?2 AND (version, id) > (?3, ?4) ORDER BY version, id LIMIT ?5",
        &[service.into(), version.into(), after.0.into(), after.1.into(), limit.into()],
    )?;
    Ok(rows.iter_mut().map(|r| Older { id: r.id(0), person: r.id(1), version: r.int(2), told: r.int(3) }).collect())
}

/// Drafts of a service whose person has no notice that the service was withdrawn with `version` or later, by version and id, after the
/// one that `after` names.
pub fn not_told_of_end(tx: &mut Tx, service: &str, version: i64, after: (i64, Id), limit: i64) -> Result<Vec<Older>> {
    let mut rows = tx.rows(
        "SELECT d.id, d.person, d.version, d.told FROM drafts d WHERE d.service = ?1 AND (d.version, d.id) > (?2, ?3)
           AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.draft = d.id AND n.kind = ?4 AND n.new_version >= ?5)
         ORDER BY d.version, d.id LIMIT ?6",
        &[service.into(), after.0.into(), after.1.into(), crate::notice::WITHDRAWN.into(), version.into(), limit.into()],
    )?;
    Ok(rows.iter_mut().map(|r| Older { id: r.id(0), person: r.id(1), version: r.int(2), told: r.int(3) }).collect())
}

/// Its person is told of a version.
pub fn put_told(tx: &mut Tx, id: Id, version: i64) {
    tx.one("UPDATE drafts SET told = ?2 WHERE id = ?1", vec![id.into(), version.into()]);
}

/// Saves answers.
pub fn put(tx: &mut Tx, id: Id, answers: &Answers, now: Millis) {
    tx.one_or(
        "UPDATE drafts SET answers = ?2, changed_at = ?3 WHERE id = ?1",
        vec![id.into(), json(answers).into(), now.into()],
        Refusal::NotFound,
    );
}

/// Carries it over to another version, as it was saved at `seen`; an answer saved since then is not lost unseen.
pub fn carry(tx: &mut Tx, d: &Draft, seen: Millis) {
    tx.one_or(
        "UPDATE drafts SET version = ?3, answers = ?4, aside = ?5, changed_at = ?6 WHERE id = ?1 AND changed_at = ?2",
        vec![d.id.into(), seen.into(), d.version.into(), json(&d.answers).into(), json(&d.aside).into(), d.changed_at.into()],
        Refusal::Conflict(domain::Msg::new("refusal-changed-meanwhile")),
    );
}

/// Removes it: discarded. Two at once: the second finds nothing.
pub fn remove(tx: &mut Tx, id: Id) {
    crate::signature::remove(tx, id);
    crate::notice::remove_of_draft(tx, id);
    tx.one_or("DELETE FROM drafts WHERE id = ?1", vec![id.into()], Refusal::Conflict(domain::Msg::new("refusal-submitted-already")));
}

/// Removes it because it is submitted as it was saved at `changed_at`; an answer saved since then is not lost unseen. Signatures stay that hold
/// for its answers, by their hash `signed`.
pub fn remove_as_of(tx: &mut Tx, id: Id, changed_at: Millis, signed: &str) {
    crate::signature::sent(tx, id, signed);
    tx.one_or(
        "DELETE FROM drafts WHERE id = ?1 AND changed_at = ?2",
        vec![id.into(), changed_at.into()],
        Refusal::Conflict(domain::Msg::new("refusal-changed-meanwhile")),
    );
}
