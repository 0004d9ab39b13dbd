//! A correction that changes the answers: an officer opens questions of the form anew, and the person answers them once more. The
//! whole application is checked as when it was sent, on the day on which it was sent, so that nothing else of it is judged by another
//! day and its rates stay those of that day. What follows from the answers is computed anew: values, conditions, and what it costs.

use super::{Case, Setting};
use crate::calendar::{Calendars, Today};
use crate::clock::Clock;
use crate::fee::{self, Invoice};
use crate::form::{self, Answers};
use crate::package::{Question, Service, TaskKind};
use crate::question::{Attached, Kind};
use crate::refusal::Wrong;
use crate::{Id, Millis, Msg};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One answer that is another one from then on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Id of the question.
    pub question: String,
    /// The answer before; nothing where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<Value>,
    /// The answer from then on; nothing where it is not asked any more, or was emptied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<Value>,
}

/// What a correction changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    /// Hash of all answers from then on, as a submission has that of its own; empty until they are stored.
    pub answers: String,
    /// The answers that are others, with the values that follow from them, in the order of the form; never empty.
    pub changes: Vec<Change>,
    /// What it costs from then on, in place of the invoice before, which is void; nothing where that stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice: Option<Invoice>,
    /// Until when that is paid, at the open tasks of paying with a limit of their own, which begins anew.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pay_until: Vec<(Id, Millis)>,
    /// The sum in rials that these answers give, where it is another one and the invoice stands all the same: paying was over by then, or
    /// had begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stays: Option<i64>,
}

impl Changed {
    /// Makes of the answers before those from then on.
    pub fn apply(&self, answers: &mut Answers) {
        for change in &self.changes {
            match &change.new {
                Some(new) => drop(answers.insert(change.question.clone(), new.clone())),
                None => drop(answers.remove(&change.question)),
            }
        }
    }
    /// The files among the answers that are others, before and from then on.
    pub fn files(&self) -> Vec<Attached> {
        self.changes.iter().flat_map(|c| c.old.iter().chain(&c.new)).flat_map(form::files_of).collect()
    }
    /// Makes of the answers from then on those before; nothing where they are not what this made of any.
    pub fn undo(&self, answers: &mut Answers) -> Option<()> {
        for change in &self.changes {
            let was = match &change.old {
                Some(old) => answers.insert(change.question.clone(), old.clone()),
                None => answers.remove(&change.question),
            };
            if was != change.new {
                return None;
            }
        }
        Some(())
    }
}

/// The questions of the form that may be opened anew, in its order: those that are asked with these answers. Not what is computed, nor
/// evidence, which comes with the words of an answer, nor a declaration; and none at all where another person signed the answers.
pub fn correctable<'s>(service: &'s Service, answers: &Answers) -> Vec<&'s Question> {
    if service.questions().any(|q| matches!(q.kind, Kind::Cosign(_)) && answers.contains_key(&q.id)) {
        return vec![];
    }
    let is_fixed = |q: &Question| matches!(q.kind, Kind::Computed(_) | Kind::Cosign(_) | Kind::Evidence(_) | Kind::Declaration(_));
    service.questions().filter(|q| !is_fixed(q) && form::asked(service, q, answers)).collect()
}

/// The questions that somebody opens, in the order of the form.
///
/// # Errors
/// Beside `questions`, with its place there, each that may not be opened.
pub(super) fn opened(questions: &[String], at: &Setting) -> Result<Vec<String>, Vec<Wrong>> {
    let may = if questions.is_empty() { vec![] } else { correctable(at.service, at.answers) };
    let wrong = |(n, id): (usize, &String)| {
        let key = match at.service.question(id) {
            Some(_) if may.iter().any(|q| q.id == *id) => return None,
            Some(_) => Msg::new("answer-not-to-correct"),
            None => Msg::new("answer-unknown-question"),
        };
        Some(Wrong { question: format!("questions[{n}]"), message: key })
    };
    let wrong: Vec<Wrong> = questions.iter().enumerate().filter_map(wrong).take(20).collect();
    if wrong.is_empty() { Ok(may.iter().filter(|q| questions.contains(&q.id)).map(|q| q.id.clone()).collect()) } else { Err(wrong) }
}

impl Case {
    /// The day on which it was sent, at the agency of its service.
    pub fn sent_on(&self, service: &Service, calendars: &Calendars) -> Today {
        let days = calendars.of(&service.agency).clone();
        Today::new(days.today(self.submitted_at), days)
    }

