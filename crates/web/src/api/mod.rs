//! The API, version 1: everything that a page can do, for programs. Each handler says who may call it in its
//! documentation; the OpenAPI document is generated from these declarations.

mod applications;
mod cases;
pub mod desk;
mod drafts;
pub mod me;
mod once;
mod services;
mod shapes;
mod signatures;

use crate::Web;
use crate::multipart::{BODY, FORM};
use crate::problem::{Problem, title_key};
use axum::Json;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::{Method, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::IntoResponse;
use axum::routing::get;
use domain::refusal::Wrong;
use domain::{Lang, Msg, Refusal};
use pages::Words;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::response::Response;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Content, Ref, RefOr, Required};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use shapes::{ProblemShape, WrongShape};

#[derive(OpenApi)]
#[openapi(
    info(title = "Dargah", version = "1", description = "One window for every public service: services, applications, cases and the desk. Errors are application/problem+json (RFC 9457). Among answers, a number, typed or computed, is a JSON number where it is whole, and otherwise a decimal number as a string, since a JSON number is not exact: `12` and `\"12.5\"` of the same question. Yes and no are `\"yes\"` and `\"no\"`; a day is `YYYY-MM-DD`."),
    modifiers(&Bearer),
    components(schemas(ProblemShape)),
    tags(
        (name = "services", description = "What is offered; open to everyone"),
        (name = "applications", description = "Applying; bearer token of a person"),
        (name = "cases", description = "Cases of the bearer"),
        (name = "agency", description = "For the programs of an agency; bearer token of an agency"),
        (name = "desk", description = "The desk; bearer token of an officer"),
        (name = "me", description = "What is held about the bearer"),
    )
)]
struct Document;

struct Bearer;
impl Modify for Bearer {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("Minted by `dargah token`")).build();
        api.components.get_or_insert_default().add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

fn declared() -> OpenApiRouter<Web> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(services::list))
        .routes(routes!(services::one))
        .routes(routes!(services::examples))
        .routes(routes!(services::agencies))
        .routes(routes!(services::agency))
        .routes(routes!(services::figures))
        .routes(routes!(services::life_events))
        .routes(routes!(services::home))
        .routes(routes!(services::track))
        .routes(routes!(services::key))
        .routes(routes!(drafts::list, drafts::start))
        .routes(routes!(drafts::one, drafts::discard))
        .routes(routes!(drafts::remove))
        .routes(routes!(drafts::submit))
        .routes(routes!(drafts::newer, drafts::carry))
        .routes(routes!(signatures::ask))
        .routes(routes!(signatures::list))
        .routes(routes!(signatures::one))
        .routes(routes!(signatures::sign))
        .routes(routes!(signatures::decline))
        .routes(routes!(signatures::file))
        .routes(routes!(signatures::receipt))
        .routes(routes!(cases::list))
        .routes(routes!(cases::of_agency))
        .routes(routes!(cases::one))
        .routes(routes!(cases::timeline))
        .routes(routes!(cases::message))
        .routes(routes!(cases::payment))
        .routes(routes!(cases::visit))
        .routes(routes!(cases::withdraw))
        .routes(routes!(cases::objection))
        .routes(routes!(cases::receipt))
        .routes(routes!(cases::letter))
        .routes(routes!(cases::answers))
        .routes(routes!(cases::file))
        .routes(routes!(me::one, me::change))
        .routes(routes!(me::sessions, me::end_all))
        .routes(routes!(me::end))
        .routes(routes!(me::data))
        .routes(routes!(me::notices))
        .routes(routes!(me::read))
        .routes(routes!(desk::tasks))
        .routes(routes!(desk::bulk))
        .routes(routes!(desk::find))
        .routes(routes!(desk::claim))
        .routes(routes!(desk::release))
        .routes(routes!(desk::take_over))
        .routes(routes!(desk::assign))
        .routes(routes!(desk::officers))
        .routes(routes!(desk::sessions, desk::end_all_sessions))
        .routes(routes!(desk::end_session))
        .routes(routes!(desk::case))
        .routes(routes!(desk::question))
        .routes(routes!(desk::note))
        .routes(routes!(desk::message))
        .routes(routes!(desk::advance))
        .routes(routes!(desk::outcomes))
        .routes(routes!(desk::appointment))
        .routes(routes!(desk::call_off))
        .routes(routes!(desk::payment_not_found))
        .routes(routes!(desk::payment_found))
        .routes(routes!(desk::refunds))
        .routes(routes!(desk::given_back))
        .routes(routes!(desk::completeness))
        .routes(routes!(desk::extension))
        .routes(routes!(desk::take_back))
        .routes(routes!(desk::transfer))
        .routes(routes!(desk::transfer_preview))
        .routes(routes!(desk::decision))
        .routes(routes!(desk::preview))
        .layer(DefaultBodyLimit::max(FORM))
        .merge(with_files())
}

