//! Notices to people.

use crate::{Fault, Result, Row, Tx};
use domain::case::News;
use domain::{Id, Millis};

/// Kind of the notice of a newer version of a service.
pub const NEWER: &str = "newer";

/// Kind of the notice that a service was withdrawn, to those with a draft of it.
pub const WITHDRAWN: &str = "service_withdrawn";

/// What a notice of a newer version is about.
#[derive(Debug, Clone, PartialEq)]
pub struct AboutDraft {
    /// The draft, which may be a case by now, under the same id.
    pub draft: Id,
    /// The version on which it stood.
    pub old_version: i64,
    /// The version that came.
    pub new_version: i64,
}

/// A notice.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Id.
    pub id: Id,
    /// The case; nil when it is about a draft.
    pub case: Id,
    /// The draft that it is about, if none of a case.
    pub about: Option<AboutDraft>,
    /// Event kind that made it.
    pub kind: String,
    /// When.
    pub at: Millis,
    /// When it was read.
    pub read_at: Option<Millis>,
    /// Tracking code of the case; empty for a draft.
    pub code: String,
    /// Service of the case or the draft.
    pub service: String,
    /// Where the case stood then; nothing in one from before it was kept.
    pub news: Option<News>,
}

/// Adds one.
pub fn add(tx: &mut Tx, id: Id, person: Id, case: Id, kind: &str, at: Millis, news: Option<&News>) {
    let news = news.and_then(|n| serde_json::to_string(n).ok()).unwrap_or_default();
    tx.one(
        "INSERT INTO notices (id, person, case_id, kind, at, news) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        vec![id.into(), person.into(), case.into(), kind.into(), at.into(), news.into()],
    );
}
/// Adds one about a draft, of kind [`NEWER`] or [`WITHDRAWN`].
pub fn add_about_draft(tx: &mut Tx, (id, kind): (Id, &str), person: Id, service: &str, about: &AboutDraft, at: Millis) {
    tx.one(
        "INSERT INTO notices (id, person, case_id, kind, at, draft, service, old_version, new_version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        vec![
            id.into(),
            person.into(),
            Id::nil().into(),
            kind.into(),
            at.into(),
            about.draft.into(),
            service.into(),
            about.old_version.into(),
            about.new_version.into(),
        ],
    );
}
/// A person's notices, newest first, after `after` (nil: from the top).
pub fn of_person(tx: &mut Tx, person: Id, after: Id, limit: i64) -> Result<Vec<Notice>> {
    let after = if after.is_nil() { Id::max() } else { after };
    let mut rows = tx.rows(
        "SELECT n.id, n.case_id, n.kind, n.at, n.read_at, COALESCE(c.code, ''), COALESCE(c.service, n.service), n.draft, n.old_version, n.new_version, n.news FROM (
           SELECT id, case_id, kind, at, read_at, draft, service, old_version, new_version, news FROM notices WHERE person = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3) n
         LEFT JOIN cases c ON c.id = n.case_id ORDER BY n.id DESC",
        &[person.into(), after.into(), limit.into()],
    )?;
    rows.iter_mut()
        .map(|r| {
            Ok(Notice {
                id: r.id(0),
                case: r.id(1),
                about: r.has(7).then(|| AboutDraft { draft: r.id(7), old_version: r.int(8), new_version: r.int(9) }),
                kind: r.text(2),
                at: r.int(3),
                read_at: r.opt_int(4),
                code: r.text(5),
                service: r.text(6),
                news: match r.text(10).as_str() {
                    "" => None,
                    json => Some(serde_json::from_str(json).map_err(Fault::new)?),
                },
            })
        })
        .collect()
}
/// Where the case stood as it was told in the notice of this kind and moment after `skip` others, oldest first: what happens at once to
/// several tasks is told of each. Nothing where there is none, or that was not kept yet.
pub fn told(tx: &mut Tx, person: Id, case: Id, kind: &str, at: Millis, skip: usize) -> Result<Option<News>> {
    let sql = "SELECT news FROM notices WHERE person = ?1 AND case_id = ?2 AND kind = ?3 AND at = ?4 AND news <> '' ORDER BY id LIMIT 1 OFFSET ?5";
    let row = tx.row(sql, &[person.into(), case.into(), kind.into(), at.into(), (skip as i64).into()])?;
    row.map(|mut r| serde_json::from_str(&r.text(0)).map_err(|e| Fault::new(e).into())).transpose()
}
/// A notice of a case with what happened at its moment, for verification.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The notice.
    pub id: Id,
    /// The case.
    pub case: Id,
    /// Whether that is there, and of the person who is told.
    pub is_persons: bool,
    /// Event kind that made it.
    pub kind: String,
    /// The bodies of the events of the case at its moment.
    pub bodies: Vec<String>,
}

