//! Days, the Persian calendar and working days. A day is a number; months and years come from ICU4X.

use crate::Millis;
use crate::package::{Agency, Calendar, Catalogue, DayKind, OwnDays};
use icu::calendar::{Date, Iso, cal::Persian, types::RataDie};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Rata Die of 1970-01-01.
const EPOCH: i64 = 719_163;
const DAY_MILLIS: i64 = 86_400_000;

/// Minutes east of UTC of the clocks of Tehran: by them people are told the day and the time.
pub const TEHRAN: i64 = 210;

/// A day: days since 1970-01-01 of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// From a Gregorian date; `None` when there is no such day.
    pub fn from_gregorian(y: i64, m: i64, d: i64) -> Option<Day> {
        let date = Date::try_new_iso(y.try_into().ok()?, m.try_into().ok()?, d.try_into().ok()?).ok()?;
        Some(Day(date.to_rata_die().to_i64_date() - EPOCH))
    }
    /// From a date of the Persian (Solar Hijri) calendar; `None` when there is no such day.
    pub fn from_jalali(y: i64, m: i64, d: i64) -> Option<Day> {
        let date = Date::try_new_persian(y.try_into().ok()?, m.try_into().ok()?, d.try_into().ok()?).ok()?;
        Some(Day(date.to_rata_die().to_i64_date() - EPOCH))
    }
    fn iso(self) -> Date<Iso> {
        Date::from_rata_die(RataDie::new(self.0 + EPOCH), Iso)
    }
    /// Year, month, day of the Gregorian calendar.
    pub fn gregorian(self) -> (i64, i64, i64) {
        let d = self.iso();
        (i64::from(d.year().extended_year()), i64::from(d.month().ordinal), i64::from(d.day_of_month().0))
    }
    /// Year, month, day of the Persian calendar.
    pub fn jalali(self) -> (i64, i64, i64) {
        let d = self.iso().to_calendar(Persian);
        (i64::from(d.year().extended_year()), i64::from(d.month().ordinal), i64::from(d.day_of_month().0))
    }
    /// Reads `YYYY-MM-DD`.
    pub fn parse(s: &str) -> Option<Day> {
        let mut p = s.splitn(3, '-').map(|p| p.parse::<i64>().ok());
        Day::from_gregorian(p.next()??, p.next()??, p.next()??)
    }
    /// ISO number of the weekday: Monday 1 … Sunday 7.
    pub fn weekday(self) -> u8 {
        ((self.0 + 3).rem_euclid(7) + 1) as u8
    }
    /// The day at `at` where clocks are `offset` minutes east of UTC.
    pub fn at(at: Millis, offset: i64) -> Day {
        Day((at + offset * 60_000).div_euclid(DAY_MILLIS))
    }
    /// The last millisecond of the day where clocks are `offset` minutes east of UTC.
    pub fn end(self, offset: i64) -> Millis {
        (self.0 + 1) * DAY_MILLIS - offset * 60_000 - 1
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (y, m, d) = self.gregorian();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

/// A moment as RFC 3339 in UTC, with milliseconds.
pub fn rfc3339(at: Millis) -> String {
    let (day, ms) = (Day(at.div_euclid(DAY_MILLIS)), at.rem_euclid(DAY_MILLIS));
    format!("{day}T{:02}:{:02}:{:02}.{:03}Z", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60, ms % 1000)
}

/// Reads what [`rfc3339`] writes.
pub fn parse_rfc3339(text: &str) -> Option<Millis> {
    let (day, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (time, ms) = time.split_once('.')?;
    let mut parts = time.splitn(3, ':').map(|p| (p.len() == 2).then(|| p.parse::<i64>().ok())?);
    let (h, m, s) = (parts.next()??, parts.next()??, parts.next()??);
    let ms = (ms.len() == 3).then(|| ms.parse::<i64>().ok())??;
    let fits = (0..24).contains(&h) && (0..60).contains(&m) && (0..60).contains(&s) && ms >= 0;
    fits.then_some(Day::parse(day)?.0 * DAY_MILLIS + ((h * 60 + m) * 60 + s) * 1000 + ms)
}

/// Reads a moment as programs write it: RFC 3339, with a fraction of a second or without, with `Z` or an offset. What is less than a
/// millisecond is left out.
pub fn read_moment(text: &str) -> Option<Millis> {
    let day = Day::parse(text.get(..10).filter(|day| day.is_ascii())?)?;
    let time = text.get(10..)?.strip_prefix(['T', 't'])?;
    let number = |t: &str, least: i64, most: i64| {
        let n = (t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit())).then(|| t.parse::<i64>().ok())??;
        (least..=most).contains(&n).then_some(n)
    };
    let (clock, zone) = time.split_at_checked(8)?;
    let mut parts = clock.splitn(3, ':');
    let (h, m, s) = (number(parts.next()?, 0, 23)?, number(parts.next()?, 0, 59)?, number(parts.next()?, 0, 59)?);
    let (fraction, zone) = match zone.strip_prefix('.') {
        Some(rest) => rest.split_at_checked(rest.bytes().take_while(u8::is_ascii_digit).count()).filter(|(f, _)| !f.is_empty())?,
        None => ("", zone),
    };
    let ms = fraction.bytes().chain(*b"000").take(3).fold(0, |ms, b| ms * 10 + i64::from(b - b'0'));
    let offset = match zone {
        "Z" | "z" => 0,
        _ => {
            let (east, by) = (zone.strip_prefix('+'), zone.strip_prefix('-'));
            let (h, m) = east.or(by)?.split_once(':')?;
            let minutes = number(h, 0, 23)? * 60 + number(m, 0, 59)?;
            if east.is_some() { minutes } else { -minutes }
        }
    };
    Some(day.0 * DAY_MILLIS + ((h * 60 + m - offset) * 60 + s) * 1000 + ms)
}

/// For serde: a moment as RFC 3339. A number of milliseconds, as in receipts of version 0.1.0, is read too.
pub mod moment {
    use super::Millis;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Number(Millis),
        Text(String),
    }

    /// Writes it.
    pub fn serialize<S: Serializer>(at: &Millis, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&super::rfc3339(*at))
    }
    /// Reads it.
    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Millis, D::Error> {
        match Written::deserialize(d)? {
            Written::Number(at) => Ok(at),
            Written::Text(text) => super::parse_rfc3339(&text).ok_or_else(|| D::Error::custom("a moment as YYYY-MM-DDTHH:MM:SS.mmmZ")),
        }
    }
}

