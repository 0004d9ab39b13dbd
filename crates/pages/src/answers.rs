//! Answers as people read them: from machine values to words, in the order of the form.

use crate::Words;
use crate::contexts::Shown;
use domain::form::{self, Answers};
use domain::package::{Question, Service};
use domain::question::{Attached, Kind};
use serde_json::Value;

/// The answers of one section.
#[derive(Debug, Clone)]
pub struct AnswerSection<'a> {
    /// Title of the section.
    pub title: Shown<'a>,
    /// Question by question.
    pub rows: Vec<AnswerRow<'a>>,
}

/// One question and its answer.
#[derive(Debug, Clone)]
pub struct AnswerRow<'a> {
    /// The question's id.
    pub id: &'a str,
    /// The question.
    pub label: Shown<'a>,
    /// The answer.
    pub answer: Answered<'a>,
}

/// An answer as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Answered<'a> {
    /// Nothing.
    None,
    /// Words of the page's language: a day, an amount, yes.
    Words(String),
    /// Text as typed.
    Typed(String),
    /// A number or an address read from left to right.
    Code(String),
    /// Options that were chosen.
    Chosen(Vec<Shown<'a>>),
    /// Files.
    Files(Vec<Attached>),
}

impl<'a> AnswerSection<'a> {
    /// The questions asked with their answers; sections without questions are left out.
    pub fn of(service: &'a Service, answers: &Answers, words: &Words) -> Vec<AnswerSection<'a>> {
        let rows = |questions: &'a [Question]| -> Vec<AnswerRow<'a>> {
            questions
                .iter()
                .filter(|q| form::asked(service, q, answers))
                .map(|q| AnswerRow {
                    id: &q.id,
                    label: Shown::of(&q.label, words.lang()),
                    answer: Answered::of(q, answers.get(&q.id), words),
                })
                .collect()
        };
        service
            .form
            .sections
            .iter()
            .map(|s| AnswerSection { title: Shown::of(&s.title, words.lang()), rows: rows(&s.questions) })
            .filter(|s| !s.rows.is_empty())
            .collect()
    }
}

impl<'a> Answered<'a> {
    /// One machine value as it is shown.
    pub fn of(question: &'a Question, value: Option<&Value>, words: &Words) -> Answered<'a> {
        let Some(value) = value.filter(|v| !v.is_null()) else { return Answered::None };
        let text = || value.as_str().map_or_else(|| value.to_string(), String::from);
        let option = |id: &str| match &question.kind {
            Kind::Choice { options } | Kind::Choices { options, .. } => {
                options.iter().find(|o| o.id == id).map(|o| Shown::of(&o.label, words.lang()))
            }
            _ => None,
        };
        match &question.kind {
            Kind::Text { .. } | Kind::LongText { .. } | Kind::Address { .. } => Answered::Typed(text()),
            Kind::Number { .. } => Answered::Words(value.as_i64().map_or_else(text, |n| words.number(n))),
            Kind::Money { .. } => Answered::Words(value.as_i64().map_or_else(text, |n| words.rials(n))),
            Kind::YesNo => Answered::Words(words.say(if value == "yes" { "answer-yes" } else { "answer-no" })),
            Kind::Declaration => Answered::Words(words.say("answer-declared")),
            Kind::Date { .. } => Answered::Words(words.day(&text())),
            Kind::Choice { .. } => Answered::Chosen(vec![option(&text()).unwrap_or_else(|| Shown::plain(text()))]),
            Kind::Choices { .. } => Answered::Chosen(
                value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .map(|id| option(id).unwrap_or_else(|| Shown::plain(id.to_string())))
                    .collect(),
            ),
            Kind::NationalNumber | Kind::PostalCode => Answered::Code(words.digits(&text())),
            Kind::Mobile => Answered::Code(words.digits(&mobile(&text()))),
            Kind::Passport | Kind::Email => Answered::Code(text()),
            Kind::Evidence { .. } => Answered::Files(serde_json::from_value(value.clone()).unwrap_or_default()),
        }
    }
}

/// A mobile number as people write it: `+98915…` → `0915…`.
pub fn mobile(canonical: &str) -> String {
    canonical.strip_prefix("+98").map_or_else(|| canonical.to_string(), |rest| format!("0{rest}"))
}
