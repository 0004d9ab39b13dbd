//! Whose turn it is in a case, by when, and what follows, in words: the same on every page, in lists, and in the API.

use crate::Words;
use crate::contexts::{Shown, ToArg, days_key};
use domain::calendar::TEHRAN;
use domain::case::{Awaited, Case, Dated, Duty, IfLate, Place, TaskLimit, Turn};
use domain::package::{Catalogue, DayKind, Service};
use domain::{Arg, Millis};

/// To whom it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// The person whose case it is.
    Person,
    /// Officers, programs of agencies, and whoever has the tracking code.
    Desk,
}

impl Words {
    /// A unit, with its agency where that is not the `steward` of the case: where several agencies take part, the name of a unit alone says
    /// little.
    pub fn unit(&self, catalogue: &Catalogue, steward: &str, place: &Place) -> String {
        let agency = catalogue.agencies.get(&place.agency);
        let unit = agency.and_then(|a| a.unit(&place.unit)).map_or_else(|| place.unit.as_str().into(), |u| self.arg(&u.title));
        let agency = agency.map_or_else(|| place.agency.as_str().into(), |a| self.arg(&a.title));
        match (place.agency == steward, unit) {
            (true, Arg::Text(unit)) => unit,
            (_, unit) => self.say_with("place-of-agency", &[("unit", unit), ("agency", agency)]),
        }
    }

    /// The contract under which a unit worked, by its reference: with the contractor as long as the unit has that contract; nothing where
    /// there was none.
    pub fn contract(&self, catalogue: &Catalogue, place: &Place, reference: &str) -> Option<String> {
        if reference.is_empty() {
            return None;
        }
        let unit = catalogue.agencies.get(&place.agency).and_then(|a| a.unit(&place.unit));
        let shown: Arg = self.digits(reference).into();
        Some(match unit.and_then(|u| u.contract.as_ref()).filter(|c| c.reference == reference) {
            Some(c) => self.say_with("case-contractor", &[("name", self.arg(&c.contractor)), ("contract", shown)]),
            None => self.say_with("case-contract", &[("contract", shown)]),
        })
    }

    /// A rule to stand within a sentence.
    pub fn rule(&self, rule: &domain::Text) -> Arg {
        rule.get(self.lang()).trim_end_matches('.').into()
    }

    /// A text of a legal date that something happened with: `date` and, where it moved, `from` and `to`, with the `rule` by which it stands, and
    /// the `number` of an instalment.
    pub fn dated(&self, key: &str, date: &Dated, number: Option<usize>) -> String {
        let to = self.until(date.to);
        let mut args = vec![("date", to.as_str().into()), ("to", to.as_str().into()), ("rule", self.rule(&date.rule))];
        args.extend(date.from.map(|from| ("from", self.until(from).into())));
        args.extend(number.map(|n| ("number", n.into())));
        self.say_with(key, &args)
    }

    fn arg(&self, text: &domain::Text) -> Arg {
        Shown::of(text, self.lang()).to_arg()
    }

    /// Units one after the other, to stand between quotation marks.
    pub fn units(&self, catalogue: &Catalogue, steward: &str, places: &[Place]) -> String {
        let names = places.iter().map(|p| self.unit(catalogue, steward, p));
        names.reduce(|all, next| self.say_with("units-together", &[("first", all.into()), ("next", next.into())])).unwrap_or_default()
    }

    /// The first of several units and how many others there are, for a line of a list.
    fn units_in_short(&self, catalogue: &Catalogue, steward: &str, places: &[Place]) -> String {
        match places {
            [] => String::new(),
            [one] => self.unit(catalogue, steward, one),
            [first, others @ ..] => {
                let first = self.unit(catalogue, steward, first);
                self.say_with("units-and-others", &[("first", first.into()), ("count", others.len().into())])
            }
        }
    }

    /// What the person has to do, one thing after the other, each with its date and the rule that sets it.
    pub fn awaited(&self, catalogue: &Catalogue, steward: &str, turn: &Turn, to: To) -> Vec<String> {
        turn.person.iter().map(|a| self.awaited_one(catalogue, steward, a, to)).collect()
    }

    /// One of these things, with its date and rule.
    pub fn awaited_one(&self, catalogue: &Catalogue, steward: &str, awaited: &Awaited, to: To) -> String {
        let what = self.awaited_undated(catalogue, steward, awaited, to);
        let at = awaited.at.filter(|_| awaited.keeps_waiting()).map(|at| self.until(at));
        match (at, awaited.rule.as_ref().map(|r| self.rule(r))) {
            (Some(date), Some(rule)) => self.say_with("turn-until-rule", &[("what", what.into()), ("date", date.into()), ("rule", rule)]),
            (Some(date), None) => self.say_with("turn-until", &[("what", what.into()), ("date", date.into())]),
            (None, _) => what,
        }
    }

