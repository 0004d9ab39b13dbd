//! Signatures of other persons: asking for one, and what those who are asked do.

use super::Answer;
use super::drafts::{DraftShape, shape};
use super::shapes::{AnswersShape, Named, ReceiptShape};
use crate::Web;
use crate::asking::{ApiLang, ApiPerson, JsonBody, Path};
use crate::citizen::cases::as_download;
use crate::citizen::signatures::stands;
use crate::problem::Problem;
use app::cosign::{self, Request};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Lang;
use domain::calendar::rfc3339;
use domain::receipt::Receipt;
use pages::contexts::Stands;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// How a signature stands that a draft needs.
#[derive(Serialize, ToSchema)]
pub struct SignatureShape {
    /// The question that asks for it.
    question: String,
    /// Name of who is asked.
    name: String,
    /// `missing`, `asked`, `signed`, `declined`, or `void` when the answers were changed since it was asked for.
    state: &'static str,
    /// When it was asked for.
    asked_at: Option<String>,
    /// When who is asked first read the answers.
    read_at: Option<String>,
    /// When it was signed or declined.
    done_at: Option<String>,
    /// Why it was declined; may be empty.
    reason: Option<String>,
}

impl SignatureShape {
    pub(super) fn of(s: &cosign::Standing) -> SignatureShape {
        let of = |at: Option<i64>| at.map(rfc3339);
        let had = s.signature.as_ref();
        let stands = stands(had, s.void);
        SignatureShape {
            question: s.question.clone(),
            name: s.name.clone(),
            state: stands.name(),
            asked_at: of(had.map(|h| h.asked_at)),
            read_at: of(had.and_then(|h| h.read_at)),
            done_at: of(had.and_then(|h| h.done_at)),
            reason: if let Stands::Declined { reason, .. } = stands { Some(reason) } else { None },
        }
    }
}

/// What the bearer is asked to sign.
#[derive(Serialize, ToSchema)]
pub struct RequestShape {
    /// The draft.
    draft: Uuid,
    /// The question that asks for it.
    question: String,
    /// Service.
    service: Named,
    /// Name of who applies; may be empty.
    applicant: String,
    /// `asked`, `signed`, `declined`, or `void` when the answers were changed since.
    state: &'static str,
    /// When it was asked for.
    asked_at: String,
    /// When it was signed or declined.
    done_at: Option<String>,
    /// The application that was sent with the signature, until its case ends; nothing before it is sent.
    sent: Option<SentShape>,
}

/// An application that was sent with a signature.
#[derive(Serialize, ToSchema)]
pub struct SentShape {
    /// When it was sent.
    at: String,
    /// Its tracking code.
    tracking_code: String,
}

impl RequestShape {
    fn of(r: &Request, lang: Lang) -> RequestShape {
        RequestShape {
            draft: r.draft.id,
            question: r.signature.question.clone(),
            service: Named { id: r.service.id.clone(), title: r.service.title.get(lang).into() },
            applicant: r.applicant.clone(),
            state: stands(Some(&r.signature), r.void).name(),
            asked_at: rfc3339(r.signature.asked_at),
            done_at: r.signature.done_at.filter(|_| !r.void).map(rfc3339),
            sent: r.sent.as_ref().map(|s| SentShape { at: rfc3339(s.at), tracking_code: s.tracking_code.clone() }),
        }
    }
}

/// Requests for signatures.
#[derive(Serialize, ToSchema)]
pub struct Requests {
    signatures: Vec<RequestShape>,
}

/// A request with what is to be signed.
#[derive(Serialize, ToSchema)]
pub struct RequestWhole {
    #[serde(flatten)]
    request: RequestShape,
    /// The answers, with the values that follow from them by themselves; nothing of what was changed since.
    #[schema(value_type = Object)]
    answers: AnswersShape,
    /// What the applicant is to pay, in rials; nothing where that is not known, and of what was sent.
    rials: Option<i64>,
    /// Names the answers as they are here; it is sent along when they are signed.
    seen: String,
}

/// What is signed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// `seen` of the answers that were read.
    seen: String,
}

/// What is declined.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decline {
    /// `seen` of the answers that were read.
    seen: String,
    /// Why, for the applicant.
    #[serde(default)]
    reason: String,
}

/// Asks for the signature of another person on a draft whose other answers are complete. A message goes to the telephone among the
/// answers.
#[utoipa::path(post, path = "/api/v1/drafts/{id}/signatures/{question}", operation_id = "ask_for_signature", tag = "applications", params(("id" = Uuid, Path), ("question" = String, Path)),
    responses((status = 200, body = DraftShape), (status = 403), (status = 409), (status = 422), (status = 429)), security(("bearer" = [])))]
