//! Number of a bank card: sixteen digits, the last of which checks the others.

use super::digits::{exactly, not_all_equal, values, wrong_check_digit};
use super::{Around, QuestionType, Show};
use crate::message::Msg;
use crate::package::walk::Map;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Sixteen digits by the rule of Luhn (ISO/IEC 7812-1). The bank in the first six is not held against a list.
pub fn read(s: &str) -> Result<String, Msg> {
    let s = exactly(s, 16)?;
    not_all_equal(&s)?;
    let twice = |d: u32| if d > 4 { 2 * d - 9 } else { 2 * d };
    let sum: u32 = values(&s).into_iter().enumerate().map(|(i, d)| if i % 2 == 0 { twice(d) } else { d }).sum();
    if sum.is_multiple_of(10) { Ok(s) } else { Err(wrong_check_digit()) }
}

/// Bank card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {}

impl QuestionType for Card {
    fn mistakes() -> &'static [&'static str] {
        &["answer-digits-only", "answer-digits-count", "answer-digits-equal", "answer-check-digit"]
    }
    fn read(_: &Map, _: &Around) -> Self {
        Card {}
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        super::typed(raw).and_then(|s| read(&s)).map(Value::from)
    }
    fn show(&self, value: &Value) -> Show<'_> {
        let text = super::plain(value);
        Show::Code(super::in_fours(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_luhn() {
        for ok in ["6037701689095443", "6219861034529007"] {
            assert_eq!(read(ok).as_deref(), Ok(ok));
        }
        assert_eq!(read("۶۰۳۷-۷۰۱۶-۸۹۰۹-۵۴۴۳").as_deref(), Ok("6037701689095443"));
        for (no, key) in [
            ("6037701689095442", "answer-check-digit"),
            ("603770168909544", "answer-digits-count"),
            ("0000000000000000", "answer-digits-equal"),
        ] {
            assert_eq!(read(no).unwrap_err().key, key, "{no}");
        }
    }
}
