//! Filling in: one question a page, check the answers, confirmation.

use super::{Frame, PaidLine, Shown};
use crate::answers::{AnswerRow, AnswerSection, Answered};
use askama::Template;
use domain::fee::Invoice;
use domain::package::{Evidence, Question, Section, Service};
use domain::question::money::Unit;
use domain::question::plate::{self, Car, Vehicle};
use domain::question::renewal_code::{CodePart, USUAL};
use domain::question::{Attached, Kind, When, address, place};
use domain::refusal::Wrong;
use domain::{Arg, Id, Millis, Msg};
use serde_json::Value;

/// `/drafts/{id}/q/{question}`.
#[derive(Template)]
#[template(path = "question.html")]
pub struct QuestionPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The draft.
    pub draft: Id,
    /// The version on which it stands.
    pub service: &'a Service,
    /// Section of the question.
    pub section: &'a Section,
    /// The question.
    pub question: &'a Question,
    /// Its number among the questions asked, from 1.
    pub step: usize,
    /// Questions asked.
    pub steps: usize,
    /// What was typed, when it was refused; else the saved machine value; else null. A date may be `{year, month, day}`.
    pub value: Value,
    /// Files attached, for an evidence question.
    pub files: Vec<Attached>,
    /// What is wrong with what was typed.
    pub wrong: Option<Msg>,
    /// Where the back link leads.
    pub back: String,
    /// Whether an earlier answer has just been saved.
    pub saved: bool,
    /// Whether there is a newer version to which the draft may be carried over.
    pub newer: bool,
}

/// `/drafts/{id}/check`.
#[derive(Template)]
#[template(path = "check.html")]
pub struct CheckPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The draft.
    pub draft: Id,
    /// The version on which it stands.
    pub service: &'a Service,
    /// Name of the steward.
    pub agency: Shown<'a>,
    /// The answers; see [`AnswerSection::of`].
    pub sections: Vec<AnswerSection<'a>>,
    /// What it costs, once the answers are complete and right.
    pub invoice: Option<Invoice>,
    /// The newest version, when the draft stands on an older one.
    pub newest: Option<i64>,
    /// What is wrong or missing, by question.
    pub wrong: Vec<Wrong>,
    /// What was typed in an older version and has no place among the answers.
    pub aside: Vec<AnswerRow<'a>>,
}

/// `/cases/{id}/submitted`.
#[derive(Template)]
#[template(path = "submitted.html")]
pub struct SubmittedPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The case.
    pub case: Id,
    /// Tracking code.
    pub code: String,
    /// The service.
    pub service: &'a Service,
    /// Name of the steward.
    pub agency: Shown<'a>,
    /// Name of the unit that begins.
    pub unit: Shown<'a>,
    /// Until when.
    pub due_at: Option<Millis>,
    /// When it was submitted.
    pub submitted_at: Millis,
    /// What it costs, where that was computed.
    pub invoice: Option<&'a Invoice>,
}

impl CheckPage<'_> {
    /// Nothing is paid before an application is sent.
    fn receipts(&self) -> Vec<PaidLine<'_>> {
        vec![]
    }
}

impl SubmittedPage<'_> {
    /// The page of the moment at which it was sent; what was paid since is on the page of the case.
    fn receipts(&self) -> Vec<PaidLine<'_>> {
        vec![]
    }
}

/// Names of the usual parts of a renewal code, in their order.
const RENEWAL_PARTS: [&str; 7] =
    ["renewal-zone", "renewal-district", "renewal-block", "renewal-parcel", "renewal-building", "renewal-apartment", "renewal-trade"];

