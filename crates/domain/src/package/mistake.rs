//! A mistake in a package: where it stands, why it is one, and what to do.

use super::node::MAX_BYTES;
use super::walk::NOTHING_NEAR;
use crate::{Arg, Msg};
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
    /// What to do; the key of the reason with `-remedy` after it, or of what is allowed where nothing is near, and the same arguments.
    pub remedy: Msg,
}

impl Mistake {
    /// A file whose bytes are not UTF-8. The caller says it, because `parse` gets text.
    pub fn not_utf8(path: &str) -> Mistake {
        Mistake::new(path, Pos::START, String::new(), Msg::new("mistake-not-utf8"))
    }
    /// A file that is larger than any of a package may be. The caller says it, so that nobody reads what is too large.
    pub fn too_large(path: &str) -> Mistake {
        Mistake::new(path, Pos::START, String::new(), Msg::new("mistake-file-too-large").with("kilobytes", MAX_BYTES / 1024))
    }
    /// A link, or a folder or anything else where a file is looked for. The caller says it, because `parse` gets files.
    pub fn not_a_file(path: &str) -> Mistake {
        Mistake::new(path, Pos::START, String::new(), Msg::new("mistake-not-a-file").with("path", path))
    }

    fn new(file: &str, pos: Pos, excerpt: String, reason: Msg) -> Mistake {
        // Where nothing is near, there is nothing to suggest but what is allowed.
        let alone = reason.args.iter().any(|(name, value)| *name == "nearest" && *value == Arg::Text(NOTHING_NEAR.into()));
        let key = match alone {
            true if reason.args.iter().any(|(name, _)| *name == "allowed") => "remedy-allowed".into(),
            true => "remedy-nothing-near".into(),
            false => format!("{}-remedy", reason.key),
        };
        let remedy = Msg { key: Cow::Owned(key), args: reason.args.clone() };
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
    /// Whether it is a place in the file of the type that a service follows, not in its own.
    pub inherited: bool,
}

impl Pos {
    /// The first character of a file.
    pub const START: Pos = Pos { line: 1, column: 1, inherited: false };
}

/// A file that is being read, and the mistakes found in it so far.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// Path of the file.
    pub path: &'a str,
    lines: Vec<&'a str>,
    /// Path and lines of the file from which some values are inherited.
    behind: (&'a str, Vec<&'a str>),
    found: RefCell<Vec<Mistake>>,
}

/// What may be wrong with words that people read, and changes nothing of what is asked, done and decided.
const OF_WORDS: [&str; 8] = [
    "mistake-control-character",
    "mistake-letter-answer-may-be-missing",
    "mistake-letter-without-ground",
    "mistake-missing-language",
    "mistake-same-label",
    "mistake-text-too-long",
    "mistake-unknown-language",
    "mistake-unknown-placeholder",
];

/// Longest excerpt, in characters.
const EXCERPT: usize = 200;

impl<'a> Sheet<'a> {
    /// A file without mistakes.
    pub fn new(path: &'a str, text: &'a str) -> Sheet<'a> {
        Sheet { path, lines: text.lines().collect(), behind: Default::default(), found: RefCell::default() }
    }
    /// The same file where it inherits from another one.
    pub fn before(mut self, path: &'a str, text: &'a str) -> Sheet<'a> {
        self.behind = (path, text.lines().collect());
        self
    }
    /// Path of the file in which a place is.
    pub fn path_of(&self, pos: Pos) -> &'a str {
        if pos.inherited { self.behind.0 } else { self.path }
    }
    fn line(&self, pos: Pos) -> &'a str {
        let lines = if pos.inherited { &self.behind.1 } else { &self.lines };
        lines.get(pos.line - 1).copied().unwrap_or_default()
    }
    /// Records a mistake.
    pub fn say(&self, pos: Pos, reason: Msg) {
        let excerpt = self.line(pos).chars().take(EXCERPT).collect();
        self.found.borrow_mut().push(Mistake::new(self.path_of(pos), pos, excerpt, reason));
    }
    /// The place of a character of a value that begins at `pos`; of the value where it stands over several lines.
    pub fn within(&self, pos: Pos, value: &str, at: usize) -> Pos {
        let rest: String = self.line(pos).chars().skip(pos.column - 1).collect();
        let quotes = usize::from(rest.starts_with(['"', '\'']));
        let written: String = rest.chars().skip(quotes).take(value.chars().count()).collect();
        if written == value { Pos { column: pos.column + quotes + at, ..pos } } else { pos }
    }
    /// Records mistakes that another reading of the file found.
    pub fn adopt(&self, mistakes: impl Iterator<Item = Mistake>) {
        self.found.borrow_mut().extend(mistakes);
    }
    /// How many mistakes there are so far.
    pub fn count(&self) -> usize {
        self.found.borrow().len()
    }
    /// Whether all that was found since there were so many is of words alone: whatever they say, a service does the same.
    pub fn is_right_since(&self, count: usize) -> bool {
        self.found.borrow().iter().skip(count).all(|m| OF_WORDS.contains(&m.reason.key.as_ref()))
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
