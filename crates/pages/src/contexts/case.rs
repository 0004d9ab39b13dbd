//! A person's cases.

use super::{ActingLine, CaseLine, DraftLine, Frame, Moment, ReadLine, Shown};
use crate::answers::{AnswerSection, Answered};
use crate::timeline::{TalkItem, TimelineItem};
use crate::turn::To;
use askama::Template;
use domain::case::{Asked, Awaited, Body, Case, Duty, Review, Status, Turn, Void, Voided, outdated, voided};
use domain::fee::{Demand, Invoice};
use domain::package::{Catalogue, Outcome, Service};
use domain::question::Attached;
use domain::receipt::Receipt;
use domain::refusal::Wrong;
use domain::{Id, Lang, Millis};
use std::borrow::Cow;

/// `/cases?after=`.
#[derive(Template)]
#[template(path = "cases.html")]
pub struct MyCases<'a> {
    /// What every page has.
    pub frame: Frame,
    /// Whether this is the first page.
    pub first: bool,
    /// Whether the person has just thrown a draft away.
    pub discarded: bool,
    /// Drafts.
    pub drafts: Vec<DraftLine<'a>>,
    /// Cases that wait for the person.
    pub waiting: Vec<CaseLine<'a>>,
    /// Cases of this page, newest first, open and closed.
    pub cases: Vec<CaseLine<'a>>,
    /// Where the next page begins (`after=`).
    pub next: Option<Id>,
    /// How many applications of others wait for the person's signature.
    pub to_sign: usize,
    /// Applications of others that were sent with the person's signature and are not decided.
    pub signed: usize,
}

/// `/cases/{id}`: the heart.
#[derive(Template)]
#[template(path = "case.html")]
pub struct CasePage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The case.
    pub case: &'a Case,
    /// The version of the service to which it is pinned.
    pub service: &'a Service,
    /// For the names of agencies and units.
    pub catalogue: &'a Catalogue,
    /// What happened, oldest first, as the person may see it.
    pub moments: Vec<Moment<'a>>,
    /// Numbers of the events of which there is a letter.
    pub letters: Vec<i64>,
    /// Whose turn it is; nobody's when closed.
    pub turn: Turn,
    /// Until when.
    pub due_at: Option<Millis>,
    /// Counted days left; negative when late.
    pub days_left: i64,
    /// Limits of tasks that have one of their own.
    pub dues: Vec<(Id, Millis)>,
    /// Until when one may object; nothing when one may not.
    pub object_until: Option<Millis>,
    /// By when it is said whether the application is complete.
    pub complete_by: Option<Millis>,
    /// Id of the decision that follows by rule when the person does not pay in time.
    pub unpaid: Option<String>,
    /// The rule by which the date stands until which the person pays next.
    pub pay_rule: Option<domain::Text>,
    /// What was typed as an objection and is not sent.
    pub objection: String,
    /// Stages to come: id and the day on which each is expected to begin.
    pub expected: Vec<(String, Millis)>,
    /// Cases that belong together with this one.
    pub related: Vec<RelatedLine<'a>>,
    /// The answers given.
    pub answers: Vec<AnswerSection<'a>>,
    /// Who read the person's data in this case, newest first.
    pub reads: Vec<ReadLine<'a>>,
    /// Notices of the case that the person had not read before, newest first.
    pub new: Vec<NewLine>,
    /// What is wrong with what was sent to the page (`text`, `file`).
    pub wrong: Vec<Wrong>,
    /// What was typed as an answer and is not sent.
    pub typed: String,
    /// The task whose question that answers, nil where all tasks wait; nothing where nothing was typed.
    pub typed_for: Option<domain::Id>,
    /// What was typed to report a payment and is not sent.
    pub paid: PaidForm,
    /// The tasks of which the person may say that their visit does not suit, and until when.
    pub declines: Vec<(Id, Millis)>,
    /// The task of which that was said, and why, as it was typed and is not sent.
    pub declined: (Option<Id>, String),
    /// What was typed as a message and is not sent.
    pub message: String,
    /// Whether the person has just done something on the page.
    pub done: bool,
    /// Why what was sent to the page was not done, where it came too late.
    pub late: Option<Late>,
}

/// A visit to come.
struct VisitLine<'a> {
    /// What is said of it in lists.
    what: String,
    /// Where it is.
    address: String,
    /// When it is to be.
    at: Millis,
    /// The task and until when the person may say that it does not suit.
    decline: Option<(Id, Millis)>,
    /// What tells its fields from those of others on the page, as [`CasePage::questions`] has it.
    n: String,
    /// Whether what was typed is for it.
    here: bool,
    /// That.
    reason: &'a str,
}

/// A letter that was signed.
struct SignedLine<'a> {
    /// Number of its event.
    seq: i64,
    /// Its title.
    title: Shown<'a>,
    /// When.
    at: Millis,
    /// Why it holds no more; nothing where it does.
    void: Option<Void>,
    /// Whether answers that it tells were changed since.
    outdated: bool,
}

/// Which letters that were signed hold no more because the application, or the objection in which they were signed, was taken back, in words.
pub(crate) fn stopped(frame: &Frame, service: &Service, moments: &[Moment]) -> Vec<String> {
    let of = |m: &Moment| {
        let Body::Finished { of, outcome, .. } = m.body.as_ref() else { return None };
        m.body.signed_letter()?;
        let ended = voided(m.seq, moments.iter().map(|m| (m.seq, m.at, m.body.as_ref())))?;
        let title = service.outcome(of, outcome).map_or(outcome.as_str(), |o| o.title.get(frame.lang())).to_string();
        let key = match ended.why {
            Void::Withdrawn => "case-signed-stopped",
            Void::TakenBack => "case-signed-stopped-objection",
            _ => return None,
        };
        Some(frame.say2(key, "title", title, "date", frame.date(m.at)))
    };
    moments.iter().filter_map(of).collect()
}

impl SignedLine<'_> {
    /// The key of why it holds no more, or of what was changed since.
    fn ended(&self) -> Option<&'static str> {
        match self.void {
            Some(Void::Replaced) => Some("case-signed-replaced"),
            Some(Void::Unsigned | Void::Refused | Void::Withdrawn | Void::TakenBack) => Some("case-signed-void"),
            None => self.outdated.then_some("case-signed-changed"),
        }
    }
}

/// What a person types to report a payment.
#[derive(Debug, Clone, Default)]
pub struct PaidForm {
    /// The task at which it is paid.
    pub task: Option<Id>,
    /// Number of the receipt.
    pub receipt: String,
    /// Day of the payment.
    pub paid_on: String,
}

