//! Cases of the bearer: a person's own; an officer's unit's; an agency's.

use super::applications::{idempotency_key, keep};
use super::shapes::{
    self, AnswerChange, AnswersShape, CaseBrief, CaseShape, DecidedShape, Done, Entry, Inline, Named, ReceiptShape, Said, TurnShape,
};
use super::{Answer, once};
use crate::Web;
use crate::asking::{Address, ApiLang, ApiPerson, ApiWho, Given, JsonBody, JsonWithFiles, Path, Query, moment, one_of};
use app::Who;
use app::submit::Idempotency;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use domain::calendar::rfc3339;
use domain::case::{Act, Case, Status};
use domain::receipt::Receipt;
use domain::{Msg, Refusal};
use pages::{To, Words};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// A page of cases.
#[derive(Serialize, ToSchema)]
pub struct Cases {
    cases: Vec<CaseBrief>,
    /// `after` of the next page, if there is one.
    next: Option<Uuid>,
}

/// Which page.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct After {
    /// The last case of the page before.
    after: Option<Uuid>,
}

/// What was done.
pub fn done(c: &Case, officer: Option<&app::Account>) -> Done {
    Done {
        case: c.id,
        status: c.status.as_str().into(),
        stage: c.stage.clone(),
        task: officer.and_then(|o| c.task_at_hand(&o.name, &o.agency, &o.unit)).map(|t| t.id),
    }
}

/// Lists the person's cases, newest first.
#[utoipa::path(get, path = "/api/v1/cases", operation_id = "list_cases", tag = "cases", params(After), responses((status = 200, body = Cases), (status = 403)), security(("bearer" = [])))]
pub async fn list(State(web): State<Web>, ApiLang(lang): ApiLang, ApiPerson(p): ApiPerson, Query(q): Query<After>) -> Answer<Cases> {
    let mine = app::me::cases(&web.app, p.id, q.after.unwrap_or_default()).await?;
    let now = app::now::now();
    let brief = |c| shapes::case_brief(&web.app, c, lang, To::Person, now);
    Ok(Json(Cases { cases: mine.cases.iter().map(brief).collect(), next: mine.next }))
}

/// Which cases of the agency.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OfAgency {
    /// Only those that changed at this moment or later, RFC 3339: `2026-11-24T09:30:00Z`, with a fraction of a second or without, with `Z`
    /// or an offset (its `+` is `%2B` in a query).
    #[param(format = DateTime)]
    changed_since: Option<String>,
    /// Only those of this service.
    service: Option<String>,
    /// Only those with this status: `open`, `waiting`, `decided` or `withdrawn`.
    status: Option<String>,
    /// `next` of the page before, as it was given.
    after: Option<String>,
}

/// A case in the list of an agency.
#[derive(Serialize, ToSchema)]
pub struct AgencyCase {
    /// Id.
    id: Uuid,
    /// Tracking code.
    tracking_code: String,
    /// Service.
    service: Named,
    /// `open`, `waiting`, `decided` or `withdrawn`.
    status: String,
    /// Where it stands.
    stage: Named,
    /// Who is accountable.
    steward: Named,
    /// Until when.
    due_at: Option<String>,
    /// The rule that sets the limit, also while the clock stands; nothing when closed.
    due_rule: Option<String>,
    /// Whether that has passed.
    late: bool,
    /// When it was submitted.
    submitted_at: String,
    /// Whose turn it is; nothing when closed.
    turn: Option<TurnShape>,
    /// How it was decided; nothing where it is not, or where an objection to that is looked at.
    decision: Option<DecidedShape>,
    /// `agency/unit` of the first of those who act, as in `turn`; of the one that has the case where all wait for the person, or had it
    /// last when closed.
    acting: String,
    /// When it last changed.
    changed_at: String,
}

/// A page of the cases of an agency.
#[derive(Serialize, ToSchema)]
pub struct AgencyCases {
    cases: Vec<AgencyCase>,
    /// `after` of the next page, if there is one.
    next: Option<String>,
}

