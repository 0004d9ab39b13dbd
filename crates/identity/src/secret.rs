//! Secrets of sessions and tokens: 32 random bytes, shown once; the store keeps only their hash.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{Id, Millis};
use sha2::{Digest, Sha256};
use store::{Tx, session::Session};

/// A person's session lasts this long.
pub const PERSON_SESSION: Millis = 14 * 86_400_000;
/// An officer's session lasts a working day.
pub const OFFICER_SESSION: Millis = 10 * 3_600_000;
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

/// Opens a session; one that the browser had before is ended, so that a secret known before sign-in is worth nothing.
pub fn open_session(tx: &mut Tx, secret: &Secret, id: Id, holder: &Holder, before: Option<&Secret>, agent: &str, now: Millis) {
    if let Some(b) = before {
        store::session::end(tx, b.hash());
    }
    let (person, officer, lasts) = match holder {
        Holder::Person(id) => (Some(*id), None, PERSON_SESSION),
        Holder::Officer(name) => (None, Some(name.clone()), OFFICER_SESSION),
    };
    let agent = agent.chars().filter(|c| !c.is_control()).take(200).collect();
    store::session::add(tx, secret.hash(), &Session { id, person, officer, agent, created_at: now, expires_at: now + lasts });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_reads_back_and_nothing_else_does() {
        let s = Secret::new([9; 32]);
        assert_eq!(Secret::parse(&s.text()).unwrap().hash(), s.hash());
        for bad in ["", "x", "!!!!", &s.text()[1..], &format!("{}A", s.text())] {
            assert!(Secret::parse(bad).is_none(), "{bad}");
        }
    }
}
