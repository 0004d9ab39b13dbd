//! Plate of a vehicle: of a car, two digits, a letter, three digits and the region; of a motorcycle, the region's three digits and
//! five digits.

use super::{Around, QuestionType, Show};
use super::{digits, typed};
use crate::Lang;
use crate::package::walk::Map;
use crate::{message::Msg, persian};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Of which vehicle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Vehicle {
    /// A car, lorry or bus.
    #[default]
    Car,
    /// A motorcycle.
    Motorcycle,
    /// Any of these.
    Any,
}

/// The parts of a car's plate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Car {
    /// First two digits.
    pub two: String,
    /// The letter: one of [`LETTERS`].
    pub letter: &'static str,
    /// Three digits.
    pub three: String,
    /// Two digits of the region.
    pub region: String,
}

/// Letters of plates in the order of the alphabet: private ones, and those of offices, taxis, police, forces, farms, the
/// disabled, transit and diplomats.
pub const LETTERS: [&str; 27] = [
    "الف",
    "ب",
    "پ",
    "ت",
    "ث",
    "ج",
    "د",
    "ز",
    "ژ",
    "س",
    "ش",
    "ص",
    "ط",
    "ع",
    "ف",
    "ق",
    "ک",
    "گ",
    "ل",
    "م",
    "ن",
    "و",
    "ه",
    "ی",
    "D",
    "S",
    "تشریفات",
];

/// Regions in use, from tables that libraries keep. They grow, and no
/// official table stands behind them: they count only where a package asks for that.
const REGIONS: &str = "10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 40 41 42 43 44 45 46 47 48 49 \
    51 52 53 55 56 57 58 59 61 62 63 64 65 66 67 68 69 71 72 73 74 75 76 77 78 79 81 82 83 84 85 86 87 88 89 91 92 93 94 95 96 97 98 99";

/// Gives `12ب345-36` or `765-12345`. Parts come as `{two, letter, three, region}` or `{region, five}`. With `known_region`, regions
/// that our list does not have are refused. What is wrong with one part has the argument `part`.
pub fn check(raw: &Value, vehicle: Vehicle, known_region: bool) -> Result<Value, Msg> {
    let whole = match raw {
        Value::Object(o) => {
            let part = |k: &str| o.get(k).map_or(Ok(String::new()), typed);
            if o.contains_key("five") {
                let (region, five) = (part("region")?, part("five")?);
                if (region.clone() + &five).trim().is_empty() {
                    return Err(Msg::new("answer-needed"));
                }
                return motorcycle(&region, &five).map(Value::from);
            }
            let parts = [part("two")?, part("letter")?, part("three")?, part("region")?];
            if parts.iter().all(|p| p.trim().is_empty()) {
                return Err(Msg::new("answer-needed"));
            }
            return of_parts(&parts, known_region).map(|c| Value::from(c.to_string()));
        }
        raw => typed(raw)?,
    };
    // `ایران` stands above the region on the plate itself.
    let s = persian::tidy(&digits::compact(&whole)).replace("ایران", "").replace("IRAN", "");
    let s: String = s.chars().filter(|c| !matches!(c, '.' | '/' | '|' | '_' | '،' | ',')).collect();
    let letter_at = s.find(|c: char| !c.is_ascii_digit());
    match letter_at {
        None if s.len() == 8 && vehicle != Vehicle::Car => motorcycle(&s[..3], &s[3..]).map(Value::from),
        None if vehicle == Vehicle::Motorcycle => Err(Msg::new("answer-plate-motorcycle").with("part", "five")),
        None => Err(Msg::new("answer-plate-no-letter").with("part", "letter")),
        Some(_) if vehicle == Vehicle::Motorcycle => Err(Msg::new("answer-plate-motorcycle").with("part", "five")),
        Some(at) => {
            let (two, rest) = s.split_at(at);
            let end = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
            let (letter, numbers) = rest.split_at(end);
            let (three, region) = numbers.split_at_checked(3).unwrap_or((numbers, ""));
            of_parts(&[two.into(), letter.into(), three.into(), region.into()], known_region).map(|c| Value::from(c.to_string()))
        }
    }
}

