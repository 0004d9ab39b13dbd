//! A day, typed in the Persian or the Gregorian calendar, kept as a Gregorian `YYYY-MM-DD`.

use super::Posted;
use super::{Around, QuestionType, Show};
use crate::expression::Type;
use crate::message::{Arg, Msg};
use crate::package::walk::Map;
use crate::{calendar::Day, persian};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The first day that is taken: 1900-01-01.
pub(crate) const FIRST: Day = Day(-25_567);
/// The last: 2121-03-20, that of the Persian year 1499.
pub(crate) const LAST: Day = Day(55_230);

/// Years from 1200 to 1599 are Persian, the others Gregorian; separators `/`, `-`, `.`, commas and spaces; order year, month, day (or
/// day, month, year when the year is last). Months may be named, in either calendar; names of weekdays are passed over. Three
/// parts come as an object `{year, month, day}`.
pub fn check(raw: &Value, when: When, today: &str) -> Result<Value, Msg> {
    let day = read(raw)?;
    let today = Day::parse(today).ok_or(Msg::new("answer-not-a-date"))?;
    match when {
        When::Past if day > today => Err(Msg::new("answer-date-in-future")),
        When::Future if day < today => Err(Msg::new("answer-date-in-past")),
        _ => Ok(Value::from(day.to_string())),
    }
}

/// The day that was typed.
pub(super) fn read(raw: &Value) -> Result<Day, Msg> {
    let wrong = || Msg::new("answer-not-a-date");
    let parts: Vec<Part> = match raw {
        Value::String(s) => words(s)?,
        Value::Object(o) => {
            let part = |k: &str| match o.get(k) {
                Some(Value::String(s)) => s.trim().to_string(),
                Some(Value::Number(n)) => n.to_string(),
                _ => String::new(),
            };
            let all = [part("year"), part("month"), part("day")];
            if all.iter().all(String::is_empty) {
                return Err(Msg::new("answer-needed"));
            }
            all.iter().map(|p| Part::read(p)).collect::<Option<_>>().ok_or_else(wrong)?
        }
        _ => return Err(Msg::new("answer-wrong-type")),
    };
    of_parts(&parts)
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    Number(i64),
    /// Month 1 to 12 by name.
    Persian(i64),
    Gregorian(i64),
}

impl Part {
    fn read(s: &str) -> Option<Part> {
        let digits = persian::ascii_digits(s);
        if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
            return if digits.len() <= 4 { digits.parse().ok().map(Part::Number) } else { None };
        }
        let name = persian::joined(s);
        let month = |all: &[(&str, i64)]| all.iter().find(|(names, _)| names.split(' ').any(|n| n == name)).map(|(_, m)| *m);
        month(&PERSIAN).map(Part::Persian).or_else(|| month(&GREGORIAN).map(Part::Gregorian))
    }
}

/// Names of the Persian months as [`persian::joined`] leaves them.
const PERSIAN: [(&str, i64); 12] = [
    ("فروردین farvardin", 1),
    ("اردیبهشت ordibehesht", 2),
    ("خرداد khordad", 3),
    ("تیر tir", 4),
    ("مرداد امرداد mordad", 5),
    ("شهریور shahrivar", 6),
    ("مهر mehr", 7),
    ("ابان aban", 8),
    ("اذر azar", 9),
    ("دی dey day", 10),
    ("بهمن bahman", 11),
    ("اسفند esfand", 12),
];

/// Names of the Gregorian months in English, Persian, Arabic and Urdu, likewise.
const GREGORIAN: [(&str, i64); 12] = [
    ("january jan ژانویه ینایر جنوری", 1),
    ("february feb فوریه فبرایر فروری", 2),
    ("march mar مارس مارچ", 3),
    ("april apr اوریل ابریل اپریل", 4),
    ("may مه می مایو میی", 5),
    ("june jun ژوین یونیو جون", 6),
    ("july jul ژوییه جولای یولیو جولایی", 7),
    ("august aug اوت اگوست اغسطس اگست", 8),
    ("september sep sept سپتامبر سبتمبر ستمبر", 9),
    ("october oct اکتبر اکتوبر", 10),
    ("november nov نوامبر نوفمبر نومبر", 11),
    ("december dec دسامبر دیسمبر دسمبر", 12),
];

/// What may stand beside a day without meaning more, likewise: weekdays in our languages.
const WEEKDAYS: &str = "شنبه یک دو سه چهار پنج یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه \
    saturday sunday monday tuesday wednesday thursday friday sat sun mon tue wed thu fri \
    السبت الاحد الاثنین الثلاثا الاربعا الخمیس الجمعه هفته اتوار سوموار پیر منگل بدھ بده جمعرات";

