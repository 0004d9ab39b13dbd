//! Services, agencies, tracking: open to everyone.

use super::shapes::{self, ContractShape, FormerSteward, Inline, LeftShape, Named, PlaceShape, ServiceBrief, TurnShape};
use super::{Answer, Json};
use crate::Web;
use crate::asking::{Address, ApiLang, Path, Query};
use crate::problem::Problem;
use app::find::Among;
use axum::extract::State;
use domain::calendar::rfc3339;
use domain::conduct::{Counted, Metric};
use domain::figures::WINDOW;
use domain::form;
use domain::question::{Files, Kind, time};
use domain::{Msg, Refusal};
use pages::{To, Words};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// Services.
#[derive(Serialize, ToSchema)]
pub struct Services {
    services: Vec<ServiceBrief>,
}

/// What to list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Words to search for.
    q: Option<String>,
    /// Only services of this life event.
    life_event: Option<String>,
    /// Only services of this agency.
    agency: Option<String>,
}

/// Lists or searches services.
#[utoipa::path(get, path = "/api/v1/services", operation_id = "list_services", tag = "services", params(ListQuery), responses((status = 200, body = Services), (status = 429)))]
pub async fn list(State(web): State<Web>, ApiLang(lang): ApiLang, address: Address, Query(q): Query<ListQuery>) -> Answer<Services> {
    let app = &web.app;
    web.limits.search(&address.0)?;
    let unknown = |parameter| Err(Refusal::wrong(parameter, Msg::new("answer-not-an-option")).into());
    if q.agency.as_ref().is_some_and(|a| app.offer.agency(a).is_none()) {
        return unknown("agency");
    }
    if q.life_event.as_ref().is_some_and(|e| !app.offer.catalogue.life_events.iter().any(|known| known.id == *e)) {
        return unknown("life_event");
    }
    let among = Among { agency: q.agency, life_event: q.life_event };
    let found: Vec<_> = match q.q.as_deref().filter(|s| !s.trim().is_empty()) {
        Some(words) => app::find::services(app, words, lang, &among, 50),
        None => app.offer.services().filter(|s| among.has(s)).filter_map(|s| app.offer.service(&s.id)).collect(),
    };
    let services = found.iter().map(|s| shapes::service_brief(app, s, lang)).collect();
    Ok(Json(Services { services }))
}

/// How long a service really took: cases decided in the last 90 days.
#[derive(Serialize, ToSchema)]
pub struct FiguresShape {
    /// Number of days over which figures are made, today included.
    window_days: i64,
    /// Cases decided.
    decided: i64,
    /// Half of them took at most so many days, counted as the legal limit is: hours, where `days_count` is `hours`.
    median_days: i64,
    /// Nine of ten took at most so many days or hours.
    ninetieth_days: i64,
    /// Whole percent that were decided within the legal limit.
    within_limit_percent: i64,
}

/// A limit of law.
#[derive(Serialize, ToSchema)]
pub struct LimitShape {
    /// So many days, or hours.
    days: i64,
    /// `working`, `calendar` or `hours`.
    days_count: String,
    /// The rule that sets it.
    rule: String,
}

/// How a limit is made longer, with a reason.
#[derive(Serialize, ToSchema)]
pub struct ExtensionShape {
    /// How often at most.
    times: i64,
    /// By how many days each time, counted as the limit is.
    days: i64,
    /// The rule that allows it.
    rule: String,
}

/// By when a person answers what is asked.
#[derive(Serialize, ToSchema)]
pub struct AnswerLimit {
    /// So many days from the day on which it was asked.
    days: i64,
    /// `working` or `calendar`.
    days_count: String,
    /// The rule that sets it.
    rule: String,
    /// The decision that follows by rule when no answer comes until then; nothing: the case goes on waiting.
    decision_if_unanswered: Option<Named>,
}

fn counted(count: domain::package::DayKind) -> String {
    json!(count).as_str().unwrap_or("working").into()
}

/// A way to get a service.
#[derive(Serialize, ToSchema)]
pub struct ChannelShape {
    /// `web`: this gateway; `counter`: in person; `phone`.
    kind: &'static str,
    /// Where, when, which number; may be empty.
    note: String,
}

