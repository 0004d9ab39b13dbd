//! Of what happened in a case, what the person was told with consequences: of each there is a letter, with who answers for the
//! case, who acts, what is asked, and until when by which rule, as it was then. How agencies and units are called, and their contracts
//! beside that of a decision, the packages of now say.

use super::{Body, Case, News, Told, begin, to_correct};
use crate::calendar::Calendars;
use crate::fee;
use crate::package::{DecisionKind, Outcome, Question, Service};
use crate::text::{Lang, Text};
use crate::{Id, Millis};
use serde_json::Value;
use std::collections::BTreeMap;

/// What is to be paid in a state: at which open tasks, and which instalment is next.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Payments {
    tasks: Vec<Id>,
    next: Option<(usize, usize)>,
    rials: Option<i64>,
}

impl Payments {
    /// Whether it came to where the person pays, or pays the next instalment or another sum, since `before`.
    pub fn are_asked_since(&self, before: &Payments) -> bool {
        self.tasks.iter().any(|task| !before.tasks.contains(task) || before.next != self.next || before.rials != self.rials)
    }
}

impl Case {
    /// What is to be paid now.
    pub fn payments(&self, service: &Service) -> Payments {
        // What is reported and not found was asked for before.
        let pays = self.tasks.iter().filter(|t| self.is_paid_at(t, service));
        Payments {
            tasks: pays.map(|t| t.id).collect(),
            next: self.instalments().and_then(|o| o.next_number()),
            rials: self.owes.as_ref().map(|o| o.left()),
        }
    }
}

/// What an event tells the person with consequences; nothing where it tells nothing, or only what the person did.
fn told(body: &Body, state: Option<&Case>, service: &Service, calendars: &Calendars) -> Option<Told> {
    Some(match body {
        Body::Asked { .. } => Told::Asked,
        Body::TakenBack { .. } => Told::TakenBack,
        Body::AnswerMoved { .. } => Told::AnswerMoved,
        Body::Extended { own: None, .. } => Told::Extended,
        Body::Extended { own: Some(_), .. } => Told::TaskExtended,
        Body::Appointed { .. } => Told::Appointed,
        Body::VisitCalledOff { .. } => Told::VisitCalledOff,
        Body::PaymentNotFound { .. } => Told::PaymentNotFound,
        Body::VisitOnHoliday { .. } => Told::VisitOnHoliday,
        Body::Transferred { .. } => Told::Transferred,
        Body::Decided { .. } => Told::Decided,
        Body::Finished { letter, .. } if !letter.is_empty() => Told::Signed,
        Body::DueChanged { task: None, .. } | Body::InstalmentMoved { .. } | Body::ObjectionMoved { .. } => Told::DueChanged,
        // What moved is told where it concerns the person.
        Body::DueChanged { task: Some(_), .. } => state?.moved_in(body, service, calendars).map(|_| Told::DueChanged)?,
        _ => return None,
    })
}

/// The state after one more event, the `n`th; nothing where no act could have made it there.
pub(super) fn after(
    service: &Service,
    stored: &Case,
    state: Option<Case>,
    (n, body, actor, at): (usize, &Body, &str, Millis),
) -> Option<Case> {
    match state {
        None if n == 0 => begin(service, stored.id, stored.person, stored.lang, stored.tracking_code.clone(), body, at),
        Some(mut case) => case.follow(service, body, actor, at).map(|()| case),
        None => None,
    }
}

/// The letters of a case: of each event that has one its place among `events`, and what it tells. `events` are all of the case,
/// oldest first, each with who did it and when; `stored` gives what they do not hold.
pub fn letters<'e>(
    service: &Service,
    calendars: &Calendars,
    stored: &Case,
    events: impl Iterator<Item = (&'e Body, &'e str, Millis)>,
) -> Vec<(usize, Told)> {
    // Only what is paid needs the states between: most services have nothing of it.
    let pays = service.takes_money();
    let (mut state, mut before): (Option<Case>, Payments) = Default::default();
    let mut all: Vec<(usize, Told)> = vec![];
    let mut moved = None;
    let mut happened: Vec<&Body> = vec![];
    for (n, (body, actor, at)) in events.enumerate() {
        if pays {
            state = after(service, stored, state.take(), (n, body, actor, at));
            happened.push(body);
        }
        let payments = state.as_ref().map(|s| s.payments(service)).unwrap_or_default();
        // As when it happened: where something else is looked for still, nothing is asked for.
        let late = state.as_ref().is_some_and(|s| {
            let asks = |invoice| fee::demand(service, s, invoice, happened.iter().copied()) == fee::Demand::Asked;
            s.asks_late(service, body) && fee::in_force(happened.iter().copied()).is_some_and(asks)
        });
        let asked = (late || payments.are_asked_since(&before)).then_some(Told::Payment);
        before = payments;
        let Some(tells) = told(body, state.as_ref(), service, calendars).or(asked) else { continue };
        // That the next task opened is no news of its own: it is told with what it follows from, but where that has a letter of its own.
        let follows = matches!(body, Body::Opened { .. }) && all.last().is_none_or(|last| last.0 + 1 != n || last.1 != Told::Signed);
        let n = if follows { n.saturating_sub(1) } else { n };
        // Dates that move together are told together, also where something else is told between them.
        let together = tells == Told::DueChanged && moved.replace(at) == Some(at);
        if !together && all.last().is_none_or(|last| last.0 != n) {
            all.push((n, tells));
        }
    }
    all
}