    /// The same where the date stands beside it. The moment of a visit is what there is to say of it.
    pub fn awaited_undated(&self, catalogue: &Catalogue, steward: &str, awaited: &Awaited, to: To) -> String {
        if let Duty::SubCase(there) = &awaited.what {
            let done = self.awaited_undated(catalogue, steward, &Awaited { what: there.what.clone(), ..awaited.clone() }, to);
            let service = if there.title.is_empty() { self.service(catalogue, &there.service) } else { self.arg(&there.title) };
            return self.say_with("turn-in-sub-case", &[("service", service), ("what", done.into())]);
        }
        let with = |key: &str, place: &Place| self.say_with(key, &[("unit", self.unit(catalogue, steward, place).into())]);
        let asked_by_rule = |all: &str, none: &str| match self.units(catalogue, steward, &awaited.looks()) {
            units if units.is_empty() => self.say(none),
            units => self.say_with(all, &[("unit", units.into())]),
        };
        let visit = |key: &str, place: &Place| {
            let at = awaited.at.map(|at| self.date_time(at)).unwrap_or_default();
            self.say_with(key, &[("unit", self.unit(catalogue, steward, place).into()), ("at", at.into())])
        };
        match (&awaited.what, to) {
            (Duty::Answer(Some(unit)), To::Person) => with("turn-answer", unit),
            (Duty::Answer(None), To::Person) => asked_by_rule("turn-correct", "turn-answer-any"),
            (Duty::Payment(unit), To::Person) => with("turn-pay", unit),
            (Duty::Visit(unit), To::Person) => visit("turn-visit", unit),
            (Duty::Answer(Some(unit)), To::Desk) => with("turn-desk-answer", unit),
            (Duty::Answer(None), To::Desk) => asked_by_rule("turn-desk-correct", "turn-desk-answer-any"),
            (Duty::Payment(unit), To::Desk) => with("turn-desk-pay", unit),
            (Duty::Visit(unit), To::Desk) => visit("turn-desk-visit", unit),
            (Duty::SubCase(_), _) => String::new(),
        }
    }

    /// A service by its title.
    pub fn service(&self, catalogue: &Catalogue, id: &str) -> Arg {
        catalogue.services.get(id).map_or_else(|| id.into(), |s| self.arg(&s.title))
    }

    /// Who comes to look, when, and where to be, as a sentence; without the place where that is not known.
    pub fn visit(&self, catalogue: &Catalogue, steward: &str, by: &Place, visit: &Awaited) -> String {
        if visit.address.is_empty() {
            return self.awaited_undated(catalogue, steward, visit, To::Person);
        }
        let at = visit.at.map(|at| self.date_time(at)).unwrap_or_default();
        let unit = self.unit(catalogue, steward, by);
        self.say_with("turn-visit-at", &[("unit", unit.into()), ("at", at.into()), ("place", visit.address.as_str().into())])
    }

    /// Who acts, in words: meanwhile, where the case waits for the person; nothing where nobody does.
    pub fn who_acts(&self, catalogue: &Catalogue, steward: &str, turn: &Turn) -> Option<String> {
        self.act_or_go_on(turn, self.units(catalogue, steward, &turn.acting))
    }

    fn act_or_go_on(&self, turn: &Turn, units: String) -> Option<String> {
        let key = if turn.waits() { "turn-meanwhile" } else { "turn-acting" };
        (!units.is_empty()).then(|| self.say_with(key, &[("units", units.into())]))
    }

    /// Whose turn it is, in one line: what the person has to do, and who acts.
    pub fn turn(&self, catalogue: &Catalogue, steward: &str, turn: &Turn, to: To) -> String {
        let mut awaited = self.awaited(catalogue, steward, turn, to);
        if let (To::Person, Some(first)) = (to, awaited.first_mut()) {
            *first = self.say_with("turn-you", &[("what", first.as_str().into())]);
        }
        self.in_one_line(awaited.into_iter().chain(self.who_acts(catalogue, steward, turn)))
    }

