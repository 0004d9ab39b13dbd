//! Officers' sign-in.

use crate::Web;
use crate::asking::{self, Address, Asked, Path, query, safe_next};
use crate::citizen::me;
use crate::citizen::sign_in::{go_signed_out, secret};
use crate::frame::{Shows, frame, go, show, shown_with};
use crate::kept::{self, Typed};
use crate::multipart::Form;
use crate::problem::retry_after;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use domain::Msg;
use pages::contexts::{DeskSessions, DeskSignIn, SampleAccount, Shown};

/// Where an officer goes after signing in: to a page of the desk.
fn at_desk(next: Option<&str>) -> String {
    let next = safe_next(next);
    let path = next.split('?').next().unwrap_or_default();
    if path == "/desk" || (path.starts_with("/desk/") && !path.starts_with("/desk/sign-")) { next } else { "/desk".into() }
}

fn page<'a>(web: &'a Web, asked: &Asked, next: String, name: &str, refused: Option<Msg>) -> DeskSignIn<'a> {
    let samples = web.app.demo.iter().flat_map(|p| &p.officers);
    DeskSignIn {
        frame: frame(web, asked, false),
        next,
        unused: asked.unused,
        name: name.into(),
        refused,
        kept: None,
        too_long: None,
        samples: samples
            .map(|o| SampleAccount {
                name: o.name.clone(),
                passphrase: o.passphrase.clone(),
                title: Shown::of(&o.title, asked.lang),
                unit: web
                    .app
                    .offer
                    .agency(&o.agency)
                    .and_then(|a| a.unit(&o.unit))
                    .map_or_else(|| Shown::plain(o.unit.clone()), |u| Shown::of(&u.title, asked.lang)),
            })
            .collect(),
    }
}

/// The page for an officer who was signed out while filling a form in.
pub fn with_typed(web: &Web, asked: &Asked, next: &str, typed: Typed) -> Response {
    let page = page(web, asked, at_desk(Some(next)), "", None);
    let page = match typed {
        Typed::Kept(kept) => DeskSignIn { kept: Some(kept), ..page },
        Typed::TooLong(long) => DeskSignIn { too_long: Some(long), ..page },
    };
    shown_with(asked, StatusCode::UNAUTHORIZED, &page)
}

/// GET `/desk/sign-in?next=`.
pub async fn form(State(web): State<Web>, asked: Asked, uri: Uri, headers: HeaderMap) -> Shows {
    let (asked, next) = (asked.after_session(&web, &headers).await, at_desk(query(&uri, "next").as_deref()));
    if asked.officer().is_ok() {
        return Ok(go(&next));
    }
    Ok(show(&asked, &page(&web, &asked, next, "", None)))
}

/// POST `/desk/sign-in`.
pub async fn enter(State(web): State<Web>, asked: Asked, address: Address, headers: HeaderMap, f: Form) -> Shows {
    let (next, kept) = (at_desk(Some(f.get("next"))), kept::with(&f));
    // Of two passphrases, or one that cannot be read, none is the right one.
    let passphrase = if f.sound("").is_ok() { f.get("passphrase") } else { "" };
    match app::sign_in::officer(&web.app, f.get("name"), passphrase, secret(&web, &headers), &asked.agent, &address.0).await {
        Ok(s) => kept::signed_in(&web, asked, &s, identity::secret::OFFICER_SESSION, &next, kept).await,
        Err(app::Error::Refused(r)) => {
            let status = StatusCode::from_u16(r.status()).unwrap_or(StatusCode::UNAUTHORIZED);
            let message = if r == domain::Refusal::WrongCode { Msg::new("refusal-wrong-passphrase") } else { r.message() };
            let mut shown = shown_with(&asked, status, &DeskSignIn { kept, ..page(&web, &asked, next, f.get("name"), Some(message)) });
            retry_after(shown.headers_mut(), &r);
            Ok(shown)
        }
        Err(e) => Err(e.into()),
    }
}

/// POST `/desk/sign-out`.
pub async fn out(State(web): State<Web>, headers: HeaderMap) -> Shows {
    if let Some(s) = secret(&web, &headers) {
        app::sign_in::out(&web.app, s).await?;
    }
    Ok(go_signed_out(&web, "/desk/sign-in"))
}

/// GET `/desk/sessions`: where one is signed in.
pub async fn sessions(State(web): State<Web>, asked: Asked) -> Shows {
    let sessions = app::desk::sessions(&web.app, asked.officer()?).await?;
    Ok(show(&asked, &DeskSessions { frame: frame(&web, &asked, false), sessions: me::session_lines(&asked, sessions) }))
}

/// POST `/desk/sessions/{id}/end`.
pub async fn end_session(State(web): State<Web>, asked: Asked, Path(id): Path<String>) -> Shows {
    app::desk::end_sessions(&web.app, asked.officer()?, Some(asking::id(&id)?)).await?;
    Ok(go("/desk/sessions"))
}

/// POST `/desk/sessions/end-all`.
pub async fn end_all(State(web): State<Web>, asked: Asked) -> Shows {
    app::desk::end_sessions(&web.app, asked.officer()?, None).await?;
    Ok(go_signed_out(&web, "/desk/sign-in"))
}
