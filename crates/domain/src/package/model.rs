//! What a checked package says. Values here are complete and consistent: ids resolve, texts have their languages,
//! numbers are in range. Only `parse` builds them.

use crate::calendar::Day;
use crate::case::Place;
use crate::expression::Expression;
use crate::text::{Lang, Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that a set of packages offers.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Catalogue {
    /// The packages it was read from.
    pub packages: Vec<PackageHead>,
    /// Agencies by id.
    pub agencies: BTreeMap<String, Agency>,
    /// Service types by id.
    #[serde(default)]
    pub types: BTreeMap<String, ServiceType>,
    /// The newest version of each service, by id.
    pub services: BTreeMap<String, Service>,
    /// Life events in the order of their file.
    pub life_events: Vec<LifeEvent>,
    /// Calendars by id.
    pub calendars: BTreeMap<String, Calendar>,
}

/// Head of a package: who publishes it and whether it is sample data.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PackageHead {
    /// Folder-safe id.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Sample data is labelled on every page that shows it.
    pub sample: bool,
    /// Packages to which it refers, each with the hash of its content.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
}

/// A package that another one needs, as it was when that one was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// Id of the package.
    pub id: String,
    /// Hash of its content; see [`super::content_hash`].
    pub hash: String,
}

/// A life event or business event: how people look for services.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LifeEvent {
    /// Id, used in addresses.
    pub id: String,
    /// Title.
    pub title: Text,
    /// About five words.
    pub summary: Text,
    /// Name of an icon of the icon set.
    pub icon: String,
}

/// Working days: weekend and holidays.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Calendar {
    /// Id.
    pub id: String,
    /// Minutes east of UTC of the agency's clock (Tehran: 210).
    pub utc_offset_minutes: i64,
    /// Weekly days off, ISO numbers (Monday 1 … Sunday 7; Friday 5).
    pub weekend: Vec<u8>,
    /// Days off: ISO date → name.
    pub holidays: BTreeMap<String, Text>,
}

/// An agency: the steward of its services, with its window and its units.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Agency {
    /// Id, used in addresses.
    pub id: String,
    /// Name.
    pub title: Text,
    /// The agency's promise in one line.
    pub promise: Text,
    /// Name of an icon of the icon set, its mark.
    pub icon: String,
    /// Colour of its window, `#RRGGBB`, readable under white text.
    pub color: String,
    /// Id of its calendar.
    pub calendar: String,
    /// Where its days are other than those of that calendar.
    #[serde(default, skip_serializing_if = "OwnDays::is_empty")]
    pub own_days: OwnDays,
    /// Languages in which its texts are complete.
    pub languages: Vec<Lang>,
    /// Opening hours by ISO weekday (1 … 7): minutes of the day from, to.
    pub hours: BTreeMap<u8, (u16, u16)>,
    /// Telephone, as dialled.
    pub phone: String,
    /// Address of the counter.
    pub address: Text,
    /// How to complain.
    pub complaint: Text,
    /// Units in which its officers work.
    pub units: Vec<Unit>,
    /// How its bills are numbered; nothing: its invoices have no bill id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bill_code: Option<BillCode>,
    /// Well-known places by which people find their way on a map.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Landmark>,
    /// Whether it comes from a sample package.
    pub sample: bool,
}

/// Where something is, in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Latitude, north of the equator.
    pub lat: f64,
    /// Longitude, east of Greenwich.
    pub lon: f64,
}

/// A well-known place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Landmark {
    /// Name.
    pub title: Text,
    /// Where.
    pub at: Position,
}

/// Days of an agency that are other than those of its calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDays {
    /// Weekly days off in place of those of the calendar, ISO numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekend: Option<Vec<u8>>,
    /// Further days off: ISO date → name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub holidays: BTreeMap<String, Text>,
    /// Days off of the calendar, or of the week, on which it works: ISO date → why.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub works: BTreeMap<String, Text>,
}

impl OwnDays {
    /// Whether its days are those of the calendar.
    pub fn is_empty(&self) -> bool {
        *self == OwnDays::default()
    }
}

/// What the bill ids of an agency say of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BillCode {
    /// Code of the company, 3 digits.
    pub company: String,
    /// Kind of service, 1 digit.
    pub service: String,
}

impl Agency {
    /// A unit by id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units.iter().find(|u| u.id == id)
    }
}

