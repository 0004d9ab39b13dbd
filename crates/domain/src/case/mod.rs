//! A case: the agency's handling of one application. A pure state machine: state, act, who and when go in; what happened
//! comes out as events, and the new state is what those events make of the old one. Nothing here is stored, shown or sent.
//!
//! - [`act`](Case::act) (`act.rs`) says whether somebody may do something, and what happens then;
//! - `correct.rs` says what comes of answers that the person gives anew;
//! - `answer.rs` says until when the person answers what is asked, and what follows otherwise;
//! - `appoint.rs` says when somebody may come to look;
//! - `tick.rs` says the same for the clock;
//! - `pay.rs` says what the person reports to have paid;
//! - `turn.rs` says whose turn it is;
//! - `beside.rs` says by which rule a date stands that an event names, and which agency answered until then;
//! - `letter.rs` says of what the person has a letter, and whether one that was signed holds still;
//! - `route.rs` says which tasks a stage opens, when it ends and where it leads;
//! - `follow.rs` applies an event to a state. Acts, the clock and verification all use it, so that the events of a case
//!   give its state, byte for byte.

mod act;
mod answer;
mod appoint;
mod beside;
mod correct;
mod follow;
mod hand_on;
mod letter;
mod news;
mod notice;
mod pay;
mod route;
mod story;
mod sub;
mod task_limit;
mod tick;
mod turn;

pub use act::{MOST_FILES, Setting, submit, too_many_files};
pub use answer::{AnswerBy, Asked};
pub use appoint::{Appointed, Declined, MOST_DECLINED, appointments};
pub use beside::{Beside, DateOf, Dated, beside};
pub use correct::{Changed, ChangedAnswer, correctable, is_correctable};
pub use follow::begin;
pub use hand_on::{HandedOn, LimitMoves};
pub use letter::{Payments, SignedLetter, Void, Voided, as_told, letters, outdated, signed_letters, voided, voided_now};
pub use news::{Found, Longer, Moved, News, ToObject, ToPay};
pub use notice::Told;
pub use pay::{Back, Reported};
pub use route::{outcome_type, scope, scope_with};
pub use story::{SignedOff, handed_on_twice, places, signed_off, to_correct, told_with_decision};
pub use sub::{CameTo, SentToCorrect, corrections, sub_cases_used};
pub use task_limit::{LimitBy, LimitOf, TaskLimit};
pub use turn::{Awaited, Duty, IfLate, InSubCase, Turn};

use crate::actor::Officer;
use crate::calendar::{Calendars, Day, WorkingDays};
use crate::clock::Clock;
use crate::expression::{Expression, Facts};
use crate::fee::{Invoice, Owed};
use crate::form::Answers;
use crate::package::{DayKind, Go, Outcome, Service, Stage, TaskKind, TaskOutcome, TaskType};
use crate::question::Attached;
use crate::text::{Lang, Text};
use crate::{Id, Millis};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Longest text of a message, question, note or reason, in characters.
pub const LONGEST_TEXT: usize = 4000;

/// Letters and digits of the number of a receipt, at most.
pub const LONGEST_RECEIPT: usize = 30;

/// Digits in it, at least.
pub const LEAST_DIGITS: usize = 4;

/// A unit of an agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Agency id.
    pub agency: String,
    /// Unit id.
    pub unit: String,
}

impl Place {
    /// `agency/unit`, as stored and as written in forms.
    pub fn key(&self) -> String {
        format!("{}/{}", self.agency, self.unit)
    }
    /// Reads `agency/unit`.
    pub fn parse(s: &str) -> Option<Place> {
        let (agency, unit) = s.split_once('/')?;
        Some(Place { agency: agency.into(), unit: unit.into() })
    }
}

/// Where a case stands as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The agency acts.
    Open,
    /// The person is asked; the clock stands.
    Waiting,
    /// Decided.
    Decided,
    /// Taken back by the person.
    Withdrawn,
}

impl Status {
    /// As stored and as in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Waiting => "waiting",
            Status::Decided => "decided",
            Status::Withdrawn => "withdrawn",
        }
    }
    /// Reads `as_str`.
    pub fn parse(s: &str) -> Option<Status> {
        [Status::Open, Status::Waiting, Status::Decided, Status::Withdrawn].into_iter().find(|x| x.as_str() == s)
    }
    /// Whether nothing more is done.
    pub fn is_closed(self) -> bool {
        matches!(self, Status::Decided | Status::Withdrawn)
    }
}

/// One piece of human work; a case that is not closed has at least one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its id, a new one at each stage and unit.
    pub id: Id,
    /// Id of the kind of task in the service; empty: the only one of a stage without tasks of its own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The unit whose task it is.
    pub place: Place,
    /// Sign-in name of the officer who has it.
    pub officer: Option<String>,
    /// Since when it is open.
    pub opened_at: Millis,
    /// Its own limit, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
    /// How often its unit gave itself more time for it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub extended: i64,
    /// Whether the desk was warned of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub warned: bool,
    /// Whether its limit has passed and that was recorded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
    /// Whether it was late before the calendars gave it a date that is still to come: that is counted once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub was_late: bool,
    /// When and where somebody comes to look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<Appointment>,
    /// That the person said of a visit that it does not suit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined: Option<Declined>,
    /// What the person reported to have paid at it, while the unit looks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Reported>,
    /// Whether the unit did not find what was reported before: when it is reported again, the clock of the case stands.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_found: bool,
    /// Whether it is that the person pays; not in a state from before that was kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pays: bool,
    /// The case of another service that is this task; nothing before it is opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_case: Option<Id>,
    /// What that case waits for from the person: as long this task waits, and the case with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub awaits: Vec<Awaited>,
    /// Whether the case is decided at it whatever its stage says: a rule handed the case to the agency that is competent, or no rule of the
    /// stage holds.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub decides: bool,
    /// Whether it is none of its stage: what corrected answers cost more is paid at it when paying was over. The stages go on beside it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub beside: bool,
}

impl Task {
    /// What the service says of it; nothing for the only task of a stage without tasks of its own.
    pub fn of<'s>(&self, service: &'s Service) -> Option<&'s TaskType> {
        if self.kind.is_empty() { None } else { service.task(&self.kind) }
    }
}

fn is_zero(n: &i64) -> bool {
    *n == 0
}

impl Task {
    /// The outcome to which it comes when its limit passes; nothing where silence means nothing.
    pub fn silence<'s>(&self, service: &'s Service) -> Option<&'s Text> {
        let kind = self.of(service).filter(|_| self.clock.is_some())?;
        kind.outcomes.iter().find(|o| Some(&o.id) == kind.silence.as_ref()).map(|o| &o.title)
    }
}

/// A time and place at which an officer comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// When.
    pub at: Millis,
    /// Where, in words.
    pub place: String,
    /// Whether its day is no working day any more, and that was recorded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_holiday: bool,
}

