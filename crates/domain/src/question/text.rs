//! Free text: one line or several.

use super::typed;
use crate::{message::Msg, persian};
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
