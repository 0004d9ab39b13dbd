//! Drafts: filling in step by step.

use super::Answer;
use super::applications::{Created, Made, decoded, made};
use super::once;
use super::shapes::{AnswersShape, Inline, InvoiceShape, Named, invoice};
use super::signatures::SignatureShape;
use crate::Web;
use crate::asking::{Address, ApiLang, ApiPerson, ChosenLang, Given, JsonBody, JsonWithFiles, Path};
use crate::problem::Problem;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::calendar::rfc3339;
use domain::fee::Demand;
use domain::package::{Question, Service};
use domain::question::Kind;
use domain::{Lang, Msg, Refusal, form};
use pages::Words;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
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
    /// Where that version is in its life: `published`, `superseded` by a newer one, or `withdrawn` with its service.
    service_state: &'static str,
    /// Whether a newer version has been published since.
    newer_version: bool,
    /// Why the draft does not hold any more and must be carried over; nothing when it may be sent as it is.
    void: Option<String>,
    /// That the service takes no new applications any more, so that the draft cannot be sent, and what to do; nothing while it does.
    withdrawn: Option<String>,
    /// Answers so far.
    #[schema(value_type = Object)]
    answers: AnswersShape,
    /// Values that follow from the answers by themselves, as far as they do already, by question id.
    #[schema(value_type = Object)]
    computed: AnswersShape,
    /// What it will cost, once the answers are complete and right; nothing before, and where nothing is computed. It is computed anew on the day on which
    /// the draft is sent.
    invoice: Option<InvoiceShape>,
    /// A mark of each answer, by question id: sent as `seen` with another one, that is not saved over an answer that nobody saw.
    seen: BTreeMap<String, String>,
    /// What was typed in an older version and has no place among the answers.
    #[schema(value_type = Object)]
    set_aside: AnswersShape,
    /// The next question that needs an answer, if any.
    next_question: Option<String>,
    /// Why the person cannot get the service with these answers; nothing when they can, as far as they answered.
    not_eligible: Option<NotEligible>,
    /// Signatures of others that it needs by now.
    signatures: Vec<SignatureShape>,
    /// When it was last saved.
    changed_at: String,
}

/// A rule of who may get the service that the answers break.
#[derive(Serialize, ToSchema)]
pub struct NotEligible {
    /// Its id.
    id: String,
    /// What must hold.
    title: String,
    /// Why one cannot get the service otherwise, and what to do instead.
    text: String,
    /// The law that says so; may be empty.
    law: String,
    /// The questions whose answers led there.
    questions: Vec<String>,
    /// The service for those who cannot get this one; nothing where there is none, or it is not offered any more.
    instead: Option<Named>,
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
    /// The answer as typed: a text, a number, a list, whatever the question takes.
    #[serde(default, deserialize_with = "once::answer")]
    answer: Value,
    /// For evidence, instead of `answer`: files to attach to those that are there; without any, all are taken off.
    #[serde(default)]
    files: Vec<Inline>,
    /// What the draft had as `seen` of this question when it was read; empty where it had none. When another answer was saved since, nothing is
    /// saved (409, `refusal-answer-changed`). Without it the last answer counts. Files are added to those that are there, whatever it says.
    #[serde(default)]
    seen: Option<String>,
}

