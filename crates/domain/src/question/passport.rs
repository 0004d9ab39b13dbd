//! Passport: its number, or the two lines of its machine-readable zone pasted whole (ICAO Doc 9303, part 4, format TD3).

use super::{Around, QuestionType, Show};
use super::{digits, typed};
use crate::calendar::Day;
use crate::message::Msg;
use crate::package::walk::Map;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What the machine-readable zone says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// Document number.
    pub number: String,
    /// Nationality: three letters as in ICAO Doc 9303 (`D` for Germany).
    pub nationality: String,
    /// Date of birth, Gregorian.
    pub birth: Day,
    /// Last day on which it is valid, Gregorian.
    pub expiry: Day,
}

/// The number: 5 to 15 Latin letters and digits with at least one digit, upper case. Of a machine-readable zone the document
/// number is kept, once its five check digits are right. `today` (`YYYY-MM-DD`) tells which century two digits of a year mean.
pub fn check(raw: &Value, today: &str) -> Result<Value, Msg> {
    let s = typed(raw)?;
    if s.contains('<') { zone(&s, today).map(|z| Value::from(z.number)) } else { number(&s).map(Value::from) }
}

/// A typed number.
pub fn number(s: &str) -> Result<String, Msg> {
    let s: String = digits::compact(s).chars().filter(|c| !matches!(c, '.' | '(' | ')')).collect();
    let s = s.to_ascii_uppercase();
    let right = (5..=15).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric()) && s.bytes().any(|b| b.is_ascii_digit());
    if right { Ok(s) } else { Err(Msg::new("answer-passport")) }
}

/// Characters of each line.
const LINE: usize = 44;

/// Reads the two lines. Spaces and line breaks do not matter.
pub fn zone(s: &str, today: &str) -> Result<Zone, Msg> {
    let s = digits::compact(s).to_ascii_uppercase();
    if s.len() != 2 * LINE {
        return Err(Msg::new("answer-mrz-length").with("needs", 2 * LINE).with("found", s.chars().count()));
    }
    if !s.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase() || b == b'<') {
        return Err(Msg::new("answer-mrz-letters"));
    }
    if !s.starts_with('P') {
        return Err(Msg::new("answer-mrz-not-a-passport"));
    }
    let line = &s[LINE..];
    let wrong = |part: &'static str| Msg::new("answer-mrz-check-digit").with("part", part);
    // The optional personal number may be empty; then its check digit is 0 or a filler.
    let personal_empty = line[28..42].bytes().all(|b| b == b'<') && &line[42..43] == "<";
    for (from, to, at, part) in [(0, 9, 9, "number"), (13, 19, 19, "birth"), (21, 27, 27, "expiry"), (28, 42, 42, "personal")] {
        let may_be_left_out = part == "personal" && personal_empty;
        if !may_be_left_out && !holds(&line[from..to], &line[at..=at]) {
            return Err(wrong(part));
        }
    }
    if !holds(&[&line[0..10], &line[13..20], &line[21..43]].concat(), &line[43..44]) {
        return Err(wrong("all"));
    }
    let today = Day::parse(today).ok_or(Msg::new("answer-not-a-date"))?;
    let century = today.gregorian().0 / 100 * 100;
    let number = line[..9].trim_end_matches('<');
    Ok(Zone {
        // Digits may have been taken for letters, but the check digits say that they are right.
        number: self::number(number)?,
        nationality: line[10..13].trim_end_matches('<').into(),
        // A birth lies in this century unless that is still to come; an expiry in this one unless that is long past.
        birth: day(&line[13..19], [century, century - 100], |d| d <= today).ok_or_else(|| wrong("birth"))?,
        expiry: day(&line[21..27], [century, century + 100], |d| d.0 > today.0 - 50 * 366).ok_or_else(|| wrong("expiry"))?,
    })
}

/// Whether the check digit holds: values by the weights 7, 3, 1; A is 10, the filler 0; sum mod 10.
fn holds(field: &str, check: &str) -> bool {
    let value = |c: char| c.to_digit(36).unwrap_or(0);
    let sum: u32 = field.chars().zip([7, 3, 1].into_iter().cycle()).map(|(c, weight)| value(c) * weight).sum();
    check.parse() == Ok(sum % 10)
}

