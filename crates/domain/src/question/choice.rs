//! One of the options, or some of them.

use super::Posted;
use super::{Around, QuestionType, Show};
use crate::Lang;
use crate::expression::Type;
use crate::package::ChoiceOption;
use crate::package::walk;
use crate::package::walk::Map;
use crate::package::walk::{Ids, SHORT};
use crate::{message::Msg, persian};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The option that is meant: by its id, or by its label in any language, since a list that one searches gives labels.
fn find<'a>(typed: &str, options: &'a [ChoiceOption]) -> Option<&'a str> {
    if let Some(o) = options.iter().find(|o| o.id == typed) {
        return Some(&o.id);
    }
    let typed = persian::fold(typed);
    let mut named = options.iter().filter(|o| o.label.0.values().any(|l| persian::fold(l) == typed));
    // Two of the same name: nobody can tell which.
    named.next().filter(|_| named.next().is_none()).map(|o| o.id.as_str())
}

/// The id of one option.
pub fn one(raw: &Value, options: &[ChoiceOption]) -> Result<Value, Msg> {
    raw.as_str().and_then(|s| find(s, options)).map(Value::from).ok_or(Msg::new("answer-not-an-option"))
}

/// A list of option ids without repetition, in the order of the options.
pub fn many(raw: &Value, options: &[ChoiceOption], max: i64) -> Result<Value, Msg> {
    let given: Vec<&str> = match raw {
        Value::String(s) => vec![s.as_str()],
        Value::Array(a) => a.iter().map(|v| v.as_str().ok_or(Msg::new("answer-wrong-type"))).collect::<Result<_, _>>()?,
        _ => return Err(Msg::new("answer-wrong-type")),
    };
    let given: Vec<&str> = given.into_iter().filter(|s| !s.is_empty()).collect();
    let found: Vec<&str> = given.iter().map(|g| find(g, options)).collect::<Option<_>>().ok_or(Msg::new("answer-not-an-option"))?;
    let chosen: Vec<Value> = options.iter().filter(|o| found.contains(&o.id.as_str())).map(|o| Value::from(o.id.as_str())).collect();
    if chosen.len() as i64 > max {
        return Err(Msg::new("answer-too-many").with("max", max));
    }
    Ok(Value::Array(chosen))
}

/// One of the options; `search` for lists too long to look through.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// The options.
    pub options: Vec<ChoiceOption>,
    /// Whether one searches them.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub search: bool,
}

/// Some of the options, at most `max`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    /// The options.
    pub options: Vec<ChoiceOption>,
    /// Most of them.
    pub max: i64,
}

impl QuestionType for Choice {
    fn keys() -> &'static [&'static str] {
        &["options", "search"]
    }
    fn mistakes() -> &'static [&'static str] {
        &["answer-not-an-option"]
    }
    fn read(m: &Map, around: &Around) -> Self {
        let (options, search) = (read_options(m, around), m.boolean("search", false));
        if search {
            told_apart(m, &options);
        }
        Choice { options, search }
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        one(raw, &self.options)
    }
    fn shape(&self) -> Type {
        Type::Text { options: Some(self.options.iter().map(|o| o.id.clone()).collect()) }
    }
    fn show(&self, value: &Value) -> Show<'_> {
        Show::Options(value.as_str().into_iter().map(|id| labelled(id, &self.options)).collect())
    }
    /// What is chosen in a list that one searches, by its label.
    fn field(&self, value: &Value, _: &str) -> Show<'_> {
        if self.search { self.show(value) } else { Show::Typed(super::plain(value)) }
    }
    fn options(&self) -> Option<&[ChoiceOption]> {
        Some(&self.options)
    }
    fn describe(&self, _: Lang, to: &mut super::Described) {
        to.insert("search".into(), self.search.into());
    }
}

impl QuestionType for Choices {
    fn keys() -> &'static [&'static str] {
        &["options", "max"]
    }
    fn mistakes() -> &'static [&'static str] {
        &["answer-not-an-option", "answer-too-many"]
    }
    fn read(m: &Map, around: &Around) -> Self {
        let options = read_options(m, around);
        let most = options.len().max(1) as i64;
        Choices { max: m.number("max", Some(most), 1, most), options }
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        many(raw, &self.options, self.max)
    }
    fn shape(&self) -> Type {
        Type::List {
            of: Box::new(Type::Text { options: Some(self.options.iter().map(|o| o.id.clone()).collect()) }),
            least: 0,
            most: self.max.max(0) as u64,
        }
    }
    fn show(&self, value: &Value) -> Show<'_> {
        let ids = value.as_array().into_iter().flatten().filter_map(Value::as_str);
        Show::Options(ids.map(|id| labelled(id, &self.options)).collect())
    }
    fn posted(&self, form: &dyn Posted) -> Value {
        form.all("answer").into_iter().map(Value::from).collect()
    }
    fn options(&self) -> Option<&[ChoiceOption]> {
        Some(&self.options)
    }
    fn is_list(&self) -> bool {
        true
    }
}

/// The label of an option; its id when there is no such option any more.
fn labelled<'a>(id: &str, options: &'a [ChoiceOption]) -> Result<&'a crate::Text, String> {
    options.iter().find(|o| o.id == id).map(|o| &o.label).ok_or_else(|| id.to_string())
}

fn read_options(m: &Map, around: &Around) -> Vec<ChoiceOption> {
    let sheet = m.sheet();
    let mut ids = Ids::default();
    let mut found = vec![];
    for item in m.list_of_some("options", "mistake-no-options") {
        let Some(o) = walk::map(sheet, item, &["id", "label"]) else { continue };
        let id = o.id("id");
        ids.add(sheet, item, &id);
        found.push(ChoiceOption { id, label: o.text("label", around.languages, SHORT) });
    }
    found
}

/// Who searches a list types a label: no two options may be called the same, in whatever language.
fn told_apart(m: &Map, options: &[ChoiceOption]) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (option, node) in options.iter().zip(m.list("options")) {
        for label in option.label.0.values() {
            let first = *seen.entry(persian::fold(label)).or_insert(&option.id);
            if first != option.id {
                let reason = Msg::new("mistake-same-label").with("label", label.as_str()).with("id", first);
                return m.sheet().say(node.at, reason);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lang, Text};

    fn options() -> Vec<ChoiceOption> {
        let option = |id: &str, fa: &str| ChoiceOption { id: id.into(), label: Text::of(Lang::FA, fa) };
        vec![option("a", "یکی"), option("b", "دیگری"), option("c", "دیگری")]
    }

    #[test]
    fn by_id_or_by_a_label_that_only_one_has() {
        assert_eq!(one(&Value::from("a"), &options()), Ok(Value::from("a")));
        assert_eq!(one(&Value::from("يكي"), &options()), Ok(Value::from("a")));
        for no in ["دیگری", "d", ""] {
            assert_eq!(one(&Value::from(no), &options()).unwrap_err().key, "answer-not-an-option", "{no}");
        }
        assert_eq!(many(&serde_json::json!(["c", "یکی", "a"]), &options(), 2), Ok(serde_json::json!(["a", "c"])));
        assert_eq!(many(&serde_json::json!(["a", "b", "c"]), &options(), 2).unwrap_err().key, "answer-too-many");
    }
}
