//! What somebody typed into a form after the session had ended: it goes along through signing in, as hidden fields of the
//! pages on the way, and is then shown again on its own page, filled in and not sent. Nothing of it is in an address or on
//! the server, and nothing is done by it: only pages are shown. What is too long to go along is shown to be copied.

use crate::Web;
use crate::asking::{Asked, encode};
use crate::citizen::{cases, filling, sign_in};
use crate::desk;
use crate::frame::{Shows, go};
use crate::multipart::Form;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::Response;
use identity::Secret;
use pages::contexts::{Kept, TooLong};

/// Most bytes of names and values that go along: with percent-encoding they still fit into a form.
const MOST: usize = 64 * 1024;

/// Name of the hidden field with the path; the fields have it as their prefix.
const NAME: &str = "kept";

/// The page on which what was typed for this path stands.
enum Page<'a> {
    Question(&'a str, &'a str),
    Case(&'a str, &'a str),
    Withdraw(&'a str),
    DeskCase(&'a str, &'a str),
    DeskTask(&'a str, &'a str),
}

fn page(path: &str) -> Option<Page<'_>> {
    let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
    Some(match parts[..] {
        ["drafts", id, "q", question] => Page::Question(id, question),
        ["cases", id, act @ ("message" | "answer" | "payment" | "visit" | "objection")] => Page::Case(id, act),
        ["cases", id, "withdraw"] => Page::Withdraw(id),
        [
            "desk",
            "cases",
            id,
            act @ ("question" | "take-back" | "note" | "message" | "advance" | "appointment" | "call-off" | "payment-not-found"
            | "payment-found" | "given-back" | "extension" | "transfer" | "decision"),
        ] => Page::DeskCase(id, act),
        ["desk", "tasks", id, act @ ("take-over" | "assign")] => Page::DeskTask(id, act),
        _ => return None,
    })
}

/// The page to look at after signing in, for a form that was sent to this path.
fn page_of(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    match parts[..] {
        ["drafts", id, "q", question, ..] => format!("/drafts/{id}/q/{question}"),
        ["drafts", id, ..] => format!("/drafts/{id}"),
        ["cases", id, "withdraw"] => format!("/cases/{id}/withdraw"),
        ["cases", id, ..] => format!("/cases/{id}"),
        // *Start* was pressed: that goes on, and nothing else of a service.
        ["services", id, "start"] => format!("/services/{id}/start"),
        ["services", id, ..] => format!("/services/{id}"),
        ["me", ..] => "/me".into(),
        ["desk", "cases", id, ..] => format!("/desk/cases/{id}"),
        ["desk", ..] => "/desk".into(),
        _ => "/".into(),
    }
}

/// What was typed into a form while signed out.
pub enum Typed {
    /// It goes along.
    Kept(Kept),
    /// It is too long to go along.
    TooLong(TooLong),
}

/// Buttons, the task that the page was made for, and the marks of what was shown are not typed.
fn is_typed((name, value): &&(String, String)) -> bool {
    !matches!(name.as_str(), "act" | "task" | "seen" | "until") && !value.is_empty()
}

/// What was chosen from a list, or stands in a form unseen.
const CHOSEN: [&str; 22] = [
    "to",
    "officer",
    "decision",
    "ground",
    "outcome",
    "checked",
    "limit",
    "tasks",
    "view",
    "of",
    "service",
    "stage",
    "due",
    "after",
    "next",
    "lang",
    "ref",
    "version",
    "case",
    "part-who",
    "asks",
    "questions",
];

/// What was typed into the text fields of a form, so that it is not lost with it; never what is typed to sign in.
pub fn typed(uri: &Uri, form: &Form) -> Vec<String> {
    if uri.path().split('/').any(|part| part == "sign-in") {
        return vec![];
    }
    let texts = form.pairs().iter().filter(is_typed).filter(|(name, _)| !CHOSEN.contains(&name.as_str()));
    texts.map(|(_, value)| value.clone()).collect()
}

