//! How agencies, their units and contractors keep to what the law asks of them: what is counted, and when.

use crate::case::{Body, Case, DecidedBy, Place, Review, Task};
use crate::{Id, Millis};
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

/// Item under which the decided cases of an agency as steward are counted: each once, when it is decided first.
pub const DECIDED: &str = "/decided";

/// What was counted of an agency as steward of cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// Cases that were decided, whatever they were counted as beside that.
    pub decided: i64,
    /// By [`Metric::ALL`], in that order.
    pub by: [i64; 7],
}

impl Counted {
    /// So often was this counted.
    pub fn of(&self, metric: Metric) -> i64 {
        Metric::ALL.iter().zip(self.by).find_map(|(m, n)| (*m == metric).then_some(n)).unwrap_or(0)
    }
    /// Whether nothing was.
    pub fn is_nothing(&self) -> bool {
        *self == Counted::default()
    }
    /// One more item of the counters of an agency; what is of its units is passed over.
    pub fn take(&mut self, item: &str, n: i64) {
        if item == DECIDED {
            self.decided += n;
        } else if let Some((_, metric)) = Count::parse(item).filter(|((unit, _), _)| unit.is_empty()) {
            Metric::ALL.iter().zip(&mut self.by).filter(|(m, _)| **m == metric).for_each(|(_, by)| *by += n);
        }
    }
}

impl std::iter::Sum for Counted {
    fn sum<I: Iterator<Item = Counted>>(all: I) -> Counted {
        all.fold(Counted::default(), |sum, one| Counted {
            decided: sum.decided + one.decided,
            by: std::array::from_fn(|n| sum.by[n] + one.by[n]),
        })
    }
}

/// One more of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Whose it is.
    pub agency: String,
    /// The unit; empty: the agency as steward of the case.
    pub unit: String,
    /// Reference of the contract under which the unit worked then; empty: of none.
    pub contract: String,
    /// What.
    pub metric: Metric,
}

/// For whom something was counted in an agency: the unit, empty for the agency as steward of cases, and the reference of its
/// contract, empty where there was none or where it was counted before contracts were told apart.
pub type Whose = (String, String);

/// What was counted of an agency; what never was is not in it.
pub type Table = BTreeMap<Whose, BTreeMap<Metric, i64>>;

/// What was counted of a unit, by the references of contracts.
pub fn of_unit<'t>(table: &'t Table, unit: &str) -> impl Iterator<Item = (&'t str, &'t BTreeMap<Metric, i64>)> {
    let first = (unit.to_string(), String::new());
    table.range(first..).take_while(move |(whose, _)| whose.0 == unit).map(|((_, contract), counted)| (contract.as_str(), counted))
}

impl Count {
    /// As the item of a counter. A unit's id has no slash, a reference may have some.
    pub fn item(&self) -> String {
        match self.contract.as_str() {
            "" => format!("{}/{}", self.unit, self.metric.as_str()),
            contract => format!("{}/{contract}/{}", self.unit, self.metric.as_str()),
        }
    }
    /// Reads `item`.
    pub fn parse(item: &str) -> Option<(Whose, Metric)> {
        let (whose, metric) = item.rsplit_once('/')?;
        let (unit, contract) = whose.split_once('/').unwrap_or((whose, ""));
        Some(((unit.into(), contract.into()), Metric::parse(metric)?))
    }
}

