//! What happened in a case, as people read it: the line of events with what is to come, and the conversation.

use crate::contexts::{Frame, Moment, OfficerNames, Shown, ToArg, officer_name};
use domain::case::{Asked, Body, Case, DecidedBy, Duty, Opened, Place, Review, Status, Turn};
use domain::package::{Catalogue, Outcome, Service};
use domain::question::Attached;
use domain::{Id, Millis};
use std::borrow::Cow;

/// A point of the line.
#[derive(Debug, Clone)]
pub struct TimelineItem<'a> {
    /// `past`, `now` or `future`.
    pub tense: &'static str,
    /// Event kind, or `stage`.
    pub kind: &'static str,
    /// Icon.
    pub icon: &'static str,
    /// What.
    pub title: String,
    /// What was written with it.
    pub text: &'a str,
    /// What the person was told with it, where that is not `text`.
    pub told: &'a str,
    /// Numbers that banks gave, each with the key of what it is.
    pub numbers: Vec<(&'static str, &'a str)>,
    /// The points of a checklist, each with whether it was in order.
    pub checklist: Vec<(Shown<'a>, bool)>,
    /// Why points of it are not, although all is well.
    pub unticked: &'a str,
    /// Files that came with it.
    pub files: &'a [Attached],
    /// Number of the event whose letter can be read.
    pub letter: Option<i64>,
    /// Whether that was signed.
    pub signed: bool,
    /// When, or when expected.
    pub at: Millis,
    /// Who did it; may be empty.
    pub who: String,
    /// Whether `who` is a sign-in name.
    pub who_typed: bool,
}

/// One turn of the conversation.
#[derive(Debug, Clone)]
pub struct TalkItem<'a> {
    /// Whether the person wrote it.
    pub from_person: bool,
    /// Who, in words.
    pub who: String,
    /// When.
    pub at: Millis,
    /// What; empty where only files came.
    pub text: Cow<'a, str>,
    /// Files that came with it.
    pub files: &'a [Attached],
    /// Whether it is a question that was taken back.
    pub taken_back: bool,
}

/// Marks a name for the build script, which puts the icons that are named so into the sprite.
pub(crate) fn icon(name: &'static str) -> &'static str {
    name
}

/// A case with what is needed to tell it.
pub struct Story<'a> {
    /// Words.
    pub frame: &'a Frame,
    /// The case.
    pub case: &'a Case,
    /// Its service.
    pub service: &'a Service,
    /// For names.
    pub catalogue: &'a Catalogue,
    /// What happened.
    pub moments: &'a [Moment<'a>],
    /// Whose turn it is.
    pub turn: &'a Turn,
    /// Numbers of the events of which there is a letter.
    pub letters: &'a [i64],
    /// Names of officers, for a desk.
    pub names: &'a OfficerNames,
    /// Whether an officer reads it.
    pub desk: bool,
}

