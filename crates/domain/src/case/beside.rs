//! What is told beside an event and does not stand in it: by which rule the date stands that it names, and which agency answers for the
//! case no more. Both follow from the state in which it happened.

use super::letter::after;
use super::{Body, Case};
use crate::Millis;
use crate::calendar::{Calendars, Day};
use crate::package::Service;
use crate::text::Text;

/// Of what a date is the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOf {
    /// Of the case.
    Case,
    /// Of a unit's own task.
    Task,
    /// Of the time in which the person answers.
    Answer,
    /// Of that in which the person pays.
    Payment,
    /// Of that in which the person may object.
    Objection,
}

impl DateOf {
    /// As in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            DateOf::Case => "case",
            DateOf::Task => "task",
            DateOf::Answer => "answer",
            DateOf::Payment => "payment",
            DateOf::Objection => "objection",
        }
    }
}

/// A legal date that an event names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// Of what it is the end.
    pub of: DateOf,
    /// Until when it was, where it moved.
    pub from: Option<Millis>,
    /// Until when it is.
    pub to: Millis,
    /// The rule by which it stands.
    pub rule: Text,
}

/// What is told beside an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// The legal date that it names; nothing where it names none.
    pub date: Option<Dated>,
    /// Id of the agency that answered for the case until then, and no more; mostly nothing.
    pub left: Option<String>,
}

impl Case {
    /// The legal date that `body` names, which led to this state.
    pub fn dated(&self, body: &Body, service: &Service, calendars: &Calendars) -> Option<Dated> {
        let law = &service.time.rule;
        let answer = service.time.answer.as_ref().map_or(law, |a| &a.limit.rule);
        let date = |of, from: Option<Millis>, to: &Millis, rule: &Text| Some(Dated { of, from, to: *to, rule: rule.clone() });
        match body {
            Body::Asked { until: Some(until), .. } | Body::Reminded { until, .. } | Body::Unanswered { until, .. } => {
                date(DateOf::Answer, None, until, answer)
            }
            Body::AnswerMoved { from, to, .. } => date(DateOf::Answer, Some(*from), to, answer),
            Body::ObjectionMoved { from, to } => {
                date(DateOf::Objection, Some(*from), to, service.objection.as_ref().map_or(law, |o| &o.within.rule))
            }
            Body::InstalmentMoved { from, to, .. } => {
                let end = |day: &str| Day::parse(day).map(|day| day.end(calendars.of(&service.agency).offset));
                date(DateOf::Payment, end(from), &end(to)?, service.instalments.as_ref().map_or(law, |i| &i.rule))
            }
            Body::DueChanged { task: None, from, to, .. } => date(DateOf::Case, Some(*from), to, self.due_rule(service)),
            Body::DueChanged { task: Some(task), from, to, .. } => {
                let task = self.task(*task);
                let pays = task.is_some_and(|t| self.pays_now_at(t, service));
                let rule = task.and_then(|t| self.task_rule(service, t)).unwrap_or_else(|| self.due_rule(service));
                date(if pays { DateOf::Payment } else { DateOf::Task }, Some(*from), to, rule)
            }
            _ => None,
        }
    }

    /// Whether another agency may have answered for it before: its units had tasks. What happened says whether one did.
    pub fn may_have_been_elsewhere(&self) -> bool {
        self.acted_before.iter().any(|place| place.agency != self.steward)
    }
}

/// What is told beside each of the events of a case: all of them, oldest first, each with who did it and when. `stored` gives what they do
/// not hold.
pub fn beside<'e>(
    service: &Service,
    calendars: &Calendars,
    stored: &Case,
    events: impl Iterator<Item = (&'e Body, &'e str, Millis)>,
) -> Vec<Beside> {
    let events: Vec<_> = events.collect();
    // Only the limits of agencies and units, and who answers, need the states between: most cases move neither.
    let needs_states = events.iter().any(|(body, ..)| match body {
        Body::DueChanged { .. } => true,
        Body::Transferred { from, to, .. } => from.agency != to.agency,
        _ => false,
    });
    let mut state: Option<Case> = None;
    let told = |(n, (body, actor, at)): (usize, (&Body, &str, Millis))| {
        let answered = state.as_ref().map(|case| case.steward.clone());
        if needs_states {
            state = after(service, stored, state.take(), (n, body, actor, at));
        }
        let left = answered.filter(|before| state.as_ref().is_some_and(|case| case.steward != *before));
        Beside { date: state.as_ref().unwrap_or(stored).dated(body, service, calendars), left }
    };
    events.into_iter().enumerate().map(told).collect()
}
