//! Which tasks a stage opens, when it ends, and where it leads.

use super::{Body, Case, DecidedBy, Opened, Place, Setting};
use crate::actor::Actor;
use crate::expression::{Expression, Facts, Scope, Type, Variable};
use crate::form;
use crate::package::{Assignee, Ends, Go, Service, Silence, Stage, TaskType};
use crate::{Id, Millis, Msg, Refusal};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// Stages that may be passed through at once because nothing in them is to be done. A sound service never comes near it.
const MOST_PASSED: usize = 32;

/// What expressions about stages may name: the answers, and each kind of task by its outcome, `''` where it was not done.
pub fn scope(service: &Service) -> Scope {
    let mut scope = Scope::of(service, None);
    for task in service.all_stages().flat_map(|s| &s.tasks) {
        scope.variables.insert(task.id.clone(), Variable { of: outcome_type(task), may_be_missing: false });
    }
    scope
}

/// The type of a task's outcome in expressions.
pub fn outcome_type(task: &TaskType) -> Type {
    let options = std::iter::once(String::new()).chain(task.outcomes.iter().map(|o| o.id.clone())).collect();
    Type::Text { options: Some(options) }
}

impl Case {
    fn holds(&self, expression: &Expression, at: &Setting) -> Result<bool, Refusal> {
        let service = at.service;
        let outcomes: BTreeMap<&str, Json> = service
            .all_stages()
            .flat_map(|s| &s.tasks)
            .map(|t| (t.id.as_str(), Json::from(self.outcomes.get(&t.id).map_or("", String::as_str))))
            .collect();
        let days = self.days(at.calendars);
        let answers = form::facts(service, at.answers, days.today(at.now), days);
        let values = |name: &str| outcomes.get(name).or_else(|| (answers.values)(name));
        let facts = Facts { values: Box::new(values), today: answers.today, days, rates: None };
        expression.eval(|| scope(service), &facts).map(|v| v.is_true()).map_err(Refusal::Conflict)
    }

    /// The unit whose task it is. What belongs to an agency that handed the case on is done where it went.
    fn place_of(&self, by: &Assignee, at: &Setting) -> Place {
        let place = match by {
            Assignee::Unit(place) => Some(place),
            Assignee::ByAnswer { question, units } => {
                at.answers.get(question).and_then(Json::as_str).and_then(|a| units.get(a)).or_else(|| units.values().next())
            }
        };
        self.here(place.cloned().unwrap_or_else(|| self.acting.clone()), at.service)
    }

    fn here(&self, place: Place, service: &Service) -> Place {
        match self.competent.as_ref().or(self.escalated.as_ref()) {
            Some(there) if place.agency == service.agency => there.clone(),
            _ => place,
        }
    }

    fn opens(&self, task: &TaskType, at: &Setting, id: Id) -> Opened {
        let place = self.place_of(&task.by, at);
        let officer = if task.by_load { (at.officer_for)(&place, task.skill.as_deref()) } else { None };
        Opened { id, kind: task.id.clone(), place, officer, decides: false }
    }

    /// The tasks with which a stage begins, ids from `first` on; none when nothing in it is to be done.
    fn begins(&self, stage: &Stage, at: &Setting, first: Id) -> Result<Vec<Opened>, Refusal> {
        if stage.tasks.is_empty() {
            let place = self.here(Place { agency: at.service.agency.clone(), unit: stage.unit.clone() }, at.service);
            return Ok(vec![Opened::only(first, place)]);
        }
        let mut opened = vec![];
        for task in &stage.tasks {
            if task.when.as_ref().is_none_or(|w| self.holds(w, at).unwrap_or(false)) {
                opened.push(self.opens(task, at, next_id(first, opened.len())));
                if !stage.side_by_side {
                    break;
                }
            }
        }
        Ok(opened)
    }

