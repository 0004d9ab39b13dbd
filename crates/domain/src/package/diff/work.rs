//! Limits, stages, tasks and objections: what the law asks for and who does what.

use super::value::{self, Parts};
use super::{Changes, compare};
use crate::package::{Assignee, DayKind, Extension, Limit, Service, Stage, TaskOutcome, TaskType, Time, Unheard, Watch};
use crate::{Msg, Text};

/// A task with the stage in which it stands.
type Placed<'a> = (&'a Stage, &'a TaskType);

impl Changes {
    /// What the law says of time beside the limit itself.
    pub(super) fn law_of_time(&mut self, old: &Service, new: &Service) {
        let (o, n) = (&old.time, &new.time);
        let mut people = Parts::default();
        let rule = Msg::new("diff-part-completeness-rule");
        people.limit(Msg::new("diff-part-completeness"), rule, o.completeness.as_ref(), n.completeness.as_ref());
        people.extension(o.extension.as_ref().map(|e| (e, o.count)), n.extension.as_ref().map(|e| (e, n.count)));
        if o.silence != n.silence {
            let said = |s: &Option<_>, service| s.as_ref().map_or_else(value::none, |s| value::decision(s, service));
            people.0.push((Msg::new("diff-part-silence"), said(&o.silence, old), said(&n.silence, new)));
        }
        let limit = |t: &'_ Time| t.answer.as_ref().map(|a| a.limit.clone());
        let rule = Msg::new("diff-part-person-answers-rule");
        people.limit(Msg::new("diff-part-person-answers"), rule, limit(o).as_ref(), limit(n).as_ref());
        let unanswered = |t: &'_ Time| t.answer.as_ref().and_then(|a| a.unanswered.clone());
        if unanswered(o) != unanswered(n) {
            let said = |t: &Time, service| unanswered(t).map_or_else(value::none, |s| value::decision(&s, service));
            people.0.push((Msg::new("diff-part-unanswered"), said(o, old), said(n, new)));
        }
        let of = Msg::new("diff-time-changed");
        self.people.extend(people.said(of.clone()));
        let mut officers = Parts::default();
        let watch = |t: &Time| Watch { warning: t.warning, escalate: t.escalate.clone(), extension: None };
        officers.watch(&watch(o), &watch(n));
        self.officers.extend(officers.said(of));
    }

    /// How one objects.
    pub(super) fn objection(&mut self, old: &Service, new: &Service) {
        let mut parts = Parts::default();
        let limits = |s: &'_ Service| s.objection.as_ref().map(|o| (o.within.clone(), o.time.clone()));
        let (a, b) = (limits(old), limits(new));
        fn one(of: &Option<(Limit, Limit)>, answer: bool) -> Option<&Limit> {
            of.as_ref().map(|l| if answer { &l.1 } else { &l.0 })
        }
        parts.limit(Msg::new("diff-part-within"), Msg::new("diff-part-within-rule"), one(&a, false), one(&b, false));
        parts.limit(Msg::new("diff-part-answer"), Msg::new("diff-part-answer-rule"), one(&a, true), one(&b, true));
        let silence = |s: &'_ Service| s.objection.as_ref().and_then(|o| o.silence.clone());
        if silence(old) != silence(new) {
            let said = |service: &Service| match silence(service) {
                None => value::none(),
                Some(Unheard::Upheld) => Msg::new("diff-value-upheld").into(),
                Some(Unheard::Granted(s)) => value::decision(&s, service),
            };
            parts.0.push((Msg::new("diff-part-silence"), said(old), said(new)));
        }
        let of = Msg::new("diff-objection-changed");
        self.people.extend(parts.said(of));
    }