/// The limit of a stage, which its tasks without one of their own have together: it runs from the beginning of the stage and stands
/// while the case waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageLimit {
    /// Its clock.
    pub clock: Clock,
    /// How often a unit gave itself more time of it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub extended: i64,
}

/// A task as an event opens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Its id.
    pub id: Id,
    /// Id of the kind of task; empty for the only one of a stage.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Whose it is.
    pub place: Place,
    /// Who has it from the start, where load decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
    /// Whether it takes the place of all that was open, and the case is decided at it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub decides: bool,
    /// Until when the person pays at it, as it was told then; nothing where nothing is paid or there is always time, and in events from
    /// before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_until: Option<Millis>,
    /// Whether its stage has a limit that runs from its beginning; not in events from before it did.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub of_stage: bool,
    /// Whether that, which is its own, had passed already: who gets it then is not late for that.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
    /// Whether it stands beside the tasks of the stage; see [`Task::beside`].
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub beside: bool,
}

impl Opened {
    /// The only task of a stage, or of a case that goes as a whole.
    pub(crate) fn only(id: Id, place: Place) -> Opened {
        Opened {
            id,
            kind: String::new(),
            place,
            officer: None,
            decides: false,
            pay_until: None,
            of_stage: false,
            late: false,
            beside: false,
        }
    }
    /// An open task at another place, under a new id and with nobody who has it.
    fn elsewhere(task: &Task, id: Id, place: &Place) -> Opened {
        Opened { kind: task.kind.clone(), ..Opened::only(id, place.clone()) }
    }
}

/// Who made a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    /// An officer.
    #[default]
    Officer,
    /// The law, because the agency was silent.
    Silence,
    /// The service's own rule, from the outcomes of tasks.
    Rule,
    /// The service's own rule, because the person did not answer in time.
    Unanswered,
}

impl DecidedBy {
    /// As in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            DecidedBy::Officer => "officer",
            DecidedBy::Silence => "silence",
            DecidedBy::Rule => "rule",
            DecidedBy::Unanswered => "unanswered",
        }
    }
    fn is_officer(&self) -> bool {
        *self == DecidedBy::Officer
    }
}

/// How an objection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// The decision stands.
    Upheld,
    /// Another stands in its place.
    Replaced,
    /// The person took the objection back; the decision stands.
    TakenBack,
}

impl Review {
    /// As in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Review::Upheld => "upheld",
            Review::Replaced => "replaced",
            Review::TakenBack => "taken_back",
        }
    }
}

/// A person's objection to a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objected {
    /// When.
    pub at: Millis,
    /// Why.
    pub text: String,
    /// How it ended; nothing while it is looked at.
    pub review: Option<Review>,
    /// The stage in which the decision was made, to which the case returns where the objection is taken back; empty in cases from before it
    /// was kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from: String,
}

/// The decision of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Id of the kind, from the service.
    pub kind: String,
    /// Granted or refused.
    pub outcome: Outcome,
    /// Id of the ground, from the kind.
    pub ground: String,
    /// The officer's own words to the person; may be empty.
    pub note: String,
    /// When it was recorded; an objection counts from here, as nobody could know of it before.
    pub at: Millis,
    /// Who made it.
    #[serde(default, skip_serializing_if = "DecidedBy::is_officer")]
    pub by: DecidedBy,
    /// The unit that answers for it, also while another looks at an objection; nothing in one from before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Reference of the contract under which that unit worked then: an objection counts for it, whoever has the contract by that
    /// time. Empty where there was none, and in a decision from before it was kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contract: String,
    /// From when it stands, where that was before it was recorded: the moment at which the limit passed, by silence, or that
    /// until which the person could answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Millis>,
    /// Until when the person may object to it, as it was told; calendars that change later only ever give longer. Nothing where one
    /// may not, and in a decision from before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object_until: Option<Millis>,
    /// From when that time counts, where it began anew because what the decision rests on was replaced; otherwise from when it was recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object_from: Option<Millis>,
}

/// A case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Id.
    pub id: Id,
    /// Tracking code, twelve digits.
    pub tracking_code: String,
    /// Service id.
    pub service: String,
    /// Version of the service to which the case is pinned.
    pub version: i64,
    /// The case of which this is a part.
    pub parent: Option<Id>,
    /// The person who applied.
    pub person: Id,
    /// The language in which the person is addressed.
    pub lang: Lang,
    /// The accountable agency.
    pub steward: String,
    /// Who acts now.
    pub acting: Place,
    /// Units that acted before, which may still read.
    pub acted_before: Vec<Place>,
    /// Where the case was handed to because the agency of the service is not competent: the tasks of that agency are done
    /// there.
    pub competent: Option<Place>,
    /// The superior unit that has the case since its limit passed: the tasks of the service's agency are done there.
    pub escalated: Option<Place>,
    /// Stage id.
    pub stage: String,
    /// The limit of that stage; nothing where it has none, and in a state from before it ran for all its tasks together.
    pub stage_limit: Option<StageLimit>,
    /// Status.
    pub status: Status,
    /// The open tasks, in the order of their stage.
    pub tasks: Vec<Task>,
    /// What tasks came to, by the id of their kind.
    pub outcomes: BTreeMap<String, String>,
    /// The legal clock.
    pub clock: Clock,
    /// While it is not said whether the application is complete, the clock of that.
    pub completeness: Option<Clock>,
    /// How often the agency gave itself more time.
    pub extended: i64,
    /// Whether the desk was warned of the limit.
    pub warned: bool,
    /// Whether the limit has passed and that was recorded.
    pub late: bool,
    /// Whether it was late before the calendars gave it a date that is still to come: that is counted once.
    pub was_late: bool,
    /// What the person is asked and has not answered, in the order in which it was asked: of each task at most one thing, or one
    /// for which all of them wait.
    pub asked: Vec<Asked>,
    /// Questions that officers opened anew with tasks that they ended in this stage, for where its rule asks the person to correct
    /// something.
    pub reopens: Vec<String>,
    /// The decision; while an objection is looked at, the one that was made before.
    pub decision: Option<Decision>,
    /// The objection.
    pub objection: Option<Objected>,
    /// What is owed, by the invoice; nothing where the service computes no fees, and in a state from before it was kept.
    pub owes: Option<Owed>,
    /// When it was submitted.
    pub submitted_at: Millis,
    /// When it last changed.
    pub changed_at: Millis,
}

