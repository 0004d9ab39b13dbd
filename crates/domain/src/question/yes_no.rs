//! Yes or no.

use super::{Around, QuestionType, Show};
use crate::expression::Type;
use crate::package::walk::Map;
use crate::{message::Msg, persian};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// `yes` or `no`; JSON booleans and the words of our languages are taken as well.
pub fn check(raw: &Value) -> Result<Value, Msg> {
    let yes = match raw {
        Value::Bool(b) => *b,
        Value::String(s) => match persian::fold(s).as_str() {
            "yes" | "true" | "بله" | "بلی" | "اری" | "نعم" | "هاں" => true,
            "no" | "false" | "خیر" | "نه" | "لا" | "نهیں" => false,
            _ => return Err(Msg::new("answer-not-an-option")),
        },
        _ => return Err(Msg::new("answer-not-an-option")),
    };
    Ok(Value::from(if yes { "yes" } else { "no" }))
}

/// Yes or no.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YesNo {}

impl QuestionType for YesNo {
    fn mistakes() -> &'static [&'static str] {
        &["answer-not-an-option"]
    }
    fn read(_: &Map, _: &Around) -> Self {
        YesNo {}
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        check(raw)
    }
    fn shape(&self) -> Type {
        Type::Bool
    }
    fn show(&self, value: &Value) -> Show<'_> {
        Show::Key(if value == "yes" { "answer-yes" } else { "answer-no" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_words() {
        for yes in ["yes", "YES", "بله", "نعم", "true"] {
            assert_eq!(check(&Value::from(yes)), Ok(Value::from("yes")), "{yes}");
        }
        for no in ["no", "خیر", "خير", "لا"] {
            assert_eq!(check(&Value::from(no)), Ok(Value::from("no")), "{no}");
        }
        assert_eq!(check(&Value::from(true)), Ok(Value::from("yes")));
        assert!(check(&Value::from("maybe")).is_err() && check(&Value::from(1)).is_err());
    }
}
