//! Names of files as they are shown. A name often mixes directions (`scan-سند-12.pdf`), and the rules for running text would
//! show its parts in another order than it has; so each part of one direction stands for itself.

use crate::Words;
use crate::contexts::Shown;
use domain::question::Attached;
use std::fmt;

/// A direction of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dir {
    Ltr,
    Rtl,
}

/// A piece of a name: letters of one direction with what joins them, or what stands between two such pieces.
type Piece<'a> = (Option<Dir>, &'a str);

/// The direction of a letter or digit; nothing for all that only stands between.
fn dir_of(c: char) -> Option<Dir> {
    match c {
        // The digits of Persian and Arabic, too: they are written among their letters.
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}' if c.is_alphanumeric() => Some(Dir::Rtl),
        _ if c.is_alphanumeric() => Some(Dir::Ltr),
        _ => None,
    }
}

/// Cuts a name where its direction changes. Brackets and quotes stay with what they hold.
fn pieces(name: &str) -> Vec<Piece<'_>> {
    let mut runs: Vec<(Dir, usize, usize)> = vec![];
    for (at, c) in name.char_indices() {
        let end = at + c.len_utf8();
        match (dir_of(c), runs.last_mut()) {
            (Some(dir), Some(last)) if last.0 == dir => last.2 = end,
            (Some(dir), _) => runs.push((dir, at, end)),
            (None, _) => {}
        }
    }
    let mut all: Vec<Piece> = vec![];
    let mut from = 0;
    for (i, (dir, start, end)) in runs.iter().copied().enumerate() {
        // What comes before belongs between the two, but for what opens.
        let between = &name[from..start];
        let opens = if i == 0 { 0 } else { between.trim_end_matches(['(', '[', '{', '«', '"']).len() };
        if opens > 0 {
            all.push((None, &between[..opens]));
        }
        let after = &name[end..runs.get(i + 1).map_or(name.len(), |next| next.1)];
        let closes =
            if i + 1 == runs.len() { after.len() } else { after.len() - after.trim_start_matches([')', ']', '}', '»', '"']).len() };
        all.push((Some(dir), &name[from + opens..end + closes]));
        from = end + closes;
    }
    if runs.is_empty() { vec![(None, name)] } else { all }
}

/// The direction of the whole: that of its first letter.
fn base(name: &str) -> Dir {
    name.chars().filter(|c| c.is_alphabetic()).find_map(dir_of).unwrap_or(Dir::Ltr)
}

/// Writes a name with marks that keep each piece apart: how one opens, and how all end.
fn isolated(out: &mut impl fmt::Write, name: &str, open: fn(Dir) -> &'static str, end: &str, text: fn(&str) -> String) -> fmt::Result {
    let pieces = pieces(name);
    out.write_str(open(base(name)))?;
    match pieces.as_slice() {
        [(_, one)] => out.write_str(&text(one))?,
        _ => {
            for (dir, piece) in pieces {
                match dir {
                    Some(dir) => write!(out, "{}{}{end}", open(dir), text(piece))?,
                    None => out.write_str(&text(piece))?,
                }
            }
        }
    }
    out.write_str(end)
}

/// The name of a file on a page.
#[derive(Debug)]
pub struct FileName(String);

impl FileName {
    /// Of a file that somebody gave.
    pub fn of(file: &Attached) -> FileName {
        FileName(file.shown_name())
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let open = |dir| if dir == Dir::Ltr { "<bdi dir=\"ltr\">" } else { "<bdi dir=\"rtl\">" };
        let escaped = |s: &str| Shown::plain(s).to_string();
        isolated(f, &self.0, open, "</bdi>", escaped)
    }
}
impl askama::FastWritable for FileName {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(write!(dest, "{self}")?)
    }
}
impl askama::filters::HtmlSafe for FileName {}

/// The name of a file in a text that is no page: with the marks of the Unicode bidirectional algorithm, where it needs some
/// among these words.
pub(crate) fn in_text(file: &Attached, words: &Words) -> String {
    let name = file.shown_name();
    let alone = words.dir() == "ltr" && !name.chars().any(|c| dir_of(c) == Some(Dir::Rtl));
    if alone {
        return name;
    }
    let mut out = String::new();
    let open = |dir| if dir == Dir::Ltr { "\u{2066}" } else { "\u{2067}" };
    // Writing to a String cannot fail.
    let _ = isolated(&mut out, &name, open, "\u{2069}", str::to_string);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Lang;

    fn file(name: &str) -> Attached {
        Attached { sha256: String::new(), name: name.into(), kind: "pdf".into(), size: 1 }
    }

    #[test]
    fn a_name_that_mixes_directions_was_shown_in_another_order() {
        let cut = |name: &'static str| pieces(name).into_iter().map(|(_, piece)| piece).collect::<Vec<_>>();
        assert_eq!(cut("deed-2024 (2).pdf"), ["deed-2024 (2).pdf"]);
        assert_eq!(cut("scan-سند-12.pdf"), ["scan", "-", "سند", "-", "12.pdf"]);
        assert_eq!(cut("سند ملکی ۱۴۰۵-۰۹.pdf"), ["سند ملکی ۱۴۰۵-۰۹", ".", "pdf"]);
        assert_eq!(cut("سند (2).pdf"), ["سند", " ", "(2).pdf"]);
        assert_eq!(cut("سند(2).pdf"), ["سند", "(2).pdf"]);
        assert_eq!(cut("(سند).pdf"), ["(سند)", ".", "pdf"]);
        assert_eq!(cut("سند \"مالک\".pdf"), ["سند \"مالک\"", ".", "pdf"]);
        assert_eq!(cut("a «سند».pdf"), ["a", " ", "«سند»", ".", "pdf"]);
        assert_eq!(cut("--"), ["--"]);
        for name in ["scan-سند-12.pdf", "سند (2).pdf", "(سند).pdf", "_[a]سند_.pdf"] {
            assert_eq!(pieces(name).into_iter().map(|(_, piece)| piece).collect::<String>(), name);
        }
        assert_eq!(FileName::of(&file("deed.pdf")).to_string(), "<bdi dir=\"ltr\">deed.pdf</bdi>");
        assert_eq!(
            FileName::of(&file("سند (2).pdf")).to_string(),
            "<bdi dir=\"rtl\"><bdi dir=\"rtl\">سند</bdi> <bdi dir=\"ltr\">(2).pdf</bdi></bdi>"
        );
        assert_eq!(FileName::of(&file("a<b>&.pdf")).to_string(), "<bdi dir=\"ltr\">a&lt;b&gt;&amp;.pdf</bdi>");
    }

    #[test]
    fn names_in_texts_have_marks_only_where_they_need_some() {
        let text = |name: &str, lang| in_text(&file(name), Words::of(lang));
        assert_eq!(text("deed.pdf", Lang::EN), "deed.pdf");
        assert_eq!(text("deed.pdf", Lang::FA), "\u{2066}deed.pdf\u{2069}");
        assert_eq!(text("سند.pdf", Lang::EN), "\u{2067}\u{2067}سند\u{2069}.\u{2066}pdf\u{2069}\u{2069}");
    }
}
