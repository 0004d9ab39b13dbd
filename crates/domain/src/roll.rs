//! The roll: who may act and by what rules, which are persons, officers, bearer tokens and the versions of services. What happens to one of
//! them is an event in a chain of its own, beside the chains of cases. Each event holds how the entry stands from then on, and no secret:
//! of a contact its ends, of a passphrase the hash of its stored hash, of a token the beginning of its hash.

use crate::event::Event;
use crate::{Id, Lang, Millis, Text};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Who acts from the command line.
pub const OPERATOR: &str = "operator";

/// What happened to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was there before such events were written.
    Known,
    /// A person's record was made.
    Met,
    /// A person who had no contact was bound to one.
    Bound,
    /// A person was given another contact by an operator.
    Moved,
    /// A person has another name or language.
    Renamed,
    /// An officer may sign in from now on, with this place, title and passphrase.
    Placed,
    /// An officer may not sign in any more.
    Left,
    /// A token was minted.
    Minted,
    /// A token was ended before its time.
    Ended,
    /// A version of a service was published; it takes the place of the one before.
    Published,
    /// A service is not in the packages any more.
    Withdrawn,
    /// It is again.
    Returned,
}

const CHANGES: [(Change, &str); 12] = [
    (Change::Known, "roll-known"),
    (Change::Met, "person-met"),
    (Change::Bound, "person-bound"),
    (Change::Moved, "person-contact"),
    (Change::Renamed, "person-renamed"),
    (Change::Placed, "officer-placed"),
    (Change::Left, "officer-left"),
    (Change::Minted, "token-minted"),
    (Change::Ended, "token-ended"),
    (Change::Published, "version-published"),
    (Change::Withdrawn, "service-withdrawn"),
    (Change::Returned, "service-returned"),
];

impl Change {
    /// The kind of its event.
    pub fn kind(self) -> &'static str {
        CHANGES.iter().find(|(change, _)| *change == self).map_or("", |(_, kind)| kind)
    }
}

/// How an entry stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Entry {
    /// A resident or visitor.
    Person {
        /// Id.
        id: Id,
        /// `resident` or `visitor`.
        kind: String,
        /// Mobile or e-mail address, as [`masked`] shows it; empty where there is none.
        contact: String,
        /// Language in which the person is addressed.
        lang: Lang,
    },
    /// Staff of an agency.
    Officer {
        /// Sign-in name.
        name: String,
        /// Agency id.
        agency: String,
        /// Unit id.
        unit: String,
        /// How people see the officer.
        title: Text,
        /// [`digest`] of the stored hash of the passphrase.
        passphrase: String,
        /// Whether sign-in is allowed.
        active: bool,
    },
    /// A bearer token.
    Token {
        /// The beginning of its hash.
        token: String,
        /// Whom it stands for, as in events: `person:…`, `officer:…`, `agency:…`.
        bearer: String,
        /// When it ends by itself.
        until: Millis,
        /// Whether it was ended before.
        ended: bool,
    },
    /// A service with its newest version.
    Service {
        /// Service id.
        service: String,
        /// The version.
        version: i64,
        /// Hash of its content.
        hash: String,
        /// Whether it is in the packages.
        offered: bool,
    },
}

impl Entry {
    /// The entry after an event; `None` for the events of a case.
    pub fn of(event: &Event) -> Option<Entry> {
        CHANGES.iter().any(|(_, kind)| *kind == event.kind).then(|| serde_json::from_str(&event.body).ok()).flatten()
    }
    /// The subject of its events. A person's is the person's id; those of the others are made of their name and stand before every id that
    /// the program gives.
    pub fn subject(&self) -> Id {
        match self {
            Entry::Person { id, .. } => *id,
            other => named(&other.label()),
        }
    }
    /// Its name for people who look after the program.
    pub fn label(&self) -> String {
        match self {
            Entry::Person { id, .. } => format!("person:{id}"),
            Entry::Officer { name, .. } => format!("officer:{name}"),
            Entry::Token { token, .. } => format!("token:{token}"),
            Entry::Service { service, .. } => format!("service:{service}"),
        }
    }
    /// As text, for its event.
    pub fn body(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// An id out of a name: a hash, marked as version 8, of which the first byte says that no clock made it.
fn named(label: &str) -> Id {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(label.as_bytes())[..16]);
    bytes[0] = 0;
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// The beginning of the hash of a token, by which it is named.
pub fn token(hash: &[u8; 32]) -> String {
    hex::encode(&hash[..8])
}

/// The first hash that begins as a token is named.
pub fn first_hash(token: &str) -> [u8; 32] {
    let mut hash = [0; 32];
    let _ = hex::decode_to_slice(token, &mut hash[..8]);
    hash
}

/// A hash of what is kept and is nobody's to read.
pub fn digest(kept: &str) -> String {
    hex::encode(Sha256::digest(kept.as_bytes()))
}

/// The ends of a contact: enough to see that it was changed, too little to use it.
pub fn masked(contact: &str) -> String {
    match contact.split_once('@') {
        Some((name, house)) => format!("{}…@{house}", name.chars().next().map(String::from).unwrap_or_default()),
        None => {
            let digits: Vec<char> = contact.chars().collect();
            let end = digits.len().saturating_sub(4);
            format!("{}…{}", digits.iter().take(end.min(4)).collect::<String>(), digits[end..].iter().collect::<String>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_comes_back_from_its_event_and_is_no_event_of_a_case() {
        let entry = Entry::Token { token: token(&[9; 32]), bearer: "agency:water".into(), until: 7, ended: false };
        let event = Event::after(None, entry.subject(), Change::Minted.kind(), OPERATOR, 1, entry.body());
        assert_eq!(Entry::of(&event), Some(entry.clone()));
        let of_case = Event { kind: "submitted".into(), ..event };
        assert_eq!(Entry::of(&of_case), None);
        assert_eq!((token(&first_hash(&token(&[9; 32]))), first_hash("no")), (token(&[9; 32]), [0; 32]));
        assert!(entry.subject().as_bytes()[0] == 0 && entry.subject() == entry.subject());
    }

    #[test]
    fn each_change_has_a_kind_of_its_own() {
        let kinds: std::collections::BTreeSet<_> = CHANGES.iter().map(|(change, _)| change.kind()).collect();
        assert_eq!(kinds.len(), CHANGES.len());
    }

    #[test]
    fn of_a_contact_only_the_ends_are_kept() {
        assert_eq!(masked("+989121234567"), "+989…4567");
        assert_eq!(masked("ali.rezaei@example.org"), "a…@example.org");
        assert_eq!((masked(""), masked("123")), ("…".into(), "…123".into()));
    }
}
