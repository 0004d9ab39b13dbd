//! Who someone is and how to reach them: national number, passport, mobile, e-mail, postal code.

use super::typed;
use crate::{identifier, message::Msg};
use serde_json::Value;

fn by(raw: &Value, rule: impl Fn(&str) -> Option<String>, key: &'static str) -> Result<Value, Msg> {
    rule(&typed(raw)?).map(Value::String).ok_or(Msg::new(key))
}

/// Ten digits with a right check digit.
pub fn national_number(raw: &Value) -> Result<Value, Msg> {
    by(raw, identifier::national_number, "answer-national-number")
}
/// 5 to 15 letters and digits.
pub fn passport(raw: &Value) -> Result<Value, Msg> {
    by(raw, identifier::passport, "answer-passport")
}
/// `09…`, `+989…`, in any digits.
pub fn mobile(raw: &Value) -> Result<Value, Msg> {
    by(raw, identifier::mobile, "answer-mobile")
}
/// `someone@somewhere.tld`.
pub fn email(raw: &Value) -> Result<Value, Msg> {
    by(raw, identifier::email, "answer-email")
}
/// Ten digits.
pub fn postal_code(raw: &Value) -> Result<Value, Msg> {
    by(raw, identifier::postal_code, "answer-postal-code")
}