/// A unit of an agency, the place where officers work.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Unit {
    /// Id, unique in its agency.
    pub id: String,
    /// Name.
    pub title: Text,
    /// The contract under which a contractor does the work of this unit; nothing: the agency's own staff does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<Contract>,
    /// Where people find it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Position>,
}

/// The contract of a contractor with the agency for which it works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// Name of the contractor.
    pub contractor: Text,
    /// Number or other reference of the contract.
    pub reference: String,
    /// First day, `YYYY-MM-DD`.
    pub from: String,
    /// Last day, `YYYY-MM-DD`.
    pub until: String,
}

impl Contract {
    /// Whether it holds on a day.
    pub fn holds(&self, day: Day) -> bool {
        // Written alike, days stand in the order of their letters.
        (self.from.as_str()..=self.until.as_str()).contains(&day.to_string().as_str())
    }
}

/// Who may be served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// People with a national number.
    Resident,
    /// People with a passport: pilgrims, travellers, foreign residents.
    Visitor,
    /// Companies.
    Company,
}

/// What law says of a kind of service, for every agency that offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceType {
    /// Id.
    pub id: String,
    /// Version, from 1.
    pub version: i64,
    /// Name of the type.
    pub title: Text,
    /// Whether it comes from a sample package.
    pub sample: bool,
}

/// The type that a service follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follows {
    /// Id of the type.
    pub id: String,
    /// Its version.
    pub version: i64,
}

/// Where a version stands in its life. What a newer one has superseded is known by that one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Being written: not offered, not kept.
    Draft,
    /// Offered.
    #[default]
    Published,
    /// Takes no new applications; cases go on.
    Withdrawn,
}

impl Status {
    fn is_published(&self) -> bool {
        *self == Status::Published
    }
}

/// Two limits of a sum, in rials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between {
    /// It is never less; 0 where nothing may be owed.
    pub least: i64,
    /// It is never more; nothing where that is not known, or so much that it tells nothing.
    pub most: Option<i64>,
}

/// A service of one agency, one version of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Service {
    /// Id, used in addresses.
    pub id: String,
    /// Version, from 1.
    pub version: i64,
    /// SHA-256 (hex) of the canonical content; the same version with other content is refused at publishing.
    #[serde(default)]
    pub hash: String,
    /// The type that it follows; `version` is then the sum of its own number and the type's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Follows>,
    /// Whether it is offered.
    #[serde(default, skip_serializing_if = "Status::is_published")]
    pub status: Status,
    /// First day on which this version is offered, `YYYY-MM-DD`; before it, the version before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Why drafts of older versions do not hold any more; empty: they hold.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub drafts_void: Text,
    /// Id of its agency, the steward.
    pub agency: String,
    /// Languages in which its texts are complete: its own list, or that of its agency.
    pub languages: Vec<Lang>,
    /// Title.
    pub title: Text,
    /// One paragraph that answers "what is this".
    pub summary: Text,
    /// Words people use for it, beyond its title.
    pub keywords: BTreeMap<Lang, Vec<String>>,
    /// Life events that lead to it.
    pub life_events: Vec<String>,
    /// Name of an icon of the icon set.
    pub icon: String,
    /// Who may be served.
    pub audience: Vec<Audience>,
    /// Who may apply, in words.
    pub who: Text,
    /// What it costs.
    pub cost: Cost,
    /// How long it may take.
    pub time: Time,
    /// What one gets.
    pub result: Text,
    /// Laws and rules.
    pub legal_basis: Vec<Legal>,
    /// Web, counter, phone.
    pub channels: Vec<Channel>,
    /// What happens, in order.
    pub steps: Vec<Step>,
    /// What must be proved.
    pub evidence: Vec<Evidence>,
    /// What is asked.
    pub form: Form,
    /// Stages in order; the first is where a case starts.
    pub stages: Vec<Stage>,
    /// What it costs, line by line, computed from the answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fees: Vec<Fee>,
    /// Between what its fees come to, so far as they tell it before anything is answered; follows from `fees` when it is read.
    #[serde(skip)]
    pub fees_between: Option<Between>,
    /// How the sum may be paid in parts; nothing: at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instalments: Option<Instalments>,
    /// Look-up tables of its expressions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<crate::expression::Table>,
    /// How one objects; nothing: not here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objection: Option<Objection>,
    /// Agencies besides its own to whose units an officer may hand its cases; nothing: to those of every agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hands_to: Option<Vec<String>>,
    /// Outcomes that an officer may choose.
    pub decisions: Vec<DecisionKind>,
    /// Complete valid answers.
    pub examples: Vec<Example>,
    /// Answers that must be refused, with the key expected.
    pub invalid_examples: Vec<InvalidExample>,
    /// Whether it comes from a sample package.
    pub sample: bool,
}

