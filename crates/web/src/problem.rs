//! The one place where a refusal or a fault becomes an answer: a page in the person's language, or
//! `application/problem+json` (RFC 9457). Handlers only pass the error on; a layer around each side renders it.

use app::Error;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::message::Arg;
use domain::refusal::Wrong;
use domain::{Msg, Refusal};
use pages::{Help, Words};
use std::sync::Arc;

use crate::api::{ProblemShape, WrongShape};
use crate::{Web, asking, frame, kept, load};

/// An error on its way out.
#[derive(Debug, Clone)]
pub struct Problem(pub Arc<Error>);

impl Problem {
    /// Whether it is unexpected: then people get an incident number and the log its cause.
    pub fn is_fault(&self) -> bool {
        matches!(&*self.0, Error::Fault(_))
    }
}

impl<E: Into<Error>> From<E> for Problem {
    fn from(e: E) -> Self {
        Problem(Arc::new(match e.into() {
            // Too many wrote at one place at once: nothing is wrong, and nothing was done.
            Error::Fault(f) if f.is_conflict() => {
                tracing::warn!(cause = %f.cause, "given up among others who write at the same place");
                Error::Refused(Refusal::Busy(1))
            }
            e => e,
        }))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = match &*self.0 {
            Error::Refused(r) => StatusCode::from_u16(r.status()).unwrap_or(StatusCode::BAD_REQUEST),
            Error::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// What broke inside a handler: a fault like others, with an incident number in the person's language, and its cause in the log.
pub fn broken(panic: Box<dyn std::any::Any + Send>) -> Response {
    let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    Problem::from(app::Fault::new(format!("panic: {}", said.unwrap_or("of an unknown kind")))).into_response()
}

/// An incident number: enough to find the line in the log.
fn incident() -> String {
    let id = app::now::id().simple().to_string();
    id[id.len() - 10..].to_uppercase()
}

fn logged(e: &Error, path: &str) -> Option<String> {
    match e {
        Error::Refused(_) => None,
        Error::Fault(f) => {
            let incident = incident();
            tracing::error!(incident, cause = %f.cause, path, "fault");
            Some(incident)
        }
    }
}

/// Line and column of a message about a text.
fn place(m: &Msg) -> (Option<i64>, Option<i64>) {
    let number = |name: &str| {
        m.args.iter().find_map(|(n, arg)| match arg {
            Arg::Number(i) if n == name => Some(*i),
            _ => None,
        })
    };
    (number("line"), number("column"))
}

fn document(e: &Error, words: &Words, support: &str, incident: Option<String>) -> ProblemShape {
    match e {
        Error::Refused(r) => {
            let message = r.message();
            let (line, column) = place(&message);
            let wrong = |w: &Wrong| {
                let (line, column) = place(&w.message);
                let part = w.message.args.iter().find_map(|(name, part)| match part {
                    Arg::Text(part) if name == "part" => Some(part.clone()),
                    _ => None,
                });
                // Beside a field of a form the options stand; a program is told which there are.
                let known = w.message.args.iter().find(|(name, _)| name == "known").map(|(_, known)| known.clone());
                let message = match known.filter(|_| w.message.key == "answer-not-an-option") {
                    Some(known) => words.msg(&Msg::new("answer-one-of").with("known", known)),
                    None => words.msg(&w.message),
                };
                let (question, key) = (w.question.clone(), w.message.key.to_string());
                WrongShape { question, part, key, message, line, column }
            };
            ProblemShape {
                kind: format!("/problems/{}", r.kind()),
                title: words.say(title_key(r.kind())),
                status: r.status(),
                detail: [Some(words.msg(&message)), words.help_after(&message.key, support)]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" "),
                key: Some(message.key.to_string()),
                errors: if let Refusal::Invalid(all) | Refusal::Misshapen(all) = r { Some(all.iter().map(wrong).collect()) } else { None },
                officer: if let Refusal::TakenBy { officer, .. } = r { Some(officer.clone()) } else { None },
                line,
                column,
                incident: None,
            }
        }
        Error::Fault(_) => ProblemShape {
            kind: "/problems/fault".into(),
            title: words.say("problem-fault"),
            status: 500,
            detail: format!("{} {}", words.say("problem-fault-detail"), words.help(Help::Incident, support)),
            incident,
            ..Default::default()
        },
    }
}

/// The text key of a problem's title.
pub fn title_key(kind: &str) -> &'static str {
    pages::contexts::Problem::find(kind).map_or("problem-fault", |p| p.title)
}

/// What the framework itself refused: unknown route, wrong method, a body too large, a query that is none.
fn foreign(status: StatusCode) -> Option<Refusal> {
    let m = |k: &'static str| domain::Msg::new(k);
    Some(match status.as_u16() {
        404 => Refusal::NotFound,
        405 => Refusal::Malformed(m("refusal-method")),
        400 | 415 | 422 => Refusal::Malformed(m("refusal-malformed")),
        408 => Refusal::TooSlow,
        413 => Refusal::TooLarge(m("refusal-too-large").with("megabytes", crate::multipart::BODY / 1_048_576)),
        403 => Refusal::NotAllowed(m("refusal-cross-site")),
        _ => return None,
    })
}

fn taken(response: &Response) -> Option<(Problem, StatusCode)> {
    if let Some(p) = response.extensions().get::<Problem>() {
        return Some((p.clone(), response.status()));
    }
    let status = response.status();
    let own = response.headers().get(header::CONTENT_TYPE).is_some_and(|c| {
        let c = c.as_bytes();
        c.starts_with(b"text/html") || c.starts_with(b"application/")
    });
    if own || !(status.is_client_error() || status.is_server_error()) {
        return None;
    }
    match foreign(status) {
        Some(r) => Some((r.into(), status)),
        None => Some((Problem(Arc::new(Error::Fault(app::Fault::new(format!("status {status}"))))), status)),
    }
}

fn retry(headers: &mut HeaderMap, e: &Error) {
    if let Error::Refused(r) = e {
        retry_after(headers, r);
    }
}

/// Seconds after which somebody may have made room.
const ROOM_AFTER: i64 = 120;

/// Says after how many seconds to try again, when that is why it is refused.
pub fn retry_after(headers: &mut HeaderMap, r: &Refusal) {
    let seconds = match r {
        Refusal::TooOften(s) | Refusal::TooMany(_, s) | Refusal::Busy(s) => *s,
        Refusal::NoRoom => ROOM_AFTER,
        _ => return,
    };
    headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds as u64));
}

