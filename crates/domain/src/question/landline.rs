//! Fixed telephone of Iran: area code and number, ten digits in all.

use super::phone;
use super::{Around, QuestionType, Show};
use crate::message::Msg;
use crate::package::walk::{self, Map, SHORT};
use crate::package::{Node, Sheet};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Gives `+98` and ten digits. Eight digits alone are completed with the area code `area` (two digits without the zero), if
/// the package names one.
pub fn read(s: &str, area: Option<&str>) -> Result<String, Msg> {
    let s = phone::compact(s);
    if !phone::is_digits(&s) {
        return Err(Msg::new("answer-landline"));
    }
    if let (8, Some(area)) = (s.len(), area)
        && !s.starts_with(['0', '9'])
    {
        return Ok(format!("+98{area}{s}"));
    }
    match phone::without_trunk(&s) {
        Some(n) if n.starts_with('9') => Err(Msg::new("answer-landline-mobile")),
        Some(n) => Ok(format!("+98{n}")),
        None => Err(Msg::new("answer-landline")),
    }
}

/// Iranian fixed telephone; `area` completes numbers of eight digits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Landline {
    /// Two digits of an area code, without the zero before them.
    pub area: Option<String>,
}

impl QuestionType for Landline {
    fn keys() -> &'static [&'static str] {
        &["area"]
    }
    fn mistakes() -> &'static [&'static str] {
        &["answer-landline", "answer-landline-mobile"]
    }
    fn read(m: &Map, _: &Around) -> Self {
        Landline { area: m.get("area").and_then(|n| area_code(m.sheet(), n)) }
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        super::typed(raw).and_then(|s| read(&s, self.area.as_deref())).map(Value::from)
    }
    fn show(&self, value: &Value) -> Show<'_> {
        let text = super::plain(value);
        match text.strip_prefix("+98").and_then(|rest| rest.split_at_checked(2)) {
            Some((area, number)) => Show::Code(format!("0{area}-{number}")),
            None => Show::Code(text),
        }
    }
    fn field(&self, value: &Value, _: &str) -> Show<'_> {
        Show::Typed(super::mobile::national(&super::plain(value)))
    }
}

/// Two digits of an area code, without the zero before them.
fn area_code(sheet: &Sheet, node: &Node) -> Option<String> {
    let text = walk::string(sheet, node, SHORT);
    if text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with(['0', '9']) {
        return Some(text);
    }
    if !text.is_empty() {
        walk::not_allowed(sheet, node.pos, &text, "\"11\" … \"89\"");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_and_without_area_code() {
        for ok in ["05138765432", "۰۵۱-۳۸۷۶۵۴۳۲", "+98 51 3876 5432", "00985138765432", "(051) 38765432"] {
            assert_eq!(read(ok, None).as_deref(), Ok("+985138765432"), "{ok}");
        }
        assert_eq!(read("38765432", Some("51")).as_deref(), Ok("+985138765432"));
        for (no, key) in [
            ("38765432", "answer-landline"),
            ("09151234567", "answer-landline-mobile"),
            ("0513876543", "answer-landline"),
            ("x", "answer-landline"),
        ] {
            assert_eq!(read(no, None).unwrap_err().key, key, "{no}");
        }
    }
}