impl Day {
    /// A day as packages write it: `1405/01/01`, Persian, or `2026-03-21`, Gregorian.
    pub fn written(s: &str) -> Option<Day> {
        match s.split('/').collect::<Vec<_>>().as_slice() {
            [y, m, d] => Day::from_jalali(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?),
            _ => Day::parse(s),
        }
    }
}

/// A day at an agency, and the agency's working days.
#[derive(Debug, Clone)]
pub struct Today {
    /// The day.
    pub day: Day,
    /// The same as `YYYY-MM-DD`.
    pub text: String,
    /// Working days.
    pub days: std::sync::Arc<WorkingDays>,
}

impl Today {
    /// A day.
    pub fn new(day: Day, days: std::sync::Arc<WorkingDays>) -> Today {
        Today { day, text: day.to_string(), days }
    }
    /// A day, `YYYY-MM-DD`, where every day is a working day; `None` for what is no day.
    pub fn plain(day: &str) -> Option<Today> {
        Day::parse(day).map(|d| Today::new(d, Default::default()))
    }
}

/// A calendar ready to count with: holidays as a set of days.
#[derive(Debug, Clone, Default)]
pub struct WorkingDays {
    /// Minutes east of UTC.
    pub offset: i64,
    weekend: [bool; 8],
    holidays: BTreeSet<i64>,
    /// Days off on which the agency works.
    works: BTreeSet<i64>,
    /// Opening hours by ISO weekday, minutes of the day. Where some are given, a day without any is closed; packages say of such
    /// a day that it is one of the weekend. Where none are, the agency is open all day on the days on which it works.
    hours: [Option<(i64, i64)>; 8],
}

