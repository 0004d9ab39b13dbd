//! A package as one file that can be handed on: its files, the hash of their content, and the signature of its publisher.

use super::SourceFile;
use super::parse::is_package_path;
use super::walk::is_id;
use crate::receipt::ed25519::{Signature, Signer, SigningKey, VerifyingKey};
use crate::receipt::unhex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What stands at the head of such a file, and of what is signed.
pub const BUNDLE: &str = "dargah package v1";

/// Hash of the content of a package, hex: SHA-256 over one line for each file in the order of their paths, made of the hex
/// SHA-256 of its bytes, two spaces, its path below the package's folder with `/` between names, and a line feed. That is what
/// `sha256sum` prints, so that it can be checked with any tool.
pub fn content_hash<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let sorted: BTreeMap<&str, &str> = files.collect();
    let lines: String = sorted.iter().map(|(path, text)| format!("{}  {path}\n", hex::encode(Sha256::digest(text.as_bytes())))).collect();
    hex::encode(Sha256::digest(lines.as_bytes()))
}

/// A package in one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// [`BUNDLE`].
    pub format: String,
    /// Id of the package.
    pub id: String,
    /// Hex Ed25519 public key of its publisher.
    pub publisher: String,
    /// See [`content_hash`].
    pub hash: String,
    /// Hex Ed25519 signature over [`Bundle::signed_text`].
    pub signature: String,
    /// Content by path below the package's folder.
    pub files: BTreeMap<String, String>,
}

/// Why such a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// Not such a file, or of another format.
    Format,
    /// A file in it has no place in a package.
    Path,
    /// The content is not that of the hash.
    Hash,
    /// The signature is not that of the publisher named in it.
    Signature,
}

impl Bundle {
    /// The package in one file, signed. Paths are those below the package's folder.
    pub fn sign(key: &SigningKey, id: &str, files: BTreeMap<String, String>) -> Bundle {
        let mut bundle = Bundle {
            format: BUNDLE.into(),
            id: id.into(),
            publisher: hex::encode(key.verifying_key().to_bytes()),
            hash: content_hash(files.iter().map(|(p, t)| (p.as_str(), t.as_str()))),
            signature: String::new(),
            files,
        };
        bundle.signature = hex::encode(key.sign(bundle.signed_text().as_bytes()).to_bytes());
        bundle
    }
    /// The text that is signed: format, id, publisher and hash, each with a line feed.
    pub fn signed_text(&self) -> String {
        format!("{BUNDLE}\n{}\n{}\n{}\n", self.id, self.publisher, self.hash)
    }
    /// Reads such a file; whole and signed by the publisher whom it names, or refused. Whether that publisher is trusted is for
    /// the caller to know.
    pub fn read(text: &str) -> Result<Bundle, Flaw> {
        let bundle: Bundle = serde_json::from_str(text).map_err(|_| Flaw::Format)?;
        if bundle.format != BUNDLE || !is_id(&bundle.id) {
            return Err(Flaw::Format);
        }
        if !bundle.files.contains_key("package.yaml") || !bundle.files.keys().all(|p| is_package_path(p)) {
            return Err(Flaw::Path);
        }
        if content_hash(bundle.files.iter().map(|(p, t)| (p.as_str(), t.as_str()))) != bundle.hash {
            return Err(Flaw::Hash);
        }
        let key = unhex(&bundle.publisher).and_then(|b| VerifyingKey::from_bytes(&b).ok());
        let signature: Option<[u8; 64]> = hex::decode(&bundle.signature).ok().and_then(|b| b.try_into().ok());
        let holds = key.zip(signature).is_some_and(|(k, s)| {
            // Strict: a weak key of another would sign anything.
            k.verify_strict(bundle.signed_text().as_bytes(), &Signature::from_bytes(&s)).is_ok()
        });
        if holds { Ok(bundle) } else { Err(Flaw::Signature) }
    }
    /// Its files as the reader of packages takes them, in the folder of the package.
    pub fn sources(&self) -> Vec<SourceFile> {
        self.files.iter().map(|(p, t)| SourceFile { path: format!("{}/{p}", self.id), text: t.clone() }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle() -> Bundle {
        let files = [("package.yaml", "id: a\n"), ("types/works.yaml", "id: works\n")];
        let files = files.map(|(p, t)| (p.to_string(), t.to_string())).into();
        Bundle::sign(&SigningKey::from_bytes(&[7; 32]), "a", files)
    }
    fn read(b: &Bundle) -> Result<Bundle, Flaw> {
        Bundle::read(&serde_json::to_string(b).unwrap())
    }

    #[test]
    fn what_was_exported_is_read_and_what_was_altered_is_refused() {
        let good = bundle();
        assert_eq!(read(&good), Ok(good.clone()));
        let altered = |change: fn(&mut Bundle)| {
            let mut b = bundle();
            change(&mut b);
            read(&b).unwrap_err()
        };
        assert_eq!(altered(|b| b.files.get_mut("package.yaml").unwrap().push(' ')), Flaw::Hash);
        assert_eq!(altered(|b| drop(b.files.remove("types/works.yaml"))), Flaw::Hash);
        assert_eq!(altered(|b| b.id = "b".into()), Flaw::Signature);
        assert_eq!(altered(|b| b.publisher = hex::encode(SigningKey::from_bytes(&[8; 32]).verifying_key().to_bytes())), Flaw::Signature);
        assert_eq!(altered(|b| b.signature = "00".repeat(64)), Flaw::Signature);
        assert_eq!(altered(|b| b.format = "dargah package v2".into()), Flaw::Format);
        for path in ["../package.yaml", "/etc/passwd", "services/../../x.yaml", "services/a/b.yaml", "notes.txt", "services/.x.yaml"] {
            let mut b = bundle();
            b.files.insert(path.into(), String::new());
            let b = Bundle::sign(&SigningKey::from_bytes(&[7; 32]), "a", b.files);
            assert_eq!(read(&b), Err(Flaw::Path), "{path}");
        }
        assert_eq!(Bundle::read("{}"), Err(Flaw::Format));
    }

    #[test]
    fn the_hash_is_what_sha256sum_prints() {
        // printf 'id: a\n' | sha256sum; the line with `package.yaml`, hashed again.
        let line = format!("{}  package.yaml\n", hex::encode(Sha256::digest(b"id: a\n")));
        assert_eq!(content_hash([("package.yaml", "id: a\n")].into_iter()), hex::encode(Sha256::digest(line)));
    }
}