    /// The same in a line of a list, beside status and date: of several units the first, and how many others.
    pub fn turn_in_short(&self, catalogue: &Catalogue, steward: &str, turn: &Turn, to: To) -> String {
        if turn.person.is_empty() {
            return self.units_in_short(catalogue, steward, &turn.acting);
        }
        let awaited = self.awaited(catalogue, steward, turn, to).into_iter();
        let acting = match &turn.acting[..] {
            [first, rest @ ..] if !rest.is_empty() => {
                let key = if turn.waits() { "turn-meanwhile-others" } else { "turn-acting-others" };
                let first = self.unit(catalogue, steward, first);
                // Only the name stands between quotation marks, not how many others there are.
                Some(self.say_with(key, &[("first", first.into()), ("count", rest.len().into())]))
            }
            _ => self.act_or_go_on(turn, self.units(catalogue, steward, &turn.acting)),
        };
        self.in_one_line(awaited.chain(acting))
    }

    fn in_one_line(&self, all: impl Iterator<Item = String>) -> String {
        all.reduce(|all, next| self.say_with("turn-and", &[("first", all.into()), ("next", next.into())])).unwrap_or_default()
    }

    /// What happens when the limit of a case, `due_at`, passes, as a sentence; nothing when closed, nor once it has passed.
    pub fn if_late(&self, catalogue: &Catalogue, case: &Case, service: &Service, due_at: Option<Millis>, now: Millis) -> Option<String> {
        Some(self.late(catalogue, &case.steward, &case.if_late(service, due_at, now)?))
    }

    /// The same, of what is known already.
    pub fn late(&self, catalogue: &Catalogue, steward: &str, what: &IfLate) -> String {
        match what {
            IfLate::Said(what) => self.say_with("case-if-late", &[("what", self.arg(what))]),
            IfLate::Upheld => self.say("case-objection-upheld"),
            IfLate::Granted(title) => self.say_with("case-objection-granted", &[("decision", self.arg(title))]),
            IfLate::Escalates(unit) => self.say_with("case-objection-escalates", &[("unit", self.unit(catalogue, steward, unit).into())]),
            IfLate::Counted => self.say("case-late-counted"),
        }
    }

    /// Counted days or hours left of a limit, or by how many it has passed; those that are kept where the clock `stands`.
    pub fn left(&self, stands: bool, count: DayKind, left: i64) -> String {
        let key = |working, calendar, hours| match count {
            DayKind::Working => working,
            DayKind::Calendar => calendar,
            DayKind::Hours => hours,
        };
        match (stands, left) {
            (true, _) => self.say_with(key("case-kept-working", "case-kept-calendar", "case-kept-hours"), &[("count", left.max(0).into())]),
            (_, 0) => self.say(key("case-last-day", "case-last-day", "case-last-hour")),
            (_, late) if late < 0 => {
                self.say_with(key("case-late-working", "case-late-calendar", "case-late-hours"), &[("count", (-late).into())])
            }
            (_, left) => self.say_with(key("case-left-working", "case-left-calendar", "case-left-hours"), &[("count", left.into())]),
        }
    }

    /// What stands in place of the date of a limit that does not run, and how much of it there is: that it has not begun, or that it
    /// stands, `since` when if that is known.
    pub fn paused(&self, begun: bool, since: Option<Millis>, count: DayKind, left: i64) -> (String, String) {
        if !begun {
            let days = self.say_with(days_key(count), &[("count", left.into())]);
            return (self.say("case-clock-not-begun"), self.say_with("case-clock-begins", &[("days", days.into())]));
        }
        let since = since.map(|at| self.say_with("case-clock-stands-since", &[("date", self.short_date(at).into())]));
        (since.unwrap_or_else(|| self.say("case-clock-stands")), self.left(true, count, left))
    }

    /// The same of the limit of a task; nothing while it runs.
    pub fn kept(&self, limit: &TaskLimit) -> Option<(String, String)> {
        let (count, left) = limit.kept?;
        Some(self.paused(limit.begun, limit.stands_since, count, left))
    }

    /// The end of a limit: the day at whose end it passes, with the time of day where it passes before, as limits in hours do.
    pub fn until(&self, at: Millis) -> String {
        if ends_day(at) { self.date(at) } else { self.date_time(at) }
    }

    /// The same in digits, in a list of equal length.
    pub fn short_until(&self, at: Millis) -> String {
        if ends_day(at) { self.short_date(at) } else { self.short_moment(at) }
    }

    /// A moment in digits, in a list.
    pub fn short_moment(&self, at: Millis) -> String {
        self.say_with("date-time", &[("date", self.short_date(at).into()), ("time", self.time_of(at).into())])
    }

    /// The time of day of a limit that passes before the end of its day; nothing of one that does not.
    pub fn until_time(&self, at: Millis) -> Option<String> {
        (!ends_day(at)).then(|| self.time_of(at))
    }
}

/// Whether a moment is the last of a day in Tehran.
fn ends_day(at: Millis) -> bool {
    (at + 1 + TEHRAN * 60_000).rem_euclid(86_400_000) == 0
}
