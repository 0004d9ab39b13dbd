//! To which date a unit keeps at a task, and of what that is the date: what a desk's list says of each task.

use super::{Case, Task};
use crate::Millis;
use crate::calendar::Calendars;
use crate::calendar::WorkingDays;
use crate::clock::Clock;
use crate::message::Msg;
use crate::package::{DayKind, Extension, Service, TaskType};
use crate::refusal::Refusal;
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

/// By what the date of a task stands, as the row of a list keeps it, so that lists need not read the state of each case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitBy {
    /// The task's own limit.
    Task,
    /// That limit after the unit took more time.
    TaskExtension,
    /// That of saying whether the application is complete.
    Completeness,
    /// The legal limit of the service.
    Case,
    /// That limit after the agency took more time.
    Extension,
    /// That of looking at an objection.
    Objection,
}

impl LimitBy {
    const ALL: [LimitBy; 6] =
        [LimitBy::Task, LimitBy::TaskExtension, LimitBy::Completeness, LimitBy::Case, LimitBy::Extension, LimitBy::Objection];
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            LimitBy::Task => "task",
            LimitBy::TaskExtension => "task_extension",
            LimitBy::Completeness => "completeness",
            LimitBy::Case => "case",
            LimitBy::Extension => "extension",
            LimitBy::Objection => "objection",
        }
    }
    /// Whether it is a limit of the task's own.
    pub fn is_own(self) -> bool {
        matches!(self, LimitBy::Task | LimitBy::TaskExtension)
    }
    /// Reads `as_str`.
    pub fn parse(s: &str) -> Option<LimitBy> {
        LimitBy::ALL.into_iter().find(|by| by.as_str() == s)
    }
    /// The limit of a task of this kind in this stage that runs until `at`.
    pub fn running(self, service: &Service, stage: &str, kind: &str, at: Millis) -> TaskLimit {
        let law = &service.time.rule;
        let (of, rule) = match self {
            LimitBy::Task => (LimitOf::Task, limit_rule(service, stage, service.task(kind))),
            LimitBy::TaskExtension => (LimitOf::Task, extension(service, stage, service.task(kind)).map(|e| &e.rule)),
            LimitBy::Completeness => (LimitOf::Completeness, service.time.completeness.as_ref().map(|l| &l.rule)),
            LimitBy::Case => (LimitOf::Case, Some(law)),
            LimitBy::Extension => (LimitOf::Case, Some(service.time.extension.as_ref().map_or(law, |e| &e.rule))),
            LimitBy::Objection => (LimitOf::Case, Some(service.objection.as_ref().map_or(law, |o| &o.time.rule))),
        };
        TaskLimit { of, at: Some(at), rule: rule.cloned(), stands_since: None, begun: true, kept: None }
    }
}

/// The rule of the limit that tasks of a kind have in a stage; nothing where they have none.
fn limit_rule<'s>(service: &'s Service, stage: &str, kind: Option<&'s TaskType>) -> Option<&'s Text> {
    let own = kind.and_then(|t| t.limit.as_ref());
    own.or_else(|| service.stage(stage)?.limit.as_ref()).map(|l| &l.rule)
}

/// How the limit of tasks of a kind is made longer in a stage; nothing where it is not.
fn extension<'s>(service: &'s Service, stage: &str, kind: Option<&'s TaskType>) -> Option<&'s Extension> {
    service.stage(stage)?.watch_of(kind).extension.as_ref()
}

