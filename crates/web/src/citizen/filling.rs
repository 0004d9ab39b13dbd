//! Filling in: one question a page, saved at every step.

use crate::Web;
use crate::asking::{self, Asked, Path, query};
use crate::frame::{Shows, frame, go, shown_with};
use crate::multipart::{Arriving, Form, Upload, refused, unread};
use crate::problem::{Problem, as_refused, passes};
use app::submit::Given;
use app::{Draft, Error, Person, Who};
use axum::extract::{Request, State};
use axum::http::{StatusCode, Uri};
use domain::form::{self, Answers};
use domain::package::{Question, Service};
use domain::question::{Attached, Kind};
use domain::refusal::Wrong;
use domain::{Msg, Refusal};
use identity::Secret;
use pages::Words;
use pages::contexts::{CheckPage, Frame, LANGUAGE, NamePage, NewerPage, NotEligiblePage, QuestionPage, Shown, set_aside};
use pages::{AnswerSection, Answered};
use serde_json::Value;
use std::sync::Arc;

/// POST `/services/{id}/start`. Who is signed out signs in first, and then it is begun ([`begin`]).
pub async fn start(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    let draft = app::draft::start(&web.app, asked.person()?, &id).await?;
    Ok(go(&format!("/drafts/{draft}")))
}

/// GET `/services/{id}/start`: to look at an address begins nothing.
pub async fn start_page(State(web): State<Web>, Path(id): Path<String>) -> Shows {
    let service = web.app.offer.service(&id).ok_or(Refusal::NotFound)?;
    Ok(go(&format!("/services/{}", service.id)))
}

/// Where somebody goes who signed in to look at `next`: into the draft that is begun, or was there, where *Start* was
/// pressed before. What may not be begun is not: the page of the service says why.
/// So it is where something fails: the sign-in stands, and its cookie must go out.
pub async fn begin(web: &Web, session: &Secret, next: String) -> String {
    let service = next.strip_prefix("/services/").and_then(|n| n.strip_suffix("/start"));
    let Some(service) = service else { return next };
    let begun = async {
        match app::who::by_session(&web.app, session).await?.who {
            Who::Person(person) => app::draft::start(&web.app, &person, service).await.map(Some),
            _ => Ok(None),
        }
    };
    match begun.await {
        Ok(Some(draft)) => format!("/drafts/{draft}"),
        Ok(None) | Err(Error::Refused(_)) => next,
        Err(fault) => {
            tracing::error!(%fault, "a draft could not be begun after signing in");
            next
        }
    }
}

/// A draft, or the way to the case that it has become: an old page or a second tab must not end in "not found".
enum Found {
    Draft(Draft, Arc<Service>),
    Case(axum::response::Response),
}

async fn find(web: &Web, person: domain::Id, id: domain::Id) -> Result<Found, Problem> {
    match app::draft::get(&web.app, person, id).await {
        Ok((draft, service)) => Ok(Found::Draft(draft, service)),
        Err(Error::Refused(Refusal::NotFound)) if app::draft::became_case(&web.app, person, id).await? => {
            Ok(Found::Case(go(&format!("/cases/{id}"))))
        }
        Err(e) => Err(e.into()),
    }
}

macro_rules! draft_or_case {
    ($web:expr, $person:expr, $id:expr) => {
        match find($web, $person, $id).await? {
            Found::Draft(draft, service) => (draft, service),
            Found::Case(there) => return Ok(there),
        }
    };
}

/// GET `/drafts/{id}`: where one left off.
pub async fn resume(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    let id = asking::id(&id)?;
    let (draft, service) = draft_or_case!(&web, asked.person()?.id, id);
    if is_void(&web, &draft) {
        return Ok(go(&format!("/drafts/{id}/newer")));
    }
    // Nothing is filled in for a service that takes nothing any more; what was typed can be read.
    if web.app.offer.is_withdrawn(&draft.service) {
        return Ok(go(&format!("/drafts/{id}/check")));
    }
    if let Some(there) = not_for(&web, &draft, &service, asked.now) {
        return Ok(go(&there));
    }
    Ok(go(&match form::where_left_off(&service, &draft.answers) {
        Some(q) => format!("/drafts/{id}/q/{}", q.id),
        None => format!("/drafts/{id}/check"),
    }))
}