    /// What comes of it when questions that are `opened` are answered anew, with those that are asked only then; nothing where nothing
    /// is another answer than before. `typed` is as in an application, raw or as it was kept; `at` has the answers before.
    ///
    /// # Errors
    /// What is wrong, as in an application; also an answer to a question that is not open.
    pub fn corrected(&self, opened: &[String], typed: &Answers, at: &Setting) -> Result<Option<(Answers, Changed)>, Vec<Wrong>> {
        if typed.is_empty() {
            return Ok(None);
        }
        let (service, before) = (at.service, at.answers);
        let is_computed = |q: &Question| matches!(q.kind, Kind::Computed(_));
        // Files come with the words, and another person signs elsewhere.
        let is_elsewhere = |q: &Question| matches!(q.kind, Kind::Evidence(_) | Kind::Cosign(_));
        let computed = |id: &String| service.question(id).is_some_and(is_computed);
        let mut all: Answers = before.iter().filter(|(id, _)| !computed(id)).map(|(id, v)| (id.clone(), v.clone())).collect();
        let mut wrong = vec![];
        for (id, value) in typed {
            let message = match service.question(id) {
                None => Msg::new("answer-unknown-question"),
                // What was not asked before may be asked now; where it is not, it is no answer, as in an application.
                Some(q) if !is_computed(q) && !is_elsewhere(q) && (opened.contains(id) || !form::asked(service, q, before)) => {
                    all.insert(id.clone(), value.clone());
                    continue;
                }
                Some(_) => Msg::new("answer-not-to-correct"),
            };
            wrong.push(Wrong { question: id.chars().take(80).collect(), message });
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let needed = |w: Wrong| match service.question(&w.question) {
            Some(q) if is_elsewhere(q) => Wrong { message: Msg::new("answer-not-here"), ..w },
            _ => w,
        };
        let checked = form::check(service, &all, &self.sent_on(service, at.calendars));
        let answers = checked.map_err(|wrong| wrong.into_iter().map(needed).collect::<Vec<_>>())?;
        let change = |q: &Question| {
            let (old, new) = (before.get(&q.id), answers.get(&q.id));
            (old != new).then(|| Change { question: q.id.clone(), old: old.cloned(), new: new.cloned() })
        };
        let changes: Vec<Change> = service.questions().filter_map(change).collect();
        if changes.is_empty() {
            return Ok(None);
        }
        let beside = |message| vec![Wrong { question: changes.first().map(|c| c.question.clone()).unwrap_or_default(), message }];
        let (invoice, stays) = self.costs(&answers, at).map_err(beside)?;
        let pay_until = if invoice.is_some() { self.pays_anew(at) } else { vec![] };
        Ok(Some((answers, Changed { answers: String::new(), changes, invoice, pay_until, stays })))
    }

    /// What it costs with these answers: an invoice in place of the one before, or the sum that it would be where that one stands; neither
    /// where it is the same, and where another agency says what is paid.
    fn costs(&self, answers: &Answers, at: &Setting) -> Result<(Option<Invoice>, Option<i64>), Msg> {
        if self.competent.is_some() {
            return Ok((None, None));
        }
        let computed = fee::invoice(at.service, answers, &self.sent_on(at.service, at.calendars), at.bill)?;
        let owed = self.owes.as_ref().map(|o| o.rials);
        let Some(new) = computed.filter(|new| owed != Some(new.rials)) else { return Ok((None, None)) };
        if self.is_settled(at.service) {
            return Ok((None, Some(new.rials)));
        }
        let days = at.calendars.of(&at.service.agency);
        let today = days.today(at.now);
        let new = new.due_from(at.service, today, days);
        Ok((
            Some(match at.bill {
                Some(bill) => new.demanded(bill, &self.tracking_code, today),
                None => new,
            }),
            None,
        ))
    }

    /// Whether paying is over or has begun: a receipt is recorded, or a payment reported, or the case has passed where it is paid.
    pub(super) fn is_settled(&self, service: &Service) -> bool {
        let mut pays = service.all_stages().flat_map(|s| &s.tasks).filter(|t| t.kind == TaskKind::Pay);
        let begun = self.owes.as_ref().is_some_and(|o| !o.paid.is_empty()) || self.tasks.iter().any(|t| t.reported.is_some());
        begun || pays.any(|t| self.outcomes.contains_key(&t.id))
    }

    /// The open tasks of paying whose own limit begins anew, with its last moment.
    fn pays_anew(&self, at: &Setting) -> Vec<(Id, Millis)> {
        let limit = |t: &super::Task| {
            let limit = t.of(at.service).filter(|k| k.kind == TaskKind::Pay)?.limit.as_ref()?;
            Some((t.id, Clock::of(limit, at.now).limit_at(at.calendars.of(&t.place.agency))))
        };
        self.tasks.iter().filter_map(limit).collect()
    }
}