fn of_parts([two, letter, three, region]: &[String; 4], known_region: bool) -> Result<Car, Msg> {
    let number = |s: &str, needs: usize, part: &'static str| digits::exactly(s, needs).map_err(|m| m.with("part", part));
    let (two, letter) = (number(two, 2, "two")?, self::letter(letter).map_err(|m| m.with("part", "letter"))?);
    let (three, region) = (number(three, 3, "three")?, number(region, 2, "region")?);
    for (s, part) in [(&two, "two"), (&three, "three")] {
        if s.contains('0') {
            return Err(Msg::new("answer-plate-zero").with("part", part));
        }
    }
    if known_region && !is_region(&region) {
        return Err(Msg::new("answer-plate-region").with("region", region.parse::<i64>().unwrap_or(0)).with("part", "region"));
    }
    Ok(Car { two, letter, three, region })
}

fn is_region(region: &str) -> bool {
    REGIONS.split(' ').any(|r| r == region)
}

fn letter(typed: &str) -> Result<&'static str, Msg> {
    let s = persian::tidy(&digits::compact(typed)).to_uppercase();
    let s = match s.as_str() {
        "" => return Err(Msg::new("answer-plate-no-letter")),
        "ا" | "آ" | "أ" => "الف",
        "ﻫ" | "ھ" | "ہ" | "ة" => "ه",
        "ي" | "ى" | "ئ" => "ی",
        "ك" => "ک",
        s => s,
    };
    LETTERS.into_iter().find(|l| *l == s).ok_or(Msg::new("answer-plate-letter").with("found", typed.chars().take(10).collect::<String>()))
}

fn motorcycle(region: &str, five: &str) -> Result<String, Msg> {
    let number = |s: &str, needs: usize, part: &'static str| digits::exactly(s, needs).map_err(|m| m.with("part", part));
    let (region, five) = (number(region, 3, "region")?, number(five, 5, "five")?);
    digits::not_all_equal(&format!("{region}{five}"))?;
    Ok(format!("{region}-{five}"))
}

impl Car {
    /// The parts of a kept value; nothing when it is that of a motorcycle.
    pub fn of(value: &str) -> Option<Car> {
        let (rest, region) = value.split_once('-')?;
        let two = rest.get(..2)?;
        let letter = LETTERS.into_iter().find(|l| rest[2..].strip_prefix(l).is_some_and(|r| r.len() == 3))?;
        Some(Car { two: two.into(), letter, three: rest[2 + letter.len()..].into(), region: region.into() })
    }
}

impl std::fmt::Display for Car {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}{}-{}", self.two, self.letter, self.three, self.region)
    }
}

/// Plate of a vehicle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plate {
    /// Of which vehicle.
    pub vehicle: Vehicle,
    /// What the package wrote. It decides nothing any more and stays for the hash of versions from before regions outside the list
    /// were taken by default.
    pub any_region: bool,
    /// Whether the region must be in our list.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub known_region: bool,
}