/// Where it is said that one cannot get the service with these answers.
fn not_for(web: &Web, draft: &Draft, service: &Service, now: i64) -> Option<String> {
    let today = || web.app.offer.today(&service.agency, now);
    let some = !service.form.eligible.is_empty();
    (some && form::not_eligible(service, &draft.answers, &today()).is_some()).then(|| format!("/drafts/{}/not-eligible", draft.id))
}

/// GET `/drafts/{id}/not-eligible`.
pub async fn not_eligible(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    let id = asking::id(&id)?;
    let (draft, service) = draft_or_case!(&web, asked.person()?.id, id);
    let today = web.app.offer.today(&service.agency, asked.now);
    let Some(rule) = form::not_eligible(&service, &draft.answers, &today) else { return Ok(go(&format!("/drafts/{id}"))) };
    let (words, answers) = (Words::of(asked.lang), form::completed(&service, &draft.answers, &today));
    let led = form::questions_of(&service, rule, &answers);
    let page = NotEligiblePage {
        frame: frame(&web, &asked, service.sample),
        draft: id,
        service: &service,
        rule,
        questions: led.into_iter().map(|q| (q, Answered::of(&q.kind, answers.get(&q.id), words).in_line(words))).collect(),
        // What is not offered any more leads nowhere.
        instead: rule.instead.as_ref().and_then(|id| web.app.offer.catalogue.services.get(id)),
    };
    Ok(shown_with(&asked, StatusCode::OK, &page))
}

/// Whether the draft does not hold any more and must be carried over.
fn is_void(web: &Web, draft: &Draft) -> bool {
    web.app.offer.void(&draft.service, draft.version).is_some()
}

/// The questions asked, in order, by id.
fn path_of<'a>(service: &'a Service, draft: &'a Draft) -> Vec<&'a str> {
    form::journey(service, &draft.answers).map(|(_, q)| q.id.as_str()).collect()
}

/// Whether the person came from "check your answers" to change one of them.
fn from_check(uri: &Uri) -> bool {
    query(uri, "back").as_deref() == Some("check")
}

/// What was typed and not saved.
struct Typed<'a> {
    form: &'a Form,
    /// Why.
    why: Unsaved,
}

enum Unsaved {
    /// It was not to be saved yet.
    Yet,
    /// This is wrong with it.
    Wrong(Msg),
    /// Another window saved another answer.
    Changed,
}

/// The mark of the answer that was shown with a form; nothing where it does not say.
fn seen(form: &Form) -> Option<&str> {
    form.pairs().iter().find(|(k, _)| k == "seen").map(|(_, mark)| mark.as_str())
}

/// The number or address with which the person signed in, where that is what the first such question of the form asks: it begins there.
fn signed_in_with(person: &Person, service: &Service, asked: &Question) -> Option<Value> {
    let first = |is: fn(&Kind) -> bool| service.questions().find(|q| is(&q.kind)).is_some_and(|q| q.id == asked.id);
    let own = match asked.kind {
        Kind::Mobile(_) if first(|k| matches!(k, Kind::Mobile(_))) => &person.mobile,
        Kind::Email(_) if first(|k| matches!(k, Kind::Email(_))) => &person.email,
        _ => return None,
    };
    own.clone().map(Value::from)
}

