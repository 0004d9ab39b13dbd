//! Walks over the tree of a file and takes typed values out of it. Every reader says what is wrong and goes on with a
//! harmless value, so that one reading finds all mistakes.

use super::mistake::{Pos, Sheet};
use super::node::{Entry, Node, Value};
use crate::{Lang, Msg, Text};

/// Longest single line: titles, labels, names.
pub const SHORT: usize = 300;
/// Longest paragraph: help, notes, letters.
pub const LONG: usize = 5000;
/// Longest id, in characters.
const ID: usize = 60;

/// ISO 639-1.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee \
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg \
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv \
    ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl \
    tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// A language by its code, if there is such a language.
pub fn language(code: &str) -> Option<Lang> {
    Lang::parse(code).filter(|_| LANGUAGES.split_whitespace().any(|l| l == code))
}

/// Id of anything that may stand in an address: `[a-z0-9][a-z0-9-]{0,59}`.
pub fn is_id(s: &str) -> bool {
    let lower = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    s.len() <= ID && s.bytes().next().is_some_and(lower) && s.bytes().all(|b| lower(b) || b == b'-')
}

/// Id of a question: `[a-z][a-z0-9_]{0,59}`.
pub fn is_question_id(s: &str) -> bool {
    s.len() <= ID
        && s.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
        && s.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// In place of the nearest word where there are none at all; the remedy of such a mistake does not name it.
pub(super) const NOTHING_NEAR: &str = "";

/// The word of `words` that takes the fewest changes from `word`; [`NOTHING_NEAR`] when none is like it.
pub fn nearest<'w>(word: &str, words: impl IntoIterator<Item = &'w str>) -> &'w str {
    let near = words.into_iter().map(|w| (distance(word, w), w)).min_by_key(|(d, _)| *d);
    // A third of the longer of the two may be otherwise.
    let like = |(d, w): &(usize, &str)| *d <= word.chars().count().max(w.chars().count()).div_ceil(3);
    near.filter(like).map_or(NOTHING_NEAR, |(_, w)| w)
}

/// Changes from one to the other over at most 80 characters: put in, left out, another one, two exchanged.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(80).collect(), b.chars().take(80).collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (rows[i][j] + usize::from(x != y)).min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *y && *x == b[j - 1] {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// A map of a file whose keys have been looked at.
#[derive(Clone, Copy)]
pub struct Map<'a> {
    sheet: &'a Sheet<'a>,
    node: &'a Node,
}

fn wrong_type(sheet: &Sheet, node: &Node, expected: &'static str) {
    sheet.say(node.place(), Msg::new("mistake-wrong-type").with("expected", expected).with("found", node.kind()));
}

/// A map with none but these keys.
pub fn map<'a>(sheet: &'a Sheet<'a>, node: &'a Node, keys: &[&str]) -> Option<Map<'a>> {
    let entries = entries(sheet, node)?;
    for entry in entries {
        if !keys.contains(&entry.key.as_str()) {
            if let Some(hidden) = entry.key.chars().find(|c| is_invisible(*c)) {
                let code = format!("U+{:04X}", u32::from(hidden));
                sheet.say(entry.pos, Msg::new("mistake-invisible-character").with("code", code));
                continue;
            }
            // `value: 12,000` inside braces is a value and a key.
            if entry.key.bytes().all(|b| b.is_ascii_digit()) && matches!(entry.node.value, Value::Null) {
                sheet.say(entry.pos, Msg::new("mistake-comma-in-number"));
                continue;
            }
            let near = nearest(&entry.key, keys.iter().copied());
            let allowed = keys.join(", ");
            sheet.say(
                entry.pos,
                Msg::new("mistake-unknown-key").with("key", entry.key.as_str()).with("nearest", near).with("allowed", allowed),
            );
        }
    }
    Some(Map { sheet, node })
}

/// The entries of a map with keys of any name.
pub fn entries<'a>(sheet: &Sheet, node: &'a Node) -> Option<&'a [Entry]> {
    match &node.value {
        Value::Map(entries) => Some(entries),
        _ => {
            wrong_type(sheet, node, "map");
            None
        }
    }
}

/// The items of a list.
pub fn list<'a>(sheet: &Sheet, node: &'a Node) -> &'a [Node] {
    match &node.value {
        Value::List(items) => items,
        _ => {
            wrong_type(sheet, node, "list");
            &[]
        }
    }
}

/// A text of one language, not empty, within its length, without control characters.
pub fn string(sheet: &Sheet, node: &Node, max: usize) -> String {
    let Some(text) = node.scalar() else {
        match node.value {
            Value::Null => sheet.say(node.at, Msg::new("mistake-empty-text")),
            _ => wrong_type(sheet, node, "text"),
        }
        return String::new();
    };
    let text = text.trim();
    let length = text.chars().count();
    if text.is_empty() {
        sheet.say(node.pos, Msg::new("mistake-empty-text"));
    } else if length > max {
        sheet.say(node.pos, Msg::new("mistake-text-too-long").with("max", max).with("length", length));
    } else if text.chars().any(|c| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')) {
        sheet.say(node.pos, Msg::new("mistake-control-character"));
    }
    text.to_string()
}

