//! Money: kept in rials, since bills and laws count them; people speak of tomans of ten rials.

use super::number::limits;
use super::number::whole;
use super::{Around, QuestionType, Show};
use crate::Lang;
use crate::expression::Type;
use crate::message::{Arg, Msg};
use crate::package::MOST_RIALS;
use crate::package::walk::Map;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a typed amount counts when no unit is written after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Rials.
    #[default]
    Rial,
    /// Tomans.
    Toman,
}

impl Unit {
    /// Rials in one.
    pub fn rials(self) -> i64 {
        match self {
            Unit::Rial => 1,
            Unit::Toman => 10,
        }
    }
    /// For serde: leaves the default out, so that the content of packages from before there was a unit stays what it was.
    pub(crate) fn is_default(&self) -> bool {
        *self == Unit::default()
    }
}

/// An amount in rials between `min` and `max` rials. A JSON number counts rials; a text counts what is written after it, else
/// `unit`.
pub fn check(raw: &Value, min: i64, max: i64, unit: Unit) -> Result<Value, Msg> {
    let (amount, unit) = match raw {
        Value::Number(n) => (n.as_i64(), Unit::Rial),
        Value::String(s) => {
            let (number, written) = split_unit(s);
            (whole(number)?, written.unwrap_or(unit))
        }
        _ => return Err(Msg::new("answer-wrong-type")),
    };
    match amount.and_then(|n| n.checked_mul(unit.rials())) {
        Some(rials) if (min..=max).contains(&rials) => Ok(Value::from(rials)),
        // The limits in the unit that the person wrote.
        _ => {
            let told = |rials| Arg::Money { rials, unit };
            Err(Msg::new("answer-money-out-of-range").with("min", told(min)).with("max", told(max)))
        }
    }
}

const TOMAN: [&str; 7] = ["تومان", "تومن", "toman", "tomans", "tomān", "tuman", "irt"];
const RIAL: [&str; 5] = ["ریال", "ريال", "rials", "rial", "irr"];

/// The number and the unit that stands after it.
fn split_unit(s: &str) -> (&str, Option<Unit>) {
    let s = s.trim_matches(|c: char| c.is_whitespace() || c == '.' || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}'));
    let lower = s.to_lowercase();
    for (words, unit) in [(&TOMAN[..], Unit::Toman), (&RIAL[..], Unit::Rial)] {
        for word in words {
            // Lower case may change the length only of letters that no number has.
            if let Some(number) = lower.strip_suffix(word).and_then(|n| s.get(..n.len())) {
                return (number, Some(unit));
            }
        }
    }
    (s, None)
}

/// Rials; `unit` is what a typed number counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Money {
    /// Smallest, in rials.
    pub min: i64,
    /// Largest, in rials.
    pub max: i64,
    /// Unit of a typed number.
    #[serde(default, skip_serializing_if = "Unit::is_default")]
    pub unit: Unit,
}

impl QuestionType for Money {
    fn keys() -> &'static [&'static str] {
        &["min", "max", "unit"]
    }
    fn mistakes() -> &'static [&'static str] {
        &["answer-not-a-number", "answer-money-out-of-range"]
    }
    fn read(m: &Map, _: &Around) -> Self {
        let (min, max) = limits(m, MOST_RIALS);
        let unit = if m.word("unit", &["rial", "toman"], Some("rial")) == "toman" { Unit::Toman } else { Unit::Rial };
        Money { min, max, unit }
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        check(raw, self.min, self.max, self.unit)
    }
    fn shape(&self) -> Type {
        Type::Number { min: Decimal::from(self.min), max: Decimal::from(self.max) }
    }
    fn show(&self, value: &Value) -> Show<'_> {
        value.as_i64().map_or_else(|| Show::Typed(super::plain(value)), Show::Money)
    }
    /// Kept in rials; typed in the unit of the question where that is whole.
    fn field(&self, value: &Value, _: &str) -> Show<'_> {
        match (value.as_i64(), self.unit) {
            (Some(rials), Unit::Toman) if rials % 10 == 0 => Show::Code((rials / 10).to_string()),
            (Some(rials), Unit::Toman) => Show::Rials(rials),
            (Some(rials), Unit::Rial) => Show::Code(rials.to_string()),
            (None, _) => Show::Typed(super::plain(value)),
        }
    }
    fn describe(&self, _: Lang, to: &mut super::Described) {
        to.insert("unit".into(), serde_json::json!(self.unit));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_that_is_written_wins() {
        let rials = |s: &str, unit| check(&Value::from(s), 0, 1_000_000_000, unit).unwrap();
        for s in ["۵۰٬۰۰۰ تومان", "50,000 toman", "50000tomans", "٥٠٠٠٠ تومان", "500000 ریال", "۵۰۰٬۰۰۰ريال", "500,000 IRR"]
        {
            for unit in [Unit::Rial, Unit::Toman] {
                assert_eq!(rials(s, unit), 500_000, "{s}");
            }
        }
        assert_eq!((rials("500000", Unit::Rial), rials("50000", Unit::Toman)), (500_000.into(), 500_000.into()));
        // What is kept counts rials, whatever people type.
        assert_eq!(check(&Value::from(500_000), 0, 1_000_000, Unit::Toman), Ok(Value::from(500_000)));
    }
    #[test]
    fn limits_are_told_in_the_unit_that_was_written() {
        let told = |s: &str| check(&Value::from(s), 0, 1000, Unit::Rial).unwrap_err();
        let range = |unit| {
            let told = |rials| Arg::Money { rials, unit };
            Msg::new("answer-money-out-of-range").with("min", told(0)).with("max", told(1000))
        };
        assert_eq!((told("2000"), told("101 تومان")), (range(Unit::Rial), range(Unit::Toman)));
        assert_eq!(told("999999999999999999 تومان"), range(Unit::Toman));
        assert_eq!(told("تومان").key, "answer-not-a-number");
        assert_eq!(told("پانصد هزار تومان").key, "answer-not-a-number");
    }
    #[test]
    fn the_smallest_amount_is_not_told_as_zero_tomans() {
        let m = check(&Value::from("0 تومان"), 5, 1000, Unit::Rial).unwrap_err();
        assert_eq!(m.args[0], ("min".into(), Arg::Money { rials: 5, unit: Unit::Toman }));
    }
}
