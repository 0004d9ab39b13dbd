//! Free text: one line or several.

use super::typed;
use super::{Around, QuestionType, Show};
use crate::package::walk::Map;
use crate::{message::Msg, persian};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One line: line breaks are a mistake.
pub fn line(raw: &Value, max: i64) -> Result<Value, Msg> {
    let s = clean(raw, max)?;
    if s.contains('\n') { Err(Msg::new("answer-one-line")) } else { Ok(Value::String(s)) }
}

/// Several lines; CRLF becomes LF.
pub fn lines(raw: &Value, max: i64) -> Result<Value, Msg> {
    Ok(Value::String(clean(raw, max)?))
}

/// Tidied text of at most `max` characters without controls.
pub(super) fn clean(raw: &Value, max: i64) -> Result<String, Msg> {
    let Value::String(s) = raw else { return typed(raw).and(Err(Msg::new("answer-wrong-type"))) };
    let s = persian::tidy(&s.replace("\r\n", "\n").replace('\r', "\n"));
    let length = s.chars().count() as i64;
    if length > max {
        return Err(Msg::new("answer-too-long").with("max", max).with("length", length));
    }
    if s.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Msg::new("answer-control-character"));
    }
    Ok(s)
}

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// Most characters.
    pub max: i64,
}

/// Several lines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LongText {
    /// Most characters.
    pub max: i64,
}

const MISTAKES: [&str; 3] = ["answer-too-long", "answer-one-line", "answer-control-character"];

impl QuestionType for Text {
    fn keys() -> &'static [&'static str] {
        &["max"]
    }
    fn mistakes() -> &'static [&'static str] {
        &MISTAKES
    }
    fn read(m: &Map, _: &Around) -> Self {
        Text { max: m.number("max", Some(200), 1, 1000) }
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        line(raw, self.max)
    }
    fn show(&self, value: &Value) -> Show<'_> {
        Show::Typed(super::plain(value))
    }
}

impl QuestionType for LongText {
    fn keys() -> &'static [&'static str] {
        &["max"]
    }
    fn mistakes() -> &'static [&'static str] {
        &MISTAKES
    }
    fn read(m: &Map, _: &Around) -> Self {
        LongText { max: m.number("max", Some(2000), 1, 20_000) }
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        lines(raw, self.max)
    }
    fn show(&self, value: &Value) -> Show<'_> {
        Show::Typed(super::plain(value))
    }
}
