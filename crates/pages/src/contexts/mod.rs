//! Page contexts: one type per page, with everything its template needs. A page that needs someone signed in says so in
//! its fields. Texts of packages are borrowed; what they need of words is in [`Frame`].

mod case;
mod citizen;
mod correct;
mod desk;
mod form;
mod me;
mod newer;
mod signature;

pub use case::*;
pub use citizen::*;
pub use correct::*;
pub use desk::*;
pub use form::*;
pub use me::*;
pub use newer::*;
pub use signature::*;

use crate::Words;
use crate::assets::{ICONS, icon_name};
use crate::file_name::FileName;
use crate::turn::To;
use crate::words::Help;
use domain::case::{Beside, Body, Case, Changed, LimitOf, Place, Purpose, Status, Task, TaskLimit, Told};
use domain::fee::{self, Demand, Invoice};
use domain::form::{ANY_FILE, LARGEST_FILE, file_types};
use domain::package::{Agency, Catalogue, Contract, DayKind, Outcome, Service, Time};
use domain::question::Attached;
use domain::refusal::Wrong;
use domain::{Id, Lang, Millis, Msg, Text};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A page that can be shown: HTML from its context.
pub trait Page {
    /// The whole HTML document.
    fn html(&self) -> String;
}

impl<T: askama::Template> Page for T {
    fn html(&self) -> String {
        // Writing to a String cannot fail, and no filter of ours does.
        self.render().unwrap_or_default()
    }
}

/// Who looks at the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Visitor {
    /// Nobody we know.
    Anonymous,
    /// A resident or a visitor.
    Person {
        /// Display name; may be empty.
        name: String,
    },
    /// Staff.
    Officer {
        /// Sign-in name.
        login: String,
        /// Display name.
        name: String,
        /// Name of the unit.
        unit: String,
        /// Name of the agency.
        agency: String,
    },
}

/// What every page has.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Words of the page's language.
    pub words: &'static Words,
    /// Path with query of this page as GET, for the language links and the return from sign-in.
    pub path: String,
    /// Whether the page answers a form: then `path` is where that stood.
    pub of_form: bool,
    /// Who looks.
    pub visitor: Visitor,
    /// Unread notices of the person.
    pub unread: i64,
    /// Whether sample data is shown; labelled on the page.
    pub sample: bool,
    /// Whether this is a demonstration, with an outbox to look at.
    pub demo: bool,
    /// Telephone or address of the support; empty where nobody is named.
    pub support: String,
    /// When the page is made.
    pub now: Millis,
    /// Whether it shows again what was typed before signing in.
    pub again: bool,
    /// Whether it has one form, [`FORM`], and another language is chosen by a button of that: what is typed goes along.
    pub keeps: bool,
}

/// Id of the form of which a change of language keeps what is typed.
pub const FORM: &str = "answer-form";
/// What its buttons of languages say (`act`): nothing is saved.
pub const LANGUAGE: &str = "language";

/// What was typed into a form before signing in, on its way through the pages there: path and fields of that form.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// Path with query to which it was sent.
    pub path: String,
    /// Names and values.
    pub fields: Vec<(String, String)>,
}

/// What was typed into a form before signing in and is too long to go along: it stands on the page to be copied.
#[derive(Debug, Clone, PartialEq)]
pub struct TooLong {
    /// So much would have gone along, in kilobytes.
    pub kilobytes: i64,
    /// Each field in which something was typed.
    pub fields: Vec<String>,
}

