//! National number of a legal entity (شناسهٔ ملی): eleven digits, the last of which checks the others.

use super::digits::{exactly, not_all_equal, serial_not_zero, values, wrong_check_digit};
use super::{Around, QuestionType, Show};
use crate::message::Msg;
use crate::package::walk::Map;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// With d = tenth digit + 2 and the weights 29, 27, 23, 19, 17 twice over: Σ (d\[i\] + d)·weight mod 11, where ten counts as
/// zero, is the last digit.
pub fn read(s: &str) -> Result<String, Msg> {
    let s = exactly(s, 11)?;
    not_all_equal(&s)?;
    serial_not_zero(&s)?;
    let d = values(&s);
    let shift = d[9] + 2;
    let r = d[..10].iter().zip([29, 27, 23, 19, 17].iter().cycle()).map(|(d, weight)| (d + shift) * weight).sum::<u32>() % 11;
    if d[10] == r % 10 { Ok(s) } else { Err(wrong_check_digit()) }
}

/// National number of a legal entity (11 digits, check digit).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LegalNumber {}

impl QuestionType for LegalNumber {
    fn mistakes() -> &'static [&'static str] {
        &["answer-digits-only", "answer-digits-count", "answer-digits-equal", "answer-digits-zero", "answer-check-digit"]
    }
    fn read(_: &Map, _: &Around) -> Self {
        LegalNumber {}
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

    #[test]
    fn by_its_check_digit() {
        for ok in ["10380284790", "18814677990", "12156070686", "12591274747"] {
            assert_eq!(read(ok).as_deref(), Ok(ok));
        }
        assert_eq!(read("۱۰۳۸-۰۲۸-۴۷۹۰").as_deref(), Ok("10380284790"));
        for (no, key) in [
            ("10380284792", "answer-check-digit"),
            ("10380285692", "answer-check-digit"),
            ("09748208301", "answer-check-digit"),
            ("11111111111", "answer-digits-equal"),
            ("10300000000", "answer-digits-zero"),
            ("1038028479", "answer-digits-count"),
            ("1038028479x", "answer-digits-only"),
        ] {
            assert_eq!(read(no).unwrap_err().key, key, "{no}");
        }
    }
}