/// `YYMMDD` in the first of the centuries in which it is a day that fits.
fn day(s: &str, centuries: [i64; 2], fits: impl Fn(Day) -> bool) -> Option<Day> {
    let part = |r: std::ops::Range<usize>| s.get(r)?.parse::<i64>().ok();
    let (yy, m, d) = (part(0..2)?, part(2..4)?, part(4..6)?);
    centuries.into_iter().filter_map(|c| Day::from_gregorian(c + yy, m, d)).find(|d| fits(*d))
}

/// Passport number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passport {}

impl QuestionType for Passport {
    fn mistakes() -> &'static [&'static str] {
        &["answer-passport", "answer-mrz-check-digit", "answer-mrz-length", "answer-mrz-letters", "answer-mrz-not-a-passport"]
    }
    fn read(_: &Map, _: &Around) -> Self {
        Passport {}
    }
    fn check(&self, raw: &Value, today: &str) -> Result<Value, Msg> {
        check(raw, today)
    }
    fn show(&self, value: &Value) -> Show<'_> {
        Show::Latin(super::plain(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-11-24";
    /// The specimen of ICAO Doc 9303, part 4.
    const SPECIMEN: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    #[test]
    fn a_number_as_people_type_it() {
        assert_eq!(number(" a 12345678 ").as_deref(), Ok("A12345678"));
        assert_eq!(number("A۱۲۳۴۵۶۷۸").as_deref(), Ok("A12345678"));
        for no in ["ABCDEF", "A123", "A1234567890123456", "آ12345678"] {
            assert_eq!(number(no).unwrap_err().key, "answer-passport", "{no}");
        }
    }
    #[test]
    fn the_machine_readable_zone_gives_the_number() {
        let z = zone(SPECIMEN, TODAY).unwrap();
        assert_eq!((z.number.as_str(), z.nationality.as_str()), ("L898902C3", "UTO"));
        assert_eq!((z.birth.to_string(), z.expiry.to_string()), ("1974-08-12".into(), "2012-04-15".into()));
        for way in [SPECIMEN.into(), SPECIMEN.replace('\n', " "), SPECIMEN.replace('\n', "\r\n"), SPECIMEN.to_lowercase()] {
            assert_eq!(check(&Value::from(way.as_str()), TODAY), Ok(Value::from("L898902C3")), "{way}");
        }
        // What was kept is a typed number the next time.
        assert_eq!(check(&Value::from("L898902C3"), TODAY), Ok(Value::from("L898902C3")));
    }
    #[test]
    fn each_of_the_five_check_digits_counts() {
        for (at, part) in [(9, "number"), (19, "birth"), (27, "expiry"), (42, "personal"), (43, "all")] {
            let mut s: Vec<char> = SPECIMEN.chars().collect();
            let at = LINE + 1 + at;
            s[at] = if s[at] == '5' { '6' } else { '5' };
            let m = zone(&s.iter().collect::<String>(), TODAY).unwrap_err();
            assert_eq!(m, Msg::new("answer-mrz-check-digit").with("part", part));
        }
        assert_eq!(zone(&SPECIMEN[1..], TODAY).unwrap_err().key, "answer-mrz-length");
        assert_eq!(zone(&SPECIMEN.replacen('P', "I", 1), TODAY).unwrap_err().key, "answer-mrz-not-a-passport");
        assert_eq!(zone(&SPECIMEN.replacen('U', "*", 1), TODAY).unwrap_err().key, "answer-mrz-letters");
        // Letters of more than one byte are no reason to fall over.
        assert_eq!(zone(&format!("P<{}", "é".repeat(43)), TODAY).unwrap_err().key, "answer-mrz-letters");
    }
    #[test]
    fn an_empty_personal_number_may_have_a_filler_as_check_digit() {
        let body = "L898902C36UTO7408122F1204159<<<<<<<<<<<<<<<";
        let all: u32 = [&body[0..10], &body[13..20], &body[21..43]]
            .concat()
            .chars()
            .zip([7, 3, 1].into_iter().cycle())
            .map(|(c, w)| c.to_digit(36).unwrap_or(0) * w)
            .sum();
        let s = format!("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<{body}{}", all % 10);
        assert_eq!(zone(&s, TODAY).unwrap().number, "L898902C3");
    }
}
