//! One of the options, or some of them.

use crate::package::ChoiceOption;
use crate::{message::Msg, persian};
use serde_json::Value;

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