/// A text in languages: all of `languages`, and others that its writer added.
pub fn text(sheet: &Sheet, node: &Node, languages: &[Lang], max: usize) -> Text {
    let Value::Map(entries) = &node.value else {
        wrong_type(sheet, node, "texts");
        return Text::default();
    };
    let mut text = Text::default();
    for entry in entries {
        match language(&entry.key) {
            Some(lang) => {
                text.0.insert(lang, string(sheet, &entry.node, max));
            }
            None => sheet.say(entry.pos, Msg::new("mistake-unknown-language").with("code", entry.key.as_str())),
        }
    }
    for lang in languages {
        if !text.has(*lang) {
            sheet.say(node.at, Msg::new("mistake-missing-language").with("language", lang.as_str()));
        }
    }
    text
}

/// A list of languages; Persian is one of them.
pub fn languages(sheet: &Sheet, node: &Node) -> Vec<Lang> {
    let mut found = vec![];
    for item in list(sheet, node) {
        let code = string(sheet, item, SHORT);
        match language(&code) {
            Some(lang) if found.contains(&lang) => {
                sheet.say(item.pos, Msg::new("mistake-listed-twice").with("value", code));
            }
            Some(lang) => found.push(lang),
            None if code.is_empty() => {}
            None => sheet.say(item.place(), Msg::new("mistake-unknown-language").with("code", code)),
        }
    }
    if !found.contains(&Lang::FA) {
        sheet.say(node.at, Msg::new("mistake-missing-language").with("language", "fa"));
        found.push(Lang::FA);
    }
    found
}

/// One of the words.
pub fn word(sheet: &Sheet, node: &Node, words: &[&'static str]) -> Option<&'static str> {
    let Some(text) = node.scalar() else {
        wrong_type(sheet, node, "text");
        return None;
    };
    let found = words.iter().copied().find(|w| *w == text);
    if found.is_none() {
        not_allowed(sheet, node.pos, text, &words.join(", "));
    }
    found
}

/// Several of the words, each once, at least one.
pub fn words(sheet: &Sheet, node: &Node, words: &[&'static str], name: &'static str) -> Vec<&'static str> {
    let mut found = vec![];
    let items = list(sheet, node);
    if items.is_empty() && matches!(node.value, Value::List(_)) {
        sheet.say(node.at, Msg::new("mistake-empty-list").with("key", name));
    }
    for item in items {
        match word(sheet, item, words) {
            Some(w) if found.contains(&w) => sheet.say(item.pos, Msg::new("mistake-listed-twice").with("value", w)),
            Some(w) => found.push(w),
            None => {}
        }
    }
    found
}

/// Says that a value is not one of those allowed.
pub fn not_allowed(sheet: &Sheet, pos: Pos, value: &str, allowed: &str) {
    sheet.say(pos, Msg::new("mistake-value-not-allowed").with("value", value).with("allowed", allowed));
}

/// Says that an id names nothing. `kind` is a machine word that the texts know.
pub fn unknown(sheet: &Sheet, pos: Pos, kind: &'static str, id: &str, near: &str) {
    sheet.say(pos, Msg::new("mistake-unknown-reference").with("kind", kind).with("id", id).with("nearest", near));
}

impl<'a> Map<'a> {
    /// The file.
    pub fn sheet(&self) -> &'a Sheet<'a> {
        self.sheet
    }
    /// The node of the map itself.
    pub fn node(&self) -> &'a Node {
        self.node
    }
    /// The value of a key, if it is there.
    pub fn get(&self, key: &str) -> Option<&'a Node> {
        self.node.get(key)
    }
    /// The value of a key that must be there.
    pub fn need(&self, key: &'static str) -> Option<&'a Node> {
        let found = self.get(key);
        if found.is_none() {
            self.sheet.say(self.node.at, Msg::new("mistake-missing-key").with("key", key));
        }
        found
    }
    /// A text in languages that must be there.
    pub fn text(&self, key: &'static str, languages: &[Lang], max: usize) -> Text {
        self.need(key).map(|n| text(self.sheet, n, languages, max)).unwrap_or_default()
    }
    /// A text in languages that may be left out.
    pub fn text_or_empty(&self, key: &str, languages: &[Lang], max: usize) -> Text {
        self.get(key).map(|n| text(self.sheet, n, languages, max)).unwrap_or_default()
    }
    /// A text of no language that must be there.
    pub fn string(&self, key: &'static str, max: usize) -> String {
        self.need(key).map(|n| string(self.sheet, n, max)).unwrap_or_default()
    }
    /// An id.
    pub fn id(&self, key: &'static str) -> String {
        self.id_by(key, is_id, "[a-z0-9][a-z0-9-]{0,59}")
    }
    /// The name of an icon of the set.
    pub fn icon(&self) -> String {
        let name = self.id("icon");
        if let Some(node) = self.get("icon").filter(|_| is_id(&name) && !super::icons().any(|i| i == name)) {
            self.sheet.say(
                node.pos,
                Msg::new("mistake-unknown-icon").with("icon", name.as_str()).with("nearest", nearest(&name, super::icons())),
            );
        }
        name
    }
    /// An id of a question.
    pub fn question_id(&self, key: &'static str) -> String {
        self.id_by(key, is_question_id, "[a-z][a-z0-9_]{0,59}")
    }
    fn id_by(&self, key: &'static str, rule: fn(&str) -> bool, pattern: &'static str) -> String {
        let Some(node) = self.need(key) else { return String::new() };
        let id = string(self.sheet, node, LONG);
        if !id.is_empty() && !rule(&id) {
            self.sheet.say(node.pos, Msg::new("mistake-bad-id").with("id", id.as_str()).with("pattern", pattern));
        }
        id
    }
    /// A whole number between the limits, or the default when it is left out; without a default it must be there.
    pub fn number(&self, key: &'static str, default: Option<i64>, min: i64, max: i64) -> i64 {
        let node = if default.is_some() { self.get(key) } else { self.need(key) };
        node.and_then(|n| number(self.sheet, n, min, max)).or(default).unwrap_or(min)
    }
    /// Degrees with or without decimals, between `-most` and `most`.
    pub fn degrees(&self, key: &'static str, most: i64) -> Option<f64> {
        let node = self.need(key)?;
        // A word such as `nan` is a number for the standard library.
        let decimal = |t: &&str| t.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
        match node.scalar().filter(decimal).and_then(|t| t.parse::<f64>().ok()) {
            None => wrong_type(self.sheet, node, "number"),
            Some(n) if n.abs() <= most as f64 => return Some(n),
            Some(_) => self.sheet.say(node.pos, Msg::new("mistake-out-of-range").with("min", -most).with("max", most)),
        }
        None
    }
    /// `true` or `false`.
    pub fn boolean(&self, key: &str, default: bool) -> bool {
        let Some(node) = self.get(key) else { return default };
        match &node.value {
            Value::Scalar { text, plain: true } if text == "true" => true,
            Value::Scalar { text, plain: true } if text == "false" => false,
            _ => {
                wrong_type(self.sheet, node, "boolean");
                default
            }
        }
    }
    /// One of the words, or the default when it is left out; without a default it must be there.
    pub fn word(&self, key: &'static str, words: &[&'static str], default: Option<&'static str>) -> &'static str {
        let node = if default.is_some() { self.get(key) } else { self.need(key) };
        node.and_then(|n| word(self.sheet, n, words)).or(default).unwrap_or("")
    }
    /// The items of a list that may be left out.
    pub fn list(&self, key: &str) -> &'a [Node] {
        self.get(key).map_or(&[], |n| list(self.sheet, n))
    }
    /// The items of a list that must be there with at least one; `none` is said otherwise.
    pub fn list_of_some(&self, key: &'static str, none: &'static str) -> &'a [Node] {
        let Some(node) = self.get(key) else {
            self.sheet.say(self.node.at, Msg::new(none).with("key", key));
            return &[];
        };
        let items = list(self.sheet, node);
        if items.is_empty() && matches!(node.value, Value::List(_)) {
            self.sheet.say(node.at, Msg::new(none).with("key", key));
        }
        items
    }
}

