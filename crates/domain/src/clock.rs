//! The legal clock: one model for a case, the tasks of a stage, a completeness check and an objection. It starts, stands
//! while somebody else must act, and says by when it must be done. Only moments are kept; days are counted from them by the
//! calendar of the agency that must act (the steward for a case, the agency of its unit for a task), so that the same acts at the same times always give the same days, and a holiday declared later
//! moves every clock that it concerns.

use crate::Millis;
use crate::calendar::{Day, WorkingDays};
use crate::package::{DayKind, Limit};
use serde::{Deserialize, Serialize};

const HOUR_MINUTES: i64 = 60;

/// A running or stopped clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// When it started.
    pub started_at: Millis,
    /// The limit in days, or hours, extensions included.
    pub days: i64,
    /// How they count.
    pub count: DayKind,
    /// Since when it stands, if it does.
    pub stopped_at: Option<Millis>,
    /// Earlier stops: from, to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stops: Vec<(Millis, Millis)>,
    /// Counted days that stops gave back in a case from before the stops themselves were kept.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub given_back: i64,
    /// The last moment as it was told a person who keeps to it: calendars that change later only ever give longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Millis>,
}

fn is_zero(n: &i64) -> bool {
    *n == 0
}

impl Clock {
    /// A clock that starts now.
    pub fn start(days: i64, count: DayKind, now: Millis) -> Clock {
        Clock { started_at: now, days, count, stopped_at: None, stops: vec![], given_back: 0, told: None }
    }
    /// The same for a limit.
    pub fn of(limit: &Limit, now: Millis) -> Clock {
        Clock::start(limit.days, limit.count, now)
    }
    /// What the stops gave back: days, or minutes where hours count.
    fn stood(&self, calendar: &WorkingDays) -> i64 {
        let one = |(from, to): &(Millis, Millis)| match self.count {
            DayKind::Hours => calendar.minutes_between(*from, *to),
            count => calendar.between(calendar.today(*from), calendar.today(*to), count),
        };
        self.given_back + self.stops.iter().map(one).sum::<i64>()
    }
    fn last_day(&self, calendar: &WorkingDays) -> Day {
        let last = calendar.add(calendar.today(self.started_at), self.days + self.stood(calendar), self.count);
        self.told.map_or(last, |told| last.max(calendar.today(told)))
    }
    /// The moment by which it must be done, as if it ran: the last millisecond of the last day, or the end of the last hour.
    pub fn limit_at(&self, calendar: &WorkingDays) -> Millis {
        match self.count {
            DayKind::Hours => {
                let last = calendar.add_minutes(self.started_at, self.days * HOUR_MINUTES + self.stood(calendar));
                self.told.map_or(last, |told| last.max(told))
            }
            _ => self.last_day(calendar).end(calendar.offset),
        }
    }
    /// The same; `None` while it stands.
    pub fn due_at(&self, calendar: &WorkingDays) -> Option<Millis> {
        self.stopped_at.is_none().then(|| self.limit_at(calendar))
    }
    /// Counted days, or hours, left until the limit at `now`; negative when it has passed; for a stopped clock, as they were
    /// when it stopped.
    pub fn days_left(&self, calendar: &WorkingDays, now: Millis) -> i64 {
        let now = self.stopped_at.unwrap_or(now);
        match self.count {
            DayKind::Hours => calendar.minutes_between(now, self.limit_at(calendar)).div_euclid(HOUR_MINUTES),
            count => calendar.between(calendar.today(now), self.last_day(calendar), count),
        }
    }
    /// Counted days, or hours, that the agency took until `now`, without those in which the clock stood.
    pub fn days_taken(&self, calendar: &WorkingDays, now: Millis) -> i64 {
        self.days - self.days_left(calendar, now)
    }
    /// When it is so many counted days before the limit: the end of that day. Hours are warned of by days of the calendar.
    pub fn warns_at(&self, calendar: &WorkingDays, before: i64) -> Millis {
        calendar.days_before(self.limit_at(calendar), before, self.count)
    }
    /// Stops it; a clock that stands stays as it is.
    pub fn stop(&mut self, now: Millis) {
        self.stopped_at.get_or_insert(now);
    }
    /// Lets it run again; the time for which it stood does not count against the agency.
    pub fn resume(&mut self, now: Millis) {
        if let Some(since) = self.stopped_at.take() {
            self.stops.push((since, now.max(since)));
        }
    }
    /// Lets it run or stand.
    pub fn set_stopped(&mut self, stopped: bool, now: Millis) {
        if stopped { self.stop(now) } else { self.resume(now) }
    }
}