/// The page of a question, maybe with what was typed and not saved.
async fn question_page(web: &Web, asked: &Asked, id: &str, question: &str, typed: Option<Typed<'_>>, uri: &Uri) -> Shows {
    let id = asking::id(id)?;
    let (draft, service) = draft_or_case!(web, asked.person()?.id, id);
    // What was typed is shown again first.
    if typed.is_none() && is_void(web, &draft) {
        return Ok(go(&format!("/drafts/{id}/newer")));
    }
    let path = path_of(&service, &draft);
    let (section, q) = service
        .form
        .sections
        .iter()
        .find_map(|s| s.questions.iter().find(|q| q.id == question).map(|q| (s, q)))
        .ok_or(Refusal::NotFound)?;
    let Some(at) = path.iter().position(|p| *p == question) else {
        // An earlier answer has taken this question off the journey.
        return Ok(go(&format!("/drafts/{id}")));
    };
    let takes_files = matches!(q.kind, Kind::Evidence(_));
    // What was put aside when the draft was carried over is shown where it is asked again.
    let before = || draft.aside.get(question).filter(|_| q.required && !takes_files);
    let saved = draft.answers.get(question);
    let kept = saved.or_else(before).cloned();
    // What may be left empty may have been emptied.
    let own = typed.is_none() && kept.is_none() && q.required;
    let own = signed_in_with(asked.person()?, &service, q).filter(|_| own);
    let is_own = own.is_some();
    let kept = kept.or(own).unwrap_or(Value::Null);
    let files: Vec<Attached> = if takes_files { serde_json::from_value(kept.clone()).unwrap_or_default() } else { vec![] };
    let mark = app::draft::mark(saved);
    let (value, seen, why) = match typed {
        // Who chooses between two answers has seen the one that is saved.
        Some(Typed { form, why: why @ Unsaved::Changed }) => (q.kind.posted(form), mark, why),
        Some(Typed { form, why }) => (if takes_files { kept } else { q.kind.posted(form) }, seen(form).map_or(mark, String::from), why),
        None => (kept, mark, Unsaved::Yet),
    };
    // What was typed is looked at first.
    let first = at == 0 && matches!(why, Unsaved::Yet);
    let open = if first { super::open_cases(web, draft.person, &service.id).await? } else { vec![] };
    let words = Words::of(asked.lang);
    let (status, wrong, other) = match why {
        Unsaved::Yet => (StatusCode::OK, None, None),
        Unsaved::Wrong(message) => (StatusCode::UNPROCESSABLE_ENTITY, Some(message), None),
        Unsaved::Changed => (StatusCode::CONFLICT, None, Some(AnswerSection::one(section, q, saved, words))),
    };
    let page = QuestionPage {
        // What is attached is saved, and there is nothing to be typed beside it.
        frame: Frame { keeps: !takes_files, ..frame(web, asked, service.sample) },
        draft: id,
        service: &service,
        section,
        question: q,
        step: at + 1,
        steps: path.len(),
        value,
        own: is_own,
        name_follows: is_nameless(asked)?,
        seen,
        other,
        files,
        wrong,
        back: match at {
            _ if from_check(uri) => format!("/drafts/{id}/check"),
            0 => format!("/services/{}", service.id),
            n => format!("/drafts/{id}/q/{}", path[n - 1]),
        },
        saved: query(uri, "saved").is_some(),
        had: query(uri, "had").is_some(),
        newer: web.app.offer.newer(&service.id, service.version).is_some(),
        withdrawn: app::draft::withdrawn(&web.app, &service.id),
        open,
    };
    Ok(shown_with(asked, status, &page))
}

/// GET `/drafts/{id}/q/{question}`.
pub async fn question(State(web): State<Web>, asked: Asked, uri: Uri, Path((id, question)): Path<(String, String)>) -> Shows {
    question_page(&web, &asked, &id, &question, None, &uri).await
}

/// The question filled in as it was before signing in; nothing is saved.
pub async fn again(web: &Web, asked: &Asked, id: &str, question: &str, uri: &Uri, f: &Form) -> Shows {
    question_page(web, asked, id, question, Some(Typed { form: f, why: Unsaved::Yet }), uri).await
}

/// What can be known before the body is read.
async fn known(web: &Web, asked: &Asked, id: &str, question: &str) -> Result<Found, Problem> {
    let found = find(web, asked.person()?.id, asking::id(id)?).await?;
    if let Found::Draft(_, service) = &found {
        service.question(question).ok_or(Refusal::NotFound)?;
    }
    Ok(found)
}

/// Attaches the files that arrive, one after the other. Gives the form and the draft as it stands then, if there was a file;
/// after one that is refused, the rest is not kept.
async fn attach(
    web: &Web,
    draft: &Draft,
    service: &Arc<Service>,
    question: &str,
    mut arriving: Arriving,
) -> Result<(Form, Result<Option<Draft>, Error>), Error> {
    let mut last = None;
    loop {
        let done = match arriving.file().await {
            Ok(None) => return Ok((arriving.form().await?, Ok(last))),
            Ok(Some(Upload { name, bytes, held })) => {
                let file = vec![Given { name, bytes }];
                let done = app::draft::attach(&web.app, (draft.person, draft.id), service, question, file).await;
                drop(held);
                done
            }
            Err(e) => Err(e),
        };
        match done {
            Ok(draft) => last = Some(draft),
            Err(e) => return Ok((arriving.form_after(&e).await, Err(e))),
        }
    }
}

