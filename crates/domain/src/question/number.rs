//! Whole numbers and money, in the digits of any script.

use super::typed;
use crate::{message::Msg, persian};
use serde_json::Value;

/// A whole number between `min` and `max`; thousands separators and spaces are ignored.
pub fn whole(raw: &Value, min: i64, max: i64) -> Result<Value, Msg> {
    let s = persian::ascii_digits(typed(raw)?.trim());
    let s: String = s.chars().filter(|c| !matches!(c, ',' | '٬' | '،' | ' ' | '\u{200c}' | '\u{a0}' | '_')).collect();
    let digits = s.strip_prefix('-').unwrap_or(&s);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Msg::new("answer-not-a-number"));
    }
    match s.parse::<i64>() {
        Ok(n) if (min..=max).contains(&n) => Ok(Value::from(n)),
        _ => Err(Msg::new("answer-out-of-range").with("min", min).with("max", max)),
    }
}