/// A whole number between the limits.
pub fn number(sheet: &Sheet, node: &Node, min: i64, max: i64) -> Option<i64> {
    let Value::Scalar { text, plain: true } = &node.value else {
        wrong_type(sheet, node, "number");
        return None;
    };
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let plain = text.replace('_', "");
    let unsigned = plain.trim_start_matches(['-', '+']);
    match plain.parse::<i64>() {
        Ok(n) if (min..=max).contains(&n) => return Some(n),
        // Also one that is too large for any number here.
        _ if digits(unsigned) => sheet.say(node.pos, Msg::new("mistake-out-of-range").with("min", min).with("max", max)),
        _ if unsigned.split([',', '\u{60c}', '\u{66c}']).all(digits) => sheet.say(node.pos, Msg::new("mistake-comma-in-number")),
        _ if unsigned.split_once('.').is_some_and(|(a, b)| digits(a) && digits(b)) => sheet.say(node.pos, Msg::new("mistake-not-whole")),
        _ => wrong_type(sheet, node, "number"),
    }
    None
}

/// Whether a character takes no room, or looks like a plain space, and so cannot be seen in a file.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202f}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Ids that must be unique, with the place where each was first used.
#[derive(Default)]
pub struct Ids(std::collections::BTreeMap<String, (String, usize)>);

impl Ids {
    /// Records an id, or says that it is taken. `id` is the node of the map whose key `id` it is.
    pub fn add(&mut self, sheet: &Sheet, owner: &Node, id: &str) {
        if id.is_empty() {
            return;
        }
        let pos = owner.get("id").map_or(owner.at, Node::place);
        match self.0.get(id) {
            Some((file, line)) => {
                let reason = Msg::new("mistake-duplicate-id").with("id", id).with("file", file.as_str()).with("line", *line);
                sheet.say(pos, reason);
            }
            None => {
                self.0.insert(id.into(), (sheet.path_of(pos).into(), pos.line));
            }
        }
    }
}
