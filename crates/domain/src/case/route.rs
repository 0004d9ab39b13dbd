//! Which tasks a stage opens, when it ends, and where it leads.

use super::{Body, Case, DecidedBy, Opened, Place, Setting};
use crate::actor::Actor;
use crate::clock::Clock;
use crate::expression::{Expression, Facts, Scope, Type, Variable};
use crate::form;
use crate::package::{Assignee, DecisionKind, Ends, Go, Ground, Outcome, Service, Silence, Stage, TaskKind, TaskOutcome, TaskType};
use crate::{Id, Millis, Msg, Refusal};
use serde_json::Value as Json;
use std::borrow::Cow;

/// Stages that may be passed through at once because nothing in them is to be done. A sound service never comes near it.
const MOST_PASSED: usize = 32;

/// What expressions about stages may name: the answers, and each kind of task by its outcome, `''` where it was not done.
pub fn scope(service: &Service) -> Scope {
    scope_with(Scope::of(service, None), service.all_stages())
}

/// A scope with the tasks of stages besides.
pub fn scope_with<'s>(mut scope: Scope, stages: impl Iterator<Item = &'s Stage>) -> Scope {
    for task in stages.flat_map(|s| &s.tasks) {
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
    /// Why an officer may not choose a ground: it contradicts what is on record, is for the law's silence alone, or has a
    /// condition that cannot be told; nothing where it may be chosen.
    pub fn bars(&self, ground: &Ground, at: &Setting) -> Option<Msg> {
        if ground.silence {
            return Some(Msg::new("answer-ground-of-silence"));
        }
        match self.holds(ground.when.as_ref()?, at) {
            Ok(true) => None,
            Ok(false) => Some(Msg::new("answer-ground-not-on-record")),
            Err(_) => Some(Msg::new("answer-ground-cannot-be-told")),
        }
    }

    /// What tasks found that a decision on this ground seems to go against, in the order of the service: a refusal where all of
    /// them found that all is well, which is the first outcome of each; a grant where one did not. Nothing where the ground has a
    /// condition, which tells whether it fits.
    pub fn against<'s>(&self, kind: &DecisionKind, ground: &Ground, service: &'s Service) -> Vec<(&'s TaskType, &'s TaskOutcome)> {
        use TaskKind::{Case as SubCase, Consult, Inspect, Review};
        if ground.when.is_some() {
            return vec![];
        }
        let tasks = service.all_stages().flat_map(|s| &s.tasks).filter(|t| matches!(t.kind, Review | Inspect | Consult | SubCase));
        let found = |t: &'s TaskType| Some((t, t.outcomes.iter().find(|o| self.outcomes.get(&t.id) == Some(&o.id))?));
        let well = |(t, o): &(&TaskType, &TaskOutcome)| match t.kind {
            SubCase => o.id == "granted",
            _ => t.outcomes.first() == Some(*o),
        };
        let (good, bad): (Vec<_>, Vec<_>) = tasks.filter_map(found).partition(well);
        match kind.outcome {
            Outcome::Granted => bad,
            Outcome::Refused if bad.is_empty() => good,
            Outcome::Refused => vec![],
        }
    }

    /// Whether a condition holds, by what tasks came to and the answers that are in force. An answer that is missing equals
    /// nothing; a checked package asks for it in no other way without `has`, so that it is never taken for a `false`.
    ///
    /// # Errors
    /// When it has no value.
    fn holds(&self, expression: &Expression, at: &Setting) -> Result<bool, Refusal> {
        let service = at.service;
        let days = self.days(at.calendars);
        let answers = form::facts(service, at.answers, days.today(at.now), days);
        let outcome = |task: &str| Json::from(self.outcomes.get(task).map_or("", String::as_str));
        let is_task = |name: &str| service.all_stages().flat_map(|s| &s.tasks).any(|t| t.id == name);
        let values = |name: &str| if is_task(name) { Some(Cow::Owned(outcome(name))) } else { (answers.values)(name) };
        let facts = Facts { values: Box::new(values), today: answers.today, days, noted: None };
        expression.eval(|| scope(service), &facts).map(|v| v.is_true()).map_err(Refusal::Conflict)
    }

    /// The unit whose task it is. What belongs to an agency that handed the case on is done where it went.
    fn place_of(&self, by: &Assignee, at: &Setting) -> Place {
        let place = match by {
            Assignee::Unit(place) => Some(place),
            // A checked package has a unit for each answer, and asks the question of everybody: the first is never needed there.
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

    /// A task of a stage that `begins`, or is going on.
    fn opens(&self, stage: &Stage, begins: bool, task: &TaskType, at: &Setting, id: Id) -> Opened {
        let place = self.place_of(&task.by, at);
        let officer = if task.by_load { (at.officer_for)(&place, task.skill.as_deref()) } else { None };
        let going = self.stage_limit.as_ref().filter(|_| !begins);
        // What is left of the limit of the stage, where it has none of its own.
        let left = going.filter(|_| task.limit.is_none()).map(|l| l.clock.clone());
        let clock = left.clone().or_else(|| Some(Clock::of(stage.limit_of(Some(task))?, at.now)));
        let days = at.calendars.of(&place.agency);
        let pay_until = clock.filter(|_| self.pays_at(task)).map(|c| c.limit_at(days));
        let late = left.is_some_and(|c| c.due_at(days).is_some_and(|due| due < at.now));
        let of_stage = stage.limit.is_some() && (begins || going.is_some());
        Opened { kind: task.id.clone(), officer, pay_until, of_stage, late, ..Opened::only(id, place) }
    }

    /// Whether a task is to be passed because nothing is to be paid.
    pub(super) fn is_unowed(&self, kind: &TaskType) -> bool {
        kind.kind == TaskKind::Pay && self.owes_nothing()
    }

    /// The tasks with which a stage begins; none when nothing in it is to be done, and where it has none of its own.
    ///
    /// # Errors
    /// When a condition cannot be told. It is no `false`: work that the law asks for would be left out without a word.
    fn begins<'s>(&self, stage: &'s Stage, at: &Setting) -> Result<Vec<&'s TaskType>, Refusal> {
        let mut begin = vec![];
        for task in &stage.tasks {
            if self.applies(task, at)? {
                begin.push(task);
                if !stage.side_by_side {
                    break;
                }
            }
        }
        Ok(begin)
    }

    /// Whether a task is done in this case at all.
    fn applies(&self, task: &TaskType, at: &Setting) -> Result<bool, Refusal> {
        task.when.as_ref().map_or(Ok(true), |w| self.holds(w, at))
    }

    /// The tasks with which a stage opens, or its only one where it has none of its own; ids from `first` on.
    fn opened(&self, stage: &Stage, tasks: &[&TaskType], at: &Setting, first: Id) -> Vec<Opened> {
        if stage.tasks.is_empty() {
            let place = self.here(Place { agency: at.service.agency.clone(), unit: stage.unit.clone() }, at.service);
            return vec![Opened { of_stage: stage.limit.is_some(), ..Opened::only(first, place) }];
        }
        tasks.iter().enumerate().map(|(n, task)| self.opens(stage, true, task, at, next_id(first, n))).collect()
    }

    /// A task at which nothing is to be paid comes to its first outcome by itself: nobody waits for it, and the unit that would
    /// record it learns nothing of the case. `task` is nil where it was never opened.
    pub(super) fn pays_nothing(
        &mut self,
        kind: &TaskType,
        task: Id,
        by: &Actor,
        at: &Setting,
        events: &mut Vec<Body>,
    ) -> Result<(), Refusal> {
        let place = self.task(task).map_or_else(|| self.place_of(&kind.by, at), |t| t.place.clone());
        let paid = Body::Finished {
            task,
            of: kind.id.clone(),
            place,
            outcome: kind.outcomes.first().map(|o| o.id.clone()).unwrap_or_default(),
            told: String::new(),
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
            by_rule: true,
            by_silence: false,
            since: None,
            questions: vec![],
            letter: String::new(),
            contract: String::new(),
        };
        self.happens(paid, by, at, events)
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
        loop {
            let stage = at.service.stage(&to).ok_or(Refusal::Conflict(Msg::new("refusal-last-stage")))?;
            let passed = stages_passed(events);
            let (mut unowed, mut tasks): (Vec<_>, Vec<_>) = self.begins(stage, at)?.into_iter().partition(|t| self.is_unowed(t));
            // Never without a task: where nothing would be left to do for ever, the first is done after all.
            if tasks.is_empty() && passed >= MOST_PASSED {
                (unowed, tasks) = (vec![], stage.tasks.iter().take(1).collect());
            }
            let opened = self.opened(stage, &tasks, at, next_id(at.fresh, passed * 16));
            let empty = opened.is_empty();
            let acting = opened.first().map_or_else(|| self.acting.clone(), |o| o.place.clone());
            let body = Body::Advanced { task, from: self.stage.clone(), to: to.clone(), acting, note: std::mem::take(&mut note), opened };
            self.happens(body, by, at, events)?;
            for kind in &unowed {
                self.pays_nothing(kind, Id::nil(), by, at, events)?;
            }
            match unowed.last() {
                Some(_) => return self.goes_on(task, by, at, events),
                None if !empty => return Ok(()),
                None => {}
            }
            match self.leads(stage, at)? {
                Leads::To(next) => to = next,
                Leads::Go(go) => return self.goes(&go, task, by, at, events),
                Leads::Officers => return self.comes_to_officers(by, at, events),
            }
        }
    }

    /// Work for which answers call that were given anew, in the stage in which the case is, where its tasks stand side by side: it opens beside
    /// what is open. What comes after that, and what is done one after the other, asks the answers when it is come to.
    pub(super) fn opens_by_answers(&mut self, by: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        let is_of = |s: &Stage| self.tasks.iter().any(|t| t.beside || s.tasks.iter().any(|kind| kind.id == t.kind));
        let goes_on = |s: &&Stage| s.side_by_side && is_of(s);
        let Some(stage) = at.service.stage(&self.stage).filter(goes_on) else { return Ok(()) };
        if self.is_with_officers() || self.has_ended(stage, at)? {
            return Ok(());
        }
        let mut opened = vec![];
        for kind in stage.tasks.iter().filter(|kind| kind.when.is_some() && !self.is_unowed(kind)) {
            let is_there = self.outcomes.contains_key(&kind.id) || self.tasks.iter().any(|t| t.kind == kind.id);
            if !is_there && self.applies(kind, at)? {
                // Apart from the ids of what else opens with the answer.
                opened.push(self.opens(stage, false, kind, at, next_id(at.fresh, MOST_PASSED * 16 + 32 + opened.len())));
            }
        }
        if opened.is_empty() { Ok(()) } else { self.happens(Body::Opened { opened }, by, at, events) }
    }

    /// After a task ended, or the person answered: the next task of the stage, the next stage, or nothing yet. While the person is asked, the
    /// case stays in its stage. What stands beside the stage is none of its tasks: who asks there may have held up the next one, and who is
    /// paid there a grant.
    pub(super) fn goes_on(&mut self, task: Id, by: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        if self.asks_alone() || self.is_with_officers() {
            return Ok(());
        }
        let Some(stage) = at.service.stage(&self.stage) else { return Ok(()) };
        if !self.has_ended(stage, at)? {
            if self.tasks.iter().any(|t| !t.beside) {
                return Ok(());
            }
            // Side by side all were opened at once. One after the other, those before the last one that was come to are over.
            let over = stage.tasks.iter().rposition(|t| self.outcomes.contains_key(&t.id)).map_or(0, |n| n + 1);
            for next in stage.tasks.iter().skip(over).filter(|_| !stage.side_by_side) {
                if self.applies(next, at)? {
                    if self.is_unowed(next) {
                        self.pays_nothing(next, Id::nil(), by, at, events)?;
                        return self.goes_on(task, by, at, events);
                    }
                    // A stage that this step entered has only now something to do.
                    let begins = stages_passed(events) > 0 && self.stage_limit.is_none();
                    let opened = vec![self.opens(stage, begins, next, at, next_id(at.fresh, stages_passed(events) * 16))];
                    return self.happens(Body::Opened { opened }, by, at, events);
                }
            }
        }
        self.leads_on(String::new(), task, by, at, events)
    }

    /// Refuses where the stage leads nowhere: it is the last one, and decides, or no rule of it holds and it decides.
    pub(super) fn may_lead_on(&self, at: &Setting) -> Result<(), Refusal> {
        let last = || Refusal::Conflict(Msg::new("refusal-last-stage"));
        let stage = at.service.stage(&self.stage).ok_or_else(last)?;
        match self.leads(stage, at)? {
            Leads::Officers if stage.decides => Err(last()),
            _ => Ok(()),
        }
    }

    /// Goes where the stage leads; `note` for who works there.
    pub(super) fn leads_on(&mut self, note: String, task: Id, by: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        let Some(stage) = at.service.stage(&self.stage) else { return Ok(()) };
        match self.leads(stage, at)? {
            Leads::To(next) => self.enter(&next, note, task, by, at, events),
            Leads::Go(go) => self.goes(&go, task, by, at, events),
            Leads::Officers => self.comes_to_officers(by, at, events),
        }
    }

    /// Whether it is to be decided at an open task whatever its stage says: nothing leads it on by itself any more.
    fn is_with_officers(&self) -> bool {
        self.tasks.iter().any(|t| t.decides)
    }

    /// No rule holds: officers of the unit that answers for it decide, on the grounds that are on record. What is paid beside the stages
    /// goes on; all else that was open is over.
    fn comes_to_officers(&mut self, by: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        // Apart from the ids of what else this step opens.
        let id = next_id(at.fresh, MOST_PASSED * 16 + 64);
        let opened = vec![Opened { decides: true, ..Opened::only(id, self.decided_at_without_rule(at.service)) }];
        self.happens(Body::Opened { opened }, by, at, events)
    }

    /// Whether a stage in which something was done has ended, although tasks may be left.
    fn has_ended(&self, stage: &Stage, at: &Setting) -> Result<bool, Refusal> {
        Ok(stage.tasks.iter().any(|t| self.outcomes.contains_key(&t.id)) && self.ends(stage, at)?)
    }

    fn ends(&self, stage: &Stage, at: &Setting) -> Result<bool, Refusal> {
        let done = || stage.tasks.iter().filter_map(|t| self.outcomes.get(&t.id));
        Ok(match &stage.ends {
            Ends::All => false,
            Ends::Any => true,
            Ends::Majority => done().any(|o| done().filter(|x| *x == o).count() * 2 > stage.tasks.len()),
            Ends::When(e) => self.holds(e, at)?,
        })
    }

    /// Whether an outcome of a task is one for which the person has to correct something: where another outcome would not,
    /// with those of the other tasks as they are, or as they are when all is well, which is the first of each.
    pub(super) fn sends_back(&self, task: &TaskType, outcome: &str, at: &Setting) -> Result<bool, Refusal> {
        let Some(stage) = at.service.stage(&self.stage) else { return Ok(false) };
        if !stage.next.iter().any(|n| matches!(n.go, Go::Correct { .. })) {
            return Ok(false);
        }
        let mut well = self.clone();
        well.outcomes.extend(stage.tasks.iter().filter_map(|t| Some((t.id.clone(), t.outcomes.first()?.id.clone()))));
        for others in [self, &well] {
            let leads = |came_to: &str| {
                let mut case = others.clone();
                case.outcomes.insert(task.id.clone(), came_to.into());
                case.leads(stage, at)
            };
            // A last stage that leads nowhere asks nothing.
            let corrects = |came_to: &str| matches!(leads(came_to), Ok(Leads::Go(Go::Correct { .. })));
            let refuses = |d: &str| at.service.decision(d).is_some_and(|d| d.outcome == Outcome::Refused);
            // An outcome whose only alternatives refuse is not why it goes back: another task is.
            let better = |came_to: &str| match leads(came_to) {
                Ok(Leads::Go(Go::Correct { .. })) => false,
                Ok(Leads::Go(Go::Decide(what))) => !refuses(&what.decision),
                _ => true,
            };
            if corrects(outcome) && task.outcomes.iter().any(|o| better(&o.id)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The kinds of task whose outcomes are those for which the person has to correct something now.
    fn found(&self, at: &Setting) -> Result<Vec<String>, Refusal> {
        let mut found = vec![];
        for task in at.service.all_stages().flat_map(|s| &s.tasks) {
            if let Some(outcome) = self.outcomes.get(&task.id)
                && self.sends_back(task, outcome, at)?
            {
                found.push(task.id.clone());
            }
        }
        Ok(found)
    }

    fn leads(&self, stage: &Stage, at: &Setting) -> Result<Leads, Refusal> {
        let holds = |when: Option<&Expression>| when.map_or(Ok(true), |when| self.holds(when, at));
        for rule in &stage.next {
            // Nor does a rule give a ground that is not on record: the letter would say what is not so.
            let ground = match &rule.go {
                Go::Decide(what) => at.service.ground_of(what).and_then(|g| g.when.as_ref()),
                _ => None,
            };
            if holds(rule.when.as_ref())? && holds(ground)? {
                return Ok(match &rule.go {
                    Go::Stage(to) => Leads::To(to.clone()),
                    other => Leads::Go(other.clone()),
                });
            }
        }
        // A service that is checked has a rule for every case. One that was published when less was looked at may have none for this one,
        // and its cases stay on it: they must not stand still for that.
        if !stage.next.is_empty() {
            return Ok(Leads::Officers);
        }
        let next = at.service.stage_after(&stage.id).ok_or(Refusal::Conflict(Msg::new("refusal-last-stage")))?;
        Ok(Leads::To(next.id.clone()))
    }

    fn goes(&mut self, go: &Go, task: Id, by: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        match go {
            Go::Stage(to) => self.enter(to, String::new(), task, by, at, events),
            Go::Correct { ask, then } => {
                // A stage that begins anew forgets what its tasks came to.
                let (found, questions) = (self.found(at)?, self.reopens.clone());
                self.enter(then, String::new(), task, by, at, events)?;
                let task = self.tasks.first().map_or(Id::nil(), |t| t.id);
                let text = ask.get(self.lang).to_string();
                // Only where the stage did not lead on at once, to a decision or to another question.
                if self.is_asked() || self.status.is_closed() {
                    return Ok(());
                }
                let until = self.answers_until(at.service, at.calendars, at.now);
                self.happens(Body::Asked { task, text, by_rule: true, alone: false, until, found, questions }, by, at, events)
            }
            // What corrected answers cost more is paid first: where it was to be paid on the way and that led elsewhere, it is asked for now.
            Go::Decide(rule) if self.grants(rule, at.service) && self.is_paid_first(at.service) => Ok(()),
            Go::Decide(rule) => match self.pays_again(at).filter(|_| self.grants(rule, at.service)) {
                Some(opened) => self.happens(Body::Opened { opened: vec![opened] }, by, at, events),
                None => self.decided_by(rule, DecidedBy::Rule, None, by, at, events),
            },
            Go::Transfer { to, reason } => {
                // Whatever is still open goes too: nothing is left to do but to decide, and that is done there.
                let moved = vec![(task, Opened { decides: true, ..Opened::only(at.fresh, to.clone()) })];
                let body = Body::Transferred {
                    from: self.answers_for(at.service),
                    to: to.clone(),
                    reason: reason.get(self.lang).into(),
                    moved,
                    anew: false,
                };
                self.happens(body, by, at, events)
            }
        }
    }

    fn grants(&self, rule: &Silence, service: &Service) -> bool {
        service.decision(&rule.decision).is_some_and(|d| d.outcome == Outcome::Granted)
    }

    /// Whether a task is open at which what corrected answers cost more is paid.
    fn is_paid_first(&self, service: &Service) -> bool {
        let late = self.owes.as_ref().is_some_and(|o| o.late);
        self.tasks.iter().any(|t| t.beside || late && self.is_paid_at(t, service))
    }

    /// The task of paying that opens anew beside the stage where more is to be paid by `at.answers` than before; none where one is open or
    /// comes on the way, nor before one was come to.
    pub(super) fn pays_beside(&self, at: &Setting) -> Option<Opened> {
        let pays = |t: &TaskType| t.kind == TaskKind::Pay;
        let is_open = self.tasks.iter().filter_map(|t| t.of(at.service)).any(pays);
        if is_open || self.to_come(at).into_iter().any(pays) { None } else { self.beside(at) }
    }

    /// The same where what became due only when paying was over is due still, and nobody said that it is not paid; whatever comes.
    fn pays_again(&self, at: &Setting) -> Option<Opened> {
        self.owes.as_ref().filter(|o| o.late)?;
        let opened = self.beside(at)?;
        let paid = at.service.task(&opened.kind)?.outcomes.first()?;
        (self.outcomes.get(&opened.kind) == Some(&paid.id)).then_some(opened)
    }

    /// The unit that looks for what was paid after the case was granted: that of the last task of paying to which it came, or else of the last
    /// one of all; nothing where nothing is taken any more.
    pub(super) fn late_at(&self, at: &Setting) -> Option<Place> {
        if !self.reports_late(at.service) {
            return None;
        }
        let last = || at.service.stages.iter().flat_map(|s| &s.tasks).filter(|t| t.kind == TaskKind::Pay).last();
        self.last_paid(at.service).or_else(last).map(|kind| self.place_of(&kind.by, at))
    }

    /// The last kind of task of paying that came to something.
    fn last_paid<'s>(&self, service: &'s Service) -> Option<&'s TaskType> {
        let all = service.stages.iter().flat_map(|s| &s.tasks).filter(|t| t.kind == TaskKind::Pay);
        all.filter(|t| self.outcomes.contains_key(&t.id)).last()
    }

    /// The last task of paying to which the case came, beside its stage.
    fn beside(&self, at: &Setting) -> Option<Opened> {
        let kind = self.last_paid(at.service)?;
        let place = self.place_of(&kind.by, at);
        let officer = if kind.by_load { (at.officer_for)(&place, kind.skill.as_deref()) } else { None };
        let pay_until = kind.limit.as_ref().map(|limit| Clock::of(limit, at.now).limit_at(at.calendars.of(&place.agency)));
        // Apart from the ids of what opens with the same answer.
        let id = next_id(at.fresh, MOST_PASSED * 16 + 16);
        Some(Opened { kind: kind.id.clone(), officer, pay_until, beside: true, ..Opened::only(id, place) })
    }

    /// The kinds of task to which the case may still come from where it is, on whatever way: not those of which the condition does not hold,
    /// unless it names what one of them comes to.
    fn to_come<'s>(&self, at: &Setting<'s>) -> Vec<&'s TaskType> {
        let stages = &at.service.stages;
        let Some(here) = stages.iter().position(|s| s.id == self.stage).filter(|_| !self.is_with_officers()) else { return vec![] };
        let is_open = |t: &TaskType| self.tasks.iter().any(|open| !open.beside && open.kind == t.id);
        let is_over = |t: &TaskType| self.outcomes.contains_key(&t.id) || is_open(t);
        let over = |s: &Stage| if s.side_by_side { 0 } else { s.tasks.iter().rposition(is_over).map_or(0, |n| n + 1) };
        let rest = stages[here].tasks[over(&stages[here])..].iter().filter(|t| !is_over(t));
        let ahead: Vec<&TaskType> = rest.chain(stages[here + 1..].iter().flat_map(|s| &s.tasks)).collect();
        let open = |name: &str| ahead.iter().any(|t| t.id == name) || self.tasks.iter().any(|t| t.kind == name);
        // What cannot be told yet may hold.
        let may_hold =
            |when: &Expression| when.names(|| scope(at.service)).iter().any(|name| open(name)) || self.holds(when, at).unwrap_or(true);
        ahead.iter().copied().filter(|t| t.when.as_ref().is_none_or(&may_hold)).collect()
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

    /// The unit of the steward that decides where no rule of the stage holds: that which the service has decide, in the stage, or else in the
    /// nearest one before it or after it; where it has none decide, the first that works in the stage, in those
    /// before it, the nearest first, or in those after it; that which only takes money, carries something out or needs another case comes last.
    fn decided_at_without_rule(&self, service: &Service) -> Place {
        let objected = service.objection.as_ref().filter(|_| self.is_objected());
        let stages: Vec<&Stage> = objected.map_or(&service.stages, |o| &o.stages).iter().collect();
        let here = stages.iter().position(|s| s.id == self.stage).unwrap_or_default();
        let own = |task: &TaskType| task.by.places().into_iter().find(|p| p.agency == service.agency).cloned();
        let in_stage = |stage: &Stage, of: &dyn Fn(TaskKind) -> bool| stage.tasks.iter().filter(|t| of(t.kind)).find_map(own);
        let nearest = |of: &dyn Fn(TaskKind) -> bool| {
            stages.iter().take(here + 1).rev().chain(stages.iter().skip(here)).find_map(|s| in_stage(s, of))
        };
        let works = |kind| !matches!(kind, TaskKind::Pay | TaskKind::Execute | TaskKind::Case);
        let place = nearest(&|kind| kind == TaskKind::Decide).or_else(|| nearest(&works));
        place.map(|p| self.here(p, service)).filter(|p| p.agency == self.steward).unwrap_or_else(|| self.answers_for(service))
    }

    /// A decision that nobody chose: by silence or because no answer came, `since` when, or by the service's own rule.
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
            contract: String::new(),
            review: self.review(&kind.id, at.service),
            since,
            object_until: self.object_until(at),
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

/// Stages into which this step has gone already.
fn stages_passed(events: &[Body]) -> usize {
    events.iter().filter(|e| matches!(e, Body::Advanced { .. })).count()
}

enum Leads {
    To(String),
    Go(Go),
    /// No rule holds, so that somebody has to decide.
    Officers,
}

/// Further ids after a fresh one. Ids are random at their end, so those after one are as fresh.
pub(super) fn next_id(first: Id, n: usize) -> Id {
    Id::from_u128(first.as_u128().wrapping_add(n as u128))
}

/// The tasks with which a case begins.
///
/// # Errors
/// When a condition cannot be told.
pub(super) fn first_tasks(case: &Case, stage: &Stage, at: &Setting) -> Result<Vec<Opened>, Refusal> {
    let mut tasks = case.begins(stage, at)?;
    if tasks.is_empty() {
        tasks.extend(stage.tasks.first());
    }
    // They stand in the event itself; those at which nothing is to be paid the clock passes at once.
    Ok(case.opened(stage, &tasks, at, at.fresh))
}
