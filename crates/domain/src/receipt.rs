//! Signed receipts and checkpoints: what the installation promises with its key, and how anyone checks it offline.
//!
//! A receipt is signed over a line of text made of its fields, so that it can be checked with any Ed25519 tool. Once a
//! checkpoint covers its event, it carries the way from the event to the checkpoint's signed root as well.

use crate::calendar::moment;
use crate::case::Body;
use crate::event::{Event, Hash};
use crate::{Id, Millis, merkle};
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The signature library, re-exported so that the house has one.
pub use ed25519_dalek as ed25519;

/// What a person keeps as proof of an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The case.
    pub case: Id,
    /// Its tracking code.
    pub tracking_code: String,
    /// The service, with version, as `id@version`.
    pub service: String,
    /// The steward when it was submitted.
    pub steward: String,
    /// When it was submitted; RFC 3339 in JSON, UTC milliseconds in the signed text.
    #[serde(with = "moment")]
    pub submitted_at: Millis,
    /// Hex hash of the event `submitted`.
    pub event: String,
    /// What was promised then; nothing where no day was, and in a receipt from before promises were signed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub promised: Option<Promised>,
    /// Hex Ed25519 signature over [`Receipt::signed_text`].
    pub signature: String,
    /// The way to a checkpoint, once there is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub inclusion: Option<Inclusion>,
}

/// What the steward promised when the application came in. By which rule, says the service in its version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promised {
    /// Until when it is decided; RFC 3339 in JSON, UTC milliseconds in the signed text.
    #[serde(with = "moment")]
    pub due_at: Millis,
    /// Until when it is said whether the application is complete, in the same way; nothing where nobody has to say so.
    #[serde(with = "some_moment", skip_serializing_if = "Option::is_none", default)]
    pub complete_by: Option<Millis>,
    /// What it costs, in rials; nothing where nothing was computed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rials: Option<i64>,
}

/// A moment that may be missing, in JSON as [`moment`].
mod some_moment {
    use super::{Millis, moment};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(transparent)]
    struct Moment(#[serde(with = "moment")] Millis);

    pub fn serialize<S: Serializer>(at: &Option<Millis>, to: S) -> Result<S::Ok, S::Error> {
        at.map(Moment).serialize(to)
    }
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Millis>, D::Error> {
        Ok(Option::<Moment>::deserialize(from)?.map(|m| m.0))
    }
}

/// The way from an event to a signed root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inclusion {
    /// The checkpoint.
    pub checkpoint: Checkpoint,
    /// Place of the event among the leaves.
    pub index: usize,
    /// Hex hashes from the leaf to the root.
    pub path: Vec<String>,
}

/// A signed root over new events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Its id.
    pub id: Id,
    /// Id of the checkpoint before, nil for the first.
    pub previous: Id,
    /// When it was made; RFC 3339 in JSON, UTC milliseconds in the signed text.
    #[serde(with = "moment")]
    pub at: Millis,
    /// Number of events.
    pub size: usize,
    /// Hex Merkle root.
    pub root: String,
    /// Hex Ed25519 signature over [`Checkpoint::signed_text`].
    pub signature: String,
}

impl Checkpoint {
    /// The text that is signed.
    pub fn signed_text(&self) -> String {
        format!("dargah checkpoint v1\n{}\n{}\n{}\n{}\n{}\n", self.id, self.previous, self.at, self.size, self.root)
    }
    /// A checkpoint over `leaves`, signed.
    pub fn sign(key: &SigningKey, id: Id, previous: Id, at: Millis, leaves: &[Hash]) -> Checkpoint {
        let mut c = Checkpoint { id, previous, at, size: leaves.len(), root: hex::encode(merkle::root(leaves)), signature: String::new() };
        c.signature = hex::encode(key.sign(c.signed_text().as_bytes()).to_bytes());
        c
    }
    /// Whether the signature is of that key.
    pub fn is_signed_by(&self, key: &VerifyingKey) -> bool {
        verify(key, &self.signed_text(), &self.signature)
    }
}

