//! Service types: what law says of a kind of service, for every agency that offers it. A service that names a type
//! inherits what it does not say itself, and may only narrow the rest: what would widen it is a mistake.

use super::mistake::{Mistake, Pos, Sheet};
use super::node::{Entry, Node, Value};
use super::parse::Known;
use super::service;
use super::walk::{self, Ids};
use super::{Follows, Service, ServiceType};
use crate::Msg;
use crate::calendar::Day;

/// Keys that services inherit. Stages, steps and examples are an agency's own; so is what a service is called.
const INHERITED: [&str; 18] = [
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
    "evidence",
    "tables",
    "form",
    "fees",
    "objection",
    "hands_to",
    "decisions",
];
/// Keys of the type itself.
const OWN: [&str; 4] = ["id", "version", "languages", "title"];
/// Keys by which the type says what its services may do of their own; none of them is a key of a service.
const LEEWAY: [&str; 2] = ["local", "stops_clock"];
/// What services may add to what the type asks of people.
const LOCAL: [&str; 3] = ["questions", "checks", "eligible"];
/// Kinds of tasks at which a type may let the clock stand. While the person is to pay it always does, and whoever decides takes of the
/// agency's own time.
const STOPPING: [&str; 6] = ["review", "inspect", "consult", "sign", "execute", "case"];

/// How the two sayings of a key become one.
enum Way {
    /// The service's counts alone.
    Replace,
    /// Key by key; keys that are not named here are replaced.
    Map(&'static [(&'static str, Way)]),
    /// The service's items; each inherits from the item of the type with its id.
    ById(&'static [(&'static str, Way)]),
    /// Those of the type, then those of the service.
    Both,
}

const WAYS: &[(&str, Way)] = &[
    ("cost", Way::Map(&[])),
    ("time", Way::Map(&[])),
    ("legal_basis", Way::Both),
    ("evidence", Way::ById(&[])),
    ("tables", Way::ById(&[])),
    ("form", Way::Map(&[("sections", Way::ById(&[])), ("checks", Way::Both), ("eligible", Way::Both)])),
    ("fees", Way::ById(&[])),
    ("objection", Way::Map(&[])),
    ("decisions", Way::ById(&[("grounds", Way::ById(&[]))])),
];

/// A service's file with what it inherits from the file of its type; each value knows in which of the two it stands.
pub(super) fn merged(service: &Node, law: &Node) -> Node {
    let mut law = law.clone();
    if let Value::Map(entries) = &mut law.value {
        entries.retain(|e| INHERITED.contains(&e.key.as_str()));
        // Who looks at an objection only the service says: that it does not is said there.
        entries.retain(|e| e.key != "objection" || service.get("objection").is_some());
    }
    mark(&mut law);
    both(service, &law, &Way::Map(WAYS))
}

fn mark(node: &mut Node) {
    node.pos.inherited = true;
    node.at.inherited = true;
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(mark),
        Value::Map(entries) => {
            for e in entries {
                e.pos.inherited = true;
                mark(&mut e.node);
            }
        }
        Value::Null | Value::Scalar { .. } => {}
    }
}

fn both(own: &Node, law: &Node, way: &Way) -> Node {
    let value = match (way, &own.value, &law.value) {
        (Way::Map(ways), Value::Map(said), Value::Map(inherited)) => {
            let of = |key: &str| ways.iter().find(|w| w.0 == key).map_or(&Way::Replace, |w| &w.1);
            let mut entries: Vec<Entry> = said
                .iter()
                .map(|e| match law.get(&e.key) {
                    Some(l) => Entry { node: both(&e.node, l, of(&e.key)), ..e.clone() },
                    None => e.clone(),
                })
                .collect();
            entries.extend(inherited.iter().filter(|e| own.get(&e.key).is_none()).cloned());
            Value::Map(entries)
        }
        (Way::ById(ways), Value::List(said), Value::List(_)) => {
            let one = |item: &Node| match id(item).and_then(|i| named(law, i)) {
                Some(l) => both(item, l, &Way::Map(ways)),
                None => item.clone(),
            };
            Value::List(said.iter().map(one).collect())
        }
        (Way::Both, Value::List(said), Value::List(inherited)) => Value::List(inherited.iter().chain(said).cloned().collect()),
        _ => return own.clone(),
    };
    Node { pos: own.pos, at: own.at, value }
}

fn id(item: &Node) -> Option<&str> {
    item.get("id").and_then(Node::scalar)
}

fn named<'n>(list: &'n Node, wanted: &str) -> Option<&'n Node> {
    list.items().iter().find(|i| id(i) == Some(wanted))
}

