//! When somebody may come to look: while the agency is open and before the limits pass; that the time does not suit the person; and what became
//! of what was arranged.

use super::act::{conflict, said};
use super::{Body, Case, Setting, Task};
use crate::calendar::{Calendars, Day, WorkingDays};
use crate::message::{Arg, Msg};
use crate::refusal::{Refusal, Wrong};
use crate::{Id, Millis};
use serde::{Deserialize, Serialize};

/// So often the person may say of a task that a visit does not suit.
pub const MOST_DECLINED: i64 = 2;

/// What the person said of the last visit of a task that does not suit. The unit acts and nothing waits for the person: no limit stands
/// for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declined {
    /// How often it was said of this task.
    pub times: i64,
    /// When the visit was to be.
    pub at: Millis,
    /// Why; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What became of an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appointed {
    /// It is still to come.
    Stands,
    /// Its time has passed.
    Past,
    /// Another one stands in its place.
    Replaced,
    /// Its task came to an outcome before its time came; whether anybody came is not known.
    Done,
    /// It does not suit the person.
    Declined,
    /// Its task ended by its limit or a rule, or went elsewhere, before its time came.
    Dropped,
}

impl Appointed {
    /// As in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Appointed::Stands => "stands",
            Appointed::Past => "past",
            Appointed::Replaced => "replaced",
            Appointed::Done => "done",
            Appointed::Declined => "declined",
            Appointed::Dropped => "dropped",
        }
    }
}

impl Case {
    /// Refuses an appointment of a task at a time in which nobody comes: on a day on which the agency of its unit is closed,
    /// outside its hours, or after a limit of the task or the case that has not passed.
    pub(super) fn may_come(&self, task: &Task, when: Millis, at: &Setting) -> Result<(), Refusal> {
        if when <= at.now {
            return Err(Refusal::wrong("date", Msg::new("answer-date-in-past")));
        }
        let days = at.calendars.of(&task.place.agency);
        let day = days.today(when);
        let Some((opens, closes)) = days.visits_on(day) else {
            let reason = Msg::new("answer-agency-closed").with("day", Arg::day(day));
            return Err(Refusal::wrong("date", reason));
        };
        let mut wrong = vec![];
        let mut tell = |field: &str, message: Msg| wrong.push(Wrong { question: field.into(), message });
        if !(begins(days, day, opens)..=begins(days, day, closes)).contains(&when) {
            tell("time", Msg::new("answer-time-out-of-range").with("from", Arg::time(opens)).with("to", Arg::time(closes)));
        }
        let limits = [task.due_at(at.calendars), self.due_at(self.days(at.calendars))];
        let limit = limits.into_iter().flatten().filter(|limit| *limit > at.now).min();
        if let Some(last) = limit.filter(|limit| when > *limit).and_then(|limit| last_day(days, at.now, limit)) {
            tell("date", Msg::new("answer-after-limit").with("day", Arg::day(last)));
        }
        if wrong.is_empty() { Ok(()) } else { Err(Refusal::Invalid(wrong)) }
    }
}

impl Case {
    /// Until when the person may say that the visit of a task does not suit: before its day begins; nothing where none is to come, that was said
    /// often enough, or the day is there.
    pub fn may_decline_until(&self, task: &Task, calendars: &Calendars, now: Millis) -> Option<Millis> {
        let (visit, days) = (task.appointment.as_ref()?, calendars.of(&task.place.agency));
        let until = Day(days.today(visit.at).0 - 1).end(days.offset);
        (now <= until && task.declined.as_ref().is_none_or(|d| d.times < MOST_DECLINED)).then_some(until)
    }

