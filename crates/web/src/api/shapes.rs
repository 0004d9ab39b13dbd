//! The shapes of the API's JSON. Times are RFC 3339 in UTC; texts are in the language asked for (`lang`, else
//! `Accept-Language`, else Persian).

use app::Who;
use app::case_view::{CaseView, Happened, Related};
use app::{App, Brief};
use domain::calendar::rfc3339;
use domain::case::{Awaited, Body, Case, DateOf, Duty, Found, Place, Reported, SentToCorrect, Turn, told_with_decision};
use domain::expression::Rate;
use domain::fee::{self, Demand, Invoice, Paid};
use domain::package::{self, DayKind, Service};
use domain::question::Attached;
use domain::{Actor, Lang, Millis};
use pages::{To, Words};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// What went wrong (RFC 9457).
#[derive(Serialize, ToSchema, Default)]
#[schema(as = Problem)]
pub struct ProblemShape {
    /// `/problems/` and the kind: an address of this server, at which it is explained.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in words.
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// What happened and what to do.
    pub detail: String,
    /// Stable name of the message; a fault has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Every answer, field or parameter that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<WrongShape>>,
    /// Sign-in name of the officer who has the task.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
    /// Where a text cannot be read: the line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<i64>,
    /// And the column, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<i64>,
    /// Number under which a fault stands in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
}

/// Something that is wrong in a request.
#[derive(Serialize, ToSchema)]
#[schema(as = Wrong)]
pub struct WrongShape {
    /// Id of the question, or the path of the field: `evidence.deed[0].content`.
    pub question: String,
    /// The part that is wrong, of an answer with parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Stable name of the message.
    pub key: String,
    /// What is wrong and what to do.
    pub message: String,
    /// The line of the body where it was noticed, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<i64>,
    /// The column, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<i64>,
}

// `domain::receipt` as the document describes it: the domain knows nothing of documents.

/// What a person keeps as proof of an application.
#[derive(ToSchema)]
#[schema(as = Receipt)]
#[allow(dead_code, reason = "only its schema is used; a test compares it with real receipts")]
pub struct ReceiptShape {
    /// The case.
    case: Uuid,
    /// Its tracking code.
    tracking_code: String,
    /// The service with its version, `id@version`.
    service: String,
    /// The steward when it was submitted.
    steward: String,
    /// When it was submitted.
    #[schema(format = DateTime)]
    submitted_at: String,
    /// Hash of the first event, hex.
    event: String,
    /// What was promised then, signed with the rest; nothing where no day was, and in receipts from before promises were signed.
    #[schema(nullable = false)]
    promised: Option<PromisedShape>,
    /// Ed25519 signature, hex.
    signature: String,
    /// The way to a signed checkpoint, once there is one.
    #[schema(nullable = false)]
    inclusion: Option<InclusionShape>,
}

/// What the steward promised when the application came in.
#[derive(ToSchema)]
#[schema(as = Promised)]
#[allow(dead_code, reason = "only its schema is used; a test compares it with real receipts")]
pub struct PromisedShape {
    /// Until when it is decided.
    #[schema(format = DateTime)]
    due_at: String,
    /// Until when it is said whether the application is complete; nothing where nobody has to say so.
    #[schema(format = DateTime, nullable = false)]
    complete_by: Option<String>,
    /// What it costs, in rials; nothing where nothing was computed.
    #[schema(nullable = false)]
    rials: Option<i64>,
}

/// The way from an event to a signed root.
#[derive(ToSchema)]
#[schema(as = Inclusion)]
#[allow(dead_code, reason = "only its schema is used; a test compares it with real receipts")]
pub struct InclusionShape {
    /// The checkpoint.
    checkpoint: CheckpointShape,
    /// Place of the event among the leaves.
    index: u64,
    /// Hashes from the leaf to the root, hex.
    path: Vec<String>,
}

/// A signed root over new events.
#[derive(ToSchema)]
#[schema(as = Checkpoint)]
#[allow(dead_code, reason = "only its schema is used; a test compares it with real receipts")]
pub struct CheckpointShape {
    /// Id.
    id: Uuid,
    /// Id of the checkpoint before, nil for the first.
    previous: Uuid,
    /// When it was made.
    #[schema(format = DateTime)]
    at: String,
    /// Number of events.
    size: u64,
    /// Merkle root, hex.
    root: String,
    /// Ed25519 signature, hex.
    signature: String,
}

/// What was promised when an application came in, in words. The receipt does not have them: the service in its version, which is
/// signed there, says them.
#[derive(Serialize, ToSchema)]
pub struct PromiseShape {
    /// Who was accountable when it was submitted.
    pub steward: Named,
    /// Days, or hours, of the limit.
    pub days: i64,
    /// The rule that sets the limit.
    pub due_rule: String,
    /// When the limit begins, how long it may take until then, and by how much it may be made longer.
    pub due_note: String,
    /// What happens when it passes.
    pub if_late: String,
    /// What it costs, in rials, by what was computed or by the service; nothing where it was not known then.
    pub rials: Option<i64>,
}

fn promise(app: &App, v: &CaseView, lang: Lang) -> PromiseShape {
    let time = &v.service.time;
    let first = v.events.iter().find_map(|h| if let Body::Submitted { steward, .. } = &h.body { Some(steward.as_str()) } else { None });
    let steward = first.unwrap_or(&v.case.steward);
    PromiseShape {
        steward: agency(app, steward, lang),
        days: time.days,
        due_rule: time.rule.get(lang).into(),
        due_note: Words::of(lang).time_note(time),
        if_late: time.if_late.get(lang).into(),
        rials: v.computed_rials().or(v.service.cost.rials),
    }
}

/// Something with an id and a name.
#[derive(Serialize, ToSchema)]
pub struct Named {
    /// Id.
    pub id: String,
    /// Name in the language asked for.
    pub title: String,
}

/// A service in a list.
#[derive(Serialize, ToSchema)]
pub struct ServiceBrief {
    /// Id.
    pub id: String,
    /// Newest version.
    pub version: i64,
    /// `published`, or `withdrawn`: it takes no new applications.
    pub status: &'static str,
    /// Where that version is in its life: `published` or `withdrawn`. A `draft` is offered to nobody and has no address; a `superseded`
    /// one is that of drafts and cases which began before.
    pub state: &'static str,
    /// Id of the service type that it follows, if it does.
    #[serde(rename = "type")]
    pub follows: Option<String>,
    /// When that version was published.
    pub published_at: Option<String>,
    /// Title.
    pub title: String,
    /// One paragraph.
    pub summary: String,
    /// The steward.
    pub agency: Named,
    /// Who may be served: `resident`, `visitor`, `company`.
    pub audience: Vec<String>,
    /// Life events that lead to it.
    pub life_events: Vec<String>,
    /// Whether it is sample data.
    pub sample: bool,
}

/// A file given inline.
#[derive(Deserialize, Serialize, ToSchema, Clone)]
#[serde(deny_unknown_fields)]
pub struct Inline {
    /// File name.
    pub name: String,
    /// Content, base64.
    pub content: String,
}

/// Who acts.
#[derive(Serialize, ToSchema)]
pub struct Acting {
    /// Agency.
    pub agency: Named,
    /// Unit.
    pub unit: Named,
    /// Whether an officer has taken the task.
    pub claimed: bool,
    /// Whether it waits for the person, as all do then: `turn` says for what.
    pub waits: bool,
    /// Sign-in name of that officer; only officers see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
}

/// Something that the person has to do.
#[derive(Serialize, ToSchema)]
pub struct AwaitedShape {
    /// `answer` what is asked, or correct it, `pay` what is owed, or be there for a `visit`, which keeps nothing waiting.
    pub kind: &'static str,
    /// The unit that asks, that records the payment, or that comes; nothing where the service's own rule asks.
    pub by: Option<PlaceShape>,
    /// The unit that looks at it afterwards, where the service's own rule asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub then: Option<PlaceShape>,
    /// The other units that look at it as well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub then_also: Vec<PlaceShape>,
    /// Until when an answer is awaited, where the service fixes a date that has not passed, or a payment, where that has a limit: of
    /// instalments the day of the next one, if it comes before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The rule that sets that date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The moment of a visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The case of another service in which it is to be done, where it is not this one, which waits for that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_case: Option<SubCaseShape>,
}

/// A case of another service in which something is to be done.
#[derive(Serialize, ToSchema)]
pub struct SubCaseShape {
    /// Its id, for its person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// Its service.
    pub service: Named,
}

/// Whose turn it is in a case that is not closed: the same for everybody who looks. Only `track`, which asks for no sign-in, leaves out what is
/// private: a visit of which somebody is told to be there (so that it may not be the person's turn there), and the id of the case of
/// another service in which something is to be done. Where the turn is that of a related case that one may not open, `awaited` is empty.
#[derive(Serialize, ToSchema)]
pub struct TurnShape {
    /// What the person has to do, the question first; empty where there is nothing.
    pub awaited: Vec<AwaitedShape>,
    /// The units that act, each once, also those that come for a visit. While the person is waited for, those that go on meanwhile.
    pub acting: Vec<PlaceShape>,
    /// Whether it is the person's turn: something is awaited, be it only to be there for a visit.
    pub persons_turn: bool,
    /// Whether it is an objection to the decision that is looked at.
    pub objection: bool,
    /// The same in words.
    pub text: String,
}

