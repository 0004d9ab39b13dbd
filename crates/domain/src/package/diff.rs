//! What is different between two versions of a service, or between two sets of packages, said for those whom it concerns:
//! people, officers, and whoever pays.

mod agency;
mod fees;
mod value;
mod work;

use super::{Audience, Catalogue, DecisionKind, Eligibility, Evidence, Ground, Question, Service, Status};
use crate::question::Kind;
use crate::{Msg, Text, form};
use serde::Serialize;
use serde_json::Value;

/// What changes, as messages `diff-…` with their arguments.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Changes {
    /// For those who apply.
    pub people: Vec<Msg>,
    /// For those who work on cases.
    pub officers: Vec<Msg>,
    /// What it costs.
    pub fees: Vec<Msg>,
}

/// What happened to one thing of a package.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changed {
    /// `service`, `type` or `agency`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// What it is called now, or was called.
    pub title: Text,
    /// The version before; nothing when it is new, or has no versions.
    pub old: Option<i64>,
    /// The version now; nothing when it is gone, or has no versions.
    pub new: Option<i64>,
    /// In words.
    pub changes: Changes,
    /// The same version says something else: that could not be published.
    pub same_version: bool,
}

impl Changes {
    /// Whether nothing changes that anybody would see.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.officers.is_empty() && self.fees.is_empty()
    }
}

/// What is different between two sets of packages: services, types and agencies that came, went or changed, by id.
pub fn packages(old: &Catalogue, new: &Catalogue) -> Vec<Changed> {
    let mut all = vec![];
    let mut say = |kind, id: &str, titles: (Option<&Text>, Option<&Text>), versions: (Option<i64>, Option<i64>), mut changes: Changes| {
        let title = titles.1.or(titles.0).cloned().unwrap_or_default();
        match titles {
            (None, _) => changes.people.push(Msg::new("diff-new")),
            (_, None) => changes.people.push(Msg::new("diff-gone")),
            _ => {}
        }
        let same_version = versions.0.is_some() && versions.0 == versions.1;
        all.push(Changed { kind, id: id.into(), title, old: versions.0, new: versions.1, changes, same_version });
    };
    for id in old.types.keys().chain(new.types.keys().filter(|k| !old.types.contains_key(*k))) {
        let (a, b) = (old.types.get(id), new.types.get(id));
        if a != b {
            let titles = (a.map(|t| &t.title), b.map(|t| &t.title));
            say("type", id, titles, (a.map(|t| t.version), b.map(|t| t.version)), Changes::default());
        }
    }
    for id in old.services.keys().chain(new.services.keys().filter(|k| !old.services.contains_key(*k))) {
        let (a, b) = (old.services.get(id), new.services.get(id));
        let changes = match (a, b) {
            (Some(a), Some(b)) if a.hash == b.hash => continue,
            (Some(a), Some(b)) => services(a, b),
            _ => Changes::default(),
        };
        say("service", id, (a.map(|s| &s.title), b.map(|s| &s.title)), (a.map(|s| s.version), b.map(|s| s.version)), changes);
    }
    for id in old.agencies.keys().chain(new.agencies.keys().filter(|k| !old.agencies.contains_key(*k))) {
        let (a, b) = (old.agencies.get(id), new.agencies.get(id));
        let mut changes = Changes::default();
        if let (Some(a), Some(b)) = (a, b) {
            if json(a) == json(b) {
                continue;
            }
            changes = agency::agencies(a, b);
        }
        say("agency", id, (a.map(|x| &x.title), b.map(|x| &x.title)), (None, None), changes);
    }
    if json(&old.calendars) != json(&new.calendars) {
        let changes = agency::calendars(&old.calendars, &new.calendars);
        all.push(Changed {
            kind: "calendars",
            id: "calendars".into(),
            title: Text::default(),
            old: None,
            new: None,
            changes,
            same_version: false,
        });
    }
    all
}

fn json(v: &impl Serialize) -> Value {
    serde_json::to_value(v).unwrap_or_default()
}