impl QuestionPage<'_> {
    /// The value for a one-line or many-line input.
    fn typed(&self) -> String {
        match (&self.value, &self.question.kind) {
            (Value::String(s), Kind::Mobile | Kind::Landline { .. }) => crate::answers::mobile(s),
            (Value::String(s), _) => s.clone(),
            // Kept in rials; typed in the unit of the question where that is whole.
            (Value::Number(n), Kind::Money { unit: Unit::Toman, .. }) => match n.as_i64() {
                Some(rials) if rials % 10 == 0 => self.frame.digits((rials / 10).to_string()),
                _ => format!("{} {}", self.frame.digits(n.to_string()), self.frame.say("form-rial")),
            },
            (Value::Number(n), _) => self.frame.digits(n.to_string()),
            _ => String::new(),
        }
    }
    /// One part of an answer with parts: as typed, or out of the machine value.
    fn field(&self, part: &str) -> String {
        match (&self.value, &self.question.kind) {
            (Value::Object(_), Kind::Point | Kind::Line | Kind::Area) if part == "points" => match self.value.get("points") {
                Some(typed) => typed.as_str().unwrap_or("").to_string(),
                None => place::points(&self.value).join("\n"),
            },
            (Value::Object(o), _) => o.get(part).and_then(Value::as_str).unwrap_or("").to_string(),
            // A text from before the question had parts.
            (Value::String(s), Kind::Address { .. }) if part == "text" => s.clone(),
            (Value::String(s), Kind::Plate { .. }) => match (Car::of(s), s.split_once('-')) {
                (Some(car), _) => match part {
                    "two" => car.two,
                    "letter" => car.letter.to_string(),
                    "three" => car.three,
                    _ => car.region,
                },
                (None, Some((region, five))) => if part == "region" { region } else { five }.to_string(),
                (None, None) => String::new(),
            },
            (Value::String(s), Kind::RenewalCode { parts }) => {
                parts.iter().position(|p| p.id == part).and_then(|at| s.split('-').nth(at)).unwrap_or("").to_string()
            }
            _ => String::new(),
        }
    }
    /// The part that is wrong, of an answer with parts.
    fn wrong_part(&self) -> &str {
        let named =
            self.wrong.as_ref().filter(|_| self.question.kind.has_parts()).and_then(|m| m.args.iter().find(|(name, _)| name == "part"));
        match named {
            Some((_, Arg::Text(part))) => part,
            _ => "",
        }
    }
    /// Whether this part is wrong, or the whole and no part of it.
    fn wrong_in(&self, part: &str) -> bool {
        self.wrong.is_some() && (self.wrong_part().is_empty() || self.wrong_part() == part)
    }
    /// Whether the message stands beside this part; beside the question when no part is named.
    fn told_at(&self, part: &str) -> bool {
        self.wrong.is_some() && self.wrong_part() == part
    }
    /// Provinces with their names in the page's language, by name.
    fn provinces(&self) -> Vec<(&'static str, String)> {
        let mut all: Vec<_> = address::provinces().map(|code| (code, self.frame.say(crate::answers::province(code)).to_string())).collect();
        all.sort_by(|a, b| self.frame.words.in_order(&a.1, &b.1));
        all
    }
    /// What a part of a renewal code is called.
    fn code_part(&self, part: &CodePart) -> String {
        let own = self.frame.show(&part.label).text;
        match USUAL.iter().position(|u| *u == part.id) {
            Some(at) if own.is_empty() => self.frame.say(RENEWAL_PARTS[at]).to_string(),
            _ => own.into_owned(),
        }
    }
    /// What is chosen in a list that one searches, by its label.
    fn option_label(&self) -> String {
        let typed = self.typed();
        match &self.question.kind {
            Kind::Choice { options, .. } => {
                options.iter().find(|o| o.id == typed).map_or(typed, |o| self.frame.show(&o.label).text.into_owned())
            }
            _ => typed,
        }
    }
    /// Whether an option is chosen.
    fn is(&self, option: &str) -> bool {
        match &self.value {
            Value::String(s) => s == option,
            Value::Array(all) => all.iter().any(|v| v == option),
            _ => false,
        }
    }
    /// Year (0), month (1) or day (2) of the date, in the calendar of the language.
    fn date_part(&self, part: usize) -> String {
        self.day_part(&self.value, part)
    }
    /// The same of one end of a range.
    fn range_part(&self, end: &str, part: usize) -> String {
        self.day_part(self.value.get(end).unwrap_or(&Value::Null), part)
    }
    fn day_part(&self, value: &Value, part: usize) -> String {
        match value {
            Value::Object(typed) => typed.get(["year", "month", "day"][part]).and_then(Value::as_str).unwrap_or("").to_string(),
            Value::String(s) => match self.frame.words.day_parts(s) {
                Some((y, m, d)) => self.frame.digits([y, m, d][part].to_string()),
                None => String::new(),
            },
            _ => String::new(),
        }
    }
    /// Where the error summary leads: to the part that is wrong, else to the first.
    fn first_input(&self) -> String {
        let first = match (&self.question.kind, self.wrong_part()) {
            (Kind::Date { .. }, _) => return "day".into(),
            (Kind::DateRange { .. }, "") => return "from-day".into(),
            (Kind::DateRange { .. }, end) => return format!("{end}-day"),
            (Kind::Plate { vehicle: Vehicle::Any, .. }, _) => "",
            (Kind::Plate { vehicle: Vehicle::Car, .. }, "") => "two",
            (Kind::Plate { .. }, "") => "region",
            (Kind::Address { structured: true, .. }, "") => "province",
            (Kind::RenewalCode { parts }, "") => parts.first().map_or("", |p| p.id.as_str()),
            (Kind::Point | Kind::Line | Kind::Area, "") => "text",
            (Kind::Time { .. }, _) => "",
            (_, part) => part,
        };
        if first.is_empty() { "answer".into() } else { format!("answer-{first}") }
    }
    fn most_files(&self) -> usize {
        if let Kind::Evidence { max_files, .. } = self.question.kind { max_files.max(0) as usize } else { 0 }
    }
    fn evidence(&self) -> Option<&Evidence> {
        if let Kind::Evidence { evidence, .. } = &self.question.kind { self.service.evidence_kind(evidence) } else { None }
    }
    /// Types, size and number of files in words.
    fn file_hint(&self) -> String {
        let Some(kind) = self.evidence() else { return String::new() };
        let types: Vec<String> = kind.accept.iter().map(|t| t.to_uppercase()).collect();
        self.frame.words.say_with(
            "form-file-hint",
            &[("types", types.join(", ").into()), ("size", self.frame.size(kind.max_bytes).into()), ("max", self.most_files().into())],
        )
    }
    /// The `accept` attribute.
    fn file_types(&self) -> String {
        let Some(kind) = self.evidence() else { return String::new() };
        let all: Vec<&str> = kind
            .accept
            .iter()
            .filter_map(|t| match t.as_str() {
                "pdf" => Some(".pdf,application/pdf"),
                "jpeg" => Some(".jpg,.jpeg,image/jpeg"),
                "png" => Some(".png,image/png"),
                "webp" => Some(".webp,image/webp"),
                _ => None,
            })
            .collect();
        all.join(",")
    }
}

impl CheckPage<'_> {
    fn change_base(&self) -> String {
        format!("/drafts/{}/q", self.draft)
    }
}
