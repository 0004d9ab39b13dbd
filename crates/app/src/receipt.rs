//! Receipts and the key that signs them.

use crate::{App, Fault, Result, submit};
use domain::case::Body;
use domain::event::Hash;
use domain::receipt::{Inclusion, Receipt};
use domain::{Id, Refusal, merkle};
use std::io::Write;
use std::path::Path;

/// The installation's Ed25519 key.
pub struct Key {
    pub(crate) signing: ed25519::SigningKey,
}

/// The signature scheme, from the domain's own choice of library.
pub use domain::receipt::ed25519;

impl Key {
    /// Reads the key file (64 hex digits), or makes one that only its owner may read.
    pub fn open(path: &Path) -> std::result::Result<Key, String> {
        let say = |e: std::io::Error| format!("{}: {e}", path.display());
        if !path.exists() {
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            match options.open(path) {
                Ok(mut f) => {
                    f.write_all(hex::encode(crate::now::random::<32>()).as_bytes()).map_err(say)?;
                    f.sync_all().map_err(say)?;
                }
                // Another process made it at the same moment.
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(e) => return Err(say(e)),
            }
        }
        let text = std::fs::read_to_string(path).map_err(say)?;
        let bytes: [u8; 32] = hex::decode(text.trim())
            .ok()
            .and_then(|b| b.try_into().ok())
            .ok_or(format!("{}: not a key of 64 hex digits", path.display()))?;
        Ok(Key { signing: ed25519::SigningKey::from_bytes(&bytes) })
    }
    /// The public key, hex: what others verify with.
    pub fn public(&self) -> String {
        hex::encode(self.signing.verifying_key().to_bytes())
    }
    /// The public key.
    pub fn verifying(&self) -> ed25519::VerifyingKey {
        self.signing.verifying_key()
    }
}

/// The receipt of a case, with the way to its checkpoint once there is one.
pub async fn of_case(app: &App, case: Id) -> Result<Receipt> {
    let found = app
        .store
        .read(|tx| {
            let Some((case, events)) = store::case::get_with_events(tx, case)? else { return Ok(None) };
            let Some(first) = events.into_iter().next() else { return Ok(None) };
            let covered = match store::event::covered_by(tx, case.id, 1)? {
                Some((id, leaf)) => store::checkpoint::get(tx, id)?.map(|c| (c, leaf as usize)),
                None => None,
            };
            Ok(Some((case, first, covered)))
        })
        .await?;
    let Some((case, first, covered)) = found else { return Err(Refusal::NotFound.into()) };
    let Body::Submitted { service, version, steward, .. } = submit::body(&first)? else {
        return Err(Fault::new("the first event is not a submission").into());
    };
    let inclusion = covered.map(|((checkpoint, leaves), index): ((_, Vec<Hash>), usize)| Inclusion {
        path: merkle::proof(&leaves, index).iter().map(hex::encode).collect(),
        checkpoint,
        index,
    });
    Ok(Receipt {
        case: case.id,
        tracking_code: case.tracking_code,
        service: format!("{service}@{version}"),
        steward,
        submitted_at: first.at,
        event: hex::encode(first.hash),
        signature: String::new(),
        inclusion,
    }
    .signed(&app.key.signing))
}
