//! Mobile number of Iran. The operator cannot be told from its first digits, because numbers are carried over.

use super::phone;
use super::{Around, QuestionType, Show};
use crate::message::Msg;
use crate::package::walk::Map;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// `9` and nine digits after `0`, `98`, `+98`, `0098` or nothing; gives `+989…`.
pub fn read(s: &str) -> Result<String, Msg> {
    let s = phone::compact(s);
    match phone::without_trunk(&s) {
        Some(n) if n.starts_with('9') => Ok(format!("+98{n}")),
        None if ["09", "9", "+989", "00989"].iter().any(|p| s.starts_with(p)) && phone::is_digits(&s) => {
            Err(Msg::new("answer-mobile-length").with("found", s.len()))
        }
        _ => Err(Msg::new("answer-mobile")),
    }
}

/// As people write it: `+98915…` → `0915…`.
pub fn national(canonical: &str) -> String {
    canonical.strip_prefix("+98").map_or_else(|| canonical.to_string(), |rest| format!("0{rest}"))
}

/// Iranian mobile number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mobile {}

impl QuestionType for Mobile {
    fn mistakes() -> &'static [&'static str] {
        &["answer-mobile", "answer-mobile-length"]
    }
    fn read(_: &Map, _: &Around) -> Self {
        Mobile {}
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        super::typed(raw).and_then(|s| read(&s)).map(Value::from)
    }
    fn show(&self, value: &Value) -> Show<'_> {
        let text = super::plain(value);
        Show::Code(national(&text))
    }
    fn field(&self, value: &Value, _: &str) -> Show<'_> {
        Show::Typed(national(&super::plain(value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_all_ways_of_writing() {
        for ok in [
            "09151234567",
            "9151234567",
            "+98 915 123 4567",
            "00989151234567",
            "۰۹۱۵۱۲۳۴۵۶۷",
            "989151234567",
            "(0915) 123-4567",
            "+98(0)9151234567",
        ] {
            assert_eq!(read(ok).as_deref(), Ok("+989151234567"), "{ok}");
        }
        for (typed, kept) in [("00989022002580", "+989022002580"), ("989122002580", "+989122002580"), ("9322002580", "+989322002580")] {
            assert_eq!(read(typed).as_deref(), Ok(kept));
        }
        // No list of operators decides.
        assert_eq!(read("09890000000").as_deref(), Ok("+989890000000"));
        for (no, key) in [
            ("0915123456", "answer-mobile-length"),
            ("091512345678", "answer-mobile-length"),
            ("05138765432", "answer-mobile"),
            ("+1 915 123 4567", "answer-mobile"),
            ("000989022002580", "answer-mobile"),
            ("x", "answer-mobile"),
        ] {
            assert_eq!(read(no).unwrap_err().key, key, "{no}");
        }
    }
}
