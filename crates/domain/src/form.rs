//! A form as a journey: which questions are asked, in which order, and whether the answers are complete. Page, API and
//! package check all use this; none has rules of its own.

use crate::calendar::{Day, Today, WorkingDays};
use crate::expression::{Expression, Facts, Noted, Scope};
use crate::message::Msg;
use crate::package::{Eligibility, Question, Section, Service, ShowIf};
use crate::question::{Attached, Computed, Kind};
use crate::refusal::Wrong;
use serde_json::Value;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Answers by question id: machine values after `check`, raw values before.
pub type Answers = BTreeMap<String, Value>;

/// Whether the question is asked, given the answers so far. A condition on a question that is itself not asked is false.
pub fn asked(service: &Service, question: &Question, answers: &Answers) -> bool {
    match &question.show_if {
        None => true,
        Some(ShowIf::Is { question, is }) => {
            let earlier = service.question(question).is_some_and(|q| asked(service, q, answers));
            earlier && answers.get(question).and_then(Value::as_str) == Some(is.as_str())
        }
        Some(ShowIf::When(condition)) => {
            let scope = || Scope { dated: false, ..Scope::of(service, Some(&question.id)) };
            // Conditions cannot ask which day it is.
            condition.eval(scope, &facts(service, answers, Day(0), &WorkingDays::default())).is_ok_and(|v| v.is_true())
        }
    }
}

/// The answers as an expression sees them: those to questions that are asked.
pub(crate) fn facts<'a>(service: &'a Service, answers: &'a Answers, today: Day, days: &'a WorkingDays) -> Facts<'a> {
    let value = move |name: &str| {
        let answer = answers.get(name)?;
        service.question(name).filter(|q| asked(service, q, answers)).map(|_| Cow::Borrowed(answer))
    };
    Facts { values: Box::new(value), today, days, noted: None }
}

/// The same, noting the rates that are used: also those out of which a computed value came. The value itself stands as it was answered.
pub(crate) fn facts_noting<'a>(service: &'a Service, answers: &'a Answers, on: &'a Today, noted: &'a RefCell<Noted>) -> Facts<'a> {
    let plain = facts(service, answers, on.day, &on.days).values;
    let value = move |name: &str| {
        let answer = plain(name)?;
        if let Some(Question { kind: Kind::Computed(Computed { value, .. }), .. }) = service.question(name) {
            let first = noted.borrow_mut().computed.insert(name.into());
            if first {
                let _ = value.eval(|| Scope::of(service, Some(name)), &facts_noting(service, answers, on, noted));
            }
        }
        Some(answer)
    };
    Facts { values: Box::new(value), today: on.day, days: &on.days, noted: Some(noted) }
}

/// The value of a computed question, from the answers before it.
fn computed(service: &Service, question: &Question, value: &Expression, answers: &Answers, on: &Today) -> Result<Value, Msg> {
    value.eval(|| Scope::of(service, Some(&question.id)), &facts(service, answers, on.day, &on.days)).map(|v| v.to_json())
}

/// The answers with the values that follow from them, as far as they do already.
pub fn completed(service: &Service, answers: &Answers, on: &Today) -> Answers {
    let mut all = answers.clone();
    for question in service.questions() {
        if let Kind::Computed(Computed { value, .. }) = &question.kind
            && asked(service, question, &all)
            && value.names(|| Scope::of(service, Some(&question.id))).iter().all(|n| settled(service, n, &all))
            && let Ok(v) = computed(service, question, value, &all, on)
        {
            all.insert(question.id.clone(), v);
        }
    }
    all
}

/// Whether a question has its answer, or needs none.
fn settled(service: &Service, name: &str, answers: &Answers) -> bool {
    answers.contains_key(name) || service.question(name).is_none_or(|q| !q.required || !asked(service, q, answers))
}

/// The checks that can be made with these answers and fail; of one question, or of all.
fn failing<'a>(service: &'a Service, of: Option<&'a str>, answers: &'a Answers, on: &'a Today) -> impl Iterator<Item = Wrong> + 'a {
    let scope = || Scope::of(service, None);
    service
        .form
        .checks
        .iter()
        .filter(move |c| of.is_none_or(|q| q == c.question))
        .filter(move |c| c.rule.names(scope).iter().all(|n| settled(service, n, answers)))
        .filter_map(move |c| {
            let message = match c.rule.eval(scope, &facts(service, answers, on.day, &on.days)) {
                Ok(v) if v.is_true() => return None,
                Ok(_) => Msg::new("answer-check").with("text", c.message.clone()),
                Err(m) => m,
            };
            Some(Wrong { question: c.question.clone(), message })
        })
}

