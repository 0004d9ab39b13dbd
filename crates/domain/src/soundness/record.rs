//! What is known of a case on one way through its stages: what its tasks came to, and the answers by which conditions went. A
//! condition over answers that held once on a way holds there, until the person may have corrected them: then what can be
//! corrected, and what follows from it, is known no more.

use crate::calendar::{Day, WorkingDays};
use crate::case::{is_correctable, scope};
use crate::expression::{Expression, Facts, Part, Scope};
use crate::package::{Ends, Question, Service, ShowIf, Stage};
use crate::question::Kind;
use serde_json::Value as Json;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What is known on a way so far; nothing else has been asked for yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Record {
    /// What tasks came to.
    pub outcomes: BTreeMap<String, String>,
    /// Answers to questions that have few, as machine values, and in an objection what tasks before it came to; nothing where a
    /// question is not asked or not answered.
    given: BTreeMap<String, Option<String>>,
    /// Whether other parts of conditions over answers hold.
    holds: BTreeMap<String, bool>,
}

impl Record {
    /// A record of these outcomes alone.
    pub fn of(outcomes: BTreeMap<String, String>) -> Record {
        Record { outcomes, ..Record::default() }
    }

    /// What it knows of answers that another did not, as a package writes it.
    pub fn since(&self, before: &Record) -> Vec<String> {
        let given = self.given.iter().filter(|(name, _)| !before.given.contains_key(*name));
        let holds = self.holds.iter().filter(|(part, _)| !before.holds.contains_key(*part));
        let said =
            |answer: &Option<String>| answer.as_deref().map_or("–".to_string(), |a| if a.is_empty() { "\"\"".into() } else { a.into() });
        let given = given.map(|(name, answer)| format!("{name}: {}", said(answer)));
        given.chain(holds.map(|(part, holds)| format!("{part}: {}", if *holds { "yes" } else { "no" }))).collect()
    }

    /// Forgets what no condition will ask for any more.
    pub fn keep(&mut self, asked: &BTreeSet<String>) {
        self.outcomes.retain(|name, _| asked.contains(name));
        self.given.retain(|name, _| asked.contains(name));
        self.holds.retain(|part, _| asked.contains(part));
    }
}

/// What a condition needs to know and the record does not say.
enum Open {
    /// An answer, or what a task before the objection came to.
    Given(String),
    /// Whether a part holds; on this way for ever, or just now.
    Part(String, bool),
}

/// One way in which a condition may come out.
struct Way {
    holds: bool,
    /// What is known then.
    record: Record,
    /// Whether that follows from answers alone, and not from the day, nor from what tasks before an objection came to.
    by_answers: bool,
}

/// The conditions of some stages, with the answers that make a difference to them.
pub(super) struct Conditions<'s> {
    service: &'s Service,
    /// Tasks whose outcome the record says.
    told: BTreeSet<&'s str>,
    /// Questions whose answers a correction may change, with parts of conditions that ask for them.
    corrected: BTreeSet<String>,
    /// What may be given, by the name of the question or task.
    values: BTreeMap<&'s str, Vec<Option<String>>>,
    /// By stage, what conditions ask for from its beginning on: names, and parts that the record keeps.
    asked: Vec<BTreeSet<String>>,
}

