//! Applying in one request.

use super::once;
use super::shapes::{AnswersShape, Inline, ReceiptShape};
use crate::Web;
use crate::asking::{Address, ApiPerson, ChosenLang, JsonWithFiles};
use crate::problem::Problem;
use app::Submitted;
use app::submit::{Given as File, Idempotency};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use base64::Engine;
use domain::case::{MOST_FILES as MOST_FILES_OF_ACT, too_many_files};
use domain::question::Attached;
use domain::receipt::Receipt;
use domain::{Id, Msg, Refusal};
use serde::de::{Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use utoipa::ToSchema;
use uuid::Uuid;

/// An application.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// Service id.
    pub service: String,
    /// Answers by question id.
    #[serde(default, deserialize_with = "once::answers")]
    #[schema(value_type = Object)]
    pub answers: AnswersShape,
    /// Files by question id.
    #[serde(default, deserialize_with = "files_or_nothing")]
    pub evidence: BTreeMap<String, Vec<Inline>>,
}

/// `null` and an empty list stand for "no evidence".
fn files_or_nothing<'de, D: Deserializer<'de>>(d: D) -> Result<BTreeMap<String, Vec<Inline>>, D::Error> {
    struct Files;
    impl<'de> Visitor<'de> for Files {
        type Value = BTreeMap<String, Vec<Inline>>;
        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a map")
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(BTreeMap::new())
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            match list.next_element::<IgnoredAny>()? {
                None => Ok(BTreeMap::new()),
                Some(_) => Err(A::Error::invalid_type(Unexpected::Seq, &self)),
            }
        }
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
            once::entries(map)
        }
    }
    d.deserialize_any(Files)
}

/// What was made.
#[derive(Serialize, ToSchema)]
pub struct Created {
    /// The case.
    case: Uuid,
    /// Its tracking code: twelve digits, the last a check digit.
    tracking_code: String,
    /// The signed receipt.
    #[schema(value_type = ReceiptShape)]
    receipt: Receipt,
}

/// 201 with where the case is.
pub type Made = (StatusCode, [(header::HeaderName, String); 1], Json<Created>);

/// The answer to a submission, the first time and each time after.
pub fn made(s: Submitted) -> Made {
    let at = format!("/api/v1/cases/{}", s.case);
    (StatusCode::CREATED, [(header::LOCATION, at)], Json(Created { case: s.case, tracking_code: s.tracking_code, receipt: s.receipt }))
}

/// Most files in one application.
const MOST_FILES: usize = 20;

/// The bytes of inline files.
pub fn decoded(question: &str, files: Vec<Inline>) -> Result<Vec<File>, Refusal> {
    let bytes = |f: &Inline| base64::engine::general_purpose::STANDARD.decode(f.content.as_bytes());
    let file =
        |f: Inline| Ok(File { bytes: bytes(&f).map_err(|_| Refusal::wrong(question, Msg::new("answer-not-base64")))?, name: f.name });
    files.into_iter().map(file).collect()
}

fn few(files: usize) -> Result<(), Refusal> {
    if files > MOST_FILES { Err(Refusal::TooLarge(Msg::new("refusal-too-many-files").with("max", MOST_FILES))) } else { Ok(()) }
}

/// Keeps the files of an act, in its field `files`.
pub async fn keep(web: &Web, person: Id, address: &Address, files: Vec<Inline>) -> Result<Vec<Attached>, Problem> {
    if files.len() > MOST_FILES_OF_ACT {
        return Err(too_many_files("files").into());
    }
    for _ in &files {
        web.limits.upload(&address.0)?;
    }
    Ok(app::draft::keep_all(&web.app, person, "files", decoded("files", files)?).await?)
}

/// The caller's own key, if there is one.
pub(super) fn idempotency_key(headers: &HeaderMap) -> Result<Option<&str>, Refusal> {
    headers
        .get("idempotency-key")
        .map(|v| {
            let key = v.to_str().ok().map(str::trim).filter(|k| (1..=200).contains(&k.len()));
            key.ok_or(Refusal::Malformed(Msg::new("refusal-bad-key")))
        })
        .transpose()
}

/// Submits an application.
///
/// With an `Idempotency-Key` header, the same request again gives the same case, whatever has changed meanwhile; the same
/// key with other content is refused. Pages ask for a name before the first application; here one goes out under no name where none is known, which
/// `PATCH /api/v1/me` sets. The person is addressed in the language of the request (`lang`, `Accept-Language`),
/// else in their own.
#[utoipa::path(post, path = "/api/v1/applications", operation_id = "apply", tag = "applications", request_body = Application,
    params(("Idempotency-Key" = Option<String>, Header, nullable = false, description = "A key of your own, 1 to 200 characters, kept for seven days")),
    responses((status = 201, body = Created, headers(("Location" = String, description = "The case"))), (status = 403), (status = 409), (status = 422, description = "Wrong answers or fields: `errors` has each; or the key came with other content"), (status = 429)),
    security(("bearer" = [])))]
pub async fn create(
    State(web): State<Web>,
    ChosenLang(lang): ChosenLang,
    ApiPerson(person): ApiPerson,
    address: Address,
    headers: HeaderMap,
    JsonWithFiles(a): JsonWithFiles<Application>,
) -> Result<Made, Problem> {
    let files = a.evidence.into_iter().map(|(question, f)| Ok((question.clone(), decoded(&question, f)?)));
    let files = files.collect::<Result<BTreeMap<String, Vec<File>>, Refusal>>()?;
    let key = idempotency_key(&headers)?;
    let files = app::submit::hashed(files).await?;
    let once = key.map(|key| Idempotency::of(key, &a.service, &a.answers, &files));
    if let Some(once) = &once
        && let Some(first) = app::submit::repeated(&web.app, person.id, once).await?
    {
        return Ok(made(first));
    }
    let service = web.app.offer.service(&a.service).ok_or_else(|| Refusal::wrong("service", Msg::new("answer-unknown-service")))?;
    let mut answers = a.answers;
    if let Some(question) = app::draft::names_files(&service, &answers) {
        return Err(Refusal::wrong(&question, Msg::new("answer-file-needed")).into());
    }
    app::draft::fit(&service, &files)?;
    few(files.values().map(Vec::len).sum())?;
    for (question, files) in files {
        let mut kept: Vec<Attached> = vec![];
        for f in files {
            web.limits.upload(&address.0)?;
            let file = app::draft::keep_hashed(&web.app, person.id, &question, &f.name, f.content).await?;
            file.join(&mut kept);
        }
        answers.insert(question, serde_json::to_value(kept).map_err(app::Fault::new)?);
    }
    Ok(made(app::submit::submit(&web.app, &person, &service, &answers, lang.unwrap_or(person.lang), None, once).await?))
}