/// How much of a limit is left.
#[derive(Serialize, ToSchema)]
pub struct LeftShape {
    /// How many of `unit`; negative when the limit has passed. While the clock stands, what is kept.
    pub amount: i64,
    /// `working_days`, `calendar_days`, or `hours` in which the agency is open.
    pub unit: &'static str,
}

/// A unit of an agency.
#[derive(Serialize, ToSchema)]
pub struct PlaceShape {
    /// Agency.
    pub agency: Named,
    /// Unit.
    pub unit: Named,
}

/// What the person must do.
#[derive(Serialize, ToSchema, Default)]
pub struct AskedOfPerson {
    /// `answer` a question, `pay` what is owed, or `be_there` at a time and place: the first of what `turn` names, which the other parts
    /// are about.
    pub kind: String,
    /// The case of another service in which that is to be done, where it is not this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_case: Option<SubCaseShape>,
    /// The officer's question, or what is to be done; where there is more to do, all of it in one sentence.
    pub text: String,
    /// Everything that the person has to do now, each by itself, in the order of `turn`.
    pub items: Vec<AskedItem>,
    /// Agency of the unit that asks, that records the payment, or that comes; nothing where the service's own rule asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<Named>,
    /// That unit. Other tasks go on meanwhile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Named>,
    /// What units found that must be corrected, where the service's own rule asks: those whose outcomes led there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingShape>,
    /// The texts of `findings` alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<String>,
    /// When, of an appointment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Where, of an appointment, as its unit wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Until when it must be answered or paid, where that has a limit. An answer still counts after it, as long as the case waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The rule that sets that date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The decision that follows by rule when no answer comes until then; nothing: the case goes on waiting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision_if_unanswered: Option<Named>,
    /// What must be paid now, in rials: of instalments the next one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rials: Option<i64>,
    /// Number of the part of the invoice that must be paid now; nothing where it has no parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<usize>,
    /// Day on which that instalment is due, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// Its payment id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_id: Option<String>,
    /// Until when everything for which the task of paying waits is to be paid, where that is another moment than `until`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_at: Option<String>,
    /// The rule that sets that date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_rule: Option<String>,
    /// Title of the outcome to which the task of paying comes when that is not paid until then: until `limit_at`, or `until`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub if_unpaid: Option<String>,
    /// The decision that follows from it by rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision_if_unpaid: Option<Named>,
}

/// One thing that the person must do.
#[derive(Serialize, ToSchema)]
pub struct AskedItem {
    /// `answer`, `pay` or `be_there`.
    pub kind: &'static str,
    /// The case of another service in which it is to be done, where it is not this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_case: Option<SubCaseShape>,
    /// Of a question the task that waits for the answer, of a payment that at which it is recorded, of a visit that at which somebody comes: by it
    /// answer, report or refusal names it. Nothing where all tasks wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task: Option<Uuid>,
    /// The question as it was asked, or in words what is to be done.
    pub text: String,
    /// Questions of the form that may be answered anew with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Named>,
    /// Agency of the unit that asks, that records the payment, or that comes; nothing where the service's own rule asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<Named>,
    /// That unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Named>,
    /// When, of an appointment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Where, of an appointment, as its unit wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Until when, where that is fixed and, of an answer, has not passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The rule that sets that date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Of a visit, until when the person may say that it does not suit; nothing where that is not possible, or not any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decline_until: Option<String>,
    /// The rule that sets that date: it is the same for all services.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decline_rule: Option<String>,
}

/// An open task: one of those who act.
#[derive(Serialize, ToSchema)]
pub struct TaskOfCase {
    /// Id; only officers see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// Id in the service; nothing for the only task of a stage.
    pub task: Option<String>,
    /// `review`, `inspect`, `consult`, `pay`, `sign`, `execute` or `decide`.
    pub kind: Option<String>,
    /// Title; of the only task of a stage that of the stage.
    pub title: Option<String>,
    /// Agency.
    pub agency: Named,
    /// Unit.
    pub unit: Named,
    /// The contract under which a contractor does it; nothing: the agency's own staff.
    pub contract: Option<ContractShape>,
    /// Sign-in name of the officer who has it; only officers see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
    /// Whether it waits for the person: to answer what is asked, to pay, or to do what its sub-case waits for. As `waiting` of
    /// `list_tasks`.
    pub waits: bool,
    /// What the person reported to have paid, while the unit looks for it: its limit stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported: Option<ReportedShape>,
    /// Until when, where the task has a limit of its own that comes before that of the case.
    pub due_at: Option<String>,
    /// The rule that sets its limit; after an extension that of the extension.
    pub due_rule: Option<String>,
    /// The rule by which its limit stood before its unit took more time; nothing where it took none.
    pub rule_before_extension: Option<String>,
    /// What its silence means: the title of the outcome to which it comes when the limit passes.
    pub silence: Option<String>,
    /// What happens when its limit passes, in words; nothing without a limit, once it has passed, and where the person must pay.
    pub if_late: Option<String>,
}

/// A payment that the person reported.
#[derive(Serialize, ToSchema)]
pub struct ReportedShape {
    /// Number of the receipt.
    pub receipt: String,
    /// Day of the payment, `YYYY-MM-DD`.
    pub paid_on: String,
    /// When it was reported.
    pub at: String,
}

/// A receipt that was recorded.
#[derive(Serialize, ToSchema)]
pub struct RecordedShape {
    /// Its number.
    pub receipt: String,
    /// The number that the person had reported, where that is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported: Option<String>,
    /// Whether the agency had recorded it in another case, and the officer said that it pays for both; only for officers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<bool>,
}

/// The receipt that an event records.
fn recorded(service: &Service, body: &Body, for_officer: bool) -> Option<RecordedShape> {
    let (receipt, _) = fee::recorded(service, body)?;
    let (Body::Finished { reported, elsewhere, .. } | Body::Received { reported, elsewhere, .. }) = body else { return None };
    let reported = Some(reported.clone()).filter(|r| !r.is_empty());
    Some(RecordedShape { receipt: receipt.into(), reported, elsewhere: for_officer.then_some(*elsewhere) })
}

/// What the person reported to have paid.
pub fn reported(r: &Reported) -> ReportedShape {
    ReportedShape { receipt: r.receipt.clone(), paid_on: r.on.clone(), at: rfc3339(r.at) }
}

/// A contract of a contractor with an agency.
#[derive(Serialize, ToSchema)]
pub struct ContractShape {
    /// Name of the contractor.
    pub contractor: String,
    /// Reference of the contract.
    pub reference: String,
}

/// An objection to the decision.
#[derive(Serialize, ToSchema)]
pub struct ObjectionShape {
    /// When.
    pub at: String,
    /// Why.
    pub text: String,
    /// `upheld`, `replaced`, or `taken_back` by the person; nothing while it is looked at.
    pub review: Option<String>,
}

/// The decision.
#[derive(Serialize, ToSchema)]
pub struct DecisionShape {
    /// Kind, from the service.
    pub decision: Named,
    /// `granted` or `refused`.
    pub outcome: String,
    /// Ground, from the service.
    pub ground: Named,
    /// Who made it: an `officer`, the law because of `silence`, the service's own `rule`, or that rule because something was
    /// `unanswered`.
    pub by: String,
    /// How it came about where no officer chose it, in words: by silence since when and by which rule, by the rule of the service from which
    /// outcomes, or because no answer came until when and by which rule.
    pub how: Option<String>,
    /// Whose decision it is: the officer's agency, or the steward.
    pub agency: Named,
    /// The unit of it that answers for it.
    pub unit: Named,
    /// Reference of the contract under which that unit decided, also where it works under another one by now. Null where there was none, and
    /// in decisions from before it was kept.
    pub contract: Option<String>,
    /// The officer's own words.
    pub note: String,
    /// What the person was told with the outcomes from which a rule's decision followed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<String>,
    /// When.
    pub at: String,
    /// By silence, or unanswered: when the limit passed. The decision holds from then on, whenever it was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The rule by which that limit stood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since_rule: Option<String>,
    /// That nothing is to be paid for what was granted before it came to payment, in words; nothing otherwise.
    pub nothing_to_pay: Option<String>,
    /// The letter to the person, in the language of the case.
    pub letter: String,
}

/// How a limit was made longer.
#[derive(Serialize, ToSchema)]
pub struct ExtensionOfEvent {
    /// Which one: that of the `case`, or the unit's own of its `task`.
    pub limit: &'static str,
    /// By how much.
    pub by: LeftShape,
}

/// A legal date that moved.
#[derive(Serialize, ToSchema)]
pub struct MovedShape {
    /// `case`; `task` of a unit's own limit; `answer`, `payment` or `objection` where the person answers, pays or may object until then.
    pub of: &'static str,
    /// Until when it was.
    pub from: String,
    /// Until when it is.
    pub to: String,
    /// The rule by which it stands.
    pub rule: String,
}

impl MovedShape {
    /// Of a date that moved, in a language.
    pub fn of(of: DateOf, from: Millis, to: Millis, rule: &domain::Text, lang: Lang) -> MovedShape {
        MovedShape { of: of.as_str(), from: rfc3339(from), to: rfc3339(to), rule: rule.get(lang).into() }
    }
}

/// An agency that answered for a case before.
#[derive(Serialize, ToSchema)]
pub struct FormerSteward {
    /// The agency.
    pub agency: Named,
    /// Until when.
    pub until: String,
}

