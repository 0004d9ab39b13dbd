//! What a person sees of themselves: data held, readings, sessions, notices; and the demonstration's outbox.

use super::{Frame, ReadLine, RequestLine, Shown};
use crate::timeline::icon;
use askama::Template;
use domain::case::Told;
use domain::refusal::Wrong;
use domain::{Id, Lang, Millis, Msg, Text};

/// What is held about a person.
#[derive(Debug, Clone)]
pub struct Held {
    /// Whether a visitor, with passport.
    pub visitor: bool,
    /// National number or passport number.
    pub identifier: String,
    /// Name; may be empty.
    pub name: String,
    /// Mobile, `+989…`.
    pub mobile: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Language in which the person is addressed.
    pub lang: Lang,
    /// When we first met.
    pub since: Millis,
}

/// A session.
#[derive(Debug, Clone)]
pub struct SessionLine {
    /// Id.
    pub id: Id,
    /// The browser, as it named itself.
    pub agent: String,
    /// When it began.
    pub created_at: Millis,
    /// When it ends by itself.
    pub expires_at: Millis,
    /// Whether it is the one in which the page is asked for.
    pub this: bool,
}

/// How much is held of a person, by number.
#[derive(Debug, Clone, Copy, Default)]
pub struct Holdings {
    /// Drafts.
    pub drafts: i64,
    /// Cases, closed ones too.
    pub cases: i64,
    /// Files in these.
    pub files: i64,
    /// Notices.
    pub notices: i64,
}

/// `/me?after=`; POST `/me` {name, lang} changes the name and the language.
#[derive(Template)]
#[template(path = "me.html")]
pub struct MyData<'a> {
    /// What every page has.
    pub frame: Frame,
    /// What is held.
    pub held: Held,
    /// How much is held besides.
    pub holdings: Holdings,
    /// Where one is signed in.
    pub sessions: Vec<SessionLine>,
    /// Who read the data, newest first.
    pub reads: Vec<ReadLine<'a>>,
    /// Where the next page of readings begins (`after=`).
    pub next: Option<Id>,
    /// What is wrong (`name`).
    pub wrong: Vec<Wrong>,
    /// Whether something has just been saved.
    pub saved: bool,
}

/// What a notice says of a newer version of the service of a draft.
#[derive(Debug, Clone)]
pub struct NewerNotice {
    /// The draft.
    pub draft: Id,
    /// What changes for its person, and in what it costs.
    pub changes: Vec<Msg>,
    /// Why the draft does not hold any more; nothing when it does.
    pub void: Option<Text>,
    /// That the service was withdrawn, and what to do.
    pub withdrawn: Option<Msg>,
}

/// A notice.
#[derive(Debug, Clone)]
pub struct NoticeLine<'a> {
    /// Id.
    pub id: Id,
    /// The case; nil when it is about a draft.
    pub case: Id,
    /// When it is about a draft: what it says.
    pub newer: Option<NewerNotice>,
    /// Event kind that made it: `asked`, `advanced`, `transferred`, `decided`, `message`, `payment` (it is time to pay), or, for a draft, `newer` or `service_withdrawn`.
    pub kind: String,
    /// When.
    pub at: Millis,
    /// Whether what it asks of the person is over: done, taken back, or past.
    pub over: bool,
    /// Whether it is new.
    pub unread: bool,
    /// Tracking code of the case; empty for a draft.
    pub code: String,
    /// Title of the service.
    pub service: Shown<'a>,
    /// Where the case stood then, in sentences.
    pub news: Vec<String>,
    /// What an officer told the person; may be empty.
    pub told: String,
}

/// `/notices?after=`.
#[derive(Template)]
#[template(path = "notices.html")]
pub struct Notices<'a> {
    /// What every page has.
    pub frame: Frame,
    /// What waits for the person's signature; on the first page.
    pub to_sign: Vec<RequestLine<'a>>,
    /// Notices, newest first.
    pub notices: Vec<NoticeLine<'a>>,
    /// Where the next page begins (`after=`).
    pub next: Option<Id>,
}

