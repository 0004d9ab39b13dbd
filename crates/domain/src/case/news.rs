//! Where a case stands after something happened, as its person is told: the stage, who acts, and by when by which rule.

use super::{Awaited, Body, Case, Place, Turn};
use crate::Millis;
use crate::calendar::Calendars;
use crate::package::Service;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// What a notice says beside its kind. It stays as it was told, whatever comes after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// Title of the stage; nothing where the case is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Text>,
    /// What is waited for from the person, as [`Turn::person`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub awaited: Vec<Awaited>,
    /// Who acts, as [`Turn::acting`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acting: Vec<Place>,
    /// By when: the limit of the only open task where that has one of its own that comes before that of the case, otherwise that
    /// of the case; while the person is asked, until when an answer is awaited; nothing while the clock stands otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Millis>,
    /// The rule by which that date stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Text>,
    /// Whether that is the date until which the person answers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub answer: bool,
    /// Title of the decision that follows by rule where no answer comes by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unanswered: Option<Text>,
    /// What an officer tells the person with an outcome; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub told: String,
}

impl Case {
    /// What is told of `body`, which led to this state.
    pub fn news(&self, service: &Service, calendars: &Calendars, body: &Body) -> News {
        let told = if let Body::Finished { told, .. } = body { told.clone() } else { String::new() };
        if self.status.is_closed() {
            return News { stage: None, awaited: vec![], acting: vec![], until: None, rule: None, answer: false, unanswered: None, told };
        }
        let Turn { person: awaited, acting, .. } = self.turn(service).unwrap_or_default();
        let own = match self.tasks.as_slice() {
            [only] => self.own_due_at(only, calendars).zip(self.task_rule(service, only)),
            _ => None,
        };
        let answer = self.answer_until().zip(self.answer_rule(service).map(|a| &a.limit.rule));
        let due = answer.or(own).or_else(|| Some((self.due_at(self.days(calendars))?, self.due_rule(service))));
        let (until, rule) = due.map(|(at, rule)| (at, rule.clone())).unzip();
        let unanswered = answer.and_then(|_| self.decided_if_unanswered(service)).map(|d| d.title.clone());
        News {
            stage: self.stage(service).map(|s| s.title.clone()),
            awaited,
            acting,
            until,
            rule,
            answer: answer.is_some(),
            unanswered,
            told,
        }
    }
}
