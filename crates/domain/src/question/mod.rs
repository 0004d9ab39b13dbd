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
//! | `person` | `self`, or parts | `{who: self}`, or `{who: other, name, …}` |
//! | `organisation` | parts | `{name, legal_number}` |
//! | `cosign` | parts | `{name, national_number, mobile}` |
//! | `group` | a list of rows | a list of objects from question id to machine value |
//! | `evidence` | files | list of [`Attached`] |
//!
//! A message about one part of an answer has the argument `part`, the part's name, so that a page can mark it.
//!
//! A type is one file, which says what packages write of it, what it checks, keeps and shows ([`QuestionType`]), and one line in
//! the list below. What a form asks is the template of the same name in `pages`, what is said is in the texts.

pub mod address;
pub mod bill_id;
pub mod card;
mod choice;
mod computed;
pub mod cosign;
pub(crate) mod date;
mod date_range;
mod declaration;
mod digits;
pub mod email;
mod evidence;
mod file_name;
pub mod foreign_number;
mod group;
pub mod iban;
pub mod landline;
pub mod legal_number;
pub mod mobile;
pub mod money;
pub mod national_number;
mod number;
mod organisation;
pub mod passport;
pub mod payment_id;
mod person;
mod phone;
pub mod place;
pub mod plate;
pub mod postal_code;
pub mod renewal_code;
mod show;
mod text;
pub mod time;
mod yes_no;

pub use address::Address;
pub use choice::{Choice, Choices};
pub use computed::{Computed, ShownAs};
pub use cosign::Cosign;
pub use date::{Date, When};
pub use date_range::DateRange;
pub use evidence::Files;
pub use file_name::file_name;
use file_name::numbered;
pub use group::Group;
pub use person::Person;
pub use show::Show;
pub use time::Time;

use crate::Lang;
use crate::expression::{Scope, Type};
use crate::form::Answers;
use crate::message::Msg;
use crate::package::walk::Map;
use crate::package::{ChoiceOption, Evidence, Question, Service};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A type with its limits, as JSON with names in one language.
pub type Described = serde_json::Map<String, Value>;

/// What a package says around a question.
pub(crate) struct Around<'a> {
    /// Languages of the service.
    pub languages: &'a [Lang],
    /// Kinds of evidence of the service.
    pub evidence: &'a [Evidence],
    /// The questions before it.
    pub earlier: &'a [Question],
    /// What its expressions may name.
    pub scope: &'a Scope,
}

/// The fields of a form that was sent.
pub trait Posted {
    /// Every value of a field.
    fn all(&self, name: &str) -> Vec<String>;
    /// The first value of a field, or nothing.
    fn one(&self, name: &str) -> String {
        self.all(name).into_iter().next().unwrap_or_default()
    }
}