/// A message in the demonstration's outbox.
#[derive(Debug, Clone)]
pub struct SentLine {
    /// `sms` or `email`.
    pub channel: String,
    /// Mobile or e-mail address.
    pub to: String,
    /// Subject, for e-mail.
    pub subject: String,
    /// Text.
    pub text: String,
    /// When.
    pub at: Millis,
}

/// `/demo/outbox`.
#[derive(Template)]
#[template(path = "outbox.html")]
pub struct Outbox {
    /// What every page has.
    pub frame: Frame,
    /// Newest first.
    pub messages: Vec<SentLine>,
}

impl Notices<'_> {
    /// The newest of those shown, when one of them is new.
    fn newest(&self) -> Option<Id> {
        self.notices.first().filter(|_| self.notices.iter().any(|n| n.unread)).map(|n| n.id)
    }
}

/// The text key of a notice; of one of a kind that is not known any more, that of a message.
pub(crate) fn notice_key(told: Told) -> &'static str {
    match told {
        Told::Asked => "notice-asked",
        Told::TakenBack => "notice-question-taken-back",
        Told::Reminded => "notice-reminded",
        Told::Unanswered => "notice-unanswered",
        Told::AnswerMoved => "notice-answer-moved",
        Told::Advanced => "notice-advanced",
        Told::Transferred => "notice-transferred",
        Told::Decided => "notice-decided",
        Told::Objected => "notice-objected",
        Told::Withdrawn => "notice-withdrawn",
        Told::Left => "notice-left",
        Told::SubCaseReplaced => "notice-sub-case-replaced",
        Told::DueChanged => "notice-due-changed",
        Told::Completed => "notice-completed",
        Told::Extended => "notice-extended",
        Told::TaskExtended => "notice-task-extended",
        Told::LimitPassed => "notice-limit-passed",
        Told::Escalated => "notice-escalated",
        Told::Appointed => "notice-appointed",
        Told::VisitCalledOff => "notice-visit-called-off",
        Told::VisitOnHoliday => "notice-visit-on-holiday",
        Told::Newer => "notice-newer",
        Told::ServiceWithdrawn => "notice-service-withdrawn",
        Told::Finished => "notice-finished",
        Told::Signed => "notice-signed",
        Told::Payment => "notice-payment",
        Told::Paid => "notice-paid",
        Told::PaymentNotFound => "notice-payment-not-found",
        Told::GivenBack => "notice-given-back",
        Told::Overpaid => "notice-overpaid",
        // The last three come as messages alone.
        Told::Message | Told::Submitted | Told::CosignSigned | Told::CosignDeclined => "notice-message",
    }
}

/// The icon of a notice.
pub(super) fn notice_icon(kind: &str) -> &'static str {
    match Told::parse(kind).unwrap_or(Told::Message) {
        Told::Asked => icon("message-circle-question-mark"),
        Told::TakenBack | Told::Withdrawn => icon("undo-2"),
        Told::Left | Told::SubCaseReplaced => icon("git-branch"),
        Told::Reminded => icon("bell"),
        Told::Advanced => icon("arrow-right"),
        Told::Transferred => icon("arrow-left-right"),
        Told::Decided => icon("stamp"),
        Told::Objected => icon("scale"),
        Told::DueChanged | Told::Extended | Told::TaskExtended | Told::AnswerMoved | Told::VisitOnHoliday => icon("calendar-clock"),
        Told::Completed => icon("check-check"),
        Told::LimitPassed | Told::Unanswered => icon("clock-alert"),
        Told::Escalated => icon("trending-up"),
        Told::Appointed | Told::VisitCalledOff => icon("map-pinned"),
        Told::Newer => icon("file-pen"),
        Told::ServiceWithdrawn => icon("file-x"),
        Told::Finished => icon("circle-check"),
        Told::Signed => icon("signature"),
        Told::Payment | Told::PaymentNotFound => icon("receipt-text"),
        Told::Paid => icon("circle-check"),
        Told::GivenBack | Told::Overpaid => icon("banknote"),
        Told::Message | Told::Submitted | Told::CosignSigned | Told::CosignDeclined => icon("message-square-text"),
    }
}
