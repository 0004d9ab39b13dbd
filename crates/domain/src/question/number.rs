//! Whole numbers, in the digits of any script.

use super::typed;
use super::{Around, QuestionType, Show};
use crate::expression::Type;
use crate::package::walk::Map;
use crate::package::{MOST_RIALS, Node};
use crate::{message::Msg, persian};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A whole number between `min` and `max`; thousands separators and spaces are ignored.
pub fn check(raw: &Value, min: i64, max: i64) -> Result<Value, Msg> {
    match whole(&typed(raw)?)? {
        Some(n) if (min..=max).contains(&n) => Ok(Value::from(n)),
        _ => Err(Msg::new("answer-out-of-range").with("min", min).with("max", max)),
    }
}

/// The number that is written; nothing when it is beyond all limits.
pub(super) fn whole(s: &str) -> Result<Option<i64>, Msg> {
    let s: String = persian::ascii_digits(s).chars().filter(|c| !is_unseen(*c)).map(|c| if c == '−' { '-' } else { c }).collect();
    // A comma may be meant as the mark before a fraction: only between groups of three it says nothing.
    if s.contains(is_comma) {
        let parts: Vec<Vec<&str>> = s.split(is_comma).map(|p| p.split(is_space).filter(|g| !g.is_empty()).collect()).collect();
        let whole = parts.iter().all(|p| !p.is_empty());
        let mut groups = parts.into_iter().flatten().map(|g| g.trim_start_matches('-').len());
        if !whole || !groups.next().is_some_and(|n| (1..=3).contains(&n)) || groups.any(|n| n != 3) {
            return Err(Msg::new("answer-not-a-number"));
        }
    }
    let s: String = s.chars().filter(|c| !is_comma(*c) && !is_space(*c)).collect();
    let digits = s.strip_prefix('-').unwrap_or(&s);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Msg::new("answer-not-a-number"));
    }
    Ok(s.parse().ok())
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '٬' | '،')
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '_'
}

fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whole number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Number {
    /// Smallest.
    pub min: i64,
    /// Largest.
    pub max: i64,
}

impl QuestionType for Number {
    fn keys() -> &'static [&'static str] {
        &["min", "max"]
    }
    fn mistakes() -> &'static [&'static str] {
        &["answer-not-a-number", "answer-out-of-range"]
    }
    fn read(m: &Map, _: &Around) -> Self {
        let (min, max) = limits(m, 1_000_000_000);
        Number { min, max }
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        check(raw, self.min, self.max)
    }
    fn shape(&self) -> Type {
        Type::Number { min: Decimal::from(self.min), max: Decimal::from(self.max) }
    }
    fn show(&self, value: &Value) -> Show<'_> {
        value.as_i64().map_or_else(|| Show::Typed(super::plain(value)), Show::Number)
    }
}

/// `min` and `max` of a package.
pub(super) fn limits(m: &Map, most: i64) -> (i64, i64) {
    let (min, max) = (m.number("min", Some(0), -MOST_RIALS, MOST_RIALS), m.number("max", Some(most), -MOST_RIALS, MOST_RIALS));
    if min > max {
        let place = m.get("min").or(m.get("max")).map_or(m.node().at, Node::place);
        m.sheet().say(place, Msg::new("mistake-min-over-max").with("min", min).with("max", max));
    }
    (min, max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_before_a_fraction_made_the_number_ten_times_as_large() {
        for typed in ["85,5", "۸۵،۵", "10,0", "85,500000", "1 2,345 6", "1,23", "1234,567", "1,,234", ",123", "1,234,5"] {
            assert_eq!(check(&Value::from(typed), 0, 9_999_999).unwrap_err().key, "answer-not-a-number", "{typed}");
        }
    }
    #[test]
    fn separators_and_digits_of_every_script() {
        for typed in ["1234567", "۱٬۲۳۴٬۵۶۷", "١،٢٣٤،٥٦٧", " 1,234 567 ", "\u{200e}1_234_567"] {
            assert_eq!(check(&Value::from(typed), 0, 9_999_999), Ok(Value::from(1_234_567)), "{typed}");
        }
        // As pages show it.
        assert_eq!(check(&Value::from("\u{200e}−۱۲"), -20, 0), Ok(Value::from(-12)));
        for (no, key) in [
            ("x", "answer-not-a-number"),
            ("1.5", "answer-not-a-number"),
            ("-", "answer-not-a-number"),
            ("11", "answer-out-of-range"),
            ("99999999999999999999", "answer-out-of-range"),
        ] {
            assert_eq!(check(&Value::from(no), 0, 10).unwrap_err().key, key, "{no}");
        }
    }
}