/// What may carry files, and so many megabytes.
fn with_files() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(applications::create))
        .routes(routes!(drafts::answer))
        .routes(routes!(cases::answer))
        .routes(routes!(cases::preview_answer))
        .routes(routes!(desk::finish))
        .layer(DefaultBodyLimit::max(BODY))
}

/// The language of an answer, which every operation takes.
fn lang() -> Parameter {
    let known = Words::all().iter().map(|w| w.lang().as_str().to_string());
    ParameterBuilder::new()
        .name("lang")
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some("Language of the texts in the answer, also of a problem; else that of `Accept-Language`, else Persian"))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).enum_values(Some(known))))
        .build()
}

/// Every operation as it is declared, with what all of its kind can answer: who sends no token, an unknown id, a body
/// that is none. A problem looks the same everywhere, and each may be asked for in a language.
fn complete(mut api: utoipa::openapi::OpenApi) -> utoipa::openapi::OpenApi {
    for (path, item) in &mut api.paths.paths {
        let PathItem { get, put, post, delete, patch, .. } = item;
        for operation in [get, put, post, delete, patch].into_iter().flatten() {
            let common = common(path, operation);
            operation.parameters.get_or_insert_default().push(lang().into());
            for status in common {
                operation.responses.responses.entry(status.to_string()).or_insert_with(|| Response::default().into());
            }
            for (status, response) in &mut operation.responses.responses {
                if let (Ok(status), RefOr::T(response)) = (status.parse(), response) {
                    describe(status, response);
                }
            }
        }
    }
    api
}

/// What an operation can answer by its nature.
fn common(path: &str, o: &Operation) -> Vec<u16> {
    let asked = |p: &RefOr<Parameter>| matches!(p, RefOr::T(p) if p.parameter_in == ParameterIn::Query);
    let query = o.parameters.iter().flatten().any(asked);
    // Whatever is asked, a parameter may be one that nobody knows, and too much may be under way.
    let mut all = vec![422, 500, 503];
    // One bearer's calls are bounded.
    all.extend(o.security.iter().flat_map(|_| [401, 429]));
    all.extend(path.contains('{').then_some(404));
    all.extend((query || o.request_body.is_some()).then_some(400));
    all.extend(o.request_body.iter().flat_map(|_| [408, 413]));
    all
}

/// Words, headers and shape of an answer.
fn describe(status: u16, r: &mut Response) {
    let kind = match status {
        400 => "malformed",
        401 => "sign-in-needed",
        403 => "not-allowed",
        404 => "not-found",
        408 => "too-slow",
        409 => "conflict",
        413 => "too-large",
        422 => "invalid",
        429 => "too-often",
        503 => "busy",
        500.. => "fault",
        _ => "",
    };
    if kind.is_empty() {
        if r.description.is_empty() {
            r.description = StatusCode::from_u16(status).ok().and_then(|s| s.canonical_reason()).unwrap_or_default().into();
        }
        return;
    }
    if r.description.is_empty() {
        r.description = Words::of(Lang::EN).say(title_key(kind));
    }
    let mut header = |name: &str, of: Type| {
        let header = HeaderBuilder::new().schema(Some(ObjectBuilder::new().schema_type(of).build())).build();
        r.headers.insert(name.into(), header.into());
    };
    header("Content-Language", Type::String);
    match status {
        401 => header("WWW-Authenticate", Type::String),
        429 | 503 => header("Retry-After", Type::Integer),
        _ => {}
    }
    let content = Content::new(Some(Ref::from_schema_name("Problem")));
    r.content.insert("application/problem+json".into(), content.into());
}