pub async fn ask(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiPerson(p): ApiPerson,
    Path((id, question)): Path<(String, String)>,
) -> Answer<DraftShape> {
    let id = crate::asking::id(&id)?;
    cosign::ask(&web.app, &p, id, &question).await?;
    let (d, _) = app::draft::get(&web.app, p.id, id).await?;
    Ok(Json(shape(&web, &d, lang).await?))
}

/// Lists what the bearer is asked to sign, and what was sent with the bearer's signature, until it is decided.
#[utoipa::path(get, path = "/api/v1/signatures", operation_id = "list_signatures", tag = "applications", responses((status = 200, body = Requests), (status = 403)), security(("bearer" = [])))]
pub async fn list(State(web): State<Web>, ApiLang(lang): ApiLang, ApiPerson(p): ApiPerson) -> Answer<Requests> {
    let all = cosign::requests(&web.app, &p).await?;
    Ok(Json(Requests { signatures: all.iter().map(|r| RequestShape::of(r, lang)).collect() }))
}

/// One of them, with the answers. The first look is shown to the applicant.
#[utoipa::path(get, path = "/api/v1/signatures/{id}/{question}", operation_id = "get_signature", tag = "applications", params(("id" = Uuid, Path), ("question" = String, Path)), responses((status = 200, body = RequestWhole), (status = 403)), security(("bearer" = [])))]
pub async fn one(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiPerson(p): ApiPerson,
    Path((id, question)): Path<(String, String)>,
) -> Answer<RequestWhole> {
    let r = cosign::look(&web.app, &p, crate::asking::id(&id)?, &question).await?;
    let (answers, rials) = r.reckoned(&web.app)?;
    Ok(Json(RequestWhole { request: RequestShape::of(&r, lang), answers, rials, seen: r.signature.answers }))
}

/// The receipt of what was sent with the bearer's signature, until it is decided: there is nothing personal in it.
#[utoipa::path(get, path = "/api/v1/signatures/{id}/{question}/receipt", operation_id = "get_receipt_of_signed", tag = "applications", params(("id" = Uuid, Path), ("question" = String, Path)), responses((status = 200, body = ReceiptShape), (status = 403), (status = 409, description = "The stored record does not match what was signed")), security(("bearer" = [])))]
pub async fn receipt(State(web): State<Web>, ApiPerson(p): ApiPerson, Path((id, question)): Path<(String, String)>) -> Answer<Receipt> {
    Ok(Json(cosign::receipt(&web.app, &p, crate::asking::id(&id)?, &question).await?))
}

/// Signs.
#[utoipa::path(post, path = "/api/v1/signatures/{id}/{question}/sign", operation_id = "sign", tag = "applications", params(("id" = Uuid, Path), ("question" = String, Path)), request_body = Sign, responses((status = 204), (status = 403), (status = 409)), security(("bearer" = [])))]
pub async fn sign(
    State(web): State<Web>,
    ApiPerson(p): ApiPerson,
    Path((id, question)): Path<(String, String)>,
    JsonBody(s): JsonBody<Sign>,
) -> Result<StatusCode, Problem> {
    cosign::sign(&web.app, &p, crate::asking::id(&id)?, &question, &s.seen).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Declines to sign.
#[utoipa::path(post, path = "/api/v1/signatures/{id}/{question}/decline", operation_id = "decline_to_sign", tag = "applications", params(("id" = Uuid, Path), ("question" = String, Path)), request_body = Decline, responses((status = 204), (status = 403), (status = 409)), security(("bearer" = [])))]
pub async fn decline(
    State(web): State<Web>,
    ApiPerson(p): ApiPerson,
    Path((id, question)): Path<(String, String)>,
    JsonBody(d): JsonBody<Decline>,
) -> Result<StatusCode, Problem> {
    cosign::decline(&web.app, &p, crate::asking::id(&id)?, &question, &d.seen, &d.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A file among the answers that the bearer is asked to sign.
#[utoipa::path(get, path = "/api/v1/signatures/{id}/{question}/files/{sha256}", operation_id = "get_file_to_sign", tag = "applications", params(("id" = Uuid, Path), ("question" = String, Path), ("sha256" = String, Path)),
    responses((status = 200, description = "The bytes, under their own media type", content_type = "application/octet-stream", body = String), (status = 403)), security(("bearer" = [])))]
pub async fn file(
    State(web): State<Web>,
    ApiPerson(p): ApiPerson,
    Path((id, question, sha256)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let (bytes, kind, name) = cosign::file(&web.app, &p, crate::asking::id(&id)?, &question, &sha256).await?;
    Ok(as_download(bytes, &kind, &name))
}
