//! Until when a person answers what an agency asks, when that is called to mind, and what follows where nothing comes.

use super::{Body, Case, DecidedBy, Place, Setting};
use crate::actor::Actor;
use crate::calendar::Calendars;
use crate::clock::Clock;
use crate::package::{Answer, DayKind, DecisionKind, Service};
use crate::{Id, Millis, Refusal};
use serde::{Deserialize, Serialize};

/// Working days before the date on which a person is reminded, where the service says no `warning`.
const REMINDED: i64 = 2;

/// The date until which a person answers. It stands as it was told: calendars that change later only ever give longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerBy {
    /// When it was asked.
    pub asked_at: Millis,
    /// The last moment.
    pub until: Millis,
    /// Whether the person was reminded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reminded: bool,
    /// Whether it has passed and that was recorded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub passed: bool,
}

impl AnswerBy {
    /// Of what is asked at `at`, until then.
    pub(super) fn new(asked_at: Millis, until: Millis) -> AnswerBy {
        AnswerBy { asked_at, until, reminded: false, passed: false }
    }
}

/// Something that the person is asked and has not answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// What, in words.
    pub text: String,
    /// The only task that waits for the answer; nothing where all of them do: the service's own rule asks, or it was asked before
    /// the others went on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<Id>,
    /// Until when the person answers; nothing where the service fixes no date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<AnswerBy>,
    /// Questions of the form that the person may answer anew, in its order; none: words and files only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
}

impl Asked {
    /// Whether a task waits for the answer.
    pub fn waits(&self, task: Id) -> bool {
        self.task.is_none_or(|t| t == task)
    }
    /// Until when the person answers, while that has not passed; nothing without a date.
    pub fn until(&self) -> Option<Millis> {
        self.by.as_ref().filter(|by| !by.passed).map(|by| by.until)
    }
    /// The rule by which the person answers until a date; nothing without one.
    pub fn rule<'s>(&self, service: &'s Service) -> Option<&'s Answer> {
        self.by.as_ref().and(service.time.answer.as_ref())
    }
}

impl Case {
    /// Whether the person is asked something.
    pub fn is_asked(&self) -> bool {
        !self.asked.is_empty()
    }

    /// Whether what is asked is for single tasks, and the others go on.
    pub(super) fn asks_alone(&self) -> bool {
        self.asked.iter().any(|a| a.task.is_some())
    }

    /// Whether a task asks, and alone waits for the answer.
    pub fn asks(&self, task: Id) -> bool {
        self.asked.iter().any(|a| a.task == Some(task))
    }

    /// The question for whose answer a task waits.
    pub fn question_of(&self, task: Id) -> Option<&Asked> {
        self.asked.iter().find(|a| a.waits(task))
    }

    /// The unit that asks; nothing where the service's own rule does.
    pub fn asker(&self, asked: &Asked) -> Option<&Place> {
        Some(&self.task(asked.task?)?.place)
    }

    /// Until when something that is asked at `at` is answered, by the days of the steward; nothing where the service fixes no date.
    pub(super) fn answers_until(&self, service: &Service, calendars: &Calendars, at: Millis) -> Option<Millis> {
        service.time.answer.as_ref().map(|a| Clock::of(&a.limit, at).limit_at(self.days(calendars)))
    }

    /// Until when the person answers what must be answered first; nothing while nothing is asked, without a date, and when all have
    /// passed.
    pub fn answer_until(&self) -> Option<Millis> {
        self.asked.iter().filter_map(Asked::until).min()
    }

    /// The decision that follows by rule when no answer comes by the date; nothing where none does. What was decided once stands
    /// while an objection is looked at: there nothing is decided because an answer is missing.
    pub fn decided_if_unanswered<'s>(&self, service: &'s Service) -> Option<&'s DecisionKind> {
        let rule = self.asked.iter().find_map(|a| a.rule(service)).filter(|_| !self.is_objected())?.unanswered.as_ref()?;
        service.decision(&rule.decision)
    }

    /// When the person is reminded of what is asked; nothing where that has been done, where the date is nearer than that, or there
    /// is none.
    pub(super) fn reminds_at(&self, asked: &Asked, service: &Service, calendars: &Calendars) -> Option<Millis> {
        let by = asked.by.as_ref().filter(|a| !a.reminded && !a.passed)?;
        let (before, count) = service.time.warning.map_or((REMINDED, DayKind::Working), |days| (days, service.time.count));
        let days = self.days(calendars);
        let at = days.days_before(by.until, before, count);
        (days.today(at) > days.today(by.asked_at) && at < by.until).then_some(at)
    }

    /// The date has passed: the case is decided by rule, where the service has one; otherwise it goes on waiting, and an answer
    /// still counts.
    pub(super) fn unanswered(
        &mut self,
        task: Option<Id>,
        until: Millis,
        clock: &Actor,
        at: &Setting,
        events: &mut Vec<Body>,
    ) -> Result<(), Refusal> {
        let rule = at.service.time.answer.as_ref().and_then(|a| a.unanswered.as_ref()).filter(|_| !self.is_objected());
        self.happens(Body::Unanswered { task, until, decides: rule.is_some() }, clock, at, events)?;
        match rule {
            Some(rule) => self.decided_by(rule, DecidedBy::Unanswered, Some(until), clock, at, events),
            None => Ok(()),
        }
    }

    /// The later dates that the calendars give the person now. A date that was told is never taken back, nor is one that has passed.
    pub fn answers_moved(&self, service: &Service, calendars: &Calendars) -> impl Iterator<Item = Body> {
        self.asked.iter().filter_map(|asked| {
            let by = asked.by.as_ref().filter(|a| !a.passed)?;
            let to = self.answers_until(service, calendars, by.asked_at).filter(|to| *to > by.until)?;
            Some(Body::AnswerMoved { task: asked.task, from: by.until, to })
        })
    }
}
