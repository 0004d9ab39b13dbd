//! A case: the agency's handling of one application. A pure state machine: state, act, who and when go in; the new
//! state, the event and what follows from it come out. Nothing here is stored, shown or sent.

use crate::actor::Actor;
use crate::calendar::WorkingDays;
use crate::clock::Clock;
use crate::fee::Invoice;
use crate::message::Msg;
use crate::package::{Outcome, Service};
use crate::permission::{self, Right};
use crate::question::Attached;
use crate::refusal::Refusal;
use crate::text::Lang;
use crate::{Id, Millis};
use serde::{Deserialize, Serialize};

/// Longest text of a message, question, note or reason, in characters.
pub const LONGEST_TEXT: usize = 4000;

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

/// One piece of human work; a case that is not closed has exactly one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Its id, a new one at each stage and unit.
    pub id: Id,
    /// Sign-in name of the officer who has it.
    pub officer: Option<String>,
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
    /// When.
    pub at: Millis,
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
    /// Stage id.
    pub stage: String,
    /// Status.
    pub status: Status,
    /// The open task.
    pub task: Option<Task>,
    /// The legal clock.
    pub clock: Clock,
    /// What the person is asked, while waiting.
    pub question: Option<String>,
    /// The decision.
    pub decision: Option<Decision>,
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
    /// An officer asks the person for more; the clock stops.
    Ask { text: String },
    /// The person answers; the clock runs again.
    Answer { text: String, files: Vec<Attached> },
    /// A note for officers only.
    Note { text: String },
    /// A message to the other side.
    Message { text: String },
    /// An officer ends the stage; the next one begins.
    Advance { note: String },
    /// An officer hands the case to the unit that is competent.
    Transfer { to: Place, reason: String },
    /// An officer decides.
    Decide { decision: String, ground: String, note: String },
    /// The person takes it back.
    Withdraw { reason: String },
}

/// What happened, as the body of an event.
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
    },
    Claimed,
    Released,
    TakenOver {
        from: String,
        reason: String,
    },
    Asked {
        text: String,
    },
    Answered {
        text: String,
        files: Vec<Attached>,
    },
    Noted {
        text: String,
    },
    Message {
        from_person: bool,
        text: String,
    },
    Advanced {
        from: String,
        to: String,
        acting: Place,
        note: String,
    },
    Transferred {
        from: Place,
        to: Place,
        reason: String,
    },
    Decided {
        decision: String,
        outcome: Outcome,
        ground: String,
        note: String,
        letter: String,
    },
    Withdrawn {
        reason: String,
    },
    DueChanged {
        from: Millis,
        to: Millis,
    },
    Read {
        place: Place,
    },
}