impl Service {
    /// Whether people with a national number apply online; companies do through their people.
    pub fn is_for_residents(&self) -> bool {
        self.audience.iter().any(|a| matches!(a, Audience::Resident | Audience::Company))
    }
    /// Whether people with a passport apply online.
    pub fn is_for_visitors(&self) -> bool {
        self.audience.contains(&Audience::Visitor)
    }
    /// A question by id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions().find(|q| q.id == id)
    }
    /// All questions in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.form.sections.iter().flat_map(|s| s.questions.iter())
    }
    /// All stages: those of the case, then those of an objection.
    pub fn all_stages(&self) -> impl Iterator<Item = &Stage> {
        self.stages.iter().chain(self.objection.iter().flat_map(|o| &o.stages))
    }
    /// Whether a unit of this agency may get its cases from one of another agency.
    pub fn may_go_to(&self, agency: &str) -> bool {
        agency == self.agency || self.hands_to.as_ref().is_none_or(|all| all.iter().any(|a| a == agency))
    }
    /// Whether it has tasks at which one pays.
    pub fn takes_money(&self) -> bool {
        self.all_stages().flat_map(|s| &s.tasks).any(|t| t.kind == TaskKind::Pay)
    }
    /// A stage by id.
    pub fn stage(&self, id: &str) -> Option<&Stage> {
        self.all_stages().find(|s| s.id == id)
    }
    /// The stage after `id`, if any.
    pub fn stage_after(&self, id: &str) -> Option<&Stage> {
        let after = |stages: &'_ [Stage]| stages.iter().position(|s| s.id == id).map(|i| i + 1);
        match (after(&self.stages), &self.objection) {
            (Some(next), _) => self.stages.get(next),
            (None, Some(o)) => o.stages.get(after(&o.stages)?),
            (None, None) => None,
        }
    }
    /// A kind of task by id.
    pub fn task(&self, id: &str) -> Option<&TaskType> {
        self.all_stages().flat_map(|s| &s.tasks).find(|t| t.id == id)
    }
    /// An outcome of a kind of task by the ids of both.
    pub fn outcome(&self, task: &str, outcome: &str) -> Option<&TaskOutcome> {
        self.task(task)?.outcomes.iter().find(|o| o.id == outcome)
    }
    /// Whether it has tasks with whose outcome the person gets a letter.
    pub fn signs_letters(&self) -> bool {
        self.all_stages().flat_map(|s| &s.tasks).flat_map(|t| &t.outcomes).any(|o| !o.letter.is_empty())
    }
    /// A decision kind by id.
    pub fn decision(&self, id: &str) -> Option<&DecisionKind> {
        self.decisions.iter().find(|d| d.id == id)
    }
    /// The ground of a decision that nobody chooses.
    pub fn ground_of(&self, what: &Silence) -> Option<&Ground> {
        self.decision(&what.decision)?.grounds.iter().find(|g| g.id == what.ground)
    }
    /// Whether somebody may leave a kind of evidence out: every question that asks for it may be left empty.
    pub fn is_optional(&self, evidence: &Evidence) -> bool {
        let asks = |q: &&Question| matches!(&q.kind, crate::question::Kind::Evidence(f) if f.evidence == evidence.id);
        let mut questions = self.questions().filter(asks).peekable();
        !evidence.fetched && questions.peek().is_some() && questions.all(|q| !q.required)
    }
    /// A kind of evidence by id.
    pub fn evidence_kind(&self, id: &str) -> Option<&Evidence> {
        self.evidence.iter().find(|e| e.id == id)
    }
}

/// What a service costs.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Cost {
    /// Fixed amount in rials; 0 is free; `None` is "computed later", said in `note`.
    pub rials: Option<i64>,
    /// In words: tariff, who computes it, when it is paid. May be empty.
    pub note: Text,
    /// The most that it may cost in all, in rials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<i64>,
}

