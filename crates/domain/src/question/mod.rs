//! Question types: each checks what was typed, brings it to one machine value, and knows nothing of pages or storage.
//!
//! | type | typed | machine value |
//! |---|---|---|
//! | `text`, `long_text`, `address` | text | text, trimmed, one form of each Persian letter |
//! | `number`, `money` | digits of any script, separators | whole number (money: rials) |
//! | `yes_no` | `yes`, `no` | the same |
//! | `choice`, `choices` | option id(s) | option id, list of ids |
//! | `date` | `1405/09/02`, `2026-11-23`, three parts | `YYYY-MM-DD`, Gregorian |
//! | `national_number`, `passport`, `mobile`, `email`, `postal_code` | as people write them | canonical form |
//! | `declaration` | `yes` | `yes` |
//! | `evidence` | files | list of [`Attached`] |

mod choice;
mod contact;
mod date;
mod number;
mod text;

use crate::message::Msg;
use crate::package::ChoiceOption;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The type of a question with its limits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Kind {
    /// One line.
    Text { max: i64 },
    /// Several lines.
    LongText { max: i64 },
    /// A postal address as one text.
    Address { max: i64 },
    /// Whole number.
    Number { min: i64, max: i64 },
    /// Rials.
    Money { min: i64, max: i64 },
    /// Yes or no.
    YesNo,
    /// One of the options.
    Choice { options: Vec<ChoiceOption> },
    /// Some of the options, at most `max`.
    Choices { options: Vec<ChoiceOption>, max: i64 },
    /// A day, before or after today if `when` says so.
    Date { when: When },
    /// Iranian national number (10 digits, check digit).
    NationalNumber,
    /// Passport number.
    Passport,
    /// Iranian mobile number.
    Mobile,
    /// E-mail address.
    Email,
    /// Iranian postal code (10 digits).
    PostalCode,
    /// Something to declare; only `yes` is an answer.
    Declaration,
    /// Files that prove it; the id of an evidence kind of the service.
    Evidence { evidence: String, max_files: i64 },
}

/// Where a date must lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Anywhere between 1300 and 1500 of the Persian calendar.
    #[default]
    Any,
    /// Today or before.
    Past,
    /// Today or after.
    Future,
}

/// A file given as evidence. The bytes are in the file store under `sha256`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    /// Hex SHA-256 of the bytes; the file's id.
    pub sha256: String,
    /// The name the person's device gave, cleaned.
    pub name: String,
    /// `pdf`, `jpeg`, `png` or `webp`, by content.
    pub kind: String,
    /// Bytes.
    pub size: i64,
}

impl Kind {
    /// Name of the type, as packages write it.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Text { .. } => "text",
            Kind::LongText { .. } => "long_text",
            Kind::Address { .. } => "address",
            Kind::Number { .. } => "number",
            Kind::Money { .. } => "money",
            Kind::YesNo => "yes_no",
            Kind::Choice { .. } => "choice",
            Kind::Choices { .. } => "choices",
            Kind::Date { .. } => "date",
            Kind::NationalNumber => "national_number",
            Kind::Passport => "passport",
            Kind::Mobile => "mobile",
            Kind::Email => "email",
            Kind::PostalCode => "postal_code",
            Kind::Declaration => "declaration",
            Kind::Evidence { .. } => "evidence",
        }
    }

    /// Checks one typed value. `Ok(None)` is "not answered". `today` is the day at the agency, `YYYY-MM-DD`.
    pub fn check(&self, raw: &Value, today: &str) -> Result<Option<Value>, Msg> {
        if is_empty(raw) {
            return Ok(None);
        }
        match self {
            Kind::Text { max } => text::line(raw, *max),
            Kind::LongText { max } | Kind::Address { max } => text::lines(raw, *max),
            Kind::Number { min, max } => number::whole(raw, *min, *max),
            Kind::Money { min, max } => number::whole(raw, *min, *max),
            Kind::YesNo => choice::yes_no(raw),
            Kind::Choice { options } => choice::one(raw, options),
            Kind::Choices { options, max } => choice::many(raw, options, *max),
            Kind::Date { when } => date::day(raw, *when, today),
            Kind::NationalNumber => contact::national_number(raw),
            Kind::Passport => contact::passport(raw),
            Kind::Mobile => contact::mobile(raw),
            Kind::Email => contact::email(raw),
            Kind::PostalCode => contact::postal_code(raw),
            Kind::Declaration => choice::declared(raw),
            Kind::Evidence { max_files, .. } => evidence(raw, *max_files),
        }
        // Nothing may be left of what was typed: marks alone are no answer.
        .map(|v| Some(v).filter(|v| v.as_str() != Some("")))
    }
}

fn is_empty(raw: &Value) -> bool {
    match raw {
        Value::Null => true,
        Value::String(s) => s.trim_matches(|c: char| c.is_whitespace() || c == '\u{200c}').is_empty(),
        Value::Array(a) => a.is_empty() || a.iter().all(|v| matches!(v, Value::String(s) if s.is_empty())),
        _ => false,
    }
}

fn evidence(raw: &Value, max_files: i64) -> Result<Value, Msg> {
    let files: Vec<Attached> = serde_json::from_value(raw.clone()).map_err(|_| Msg::new("answer-wrong-type"))?;
    if files.len() as i64 > max_files {
        return Err(Msg::new("answer-too-many-files").with("max", max_files));
    }
    serde_json::to_value(files).map_err(|_| Msg::new("answer-wrong-type"))
}

/// The text of a raw value: strings and numbers; anything else is a wrong type.
fn typed(raw: &Value) -> Result<String, Msg> {
    match raw {
        Value::String(s) => Ok(s.clone()),
        Value::Number(n) => Ok(n.to_string()),
        _ => Err(Msg::new("answer-wrong-type")),
    }
}
