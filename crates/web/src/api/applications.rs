//! Applying in one request.

use super::shapes::{AnswersShape, Inline};
use crate::Web;
use crate::asking::{Address, ApiLang, ApiPerson, JsonBody};
use crate::problem::Problem;
use app::submit::Idempotency;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use base64::Engine;
use domain::receipt::Receipt;
use domain::{Msg, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// An application.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// Service id.
    pub service: String,
    /// Answers by question id.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub answers: AnswersShape,
    /// Files by question id.
    #[serde(default, deserialize_with = "files_or_nothing")]
    pub evidence: BTreeMap<String, Vec<Inline>>,
}

/// `null` and an empty list stand for "no evidence".
fn files_or_nothing<'de, D: serde::Deserializer<'de>>(d: D) -> Result<BTreeMap<String, Vec<Inline>>, D::Error> {
    match Value::deserialize(d)? {
        Value::Null => Ok(BTreeMap::new()),
        Value::Array(a) if a.is_empty() => Ok(BTreeMap::new()),
        v => serde_json::from_value(v).map_err(serde::de::Error::custom),
    }
}

/// What was made.
#[derive(Serialize, ToSchema)]
pub struct Created {
    /// The case.
    case: Uuid,
    /// Its tracking code: twelve digits, the last a check digit.
    tracking_code: String,
    /// The signed receipt.
    #[schema(value_type = Object)]
    receipt: Receipt,
}

/// Most files in one request.
const MOST_FILES: usize = 20;

/// Keeps the inline files and puts them among the answers.
pub async fn attach(
    web: &Web,
    address: &Address,
    answers: &mut AnswersShape,
    evidence: BTreeMap<String, Vec<Inline>>,
) -> Result<(), Problem> {
    if evidence.values().map(Vec::len).sum::<usize>() > MOST_FILES {
        return Err(Refusal::TooLarge(Msg::new("refusal-too-many-files").with("max", MOST_FILES)).into());
    }
    for (question, files) in evidence {
        answers.insert(question.clone(), serde_json::to_value(keep(web, address, &question, files).await?).unwrap_or(Value::Null));
    }
    Ok(())
}

/// The bytes of an inline file.
pub fn decoded(question: &str, f: &Inline) -> Result<Vec<u8>, Refusal> {
    let content = base64::engine::general_purpose::STANDARD.decode(f.content.as_bytes());
    content.map_err(|_| Refusal::wrong(question, Msg::new("answer-not-base64")))
}

/// Keeps inline files.
pub async fn keep(web: &Web, address: &Address, question: &str, files: Vec<Inline>) -> Result<Vec<domain::question::Attached>, Problem> {
    if files.len() > MOST_FILES {
        return Err(Refusal::TooLarge(Msg::new("refusal-too-many-files").with("max", MOST_FILES)).into());
    }
    let mut kept = vec![];
    for f in files {
        web.limits.upload(&address.0)?;
        let bytes = decoded(question, &f)?;
        kept.push(app::draft::keep(&web.app, question, &f.name, bytes).await?);
    }
    Ok(kept)
}

/// Submits an application. With an `Idempotency-Key` header, the same request again gives the same case.
#[utoipa::path(post, path = "/api/v1/applications", tag = "applications", request_body = Application,
    params(("Idempotency-Key" = Option<String>, Header, description = "A key of your own, at most 200 characters")),
    responses((status = 201, body = Created), (status = 401), (status = 403), (status = 422, description = "Wrong answers: `errors` has question, key and message")),
    security(("bearer" = [])))]
pub async fn create(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiPerson(person): ApiPerson,
    address: Address,
    headers: HeaderMap,
    JsonBody(a, content): JsonBody<Application>,
) -> Result<(StatusCode, [(header::HeaderName, String); 1], Json<Created>), Problem> {
    let once = match headers.get("idempotency-key") {
        None => None,
        Some(k) => {
            let key = k
                .to_str()
                .ok()
                .map(str::trim)
                .filter(|k| (1..=200).contains(&k.len()))
                .ok_or(Refusal::Malformed(Msg::new("refusal-bad-key")))?;
            Some(Idempotency { key: key.into(), hash: app::submit::answers_hash(&content) })
        }
    };
    let service = web.app.offer.service(&a.service).ok_or_else(|| Refusal::wrong("service", Msg::new("answer-unknown-service")))?;
    let mut answers = a.answers;
    if let Some(question) = app::draft::names_files(&service, &answers) {
        return Err(Refusal::wrong(&question, Msg::new("answer-file-needed")).into());
    }
    attach(&web, &address, &mut answers, a.evidence).await?;
    let s = app::submit::submit(&web.app, &person, &service, &answers, lang, None, once).await?;
    let at = format!("/api/v1/cases/{}", s.case);
    Ok((StatusCode::CREATED, [(header::LOCATION, at)], Json(Created { case: s.case, tracking_code: s.tracking_code, receipt: s.receipt })))
}
