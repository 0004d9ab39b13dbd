//! Receipts and the key that signs them.

use crate::{App, Fault, Result, Store};
use domain::event::{Event, Hash};
use domain::package::Bundle;
use domain::receipt::{Checkpoint, Inclusion, Receipt};
use domain::{Id, Refusal, merkle};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// The installation's Ed25519 key.
#[derive(Clone)]
pub struct Key {
    pub(crate) signing: ed25519::SigningKey,
}

/// The signature scheme, from the domain's own choice of library.
pub use domain::receipt::ed25519;

impl Key {
    /// Reads the key file, or makes one that only its owner may read.
    pub fn open(path: &Path) -> std::result::Result<Key, String> {
        if !path.exists() {
            make(path).map_err(|e| format!("{}: {e}", path.display()))?;
        }
        Key::read(path)
    }
    /// Reads the key file: 64 hex digits.
    pub fn read(path: &Path) -> std::result::Result<Key, String> {
        let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let bytes: [u8; 32] = hex::decode(text.trim())
            .ok()
            .and_then(|b| b.try_into().ok())
            .ok_or(format!("{}: not a key of 64 hex digits", path.display()))?;
        Ok(Key { signing: ed25519::SigningKey::from_bytes(&bytes) })
    }
    /// A package in one file, signed with this key. Paths are those below the package's folder.
    pub fn package(&self, id: &str, files: BTreeMap<String, String>) -> Bundle {
        Bundle::sign(&self.signing, id, files)
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

/// Writes a fresh key whole and durably, then gives it its name: nobody ever reads half a key. Of two programs that make
/// one at the same moment the first wins.
fn make(path: &Path) -> std::io::Result<()> {
    let part = path.with_extension(format!("{}.part", hex::encode(crate::now::random::<8>())));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut f = options.open(&part)?;
    f.write_all(hex::encode(crate::now::random::<32>()).as_bytes())?;
    f.sync_all()?;
    // A link, not a rename: a key that is there by now stays.
    let linked = std::fs::hard_link(&part, path);
    std::fs::remove_file(&part)?;
    match linked {
        Err(e) if e.kind() != std::io::ErrorKind::AlreadyExists => return Err(e),
        _ => {}
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::File::open(folder)?.sync_all()
}

/// Signs the receipt of a first event. Only a submission and `sign_old` do this: what is given back later is what was
/// signed then, so that whoever changes the database gets no signature for it.
pub(crate) fn sign(key: &Key, tracking_code: &str, first: &Event) -> Result<Receipt> {
    let receipt = Receipt::unsigned(tracking_code, first).ok_or_else(|| Fault::new("the first event is not a submission"))?;
    Ok(receipt.signed(&key.signing))
}

/// The receipt of a case as it was signed at submission, with the way to its checkpoint once there is one. Refused when
/// the record is not what was signed.
pub async fn of_case(app: &App, case: Id) -> Result<Receipt> {
    let found = app
        .store
        .read(|tx| {
            let Some((case, events)) = store::case::get_with_events(tx, case)? else { return Ok(None) };
            let signature = store::case::receipt(tx, case.id)?;
            let covered = match store::event::covered_by(tx, case.id, 1)? {
                Some((id, leaf)) => Some((store::checkpoint::get(tx, id)?, leaf as usize)),
                None => None,
            };
            Ok(Some((case, events.into_iter().next(), signature, covered)))
        })
        .await?;
    let (case, first, signature, covered) = found.ok_or(Refusal::NotFound)?;
    whole(&case.tracking_code, first, signature, covered).map_err(|why| {
        tracing::error!(case = %case.id, why, "the receipt of a case cannot be given: run `dargah verify`");
        Refusal::Conflict(domain::Msg::new("refusal-receipt-not-whole")).into()
    })
}

/// A checkpoint that should be there, and the leaf.
type Covered = (Option<(Checkpoint, Vec<Hash>)>, usize);

fn whole(
    code: &str,
    first: Option<Event>,
    signature: Option<Vec<u8>>,
    covered: Option<Covered>,
) -> std::result::Result<Receipt, &'static str> {
    let first = first.filter(|e| e.follows(None)).ok_or("the first event is missing or was changed")?;
    let mut receipt = Receipt::unsigned(code, &first).ok_or("the first event is not a submission")?;
    receipt.signature = hex::encode(signature.ok_or("no signature was kept: run `dargah migrate`")?);
    if let Some((checkpoint, index)) = covered {
        let (checkpoint, leaves) = checkpoint.ok_or("the checkpoint is missing")?;
        if leaves.get(index) != Some(&first.hash) {
            return Err("the checkpoint covers another event");
        }
        receipt.inclusion = Some(Inclusion { path: merkle::proof(&leaves, index).iter().map(hex::encode).collect(), checkpoint, index });
    }
    Ok(receipt)
}

/// Signs, once, the receipts of cases from before signatures were kept; gives how many. The same fields give the same
/// signature, so a receipt that somebody keeps since then is the same. For `dargah migrate` alone: a running program must
/// not sign what it finds in the database.
pub async fn sign_old(store: &Store, key: &Key) -> Result<usize> {
    let mut signed = 0;
    loop {
        let page = store.read(|tx| store::case::without_receipt(tx, 500)).await?;
        if page.is_empty() {
            return Ok(signed);
        }
        let mut rows = Vec::with_capacity(page.len());
        for (id, code) in page {
            let first = store.read(|tx| store::event::first(tx, id)).await?.filter(|e| e.follows(None));
            let first =
                first.ok_or_else(|| Fault::new(format!("case {id}: the first event is missing or was changed: run `dargah verify`")))?;
            rows.push((id, sign(key, &code, &first)?.signature_bytes()));
        }
        signed += rows.len();
        store
            .write(move |tx| {
                rows.iter().for_each(|(id, signature)| store::case::keep_receipt(tx, *id, signature.clone()));
                Ok(())
            })
            .await?;
    }
}
