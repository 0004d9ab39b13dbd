//! The texts of each language, and numbers, money and days in its way. A language is a folder of text files that says its
//! own name, direction, locale and calendar; nothing here knows which languages there are.

use crate::answers::Answered;
use crate::contexts::{Shown, ToArg, days_key, limit_key, notice_key};
use crate::turn::To;
use domain::calendar::{Day, TEHRAN};
use domain::case::{
    Appointed, Awaited, Case, Duty, Found, HandedOn, LimitMoves, LimitOf, Moved, News, Review, SignedOff, Task, TaskLimit, ToPay, Told,
    Turn, Void, Voided,
};
use domain::package::{AskedOf, Catalogue, DayKind, Evidence, Question, Service, Time};
use domain::question::money::Unit;
use domain::{Arg, Lang, Millis, Msg};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu::calendar::{Date, Iso};
use icu::collator::{Collator, CollatorBorrowed};
use icu::datetime::DateTimeFormatter;
use icu::datetime::fieldsets::{YMD, YMDE};
use icu::decimal::{DecimalFormatter, input::Decimal};
use icu::locale::Locale;
use include_dir::{Dir, include_dir};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{LazyLock, RwLock};
use unic_langid::LanguageIdentifier;

static TEXTS: Dir = include_dir!("$CARGO_MANIFEST_DIR/texts");
static ALL: LazyLock<Vec<Words>> = LazyLock::new(load);
/// Languages in which values are shown although their pages are not written yet: digits, days and the few words beside them.
static VALUES: Dir = include_dir!("$CARGO_MANIFEST_DIR/values");
static ONLY_VALUES: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let mut all = read(&VALUES);
    complete(&mut all, &ALL[0]);
    all
});

const DAY: i64 = 86_400_000;

/// The words of one language.
pub struct Words {
    lang: Lang,
    name: String,
    dir: &'static str,
    persian_calendar: bool,
    digits: [char; 10],
    bundle: FluentBundle<FluentResource>,
    /// Texts without arguments; those that this language lacks are Persian.
    fixed: FxHashMap<String, String>,
    numbers: DecimalFormatter,
    long: DateTimeFormatter<YMDE>,
    short: DateTimeFormatter<YMD>,
    order: CollatorBorrowed<'static>,
    /// Days as they were written before: a list has few, and writing one costs more than all else on its line.
    written: RwLock<HashMap<(bool, Day), String>>,
}

/// Days that are kept as written; when there are more, all are forgotten.
const MOST_WRITTEN: usize = 4096;

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.lang)
    }
}

/// Numbers in texts: shown in the digits of the language, while selectors still see a number.
struct Numbers(DecimalFormatter);

impl intl_memoizer::Memoizable for Numbers {
    type Args = ();
    type Error = String;
    fn construct(lang: LanguageIdentifier, _: ()) -> Result<Self, String> {
        let locale: Locale = lang.to_string().parse().map_err(|e| format!("{e}"))?;
        DecimalFormatter::try_new((&locale).into(), Default::default()).map(Numbers).map_err(|e| e.to_string())
    }
}

fn number_in_text(value: &FluentValue, memoizer: &intl_memoizer::concurrent::IntlLangMemoizer) -> Option<String> {
    match value {
        FluentValue::Number(n) if n.value.fract() == 0.0 => {
            memoizer.with_try_get::<Numbers, _, _>((), |f| f.0.format(&Decimal::from(n.value as i64)).to_string()).ok()
        }
        _ => None,
    }
}

/// Every language with its texts: a folder is a language.
fn load() -> Vec<Words> {
    let mut all = read(&TEXTS);
    all.sort_by_key(|w| (w.lang != Lang::FA, w.lang != Lang::EN, w.lang));
    if let Some((persian, others)) = all.split_first_mut() {
        complete(others, persian);
    }
    all
}

fn read(folder: &Dir) -> Vec<Words> {
    folder
        .dirs()
        .filter_map(|d| Some((Lang::parse(d.path().file_name()?.to_str()?)?, d)))
        .map(|(lang, dir)| {
            let texts: Vec<&str> =
                dir.files().filter(|f| f.path().extension().is_some_and(|e| e == "ftl")).filter_map(|f| f.contents_utf8()).collect();
            // The texts are part of the program: a broken one is found by the tests, not by people.
            Words::build(lang, &texts).unwrap_or_else(|e| panic!("texts of {lang}: {e}"))
        })
        .collect()
}

/// Fixed texts that a language lacks are Persian.
fn complete(all: &mut [Words], persian: &Words) {
    for w in all {
        for (k, v) in &persian.fixed {
            if w.bundle.get_message(k).is_none() {
                w.fixed.insert(k.clone(), v.clone());
            }
        }
    }
}

/// Why somebody turns to the support.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Help {
    /// The mobile or e-mail address with which one signs in is lost.
    LostContact,
    /// Something went wrong here; its number is told.
    Incident,
    /// The operators changed one's contact, and one did not ask for it.
    NotYou,
}

