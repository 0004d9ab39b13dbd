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
    /// Of whom a kind of evidence is asked; of everyone, too, when the agency gets it by itself. Where several questions ask for it
    /// in different cases it counts as asked: together their conditions may leave nobody out, as that of an owner and that of
    /// everybody else do.
    pub fn asked_of(&self, evidence: &Evidence) -> AskedOf<'_> {
        let asks = |q: &&Question| matches!(&q.kind, Kind::Evidence(f) if f.evidence == evidence.id);
        let mut conditions = self.questions().filter(asks).map(|q| q.show_if.as_ref());
        let Some(Some(first)) = conditions.next() else { return AskedOf::Everyone };
        let whom = self.answering(first);
        let same = |other: &ShowIf| other == first || (whom != AskedOf::Some && self.answering(other) == whom);
        if conditions.all(|other| other.is_some_and(same)) { whom } else { AskedOf::Everyone }
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