impl Frame {
    /// The page's language.
    pub fn lang(&self) -> Lang {
        self.words.lang()
    }
    /// A fixed text.
    pub fn say(&self, key: &str) -> Cow<'static, str> {
        self.words.text(key)
    }
    /// A text with one argument.
    pub fn say1(&self, key: &str, name: &str, value: impl ToArg) -> String {
        self.words.say_with(key, &[(name, value.to_arg())])
    }
    /// A text with two arguments.
    pub fn say2(&self, key: &str, a: &str, x: impl ToArg, b: &str, y: impl ToArg) -> String {
        self.words.say_with(key, &[(a, x.to_arg()), (b, y.to_arg())])
    }
    /// A text with three arguments.
    #[allow(clippy::too_many_arguments)]
    pub fn say3(&self, key: &str, a: &str, x: impl ToArg, b: &str, y: impl ToArg, c: &str, z: impl ToArg) -> String {
        self.words.say_with(key, &[(a, x.to_arg()), (b, y.to_arg()), (c, z.to_arg())])
    }
    /// A package text in the page's language, marked when it is in another.
    pub fn show<'t>(&self, text: &'t Text) -> Shown<'t> {
        Shown::of(text, self.lang())
    }
    /// A message in words.
    pub fn msg(&self, m: &Msg) -> String {
        self.words.msg(m)
    }
    /// Whom to turn to after a refusal, where there is no way on without.
    pub fn help_after(&self, m: &Msg) -> Option<String> {
        self.words.help_after(&m.key, &self.support)
    }
    /// To whom the number of an incident is told.
    pub fn help_incident(&self) -> String {
        self.words.help(Help::Incident, &self.support)
    }
    /// What the server says to a file that is too large, where no evidence has a limit of its own.
    pub fn any_file_too_large(&self) -> String {
        self.msg(&Msg::new("answer-file-too-large").with("max", LARGEST_FILE / 1_048_576))
    }
    /// What the server says to a file of a type that is taken nowhere.
    pub fn any_file_wrong_type(&self) -> String {
        self.msg(&Msg::new("answer-file-type").with("types", file_types(&ANY_FILE)))
    }
    /// A day in words.
    pub fn date(&self, at: impl Whole) -> String {
        self.words.date(at.whole())
    }
    /// The end of a limit in words: a day, or day and time where hours count.
    pub fn limit(&self, at: impl Whole) -> String {
        self.words.until(at.whole())
    }
    /// By when, or that this limit has passed.
    pub fn by_then(&self, at: impl Whole) -> String {
        let at = at.whole();
        self.say1(if at < self.now { "case-limit-passed" } else { "case-until" }, "date", self.limit(at))
    }
    /// The same as [`Frame::limit`] in digits.
    pub fn short_limit(&self, at: impl Whole) -> String {
        self.words.short_until(at.whole())
    }
    /// A day and time in words.
    pub fn date_time(&self, at: impl Whole) -> String {
        self.words.date_time(at.whole())
    }
    /// A decimal number in the digits of the language.
    pub fn decimal(&self, n: impl AsRef<str>) -> String {
        self.words.decimal(n.as_ref())
    }
    /// A number in the digits of the language.
    pub fn number(&self, n: impl Whole) -> String {
        self.words.number(n.whole())
    }
    /// A number, or a code with letters and signs in it, in the digits of the language.
    pub fn digits(&self, s: impl AsRef<str>) -> String {
        self.words.code(s.as_ref())
    }
    /// The number of a receipt as banks write it: in ASCII digits, from left to right also within a sentence.
    pub fn receipt(&self, number: impl AsRef<str>) -> String {
        format!("\u{2066}{}\u{2069}", domain::persian::ascii_digits(number.as_ref()))
    }
    /// A tracking code in groups, in the digits of the language.
    pub fn code(&self, code: &str) -> String {
        self.words.code(&domain::tracking::grouped(code))
    }
    /// The same page in another language.
    pub fn in_language(&self, lang: Lang) -> String {
        let (path, query) = self.path.split_once('?').unwrap_or((&self.path, ""));
        let mut out = format!("{path}?");
        for part in query.split('&').filter(|p| !p.is_empty() && !p.starts_with("lang=")) {
            out.push_str(part);
            out.push('&');
        }
        out + "lang=" + lang.as_str()
    }
    /// The sign-in page that leads back here.
    pub fn sign_in(&self) -> String {
        let mut next = String::new();
        for b in self.path.bytes() {
            match b {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => next.push(b as char),
                _ => next.push_str(&format!("%{b:02X}")),
            }
        }
        format!("/sign-in?next={next}")
    }
    /// The officer's sign-in name, or nothing.
    pub fn login(&self) -> &str {
        match &self.visitor {
            Visitor::Officer { login, .. } => login,
            _ => "",
        }
    }
    /// To whom the page speaks: of a case, officers are told in the third person what its applicant is told in the second.
    pub fn to(&self) -> To {
        if matches!(self.visitor, Visitor::Officer { .. }) { To::Desk } else { To::Person }
    }
    /// Whether a person is signed in.
    pub fn is_person(&self) -> bool {
        matches!(self.visitor, Visitor::Person { .. })
    }
    /// Whether this page is in a part of the site.
    pub fn is_at(&self, path: &str) -> bool {
        self.path.starts_with(path)
    }
    /// The weekday of now in Tehran, ISO number.
    fn weekday(&self) -> u8 {
        domain::calendar::Day::at(self.now, domain::calendar::TEHRAN).weekday()
    }
    fn weekday_name(&self, day: impl Whole) -> Cow<'static, str> {
        self.say(match day.whole() {
            1 => "weekday-1",
            2 => "weekday-2",
            3 => "weekday-3",
            4 => "weekday-4",
            5 => "weekday-5",
            6 => "weekday-6",
            _ => "weekday-7",
        })
    }
    /// Where a case stands, for the person.
    fn status(&self, status: &Status) -> Cow<'static, str> {
        self.say(match status {
            Status::Open => "status-open",
            Status::Waiting if self.to() == To::Desk => "desk-waiting",
            Status::Waiting => "status-waiting",
            Status::Decided => "status-decided",
            Status::Withdrawn => "status-withdrawn",
        })
    }
    /// The status of a case that is a `part` of another one, or is not. A part ends by itself when it is needed no more, and what is stored
    /// of it does not say whether that was so or its person took it back: only that it has ended.
    fn status_of(&self, status: &Status, part: bool) -> Cow<'static, str> {
        if part && *status == Status::Withdrawn { self.say("status-ended") } else { self.status(status) }
    }
    /// The same in few words beside a case: that it is the person's turn before anything else, and that an objection is looked at.
    fn chip(&self, status: &Status, part: bool, objected: bool, yours: bool) -> Cow<'static, str> {
        match (yours, objected && !status.is_closed()) {
            (true, _) => self.say("status-waiting"),
            (_, true) => self.say("status-objected"),
            _ => self.status_of(status, part),
        }
    }
    /// The look of these words: that of the status, and of waiting where it is the person's turn.
    fn look(&self, status: &Status, yours: bool) -> &'static str {
        if yours { Status::Waiting.as_str() } else { status.as_str() }
    }
    /// Of what a date is the limit.
    fn limit_of(&self, limit: &TaskLimit) -> Cow<'static, str> {
        self.say(limit_key(limit.of))
    }
    /// A status, or how it was decided.
    fn outcome(&self, status: &Status, part: bool, outcome: &Option<Outcome>) -> Cow<'static, str> {
        match outcome {
            Some(Outcome::Granted) if status.is_closed() => self.say("outcome-granted"),
            Some(Outcome::Refused) if status.is_closed() => self.say("outcome-refused"),
            _ => self.status_of(status, part),
        }
    }
    /// The legal limit in words.
    fn time(&self, time: &Time) -> String {
        self.say1(days_key(time.count), "count", time.days)
    }
    /// When the legal limit begins, how long it may take until then, and by how much it may be made longer.
    fn time_note(&self, time: &Time) -> String {
        self.words.time_note(time)
    }
    /// Within what a person answers what is asked, and what follows otherwise; nothing where no date is fixed.
    fn answer_time(&self, service: &Service) -> Option<(String, String)> {
        self.words.answer_time(service)
    }
    /// Days that something took, in words.
    fn took(&self, time: &Time, days: impl Whole) -> String {
        match days.whole() {
            0 => self.say("figures-same-day").into_owned(),
            days => self.say1(days_key(time.count), "count", days),
        }
    }
    /// What a notice says.
    fn notice(&self, kind: &str) -> Cow<'static, str> {
        self.say(me::notice_key(Told::parse(kind).unwrap_or(Told::Message)))
    }
    /// The icon of a notice.
    fn notice_icon(&self, kind: &str) -> Icon {
        self.icon(me::notice_icon(kind))
    }
    /// A day to come, as an example: two weeks from now.
    pub fn some_day_to_come(&self) -> String {
        self.words.short_date(self.now + 14 * 86_400_000)
    }
    /// Today and two weeks from now, as examples of what to type.
    pub fn typed_today(&self) -> String {
        self.words.typed_day(self.now)
    }
    /// The later one of [`Frame::typed_today`].
    pub fn typed_to_come(&self) -> String {
        self.words.typed_day(self.now + 14 * 86_400_000)
    }
    /// The cost in words: its sum, between what it lies, or when it is told.
    fn cost(&self, service: &Service) -> String {
        match (service.cost.rials, service.fees_between) {
            (Some(0), _) => self.say("cost-free").into_owned(),
            (Some(rials), _) => self.words.money(rials),
            (None, Some(b)) => match b.most.or(service.cost.most).filter(|most| *most > 0) {
                Some(most) if most == b.least => self.words.money(most),
                Some(most) if b.least == 0 => self.say1("service-cost-most", "amount", self.words.money(most)),
                Some(most) => self
                    .words
                    .say_with("cost-between", &[("least", self.words.money(b.least).into()), ("most", self.words.money(most).into())]),
                None => self.say1("cost-from", "amount", self.words.money(b.least)),
            },
            (None, None) if !service.fees.is_empty() => self.say("cost-computed").into_owned(),
            (None, None) => self.say("cost-later").into_owned(),
        }
    }
    /// The name of a file, each part of it in its own direction.
    fn file_name(&self, file: &Attached) -> FileName {
        FileName::of(file)
    }
    /// The size of a file in words.
    fn size(&self, bytes: impl Whole) -> String {
        match bytes.whole() {
            n if n >= 1_048_576 => self.say1("size-megabytes", "size", n / 1_048_576),
            n => self.say1("size-kilobytes", "size", (n + 1023) / 1024),
        }
    }
    /// `rtl` or `ltr` of another language.
    fn dir_of(&self, lang: &Lang) -> &'static str {
        Words::of(*lang).dir()
    }
    /// The name of another language.
    fn name_of(&self, lang: &Lang) -> &'static str {
        Words::of(*lang).name()
    }
    /// A time of day in words.
    fn clock(&self, minute: impl Whole) -> String {
        self.words.time(minute.whole() as u16)
    }
    /// What is wrong with a field, in words.
    pub fn wrong(&self, wrong: &[Wrong], field: &str) -> Option<String> {
        wrong.iter().find(|w| w.question == field).map(|w| self.words.msg(&w.message))
    }
    /// An icon of the set; one that means a direction follows the direction of the page.
    pub fn icon(&self, name: &str) -> Icon {
        Icon(icon_name(name))
    }
    /// An amount in tomans, as people say it.
    pub fn money(&self, rials: impl Whole) -> String {
        self.words.money(rials.whole())
    }
    /// An amount in rials, as law writes it.
    pub fn rials(&self, rials: impl Whole) -> String {
        self.words.rials(rials.whole())
    }
    /// A day given as `YYYY-MM-DD`, in words.
    pub fn day(&self, day: &str) -> String {
        self.words.day(day)
    }
    /// A day in digits.
    pub fn short_date(&self, at: impl Whole) -> String {
        self.words.short_date(at.whole())
    }
    /// A moment in the form of `<time datetime>`: UTC, to the second.
    pub fn machine_time(&self, at: impl Whole) -> String {
        let at = at.whole();
        let second = at.div_euclid(1000).rem_euclid(86_400);
        format!("{}T{:02}:{:02}:{:02}Z", domain::calendar::Day::at(at, 0), second / 3600, second / 60 % 60, second % 60)
    }
    /// Name of a place: agency and unit.
    pub fn place<'c>(&self, catalogue: &'c Catalogue, place: &Place) -> (Shown<'c>, Shown<'c>) {
        let agency = catalogue.agencies.get(&place.agency);
        (
            agency.map_or_else(|| Shown::plain(place.agency.clone()), |a| self.show(&a.title)),
            agency.and_then(|a| a.unit(&place.unit)).map_or_else(|| Shown::plain(place.unit.clone()), |u| self.show(&u.title)),
        )
    }
}

