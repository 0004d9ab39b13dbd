//! Whether a service can be carried out: explores every way that its stages can go, before anyone meets it. What is found is
//! told with a way in words that leads there.
//!
//! A condition over outcomes of tasks, and over answers of which there are few, is followed exactly. Where one asks for anything
//! else, that may hold or not, and stays so on the way. So a way that is told can be gone with some answers, unless parts that are
//! written differently contradict each other.
//!
//! It is explored twice: with the answers as they were sent, and once more as if, wherever somebody works on the case, the person
//! were asked to correct some of them. What leads on and comes to an end in the one must do so in the other. Whether a way goes
//! round is looked at from each situation on as if nothing were corrected any more: nobody is asked again and again.

mod record;

use crate::calendar::{Day, WorkingDays};
use crate::case::{Place, scope};
use crate::expression::Expression;
use crate::fee;
use crate::message::{Arg, Msg};
use crate::package::{DayKind, Ends, Go, Instalments, Limit, Service, Silence, Stage, TaskKind, TaskOutcome, TaskType, Unheard};
use crate::text::{Lang, Text};
use record::{Conditions, Record};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

/// Different situations of one service, at most.
const MOST: usize = 20_000;

/// A part of a service, for the place of a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The stages as a whole.
    Stages,
    /// The legal limit, or what stands under this key of it.
    Time(Option<&'static str>),
    /// The stages of the objection.
    Objection,
    /// What silence makes of an objection.
    Unheard,
    /// The limit of a stage, or of this task in it.
    Limit(String, Option<String>),
    /// A stage.
    Stage(String),
    /// A task: stage, task.
    Task(String, String),
    /// A rule: stage, number.
    Rule(String, usize),
}

/// What keeps a service from being carried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Flaw {
    /// Where.
    pub part: Part,
    /// What; the key begins with `mistake-`.
    pub reason: Msg,
}

/// One move: a stage begins, a task came to an outcome, nothing was to be done.
#[derive(Debug, Clone)]
enum Move<'s> {
    Begin(&'s Stage),
    Outcome(&'s TaskType, &'s Text),
    /// Answers by which a condition went.
    Given(Vec<String>),
    Skipped,
}

/// A situation: the stage that begins, and what is known that conditions ask for.
type Situation = (usize, Record);
/// One way through a stage: the moves, what is known then, and how it ended.
type Ended<'s> = (Vec<Move<'s>>, Record, End);
/// What was open or to come, what corrected answers may still open, whether anything came to an outcome, and what was known: nothing
/// new is to be found there.
type Seen = BTreeSet<([Vec<String>; 2], bool, Record)>;

/// Tasks side by side that are open, and that are not, with the moves and what is known then.
type Choice<'s> = (Vec<&'s TaskType>, Vec<&'s TaskType>, Vec<Move<'s>>, Record);

/// Where a stage ended up.
#[derive(Debug, Clone, PartialEq, Eq)]
enum End {
    /// Another stage begins.
    Stage(usize),
    /// A decision, or the case goes to another agency, whose officers decide.
    Decided,
    /// Officers decide, and no ground of any decision holds.
    Groundless,
    /// Nothing leads on.
    Stuck,
}

struct Explorer<'s> {
    service: &'s Service,
    stages: &'s [Stage],
    /// Tasks by which conditions go; the outcomes of others make no difference.
    named: BTreeSet<String>,
    conditions: Conditions<'s>,
    tasks_met: BTreeSet<String>,
    rules_met: BTreeSet<(usize, usize)>,
    too_many: Cell<bool>,
    /// Whether nothing is to be paid: tasks of paying come to their first outcome by themselves.
    unowed: bool,
    /// Whether answers may be corrected while a task is open.
    corrects: bool,
}

/// By which contract the work of a unit is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contract {
    /// By none: its own people do it.
    None,
    /// By one that runs, or nobody knows.
    Runs,
    /// By one that is over: nobody may do it.
    Ended,
    /// By one that begins on this day, after the first on which the service is offered.
    Begins(Day),
}

