//! Where a case stands after something happened, as its person is told: the stage, who acts, and by when by which rule.

use super::notice::Told;
use super::{Awaited, Body, Case, DecidedBy, Duty, Place, Review, Task, Turn};
use crate::calendar::{Calendars, Day};
use crate::package::{DayKind, Outcome, Service, TaskOutcome};
use crate::text::Text;
use crate::{Id, Millis};
use serde::{Deserialize, Serialize};

/// What a notice says beside its kind. It stays as it was told, whatever comes after.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct News {
    /// Title of the stage; nothing where the case is closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Text>,
    /// What is waited for from the person, as [`Turn::person`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub awaited: Vec<Awaited>,
    /// Who acts, as [`Turn::acting`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acting: Vec<Place>,
    /// By when: while the person is asked, until when an answer is awaited, and while the person pays, until when; otherwise the
    /// limit of the only open task where that has one of its own that comes before that of the case, or that of the case, as when
    /// it begins because the application is complete or moves with the calendars; nothing while the clock stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Millis>,
    /// The rule by which that date stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Text>,
    /// Whether that has passed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
    /// Whether that is the limit of the task of the unit that acts, and not that of the case.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
    /// Whether that is the date until which the person answers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub answer: bool,
    /// The task whose question it tells of; nothing where all tasks wait for the answer, where it tells of something else, and in words
    /// from before several could ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<Id>,
    /// Title of the decision that follows by rule where no answer comes by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unanswered: Option<Text>,
    /// The visit that was arranged, where it tells of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Awaited>,
    /// What the person pays, where it is time to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<ToPay>,
    /// The instalment whose receipt was recorded, from 1, and how many there are; nothing where the sum is not divided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<(usize, usize)>,
    /// Title of the letter that was signed, where one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Text>,
    /// Title of the decision, where it was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Text>,
    /// Whether that grants or refuses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// What made that decision, where no officer did.
    #[serde(default, skip_serializing_if = "DecidedBy::is_officer")]
    pub by: DecidedBy,
    /// How that answers the person's objection, where it does, or that the person took it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// The letters that were signed and hold no more because that, or the application, was taken back: the title of each and when it was signed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub void: Vec<(Text, Millis)>,
    /// Until when one may object to it, and by which rule; nothing where one may not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<ToObject>,
    /// Id of the agency of which money is asked back that was paid for what was refused or taken back; of several that of the last payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund: Option<String>,
    /// Ids of all of them, in the order of the payments, where they are several; not in notices from before all were told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refunds: Vec<String>,
    /// Id of the agency that answers for the case from here on, where that is another one than before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steward: Option<String>,
    /// Why a unit handed it on, took more time, called a visit off or did not find a payment; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// By how much the agency took more time, where it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longer: Option<Longer>,
    /// Visits to come that do not take place any more: in place of one of them there may be `visit`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visits_off: Vec<Awaited>,
    /// The person's own dates and that of the case, where they moved with the calendars, with the agency, or by an extension.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<Moved>,
    /// What an officer tells the person with an outcome; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub told: String,
    /// Where the service's own rule asks, what units found that must be corrected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<Found>,
}

/// What a unit found for which the service's own rule asks the person to correct something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Id of the kind of task.
    pub task: String,
    /// Its title.
    pub title: Text,
    /// Id of the outcome.
    pub outcome: String,
    /// Its title.
    pub came_to: Text,
    /// The unit whose task it was.
    pub place: Place,
    /// What the person was told with it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub told: String,
    /// The points of its checklist that were not in order; none in what was told before they were kept with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<TaskOutcome>,
}

impl Found {
    /// `checked` are the points that were in order; nothing where nobody went through them.
    pub(super) fn of(service: &Service, task: &str, outcome: &str, place: &Place, told: &str, checked: Option<&[String]>) -> Option<Found> {
        let kind = service.task(task)?;
        // With the outcome for which all is well it is said why a point stays open, and nothing is to be put right there.
        let well = kind.outcomes.first().is_some_and(|o| o.id == outcome);
        let is_open = |point: &&TaskOutcome| !well && checked.is_some_and(|checked| !checked.contains(&point.id));
        let open = kind.checklist.iter().filter(is_open).cloned().collect();
        let came_to = kind.outcomes.iter().find(|o| o.id == outcome)?.title.clone();
        let (title, task, outcome) = (kind.title.clone(), task.into(), outcome.into());
        Some(Found { task, title, outcome, came_to, place: place.clone(), told: told.into(), open })
    }
}

