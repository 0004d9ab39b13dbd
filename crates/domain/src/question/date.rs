//! A day, typed in the Persian or the Gregorian calendar, kept as a Gregorian `YYYY-MM-DD`.

use super::When;
use crate::{calendar, message::Msg, persian};
use serde_json::Value;

/// Years below 1600 are Persian, the others Gregorian; separators `/`, `-`, `.` and spaces; order year, month, day (or
/// day, month, year when the year is last). Three parts come as an object `{year, month, day}`.
pub fn day(raw: &Value, when: When, today: &str) -> Result<Value, Msg> {
    let wrong = || Msg::new("answer-not-a-date");
    let parts: Vec<String> = match raw {
        Value::String(s) => {
            let s = persian::ascii_digits(s.trim());
            s.split(['/', '-', '.', ' ', '٫']).filter(|p| !p.is_empty()).map(String::from).collect()
        }
        Value::Object(o) => {
            let part = |k: &str| match o.get(k) {
                Some(Value::String(s)) => persian::ascii_digits(s.trim()),
                Some(Value::Number(n)) => n.to_string(),
                _ => String::new(),
            };
            let all = vec![part("year"), part("month"), part("day")];
            if all.iter().all(String::is_empty) {
                return Err(Msg::new("answer-needed"));
            }
            all
        }
        _ => return Err(Msg::new("answer-wrong-type")),
    };
    let n: Vec<i64> = parts.iter().map(|p| if p.len() <= 4 { p.parse().ok() } else { None }).collect::<Option<_>>().ok_or_else(wrong)?;
    let [a, b, c] = n[..] else { return Err(wrong()) };
    let (y, m, d) = if a >= 100 { (a, b, c) } else { (c, b, a) };
    let day = if (1200..1600).contains(&y) { calendar::Day::from_jalali(y, m, d) } else { calendar::Day::from_gregorian(y, m, d) }
        .ok_or_else(wrong)?;
    let (first, last) = (calendar::Day::from_gregorian(1900, 1, 1), calendar::Day::from_gregorian(2121, 3, 20));
    if first.is_some_and(|f| day < f) || last.is_some_and(|l| day > l) {
        return Err(wrong());
    }
    let today = calendar::Day::parse(today).ok_or_else(wrong)?;
    match when {
        When::Past if day > today => Err(Msg::new("answer-date-in-future")),
        When::Future if day < today => Err(Msg::new("answer-date-in-past")),
        _ => Ok(Value::from(day.to_string())),
    }
}