/// What came too late.
#[derive(Debug, Clone)]
pub struct Late {
    /// Why it was not done.
    pub why: domain::Msg,
    /// Names of the files that were sent along, and were not taken.
    pub files: Vec<String>,
}

/// A case that belongs together with another.
#[derive(Debug, Clone)]
pub struct RelatedLine<'a> {
    /// Where it is opened; nothing for those who may not.
    pub href: Option<String>,
    /// Whether it is the one that needs this one; otherwise this one needs it.
    pub needs: bool,
    /// Title of its service.
    pub service: Shown<'a>,
    /// Whose turn it is; of a closed case the name of the unit that acted last, or of the agency that answers for it where it was taken
    /// back.
    pub turn: String,
    /// Status.
    pub status: Status,
    /// Whether it was itself opened for another case.
    pub part: bool,
    /// How it was decided.
    pub outcome: Option<Outcome>,
    /// Until when its agency must be done.
    pub due_at: Option<Millis>,
    /// The rule by which that stands.
    pub due_rule: Shown<'a>,
    /// Whether that has passed.
    pub late: bool,
}

/// Units in whose hands a case is.
#[derive(Debug, Clone)]
pub struct Hands<'a> {
    /// What they do.
    pub title: Cow<'static, str>,
    /// Their tasks, at least one.
    pub lines: Vec<ActingLine<'a>>,
}

/// A notice of the case that was not read yet.
#[derive(Debug, Clone)]
pub struct NewLine {
    /// Event kind that made it.
    pub kind: String,
    /// When.
    pub at: Millis,
    /// Whether what it asks of the person is over: done, taken back, or past.
    pub over: bool,
}

/// `/cases/{id}/withdraw`.
#[derive(Template)]
#[template(path = "withdraw.html")]
pub struct WithdrawPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The case.
    pub case: Id,
    /// Tracking code.
    pub code: String,
    /// Title of the service.
    pub service: Shown<'a>,
    /// Whether the objection is taken back, and the decision stands.
    pub objection: bool,
    /// Numbers of the receipts that are recorded.
    pub paid: Vec<String>,
    /// The agencies of which what was paid is asked back.
    pub paid_to: Vec<Shown<'a>>,
    /// What was reported and not answered: its number, and the agency that looks for it.
    pub reported: Vec<(String, Shown<'a>)>,
    /// Letters that were signed and hold until it is taken back: the title of each, and when it was signed.
    pub signed: Vec<(Shown<'a>, Millis)>,
    /// Open cases that this one needs, and that end with it: the title of the service and the agency of each.
    pub sub_cases: Vec<(Shown<'a>, Shown<'a>)>,
    /// The case that waits for what this one comes to: the title of its service and its agency.
    pub needed_by: Option<(Shown<'a>, Shown<'a>)>,
    /// What is wrong (`reason`).
    pub wrong: Vec<Wrong>,
    /// The reason that was sent, when it was refused.
    pub typed: String,
}

/// `/cases/{id}/letters/{event}` and the same at the desk: a letter to print.
#[derive(Template)]
#[template(path = "letter.html")]
pub struct LetterPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The same in the language of the letter, in which all of the sheet is written.
    pub own: Frame,
    /// Where the case is.
    pub back: String,
    /// The letter.
    pub letter: Letter<'a>,
}

/// What the person was told, in the language of the case.
pub struct Letter<'a> {
    /// Tracking code.
    pub code: String,
    /// Title of the service.
    pub service: Shown<'a>,
    /// Name of the agency that tells it.
    pub agency: Shown<'a>,
    /// Name of its unit; nothing where a rule, the clock or the calendars made it so.
    pub unit: Option<Shown<'a>>,
    /// What it is: of a decision its title, of what was signed that of the outcome.
    pub title: Shown<'a>,
    /// When.
    pub at: Millis,
    /// What it says, line by line.
    pub lines: Vec<String>,
    /// What became since of the visit that it tells of, or which answers that it tells were changed since it was signed; nothing where that
    /// stands or took place.
    pub since: Option<String>,
    /// Whose it is.
    pub applicant: super::Held,
    /// Where the agency that tells it is reached; nothing for one that is not there any more.
    pub reached: Option<&'a domain::package::Agency>,
    /// Name of the agency that answered for the case.
    pub steward: Shown<'a>,
    /// The contract under which the unit worked, where a contractor acted.
    pub contract: Option<String>,
    /// Whose turn it was then; nothing of a decision, of what was signed, and where the case was closed then.
    pub turn: Option<LetterTurn>,
    /// What stands below a decision.
    pub decided: Option<LetterDecided<'a>>,
    /// What stands beside a letter that was signed.
    pub signed: Option<LetterSigned>,
    /// Where anybody with the tracking code sees where the case stands.
    pub address: String,
}

/// Whose turn it was when a letter was written.
pub struct LetterTurn {
    /// The units that acted, each with its contract.
    pub acting: Vec<String>,
    /// What the person had to do, each with its date and rule.
    pub awaited: Vec<String>,
    /// Until when, by which rule; that no limit ran, where none did.
    pub until: String,
}

/// What a letter of a decision is called, in lists and where it is printed: there may be two, before and after an objection.
fn letter_key(reviewed: bool) -> &'static str {
    if reviewed { "case-letter-reviewed" } else { "case-letter" }
}

/// What stands below a decision.
pub struct LetterDecided<'a> {
    /// Whether it answers an objection.
    pub reviewed: bool,
    /// Granted or refused.
    pub outcome: Outcome,
    /// How the decision came about, where no officer chose it: then no unit is said to have decided.
    pub how: Option<String>,
    /// Which units signed it, when and in which task.
    pub signed: Vec<String>,
    /// The letter of the decision that stands in place of this one after an objection: number of its event, and when.
    pub replaced: Option<(i64, Millis)>,
    /// Until when one may object, and by which rule. Where one may not, a refusal says how to complain.
    pub object: Option<(Millis, Shown<'a>)>,
    /// Whether it was granted before it came to where one pays.
    pub unasked: bool,
    /// The agencies of which money that was paid for a refused application is asked back, in the order in which it was paid.
    pub refund: Vec<Shown<'a>>,
}

/// What stands beside a letter that was signed.
pub struct LetterSigned {
    /// Which unit signed it, when and in which task.
    pub by: String,
    /// What ended it, in words; nothing where it holds.
    pub void: Option<(String, Voided)>,
}

impl LetterDecided<'_> {
    /// The key of what the letter is called.
    fn key(&self) -> &'static str {
        letter_key(self.reviewed)
    }
}

