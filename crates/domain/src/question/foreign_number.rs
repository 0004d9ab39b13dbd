//! Number of a foreign person in Iran (کد فراگیر، شمارهٔ اختصاصی اتباع): twelve digits. No rule for a check digit is published, so
//! only a registry can tell whether there is such a person.

use super::digits::{exactly, not_all_equal};
use crate::message::Msg;

/// Twelve digits.
pub fn read(s: &str) -> Result<String, Msg> {
    let s = exactly(s, 12)?;
    not_all_equal(&s)?;
    Ok(s)
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
