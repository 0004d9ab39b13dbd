//! What somebody may do with a case, and what happens then.

use super::follow::begin;
use super::{
    Act, Asked, Body, Case, DecidedBy, Decision, Finish, LEAST_DIGITS, LONGEST_RECEIPT, LONGEST_TEXT, Opened, Place, Review, SentToCorrect,
    Signed, Status, Step, Task, correct, route,
};
use crate::actor::{Actor, Officer};
use crate::calendar::{Calendars, WorkingDays};
use crate::clock::Clock;
use crate::fee::{Invoice, Paid, is_same_number};
use crate::form::Answers;
use crate::message::{Arg, Msg};
use crate::package::{BillCode, Objection, Outcome, Service, TaskKind};
use crate::permission::{self, Right};
use crate::question::Attached;
use crate::refusal::Refusal;
use crate::text::{Lang, Text};
use crate::{Id, Millis};

/// Most files with a finished task, an answer or an objection.
pub const MOST_FILES: usize = 10;

/// Longest place of an appointment, in characters.
const LONGEST_PLACE: usize = 200;

/// What acts and the clock need to know of the world.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The version of the service to which the case is pinned.
    pub service: &'a Service,
    /// How the agency of the service numbers its bills; nothing where it does not.
    pub bill: Option<&'a BillCode>,
    /// By which days each agency counts.
    pub calendars: &'a Calendars,
    /// The answers, for rules that ask for them.
    pub answers: &'a Answers,
    /// The receipts that pay something still, each with its amount ([`crate::fee::paid_in_rials`]), where an act counts them
    /// ([`Act::counts_receipts`]).
    pub paid: &'a [Paid],
    /// Agencies that get the case from no officer any more ([`super::handed_on_twice`]), for a transfer.
    pub handed_on: &'a [String],
    /// The time.
    pub now: Millis,
    /// An id that nothing has yet; further ones are counted from it.
    pub fresh: Id,
    /// Whether there is such a unit.
    pub place_exists: &'a dyn Fn(&Place) -> bool,
    /// The officer of a unit who has least to do and can do this; nothing where officers take tasks by themselves.
    pub officer_for: &'a dyn Fn(&Place, Option<&str>) -> Option<String>,
}

/// A new case from a complete application. `ids` are fresh: case and first task. The answers' hash binds them to the event. `parent` is
/// the case that needs it, with what the person corrected there.
#[allow(clippy::too_many_arguments)]
pub fn submit(
    at: &Setting,
    person: Id,
    lang: Lang,
    tracking_code: String,
    id: Id,
    answers_hash: String,
    invoice: Option<Invoice>,
    signatures: Vec<Signed>,
    parent: Option<(Id, Vec<SentToCorrect>)>,
) -> Option<Step> {
    let service = at.service;
    let stage = service.stages.first()?;
    let (parent, corrections) = parent.unzip();
    let body = |acting: Place, opened: Vec<Opened>| Body::Submitted {
        service: service.id.clone(),
        version: service.version,
        steward: service.agency.clone(),
        acting,
        stage: stage.id.clone(),
        answers: answers_hash.clone(),
        invoice: invoice.clone(),
        opened,
        signatures: signatures.clone(),
        parent,
        corrections: corrections.clone().unwrap_or_default(),
        due_at: None,
        complete_by: None,
    };
    let home = Place { agency: service.agency.clone(), unit: stage.unit.clone() };
    let blank = begin(service, id, person, lang, tracking_code.clone(), &body(home, vec![]), at.now)?;
    let opened = route::first_tasks(&blank, stage, at).ok()?;
    let mut body = body(opened.first()?.place.clone(), opened);
    let case = begin(service, id, person, lang, tracking_code, &body, at.now)?;
    // The days that are promised are kept: calendars change later, and extensions come.
    if let Body::Submitted { due_at, complete_by, .. } = &mut body {
        let days = case.days(at.calendars);
        *due_at = case.due_at(days);
        *complete_by = case.complete_by(service, days).and_then(|c| c.0);
    }
    Some(Step { case, events: vec![body] })
}

pub(super) fn said(field: &str, text: &str, needed: bool) -> Result<String, Refusal> {
    let text = crate::persian::tidy(&text.replace("\r\n", "\n"));
    let length = text.chars().count();
    // A sign may be an answer, and is no reason.
    if needed && (text.is_empty() || field != "text" && !has_words(&text)) {
        return Err(Refusal::wrong(field, Msg::new(unsaid(field))));
    }
    if length > LONGEST_TEXT {
        return Err(Refusal::wrong(field, Msg::new("answer-too-long").with("max", LONGEST_TEXT).with("length", length)));
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Refusal::wrong(field, Msg::new("answer-control-character")));
    }
    Ok(text)
}

/// Whether a text says anything: full stops and dashes alone do not.
fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// What is told of a needed field that says nothing.
fn unsaid(field: &str) -> &'static str {
    match field {
        "reason" => "answer-reason-needed",
        "text" => "answer-text-needed",
        _ => "answer-needed",
    }
}