/// An icon.
#[derive(Debug, Clone, Copy)]
pub struct Icon(&'static str);

impl Icon {
    /// Its HTML, in pieces.
    fn parts(self) -> [&'static str; 7] {
        let turns =
            matches!(self.0, "chevron-left" | "chevron-right" | "arrow-left" | "arrow-right" | "log-out" | "send" | "reply" | "undo-2");
        let class = if turns { "icon turns" } else { "icon" };
        ["<svg class=\"", class, "\" aria-hidden=\"true\"><use href=\"", ICONS, "#", self.0, "\"/></svg>"]
    }
}

impl std::fmt::Display for Icon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.parts().into_iter().try_for_each(|part| f.write_str(part))
    }
}
impl askama::FastWritable for Icon {
    fn write_into(&self, dest: &mut dyn std::fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(self.parts().into_iter().try_for_each(|part| dest.write_str(part))?)
    }
}
impl askama::filters::HtmlSafe for Icon {}

/// What a template may give as an argument of a text.
pub trait ToArg {
    /// The argument.
    fn to_arg(&self) -> domain::Arg;
}
/// A whole number of any type, by value or reference, as templates give it.
pub trait Whole {
    /// The number.
    fn whole(&self) -> i64;
}
macro_rules! whole {
    ($($t:ty),*) => { $(
        impl Whole for $t {
            fn whole(&self) -> i64 {
                *self as i64
            }
        }
        impl ToArg for $t {
            fn to_arg(&self) -> domain::Arg {
                domain::Arg::Number(*self as i64)
            }
        }
    )* };
}
whole!(i32, i64, usize, u8, u16);
impl<T: Whole + ?Sized> Whole for &T {
    fn whole(&self) -> i64 {
        (**self).whole()
    }
}
impl ToArg for str {
    fn to_arg(&self) -> domain::Arg {
        self.into()
    }
}
impl ToArg for String {
    fn to_arg(&self) -> domain::Arg {
        self.as_str().into()
    }
}
impl ToArg for domain::Arg {
    fn to_arg(&self) -> domain::Arg {
        self.clone()
    }
}
impl ToArg for Shown<'_> {
    fn to_arg(&self) -> domain::Arg {
        match self.other {
            None => self.text.as_ref().into(),
            // A text inside a sentence has no marks of its own: it is said.
            Some(other) => format!("{} ({})", self.text, other.words()).as_str().into(),
        }
    }
}
impl<T: ToArg + ?Sized> ToArg for &T {
    fn to_arg(&self) -> domain::Arg {
        (**self).to_arg()
    }
}

