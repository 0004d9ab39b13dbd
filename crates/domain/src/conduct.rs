//! How agencies, their units and contractors keep to what the law asks of them: what is counted, and when.

use crate::case::{Body, Case, DecidedBy, Review};
use std::collections::BTreeMap;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// Done within the limit.
    OnTime,
    /// The limit passed.
    Late,
    /// The law acted because nobody did.
    BySilence,
    /// Sent back to the person for more.
    Returned,
    /// The person objected.
    Objected,
    /// The objection was looked at, and the decision stands.
    Upheld,
    /// Another decision stands in its place.
    Replaced,
}

impl Metric {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Metric; 7] =
        [Metric::OnTime, Metric::Late, Metric::BySilence, Metric::Returned, Metric::Objected, Metric::Upheld, Metric::Replaced];
    /// As stored and as in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Metric::OnTime => "on_time",
            Metric::Late => "late",
            Metric::BySilence => "by_silence",
            Metric::Returned => "returned",
            Metric::Objected => "objected",
            Metric::Upheld => "upheld",
            Metric::Replaced => "replaced",
        }
    }
    /// Reads `as_str`.
    pub fn parse(s: &str) -> Option<Metric> {
        Metric::ALL.into_iter().find(|m| m.as_str() == s)
    }
}

/// One more of something: agency, unit (empty: the agency as steward of the case), what.
pub type Count = (String, String, Metric);

/// What was counted of an agency, by unit (empty: the agency as steward of cases); what never was is not in it.
pub type Table = BTreeMap<String, BTreeMap<Metric, i64>>;

/// What the events of one step count, from the case as it was before. A case counts for its steward, a task for its unit.
pub fn counts(before: &Case, events: &[Body]) -> Vec<Count> {
    let steward = |metric| (before.steward.clone(), String::new(), metric);
    let silent = events.iter().any(|e| matches!(e, Body::Finished { by_silence: true, .. } | Body::Decided { by: DecidedBy::Silence, .. }));
    let mut found = vec![];
    for event in events {
        match event {
            // Silence that the law answers is counted as such.
            Body::LimitPassed { .. } if silent => {}
            Body::LimitPassed { task: Some(_), acting } => found.push((acting.agency.clone(), acting.unit.clone(), Metric::Late)),
            Body::LimitPassed { task: None, .. } => found.push(steward(Metric::Late)),
            Body::Finished { place, by_silence: true, .. } => found.push((place.agency.clone(), place.unit.clone(), Metric::BySilence)),
            Body::Finished { task, place, .. } if before.task(*task).is_some_and(|t| !t.late && t.sub_case.is_none()) => {
                found.push((place.agency.clone(), place.unit.clone(), Metric::OnTime));
            }
            Body::Advanced { task, .. } => {
                if let Some(t) = before.task(*task).filter(|t| t.kind.is_empty() && !t.late) {
                    found.push((t.place.agency.clone(), t.place.unit.clone(), Metric::OnTime));
                }
            }
            Body::Asked { task, .. } => {
                let place = before.task(*task).map_or(&before.acting, |t| &t.place);
                found.push((place.agency.clone(), place.unit.clone(), Metric::Returned));
            }
            Body::Objected { .. } => found.push(steward(Metric::Objected)),
            Body::Decided { by, review, .. } => {
                found.extend(review.map(|r| steward(if r == Review::Upheld { Metric::Upheld } else { Metric::Replaced })));
                match by {
                    DecidedBy::Silence => found.push(steward(Metric::BySilence)),
                    _ if !before.late => found.push(steward(Metric::OnTime)),
                    _ => {}
                }
                // A unit that only decides keeps its limit by deciding.
                if let ([only], DecidedBy::Officer) = (before.tasks.as_slice(), by)
                    && !only.late
                {
                    found.push((only.place.agency.clone(), only.place.unit.clone(), Metric::OnTime));
                }
            }
            _ => {}
        }
    }
    found
}
