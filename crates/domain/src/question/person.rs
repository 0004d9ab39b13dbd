//! A person whom the application is about: the one who applies, or another.

use super::{Around, Described, QuestionType, Show, is_empty, mobile, national_number, parts_of, passport, text, typed};
use crate::Lang;
use crate::expression::{Type, Variable};
use crate::message::Msg;
use crate::package::walk::Map;
use crate::persian;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A person: `{who: self}`, or `{who: other, name, national_number or passport, mobile}`. Who applies is known by signing in and is
/// not asked again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Whether it can be the one who applies.
    pub applicant: bool,
    /// Whether the mobile number of another person must be there.
    pub mobile: bool,
}

/// The parts of an answer.
pub const PARTS: [&str; 5] = ["who", "name", "national_number", "passport", "mobile"];

/// Longest name, in characters.
pub(super) const NAME: i64 = 120;

impl QuestionType for Person {
    fn keys() -> &'static [&'static str] {
        &["applicant", "mobile"]
    }
    fn mistakes() -> &'static [&'static str] {
        &[
            "answer-person-parts",
            "answer-person-who",
            "answer-person-other",
            "answer-person-number",
            "answer-name-letters",
            "answer-unknown-part",
        ]
    }
    fn read(m: &Map, _: &Around) -> Self {
        Person { applicant: m.boolean("applicant", true), mobile: m.boolean("mobile", true) }
    }
    fn check(&self, raw: &Value, today: &str) -> Result<Value, Msg> {
        let (who, given) = match raw {
            Value::String(s) => (self.who(Some(s))?, &serde_json::Map::new()),
            Value::Object(_) => {
                let given = parts_of(raw, &PARTS, "answer-person-parts")?;
                (self.who(given.get("who").and_then(Value::as_str))?, given)
            }
            _ => return Err(Msg::new("answer-person-parts")),
        };
        let mut kept = serde_json::Map::from_iter([("who".to_string(), Value::from(who))]);
        // What was typed before one chose oneself counts for nothing.
        if who == "self" {
            return Ok(Value::Object(kept));
        }
        for part in &PARTS[1..] {
            let of = |m: Msg| m.with("part", *part);
            let Some(raw) = given.get(*part).filter(|v| !is_empty(v)) else {
                if *part == "name" || *part == "mobile" && self.mobile {
                    return Err(of(Msg::new("answer-needed")));
                }
                continue;
            };
            let value = match *part {
                "name" => text::line(raw, NAME).and_then(named),
                "national_number" => typed(raw).and_then(|s| national_number::read(&s)).map(Value::from),
                "passport" => passport::check(raw, today),
                _ => typed(raw).and_then(|s| mobile::read(&s)).map(Value::from),
            };
            kept.insert((*part).into(), value.map_err(of)?);
        }
        if !kept.contains_key("national_number") && !kept.contains_key("passport") {
            return Err(Msg::new("answer-person-number").with("part", "national_number"));
        }
        Ok(Value::Object(kept))
    }
    fn shape(&self) -> Type {
        let options = if self.applicant { vec!["self".to_string(), "other".into()] } else { vec!["other".into()] };
        let who = Variable { of: Type::Text { options: Some(options) }, may_be_missing: false };
        Type::Record(BTreeMap::from([("who".into(), who)]))
    }
    fn show(&self, value: &Value) -> Show<'_> {
        let part = |name| super::part(value, name);
        if part("who") == "self" {
            return Show::Key("value-self");
        }
        let mut lines = vec![Show::Typed(part("name"))];
        for (name, key) in [("national_number", "value-national-number"), ("passport", "value-passport"), ("mobile", "value-mobile")] {
            let code = match name {
                "passport" => Show::Latin(part(name)),
                "mobile" => Show::Code(mobile::national(&part(name))),
                _ => Show::Code(part(name)),
            };
            if !part(name).is_empty() {
                lines.push(Show::Filled(key, vec![("code", code)]));
            }
        }
        Show::Lines(lines)
    }
    fn fields(&self) -> Vec<&str> {
        PARTS[usize::from(!self.applicant)..].to_vec()
    }
    fn describe(&self, _: Lang, to: &mut Described) {
        to.insert("parts".into(), PARTS.iter().copied().collect());
    }
}