/// What is different between two versions of a service.
pub fn services(old: &Service, new: &Service) -> Changes {
    let mut c = Changes::default();
    let (a, b) = (json(old), json(new));
    c.about(old, new);
    c.time(old, new);
    c.evidence(old, new);
    c.form(old, new);
    c.law_of_time(old, new);
    c.objection(old, new);
    c.stages(old, new);
    if old.hands_to != new.hands_to {
        let places = |s: &Service| match &s.hands_to {
            None => Msg::new("diff-value-every-agency"),
            Some(all) if all.is_empty() => Msg::new("diff-value-no-agency"),
            Some(all) => Msg::new("diff-value-agencies").with("agencies", all.join(", ")),
        };
        c.officers.push(Msg::new("diff-hands-to").with("old", places(old)).with("new", places(new)));
    }
    c.decisions(old, new);
    c.fees(old, new);
    // Whatever has no words of its own above is not kept silent.
    let fields = a.as_object().into_iter().chain(b.as_object()).flat_map(|o| o.keys());
    let mut others: Vec<&String> = fields.filter(|k| !TOLD.contains(&k.as_str()) && a.get(*k) != b.get(*k)).collect();
    others.sort();
    others.dedup();
    c.officers.extend(others.into_iter().map(|k| Msg::new("diff-other").with("field", k.as_str())));
    if ["keywords", "life_events", "icon", "languages"].iter().any(|k| a.get(*k) != b.get(*k)) {
        c.officers.push(Msg::new("diff-finding"));
    }
    c
}

/// Fields of a service that are compared by name, or say nothing to anybody.
const TOLD: [&str; 32] = [
    "id",
    "version",
    "hash",
    "follows",
    "status",
    "from",
    "drafts_void",
    "languages",
    "title",
    "summary",
    "keywords",
    "life_events",
    "icon",
    "audience",
    "who",
    "cost",
    "time",
    "result",
    "legal_basis",
    "channels",
    "steps",
    "evidence",
    "form",
    "stages",
    "fees",
    "instalments",
    "tables",
    "objection",
    "hands_to",
    "decisions",
    "examples",
    "invalid_examples",
];

/// Items of two lists by what tells them apart: those that came, those that went, and pairs of those that stayed.
fn compare<'a, T, K: PartialEq>(old: &'a [T], new: &'a [T], key: impl Fn(&'a T) -> K) -> (Vec<&'a T>, Vec<&'a T>, Vec<(&'a T, &'a T)>) {
    let find = |list: &'a [T], k: &K| list.iter().find(|i| key(i) == *k);
    let came = new.iter().filter(|i| find(old, &key(i)).is_none()).collect();
    let went = old.iter().filter(|i| find(new, &key(i)).is_none()).collect();
    (came, went, old.iter().filter_map(|o| Some((o, find(new, &key(o))?))).collect())
}

