//! The desk: tasks of the officer's unit and what an officer does with them.

use super::Answer;
use super::applications::keep;
use super::cases::done;
use super::me::Sessions;
use super::shapes::{self, CaseShape, Done, Inline, LeftShape, Named, PlaceShape, ReportedShape, left};
use crate::Web;
use crate::asking::{Address, ApiLang, ApiOfficer, Given, JsonBody, JsonWithFiles, Query, one_of};
use crate::problem::Problem;
use app::desk::{Due, Filter, Whose};
use app::{App, Who};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::calendar::rfc3339;
use domain::case::{Act, Back, Finish, Place};
use domain::refusal::Wrong;
use domain::{Lang, Millis, Msg, Refusal};
use pages::Words;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// What to list.
#[derive(Deserialize, IntoParams, Default)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct TaskQuery {
    /// `unit` (default) or `mine`.
    pub view: Option<String>,
    /// Only the tasks that this officer of the unit has: a sign-in name, as in `GET /api/v1/desk/officers`.
    pub officer: Option<String>,
    /// Only this service.
    pub service: Option<String>,
    /// Only this stage of the service.
    pub stage: Option<String>,
    /// `late`, `today` or `week`.
    pub due: Option<String>,
    /// `next` of the page before.
    pub after: Option<String>,
}

impl TaskQuery {
    /// Forgets the parameters that were refused; all of them where it is not known which.
    pub fn leave_out(&mut self, wrong: &[Wrong]) {
        for w in wrong {
            match w.question.as_str() {
                "view" => self.view = None,
                "officer" => self.officer = None,
                "service" => self.service = None,
                "stage" => self.stage = None,
                "due" => self.due = None,
                "after" => self.after = None,
                _ => *self = TaskQuery::default(),
            }
        }
    }
    /// The filter, or which parameter is wrong.
    pub fn filter(&self) -> Result<Filter, Refusal> {
        let given = |s: &Option<String>| s.clone().filter(|s| !s.is_empty());
        let wrong = |q: &str| Refusal::wrong(q, Msg::new("answer-not-an-option"));
        // No id has control characters, and a database may not take them.
        for (q, v) in [("officer", &self.officer), ("service", &self.service), ("stage", &self.stage)] {
            if v.as_ref().is_some_and(|v| v.len() > 200 || v.chars().any(char::is_control)) {
                return Err(wrong(q));
            }
        }
        if self.officer.as_ref().is_some_and(|o| !o.is_empty()) && given(&self.view).as_deref() == Some("mine") {
            return Err(wrong("officer"));
        }
        Ok(Filter {
            whose: match given(&self.view).as_deref() {
                None | Some("unit") => Whose::Unit,
                Some("mine") => Whose::Mine,
                _ => return Err(one_of("view", "unit, mine")),
            },
            officer: given(&self.officer),
            service: given(&self.service),
            stage: given(&self.stage),
            due: match given(&self.due).as_deref() {
                None => None,
                Some("late") => Some(Due::Late),
                Some("today") => Some(Due::Today),
                Some("week") => Some(Due::Week),
                _ => return Err(one_of("due", "late, today, week")),
            },
            after: match given(&self.after) {
                None => None,
                Some(a) => Some(cursor(&a).ok_or(Refusal::wrong("after", Msg::new("answer-not-a-next")))?),
            },
        })
    }
}

fn cursor(s: &str) -> Option<(Millis, Uuid)> {
    let (due, id) = s.split_once('_')?;
    Some((due.parse().ok()?, id.parse().ok()?))
}

/// Where a next page begins, as text.
pub fn cursor_text(c: (Millis, Uuid)) -> String {
    format!("{}_{}", c.0, c.1)
}

/// A task.
#[derive(Serialize, ToSchema)]
pub struct TaskShape {
    /// Id.
    id: Uuid,
    /// Its case.
    case: Uuid,
    /// Tracking code of the case.
    tracking_code: String,
    /// Service.
    service: Named,
    /// Stage.
    stage: Named,
    /// The task, in a stage with tasks of its own.
    task: Option<Named>,
    /// Name of the person.
    person: String,
    /// Sign-in name of the officer who has it.
    officer: Option<String>,
    /// The nearest moment by which the unit must do something for the case: the limit of the task, that of the case, or, for a unit of
    /// the steward, that of saying whether the application is complete; nothing while all of them stand.
    due_at: Option<String>,
    /// Of what that is the limit, or which one stands: of the `task`, of the `case`, or of saying its `completeness`.
    due_of: Option<&'static str>,
    /// The rule that sets it.
    due_rule: Option<String>,
    /// How much of it is kept while it stands; nothing while it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<LeftShape>,
    /// When the unit comes for a visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    visit_at: Option<String>,
    /// What the person reported to have paid, while the unit looks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    reported: Option<ReportedShape>,
    /// `late` when that has passed; `near` within the days of warning of that limit or else of the service, or two working days where none are said;
    /// nothing otherwise.
    state: Option<&'static str>,
    /// Whether it waits for the person, as `waits` of the tasks of a case.
    waiting: bool,
    /// Until when the person does what it waits for, where a date is fixed.
    #[serde(skip_serializing_if = "Option::is_none")]
    person_until: Option<String>,
    /// The rule that sets that date.
    #[serde(skip_serializing_if = "Option::is_none")]
    person_rule: Option<String>,
    /// Since when it is open.
    opened_at: String,
    /// What the person wrote that nobody has looked at: `message`, or `answer` to what was asked; nothing otherwise.
    unread: Option<String>,
}

/// A number of open tasks.
#[derive(Serialize, ToSchema)]
pub struct Count {
    /// Service.
    service: String,
    /// Stage.
    stage: String,
    /// Number.
    count: i64,
}

/// A page of tasks.
#[derive(Serialize, ToSchema)]
pub struct Tasks {
    /// The tasks, by due date.
    tasks: Vec<TaskShape>,
    /// `after` of the next page, if there is one.
    next: Option<String>,
    /// Open tasks of the unit by service and stage.
    counts: Vec<Count>,
    /// Number of the officer's own tasks.
    mine: i64,
}

fn named(app: &App, service: &str, version: i64, stage: &str, lang: domain::Lang) -> (Named, Named) {
    let s = app.offer.version(service, version);
    (
        Named { id: service.into(), title: s.as_ref().map_or(service.into(), |s| s.title.get(lang).into()) },
        Named { id: stage.into(), title: s.as_ref().and_then(|s| s.stage(stage)).map_or(stage.into(), |g| g.title.get(lang).into()) },
    )
}

