//! What is different between two versions of an agency, and of the calendars.

use super::value::{self, Parts};
use super::{Changes, compare};
use crate::package::{Agency, Calendar, Contract, OwnDays, Position, Unit};
use crate::{Arg, Lang, Msg, Text};
use std::collections::{BTreeMap, BTreeSet};

/// ISO weekdays from Monday on, as packages write them.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// What changes at an agency.
pub(super) fn agencies(old: &Agency, new: &Agency) -> Changes {
    let mut people = Parts::default();
    people.compare(Msg::new("diff-part-title"), &old.title, &new.title, value::text);
    people.compare(Msg::new("diff-part-promise"), &old.promise, &new.promise, value::text);
    people.compare(Msg::new("diff-part-phone"), &old.phone, &new.phone, |digits| Arg::Digits { digits: digits.clone() });
    people.compare(Msg::new("diff-part-address"), &old.address, &new.address, value::text);
    people.compare(Msg::new("diff-part-complaint"), &old.complaint, &new.complaint, value::text);
    people.compare(Msg::new("diff-part-languages"), &old.languages, &new.languages, |all| {
        all.iter().map(Lang::as_str).collect::<Vec<_>>().join(", ").into()
    });
    people.compare(Msg::new("diff-part-icon"), &old.icon, &new.icon, value::id);
    people.compare(Msg::new("diff-part-color"), &old.color, &new.color, value::id);
    for (weekday, name) in (1..).zip(WEEKDAYS) {
        let what = Msg::new("diff-part-hours").with("weekday", name);
        people.compare_some(what, old.hours.get(&weekday), new.hours.get(&weekday), |(from, to)| {
            Msg::new("diff-value-hours").with("from", Arg::time((*from).into())).with("to", Arg::time((*to).into())).into()
        });
    }
    own_days(&mut people, &old.own_days, &new.own_days);
    let (came, went, both) = compare(&old.places, &new.places, |p| &p.title);
    let place = |title: &Text| Msg::new("diff-part-place").with("title", title.clone());
    came.into_iter().for_each(|p| people.compare_some(place(&p.title), None, Some(&p.at), position));
    went.into_iter().for_each(|p| people.compare_some(place(&p.title), Some(&p.at), None, position));
    both.into_iter().for_each(|(a, b)| people.compare(place(&b.title), &a.at, &b.at, position));
    let mut officers = Parts::default();
    officers.compare(Msg::new("diff-part-calendar"), &old.calendar, &new.calendar, value::id);
    officers.compare_some(Msg::new("diff-part-bill-code"), old.bill_code.as_ref(), new.bill_code.as_ref(), |c| {
        format!("{} {}", c.company, c.service).into()
    });
    let of = Msg::new("diff-agency-changed");
    let mut changes = Changes { people: people.said(of.clone()).collect(), officers: officers.said(of).collect(), fees: vec![] };
    let (came, went, both) = compare(&old.units, &new.units, |u| &u.id);
    changes.officers.extend(came.into_iter().map(|u| Msg::new("diff-unit-added").with("title", u.title.clone())));
    changes.officers.extend(went.into_iter().map(|u| Msg::new("diff-unit-removed").with("title", u.title.clone())));
    both.into_iter().for_each(|(a, b)| changes.officers.extend(unit(a, b)));
    changes
}

fn unit(old: &Unit, new: &Unit) -> impl Iterator<Item = Msg> {
    let mut parts = Parts::default();
    parts.compare(Msg::new("diff-part-title"), &old.title, &new.title, value::text);
    parts.compare_some(Msg::new("diff-part-contract"), old.contract.as_ref(), new.contract.as_ref(), contract);
    parts.compare_some(Msg::new("diff-part-at"), old.at.as_ref(), new.at.as_ref(), position);
    let of = Msg::new("diff-unit-changed").with("title", new.title.clone());
    parts.said(of)
}

fn contract(c: &Contract) -> Arg {
    let said = Msg::new("diff-value-contract").with("contractor", c.contractor.clone()).with("reference", c.reference.as_str());
    said.with("from", value::day(&c.from)).with("until", value::day(&c.until)).into()
}

fn position(at: &Position) -> Arg {
    format!("{}, {}", at.lat, at.lon).into()
}

fn own_days(parts: &mut Parts, old: &OwnDays, new: &OwnDays) {
    if old.weekend != new.weekend {
        // Without days off of its own it has those of the calendar.
        let off = |own: &OwnDays, weekday: u8| own.weekend.as_ref().map(|w| w.contains(&weekday));
        for (weekday, name) in (1..).zip(WEEKDAYS) {
            let what = Msg::new("diff-part-day-off").with("weekday", name);
            parts.compare_some(what, off(old, weekday).as_ref(), off(new, weekday).as_ref(), value::yes);
        }
    }
    days(parts, &old.holidays, &new.holidays, |day| Msg::new("diff-part-holiday").with("day", day));
    days(parts, &old.works, &new.works, |day| Msg::new("diff-part-works").with("day", day));
}

/// Days by their names, one by one.
fn days(parts: &mut Parts, old: &BTreeMap<String, Text>, new: &BTreeMap<String, Text>, what: impl Fn(Arg) -> Msg) {
    for day in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
        parts.compare_some(what(value::day(day)), old.get(day), new.get(day), value::text);
    }
}

/// What changes in the calendars, which are told apart by their ids.
pub(super) fn calendars(old: &BTreeMap<String, Calendar>, new: &BTreeMap<String, Calendar>) -> Changes {
    let mut changes = Changes::default();
    for id in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
        match (old.get(id), new.get(id)) {
            (Some(a), Some(b)) => {
                let mut parts = Parts::default();
                parts.compare(Msg::new("diff-part-clock"), &a.utc_offset_minutes, &b.utc_offset_minutes, value::count);
                for (weekday, name) in (1..).zip(WEEKDAYS) {
                    let what = Msg::new("diff-part-day-off").with("weekday", name);
                    parts.compare(what, &a.weekend.contains(&weekday), &b.weekend.contains(&weekday), value::yes);
                }
                days(&mut parts, &a.holidays, &b.holidays, |day| Msg::new("diff-part-holiday").with("day", day));
                let of = Msg::new("diff-calendar-changed").with("id", id.as_str());
                changes.people.extend(parts.said(of));
            }
            (None, _) => changes.people.push(Msg::new("diff-calendar-added").with("id", id.as_str())),
            (_, None) => changes.people.push(Msg::new("diff-calendar-removed").with("id", id.as_str())),
        }
    }
    changes
}