/// What someone does with a case.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Act {
    /// An officer takes the task.
    Claim,
    /// An officer gives it back to the unit.
    Release,
    /// An officer takes the task that another officer of the unit has: ill, away, gone.
    TakeOver { reason: String },
    /// An officer gives a task to another officer of the unit; one that a colleague has, only with a reason.
    Assign { to: Officer, reason: String },
    /// An officer asks the person for more; the clock stops. `questions` of the form, by id, may be answered anew.
    Ask { text: String, questions: Vec<String> },
    /// An officer of the unit that asked takes its question back; the clock runs again, where nothing else is asked.
    TakeBack { reason: String },
    /// The person answers what the named task asks, or the only thing that is asked; the clock runs again, where nothing else is.
    /// `answers` are to the questions of the form that it opened, and to those that are asked only because of them.
    Answer { text: String, files: Vec<Attached>, answers: Answers },
    /// The person says what was paid at the named task, or at the only one where something is to be paid; the limit for paying stands. Where
    /// the case was granted, what was paid of what is owed still.
    /// `on` is the day, as it is typed.
    ReportPayment { receipt: String, on: String },
    /// The person says, before its day, that the visit of the named task, or the only one to come, does not suit; the unit fixes another. `at` is
    /// the time of the visit that the person saw.
    DeclineVisit { at: Millis, reason: String },
    /// An officer did not find what the person reported; the limit for paying goes on.
    PaymentNotFound { reason: String },
    /// An officer did not find what was reported at a task that is open no more: nothing of it is to be given back.
    NotGivenBack { receipt: String, reason: String },
    /// An officer found it, and what was paid is owed: it is recorded; `elsewhere` as in [`Finish`].
    Record { receipt: String, elsewhere: bool },
    /// An officer says that what was paid by a receipt is given back.
    GiveBack(Back),
    /// A note for officers only.
    Note { text: String },
    /// A message to the other side; of the person only while the case is open, for then it is seen.
    Message { text: String },
    /// An officer ends a stage without tasks of its own; the next one begins.
    Advance { note: String },
    /// An officer ends a task with one of its outcomes.
    Finish(Finish),
    /// An officer says when and where somebody comes to look.
    Appoint { at: Millis, place: String },
    /// An officer says that nobody comes to look as it was arranged; no other visit is fixed.
    CallOff { reason: String },
    /// An officer says that the application is complete; the legal limit begins.
    Complete,
    /// An officer gives the agency more time.
    Extend {
        /// Whether it is the task's own limit that becomes longer; otherwise that of the case.
        own: bool,
        reason: String,
    },
    /// An officer hands the case to the unit that is competent.
    Transfer { to: Place, reason: String },
    /// An officer decides.
    Decide { decision: String, ground: String, note: String },
    /// The person takes it back.
    Withdraw { reason: String },
    /// The person objects to the decision.
    Object { text: String, files: Vec<Attached> },
}

/// How a task ends.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Finish {
    /// One of the outcomes of the task.
    pub outcome: String,
    /// For the person, who reads it on the page of the case and with the notice; may be empty, except where the outcome
    /// sends the case back to the person, and where it is recorded that a person did not pay who still has time to.
    pub told: String,
    /// For the desk alone; may be empty.
    pub note: String,
    /// Photos and other files.
    pub files: Vec<Attached>,
    /// Points of the checklist that are in order.
    pub checked: Vec<String>,
    /// Why others are not, although all is well; needed then, for everybody to read.
    pub unticked: String,
    /// Number of the receipt, where the person paid.
    pub receipt: String,
    /// For how much it is, in rials as typed; nothing: for what is due.
    pub rials: Option<String>,
    /// Whether the officer says that this receipt, which the agency recorded in another case, pays for this one too.
    pub elsewhere: bool,
    /// Questions of the form that the person may answer anew, where the outcome sends the case back.
    pub questions: Vec<String>,
}

impl Finish {
    /// With all that an outcome may need, to see what would follow from it.
    pub fn supposed(outcome: &str) -> Finish {
        let photo = Attached { sha256: "0".repeat(64), name: String::new(), kind: "jpeg".into(), size: 0 };
        Finish {
            outcome: outcome.into(),
            files: vec![photo],
            receipt: "0000".into(),
            told: "ok".into(),
            unticked: "ok".into(),
            ..Finish::default()
        }
    }
}

/// The signature of another person on an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// The question that asked for it.
    pub question: String,
    /// Who signed.
    pub person: Id,
    /// When.
    pub at: Millis,
}