/// An agency that answered for a case until then.
pub fn former_steward(app: &App, id: &str, until: Millis, lang: Lang) -> FormerSteward {
    FormerSteward { agency: agency(app, id, lang), until: rfc3339(until) }
}

/// Something that happened.
#[derive(Serialize, ToSchema)]
pub struct Entry {
    /// Number in the case.
    pub seq: i64,
    /// When.
    pub at: String,
    /// `submitted`, `claimed`, `asked`, `reminded`, `unanswered`, `answer_moved`, `answered`, `taken_back`, `message`, `advanced`, `transferred`, `decided`, `withdrawn`,
    /// `extended`, `sub_case_replaced`, `visit_called_off`, `visit_declined`, `payment_reported`, `payment_not_found`, `received`, `invoiced`, `given_back`, `visit_on_holiday`, `instalment_moved`, `objection_moved`, `due_changed`, and for
    /// officers `released`, `taken_over`, `assigned`, `noted`.
    pub kind: String,
    /// In words.
    pub title: String,
    /// `person`, `officer`, `agency` or `system`.
    pub by: String,
    /// The text that was said, if any; of a task that ended, the note for officers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The agency whose officer did it, or whose task it was about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<Named>,
    /// Its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Named>,
    /// The task that ended, by the id of its kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task: Option<Named>,
    /// What it came to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Named>,
    /// What the person reported to have paid, of `payment_reported`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported: Option<ReportedShape>,
    /// The receipt that was recorded, of `finished` and `received`; nothing where none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recorded: Option<RecordedShape>,
    /// What was given back, of `given_back`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_back: Option<GivenShape>,
    /// When somebody comes to look; `text` says where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// What became of that: it `stands`, is `past`, was `replaced` by another appointment, was `done`: its task ended before, was `declined` by the person, or `dropped`
    /// because its task ended without it or went elsewhere before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appointment: Option<String>,
    /// Of an extension, of which limit it is and by how much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longer: Option<ExtensionOfEvent>,
    /// From when to when a legal date moved, and the rule by which it stands: of `due_changed`, `answer_moved`, `instalment_moved` and
    /// `objection_moved`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<MovedShape>,
    /// Until when the person answers, or was to, of `asked`, `reminded` and `unanswered`; nothing where no date was fixed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The rule by which that date stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_rule: Option<String>,
    /// The agency that answered for the case until then, of `transferred` where it is another one from then on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub former_steward: Option<Named>,
    /// What the person was told with the outcome of a task, if anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told: Option<String>,
    /// The points of the checklist of a task that ended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checklist: Vec<Point>,
    /// Why points of it are not ticked although all is well, as the officer says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unticked: Option<String>,
    /// The files that came with an answer, an objection or, for officers, a task: `GET /api/v1/cases/{id}/files/{sha256}`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileShape>,
}

/// An answer that was changed after the application was sent.
#[derive(Serialize, ToSchema)]
pub struct AnswerChange {
    /// Question id.
    pub question: String,
    /// When.
    pub at: String,
    /// The answer before, as in `answers`; nothing where there was none.
    pub old: Value,
    /// The answer from then on; nothing where it is not asked any more, or was emptied.
    pub new: Value,
}

/// The same of a change.
pub fn change(at: Millis, c: &domain::case::ChangedAnswer) -> AnswerChange {
    AnswerChange {
        question: c.question.clone(),
        at: rfc3339(at),
        old: c.old.clone().unwrap_or_default(),
        new: c.new.clone().unwrap_or_default(),
    }
}

/// A file of a case; its bytes are under `/api/v1/cases/{id}/files/{sha256}`.
#[derive(Serialize, ToSchema)]
pub struct FileShape {
    /// Hex SHA-256 of its content.
    pub sha256: String,
    /// Its name.
    pub name: String,
    /// `pdf`, `jpeg`, `png` or `webp`, by content.
    pub kind: String,
    /// Bytes.
    pub size: i64,
}

pub fn file(f: &Attached) -> FileShape {
    FileShape { sha256: f.sha256.clone(), name: f.shown_name(), kind: f.kind.clone(), size: f.size }
}

/// A point of a checklist.
#[derive(Serialize, ToSchema)]
pub struct Point {
    /// Its id in the service.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it was in order.
    pub checked: bool,
}

/// A case that belongs together with another.
#[derive(Serialize, ToSchema)]
pub struct RelatedShape {
    /// Its id; nothing for those who may not open it.
    pub id: Option<Uuid>,
    /// Service.
    pub service: Named,
    /// The accountable agency.
    pub steward: Named,
    /// Status.
    pub status: String,
    /// `granted` or `refused`, once it is decided; for those who may read it.
    pub outcome: Option<String>,
    /// Whose turn it is; what its person has to do stands there for those who may read it. Nothing when closed.
    pub turn: Option<TurnShape>,
    /// Until when its agency must be done; for those who may read it.
    pub due_at: Option<String>,
    /// The rule that sets the limit, also while the clock stands; nothing when closed, and for those who may not read it.
    pub due_rule: Option<String>,
    /// Whether that has passed.
    pub late: bool,
}

/// The rule that sets the limit of a case, also while its clock stands; nothing when it is closed. Every shape says it by this.
fn due_rule(c: &Case, service: &Service, lang: Lang) -> Option<String> {
    (!c.status.is_closed()).then(|| c.due_rule(service).get(lang).into())
}

fn related(app: &App, v: &CaseView, r: &Related, lang: Lang, to: To) -> RelatedShape {
    let due_at = r.due_at.filter(|_| r.may_read);
    RelatedShape {
        id: r.may_read.then_some(r.case.id),
        service: Named { id: r.case.service.clone(), title: r.service.title.get(lang).into() },
        steward: agency(app, &r.case.steward, lang),
        status: r.case.status.as_str().into(),
        outcome: r.case.decision.as_ref().filter(|_| r.may_read).map(|d| outcome(d.outcome).into()),
        turn: r.told_turn().map(|turn| turn_of(app, &r.case.steward, &turn, r.case.is_objected(), lang, to)),
        due_at: due_at.map(rfc3339),
        due_rule: due_rule(&r.case, &r.service, lang).filter(|_| r.may_read),
        late: due_at.is_some_and(|at| at < v.now),
    }
}

/// The signature of another person, who is named in the answer to the question.
#[derive(Serialize, ToSchema)]
pub struct SignedShape {
    /// The question that asked for it.
    pub question: String,
    /// When.
    pub at: String,
}

/// That a unit signed what is decided, in a task of the kind `sign`.
#[derive(Serialize, ToSchema)]
pub struct SignedOffShape {
    /// Title of the task.
    pub title: String,
    /// Agency.
    pub agency: Named,
    /// Unit.
    pub unit: Named,
    /// Sign-in name of the officer; only officers see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
    /// When.
    pub at: String,
}

/// A case.
#[derive(Serialize, ToSchema)]
pub struct CaseShape {
    /// Id.
    pub id: Uuid,
    /// Tracking code.
    pub tracking_code: String,
    /// Service.
    pub service: Named,
    /// Version of the service to which the case is pinned.
    pub service_version: i64,
    /// Where that version is in its life by now: `published`, `superseded` by a newer one, or `withdrawn`. The case goes on by it in any
    /// case.
    pub service_state: &'static str,
    /// `open`, `waiting`, `decided` or `withdrawn`.
    pub status: String,
    /// Where it stands.
    pub stage: Named,
    /// What the person does in this stage, beside what is asked of them; nothing where the service says none, and when closed.
    pub stage_person: Option<String>,
    /// Why the person takes back neither the application nor an objection in this stage; nothing where that is free.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_withdrawal: Option<String>,
    /// Who is accountable.
    pub steward: Named,
    /// Who was before, the first one first; empty where the case was never handed to another agency.
    pub former_stewards: Vec<FormerSteward>,
    /// Whose turn it is; nothing when closed.
    pub turn: Option<TurnShape>,
    /// The first of those who act, as in `turn`; where all wait for the person, who has the first of the open tasks; nothing when
    /// closed.
    pub acting: Option<Acting>,
    /// The open tasks, also those that wait for the person.
    pub tasks: Vec<TaskOfCase>,
    /// What the person must do now; nothing when there is nothing to do.
    pub asked_of_person: Option<AskedOfPerson>,
    /// Whether the application is complete; only then the limit runs.
    pub complete: bool,
    /// How often the agency gave itself more time.
    pub extended: i64,
    /// Until when the agency must be done; nothing while the clock stands or when closed.
    pub due_at: Option<String>,
    /// The rule that sets the limit, also while the clock stands; after an extension that of the extension. Nothing when closed.
    pub due_rule: Option<String>,
    /// The rule by which it stood before the agency took more time; nothing where it took none, and when closed.
    pub rule_before_extension: Option<String>,
    /// Until when the agency says whether the application is complete; nothing while that waits, or when it was said.
    pub complete_by: Option<String>,
    /// The rule that sets this; nothing when it was said.
    pub complete_rule: Option<String>,
    /// What happens when the limit passes, as a sentence of its own; nothing when closed, nor once it has passed. Where what the service
    /// says does not follow, as during an objection or at another agency, it says what does.
    pub if_late: Option<String>,
    /// How much of the limit is left; nothing when closed.
    pub left: Option<LeftShape>,
    /// `amount` of `left`, in its `unit`, which is not always days: for programs from before there was `left`.
    #[schema(deprecated)]
    pub days_left: Option<i64>,
    /// `unit` of `left`, in the same way.
    #[schema(deprecated)]
    pub left_in: Option<&'static str>,
    /// Whether the clock stands: the person is asked, or the case is closed.
    pub clock_stopped: bool,
    /// Whether messages of the person reach somebody. Of a closed case they do not and are refused; those of the agency still reach the
    /// person, who cannot answer them here.
    pub person_may_write: bool,
    /// When it was submitted.
    pub submitted_at: String,
    /// When it last changed.
    pub changed_at: String,
    /// What it costs, as computed at submission; nothing for a service without fees of its own.
    pub invoice: Option<InvoiceShape>,
    /// What was promised at submission, in words.
    pub promise: PromiseShape,
    /// Others who signed the application.
    pub signatures: Vec<SignedShape>,
    /// Units that signed what is decided, oldest first; `signatures` are those of people.
    pub signed_off: Vec<SignedOffShape>,
    /// The case that needs this one.
    pub parent: Option<RelatedShape>,
    /// What the person had corrected in that case, because its service asked, when this one was opened: the answers are those that
    /// were sent before.
    pub corrections: Vec<CorrectionShape>,
    /// Cases of other services that this one needs or needed.
    pub sub_cases: Vec<RelatedShape>,
    /// The decision, if any.
    pub decision: Option<DecisionShape>,
    /// Until when the person may object to the decision; nothing when that is not possible.
    pub object_until: Option<String>,
    /// The rule by which one may object; nothing when that is not possible.
    pub object_rule: Option<String>,
    /// The objection, if any.
    pub objection: Option<ObjectionShape>,
    /// What happened, oldest first.
    pub timeline: Vec<Entry>,
    /// Of what the person was told with consequences there is a letter to print: a question, a correction, a visit, more time, a
    /// transfer, a date that moved, a payment that is asked for, what was signed (a permit before the work), a decision. Oldest first.
    pub letters: Vec<LetterOfCase>,
    /// The open task's id; only for officers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task: Option<Uuid>,
}

