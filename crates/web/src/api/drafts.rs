//! Drafts: filling in step by step.

use super::Answer;
use super::shapes::{AnswersShape, Inline, Named};
use crate::Web;
use crate::asking::{Address, ApiLang, ApiPerson, Given, JsonBody};
use crate::problem::Problem;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::calendar::rfc3339;
use domain::form::Answers;
use domain::receipt::Receipt;
use domain::{Lang, Msg, Refusal, form};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// A draft.
#[derive(Serialize, ToSchema)]
pub struct DraftShape {
    /// Id.
    id: Uuid,
    /// Service.
    service: Named,
    /// The version on which it stands.
    service_version: i64,
    /// Whether a newer version has been published since.
    newer_version: bool,
    /// Answers so far.
    #[schema(value_type = Object)]
    answers: AnswersShape,
    /// The next question that needs an answer, if any.
    next_question: Option<String>,
    /// When it was last saved.
    changed_at: String,
}

/// Drafts.
#[derive(Serialize, ToSchema)]
pub struct Drafts {
    drafts: Vec<DraftShape>,
}

/// Which service to start.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// Service id.
    service: String,
}

/// One answer.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OneAnswer {
    /// The answer as typed.
    #[serde(default)]
    #[schema(value_type = Object)]
    answer: Value,
    /// For evidence: files to attach to those that are there; without any, all are taken off.
    #[serde(default)]
    files: Vec<Inline>,
}

/// What was made.
#[derive(Serialize, ToSchema)]
pub struct Sent {
    /// The case.
    case: Uuid,
    /// Its tracking code.
    tracking_code: String,
    /// The signed receipt.
    #[schema(value_type = Object)]
    receipt: Receipt,
}

fn shape(web: &Web, d: &app::Draft, lang: Lang) -> DraftShape {
    let service = web.app.offer.version(&d.service, d.version);
    DraftShape {
        id: d.id,
        service: Named { id: d.service.clone(), title: service.as_ref().map_or(d.service.clone(), |s| s.title.get(lang).into()) },
        service_version: d.version,
        newer_version: web.app.offer.service(&d.service).is_some_and(|s| s.version > d.version),
        next_question: service.and_then(|s| form::next_unanswered(&s, &d.answers).map(|q| q.id.clone())),
        answers: d.answers.clone(),
        changed_at: rfc3339(d.changed_at),
    }
}

/// Lists the bearer's drafts.
#[utoipa::path(get, path = "/api/v1/drafts", tag = "applications", responses((status = 200, body = Drafts)), security(("bearer" = [])))]
pub async fn list(State(web): State<Web>, ApiLang(lang): ApiLang, ApiPerson(p): ApiPerson) -> Answer<Drafts> {
    let mine = app::me::cases(&web.app, p.id, Uuid::nil()).await?;
    Ok(Json(Drafts { drafts: mine.drafts.iter().map(|d| shape(&web, d, lang)).collect() }))
}

/// Starts a draft, or gives the one there is.
#[utoipa::path(post, path = "/api/v1/drafts", tag = "applications", request_body = Start, responses((status = 201, body = DraftShape), (status = 404)), security(("bearer" = [])))]
pub async fn start(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiPerson(p): ApiPerson,
    JsonBody(s, _): JsonBody<Start>,
) -> Result<(StatusCode, Json<DraftShape>), Problem> {
    let id = app::draft::start(&web.app, &p, &s.service).await?;
    let (d, _) = app::draft::get(&web.app, p.id, id).await?;
    Ok((StatusCode::CREATED, Json(shape(&web, &d, lang))))
}

/// One draft.
#[utoipa::path(get, path = "/api/v1/drafts/{id}", tag = "applications", params(("id" = Uuid, Path)), responses((status = 200, body = DraftShape), (status = 404)), security(("bearer" = [])))]
pub async fn one(State(web): State<Web>, ApiLang(lang): ApiLang, ApiPerson(p): ApiPerson, Given(id): Given) -> Answer<DraftShape> {
    let (d, _) = app::draft::get(&web.app, p.id, id).await?;
    Ok(Json(shape(&web, &d, lang)))
}

/// Saves one answer.
#[utoipa::path(put, path = "/api/v1/drafts/{id}/answers/{question}", tag = "applications", params(("id" = Uuid, Path), ("question" = String, Path)), request_body = OneAnswer,
    responses((status = 200, body = DraftShape), (status = 422)), security(("bearer" = [])))]
pub async fn answer(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiPerson(p): ApiPerson,
    axum::extract::Path((id, question)): axum::extract::Path<(String, String)>,
    address: Address,
    JsonBody(a, _): JsonBody<OneAnswer>,
) -> Answer<DraftShape> {
    let id = crate::asking::id(&id)?;
    let (_, service) = app::draft::get(&web.app, p.id, id).await?;
    let one = Answers::from([(question.clone(), a.answer)]);
    if app::draft::names_files(&service, &one).is_some() {
        return Err(Refusal::wrong(&question, Msg::new("answer-file-needed")).into());
    }
    if a.files.is_empty() {
        let answer = one.into_values().next().unwrap_or_default();
        app::draft::answer(&web.app, p.id, id, &question, answer).await?;
    }
    for f in a.files {
        web.limits.upload(&address.0)?;
        let bytes = super::applications::decoded(&question, &f)?;
        app::draft::attach(&web.app, p.id, id, &question, &f.name, bytes).await?;
    }
    let (d, _) = app::draft::get(&web.app, p.id, id).await?;
    Ok(Json(shape(&web, &d, lang)))
}

/// Throws a draft away.
#[utoipa::path(delete, path = "/api/v1/drafts/{id}", tag = "applications", params(("id" = Uuid, Path)), responses((status = 204), (status = 404)), security(("bearer" = [])))]
pub async fn discard(State(web): State<Web>, ApiPerson(p): ApiPerson, Given(id): Given) -> Result<StatusCode, Problem> {
    app::draft::discard(&web.app, p.id, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Submits a draft.
#[utoipa::path(post, path = "/api/v1/drafts/{id}/submit", tag = "applications", params(("id" = Uuid, Path)), responses((status = 201, body = Sent), (status = 409), (status = 422)), security(("bearer" = [])))]
pub async fn submit(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiPerson(p): ApiPerson,
    Given(id): Given,
) -> Result<(StatusCode, Json<Sent>), Problem> {
    let s = app::draft::send(&web.app, &p, id, lang).await?;
    Ok((StatusCode::CREATED, Json(Sent { case: s.case, tracking_code: s.tracking_code, receipt: s.receipt })))
}

/// Takes one file out of an answer.
#[utoipa::path(delete, path = "/api/v1/drafts/{id}/answers/{question}/files/{sha256}", tag = "applications", params(("id" = Uuid, Path), ("question" = String, Path), ("sha256" = String, Path)),
    responses((status = 200, body = DraftShape), (status = 404)), security(("bearer" = [])))]
pub async fn remove(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiPerson(p): ApiPerson,
    axum::extract::Path((id, question, sha256)): axum::extract::Path<(String, String, String)>,
) -> Answer<DraftShape> {
    let id = crate::asking::id(&id)?;
    app::draft::detach(&web.app, p.id, id, &question, &sha256).await?;
    let (d, _) = app::draft::get(&web.app, p.id, id).await?;
    Ok(Json(shape(&web, &d, lang)))
}
