//! What is held about the bearer.

use super::Answer;
use super::drafts::{self, ChangeShape, DraftShape};
use super::shapes::{
    AwaitedShape, CaseShape, FileShape, FindingShape, LeftShape, MovedShape, Named, acting, agency, awaited, case, file, finding, left,
    outcome,
};
use crate::Web;
use crate::asking::{ApiLang, ApiPerson, Given, JsonBody, Query};
use crate::frame::Shows;
use crate::problem::Problem;
use app::case_view::Whole;
use app::{Person, Who};
use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use domain::Lang;
use domain::calendar::rfc3339;
use domain::case::{DateOf, Moved, Purpose};
use domain::form;
use domain::package::Service;
use pages::{To, Words};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Someone read the person's data.
#[derive(Serialize, ToSchema)]
pub struct AccessShape {
    /// When.
    at: String,
    /// The case.
    case: Uuid,
    /// `agency/unit` of the reader.
    place: String,
    /// For what: `task` (the unit had a task of it), `completeness`, `objection`, `program` (of an agency), `supervision` (of the unit,
    /// which may also have acted before), `list` (an officer saw the name in the unit's list of tasks, once for each officer and case);
    /// nothing in records from before it was kept.
    purpose: Option<&'static str>,
    /// The same in words.
    why: String,
    /// What the service rests on in law, in the version of the case; empty where it names nothing, and the agency alone answers.
    law: Vec<String>,
}

/// How much is held.
#[derive(Serialize, ToSchema)]
pub struct HoldingsShape {
    /// Drafts: `/api/v1/drafts`.
    drafts: i64,
    /// Cases, closed ones too: `/api/v1/cases`.
    cases: i64,
    /// Files in these: in answers, and in what was sent later, from either side. Drafts and cases name them.
    files: i64,
    /// Notices: `/api/v1/notices`.
    notices: i64,
}

/// What is held.
#[derive(Serialize, ToSchema)]
pub struct Me {
    /// Id.
    id: Uuid,
    /// `resident` or `visitor`.
    kind: String,
    /// National or passport number, with its kind in front.
    identifier: String,
    /// Name.
    name: String,
    /// Mobile.
    mobile: Option<String>,
    /// E-mail address.
    email: Option<String>,
    /// How much is held besides.
    holdings: HoldingsShape,
    /// Who read the person's data, newest first: whoever opened a case or acted on it, and each officer who saw in a list the name with which
    /// the application was sent, once for each case.
    read_by: Vec<AccessShape>,
    /// `after` of the next page of readings, if there is one.
    next_read: Option<Uuid>,
    /// Two-letter code of the language in which the person is addressed.
    lang: String,
    /// Number of live sessions.
    sessions: usize,
}

/// Which page.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct After {
    /// The last one of the page before.
    after: Option<Uuid>,
}

fn access(at: i64, case: Uuid, place: String, purpose: Option<Purpose>, service: Option<&Service>, lang: Lang) -> AccessShape {
    AccessShape {
        at: rfc3339(at),
        case,
        place,
        purpose: purpose.map(Purpose::as_str),
        why: Words::of(lang).say(pages::purpose_key(purpose)),
        law: service.iter().flat_map(|s| &s.legal_basis).map(|l| l.title.get(lang).to_string()).collect(),
    }
}

async fn held(web: &Web, p: Person, after: Uuid, lang: Lang) -> Answer<Me> {
    let app::me::Held { holdings, sessions, reads } = app::me::held(&web.app, p.id, after).await?;
    Ok(Json(Me {
        id: p.id,
        kind: p.kind,
        identifier: p.identifier,
        name: p.name,
        mobile: p.mobile,
        email: p.email,
        holdings: HoldingsShape { drafts: holdings.drafts, cases: holdings.cases, files: holdings.files, notices: holdings.notices },
        next_read: (reads.len() >= app::me::PAGE).then(|| reads.last().map(|r| r.access.id)).flatten(),
        read_by: reads
            .into_iter()
            .map(|r| {
                let version = web.app.offer.version(&r.service, r.version);
                access(r.access.at, r.access.case, r.access.place, r.access.purpose, version.as_deref(), lang)
            })
            .collect(),
        lang: p.lang.as_str().into(),
        sessions: sessions.len(),
    }))
}

