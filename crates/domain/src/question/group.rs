//! A group of questions that repeats: children, shareholders, machines.

use super::{Around, Described, Kind, Posted, QuestionType, Show, is_empty, parts_of};
use crate::expression::{Scope, Type, Variable};
use crate::message::{Arg, Msg};
use crate::package::walk::{Ids, LONG, Map, SHORT};
use crate::package::{Node, Question, Sheet, walk};
use crate::{Lang, Text};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Rows of the same questions. An answer is a list of objects from question id to machine value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// What one row is called.
    pub row: Text,
    /// What each row asks; always, and in one field each.
    pub questions: Vec<Question>,
    /// Fewest rows.
    pub min: i64,
    /// Most rows.
    pub max: i64,
}

/// Most rows that a package can allow.
const MOST_ROWS: i64 = 50;
/// Most questions of a row.
const MOST_QUESTIONS: usize = 12;

impl QuestionType for Group {
    fn keys() -> &'static [&'static str] {
        &["row", "questions", "min", "max"]
    }
    fn mistakes() -> &'static [&'static str] {
        &["answer-group-rows", "answer-group-min", "answer-group-max", "answer-unknown-part"]
    }
    fn read(m: &Map, around: &Around) -> Self {
        let (min, max) = (m.number("min", Some(1), 0, MOST_ROWS), m.number("max", Some(10), 1, MOST_ROWS));
        if min > max {
            let place = m.get("min").or(m.get("max")).map_or(m.node().at, Node::place);
            m.sheet().say(place, Msg::new("mistake-min-over-max").with("min", min).with("max", max));
        }
        let mut ids = Ids::default();
        let mut questions = vec![];
        for node in m.list_of_some("questions", "mistake-no-questions") {
            if questions.len() >= MOST_QUESTIONS {
                m.sheet().say(node.at, Msg::new("mistake-too-many").with("key", "questions").with("max", MOST_QUESTIONS));
                break;
            }
            let Some(question) = question(m.sheet(), node, around) else { continue };
            ids.add(m.sheet(), node, &question.id);
            questions.push(question);
        }
        Group { row: m.text("row", around.languages, SHORT), questions, min, max }
    }
    fn check(&self, raw: &Value, today: &str) -> Result<Value, Msg> {
        let rows = raw.as_array().ok_or(Msg::new("answer-group-rows"))?;
        let rows: Vec<&Value> = rows.iter().filter(|row| !(row.is_object() && is_empty(row))).collect();
        if (rows.len() as i64) < self.min {
            return Err(Msg::new("answer-group-min").with("min", self.min).with("row", self.row.clone()));
        }
        if rows.len() as i64 > self.max {
            return Err(Msg::new("answer-group-max").with("max", self.max).with("row", self.row.clone()));
        }
        let ids: Vec<&str> = self.questions.iter().map(|q| q.id.as_str()).collect();
        let kept = rows.into_iter().enumerate().map(|(i, row)| {
            let given = parts_of(row, &ids, "answer-group-rows")?;
            let mut kept = serde_json::Map::new();
            for q in &self.questions {
                let value = q.kind.check(given.get(&q.id).unwrap_or(&Value::Null), today);
                let value = value.and_then(|v| if v.is_none() && q.required { Err(q.kind.missing()) } else { Ok(v) });
                if let Some(v) = value.map_err(|m| beside(m, format!("{}-{}", i + 1, q.id)))? {
                    kept.insert(q.id.clone(), v);
                }
            }
            Ok(Value::Object(kept))
        });
        kept.collect::<Result<_, _>>().map(Value::Array)
    }
    fn enough(&self, value: &Value) -> Result<(), Msg> {
        for (i, row) in value.as_array().into_iter().flatten().enumerate() {
            for (q, value) in self.questions.iter().filter_map(|q| Some((q, row.get(&q.id)?))) {
                q.kind.enough(value).map_err(|m| beside(m, format!("{}-{}", i + 1, q.id)))?;
            }
        }
        Ok(())
    }
    fn shape(&self) -> Type {
        let part = |q: &Question| (q.id.clone(), Variable { of: q.kind.shape(), may_be_missing: !q.required });
        let of = Box::new(Type::Record(self.questions.iter().map(part).collect()));
        Type::List { of, least: self.min.max(0) as u64, most: self.max.max(0) as u64 }
    }
    fn show(&self, value: &Value) -> Show<'_> {
        let cells = |row: &Value| self.questions.iter().filter_map(|q| Some((&q.label, q.kind.show(row.get(&q.id)?)))).collect();
        Show::Rows { row: &self.row, rows: value.as_array().into_iter().flatten().map(cells).collect() }
    }
    fn describe(&self, lang: Lang, to: &mut Described) {
        let question = |q: &Question| {
            let mut v = q.kind.described(lang);
            v.extend([
                ("id".to_string(), json!(q.id)),
                ("label".into(), json!(q.label.get(lang))),
                ("help".into(), json!(q.help.get(lang))),
                ("required".into(), json!(q.required)),
            ]);
            Value::Object(v)
        };
        to.insert("row".into(), self.row.get(lang).into());
        to.insert("questions".into(), self.questions.iter().map(question).collect());
    }
    /// `2-age`: the question `age` of the second row.
    fn field(&self, value: &Value, part: &str) -> Show<'_> {
        let found = part.split_once('-').and_then(|(row, id)| Some((row.parse::<usize>().ok()?.checked_sub(1)?, id)));
        let found = found.and_then(|(row, id)| Some((value.get(row)?.get(id)?, self.questions.iter().find(|q| q.id == id)?)));
        match found {
            // Days and the like stand in one field here, as they are shown.
            Some((v, q)) if q.kind.has_parts() => q.kind.show(v),
            Some((v, q)) => q.kind.field(v, ""),
            None => Show::Typed(String::new()),
        }
    }
    fn has_parts(&self) -> bool {
        true
    }
    fn is_list(&self) -> bool {
        true
    }
    fn in_a_row(&self) -> bool {
        false
    }
    /// Fields `part-2-age`; a button of the form adds a row.
    fn posted(&self, form: &dyn Posted) -> Value {
        let typed = |row: i64, q: &Question| form.one(&format!("part-{row}-{}", q.id));
        let rows = 1..=self.max.clamp(1, MOST_ROWS);
        let mut rows: Vec<Value> =
            rows.map(|row| self.questions.iter().map(|q| (q.id.clone(), Value::from(typed(row, q)))).collect()).collect();
        // A row left empty goes.
        rows.retain(|row| !is_empty(row));
        if self.unfinished(form) && (rows.len() as i64) < self.max {
            rows.push(self.questions.iter().map(|q| (q.id.clone(), Value::from(""))).collect());
        }
        Value::Array(rows)
    }
    fn unfinished(&self, form: &dyn Posted) -> bool {
        form.one("act") == "add"
    }
    fn input(&self, part: &str) -> String {
        match (part, self.questions.first()) {
            ("", Some(first)) => format!("answer-1-{}", first.id),
            (part, _) => format!("answer-{part}"),
        }
    }
}