fn filled(web: &Web, d: &app::Draft, service: Option<&Service>, signatures: &[app::cosign::Standing], lang: Lang) -> DraftShape {
    // A sum that cannot be computed is told when the draft is sent.
    let (whole, cost) = service.and_then(|s| app::submit::reckoned(&web.app, s, &d.answers).ok()).unwrap_or_default();
    DraftShape {
        id: d.id,
        service: Named { id: d.service.clone(), title: service.map_or(d.service.clone(), |s| s.title.get(lang).into()) },
        service_version: d.version,
        service_state: web.app.offer.life(&d.service, d.version).as_str(),
        newer_version: web.app.offer.newer(&d.service, d.version).is_some(),
        void: web.app.offer.void(&d.service, d.version).map(|t| t.get(lang).into()),
        withdrawn: app::draft::withdrawn(&web.app, &d.service).map(|m| Words::of(lang).msg(&m)),
        next_question: service.and_then(|s| form::next_unanswered(s, &d.answers).map(|q| q.id.clone())),
        answers: d.answers.clone(),
        seen: d.answers.iter().map(|(q, a)| (q.clone(), app::draft::mark(Some(a)))).collect(),
        computed: whole.into_iter().filter(|(q, _)| !d.answers.contains_key(q)).collect(),
        invoice: service.zip(cost).map(|(s, i)| invoice(&web.app, &i, Demand::before(s, &i), &[], lang, false)),
        set_aside: d.aside.iter().filter(|(q, _)| !d.answers.contains_key(*q)).map(|(q, v)| (q.clone(), v.clone())).collect(),
        not_eligible: service.and_then(|s| {
            let today = web.app.offer.today(&s.agency, app::now::now());
            let broken = form::not_eligible(s, &d.answers, &today)?;
            let of = |t: &domain::Text| t.get(lang).to_string();
            let led = form::questions_of(s, broken, &form::completed(s, &d.answers, &today));
            let instead = broken.instead.as_ref().and_then(|id| web.app.offer.catalogue.services.get(id));
            Some(NotEligible {
                id: broken.id.clone(),
                title: of(&broken.title),
                text: of(&broken.text),
                law: of(&broken.law),
                questions: led.into_iter().map(|q| q.id.clone()).collect(),
                instead: instead.map(|s| Named { id: s.id.clone(), title: of(&s.title) }),
            })
        }),
        signatures: signatures.iter().map(SignatureShape::of).collect(),
        changed_at: rfc3339(d.changed_at),
    }
}

/// Drafts of one person.
pub async fn shapes(web: &Web, drafts: &[app::Draft], lang: Lang) -> Result<Vec<DraftShape>, Problem> {
    let versions: Vec<_> = drafts.iter().map(|d| web.app.offer.version(&d.service, d.version)).collect();
    let with: Vec<_> = drafts.iter().zip(&versions).filter_map(|(d, s)| Some((d, &**s.as_ref()?))).collect();
    let mut signatures = app::cosign::standing(&web.app, &with).await?.into_iter();
    let of = |(d, s): (&app::Draft, &Option<Arc<Service>>)| {
        let needed = if s.is_some() { signatures.next().unwrap_or_default() } else { vec![] };
        filled(web, d, s.as_deref(), &needed, lang)
    };
    Ok(drafts.iter().zip(&versions).map(of).collect())
}

/// One draft.
pub(super) async fn shape(web: &Web, d: &app::Draft, lang: Lang) -> Result<DraftShape, Problem> {
    let mut all = shapes(web, std::slice::from_ref(d), lang).await?;
    all.pop().ok_or_else(|| Refusal::NotFound.into())
}

/// Lists the bearer's drafts.
#[utoipa::path(get, path = "/api/v1/drafts", operation_id = "list_drafts", tag = "applications", responses((status = 200, body = Drafts), (status = 403)), security(("bearer" = [])))]
pub async fn list(State(web): State<Web>, ApiLang(lang): ApiLang, ApiPerson(p): ApiPerson) -> Answer<Drafts> {
    let mine = app::me::cases(&web.app, p.id, Uuid::nil()).await?;
    Ok(Json(Drafts { drafts: shapes(&web, &mine.drafts, lang).await? }))
}

/// Starts a draft, or gives the one there is.
#[utoipa::path(post, path = "/api/v1/drafts", operation_id = "start_draft", tag = "applications", request_body = Start, responses((status = 201, body = DraftShape), (status = 404), (status = 403), (status = 409)), security(("bearer" = [])))]
pub async fn start(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiPerson(p): ApiPerson,
    JsonBody(s): JsonBody<Start>,
) -> Result<(StatusCode, Json<DraftShape>), Problem> {
    let id = app::draft::start(&web.app, &p, &s.service).await?;
    let (d, _) = app::draft::get(&web.app, p.id, id).await?;
    Ok((StatusCode::CREATED, Json(shape(&web, &d, lang).await?)))
}