/// By which days each agency counts. A clock goes by the days of the agency that must act: that of a case by its steward's,
/// that of a task by those of the agency whose unit has the task.
#[derive(Debug, Clone, Default)]
pub struct Calendars {
    of: BTreeMap<String, Arc<WorkingDays>>,
    common: Arc<WorkingDays>,
}

impl Calendars {
    /// Of the agencies of packages. An agency that is not in them, because it was taken out while it still has cases, counts by
    /// the calendar by which most agencies count, without days of its own; where there is no calendar at all, every day
    /// works, by the clocks of Tehran.
    pub fn new(catalogue: &Catalogue) -> Calendars {
        let agencies = || catalogue.agencies.values();
        let counted = |a: &Agency| Some((a.id.clone(), Arc::new(WorkingDays::of(a, catalogue.calendars.get(&a.calendar)?))));
        let users = |c: &Calendar| agencies().filter(|a| a.calendar == c.id).count();
        // Of two by which as many count, the first by id.
        let common = catalogue.calendars.values().rev().max_by_key(|c| users(c));
        let common = common.map_or_else(|| WorkingDays { offset: TEHRAN, ..WorkingDays::default() }, WorkingDays::new);
        Calendars { of: agencies().filter_map(counted).collect(), common: Arc::new(common) }
    }
    /// One for all agencies.
    pub fn same(days: WorkingDays) -> Calendars {
        Calendars { of: BTreeMap::new(), common: Arc::new(days) }
    }
    /// The same with other days for one agency.
    pub fn with(mut self, agency: &str, days: WorkingDays) -> Calendars {
        self.of.insert(agency.into(), Arc::new(days));
        self
    }
    /// Those of an agency.
    pub fn of(&self, agency: &str) -> &Arc<WorkingDays> {
        self.of.get(agency).unwrap_or(&self.common)
    }
}

const DAY_MINUTES: i64 = 1440;
const MINUTE: i64 = 60_000;