/// Lists open tasks of the officer's unit, or the officer's own.
#[utoipa::path(get, path = "/api/v1/desk/tasks", operation_id = "list_tasks", tag = "desk", params(TaskQuery), responses((status = 200, body = Tasks), (status = 422), (status = 403)), security(("bearer" = [])))]
pub async fn tasks(State(web): State<Web>, ApiLang(lang): ApiLang, ApiOfficer(o): ApiOfficer, Query(q): Query<TaskQuery>) -> Answer<Tasks> {
    let list = app::desk::list(&web.app, &o, &q.filter()?).await?;
    let now = list.now;
    let tasks = list
        .lines
        .into_iter()
        .zip(list.more)
        .map(|(l, more)| {
            let state = app::desk::urgency(&web.app, &o, &l, now).map(|u| u.as_str());
            let (service, stage) = named(&web.app, &l.service, l.version, &l.stage, lang);
            TaskShape {
                id: l.id,
                case: l.case,
                tracking_code: l.code,
                service,
                stage,
                task: web
                    .app
                    .offer
                    .version(&l.service, l.version)
                    .and_then(|s| s.task(&l.kind).map(|t| Named { id: t.id.clone(), title: t.title.get(lang).into() })),
                person: l.person,
                officer: l.officer,
                due_at: l.due_at.map(rfc3339),
                state,
                waiting: l.waiting,
                due_of: more.limit.as_ref().map(|limit| limit.of.as_str()),
                due_rule: more.limit.as_ref().and_then(|limit| limit.rule.as_ref()).map(|rule| rule.get(lang).into()),
                kept: more.limit.as_ref().and_then(|limit| limit.kept).map(|(count, amount)| left(count, amount)),
                visit_at: more.visit_at.map(rfc3339),
                reported: more.reported.as_ref().map(shapes::reported),
                person_until: more.person_until.map(rfc3339),
                person_rule: more.person_rule.as_ref().map(|rule| rule.get(lang).into()),
                opened_at: rfc3339(l.opened_at),
                unread: l.unread.map(|u| u.as_str().into()),
            }
        })
        .collect();
    let counts = list.counts.into_iter().map(|(service, stage, count)| Count { service, stage, count }).collect();
    Ok(Json(Tasks { tasks, next: list.next.map(cursor_text), counts, mine: list.mine }))
}

/// Takes a task. If another officer has it, 409 says who.
#[utoipa::path(post, path = "/api/v1/desk/tasks/{id}/claim", operation_id = "claim_task", tag = "desk", params(("id" = Uuid, Path)), responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn claim(State(web): State<Web>, ApiOfficer(o): ApiOfficer, Given(id): Given) -> Answer<Done> {
    let who = Who::Officer(o);
    done_by(&who, &app::act::on_task(&web.app, &who, id, Act::Claim).await?)
}

/// Gives a task back to the unit.
#[utoipa::path(post, path = "/api/v1/desk/tasks/{id}/release", operation_id = "release_task", tag = "desk", params(("id" = Uuid, Path)), responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn release(State(web): State<Web>, ApiOfficer(o): ApiOfficer, Given(id): Given) -> Answer<Done> {
    let who = Who::Officer(o);
    done_by(&who, &app::act::on_task(&web.app, &who, id, Act::Release).await?)
}

/// Why a task is taken over.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeOver {
    /// The reason, for the unit's record.
    reason: String,
}

/// Takes a task that another officer of the unit has, with a reason that stays on record.
#[utoipa::path(post, path = "/api/v1/desk/tasks/{id}/take-over", operation_id = "take_over_task", tag = "desk", params(("id" = Uuid, Path)), request_body = TakeOver, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn take_over(
    State(web): State<Web>,
    ApiOfficer(o): ApiOfficer,
    Given(id): Given,
    JsonBody(t): JsonBody<TakeOver>,
) -> Answer<Done> {
    let who = Who::Officer(o);
    done_by(&who, &app::act::on_task(&web.app, &who, id, Act::TakeOver { reason: t.reason }).await?)
}

/// To whom a task is given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// Sign-in name of an officer of the same unit, as in `GET /api/v1/desk/officers`.
    officer: String,
    /// Why; needed where a colleague has the task, and kept on the unit's record.
    #[serde(default)]
    reason: String,
}

/// Gives a task to another officer of the unit; one that a colleague has, with a reason. Without one, 409 says who has it.
#[utoipa::path(post, path = "/api/v1/desk/tasks/{id}/assign", operation_id = "assign_task", tag = "desk", params(("id" = Uuid, Path)), request_body = Assign, responses((status = 200, body = Done), (status = 409), (status = 422), (status = 403)), security(("bearer" = [])))]
pub async fn assign(State(web): State<Web>, ApiOfficer(o): ApiOfficer, Given(id): Given, JsonBody(a): JsonBody<Assign>) -> Answer<Done> {
    let to = app::act::in_unit_of(&o, &a.officer);
    let who = Who::Officer(o);
    done_by(&who, &app::act::on_task(&web.app, &who, id, Act::Assign { to, reason: a.reason }).await?)
}

/// An officer of the unit.
#[derive(Serialize, ToSchema)]
pub struct OfficerShape {
    /// Sign-in name.
    name: String,
    /// How people see the officer.
    title: String,
}

/// The officers of the unit, by name.
#[derive(Serialize, ToSchema)]
pub struct Officers {
    /// At most 200.
    officers: Vec<OfficerShape>,
    /// Whether the unit has more; a task may be given to each of them.
    more: bool,
}

/// Lists the officers of the unit, to whom tasks may be given.
#[utoipa::path(get, path = "/api/v1/desk/officers", operation_id = "list_officers", tag = "desk", responses((status = 200, body = Officers), (status = 403)), security(("bearer" = [])))]
pub async fn officers(State(web): State<Web>, ApiLang(lang): ApiLang, ApiOfficer(o): ApiOfficer) -> Answer<Officers> {
    let all = app::desk::colleagues(&web.app, &o).await?;
    let officers = all.listed.iter().map(|(name, title)| OfficerShape { name: name.clone(), title: title.get(lang).into() }).collect();
    Ok(Json(Officers { officers, more: all.more }))
}

/// One act on several tasks.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Bulk {
    /// `claim`, `release` or `assign`.
    act: String,
    /// With `assign`: sign-in name of an officer of the same unit.
    officer: Option<String>,
    /// With `assign`: why; needed for tasks that a colleague has, and kept on the unit's record.
    reason: Option<String>,
    /// The tasks, at most 50.
    tasks: Vec<Uuid>,
}