impl<'a> Story<'a> {
    fn stage(&self, id: &str) -> Shown<'a> {
        self.service.stage(id).map_or_else(|| Shown::plain(id.to_string()), |s| self.frame.show(&s.title))
    }

    /// What happened with the legal date that it names, from when it moved, and by which rule it stands.
    fn dated(&self, key: &str, m: &Moment) -> String {
        let number = if let Body::InstalmentMoved { part, .. } = m.body.as_ref() { Some(*part) } else { None };
        m.beside.date.as_ref().map_or_else(String::new, |date| self.frame.words.dated(key, date, number))
    }

    /// Another service by its title.
    fn other(&self, id: &str) -> Shown<'a> {
        self.catalogue.services.get(id).map_or_else(|| Shown::plain(id.to_string()), |s| self.frame.show(&s.title))
    }

    /// A unit, with its agency where that is not the steward.
    fn unit(&self, place: Option<&Place>) -> Shown<'a> {
        let Some(place) = place else { return Shown::plain("") };
        let (agency, unit) = self.frame.place(self.catalogue, place);
        // Where several agencies take part, the name of a unit alone says little.
        if place.agency == self.case.steward {
            unit
        } else {
            Shown::plain(self.frame.say2("place-of-agency", "unit", unit, "agency", agency))
        }
    }

    /// The number that the person had reported and the one that was recorded, where they differ.
    fn recorded(&self, receipt: &'a str, reported: &'a str) -> Vec<(&'static str, &'a str)> {
        let said = if self.desk { "event-number-reported" } else { "event-number-reported-you" };
        if reported.is_empty() { vec![] } else { vec![(said, reported), ("event-number-recorded", receipt)] }
    }

    /// Events with the unit of each.
    fn with_unit(&self) -> impl Iterator<Item = (&'a Moment<'a>, Option<&'a Place>)> {
        let places = domain::case::places(self.moments.iter().map(|m| m.body.as_ref()));
        self.moments.iter().zip(places)
    }

    /// Units to which something goes at once, one after the other.
    fn units(&self, opened: &'a [Opened], acting: Option<&'a Place>) -> Shown<'a> {
        let mut places: Vec<&Place> = vec![];
        for place in opened.iter().map(|o| &o.place) {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        let mut all = places.iter().map(|p| self.unit(Some(p)));
        let first = all.next().unwrap_or_else(|| self.unit(acting));
        all.fold(first, |before, next| Shown::plain(self.frame.say2("units-together", "first", before, "next", next)))
    }

    /// The line: what happened, where the case is, and what is expected.
    pub fn timeline(&self, expected: &[(String, Millis)], due_at: Option<Millis>) -> Vec<TimelineItem<'a>> {
        let f = self.frame;
        let mut items = vec![];
        // Cases that this one needs and that wait for the person.
        let mut waiting: Vec<Id> = vec![];
        let mut since = self.case.submitted_at;
        let happened: Vec<(Millis, &Body)> = self.moments.iter().map(|m| (m.at, m.body.as_ref())).collect();
        let appointed = domain::case::appointments(&happened, f.now);
        for ((m, unit), appointed) in self.with_unit().zip(appointed) {
            // It is here for the units of what follows, and for its letter where it has one.
            if !self.desk && matches!(m.body.as_ref(), Body::Opened { .. }) && !self.letters.contains(&m.seq) {
                since = m.at;
                continue;
            }
            let unit_name = self.unit(unit);
            let (mut text, mut told, mut files): (&str, &str, &[Attached]) = ("", "", &[]);
            let mut numbers: Vec<(&'static str, &'a str)> = vec![];
            let (sign, title) = match m.body.as_ref() {
                Body::Submitted { acting, opened, signatures, parent, .. } => {
                    let key = if parent.is_some() { "event-submitted-for-case" } else { "event-submitted" };
                    let title = f.say1(key, "unit", self.units(opened, Some(acting)));
                    let signed = (!signatures.is_empty()).then(|| f.say1("event-signatures", "count", signatures.len()));
                    (icon("send"), [Some(title), signed].into_iter().flatten().collect::<Vec<_>>().join(" · "))
                }
                Body::Claimed { .. } => (icon("user-round-check"), f.say1("event-claimed", "unit", unit_name)),
                Body::Released { .. } => (icon("undo-2"), f.say1("event-released", "unit", unit_name)),
                Body::TakenOver { from, reason, .. } => {
                    text = reason;
                    (icon("user-round-cog"), f.say1("event-taken-over", "officer", officer_name(self.names, from, f.lang())))
                }
                Body::Assigned { to, reason, .. } => {
                    text = reason;
                    (icon("user-round-check"), f.say1("event-assigned", "officer", officer_name(self.names, to, f.lang())))
                }
                Body::Asked { text: t, until, by_rule, .. } => {
                    text = if self.desk { t } else { "" };
                    let until = until.map(|_| self.dated("event-asked-until", m));
                    let asked = if *by_rule { f.say("event-asked-by-rule").into_owned() } else { f.say1("event-asked", "unit", unit_name) };
                    let title = [Some(asked), until].into_iter().flatten().collect::<Vec<_>>();
                    (icon("message-circle-question-mark"), title.join(" · "))
                }
                Body::Reminded { .. } => (icon("bell"), self.dated(if self.desk { "event-reminded" } else { "event-reminded-you" }, m)),
                Body::Unanswered { .. } => {
                    (icon("clock-alert"), self.dated(if self.desk { "event-unanswered" } else { "event-unanswered-you" }, m))
                }
                Body::AnswerMoved { .. } => (icon("calendar-clock"), self.dated("event-answer-moved", m)),
                Body::VisitCalledOff { at, reason, .. } => {
                    text = reason;
                    (icon("map-pinned"), f.say2("event-visit-called-off", "unit", unit_name, "at", f.date_time(*at)))
                }
                Body::VisitDeclined { at, reason, .. } => {
                    text = reason;
                    let key = if self.desk { "event-visit-declined" } else { "event-visit-declined-you" };
                    (icon("map-pinned"), f.say1(key, "at", f.date_time(*at)))
                }
                Body::VisitOnHoliday { at, .. } => (icon("calendar-clock"), f.say1("event-visit-on-holiday", "at", f.date_time(*at))),
                Body::InstalmentMoved { .. } => (icon("calendar-clock"), self.dated("event-instalment-moved", m)),
                Body::ObjectionMoved { .. } => (icon("calendar-clock"), self.dated("event-objection-moved", m)),
                Body::Answered { text: t, files: a, changed, .. } => {
                    // The person has what was said among the messages of the same page.
                    if self.desk {
                        (text, files) = (t, a);
                    }
                    let answered = f.say(if self.desk { "event-answered" } else { "event-answered-you" }).into_owned();
                    let changed = changed.as_ref().map(|c| f.say1("event-answers-changed", "count", c.of_person(self.service)));
                    (icon("reply"), [Some(answered), changed].into_iter().flatten().collect::<Vec<_>>().join(" · "))
                }
                Body::TakenBack { reason, .. } => {
                    text = reason;
                    (icon("undo-2"), f.say1("event-question-taken-back", "unit", unit_name))
                }
                Body::Noted { text: t, .. } => {
                    text = t;
                    (icon("notebook-pen"), f.say("event-noted").into_owned())
                }
                Body::Advanced { to, note, .. } => {
                    since = m.at;
                    // The note of an officer to the next one is not for the person.
                    text = if self.desk { note } else { "" };
                    (icon("arrow-right"), f.say1("event-advanced", "stage", self.stage(to)))
                }
                Body::Transferred { from, to, reason, .. } => {
                    (since, text) = (m.at, reason);
                    let ((agency, unit), (left, by)) = (f.place(self.catalogue, to), f.place(self.catalogue, from));
                    let names = [("unit", unit), ("agency", agency), ("from", by), ("left", left)];
                    (
                        icon("arrow-left-right"),
                        f.words.say_with("event-transferred", &names.each_ref().map(|(k, name)| (*k, name.to_arg()))),
                    )
                }
                Body::Decided { outcome, by, review, place, contract, .. } => {
                    let key = match (review, by, outcome) {
                        (Some(Review::Upheld), DecidedBy::Silence, _) => "event-decided-silence-upheld",
                        (Some(Review::Replaced), DecidedBy::Silence, _) => "event-decided-silence-replaced",
                        (Some(Review::Upheld), ..) => "event-decided-upheld",
                        (Some(Review::Replaced), ..) => "event-decided-replaced",
                        // What is taken back is not decided.
                        (Some(Review::TakenBack), ..) => "event-taken-back",
                        (_, DecidedBy::Silence, Outcome::Granted) => "event-decided-silence-granted",
                        (_, DecidedBy::Silence, Outcome::Refused) => "event-decided-silence-refused",
                        (.., Outcome::Granted) => "event-decided-granted",
                        (.., Outcome::Refused) => "event-decided-refused",
                    };
                    let sign = if *outcome == Outcome::Granted { icon("circle-check-big") } else { icon("circle-x") };
                    let under = place.as_ref().and_then(|p| f.words.contract(self.catalogue, p, contract));
                    (sign, [Some(f.say(key).into_owned()), under].into_iter().flatten().collect::<Vec<_>>().join(" · "))
                }
                Body::Completed { by_silence, .. } => {
                    let key = if *by_silence { "event-completed-silence" } else { "event-completed" };
                    (icon("check-check"), f.say(key).into_owned())
                }
                Body::Extended { days, reason, own: None, .. } => {
                    text = reason;
                    (icon("calendar-plus"), f.say1("event-extended", "days", f.words.amount(self.service.time.count, *days)))
                }
                Body::Extended { days, reason, own: Some(count), .. } => {
                    text = reason;
                    (icon("calendar-plus"), f.say2("event-task-extended", "unit", unit_name, "days", f.words.amount(*count, *days)))
                }
                Body::Warned { acting: None, .. } => (icon("alarm-clock"), f.say("event-warned").into_owned()),
                Body::Warned { acting: Some(acting), .. } => {
                    let (agency, unit) = f.place(self.catalogue, acting);
                    (icon("alarm-clock"), f.say2("event-task-warned", "unit", unit, "agency", agency))
                }
                Body::LimitPassed { task, acting } => {
                    let (agency, unit) = f.place(self.catalogue, acting);
                    let key = if task.is_some() { "event-task-limit-passed" } else { "event-limit-passed" };
                    (icon("clock-alert"), f.say2(key, "unit", unit, "agency", agency))
                }
                Body::Escalated { task, to, opened, .. } => {
                    let (agency, unit) = f.place(self.catalogue, to);
                    let key = match (task, opened.is_empty()) {
                        (Some(_), _) => "event-task-escalated",
                        (None, true) => "event-escalated-stays",
                        (None, false) => "event-escalated",
                    };
                    since = if opened.is_empty() { since } else { m.at };
                    (icon("trending-up"), f.say2(key, "unit", unit, "agency", agency))
                }
                Body::Appointed { at, place, .. } => {
                    text = place;
                    (icon("map-pinned"), f.words.appointed(appointed, *at))
                }
                Body::PaymentReported { receipt, on, .. } => {
                    let key = if self.desk { "event-payment-reported" } else { "event-payment-reported-you" };
                    numbers = vec![("case-paid-receipt", receipt.as_str())];
                    (icon("receipt-text"), f.say1(key, "date", f.words.day(on)))
                }
                Body::GivenBack { receipt, reference, on, rials, .. } => {
                    numbers = vec![("case-paid-receipt", receipt.as_str()), ("desk-give-back-reference", reference)];
                    let date = f.words.day(on);
                    let said = match rials {
                        Some(rials) => f.say3("event-given-back-part", "unit", unit_name, "amount", f.money(*rials), "date", date),
                        None => f.say2("event-given-back", "unit", unit_name, "date", date),
                    };
                    (icon("banknote"), said)
                }
                Body::Invoiced { invoice, .. } => (icon("receipt-text"), f.say1("event-invoiced", "amount", f.money(invoice.rials))),
                // Found when its task was open no more.
                Body::Received { task, receipt, place, .. } if task.is_nil() => {
                    (icon("receipt-text"), f.say2("event-recorded", "receipt", f.receipt(receipt), "unit", self.unit(Some(place))))
                }
                Body::PaymentNotFound { reason, .. } => {
                    text = reason;
                    (icon("circle-x"), f.say1("event-payment-not-found", "unit", unit_name))
                }
                Body::Received { receipt, reported, told: t, note, files: a, place, .. } => {
                    told = t;
                    numbers = self.recorded(receipt, reported);
                    if self.desk {
                        (text, files) = (note, a);
                    }
                    (icon("receipt-text"), f.say2("event-received", "receipt", f.receipt(receipt), "unit", self.unit(Some(place))))
                }
                Body::Finished { of, outcome, receipt, reported, told: t, note, files: a, place, by_silence, by_rule, .. } => {
                    told = t;
                    numbers = self.recorded(receipt, reported);
                    // The note and the photos of an officer are for those who go on with the case.
                    if self.desk {
                        (text, files) = (note, a);
                    }
                    let task = self.service.task(of);
                    let title = task.map_or_else(|| Shown::plain(of.as_str()), |t| f.show(&t.title));
                    let outcome = task
                        .and_then(|t| t.outcomes.iter().find(|o| o.id == *outcome))
                        .map_or_else(|| Shown::plain(outcome.as_str()), |o| f.show(&o.title));
                    let unit = self.unit(Some(place));
                    let key = match (by_rule, by_silence) {
                        (true, _) => "event-nothing-to-pay",
                        (_, true) => "event-finished-silence",
                        _ => "event-finished",
                    };
                    (icon("circle-check"), f.say3(key, "task", title, "outcome", outcome, "unit", unit))
                }
                Body::SubCase { service, .. } => (icon("git-branch"), f.say1("event-sub-case", "service", self.other(service))),
                Body::SubCaseWaits { case, service, awaited, .. } => {
                    let waited = waiting.contains(case);
                    waiting.retain(|c| c != case);
                    if !awaited.is_empty() {
                        waiting.push(*case);
                        // What it waits for is another thing than before: that is told in that case.
                        if waited {
                            continue;
                        }
                    }
                    let (icon, key) = match (awaited.is_empty(), self.desk) {
                        (true, _) => (icon("arrow-right"), "event-sub-case-goes-on"),
                        (false, true) => (icon("circle-pause"), "event-sub-case-waits"),
                        (false, false) => (icon("circle-pause"), "event-sub-case-waits-you"),
                    };
                    (icon, f.say1(key, "service", self.other(service)))
                }
                Body::SubCaseReplaced { of, service, outcome, told: t, counts, .. } => {
                    told = t;
                    let found = self.service.task(of).and_then(|t| t.outcomes.iter().find(|o| o.id == *outcome));
                    let outcome = found.map_or_else(|| Shown::plain(outcome.as_str()), |o| f.show(&o.title));
                    let key = if *counts { "event-sub-case-replaced-counts" } else { "event-sub-case-replaced" };
                    (icon("git-branch"), f.say2(key, "service", self.other(service), "outcome", outcome))
                }
                Body::Opened { opened } => {
                    since = m.at;
                    let key = if opened.iter().any(|o| o.decides) { "event-opened-decides" } else { "event-opened" };
                    (icon("arrow-right"), f.say1(key, "unit", self.units(opened, None)))
                }
                Body::Objected { text: t, files: a, opened, .. } => {
                    since = m.at;
                    if self.desk {
                        (text, files) = (t, a);
                    }
                    let key = if self.desk { "event-objected" } else { "event-objected-you" };
                    (icon("scale"), f.say1(key, "unit", self.units(opened, None)))
                }
                Body::Withdrawn { reason, objection } => {
                    text = reason;
                    let key = match (objection, self.desk) {
                        _ if m.is_by_itself() => "event-left",
                        (true, true) => "event-taken-back",
                        (true, false) => "event-taken-back-you",
                        (false, true) => "event-withdrawn",
                        (false, false) => "event-withdrawn-you",
                    };
                    (icon("undo-2"), f.say(key).into_owned())
                }
                Body::DueChanged { task: None, .. } => (icon("calendar-clock"), self.dated("event-due-changed", m)),
                Body::DueChanged { task: Some(_), .. } => (icon("calendar-clock"), self.dated("event-due-changed-task", m)),
                Body::Message { .. } | Body::Read { .. } => continue,
            };
            // Whose the other case is, is no matter of the person.
            let both =
                self.desk && matches!(m.body.as_ref(), Body::Finished { elsewhere: true, .. } | Body::Received { elsewhere: true, .. });
            let title = if both { format!("{title} · {}", f.say("event-receipt-elsewhere")) } else { title };
            let twice = self.desk && matches!(m.body.as_ref(), Body::GivenBack { elsewhere: true, .. });
            let title = if twice { format!("{title} · {}", f.say("event-refund-elsewhere")) } else { title };
            // Before, what happened by itself was kept under the name of who acted last.
            let officer = m.actor.strip_prefix("officer:").filter(|_| self.desk && !m.body.is_by_itself());
            items.push(TimelineItem {
                tense: "past",
                kind: m.body.kind(),
                icon: sign,
                title,
                text,
                told,
                numbers,
                checklist: m.body.checklist(self.service).into_iter().map(|(p, fine)| (f.show(&p.title), fine)).collect(),
                unticked: m.body.unticked(),
                files,
                letter: self.letters.contains(&m.seq).then_some(m.seq),
                signed: m.body.signed_letter().is_some(),
                at: m.at,
                who: officer.map_or("", |o| officer_name(self.names, o, f.lang())).to_string(),
                who_typed: officer.is_some_and(|o| !self.names.contains_key(o)),
            });
        }
        let point = |tense, sign, title, at| TimelineItem {
            tense,
            kind: "stage",
            icon: sign,
            title,
            text: "",
            told: "",
            numbers: vec![],
            checklist: vec![],
            unticked: "",
            files: &[],
            letter: None,
            signed: false,
            at,
            who: String::new(),
            who_typed: false,
        };
        // What is so now is not older than what happened last.
        let newest = items.last().map_or(since, |last| last.at);
        let since = since.max(newest);
        match self.case.status {
            Status::Open => {
                let passed = due_at.filter(|at| *at < f.now);
                let rule = || f.words.rule(self.case.due_rule(self.service));
                if let Some(at) = passed {
                    items.push(point("past", icon("clock-alert"), f.words.say_with("timeline-passed", &[("rule", rule())]), at));
                }
                let units = f.words.units(self.catalogue, &self.case.steward, &self.turn.acting);
                let now = f.say2("timeline-now", "stage", self.stage(&self.case.stage), "unit", units);
                items.push(point("now", icon("map-pin"), now, since));
                for (stage, at) in expected {
                    items.push(point("future", icon("circle-dashed"), f.say1("timeline-stage", "stage", self.stage(stage)), *at));
                }
                if let Some(at) = due_at.filter(|_| passed.is_none()) {
                    let ends = f.words.say_with("timeline-decision", &[("rule", rule())]);
                    items.push(TimelineItem { kind: "limit", ..point("future", icon("flag"), ends, at) });
                }
            }
            Status::Waiting => {
                let at = self.case.clock.stopped_at.unwrap_or(self.case.changed_at).max(newest);
                for awaited in &self.turn.person {
                    let title = match (self.desk, &awaited.what) {
                        (true, Duty::Answer(Some(unit))) => f.say1("timeline-waits-person-to", "unit", self.unit(Some(unit))),
                        (false, Duty::Answer(Some(unit))) => f.say1("timeline-waits-you-to", "unit", self.unit(Some(unit))),
                        (true, Duty::Answer(None)) => f.say("timeline-waits-person").into_owned(),
                        (false, Duty::Answer(None)) => f.say("timeline-waits-you").into_owned(),
                        (true, Duty::Payment(_)) => f.say("timeline-waits-payment").into_owned(),
                        (false, Duty::Payment(_)) => f.say("timeline-waits-your-payment").into_owned(),
                        // What was arranged has its own place in the line.
                        (_, Duty::Visit(_)) => continue,
                        (desk, Duty::SubCase(there)) => {
                            let key = if desk { "timeline-waits-person-in" } else { "timeline-waits-you-in" };
                            f.say1(key, "service", self.other(&there.service))
                        }
                    };
                    items.push(point("now", icon("circle-pause"), title, at));
                }
                let goes_on = f.words.who_acts(self.catalogue, &self.case.steward, self.turn);
                items.extend(goes_on.map(|who| point("now", icon("map-pin"), who, since)));
            }
            _ => {}
        }
        items
    }

    /// Whether the question of a task was taken back by what happened after it, and not answered before or asked anew.
    fn is_taken_back(&self, of: Id, asked: i64) -> bool {
        let ended = self.moments.iter().filter(|m| m.seq > asked).find_map(|m| match m.body.as_ref() {
            Body::TakenBack { task, .. } if *task == of => Some(true),
            Body::Answered { task: Some(task), .. } | Body::Asked { task, .. } if *task == of => Some(false),
            _ => None,
        });
        ended == Some(true)
    }

    /// Messages, questions and answers, oldest first. To the person a question that waits for an answer is shown by itself.
    pub fn talk(&self) -> Vec<TalkItem<'a>> {
        let f = self.frame;
        // The last that each open question was asked is the one that is open.
        let last = |asked: &Asked| {
            let is_it = |m: &&Moment| matches!(m.body.as_ref(), Body::Asked { task, alone, .. } if asked.task == alone.then_some(*task));
            self.moments.iter().rev().find(is_it).map(|m| m.seq)
        };
        let open: Vec<_> = self.case.asked.iter().filter(|_| !self.desk).filter_map(last).collect();
        self.with_unit()
            .filter(|(m, _)| !open.contains(&m.seq))
            .filter_map(|(m, unit)| {
                let (from_person, text, files): (bool, Cow<'a, str>, &'a [Attached]) = match m.body.as_ref() {
                    Body::Message { from_person, text, .. } => (*from_person, text.into(), &[]),
                    Body::Asked { text, .. } => (false, text.into(), &[]),
                    // Who changed answers need not have said anything besides.
                    Body::Answered { text, files, changed: Some(changed), .. } if text.is_empty() => {
                        (true, f.say1("event-answers-changed", "count", changed.of_person(self.service)).into(), files)
                    }
                    Body::Answered { text, files, .. } | Body::Objected { text, files, .. } => (true, text.into(), files),
                    _ => return None,
                };
                let who = match (from_person, self.desk) {
                    // Where several ask, an answer tells whose question it is.
                    (true, desk) if matches!(m.body.as_ref(), Body::Answered { task: Some(_), .. }) => {
                        f.say1(if desk { "talk-person-to" } else { "talk-you-to" }, "unit", self.unit(unit))
                    }
                    _ if matches!(m.body.as_ref(), Body::Asked { by_rule: true, .. }) => f.say("talk-rule").into_owned(),
                    (true, false) => f.say("talk-you").into_owned(),
                    (true, true) => f.say("talk-person").into_owned(),
                    (false, true) => officer_name(self.names, m.actor.strip_prefix("officer:").unwrap_or(&m.actor), f.lang()).to_string(),
                    (false, false) => f.say1("talk-officer", "unit", self.unit(unit)),
                };
                let taken_back = matches!(m.body.as_ref(), Body::Asked { task, .. } if self.is_taken_back(*task, m.seq));
                Some(TalkItem { from_person, who, at: m.at, text, files, taken_back })
            })
            .collect()
    }
}