/// What happens, and who does it.
#[derive(Serialize, ToSchema)]
pub struct StepShape {
    /// What happens.
    title: String,
    /// The agency that does it; nothing: the person.
    by: Option<Named>,
    /// More in words; may be empty.
    note: String,
}

/// A service with its form.
#[derive(Serialize, ToSchema)]
pub struct ServiceShape {
    #[serde(flatten)]
    brief: ServiceBrief,
    /// Who may apply, in words.
    who: String,
    /// Cost in rials; nothing when it is computed later.
    cost_rials: Option<i64>,
    /// Cost in words.
    cost_note: String,
    /// The most that it may cost in all, in rials, where that is set.
    cost_most_rials: Option<i64>,
    /// Days of the legal limit.
    days: i64,
    /// `working` or `calendar`.
    days_count: String,
    /// The rule that sets the limit.
    due_rule: String,
    /// When the limit begins, how long it may take until then, and by how much it may be made longer, in words.
    due_note: String,
    /// Within what the agency says whether the application is complete; only then the limit begins. Nothing: it begins when
    /// the application is sent.
    completeness: Option<LimitShape>,
    /// How the agency may make the limit longer; nothing: it may not.
    extension: Option<ExtensionShape>,
    /// By when a person answers what the agency asks; nothing: no date is fixed.
    answer: Option<AnswerLimit>,
    /// How long it really took; nothing while too few cases were decided.
    figures: Option<FiguresShape>,
    /// What one gets.
    result: String,
    /// Laws and rules.
    legal_basis: Vec<String>,
    /// The ways to get it.
    channels: Vec<ChannelShape>,
    /// What happens, in order.
    steps: Vec<StepShape>,
    /// The form as data: sections of questions with `id`, `type`, `label`, `help`, `required`, limits, `options`,
    /// `show_if` (`{question, is}` or an expression), for computed ones `value`; and `checks` between answers: `rule`, `question`,
    /// `message`.
    form: Value,
    /// What must hold to get the service: `id`, `title`, `when` (an expression), `text` (why not otherwise), `law`, `instead` (id of the service for
    /// those who cannot get this one, or null).
    eligible: Value,
    /// Kinds of evidence; `asked_of` says in words of whom one is asked, and is null where it is asked of everyone.
    evidence: Value,
    /// Stages.
    stages: Vec<Named>,
    /// Decisions with their grounds.
    decisions: Value,
}