/// What a type of question is. Its limits are the fields of the type; their JSON is part of the hash of a published version, so
/// what is added later is left out of it where a package does not say it.
pub(crate) trait QuestionType {
    /// Keys that packages may write besides those of every question.
    fn keys() -> &'static [&'static str]
    where
        Self: Sized,
    {
        &[]
    }
    /// Keys of what may be wrong with an answer, besides [`MISTAKES`].
    fn mistakes() -> &'static [&'static str]
    where
        Self: Sized;
    /// Reads the limits out of a package; what is wrong is said on its sheet.
    fn read(m: &Map, around: &Around) -> Self
    where
        Self: Sized;
    /// Checks what was typed, which is not empty, and gives the machine value. `today` is `YYYY-MM-DD`.
    fn check(&self, raw: &Value, today: &str) -> Result<Value, Msg>;
    /// Holds a machine value against the service and the answers before it.
    fn agrees(&self, _value: &Value, _service: &Service, _answers: &Answers) -> Result<(), Msg> {
        Ok(())
    }
    /// Holds a machine value against what is asked of an answer that is given now; one that was taken before stays right without it.
    fn enough(&self, _value: &Value) -> Result<(), Msg> {
        Ok(())
    }
    /// What is said when a required answer is missing.
    fn missing(&self) -> Msg {
        Msg::new("answer-needed")
    }
    /// What looks unusual and is accepted all the same.
    fn doubts(&self, _value: &Value) -> Vec<Msg> {
        vec![]
    }
    /// The type of its answers in expressions.
    fn shape(&self) -> Type {
        Type::text()
    }
    /// How a machine value is shown.
    fn show(&self, value: &Value) -> Show<'_>;
    /// What is to be said of its limits otherwise than they are kept.
    fn describe(&self, _lang: Lang, _to: &mut Described) {}
    /// Names of the fields in which a form asks for the parts of an answer; days have fields of their own.
    fn fields(&self) -> Vec<&str> {
        vec![]
    }
    /// A machine value as it stands in one of these fields, in the only one under an empty name. Values with this part are not
    /// asked for.
    fn field(&self, value: &Value, part: &str) -> Show<'_> {
        match value {
            Value::Number(_) => Show::Code(plain(value)),
            _ if part.is_empty() => Show::Typed(plain(value)),
            _ => Show::Typed(String::new()),
        }
    }
    /// Whether answers come in parts, as a JSON object.
    fn has_parts(&self) -> bool {
        !self.fields().is_empty()
    }
    /// Whether answers are lists.
    fn is_list(&self) -> bool {
        false
    }
    /// What was typed, out of the fields of a form. A field `answer` has the whole of it in one, for those who send forms by
    /// themselves; a part is in `part-` with its name.
    fn posted(&self, form: &dyn Posted) -> Value {
        let fields = self.fields();
        match whole(form) {
            Some(whole) => whole,
            None if fields.is_empty() => Value::from(""),
            None => fields.into_iter().map(|name| (name.to_string(), Value::from(form.one(&format!("part-{name}"))))).collect(),
        }
    }
    /// Whether the form wants to be shown anew with other fields, and is not to be saved.
    fn unfinished(&self, _form: &dyn Posted) -> bool {
        false
    }
    /// Whether one field can hold an answer, so that a row of a group may ask for it.
    fn in_a_row(&self) -> bool {
        self.fields().is_empty() && !self.is_list()
    }
    /// Id of the input for a part, of the first for an empty name.
    fn input(&self, part: &str) -> String {
        usual_input(part, &self.fields())
    }
    /// The options that one can choose.
    fn options(&self) -> Option<&[ChoiceOption]> {
        None
    }
}

/// Keys of what may be wrong with any answer.
pub(crate) const MISTAKES: [&str; 5] =
    ["answer-check", "answer-not-eligible", "answer-needed", "answer-wrong-type", "answer-unknown-question"];

/// The list of types: variant, type, name in packages.
macro_rules! kinds {
    ($($variant:ident($of:path) = $name:literal,)*) => {
        /// The type of a question with its limits.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "type")]
        #[allow(missing_docs)]
        pub enum Kind {
            $(#[serde(rename = $name)] $variant($of),)*
        }

        /// Names of all types, as packages write them; `computed`, of which nothing is typed, is the last.
        pub const TYPES: &[&str] = &[$($name),*];

        impl Kind {
            fn of(&self) -> &dyn QuestionType {
                match self {
                    $(Kind::$variant(of) => of,)*
                }
            }
            /// Name of the type, as packages write it.
            pub fn name(&self) -> &'static str {
                match self {
                    $(Kind::$variant(_) => $name,)*
                }
            }
            /// Keys that packages may write for a type besides those of every question.
            pub(crate) fn keys(name: &str) -> &'static [&'static str] {
                match name {
                    $($name => <$of as QuestionType>::keys(),)*
                    _ => &[],
                }
            }
            /// Reads a type out of a package; nothing when there is none of this name.
            pub(crate) fn read(name: &str, m: &Map, around: &Around) -> Option<Kind> {
                match name {
                    $($name => Some(Kind::$variant(QuestionType::read(m, around))),)*
                    _ => None,
                }
            }
            /// Keys of everything that may be wrong with an answer, sorted.
            pub fn mistakes() -> Vec<&'static str> {
                let mut all = MISTAKES.to_vec();
                $(all.extend(<$of as QuestionType>::mistakes());)*
                all.sort_unstable();
                all.dedup();
                all
            }
        }
    };
}

