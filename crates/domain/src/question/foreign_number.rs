//! Number of a foreign person in Iran (کد فراگیر، شمارهٔ اختصاصی اتباع): twelve digits. No rule for a check digit is published, so
//! only a registry can tell whether there is such a person.

use super::digits::{exactly, not_all_equal};
use super::{Around, QuestionType, Show};
use crate::message::Msg;
use crate::package::walk::Map;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Twelve digits.
pub fn read(s: &str) -> Result<String, Msg> {
    let s = exactly(s, 12)?;
    not_all_equal(&s)?;
    Ok(s)
}

/// Number of a foreign person (12 digits).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForeignNumber {}

impl QuestionType for ForeignNumber {
    fn mistakes() -> &'static [&'static str] {
        &["answer-digits-only", "answer-digits-count", "answer-digits-equal"]
    }
    fn read(_: &Map, _: &Around) -> Self {
        ForeignNumber {}
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
    fn twelve_digits() {
        assert_eq!(read("۱۲۳ ۴۵۶ ۷۸۹ ۰۱۲").as_deref(), Ok("123456789012"));
        for (no, key) in
            [("12345678901", "answer-digits-count"), ("000000000000", "answer-digits-equal"), ("A23456789012", "answer-digits-only")]
        {
            assert_eq!(read(no).unwrap_err().key, key, "{no}");
        }
    }
}
