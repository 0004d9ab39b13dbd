//! Events: what happened to a subject, each bound to the one before by its hash.
//!
//! The hash of an event is SHA-256 over the hash of the event before (32 zero bytes for the first) and its parts, each
//! with its length in front, so that no two different events have the same bytes.

use crate::{Id, Millis};
use sha2::{Digest, Sha256};

/// SHA-256.
pub type Hash = [u8; 32];

/// The hash "before" the first event of a subject.
pub const START: Hash = [0; 32];

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What it happened to: a case.
    pub subject: Id,
    /// 1, 2, 3, … in its subject.
    pub seq: i64,
    /// `submitted`, `claimed`, …: see `case::Body`.
    pub kind: String,
    /// Who did it (`Actor::label`).
    pub actor: String,
    /// For whom, when not for oneself; empty otherwise.
    pub on_behalf: String,
    /// When.
    pub at: Millis,
    /// What exactly: JSON text, as stored.
    pub body: String,
    /// Hash of the event before.
    pub previous: Hash,
    /// Hash of this event.
    pub hash: Hash,
}

impl Event {
    /// The event after `previous` (seq, hash) of the same subject; `None` for the first.
    pub fn after(previous: Option<(i64, Hash)>, subject: Id, kind: &str, actor: &str, at: Millis, body: String) -> Event {
        let (seq, previous) = previous.map_or((1, START), |(s, h)| (s + 1, h));
        let mut e =
            Event { subject, seq, kind: kind.into(), actor: actor.into(), on_behalf: String::new(), at, body, previous, hash: START };
        e.hash = e.computed_hash();
        e
    }
    /// The hash that the parts give.
    pub fn computed_hash(&self) -> Hash {
        let mut h = Sha256::new();
        h.update(self.previous);
        h.update(self.subject.as_bytes());
        h.update(self.seq.to_be_bytes());
        h.update(self.at.to_be_bytes());
        for part in [&self.kind, &self.actor, &self.on_behalf, &self.body] {
            h.update((part.len() as u64).to_be_bytes());
            h.update(part.as_bytes());
        }
        h.finalize().into()
    }
    /// Whether it follows `previous` and its hash is right.
    pub fn follows(&self, previous: Option<(i64, Hash)>) -> bool {
        let (seq, hash) = previous.map_or((1, START), |(s, h)| (s + 1, h));
        self.seq == seq && self.previous == hash && self.hash == self.computed_hash()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chain(n: usize) -> Vec<Event> {
        let mut v: Vec<Event> = vec![];
        for i in 0..n {
            let before = v.last().map(|e| (e.seq, e.hash));
            v.push(Event::after(before, Id::from_u128(7), "noted", "system", i as i64, format!("{{\"n\":{i}}}")));
        }
        v
    }
    fn first_broken(v: &[Event]) -> Option<usize> {
        let mut before = None;
        for (i, e) in v.iter().enumerate() {
            if !e.follows(before) {
                return Some(i);
            }
            before = Some((e.seq, e.hash));
        }
        None
    }
    proptest! {
        #[test]
        fn a_changed_event_is_found(n in 1usize..20, at in 0usize..20, what in 0u8..5) {
            let mut v = chain(n);
            prop_assert_eq!(first_broken(&v), None);
            let at = at % n;
            match what {
                0 => v[at].body.push(' '),
                1 => v[at].at += 1,
                2 => v[at].actor = "officer:x".into(),
                3 => v[at].kind = "decided".into(),
                _ => { v[at].hash[0] ^= 1; }
            }
            prop_assert_eq!(first_broken(&v), Some(at));
        }
    }
}