/// The parameters that each operation takes in its query, by method and path.
type Parameters = HashMap<(Method, String), BTreeSet<String>>;

fn parameters(api: &utoipa::openapi::OpenApi) -> Parameters {
    let mut all = Parameters::new();
    for (path, item) in &api.paths.paths {
        let PathItem { get, put, post, delete, patch, .. } = item;
        let methods = [(Method::GET, get), (Method::PUT, put), (Method::POST, post), (Method::DELETE, delete), (Method::PATCH, patch)];
        for (method, operation) in methods.into_iter().filter_map(|(m, o)| Some((m, o.as_ref()?))) {
            let in_query = operation.parameters.iter().flatten().filter_map(|p| match p {
                RefOr::T(p) if p.parameter_in == ParameterIn::Query => Some(p.name.clone()),
                _ => None,
            });
            // The language of the answer may be chosen everywhere.
            all.insert((method, path.clone()), in_query.chain(["lang".to_string()]).collect());
        }
    }
    all
}

/// Refuses a parameter that the operation does not know: of a filter that is misspelt, a program must not get the whole list. And a
/// language that the texts are not in.
async fn known_only(parameters: Arc<Parameters>, request: Request, next: Next) -> axum::response::Response {
    if let (Some(query), Some(path)) = (request.uri().query(), request.extensions().get::<MatchedPath>()) {
        let method = if request.method() == Method::HEAD { Method::GET } else { request.method().clone() };
        let known = parameters.get(&(method, path.as_str().to_string()));
        let asked: BTreeSet<_> = form_urlencoded::parse(query.as_bytes()).map(|(name, _)| name).collect();
        let unknown = asked.iter().filter(|name| known.is_some_and(|known| !known.contains(name.as_ref())));
        let list = known.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ");
        let unknown = unknown
            .map(|name| Wrong { question: name.to_string(), message: Msg::new("answer-unknown-field").with("known", list.as_str()) });
        // A language that is none is not Persian.
        let lang = form_urlencoded::parse(query.as_bytes()).any(|(name, value)| name == "lang" && crate::asking::known(&value).is_none());
        let message = || Msg::new("answer-not-an-option").with("known", crate::asking::langs());
        let lang = lang.then(|| Wrong { question: "lang".into(), message: message() });
        let wrong: Vec<Wrong> = unknown.chain(lang).collect();
        if !wrong.is_empty() {
            return Problem::from(Refusal::Invalid(wrong)).into_response();
        }
    }
    next.run(request).await
}

/// The OpenAPI document, as JSON text.
pub fn openapi() -> String {
    let (_, api) = declared().split_for_parts();
    complete(api).to_pretty_json().unwrap_or_default()
}

/// The routes of the API and its document, made once: the document is large, and the same in each router.
pub fn routes() -> axum::Router<Web> {
    static ROUTES: LazyLock<axum::Router<Web>> = LazyLock::new(|| {
        let (router, api) = declared().split_for_parts();
        let known = Arc::new(parameters(&api));
        let router = router.route_layer(from_fn(move |request, next| known_only(known.clone(), request, next)));
        let document = bytes::Bytes::from(complete(api).to_pretty_json().unwrap_or_default());
        router.route(
            "/api/v1/openapi.json",
            get(move || {
                let document = document.clone();
                async move { ([(axum::http::header::CONTENT_TYPE, "application/json")], document).into_response() }
            }),
        )
    });
    ROUTES.clone()
}

/// A 200 with JSON.
type Answer<T> = Result<Json<T>, crate::problem::Problem>;
