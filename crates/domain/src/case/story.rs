//! What the events of a case tell beside its state: whose each of them is, and what has to be corrected.

use super::{Body, Case, Found, Opened, Place, Review};
use crate::package::{Outcome, Service, TaskKind, TaskType};
use crate::{Id, Millis};
use std::collections::BTreeMap;

/// The unit of each event, in their order: that of its own task, or else the one that acted when it happened; nothing before
/// any did.
pub fn places<'b>(events: impl Iterator<Item = &'b Body>) -> Vec<Option<&'b Place>> {
    let (mut open, mut acting): (BTreeMap<Id, &Place>, Option<&Place>) = (BTreeMap::new(), None);
    let mut all = vec![];
    for body in events {
        let own = match body {
            Body::Received { place, .. } | Body::Finished { place, .. } | Body::GivenBack { place, .. } => Some(place),
            Body::Decided { place: Some(place), .. } | Body::PaymentNotFound { place: Some(place), .. } => Some(place),
            Body::Transferred { from, .. } => Some(from),
            Body::Submitted { acting, .. } => Some(acting),
            other => other.task().and_then(|id| open.get(&id).copied()),
        };
        all.push(own.or(acting));
        let mut moves = |moved: &'b [(Id, Opened)]| {
            for (old, new) in moved {
                open.remove(old);
                open.insert(new.id, &new.place);
            }
        };
        match body {
            Body::Escalated { to, opened, .. } => {
                moves(opened);
                // Where only others had tasks, nothing moved yet.
                acting = if opened.is_empty() { acting } else { Some(to) };
            }
            Body::Transferred { to, moved, .. } => {
                moves(moved);
                acting = Some(to);
            }
            Body::Finished { task, .. } => drop(open.remove(task)),
            Body::Submitted { acting: first, opened, .. } | Body::Advanced { acting: first, opened, .. } => {
                open = opened.iter().map(|o| (o.id, &o.place)).collect();
                acting = Some(first);
            }
            Body::Opened { opened } | Body::Objected { opened, .. } => {
                open.extend(opened.iter().map(|o| (o.id, &o.place)));
                acting = opened.first().map(|o| &o.place).or(acting);
            }
            _ => {}
        }
    }
    all
}

/// The agencies whose officers handed the case on to another one twice: no officer hands it back to them. Who has handed it on once may get it
/// back, where that proves wrong. What a rule of the service hands on is nobody's finding, and is not counted. The events are all those of the
/// case.
pub fn handed_on_twice<'b>(events: impl Iterator<Item = &'b Body>) -> Vec<String> {
    let mut times: BTreeMap<&str, i64> = BTreeMap::new();
    for body in events {
        if let Body::Transferred { from, to, moved, .. } = body
            && from.agency != to.agency
            && !moved.iter().any(|(_, opened)| opened.decides)
        {
            *times.entry(&from.agency).or_default() += 1;
        }
    }
    times.into_iter().filter(|(_, times)| *times > 1).map(|(agency, _)| agency.into()).collect()
}

/// What units found for which the service's own rule asks the newest question, in the order of the service; nothing where a unit
/// asks. Of a question from before that was kept, all that was told in the stage which led there. The events are in order.
pub fn to_correct<'b>(service: &Service, events: impl Iterator<Item = &'b Body>) -> Vec<Found> {
    let (mut ended, mut stage, mut led): (Vec<Found>, _, Vec<Found>) = (vec![], 0..0, vec![]);
    for body in events {
        match body {
            Body::Finished { of, place, outcome, told, checked, by_silence, .. } => {
                ended.extend(Found::of(service, of, outcome, place, told, Some(checked.as_slice()).filter(|_| !by_silence)));
            }
            Body::Advanced { .. } => stage = stage.end..ended.len(),
            Body::Asked { by_rule: false, .. } => led.clear(),
            Body::Asked { found, .. } if found.is_empty() => {
                led = ended[stage.clone()].iter().filter(|f| !f.told.is_empty()).cloned().collect();
            }
            Body::Asked { found, .. } => led = found.iter().filter_map(|id| ended.iter().rfind(|f| f.task == *id).cloned()).collect(),
            _ => {}
        }
    }
    led
}

