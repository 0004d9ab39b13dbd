//! Something that the person declares.

use super::yes_no;
use crate::message::Msg;
use serde_json::Value;

/// Only `yes` is an answer; a `no` counts as not declared.
pub fn check(raw: &Value) -> Result<Value, Msg> {
    match yes_no::check(raw)? {
        Value::String(s) if s == "yes" => Ok(Value::from("yes")),
        _ => Err(Msg::new("answer-not-declared")),
    }
}