/// What happened, as the body of an event. `task` is nil in events from before a case could have several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Body {
    Submitted {
        service: String,
        version: i64,
        steward: String,
        acting: Place,
        stage: String,
        answers: String,
        /// What it costs, as it was computed then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        invoice: Option<Invoice>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        opened: Vec<Opened>,
        /// Others who signed these answers.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        signatures: Vec<Signed>,
        /// The case that needs this one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<Id>,
        /// What the person had corrected in that case until then; not in events from before it was passed on.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        corrections: Vec<SentToCorrect>,
        /// Until when the agency must be done, as it was told then; nothing where the clock does not run from the start, and in
        /// an event from before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due_at: Option<Millis>,
        /// Until when it says whether the application is complete, in the same way.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        complete_by: Option<Millis>,
    },
    Claimed {
        #[serde(default, skip_serializing_if = "Id::is_nil")]
        task: Id,
    },
    Released {
        #[serde(default, skip_serializing_if = "Id::is_nil")]
        task: Id,
    },
    TakenOver {
        #[serde(default, skip_serializing_if = "Id::is_nil")]
        task: Id,
        from: String,
        reason: String,
    },
    /// An officer gave the task to another one.
    Assigned {
        task: Id,
        /// Who had it; nothing where it was free.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<String>,
        /// Who has it from here on.
        to: String,
        /// Why, where a colleague had it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    Asked {
        #[serde(default, skip_serializing_if = "Id::is_nil")]
        task: Id,
        text: String,
        /// Whether the service's own rule asks: then nobody has the task by it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        by_rule: bool,
        /// Whether this task alone waits for the answer and the others go on; not in events from before they did.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        alone: bool,
        /// Until when the person answers, as it was told then; nothing where the service fixes no date, and in events from
        /// before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Millis>,
        /// Where a rule asks, the kinds of task whose outcomes led there; not in events from before it was kept.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        found: Vec<String>,
        /// Questions of the form that the person may answer anew; not in events from before officers could open some.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        questions: Vec<String>,
    },
    /// The date until which the person answers is near.
    Reminded {
        /// The task that alone waits for the answer; nothing where all do, and in events from before several could ask: there
        /// the date tells which question it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        task: Option<Id>,
        until: Millis,
    },
    /// Nothing came by that date.
    Unanswered {
        /// As for `Reminded`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        task: Option<Id>,
        until: Millis,
        /// Whether a rule decides the case because of it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        decides: bool,
    },
    /// The calendars give the person longer.
    AnswerMoved {
        /// As for `Reminded`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        task: Option<Id>,
        from: Millis,
        to: Millis,
    },
    Answered {
        /// The task whose question it is; nothing where all tasks wait for it, and in events from before several could ask.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        task: Option<Id>,
        text: String,
        files: Vec<Attached>,
        /// What it changed of the application; nothing where that stays as it was, and in events from before it could be changed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        changed: Option<Changed>,
    },
    /// The unit that asked takes its question back; the person reads why.
    TakenBack {
        task: Id,
        reason: String,
    },
    Noted {
        text: String,
        /// The unit of the officer; not in events from before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Place>,
    },
    Message {
        from_person: bool,
        text: String,
        /// The unit of the officer; nothing when the person wrote, and in events from before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Place>,
    },
    /// The application is complete: said by an officer, or by silence.
    Completed {
        #[serde(default, skip_serializing_if = "Id::is_nil")]
        task: Id,
        by_silence: bool,
        /// The last moment of the completeness limit, by silence: from then on the legal limit runs, whenever the clock
        /// looked. Nothing in events from before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Millis>,
    },
    Extended {
        task: Id,
        days: i64,
        reason: String,
        /// Where it is the task's own limit, in what that counts; nothing where it is that of the case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        own: Option<DayKind>,
    },
    /// The limit of the case is near, or of one of its tasks.
    Warned {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        task: Option<Id>,
        /// The unit whose task it is; nothing where it is the limit of the case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        acting: Option<Place>,
    },
    /// The limit of the case passed, or of one of its tasks.
    LimitPassed {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        task: Option<Id>,
        /// The unit whose task it was.
        acting: Place,
    },
    /// The superior unit has the case from here on, or the one task whose limit passed; the tasks that it took, by their old ids.
    Escalated {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        task: Option<Id>,
        to: Place,
        opened: Vec<(Id, Opened)>,
        /// Whether it gets the tasks that open later too; not in events from before it did.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        lasting: bool,
    },
    Appointed {
        task: Id,
        at: Millis,
        place: String,
    },
    /// The visit that was arranged does not take place, and no other is fixed.
    VisitCalledOff {
        task: Id,
        at: Millis,
        reason: String,
    },
    /// The visit that was arranged does not suit the person, and no other is fixed. The reason may be empty.
    VisitDeclined {
        task: Id,
        at: Millis,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// The person says that it is paid: by which receipt, on which day, `YYYY-MM-DD`. After the case was granted, `task` is nil.
    PaymentReported {
        task: Id,
        receipt: String,
        on: String,
        /// The unit that is to look for it; not in events from before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Place>,
    },
    /// The unit did not find what was reported; the person reads why. Of what was reported at a task that is open no more, `task` is nil.
    PaymentNotFound {
        task: Id,
        reason: String,
        /// Until when the person pays now, as it is told then; nothing where there is always time, and in events from before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pay_until: Option<Millis>,
        /// Whether the clock of the case stands while it is reported again; not in events from before it did.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        stands: bool,
        /// Where the task is open no more, the number that was reported.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        receipt: String,
        /// And the unit that looked for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Place>,
    },
    /// What was paid by a receipt is given back: by which payment, on which day, `YYYY-MM-DD`.
    GivenBack {
        receipt: String,
        place: Place,
        reference: String,
        on: String,
        /// The instalment, from 1, that it had paid; nothing where the sum is not divided, and in events from before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part: Option<usize>,
        /// For how much, in rials; nothing where that is not known, and in events from before it was kept of all that is given back: then it was
        /// all of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rials: Option<i64>,
        /// Whether it is money that the invoice in force does not count as paid before; in events from before that was kept, such money has
        /// no `rials`.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        uncounted: bool,
        /// Whether it counts no longer also where another agency has the case, and is to be paid again on no day; an event from before that
        /// was so leads where it led then.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        anew: bool,
        /// Whether the agency had recorded this receipt in another case too, and the officer gave it back all the same; not in events from
        /// before that was asked.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        elsewhere: bool,
    },
    /// A receipt is recorded at a task of paying that waits for more instalments. Of what was reported and not answered when the case was
    /// granted, or after that, `task` is nil.
    Received {
        task: Id,
        /// Id of the kind of task.
        of: String,
        place: Place,
        receipt: String,
        /// The instalment, from 1, that it pays; not in events from before they said it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part: Option<usize>,
        /// For how much it is, in rials; not in events from before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rials: Option<i64>,
        /// The number that the person had reported, where another one was recorded; not in events from before it was kept.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reported: String,
        /// Whether the agency had recorded this number in another case, and the officer said that it pays for both; not in events from
        /// before that was looked at.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        elsewhere: bool,
        /// Where the case was granted, whether instalments are left after it; not in events from before it was kept.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        more: bool,
        /// What the person is told with it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        told: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attached>,
        /// Points of the checklist that are in order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        checked: Vec<String>,
    },
    /// What was reported is answered, and an invoice by the answers that were corrected meanwhile takes the place of the one before.
    Invoiced {
        /// What it costs from then on.
        invoice: Invoice,
        /// As in [`Changed`].
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pay_until: Vec<(Id, Millis)>,
        /// As in [`Changed`].
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        opened: Vec<Opened>,
    },
    /// A task ended.
    Finished {
        task: Id,
        /// Id of the kind of task.
        of: String,
        place: Place,
        outcome: String,
        /// What the person is told of it; not in events from before officers could.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        told: String,
        note: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attached>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        checked: Vec<String>,
        /// Why points of the checklist are not, although all is well; not in events from before it was asked.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        unticked: String,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        receipt: String,
        /// The instalment, from 1, that the receipt pays; nothing where the sum is not divided, and in events from before they said it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part: Option<usize>,
        /// For how much the receipt is, in rials; nothing where that is not known, and in events from before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rials: Option<i64>,
        /// The number that the person had reported, where another one was recorded; not in events from before it was kept.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reported: String,
        /// Whether the agency had recorded this number in another case, and the officer said that it pays for both; not in events from
        /// before that was looked at.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        elsewhere: bool,
        /// Whether more is left after the receipt of what became due only when paying was over ([`Owed::late`]); not in events from before it
        /// was kept: then nothing was said to be.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        more: bool,
        /// Whether it came to this by itself because nothing is to be paid. Then it was mostly never opened, and `task` is nil.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        by_rule: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        by_silence: bool,
        /// When its limit passed, by silence: until then the case waited for it, whenever the clock looked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Millis>,
        /// Questions of the form that the person may answer anew where the stage asks to correct something.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        questions: Vec<String>,
        /// The letter that the person gets with it, where it is signed; not in events from before such letters were.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        letter: String,
        /// Reference of the contract under which the unit worked that signed that letter; empty where there was none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        contract: String,
    },
    /// A case of another service was opened for a task.
    SubCase {
        task: Id,
        case: Id,
        service: String,
    },
    /// What the case that is a task waits for from the person is another thing than before; empty: it waits for nothing any more.
    SubCaseWaits {
        task: Id,
        case: Id,
        service: String,
        awaited: Vec<Awaited>,
        /// When a limit of that case passed with which it waits no more: until then it did, whenever the clock looked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Millis>,
    },
    /// What the case that was a task came to was replaced by another decision, after an objection to it.
    SubCaseReplaced {
        /// Id of the kind of task.
        of: String,
        case: Id,
        service: String,
        /// What it comes to now, as an outcome of that task.
        outcome: String,
        /// What the person was told with a refusal; otherwise empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        told: String,
        /// Whether it counts from here on, in place of what it came to before.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        counts: bool,
        /// Where this case was decided: until when the person may object to that, since it rests on what was replaced; nothing where one
        /// may not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        object_until: Option<Millis>,
        /// From when that counts; nothing where no time begins anew, and in events from before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        object_from: Option<Millis>,
    },
    /// The next task of the same stage begins, or one at which the case is decided because no rule of the stage holds.
    Opened {
        opened: Vec<Opened>,
    },
    Advanced {
        #[serde(default, skip_serializing_if = "Id::is_nil")]
        task: Id,
        from: String,
        to: String,
        acting: Place,
        note: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        opened: Vec<Opened>,
    },
    /// Tasks go to another unit; `moved` by their old ids.
    Transferred {
        from: Place,
        to: Place,
        reason: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        moved: Vec<(Id, Opened)>,
        /// Whether the own limit of what goes to another agency begins there; not in events from before it did.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        anew: bool,
    },
    Decided {
        /// The task in which an officer decided; nil where a rule or silence did, and in events from before it was kept.
        #[serde(default, skip_serializing_if = "Id::is_nil")]
        task: Id,
        decision: String,
        outcome: Outcome,
        ground: String,
        note: String,
        letter: String,
        #[serde(default, skip_serializing_if = "DecidedBy::is_officer")]
        by: DecidedBy,
        /// The unit that answers for it; not in events from before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Place>,
        /// Reference of the contract under which that unit worked; empty where there was none, and in events from before it was kept.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        contract: String,
        /// How it answers an objection.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        review: Option<Review>,
        /// When the limit passed, by silence, or the date for the person's answer: the decision stands from then on, whenever the
        /// clock looked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Millis>,
        /// Until when the person may object, as it was told then; nothing where one may not, and in events from before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        object_until: Option<Millis>,
    },
    /// The agency does not work any more on the day on which somebody comes. The visit stays: who arranged it says whether it stands.
    VisitOnHoliday {
        task: Id,
        at: Millis,
    },
    /// The day of an instalment, by its number from 1, moves with the calendars to a later one.
    InstalmentMoved {
        part: usize,
        from: String,
        to: String,
    },
    /// The calendars give the person longer to object.
    ObjectionMoved {
        from: Millis,
        to: Millis,
    },
    Withdrawn {
        reason: String,
        /// Whether the objection alone is taken back, so that the decision stands.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        objection: bool,
    },
    Objected {
        text: String,
        files: Vec<Attached>,
        stage: String,
        opened: Vec<Opened>,
        /// The stage in which the decision was made; empty in events from before it was kept.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        from: String,
    },
    DueChanged {
        /// The task whose own limit moved; nothing where it is that of the whole case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        task: Option<Id>,
        from: Millis,
        to: Millis,
        /// Whether it is a later date that is still to come: that the other was near, or had passed, says nothing any more. Not in events
        /// from before it did not.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        anew: bool,
    },
    Read {
        place: Place,
        /// Nothing in events from before it was kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        purpose: Option<Purpose>,
    },
}