fn words(s: &str) -> Result<Vec<Part>, Msg> {
    let wrong = || Msg::new("answer-not-a-date");
    let pieces = s
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',' | '،' | '٫' | '؍' | '\u{2010}'..='\u{2015}' | '\u{200e}' | '\u{200f}')
        })
        .map(|p| p.trim_matches(|c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')))
        .filter(|p| !p.is_empty());
    let mut found = vec![];
    for piece in pieces {
        match Part::read(piece) {
            Some(part) => found.push(part),
            None if eight_digits(piece).is_some() => found.extend(eight_digits(piece).into_iter().flatten()),
            None if WEEKDAYS.split(' ').any(|w| w == persian::joined(piece)) => {}
            None => return Err(wrong()),
        }
        if found.len() > 3 {
            return Err(wrong());
        }
    }
    Ok(found)
}

/// `YYYYMMDD`.
fn eight_digits(s: &str) -> Option<[Part; 3]> {
    let s = persian::ascii_digits(s);
    if s.len() != 8 || !s.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = |r: std::ops::Range<usize>| s[r].parse().ok().map(Part::Number);
    Some([part(0..4)?, part(4..6)?, part(6..8)?])
}

/// The day, or what is wrong with it: the year, the month, or a day that the month does not have.
fn of_parts(parts: &[Part]) -> Result<Day, Msg> {
    use Part::{Gregorian, Number, Persian};
    // A month by name may stand before the day: `November 23 2026`.
    let (a, month, c) = match *parts {
        [Number(a), month, Number(c)] => (a, month, c),
        [month @ (Persian(_) | Gregorian(_)), Number(d), Number(y)] => (d, month, y),
        _ => return Err(Msg::new("answer-not-a-date")),
    };
    let (y, d) = if a >= 100 { (a, c) } else { (c, a) };
    let persian_year = (1200..1600).contains(&y);
    let month = match month {
        Number(m) => m,
        Persian(m) if persian_year => m,
        Gregorian(m) if !persian_year => m,
        _ => return Err(Msg::new("answer-not-a-date")),
    };
    let day = |d| if persian_year { Day::from_jalali(y, month, d) } else { Day::from_gregorian(y, month, d) };
    let taken = |day: &Day| (FIRST..=LAST).contains(day);
    // The last day of the month that there is; none where there is no such month.
    let days = (1..=31).rev().find(|d| day(*d).is_some());
    match (day(d), days) {
        (Some(day), _) if taken(&day) => Ok(day),
        (Some(_), _) => Err(Msg::new("answer-date-year")),
        (None, Some(_)) if !day(1).is_some_and(|first| taken(&first)) => Err(Msg::new("answer-date-year")),
        (None, Some(days)) => {
            let (calendar, year) = (if persian_year { "persian" } else { "gregorian" }, Arg::Digits { digits: y.to_string() });
            Err(Msg::new("answer-date-day").with("calendar", calendar).with("month", month).with("year", year).with("days", days))
        }
        (None, None) => Err(Msg::new("answer-date-month")),
    }
}

/// Where a date must lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Anywhere between 1900 of the Gregorian and 1500 of the Persian calendar.
    #[default]
    Any,
    /// Today or before.
    Past,
    /// Today or after.
    Future,
}

impl When {
    /// `when` of a package.
    pub(super) fn read(m: &Map) -> When {
        match m.word("when", &["past", "future", "any"], Some("any")) {
            "past" => When::Past,
            "future" => When::Future,
            _ => When::Any,
        }
    }
}

/// A day, before or after today if `when` says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Date {
    /// Where it must lie.
    pub when: When,
}

impl QuestionType for Date {
    fn keys() -> &'static [&'static str] {
        &["when"]
    }
    fn mistakes() -> &'static [&'static str] {
        &["answer-not-a-date", "answer-date-year", "answer-date-month", "answer-date-day", "answer-date-in-future", "answer-date-in-past"]
    }
    fn read(m: &Map, _: &Around) -> Self {
        Date { when: When::read(m) }
    }
    fn check(&self, raw: &Value, today: &str) -> Result<Value, Msg> {
        check(raw, self.when, today)
    }
    fn shape(&self) -> Type {
        Type::day()
    }
    fn show(&self, value: &Value) -> Show<'_> {
        Show::Day(super::plain(value))
    }
    fn has_parts(&self) -> bool {
        true
    }
    fn posted(&self, form: &dyn Posted) -> Value {
        super::whole(form).unwrap_or_else(|| posted_day(form, ""))
    }
    fn input(&self, _: &str) -> String {
        "day".into()
    }
}