/// More time that the agency took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Longer {
    /// How much.
    pub days: i64,
    /// In what it counts.
    pub count: DayKind,
    /// The rule that allows it.
    pub rule: Text,
    /// The unit that took it for its own task; nothing where it is the agency, for the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Place>,
}

/// The right to object to a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToObject {
    /// Until when.
    pub until: Millis,
    /// The rule by which that date stands.
    pub rule: Text,
}

/// A legal date that moved with the calendars, because an agency with other days has the case, or by an extension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Until when it was.
    pub from: Millis,
    /// Until when it is.
    pub to: Millis,
    /// The rule by which it stands.
    pub rule: Text,
    /// Whether it is that until which the person pays.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pays: bool,
    /// Whether it is that until which the person may object. Where it is neither, it is that of the case.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub objects: bool,
}

/// What a person pays next.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ToPay {
    /// Rials; nothing where the service does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rials: Option<i64>,
    /// Until when; nothing where there is always time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Millis>,
    /// The rule by which that date stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Text>,
    /// Title of the decision that follows by rule where nothing is paid by then, or by `limit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unpaid: Option<Text>,
    /// Number of the instalment, from 1, and how many there are; nothing where the sum is not divided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<(usize, usize)>,
    /// Until when everything for which the task waits is paid, where that is another moment than `until`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Millis>,
    /// Whether it is what corrected answers cost more, asked for only when the case was granted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
    /// The rule by which that stands; nothing in words from before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit_rule: Option<Text>,
}

impl News {
    /// What the person has to do, each with its date; in one from before each had its own, the answer has that of the whole.
    pub fn awaited_dated(&self) -> impl Iterator<Item = Awaited> {
        let until = self.until.filter(|_| self.answer);
        let dated = move |a: &Awaited| Awaited { at: a.at.or(until.filter(|_| matches!(a.what, Duty::Answer(_)))), ..a.clone() };
        self.awaited.iter().map(dated)
    }
}

impl Case {
    /// What is told of `body`, which led to this state at `now`.
    pub fn news(&self, service: &Service, calendars: &Calendars, body: &Body, now: Millis) -> News {
        let told = match body {
            Body::Finished { told, .. } | Body::Received { told, .. } | Body::SubCaseReplaced { told, .. } => told.clone(),
            _ => String::new(),
        };
        let reason = match body {
            Body::Transferred { reason, .. }
            | Body::Extended { reason, .. }
            | Body::VisitCalledOff { reason, .. }
            | Body::PaymentNotFound { reason, .. } => reason.clone(),
            _ => String::new(),
        };
        let signed = match body {
            Body::Finished { of, outcome, letter, .. } if !letter.is_empty() => service.outcome(of, outcome).map(|o| o.title.clone()),
            _ => None,
        };
        if self.status.is_closed() {
            let decision = self.decision.as_ref().filter(|_| matches!(body, Body::Decided { .. }));
            let kind = decision.and_then(|d| service.decision(&d.kind));
            let review = self.objection.as_ref().and_then(|o| o.review);
            let objectable = decision.is_some() || matches!(body, Body::SubCaseReplaced { object_until: Some(_), .. });
            return News {
                decision: kind.map(|k| k.title.clone()),
                outcome: decision.map(|d| d.outcome),
                by: decision.map(|d| d.by).unwrap_or_default(),
                review: review.filter(|_| matches!(body, Body::Decided { .. } | Body::Withdrawn { .. })),
                object: self.to_object(service, calendars).filter(|_| objectable),
                signed,
                told,
                reason,
                ..News::default()
            };
        }
        let Turn { person: awaited, acting } = self.turn(service, calendars, now).unwrap_or_default();
        let own = match self.tasks.as_slice() {
            // When it begins or moves, the limit of the case is the news.
            [only] if !matches!(body, Body::Completed { .. } | Body::Objected { .. } | Body::DueChanged { .. }) => {
                self.own_due_at(only, calendars).zip(self.task_rule(service, only))
            }
            _ => None,
        };
        // Of several things that are asked, the one that this is about, or the one that must be answered first.
        let asked = match body {
            Body::Asked { task, .. } => self.question_of(*task),
            Body::Reminded { task, .. } | Body::Unanswered { task, .. } | Body::AnswerMoved { task, .. } => {
                self.asked.iter().find(|a| a.task == *task)
            }
            _ => self.asked.iter().filter(|a| a.until().is_some()).min_by_key(|a| a.until()),
        };
        let answer = asked.and_then(|a| a.until().zip(a.rule(service).map(|rule| &rule.limit.rule)));
        let payment = self.to_pay(service, calendars);
        let pays = payment.as_ref().and_then(|p| p.until.zip(p.rule.as_ref()));
        let own = own.filter(|_| answer.is_none() && pays.is_none());
        let due = answer.or(pays).or(own).or_else(|| Some((self.due_at(self.days(calendars))?, self.due_rule(service))));
        let (until, rule) = due.map(|(at, rule)| (at, rule.clone())).unzip();
        let visit = match body {
            Body::Appointed { task, at, .. } | Body::VisitOnHoliday { task, at } => {
                self.task(*task).map(|t| Awaited::of(Duty::Visit(t.place.clone()), Some(*at)))
            }
            _ => None,
        };
        let unanswered = answer.and_then(|_| self.decided_if_unanswered(service)).map(|d| d.title.clone());
        News {
            stage: self.stage(service).map(|s| s.title.clone()),
            awaited,
            acting,
            until,
            rule,
            late: until.is_some_and(|at| at < now),
            own: own.is_some(),
            answer: answer.is_some(),
            asks: asked.filter(|_| Told::parse(body.kind()).is_some_and(Told::is_of_question)).and_then(|a| a.task),
            unanswered,
            visit,
            payment,
            paid: match body {
                Body::Received { part: Some(n), .. } | Body::Finished { part: Some(n), .. } => {
                    self.instalments().map(|o| (*n, o.parts.len()))
                }
                _ => None,
            },
            signed,
            told,
            steward: matches!(body, Body::Transferred { from, to, .. } if from.agency != to.agency && to.agency == self.steward)
                .then(|| self.steward.clone()),
            reason,
            longer: self.longer(service, body),
            ..News::default()
        }
    }

