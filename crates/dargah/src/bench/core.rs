//! The casework core alone: acts on cases in memory, on one thread, without storage. Each case is applied for, taken, asked
//! about, answered, carried through its stages and decided; every refusal would be an error.

use super::client::Tally;
use crate::Failure;
use app::App;
use domain::actor::Officer;
use domain::case::{Act, Body, Case, Setting, Status, submit};
use domain::form::Answers;
use domain::package::Service;
use domain::{Actor, Id, Lang};
use std::time::{Duration, Instant};

/// Acts of one case, and its end; `None` when something was refused.
fn life(service: &Service, at: &Setting, actors: &(Actor, Actor), events: &mut Vec<Body>) -> Option<(u64, Case)> {
    let begun = submit(at, Id::from_u128(1), Lang::FA, "000000000000".into(), Id::from_u128(2), String::new(), None, vec![], None)?;
    let (mut case, mut acts) = (begun.case, 1);
    let decision = service.decisions.first()?;
    let mut act = |case: &mut Case, actor: &Actor, act: Act| {
        events.clear();
        acts += 1;
        case.perform(at, actor, act, None, events).ok()
    };
    act(&mut case, &actors.0, Act::Claim)?;
    act(&mut case, &actors.0, Act::Ask { text: "?".into() })?;
    act(&mut case, &actors.1, Act::Answer { text: "!".into(), files: vec![] })?;
    act(&mut case, &actors.0, Act::Release)?;
    act(&mut case, &actors.0, Act::Claim)?;
    while service.stage_after(&case.stage).is_some() {
        act(&mut case, &actors.0, Act::Advance { note: String::new() })?;
    }
    let ground = decision.grounds.first()?.id.clone();
    act(&mut case, &actors.0, Act::Decide { decision: decision.id.clone(), ground, note: String::new() })?;
    Some((acts, case))
}

/// Runs it for so many seconds, after one of warming up.
pub fn run(app: &App, seconds: f64) -> Result<Tally, Failure> {
    let simple = |s: &&Service| {
        let unit = s.stages.first().map(|f| f.unit.as_str());
        s.all_stages().all(|g| g.tasks.is_empty() && Some(g.unit.as_str()) == unit)
    };
    let service = app.offer.services().find(simple).ok_or(Failure("the packages have no service of simple stages for `core`".into(), 1))?;
    let answers = Answers::new();
    let unit = service.stages.first().map(|s| s.unit.clone()).unwrap_or_default();
    let actors =
        (Actor::Officer(Officer { name: "officer".into(), agency: service.agency.clone(), unit }), Actor::Person(Id::from_u128(1)));
    let at = Setting {
        service,
        calendars: &app.offer.calendars,
        answers: &answers,
        now: app::now::now(),
        fresh: Id::from_u128(3),
        place_exists: &|_| true,
        officer_for: &|_, _| None,
    };
    let mut events = Vec::with_capacity(8);
    let (start, warm) = (Instant::now(), Duration::from_secs(1));
    let (mut counted, mut from, mut errors) = (0, start, 0);
    let end = start + warm + Duration::from_secs_f64(seconds);
    let mut warming = true;
    loop {
        let now = Instant::now();
        if warming && now >= start + warm {
            (warming, counted, from) = (false, 0, now);
        }
        if now >= end {
            return Ok(Tally { seconds: (now - from).as_secs_f64(), done: counted, errors, took: vec![] });
        }
        for _ in 0..100 {
            match life(service, &at, &actors, &mut events) {
                Some((acts, case)) if case.status == Status::Decided => counted += acts,
                _ => errors += 1,
            }
        }
    }
}