/// One line of what a service costs.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Fee {
    /// Id.
    pub id: String,
    /// Title of the line.
    pub title: Text,
    /// Rials; never negative.
    pub amount: Expression,
    /// Owed only if this holds.
    pub when: Option<Expression>,
    /// The rule that sets it.
    pub rule: Text,
    /// Who owes less of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<Exemption>,
}

/// Less of a fee, or none of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Exemption {
    /// Title of the line.
    pub title: Text,
    /// For whom.
    pub when: Expression,
    /// How much less, in percent.
    pub percent: i64,
    /// The rule by which; may be empty.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub rule: Text,
}

/// Parts in which what an application costs is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalments {
    /// So many.
    pub count: i64,
    /// Days from one to the next; the first is due so many days after the application is sent.
    pub every_days: i64,
    /// Sums below this many rials are paid at once.
    pub from_rials: i64,
    /// The rule that allows it.
    pub rule: Text,
}

/// How a limit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// Days on which the agency works.
    Working,
    /// Every day.
    Calendar,
    /// Hours in which the agency is open, on days on which it works.
    Hours,
}

impl DayKind {
    /// As packages and the API write it.
    pub fn as_str(self) -> &'static str {
        match self {
            DayKind::Working => "working",
            DayKind::Calendar => "calendar",
            DayKind::Hours => "hours",
        }
    }
}

/// A limit within which something must be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// So many days or hours.
    pub days: i64,
    /// How they count.
    pub count: DayKind,
    /// The rule that sets it, in words.
    pub rule: Text,
}

/// What happens before and after the limit of a task.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
    /// So many days before it the unit is warned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warning: Option<i64>,
    /// The superior unit, of the same agency, to which the task goes when it passes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalate: Option<String>,
    /// How the unit may give itself more time, with a reason and a notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<Extension>,
}

impl Watch {
    fn is_none(&self) -> bool {
        *self == Watch::default()
    }
}

/// The legal limit of a service.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Time {
    /// Days from the complete application; hours when they count so.
    pub days: i64,
    /// Working or calendar days, or hours.
    pub count: DayKind,
    /// The rule that sets the limit, in words.
    pub rule: Text,
    /// What happens when it passes, in words.
    pub if_late: Text,
    /// Within what the agency says whether the application is complete. Only then the limit runs; silence says that it is.
    /// Without it an application is complete when it is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completeness: Option<Limit>,
    /// How the agency may give itself more time, with a reason and a notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<Extension>,
    /// So many days before the limit the desk is warned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warning: Option<i64>,
    /// The unit of the agency to which the case goes when the limit passes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalate: Option<String>,
    /// What the law says when the limit passes; nothing: the breach stands on record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silence: Option<Silence>,
    /// By when a person answers what is asked; nothing: no date is fixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

impl Time {
    /// The limit alone.
    pub fn limit(&self) -> Limit {
        Limit { days: self.days, count: self.count, rule: self.rule.clone() }
    }
}

/// More time that an agency, or the unit of a task, may give itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// How often.
    pub times: i64,
    /// By how much each time, counted as the limit is.
    pub days: i64,
    /// The rule that allows it, in words.
    pub rule: Text,
}

impl Extension {
    /// A limit as long as it can become by this.
    pub fn most(&self, limit: &Limit) -> Limit {
        Limit { days: limit.days + self.times * self.days, ..limit.clone() }
    }
}

/// By when a person answers what an agency asks, and what follows where no answer comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Within what from the day on which it was asked; never in hours.
    pub limit: Limit,
    /// The decision that follows by rule; nothing: the case goes on waiting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unanswered: Option<Silence>,
}

/// A decision that nobody chooses: the law makes it when an agency is silent, or a rule of the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// Id of the kind of decision.
    pub decision: String,
    /// Id of its ground.
    pub ground: String,
}

/// A person's appeal against a decision.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Objection {
    /// Within what after the notice of the decision.
    pub within: Limit,
    /// By when it is answered.
    pub time: Limit,
    /// Its own stages, in order.
    pub stages: Vec<Stage>,
    /// What the law says when that limit passes; nothing: the breach stands on record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silence: Option<Unheard>,
}