/// The number of a receipt as banks print them, in ASCII digits without spaces: it is shown to the person, and is no place for text.
pub(super) fn receipt_number(text: &str) -> Result<String, Msg> {
    let typed = crate::persian::ascii_digits(&crate::persian::tidy(text));
    let number: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if number.is_empty() {
        return Err(Msg::new("answer-needed"));
    }
    let counts = |c: char| c.is_alphabetic() || c.is_ascii_digit();
    let fits = number.chars().all(|c| counts(c) || "-/".contains(c)) && number.starts_with(counts) && number.ends_with(counts);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    if !fits || digits < LEAST_DIGITS || number.chars().count() > LONGEST_RECEIPT {
        return Err(Msg::new("answer-receipt-number").with("min", LEAST_DIGITS).with("max", LONGEST_RECEIPT));
    }
    Ok(number)
}

/// What is said beside this field of more files than an act takes.
pub fn too_many_files(field: &str) -> Refusal {
    Refusal::wrong(field, Msg::new("answer-too-many-files").with("max", MOST_FILES))
}

fn not_too_many(files: &[Attached]) -> Result<(), Refusal> {
    if files.len() > MOST_FILES { Err(too_many_files("file")) } else { Ok(()) }
}

pub(super) fn conflict(key: &'static str) -> Refusal {
    Refusal::Conflict(Msg::new(key))
}

impl Act {
    /// The right that it needs.
    pub fn right(&self) -> Right {
        match self {
            Act::Claim => Right::Claim,
            Act::Release => Right::Release,
            Act::TakeOver { .. } => Right::TakeOver,
            Act::Assign { .. } => Right::Assign,
            Act::Ask { .. } => Right::Ask,
            Act::TakeBack { .. } => Right::TakeBack,
            Act::Answer { .. } => Right::Answer,
            Act::ReportPayment { .. } => Right::Payment,
            Act::DeclineVisit { .. } => Right::Visit,
            Act::GiveBack(_) | Act::NotGivenBack { .. } | Act::Record { .. } => Right::Refund,
            Act::Note { .. } => Right::Note,
            Act::Message { .. } => Right::Message,
            Act::Advance { .. } => Right::Advance,
            // What is not found is an end of looking for it, as what is recorded.
            Act::Finish(_) | Act::PaymentNotFound { .. } => Right::Finish,
            Act::Appoint { .. } | Act::CallOff { .. } => Right::Appoint,
            Act::Complete => Right::Complete,
            Act::Extend { .. } => Right::Extend,
            Act::Transfer { .. } => Right::Transfer,
            Act::Decide { .. } => Right::Decide,
            Act::Withdraw { .. } => Right::Withdraw,
            Act::Object { .. } => Right::Object,
        }
    }
    /// Whether it needs a case that is not closed.
    fn needs_open(&self) -> bool {
        !matches!(self, Act::Note { .. } | Act::Message { .. } | Act::Object { .. }) && self.right() != Right::Refund
    }
    /// Whether it is done at no task: whoever of a unit may do it need not have one.
    fn is_of_no_task(&self) -> bool {
        matches!(self, Act::Note { .. } | Act::Message { .. }) || self.right() == Right::Refund
    }
    /// Whether it only says who has a task: nobody need look at the case for that.
    pub fn is_handing(&self) -> bool {
        matches!(self, Act::Claim | Act::Release | Act::TakeOver { .. } | Act::Assign { .. })
    }
    /// Whether the answers of the application are needed for it, also where no rule of the service asks for them.
    pub fn needs_answers(&self) -> bool {
        match self {
            Act::Ask { questions, .. } | Act::Finish(Finish { questions, .. }) => !questions.is_empty(),
            Act::Answer { answers, .. } => !answers.is_empty(),
            _ => false,
        }
    }
    /// Whether the receipts are needed for it.
    pub fn counts_receipts(&self) -> bool {
        match self {
            Act::Answer { answers, .. } => !answers.is_empty(),
            act => act.right() == Right::Refund || matches!(act, Act::Finish(_) | Act::PaymentNotFound { .. }),
        }
    }
    /// Whether it may be done at a task that a colleague has: with a reason it is handed on.
    fn is_for_colleagues_task(&self) -> bool {
        match self {
            Act::Note { .. } | Act::Message { .. } | Act::TakeOver { .. } => true,
            Act::Assign { reason, .. } => !reason.is_empty(),
            _ => false,
        }
    }
}

