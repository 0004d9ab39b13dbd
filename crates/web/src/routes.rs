//! The whole route table on one page.

use crate::asking::Path;
use crate::citizen::{browse, cases, correct, filling, me, sign_in, signatures};
use crate::desk::{case as desk_case, list as desk_list, sign_in as desk_sign_in};
use crate::multipart::{BODY, FORM};
use crate::{Web, api, ops, problem};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use metrics_exporter_prometheus::PrometheusHandle;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;

/// Who may call a page: for the golden file of routes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller {
    /// Everyone.
    Anyone,
    /// A person who is signed in.
    Person,
    /// An officer who is signed in.
    Officer,
    /// Everyone, in a demonstration only.
    Demo,
}

type Route = (&'static str, &'static str, Caller, fn() -> MethodRouter<Web>);

/// Every page: method, path, who may call it, handler.
pub const TABLE: &[Route] = &[
    ("GET", "/", Caller::Anyone, || get(browse::home)),
    ("GET", "/search", Caller::Anyone, || get(browse::search)),
    ("GET", "/services", Caller::Anyone, || get(async || crate::frame::go("/search"))),
    ("GET", "/life/{id}", Caller::Anyone, || get(browse::life_event)),
    ("GET", "/services/{id}", Caller::Anyone, || get(browse::service)),
    ("GET", "/agencies", Caller::Anyone, || get(browse::agencies)),
    ("GET", "/agencies/{id}", Caller::Anyone, || get(browse::agency)),
    ("GET", "/figures", Caller::Anyone, || get(browse::figures)),
    ("GET", "/track", Caller::Anyone, || get(browse::track)),
    ("GET", "/about/{page}", Caller::Anyone, || get(browse::article)),
    ("GET", "/problems/{kind}", Caller::Anyone, || get(browse::problem)),
    ("GET", "/sign-in", Caller::Anyone, || get(sign_in::form)),
    ("POST", "/sign-in", Caller::Anyone, || post(sign_in::back)),
    ("POST", "/sign-in/resident", Caller::Anyone, || post(sign_in::resident)),
    ("POST", "/sign-in/visitor", Caller::Anyone, || post(sign_in::visitor)),
    ("GET", "/sign-in/code", Caller::Anyone, || get(sign_in::code_form)),
    ("POST", "/sign-in/code", Caller::Anyone, || post(sign_in::code)),
    ("POST", "/sign-in/code/again", Caller::Anyone, || post(sign_in::again)),
    ("POST", "/sign-out", Caller::Anyone, || post(sign_in::out)),
    ("GET", "/services/{id}/start", Caller::Anyone, || get(filling::start_page)),
    ("POST", "/services/{id}/start", Caller::Person, || post(filling::start)),
    ("GET", "/drafts/{id}", Caller::Person, || get(filling::resume)),
    ("GET", "/drafts/{id}/q/{question}", Caller::Person, || get(filling::question)),
    ("POST", "/drafts/{id}/q/{question}", Caller::Person, || post(filling::answer)),
    ("POST", "/drafts/{id}/q/{question}/remove", Caller::Person, || post(filling::remove)),
    ("GET", "/drafts/{id}/name", Caller::Person, || get(filling::name)),
    ("POST", "/drafts/{id}/name", Caller::Person, || post(filling::put_name)),
    ("GET", "/drafts/{id}/check", Caller::Person, || get(filling::check)),
    ("GET", "/drafts/{id}/not-eligible", Caller::Person, || get(filling::not_eligible)),
    ("GET", "/drafts/{id}/newer", Caller::Person, || get(filling::newer)),
    ("POST", "/drafts/{id}/newer", Caller::Person, || post(filling::carry)),
    ("POST", "/drafts/{id}/submit", Caller::Person, || post(filling::submit)),
    ("POST", "/drafts/{id}/discard", Caller::Person, || post(filling::discard)),
    ("POST", "/drafts/{id}/signatures/{question}", Caller::Person, || post(signatures::ask)),
    ("GET", "/signatures", Caller::Person, || get(signatures::list)),
    ("GET", "/signatures/{id}/{question}", Caller::Person, || get(signatures::one)),
    ("GET", "/signatures/{id}/{question}/receipt", Caller::Person, || get(signatures::receipt)),
    ("POST", "/signatures/{id}/{question}/sign", Caller::Person, || post(signatures::sign)),
    ("POST", "/signatures/{id}/{question}/decline", Caller::Person, || post(signatures::decline)),
    ("GET", "/signatures/{id}/{question}/files/{sha256}", Caller::Person, || get(signatures::file)),
    ("GET", "/cases", Caller::Person, || get(cases::list)),
    ("GET", "/c/{code}", Caller::Person, || get(cases::of_code)),
    ("GET", "/cases/{id}", Caller::Person, || get(cases::one)),
    ("GET", "/cases/{id}/submitted", Caller::Person, || get(cases::submitted)),
    ("GET", "/cases/{id}/receipt", Caller::Person, || get(cases::receipt)),
    ("GET", "/cases/{id}/receipt/print", Caller::Person, || get(cases::receipt_page)),
    ("GET", "/cases/{id}/invoice/print", Caller::Person, || get(cases::invoice_page)),
    ("POST", "/cases/{id}/message", Caller::Person, || post(cases::message)),
    ("POST", "/cases/{id}/payment", Caller::Person, || post(cases::payment)),
    ("POST", "/cases/{id}/visit", Caller::Person, || post(cases::visit)),
    ("GET", "/cases/{id}/answer", Caller::Person, || get(correct::form)),
    ("POST", "/cases/{id}/answer", Caller::Person, || post(cases::answer)),
    ("POST", "/cases/{id}/objection", Caller::Person, || post(cases::objection)),
    ("GET", "/cases/{id}/withdraw", Caller::Person, || get(cases::withdraw_form)),
    ("POST", "/cases/{id}/withdraw", Caller::Person, || post(cases::withdraw)),
    ("GET", "/cases/{id}/letters/{event}", Caller::Person, || get(cases::letter)),
    ("GET", "/cases/{id}/files/{sha256}", Caller::Person, || get(cases::file)),
    ("GET", "/me", Caller::Person, || get(me::show_me)),
    ("POST", "/me", Caller::Person, || post(me::change)),
    ("GET", "/me/data.json", Caller::Person, || get(me::data)),
    ("POST", "/me/sessions/{id}/end", Caller::Person, || post(me::end_session)),
    ("POST", "/me/sessions/end-all", Caller::Person, || post(me::end_all)),
    ("GET", "/notices", Caller::Person, || get(me::notices)),
    ("POST", "/notices/read", Caller::Person, || post(me::read)),
    ("GET", "/demo/outbox", Caller::Demo, || get(me::outbox)),
    ("GET", "/desk/sign-in", Caller::Anyone, || get(desk_sign_in::form)),
    ("POST", "/desk/sign-in", Caller::Anyone, || post(desk_sign_in::enter)),
    ("POST", "/desk/sign-out", Caller::Anyone, || post(desk_sign_in::out)),
    ("GET", "/desk/refunds", Caller::Officer, || get(desk_list::refunds)),
    ("GET", "/desk/sessions", Caller::Officer, || get(desk_sign_in::sessions)),
    ("POST", "/desk/sessions/{id}/end", Caller::Officer, || post(desk_sign_in::end_session)),
    ("POST", "/desk/sessions/end-all", Caller::Officer, || post(desk_sign_in::end_all)),
    ("GET", "/desk", Caller::Officer, || get(desk_list::list)),
    ("GET", "/desk/find", Caller::Officer, || get(desk_list::find)),
    ("POST", "/desk/bulk", Caller::Officer, || post(desk_list::bulk)),
    ("POST", "/desk/tasks/{id}/claim", Caller::Officer, || post(desk_case::claim)),
    ("POST", "/desk/tasks/{id}/release", Caller::Officer, || post(desk_case::release)),
    ("POST", "/desk/tasks/{id}/take-over", Caller::Officer, || post(desk_case::take_over)),
    ("POST", "/desk/tasks/{id}/assign", Caller::Officer, || post(desk_case::assign)),
    ("GET", "/desk/cases/{id}", Caller::Officer, || get(desk_case::one)),
    ("POST", "/desk/cases/{id}/question", Caller::Officer, || post(desk_case::question)),
    ("POST", "/desk/cases/{id}/take-back", Caller::Officer, || post(desk_case::take_back)),
    ("POST", "/desk/cases/{id}/note", Caller::Officer, || post(desk_case::note)),
    ("POST", "/desk/cases/{id}/message", Caller::Officer, || post(desk_case::message)),
    ("POST", "/desk/cases/{id}/advance", Caller::Officer, || post(desk_case::advance)),
    ("POST", "/desk/cases/{id}/finish", Caller::Officer, || post(desk_case::finish)),
    ("POST", "/desk/cases/{id}/appointment", Caller::Officer, || post(desk_case::appointment)),
    ("POST", "/desk/cases/{id}/given-back", Caller::Officer, || post(desk_case::given_back)),
    ("POST", "/desk/cases/{id}/payment-found", Caller::Officer, || post(desk_case::payment_found)),
    ("POST", "/desk/cases/{id}/payment-not-found", Caller::Officer, || post(desk_case::payment_not_found)),
    ("POST", "/desk/cases/{id}/call-off", Caller::Officer, || post(desk_case::call_off)),
    ("POST", "/desk/cases/{id}/completeness", Caller::Officer, || post(desk_case::completeness)),
    ("POST", "/desk/cases/{id}/extension", Caller::Officer, || post(desk_case::extension)),
    ("POST", "/desk/cases/{id}/transfer", Caller::Officer, || post(desk_case::transfer)),
    ("POST", "/desk/cases/{id}/decision", Caller::Officer, || post(desk_case::decision)),
    ("GET", "/desk/cases/{id}/letters/{event}", Caller::Officer, || get(desk_case::letter)),
    ("GET", "/desk/cases/{id}/files/{sha256}", Caller::Officer, || get(desk_case::file)),
];

