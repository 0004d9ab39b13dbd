//! Days as packages write them, and what keeps a text from being one.

use crate::Msg;
use crate::calendar::Day;

/// Before it no package speaks of a Gregorian year: a smaller number is a Persian year that got hyphens.
const FIRST_GREGORIAN: i64 = 1900;
/// After it no package speaks of a Persian year: a larger number is a Gregorian year that got slashes.
const LAST_PERSIAN: i64 = 1700;

/// A Persian day with slashes, `1405/01/01`, or a Gregorian one with hyphens, `2026-03-21`.
///
/// # Errors
/// When the year is one of the other calendar, when the month has no such day, or when it is no day at all.
pub(crate) fn written_day(text: &str) -> Result<Day, Msg> {
    let no_day = || Msg::new("mistake-expression-no-such-day").with("value", text);
    let persian = text.contains('/');
    let parts: Option<Vec<i64>> = text.split(if persian { '/' } else { '-' }).map(|p| p.trim().parse().ok()).collect();
    let Some([year, month, day]) = parts.as_deref() else { return Err(no_day()) };
    let calendar = if persian { "persian" } else { "gregorian" };
    if if persian { *year > LAST_PERSIAN } else { (0..FIRST_GREGORIAN).contains(year) } {
        return Err(Msg::new("mistake-year-of-other-calendar").with("value", text).with("calendar", calendar));
    }
    if let Some(found) = Day::written(text) {
        return Ok(found);
    }
    let there = |d: &i64| if persian { Day::from_jalali(*year, *month, *d) } else { Day::from_gregorian(*year, *month, *d) }.is_some();
    match (1..=31).rev().find(there) {
        Some(days) if *day < 1 || *day > days => {
            let month = format!("{year}{}{month:02}", if persian { '/' } else { '-' });
            Err(Msg::new("mistake-no-such-day-of-month")
                .with("value", text)
                .with("calendar", calendar)
                .with("month", month)
                .with("days", days))
        }
        _ => Err(no_day()),
    }
}
