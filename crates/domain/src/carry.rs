//! Carrying a draft over to a newer version of its service: what still fits is kept, what does not is asked again, and
//! nothing that was typed is lost.

use crate::calendar::Today;
use crate::form::{self, Answers};
use crate::message::Msg;
use crate::package::{Question, Service};
use crate::question::Kind;
use crate::refusal::Wrong;
use serde_json::Value;

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

/// Why a kept choice of the older question is none of the newer one: its option fell away. By its label another option may be meant, which
/// nobody chose. What was no option before is looked at as it would be typed.
fn fell_away(old: &Question, new: &Question, value: &Value) -> Option<Msg> {
    if let (Kind::Group(old), Kind::Group(new)) = (&old.kind, &new.kind) {
        let before = |q: &Question| old.questions.iter().find(|o| o.id == q.id);
        let rows = value.as_array().into_iter().flatten();
        return rows
            .flat_map(|row| new.questions.iter().map(move |q| (q, row)))
            .find_map(|(q, row)| fell_away(before(q)?, q, row.get(&q.id)?));
    }
    let (before, now) = (old.kind.options()?, new.kind.options()?);
    let chosen = value.as_str().into_iter().chain(value.as_array().into_iter().flatten().filter_map(Value::as_str));
    let gone = chosen.filter_map(|id| before.iter().find(|o| o.id == id)).find(|o| now.iter().all(|n| n.id != o.id))?;
    Some(Msg::new("answer-option-gone").with("option", gone.label.clone()))
}

/// Carries answers over from an older version. `aside` is what an earlier carrying over had put aside: a later version may ask for it once more.
pub fn carry(old: &Service, new: &Service, answers: &Answers, aside: &Answers, on: &Today) -> Carried {
    let typed: Answers = aside.iter().chain(answers).map(|(k, v)| (k.clone(), v.clone())).collect();
    let mut carried = Carried::default();
    let asked: Vec<&Question> = new.questions().filter(|q| !matches!(q.kind, Kind::Computed(_))).collect();
    for q in &asked {
        // Conditions look back only, so the answers kept so far decide; an answer to what is not asked now is kept if it fits.
        let Some(value) = typed.get(&q.id) else { continue };
        let gone = old.question(&q.id).and_then(|before| fell_away(before, q, value));
        match gone.map_or_else(|| form::check_one(new, q, value, &carried.answers, on), Err) {
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