impl Words {
    /// The words of a language; of Persian where there is no such language.
    pub fn of(lang: Lang) -> &'static Words {
        Words::find(lang).unwrap_or(&ALL[0])
    }
    /// The words of a language, if it exists.
    pub fn find(lang: Lang) -> Option<&'static Words> {
        ALL.iter().find(|w| w.lang == lang)
    }
    /// The words in which a value is shown: also in languages that have no pages yet; messages in those are Persian.
    pub fn to_show(lang: Lang) -> &'static Words {
        Words::find(lang).or_else(|| ONLY_VALUES.iter().find(|w| w.lang == lang)).unwrap_or(&ALL[0])
    }
    /// Every language in which values are shown.
    pub fn all_to_show() -> impl Iterator<Item = &'static Words> {
        ALL.iter().chain(ONLY_VALUES.iter().filter(|w| Words::find(w.lang).is_none()))
    }
    /// Every language, Persian first.
    pub fn all() -> &'static [Words] {
        &ALL
    }

    fn build(lang: Lang, texts: &[&str]) -> Result<Words, String> {
        let read =
            || texts.iter().map(|t| FluentResource::try_new((*t).into()).map_err(|(_, e)| format!("{e:?}"))).collect::<Result<Vec<_>, _>>();
        // What the language says of itself is needed before its bundle can be made.
        let mut about = FluentBundle::new_concurrent(vec![LanguageIdentifier::default()]);
        for r in read()? {
            about.add_resource(r).map_err(|e| format!("{e:?}"))?;
        }
        let meta = |key: &str| plain(&about, key).ok_or_else(|| format!("{key} is missing"));
        let (name, dir, calendar) = (meta("meta-name")?, meta("meta-dir")?, meta("meta-calendar")?);
        let locale: Locale = meta("meta-locale")?.parse().map_err(|e| format!("meta-locale: {e}"))?;
        let id: LanguageIdentifier = locale.id.to_string().parse().map_err(|e| format!("meta-locale: {e}"))?;
        let resources = read()?;
        let keys: Vec<String> = resources
            .iter()
            .flat_map(|r| r.entries())
            .filter_map(|e| match e {
                fluent_syntax::ast::Entry::Message(m) => Some(m.id.name.to_string()),
                _ => None,
            })
            .collect();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        for r in resources {
            bundle.add_resource(r).map_err(|e| format!("{e:?}"))?;
        }
        bundle.set_formatter(Some(number_in_text));
        let numbers = DecimalFormatter::try_new((&locale).into(), Default::default()).map_err(|e| e.to_string())?;
        let mut digits = ['0'; 10];
        for (i, d) in digits.iter_mut().enumerate() {
            *d = numbers.format(&Decimal::from(i as i64)).to_string().chars().next().unwrap_or('0');
        }
        let fixed = keys.iter().filter_map(|k| Some((k.clone(), plain(&bundle, k)?))).collect();
        Ok(Words {
            lang,
            name,
            dir: if dir == "ltr" { "ltr" } else { "rtl" },
            persian_calendar: calendar == "persian",
            digits,
            fixed,
            numbers,
            long: DateTimeFormatter::try_new((&locale).into(), YMDE::long()).map_err(|e| e.to_string())?,
            // Whether 04/12 is in April or in December nobody knows who reads English.
            short: DateTimeFormatter::try_new((&locale).into(), if lang == Lang::EN { YMD::medium() } else { YMD::short() })
                .map_err(|e| e.to_string())?,
            order: Collator::try_new((&locale).into(), Default::default()).map_err(|e| e.to_string())?,
            written: RwLock::default(),
            bundle,
        })
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }
    /// Its own name.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// `rtl` or `ltr`.
    pub fn dir(&self) -> &'static str {
        self.dir
    }
    /// Whether days are written in the Persian calendar.
    pub fn has_persian_calendar(&self) -> bool {
        self.persian_calendar
    }

    /// A fixed text. A missing one is its key in brackets; tests see to it that there is none.
    pub fn text(&'static self, key: &str) -> Cow<'static, str> {
        match self.fixed.get(key) {
            Some(t) => Cow::Borrowed(t),
            None => Cow::Owned(format!("[{key}]")),
        }
    }
    /// A fixed text, owned.
    pub fn say(&self, key: &str) -> String {
        self.fixed.get(key).cloned().unwrap_or_else(|| format!("[{key}]"))
    }
    /// Whether there is a text under this key, in this language or in Persian.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key) || ALL[0].bundle.has_message(key)
    }
    /// A text with arguments. Numbers are shown in the digits of the language and select plurals.
    pub fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.fill(key, args.iter().map(|(k, v)| (*k, v)))
    }
    /// Whom to turn to, in a sentence: the support, where the operator names one, and otherwise the agencies.
    pub fn help(&self, help: Help, support: &str) -> String {
        let (named, nobody) = match help {
            Help::LostContact => ("support-lost-contact", "support-lost-contact-none"),
            Help::Incident => ("support-incident", "support-incident-none"),
            Help::NotYou => ("support-not-you", "support-not-you-none"),
        };
        // Of an address no digits are changed: it is copied.
        let shown = if support.contains(['@', '/']) { support.to_string() } else { self.digits(support) };
        if support.is_empty() { self.say(nobody) } else { self.say_with(named, &[("support", shown.into())]) }
    }
    /// What follows a refusal: whom to turn to, where there is no way on without; otherwise nothing.
    pub fn help_after(&self, key: &str, support: &str) -> Option<String> {
        (key == "refusal-other-contact").then(|| self.help(Help::LostContact, support))
    }
    /// What is told, in sentences: the decision, or where the case stands: the stage, what the person has to do, what is paid and what
    /// follows otherwise, who acts with their agencies, by when by which rule.
    pub fn news(&self, catalogue: &Catalogue, news: &News) -> Vec<String> {
        let arg = |t: &domain::Text| Arg::from(t.get(self.lang));
        let decision = news.decision.as_ref().map(|t| self.say_with("news-decision", &[("decision", arg(t))]));
        let stage = news.stage.as_ref().map(|t| self.say_with("news-stage", &[("stage", arg(t))]));
        // No unit stands without its agency: a notice is read apart from its case.
        let turn = Turn { person: news.awaited.clone(), acting: news.acting.clone() };
        let paid_apart = news.payment.as_ref().is_some_and(|p| p.until.is_some());
        let awaited = news.awaited.iter().map(|a| {
            // Where date and rule have a sentence of their own, they are said there.
            let apart = match a.what {
                Duty::Answer(_) => news.answer,
                Duty::Payment(_) => paid_apart,
                Duty::Visit(_) | Duty::SubCase(_) => false,
            };
            let what =
                if apart { self.awaited_undated(catalogue, "", a, To::Person) } else { self.awaited_one(catalogue, "", a, To::Person) };
            self.say_with("news-awaited", &[("what", what.into())])
        });
        let key = if turn.waits() { "news-meanwhile" } else { "news-acting" };
        let acting = &news.acting;
        let acting = (!acting.is_empty()).then(|| self.say_with(key, &[("units", self.units(catalogue, "", acting).into())]));
        // The date of the payment is said with its amount.
        let of_payment = !news.answer && paid_apart && news.payment.as_ref().is_some_and(|p| p.until == news.until);
        // So is a date that moved, with the one before.
        let of_moved = news.moved.iter().any(|m| Some(m.to) == news.until);
        let until = self.due(news).filter(|_| !of_payment && !of_moved);
        let payment = news.payment.iter().flat_map(|p| self.payment(p));
        let paid = self.paid(news);
        decision
            .into_iter()
            .chain(self.decided_before(news.by))
            .chain(self.review(news))
            .chain(self.stopped(news))
            .chain(self.to_object(news))
            .chain(self.refund(catalogue, news))
            .chain(self.signed(news))
            .chain(self.happened(catalogue, news))
            .chain(stage)
            .chain(paid)
            .chain(awaited)
            .chain(payment)
            .chain([acting, until, self.otherwise(news)].into_iter().flatten())
            .collect()
    }
    /// What a notice of this kind says.
    pub fn notice(&self, told: Told) -> String {
        self.say(notice_key(told))
    }
    /// What happened, in sentences: the agency that answers for the case from then on, why, by how much a limit or a date moved, the
    /// visits that do not take place, and what was found.
    pub fn happened(&self, catalogue: &Catalogue, news: &News) -> Vec<String> {
        let title = |id: &String| catalogue.agencies.get(id).map_or_else(|| Arg::from(id.as_str()), |a| a.title.get(self.lang).into());
        let steward = news.steward.as_ref().map(|id| self.say_with("news-steward", &[("agency", title(id))]));
        let reason = (!news.reason.is_empty()).then(|| self.say_with("news-reason", &[("reason", news.reason.as_str().into())]));
        steward
            .into_iter()
            .chain(reason)
            .chain(self.longer(catalogue, news))
            .chain(self.moved(news))
            .chain(self.visits_off(catalogue, news))
            .chain(news.found.iter().map(|f| self.found(catalogue, f)))
            .collect()
    }
    /// What a unit found that must be corrected, with what the person was told, in a notice.
    fn found(&self, catalogue: &Catalogue, found: &Found) -> String {
        let what = self.finding(catalogue, "", found);
        match found.told.as_str() {
            "" => what,
            told => self.say_with("news-finding", &[("finding", what.into()), ("told", told.into())]),
        }
    }
    /// Which unit found in which task what must be corrected; what it was told stands beside it.
    pub fn finding(&self, catalogue: &Catalogue, steward: &str, found: &Found) -> String {
        let title = |t: &domain::Text| Shown::of(t, self.lang).to_arg();
        let unit = self.unit(catalogue, steward, &found.place).into();
        self.say_with("case-finding", &[("unit", unit), ("task", title(&found.title)), ("outcome", title(&found.came_to))])
    }
    /// Which unit signed what is decided, when and in which task; who did it stands beside it, where that may be seen.
    pub fn signed_off(&self, catalogue: &Catalogue, steward: &str, signed: &SignedOff) -> String {
        let unit = self.unit(catalogue, steward, signed.place).into();
        let task = Shown::of(&signed.task.title, self.lang).to_arg();
        self.say_with("case-signed", &[("unit", unit), ("task", task), ("date", self.date(signed.at).into())])
    }
    /// What ended a letter that was signed, in a sentence of that letter.
    pub fn voided(&self, voided: &Voided) -> String {
        let key = match voided.why {
            Void::Replaced => "letter-void-replaced",
            Void::Unsigned => "letter-void-unsigned",
            Void::Refused => "letter-void-refused",
            Void::Withdrawn => "letter-void-withdrawn",
            Void::TakenBack => "letter-void-taken-back",
        };
        self.say_with(key, &[("date", self.date(voided.at).into())])
    }
    /// Which answers that a letter tells were changed since it was signed, in a sentence of that letter; nothing where none were.
    pub fn outdated(&self, questions: &[&Question]) -> Option<String> {
        let label = |q: &&Question| self.say_with("letter-answer", &[("question", q.label.get(self.lang).into())]);
        let labels = questions.iter().map(label).collect::<Vec<_>>().join(&self.say("value-and"));
        (!questions.is_empty()).then(|| self.say_with("letter-answers-changed", &[("questions", labels.into())]))
    }
    /// Which units found something that must be corrected, in sentences that anybody may read.
    pub fn who_found(&self, catalogue: &Catalogue, news: &News) -> impl Iterator<Item = String> {
        news.found.iter().map(|f| {
            let task = f.title.get(self.lang).into();
            self.say_with("news-found", &[("unit", self.unit(catalogue, "", &f.place).into()), ("task", task)])
        })
    }
    /// How a decision answers the person's objection, in a sentence; nothing where it answers none.
    pub fn review(&self, news: &News) -> Option<String> {
        Some(match news.review? {
            Review::Upheld => self.say("news-upheld"),
            Review::Replaced => self.say("news-replaced"),
            Review::TakenBack => self.say("news-taken-back"),
        })
    }
    /// Which letters hold no more because the application or the objection was taken back, and that work under them must stop, in sentences.
    pub fn stopped<'n>(&'n self, news: &'n News) -> impl Iterator<Item = String> + 'n {
        let key = if news.review.is_some() { "case-signed-stopped-objection" } else { "case-signed-stopped" };
        news.void
            .iter()
            .map(move |(title, at)| self.say_with(key, &[("title", title.get(self.lang).into()), ("date", self.date(*at).into())]))
    }
    /// Until when one may object to a decision, by which rule, in a sentence; nothing where one may not.
    pub fn to_object(&self, news: &News) -> Option<String> {
        let object = news.object.as_ref()?;
        let args = [("date", self.until(object.until).into()), ("rule", self.rule(&object.rule))];
        Some(self.say_with("news-object-until", &args))
    }
    /// Of which agency what was paid is asked back, in a sentence; nothing where nothing is.
    pub fn refund(&self, catalogue: &Catalogue, news: &News) -> Option<String> {
        let title = |id: &String| catalogue.agencies.get(id).map_or(id.as_str(), |a| a.title.get(self.lang)).to_string();
        match news.refunds.as_slice() {
            [] => Some(self.say_with("news-refund", &[("agency", title(news.refund.as_ref()?).into())])),
            all => {
                let agencies = all.iter().map(title).collect::<Vec<_>>().join(&self.say("value-and"));
                Some(self.say_with("news-refund-several", &[("agencies", agencies.into())]))
            }
        }
    }
    /// By how much the agency took more time, or which unit for its task, from when to when, by which rule, in sentences; nothing where
    /// none did.
    pub fn longer(&self, catalogue: &Catalogue, news: &News) -> Vec<String> {
        let Some(longer) = &news.longer else { return vec![] };
        let of = longer.unit.as_ref().map(|unit| self.say_with("news-task-longer", &[("unit", self.unit(catalogue, "", unit).into())]));
        let mut args = vec![("days", self.amount(longer.count, longer.days).into()), ("rule", self.rule(&longer.rule))];
        let by = match news.moved.first() {
            Some(m) => {
                args.extend([("from", self.until(m.from).into()), ("date", self.until(m.to).into())]);
                self.say_with("news-longer-until", &args)
            }
            None => self.say_with("news-longer", &args),
        };
        of.into_iter().chain([by]).collect()
    }
    /// So many days or hours.
    pub fn amount(&self, count: DayKind, amount: i64) -> String {
        let key = match count {
            DayKind::Working => "amount-working",
            DayKind::Calendar => "amount-calendar",
            DayKind::Hours => "amount-hours",
        };
        self.say_with(key, &[("count", amount.into())])
    }
    /// The visits that do not take place any more, or in whose place another one is, in sentences.
    pub fn visits_off(&self, catalogue: &Catalogue, news: &News) -> impl Iterator<Item = String> {
        let key = if news.visit.is_some() { "news-visit-instead" } else { "news-visit-off" };
        news.visits_off.iter().filter_map(move |visit| {
            let Awaited { what: Duty::Visit(unit), at: Some(at), .. } = visit else { return None };
            let unit = self.unit(catalogue, "", unit).into();
            Some(self.say_with(key, &[("unit", unit), ("at", self.date_time(*at).into())]))
        })
    }
    /// The dates that moved, each from when to when by which rule, in sentences.
    pub fn moved(&self, news: &News) -> impl Iterator<Item = String> {
        let key = |m: &Moved| match m {
            Moved { pays: true, .. } => "news-moved-payment",
            Moved { objects: true, .. } => "news-moved-objection",
            _ if news.steward.is_some() => "news-moved-agency",
            _ => "news-moved",
        };
        // What an extension moved is said with it.
        news.moved.iter().filter(|_| news.longer.is_none()).map(move |m| {
            let args = [("from", self.until(m.from).into()), ("date", self.until(m.to).into()), ("rule", self.rule(&m.rule))];
            self.say_with(key(m), &args)
        })
    }
    /// By when, by which rule, in a sentence; nothing where the clock stands.
    pub fn due(&self, news: &News) -> Option<String> {
        let (at, rule) = news.until.zip(news.rule.as_ref())?;
        let key = match (news.late, news.answer, news.own) {
            (true, ..) => "news-limit-passed",
            (_, true, _) => "news-answer-until",
            (_, _, true) => "news-unit-until",
            _ => "news-until",
        };
        Some(self.say_with(key, &[("date", self.until(at).into()), ("rule", self.rule(rule))]))
    }
    /// What was signed, and that there is a letter of it, in a sentence; nothing where none was.
    pub fn signed(&self, news: &News) -> Option<String> {
        let title = news.signed.as_ref()?.get(self.lang);
        Some(self.say_with("news-signed", &[("title", title.into())]))
    }
    /// Which instalment's receipt was recorded, in a sentence; nothing where the sum is not divided.
    pub fn paid(&self, news: &News) -> Option<String> {
        let (number, count) = news.paid?;
        Some(self.say_with("news-paid-part", &[("number", number.into()), ("count", count.into())]))
    }
    /// How much is paid, of instalments by number, until when, by which rule, and what follows otherwise, in sentences.
    pub fn payment(&self, p: &ToPay) -> Vec<String> {
        let amount = p.rials.map(|rials| {
            let amount = ("amount", self.money(rials).into());
            match p.part {
                Some((number, count)) => self.say_with("news-pay-part", &[amount, ("number", number.into()), ("count", count.into())]),
                None => self.say_with("news-pay-amount", &[amount]),
            }
        });
        amount.into_iter().chain(self.payment_time(p)).collect()
    }
    /// Why it is more than before, where it is; until when it is paid, by which rule, and what follows otherwise, in sentences.
    pub fn payment_time(&self, p: &ToPay) -> Vec<String> {
        let more = p.more.then(|| self.say("news-pay-more")).into_iter();
        let always = (p.more && p.until.is_none()).then(|| self.say("news-pay-no-date"));
        let until = p.until.map(|at| match &p.rule {
            Some(rule) => self.say_with("news-pay-until", &[("date", self.until(at).into()), ("rule", self.rule(rule))]),
            None => self.say_with("news-pay-until-only", &[("date", self.until(at).into())]),
        });
        let all = p.limit.map(|at| self.all_paid(at, p.limit_rule.as_ref()));
        let unpaid = p.unpaid.as_ref().filter(|_| p.until.is_some());
        let key = if p.limit.is_some() { "news-unpaid-all" } else { "news-unpaid" };
        let unpaid = unpaid.map(|t| self.say_with(key, &[("decision", t.get(self.lang).into())]));
        more.chain(until).chain(always).chain(all).chain(unpaid).collect()
    }
    /// Until when everything is paid for which a task of paying waits, and by which rule, in a sentence.
    pub fn all_paid(&self, until: Millis, rule: Option<&domain::Text>) -> String {
        let date = ("date", self.until(until).into());
        match rule {
            Some(rule) => self.say_with("case-pay-all-until", &[date, ("rule", self.rule(rule))]),
            None => self.say_with("case-pay-all-until-only", &[date]),
        }
    }
    /// That an agency answered for a case until a day, and no more.
    pub fn former_steward(&self, catalogue: &Catalogue, id: &str, until: Millis) -> String {
        let agency = catalogue.agencies.get(id).map_or_else(|| Arg::from(id), |a| Shown::of(&a.title, self.lang).to_arg());
        self.say_with("case-steward-until", &[("date", self.date(until).into()), ("agency", agency)])
    }
    /// What handing a case on would do, one thing after the other: where it goes, which agency answers for it from then on, what becomes of the
    /// limits, each with its rule, and that the person is told.
    pub fn hands_on(&self, catalogue: &Catalogue, then: &HandedOn) -> Vec<String> {
        let agency = |id: &str| catalogue.agencies.get(id).map_or_else(|| Arg::from(id), |a| Shown::of(&a.title, self.lang).to_arg());
        let unit = catalogue.agencies.get(&then.to.agency).and_then(|a| a.unit(&then.to.unit));
        let unit = unit.map_or_else(|| Arg::from(then.to.unit.as_str()), |u| Shown::of(&u.title, self.lang).to_arg());
        let goes = self.say_with("desk-hand-on-goes", &[("unit", unit), ("agency", agency(&then.to.agency))]);
        let leaves = then.steward != then.from;
        let answers = match leaves {
            true => self.say_with("desk-hand-on-leaves", &[("agency", agency(&then.steward)), ("from", agency(&then.from))]),
            false => self.say("desk-hand-on-stays"),
        };
        let limits = match (then.anew, leaves) {
            (true, _) => Some("desk-hand-on-limits"),
            (false, true) => Some("desk-hand-on-limit-case"),
            (false, false) => None,
        };
        let limits = limits.map(|key| self.say_with(key, &[("agency", agency(&then.to.agency))]));
        let dates = then.limits.iter().map(|limit| self.limit_moves(limit, then.anew));
        [goes, answers].into_iter().chain(limits).chain(dates).chain([self.say("desk-hand-on-told")]).collect()
    }
    /// Until when a limit runs now and would run then, by which rule, in a sentence; of one that stands, what is kept of it.
    fn limit_moves(&self, limit: &LimitMoves, anew: bool) -> String {
        let of = match (&limit.title, limit.now.of) {
            (Some(title), LimitOf::Task) => self.say_with("desk-limit-of-task", &[("task", Shown::of(title, self.lang).to_arg())]),
            (_, of) => self.say(limit_key(of)),
        };
        let of = ("limit", of.into());
        let rule = |of: &TaskLimit| of.rule.as_ref().map_or_else(|| Arg::from(""), |rule| self.rule(rule));
        let (now, then) = (&limit.now, &limit.then);
        let Some((from, to)) = now.at.zip(then.at) else {
            let (stands, kept) = self.kept(then).unwrap_or_default();
            return self
                .say_with("desk-hand-on-date-stands", &[of, ("stands", stands.into()), ("left", kept.into()), ("rule", rule(then))]);
        };
        let (from, to, by) = (self.until(from), self.until(to), ("rule", rule(then)));
        if now.rule != then.rule {
            let all = [of, ("from", from.into()), ("was", rule(now)), ("date", to.into()), by];
            self.say_with("desk-hand-on-date-rules", &all)
        } else if from == to {
            // What begins anew may end when it did: nobody reads that it begins anew and that nothing changes.
            let key = if anew && now.of == LimitOf::Task { "desk-hand-on-date-anew" } else { "desk-hand-on-date" };
            self.say_with(key, &[of, ("date", to.into()), by])
        } else {
            self.say_with("desk-hand-on-date-moves", &[of, ("from", from.into()), ("date", to.into()), by])
        }
    }
    /// What is decided by rule when the person does not answer what the news tell; nothing where nothing is.
    pub fn otherwise(&self, news: &News) -> Option<String> {
        let decision = news.unanswered.as_ref()?.get(self.lang);
        Some(self.say_with("case-unanswered-decision", &[("decision", decision.into())]))
    }
    /// When a legal limit begins, how long it may take until then, and by how much it may be made longer: one sentence.
    pub fn time_note(&self, time: &Time) -> String {
        let most = |days: i64, count| Arg::from(self.say_with(days_key(count), &[("count", days.into())]));
        let check = time.completeness.as_ref().map(|limit| most(limit.days, limit.count));
        let longer = time.extension.as_ref().map(|more| most(more.days * more.times, time.count));
        match (check, longer) {
            (None, None) => self.say("service-time-sent"),
            (None, Some(longer)) => self.say_with("service-time-sent-longer", &[("longer", longer)]),
            (Some(check), None) => self.say_with("service-time-complete", &[("check", check)]),
            (Some(check), Some(longer)) => self.say_with("service-time-complete-longer", &[("check", check), ("longer", longer)]),
        }
    }
    /// What follows when the person does not answer by the date of it: that a rule decides, or that the case goes on waiting.
    pub fn if_unanswered(&self, case: &Case, service: &Service, to: To) -> String {
        match (case.decided_if_unanswered(service), to) {
            (Some(decision), _) => {
                self.say_with("case-unanswered-decision", &[("decision", Shown::of(&decision.title, self.lang).to_arg())])
            }
            (None, To::Person) => self.say("case-unanswered"),
            (None, To::Desk) => self.say("desk-unanswered"),
        }
    }
    /// Within what a person answers what is asked, and what follows otherwise: sentences; nothing where no date is fixed.
    pub fn answer_time(&self, service: &Service) -> Option<(String, String)> {
        let answer = service.time.answer.as_ref()?;
        let days = self.say_with(days_key(answer.limit.count), &[("count", answer.limit.days.into())]);
        let decision = answer.unanswered.as_ref().and_then(|s| service.decision(&s.decision));
        let otherwise = match decision {
            Some(d) => self.say_with("service-unanswered-decision", &[("decision", Shown::of(&d.title, self.lang).to_arg())]),
            None => self.say("service-unanswered"),
        };
        Some((days, otherwise))
    }
    /// Of whom a kind of evidence is asked, where that is not everyone.
    pub fn asked_of(&self, service: &Service, evidence: &Evidence) -> Option<String> {
        match service.asked_of(evidence) {
            AskedOf::Everyone => None,
            AskedOf::Some => Some(self.say("service-evidence-some")),
            AskedOf::Answering(question, answer) => {
                let answer = Answered::of(&question.kind, Some(&answer.into()), self).plain(self);
                let question = Shown::of(&question.label, self.lang).to_arg();
                Some(self.say_with("service-evidence-if", &[("question", question), ("answer", answer.into())]))
            }
        }
    }
    /// What happens when the limit of a task passes: the outcome that silence has, the superior unit that it goes to, what the service
    /// whose case it is says, or that it is counted; nothing where it is the person who must act, and where it has passed.
    pub fn if_task_late(&self, case: &Case, task: &Task, service: &Service, catalogue: &Catalogue) -> Option<String> {
        let kind = task.of(service);
        if task.late || kind.is_some_and(|k| case.pays_at(k)) {
            return None;
        }
        if let Some(to) = case.superior_of(task, service).filter(|_| task.silence(service).is_none()) {
            let unit = self.unit(catalogue, &case.steward, &to).into();
            return Some(self.say_with("case-task-escalates", &[("unit", unit)]));
        }
        let other = kind.and_then(|k| catalogue.services.get(&k.sub_case.as_ref()?.service));
        Some(match (task.silence(service), other) {
            (Some(outcome), _) => self.say_with("case-silence", &[("outcome", Shown::of(outcome, self.lang).to_arg())]),
            (None, Some(other)) => self.say_with("case-if-late", &[("what", Shown::of(&other.time.if_late, self.lang).to_arg())]),
            (None, None) => self.say("case-late-counted"),
        })
    }
    /// A text to stand within a sentence of this language, whatever its own direction.
    pub(crate) fn isolated(&self, text: String) -> String {
        isolated(text, self.dir == "rtl")
    }
    /// A message of the domain.
    pub fn msg(&self, m: &Msg) -> String {
        self.fill(&m.key, m.args.iter().map(|(k, v)| (k.as_ref(), v)))
    }

    fn fill<'a>(&self, key: &str, args: impl Iterator<Item = (&'a str, &'a Arg)>) -> String {
        if let Some(t) = self.fixed.get(key) {
            return t.clone();
        }
        let mut values = FluentArgs::new();
        for (k, v) in args {
            match v {
                Arg::Number(n) => values.set(k, *n),
                Arg::Time { time } => values.set(k, self.digits(time)),
                Arg::Day { day } => values.set(k, self.day(day)),
                Arg::Money { rials, unit: Unit::Toman } => values.set(k, self.money(*rials)),
                Arg::Money { rials, unit: Unit::Rial } => values.set(k, self.rials(*rials)),
                Arg::Moment { at } => values.set(k, self.date_time(*at)),
                Arg::Until { until } => values.set(k, self.until(*until)),
                Arg::Text(t) => values.set(k, t.as_str()),
                Arg::Digits { digits } => values.set(k, self.digits(digits)),
                Arg::Said(m) => values.set(k, self.msg(m)),
                Arg::Words(t) => values.set(k, t.get(self.lang)),
            }
        }
        for words in [self, &ALL[0]] {
            if let Some(pattern) = words.bundle.get_message(key).and_then(|m| m.value()) {
                let text = words.bundle.format_pattern(pattern, Some(&values), &mut vec![]);
                return isolate(&text, words.dir == "rtl");
            }
        }
        format!("[{key}]")
    }

    /// Which of two names comes first in the alphabet of the language.
    pub fn in_order(&self, a: &str, b: &str) -> std::cmp::Ordering {
        self.order.compare(a, b)
    }
    /// A whole number with separators.
    pub fn number(&self, n: i64) -> String {
        self.numbers.format(&Decimal::from(n)).to_string()
    }
    /// A number as it is kept, maybe with a fraction: `17.6` is «۱۷٫۶».
    pub fn decimal(&self, s: &str) -> String {
        Decimal::try_from_str(s).map_or_else(|_| self.digits(s), |d| self.numbers.format(&d).to_string())
    }
    /// ASCII digits replaced by those of the language; everything else stays.
    pub fn digits(&self, s: &str) -> String {
        s.chars().map(|c| c.to_digit(10).map_or(c, |d| self.digits[d as usize])).collect()
    }
    /// A code of several groups in the digits of the language, as it is read: from left to right. Arabic digits are letters of their
    /// script to the bidirectional algorithm where something stands between them, so that groups change their places, also in a run from
    /// left to right; there the order is written down (override, its end).
    pub fn code(&self, s: &str) -> String {
        let shown = self.digits(s);
        if self.digits[0] == '\u{660}' && s.chars().any(|c| !c.is_ascii_digit() && c != ':') {
            format!("\u{202d}{shown}\u{202c}")
        } else {
            shown
        }
    }
    /// An amount given in rials, in tomans; in rials when it is no whole number of tomans.
    pub fn money(&self, rials: i64) -> String {
        if rials % 10 == 0 { self.say_with("money-tomans", &[("amount", (rials / 10).into())]) } else { self.rials(rials) }
    }
    /// An amount in rials.
    pub fn rials(&self, rials: i64) -> String {
        self.say_with("money-rials", &[("amount", rials.into())])
    }
    /// The day in Tehran, with weekday: «دوشنبه ۲ آذر ۱۴۰۵».
    pub fn date(&self, at: Millis) -> String {
        self.written(true, Day::at(at, TEHRAN))
    }
    /// The day in Tehran in short, for lists: in digits of equal length, «۱۴۰۵/۰۹/۰۲»; in English with the name of the month, “23 Nov 2026”.
    pub fn short_date(&self, at: Millis) -> String {
        self.written(false, Day::at(at, TEHRAN))
    }
    /// A zero before every digit that stands alone.
    fn two_digits(&self, text: &str) -> String {
        let is_digit = |c: Option<char>| c.is_some_and(|c| self.digits.contains(&c));
        let (mut out, mut before, mut rest) = (String::with_capacity(text.len() + 4), None, text.chars().peekable());
        while let Some(c) = rest.next() {
            if is_digit(Some(c)) && !is_digit(before) && !is_digit(rest.peek().copied()) {
                out.push(self.digits[0]);
            }
            out.push(c);
            before = Some(c);
        }
        out
    }
    fn written(&self, long: bool, day: Day) -> String {
        if let Some(text) = self.written.read().unwrap_or_else(|e| e.into_inner()).get(&(long, day)) {
            return text.clone();
        }
        let text = if long { self.long.format(&iso(day)).to_string() } else { self.short.format(&iso(day)).to_string() };
        let text = if long || text.chars().any(char::is_alphabetic) { text } else { self.two_digits(&text) };
        let mut written = self.written.write().unwrap_or_else(|e| e.into_inner());
        if written.len() >= MOST_WRITTEN {
            written.clear();
        }
        written.insert((long, day), text.clone());
        text
    }
    /// The day and the time of day in Tehran.
    pub fn date_time(&self, at: Millis) -> String {
        self.say_with("date-time", &[("date", self.date(at).into()), ("time", self.time_of(at).into())])
    }
    /// That a visit was arranged for `at`, and what became of that.
    pub fn appointed(&self, became: Option<Appointed>, at: Millis) -> String {
        let key = match became {
            Some(Appointed::Past) => "event-appointed-past",
            Some(Appointed::Replaced) => "event-appointed-replaced",
            Some(Appointed::Done) => "event-appointed-done",
            Some(Appointed::Declined) => "event-appointed-declined",
            Some(Appointed::Dropped) => "event-appointed-dropped",
            Some(Appointed::Stands) | None => "event-appointed",
        };
        self.say_with(key, &[("at", self.date_time(at).into())])
    }
    /// The time of day in Tehran.
    pub(crate) fn time_of(&self, at: Millis) -> String {
        self.time(((at + TEHRAN * 60_000).rem_euclid(DAY) / 60_000) as u16)
    }
    /// A time of day, given in minutes: «۱۷:۰۵».
    pub fn time(&self, minute: u16) -> String {
        self.digits(&format!("{}:{:02}", minute / 60, minute % 60))
    }
    /// The day of a moment as people type it into one field.
    pub fn typed_day(&self, at: Millis) -> String {
        let day = Day::at(at, TEHRAN);
        let (year, month, of_month) = day.jalali();
        self.digits(&if self.persian_calendar { format!("{year}/{month:02}/{of_month:02}") } else { day.to_string() })
    }
    /// A day given as `YYYY-MM-DD`; anything else stays as it is.
    pub fn day(&self, day: &str) -> String {
        Day::parse(day).map_or_else(|| day.to_string(), |d| self.written(true, d))
    }
    /// Year, month and day of `YYYY-MM-DD` in the calendar of the language.
    pub fn day_parts(&self, day: &str) -> Option<(i64, i64, i64)> {
        Day::parse(day).map(|d| if self.persian_calendar { d.jalali() } else { d.gregorian() })
    }
}

