//! Persons: residents and visitors, by one identifier each.

use crate::{Result, Row, Tx};
use domain::{Id, Lang, Millis, Refusal};

/// A person.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Id.
    pub id: Id,
    /// `resident` or `visitor`.
    pub kind: String,
    /// National number or passport number.
    pub identifier: String,
    /// The name, maybe empty.
    pub name: String,
    /// Mobile, `+989…`.
    pub mobile: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Language in which the person is addressed.
    pub lang: Lang,
    /// When we first met.
    pub created_at: Millis,
}

/// How much is held for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holdings {
    /// Drafts.
    pub drafts: i64,
    /// Cases, closed ones too.
    pub cases: i64,
    /// Files named by these: in answers, and in what was sent later, from either side.
    pub files: i64,
    /// Notices.
    pub notices: i64,
}

const COLUMNS: &str = "SELECT id, kind, identifier, name, mobile, email, lang, created_at FROM persons WHERE id = ?1";
const BY_IDENTIFIER: &str = "SELECT id, kind, identifier, name, mobile, email, lang, created_at FROM persons WHERE identifier = ?1";

pub(crate) fn person(r: &mut Row) -> Person {
    Person {
        id: r.id(0),
        kind: r.text(1),
        identifier: r.text(2),
        name: r.text(3),
        mobile: r.opt_text(4),
        email: r.opt_text(5),
        lang: Lang::parse(&r.text(6)).unwrap_or(Lang::FA),
        created_at: r.int(7),
    }
}

/// By id.
pub fn get(tx: &mut Tx, id: Id) -> Result<Option<Person>> {
    Ok(tx.row(COLUMNS, &[id.into()])?.as_mut().map(person))
}
/// By national or passport number.
pub fn by_identifier(tx: &mut Tx, identifier: &str) -> Result<Option<Person>> {
    Ok(tx.row(BY_IDENTIFIER, &[identifier.into()])?.as_mut().map(person))
}
/// How much is held for a person: only what is theirs is looked at, each by its index.
pub fn holdings(tx: &mut Tx, id: Id) -> Result<Holdings> {
    // A file stands in JSON with its hash; in what people type the quotes around such a word are escaped.
    let sql = r#"SELECT
      (SELECT COUNT(*) FROM drafts WHERE person = ?1),
      (SELECT COUNT(*) FROM cases WHERE person = ?1),
      (SELECT CAST(COALESCE(SUM(LENGTH(t.held) - LENGTH(REPLACE(t.held, '"sha256":', ''))), 0) / 9 AS BIGINT) FROM (
        SELECT answers AS held FROM drafts WHERE person = ?1
        UNION ALL SELECT answers FROM cases WHERE person = ?1
        UNION ALL SELECT e.body FROM cases c JOIN events e ON e.subject = c.id WHERE c.person = ?1 AND e.kind IN ('answered', 'objected')) t),
      (SELECT COUNT(*) FROM notices WHERE person = ?1)"#;
    let row = tx.row(sql, &[id.into()])?;
    let count = |at| row.as_ref().map_or(0, |r| r.int(at));
    Ok(Holdings { drafts: count(0), cases: count(1), files: count(2), notices: count(3) })
}
/// Adds one; an identifier in use is a conflict.
pub fn add(tx: &mut Tx, p: &Person) {
    tx.one_or(
        "INSERT INTO persons (id, kind, identifier, name, mobile, email, lang, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (identifier) DO NOTHING",
        vec![
            p.id.into(),
            (&p.kind).into(),
            (&p.identifier).into(),
            (&p.name).into(),
            p.mobile.clone().into(),
            p.email.clone().into(),
            p.lang.as_str().into(),
            p.created_at.into(),
        ],
        Refusal::Conflict(domain::Msg::new("refusal-changed-meanwhile")),
    );
}
/// Binds a person who has no contact yet to one.
pub fn bind(tx: &mut Tx, id: Id, mobile: Option<&str>, email: Option<&str>) {
    tx.one_or(
        "UPDATE persons SET mobile = ?2, email = ?3 WHERE id = ?1 AND mobile IS NULL AND email IS NULL",
        vec![id.into(), mobile.into(), email.into()],
        Refusal::WrongCode,
    );
}
/// Gives a person another contact.
pub fn put_contact(tx: &mut Tx, id: Id, mobile: Option<&str>, email: Option<&str>) {
    tx.one("UPDATE persons SET mobile = ?2, email = ?3 WHERE id = ?1", vec![id.into(), mobile.into(), email.into()]);
}
/// Sets name and language.
pub fn put(tx: &mut Tx, id: Id, name: &str, lang: Lang) {
    tx.one("UPDATE persons SET name = ?2, lang = ?3 WHERE id = ?1", vec![id.into(), name.into(), lang.as_str().into()]);
}
