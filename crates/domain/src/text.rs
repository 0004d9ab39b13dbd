//! A text in several languages, as packages carry it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// A language by its two-letter ISO 639-1 code. Which languages exist is data: the text files of `pages`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; 2]);

impl Lang {
    /// Persian, the language of the house and the one every text has.
    pub const FA: Lang = Lang(*b"fa");
    /// English.
    pub const EN: Lang = Lang(*b"en");
    /// Arabic.
    pub const AR: Lang = Lang(*b"ar");

    /// Parses `fa`, `en`, …; anything but two lower-case ASCII letters is `None`.
    pub fn parse(s: &str) -> Option<Lang> {
        let b = s.as_bytes();
        (b.len() == 2 && b.iter().all(u8::is_ascii_lowercase)).then(|| Lang([b[0], b[1]]))
    }
    /// The code.
    pub fn as_str(&self) -> &str {
        // Only ASCII letters get in.
        std::str::from_utf8(&self.0).unwrap_or("fa")
    }
}

impl std::fmt::Debug for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}
impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let s = String::deserialize(d)?;
        Lang::parse(&s).ok_or_else(|| serde::de::Error::custom("a two-letter language code"))
    }
}

/// One text in the languages that its writer gave. `get` falls back to Persian, then to whatever there is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<Lang, String>);

impl Text {
    /// The text in `lang`, or in Persian, or in the first language it has, or empty.
    pub fn get(&self, lang: Lang) -> &str {
        self.0.get(&lang).or_else(|| self.0.get(&Lang::FA)).or_else(|| self.0.values().next()).map_or("", String::as_str)
    }
    /// Whether it has no language at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Whether this very language is present.
    pub fn has(&self, lang: Lang) -> bool {
        self.0.contains_key(&lang)
    }
    /// The language in which `get(lang)` answers, for the `lang` attribute of what is shown.
    pub fn lang_shown(&self, lang: Lang) -> Lang {
        if self.has(lang) {
            lang
        } else if self.has(Lang::FA) {
            Lang::FA
        } else {
            self.0.keys().next().copied().unwrap_or(lang)
        }
    }
    /// The text in each of its languages.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }
    /// A text in one language.
    pub fn of(lang: Lang, s: impl Into<String>) -> Text {
        Text(BTreeMap::from([(lang, s.into())]))
    }
}
