//! A postal address: as one text, or in the parts that offices sort by.

use super::{Around, QuestionType, Show};
use super::{postal_code, text};
use crate::Lang;
use crate::package::walk::Map;
use crate::{message::Msg, persian};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Provinces: the code of ISO 3166-2, the key of its name, and the names under which it is typed, Persian and English.
const PROVINCES: [(&str, &str, &str, &str); 31] = [
    ("IR-00", "province-00", "مرکزی", "Markazi"),
    ("IR-01", "province-01", "گیلان", "Gilan"),
    ("IR-02", "province-02", "مازندران", "Mazandaran"),
    ("IR-03", "province-03", "آذربایجان شرقی", "East Azerbaijan"),
    ("IR-04", "province-04", "آذربایجان غربی", "West Azerbaijan"),
    ("IR-05", "province-05", "کرمانشاه", "Kermanshah"),
    ("IR-06", "province-06", "خوزستان", "Khuzestan"),
    ("IR-07", "province-07", "فارس", "Fars"),
    ("IR-08", "province-08", "کرمان", "Kerman"),
    ("IR-09", "province-09", "خراسان رضوی", "Razavi Khorasan"),
    ("IR-10", "province-10", "اصفهان", "Isfahan"),
    ("IR-11", "province-11", "سیستان و بلوچستان", "Sistan and Baluchestan"),
    ("IR-12", "province-12", "کردستان", "Kurdistan"),
    ("IR-13", "province-13", "همدان", "Hamadan"),
    ("IR-14", "province-14", "چهارمحال و بختیاری", "Chaharmahal and Bakhtiari"),
    ("IR-15", "province-15", "لرستان", "Lorestan"),
    ("IR-16", "province-16", "ایلام", "Ilam"),
    ("IR-17", "province-17", "کهگیلویه و بویراحمد", "Kohgiluyeh and Boyer-Ahmad"),
    ("IR-18", "province-18", "بوشهر", "Bushehr"),
    ("IR-19", "province-19", "زنجان", "Zanjan"),
    ("IR-20", "province-20", "سمنان", "Semnan"),
    ("IR-21", "province-21", "یزد", "Yazd"),
    ("IR-22", "province-22", "هرمزگان", "Hormozgan"),
    ("IR-23", "province-23", "تهران", "Tehran"),
    ("IR-24", "province-24", "اردبیل", "Ardabil"),
    ("IR-25", "province-25", "قم", "Qom"),
    ("IR-26", "province-26", "قزوین", "Qazvin"),
    ("IR-27", "province-27", "گلستان", "Golestan"),
    ("IR-28", "province-28", "خراسان شمالی", "North Khorasan"),
    ("IR-29", "province-29", "خراسان جنوبی", "South Khorasan"),
    ("IR-30", "province-30", "البرز", "Alborz"),
];

/// Codes of the provinces, in the order of the standard.
pub fn provinces() -> impl Iterator<Item = &'static str> {
    PROVINCES.iter().map(|p| p.0)
}

/// Key of the name of a province by its code, `IR-09`.
pub fn name_of(code: &str) -> &'static str {
    PROVINCES.iter().find(|p| p.0 == code).map_or("answer-none", |p| p.1)
}

const COUNTIES: &str = include_str!("../../data/counties.txt");

/// Counties with the code of their province, of one province or of all.
pub fn counties(of: Option<&str>) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = COUNTIES.lines().filter_map(|line| line.split_once(": ")).filter(move |(code, _)| of.is_none_or(|of| of == *code));
    lines.filter(|(code, _)| code.starts_with("IR-")).flat_map(|(code, names)| names.split("، ").map(move |name| (code, name)))
}

/// The name of a county as the list has it; as it is typed when the list does not.
fn county(typed: &Value, province: &str) -> Result<Value, Msg> {
    let typed = text::line(typed, NAME)?;
    let Some(name) = typed.as_str() else { return Ok(typed) };
    let plain = |s: &str| {
        let s = persian::fold(s);
        s.strip_prefix("شهرستان ").unwrap_or(&s).chars().filter(|c| !c.is_whitespace() && *c != '\u{200c}').collect::<String>()
    };
    let found = counties(Some(province)).find(|(_, known)| plain(known) == plain(name));
    Ok(found.map_or_else(|| typed.clone(), |(_, known)| Value::from(known)))
}