/// What came of it at one task.
#[derive(Serialize, ToSchema)]
pub struct BulkResult {
    /// The task.
    task: Uuid,
    /// Its case; nothing where the officer may not know it.
    case: Option<Uuid>,
    /// Whether it was done.
    done: bool,
    /// Sign-in name of the officer who has the task now; nothing where nobody has, or where the officer may not know it.
    officer: Option<String>,
    /// Stable name of the reason why not.
    key: Option<String>,
    /// The reason in words.
    message: Option<String>,
}

/// What came of it at each task, in their order.
#[derive(Serialize, ToSchema)]
pub struct BulkResults {
    /// One for each task.
    results: Vec<BulkResult>,
}

/// Takes, gives back or gives to another officer several tasks, each for itself: what is refused at one holds up no other.
#[utoipa::path(post, path = "/api/v1/desk/bulk", operation_id = "act_on_tasks", tag = "desk", request_body = Bulk, responses((status = 200, body = BulkResults), (status = 422), (status = 403)), security(("bearer" = [])))]
pub async fn bulk(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiOfficer(o): ApiOfficer,
    JsonBody(b): JsonBody<Bulk>,
) -> Answer<BulkResults> {
    let to = (b.officer.as_deref().unwrap_or_default(), b.reason.as_deref().unwrap_or_default());
    let act = crate::desk::list::bulk_act(&b.act, &o, to)?;
    let words = pages::Words::of(lang);
    let results = app::act::on_tasks(&web.app, &Who::Officer(o), &b.tasks, act).await?.into_iter().map(|d| {
        let why = d.refused.map(|r| r.message());
        BulkResult {
            task: d.task,
            officer: d.case.as_ref().and_then(|c| c.task(d.task)?.officer.clone()),
            case: d.case.map(|c| c.id),
            done: why.is_none(),
            key: why.as_ref().map(|m| m.key.to_string()),
            message: why.map(|m| words.msg(&m)),
        }
    });
    Ok(Json(BulkResults { results: results.collect() }))
}

/// A case with its answers.
#[derive(Serialize, ToSchema)]
pub struct DeskCase {
    #[serde(flatten)]
    case: CaseShape,
    /// Name of the person, under which the application was sent; may be empty.
    name: String,
    /// The name that the person has now, where it is another one.
    name_now: Option<String>,
    /// In words, whether it is proven who the person is. It is not: number and contact are as the person gave them.
    identity: String,
    /// Answers by question id.
    #[schema(value_type = Object)]
    answers: Value,
    /// Decisions that the officer may make now, with the grounds that may be chosen, as on the page of the case; none where no task that the
    /// officer has or may take decides, while the person is asked, and when the case is closed.
    decisions: Vec<Choice>,
    /// Grounds that may not be chosen, where a decision may be made.
    barred: Vec<BarredShape>,
}

/// A decision with the grounds that an officer may choose.
#[derive(Serialize, ToSchema)]
pub struct Choice {
    /// Id of the decision.
    id: String,
    /// `granted` or `refused`.
    outcome: &'static str,
    /// Title.
    title: String,
    /// Grounds that fit what is on record.
    grounds: Vec<Named>,
    /// Whether `note` must be written for it: its letter says what the officer writes.
    note_needed: bool,
    /// Ids of the grounds with which it must be written: they alone do not say why.
    note_needed_with: Vec<String>,
}

/// A ground that an officer may not choose.
#[derive(Serialize, ToSchema)]
pub struct BarredShape {
    /// Id of the decision.
    decision: String,
    /// The ground.
    ground: Named,
    /// Why, in words.
    why: String,
}

fn named_ground(g: &domain::package::Ground, lang: Lang) -> Named {
    Named { id: g.id.clone(), title: g.title.get(lang).into() }
}

fn choices(w: &app::case_view::Whole, officer: &app::Account, lang: Lang) -> (Vec<Choice>, Vec<BarredShape>) {
    let mut ours = w.view.case.tasks_at(&officer.agency, &officer.unit);
    let open = ours.any(|task| crate::desk::case::may(&w.view, officer, Some(task)).decide);
    let why = |d: &str, g: &str| w.barred.iter().find(|b| b.decision == d && b.ground == g).map(|b| Words::of(lang).msg(&b.why));
    let (mut decisions, mut barred) = (vec![], vec![]);
    for d in w.view.service.decisions.iter().filter(|_| open) {
        let mut grounds = vec![];
        for g in &d.grounds {
            match why(&d.id, &g.id) {
                None => grounds.push(named_ground(g, lang)),
                Some(why) => barred.push(BarredShape { decision: d.id.clone(), ground: named_ground(g, lang), why }),
            }
        }
        if !grounds.is_empty() {
            let (outcome, title) = (shapes::outcome(d.outcome), d.title.get(lang).into());
            let may = |g: &&domain::package::Ground| d.needs_note(g) && grounds.iter().any(|chosen| chosen.id == g.id);
            let note_needed_with = d.grounds.iter().filter(may).map(|g| g.id.clone()).collect();
            decisions.push(Choice { id: d.id.clone(), outcome, title, grounds, note_needed: d.note_needed, note_needed_with });
        }
    }
    (decisions, barred)
}

/// Which case.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CodeQuery {
    /// Its tracking code, as it is written or read aloud.
    pub code: String,
}

/// A case that was found.
#[derive(Serialize, ToSchema)]
pub struct FoundCase {
    /// Its id.
    pub case: Uuid,
}

/// The case with a tracking code, open or closed, where the officer may see it. Nothing is recorded: nothing of it is read yet.
#[utoipa::path(get, path = "/api/v1/desk/cases", operation_id = "find_desk_case", tag = "desk", params(CodeQuery), responses((status = 200, body = FoundCase), (status = 404), (status = 403)), security(("bearer" = [])))]
pub async fn find(State(web): State<Web>, ApiOfficer(o): ApiOfficer, Query(q): Query<CodeQuery>) -> Answer<FoundCase> {
    Ok(Json(FoundCase { case: app::desk::by_code(&web.app, &o, &q.code).await? }))
}