kinds! {
    Text(text::Text) = "text",
    LongText(text::LongText) = "long_text",
    Address(Address) = "address",
    Number(number::Number) = "number",
    Money(money::Money) = "money",
    YesNo(yes_no::YesNo) = "yes_no",
    Choice(Choice) = "choice",
    Choices(Choices) = "choices",
    Date(Date) = "date",
    DateRange(DateRange) = "date_range",
    Time(Time) = "time",
    NationalNumber(national_number::NationalNumber) = "national_number",
    LegalNumber(legal_number::LegalNumber) = "legal_number",
    ForeignNumber(foreign_number::ForeignNumber) = "foreign_number",
    Passport(passport::Passport) = "passport",
    Mobile(mobile::Mobile) = "mobile",
    Landline(landline::Landline) = "landline",
    Email(email::Email) = "email",
    PostalCode(postal_code::PostalCode) = "postal_code",
    Iban(iban::Iban) = "iban",
    Card(card::Card) = "card",
    BillId(bill_id::BillId) = "bill_id",
    PaymentId(payment_id::PaymentId) = "payment_id",
    Plate(plate::Plate) = "plate",
    RenewalCode(renewal_code::RenewalCode) = "renewal_code",
    Point(place::Point) = "point",
    Line(place::Line) = "line",
    Area(place::Area) = "area",
    Declaration(declaration::Declaration) = "declaration",
    Person(Person) = "person",
    Organisation(organisation::Organisation) = "organisation",
    Cosign(Cosign) = "cosign",
    Group(Group) = "group",
    Evidence(Files) = "evidence",
    Computed(Computed) = "computed",
}

impl Kind {
    /// Checks one typed value. `Ok(None)` is "not answered". `today` is the day at the agency, `YYYY-MM-DD`.
    pub fn check(&self, raw: &Value, today: &str) -> Result<Option<Value>, Msg> {
        if is_empty(raw) {
            return Ok(None);
        }
        // Nothing may be left of what was typed: marks alone are no answer.
        self.of().check(raw, today).map(|v| Some(v).filter(|v| v.as_str() != Some("")))
    }
    /// Holds a machine value against the service and the answers before it.
    pub(crate) fn agrees(&self, value: &Value, service: &Service, answers: &Answers) -> Result<(), Msg> {
        self.of().agrees(value, service, answers)
    }
    /// Holds a machine value against what is asked of an answer that is given now.
    ///
    /// # Errors
    /// When it is right, but too little to be of use.
    pub fn enough(&self, value: &Value) -> Result<(), Msg> {
        self.of().enough(value)
    }
    /// What is said when a required answer is missing.
    pub(crate) fn missing(&self) -> Msg {
        self.of().missing()
    }
    /// What looks unusual in a machine value and is accepted all the same, since the rule it breaks is not certain.
    pub fn doubts(&self, value: &Value) -> Vec<Msg> {
        self.of().doubts(value)
    }
    /// The type of the answers in expressions.
    pub(crate) fn shape(&self) -> Type {
        self.of().shape()
    }
    /// How a machine value is shown.
    pub fn show(&self, value: &Value) -> Show<'_> {
        self.of().show(value)
    }
    /// A machine value, or what was typed before, as it stands in a field of a form; see [`Kind::fields`].
    pub fn field(&self, value: &Value, part: &str) -> Show<'_> {
        match value.get(part) {
            Some(Value::String(typed)) => Show::Typed(typed.clone()),
            _ => self.of().field(value, part),
        }
    }
    /// Names of the fields in which a form asks for the parts of an answer; empty when there is one field, or fields of days.
    pub fn fields(&self) -> Vec<&str> {
        self.of().fields()
    }
    /// Whether answers come in parts, as a JSON object.
    pub fn has_parts(&self) -> bool {
        self.of().has_parts()
    }
    /// Whether answers are lists.
    pub fn is_list(&self) -> bool {
        self.of().is_list()
    }
    /// What was typed, out of the fields of a form.
    pub fn posted(&self, form: &dyn Posted) -> Value {
        self.of().posted(form)
    }
    /// Whether the form wants to be shown anew with other fields, and is not to be saved.
    pub fn unfinished(&self, form: &dyn Posted) -> bool {
        self.of().unfinished(form)
    }
    /// Whether a row of a group may ask for it.
    pub(crate) fn in_a_row(&self) -> bool {
        self.of().in_a_row()
    }
    /// Id of the input for a part, of the first for an empty name.
    pub fn input(&self, part: &str) -> String {
        self.of().input(part)
    }
    /// The options that one can choose.
    pub fn options(&self) -> Option<&[ChoiceOption]> {
        self.of().options()
    }
    /// The type and its limits for those who fill a form by program, with labels in one language.
    pub fn described(&self, lang: Lang) -> Described {
        // A type is a struct with plain fields: it always becomes a JSON object.
        let Ok(Value::Object(mut to)) = serde_json::to_value(self) else { return Described::new() };
        if let Some(options) = self.options() {
            to.insert("options".into(), options.iter().map(|o| serde_json::json!({ "id": o.id, "label": o.label.get(lang) })).collect());
        }
        self.of().describe(lang, &mut to);
        to
    }
}