/// One service, with its form as data.
#[utoipa::path(get, path = "/api/v1/services/{id}", operation_id = "get_service", tag = "services", params(("id" = String, Path)), responses((status = 200, body = ServiceShape)))]
pub async fn one(State(web): State<Web>, ApiLang(lang): ApiLang, Path(id): Path<String>) -> Answer<ServiceShape> {
    let app = &web.app;
    let s = app.offer.service(&id).ok_or(Refusal::NotFound)?;
    let question = |q: &domain::package::Question| {
        let mut v = q.kind.described(lang);
        v.extend([
            ("id".to_string(), json!(q.id)),
            ("label".into(), json!(q.label.get(lang))),
            ("help".into(), json!(q.help.get(lang))),
            ("required".into(), json!(q.required)),
        ]);
        if let Some(c) = &q.show_if {
            v.insert("show_if".into(), json!(c));
        }
        Value::Object(v)
    };
    let check = |c: &domain::package::Check| json!({ "rule": c.rule, "question": c.question, "message": c.message.get(lang) });
    let checks: Vec<Value> = s.form.checks.iter().map(check).collect();
    let sections: Vec<Value> = s
        .form
        .sections
        .iter()
        .map(|x| json!({ "id": x.id, "title": x.title.get(lang), "questions": x.questions.iter().map(question).collect::<Vec<_>>() }))
        .collect();
    Ok(Json(ServiceShape {
        brief: shapes::service_brief(app, &s, lang),
        who: s.who.get(lang).into(),
        cost_rials: s.cost.rials,
        cost_note: s.cost.note.get(lang).into(),
        cost_most_rials: s.cost.most,
        days: s.time.days,
        days_count: counted(s.time.count),
        due_rule: s.time.rule.get(lang).into(),
        due_note: Words::of(lang).time_note(&s.time),
        completeness: s.time.completeness.as_ref().map(|l| LimitShape {
            days: l.days,
            days_count: counted(l.count),
            rule: l.rule.get(lang).into(),
        }),
        extension: s.time.extension.as_ref().map(|e| ExtensionShape { times: e.times, days: e.days, rule: e.rule.get(lang).into() }),
        answer: s.time.answer.as_ref().map(|a| AnswerLimit {
            days: a.limit.days,
            days_count: counted(a.limit.count),
            rule: a.limit.rule.get(lang).into(),
            decision_if_unanswered: a
                .unanswered
                .as_ref()
                .and_then(|rule| s.decision(&rule.decision))
                .map(|d| Named { id: d.id.clone(), title: d.title.get(lang).into() }),
        }),
        figures: app::figures::of(app, &[&s.id]).await?.pop().flatten().map(|f| FiguresShape {
            window_days: WINDOW,
            decided: f.decided,
            median_days: f.median,
            ninetieth_days: f.ninetieth,
            within_limit_percent: f.in_time,
        }),
        result: s.result.get(lang).into(),
        legal_basis: s.legal_basis.iter().map(|l| l.title.get(lang).into()).collect(),
        channels: s.channels.iter().map(|c| ChannelShape { kind: c.kind.as_str(), note: c.note.get(lang).into() }).collect(),
        steps: s
            .steps
            .iter()
            .map(|step| StepShape {
                title: step.title.get(lang).into(),
                by: (step.by != "person").then(|| shapes::agency(app, &step.by, lang)),
                note: step.note.get(lang).into(),
            })
            .collect(),
        form: json!({ "sections": sections, "checks": checks }),
        eligible: s
            .form
            .eligible
            .iter()
            .map(|e| json!({ "id": e.id, "title": e.title.get(lang), "when": e.when, "text": e.text.get(lang), "law": e.law.get(lang), "instead": e.instead }))
            .collect(),
        evidence: s
            .evidence
            .iter()
            .map(|e| json!({ "id": e.id, "title": e.title.get(lang), "note": e.note.get(lang), "fetched": e.fetched, "optional": s.is_optional(e), "asked_of": Words::of(lang).asked_of(&s, e), "accept": e.accept, "max_bytes": e.max_bytes }))
            .collect(),
        stages: s.stages.iter().map(|g| Named { id: g.id.clone(), title: g.title.get(lang).into() }).collect(),
        decisions: s
            .decisions
            .iter()
            .map(|d| {
                let grounds: Vec<Value> = d.grounds.iter().map(|g| json!({ "id": g.id, "title": g.title.get(lang) })).collect();
                json!({ "id": d.id, "outcome": shapes::outcome(d.outcome), "title": d.title.get(lang), "grounds": grounds })
            })
            .collect(),
    }))
}

/// Complete valid answers, ready to post.
#[derive(Serialize, ToSchema)]
pub struct ExampleShape {
    /// Name.
    name: String,
    /// Answers by question id.
    answers: BTreeMap<String, Value>,
    /// Files by question id.
    evidence: BTreeMap<String, Vec<Inline>>,
}

/// Answers that must be refused.
#[derive(Serialize, ToSchema)]
pub struct InvalidShape {
    /// Name.
    name: String,
    /// Answers by question id.
    answers: BTreeMap<String, Value>,
    /// Files by question id.
    evidence: BTreeMap<String, Vec<Inline>>,
    /// Question id → message key.
    expect: BTreeMap<String, String>,
}

/// Examples of a service.
#[derive(Serialize, ToSchema)]
pub struct Examples {
    /// The service.
    service: String,
    /// Must be accepted.
    valid: Vec<ExampleShape>,
    /// Must be refused.
    invalid: Vec<InvalidShape>,
}

/// A file of the kind, as small as one can be.
fn tiny(kind: &str) -> &'static str {
    match kind {
        "jpeg" => {
            "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQH/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z"
        }
        "png" => "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
        "webp" => "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA",
        _ => "JVBERi0xLjQKMSAwIG9iago8PD4+CmVuZG9iagp0cmFpbGVyCjw8Pj4KJSVFT0YK",
    }
}