/// A text of a package as it is shown: in the page's language, or marked with the one it is in.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Where it is in another language than the page: which, and that of the page.
    pub other: Option<Other>,
}

/// That a text is in another language than its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Other {
    /// The language of the text.
    pub lang: Lang,
    /// The language of the page.
    pub page: Lang,
}

impl Other {
    /// `in Persian`, in the language of the page.
    fn words(self) -> Cow<'static, str> {
        let words = Words::of(self.page);
        match self.lang {
            Lang::FA => words.text("in-persian"),
            Lang::EN => words.text("in-english"),
            Lang::AR => words.text("in-arabic"),
            other => Cow::Borrowed(Words::of(other).name()),
        }
    }
}

impl<'a> Shown<'a> {
    /// From a package text.
    pub fn of(text: &'a Text, page: Lang) -> Shown<'a> {
        let lang = text.lang_shown(page);
        Shown { text: Cow::Borrowed(text.get(page)), other: (lang != page && !text.get(page).is_empty()).then_some(Other { lang, page }) }
    }
    /// A text in the page's language.
    pub fn plain(text: impl Into<Cow<'a, str>>) -> Shown<'a> {
        Shown { text: text.into(), other: None }
    }
    /// The same with something more behind it, in brackets.
    pub fn with(self, more: &str) -> Shown<'a> {
        Shown { text: Cow::Owned(format!("{} ({more})", self.text)), other: self.other }
    }
    /// The same, borrowing nothing.
    pub fn into_owned(self) -> Shown<'static> {
        Shown { text: Cow::Owned(self.text.into_owned()), other: self.other }
    }
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl std::fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let escape = |f: &mut std::fmt::Formatter<'_>, s: &str| -> std::fmt::Result {
            let mut rest = s;
            // Byte by byte: all five are ASCII, and most texts are not.
            while let Some(i) = rest.bytes().position(|b| matches!(b, b'&' | b'<' | b'>' | b'"' | b'\'')) {
                f.write_str(&rest[..i])?;
                f.write_str(match rest.as_bytes()[i] {
                    b'&' => "&amp;",
                    b'<' => "&lt;",
                    b'>' => "&gt;",
                    b'"' => "&quot;",
                    _ => "&#39;",
                })?;
                rest = &rest[i + 1..];
            }
            f.write_str(rest)
        };
        match self.other {
            None => escape(f, &self.text),
            Some(other) => {
                write!(f, "<span lang=\"{}\" dir=\"{}\">", other.lang, Words::of(other.lang).dir())?;
                escape(f, &self.text)?;
                f.write_str("</span> <span class=\"in-language\">")?;
                escape(f, &other.words())?;
                f.write_str("</span>")
            }
        }
    }
}
impl askama::FastWritable for Shown<'_> {
    fn write_into(&self, dest: &mut dyn std::fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(write!(dest, "{self}")?)
    }
}
impl askama::filters::HtmlSafe for Shown<'_> {}