/// Everything that keeps a checked service from being carried out; `contract` says by which contract a unit (`agency`, `unit`)
/// works; `days` are the working days and hours of its agency.
pub fn flaws(service: &Service, contract: &dyn Fn(&str, &str) -> Contract, days: &WorkingDays) -> Vec<Flaw> {
    let mut found = ways(service, &service.stages);
    if let Some(objection) = &service.objection {
        found.extend(ways(service, &objection.stages));
        if !objection.stages.iter().any(|s| s.decides || s.next.iter().any(|n| matches!(n.go, Go::Decide(_)))) {
            found.push(Flaw { part: Part::Objection, reason: Msg::new("mistake-objection-without-decision") });
        }
        let mut first: Vec<_> = service.stages.iter().flat_map(|s| deciders(service, s)).map(|(place, _)| place).collect();
        // Late, what the agency decides is decided by the superior unit.
        let superior = service.time.escalate.as_ref().filter(|_| service.time.silence.is_none());
        if let Some(unit) = superior.filter(|_| first.iter().any(|p| p.agency == service.agency)) {
            first.push(Place { agency: service.agency.clone(), unit: unit.clone() });
        }
        for stage in &objection.stages {
            if let Some((place, part)) = deciders(service, stage).into_iter().find(|(place, _)| first.contains(place)) {
                let reason = Msg::new("mistake-objection-to-the-same-unit").with("unit", place.unit);
                found.push(Flaw { part, reason: reason.with("path", way_to(service, stage)) });
            }
        }
    }
    found.extend(service.instalments.iter().flat_map(|i| cut_short(service, i)));
    found.extend(nobodys_with_condition(service));
    // Why nobody may work in a unit, and the way that leads to it.
    let nobody = |contract: &dyn Fn(&str, &str) -> Contract, place: &Place, stage: &Stage| {
        let (unit, path) = (place.unit.as_str(), || way_to(service, stage));
        match contract(&place.agency, &place.unit) {
            Contract::None | Contract::Runs => None,
            Contract::Ended => Some(Msg::new("mistake-contract-ended").with("unit", unit).with("path", path())),
            Contract::Begins(day) => {
                Some(Msg::new("mistake-contract-not-begun").with("day", Arg::day(day)).with("unit", unit).with("path", path()))
            }
        }
    };
    if let (Some(unit), Some(last)) = (&service.time.escalate, service.stages.last()) {
        let superior = Place { agency: service.agency.clone(), unit: unit.clone() };
        found.extend(nobody(contract, &superior, last).map(|reason| Flaw { part: Part::Time(Some("escalate")), reason }));
    }
    let mut limits = vec![];
    for stage in service.all_stages() {
        for task in &stage.tasks {
            let part = || Part::Task(stage.id.clone(), task.id.clone());
            if task.kind == TaskKind::Pay && service.fees.is_empty() && service.cost.rials.unwrap_or(0) == 0 {
                found.push(Flaw { part: part(), reason: Msg::new("mistake-pay-without-fee").with("path", way_to(service, stage)) });
            }
            if task.kind == TaskKind::Consult && stage.limit_of(Some(task)).is_none() {
                let reason = Msg::new("mistake-consult-without-limit").with("id", task.id.as_str()).with("path", way_to(service, stage));
                found.push(Flaw { part: part(), reason });
            }
            let places = task.by.places();
            if task.kind == TaskKind::Execute
                && let Some(place) = places.iter().find(|p| contract(&p.agency, &p.unit) == Contract::None)
            {
                let reason =
                    Msg::new("mistake-execute-without-contract").with("unit", place.unit.as_str()).with("path", way_to(service, stage));
                found.push(Flaw { part: part(), reason });
            }
            let superior = |p: &&Place| Some(Place { agency: p.agency.clone(), unit: stage.watch_of(Some(task)).escalate.clone()? });
            let superiors: Vec<Place> = places.iter().filter_map(superior).collect();
            let all = places.into_iter().chain(&superiors);
            found.extend(all.into_iter().find_map(|p| nobody(contract, p, stage)).map(|reason| Flaw { part: part(), reason }));
        }
        if stage.tasks.is_empty() {
            let place = Place { agency: service.agency.clone(), unit: stage.unit.clone() };
            found.extend(nobody(contract, &place, stage).map(|reason| Flaw { part: Part::Stage(stage.id.clone()), reason }));
        }
        for (n, rule) in stage.next.iter().enumerate() {
            if let Go::Transfer { to, .. } = &rule.go {
                found.extend(nobody(contract, to, stage).map(|reason| Flaw { part: Part::Rule(stage.id.clone(), n), reason }));
            }
        }
        limits.extend(stage.tasks.iter().filter_map(|t| Some((part_of(stage, t), t, stage.limit_of(Some(t))?))));
    }
    for first in [service.stages.first(), service.objection.as_ref().and_then(|o| o.stages.first())].into_iter().flatten() {
        if !first.tasks.is_empty() && first.tasks.iter().all(|t| t.when.is_some()) {
            let path = words(service, &[Move::Begin(first), Move::Skipped]);
            let reason = Msg::new("mistake-first-stage-without-task").with("stage", first.title.clone()).with("path", path);
            found.push(Flaw { part: Part::Stage(first.id.clone()), reason });
        }
    }
    let objected = service.objection.iter().flat_map(|o| o.stages.iter().map(|s| (s, &o.time)));
    found.extend(objected.flat_map(|(stage, time)| too_long(stage, time, "mistake-objection-limit-beyond", days)));
    let legal = service.time.limit();
    found.extend(never_open(service, &legal, &limits, days));
    found.extend(service.stages.iter().flat_map(|s| too_long(s, &legal, "mistake-limit-beyond", days)));
    let more = service.time.extension.as_ref().map(|e| Limit { days: e.days, count: legal.count, rule: e.rule.clone() });
    for (key, limit) in [("completeness", &service.time.completeness), ("extension", &more)] {
        if let Some(limit) = limit.as_ref().filter(|l| longer(l, &legal, days)) {
            found.push(Flaw { part: Part::Time(Some(key)), reason: beyond(limit, &legal) });
        }
    }
    if let Some(before) = service.time.warning {
        // Of a limit in hours it is told working days before.
        let count = if legal.count == DayKind::Hours { DayKind::Working } else { legal.count };
        let warning = Limit { days: before, count, rule: Default::default() };
        if longer(&warning, &legal, days) {
            let reason = Msg { key: "mistake-warning-beyond".into(), ..beyond(&warning, &legal) };
            found.push(Flaw { part: Part::Time(Some("warning")), reason });
        }
    }
    if found.is_empty() {
        let way = longest(service, &service.stages, &legal, days);
        found.extend(way.map(|reason| Flaw { part: Part::Time(None), reason }));
        let objected = service.objection.as_ref().and_then(|o| longest(service, &o.stages, &o.time, days));
        let told = |way: Msg| Msg { key: "mistake-objection-way-beyond".into(), ..way };
        found.extend(objected.map(|way| Flaw { part: Part::Objection, reason: told(way) }));
    }
    found
}

/// The stages on the shortest way to a stage, by its rules alone, in words.
fn way_to(service: &Service, stage: &Stage) -> Text {
    let own = service.stages.iter().any(|s| s.id == stage.id);
    let stages = if own { &service.stages[..] } else { service.objection.as_ref().map_or(&[][..], |o| &o.stages) };
    let mut ways = VecDeque::from([vec![0]]);
    let mut seen = BTreeSet::from([0]);
    while let Some(way) = ways.pop_front() {
        let at = *way.last().unwrap_or(&0);
        if stages.get(at).is_some_and(|s| s.id == stage.id) {
            return words(service, &way.into_iter().map(|i| Move::Begin(&stages[i])).collect::<Vec<_>>());
        }
        let on = if at < stages.len() { onward_of(service, stages, at) } else { vec![] };
        ways.extend(on.into_iter().filter(|next| seen.insert(*next)).map(|next| [way.as_slice(), &[next]].concat()));
    }
    words(service, &[Move::Begin(stage)])
}