    /// Goes to a stage, and through those in which nothing is to be done. Events are followed as they come.
    pub(super) fn enter(
        &mut self,
        to: &str,
        note: String,
        task: Id,
        by: &Actor,
        at: &Setting,
        events: &mut Vec<Body>,
    ) -> Result<(), Refusal> {
        let mut to = to.to_string();
        let mut note = note;
        for passed in 0.. {
            let stage = at.service.stage(&to).ok_or(Refusal::Conflict(Msg::new("refusal-last-stage")))?;
            let mut opened = self.begins(stage, at, next_id(at.fresh, passed * 16))?;
            // Never without a task: where nothing would be left to do for ever, the first is done after all.
            if opened.is_empty() && passed >= MOST_PASSED {
                opened.extend(stage.tasks.first().map(|t| self.opens(t, at, at.fresh)));
            }
            let empty = opened.is_empty();
            let acting = opened.first().map_or_else(|| self.acting.clone(), |o| o.place.clone());
            let body = Body::Advanced { task, from: self.stage.clone(), to: to.clone(), acting, note: std::mem::take(&mut note), opened };
            self.happens(body, by, at, events)?;
            if !empty {
                return Ok(());
            }
            match self.leads(stage, at)? {
                Leads::To(next) => to = next,
                Leads::Go(go) => return self.goes(&go, task, by, at, events),
            }
        }
        Ok(())
    }

    /// After a task ended: the next one, the next stage, or nothing yet.
    pub(super) fn goes_on(&mut self, done: &str, task: Id, by: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        let Some(stage) = at.service.stage(&self.stage) else { return Ok(()) };
        if !self.ends(stage, at)? {
            if !self.tasks.is_empty() {
                return Ok(());
            }
            // Side by side all were opened at once: whatever stands after this one in the list has been done.
            let later = stage.tasks.iter().skip_while(|t| t.id != done).skip(1).filter(|_| !stage.side_by_side);
            for next in later {
                if next.when.as_ref().is_none_or(|w| self.holds(w, at).unwrap_or(false)) {
                    let opened = vec![self.opens(next, at, at.fresh)];
                    return self.happens(Body::Opened { opened }, by, at, events);
                }
            }
        }
        self.leads_on(String::new(), task, by, at, events)
    }

    /// Refuses where the stage leads nowhere: it is the last one, and decides.
    pub(super) fn may_lead_on(&self, at: &Setting) -> Result<(), Refusal> {
        match at.service.stage(&self.stage) {
            Some(stage) => self.leads(stage, at).map(|_| ()),
            None => Err(Refusal::Conflict(Msg::new("refusal-last-stage"))),
        }
    }

    /// Goes where the stage leads; `note` for who works there.
    pub(super) fn leads_on(&mut self, note: String, task: Id, by: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        let Some(stage) = at.service.stage(&self.stage) else { return Ok(()) };
        match self.leads(stage, at)? {
            Leads::To(next) => self.enter(&next, note, task, by, at, events),
            Leads::Go(go) => self.goes(&go, task, by, at, events),
        }
    }

    /// Whether a stage has ended although tasks may be left.
    fn ends(&self, stage: &Stage, at: &Setting) -> Result<bool, Refusal> {
        let done = || stage.tasks.iter().filter_map(|t| self.outcomes.get(&t.id));
        Ok(match &stage.ends {
            Ends::All => false,
            Ends::Any => true,
            Ends::Majority => done().any(|o| done().filter(|x| *x == o).count() * 2 > stage.tasks.len()),
            Ends::When(e) => self.holds(e, at)?,
        })
    }

    fn leads(&self, stage: &Stage, at: &Setting) -> Result<Leads, Refusal> {
        for rule in &stage.next {
            let holds = match &rule.when {
                Some(when) => self.holds(when, at)?,
                None => true,
            };
            if holds {
                return Ok(match &rule.go {
                    Go::Stage(to) => Leads::To(to.clone()),
                    other => Leads::Go(other.clone()),
                });
            }
        }
        let next = at.service.stage_after(&stage.id).ok_or(Refusal::Conflict(Msg::new("refusal-last-stage")))?;
        Ok(Leads::To(next.id.clone()))
    }