impl LetterSigned {
    /// Number of the event that ended it, where that has a letter of its own, for this reason.
    fn ended_by(&self, why: Void) -> Option<i64> {
        self.void.as_ref().filter(|(_, voided)| voided.why == why).map(|(_, voided)| voided.by)
    }
}

impl Letter<'_> {
    /// Whether its text is kept in the case as it was issued.
    fn is_kept(&self) -> bool {
        self.decided.is_some() || self.signed.is_some()
    }
    /// How to complain, where a refusal says it.
    pub fn complaint(&self, lang: Lang) -> Option<Shown<'_>> {
        let complains = |d: &LetterDecided| d.object.is_none() && d.outcome == Outcome::Refused;
        self.decided.as_ref().filter(|d| complains(d))?;
        self.reached.map(|a| Shown::of(&a.complaint, lang)).filter(|text| !text.text.is_empty())
    }
}

impl LetterPage<'_> {
    /// Of whom money that was paid is asked back, in a sentence; nothing where none is.
    fn asks_back(&self) -> Option<String> {
        let agencies: Vec<&str> = self.letter.decided.iter().flat_map(|d| &d.refund).map(|agency| agency.text.as_ref()).collect();
        Some(match agencies.as_slice() {
            [] => return None,
            [one] => self.own.say1("case-refund-ask", "agency", one.to_string()),
            all => self.own.say1("case-refund-ask-several", "agencies", all.join(&*self.own.say("value-and"))),
        })
    }
}

/// `/cases/{id}/receipt/print`: the receipt to read and print.
#[derive(Template)]
#[template(path = "receipt.html")]
pub struct ReceiptPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The receipt as it was signed.
    pub receipt: Receipt,
    /// The version of the service to which the case is pinned.
    pub service: &'a Service,
    /// Name of the steward when it was submitted.
    pub agency: Shown<'a>,
    /// What it costs, as computed at submission, in rials; nothing where nothing was computed.
    pub rials: Option<i64>,
    /// Whose it is; not signed.
    pub person: super::Held,
    /// Where this installation is reached, without a slash at the end.
    pub public_url: String,
}

/// `/cases/{id}/invoice/print`: what it costs and what of it is paid, to print.
#[derive(Template)]
#[template(path = "invoice.html")]
pub struct InvoicePage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The case.
    pub case: &'a Case,
    /// The version of the service to which it is pinned.
    pub service: &'a Service,
    /// For the names of units.
    pub catalogue: &'a Catalogue,
    /// What happened, oldest first, as the person may see it.
    pub moments: Vec<Moment<'a>>,
    /// Name of the agency that answers for the case.
    pub agency: Shown<'a>,
    /// Whose it is.
    pub person: super::Held,
}

impl InvoicePage<'_> {
    fn invoice_note(&self) -> Option<String> {
        super::invoice_note(&self.frame, &self.moments)
    }
    fn invoice(&self) -> Option<(Invoice, Demand)> {
        super::invoice(self.case, self.service, &self.moments)
    }
    fn receipts(&self) -> Vec<super::PaidLine<'_>> {
        super::receipts(&self.frame, self.catalogue, self.service, &self.moments, None)
    }
}

/// What was paid for nothing, by a receipt.
struct PaidForNothing<'a> {
    /// How much, in words, where that is known.
    amount: Option<String>,
    /// Number of the receipt.
    receipt: String,
    /// That it was given back, in words, and by which payment; nothing where it was not.
    given: Option<(String, String)>,
    /// The agency that has it, where others have what was paid besides.
    agency: Option<Shown<'a>>,
    /// Of what was only reported, who looks for it.
    looked_for: Option<String>,
}

