//! Answering what is asked where questions of the form are open: first the answers, in the inputs of the form, then a look at what is
//! changed, and only then it is sent.

use super::cases::{answers, came_late, done};
use crate::Web;
use crate::asking::{self, Asked, Path, query};
use crate::frame::{Shows, frame, go, shown_with};
use crate::multipart::Form;
use crate::problem::{Problem, as_refused, passes};
use app::case_view::{self, CaseView, Whole};
use app::{Error, Who};
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use domain::case::{self, Act, Changed, MOST_FILES, too_many_files};
use domain::fee::Demand;
use domain::form::{self, Answers};
use domain::package::Question;
use domain::question::{Attached, Kind, Posted};
use domain::refusal::Wrong;
use domain::sealed::SealedFile;
use domain::{Msg, Refusal};
use pages::contexts::{AnswerPage, CostsThen, Frame, LANGUAGE, OpenQuestion, findings};
use pages::{Answered, ChangedRow, Words};
use serde_json::Value;

/// The hidden field that names each question whose inputs stand in a form.
const ASKS: &str = "asks";

/// The field that names each file which was given already and goes with what is sent.
const KEPT_FILE: &str = "kept_file";

/// Whether a form answers questions of the form besides.
pub fn is_of(form: &Form) -> bool {
    form.pairs().iter().any(|(name, _)| name == ASKS)
}

/// Whether the inputs of a question stood in a form.
fn stood(form: &Form, q: &Question) -> bool {
    form.all(ASKS).any(|id| id == q.id)
}

/// What stands before the names of the inputs of a question.
fn pre(question: &str) -> String {
    format!("q-{question}-")
}

/// The fields of one of several questions.
struct Fields<'a>(&'a Form, String);

impl Posted for Fields<'_> {
    fn all(&self, name: &str) -> Vec<String> {
        self.0.all(&format!("{}{name}", self.1)).map(String::from).collect()
    }
}

/// The questions that are open, and what was typed.
struct Typed<'v> {
    open: &'v case::Asked,
    /// Those that are answered on the page: opened, or asked only because of what was changed.
    questions: Vec<&'v Question>,
    /// What was typed, of those whose inputs stood in the form.
    answers: Answers,
}

