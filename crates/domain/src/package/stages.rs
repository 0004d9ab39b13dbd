//! Reads what happens to a case: limits, stages with their tasks, and the objection.

use super::mistake::{Pos, Sheet};
use super::node::Node;
use super::service::{SIGNED_PLACEHOLDERS, expression, letter};
use super::walk::{self, Ids, LONG, Map, SHORT};
use super::{
    Answer, Assignee, DayKind, DecisionKind, Ends, Extension, Go, Limit, Next, Objection, Outcome, Question, SUB_CASE_OUTCOMES, Silence,
    Stage, SubCase, TaskKind, TaskOutcome, TaskType, Time, Unheard, Watch,
};
use crate::case::Place;
use crate::expression::{Scope, Wanted};
use crate::question::{Choice, Kind};
use crate::soundness::Part;
use crate::{Lang, Msg};
use std::collections::{BTreeMap, BTreeSet};

/// Longest limit, in days or hours.
const LONGEST: i64 = 3650;
const KINDS: [&str; 8] = ["review", "inspect", "consult", "pay", "sign", "execute", "decide", "case"];
const LIMIT: [&str; 4] = ["days", "hours", "count", "rule"];
/// Of tasks, by themselves or through their stage.
const WATCHED: [&str; 7] = ["days", "hours", "count", "rule", "warning", "escalate", "extension"];
/// A person's days are days: nobody answers by an agency's opening hours.
const ANSWER: [&str; 5] = ["days", "count", "rule", "decision", "ground"];
const STAGE: [&str; 12] =
    ["id", "title", "person", "no_withdrawal", "unit", "days", "decides", "tasks", "side_by_side", "ends", "next", "limit"];
const TASK: [&str; 15] = [
    "id",
    "kind",
    "title",
    "by",
    "assign",
    "skill",
    "when",
    "limit",
    "silence",
    "stops_clock",
    "outcomes",
    "checklist",
    "photos",
    "service",
    "answers",
];
/// Keys that a task which is a case of another service has not, and those that only it has.
const NOT_OF_CASE: [&str; 4] = ["assign", "skill", "checklist", "photos"];
const OF_CASE: [&str; 2] = ["service", "answers"];

/// What the reader of stages needs to know.
pub(super) struct Reader<'a> {
    /// Languages of the service.
    pub languages: &'a [Lang],
    /// Agency of the service.
    pub agency: &'a str,
    /// Units by agency; `None` where the agency's file does not tell.
    pub units: &'a BTreeMap<&'a str, Option<Vec<&'a str>>>,
    /// The only other agencies to which its cases may go; nothing: all.
    pub hands_to: Option<&'a [String]>,
}

/// A stage that was read, with the nodes of its expressions, which can be read when all tasks are known.
struct Rest<'a> {
    map: Map<'a>,
    tasks: Vec<Map<'a>>,
}

