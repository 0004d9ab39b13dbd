//! An organisation: its name and its national number as a legal entity.

use super::{Around, Described, QuestionType, Show, is_empty, legal_number, parts_of, text, typed};
use crate::Lang;
use crate::message::Msg;
use crate::package::walk::Map;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// `{name, legal_number}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Organisation {}

/// The parts of an answer.
pub const PARTS: [&str; 2] = ["name", "legal_number"];

/// Longest name, in characters.
const NAME: i64 = 200;

impl QuestionType for Organisation {
    fn mistakes() -> &'static [&'static str] {
        &["answer-organisation-parts", "answer-unknown-part"]
    }
    fn read(_: &Map, _: &Around) -> Self {
        Organisation {}
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        let given = parts_of(raw, &PARTS, "answer-organisation-parts")?;
        let mut kept = serde_json::Map::new();
        for part in PARTS {
            let value = match given.get(part).filter(|v| !is_empty(v)) {
                None => Err(Msg::new("answer-needed")),
                Some(v) if part == "name" => text::line(v, NAME).and_then(|v| if v == "" { Err(Msg::new("answer-needed")) } else { Ok(v) }),
                Some(v) => typed(v).and_then(|s| legal_number::read(&s)).map(Value::from),
            };
            kept.insert(part.into(), value.map_err(|m| m.with("part", part))?);
        }
        Ok(Value::Object(kept))
    }
    fn show(&self, value: &Value) -> Show<'_> {
        let code = Show::Code(super::part(value, "legal_number"));
        Show::Lines(vec![Show::Typed(super::part(value, "name")), Show::Filled("value-legal-number", vec![("code", code)])])
    }
    fn fields(&self) -> Vec<&str> {
        PARTS.to_vec()
    }
    fn describe(&self, _: Lang, to: &mut Described) {
        to.insert("parts".into(), PARTS.iter().copied().collect());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_name_and_a_number() {
        let check = |raw: Value| Organisation {}.check(&raw, "2026-11-24");
        let kept = json!({ "name": "شرکت نمونه", "legal_number": "10380284790" });
        assert_eq!(check(json!({ "name": " شركت نمونه", "legal_number": "۱۰۳۸۰۲۸۴۷۹۰" })), Ok(kept.clone()));
        assert_eq!(check(kept.clone()), Ok(kept));
        for (raw, key) in [
            (json!("شرکت"), "answer-organisation-parts"),
            (json!({ "name": "x", "legal_number": "" }), "answer-needed"),
            (json!({ "name": "\u{200c}", "legal_number": "10380284790" }), "answer-needed"),
            (json!({ "name": "x", "legal_number": "10380284792" }), "answer-check-digit"),
            (json!({ "name": "x", "code": "1" }), "answer-unknown-part"),
        ] {
            assert_eq!(check(raw.clone()).unwrap_err().key, key, "{raw}");
        }
    }
}