/// What is held about the bearer and who read it.
#[utoipa::path(get, path = "/api/v1/me", operation_id = "get_me", tag = "me", params(After), responses((status = 200, body = Me), (status = 403)), security(("bearer" = [])))]
pub async fn one(State(web): State<Web>, ApiLang(lang): ApiLang, ApiPerson(p): ApiPerson, Query(q): Query<After>) -> Answer<Me> {
    held(&web, p, q.after.unwrap_or_default(), lang).await
}

/// What a person may change of themselves; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The name under which the person is addressed. One that is there cannot be taken away (422, `answer-name-needed`).
    name: Option<String>,
    /// Two-letter code of a language of the gateway.
    lang: Option<String>,
}

/// Changes name or language.
#[utoipa::path(patch, path = "/api/v1/me", operation_id = "change_me", tag = "me", request_body = Change, responses((status = 200, body = Me), (status = 403), (status = 422)), security(("bearer" = [])))]
pub async fn change(State(web): State<Web>, ApiLang(lang): ApiLang, ApiPerson(p): ApiPerson, JsonBody(c): JsonBody<Change>) -> Answer<Me> {
    let known = |l: String| Lang::parse(&l).filter(|l| pages::Words::find(*l).is_some());
    let spoken = c.lang.map(|l| known(l).ok_or_else(|| crate::asking::one_of("lang", &crate::asking::langs()))).transpose()?;
    let changed = app::me::change(&web.app, p.id, c.name.as_deref(), spoken).await?;
    held(&web, changed, Uuid::nil(), lang).await
}

/// A case with everything that is held of it.
#[derive(Serialize, ToSchema)]
pub struct CaseData {
    #[serde(flatten)]
    case: CaseShape,
    /// The name under which it was sent.
    name: String,
    /// Answers by question id.
    #[schema(value_type = Object)]
    answers: serde_json::Value,
    /// The files of the answers and of what was sent later, from either side. Their bytes are not in here.
    files: Vec<FileShape>,
    /// Who read it, newest first, and why.
    read_by: Vec<AccessShape>,
}

/// A part of everything that is held about a person.
#[derive(Serialize, ToSchema)]
pub struct DataShape {
    /// When it was put together.
    at: String,
    /// Id of the person.
    id: Uuid,
    /// `resident` or `visitor`.
    kind: String,
    /// National or passport number, with its kind in front.
    identifier: String,
    /// Name.
    name: String,
    /// Mobile.
    mobile: Option<String>,
    /// E-mail address.
    email: Option<String>,
    /// Two-letter code of the language in which the person is addressed.
    lang: String,
    /// Since when the person is known.
    since: String,
    /// Drafts, in the first part.
    drafts: Vec<DraftShape>,
    /// About a hundred cases, newest first, closed ones too, with answers, messages and who read each.
    cases: Vec<CaseData>,
    /// `after` of the next part; nothing in the last one.
    next: Option<Uuid>,
    /// The newest thousand notices, in the first part.
    notices: Vec<NoticeShape>,
    /// `after` of the notices that are not in it, for `GET /api/v1/notices`; nothing where all are.
    next_notice: Option<Uuid>,
}

fn case_data(web: &Web, who: &Who, w: Whole, lang: Lang) -> CaseData {
    let (v, place) = (&w.view, |p: &domain::case::Place| p.key());
    let files: Vec<_> = form::files(&w.answers).into_iter().chain(v.events.iter().flat_map(|h| h.body.files())).collect();
    CaseData {
        case: case(&web.app, v, lang, who),
        name: w.person.name,
        files: files.iter().map(file).collect(),
        read_by: v.reads.iter().map(|r| access(r.at, v.case.id, place(&r.place), r.purpose, Some(&v.service), lang)).collect(),
        answers: serde_json::to_value(&w.answers).unwrap_or_default(),
    }
}