/// For what somebody who is not its person reads a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The unit has a task of it.
    Task,
    /// The unit looks whether the application is complete.
    Completeness,
    /// The unit looks at an objection to a decision.
    Objection,
    /// A program of the agency that answers for it or acts on it.
    Program,
    /// The unit has no task of it now: it acted before, or supervises those who do.
    Supervision,
    /// The name stood in a list of the unit's tasks; the case was not opened.
    List,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Purpose; 6] =
        [Purpose::Task, Purpose::Completeness, Purpose::Objection, Purpose::Program, Purpose::Supervision, Purpose::List];

    /// As it is stored and as the API says it.
    pub fn as_str(self) -> &'static str {
        match self {
            Purpose::Task => "task",
            Purpose::Completeness => "completeness",
            Purpose::Objection => "objection",
            Purpose::Program => "program",
            Purpose::Supervision => "supervision",
            Purpose::List => "list",
        }
    }
    /// From the same.
    pub fn parse(s: &str) -> Option<Purpose> {
        Purpose::ALL.into_iter().find(|p| p.as_str() == s)
    }
}

impl Case {
    /// For what somebody reads the case as it stands, from their own place in it.
    pub fn purpose(&self, actor: &crate::Actor) -> Purpose {
        let crate::Actor::Officer(o) = actor else { return Purpose::Program };
        let mut own = self.tasks.iter().filter(|t| t.place.agency == o.agency && t.place.unit == o.unit).peekable();
        match (own.peek().is_some(), self.is_objected()) {
            (false, _) => Purpose::Supervision,
            (true, true) => Purpose::Objection,
            (true, false) if own.any(|t| self.says_whether_complete(t)) => Purpose::Completeness,
            (true, false) => Purpose::Task,
        }
    }
}

