//! A task that is a case of another service: what it is asked, that it was opened, what it waits for, and what it came to.

use super::{Awaited, Body, Case, Duty, InSubCase, Setting, Status, Step, Task, scope};
use crate::actor::Actor;
use crate::calendar::Calendars;
use crate::expression::Facts;
use crate::form::{self, Answers};
use crate::package::{Outcome, Service, SubCase};
use crate::question::Attached;
use crate::{Id, Millis, Msg, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What the person sent where the service's own rule asked to correct something, in words and files; a case that is opened for this one
/// later has it beside the answers as they are by then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentToCorrect {
    /// When it was sent.
    pub at: Millis,
    /// What was asked.
    pub asked: String,
    /// The answer.
    pub text: String,
    /// The files with it.
    pub files: Vec<Attached>,
}

/// What the person corrected in the stage in which a case is, oldest first. The events are in order, each with its moment. What a unit
/// asked, and what it was told, is between it and the person; what was corrected in other stages, or for the case that needs this one,
/// is none of the business of those who get a case of this stage.
pub fn corrections<'b>(events: impl Iterator<Item = (Millis, &'b Body)>) -> Vec<SentToCorrect> {
    let (mut all, mut open, mut stage): (Vec<(&str, SentToCorrect)>, _, _) = (vec![], None, "");
    for (at, body) in events {
        match body {
            Body::Submitted { stage: begins, .. } | Body::Objected { stage: begins, .. } | Body::Advanced { to: begins, .. } => {
                stage = begins
            }
            Body::Asked { text, by_rule, .. } => open = by_rule.then_some(text),
            // Answers that were changed stand among those of the application: without words or files there is nothing besides.
            Body::Answered { text, files, .. } => {
                let asked = open.take().filter(|_| !text.is_empty() || !files.is_empty());
                all.extend(
                    asked.map(|asked| (stage, SentToCorrect { at, asked: asked.clone(), text: text.clone(), files: files.clone() })),
                );
            }
            _ => {}
        }
    }
    all.into_iter().filter(|(of, _)| *of == stage).map(|(_, correction)| correction).collect()
}

/// What a case that was a task came to, as the one that needed it knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameTo {
    /// That case.
    pub case: Id,
    /// Id of the kind of task.
    pub of: String,
    /// Id of the outcome.
    pub outcome: String,
}

/// The cases of other services whose outcome a case has used and that no later one has taken the place of, by all its events.
pub fn sub_cases_used<'b>(events: impl Iterator<Item = &'b Body>) -> Vec<CameTo> {
    // Of each kind of task the last one, with what it came to.
    let mut kinds: BTreeMap<Id, &str> = BTreeMap::new();
    let mut last: BTreeMap<&str, (Id, Option<&str>)> = BTreeMap::new();
    for body in events {
        kinds.extend(body.opened().into_iter().map(|o| (o.id, o.kind.as_str())));
        match body {
            Body::SubCase { task, case, .. } => {
                if let Some(&kind) = kinds.get(task) {
                    last.insert(kind, (*case, None));
                }
            }
            Body::Finished { of, outcome, .. } | Body::SubCaseReplaced { of, outcome, .. } => {
                if let Some((_, known)) = last.get_mut(of.as_str()) {
                    *known = Some(outcome.as_str());
                }
            }
            _ => {}
        }
    }
    let used = |(of, (case, outcome)): (&str, (Id, Option<&str>))| Some(CameTo { case, of: of.into(), outcome: outcome?.into() });
    last.into_iter().filter_map(used).collect()
}

impl Case {
    /// The answers of a sub-case, out of those of this case, which needs it; what has no value is left out.
    pub fn sub_case_answers(&self, sub: &SubCase, at: &Setting) -> Answers {
        let days = self.days(at.calendars);
        let of = |e: &crate::expression::Expression| {
            // An answer that is asked for by its name is passed on as it is, files among them.
            if let Some(answer) = at.answers.get(e.source().trim()) {
                return Some(answer.clone());
            }
            let facts = form::facts(at.service, at.answers, days.today(at.now), days);
            let facts = Facts { values: facts.values, today: facts.today, days, noted: None };
            e.eval(|| scope(at.service), &facts).ok().map(|v| v.to_json()).filter(|v| !v.is_null())
        };
        sub.answers.iter().filter_map(|(question, e)| Some((question.clone(), of(e)?))).collect::<BTreeMap<String, Json>>()
    }

