//! To which date a unit keeps at a task, and of what that is the date: what a desk's list says of each task.

use super::{Case, Task};
use crate::Millis;
use crate::calendar::Calendars;
use crate::clock::Clock;
use crate::package::{DayKind, Service};
use crate::text::Text;

/// Of what a date is the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitOf {
    /// Of the task, which has a limit of its own.
    Task,
    /// Of the case.
    Case,
    /// Of saying whether the application is complete.
    Completeness,
}

impl LimitOf {
    /// As in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            LimitOf::Task => "task",
            LimitOf::Case => "case",
            LimitOf::Completeness => "completeness",
        }
    }
}

/// The nearest limit to which a unit keeps at a task; where all of them stand, the one that is nearest to the task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskLimit {
    /// Of what.
    pub of: LimitOf,
    /// Its last moment; nothing while it stands.
    pub at: Option<Millis>,
    /// The rule that sets it; nothing where the service says none.
    pub rule: Option<Text>,
    /// Since when it stands; nothing while it runs, and where it has not begun.
    pub stands_since: Option<Millis>,
    /// Whether it has begun: that of a case does when its application is complete.
    pub begun: bool,
    /// How many days or hours, as it counts, are kept of it while it stands; nothing while it runs.
    pub kept: Option<(DayKind, i64)>,
}

impl Case {
    /// To which date the unit of an open task keeps at `now`: that of [`Case::task_due_at`], with what it is.
    pub fn task_limit(&self, task: &Task, service: &Service, calendars: &Calendars, now: Millis) -> TaskLimit {
        let days = self.days(calendars);
        let own = task.clock.clone().map(|c| (LimitOf::Task, c, &**calendars.of(&task.place.agency)));
        let says = self.completeness.clone().filter(|_| self.says_whether_complete(task));
        let complete = says.map(|c| (LimitOf::Completeness, c, days));
        let whole = Some((LimitOf::Case, self.legal_clock(days), days));
        // What runs comes before what stands; of equal dates, and of those that stand, that which is nearest to the task.
        let dated = |(of, clock, days): (LimitOf, Clock, _)| (clock.due_at(days), of, clock, days);
        let nearest = [own, complete, whole].into_iter().flatten().map(dated).min_by_key(|(at, ..)| at.unwrap_or(Millis::MAX));
        let (at, of, clock, days) = nearest.unwrap_or_else(|| (None, LimitOf::Case, self.clock.clone(), days));
        let rule = match of {
            LimitOf::Task => self.task_rule(service, task),
            LimitOf::Completeness => service.time.completeness.as_ref().map(|l| &l.rule),
            LimitOf::Case => Some(self.due_rule(service)),
        };
        let begun = of != LimitOf::Case || self.completeness.is_none();
        TaskLimit {
            of,
            at,
            rule: rule.cloned(),
            stands_since: clock.stopped_at.filter(|_| begun),
            begun,
            kept: at.is_none().then(|| (clock.count, clock.days_left(days, now))),
        }
    }
}