/// A moment and a case, as `next` writes them.
fn place(text: &str) -> Option<(i64, Uuid)> {
    let (at, id) = text.split_once('.')?;
    Some((at.parse().ok()?, id.parse().ok()?))
}

/// Cases for which the agency of the token answers or on which one of its units acts, in the order of their last change: whoever asks again with the
/// `changed_at` of the last one as `changed_since` gets what is new. One case, by its id, tells more only to the agency that answers for it.
#[utoipa::path(get, path = "/api/v1/agency/cases", operation_id = "list_agency_cases", tag = "agency", params(OfAgency), responses((status = 200, body = AgencyCases), (status = 403), (status = 422)), security(("bearer" = [])))]
pub async fn of_agency(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiWho(who): ApiWho,
    Query(q): Query<OfAgency>,
) -> Answer<AgencyCases> {
    let wrong = |field: &str, key| Refusal::wrong(field, Msg::new(key));
    if q.service.as_ref().is_some_and(|s| web.app.offer.service(s).is_none()) {
        return Err(wrong("service", "answer-not-an-option").into());
    }
    let status = q.status.map(|s| Status::parse(&s).ok_or_else(|| one_of("status", "open, waiting, decided, withdrawn"))).transpose()?;
    // What changed at that very moment is among them.
    let since = q.changed_since.map(|s| moment("changed_since", &s)).transpose()?;
    let after = q.after.map(|s| place(&s).ok_or_else(|| wrong("after", "answer-not-a-next"))).transpose()?;
    let begin = after.unwrap_or_default().max((since.unwrap_or_default(), Uuid::nil()));
    let (cases, next) = app::agency_cases::list(&web.app, &who, q.service, status, begin).await?;
    let now = app::now::now();
    let shape = |c: &app::Brief| {
        let b = shapes::case_brief(&web.app, c, lang, To::Desk, now);
        let first = b.turn.as_ref().and_then(|turn| turn.acting.first());
        AgencyCase {
            id: b.id,
            tracking_code: b.tracking_code,
            service: b.service,
            status: b.status,
            stage: b.stage,
            steward: b.steward,
            due_at: b.due_at,
            due_rule: b.due_rule,
            late: b.late,
            submitted_at: b.submitted_at,
            acting: first.map_or(c.case.acting.key(), |p| format!("{}/{}", p.agency.id, p.unit.id)),
            turn: b.turn,
            decision: b.decision,
            changed_at: rfc3339(c.case.changed_at),
        }
    };
    Ok(Json(AgencyCases { cases: cases.iter().map(shape).collect(), next: next.map(|(at, id)| format!("{at}.{id}")) }))
}

/// One case. An officer's reading is recorded and shown to the person.
#[utoipa::path(get, path = "/api/v1/cases/{id}", operation_id = "get_case", tag = "cases", params(("id" = Uuid, Path)), responses((status = 200, body = CaseShape)), security(("bearer" = [])))]
pub async fn one(State(web): State<Web>, ApiLang(lang): ApiLang, ApiWho(who): ApiWho, Given(id): Given) -> Answer<CaseShape> {
    let v = app::case_view::get(&web.app, &who, id).await?;
    Ok(Json(shapes::case(&web.app, &v, lang, &who)))
}

/// What happened.
#[derive(Serialize, ToSchema)]
pub struct Timeline {
    timeline: Vec<Entry>,
}

/// What happened in a case, oldest first.
#[utoipa::path(get, path = "/api/v1/cases/{id}/timeline", operation_id = "get_timeline", tag = "cases", params(("id" = Uuid, Path)), responses((status = 200, body = Timeline)), security(("bearer" = [])))]
pub async fn timeline(State(web): State<Web>, ApiLang(lang): ApiLang, ApiWho(who): ApiWho, Given(id): Given) -> Answer<Timeline> {
    let v = app::case_view::get(&web.app, &who, id).await?;
    Ok(Json(Timeline { timeline: shapes::entries(&web.app, &v, lang) }))
}

