//! A form as a journey: which questions are asked, in which order, and whether the answers are complete. Page, API and
//! package check all use this; none has rules of its own.

use crate::message::Msg;
use crate::package::{Question, Section, Service};
use crate::question::{Attached, Kind, payment_id};
use crate::refusal::Wrong;
use serde_json::Value;
use std::collections::BTreeMap;

/// Answers by question id: machine values after `check`, raw values before.
pub type Answers = BTreeMap<String, Value>;

/// Whether the question is asked, given the answers so far. A condition on a question that is itself not asked is false.
pub fn asked(service: &Service, question: &Question, answers: &Answers) -> bool {
    match &question.show_if {
        None => true,
        Some(c) => {
            let earlier = service.question(&c.question).is_some_and(|q| asked(service, q, answers));
            earlier && answers.get(&c.question).and_then(Value::as_str) == Some(c.is.as_str())
        }
    }
}

/// The questions asked, in order, with their section.
pub fn journey<'a>(service: &'a Service, answers: &'a Answers) -> impl Iterator<Item = (&'a Section, &'a Question)> {
    service.form.sections.iter().flat_map(|s| s.questions.iter().map(move |q| (s, q))).filter(move |(_, q)| asked(service, q, answers))
}

/// The first question asked that still needs an answer, if any.
pub fn next_unanswered<'a>(service: &'a Service, answers: &'a Answers) -> Option<&'a Question> {
    journey(service, answers).map(|(_, q)| q).find(|q| q.required && !answers.contains_key(&q.id))
}

/// Checks one answer. `Ok(None)` is an optional question left empty. `answers` are the machine values of earlier questions, with
/// which some must agree.
pub fn check_one(service: &Service, question: &Question, raw: &Value, answers: &Answers, today: &str) -> Result<Option<Value>, Msg> {
    let value = question.kind.check(raw, today)?;
    if let (Kind::PaymentId { bill: Some(bill) }, Some(Value::String(id))) = (&question.kind, &value) {
        payment_id::read(id, answers.get(bill).and_then(Value::as_str))?;
    }
    if let (Kind::Evidence { evidence, .. }, Some(v)) = (&question.kind, &value) {
        let kind = service.evidence_kind(evidence).ok_or(Msg::new("answer-wrong-type"))?;
        for file in serde_json::from_value::<Vec<Attached>>(v.clone()).unwrap_or_default() {
            if !kind.accept.contains(&file.kind) {
                return Err(Msg::new("answer-file-type").with("types", file_types(&kind.accept)));
            }
            if file.size > kind.max_bytes {
                return Err(Msg::new("answer-file-too-large").with("max", kind.max_bytes / 1_048_576));
            }
        }
    }
    match value {
        None if question.required => {
            Err(Msg::new(if matches!(question.kind, Kind::Evidence { .. }) { "answer-file-needed" } else { "answer-needed" }))
        }
        v => Ok(v),
    }
}

/// Checks all answers: every mistake at once. Answers to questions that are not asked are dropped; unknown questions are mistakes.
/// `today` is the day at the agency, `YYYY-MM-DD`.
pub fn check(service: &Service, raw: &Answers, today: &str) -> Result<Answers, Vec<Wrong>> {
    let mut wrong: Vec<Wrong> = raw
        .keys()
        .filter(|k| service.question(k).is_none())
        .take(20)
        .map(|k| Wrong { question: k.chars().take(80).collect(), message: Msg::new("answer-unknown-question") })
        .collect();
    let mut answers = Answers::new();
    for question in service.questions() {
        // Conditions look back only, so the answers checked so far decide.
        if !asked(service, question, &answers) {
            continue;
        }
        match check_one(service, question, raw.get(&question.id).unwrap_or(&Value::Null), &answers, today) {
            Ok(Some(v)) => {
                answers.insert(question.id.clone(), v);
            }
            Ok(None) => {}
            Err(message) => wrong.push(Wrong { question: question.id.clone(), message }),
        }
    }
    if wrong.is_empty() { Ok(answers) } else { Err(wrong) }
}

/// File types as people know them: `PDF, JPEG`.
pub fn file_types(accept: &[String]) -> String {
    accept.iter().map(|t| t.to_uppercase()).collect::<Vec<_>>().join(", ")
}

/// The files among the answers.
pub fn files(answers: &Answers) -> Vec<Attached> {
    answers
        .values()
        .filter(|v| v.as_array().is_some_and(|a| a.iter().any(Value::is_object)))
        .filter_map(|v| serde_json::from_value::<Vec<Attached>>(v.clone()).ok())
        .flatten()
        .collect()
}
