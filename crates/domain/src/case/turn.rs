//! Whose turn it is, and what follows when nobody acts in time. Every page, list, message and shape of the API says of a case
//! what stands here, so that nobody is told two things.

use super::notice::Told;
use super::{Appointment, Case, Place, Task};
use crate::calendar::{Calendars, Day};
use crate::package::{Service, Unheard};
use crate::text::Text;
use crate::{Id, Millis};
use serde::{Deserialize, Serialize};

/// What the person has to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// Answer what is asked: by this unit, or by the service's own rule.
    Answer(Option<Place>),
    /// Pay what is owed; this unit records the receipt.
    Payment(Place),
    /// Be there when this unit comes to look. The unit acts all the same, and nothing stands still meanwhile.
    Visit(Place),
    /// Do something in a case of another service, which waits for it, and this one with it.
    SubCase(Box<InSubCase>),
}

/// What the person has to do in a case of another service that a case needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InSubCase {
    /// That case, in which it is done: where that needs another one in turn, the one that asks.
    pub case: Id,
    /// Id of its service.
    pub service: String,
    /// Title of that, as in the version to which the case is pinned; empty in words from before it was kept.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    /// What.
    pub what: Duty,
}

/// Something that the person has to do, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Awaited {
    /// What.
    #[serde(flatten)]
    pub what: Duty,
    /// Until when one answers, where the service fixes a date that has not passed, or pays, where that has a limit; of a visit its
    /// moment. In words kept from before each had its own there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Millis>,
    /// The rule that sets that date; nothing without one, of a visit, and in words from before that was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Text>,
    /// The unit that looks at it afterwards, where the service's own rule asks; not in words from before that was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<Place>,
    /// The others that look at it as well, each once, in the order of their tasks; not in words from before they were kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then_also: Vec<Place>,
    /// The task at which it is asked, paid or looked at; nothing where all tasks wait for the answer, and in words from before it was
    /// kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<Id>,
    /// What is asked, in words: it may be about somebody's own affairs, so it is not kept with what was told. Otherwise empty.
    #[serde(skip)]
    pub text: String,
    /// Where a visit is, as its unit wrote it: maybe somebody's home, so it is not kept with what was told. Otherwise empty.
    #[serde(skip)]
    pub address: String,
}

impl Awaited {
    pub(super) fn of(what: Duty, at: Option<Millis>) -> Awaited {
        Awaited { what, at, rule: None, then: None, then_also: vec![], task: None, text: String::new(), address: String::new() }
    }

    /// All units that look at it afterwards; none where a unit asks.
    pub fn looks(&self) -> Vec<Place> {
        self.then.iter().chain(&self.then_also).cloned().collect()
    }

    /// Whether the case waits for it.
    pub fn keeps_waiting(&self) -> bool {
        !matches!(self.what, Duty::Visit(_))
    }
}

/// Whose turn it is in a case that is not closed. Two things are told apart, and each is said whole: what the person has to do, and
/// which units act. A unit that has arranged a visit acts, and the visit is something to be there for: it stands in both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turn {
    /// What the person has to do: the questions first, then payments, visits and what sub-cases wait for, in the order of their tasks.
    pub person: Vec<Awaited>,
    /// The units that act, each once, in the order of their tasks, also those that come to look. While the case waits for the
    /// person, those that go on meanwhile.
    pub acting: Vec<Place>,
}