/// Sends a message to the other side. In a closed case a person's is refused, for nobody would see it; an agency's reaches the person, who
/// cannot answer it here (`person_may_write` of the case). With an `Idempotency-Key` header, the same message sent again is there once.
#[utoipa::path(post, path = "/api/v1/cases/{id}/messages", operation_id = "send_message", tag = "cases", params(("id" = Uuid, Path), ("Idempotency-Key" = Option<String>, Header, nullable = false, description = "A key of your own, 1 to 200 characters, kept for seven days")), request_body = Said, responses((status = 200, body = Done), (status = 403), (status = 409), (status = 429)), security(("bearer" = [])))]
pub async fn message(
    State(web): State<Web>,
    ApiWho(who): ApiWho,
    Given(id): Given,
    headers: HeaderMap,
    JsonBody(s): JsonBody<Said>,
) -> Answer<Done> {
    let once = idempotency_key(&headers)?.map(|key| Idempotency::of_message(key, id, &s.text));
    let c = app::act::act_once(&web.app, &who, id, Act::Message { text: s.text }, None, once).await?;
    Ok(Json(done(
        &c,
        match &who {
            Who::Officer(o) => Some(o),
            _ => None,
        },
    )))
}

/// A payment that was made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentShape {
    /// Number of the receipt, as the bank gave it: 4 to 30 characters, letters, digits of any script, `-` and `/` among them, at least four of
    /// them digits; spaces are left out. Compared with others it is without `-` and `/`, and in one kind of digits and of letters.
    receipt: String,
    /// The day on which it was paid, Persian (`1405/09/20`) or Gregorian (`2026-12-11`): none before the application was sent.
    paid_on: String,
    /// The task at which it is paid, as `asked_of_person.items` names it; may be left out while one payment is asked for.
    #[serde(default)]
    task: Option<Uuid>,
}

/// Reports a payment that is asked for. Until its unit records the receipt or says that it did not find it, nothing is to be paid there, and the limit
/// for paying stands; another report is refused meanwhile. What is owed still after the application was granted (`invoice.demand`: `asked`) is
/// reported in the same way, at no task; not of a service that has no task of paying, where no unit records payments. With an `Idempotency-Key` header, the same report sent again is there once.
#[utoipa::path(post, path = "/api/v1/cases/{id}/payment", operation_id = "report_payment", tag = "cases", params(("id" = Uuid, Path), ("Idempotency-Key" = Option<String>, Header, nullable = false, description = "A key of your own, 1 to 200 characters, kept for seven days")), request_body = PaymentShape, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn payment(
    State(web): State<Web>,
    ApiWho(who): ApiWho,
    Given(id): Given,
    headers: HeaderMap,
    JsonBody(p): JsonBody<PaymentShape>,
) -> Answer<Done> {
    let once = idempotency_key(&headers)?.map(|key| Idempotency::of_payment(key, id, p.task, &p.receipt, &p.paid_on));
    let act = Act::ReportPayment { receipt: p.receipt, on: p.paid_on };
    let c = app::act::act_once(&web.app, &who, id, act, p.task, once).await?;
    Ok(Json(done(&c, None)))
}

/// That a visit does not suit.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclineShape {
    /// The task at which somebody would come, as `asked_of_person.items` names it; may be left out while one visit is to come.
    #[serde(default)]
    task: Option<Uuid>,
    /// When the visit is to be, RFC 3339, the moment that `asked_of_person.items` says: where it was moved meanwhile, the call is refused (409 `refusal-visit-moved`).
    #[schema(format = DateTime)]
    at: String,
    /// Why; may be left out.
    #[serde(default)]
    reason: String,
}

