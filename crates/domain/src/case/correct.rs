//! A correction that changes the answers: an officer opens questions of the form anew, and the person answers them once more. The
//! whole application is checked as when it was sent, on the day on which it was sent, so that nothing else of it is judged by another
//! day and its rates stay those of that day. What follows from the answers is computed anew: values, conditions, and what it costs.

use super::{Body, Case, Opened, Setting};
use crate::actor::Actor;
use crate::calendar::{Calendars, Today};
use crate::clock::Clock;
use crate::fee::{self, Invoice, Paid};
use crate::form::{self, Answers};
use crate::package::{Question, Service, TaskKind};
use crate::question::{Attached, Kind};
use crate::refusal::{Refusal, Wrong};
use crate::{Id, Millis, Msg};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One answer that is another one from then on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChangedAnswer {
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
    pub changes: Vec<ChangedAnswer>,
    /// What it costs from then on, in place of the invoice before, which is void; nothing where that stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invoice: Option<Invoice>,
    /// Until when that is paid, at the open tasks of paying with a limit of their own, which begins anew.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pay_until: Vec<(Id, Millis)>,
    /// The task of paying that opens anew beside the stage, since paying was over by then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<Opened>,
    /// The sum in rials that these answers give, where it is another one and the invoice stands all the same: a payment of it was reported
    /// and not answered. In events from before what is paid was counted, also where paying was over or had begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stays: Option<i64>,
    /// Whether that sum is demanded when what was reported is answered; not in events from before it was.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waits: bool,
}

impl Changed {
    /// How many answers the person changed: what follows from them is none.
    pub fn of_person(&self, service: &Service) -> usize {
        let computed = |c: &&ChangedAnswer| service.question(&c.question).is_some_and(|q| matches!(q.kind, Kind::Computed(_)));
        self.changes.len() - self.changes.iter().filter(computed).count()
    }
}

/// An invoice that takes the place of the one before, and what begins with it.
#[derive(Debug, Default)]
pub(super) struct Anew {
    pub invoice: Option<Invoice>,
    pub pay_until: Vec<(Id, Millis)>,
    pub opened: Vec<Opened>,
    /// The sum, where the invoice before stands until what was reported is answered.
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
    service.questions().filter(|q| is_correctable(q) && form::asked(service, q, answers)).collect()
}

/// Whether a question is of a type that may be opened anew.
pub fn is_correctable(question: &Question) -> bool {
    !matches!(question.kind, Kind::Computed(_) | Kind::Cosign(_) | Kind::Evidence(_) | Kind::Declaration(_))
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
        let checked = form::check_anew(service, &all, before, &self.sent_on(service, at.calendars));
        let answers = checked.map_err(|wrong| wrong.into_iter().map(needed).collect::<Vec<_>>())?;
        let change = |q: &Question| {
            let (old, new) = (before.get(&q.id), answers.get(&q.id));
            (old != new).then(|| ChangedAnswer { question: q.id.clone(), old: old.cloned(), new: new.cloned() })
        };
        let changes: Vec<ChangedAnswer> = service.questions().filter_map(change).collect();
        if changes.is_empty() {
            return Ok(None);
        }
        let beside = |message| vec![Wrong { question: changes.first().map(|c| c.question.clone()).unwrap_or_default(), message }];
        let Anew { invoice, pay_until, opened, stays } = self.costs(&Setting { answers: &answers, ..*at }).map_err(beside)?;
        let waits = stays.is_some();
        Ok(Some((answers, Changed { answers: String::new(), changes, invoice, pay_until, opened, stays, waits })))
    }

    /// What it costs with the answers of `at`: an invoice in place of the one before, in which what was paid is counted, or the sum that it would
    /// be where that one stands; neither where it is the same, and where another agency says what is paid.
    pub(super) fn costs(&self, at: &Setting) -> Result<Anew, Msg> {
        if self.competent.is_some() {
            return Ok(Anew::default());
        }
        let computed = fee::invoice(at.service, at.answers, &self.sent_on(at.service, at.calendars), at.bill)?;
        let owed = self.owes.as_ref().map(|o| o.rials);
        let Some(new) = computed.filter(|new| owed != Some(new.rials)) else { return Ok(Anew::default()) };
        if self.is_reported() {
            return Ok(Anew { stays: Some(new.rials), ..Anew::default() });
        }
        let days = at.calendars.of(&at.service.agency);
        let today = days.today(at.now);
        let new = match at.paid.iter().filter_map(|p| p.rials).sum::<i64>() {
            0 => new,
            paid => new.counting(at.service, paid, self.instalments().map_or(0, |o| o.unpaid().count()), at.bill),
        };
        let new = new.due_from(at.service, today, days);
        let new = match at.bill {
            Some(bill) => new.demanded_after(at.paid.len() as u32, bill, &self.tracking_code, today),
            None => new,
        };
        let more = new.left() > 0 && owed.is_none_or(|owed| new.rials > owed);
        let opened = if more && !self.status.is_closed() { self.pays_beside(at).into_iter().collect() } else { vec![] };
        Ok(Anew { invoice: Some(new), pay_until: self.pays_anew(at), opened, stays: None })
    }

    /// What was reported is answered, by this receipt where it was found: an invoice by answers that were corrected meanwhile takes the
    /// place of the one before.
    pub(super) fn costs_after_report(
        &mut self,
        found: Option<Paid>,
        by: &Actor,
        at: &Setting,
        events: &mut Vec<Body>,
    ) -> Result<(), Refusal> {
        // Where the case was refused or taken back, nothing is owed.
        let over = self.status.is_closed() && !self.takes_late();
        if self.is_reported() || over || self.owes.as_ref().is_none_or(|o| !o.waits) {
            return Ok(());
        }
        let paid: Vec<Paid> = at.paid.iter().cloned().chain(found).collect();
        let Anew { invoice, pay_until, opened, .. } = self.costs(&Setting { paid: &paid, ..*at }).map_err(Refusal::Conflict)?;
        match invoice {
            Some(invoice) => self.happens(Body::Invoiced { invoice, pay_until, opened }, by, at, events),
            None => Ok(()),
        }
    }

    /// Whether a unit looks for a payment that was reported.
    pub(super) fn is_reported(&self) -> bool {
        self.tasks.iter().any(|t| t.reported.is_some())
    }

    /// The open tasks of paying whose own limit begins anew, with its last moment: no day that was told before comes nearer.
    fn pays_anew(&self, at: &Setting) -> Vec<(Id, Millis)> {
        let limit = |t: &super::Task| {
            let limit = t.of(at.service).filter(|k| k.kind == TaskKind::Pay)?.limit.as_ref()?;
            let days = at.calendars.of(&t.place.agency);
            let before = t.clock.clone().map(|mut clock| {
                clock.resume(at.now);
                clock.limit_at(days)
            });
            Some((t.id, before.into_iter().fold(Clock::of(limit, at.now).limit_at(days), i64::max)))
        };
        self.tasks.iter().filter_map(limit).collect()
    }
}
