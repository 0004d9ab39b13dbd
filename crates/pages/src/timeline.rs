//! What happened in a case, as people read it: the line of events with what is to come, and the conversation.

use crate::contexts::{Frame, Moment, Shown};
use domain::Millis;
use domain::case::{Body, Case, Place, Status};
use domain::package::{Catalogue, Outcome, Service};
use domain::question::Attached;

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
    /// Files that came with it.
    pub files: &'a [Attached],
    /// Number of the event whose letter can be read.
    pub letter: Option<i64>,
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
    /// What.
    pub text: &'a str,
    /// Files that came with it.
    pub files: &'a [Attached],
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
    /// Whether an officer reads it.
    pub desk: bool,
}

impl<'a> Story<'a> {
    fn stage(&self, id: &str) -> Shown<'a> {
        self.service.stage(id).map_or_else(|| Shown::plain(id.to_string()), |s| self.frame.show(&s.title))
    }

    fn unit(&self, place: Option<&Place>) -> Shown<'a> {
        place.map_or_else(|| Shown::plain(""), |p| self.frame.place(self.catalogue, p).1)
    }

    /// Events with the unit that acted when each began.
    fn with_unit(&self) -> impl Iterator<Item = (&'a Moment<'a>, Option<&'a Place>)> {
        self.moments.iter().scan(None, |acting, m| {
            let before = *acting;
            match m.body.as_ref() {
                Body::Submitted { acting: a, .. } | Body::Advanced { acting: a, .. } => *acting = Some(a),
                Body::Transferred { to, .. } => *acting = Some(to),
                _ => {}
            }
            Some((m, before.or(*acting)))
        })
    }

    /// The line: what happened, where the case is, and what is expected.
    pub fn timeline(&self, expected: &[(String, Millis)], due_at: Option<Millis>) -> Vec<TimelineItem<'a>> {
        let f = self.frame;
        let mut items = vec![];
        let mut since = self.case.submitted_at;
        for (m, unit) in self.with_unit() {
            let unit_name = self.unit(unit);
            let (mut text, mut files, mut letter): (&str, &[Attached], _) = ("", &[], None);
            let (sign, title) = match m.body.as_ref() {
                Body::Submitted { acting, .. } => (icon("send"), f.say1("event-submitted", "unit", self.unit(Some(acting)))),
                Body::Claimed => (icon("user-round-check"), f.say1("event-claimed", "unit", unit_name)),
                Body::Released => (icon("undo-2"), f.say1("event-released", "unit", unit_name)),
                Body::TakenOver { from, reason } => {
                    text = reason;
                    (icon("user-round-cog"), f.say1("event-taken-over", "officer", from))
                }
                Body::Asked { text: t } => {
                    text = t;
                    (icon("message-circle-question-mark"), f.say1("event-asked", "unit", unit_name))
                }
                Body::Answered { text: t, files: a } => {
                    (text, files) = (t, a);
                    (icon("reply"), f.say(if self.desk { "event-answered" } else { "event-answered-you" }).into_owned())
                }
                Body::Noted { text: t } => {
                    text = t;
                    (icon("notebook-pen"), f.say("event-noted").into_owned())
                }
                Body::Advanced { to, note, .. } => {
                    since = m.at;
                    // The note of an officer to the next one is not for the person.
                    text = if self.desk { note } else { "" };
                    (icon("arrow-right"), f.say1("event-advanced", "stage", self.stage(to)))
                }
                Body::Transferred { to, reason, .. } => {
                    (since, text) = (m.at, reason);
                    let (agency, unit) = f.place(self.catalogue, to);
                    (icon("arrow-left-right"), f.say2("event-transferred", "agency", agency, "unit", unit))
                }
                Body::Decided { outcome, .. } => {
                    letter = (!self.desk).then_some(m.seq);
                    match outcome {
                        Outcome::Granted => (icon("circle-check-big"), f.say("event-decided-granted").into_owned()),
                        Outcome::Refused => (icon("circle-x"), f.say("event-decided-refused").into_owned()),
                    }
                }
                Body::Withdrawn { reason } => {
                    text = reason;
                    (icon("undo-2"), f.say(if self.desk { "event-withdrawn" } else { "event-withdrawn-you" }).into_owned())
                }
                Body::DueChanged { from, to } => {
                    (icon("calendar-clock"), f.say2("event-due-changed", "from", f.date(*from), "to", f.date(*to)))
                }
                Body::Message { .. } | Body::Read { .. } => continue,
            };
            let officer = m.actor.strip_prefix("officer:").filter(|_| self.desk);
            items.push(TimelineItem {
                tense: "past",
                kind: m.body.kind(),
                icon: sign,
                title,
                text,
                files,
                letter,
                at: m.at,
                who: officer.unwrap_or("").to_string(),
                who_typed: officer.is_some(),
            });
        }
        let point = |tense, sign, title, at| TimelineItem {
            tense,
            kind: "stage",
            icon: sign,
            title,
            text: "",
            files: &[],
            letter: None,
            at,
            who: String::new(),
            who_typed: false,
        };
        match self.case.status {
            Status::Open => {
                let passed = due_at.filter(|at| *at < f.now);
                if let Some(at) = passed {
                    items.push(point("past", icon("clock-alert"), f.say("timeline-passed").into_owned(), at));
                }
                items.push(point(
                    "now",
                    icon("map-pin"),
                    f.say2("timeline-now", "stage", self.stage(&self.case.stage), "unit", self.unit(Some(&self.case.acting))),
                    since,
                ));
                for (stage, at) in expected {
                    items.push(point("future", icon("circle-dashed"), f.say1("timeline-stage", "stage", self.stage(stage)), *at));
                }
                if let Some(at) = due_at.filter(|_| passed.is_none()) {
                    items.push(point("future", icon("flag"), f.say("timeline-decision").into_owned(), at));
                }
            }
            Status::Waiting => {
                let key = if self.desk { "timeline-waits-person" } else { "timeline-waits-you" };
                items.push(point(
                    "now",
                    icon("circle-pause"),
                    f.say(key).into_owned(),
                    self.case.clock.stopped_at.unwrap_or(self.case.changed_at),
                ));
            }
            _ => {}
        }
        items
    }

    /// Messages, questions and answers, oldest first.
    pub fn talk(&self) -> Vec<TalkItem<'a>> {
        let f = self.frame;
        self.with_unit()
            .filter_map(|(m, unit)| {
                let (from_person, text, files): (bool, &'a str, &'a [Attached]) = match m.body.as_ref() {
                    Body::Message { from_person, text } => (*from_person, text, &[]),
                    Body::Asked { text } => (false, text, &[]),
                    Body::Answered { text, files } => (true, text, files),
                    _ => return None,
                };
                let who = match (from_person, self.desk) {
                    (true, false) => f.say("talk-you").into_owned(),
                    (true, true) => f.say("talk-person").into_owned(),
                    (false, true) => m.actor.strip_prefix("officer:").unwrap_or(&m.actor).to_string(),
                    (false, false) => f.say1("talk-officer", "unit", self.unit(unit)),
                };
                Some(TalkItem { from_person, who, at: m.at, text, files })
            })
            .collect()
    }
}
