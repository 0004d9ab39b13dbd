//! The signature of another person, who signs in by himself or herself and sees what is signed. The answer says who is asked; the
//! signature stands beside the draft (`store::signature`) and holds for the answers as they were when it was given.

use super::{Around, Described, QuestionType, Show, is_empty, mobile, national_number, parts_of, person, text, typed};
use crate::Lang;
use crate::form::{self, Answers};
use crate::message::Msg;
use crate::package::walk::Map;
use crate::package::{Question, Service};
use crate::question::Kind;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// `{name, national_number, mobile}` of who is asked to sign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cosign {}

/// The parts of an answer.
pub const PARTS: [&str; 3] = ["name", "national_number", "mobile"];

impl QuestionType for Cosign {
    fn mistakes() -> &'static [&'static str] {
        &["answer-cosign-parts", "answer-unknown-part"]
    }
    fn read(_: &Map, _: &Around) -> Self {
        Cosign {}
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        let given = parts_of(raw, &PARTS, "answer-cosign-parts")?;
        let mut kept = serde_json::Map::new();
        for part in PARTS {
            let value = match given.get(part).filter(|v| !is_empty(v)) {
                None => Err(Msg::new("answer-needed")),
                Some(v) => match part {
                    "name" => text::line(v, person::NAME).and_then(|v| if v == "" { Err(Msg::new("answer-needed")) } else { Ok(v) }),
                    "national_number" => typed(v).and_then(|s| national_number::read(&s)).map(Value::from),
                    _ => typed(v).and_then(|s| mobile::read(&s)).map(Value::from),
                },
            };
            kept.insert(part.into(), value.map_err(|m| m.with("part", part))?);
        }
        Ok(Value::Object(kept))
    }
    fn show(&self, value: &Value) -> Show<'_> {
        let part = |name| super::part(value, name);
        Show::Lines(vec![
            Show::Typed(part("name")),
            Show::Filled("value-national-number", vec![("code", Show::Code(part("national_number")))]),
            Show::Filled("value-mobile", vec![("code", Show::Code(mobile::national(&part("mobile"))))]),
        ])
    }
    fn fields(&self) -> Vec<&str> {
        PARTS.to_vec()
    }
    fn describe(&self, _: Lang, to: &mut Described) {
        to.insert("parts".into(), PARTS.iter().copied().collect());
    }
}

/// Whose signatures an application needs with these answers: the questions asked, each with its machine value.
pub fn wanted<'a>(service: &'a Service, answers: &'a Answers) -> impl Iterator<Item = (&'a Question, &'a Value)> {
    form::journey(service, answers)
        .filter(|(_, q)| matches!(q.kind, Kind::Cosign(_)))
        .filter_map(|(_, q)| answers.get(&q.id).map(|v| (q, v)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn somebody_with_a_number_and_a_telephone() {
        let check = |raw: Value| Cosign {}.check(&raw, "2026-11-24");
        let kept = json!({ "name": "مریم رضایی", "national_number": "0938668935", "mobile": "+989151234567" });
        assert_eq!(check(json!({ "name": " مریم رضایی", "national_number": "۰۹۳۸۶۶۸۹۳۵", "mobile": "0915 123 4567" })), Ok(kept.clone()));
        assert_eq!(check(kept.clone()), Ok(kept.clone()));
        for (part, wrong, key) in [
            ("name", "", "answer-needed"),
            ("national_number", "0938668936", "answer-national-number"),
            ("mobile", "051-3", "answer-mobile"),
        ] {
            let mut raw = kept.clone();
            raw[part] = json!(wrong);
            let m = check(raw).unwrap_err();
            assert_eq!(m.key, key, "{part}");
            assert!(m.args.contains(&("part".into(), part.into())), "{part}");
        }
        assert_eq!(check(json!("x")).unwrap_err().key, "answer-cosign-parts");
    }
}