/// Makes a service that was read with what it inherits one that follows a type. Its number is the sum of both: each
/// edit of either gives the next one.
pub(super) fn follow(service: &mut Service, law: &ServiceType) {
    service.version += law.version;
    service.follows = Some(Follows { id: law.id.clone(), version: law.version });
    service.hash = String::new();
    service.hash = service::hash(service);
}

/// Reads a type by itself. What it leaves out, its services say: that is no mistake here.
pub(super) fn read(
    sheet: &Sheet,
    text: &str,
    root: &Node,
    (name, known, sample, today): (&str, &Known, bool, Day),
    ids: &mut Ids,
) -> Option<ServiceType> {
    let map = walk::map(sheet, root, &[&OWN[..], &LEEWAY, &INHERITED].concat())?;
    for (key, words) in [("local", &LOCAL[..]), ("stops_clock", &STOPPING[..])] {
        if let Some(n) = map.get(key) {
            walk::words(sheet, n, words, key);
        }
    }
    let mut alone = root.clone();
    if let Value::Map(entries) = &mut alone.value {
        entries.retain(|e| OWN.contains(&e.key.as_str()) || INHERITED.contains(&e.key.as_str()));
    }
    let of_itself = ["id", "version", "title"];
    for key in of_itself.into_iter().filter(|k| root.get(k).is_none()) {
        sheet.say(root.at, Msg::new("mistake-missing-key").with("key", key));
    }
    let apart = Sheet::new(sheet.path, text);
    let found = service::read(&apart, &alone, name, known, ids, sample, today, false);
    let left_out = |m: &Mistake| {
        let absent = m.reason.key == "mistake-empty-list" && (m.line, m.column) == (root.at.line, root.at.column);
        absent
            || [
                "mistake-missing-key",
                "mistake-no-grounds",
                "mistake-no-stages",
                "mistake-no-decisions",
                "mistake-no-questions",
                "mistake-examples-missing",
            ]
            .contains(&m.reason.key.as_ref())
    };
    sheet.adopt(apart.into_mistakes().into_iter().filter(|m| !left_out(m)));
    found.map(|read| read.service).map(|s| ServiceType { id: s.id, version: s.version, title: s.title, sample })
}

/// What a service says of its own beside what its type says.
pub(super) struct Narrowing<'a> {
    /// The service's file.
    pub sheet: &'a Sheet<'a>,
    /// Path of the type's file.
    pub law_path: &'a str,
    /// What the service says.
    pub own: &'a Node,
    /// What the type says.
    pub law: &'a Node,
}