/// A letter of a case. `GET /api/v1/cases/{id}/letters/{event}` has what it says.
#[derive(Serialize, ToSchema)]
pub struct LetterOfCase {
    /// `seq` of the event in the timeline.
    pub event: i64,
    /// What it tells: `asked`, `taken_back`, `answer_moved`, `extended`, `task_extended`, `appointed`, `visit_called_off`, `payment_not_found`,
    /// `visit_on_holiday`, `transferred`, `payment`, `due_changed`, `signed` or `decided`.
    pub kind: String,
    /// When.
    pub at: String,
    /// What ended it, of a letter of the kind `signed`; nothing where it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub void: Option<super::cases::VoidShape>,
}

/// What the person corrected in the case that needs this one.
#[derive(Serialize, ToSchema)]
pub struct CorrectionShape {
    /// When it was sent.
    pub at: String,
    /// What was asked.
    pub asked: String,
    /// The answer.
    pub text: String,
    /// The files with it.
    pub files: Vec<FileShape>,
}

fn correction(c: &SentToCorrect) -> CorrectionShape {
    CorrectionShape { at: rfc3339(c.at), asked: c.asked.clone(), text: c.text.clone(), files: c.files.iter().map(file).collect() }
}

/// What an application costs.
#[derive(Serialize, ToSchema)]
pub struct InvoiceShape {
    /// Line by line.
    pub lines: Vec<InvoiceLine>,
    /// The sum in rials.
    pub rials: i64,
    /// What was paid of invoices before, in rials, before corrected answers put this one in their place, and where some of that was given back,
    /// what is still paid of this one; 0 where nothing is.
    pub paid_before: i64,
    /// What is to be paid by this one, in rials: the sum without that.
    pub to_pay: i64,
    /// What was paid more than the sum, in rials, and is to be given back or was.
    pub to_give_back: i64,
    /// The sum by corrected answers, in rials, where this one stands until a payment that was reported is answered; nothing otherwise.
    pub corrected_rials: Option<i64>,
    /// Whether it is asked for: `later`, when the case comes to where it is paid; `asked`; `reported` by the person, and not found yet; `paid`, by the receipts that are recorded; `over`, no
    /// longer, since the application was refused or taken back; `unasked`, since it was granted before it came to payment; `moved`, since another agency has the case; or `nothing` is owed. Only what is asked for has numbers by which it is paid.
    pub demand: String,
    /// Number of the bill (شناسهٔ قبض); nothing while it is not asked for, and where the agency numbers no bills.
    pub bill_id: Option<String>,
    /// What is paid one by one, in order; nothing when it is no longer to be paid.
    pub parts: Vec<InvoicePart>,
    /// The rule that allows instalments; nothing where the sum is paid at once.
    pub instalments: Option<String>,
    /// The receipts that the desk recorded, oldest first.
    pub paid: Vec<PaidShape>,
    /// Where what was paid is to be asked back, after the application was refused or taken back, or because corrected answers cost less;
    /// nothing otherwise, nor while an objection is looked at. Where several agencies have some of it, that of the last payment: `refund` of each of `paid` says its own.
    pub refund: Option<RefundShape>,
}

/// Where money is asked back.
#[derive(Serialize, ToSchema)]
pub struct RefundShape {
    /// The agency that received it.
    pub agency: Named,
    /// Its office.
    pub address: String,
    /// Its telephone.
    pub phone: String,
}

/// What is paid at once: an instalment, or the whole sum.
#[derive(Serialize, ToSchema)]
pub struct InvoicePart {
    /// Its number, from 1.
    pub number: usize,
    /// Rials.
    pub rials: i64,
    /// Day on which an instalment is due, `YYYY-MM-DD`; nothing for what is to be paid again since it was given back.
    pub due: Option<String>,
    /// Payment id (شناسهٔ پرداخت); nothing while it is not asked for, where there is no bill, or for 100,000,000,000 rials and more.
    pub payment_id: Option<String>,
    /// Whether a receipt with this payment id is recorded, or any where the sum is not divided. Of other receipts it is not known which
    /// instalment they pay.
    pub paid: bool,
}

/// A receipt that the desk recorded.
#[derive(Serialize, ToSchema)]
pub struct PaidShape {
    /// Its number, as it was recorded.
    pub receipt: String,
    /// When it was recorded.
    pub at: String,
    /// Where.
    pub agency: Named,
    /// The unit.
    pub unit: Named,
    /// By whom; only for officers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
    /// Number of the part whose payment id it is; nothing for any other number.
    pub part: Option<usize>,
    /// For how much it is, in rials; nothing where that is not known.
    pub rials: Option<i64>,
    /// How it was given back, of several payments the last; nothing where it was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_back: Option<GivenShape>,
    /// All payments by which it, or a part of it, was given back, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub given_back_by: Vec<GivenShape>,
    /// Where it is to be asked back; nothing where it is not, or no more.
    pub refund: Option<RefundShape>,
}

/// That money was given back.
#[derive(Serialize, ToSchema)]
pub struct GivenShape {
    /// Number of the receipt by which it was paid.
    pub receipt: String,
    /// Number of the payment by which it was given back.
    pub reference: String,
    /// The day of that, `YYYY-MM-DD`.
    pub given_on: String,
    /// For how much it was, in rials; nothing where that is not known: all of it.
    pub rials: Option<i64>,
    /// In the timeline: whether the agency had recorded the receipt in another case too, and the officer said that the money is to be given
    /// back all the same; only for officers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<bool>,
}

/// A rate with which a line was computed: a row of a table.
#[derive(Serialize, ToSchema)]
pub struct RateShape {
    /// Id of the table.
    pub table: String,
    /// First day on which the rate holds, `YYYY-MM-DD`; nothing: since ever.
    pub from: Option<String>,
    /// The rule that sets it; may be empty.
    pub rule: String,
    /// What the table says, as a decimal number; nothing in an invoice from before it was kept.
    pub value: Option<String>,
}

/// One line of what an application costs.
#[derive(Serialize, ToSchema)]
pub struct InvoiceLine {
    /// Id of the fee; empty for what was rounded off.
    pub fee: String,
    /// Title.
    pub title: String,
    /// Rials; negative where something is taken off.
    pub rials: i64,
    /// The rule that sets it; may be empty where something is taken off.
    pub rule: String,
    /// The rates with which it was computed, and those by which it is owed or taken off.
    pub rates: Vec<RateShape>,
}