/// What was typed into the form that was sent to `uri`, if there is anything and it has a page of its own.
fn of(uri: &Uri, form: &Form) -> Option<Typed> {
    page(uri.path())?;
    let typed = || form.pairs().iter().filter(is_typed);
    typed().next()?;
    let size: usize = form.pairs().iter().map(|(k, v)| k.len() + v.len()).sum();
    let path = uri.path_and_query().map_or("/", |p| p.as_str()).to_string();
    Some(if size + path.len() <= MOST {
        Typed::Kept(Kept { path, fields: form.pairs().to_vec() })
    } else {
        Typed::TooLong(TooLong { kilobytes: (MOST / 1024) as i64, fields: typed().map(|(_, v)| v.clone()).collect() })
    })
}

/// What goes along with a form of the pages on the way.
pub fn with(form: &Form) -> Option<Kept> {
    let path = form.get(NAME);
    page(path.split('?').next().unwrap_or_default())?;
    let own = |(k, v): &(String, String)| Some((k.strip_prefix(NAME)?.strip_prefix('.')?.to_string(), v.clone()));
    Some(Kept { path: path.into(), fields: form.pairs().iter().filter_map(own).collect() })
}

/// The page for signing in, from where one goes on to `next`.
pub fn door(desk: bool, next: &str) -> String {
    match desk {
        true if next == "/desk" => "/desk/sign-in".into(),
        true => format!("/desk/sign-in?next={}", encode(next)),
        false => format!("/sign-in?next={}", encode(next)),
    }
}

/// The answer to a form of somebody who is signed out: the page for signing in, with what was typed, or the way to it.
pub async fn sign_in(web: &Web, uri: &Uri, headers: &HeaderMap, form: Option<&Form>) -> Response {
    let next = page_of(uri.path());
    let desk = uri.path().starts_with("/desk");
    let door = door(desk, &next);
    let Some(typed) = form.and_then(|f| of(uri, f)) else { return go(&door) };
    // Another language is chosen on the page for signing in, not where only forms go.
    let asked = Asked { here: door, ..Asked::by_nobody(uri, headers) }.after_session(web, headers).await;
    if desk { desk::sign_in::with_typed(web, &asked, &next, typed) } else { sign_in::with_typed(web, &asked, next, typed) }
}

/// After signing in: the session's cookie, and what was typed on its page; without any, or when that page is not for who
/// signed in, the way to `next`.
pub async fn signed_in(web: &Web, asked: Asked, secret: &Secret, lasts_ms: i64, next: &str, kept: Option<Kept>) -> Shows {
    let shown = match kept {
        Some(kept) => match again(web, asked.with_session(web, secret).await?, kept).await {
            Ok(page) => Some(page),
            Err(problem) if problem.is_fault() => return Err(problem),
            Err(_) => None,
        },
        None => None,
    };
    let mut answer = shown.unwrap_or_else(|| go(next));
    if let Ok(v) = HeaderValue::from_str(&crate::asking::set_session(web, Some(secret), lasts_ms / 1000)) {
        answer.headers_mut().append(header::SET_COOKIE, v);
    }
    Ok(answer)
}

async fn again(web: &Web, asked: Asked, kept: Kept) -> Shows {
    let uri: Uri = kept.path.parse().map_err(|_| domain::Refusal::NotFound)?;
    let form = Form::new(kept.fields);
    let asked = Asked { again: true, here: page_of(uri.path()), of_form: true, ..asked };
    match page(uri.path()).ok_or(domain::Refusal::NotFound)? {
        Page::Question(id, question) => filling::again(web, &asked, id, question, &uri, &form).await,
        Page::Case(id, act) => cases::again(web, &asked, id, act, &form).await,
        Page::Withdraw(id) => cases::withdraw_page(web, &asked, id, vec![], form.get("reason").into()).await,
        Page::DeskCase(id, act) => desk::case::again(web, Asked { here: format!("/desk/cases/{id}"), ..asked }, id, act, &form).await,
        Page::DeskTask(id, act) => desk::case::again_on_task(web, asked, id, act, &form).await,
    }
}