/// A case with its answers; the reading is recorded and shown to the person.
#[utoipa::path(get, path = "/api/v1/desk/cases/{id}", operation_id = "get_desk_case", tag = "desk", params(("id" = Uuid, Path)), responses((status = 200, body = DeskCase), (status = 403)), security(("bearer" = [])))]
pub async fn case(State(web): State<Web>, ApiLang(lang): ApiLang, ApiOfficer(o): ApiOfficer, Given(id): Given) -> Answer<DeskCase> {
    let who = Who::Officer(o.clone());
    let w = app::case_view::whole(&web.app, &who, id).await?;
    let (decisions, barred) = choices(&w, &o, lang);
    let case = shapes::case(&web.app, &w.view, lang, &who);
    let (name, name_now) = (w.person.name, w.name_now);
    let identity = pages::Words::of(lang).say("desk-identity-unproven");
    let answers = serde_json::to_value(w.answers).unwrap_or_default();
    Ok(Json(DeskCase { case, name, name_now, identity, answers, decisions, barred }))
}

/// What was written, with the task at which the officer goes on.
fn done_by(who: &Who, c: &domain::case::Case) -> Answer<Done> {
    let Who::Officer(officer) = who else { return Err(Refusal::SignInNeeded.into()) };
    Ok(Json(done(c, Some(officer))))
}

/// Does `act` on the task that is named, or else on the one at hand: the officer's own, or a free one of the unit.
async fn act(web: &Web, o: app::Account, id: Uuid, act: Act, task: Option<Uuid>) -> Answer<Done> {
    let who = Who::Officer(o);
    done_by(&who, &app::act::act_on(&web.app, &who, id, act, task).await?)
}

/// A text to say at a task.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaidAtTask {
    /// The text.
    text: String,
    /// The task, where the unit has several of the case; 409 when it is not open any more.
    #[serde(default)]
    task: Option<Uuid>,
}

/// What the person is asked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskShape {
    /// In words.
    text: String,
    /// Questions of the form, by id, that the person may answer anew; none: words and files only. Not what is computed, evidence, a
    /// declaration or what another person signs, and none where another person signed the application.
    #[serde(default)]
    questions: Vec<String>,
    /// The task, where the unit has several of the case; 409 when it is not open any more.
    #[serde(default)]
    task: Option<Uuid>,
}

/// Asks the person for more; the legal clock stops until the answer, and this task waits for it. Other tasks go on.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/questions", operation_id = "ask_person", tag = "desk", params(("id" = Uuid, Path)), request_body = AskShape, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn question(
    State(web): State<Web>,
    ApiOfficer(o): ApiOfficer,
    Given(id): Given,
    JsonBody(s): JsonBody<AskShape>,
) -> Answer<Done> {
    act(&web, o, id, Act::Ask { text: s.text, questions: s.questions }, s.task).await
}

/// A note for officers only.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/notes", operation_id = "add_note", tag = "desk", params(("id" = Uuid, Path)), request_body = SaidAtTask, responses((status = 200, body = Done), (status = 403), (status = 409)), security(("bearer" = [])))]
pub async fn note(State(web): State<Web>, ApiOfficer(o): ApiOfficer, Given(id): Given, JsonBody(s): JsonBody<SaidAtTask>) -> Answer<Done> {
    act(&web, o, id, Act::Note { text: s.text }, s.task).await
}

/// A message to the person. In a closed case it reaches the person too, who cannot answer it here (`person_may_write` of the case).
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/messages", operation_id = "send_desk_message", tag = "desk", params(("id" = Uuid, Path)), request_body = SaidAtTask, responses((status = 200, body = Done), (status = 403), (status = 409)), security(("bearer" = [])))]
pub async fn message(
    State(web): State<Web>,
    ApiOfficer(o): ApiOfficer,
    Given(id): Given,
    JsonBody(s): JsonBody<SaidAtTask>,
) -> Answer<Done> {
    act(&web, o, id, Act::Message { text: s.text }, s.task).await
}

/// A remark.
#[derive(Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Remark {
    /// The remark; may be empty.
    note: String,
    /// The task, where the unit has several of the case; 409 when it is not open any more.
    task: Option<Uuid>,
}

/// Ends the stage; the next one begins.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/advance", operation_id = "advance_case", tag = "desk", params(("id" = Uuid, Path)), request_body = Remark, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn advance(State(web): State<Web>, ApiOfficer(o): ApiOfficer, Given(id): Given, JsonBody(r): JsonBody<Remark>) -> Answer<Done> {
    act(&web, o, id, Act::Advance { note: r.note }, r.task).await
}

/// How a task ends.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FinishShape {
    /// One of the outcomes of the task.
    outcome: String,
    /// For the person, who reads it with the outcome; must not be empty where the outcome sends the case back to be
    /// corrected, nor for an outcome other than the first where the person still has time to pay.
    #[serde(default)]
    told: String,
    /// For those who go on with the case, never shown to the person; may be empty.
    #[serde(default)]
    note: String,
    /// Points of the checklist that are in order.
    #[serde(default)]
    checked: Vec<String>,
    /// Why the other points are not, where the outcome is the first one, with which all is well: needed then, and read by the person too.
    #[serde(default)]
    unticked: String,
    /// Number of the receipt, where the person paid: 4 to 30 characters, letters, digits of any script, `-` and `/` among them, at least four
    /// of them digits; spaces are left out. Compared with others it is without `-` and `/`, and in one kind of digits and of letters.
    #[serde(default)]
    receipt: String,
    /// For how much it is, in rials; another amount than what is due is refused. Left out: what is due.
    #[serde(default)]
    rials: Option<i64>,
    /// That this receipt pays for this case too, although the agency recorded it in another one: without that it is refused (409
    /// `refusal-receipt-elsewhere`).
    #[serde(default)]
    elsewhere: bool,
    /// Photos and other files.
    #[serde(default)]
    files: Vec<Inline>,
    /// Questions of the form, by id, that the person may answer anew where the outcome sends the case back, as when it is asked for more.
    #[serde(default)]
    questions: Vec<String>,
    /// The task, where the unit has several of the case.
    #[serde(default)]
    task: Option<Uuid>,
}

/// Ends a task with one of its outcomes; what follows is as the service says.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/finish", operation_id = "finish_task", tag = "desk", params(("id" = Uuid, Path)), request_body = FinishShape, responses((status = 200, body = Done), (status = 409), (status = 403), (status = 429)), security(("bearer" = [])))]
pub async fn finish(
    State(web): State<Web>,
    ApiOfficer(o): ApiOfficer,
    Given(id): Given,
    address: Address,
    JsonWithFiles(f): JsonWithFiles<FinishShape>,
) -> Answer<Done> {
    let who = Who::Officer(o);
    let uploader = app::act::may_finish(&web.app, &who, id, f.task).await?;
    let files = keep(&web, uploader, &address, f.files).await?;
    let rials = f.rials.map(|rials| rials.to_string());
    let finish = Finish {
        outcome: f.outcome,
        told: f.told,
        note: f.note,
        files,
        checked: f.checked,
        unticked: f.unticked,
        receipt: f.receipt,
        rials,
        elsewhere: f.elsewhere,
        questions: f.questions,
    };
    done_by(&who, &app::act::act_on(&web.app, &who, id, Act::Finish(finish), f.task).await?)
}

