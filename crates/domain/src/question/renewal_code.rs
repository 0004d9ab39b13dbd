//! Renewal code of a property (کد نوسازی): numbers with hyphens between them. How many there are and what each means differs from city to
//! city, so packages say it.

use super::typed;
use super::{Around, QuestionType, Show};
use crate::Lang;
use crate::message::{Arg, Msg};
use crate::package::walk::Map;
use crate::package::walk::{self, Ids, SHORT};
use crate::{Text, persian};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One number of the code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CodePart {
    /// Id, and the key of its text where the package gives none: `zone`, `district`, …
    pub id: String,
    /// What people call it; empty for the parts that everybody has.
    #[serde(default, skip_serializing_if = "is_none")]
    pub label: Text,
    /// Most digits.
    pub digits: i64,
    /// Whether it must be there; only the last ones may be left out.
    pub required: bool,
}

impl CodePart {
    /// What people call it, inside a message.
    fn name(&self) -> Arg {
        let usual = match self.id.as_str() {
            _ if !self.label.is_empty() => return self.label.clone().into(),
            "zone" => Msg::new("renewal-zone"),
            "district" => Msg::new("renewal-district"),
            "block" => Msg::new("renewal-block"),
            "parcel" => Msg::new("renewal-parcel"),
            "building" => Msg::new("renewal-building"),
            "apartment" => Msg::new("renewal-apartment"),
            "trade" => Msg::new("renewal-trade"),
            id => return id.into(),
        };
        usual.into()
    }
}

fn is_none(t: &Text) -> bool {
    t.0.is_empty()
}

/// Ids of the usual parts, in order: zone, district, block, parcel, building, apartment, trade.
pub const USUAL: [&str; 7] = ["zone", "district", "block", "parcel", "building", "apartment", "trade"];

/// The usual parts, each of at most five digits; the last two may be missing.
pub fn usual() -> Vec<CodePart> {
    USUAL.into_iter().enumerate().map(|(i, id)| CodePart { id: id.into(), label: Text::default(), digits: 5, required: i < 5 }).collect()
}

/// Numbers with hyphens, slashes, dots or spaces between them, or an object of part ids. Gives `1-12-34-5-0`, digits as typed.
/// What is wrong with one part has the argument `part`.
pub fn check(raw: &Value, parts: &[CodePart]) -> Result<Value, Msg> {
    let given: Vec<String> = match raw {
        Value::Object(o) => {
            let all: Vec<String> = parts.iter().map(|p| o.get(&p.id).map_or(Ok(String::new()), typed)).collect::<Result<_, _>>()?;
            let mut all: Vec<String> = all.iter().map(|s| persian::ascii_digits(s.trim())).collect();
            while all.last().is_some_and(String::is_empty) {
                all.pop();
            }
            all
        }
        raw => {
            let s = persian::ascii_digits(&persian::tidy(&typed(raw)?));
            let between = |c: char| {
                c.is_whitespace() || matches!(c, '-' | '/' | '.' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200b}'..='\u{200f}')
            };
            s.split(between).filter(|p| !p.is_empty()).map(String::from).collect()
        }
    };
    if given.is_empty() {
        return Err(Msg::new("answer-needed"));
    }
    let least = parts.iter().filter(|p| p.required).count();
    if !(least..=parts.len()).contains(&given.len()) {
        // The first that is missing, or that there are too many.
        return Err(match parts.get(given.len()) {
            Some(p) => Msg::new("answer-renewal-missing").with("name", p.name()).with("part", p.id.as_str()),
            None => Msg::new("answer-renewal-parts").with("min", least).with("max", parts.len()).with("found", given.len()),
        });
    }
    for (part, s) in parts.iter().zip(&given) {
        if s.is_empty() || !s.bytes().all(|b| b.is_ascii_digit()) || s.len() as i64 > part.digits {
            return Err(Msg::new("answer-renewal-part").with("name", part.name()).with("max", part.digits).with("part", part.id.as_str()));
        }
    }
    Ok(Value::from(given.join("-")))
}

/// Renewal code of a property.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RenewalCode {
    /// Its numbers, in order.
    pub parts: Vec<CodePart>,
}