impl Narrowing<'_> {
    /// Says each place where the service goes beyond its type.
    pub fn check(&self) {
        self.audience();
        self.time();
        self.cost();
        self.fees();
        self.tables();
        self.evidence();
        self.demanded();
        self.added();
        self.computed();
        self.decisions();
        self.stops();
        self.objection();
        self.hands_to();
    }

    /// To which agencies cases may go: to none that the type does not name.
    fn hands_to(&self) {
        let Some((own, law)) = self.said("hands_to") else { return };
        let allowed: Vec<&str> = law.items().iter().filter_map(Node::scalar).collect();
        for item in own.items() {
            if let Some(agency) = item.scalar().filter(|a| !allowed.contains(a)) {
                let list = if allowed.is_empty() { "–".into() } else { allowed.join(", ") };
                let reason = Msg::new("mistake-wider-hands-to").with("agency", agency).with("allowed", list);
                self.wider(item.pos, law, reason);
            }
        }
    }

    /// Whether the type lets its services add this to what it asks of people.
    fn is_local(&self, what: &str) -> bool {
        self.law.get("local").is_some_and(|n| n.items().iter().any(|i| i.scalar() == Some(what)))
    }

    /// What the service asks of people beside what the type does: rules of who may get it, checks of answers, and questions that must
    /// be answered. That a question of the type must be answered by more people than the type says is no question of its own.
    fn added(&self) {
        let form = |key: &str| self.own.get("form").and_then(|f| f.get(key)).map_or(&[][..], Node::items);
        for key in ["eligible", "checks"].into_iter().filter(|k| !self.is_local(k)) {
            for item in form(key) {
                let reason = Msg::new("mistake-wider-form").with("key", key);
                self.wider(item.at, self.law, reason);
            }
        }
        let of_law: Vec<&Node> = questions(self.law).collect();
        let kind = |q: &Node| q.get("type").and_then(Node::scalar).unwrap_or_default().to_string();
        for own in questions(self.own).filter(|q| !is_optional(q) && !["evidence", "computed"].contains(&kind(q).as_str())) {
            let law = of_law.iter().find(|q| id(q).is_some() && id(q) == id(own));
            let wider = match law {
                Some(law) => is_optional(law) || law.get("show_if").is_some_and(|l| own.get("show_if").is_none_or(|n| !same(n, l))),
                None => !self.is_local("questions"),
            };
            if wider {
                let at = own.get("required").or(own.get("show_if").filter(|_| law.is_some())).unwrap_or(own);
                let reason = Msg::new("mistake-wider-question").with("id", id(own).unwrap_or_default());
                self.wider(at.at, law.copied().unwrap_or(self.law), reason);
            }
        }
    }

    /// Where the clock of the case stands while somebody else works: a type with a limit names the kinds of tasks.
    fn stops(&self) {
        let Some(law) = self.law.get("stops_clock").or(self.law.get("time")) else { return };
        let allowed: Vec<&str> = self.law.get("stops_clock").map_or(&[][..], Node::items).iter().filter_map(Node::scalar).collect();
        let stages = [Some(self.own), self.own.get("objection")].into_iter().flatten().filter_map(|n| n.get("stages"));
        for task in stages.flat_map(Node::items).filter_map(|s| s.get("tasks")).flat_map(Node::items) {
            let kind = task.get("kind").and_then(Node::scalar).unwrap_or("review");
            let stops = task.get("stops_clock").filter(|n| n.scalar() == Some("true"));
            if let Some(node) = stops.filter(|_| kind != "pay" && !allowed.contains(&kind)) {
                let list = if allowed.is_empty() { "–".into() } else { allowed.join(", ") };
                let reason = Msg::new("mistake-wider-stop").with("kind", kind).with("allowed", list);
                self.wider(node.at, law, reason);
            }
        }
    }

    /// Values of both for a key that both say.
    fn said(&self, key: &str) -> Option<(&Node, &Node)> {
        Some((self.own.get(key)?, self.law.get(key)?))
    }

    fn wider(&self, at: Pos, law: &Node, reason: Msg) {
        self.sheet.say(at, reason.with("file", self.law_path).with("line", law.at.line));
    }

    fn audience(&self) {
        let Some((own, law)) = self.said("audience") else { return };
        let allowed: Vec<&str> = law.items().iter().filter_map(Node::scalar).collect();
        for item in own.items() {
            if let Some(word) = item.scalar().filter(|w| !allowed.contains(w)) {
                let reason = Msg::new("mistake-wider-audience").with("value", word).with("allowed", allowed.join(", "));
                self.wider(item.pos, law, reason);
            }
        }
    }

    fn time(&self) {
        let Some((own, law)) = self.said("time") else { return };
        self.limit(own, law, true);
        if let (Some(own), Some(law)) = (own.get("completeness"), law.get("completeness")) {
            self.limit(own, law, false);
        }
        if let (Some(own), Some(law)) = (own.get("extension"), law.get("extension")) {
            // Once, where nothing else is said; the days are always said.
            for (key, otherwise) in [("times", 1), ("days", 0)] {
                let many = |n: &Node| n.get(key).map_or(otherwise, number);
                if many(own) > many(law) {
                    let (own, law) = (own.get(key).unwrap_or(own), law.get(key).unwrap_or(law));
                    self.longer(own, many(law), law, "working", "working");
                }
            }
        }
        // A right to take longer that law does not give, and what it makes of nothing said: only a grant is better for people.
        for key in ["completeness", "extension", "silence", "answer"] {
            let better = |n: &Node| key == "silence" && self.grants(n);
            if let Some(node) = own.get(key).filter(|n| law.get(key).is_none() && !better(n)) {
                let reason = Msg::new("mistake-wider-key").with("key", key);
                self.wider(node.at, law, reason);
            }
        }
        if let (Some(own), Some(law)) = (own.get("silence"), law.get("silence"))
            && !same(own, law)
        {
            let reason = Msg::new("mistake-wider-key").with("key", "silence");
            self.wider(own.at, law, reason);
        }
        if let (Some(own), Some(law)) = (own.get("answer"), law.get("answer")) {
            self.answer(own, law);
        }
    }

    /// Whether the decision that `silence` names grants what was asked for.
    fn grants(&self, silence: &Node) -> bool {
        let wanted = silence.get("decision").and_then(Node::scalar).unwrap_or_default();
        let outcome = |file: &'_ Node| -> Option<bool> {
            let outcome = named(file.get("decisions")?, wanted)?.get("outcome")?;
            Some(outcome.scalar() == Some("granted"))
        };
        outcome(self.law).or(outcome(self.own)).unwrap_or(false)
    }

    /// The time for an answer is the person's: it may be longer, never shorter. Days that are counted differently cannot be
    /// compared, but that so many working days never end before as many calendar days. What follows where none comes may be left
    /// out, and is nothing else than what the type says.
    fn answer(&self, own: &Node, law: &Node) {
        self.shorter(own, law, "mistake-shorter-answer");
        for key in ["decision", "ground"] {
            let other = own.get(key).filter(|n| law.get(key).is_none_or(|l| !same(n, l)));
            if let Some(node) = other {
                let reason = Msg::new("mistake-wider-key").with("key", key);
                self.wider(node.at, law, reason);
            }
        }
    }

    /// Says where the time that people have is shorter than the type's, or cannot be compared with it.
    fn shorter(&self, own: &Node, law: &Node, key: &'static str) {
        let (Some(days), Some(least)) = (own.get("hours").or(own.get("days")), law.get("hours").or(law.get("days"))) else { return };
        let count = |n: &Node| match n.get("hours") {
            Some(_) => "hours".to_string(),
            None => n.get("count").and_then(Node::scalar).unwrap_or("working").to_string(),
        };
        let (counted, of_law) = (count(own), count(law));
        let comparable = counted == of_law || (counted == "working" && of_law == "calendar");
        if !comparable || number(days) < number(least) {
            let at = if comparable { days } else { own.get("count").unwrap_or(days) };
            let reason = Msg::new(key).with("days", number(days)).with("count", counted);
            self.wider(at.pos, least, reason.with("least", number(least)).with("least_count", of_law));
        }
    }

    /// A limit may be shorter, never longer. Limits that are counted differently cannot be compared, but that so many calendar
    /// days never end after as many working days. What the service does not say is the type's where the two are read as one
    /// (`merges`), else what holds where nothing is said.
    fn limit(&self, own: &Node, law: &Node, merges: bool) {
        let said = |n: &'_ Node| n.get("hours").or(n.get("days")).is_some();
        let Some(most) = law.get("hours").or(law.get("days")) else { return };
        let of = if said(own) { own } else { law };
        let Some(days) = of.get("hours").or(of.get("days")) else { return };
        let count = |n: &Node| n.get("count").and_then(Node::scalar).map(String::from);
        let working = || "working".to_string();
        let counted_of = |n: &Node, otherwise: Option<String>| match n.get("hours") {
            Some(_) => "hours".to_string(),
            None => count(n).or(otherwise).unwrap_or_else(working),
        };
        let of_law = counted_of(law, None);
        let counted = if said(own) { counted_of(own, count(law).filter(|_| merges)) } else { count(own).unwrap_or_else(|| of_law.clone()) };
        let comparable = counted == of_law || (counted == "calendar" && of_law == "working");
        if !comparable || number(days) > number(most) {
            let at = if comparable { days } else { own.get("count").unwrap_or(days) };
            self.longer(at, number(most), most, &counted, &of_law);
        }
    }

    fn longer(&self, at: &Node, most: i64, law: &Node, count: &str, most_count: &str) {
        let reason = Msg::new("mistake-wider-time").with("days", number(at)).with("count", count);
        self.wider(at.pos, law, reason.with("most", most).with("most_count", most_count));
    }

    fn cost(&self) {
        if let Some((own, law)) = self.said("cost") {
            let most = law.get("most").or(law.get("rials"));
            for key in ["rials", "most"] {
                if let (Some(rials), Some(most)) = (own.get(key), most)
                    && number(rials) > number(most)
                {
                    let reason = Msg::new("mistake-wider-cost").with("rials", number(rials)).with("most", number(most));
                    self.wider(rials.pos, most, reason);
                }
            }
        }
        // What law sets at one sum has no further lines.
        let sum = self.law.get("cost").and_then(|c| c.get("rials").filter(|_| c.get("most").is_none()));
        if let (Some(own), Some(law)) = (self.own.get("fees"), self.law.get("fees").or(sum)) {
            self.only(own, law, "mistake-wider-fee");
        }
    }

    /// How one objects: never in less time, never answered later. What law makes of silence about it the type says; a service may only say
    /// that silence grants, which is better for people.
    fn objection(&self) {
        let law = self.law.get("objection");
        let Some(own) = self.own.get("objection") else {
            if let Some(law) = law {
                let reason = Msg::new("mistake-objection-left-out");
                self.wider(self.own.at, law, reason);
            }
            return;
        };
        if let Some(silence) = own.get("silence") {
            let of_law = law.and_then(|l| l.get("silence"));
            let fits = match of_law {
                Some(of_law) => same(silence, of_law),
                None => self.grants(silence),
            };
            if !fits {
                let reason = Msg::new("mistake-wider-key").with("key", "silence");
                self.wider(silence.at, of_law.or(law).unwrap_or(self.law), reason);
            }
        }
        let Some(law) = law else { return };
        if let (Some(own), Some(law)) = (own.get("time"), law.get("time")) {
            self.limit(own, law, false);
        }
        if let (Some(own), Some(law)) = (own.get("within"), law.get("within")) {
            self.shorter(own, law, "mistake-shorter-objection");
        }
    }

    /// What a fee of the type comes to, who owes it and who owes less. A type with a `cost.most` leaves that to its services, and
    /// it is proved against the sum.
    fn fees(&self) {
        let Some((own, law)) = self.said("fees") else { return };
        if self.leaves_sums() {
            return;
        }
        for (item, l) in own.items().iter().filter_map(|i| Some((i, named(law, id(i)?)?))) {
            let plain = |n: &Node| n.scalar().and_then(|s| s.trim().replace('_', "").parse::<i64>().ok());
            let less = |own: &Node, law: &Node| plain(own).zip(plain(law)).is_some_and(|(own, law)| own <= law);
            for key in ["amount", "when", "off"] {
                if let (Some(own), Some(law)) = (item.get(key), l.get(key))
                    && !same(own, law)
                    && !less(own, law)
                {
                    let reason = Msg::new("mistake-wider-key").with("key", key);
                    self.wider(own.at, law, reason);
                }
            }
        }
    }

    /// Whether the type leaves what is owed to its services: it is proved against the ceiling of the type.
    fn leaves_sums(&self) -> bool {
        self.law.get("cost").is_some_and(|c| c.get("most").is_some())
    }

    /// The rows of a table that the type has: by them its fees come to what they are.
    fn tables(&self) {
        let Some((own, law)) = self.said("tables").filter(|_| !self.leaves_sums()) else { return };
        for (item, l) in own.items().iter().filter_map(|i| Some((i, named(law, id(i)?)?))) {
            self.unchanged(item, l, |_| true);
        }
    }

    /// What the type computes from answers, which its fees and conditions ask for, and what kind of answer it takes.
    fn computed(&self) {
        let of_law: Vec<&Node> = questions(self.law).collect();
        for own in questions(self.own) {
            let Some(law) = of_law.iter().find(|q| id(q).is_some() && id(q) == id(own)) else { continue };
            self.unchanged(own, law, |key| matches!(key, "type" | "value"));
        }
    }

    /// Says each of these keys of an item under which the service says something else than the type does.
    fn unchanged(&self, own: &Node, law: &Node, keys: impl Fn(&str) -> bool) {
        let Value::Map(entries) = &own.value else { return };
        for e in entries.iter().filter(|e| keys(&e.key)) {
            if let Some(law) = law.get(&e.key).filter(|l| !same(&e.node, l)) {
                let reason = Msg::new("mistake-wider-key").with("key", e.key.as_str());
                self.wider(e.node.at, law, reason);
            }
        }
    }

    fn evidence(&self) {
        let Some((own, law)) = self.said("evidence") else { return };
        // What may be left out is nothing more that is asked for.
        self.only_but(own, law, "mistake-wider-evidence", |id| self.is_optional(id));
        for item in own.items() {
            let fetched = |n: &Node| n.get("source").and_then(Node::scalar) == Some("fetched");
            if let (Some(source), Some(l)) = (item.get("source"), id(item).and_then(|i| named(law, i)))
                && fetched(l)
                && !fetched(item)
            {
                let reason = Msg::new("mistake-wider-source").with("id", id(item).unwrap_or_default());
                self.wider(source.pos, l, reason);
            }
        }
    }

    /// Questions for evidence that must be answered: by nobody of whom the type does not ask it.
    fn demanded(&self) {
        for own in asking(self.own).filter(|q| !is_optional(q)) {
            let Some(evidence) = own.get("evidence").and_then(Node::scalar) else { continue };
            let of_law: Vec<&Node> = asking(self.law).filter(|q| q.get("evidence").and_then(Node::scalar) == Some(evidence)).collect();
            let of_no_more = |law: &&Node| {
                let as_law = |law: &Node| own.get("show_if").is_some_and(|n| same(n, law));
                !is_optional(law) && law.get("show_if").is_none_or(as_law)
            };
            if let Some(law) = of_law.first().filter(|_| !of_law.iter().any(of_no_more)) {
                let at = own.get("required").or(own.get("show_if")).unwrap_or(own);
                let reason = Msg::new("mistake-wider-demand").with("id", evidence);
                self.wider(at.at, law, reason);
            }
        }
    }

    fn decisions(&self) {
        let Some((own, law)) = self.said("decisions") else { return };
        self.only(own, law, "mistake-wider-decision");
        for item in own.items() {
            let Some(l) = id(item).and_then(|i| named(law, i)) else { continue };
            if let (Some(own), Some(law)) = (item.get("outcome"), l.get("outcome"))
                && own.scalar() != law.scalar()
            {
                let allowed = law.scalar().unwrap_or_default();
                let reason = Msg::new("mistake-wider-outcome").with("allowed", allowed);
                self.wider(own.pos, law, reason);
            }
            self.note(item, l);
            if let (Some(own), Some(law)) = (item.get("grounds"), l.get("grounds")) {
                self.only(own, law, "mistake-wider-ground");
                self.conditions(own, law);
            }
        }
    }

    /// Where the type says when a ground may be used, the service says nothing else.
    fn conditions(&self, own: &Node, law: &Node) {
        for item in own.items() {
            let Some(law) = id(item).and_then(|i| named(law, i)) else { continue };
            for key in ["when", "silence"] {
                if let (Some(own), Some(law)) = (item.get(key), law.get(key))
                    && !same(own, law)
                {
                    let reason = Msg::new("mistake-wider-key").with("key", key);
                    self.wider(own.at, law, reason);
                }
            }
            self.note(item, law);
        }
    }

    /// Where the type says that the officer must write something, the service does not say that it may be left out.
    fn note(&self, item: &Node, law: &Node) {
        let needed = law.get("note").filter(|n| n.scalar() == Some("required"));
        if let (Some(own), Some(law)) = (item.get("note").filter(|n| n.scalar() != Some("required")), needed) {
            let reason = Msg::new("mistake-wider-key").with("key", "note");
            self.wider(own.at, law, reason);
        }
    }

    /// Whether every question of the service that asks for this evidence may be left empty.
    fn is_optional(&self, evidence: &str) -> bool {
        let asks = |q: &&Node| q.get("evidence").and_then(Node::scalar) == Some(evidence);
        let mut asking = asking(self.own).filter(asks).peekable();
        asking.peek().is_some() && asking.all(is_optional)
    }

    /// Items that the type has, by id, and no others.
    fn only(&self, own: &Node, law: &Node, key: &'static str) {
        self.only_but(own, law, key, |_| false);
    }

    /// The same, where some may stand beside them.
    fn only_but(&self, own: &Node, law: &Node, key: &'static str, may: impl Fn(&str) -> bool) {
        let allowed: Vec<&str> = law.items().iter().filter_map(id).collect();
        for item in own.items() {
            if let Some(found) = id(item).filter(|i| !allowed.contains(i) && !may(i)) {
                let at = item.get("id").map_or(item.at, Node::place);
                let list = if allowed.is_empty() { "–".into() } else { allowed.join(", ") };
                self.wider(at, law, Msg::new(key).with("id", found).with("allowed", list));
            }
        }
    }
}