/// A part of everything that is held about a person, as a file to keep.
pub async fn data_file(web: &Web, p: &Person, after: Uuid, lang: Lang) -> Shows {
    web.limits.data(&p.id.to_string())?;
    let app::me::Data { drafts, cases, next, notices, next_notice } = app::me::data(&web.app, p, after).await?;
    let who = Who::Person(p.clone());
    let data = DataShape {
        at: rfc3339(app::now::now()),
        id: p.id,
        kind: p.kind.clone(),
        identifier: p.identifier.clone(),
        name: p.name.clone(),
        mobile: p.mobile.clone(),
        email: p.email.clone(),
        lang: p.lang.as_str().into(),
        since: rfc3339(p.created_at),
        drafts: drafts::shapes(web, &drafts, lang).await?,
        cases: cases.into_iter().map(|w| case_data(web, &who, w, lang)).collect(),
        next,
        notices: notices.into_iter().map(|(n, over)| notice(web, n, over, lang)).collect(),
        next_notice,
    };
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"dargah-data.json\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, serde_json::to_string_pretty(&data).map_err(app::Fault::new)?).into_response())
}

/// Everything that is held about the bearer, in parts of about a hundred cases: the person, drafts, cases with answers, messages, the names and hashes of
/// files, notices, and who read what and why. As a file to keep.
#[utoipa::path(get, path = "/api/v1/me/data", operation_id = "get_my_data", tag = "me", params(After), responses((status = 200, body = DataShape), (status = 403), (status = 429)), security(("bearer" = [])))]
pub async fn data(State(web): State<Web>, ApiLang(lang): ApiLang, ApiPerson(p): ApiPerson, Query(q): Query<After>) -> Shows {
    data_file(&web, &p, q.after.unwrap_or_default(), lang).await
}

/// A live session.
#[derive(Serialize, ToSchema)]
pub struct SessionShape {
    /// Id.
    id: Uuid,
    /// How the browser named itself.
    agent: String,
    /// Since when.
    created_at: String,
    /// Until when.
    expires_at: String,
}

/// Live sessions.
#[derive(Serialize, ToSchema)]
pub struct Sessions {
    sessions: Vec<SessionShape>,
}

impl Sessions {
    /// Those that are live.
    pub fn of(sessions: Vec<app::Session>) -> Sessions {
        let shape = |s: app::Session| SessionShape {
            id: s.id,
            agent: s.agent,
            created_at: rfc3339(s.created_at),
            expires_at: rfc3339(s.expires_at),
        };
        Sessions { sessions: sessions.into_iter().map(shape).collect() }
    }
}

/// Where the bearer is signed in.
#[utoipa::path(get, path = "/api/v1/me/sessions", operation_id = "list_sessions", tag = "me", responses((status = 200, body = Sessions), (status = 403)), security(("bearer" = [])))]
pub async fn sessions(State(web): State<Web>, ApiPerson(p): ApiPerson) -> Answer<Sessions> {
    Ok(Json(Sessions::of(app::me::sessions(&web.app, p.id).await?)))
}