/// Says that a visit does not suit, at the latest on the day before it (`decline_until`) and twice for one task. The visit is off; the unit has
/// the case and fixes another, and no limit stands meanwhile.
#[utoipa::path(post, path = "/api/v1/cases/{id}/visit", operation_id = "decline_visit", tag = "cases", params(("id" = Uuid, Path)), request_body = DeclineShape, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn visit(State(web): State<Web>, ApiWho(who): ApiWho, Given(id): Given, JsonBody(d): JsonBody<DeclineShape>) -> Answer<Done> {
    let at = moment("at", &d.at)?;
    let c = app::act::act_on(&web.app, &who, id, Act::DeclineVisit { at, reason: d.reason }, d.task).await?;
    Ok(Json(done(&c, None)))
}

/// An answer to the officer's question.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerShape {
    /// The task whose question it answers, as `asked_of_person.items` names it; may be left out while one thing is asked.
    #[serde(default)]
    task: Option<Uuid>,
    /// The answer in words; may be left out where files come, or answers change.
    #[serde(default)]
    text: String,
    /// Answers by question id, to the questions of the form that are open (`asked_of_person.items`), and to those that are asked only
    /// because of them. They are checked with the whole application, by the rules of the day on which it was sent; others are refused.
    #[serde(default, deserialize_with = "once::answers")]
    #[schema(value_type = Object)]
    answers: AnswersShape,
    /// Files.
    #[serde(default)]
    files: Vec<Inline>,
}

/// Answers to questions of the form that are open.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewShape {
    /// As of `answer_question`.
    #[serde(default)]
    task: Option<Uuid>,
    /// As of `answer_question`.
    #[serde(default, deserialize_with = "once::answers")]
    #[schema(value_type = Object)]
    answers: AnswersShape,
}

/// What would come of answers.
#[derive(Serialize, ToSchema)]
pub struct PreviewedShape {
    /// The answers that would be others, with what is computed from them.
    changes: Vec<PreviewedChange>,
    /// What it would cost then; nothing where that stays as it is.
    costs: Option<PreviewedCosts>,
}

/// An answer that would be another one.
#[derive(Serialize, ToSchema)]
pub struct PreviewedChange {
    /// Id of the question.
    question: String,
    /// The answer in force, as in `answers`; nothing where there is none.
    old: serde_json::Value,
    /// The answer from then on; nothing where it is not asked any more, or is emptied.
    new: serde_json::Value,
}

/// What corrected answers would cost.
#[derive(Serialize, ToSchema)]
pub struct PreviewedCosts {
    /// The sum in rials.
    rials: i64,
    /// What of it is paid, in rials.
    paid_before: i64,
    /// What would be left to pay, in rials.
    to_pay: i64,
    /// What would be given back, in rials.
    to_give_back: i64,
    /// Whether it is asked for, or given back, only when the payment that is reported is answered; what is paid is not known before.
    waits: bool,
}

/// Says what would come of answers to questions of the form that are open, before they are sent: which answers change, and what it costs then.
/// Nothing is changed by asking. What is wrong is refused as when they are sent.
#[utoipa::path(post, path = "/api/v1/cases/{id}/answer/preview", operation_id = "preview_answer", tag = "cases", params(("id" = Uuid, Path)), request_body = PreviewShape, responses((status = 200, body = PreviewedShape), (status = 422), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn preview_answer(
    State(web): State<Web>,
    ApiWho(who): ApiWho,
    Given(id): Given,
    JsonBody(p): JsonBody<PreviewShape>,
) -> Answer<PreviewedShape> {
    let Some(found) = app::act::preview_answers(&web.app, &who, id, p.task, &p.answers).await? else {
        return Ok(Json(PreviewedShape { changes: vec![], costs: None }));
    };
    let costs = match (found.invoice, found.stays) {
        (Some(i), _) => {
            Some(PreviewedCosts { rials: i.rials, paid_before: i.counted, to_pay: i.left(), to_give_back: i.over(), waits: false })
        }
        (None, Some(rials)) => Some(PreviewedCosts { rials, paid_before: 0, to_pay: 0, to_give_back: 0, waits: true }),
        (None, None) => None,
    };
    let change = |c: domain::case::ChangedAnswer| PreviewedChange {
        question: c.question,
        old: c.old.unwrap_or_default(),
        new: c.new.unwrap_or_default(),
    };
    let changes = found.changes.into_iter().map(change).collect();
    Ok(Json(PreviewedShape { changes, costs }))
}