/// A refusal that says nothing of the answers: it passes by itself, or less must be sent. On a page it stands beside its
/// field, with what was typed.
pub fn passes(r: &Refusal) -> bool {
    matches!(r, Refusal::TooOften(_) | Refusal::TooMany(..) | Refusal::Busy(_) | Refusal::NoRoom | Refusal::TooLarge(_) | Refusal::TooSlow)
}

/// The page on which such a refusal stands, as its answer: with the status, and when to try again.
pub fn as_refused(r: &Refusal, mut page: Response) -> Response {
    *page.status_mut() = StatusCode::from_u16(r.status()).unwrap_or(StatusCode::BAD_REQUEST);
    retry_after(page.headers_mut(), r);
    page
}

/// The few headers that an error's answer needs: nearly all requests have none, and copying all would cost each of them.
fn only(headers: &HeaderMap, names: &[header::HeaderName]) -> HeaderMap {
    let mut few = HeaderMap::new();
    for name in names {
        for value in headers.get_all(name) {
            few.append(name.clone(), value.clone());
        }
    }
    few
}

/// What happens inside a layer, for a request that has its place; without one, the refusal.
async fn inside(web: &Web, mut request: Request, next: Next) -> (Option<load::Taken>, Response) {
    match load::enter(&web.load, &mut request) {
        Ok(place) => {
            let response = next.run(request).await;
            (Some(place), response)
        }
        Err(busy) => (None, Problem::from(busy).into_response()),
    }
}

/// Layer of the API.
pub async fn as_json(State(web): State<Web>, request: Request, next: Next) -> Response {
    let (uri, headers) = (request.uri().clone(), only(request.headers(), &[header::ACCEPT_LANGUAGE]));
    // Before anybody is looked up for it.
    let often = asking::bearer_token(request.headers()).and_then(|token| web.limits.call(token).err());
    let (_place, response) = match often {
        Some(refused) => (None, Problem::from(refused).into_response()),
        None => inside(&web, request, next).await,
    };
    let Some((problem, status)) = taken(&response) else { return response };
    let lang = asking::api_lang(&uri, &headers);
    let words = Words::of(lang);
    let mut shape = document(&problem.0, words, &web.app.support, logged(&problem.0, uri.path()));
    shape.status = status.as_u16();
    let text = serde_json::to_string(&shape).unwrap_or_default();
    let mut out = (status, [(header::CONTENT_TYPE, "application/problem+json")], text).into_response();
    retry(out.headers_mut(), &problem.0);
    if let Ok(lang) = HeaderValue::from_str(lang.as_str()) {
        out.headers_mut().insert(header::CONTENT_LANGUAGE, lang);
    }
    if status == StatusCode::UNAUTHORIZED {
        out.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    out
}

/// Layer of the pages. Someone who must sign in is sent there and back again, with what was typed.
pub async fn as_page(State(web): State<Web>, request: Request, next: Next) -> Response {
    let (uri, headers) = (request.uri().clone(), only(request.headers(), &[header::COOKIE, header::USER_AGENT]));
    let get = request.method() == axum::http::Method::GET;
    let (place, response) = inside(&web, request, next).await;
    let Some((problem, status)) = taken(&response) else { return response };
    let asked = match &*problem.0 {
        Error::Refused(Refusal::SignInNeeded) if !get => {
            return kept::sign_in(&web, &uri, &headers, place.as_ref().and_then(load::Taken::form)).await;
        }
        Error::Refused(Refusal::SignInNeeded) => {
            let here = uri.path_and_query().map_or("/", |p| p.as_str());
            return frame::go(&kept::door(uri.path().starts_with("/desk"), here));
        }
        // Too much is under way: nobody is looked up for it.
        Error::Refused(Refusal::Busy(_)) => asking::Asked::by_nobody(&uri, &headers),
        // When not even the session can be read, the page is that of nobody.
        _ => asking::Asked::of(&web, &uri, &headers).await.unwrap_or_else(|_| asking::Asked::by_nobody(&uri, &headers)),
    };
    let incident = logged(&problem.0, uri.path());
    // Nothing is wrong with what was typed: it is not lost.
    let stays = match &*problem.0 {
        Error::Refused(r) => passes(r),
        Error::Fault(_) => true,
    };
    let form = place.as_ref().and_then(load::Taken::form).filter(|_| !get && stays);
    let typed = form.map(|form| kept::typed(&uri, form)).unwrap_or_default();
    let mut out = frame::error_page(&web, &asked, &problem.0, status, incident, typed);
    retry(out.headers_mut(), &problem.0);
    out
}
