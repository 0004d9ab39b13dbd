//! Filling in: one question a page, check the answers, confirmation.

use super::{Frame, Shown};
use crate::answers::{AnswerSection, Answered};
use askama::Template;
use domain::package::{Evidence, Question, Section, Service};
use domain::question::{Attached, Kind, When};
use domain::refusal::Wrong;
use domain::{Id, Millis, Msg};
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
    /// The newest version, when the draft stands on an older one.
    pub newest: Option<i64>,
    /// What is wrong or missing, by question.
    pub wrong: Vec<Wrong>,
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
}

impl QuestionPage<'_> {
    /// The value for a one-line or many-line input.
    fn typed(&self) -> String {
        match &self.value {
            Value::String(s) => match self.question.kind {
                Kind::Mobile => crate::answers::mobile(s),
                _ => s.clone(),
            },
            Value::Number(n) => self.frame.digits(n.to_string()),
            _ => String::new(),
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
        match &self.value {
            Value::Object(typed) => typed.get(["year", "month", "day"][part]).and_then(Value::as_str).unwrap_or("").to_string(),
            Value::String(s) => match self.frame.words.day_parts(s) {
                Some((y, m, d)) => self.frame.digits([y, m, d][part].to_string()),
                None => String::new(),
            },
            _ => String::new(),
        }
    }
    /// Where the error summary leads.
    fn first_input(&self) -> &'static str {
        if matches!(self.question.kind, Kind::Date { .. }) { "day" } else { "answer" }
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
