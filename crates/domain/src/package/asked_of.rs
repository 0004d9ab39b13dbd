//! Of whom a kind of evidence is asked, as far as one can tell before the form is filled in.

use super::{Evidence, Question, Service, ShowIf};
use crate::question::Kind;

/// Of whom a kind of evidence is asked.
#[derive(Debug, PartialEq)]
pub enum AskedOf<'a> {
    /// Of everyone who applies.
    Everyone,
    /// Of those who give this answer to this question.
    Answering(&'a Question, &'a str),
    /// Of some; a condition says of whom, which only the form can tell.
    Some,
}

impl Service {
    /// Of whom a kind of evidence is asked; of everyone, too, when the agency gets it by itself.
    pub fn asked_of(&self, evidence: &Evidence) -> AskedOf<'_> {
        let asks = |q: &&Question| matches!(&q.kind, Kind::Evidence(f) if f.evidence == evidence.id);
        let mut asking = self.questions().filter(asks);
        match (asking.next(), asking.next()) {
            (None, _) => AskedOf::Everyone,
            (Some(one), None) => one.show_if.as_ref().map_or(AskedOf::Everyone, |condition| self.answering(condition)),
            (Some(_), Some(_)) => {
                let always = self.questions().filter(asks).any(|q| q.show_if.is_none());
                if always { AskedOf::Everyone } else { AskedOf::Some }
            }
        }
    }

    /// A condition that is one answer to one question: `{question: owner, is: "no"}`, `owner`, `!owner`, `use == "shop"`.
    fn answering<'a>(&'a self, condition: &'a ShowIf) -> AskedOf<'a> {
        let (name, answer) = match condition {
            ShowIf::Is { question, is } => (question.as_str(), is.as_str()),
            ShowIf::When(e) => match (e.source().split_once("=="), e.source().trim().strip_prefix('!')) {
                (Some((name, answer)), _) => (name.trim(), answer.trim().trim_matches('"')),
                (None, Some(name)) => (name.trim(), "no"),
                (None, None) => (e.source().trim(), "yes"),
            },
        };
        let found = self.question(name).filter(|q| match &q.kind {
            Kind::YesNo(_) => matches!(answer, "yes" | "no"),
            Kind::Choice(choice) => choice.options.iter().any(|o| o.id == answer),
            _ => false,
        });
        found.map_or(AskedOf::Some, |q| AskedOf::Answering(q, answer))
    }
}