/// One draft.
#[utoipa::path(get, path = "/api/v1/drafts/{id}", operation_id = "get_draft", tag = "applications", params(("id" = Uuid, Path)), responses((status = 200, body = DraftShape), (status = 403)), security(("bearer" = [])))]
pub async fn one(State(web): State<Web>, ApiLang(lang): ApiLang, ApiPerson(p): ApiPerson, Given(id): Given) -> Answer<DraftShape> {
    let (d, _) = app::draft::get(&web.app, p.id, id).await?;
    Ok(Json(shape(&web, &d, lang).await?))
}

/// Saves one answer.
#[utoipa::path(put, path = "/api/v1/drafts/{id}/answers/{question}", operation_id = "put_answer", tag = "applications", params(("id" = Uuid, Path), ("question" = String, Path)), request_body = OneAnswer,
    responses((status = 200, body = DraftShape), (status = 403), (status = 409), (status = 429)), security(("bearer" = [])))]
pub async fn answer(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiPerson(p): ApiPerson,
    Path((id, question)): Path<(String, String)>,
    address: Address,
    JsonWithFiles(a): JsonWithFiles<OneAnswer>,
) -> Answer<DraftShape> {
    let id = crate::asking::id(&id)?;
    // Which of the two would count is not for us to guess.
    if !a.answer.is_null() && !a.files.is_empty() {
        return Err(Refusal::wrong("files", Msg::new("answer-or-files")).into());
    }
    // Only files that are given to us may stand among the answers.
    let named = |q: &Question, given: &Value| {
        let refused = matches!(q.kind, Kind::Evidence(_)) && !given.is_null() && given.as_array().is_none_or(|a| !a.is_empty());
        if refused { Err(Refusal::wrong(&q.id, Msg::new("answer-file-needed"))) } else { Ok(()) }
    };
    if a.files.is_empty() {
        let given = a.answer;
        let answer = move |q: &Question, _: Option<&Value>| {
            named(q, &given)?;
            Ok(given.clone())
        };
        return Ok(Json(
            shape(&web, &app::draft::answer(&web.app, (p.id, id), &question, a.seen.as_deref(), answer).await?.0, lang).await?,
        ));
    }
    let (_, service) = app::draft::get(&web.app, p.id, id).await?;
    if let Some(Kind::Evidence(k)) = service.question(&question).map(|q| &q.kind)
        && a.files.len() as i64 > k.max_files
    {
        return Err(Refusal::wrong(&question, Msg::new("answer-too-many-files").with("max", k.max_files)).into());
    }
    for _ in &a.files {
        web.limits.upload(&address.0)?;
    }
    let files = decoded(&question, a.files)?;
    let d = app::draft::attach(&web.app, (p.id, id), &service, &question, files).await?;
    Ok(Json(shape(&web, &d, lang).await?))
}

/// Throws a draft away.
#[utoipa::path(delete, path = "/api/v1/drafts/{id}", operation_id = "discard_draft", tag = "applications", params(("id" = Uuid, Path)), responses((status = 204), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn discard(State(web): State<Web>, ApiPerson(p): ApiPerson, Given(id): Given) -> Result<StatusCode, Problem> {
    app::draft::discard(&web.app, p.id, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Submits a draft; sent again, it gives the same case.
///
/// The person is addressed in the language of the request (`lang`, `Accept-Language`), else in their own.
#[utoipa::path(post, path = "/api/v1/drafts/{id}/submit", operation_id = "submit_draft", tag = "applications", params(("id" = Uuid, Path)), responses((status = 201, body = Created, headers(("Location" = String, description = "The case"))), (status = 409), (status = 422), (status = 403), (status = 429)), security(("bearer" = [])))]
pub async fn submit(
    State(web): State<Web>,
    ChosenLang(lang): ChosenLang,
    ApiPerson(p): ApiPerson,
    Given(id): Given,
) -> Result<Made, Problem> {
    Ok(made(app::draft::send(&web.app, &p, id, lang.unwrap_or(p.lang), None).await?))
}

/// Takes one file out of an answer; 404 where it is not there.
#[utoipa::path(delete, path = "/api/v1/drafts/{id}/answers/{question}/files/{sha256}", operation_id = "remove_file", tag = "applications", params(("id" = Uuid, Path), ("question" = String, Path), ("sha256" = String, Path)),
    responses((status = 200, body = DraftShape), (status = 403)), security(("bearer" = [])))]
