//! A mistake in a package: where it stands, why it is one, and what to do.

use crate::Msg;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cell::RefCell;

/// A file as the caller read it.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path below the folder that was given, with `/` between names.
    pub path: String,
    /// Content.
    pub text: String,
}

/// A mistake in a package.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mistake {
    /// Path of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line itself.
    pub excerpt: String,
    /// Why it is a mistake; the key begins with `mistake-`.
    pub reason: Msg,
    /// What to do; the key of the reason with `-remedy` after it, and the same arguments.
    pub remedy: Msg,
}

impl Mistake {
    /// A file whose bytes are not UTF-8. The caller says it, because `parse` gets text.
    pub fn not_utf8(path: &str) -> Mistake {
        Mistake::new(path, Pos::START, String::new(), Msg::new("mistake-not-utf8"))
    }

    fn new(file: &str, pos: Pos, excerpt: String, reason: Msg) -> Mistake {
        let remedy = Msg { key: Cow::Owned(format!("{}-remedy", reason.key)), args: reason.args.clone() };
        Mistake { file: file.into(), line: pos.line, column: pos.column, excerpt, reason, remedy }
    }
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pos {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Pos {
    /// The first character of a file.
    pub const START: Pos = Pos { line: 1, column: 1 };
}

/// A file that is being read, and the mistakes found in it so far.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// Path of the file.
    pub path: &'a str,
    lines: Vec<&'a str>,
    found: RefCell<Vec<Mistake>>,
}

/// Longest excerpt, in characters.
const EXCERPT: usize = 200;

impl<'a> Sheet<'a> {
    /// A file without mistakes.
    pub fn new(path: &'a str, text: &'a str) -> Sheet<'a> {
        Sheet { path, lines: text.lines().collect(), found: RefCell::default() }
    }
    /// Records a mistake.
    pub fn say(&self, pos: Pos, reason: Msg) {
        let excerpt = self.lines.get(pos.line - 1).map(|l| l.chars().take(EXCERPT).collect()).unwrap_or_default();
        self.found.borrow_mut().push(Mistake::new(self.path, pos, excerpt, reason));
    }
    /// The place of a character of a value that begins at `pos`; of the value where it stands over several lines.
    pub fn within(&self, pos: Pos, value: &str, at: usize) -> Pos {
        let rest: String = self.lines.get(pos.line - 1).map(|l| l.chars().skip(pos.column - 1).collect()).unwrap_or_default();
        let quotes = usize::from(rest.starts_with(['"', '\'']));
        let written: String = rest.chars().skip(quotes).take(value.chars().count()).collect();
        if written == value { Pos { line: pos.line, column: pos.column + quotes + at } } else { pos }
    }
    /// How many mistakes there are so far.
    pub fn count(&self) -> usize {
        self.found.borrow().len()
    }
    /// The mistakes.
    pub fn into_mistakes(self) -> Vec<Mistake> {
        self.found.into_inner()
    }
}

/// In the order of reading: by file, line, column; each once.
pub fn in_order(mut mistakes: Vec<Mistake>) -> Vec<Mistake> {
    mistakes.sort_by(|a, b| (&a.file, a.line, a.column, &a.reason.key).cmp(&(&b.file, b.line, b.column, &b.reason.key)));
    mistakes.dedup();
    mistakes
}