/// The first rule of who may get the service that these answers break: one of which all that it names is answered.
pub fn not_eligible<'a>(service: &'a Service, answers: &Answers, on: &Today) -> Option<&'a Eligibility> {
    if service.form.eligible.is_empty() {
        return None;
    }
    let all = completed(service, answers, on);
    let scope = || Scope::of(service, None);
    let broken = |e: &&Eligibility| {
        e.when.names(scope).iter().all(|n| settled(service, n, &all))
            && e.when.eval(scope, &facts(service, &all, on.day, &on.days)).is_ok_and(|v| !v.is_true())
    };
    service.form.eligible.iter().find(broken)
}

/// The questions whose answers led to what a rule of who may get the service says, in the order of the form: those that it reads; for
/// a value that is computed those out of which it is, and for a question that is not asked those that say so. `answers` are
/// [`completed`].
pub fn questions_of<'a>(service: &'a Service, rule: &Eligibility, answers: &Answers) -> Vec<&'a Question> {
    let mut names = rule.when.names(|| Scope::of(service, None));
    let mut led: Vec<&Question> = service.questions().collect();
    // Everything looks back only: from the end, each question is met after all that read it.
    led.reverse();
    led.retain(|q| {
        if !names.contains(&q.id) {
            return false;
        }
        let scope = || Scope::of(service, Some(&q.id));
        match (&q.kind, &q.show_if) {
            (_, Some(ShowIf::Is { question, .. })) if !asked(service, q, answers) => drop(names.insert(question.clone())),
            (_, Some(ShowIf::When(condition))) if !asked(service, q, answers) => names.extend(condition.names(scope)),
            (Kind::Computed(c), _) => names.extend(c.value.names(scope)),
            _ => return true,
        }
        false
    });
    led.reverse();
    led
}

/// The questions asked, in order, with their section.
pub fn journey<'a>(service: &'a Service, answers: &'a Answers) -> impl Iterator<Item = (&'a Section, &'a Question)> {
    let all = service.form.sections.iter().flat_map(|s| s.questions.iter().map(move |q| (s, q)));
    all.filter(|(_, q)| !matches!(q.kind, Kind::Computed(_))).filter(move |(_, q)| asked(service, q, answers))
}

/// Where one goes on after a pause: at the first question that needs an answer, or at one that does not and was not reached yet.
pub fn where_left_off<'a>(service: &'a Service, answers: &'a Answers) -> Option<&'a Question> {
    let asked: Vec<&Question> = journey(service, answers).map(|(_, q)| q).collect();
    let reached = asked.iter().rposition(|q| answers.contains_key(&q.id)).map_or(0, |i| i + 1);
    let open = asked.iter().enumerate().find(|(i, q)| !answers.contains_key(&q.id) && (q.required || *i >= reached));
    open.map(|(_, q)| *q)
}

/// The first question asked that still needs an answer, if any.
pub fn next_unanswered<'a>(service: &'a Service, answers: &'a Answers) -> Option<&'a Question> {
    journey(service, answers).map(|(_, q)| q).find(|q| q.required && !answers.contains_key(&q.id))
}

/// Checks one answer. `Ok(None)` is an optional question left empty. `answers` are the machine values of earlier questions, with
/// which some must agree.
pub fn check_one(service: &Service, question: &Question, raw: &Value, answers: &Answers, on: &Today) -> Result<Option<Value>, Msg> {
    let value = question.kind.check(raw, &on.text)?;
    match value {
        None if question.required => Err(question.kind.missing()),
        Some(v) => question.kind.agrees(&v, service, answers).map(|()| Some(v)),
        None => Ok(None),
    }
}