    /// Stages of the case and of an objection, with their tasks.
    pub(super) fn stages(&mut self, old: &Service, new: &Service) {
        let (before, now): (Vec<&Stage>, Vec<&Stage>) = (old.all_stages().collect(), new.all_stages().collect());
        let (came, went, both) = compare(&before, &now, |s| &s.id);
        self.officers.extend(came.into_iter().map(|s| Msg::new("diff-stage-added").with("title", s.title.clone())));
        self.officers.extend(went.into_iter().map(|s| Msg::new("diff-stage-removed").with("title", s.title.clone())));
        let stayed = |all: &[&Stage], other: &[&Stage]| -> Vec<String> {
            all.iter().filter(|s| other.iter().any(|o| o.id == s.id)).map(|s| s.id.clone()).collect()
        };
        let (was, is) = (stayed(&before, &now), stayed(&now, &before));
        if was != is {
            self.officers.push(Msg::new("diff-stage-order").with("old", was.join(" · ")).with("new", is.join(" · ")));
        }
        for (a, b) in both {
            self.stage((old, a), (new, b));
        }
        let tasks = |all: &[&'_ Stage]| -> Vec<String> { all.iter().flat_map(|s| &s.tasks).map(|t| t.id.clone()).collect() };
        let (a, b) = (tasks(&before), tasks(&now));
        for id in a.iter().chain(b.iter().filter(|id| !a.contains(id))) {
            match (placed(&before, id), placed(&now, id)) {
                (Some(a), Some(b)) => self.task((old, a), (new, b)),
                (None, Some((stage, t))) => {
                    let added = Msg::new("diff-task-added").with("task", t.title.clone()).with("title", stage.title.clone());
                    self.officers.push(added.with("kind", t.kind.as_str()).with("by", value::assignee(&t.by)));
                }
                (Some((stage, t)), None) => {
                    self.officers.push(Msg::new("diff-task-removed").with("task", t.title.clone()).with("title", stage.title.clone()));
                }
                (None, None) => {}
            }
        }
    }

    fn stage(&mut self, (old, a): (&Service, &Stage), (new, b): (&Service, &Stage)) {
        let mut people = Parts::default();
        people.compare(Msg::new("diff-part-title"), &a.title, &b.title, value::text);
        let said = |text: &Text| if text.is_empty() { value::none() } else { value::text(text) };
        people.compare(Msg::new("diff-part-person"), &a.person, &b.person, said);
        people.compare(Msg::new("diff-part-no-withdrawal"), &a.no_withdrawal, &b.no_withdrawal, said);
        people.compare(Msg::new("diff-part-usual"), &a.days, &b.days, |days| Msg::new("diff-value-days").with("days", *days).into());
        let of = Msg::new("diff-stage-changed").with("title", b.title.clone());
        self.people.extend(people.said(of.clone()));
        let mut parts = Parts::default();
        // With tasks of its own, the unit is that of the first, which is said there.
        if a.tasks.is_empty() && b.tasks.is_empty() {
            parts.compare(Msg::new("diff-part-unit"), &a.unit, &b.unit, value::id);
        }
        parts.compare(Msg::new("diff-part-decides"), &a.decides, &b.decides, value::yes);
        parts.compare(Msg::new("diff-part-side-by-side"), &a.side_by_side, &b.side_by_side, value::yes);
        parts.compare(Msg::new("diff-part-ends"), &a.ends, &b.ends, value::ends);
        parts.limit(Msg::new("diff-part-limit"), Msg::new("diff-part-limit-rule"), a.limit.as_ref(), b.limit.as_ref());
        parts.watch(&a.watch, &b.watch);
        parts.extension(longer(&a.watch, a.limit.as_ref()), longer(&b.watch, b.limit.as_ref()));
        for i in 0..a.next.len().max(b.next.len()) {
            let (was, is) = (a.next.get(i), b.next.get(i));
            if was != is {
                let what = Msg::new("diff-part-route").with("number", i + 1);
                let said = |rule: Option<_>, service| rule.map_or_else(value::none, |r| value::route(r, service));
                parts.0.push((what, said(was, old), said(is, new)));
            }
        }
        self.officers.extend(parts.said(of));
    }

    fn task(&mut self, (old, (before, a)): (&Service, Placed), (new, (now, b)): (&Service, Placed)) {
        let of = Msg::new("diff-task-changed").with("task", b.title.clone()).with("title", now.title.clone());
        let mut people = Parts::default();
        let outcome = |t: &TaskType, id: &Option<String>| {
            let found =
                id.as_ref().map(|id| t.outcomes.iter().find(|o| o.id == *id).map_or_else(|| value::id(id), |o| value::text(&o.title)));
            found.unwrap_or_else(value::none)
        };
        if a.silence != b.silence {
            people.0.push((Msg::new("diff-part-silence"), outcome(a, &a.silence), outcome(b, &b.silence)));
        }
        people.compare(Msg::new("diff-part-stops-clock"), &a.stops_clock, &b.stops_clock, value::yes);
        self.people.extend(people.said(of.clone()));
        self.letters(a, b);
        let mut parts = Parts::default();
        if before.id != now.id {
            parts.0.push((Msg::new("diff-part-stage"), value::stage(&before.id, old), value::stage(&now.id, new)));
        }
        parts.compare(Msg::new("diff-part-title"), &a.title, &b.title, value::text);
        parts.compare(Msg::new("diff-part-kind"), &a.kind, &b.kind, |k| Msg::new("diff-value-kind").with("kind", k.as_str()).into());
        by(&mut parts, &a.by, &b.by);
        parts.compare(Msg::new("diff-part-by-load"), &a.by_load, &b.by_load, value::yes);
        parts.compare_some(Msg::new("diff-part-skill"), a.skill.as_ref(), b.skill.as_ref(), value::id);
        parts.compare_some(Msg::new("diff-part-when"), a.when.as_ref(), b.when.as_ref(), value::source);
        parts.limit(Msg::new("diff-part-limit"), Msg::new("diff-part-limit-rule"), a.limit.as_ref(), b.limit.as_ref());
        parts.watch(&a.watch, &b.watch);
        parts.extension(longer(&a.watch, a.limit.as_ref()), longer(&b.watch, b.limit.as_ref()));
        titles(&mut parts, || Msg::new("diff-part-outcome"), &a.outcomes, &b.outcomes);
        titles(&mut parts, || Msg::new("diff-part-checklist"), &a.checklist, &b.checklist);
        parts.compare(Msg::new("diff-part-photos"), &a.photos, &b.photos, value::yes);
        for new in &b.outcomes {
            // What follows from the task is said of the task.
            if a.outcomes.iter().any(|old| old.id == new.id && old.photos != new.photos) {
                let what = Msg::new("diff-part-photos-with").with("outcome", new.title.clone());
                parts.compare(what, &a.needs_photo(&new.id), &b.needs_photo(&new.id), value::yes);
            }
        }
        let (x, y) = (a.sub_case.as_ref(), b.sub_case.as_ref());
        parts.compare_some(Msg::new("diff-part-sub-case"), x.map(|s| &s.service), y.map(|s| &s.service), value::id);
        if let (Some(x), Some(y)) = (x, y) {
            for q in x.answers.keys().chain(y.answers.keys().filter(|q| !x.answers.contains_key(*q))) {
                let what = Msg::new("diff-part-sub-case-answer").with("question", q.as_str());
                parts.compare_some(what, x.answers.get(q), y.answers.get(q), value::source);
            }
        }
        self.officers.extend(parts.said(of));
    }
}

impl Changes {
    /// The letters with which outcomes of a task are signed.
    fn letters(&mut self, a: &TaskType, b: &TaskType) {
        let (none, of) = (Text::default(), |t: &'_ TaskType, id: &str| t.outcomes.iter().find(|o| o.id == id).cloned());
        let gone = a.outcomes.iter().filter(|o| of(b, &o.id).is_none());
        for outcome in b.outcomes.iter().chain(gone) {
            let (was, is) = (of(a, &outcome.id), of(b, &outcome.id));
            let (old, new) = (was.as_ref().map_or(&none, |o| &o.letter), is.as_ref().map_or(&none, |o| &o.letter));
            if old == new {
                continue;
            }
            let key = match (old.is_empty(), new.is_empty()) {
                (true, _) => "diff-signed-letter-added",
                (_, true) => "diff-signed-letter-removed",
                _ => "diff-letter",
            };
            let say = |key| Msg::new(key).with("title", outcome.title.clone());
            self.people.push(say(key));
            let (old, new) = value::lines(old, new);
            self.officers.push(say("diff-letter-lines").with("old", old).with("new", new));
        }
    }
}

/// How the limit of a task, or that of its stage, is made longer, with that in which it counts.
fn longer<'a>(watch: &'a Watch, limit: Option<&Limit>) -> Option<(&'a Extension, DayKind)> {
    watch.extension.as_ref().zip(limit.map(|l| l.count))
}

fn placed<'a>(stages: &[&'a Stage], id: &str) -> Option<Placed<'a>> {
    stages.iter().find_map(|s| s.tasks.iter().find(|t| t.id == id).map(|t| (*s, t)))
}

/// Who does it; where it goes by the same answer, which unit for which option.
fn by(parts: &mut Parts, a: &Assignee, b: &Assignee) {
    match (a, b) {
        (Assignee::ByAnswer { question: x, units: old }, Assignee::ByAnswer { question: y, units: new }) if x == y => {
            for option in old.keys().chain(new.keys().filter(|o| !old.contains_key(*o))) {
                let what = Msg::new("diff-part-unit-for").with("option", option.as_str());
                parts.compare_some(what, old.get(option), new.get(option), |p| p.key().into());
            }
        }
        _ => parts.compare(Msg::new("diff-part-unit"), a, b, value::assignee),
    }
}

/// Outcomes or points of a checklist, one by one.
fn titles(parts: &mut Parts, what: impl Fn() -> Msg, old: &[TaskOutcome], new: &[TaskOutcome]) {
    let (came, went, both) = compare(old, new, |o| &o.id);
    parts.0.extend(came.into_iter().map(|o| (what(), value::none(), value::text(&o.title))));
    parts.0.extend(went.into_iter().map(|o| (what(), value::text(&o.title), value::none())));
    both.into_iter().for_each(|(a, b)| parts.compare(what(), &a.title, &b.title, value::text));
}