/// What the law makes of an objection that was not answered in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unheard {
    /// The decision stands.
    Upheld,
    /// The person gets what was asked: this decision takes its place.
    Granted(Silence),
}

/// A law or rule.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Legal {
    /// Title with article.
    pub title: Text,
    /// Where to read it; may be empty.
    pub reference: String,
}

/// A way to get the service.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Channel {
    /// Web, counter, phone.
    pub kind: ChannelKind,
    /// In words: where, when, which number. May be empty.
    pub note: Text,
}

/// Kind of channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// This gateway.
    Web,
    /// In person.
    Counter,
    /// By telephone.
    Phone,
}

impl ChannelKind {
    /// As packages write it.
    pub fn as_str(self) -> &'static str {
        match self {
            ChannelKind::Web => "web",
            ChannelKind::Counter => "counter",
            ChannelKind::Phone => "phone",
        }
    }
}

/// One step of what happens, for the drawn line of the service page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Step {
    /// What happens.
    pub title: Text,
    /// Who does it: `person`, or the id of an agency.
    pub by: String,
    /// More in words; may be empty.
    pub note: Text,
}

/// A kind of evidence.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Evidence {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What exactly, which pages, how new. May be empty.
    pub note: Text,
    /// Whether we fetch it (true) or the person brings it.
    pub fetched: bool,
    /// File types taken: `pdf`, `jpeg`, `png`, `webp`.
    pub accept: Vec<String>,
    /// Largest file in bytes.
    pub max_bytes: i64,
}

/// The form: sections of questions.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Form {
    /// In order.
    pub sections: Vec<Section>,
    /// What must hold between answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// Who may get the service, as far as the answers tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eligible: Vec<Eligibility>,
}

/// What must hold for somebody to get the service at all. Other than a check it does not say that an answer is wrong.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Eligibility {
    /// Id.
    pub id: String,
    /// What must hold, in words: for those who read about the service.
    pub title: Text,
    /// What must hold, once all that it names is answered.
    pub when: Expression,
    /// Why one cannot get it otherwise, and what to do instead.
    pub text: Text,
    /// The law that says so; may be empty.
    pub law: Text,
    /// Id of the service for those who cannot get this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
}

/// Something that must hold between answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Check {
    /// What must hold, once all that it names is answered.
    pub rule: Expression,
    /// The question beside which it is said that it does not.
    pub question: String,
    /// What is said then.
    pub message: Text,
}

/// Questions that belong together; its name stands above each of its pages.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Section {
    /// Id.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Questions in order, one page each.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
pub struct Question {
    /// Id; answers are kept under it.
    pub id: String,
    /// What kind of answer.
    #[serde(flatten)]
    pub kind: crate::question::Kind,
    /// The question in words.
    pub label: Text,
    /// Help; may be empty.
    pub help: Text,
    /// Whether it must be answered.
    pub required: bool,
    /// Asked only if this holds.
    pub show_if: Option<ShowIf>,
}

/// A condition on earlier questions.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq)]
#[serde(untagged)]
pub enum ShowIf {
    /// One question has one answer.
    Is {
        /// Id of an earlier question of type `yes_no` or `choice`.
        question: String,
        /// The machine value it must have (`yes`, `no` or an option id).
        is: String,
    },
    /// An expression over earlier questions.
    When(Expression),
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceOption {
    /// Machine value.
    pub id: String,
    /// Label.
    pub label: Text,
}

/// A stage of a case. Without `tasks` it has one: its unit reviews, or decides where the stage decides.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Stage {
    /// Id.
    pub id: String,
    /// Title for the person and the officer.
    pub title: Text,
    /// What the person does meanwhile, beside what is asked of them; empty where there is nothing.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub person: Text,
    /// Why the person takes nothing back in this stage, neither the application nor an objection; empty where that is free.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub no_withdrawal: Text,
    /// Unit of the agency that acts; with tasks of its own, that of the first.
    pub unit: String,
    /// Working days this stage usually takes, for the expected dates of the timeline.
    pub days: i64,
    /// Whether the case may be decided here.
    pub decides: bool,
    /// Its tasks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<TaskType>,
    /// Whether they are done side by side; otherwise one after the other.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub side_by_side: bool,
    /// When it ends.
    #[serde(default, skip_serializing_if = "Ends::is_all")]
    pub ends: Ends,
    /// Where it leads: the first rule that holds. Without one, to the stage after it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next: Vec<Next>,
    /// Limit of its tasks that have none of their own, from its beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// What the clock does before and after that.
    #[serde(default, skip_serializing_if = "Watch::is_none")]
    pub watch: Watch,
}

