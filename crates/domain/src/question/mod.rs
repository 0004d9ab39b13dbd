//! Question types, a file for each: each checks what was typed, brings it to one machine value, and knows nothing of pages or
//! storage. A machine value is an answer too: checked again, it stays what it is.
//!
//! | type | typed | machine value |
//! |---|---|---|
//! | `text`, `long_text` | text | text, trimmed, one form of each Persian letter |
//! | `address` | text, or parts | text; or an object of parts, the province as its code |
//! | `number` | digits of any script, separators | whole number |
//! | `money` | the same, with the unit or without | whole number of rials |
//! | `yes_no` | `yes`, `no`, in words | `yes`, `no` |
//! | `choice`, `choices` | option id(s), labels | option id, list of ids |
//! | `date` | `1405/09/02`, `2026-11-23`, names of months, three parts | `YYYY-MM-DD`, Gregorian |
//! | `date_range` | two days | `{from, to}` of `YYYY-MM-DD` |
//! | `time` | `17:05`, `5:05 pm` | `HH:MM` |
//! | `national_number`, `legal_number`, `foreign_number`, `iban`, `card`, `bill_id`, `payment_id`, `postal_code` | digits of any script, fillers | digits as a string (`iban`: `IR` before them) |
//! | `passport` | number, or machine-readable zone | number |
//! | `mobile`, `landline` | as people write them | `+98` and ten digits |
//! | `email` | as people write it | the address, its domain in lower case |
//! | `plate` | whole, or parts | `12ب345-36`, `765-12345` |
//! | `renewal_code` | whole, or parts | numbers with hyphens |
//! | `point`, `line`, `area` | coordinates, a GeoJSON geometry, words | `{geometry, text}` |
//! | `declaration` | `yes` | `yes` |
//! | `evidence` | files | list of [`Attached`] |
//!
//! A message about one part of an answer has the argument `part`, the part's name, so that a page can mark it.

pub mod address;
pub mod bill_id;
pub mod card;
mod choice;
mod date;
mod date_range;
mod declaration;
mod digits;
pub mod email;
mod evidence;
pub mod foreign_number;
pub mod iban;
pub mod landline;
pub mod legal_number;
pub mod mobile;
pub mod money;
pub mod national_number;
mod number;
pub mod passport;
pub mod payment_id;
mod phone;
pub mod place;
pub mod plate;
pub mod postal_code;
pub mod renewal_code;
mod text;
pub mod time;
mod yes_no;

use crate::expression::Expression;
use crate::message::Msg;
use crate::package::ChoiceOption;
use money::Unit;
use place::Shape;
use plate::Vehicle;
use renewal_code::CodePart;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The type of a question with its limits. What was added to a type later is left out of its JSON where a package does not say
/// it: the hash of a published version must not change with the program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Kind {
    /// One line.
    Text { max: i64 },
    /// Several lines.
    LongText { max: i64 },
    /// A postal address: one text, or its parts.
    Address {
        max: i64,
        #[serde(default, skip_serializing_if = "is_false")]
        structured: bool,
    },
    /// Whole number.
    Number { min: i64, max: i64 },
    /// Rials; `unit` is what a typed number counts.
    Money {
        min: i64,
        max: i64,
        #[serde(default, skip_serializing_if = "Unit::is_default")]
        unit: Unit,
    },
    /// Yes or no.
    YesNo,
    /// One of the options; `search` for lists too long to look through.
    Choice {
        options: Vec<ChoiceOption>,
        #[serde(default, skip_serializing_if = "is_false")]
        search: bool,
    },
    /// Some of the options, at most `max`.
    Choices { options: Vec<ChoiceOption>, max: i64 },
    /// A day, before or after today if `when` says so.
    Date { when: When },
    /// From one day to another; `max_days` counts both.
    DateRange { when: When, max_days: Option<i64> },
    /// A time of day, in minutes of the day from `from` to `to`.
    Time { from: i64, to: i64 },
    /// Iranian national number of a person (10 digits, check digit).
    NationalNumber,
    /// National number of a legal entity (11 digits, check digit).
    LegalNumber,
    /// Number of a foreign person (12 digits).
    ForeignNumber,
    /// Passport number.
    Passport,
    /// Iranian mobile number.
    Mobile,
    /// Iranian fixed telephone; `area` completes numbers of eight digits.
    Landline { area: Option<String> },
    /// E-mail address.
    Email,
    /// Iranian postal code (10 digits).
    PostalCode,
    /// Iranian bank account.
    Iban,
    /// Bank card.
    Card,
    /// Bill id.
    BillId,
    /// Payment id; `bill` is the earlier question with the bill id.
    PaymentId { bill: Option<String> },
    /// Plate of a vehicle; `known_region`: of a region in our list only. `any_region` says nothing any more and stays as it was
    /// written, for the hash of versions from before regions outside the list were taken by default.
    Plate {
        vehicle: Vehicle,
        any_region: bool,
        #[serde(default, skip_serializing_if = "is_false")]
        known_region: bool,
    },
    /// Renewal code of a property.
    RenewalCode { parts: Vec<CodePart> },
    /// A point on the map.
    Point,
    /// A line on the map.
    Line,
    /// An area on the map.
    Area,
    /// Something to declare; only `yes` is an answer.
    Declaration,
    /// Nothing that is asked: a value that follows from earlier answers.
    Computed { value: Expression, shown: ShownAs },
    /// Files that prove it; the id of an evidence kind of the service.
    Evidence { evidence: String, max_files: i64 },
}