impl Reader<'_> {
    /// How long something may take: `days` (working, unless `count` says otherwise) or `hours`.
    fn limit(&self, m: &Map) -> Limit {
        let rule = m.text("rule", self.languages, LONG);
        if let Some(hours) = m.get("hours") {
            if let Some(both) = m.get("days").or_else(|| m.get("count")) {
                m.sheet().say(both.pos, Msg::new("mistake-days-and-hours"));
            }
            return Limit { days: walk::number(m.sheet(), hours, 1, LONGEST).unwrap_or(1), count: DayKind::Hours, rule };
        }
        let calendar = m.word("count", &["working", "calendar"], Some("working")) == "calendar";
        Limit { days: m.number("days", None, 1, LONGEST), count: if calendar { DayKind::Calendar } else { DayKind::Working }, rule }
    }

    fn limit_at(&self, map: &Map, key: &str) -> Option<Limit> {
        map.get(key).and_then(|n| walk::map(map.sheet(), n, &LIMIT)).map(|m| self.limit(&m))
    }

    /// The limit of a task, or of tasks through their stage, with what the clock does before and after it. They are tasks of units of
    /// these agencies, each of which has the superior unit.
    fn watched<'a>(&self, map: &Map, agencies: impl IntoIterator<Item = &'a str>) -> (Option<Limit>, Watch) {
        let sheet = map.sheet();
        let Some(m) = map.get("limit").and_then(|n| walk::map(sheet, n, &WATCHED)) else { return Default::default() };
        let limit = self.limit(&m);
        let warning = self.warning(&m, &limit);
        let escalate = m.get("escalate").map(|n| {
            let unit = walk::string(sheet, n, SHORT);
            for agency in agencies.into_iter().collect::<BTreeSet<_>>() {
                self.known(sheet, n.pos, agency, &unit);
            }
            unit
        });
        (Some(limit), Watch { warning, escalate, extension: self.extension(&m) })
    }

    /// How a limit is made longer, counted as it is.
    fn extension(&self, m: &Map) -> Option<Extension> {
        let e = m.get("extension").and_then(|n| walk::map(m.sheet(), n, &["times", "days", "rule"]))?;
        Some(Extension {
            times: e.number("times", Some(1), 1, 10),
            days: e.number("days", None, 1, LONGEST),
            rule: e.text("rule", self.languages, LONG),
        })
    }

    /// How many days before a limit is warned of it. In hours, whether it lies within the limit depends on the agency's hours.
    fn warning(&self, m: &Map, limit: &Limit) -> Option<i64> {
        let latest = if limit.count == DayKind::Hours { LONGEST } else { limit.days.max(1) };
        m.get("warning").and_then(|n| walk::number(m.sheet(), n, 1, latest))
    }

    /// The legal limit of the service.
    pub fn time(&self, map: &Map, decisions: &[DecisionKind]) -> Time {
        let sheet = map.sheet();
        let keys = ["days", "hours", "count", "rule", "if_late", "completeness", "extension", "warning", "escalate", "silence", "answer"];
        let mut time = Time {
            days: 1,
            count: DayKind::Working,
            rule: Default::default(),
            if_late: Default::default(),
            completeness: None,
            extension: None,
            warning: None,
            escalate: None,
            silence: None,
            answer: None,
        };
        let Some(m) = map.need("time").and_then(|n| walk::map(sheet, n, &keys)) else { return time };
        let limit = self.limit(&m);
        time.warning = self.warning(&m, &limit);
        (time.days, time.count, time.rule) = (limit.days, limit.count, limit.rule);
        time.if_late = m.text("if_late", self.languages, LONG);
        time.completeness = self.limit_at(&m, "completeness");
        time.extension = self.extension(&m);
        time.escalate = m.get("escalate").map(|n| {
            let unit = walk::string(sheet, n, SHORT);
            self.known(sheet, n.pos, self.agency, &unit);
            unit
        });
        time.silence = m.get("silence").and_then(|n| self.silence(sheet, n, decisions));
        time.answer = m.get("answer").and_then(|n| walk::map(sheet, n, &ANSWER)).map(|m| Answer {
            limit: self.limit(&m),
            unanswered: ["decision", "ground"].iter().any(|k| m.get(k).is_some()).then(|| self.nobodys(&m, decisions)),
        });
        time
    }

    /// A decision that nobody chooses: `{decision, ground}`.
    fn silence(&self, sheet: &Sheet, node: &Node, decisions: &[DecisionKind]) -> Option<Silence> {
        walk::map(sheet, node, &["decision", "ground"]).map(|m| self.nobodys(&m, decisions))
    }

    /// What silence about an objection means: `upheld`, or a decision that grants what was asked. Nobody is worse off for having objected.
    fn unheard(&self, sheet: &Sheet, node: &Node, decisions: &[DecisionKind]) -> Option<Unheard> {
        if node.scalar().is_some() {
            return walk::word(sheet, node, &["upheld"]).map(|_| Unheard::Upheld);
        }
        let silence = self.silence(sheet, node, decisions)?;
        if decisions.iter().any(|d| d.id == silence.decision && d.outcome == Outcome::Refused) {
            sheet.say(node.at, Msg::new("mistake-objection-silence-refuses").with("decision", silence.decision.as_str()));
        }
        Some(Unheard::Granted(silence))
    }

    fn nobodys(&self, m: &Map, decisions: &[DecisionKind]) -> Silence {
        let sheet = m.sheet();
        let (decision, ground) = (m.string("decision", SHORT), m.string("ground", SHORT));
        let kind = decisions.iter().find(|d| d.id == decision);
        if let (Some(n), None, false) = (m.get("decision"), kind, decision.is_empty()) {
            walk::unknown(sheet, n.pos, "decision", &decision, walk::nearest(&decision, decisions.iter().map(|d| d.id.as_str())));
        }
        if let (Some(n), Some(kind), false) = (m.get("ground"), kind, ground.is_empty())
            && !kind.grounds.iter().any(|g| g.id == ground)
        {
            walk::unknown(sheet, n.pos, "ground", &ground, walk::nearest(&ground, kind.grounds.iter().map(|g| g.id.as_str())));
        }
        if let Some(n) = m.get("decision").filter(|_| kind.is_some_and(|k| k.note_needed)) {
            sheet.say(n.pos, Msg::new("mistake-note-of-nobody").with("decision", decision.as_str()));
        } else if let Some(n) = m.get("ground").filter(|_| kind.is_some_and(|k| k.grounds.iter().any(|g| g.id == ground && g.note_needed)))
        {
            sheet.say(n.pos, Msg::new("mistake-note-of-nobody-ground").with("ground", ground.as_str()));
        }
        Silence { decision, ground }
    }

    /// Says so when an agency has no such unit.
    fn known(&self, sheet: &Sheet, pos: Pos, agency: &str, unit: &str) {
        match self.units.get(agency) {
            _ if unit.is_empty() => {}
            // That there is no such agency is said of the service's own once, at its key.
            None if agency == self.agency => {}
            None => walk::unknown(sheet, pos, "agency", agency, walk::nearest(agency, self.units.keys().copied())),
            Some(Some(units)) if !units.contains(&unit) => {
                walk::unknown(sheet, pos, "unit", unit, walk::nearest(unit, units.iter().copied()));
            }
            Some(_) => {}
        }
    }

    /// `unit` of the agency of the service, or `agency/unit`.
    fn place(&self, sheet: &Sheet, node: &Node) -> Place {
        let text = walk::string(sheet, node, SHORT);
        let place = Place::parse(&text).unwrap_or(Place { agency: self.agency.into(), unit: text });
        self.known(sheet, node.pos, &place.agency, &place.unit);
        place
    }

    /// The stages of a case and those of an objection.
    pub fn stages(&self, map: &Map, questions: &[&Question], scope: &Scope, decisions: &[DecisionKind]) -> (Vec<Stage>, Option<Objection>) {
        let sheet = map.sheet();
        let (mut ids, mut task_ids) = (Ids::default(), Ids::default());
        let mut stages = vec![];
        let mut rests = vec![];
        for item in map.list_of_some("stages", "mistake-no-stages") {
            if let Some((stage, rest)) = self.stage(sheet, item, &mut ids, &mut task_ids, (questions, scope)) {
                stages.push(stage);
                rests.push(rest);
            }
        }
        let mut objected = vec![];
        let objection = map.get("objection").and_then(|n| walk::map(sheet, n, &["within", "time", "silence", "stages"])).map(|m| {
            let blank = || Limit { days: 1, count: DayKind::Working, rule: Default::default() };
            m.need("within");
            m.need("time");
            let mut own = vec![];
            for item in m.list_of_some("stages", "mistake-no-stages") {
                if let Some((stage, rest)) = self.stage(sheet, item, &mut ids, &mut task_ids, (questions, scope)) {
                    own.push(stage);
                    objected.push(rest);
                }
            }
            Objection {
                within: self.limit_at(&m, "within").unwrap_or_else(blank),
                time: self.limit_at(&m, "time").unwrap_or_else(blank),
                stages: own,
                silence: m.get("silence").and_then(|n| self.unheard(sheet, n, decisions)),
            }
        });
        // Now all tasks are known, and expressions may name them.
        let scope = crate::case::scope_with(scope.clone(), stages.iter().chain(objection.iter().flat_map(|o| &o.stages)));
        let names = |stages: &[Stage]| stages.iter().map(|s| s.id.clone()).collect::<Vec<_>>();
        let own = names(&stages);
        for (stage, rest) in stages.iter_mut().zip(&rests) {
            self.rules(stage, rest, &scope, &own, decisions);
        }
        if let Some(node) = map.get("stages").filter(|_| !stages.is_empty() && !stages.iter().any(decides)) {
            sheet.say(node.at, Msg::new("mistake-no-deciding-stage"));
        }
        let objection = objection.map(|mut o| {
            let own = names(&o.stages);
            for (stage, rest) in o.stages.iter_mut().zip(&objected) {
                self.rules(stage, rest, &scope, &own, decisions);
            }
            o
        });
        (stages, objection)
    }

    fn stage<'n>(
        &self,
        sheet: &'n Sheet<'n>,
        item: &'n Node,
        ids: &mut Ids,
        task_ids: &mut Ids,
        form: (&[&Question], &Scope),
    ) -> Option<(Stage, Rest<'n>)> {
        let m = walk::map(sheet, item, &STAGE)?;
        let id = m.id("id");
        ids.add(sheet, item, &id);
        let title = m.text("title", self.languages, SHORT);
        let mut tasks = vec![];
        let mut nodes = vec![];
        let (unit, decides) = if m.get("tasks").is_some() {
            for key in ["unit", "decides"] {
                if let Some(n) = m.get(key) {
                    sheet.say(n.pos, Msg::new("mistake-not-with-tasks").with("key", key));
                }
            }
            for item in m.list_of_some("tasks", "mistake-empty-list") {
                let Some(t) = walk::map(sheet, item, &TASK) else { continue };
                tasks.push(self.task(&t, item, task_ids, form));
                nodes.push(t);
            }
            let first = tasks.first().and_then(|t| t.by.places().first().map(|p| p.unit.clone())).unwrap_or_default();
            (first, tasks.iter().any(|t| t.kind == TaskKind::Decide))
        } else {
            for key in ["side_by_side", "ends"] {
                if let Some(n) = m.get(key) {
                    sheet.say(n.at, Msg::new("mistake-only-with-tasks").with("key", key));
                }
            }
            let unit = m.string("unit", SHORT);
            if let Some(n) = m.get("unit") {
                self.known(sheet, n.pos, self.agency, &unit);
            }
            (unit, m.boolean("decides", true))
        };
        let others = tasks.iter().filter(|t: &&TaskType| t.limit.is_none()).flat_map(|t| t.by.places()).map(|p| p.agency.as_str());
        let (limit, watch) = self.watched(&m, others.chain(tasks.is_empty().then_some(self.agency)));
        let stage = Stage {
            id,
            title,
            person: m.text_or_empty("person", self.languages, LONG),
            no_withdrawal: m.text_or_empty("no_withdrawal", self.languages, LONG),
            unit,
            days: m.number("days", Some(1), 0, 365),
            decides,
            tasks,
            side_by_side: m.boolean("side_by_side", false),
            ends: Ends::All,
            next: vec![],
            limit,
            watch,
        };
        Some((stage, Rest { map: m, tasks: nodes }))
    }

    fn task(&self, m: &Map, item: &Node, ids: &mut Ids, (questions, scope): (&[&Question], &Scope)) -> TaskType {
        let sheet = m.sheet();
        let id = m.question_id("id");
        ids.add(sheet, item, &id);
        if let Some(n) = m.get("id").filter(|_| questions.iter().any(|q| q.id == id)) {
            sheet.say(n.pos, Msg::new("mistake-task-named-like-question").with("id", id.as_str()));
        }
        let kind = match m.word("kind", &KINDS, Some("review")) {
            "inspect" => TaskKind::Inspect,
            "consult" => TaskKind::Consult,
            "pay" => TaskKind::Pay,
            "sign" => TaskKind::Sign,
            "execute" => TaskKind::Execute,
            "decide" => TaskKind::Decide,
            "case" => TaskKind::Case,
            _ => TaskKind::Review,
        };
        let outcomes = self.outcomes(m, kind, scope);
        if kind == TaskKind::Decide {
            if let Some(n) = m.get("outcomes") {
                sheet.say(n.at, Msg::new("mistake-decide-has-outcomes"));
            }
        } else if outcomes.is_empty() {
            sheet.say(m.node().at, Msg::new("mistake-task-without-outcomes").with("id", id.as_str()));
        }
        let is_case = kind == TaskKind::Case;
        for key in if is_case { &NOT_OF_CASE[..] } else { &OF_CASE[..] } {
            if let Some(n) = m.get(key) {
                let reason = if is_case { "mistake-not-with-case" } else { "mistake-only-with-case" };
                sheet.say(n.at, Msg::new(reason).with("key", *key));
            }
        }
        if is_case && !outcomes.is_empty() {
            let mut ids: Vec<&str> = outcomes.iter().map(|o| o.id.as_str()).collect();
            ids.sort_unstable();
            if ids != SUB_CASE_OUTCOMES {
                let node = m.get("outcomes").unwrap_or(m.node());
                sheet.say(node.at, Msg::new("mistake-case-outcomes").with("outcomes", SUB_CASE_OUTCOMES.join(", ")));
            }
        }
        let by = self.assignee(m, questions);
        // What the agency does itself takes of its own time.
        let elsewhere = kind != TaskKind::Decide && by.places().iter().all(|p| p.agency != self.agency);
        if let Some(n) = m.get("stops_clock").filter(|n| n.scalar() == Some("true"))
            && !(matches!(kind, TaskKind::Pay | TaskKind::Execute | TaskKind::Case) || elsewhere)
        {
            sheet.say(n.at, Msg::new("mistake-stops-own-clock").with("id", id.as_str()));
        }
        let (limit, watch) = self.watched(m, by.places().into_iter().map(|p| p.agency.as_str()));
        let silence = m.get("silence").map(|n| {
            let outcome = walk::string(sheet, n, SHORT);
            if limit.is_none() {
                sheet.say(n.pos, Msg::new("mistake-silence-without-limit"));
            }
            // What nobody signed is no signed letter.
            if outcomes.iter().any(|o| o.id == outcome && !o.letter.is_empty()) {
                sheet.say(n.pos, Msg::new("mistake-letter-by-silence").with("outcome", outcome.as_str()));
            }
            if !outcome.is_empty() && !outcomes.iter().any(|o| o.id == outcome) {
                walk::unknown(sheet, n.pos, "outcome", &outcome, walk::nearest(&outcome, outcomes.iter().map(|o| o.id.as_str())));
            }
            outcome
        });
        TaskType {
            id,
            kind,
            title: m.text("title", self.languages, SHORT),
            by,
            by_load: m.word("assign", &["by_hand", "by_load"], Some("by_hand")) == "by_load",
            skill: m.get("skill").map(|n| {
                let skill = walk::string(sheet, n, SHORT);
                if !skill.is_empty() && !is_skill(&skill) {
                    sheet.say(n.pos, Msg::new("mistake-bad-id").with("id", skill.as_str()).with("pattern", "[a-z0-9_-]{1,60}"));
                }
                skill
            }),
            when: None,
            limit,
            watch,
            silence,
            stops_clock: m.boolean("stops_clock", kind == TaskKind::Pay),
            outcomes,
            checklist: self.named(m, "checklist"),
            photos: m.boolean("photos", false),
            sub_case: is_case.then(|| SubCase { service: m.string("service", SHORT), answers: BTreeMap::new() }),
        }
    }

    /// Things with an id and a title.
    fn named(&self, map: &Map, key: &str) -> Vec<TaskOutcome> {
        let sheet = map.sheet();
        let mut ids = Ids::default();
        let mut found = vec![];
        for item in map.list(key) {
            let Some(m) = walk::map(sheet, item, &["id", "title"]) else { continue };
            let id = m.question_id("id");
            ids.add(sheet, item, &id);
            found.push(TaskOutcome { id, title: m.text("title", self.languages, SHORT), ..TaskOutcome::default() });
        }
        found
    }

    /// The outcomes of a task, each with whether it needs a photo; that with which it is signed may have a letter.
    fn outcomes(&self, map: &Map, kind: TaskKind, scope: &Scope) -> Vec<TaskOutcome> {
        let sheet = map.sheet();
        let mut ids = Ids::default();
        let mut found: Vec<TaskOutcome> = vec![];
        for (n, item) in map.list("outcomes").iter().enumerate() {
            let Some(m) = walk::map(sheet, item, &["id", "title", "letter", "photos"]) else { continue };
            let id = m.question_id("id");
            ids.add(sheet, item, &id);
            let title = m.text("title", self.languages, SHORT);
            let signed = m.get("letter").filter(|node| {
                let signs = kind == TaskKind::Sign && n == 0;
                if !signs {
                    sheet.say(node.at, Msg::new("mistake-letter-not-signed").with("outcome", id.as_str()));
                }
                signs
            });
            let letter = signed.map(|_| letter(&m, self.languages, scope, &SIGNED_PLACEHOLDERS)).unwrap_or_default();
            let photos = m.get("photos").map(|node| {
                if kind == TaskKind::Case {
                    sheet.say(node.at, Msg::new("mistake-not-with-case").with("key", "photos"));
                }
                m.boolean("photos", false)
            });
            found.push(TaskOutcome { id, title, letter, photos });
        }
        found
    }

    fn assignee(&self, map: &Map, questions: &[&Question]) -> Assignee {
        let sheet = map.sheet();
        let nobody = || Assignee::Unit(Place { agency: self.agency.into(), unit: String::new() });
        let Some(node) = map.need("by") else { return nobody() };
        if node.scalar().is_some() {
            return Assignee::Unit(self.place(sheet, node));
        }
        let Some(m) = walk::map(sheet, node, &["question", "units"]) else { return nobody() };
        let question = m.string("question", SHORT);
        let mut units = BTreeMap::new();
        let entries = m.need("units").and_then(|n| walk::entries(sheet, n)).unwrap_or(&[]);
        for entry in entries {
            units.insert(entry.key.clone(), self.place(sheet, &entry.node));
        }
        if let Some(n) = m.get("question").filter(|_| !question.is_empty()) {
            let found = questions.iter().find(|q| q.id == question);
            match found.map(|q| (&q.kind, q.required && q.show_if.is_none())) {
                Some((Kind::Choice(Choice { options, .. }), true)) => {
                    if let Some(o) = options.iter().find(|o| !units.contains_key(&o.id)) {
                        sheet.say(node.at, Msg::new("mistake-option-without-unit").with("option", o.id.as_str()));
                    }
                    if let Some(e) = entries.iter().find(|e| !options.iter().any(|o| o.id == e.key)) {
                        walk::not_allowed(sheet, e.pos, &e.key, &options.iter().map(|o| o.id.as_str()).collect::<Vec<_>>().join(", "));
                    }
                }
                Some(_) => sheet.say(n.pos, Msg::new("mistake-by-question").with("question", question.as_str())),
                None => {
                    walk::unknown(sheet, n.pos, "question", &question, walk::nearest(&question, questions.iter().map(|q| q.id.as_str())))
                }
            }
        }
        if units.is_empty() { nobody() } else { Assignee::ByAnswer { question, units } }
    }

    /// The parts of a stage that have expressions.
    fn rules(&self, stage: &mut Stage, rest: &Rest, scope: &Scope, stages: &[String], decisions: &[DecisionKind]) {
        let sheet = rest.map.sheet();
        let condition = |n: &Node| expression(sheet, n, scope, Wanted::Bool).map(|(e, _)| e);
        for (task, m) in stage.tasks.iter_mut().zip(&rest.tasks) {
            task.when = m.get("when").and_then(condition);
            if let Some(sub) = &mut task.sub_case {
                for entry in m.get("answers").and_then(|n| walk::entries(sheet, n)).unwrap_or(&[]) {
                    sub.answers.extend(expression(sheet, &entry.node, scope, Wanted::Any).map(|(e, _)| (entry.key.clone(), e)));
                }
            }
        }
        if let Some(node) = rest.map.get("ends") {
            stage.ends = match node.scalar() {
                Some(_) => match walk::word(sheet, node, &["all", "any", "majority"]) {
                    Some("any") => Ends::Any,
                    Some("majority") => Ends::Majority,
                    _ => Ends::All,
                },
                None => walk::map(sheet, node, &["when"]).and_then(|m| m.need("when").and_then(condition)).map_or(Ends::All, Ends::When),
            };
        }
        let items = rest.map.list("next");
        for (n, item) in items.iter().enumerate() {
            let Some(m) = walk::map(sheet, item, &["when", "to", "correct", "decide", "transfer"]) else { continue };
            let when = m.get("when").and_then(condition);
            let last = n + 1 == items.len();
            if last == m.get("when").is_some() {
                let key = if last { "mistake-last-rule-with-condition" } else { "mistake-rule-without-condition" };
                sheet.say(item.at, Msg::new(key));
            }
            if let Some(go) = self.go(&m, stages, decisions) {
                stage.next.push(Next { when, go });
            }
        }
    }

    fn stage_id(&self, sheet: &Sheet, node: &Node, stages: &[String]) -> String {
        let id = walk::string(sheet, node, SHORT);
        if !id.is_empty() && !stages.contains(&id) {
            walk::unknown(sheet, node.pos, "stage", &id, walk::nearest(&id, stages.iter().map(String::as_str)));
        }
        id
    }

    fn go(&self, m: &Map, stages: &[String], decisions: &[DecisionKind]) -> Option<Go> {
        let sheet = m.sheet();
        let ways: Vec<&str> = ["to", "correct", "decide", "transfer"].into_iter().filter(|k| m.get(k).is_some()).collect();
        if ways.len() != 1 {
            sheet.say(m.node().at, Msg::new("mistake-one-way"));
            return None;
        }
        let node = m.get(ways[0])?;
        match ways[0] {
            "to" => Some(Go::Stage(self.stage_id(sheet, node, stages))),
            "correct" => {
                let c = walk::map(sheet, node, &["ask", "then"])?;
                let ask = c.text("ask", self.languages, LONG);
                Some(Go::Correct { ask, then: c.need("then").map(|n| self.stage_id(sheet, n, stages)).unwrap_or_default() })
            }
            "decide" => self.silence(sheet, node, decisions).map(Go::Decide),
            _ => {
                let t = walk::map(sheet, node, &["to", "reason"])?;
                let reason = t.text("reason", self.languages, LONG);
                let to = t.need("to")?;
                let place = self.place(sheet, to);
                // Within the agency a stage of the other unit does it: who is accountable does not change.
                if place.agency == self.agency {
                    sheet.say(to.pos, Msg::new("mistake-transfer-to-own-agency"));
                } else if let Some(allowed) = self.hands_to.filter(|all| !all.contains(&place.agency)) {
                    let list = if allowed.is_empty() { "–".into() } else { allowed.join(", ") };
                    sheet.say(to.pos, Msg::new("mistake-transfer-not-in-list").with("agency", place.agency.as_str()).with("list", list));
                }
                Some(Go::Transfer { to: place, reason })
            }
        }
    }
}