impl Stage {
    /// The limit that one of its tasks has: its own, or that of the stage; `None` for the task of a stage without any.
    pub fn limit_of<'s>(&'s self, task: Option<&'s TaskType>) -> Option<&'s Limit> {
        task.and_then(|t| t.limit.as_ref()).or(self.limit.as_ref())
    }
    /// What the clock does before and after that limit.
    pub fn watch_of<'s>(&'s self, task: Option<&'s TaskType>) -> &'s Watch {
        task.filter(|t| t.limit.is_some()).map_or(&self.watch, |t| &t.watch)
    }
}

/// When a stage ends. Where nothing is left to do, it ends in any case.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ends {
    /// All tasks are done.
    #[default]
    All,
    /// One is.
    Any,
    /// More than half of them came to the same outcome.
    Majority,
    /// This holds.
    When(Expression),
}

impl Ends {
    fn is_all(&self) -> bool {
        *self == Ends::All
    }
}

/// Where a stage leads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Next {
    /// If this holds; the last rule has no condition.
    pub when: Option<Expression>,
    /// Where.
    pub go: Go,
}

/// What follows a stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Go {
    /// Another stage.
    Stage(String),
    /// Back to the person for correction; the case stands in a stage meanwhile.
    Correct {
        /// What the person is asked.
        ask: Text,
        /// Where it goes on.
        then: String,
    },
    /// A decision that follows from the outcomes.
    Decide(Silence),
    /// Another agency is competent: the case goes there with its history.
    Transfer {
        /// Where.
        to: Place,
        /// Why, in words.
        reason: Text,
    },
}

/// What a task is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// Looks through the application.
    Review,
    /// Looks at a place: appointment, checklist, photos.
    Inspect,
    /// Another agency gives its view.
    Consult,
    /// The person pays; the desk records the receipt.
    Pay,
    /// Signs.
    Sign,
    /// Does the work, often a contractor.
    Execute,
    /// Decides the case.
    Decide,
    /// A case of another service is opened, and its decision awaited.
    Case,
}

impl TaskKind {
    /// All of them.
    pub const ALL: [TaskKind; 8] = [
        TaskKind::Review,
        TaskKind::Inspect,
        TaskKind::Consult,
        TaskKind::Pay,
        TaskKind::Sign,
        TaskKind::Execute,
        TaskKind::Decide,
        TaskKind::Case,
    ];
    /// As packages and the API write it.
    pub fn as_str(self) -> &'static str {
        match self {
            TaskKind::Review => "review",
            TaskKind::Inspect => "inspect",
            TaskKind::Consult => "consult",
            TaskKind::Pay => "pay",
            TaskKind::Sign => "sign",
            TaskKind::Execute => "execute",
            TaskKind::Decide => "decide",
            TaskKind::Case => "case",
        }
    }
}

/// One piece of human work of a stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaskType {
    /// Id, unique in the service; expressions name the outcome by it.
    pub id: String,
    /// What it is about.
    pub kind: TaskKind,
    /// Title.
    pub title: Text,
    /// Who does it.
    pub by: Assignee,
    /// Whether the officer of the unit who has least to do gets it; otherwise officers take it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_load: bool,
    /// What the officer must be able to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<String>,
    /// Opened only if this holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Expression>,
    /// Its own limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// What the clock does before and after that.
    #[serde(default, skip_serializing_if = "Watch::is_none")]
    pub watch: Watch,
    /// The outcome that silence has when the limit passes; nothing: the breach stands on record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silence: Option<String>,
    /// Whether the clock of the case stands while it is open: the case waits for somebody else.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stops_clock: bool,
    /// Outcomes to choose from; none where the case is decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<TaskOutcome>,
    /// What must be looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checklist: Vec<TaskOutcome>,
    /// Whether at least one photo is needed, with every outcome that does not say otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub photos: bool,
    /// For a task that is a case of another service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_case: Option<SubCase>,
}

/// A case of another service for the same person, on whose outcome a case goes on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SubCase {
    /// Id of the service.
    pub service: String,
    /// Its answers by question, out of those of this service.
    pub answers: BTreeMap<String, Expression>,
}

