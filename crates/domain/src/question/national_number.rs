//! National number of a natural person (کد ملی): ten digits, the last of which checks the others.

use super::digits::{exactly, not_all_equal, serial_not_zero, values};
use super::{Around, QuestionType, Show};
use crate::message::Msg;
use crate::package::walk::Map;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Ten digits; Σ d\[i\]·(10−i) over the first nine, mod 11 = r; the last digit is r if r < 2, else 11 − r (rule of the National
/// Organisation for Civil Registration). All ten repeated digits pass that rule, but none was ever issued. The place of
/// registration in the first three is not held against a list: lists are never complete.
pub fn read(s: &str) -> Result<String, Msg> {
    let s = exactly(s, 10)?;
    not_all_equal(&s)?;
    serial_not_zero(&s)?;
    let d = values(&s);
    let r = d.iter().zip((2..=10).rev()).map(|(d, weight)| d * weight).sum::<u32>() % 11;
    if d[9] == if r < 2 { r } else { 11 - r } { Ok(s) } else { Err(Msg::new("answer-national-number")) }
}

/// Iranian national number of a person (10 digits, check digit).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NationalNumber {}

impl QuestionType for NationalNumber {
    fn mistakes() -> &'static [&'static str] {
        &["answer-digits-only", "answer-digits-count", "answer-digits-equal", "answer-digits-zero", "answer-national-number"]
    }
    fn read(_: &Map, _: &Around) -> Self {
        NationalNumber {}
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        super::typed(raw).and_then(|s| read(&s)).map(Value::from)
    }
    fn show(&self, value: &Value) -> Show<'_> {
        let text = super::plain(value);
        Show::Code(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(s: &str) -> String {
        read(s).unwrap_err().key.into_owned()
    }

    #[test]
    fn right_ones_in_any_digits() {
        for ok in [
            "0938668935",
            "0965546497",
            "0924430729",
            "0067749828",
            "0684159414",
            "0790419904",
            "1583250689",
            "0650451252",
            // Its first three digits stand in no list of places.
            "2540201288",
        ] {
            assert_eq!(read(ok).as_deref(), Ok(ok));
        }
        assert_eq!(read("۰۹۳-۸۶۶۸۹۳ ۵").as_deref(), Ok("0938668935"));
    }
    #[test]
    fn each_mistake_is_named() {
        assert_eq!(key("1234567890"), "answer-national-number");
        assert_eq!(key("0684159415"), "answer-national-number");
        for d in 0..10 {
            assert_eq!(key(&d.to_string().repeat(10)), "answer-digits-equal");
        }
        assert_eq!(key("0010000000"), "answer-digits-zero");
        assert_eq!(key("079041a904"), "answer-digits-only");
        // Zeros lost in a spreadsheet are completed in imports, never in a form.
        for short in ["68415941", "67749828", "093866893", "09386689355", ""] {
            assert_eq!(key(short), "answer-digits-count", "{short}");
        }
    }
}