/// For verification: the greatest id.
pub fn newest(tx: &mut Tx) -> Result<Option<Id>> {
    Ok(tx.row("SELECT id FROM notices ORDER BY id DESC LIMIT 1", &[])?.map(|r| r.id(0)))
}

/// For verification: notices of cases after `after` by id.
pub fn page_for_verify(tx: &mut Tx, after: Id, limit: i64) -> Result<Vec<Told>> {
    let rows = tx.rows(
        "SELECT n.id, n.case_id, n.person, n.kind, c.person, e.body FROM (
           SELECT id, case_id, person, kind, at FROM notices WHERE id > ?1 AND draft IS NULL ORDER BY id LIMIT ?2) n
         LEFT JOIN cases c ON c.id = n.case_id LEFT JOIN events e ON e.subject = n.case_id AND e.at = n.at ORDER BY n.id",
        &[after.into(), limit.into()],
    )?;
    let mut all: Vec<Told> = vec![];
    for mut r in rows {
        let body = r.opt_text(5);
        match all.last_mut().filter(|told| told.id == r.id(0)) {
            Some(told) => told.bodies.extend(body),
            None => all.push(Told {
                id: r.id(0),
                case: r.id(1),
                is_persons: r.opt_id(4) == Some(r.id(2)),
                kind: r.text(3),
                bodies: body.into_iter().collect(),
            }),
        }
    }
    Ok(all)
}

/// A person's unread notices of one case, newest first: kind and time of each.
pub(crate) const NEW_OF_CASE: &str =
    "SELECT id, kind, at, news FROM notices WHERE person = ?1 AND case_id = ?2 AND read_at IS NULL ORDER BY id DESC LIMIT 20";

/// A notice that was not read yet.
#[derive(Debug, Clone, PartialEq)]
pub struct New {
    /// Id.
    pub id: Id,
    /// Event kind that made it.
    pub kind: String,
    /// When.
    pub at: Millis,
    /// The task whose question it tells of, as [`News::asks`].
    pub asks: Option<Id>,
}

pub(crate) fn new_ones(mut rows: Vec<Row>) -> Vec<New> {
    let asks = |news: String| serde_json::from_str::<News>(&news).ok()?.asks;
    rows.iter_mut().map(|r| New { id: r.id(0), kind: r.text(1), at: r.int(2), asks: asks(r.text(3)) }).collect()
}

/// Marks a person's notices up to `until`, of all cases, as read.
pub fn read(tx: &mut Tx, person: Id, until: Id, now: Millis) {
    tx.run(
        "UPDATE notices SET read_at = ?3 WHERE person = ?1 AND read_at IS NULL AND id <= ?2",
        vec![person.into(), until.into(), now.into()],
    );
}
/// Marks a person's notices of one case, from the first of these to the last, as read.
pub fn read_of_case(tx: &mut Tx, person: Id, case: Id, (first, last): (Id, Id), now: Millis) {
    tx.run(
        "UPDATE notices SET read_at = ?5 WHERE person = ?1 AND read_at IS NULL AND case_id = ?2 AND id >= ?3 AND id <= ?4",
        vec![person.into(), case.into(), first.into(), last.into(), now.into()],
    );
}
/// How many notices a person has not read, at most 100.
pub fn unread(tx: &mut Tx, person: Id) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM (SELECT id FROM notices WHERE person = ?1 AND read_at IS NULL LIMIT 100) x";
    Ok(tx.row(sql, &[person.into()])?.map_or(0, |r| r.int(0)))
}
/// Marks the notices about a draft as read: it stands on the newer version now.
pub fn read_of_draft(tx: &mut Tx, draft: Id, now: Millis) {
    tx.run("UPDATE notices SET read_at = ?2 WHERE draft = ?1 AND read_at IS NULL", vec![draft.into(), now.into()]);
}
/// Removes the notices about a draft that was thrown away.
pub(crate) fn remove_of_draft(tx: &mut Tx, draft: Id) {
    tx.run("DELETE FROM notices WHERE draft = ?1", vec![draft.into()]);
}