/// Whether the fields of a question can be taken as they stand. It is said beside the question; of one with parts, beside its part.
fn sound(form: &Form, q: &Question) -> Result<(), Refusal> {
    let many = if matches!(q.kind, Kind::Choices(_)) { "answer" } else { "" };
    form.sound(many).map_err(|r| match r {
        Refusal::Invalid(wrong) => Refusal::Invalid(
            wrong
                .into_iter()
                .map(|w| Wrong {
                    message: match w.question.strip_prefix("part-") {
                        Some(part) => w.message.with("part", part),
                        None => w.message,
                    },
                    question: q.id.clone(),
                })
                .collect(),
        ),
        other => other,
    })
}

/// POST `/drafts/{id}/q/{question}`: saves and goes on; coming from "check your answers", back there.
pub async fn answer(
    State(web): State<Web>,
    asked: Asked,
    uri: Uri,
    Path((id, question)): Path<(String, String)>,
    request: Request,
) -> Shows {
    let (draft, service) = match known(&web, &asked, &id, &question).await {
        Ok(Found::Draft(draft, service)) => (draft, service),
        Ok(Found::Case(there)) => {
            unread(request, &web).await;
            return Ok(there);
        }
        Err(problem) => return Err(refused(request, &web, problem).await),
    };
    let (person, draft_id) = (draft.person, draft.id);
    let q = service.question(&question).ok_or(Refusal::NotFound)?;
    let here = format!("/drafts/{draft_id}/q/{question}");
    let mut arriving = Arriving::of(request, &web, &asked.who).await?;
    if let Some((files, full)) = app::draft::room(&service, &draft, &question) {
        arriving = arriving.room_for(files, full);
    }
    if let Kind::Evidence(files) = &q.kind
        && let Some(kind) = service.evidence_kind(&files.evidence)
    {
        arriving = arriving.at_most(kind.max_bytes.max(0) as usize);
    }
    let (form, result) = if matches!(q.kind, Kind::Evidence(_)) {
        let (form, done) = attach(&web, &draft, &service, &question, arriving).await?;
        let upload = form.get("act") == "upload";
        let saved = match done {
            Ok(None) if upload => Err(Refusal::wrong(&question, Msg::new("answer-file-needed")).into()),
            Ok(Some(now)) if upload => {
                // What is attached already is not attached again.
                let came = if now.answers.get(&question) == draft.answers.get(&question) { "had" } else { "saved" };
                return Ok(go(&format!("{here}?{came}=1{}", if from_check(&uri) { "&back=check" } else { "" })));
            }
            Ok(Some(draft)) => Ok(draft),
            Ok(None) => {
                // Going on: what is attached by now must do.
                let kept = |_: &Question, kept: Option<&Value>| Ok(kept.cloned().unwrap_or(Value::Null));
                app::draft::answer(&web.app, (person, draft_id), &question, None, kept).await.map(|d| d.0)
            }
            Err(e) => Err(e),
        };
        (Arc::new(form), saved)
    } else {
        let form = Arc::new(arriving.form().await?);
        // A button that adds a field or takes one away saves nothing, nor does one that chooses another language.
        if q.kind.unfinished(&*form) || form.get("act") == LANGUAGE {
            return question_page(&web, &asked, &id, &question, Some(Typed { form: &form, why: Unsaved::Yet }), &uri).await;
        }
        let typed = form.clone();
        let answer = move |q: &Question, _: Option<&Value>| Ok(q.kind.posted(&*typed));
        let saved = match sound(&form, q) {
            Ok(()) => app::draft::answer(&web.app, (person, draft_id), &question, seen(&form), answer).await.map(|d| d.0),
            Err(r) => Err(r.into()),
        };
        (form, saved)
    };
    match result {
        Ok(saved) => {
            if let Some(there) = not_for(&web, &saved, &service, asked.now) {
                return Ok(go(&there));
            }
            let path = path_of(&service, &saved);
            let change = from_check(&uri);
            let next = path.iter().skip_while(|p| **p != question).nth(1);
            Ok(go(&match next {
                _ if change => match form::next_unanswered(&service, &saved.answers) {
                    Some(q) => format!("/drafts/{draft_id}/q/{}?back=check", q.id),
                    None => format!("/drafts/{draft_id}/check"),
                },
                Some(n) => format!("/drafts/{draft_id}/q/{n}?saved=1"),
                None => format!("/drafts/{draft_id}/check"),
            }))
        }
        Err(Error::Refused(Refusal::Invalid(wrong))) => {
            let message = wrong.into_iter().find(|w| w.question == question).map(|w| w.message).unwrap_or(Msg::new("answer-wrong-type"));
            question_page(&web, &asked, &id, &question, Some(Typed { form: &form, why: Unsaved::Wrong(message) }), &uri).await
        }
        // Too much at once, or nowhere to keep it now: what is attached and typed stays, and it is said beside the field.
        Err(Error::Refused(r)) if passes(&r) => {
            let typed = Typed { form: &form, why: Unsaved::Wrong(r.message()) };
            let page = question_page(&web, &asked, &id, &question, Some(typed), &uri).await?;
            Ok(as_refused(&r, page))
        }
        // Another window saved another answer: both are shown, and nothing is saved before one is chosen.
        Err(Error::Refused(Refusal::Conflict(m))) if m.key == "refusal-answer-changed" => {
            question_page(&web, &asked, &id, &question, Some(Typed { form: &form, why: Unsaved::Changed }), &uri).await
        }
        // Sent from another tab meanwhile: it is a case by now.
        Err(Error::Refused(Refusal::NotFound)) => match find(&web, person, draft_id).await? {
            Found::Case(there) => Ok(there),
            Found::Draft(..) => Err(Refusal::NotFound.into()),
        },
        Err(e) => Err(e.into()),
    }
}

