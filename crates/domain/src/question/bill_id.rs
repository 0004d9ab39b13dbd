//! Bill id (شناسهٔ قبض): file, company, kind of service, check digit.

use super::digits::{between, not_all_equal, values, wrong_check_digit};
use super::{Around, QuestionType, Show};
use crate::message::Msg;
use crate::package::walk::Map;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// 6 to 13 digits, the last of which checks the others.
pub fn read(s: &str) -> Result<String, Msg> {
    let s = between(s, 6, 13)?;
    not_all_equal(&s)?;
    let (body, check) = s.split_at(s.len() - 1);
    if check == check_digit(body).to_string() { Ok(s) } else { Err(wrong_check_digit()) }
}

/// The weights 2 to 7 over and over from the right; Σ mod 11 = r; 0 if r < 2, else 11 − r.
pub(super) fn check_digit(body: &str) -> u32 {
    let r = values(body).into_iter().rev().zip((2..=7).cycle()).map(|(d, weight)| d * weight).sum::<u32>() % 11;
    if r < 2 { 0 } else { 11 - r }
}

/// Bill id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BillId {}

impl QuestionType for BillId {
    fn mistakes() -> &'static [&'static str] {
        &["answer-digits-only", "answer-digits-between", "answer-digits-equal", "answer-check-digit"]
    }
    fn read(_: &Map, _: &Around) -> Self {
        BillId {}
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
        for ok in ["9100074409153", "9412147966449", "9174639504124", "8591229304680", "2755009991520", "6339623912751"] {
            assert_eq!(read(ok).as_deref(), Ok(ok));
        }
        assert_eq!(read("۹۱۷۴۶۳۹ ۵۰۴۱۲۴").as_deref(), Ok("9174639504124"));
        for (no, key) in [
            ("2234322344613", "answer-check-digit"),
            ("9100074409151", "answer-check-digit"),
            ("00000000", "answer-digits-equal"),
            ("12345", "answer-digits-between"),
            ("12345678901234", "answer-digits-between"),
        ] {
            assert_eq!(read(no).unwrap_err().key, key, "{no}");
        }
    }
}
