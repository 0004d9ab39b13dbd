//! From one day to another, both included.

use super::Posted;
use super::date::{self, When};
use super::{Around, QuestionType, Show};
use crate::calendar::Day;
use crate::expression::Type;
use crate::message::Msg;
use crate::package::walk;
use crate::package::walk::Map;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// `{from, to}`, each typed like a day, or one text with a word or a dash between the two. Gives `{from, to}` of `YYYY-MM-DD`.
/// `max_days` counts both ends. What is wrong with one of the two has the argument `part`.
pub fn check(raw: &Value, when: When, max_days: Option<i64>, today: &str) -> Result<Value, Msg> {
    let (from, to) = match raw {
        Value::Object(o) => {
            let end = |k: &str| o.get(k).filter(|v| !super::is_empty(v)).cloned().unwrap_or(Value::Null);
            (end("from"), end("to"))
        }
        Value::String(s) => {
            let (from, to) = split(s).ok_or(Msg::new("answer-not-a-range"))?;
            (Value::from(from), Value::from(to))
        }
        _ => return Err(Msg::new("answer-wrong-type")),
    };
    if from.is_null() && to.is_null() {
        return Err(Msg::new("answer-needed"));
    }
    let end = |v: &Value, part: &'static str| -> Result<Day, Msg> {
        let checked = if v.is_null() { Err(Msg::new("answer-needed")) } else { date::check(v, when, today) };
        let day = checked.map_err(|m| m.with("part", part))?;
        day.as_str().and_then(Day::parse).ok_or(Msg::new("answer-not-a-date"))
    };
    let (from, to) = (end(&from, "from")?, end(&to, "to")?);
    if to < from {
        return Err(Msg::new("answer-range-reversed").with("part", "to"));
    }
    match max_days {
        Some(max) if to.0 - from.0 + 1 > max => Err(Msg::new("answer-range-too-long").with("max", max).with("part", "to")),
        _ => Ok(json!({ "from": from.to_string(), "to": to.to_string() })),
    }
}

/// What stands before and after the word or mark between the two days.
fn split(s: &str) -> Option<(&str, &str)> {
    let s = s.trim().trim_start_matches("از ").trim_start_matches("from ").trim_start_matches("من ");
    [" تا ", " الی ", " الى ", " إلى ", " to ", " until ", " تک ", " – ", " — ", " - ", "..", "–"]
        .iter()
        .find_map(|between| s.split_once(between))
        // ISO 8601: an interval of two whole days.
        .or_else(|| s.split_once('/').filter(|(a, b)| a.matches('-').count() == 2 && b.matches('-').count() == 2))
}

/// From one day to another; `max_days` counts both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DateRange {
    /// Where they must lie.
    pub when: When,
    /// Most days.
    pub max_days: Option<i64>,
}

impl QuestionType for DateRange {
    fn keys() -> &'static [&'static str] {
        &["when", "max_days"]
    }
    fn mistakes() -> &'static [&'static str] {
        &[
            "answer-not-a-date",
            "answer-date-year",
            "answer-date-month",
            "answer-date-day",
            "answer-date-in-future",
            "answer-date-in-past",
            "answer-not-a-range",
            "answer-range-reversed",
            "answer-range-too-long",
        ]
    }
    fn read(m: &Map, _: &Around) -> Self {
        DateRange { when: When::read(m), max_days: m.get("max_days").and_then(|n| walk::number(m.sheet(), n, 1, 36_600)) }
    }
    fn check(&self, raw: &Value, today: &str) -> Result<Value, Msg> {
        check(raw, self.when, self.max_days, today)
    }
    fn shape(&self) -> Type {
        Type::Period { most: self.max_days }
    }
    fn show(&self, value: &Value) -> Show<'_> {
        let end = |part| (part, Show::Day(super::part(value, part)));
        Show::Filled("value-from-to", vec![end("from"), end("to")])
    }
    fn has_parts(&self) -> bool {
        true
    }
    fn posted(&self, form: &dyn Posted) -> Value {
        super::whole(form).unwrap_or_else(|| json!({ "from": date::posted_day(form, "from-"), "to": date::posted_day(form, "to-") }))
    }
    fn input(&self, part: &str) -> String {
        format!("{}-day", if part.is_empty() { "from" } else { part })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-11-24";

    #[test]
    fn typed_in_either_calendar() {
        let days = json!({ "from": "2026-11-23", "to": "2026-11-25" });
        for typed in [
            "1405/09/02 تا 1405/09/04",
            "از ۲ آذر ۱۴۰۵ تا ۴ آذر ۱۴۰۵",
            "2026-11-23/2026-11-25",
            "23 November 2026 to 25 November 2026",
            "1405/9/2 – 1405/9/4",
        ] {
            assert_eq!(check(&Value::from(typed), When::Any, None, TODAY), Ok(days.clone()), "{typed}");
        }
        let parts = json!({ "from": { "year": "1405", "month": "9", "day": "2" }, "to": "2026-11-25" });
        assert_eq!(check(&parts, When::Any, Some(3), TODAY), Ok(days.clone()));
        assert_eq!(check(&days, When::Any, Some(3), TODAY), Ok(days));
    }
    #[test]
    fn each_end_says_what_is_wrong_with_it() {
        let wrong = |from: &str, to: &str| check(&json!({ "from": from, "to": to }), When::Future, Some(3), TODAY).unwrap_err();
        let mut of_from = wrong("1405/9/31", "1405/9/4");
        assert_eq!((of_from.key.as_ref(), of_from.args.pop()), ("answer-date-day", Some(("part".into(), "from".into()))));
        assert_eq!(wrong("1405/9/1", "1405/9/4"), Msg::new("answer-date-in-past").with("part", "from"));
        assert_eq!(wrong("1405/9/4", ""), Msg::new("answer-needed").with("part", "to"));
        assert_eq!(wrong("1405/9/4", "1405/9/3"), Msg::new("answer-range-reversed").with("part", "to"));
        assert_eq!(wrong("1405/9/4", "1405/9/7").key, "answer-range-too-long");
        assert_eq!(check(&Value::from("1405/9/4"), When::Any, None, TODAY).unwrap_err().key, "answer-not-a-range");
    }
}
