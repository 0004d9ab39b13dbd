//! Yes or no, one of, some of, a declaration.

use crate::{message::Msg, package::ChoiceOption};
use serde_json::Value;

/// `yes` or `no`; JSON booleans are taken as well.
pub fn yes_no(raw: &Value) -> Result<Value, Msg> {
    match raw {
        Value::Bool(b) => Ok(Value::from(if *b { "yes" } else { "no" })),
        Value::String(s) if s == "yes" || s == "no" => Ok(raw.clone()),
        _ => Err(Msg::new("answer-not-an-option")),
    }
}

/// Only `yes` (or `true`) is an answer; a `no` counts as not declared.
pub fn declared(raw: &Value) -> Result<Value, Msg> {
    match yes_no(raw)? {
        Value::String(s) if s == "yes" => Ok(Value::from("yes")),
        _ => Err(Msg::new("answer-not-declared")),
    }
}

/// The id of one option.
pub fn one(raw: &Value, options: &[ChoiceOption]) -> Result<Value, Msg> {
    match raw {
        Value::String(s) if options.iter().any(|o| o.id == *s) => Ok(raw.clone()),
        _ => Err(Msg::new("answer-not-an-option")),
    }
}

/// A list of option ids without repetition, in the order of the options.
pub fn many(raw: &Value, options: &[ChoiceOption], max: i64) -> Result<Value, Msg> {
    let given: Vec<&str> = match raw {
        Value::String(s) => vec![s.as_str()],
        Value::Array(a) => a.iter().map(|v| v.as_str().ok_or(Msg::new("answer-wrong-type"))).collect::<Result<_, _>>()?,
        _ => return Err(Msg::new("answer-wrong-type")),
    };
    let given: Vec<&str> = given.into_iter().filter(|s| !s.is_empty()).collect();
    if given.iter().any(|g| !options.iter().any(|o| o.id == *g)) {
        return Err(Msg::new("answer-not-an-option"));
    }
    let chosen: Vec<Value> = options.iter().filter(|o| given.contains(&o.id.as_str())).map(|o| Value::from(o.id.as_str())).collect();
    if chosen.len() as i64 > max {
        return Err(Msg::new("answer-too-many").with("max", max));
    }
    Ok(Value::Array(chosen))
}