/// How people see officers, by sign-in name.
pub type OfficerNames = BTreeMap<String, Text>;

/// How people see an officer; one of whom nothing is known, the sign-in name.
pub(crate) fn officer_name<'a>(names: &'a OfficerNames, login: &'a str, lang: Lang) -> &'a str {
    names.get(login).map(|title| title.get(lang)).filter(|title| !title.is_empty()).unwrap_or(login)
}

/// A service in a list, with its steward.
#[derive(Debug, Clone, Copy)]
pub struct ServiceLine<'a> {
    /// The service.
    pub service: &'a Service,
    /// Its agency.
    pub agency: &'a Agency,
}

/// What a case costs, as it may be shown now, and whether it is asked for.
fn invoice(case: &Case, service: &Service, moments: &[Moment<'_>]) -> Option<(Invoice, Demand)> {
    let invoice = computed(moments)?;
    let demand = fee::demand(service, case, invoice, moments.iter().map(|m| &*m.body));
    Some((invoice.shown(demand), demand))
}

impl Frame {
    /// What a person is told of a sum that is not asked for now; nothing where it is.
    /// Whether a sum is not owed, and no longer or never will be: that is said before the sum.
    fn is_not_due(&self, demand: &Demand) -> bool {
        matches!(demand, Demand::Over | Demand::Unasked)
    }
    fn demand(&self, demand: &Demand, invoice: &Invoice) -> Option<Cow<'static, str>> {
        match demand {
            Demand::Asked => None,
            // The days of instalments are counted from the application on, whenever it is asked for.
            Demand::Later if invoice.is_divided() && self.to() == To::Desk => Some(self.say("desk-invoice-later-instalments")),
            Demand::Later if invoice.is_divided() => Some(self.say("invoice-later-instalments")),
            Demand::Later if self.to() == To::Desk => Some(self.say("desk-invoice-later")),
            Demand::Later => Some(self.say("invoice-later")),
            Demand::Nothing => Some(self.say("invoice-nothing")),
            Demand::Reported => Some(self.say("invoice-reported")),
            Demand::Over => Some(self.say("invoice-over")),
            Demand::Unasked => Some(self.say("invoice-unasked")),
            Demand::Paid => Some(self.say("invoice-all-paid")),
            Demand::Moved => Some(self.say("invoice-moved")),
        }
    }
}