impl QuestionType for Plate {
    fn keys() -> &'static [&'static str] {
        &["vehicle", "any_region"]
    }
    fn mistakes() -> &'static [&'static str] {
        &[
            "answer-digits-only",
            "answer-digits-count",
            "answer-digits-equal",
            "answer-plate-letter",
            "answer-plate-motorcycle",
            "answer-plate-no-letter",
            "answer-plate-region",
            "answer-plate-zero",
        ]
    }
    fn read(m: &Map, _: &Around) -> Self {
        let any_region = m.boolean("any_region", true);
        Plate {
            vehicle: match m.word("vehicle", &["car", "motorcycle", "any"], Some("car")) {
                "motorcycle" => Vehicle::Motorcycle,
                "any" => Vehicle::Any,
                _ => Vehicle::Car,
            },
            any_region: m.get("any_region").is_some() && any_region,
            known_region: !any_region,
        }
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        check(raw, self.vehicle, self.known_region)
    }
    /// In the order in which it is read on the car, from left to right: the letter must not turn the numbers round.
    fn show(&self, value: &Value) -> Show<'_> {
        let text = super::plain(value);
        Show::Code(match Car::of(&text) {
            Some(c) => format!("{} \u{2068}{}\u{2069} {} – {}", c.two, c.letter, c.three, c.region),
            None => text,
        })
    }
    fn doubts(&self, value: &Value) -> Vec<Msg> {
        let Some(car) = Car::of(&super::plain(value)).filter(|c| !is_region(&c.region)) else { return vec![] };
        vec![Msg::new("doubt-plate-region").with("region", car.region.parse::<i64>().unwrap_or(0))]
    }
    fn has_parts(&self) -> bool {
        true
    }
    fn fields(&self) -> Vec<&str> {
        match self.vehicle {
            Vehicle::Car => vec!["two", "letter", "three", "region"],
            Vehicle::Motorcycle => vec!["region", "five"],
            Vehicle::Any => vec![],
        }
    }
    fn field(&self, value: &Value, part: &str) -> Show<'_> {
        let text = super::plain(value);
        Show::Typed(match (part, Car::of(&text), text.split_once('-')) {
            ("", ..) => text,
            ("two", Some(car), _) => car.two,
            ("letter", Some(car), _) => car.letter.to_string(),
            ("three", Some(car), _) => car.three,
            (_, Some(car), _) => car.region,
            ("region", None, Some((region, _))) => region.to_string(),
            ("five", None, Some((_, five))) => five.to_string(),
            _ => String::new(),
        })
    }
    fn input(&self, part: &str) -> String {
        if self.vehicle == Vehicle::Any { "answer".into() } else { super::usual_input(part, &self.fields()) }
    }
    fn in_a_row(&self) -> bool {
        true
    }
    fn describe(&self, _: Lang, to: &mut super::Described) {
        to.remove("known_region");
        to.insert("any_region".into(), (!self.known_region).into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn any(s: &str) -> Result<Value, Msg> {
        check(&Value::from(s), Vehicle::Any, true)
    }

    #[test]
    fn as_people_write_plates() {
        for typed in ["12ع345-36", "۱۲ ع ۳۴۵ - ایران ۳۶", "12 ع 345 36", "12ع34536", "\u{2066}۱۲ \u{2068}ع\u{2069} ۳۴۵ – ۳۶\u{2069}"]
        {
            assert_eq!(any(typed), Ok(Value::from("12ع345-36")), "{typed}");
        }
        assert_eq!(any("12الف345-42"), Ok(Value::from("12الف345-42")));
        assert_eq!(any("12ا345-42"), Ok(Value::from("12الف345-42")));
        assert_eq!(any("12ي345-42"), Ok(Value::from("12ی345-42")));
        assert_eq!(any("12هـ345-42"), Ok(Value::from("12ه345-42")));
        assert_eq!(any("12d345-42"), Ok(Value::from("12D345-42")));
        assert_eq!(any("۷۶۵-۱۲۳۴۵"), Ok(Value::from("765-12345")));
        let parts = json!({ "two": "۱۲", "letter": "ع", "three": "345", "region": "36" });
        assert_eq!(check(&parts, Vehicle::Car, true), Ok(Value::from("12ع345-36")));
        assert_eq!(check(&json!({ "region": "765", "five": "12345" }), Vehicle::Motorcycle, true), Ok(Value::from("765-12345")));
    }
    #[test]
    fn each_part_says_what_is_wrong_with_it() {
        for (no, key, part) in [
            ("12غ345-36", "answer-plate-letter", "letter"),
            ("1234536", "answer-plate-no-letter", "letter"),
            ("10ب345-36", "answer-plate-zero", "two"),
            ("12ب305-36", "answer-plate-zero", "three"),
            ("12ب145-50", "answer-plate-region", "region"),
            ("12ب145", "answer-digits-count", "region"),
            ("1ب145-36", "answer-digits-count", "two"),
            ("12ب14", "answer-digits-count", "three"),
            ("12ب145-36ب", "answer-digits-only", "region"),
        ] {
            let m = any(no).unwrap_err();
            assert_eq!((m.key.as_ref(), m.args.last()), (key, Some(&("part".into(), part.into()))), "{no}");
        }
        assert_eq!(check(&Value::from("12ب145-50"), Vehicle::Car, false), Ok(Value::from("12ب145-50")));
        assert!(check(&Value::from("76512345"), Vehicle::Car, true).is_err());
        assert!(check(&Value::from("12ب345-36"), Vehicle::Motorcycle, true).is_err());
    }
    #[test]
    fn a_region_that_nobody_knows_was_taken_without_a_doubt() {
        let plate = Plate { vehicle: Vehicle::Any, any_region: false, known_region: false };
        let keys = |s: &str| plate.doubts(&Value::from(s)).into_iter().map(|m| m.key.to_string()).collect::<Vec<_>>();
        assert_eq!(keys("12ب145-50"), ["doubt-plate-region"]);
        assert!(keys("12ب145-36").is_empty() && keys("765-12345").is_empty());
    }
    #[test]
    fn a_kept_value_has_its_parts() {
        for value in ["12الف345-42", "12D345-42", "12تشریفات345-11", "12ت345-11"] {
            assert_eq!(Car::of(value).unwrap().to_string(), value);
        }
        assert_eq!(Car::of("765-12345"), None);
    }
}