/// Which task.
#[derive(Deserialize, IntoParams, Default)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct WhichTask {
    /// The task, where the unit has several of the case; 409 when it is not open any more.
    task: Option<Uuid>,
}

/// A decision that would follow by the service's own rule.
#[derive(Serialize, ToSchema)]
pub struct Foreseen {
    /// Kind, from the service.
    decision: Named,
    /// `granted` or `refused`.
    outcome: String,
    /// Ground, from the service.
    ground: Named,
    #[serde(flatten)]
    letter: Letter,
}

/// What an outcome would lead to.
#[derive(Serialize, ToSchema)]
pub struct LeadsTo {
    /// The outcome.
    outcome: Named,
    /// The decision that would follow; nothing where the case would go on.
    decides: Option<Foreseen>,
    /// The letter that would be signed for the person, without what is told with the outcome; nothing where it has none.
    signs: Option<SignedLetter>,
}

/// A letter before it is signed.
#[derive(Serialize, ToSchema)]
pub struct SignedLetter {
    /// The letter.
    letter: String,
    /// Two-letter code of its language.
    lang: String,
}

/// What each outcome of a task would lead to.
#[derive(Serialize, ToSchema)]
pub struct Outcomes {
    /// One for each, in the order of the service. None where the task has none to choose from: then the stage is ended with `advance`,
    /// or one of the `decisions` of the case is made.
    outcomes: Vec<LeadsTo>,
}

/// What each outcome of a task would lead to: the decision that would follow by rule, with its letter, and the letter that would be signed.
/// Nothing is done.
#[utoipa::path(get, path = "/api/v1/desk/cases/{id}/outcomes", operation_id = "list_outcomes", tag = "desk", params(("id" = Uuid, Path), WhichTask), responses((status = 200, body = Outcomes), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn outcomes(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiOfficer(o): ApiOfficer,
    Given(id): Given,
    Query(q): Query<WhichTask>,
) -> Answer<Outcomes> {
    let named = |id: &str, title: Option<&domain::Text>| Named { id: id.into(), title: title.map_or(id, |t| t.get(lang)).into() };
    let leads = |l: app::act::Leads| LeadsTo {
        outcome: named(&l.outcome.id, Some(&l.outcome.title)),
        signs: l.signed.map(|s| SignedLetter { letter: s.text, lang: s.lang.as_str().into() }),
        decides: l.decision.map(|(d, letter)| {
            let kind = letter.service.decision(&d.kind);
            let ground = kind.and_then(|k| k.grounds.iter().find(|g| g.id == d.ground));
            Foreseen {
                decision: named(&d.kind, kind.map(|k| &k.title)),
                outcome: shapes::outcome(d.outcome).into(),
                ground: named(&d.ground, ground.map(|g| &g.title)),
                letter: letter.into(),
            }
        }),
    };
    let outcomes = app::act::outcomes(&web.app, &Who::Officer(o), id, q.task).await?;
    Ok(Json(Outcomes { outcomes: outcomes.into_iter().map(leads).collect() }))
}

/// When and where somebody comes to look.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AppointmentShape {
    /// The day, Persian (`1405/09/20`) or Gregorian (`2026-12-11`).
    date: String,
    /// The time at the agency, like `09:30`.
    time: String,
    /// Where, in words.
    place: String,
    /// The task, where the unit has several of the case.
    #[serde(default)]
    task: Option<Uuid>,
}

/// Says when and where somebody comes to look; the person is told.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/appointment", operation_id = "appoint_inspection", tag = "desk", params(("id" = Uuid, Path)), request_body = AppointmentShape, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn appointment(
    State(web): State<Web>,
    ApiOfficer(o): ApiOfficer,
    Given(id): Given,
    JsonBody(a): JsonBody<AppointmentShape>,
) -> Answer<Done> {
    let who = Who::Officer(o);
    let at = app::act::moment(&web.app, &who, &a.date, &a.time)?;
    done_by(&who, &app::act::act_on(&web.app, &who, id, Act::Appoint { at, place: a.place }, a.task).await?)
}

/// Why nobody comes as it was arranged.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallOff {
    /// The reason, shown to the person.
    reason: String,
    /// The task, where the unit has several of the case.
    #[serde(default)]
    task: Option<Uuid>,
}

/// Calls off the visit that was arranged and is still to come; no other is fixed, and the person is told.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/appointment/call-off", operation_id = "call_off_inspection", tag = "desk", params(("id" = Uuid, Path)), request_body = CallOff, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn call_off(State(web): State<Web>, ApiOfficer(o): ApiOfficer, Given(id): Given, JsonBody(c): JsonBody<CallOff>) -> Answer<Done> {
    let who = Who::Officer(o);
    done_by(&who, &app::act::act_on(&web.app, &who, id, Act::CallOff { reason: c.reason }, c.task).await?)
}

/// Why a payment is not found.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotFoundShape {
    /// The reason, shown to the person.
    reason: String,
    /// The task, where the unit has several of the case.
    #[serde(default)]
    task: Option<Uuid>,
    /// The number that was reported, where its task is open no more: a line of `list_refunds` that is `reported`.
    #[serde(default)]
    receipt: Option<String>,
}

/// Says that what the person reported to have paid is not found: the limit for paying goes on where it stood, and the person is told. What is
/// found is recorded with `finish`. Of a case that ended meanwhile nothing is to be given back then; what is found there is given back.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/payment/not-found", operation_id = "payment_not_found", tag = "desk", params(("id" = Uuid, Path)), request_body = NotFoundShape, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn payment_not_found(
    State(web): State<Web>,
    ApiOfficer(o): ApiOfficer,
    Given(id): Given,
    JsonBody(n): JsonBody<NotFoundShape>,
) -> Answer<Done> {
    let who = Who::Officer(o);
    let act = match n.receipt {
        Some(receipt) => Act::NotGivenBack { receipt, reason: n.reason },
        None => Act::PaymentNotFound { reason: n.reason },
    };
    done_by(&who, &app::act::act_on(&web.app, &who, id, act, n.task).await?)
}