/// POST `/drafts/{id}/q/{question}/remove`.
pub async fn remove(State(web): State<Web>, asked: Asked, Path((id, question)): Path<(String, String)>, f: Form) -> Shows {
    let (person, id) = (asked.person()?.id, asking::id(&id)?);
    f.sound("")?;
    app::draft::detach(&web.app, person, id, &question, f.get("sha256")).await?;
    Ok(go(&format!("/drafts/{id}/q/{question}?saved=1")))
}

/// Whether the person's name is not known yet: it is asked for before the first application is sent.
fn is_nameless(asked: &Asked) -> Result<bool, Refusal> {
    Ok(asked.person()?.name.is_empty())
}

async fn name_page(web: &Web, asked: &Asked, id: &str, typed: &str, wrong: Option<Msg>) -> Shows {
    let id = asking::id(id)?;
    let (_, service) = draft_or_case!(web, asked.person()?.id, id);
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = NamePage { frame: frame(web, asked, service.sample), draft: id, service: &service, typed: typed.into(), wrong };
    Ok(shown_with(asked, status, &page))
}

/// GET `/drafts/{id}/name`.
pub async fn name(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    name_page(&web, &asked, &id, &asked.person()?.name, None).await
}

/// POST `/drafts/{id}/name`: then the answers are looked at once more.
pub async fn put_name(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    let (person, typed) = (asked.person()?.id, f.get("name"));
    let draft = asking::id(&id)?;
    let _ = draft_or_case!(&web, person, draft);
    let done = match f.sound("") {
        Ok(()) if domain::persian::tidy(typed).is_empty() => Err(app::me::name_needed().into()),
        Ok(()) => app::me::change(&web.app, person, Some(typed), None).await,
        Err(refused) => Err(refused.into()),
    };
    match done {
        Ok(_) => Ok(go(&format!("/drafts/{draft}/check"))),
        Err(Error::Refused(Refusal::Invalid(wrong))) => {
            name_page(&web, &asked, &id, typed, wrong.into_iter().next().map(|w| w.message)).await
        }
        Err(e) => Err(e.into()),
    }
}