fn example_files(s: &domain::package::Service, answers: &BTreeMap<String, Value>) -> BTreeMap<String, Vec<Inline>> {
    s.questions()
        .filter(|q| form::asked(s, q, answers))
        .filter_map(|q| match &q.kind {
            Kind::Evidence(Files { evidence, .. }) => {
                let kind = s.evidence_kind(evidence)?.accept.first()?.clone();
                Some((q.id.clone(), vec![Inline { name: format!("{evidence}.{kind}"), content: tiny(&kind).into() }]))
            }
            _ => None,
        })
        .collect()
}

/// Examples of a service: valid ones to post as they are, invalid ones with the message key expected.
#[utoipa::path(get, path = "/api/v1/services/{id}/examples", operation_id = "list_examples", tag = "services", params(("id" = String, Path)), responses((status = 200, body = Examples)))]
pub async fn examples(State(web): State<Web>, Path(id): Path<String>) -> Answer<Examples> {
    let s = web.app.offer.service(&id).ok_or(Refusal::NotFound)?;
    Ok(Json(Examples {
        service: s.id.clone(),
        valid: s
            .examples
            .iter()
            .map(|e| ExampleShape { name: e.name.clone(), answers: e.answers.clone(), evidence: example_files(&s, &e.answers) })
            .collect(),
        invalid: s
            .invalid_examples
            .iter()
            .map(|e| InvalidShape {
                name: e.name.clone(),
                answers: e.answers.clone(),
                evidence: example_files(&s, &e.answers).into_iter().filter(|(q, _)| !e.expect.contains_key(q)).collect(),
                expect: e.expect.clone(),
            })
            .collect(),
    }))
}

/// A life event: how people look for services.
#[derive(Serialize, ToSchema)]
pub struct LifeEventShape {
    /// Id, for `life_event` of the list of services.
    id: String,
    /// Title.
    title: String,
    /// About five words.
    summary: String,
}

/// Life events.
#[derive(Serialize, ToSchema)]
pub struct LifeEvents {
    life_events: Vec<LifeEventShape>,
}

/// Lists life events.
#[utoipa::path(get, path = "/api/v1/life-events", operation_id = "list_life_events", tag = "services", responses((status = 200, body = LifeEvents)))]
pub async fn life_events(State(web): State<Web>, ApiLang(lang): ApiLang) -> Answer<LifeEvents> {
    let shape = |e: &domain::package::LifeEvent| LifeEventShape {
        id: e.id.clone(),
        title: e.title.get(lang).into(),
        summary: e.summary.get(lang).into(),
    };
    Ok(Json(LifeEvents { life_events: web.app.offer.catalogue.life_events.iter().map(shape).collect() }))
}

/// A service whose newest version was published lately.
#[derive(Serialize, ToSchema)]
pub struct NewsShape {
    /// The service.
    service: ServiceBrief,
    /// When that version was published.
    at: String,
    /// Whether there was a version before.
    changed: bool,
}

/// What the first page shows beside life events and agencies.
#[derive(Serialize, ToSchema)]
pub struct HomeShape {
    /// The services most applied for this week and in the one before, filled up with others to six.
    most_used: Vec<ServiceBrief>,
    /// Whether any application was counted in these weeks; otherwise these are some services.
    counted: bool,
    /// What was published last, the newest first.
    news: Vec<NewsShape>,
}

/// The services most used, and those that are new.
#[utoipa::path(get, path = "/api/v1/home", operation_id = "get_home", tag = "services", responses((status = 200, body = HomeShape)))]
pub async fn home(State(web): State<Web>, ApiLang(lang): ApiLang) -> Answer<HomeShape> {
    let home = app::find::home(&web.app).await?;
    let brief = |s: &domain::package::Service| shapes::service_brief(&web.app, s, lang);
    let news = home.news.iter().map(|(s, n)| NewsShape { service: brief(s), at: rfc3339(n.at), changed: n.changed });
    Ok(Json(HomeShape { most_used: home.most_used.iter().map(|s| brief(s)).collect(), counted: home.counted, news: news.collect() }))
}

