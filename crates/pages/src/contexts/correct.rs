//! Answering what is asked where questions of the form are open: the answers in the inputs of the form, and what is changed before it is
//! sent.

use super::{Field, Frame};
use crate::answers::{Answered, ChangedRow};
use askama::Template;
use domain::case::{Body, Case, to_correct};
use domain::package::{Catalogue, Question, Service};
use domain::refusal::Wrong;
use domain::sealed::SealedFile;
use domain::{Id, Msg};
use serde_json::Value;

/// What a unit found for which the person has to correct something.
#[derive(Debug, Clone)]
pub struct FindingLine {
    /// Which unit found it in which task, and what that came to, in words.
    pub by: String,
    /// What the unit wrote for the person; may be empty.
    pub told: String,
    /// The points of the checklist that were not in order.
    pub open: Vec<String>,
}

/// What was found for which the service's own rule asks the newest question of a case.
pub fn findings<'b>(
    frame: &Frame,
    catalogue: &Catalogue,
    case: &Case,
    service: &Service,
    events: impl Iterator<Item = &'b Body>,
) -> Vec<FindingLine> {
    let line = |f: domain::case::Found| FindingLine {
        by: frame.words.finding(catalogue, &case.steward, &f),
        open: f.open.iter().map(|point| frame.show(&point.title).text.to_string()).collect(),
        told: f.told,
    };
    to_correct(service, events).into_iter().map(line).collect()
}

/// A question that is open, with what stands in it.
#[derive(Debug, Clone)]
pub struct OpenQuestion<'a> {
    /// The question.
    pub question: &'a Question,
    /// What was typed, or the answer that is in force.
    pub value: Value,
    /// What stands before the names of its inputs.
    pub pre: String,
    /// What is wrong with it.
    pub wrong: Option<Msg>,
    /// Whether it is asked only because of what was changed.
    pub new: bool,
}

/// What a correction makes of what it costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CostsThen {
    /// The same.
    Same,
    /// So many rials, by another invoice, in which what was paid is counted; all in rials.
    Other {
        /// The sum.
        rials: i64,
        /// The sum before.
        before: i64,
        /// What of it was paid.
        paid: i64,
        /// What is left to pay.
        left: i64,
        /// What is given back.
        over: i64,
        /// Whether the invoice before is asked for, so that it may be paid and not reported.
        asked: bool,
    },
    /// So many rials, when the payment that was reported is answered.
    Waits(i64),
}

/// `/cases/{id}/answer?task=`.
#[derive(Template)]
#[template(path = "answer.html")]
pub struct AnswerPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The case.
    pub case: Id,
    /// The version of the service to which it is pinned.
    pub service: &'a Service,
    /// How the answer names what is asked.
    pub task: Id,
    /// What is asked, in words.
    pub text: &'a str,
    /// What was found, where the service's own rule asks because of it.
    pub findings: Vec<FindingLine>,
    /// The questions that are open.
    pub questions: Vec<OpenQuestion<'a>>,
    /// Whether more is asked because of what was typed.
    pub more: bool,
    /// Words to those who ask, as typed.
    pub typed: String,
    /// Files that go with it, each as it stands in the form.
    pub files: Vec<SealedFile>,
    /// What is changed, where that is looked at before it is sent; nothing while the questions are answered.
    pub changes: Option<Vec<ChangedRow<'a>>>,
    /// What it costs then.
    pub costs: CostsThen,
    /// Fields of the questions, where what is changed is looked at: name and value.
    pub fields: Vec<(String, String)>,
    /// What is wrong (a question, `text`, `file`).
    pub wrong: Vec<Wrong>,
}

impl AnswerPage<'_> {
    fn asks<'b>(&'b self, open: &'b OpenQuestion<'b>) -> Field<'b> {
        let OpenQuestion { question, value, pre, wrong, .. } = open;
        Field { frame: &self.frame, question, value, own: false, wrong: wrong.as_ref(), pre, heading: "h2" }
    }
    /// What is wrong, each with the input to which it leads.
    fn mistakes(&self) -> Vec<(String, String)> {
        let input = |w: &Wrong| match self.questions.iter().find(|q| q.question.id == w.question) {
            Some(open) => self.asks(open).input(),
            None if w.question == "file" => "file".into(),
            None => "text".into(),
        };
        // Of a question that is not open it is said which one it is.
        let said = |w: &Wrong| {
            let open = self.questions.iter().any(|q| q.question.id == w.question);
            match self.service.question(&w.question).filter(|_| !open) {
                Some(q) => self.frame.say2("correct-elsewhere", "question", self.frame.show(&q.label), "wrong", self.frame.msg(&w.message)),
                None => self.frame.msg(&w.message),
            }
        };
        self.wrong.iter().map(|w| (input(w), said(w))).collect()
    }
    fn files_base(&self) -> String {
        format!("/cases/{}/files", self.case)
    }
    fn findings(&self) -> &[FindingLine] {
        &self.findings
    }
    /// A file as the form carries it.
    fn sealed(&self, file: &SealedFile) -> String {
        serde_json::to_string(file).unwrap_or_default()
    }
}
