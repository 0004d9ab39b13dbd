//! YAML as a small tree in which every key and value knows where it stands. What the package language does not use
//! (aliases, anchors, tags, several documents) is reported here and goes no further.

use super::mistake::{Pos, Sheet};
use crate::Msg;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use std::collections::BTreeSet;

/// Largest file, in bytes.
pub const MAX_BYTES: usize = 512 * 1024;
/// Deepest nesting of lists and maps.
pub const MAX_DEPTH: usize = 32;

/// A value of a file.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where the value begins.
    pub pos: Pos,
    /// Where its owner stands: its key, or itself in a list. What is missing inside is said here.
    pub at: Pos,
    /// The value.
    pub value: Value,
}

/// The kinds of values.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// A text; `plain` is one without quotes.
    Scalar { text: String, plain: bool },
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub pos: Pos,
    /// The value.
    pub node: Node,
}

impl Node {
    /// Name of the kind, an argument of messages.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Scalar { .. } => "text",
            Value::List(_) => "list",
            Value::Map(_) => "map",
        }
    }
    /// The position to name for this value: the value, or its key when there is none.
    pub fn place(&self) -> Pos {
        if matches!(self.value, Value::Null) { self.at } else { self.pos }
    }
    /// Value of a key of a map.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|e| e.key == key).map(|e| &e.node),
            _ => None,
        }
    }
    /// The text of a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }
    /// Items of a list; empty for anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }
}

/// A list or map that is still open.
enum Open {
    List(Pos, Vec<Node>),
    Map { pos: Pos, entries: Vec<Entry>, names: BTreeSet<String>, key: Option<(String, Pos)>, keys_wrong: bool },
}

/// Reads one file. `None` if it cannot be read as one document; the reason has then been said to `sheet`.
pub fn read(sheet: &Sheet, text: &str) -> Option<Node> {
    if text.len() > MAX_BYTES {
        sheet.say(Pos::START, Msg::new("mistake-file-too-large").with("kilobytes", MAX_BYTES / 1024));
        return None;
    }
    let mut open: Vec<Open> = vec![];
    let mut root: Option<Node> = None;
    let mut documents = 0;
    for event in Parser::new_from_str(text.strip_prefix('\u{feff}').unwrap_or(text)) {
        let (event, span) = match event {
            Ok(e) => e,
            Err(e) => {
                let pos = Pos { line: e.marker().line().max(1), column: e.marker().col() + 1, inherited: false };
                sheet.say(pos, unreadable(text, pos, e.info()));
                return None;
            }
        };
        let pos = start(&span);
        match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    sheet.say(pos, Msg::new("mistake-several-documents"));
                    return None;
                }
            }
            Event::Alias(_) => {
                sheet.say(pos, Msg::new("mistake-yaml-alias"));
                close(sheet, &mut open, &mut root, pos, Value::Null);
            }
            Event::Scalar(value, style, anchor, tag) => {
                extras(sheet, pos, anchor, tag.is_some());
                let plain = style == ScalarStyle::Plain;
                let value = if plain && matches!(&*value, "" | "~" | "null") {
                    Value::Null
                } else {
                    Value::Scalar { text: value.into_owned(), plain }
                };
                close(sheet, &mut open, &mut root, pos, value);
            }
            Event::SequenceStart(anchor, tag) => {
                extras(sheet, pos, anchor, tag.is_some());
                open.push(Open::List(pos, vec![]));
            }
            Event::MappingStart(anchor, tag) => {
                extras(sheet, pos, anchor, tag.is_some());
                open.push(Open::Map { pos, entries: vec![], names: BTreeSet::new(), key: None, keys_wrong: false });
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(pos, items)) => close(sheet, &mut open, &mut root, pos, Value::List(items)),
                Some(Open::Map { pos, entries, .. }) => close(sheet, &mut open, &mut root, pos, Value::Map(entries)),
                None => {}
            },
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        if open.len() > MAX_DEPTH {
            sheet.say(pos, Msg::new("mistake-too-deep").with("max", MAX_DEPTH));
            return None;
        }
    }
    match root {
        Some(Node { value: Value::Null, .. }) | None => {
            sheet.say(Pos::START, Msg::new("mistake-empty-file"));
            None
        }
        root => root,
    }
}