/// A payment that was found.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FoundShape {
    /// The number that was reported: a line of `list_refunds` that is `reported`.
    receipt: String,
    /// That it pays for this case too, as when a task is ended with it.
    #[serde(default)]
    elsewhere: bool,
}

/// Records the receipt of a payment that the person reported and nobody had answered when the case was granted, or that was reported after
/// that: it is owed, and not given back. While the case is open, what is found is recorded with `finish`.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/payment/found", operation_id = "payment_found", tag = "desk", params(("id" = Uuid, Path)), request_body = FoundShape, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn payment_found(
    State(web): State<Web>,
    ApiOfficer(o): ApiOfficer,
    Given(id): Given,
    JsonBody(f): JsonBody<FoundShape>,
) -> Answer<Done> {
    let who = Who::Officer(o);
    done_by(&who, &app::act::act(&web.app, &who, id, Act::Record { receipt: f.receipt, elsewhere: f.elsewhere }).await?)
}

/// Where a page of refunds begins, from text.
pub fn after_refund(s: &str) -> Option<app::refund::After> {
    let mut parts = s.split('_');
    let after = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    parts.next().is_none().then_some(after)
}

/// The same as text.
pub fn refund_text((since, case, n): app::refund::After) -> String {
    format!("{since}_{case}_{n}")
}

/// Which page of refunds.
#[derive(Deserialize, IntoParams, Default)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct AfterRefund {
    /// `next` of the page before.
    after: Option<String>,
}

/// A receipt of which the money is to be given back.
#[derive(Serialize, ToSchema)]
pub struct ToGiveBack {
    /// Its case.
    case: Uuid,
    /// Tracking code of that.
    tracking_code: String,
    /// Service.
    service: Named,
    /// Name of the person.
    person: String,
    /// Number of the receipt.
    receipt: String,
    /// How much of it is to be given back, in rials; nothing where that is not known.
    rials: Option<i64>,
    /// Whether the person only reported it, and the unit had not answered when the case ended: it is given back where it is found, or of
    /// a case that was granted recorded (`payment/found`), or `payment/not-found` says that it was not.
    reported: bool,
    /// Since when it is to be given back.
    since: String,
    /// Until when the person may object to the refusal; after that nothing of it is paid after all. Nothing where that is not possible.
    object_until: Option<String>,
    /// The rule by which that stands.
    object_rule: Option<String>,
    /// The other case in which the agency recorded this receipt, too: then `given-back` asks for `elsewhere`.
    elsewhere: Option<ElsewhereShape>,
}

/// Another case in which a receipt is recorded.
#[derive(Serialize, ToSchema)]
pub struct ElsewhereShape {
    /// Since when.
    since: String,
    /// Its tracking code; nothing where the officer may not see that case.
    tracking_code: Option<String>,
    /// How it has ended: `granted`, `refused` or `withdrawn`; nothing while it is open, and where it may not be seen.
    ended: Option<&'static str>,
    /// When.
    ended_at: Option<String>,
    /// On which day all the money of the receipt was given back there, `YYYY-MM-DD`.
    given_back_on: Option<String>,
}

impl ElsewhereShape {
    fn of(other: app::recorded::Elsewhere) -> ElsewhereShape {
        let ended = other.ended.as_ref();
        ElsewhereShape {
            since: rfc3339(other.since),
            ended: ended.map(|e| e.how),
            ended_at: ended.map(|e| rfc3339(e.at)),
            given_back_on: other.given_back.map(|day| day.to_string()),
            tracking_code: other.code,
        }
    }
}

/// A page of what a unit is to give back.
#[derive(Serialize, ToSchema)]
pub struct RefundsShape {
    /// The receipts, the longest first.
    refunds: Vec<ToGiveBack>,
    /// `after` of the next page, if there is one.
    next: Option<String>,
}

/// Lists what the officer's unit is to give back: receipts that it recorded in cases that were refused or taken back, or went to another agency, or
/// whose corrected answers cost less than was paid, and what was reported to it and not answered when a case ended.
#[utoipa::path(get, path = "/api/v1/desk/refunds", operation_id = "list_refunds", tag = "desk", params(AfterRefund), responses((status = 200, body = RefundsShape), (status = 422), (status = 403)), security(("bearer" = [])))]
pub async fn refunds(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiOfficer(o): ApiOfficer,
    Query(q): Query<AfterRefund>,
) -> Answer<RefundsShape> {
    let wrong = || Refusal::wrong("after", Msg::new("answer-not-a-next"));
    let after = q.after.map(|a| after_refund(&a).ok_or_else(wrong)).transpose()?;
    let found = app::refund::list(&web.app, &o, after).await?;
    let shape = |(l, other): (app::refund::Line, Option<app::recorded::Elsewhere>)| {
        let service = web.app.offer.version(&l.service, l.version);
        let object_until = l.object_until.filter(|until| *until >= app::now::now()).map(rfc3339);
        let rules = service.as_ref().and_then(|s| s.objection.as_ref()).filter(|_| object_until.is_some());
        ToGiveBack {
            case: l.case,
            tracking_code: l.code,
            object_rule: rules.map(|o| o.within.rule.get(lang).into()),
            service: Named { title: service.as_ref().map_or(l.service.clone(), |s| s.title.get(lang).into()), id: l.service },
            person: l.name,
            receipt: l.receipt,
            rials: l.rials,
            reported: l.reported,
            since: rfc3339(l.since),
            object_until,
            elsewhere: other.map(ElsewhereShape::of),
        }
    };
    Ok(Json(RefundsShape { refunds: found.lines.into_iter().map(shape).collect(), next: found.next.map(refund_text) }))
}

/// By what money is given back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveBackShape {
    /// Number of the receipt by which it was paid, compared as `receipt` of `finish_task`.
    receipt: String,
    /// For how much, in rials, as `list_refunds` says it; left out only where that says nothing. Where it is another sum by now, the call is
    /// refused (409 `refusal-refund-changed`).
    #[serde(default)]
    rials: Option<i64>,
    /// Number of the payment by which it is given back: 4 to 30 characters, letters, digits of any script, `-` and `/` among them, at least
    /// four of them digits; spaces are left out.
    reference: String,
    /// The day of that, Persian (`1405/09/20`) or Gregorian (`2026-12-11`).
    given_on: String,
    /// That it is given back although the agency recorded the receipt in another case too (`elsewhere` of `list_refunds`); without it that is
    /// refused (409 `refusal-refund-elsewhere`).
    #[serde(default)]
    elsewhere: bool,
}