impl Body {
    /// The kind, as stored in the event's own column.
    pub fn kind(&self) -> &'static str {
        match self {
            Body::Submitted { .. } => "submitted",
            Body::Claimed { .. } => "claimed",
            Body::Released { .. } => "released",
            Body::TakenOver { .. } => "taken_over",
            Body::Assigned { .. } => "assigned",
            Body::Asked { .. } => "asked",
            Body::Reminded { .. } => "reminded",
            Body::Unanswered { .. } => "unanswered",
            Body::AnswerMoved { .. } => "answer_moved",
            Body::Answered { .. } => "answered",
            Body::TakenBack { .. } => "taken_back",
            Body::Noted { .. } => "noted",
            Body::Message { .. } => "message",
            Body::Completed { .. } => "completed",
            Body::Extended { .. } => "extended",
            Body::Warned { .. } => "warned",
            Body::LimitPassed { .. } => "limit_passed",
            Body::Escalated { .. } => "escalated",
            Body::Appointed { .. } => "appointed",
            Body::VisitCalledOff { .. } => "visit_called_off",
            Body::VisitDeclined { .. } => "visit_declined",
            Body::GivenBack { .. } => "given_back",
            Body::PaymentReported { .. } => "payment_reported",
            Body::PaymentNotFound { .. } => "payment_not_found",
            Body::Received { .. } => "received",
            Body::Invoiced { .. } => "invoiced",
            Body::Finished { .. } => "finished",
            Body::SubCase { .. } => "sub_case",
            Body::SubCaseWaits { .. } => "sub_case_waits",
            Body::SubCaseReplaced { .. } => "sub_case_replaced",
            Body::Opened { .. } => "opened",
            Body::Advanced { .. } => "advanced",
            Body::Transferred { .. } => "transferred",
            Body::Decided { .. } => "decided",
            Body::VisitOnHoliday { .. } => "visit_on_holiday",
            Body::InstalmentMoved { .. } => "instalment_moved",
            Body::ObjectionMoved { .. } => "objection_moved",
            Body::Withdrawn { .. } => "withdrawn",
            Body::Objected { .. } => "objected",
            Body::DueChanged { .. } => "due_changed",
            Body::Read { .. } => "read",
        }
    }
    /// The unit of the officer who did it, in the state `before`; nothing where nobody of a unit did, or where an event from
    /// before it was kept does not tell.
    pub fn unit(&self, before: &Case) -> Option<Place> {
        match self {
            Body::Read { place, .. } | Body::Transferred { from: place, .. } => Some(place.clone()),
            Body::Noted { place, .. } | Body::Message { place, .. } => place.clone(),
            Body::GivenBack { place, .. } | Body::PaymentNotFound { place: Some(place), .. } => Some(place.clone()),
            Body::Received { task, place, .. } if task.is_nil() => Some(place.clone()),
            // A sub-case opens by itself, and what it waits for is nothing that a unit of this case did.
            Body::SubCase { .. } | Body::SubCaseWaits { .. } | Body::SubCaseReplaced { .. } => None,
            other => before.task(other.at()?).map(|t| t.place.clone()),
        }
    }
    /// Whether the person is told of it in the timeline. Notes, claims and reads have their own places or none.
    pub fn is_for_person(&self) -> bool {
        !matches!(
            self,
            Body::Noted { .. }
                | Body::Read { .. }
                | Body::Released { .. }
                | Body::TakenOver { .. }
                | Body::Assigned { .. }
                | Body::Warned { .. }
                | Body::Opened { .. }
        )
    }
    /// Whether it only says who has a task from now on: of the case itself nobody need have seen anything for that.
    pub fn is_handing(&self) -> bool {
        matches!(self, Body::Claimed { .. } | Body::Released { .. } | Body::TakenOver { .. } | Body::Assigned { .. })
    }
    /// As the person may see it; nothing where it is not for the person. What officers write for each other, and their photos, are
    /// for those who go on with the case.
    pub fn for_person(mut self) -> Option<Body> {
        match &mut self {
            Body::Finished { note, files, .. } | Body::Received { note, files, .. } => {
                note.clear();
                files.clear();
            }
            Body::Advanced { note, .. } => note.clear(),
            // An officer has it, as after a claim; that it goes from one to the other is the unit's own matter, and so is to whom.
            Body::Assigned { task, from: None, .. } => return Some(Body::Claimed { task: *task }),
            _ => {}
        }
        self.is_for_person().then_some(self)
    }
    /// The task that it is about; nothing where it is about none, or from before it was kept. That an officer who leads a stage
    /// on does it at a task is no word about that one.
    pub fn task(&self) -> Option<Id> {
        if let Body::Reminded { task, .. } | Body::Unanswered { task, .. } | Body::AnswerMoved { task, .. } | Body::Answered { task, .. } =
            self
        {
            return *task;
        }
        if let Body::PaymentReported { task, .. } | Body::VisitDeclined { task, .. } = self {
            return Some(*task).filter(|t| !t.is_nil());
        }
        self.at().filter(|t| !t.is_nil() && !matches!(self, Body::Advanced { .. }))
    }
    /// The task at which it happened, nil in events from before that was kept; nothing where it happened at none.
    fn at(&self) -> Option<Id> {
        match self {
            Body::Claimed { task }
            | Body::Released { task }
            | Body::TakenOver { task, .. }
            | Body::Assigned { task, .. }
            | Body::Asked { task, .. }
            | Body::TakenBack { task, .. }
            | Body::Completed { task, .. }
            | Body::Extended { task, .. }
            | Body::Appointed { task, .. }
            | Body::VisitCalledOff { task, .. }
            | Body::PaymentNotFound { task, .. }
            | Body::Received { task, .. }
            | Body::Finished { task, .. }
            | Body::SubCase { task, .. }
            | Body::SubCaseWaits { task, .. }
            | Body::Advanced { task, .. }
            | Body::Decided { task, .. } => Some(*task),
            // Whose limit passed or moved is another matter: nobody did that.
            Body::LimitPassed { .. } | Body::DueChanged { .. } => None,
            Body::Submitted { .. }
            | Body::Reminded { .. }
            | Body::Unanswered { .. }
            | Body::AnswerMoved { .. }
            | Body::Answered { .. }
            | Body::PaymentReported { .. }
            | Body::VisitDeclined { .. }
            | Body::GivenBack { .. }
            | Body::Invoiced { .. }
            | Body::Noted { .. }
            | Body::Message { .. }
            | Body::Warned { .. }
            | Body::Escalated { .. }
            | Body::SubCaseReplaced { .. }
            | Body::Opened { .. }
            | Body::Transferred { .. }
            | Body::VisitOnHoliday { .. }
            | Body::InstalmentMoved { .. }
            | Body::ObjectionMoved { .. }
            | Body::Withdrawn { .. }
            | Body::Objected { .. }
            | Body::Read { .. } => None,
        }
    }
    /// The tasks that it opens, or under which they go on elsewhere.
    pub(super) fn opened(&self) -> Vec<&Opened> {
        match self {
            Body::Submitted { opened, .. } | Body::Opened { opened } | Body::Advanced { opened, .. } | Body::Objected { opened, .. } => {
                opened.iter().collect()
            }
            Body::Transferred { moved, .. } | Body::Escalated { opened: moved, .. } => moved.iter().map(|(_, o)| o).collect(),
            Body::Answered { changed: Some(Changed { opened, .. }), .. } | Body::Invoiced { opened, .. } => opened.iter().collect(),
            _ => vec![],
        }
    }
    /// The points of the checklist of a task that somebody went through, each with whether it was in order.
    pub fn checklist<'s>(&self, service: &'s Service) -> Vec<(&'s TaskOutcome, bool)> {
        match self {
            Body::Finished { of, checked, by_silence: false, .. } | Body::Received { of, checked, .. } => {
                let points = service.task(of).into_iter().flat_map(|t| &t.checklist);
                points.map(|p| (p, checked.contains(&p.id))).collect()
            }
            _ => vec![],
        }
    }
    /// Why points of the checklist are not ticked although all is well, as who ended the task says; otherwise empty.
    pub fn unticked(&self) -> &str {
        if let Body::Finished { unticked, .. } = self { unticked } else { "" }
    }
    /// The letter that was signed with it; nothing where none was.
    pub fn signed_letter(&self) -> Option<&str> {
        if let Body::Finished { letter, .. } = self { Some(letter.as_str()).filter(|l| !l.is_empty()) } else { None }
    }
    /// Whether it is nobody's doing: a task ended by itself because nothing is to be paid, the service's own rule asks the person or decides,
    /// or an invoice follows from the answers.
    pub fn is_by_itself(&self) -> bool {
        match self {
            Body::Finished { by_rule, .. } | Body::Asked { by_rule, .. } => *by_rule,
            // Whoever ended the last task did not choose it.
            Body::Decided { by, .. } => *by == DecidedBy::Rule,
            Body::Invoiced { .. } => true,
            _ => false,
        }
    }
    /// The files that came with it.
    pub fn files(&self) -> Vec<Attached> {
        match self {
            Body::Submitted { corrections, .. } => corrections.iter().flat_map(|c| c.files.clone()).collect(),
            // Also those among the answers that it changed, before and after.
            Body::Answered { files, changed, .. } => files.iter().cloned().chain(changed.iter().flat_map(Changed::files)).collect(),
            Body::Received { files, .. } | Body::Finished { files, .. } | Body::Objected { files, .. } => files.clone(),
            _ => vec![],
        }
    }
}