/// The instalment that is to be paid next, with its number from 1; nothing where the sum is not divided.
fn next_instalment<'a>(service: &Service, moments: &'a [Moment<'_>]) -> Option<(usize, &'a fee::Part)> {
    let invoice = computed(moments).filter(|i| i.is_divided())?;
    invoice.next_part(&fee::paid(service, Some(invoice), moments.iter().map(|m| (m.at, &*m.actor, &*m.body))))
}

/// What a case costs, as it was computed from the answers that are in force, with all its numbers.
fn computed<'a>(moments: &'a [Moment<'_>]) -> Option<&'a Invoice> {
    fee::in_force(moments.iter().map(|m| &*m.body))
}

/// What the last correction made of the invoice, in words; nothing where it stands as it was.
fn invoice_note(frame: &Frame, moments: &[Moment<'_>]) -> Option<String> {
    let replaced = |m: &Moment, i: &Invoice| {
        Some(frame.say1(if i.counted > 0 { "invoice-replaced-counted" } else { "invoice-replaced" }, "date", frame.date(m.at)))
    };
    let mut is_last = true;
    for m in moments.iter().rev() {
        match &*m.body {
            Body::Invoiced { invoice, .. } | Body::Answered { changed: Some(Changed { invoice: Some(invoice), .. }), .. } => {
                return replaced(m, invoice);
            }
            // Answers that were changed once more may cost what was asked for.
            Body::Answered { changed: Some(Changed { stays, waits, .. }), .. } => {
                if let Some(rials) = stays.filter(|_| is_last) {
                    return Some(frame.say1(if *waits { "invoice-waits" } else { "invoice-stays" }, "amount", frame.money(rials)));
                }
                is_last = false;
            }
            _ => {}
        }
    }
    None
}

/// A receipt that a desk recorded.
#[derive(Debug, Clone)]
pub struct PaidLine<'a> {
    /// Its number, as it was recorded.
    pub receipt: String,
    /// When it was recorded.
    pub at: Millis,
    /// That its money, or a part of it, was given back, in words, for each payment.
    pub given: Vec<String>,
    /// Name of the unit.
    pub unit: Shown<'a>,
    /// Name of the officer; only for desks.
    pub officer: Option<String>,
    /// The part of the invoice that it pays, from 1, where that is known.
    pub part: Option<usize>,
    /// For how much it is, in rials, where that was recorded.
    pub rials: Option<i64>,
}

/// The receipts of a case; `names` of officers only for desks.
fn receipts<'a>(
    frame: &Frame,
    catalogue: &'a Catalogue,
    service: &Service,
    moments: &[Moment<'_>],
    names: Option<&OfficerNames>,
) -> Vec<PaidLine<'a>> {
    let events = moments.iter().map(|m| (m.at, &*m.actor, &*m.body));
    let given = fee::given_back(service, events.clone());
    let said = |given: &fee::GivenBack| match given.rials.filter(|_| given.part) {
        Some(rials) => frame.say2("case-given-back-part", "amount", frame.money(rials), "date", frame.words.day(given.on)),
        None => frame.say1("case-given-back", "date", frame.words.day(given.on)),
    };
    let given = |p: &fee::Paid| given.iter().filter(|(_, g)| g.is_of(&p.receipt, &p.place)).map(|(_, g)| said(g)).collect();
    fee::receipts(service, computed(moments), events)
        .into_iter()
        .map(|p| PaidLine {
            given: given(&p),
            unit: place_shown(frame, catalogue, &p.place),
            officer: names.zip(p.by.strip_prefix("officer:")).map(|(names, login)| officer_name(names, login, frame.lang()).to_string()),
            receipt: p.receipt,
            at: p.at,
            part: p.part,
            rials: p.rials,
        })
        .collect()
}

