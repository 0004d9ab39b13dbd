//! Until when a person answers what an agency asks, when that is called to mind, and what follows where nothing comes.

use super::{Body, Case, DecidedBy, Setting};
use crate::actor::Actor;
use crate::calendar::Calendars;
use crate::clock::Clock;
use crate::package::{Answer, DayKind, DecisionKind, Service};
use crate::{Millis, Refusal};
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

impl Case {
    /// Until when something that is asked at `at` is answered, by the days of the steward; nothing where the service fixes no date.
    pub(super) fn answers_until(&self, service: &Service, calendars: &Calendars, at: Millis) -> Option<Millis> {
        service.time.answer.as_ref().map(|a| Clock::of(&a.limit, at).limit_at(self.days(calendars)))
    }

    /// Until when the person answers, while that has not passed; nothing while nothing is asked, or without a date.
    pub fn answer_until(&self) -> Option<Millis> {
        self.answer_by.as_ref().filter(|by| !by.passed).map(|by| by.until)
    }

    /// The rule by which the person answers until a date; nothing while nothing is asked, or without a date.
    pub fn answer_rule<'s>(&self, service: &'s Service) -> Option<&'s Answer> {
        self.answer_by.as_ref().and(service.time.answer.as_ref())
    }

    /// The decision that follows by rule when no answer comes by the date; nothing where none does. What was decided once stands
    /// while an objection is looked at: there nothing is decided because an answer is missing.
    pub fn decided_if_unanswered<'s>(&self, service: &'s Service) -> Option<&'s DecisionKind> {
        let rule = self.answer_rule(service).filter(|_| !self.is_objected())?.unanswered.as_ref()?;
        service.decision(&rule.decision)
    }

    /// When the person is reminded; nothing where that has been done, where the date is nearer than that, or there is none.
    pub(super) fn reminds_at(&self, service: &Service, calendars: &Calendars) -> Option<Millis> {
        let by = self.answer_by.as_ref().filter(|a| !a.reminded && !a.passed)?;
        let (before, count) = service.time.warning.map_or((REMINDED, DayKind::Working), |days| (days, service.time.count));
        let days = self.days(calendars);
        let at = days.days_before(by.until, before, count);
        (days.today(at) > days.today(by.asked_at) && at < by.until).then_some(at)
    }

    /// The date has passed: the case is decided by rule, where the service has one; otherwise it goes on waiting, and an answer
    /// still counts.
    pub(super) fn unanswered(&mut self, until: Millis, clock: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        let rule = at.service.time.answer.as_ref().and_then(|a| a.unanswered.as_ref()).filter(|_| !self.is_objected());
        self.happens(Body::Unanswered { until, decides: rule.is_some() }, clock, at, events)?;
        match rule {
            Some(rule) => self.decided_by(rule, DecidedBy::Unanswered, Some(until), clock, at, events),
            None => Ok(()),
        }
    }

    /// The later date that the calendars give the person now; nothing where they give none. A date that was told is never taken
    /// back, nor is one that has passed.
    pub fn answer_moved(&self, service: &Service, calendars: &Calendars) -> Option<Body> {
        let by = self.answer_by.as_ref().filter(|a| !a.passed)?;
        let to = self.answers_until(service, calendars, by.asked_at).filter(|to| *to > by.until)?;
        Some(Body::AnswerMoved { from: by.until, to })
    }
}
