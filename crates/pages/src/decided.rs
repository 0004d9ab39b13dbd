//! How a decision came about that no officer chose, in words.

use crate::Words;
use domain::Text;
use domain::case::{Case, DecidedBy, Review};
use domain::package::{Outcome, Service};

impl Words {
    /// How the decision of a case came about: by silence, since when and by which rule, by a rule and from which outcomes, or because no
    /// answer came until when and by which rule; nothing where an officer made it.
    pub fn decided_by(&self, case: &Case, service: &Service) -> Option<String> {
        let decision = case.decision.as_ref()?;
        let passed = |at| Some((at, case.decided_rule(service)?));
        match (decision.by, decision.since) {
            (DecidedBy::Officer, _) => None,
            (DecidedBy::Silence, since) => Some(match since.and_then(passed) {
                None => self.say("case-decided-by-silence"),
                Some((since, rule)) => {
                    let upheld = case.objection.as_ref().and_then(|o| o.review) == Some(Review::Upheld);
                    let key = if upheld { "case-upheld-by-silence" } else { "case-decided-by-silence-since" };
                    self.say_with(key, &[("date", self.until(since).into()), ("rule", self.rule(rule))])
                }
            }),
            (DecidedBy::Unanswered, since) => Some(match passed(since.unwrap_or(decision.at)) {
                None => self.say("case-decided-by-unanswered"),
                Some((until, rule)) => {
                    self.say_with("case-decided-unanswered", &[("date", self.until(until).into()), ("rule", self.rule(rule))])
                }
            }),
            (DecidedBy::Rule, _) => {
                let tasks = case.ruled_by(service).into_iter().map(|(task, outcome)| (&task.title, outcome));
                // The ground stands beside it.
                let kind = service.decision(&decision.kind);
                let ground = kind.and_then(|k| k.grounds.iter().find(|g| g.id == decision.ground)).map(|g| &g.title);
                Some(match self.came_to(tasks, ground) {
                    Some(outcomes) => self.say_with("case-decided-by-rule-from", &[("outcomes", outcomes.into())]),
                    None => self.say("case-decided-by-rule"),
                })
            }
        }
    }

    /// The same where the case as it was then is not at hand: in messages and notices, and of a decision that does not stand any more.
    pub fn decided_before(&self, by: DecidedBy) -> Option<String> {
        match by {
            DecidedBy::Officer => None,
            DecidedBy::Silence => Some(self.say("case-decided-by-silence")),
            DecidedBy::Rule => Some(self.say("case-decided-by-rule")),
            DecidedBy::Unanswered => Some(self.say("case-decided-by-unanswered")),
        }
    }

    /// What made a decision, in few words for a list: silence or a rule; nothing where an officer did.
    pub fn decided_in_short(&self, by: DecidedBy) -> Option<String> {
        match by {
            DecidedBy::Officer => None,
            DecidedBy::Silence => Some(self.say("decided-silence")),
            DecidedBy::Rule => Some(self.say("decided-rule")),
            DecidedBy::Unanswered => Some(self.say("decided-unanswered")),
        }
    }

    /// What tasks came to, each by the ids of task and outcome, that an officer's decision seems to go against: a warning; nothing
    /// where there is none.
    pub fn against(&self, outcome: Outcome, found: &[(String, String)], service: &Service) -> Option<String> {
        let titles = found.iter().filter_map(|(task, came_to)| {
            let task = service.task(task)?;
            Some((&task.title, &task.outcomes.iter().find(|o| o.id == *came_to)?.title))
        });
        let found = self.came_to(titles, None)?;
        let key = if outcome == Outcome::Granted { "desk-against-granted" } else { "desk-against-refused" };
        Some(self.say_with(key, &[("found", found.into())]))
    }

    /// Titles of tasks with those of their outcomes, one after the other; not again the one that says what the ground does.
    fn came_to<'t>(&self, tasks: impl Iterator<Item = (&'t Text, &'t Text)>, ground: Option<&Text>) -> Option<String> {
        let plain = |t: &Text| t.get(self.lang()).trim_end_matches('.').to_string();
        let one = |(task, outcome): (&Text, &Text)| {
            let named = ("task", task.get(self.lang()).into());
            if ground.is_some_and(|g| plain(g) == plain(outcome)) {
                return self.say_with("case-rule-ground", &[named]);
            }
            self.say_with("case-rule-outcome", &[named, ("outcome", outcome.get(self.lang()).into())])
        };
        let both = |a: String, b: String| self.say_with("case-rule-outcomes", &[("first", a.into()), ("next", b.into())]);
        tasks.map(one).reduce(both)
    }
}