/// Limits in a stage that are longer than all the time there is, by themselves or with their extensions; `key` says the first.
fn too_long(stage: &Stage, time: &Limit, key: &'static str, days: &WorkingDays) -> Vec<Flaw> {
    let of = |task: Option<&TaskType>| {
        let (alone, most) = (stage.limit_of(task)?, most_of(stage, task)?);
        let (key, limit) = if longer(alone, time, days) { (key, alone) } else { ("mistake-limit-extended-beyond", &most) };
        let part = task.map_or_else(|| Part::Limit(stage.id.clone(), None), |t| part_of(stage, t));
        longer(limit, time, days).then(|| Flaw { part, reason: Msg { key: key.into(), ..beyond(limit, time) } })
    };
    timed(stage).filter_map(of).collect()
}

/// The tasks of a stage while which the clock runs; nothing for the only one of a stage without tasks of its own.
fn timed(stage: &Stage) -> impl Iterator<Item = Option<&TaskType>> {
    let only = stage.tasks.is_empty().then_some(None);
    stage.tasks.iter().filter(|t| !t.stops_clock).map(Some).chain(only)
}

/// The limit of a task as long as its unit can make it; nothing where it has none.
fn most_of(stage: &Stage, task: Option<&TaskType>) -> Option<Limit> {
    let limit = stage.limit_of(task)?;
    Some(stage.watch_of(task).extension.as_ref().map_or_else(|| limit.clone(), |e| e.most(limit)))
}

/// The units at which officers decide in a stage, also those to which that goes when its limit passes.
fn deciders(service: &Service, stage: &Stage) -> Vec<(Place, Part)> {
    // Of one unit, and its superior after it.
    let with_superior = |place: Place, task: Option<&TaskType>, part: Part| {
        let limit = task.map_or_else(|| Part::Limit(stage.id.clone(), None), |t| part_of(stage, t));
        let superior = stage.watch_of(task).escalate.clone().map(|unit| (Place { agency: place.agency.clone(), unit }, limit));
        [(place, part)].into_iter().chain(superior)
    };
    if stage.tasks.is_empty() && stage.decides {
        let place = Place { agency: service.agency.clone(), unit: stage.unit.clone() };
        return with_superior(place, None, Part::Stage(stage.id.clone())).collect();
    }
    let tasks = stage.tasks.iter().filter(|t| t.kind == TaskKind::Decide);
    let part = |t: &TaskType| Part::Task(stage.id.clone(), t.id.clone());
    tasks.flat_map(|t| t.by.places().into_iter().flat_map(move |p| with_superior(p.clone(), Some(t), part(t)))).collect()
}

/// Days by which an instalment may be due later because the agency does not work on its day: the longest holidays.
const SHIFTED: i64 = 7;

/// Tasks of paying whose limit passes before the instalment for which they wait may be due. The first waits for the first
/// instalment, and so on; the last for all that are left: by silence it must not end before the last of them, and without silence
/// it must not pass before any is due. It may begin on the day of the application, from which they count.
fn cut_short(service: &Service, instalments: &Instalments) -> Vec<Flaw> {
    let tasks = service.stages.iter().flat_map(|s| s.tasks.iter().map(move |t| (s, t)));
    let pays: Vec<(&Stage, &TaskType)> = tasks.filter(|(_, t)| t.kind == TaskKind::Pay).collect();
    let flaw = |(n, (stage, task)): (i64, &(&Stage, &TaskType))| {
        let limit = stage.limit_of(Some(task))?;
        let first = n.min(instalments.count);
        let last = if n as usize == pays.len() { instalments.count } else { first };
        // In working days it is so many days at least.
        let days = if limit.count == DayKind::Hours { limit.days / 24 } else { limit.days };
        if task.silence.is_none() {
            let due = first * instalments.every_days;
            let reason = Msg::new("mistake-instalments-after-limit").with("number", first).with("due", due).with("days", days);
            return (days < due).then(|| Flaw { part: part_of(stage, task), reason });
        }
        let due = last * instalments.every_days + SHIFTED;
        let reason = Msg::new("mistake-instalments-beyond-limit").with("number", last).with("due", due).with("days", days);
        (days < due).then(|| Flaw { part: part_of(stage, task), reason })
    };
    (1..).zip(&pays).filter_map(flaw).collect()
}

/// The grounds with which it is decided where a person did not answer, or the law's limit passed, that have a condition: it need not
/// hold just then, and the letter would say what is not on record.
fn nobodys_with_condition(service: &Service) -> Vec<Flaw> {
    let unanswered = service.time.answer.as_ref().and_then(|a| a.unanswered.as_ref());
    let replaced = service.objection.as_ref().and_then(|o| match &o.silence {
        Some(Unheard::Granted(what)) => Some(what),
        _ => None,
    });
    let all = [
        (unanswered, Part::Time(Some("answer")), "mistake-unanswered-ground-with-condition"),
        (service.time.silence.as_ref(), Part::Time(Some("silence")), "mistake-silence-ground-with-condition"),
        (replaced, Part::Unheard, "mistake-silence-ground-with-condition"),
    ];
    let flaw = |(what, part, key): (Option<&Silence>, Part, &'static str)| {
        let ground = service.ground_of(what?).filter(|g| g.when.is_some())?;
        Some(Flaw { part, reason: Msg::new(key).with("ground", ground.id.as_str()) })
    };
    all.into_iter().filter_map(flaw).collect()
}

/// Whether an application may owe nothing, so that nobody waits at a task of paying.
fn may_owe_nothing(service: &Service) -> bool {
    !service.fees.is_empty() && service.fees_between.is_none_or(|b| b.least < fee::STEP)
}

/// What is wrong with the ways through these stages, also for those who owe nothing.
fn ways(service: &Service, stages: &[Stage]) -> Vec<Flaw> {
    let mut found = explore(service, stages, false);
    let pays = stages.iter().flat_map(|s| &s.tasks).any(|t| t.kind == TaskKind::Pay);
    if found.is_empty() && pays && may_owe_nothing(service) {
        // Who pays meets every task and rule; what must hold for all is that the way comes to an end.
        let endless = |f: &Flaw| matches!(f.reason.key.as_ref(), "mistake-endless" | "mistake-nothing-to-do");
        let unowed = |f: Flaw| {
            let path = f.reason.args.into_iter().find(|(name, _)| name == "path").map_or(Arg::Text(String::new()), |(_, path)| path);
            Flaw { part: f.part, reason: Msg::new("mistake-unowed-endless").with("path", path) }
        };
        found.extend(explore(service, stages, true).into_iter().find(endless).map(unowed));
    }
    found
}