/// Whether officers may be given this skill: lower-case Latin letters, digits, `-` and `_`, at most 60.
pub fn is_skill(s: &str) -> bool {
    (1..=60).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
}

/// Whether a case may be decided in a stage.
pub(super) fn decides(stage: &Stage) -> bool {
    stage.decides || stage.next.iter().any(|n| matches!(n.go, Go::Decide(_)))
}

/// The node of a part of a service, for the place of a mistake.
pub(super) fn node_of<'n>(map: &Map<'n>, part: &Part) -> &'n Node {
    let by_id = |nodes: &'n [Node], id: &str| nodes.iter().find(|n| n.get("id").and_then(Node::scalar) == Some(id));
    let stage = |id: &str| {
        let own = map.get("stages").map_or(&[][..], Node::items);
        let objected = map.get("objection").and_then(|o| o.get("stages")).map_or(&[][..], Node::items);
        by_id(own, id).or_else(|| by_id(objected, id))
    };
    let found = match part {
        Part::Stages => map.get("stages"),
        Part::Time(key) => {
            let time = map.get("time");
            key.and_then(|k| time?.get(k)).or(time)
        }
        Part::Objection => map.get("objection").and_then(|o| o.get("stages")),
        Part::Unheard => map.get("objection").and_then(|o| o.get("silence")),
        Part::Limit(of, id) => {
            let owner = stage(of).and_then(|s| id.as_ref().map_or(Some(s), |id| by_id(s.get("tasks")?.items(), id)));
            owner.and_then(|o| o.get("limit")).or(owner)
        }
        Part::Stage(id) => stage(id),
        Part::Task(of, id) => stage(of).and_then(|s| by_id(s.get("tasks")?.items(), id)),
        Part::Rule(of, n) => stage(of).and_then(|s| s.get("next")?.items().get(*n)),
    };
    found.unwrap_or(map.node())
}
