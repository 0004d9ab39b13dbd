//! What something was and is, as an argument of a message.

use crate::calendar::Day;
use crate::expression::{Cell, Expression, Row};
use crate::package::{Assignee, DayKind, Ends, Extension, Go, Ground, Limit, Next, Service, ShowIf, Silence, Watch};
use crate::question::money::Unit;
use crate::{Arg, Lang, Msg, Text};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

/// Parts of one thing that differ: which, how it was, how it is.
#[derive(Default)]
pub(super) struct Parts(pub Vec<(Msg, Arg, Arg)>);

impl Parts {
    /// One part, if it differs.
    pub fn compare<T: PartialEq>(&mut self, what: Msg, old: &T, new: &T, value: impl Fn(&T) -> Arg) {
        if old != new {
            self.0.push((what, value(old), value(new)));
        }
    }
    /// One part that may be missing in either.
    pub fn compare_some<T: PartialEq>(&mut self, what: Msg, old: Option<&T>, new: Option<&T>, value: impl Fn(&T) -> Arg) {
        self.compare(what, &old, &new, |v| v.map_or_else(none, &value));
    }
    /// A limit and the rule that sets it.
    pub fn limit(&mut self, what: Msg, rule: Msg, old: Option<&Limit>, new: Option<&Limit>) {
        let span = |l: &Limit| (l.days, l.count);
        self.compare(what, &old.map(span), &new.map(span), |l| {
            l.map_or_else(none, |(days, count)| Msg::new("diff-value-limit").with("days", days).with("count", count.as_str()).into())
        });
        if let (Some(a), Some(b)) = (old, new) {
            self.compare(rule, &a.rule, &b.rule, text);
        }
    }
    /// What the clock does before and after a limit.
    pub fn watch(&mut self, old: &Watch, new: &Watch) {
        let before = |days: &i64| Msg::new("diff-value-before").with("days", *days).into();
        self.compare_some(Msg::new("diff-part-warning"), old.warning.as_ref(), new.warning.as_ref(), before);
        self.compare_some(Msg::new("diff-part-escalate"), old.escalate.as_ref(), new.escalate.as_ref(), id);
    }
    /// How a limit is made longer, with that in which it counts, and the rule that allows it.
    pub fn extension(&mut self, old: Option<(&Extension, DayKind)>, new: Option<(&Extension, DayKind)>) {
        let span = |e: Option<(&Extension, DayKind)>| e.map(|(e, count)| (e.times, e.days, count));
        self.compare(Msg::new("diff-part-extension"), &span(old), &span(new), |e| {
            e.map_or_else(none, |(times, days, count)| {
                Msg::new("diff-value-extension").with("times", times).with("days", days).with("count", count.as_str()).into()
            })
        });
        if let (Some((a, _)), Some((b, _))) = (old, new) {
            self.compare(Msg::new("diff-part-extension-rule"), &a.rule, &b.rule, text);
        }
    }
    /// As messages: `of` is about the thing; the part, the old and the new value are added to it.
    pub fn said(self, of: Msg) -> impl Iterator<Item = Msg> {
        self.0.into_iter().map(move |(what, old, new)| of.clone().with("what", what).with("old", old).with("new", new))
    }
}

pub(super) fn none() -> Arg {
    Msg::new("diff-value-none").into()
}

pub(super) fn yes(holds: &bool) -> Arg {
    Msg::new(if *holds { "diff-value-yes" } else { "diff-value-no" }).into()
}

pub(super) fn text(t: &Text) -> Arg {
    if t.is_empty() { none() } else { t.clone().into() }
}

/// Of a long text, the lines that only one of the two has, in each language in which they differ: as it was, as it is.
pub(super) fn lines(old: &Text, new: &Text) -> (Arg, Arg) {
    let only = |of: &Text, other: &Text| {
        let apart = |lang: &Lang, words: &String| {
            let others: Vec<&str> = other.0.get(lang).map_or(vec![], |t| t.lines().collect());
            let lines: Vec<&str> = words.lines().filter(|l| !l.trim().is_empty() && !others.contains(l)).collect();
            (!lines.is_empty()).then(|| (*lang, lines.join(" … ")))
        };
        Text(of.0.iter().filter_map(|(lang, words)| apart(lang, words)).collect())
    };
    let (was, is) = (only(old, new), only(new, old));
    // Where the lines alone changed places, all of them say it.
    if was.is_empty() && is.is_empty() { (text(old), text(new)) } else { (text(&was), text(&is)) }
}

/// When a question is asked.
pub(super) fn condition(when: &Option<ShowIf>) -> Arg {
    match when {
        None => none(),
        Some(ShowIf::Is { question, is }) => format!("{question} == \"{is}\"").into(),
        Some(ShowIf::When(e)) => source(e),
    }
}

