//! Tasks that are cases of other services: whether the other service is there, gets every answer that it needs, does not need this
//! one in turn, and is not given longer than this one. Looked at when all services have been read.

use super::mistake::Sheet;
use super::node::Node;
use super::parse::Names;
use super::walk;
use super::{Service, ShowIf, Status, SubCase, TaskType};
use crate::Msg;
use crate::calendar::WorkingDays;
use crate::case::scope;
use crate::expression::{Expression, Type, Wanted};
use crate::question::Kind;
use crate::soundness::{counted, longer};
use std::collections::{BTreeMap, BTreeSet};

/// The services of which others may need cases.
pub(super) struct Others<'a> {
    /// All that could be read.
    pub all: &'a BTreeMap<String, Service>,
    /// Ids of those that are right in themselves.
    pub right: &'a BTreeSet<String>,
    /// The ids of all that there are, also of those that could not be read.
    pub known: &'a Names<'a>,
}

/// Says what is wrong with the sub-cases of one service; `root` is its file, in which its stages stand, `days` are those of its agency.
pub(super) fn check(sheet: &Sheet, root: &Node, service: &Service, others: &Others, days: &WorkingDays) {
    let all = others.all;
    let objected = service.objection.iter().flat_map(|o| o.stages.iter().map(move |s| (s, o.time.clone())));
    let tasks = service.stages.iter().map(|s| (s, service.time.limit())).chain(objected);
    for (stage, time, task) in tasks.flat_map(|(s, time)| s.tasks.iter().map(move |t| (s, time.clone(), t))) {
        let Some(sub) = &task.sub_case else { continue };
        let node = node_of(root, &task.id).unwrap_or(root);
        let place = |key: &str| node.get(key).map_or(node.at, |n| n.pos);
        // What is wrong with the other one is said there.
        let Some(other) = all.get(&sub.service).filter(|o| others.right.contains(&o.id)) else {
            if !others.known.has(&sub.service) {
                walk::unknown(sheet, place("service"), "service", &sub.service, others.known.nearest(&sub.service));
            }
            continue;
        };
        if other.status != Status::Published && service.status == Status::Published {
            sheet.say(place("service"), Msg::new("mistake-case-not-offered").with("service", sub.service.as_str()));
        }
        if needs(other, &service.id, all, &mut vec![]) {
            sheet.say(place("service"), Msg::new("mistake-case-in-circle").with("service", sub.service.as_str()));
        }
        if task.by.places().iter().any(|p| p.agency != other.agency) {
            sheet.say(place("by"), Msg::new("mistake-case-of-other-agency").with("agency", other.agency.as_str()));
        }
        // With a limit of its own the task is late in time; with a clock that stands nothing is late.
        let theirs = other.time.limit();
        if stage.limit_of(Some(task)).is_none() && !task.stops_clock && longer(&theirs, &time, days) {
            let reason = Msg::new("mistake-case-longer-than-this").with("service", other.id.as_str()).with("days", theirs.days);
            let reason = reason.with("count", counted(&theirs)).with("most", time.days).with("most_count", counted(&time));
            sheet.say(place("service"), reason);
        }
        answers(sheet, node, service, task, sub, other);
    }
}

/// The answers: each of a question that there is and of its type, and one for every question that is always asked and required.
fn answers(sheet: &Sheet, node: &Node, service: &Service, task: &TaskType, sub: &SubCase, other: &Service) {
    let at = node.get("answers").map_or(node.at, |n| n.at);
    for (id, e) in &sub.answers {
        let pos = node.get("answers").and_then(|a| a.get(id)).map_or(at, |n| n.pos);
        let Some(question) = other.question(id) else {
            walk::unknown(sheet, pos, "question", id, walk::nearest(id, other.questions().map(|q| q.id.as_str())));
            continue;
        };
        let passed = service.question(e.source().trim());
        let fits = match passed {
            // Passed on as it is: the same type of question.
            Some(from) => from.kind.name() == question.kind.name() || same(&from.kind.shape(), &question.kind.shape()),
            None => Expression::checked(e.source(), &scope(service), Wanted::Any).is_ok_and(|(_, of)| same(&of, &question.kind.shape())),
        };
        if !fits {
            let reason = Msg::new("mistake-case-answer-type").with("question", id.as_str()).with("task", task.id.as_str());
            sheet.say(pos, reason.with("type", question.kind.name()));
        }
    }
    for q in other.questions().filter(|q| q.required && always_asked(q.show_if.as_ref()) && !matches!(q.kind, Kind::Computed(_))) {
        if matches!(q.kind, Kind::Cosign(_)) || !sub.answers.contains_key(&q.id) {
            sheet.say(at, Msg::new("mistake-case-answer-missing").with("question", q.id.as_str()).with("service", other.id.as_str()));
        }
    }
}

fn always_asked(show_if: Option<&ShowIf>) -> bool {
    show_if.is_none()
}

/// Whether two types are of one kind; options are looked at when there is an answer.
fn same(a: &Type, b: &Type) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// Whether a service needs the one with this id, itself or through others.
fn needs<'s>(service: &'s Service, id: &str, all: &'s BTreeMap<String, Service>, seen: &mut Vec<&'s str>) -> bool {
    if service.id == id {
        return true;
    }
    if seen.contains(&service.id.as_str()) {
        return false;
    }
    seen.push(&service.id);
    let subs = service.all_stages().flat_map(|s| &s.tasks).filter_map(|t| t.sub_case.as_ref());
    subs.filter_map(|s| all.get(&s.service)).any(|other| needs(other, id, all, seen))
}

fn node_of<'n>(root: &'n Node, task: &str) -> Option<&'n Node> {
    let own = root.get("stages").map_or(&[][..], Node::items);
    let objected = root.get("objection").and_then(|o| o.get("stages")).map_or(&[][..], Node::items);
    let tasks = own.iter().chain(objected).filter_map(|s| s.get("tasks")).flat_map(Node::items);
    tasks.into_iter().find(|t| t.get("id").and_then(Node::scalar) == Some(task))
}