/// What the pages of a case have in common, for person and officer.
macro_rules! case_words {
    ($page:ident, $desk:literal) => {
        impl $page<'_> {
            fn story(&self) -> crate::timeline::Story<'_> {
                crate::timeline::Story {
                    frame: &self.frame,
                    case: self.case,
                    service: self.service,
                    catalogue: self.catalogue,
                    moments: &self.moments,
                    turn: &self.turn,
                    letters: &self.letters,
                    names: self.names(),
                    desk: $desk,
                }
            }
            /// The questions of the form that a question opens.
            fn opened(&self, asked: &domain::case::Asked) -> Vec<$crate::contexts::Shown<'_>> {
                asked.questions.iter().filter_map(|id| Some(self.frame.show(&self.service.question(id)?.label))).collect()
            }
            /// What the last correction made of the invoice, in words; nothing where it stands as it was.
            fn invoice_note(&self) -> Option<String> {
                $crate::contexts::invoice_note(&self.frame, &self.moments)
            }
            /// How the decision went; nothing while an objection to it is looked at.
            fn outcome(&self) -> Option<domain::package::Outcome> {
                self.case.decision.as_ref().filter(|_| !self.case.is_objected()).map(|d| d.outcome)
            }
            /// The agency that answers for it.
            fn steward(&self) -> $crate::contexts::Shown<'_> {
                let agency = self.catalogue.agencies.get(&self.case.steward);
                agency.map_or_else(|| $crate::contexts::Shown::plain(self.case.steward.as_str()), |a| self.frame.show(&a.title))
            }
            /// The agencies that answered for it before, each until when, in words; the first one first.
            fn former_stewards(&self) -> Vec<String> {
                let left = self.moments.iter().filter_map(|m| Some((m.beside.left.as_deref()?, m.at)));
                left.map(|(id, at)| self.frame.words.former_steward(self.catalogue, id, at)).collect()
            }
            /// When it was taken back; later messages and money that is given back change it still.
            fn withdrawn_at(&self) -> domain::Millis {
                let taken = self.moments.iter().rfind(|m| matches!(&*m.body, Body::Withdrawn { .. }));
                taken.map_or(self.case.changed_at, |m| m.at)
            }
            /// Which letters that were signed hold no more because the application was taken back, and that work under them must stop.
            fn stopped(&self) -> Vec<String> {
                $crate::contexts::stopped(&self.frame, self.service, &self.moments)
            }
            /// Those who act now.
            fn acting(&self) -> Vec<$crate::contexts::ActingLine<'_>> {
                self.frame.acting(self.case, self.service, self.catalogue, &self.dues)
            }
            /// The rule by which the limit stands.
            fn due_rule(&self) -> $crate::contexts::Shown<'_> {
                self.frame.show(self.case.due_rule(self.service))
            }
            /// Why the limit is what it is, beyond its rule: not complete yet, made longer, an objection.
            fn due_notes(&self) -> Vec<std::borrow::Cow<'static, str>> {
                let mut notes = vec![];
                if self.case.completeness.is_some() {
                    match self.complete_by.zip(self.service.time.completeness.as_ref()) {
                        Some((until, limit)) => {
                            let (date, rule) = (self.frame.limit(until), self.frame.show(&limit.rule));
                            notes.push(self.frame.say2("case-completeness-until", "date", date, "rule", rule).into());
                        }
                        None => notes.push(self.frame.say("case-completeness")),
                    }
                }
                // Nobody reads a question after that as if it were not so.
                if let Some(since) = self.case.complete_since(self.service).filter(|_| self.case.is_asked()) {
                    notes.push(self.frame.say1("case-complete-since", "date", self.frame.date(since)).into());
                }
                if let Some(rule) = self.case.rule_before_extension(self.service) {
                    notes.push(self.frame.say1("case-extended", "rule", self.frame.show(rule)).into());
                }
                if self.case.is_objected() {
                    notes.push(self.frame.say(if $desk { "desk-objected" } else { "case-objected" }));
                }
                notes
            }
            /// Who asks; nothing where the service's own rule does.
            fn asker(&self, asked: &domain::case::Asked) -> Option<String> {
                self.case.asker(asked).map(|place| self.frame.words.unit(self.catalogue, &self.case.steward, place))
            }
            /// Until when the person answers, by which rule, and what follows otherwise; nothing where no date is fixed.
            fn answer_by(&self, asked: &domain::case::Asked) -> Option<(String, $crate::contexts::Shown<'_>, String)> {
                let (by, answer) = asked.by.as_ref().zip(asked.rule(self.service))?;
                let key = match (by.passed, $desk) {
                    (false, false) => "case-answer-until",
                    (false, true) => "desk-answer-until",
                    (true, false) => "case-answer-passed",
                    (true, true) => "desk-answer-passed",
                };
                let otherwise =
                    if by.passed { String::new() } else { self.frame.words.if_unanswered(self.case, self.service, self.frame.to()) };
                Some((self.frame.say1(key, "date", self.frame.limit(by.until)), self.frame.show(&answer.limit.rule), otherwise))
            }
            /// What was found for which the person has to correct something.
            fn findings(&self) -> Vec<$crate::contexts::FindingLine> {
                let events = self.moments.iter().map(|m| m.body.as_ref());
                $crate::contexts::findings(&self.frame, self.catalogue, self.case, self.service, events)
            }
            /// Who signed what is decided, in words, each with the sign-in name of the officer.
            fn signed_off(&self) -> Vec<(String, Option<&str>)> {
                let events = self.moments.iter().map(|m| (m.at, m.actor.as_ref(), m.body.as_ref()));
                let said = |s: &domain::case::SignedOff| self.frame.words.signed_off(self.catalogue, &self.case.steward, s);
                domain::case::signed_off(self.service, events).iter().map(|s| (said(s), s.officer)).collect()
            }
            /// What the person had corrected in the case that needs this one, when this one was opened.
            fn corrections(&self) -> &[domain::case::SentToCorrect] {
                let first = self.moments.iter().find_map(|m| match m.body.as_ref() {
                    domain::case::Body::Submitted { corrections, .. } => Some(corrections.as_slice()),
                    _ => None,
                });
                first.unwrap_or_default()
            }
            fn talk(&self) -> Vec<crate::timeline::TalkItem<'_>> {
                self.story().talk()
            }
            fn stage(&self) -> $crate::contexts::Shown<'_> {
                self.service
                    .stage(&self.case.stage)
                    .map_or_else(|| $crate::contexts::Shown::plain(self.case.stage.as_str()), |s| self.frame.show(&s.title))
            }
            /// What the person does in this stage, beside what is asked of them.
            fn meanwhile(&self) -> Option<$crate::contexts::Shown<'_>> {
                let stage = self.service.stage(&self.case.stage).filter(|s| !self.case.status.is_closed() && !s.person.is_empty());
                stage.map(|s| self.frame.show(&s.person))
            }
            /// Days left or late, in words.
            fn left(&self) -> String {
                if self.due_at.is_none() {
                    return self.paused(None).1;
                }
                let left = self.frame.words.left(false, self.case.clock.count, self.days_left);
                // Until it is said to be complete, there is more time than the limit has days.
                if self.case.completeness.is_some() { self.frame.say1("case-left-with-check", "left", left) } else { left }
            }
            /// What is said of a clock that does not run, and how much there is of it.
            fn paused(&self, since: Option<Millis>) -> (String, String) {
                self.frame.words.paused(self.case.completeness.is_none(), since, self.case.clock.count, self.days_left)
            }
            /// What happens when the limit passes; nothing when closed, nor once it has passed.
            fn if_late(&self) -> Option<String> {
                self.frame.words.if_late(self.catalogue, self.case, self.service, self.due_at, self.frame.now)
            }
            fn is_late(&self) -> bool {
                self.due_at.is_some() && self.days_left < 0
            }
            /// The status, for a decided case its outcome.
            fn status_words(&self) -> std::borrow::Cow<'static, str> {
                let closed = self.case.status.is_closed();
                match &self.case.decision {
                    Some(d) if closed => {
                        self.frame.say(if d.outcome == domain::package::Outcome::Granted { "outcome-granted" } else { "outcome-refused" })
                    }
                    _ if $desk && self.case.status == domain::case::Status::Waiting => self.frame.status(&self.case.status),
                    _ => self.frame.chip(
                        &self.case.status,
                        self.case.parent.is_some(),
                        self.case.is_objected(),
                        !$desk && self.turn.is_persons(),
                    ),
                }
            }
            fn decision_title(&self) -> $crate::contexts::Shown<'_> {
                let Some(d) = &self.case.decision else { return $crate::contexts::Shown::plain("") };
                self.service
                    .decision(&d.kind)
                    .map_or_else(|| $crate::contexts::Shown::plain(d.kind.as_str()), |k| self.frame.show(&k.title))
            }
        }
    };
}
pub(crate) use case_words;

case_words!(CasePage, false);

/// So many of a long list are shown on the person's page: it is read on telephones, and what is next comes first.
const LATEST: usize = 2;

/// How many of a list are folded away: never only one.
const fn folded(all: usize) -> usize {
    if all > LATEST + 1 { all - LATEST } else { 0 }
}

/// A list in two: so many, and the rest.
fn parted<T>(mut all: Vec<T>, first: usize) -> (Vec<T>, Vec<T>) {
    let rest = all.split_off(first);
    (all, rest)
}

/// No person sees who of an agency did something.
static NOBODY: super::OfficerNames = super::OfficerNames::new();