/// Name of a unit; of one that is not there any more, its id.
fn place_shown<'a>(frame: &Frame, catalogue: &'a Catalogue, place: &Place) -> Shown<'a> {
    let unit = catalogue.agencies.get(&place.agency).and_then(|a| a.unit(&place.unit));
    unit.map_or_else(|| Shown::plain(place.unit.clone()), |u| frame.show(&u.title))
}

/// Whether a receipt of this part of the invoice, from 1, is recorded, and its money was not given back.
fn is_paid(receipts: &[PaidLine], part: &usize) -> bool {
    receipts.iter().any(|r| r.part == Some(*part) && r.given.is_empty())
}

/// A case in a list.
#[derive(Debug, Clone)]
pub struct CaseLine<'a> {
    /// Id.
    pub id: Id,
    /// Tracking code.
    pub code: Cow<'a, str>,
    /// Title of the service.
    pub service: Shown<'a>,
    /// Icon of the service.
    pub icon: Cow<'a, str>,
    /// Title of the stage.
    pub stage: Shown<'a>,
    /// Name of the agency that answers for it; of a decided case, of the one that decided.
    pub agency: Shown<'a>,
    /// Whose turn it is, in words; empty when closed.
    pub turn: String,
    /// Whether it is the person's.
    pub yours: bool,
    /// Where it stands.
    pub status: Status,
    /// Whether it was opened for another case.
    pub part: bool,
    /// Whether an objection to the decision is being looked at.
    pub objected: bool,
    /// Until when; `None` while the clock stands or when closed.
    pub due_at: Option<Millis>,
    /// Whether that has passed.
    pub late: bool,
    /// The rule by which that limit stands; nothing where the version of the service is not here.
    pub due_rule: Option<Shown<'a>>,
    /// How it was decided, while nobody looks at an objection: granted or refused, and the title of the decision.
    pub decision: Option<(Outcome, Shown<'a>)>,
    /// What decided, in few words, where no officer did: silence or a rule.
    pub decided_by: Option<String>,
    /// When it was submitted.
    pub submitted_at: Millis,
    /// When it last changed.
    pub changed_at: Millis,
}

/// A draft in a list.
#[derive(Debug, Clone)]
pub struct DraftLine<'a> {
    /// Id.
    pub id: Id,
    /// Title of the service.
    pub service: Shown<'a>,
    /// Icon of the service.
    pub icon: Cow<'a, str>,
    /// When it was last changed.
    pub changed_at: Millis,
    /// Questions answered.
    pub answered: usize,
    /// Questions asked.
    pub asked: usize,
    /// Whether it has every answer that it needs and can be sent, but for signatures of others.
    pub complete: bool,
    /// Whether its service takes no new applications any more.
    pub withdrawn: bool,
    /// Signatures of others that it needs by now.
    pub signatures: Vec<SignatureLine>,
}

impl DraftLine<'_> {
    /// The signatures that are not there yet; one that nobody was asked for only where nothing else is missing.
    pub fn waits_for(&self) -> Vec<&SignatureLine> {
        let waits = |s: &&SignatureLine| match s.stands {
            Stands::Signed { .. } => false,
            Stands::Missing => self.complete,
            _ => !self.withdrawn,
        };
        self.signatures.iter().filter(waits).collect()
    }
}

/// One thing that happened in a case.
#[derive(Debug, Clone)]
pub struct Moment<'a> {
    /// Number in the case.
    pub seq: i64,
    /// When.
    pub at: Millis,
    /// Who, as in the event: `person:…`, `officer:…`, `agency:…`, `system`.
    pub actor: Cow<'a, str>,
    /// What.
    pub body: Cow<'a, Body>,
    /// What is told beside it.
    pub beside: Cow<'a, Beside>,
}

impl Moment<'_> {
    /// Whether nobody did it: the clock, or a rule.
    pub(crate) fn is_by_itself(&self) -> bool {
        self.actor == domain::Actor::System.label()
    }
}