impl WorkingDays {
    /// From a calendar of a package.
    pub fn new(calendar: &Calendar) -> WorkingDays {
        let mut weekend = [false; 8];
        for w in &calendar.weekend {
            weekend[usize::from(*w).min(7)] = true;
        }
        WorkingDays {
            offset: calendar.utc_offset_minutes,
            weekend,
            holidays: calendar.holidays.keys().filter_map(|d| Day::parse(d)).map(|d| d.0).collect(),
            works: Default::default(),
            hours: [None; 8],
        }
    }
    /// The same for an agency: with its opening hours and its own days.
    pub fn of(agency: &Agency, calendar: &Calendar) -> WorkingDays {
        let mut days = WorkingDays::new(calendar).with(&agency.own_days);
        for (weekday, (from, to)) in &agency.hours {
            days.set_hours(*weekday, i64::from(*from), i64::from(*to));
        }
        days
    }
    /// The same with days that are other than those of the calendar. A day on which the agency works wins over every day off.
    pub fn with(mut self, own: &OwnDays) -> WorkingDays {
        if let Some(weekend) = &own.weekend {
            self.weekend = [false; 8];
            weekend.iter().for_each(|w| self.weekend[usize::from(*w).min(7)] = true);
        }
        let days =
            |of: &std::collections::BTreeMap<String, crate::Text>| of.keys().filter_map(|d| Day::parse(d)).map(|d| d.0).collect::<Vec<_>>();
        self.holidays.extend(days(&own.holidays));
        self.works.extend(days(&own.works));
        self
    }
    /// Sets the opening hours of an ISO weekday, in minutes of the day.
    pub fn set_hours(&mut self, weekday: u8, from: i64, to: i64) {
        self.hours[usize::from(weekday).min(7)] = Some((from, to));
    }
    /// When the agency is open on a day: minutes of the day from, to.
    fn open(&self, day: Day) -> (i64, i64) {
        match self.hours[usize::from(day.weekday())] {
            _ if !self.is_working(day) => (0, 0),
            Some(hours) => hours,
            None if self.hours.iter().all(Option::is_none) => (0, DAY_MINUTES),
            None => (0, 0),
        }
    }
    /// Between which minutes of a day somebody of the agency may come: its opening hours, or from six to twenty-two where the
    /// package states none for a day on which it works; nothing on a day on which it is closed.
    pub fn visits_on(&self, day: Day) -> Option<(i64, i64)> {
        let own = self.hours[usize::from(day.weekday())];
        let unstated = self.hours.iter().all(Option::is_none) || self.works.contains(&day.0);
        let hours = own.or(unstated.then_some((6 * 60, 22 * 60)));
        hours.filter(|_| self.is_working(day))
    }
    /// The moment at which so many minutes of opening hours after `from` have passed. An agency that is never open counts
    /// every minute.
    pub fn add_minutes(&self, from: Millis, minutes: i64) -> Millis {
        let mut day = self.today(from);
        if (0..=400).all(|n| self.open(Day(day.0 + n)) == (0, 0)) {
            return from + minutes * MINUTE;
        }
        let start = |day: Day| day.end(self.offset) + 1 - DAY_MILLIS;
        let (mut left, mut at) = (minutes * MINUTE, from);
        loop {
            let (opens, closes) = self.open(day);
            let (opens, closes) = (start(day) + opens * MINUTE, start(day) + closes * MINUTE);
            let begin = at.max(opens);
            if closes > begin {
                if left <= closes - begin {
                    return begin + left;
                }
                left -= closes - begin;
            }
            day = Day(day.0 + 1);
            at = start(day);
        }
    }
    /// Whole minutes of opening hours between two moments; negative when `to` is earlier.
    pub fn minutes_between(&self, from: Millis, to: Millis) -> i64 {
        if to < from {
            return -self.minutes_between(to, from);
        }
        let (first, last) = (self.today(from), self.today(to));
        if (0..=400).all(|n| self.open(Day(first.0 + n)) == (0, 0)) {
            return (to - from) / MINUTE;
        }
        let mut sum = 0;
        for d in first.0..=last.0 {
            let start = Day(d).end(self.offset) + 1 - DAY_MILLIS;
            let (opens, closes) = self.open(Day(d));
            sum += ((start + closes * MINUTE).min(to) - (start + opens * MINUTE).max(from)).max(0);
        }
        sum / MINUTE
    }
    /// Whether the agency works on that day.
    pub fn is_working(&self, day: Day) -> bool {
        let off = self.weekend[usize::from(day.weekday())] || self.holidays.contains(&day.0);
        !off || self.works.contains(&day.0)
    }
    /// Days of the week (ISO) on which it works although it gives hours for other days alone: it would be closed then.
    pub fn works_without_hours(&self) -> Vec<u8> {
        let stated = self.hours.iter().any(Option::is_some);
        let closed = |day: &u8| !self.weekend[usize::from(*day)] && self.hours[usize::from(*day)].is_none();
        (1..=7).filter(|day| stated && closed(day)).collect()
    }
    /// Whether it is open on some day of the week.
    pub fn is_ever_open(&self) -> bool {
        self.week().iter().any(|minutes| *minutes > 0)
    }
    /// Minutes of opening hours by day of the week, Monday first; without any opening hours in the package there are none. Holidays are
    /// not looked at.
    fn week(&self) -> [i64; 7] {
        std::array::from_fn(|i| match self.hours[i + 1] {
            Some((from, to)) if !self.weekend[i + 1] => to - from,
            _ => 0,
        })
    }
    /// The fewest and the most minutes for which the agency is open in so many days on end, holidays left aside.
    pub fn minutes_in(&self, days: i64, count: DayKind) -> (i64, i64) {
        let counts = |i: &usize| count == DayKind::Calendar || !self.weekend[i + 1];
        let all = self.week();
        let week: Vec<i64> = (0..7).filter(counts).map(|i| all[i]).collect();
        let length = week.len().max(1);
        let (weeks, rest) = (days / length as i64, (days % length as i64) as usize);
        let rests = (0..length).map(|from| (0..rest).filter_map(|n| week.get((from + n) % length)).sum::<i64>());
        let whole = weeks * week.iter().sum::<i64>();
        (whole + rests.clone().min().unwrap_or(0), whole + rests.max().unwrap_or(0))
    }
    /// Of the days of a week, Monday first, those that are working days; where none is, all are, as for `add`.
    fn workweek(&self) -> [bool; 7] {
        let never = self.weekend[1..].iter().all(|w| *w);
        std::array::from_fn(|i| never || !self.weekend[i + 1])
    }
    /// The fewest working days in so many days on end, holidays left aside.
    pub fn working_in(&self, days: i64) -> i64 {
        let week = self.workweek();
        let (weeks, rest) = (days / 7, (days % 7) as usize);
        let in_rest = |from: usize| (0..rest).filter(|n| week[(from + n) % 7]).count() as i64;
        weeks * week.iter().filter(|w| **w).count() as i64 + (0..7).map(in_rest).min().unwrap_or(0)
    }
    /// The fewest days on end in which so many are working days, holidays left aside.
    pub fn days_for(&self, working: i64) -> i64 {
        // So many days are enough when begun on the best day of the week: all others but the weekends they cannot avoid.
        let week = self.workweek();
        let each = week.iter().filter(|w| **w).count() as i64;
        let (weeks, rest) = ((working - 1).max(0) / each, (working - 1).max(0) % each + 1);
        let spans = |from: usize| {
            let mut left = rest;
            (1..).find(|n| {
                left -= i64::from(week[(from + n - 1) % 7]);
                left == 0
            })
        };
        if working <= 0 { 0 } else { weeks * 7 + (0..7).filter_map(spans).min().unwrap_or(0) as i64 }
    }
    /// The `n`-th day that counts after `from`; hours count as the working days in which they lie. With working days, a
    /// calendar that never works gives `from + n`.
    pub fn add(&self, from: Day, n: i64, count: DayKind) -> Day {
        if count == DayKind::Calendar || self.weekend[1..].iter().all(|w| *w) {
            return Day(from.0 + n);
        }
        let (mut day, mut left) = (from, n);
        while left > 0 {
            day = Day(day.0 + 1);
            if self.is_working(day) {
                left -= 1;
            }
        }
        day
    }
    /// Days that count after `from` up to and including `to`; negative when `to` is earlier.
    pub fn between(&self, from: Day, to: Day, count: DayKind) -> i64 {
        if to < from {
            return -self.between(to, from, count);
        }
        match count {
            DayKind::Calendar => to.0 - from.0,
            DayKind::Working | DayKind::Hours => (from.0 + 1..=to.0).filter(|d| self.is_working(Day(*d))).count() as i64,
        }
    }
    /// When it is so many counted days before the day of `at`: the end of that day.
    pub fn days_before(&self, at: Millis, before: i64, count: DayKind) -> Millis {
        let limit = self.today(at);
        let (mut day, mut counted) = (limit, 0);
        while counted < before && limit.0 - day.0 < 4000 {
            counted += i64::from(count == DayKind::Calendar || self.is_working(day));
            day = Day(day.0 - 1);
        }
        day.end(self.offset)
    }
    /// Today, at `now`.
    pub fn today(&self, now: Millis) -> Day {
        Day::at(now, self.offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Text;
    use proptest::prelude::*;

    fn iran() -> WorkingDays {
        WorkingDays::new(&Calendar {
            id: "iran".into(),
            utc_offset_minutes: 210,
            weekend: vec![5],
            holidays: [("2026-11-25".to_string(), Text::default())].into(),
        })
    }

    #[test]
    fn known_days() {
        // 2 Azar 1405 is Monday, 23 November 2026.
        let d = Day::from_jalali(1405, 9, 2).unwrap();
        assert_eq!((d.gregorian(), d.weekday(), d.to_string().as_str()), ((2026, 11, 23), 1, "2026-11-23"));
        assert_eq!(Day::from_gregorian(2025, 3, 20).unwrap().jalali(), (1403, 12, 30));
        assert!(Day::from_jalali(1404, 12, 30).is_none() && Day::from_gregorian(2026, 2, 29).is_none());
    }
    proptest! {
        #[test]
        fn a_moment_reads_back(at in -10_000_000_000_000i64..100_000_000_000_000) {
            prop_assert_eq!(parse_rfc3339(&rfc3339(at)), Some(at));
            prop_assert_eq!(read_moment(&rfc3339(at)), Some(at));
        }
        #[test]
        fn odd_text_is_no_moment(text in "\\PC{0,30}") {
            prop_assert_eq!(parse_rfc3339(&text).map(rfc3339), parse_rfc3339(&text).map(|_| text.clone()));
            read_moment(&text);
        }
    }
    #[test]
    fn a_moment_was_read_only_as_we_write_it() {
        let at = parse_rfc3339("2026-11-24T09:30:00.250Z");
        assert!(at.is_some());
        for same in
            ["2026-11-24T09:30:00.25Z", "2026-11-24t09:30:00.2509z", "2026-11-24T13:00:00.250+03:30", "2026-11-23T23:30:00.25-10:00"]
        {
            assert_eq!(read_moment(same), at, "{same}");
        }
        assert_eq!(read_moment("2026-11-24T09:30:00Z"), at.map(|at| at - 250));
        assert_eq!(read_moment("2026-11-24T00:00:00+03:30"), parse_rfc3339("2026-11-23T20:30:00.000Z"));
        for bad in [
            "",
            "2026-11-24",
            "2026-11-24T09:30Z",
            "2026-11-24T09:30:00",
            "2026-11-24T09:30:00.Z",
            "2026-11-24T24:00:00Z",
            "2026-02-29T00:00:00Z",
            "2026-11-24T9:30:00Z",
            "2026-11-24T09:30:00+0330",
            "2026-11-24T09:30:00+24:00",
            "2026-11-24T۰۹:30:00Z",
            "2026-11-2۴T09:30:00Z",
        ] {
            assert_eq!(read_moment(bad), None, "{bad}");
        }
    }
    #[test]
    fn what_is_no_moment() {
        for bad in
            ["", "2026-11-24", "2026-11-24T07:00:00Z", "2026-11-24T24:00:00.000Z", "2026-02-29T00:00:00.000Z", "2026-11-24T7:00:00.000Z"]
        {
            assert_eq!(parse_rfc3339(bad), None, "{bad}");
        }
    }
    #[test]
    fn days_of_one_kind_are_so_many_of_the_other_at_least() {
        let with = |weekend: &[u8]| {
            let of_tehran = Calendar { id: String::new(), utc_offset_minutes: 210, weekend: weekend.into(), holidays: Default::default() };
            WorkingDays::new(&of_tehran)
        };
        for weekend in [&[][..], &[5], &[4, 5], &[2, 5], &[1, 2, 3, 4, 5, 6, 7]] {
            let days = with(weekend);
            for n in 0..40 {
                let starts = || (0..7).map(|from| Day(20_000 + from));
                let fewest = starts().map(|from| days.between(from, Day(from.0 + n), DayKind::Working)).min();
                let shortest = starts().map(|from| days.add(from, n, DayKind::Working).0 - from.0).min();
                let expected = if weekend.len() == 7 { (Some(n), Some(n)) } else { (fewest, shortest) };
                assert_eq!((Some(days.working_in(n)), Some(days.days_for(n))), expected, "{weekend:?} {n}");
            }
        }
    }
    #[test]
    fn a_working_day_limit_skips_friday_and_holidays() {
        let c = iran();
        // Tuesday 24th; Wednesday 25th is a holiday, Friday 27th the weekend.
        let start = Day::from_gregorian(2026, 11, 24).unwrap();
        assert_eq!(c.add(start, 1, DayKind::Working).to_string(), "2026-11-26");
        assert_eq!(c.add(start, 2, DayKind::Working).to_string(), "2026-11-28");
        assert_eq!(c.add(start, 2, DayKind::Calendar).to_string(), "2026-11-26");
    }
    #[test]
    fn an_agency_with_days_of_its_own_went_by_the_common_calendar() {
        let named = |d: &str| [(d.to_string(), Text::default())].into();
        let start = Day::from_gregorian(2026, 11, 24).unwrap();
        let limit = |own: OwnDays, n| iran().with(&own).add(start, n, DayKind::Working).to_string();
        // Wednesday 25th is a holiday of the calendar, Friday 27th its weekend.
        assert_eq!(limit(OwnDays::default(), 2), "2026-11-28");
        assert_eq!(limit(OwnDays { works: named("2026-11-25"), ..OwnDays::default() }, 2), "2026-11-26");
        assert_eq!(limit(OwnDays { works: named("2026-11-27"), ..OwnDays::default() }, 2), "2026-11-27");
        assert_eq!(limit(OwnDays { holidays: named("2026-11-26"), ..OwnDays::default() }, 2), "2026-11-29");
        assert_eq!(limit(OwnDays { weekend: Some(vec![4, 5]), ..OwnDays::default() }, 2), "2026-11-29");
        assert_eq!(limit(OwnDays { weekend: Some(vec![]), ..OwnDays::default() }, 2), "2026-11-27");
        // A day on which it works wins over a day off of its own.
        let both = OwnDays { holidays: named("2026-11-26"), works: named("2026-11-26"), ..OwnDays::default() };
        assert_eq!(limit(both, 1), "2026-11-26");
    }
    #[test]
    fn an_agency_counted_days_on_which_it_is_closed() {
        let mut days = iran();
        assert_eq!(days.works_without_hours(), [0; 0], "open whenever it works");
        for weekday in [1, 2, 3, 6, 7] {
            days.set_hours(weekday, 450, 810);
        }
        assert_eq!(days.works_without_hours(), [4]);
        let own = OwnDays { weekend: Some(vec![4, 5]), ..OwnDays::default() };
        assert_eq!(days.with(&own).works_without_hours(), [0; 0]);
    }
    #[test]
    fn moments_as_rfc3339() {
        assert_eq!(rfc3339(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(rfc3339(1_795_465_799_999), "2026-11-23T20:29:59.999Z");
    }
    #[test]
    fn a_day_begins_at_midnight_in_tehran() {
        // 2026-11-23 20:30 UTC is midnight of the 24th in Tehran.
        let midnight = 1_795_465_800_000;
        assert_eq!(Day::at(midnight, 210).to_string(), "2026-11-24");
        assert_eq!(Day::at(midnight - 1, 210).to_string(), "2026-11-23");
        assert_eq!(Day::at(midnight, 210).end(210), midnight + 86_400_000 - 1);
    }
    proptest! {
        #[test]
        fn adding_then_counting_gives_the_number(start in 20_000i64..22_000, n in 0i64..120) {
            let c = iran();
            let to = c.add(Day(start), n, DayKind::Working);
            prop_assert_eq!(c.between(Day(start), to, DayKind::Working), n);
        }
        #[test]
        fn dates_read_back(d in -20_000i64..60_000) {
            prop_assert_eq!(Day::parse(&Day(d).to_string()), Some(Day(d)));
            let (y, m, dd) = Day(d).jalali();
            prop_assert_eq!(Day::from_jalali(y, m, dd), Some(Day(d)));
        }
    }
}