    /// The person says that the visit at `seen` does not suit: of the named task, or of the only one that is visited.
    pub(super) fn visit_declined(&self, seen: Millis, reason: &str, named: Option<Id>, at: &Setting) -> Result<Body, Refusal> {
        let visit = |t: &Task| t.appointment.as_ref().filter(|a| a.at > at.now).map(|a| a.at);
        let mut visits = self.tasks.iter().filter(|t| named.is_none_or(|id| id == t.id)).filter_map(|t| Some((t, visit(t)?)));
        let (task, when) = match (visits.next(), visits.next()) {
            (Some(only), None) => only,
            (Some(_), Some(_)) => return Err(Refusal::wrong("task", Msg::new("answer-which-visit"))),
            (None, _) => return Err(conflict("refusal-no-visit")),
        };
        // One that was fixed in its place meanwhile the person has not seen.
        if when != seen {
            return Err(conflict("refusal-visit-moved"));
        }
        let reason = said("reason", reason, false)?;
        if task.declined.as_ref().is_some_and(|d| d.times >= MOST_DECLINED) {
            return Err(Refusal::Conflict(Msg::new("refusal-visit-declined-often").with("most", MOST_DECLINED)));
        }
        self.may_decline_until(task, at.calendars, at.now).ok_or(conflict("refusal-visit-too-near"))?;
        Ok(Body::VisitDeclined { task: task.id, at: when, reason })
    }
}

impl Case {
    /// The visits to come on days on which the agency of their unit does not work any more, each said once.
    pub fn visits_on_holidays(&self, calendars: &Calendars, now: Millis) -> impl Iterator<Item = Body> {
        self.tasks.iter().filter_map(move |task| {
            let visit = task.appointment.as_ref().filter(|a| a.at > now && !a.on_holiday)?;
            let days = calendars.of(&task.place.agency);
            (!days.is_working(days.today(visit.at))).then_some(Body::VisitOnHoliday { task: task.id, at: visit.at })
        })
    }
}

/// The moment of a minute of a day.
fn begins(days: &WorkingDays, day: Day, minute: i64) -> Millis {
    Day(day.0 - 1).end(days.offset) + 1 + minute * 60_000
}

/// The last day before a limit on which somebody can still come; nothing where there is none, so that one comes later.
fn last_day(days: &WorkingDays, now: Millis, limit: Millis) -> Option<Day> {
    let open = |day: &Day| days.visits_on(*day).is_some_and(|(from, to)| begins(days, *day, from) <= limit && begins(days, *day, to) > now);
    (days.today(now).0..=days.today(limit).0).rev().map(Day).find(open)
}

/// What became of each appointment, `None` for other events; the events are in order, each with its moment.
pub fn appointments(events: &[(Millis, &Body)], now: Millis) -> Vec<Option<Appointed>> {
    let became = |(n, (_, body)): (usize, &(Millis, &Body))| {
        let Body::Appointed { task, at, .. } = body else { return None };
        let mut before_it = events[n + 1..].iter().take_while(|(when, _)| when < at);
        let end = before_it.find_map(|(_, later)| ended_by(*task, later));
        Some(end.unwrap_or(if *at <= now { Appointed::Past } else { Appointed::Stands }))
    };
    events.iter().enumerate().map(became).collect()
}

/// What an event does to the appointment of a task; nothing where it leaves it.
fn ended_by(id: Id, body: &Body) -> Option<Appointed> {
    let gone = match body {
        Body::Appointed { task, .. } if *task == id => return Some(Appointed::Replaced),
        Body::VisitDeclined { task, .. } if *task == id => return Some(Appointed::Declined),
        // An officer may have come earlier, or have done without; where the limit or a rule ended the task, nobody came.
        Body::Finished { task, by_silence: false, by_rule: false, .. } if *task == id => return Some(Appointed::Done),
        Body::Finished { task, .. } | Body::VisitCalledOff { task, .. } => *task == id,
        Body::Escalated { opened: moved, .. } => moved.iter().any(|(old, _)| *old == id),
        // Where it is handed on to be decided, all that was open goes.
        Body::Transferred { moved, .. } => moved.iter().any(|(old, new)| *old == id || new.decides),
        Body::Opened { opened } => opened.iter().any(|o| o.decides),
        Body::Advanced { .. } | Body::Decided { .. } | Body::Withdrawn { .. } => true,
        _ => false,
    };
    gone.then_some(Appointed::Dropped)
}
