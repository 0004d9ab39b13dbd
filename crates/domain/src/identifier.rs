//! Identifiers by which people sign in and are reached: what was typed in its canonical form, or nothing. The rules are those of
//! the question types; see there for what exactly is wrong.

use crate::question;

/// Iranian national number.
pub fn national_number(s: &str) -> Option<String> {
    question::national_number::read(s).ok()
}
/// Passport number.
pub fn passport(s: &str) -> Option<String> {
    question::passport::number(s).ok()
}
/// Iranian mobile number, as `+989…`.
pub fn mobile(s: &str) -> Option<String> {
    question::mobile::read(s).ok()
}
/// E-mail address.
pub fn email(s: &str) -> Option<String> {
    question::email::read(s).ok()
}
