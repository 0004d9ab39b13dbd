//! Postal code of Iran: ten digits. Whether an address has it, only the post can tell.

use super::digits;
use super::{Around, QuestionType, Show};
use crate::message::Msg;
use crate::package::walk::Map;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Ten digits that are not all the same.
pub fn read(s: &str) -> Result<String, Msg> {
    let s: String = digits::compact(s).chars().filter(|c| *c != '.').collect();
    let right = s.len() == 10 && s.bytes().all(|b| b.is_ascii_digit()) && digits::not_all_equal(&s).is_ok();
    if right { Ok(s) } else { Err(Msg::new("answer-postal-code")) }
}

/// Whether a code (ten digits) has the shape that libraries commonly expect: no 0 or 2 in the first five, no 5 at the fifth
/// place, no 2 in the last five, not four equal ones at the beginning. Real codes break this rule, so it only warns.
pub fn is_usual(code: &str) -> bool {
    let b = code.as_bytes();
    b.len() == 10
        && b[..5].iter().all(|d| !matches!(d, b'0' | b'2'))
        && b[4] != b'5'
        && b[5..].iter().all(|d| *d != b'2')
        && !b[1..4].iter().all(|d| *d == b[0])
}

/// Iranian postal code (10 digits).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PostalCode {}

impl QuestionType for PostalCode {
    fn mistakes() -> &'static [&'static str] {
        &["answer-postal-code"]
    }
    fn read(_: &Map, _: &Around) -> Self {
        PostalCode {}
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        super::typed(raw).and_then(|s| read(&s)).map(Value::from)
    }
    fn show(&self, value: &Value) -> Show<'_> {
        let text = super::plain(value);
        Show::Code(text)
    }
    fn doubts(&self, value: &Value) -> Vec<Msg> {
        match value {
            Value::String(s) if !is_usual(s) => vec![Msg::new("doubt-postal-code")],
            _ => vec![],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_digits_are_enough_and_an_unusual_shape_only_warns() {
        assert_eq!(read("۹۱۷۳۵-۱۴۶۷۸").as_deref(), Ok("9173514678"));
        for usual in ["9177948974", "9137913361", "1619735744"] {
            assert!(read(usual).is_ok() && is_usual(usual), "{usual}");
        }
        for unusual in ["0123456789", "1134567890", "3113112345"] {
            assert!(read(unusual).is_ok() && !is_usual(unusual), "{unusual}");
        }
        for no in ["1111111111", "123", "917654321", "91765432101", "917654321x"] {
            assert_eq!(read(no).unwrap_err().key, "answer-postal-code", "{no}");
        }
    }
}