/// The parts of an address, from the largest.
pub const PARTS: [&str; 5] = ["province", "county", "city", "text", "postal_code"];

/// Longest name of a county or city, in characters.
const NAME: i64 = 80;

/// `{province, county, city, text, postal_code}`; all but the postal code must be there. The province is kept as its code. What is
/// wrong with one part has the argument `part`.
pub fn parts(raw: &Value, max: i64) -> Result<Value, Msg> {
    let Value::Object(given) = raw else { return Err(Msg::new("answer-address-parts")) };
    if let Some(other) = given.keys().find(|k| !PARTS.contains(&k.as_str())) {
        return Err(Msg::new("answer-address-unknown-part").with("name", other.chars().take(40).collect::<String>()));
    }
    let mut kept = serde_json::Map::new();
    for part in PARTS {
        let raw = given.get(part).filter(|v| !super::is_empty(v));
        let value = match (part, raw) {
            ("postal_code", None) => continue,
            (_, None) => Err(Msg::new("answer-needed")),
            ("province", Some(v)) => province(v).map(Value::from),
            ("postal_code", Some(v)) => super::typed(v).and_then(|s| postal_code::read(&s)).map(Value::from),
            ("county", Some(v)) => county(v, kept.get("province").and_then(Value::as_str).unwrap_or("")),
            ("text", Some(v)) => text::lines(v, max),
            (_, Some(v)) => text::line(v, NAME),
        };
        let value = value.and_then(|v| if v == "" { Err(Msg::new("answer-needed")) } else { Ok(v) });
        kept.insert(part.into(), value.map_err(|m| m.with("part", part))?);
    }
    Ok(Value::Object(kept))
}

fn province(raw: &Value) -> Result<&'static str, Msg> {
    let typed = persian::fold(&super::typed(raw)?);
    let typed = typed.strip_prefix("استان ").unwrap_or(&typed);
    let is = |name: &str| persian::fold(name) == typed;
    PROVINCES.iter().find(|(code, _, fa, en)| is(code) || is(fa) || is(en)).map(|p| p.0).ok_or(Msg::new("answer-province"))
}

/// Fewest letters and digits of an address by which somebody finds the place.
const LEAST: i64 = 5;

/// A postal address: one text, or its parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Address {
    /// Most characters of the text.
    pub max: i64,
    /// Whether it comes in parts.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub structured: bool,
}

