//! How a decision came about that no officer chose, in words.

use crate::Words;
use domain::Text;
use domain::case::{Case, DecidedBy};
use domain::package::{Service, TaskType};

impl Words {
    /// How the decision of a case came about: by silence and since when, by a rule and from which outcomes, or because no answer
    /// came until when; nothing where an officer made it.
    pub fn decided_by(&self, case: &Case, service: &Service) -> Option<String> {
        let decision = case.decision.as_ref()?;
        match (decision.by, decision.since) {
            (DecidedBy::Officer, _) => None,
            (DecidedBy::Silence, None) => Some(self.say("case-decided-by-silence")),
            (DecidedBy::Silence, Some(since)) => Some(self.say_with("case-decided-by-silence-since", &[("date", self.date(since).into())])),
            (DecidedBy::Unanswered, since) => {
                let date = self.date(since.unwrap_or(decision.at));
                Some(self.say_with("case-decided-unanswered", &[("date", date.into())]))
            }
            (DecidedBy::Rule, _) => {
                let one = |(task, outcome): (&TaskType, &Text)| {
                    let args = [("task", task.title.get(self.lang()).into()), ("outcome", outcome.get(self.lang()).into())];
                    self.say_with("case-rule-outcome", &args)
                };
                let both = |a: String, b: String| self.say_with("case-rule-outcomes", &[("first", a.into()), ("next", b.into())]);
                Some(match case.ruled_by(service).into_iter().map(one).reduce(both) {
                    Some(outcomes) => self.say_with("case-decided-by-rule-from", &[("outcomes", outcomes.into())]),
                    None => self.say("case-decided-by-rule"),
                })
            }
        }
    }
}