/// The limit of a task, or that of its stage where it has none of its own.
fn part_of(stage: &Stage, task: &TaskType) -> Part {
    Part::Limit(stage.id.clone(), task.limit.as_ref().map(|_| task.id.clone()))
}

fn beyond(limit: &Limit, legal: &Limit) -> Msg {
    let msg = Msg::new("mistake-limit-beyond").with("days", limit.days).with("count", counted(limit));
    msg.with("most", legal.days).with("most_count", counted(legal))
}

/// In what a limit is counted: a word that the texts know.
pub(crate) fn counted(limit: &Limit) -> &'static str {
    match limit.count {
        DayKind::Calendar => "calendar",
        DayKind::Hours => "hours",
        DayKind::Working => "working",
    }
}

/// Whether one limit is longer than another, wherever in the week both begin; holidays are left aside. Hours are those in which the
/// agency is open.
pub(crate) fn longer(one: &Limit, other: &Limit, days: &WorkingDays) -> bool {
    if one.count == DayKind::Hours && other.count != DayKind::Hours {
        // A part of a day more than so many is longer, too.
        return days.is_ever_open() && one.days * 60 > days.minutes_in(other.days, other.count).1;
    }
    least(one, other.count, days) > other.days
}

/// How long a limit is at least, counted as another one.
fn least(limit: &Limit, count: DayKind, days: &WorkingDays) -> i64 {
    match (limit.count, count) {
        (a, b) if a == b => limit.days,
        (DayKind::Working, DayKind::Calendar) => days.days_for(limit.days),
        (DayKind::Calendar, DayKind::Working) => days.working_in(limit.days),
        _ if !days.is_ever_open() => 0,
        (of, DayKind::Hours) => days.minutes_in(limit.days, of).0 / 60,
        (_, count) => (1..).find(|n| days.minutes_in(*n, count).1 > limit.days * 60).map_or(0, |n| n - 1),
    }
}

/// The first limit in hours of an agency that says no hours in which it is open.
fn never_open(service: &Service, legal: &Limit, limits: &[(Part, &TaskType, &Limit)], days: &WorkingDays) -> Option<Flaw> {
    let in_hours = |l: &Limit| l.count == DayKind::Hours;
    let objected = service.objection.as_ref().is_some_and(|o| in_hours(&o.time) || in_hours(&o.within));
    let stage = |s: &&Stage| s.limit.as_ref().is_some_and(in_hours);
    let part = match limits.iter().find(|l| in_hours(l.2)) {
        _ if days.is_ever_open() => None,
        _ if in_hours(legal) => Some(Part::Time(Some("hours"))),
        _ if service.time.completeness.as_ref().is_some_and(in_hours) => Some(Part::Time(Some("completeness"))),
        Some((part, ..)) => Some(part.clone()),
        None if objected => Some(Part::Objection),
        None => service.all_stages().find(stage).map(|s| Part::Limit(s.id.clone(), None)),
    };
    part.map(|part| Flaw { part, reason: Msg::new("mistake-never-open") })
}

/// The way through these stages on which the limits of tasks, one after the other, are longer than the law allows: each counted as
/// the law counts, as short as it can be, and that of a stage once.
fn longest(service: &Service, stages: &[Stage], legal: &Limit, calendar: &WorkingDays) -> Option<Msg> {
    let own = |stage: &Stage| {
        let limits = timed(stage).filter_map(|t| Some((t.is_some_and(|t| t.limit.is_some()), most_of(stage, t)?)));
        limits.fold(0, |days, (own, limit)| match (own, least(&limit, legal.count, calendar)) {
            (true, more) if !stage.side_by_side => days + more,
            // That of the stage runs from its beginning, once for all its tasks.
            (_, all) => days.max(all),
        })
    };
    // Forward only: a way back is the person's correction, or an exception.
    let mut best: Vec<(i64, Vec<usize>)> = vec![(0, vec![]); stages.len()];
    for (i, stage) in stages.iter().enumerate() {
        let (mut days, mut way) = best[i].clone();
        days += own(stage);
        way.push(i);
        if days > legal.days {
            let path = words(service, way.iter().map(|i| Move::Begin(&stages[*i])).collect::<Vec<_>>().as_slice());
            let msg = Msg::new("mistake-way-beyond").with("path", path).with("days", days).with("most", legal.days);
            return Some(msg.with("count", counted(legal)));
        }
        for next in successors(service, stages, i).into_iter().filter(|n| *n > i) {
            if best[next].0 < days || best[next].1.is_empty() {
                best[next] = (days, way.clone());
            }
        }
    }
    None
}

/// Stages to which one may lead, by its rules alone.
pub fn successors(service: &Service, stages: &[Stage], of: usize) -> Vec<usize> {
    let index = |id: &str| stages.iter().position(|s| s.id == id);
    let Some(stage) = stages.get(of) else { return vec![] };
    if stage.next.is_empty() {
        return service.stage_after(&stage.id).and_then(|s| index(&s.id)).into_iter().collect();
    }
    let ids = stage.next.iter().filter_map(|n| match &n.go {
        Go::Stage(id) | Go::Correct { then: id, .. } => index(id),
        _ => None,
    });
    ids.collect()
}

/// All stages to which one may lead: by its rules, and to the one after it where it has none for every case.
fn onward_of(service: &Service, stages: &[Stage], of: usize) -> Vec<usize> {
    let stage = &stages[of];
    let after = service.stage_after(&stage.id).and_then(|s| stages.iter().position(|x| x.id == s.id));
    let mut found = successors(service, stages, of);
    found.extend(after.filter(|_| stage.next.iter().all(|n| n.when.is_some())));
    found
}

