//! A time of day, kept as `HH:MM` of twenty-four hours.

use super::{Around, QuestionType, Show};
use crate::Lang;
use crate::message::{Arg, Msg};
use crate::package::Node;
use crate::package::walk::Map;
use crate::package::walk::{self, SHORT};
use crate::persian;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Hour and minute with `:`, `.` or a space between them, an hour alone, or four digits; with the words of our languages for
/// morning and afternoon if there are any. Two parts come as `{hour, minute}`. `from` and `to` are minutes of the day, both
/// allowed.
pub fn check(raw: &Value, from: i64, to: i64) -> Result<Value, Msg> {
    let text = match raw {
        Value::String(s) => s.clone(),
        Value::Object(o) => {
            let part = |k: &str| match o.get(k) {
                Some(Value::String(s)) => s.trim().to_string(),
                Some(Value::Number(n)) => n.to_string(),
                _ => String::new(),
            };
            match (part("hour"), part("minute")) {
                (h, m) if h.is_empty() && m.is_empty() => return Err(Msg::new("answer-needed")),
                (h, m) if m.is_empty() => format!("{h}:00"),
                (h, m) => format!("{h}:{m}"),
            }
        }
        _ => return Err(Msg::new("answer-wrong-type")),
    };
    let minute = read(&text).ok_or(Msg::new("answer-not-a-time"))?;
    if (from..=to).contains(&minute) {
        Ok(Value::from(written(minute)))
    } else {
        Err(Msg::new("answer-time-out-of-range").with("from", Arg::time(from)).with("to", Arg::time(to)))
    }
}

/// `HH:MM` of a minute of the day.
pub fn written(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

const BEFORE_NOON: [&str; 6] = ["am", "a m", "قظ", "ق ظ", "صبح", "صباحا"];
const AFTER_NOON: [&str; 8] = ["pm", "p m", "بظ", "ب ظ", "بعدازظهر", "بعد از ظهر", "عصر", "مسا"];

/// The minute of the day that is written.
pub fn read(s: &str) -> Option<i64> {
    let s = persian::fold(s);
    let s = s.strip_prefix("ساعت").unwrap_or(&s).trim();
    let half = |words: &[&str]| words.iter().find_map(|w| s.strip_suffix(w)).map(str::trim);
    let (digits, noon) = match (half(&BEFORE_NOON), half(&AFTER_NOON)) {
        (Some(d), _) => (d, Some(0)),
        (_, Some(d)) => (d, Some(12)),
        _ => (s, None),
    };
    let digits = digits.replace(' ', ":");
    let (hour, minute) = match digits.split_once(':') {
        Some((h, m)) => (h, m),
        None if digits.len() == 4 => digits.split_at_checked(2)?,
        None => (digits.as_str(), "0"),
    };
    let number = |s: &str| if (1..=2).contains(&s.len()) { s.parse::<i64>().ok() } else { None };
    let (mut hour, minute) = (number(hour)?, number(minute)?);
    if let Some(noon) = noon {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + noon;
    }
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

/// A time of day, in minutes of the day from `from` to `to`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Time {
    /// First minute.
    pub from: i64,
    /// Last minute.
    pub to: i64,
}

impl QuestionType for Time {
    fn keys() -> &'static [&'static str] {
        &["from", "to"]
    }
    fn mistakes() -> &'static [&'static str] {
        &["answer-not-a-time", "answer-time-out-of-range"]
    }
    fn read(m: &Map, _: &Around) -> Self {
        let (from, to) = (minute(m, "from", 0), minute(m, "to", 1439));
        if from > to {
            let place = m.get("from").or(m.get("to")).map_or(m.node().at, Node::place);
            m.sheet().say(place, Msg::new("mistake-min-over-max").with("min", Arg::time(from)).with("max", Arg::time(to)));
        }
        Time { from, to }
    }
    fn check(&self, raw: &Value, _: &str) -> Result<Value, Msg> {
        check(raw, self.from, self.to)
    }
    fn show(&self, value: &Value) -> Show<'_> {
        Show::Code(super::plain(value))
    }
    fn has_parts(&self) -> bool {
        true
    }
    fn input(&self, _: &str) -> String {
        "answer".into()
    }
    fn describe(&self, _: Lang, to: &mut super::Described) {
        to.insert("from".into(), written(self.from).into());
        to.insert("to".into(), written(self.to).into());
    }
}

/// A time of day in a package, in minutes.
fn minute(m: &Map, key: &'static str, default: i64) -> i64 {
    let Some(node) = m.get(key) else { return default };
    let text = walk::string(m.sheet(), node, SHORT);
    // As the rest of the package language writes hours: two digits, a colon, two digits.
    match read(&text).filter(|minute| written(*minute) == text) {
        Some(minute) => minute,
        None if text.is_empty() => default,
        None => {
            walk::not_allowed(m.sheet(), node.pos, &text, "\"00:00\" … \"23:59\"");
            default
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn as_people_write_times() {
        for typed in ["17:05", "۱۷:۰۵", "٥:٠٥ مساءً", "5:05 PM", "5.05 p.m.", "1705", "ساعت ۱۷:۰۵", "۵:۰۵ بعدازظهر", "۵:۰۵ ب.ظ"]
        {
            assert_eq!(check(&Value::from(typed), 0, 1439), Ok(Value::from("17:05")), "{typed}");
        }
        assert_eq!(check(&Value::from("۷"), 0, 1439), Ok(Value::from("07:00")));
        assert_eq!(check(&Value::from("12:30 am"), 0, 1439), Ok(Value::from("00:30")));
        assert_eq!(check(&json!({ "hour": "۱۷", "minute": 5 }), 0, 1439), Ok(Value::from("17:05")));
    }
    #[test]
    fn what_is_no_time() {
        for no in ["24:00", "12:60", "x", "17:05:00", "13 pm", "170", ":"] {
            assert_eq!(check(&Value::from(no), 0, 1439).unwrap_err().key, "answer-not-a-time", "{no}");
        }
        let m = check(&Value::from("06:59"), 420, 900).unwrap_err();
        assert_eq!(m, Msg::new("answer-time-out-of-range").with("from", Arg::time(420)).with("to", Arg::time(900)));
    }
}
