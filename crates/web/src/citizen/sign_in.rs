//! Signing in by code, and out.

use super::filling;
use crate::Web;
use crate::asking::{self, Address, Asked, cookie, encode, query, safe_next, session_cookie, set_session};
use crate::frame::{Shows, frame, go, show, shown_with};
use crate::kept::{self, Typed};
use crate::multipart::Form;
use crate::problem::retry_after;
use app::Person;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::Response;
use domain::package::Service;
use domain::{Id, Lang, Refusal};
use identity::{Claim, Secret};
use pages::Words;
use pages::contexts::{Kept, SamplePerson, SignIn, SignInCode, SignedIn};

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

/// The service for which *Start* was pressed.
fn started<'a>(web: &'a Web, next: &str) -> Option<&'a Service> {
    web.app.offer.catalogue.services.get(next.strip_prefix("/services/")?.strip_suffix("/start")?)
}

fn page<'a>(web: &'a Web, asked: &Asked, next: String, visitor: bool, typed: (&str, &str)) -> SignIn<'a> {
    let service = started(web, &next);
    let may = |p: &SamplePerson| service.is_none_or(|s| if p.visitor { s.is_for_visitors() } else { s.is_for_residents() });
    SignIn {
        frame: frame(web, asked, false),
        service,
        next,
        visitor,
        identifier: typed.0.into(),
        contact: typed.1.into(),
        wrong: vec![],
        refused: None,
        samples: samples(web, asked.lang).into_iter().filter(may).collect(),
        kept: None,
        too_long: None,
        unused: asked.unused,
    }
}

/// The page for somebody who was signed out while filling a form in.
pub fn with_typed(web: &Web, asked: &Asked, next: String, typed: Typed) -> Response {
    let page = page(web, asked, next, false, ("", ""));
    let page = match typed {
        Typed::Kept(kept) => SignIn { kept: Some(kept), ..page },
        Typed::TooLong(long) => SignIn { too_long: Some(long), ..page },
    };
    shown_with(asked, StatusCode::UNAUTHORIZED, &page)
}

fn code_page(web: &Web, asked: &Asked, reference: impl ToString, next: String, kept: Option<Kept>) -> SignInCode {
    let frame = frame(web, asked, false);
    SignInCode {
        frame,
        reference: reference.to_string(),
        next,
        failed: false,
        digits: false,
        over: false,
        refused: None,
        again: false,
        kept,
    }
}

/// GET `/sign-in?next=`.
pub async fn form(State(web): State<Web>, asked: Asked, uri: Uri, headers: HeaderMap) -> Shows {
    let asked = asked.after_session(&web, &headers).await;
    let next = safe_next(query(&uri, "next").as_deref());
    if asked.person().is_ok() {
        return Ok(go(&next));
    }
    Ok(show(&asked, &page(&web, &asked, next, query(&uri, "as").as_deref() == Some("visitor"), ("", ""))))
}