impl<'s> Conditions<'s> {
    /// The conditions of these stages, which are those of the service or of its objection.
    pub fn new(service: &'s Service, stages: &'s [Stage]) -> Conditions<'s> {
        let here = |id: &str| stages.iter().flat_map(|s| &s.tasks).any(|t| t.id == id);
        let before = |id: &str| !here(id) && service.stages.iter().flat_map(|s| &s.tasks).any(|t| t.id == id);
        let (earlier, told): (Vec<_>, Vec<_>) = service.all_stages().flat_map(|s| &s.tasks).partition(|t| before(&t.id));
        let mut conditions = Conditions {
            service,
            told: told.into_iter().map(|t| t.id.as_str()).collect(),
            corrected: BTreeSet::new(),
            values: BTreeMap::new(),
            asked: vec![],
        };
        let all: Vec<&Expression> = stages.iter().flat_map(of_stage).chain(conditions.of_grounds()).collect();
        conditions.corrected = corrected(service, &all);
        for task in earlier {
            let outcomes = task.outcomes.iter().map(|o| Some(o.id.clone()));
            conditions.values.insert(&task.id, outcomes.chain([Some(String::new())]).collect());
        }
        for question in service.questions() {
            conditions.values.extend(conditions.answers(question, &all).map(|values| (question.id.as_str(), values)));
        }
        let own: Vec<BTreeSet<String>> = stages.iter().map(|s| conditions.asked_by(of_stage(s).chain(conditions.of_grounds()))).collect();
        conditions.asked = (0..stages.len()).map(|i| from(service, stages, i).into_iter().flat_map(|n| own[n].clone()).collect()).collect();
        conditions
    }

    /// What conditions ask for from the beginning of a stage on.
    pub fn asked_from(&self, stage: usize) -> &BTreeSet<String> {
        &self.asked[stage]
    }

    /// Whether any condition asks for what a correction may change.
    pub fn may_be_corrected(&self) -> bool {
        self.asked.iter().any(|asked| !asked.is_disjoint(&self.corrected))
    }

    /// What is known of a case while somebody works on it, who may ask the person to correct answers.
    pub fn after_correction(&self, record: &Record) -> Record {
        let mut record = record.clone();
        record.given.retain(|name, _| !self.corrected.contains(name));
        record.holds.retain(|part, _| !self.corrected.contains(part));
        record
    }

    /// Whether a condition holds: each of the two, or either with the answers that make it so, which then are known.
    pub fn holds(&self, e: &Expression, record: &Record) -> Vec<(bool, Record)> {
        // What was only told for now may have led to the same.
        let mut seen = BTreeSet::new();
        self.ways(e, record).into_iter().map(|way| (way.holds, way.record)).filter(|found| seen.insert(found.clone())).collect()
    }

    /// What is known where a condition does not hold; nothing where it can hold on another day, or by what tasks before an objection
    /// came to.
    pub fn fails(&self, e: &Expression, record: &Record) -> BTreeSet<Record> {
        let ways = self.ways(e, record);
        let may_hold = ways.iter().any(|way| way.holds && !way.by_answers);
        ways.into_iter().filter(|way| !way.holds && (way.by_answers || !may_hold)).map(|way| way.record).collect()
    }

    fn ways(&self, e: &Expression, record: &Record) -> Vec<Way> {
        let mut found = vec![];
        let mut left = vec![(record.clone(), BTreeMap::new(), true)];
        while let Some((record, now, by_answers)) = left.pop() {
            match e.by_parts(|| scope(self.service), |part| self.tells(part, &record, &now)) {
                None => found.extend([true, false].map(|holds| Way { holds, record: record.clone(), by_answers: false })),
                Some(Ok(holds)) => found.push(Way { holds, record, by_answers }),
                Some(Err(Open::Given(name))) => {
                    let by_answers = by_answers && self.service.question(&name).is_some();
                    left.extend(self.given(&name, &record).into_iter().rev().map(|r| (r, now.clone(), by_answers)));
                }
                Some(Err(Open::Part(text, lasts))) => {
                    for holds in [false, true] {
                        let (mut record, mut now) = (record.clone(), now.clone());
                        if lasts { &mut record.holds } else { &mut now }.insert(text.clone(), holds);
                        left.push((record, now, by_answers && lasts));
                    }
                }
            }
        }
        found
    }

    fn tells(&self, part: &Part, record: &Record, now: &BTreeMap<String, bool>) -> Result<bool, Open> {
        let names = part.names();
        let told = |name: &String| self.told.contains(name.as_str());
        if part.is_dated() || !names.iter().all(|n| told(n) || self.values.contains_key(n.as_str())) {
            let text = part.text();
            let known = record.holds.get(&text).or(now.get(&text)).copied();
            // It may come out otherwise on another day, or when a task came to something else.
            let lasts = !part.is_dated() && !names.iter().any(told);
            return known.ok_or(Open::Part(text, lasts));
        }
        match names.iter().find(|n| !told(n) && !record.given.contains_key(*n)) {
            Some(name) => Err(Open::Given(name.clone())),
            None => Ok(with_facts(record, &names, |facts| part.holds(facts))),
        }
    }

    /// The record with each answer that may be given to a question, or each outcome of a task before the objection.
    fn given(&self, name: &str, record: &Record) -> Vec<Record> {
        let shown = match self.service.question(name).and_then(|q| q.show_if.as_ref()) {
            None => vec![(true, record.clone())],
            Some(ShowIf::When(e)) => self.holds(e, record),
            Some(ShowIf::Is { question, is }) => {
                let known = if record.given.contains_key(question) { vec![record.clone()] } else { self.given(question, record) };
                known.into_iter().map(|r| (r.given.get(question).is_some_and(|a| a.as_deref() == Some(is)), r)).collect()
            }
        };
        let nothing = [None];
        let with = |(asked, record): (bool, Record)| {
            let values = self.values.get(name).filter(|_| asked).map_or(&nothing[..], Vec::as_slice);
            values
                .iter()
                .map(move |value| {
                    let mut record = record.clone();
                    record.given.insert(name.to_string(), value.clone());
                    record
                })
                .collect::<Vec<_>>()
        };
        shown.into_iter().flat_map(with).filter(|r| self.is_taken(name, r)).collect()
    }

    /// Whether the form would take these answers together, as far as its checks and rules about this question can be made.
    fn is_taken(&self, name: &str, record: &Record) -> bool {
        let form = &self.service.form;
        form.checks.iter().map(|c| &c.rule).chain(form.eligible.iter().map(|e| &e.when)).all(|rule| {
            let scope = || Scope::of(self.service, None);
            let names = rule.names(scope);
            let made = names.contains(name) && names.iter().all(|n| record.given.contains_key(n));
            !made || with_facts(record, &names, |facts| rule.eval(scope, facts).map_or(true, |v| v.is_true()))
        })
    }

    /// The answers to a question that make a difference, where there are few.
    fn answers(&self, question: &Question, stages: &[&Expression]) -> Option<Vec<Option<String>>> {
        let some = |value: &str| Some(value.to_string());
        let mut found = match &question.kind {
            Kind::YesNo(_) => vec![some("yes"), some("no")],
            Kind::Declaration(_) => vec![some("yes")],
            Kind::Choice(choice) => {
                let all: Vec<&str> = choice.options.iter().map(|o| o.id.as_str()).collect();
                match self.compared(question, stages) {
                    None => all.into_iter().map(some).collect(),
                    Some(texts) => {
                        let (named, other): (Vec<&str>, Vec<&str>) = all.into_iter().partition(|o| texts.contains(*o));
                        // Those that nobody names are all the same.
                        named.into_iter().chain(other.into_iter().take(1)).map(some).collect()
                    }
                }
            }
            _ => return None,
        };
        found.extend((!question.required).then_some(None));
        Some(found)
    }

    /// The texts with which all conditions compare a question; nothing where one does anything else with it.
    fn compared(&self, question: &Question, stages: &[&Expression]) -> Option<BTreeSet<String>> {
        let mut texts = BTreeSet::new();
        for e in stages {
            texts.extend(e.texts_of(|| scope(self.service), &question.id)?);
        }
        let form = &self.service.form;
        for e in form.checks.iter().map(|c| &c.rule).chain(form.eligible.iter().map(|e| &e.when)) {
            texts.extend(e.texts_of(|| Scope::of(self.service, None), &question.id)?);
        }
        for q in self.service.questions() {
            match &q.show_if {
                Some(ShowIf::When(e)) => texts.extend(e.texts_of(|| Scope::of(self.service, Some(&q.id)), &question.id)?),
                Some(ShowIf::Is { question: of, is }) if *of == question.id => drop(texts.insert(is.clone())),
                _ => {}
            }
        }
        Some(texts)
    }

    fn of_grounds(&self) -> impl Iterator<Item = &'s Expression> + use<'s> {
        self.service.decisions.iter().flat_map(|d| &d.grounds).filter_map(|g| g.when.as_ref())
    }

    /// What conditions ask for: names and parts, and what the form asks together with them.
    fn asked_by<'e>(&self, conditions: impl Iterator<Item = &'e Expression>) -> BTreeSet<String> {
        let mut asked = BTreeSet::new();
        let mut look = |e: &Expression, scope: &dyn Fn() -> Scope| {
            asked.extend(e.names(scope));
            asked.extend(e.all_parts(scope).into_keys());
        };
        conditions.for_each(|e| look(e, &|| scope(self.service)));
        let form = &self.service.form;
        let rules: Vec<&Expression> = form.checks.iter().map(|c| &c.rule).chain(form.eligible.iter().map(|e| &e.when)).collect();
        loop {
            let before = asked.len();
            for q in self.service.questions().filter(|q| asked.contains(&q.id)).collect::<Vec<_>>() {
                match &q.show_if {
                    Some(ShowIf::When(e)) => {
                        asked.extend(e.names(|| Scope::of(self.service, Some(&q.id))));
                        asked.extend(e.all_parts(|| Scope::of(self.service, Some(&q.id))).into_keys());
                    }
                    Some(ShowIf::Is { question, .. }) => drop(asked.insert(question.clone())),
                    None => {}
                }
            }
            for names in rules.iter().map(|e| e.names(|| Scope::of(self.service, None))) {
                if names.iter().any(|n| asked.contains(n)) {
                    asked.extend(names);
                }
            }
            if asked.len() == before {
                return asked;
            }
        }
    }
}