    /// The open tasks for which a case of another service is to be opened. None at a task that waits for the person: what the answer
    /// brings belongs to that case too, and nobody's time runs before.
    pub fn wants_sub_cases<'a>(&'a self, service: &'a Service) -> impl Iterator<Item = (&'a Task, &'a SubCase)> {
        let of = |t: &'a Task| t.of(service).and_then(|k| k.sub_case.as_ref()).map(|s| (t, s));
        self.tasks.iter().filter(|t| t.sub_case.is_none() && !self.waits(t.id)).filter_map(of)
    }

    /// After a case was opened for one of its tasks.
    ///
    /// # Errors
    /// When the task is not open any more, or has one already.
    pub fn sub_case_opened(&self, at: &Setting, task: Id, case: Id, service: &str) -> Result<Step, Refusal> {
        if self.task(task).is_none_or(|t| t.sub_case.is_some()) {
            return Err(Refusal::Conflict(Msg::new("refusal-changed-meanwhile")));
        }
        let (mut after, mut events) = (self.clone(), vec![]);
        after.happens(Body::SubCase { task, case, service: service.into() }, &Actor::System, at, &mut events)?;
        Ok(Step { case: after, events })
    }

    /// What this case waits for from the person at `now`, as the one that needs it keeps it; nothing while it goes on, and when closed.
    /// What is asked stays between the person and the unit that asks.
    pub fn awaited_here(&self, service: &Service, calendars: &Calendars, now: Millis) -> Vec<Awaited> {
        let here = |a: Awaited| {
            let what = match a.what {
                Duty::SubCase(there) => Duty::SubCase(there),
                what => {
                    let (service, title) = (self.service.clone(), service.title.clone());
                    Duty::SubCase(Box::new(InSubCase { case: self.id, service, title, what }))
                }
            };
            Awaited { what, task: None, text: String::new(), address: String::new(), ..a }
        };
        let person = self.turn(service, calendars, now).unwrap_or_default().person;
        person.into_iter().filter(Awaited::keeps_waiting).map(here).collect()
    }

    /// After the case of one of its tasks waits for something else from the person, or for nothing any more, `since` where that was
    /// before it was seen; nothing where no task has that case, and where it is known.
    ///
    /// # Errors
    /// When the events cannot be followed, which does not happen.
    pub fn sub_case_waits(
        &self,
        at: &Setting,
        case: Id,
        service: &str,
        awaited: Vec<Awaited>,
        since: Option<Millis>,
    ) -> Result<Option<Step>, Refusal> {
        let of = self.tasks.iter().find(|t| t.sub_case == Some(case) && t.awaits != awaited);
        let Some(task) = of.map(|t| t.id) else { return Ok(None) };
        let (mut after, mut events) = (self.clone(), vec![]);
        let waits = Body::SubCaseWaits { task, case, service: service.into(), since: since.filter(|_| awaited.is_empty()), awaited };
        after.happens(waits, &Actor::System, at, &mut events)?;
        Ok(Some(Step { case: after, events }))
    }

    /// What the person was told with a refusal, for the case that needs this one: its ground and the officer's words; otherwise empty.
    pub fn refused_because(&self, service: &Service) -> String {
        let Some(refused) = self.decision.as_ref().filter(|d| d.outcome == Outcome::Refused) else { return String::new() };
        let kind = service.decision(&refused.kind);
        let ground = kind.and_then(|k| k.grounds.iter().find(|g| g.id == refused.ground)).map(|g| g.title.get(self.lang));
        [ground.unwrap_or_default(), &refused.note].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// What this case came to for the one that needs it; nothing while it goes on.
    pub fn comes_to(&self) -> Option<&'static str> {
        match (self.status, self.decision.as_ref().map(|d| d.outcome)) {
            (Status::Decided, Some(Outcome::Granted)) => Some("granted"),
            (Status::Decided, _) => Some("refused"),
            (Status::Withdrawn, _) => Some("withdrawn"),
            _ => None,
        }
    }

    /// After the case of one of its tasks came to an outcome, with what its person was `told` of that; nothing when no task waits for it
    /// any more.
    ///
    /// # Errors
    /// When a rule of the service cannot be followed, which a checked package does not do.
    pub fn sub_case_ended(&self, at: &Setting, case: Id, outcome: &str, told: String) -> Result<Option<Step>, Refusal> {
        let Some(task) = self.tasks.iter().find(|t| t.sub_case == Some(case)).cloned() else { return Ok(None) };
        let (mut after, mut events) = (self.clone(), vec![]);
        let ended = Body::Finished {
            task: task.id,
            of: task.kind,
            place: task.place,
            outcome: outcome.into(),
            told,
            note: String::new(),
            files: vec![],
            checked: vec![],
            unticked: String::new(),
            receipt: String::new(),
            part: None,
            rials: None,
            reported: String::new(),
            elsewhere: false,
            more: false,
            by_rule: false,
            by_silence: false,
            since: None,
            questions: vec![],
            letter: String::new(),
            contract: String::new(),
        };
        after.happens(ended, &Actor::System, at, &mut events)?;
        // Where the person is asked something, the stage goes on when that is answered.
        after.goes_on(task.id, &Actor::System, at, &mut events)?;
        Ok(Some(Step { case: after, events }))
    }

    /// After the decision of a case whose outcome was used was replaced: it counts in place of the former one while the stage in which it was
    /// needed goes on, and while an objection is looked at. What was decided stands; but the person may object to that anew, since it rests
    /// on what was replaced. `told` is what the person was told with a refusal. Nothing where the case was withdrawn.
    pub fn sub_case_replaced(&self, at: &Setting, before: &CameTo, service: &str, outcome: &str, told: String) -> Option<Step> {
        if self.status == Status::Withdrawn {
            return None;
        }
        let here = self.stage(at.service).is_some_and(|s| s.tasks.iter().any(|t| t.id == before.of)) || self.is_objected();
        let counts = here && !self.status.is_closed() && self.outcomes.contains_key(&before.of);
        let until = self.object_until(at).filter(|_| self.status == Status::Decided);
        let body = Body::SubCaseReplaced {
            of: before.of.clone(),
            case: before.case,
            service: service.into(),
            outcome: outcome.into(),
            told,
            counts,
            // A day that was told is never taken back.
            object_until: until.max(self.kept_objection_until()),
            object_from: until.map(|_| at.now),
        };
        let mut case = self.clone();
        case.follow(at.service, &body, &Actor::System.label(), at.now)?;
        Some(Step { case, events: vec![body] })
    }

    /// Ends a case that nobody needs any more, because the one of which it was a part goes on without it; nothing when it is closed
    /// itself, or when the person objects to what it came to.
    pub fn left_alone(&self, at: &Setting, reason: &str) -> Option<Step> {
        if self.status.is_closed() || self.is_objected() {
            return None;
        }
        let (mut case, body) = (self.clone(), Body::Withdrawn { reason: reason.into(), objection: false });
        case.follow(at.service, &body, &Actor::System.label(), at.now)?;
        Some(Step { case, events: vec![body] })
    }
}