impl Receipt {
    /// What is promised by the first event of a case, not signed yet; nothing when that event is not a submission. Later
    /// changes of the case do not change it.
    pub fn unsigned(tracking_code: &str, first: &Event) -> Option<Receipt> {
        let Ok(Body::Submitted { service, version, steward, due_at, complete_by, invoice, .. }) = serde_json::from_str(&first.body) else {
            return None;
        };
        Some(Receipt {
            case: first.subject,
            tracking_code: tracking_code.into(),
            service: format!("{service}@{version}"),
            steward,
            submitted_at: first.at,
            event: hex::encode(first.hash),
            promised: due_at.map(|due_at| Promised { due_at, complete_by, rials: invoice.map(|i| i.rials) }),
            signature: String::new(),
            inclusion: None,
        })
    }
    /// The text that is signed; what has no promise is signed as before there were any.
    pub fn signed_text(&self) -> String {
        let version = if self.promised.is_some() { 2 } else { 1 };
        let mut text = format!(
            "dargah receipt v{version}\n{}\n{}\n{}\n{}\n{}\n{}\n",
            self.case, self.tracking_code, self.service, self.steward, self.submitted_at, self.event
        );
        if let Some(p) = &self.promised {
            let or_none = |n: Option<i64>| n.map_or("-".into(), |n| n.to_string());
            text += &format!("{}\n{}\n{}\n", p.due_at, or_none(p.complete_by), or_none(p.rials));
        }
        text
    }
    /// Signs it.
    pub fn signed(mut self, key: &SigningKey) -> Receipt {
        self.signature = hex::encode(key.sign(self.signed_text().as_bytes()).to_bytes());
        self
    }
    /// The signature as 64 bytes; nothing when it is not one.
    pub fn signature_bytes(&self) -> Vec<u8> {
        hex::decode(&self.signature).unwrap_or_default()
    }
    /// The fields that the signature covers.
    pub fn covered(&self) -> Vec<&'static str> {
        let promised = self.promised.is_some().then_some("promised");
        ["case", "tracking_code", "service", "steward", "submitted_at", "event"].into_iter().chain(promised).collect()
    }
    /// What stands in the JSON from which it was read and belongs to no receipt, so that nobody signed it: `field`, or
    /// `field.inside`.
    pub fn not_signed(&self, given: &Value) -> Vec<String> {
        let mut found = vec![];
        if let Ok(own) = serde_json::to_value(self) {
            beyond(given, &own, "", &mut found);
        }
        found
    }
    /// What is wrong with it, under that key: `receipt-signature`, `receipt-checkpoint`, `receipt-inclusion`; nothing when it holds.
    pub fn verify(&self, key: &VerifyingKey) -> Result<(), &'static str> {
        if !verify(key, &self.signed_text(), &self.signature) {
            return Err("receipt-signature");
        }
        let Some(i) = &self.inclusion else { return Ok(()) };
        if !i.checkpoint.is_signed_by(key) {
            return Err("receipt-checkpoint");
        }
        let path: Option<Vec<Hash>> = i.path.iter().map(|h| unhex(h)).collect();
        let root = unhex(&self.event).zip(path).and_then(|(e, p)| merkle::root_from(&e, i.index, i.checkpoint.size, &p));
        if root.map(hex::encode).as_deref() == Some(i.checkpoint.root.as_str()) { Ok(()) } else { Err("receipt-inclusion") }
    }
}

/// Paths of what stands in an object, or in those inside, and not in another one.
fn beyond(given: &Value, own: &Value, above: &str, found: &mut Vec<String>) {
    for (name, value) in given.as_object().into_iter().flatten() {
        match own.get(name) {
            Some(own) => beyond(value, own, &format!("{above}{name}."), found),
            // Nothing says nothing.
            None if value.is_null() => {}
            None => found.push(format!("{above}{name}")),
        }
    }
}

pub(crate) fn verify(key: &VerifyingKey, text: &str, signature: &str) -> bool {
    let bytes: Option<[u8; 64]> = hex::decode(signature).ok().and_then(|b| b.try_into().ok());
    bytes.is_some_and(|b| key.verify(text.as_bytes(), &Signature::from_bytes(&b)).is_ok())
}