/// Answers what the officer asked; the legal clock runs again, where nothing else is asked. Answers that change are kept with those before,
/// what is computed follows from them, and so does what it costs: another invoice takes the place of the one before, what was paid is counted in
/// it (`paid_before`), what is left is asked for, and what is over is given back. What was paid by the one before is reported first: no receipt
/// for another sum than that which is left is recorded. While a payment is reported and not answered, the one before
/// stands.
#[utoipa::path(post, path = "/api/v1/cases/{id}/answer", operation_id = "answer_question", tag = "cases", params(("id" = Uuid, Path)), request_body = AnswerShape, responses((status = 200, body = Done), (status = 409), (status = 403), (status = 429)), security(("bearer" = [])))]
pub async fn answer(
    State(web): State<Web>,
    ApiWho(who): ApiWho,
    Given(id): Given,
    address: Address,
    JsonWithFiles(a): JsonWithFiles<AnswerShape>,
) -> Answer<Done> {
    let person = app::act::may_answer(&web.app, &who, id).await?;
    let files = keep(&web, person, &address, a.files).await?;
    let c = app::act::act_on(&web.app, &who, id, Act::Answer { text: a.text, files, answers: a.answers }, a.task).await?;
    Ok(Json(done(&c, None)))
}

/// Why it is taken back.
#[derive(Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Withdraw {
    /// The reason; may be empty.
    reason: String,
}

/// Takes the application back.
#[utoipa::path(post, path = "/api/v1/cases/{id}/withdraw", operation_id = "withdraw_case", tag = "cases", params(("id" = Uuid, Path)), request_body = Withdraw, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn withdraw(State(web): State<Web>, ApiWho(who): ApiWho, Given(id): Given, JsonBody(w): JsonBody<Withdraw>) -> Answer<Done> {
    let c = app::act::act(&web.app, &who, id, Act::Withdraw { reason: w.reason }).await?;
    Ok(Json(done(&c, None)))
}

/// Why the decision is wrong.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectionSent {
    /// The reason.
    text: String,
    /// Files that show it, 10 at most.
    #[serde(default)]
    files: Vec<Inline>,
}

/// Objects to the decision, within the time that the law gives.
#[utoipa::path(post, path = "/api/v1/cases/{id}/objection", operation_id = "object_to_decision", tag = "cases", params(("id" = Uuid, Path)), request_body = ObjectionSent, responses((status = 200, body = Done), (status = 409), (status = 403), (status = 429)), security(("bearer" = [])))]
pub async fn objection(
    State(web): State<Web>,
    ApiWho(who): ApiWho,
    Given(id): Given,
    address: Address,
    JsonWithFiles(o): JsonWithFiles<ObjectionSent>,
) -> Answer<Done> {
    let person = app::act::may_object(&web.app, &who, id).await?;
    let files = keep(&web, person, &address, o.files).await?;
    let c = app::act::act(&web.app, &who, id, Act::Object { text: o.text, files }).await?;
    Ok(Json(done(&c, None)))
}

/// The receipt as it was signed at submission, with its way into a signed checkpoint once there is one, and nothing that is not
/// signed: this is what `dargah verify --receipt` checks. `promise` of the case says in words what was promised.
#[utoipa::path(get, path = "/api/v1/cases/{id}/receipt", operation_id = "get_receipt", tag = "cases", params(("id" = Uuid, Path)), responses((status = 200, body = ReceiptShape), (status = 409, description = "The stored record does not match what was signed")), security(("bearer" = [])))]
pub async fn receipt(State(web): State<Web>, ApiWho(who): ApiWho, Given(id): Given) -> Answer<Receipt> {
    app::case_view::get(&web.app, &who, id).await?;
    Ok(Json(app::receipt::of_case(&web.app, id).await?))
}

