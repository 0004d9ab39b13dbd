//! Something that the person declares.

use super::yes_no;
use super::{Around, QuestionType, Show};
use crate::expression::Type;
use crate::message::Msg;
use crate::package::walk::Map;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Only `yes` is an answer; a `no` counts as not declared.
pub fn check(raw: &Value) -> Result<Value, Msg> {
    match yes_no::check(raw)? {
        Value::String(s) if s == "yes" => Ok(Value::from("yes")),
        _ => Err(Msg::new("answer-not-declared")),
    }
}

/// Something to declare; only `yes` is an answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Declaration {}

impl QuestionType for Declaration {
    fn mistakes() -> &'static [&'static str] {
        &["answer-not-an-option", "answer-not-declared"]
    }
    fn read(_: &Map, _: &Around) -> Self {
        Declaration {}
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        check(raw)
    }
    fn shape(&self) -> Type {
        Type::Bool
    }
    fn in_a_row(&self) -> bool {
        false
    }
    fn show(&self, _: &Value) -> Show<'_> {
        Show::Key("answer-declared")
    }
}