/// A hash from its hex form.
pub fn unhex(s: &str) -> Option<Hash> {
    hex::decode(s).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_json_are_rfc_3339_and_numbers_of_older_receipts_are_read() {
        let r = Receipt {
            case: Id::nil(),
            tracking_code: String::new(),
            service: String::new(),
            steward: String::new(),
            submitted_at: 1_000,
            event: String::new(),
            promised: None,
            signature: String::new(),
            inclusion: None,
        };
        let text = serde_json::to_string(&r).unwrap();
        assert!(text.contains(r#""submitted_at":"1970-01-01T00:00:01.000Z""#), "{text}");
        let older = text.replace(r#""1970-01-01T00:00:01.000Z""#, "1000");
        for t in [text, older] {
            assert_eq!(serde_json::from_str::<Receipt>(&t).unwrap(), r);
        }
        assert!(serde_json::from_str::<Receipt>(&serde_json::to_string(&r).unwrap().replace("00:00:01", "soon")).is_err());
    }
    #[test]
    fn a_receipt_holds_offline_and_a_changed_one_does_not() {
        let key = SigningKey::from_bytes(&[3; 32]);
        let leaves: Vec<Hash> = (0..9).map(|i| [i; 32]).collect();
        let checkpoint = Checkpoint::sign(&key, Id::from_u128(5), Id::nil(), 99, &leaves);
        let mut r = Receipt {
            case: Id::from_u128(1),
            tracking_code: "123456789012".into(),
            service: "tree-permit@1".into(),
            steward: "mashhad".into(),
            submitted_at: 5,
            event: hex::encode(leaves[4]),
            promised: None,
            signature: String::new(),
            inclusion: None,
        }
        .signed(&key);
        assert_eq!(r.verify(&key.verifying_key()), Ok(()));
        r.inclusion = Some(Inclusion { checkpoint, index: 4, path: merkle::proof(&leaves, 4).iter().map(hex::encode).collect() });
        assert_eq!(r.verify(&key.verifying_key()), Ok(()));
        let other = SigningKey::from_bytes(&[4; 32]).verifying_key();
        assert_eq!(r.verify(&other), Err("receipt-signature"));
        let mut moved = r.clone();
        moved.inclusion.as_mut().unwrap().index = 3;
        assert_eq!(moved.verify(&key.verifying_key()), Err("receipt-inclusion"));
        let mut forged = r;
        forged.inclusion.as_mut().unwrap().checkpoint.size = 10;
        assert_eq!(forged.verify(&key.verifying_key()), Err("receipt-checkpoint"));
    }
    #[test]
    fn what_nobody_signed_stood_in_a_receipt_that_holds() {
        let key = SigningKey::from_bytes(&[3; 32]);
        let body = r#"{"kind":"submitted","service":"tree","version":1,"steward":"mashhad","acting":{"agency":"mashhad","unit":"green"},"stage":"s","answers":"","due_at":900}"#;
        let first = Event::after(None, Id::from_u128(1), "submitted", "person:x", 5, body.into());
        let receipt = Receipt::unsigned("123456789012", &first).unwrap().signed(&key);
        let whole = serde_json::to_value(&receipt).unwrap();
        assert_eq!(receipt.not_signed(&whole), Vec::<String>::new());
        assert_eq!(receipt.covered().last(), Some(&"promised"));
        let mut more = whole.clone();
        more["promise"] = serde_json::json!({ "days": 3 });
        more["promised"]["rule"] = "x".into();
        more["inclusion"] = Value::Null;
        let read: Receipt = serde_json::from_value(more.clone()).unwrap();
        assert_eq!(read.verify(&key.verifying_key()), Ok(()));
        assert_eq!(read.not_signed(&more), ["promise", "promised.rule"]);
    }
    #[test]
    fn the_receipt_promised_nothing() {
        let key = SigningKey::from_bytes(&[3; 32]);
        let body = r#"{"kind":"submitted","service":"tree","version":1,"steward":"mashhad","acting":{"agency":"mashhad","unit":"green"},"stage":"s","answers":"""#;
        let event = |more: &str| Event::after(None, Id::from_u128(1), "submitted", "person:x", 5, format!("{body}{more}}}"));
        let signed = |e: &Event| Receipt::unsigned("123456789012", e).unwrap().signed(&key);
        let whole = signed(&event(r#","due_at":900,"complete_by":400"#));
        assert_eq!(whole.promised, Some(Promised { due_at: 900, complete_by: Some(400), rials: None }));
        // It goes through JSON, and nobody changes it or takes it away.
        let read: Receipt = serde_json::from_str(&serde_json::to_string(&whole).unwrap()).unwrap();
        assert_eq!((&read, read.verify(&key.verifying_key())), (&whole, Ok(())));
        for promised in [
            None,
            Some(Promised { due_at: 901, complete_by: Some(400), rials: None }),
            Some(Promised { due_at: 900, complete_by: None, rials: None }),
        ] {
            assert_eq!(Receipt { promised, ..whole.clone() }.verify(&key.verifying_key()), Err("receipt-signature"));
        }
        // Where nothing was kept, the text is the one that was signed then.
        let old = signed(&event(""));
        assert_eq!((old.promised.as_ref(), old.signed_text().starts_with("dargah receipt v1\n")), (None, true));
        assert!(!serde_json::to_string(&old).unwrap().contains("promised"));
    }
}
