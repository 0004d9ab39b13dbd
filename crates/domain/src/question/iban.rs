//! Bank account of Iran (شبا): `IR`, two check digits, twenty-two digits of bank and account (ISO 13616).

use super::digits;
use super::{Around, QuestionType, Show};
use crate::message::Msg;
use crate::package::walk::Map;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// `IR` and 24 digits; `IR` may be left out. ISO 7064: with the first four characters at the end and letters as numbers, the
/// whole is 1 modulo 97.
pub fn read(s: &str) -> Result<String, Msg> {
    let s = digits::compact(s).to_ascii_uppercase();
    let rest = match s.strip_prefix("IR") {
        Some(rest) => rest,
        None if s.starts_with(|c: char| c.is_ascii_alphabetic()) => return Err(Msg::new("answer-iban-country")),
        None => s.as_str(),
    };
    let rest = digits::exactly(rest, 24)?;
    // I is 18 and R is 27.
    let whole = format!("{}1827{}", &rest[2..], &rest[..2]);
    let remainder = whole.bytes().fold(0u32, |r, b| (r * 10 + u32::from(b - b'0')) % 97);
    if remainder == 1 { Ok(format!("IR{rest}")) } else { Err(digits::wrong_check_digit()) }
}

/// Iranian bank account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Iban {}

impl QuestionType for Iban {
    fn mistakes() -> &'static [&'static str] {
        &["answer-digits-only", "answer-digits-count", "answer-iban-country", "answer-check-digit"]
    }
    fn read(_: &Map, _: &Around) -> Self {
        Iban {}
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
    fn by_its_check_digits() {
        for ok in ["IR820540102680020817909002", "IR320190671593568268457469", "IR330618205664681385745998", "IR790610000000700796858044"] {
            assert_eq!(read(ok).as_deref(), Ok(ok));
        }
        for way in ["820540102680020817909002", "ir82 0540 1026 8002 0817 9090 02", "IR۸۲-۰۵۴۰-۱۰۲۶-۸۰۰۲-۰۸۱۷-۹۰۹۰-۰۲"]
        {
            assert_eq!(read(way).as_deref(), Ok("IR820540102680020817909002"), "{way}");
        }
        for (no, key) in [
            ("IR012345678901234567890123", "answer-check-digit"),
            ("IR82054010268002081790900", "answer-digits-count"),
            ("DE89370400440532013000", "answer-iban-country"),
            ("IR8205401026800208179090O2", "answer-digits-only"),
        ] {
            assert_eq!(read(no).unwrap_err().key, key, "{no}");
        }
    }
}