    /// The time that `body` took more.
    fn longer(&self, service: &Service, body: &Body) -> Option<Longer> {
        match body {
            Body::Extended { task, days, own: Some(count), .. } => {
                let task = self.task(*task)?;
                let rule = self.task_rule(service, task)?.clone();
                Some(Longer { days: *days, count: *count, rule, unit: Some(task.place.clone()) })
            }
            Body::Extended { days, own: None, .. } => {
                let rule = service.time.extension.as_ref()?.rule.clone();
                Some(Longer { days: *days, count: service.time.count, rule, unit: None })
            }
            _ => None,
        }
    }

    /// Until when the person may object to the decision, and by which rule; nothing where there can be no objection.
    pub fn to_object(&self, service: &Service, calendars: &Calendars) -> Option<ToObject> {
        let until = self.objection_until(service, self.days(calendars))?;
        Some(ToObject { until, rule: service.objection.as_ref()?.within.rule.clone() })
    }

    /// The date of the case, where `body` moved it since `before`: another agency has it that counts by other days, or took more time;
    /// that of a task, where its unit did.
    pub fn moved_by(&self, body: &Body, before: &Case, service: &Service, calendars: &Calendars) -> Option<Moved> {
        if let Body::Extended { task, own: Some(_), .. } = body {
            let task = self.task(*task)?;
            let (from, to) = (before.task(task.id)?.due_at(calendars)?, task.due_at(calendars)?);
            let rule = self.task_rule(service, task)?.clone();
            return Some(Moved { from, to, rule, pays: self.pays_now_at(task, service), objects: false });
        }
        let moves = match body {
            Body::Transferred { .. } => before.steward != self.steward,
            body => matches!(body, Body::Extended { .. }),
        };
        let (from, to) = (before.due_at(before.days(calendars))?, self.due_at(self.days(calendars))?);
        (moves && from != to).then(|| Moved { from, to, rule: self.due_rule(service).clone(), pays: false, objects: false })
    }