/// Ends one session.
#[utoipa::path(delete, path = "/api/v1/me/sessions/{id}", operation_id = "end_session", tag = "me", params(("id" = Uuid, Path)), responses((status = 204), (status = 403)), security(("bearer" = [])))]
pub async fn end(State(web): State<Web>, ApiPerson(p): ApiPerson, Given(id): Given) -> Result<StatusCode, Problem> {
    app::me::end_sessions(&web.app, p.id, Some(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends all sessions; tokens stay.
#[utoipa::path(delete, path = "/api/v1/me/sessions", operation_id = "end_all_sessions", tag = "me", responses((status = 204), (status = 403)), security(("bearer" = [])))]
pub async fn end_all(State(web): State<Web>, ApiPerson(p): ApiPerson) -> Result<StatusCode, Problem> {
    app::me::end_sessions(&web.app, p.id, None).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A notice.
#[derive(Serialize, ToSchema)]
pub struct NoticeShape {
    /// Id.
    id: Uuid,
    /// The case; nothing when it is about a draft.
    case: Option<Uuid>,
    /// When it is about a draft: which one, and what changes.
    draft: Option<NewerNotice>,
    /// Id of the service.
    service: String,
    /// What it tells: mostly the kind of the event that made it, and `payment`, `task_extended`, `visit_called_off`, `signed` and the like where that says more; for a draft `newer`, or `service_withdrawn` when its service takes no new applications any more.
    kind: String,
    /// When.
    at: String,
    /// Whether it is marked as read.
    read: bool,
    /// Whether what it asks of the person is over: done, taken back, or past.
    over: bool,
    /// Title of the stage in which the case was then; nothing where it was closed, or in notices from before it was kept.
    stage: Option<String>,
    /// What the person had to do then, the question first.
    awaited: Vec<AwaitedShape>,
    /// Who acted then, each unit with its agency.
    acting: Vec<ActingUnit>,
    /// By when, then: the agency, or the person where something was asked; nothing while the clock stood otherwise.
    until: Option<String>,
    /// The rule by which that date stood.
    until_rule: Option<String>,
    /// Whether that had passed.
    late: bool,
    /// Whether that was the limit of the unit that acted, and not that of the case.
    own: bool,
    /// Title of the decision that was to follow by rule where the person did not answer by then.
    decision_if_unanswered: Option<String>,
    /// What was to be paid then, of instalments the next one; nothing where nothing was.
    payment: Option<PaymentOfNotice>,
    /// Title of the letter that was signed, where it tells of one.
    signed: Option<String>,
    /// Title of the decision, where it tells of one.
    decision: Option<String>,
    /// Whether that is `granted` or `refused`.
    outcome: Option<&'static str>,
    /// What made it: `officer`, `silence`, `rule` or `unanswered`; nothing where it tells of none.
    decided_by: Option<&'static str>,
    /// The agency of which money is asked back that was paid for what was refused or taken back; of several that of the last payment.
    refund: Option<Named>,
    /// All of them, in the order of the payments, where they are several.
    refunds: Vec<Named>,
    /// How the decision answers the person's objection: `upheld`, `replaced`, or `taken_back` by the person; nothing where it
    /// tells of none.
    review: Option<&'static str>,
    /// Until when one may object to the decision; nothing where one may not, or where it tells of none.
    object_until: Option<String>,
    /// The rule by which that date stands.
    object_rule: Option<String>,
    /// The agency that answers for the case from then on, where it was handed to another one.
    steward: Option<Named>,
    /// Why a unit handed it on, took more time or called a visit off; nothing where none did.
    reason: Option<String>,
    /// By how much the agency took more time, or a unit for its task, where it tells of that.
    longer: Option<LongerShape>,
    /// Visits that do not take place any more: their tasks ended or went elsewhere, or another visit takes the place of one.
    visits_off: Vec<AwaitedShape>,
    /// The dates that moved with the calendars, with the agency or because it took more time, where it tells of that: that of the
    /// case, and those until which the person pays or may object.
    moved: Vec<MovedShape>,
    /// What an officer told the person with an outcome.
    told: Option<String>,
    /// What units found that must be corrected, where the service's own rule asked.
    findings: Vec<FindingShape>,
}

/// More time that an agency took, or a unit for its task.
#[derive(Serialize, ToSchema)]
pub struct LongerShape {
    /// How much.
    by: LeftShape,
    /// The rule that allows it.
    rule: String,
    /// The unit that took it for its own task; nothing where the agency took it for the case.
    unit: Option<ActingUnit>,
}

/// What was to be paid when a notice was given.
#[derive(Serialize, ToSchema)]
pub struct PaymentOfNotice {
    /// Rials; nothing where the service does not say.
    rials: Option<i64>,
    /// Until when; nothing where there was always time.
    until: Option<String>,
    /// The rule by which that date stood.
    rule: Option<String>,
    /// Number of the instalment, from 1; nothing where the sum was not divided.
    part: Option<usize>,
    /// Until when everything for which the task of paying waited was to be paid, where that was another moment than `until`.
    limit_at: Option<String>,
    /// The rule by which that stood; nothing in notices from before it was kept.
    limit_rule: Option<String>,
    /// Title of the decision that was to follow by rule where nothing was paid by then; told when it is time to pay.
    decision_if_unpaid: Option<String>,
    /// Whether it was what corrected answers cost more, asked for only after the case was granted.
    more: bool,
}

/// A unit with its agency.
#[derive(Serialize, ToSchema)]
pub struct ActingUnit {
    /// The agency.
    agency: Named,
    /// The unit.
    unit: Named,
}

fn notice(web: &Web, n: app::Notice, over: bool, lang: Lang) -> NoticeShape {
    let news = n.news.as_ref();
    let unit = |p| {
        let (agency, unit) = acting(&web.app, p, lang);
        ActingUnit { agency, unit }
    };
    let longer = news.and_then(|w| w.longer.as_ref());
    NoticeShape {
        id: n.id,
        case: Some(n.case).filter(|c| !c.is_nil()),
        draft: n.about.as_ref().map(|a| newer_notice(web, &n.service, a, lang)),
        kind: n.kind,
        at: rfc3339(n.at),
        read: n.read_at.is_some(),
        over,
        stage: news.and_then(|w| w.stage.as_ref()).map(|t| t.get(lang).into()),
        awaited: news.into_iter().flat_map(|w| w.awaited_dated().map(|a| awaited(&web.app, &a, lang, To::Person))).collect(),
        acting: news.into_iter().flat_map(|w| &w.acting).map(unit).collect(),
        until: news.and_then(|w| w.until).map(rfc3339),
        until_rule: news.and_then(|w| w.rule.as_ref()).map(|t| t.get(lang).into()),
        late: news.is_some_and(|w| w.late),
        own: news.is_some_and(|w| w.own),
        payment: news.and_then(|w| w.payment.as_ref()).map(|p| PaymentOfNotice {
            rials: p.rials,
            until: p.until.map(rfc3339),
            rule: p.rule.as_ref().map(|t| t.get(lang).into()),
            part: p.part.map(|(number, _)| number),
            limit_at: p.limit.map(rfc3339),
            limit_rule: p.limit_rule.as_ref().map(|t| t.get(lang).into()),
            decision_if_unpaid: p.unpaid.as_ref().map(|t| t.get(lang).into()),
            more: p.more,
        }),
        signed: news.and_then(|w| w.signed.as_ref()).map(|t| t.get(lang).into()),
        decision: news.and_then(|w| w.decision.as_ref()).map(|t| t.get(lang).into()),
        outcome: news.and_then(|w| w.outcome).map(outcome),
        decided_by: news.filter(|w| w.outcome.is_some()).map(|w| w.by.as_str()),
        refund: news.and_then(|w| w.refund.as_ref()).map(|id| agency(&web.app, id, lang)),
        refunds: news.iter().flat_map(|w| &w.refunds).map(|id| agency(&web.app, id, lang)).collect(),
        review: news.and_then(|w| w.review).map(|r| r.as_str()),
        object_until: news.and_then(|w| w.object.as_ref()).map(|o| rfc3339(o.until)),
        object_rule: news.and_then(|w| w.object.as_ref()).map(|o| o.rule.get(lang).into()),
        steward: news.and_then(|w| w.steward.as_ref()).map(|id| agency(&web.app, id, lang)),
        reason: news.map(|w| w.reason.clone()).filter(|r| !r.is_empty()),
        decision_if_unanswered: news.and_then(|w| w.unanswered.as_ref()).map(|t| t.get(lang).into()),
        longer: longer.map(|l| LongerShape { by: left(l.count, l.days), rule: l.rule.get(lang).into(), unit: l.unit.as_ref().map(unit) }),
        visits_off: news.into_iter().flat_map(|w| &w.visits_off).map(|v| awaited(&web.app, v, lang, To::Person)).collect(),
        moved: news
            .into_iter()
            .flat_map(|w| &w.moved)
            .map(|m| {
                let of = match m {
                    Moved { pays: true, .. } => DateOf::Payment,
                    Moved { objects: true, .. } => DateOf::Objection,
                    _ if longer.is_some_and(|l| l.unit.is_some()) => DateOf::Task,
                    _ => DateOf::Case,
                };
                MovedShape::of(of, m.from, m.to, &m.rule, lang)
            })
            .collect(),
        told: news.map(|w| w.told.clone()).filter(|t| !t.is_empty()),
        findings: news.into_iter().flat_map(|w| &w.found).map(|f| finding(&web.app, f, lang)).collect(),
        service: n.service,
    }
}

/// A newer version of the service of a draft.
#[derive(Serialize, ToSchema)]
pub struct NewerNotice {
    /// The draft, or the case that it has become. See `GET /api/v1/drafts/{id}/newer`.
    id: Uuid,
    /// The version on which it stood.
    old_version: i64,
    /// The version that came.
    new_version: i64,
    /// Why the draft does not hold any more; nothing when it does.
    void: Option<String>,
    /// What changes for people, and in what it costs.
    changes: Vec<ChangeShape>,
}

fn newer_notice(web: &Web, service: &str, about: &app::AboutDraft, lang: Lang) -> NewerNotice {
    let (changes, void) = app::tell::between(&web.app, service, about.old_version, about.new_version).unwrap_or_default();
    let words = pages::Words::of(lang);
    NewerNotice {
        id: about.draft,
        old_version: about.old_version,
        new_version: about.new_version,
        void: void.map(|t| t.get(lang).into()),
        changes: changes.people.iter().chain(&changes.fees).map(|m| ChangeShape::of(m, words)).collect(),
    }
}

/// Notices.
#[derive(Serialize, ToSchema)]
pub struct Notices {
    /// Applications of others that wait for the bearer's signature, as `GET /api/v1/signatures` lists them; they are no notices of a case, and
    /// are over when the signature is given or declined, or the application is changed or thrown away.
    to_sign: usize,
    notices: Vec<NoticeShape>,
    /// `after` of the next page, if there is one.
    next: Option<Uuid>,
}

/// Notices, newest first. Reading them changes nothing; see `POST /api/v1/me/notices/read`.
#[utoipa::path(get, path = "/api/v1/notices", operation_id = "list_notices", tag = "me", params(After), responses((status = 200, body = Notices), (status = 403)), security(("bearer" = [])))]
pub async fn notices(State(web): State<Web>, ApiLang(lang): ApiLang, ApiPerson(p): ApiPerson, Query(q): Query<After>) -> Answer<Notices> {
    let list = app::me::notices(&web.app, p.id, q.after.unwrap_or_default()).await?;
    Ok(Json(Notices {
        to_sign: app::cosign::waiting(&web.app, &p).await?.0,
        next: (list.len() >= app::me::PAGE).then(|| list.last().map(|(n, _)| n.id)).flatten(),
        notices: list.into_iter().map(|(n, over)| notice(&web, n, over, lang)).collect(),
    }))
}

/// Which notices are read; without anything, all there are.
#[derive(Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields, default)]
pub struct ReadNotices {
    /// The newest of them: it and those before are marked, later ones are not.
    until: Option<Uuid>,
    /// Only those of this case.
    case: Option<Uuid>,
}

/// Marks notices as read.
#[utoipa::path(post, path = "/api/v1/me/notices/read", operation_id = "read_notices", tag = "me", request_body = ReadNotices, responses((status = 204), (status = 403)), security(("bearer" = [])))]
pub async fn read(State(web): State<Web>, ApiPerson(p): ApiPerson, JsonBody(r): JsonBody<ReadNotices>) -> Result<StatusCode, Problem> {
    app::me::read(&web.app, p.id, r.case, r.until).await?;
    Ok(StatusCode::NO_CONTENT)
}