/// Why a letter that was signed holds no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Void {
    /// Another was signed in its place.
    Replaced,
    /// The task was done anew, and it was not signed.
    Unsigned,
    /// The case was refused.
    Refused,
    /// The case was taken back.
    Withdrawn,
    /// It was signed while an objection to a refusal was looked at, and that was taken back: the refusal stands.
    TakenBack,
}

impl Void {
    /// As in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Void::Replaced => "replaced",
            Void::Unsigned => "unsigned",
            Void::Refused => "refused",
            Void::Withdrawn => "withdrawn",
            Void::TakenBack => "taken_back",
        }
    }
}

/// What ended a letter that was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voided {
    /// Why it holds no more.
    pub why: Void,
    /// Number of the event that ended it: of another letter or of a decision, where there is one to read.
    pub by: i64,
    /// When.
    pub at: Millis,
}

/// What ended the letter that was signed with the event `signed`; nothing where it holds. `events` are those of the case, each with its
/// number and moment, oldest first. Of several letters of a task the newest counts. What was refused is so also while an objection to that is
/// looked at, and holds again where it is granted after all, but where another letter was signed for that meanwhile. What is signed while such an objection is looked at holds, until that is taken
/// back or it is refused anew.
pub fn voided<'e>(signed: i64, events: impl Iterator<Item = (i64, Millis, &'e Body)>) -> Option<Voided> {
    let (mut task, mut anew, mut ended): (Option<&str>, _, Option<Voided>) = (None, None, None);
    // The letter that was signed since it was refused.
    let mut instead = None;
    // Whether it was signed while an objection to a refusal was looked at.
    let mut refused = false;
    for (by, at, body) in events {
        let void = |why| Some(Voided { why, by, at });
        match (task, body) {
            (None, Body::Finished { of, .. }) if by == signed => task = Some(of),
            (None, _) if by == signed => return None,
            (None, Body::Decided { outcome, .. }) => refused = *outcome == Outcome::Refused,
            (None, _) => {}
            (Some(task), Body::Finished { of, .. }) if of == task => {
                anew = void(if body.signed_letter().is_some() { Void::Replaced } else { Void::Unsigned });
            }
            (_, Body::Finished { .. }) if ended.is_some_and(|e| e.why == Void::Refused) && body.signed_letter().is_some() => {
                instead = void(Void::Replaced);
            }
            (_, Body::Decided { outcome: Outcome::Refused, .. }) => (ended, instead) = (void(Void::Refused), None),
            (_, Body::Decided { outcome: Outcome::Granted, .. }) => (ended, refused) = (instead, false),
            (_, Body::Withdrawn { objection: false, .. }) => ended = void(Void::Withdrawn),
            (_, Body::Withdrawn { objection: true, .. }) if refused => ended = void(Void::TakenBack),
            (_, Body::Withdrawn { objection: true, .. }) => instead = None,
            _ => {}
        }
    }
    anew.or(ended)
}

/// A letter that was signed, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedLetter {
    /// The title of the outcome with which it was signed.
    pub title: Text,
    /// When.
    pub at: Millis,
    /// What ended it; nothing where it holds.
    pub void: Option<Voided>,
}