/// Says that the money of a receipt is given back; the person is told.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/given-back", operation_id = "give_back", tag = "desk", params(("id" = Uuid, Path)), request_body = GiveBackShape, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn given_back(
    State(web): State<Web>,
    ApiOfficer(o): ApiOfficer,
    Given(id): Given,
    JsonBody(g): JsonBody<GiveBackShape>,
) -> Answer<Done> {
    let back = Back { receipt: g.receipt, rials: g.rials, reference: g.reference, on: g.given_on, elsewhere: g.elsewhere };
    act(&web, o, id, Act::GiveBack(back), None).await
}

/// At which task; may be left out altogether.
#[derive(Deserialize, ToSchema, Default)]
#[serde(deny_unknown_fields, default)]
pub struct AtTask {
    /// The task, where the unit has several of the case; 409 when it is not open any more.
    task: Option<Uuid>,
}

/// Says that the application is complete: the legal limit begins.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/completeness", operation_id = "complete_application", tag = "desk", params(("id" = Uuid, Path)), request_body = AtTask, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn completeness(
    State(web): State<Web>,
    ApiOfficer(o): ApiOfficer,
    Given(id): Given,
    JsonBody(at): JsonBody<AtTask>,
) -> Answer<Done> {
    act(&web, o, id, Act::Complete, at.task).await
}

/// Which question is taken back, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakenBackShape {
    /// The reason, shown to the person.
    reason: String,
    /// The task that asks; may be left out where the officer, or else the unit, asks one thing.
    #[serde(default)]
    task: Option<Uuid>,
}

/// Takes a question of the officer's unit back: it is waited for no more, the limits go on where nothing else is asked, and the person is told.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/questions/take-back", operation_id = "take_question_back", tag = "desk", params(("id" = Uuid, Path)), request_body = TakenBackShape, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn take_back(
    State(web): State<Web>,
    ApiOfficer(o): ApiOfficer,
    Given(id): Given,
    JsonBody(w): JsonBody<TakenBackShape>,
) -> Answer<Done> {
    let who = Who::Officer(o);
    done_by(&who, &app::act::act_on(&web.app, &who, id, Act::TakeBack { reason: w.reason }, w.task).await?)
}

/// Which limit is made longer, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtendLimit {
    /// The reason, shown to the person.
    reason: String,
    /// `case`, which only the steward makes longer, or `task`: the own limit of the unit's task. Left out: `case`.
    #[serde(default)]
    limit: String,
    /// The task, where the unit has several of the case.
    #[serde(default)]
    task: Option<Uuid>,
}

/// Makes the legal limit of the case longer, or the own limit of a task, as far as the service allows; the person is told.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/extension", operation_id = "extend_limit", tag = "desk", params(("id" = Uuid, Path)), request_body = ExtendLimit, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn extension(
    State(web): State<Web>,
    ApiOfficer(o): ApiOfficer,
    Given(id): Given,
    JsonBody(e): JsonBody<ExtendLimit>,
) -> Answer<Done> {
    let (who, own) = (Who::Officer(o), app::act::limit(&e.limit)?);
    done_by(&who, &app::act::act_on(&web.app, &who, id, Act::Extend { own, reason: e.reason }, e.task).await?)
}

/// Where to and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// Agency id.
    agency: String,
    /// Unit id.
    unit: String,
    /// The reason, shown to the person.
    reason: String,
    /// The task, where the unit has several of the case; 409 when it is not open any more.
    #[serde(default)]
    task: Option<Uuid>,
}

/// To which unit a case goes is one field on a page, and two of the API.
fn to_unit(app: &App, to: &Place, e: app::Error) -> Problem {
    let app::Error::Refused(Refusal::Invalid(wrong)) = e else { return e.into() };
    let agency = app.offer.agency(&to.agency);
    let named = |w: Wrong| {
        let at = |field: &str, message| Wrong { question: field.into(), message };
        match (w.question.as_str(), w.message.key.as_ref()) {
            ("to", "answer-not-an-option") => {
                let (field, known): (_, Vec<&str>) = match agency {
                    Some(agency) => ("unit", agency.units.iter().map(|u| u.id.as_str()).collect()),
                    None => ("agency", app.offer.catalogue.agencies.keys().map(String::as_str).collect()),
                };
                at(field, w.message.with("known", known.join(", ")))
            }
            ("to", "answer-only-own-agency") => at("agency", w.message),
            ("to", _) => at("unit", w.message),
            _ => w,
        }
    };
    Refusal::Invalid(wrong.into_iter().map(named).collect()).into()
}

/// Hands the case to the unit that is competent; 409 where its service does not let it go to that agency.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/transfer", operation_id = "transfer_case", tag = "desk", params(("id" = Uuid, Path)), request_body = Transfer, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn transfer(
    State(web): State<Web>,
    ApiOfficer(o): ApiOfficer,
    Given(id): Given,
    JsonBody(t): JsonBody<Transfer>,
) -> Answer<Done> {
    let (who, to) = (Who::Officer(o), Place { agency: t.agency, unit: t.unit });
    let done = app::act::act_on(&web.app, &who, id, Act::Transfer { to: to.clone(), reason: t.reason }, t.task).await;
    done_by(&who, &done.map_err(|e| to_unit(&web.app, &to, e))?)
}

/// What handing a case on would do.
#[derive(Serialize, ToSchema)]
pub struct TransferPreview {
    /// The unit that would have it.
    to: PlaceShape,
    /// The agency that would answer for the case from then on.
    steward: Named,
    /// The one that answers for it now, where that would be another one; it loses the case, with all that it has to do there.
    former_steward: Option<Named>,
    /// Whether the limit of what is handed on would begin anew there. That of the case never does.
    limit_anew: bool,
    /// Until when the limits run now, and would run then: that of the case first, then the own ones of what is handed on.
    limits: Vec<LimitMovesShape>,
    /// The same in words, one thing after the other, as the desk shows it.
    text: Vec<String>,
}

/// A limit before a case is handed on and after.
#[derive(Serialize, ToSchema)]
pub struct LimitMovesShape {
    /// Of what: of the `case`, of saying its `completeness`, or of a `task` that is handed on.
    of: &'static str,
    /// That task, by its id in the service, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    task: Option<String>,
    /// Until when it runs now; nothing while it stands.
    from: Option<String>,
    /// The rule by which it does.
    from_rule: Option<String>,
    /// Until when it would run then; nothing while it stands.
    to: Option<String>,
    /// The rule by which it would.
    rule: Option<String>,
}