/// A name, as it is kept.
fn named(name: Value) -> Result<Value, Msg> {
    match name.as_str() {
        Some("") => Err(Msg::new("answer-needed")),
        Some(letters) if persian::is_name(letters) => Ok(name),
        _ => Err(Msg::new("answer-name-letters")),
    }
}

impl Person {
    /// `self` or `other`; without a choice it is another.
    fn who(&self, typed: Option<&str>) -> Result<&'static str, Msg> {
        match typed.map(str::trim).unwrap_or("") {
            "self" if self.applicant => Ok("self"),
            "self" => Err(Msg::new("answer-person-other")),
            "other" => Ok("other"),
            "" if !self.applicant => Ok("other"),
            _ => Err(Msg::new("answer-person-who").with("part", "who")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const TODAY: &str = "2026-11-24";

    #[test]
    fn a_number_is_no_name() {
        let another = json!({ "name": "12345", "passport": "l898902c3" });
        let wrong = Person { applicant: false, mobile: false }.check(&another, TODAY);
        assert_eq!(wrong, Err(Msg::new("answer-name-letters").with("part", "name")));
    }
    #[test]
    fn oneself_or_another_with_a_number() {
        let anyone = Person { applicant: true, mobile: true };
        let another =
            json!({ "who": "other", "name": " مریم رضایی ", "national_number": "۰۹۳۸۶۶۸۹۳۵", "passport": "", "mobile": "0915 123 4567" });
        let kept = json!({ "who": "other", "name": "مریم رضایی", "national_number": "0938668935", "mobile": "+989151234567" });
        assert_eq!(anyone.check(&another, TODAY), Ok(kept.clone()));
        assert_eq!(anyone.check(&kept, TODAY), Ok(kept));
        let oneself = json!({ "who": "self" });
        for raw in [json!("self"), oneself.clone(), json!({ "who": "self", "name": "x", "mobile": "1" })] {
            assert_eq!(anyone.check(&raw, TODAY), Ok(oneself.clone()));
        }
        let abroad = json!({ "name": "Anna", "passport": "l898902c3" });
        let other = Person { applicant: false, mobile: false };
        assert_eq!(other.check(&abroad, TODAY), Ok(json!({ "who": "other", "name": "Anna", "passport": "L898902C3" })));
    }
    #[test]
    fn each_part_says_what_is_wrong_with_it() {
        let of = |applicant: bool, raw: Value| {
            let m = Person { applicant, mobile: true }.check(&raw, TODAY).unwrap_err();
            let part = m.args.iter().find(|(n, _)| n == "part").map(|(_, p)| p.clone());
            (m.key.to_string(), part)
        };
        let says = |key: &str, part: &str| (key.to_string(), if part.is_empty() { None } else { Some(part.into()) });
        let mobile = "09151234567";
        assert_eq!(of(true, json!({ "name": "x" })), says("answer-person-who", "who"));
        assert_eq!(of(false, json!("self")), says("answer-person-other", ""));
        assert_eq!(of(true, json!(["self"])), says("answer-person-parts", ""));
        assert_eq!(of(true, json!({ "who": "other", "mobile": mobile })), says("answer-needed", "name"));
        assert_eq!(of(false, json!({ "name": "x", "mobile": mobile })), says("answer-person-number", "national_number"));
        assert_eq!(of(false, json!({ "name": "x", "passport": "L898902C3" })), says("answer-needed", "mobile"));
        assert_eq!(
            of(false, json!({ "name": "x", "national_number": "0938668936", "mobile": mobile })),
            says("answer-national-number", "national_number")
        );
        assert_eq!(of(false, json!({ "name": "x", "street": "y" })), says("answer-unknown-part", ""));
    }
}
