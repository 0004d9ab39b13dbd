//! Evidence files: a local folder, each file under the SHA-256 of its content. What a file is, is read from its first
//! bytes, never from its name.

use sha2::{Digest, Sha256};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// The largest file of any service.
pub const LARGEST: usize = domain::form::LARGEST_FILE as usize;

/// Bytes with their hash, computed once.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    bytes: Vec<u8>,
    sha256: String,
}

impl Content {
    /// Hashes the bytes: of a large file that takes time, so not on a thread that serves others.
    pub fn of(bytes: Vec<u8>) -> Content {
        Content { sha256: hex::encode(Sha256::digest(&bytes)), bytes }
    }
    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
    /// Their SHA-256, hex.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

/// The folder.
#[derive(Debug, Clone)]
pub struct Files {
    folder: PathBuf,
}

/// How a file is found again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Its content has its hash.
    Whole,
    /// It is not there.
    Missing,
    /// It is there with other content.
    Altered,
}

/// What a file is, by content: `pdf`, `jpeg`, `png`, `webp`; `None` for anything else.
pub fn sniff(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("pdf"),
        [0xff, 0xd8, 0xff, ..] => Some("jpeg"),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("png"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => None,
    }
}

/// The media type of a kind.
pub fn media_type(kind: &str) -> &'static str {
    match kind {
        "pdf" => "application/pdf",
        "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        _ => "application/octet-stream",
    }
}

/// Makes the names in a folder durable.
fn sync(folder: &Path) -> std::io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

/// Whether a file is there with exactly this content. It may be removed at any moment in between.
fn is_content(path: &Path, bytes: &[u8]) -> std::io::Result<bool> {
    let read = || Ok(std::fs::metadata(path)?.len() == bytes.len() as u64 && std::fs::read(path)? == bytes);
    read().or_else(|e: std::io::Error| if e.kind() == std::io::ErrorKind::NotFound { Ok(false) } else { Err(e) })
}

/// Where a file lies between being there and being removed.
fn hidden(path: &Path) -> PathBuf {
    path.with_extension("hidden")
}

/// What is not there need not be moved.
fn if_there(result: std::io::Result<()>) -> std::io::Result<()> {
    result.or_else(|e| if e.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(e) })
}