/// What a sub-case comes to, as the outcomes of its task: granted, refused, withdrawn.
pub const SUB_CASE_OUTCOMES: [&str; 3] = ["granted", "refused", "withdrawn"];

impl TaskType {
    /// Whether at least one photo is needed with an outcome: of what was not done there is none.
    pub fn needs_photo(&self, outcome: &str) -> bool {
        self.outcomes.iter().find(|o| o.id == outcome).and_then(|o| o.photos).unwrap_or(self.photos)
    }
    /// The points of the checklist that stay open with an outcome for which all is well, which is the first one; with another one it is
    /// no wonder that some do.
    pub fn unticked<'t>(&'t self, outcome: &str, checked: &'t [String]) -> impl Iterator<Item = &'t TaskOutcome> {
        let well = self.outcomes.first().is_some_and(|o| o.id == outcome);
        self.checklist.iter().filter(move |point| well && !checked.contains(&point.id))
    }
}

/// An outcome of a task, or a point of its checklist.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskOutcome {
    /// Id.
    pub id: String,
    /// In words; where it has a letter, the title of that too.
    pub title: Text,
    /// Body of the letter that the person gets with it, of the outcome with which a task of the kind `sign` is signed; `{person}`,
    /// `{code}`, `{service}`, `{date}`, `{note}` are filled in, and `{answer.QUESTION}`. Empty where there is none.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub letter: Text,
    /// Whether at least one photo is needed with it, where that is said of it alone; otherwise as the task says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photos: Option<bool>,
}

/// Who does a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assignee {
    /// A unit.
    Unit(Place),
    /// By area, or whatever else a choice of the form says.
    ByAnswer {
        /// Id of a required choice.
        question: String,
        /// Unit by option.
        units: BTreeMap<String, Place>,
    },
}

impl Assignee {
    /// Every unit that it may be.
    pub fn places(&self) -> Vec<&Place> {
        match self {
            Assignee::Unit(p) => vec![p],
            Assignee::ByAnswer { units, .. } => units.values().collect(),
        }
    }
}

/// Kind of outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The person gets what was asked.
    Granted,
    /// The person does not.
    Refused,
}

/// A decision that an officer may choose.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DecisionKind {
    /// Id.
    pub id: String,
    /// Granted or refused.
    pub outcome: Outcome,
    /// Title.
    pub title: Text,
    /// Grounds to choose from; at least one.
    pub grounds: Vec<Ground>,
    /// Body of the letter; `{person}`, `{code}`, `{service}`, `{ground}`, `{date}`, `{note}` are filled in, and `{answer.QUESTION}`.
    pub letter: Text,
    /// Whether the officer must write what stands for `{note}`: without it the letter would not say what was given.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub note_needed: bool,
}

impl DecisionKind {
    /// With what a place of the letter begins that stands for an answer; then comes the id of its question, and `}`.
    pub const ANSWER: &str = "{answer.";

    /// Whether the officer who makes it on this ground must write what stands for `{note}`.
    pub fn needs_note(&self, ground: &Ground) -> bool {
        self.note_needed || ground.note_needed
    }

    /// Whether its letter names answers.
    pub fn tells_answers(&self) -> bool {
        self.letter.all().any(|text| text.contains(Self::ANSWER))
    }
}

/// A ground of a decision.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Ground {
    /// Id.
    pub id: String,
    /// In words, with its legal base.
    pub title: Text,
    /// An officer may choose it only if this holds, by the answers and what tasks came to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Expression>,
    /// Whether only the law may use it, when the agency was silent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub silence: bool,
    /// Whether the officer who chooses it must write what stands for `{note}`: the ground alone does not say why.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub note_needed: bool,
}

/// Complete valid answers of a service.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Example {
    /// Short name.
    pub name: String,
    /// Answers by question id, as typed. Evidence questions are left out: a sample file is attached for each.
    pub answers: BTreeMap<String, serde_json::Value>,
}

/// Answers that must be refused.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InvalidExample {
    /// Short name.
    pub name: String,
    /// Answers by question id, as typed.
    pub answers: BTreeMap<String, serde_json::Value>,
    /// Question id → message key expected.
    pub expect: BTreeMap<String, String>,
}