/// An agency.
#[derive(Serialize, ToSchema)]
pub struct AgencyShape {
    /// Id.
    id: String,
    /// Name.
    title: String,
    /// Promise in one line.
    promise: String,
    /// Telephone.
    phone: String,
    /// Address of the counter.
    address: String,
    /// How to complain.
    complaint: String,
    /// Opening hours by ISO weekday (`1` is Monday): `HH:MM-HH:MM`. Days that are missing are closed.
    hours: BTreeMap<u8, String>,
    /// Units.
    units: Vec<Named>,
}

fn agency_shape(a: &domain::package::Agency, lang: domain::Lang) -> AgencyShape {
    AgencyShape {
        id: a.id.clone(),
        title: a.title.get(lang).into(),
        promise: a.promise.get(lang).into(),
        phone: a.phone.clone(),
        address: a.address.get(lang).into(),
        complaint: a.complaint.get(lang).into(),
        hours: a
            .hours
            .iter()
            .map(|(day, (from, to))| (*day, format!("{}-{}", time::written(i64::from(*from)), time::written(i64::from(*to)))))
            .collect(),
        units: a.units.iter().map(|u| Named { id: u.id.clone(), title: u.title.get(lang).into() }).collect(),
    }
}

/// How often each thing was counted: of an agency for the cases of which it was steward, of a unit for its tasks.
#[derive(Serialize, ToSchema)]
pub struct MetricsShape {
    /// Cases or tasks done within their limit.
    on_time: i64,
    /// Limits that passed, counted when they did. An objection has a limit of its own.
    late: i64,
    /// What the law did because nobody acted.
    by_silence: i64,
    /// How often the person was asked for more.
    returned: i64,
    /// Objections.
    objected: i64,
    /// Decisions that stood after an objection that was looked at.
    upheld: i64,
    /// Decisions that another one replaced after an objection.
    replaced: i64,
}

impl MetricsShape {
    fn of(n: impl Fn(Metric) -> i64) -> MetricsShape {
        MetricsShape {
            on_time: n(Metric::OnTime),
            late: n(Metric::Late),
            by_silence: n(Metric::BySilence),
            returned: n(Metric::Returned),
            objected: n(Metric::Objected),
            upheld: n(Metric::Upheld),
            replaced: n(Metric::Replaced),
        }
    }
}

/// How an agency as steward of cases, or one of its units, keeps to the law: what was counted since the beginning.
#[derive(Serialize, ToSchema)]
pub struct ConductShape {
    /// The unit; nothing: the agency as steward.
    unit: Option<Named>,
    /// The contract under which a contractor does the unit's work, where these are its figures.
    contract: Option<ContractShape>,
    /// Reference of the contract that these are the figures of, also of a former one; null: of none, or counted before contracts
    /// were told apart.
    under: Option<String>,
    #[serde(flatten)]
    counted: MetricsShape,
}

/// An agency with how it keeps to the law.
#[derive(Serialize, ToSchema)]
pub struct AgencyWhole {
    #[serde(flatten)]
    agency: AgencyShape,
    /// The agency as steward and its units, those of which something was counted.
    conduct: Vec<ConductShape>,
}

/// An agency, with how it, its units and contractors keep to the law.
#[utoipa::path(get, path = "/api/v1/agencies/{id}", operation_id = "get_agency", tag = "services", params(("id" = String, Path)), responses((status = 200, body = AgencyWhole), (status = 404)))]
pub async fn agency(State(web): State<Web>, ApiLang(lang): ApiLang, Path(id): Path<String>) -> Answer<AgencyWhole> {
    let a = web.app.offer.agency(&id).ok_or(Refusal::NotFound)?;
    let table = app::conduct::of(&web.app, &id).await?;
    let of_unit = |unit| {
        domain::conduct::of_unit(&table, Option::map_or(unit, "", |u: &domain::package::Unit| u.id.as_str())).map(move |r| (unit, r))
    };
    let row =
        |(unit, (reference, counted)): (Option<&domain::package::Unit>, (&str, &std::collections::BTreeMap<Metric, i64>))| ConductShape {
            unit: unit.map(|u| Named { id: u.id.clone(), title: u.title.get(lang).into() }),
            contract: unit
                .and_then(|u| u.contract.as_ref())
                .filter(|c| c.reference == reference)
                .map(|c| ContractShape { contractor: c.contractor.get(lang).into(), reference: c.reference.clone() }),
            under: Some(reference).filter(|r| !r.is_empty()).map(String::from),
            counted: MetricsShape::of(|m| counted.get(&m).copied().unwrap_or(0)),
        };
    let conduct = std::iter::once(None).chain(a.units.iter().map(Some)).flat_map(of_unit).map(row).collect();
    Ok(Json(AgencyWhole { agency: agency_shape(a, lang), conduct }))
}