/// The three fields of a day; `before` stands before their names.
pub(super) fn posted_day(form: &dyn Posted, before: &str) -> Value {
    ["year", "month", "day"].into_iter().map(|part| (part.to_string(), Value::from(form.one(&format!("{before}{part}"))))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const TODAY: &str = "2026-11-24";

    #[test]
    fn as_people_write_days() {
        for typed in [
            "1405/09/02",
            "۱۴۰۵/۹/۲",
            "2/9/1405",
            "1405-9-2",
            "۲ آذر ۱۴۰۵",
            "2 azar 1405",
            "دوشنبه ۲ آذر ۱۴۰۵",
            "14050902",
            "2026-11-23",
            "23/11/2026",
            "23 November 2026",
            "Monday, 23 November 2026",
            "November 23, 2026",
            "23 nov 2026",
            "۲۳ نوامبر ۲۰۲۶",
            "الاثنين، ٢٣ نوفمبر ٢٠٢٦",
            "٢٣/١١/٢٠٢٦",
            "20261123",
            "\u{2067}۱۴۰۵/۰۹/۰۲\u{2069}",
            "۲ آذر، ۱۴۰۵",
        ] {
            assert_eq!(check(&Value::from(typed), When::Any, TODAY), Ok(Value::from("2026-11-23")), "{typed}");
        }
        assert_eq!(check(&json!({ "year": "۱۴۰۵", "month": "آذر", "day": 2 }), When::Any, TODAY), Ok(Value::from("2026-11-23")));
    }
    #[test]
    fn the_last_day_of_a_leap_year() {
        // The 2820-year rule of many libraries has a leap year in 1404 instead.
        for (typed, day) in [
            ("1403/12/30", "2025-03-20"),
            ("1404/1/1", "2025-03-21"),
            ("1403-01-01", "2024-03-20"),
            ("1357/11/22", "1979-02-11"),
            ("1348/10/11", "1970-01-01"),
            ("1408/12/30", "2030-03-20"),
        ] {
            assert_eq!(check(&Value::from(typed), When::Any, TODAY), Ok(Value::from(day)), "{typed}");
        }
    }
    #[test]
    fn the_first_and_the_last_day_that_are_taken() {
        assert_eq!((Some(FIRST), Some(LAST)), (Day::from_gregorian(1900, 1, 1), Day::from_jalali(1500, 1, 1).map(|d| Day(d.0 - 1))));
    }
    #[test]
    fn what_is_no_day() {
        for (no, why) in [
            ("1404/12/30", "answer-date-day"),
            ("1405/07/31", "answer-date-day"),
            ("0/1/1405", "answer-date-day"),
            ("1405/0/1", "answer-date-month"),
            ("1405/13/01", "answer-date-month"),
            ("2026-02-29", "answer-date-day"),
            ("1405", "answer-not-a-date"),
            ("دیروز", "answer-not-a-date"),
            ("1/1/1405/1", "answer-not-a-date"),
            ("2 November 1405", "answer-not-a-date"),
            ("2 آذر 2026", "answer-not-a-date"),
            ("02/03/04", "answer-date-year"),
            ("1899-12-31", "answer-date-year"),
            ("1500/1/1", "answer-date-year"),
            ("1500/1/40", "answer-date-year"),
            ("99999999", "answer-date-month"),
            ("1405/09", "answer-not-a-date"),
        ] {
            assert_eq!(check(&Value::from(no), When::Any, TODAY).unwrap_err().key, why, "{no}");
        }
        let esfand = check(&json!({ "year": "1405", "month": "12", "day": "30" }), When::Any, TODAY).unwrap_err();
        let (year, calendar) = (Arg::Digits { digits: "1405".into() }, "persian");
        let has = Msg::new("answer-date-day").with("calendar", calendar).with("month", 12i64).with("year", year).with("days", 29i64);
        assert_eq!(esfand, has, "how many days the month has");
        assert_eq!(check(&Value::from("1405/09/04"), When::Past, TODAY).unwrap_err().key, "answer-date-in-future");
        assert_eq!(check(&Value::from("1405/09/02"), When::Future, TODAY).unwrap_err().key, "answer-date-in-past");
    }
}
