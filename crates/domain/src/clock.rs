//! The legal clock of a case: starts with the application, stops while the person is asked, and says by which day the
//! agency must be done. The same acts at the same times always give the same day.

use crate::Millis;
use crate::calendar::WorkingDays;
use crate::package::DayKind;
use serde::{Deserialize, Serialize};

/// A running or stopped clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// When it started.
    pub started_at: Millis,
    /// The limit in days.
    pub days: i64,
    /// How the days count.
    pub count: DayKind,
    /// Since when it stands, if it does.
    pub stopped_at: Option<Millis>,
    /// Counted days that earlier stops gave back.
    pub given_back: i64,
}

impl Clock {
    /// A clock that starts now.
    pub fn start(days: i64, count: DayKind, now: Millis) -> Clock {
        Clock { started_at: now, days, count, stopped_at: None, given_back: 0 }
    }
    /// The last millisecond of the last day; `None` while it stands.
    pub fn due_at(&self, calendar: &WorkingDays) -> Option<Millis> {
        if self.stopped_at.is_some() {
            return None;
        }
        let start = calendar.today(self.started_at);
        Some(calendar.add(start, self.days + self.given_back, self.count).end(calendar.offset))
    }
    /// Counted days left until the limit at `now`; negative when it has passed; for a stopped clock, as they were when it stopped.
    pub fn days_left(&self, calendar: &WorkingDays, now: Millis) -> i64 {
        let start = calendar.today(self.started_at);
        let last = calendar.add(start, self.days + self.given_back, self.count);
        calendar.between(calendar.today(self.stopped_at.unwrap_or(now)), last, self.count)
    }
    /// Counted days that the agency took until `now`, without those on which the clock stood.
    pub fn days_taken(&self, calendar: &WorkingDays, now: Millis) -> i64 {
        self.days - self.days_left(calendar, now)
    }
    /// Stops it; a clock that stands stays as it is.
    pub fn stop(&mut self, now: Millis) {
        self.stopped_at.get_or_insert(now);
    }
    /// Lets it run again; the days on which it stood do not count against the agency.
    pub fn resume(&mut self, calendar: &WorkingDays, now: Millis) {
        if let Some(since) = self.stopped_at.take() {
            self.given_back += calendar.between(calendar.today(since), calendar.today(now.max(since)), self.count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
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
        k.resume(&c, noon(2026, 11, 29));
        // 26, 28 and 29 November did not count.
        assert_eq!((k.given_back, day(&k).as_str(), k.days_left(&c, noon(2026, 11, 29))), (3, "2026-12-03", 4));
    }
    #[test]
    fn days_on_which_the_clock_stood_are_not_taken() {
        let c = iran();
        let mut k = Clock::start(5, DayKind::Working, noon(2026, 11, 24));
        assert_eq!(k.days_taken(&c, noon(2026, 11, 24)), 0);
        k.stop(noon(2026, 11, 25));
        assert_eq!(k.days_taken(&c, noon(2027, 1, 1)), 1);
        k.resume(&c, noon(2026, 11, 29));
        // 30 November to 5 December: six days, one of them a Friday.
        assert_eq!((k.days_taken(&c, noon(2026, 11, 29)), k.days_taken(&c, noon(2026, 12, 5))), (1, 6));
        let mut late = Clock::start(2, DayKind::Calendar, noon(2026, 11, 24));
        late.stop(noon(2026, 12, 4));
        assert_eq!(late.days_taken(&c, noon(2026, 12, 30)), 10);
    }
    proptest! {
        #[test]
        fn a_stop_never_brings_the_limit_nearer(start in 0i64..400, stop in 0i64..60, stand in 0i64..60, days in 1i64..40) {
            let c = iran();
            let base = noon(2026, 1, 1) + start * 86_400_000;
            let mut k = Clock::start(days, DayKind::Working, base);
            let before = k.due_at(&c).unwrap();
            let left = k.days_left(&c, base + stop * 86_400_000);
            k.stop(base + stop * 86_400_000);
            k.resume(&c, base + (stop + stand) * 86_400_000);
            prop_assert!(k.due_at(&c).unwrap() >= before);
            prop_assert_eq!(k.days_left(&c, base + (stop + stand) * 86_400_000), left);
        }
    }
}