/// Agencies.
#[derive(Serialize, ToSchema)]
pub struct Agencies {
    agencies: Vec<AgencyShape>,
}

/// Lists agencies with their units.
#[utoipa::path(get, path = "/api/v1/agencies", operation_id = "list_agencies", tag = "services", responses((status = 200, body = Agencies)))]
pub async fn agencies(State(web): State<Web>, ApiLang(lang): ApiLang) -> Answer<Agencies> {
    let agencies = web.app.offer.catalogue.agencies.values().map(|a| agency_shape(a, lang)).collect();
    Ok(Json(Agencies { agencies }))
}

/// What was counted of agencies as stewards of cases, since the first application. Of one case several things may be counted.
#[derive(Serialize, ToSchema)]
pub struct CountedShape {
    /// Cases that were decided, each once; a decision after an objection does not count again.
    decided: i64,
    #[serde(flatten)]
    by: MetricsShape,
}

fn counted_shape(of: &Counted) -> CountedShape {
    CountedShape { decided: of.decided, by: MetricsShape::of(|m| of.of(m)) }
}

/// An agency with what was counted of it.
#[derive(Serialize, ToSchema)]
pub struct AgencyFigures {
    /// The agency; its units and contractors are in `conduct` of the agency.
    agency: Named,
    #[serde(flatten)]
    counted: CountedShape,
}

/// Figures of all agencies.
#[derive(Serialize, ToSchema)]
pub struct AllFigures {
    /// When the first application came; nothing before it.
    since: Option<String>,
    /// Every agency, also where nothing was counted.
    agencies: Vec<AgencyFigures>,
    /// All of them together.
    total: CountedShape,
}

/// How all agencies keep to the law: up to a minute old.
#[utoipa::path(get, path = "/api/v1/figures", operation_id = "get_figures", tag = "services", responses((status = 200, body = AllFigures)))]
pub async fn figures(State(web): State<Web>, ApiLang(lang): ApiLang) -> Answer<AllFigures> {
    let all = app::conduct::of_all(&web.app).await?;
    let row = |(id, of): (&String, &Counted)| AgencyFigures { agency: shapes::agency(&web.app, id, lang), counted: counted_shape(of) };
    Ok(Json(AllFigures {
        since: all.since.map(rfc3339),
        agencies: all.agencies.iter().map(row).collect(),
        total: counted_shape(&all.total()),
    }))
}

/// Until when a unit has its own work on a case done.
#[derive(Serialize, ToSchema)]
pub struct UnitLimit {
    /// The unit.
    place: PlaceShape,
    /// The last moment.
    until: String,
    /// The rule that sets it; nothing where the service says none.
    rule: Option<String>,
}

/// What a tracking code tells: nothing personal. Until when an answer or a payment is awaited, and by which rule, is told as in the other
/// views of a case.
#[derive(Serialize, ToSchema)]
pub struct Tracked {
    /// `open`, `waiting`, `decided` or `withdrawn`.
    status: String,
    /// Service.
    service: Named,
    /// Stage.
    stage: Named,
    /// Steward.
    steward: Named,
    /// Who was before, the first one first; empty where the case was never handed to another agency.
    former_stewards: Vec<FormerSteward>,
    /// Whose turn it is, without what is private; nothing when closed.
    turn: Option<TurnShape>,
    /// Of the units that act, those for whose own work the service has a limit.
    units: Vec<UnitLimit>,
    /// The first of those who act, as in `turn`; where all wait for the person, who has the case; nothing when closed.
    acting: Option<PlaceShape>,
    /// Until when the agency must be done; nothing while the clock stands or when closed.
    due_at: Option<String>,
    /// How much of that limit is left; nothing when closed.
    left: Option<LeftShape>,
    /// The rule by which that limit stands; nothing when closed.
    due_rule: Option<String>,
    /// The rule by which it stood before the agency took more time; nothing where it took none.
    rule_before_extension: Option<String>,
    /// Until when the agency says whether the application is complete; nothing while that waits, or when it was said.
    complete_by: Option<String>,
    /// The rule that sets this; nothing when it was said.
    complete_rule: Option<String>,
    /// What happens when the limit passes, as a sentence of its own; nothing when closed, nor once it has passed. Where what the service
    /// says does not follow, as during an objection or at another agency, it says what does.
    if_late: Option<String>,
    /// The letters that were signed, oldest first, and what ended those that hold no more.
    signed_letters: Vec<TrackedLetter>,
}

