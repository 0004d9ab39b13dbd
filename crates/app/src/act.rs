//! Acts on a case: claim, release, ask, answer, note, message, advance, transfer, decide, withdraw. The domain decides;
//! here the state is read, and state, event, task, counters, notice and message are written together.

use crate::{Access, App, Result, Who, now};
use domain::case::{Act, Body, Case, Mark, Place, Status, Step};
use domain::event::Event;
use domain::package::Service;
use domain::{Actor, Id, Lang, Refusal, tracking};
use pages::Words;
use serde_json::json;

/// Messages that a person may send in one case within [`DAY`]: enough for any conversation, too few to drown a desk.
pub const MOST_MESSAGES: i64 = 20;
const DAY: i64 = 86_400_000;

/// Does `act` on a case; gives its new state.
pub async fn act(app: &App, who: &Who, case: Id, act: Act) -> Result<Case> {
    act_on(app, who, case, act, None).await
}

/// The same for a page that was made while the case had the task `seen`: refused when it has another by now.
pub async fn act_on(app: &App, who: &Who, case: Id, act: Act, seen: Option<Id>) -> Result<Case> {
    let (house, actor, at) = (app.clone(), who.actor(), now::now());
    app.store
        .write(move |tx| {
            if let Some(task) = seen
                && store::task::case_of(tx, task)? != Some(case)
            {
                // Whoever may not read the case learns nothing from this.
                let now = store::case::get(tx, case)?.ok_or(Refusal::NotFound)?;
                domain::permission::demand(&actor, &now, domain::permission::Right::Read)?;
                return Err(Refusal::Conflict(domain::Msg::new("refusal-changed-meanwhile")).into());
            }
            in_transaction(&house, tx, &actor, case, act.clone(), at)
        })
        .await
}

/// Does `act` on the case of the task with this id: claim, release, take over.
pub async fn on_task(app: &App, who: &Who, task: Id, act: Act) -> Result<Case> {
    let (house, actor, at) = (app.clone(), who.actor(), now::now());
    app.store
        .write(move |tx| {
            let case = store::task::case_of(tx, task)?.ok_or(Refusal::NotFound)?;
            in_transaction(&house, tx, &actor, case, act.clone(), at)
        })
        .await
}

/// Gives a task back to its unit because its officer left or works elsewhere.
pub(crate) fn free(app: &App, tx: &mut store::Tx, id: Id, at: i64) -> Result<()> {
    let before = store::case::get(tx, id)?.ok_or(Refusal::NotFound)?;
    let Some(Step { case, body }) = before.freed(at) else { return Ok(()) };
    let last = store::event::last(tx, id)?;
    let event = Event::after(last, id, body.kind(), &Actor::System.label(), at, serde_json::to_string(&body).map_err(store::Fault::new)?);
    store::event::add(tx, &event);
    let due = case.due_at(&app.offer.working_days(&case.steward));
    store::case::put(tx, &case, due, event.seq);
    store::task::put(tx, Some(&before), &case, due, Mark::Keep, now::id);
    Ok(())
}

fn in_transaction(app: &App, tx: &mut store::Tx, actor: &Actor, id: Id, act: Act, at: i64) -> Result<Case> {
    let before = store::case::get(tx, id)?.ok_or(Refusal::NotFound)?;
    let last = store::event::last(tx, id)?;
    let service = app
        .offer
        .version(&before.service, before.version)
        .ok_or_else(|| store::Fault::new(format!("version {} of {} is not here", before.version, before.service)))?;
    let days = app.offer.working_days(&before.steward);
    let Step { case, mut body } = before.act(&service, &days, actor, act, now::id(), at, |p| app.offer.unit(p).is_some())?;
    if let Body::Message { from_person: true, .. } = body {
        not_too_many(tx, actor, id, at)?;
    }
    if let Body::Decided { letter, .. } = &mut body {
        crate::figures::decided(tx, &before, &days, at);
        let person = store::person::get(tx, case.person)?;
        *letter = letter_text(&service, &case, person.map(|p| p.name).unwrap_or_default().as_str(), case.lang);
    }
    if let Body::Answered { files, .. } = &body {
        files.iter().for_each(|f| store::file::used(tx, &f.sha256));
    }
    let last = reading(tx, actor, &before, last, at)?;
    let event = Event::after(last, id, body.kind(), &actor.label(), at, serde_json::to_string(&body).map_err(store::Fault::new)?);
    store::event::add(tx, &event);
    let due = case.due_at(&app.offer.working_days(&case.steward));
    store::case::put(tx, &case, due, event.seq);
    let officer = case.task.as_ref().and_then(|t| t.officer.as_deref());
    let mark = Mark::of(&body, &event.actor, officer, &case.acting);
    store::task::put(tx, Some(&before), &case, due, mark, now::id);
    if body.is_notice() {
        store::notice::add(tx, now::id(), case.person, case.id, body.kind(), at);
        let told =
            json!({ "person": case.person, "case": case.id, "kind": body.kind(), "code": case.tracking_code, "service": case.service });
        store::job::add(tx, now::id(), store::job::Lane::Ordinary, "notify", told.to_string(), at);
    }
    Ok(case)
}

