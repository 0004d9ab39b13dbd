//! Files that were given with an answer and are looked at once more before it is sent: the form carries what they are, signed, so that
//! nobody names a file by its hash that they never gave.

use crate::question::Attached;
use crate::receipt::verify;
use crate::{Id, Millis};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

/// So long after it was given a file may be sent, in milliseconds: less than it is kept for.
pub const SEALED_FOR: Millis = 2 * 86_400_000;

/// A file that a form carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedFile {
    /// The file.
    pub file: Attached,
    /// Until when it may be sent.
    pub until: Millis,
    /// Over all of that, the person and the case, in hex.
    signature: String,
}

fn signed_text(person: Id, case: Id, file: &Attached, until: Millis) -> String {
    let Attached { sha256, name, kind, size } = file;
    format!("dargah-sealed-file-1\n{person}\n{case}\n{until}\n{sha256}\n{kind}\n{size}\n{name}")
}

impl SealedFile {
    /// What a person gave for an answer in a case.
    pub fn sign(key: &SigningKey, person: Id, case: Id, file: Attached, now: Millis) -> SealedFile {
        let until = now + SEALED_FOR;
        let signature = hex::encode(key.sign(signed_text(person, case, &file, until).as_bytes()).to_bytes());
        SealedFile { file, until, signature }
    }
    /// Whether this person gave it for this case, not too long ago.
    pub fn is_of(&self, key: &VerifyingKey, person: Id, case: Id, now: Millis) -> bool {
        now <= self.until && verify(key, &signed_text(person, case, &self.file, self.until), &self.signature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_file_is_of_one_person_one_case_and_some_days() {
        let key = SigningKey::from_bytes(&[3; 32]);
        let file = Attached { sha256: "0".repeat(64), name: "a.pdf".into(), kind: "pdf".into(), size: 9 };
        let (me, case) = (Id::from_u128(1), Id::from_u128(2));
        let sealed = SealedFile::sign(&key, me, case, file, 1000);
        let of = |sealed: &SealedFile, me, case, now| sealed.is_of(&key.verifying_key(), me, case, now);
        assert!(of(&sealed, me, case, 1000 + SEALED_FOR));
        assert!(!of(&sealed, me, case, 1001 + SEALED_FOR));
        assert!(!of(&sealed, case, case, 1000) && !of(&sealed, me, me, 1000));
        let other = SealedFile { file: Attached { sha256: "1".repeat(64), ..sealed.file.clone() }, ..sealed.clone() };
        assert!(!of(&other, me, case, 1000));
        let longer = SealedFile { until: sealed.until + 1, ..sealed };
        assert!(!of(&longer, me, case, 1000));
    }
}