/// What the person wrote that no officer has looked at yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// A message.
    Message,
    /// The answer to what was asked; a message after it changes nothing.
    Answer,
}

impl Unread {
    /// As stored and as in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Unread::Message => "message",
            Unread::Answer => "answer",
        }
    }
    /// Reads `as_str`.
    pub fn parse(s: &str) -> Option<Unread> {
        [Unread::Message, Unread::Answer].into_iter().find(|x| x.as_str() == s)
    }
}

/// What an event does to the mark of unread words on an open task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The person wrote.
    Set(Unread),
    /// Who has the task has looked.
    Clear,
    /// Nothing.
    Keep,
}

impl Mark {
    /// Of an event on a task as it is after it: `actor` as in the event, `unit` that of the officer, by [`Body::unit`]. A
    /// task that an officer has is looked at by that officer; a free one by anybody of the unit whose task it is, and by
    /// nobody else. Who acts has looked; who takes a task or hands it on need not have.
    pub fn of(body: &Body, actor: &str, unit: Option<&Place>, task: &Task) -> Mark {
        if body.is_handing() { Mark::Keep } else { Mark::by(body, actor, task, unit == Some(&task.place)) }
    }
    /// The same as it was before acts told the unit: what anybody did on a case was a look at its free tasks, and so was a claim. Rows that were
    /// written then have their mark by it.
    pub fn before_units(body: &Body, actor: &str, task: &Task) -> Mark {
        Mark::by(body, actor, task, !matches!(body, Body::Read { place, .. } if *place != task.place))
    }
    fn by(body: &Body, actor: &str, task: &Task, ours: bool) -> Mark {
        let by = actor.strip_prefix("officer:");
        match body {
            Body::Message { from_person: true, .. } => Mark::Set(Unread::Message),
            // It is for the unit that would have come.
            Body::VisitDeclined { task: visited, .. } if *visited != task.id => Mark::Keep,
            Body::VisitDeclined { .. } => Mark::Set(Unread::Message),
            // What another unit asked is not answered to this one.
            Body::Answered { task: Some(asks), .. } if *asks != task.id => Mark::Keep,
            Body::Answered { .. } | Body::Objected { .. } => Mark::Set(Unread::Answer),
            _ if by.is_some() && (task.officer.as_deref() == by || task.officer.is_none() && ours) => Mark::Clear,
            _ => Mark::Keep,
        }
    }
    /// The mark after the one that was.
    pub fn after(self, was: Option<Unread>) -> Option<Unread> {
        match self {
            Mark::Set(Unread::Message) => was.or(Some(Unread::Message)),
            Mark::Set(new) => Some(new),
            Mark::Clear => None,
            Mark::Keep => was,
        }
    }
}

/// The state after an act and what happened: nearly always one event, sometimes those that follow from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// New state.
    pub case: Case,
    /// What happened, in order; never empty.
    pub events: Vec<Body>,
}