/// Refuses a message of a person who has sent so many in this case within a day.
fn not_too_many(tx: &mut store::Tx, actor: &Actor, case: Id, at: i64) -> Result<()> {
    match store::event::nth_last(tx, case, "message", &actor.label(), MOST_MESSAGES)? {
        Some(first) if first > at - DAY => {
            let wait = (first + DAY - at) / 1000 + 1;
            let message = domain::Msg::new("refusal-too-many-messages").with("max", MOST_MESSAGES).with("hours", (wait + 3599) / 3600);
            Err(Refusal::TooMany(message, wait).into())
        }
        _ => Ok(()),
    }
}

/// Who acts has seen: an officer's act on a case that he or she did not open lately is recorded as a reading first, in
/// the chain and for the person. Gives the last event after it.
fn reading(tx: &mut store::Tx, actor: &Actor, case: &Case, last: Last, at: i64) -> Result<Last> {
    let Actor::Officer(o) = actor else { return Ok(last) };
    if store::access::recorded(tx, case.id, &o.name, at - crate::case_view::SAME_READING)? {
        return Ok(last);
    }
    let place = Place { agency: o.agency.clone(), unit: o.unit.clone() };
    let body = Body::Read { place: place.clone() };
    let read = Event::after(last, case.id, body.kind(), &actor.label(), at, serde_json::to_string(&body).map_err(store::Fault::new)?);
    store::event::add(tx, &read);
    store::case::put_revision(tx, case.id, read.seq);
    store::access::add(tx, case.person, &Access { id: now::id(), case: case.id, officer: o.name.clone(), place: place.key(), at });
    Ok(Some((read.seq, read.hash)))
}

/// Number and hash of the last event of a case.
type Last = Option<(i64, domain::event::Hash)>;

/// The letter of a decision, in the person's language.
pub fn letter_text(service: &Service, case: &Case, person: &str, lang: Lang) -> String {
    let Some(decision) = &case.decision else { return String::new() };
    let Some(kind) = service.decision(&decision.kind) else { return String::new() };
    let words = Words::of(lang);
    let ground = kind.grounds.iter().find(|g| g.id == decision.ground).map_or("", |g| g.title.get(lang));
    let person = if person.is_empty() { words.say("letter-to-nameless") } else { person.to_string() };
    // Isolated: the groups of the code read from left to right in every letter.
    let code = format!("\u{2066}{}\u{2069}", words.digits(&tracking::grouped(&case.tracking_code)));
    let slots = [
        ("{code}", code.as_str()),
        ("{service}", service.title.get(lang)),
        ("{ground}", ground),
        ("{date}", &words.date(decision.at)),
        ("{note}", decision.note.as_str()),
        ("{person}", person.as_str()),
    ];
    // From the left, each slot once: braces in a name or a note fill nothing.
    let (mut rest, mut text) = (kind.letter.get(lang), String::new());
    while let Some(at) = rest.find('{') {
        text += &rest[..at];
        rest = &rest[at..];
        let (slot, value) = slots.iter().find(|(s, _)| rest.starts_with(s)).copied().unwrap_or(("{", "{"));
        text += value;
        rest = &rest[slot.len()..];
    }
    text += rest;
    text.trim().to_string()
}

/// The letter that a decision would give, for the officer to look at before.
pub async fn preview(app: &App, who: &Who, id: Id, decision: &str, ground: &str, note: &str) -> Result<(String, Lang)> {
    let (actor, at) = (who.actor(), now::now());
    app.store
        .read(|tx| {
            let before = store::case::get(tx, id)?.ok_or(Refusal::NotFound)?;
            let service = app.offer.version(&before.service, before.version).ok_or(Refusal::NotFound)?;
            let act = Act::Decide { decision: decision.into(), ground: ground.into(), note: note.into() };
            let step = before.act(&service, &app.offer.working_days(&before.steward), &actor, act, Id::nil(), at, |_| true)?;
            let name = store::person::get(tx, before.person)?.map(|p| p.name).unwrap_or_default();
            Ok((letter_text(&service, &step.case, &name, before.lang), before.lang))
        })
        .await
}

/// Whether somebody may answer what is asked in a case: the applicant, while it waits. Gives the applicant.
pub async fn may_answer(app: &App, who: &Who, id: Id) -> Result<Id> {
    let actor = who.actor();
    app.store
        .read(|tx| {
            let case = store::case::get(tx, id)?.ok_or(Refusal::NotFound)?;
            domain::permission::demand(&actor, &case, domain::permission::Right::Answer)?;
            if case.status == Status::Waiting {
                Ok(case.person)
            } else {
                Err(Refusal::Conflict(domain::Msg::new("refusal-nothing-asked")).into())
            }
        })
        .await
}
