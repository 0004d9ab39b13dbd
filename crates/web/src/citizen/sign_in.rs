//! Signing in by code, and out.

use crate::Web;
use crate::asking::{self, Address, Asked, cookie, encode, query, safe_next, session_cookie, set_session};
use crate::frame::{Shows, frame, go, show, shown_with};
use crate::multipart::Form;
use crate::problem::retry_after;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::Response;
use domain::{Id, Lang, Refusal};
use identity::{Claim, Secret};
use pages::contexts::{SamplePerson, SignIn, SignInCode};

fn samples(web: &Web, lang: Lang) -> Vec<SamplePerson> {
    let Some(people) = &web.app.demo else { return vec![] };
    let residents = people.residents.iter().map(|p| SamplePerson {
        name: p.name.get(lang).into(),
        visitor: false,
        identifier: p.national_number.clone(),
        contact: p.mobile.clone(),
    });
    let visitors = people.visitors.iter().map(|p| SamplePerson {
        name: p.name.get(lang).into(),
        visitor: true,
        identifier: p.passport.clone(),
        contact: p.email.clone(),
    });
    residents.chain(visitors).collect()
}

fn page(web: &Web, asked: &Asked, next: String, visitor: bool, typed: (&str, &str)) -> SignIn {
    SignIn {
        frame: frame(web, asked, false),
        next,
        visitor,
        identifier: typed.0.into(),
        contact: typed.1.into(),
        wrong: vec![],
        refused: None,
        samples: samples(web, asked.lang),
    }
}

/// GET `/sign-in?next=`.
pub async fn form(State(web): State<Web>, asked: Asked, uri: Uri) -> Shows {
    let next = safe_next(query(&uri, "next").as_deref());
    if asked.person().is_ok() {
        return Ok(go(&next));
    }
    Ok(show(&asked, &page(&web, &asked, next, query(&uri, "as").as_deref() == Some("visitor"), ("", ""))))
}

async fn begin(web: Web, asked: Asked, address: Address, visitor: bool, typed: (String, String), next: String) -> Shows {
    let claim = if visitor { Claim::visitor(&typed.0, &typed.1) } else { Claim::resident(&typed.0, &typed.1) };
    let begun = match claim {
        Ok(claim) => app::sign_in::start(&web.app, claim, &address.0, asked.lang).await,
        Err(r) => Err(r.into()),
    };
    let mut again = page(&web, &asked, next.clone(), visitor, (&typed.0, &typed.1));
    match begun {
        Ok(reference) => Ok(go(&format!("/sign-in/code?ref={reference}&next={}", encode(&next)))),
        Err(app::Error::Refused(Refusal::Invalid(wrong))) => {
            again.wrong = wrong;
            Ok(shown_with(&asked, StatusCode::UNPROCESSABLE_ENTITY, &again))
        }
        Err(app::Error::Refused(r)) => {
            again.refused = Some(r.message());
            let mut shown = shown_with(&asked, StatusCode::from_u16(r.status()).unwrap_or(StatusCode::BAD_REQUEST), &again);
            retry_after(shown.headers_mut(), &r);
            Ok(shown)
        }
        Err(e) => Err(e.into()),
    }
}

/// POST `/sign-in/resident`.
pub async fn resident(State(web): State<Web>, asked: Asked, address: Address, f: Form) -> Shows {
    let next = safe_next(Some(f.get("next")));
    begin(web, asked, address, false, (f.get("national_number").into(), f.get("mobile").into()), next).await
}

/// POST `/sign-in/visitor`.
pub async fn visitor(State(web): State<Web>, asked: Asked, address: Address, f: Form) -> Shows {
    let next = safe_next(Some(f.get("next")));
    begin(web, asked, address, true, (f.get("passport").into(), f.get("email").into()), next).await
}

/// GET `/sign-in/code?ref=&next=`.
pub async fn code_form(State(web): State<Web>, asked: Asked, uri: Uri) -> Shows {
    let reference = asking::id(&query(&uri, "ref").unwrap_or_default())?;
    let page = SignInCode {
        frame: frame(&web, &asked, false),
        reference: reference.to_string(),
        next: safe_next(query(&uri, "next").as_deref()),
        failed: false,
        refused: None,
        again: query(&uri, "again").is_some(),
    };
    Ok(show(&asked, &page))
}

/// The secret of the session that the browser has.
pub fn secret(web: &Web, headers: &HeaderMap) -> Option<Secret> {
    cookie(headers, session_cookie(web)).as_deref().and_then(Secret::parse)
}

/// A redirect that sets the session cookie.
pub fn go_with(web: &Web, to: &str, secret: Option<&Secret>, lasts_ms: i64) -> Response {
    let mut r = go(to);
    if let Ok(v) = HeaderValue::from_str(&set_session(web, secret, lasts_ms / 1000)) {
        r.headers_mut().append(header::SET_COOKIE, v);
    }
    r
}

/// POST `/sign-in/code`.
pub async fn code(State(web): State<Web>, asked: Asked, address: Address, headers: HeaderMap, f: Form) -> Shows {
    let reference: Id = f.get("ref").parse().unwrap_or_default();
    let next = safe_next(Some(f.get("next")));
    match app::sign_in::finish(&web.app, reference, f.get("code"), secret(&web, &headers), &asked.agent, &address.0, asked.lang).await {
        Ok(s) => Ok(go_with(&web, &next, Some(&s), identity::secret::PERSON_SESSION)),
        Err(app::Error::Refused(Refusal::WrongCode)) => {
            let page = SignInCode {
                frame: frame(&web, &asked, false),
                reference: reference.to_string(),
                next,
                failed: true,
                refused: None,
                again: false,
            };
            Ok(shown_with(&asked, StatusCode::UNAUTHORIZED, &page))
        }
        Err(e) => Err(e.into()),
    }
}

/// POST `/sign-in/code/again`: another code, when the one before does not come.
pub async fn again(State(web): State<Web>, asked: Asked, address: Address, f: Form) -> Shows {
    let (reference, next) = (f.get("ref"), safe_next(Some(f.get("next"))));
    match app::sign_in::again(&web.app, reference.parse().unwrap_or_default(), &address.0, asked.lang).await {
        Ok(reference) => Ok(go(&format!("/sign-in/code?ref={reference}&next={}&again=1", encode(&next)))),
        // Nothing is known of it any more: from the beginning.
        Err(app::Error::Refused(Refusal::WrongCode)) => Ok(go(&format!("/sign-in?next={}", encode(&next)))),
        Err(app::Error::Refused(r)) => {
            let page = SignInCode {
                frame: frame(&web, &asked, false),
                reference: reference.into(),
                next,
                failed: false,
                refused: Some(r.message()),
                again: false,
            };
            let mut shown = shown_with(&asked, StatusCode::from_u16(r.status()).unwrap_or(StatusCode::BAD_REQUEST), &page);
            retry_after(shown.headers_mut(), &r);
            Ok(shown)
        }
        Err(e) => Err(e.into()),
    }
}

/// POST `/sign-out`.
pub async fn out(State(web): State<Web>, headers: HeaderMap) -> Shows {
    if let Some(s) = secret(&web, &headers) {
        app::sign_in::out(&web.app, s).await?;
    }
    Ok(go_with(&web, "/", None, 0))
}