/// The letters that were signed, oldest first. `events` are those of the case, each with its number and moment, oldest first.
pub fn signed_letters<'e>(service: &Service, events: impl Iterator<Item = (i64, Millis, &'e Body)> + Clone) -> Vec<SignedLetter> {
    let signed = events.clone().filter_map(|(seq, at, body)| match body {
        Body::Finished { of, outcome, .. } if body.signed_letter().is_some() => {
            let title = service.outcome(of, outcome).map_or_else(Text::default, |o| o.title.clone());
            Some(SignedLetter { title, at, void: voided(seq, events.clone()) })
        }
        _ => None,
    });
    signed.collect()
}

/// The letters that the last of these events ended because the application, or the objection in which they were signed, was taken back: the
/// title of each and when it was signed. `events` are those of the case, each with its moment, oldest first.
pub fn voided_now(service: &Service, events: &[(Millis, &Body)]) -> Vec<(Text, Millis)> {
    let numbered = || (0..).zip(events).map(|(n, (at, body))| (n, *at, *body));
    let last = events.len() as i64 - 1;
    let is_now = |n: i64| voided(n, numbered()).is_some_and(|v| v.by == last && matches!(v.why, Void::Withdrawn | Void::TakenBack));
    let signed = numbered().filter_map(|(n, at, body)| match body {
        Body::Finished { of, outcome, .. } if body.signed_letter().is_some() && is_now(n) => {
            Some((service.outcome(of, outcome)?.title.clone(), at))
        }
        _ => None,
    });
    signed.collect()
}

/// The questions of which the answers stand in the letter that was signed with the event `signed`, in the language `lang`, and are others by
/// now, in the order of the form. `events` are those of the case as for [`voided`]. The letter holds all the same: what that means, says who
/// signed it.
pub fn outdated<'s, 'e>(
    service: &'s Service,
    lang: Lang,
    signed: i64,
    events: impl Iterator<Item = (i64, Millis, &'e Body)>,
) -> Vec<&'s Question> {
    let mut events = events.skip_while(|(by, ..)| *by != signed).map(|(.., body)| body);
    let Some(Body::Finished { of, outcome, .. }) = events.next() else { return vec![] };
    let Some(letter) = service.outcome(of, outcome).map(|o| o.letter.get(lang)) else { return vec![] };
    // Each with the answer that was told and that of now: what was changed back is told rightly.
    let mut changes: BTreeMap<&str, [Option<&Value>; 2]> = BTreeMap::new();
    for body in events {
        let Body::Answered { changed: Some(changed), .. } = body else { continue };
        for change in &changed.changes {
            changes.entry(&change.question).or_insert([change.old.as_ref(); 2])[1] = change.new.as_ref();
        }
    }
    let is_other = |q: &&Question| changes.get(q.id.as_str()).is_some_and(|[old, new]| old != new);
    let is_told = |q: &&Question| letter.contains(&format!("{}{}}}", DecisionKind::ANSWER, q.id));
    service.questions().filter(is_other).filter(is_told).collect()
}

/// Where the case stood after its event `n`, and what was told of that as far as the events and these calendars say it: for what was told
/// before it was kept. `events` and `stored` are as for [`letters`]; nothing where the events do not give the state.
pub fn as_told(
    service: &Service,
    calendars: &Calendars,
    stored: &Case,
    events: &[(&Body, &str, Millis)],
    n: usize,
) -> Option<(Case, News)> {
    let (body, _, at) = *events.get(n)?;
    // What happened at one moment was told together.
    let first = events[..n].iter().rposition(|e| e.2 != at).map_or(0, |i| i + 1);
    let together = events[n..].iter().take_while(|e| e.2 == at).count();
    let (mut state, mut before, mut then) = (None, None, None);
    let mut moved = vec![];
    for (i, (body, actor, at)) in events[..n + together].iter().enumerate() {
        if i == first {
            before.clone_from(&state);
        }
        state = after(service, stored, state.take(), (i, body, actor, *at));
        let case = state.as_ref()?;
        moved.extend(case.moved_in(body, service, calendars).filter(|_| i >= first));
        if i == n {
            then = Some(case.clone());
        }
    }
    let case = then?;
    let before = before.as_ref();
    let found = match body {
        Body::Asked { by_rule: true, .. } => to_correct(service, events[..=n].iter().map(|e| e.0)),
        _ => vec![],
    };
    let moved = match told(body, Some(&case), service, calendars) {
        Some(Told::DueChanged) => moved,
        _ => before.and_then(|b| case.moved_by(body, b, service, calendars)).into_iter().collect(),
    };
    let visits_off = before.map(|b| case.visits_off(b, at)).unwrap_or_default();
    let news = News { moved, found, visits_off, ..case.news(service, calendars, body, at) };
    Some((case, news))
}
