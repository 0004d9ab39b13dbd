//! Whole numbers, in the digits of any script.

use super::typed;
use crate::{message::Msg, persian};
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
    let s: String = persian::ascii_digits(s).chars().filter(|c| !is_separator(*c)).map(|c| if c == '−' { '-' } else { c }).collect();
    let digits = s.strip_prefix('-').unwrap_or(&s);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Msg::new("answer-not-a-number"));
    }
    Ok(s.parse().ok())
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '٬' | '،' | '_' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

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
