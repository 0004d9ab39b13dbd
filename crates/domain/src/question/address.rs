//! A postal address: as one text, or in the parts that offices sort by.

use super::{postal_code, text};
use crate::{message::Msg, persian};
use serde_json::{Map, Value};

/// Provinces: the code of ISO 3166-2 and the names under which it is typed, Persian and English.
const PROVINCES: [(&str, &str, &str); 31] = [
    ("IR-00", "مرکزی", "Markazi"),
    ("IR-01", "گیلان", "Gilan"),
    ("IR-02", "مازندران", "Mazandaran"),
    ("IR-03", "آذربایجان شرقی", "East Azerbaijan"),
    ("IR-04", "آذربایجان غربی", "West Azerbaijan"),
    ("IR-05", "کرمانشاه", "Kermanshah"),
    ("IR-06", "خوزستان", "Khuzestan"),
    ("IR-07", "فارس", "Fars"),
    ("IR-08", "کرمان", "Kerman"),
    ("IR-09", "خراسان رضوی", "Razavi Khorasan"),
    ("IR-10", "اصفهان", "Isfahan"),
    ("IR-11", "سیستان و بلوچستان", "Sistan and Baluchestan"),
    ("IR-12", "کردستان", "Kurdistan"),
    ("IR-13", "همدان", "Hamadan"),
    ("IR-14", "چهارمحال و بختیاری", "Chaharmahal and Bakhtiari"),
    ("IR-15", "لرستان", "Lorestan"),
    ("IR-16", "ایلام", "Ilam"),
    ("IR-17", "کهگیلویه و بویراحمد", "Kohgiluyeh and Boyer-Ahmad"),
    ("IR-18", "بوشهر", "Bushehr"),
    ("IR-19", "زنجان", "Zanjan"),
    ("IR-20", "سمنان", "Semnan"),
    ("IR-21", "یزد", "Yazd"),
    ("IR-22", "هرمزگان", "Hormozgan"),
    ("IR-23", "تهران", "Tehran"),
    ("IR-24", "اردبیل", "Ardabil"),
    ("IR-25", "قم", "Qom"),
    ("IR-26", "قزوین", "Qazvin"),
    ("IR-27", "گلستان", "Golestan"),
    ("IR-28", "خراسان شمالی", "North Khorasan"),
    ("IR-29", "خراسان جنوبی", "South Khorasan"),
    ("IR-30", "البرز", "Alborz"),
];

/// Codes of the provinces, in the order of the standard.
pub fn provinces() -> impl Iterator<Item = &'static str> {
    PROVINCES.iter().map(|p| p.0)
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
    let mut kept = Map::new();
    for part in PARTS {
        let raw = given.get(part).filter(|v| !super::is_empty(v));
        let value = match (part, raw) {
            ("postal_code", None) => continue,
            (_, None) => Err(Msg::new("answer-needed")),
            ("province", Some(v)) => province(v).map(Value::from),
            ("postal_code", Some(v)) => super::typed(v).and_then(|s| postal_code::read(&s)).map(Value::from),
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
    PROVINCES.iter().find(|(code, fa, en)| is(code) || is(fa) || is(en)).map(|p| p.0).ok_or(Msg::new("answer-province"))
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