impl Case {
    /// Why the person takes nothing back while the case is in its stage; nothing where that is free.
    pub fn no_withdrawal<'s>(&self, service: &'s Service) -> Option<&'s Text> {
        service.stage(&self.stage).map(|stage| &stage.no_withdrawal).filter(|why| !why.is_empty())
    }

    /// The officer of a task, who left or works elsewhere, has it no more; nothing when nobody of that name has one.
    pub fn freed(&self, service: &Service, officer: &str, now: Millis) -> Option<Step> {
        let task = self.tasks.iter().find(|t| t.officer.as_deref() == Some(officer))?.id;
        let (mut case, body) = (self.clone(), Body::Released { task });
        case.follow(service, &body, &Actor::System.label(), now)?;
        Some(Step { case, events: vec![body] })
    }

    /// The task at which an officer works: the one that is named, or the officer's own, or a free one, of the officer's unit.
    fn task_of(&self, officer: &Officer, named: Option<Id>, act: &Act) -> Option<&Task> {
        let mut ours = self.tasks.iter().filter(|t| t.place.agency == officer.agency && t.place.unit == officer.unit);
        if let Some(id) = named {
            return ours.find(|t| t.id == id);
        }
        let ours: Vec<&Task> = ours.collect();
        let mine = ours.iter().find(|t| t.officer.as_deref() == Some(&officer.name));
        let free = ours.iter().find(|t| t.officer.is_none());
        let others = ours.iter().find(|t| t.officer.as_deref().is_some_and(|o| o != officer.name));
        let order = match act {
            Act::Claim => [free, mine, others],
            Act::TakeOver { .. } => [others, mine, free],
            _ => [mine, free, others],
        };
        order.into_iter().flatten().next().copied()
    }

    /// The task that an officer gets by an act, and who that is: by taking it, being given it, or working on a free one; nothing where nobody
    /// gets one.
    pub fn gets<'a>(&'a self, actor: &'a Actor, act: &'a Act, named: Option<Id>) -> Option<(&'a Task, &'a str)> {
        let Actor::Officer(o) = actor else { return None };
        let task = self.task_of(o, named, act)?;
        match act {
            act if act.is_of_no_task() => None,
            Act::Release | Act::TakeBack { .. } | Act::Transfer { .. } => None,
            Act::Assign { to, .. } => Some((task, to.name.as_str())),
            Act::TakeOver { .. } => Some((task, o.name.as_str())),
            _ => task.officer.is_none().then_some((task, o.name.as_str())),
        }
    }

    /// Does `act`; an officer's on the task `named`, if one is.
    ///
    /// # Errors
    /// When the actor may not do it, when it cannot be done in this state, or when what was given with it is wrong.
    pub fn act(&self, at: &Setting, actor: &Actor, act: Act, named: Option<Id>) -> Result<Step, Refusal> {
        let mut case = self.clone();
        let mut events = Vec::with_capacity(1);
        case.perform(at, actor, act, named, &mut events)?;
        Ok(Step { case, events })
    }

    /// The same in place, for those who need no old state. After an error the state is of no use.
    ///
    /// # Errors
    /// As for [`Case::act`].
    pub fn perform(&mut self, at: &Setting, actor: &Actor, act: Act, named: Option<Id>, events: &mut Vec<Body>) -> Result<(), Refusal> {
        permission::demand(actor, self, act.right())?;
        let late = matches!(act, Act::ReportPayment { .. }) && self.reports_late(at.service);
        if self.status.is_closed() && act.needs_open() && !late {
            return Err(conflict("refusal-case-closed"));
        }
        let officer = match actor {
            Actor::Officer(o) => Some(o),
            _ => None,
        };
        if !self.person_may_write() && officer.is_none() && matches!(act, Act::Message { .. }) {
            return Err(conflict("refusal-message-closed"));
        }
        // Who takes a question back does it at the task that asks, whichever of the unit's the page was made for.
        let named = match act {
            Act::TakeBack { .. } => Some(self.taken_back(officer, named)?),
            _ => named,
        };
        let mut task = Id::nil();
        let mut has = None;
        if let Some(o) = officer
            && !act.is_of_no_task()
        {
            // A task of another unit is not the officer's to work on, although the case can be read.
            if named.and_then(|id| self.task(id)).is_some_and(|t| t.place.agency != o.agency || t.place.unit != o.unit) {
                return Err(Refusal::NotAllowed(Msg::new("refusal-not-allowed")));
            }
            let ours = self.task_of(o, named, &act).ok_or(conflict("refusal-changed-meanwhile"))?;
            task = ours.id;
            match &ours.officer {
                Some(other) if *other != o.name && !act.is_for_colleagues_task() => {
                    return Err(Refusal::TakenBy { officer: other.clone(), title: Text::default() });
                }
                Some(_) if act == Act::Claim => return Err(conflict("refusal-claimed-already")),
                None if act == Act::Release => return Err(conflict("refusal-not-claimed")),
                other => has = other.clone(),
            }
        }
        let steward = officer.is_none_or(|o| o.agency == self.steward);
        let unit = || officer.map(|o| Place { agency: o.agency.clone(), unit: o.unit.clone() });
        let body = match act {
            Act::Claim => Body::Claimed { task },
            Act::Release => Body::Released { task },
            Act::TakeOver { reason } => {
                let reason = said("reason", &reason, true)?;
                match has {
                    Some(from) if officer.is_some_and(|o| o.name != from) => Body::TakenOver { task, from, reason },
                    Some(_) => return Err(conflict("refusal-claimed-already")),
                    None => return Err(conflict("refusal-not-claimed")),
                }
            }
            Act::Assign { to, reason } => {
                // Within the unit: to another one a task is transferred, with a reason.
                let is_name = said("officer", &to.name, true).is_ok_and(|name| name == to.name);
                if !is_name || unit().is_none_or(|u| u.agency != to.agency || u.unit != to.unit) {
                    return Err(Refusal::wrong("officer", Msg::new("answer-not-an-option")));
                }
                if has.as_ref() == Some(&to.name) {
                    return Err(conflict("refusal-claimed-already"));
                }
                // Whoever hands on what a colleague has might take it over as well.
                let colleagues = has.as_ref().is_some_and(|from| officer.is_none_or(|o| o.name != *from));
                if colleagues {
                    permission::demand(actor, self, Right::TakeOver)?;
                }
                // Why a colleague no longer has it is nothing of a task that nobody had.
                let reason = if colleagues { said("reason", &reason, true)? } else { String::new() };
                Body::Assigned { task, from: has, to: to.name, reason }
            }
            Act::Ask { text, questions } => {
                let text = said("text", &text, true)?;
                let questions = correct::opened(&questions, at).map_err(Refusal::Invalid)?;
                if self.waits(task) {
                    return Err(conflict("refusal-asked-already"));
                }
                let until = self.answers_until(at.service, at.calendars, at.now);
                Body::Asked { task, text, by_rule: false, alone: true, until, found: vec![], questions }
            }
            Act::Answer { text, files, answers } => {
                let (task, opened) = self.answered(named).map(|a| (a.task, a.questions.clone()))?;
                let corrected = self.corrected(&opened, &answers, at);
                let text = said("text", &text, files.is_empty() && corrected == Ok(None));
                let (text, corrected) = match (text, corrected) {
                    (Ok(text), Ok(corrected)) => (text, corrected),
                    (Err(Refusal::Invalid(of_text)), Err(wrong)) => return Err(Refusal::Invalid([wrong, of_text].concat())),
                    (Err(refusal), _) => return Err(refusal),
                    (_, Err(wrong)) => return Err(Refusal::Invalid(wrong)),
                };
                not_too_many(&files)?;
                // Whatever the case comes to from here on, it does so by the answers as they are now.
                let (all, changed) = corrected.unzip();
                let at = &Setting { answers: all.as_ref().unwrap_or(at.answers), ..*at };
                return self.asks_no_more(Body::Answered { task, text, files, changed }, task, actor, at, events);
            }
            Act::TakeBack { reason } => {
                let reason = said("reason", &reason, true)?;
                return self.asks_no_more(Body::TakenBack { task, reason }, Some(task), actor, at, events);
            }
            Act::ReportPayment { receipt, on } => self.payment_reported(&receipt, &on, named, at)?,
            Act::DeclineVisit { at: when, reason } => self.visit_declined(when, &reason, named, at)?,
            Act::PaymentNotFound { reason } => {
                let reason = said("reason", &reason, true)?;
                let body = self.payment_not_found(task, reason, actor, at)?;
                self.happens(body, actor, at, events)?;
                return self.costs_after_report(None, actor, at, events);
            }
            Act::NotGivenBack { receipt, reason } => {
                let place = unit().filter(|_| self.owes_back()).ok_or(conflict("refusal-nothing-reported"))?;
                let reason = said("reason", &reason, true)?;
                let missed = Body::PaymentNotFound { task: Id::nil(), reason, pay_until: None, stands: false, receipt, place: Some(place) };
                self.happens(missed, actor, at, events)?;
                return self.costs_after_report(None, actor, at, events);
            }
            Act::Record { receipt, .. } => return self.recorded(receipt, unit(), actor, at, events),
            Act::GiveBack(back) => self.given_back(back, unit(), at)?,
            Act::Note { text } => Body::Noted { text: said("text", &text, true)?, place: unit() },
            Act::Message { text } => Body::Message { from_person: officer.is_none(), text: said("text", &text, true)?, place: unit() },
            Act::Advance { note } => {
                let note = said("note", &note, false)?;
                if self.task(task).is_some_and(|t| !t.kind.is_empty()) {
                    return Err(conflict("refusal-task-has-outcomes"));
                }
                if self.task(task).is_some_and(|t| t.decides) {
                    return Err(conflict("refusal-last-stage"));
                }
                self.must_not_ask()?;
                self.may_lead_on(at)?;
                self.is_complete(task, actor, at, events)?;
                let before = events.len();
                self.leads_on(note, task, actor, at, events)?;
                return if events.len() > before { Ok(()) } else { Err(conflict("refusal-waits-for-payment")) };
            }
            Act::Finish(finish) => return self.finish(task, finish, actor, at, events),
            Act::Appoint { at: when, place } => {
                let place = said("place", &place, true)?;
                let length = place.chars().count();
                if length > LONGEST_PLACE {
                    let why = Msg::new("answer-too-long").with("max", LONGEST_PLACE).with("length", length);
                    return Err(Refusal::wrong("place", why));
                }
                let inspects = |t: &&Task| t.of(at.service).is_some_and(|k| k.kind == TaskKind::Inspect);
                let visited = self.task(task).filter(inspects).ok_or(conflict("refusal-task-without-appointment"))?;
                // Told once is told: twice it reads like another one.
                if visited.appointment.as_ref().is_some_and(|a| a.at == when && a.place == place) {
                    return Err(Refusal::wrong("date", Msg::new("answer-same-visit")));
                }
                self.may_come(visited, when, at)?;
                Body::Appointed { task, at: when, place }
            }
            Act::CallOff { reason } => {
                let reason = said("reason", &reason, true)?;
                let visit = self.task(task).and_then(|t| t.appointment.as_ref()).filter(|a| a.at > at.now);
                Body::VisitCalledOff { task, at: visit.ok_or(conflict("refusal-no-visit"))?.at, reason }
            }
            Act::Complete => {
                if !steward {
                    return Err(conflict("refusal-not-steward"));
                }
                if self.completeness.is_none() {
                    return Err(conflict("refusal-complete-already"));
                }
                self.must_not_ask()?;
                Body::Completed { task, by_silence: false, since: None }
            }
            Act::Extend { own: true, reason } => {
                let reason = said("reason", &reason, true)?;
                let open = self.task(task).ok_or(conflict("refusal-changed-meanwhile"))?;
                let (rule, count) = self.may_extend_task(at.service, open)?;
                Body::Extended { task, days: rule.days, reason, own: Some(count) }
            }
            Act::Extend { own: false, reason } => {
                let reason = said("reason", &reason, true)?;
                if at.service.time.extension.is_some() && !steward {
                    return Err(conflict("refusal-not-steward"));
                }
                Body::Extended { task, days: self.may_extend(at.service)?.days, reason, own: None }
            }
            Act::Transfer { to, reason } => self.transferred(task, to, &reason, at)?,
            Act::Decide { decision, ground, note } => {
                let kind = at.service.decision(&decision).ok_or(Refusal::wrong("decision", Msg::new("answer-not-an-option")))?;
                let Some(chosen) = kind.grounds.iter().find(|g| g.id == ground) else {
                    let elsewhere = at.service.decisions.iter().any(|d| d.grounds.iter().any(|g| g.id == ground));
                    let why = if elsewhere { "answer-ground-of-other-decision" } else { "answer-not-an-option" };
                    return Err(Refusal::wrong("ground", Msg::new(why)));
                };
                let note = said("note", &note, false)?;
                if kind.needs_note(chosen) && !has_words(&note) {
                    return Err(Refusal::wrong("note", Msg::new("answer-note-needed")));
                }
                if !self.task(task).is_some_and(|t| self.decides(at.service, t)) {
                    return Err(conflict("refusal-stage-does-not-decide"));
                }
                self.must_not_ask()?;
                if let Some(why) = self.bars(chosen, at) {
                    return Err(Refusal::wrong("ground", why));
                }
                // What corrected answers cost more is asked for: who grants before that is paid says why.
                let unpaid = self.owes.as_ref().is_some_and(|o| o.late || o.waits);
                if unpaid && kind.outcome == Outcome::Granted && note.is_empty() {
                    return Err(Refusal::wrong("note", Msg::new("answer-decided-unpaid")));
                }
                self.is_complete(task, actor, at, events)?;
                let review = self.review(&decision, at.service);
                let (by, place) = (super::DecidedBy::Officer, self.task(task).map(|t| t.place.clone()));
                Body::Decided {
                    task,
                    decision,
                    outcome: kind.outcome,
                    ground,
                    note,
                    letter: String::new(),
                    by,
                    place,
                    contract: String::new(),
                    review,
                    since: None,
                    object_until: self.object_until(at),
                }
            }
            Act::Withdraw { reason } => {
                if let Some(why) = self.no_withdrawal(at.service) {
                    return Err(Refusal::Conflict(Msg::new("refusal-no-withdrawal").with("why", why.clone())));
                }
                Body::Withdrawn { reason: said("reason", &reason, false)?, objection: self.is_objected() }
            }
            Act::Object { text, files } => self.objected(&text, files, at)?,
        };
        self.happens(body, actor, at, events)
    }

    /// The answer to what a task asks is here, or the question was taken back: a stage that ended meanwhile leads on, when nothing
    /// else is asked.
    fn asks_no_more(&mut self, body: Body, task: Option<Id>, actor: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        // The task of a whole case, handed here by a rule, has no others beside it.
        let beside = task.and_then(|t| self.task(t)).is_some_and(|t| !t.kind.is_empty());
        let anew = matches!(&body, Body::Answered { changed: Some(_), .. });
        self.happens(body, actor, at, events)?;
        if anew {
            self.opens_by_answers(actor, at, events)?;
        }
        if beside && !self.is_asked() { self.goes_on(Id::nil(), actor, at, events) } else { Ok(()) }
    }

    /// What the person answers: what the named task asks, where that is nil what all wait for, or the only thing that is asked.
    ///
    /// # Errors
    /// When that is not asked, and when several things are.
    pub fn answered(&self, named: Option<Id>) -> Result<&Asked, Refusal> {
        match (named, self.asked.as_slice()) {
            (None, [only]) => Ok(only),
            (None, [_, ..]) => Err(Refusal::wrong("task", Msg::new("answer-which-question"))),
            // What all tasks wait for is named by none: an answer to what one of them asked before is no correction.
            (Some(task), asked) => asked.iter().find(|a| a.task.unwrap_or_default() == task).ok_or(conflict("refusal-nothing-asked")),
            (None, []) => Err(conflict("refusal-nothing-asked")),
        }
    }

    /// The task whose question an officer takes back: the one that is named, or the only one of the officer or else of the unit; refused
    /// where none is open, where the service's own rule asks, and where the page was made for a task that has ended.
    fn taken_back(&self, officer: Option<&Officer>, named: Option<Id>) -> Result<Id, Refusal> {
        if !self.is_asked() {
            return Err(conflict("refusal-no-question"));
        }
        if named.is_some_and(|id| self.task(id).is_none()) {
            return Err(conflict("refusal-changed-meanwhile"));
        }
        let mut asking = self.asked.iter().filter_map(|a| self.task(a.task?)).collect::<Vec<_>>();
        if asking.is_empty() {
            return Err(conflict("refusal-asked-by-rule"));
        }
        if let Some(task) = named {
            // Another question of the unit is another matter, with another reason.
            return if self.asks(task) { Ok(task) } else { Err(conflict("refusal-no-question")) };
        }
        let ours = |t: &Task| officer.is_some_and(|o| t.place.agency == o.agency && t.place.unit == o.unit);
        let mine = |t: &Task| officer.is_some_and(|o| t.officer.as_deref() == Some(&o.name));
        asking.sort_by_key(|t| (!ours(t), !mine(t)));
        match asking[..] {
            [first, second, ..] if ours(second) && mine(first) == mine(second) => {
                Err(Refusal::wrong("task", Msg::new("answer-which-question")))
            }
            [first, ..] => Ok(first.id),
            [] => Err(conflict("refusal-no-question")),
        }
    }

    /// Refuses what leads the case on while the person is asked, whoever asks.
    fn must_not_ask(&self) -> Result<(), Refusal> {
        if self.is_asked() { Err(conflict("refusal-waits-for-person")) } else { Ok(()) }
    }

    /// Refuses work on a task that waits for the person's answer.
    fn must_not_wait(&self, task: Id) -> Result<(), Refusal> {
        if self.waits(task) { Err(conflict("refusal-waits-for-person")) } else { Ok(()) }
    }

    /// Who goes on with an application says that it is complete.
    fn is_complete(&mut self, task: Id, actor: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        // A body that the steward asks does not say it.
        let steward = !matches!(actor, Actor::Officer(o) if o.agency != self.steward);
        // Nor does anybody while a body asks the person for more.
        if self.completeness.is_none() || !steward || self.is_asked() {
            return Ok(());
        }
        self.happens(Body::Completed { task, by_silence: false, since: None }, actor, at, events)
    }

    /// How a decision answers the objection that is being looked at, if one is. Where the person was signed a letter for it, the decision before
    /// does not stand, whatever came after.
    pub(super) fn review(&self, decision: &str, service: &Service) -> Option<Review> {
        let before = self.decision.as_ref().filter(|_| self.is_objected())?;
        let stages = service.objection.iter().flat_map(|o| &o.stages);
        let mut done = stages.flat_map(|s| &s.tasks).filter_map(|t| service.outcome(&t.id, self.outcomes.get(&t.id)?));
        let stands = before.kind == decision && done.all(|outcome| outcome.letter.is_empty());
        Some(if stands { Review::Upheld } else { Review::Replaced })
    }

    fn finish(&mut self, task: Id, finish: Finish, actor: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        // Whether it is recorded elsewhere is known where it is written.
        let Finish { outcome, told, note, files, checked, unticked, receipt, rials, elsewhere: _, questions } = finish;
        let told = said("told", &told, false)?;
        let note = said("note", &note, false)?;
        let unticked = said("unticked", &unticked, false)?;
        let open = self.task(task).ok_or(conflict("refusal-changed-meanwhile"))?;
        if open.sub_case.is_some() {
            return Err(conflict("refusal-waits-for-sub-case"));
        }
        let kind = open.of(at.service).filter(|k| k.kind != TaskKind::Decide).ok_or(conflict("refusal-task-without-outcomes"))?;
        let (questions, mut wrong) = match correct::opened(&questions, at) {
            Ok(questions) => (questions, vec![]),
            Err(wrong) => (vec![], wrong),
        };
        let mut tell = |field: &str, message: Msg| wrong.push(crate::refusal::Wrong { question: field.into(), message });
        let mut say = |field: &str, key: &'static str| tell(field, Msg::new(key));
        if !kind.outcomes.iter().any(|o| o.id == outcome) {
            say("outcome", "answer-not-an-option");
        }
        if checked.iter().any(|c| !kind.checklist.iter().any(|k| k.id == *c)) {
            say("checked", "answer-not-an-option");
        }
        if kind.needs_photo(&outcome) && files.iter().all(|f| f.kind == "pdf") {
            say("file", "answer-photo-needed");
        }
        let paid = kind.outcomes.first().is_some_and(|o| o.id == outcome);
        let pays = kind.kind == TaskKind::Pay && paid;
        let owed = self.instalments().filter(|_| pays);
        // Who must correct something must know what.
        let corrects = self.sends_back(kind, &outcome, at)?;
        if !has_words(&told) && corrects {
            say("told", "answer-told-needed");
        }
        // Nobody finds all well with points that were not looked at, or do not hold, and says nothing of them.
        let leaves = kind.unticked(&outcome, &checked).next().is_some();
        if leaves && !has_words(&unticked) {
            say("unticked", "answer-unticked");
        }
        let unticked = if leaves { unticked } else { String::new() };
        let amount = if pays { self.amount(at.service, &receipt, rials.as_deref()) } else { Ok(None) };
        let receipt = if pays { self.new_receipt(&receipt) } else { Ok(String::new()) };
        let receipt = receipt.unwrap_or_else(|why| {
            tell("receipt", why);
            String::new()
        });
        let rials = amount.unwrap_or_else(|why| {
            tell("rials", why);
            None
        });
        // Nobody ends unpaid who says that it is paid; and who still has time to pay is told why that is cut short.
        if kind.kind == TaskKind::Pay && !paid && open.reported.is_some() {
            tell("outcome", Msg::new("answer-payment-reported"));
        } else if kind.kind == TaskKind::Pay && !paid && !has_words(&told) {
            match self.pay_until(open, at.calendars) {
                Some(until) if until < at.now => {}
                Some(until) => tell("told", Msg::new("answer-may-pay-until").with("day", Arg::Until { until })),
                None => tell("told", Msg::new("answer-may-still-pay")),
            }
        }
        if !wrong.is_empty() {
            return Err(Refusal::Invalid(wrong));
        }
        not_too_many(&files)?;
        self.must_not_wait(task)?;
        let (of, place) = (open.kind.clone(), open.place.clone());
        let reported = open.reported.as_ref().filter(|r| pays && !is_same_number(&r.receipt, &receipt));
        let (reported, elsewhere) = (reported.map(|r| r.receipt.clone()).unwrap_or_default(), false);
        // A task that waits for more instalments than this one goes on; after one that stands beside the stages no other comes.
        let beside = open.beside;
        let awaited = |all: usize| if beside { all } else { crate::fee::instalments_of(at.service, &of, all) };
        let more = owed.is_some_and(|o| o.waits_for_more(awaited(o.parts.len()), &receipt));
        let left = owed.is_some_and(|o| o.late && o.waits_for_more(o.parts.len(), &receipt));
        let part = owed.and_then(|o| o.part_of(&receipt));
        // What sends an application back finds it incomplete.
        if !corrects {
            self.is_complete(task, actor, at, events)?;
        }
        let found = pays.then(|| Paid {
            task,
            receipt: receipt.clone(),
            at: at.now,
            place: place.clone(),
            by: actor.label(),
            part,
            rials,
            reported: false,
            counted: false,
        });
        if more {
            // That more is owed says the task, which stays open.
            let received =
                Body::Received { task, of, place, receipt, part, rials, reported, elsewhere, more: false, told, note, files, checked };
            self.happens(received, actor, at, events)?;
            return self.costs_after_report(found, actor, at, events);
        }
        let (by_rule, by_silence, since) = (false, false, None);
        let body = Body::Finished {
            task,
            of,
            place,
            outcome,
            told,
            note,
            files,
            checked,
            unticked,
            receipt,
            part,
            rials,
            reported,
            elsewhere,
            more: left,
            by_rule,
            by_silence,
            since,
            questions,
            // Composed where it is written, in words that are not known here.
            letter: String::new(),
            contract: String::new(),
        };
        self.happens(body, actor, at, events)?;
        self.costs_after_report(found, actor, at, events)?;
        self.goes_on(task, actor, at, events)
    }

    /// Whether a task may go to another agency. Only the steward may find itself not competent, and only where the case is
    /// looked at: nobody's view, vote, signature or work is given by a stranger in its name.
    pub fn may_leave(&self, service: &Service, task: &Task) -> bool {
        use TaskKind::{Decide, Inspect, Review};
        task.of(service).is_none_or(|k| matches!(k.kind, Review | Inspect | Decide)) && self.has_case(&task.place)
    }

    fn transferred(&self, task: Id, to: Place, reason: &str, at: &Setting) -> Result<Body, Refusal> {
        let reason = said("reason", reason, true)?;
        if !(at.place_exists)(&to) {
            return Err(Refusal::wrong("to", Msg::new("answer-not-an-option")));
        }
        let open = self.task(task).ok_or(conflict("refusal-changed-meanwhile"))?;
        let from = open.place.clone();
        if to == from {
            return Err(Refusal::wrong("to", Msg::new("answer-same-unit")));
        }
        if self.is_objected() && self.decided_at() == Some(&to) {
            return Err(Refusal::wrong("to", Msg::new("answer-unit-decided")));
        }
        if to.agency != from.agency && !self.may_leave(at.service, open) {
            return Err(Refusal::wrong("to", Msg::new("answer-only-own-agency")));
        }
        if to.agency != from.agency && !at.service.may_go_to(&to.agency) {
            return Err(conflict("refusal-not-for-that-agency"));
        }
        // Two agencies that both find themselves not competent would pass it to and fro for ever.
        if to.agency != from.agency && at.handed_on.contains(&to.agency) {
            return Err(conflict("refusal-handed-on-twice"));
        }
        if to.agency == from.agency {
            self.must_not_wait(task)?;
        } else {
            self.must_not_ask()?;
        }
        // A steward that is not competent hands on everything that it has to do; otherwise the one task moves.
        let leaves = from.agency == self.steward && to.agency != self.steward;
        let moves = self.tasks.iter().filter(|t| t.id == task || leaves && t.place.agency == from.agency);
        // The money is on the account of the agency that has the task.
        if to.agency != from.agency && moves.clone().any(|t| t.reported.is_some()) {
            return Err(conflict("refusal-transfer-while-reported"));
        }
        let moved = moves.enumerate().map(|(n, t)| (t.id, Opened::elsewhere(t, route::next_id(at.fresh, n), &to))).collect();
        let anew = from.agency != to.agency;
        Ok(Body::Transferred { from, to, reason, moved, anew })
    }

    /// The unit that made the decision which stands, or by whose result a rule of the service made it.
    pub(super) fn decided_at(&self) -> Option<&Place> {
        self.decision.as_ref().filter(|d| matches!(d.by, DecidedBy::Officer | DecidedBy::Rule))?.place.as_ref()
    }

    /// Until when the person may object to a decision that is made now; nothing where there can be no objection, or was one.
    pub(super) fn object_until(&self, at: &Setting) -> Option<Millis> {
        let rules = at.service.objection.as_ref().filter(|_| self.objection.is_none())?;
        Some(Clock::of(&rules.within, at.now).limit_at(self.days(at.calendars)))
    }

    /// The last moment for an objection; nothing where there can be none. That of a decision from before it was kept is counted.
    pub fn objection_until(&self, service: &Service, calendar: &WorkingDays) -> Option<Millis> {
        let (rules, decision) = (service.objection.as_ref()?, self.objectable()?);
        Some(decision.object_until.unwrap_or_else(|| Clock::of(&rules.within, decision.at).limit_at(calendar)))
    }

    /// The same as it is kept; nothing for a decision from before it was.
    pub fn kept_objection_until(&self) -> Option<Millis> {
        self.objectable()?.object_until
    }

    /// The decision, where nobody has objected to it yet.
    fn objectable(&self) -> Option<&Decision> {
        self.decision.as_ref().filter(|_| self.status == Status::Decided && self.objection.is_none())
    }

    /// The later date that the calendars give the person to object now. A date that was told is never taken back, nor does one that has
    /// passed come again.
    pub fn objection_moved(&self, service: &Service, calendars: &Calendars, now: Millis) -> Option<Body> {
        let (rules, decision) = (service.objection.as_ref()?, self.objectable()?);
        let from = decision.object_until.filter(|until| *until >= now)?;
        let to = Clock::of(&rules.within, decision.object_from.unwrap_or(decision.at)).limit_at(self.days(calendars));
        (to > from).then_some(Body::ObjectionMoved { from, to })
    }

    /// By which rules the person may object now.
    ///
    /// # Errors
    /// When the service knows no objection, when there was one, before the decision, and when the time is over.
    pub fn may_object<'s>(&self, service: &'s Service, calendars: &Calendars, now: Millis) -> Result<&'s Objection, Refusal> {
        let rules = service.objection.as_ref().ok_or(conflict("refusal-no-objection"))?;
        if self.objection.is_some() {
            return Err(conflict("refusal-objected-already"));
        }
        let until = self.objection_until(service, self.days(calendars)).ok_or(conflict("refusal-not-decided"))?;
        if until < now { Err(conflict("refusal-objection-too-late")) } else { Ok(rules) }
    }

    fn objected(&self, text: &str, files: Vec<Attached>, at: &Setting) -> Result<Body, Refusal> {
        let rules = self.may_object(at.service, at.calendars, at.now)?;
        let text = said("text", text, true)?;
        not_too_many(&files)?;
        let stage = rules.stages.first().ok_or(conflict("refusal-no-objection"))?;
        // The superior unit that had the case until it was decided looks at no objection in place of others.
        let anew = Case { escalated: None, ..self.clone() };
        let opened = route::first_tasks(&anew, stage, at)?;
        Ok(Body::Objected { text, files, stage: stage.id.clone(), opened, from: self.stage.clone() })
    }
}
