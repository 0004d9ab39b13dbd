//! Whether an agency is open, by its hours and its calendar.

use domain::calendar::{Day, TEHRAN, WorkingDays};
use domain::package::{Agency, Calendar};
use domain::{Millis, Text};

/// Whether an agency is open now.
#[derive(Debug, Clone, PartialEq)]
pub enum Opening<'a> {
    /// Open until this minute of the day.
    Open(u16),
    /// Opens today at this minute of the day.
    Later(u16),
    /// Closed for today.
    Closed,
    /// Closed on a holiday, by its name.
    Holiday(&'a Text),
}

impl<'a> Opening<'a> {
    /// At `now`.
    pub fn at(agency: &'a Agency, calendar: Option<&'a Calendar>, now: Millis) -> Opening<'a> {
        let offset = calendar.map_or(TEHRAN, |c| c.utc_offset_minutes);
        let today = Day::at(now, offset);
        if calendar.is_some_and(|c| !WorkingDays::of(agency, c).is_working(today)) {
            let date = today.to_string();
            let holiday = agency.own_days.holidays.get(&date).or_else(|| calendar.and_then(|c| c.holidays.get(&date)));
            return holiday.map_or(Opening::Closed, Opening::Holiday);
        }
        let minute = ((now + offset * 60_000).rem_euclid(86_400_000) / 60_000) as u16;
        match agency.hours.get(&today.weekday()) {
            Some((from, _)) if minute < *from => Opening::Later(*from),
            Some((_, to)) if minute < *to => Opening::Open(*to),
            _ => Opening::Closed,
        }
    }
    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        matches!(self, Opening::Open(_))
    }
}