/// What an application costs and what was paid, in a language.
pub fn invoice(app: &App, i: &Invoice, demand: Demand, receipts: &[Paid], lang: Lang, for_officer: bool) -> InvoiceShape {
    let rate = |r: &Rate| RateShape {
        table: r.table.clone(),
        from: r.from.clone(),
        rule: r.rule.get(lang).into(),
        value: Some(r.value.clone()).filter(|v| !v.is_empty()),
    };
    let line = |l: &fee::Line| InvoiceLine {
        fee: l.fee.clone(),
        title: if l.is_rounding() { Words::of(lang).say("invoice-rounding") } else { l.title.get(lang).into() },
        rials: l.rials,
        rule: l.rule.get(lang).into(),
        rates: l.rates.iter().map(rate).collect(),
    };
    let part = |(n, p): (usize, &fee::Part)| InvoicePart {
        number: n,
        rials: p.rials,
        due: p.due.clone(),
        payment_id: p.payment_id.clone(),
        paid: receipts.iter().any(|r| r.part == Some(n)),
    };
    let paid = |p: &Paid| {
        let (agency, unit) = acting(app, &p.place, lang);
        let officer = p.by.strip_prefix("officer:").filter(|_| for_officer).map(String::from);
        PaidShape {
            receipt: p.receipt.clone(),
            at: rfc3339(p.at),
            agency,
            unit,
            officer,
            part: p.part,
            rials: p.rials,
            given_back: None,
            given_back_by: vec![],
            refund: None,
        }
    };
    InvoiceShape {
        lines: i.lines.iter().map(line).collect(),
        rials: i.rials,
        paid_before: i.before(),
        to_pay: i.left(),
        to_give_back: i.over(),
        corrected_rials: None,
        demand: demand.as_str().into(),
        bill_id: i.bill_id.clone(),
        parts: (1..).zip(&i.parts).map(part).collect(),
        instalments: i.is_divided().then(|| i.instalments.get(lang).into()),
        paid: receipts.iter().map(paid).collect(),
        refund: None,
    }
}

fn given_shape(receipt: &str, reference: &str, on: &str, rials: Option<i64>) -> GivenShape {
    GivenShape { receipt: receipt.into(), reference: reference.into(), given_on: on.into(), rials, elsewhere: None }
}

/// The same of a case, with where it is asked back, and what was given back.
fn invoice_of(app: &App, v: &CaseView, lang: Lang, for_officer: bool) -> Option<InvoiceShape> {
    let ((computed, demand), receipts) = (v.invoice()?, v.receipts());
    let refund = |paid: &Paid| RefundShape {
        agency: agency(app, &paid.place.agency, lang),
        address: app.offer.agency(&paid.place.agency).map_or(String::new(), |a| a.address.get(lang).into()),
        phone: app.offer.agency(&paid.place.agency).map_or(String::new(), |a| a.phone.clone()),
    };
    let (open, given) = (v.to_give_back(), v.given_back());
    let mut shape = invoice(app, &computed, demand, &receipts, lang, for_officer);
    for (of, paid) in receipts.iter().zip(&mut shape.paid) {
        let of_it = || given.iter().filter(|(_, given)| given.is_of(&of.receipt, &of.place));
        let told = |(_, g): &(Millis, fee::GivenBack)| given_shape(g.receipt, g.reference, g.on, g.rials);
        paid.given_back = of_it().next_back().map(told);
        paid.given_back_by = of_it().map(told).collect();
        paid.refund = open.iter().find(|p| (&p.receipt, &p.place) == (&of.receipt, &of.place)).map(refund);
    }
    let paid = v.paid();
    shape.parts.iter_mut().for_each(|part| part.paid = paid.iter().any(|p| p.part == Some(part.number)));
    shape.refund = open.iter().rfind(|p| !p.reported).map(refund);
    shape.corrected_rials = v.waiting_sum();
    Some(shape)
}

/// A case in a list.
#[derive(Serialize, ToSchema)]
pub struct CaseBrief {
    /// Id.
    pub id: Uuid,
    /// Tracking code.
    pub tracking_code: String,
    /// Service.
    pub service: Named,
    /// `open`, `waiting`, `decided` or `withdrawn`.
    pub status: String,
    /// Where it stands.
    pub stage: Named,
    /// Who is accountable.
    pub steward: Named,
    /// Whose turn it is; nothing when closed.
    pub turn: Option<TurnShape>,
    /// How it was decided; nothing where it is not, or where an objection to that is looked at.
    pub decision: Option<DecidedShape>,
    /// Until when.
    pub due_at: Option<String>,
    /// The rule that sets the limit, also while the clock stands; nothing when closed.
    pub due_rule: Option<String>,
    /// Whether that has passed.
    pub late: bool,
    /// Until when the person answers what is asked, as in `turn`: of several things the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer_until: Option<String>,
    /// When it was submitted.
    pub submitted_at: String,
}

/// How a case in a list was decided.
#[derive(Serialize, ToSchema)]
pub struct DecidedShape {
    /// The decision.
    pub decision: Named,
    /// `granted` or `refused`.
    pub outcome: String,
    /// `officer`, `silence`, `rule`, or `unanswered`: the rule of the service, because the person did not answer in time.
    pub by: String,
}

/// What was written.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// The case.
    pub case: Uuid,
    /// Its status afterwards.
    pub status: String,
    /// Its stage afterwards.
    pub stage: String,
    /// The open task's id afterwards, if any; only for officers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task: Option<Uuid>,
}

/// A text to say.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The text.
    pub text: String,
}

/// Answers by question id.
pub type AnswersShape = BTreeMap<String, Value>;

/// An agency by id.
pub fn agency(app: &App, id: &str, lang: Lang) -> Named {
    Named { id: id.into(), title: app.offer.agency(id).map_or(id.into(), |a| a.title.get(lang).into()) }
}

/// A service in a list.
pub fn service_brief(app: &App, s: &Service, lang: Lang) -> ServiceBrief {
    ServiceBrief {
        id: s.id.clone(),
        version: s.version,
        status: if s.status == package::Status::Withdrawn { "withdrawn" } else { "published" },
        state: app.offer.life(&s.id, s.version).as_str(),
        follows: s.follows.as_ref().map(|f| f.id.clone()),
        published_at: app.offer.published_at(&s.id).map(rfc3339),
        title: s.title.get(lang).into(),
        summary: s.summary.get(lang).into(),
        agency: agency(app, &s.agency, lang),
        audience: s.audience.iter().map(|a| audience(*a).into()).collect(),
        life_events: s.life_events.clone(),
        sample: s.sample,
    }
}

/// A stage by id.
pub fn stage(service: Option<&Service>, id: &str, lang: Lang) -> Named {
    Named { id: id.into(), title: service.and_then(|s| s.stage(id)).map_or(id.into(), |s| s.title.get(lang).into()) }
}

/// Something that a person has to do.
pub fn awaited(app: &App, a: &Awaited, lang: Lang, to: To) -> AwaitedShape {
    let (what, sub_case) = where_to_do(app, &a.what, lang, to);
    let (kind, by) = match what {
        Duty::Answer(by) => ("answer", by.as_ref()),
        Duty::Payment(by) => ("pay", Some(by)),
        Duty::Visit(by) => ("visit", Some(by)),
        Duty::SubCase(_) => ("answer", None),
    };
    let when = a.at.map(rfc3339);
    let (until, at) = if a.keeps_waiting() { (when, None) } else { (None, when) };
    let rule = a.rule.as_ref().map(|r| r.get(lang).into());
    let unit = |p| place(app, p, lang);
    AwaitedShape {
        kind,
        by: by.map(unit),
        then: a.then.as_ref().map(unit),
        then_also: a.then_also.iter().map(unit).collect(),
        until,
        rule,
        at,
        sub_case,
    }
}

/// What is to be done, and the case of another service in which it is; the id of that is for its person alone.
fn where_to_do<'d>(app: &App, what: &'d Duty, lang: Lang, to: To) -> (&'d Duty, Option<SubCaseShape>) {
    let Duty::SubCase(there) = what else { return (what, None) };
    // Kept with it, for a service may leave the packages; words from before it was have the one of now.
    let offered = || app.offer.service(&there.service).map_or(there.service.clone(), |s| s.title.get(lang).into());
    let title = if there.title.is_empty() { offered() } else { there.title.get(lang).into() };
    let service = Named { id: there.service.clone(), title };
    (&there.what, Some(SubCaseShape { id: (to == To::Person).then_some(there.case), service }))
}

/// Whose turn it is in a case, said to the person or to a desk.
pub fn turn_of(app: &App, steward: &str, turn: &Turn, objection: bool, lang: Lang, to: To) -> TurnShape {
    TurnShape {
        awaited: turn.person.iter().map(|a| awaited(app, a, lang, to)).collect(),
        acting: turn.acting.iter().map(|p| place(app, p, lang)).collect(),
        persons_turn: turn.is_persons(),
        objection,
        text: Words::of(lang).turn(&app.offer.catalogue, steward, turn, to),
    }
}

/// A decision by its id.
fn decision_title(service: Option<&Service>, id: &str, lang: Lang) -> Named {
    Named { id: id.into(), title: service.and_then(|s| s.decision(id)).map_or(id.into(), |d| d.title.get(lang).into()) }
}

/// A case in a list at `now`, for its person or for an agency.
pub fn case_brief(app: &App, c: &Brief, lang: Lang, to: To, now: Millis) -> CaseBrief {
    let (due_at, c) = (c.due_at, &c.case);
    let service = app.offer.version(&c.service, c.version);
    let turn = service.as_ref().and_then(|s| c.turn(s, &app.offer.calendars, now));
    let decision = c.decision.as_ref().filter(|_| c.status == domain::case::Status::Decided);
    CaseBrief {
        id: c.id,
        tracking_code: c.tracking_code.clone(),
        service: Named { id: c.service.clone(), title: service.as_ref().map_or(c.service.clone(), |s| s.title.get(lang).into()) },
        status: c.status.as_str().into(),
        stage: stage(service.as_deref(), &c.stage, lang),
        steward: agency(app, &c.steward, lang),
        turn: turn.map(|turn| turn_of(app, &c.steward, &turn, c.is_objected(), lang, to)),
        decision: decision.map(|d| DecidedShape {
            decision: decision_title(service.as_deref(), &d.kind, lang),
            outcome: outcome(d.outcome).into(),
            by: d.by.as_str().into(),
        }),
        due_at: due_at.map(rfc3339),
        due_rule: service.as_ref().and_then(|s| due_rule(c, s, lang)),
        late: due_at.is_some_and(|at| at < now),
        answer_until: c.answer_until().map(rfc3339),
        submitted_at: rfc3339(c.submitted_at),
    }
}