pub async fn remove(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiPerson(p): ApiPerson,
    Path((id, question, sha256)): Path<(String, String, String)>,
) -> Answer<DraftShape> {
    let id = crate::asking::id(&id)?;
    let (d, was_there) = app::draft::detach(&web.app, p.id, id, &question, &sha256).await?;
    if !was_there {
        return Err(Refusal::NotFound.into());
    }
    Ok(Json(shape(&web, &d, lang).await?))
}

/// One thing that changes.
#[derive(Serialize, ToSchema)]
pub struct ChangeShape {
    /// Message key.
    key: String,
    /// In words.
    text: String,
}

impl ChangeShape {
    pub(super) fn of(m: &Msg, words: &Words) -> ChangeShape {
        ChangeShape { key: m.key.to_string(), text: words.msg(m) }
    }
}

/// An answer that does not fit the newer version.
#[derive(Serialize, ToSchema)]
pub struct AgainShape {
    /// The question, which is asked again.
    question: String,
    /// Message key.
    key: String,
    /// Why it does not fit.
    text: String,
}

/// A newer version for a draft, and what would become of its answers.
#[derive(Serialize, ToSchema)]
pub struct NewerShape {
    /// The version on which the draft stands.
    old_version: i64,
    /// The newest.
    new_version: i64,
    /// Why the draft does not hold any more and must be carried over; nothing when it may be sent as it is.
    void: Option<String>,
    /// What changes for people.
    people: Vec<ChangeShape>,
    /// What changes for officers.
    officers: Vec<ChangeShape>,
    /// What changes in what it costs.
    fees: Vec<ChangeShape>,
    /// Answers that are kept.
    #[schema(value_type = Object)]
    answers: AnswersShape,
    /// Answered before and asked again.
    again: Vec<AgainShape>,
    /// What was typed and has no place among the answers; it stays with the draft.
    #[schema(value_type = Object)]
    set_aside: AnswersShape,
}

/// Which version.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Carry {
    /// The newest version as it was shown; another one is refused.
    version: i64,
}

/// The newer version of the service for a draft: what is different, and what would become of the answers. 404 when there is
/// none.
#[utoipa::path(get, path = "/api/v1/drafts/{id}/newer", operation_id = "get_newer_version", tag = "applications", params(("id" = Uuid, Path)), responses((status = 200, body = NewerShape), (status = 403)), security(("bearer" = [])))]
pub async fn newer(State(web): State<Web>, ApiLang(lang): ApiLang, ApiPerson(p): ApiPerson, Given(id): Given) -> Answer<NewerShape> {
    let n = app::newer::look(&web.app, p.id, id).await?;
    let words = Words::of(lang);
    let said = |all: &[Msg]| all.iter().map(|m| ChangeShape::of(m, words)).collect();
    Ok(Json(NewerShape {
        old_version: n.old.version,
        new_version: n.new.version,
        void: n.void.map(|t| t.get(lang).into()),
        people: said(&n.changes.people),
        officers: said(&n.changes.officers),
        fees: said(&n.changes.fees),
        answers: n.carried.answers,
        again: n
            .carried
            .again
            .iter()
            .map(|w| AgainShape { question: w.question.clone(), key: w.message.key.to_string(), text: words.msg(&w.message) })
            .collect(),
        set_aside: n.carried.aside,
    }))
}

/// Carries a draft over to the newest version. Answers that fit are kept, the others stay with the draft and are asked again.
#[utoipa::path(post, path = "/api/v1/drafts/{id}/newer", operation_id = "carry_draft_over", tag = "applications", params(("id" = Uuid, Path)), request_body = Carry, responses((status = 200, body = DraftShape), (status = 403), (status = 409)), security(("bearer" = [])))]
pub async fn carry(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiPerson(p): ApiPerson,
    Given(id): Given,
    JsonBody(c): JsonBody<Carry>,
) -> Answer<DraftShape> {
    let d = app::newer::carry(&web.app, p.id, id, c.version).await?;
    Ok(Json(shape(&web, &d, lang).await?))
}