/// How a limit presses those who work by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// It has passed.
    Late,
    /// It is near.
    Near,
}

impl Urgency {
    /// Of a limit at `due`; near is within so many counted days `before` it. Nothing where there is still time.
    pub fn of(due: Millis, now: Millis, calendar: &WorkingDays, before: i64, count: DayKind) -> Option<Urgency> {
        if due < now {
            return Some(Urgency::Late);
        }
        // As few days are looked at as are near: a list asks this for each of its lines.
        let far = calendar.add(calendar.today(now), before + 1, count);
        (calendar.today(due) < far).then_some(Urgency::Near)
    }
    /// As in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Urgency::Late => "late",
            Urgency::Near => "near",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::Calendar;
    use proptest::prelude::*;

    fn iran() -> WorkingDays {
        WorkingDays::new(&Calendar { id: "iran".into(), utc_offset_minutes: 210, weekend: vec![5], holidays: Default::default() })
    }
    fn noon(y: i64, m: i64, d: i64) -> Millis {
        Day::from_gregorian(y, m, d).unwrap().0 * 86_400_000 + 8 * 3_600_000
    }

    #[test]
    fn stopping_gives_the_days_back() {
        let c = iran();
        let mut k = Clock::start(5, DayKind::Working, noon(2026, 11, 24));
        let day = |k: &Clock| Day::at(k.due_at(&c).unwrap(), 210).to_string();
        assert_eq!(day(&k), "2026-11-30");
        k.stop(noon(2026, 11, 25));
        assert_eq!(k.due_at(&c), None);
        assert_eq!(k.days_left(&c, noon(2027, 1, 1)), 4);
        k.resume(noon(2026, 11, 29));
        // 26, 28 and 29 November did not count.
        assert_eq!((k.stood(&c), day(&k).as_str(), k.days_left(&c, noon(2026, 11, 29))), (3, "2026-12-03", 4));
    }
    #[test]
    fn a_limit_is_near_by_the_days_that_count_and_late_from_the_moment_on() {
        let c = iran();
        let of = |due, now| Urgency::of(due, now, &c, 2, DayKind::Working);
        // Wednesday; Thursday and Saturday count, Friday does not.
        let now = noon(2026, 11, 25);
        assert_eq!((of(noon(2026, 11, 28), now), of(noon(2026, 11, 29), now)), (Some(Urgency::Near), None));
        assert_eq!((of(now, now), of(now - 1, now)), (Some(Urgency::Near), Some(Urgency::Late)));
        assert_eq!(Urgency::of(noon(2026, 11, 28), now, &c, 2, DayKind::Calendar), None);
    }
    #[test]
    fn days_on_which_the_clock_stood_are_not_taken() {
        let c = iran();
        let mut k = Clock::start(5, DayKind::Working, noon(2026, 11, 24));
        assert_eq!(k.days_taken(&c, noon(2026, 11, 24)), 0);
        k.stop(noon(2026, 11, 25));
        assert_eq!(k.days_taken(&c, noon(2027, 1, 1)), 1);
        k.resume(noon(2026, 11, 29));
        // 30 November to 5 December: six days, one of them a Friday.
        assert_eq!((k.days_taken(&c, noon(2026, 11, 29)), k.days_taken(&c, noon(2026, 12, 5))), (1, 6));
        let mut late = Clock::start(2, DayKind::Calendar, noon(2026, 11, 24));
        late.stop(noon(2026, 12, 4));
        assert_eq!(late.days_taken(&c, noon(2026, 12, 30)), 10);
    }
    #[test]
    fn a_holiday_declared_later_moves_a_clock_that_stood() {
        let mut k = Clock::start(5, DayKind::Working, noon(2026, 11, 24));
        k.stop(noon(2026, 11, 25));
        k.resume(noon(2026, 11, 29));
        let with = |holidays: &[&str]| {
            WorkingDays::new(&Calendar {
                id: "iran".into(),
                utc_offset_minutes: 210,
                weekend: vec![5],
                holidays: holidays.iter().map(|d| (d.to_string(), Default::default())).collect(),
            })
        };
        let day = |c: &WorkingDays| Day::at(k.due_at(c).unwrap(), 210).to_string();
        assert_eq!(day(&with(&[])), "2026-12-03");
        // A holiday while it ran gives a day more; one while it stood changes nothing.
        assert_eq!(day(&with(&["2026-12-01"])), "2026-12-05");
        assert_eq!(day(&with(&["2026-11-28"])), "2026-12-03");
    }
    #[test]
    fn hours_count_while_the_agency_is_open() {
        let mut c = iran();
        // Half past seven to half past one, Saturday to Thursday.
        for w in [1, 2, 3, 4, 6, 7] {
            c.set_hours(w, 450, 810);
        }
        // Thursday 26 November 2026, noon in Tehran; Friday is the weekend.
        let start = Day::from_gregorian(2026, 11, 26).unwrap().0 * 86_400_000 + 12 * 3_600_000 - 210 * 60_000;
        let mut k = Clock::start(4, DayKind::Hours, start);
        // An hour and a half on Thursday, two and a half on Saturday: ten o'clock.
        let at = |k: &Clock| crate::calendar::rfc3339(k.limit_at(&c) + 210 * 60_000);
        assert_eq!(at(&k), "2026-11-28T10:00:00.000Z");
        assert_eq!((k.days_left(&c, start), k.days_left(&c, k.limit_at(&c) + 2 * 3_600_000)), (4, -2));
        k.stop(start + 1_800_000);
        k.resume(start + 86_400_000);
        // One hour of Thursday was given back.
        assert_eq!(at(&k), "2026-11-28T11:00:00.000Z");
    }
    #[test]
    fn a_warning_comes_working_days_before() {
        let c = iran();
        let k = Clock::start(5, DayKind::Working, noon(2026, 11, 24));
        // The limit is Monday 30th; two working days before it is Saturday 28th; the end of Friday leaves three.
        let day = |n| Day::at(k.warns_at(&c, n), 210).to_string();
        assert_eq!((day(0), day(2), day(3)), ("2026-11-30".into(), "2026-11-28".into(), "2026-11-27".into()));
    }
    proptest! {
        #[test]
        fn a_stop_never_brings_the_limit_nearer(start in 0i64..400, stop in 0i64..60, stand in 0i64..60, days in 1i64..40, count in 0u8..3) {
            let c = iran();
            let count = [DayKind::Working, DayKind::Calendar, DayKind::Hours][usize::from(count)];
            let base = noon(2026, 1, 1) + start * 86_400_000;
            let mut k = Clock::start(days, count, base);
            let before = k.due_at(&c).unwrap();
            let left = k.days_left(&c, base + stop * 86_400_000);
            k.stop(base + stop * 86_400_000);
            k.resume(base + (stop + stand) * 86_400_000);
            prop_assert!(k.due_at(&c).unwrap() >= before);
            prop_assert_eq!(k.days_left(&c, base + (stop + stand) * 86_400_000), left);
        }
        #[test]
        fn adding_minutes_then_counting_gives_the_number(start in 0i64..400, offset in 0i64..86_400_000, minutes in 0i64..20_000) {
            let mut c = iran();
            for w in [1, 2, 3, 4, 6] {
                c.set_hours(w, 450, 810);
            }
            let from = noon(2026, 1, 1) + start * 86_400_000 + offset;
            prop_assert_eq!(c.minutes_between(from, c.add_minutes(from, minutes)), minutes);
        }
    }
}