async fn begin(web: Web, asked: Asked, address: Address, visitor: bool, typed: (String, String), f: &Form) -> Shows {
    let (next, kept) = (safe_next(Some(f.get("next"))), kept::with(f));
    let claim = if visitor { Claim::visitor(&typed.0, &typed.1) } else { Claim::resident(&typed.0, &typed.1) };
    let begun = match f.sound("").and(claim) {
        Ok(claim) => app::sign_in::start(&web.app, claim, &address.0, asked.lang).await,
        Err(r) => Err(r.into()),
    };
    let mut again = SignIn { kept: kept.clone(), ..page(&web, &asked, next.clone(), visitor, (&typed.0, &typed.1)) };
    match begun {
        // What was typed before stands in no address: the next page is the answer itself.
        Ok(reference) if kept.is_some() => Ok(show(&asked, &code_page(&web, &asked, reference, next, kept))),
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

/// POST `/sign-in`: back from the page of the code to correct a number, without losing what was typed before.
pub async fn back(State(web): State<Web>, asked: Asked, f: Form) -> Shows {
    let next = safe_next(Some(f.get("next")));
    Ok(show(&asked, &SignIn { kept: kept::with(&f), ..page(&web, &asked, next, false, ("", "")) }))
}

/// POST `/sign-in/resident`.
pub async fn resident(State(web): State<Web>, asked: Asked, address: Address, f: Form) -> Shows {
    begin(web, asked, address, false, (f.get("national_number").into(), f.get("mobile").into()), &f).await
}

/// POST `/sign-in/visitor`.
pub async fn visitor(State(web): State<Web>, asked: Asked, address: Address, f: Form) -> Shows {
    begin(web, asked, address, true, (f.get("passport").into(), f.get("email").into()), &f).await
}

/// How a page names who is signed in to somebody who may be another: by name, or by the end of the number or address.
fn who_is(words: &Words, person: &Person) -> String {
    let ends = |end: String| format!("\u{2066}…{end}\u{2069}");
    match (&person.mobile, &person.email) {
        _ if !person.name.is_empty() => person.name.clone(),
        (Some(mobile), _) => ends(words.digits(mobile.get(mobile.len().saturating_sub(4)..).unwrap_or_default())),
        (None, Some(email)) => ends(email.get(email.find('@').unwrap_or_default()..).unwrap_or_default().into()),
        (None, None) => String::new(),
    }
}

/// GET `/sign-in/code?ref=&next=`: going back to it after signing in finds no form to send again, and who signs in where somebody else
/// is signed in learns that first.
pub async fn code_form(State(web): State<Web>, asked: Asked, uri: Uri) -> Shows {
    let next = safe_next(query(&uri, "next").as_deref());
    if let Ok(person) = asked.person() {
        let who = who_is(Words::of(asked.lang), person);
        let reference = query(&uri, "ref").and_then(|r| r.parse().ok());
        let open = match reference {
            Some(reference) => app::sign_in::is_open(&web.app, reference).await?,
            None => false,
        };
        let reference = reference.filter(|_| open).map(|r: Id| r.to_string());
        return Ok(show(&asked, &SignedIn { frame: frame(&web, &asked, false), who, next, reference }));
    }
    let reference = asking::id(&query(&uri, "ref").unwrap_or_default())?;
    let (again, failed) = (query(&uri, "again").is_some(), query(&uri, "failed").is_some());
    let digits = query(&uri, "failed").is_some_and(|why| why == "digits");
    let over = failed && !app::sign_in::is_open(&web.app, reference).await?;
    let page = SignInCode { again, failed, digits, over, ..code_page(&web, &asked, reference, next, None) };
    Ok(show(&asked, &page))
}

/// The secret of the session that the browser has.
pub fn secret(web: &Web, headers: &HeaderMap) -> Option<Secret> {
    cookie(headers, session_cookie(web)).as_deref().and_then(Secret::parse)
}

/// A redirect that ends the session cookie.
pub fn go_signed_out(web: &Web, to: &str) -> Response {
    let mut r = go(to);
    if let Ok(v) = HeaderValue::from_str(&set_session(web, None, 0)) {
        r.headers_mut().append(header::SET_COOKIE, v);
    }
    r
}

/// POST `/sign-in/code`.
pub async fn code(State(web): State<Web>, asked: Asked, address: Address, headers: HeaderMap, f: Form) -> Shows {
    let reference: Id = f.get("ref").parse().unwrap_or_default();
    let (next, kept) = (safe_next(Some(f.get("next"))), kept::with(&f));
    // Of two codes, or one that cannot be read, none is the right one.
    let code = if f.sound("").is_ok() { f.get("code") } else { "" };
    match app::sign_in::finish(&web.app, reference, code, secret(&web, &headers), &asked.agent, &address.0, asked.lang).await {
        Ok(s) => {
            // What was typed before is shown first; nothing is begun beside it.
            let next = if kept.is_some() { next } else { filling::begin(&web, &s, next).await };
            kept::signed_in(&web, asked, &s, identity::secret::PERSON_SESSION, &next, kept).await
        }
        // What was typed goes along in forms alone; without any, the page that says so has an address.
        Err(app::Error::Refused(r @ (Refusal::WrongCode | Refusal::Invalid(_)))) if kept.is_none() => {
            let failed = if r == Refusal::WrongCode { "1" } else { "digits" };
            Ok(go(&format!("/sign-in/code?ref={reference}&next={}&failed={failed}", encode(&next))))
        }
        Err(app::Error::Refused(r @ (Refusal::WrongCode | Refusal::Invalid(_)))) => {
            let over = !app::sign_in::is_open(&web.app, reference).await?;
            let page = SignInCode { failed: true, digits: r != Refusal::WrongCode, over, ..code_page(&web, &asked, reference, next, kept) };
            Ok(shown_with(&asked, StatusCode::UNAUTHORIZED, &page))
        }
        // The code is right, and the contact is not the one that is known here: from the beginning, with the right one.
        Err(app::Error::Refused(r @ Refusal::Conflict(_))) => {
            let begin = SignIn { kept, refused: Some(r.message()), ..page(&web, &asked, next, false, ("", "")) };
            Ok(shown_with(&asked, StatusCode::CONFLICT, &begin))
        }
        Err(e) => Err(e.into()),
    }
}

/// POST `/sign-in/code/again`: another code, when the one before does not come.
pub async fn again(State(web): State<Web>, asked: Asked, address: Address, f: Form) -> Shows {
    let (reference, next, kept) = (f.get("ref"), safe_next(Some(f.get("next"))), kept::with(&f));
    match (app::sign_in::again(&web.app, reference.parse().unwrap_or_default(), &address.0, asked.lang).await, kept) {
        (Ok(reference), None) => Ok(go(&format!("/sign-in/code?ref={reference}&next={}&again=1", encode(&next)))),
        (Ok(reference), kept) => Ok(show(&asked, &SignInCode { again: true, ..code_page(&web, &asked, reference, next, kept) })),
        // Nothing is known of it any more: from the beginning.
        (Err(app::Error::Refused(Refusal::WrongCode)), None) => Ok(go(&format!("/sign-in?next={}", encode(&next)))),
        (Err(app::Error::Refused(Refusal::WrongCode)), Some(kept)) => Ok(with_typed(&web, &asked, next, Typed::Kept(kept))),
        (Err(app::Error::Refused(r)), kept) => {
            let page = SignInCode { refused: Some(r.message()), ..code_page(&web, &asked, reference, next, kept) };
            let mut shown = shown_with(&asked, StatusCode::from_u16(r.status()).unwrap_or(StatusCode::BAD_REQUEST), &page);
            retry_after(shown.headers_mut(), &r);
            Ok(shown)
        }
        (Err(e), _) => Err(e.into()),
    }
}

/// POST `/sign-out`; with `next` somebody else signs in then and goes there, with `ref` by the code that was sent already.
pub async fn out(State(web): State<Web>, headers: HeaderMap, f: Form) -> Shows {
    if let Some(s) = secret(&web, &headers) {
        app::sign_in::out(&web.app, s).await?;
    }
    let next = Some(f.get("next")).filter(|n| !n.is_empty()).map(|n| encode(&safe_next(Some(n))));
    Ok(match (next, f.get("ref").parse::<Id>()) {
        (Some(next), Ok(reference)) => go_signed_out(&web, &format!("/sign-in/code?ref={reference}&next={next}")),
        (Some(next), Err(_)) => go_signed_out(&web, &format!("/sign-in?next={next}")),
        (None, _) => go_signed_out(&web, "/"),
    })
}
