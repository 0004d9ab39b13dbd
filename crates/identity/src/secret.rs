//! Secrets of sessions and tokens: 32 random bytes, shown once; the store keeps only their hash.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{Id, Millis};
use sha2::{Digest, Sha256};
use store::{Tx, session::Session};

/// A person's session lasts this long at most.
pub const PERSON_SESSION: Millis = 14 * 86_400_000;
/// An officer's session lasts a working day at most.
pub const OFFICER_SESSION: Millis = 10 * 3_600_000;
/// A session's end is moved at most so often, and a tenth of the time that it lasts without use.
const MOVED: Millis = 5 * 60_000;

/// How long a session lasts without use, within the time that it lasts at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unused {
    /// Of a person.
    pub person: Millis,
    /// Of an officer.
    pub officer: Millis,
}

impl Default for Unused {
    fn default() -> Self {
        Unused { person: 4 * 3_600_000, officer: 30 * 60_000 }
    }
}

impl Unused {
    fn of(&self, is_officer: bool) -> Millis {
        if is_officer { self.officer } else { self.person }
    }
    /// When a session ends that began then and is not used after `now`.
    pub fn ends(&self, is_officer: bool, created_at: Millis, now: Millis) -> Millis {
        (now + self.of(is_officer)).min(created_at + lasts(is_officer))
    }
    /// When a session that is used now ends from here on, where that is worth writing: not each request costs a write.
    pub fn moved(&self, is_officer: bool, created_at: Millis, expires_at: Millis, now: Millis) -> Option<Millis> {
        let ends = self.ends(is_officer, created_at, now);
        (ends - expires_at >= MOVED.min(self.of(is_officer) / 10)).then_some(ends)
    }
}

/// How long a session lasts at most.
fn lasts(is_officer: bool) -> Millis {
    if is_officer { OFFICER_SESSION } else { PERSON_SESSION }
}

/// Whether a session that has ended did so because it was not used, and not because it had lasted as long as it may.
pub fn ended_unused(s: &Session) -> bool {
    s.expires_at + MOVED < s.created_at + lasts(s.officer.is_some())
}

/// A bearer token lasts this long.
pub const TOKEN: Millis = 365 * 86_400_000;

/// A secret.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl Secret {
    /// From random bytes.
    pub fn new(random: [u8; 32]) -> Secret {
        Secret(random)
    }
    /// The text form, for a cookie or an Authorization header.
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }
    /// Reads the text form.
    pub fn parse(s: &str) -> Option<Secret> {
        URL_SAFE_NO_PAD.decode(s).ok()?.try_into().ok().map(Secret)
    }
    /// What the store keeps.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

/// Who a session is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Holder {
    /// A resident or visitor.
    Person(Id),
    /// An officer by sign-in name.
    Officer(String),
}

/// Opens a session, which ends where it is not used; one that the browser had before is ended, so that a secret known before sign-in is worth nothing.
#[allow(clippy::too_many_arguments)]
pub fn open_session(
    tx: &mut Tx,
    secret: &Secret,
    id: Id,
    holder: &Holder,
    before: Option<&Secret>,
    agent: &str,
    unused: Unused,
    now: Millis,
) {
    if let Some(b) = before {
        store::session::end(tx, b.hash());
    }
    let (person, officer) = match holder {
        Holder::Person(id) => (Some(*id), None),
        Holder::Officer(name) => (None, Some(name.clone())),
    };
    let expires_at = unused.ends(officer.is_some(), now, now);
    let agent = agent.chars().filter(|c| !c.is_control()).take(200).collect();
    store::session::add(tx, secret.hash(), &Session { id, person, officer, agent, created_at: now, expires_at });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_where_it_is_not_used_and_is_written_seldom() {
        let (unused, minute) = (Unused::default(), 60_000);
        let first = unused.ends(true, 0, 0);
        assert_eq!(first, 30 * minute);
        assert_eq!(unused.moved(true, 0, first, 2 * minute), None, "not each request is written");
        assert_eq!(unused.moved(true, 0, first, 3 * minute), Some(33 * minute));
        assert_eq!(unused.moved(true, 0, OFFICER_SESSION, OFFICER_SESSION - minute), None, "a working day is the most");
        let session = |expires_at| Session {
            id: Id::nil(),
            person: None,
            officer: Some("o".into()),
            agent: String::new(),
            created_at: 0,
            expires_at,
        };
        assert!(ended_unused(&session(first)) && !ended_unused(&session(OFFICER_SESSION)));
    }

    #[test]
    fn a_secret_reads_back_and_nothing_else_does() {
        let s = Secret::new([9; 32]);
        assert_eq!(Secret::parse(&s.text()).unwrap().hash(), s.hash());
        for bad in ["", "x", "!!!!", &s.text()[1..], &format!("{}A", s.text())] {
            assert!(Secret::parse(bad).is_none(), "{bad}");
        }
    }
}