impl Files {
    /// In this folder, made if missing.
    pub fn new(folder: &Path) -> std::io::Result<Files> {
        std::fs::create_dir_all(folder)?;
        if let Some(parent) = folder.parent().filter(|p| !p.as_os_str().is_empty()) {
            sync(parent)?;
        }
        Ok(Files { folder: folder.into() })
    }
    /// In this folder, for reading: nothing is made.
    pub fn at(folder: &Path) -> Files {
        Files { folder: folder.into() }
    }
    fn path(&self, sha256: &str) -> Option<PathBuf> {
        (sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase()))
            .then(|| self.folder.join(&sha256[..2]).join(sha256))
    }
    /// Keeps the bytes durably; gives their hash, and whether they were there already. Content that is there already is not written again, unless what is there
    /// was damaged: the name alone promises nothing.
    pub fn put(&self, bytes: &[u8]) -> std::io::Result<(String, bool)> {
        self.put_as(bytes, hex::encode(Sha256::digest(bytes)))
    }
    /// The same for bytes whose hash is known already.
    pub fn put_content(&self, content: &Content) -> std::io::Result<(String, bool)> {
        self.put_as(&content.bytes, content.sha256.clone())
    }
    fn put_as(&self, bytes: &[u8], sha256: String) -> std::io::Result<(String, bool)> {
        let Some(path) = self.path(&sha256) else { return Err(std::io::ErrorKind::InvalidInput.into()) };
        let folder = path.parent().unwrap_or(&self.folder);
        if is_content(&path, bytes)? {
            // Whoever wrote it may not have come to this yet.
            sync(folder)?;
            sync(&self.folder)?;
            return Ok((sha256, true));
        }
        std::fs::create_dir_all(folder)?;
        // A name of its own for each writer: two uploads of the same content at once do not meet.
        let part = folder.join(format!("{sha256}.{}.{:?}.part", std::process::id(), std::thread::current().id()));
        let written = std::fs::File::create(&part).and_then(|mut f| {
            f.write_all(bytes)?;
            f.sync_all()?;
            std::fs::rename(&part, &path)
        });
        if let Err(e) = written {
            // Half a file only takes the room of others.
            let _ = std::fs::remove_file(&part);
            return Err(e);
        }
        sync(folder)?;
        sync(&self.folder)?;
        Ok((sha256, false))
    }
    /// Puts a file out of sight, as the first step of removing it; one that is not there stays so.
    pub fn hide(&self, sha256: &str) -> std::io::Result<()> {
        let path = self.path(sha256).ok_or(std::io::ErrorKind::NotFound)?;
        if_there(std::fs::rename(&path, hidden(&path)))
    }
    /// Brings a hidden file back.
    pub fn show(&self, sha256: &str) -> std::io::Result<()> {
        let path = self.path(sha256).ok_or(std::io::ErrorKind::NotFound)?;
        self.find(&path)?;
        if_there(std::fs::remove_file(hidden(&path)))
    }
    /// Removes a hidden file.
    pub fn remove(&self, sha256: &str) -> std::io::Result<()> {
        let path = self.path(sha256).ok_or(std::io::ErrorKind::NotFound)?;
        if_there(std::fs::remove_file(hidden(&path)))
    }
    /// Whether a file is in its place.
    pub fn has(&self, sha256: &str) -> bool {
        self.path(sha256).is_some_and(|p| p.exists())
    }
    /// A file that somebody hid and did not remove is brought back; what is in its place stays.
    fn find(&self, path: &Path) -> std::io::Result<()> {
        if !path.exists() && hidden(path).exists() {
            match std::fs::hard_link(hidden(path), path) {
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
                linked => if_there(linked)?,
            }
            sync(path.parent().unwrap_or(&self.folder))?;
        }
        Ok(())
    }
    /// Looks whether a file is there and whole, without reading it into memory.
    pub fn check(&self, sha256: &str) -> std::io::Result<Kept> {
        let Some(path) = self.path(sha256) else { return Ok(Kept::Missing) };
        self.find(&path)?;
        let mut file = match std::fs::File::open(path) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Kept::Missing),
            file => file?,
        };
        let (mut hash, mut part) = (Sha256::new(), vec![0; 65_536]);
        loop {
            match file.read(&mut part)? {
                0 => break,
                n => hash.update(&part[..n]),
            }
        }
        Ok(if hex::encode(hash.finalize()) == sha256 { Kept::Whole } else { Kept::Altered })
    }
    /// The bytes, checked against their hash.
    pub fn get(&self, sha256: &str) -> std::io::Result<Vec<u8>> {
        let path = self.path(sha256).ok_or(std::io::ErrorKind::NotFound)?;
        self.find(&path)?;
        let bytes = std::fs::read(path)?;
        if hex::encode(Sha256::digest(&bytes)) != sha256 {
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, "the file's content has changed"));
        }
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        assert_eq!(sniff(b"%PDF-1.7 x"), Some("pdf"));
        assert_eq!(sniff(b"<html><script>"), None);
        assert_eq!(sniff(b""), None);
    }
    #[test]
    fn a_content_was_hashed_once_more_when_it_was_kept() {
        let dir = tempfile::tempdir().unwrap();
        let files = Files::new(dir.path()).unwrap();
        let content = Content::of(b"%PDF-1".to_vec());
        assert_eq!(files.put_content(&content).unwrap(), (content.sha256().into(), false));
        assert_eq!(files.put(content.bytes()).unwrap(), (content.sha256().into(), true));
        // With a hash that is not its own it lies under that one: nobody computed it anew.
        let named = Content { bytes: b"%PDF-2".to_vec(), sha256: "a".repeat(64) };
        assert_eq!(files.put_content(&named).unwrap().0, "a".repeat(64));
    }
    #[test]
    fn a_file_comes_back_and_a_path_cannot_be_smuggled_in() {
        let dir = tempfile::tempdir().unwrap();
        let files = Files::new(dir.path()).unwrap();
        let (id, was_there) = files.put(b"%PDF-1").unwrap();
        assert!(!was_there);
        assert_eq!(files.put(b"%PDF-1").unwrap(), (id.clone(), true));
        assert_eq!(files.get(&id).unwrap(), b"%PDF-1");
        assert_eq!(files.check(&id).unwrap(), Kept::Whole);
        for bad in ["", "../../etc/passwd", &"0".repeat(64), &id.to_uppercase()] {
            assert!(files.get(bad).is_err(), "{bad}");
        }
        std::fs::write(dir.path().join(&id[..2]).join(&id), b"changed").unwrap();
        assert!(files.get(&id).is_err());
        assert_eq!(files.check(&id).unwrap(), Kept::Altered);
        // Hidden and forgotten by who died: found when somebody asks for it.
        files.put(b"%PDF-1").unwrap();
        files.hide(&id).unwrap();
        assert!(!files.has(&id));
        assert_eq!(files.get(&id).unwrap(), b"%PDF-1");
        files.hide(&id).unwrap();
        files.show(&id).unwrap();
        assert!(files.has(&id));
        files.hide(&id).unwrap();
        files.remove(&id).unwrap();
        files.remove(&id).unwrap();
        assert_eq!(files.check(&id).unwrap(), Kept::Missing);
        // Kept once more, it is whole again.
        files.put(b"%PDF-1").unwrap();
        assert_eq!(files.check(&id).unwrap(), Kept::Whole);
        std::fs::write(dir.path().join(&id[..2]).join(&id), b"%PDF-2").unwrap();
        files.put(b"%PDF-1").unwrap();
        assert_eq!(files.check(&id).unwrap(), Kept::Whole);
        assert_eq!(files.check(&"0".repeat(64)).unwrap(), Kept::Missing);
        assert_eq!(files.check("../x").unwrap(), Kept::Missing);
    }
}