/// Questions whose answers may become others when an officer opens some anew (`case::correctable`): those that may be opened, those
/// that are asked or not by their answers, and what is computed from them; with the parts of these conditions, and of those under
/// which questions are asked, that ask for any. None where another person signs every application.
fn corrected(service: &Service, conditions: &[&Expression]) -> BTreeSet<String> {
    let signs = |q: &Question| matches!(q.kind, Kind::Cosign(_)) && q.required && q.show_if.is_none();
    if service.questions().any(signs) {
        return BTreeSet::new();
    }
    let own = |q: &Question| Scope::of(service, Some(&q.id));
    let of = |q: &Question| {
        let mut names = match &q.show_if {
            Some(ShowIf::When(e)) => e.names(|| own(q)),
            Some(ShowIf::Is { question, .. }) => BTreeSet::from([question.clone()]),
            None => BTreeSet::new(),
        };
        if let Kind::Computed(computed) = &q.kind {
            names.extend(computed.value.names(|| own(q)));
        }
        names
    };
    let mut found: BTreeSet<String> = service.questions().filter(|q| is_correctable(q)).map(|q| q.id.clone()).collect();
    loop {
        let follows = |q: &&Question| !found.contains(&q.id) && !of(q).is_disjoint(&found);
        let more: Vec<String> = service.questions().filter(follows).map(|q| q.id.clone()).collect();
        if more.is_empty() {
            break;
        }
        found.extend(more);
    }
    let of_stages = conditions.iter().flat_map(|e| e.all_parts(|| scope(service)));
    let of_questions = service.questions().filter_map(|q| match &q.show_if {
        Some(ShowIf::When(e)) => Some(e.all_parts(|| own(q))),
        _ => None,
    });
    let asks = |(text, names): (String, BTreeSet<String>)| (!names.is_disjoint(&found)).then_some(text);
    let parts: Vec<String> = of_stages.chain(of_questions.flatten()).filter_map(asks).collect();
    found.extend(parts);
    found
}