fn is_false(b: &bool) -> bool {
    !b
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

impl Attached {
    /// The name under which it is shown: also one that was kept before names were cleaned does not mislead.
    pub fn shown_name(&self) -> String {
        file_name(&self.name, &self.kind)
    }
    /// Puts the file among others, unless its content is among them: with a number in its name when one of them has that name.
    /// Telephones call every photo alike, and for many devices `IMG.JPG` and `img.jpg` are one name.
    pub fn join(self, others: &mut Vec<Attached>) {
        if others.iter().any(|o| o.sha256 == self.sha256) {
            return;
        }
        let free = |name: &String| others.iter().all(|o| o.name.to_lowercase() != name.to_lowercase());
        let numbers = (2..=others.len() + 1).map(|n| numbered(&self.name, n));
        let name = std::iter::once(self.name.clone()).chain(numbers).find(free);
        others.push(Attached { name: name.unwrap_or_else(|| self.name.clone()), ..self });
    }
}

fn is_empty(raw: &Value) -> bool {
    match raw {
        Value::Null => true,
        Value::String(s) => s.trim_matches(|c: char| c.is_whitespace() || c == '\u{200c}').is_empty(),
        // Rows of a form that were all left empty.
        Value::Array(a) => a.iter().all(|v| matches!(v, Value::String(s) if s.is_empty()) || v.is_object() && is_empty(v)),
        // Fields of a form that were all left empty.
        Value::Object(o) => o.values().all(is_empty),
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

/// The parts of an answer; `wrong` is said when there are none.
fn parts_of<'a>(raw: &'a Value, names: &[&str], wrong: &'static str) -> Result<&'a Described, Msg> {
    let given = raw.as_object().ok_or(Msg::new(wrong))?;
    match given.keys().find(|k| !names.contains(&k.as_str())) {
        Some(other) => Err(Msg::new("answer-unknown-part").with("name", other.chars().take(40).collect::<String>())),
        None => Ok(given),
    }
}

/// A machine value as text.
fn plain(value: &Value) -> String {
    match value {
        Value::String(s) => s.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// A part of a value with parts, as text; empty when there is none.
fn part(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or("").to_string()
}

/// In groups of four, as banks print accounts and cards.
fn in_fours(s: &str) -> String {
    let all: Vec<char> = s.chars().collect();
    all.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

/// The field that has the whole answer, if something stands in it.
fn whole(form: &dyn Posted) -> Option<Value> {
    Some(form.one("answer")).filter(|s| !s.is_empty()).map(Value::from)
}

fn usual_input(part: &str, fields: &[&str]) -> String {
    match if part.is_empty() { fields.first().copied().unwrap_or("") } else { part } {
        "" => "answer".into(),
        part => format!("answer-{part}"),
    }
}
