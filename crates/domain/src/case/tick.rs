//! What the clock does by itself: warns of the limit of a case or a task, says that an application is complete, ends a task by silence, records that a limit
//! has passed, reminds a person of what is asked, hands a case to the superior unit, and decides where the law says so. The time is an argument.

use super::{Body, Case, DecidedBy, Opened, Place, Setting, Step, Task};
use crate::actor::Actor;
use crate::calendar::{Calendars, WorkingDays};
use crate::clock::Clock;
use crate::package::{Service, Silence, Unheard, Watch};
use crate::{Id, Millis, Refusal};

/// What is due next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    Complete,
    Warning,
    TaskWarning(Id),
    Task(Id),
    /// A task at which nothing is to be paid.
    Unowed(Id),
    Limit,
    /// Of the question of this task, or of the one for which all wait.
    Reminder(Option<Id>, Millis),
    /// The date until which the person answers that.
    Answer(Option<Id>),
}

impl Task {
    /// The last moment of its own limit, by the days of the agency whose unit has it; nothing where it has none, or while it
    /// stands.
    pub fn due_at(&self, calendars: &Calendars) -> Option<Millis> {
        self.clock.as_ref()?.due_at(calendars.of(&self.place.agency))
    }
}

impl Case {
    /// The clock by which the agency must be done. While it is not said whether the application is complete, it starts when
    /// silence will have said so.
    pub fn legal_clock(&self, calendar: &WorkingDays) -> Clock {
        match &self.completeness {
            Some(checking) => {
                let at = checking.limit_at(calendar);
                Clock { started_at: at, stopped_at: checking.stopped_at.map(|_| at), ..self.clock.clone() }
            }
            None => self.clock.clone(),
        }
    }

    /// The moment by which the agency must be done; `None` while the clock stands or when closed.
    pub fn due_at(&self, calendar: &WorkingDays) -> Option<Millis> {
        if self.status.is_closed() {
            None
        } else if self.completeness.is_none() {
            self.clock.due_at(calendar)
        } else {
            self.legal_clock(calendar).due_at(calendar)
        }
    }

    /// Since when the clock of the agency stands; nothing while it runs, and when closed.
    pub fn stands_since(&self) -> Option<Millis> {
        self.completeness.as_ref().unwrap_or(&self.clock).stopped_at.filter(|_| !self.status.is_closed())
    }