    /// Visits that were still to come at `now` in the state `before` and are not any more: another one takes the place, or the task
    /// ended or went elsewhere.
    pub fn visits_off(&self, before: &Case, now: Millis) -> Vec<Awaited> {
        let of = |task: &Task| {
            let visit = task.appointment.as_ref().filter(|a| a.at > now)?;
            let stands = self.task(task.id).is_some_and(|t| t.appointment.as_ref() == Some(visit));
            (!stands).then(|| Awaited::of(Duty::Visit(task.place.clone()), Some(visit.at)))
        };
        before.tasks.iter().filter_map(of).collect()
    }

    /// Of the dates that `events` moved, those that concern the person.
    pub fn moved(&self, service: &Service, calendars: &Calendars, events: &[Body]) -> Vec<Moved> {
        events.iter().filter_map(|event| self.moved_in(event, service, calendars)).collect()
    }

    /// The date that `event` moved, where it concerns the person: that of the case, and those until which the person pays or may object.
    /// When a unit has to be done with its task is between the unit and its agency.
    pub(super) fn moved_in(&self, event: &Body, service: &Service, calendars: &Calendars) -> Option<Moved> {
        let moved =
            |from: &Millis, to: &Millis, rule: &Text| Moved { from: *from, to: *to, rule: rule.clone(), pays: false, objects: false };
        match event {
            Body::DueChanged { task: None, from, to, .. } => Some(moved(from, to, self.due_rule(service))),
            Body::InstalmentMoved { from, to, .. } => {
                let end = |day: &str| Day::parse(day).map(|day| day.end(calendars.of(&service.agency).offset));
                Some(Moved { pays: true, ..moved(&end(from)?, &end(to)?, &service.instalments.as_ref()?.rule) })
            }
            Body::ObjectionMoved { from, to } => Some(Moved { objects: true, ..moved(from, to, &service.objection.as_ref()?.within.rule) }),
            Body::DueChanged { task: Some(task), from, to, .. } => {
                let task = self.task(*task).filter(|t| self.pays_now_at(t, service))?;
                // Where an instalment is due before it, that is the day that counts.
                let (_, rule) = self.payment_within(task, Some(*to), service, calendars).filter(|(until, _)| until == to)?;
                Some(Moved { pays: true, ..moved(from, to, rule?) })
            }
            _ => None,
        }
    }

    /// What the person pays now, of instalments the next one, until when and by which rule, as far as the state of the case keeps it;
    /// nothing where nothing is paid.
    pub fn to_pay(&self, service: &Service, calendars: &Calendars) -> Option<ToPay> {
        let task = self.tasks.iter().find(|t| self.pays_now_at(t, service))?;
        let next = self.instalments().and_then(|o| o.next());
        let (until, rule) = self.payment_by(task, service, calendars).unzip();
        let limit = task.due_at(calendars).filter(|at| until != Some(*at));
        Some(ToPay {
            rials: next.map(|p| p.rials).or(self.owes.as_ref().map(|o| o.due())).or(service.cost.rials),
            until,
            rule: rule.flatten().cloned(),
            unpaid: None,
            part: self.instalments().and_then(|o| o.next_number()),
            limit,
            limit_rule: limit.and(self.task_rule(service, task)).cloned(),
            more: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Notices are kept as they were told: those from before each thing had its own date are read with the date of the whole.
    #[test]
    fn a_notice_from_before_each_thing_had_its_date_was_not_read_any_more() {
        let old = r#"{"awaited":[{"answer":{"agency":"city","unit":"parks"}},{"answer":null},{"payment":{"agency":"city","unit":"fees"}}],
            "acting":[{"agency":"water","unit":"pipes"}],"until":7,"rule":{"fa":"قاعده"},"answer":true}"#;
        let news: News = serde_json::from_str(old).unwrap();
        let place = |unit: &str| Place { agency: "city".into(), unit: unit.into() };
        let duties = [Duty::Answer(Some(place("parks"))), Duty::Answer(None), Duty::Payment(place("fees"))];
        assert_eq!(news.awaited.iter().map(|a| a.what.clone()).collect::<Vec<_>>(), duties);
        assert_eq!(news.awaited_dated().map(|a| a.at).collect::<Vec<_>>(), [Some(7), Some(7), None]);
        let awaited = vec![Awaited::of(Duty::Visit(place("parks")), Some(9)), Awaited::of(Duty::Answer(None), None)];
        let kept = News { visit: awaited.first().cloned(), awaited, ..News::default() };
        assert_eq!(serde_json::from_str::<News>(&serde_json::to_string(&kept).unwrap()).unwrap(), kept);
    }
}