/// What the events of one step, at the moment `at`, count from the case as it was before. A case counts for its steward, a task
/// for its unit: by its own limit, and where it has none, by that of the case (`limit`, where it is known). Where silence decides the case, that
/// counts for the steward and for each of its units that had an open task without a limit of its own. A decision and what comes of an objection
/// to it count for both. A task in which the person must pay (`pays`, by its id in the service) says nothing of the unit that records
/// it. `contract` gives the reference of the contract under which a unit worked at a moment, empty where there was none.
pub fn counts(
    before: &Case,
    events: &[Body],
    at: Millis,
    limit: Option<Millis>,
    pays: impl Fn(&str) -> bool,
    contract: impl Fn(&Place, Millis) -> String,
) -> Vec<Count> {
    let waits_for_person = |task: &Id| before.task(*task).is_some_and(|t| pays(&t.kind));
    let steward = |metric| Count { agency: before.steward.clone(), unit: String::new(), contract: String::new(), metric };
    let under = |contract, place: &Place, metric| Count { agency: place.agency.clone(), unit: place.unit.clone(), contract, metric };
    let unit = |place: &Place, metric| under(contract(place, at), place, metric);
    // Whose decision is objected to answers for it, whoever looks at the objection and whoever has the contract by then.
    // What silence or a rule decided, no unit did.
    let by_officer = before.decision.as_ref().filter(|d| d.by == DecidedBy::Officer);
    let decided = |metric| {
        let (d, place) = by_officer.and_then(|d| Some((d, d.place.as_ref()?)))?;
        // The packages know one contract of a unit; a decision from before its contract was kept may be one of that.
        let kept = if d.contract.is_empty() { contract(place, d.at) } else { d.contract.clone() };
        Some(under(kept, place, metric))
    };
    // The steward of the decision answers for it, also where another agency has the objection by now.
    let decided_for = |metric| {
        let at = before.decision.as_ref().and_then(|d| d.place.as_ref()).map_or(&before.steward, |place| &place.agency);
        Count { agency: at.clone(), ..steward(metric) }
    };
    // That a task's own limit passed was counted when it did.
    let ended = |t: &Task| match t.clock {
        _ if t.late || t.was_late => None,
        // Who got it when the limit had passed already is not late for that.
        None if before.late => limit.is_none_or(|limit| t.opened_at <= limit).then(|| unit(&t.place, Metric::Late)),
        _ => Some(unit(&t.place, Metric::OnTime)),
    };
    // Who had something to do within the limit of the case when that passed. A task with a limit of its own is counted by that, and so is a
    // case of another service; and where the person is waited for, the unit could do nothing.
    let kept_silent = |t: &Task| {
        let waits = before.waits(t.id) || !t.awaits.is_empty();
        t.place.agency == before.steward && t.clock.is_none() && t.sub_case.is_none() && !waits
    };
    let silent = events.iter().any(|e| matches!(e, Body::Finished { by_silence: true, .. } | Body::Decided { by: DecidedBy::Silence, .. }));
    let mut found = vec![];
    for event in events {
        match event {
            // Silence that the law answers is counted as such.
            Body::LimitPassed { .. } if silent => {}
            Body::LimitPassed { task: Some(task), .. } | Body::Finished { task, .. } if waits_for_person(task) => {}
            // A case that a task is has a limit and a count of its own.
            Body::LimitPassed { task: Some(task), .. } if before.task(*task).is_some_and(|t| t.sub_case.is_some()) => {}
            // What passed before it was put off counts no second time.
            Body::LimitPassed { task, .. } if task.map_or(before.was_late, |t| before.task(t).is_some_and(|t| t.was_late)) => {}
            Body::LimitPassed { task: Some(_), acting } => found.push(unit(acting, Metric::Late)),
            Body::LimitPassed { task: None, .. } => found.push(steward(Metric::Late)),
            // Whoever loses a task because the limit of the case passed does not end it any more.
            Body::Escalated { opened, .. } => {
                let lost = opened.iter().filter_map(|(id, _)| before.task(*id));
                let lost = lost.filter(|t| t.clock.is_none() && t.sub_case.is_none() && !waits_for_person(&t.id));
                found.extend(lost.map(|t| unit(&t.place, Metric::Late)));
            }
            Body::Finished { task, .. } if before.task(*task).is_some_and(|t| t.sub_case.is_some()) => {}
            Body::Finished { place, by_silence: true, .. } => found.push(unit(place, Metric::BySilence)),
            Body::Finished { task, .. } => found.extend(before.task(*task).and_then(ended)),
            Body::Advanced { task, .. } => found.extend(before.task(*task).filter(|t| t.kind.is_empty()).and_then(ended)),
            Body::Asked { task, .. } => {
                found.push(steward(Metric::Returned));
                found.push(unit(before.task(*task).map_or(&before.acting, |t| &t.place), Metric::Returned));
            }
            Body::Objected { .. } => {
                found.push(decided_for(Metric::Objected));
                found.extend(decided(Metric::Objected));
            }
            Body::Decided { task, by, review, .. } => {
                found.extend(before.task(*task).filter(|_| *by == DecidedBy::Officer).and_then(ended));
                let reviewed = match review {
                    // Where nobody answered the objection, nobody looked at it.
                    Some(Review::Upheld) if *by == DecidedBy::Silence => None,
                    Some(Review::Upheld) => Some(Metric::Upheld),
                    Some(Review::Replaced) => Some(Metric::Replaced),
                    // An objection that was taken back is no decision.
                    Some(Review::TakenBack) | None => None,
                };
                found.extend(reviewed.into_iter().flat_map(|metric| [Some(decided_for(metric)), decided(metric)]).flatten());
                match by {
                    DecidedBy::Silence => {
                        found.push(steward(Metric::BySilence));
                        // Once for each unit, however many of its tasks were open.
                        let mut silent: Vec<&Place> = vec![];
                        for task in before.tasks.iter().filter(|t| kept_silent(t) && !waits_for_person(&t.id)) {
                            if !silent.contains(&&task.place) {
                                silent.push(&task.place);
                            }
                        }
                        found.extend(silent.into_iter().map(|place| unit(place, Metric::BySilence)));
                    }
                    _ if !before.late && !before.was_late => found.push(steward(Metric::OnTime)),
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
    use crate::case::{Decision, Objected, Status};
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
            extended: 0,
            warned: false,
            late: task_late,
            was_late: false,
            appointment: None,
            declined: None,
            reported: None,
            not_found: false,
            pays: false,
            sub_case: None,
            awaits: vec![],
            beside: false,
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
            stage_limit: None,
            status: Status::Open,
            tasks: vec![task],
            outcomes: BTreeMap::new(),
            clock,
            completeness: None,
            extended: 0,
            warned: false,
            late,
            was_late: false,
            asked: vec![],
            decision: None,
            objection: None,
            owes: None,
            reopens: vec![],
            submitted_at: 0,
            changed_at: 0,
        }
    }

    fn decision(task: u128, by: DecidedBy) -> Body {
        Body::Decided {
            task: Id::from_u128(task),
            decision: "grant".into(),
            outcome: Outcome::Granted,
            ground: "fine".into(),
            note: String::new(),
            letter: String::new(),
            by,
            place: None,
            contract: String::new(),
            review: None,
            since: None,
            object_until: None,
        }
    }

    /// What a decision counts for the unit, and for the steward.
    fn counted(before: &Case, task: u128, by: DecidedBy) -> (Vec<Metric>, Vec<Metric>) {
        of(before, &decision(task, by))
    }

    /// What an event counts for the unit, and for the steward.
    fn of(before: &Case, event: &Body) -> (Vec<Metric>, Vec<Metric>) {
        let all = counts(before, std::slice::from_ref(event), 0, None, |_| false, |_, _| String::new());
        let (unit, steward): (Vec<Count>, Vec<Count>) = all.into_iter().partition(|c| c.agency == "city" && c.unit == "board");
        (unit.into_iter().map(|c| c.metric).collect(), steward.into_iter().map(|c| c.metric).collect())
    }

    fn finished(by_silence: bool) -> Body {
        Body::Finished {
            task: Id::from_u128(7),
            of: "rule".into(),
            place: case(true, false, false).acting,
            outcome: "unpaid".into(),
            told: String::new(),
            note: String::new(),
            files: vec![],
            checked: vec![],
            unticked: String::new(),
            receipt: String::new(),
            part: None,
            rials: None,
            reported: String::new(),
            elsewhere: false,
            more: false,
            by_rule: false,
            by_silence,
            since: None,
            questions: vec![],
            letter: String::new(),
            contract: String::new(),
        }
    }

    #[test]
    fn what_was_asked_of_the_person_was_counted_for_the_unit_alone() {
        let asked = Body::Asked {
            task: Id::from_u128(7),
            text: "?".into(),
            by_rule: false,
            alone: true,
            until: None,
            found: vec![],
            questions: vec![],
        };
        assert_eq!(of(&case(false, false, false), &asked), (vec![Metric::Returned], vec![Metric::Returned]));
    }

    #[test]
    fn a_task_without_a_limit_was_on_time_however_late_its_case() {
        use Metric::{Late, OnTime};
        assert_eq!(of(&case(false, false, false), &finished(false)).0, [OnTime]);
        assert_eq!(of(&case(false, false, true), &finished(false)).0, [Late]);
        assert_eq!(of(&case(true, false, true), &finished(false)).0, [OnTime]);
        assert_eq!(of(&case(true, true, true), &finished(false)).0, []);
        let advanced = |late| {
            let mut before = case(false, false, late);
            before.tasks[0].kind.clear();
            let (acting, task) = (before.acting.clone(), before.tasks[0].id);
            let on = Body::Advanced { task, from: "s".into(), to: "t".into(), acting, note: String::new(), opened: vec![] };
            of(&before, &on).0
        };
        assert_eq!((advanced(false), advanced(true)), (vec![OnTime], vec![Late]));
    }

    #[test]
    fn a_unit_that_lost_its_task_with_the_limit_of_the_case_was_not_counted() {
        let to = Place { agency: "city".into(), unit: "superior".into() };
        let opened = vec![(Id::from_u128(7), crate::case::Opened::only(Id::from_u128(8), to.clone()))];
        let up = Body::Escalated { task: None, to, opened, lasting: true };
        assert_eq!(of(&case(false, false, false), &up).0, [Metric::Late]);
        // By its own limit, which it has kept so far.
        assert_eq!(of(&case(true, false, false), &up).0, []);
    }

    #[test]
    fn what_was_late_before_its_date_was_put_off_is_counted_once() {
        let mut before = case(true, false, false);
        (before.was_late, before.tasks[0].was_late) = (true, true);
        let passed = |task| Body::LimitPassed { task, acting: before.acting.clone() };
        for event in [passed(None), passed(Some(before.tasks[0].id)), finished(false), decision(7, DecidedBy::Officer)] {
            assert_eq!(of(&before, &event), (vec![], vec![]), "{event:?}");
        }
    }

    /// A case whose decision by the board on day 1 is objected to, or not yet.
    fn decided(objected: bool) -> Case {
        let mut before = case(false, false, false);
        before.decision = Some(Decision {
            kind: "refuse".into(),
            outcome: Outcome::Refused,
            ground: "no".into(),
            note: String::new(),
            at: DAY,
            by: DecidedBy::Officer,
            place: Some(before.acting.clone()),
            contract: String::new(),
            since: None,
            object_until: None,
            object_from: None,
        });
        before.tasks[0].place.unit = "other-board".into();
        before.objection = objected.then(|| Objected { at: 2 * DAY, text: "why".into(), review: None, from: String::new() });
        before
    }

    const DAY: Millis = 86_400_000;

    #[test]
    fn objections_were_counted_for_the_steward_and_not_for_the_unit_that_had_decided() {
        use Metric::{Objected, OnTime, Replaced, Upheld};
        let objected = Body::Objected { text: "why".into(), files: vec![], stage: "again".into(), opened: vec![], from: String::new() };
        assert_eq!(of(&decided(false), &objected), (vec![Objected], vec![Objected]));
        // What silence or a rule had decided is no decision of the unit.
        for by in [DecidedBy::Silence, DecidedBy::Rule] {
            let mut before = decided(false);
            before.decision.as_mut().unwrap().by = by;
            assert_eq!(of(&before, &objected), (vec![], vec![Objected]));
        }
        for (review, metric) in [(Review::Upheld, Upheld), (Review::Replaced, Replaced)] {
            let mut event = decision(7, DecidedBy::Officer);
            if let Body::Decided { review: r, .. } = &mut event {
                *r = Some(review);
            }
            // The unit that looked at the objection was on time, and so was the steward.
            assert_eq!(of(&decided(true), &event), (vec![metric], vec![OnTime, metric, OnTime]));
        }
    }

    #[test]
    fn an_objection_that_nobody_answered_was_counted_as_one_that_was_looked_at() {
        use Metric::{BySilence, Replaced};
        let silent = |review| {
            let mut event = decision(0, DecidedBy::Silence);
            if let Body::Decided { review: r, .. } = &mut event {
                *r = Some(review);
            }
            of(&decided(true), &event)
        };
        assert_eq!(silent(Review::Upheld), (vec![], vec![BySilence]));
        assert_eq!(silent(Review::Replaced), (vec![Replaced], vec![Replaced, BySilence]));
    }

    #[test]
    fn the_unit_that_let_the_limit_of_a_case_pass_was_not_counted_where_silence_decided_it() {
        use Metric::{BySilence, Replaced};
        let steward_of = |limit: bool| {
            let mut before = case(limit, false, false);
            before.steward = before.acting.agency.clone();
            before
        };
        let passed = Body::LimitPassed { task: None, acting: case(false, false, false).acting };
        let all = |before: &Case, pays: bool, review: Option<Review>| {
            let mut decided = decision(0, DecidedBy::Silence);
            if let Body::Decided { review: r, .. } = &mut decided {
                *r = review;
            }
            let all = counts(before, &[passed.clone(), decided], 0, None, |_| pays, |_, _| "12/345".into());
            all.into_iter().map(|c| (c.unit, c.contract, c.metric)).collect::<Vec<_>>()
        };
        let for_steward = |metric| (String::new(), String::new(), metric);
        let for_unit = |metric| ("board".to_string(), "12/345".to_string(), metric);
        assert_eq!(all(&steward_of(false), false, None), [for_steward(BySilence), for_unit(BySilence)]);
        // Once, however many of its tasks were open.
        let mut several = steward_of(false);
        several.tasks.push(Task { id: Id::from_u128(11), ..several.tasks[0].clone() });
        assert_eq!(all(&several, false, None), [for_steward(BySilence), for_unit(BySilence)]);
        // Nobody looked at the objection either: the unit that had it is another one than that which decided.
        let mut objected = decided(true);
        objected.steward = objected.acting.agency.clone();
        let other = ("other-board".to_string(), "12/345".to_string(), BySilence);
        assert_eq!(all(&objected, false, Some(Review::Upheld)), [for_steward(BySilence), other.clone()]);
        let replaced = [for_steward(Replaced), for_unit(Replaced), for_steward(BySilence), other];
        assert_eq!(all(&objected, false, Some(Review::Replaced)), replaced);
        // By its own limit, where it has one; and not where it is for the person, a sub-case or another agency to do something.
        let mut sub_case = steward_of(false);
        sub_case.tasks[0].sub_case = Some(Id::from_u128(9));
        for (before, pays) in [(steward_of(true), false), (steward_of(false), true), (sub_case, false), (case(false, false, false), false)]
        {
            assert_eq!(all(&before, pays, None), [for_steward(BySilence)], "{before:?}");
        }
    }

    #[test]
    fn silence_about_a_case_that_is_a_task_was_counted_for_the_unit_of_that_task() {
        let mut before = case(true, false, false);
        before.tasks[0].sub_case = Some(Id::from_u128(9));
        let passed = Body::LimitPassed { task: Some(Id::from_u128(7)), acting: before.acting.clone() };
        let all = counts(&before, &[passed, finished(true)], 0, None, |_| false, |_, _| String::new());
        assert_eq!(all, []);
    }

    #[test]
    fn an_objection_that_another_agency_got_was_counted_against_that_one() {
        let mut event = decision(7, DecidedBy::Officer);
        if let Body::Decided { review, .. } = &mut event {
            *review = Some(Review::Replaced);
        }
        let mut before = decided(true);
        before.steward = "province".into();
        let all = counts(&before, &[event], 2 * DAY, None, |_| false, |_, _| String::new());
        let replaced: Vec<_> = all.iter().filter(|c| c.metric == Metric::Replaced).map(|c| (c.agency.as_str(), c.unit.as_str())).collect();
        assert_eq!(replaced, [("city", ""), ("city", "board")]);
    }

    #[test]
    fn a_new_contractor_took_over_the_figures_of_the_one_before() {
        let under = |_: &Place, at| if at <= DAY { "12/345".to_string() } else { "12/678".into() };
        let contracts = |before: &Case, event: &Body| -> Vec<String> {
            let all = counts(before, std::slice::from_ref(event), 2 * DAY, None, |_| false, under);
            all.into_iter().filter(|c| !c.unit.is_empty()).map(|c| c.contract).collect()
        };
        assert_eq!(contracts(&case(false, false, false), &finished(false)), ["12/678"]);
        // Who decided answers for it, also when another one has the contract by the time of the objection.
        let objected = Body::Objected { text: "why".into(), files: vec![], stage: "again".into(), opened: vec![], from: String::new() };
        assert_eq!(contracts(&decided(false), &objected), ["12/345"]);
    }

    #[test]
    fn an_objection_to_what_a_former_contractor_decided_was_counted_for_no_contract() {
        // The packages have the new contract alone.
        let known = |_: &Place, at| if at <= DAY { String::new() } else { "12/678".into() };
        let mut before = decided(false);
        before.decision.as_mut().unwrap().contract = "12/345".into();
        let objected = Body::Objected { text: "why".into(), files: vec![], stage: "again".into(), opened: vec![], from: String::new() };
        let all = counts(&before, &[objected], 2 * DAY, None, |_| false, known);
        let of_unit: Vec<&str> = all.iter().filter(|c| !c.unit.is_empty()).map(|c| c.contract.as_str()).collect();
        assert_eq!(of_unit, ["12/345"]);
    }

    #[test]
    fn who_got_a_task_after_the_limit_of_the_case_had_passed_was_late() {
        let late = case(false, false, true);
        let with = |limit| counts(&late, &[finished(false)], 2 * DAY, Some(limit), |_| false, |_, _| String::new());
        let opened = late.tasks[0].opened_at;
        assert_eq!(with(opened).into_iter().map(|c| c.metric).collect::<Vec<_>>(), [Metric::Late]);
        assert!(with(opened - 1).is_empty());
    }

    #[test]
    fn an_item_says_whose_it_is_with_a_contract_and_as_before_there_were_any() {
        for (contract, item) in [("12/345", "roads/12/345/on_time"), ("", "roads/on_time")] {
            let count = Count { agency: "city".into(), unit: "roads".into(), contract: contract.into(), metric: Metric::OnTime };
            assert_eq!(count.item(), item);
            assert_eq!(Count::parse(item), Some((("roads".into(), contract.into()), Metric::OnTime)));
        }
        assert_eq!(Count::parse("/late"), Some((Default::default(), Metric::Late)));
        assert_eq!(Count::parse("roads/never"), None);
    }

    #[test]
    fn what_was_counted_of_a_steward_is_not_what_its_units_did() {
        let mut counted = Counted::default();
        assert!(counted.is_nothing());
        for (item, n) in [("/decided", 4), ("/on_time", 3), ("roads/on_time", 7), ("roads/12/345/late", 5), ("/late", 1), ("/never", 9)] {
            counted.take(item, n);
        }
        assert_eq!((counted.decided, counted.of(Metric::OnTime), counted.of(Metric::Late)), (4, 3, 1));
        let all: Counted = [counted, counted].into_iter().sum();
        assert_eq!((all.decided, all.of(Metric::OnTime), all.of(Metric::Upheld), all.is_nothing()), (8, 6, 0, false));
        // An agency's own table has no such row.
        assert_eq!(Count::parse(DECIDED), None);
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
        let of = |events: &[Body], pays: bool| counts(&case(true, false, false), events, 0, None, |_| pays, |_, _| String::new()).len();
        for events in [vec![passed.clone()], vec![finished(false)], vec![passed, finished(true)]] {
            assert_eq!((of(&events, true), of(&events, false)), (0, 1), "{events:?}");
        }
    }
}
