//! Cases of other services that a case needs: opening them, going on when they end, telling it when what they came to is replaced, ending them when
//! nobody needs them any more.
//!
//! All of it is jobs, queued in the transaction that makes them necessary and safe to repeat: each looks at the cases as they are. So a
//! case is never held up by a service whose form has changed, and opening a case that needs a case that needs a case is three small
//! transactions. What one of them waits for from the person is no job: it stops the clock of the case that needs it in the transaction
//! in which it waits (`step.rs`).

use crate::step::{Read, bodies};
use crate::{App, Result, now, submit};
use domain::case::{Case, Review, corrections, sub_cases_used};
use domain::package::TaskKind;
use domain::{Actor, Id, Refusal, form};
use pages::Words;
use serde_json::json;
use store::Tx;
use store::job::Lane;

/// Job: a case needs others, or one that it needs has ended, also by the answer to an objection.
pub(crate) const NEEDED: &str = "sub_cases";
/// Job: the case that needed this one is closed.
pub(crate) const LEFT: &str = "sub_case_left";

fn queue(tx: &mut Tx, kind: &'static str, case: Id, at: i64) {
    store::job::add(tx, now::id(), Lane::Ordinary, kind, json!({ "case": case }).to_string(), at);
}

/// Queues what follows for other cases from a change of one; `before` is nothing for a new one.
pub(crate) fn follows(tx: &mut Tx, before: Option<&Case>, after: &Case, is_case: impl Fn(&str) -> bool, at: i64) {
    // A new task, or one that waited for the person: its case is opened now, or what that came to meanwhile is gone on with.
    let free = |c: &Case, id: Id| c.task(id).is_some() && !c.waits(id);
    if after.tasks.iter().any(|t| is_case(&t.kind) && free(after, t.id) && before.is_none_or(|b| !free(b, t.id))) {
        queue(tx, NEEDED, after.id, at);
    }
    let Some(before) = before else { return };
    if let Some(parent) = after.parent.filter(|_| after.status.is_closed() && !before.status.is_closed()) {
        queue(tx, NEEDED, parent, at);
    }
    // A task that went without its case having ended: by a rule of the stage, or because all is closed.
    for sub in before.tasks.iter().filter_map(|t| t.sub_case).filter(|s| !after.tasks.iter().any(|t| t.sub_case == Some(*s))) {
        queue(tx, LEFT, sub, at);
    }
}

/// Opens what a case needs, and goes on where what it needed has ended.
pub(crate) async fn needed(app: &App, parent: Id) -> Result<()> {
    // One at a time: each is a step of the case.
    while open_one(app, parent).await? || end_one(app, parent).await? || replace_one(app, parent).await? {}
    Ok(())
}

async fn open_one(app: &App, parent: Id) -> Result<bool> {
    let (house, at) = (app.clone(), now::now());
    app.store
        .write(move |tx| {
            let mut read = Read::of(&house, tx, parent)?;
            let needs = read.at(&house, tx, at, |setting| {
                let found = read.case.wants_sub_cases(setting.service).filter_map(|(task, sub)| {
                    let service = house.offer.service(&sub.service)?;
                    // What its form does not take now is left to the officers of the unit.
                    let taken = read.case.sub_case_answers(sub, setting);
                    let answers = form::check_anew(&service, &taken, &taken, &house.offer.today(&service.agency, at)).ok()?;
                    Some((task.id, service, answers))
                });
                found.collect::<Vec<_>>()
            })?;
            let Some((task, service, answers)) = needs.into_iter().next() else { return Ok(false) };
            let happened = store::event::of_case(tx, parent)?;
            let happened = happened.iter().map(|e| Ok((e.at, submit::body(e)?))).collect::<Result<Vec<_>>>()?;
            let of = submit::Parent {
                case: parent,
                code: read.case.tracking_code.clone(),
                service: read.case.service.clone(),
                corrections: corrections(happened.iter().map(|(at, body)| (*at, body))),
            };
            let of_parent = submit::Extra { parent: Some(of), name: store::case::name(tx, parent)?, ..Default::default() };
            let (person, lang) = (read.case.person, read.case.lang);
            let rows = submit::prepare(&house, &service, now::id(), person, lang, &answers, &Default::default(), of_parent, at)?;
            submit::write(tx, &rows);
            let step = read.at(&house, tx, at, |setting| read.case.sub_case_opened(setting, task, rows.case.id, &service.id))??;
            read.write(&house, tx, &Actor::System, step, at)?;
            // It may begin with something that the person has to do.
            let awaited = rows.case.awaited_here(&service, &house.offer.calendars, at);
            let waits = read.at(&house, tx, at, |s| read.case.sub_case_waits(s, rows.case.id, &service.id, awaited, None))??;
            if let Some(step) = waits {
                read.write(&house, tx, &Actor::System, step, at)?;
            }
            Ok(true)
        })
        .await
}