    fn goes(&mut self, go: &Go, task: Id, by: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        match go {
            Go::Stage(to) => self.enter(to, String::new(), task, by, at, events),
            Go::Correct { ask, then } => {
                self.enter(then, String::new(), task, by, at, events)?;
                let task = self.tasks.first().map_or(Id::nil(), |t| t.id);
                let text = ask.get(self.lang).to_string();
                // Only where the stage did not lead on at once, to a decision or to another question.
                if self.question.is_some() || self.status.is_closed() {
                    return Ok(());
                }
                self.happens(Body::Asked { task, text, by_rule: true }, by, at, events)
            }
            Go::Decide(rule) => self.decided_by(rule, DecidedBy::Rule, None, by, at, events),
            Go::Transfer { to, reason } => {
                // Whatever is still open goes too: nothing is left to do but to decide, and that is done there.
                let moved = vec![(task, Opened { decides: true, ..Opened::only(at.fresh, to.clone()) })];
                let body =
                    Body::Transferred { from: self.answers_for(at.service), to: to.clone(), reason: reason.get(self.lang).into(), moved };
                self.happens(body, by, at, events)
            }
        }
    }

    /// The unit of the steward that answers for what follows from a rule or from silence: that of the stage, where the stage
    /// is not in the hands of others alone, or of the nearest stage before it.
    fn answers_for(&self, service: &Service) -> Place {
        let own = |stage: &Stage| {
            let unit = Place { agency: service.agency.clone(), unit: stage.unit.clone() };
            let mut places = stage.tasks.iter().flat_map(|t| t.by.places());
            if stage.tasks.is_empty() { Some(unit) } else { places.find(|p| p.agency == service.agency).cloned() }
        };
        let stages: Vec<&Stage> = service.all_stages().collect();
        let here = stages.iter().position(|s| s.id == self.stage).unwrap_or_default();
        let place = stages[..=here].iter().rev().chain(&stages[here..]).find_map(|s| own(s));
        place.map(|p| self.here(p, service)).filter(|p| p.agency == self.steward).unwrap_or_else(|| self.acting.clone())
    }

    /// A decision that nobody chose: by silence, `since` when, or by the service's own rule.
    pub(super) fn decided_by(
        &mut self,
        what: &Silence,
        decided: DecidedBy,
        since: Option<Millis>,
        by: &Actor,
        at: &Setting,
        events: &mut Vec<Body>,
    ) -> Result<(), Refusal> {
        let kind = at.service.decision(&what.decision).ok_or(Refusal::wrong("decision", Msg::new("answer-not-an-option")))?;
        let body = Body::Decided {
            task: Id::nil(),
            decision: kind.id.clone(),
            outcome: kind.outcome,
            ground: what.ground.clone(),
            note: String::new(),
            letter: String::new(),
            by: decided,
            place: Some(self.answers_for(at.service)),
            review: self.review(&kind.id),
            since,
        };
        self.happens(body, by, at, events)
    }

    /// Follows an event that happens now and keeps it.
    pub(super) fn happens(&mut self, body: Body, by: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        self.follow(at.service, &body, &by.label(), at.now).ok_or(Refusal::Conflict(Msg::new("refusal-changed-meanwhile")))?;
        events.push(body);
        Ok(())
    }
}

enum Leads {
    To(String),
    Go(Go),
}

/// Further ids after a fresh one. Ids are random at their end, so those after one are as fresh.
pub(super) fn next_id(first: Id, n: usize) -> Id {
    Id::from_u128(first.as_u128().wrapping_add(n as u128))
}

/// The tasks with which a case begins.
pub(super) fn first_tasks(case: &Case, stage: &Stage, at: &Setting) -> Vec<Opened> {
    let opened = case.begins(stage, at, at.fresh).unwrap_or_default();
    if opened.is_empty() { stage.tasks.first().map(|t| case.opens(t, at, at.fresh)).into_iter().collect() } else { opened }
}