    /// The days by which the case's own clocks count: those of the steward.
    pub fn days<'c>(&self, calendars: &'c Calendars) -> &'c WorkingDays {
        calendars.of(&self.steward)
    }

    /// The nearest moment by which the unit of a task must do something for the case: the limit of the task, by the days of its
    /// agency, that of the case, or, for a unit of the steward, that of saying whether the application is complete; nothing while
    /// all of them stand.
    pub fn task_due_at(&self, task: &Task, calendars: &Calendars) -> Option<Millis> {
        self.listed_limit(task, calendars).0
    }

    /// Whether it is for the unit of a task to say that the application is complete: that has not been said, and it is one of the
    /// steward.
    pub fn says_whether_complete(&self, task: &Task) -> bool {
        self.completeness.is_some() && task.place.agency == self.steward
    }

    /// The limit that a task has of its own, where it comes before that of the case: otherwise that of the case says it.
    pub fn own_due_at(&self, task: &Task, calendars: &Calendars) -> Option<Millis> {
        let case = self.due_at(self.days(calendars));
        task.due_at(calendars).filter(|own| case.is_none_or(|case| *own <= case))
    }

    /// What the clock does before and after the limit of an open task.
    fn watch_of<'s>(&self, task: &Task, service: &'s Service) -> Option<&'s Watch> {
        task.clock.as_ref()?;
        let kind = task.of(service);
        service.stage(&self.stage).map(|s| s.watch_of(kind)).or(kind.map(|k| &k.watch))
    }

    /// When the desk is warned of the limit of a task; nothing where that has been done, while the limit stands, and where none is said.
    fn task_warns_at(&self, task: &Task, service: &Service, calendars: &Calendars) -> Option<Millis> {
        let before = self.watch_of(task, service)?.warning.filter(|_| !task.warned)?;
        let clock = task.clock.as_ref().filter(|c| c.stopped_at.is_none())?;
        let at = clock.warns_at(calendars.of(&task.place.agency), before);
        (at > clock.started_at).then_some(at)
    }

    /// What the clock does next, and the last moment before it does.
    fn next_due(&self, service: &Service, calendars: &Calendars) -> Option<(Millis, Due)> {
        let calendar = self.days(calendars);
        if self.status.is_closed() {
            return None;
        }
        let mut due: Vec<(Millis, Due)> = vec![];
        match &self.completeness {
            Some(checking) => due.extend(checking.due_at(calendar).map(|at| (at, Due::Complete))),
            None if self.clock.stopped_at.is_none() && !self.late => {
                due.push((self.clock.limit_at(calendar), Due::Limit));
                if let (Some(before), false) = (service.time.warning, self.warned) {
                    let at = self.clock.warns_at(calendar, before);
                    // The days of warning are within the limit of the service; an objection may have less than that.
                    due.extend((!self.is_objected() || at > self.clock.started_at).then_some((at, Due::Warning)));
                }
            }
            None => {}
        }
        for task in self.tasks.iter().filter(|t| !t.late) {
            due.extend(self.task_warns_at(task, service, calendars).map(|at| (at, Due::TaskWarning(task.id))));
            due.extend(task.due_at(calendars).map(|at| (at, Due::Task(task.id))));
        }
        for asked in &self.asked {
            let reminder = self.reminds_at(asked, service, calendars).zip(asked.until());
            due.extend(reminder.map(|(at, until)| (at, Due::Reminder(asked.task, until))));
            // What tasks come to until the last moment counts first.
            due.extend(asked.until().map(|until| (until, Due::Answer(asked.task))));
        }
        // The first task of a case is open before anybody acts, also where nothing is to be paid.
        let unowed = self.tasks.iter().filter(|t| !self.is_asked() && t.of(service).is_some_and(|k| self.is_unowed(k)));
        due.extend(unowed.map(|t| (t.opened_at - 1, Due::Unowed(t.id))));
        due.into_iter().min_by_key(|(at, _)| *at)
    }

    /// The moment at which the clock must look at the case; `None` when there is nothing for it to do.
    pub fn wakes_at(&self, service: &Service, calendars: &Calendars) -> Option<Millis> {
        self.next_due(service, calendars).map(|(at, _)| at + 1)
    }

    /// What the clock does now; nothing when nothing is due. One thing at a time: it is called again until there is nothing.
    ///
    /// # Errors
    /// When a rule of the service cannot be followed, which a checked package does not do.
    pub fn tick(&self, at: &Setting) -> Result<Option<Step>, Refusal> {
        let service = at.service;
        let Some((moment, due)) = self.next_due(service, at.calendars).filter(|(moment, _)| *moment < at.now) else { return Ok(None) };
        let mut case = self.clone();
        let (clock, mut events) = (Actor::System, vec![]);
        match due {
            Due::Complete => {
                case.happens(Body::Completed { task: Id::nil(), by_silence: true, since: Some(moment) }, &clock, at, &mut events)?
            }
            Due::Warning => case.happens(Body::Warned { task: None, acting: None }, &clock, at, &mut events)?,
            Due::TaskWarning(id) => {
                let acting = self.task(id).map(|t| t.place.clone());
                case.happens(Body::Warned { task: Some(id), acting }, &clock, at, &mut events)?
            }
            Due::Task(id) => case.task_passed(id, moment, &clock, at, &mut events)?,
            Due::Unowed(id) => {
                if let Some(kind) = self.task(id).and_then(|t| t.of(service)) {
                    case.pays_nothing(kind, id, &clock, at, &mut events)?;
                    case.goes_on(id, &clock, at, &mut events)?;
                }
            }
            Due::Reminder(task, until) => case.happens(Body::Reminded { task, until }, &clock, at, &mut events)?,
            Due::Answer(task) => case.unanswered(task, moment, &clock, at, &mut events)?,
            Due::Limit => {
                let passed = Body::LimitPassed { task: None, acting: case.acting.clone() };
                case.happens(passed, &clock, at, &mut events)?;
                match case.silence(service) {
                    Some(silence) => case.decided_by(&silence, DecidedBy::Silence, Some(moment), &clock, at, &mut events)?,
                    None => case.escalates(&clock, at, &mut events)?,
                }
            }
        }
        Ok(Some(Step { case, events }))
    }

    /// The decision that the law makes when the limit of the case passes, while an objection is looked at when that of the objection does;
    /// nothing where silence means nothing.
    pub(super) fn silence(&self, service: &Service) -> Option<Silence> {
        if !self.is_objected() {
            return service.time.silence.clone();
        }
        match service.objection.as_ref()?.silence.as_ref()? {
            Unheard::Granted(silence) => Some(silence.clone()),
            Unheard::Upheld => self.decision.as_ref().map(|d| Silence { decision: d.kind.clone(), ground: d.ground.clone() }),
        }
    }

    fn task_passed(&mut self, id: Id, moment: Millis, clock: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        let Some(task) = self.task(id).cloned() else { return Ok(()) };
        let passed = Body::LimitPassed { task: Some(id), acting: task.place.clone() };
        self.happens(passed, clock, at, events)?;
        let Some(outcome) = task.of(at.service).and_then(|t| t.silence.clone()) else {
            return self.task_escalates(&task, clock, at, events);
        };
        let ended = Body::Finished {
            task: id,
            of: task.kind.clone(),
            place: task.place,
            outcome,
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
            by_silence: true,
            since: Some(moment),
            questions: vec![],
            letter: String::new(),
            contract: String::new(),
        };
        self.happens(ended, clock, at, events)?;
        self.goes_on(id, clock, at, events)
    }

    /// The superior unit of the same agency, to which a task goes when its limit passes. Where another agency has it than the service
    /// says, nobody is its superior; and a case of another service has a clock of its own.
    pub fn superior_of(&self, task: &Task, service: &Service) -> Option<Place> {
        let own = |agency: &str| match task.of(service) {
            Some(kind) => kind.by.places().iter().any(|p| p.agency == agency),
            None => service.agency == agency,
        };
        let unit = self.watch_of(task, service).and_then(|w| w.escalate.clone())?;
        let goes = own(&task.place.agency) && task.place.unit != unit && task.sub_case.is_none();
        goes.then(|| Place { agency: task.place.agency.clone(), unit })
    }

    fn task_escalates(&mut self, task: &Task, clock: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        let Some(to) = self.superior_of(task, at.service) else { return Ok(()) };
        let opened = vec![(task.id, Opened::elsewhere(task, at.fresh, &to))];
        self.happens(Body::Escalated { task: Some(task.id), to, opened, lasting: false }, clock, at, events)
    }

    /// The superior unit takes what its agency has to do, now and later.
    fn escalates(&mut self, clock: &Actor, at: &Setting, events: &mut Vec<Body>) -> Result<(), Refusal> {
        let Some(to) = self.superior(at.service) else { return Ok(()) };
        let ours = self.tasks.iter().filter(|t| t.place.agency == to.agency && t.place != to);
        let opened: Vec<(Id, Opened)> =
            ours.enumerate().map(|(n, t)| (t.id, Opened::elsewhere(t, super::route::next_id(at.fresh, n), &to))).collect();
        // Also where others have all tasks just now: the next one of the agency is done there.
        self.happens(Body::Escalated { task: None, to, opened, lasting: true }, clock, at, events)
    }

    /// What happens when the calendars move the days that were `stored`, for the case and for its tasks by their ids, and the
    /// dates until which the person answers, pays instalments and may object, or close on the day of a visit; nothing when they are still the same, and while the clocks stand.
    pub fn due_changed(
        &self,
        service: &Service,
        stored: Option<Millis>,
        tasks: &[(Id, Option<Millis>)],
        calendars: &Calendars,
        now: Millis,
    ) -> Option<Step> {
        let moved = |from: Option<Millis>, to: Option<Millis>| Some((from?, to?)).filter(|(from, to)| from != to);
        let whole = moved(stored, self.due_at(self.days(calendars)));
        let changed = |task, (from, to)| Body::DueChanged { task, from, to, anew: to > now && to > from };
        let of_task = |(id, from): &(Id, Option<Millis>)| {
            let task = self.task(*id)?;
            let by = moved(*from, self.task_due_at(task, calendars));
            // A task that must be done when the case must has nothing of its own to tell, nor has one at which completeness is due
            // first: the case moves with that.
            let own = |by: &(Millis, Millis)| !self.says_whether_complete(task) || task.due_at(calendars) == Some(by.1);
            // One whose own limit had passed must be done by another day again, whatever else moves with it; not one whose limit stands.
            let again = |by: &(Millis, Millis)| task.late && task.due_at(calendars) == Some(by.1) && by.1 > now && by.1 > by.0;
            by.filter(|by| Some(*by) != whole && own(by) || again(by)).map(|by| changed(Some(*id), by))
        };
        // That of the case comes last: it is what a message says.
        let whole = whole.map(|by| changed(None, by));
        // Then what the person has to keep to.
        let persons = self.answers_moved(service, calendars).chain(self.instalments_moved(service, calendars, now));
        let persons = persons.chain(self.objection_moved(service, calendars, now)).chain(self.visits_on_holidays(calendars, now));
        let events: Vec<Body> = tasks.iter().filter_map(of_task).chain(whole).chain(persons).collect();
        let mut case = self.clone();
        for event in &events {
            case.follow(service, event, &Actor::System.label(), now)?;
        }
        (!events.is_empty()).then_some(Step { case, events })
    }
}