/// No script, style or frame from anywhere else, and none inline; pictures also from where the tiles of maps are.
fn csp(tiles: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{tiles}; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

async fn asset(State(web): State<Web>, Path(name): Path<String>) -> Response {
    let found = match name.as_str() {
        "map.json" => Some(("application/json", web.settings.map.json(&web.app.offer.catalogue).into_bytes().into(), "no-cache")),
        "agencies.css" => Some(("text/css", pages::assets::agency_css(&web.app.offer.catalogue).into_bytes().into(), "no-cache")),
        n => pages::assets::find(n).map(|a| (a.media_type, std::borrow::Cow::Borrowed(a.bytes), "public, max-age=31536000, immutable")),
    };
    match found {
        Some((media, bytes, cache)) => ([(header::CONTENT_TYPE, media), (header::CACHE_CONTROL, cache)], bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Pages whose refusals, faults and panics are pages too.
pub fn answers_as_page(pages: Router<Web>, web: &Web) -> Router<Web> {
    pages.layer(CatchPanicLayer::custom(problem::broken)).layer(from_fn_with_state(web.clone(), problem::as_page))
}

/// Operations of the API whose refusals, faults and panics are problem documents.
pub fn answers_as_json(api: Router<Web>, web: &Web) -> Router<Web> {
    api.layer(CatchPanicLayer::custom(problem::broken)).layer(from_fn_with_state(web.clone(), problem::as_json))
}

/// Everything. Metrics are for programs of this machine; without a handle they have an address of their own.
pub fn router(web: Web, metrics: Option<PrometheusHandle>) -> Router {
    let mut pages = Router::new();
    for (method, path, _, handler) in TABLE {
        // Only these pages take files; nobody may make the others keep megabytes.
        let files = *method == "POST"
            && matches!(*path, "/drafts/{id}/q/{question}" | "/cases/{id}/answer" | "/cases/{id}/objection" | "/desk/cases/{id}/finish");
        pages = pages.route(path, handler().layer(DefaultBodyLimit::max(if files { BODY } else { FORM })));
    }
    let pages = pages.route("/assets/{name}", get(asset)).fallback(browse::nothing).layer(CsrfLayer::new());
    let pages = answers_as_page(pages, &web);
    let api = answers_as_json(api::routes().route("/api/{*rest}", axum::routing::any(browse::nothing)), &web);
    let mut operators = Router::new().route("/healthz", get(ops::healthz)).route("/readyz", get(ops::readyz));
    if let Some(recorded) = metrics {
        operators = operators.route("/metrics", get(move |web: State<Web>, r: Request| ops::metrics_here(web, r, recorded.clone())));
    }
    // Settings take only hosts that a header may have.
    let csp = HeaderValue::from_str(&csp(&web.settings.map.source())).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    let fixed = |name: HeaderName, value: &'static str| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    api.merge(pages)
        .merge(operators)
        .layer(from_fn(ops::measure))
        .layer(SetResponseHeaderLayer::if_not_present(header::CONTENT_SECURITY_POLICY, csp))
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(fixed(header::REFERRER_POLICY, "same-origin"))
        .layer(fixed(header::X_FRAME_OPTIONS, "DENY"))
        .layer(fixed(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        .layer(CatchPanicLayer::new())
        .with_state(web)
}