fn iso(day: Day) -> Date<Iso> {
    let (y, m, d) = day.gregorian();
    // Every `Day` is a day of the calendar.
    Date::try_new_iso(y as i32, m as u8, d as u8).unwrap_or_else(|_| Date::from_rata_die(icu::calendar::types::RataDie::new(719_163), Iso))
}

/// A text that needs no argument.
fn plain(bundle: &FluentBundle<FluentResource>, key: &str) -> Option<String> {
    let mut errors = vec![];
    let text = bundle.format_pattern(bundle.get_message(key)?.value()?, None, &mut errors);
    errors.is_empty().then(|| isolate(&text, true))
}

const OPEN: char = '\u{2068}';
const CLOSE: char = '\u{2069}';

/// Where the mark stands that closes what was opened before `text`: a message inside a message has marks of its own.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            OPEN => depth += 1,
            CLOSE => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// A digit of any language that has texts here.
fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// Keeps the isolating marks round an argument only where its direction could disturb the text: letters of the other
/// direction, or digits with separators among right-to-left words.
fn isolate(text: &str, rtl: bool) -> String {
    if !text.contains(OPEN) {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(OPEN) {
        out.push_str(&rest[..start]);
        rest = &rest[start + OPEN.len_utf8()..];
        let end = closing(rest);
        // What was chosen by a number may have arguments of its own.
        let inner = isolate(&rest[..end], rtl);
        rest = rest.get(end + CLOSE.len_utf8()..).unwrap_or("");
        out.push_str(&isolated(inner, rtl));
    }
    out.push_str(rest);
    out
}

/// A text to stand among the words of a language, with isolating marks round it where its direction could disturb them.
fn isolated(text: String, rtl: bool) -> String {
    let foreign = if rtl {
        text.bytes().any(|b| b.is_ascii_alphabetic()) || text.contains(' ') && text.chars().all(|c| is_digit(c) || c == ' ')
    } else {
        text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}'))
    };
    if foreign { format!("{OPEN}{text}{CLOSE}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 24 November 2026, 00:00 in Tehran.
    const MIDNIGHT: Millis = 1_795_465_800_000;

    fn words(code: &str) -> &'static Words {
        Lang::parse(code).and_then(Words::find).unwrap()
    }

    #[test]
    fn days_and_times_are_those_of_tehran() {
        let fa = words("fa");
        assert_eq!(fa.date(MIDNIGHT), "سه‌شنبه ۳ آذر ۱۴۰۵");
        assert_eq!(fa.date_time(MIDNIGHT - 1), "دوشنبه ۲ آذر ۱۴۰۵، ساعت ۲۳:۵۹");
        assert_eq!(fa.day("2025-03-20"), "پنجشنبه ۳۰ اسفند ۱۴۰۳");
        assert_eq!(fa.day("not a day"), "not a day");
        assert_eq!(fa.day_parts("2026-11-23"), Some((1405, 9, 2)));
        assert_eq!(words("en").date(MIDNIGHT), "Tuesday, 24 November 2026");
        assert_eq!(words("en").day_parts("2026-11-23"), Some((2026, 11, 23)));
        assert_eq!(words("ar").date(MIDNIGHT), "الثلاثاء، ٢٤ نوفمبر ٢٠٢٦");
        assert_eq!(fa.time(450), "۷:۳۰");
        // In digits, months and days of one digit were shorter than the others.
        assert_eq!(fa.short_date(MIDNIGHT).replace('\u{200e}', ""), "۱۴۰۵/۰۹/۰۳");
    }
    #[test]
    fn an_english_date_in_digits_was_that_of_another_month_for_half_of_its_readers() {
        let fourth = MIDNIGHT + 10 * 86_400_000;
        assert_eq!(words("en").short_date(fourth), "4 Dec 2026");
        assert_eq!(words("fa").short_date(fourth).replace('\u{200e}', ""), "۱۴۰۵/۰۹/۱۳");
        assert_eq!(words("ar").short_date(fourth).replace('\u{200f}', ""), "٠٤/١٢/٢٠٢٦");
    }
    #[test]
    fn numbers_have_the_digits_of_the_language() {
        let fa = words("fa");
        assert_eq!((fa.number(-1_234_567), fa.digits("5729 1836 4017a")), ("‎−۱٬۲۳۴٬۵۶۷".to_string(), "۵۷۲۹ ۱۸۳۶ ۴۰۱۷a".to_string()));
        assert_eq!(
            (fa.money(500_000), fa.money(1_205_005), fa.rials(0)),
            ("۵۰٬۰۰۰ تومان".into(), "۱٬۲۰۵٬۰۰۵ ریال".into(), "۰ ریال".into())
        );
        assert_eq!((words("en").money(500_000), words("ar").money(500_000)), ("50,000 tomans".into(), "٥٠٬٠٠٠ تومان".into()));
    }
    #[test]
    fn limits_of_money_are_told_with_their_unit() {
        let told = |lang: &str, rials: i64, unit| {
            let arg = Arg::Money { rials, unit };
            words(lang).msg(&Msg::new("answer-money-out-of-range").with("min", arg.clone()).with("max", arg))
        };
        assert_eq!(told("fa", 5, Unit::Toman), "مبلغی از ۵ ریال تا ۵ ریال بنویسید.");
        assert_eq!(told("fa", 50_000, Unit::Toman), "مبلغی از ۵٬۰۰۰ تومان تا ۵٬۰۰۰ تومان بنویسید.");
        assert_eq!(told("en", 50_000, Unit::Rial), "Write an amount from 50,000 rials to 50,000 rials.");
    }
    #[test]
    fn the_groups_of_a_code_stood_in_the_opposite_order_in_arabic() {
        let code = |lang| Words::of(Lang::parse(lang).unwrap()).code("7183 4336 6357");
        assert_eq!(["fa", "ar", "en"].map(code), ["۷۱۸۳ ۴۳۳۶ ۶۳۵۷", "\u{202d}٧١٨٣ ٤٣٣٦ ٦٣٥٧\u{202c}", "7183 4336 6357"]);
        assert_eq!(Words::of(Lang::parse("ar").unwrap()).code("7183"), "٧١٨٣");
    }
    #[test]
    fn a_text_that_looks_like_a_time_keeps_its_digits() {
        let found = |arg: Arg| words("fa").msg(&Msg::new("answer-address-unknown-part").with("name", arg));
        assert!(found("17:05".into()).contains("17:05"));
        assert!(found(Arg::time(1025)).contains("۱۷:۰۵"));
        // Kept and read again, each stays what it is.
        for arg in [
            Arg::from("17:05"),
            Arg::time(1025),
            Arg::Money { rials: 5, unit: Unit::Toman },
            Arg::Number(3),
            Arg::Day { day: "2026-11-23".into() },
            Msg::new("test-a").with("b", 1i64).into(),
        ] {
            assert_eq!(serde_json::from_str::<Arg>(&serde_json::to_string(&arg).unwrap()).unwrap(), arg);
        }
    }
    #[test]
    fn numbers_select_plurals() {
        let left = |lang: &str, n: i64| words(lang).say_with("case-left-working", &[("count", n.into())]);
        assert_eq!((left("en", 1), left("en", 2)), ("1 working day left".into(), "2 working days left".into()));
        assert_eq!(
            (left("ar", 2), left("ar", 3), left("ar", 11)),
            ("بقي يوما عمل".into(), "بقيت ٣ أيام عمل".into(), "بقي ١١ يوم عمل".into())
        );
        assert_eq!(left("fa", 4), "۴ روز کاری مانده است");
    }
    #[test]
    fn only_arguments_that_could_disturb_the_text_are_isolated() {
        let says = |lang: &str, query: &str| words(lang).say_with("search-title-for", &[("query", query.into())]);
        assert_eq!((says("fa", "درخت"), says("fa", "tree")), ("«درخت» در خدمات".into(), "«\u{2068}tree\u{2069}» در خدمات".into()));
        assert_eq!((says("en", "درخت"), says("en", "tree")), ("“\u{2068}درخت\u{2069}” in services".into(), "“tree” in services".into()));
        let found = words("en").say_with("check-clean", &[("files", 2i64.into()), ("agencies", 2i64.into()), ("services", 2i64.into())]);
        assert!(!found.contains(OPEN), "{found:?}");
    }
    #[test]
    fn a_language_of_values_alone_is_no_language_of_pages() {
        let ur = Lang::parse("ur").unwrap();
        if Words::find(ur).is_none() {
            assert_eq!(Words::of(ur).lang(), Lang::FA);
        }
        assert_eq!(Words::to_show(ur).lang(), ur);
        for words in ONLY_VALUES.iter() {
            let own = words.fixed.keys().filter(|k| !ALL[0].bundle.has_message(k)).collect::<Vec<_>>();
            assert!(own.is_empty(), "{own:?} are not in Persian");
            assert_eq!(
                words.say_with("answer-too-many", &[("max", 2i64.into())]),
                ALL[0].say_with("answer-too-many", &[("max", 2i64.into())])
            );
        }
    }
    #[test]
    fn an_unknown_language_is_persian_and_an_unknown_key_shows_itself() {
        assert_eq!(Words::of(Lang::parse("xx").unwrap()).lang(), Lang::FA);
        assert_eq!(words("en").say("test-missing"), "[test-missing]");
    }
}