impl Changes {
    fn about(&mut self, old: &Service, new: &Service) {
        if !new.drafts_void.is_empty() {
            self.people.push(Msg::new("diff-drafts-void").with("reason", new.drafts_void.clone()));
        }
        if let Some(from) = new.from.as_ref().filter(|_| old.from != new.from) {
            self.people.push(Msg::new("diff-from").with("day", value::day(from)));
        }
        match (old.status, new.status) {
            (Status::Withdrawn, Status::Withdrawn) => {}
            (_, Status::Withdrawn) => self.people.push(Msg::new("diff-withdrawn")),
            (Status::Withdrawn, _) => self.people.push(Msg::new("diff-offered-again")),
            _ => {}
        }
        if old.title != new.title {
            self.people.push(Msg::new("diff-title").with("old", old.title.clone()).with("new", new.title.clone()));
        }
        for (key, a, b) in
            [("diff-summary", &old.summary, &new.summary), ("diff-who", &old.who, &new.who), ("diff-result", &old.result, &new.result)]
        {
            if a != b {
                self.people.push(Msg::new(key).with("new", b.clone()));
            }
        }
        let word = |a: &Audience| match a {
            Audience::Resident => "resident",
            Audience::Visitor => "visitor",
            Audience::Company => "company",
        };
        let (came, went, _) = compare(&old.audience, &new.audience, word);
        self.people.extend(came.into_iter().map(|a| Msg::new("diff-audience-added").with("audience", word(a))));
        self.people.extend(went.into_iter().map(|a| Msg::new("diff-audience-removed").with("audience", word(a))));
        let (came, went, both) = compare(&old.channels, &new.channels, |c| c.kind.as_str());
        self.people.extend(came.into_iter().map(|c| Msg::new("diff-channel-added").with("channel", c.kind.as_str())));
        self.people.extend(went.into_iter().map(|c| Msg::new("diff-channel-removed").with("channel", c.kind.as_str())));
        let noted = both.into_iter().filter(|(a, b)| a.note != b.note);
        self.people.extend(noted.map(|(_, c)| Msg::new("diff-channel-note").with("channel", c.kind.as_str()).with("new", c.note.clone())));
        if json(&old.steps) != json(&new.steps) {
            self.people.push(Msg::new("diff-steps"));
        }
        let (came, went, both) = compare(&old.legal_basis, &new.legal_basis, |l| &l.title);
        self.people.extend(came.into_iter().map(|l| Msg::new("diff-law-added").with("title", l.title.clone())));
        self.people.extend(went.into_iter().map(|l| Msg::new("diff-law-removed").with("title", l.title.clone())));
        let moved = both.into_iter().filter(|(a, b)| a.reference != b.reference);
        self.people.extend(moved.map(|(_, l)| Msg::new("diff-law-reference").with("title", l.title.clone())));
        if old.follows != new.follows {
            self.officers.push(match &new.follows {
                Some(f) => Msg::new("diff-follows").with("id", f.id.as_str()).with("version", f.version),
                None => Msg::new("diff-follows-none"),
            });
        }
    }

    fn time(&mut self, old: &Service, new: &Service) {
        let (o, n) = (&old.time, &new.time);
        if (o.days, o.count) != (n.days, n.count) {
            let was = Msg::new("diff-time").with("old", o.days).with("old_count", o.count.as_str());
            self.people.push(was.with("new", n.days).with("new_count", n.count.as_str()));
        }
        if o.rule != n.rule {
            self.people.push(Msg::new("diff-time-rule").with("new", n.rule.clone()));
        }
        if o.if_late != n.if_late {
            self.people.push(Msg::new("diff-if-late").with("new", n.if_late.clone()));
        }
    }

    fn evidence(&mut self, old: &Service, new: &Service) {
        let (came, went, both) = compare(&old.evidence, &new.evidence, |e| &e.id);
        let say = |key, e: &Evidence| Msg::new(key).with("title", e.title.clone());
        let added = |e: &Evidence| match (e.fetched, new.is_optional(e)) {
            (true, _) => "diff-evidence-fetched",
            (false, true) => "diff-evidence-may",
            (false, false) => "diff-evidence-added",
        };
        self.people.extend(came.into_iter().map(|e| say(added(e), e)));
        self.people.extend(went.into_iter().map(|e| say("diff-evidence-removed", e)));
        for (a, b) in both {
            if a.fetched != b.fetched {
                self.people.push(say(if b.fetched { "diff-evidence-fetched" } else { "diff-evidence-brought" }, b));
            }
            if (&a.accept, a.max_bytes) != (&b.accept, b.max_bytes) {
                let msg = say("diff-evidence-files", b).with("types", form::file_types(&b.accept));
                self.people.push(msg.with("megabytes", b.max_bytes / 1_048_576));
            }
            if a.title != b.title {
                self.people.push(Msg::new("diff-evidence-title").with("old", a.title.clone()).with("new", b.title.clone()));
            }
            if a.note != b.note {
                self.people.push(say("diff-evidence-note", b).with("new", b.note.clone()));
            }
        }
    }