impl Turn {
    /// Whether the case waits for the person.
    pub fn waits(&self) -> bool {
        self.person.iter().any(Awaited::keeps_waiting)
    }
    /// Of the notices of a case, newest first, each by its kind and the task whose question it tells of, which ask the person for
    /// something that is over: done, taken back, or past. Of one kind as many stand as there are things to do of which it tells; of
    /// one question the newest.
    pub fn over(&self, notices: &[(&str, Option<Id>)]) -> Vec<bool> {
        let asks = |told: Told, of: Option<Id>| match told {
            _ if told.is_of_question() && of.is_some() => {
                Some(usize::from(self.person.iter().any(|a| a.task == of && matches!(a.what, Duty::Answer(_)))))
            }
            _ if told.is_of_question() => Some(self.person.iter().filter(|a| matches!(a.what, Duty::Answer(_))).count()),
            Told::Payment | Told::PaymentNotFound => Some(self.person.iter().filter(|a| matches!(a.what, Duty::Payment(_))).count()),
            Told::Appointed | Told::VisitOnHoliday => Some(self.person.iter().filter(|a| matches!(a.what, Duty::Visit(_))).count()),
            _ => None,
        };
        let is_over = |(n, notice): (usize, &(&str, Option<Id>))| {
            let newer = notices[..n].iter().filter(|k| k.0 == notice.0 && (notice.1.is_none() || k.1 == notice.1)).count();
            Told::parse(notice.0).and_then(|told| asks(told, notice.1)).is_some_and(|stand| newer >= stand)
        };
        notices.iter().enumerate().map(is_over).collect()
    }
    /// Whether it is the person's turn: there is something to do, be it only to be there for a visit, for which nothing waits.
    pub fn is_persons(&self) -> bool {
        !self.person.is_empty()
    }
}

/// What happens when the limit of a case passes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IfLate {
    /// What the service says.
    Said(Text),
    /// Of an objection that is not answered: by law the decision stands.
    Upheld,
    /// Or by law the person gets what was asked, by the decision of this title.
    Granted(Text),
    /// Where silence about an objection decides nothing: the case goes to the superior unit.
    Escalates(Place),
    /// Or it is counted, where there is no superior unit, where that one has the case already, and where another agency has it.
    Counted,
}

impl Task {
    fn visit(&self, a: &Appointment) -> Awaited {
        Awaited { task: Some(self.id), address: a.place.clone(), ..Awaited::of(Duty::Visit(self.place.clone()), Some(a.at)) }
    }
}

impl Case {
    /// Whose turn it is at `now`; nothing when closed. A visit whose time has passed is nobody's turn.
    pub fn turn(&self, service: &Service, calendars: &Calendars, now: Millis) -> Option<Turn> {
        if self.status.is_closed() {
            return None;
        }
        let mut turn = Turn::default();
        for asked in &self.asked {
            let mut then: Vec<&Place> = vec![];
            for task in self.tasks.iter().filter(|_| asked.task.is_none()) {
                if !then.contains(&&task.place) {
                    then.push(&task.place);
                }
            }
            let mut then = then.into_iter().cloned();
            let (then, then_also) = (then.next(), then.collect());
            let (at, rule) = asked.until().zip(asked.rule(service).map(|a| a.limit.rule.clone())).unzip();
            let text = asked.text.clone();
            let what = Duty::Answer(self.asker(asked).cloned());
            turn.person.push(Awaited { rule, then, then_also, text, task: asked.task, ..Awaited::of(what, at) });
        }
        for task in &self.tasks {
            if self.pays_now_at(task, service) {
                let (at, rule) = self.payment_by(task, service, calendars).unzip();
                let rule = rule.flatten().cloned();
                turn.person.push(Awaited { rule, task: Some(task.id), ..Awaited::of(Duty::Payment(task.place.clone()), at) });
                continue;
            }
            turn.person.extend(task.awaits.iter().map(|a| Awaited { task: Some(task.id), ..a.clone() }));
            let visit = task.appointment.as_ref().filter(|a| a.at > now);
            turn.person.extend(visit.map(|a| task.visit(a)));
            if self.works_on(task, service) && !turn.acting.contains(&task.place) {
                turn.acting.push(task.place.clone());
            }
        }
        Some(turn)
    }