fn said(body: &Body) -> Option<String> {
    match body {
        Body::Asked { text, .. } | Body::Answered { text, .. } | Body::Noted { text, .. } | Body::Message { text, .. } => {
            Some(text.clone())
        }
        Body::Objected { text, .. } | Body::Appointed { place: text, .. } => Some(text.clone()),
        Body::Advanced { note, .. } => Some(note.clone()),
        Body::Finished { note, .. } | Body::Received { note, .. } => Some(note.clone()),
        Body::Transferred { reason, .. }
        | Body::Withdrawn { reason, .. }
        | Body::TakenOver { reason, .. }
        | Body::Assigned { reason, .. }
        | Body::TakenBack { reason, .. }
        | Body::VisitCalledOff { reason, .. }
        | Body::VisitDeclined { reason, .. }
        | Body::PaymentNotFound { reason, .. }
        | Body::Extended { reason, .. } => Some(reason.clone()),
        Body::Decided { letter, .. } => Some(letter.clone()),
        _ => None,
    }
    .filter(|t| !t.is_empty())
}

/// What happened in a case, oldest first.
pub fn entries(app: &App, v: &CaseView, lang: Lang) -> Vec<Entry> {
    let places = domain::case::places(v.events.iter().map(|h| &h.body));
    let happened: Vec<(Millis, &Body)> = v.events.iter().map(|h| (h.at, &h.body)).collect();
    let appointed = domain::case::appointments(&happened, v.now);
    let all = v.events.iter().zip(places).zip(appointed).filter(|((h, _), _)| v.for_officer || h.body.is_for_person());
    // Photos and papers of officers are for those who go on with the case.
    let sees = |body: &Body| v.for_officer || matches!(body, Body::Answered { .. } | Body::Objected { .. });
    // Evidence that an answer replaced or removed did not come with it.
    let came = |body: &Body| match body {
        Body::Answered { files, .. } => files.iter().map(file).collect(),
        _ => body.files().iter().map(file).collect(),
    };
    all.map(|((h, place), appointed)| Entry {
        appointment: appointed.map(|a| a.as_str().into()),
        files: if sees(&h.body) { came(&h.body) } else { vec![] },
        recorded: recorded(&v.service, &h.body, v.for_officer),
        given_back: match &h.body {
            Body::GivenBack { receipt, reference, on, rials, elsewhere, .. } => {
                let given = given_shape(receipt, reference, on, *rials);
                Some(GivenShape { elsewhere: v.for_officer.then_some(*elsewhere), ..given })
            }
            _ => None,
        },
        ..entry(app, h, place, &v.service, lang)
    })
    .collect()
}

fn entry(app: &App, h: &Happened, place: Option<&Place>, service: &Service, lang: Lang) -> Entry {
    // Whose an act of an officer is, and what the clock or a rule did with a task; a request by rule is the service's own.
    let own = matches!(h.body, Body::Asked { by_rule: true, .. });
    let by_itself = h.body.is_by_itself();
    let whose = place.filter(|_| !own && (h.actor.starts_with("officer:") || h.body.task().is_some())).map(|p| acting(app, p, lang));
    let (agency, unit) = whose.unzip();
    let (task, outcome) = match &h.body {
        Body::Finished { of, outcome, .. } | Body::SubCaseReplaced { of, outcome, .. } => {
            let kind = service.task(of);
            let title = |t: Option<&domain::Text>, id: &str| t.map_or(id.to_string(), |t| t.get(lang).into());
            let found = kind.and_then(|k| k.outcomes.iter().find(|o| o.id == *outcome));
            (
                Some(Named { id: of.clone(), title: title(kind.map(|k| &k.title), of) }),
                Some(Named { id: outcome.clone(), title: title(found.map(|o| &o.title), outcome) }),
            )
        }
        _ => (None, None),
    };
    let words = Words::of(lang);
    let date = h.beside.date.as_ref();
    let until = date.filter(|d| d.from.is_none());
    let point = |(p, fine): (&package::TaskOutcome, bool)| Point { id: p.id.clone(), title: p.title.get(lang).into(), checked: fine };
    Entry {
        seq: h.seq,
        at: rfc3339(h.at),
        kind: h.body.kind().into(),
        title: words.say(event_key(&h.body, &h.actor)),
        by: h.actor.split(':').next().filter(|_| !by_itself).unwrap_or("system").into(),
        text: said(&h.body),
        agency,
        unit,
        task,
        outcome,
        reported: match &h.body {
            Body::PaymentReported { receipt, on, .. } => {
                Some(ReportedShape { receipt: receipt.clone(), paid_on: on.clone(), at: rfc3339(h.at) })
            }
            _ => None,
        },
        recorded: None,
        given_back: None,
        when: match &h.body {
            Body::Appointed { at, .. }
            | Body::VisitCalledOff { at, .. }
            | Body::VisitDeclined { at, .. }
            | Body::VisitOnHoliday { at, .. } => Some(rfc3339(*at)),
            _ => None,
        },
        appointment: None,
        longer: match h.body {
            Body::Extended { days, own: Some(count), .. } => Some(ExtensionOfEvent { limit: "task", by: left(count, days) }),
            Body::Extended { days, own: None, .. } => Some(ExtensionOfEvent { limit: "case", by: left(service.time.count, days) }),
            _ => None,
        },
        moved: date.and_then(|d| Some(MovedShape::of(d.of, d.from?, d.to, &d.rule, lang))),
        until: until.map(|d| rfc3339(d.to)),
        until_rule: until.map(|d| d.rule.get(lang).into()),
        former_steward: h.beside.left.as_deref().map(|id| self::agency(app, id, lang)),
        told: match &h.body {
            Body::Finished { told, .. } | Body::Received { told, .. } | Body::SubCaseReplaced { told, .. } => {
                Some(told.clone()).filter(|t| !t.is_empty())
            }
            _ => None,
        },
        checklist: h.body.checklist(service).into_iter().map(point).collect(),
        unticked: Some(h.body.unticked().to_string()).filter(|t| !t.is_empty()),
        files: vec![],
    }
}

/// The text key of what happened.
pub fn event_key(body: &Body, actor: &str) -> &'static str {
    match body {
        Body::Submitted { parent: Some(_), .. } => "happened-submitted-for-case",
        Body::Submitted { .. } => "happened-submitted",
        Body::Claimed { .. } => "happened-claimed",
        Body::Released { .. } => "happened-released",
        Body::TakenOver { .. } => "happened-taken-over",
        Body::Assigned { .. } => "happened-assigned",
        Body::Asked { by_rule: true, .. } => "event-asked-by-rule",
        Body::Asked { .. } => "happened-asked",
        Body::Reminded { .. } => "happened-reminded",
        Body::Unanswered { .. } => "happened-unanswered",
        Body::AnswerMoved { .. } => "happened-answer-moved",
        Body::VisitCalledOff { .. } => "happened-visit-called-off",
        Body::VisitDeclined { .. } => "happened-visit-declined",
        Body::VisitOnHoliday { .. } => "happened-visit-on-holiday",
        Body::InstalmentMoved { .. } => "happened-instalment-moved",
        Body::ObjectionMoved { .. } => "happened-objection-moved",
        Body::Answered { .. } => "happened-answered",
        Body::TakenBack { .. } => "happened-question-taken-back",
        Body::Noted { .. } => "happened-noted",
        Body::Message { from_person: true, .. } => "happened-message-from-person",
        Body::Message { .. } => "happened-message-to-person",
        Body::Advanced { .. } => "happened-advanced",
        Body::Transferred { .. } => "happened-transferred",
        Body::Decided { .. } => "happened-decided",
        Body::Withdrawn { objection: true, .. } => "happened-taken-back",
        Body::Withdrawn { .. } if actor == Actor::System.label() => "happened-left",
        Body::Withdrawn { .. } => "happened-withdrawn",
        Body::DueChanged { .. } => "happened-due-changed",
        Body::Completed { .. } => "happened-completed",
        Body::Extended { own: Some(_), .. } => "happened-task-extended",
        Body::Extended { own: None, .. } => "happened-extended",
        Body::Warned { .. } => "happened-warned",
        Body::LimitPassed { .. } => "happened-limit-passed",
        Body::Escalated { task: Some(_), .. } => "happened-task-escalated",
        Body::Escalated { opened, .. } if opened.is_empty() => "happened-escalated-stays",
        Body::Escalated { .. } => "happened-escalated",
        Body::Appointed { .. } => "happened-appointed",
        Body::GivenBack { .. } => "happened-given-back",
        Body::PaymentReported { .. } => "happened-payment-reported",
        Body::PaymentNotFound { .. } => "happened-payment-not-found",
        Body::Received { task, .. } if task.is_nil() => "happened-recorded",
        Body::Received { .. } => "happened-received",
        Body::Invoiced { .. } => "happened-invoiced",
        Body::Finished { by_rule: true, .. } => "happened-nothing-to-pay",
        Body::Finished { .. } => "happened-finished",
        Body::Opened { .. } => "happened-opened",
        Body::SubCase { .. } => "happened-sub-case",
        Body::SubCaseWaits { awaited, .. } if awaited.is_empty() => "happened-sub-case-goes-on",
        Body::SubCaseWaits { .. } => "happened-sub-case-waits",
        Body::SubCaseReplaced { .. } => "happened-sub-case-replaced",
        Body::Objected { .. } => "happened-objected",
        Body::Read { .. } => "happened-read",
    }
}

