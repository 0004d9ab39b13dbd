//! The API, version 1: everything that a page can do, for programs. Each handler says who may call it in its
//! documentation; the OpenAPI document is generated from these declarations.

mod applications;
mod cases;
pub mod desk;
mod drafts;
mod me;
mod services;
mod shapes;

use crate::Web;
use crate::multipart::{BODY, FORM};
use axum::Json;
use axum::extract::DefaultBodyLimit;
use axum::response::IntoResponse;
use axum::routing::get;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

#[derive(OpenApi)]
#[openapi(
    info(title = "Dargah", version = "1", description = "One window for every public service: services, applications, cases and the desk. Errors are application/problem+json (RFC 9457)."),
    modifiers(&Bearer),
    tags(
        (name = "services", description = "What is offered; open to everyone"),
        (name = "applications", description = "Applying; bearer token of a person"),
        (name = "cases", description = "Cases of the bearer"),
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
        .routes(routes!(services::track))
        .routes(routes!(services::key))
        .routes(routes!(drafts::list, drafts::start))
        .routes(routes!(drafts::one, drafts::discard))
        .routes(routes!(drafts::remove))
        .routes(routes!(drafts::submit))
        .routes(routes!(cases::list))
        .routes(routes!(cases::one))
        .routes(routes!(cases::timeline))
        .routes(routes!(cases::message))
        .routes(routes!(cases::withdraw))
        .routes(routes!(cases::receipt))
        .routes(routes!(cases::answers))
        .routes(routes!(cases::file))
        .routes(routes!(me::one, me::change))
        .routes(routes!(me::sessions, me::end_all))
        .routes(routes!(me::end))
        .routes(routes!(me::notices))
        .routes(routes!(desk::tasks))
        .routes(routes!(desk::claim))
        .routes(routes!(desk::release))
        .routes(routes!(desk::take_over))
        .routes(routes!(desk::case))
        .routes(routes!(desk::question))
        .routes(routes!(desk::note))
        .routes(routes!(desk::message))
        .routes(routes!(desk::advance))
        .routes(routes!(desk::transfer))
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
        .layer(DefaultBodyLimit::max(BODY))
}

/// The OpenAPI document, as JSON text.
pub fn openapi() -> String {
    let (_, api) = declared().split_for_parts();
    api.to_pretty_json().unwrap_or_default()
}

/// The routes of the API and its document.
pub fn routes() -> axum::Router<Web> {
    let (router, api) = declared().split_for_parts();
    let document = bytes::Bytes::from(api.to_pretty_json().unwrap_or_default());
    router.route(
        "/api/v1/openapi.json",
        get(move || {
            let document = document.clone();
            async move { ([(axum::http::header::CONTENT_TYPE, "application/json")], document).into_response() }
        }),
    )
}

/// A 200 with JSON.
type Answer<T> = Result<Json<T>, crate::problem::Problem>;