/// The conditions of a stage: of its rules, its tasks, its end.
pub(super) fn of_stage(stage: &Stage) -> impl Iterator<Item = &Expression> {
    let ends = if let Ends::When(e) = &stage.ends { Some(e) } else { None };
    stage.next.iter().filter_map(|n| n.when.as_ref()).chain(stage.tasks.iter().filter_map(|t| t.when.as_ref())).chain(ends)
}

/// A stage and all to which it may lead in the end.
fn from(service: &Service, stages: &[Stage], first: usize) -> BTreeSet<usize> {
    let (mut found, mut left) = (BTreeSet::from([first]), vec![first]);
    while let Some(at) = left.pop() {
        let on = super::onward_of(service, stages, at);
        left.extend(on.into_iter().filter(|next| found.insert(*next)));
    }
    found
}

/// Facts out of a record for these names.
fn with_facts<T>(record: &Record, names: &BTreeSet<String>, ask: impl FnOnce(&Facts) -> T) -> T {
    let value = |name: &String| match record.given.get(name) {
        Some(given) => given.as_deref().map(Json::from),
        // A task that was not done; an answer was looked for before.
        None => Some(Json::from(record.outcomes.get(name).map_or("", String::as_str))),
    };
    let json: BTreeMap<&str, Json> = names.iter().filter_map(|n| Some((n.as_str(), value(n)?))).collect();
    let days = WorkingDays::default();
    ask(&Facts { values: Box::new(|name| json.get(name).map(Cow::Borrowed)), today: Day(0), days: &days, noted: None })
}
