//! Tracking by code without sign-in: where a case stands and who answers for it, nothing personal.

use crate::{App, Brief, Result, now, submit};
use domain::case::{self, Duty, IfLate, Place, SignedLetter, Status, Turn};
use domain::package::{DayKind, Service};
use domain::{Id, Millis, Refusal, Text, tracking};
use std::sync::Arc;

/// What stands under a code: nothing that is anybody's own. What was asked, answered or objected, who applied and what is owed
/// do not leave this file, nor when somebody is at home for a visit; until when an answer or a payment is awaited is told as the limit of the
/// agency is, and of a visit only to the person whose case it is.
#[derive(Debug, Clone)]
pub struct Tracked {
    /// The case, where it is that of the person who looks.
    pub own: Option<Id>,
    /// Tracking code.
    pub code: String,
    /// Id of the service.
    pub service_id: String,
    /// The version of the service to which it is pinned; nothing where that is not here. Then there is no turn, no rule, and
    /// nothing that follows.
    pub service: Option<Arc<Service>>,
    /// Where it stands.
    pub status: Status,
    /// Whether it was opened for another case.
    pub part: bool,
    /// Id of the stage.
    pub stage: String,
    /// Id of the agency that answers for it.
    pub steward: String,
    /// Ids of those that answered for it before, each until when; the first one first.
    pub former_stewards: Vec<(String, Millis)>,
    /// The unit that has the first of the open tasks, or that acted last.
    pub acting: Place,
    /// Whose turn it is; nothing when closed.
    pub turn: Option<Turn>,
    /// Until when each of the units that act has its own work done, and by which rule, where the service has a limit for that; in the order
    /// of the turn.
    pub units_until: Vec<Option<(Millis, Option<Text>)>>,
    /// Whether an objection to the decision is being looked at.
    pub objected: bool,
    /// Until when the agency must be done; nothing while the clock stands or when closed.
    pub due_at: Option<Millis>,
    /// How much of that limit is left, as it counts; negative when it has passed, and what is kept while the clock stands.
    pub left: (DayKind, i64),
    /// The rule by which that limit stands; nothing when closed.
    pub due_rule: Option<Text>,
    /// The rule by which it stood before it was extended; nothing where it was not, and when closed.
    pub rule_before_extension: Option<Text>,
    /// By when it is said whether the application is complete, no moment while that waits, and the rule; nothing when it was said.
    pub complete_by: Option<(Option<Millis>, Text)>,
    /// What happens when the limit passes; nothing when closed, nor once it has passed.
    pub if_late: Option<IfLate>,
    /// The letters that were signed, oldest first, and whether each holds: whoever is shown one on paper asks here.
    pub signed: Vec<SignedLetter>,
    /// When it was submitted.
    pub submitted_at: Millis,
    /// When it last changed.
    pub changed_at: Millis,
}

/// A turn as a stranger may know it: not when somebody comes to the person, who is at home then.
fn neutral(mut turn: Turn) -> Turn {
    turn.person.retain(|awaited| !matches!(awaited.what, Duty::Visit(_)));
    turn
}

/// What stands under a code, to `me` or to anybody. A code that cannot be one and a code that is not in use get the same answer.
pub async fn by_code(app: &App, typed: &str, me: Option<Id>) -> Result<Tracked> {
    let code = tracking::parse(typed).ok_or(Refusal::NotFound)?;
    let found = app.store.read(|tx| {
        let Some(found) = store::case::by_code(tx, &code)? else { return Ok(None) };
        // Hardly any case has been handed on, and of the others nobody reads what happened.
        let elsewhere = found.case.may_have_been_elsewhere() && store::event::has(tx, found.case.id, "transferred")?;
        let signs = app.offer.version(&found.case.service, found.case.version).is_some_and(|s| s.signs_letters());
        let events = if elsewhere || signs { store::event::of_case(tx, found.case.id)? } else { vec![] };
        Ok(Some((found, events)))
    });
    let (Brief { case, due_at }, events) = found.await?.ok_or(Refusal::NotFound)?;
    let service = app.offer.version(&case.service, case.version);
    let of = service.as_deref();
    let complete_by = of.and_then(|s| case.complete_by(s, case.days(&app.offer.calendars)));
    let (own, at, days) = (me == Some(case.person), now::now(), case.days(&app.offer.calendars));
    let turn = of.and_then(|s| case.turn(s, &app.offer.calendars, at)).map(|turn| if own { turn } else { neutral(turn) });
    let until = |unit: &Place| case.unit_until(unit, of?, &app.offer.calendars).map(|(at, rule)| (at, rule.cloned()));
    let bodies = events.iter().map(submit::body).collect::<Result<Vec<_>>>()?;
    let happened = events.iter().zip(&bodies).map(|(e, body)| (body, e.actor.as_str(), e.at));
    let numbered = events.iter().zip(&bodies).map(|(e, body)| (e.seq, e.at, body));
    let signed = of.map(|s| case::signed_letters(s, numbered)).unwrap_or_default();
    let beside = of.map(|s| case::beside(s, &app.offer.calendars, &case, happened)).unwrap_or_default();
    Ok(Tracked {
        own: own.then_some(case.id),
        units_until: turn.iter().flat_map(|t| &t.acting).map(until).collect(),
        turn,
        due_rule: of.filter(|_| !case.status.is_closed()).map(|s| case.due_rule(s).clone()),
        rule_before_extension: of.filter(|_| !case.status.is_closed()).and_then(|s| case.rule_before_extension(s).cloned()),
        complete_by: complete_by.map(|(at, rule)| (at, rule.clone())),
        if_late: of.and_then(|s| case.if_late(s, due_at, at)),
        objected: case.is_objected(),
        left: (case.clock.count, case.legal_clock(days).days_left(days, at)),
        due_at,
        code: case.tracking_code,
        service_id: case.service,
        status: case.status,
        part: case.parent.is_some(),
        stage: case.stage,
        steward: case.steward,
        former_stewards: beside.into_iter().zip(&events).filter_map(|(b, e)| Some((b.left?, e.at))).collect(),
        acting: case.acting,
        signed,
        submitted_at: case.submitted_at,
        changed_at: case.changed_at,
        service,
    })
}