/// Why a text is no YAML from a place on: the reasons that writers meet most often have words of their own, the others are those of
/// the reader.
fn unreadable(text: &str, pos: Pos, detail: &str) -> Msg {
    let says = |words: &[&str]| words.iter().any(|w| detail.contains(w));
    // What the reader calls a colon in a wrong place has three causes.
    let colon = says(&["mapping values are not allowed", "placement of ':'", "':' must be"]);
    if says(&["tab"]) {
        Msg::new("mistake-yaml-tab")
    } else if says(&["after double-quoted", "after single-quoted"]) {
        Msg::new("mistake-yaml-after-quote")
    } else if says(&["quoted scalar, found unexpected", "indentation in quoted scalar"]) {
        Msg::new("mistake-yaml-quote")
    } else if says(&["flow ", "bracket", "unexpected e"]) || colon && is_in_brackets(text, pos) {
        Msg::new("mistake-yaml-bracket")
    } else if colon && is_after_colon(text, pos) {
        Msg::new("mistake-yaml-colon")
    } else if colon || says(&["indent", "expected key", "expected '-'", "sequence entries", "simple key", "node content"]) {
        Msg::new("mistake-yaml-indent")
    } else {
        Msg::new("mistake-not-yaml").with("detail", detail)
    }
}

/// Whether a bracket is open before a line, as far as one can tell of a text that cannot be read.
fn is_in_brackets(text: &str, pos: Pos) -> bool {
    let (mut depth, mut quoted) = (0i32, false);
    for line in text.lines().take(pos.line - 1) {
        for c in line.split(" #").next().unwrap_or(line).chars() {
            match c {
                '"' => quoted = !quoted,
                '[' | '{' if !quoted => depth += 1,
                ']' | '}' if !quoted => depth -= 1,
                _ => {}
            }
        }
    }
    depth > 0
}

/// Whether a key and its colon stand before a place on its line.
fn is_after_colon(text: &str, pos: Pos) -> bool {
    let line = text.lines().nth(pos.line - 1).unwrap_or_default();
    line.chars().take(pos.column - 1).collect::<String>().contains(": ")
}

fn start(span: &Span) -> Pos {
    Pos { line: span.start.line().max(1), column: span.start.col() + 1, inherited: false }
}

fn extras(sheet: &Sheet, pos: Pos, anchor: usize, tag: bool) {
    if anchor != 0 {
        sheet.say(pos, Msg::new("mistake-yaml-anchor"));
    }
    if tag {
        sheet.say(pos, Msg::new("mistake-yaml-tag"));
    }
}

/// Puts a finished value where it belongs: into the open list or map, as a key of the map, or as the whole document.
fn close(sheet: &Sheet, open: &mut [Open], root: &mut Option<Node>, pos: Pos, value: Value) {
    match open.last_mut() {
        None => *root = Some(Node { pos, at: pos, value }),
        Some(Open::List(_, items)) => items.push(Node { pos, at: pos, value }),
        Some(Open::Map { entries, names, key, keys_wrong, .. }) => match key.take() {
            Some((name, at)) => {
                if *keys_wrong {
                    *keys_wrong = false;
                } else if !names.insert(name.clone()) {
                    sheet.say(at, Msg::new("mistake-duplicate-key").with("key", name));
                } else {
                    entries.push(Entry { key: name, pos: at, node: Node { pos, at, value } });
                }
            }
            None => {
                let name = match value {
                    Value::Scalar { text, .. } => text,
                    _ => {
                        sheet.say(pos, Msg::new("mistake-key-not-text"));
                        *keys_wrong = true;
                        String::new()
                    }
                };
                *key = Some((name, pos));
            }
        },
    }
}