/// Files, each with what it answers.
type Given<'a> = Vec<(String, &'a Attached)>;

impl CasePage<'_> {
    fn names(&self) -> &super::OfficerNames {
        &NOBODY
    }
    fn invoice(&self) -> Option<(Invoice, Demand)> {
        super::invoice(self.case, self.service, &self.moments)
    }
    /// The instalment that is to be paid next, where the sum is divided.
    fn next_instalment(&self) -> Option<(usize, &domain::fee::Part)> {
        self.invoice().filter(|(_, demand)| *demand == Demand::Asked)?;
        super::next_instalment(self.service, &self.moments)
    }
    fn receipts(&self) -> Vec<super::PaidLine<'_>> {
        super::receipts(&self.frame, self.catalogue, self.service, &self.moments, None)
    }
    /// The line in three: what happened long ago and what comes after the next step apart, so that they can be folded away.
    fn timeline(&self) -> (Vec<TimelineItem<'_>>, Vec<TimelineItem<'_>>, Vec<TimelineItem<'_>>) {
        let all = self.story().timeline(&self.expected, self.due_at);
        let past = all.iter().take_while(|item| item.tense == "past").count();
        let (earlier, rest) = parted(all, folded(past));
        let next = rest.iter().take_while(|item| item.tense != "future").count() + 1;
        let (latest, later) = if rest.len() > next + 1 { parted(rest, next) } else { (rest, vec![]) };
        (earlier, latest, later)
    }
    /// What was said; what was said long ago apart.
    fn said(&self) -> (Vec<TalkItem<'_>>, Vec<TalkItem<'_>>) {
        let all = self.talk();
        let earlier = folded(all.len());
        parted(all, earlier)
    }
    /// Who read the person's data: those who did last, and the others.
    fn readings(&self) -> (&[ReadLine<'_>], &[ReadLine<'_>]) {
        self.reads.split_at(self.reads.len() - folded(self.reads.len()))
    }
    fn look(&self) -> &'static str {
        self.frame.look(&self.case.status, self.turn.is_persons())
    }
    /// What the person has to do.
    fn awaited(&self) -> &[Awaited] {
        &self.turn.person
    }
    /// Until when the person pays now: then the invoice comes first. Nothing where nothing is paid, no date where there is always time.
    fn payment(&self) -> Option<Option<Millis>> {
        self.awaited().iter().find(|a| matches!(a.what, Duty::Payment(_))).map(|a| a.at)
    }
    fn pays_now(&self) -> bool {
        self.payment().is_some()
    }
    /// Whether what it costs comes before what happened: something of it is asked for.
    fn costs_first(&self) -> bool {
        self.pays_now() || self.reports_late()
    }
    /// Whether what is owed still after it was granted may be reported.
    fn reports_late(&self) -> bool {
        self.case.reports_late(self.service) && self.invoice().is_some_and(|(_, demand)| demand == domain::fee::Demand::Asked)
    }
    /// What the person is to answer, and to whom, as it is said in lists. Until when stands at the questions.
    fn answers_awaited(&self) -> Vec<String> {
        let answers = self.awaited().iter().filter(|a| matches!(a.what, Duty::Answer(_)));
        answers.map(|a| self.frame.words.awaited_undated(self.catalogue, &self.case.steward, a, To::Person)).collect()
    }
    /// What is asked, each with what makes its fields differ from those of the others, and whether what was typed and is wrong belongs
    /// to it. That one has the plain names, to which the list of mistakes leads.
    fn questions(&self) -> Vec<(&Asked, String, bool)> {
        let at = self.case.asked.iter().position(|a| self.typed_for == Some(self.named(a))).unwrap_or_default();
        let suffix = |n: usize| if n == at { String::new() } else { format!("-{}", n + 1) };
        self.case.asked.iter().enumerate().map(|(n, asked)| (asked, suffix(n), n == at)).collect()
    }
    /// How an answer names it: by its task, and what all tasks wait for by none.
    fn named(&self, asked: &Asked) -> Id {
        asked.task.unwrap_or_default()
    }
    /// What is to be paid, each with what happens when it is reported, and as [`CasePage::questions`] has them.
    fn payments(&self) -> Vec<(Id, String, String, bool)> {
        let pays: Vec<_> = self.case.tasks.iter().filter(|t| self.case.pays_now_at(t, self.service)).collect();
        let at = pays.iter().position(|t| self.paid.task == Some(t.id)).unwrap_or_default();
        let suffix = |n: usize| if n == at { String::new() } else { format!("-{}", n + 1) };
        let reports = |t: &domain::case::Task| {
            let key = if t.clock.is_some() { "case-report-to" } else { "case-report-to-no-limit" };
            self.frame.say1(key, "unit", self.frame.words.unit(self.catalogue, &self.case.steward, &t.place))
        };
        let late = self.reports_late().then(|| (Id::nil(), self.frame.say("case-report-late").into(), String::new(), true));
        pays.iter().enumerate().map(|(n, t)| (t.id, reports(t), suffix(n), n == at)).chain(late).collect()
    }
    /// What the person reported to have paid at a task, in words, and by which receipt; nothing where nothing is reported.
    fn reported(&self, task: &Id) -> Option<(String, &str)> {
        let task = self.case.task(*task)?;
        let reported = task.reported.as_ref()?;
        let key = if task.clock.is_some() { "case-reported" } else { "case-reported-no-limit" };
        Some((self.frame.say1(key, "date", self.frame.words.day(&reported.on)), &reported.receipt))
    }
    /// What is wrong with a field of such a form.
    fn answer_wrong(&self, here: &bool, field: &str) -> Option<String> {
        if *here { self.frame.wrong(&self.wrong, field) } else { None }
    }
    /// The visits to come: what is said of each in lists, and where it is.
    fn visits(&self) -> Vec<VisitLine<'_>> {
        let said = |a: &Awaited| self.frame.words.awaited_undated(self.catalogue, &self.case.steward, a, To::Person);
        let visits: Vec<_> = self.awaited().iter().filter(|a| matches!(a.what, Duty::Visit(_))).collect();
        let declines = |task: Id| self.declines.iter().find(|(t, _)| *t == task).map(|(_, until)| *until);
        let typed = visits.iter().position(|a| a.task.is_some() && self.declined.0 == a.task);
        let at = typed.unwrap_or_default();
        let line = |(n, a): (usize, &&Awaited)| VisitLine {
            what: said(a),
            address: a.address.clone(),
            at: a.at.unwrap_or_default(),
            decline: a.task.and_then(|task| Some((task, declines(task)?))),
            n: if n == at { String::new() } else { format!("-{}", n + 1) },
            here: typed == Some(n),
            reason: &self.declined.1,
        };
        visits.iter().enumerate().map(line).collect()
    }
    /// What the person is to do in cases that this one needs, with date and rule, and in which.
    fn in_sub_cases(&self) -> Vec<(String, Id)> {
        let there = |a: &Awaited| match &a.what {
            Duty::SubCase(there) => Some((self.frame.words.awaited_one(self.catalogue, &self.case.steward, a, To::Person), there.case)),
            _ => None,
        };
        self.awaited().iter().filter_map(there).collect()
    }
    /// Whether anything follows when a limit that runs passes.
    fn follows(&self) -> bool {
        self.if_late().is_some() || self.hands().iter().flat_map(|h| &h.lines).any(|a| a.if_late.is_some())
    }
    /// What is said where no visit of a task is fixed any more: it was called off, does not suit, or was to come when the task went to a superior
    /// unit.
    fn no_visit(&self, task: &Id) -> Option<Cow<'static, str>> {
        let (mut of, mut went) = (*task, None);
        for m in self.moments.iter().rev() {
            match m.body.as_ref() {
                Body::Appointed { task, at, .. } if *task == of => {
                    return went.filter(|went| at > went).map(|_| self.frame.say("case-no-visit"));
                }
                Body::VisitCalledOff { task, .. } if *task == of => return Some(self.frame.say("case-no-visit")),
                Body::VisitDeclined { task, .. } if *task == of && went.is_none() => return Some(self.frame.say("case-visit-declined")),
                Body::Escalated { opened, .. } => {
                    if let Some((before, _)) = opened.iter().find(|(_, now)| now.id == of) {
                        (of, went) = (*before, Some(m.at));
                    }
                }
                _ => {}
            }
        }
        None
    }
    /// The units in whose hands the case is, under the words that say what each does: who waits for the person, then who acts.
    fn hands(&self) -> Vec<Hands<'_>> {
        let all = self.acting();
        let of = |title, which: &dyn Fn(&ActingLine) -> bool| Hands { title, lines: all.iter().filter(|a| which(a)).cloned().collect() };
        let mut hands = vec![];
        for what in self.awaited() {
            match what.what {
                Duty::Answer(Some(_)) => hands.push(of(self.frame.say("case-asked-by"), &|a| self.case.asks(a.task))),
                Duty::Answer(None) => hands.push(of(self.frame.say("case-answer-goes-to"), &|a| !a.pays)),
                Duty::Payment(_) => hands.push(of(self.frame.say("case-receipt-goes-to"), &|a| a.pays)),
                // Who comes to look acts.
                Duty::Visit(_) => {}
                Duty::SubCase(_) => hands
                    .push(of(self.frame.say("case-waits-for-sub-case"), &|a| self.case.task(a.task).is_some_and(|t| !t.awaits.is_empty()))),
            }
        }
        // Several tasks at which one pays stand together.
        hands.dedup_by(|a, b| a.title == b.title);
        let title = if self.turn.waits() { self.frame.say("turn-goes-on") } else { self.frame.say("case-now-with") };
        hands.push(of(title, &|a| a.works));
        hands.retain(|h| !h.lines.is_empty());
        // A rule that stands at another date of the card already, in the same words, is said once.
        let mut said: Vec<_> = self.pay_by().and_then(|p| p.1).into_iter().chain([self.due_rule()]).collect();
        for line in hands.iter_mut().flat_map(|h| &mut h.lines).filter(|l| l.until.is_some()) {
            if line.rule.as_ref().is_some_and(|rule| said.contains(rule)) {
                line.rule = None;
            }
            said.extend(line.rule.clone());
        }
        hands
    }
    /// When the clock that stands goes on.
    fn clock_note(&self) -> Cow<'static, str> {
        if self.case.waits_for_sub_case() {
            return self.frame.say("case-clock-stands-all");
        }
        match (self.case.is_asked(), self.pays_now()) {
            (true, true) => self.frame.say("case-clock-stands-both"),
            (true, false) => self.frame.say("case-clock-stands-note"),
            (false, true) => self.frame.say("case-clock-stands-payment"),
            (false, false) if self.case.tasks.iter().any(|t| t.reported.is_some() && t.not_found) => {
                self.frame.say("case-clock-stands-reported")
            }
            (false, false) => self.frame.say("case-clock-stands-task"),
        }
    }
    fn files_base(&self) -> String {
        format!("/cases/{}/files", self.case.id)
    }
    /// What the person has just done, in words; out of what happened, so that no address can claim it.
    fn has_done(&self) -> Option<Cow<'static, str>> {
        let last = self.moments.iter().rfind(|m| m.actor.starts_with("person:")).filter(|_| self.done)?;
        Some(self.frame.say(match last.body.as_ref() {
            Body::Answered { .. } => "case-done-answer",
            Body::Message { .. } => "case-done-message",
            Body::PaymentReported { .. } => "case-done-payment",
            Body::VisitDeclined { .. } => "case-done-visit",
            Body::Objected { .. } => "case-done-objection",
            Body::Withdrawn { objection: true, .. } => "case-done-taken-back",
            Body::Withdrawn { .. } => "case-done-withdrawn",
            _ => return None,
        }))
    }
    fn unit(&self) -> Shown<'_> {
        self.frame.place(self.catalogue, &self.case.acting).1
    }
    fn agency(&self) -> Shown<'_> {
        self.frame.place(self.catalogue, &self.case.acting).0
    }
    /// The telephone of the agency that acted last.
    fn phone(&self) -> Option<&str> {
        self.catalogue.agencies.get(&self.case.acting.agency).map(|a| a.phone.as_str()).filter(|p| !p.is_empty())
    }
    /// Until when the person pays next, and the rule that sets that date; nothing where there is always time.
    fn pay_by(&self) -> Option<(Millis, Option<Shown<'_>>)> {
        Some((self.payment()??, self.pay_rule.as_ref().map(|rule| self.frame.show(rule))))
    }
    /// The limit of the task at which the person pays, where it is another date than that of the next instalment.
    fn pay_limit(&self) -> Option<super::ActingLine<'_>> {
        self.pays().filter(|p| p.due_at.is_some() && p.due_at != self.payment().flatten())
    }
    /// Until when the person may say that a visit does not suit: that is the same for all services.
    fn may_decline(&self, until: impl super::Whole) -> String {
        self.frame.say2("case-visit-unsuitable-note", "date", self.frame.limit(until), "rule", self.frame.words.say("case-visit-rule"))
    }
    /// Until when everything is paid for which the task waits, and by which rule, where that is another date than that of the next instalment.
    fn pay_all(&self) -> Option<String> {
        let limit = self.pay_limit()?;
        let task = self.case.task(limit.task)?;
        Some(self.frame.words.all_paid(limit.due_at?, self.case.task_rule(self.service, task)))
    }
    /// Whether the state of the case does not know its instalments, because they were not kept yet.
    fn keeps_no_instalments(&self) -> bool {
        self.case.owes.as_ref().is_some_and(|o| o.parts.is_empty())
    }
    /// What happens when nothing is paid in time: the outcome, and the decision that follows from it by rule.
    fn if_unpaid(&self, outcome: &Shown<'_>) -> String {
        let decision = self.unpaid.as_ref().and_then(|id| self.service.decision(id)).map(|d| self.frame.show(&d.title));
        // As the notice says it; of instalments, all must be recorded by the limit.
        match (decision, self.pay_limit().is_some()) {
            (Some(decision), false) => self.frame.say1("news-unpaid", "decision", decision),
            (Some(decision), true) => self.frame.say1("news-unpaid-all", "decision", decision),
            (None, false) => self.frame.say1("case-unpaid", "outcome", outcome),
            (None, true) => self.frame.say1("case-unpaid-all", "outcome", outcome),
        }
    }
    /// What was paid for an application that was refused, taken back or handed to another agency, and what was given back.
    fn paid_for_nothing(&self) -> Vec<PaidForNothing<'_>> {
        let receipts = domain::fee::receipts(self.service, super::computed(&self.moments), self.told());
        let (open, given) = (self.to_give_back(), domain::fee::given_back(self.service, self.told()));
        let (invoice, alone, agencies) = (super::computed(&self.moments), open.len() + given.len() == 1, self.asked_back());
        let amount = |r: &domain::fee::Paid| {
            let rials = match invoice {
                _ if r.rials.is_some() => r.rials,
                Some(i) if i.is_divided() => r.part.and_then(|n| i.parts.get(n - 1)).map(|p| p.rials),
                Some(i) => Some(i.rials).filter(|_| alone),
                None => self.service.cost.rials.filter(|_| alone),
            };
            rials.map(|rials| self.frame.say1("case-paid-amount", "amount", self.frame.money(rials)))
        };
        let part = |rials| self.frame.say1("case-given-back-amount", "amount", self.frame.money(rials));
        let paid = |place: &domain::case::Place, receipt: &str| receipts.iter().find(|r| r.receipt == receipt && r.place == *place);
        let given = given.iter().map(|(_, g)| PaidForNothing {
            amount: g.rials.filter(|_| g.part).map(part).or_else(|| paid(g.place, g.receipt).and_then(amount)),
            receipt: g.receipt.into(),
            given: Some((self.frame.say1("case-given-back", "date", self.frame.words.day(g.on)), g.reference.into())),
            agency: None,
            looked_for: None,
        });
        let looked_for = if self.case.looks_late() { "case-report-looked-for" } else { "case-refund-looked-for" };
        let looks = |r: &domain::fee::Paid| self.frame.say1(looked_for, "unit", self.frame.place(self.catalogue, &r.place).1);
        let open = open.iter().map(|r| PaidForNothing {
            // What is left of it, where some was given back.
            amount: if self.is_over() || paid(&r.place, &r.receipt).is_some_and(|whole| r.rials < whole.rials) {
                r.rials.map(|rials| self.frame.say1("case-over-amount", "amount", self.frame.money(rials)))
            } else {
                amount(r)
            },
            receipt: r.receipt.clone(),
            given: None,
            // Of which agency is said once where all of it is there.
            agency: agencies.iter().find(|a| agencies.len() > 1 && a.id == r.place.agency).map(|a| self.frame.show(&a.title)),
            looked_for: r.reported.then(|| looks(r)),
        });
        given.chain(open).collect()
    }
    /// Whether what is to be given back is only what was paid more than corrected answers cost.
    fn is_over(&self) -> bool {
        !self.case.gives_back() && self.case.competent.is_none()
    }
    /// What of it is to be given back still, where the case was refused or taken back; nothing where that is nothing, or is looked for only.
    fn comes_back(&self) -> Option<String> {
        let open: Vec<_> = self.to_give_back().into_iter().filter(|paid| !paid.reported && self.case.gives_back()).collect();
        let rials: Option<i64> = open.iter().map(|paid| paid.rials).sum();
        let said = match rials {
            Some(rials) => self.frame.say1("case-refund-top", "amount", self.frame.money(rials)),
            None => self.frame.say("case-refund-top-all").into_owned(),
        };
        (!open.is_empty()).then_some(said)
    }
    /// Why it is to be asked back, as a key.
    fn ask_back(&self) -> &'static str {
        match (self.case.gives_back(), self.is_over()) {
            (true, _) => "case-refund-ask",
            (_, true) => "case-refund-over",
            _ => "case-refund-moved",
        }
    }
    /// What happened: when, by whom, what.
    fn told(&self) -> impl Iterator<Item = (Millis, &str, &Body)> + Clone {
        self.moments.iter().map(|m| (m.at, &*m.actor, &*m.body))
    }
    fn to_give_back(&self) -> Vec<domain::fee::Paid> {
        domain::fee::to_give_back(self.service, self.case, super::computed(&self.moments), self.told())
    }
    /// The agencies that have what was recorded and not given back yet, each once.
    fn asked_back(&self) -> Vec<&domain::package::Agency> {
        domain::fee::asked_back(&self.to_give_back()).iter().filter_map(|id| self.catalogue.agencies.get(id)).collect()
    }
    /// Whether it was granted before it came to where one pays: nothing is to be paid then.
    fn is_unasked(&self) -> bool {
        domain::fee::is_unasked(self.service, self.case, self.moments.iter().map(|m| m.body.as_ref()))
    }
    /// Whether the instalment that is to be paid next may come after its day without a decision: that follows the limit of the task.
    fn may_pay_late(&self) -> bool {
        let until = self.payment().flatten();
        self.next_instalment().is_some() && until.is_some() && self.pays().is_some_and(|p| p.due_at.is_none_or(|at| Some(at) != until))
    }
    /// Where the person must pay.
    fn pays(&self) -> Option<super::ActingLine<'_>> {
        self.acting().into_iter().find(|a| a.pays)
    }
    /// Whether there is a bill with numbers by which one pays.
    fn has_bill(&self) -> bool {
        self.invoice().is_some_and(|(invoice, _)| invoice.bill_id.is_some())
    }
    /// The telephone of the agency whose unit has a task.
    fn phone_of(&self, task: &Id) -> Option<&str> {
        let agency = self.catalogue.agencies.get(&self.case.task(*task)?.place.agency)?;
        Some(agency.phone.as_str()).filter(|p| !p.is_empty())
    }
    /// A sentence that says until when one may object, with the rule by which that stands.
    fn may_object(&self, key: &str, until: impl super::Whole) -> String {
        let rule = self.service.objection.as_ref().map(|o| self.frame.words.rule(&o.within.rule));
        self.frame.words.say_with(key, &[("date", self.frame.limit(until).into()), ("rule", rule.unwrap_or_else(|| "".into()))])
    }
    /// Whether it ended by itself because the case that needed it does no more.
    fn is_left(&self) -> bool {
        self.moments.iter().any(|m| matches!(m.body.as_ref(), Body::Withdrawn { .. }) && m.is_by_itself())
    }
    /// Whether the person objected and took that back.
    fn is_taken_back(&self) -> bool {
        self.case.objection.as_ref().is_some_and(|o| o.review == Some(Review::TakenBack))
    }
    /// How the decision came about, where no officer chose it.
    fn decided_by(&self) -> Option<String> {
        self.frame.words.decided_by(self.case, self.service)
    }
    /// Under which contract it was decided.
    fn decided_under(&self) -> Option<String> {
        let decision = self.case.decision.as_ref()?;
        self.frame.words.contract(self.catalogue, decision.place.as_ref()?, &decision.contract)
    }
    /// What the person was told with the outcomes from which a rule's decision follows.
    fn told_with_decision(&self) -> Vec<&str> {
        domain::case::told_with_decision(self.case, self.service, self.moments.iter().map(|m| m.body.as_ref()))
    }
    fn ground_title(&self) -> Shown<'_> {
        let found = self.case.decision.as_ref().and_then(|d| self.service.decision(&d.kind)?.grounds.iter().find(|g| g.id == d.ground));
        found.map_or_else(|| Shown::plain(""), |g| self.frame.show(&g.title))
    }
    /// Number of the event with the letter.
    fn letter(&self) -> Option<i64> {
        self.moments.iter().rev().find(|m| matches!(m.body.as_ref(), Body::Decided { .. })).map(|m| m.seq)
    }
    /// All letters of decisions, oldest first: number of the event, the key of what it is called, when, and whether another decision stands in
    /// place of this one.
    fn decided(&self) -> Vec<(i64, &'static str, Millis, bool)> {
        let mut letters: Vec<(i64, &'static str, Millis, bool)> = vec![];
        for m in &self.moments {
            let Body::Decided { review, .. } = m.body.as_ref() else { continue };
            letters.iter_mut().for_each(|l| l.3 |= *review == Some(Review::Replaced));
            letters.push((m.seq, letter_key(review.is_some()), m.at, false));
        }
        letters
    }
    /// Letters that were signed, oldest first, each with what ended it.
    fn signed(&self) -> Vec<SignedLine<'_>> {
        let of = |m: &'_ Moment<'_>| {
            let Body::Finished { of, outcome, .. } = m.body.as_ref() else { return None };
            m.body.signed_letter()?;
            let title = self.service.outcome(of, outcome).map_or_else(|| Shown::plain(outcome.clone()), |o| self.frame.show(&o.title));
            let events = || self.moments.iter().map(|m| (m.seq, m.at, m.body.as_ref()));
            let outdated = !outdated(self.service, self.case.lang, m.seq, events()).is_empty();
            Some(SignedLine { seq: m.seq, title, at: m.at, void: voided(m.seq, events()).map(|v| v.why), outdated })
        };
        self.moments.iter().filter_map(of).collect()
    }
    /// Those of them that hold, while the case goes on.
    fn holds(&self) -> Vec<SignedLine<'_>> {
        self.signed().into_iter().filter(|s| s.void.is_none() && !self.case.status.is_closed()).collect()
    }
    /// Files of the answers and of later replies, each with what it answers: two may have one name. The first of them, and the others.
    fn files(&self) -> (Given<'_>, Given<'_>) {
        let of_row = |row: &'_ crate::answers::AnswerRow<'_>| row.label.text.to_string();
        let given = self.answers.iter().flat_map(|s| &s.rows).flat_map(|row| match &row.answer {
            Answered::Files(files) => files.iter().map(|f| (of_row(row), f)).collect(),
            _ => vec![],
        });
        let said = |key: &'static str, at: Millis| self.frame.say1(key, "date", self.frame.date(at));
        let later = self.moments.iter().flat_map(|m| match m.body.as_ref() {
            Body::Submitted { corrections, .. } => {
                let of = |c: &'_ domain::case::SentToCorrect| said("case-file-answered", c.at);
                corrections.iter().flat_map(|c| c.files.iter().map(move |f| (of(c), f))).collect()
            }
            Body::Answered { files, .. } => files.iter().map(|f| (said("case-file-answered", m.at), f)).collect(),
            Body::Objected { files, .. } => files.iter().map(|f| (said("case-file-objected", m.at), f)).collect(),
            _ => vec![],
        });
        let all: Vec<_> = given.chain(later).collect();
        let first = all.len() - folded(all.len());
        parted(all, first)
    }
}

