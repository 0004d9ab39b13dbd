//! From what was asked to what every page has, and from a page to an answer.

use crate::Web;
use crate::asking::{Asked, DONE};
use crate::problem::Problem;
use app::case_view::{CaseView, Looked, Related};
use app::{Error, Who};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::case::{Place, Status};
use domain::package::Service;
use domain::{Lang, Msg, Refusal};
use pages::contexts::{ErrorPage, Frame, Page, ReadLine, RelatedLine, Visitor};
use pages::{To, Words, contexts::Shown};
use std::borrow::Cow;

/// What a page handler gives.
pub type Shows = Result<Response, Problem>;

/// What every page has.
pub fn frame(web: &Web, asked: &Asked, sample: bool) -> Frame {
    let words = Words::of(asked.lang);
    let visitor = match &asked.who {
        Who::Person(p) => Visitor::Person { name: p.name.clone() },
        Who::Officer(o) => {
            let (agency, unit) = web.app.offer.place_title(&Place { agency: o.agency.clone(), unit: o.unit.clone() }, asked.lang);
            Visitor::Officer {
                login: o.name.clone(),
                name: o.title.get(asked.lang).into(),
                unit: unit.text.into(),
                agency: agency.text.into(),
            }
        }
        _ => Visitor::Anonymous,
    };
    Frame {
        words,
        path: asked.here.clone(),
        of_form: asked.of_form,
        visitor,
        unread: asked.unread + asked.to_sign as i64,
        sample,
        demo: web.app.demo.is_some(),
        support: web.app.support.clone(),
        now: asked.now,
        again: asked.again,
        keeps: false,
    }
}

/// A page as an answer. A language chosen in the address is remembered for a year.
pub fn show(asked: &Asked, page: &impl Page) -> Response {
    shown_with(asked, StatusCode::OK, page)
}

/// A page with a status of its own: a form that was refused.
pub fn shown_with(asked: &Asked, status: StatusCode, page: &impl Page) -> Response {
    let mut r =
        (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], page.html()).into_response();
    remember_language(asked, &mut r);
    if asked.done {
        say_done(&mut r, asked.here.split('?').next().unwrap_or_default(), 0);
    }
    r
}

/// Sets the language cookie when the address chose the language.
pub fn remember_language(asked: &Asked, r: &mut Response) {
    if asked.chose
        && let Ok(v) = HeaderValue::from_str(&format!("lang={}; Path=/; SameSite=Lax; Max-Age=31536000", asked.lang))
    {
        r.headers_mut().append(header::SET_COOKIE, v);
    }
}

/// After an act: the page to look at next.
pub fn go(to: &str) -> Response {
    let location = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// After an act: the page to look at next, which says once what was done. Its address does not say it: that is loaded again, kept and shared.
pub fn done(to: &str) -> Response {
    let mut r = go(to);
    say_done(&mut r, to.split('?').next().unwrap_or_default(), DONE_LASTS);
    r
}

/// For how many seconds a browser that does not come back keeps that something was done.
const DONE_LASTS: u32 = 60;

/// Lets the page under a path say that something was just done, for so many seconds.
fn say_done(r: &mut Response, path: &str, seconds: u32) {
    if let Ok(v) = HeaderValue::from_str(&format!("{DONE}={path}; Path={path}; HttpOnly; SameSite=Lax; Max-Age={seconds}")) {
        r.headers_mut().append(header::SET_COOKIE, v);
    }
}

/// The page of an error, with what was typed into the form that could not be taken.
pub fn error_page(web: &Web, asked: &Asked, e: &Error, status: StatusCode, incident: Option<String>, typed: Vec<String>) -> Response {
    let (message, wrong) = match e {
        Error::Refused(Refusal::Invalid(w)) => (Refusal::Invalid(w.clone()).message(), w.clone()),
        Error::Refused(r) => (r.message(), vec![]),
        Error::Fault(_) => (Msg::new("fault"), vec![]),
    };
    let status = if status.is_success() { StatusCode::BAD_REQUEST } else { status };
    shown_with(asked, status, &ErrorPage { frame: frame(web, asked, false), status: status.as_u16(), message, wrong, incident, typed })
}

/// Name of an agency; of one that is not there any more, its id.
pub fn agency_title<'a>(web: &'a Web, agency: &str, lang: Lang) -> Shown<'a> {
    web.app.offer.agency(agency).map_or_else(|| Shown::plain(agency.to_string()), |a| Shown::of(&a.title, lang))
}

/// The cases that belong together with one; `base` is the path before the id of each.
pub fn related<'a>(web: &'a Web, asked: &Asked, v: &'a CaseView, base: &str) -> Vec<RelatedLine<'a>> {
    let to = if matches!(asked.who, Who::Person(_)) { To::Person } else { To::Desk };
    let turn = |r: &Related| match r.told_turn() {
        Some(turn) => Words::of(asked.lang).turn_in_short(&web.app.offer.catalogue, &r.case.steward, &turn, to),
        // What was taken back nobody decided: the agency that answers for it has it.
        None if r.case.status == Status::Withdrawn => agency_title(web, &r.case.steward, asked.lang).text.into_owned(),
        None => web.app.offer.place_title(&r.case.acting, asked.lang).1.text.into_owned(),
    };
    let line = |r: &'a Related, needs: bool| RelatedLine {
        href: r.may_read.then(|| format!("{base}/{}", r.case.id)),
        needs,
        service: Shown::of(&r.service.title, asked.lang),
        turn: turn(r),
        status: r.case.status,
        part: r.case.parent.is_some(),
        outcome: r.case.decision.as_ref().filter(|_| r.may_read).map(|d| d.outcome),
        due_at: r.due_at.filter(|_| r.may_read),
        due_rule: Shown::of(r.case.due_rule(&r.service), asked.lang),
        late: r.due_at.is_some_and(|at| at < v.now),
    };
    v.parent.iter().map(|r| line(r, true)).chain(v.sub_cases.iter().map(|r| line(r, false))).collect()
}

/// A reading of somebody's data, for a list; `service` is the version to which the case is pinned, where it is here.
pub fn read_line<'a>(web: &'a Web, asked: &Asked, looked: &Looked, case: domain::Id, service: Option<&Service>) -> ReadLine<'a> {
    let Looked { at, who, place, purpose } = looked;
    let agency = web.app.offer.agency(&place.agency);
    ReadLine {
        at: *at,
        officer: Cow::Owned(who.strip_prefix("officer:").unwrap_or(who).to_string()),
        agency: agency_title(web, &place.agency, asked.lang),
        unit: agency
            .and_then(|a| a.unit(&place.unit))
            .map_or_else(|| Shown::plain(place.unit.clone()), |u| Shown::of(&u.title, asked.lang)),
        case,
        service: None,
        purpose: *purpose,
        law: service.iter().flat_map(|s| &s.legal_basis).map(|l| Shown::of(&l.title, asked.lang).into_owned()).collect(),
    }
}