/// A letter that was signed, as whoever has the tracking code may know it: not what it says.
#[derive(Serialize, ToSchema)]
pub struct TrackedLetter {
    /// What was signed.
    title: String,
    /// When.
    at: String,
    /// What ended it; nothing where it holds.
    void: Option<super::cases::VoidShape>,
}

/// Status by tracking code, without sign-in.
#[utoipa::path(get, path = "/api/v1/track/{code}", operation_id = "track", tag = "services", params(("code" = String, Path)), responses((status = 200, body = Tracked), (status = 429)))]
pub async fn track(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    address: crate::asking::Address,
    Path(code): Path<String>,
) -> Result<Json<Tracked>, Problem> {
    web.limits.track(&address.0)?;
    let t = app::track::by_code(&web.app, &code, None).await?;
    let (app, service, open) = (&web.app, t.service.as_deref(), !t.status.is_closed());
    let title = service.map_or(t.service_id.clone(), |s| s.title.get(lang).into());
    let acting = t.turn.as_ref().and_then(|turn| turn.acting.first()).unwrap_or(&t.acting);
    let (complete_by, complete_rule) = t.complete_by.unzip();
    let units = t.turn.iter().flat_map(|turn| &turn.acting).zip(&t.units_until).filter_map(|(unit, until)| {
        let (at, rule) = until.as_ref()?;
        let rule = rule.as_ref().map(|rule| rule.get(lang).into());
        Some(UnitLimit { place: shapes::place(app, unit, lang), until: rfc3339(*at), rule })
    });
    let units = units.collect();
    Ok(Json(Tracked {
        status: t.status.as_str().into(),
        stage: shapes::stage(service, &t.stage, lang),
        steward: shapes::agency(app, &t.steward, lang),
        former_stewards: t.former_stewards.iter().map(|(id, until)| shapes::former_steward(app, id, *until, lang)).collect(),
        turn: t.turn.as_ref().map(|turn| shapes::turn_of(app, &t.steward, turn, t.objected, lang, To::Desk)),
        units,
        acting: open.then(|| shapes::place(app, acting, lang)),
        due_at: t.due_at.map(rfc3339),
        left: open.then(|| shapes::left(t.left.0, t.left.1)),
        due_rule: t.due_rule.map(|rule| rule.get(lang).into()),
        rule_before_extension: t.rule_before_extension.map(|rule| rule.get(lang).into()),
        complete_by: complete_by.flatten().map(rfc3339),
        complete_rule: complete_rule.map(|rule| rule.get(lang).into()),
        if_late: t.if_late.map(|what| Words::of(lang).late(&app.offer.catalogue, &t.steward, &what)),
        signed_letters: t
            .signed
            .iter()
            .map(|l| TrackedLetter {
                title: l.title.get(lang).into(),
                at: rfc3339(l.at),
                void: l.void.map(|v| super::cases::VoidShape::of(&v, Words::of(lang).voided(&v))),
            })
            .collect(),
        service: Named { id: t.service_id, title },
    }))
}

/// The installation's public key.
#[derive(Serialize, ToSchema)]
pub struct KeyShape {
    /// `Ed25519`.
    algorithm: String,
    /// Public key, hex.
    public_key: String,
}

/// The key with which receipts and checkpoints are verified.
#[utoipa::path(get, path = "/api/v1/key", operation_id = "get_key", tag = "services", responses((status = 200, body = KeyShape)))]
pub async fn key(State(web): State<Web>) -> Answer<KeyShape> {
    Ok(Json(KeyShape { algorithm: "Ed25519".into(), public_key: web.app.key.public() }))
}