impl ReceiptPage<'_> {
    /// What it costs, as it was told at submission.
    fn cost(&self) -> String {
        match self.rials {
            Some(0) => self.frame.say("invoice-nothing").into_owned(),
            Some(rials) => self.frame.money(rials),
            None => self.frame.cost(self.service),
        }
    }
    /// Version of the service.
    fn version(&self) -> &str {
        self.receipt.service.rsplit('@').next().unwrap_or_default()
    }
    /// What checks the downloaded file, one part on each line: a shell takes them as one.
    fn command(&self) -> String {
        format!("dargah verify \\\n  --receipt receipt-{}.json \\\n  --key key.json", self.receipt.tracking_code)
    }
    fn key_address(&self) -> String {
        format!("{}/api/v1/key", self.public_url)
    }
}

impl MyCases<'_> {
    fn is_empty(&self) -> bool {
        self.drafts.is_empty() && self.waiting.is_empty() && self.cases.is_empty() && self.to_sign == 0 && self.signed == 0
    }
    /// Cases that go on and are not listed as waiting already.
    fn open(&self) -> Vec<&CaseLine<'_>> {
        self.cases.iter().filter(|c| !c.status.is_closed() && !self.waiting.iter().any(|w| w.id == c.id)).collect()
    }
    fn closed(&self) -> Vec<&CaseLine<'_>> {
        self.cases.iter().filter(|c| c.status.is_closed()).collect()
    }
}