/// The same while a form is being filled in: also the checks beside this question that can be made by now.
pub fn check_step(service: &Service, question: &Question, raw: &Value, answers: &Answers, on: &Today) -> Result<Option<Value>, Msg> {
    let value = check_one(service, question, raw, answers, on)?;
    value.as_ref().map_or(Ok(()), |v| question.kind.enough(v))?;
    if service.form.checks.iter().any(|c| c.question == question.id) {
        let mut all = answers.clone();
        match &value {
            Some(v) => drop(all.insert(question.id.clone(), v.clone())),
            None => drop(all.remove(&question.id)),
        }
        let all = completed(service, &all, on);
        if let Some(w) = failing(service, Some(&question.id), &all, on).next() {
            return Err(w.message);
        }
    }
    Ok(value)
}

/// Checks all answers: every mistake at once. Answers to questions that are not asked are dropped; unknown questions are mistakes.
pub fn check(service: &Service, raw: &Answers, on: &Today) -> Result<Answers, Vec<Wrong>> {
    check_anew(service, raw, &Answers::new(), on)
}

/// The same where some answers are those that were `taken` before: what is asked only of answers that are given now is not asked of them.
pub fn check_anew(service: &Service, raw: &Answers, taken: &Answers, on: &Today) -> Result<Answers, Vec<Wrong>> {
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
        if let Kind::Computed(Computed { value, .. }) = &question.kind {
            // With a wrong answer before it, it would be a second mistake about the same thing.
            if wrong.is_empty() {
                match computed(service, question, value, &answers, on) {
                    // Sent along, it must be what it is.
                    Ok(v) if raw.get(&question.id).is_some_and(|sent| *sent != v) => {
                        wrong.push(Wrong { question: question.id.clone(), message: Msg::new("answer-computed") });
                    }
                    Ok(v) => drop(answers.insert(question.id.clone(), v)),
                    Err(message) => wrong.push(Wrong { question: question.id.clone(), message }),
                }
            }
            continue;
        }
        match check_one(service, question, raw.get(&question.id).unwrap_or(&Value::Null), &answers, on) {
            Ok(Some(v)) => {
                if taken.get(&question.id) != Some(&v)
                    && let Err(message) = question.kind.enough(&v)
                {
                    wrong.push(Wrong { question: question.id.clone(), message });
                }
                answers.insert(question.id.clone(), v);
            }
            Ok(None) => {}
            Err(message) => wrong.push(Wrong { question: question.id.clone(), message }),
        }
    }
    if wrong.is_empty()
        && let Some(rule) = not_eligible(service, &answers, on)
    {
        let question = questions_of(service, rule, &answers).last().map_or_else(|| rule.id.clone(), |q| q.id.clone());
        wrong.push(Wrong { question, message: Msg::new("answer-not-eligible").with("text", rule.text.clone()) });
    }
    if wrong.is_empty() {
        wrong.extend(failing(service, None, &answers, on));
    }
    if wrong.is_empty() { Ok(answers) } else { Err(wrong) }
}

/// The machine values of answers that are right by themselves, with those that follow from them: which questions are asked with them, also
/// while others are wrong.
pub fn tried(service: &Service, raw: &Answers, on: &Today) -> Answers {
    let mut answers = Answers::new();
    for question in service.questions().filter(|q| !matches!(q.kind, Kind::Computed(_))) {
        if !asked(service, question, &answers) {
            continue;
        }
        let given = raw.get(&question.id).unwrap_or(&Value::Null);
        if let Ok(Some(v)) = check_one(service, question, given, &answers, on) {
            answers.insert(question.id.clone(), v);
            answers = completed(service, &answers, on);
        }
    }
    answers
}

/// Largest file that is taken anywhere, in bytes.
pub const LARGEST_FILE: i64 = 20 * 1_048_576;

/// Types of files that are taken where no evidence says which.
pub const ANY_FILE: [&str; 4] = ["pdf", "jpeg", "png", "webp"];

/// File types as people know them: `PDF, JPEG`.
pub fn file_types(accept: &[impl AsRef<str>]) -> String {
    accept.iter().map(|t| t.as_ref().to_uppercase()).collect::<Vec<_>>().join(", ")
}

/// The files among the answers.
pub fn files(answers: &Answers) -> Vec<Attached> {
    answers.values().flat_map(files_of).collect()
}

/// The files of one answer; none where it is no evidence.
pub(crate) fn files_of(answer: &Value) -> Vec<Attached> {
    let some = answer.as_array().is_some_and(|a| a.iter().any(Value::is_object));
    if some { serde_json::from_value(answer.clone()).unwrap_or_default() } else { vec![] }
}