    fn form(&mut self, old: &Service, new: &Service) {
        let (before, now): (Vec<&Question>, Vec<&Question>) = (old.questions().collect(), new.questions().collect());
        let (came, went, both) = compare(&before, &now, |q| &q.id);
        let say = |key, q: &Question| Msg::new(key).with("label", q.label.clone());
        self.people.extend(came.into_iter().map(|q| say("diff-question-added", q)));
        self.people.extend(went.into_iter().map(|q| say("diff-question-removed", q)));
        let stayed = |all: &[&Question], other: &[&Question]| {
            all.iter().filter(|q| other.iter().any(|o| o.id == q.id)).map(|q| q.id.clone()).collect::<Vec<_>>()
        };
        if stayed(&before, &now) != stayed(&now, &before) {
            self.people.push(Msg::new("diff-question-order"));
        }
        for (a, b) in both {
            self.question(a, b);
        }
        let (came, went, both) = compare(&old.form.sections, &new.form.sections, |s| &s.id);
        let titles = both.iter().any(|(a, b)| a.title != b.title);
        if titles || !came.is_empty() || !went.is_empty() {
            self.people.push(Msg::new("diff-sections"));
        }
        let (came, went, _) = compare(&old.form.checks, &new.form.checks, |c| (json(&c.rule), &c.question, &c.message));
        self.people.extend(came.into_iter().map(|k| Msg::new("diff-check-added").with("message", k.message.clone())));
        self.people.extend(went.into_iter().map(|k| Msg::new("diff-check-removed").with("message", k.message.clone())));
        let (came, went, both) = compare(&old.form.eligible, &new.form.eligible, |e| &e.id);
        let say = |key, e: &Eligibility| Msg::new(key).with("title", e.title.clone());
        self.people.extend(came.into_iter().map(|e| say("diff-eligible-added", e)));
        self.people.extend(went.into_iter().map(|e| say("diff-eligible-removed", e)));
        for (a, b) in both.into_iter().filter(|(a, b)| json(a) != json(b)) {
            self.people.push(say("diff-eligible-changed", b));
            let mut parts = value::Parts::default();
            parts.compare(Msg::new("diff-part-title"), &a.title, &b.title, value::text);
            parts.compare(Msg::new("diff-part-when"), &a.when, &b.when, value::source);
            parts.compare(Msg::new("diff-part-otherwise"), &a.text, &b.text, value::text);
            parts.compare(Msg::new("diff-part-law"), &a.law, &b.law, value::text);
            parts.compare_some(Msg::new("diff-part-instead"), a.instead.as_ref(), b.instead.as_ref(), value::id);
            self.officers.extend(parts.said(say("diff-eligible-part", b)));
        }
    }

    fn question(&mut self, a: &Question, b: &Question) {
        let say = |key| Msg::new(key).with("label", b.label.clone());
        if a.label != b.label {
            self.people.push(Msg::new("diff-question-label").with("old", a.label.clone()).with("new", b.label.clone()));
        }
        if a.help != b.help {
            self.people.push(say("diff-question-help"));
            let (old, new) = value::lines(&a.help, &b.help);
            self.officers.push(say("diff-question-help-lines").with("old", old).with("new", new));
        }
        if a.required != b.required {
            self.people.push(say(if b.required { "diff-question-required" } else { "diff-question-optional" }));
        }
        if json(&a.show_if) != json(&b.show_if) {
            self.people.push(say("diff-question-condition"));
            let from = say("diff-question-condition-from").with("old", value::condition(&a.show_if));
            self.officers.push(from.with("new", value::condition(&b.show_if)));
        }
        let plain = |k: &Kind| {
            let mut v = json(k);
            if let Some(o) = v.as_object_mut() {
                o.remove("options");
            }
            v
        };
        self.answer(b, &plain(&a.kind), &plain(&b.kind));
        if let (Some(a), Some(b)) = (a.kind.options(), b.kind.options()) {
            let (came, went, both) = compare(a, b, |o| &o.id);
            self.people.extend(came.into_iter().map(|o| say("diff-option-added").with("option", o.label.clone())));
            self.people.extend(went.into_iter().map(|o| say("diff-option-removed").with("option", o.label.clone())));
            let named = both.into_iter().filter(|(a, b)| a.label != b.label);
            self.people.extend(named.map(|(a, b)| say("diff-option-label").with("old", a.label.clone()).with("new", b.label.clone())));
        }
    }

