//! Officers' sign-in.

use crate::Web;
use crate::asking::{Address, Asked};
use crate::citizen::sign_in::{go_with, secret};
use crate::frame::{Shows, frame, go, show, shown_with};
use crate::multipart::Form;
use crate::problem::retry_after;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use domain::Msg;
use pages::contexts::{DeskSignIn, SampleAccount, Shown};

fn page<'a>(web: &'a Web, asked: &Asked, name: &str, refused: Option<Msg>) -> DeskSignIn<'a> {
    let samples = web.app.demo.iter().flat_map(|p| &p.officers);
    DeskSignIn {
        frame: frame(web, asked, false),
        name: name.into(),
        refused,
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

/// GET `/desk/sign-in`.
pub async fn form(State(web): State<Web>, asked: Asked) -> Shows {
    if asked.officer().is_ok() {
        return Ok(go("/desk"));
    }
    Ok(show(&asked, &page(&web, &asked, "", None)))
}

/// POST `/desk/sign-in`.
pub async fn enter(State(web): State<Web>, asked: Asked, address: Address, headers: HeaderMap, f: Form) -> Shows {
    match app::sign_in::officer(&web.app, f.get("name"), f.get("passphrase"), secret(&web, &headers), &asked.agent, &address.0).await {
        Ok(s) => Ok(go_with(&web, "/desk", Some(&s), identity::secret::OFFICER_SESSION)),
        Err(app::Error::Refused(r)) => {
            let status = StatusCode::from_u16(r.status()).unwrap_or(StatusCode::UNAUTHORIZED);
            let message = if r == domain::Refusal::WrongCode { Msg::new("refusal-wrong-passphrase") } else { r.message() };
            let mut shown = shown_with(&asked, status, &page(&web, &asked, f.get("name"), Some(message)));
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
    Ok(go_with(&web, "/desk/sign-in", None, 0))
}