fn is_false(b: &bool) -> bool {
    !b
}

/// How a computed value is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ShownAs {
    Number,
    /// Rials.
    Money,
    Date,
    Text,
    YesNo,
}

/// Where a date must lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Anywhere between 1900 of the Gregorian and 1500 of the Persian calendar.
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

/// Names of all types of which an answer is typed, as packages write them; `computed` is one more.
pub const TYPES: [&str; 30] = [
    "text",
    "long_text",
    "address",
    "number",
    "money",
    "yes_no",
    "choice",
    "choices",
    "date",
    "date_range",
    "time",
    "national_number",
    "legal_number",
    "foreign_number",
    "passport",
    "mobile",
    "landline",
    "email",
    "postal_code",
    "iban",
    "card",
    "bill_id",
    "payment_id",
    "plate",
    "renewal_code",
    "point",
    "line",
    "area",
    "declaration",
    "evidence",
];

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
            Kind::DateRange { .. } => "date_range",
            Kind::Time { .. } => "time",
            Kind::NationalNumber => "national_number",
            Kind::LegalNumber => "legal_number",
            Kind::ForeignNumber => "foreign_number",
            Kind::Passport => "passport",
            Kind::Mobile => "mobile",
            Kind::Landline { .. } => "landline",
            Kind::Email => "email",
            Kind::PostalCode => "postal_code",
            Kind::Iban => "iban",
            Kind::Card => "card",
            Kind::BillId => "bill_id",
            Kind::PaymentId { .. } => "payment_id",
            Kind::Plate { .. } => "plate",
            Kind::RenewalCode { .. } => "renewal_code",
            Kind::Point => "point",
            Kind::Line => "line",
            Kind::Area => "area",
            Kind::Declaration => "declaration",
            Kind::Computed { .. } => "computed",
            Kind::Evidence { .. } => "evidence",
        }
    }

    /// Checks one typed value. `Ok(None)` is "not answered". `today` is the day at the agency, `YYYY-MM-DD`.
    pub fn check(&self, raw: &Value, today: &str) -> Result<Option<Value>, Msg> {
        if is_empty(raw) {
            return Ok(None);
        }
        let by = |rule: fn(&str) -> Result<String, Msg>| typed(raw).and_then(|s| rule(&s)).map(Value::from);
        match self {
            Kind::Text { max } => text::line(raw, *max),
            Kind::LongText { max } | Kind::Address { max, structured: false } => text::lines(raw, *max),
            Kind::Address { max, structured: true } => address::parts(raw, *max),
            Kind::Number { min, max } => number::check(raw, *min, *max),
            Kind::Money { min, max, unit } => money::check(raw, *min, *max, *unit),
            Kind::YesNo => yes_no::check(raw),
            Kind::Choice { options, .. } => choice::one(raw, options),
            Kind::Choices { options, max } => choice::many(raw, options, *max),
            Kind::Date { when } => date::check(raw, *when, today),
            Kind::DateRange { when, max_days } => date_range::check(raw, *when, *max_days, today),
            Kind::Time { from, to } => time::check(raw, *from, *to),
            Kind::NationalNumber => by(national_number::read),
            Kind::LegalNumber => by(legal_number::read),
            Kind::ForeignNumber => by(foreign_number::read),
            Kind::Passport => passport::check(raw, today),
            Kind::Mobile => by(mobile::read),
            Kind::Landline { area } => typed(raw).and_then(|s| landline::read(&s, area.as_deref())).map(Value::from),
            Kind::Email => by(email::read),
            Kind::PostalCode => by(postal_code::read),
            Kind::Iban => by(iban::read),
            Kind::Card => by(card::read),
            Kind::BillId => by(bill_id::read),
            Kind::PaymentId { .. } => typed(raw).and_then(|s| payment_id::read(&s, None)).map(Value::from),
            Kind::Plate { vehicle, known_region, .. } => plate::check(raw, *vehicle, *known_region),
            Kind::RenewalCode { parts } => renewal_code::check(raw, parts),
            Kind::Point => place::check(raw, Shape::Point),
            Kind::Line => place::check(raw, Shape::Line),
            Kind::Area => place::check(raw, Shape::Area),
            Kind::Declaration => declaration::check(raw),
            Kind::Computed { .. } => Err(Msg::new("answer-computed")),
            Kind::Evidence { max_files, .. } => evidence::check(raw, *max_files),
        }
        // Nothing may be left of what was typed: marks alone are no answer.
        .map(|v| Some(v).filter(|v| v.as_str() != Some("")))
    }

    /// What looks unusual in a machine value and is accepted all the same, since the rule it breaks is not certain.
    pub fn doubts(&self, value: &Value) -> Vec<Msg> {
        match (self, value) {
            (Kind::PostalCode, Value::String(s)) if !postal_code::is_usual(s) => vec![Msg::new("doubt-postal-code")],
            _ => vec![],
        }
    }

    /// Names of the fields in which a form asks for the parts of an answer; days have fields of their own.
    pub fn fields(&self) -> Vec<&str> {
        match self {
            Kind::Address { structured: true, .. } => address::PARTS.to_vec(),
            Kind::Plate { vehicle: Vehicle::Car, .. } => vec!["two", "letter", "three", "region"],
            Kind::Plate { vehicle: Vehicle::Motorcycle, .. } => vec!["region", "five"],
            Kind::RenewalCode { parts } => parts.iter().map(|p| p.id.as_str()).collect(),
            Kind::Point | Kind::Line | Kind::Area => vec!["text", "points"],
            _ => vec![],
        }
    }

    /// Whether answers come in parts, as a JSON object.
    pub fn has_parts(&self) -> bool {
        match self {
            Kind::Address { structured, .. } => *structured,
            Kind::Date { .. }
            | Kind::DateRange { .. }
            | Kind::Time { .. }
            | Kind::Plate { .. }
            | Kind::RenewalCode { .. }
            | Kind::Point
            | Kind::Line
            | Kind::Area => true,
            _ => false,
        }
    }
}

fn is_empty(raw: &Value) -> bool {
    match raw {
        Value::Null => true,
        Value::String(s) => s.trim_matches(|c: char| c.is_whitespace() || c == '\u{200c}').is_empty(),
        Value::Array(a) => a.is_empty() || a.iter().all(|v| matches!(v, Value::String(s) if s.is_empty())),
        // Fields of a form that were all left empty.
        Value::Object(o) => !o.is_empty() && o.values().all(is_empty),
        _ => false,
    }
}

/// The text of a raw value: strings and numbers; anything else is a wrong type.
fn typed(raw: &Value) -> Result<String, Msg> {
    match raw {
        Value::String(s) => Ok(s.clone()),
        Value::Number(n) => Ok(n.to_string()),
        _ => Err(Msg::new("answer-wrong-type")),
    }
}