    /// What may be answered: each limit by its name, where it is a plain value.
    fn answer(&mut self, question: &Question, old: &Value, new: &Value) {
        let keys = |v: &'_ Value| v.as_object().into_iter().flat_map(|o| o.keys().cloned()).collect::<Vec<_>>();
        let (was, is) = (keys(old), keys(new));
        let mut unnamed = false;
        for key in was.iter().chain(is.iter().filter(|k| !was.contains(k))).filter(|k| old.get(*k) != new.get(*k)) {
            match (value::plain(old.get(key)), value::plain(new.get(key))) {
                (Some(old), Some(new)) => {
                    let changed = Msg::new("diff-question-answer").with("label", question.label.clone()).with("part", key.as_str());
                    self.people.push(changed.with("old", old).with("new", new));
                }
                _ => unnamed = true,
            }
        }
        if unnamed {
            self.people.push(Msg::new("diff-question-kind").with("label", question.label.clone()));
        }
    }

    fn decisions(&mut self, old: &Service, new: &Service) {
        let (came, went, both) = compare(&old.decisions, &new.decisions, |d| &d.id);
        let say = |key, d: &DecisionKind| Msg::new(key).with("title", d.title.clone());
        self.officers.extend(came.into_iter().map(|d| say("diff-decision-added", d)));
        self.officers.extend(went.into_iter().map(|d| say("diff-decision-removed", d)));
        for (a, b) in both {
            if a.outcome != b.outcome {
                self.officers.push(say("diff-decision-outcome", b));
            }
            if a.note_needed != b.note_needed {
                self.officers.push(say(if b.note_needed { "diff-decision-note-required" } else { "diff-decision-note-optional" }, b));
            }
            if a.title != b.title {
                self.officers.push(say("diff-decision-title", b).with("old", a.title.clone()));
            }
            if a.letter != b.letter {
                self.people.push(say("diff-letter", b));
                let (old, new) = value::lines(&a.letter, &b.letter);
                self.officers.push(say("diff-letter-lines", b).with("old", old).with("new", new));
            }
            let (came, went, both) = compare(&a.grounds, &b.grounds, |g| &g.id);
            self.officers.extend(came.into_iter().map(|g| say("diff-ground-added", b).with("ground", g.title.clone())));
            self.officers.extend(went.into_iter().map(|g| say("diff-ground-removed", b).with("ground", g.title.clone())));
            let notes = |ground: &Ground| {
                let key = if ground.note_needed { "diff-ground-note-required" } else { "diff-ground-note-optional" };
                say(key, b).with("ground", ground.title.clone())
            };
            self.officers.extend(both.iter().filter(|(old, new)| old.note_needed != new.note_needed).map(|(_, new)| notes(new)));
            let of = |g: &Ground| (g.when.as_ref().map(|w| w.source().to_string()), g.silence);
            let changed = both.iter().filter(|(a, b)| of(a) != of(b));
            let condition = |old: &Ground, new: &Ground| {
                let of = say("diff-ground-condition", b).with("ground", new.title.clone());
                of.with("old", value::ground(old)).with("new", value::ground(new))
            };
            self.officers.extend(changed.map(|(old, new)| condition(old, new)));
            let named = both.into_iter().filter(|(a, b)| a.title != b.title);
            let words =
                |old: &Ground, new: &Ground| say("diff-ground-title", b).with("old", old.title.clone()).with("ground", new.title.clone());
            self.officers.extend(named.map(|(old, new)| words(old, new)));
        }
    }
}
