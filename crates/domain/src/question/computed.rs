//! Nothing that is asked: a value that follows from earlier answers.

use super::{Around, QuestionType, Show};
use crate::expression::{Expression, Type, Wanted};
use crate::message::Msg;
use crate::package::read_expression;
use crate::package::walk::Map;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How a computed value is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ShownAs {
    Number,
    /// Rials.
    Money,
    Date,
    Text,
    YesNo,
}

/// A value that follows from earlier answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Computed {
    /// Out of what.
    pub value: Expression,
    /// How it is shown.
    pub shown: ShownAs,
}

impl QuestionType for Computed {
    fn keys() -> &'static [&'static str] {
        &["value", "shown"]
    }
    fn mistakes() -> &'static [&'static str] {
        &["answer-computed"]
    }
    /// How it is shown follows from the type of the expression where the package does not say it.
    fn read(m: &Map, around: &Around) -> Self {
        let found = m.need("value").and_then(|n| read_expression(m.sheet(), n, around.scope, Wanted::Any));
        let usual = match found.as_ref().map(|f| &f.1) {
            Some(Type::Bool) => "yes_no",
            Some(Type::Day { .. }) => "date",
            Some(Type::Text { .. }) => "text",
            _ => "number",
        };
        if let (Some((_, of @ (Type::List { .. } | Type::Record(_) | Type::Period { .. }))), Some(n)) = (&found, m.get("value")) {
            m.sheet().say(n.pos, Msg::new("mistake-expression-wrong-type").with("found", of.name()).with("wanted", "number"));
        }
        let allowed: &[&str] = if usual == "number" { &["number", "money"] } else { std::slice::from_ref(&usual) };
        let shown = match m.word("shown", allowed, Some(usual)) {
            "money" => ShownAs::Money,
            "yes_no" => ShownAs::YesNo,
            "date" => ShownAs::Date,
            "text" => ShownAs::Text,
            _ => ShownAs::Number,
        };
        Computed { value: found.map(|f| f.0).unwrap_or_default(), shown }
    }
    fn check(&self, _: &Value, _: &str) -> Result<Value, Msg> {
        Err(Msg::new("answer-computed"))
    }
    fn show(&self, value: &Value) -> Show<'_> {
        let text = super::plain(value);
        match self.shown {
            ShownAs::Text => Show::Typed(text),
            ShownAs::Date => Show::Day(text),
            ShownAs::Money => value.as_i64().map_or(Show::Typed(text), Show::Money),
            ShownAs::YesNo => Show::Key(if value == "yes" { "answer-yes" } else { "answer-no" }),
            ShownAs::Number => Show::Decimal(text),
        }
    }
}
