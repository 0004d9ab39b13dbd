//! How long services really take. Each decision adds one to a counter of its service, by the day of the decision, the
//! counted days or hours it took, and whether that was within the limit; figures are made of the counters of the last ninety days.
//! A case that was handed to another agency counts with its service: that is how long it took the person.

use crate::step::conduct_scope;
use crate::{App, Result, now};
use domain::Millis;
use domain::calendar::{Day, TEHRAN, WorkingDays};
use domain::case::Case;
use domain::conduct::DECIDED;
use domain::figures::{Figures, Taken, WINDOW};
use domain::package::DayKind;
use std::collections::HashMap;
use std::sync::Mutex;

/// Figures are made anew after so long.
const REMEMBERED: Millis = 60_000;

/// Figures by service, with when they were made. There are as many as services.
#[derive(Default)]
pub struct Cache(Mutex<HashMap<String, (Option<Figures>, Millis)>>);

fn scope(service: &str) -> String {
    format!("took:{service}")
}

/// `day/days/in time/counted`; days since 1970 with as many digits as any day will need, so that items sort by day.
fn item(day: i64, taken: i64, in_time: bool, count: DayKind) -> String {
    format!("{day:07}/{taken}/{}/{}", i64::from(in_time), count.as_str())
}

/// What an item counts, if it is counted as the limit is now: so many hours are no days, and what a version before took in
/// another unit says nothing beside it. Items from before that was kept are days.
fn taken((item, cases): (String, i64), now: DayKind) -> Option<Taken> {
    let mut parts = item.split('/').skip(1);
    let taken = Taken { days: parts.next()?.parse().ok()?, in_time: parts.next()? == "1", cases };
    let same = parts.next().map_or(now != DayKind::Hours, |count| count == now.as_str());
    same.then_some(taken)
}

/// What a decision counts, by scope and item: what it took, and that a case of its agency was decided; nothing where it counts nothing. `before` is the case as it was, `after` as it is: only there does the clock run
/// from when the application was complete, where one act said both. The days in which the person was asked are not counted.
pub(crate) fn decided(before: &Case, after: &Case, days: &WorkingDays, at: i64) -> Option<[(String, String); 2]> {
    // The answer to an objection has a limit of its own; the service had already been given.
    if before.is_objected() {
        return None;
    }
    let taken = after.clock.days_taken(days, at).max(0);
    let took = (scope(&after.service), item(days.today(at).0, taken, taken <= after.clock.days, after.clock.count));
    Some([took, (conduct_scope(&after.steward), DECIDED.into())])
}

/// Figures of services, in their order; none for a service with too few decided cases.
pub async fn of(app: &App, services: &[&str]) -> Result<Vec<Option<Figures>>> {
    let lock = || app.figures.0.lock().unwrap_or_else(|e| e.into_inner());
    let at = now::now();
    let missing: Vec<&str> = {
        let known = lock();
        let fresh = |s: &str| known.get(s).is_some_and(|f| (0..REMEMBERED).contains(&(at - f.1)));
        services.iter().filter(|s| !fresh(s)).copied().collect()
    };
    if !missing.is_empty() {
        let scopes: Vec<String> = missing.iter().map(|s| scope(s)).collect();
        let first = Day::at(at, TEHRAN).0 - WINDOW + 1;
        let counts = store::counter::fetch_from(&app.store, &scopes, &format!("{first:07}")).await?;
        let mut known = lock();
        for (service, counts) in missing.into_iter().zip(counts) {
            let count = app.offer.service(service).map_or(DayKind::Working, |s| s.time.count);
            known.insert(service.to_string(), (Figures::of(counts.into_iter().filter_map(|c| taken(c, count))), at));
        }
    }
    let known = lock();
    Ok(services.iter().map(|s| known.get(*s).and_then(|f| f.0)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_of_a_limit_in_hours_were_counted_as_days() {
        let of = |item: String, now| taken((item, 1), now).map(|t| t.days);
        let hours = item(20_000, 30, true, DayKind::Hours);
        assert_eq!((of(hours.clone(), DayKind::Hours), of(hours, DayKind::Working)), (Some(30), None));
        let days = item(20_000, 3, true, DayKind::Working);
        assert_eq!(
            (of(days.clone(), DayKind::Working), of(days.clone(), DayKind::Hours), of(days, DayKind::Calendar)),
            (Some(3), None, None)
        );
        // From before the unit was kept: days, whichever.
        let old = "0020000/3/1".to_string();
        assert_eq!((of(old.clone(), DayKind::Calendar), of(old, DayKind::Hours)), (Some(3), None));
    }
}