/// When a ground may be used.
pub(super) fn ground(g: &Ground) -> Arg {
    if g.silence { Msg::new("diff-value-silence-only").into() } else { g.when.as_ref().map_or_else(none, source) }
}

/// A plain value of JSON; nothing for what has parts of its own.
pub(super) fn plain(v: Option<&Value>) -> Option<Arg> {
    match v {
        None | Some(Value::Null) => Some(none()),
        Some(Value::Bool(b)) => Some(yes(b)),
        Some(Value::Number(n)) => Some(n.as_i64().map_or_else(|| n.to_string().into(), Arg::Number)),
        Some(Value::String(s)) => Some(s.as_str().into()),
        Some(_) => None,
    }
}

pub(super) fn id(s: &impl AsRef<str>) -> Arg {
    s.as_ref().into()
}

pub(super) fn count(n: &i64) -> Arg {
    (*n).into()
}

/// Rials, told in tomans.
pub(super) fn money(rials: &i64) -> Arg {
    Arg::Money { rials: *rials, unit: Unit::Toman }
}

pub(super) fn source(e: &Expression) -> Arg {
    e.source().into()
}

/// An amount: a sum, or how it is computed in rials.
pub(super) fn amount(e: &Expression) -> Arg {
    match e.source().trim().parse() {
        Ok(rials) => money(&rials),
        Err(_) => Msg::new("diff-value-formula").with("formula", e.source()).into(),
    }
}

pub(super) fn number(n: &Decimal) -> Arg {
    n.to_i64().filter(|_| n.fract().is_zero()).map_or_else(|| n.normalize().to_string().into(), Arg::Number)
}

pub(super) fn day(day: &impl AsRef<str>) -> Arg {
    let day = day.as_ref();
    Day::parse(day).map_or_else(|| day.into(), |_| Arg::Day { day: day.into() })
}

pub(super) fn assignee(a: &Assignee) -> Arg {
    match a {
        Assignee::Unit(place) => place.key().into(),
        Assignee::ByAnswer { question, .. } => Msg::new("diff-value-by-answer").with("question", question.as_str()).into(),
    }
}

pub(super) fn ends(e: &Ends) -> Arg {
    match e {
        Ends::All => Msg::new("diff-value-ends-all").into(),
        Ends::Any => Msg::new("diff-value-ends-any").into(),
        Ends::Majority => Msg::new("diff-value-ends-majority").into(),
        Ends::When(e) => source(e),
    }
}

/// The decision that silence or a rule makes, in the words of the service.
pub(super) fn decision(s: &Silence, service: &Service) -> Arg {
    let kind = service.decision(&s.decision);
    let ground = kind.and_then(|k| k.grounds.iter().find(|g| g.id == s.ground));
    let title = kind.map_or_else(|| id(&s.decision), |k| text(&k.title));
    Msg::new("diff-value-decision").with("decision", title).with("ground", ground.map_or_else(|| id(&s.ground), |g| text(&g.title))).into()
}

/// A stage by its title.
pub(super) fn stage(wanted: &str, service: &Service) -> Arg {
    service.stage(wanted).map_or_else(|| id(&wanted), |s| text(&s.title))
}

/// Where a rule of a stage leads, and when.
pub(super) fn route(next: &Next, service: &Service) -> Arg {
    let go: Arg = match &next.go {
        Go::Stage(to) => Msg::new("diff-value-go-stage").with("stage", stage(to, service)).into(),
        Go::Correct { ask, then } => Msg::new("diff-value-go-correct").with("ask", text(ask)).with("stage", stage(then, service)).into(),
        Go::Decide(silence) => decision(silence, service),
        Go::Transfer { to, reason } => Msg::new("diff-value-go-transfer").with("to", to.key()).with("reason", text(reason)).into(),
    };
    match &next.when {
        Some(when) => Msg::new("diff-value-route").with("when", when.source()).with("go", go).into(),
        None => go,
    }
}

/// What a row of a table is for.
pub(super) fn row(row: &Row) -> Arg {
    let cell = |c: &Cell| match c {
        Cell::Any => "*".to_string(),
        Cell::Is(s) => s.clone(),
        Cell::Span { from, to } => format!("{from}–{}", to.map(|t| t.to_string()).unwrap_or_default()),
    };
    let cells = row.cells.iter().map(cell).collect::<Vec<_>>().join(" · ");
    match &row.from {
        Some(from) => Msg::new("diff-value-row").with("cells", cells).with("day", day(from)).into(),
        None => cells.into(),
    }
}
