//! The name of a file that somebody sent, as it may be shown to others and kept on their devices.

/// Longest name without its ending, in characters.
const LONGEST: usize = 116;

/// Endings of a kind of file, the usual one first.
fn endings(kind: &str) -> &'static [&'static str] {
    match kind {
        "jpeg" => &["jpg", "jpeg"],
        "pdf" => &["pdf"],
        "png" => &["png"],
        "webp" => &["webp"],
        _ => &["bin"],
    }
}

/// Whether a character shows nothing and moves others: with it a name reads as another one. The joiners of Persian stay.
fn misleads(c: char) -> bool {
    let invisible = matches!(c, '\u{ad}' | '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let direction = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}');
    c.is_control() || invisible || direction
}

/// The last part of `name`, without what misleads, shortened, with an ending of the kind that the bytes are: what is kept as a
/// picture is not opened as a page. Of its own result it makes the same.
pub fn file_name(name: &str, kind: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let clean: String = crate::persian::tidy(last).chars().filter(|c| !misleads(*c)).collect();
    let clean = clean.trim();
    let (stem, ending) = match clean.rsplit_once('.') {
        Some((stem, ending)) if endings(kind).contains(&ending.to_ascii_lowercase().as_str()) => (stem, ending),
        _ => (clean, endings(kind)[0]),
    };
    let stem: String = stem.trim_matches(['.', ' ']).chars().take(LONGEST).collect();
    let stem = if stem.is_empty() { "file" } else { stem.trim_end() };
    format!("{stem}.{ending}")
}

/// The same name with a number before its ending, as devices tell files of one name apart: `photo (2).jpg`.
pub fn numbered(name: &str, number: usize) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let number = format!(" ({number})");
    let stem: String = stem.chars().take(LONGEST - number.len()).collect();
    format!("{}{number}.{ending}", stem.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_read_as_another_kind_of_file() {
        for (sent, kind, kept) in [
            ("deed.pdf", "pdf", "deed.pdf"),
            ("Deed.PDF", "pdf", "Deed.PDF"),
            ("photo.jpeg", "jpeg", "photo.jpeg"),
            ("page.html", "pdf", "page.html.pdf"),
            ("photo.pdf", "jpeg", "photo.pdf.jpg"),
            ("سند \u{202e}fdp.exe", "png", "سند fdp.exe.png"),
            ("\u{2066}a\u{2069}\u{feff}\u{7}.pdf", "pdf", "a.pdf"),
            ("می\u{200c}خواهم.pdf", "pdf", "می\u{200c}خواهم.pdf"),
            ("..\\..\\boot.ini", "pdf", "boot.ini.pdf"),
            ("../../etc/passwd", "pdf", "passwd.pdf"),
            (".pdf", "pdf", "file.pdf"),
            ("", "webp", "file.webp"),
        ] {
            assert_eq!(file_name(sent, kind), kept, "{sent:?}");
            assert_eq!(file_name(kept, kind), kept);
        }
        assert_eq!(numbered("photo.v1.jpg", 2), "photo.v1 (2).jpg");
        let long = file_name(&"x".repeat(300), "pdf");
        assert_eq!(file_name(&numbered(&long, 2), "pdf"), numbered(&long, 2), "the number is not cut off again");
        assert_eq!((long.chars().count(), long.ends_with(".pdf")), (LONGEST + 4, true));
    }
}