impl QuestionType for RenewalCode {
    fn keys() -> &'static [&'static str] {
        &["parts"]
    }
    fn mistakes() -> &'static [&'static str] {
        &["answer-renewal-missing", "answer-renewal-part", "answer-renewal-parts"]
    }
    fn read(m: &Map, around: &Around) -> Self {
        RenewalCode { parts: if m.get("parts").is_some() { code_parts(m, around) } else { usual() } }
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        check(raw, &self.parts)
    }
    fn show(&self, value: &Value) -> Show<'_> {
        Show::Code(super::plain(value))
    }
    fn fields(&self) -> Vec<&str> {
        self.parts.iter().map(|p| p.id.as_str()).collect()
    }
    fn field(&self, value: &Value, part: &str) -> Show<'_> {
        let text = super::plain(value);
        let at = self.parts.iter().position(|p| p.id == part);
        Show::Typed(at.and_then(|at| text.split('-').nth(at)).unwrap_or("").to_string())
    }
    fn in_a_row(&self) -> bool {
        true
    }
    fn describe(&self, lang: Lang, to: &mut super::Described) {
        for (part, described) in self.parts.iter().zip(to.get_mut("parts").and_then(Value::as_array_mut).into_iter().flatten()) {
            described["label"] = part.label.get(lang).into();
        }
    }
}

/// The parts in a package: those that may be left out are the last.
fn code_parts(m: &Map, around: &Around) -> Vec<CodePart> {
    let sheet = m.sheet();
    let mut ids = Ids::default();
    let mut found: Vec<CodePart> = vec![];
    for item in m.list_of_some("parts", "mistake-empty-list") {
        let Some(p) = walk::map(sheet, item, &["id", "label", "digits", "required"]) else { continue };
        let id = p.question_id("id");
        ids.add(sheet, item, &id);
        let usual = USUAL.contains(&id.as_str());
        let label = if usual { p.text_or_empty("label", around.languages, SHORT) } else { p.text("label", around.languages, SHORT) };
        let required = p.boolean("required", true);
        if required && found.last().is_some_and(|last| !last.required) {
            sheet.say(item.at, Msg::new("mistake-required-after-optional").with("id", id.as_str()));
        }
        found.push(CodePart { id, label, digits: p.number("digits", Some(5), 1, 10), required });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn five_to_seven_numbers_unless_a_package_says_otherwise() {
        for typed in ["1-12-034-5-0", "۱-۱۲-۰۳۴-۵-۰", "1/12/034/5/0", "1 – 12 – 034 – 5 – 0"] {
            assert_eq!(check(&Value::from(typed), &usual()), Ok(Value::from("1-12-034-5-0")), "{typed}");
        }
        assert_eq!(
            check(&json!({ "zone": "۱", "district": "2", "block": "3", "parcel": 4, "building": "5", "trade": "" }), &usual()),
            Ok(Value::from("1-2-3-4-5"))
        );
        assert!(check(&Value::from("1-2-3-4-5-6-7"), &usual()).is_ok());
        for (no, key, part) in [
            ("1-2-3-4", "answer-renewal-missing", "building"),
            ("1-2-x-4-5", "answer-renewal-part", "block"),
            ("1-2-3-4-123456", "answer-renewal-part", "building"),
        ] {
            let m = check(&Value::from(no), &usual()).unwrap_err();
            assert_eq!((m.key.as_ref(), m.args.last()), (key, Some(&("part".into(), part.into()))), "{no}");
        }
        assert_eq!(check(&Value::from("1-2-3-4-5-6-7-8"), &usual()).unwrap_err().key, "answer-renewal-parts");
        let three: Vec<CodePart> = usual().into_iter().take(3).collect();
        assert_eq!(check(&Value::from("1-2-3"), &three), Ok(Value::from("1-2-3")));
    }
    #[test]
    fn the_message_named_no_part() {
        let named = |typed: &str, parts: &[CodePart]| {
            let m = check(&Value::from(typed), parts).unwrap_err();
            m.args.into_iter().find(|(name, _)| name == "name").map(|(_, arg)| arg)
        };
        assert_eq!(named("1-2-x-4-5", &usual()), Some(Msg::new("renewal-block").into()));
        assert_eq!(named("1-2-3-4", &usual()), Some(Msg::new("renewal-building").into()));
        let text = Text([(Lang::EN, "Sector".to_string())].into());
        let own = [CodePart { id: "sector".into(), label: text.clone(), digits: 2, required: true }];
        assert_eq!(named("123", &own), Some(text.into()));
    }
}