impl Body {
    /// The kind, as stored in the event's own column.
    pub fn kind(&self) -> &'static str {
        match self {
            Body::Submitted { .. } => "submitted",
            Body::Claimed => "claimed",
            Body::Released => "released",
            Body::TakenOver { .. } => "taken_over",
            Body::Asked { .. } => "asked",
            Body::Answered { .. } => "answered",
            Body::Noted { .. } => "noted",
            Body::Message { .. } => "message",
            Body::Advanced { .. } => "advanced",
            Body::Transferred { .. } => "transferred",
            Body::Decided { .. } => "decided",
            Body::Withdrawn { .. } => "withdrawn",
            Body::DueChanged { .. } => "due_changed",
            Body::Read { .. } => "read",
        }
    }
    /// Whether the person is told of it in the timeline. Notes, claims and reads have their own places or none.
    pub fn is_for_person(&self) -> bool {
        !matches!(self, Body::Noted { .. } | Body::Read { .. } | Body::Released | Body::TakenOver { .. })
    }
    /// Whether the person gets a notice.
    pub fn is_notice(&self) -> bool {
        match self {
            Body::Asked { .. } | Body::Advanced { .. } | Body::Transferred { .. } | Body::Decided { .. } | Body::DueChanged { .. } => true,
            Body::Message { from_person, .. } => !from_person,
            _ => false,
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

/// What an event does to the mark of unread words on the open task.
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
    /// Of an event: `actor` as in the event, `officer` who has the task after it, `acting` the unit that acts. A task that
    /// an officer has is looked at by that officer; a free one by anybody of the unit. Who acts has looked.
    pub fn of(body: &Body, actor: &str, officer: Option<&str>, acting: &Place) -> Mark {
        let by = actor.strip_prefix("officer:");
        match body {
            Body::Message { from_person: true, .. } => Mark::Set(Unread::Message),
            Body::Answered { .. } => Mark::Set(Unread::Answer),
            Body::Read { place } if officer.is_none() && place != acting => Mark::Keep,
            _ if by.is_some() && (officer.is_none() || officer == by) => Mark::Clear,
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

/// The state after an act and what happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// New state.
    pub case: Case,
    /// The event's body.
    pub body: Body,
}

/// A new case from a complete application. `ids` are fresh: case and task. The answers' hash binds them to the event.
#[allow(clippy::too_many_arguments)]
pub fn submit(
    service: &Service,
    person: Id,
    lang: Lang,
    tracking_code: String,
    ids: (Id, Id),
    answers_hash: String,
    invoice: Option<Invoice>,
    now: Millis,
) -> Step {
    // A checked package has at least one stage.
    let stage = service.stages.first().map(|s| (s.id.clone(), s.unit.clone())).unwrap_or_default();
    let acting = Place { agency: service.agency.clone(), unit: stage.1 };
    let case = Case {
        id: ids.0,
        tracking_code,
        service: service.id.clone(),
        version: service.version,
        person,
        lang,
        steward: service.agency.clone(),
        acting: acting.clone(),
        acted_before: vec![],
        stage: stage.0.clone(),
        status: Status::Open,
        task: Some(Task { id: ids.1, officer: None }),
        clock: Clock::start(service.time.days, service.time.count, now),
        question: None,
        decision: None,
        submitted_at: now,
        changed_at: now,
    };
    let body = Body::Submitted {
        service: service.id.clone(),
        version: service.version,
        steward: case.steward.clone(),
        acting,
        stage: stage.0,
        answers: answers_hash,
        invoice,
    };
    Step { case, body }
}

fn said(field: &str, text: &str, needed: bool) -> Result<String, Refusal> {
    let text = crate::persian::tidy(&text.replace("\r\n", "\n"));
    let length = text.chars().count();
    if needed && text.is_empty() {
        return Err(Refusal::wrong(field, Msg::new("answer-needed")));
    }
    if length > LONGEST_TEXT {
        return Err(Refusal::wrong(field, Msg::new("answer-too-long").with("max", LONGEST_TEXT).with("length", length)));
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Refusal::wrong(field, Msg::new("answer-control-character")));
    }
    Ok(text)
}

impl Case {
    /// The day by which the agency must be done, as the last millisecond of it; `None` while the clock stands or when closed.
    pub fn due_at(&self, calendar: &WorkingDays) -> Option<Millis> {
        if self.status.is_closed() { None } else { self.clock.due_at(calendar) }
    }

    /// The case without its officer, who left or works elsewhere; nothing when nobody has it.
    pub fn freed(&self, now: Millis) -> Option<Step> {
        let mut case = self.clone();
        case.task.as_mut()?.officer.take()?;
        case.changed_at = now;
        Some(Step { case, body: Body::Released })
    }

    /// What happens when the calendar moves the day that was `stored`; nothing when it is still the same, while the clock
    /// stands, or when closed.
    pub fn due_changed(&self, stored: Option<Millis>, calendar: &WorkingDays, now: Millis) -> Option<Step> {
        match (stored, self.due_at(calendar)) {
            (Some(from), Some(to)) if from != to => {
                Some(Step { case: Case { changed_at: now, ..self.clone() }, body: Body::DueChanged { from, to } })
            }
            _ => None,
        }
    }

    /// Does `act`. `fresh` is an id for a task that the act may open; `place_exists` says whether a unit exists.
    #[allow(clippy::too_many_arguments)]
    pub fn act(
        &self,
        service: &Service,
        calendar: &WorkingDays,
        actor: &Actor,
        act: Act,
        fresh: Id,
        now: Millis,
        place_exists: impl Fn(&Place) -> bool,
    ) -> Result<Step, Refusal> {
        let right = match act {
            Act::Claim => Right::Claim,
            Act::Release => Right::Release,
            Act::TakeOver { .. } => Right::TakeOver,
            Act::Ask { .. } => Right::Ask,
            Act::Answer { .. } => Right::Answer,
            Act::Note { .. } => Right::Note,
            Act::Message { .. } => Right::Message,
            Act::Advance { .. } => Right::Advance,
            Act::Transfer { .. } => Right::Transfer,
            Act::Decide { .. } => Right::Decide,
            Act::Withdraw { .. } => Right::Withdraw,
        };
        permission::demand(actor, self, right)?;
        if self.status.is_closed() && !matches!(act, Act::Note { .. } | Act::Message { .. }) {
            return Err(Refusal::Conflict(Msg::new("refusal-case-closed")));
        }
        let mut case = self.clone();
        case.changed_at = now;
        let officer = match actor {
            Actor::Officer(o) => Some(o.name.as_str()),
            _ => None,
        };
        // Whoever works on a free task has it from then on; a note or a message leaves it where it is.
        if let Some(name) = officer
            && !matches!(act, Act::Note { .. } | Act::Message { .. } | Act::TakeOver { .. })
            && let Some(task) = &mut case.task
        {
            match &task.officer {
                Some(has) if has != name => return Err(Refusal::TakenBy(has.clone())),
                Some(_) if act == Act::Claim => return Err(Refusal::Conflict(Msg::new("refusal-claimed-already"))),
                None if act == Act::Release => return Err(Refusal::Conflict(Msg::new("refusal-not-claimed"))),
                _ => task.officer = Some(name.into()),
            }
        }
        let body = match act {
            Act::Claim => Body::Claimed,
            Act::Release => {
                if let Some(task) = &mut case.task {
                    task.officer = None;
                }
                Body::Released
            }
            Act::TakeOver { reason } => {
                let reason = said("reason", &reason, true)?;
                let name = officer.unwrap_or_default();
                let has = case.task.as_mut().map(|t| &mut t.officer);
                match has {
                    Some(Some(from)) if from != name => Body::TakenOver { from: std::mem::replace(from, name.into()), reason },
                    Some(Some(_)) => return Err(Refusal::Conflict(Msg::new("refusal-claimed-already"))),
                    _ => return Err(Refusal::Conflict(Msg::new("refusal-not-claimed"))),
                }
            }
            Act::Ask { text } => {
                let text = said("text", &text, true)?;
                if case.status == Status::Waiting {
                    return Err(Refusal::Conflict(Msg::new("refusal-asked-already")));
                }
                case.status = Status::Waiting;
                case.question = Some(text.clone());
                case.clock.stop(now);
                Body::Asked { text }
            }
            Act::Answer { text, files } => {
                if case.status != Status::Waiting {
                    return Err(Refusal::Conflict(Msg::new("refusal-nothing-asked")));
                }
                let text = said("text", &text, files.is_empty())?;
                case.status = Status::Open;
                case.question = None;
                case.clock.resume(calendar, now);
                Body::Answered { text, files }
            }
            Act::Note { text } => Body::Noted { text: said("text", &text, true)? },
            Act::Message { text } => Body::Message { from_person: officer.is_none(), text: said("text", &text, true)? },
            Act::Advance { note } => {
                let note = said("note", &note, false)?;
                let next = service.stage_after(&case.stage).ok_or(Refusal::Conflict(Msg::new("refusal-last-stage")))?;
                case.must_not_wait()?;
                let from = std::mem::replace(&mut case.stage, next.id.clone());
                // The stage's unit belongs to the agency that wrote the service; a case handed to another agency stays there.
                let to = Place { agency: service.agency.clone(), unit: next.unit.clone() };
                if case.acting.agency == service.agency {
                    case.move_to(to);
                }
                case.task = Some(Task { id: fresh, officer: None });
                Body::Advanced { from, to: case.stage.clone(), acting: case.acting.clone(), note }
            }
            Act::Transfer { to, reason } => {
                let reason = said("reason", &reason, true)?;
                if !place_exists(&to) {
                    return Err(Refusal::wrong("to", Msg::new("answer-not-an-option")));
                }
                if to == case.acting {
                    return Err(Refusal::wrong("to", Msg::new("answer-same-unit")));
                }
                case.must_not_wait()?;
                let from = case.acting.clone();
                case.steward = to.agency.clone();
                case.move_to(to.clone());
                case.task = Some(Task { id: fresh, officer: None });
                Body::Transferred { from, to, reason }
            }
            Act::Decide { decision, ground, note } => {
                let kind = service.decision(&decision).ok_or(Refusal::wrong("decision", Msg::new("answer-not-an-option")))?;
                if !kind.grounds.iter().any(|g| g.id == ground) {
                    let elsewhere = service.decisions.iter().any(|d| d.grounds.iter().any(|g| g.id == ground));
                    let why = if elsewhere { "answer-ground-of-other-decision" } else { "answer-not-an-option" };
                    return Err(Refusal::wrong("ground", Msg::new(why)));
                }
                let note = said("note", &note, false)?;
                if !service.stage(&case.stage).is_none_or(|s| s.decides) {
                    return Err(Refusal::Conflict(Msg::new("refusal-stage-does-not-decide")));
                }
                case.must_not_wait()?;
                case.status = Status::Decided;
                case.task = None;
                case.decision =
                    Some(Decision { kind: decision.clone(), outcome: kind.outcome, ground: ground.clone(), note: note.clone(), at: now });
                Body::Decided { decision, outcome: kind.outcome, ground, note, letter: String::new() }
            }
            Act::Withdraw { reason } => {
                let reason = said("reason", &reason, false)?;
                case.status = Status::Withdrawn;
                case.question = None;
                case.task = None;
                Body::Withdrawn { reason }
            }
        };
        Ok(Step { case, body })
    }

    fn must_not_wait(&self) -> Result<(), Refusal> {
        if self.status == Status::Waiting { Err(Refusal::Conflict(Msg::new("refusal-waits-for-person"))) } else { Ok(()) }
    }

    fn move_to(&mut self, to: Place) {
        if to != self.acting {
            let from = std::mem::replace(&mut self.acting, to);
            if !self.acted_before.contains(&from) {
                self.acted_before.push(from);
            }
        }
    }
}
