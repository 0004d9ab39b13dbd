//! Example answers of a service: read from the package and tried against its own form, by the rules people's answers
//! are checked with.

use super::mistake::Pos;
use super::node::{Node, Value};
use super::walk::{self, Map, SHORT};
use super::{Example, InvalidExample, Service, Status};
use crate::calendar::Today;
use crate::question::{Attached, Kind};
use crate::{Msg, form};
use std::collections::BTreeMap;

/// Reads the examples into `service` and, if `on` is given, tries each.
pub(super) fn read(map: &Map, service: &mut Service, on: Option<&Today>) {
    let sheet = map.sheet();
    missing(map, service);
    let Some(map) = map.get("examples").and_then(|n| walk::map(sheet, n, &["valid", "invalid"])) else { return };
    let (mut valid, mut invalid) = (vec![], vec![]);
    for node in map.list("valid") {
        if let Some(m) = walk::map(sheet, node, &["name", "answers"]) {
            let before = sheet.count();
            let example = Example { name: m.string("name", SHORT), answers: answers(&m) };
            if let Some(on) = on.filter(|_| sheet.count() == before) {
                try_valid(&m, service, &example, on);
            }
            valid.push(example);
        }
    }
    for node in map.list("invalid") {
        if let Some(m) = walk::map(sheet, node, &["name", "answers", "expect"]) {
            let before = sheet.count();
            let example = InvalidExample { name: m.string("name", SHORT), answers: answers(&m), expect: expect(&m) };
            if let Some(on) = on.filter(|_| sheet.count() == before) {
                try_invalid(&m, service, &example, on);
            }
            invalid.push(example);
        }
    }
    service.examples = valid;
    service.invalid_examples = invalid;
}

/// Says which examples a service lacks that people fill in: without them nobody has tried its form, and programs that send to it
/// have nothing to begin with.
fn missing(map: &Map, service: &Service) {
    if service.status != Status::Published || service.questions().next().is_none() {
        return;
    }
    let given = map.get("examples");
    let lacks = |list: &&str| given.and_then(|e| e.get(list)).is_none_or(|n| n.items().is_empty());
    let lacking: Vec<&str> = ["valid", "invalid"].into_iter().filter(lacks).collect();
    if !lacking.is_empty() && given.is_none_or(|e| matches!(e.value, Value::Map(_))) {
        let place = given.map_or(map.node().at, |e| e.at);
        map.sheet().say(place, Msg::new("mistake-examples-missing").with("lists", lacking.join(", ")));
    }
}

fn answers(m: &Map) -> BTreeMap<String, serde_json::Value> {
    let entries = m.need("answers").and_then(|n| walk::entries(m.sheet(), n)).unwrap_or(&[]);
    entries.iter().map(|e| (e.key.clone(), json(&e.node))).collect()
}

/// A value as JSON: plain `true`, `false` and whole numbers are what they look like, everything else is text.
fn json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Scalar { text, plain: true } => match text.as_str() {
            "true" => true.into(),
            "false" => false.into(),
            t => t.parse::<i64>().ok().filter(|n| n.to_string() == t).map_or_else(|| t.into(), Into::into),
        },
        Value::Scalar { text, .. } => text.as_str().into(),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(entries) => serde_json::Value::Object(entries.iter().map(|e| (e.key.clone(), json(&e.node))).collect()),
    }
}

fn expect(m: &Map) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let Some(node) = m.need("expect") else { return found };
    let keys = Kind::mistakes();
    for entry in walk::entries(m.sheet(), node).unwrap_or(&[]) {
        if let Some(key) = walk::word(m.sheet(), &entry.node, &keys) {
            found.insert(entry.key.clone(), key.to_string());
        }
    }
    if matches!(&node.value, Value::Map(entries) if entries.is_empty()) {
        m.sheet().say(node.at, Msg::new("mistake-empty-list").with("key", "expect"));
    }
    found
}

/// The answers of an example as they are kept: checked on a day, with computed values and sample files; `None` when they do not
/// hold on that day.
pub fn example_answers(service: &Service, example: &Example, on: &Today) -> Option<form::Answers> {
    form::check(service, &with_files(service, &example.answers, &BTreeMap::new()), on).ok()
}

/// The answers with a sample file for each required evidence question that has none; examples carry no files.
fn with_files(service: &Service, answers: &form::Answers, without: &BTreeMap<String, String>) -> form::Answers {
    let mut answers = answers.clone();
    for q in service.questions().filter(|q| q.required && !without.contains_key(&q.id)) {
        if let Kind::Evidence(files) = &q.kind {
            let kind = service.evidence_kind(&files.evidence).and_then(|e| e.accept.first()).map_or("pdf", String::as_str);
            let file = Attached { sha256: "0".repeat(64), name: format!("sample.{kind}"), kind: kind.into(), size: 1000 };
            answers.entry(q.id.clone()).or_insert_with(|| serde_json::json!([file]));
        }
    }
    answers
}

/// Where the answer to a question stands in an example; the example itself when there is none.
fn answer_place(m: &Map, question: &str) -> Pos {
    m.get("answers").and_then(|a| a.get(question)).map_or(m.node().at, |n| n.at)
}

fn try_valid(m: &Map, service: &Service, example: &Example, on: &Today) {
    let Err(wrong) = form::check(service, &with_files(service, &example.answers, &BTreeMap::new()), on) else { return };
    for w in wrong {
        let reason = Msg::new("mistake-example-refused").with("name", example.name.as_str()).with("question", w.question.as_str());
        m.sheet().say(answer_place(m, &w.question), reason.with("found", w.message.key.as_ref()));
    }
}

fn try_invalid(m: &Map, service: &Service, example: &InvalidExample, on: &Today) {
    let wrong = form::check(service, &with_files(service, &example.answers, &example.expect), on).err().unwrap_or_default();
    let name = example.name.as_str();
    for (question, expected) in &example.expect {
        let place = m.get("expect").and_then(|e| e.get(question)).map_or(m.node().at, |n| n.at);
        let msg = |key| Msg::new(key).with("name", name).with("question", question.as_str()).with("expected", expected.as_str());
        match wrong.iter().find(|w| w.question == *question) {
            None => m.sheet().say(place, msg("mistake-example-accepted")),
            Some(w) if w.message.key != *expected => {
                m.sheet().say(place, msg("mistake-example-other").with("found", w.message.key.as_ref()));
            }
            Some(_) => {}
        }
    }
    for w in wrong.iter().filter(|w| !example.expect.contains_key(&w.question)) {
        let reason = Msg::new("mistake-example-unexpected").with("name", name).with("question", w.question.as_str());
        m.sheet().say(answer_place(m, &w.question), reason.with("found", w.message.key.as_ref()));
    }
}