impl<'v> Typed<'v> {
    /// Nothing where the question that the form names is not open any more, or opens no question of the form.
    fn of(web: &Web, v: &'v CaseView, before: &Answers, form: &Form) -> Option<Typed<'v>> {
        let task = answers(form);
        let named = |a: &&case::Asked| task.is_none_or(|task| task == a.task.unwrap_or_default());
        let open = v.case.asked.iter().find(named).filter(|a| !a.questions.is_empty())?;
        let service = &v.service;
        let may = |q: &&Question| open.questions.contains(&q.id) || !form::asked(service, q, before);
        let posted = |q: &Question| (q.id.clone(), q.kind.posted(&Fields(form, pre(&q.id))));
        let answers: Answers = service.questions().filter(may).filter(|q| stood(form, q)).map(posted).collect();
        let mut all = before.clone();
        all.extend(answers.clone());
        // What one may answer here in its inputs: evidence comes with the words, and another person signs elsewhere.
        let has_input = |q: &&Question| !matches!(q.kind, Kind::Evidence(_) | Kind::Cosign(_) | Kind::Computed(_));
        let now = form::tried(service, &all, &v.case.sent_on(service, &web.app.offer.calendars));
        let questions = service.questions().filter(|q| form::asked(service, q, &now)).filter(may).filter(has_input).collect();
        Some(Typed { open, questions, answers })
    }
}

/// The files that a form carries.
fn kept(web: &Web, asked: &Asked, id: &str, form: &Form) -> Result<Vec<SealedFile>, Error> {
    let Who::Person(person) = &asked.who else { return Ok(vec![]) };
    let case = asking::id(id)?;
    Ok(form.all(KEPT_FILE).map(|typed| app::sealed::open(&web.app, person.id, case, typed)).collect::<Result<_, _>>()?)
}

/// Names of the files that a form carries.
pub fn kept_names(web: &Web, asked: &Asked, id: &str, form: &Form) -> Vec<String> {
    kept(web, asked, id, form).unwrap_or_default().iter().map(|sealed| sealed.file.shown_name()).collect()
}

/// The page, with the answers in their inputs or, where `check` says so and nothing is wrong, with what they change. `given` are files that
/// came with the form.
async fn page(web: &Web, asked: &Asked, id: &str, form: &Form, given: Vec<Attached>, mut wrong: Vec<Wrong>, check: bool) -> Shows {
    let person = asked.person()?.clone();
    let me = person.id;
    let mut files = match kept(web, asked, id, form) {
        Ok(files) => files,
        Err(Error::Refused(Refusal::Invalid(gone))) => {
            if !wrong.iter().any(|w| w.question == "file") {
                wrong.extend(gone);
            }
            vec![]
        }
        Err(e) => return Err(e.into()),
    };
    let Whole { view: v, answers: before, .. } = case_view::whole(&web.app, &Who::Person(person), asking::id(id)?).await?;
    let Some(typed) = Typed::of(web, &v, &before, form) else {
        // Whoever comes by the address has typed nothing.
        return match is_of(form) {
            true => came_late(web, asked, id, Msg::new("refusal-nothing-asked"), form).await,
            false => Ok(go(&format!("/cases/{}", v.case.id))),
        };
    };
    let more = is_of(form) && typed.questions.iter().any(|q| !stood(form, q));
    let unfinished = typed.questions.iter().any(|q| q.kind.unfinished(&Fields(form, pre(&q.id))));
    let mut all: Vec<Attached> = files.iter().map(|sealed| sealed.file.clone()).collect();
    given.into_iter().for_each(|file| file.join(&mut all));
    files.extend(all.drain(files.len()..).map(|file| app::sealed::seal(&web.app, me, v.case.id, file)));
    if files.len() > MOST_FILES
        && let Refusal::Invalid(many) = too_many_files("file")
    {
        wrong.extend(many);
    }
    let corrected = app::act::corrected(&web.app, &v, &before, &typed.open.questions, &typed.answers);
    let text = form.get("text");
    let looks = check && !more && !unfinished;
    let mut changed: Option<Changed> = None;
    match corrected {
        Ok(found) => changed = found.map(|(_, changed)| changed),
        Err(found) if check && !unfinished => wrong.extend(found),
        Err(_) => {}
    }
    if looks && wrong.is_empty() && changed.is_none() && text.trim().is_empty() && files.is_empty() {
        wrong.push(Wrong { question: "text".into(), message: Msg::new("correct-nothing-said") });
    }
    // What was not asked yet is no mistake.
    wrong.retain(|w| !typed.questions.iter().any(|q| q.id == w.question && !stood(form, q)));
    let looks = looks && wrong.is_empty();
    let words = Words::of(asked.lang);
    let questions = typed.questions.iter().copied().map(|q| OpenQuestion {
        question: q,
        value: match stood(form, q) {
            true => q.kind.posted(&Fields(form, pre(&q.id))),
            false => before.get(&q.id).cloned().unwrap_or(Value::Null),
        },
        pre: pre(&q.id),
        wrong: wrong.iter().find(|w| w.question == q.id).map(|w| w.message.clone()),
        new: !typed.open.questions.contains(&q.id),
    });
    let costs = match changed.as_ref().map(|c| (&c.invoice, c.stays)) {
        Some((Some(i), _)) => CostsThen::Other {
            rials: i.rials,
            before: v.case.owes.as_ref().map_or(0, |o| o.rials),
            paid: i.counted,
            left: i.left(),
            over: i.over(),
            asked: v.invoice().is_some_and(|(_, demand)| demand == Demand::Asked),
        },
        Some((None, Some(rials))) => CostsThen::Waits(rials),
        _ => CostsThen::Same,
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let carried = |(name, _): &&(String, String)| name == ASKS || name.starts_with("q-");
    let frame = Frame { keeps: true, ..frame(web, asked, v.service.sample) };
    // What is asked by an officer is said whole in the text of the question.
    let found = findings(&frame, &web.app.offer.catalogue, &v.case, &v.service, v.events.iter().map(|h| &h.body));
    let page = AnswerPage {
        frame,
        case: v.case.id,
        service: &v.service,
        task: typed.open.task.unwrap_or_default(),
        text: &typed.open.text,
        findings: found,
        questions: questions.collect(),
        files,
        more: more && !unfinished,
        typed: text.into(),
        changes: looks.then(|| ChangedRow::of(&v.service, changed.as_ref().map_or(&[][..], |c| &c.changes), words)),
        costs,
        fields: form.pairs().iter().filter(carried).cloned().collect(),
        wrong,
    };
    Ok(shown_with(asked, status, &page))
}

/// What was typed into such a form, to be read: the words, and under them each answer that is another than before, as it is shown where it can be
/// taken, and else as it was typed.
pub async fn in_words(web: &Web, asked: &Asked, id: &str, form: &Form) -> Result<String, Problem> {
    let Whole { view: v, answers: before, .. } = case_view::whole(&web.app, &asked.who, asking::id(id)?).await?;
    let (service, words) = (&v.service, Words::of(asked.lang));
    let mut all = before.clone();
    let questions: Vec<&Question> = service.questions().filter(|q| stood(form, q)).collect();
    all.extend(questions.iter().map(|q| (q.id.clone(), q.kind.posted(&Fields(form, pre(&q.id))))));
    let now = form::tried(service, &all, &v.case.sent_on(service, &web.app.offer.calendars));
    let typed = |q: &Question| {
        let all = form.pairs().iter().filter(|(name, _)| name.starts_with(&pre(&q.id)));
        all.map(|(_, value)| value.trim()).filter(|value| !value.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let line = |q: &&Question| {
        let answer = match now.get(&q.id) {
            Some(value) if before.get(&q.id) == Some(value) => return None,
            Some(value) => Answered::of(&q.kind, Some(value), words).plain(words),
            None => typed(q),
        };
        (!answer.is_empty()).then(|| format!("{}: {answer}", q.label.get(asked.lang)))
    };
    let words_first = std::iter::once(form.get("text").trim().to_string()).filter(|text| !text.is_empty());
    Ok(words_first.chain(questions.iter().filter_map(line)).collect::<Vec<_>>().join("\n"))
}

/// GET `/cases/{id}/answer?task=`.
pub async fn form(State(web): State<Web>, asked: Asked, Path(id): Path<String>, uri: Uri) -> Shows {
    let task = query(&uri, "task").unwrap_or_default();
    page(&web, &asked, &id, &Form::new(vec![("task".into(), task)]), vec![], vec![], false).await
}

/// The page filled in as it was before signing in; nothing is sent.
pub async fn again(web: &Web, asked: &Asked, id: &str, form: &Form) -> Shows {
    page(web, asked, id, form, vec![], vec![], false).await
}

/// What a form says that was sent, with the files that came along, or why one was not taken.
pub async fn sent(web: &Web, asked: &Asked, id: &str, form: Form, files: Result<Vec<Attached>, Error>) -> Shows {
    // Several may be chosen where a question says so, and it is looked at with that question.
    let many = |name: &str| name == ASKS || name == KEPT_FILE || (name.starts_with("q-") && name.ends_with("-answer"));
    if let Err(Refusal::Invalid(wrong)) = form.sound_but(many) {
        let of = |w: Wrong| {
            let question = form.all(ASKS).find(|id| w.question.starts_with(&pre(id))).map_or(w.question.clone(), String::from);
            Wrong { question, ..w }
        };
        return page(web, asked, id, &form, files.unwrap_or_default(), wrong.into_iter().map(of).collect(), false).await;
    }
    // Nothing is sent yet: whether the answers are looked at.
    let looks = match form.get("act") {
        "change" => Some(false),
        // Who chooses another language has sent nothing, and looks at the same.
        LANGUAGE => Some(!form.get("checked").is_empty()),
        "send" => None,
        // A button that adds a row to a group says so itself.
        _ => Some(true),
    };
    let came = match (files, looks) {
        (Ok(files), Some(check)) => return page(web, asked, id, &form, files, vec![], check).await,
        (Ok(files), None) => send(web, asked, id, &form, files).await,
        (Err(e), _) => Err(e),
    };
    match came {
        Ok(c) => Ok(done(c.id)),
        Err(Error::Refused(Refusal::Invalid(wrong))) => page(web, asked, id, &form, vec![], wrong, false).await,
        Err(Error::Refused(r)) if passes(&r) => {
            let wrong = vec![Wrong { question: "file".into(), message: r.message() }];
            Ok(as_refused(&r, page(web, asked, id, &form, vec![], wrong, false).await?))
        }
        Err(Error::Refused(Refusal::Conflict(message))) => came_late(web, asked, id, message, &form).await,
        Err(e) => Err(e.into()),
    }
}

async fn send(web: &Web, asked: &Asked, id: &str, form: &Form, given: Vec<Attached>) -> app::Result<case::Case> {
    let mut files: Vec<Attached> = kept(web, asked, id, form)?.into_iter().map(|sealed| sealed.file).collect();
    given.into_iter().for_each(|file| file.join(&mut files));
    let Whole { view: v, answers: before, .. } = case_view::whole(&web.app, &asked.who, asking::id(id)?).await?;
    let open = Typed::of(web, &v, &before, form).ok_or(Refusal::Conflict(Msg::new("refusal-nothing-asked")))?;
    let task = open.open.task.unwrap_or_default();
    let act = Act::Answer { text: form.get("text").into(), files, answers: open.answers };
    app::act::act_on(&web.app, &asked.who, v.case.id, act, Some(task)).await
}