/// A reading of a person's data.
#[derive(Debug, Clone)]
pub struct ReadLine<'a> {
    /// When.
    pub at: Millis,
    /// Sign-in name of the officer.
    pub officer: Cow<'a, str>,
    /// Name of the agency.
    pub agency: Shown<'a>,
    /// Name of the unit.
    pub unit: Shown<'a>,
    /// The case that was read.
    pub case: Id,
    /// Title of its service, where known.
    pub service: Option<Shown<'a>>,
    /// For what it was read; nothing where that was not kept yet.
    pub purpose: Option<Purpose>,
    /// What its service rests on in law.
    pub law: Vec<Shown<'a>>,
}

impl ReadLine<'_> {
    fn why(&self) -> &'static str {
        purpose_key(self.purpose)
    }
}

/// The text key of for what a case was read.
pub fn purpose_key(purpose: Option<Purpose>) -> &'static str {
    match purpose {
        None => "reads-why",
        Some(Purpose::Task) => "reads-why-task",
        Some(Purpose::Completeness) => "reads-why-completeness",
        Some(Purpose::Objection) => "reads-why-objection",
        Some(Purpose::Program) => "reads-why-program",
        Some(Purpose::Supervision) => "reads-why-supervision",
        Some(Purpose::List) => "reads-why-list",
    }
}

/// The text key of that of which a date is the limit.
pub(crate) fn limit_key(of: LimitOf) -> &'static str {
    match of {
        LimitOf::Task => "desk-limit-task",
        LimitOf::Case => "desk-limit-case",
        LimitOf::Completeness => "desk-limit-completeness",
    }
}

/// The text key of so many days or hours at most.
pub(crate) fn days_key(count: DayKind) -> &'static str {
    match count {
        DayKind::Working => "days-working",
        DayKind::Calendar => "days-calendar",
        DayKind::Hours => "days-hours",
    }
}

/// One of those who act in a case now.
#[derive(Debug, Clone)]
pub struct ActingLine<'a> {
    /// The task.
    pub task: Id,
    /// What is to be done; nothing for the only task of a stage.
    pub title: Option<Shown<'a>>,
    /// The unit.
    pub unit: Shown<'a>,
    /// Its agency.
    pub agency: Shown<'a>,
    /// The contract under which a contractor works there.
    pub contract: Option<&'a Contract>,
    /// Sign-in name of the officer who has it.
    pub officer: Option<&'a str>,
    /// Until when, where the task has a limit of its own.
    pub due_at: Option<Millis>,
    /// That in words, or that it has passed; with the time of day where the limit is in hours.
    pub until: Option<String>,
    /// The rule by which that limit stands.
    pub rule: Option<Shown<'a>>,
    /// The rule by which it stood before the unit took more time, in words; nothing where it took none.
    pub extended: Option<String>,
    /// What its silence means.
    pub silence: Option<Shown<'a>>,
    /// What happens when its limit passes, as a sentence; nothing without a limit, once it has passed, and where the person must pay.
    pub if_late: Option<String>,
    /// Whether the person must pay here.
    pub pays: bool,
    /// Whether the unit has something to do here, and waits for nothing from the person.
    pub works: bool,
}

impl Frame {
    /// Those who act in a case, first who waits for the person, each with what is to be done; `dues` has the limits of tasks that have one.
    pub fn acting<'a>(&self, case: &'a Case, service: &'a Service, catalogue: &'a Catalogue, dues: &[(Id, Millis)]) -> Vec<ActingLine<'a>> {
        let line = |t: &'a Task| {
            let (agency, unit) = self.place(catalogue, &t.place);
            let contract = catalogue.agencies.get(&t.place.agency).and_then(|a| a.unit(&t.place.unit)).and_then(|u| u.contract.as_ref());
            let due_at = dues.iter().find(|d| d.0 == t.id).map(|d| d.1);
            ActingLine {
                if_late: due_at.filter(|at| *at >= self.now).and_then(|_| self.words.if_task_late(case, t, service, catalogue)),
                task: t.id,
                title: t.of(service).map(|k| self.show(&k.title)),
                unit,
                agency,
                contract,
                officer: t.officer.as_deref(),
                due_at,
                until: due_at.map(|at| self.by_then(at)),
                rule: case.task_rule(service, t).map(|r| self.show(r)),
                extended: case.task_rule_before(service, t).map(|r| self.say1("case-extended", "rule", self.show(r))),
                silence: t.silence(service).map(|s| self.show(s)),
                pays: case.pays_now_at(t, service),
                works: case.works_on(t, service),
            }
        };
        // Who asks the person comes first, then who records a payment: those wait for the person, and the others go on.
        let mut tasks: Vec<&Task> = case.tasks.iter().collect();
        tasks.sort_by_key(|t| (!case.asks(t.id), !case.pays_now_at(t, service)));
        tasks.into_iter().map(line).collect()
    }
}