/// A message about a question of a row, with the place of that question instead of one inside its answer.
fn beside(mut m: Msg, part: String) -> Msg {
    m.args.retain(|(name, _)| name != "part");
    m.args.push(("part".into(), Arg::Text(part)));
    m
}

/// A question of a row: without a condition, and of a type that one field can hold.
fn question(sheet: &Sheet, node: &Node, around: &Around) -> Option<Question> {
    let name = node.get("type").and_then(|n| walk::word(sheet, n, super::TYPES));
    let own = name.map_or(&[][..], Kind::keys);
    let m = walk::map(sheet, node, &[&["id", "type", "label", "help", "required"][..], own].concat())?;
    let id = m.question_id("id");
    if m.get("type").is_none() {
        m.need("type");
    }
    let around = Around { languages: around.languages, evidence: &[], earlier: &[], scope: &Scope::default() };
    let kind = match name {
        // It would be read as if it had a row of its own, and more mistakes said than there are.
        Some(name @ ("group" | "computed" | "evidence")) => Err(name),
        Some(name) => Kind::read(name, &m, &around).filter(|k| k.in_a_row()).ok_or(name),
        None => Err(""),
    };
    if let (Err(name), Some(n)) = (&kind, m.get("type"))
        && !name.is_empty()
    {
        sheet.say(n.pos, Msg::new("mistake-group-type").with("type", *name));
    }
    // A file among the answers is told by its hash.
    if id == "sha256"
        && let Some(n) = m.get("id")
    {
        walk::not_allowed(sheet, n.pos, &id, "[a-z][a-z0-9_]*");
    }
    Some(Question {
        id,
        kind: kind.ok()?,
        label: m.text("label", around.languages, SHORT),
        help: m.text_or_empty("help", around.languages, LONG),
        required: m.boolean("required", true),
        show_if: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group() -> Kind {
        let yaml = "type: group\nrow: {}\nmin: 1\nmax: 3\nquestions:\n  - {id: name, type: text, label: {}}\n  - {id: born, type: date, when: past, label: {}}\n  - {id: share, type: number, label: {}, required: false}\n";
        crate::package::read_kind(yaml).unwrap_or_else(|m| panic!("{m:?}"))
    }

    fn check(raw: &Value) -> Result<Option<Value>, Msg> {
        group().check(raw, "2026-11-24")
    }

    /// Fields of a form, for tests.
    struct Fields(Vec<(&'static str, &'static str)>);
    impl Posted for Fields {
        fn all(&self, name: &str) -> Vec<String> {
            self.0.iter().filter(|(k, _)| *k == name).map(|(_, v)| v.to_string()).collect()
        }
    }

    #[test]
    fn rows_are_kept_in_their_forms_and_empty_ones_are_dropped() {
        let raw = json!([{ "name": " علي ", "born": "1390/1/2", "share": "" }, { "name": "", "born": "", "share": "" }, { "name": "نرگس", "born": "۱۳۹۵/۳/۴", "share": "۵" }]);
        let kept = json!([{ "name": "علی", "born": "2011-03-22" }, { "name": "نرگس", "born": "2016-05-24", "share": 5 }]);
        assert_eq!(check(&raw), Ok(Some(kept.clone())));
        assert_eq!(check(&kept), Ok(Some(kept)));
        assert_eq!(check(&json!([{ "name": "" }, {}])), Ok(None));
    }
    #[test]
    fn a_row_says_where_it_is_wrong() {
        let one = json!({ "name": "x", "born": "1390/1/2" });
        let says = |raw: Value| {
            let m = check(&raw).unwrap_err();
            let part = m.args.iter().find(|(n, _)| n == "part").map(|(_, p)| p.clone());
            (m.key.to_string(), part)
        };
        let beside = |key: &str, part: &str| (key.to_string(), Some(part.into()));
        assert_eq!(says(json!([one, { "name": "y", "born": "1500/1/1" }])), beside("answer-date-year", "2-born"));
        assert_eq!(says(json!([{ "name": "y" }])), beside("answer-needed", "1-born"));
        assert_eq!(says(json!([one, one, one, one])).0, "answer-group-max");
        assert_eq!(says(json!({ "name": "x" })).0, "answer-group-rows");
        assert_eq!(says(json!([{ "age": 1 }])).0, "answer-unknown-part");
    }
    #[test]
    fn a_button_adds_a_row_and_empty_ones_go_without_losing_what_was_typed() {
        let typed = [("part-1-name", "علی"), ("part-1-born", "?"), ("part-3-name", "نرگس")];
        let with = |act: &'static str| {
            let form = Fields(typed.iter().copied().chain([("act", act)]).collect());
            (group().posted(&form), group().unfinished(&form))
        };
        let names = |v: &Value| v.as_array().unwrap().iter().map(|r| r["name"].as_str().unwrap().to_string()).collect::<Vec<_>>();
        let (rows, unfinished) = with("add");
        assert_eq!((names(&rows), unfinished), (vec!["علی".to_string(), "نرگس".into(), String::new()], true));
        let (rows, unfinished) = with("");
        assert_eq!((names(&rows), unfinished, rows[0]["born"].as_str()), (vec!["علی".to_string(), "نرگس".into()], false, Some("?")));
    }
    #[test]
    fn expressions_count_and_sum_its_rows() {
        use crate::expression::{Expression, Wanted};
        let mut scope = Scope::default();
        scope.add(&Question {
            id: "children".into(),
            kind: group(),
            required: true,
            label: Text::default(),
            help: Text::default(),
            show_if: None,
        });
        for right in ["size(children) > 2", "sum(children.map(c, has(c.share) ? c.share : 0)) <= 100", "children.all(c, c.name != \"\")"] {
            let found = Expression::checked(right, &scope, Wanted::Bool);
            assert!(found.is_ok(), "{right}: {found:?}");
        }
        assert!(Expression::checked("sum(children.map(c, c.share)) > 1", &scope, Wanted::Bool).is_err(), "may be missing");
    }
}
