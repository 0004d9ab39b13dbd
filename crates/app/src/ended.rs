//! Who was quicker: what is said to an officer whose task has ended, or gone elsewhere, while its page was open.

use crate::step::Read;
use crate::{App, Result, submit};
use domain::case::{Body, Case};
use domain::package::Service;
use domain::permission::{self, Right};
use domain::{Actor, Arg, Id, Millis, Msg, Refusal, Text};

/// Refuses what names a task that is not open any more, with what became of it. Nobody who may not read the case learns that.
pub(crate) fn must_be_open(app: &App, tx: &mut store::Tx, actor: &Actor, read: &Read, named: Option<Id>) -> Result<()> {
    let Some(task) = named.filter(|task| read.case.task(*task).is_none()) else { return Ok(()) };
    permission::demand(actor, &read.case, Right::Read)?;
    let why = refusal(app, tx, &read.case, &read.service, task)?;
    Err(why.unwrap_or(Refusal::Conflict(Msg::new("refusal-changed-meanwhile"))).into())
}

/// What became of a task that a page or a program names and that is not open any more: who ended it, with what and when;
/// nothing where the case never had it. For those who may read the case.
pub(crate) fn refusal(app: &App, tx: &mut store::Tx, case: &Case, service: &Service, task: Id) -> Result<Option<Refusal>> {
    if case.task(task).is_some() {
        return Ok(None);
    }
    let (mut was_open, mut ended) = (false, None);
    for event in store::event::of_case(tx, case.id)? {
        let body = submit::body(&event)?;
        was_open |= opens(&body, task);
        // What ended it, or else the first thing after it was open that ended whatever there was.
        if ends(&body, task) || was_open && ended.is_none() && ends_all(&body, task) {
            ended = Some((body, event.actor, event.at));
        }
    }
    let Some((body, actor, at)) = ended else { return Ok(None) };
    let officer = match actor.strip_prefix("officer:") {
        Some(name) => Some(Arg::named(&store::officer::get(tx, name)?.map(|a| a.title).unwrap_or_default(), name)),
        None => None,
    };
    Ok(Some(Refusal::Conflict(told(app, service, &body, officer, at))))
}

fn opens(body: &Body, task: Id) -> bool {
    match body {
        Body::Submitted { opened, .. } | Body::Advanced { opened, .. } | Body::Opened { opened } | Body::Objected { opened, .. } => {
            opened.iter().any(|o| o.id == task)
        }
        Body::Transferred { moved, .. } | Body::Escalated { opened: moved, .. } => moved.iter().any(|(_, o)| o.id == task),
        _ => false,
    }
}

fn ends(body: &Body, id: Id) -> bool {
    match body {
        Body::Finished { task, .. } => *task == id,
        Body::Transferred { moved, .. } | Body::Escalated { opened: moved, .. } => moved.iter().any(|(old, _)| *old == id),
        _ => false,
    }
}

fn ends_all(body: &Body, id: Id) -> bool {
    match body {
        Body::Advanced { .. } | Body::Objected { .. } => !opens(body, id),
        Body::Transferred { moved, .. } => moved.iter().any(|(_, o)| o.decides && o.id != id),
        Body::Opened { opened } => opened.iter().any(|o| o.decides && o.id != id),
        Body::Decided { .. } | Body::Withdrawn { .. } => true,
        _ => false,
    }
}

/// `officer` is who did it; nothing where that was the law's clock or a rule of the service.
fn told(app: &App, service: &Service, body: &Body, officer: Option<Arg>, at: Millis) -> Msg {
    let by = |with: &'static str, without: &'static str| match &officer {
        Some(officer) => Msg::new(with).with("officer", officer.clone()).with("at", Arg::Moment { at }),
        None => Msg::new(without).with("at", Arg::Moment { at }),
    };
    let words = |t: Option<&Text>, id: &str| t.map_or_else(|| Arg::from(id), |t| Arg::from(t.clone()));
    match body {
        Body::Finished { of, outcome, .. } => {
            let found = service.task(of).and_then(|t| t.outcomes.iter().find(|o| o.id == *outcome));
            by("refusal-task-ended", "refusal-task-ended-by-rule").with("outcome", words(found.map(|o| &o.title), outcome))
        }
        Body::Decided { decision, .. } => {
            let kind = service.decision(decision);
            by("refusal-task-ended", "refusal-task-ended-by-rule").with("outcome", words(kind.map(|k| &k.title), decision))
        }
        Body::Transferred { to, .. } | Body::Escalated { to, .. } => {
            let agency = app.offer.agency(&to.agency);
            let unit = app.offer.unit(to);
            by("refusal-task-moved", "refusal-task-moved-by-rule")
                .with("unit", words(unit.map(|u| &u.title), &to.unit))
                .with("agency", words(agency.map(|a| &a.title), &to.agency))
        }
        Body::Advanced { to, .. } => {
            by("refusal-stage-ended", "refusal-stage-ended-by-rule").with("stage", words(service.stage(to).map(|s| &s.title), to))
        }
        _ => Msg::new("refusal-task-gone").with("at", Arg::Moment { at }),
    }
}
