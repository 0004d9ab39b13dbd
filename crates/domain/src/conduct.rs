//! How agencies, their units and contractors keep to what the law asks of them: what is counted, and when.

use crate::Id;
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
/// A decision counts for both: for the unit by the limit of its task, and where that has none, by that of the case. A task in
/// which the person must pay (`pays`, by its id in the service) says nothing of the unit that records it.
pub fn counts(before: &Case, events: &[Body], pays: impl Fn(&str) -> bool) -> Vec<Count> {
    let waits_for_person = |task: &Id| before.task(*task).is_some_and(|t| pays(&t.kind));
    let steward = |metric| (before.steward.clone(), String::new(), metric);
    let silent = events.iter().any(|e| matches!(e, Body::Finished { by_silence: true, .. } | Body::Decided { by: DecidedBy::Silence, .. }));
    let mut found = vec![];
    for event in events {
        match event {
            // Silence that the law answers is counted as such.
            Body::LimitPassed { .. } if silent => {}
            Body::LimitPassed { task: Some(task), .. } | Body::Finished { task, .. } if waits_for_person(task) => {}
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
            Body::Decided { task, by, review, .. } => {
                if let Some(t) = before.task(*task).filter(|_| *by == DecidedBy::Officer) {
                    let mut unit = |metric| found.push((t.place.agency.clone(), t.place.unit.clone(), metric));
                    match t.clock {
                        // That its limit passed was counted when it did.
                        Some(_) if t.late => {}
                        None if before.late => unit(Metric::Late),
                        _ => unit(Metric::OnTime),
                    }
                }
                match review {
                    Some(Review::Upheld) => found.push(steward(Metric::Upheld)),
                    Some(Review::Replaced) => found.push(steward(Metric::Replaced)),
                    // An objection that was taken back is no decision.
                    Some(Review::TakenBack) | None => {}
                }
                match by {
                    DecidedBy::Silence => found.push(steward(Metric::BySilence)),
                    _ if !before.late => found.push(steward(Metric::OnTime)),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;
    use crate::case::{Place, Status, Task};
    use crate::clock::Clock;
    use crate::package::{DayKind, Outcome};

    /// A case of one unit that decides: with or without a limit of its task, which has passed or not, in a case that is late or
    /// not.
    fn case(limit: bool, task_late: bool, late: bool) -> Case {
        let place = Place { agency: "city".into(), unit: "board".into() };
        let clock = Clock::start(5, DayKind::Calendar, 0);
        let task = Task {
            id: Id::from_u128(7),
            kind: "rule".into(),
            place: place.clone(),
            officer: None,
            opened_at: 0,
            clock: limit.then(|| clock.clone()),
            late: task_late,
            appointment: None,
            sub_case: None,
            decides: false,
        };
        Case {
            id: Id::from_u128(1),
            tracking_code: String::new(),
            service: "permit".into(),
            version: 1,
            parent: None,
            person: Id::from_u128(2),
            lang: Lang::FA,
            steward: "office".into(),
            acting: place,
            acted_before: vec![],
            competent: None,
            escalated: None,
            stage: "s".into(),
            status: Status::Open,
            tasks: vec![task],
            outcomes: BTreeMap::new(),
            clock,
            completeness: None,
            extended: 0,
            warned: false,
            late,
            question: None,
            asks: None,
            answer_by: None,
            decision: None,
            objection: None,
            owes: None,
            submitted_at: 0,
            changed_at: 0,
        }
    }

    /// What a decision counts for the unit, and for the steward.
    fn counted(before: &Case, task: u128, by: DecidedBy) -> (Vec<Metric>, Vec<Metric>) {
        let event = Body::Decided {
            task: Id::from_u128(task),
            decision: "grant".into(),
            outcome: Outcome::Granted,
            ground: "fine".into(),
            note: String::new(),
            letter: String::new(),
            by,
            place: None,
            review: None,
            since: None,
        };
        let (unit, steward): (Vec<Count>, Vec<Count>) =
            counts(before, &[event], |_| false).into_iter().partition(|c| c.0 == "city" && c.1 == "board");
        (unit.into_iter().map(|c| c.2).collect(), steward.into_iter().map(|c| c.2).collect())
    }

    #[test]
    fn a_unit_that_only_decided_was_never_counted() {
        use Metric::{BySilence, Late, OnTime};
        let officer = |limit, task_late, late| counted(&case(limit, task_late, late), 7, DecidedBy::Officer);
        assert_eq!(officer(false, false, false), (vec![OnTime], vec![OnTime]));
        assert_eq!(officer(false, false, true), (vec![Late], vec![]));
        // By its own limit, whatever other units did to the case; that it passed was counted when it did.
        assert_eq!(officer(true, false, true), (vec![OnTime], vec![]));
        assert_eq!(officer(true, true, false), (vec![], vec![OnTime]));
        // Nobody of the unit decided, or the event is from before the task was kept.
        assert_eq!(counted(&case(false, false, true), 0, DecidedBy::Silence), (vec![], vec![BySilence]));
        assert_eq!(counted(&case(false, false, false), 0, DecidedBy::Officer), (vec![], vec![OnTime]));
        // That a person did not answer is nothing against anybody.
        assert_eq!(counted(&case(false, false, false), 0, DecidedBy::Unanswered), (vec![], vec![OnTime]));
    }

    #[test]
    fn a_person_who_paid_late_or_never_was_counted_against_the_unit_that_records_it() {
        let passed = Body::LimitPassed { task: Some(Id::from_u128(7)), acting: case(true, false, false).acting };
        let ended = |by_silence| Body::Finished {
            task: Id::from_u128(7),
            of: "rule".into(),
            place: case(true, false, false).acting,
            outcome: "unpaid".into(),
            told: String::new(),
            note: String::new(),
            files: vec![],
            checked: vec![],
            receipt: String::new(),
            by_rule: false,
            by_silence,
            since: None,
        };
        let of = |events: &[Body], pays: bool| counts(&case(true, false, false), events, |_| pays).len();
        for events in [vec![passed.clone()], vec![ended(false)], vec![passed, ended(true)]] {
            assert_eq!((of(&events, true), of(&events, false)), (0, 1), "{events:?}");
        }
    }
}
