//! A newer version for a draft on an older one: what changes, what is kept, what is asked again, what is put aside.

use super::{Frame, Shown};
use crate::Words;
use crate::answers::{AnswerRow, Answered};
use askama::Template;
use domain::form::Answers;
use domain::package::diff::Changes;
use domain::package::{Question, Service};
use domain::question::Attached;
use domain::refusal::Wrong;
use domain::{Id, Text};

/// `/drafts/{id}/newer`.
#[derive(Template)]
#[template(path = "newer.html")]
pub struct NewerPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The draft.
    pub draft: Id,
    /// The version on which it stands.
    pub old: &'a Service,
    /// The newest version.
    pub new: &'a Service,
    /// What is different.
    pub changes: &'a Changes,
    /// How many answers are kept.
    pub kept: usize,
    /// What is asked again, and why.
    pub again: &'a [Wrong],
    /// What was typed and has no place among the answers; see [`set_aside`].
    pub aside: Vec<AnswerRow<'a>>,
    /// Why the draft does not hold any more; nothing when it may be sent as it is.
    pub void: Option<&'a Text>,
}

/// What was put aside, as rows. A question is called as the first of `services` that knows it calls it, and its answer is shown
/// as by the first in which it is one on `today` (`YYYY-MM-DD`).
pub fn set_aside<'a>(services: &[&'a Service], aside: &'a Answers, today: &str, words: &Words) -> Vec<AnswerRow<'a>> {
    let known = |id: &str| -> Vec<&'a Question> { services.iter().filter_map(|s| s.question(id)).collect() };
    aside
        .iter()
        .map(|(id, value)| {
            let questions = known(id);
            let label = questions.first().map_or_else(|| Shown::plain(id.clone()), |q| Shown::of(&q.label, words.lang()));
            let fits = questions.iter().find(|q| q.kind.check(value, today).is_ok());
            // By a kind that it was not an answer to, it would look like something that nobody typed.
            let answer = match (fits, serde_json::from_value::<Vec<Attached>>(value.clone())) {
                (Some(q), _) => Answered::of(&q.kind, Some(value), words),
                (None, Ok(files)) => Answered::Files(files),
                (None, Err(_)) => Answered::Typed(words.digits(&value.as_str().map_or_else(|| value.to_string(), String::from))),
            };
            AnswerRow { id, label, answer, computed: false, was: vec![] }
        })
        .collect()
}

impl NewerPage<'_> {
    fn nothing_for_people(&self) -> bool {
        self.changes.people.is_empty() && self.changes.fees.is_empty()
    }
    /// The label of a question that is asked again.
    fn label<'q>(&'q self, id: &'q str) -> Shown<'q> {
        self.new.question(id).map_or_else(|| Shown::plain(id), |q| self.frame.show(&q.label))
    }
}