impl Task {
    /// By what its own limit stands.
    fn by(&self) -> LimitBy {
        if self.extended > 0 { LimitBy::TaskExtension } else { LimitBy::Task }
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
    /// The rule by which the limit of an open task stands, after an extension that of the extension; nothing where it has none.
    pub fn task_rule<'s>(&self, service: &'s Service, task: &Task) -> Option<&'s Text> {
        task.clock.as_ref()?;
        let (first, longer) = (limit_rule(service, &self.stage, task.of(service)), extension(service, &self.stage, task.of(service)));
        longer.filter(|_| task.extended > 0).map(|e| &e.rule).or(first)
    }

    /// The rule by which the limit of an open task stood before it was extended; nothing where it was not.
    pub fn task_rule_before<'s>(&self, service: &'s Service, task: &Task) -> Option<&'s Text> {
        limit_rule(service, &self.stage, task.of(service)).filter(|_| task.clock.is_some() && task.extended > 0)
    }

    /// How the limit of the case may be made longer now, by its steward.
    ///
    /// # Errors
    /// When the service knows no extension, and when there was one often enough, it has passed or does not run yet.
    pub fn may_extend<'s>(&self, service: &'s Service) -> Result<&'s Extension, Refusal> {
        let rule = service.time.extension.as_ref().ok_or(Refusal::Conflict(Msg::new("refusal-no-extension")))?;
        // What has passed cannot be made longer, nor what is not running yet.
        if self.extended >= rule.times || self.late || self.is_objected() || self.completeness.is_some() {
            return Err(Refusal::Conflict(Msg::new("refusal-no-more-extension")));
        }
        Ok(rule)
    }

    /// How the own limit of an open task may be made longer now, by its unit, with that in which it counts.
    ///
    /// # Errors
    /// When the task has no such limit, and when it was made longer often enough or has passed.
    pub fn may_extend_task<'s>(&self, service: &'s Service, task: &Task) -> Result<(&'s Extension, DayKind), Refusal> {
        let rule = extension(service, &self.stage, task.of(service)).zip(task.clock.as_ref());
        let (rule, clock) = rule.ok_or(Refusal::Conflict(Msg::new("refusal-task-no-extension")))?;
        if task.extended >= rule.times || task.late {
            return Err(Refusal::Conflict(Msg::new("refusal-task-no-more-extension")));
        }
        Ok((rule, clock.count))
    }

    /// The date of an open task for its row in lists, as [`Case::task_due_at`] has it, and by what it stands; nothing where more is to be
    /// said than that: where a limit stands or has not begun, where the person is waited for, and where a visit is arranged or a payment
    /// reported.
    pub fn listed_limit(&self, task: &Task, calendars: &Calendars) -> (Option<Millis>, Option<LimitBy>) {
        let days = self.days(calendars);
        let complete = self.completeness.as_ref().filter(|_| self.says_whether_complete(task)).and_then(|c| c.due_at(days));
        let all = [(task.due_at(calendars), task.by()), (complete, LimitBy::Completeness), (self.due_at(days), self.law())];
        // Of equal dates that which is nearest to the task.
        let nearest = all.into_iter().filter_map(|(at, by)| Some((at?, by))).min_by_key(|(at, _)| *at);
        let begun = |by: LimitBy| by.is_own() || by == LimitBy::Completeness || self.completeness.is_none();
        (nearest.map(|n| n.0), nearest.map(|n| n.1).filter(|by| self.is_plain(task) && begun(*by)))
    }

    /// Whether the row of an open task may say that its date stands by this, as far as it is known without calendars: `at` is the
    /// date of the row, `of_case` that of the case.
    pub fn may_list(&self, task: &Task, by: LimitBy, at: Option<Millis>, of_case: Option<Millis>) -> bool {
        let runs = |clock: Option<&Clock>| clock.is_some_and(|c| c.stopped_at.is_none());
        let first = at.is_some() && of_case.is_none_or(|whole| at <= Some(whole));
        self.is_plain(task)
            && match by {
                own if own.is_own() => own == task.by() && first && runs(task.clock.as_ref()),
                LimitBy::Completeness => first && self.says_whether_complete(task) && runs(self.completeness.as_ref()),
                law => law == self.law() && self.completeness.is_none() && at.is_some() && at == of_case,
            }
    }

    /// By what the limit of the case stands.
    fn law(&self) -> LimitBy {
        match &self.objection {
            Some(o) if o.review.is_none() => LimitBy::Objection,
            _ if self.extended > 0 => LimitBy::Extension,
            _ => LimitBy::Case,
        }
    }

    /// Whether no more is to be said of a task's limit than its date and what that is the date of.
    fn is_plain(&self, task: &Task) -> bool {
        !self.waits_in_list(task.id) && task.appointment.is_none() && task.reported.is_none()
    }

    /// To which date the unit of an open task keeps at `now`: that of [`Case::task_due_at`], with what it is.
    pub fn task_limit(&self, task: &Task, service: &Service, calendars: &Calendars, now: Millis) -> TaskLimit {
        let own = self.own_limit(task, service, calendars, now);
        let complete = self.completeness_limit(service, calendars, now).filter(|_| self.says_whether_complete(task));
        let whole = self.case_limit(service, calendars, now);
        // What runs comes before what stands; of equal dates, and of those that stand, that which is nearest to the task.
        let nearer = [own, complete].into_iter().flatten().min_by_key(|limit| limit.at.unwrap_or(Millis::MAX));
        nearer.filter(|limit| limit.at.unwrap_or(Millis::MAX) <= whole.at.unwrap_or(Millis::MAX)).unwrap_or(whole)
    }

    /// The limit of the case at `now`.
    pub fn case_limit(&self, service: &Service, calendars: &Calendars, now: Millis) -> TaskLimit {
        let days = self.days(calendars);
        let limit = limit(LimitOf::Case, &self.legal_clock(days), days, Some(self.due_rule(service)), now);
        // While it is not said whether the application is complete, there is nothing that could stand.
        let begun = self.completeness.is_none();
        TaskLimit { begun, stands_since: limit.stands_since.filter(|_| begun), ..limit }
    }

    /// The limit of saying whether the application is complete; nothing where that is said.
    pub(super) fn completeness_limit(&self, service: &Service, calendars: &Calendars, now: Millis) -> Option<TaskLimit> {
        let rule = service.time.completeness.as_ref().map(|l| &l.rule);
        Some(limit(LimitOf::Completeness, self.completeness.as_ref()?, self.days(calendars), rule, now))
    }

    /// The limit that an open task has of its own; nothing where it has none.
    pub(super) fn own_limit(&self, task: &Task, service: &Service, calendars: &Calendars, now: Millis) -> Option<TaskLimit> {
        let days = calendars.of(&task.place.agency);
        Some(limit(LimitOf::Task, task.clock.as_ref()?, days, self.task_rule(service, task), now))
    }
}

/// What a clock says at `now`.
fn limit(of: LimitOf, clock: &Clock, days: &WorkingDays, rule: Option<&Text>, now: Millis) -> TaskLimit {
    let at = clock.due_at(days);
    let kept = at.is_none().then(|| (clock.count, clock.days_left(days, now)));
    TaskLimit { of, at, rule: rule.cloned(), stands_since: clock.stopped_at, begun: true, kept }
}