/// What a letter says, in the language of the case, as it is printed.
#[derive(Serialize, ToSchema)]
pub struct LetterShape {
    /// `seq` of the event in the timeline.
    event: i64,
    /// What it tells, as in `letters` of the case.
    kind: String,
    /// When.
    at: String,
    /// Two-letter code of its language.
    lang: String,
    /// Title.
    title: String,
    /// The agency that tells it.
    agency: String,
    /// Its unit; nothing where a rule, the clock or the calendars made it so.
    unit: Option<String>,
    /// The contract under which that unit worked: of a decision and of what was signed as it was kept, of everything else as the packages
    /// have it now.
    contract: Option<String>,
    /// The agency that answered for the case then.
    steward: String,
    /// What it says, line by line.
    lines: Vec<String>,
    /// What became since of the visit that it tells of, or, of the kind `signed`, which answers that it tells were changed since it was signed,
    /// so that one asks who signed it; nothing where that stands or took place.
    since: Option<String>,
    /// The units that acted then, each with its contract; nothing of a decision and of what was signed, where the case was closed then, and
    /// where all waited for the person.
    acting: Vec<String>,
    /// What the person had to do then, each with its date and rule; nothing of a decision and of what was signed, and where the case was
    /// closed then.
    awaited: Vec<String>,
    /// Until when, by which rule; that no limit ran, where none did; nothing of a decision and of what was signed, and where the case was
    /// closed then.
    until: Option<String>,
    /// Of a decision, `granted` or `refused`; what follows is of decisions, too.
    outcome: Option<String>,
    /// How it came about where no officer chose it, in words.
    how: Option<String>,
    /// Which units signed it, when and in which task; also of a letter of the kind `signed`.
    signed: Vec<String>,
    /// What ended a letter of the kind `signed`; nothing where it holds.
    void: Option<VoidShape>,
    /// Until when the person may object to it; nothing where that is not possible any more, or never was.
    object_until: Option<String>,
    /// The rule by which one may.
    object_rule: Option<String>,
    /// `seq` of the event whose letter holds in place of this one after an objection.
    replaced_by: Option<i64>,
    /// When that was decided.
    replaced_at: Option<String>,
    /// That nothing is to be paid for what was granted before it came to payment, in words; nothing otherwise.
    nothing_to_pay: Option<String>,
    /// The agency of which money that was paid for what was refused is asked back; of several that of the last payment.
    refund: Option<String>,
    /// All of them, in the order of the payments.
    refunds: Vec<String>,
    /// How to complain about a refusal to which one may not object.
    complaint: Option<String>,
}

/// What ended a letter that was signed.
#[derive(Serialize, ToSchema)]
pub struct VoidShape {
    /// `replaced` by another one that was signed in its place, `unsigned` where the task was done anew and it was not signed, `refused` or
    /// `withdrawn` where the case was, `taken_back` where the objection in which it was signed was.
    why: &'static str,
    /// The same in words.
    said: String,
    /// When.
    at: String,
    /// `seq` of the event that did.
    event: i64,
}

impl VoidShape {
    /// With what is said of it in words.
    pub fn of(v: &domain::case::Voided, said: String) -> VoidShape {
        VoidShape { why: v.why.as_str(), said, at: rfc3339(v.at), event: v.by }
    }
}