/// All situations of some stages, and how each ends.
struct Explored<'s> {
    by: Explorer<'s>,
    /// From where each situation was come to first.
    came: HashMap<Situation, Option<(Situation, Vec<Move<'s>>)>>,
    onward: HashMap<Situation, Vec<Situation>>,
    good: BTreeSet<Situation>,
    dead: Vec<(Situation, Vec<Move<'s>>)>,
    groundless: Vec<(Situation, Vec<Move<'s>>)>,
    /// The situation in which each stage is met first.
    first: BTreeMap<usize, Situation>,
    /// In the order in which they were met.
    met: Vec<Situation>,
}

impl<'s> Explored<'s> {
    /// What is come to from these situations on.
    fn of(mut by: Explorer<'s>, starts: Vec<Situation>) -> Explored<'s> {
        let mut came: HashMap<Situation, Option<(Situation, Vec<Move>)>> = starts.iter().map(|s| (s.clone(), None)).collect();
        let mut onward: HashMap<Situation, Vec<Situation>> = HashMap::new();
        let (mut good, mut dead, mut groundless) = (BTreeSet::new(), vec![], vec![]);
        let (mut first, mut met) = (BTreeMap::new(), vec![]);
        let mut queue = VecDeque::from(starts);
        while let Some(now) = queue.pop_front() {
            first.entry(now.0).or_insert_with(|| now.clone());
            met.push(now.clone());
            for (moves, mut record, end) in by.ends_of(&now) {
                match end {
                    End::Decided => drop(good.insert(now.clone())),
                    End::Groundless => {
                        good.insert(now.clone());
                        groundless.push((now.clone(), moves));
                    }
                    End::Stuck => dead.push((now.clone(), moves)),
                    End::Stage(next) => {
                        // What tasks of the stage came to before counts no longer.
                        by.stages[next].tasks.iter().for_each(|t| drop(record.outcomes.remove(&t.id)));
                        record.keep(by.conditions.asked_from(next));
                        let then = (next, record);
                        onward.entry(now.clone()).or_default().push(then.clone());
                        if !came.contains_key(&then) {
                            if came.len() >= MOST {
                                by.too_many.set(true);
                            } else {
                                came.insert(then.clone(), Some((now.clone(), moves)));
                                queue.push_back(then);
                            }
                        }
                    }
                }
            }
        }
        Explored { by, came, onward, good, dead, groundless, first, met }
    }

    /// The shortest way to a situation, and from there on, in words.
    fn way(&self, to: &Situation, last: &[Move<'s>]) -> Text {
        words(self.by.service, &self.moves(to, last).1)
    }

    /// The shortest way to a situation, and from there on; with the situation in which it begins.
    fn moves(&self, to: &Situation, last: &[Move<'s>]) -> (Situation, Vec<Move<'s>>) {
        let mut parts: Vec<Vec<Move>> = vec![last.to_vec()];
        let mut at = to.clone();
        while let Some(Some((from, moves))) = self.came.get(&at) {
            parts.push(moves.clone());
            at = from.clone();
        }
        parts.reverse();
        (at, parts.concat())
    }

    /// Stages that lead nowhere, each once, and the first in which officers decide on no ground, by these keys; not what was `told`.
    fn unended(&self, keys: [&'static str; 2], told: &mut BTreeSet<(&'static str, String)>) -> Vec<Flaw> {
        let mut flaws = vec![];
        for (situation, moves) in &self.dead {
            let stage = &self.by.stages[situation.0];
            if told.insert(("dead", stage.id.clone())) {
                let reason = Msg::new(keys[0]).with("stage", stage.title.clone()).with("path", self.way(situation, moves));
                flaws.push(Flaw { part: Part::Stage(stage.id.clone()), reason });
            }
        }
        if let Some((situation, moves)) = self.groundless.first()
            && told.insert(("groundless", String::new()))
        {
            let stage = &self.by.stages[situation.0];
            let reason = Msg::new(keys[1]).with("stage", stage.title.clone()).with("path", self.way(situation, moves));
            flaws.push(Flaw { part: Part::Stage(stage.id.clone()), reason });
        }
        flaws
    }

    /// The situation met first from which no way comes to a decision, where none leads nowhere.
    fn lost(mut self) -> Option<(Explored<'s>, Situation)> {
        // Backwards from the decisions: what cannot come to one goes round for ever.
        loop {
            let leads = |s: &Situation, next: &[Situation]| !self.good.contains(s) && next.iter().any(|n| self.good.contains(n));
            let more: Vec<Situation> = self.onward.iter().filter(|(s, next)| leads(s, next)).map(|(s, _)| s.clone()).collect();
            if more.is_empty() {
                break;
            }
            self.good.extend(more);
        }
        // The one met first has the shortest way.
        let lost = self.met.iter().find(|s| !self.good.contains(*s) && self.onward.contains_key(*s));
        let lost = lost.filter(|_| self.dead.is_empty()).cloned()?;
        Some((self, lost))
    }
}

fn explore(service: &Service, stages: &[Stage], unowed: bool) -> Vec<Flaw> {
    if stages.is_empty() {
        return vec![];
    }
    let start = || vec![(0, Record::default())];
    let sent = Explored::of(Explorer { unowed, ..Explorer::new(service, stages) }, start());
    let may_be_corrected = !unowed && sent.by.conditions.may_be_corrected();
    let corrected = may_be_corrected.then(|| Explored::of(Explorer { corrects: true, ..Explorer::new(service, stages) }, start()));
    let later = corrected.as_ref().map(|c| Explored::of(Explorer::new(service, stages), c.met.clone()));
    if [Some(&sent), corrected.as_ref(), later.as_ref()].into_iter().flatten().any(|e| e.by.too_many.get()) {
        return vec![Flaw { part: Part::Stages, reason: Msg::new("mistake-too-many-ways").with("most", MOST as i64) }];
    }
    let mut told = BTreeSet::new();
    let mut flaws = sent.unended(["mistake-dead-end", "mistake-no-ground-holds"], &mut told);
    // Whatever may be said of those who corrected nothing is said of them.
    let keys = ["mistake-dead-end-corrected", "mistake-no-ground-holds-corrected"];
    flaws.extend(corrected.iter().flat_map(|c| c.unended(keys, &mut told)));
    // What is there for those alone who corrected something is there for somebody.
    let all = corrected.as_ref().unwrap_or(&sent);
    let mut never = vec![];
    for (i, stage) in stages.iter().enumerate() {
        let Some(first) = all.first.get(&i) else {
            let reached: Vec<Move> = (0..stages.len()).filter(|n| all.first.contains_key(n)).map(|n| Move::Begin(&stages[n])).collect();
            let reason = Msg::new("mistake-stage-never").with("stage", stage.title.clone()).with("path", words(service, &reached));
            never.push(Flaw { part: Part::Stage(stage.id.clone()), reason });
            continue;
        };
        let path = || match sent.first.get(&i) {
            Some(first) => sent.way(first, &[Move::Begin(stage)]),
            None => all.way(first, &[Move::Begin(stage)]),
        };
        for task in stage.tasks.iter().filter(|t| !all.by.tasks_met.contains(&t.id)) {
            let part = Part::Task(stage.id.clone(), task.id.clone());
            let reason = Msg::new("mistake-task-never").with("task", task.title.clone()).with("path", path());
            never.push(Flaw { part, reason });
        }
        for n in (0..stage.next.len()).filter(|n| !all.by.rules_met.contains(&(i, *n))) {
            never.push(Flaw { part: Part::Rule(stage.id.clone(), n), reason: Msg::new("mistake-rule-never").with("path", path()) });
        }
    }
    if let Some((stage, path)) = sent.by.skipped_for_ever() {
        let reason = Msg::new("mistake-nothing-to-do").with("stage", stage.title.clone()).with("path", words(service, &path));
        never.push(Flaw { part: Part::Stage(stage.id.clone()), reason });
    }
    let endless = |key: &'static str, at: usize, way: &[Move]| {
        let reason = Msg::new(key).with("stage", stages[at].title.clone()).with("path", words(service, way));
        Flaw { part: Part::Stage(stages[at].id.clone()), reason }
    };
    if let Some((sent, lost)) = sent.lost() {
        flaws.push(endless("mistake-endless", lost.0, &sent.moves(&lost, &[Move::Begin(&stages[lost.0])]).1));
    } else if let (Some(corrected), Some((later, lost))) = (&corrected, later.and_then(Explored::lost)) {
        let (from, moves) = later.moves(&lost, &[Move::Begin(&stages[lost.0])]);
        flaws.push(endless("mistake-endless-corrected", lost.0, &corrected.moves(&from, &moves).1));
    }
    flaws.extend(never);
    flaws
}

impl<'s> Explorer<'s> {
    fn new(service: &'s Service, stages: &'s [Stage]) -> Explorer<'s> {
        let grounds = service.decisions.iter().flat_map(|d| &d.grounds).filter_map(|g| g.when.as_ref());
        let named = stages.iter().flat_map(record::of_stage).chain(grounds).flat_map(|e| e.names(|| scope(service))).collect();
        let conditions = Conditions::new(service, stages);
        let (tasks_met, rules_met) = (BTreeSet::new(), BTreeSet::new());
        let too_many = Cell::new(false);
        Explorer { service, stages, named, conditions, tasks_met, rules_met, too_many, unowed: false, corrects: false }
    }

    /// Whether a condition holds, or either with the answers that make it so; without one it does.
    fn holds(&self, when: Option<&Expression>, moves: &[Move<'s>], record: &Record) -> Vec<(bool, Vec<Move<'s>>, Record)> {
        let Some(when) = when else { return vec![(true, moves.to_vec(), record.clone())] };
        let told = |(holds, then): (bool, Record)| (holds, with_answers(moves, record, &then), then);
        self.conditions.holds(when, record).into_iter().map(told).collect()
    }

    /// What is known while somebody works on the case.
    fn at_work(&self, record: &Record) -> Record {
        if self.corrects { self.conditions.after_correction(record) } else { record.clone() }
    }

    /// What it is when officers decide: whatever was answered, some ground that they may choose must hold. What is known then are
    /// answers with which none does.
    fn decided(&self, record: &Record) -> (Record, End) {
        let mut conditions = vec![];
        for ground in self.service.decisions.iter().flat_map(|d| &d.grounds).filter(|g| !g.silence) {
            match &ground.when {
                Some(when) => conditions.push(when),
                None => return (record.clone(), End::Decided),
            }
        }
        let mut left = BTreeSet::from([record.clone()]);
        for when in conditions {
            left = left.iter().flat_map(|r| self.conditions.fails(when, r)).collect();
            if left.len() > MOST {
                self.too_many.set(true);
                break;
            }
        }
        match left.pop_first() {
            Some(record) => (record, End::Groundless),
            None => (record.clone(), End::Decided),
        }
    }

    /// Officers decide with what is known.
    fn decides(&self, moves: &[Move<'s>], record: &Record, found: &mut Vec<Ended<'s>>) {
        let (then, end) = self.decided(record);
        found.push((with_answers(moves, record, &then), then, end));
    }

    /// Every way through a stage.
    fn ends_of(&mut self, now: &Situation) -> Vec<Ended<'s>> {
        let stage = &self.stages[now.0];
        let mut found = vec![];
        let begin = vec![Move::Begin(stage)];
        if stage.tasks.is_empty() {
            let record = self.at_work(&now.1);
            if stage.decides {
                self.decides(&begin, &record, &mut found);
            }
            if !stage.decides || !stage.next.is_empty() || self.service.stage_after(&stage.id).is_some() {
                self.leads(now.0, &begin, &record, &mut found);
            }
            return found;
        }
        // Which tasks are open, each with those that are to come: one list for each way that conditions can fall.
        let mut seen = BTreeSet::new();
        let tasks: Vec<&'s TaskType> = stage.tasks.iter().collect();
        if stage.side_by_side {
            for (open, closed, moves, record) in self.opened(vec![(vec![], vec![], begin, now.1.clone())], &tasks) {
                self.side_by_side(now.0, &open, &closed, moves, record, &mut seen, &mut found);
            }
        } else {
            self.in_order(now.0, &tasks, begin, now.1.clone(), &mut seen, &mut found);
        }
        found
    }

    /// Of tasks side by side those that are open with what is known, and those that are not; nothing where there are too many ways.
    fn opened(&mut self, mut choices: Vec<Choice<'s>>, tasks: &[&'s TaskType]) -> Vec<Choice<'s>> {
        for task in tasks {
            let with = |(open, closed, moves, record): Choice<'s>| {
                let may = self.holds(task.when.as_ref(), &moves, &record).into_iter();
                may.map(move |(opens, m, r)| {
                    let (mut open, mut closed) = (open.clone(), closed.clone());
                    if opens { &mut open } else { &mut closed }.push(*task);
                    (open, closed, m, r)
                })
            };
            choices = choices.into_iter().flat_map(with).collect();
            if choices.len() > MOST {
                self.too_many.set(true);
                return vec![];
            }
        }
        for (open, ..) in &choices {
            self.tasks_met.extend(open.iter().map(|t| t.id.clone()));
        }
        choices
    }

    fn in_order(
        &mut self,
        stage: usize,
        left: &[&'s TaskType],
        moves: Vec<Move<'s>>,
        record: Record,
        seen: &mut Seen,
        found: &mut Vec<Ended<'s>>,
    ) {
        if self.looked_at([left, &[]], &moves, &record, seen) {
            return;
        }
        let Some((task, rest)) = left.split_first() else { return self.leads(stage, &moves, &record, found) };
        for (opens, moves, record) in self.holds(task.when.as_ref(), &moves, &record) {
            if !opens {
                self.in_order(stage, rest, moves, record, seen, found);
                continue;
            }
            self.tasks_met.insert(task.id.clone());
            for (moves, record) in self.worked_at(stage, &moves, &record, found) {
                if task.kind == TaskKind::Decide {
                    self.decides(&moves, &record, found);
                    continue;
                }
                for outcome in self.outcomes_of(task) {
                    let (moves, record) = self.came_to(&moves, &record, task, outcome.id.as_str(), &outcome.title);
                    for (ended, moves, record) in self.ended(stage, &moves, &record) {
                        if ended {
                            self.leads(stage, &moves, &record, found);
                        } else {
                            self.in_order(stage, rest, moves, record, seen, found);
                        }
                    }
                }
            }
        }
    }

    /// What may be known while tasks of a stage are open. Corrected answers may end the stage at once, once something in it came to an
    /// outcome.
    fn worked_at(&mut self, stage: usize, moves: &[Move<'s>], record: &Record, found: &mut Vec<Ended<'s>>) -> Vec<(Vec<Move<'s>>, Record)> {
        let record = self.at_work(record);
        if !self.corrects || !has_outcome(moves) {
            return vec![(moves.to_vec(), record)];
        }
        let mut goes_on = vec![];
        for (ended, moves, record) in self.ended(stage, moves, &record) {
            if ended { self.leads(stage, &moves, &record, found) } else { goes_on.push((moves, record)) }
        }
        goes_on
    }

    /// Whether nothing new is to be found with these tasks left, those that may still open and this record, or too much has been looked at.
    fn looked_at(&mut self, left: [&[&'s TaskType]; 2], moves: &[Move], record: &Record, seen: &mut Seen) -> bool {
        if seen.len() > MOST {
            self.too_many.set(true);
        }
        let ids = left.map(|tasks| tasks.iter().map(|t| t.id.clone()).collect());
        self.too_many.get() || !seen.insert((ids, self.corrects && has_outcome(moves), record.clone()))
    }

    #[allow(clippy::too_many_arguments)]
    fn side_by_side(
        &mut self,
        stage: usize,
        open: &[&'s TaskType],
        closed: &[&'s TaskType],
        moves: Vec<Move<'s>>,
        record: Record,
        seen: &mut Seen,
        found: &mut Vec<Ended<'s>>,
    ) {
        if open.is_empty() {
            return self.leads(stage, &moves, &record, found);
        }
        if self.looked_at([open, closed], &moves, &record, seen) {
            return;
        }
        let ways = self.worked_at(stage, &moves, &record, found);
        // What corrected answers call for opens beside the others.
        let beside = if self.corrects { closed } else { &[] };
        let ways = ways.into_iter().map(|(moves, record)| (open.to_vec(), vec![], moves, record)).collect();
        for (open, closed, moves, record) in self.opened(ways, beside) {
            for (i, task) in open.iter().enumerate() {
                if task.kind == TaskKind::Decide {
                    self.decides(&moves, &record, found);
                    continue;
                }
                let rest: Vec<&'s TaskType> = open.iter().enumerate().filter(|(n, _)| *n != i).map(|(_, t)| *t).collect();
                for outcome in self.outcomes_of(task) {
                    let (moves, record) = self.came_to(&moves, &record, task, outcome.id.as_str(), &outcome.title);
                    for (ended, moves, record) in self.ended(stage, &moves, &record) {
                        if ended {
                            self.leads(stage, &moves, &record, found);
                        } else {
                            self.side_by_side(stage, &rest, &closed, moves, record, seen, found);
                        }
                    }
                }
            }
        }
    }

    fn came_to(&self, moves: &[Move<'s>], record: &Record, task: &'s TaskType, id: &str, title: &'s Text) -> (Vec<Move<'s>>, Record) {
        let mut record = record.clone();
        // Majority counts all of them; otherwise only what conditions ask for makes a difference.
        if self.named.contains(&task.id) || self.stages.iter().any(|s| s.ends == Ends::Majority && s.tasks.iter().any(|t| t.id == task.id))
        {
            record.outcomes.insert(task.id.clone(), id.into());
        }
        ([moves, &[Move::Outcome(task, title)]].concat(), record)
    }

    fn ended(&self, stage: usize, moves: &[Move<'s>], record: &Record) -> Vec<(bool, Vec<Move<'s>>, Record)> {
        let stage = &self.stages[stage];
        let done = || stage.tasks.iter().filter_map(|t| record.outcomes.get(&t.id));
        let ended = match &stage.ends {
            Ends::All => false,
            Ends::Any => true,
            Ends::Majority => done().any(|o| done().filter(|x| *x == o).count() * 2 > stage.tasks.len()),
            Ends::When(e) => return self.holds(Some(e), moves, record),
        };
        vec![(ended, moves.to_vec(), record.clone())]
    }

    fn leads(&mut self, at: usize, moves: &[Move<'s>], record: &Record, found: &mut Vec<Ended<'s>>) {
        let mut met = vec![];
        self.leads_of(at, record, |rule, then, end| {
            met.extend(rule.map(|n| (at, n)));
            let moves = with_answers(moves, record, &then);
            match end {
                Some(end) => found.push((moves, then, end)),
                // They may open questions, too.
                None => self.decides(&moves, &self.at_work(&then), found),
            }
        });
        self.rules_met.extend(met);
    }

    /// Everything to which a stage may lead with this record, with the number of the rule and what is known then; no end where the officers of
    /// another agency decide.
    fn leads_of(&self, at: usize, record: &Record, mut found: impl FnMut(Option<usize>, Record, Option<End>)) {
        let stage = &self.stages[at];
        let index = |id: &str| self.stages.iter().position(|s| s.id == id);
        let mut left = vec![record.clone()];
        for (n, rule) in stage.next.iter().enumerate() {
            let mut others = vec![];
            for (holds, _, record) in left.iter().flat_map(|r| self.holds(rule.when.as_ref(), &[], r)) {
                if !holds {
                    others.push(record);
                    continue;
                }
                match &rule.go {
                    Go::Stage(id) | Go::Correct { then: id, .. } => found(Some(n), record, Some(index(id).map_or(End::Stuck, End::Stage))),
                    // As `Case::leads`: a rule gives no ground that is not on record.
                    Go::Decide(what) => {
                        let ground = self.service.ground_of(what).and_then(|g| g.when.as_ref());
                        for (holds, _, record) in self.holds(ground, &[], &record) {
                            if holds { found(Some(n), record, Some(End::Decided)) } else { others.push(record) }
                        }
                    }
                    Go::Transfer { .. } => found(Some(n), record, None),
                }
            }
            left = others;
        }
        for record in left {
            let after = self.service.stage_after(&stage.id).filter(|_| stage.next.is_empty());
            found(None, record, Some(after.and_then(|s| index(&s.id)).map_or(End::Stuck, End::Stage)));
        }
    }

    /// The outcomes to which a task may come; the first one by itself where nothing is to be paid.
    fn outcomes_of(&self, task: &'s TaskType) -> &'s [TaskOutcome] {
        let passed = self.unowed && task.kind == TaskKind::Pay;
        if passed { &task.outcomes[..task.outcomes.len().min(1)] } else { &task.outcomes }
    }

    /// Stages to which one may lead in which nothing was to be done.
    fn onward(&self, of: usize) -> Vec<usize> {
        let stage = &self.stages[of];
        let paid = |t: &&TaskType| self.unowed && t.kind == TaskKind::Pay;
        if !stage.tasks.iter().any(|t| paid(&t)) || stage.next.is_empty() {
            return successors(self.service, self.stages, of);
        }
        // Each with and without the tasks of paying that may be left out.
        let came_to = |conditional: bool| {
            let tasks = stage.tasks.iter().filter(paid).filter(|t| conditional || t.when.is_none());
            tasks.filter_map(|t| Some((t.id.clone(), t.outcomes.first()?.id.clone()))).collect::<BTreeMap<_, _>>()
        };
        let mut found = vec![];
        for outcomes in [came_to(true), came_to(false)] {
            let mut leads = vec![];
            self.leads_of(of, &Record::of(outcomes), |_, _, end| leads.push(end));
            found.extend(leads.into_iter().filter_map(|end| if let Some(End::Stage(next)) = end { Some(next) } else { None }));
        }
        found
    }

    /// A round of stages in which nothing may be to be done: the case would run through it by itself for ever.
    fn skipped_for_ever(&self) -> Option<(&'s Stage, Vec<Move<'s>>)> {
        let skippable = |i: &usize| {
            let tasks = &self.stages[*i].tasks;
            !tasks.is_empty() && tasks.iter().all(|t| t.when.is_some() || self.unowed && t.kind == TaskKind::Pay)
        };
        for start in (0..self.stages.len()).filter(skippable) {
            let (mut at, mut way) = (vec![start], BTreeSet::from([start]));
            while let Some(i) = at.pop() {
                for next in self.onward(i).into_iter().filter(skippable) {
                    if next == start {
                        let path = vec![Move::Begin(&self.stages[start]), Move::Skipped, Move::Begin(&self.stages[i]), Move::Skipped];
                        return Some((&self.stages[start], path));
                    }
                    if way.insert(next) {
                        at.push(next);
                    }
                }
            }
        }
        None
    }
}

/// Whether anything came to an outcome in the stage in which these moves end.
fn has_outcome(moves: &[Move]) -> bool {
    moves.iter().rev().take_while(|m| !matches!(m, Move::Begin(_))).any(|m| matches!(m, Move::Outcome(..)))
}

/// The moves, with the answers that became known.
fn with_answers<'s>(moves: &[Move<'s>], before: &Record, then: &Record) -> Vec<Move<'s>> {
    let given = then.since(before);
    let given = if given.is_empty() { None } else { Some(Move::Given(given)) };
    moves.iter().cloned().chain(given).collect()
}

/// A way in words, in every language of the service.
fn words(service: &Service, moves: &[Move]) -> Text {
    let say = |lang: Lang| {
        let mut out = String::new();
        for step in moves {
            match step {
                Move::Begin(stage) => {
                    if !out.is_empty() {
                        out.push_str(if lang == Lang::EN { " → " } else { " ← " });
                    }
                    out.push_str(stage.title.get(lang));
                }
                Move::Outcome(task, title) => {
                    out.push_str(&format!(" ({}: {})", task.title.get(lang), title.get(lang)));
                }
                Move::Given(answers) => out.push_str(&format!(" ({})", answers.join(", "))),
                Move::Skipped => out.push_str(" (∅)"),
            }
        }
        out
    };
    Text(service.languages.iter().map(|l| (*l, say(*l))).collect())
}