/// The questions of a file.
fn questions(file: &Node) -> impl Iterator<Item = &Node> {
    let sections = file.get("form").and_then(|f| f.get("sections")).map_or(&[][..], Node::items);
    sections.iter().filter_map(|s| s.get("questions")).flat_map(Node::items)
}

/// The questions of a file that ask for evidence.
fn asking(file: &Node) -> impl Iterator<Item = &Node> {
    questions(file).filter(|q| q.get("type").and_then(Node::scalar) == Some("evidence"))
}

fn is_optional(question: &Node) -> bool {
    question.get("required").and_then(Node::scalar) == Some("false")
}

/// A whole number; what is none has its own mistake.
fn number(node: &Node) -> i64 {
    node.scalar().and_then(|s| s.replace('_', "").parse().ok()).unwrap_or(0)
}

/// Whether two values say the same.
fn same(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (Value::Map(x), Value::Map(y)) => x.len() == y.len() && x.iter().all(|e| b.get(&e.key).is_some_and(|n| same(&e.node, n))),
        (Value::List(x), Value::List(y)) => x.len() == y.len() && x.iter().zip(y).all(|(a, b)| same(a, b)),
        (Value::Null, Value::Null) => true,
        _ => a.scalar().is_some() && a.scalar() == b.scalar(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::node;
    use super::*;

    fn wider(own: &str, law: &str) -> Vec<(usize, String)> {
        let (sheet, of_law) = (Sheet::new("services/a.yaml", own), Sheet::new("types/a.yaml", law));
        let (own, law) = (node::read(&sheet, own).unwrap(), node::read(&of_law, law).unwrap());
        Narrowing { sheet: &sheet, law_path: "types/a.yaml", own: &own, law: &law }.check();
        sheet.into_mistakes().into_iter().map(|m| (m.line, m.reason.key.into_owned())).collect()
    }

    #[test]
    fn a_limit_may_be_shorter_and_never_longer() {
        let law =
            "time:\n  days: 10\n  completeness: {days: 3}\n  extension: {times: 1, days: 5}\n  silence: {decision: permit, ground: law}\n";
        for fits in [
            "time: {days: 10}",
            "time: {days: 9, count: working}",
            "time: {days: 10, count: calendar}",
            "time: {count: calendar}",
            "time: {completeness: {days: 3}}",
            "time: {extension: {times: 1, days: 4}}",
            "time: {silence: {ground: law, decision: permit}}",
            "title: {fa: x}",
        ] {
            assert_eq!(wider(fits, law), [], "{fits}");
        }
        for (own, key) in [
            ("time: {days: 11}", "mistake-wider-time"),
            ("time: {days: 5, count: hours}", "mistake-wider-time"),
            ("time: {completeness: {days: 4}}", "mistake-wider-time"),
            ("time: {extension: {times: 2}}", "mistake-wider-time"),
            ("time: {completeness: {hours: 20}}", "mistake-wider-time"),
            ("time: {silence: {decision: refusal, ground: law}}", "mistake-wider-key"),
        ] {
            assert_eq!(wider(own, law), [(1, key.to_string())], "{own}");
        }
        let plain = "time: {days: 10, count: calendar}";
        assert_eq!(wider("time: {days: 2, count: working}", plain), [(1, "mistake-wider-time".to_string())]);
        for key in ["completeness", "extension"] {
            assert_eq!(wider(&format!("time: {{{key}: {{days: 1}}}}"), plain), [(1, "mistake-wider-key".to_string())]);
        }
    }

    #[test]
    fn what_a_type_leaves_to_its_default_was_widened() {
        let once = "time: {days: 10, extension: {days: 5}}";
        assert_eq!(wider("time: {extension: {days: 5, times: 3}}", once), [(1, "mistake-wider-time".to_string())]);
        assert_eq!(wider("time: {extension: {days: 5, times: 1}}", once), []);
        let hours = "time: {days: 10, completeness: {hours: 24}}";
        for own in ["{days: 20}", "{days: 3, count: calendar}", "{hours: 25}"] {
            assert_eq!(wider(&format!("time: {{completeness: {own}}}"), hours), [(1, "mistake-wider-time".to_string())], "{own}");
        }
        assert_eq!(wider("time: {completeness: {hours: 24}}", hours), []);
        // The type's count goes with it only where both are read as one.
        assert_eq!(wider("time: {days: 9}", "time: {days: 10, count: calendar}"), []);
        let calendar = "time: {days: 10, completeness: {days: 3, count: calendar}}";
        assert_eq!(wider("time: {completeness: {days: 3}}", calendar), [(1, "mistake-wider-time".to_string())]);
    }

    #[test]
    fn a_service_raised_what_its_type_computes_by_another_name() {
        let law = "tables: [{id: rate, columns: [zone], rows: [{zone: a, value: 1000}]}]\n\
            form: {sections: [{id: s, questions: [{id: area, type: computed, value: size}, {id: size, type: number, label: Size}]}]}";
        let question = |q: &str| format!("form: {{sections: [{{id: t, questions: [{q}]}}]}}");
        let cases = [
            ("tables: [{id: rate, rows: [{zone: a, value: 900}]}]".to_string(), 1),
            ("tables: [{id: rate, rows: [{zone: a, value: 1000}]}, {id: own, rows: [{zone: b}]}]".to_string(), 0),
            (question("{id: area, type: computed, value: size * 5000}"), 1),
            (question("{id: area, type: number}"), 1),
            (question("{id: area, type: computed, value: size}, {id: size, type: number, label: Other, max: 9}"), 0),
        ];
        for (own, mistakes) in cases {
            assert_eq!(wider(&own, law), vec![(1, "mistake-wider-key".to_string()); mistakes], "{own}");
        }
    }

    #[test]
    fn evidence_that_may_be_left_out_was_taken_for_a_wider_service() {
        let law = "evidence: [{id: deed}]";
        let with = |required: &str| {
            let question = format!("{{id: q, type: evidence, evidence: photo{required}}}");
            wider(&format!("evidence: [{{id: deed}}, {{id: photo}}]\nform: {{sections: [{{id: a, questions: [{question}]}}]}}"), law)
        };
        assert_eq!(with(", required: false"), []);
        for demanded in ["", ", required: true"] {
            assert_eq!(with(demanded), [(1, "mistake-wider-evidence".to_string())], "{demanded}");
        }
        let unasked = wider("evidence: [{id: photo}]", law);
        assert_eq!(unasked, [(1, "mistake-wider-evidence".to_string())]);
    }

    #[test]
    fn a_service_asked_more_of_people_than_its_type_lets_it() {
        let form = "form: {sections: [{id: s, questions: [{id: size, type: number}, {id: more, type: text, required: false}]}]}";
        let question = |q: &str| format!("form: {{sections: [{{id: s, questions: [{{id: size, type: number}}, {q}]}}]}}");
        let rule = "form: {eligible: [{id: adult, when: size > 18}], checks: [{rule: size > 18}]}".to_string();
        for (own, mistakes) in [
            (question("{id: other, type: text}"), vec!["mistake-wider-question"]),
            (question("{id: other, type: text, show_if: size > 3}"), vec!["mistake-wider-question"]),
            (question("{id: more, type: text}"), vec!["mistake-wider-question"]),
            (question("{id: other, type: text, required: false}"), vec![]),
            (question("{id: other, type: computed, value: size}"), vec![]),
            (question("{id: more, type: text, required: false}"), vec![]),
            (rule, vec!["mistake-wider-form"; 2]),
        ] {
            let found: Vec<String> = wider(&own, form).into_iter().map(|m| m.1).collect();
            assert_eq!(found, mistakes, "{own}");
            // Left to its services, but for what the type itself asks of fewer people.
            let local = wider(&own, &format!("local: [questions, checks, eligible]\n{form}"));
            assert_eq!(local.len(), usize::from(own.contains("{id: more, type: text}")), "{own}");
        }
    }

    #[test]
    fn a_service_let_the_clock_stand_where_its_type_does_not() {
        let own = |kind: &str| format!("stages: [{{id: s, tasks: [{{id: t, kind: {kind}, stops_clock: true}}]}}]");
        let stop = [(1, "mistake-wider-stop".to_string())];
        assert_eq!(wider(&own("consult"), "time: {days: 5}"), stop);
        assert_eq!(wider(&format!("objection: {{{}}}", own("case")), "time: {days: 5}"), stop);
        assert_eq!(wider(&own("consult"), "time: {days: 5}\nstops_clock: [case]"), stop);
        assert_eq!(wider(&own("case"), "time: {days: 5}\nstops_clock: [case]"), []);
        // While the person is to pay it always does; and without a limit of the type there is nothing to widen.
        assert_eq!(wider(&own("pay"), "time: {days: 5}"), []);
        assert_eq!(wider(&own("consult"), "title: {fa: x}"), []);
    }

    #[test]
    fn a_service_said_otherwise_than_its_type_what_silence_about_an_objection_means() {
        let decisions = "decisions: [{id: permit, outcome: granted}, {id: refusal, outcome: refused}]";
        let law = |silence: &str| format!("{decisions}\nobjection: {{time: {{days: 5}}, within: {{days: 10}}{silence}}}");
        let own = |silence: &str| format!("objection: {{silence: {silence}}}");
        let wide = [(1, "mistake-wider-key".to_string())];
        let (granted, refused) = ("{decision: permit, ground: g}", "{decision: refusal, ground: g}");
        for (own, law, found) in [
            (own("upheld"), law(""), &wide[..]),
            (own(refused), law(""), &wide[..]),
            (own(granted), law(""), &[][..]),
            (own("upheld"), law(", silence: upheld"), &[][..]),
            (own(granted), law(", silence: upheld"), &wide[..]),
            (own("upheld"), law(", silence: {decision: permit, ground: g}"), &wide[..]),
            (own("upheld"), decisions.to_string(), &wide[..]),
            ("objection: {time: {days: 5}, within: {days: 10}}".into(), law(""), &[][..]),
            ("objection: {time: {days: 6}}".into(), law(""), &[(1, "mistake-wider-time".to_string())][..]),
            ("objection: {within: {days: 9}}".into(), law(""), &[(1, "mistake-shorter-objection".to_string())][..]),
            ("title: {fa: x}".into(), law(""), &[(1, "mistake-objection-left-out".to_string())][..]),
        ] {
            assert_eq!(wider(&own, &law), found, "{own} beside {law}");
        }
    }

    #[test]
    fn what_a_service_does_not_say_comes_from_its_type() {
        let own = "time: {days: 5}\nevidence: [{id: deed, max_mb: 2}]\nlegal_basis: [b]\n";
        let law = "version: 3\ntime: {days: 9, rule: r}\nwho: w\nevidence: [{id: deed, title: t}, {id: map}]\nlegal_basis: [a]\n";
        let (own, law) = (node::read(&Sheet::new("", own), own).unwrap(), node::read(&Sheet::new("", law), law).unwrap());
        let all = merged(&own, &law);
        let time = all.get("time").unwrap();
        assert_eq!((time.get("days").unwrap().scalar(), time.get("rule").unwrap().scalar()), (Some("5"), Some("r")));
        assert!(time.get("rule").unwrap().pos.inherited && !time.get("days").unwrap().pos.inherited);
        let evidence = all.get("evidence").unwrap().items();
        assert_eq!((evidence.len(), evidence[0].get("title").unwrap().scalar()), (1, Some("t")));
        let basis: Vec<_> = all.get("legal_basis").unwrap().items().iter().map(|n| n.scalar().unwrap()).collect();
        assert_eq!(basis, ["a", "b"]);
        assert!(all.get("who").is_some() && all.get("version").is_none());
    }
}