/// What officers told the person with the outcomes from which a rule's decision follows, in the order of the service: it says why,
/// and belongs to the decision. Empty where no rule decided, and where nobody wrote anything. What two wrote alike, or what the ground
/// says already, is said once.
pub fn told_with_decision<'b>(case: &Case, service: &Service, events: impl Iterator<Item = &'b Body>) -> Vec<&'b str> {
    let mut last: BTreeMap<&str, &str> = BTreeMap::new();
    for body in events {
        if let Body::Finished { of, told, .. } = body {
            last.insert(of, told);
        }
    }
    let kind = case.decision.as_ref().and_then(|d| Some((service.decision(&d.kind)?, &d.ground)));
    let ground = kind.and_then(|(k, id)| k.grounds.iter().find(|g| g.id == *id)).map_or("", |g| g.title.get(case.lang));
    let plain = |text: &str| text.trim_end_matches('.').to_string();
    let mut told: Vec<&str> = vec![];
    for text in case.ruled_by(service).into_iter().filter_map(|(task, _)| last.get(task.id.as_str()).copied()) {
        if !text.is_empty() && !std::iter::once(&ground).chain(&told).any(|said| plain(said) == plain(text)) {
            told.push(text);
        }
    }
    told
}

/// That an officer signed what is decided, in a task of the kind `sign` that came to its first outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignedOff<'a> {
    /// The kind of task.
    pub task: &'a TaskType,
    /// The unit for which it was signed.
    pub place: &'a Place,
    /// Sign-in name of the officer; only officers see it.
    pub officer: Option<&'a str>,
    /// When.
    pub at: Millis,
}

/// Who signed for the agencies, oldest first; the events are in order, each with its moment and its actor. A stage that begins anew is
/// signed anew, and so is what is decided after an objection; a decision that stands after one stands as it was signed. What was signed in
/// an earlier stage than that in which it was refused was signed to be granted, and stands with no refusal.
pub fn signed_off<'a>(service: &'a Service, events: impl Iterator<Item = (Millis, &'a str, &'a Body)>) -> Vec<SignedOff<'a>> {
    let (mut all, mut before): (Vec<SignedOff>, Vec<SignedOff>) = (vec![], vec![]);
    // What was signed in the stage as it is.
    let mut stage: Vec<&str> = vec![];
    for (at, actor, body) in events {
        match body {
            Body::Finished { of, outcome, place, by_silence, .. } => {
                let Some(task) = service.task(of).filter(|t| t.kind == TaskKind::Sign) else { continue };
                all.retain(|s| s.task.id != *of);
                if !by_silence && task.outcomes.first().is_some_and(|o| o.id == *outcome) {
                    stage.push(of);
                    all.push(SignedOff { task, place, officer: actor.strip_prefix("officer:"), at });
                }
            }
            Body::Advanced { to, .. } => {
                let anew = service.stage(to).map_or(&[][..], |s| &s.tasks);
                all.retain(|s| !anew.iter().any(|t| t.id == s.task.id));
                stage.clear();
            }
            Body::Objected { .. } => (before, stage) = (std::mem::take(&mut all), vec![]),
            Body::Decided { outcome: Outcome::Refused, .. } => all.retain(|s| stage.contains(&s.task.id.as_str())),
            _ => {}
        }
        match body {
            Body::Decided { review: Some(Review::Upheld), .. } => all = before.drain(..).chain(all).collect(),
            // What was signed for an objection that is looked at no more was signed for nothing.
            Body::Withdrawn { objection: true, .. } => all = std::mem::take(&mut before),
            _ => {}
        }
    }
    all
}