    /// Until when what is to be paid next at a task is paid, and the rule that sets that date: the day of the next instalment or the
    /// limit of the task, whichever comes first; nothing where there is neither. Where another agency has the case, the days of the
    /// instalments are those of the former one.
    pub fn payment_by<'s>(&self, task: &Task, service: &'s Service, calendars: &Calendars) -> Option<(Millis, Option<&'s Text>)> {
        self.payment_within(task, task.due_at(calendars), service, calendars)
    }

    /// The same where this is the limit of the task.
    pub(super) fn payment_within<'s>(
        &self,
        task: &Task,
        limit: Option<Millis>,
        service: &'s Service,
        calendars: &Calendars,
    ) -> Option<(Millis, Option<&'s Text>)> {
        let next = self.instalments().and_then(|o| Day::parse(o.next()?.due.as_deref()?));
        let due = next.map(|day| (day.end(calendars.of(&task.place.agency).offset), service.instalments.as_ref().map(|i| &i.rule)));
        let limit = limit.map(|at| (at, self.task_rule(service, task)));
        due.into_iter().chain(limit).min_by_key(|(at, _)| *at)
    }

    /// Until when the person does that for which a task waits, in its sub-case too, what comes first of answers and a payment, and the rule
    /// that sets that date; nothing where it does not wait, and where no date is fixed.
    pub fn person_until<'s>(&self, task: &'s Task, service: &'s Service, calendars: &Calendars) -> Option<(Millis, Option<&'s Text>)> {
        let payment = Some(task).filter(|t| self.pays_now_at(t, service)).and_then(|t| self.payment_by(t, service, calendars));
        let answer = self.question_of(task.id).and_then(|a| Some((a.until()?, a.rule(service).map(|rule| &rule.limit.rule))));
        let in_sub_case = task.awaits.iter().filter_map(|a| Some((a.at?, a.rule.as_ref())));
        answer.into_iter().chain(payment).chain(in_sub_case).min_by_key(|(at, _)| *at)
    }

    /// Whether the unit of an open task has something to do there: it waits for nothing from the person.
    pub fn works_on(&self, task: &Task, service: &Service) -> bool {
        !self.waits(task.id) && task.awaits.is_empty() && !self.pays_now_at(task, service)
    }

    /// Until when a unit has its own work on the case done, the nearest where it has several tasks, and the rule that sets that date;
    /// nothing where the service has no limit of its own for it.
    pub fn unit_until<'s>(&self, unit: &Place, service: &'s Service, calendars: &Calendars) -> Option<(Millis, Option<&'s Text>)> {
        let tasks = self.tasks.iter().filter(|t| t.place == *unit && self.works_on(t, service));
        tasks.filter_map(|t| Some((t.due_at(calendars)?, self.task_rule(service, t)))).min_by_key(|(at, _)| *at)
    }

    /// What happens when the limit of the case, `due_at`, passes; nothing when closed, nor once it has passed, also where the clock has
    /// not looked yet.
    pub fn if_late(&self, service: &Service, due_at: Option<Millis>, now: Millis) -> Option<IfLate> {
        if self.status.is_closed() || self.late || due_at.is_some_and(|at| at < now) {
            return None;
        }
        let superior = self.superior(service);
        if !self.is_objected() {
            // What the service says is that the superior unit follows: not where another agency has the case or that unit had it.
            let promised = service.time.silence.is_none() && service.time.escalate.is_some();
            return Some(if promised && superior.is_none() { IfLate::Counted } else { IfLate::Said(service.time.if_late.clone()) });
        }
        match service.objection.as_ref().and_then(|o| o.silence.as_ref()) {
            Some(Unheard::Upheld) => return Some(IfLate::Upheld),
            Some(Unheard::Granted(s)) => return service.decision(&s.decision).map(|d| IfLate::Granted(d.title.clone())),
            None => {}
        }
        let superior = superior.filter(|unit| self.tasks.iter().any(|t| t.place != *unit));
        Some(superior.map_or(IfLate::Counted, IfLate::Escalates))
    }

    /// The superior unit to which the case goes when its limit passes; nothing where there is none, where it went there before,
    /// where another agency has the case, and where that unit made the decision to which the person objects.
    pub(super) fn superior(&self, service: &Service) -> Option<Place> {
        let unit = service.time.escalate.as_ref().filter(|_| self.competent.is_none() && self.escalated.is_none())?;
        let unit = Place { agency: service.agency.clone(), unit: unit.clone() };
        // Nobody looks at an objection to their own decision.
        Some(unit).filter(|unit| !self.is_objected() || self.decided_at() != Some(unit))
    }
}