async fn end_one(app: &App, parent: Id) -> Result<bool> {
    let (house, at) = (app.clone(), now::now());
    app.store
        .write(move |tx| {
            let mut read = Read::of(&house, tx, parent)?;
            if read.case.status.is_closed() {
                return Ok(false);
            }
            // What waits for the person's answer ends after it; the answer queues this anew.
            let free = read.case.tasks.iter().filter(|t| !read.case.waits(t.id));
            for sub in free.filter_map(|t| t.sub_case).collect::<Vec<_>>() {
                let Some(ended) = store::case::get(tx, sub)? else { continue };
                let Some(outcome) = ended.comes_to() else { continue };
                // Who must correct something because of it must know what.
                let service = house.offer.version(&ended.service, ended.version);
                let told = service.map(|s| ended.refused_because(&s)).unwrap_or_default();
                if let Some(step) = read.at(&house, tx, at, |setting| read.case.sub_case_ended(setting, sub, outcome, told))?? {
                    read.write(&house, tx, &Actor::System, step, at)?;
                    return Ok(true);
                }
            }
            Ok(false)
        })
        .await
}

/// Tells a case that what one of the others came to, which it has used, was replaced after an objection.
async fn replace_one(app: &App, parent: Id) -> Result<bool> {
    let (house, at) = (app.clone(), now::now());
    app.store
        .write(move |tx| {
            let mut read = Read::of(&house, tx, parent)?;
            for used in sub_cases_used(bodies(tx, parent, i64::MAX)?.iter()) {
                let Some(sub) = store::case::get(tx, used.case)? else { continue };
                let replaced = sub.objection.as_ref().is_some_and(|o| o.review == Some(Review::Replaced));
                let Some(outcome) = sub.comes_to().filter(|o| replaced && *o != used.outcome) else { continue };
                let told = house.offer.version(&sub.service, sub.version).map(|s| sub.refused_because(&s)).unwrap_or_default();
                let step = read.at(&house, tx, at, |s| read.case.sub_case_replaced(s, &used, &sub.service, outcome, told))?;
                if let Some(step) = step {
                    read.write(&house, tx, &Actor::System, step, at)?;
                    return Ok(true);
                }
            }
            Ok(false)
        })
        .await
}

/// Ends a case that nobody needs any more.
pub(crate) async fn left(app: &App, case: Id) -> Result<()> {
    let (house, at) = (app.clone(), now::now());
    app.store
        .write(move |tx| {
            let mut read = Read::of(&house, tx, case)?;
            let parent = read.case.parent.ok_or(Refusal::NotFound)?;
            // It ended by itself, and that is why its task went.
            let needed = store::case::get(tx, parent)?.is_some_and(|p| p.tasks.iter().any(|t| t.sub_case == Some(case)));
            let reason = Words::of(read.case.lang).say("sub-case-left");
            let step = read.at(&house, tx, at, |setting| read.case.left_alone(setting, &reason))?.filter(|_| !needed);
            if let Some(step) = step {
                read.write(&house, tx, &Actor::System, step, at)?;
            }
            Ok(())
        })
        .await
}

/// Whether tasks of this kind are cases of other services.
pub(crate) fn is_case(service: &domain::package::Service, kind: &str) -> bool {
    service.task(kind).is_some_and(|t| t.kind == TaskKind::Case)
}