/// A unit.
pub fn acting(app: &App, place: &Place, lang: Lang) -> (Named, Named) {
    let (agency, unit) = app.offer.place_title(place, lang);
    (Named { id: place.agency.clone(), title: agency.text.into() }, Named { id: place.unit.clone(), title: unit.text.into() })
}

/// A unit with its agency.
pub fn place(app: &App, place: &Place, lang: Lang) -> PlaceShape {
    let (agency, unit) = acting(app, place, lang);
    PlaceShape { agency, unit }
}

/// The open tasks: who acts, with what, under which contract, until when.
fn tasks(app: &App, v: &CaseView, lang: Lang, for_officer: bool) -> Vec<TaskOfCase> {
    let of = |t: &domain::case::Task| {
        let kind = t.of(&v.service);
        let (agency, unit) = acting(app, &t.place, lang);
        let due_at = v.dues.iter().find(|d| d.0 == t.id).map(|d| d.1);
        TaskOfCase {
            id: for_officer.then_some(t.id),
            task: (!t.kind.is_empty()).then(|| t.kind.clone()),
            kind: kind.map(|k| k.kind.as_str().into()),
            title: kind.map(|k| &k.title).or(v.case.stage(&v.service).map(|s| &s.title)).map(|t| t.get(lang).into()),
            agency,
            unit,
            contract: app
                .offer
                .unit(&t.place)
                .and_then(|u| u.contract.as_ref())
                .map(|c| ContractShape { contractor: c.contractor.get(lang).into(), reference: c.reference.clone() }),
            officer: t.officer.clone().filter(|_| for_officer),
            waits: v.case.waits_in_list(t.id),
            reported: t.reported.as_ref().map(reported),
            due_at: due_at.map(rfc3339),
            due_rule: v.case.task_rule(&v.service, t).map(|r| r.get(lang).into()),
            rule_before_extension: v.case.task_rule_before(&v.service, t).map(|r| r.get(lang).into()),
            silence: t.silence(&v.service).map(|s| s.get(lang).into()),
            if_late: due_at
                .filter(|at| *at >= v.now)
                .and_then(|_| Words::of(lang).if_task_late(&v.case, t, &v.service, &app.offer.catalogue)),
        }
    };
    v.case.tasks.iter().map(of).collect()
}

/// Who signed for the agencies what is decided.
fn signed_off(app: &App, v: &CaseView, lang: Lang, for_officer: bool) -> Vec<SignedOffShape> {
    let events = v.events.iter().map(|h| (h.at, h.actor.as_str(), &h.body));
    let of = |s: &domain::case::SignedOff| {
        let (agency, unit) = acting(app, s.place, lang);
        let officer = s.officer.filter(|_| for_officer).map(String::from);
        SignedOffShape { title: s.task.title.get(lang).into(), agency, unit, officer, at: rfc3339(s.at) }
    };
    domain::case::signed_off(&v.service, events).iter().map(of).collect()
}

/// What the person must do now: the first thing in its parts, and each thing by itself.
fn asked_of_person(app: &App, v: &CaseView, words: &Words, lang: Lang, to: To) -> Option<AskedOfPerson> {
    let turn = v.turn.as_ref()?;
    let first = turn.person.first()?;
    let items: Vec<AskedItem> = turn.person.iter().map(|a| asked_item(app, v, a, words, to)).collect();
    let asked = match &first.what {
        Duty::Answer(by) => to_answer(app, v, by.as_ref(), first, lang),
        Duty::Payment(by) => to_pay(app, v, by, first, words),
        Duty::Visit(by) => {
            let (agency, unit) = acting(app, by, lang);
            AskedOfPerson {
                kind: "be_there".into(),
                text: items[0].text.clone(),
                agency: Some(agency),
                unit: Some(unit),
                at: items[0].at.clone(),
                place: items[0].place.clone(),
                ..Default::default()
            }
        }
        Duty::SubCase(_) => {
            let AskedItem { kind, text, agency, unit, until, rule, .. } = asked_item(app, v, first, words, to);
            AskedOfPerson { kind: kind.into(), text, agency, unit, until, rule, ..Default::default() }
        }
    };
    let asked = AskedOfPerson { sub_case: where_to_do(app, &first.what, lang, to).1, ..asked };
    let others = Turn { person: turn.person[1..].to_vec(), acting: vec![] };
    let others = words.awaited(&app.offer.catalogue, &v.case.steward, &others, To::Person);
    let others = others.into_iter().reduce(|all, next| words.say_with("turn-and", &[("first", all.into()), ("next", next.into())]));
    let text = match (others, &first.what) {
        (None, _) => asked.text,
        // What an officer wrote has its own full stops.
        (Some(next), Duty::Answer(_)) => words.say_with("turn-question-and", &[("question", asked.text.into()), ("next", next.into())]),
        (Some(next), _) => words.say_with("turn-and", &[("first", asked.text.into()), ("next", next.into())]),
    };
    Some(AskedOfPerson { text, items, ..asked })
}

/// One thing that the person must do.
fn asked_item(app: &App, v: &CaseView, a: &Awaited, words: &Words, to: To) -> AskedItem {
    let (what, sub_case) = where_to_do(app, &a.what, words.lang(), to);
    let (kind, by) = match what {
        Duty::Answer(by) => ("answer", by.as_ref()),
        Duty::Payment(by) => ("pay", Some(by)),
        Duty::Visit(by) => ("be_there", Some(by)),
        Duty::SubCase(_) => ("answer", None),
    };
    let text = match &a.what {
        Duty::Answer(_) => a.text.clone(),
        Duty::Visit(by) => words.visit(&app.offer.catalogue, &v.case.steward, by, a),
        _ => words.awaited_undated(&app.offer.catalogue, &v.case.steward, a, To::Person),
    };
    let (agency, unit) = by.map(|place| acting(app, place, words.lang())).unzip();
    let AwaitedShape { until, rule, at, .. } = awaited(app, a, words.lang(), to);
    // Of what is done elsewhere, there is nothing to name.
    let task = a.task.filter(|_| sub_case.is_none());
    let visited = task.filter(|_| kind == "be_there").and_then(|t| v.case.task(t));
    let decline_until = visited.and_then(|t| v.case.may_decline_until(t, &app.offer.calendars, v.now)).map(rfc3339);
    // What is asked in another case is answered there.
    let asked = v.case.asked.iter().find(|asked| asked.task == a.task).filter(|_| matches!(a.what, Duty::Answer(_)));
    let title = |id: &String| {
        let q = v.service.question(id)?;
        Some(Named { id: id.clone(), title: q.label.get(words.lang()).into() })
    };
    let questions = asked.into_iter().flat_map(|asked| &asked.questions).filter_map(title).collect();
    let place = Some(a.address.clone()).filter(|p| !p.is_empty());
    let decline_rule = decline_until.as_ref().map(|_| words.say("case-visit-rule"));
    AskedItem { kind, sub_case, task, text, questions, agency, unit, at, place, until, rule, decline_until, decline_rule }
}

/// What a unit found that must be corrected.
#[derive(Serialize, ToSchema)]
pub struct FindingShape {
    /// The kind of task in which it was found.
    pub task: Named,
    /// What that came to.
    pub outcome: Named,
    /// Agency of the unit whose task it was.
    pub agency: Named,
    /// That unit.
    pub unit: Named,
    /// What the unit wrote for the person; nothing where it wrote nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The points of the checklist that were not found in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_in_order: Vec<Named>,
}

/// What a unit found.
pub fn finding(app: &App, f: &Found, lang: Lang) -> FindingShape {
    let named = |id: &str, title: &domain::Text| Named { id: id.into(), title: title.get(lang).into() };
    let (agency, unit) = acting(app, &f.place, lang);
    FindingShape {
        task: named(&f.task, &f.title),
        outcome: named(&f.outcome, &f.came_to),
        agency,
        unit,
        text: Some(f.told.clone()).filter(|t| !t.is_empty()),
        not_in_order: f.open.iter().map(|point| named(&point.id, &point.title)).collect(),
    }
}

/// The question, and what is known of it.
fn to_answer(app: &App, v: &CaseView, by: Option<&Place>, first: &Awaited, lang: Lang) -> AskedOfPerson {
    let found = domain::case::to_correct(&v.service, v.events.iter().map(|h| &h.body));
    let (agency, unit) = by.map(|place| acting(app, place, lang)).unzip();
    let decision = v.case.decided_if_unanswered(&v.service);
    let asked = v.case.asked.iter().find(|a| a.task == first.task);
    AskedOfPerson {
        kind: "answer".into(),
        text: first.text.clone(),
        findings: found.iter().map(|f| finding(app, f, lang)).collect(),
        told: found.into_iter().map(|f| f.told).filter(|t| !t.is_empty()).collect(),
        agency,
        unit,
        until: asked.and_then(|a| a.by.as_ref()).map(|by| rfc3339(by.until)),
        rule: asked.and_then(|a| a.rule(&v.service)).map(|a| a.limit.rule.get(lang).into()),
        decision_if_unanswered: decision.map(|d| Named { id: d.id.clone(), title: d.title.get(lang).into() }),
        ..Default::default()
    }
}