/// What a letter says, with who answered for the case, who acted, what was asked, and until when by which rule, as it was then. Names of
/// agencies and units are those of now, and so are the contracts of units, as far as the packages still name them; that of a decision and of what was
/// signed is kept with it. An officer's reading is recorded and shown to the person.
#[utoipa::path(get, path = "/api/v1/cases/{id}/letters/{event}", operation_id = "get_letter", tag = "cases", params(("id" = Uuid, Path), ("event" = i64, Path)), responses((status = 200, body = LetterShape)), security(("bearer" = [])))]
pub async fn letter(State(web): State<Web>, ApiWho(who): ApiWho, Path((id, event)): Path<(String, i64)>) -> Answer<LetterShape> {
    let shape = |v: &app::case_view::CaseView, told: domain::case::Told, l: pages::contexts::Letter| {
        let complaint = l.complaint(v.case.lang).map(|how| how.text.into());
        let (acting, awaited, until) = l.turn.map(|t| (t.acting, t.awaited, Some(t.until))).unwrap_or_default();
        let outcome = l.decided.as_ref().map(|d| shapes::outcome(d.outcome).into());
        let (by, void) = l.signed.map(|s| (s.by, s.void)).unzip();
        let (how, signed, replaced, object, unasked, refund) =
            l.decided.map(|d| (d.how, d.signed, d.replaced, d.object, d.unasked, d.refund)).unwrap_or_default();
        let (object_until, object_rule) = object.map(|(until, rule)| (rfc3339(until), rule.text.into())).unzip();
        let (replaced_by, replaced_at) = replaced.map(|(seq, at)| (seq, rfc3339(at))).unzip();
        LetterShape {
            event,
            kind: told.as_str().into(),
            at: rfc3339(l.at),
            lang: v.case.lang.as_str().into(),
            title: l.title.text.into(),
            agency: l.agency.text.into(),
            unit: l.unit.map(|u| u.text.into()),
            contract: l.contract,
            steward: l.steward.text.into(),
            lines: l.lines,
            since: l.since,
            acting,
            awaited,
            until,
            outcome,
            how,
            signed: signed.into_iter().chain(by).collect(),
            void: void.flatten().map(|(said, v)| VoidShape::of(&v, said)),
            object_until,
            object_rule,
            replaced_by,
            replaced_at,
            nothing_to_pay: unasked.then(|| Words::of(v.case.lang).say("invoice-unasked")),
            refund: refund.last().map(|agency| agency.text.to_string()),
            refunds: refund.into_iter().map(|agency| agency.text.into()).collect(),
            complaint,
        }
    };
    Ok(Json(crate::letter::read(&web, &who, crate::asking::id(&id)?, event, shape).await?))
}

/// The answers.
#[derive(Serialize, ToSchema)]
pub struct Answered {
    /// Answers by question id, as they are in force.
    #[schema(value_type = Object)]
    answers: serde_json::Value,
    /// What was changed since it was sent, oldest first.
    changes: Vec<AnswerChange>,
}

/// What was answered in the application. An officer's reading is recorded and shown to the person.
#[utoipa::path(get, path = "/api/v1/cases/{id}/answers", operation_id = "get_answers", tag = "cases", params(("id" = Uuid, Path)), responses((status = 200, body = Answered)), security(("bearer" = [])))]
pub async fn answers(State(web): State<Web>, ApiWho(who): ApiWho, Given(id): Given) -> Answer<Answered> {
    let whole = app::case_view::whole(&web.app, &who, id).await?;
    let changes = whole.view.changed().flat_map(|(at, changed)| changed.changes.iter().map(move |c| shapes::change(at, c))).collect();
    Ok(Json(Answered { answers: serde_json::to_value(whole.answers).unwrap_or_default(), changes }))
}

/// A file of the case, as it was sent. An officer's reading is recorded and shown to the person.
#[utoipa::path(get, path = "/api/v1/cases/{id}/files/{sha256}", operation_id = "get_file", tag = "cases", params(("id" = Uuid, Path), ("sha256" = String, Path)), responses((status = 200, description = "The bytes, under their own media type", content_type = "application/octet-stream", body = String)), security(("bearer" = [])))]
pub async fn file(State(web): State<Web>, ApiWho(who): ApiWho, Path((id, sha256)): Path<(String, String)>) -> crate::frame::Shows {
    crate::citizen::cases::download(&web, &who, &id, &sha256).await
}
