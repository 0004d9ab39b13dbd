//! Carrying a draft over to a newer version of its service: what still fits is kept, what does not is asked again, and
//! nothing that was typed is lost.

use crate::calendar::Today;
use crate::form::{self, Answers};
use crate::message::Msg;
use crate::package::{Question, Service};
use crate::question::Kind;
use crate::refusal::Wrong;

/// A draft as it would be on the newer version.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Carried {
    /// Answers that fit, by the newer version.
    pub answers: Answers,
    /// Answered before and asked again, with why the answer does not fit.
    pub again: Vec<Wrong>,
    /// What was typed and has no place among the answers, as it was: of questions that are gone or asked again.
    pub aside: Answers,
}

/// Carries answers over. `aside` is what an earlier carrying over had put aside: a later version may ask for it once more.
pub fn carry(new: &Service, answers: &Answers, aside: &Answers, on: &Today) -> Carried {
    let typed: Answers = aside.iter().chain(answers).map(|(k, v)| (k.clone(), v.clone())).collect();
    let mut carried = Carried::default();
    let asked: Vec<&Question> = new.questions().filter(|q| !matches!(q.kind, Kind::Computed(_))).collect();
    for q in &asked {
        // Conditions look back only, so the answers kept so far decide; an answer to what is not asked now is kept if it fits.
        let Some(value) = typed.get(&q.id) else { continue };
        match form::check_one(new, q, value, &carried.answers, on) {
            Ok(Some(v)) => drop(carried.answers.insert(q.id.clone(), v)),
            Ok(None) => {}
            Err(m) => carried.refuse(q, m),
        }
    }
    // Checks between answers, now that all are there.
    for q in asked {
        if let Some(value) = carried.answers.get(&q.id)
            && let Err(m) = form::check_step(new, q, value, &carried.answers, on)
        {
            carried.answers.remove(&q.id);
            carried.refuse(q, m);
        }
    }
    carried.aside = typed.into_iter().filter(|(k, _)| !carried.answers.contains_key(k)).collect();
    // Of a question that is not asked any more, nothing is asked again.
    let answers = &carried.answers;
    carried.again.retain(|w| new.question(&w.question).is_some_and(|q| form::asked(new, q, answers)));
    carried
}

impl Carried {
    fn refuse(&mut self, q: &Question, message: Msg) {
        self.again.push(Wrong { question: q.id.clone(), message });
    }
}