impl LimitMovesShape {
    fn of(limit: &domain::case::LimitMoves, lang: Lang) -> LimitMovesShape {
        let rule = |of: &domain::case::TaskLimit| of.rule.as_ref().map(|rule| rule.get(lang).into());
        LimitMovesShape {
            of: limit.now.of.as_str(),
            task: Some(limit.kind.clone()).filter(|kind| !kind.is_empty()),
            from: limit.now.at.map(rfc3339),
            from_rule: rule(&limit.now),
            to: limit.then.at.map(rfc3339),
            rule: rule(&limit.then),
        }
    }
}

/// What handing a case on would do; nothing is done.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/transfer/preview", operation_id = "preview_transfer", tag = "desk", params(("id" = Uuid, Path)), request_body = Transfer, responses((status = 200, body = TransferPreview), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn transfer_preview(
    State(web): State<Web>,
    ApiLang(lang): ApiLang,
    ApiOfficer(o): ApiOfficer,
    Given(id): Given,
    JsonBody(t): JsonBody<Transfer>,
) -> Answer<TransferPreview> {
    let to = Place { agency: t.agency, unit: t.unit };
    let then = app::act::handed_on(&web.app, &Who::Officer(o), id, to.clone(), &t.reason, t.task).await;
    let then = then.map_err(|e| to_unit(&web.app, &to, e))?;
    Ok(Json(TransferPreview {
        text: Words::of(lang).hands_on(&web.app.offer.catalogue, &then),
        limits: then.limits.iter().map(|limit| LimitMovesShape::of(limit, lang)).collect(),
        to: shapes::place(&web.app, &then.to, lang),
        steward: shapes::agency(&web.app, &then.steward, lang),
        former_steward: (then.steward != then.from).then(|| shapes::agency(&web.app, &then.from, lang)),
        limit_anew: then.anew,
    }))
}

/// A decision with its ground, both from the service's own lists.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// Id of the decision kind.
    decision: String,
    /// Id of one of its grounds.
    ground: String,
    /// The officer's own words to the person; may be empty.
    #[serde(default)]
    note: String,
    /// The task, where the unit has several of the case; 409 when it is not open any more.
    #[serde(default)]
    task: Option<Uuid>,
}

/// Decides the case; the letter goes to the person.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/decision", operation_id = "decide_case", tag = "desk", params(("id" = Uuid, Path)), request_body = Decide, responses((status = 200, body = Done), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn decision(State(web): State<Web>, ApiOfficer(o): ApiOfficer, Given(id): Given, JsonBody(d): JsonBody<Decide>) -> Answer<Done> {
    act(&web, o, id, Act::Decide { decision: d.decision, ground: d.ground, note: d.note }, d.task).await
}

/// A letter before it is sent.
#[derive(Serialize, ToSchema)]
pub struct Letter {
    /// The text.
    letter: String,
    /// Its language: the person's.
    lang: String,
    /// Until when the person could object; nothing where there can be no objection.
    object_until: Option<String>,
    /// The rule by which the person could object, in the person's language.
    object_rule: Option<String>,
    /// What tasks found that the decision seems to go against: a refusal where all is well, a grant where something is not, on a
    /// ground without a condition.
    against: Vec<AgainstRecord>,
}

/// What a task found that a decision seems to go against.
#[derive(Serialize, ToSchema)]
pub struct AgainstRecord {
    /// The task, by its id in the service.
    task: Named,
    /// What it came to.
    outcome: Named,
}

/// The letter that a decision would give; nothing is decided.
#[utoipa::path(post, path = "/api/v1/desk/cases/{id}/decision/preview", operation_id = "preview_letter", tag = "desk", params(("id" = Uuid, Path)), request_body = Decide, responses((status = 200, body = Letter), (status = 409), (status = 403)), security(("bearer" = [])))]
pub async fn preview(State(web): State<Web>, ApiOfficer(o): ApiOfficer, Given(id): Given, JsonBody(d): JsonBody<Decide>) -> Answer<Letter> {
    Ok(Json(app::act::preview(&web.app, &Who::Officer(o), id, &d.decision, &d.ground, &d.note, d.task).await?.into()))
}

impl From<app::act::Letter> for Letter {
    fn from(letter: app::act::Letter) -> Letter {
        let against = letter.against.iter().filter_map(|(task, came_to)| {
            let task = letter.service.task(task)?;
            let outcome = task.outcomes.iter().find(|o| o.id == *came_to)?;
            let named = |id: &str, title: &domain::Text| Named { id: id.into(), title: title.get(letter.lang).into() };
            Some(AgainstRecord { task: named(&task.id, &task.title), outcome: named(&outcome.id, &outcome.title) })
        });
        Letter {
            against: against.collect(),
            lang: letter.lang.as_str().into(),
            object_until: letter.object_until.map(rfc3339),
            object_rule: letter.service.objection.as_ref().map(|o| o.within.rule.get(letter.lang).into()),
            letter: letter.text,
        }
    }
}

/// Where the officer is signed in.
#[utoipa::path(get, path = "/api/v1/desk/sessions", operation_id = "list_officer_sessions", tag = "desk", responses((status = 200, body = Sessions), (status = 403)), security(("bearer" = [])))]
pub async fn sessions(State(web): State<Web>, ApiOfficer(o): ApiOfficer) -> Answer<Sessions> {
    Ok(Json(Sessions::of(app::desk::sessions(&web.app, &o).await?)))
}

/// Ends one session of the officer.
#[utoipa::path(delete, path = "/api/v1/desk/sessions/{id}", operation_id = "end_officer_session", tag = "desk", params(("id" = Uuid, Path)), responses((status = 204), (status = 403)), security(("bearer" = [])))]
pub async fn end_session(State(web): State<Web>, ApiOfficer(o): ApiOfficer, Given(id): Given) -> Result<StatusCode, Problem> {
    app::desk::end_sessions(&web.app, &o, Some(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends all sessions of the officer; tokens stay.
#[utoipa::path(delete, path = "/api/v1/desk/sessions", operation_id = "end_all_officer_sessions", tag = "desk", responses((status = 204), (status = 403)), security(("bearer" = [])))]
pub async fn end_all_sessions(State(web): State<Web>, ApiOfficer(o): ApiOfficer) -> Result<StatusCode, Problem> {
    app::desk::end_sessions(&web.app, &o, None).await?;
    Ok(StatusCode::NO_CONTENT)
}
