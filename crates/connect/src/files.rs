//! Evidence files: a local folder, each file under the SHA-256 of its content. What a file is, is read from its
//! content, never from its name.

use sha2::{Digest, Sha256};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

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
    /// Of which subfolders this process made the names durable, by the first byte of the hashes in them.
    settled: Arc<[AtomicBool; 256]>,
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

/// What a file is, by content: `pdf`, `jpeg`, `png`, `webp`; `None` for anything else, and for what only begins like one of them: a stub, or the
/// first part of a file.
pub fn sniff(bytes: &[u8]) -> Option<&'static str> {
    let (kind, whole) = match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => ("pdf", is_pdf(bytes)),
        [0xff, 0xd8, 0xff, ..] => ("jpeg", is_jpeg(bytes)),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, rest @ ..] => ("png", is_png(rest)),
        [b'R', b'I', b'F', b'F', a, b, c, d, b'W', b'E', b'B', b'P', rest @ ..] => {
            ("webp", is_webp(u32::from_le_bytes([*a, *b, *c, *d]), rest))
        }
        _ => return None,
    };
    whole.then_some(kind)
}

/// It says near its end where what is in it begins, and that it ends.
fn is_pdf(bytes: &[u8]) -> bool {
    let end = &bytes[bytes.len().saturating_sub(2048)..];
    end.windows(5).any(|w| w == b"%%EOF")
}

/// Segment after segment to the header of the frame, which has a width; and after that the end of the picture. What cameras put behind that, such as
/// a short film, may be long.
fn is_jpeg(bytes: &[u8]) -> bool {
    let mut at = 2;
    loop {
        match bytes.get(at..) {
            Some([0xff, 0xff, ..]) => at += 1,
            Some([0xff, 0xc0..=0xcf, long, short, _, _, _, w1, w2, ..]) if !matches!(bytes[at + 1], 0xc4 | 0xc8 | 0xcc) => {
                let frame = usize::from(u16::from_be_bytes([*long, *short]));
                let rest = bytes.get(at + 2 + frame..).unwrap_or_default();
                return frame >= 8 && [*w1, *w2] != [0, 0] && rest.windows(2).rev().any(|w| w == [0xff, 0xd9]);
            }
            // Without a length; before the frame there is neither its data nor the end.
            Some([0xff, 0x01 | 0xd0..=0xd7, ..]) => at += 2,
            Some([0xff, 0xd9 | 0xda, ..]) => return false,
            Some([0xff, _, long, short, ..]) if u16::from_be_bytes([*long, *short]) >= 2 => {
                at += 2 + usize::from(u16::from_be_bytes([*long, *short]));
            }
            _ => return false,
        }
    }
}

/// Chunk after chunk from the header to the end, with a picture in between.
fn is_png(mut chunks: &[u8]) -> bool {
    if !chunks.starts_with(b"\0\0\0\x0dIHDR") {
        return false;
    }
    let mut picture = false;
    while let Some((&[a, b, c, d, ref kind @ ..], rest)) = chunks.split_first_chunk::<8>() {
        match kind {
            b"IEND" => return picture,
            b"IDAT" => picture = true,
            _ => {}
        }
        // With the sum of each chunk behind it.
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let Some(next) = rest.get(length.saturating_add(4)..) else { return false };
        chunks = next;
    }
    false
}

/// As long as it says, with a picture of one of three kinds.
fn is_webp(length: u32, chunks: &[u8]) -> bool {
    let is = [b"VP8 ", b"VP8L", b"VP8X"].iter().any(|kind| chunks.starts_with(*kind));
    is && chunks.len() > 8 && length as usize <= chunks.len() + 4
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
        Ok(Files::at(folder))
    }
    /// In this folder, for reading: nothing is made.
    pub fn at(folder: &Path) -> Files {
        Files { folder: folder.into(), settled: Arc::new([const { AtomicBool::new(false) }; 256]) }
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
            self.settle(&sha256)?;
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
        self.settle(&sha256)?;
        Ok((sha256, false))
    }
    /// Makes the name of the subfolder of a file durable, once in a process: nobody removes one.
    fn settle(&self, sha256: &str) -> std::io::Result<()> {
        let known = usize::from_str_radix(&sha256[..2], 16).ok().and_then(|n| self.settled.get(n));
        if !known.is_some_and(|k| k.load(Ordering::Acquire)) {
            sync(&self.folder)?;
            known.inspect(|k| k.store(true, Ordering::Release));
        }
        Ok(())
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
        assert_eq!(sniff(b"%PDF-1.7 x\n%%EOF\n"), Some("pdf"));
        assert_eq!(sniff(b"<html><script>"), None);
        assert_eq!(sniff(b""), None);
    }
    /// A grey picture of one point.
    fn jpeg() -> Vec<u8> {
        let mut file = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec();
        file.extend(b"\xff\xc0\0\x0b\x08\0\x01\0\x01\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0\x3f\xff\xd9");
        file
    }
    fn png() -> Vec<u8> {
        let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0sum.".to_vec();
        file.extend(b"\0\0\0\x03IDATxyzsum.\0\0\0\0IENDsum.");
        file
    }
    #[test]
    fn three_bytes_were_taken_for_a_photo() {
        let webp = b"RIFF\x12\0\0\0WEBPVP8L\x05\0\0\0\x2f....\0".to_vec();
        for (kind, file) in [("jpeg", jpeg()), ("png", png()), ("webp", webp)] {
            assert_eq!(sniff(&file), Some(kind));
            // What cameras and programs put behind it.
            assert_eq!(sniff(&[file.clone(), vec![7; 5000]].concat()), Some(kind));
            for n in 0..file.len() - usize::from(kind == "png") * 4 {
                assert_eq!(sniff(&file[..n]), None, "the first {n} bytes of a {kind}");
            }
        }
        for stub in [
            &b"\xff\xd8\xff"[..],
            b"\xff\xd8\xff\xd9",
            b"\xff\xd8\xff\xe0\0\x10JFIF\0\xff\xd9",
            b"\xff\xd8\xff\xff\xff\xff",
            b"\xff\xd8\xff\xe0\0\0\xff\xd9",
            b"\x89PNG\r\n\x1a\n\0\0\0\0",
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0sum.\0\0\0\0IENDsum.",
            b"RIFF\x0c\0\0\0WEBPVP8 ",
            b"RIFF\xff\xff\xff\xffWEBPVP8 \x05\0\0\0.....",
            b"%PDF-1.4 plan",
        ] {
            assert_eq!(sniff(stub), None, "{stub:?}");
        }
        assert_eq!(sniff(&[&b"%PDF-1.4\n%%EOF\n"[..], &[b' '; 3000]].concat()), None);
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