pub(super) async fn check_page(web: &Web, asked: &Asked, id: &str, wrong: Vec<Wrong>, changed: bool) -> Shows {
    let id = asking::id(id)?;
    let (draft, service) = draft_or_case!(web, asked.person()?.id, id);
    if is_void(web, &draft) {
        return Ok(go(&format!("/drafts/{id}/newer")));
    }
    let newest = web.app.offer.newer(&service.id, service.version).map(|s| s.version);
    let agency = web.app.offer.agency(&service.agency);
    let status = match (wrong.is_empty(), changed) {
        (true, false) => StatusCode::OK,
        (true, true) => StatusCode::CONFLICT,
        (false, _) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let seen = draft.changed_at;
    let standing = app::cosign::standing(&web.app, &[(&draft, &service)]).await?.pop().unwrap_or_default();
    let signatures = super::signatures::lines(&standing);
    let (answers, invoice) = app::submit::reckoned(&web.app, &service, &draft.answers)?;
    let aside: Answers = draft.aside.into_iter().filter(|(q, _)| !answers.contains_key(q)).collect();
    // As the versions had it in which it was typed.
    let older = if aside.is_empty() { vec![] } else { web.app.offer.up_to(&service.id, service.version) };
    let versions: Vec<&Service> = older.iter().map(|s| &**s).collect();
    let today = web.app.offer.today(&service.agency, asked.now);
    let page = CheckPage {
        frame: frame(web, asked, service.sample),
        draft: id,
        held: super::me::held(asked.person()?),
        agency: agency.map_or_else(|| Shown::plain(service.agency.clone()), |a| Shown::of(&a.title, asked.lang)),
        sections: AnswerSection::of(&service, &answers, Words::of(asked.lang)),
        invoice,
        service: &service,
        newest,
        withdrawn: app::draft::withdrawn(&web.app, &service.id),
        wrong,
        seen,
        changed,
        aside: set_aside(&versions, &aside, &today.text, Words::of(asked.lang)),
        signatures,
    };
    Ok(shown_with(asked, status, &page))
}

/// GET `/drafts/{id}/check`.
pub async fn check(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    if is_nameless(&asked)? {
        let id = asking::id(&id)?;
        let draft = draft_or_case!(&web, asked.person()?.id, id);
        // What can only be read is sent under no name.
        if app::draft::withdrawn(&web.app, &draft.0.service).is_none() && !is_void(&web, &draft.0) {
            return Ok(go(&format!("/drafts/{id}/name")));
        }
    }
    check_page(&web, &asked, &id, vec![], false).await
}

/// POST `/drafts/{id}/submit`.
pub async fn submit(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    let (person, draft) = (asked.person()?, asking::id(&id)?);
    f.sound("")?;
    if is_nameless(&asked)? {
        let _ = draft_or_case!(&web, person.id, draft);
        return Ok(go(&format!("/drafts/{draft}/name")));
    }
    // What is no moment is none at which this draft was saved.
    let seen = Some(f.get("seen")).filter(|s| !s.is_empty()).map(|s| s.parse().unwrap_or(0));
    match app::draft::send(&web.app, person, draft, asked.lang, seen).await {
        Ok(s) => Ok(go(&format!("/cases/{}/submitted", s.case))),
        Err(Error::Refused(Refusal::Invalid(wrong))) => check_page(&web, &asked, &id, wrong, false).await,
        Err(Error::Refused(Refusal::Conflict(m))) if m.key == "refusal-draft-changed" => check_page(&web, &asked, &id, vec![], true).await,
        Err(Error::Refused(Refusal::Conflict(m))) if m.key == "refusal-draft-void" => Ok(go(&format!("/drafts/{draft}/newer"))),
        Err(e) => Err(e.into()),
    }
}

/// POST `/drafts/{id}/discard`.
pub async fn discard(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    app::draft::discard(&web.app, asked.person()?.id, asking::id(&id)?).await?;
    Ok(crate::frame::done("/cases"))
}

/// GET `/drafts/{id}/newer`: what a newer version changes, and what becomes of the answers.
pub async fn newer(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    let (person, id) = (asked.person()?.id, asking::id(&id)?);
    let n = match app::newer::look(&web.app, person, id).await {
        Ok(n) => n,
        // Carried over already, sent already, or none: where the draft leads.
        Err(Error::Refused(Refusal::NotFound)) => {
            let _ = draft_or_case!(&web, person, id);
            return Ok(go(&format!("/drafts/{id}")));
        }
        Err(e) => return Err(e.into()),
    };
    let today = web.app.offer.today(&n.new.agency, asked.now);
    let page = NewerPage {
        frame: frame(&web, &asked, n.new.sample),
        draft: id,
        old: &n.old,
        new: &n.new,
        changes: &n.changes,
        kept: n.carried.answers.len(),
        again: &n.carried.again,
        aside: set_aside(&[&n.old, &n.new], &n.carried.aside, &today.text, Words::of(asked.lang)),
        void: n.void.as_ref(),
    };
    Ok(shown_with(&asked, StatusCode::OK, &page))
}

/// POST `/drafts/{id}/newer`: carries the draft over to the version that was shown, and on to what is asked.
pub async fn carry(State(web): State<Web>, asked: Asked, Path(id): Path<String>, f: Form) -> Shows {
    let (person, id) = (asked.person()?.id, asking::id(&id)?);
    f.sound("")?;
    // What is no number is no version that was shown.
    app::newer::carry(&web.app, person, id, f.get("version").parse().unwrap_or(0)).await?;
    Ok(go(&format!("/drafts/{id}")))
}