impl Case {
    /// The open tasks of a unit.
    pub fn tasks_at<'a>(&'a self, agency: &'a str, unit: &'a str) -> impl Iterator<Item = &'a Task> {
        self.tasks.iter().filter(move |t| t.place.agency == agency && t.place.unit == unit)
    }
    /// An open task by id.
    pub fn task(&self, id: Id) -> Option<&Task> {
        self.tasks.iter().find(|t| t.id == id)
    }
    /// Whether a case that is one of the tasks waits for the person, and this one with it.
    pub fn waits_for_sub_case(&self) -> bool {
        self.tasks.iter().any(|t| !t.awaits.is_empty())
    }
    /// Whether a task cannot go on before the person has answered.
    pub fn waits(&self, task: Id) -> bool {
        self.question_of(task).is_some()
    }
    /// Whether a list says of a task that it waits for the person: for an answer, in its sub-case too, for a payment, or, where several
    /// tasks wait, because the case does.
    pub fn waits_in_list(&self, task: Id) -> bool {
        // What a unit looks for waits for nobody, whatever is to be paid at another task.
        let looks = self.task(task).is_some_and(|t| t.reported.is_some());
        let alone = self.task(task).is_some_and(|t| !t.awaits.is_empty() || t.pays && !looks);
        if looks || self.asks_alone() || self.waits_for_sub_case() { self.waits(task) || alone } else { self.status == Status::Waiting }
    }
    /// The open task at which an officer works: the officer's own, then a free one of the unit, then a colleague's.
    pub fn task_at_hand(&self, officer: &str, agency: &str, unit: &str) -> Option<&Task> {
        let ours = self.tasks.iter().filter(|t| t.place.agency == agency && t.place.unit == unit);
        ours.min_by_key(|t| (t.officer.as_deref() != Some(officer), t.officer.is_some()))
    }
    /// The stage in which it is.
    pub fn stage<'s>(&self, service: &'s Service) -> Option<&'s Stage> {
        service.stage(&self.stage)
    }
    /// Whether a decision may be made at this task.
    pub fn decides(&self, service: &Service, task: &Task) -> bool {
        match task.of(service) {
            Some(kind) => kind.kind == TaskKind::Decide,
            None if task.decides => true,
            None => self.stage(service).is_none_or(|s| s.decides),
        }
    }
    /// What is owed in instalments here: where another agency has the case, those of the former one pay nothing.
    pub fn instalments(&self) -> Option<&Owed> {
        self.owes.as_ref().filter(|o| self.competent.is_none() && !o.parts.is_empty())
    }
    /// Whether it was computed that nothing is owed, or nothing more than was paid.
    pub fn owes_nothing(&self) -> bool {
        self.owes.as_ref().is_some_and(|o| o.left() == 0)
    }
    /// Whether a task of this kind is that the person pays: never where nothing is owed.
    pub fn pays_at(&self, kind: &TaskType) -> bool {
        kind.kind == TaskKind::Pay && !self.owes_nothing()
    }
    /// Until when the person may pay at a task: its limit or the day of the last instalment, whichever is later; nothing where
    /// there is neither, so that there is always time.
    pub fn pay_until(&self, task: &Task, calendars: &Calendars) -> Option<Millis> {
        let calendar = calendars.of(&task.place.agency);
        let limit = task.clock.as_ref().map(|c| c.limit_at(calendar));
        let due = self.owes.as_ref().and_then(|o| Day::parse(o.until.as_deref()?)).map(|day| day.end(calendar.offset));
        limit.max(due)
    }
    /// What tasks came to by whose rule the case was decided, in the order of the service; nothing where no rule decided. Of votes those that
    /// carry it, and none that was against it. Where the rule asks for nothing, that for which those before it did not hold, or else
    /// the tasks of its stage.
    pub fn ruled_by<'s>(&self, service: &'s Service) -> Vec<(&'s TaskType, &'s Text)> {
        let Some(decision) = self.decision.as_ref().filter(|d| d.by == DecidedBy::Rule) else { return vec![] };
        let rules = |stage: &'s Stage| {
            let so = |go: &Go| matches!(go, Go::Decide(what) if what.decision == decision.kind && what.ground == decision.ground);
            stage.next.iter().enumerate().filter(move |(_, n)| so(&n.go)).map(move |(index, n)| (stage, index, n))
        };
        let came_to = |task: &'s TaskType| Some((task, &task.outcomes.iter().find(|o| Some(&o.id) == self.outcomes.get(&task.id))?.title));
        // While an objection is looked at, or after it, the case is in another stage than the one that decided.
        let here = service.stage(&self.stage).into_iter().chain(service.all_stages());
        let ground = service.decision(&decision.kind).and_then(|k| k.grounds.iter().find(|g| g.id == decision.ground));
        let mut found = here.flat_map(rules).map(|(stage, index, rule)| {
            let of = |named: BTreeSet<String>| {
                let tasks = service.all_stages().flat_map(|s| &s.tasks).filter(|t| named.contains(&t.id));
                tasks.filter_map(came_to).collect::<Vec<_>>()
            };
            let carries = |when: Option<&Expression>| when.map(|w| of(self.carried_by(w, true, service))).unwrap_or_default();
            let before = || {
                of(stage.next[..index].iter().filter_map(|n| n.when.as_ref()).flat_map(|w| self.carried_by(w, false, service)).collect())
            };
            let ways: [&dyn Fn() -> Vec<_>; 4] =
                [&|| carries(rule.when.as_ref()), &|| carries(ground.and_then(|g| g.when.as_ref())), &before, &|| {
                    stage.tasks.iter().filter_map(came_to).collect()
                }];
            ways.into_iter().map(|way| way()).find(|tasks| !tasks.is_empty()).unwrap_or_default()
        });
        found.find(|tasks: &Vec<_>| !tasks.is_empty()).unwrap_or_default()
    }
    /// The names by which a condition came to what it did, by what tasks came to; what answers make of it is not known here.
    fn carried_by(&self, when: &Expression, holds: bool, service: &Service) -> BTreeSet<String> {
        let outcomes: BTreeMap<&str, serde_json::Value> = service
            .all_stages()
            .flat_map(|s| &s.tasks)
            .map(|t| (t.id.as_str(), self.outcomes.get(&t.id).map_or("", String::as_str).into()))
            .collect();
        let days = WorkingDays::default();
        let facts = Facts {
            values: Box::new(|name: &str| outcomes.get(name).map(std::borrow::Cow::Borrowed)),
            today: Day(0),
            days: &days,
            noted: None,
        };
        let of_tasks = |names: BTreeSet<String>| names.iter().all(|name| outcomes.contains_key(name.as_str()));
        when.carries(|| scope(service), holds, |part| (!part.is_dated() && of_tasks(part.names())).then(|| part.holds(&facts)))
    }
    /// The rule by which the date stands until which the agency must be done: that of the objection, of the extension after
    /// one, or of the service.
    pub fn due_rule<'s>(&self, service: &'s Service) -> &'s Text {
        match (&self.objection, &service.objection, &service.time.extension) {
            (Some(o), Some(rules), _) if o.review.is_none() => &rules.time.rule,
            (_, _, Some(extension)) if self.extended > 0 => &extension.rule,
            _ => &service.time.rule,
        }
    }
    /// The rule by which the limit stood before it was extended; nothing where it was not.
    pub fn rule_before_extension<'s>(&self, service: &'s Service) -> Option<&'s Text> {
        (self.extended > 0 && !self.is_objected()).then_some(&service.time.rule)
    }
    /// The rule by which the limit stood with whose end the decision was made, by silence or because no answer came; nothing where neither
    /// made it.
    pub fn decided_rule<'s>(&self, service: &'s Service) -> Option<&'s Text> {
        // Where an objection was answered by silence, it was the limit of that which passed.
        let reviewed = self.objection.as_ref().and_then(|o| o.review).is_some_and(|review| review != Review::TakenBack);
        let extension = service.time.extension.as_ref().filter(|_| self.extended > 0).map(|e| &e.rule);
        match self.decision.as_ref()?.by {
            DecidedBy::Silence if reviewed => service.objection.as_ref().map(|o| &o.time.rule),
            DecidedBy::Silence => Some(extension.unwrap_or(&service.time.rule)),
            DecidedBy::Unanswered => service.time.answer.as_ref().map(|a| &a.limit.rule),
            DecidedBy::Officer | DecidedBy::Rule => None,
        }
    }
    /// By when it is said whether the application is complete, and the rule; nothing when that has been said, no moment while
    /// the person is asked.
    pub fn complete_by<'s>(&self, service: &'s Service, calendar: &WorkingDays) -> Option<(Option<Millis>, &'s Text)> {
        let (checking, limit) = (self.completeness.as_ref()?, service.time.completeness.as_ref()?);
        Some((checking.due_at(calendar), &limit.rule))
    }
    /// Since when the application counts as complete, where the service has somebody look at that; nothing before that is said, in an objection,
    /// and when closed.
    pub fn complete_since(&self, service: &Service) -> Option<Millis> {
        let said = service.time.completeness.is_some() && self.completeness.is_none();
        (said && self.objection.is_none() && !self.status.is_closed()).then_some(self.clock.started_at)
    }
    /// Whether messages of the person reach somebody: of a closed case nobody has a task in which they would be seen. Those of the
    /// agency reach the person there too.
    pub fn person_may_write(&self) -> bool {
        !self.status.is_closed()
    }
    /// Whether what was paid for it is to be asked back: it was refused or taken back, and nobody looks at an objection to that any more.
    pub fn gives_back(&self) -> bool {
        let refused = self.decision.as_ref().is_some_and(|d| d.outcome == Outcome::Refused);
        self.status == Status::Withdrawn || (self.status == Status::Decided && refused)
    }
    /// Whether an objection is being looked at.
    pub fn is_objected(&self) -> bool {
        self.objection.as_ref().is_some_and(|o| o.review.is_none())
    }
}