impl QuestionType for Address {
    fn keys() -> &'static [&'static str] {
        &["max", "structured"]
    }
    fn mistakes() -> &'static [&'static str] {
        &[
            "answer-too-long",
            "answer-one-line",
            "answer-control-character",
            "answer-address-parts",
            "answer-address-unknown-part",
            "answer-address-short",
            "answer-province",
            "answer-postal-code",
        ]
    }
    fn read(m: &Map, _: &Around) -> Self {
        Address { max: m.number("max", Some(300), 1, 1000), structured: m.boolean("structured", false) }
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        if self.structured { parts(raw, self.max) } else { text::lines(raw, self.max) }
    }
    fn enough(&self, value: &Value) -> Result<(), Msg> {
        let text = if self.structured { super::part(value, "text") } else { super::plain(value) };
        let (found, least) = (text.chars().filter(|c| c.is_alphanumeric()).count() as i64, LEAST.min(self.max));
        if found >= least {
            return Ok(());
        }
        let short = Msg::new("answer-address-short").with("min", least).with("found", found);
        Err(if self.structured { short.with("part", "text") } else { short })
    }
    fn show(&self, value: &Value) -> Show<'_> {
        // A draft of before a question got parts may hold one text.
        if !self.structured || !value.is_object() {
            return Show::Typed(super::plain(value));
        }
        let part = |name| super::part(value, name);
        let typed = |name| Show::Typed(part(name));
        let mut lines = vec![Show::Joined(vec![Show::Key(name_of(&part("province"))), typed("county"), typed("city")]), typed("text")];
        if !part("postal_code").is_empty() {
            lines.push(Show::Filled("value-postal-code", vec![("code", Show::Code(part("postal_code")))]));
        }
        Show::Lines(lines)
    }
    fn fields(&self) -> Vec<&str> {
        if self.structured { PARTS.to_vec() } else { vec![] }
    }
    fn field(&self, value: &Value, part: &str) -> Show<'_> {
        Show::Typed(match value {
            // A text from before the question had parts.
            Value::String(s) if part == "text" || part.is_empty() => s.clone(),
            _ => String::new(),
        })
    }
    fn describe(&self, _: Lang, to: &mut super::Described) {
        to.insert("structured".into(), self.structured.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_parts_are_kept_in_their_forms() {
        let raw = json!({ "province": "خراسان رضوي", "county": "مشهد", "city": " مشهد ", "text": "خیابان نمونه، پلاک ۳۳", "postal_code": "۹۱۷۷۹-۴۸۹۷۴" });
        let kept =
            json!({ "province": "IR-09", "county": "مشهد", "city": "مشهد", "text": "خیابان نمونه، پلاک ۳۳", "postal_code": "9177948974" });
        assert_eq!(parts(&raw, 300), Ok(kept.clone()));
        assert_eq!(parts(&kept, 300), Ok(kept));
    }
    #[test]
    fn a_county_has_one_spelling_if_it_is_known_and_its_own_if_not() {
        let kept =
            |typed: &str| parts(&json!({ "province": "تهران", "county": typed, "city": "x", "text": "y" }), 300).unwrap()["county"].clone();
        for typed in ["رباط کریم", "رباط‌کریم", "شهرستان رباط كريم", "رباطکریم"] {
            assert_eq!(kept(typed), "رباط‌کریم", "{typed}");
        }
        assert_eq!((kept("مشهد"), kept("شهرستان نو")), ("مشهد".into(), "شهرستان نو".into()));
    }
    #[test]
    fn every_province_has_its_counties_once() {
        for province in provinces() {
            let names: Vec<String> = counties(Some(province)).map(|c| persian::joined(c.1)).collect();
            let once: std::collections::BTreeSet<&String> = names.iter().collect();
            assert!(names.len() >= 3 && once.len() == names.len(), "{province}: {names:?}");
            for (_, name) in counties(Some(province)) {
                assert_eq!(persian::tidy(name), name, "{name} would be kept otherwise");
            }
        }
        assert!(counties(None).all(|(code, _)| provinces().any(|p| p == code)));
    }
    #[test]
    fn one_letter_was_taken_as_an_address() {
        let enough = |structured: bool, value: Value| Address { max: 300, structured }.enough(&value).map_err(|m| m.key.into_owned());
        let short = Err("answer-address-short".to_string());
        for (text, taken) in [("x", false), ("  - ، 1", false), ("کوچه", false), ("ک. ۱۲، پ ۳", true), ("خیابان نمونه", true)]
        {
            let wanted = if taken { Ok(()) } else { short.clone() };
            assert_eq!(enough(false, Value::from(text)), wanted, "{text}");
            assert_eq!(enough(true, json!({ "province": "IR-09", "county": "مشهد", "city": "مشهد", "text": text })), wanted, "{text}");
        }
        // Where no more may be written, no more is asked for.
        assert_eq!(Address { max: 2, structured: false }.enough(&Value::from("ab")), Ok(()));
    }
    #[test]
    fn each_part_says_what_is_wrong_with_it() {
        let raw = |part: &str, v: &str| {
            let mut all = json!({ "province": "IR-23", "county": "تهران", "city": "تهران", "text": "خیابان نمونه", "postal_code": "" });
            all[part] = Value::from(v);
            all
        };
        assert!(parts(&raw("postal_code", " "), 300).is_ok());
        for (part, v, key) in [
            ("province", "تورنتو", "answer-province"),
            ("city", "", "answer-needed"),
            ("postal_code", "12", "answer-postal-code"),
            ("text", "خیابان بسیار بلند", "answer-too-long"),
            ("county", "a\nb", "answer-one-line"),
        ] {
            let m = parts(&raw(part, v), 12).unwrap_err();
            assert_eq!((m.key.as_ref(), m.args.last()), (key, Some(&("part".into(), part.into()))), "{part}");
        }
        assert_eq!(parts(&raw("street", "x"), 300).unwrap_err().key, "answer-address-unknown-part");
        assert_eq!(parts(&Value::from("مشهد"), 300).unwrap_err().key, "answer-address-parts");
    }
}