/// What is paid, and what is known of it.
fn to_pay(app: &App, v: &CaseView, by: &Place, awaited: &Awaited, words: &Words) -> AskedOfPerson {
    let lang = words.lang();
    let (agency, unit) = acting(app, by, lang);
    let task = v.case.tasks.iter().find(|t| v.case.pays_now_at(t, &v.service));
    let limit = task.and_then(|t| t.due_at(&app.offer.calendars)).filter(|at| awaited.at != Some(*at));
    let (invoice, next) = (v.invoice(), v.next_part());
    // After it went to another agency the numbers are not those by which it is paid.
    let asked_for = invoice.as_ref().is_some_and(|(_, demand)| *demand == Demand::Asked);
    let next = next.filter(|_| asked_for);
    let decision = v.unpaid.as_ref().and_then(|id| v.service.decision(id));
    AskedOfPerson {
        kind: "pay".into(),
        text: words.say("case-you-pay"),
        agency: Some(agency),
        unit: Some(unit),
        until: awaited.at.map(rfc3339),
        rule: v.pay_rule.as_ref().map(|r| r.get(lang).into()),
        limit_at: limit.map(rfc3339),
        limit_rule: limit.and(task).and_then(|t| v.case.task_rule(&v.service, t)).map(|r| r.get(lang).into()),
        rials: next.map(|(_, p)| p.rials).or(invoice.map(|(i, _)| i.left())).or(v.service.cost.rials),
        part: next.map(|(n, _)| n),
        due: next.and_then(|(_, p)| p.due.clone()),
        payment_id: next.and_then(|(_, p)| p.payment_id.clone()),
        if_unpaid: task.and_then(|t| t.silence(&v.service)).map(|o| o.get(lang).into()),
        decision_if_unpaid: decision.map(|d| Named { id: d.id.clone(), title: d.title.get(lang).into() }),
        ..Default::default()
    }
}

/// A case as its reader may see it.
pub fn case(app: &App, v: &CaseView, lang: Lang, who: &Who) -> CaseShape {
    let for_officer = !matches!(who, Who::Person(_));
    let to = if for_officer { To::Desk } else { To::Person };
    let c = &v.case;
    let words = Words::of(lang);
    let letter = v.events.iter().rev().find_map(|h| match &h.body {
        Body::Decided { letter, .. } => Some(letter.clone()),
        _ => None,
    });
    let void = |h: &Happened| {
        h.body.signed_letter()?;
        let v = domain::case::voided(h.seq, v.events.iter().map(|h| (h.seq, h.at, &h.body)))?;
        Some(super::cases::VoidShape::of(&v, words.voided(&v)))
    };
    CaseShape {
        id: c.id,
        tracking_code: c.tracking_code.clone(),
        service: Named { id: c.service.clone(), title: v.service.title.get(lang).into() },
        service_version: c.version,
        service_state: app.offer.life(&c.service, c.version).as_str(),
        status: c.status.as_str().into(),
        stage: stage(Some(&v.service), &c.stage, lang),
        stage_person: v
            .service
            .stage(&c.stage)
            .filter(|s| !c.status.is_closed() && !s.person.is_empty())
            .map(|s| s.person.get(lang).into()),
        no_withdrawal: c.no_withdrawal(&v.service).filter(|_| !c.status.is_closed()).map(|why| why.get(lang).into()),
        steward: agency(app, &c.steward, lang),
        former_stewards: v.former_stewards().map(|(id, until)| former_steward(app, id, until, lang)).collect(),
        turn: v.turn.as_ref().map(|t| turn_of(app, &c.steward, t, c.is_objected(), lang, to)),
        acting: (!c.status.is_closed()).then(|| {
            let works = c.tasks.iter().find(|t| c.works_on(t, &v.service));
            let task = works.or(c.tasks.first());
            let (agency, unit) = acting(app, task.map_or(&c.acting, |t| &t.place), lang);
            let officer = task.and_then(|t| t.officer.clone());
            Acting { agency, unit, claimed: officer.is_some(), waits: works.is_none(), officer: officer.filter(|_| for_officer) }
        }),
        tasks: tasks(app, v, lang, for_officer),
        asked_of_person: asked_of_person(app, v, words, lang, to),
        complete: c.completeness.is_none(),
        extended: c.extended,
        due_at: v.due_at.map(rfc3339),
        due_rule: due_rule(c, &v.service, lang),
        rule_before_extension: c.rule_before_extension(&v.service).filter(|_| !c.status.is_closed()).map(|rule| rule.get(lang).into()),
        complete_by: v.complete_by.map(rfc3339),
        complete_rule: v.service.time.completeness.as_ref().filter(|_| c.completeness.is_some()).map(|l| l.rule.get(lang).into()),
        if_late: Words::of(lang).if_late(&app.offer.catalogue, c, &v.service, v.due_at, v.now),
        left: (!c.status.is_closed()).then(|| left(c.clock.count, v.days_left)),
        days_left: (!c.status.is_closed()).then_some(v.days_left),
        left_in: (!c.status.is_closed()).then(|| counted_in(c.clock.count)),
        clock_stopped: v.due_at.is_none(),
        person_may_write: c.person_may_write(),
        submitted_at: rfc3339(c.submitted_at),
        changed_at: rfc3339(c.changed_at),
        invoice: invoice_of(app, v, lang, for_officer),
        promise: promise(app, v, lang),
        parent: v.parent.as_ref().map(|r| related(app, v, r, lang, to)),
        corrections: v.corrections().iter().map(correction).collect(),
        sub_cases: v.sub_cases.iter().map(|r| related(app, v, r, lang, to)).collect(),
        signed_off: signed_off(app, v, lang, for_officer),
        signatures: v.signatures().iter().map(|s| SignedShape { question: s.question.clone(), at: rfc3339(s.at) }).collect(),
        decision: c.decision.as_ref().map(|d| {
            let kind = v.service.decision(&d.kind);
            let (agency, unit) = acting(app, d.place.as_ref().unwrap_or(&c.acting), lang);
            DecisionShape {
                decision: decision_title(Some(&v.service), &d.kind, lang),
                outcome: outcome(d.outcome).into(),
                ground: Named {
                    id: d.ground.clone(),
                    title: kind
                        .and_then(|k| k.grounds.iter().find(|g| g.id == d.ground))
                        .map_or(d.ground.clone(), |g| g.title.get(lang).into()),
                },
                by: d.by.as_str().into(),
                how: words.decided_by(c, &v.service),
                agency,
                unit,
                contract: Some(d.contract.clone()).filter(|c| !c.is_empty()),
                note: d.note.clone(),
                told: told_with_decision(c, &v.service, v.events.iter().map(|h| &h.body)).into_iter().map(String::from).collect(),
                at: rfc3339(d.at),
                since: d.since.map(rfc3339),
                since_rule: d.since.and(c.decided_rule(&v.service)).map(|rule| rule.get(lang).into()),
                nothing_to_pay: v.is_unasked().then(|| words.say("invoice-unasked")),
                letter: letter.unwrap_or_default(),
            }
        }),
        timeline: entries(app, v, lang),
        letters: v
            .letters
            .iter()
            .filter_map(|(seq, told)| Some((v.events.iter().find(|h| h.seq == *seq)?, told)))
            .map(|(h, told)| LetterOfCase { event: h.seq, kind: told.as_str().into(), at: rfc3339(h.at), void: void(h) })
            .collect(),
        object_until: v.object_until.map(rfc3339),
        object_rule: v.service.objection.as_ref().filter(|_| v.object_until.is_some()).map(|o| o.within.rule.get(lang).into()),
        objection: c.objection.as_ref().map(|o| ObjectionShape {
            at: rfc3339(o.at),
            text: o.text.clone(),
            review: o.review.map(|r| r.as_str().into()),
        }),
        // Of an officer the one at hand, never that of another body.
        task: match who {
            Who::Officer(o) => c.task_at_hand(&o.name, &o.agency, &o.unit),
            _ => c.tasks.first().filter(|_| for_officer),
        }
        .map(|t| t.id),
    }
}

/// In what a limit counts, as the API writes it.
fn counted_in(count: DayKind) -> &'static str {
    match count {
        DayKind::Working => "working_days",
        DayKind::Calendar => "calendar_days",
        DayKind::Hours => "hours",
    }
}

/// So much of a limit.
pub fn left(count: DayKind, amount: i64) -> LeftShape {
    LeftShape { amount, unit: counted_in(count) }
}

/// An outcome as the API writes it.
pub fn outcome(o: domain::package::Outcome) -> &'static str {
    match o {
        domain::package::Outcome::Granted => "granted",
        domain::package::Outcome::Refused => "refused",
    }
}

/// An audience as the API writes it.
pub fn audience(a: domain::package::Audience) -> &'static str {
    match a {
        domain::package::Audience::Resident => "resident",
        domain::package::Audience::Visitor => "visitor",
        domain::package::Audience::Company => "company",
    }
}
