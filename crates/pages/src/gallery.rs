//! Every page in several states, in every language, made from the sample package in `samples`: for tests that look at all
//! of them, and for people who do.

use crate::contexts::*;
use crate::{AnswerSection, Opening, To, Words};
use domain::calendar::{Calendars, Day, TEHRAN};
use domain::case::{
    self, Act, Appointed, Body, Case, Finish, HandedOn, LimitMoves, LimitOf, Place, Purpose, Setting, Status, TaskLimit, Turn, Unread,
    Void, Voided,
};
use domain::clock::Urgency;
use domain::expression::Rate;
use domain::fee::{Invoice, Line, Part, STEP};
use domain::figures::Figures;
use domain::form::{self, Answers};
use domain::package::{self, BillCode, Catalogue, DayKind, Service, SourceFile};
use domain::question::{Attached, Kind};
use domain::receipt::{Checkpoint, Inclusion, Promised, Receipt};
use domain::refusal::Wrong;
use domain::{Actor, Arg, Id, Lang, Millis, Msg, actor::Officer};
use include_dir::{Dir, include_dir};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::sync::LazyLock;

static FILES: Dir = include_dir!("$CARGO_MANIFEST_DIR/samples");
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut files = vec![];
    collect(&FILES, &mut files);
    package::parse(&files, TODAY).unwrap_or_else(|m| panic!("samples: {:?}", m.first()))
});

/// The service with every type of question that the tree does not have; no page but those of forms shows it.
const EVERY: &str = "every-type";
/// The service with every kind of casework; only the pages of cases show it.
const DIGGING: &str = "digging";
const TODAY: &str = "2026-11-24";

/// What was counted of the city and its first unit; nothing of any other agency.
fn conduct(agency: &str) -> domain::conduct::Table {
    use domain::conduct::Metric::*;
    if agency != "city" {
        return Default::default();
    }
    let unit = CATALOGUE.agencies[agency].units[0].id.clone();
    let all = [(OnTime, 412), (Late, 9), (BySilence, 2), (Returned, 57), (Objected, 6), (Upheld, 4), (Replaced, 1)];
    [(Default::default(), all.into()), ((unit, String::new()), all.into())].into()
}

/// Other officers of a unit.
fn colleagues() -> Colleagues {
    let title = |key: &str| domain::Text([Lang::FA, Lang::EN, Lang::AR].into_iter().map(|l| (l, Words::of(l).say(key))).collect());
    Colleagues { listed: [("second", title("sample-officer"))].map(|(login, title)| (login.into(), title)).into(), more: false }
}

/// What something costs, with something taken off.
fn invoice() -> Invoice {
    let fee = |name: &str| domain::Text([Lang::FA, Lang::EN, Lang::AR].into_iter().map(|l| (l, Words::of(l).say(name))).collect());
    let line = |title: &str, rials, rule: domain::Text| Line { fee: "sample".into(), title: fee(title), rials, rule, rates: vec![] };
    let lines = vec![line("service-cost", 34_200_000, fee("case-due")), line("invoice-amount", -1_200_005, domain::Text::default())];
    Invoice {
        rials: lines.iter().map(|l| l.rials).sum(),
        counted: 0,
        held: 0,
        lines,
        bill_id: None,
        parts: vec![],
        instalments: domain::Text::default(),
    }
}

/// The same as a demand in two instalments: with what it was computed with, what was rounded off, and the numbers by which it is paid.
fn demand() -> Invoice {
    let mut i = invoice();
    let rule = i.lines[0].rule.clone();
    i.lines[0].rates = vec![Rate { table: "sample".into(), from: Some("2026-03-21".into()), rule: rule.clone(), value: "85000".into() }];
    let over = i.rials % STEP;
    i.lines.push(Line { fee: String::new(), title: domain::Text::default(), rials: -over, rule: domain::Text::default(), rates: vec![] });
    i.rials -= over;
    let part = |rials, due: &str| Part { rials, due: Some(due.into()), payment_id: None };
    i.parts = vec![part(i.rials - 16_000_000, "2026-12-24"), part(16_000_000, "2027-01-23")];
    i.instalments = rule;
    let bill = BillCode { company: "915".into(), service: "6".into() };
    i.demanded(&bill, "572918364017", on().day)
}

fn on() -> domain::calendar::Today {
    domain::calendar::Today::plain(TODAY).unwrap_or_else(|| panic!("{TODAY} is a day"))
}
/// Tuesday 24 November 2026, 11:30 in Tehran.
const NOW: Millis = 1_795_507_200_000;
const DAY: Millis = 86_400_000;

/// The end of a day, so many days from now.
fn day_end(days: i64) -> Millis {
    Day::at(NOW + days * DAY, TEHRAN).end(TEHRAN)
}

fn collect(dir: &Dir, files: &mut Vec<SourceFile>) {
    for f in dir.files() {
        files.push(SourceFile { path: f.path().to_string_lossy().replace('\\', "/"), text: f.contents_utf8().unwrap_or("").into() });
    }
    dir.dirs().for_each(|d| collect(d, files));
}

/// The sample catalogue, e.g. for its [`crate::assets::agency_css`].
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

/// A page of the gallery.
#[derive(Debug, Clone)]
pub struct Exhibit {
    /// Name of page and state, e.g. `case-waiting`; unique in its language.
    pub name: String,
    /// Language.
    pub lang: Lang,
    /// The page.
    pub html: String,
}

/// Every page in every language.
pub fn gallery() -> Vec<Exhibit> {
    Words::all().iter().flat_map(in_language).collect()
}

fn in_language(words: &'static Words) -> Vec<Exhibit> {
    let g = Gallery { words };
    let mut all = vec![];
    g.public(&mut all);
    g.form(&mut all);
    g.every_question(&mut all);
    g.cases(&mut all);
    g.me(&mut all);
    g.to_sign(&mut all);
    g.not_eligible(&mut all);
    g.name(&mut all);
    g.desk(&mut all);
    g.casework(&mut all);
    all.into_iter().map(|(name, html)| Exhibit { name, lang: words.lang(), html }).collect()
}

type Pages = Vec<(String, String)>;

/// What happened to a sample case.
struct Told {
    case: Case,
    moments: Vec<Moment<'static>>,
}

impl Told {
    fn act(&mut self, days_ago: i64, actor: &Actor, act: Act) {
        let at = NOW - days_ago * DAY;
        let step = self
            .case
            .act(&setting(&self.case.service, id(90 + 20 * self.moments.len() as u128), at), actor, act, None)
            .unwrap_or_else(|e| panic!("sample case: {e}"));
        self.happened(at, actor, step);
    }
    /// What the clock does at a time, one thing after the other.
    fn tick(&mut self, days_ago: i64) {
        let at = NOW - days_ago * DAY;
        while let Ok(Some(step)) = self.case.tick(&setting(&self.case.service, id(90 + 20 * self.moments.len() as u128), at)) {
            self.happened(at, &Actor::System, step);
        }
    }
    /// What a unit is to give back.
    fn to_give_back(&self, unit: &str) -> Vec<domain::fee::Paid> {
        let events = self.moments.iter().map(|m| (m.at, &*m.actor, &*m.body));
        let all = domain::fee::to_give_back(service(&self.case.service), &self.case, None, events);
        all.into_iter().filter(|paid| paid.place.unit == unit).collect()
    }
    fn happened(&mut self, at: Millis, actor: &Actor, step: case::Step) {
        let before = std::mem::replace(&mut self.case, step.case);
        for body in step.events {
            let seq = self.moments.len() as i64 + 1;
            let left = matches!(body, Body::Transferred { .. }).then(|| before.steward.clone()).filter(|left| *left != self.case.steward);
            let beside = case::Beside { date: self.case.dated(&body, service(&self.case.service), &CALENDARS), left };
            let (body, beside) = (Cow::Owned(body), Cow::Owned(beside));
            self.moments.push(Moment { seq, at, actor: Cow::Owned(actor.label()), body, beside });
        }
    }
    /// Puts its words into the letter that was signed, as where events are written.
    fn sign(&mut self, words: &str) {
        for m in &mut self.moments {
            if let Body::Finished { of, letter, .. } = m.body.to_mut()
                && of == "seal"
            {
                *letter = words.into();
            }
        }
    }
    fn turn(&self) -> Turn {
        self.case.turn(service(&self.case.service), &CALENDARS, NOW).unwrap_or_default()
    }
    fn letters(&self) -> Vec<i64> {
        let all = self.moments.iter().map(|m| (m.body.as_ref(), m.actor.as_ref(), m.at));
        case::letters(service(&self.case.service), &CALENDARS, &self.case, all).iter().map(|(n, _)| self.moments[*n].seq).collect()
    }
    fn dues(&self) -> Vec<(Id, Millis)> {
        self.case.tasks.iter().filter_map(|t| Some((t.id, t.due_at(&CALENDARS)?))).collect()
    }
    fn complete_by(&self, lang: Lang) -> Option<(Millis, Shown<'static>)> {
        let (at, rule) = self.case.complete_by(service(&self.case.service), self.case.days(&CALENDARS))?;
        Some((at?, Shown::of(rule, lang).into_owned()))
    }
    fn due(&self) -> (Option<Millis>, i64) {
        let days = self.case.days(&CALENDARS);
        (self.case.due_at(days), self.case.legal_clock(days).days_left(days, NOW))
    }
}

static CALENDARS: LazyLock<Calendars> = LazyLock::new(|| Calendars::new(&CATALOGUE));
static NO_ANSWERS: LazyLock<Answers> = LazyLock::new(Answers::new);

/// The setting of something that happens to a sample case.
fn setting(of: &str, fresh: Id, now: Millis) -> Setting<'static> {
    Setting {
        service: service(of),
        calendars: &CALENDARS,
        answers: &NO_ANSWERS,
        now,
        fresh,
        bill: None,
        place_exists: &|_| true,
        paid: &[],
        handed_on: &[],
        officer_for: &|_, _| None,
    }
}

fn service(id: &str) -> &'static Service {
    &CATALOGUE.services[id]
}
fn id(n: u128) -> Id {
    Id::from_u128(0x0193_5e00_0000_7000_8000_0000_0000_0000 + n)
}
fn officer(unit: &str) -> Actor {
    Actor::Officer(Officer {
        name: "green.city".into(),
        agency: if unit == "applications" { "water" } else { "city" }.into(),
        unit: unit.into(),
    })
}
fn line(service: &'static Service) -> ServiceLine<'static> {
    ServiceLine { service, agency: &CATALOGUE.agencies[&service.agency] }
}
fn file(name: &str, size: i64) -> Attached {
    Attached { sha256: "7d".repeat(32), name: name.into(), kind: "jpeg".into(), size }
}

struct Gallery {
    words: &'static Words,
}

impl Gallery {
    fn say(&self, key: &str) -> String {
        self.words.say(key)
    }
    fn lang(&self) -> Lang {
        self.words.lang()
    }
    fn frame(&self, path: &str) -> Frame {
        Frame {
            words: self.words,
            path: path.into(),
            visitor: Visitor::Anonymous,
            unread: 0,
            sample: true,
            demo: true,
            support: "051-31290000".into(),
            now: NOW,
            of_form: false,
            again: false,
            keeps: false,
        }
    }
    fn open_cases(&self) -> Vec<OpenCase> {
        vec![OpenCase { id: id(40), code: "572918364017".into(), sent: NOW - DAY }]
    }
    fn person(&self, path: &str) -> Frame {
        Frame { visitor: Visitor::Person { name: self.say("sample-name") }, unread: 2, ..self.frame(path) }
    }
    fn officer(&self, path: &str) -> Frame {
        let (unit, agency) = (&CATALOGUE.agencies["city"].units[0], &CATALOGUE.agencies["city"]);
        let visitor = Visitor::Officer {
            login: "green.city".into(),
            name: self.say("sample-officer"),
            unit: unit.title.get(self.lang()).into(),
            agency: agency.title.get(self.lang()).into(),
        };
        Frame { visitor, ..self.frame(path) }
    }

    fn public(&self, out: &mut Pages) {
        let c = &*CATALOGUE;
        let all: Vec<ServiceLine> = c.services.values().filter(|s| s.id != EVERY && s.id != DIGGING).map(line).collect();
        let home = |frame, waiting, drafts, most_used: Vec<ServiceLine<'static>>| {
            let news = most_used.iter().take(5).enumerate().map(|(i, l)| NewsLine { line: *l, at: NOW - i as i64 * DAY, changed: i > 1 });
            let news = news.collect();
            Home {
                frame,
                waiting,
                drafts,
                life_events: &c.life_events,
                is_counted: !most_used.is_empty(),
                most_used,
                news,
                agencies: c.agencies.values().collect(),
            }
            .html()
        };
        out.push(("home".into(), home(self.frame("/"), vec![], vec![], all.clone())));
        out.push(("home-signed-in".into(), home(self.person("/"), vec![self.line(&self.waiting())], vec![self.draft()], all.clone())));
        out.push(("home-empty".into(), home(self.frame("/"), vec![], vec![], vec![])));

        let search = |query: &str, results| {
            SearchPage { frame: self.frame("/search?q=x"), query: query.into(), results, life_events: &c.life_events }.html()
        };
        out.push(("search".into(), search(&self.say("home-example-1"), all.clone())));
        out.push(("search-all".into(), search("", all.clone())));
        out.push(("search-empty".into(), search(&self.say("sample-query"), vec![])));

        let life = |i: usize, services| LifeEventPage { frame: self.frame("/life/home"), event: &c.life_events[i], services }.html();
        out.push(("life-event".into(), life(0, all.clone())));
        out.push(("life-event-empty".into(), life(3, vec![])));

        let took = |median, ninetieth| Figures { decided: 148, median, ninetieth, in_time: 93 };
        let show = |frame: Frame, id: &str, draft: Option<Id>, refused| {
            let s = service(id);
            let figures = (id == "tree").then(|| took(4, 9));
            // Who is about to apply again.
            let open = if draft.is_none() && frame.is_person() { self.open_cases() } else { vec![] };
            ServicePage { frame, service: s, agency: &c.agencies[&s.agency], catalogue: c, draft, open, refused, figures }.html()
        };
        out.push(("service".into(), show(self.frame("/services/tree"), "tree", None, None)));
        out.push(("service-signed-in".into(), show(self.person("/services/tree"), "tree", None, None)));
        out.push(("service-draft".into(), show(self.person("/services/tree"), "tree", Some(id(1)), None)));
        out.push((
            "service-not-for-you".into(),
            show(self.person("/services/birth-certificate"), "birth-certificate", None, Some(Msg::new("refusal-residents-only"))),
        ));
        let withdrawn = Service { status: package::Status::Withdrawn, ..service("tree").clone() };
        let page = ServicePage {
            frame: self.person("/services/tree"),
            service: &withdrawn,
            agency: &c.agencies[&withdrawn.agency],
            catalogue: c,
            draft: None,
            open: vec![],
            refused: None,
            figures: None,
        };
        out.push(("service-withdrawn".into(), page.html()));
        out.push(("service-persian-only".into(), show(self.frame("/services/number-plate"), "number-plate", None, None)));

        let calendar = c.calendars.get("gallery");
        let lines = |ids: &[&str]| {
            ids.iter()
                .map(|i| &c.agencies[*i])
                .map(|a| AgencyLine { agency: a, services: 2, opening: Opening::at(a, calendar, NOW) })
                .collect()
        };
        out.push((
            "agencies".into(),
            AgenciesPage { frame: self.frame("/agencies"), agencies: lines(&["city", "registry", "water"]) }.html(),
        ));
        let counted = |id: &str| {
            let table = conduct(id);
            let mut counted = domain::conduct::Counted::default();
            for (metric, n) in table.get(&Default::default()).into_iter().flatten() {
                counted.take(&format!("/{}", metric.as_str()), *n);
            }
            counted.take(domain::conduct::DECIDED, if table.is_empty() { 0 } else { 419 });
            (&c.agencies[id], counted)
        };
        let figures = |ids: &[&str], since| {
            let agencies: Vec<_> = ids.iter().map(|id| counted(id)).collect();
            let total = agencies.iter().map(|a| a.1).sum();
            FiguresPage { frame: self.frame("/figures"), since, agencies, total }.html()
        };
        out.push(("figures".into(), figures(&["city", "registry", "water"], Some(NOW))));
        out.push(("figures-empty".into(), figures(&["registry", "water"], None)));
        out.push(("agencies-empty".into(), AgenciesPage { frame: self.frame("/agencies"), agencies: vec![] }.html()));
        let agency = |id: &str, opening, query: &str, services| {
            let figures = if id == "city" { vec![(service("tree"), took(4, 9)), (service("number-plate"), took(0, 2))] } else { vec![] };
            AgencyPage {
                frame: self.frame("/agencies/city"),
                agency: &c.agencies[id],
                opening,
                query: query.into(),
                services,
                figures,
                conduct: conduct(id),
            }
            .html()
        };
        out.push(("agency".into(), agency("city", Opening::Open(870), "", vec![service("tree"), service("number-plate")])));
        out.push(("agency-later".into(), agency("water", Opening::Later(450), "", vec![service("water-connection")])));
        out.push(("agency-closed".into(), agency("registry", Opening::Closed, &self.say("sample-query"), vec![])));
        out.push(("agency-without-services".into(), agency("registry", Opening::Closed, "", vec![])));
        let holiday = &c.calendars["gallery"].holidays["2026-12-23"];
        out.push(("agency-holiday".into(), agency("city", Opening::Holiday(holiday), "", vec![service("tree")])));

        let sign_in = |wrong: Vec<Wrong>, visitor, refused, samples| {
            let (identifier, contact) =
                if wrong.is_empty() { (String::new(), String::new()) } else { ("0938668936".to_string(), "0915".to_string()) };
            SignIn {
                frame: self.frame("/sign-in?next=/cases"),
                next: "/cases".into(),
                visitor,
                identifier,
                contact,
                wrong,
                refused,
                samples,
                kept: None,
                too_long: None,
                unused: false,
                service: None,
            }
            .html()
        };
        let samples = vec![
            SamplePerson { name: self.say("sample-name"), visitor: false, identifier: "0938668935".into(), contact: "09150000001".into() },
            SamplePerson {
                name: self.say("sample-name-other"),
                visitor: true,
                identifier: "A12345678".into(),
                contact: "visitor@example.org".into(),
            },
        ];
        let wrong = |pairs: &[(&str, &'static str)]| {
            pairs.iter().map(|(q, m)| Wrong { question: (*q).into(), message: Msg::new(m) }).collect::<Vec<_>>()
        };
        out.push(("sign-in".into(), sign_in(vec![], false, None, samples)));
        out.push((
            "sign-in-wrong".into(),
            sign_in(wrong(&[("national_number", "answer-national-number"), ("mobile", "answer-mobile")]), false, None, vec![]),
        ));
        out.push((
            "sign-in-wrong-visitor".into(),
            sign_in(wrong(&[("passport", "answer-passport"), ("email", "answer-email")]), true, None, vec![]),
        ));
        out.push(("sign-in-too-often".into(), sign_in(vec![], false, Some(Msg::new("refusal-too-often").with("seconds", 900i64)), vec![])));
        let code = |failed, refused, again| {
            let (reference, next) = (id(7).to_string(), "/cases".into());
            SignInCode {
                frame: self.frame("/sign-in/code?ref=1"),
                reference,
                next,
                failed,
                digits: false,
                over: false,
                refused,
                again,
                kept: None,
            }
            .html()
        };
        out.push(("sign-in-code".into(), code(false, None, false)));
        out.push(("sign-in-code-wrong".into(), code(true, None, false)));
        out.push(("sign-in-code-again".into(), code(false, None, true)));
        let wait = Msg::new("refusal-too-often-minutes").with("minutes", 12i64);
        out.push(("sign-in-code-too-often".into(), code(false, Some(wait), false)));
        let kept = Kept { path: "/cases/1/message".into(), fields: vec![("text".into(), self.say("sample-story"))] };
        let door = SignIn {
            frame: self.frame("/sign-in?next=/cases/1"),
            next: "/cases/1".into(),
            visitor: false,
            identifier: String::new(),
            contact: String::new(),
            wrong: vec![],
            refused: None,
            samples: vec![],
            kept: Some(kept),
            too_long: None,
            unused: false,
            service: None,
        };
        out.push(("sign-in-kept".into(), door.html()));
        let long = TooLong { kilobytes: 64, fields: vec![self.say("sample-story")] };
        let begin = SignIn { next: "/services/tree/start".into(), kept: None, service: Some(service("number-plate")), ..door };
        out.push(("sign-in-to-start".into(), begin.html()));
        let unused = SignIn { unused: true, service: None, ..begin };
        out.push(("sign-in-unused".into(), unused.html()));
        out.push(("sign-in-too-long".into(), SignIn { too_long: Some(long), unused: false, ..unused }.html()));
        let signed_in = SignedIn {
            frame: self.person("/sign-in/code?ref=1"),
            who: self.say("sample-name"),
            next: "/cases".into(),
            reference: Some("1".into()),
        };
        out.push(("signed-in".into(), signed_in.html()));

        let waiting = self.waiting();
        let found = |told: &Told| {
            let (l, s) = (self.line(told), service(&told.case.service));
            let turn = told.turn();
            let unit = |p: &Place| {
                let until = told.case.unit_until(p, s, &CALENDARS).map(|(at, rule)| (at, rule.map(|r| self.frame("/").show(r))));
                TrackedUnit { unit: self.frame("/").place(&CATALOGUE, p).1, agency: None, until }
            };
            Tracked {
                code: l.code.into_owned(),
                own: None,
                service: l.service,
                stage: Some(l.stage),
                steward: l.agency,
                former_stewards: told
                    .moments
                    .iter()
                    .filter_map(|m| Some(self.words.former_steward(&CATALOGUE, m.beside.left.as_deref()?, m.at)))
                    .collect(),
                yours: false,
                awaited: self.words.awaited(&CATALOGUE, &told.case.steward, &turn, To::Desk),
                waits: turn.waits(),
                acting: turn.acting.iter().map(unit).collect(),
                status: l.status,
                part: l.part,
                objected: l.objected,
                complete: told.complete_by(self.lang()),
                rule: Some(self.frame("/").show(told.case.due_rule(s))),
                rule_before_extension: told.case.rule_before_extension(s).map(|rule| self.frame("/").show(rule)),
                if_late: self.words.if_late(&CATALOGUE, &told.case, s, l.due_at, NOW),
                due_at: l.due_at,
                late: l.late,
                paused: l
                    .due_at
                    .is_none()
                    .then(|| self.words.paused(told.case.completeness.is_none(), None, told.case.clock.count, told.due().1)),
                signed: domain::case::signed_letters(s, told.moments.iter().map(|m| (m.seq, m.at, m.body.as_ref())))
                    .into_iter()
                    .map(|l| TrackedLetter { title: self.frame("/").show(&l.title).into_owned(), at: l.at, void: l.void.map(|v| v.at) })
                    .collect(),
                submitted_at: l.submitted_at,
                changed_at: l.changed_at,
            }
        };
        let track = |typed: &str, found| Track { frame: self.frame("/track"), typed: typed.into(), found }.html();
        out.push(("track".into(), track("", None)));
        out.push(("track-none".into(), track("1234 5678 9012", None)));
        out.push(("track-waiting".into(), track("572918364017", Some(found(&waiting)))));
        out.push(("track-open".into(), track("572918364017", Some(found(&self.open())))));
        let own = Some(Tracked { own: Some(id(1)), ..found(&self.open()) });
        out.push(("track-own".into(), Track { frame: self.person("/track"), typed: "572918364017".into(), found: own }.html()));
        out.push(("track-decided".into(), track("572918364017", Some(found(&self.decided("permit", "danger"))))));

        for page in Article::PAGES {
            out.push((format!("article-{page}"), Article { frame: self.frame("/about/privacy"), page }.html()));
        }
        for problem in Problem::ALL {
            out.push((format!("problem-{}", problem.kind), ProblemPage { frame: self.frame("/problems/fault"), problem }.html()));
        }
        for (status, message, incident) in [
            (400, Msg::new("refusal-malformed"), None),
            (401, Msg::new("refusal-sign-in-needed"), None),
            (403, Msg::new("refusal-not-allowed"), None),
            (404, Msg::new("refusal-not-found"), None),
            (409, Msg::new("refusal-changed-meanwhile"), None),
            (413, Msg::new("answer-file-too-large").with("max", 10i64), None),
            (422, Msg::new("refusal-invalid").with("count", 2i64), None),
            (429, Msg::new("refusal-too-often").with("seconds", 60i64), None),
            (500, Msg::new("fault"), Some("7F3A-91C2")),
            (503, Msg::new("refusal-busy").with("seconds", 5i64), None),
        ] {
            let wrong = if status == 422 { wrong(&[("a", "answer-needed"), ("b", "answer-not-a-date")]) } else { vec![] };
            out.push((format!("error-{status}"), {
                let typed = if status == 503 { vec![self.say("sample-story")] } else { vec![] };
                ErrorPage { frame: self.frame("/x"), status, message, wrong, incident: incident.map(String::from), typed }.html()
            }));
        }
    }

    fn answers(&self) -> Answers {
        let s = service("tree");
        let mut raw = s.examples[0].answers.clone();
        raw.insert("full_name".into(), self.say("sample-name").into());
        raw.insert("address".into(), self.say("sample-address").into());
        raw.insert("story".into(), self.say("sample-story").into());
        raw.insert("photo".into(), json!([file("IMG_2041.jpg", 1_843_200), file("tree (2).jpg", 512_000)]));
        form::check(s, &raw, &on()).unwrap_or_else(|w| panic!("sample answers: {w:?}"))
    }

    fn form(&self, out: &mut Pages) {
        let (s, answers) = (service("tree"), self.answers());
        let journey: Vec<_> = s.form.sections.iter().flat_map(|s| s.questions.iter().map(move |q| (s, q))).collect();
        let steps = journey.len();
        for (i, (section, question)) in journey.iter().enumerate() {
            let page = |value: Value, wrong: Option<Msg>, saved, other| {
                let answered = !value.is_null();
                let files = serde_json::from_value::<Vec<Attached>>(value.clone()).unwrap_or_default();
                let back = if i == 0 { "/services/tree".into() } else { format!("/drafts/{}/q/{}", id(1), journey[i - 1].1.id) };
                QuestionPage {
                    frame: Frame {
                        keeps: !matches!(question.kind, Kind::Evidence(_)),
                        ..self.person(&format!("/drafts/{}/q/{}", id(1), question.id))
                    },
                    draft: id(1),
                    service: s,
                    section,
                    question,
                    step: i + 1,
                    steps,
                    own: matches!(question.kind, Kind::Mobile(_)) && !answered && wrong.is_none(),
                    name_follows: i % 2 == 0,
                    value,
                    seen: "0123456789abcdef".into(),
                    other,
                    files,
                    wrong,
                    back,
                    saved,
                    had: matches!(question.kind, Kind::Evidence(_)) && answered,
                    newer: i == 0,
                    withdrawn: (i == 1).then(|| self.takes_nothing()),
                    open: if i == 0 { self.open_cases() } else { vec![] },
                }
                .html()
            };
            let kind = question.kind.name();
            out.push((format!("question-{kind}"), page(Value::Null, None, i > 0, None)));
            if let Some(v) = answers.get(&question.id) {
                out.push((format!("question-{kind}-answered"), page(v.clone(), None, false, None)));
            }
            if let Kind::Evidence(k) = &question.kind {
                let files: Vec<_> = (0..k.max_files).map(|n| file(&format!("IMG_204{n}.jpg"), 512_000)).collect();
                out.push((format!("question-{kind}-full"), page(json!(files), None, false, None)));
            }
            let typed =
                if matches!(question.kind, Kind::Date(_)) { json!({ "year": "1405", "month": "13", "day": "2" }) } else { json!("?") };
            let message = match &question.kind {
                Kind::Number(k) => Msg::new("answer-out-of-range").with("min", k.min).with("max", k.max),
                Kind::Date(_) => Msg::new("answer-not-a-date"),
                Kind::Evidence(_) => Msg::new("answer-file-needed"),
                Kind::NationalNumber(_) => Msg::new("answer-national-number"),
                Kind::Declaration(_) => Msg::new("answer-not-declared"),
                _ => Msg::new("answer-needed"),
            };
            out.push((format!("question-{kind}-wrong"), page(typed.clone(), Some(message), false, None)));
            if i == 0 {
                let other = AnswerSection::one(section, question, answers.get(&question.id), self.words);
                out.push((format!("question-{kind}-changed"), page(typed, None, false, Some(other))));
            }
        }
        let check = |newest, wrong, withdrawn, changed: bool| {
            let sections = AnswerSection::of(s, &answers, self.words);
            CheckPage {
                invoice: Some(invoice()),
                frame: self.person(&format!("/drafts/{}/check", id(1))),
                draft: id(1),
                held: self.held(false),
                service: s,
                agency: Shown::of(&CATALOGUE.agencies["city"].title, self.lang()),
                sections,
                newest,
                withdrawn,
                wrong,
                seen: NOW,
                changed,
                aside: vec![],
                signatures: self.signatures(),
            }
            .html()
        };
        out.push(("check".into(), check(None, vec![], None, false)));
        out.push(("check-changed".into(), check(None, vec![], None, true)));
        out.push(("check-withdrawn".into(), check(None, vec![], Some(self.takes_nothing()), false)));
        self.newer(s, &answers, out);
        out.push((
            "check-wrong".into(),
            check(Some(4), vec![Wrong { question: "photo".into(), message: Msg::new("answer-file-needed") }], None, false),
        ));
        let told = self.open();
        let (agency, unit) = self.frame("/").place(&CATALOGUE, &told.case.acting);
        let demand = demand();
        let page = SubmittedPage {
            frame: self.person(&format!("/cases/{}/submitted", told.case.id)),
            case: told.case.id,
            code: told.case.tracking_code.clone(),
            service: s,
            steward: Shown::plain(agency.text.to_string()),
            awaited: vec![],
            units: unit.text.into_owned(),
            complete: Some((day_end(2), Shown::of(&s.time.rule, self.lang()))),
            due_at: told.due().0,
            submitted_at: told.case.submitted_at,
            invoice: Some((demand, domain::fee::Demand::Asked)),
        };
        out.push(("submitted".into(), page.html()));
    }

    /// The newer version of a form: it may be taken, or must be.
    fn newer(&self, old: &Service, answers: &Answers, out: &mut Pages) {
        let mut new = old.clone();
        new.version += 1;
        new.time.days -= 1;
        new.cost.rials = Some(500_000);
        new.form.sections[0].questions.remove(0);
        for q in new.form.sections.iter_mut().flat_map(|s| &mut s.questions) {
            if let Kind::Number(number) = &mut q.kind {
                number.max = 0;
            }
        }
        let changes = package::diff::services(old, &new);
        let carried = domain::carry::carry(old, &new, answers, &Answers::new(), &on());
        let reason = old.time.rule.clone();
        for (name, void) in [("newer", None), ("newer-void", Some(&reason))] {
            let page = NewerPage {
                frame: self.person(&format!("/drafts/{}/newer", id(1))),
                draft: id(1),
                old,
                new: &new,
                changes: &changes,
                kept: carried.answers.len(),
                again: &carried.again,
                aside: set_aside(&[old, &new], &carried.aside, TODAY, self.words),
                void,
            };
            out.push((name.into(), page.html()));
        }
    }

    /// Every type of question: empty, answered, and with what each says when it is wrong.
    fn every_question(&self, out: &mut Pages) {
        let s = service(EVERY);
        let (example, wrong) = (&s.examples[0], &s.invalid_examples[0]);
        let answers = form::check(s, &example.answers, &on()).unwrap_or_else(|w| panic!("{EVERY}: {w:?}"));
        let told = form::check(s, &wrong.answers, &on()).err().unwrap_or_default();
        let journey: Vec<_> = form::journey(s, &answers).collect();
        for (i, (section, question)) in journey.iter().enumerate() {
            let page = |value: Value, wrong: Option<Msg>| {
                QuestionPage {
                    frame: Frame {
                        keeps: !matches!(question.kind, Kind::Evidence(_)),
                        ..self.person(&format!("/drafts/{}/q/{}", id(1), question.id))
                    },
                    draft: id(1),
                    service: s,
                    section,
                    question,
                    step: i + 1,
                    steps: journey.len(),
                    value,
                    own: false,
                    name_follows: false,
                    seen: String::new(),
                    other: None,
                    files: vec![],
                    wrong,
                    back: format!("/services/{EVERY}"),
                    saved: false,
                    had: false,
                    newer: false,
                    withdrawn: None,
                    open: vec![],
                }
                .html()
            };
            out.push((format!("question-{}", question.id), page(Value::Null, None)));
            out.push((format!("question-{}-answered", question.id), page(answers[&question.id].clone(), None)));
            if let Some(w) = told.iter().find(|w| w.question == question.id) {
                out.push((format!("question-{}-wrong", question.id), page(wrong.answers[&question.id].clone(), Some(w.message.clone()))));
            }
        }
        let page = CheckPage {
            invoice: None,
            frame: self.person(&format!("/drafts/{}/check", id(1))),
            draft: id(1),
            held: self.held(true),
            service: s,
            agency: Shown::of(&CATALOGUE.agencies["city"].title, self.lang()),
            sections: AnswerSection::of(s, &answers, self.words),
            newest: None,
            withdrawn: None,
            wrong: vec![],
            seen: NOW,
            changed: false,
            aside: vec![],
            signatures: vec![],
        };
        out.push(("check-every-type".into(), page.html()));
    }

    /// The case that needs this one, and two that it needs.
    fn related(&self, base: &str) -> Vec<RelatedLine<'static>> {
        let s = service("tree");
        let line = |needs, status, outcome, n: Option<u128>| RelatedLine {
            href: n.map(|n| format!("{base}/{}", id(n))),
            needs,
            service: Shown::of(&s.title, self.lang()),
            turn: CATALOGUE.agencies["city"].units[0].title.get(self.lang()).to_string(),
            status,
            part: !needs,
            outcome,
            due_at: outcome.is_none().then_some(day_end(if needs { 1 } else { -1 })),
            due_rule: Shown::of(&s.time.rule, self.lang()),
            late: !needs,
        };
        vec![
            line(true, Status::Open, None, Some(70)),
            line(false, Status::Decided, Some(package::Outcome::Granted), Some(71)),
            line(false, Status::Open, None, None),
        ]
    }

    /// Signatures in every state.
    fn signatures(&self) -> Vec<SignatureLine> {
        let (at, reason) = (NOW - DAY, self.say("withdraw-reason"));
        [Stands::Missing, Stands::Asked { at, read_at: None }, Stands::Asked { at, read_at: Some(NOW) }, Stands::Signed { at }]
            .into_iter()
            .chain([Stands::Declined { at, reason }, Stands::Void])
            .map(|stands| SignatureLine { question: "owner".into(), name: self.say("sample-name-other"), stands })
            .collect()
    }

    /// Answers with which one cannot get the service.
    fn not_eligible(&self, out: &mut Pages) {
        let service = service("tree");
        let rule = package::Eligibility {
            id: "sample".into(),
            title: service.who.clone(),
            when: Default::default(),
            text: service.summary.clone(),
            law: service.legal_basis.first().map(|l| l.title.clone()).unwrap_or_default(),
            instead: None,
        };
        let page = NotEligiblePage {
            frame: self.person(&format!("/drafts/{}/not-eligible", id(1))),
            draft: id(1),
            service,
            rule: &rule,
            questions: service.questions().take(2).zip([self.say("sample-words"), String::new()]).collect(),
            instead: Some(CATALOGUE.services.get("water-connection").unwrap_or(service)),
        };
        out.push(("not-eligible".into(), page.html()));
    }

    /// The name of a person who has none yet.
    fn name(&self, out: &mut Pages) {
        let page = |typed: &str, wrong| {
            let frame = Frame { visitor: Visitor::Person { name: String::new() }, ..self.person(&format!("/drafts/{}/name", id(1))) };
            NamePage { frame, draft: id(1), service: service("tree"), typed: typed.into(), wrong }.html()
        };
        out.push(("name".into(), page("", None)));
        out.push(("name-wrong".into(), page("", Some(Msg::new("answer-name-needed")))));
    }

    /// What others ask a person to sign.
    fn notices_page(&self, signs: bool, notices: Vec<NoticeLine>, next: Option<Id>) -> String {
        let asked = self.signatures().into_iter().filter(|s| signs && matches!(s.stands, Stands::Asked { .. }));
        let to_sign = asked.map(|s| self.request(s)).collect();
        Notices { frame: self.person("/notices"), to_sign, notices, next }.html()
    }

    fn request(&self, s: SignatureLine) -> RequestLine<'static> {
        let service = service("tree");
        RequestLine {
            draft: id(1),
            question: s.question,
            service: Shown::of(&service.title, self.lang()),
            icon: service.icon.as_str().into(),
            applicant: s.name,
            asked_at: NOW - DAY,
            sent: matches!(s.stands, Stands::Signed { .. }).then_some(NOW),
            stands: s.stands,
        }
    }

    fn to_sign(&self, out: &mut Pages) {
        let service = service("tree");
        let list = |requests| SignaturesPage { frame: self.person("/signatures"), requests }.html();
        out.push(("signatures".into(), list(self.signatures().into_iter().skip(2).map(|s| self.request(s)).collect())));
        out.push(("signatures-empty".into(), list(vec![])));
        let answers = self.answers();
        for s in self.signatures().into_iter().skip(2) {
            let name = format!("signature-{}", s.stands.name());
            let page = SignaturePage {
                frame: self.person(&format!("/signatures/{}/owner", id(1))),
                draft: id(1),
                question: s.question,
                service,
                agency: Shown::of(&CATALOGUE.agencies["city"].title, self.lang()),
                applicant: s.name,
                sections: AnswerSection::of(service, &answers, self.words),
                seen: String::new(),
                sent: matches!(s.stands, Stands::Signed { .. }).then(|| (NOW, "572918364017".into())),
                rials: matches!(s.stands, Stands::Asked { .. }).then_some(3_500_000),
                stands: s.stands,
                wrong: vec![],
                typed: String::new(),
            };
            out.push((name, page.html()));
        }
    }

    fn told(&self, days: i64) -> Told {
        self.submitted("tree", days)
    }
    fn submitted(&self, of: &str, days: i64) -> Told {
        let at = NOW - days * DAY;
        let step =
            case::submit(&setting(of, id(40), at), id(2), self.lang(), "572918364017".into(), id(3), String::new(), None, vec![], None);
        let actor = Actor::Person(id(2));
        let Some(step) = step else { panic!("sample case") };
        let moment = |body| Moment { seq: 1, at, actor: Cow::Owned(actor.label()), body: Cow::Owned(body), beside: Cow::default() };
        let moments = step.events.into_iter().map(moment);
        Told { moments: moments.collect(), case: step.case }
    }
    fn open(&self) -> Told {
        let (mut t, o, p) = (self.told(4), officer("green-space"), Actor::Person(id(2)));
        t.act(3, &o, Act::Claim);
        t.act(3, &p, Act::Message { text: self.say("sample-message-person") });
        t.act(2, &o, Act::Message { text: self.say("sample-message-officer") });
        t.act(2, &o, Act::Note { text: self.say("sample-note") });
        t.act(1, &o, Act::Advance { note: self.say("sample-note") });
        t
    }
    fn late(&self) -> Told {
        let mut t = self.told(16);
        t.act(14, &officer("green-space"), Act::Advance { note: String::new() });
        t
    }
    fn waiting(&self) -> Told {
        let (mut t, o) = (self.told(6), officer("green-space"));
        t.act(5, &o, Act::Claim);
        t.act(1, &o, Act::Ask { text: self.say("sample-question"), questions: vec![] });
        t
    }
    /// With questions of the form that are open.
    fn reopened(&self) -> Told {
        let (mut t, o) = (self.told(6), officer("green-space"));
        t.act(5, &o, Act::Claim);
        t.act(1, &o, Act::Ask { text: self.say("sample-question"), questions: vec!["work".into(), "trees".into()] });
        t
    }
    fn changed(&self) -> case::Changed {
        let change =
            |question: &str, old: Value, new: Value| case::ChangedAnswer { question: question.into(), old: Some(old), new: Some(new) };
        let changes = vec![change("work", json!("fell"), json!("prune")), change("trees", json!(9), json!(2))];
        case::Changed { answers: String::new(), changes, invoice: None, pay_until: vec![], opened: vec![], stays: None, waits: false }
    }
    fn answer(&self, check: bool, wrong: bool) -> AnswerPage<'static> {
        let (s, answers) = (service("tree"), self.answers());
        let wrong = match wrong {
            true => vec![Wrong { question: "trees".into(), message: Msg::new("answer-needed") }],
            false => vec![],
        };
        let open = ["work", "trees"].into_iter().filter_map(|id| s.question(id)).map(|q| OpenQuestion {
            question: q,
            value: answers.get(&q.id).cloned().unwrap_or_default(),
            pre: format!("q-{}-", q.id),
            wrong: wrong.iter().find(|w| w.question == q.id).map(|w| w.message.clone()),
            new: q.id == "trees",
        });
        AnswerPage {
            frame: Frame { keeps: true, ..self.person("/cases/1/answer") },
            case: id(3),
            service: s,
            task: id(40),
            text: "?",
            findings: vec![crate::contexts::FindingLine {
                by: self.say("sample-note"),
                told: self.say("sample-reason"),
                open: vec![self.say("sample-words")],
            }],
            questions: open.collect(),
            files: vec![domain::sealed::SealedFile::sign(
                &domain::receipt::ed25519::SigningKey::from_bytes(&[3; 32]),
                id(2),
                id(3),
                file("IMG_2050.jpg", 900_000),
                NOW,
            )],
            more: !check && wrong.is_empty(),
            typed: self.say("sample-answer"),
            changes: check.then(|| crate::ChangedRow::of(s, &self.changed().changes, self.words)),
            costs: if check {
                CostsThen::Other { rials: 34_000_000, before: 26_000_000, paid: 26_000_000, left: 8_000_000, over: 0, asked: false }
            } else {
                CostsThen::Same
            },
            fields: vec![("asks".into(), "trees".into()), ("q-trees-answer".into(), "2".into())],
            wrong,
        }
    }
    fn decided(&self, decision: &str, ground: &str) -> Told {
        let (mut t, o, p) = (self.told(12), officer("green-space"), Actor::Person(id(2)));
        t.act(10, &o, Act::Ask { text: self.say("sample-question"), questions: vec![] });
        t.act(
            9,
            &p,
            Act::Answer { text: self.say("sample-answer"), files: vec![file("IMG_2050.jpg", 900_000)], answers: Default::default() },
        );
        t.act(8, &o, Act::Advance { note: String::new() });
        t.act(1, &o, Act::Decide { decision: decision.into(), ground: ground.into(), note: self.say("sample-words") });
        t
    }
    fn transferred(&self) -> Told {
        let mut t = self.told(3);
        t.act(
            1,
            &officer("green-space"),
            Act::Transfer { to: Place { agency: "water".into(), unit: "applications".into() }, reason: self.say("sample-reason") },
        );
        t
    }
    fn withdrawn(&self) -> Told {
        let mut t = self.told(3);
        t.act(1, &Actor::Person(id(2)), Act::Withdraw { reason: String::new() });
        t
    }

    fn line(&self, told: &Told) -> CaseLine<'static> {
        let c = &told.case;
        let s = service(&c.service);
        let agency = self.frame("/").place(&CATALOGUE, &c.acting).0;
        let decision = c.decision.as_ref().filter(|_| c.status == Status::Decided);
        CaseLine {
            id: c.id,
            code: Cow::Owned(c.tracking_code.clone()),
            service: Shown::of(&s.title, self.lang()),
            icon: Cow::Borrowed(&s.icon),
            stage: s.stage(&c.stage).map_or(Shown::plain(""), |g| Shown::of(&g.title, self.lang())),
            agency,
            turn: self.words.turn_in_short(&CATALOGUE, &c.steward, &told.turn(), To::Person),
            yours: told.turn().is_persons(),
            status: c.status,
            part: c.parent.is_some(),
            objected: told.case.is_objected(),
            due_at: told.due().0,
            late: false,
            due_rule: Some(Shown::of(c.due_rule(s), self.lang())),
            decision: decision.and_then(|d| Some((d.outcome, Shown::of(&s.decision(&d.kind)?.title, self.lang())))),
            decided_by: decision.and_then(|d| self.words.decided_in_short(d.by)),
            submitted_at: c.submitted_at,
            changed_at: c.changed_at,
        }
    }
    fn draft(&self) -> DraftLine<'static> {
        let s = service("water-connection");
        DraftLine {
            id: id(1),
            service: Shown::of(&s.title, self.lang()),
            icon: Cow::Borrowed(&s.icon),
            changed_at: NOW - DAY,
            answered: 4,
            asked: 9,
            complete: false,
            withdrawn: false,
            signatures: self.signatures(),
        }
    }
    fn reads(&self) -> Vec<ReadLine<'static>> {
        let (agency, unit) = self.frame("/").place(&CATALOGUE, &Place { agency: "city".into(), unit: "green-space".into() });
        let law = service("tree").legal_basis.iter().map(|l| Shown::of(&l.title, self.lang())).collect::<Vec<_>>();
        let read = |days, purpose| ReadLine {
            at: NOW - days * DAY,
            officer: "green.city".into(),
            agency: agency.clone(),
            unit: unit.clone(),
            case: id(3),
            service: Some(Shown::of(&service("tree").title, self.lang())),
            purpose,
            law: law.clone(),
        };
        vec![read(1, Some(Purpose::Task)), read(3, None)]
    }

    fn cases(&self, out: &mut Pages) {
        let (waiting, open, decided) = (self.waiting(), self.open(), self.decided("permit", "danger"));
        let other = |told: &Told, n| CaseLine { id: id(n), ..self.line(told) };
        let list = |first, drafts, waiting, cases: Vec<CaseLine>, next| {
            let discarded = first && cases.is_empty();
            let (to_sign, signed) = (usize::from(first), usize::from(first));
            MyCases { frame: self.person("/cases"), first, discarded, drafts, waiting, cases, next, to_sign, signed }.html()
        };
        out.push((
            "cases".into(),
            list(
                true,
                vec![self.draft()],
                vec![self.line(&waiting)],
                vec![other(&open, 10), self.line(&waiting), other(&decided, 12), other(&self.withdrawn(), 13)],
                Some(id(9)),
            ),
        ));
        out.push(("cases-second-page".into(), list(false, vec![], vec![], vec![other(&waiting, 11)], None)));
        out.push(("cases-empty".into(), list(true, vec![], vec![], vec![], None)));

        let answers = self.answers();
        let changed = self.changed();
        let page_of = |frame: Frame, told: &Told, reads, wrong, typed: &str, message: &str, late: Option<Late>| {
            let (due_at, days_left) = told.due();
            let expected = if told.case.status == Status::Open { vec![("decision".to_string(), NOW + 5 * DAY)] } else { vec![] };
            CasePage {
                frame,
                case: &told.case,
                service: service("tree"),
                catalogue: &CATALOGUE,
                moments: told.moments.iter().filter(|m| m.body.is_for_person()).cloned().collect(),
                letters: told.letters(),
                turn: told.turn(),
                pay_rule: told.case.to_pay(service(&told.case.service), &CALENDARS).and_then(|p| p.rule),
                related: vec![],
                due_at,
                days_left,
                dues: vec![],
                object_until: None,
                complete_by: None,
                unpaid: None,
                objection: String::new(),
                expected,
                answers: AnswerSection::corrected(service("tree"), &answers, [(NOW - DAY, &changed)].into_iter(), self.words),
                reads,
                new: match told.case.status {
                    Status::Waiting => vec![NewLine { kind: "asked".into(), at: NOW - DAY, over: false }],
                    _ => vec![],
                },
                wrong,
                typed: typed.into(),
                typed_for: None,
                paid: PaidForm::default(),
                declines: vec![],
                declined: Default::default(),
                message: message.into(),
                done: told.case.status == Status::Withdrawn,
                late,
            }
            .html()
        };
        let at = |told: &Told| self.person(&format!("/cases/{}", told.case.id));
        let page = |told: &Told, reads, wrong, typed: &str| page_of(at(told), told, reads, wrong, typed, "", None);
        let again = Frame { again: true, ..at(&waiting) };
        out.push(("case-again".into(), page_of(again, &waiting, vec![], vec![], "", &self.say("sample-story"), None)));
        let unit = self.line(&waiting).agency.text.into_owned();
        let why = Msg::new("case-question-taken-back").with("unit", unit);
        let late = Some(Late { why, files: vec!["plan.pdf".into()] });
        out.push(("case-too-late".into(), page_of(at(&open), &open, vec![], vec![], "", &self.say("sample-story"), late)));
        out.push(("case-open".into(), page(&open, self.reads(), vec![], "")));
        out.push(("case-new".into(), page(&self.told(0), vec![], vec![], "")));
        out.push(("case-late".into(), page(&self.late(), self.reads(), vec![], "")));
        out.push(("case-waiting".into(), page(&waiting, self.reads(), vec![], "")));
        let wrong = vec![
            Wrong { question: "text".into(), message: Msg::new("answer-needed") },
            Wrong { question: "file".into(), message: Msg::new("answer-file-type").with("types", "PDF, JPEG") },
        ];
        out.push(("case-waiting-wrong".into(), page(&waiting, self.reads(), wrong, &self.say("sample-answer"))));
        out.push(("case-transferred".into(), page(&self.transferred(), self.reads(), vec![], "")));
        out.push(("case-granted".into(), page(&decided, self.reads(), vec![], "")));
        out.push(("case-refused".into(), page(&self.decided("refusal", "healthy"), self.reads(), vec![], "")));
        out.push(("case-withdrawn".into(), page(&self.withdrawn(), vec![], vec![], "")));

        out.push(("case-reopened".into(), page(&self.reopened(), vec![], vec![], "")));
        for (name, check, wrong) in [("answer", false, false), ("answer-wrong", false, true), ("answer-check", true, false)] {
            out.push((name.into(), self.answer(check, wrong).html()));
        }

        let l = self.line(&open);
        let withdraw = |objection, wrong| {
            WithdrawPage {
                frame: self.person("/cases/1/withdraw"),
                case: l.id,
                code: l.code.to_string(),
                service: l.service.clone(),
                objection,
                paid: vec!["BANK".into()],
                paid_to: vec![l.agency.clone()],
                reported: vec![("14050903-77".into(), l.agency.clone())],
                signed: vec![(l.stage.clone(), NOW)],
                sub_cases: if objection { vec![] } else { vec![(l.service.clone(), l.agency.clone())] },
                needed_by: (!objection).then(|| (l.service.clone(), l.agency.clone())),
                wrong,
                typed: String::new(),
            }
            .html()
        };
        out.push(("withdraw".into(), withdraw(false, vec![])));
        out.push(("withdraw-objection".into(), withdraw(true, vec![])));
        out.push((
            "withdraw-wrong".into(),
            withdraw(
                false,
                vec![Wrong {
                    question: "reason".into(),
                    message: Msg::new("answer-too-long").with("max", 4000i64).with("length", 4200i64),
                }],
            ),
        ));

        for covered in [false, true] {
            let checkpoint =
                Checkpoint { id: id(60), previous: id(59), at: NOW, size: 1, root: "3f".repeat(32), signature: "a7".repeat(64) };
            let receipt = ReceiptPage {
                frame: self.person("/cases/1/receipt/print"),
                receipt: Receipt {
                    case: l.id,
                    tracking_code: l.code.to_string(),
                    service: "tree@1".into(),
                    steward: "green".into(),
                    submitted_at: NOW - DAY,
                    event: "5c".repeat(32),
                    promised: covered.then_some(Promised { due_at: day_end(9), complete_by: Some(day_end(2)), rials: Some(500_000) }),
                    signature: "e1".repeat(64),
                    inclusion: covered.then(|| Inclusion { checkpoint, index: 0, path: vec![] }),
                },
                service: service("tree"),
                agency: l.agency.clone(),
                rials: covered.then_some(500_000),
                person: self.held(false),
                public_url: "https://dargah.example.org".into(),
            };
            out.push((if covered { "receipt-covered" } else { "receipt" }.into(), receipt.html()));
        }

        let d = service("tree").decisions.first();
        let letter = |lang: Lang| Letter {
            code: l.code.to_string(),
            service: l.service.clone(),
            agency: l.agency.clone(),
            unit: Some(Shown::of(&CATALOGUE.agencies["city"].units[0].title, self.lang())),
            title: d.map_or(Shown::plain(""), |d| Shown::of(&d.title, self.lang())),
            at: NOW - DAY,
            lines: self.letter(lang).lines().filter(|line| !line.is_empty()).map(String::from).collect(),
            since: None,
            applicant: self.held(false),
            reached: CATALOGUE.agencies.get("city"),
            steward: l.agency.clone(),
            contract: None,
            turn: None,
            signed: None,
            decided: Some(LetterDecided {
                reviewed: false,
                outcome: package::Outcome::Granted,
                how: Some(self.say("case-decided-by-rule")),
                signed: vec![self.signed(lang)],
                replaced: (lang != self.lang()).then_some((9, NOW)),
                object: None,
                unasked: true,
                refund: vec![],
            }),
            address: format!("https://dargah.example/track?code={}", l.code),
        };
        let page = |lang: Lang, letter: Letter| {
            let frame = self.person("/cases/1/letters/5");
            LetterPage { own: Frame { words: Words::of(lang), ..frame.clone() }, frame, back: "/cases/1".into(), letter }.html()
        };
        out.push(("letter".into(), page(self.lang(), letter(self.lang()))));
        if self.lang() != Lang::FA {
            out.push(("letter-other-language".into(), page(Lang::FA, letter(Lang::FA))));
        }
        let turn = self.waiting().turn();
        let turn = LetterTurn {
            acting: vec![],
            awaited: self.words.awaited(&CATALOGUE, "city", &turn, To::Person),
            until: self.say("case-clock-stands"),
        };
        let title = Shown::plain(self.say("notice-asked"));
        let since = Some(self.words.appointed(Some(Appointed::Dropped), NOW));
        let asked = Letter { title, lines: vec![self.say("sample-words")], since, turn: Some(turn), decided: None, ..letter(self.lang()) };
        out.push(("letter-asked".into(), page(self.lang(), asked)));
        let sealed = |void: Option<Voided>| {
            let s = service(DIGGING);
            let title = s.outcome("seal", "signed").map_or(Shown::plain(""), |o| Shown::of(&o.title, self.lang()));
            let signed = LetterSigned { by: self.signed(self.lang()), void: void.map(|v| (self.words.voided(&v), v)) };
            let contract = Some(self.words.say_with("case-contract", &[("contract", self.words.digits("12/345").into())]));
            let service = Shown::of(&s.title, self.lang());
            let lines = vec![self.permit(self.lang())];
            Letter { title, service, contract, lines, signed: Some(signed), decided: None, ..letter(self.lang()) }
        };
        out.push(("letter-signed".into(), page(self.lang(), sealed(None))));
        let changed: Vec<&package::Question> = service(DIGGING).questions().take(2).collect();
        let changed = Letter { since: self.words.outdated(&changed), ..sealed(None) };
        out.push(("letter-signed-changed".into(), page(self.lang(), changed)));
        for why in [Void::Replaced, Void::Unsigned, Void::Refused, Void::Withdrawn, Void::TakenBack] {
            let name = format!("letter-signed-{}", why.as_str());
            out.push((name, page(self.lang(), sealed(Some(Voided { why, by: 9, at: NOW })))));
        }
    }

    fn letter(&self, lang: Lang) -> String {
        let (s, words) = (service("tree"), Words::of(lang));
        let d = &s.decisions[0];
        d.letter
            .get(lang)
            .replace("{person}", &words.say("sample-name"))
            .replace("{code}", &words.digits("5729 1836 4017"))
            .replace("{service}", s.title.get(lang))
            .replace("{ground}", d.grounds[0].title.get(lang))
            .replace("{date}", &words.date(NOW - DAY))
            .replace("{note}", &words.say("sample-words"))
    }

    fn takes_nothing(&self) -> Msg {
        let agency = &CATALOGUE.agencies["city"];
        Msg::new("draft-withdrawn").with("agency", agency.title.clone()).with("phone", Arg::Digits { digits: agency.phone.clone() })
    }

    fn held(&self, visitor: bool) -> Held {
        Held {
            visitor,
            identifier: if visitor { "A12345678" } else { "0938668935" }.into(),
            name: self.say("sample-name"),
            mobile: (!visitor).then(|| "+989150000001".into()),
            email: visitor.then(|| "visitor@example.org".into()),
            lang: self.lang(),
            since: NOW - 40 * DAY,
        }
    }

    fn me(&self, out: &mut Pages) {
        let session =
            |n, this| SessionLine { id: id(n), agent: "Chromium · Android".into(), created_at: NOW - DAY, expires_at: NOW + DAY, this };
        let me = |visitor, reads, next, wrong, saved| {
            MyData {
                frame: self.person("/me"),
                held: self.held(visitor),
                holdings: if visitor { Holdings::default() } else { Holdings { drafts: 1, cases: 4, files: 7, notices: 12 } },
                sessions: vec![session(20, true), session(21, false)],
                reads,
                next,
                wrong,
                saved,
            }
            .html()
        };
        out.push(("me".into(), me(false, self.reads(), Some(id(22)), vec![], true)));
        out.push((
            "me-visitor".into(),
            me(true, vec![], None, vec![Wrong { question: "name".into(), message: Msg::new("answer-control-character") }], false),
        ));

        let notice = |kind: &str, unread: bool| NoticeLine {
            id: id(31),
            case: id(3),
            newer: None,
            kind: kind.into(),
            at: NOW - DAY,
            over: !unread && kind == "asked",
            unread,
            code: "572918364017".into(),
            service: Shown::of(&service("tree").title, self.lang()),
            news: vec![],
            told: String::new(),
        };
        let mut all: Vec<NoticeLine> = ["asked", "advanced", "transferred", "signed", "decided", "message", "asked"]
            .iter()
            .enumerate()
            .map(|(i, k)| notice(k, i < 2))
            .collect();
        let newer = |changes, void| NoticeLine {
            case: Id::nil(),
            newer: Some(NewerNotice { draft: id(5), changes, void, withdrawn: None }),
            code: String::new(),
            ..notice("newer", true)
        };
        let question = service("tree").form.sections[0].questions[0].label.clone();
        all.push(newer(vec![Msg::new("diff-question-added").with("label", question)], Some(service("tree").time.if_late.clone())));
        all.push(newer(vec![], None));
        let gone = NewerNotice { draft: id(5), changes: vec![], void: None, withdrawn: Some(self.takes_nothing()) };
        all.push(NoticeLine { newer: Some(gone), kind: "service_withdrawn".into(), ..newer(vec![], None) });
        out.push(("notices".into(), self.notices_page(true, all, Some(id(30)))));
        out.push(("notices-to-sign".into(), self.notices_page(true, vec![], None)));
        out.push(("notices-empty".into(), self.notices_page(false, vec![], None)));

        let sent = |channel: &str, to: &str, subject: &str, text: String| SentLine {
            channel: channel.into(),
            to: to.into(),
            subject: self.say(subject),
            text,
            at: NOW - DAY,
        };
        let service_title = service("tree").title.get(self.lang());
        let args = [("service", service_title.into()), ("code", self.words.digits("5729 1836 4017").into())];
        let mut messages = vec![
            sent("sms", "+989150000001", "mail-subject-code", self.words.say_with("sms-code", &[("code", "418207".into())])),
            sent("email", "visitor@example.org", "mail-subject-case", self.words.say_with("sms-decided", &args)),
        ];
        for key in ["sms-submitted", "sms-asked", "sms-advanced", "sms-transferred", "sms-message"] {
            messages.push(sent("sms", "+989150000001", "mail-subject-case", self.words.say_with(key, &args)));
        }
        out.push(("outbox".into(), Outbox { frame: self.frame("/demo/outbox"), messages }.html()));
        out.push(("outbox-empty".into(), Outbox { frame: self.frame("/demo/outbox"), messages: vec![] }.html()));
    }

    fn desk(&self, out: &mut Pages) {
        let unit = &CATALOGUE.agencies["city"].units[0].title;
        let sign_in = |refused: Option<Msg>, samples: Vec<SampleAccount>| {
            DeskSignIn {
                frame: self.frame("/desk/sign-in"),
                next: "/desk".into(),
                // The page that says why it did not work has nothing else to say.
                unused: refused.is_none() && samples.is_empty(),
                name: String::new(),
                refused,
                samples,
                kept: None,
                too_long: None,
            }
            .html()
        };
        let sample = SampleAccount {
            name: "green.city".into(),
            passphrase: "sample-willow-meadow-stone".into(),
            title: Shown::plain(self.say("sample-officer")),
            unit: Shown::of(unit, self.lang()),
        };
        out.push(("desk-sign-in".into(), sign_in(None, vec![sample])));
        out.push(("desk-sign-in-unused".into(), sign_in(None, vec![])));
        out.push(("desk-sign-in-wrong".into(), sign_in(Some(Msg::new("refusal-wrong-passphrase")), vec![])));
        let session =
            |n, this| SessionLine { id: id(n), agent: "Firefox · Linux".into(), created_at: NOW - DAY, expires_at: NOW + DAY, this };
        let sessions = vec![session(20, true), session(21, false)];
        out.push(("desk-sessions".into(), DeskSessions { frame: self.officer("/desk/sessions"), sessions }.html()));

        let s = service("tree");
        let task =
            |n: u128, service: &'static Service, stage: usize, due: Option<i64>, officer: Option<&'static str>, name: &str| TaskLine {
                task: id(100 + n),
                case: id(200 + n),
                code: Cow::Owned(format!("{:012}", 572_918_364_017u64 + n as u64 * 7_919_311)),
                person: Cow::Owned(if name.is_empty() { String::new() } else { self.say(name) }),
                service: Shown::of(&service.title, self.lang()),
                stage: Shown::of(&service.stages[stage].title, self.lang()),
                title: (n == 3).then(|| Shown::of(&service.stages[0].title, self.lang())),
                officer: officer.map(Cow::Borrowed),
                due_at: due.map(day_end),
                urgency: due.and_then(|d| Urgency::of(day_end(d), NOW, CALENDARS.of("city"), 2, DayKind::Working)),
                waiting: due.is_none() && n != 8,
                person_until: (n == 7).then(|| (day_end(6), None)),
                limit: Some(TaskLimit {
                    of: if n == 3 { LimitOf::Task } else { LimitOf::Case },
                    at: due.map(day_end),
                    rule: Some(service.time.rule.clone()),
                    stands_since: due.is_none().then_some(NOW - DAY),
                    begun: true,
                    kept: due.is_none().then_some((DayKind::Working, 4)),
                }),
                visit_at: (n == 3).then_some(NOW + DAY),
                reported: n == 4,
                opened_at: NOW - 3 * DAY,
                unread: match n {
                    1 => Some(Unread::Answer),
                    3 => Some(Unread::Message),
                    _ => None,
                },
                ticked: false,
            };
        let plate = service("number-plate");
        let lines = vec![
            task(1, s, 0, Some(-3), None, "sample-name"),
            task(2, plate, 0, Some(-1), Some("works.city"), "sample-name-other"),
            task(3, s, 1, Some(0), Some("green.city"), "sample-name-other"),
            task(4, s, 2, Some(2), None, ""),
            task(5, plate, 0, Some(4), None, "sample-name"),
            task(6, s, 1, Some(8), Some("green.city"), "sample-name-other"),
            task(7, s, 0, None, None, "sample-name"),
            task(8, plate, 0, None, None, "sample-name"),
        ];
        let option = |value: &'static str, title: &'static domain::Text, count, chosen| FilterOption {
            value: value.into(),
            title: Shown::of(title, self.lang()),
            count: Some(count),
            chosen,
        };
        let with = |whose, due, chosen, lines: Vec<TaskLine<'static>>, first, next: Option<&str>| {
            let stages = if chosen {
                vec![option("review", &s.stages[0].title, 21, false), option("visit", &s.stages[1].title, 9, true)]
            } else {
                vec![]
            };
            DeskList {
                names: OfficerNames::new(),
                colleagues: colleagues(),
                frame: self.officer("/desk"),
                whose,
                of: None,
                due,
                services: [option("tree", &s.title, 30, chosen), option("number-plate", &plate.title, 12, false)]
                    .map(|o| FilterOption { count: o.count.filter(|_| whose == Whose::Unit), ..o })
                    .into(),
                stages,
                unit_count: 42,
                mine_count: 2,
                offset: domain::calendar::TEHRAN,
                lines,
                first,
                next: next.map(String::from),
                after: String::new(),
                to: String::new(),
                reason: String::new(),
                sought: String::new(),
                results: vec![],
                refused: None,
            }
        };
        let list = |whose, due, chosen, lines, first, next| with(whose, due, chosen, lines, first, next).html();
        let mut after = with(Whose::Mine, None, false, lines.clone(), true, None);
        let came = |n: u128, code: &'static str, came| BulkLine {
            task: id(n + 200),
            case: (!code.is_empty()).then(|| id(n + 100)),
            code: code.into(),
            service: if code.is_empty() { Shown::plain("") } else { Shown::of(&s.title, self.lang()) },
            came,
        };
        after.results = vec![
            came(101, "572918364017", Ok(BulkDone::Claimed)),
            came(102, "572926283328", Ok(BulkDone::Given("second".into()))),
            came(103, "572934192839", Ok(BulkDone::Released)),
            came(104, "572942001240", Err(Msg::new("refusal-claimed-already"))),
            came(105, "", Err(Msg::new("refusal-not-found"))),
        ];
        after.names.clone_from(&after.colleagues.listed);
        out.push(("desk-list-bulk".into(), after.html()));
        let mut unknown = with(Whose::Unit, None, false, lines.clone(), true, None);
        unknown.refused = Some(Msg::new("desk-filter-left-out"));
        out.push(("desk-list-filter-unknown".into(), unknown.html()));
        let mut nothing = with(Whose::Unit, None, false, lines.clone(), true, None);
        nothing.refused = Some(Msg::new("desk-bulk-none"));
        out.push(("desk-list-bulk-none".into(), nothing.html()));
        // A unit of which not all can be listed, and a name that nobody there has.
        let mut many = with(Whose::Unit, None, false, lines.clone(), true, None);
        (many.colleagues.more, many.to, many.refused) = (true, self.say("sample-name"), Some(Msg::new("desk-assign-unknown")));
        many.lines.iter_mut().filter(|l| l.officer.is_none()).take(2).for_each(|l| l.ticked = true);
        out.push(("desk-list-bulk-many".into(), many.html()));
        // What a colleague has, to be handed on.
        let mut of = with(Whose::Unit, None, false, lines.clone(), true, None);
        of.lines.retain(|l| l.officer.as_deref().is_some_and(|o| o != of.frame.login()));
        of.lines.iter_mut().for_each(|l| l.ticked = true);
        of.of = of.lines.first().and_then(|l| l.officer.as_deref().map(String::from));
        of.reason = self.say("sample-name");
        out.push(("desk-list-of".into(), of.html()));
        out.push(("desk-list".into(), list(Whose::Unit, None, false, lines.clone(), true, Some("1795507200000.1"))));
        out.push(("desk-list-filtered".into(), list(Whose::Unit, Some(Due::Late), true, lines[..2].to_vec(), false, None)));
        out.push(("desk-list-mine".into(), list(Whose::Mine, None, false, vec![], true, None)));
        out.push(("desk-list-none".into(), list(Whose::Unit, Some(Due::Today), false, vec![], true, None)));
        out.push(("desk-list-empty".into(), list(Whose::Unit, None, false, vec![], true, None)));

        let answers = self.answers();
        let all = May { release: true, work: true, advance: true, write: true, decide: true, ..May::default() };
        let page = |told: &Told, may, form: ActForm, wrong, refused, preview, visitor| {
            let (due_at, days_left) = told.due();
            DeskCase {
                names: OfficerNames::new(),
                colleagues: colleagues(),
                unsaved: String::new(),
                frame: self.officer(&format!("/desk/cases/{}", told.case.id)),
                case: &told.case,
                service: s,
                catalogue: &CATALOGUE,
                person: self.held(visitor),
                name_now: visitor.then(|| self.say("sample-name")),
                answers: AnswerSection::of(s, &answers, self.words),
                related: self.related("/desk/cases"),
                moments: told.moments.clone(),
                letters: told.letters(),
                turn: told.turn(),
                reads: if may == 0 { vec![] } else { self.reads() },
                due_at,
                days_left,
                task: told.case.tasks.first(),
                task_limit: told.case.tasks.first().map(|t| told.case.task_limit(t, service(&told.case.service), &CALENDARS, NOW)),
                complete_by: None,
                dues: vec![],
                barred: vec![],
                may: match may {
                    0 => May { claim: true, work: true, advance: true, write: true, ..May::default() },
                    1 => May { take_back: told.case.asked.iter().find_map(|a| a.task), ..all },
                    _ => May { take_over: true, write: true, ..May::default() },
                },
                hands_on: Place::parse(&form.to).map(|to| {
                    let now = told.case.case_limit(service(&told.case.service), &CALENDARS, NOW);
                    let then = TaskLimit { at: now.at.map(|at| at + 86_400_000), ..now.clone() };
                    HandedOn {
                        from: told.case.steward.clone(),
                        steward: to.agency.clone(),
                        anew: told.case.tasks.first().is_some_and(|t| t.clock.is_some()),
                        limits: vec![LimitMoves { kind: String::new(), title: None, now, then }],
                        to,
                    }
                }),
                done: false,
                form,
                wrong,
                refused,
                preview,
                follows: vec![],
                signs: vec![],
                pay_until: None,
                correctable: case::correctable(s, &answers),
                refunds: vec![],
                shared: vec![],
                object_until: None,
            }
            .html()
        };
        let none = ActForm::default;
        let mut mine = self.open();
        mine.act(0, &officer("green-space"), Act::Claim);
        out.push(("desk-case-new".into(), page(&self.told(0), 0, none(), vec![], None, None, true)));
        out.push(("desk-case".into(), page(&mine, 1, none(), vec![], None, None, false)));
        out.push(("desk-case-late".into(), page(&self.late(), 1, none(), vec![], None, None, false)));
        out.push(("desk-case-waiting".into(), page(&self.waiting(), 1, none(), vec![], None, None, false)));
        let decision = ActForm {
            act: "decision".into(),
            text: self.say("sample-words"),
            decision: "permit".into(),
            ground: "danger".into(),
            ..none()
        };
        let preview = Preview {
            against: None,
            letter: self.letter(self.lang()),
            lang: self.lang(),
            steward: Shown::plain(CATALOGUE.agencies[&service("tree").agency].title.get(self.lang()).to_string()),
            object: None,
        };
        out.push(("desk-case-preview".into(), page(&mine, 1, decision.clone(), vec![], None, Some(preview), false)));
        let wrong = |field: &str| vec![Wrong { question: field.into(), message: Msg::new("answer-needed") }];
        out.push((
            "desk-case-wrong".into(),
            page(&mine, 1, ActForm { act: "transfer".into(), ..none() }, wrong("reason"), None, None, false),
        ));
        out.push((
            "desk-case-wrong-question".into(),
            page(&mine, 1, ActForm { act: "question".into(), ..none() }, wrong("text"), None, None, false),
        ));
        let hands_on = ActForm { act: "transfer".into(), to: "water/applications".into(), text: self.say("sample-words"), ..none() };
        out.push(("desk-case-hand-on".into(), page(&mine, 1, hands_on, vec![], None, None, false)));
        let mut taken = mine.case.clone();
        if let Some(t) = taken.tasks.first_mut() {
            t.officer = Some("works.city".into());
        }
        let taken = Told { case: taken, moments: mine.moments.clone() };
        out.push((
            "desk-case-taken".into(),
            page(&taken, 2, none(), vec![], Some(Msg::new("refusal-taken-by").with("officer", "works.city")), None, false),
        ));
        out.push(("desk-case-closed".into(), page(&self.decided("refusal", "not-owner"), 2, none(), vec![], None, None, false)));
        out.push(("desk-case-transferred".into(), page(&self.transferred(), 2, none(), vec![], None, None, false)));
        out.push(("desk-case-withdrawn".into(), page(&self.withdrawn(), 2, none(), vec![], None, None, false)));
    }

    /// That a unit signed, in the language of a letter.
    fn signed(&self, lang: Lang) -> String {
        let (words, kind) = (Words::of(lang), CATALOGUE.services[DIGGING].task("plan").map_or("", |t| t.title.get(lang)));
        let unit = CATALOGUE.agencies["city"].units[0].title.get(lang);
        words.say_with("case-signed", &[("unit", unit.into()), ("task", kind.into()), ("date", words.date(NOW - 2 * DAY).into())])
    }

    /// The permit of a case of the digging service.
    fn permit(&self, lang: Lang) -> String {
        let words = Words::of(lang);
        let letter = CATALOGUE.services[DIGGING].outcome("seal", "signed").map_or("", |o| o.letter.get(lang));
        letter
            .replace("{person}", &words.say("sample-name"))
            .replace("{date}", &words.date(NOW - 2 * DAY))
            .replace("{answer.place}", &words.say("sample-words"))
            .replace("{note}", "")
    }

    /// A case of the digging service as far as a stage.
    fn digging(&self, until: &str) -> Told {
        let mut t = self.submitted(DIGGING, 9);
        let finish = |outcome: &str, note: &str, receipt: &str| {
            Act::Finish(Finish { outcome: outcome.into(), note: note.into(), receipt: receipt.into(), ..Finish::default() })
        };
        if until == "completeness" {
            return t;
        }
        let (o, note) = (officer("green-space"), self.say("sample-note"));
        t.act(8, &o, Act::Complete);
        t.act(7, &o, Act::Extend { own: false, reason: self.say("sample-reason") });
        if until == "opinions" {
            return t;
        }
        if until == "asked" {
            t.act(6, &officer("applications"), Act::Ask { text: self.say("sample-question"), questions: vec![] });
            return t;
        }
        if until == "extended" {
            t.act(6, &officer("applications"), Act::Extend { own: true, reason: self.say("sample-reason") });
            return t;
        }
        t.act(6, &o, finish("fits", &note, ""));
        t.act(5, &officer("applications"), finish("agrees", "", ""));
        if until == "payment" {
            return t;
        }
        if until == "reported" || until == "not-found" {
            let on = domain::calendar::Day::at(NOW - 4 * DAY, 210).to_string();
            t.act(4, &Actor::Person(id(2)), Act::ReportPayment { receipt: "14050903-77".into(), on });
            if until == "not-found" {
                t.act(3, &o, Act::PaymentNotFound { reason: self.say("sample-reason") });
            }
            return t;
        }
        t.act(4, &o, finish("paid", "", "14050903-77"));
        if until == "visit" {
            return t;
        }
        for days in [2, 1] {
            t.act(3, &officer("civil-works"), Act::Appoint { at: NOW + days * DAY, place: self.say("sample-words") });
        }
        if until == "appointment" {
            return t;
        }
        if until == "called-off" {
            t.act(2, &officer("civil-works"), Act::CallOff { reason: self.say("sample-reason") });
            return t;
        }
        let files = vec![file("IMG_3011.jpg", 640_000)];
        let seen = Finish {
            outcome: "safe".into(),
            note,
            files,
            checked: vec!["signs".into()],
            unticked: self.say("sample-words"),
            ..Finish::default()
        };
        t.act(2, &officer("civil-works"), Act::Finish(seen));
        if until == "signing" {
            return t;
        }
        t.act(2, &o, finish("signed", "", ""));
        t.sign(&self.permit(self.lang()));
        if until == "withdrawn" {
            t.act(1, &Actor::Person(id(2)), Act::Withdraw { reason: String::new() });
            return t;
        }
        if until == "end" {
            return t;
        }
        t.act(1, &o, Act::Decide { decision: "refusal".into(), ground: "blocked".into(), note: self.say("sample-words") });
        if until == "decided" {
            return t;
        }
        t.act(1, &Actor::Person(id(2)), Act::Object { text: self.say("sample-story"), files: vec![] });
        if until == "objected" {
            return t;
        }
        t.act(0, &officer("civil-works"), Act::Decide { decision: "permit".into(), ground: "clear".into(), note: String::new() });
        t
    }

    /// The pages of cases with several units, limits, payment, visits, silence and objection.
    fn casework(&self, out: &mut Pages) {
        let s = service(DIGGING);
        let answers: Answers = [("place".to_string(), Value::from(self.say("sample-words")))].into();
        let mut silent = self.submitted(DIGGING, 30);
        silent.tick(27);
        silent.tick(9);
        silent.tick(1);
        let paying = |told: &Told, wrong: Vec<Wrong>, objection: &str, paid: PaidForm| {
            let (due_at, days_left) = told.due();
            CasePage {
                frame: self.person(&format!("/cases/{}", told.case.id)),
                case: &told.case,
                service: s,
                catalogue: &CATALOGUE,
                moments: told.moments.iter().filter(|m| m.body.is_for_person()).cloned().collect(),
                letters: told.letters(),
                turn: told.turn(),
                pay_rule: told.case.to_pay(service(&told.case.service), &CALENDARS).and_then(|p| p.rule),
                related: self.related("/cases"),
                due_at,
                days_left,
                dues: told.dues(),
                object_until: told.case.objection_until(s, told.case.days(&CALENDARS)),
                complete_by: told.case.complete_by(s, told.case.days(&CALENDARS)).and_then(|c| c.0),
                unpaid: None,
                objection: objection.into(),
                expected: vec![],
                answers: AnswerSection::of(s, &answers, self.words),
                reads: vec![],
                new: vec![],
                wrong,
                typed: String::new(),
                typed_for: None,
                paid,
                declines: told.case.tasks.iter().filter_map(|t| Some((t.id, told.case.may_decline_until(t, &CALENDARS, NOW)?))).collect(),
                declined: Default::default(),
                message: String::new(),
                done: false,
                late: None,
            }
            .html()
        };
        let citizen = |told: &Told, wrong: Vec<Wrong>, objection: &str| paying(told, wrong, objection, PaidForm::default());
        for (name, until) in [
            ("completeness", "completeness"),
            ("several", "opinions"),
            ("asked-by-one", "asked"),
            ("pay", "payment"),
            ("pay-reported", "reported"),
            ("pay-not-found", "not-found"),
            ("appointment", "appointment"),
            ("called-off", "called-off"),
            ("extended", "extended"),
            ("signed", "end"),
            ("signed-withdrawn", "withdrawn"),
            ("object", "decided"),
            ("objected", "objected"),
            ("replaced", "replaced"),
        ] {
            out.push((format!("case-{name}"), citizen(&self.digging(until), vec![], "")));
        }
        let pays = self.digging("payment");
        let invoice = InvoicePage {
            frame: self.person(&format!("/cases/{}/invoice/print", pays.case.id)),
            case: &pays.case,
            service: s,
            catalogue: &CATALOGUE,
            moments: pays.moments.iter().filter(|m| m.body.is_for_person()).cloned().collect(),
            agency: Shown::of(&CATALOGUE.agencies["city"].title, self.lang()),
            person: self.held(false),
        };
        out.push(("invoice".into(), invoice.html()));
        out.push(("case-silence".into(), citizen(&silent, vec![], "")));
        let wrong = |field: &str, key: &'static str| Wrong { question: field.into(), message: Msg::new(key) };
        let objection = vec![wrong("objection", "answer-control-character")];
        let typed = PaidForm { task: None, receipt: self.say("sample-words"), paid_on: self.words.digits("1405/13/40") };
        let bad = vec![wrong("receipt", "answer-receipt-recorded"), wrong("paid_on", "answer-date-in-future")];
        out.push(("case-pay-wrong".into(), paying(&self.digging("payment"), bad, "", typed)));
        out.push(("case-object-wrong".into(), citizen(&self.digging("decided"), objection, &self.say("sample-story"))));

        let permit = || Preview {
            against: None,
            letter: self.permit(self.lang()),
            lang: self.lang(),
            steward: Shown::plain(CATALOGUE.agencies["city"].title.get(self.lang()).to_string()),
            object: None,
        };
        let desk = |told: &Told, unit: &str, may: May, form: ActForm, wrong: Vec<Wrong>| {
            let (due_at, days_left) = told.due();
            DeskCase {
                names: OfficerNames::new(),
                colleagues: colleagues(),
                unsaved: String::new(),
                frame: self.officer(&format!("/desk/cases/{}", told.case.id)),
                case: &told.case,
                service: s,
                catalogue: &CATALOGUE,
                person: self.held(false),
                name_now: None,
                answers: AnswerSection::of(s, &answers, self.words),
                related: self.related("/desk/cases"),
                moments: told.moments.clone(),
                letters: told.letters(),
                turn: told.turn(),
                reads: self.reads(),
                due_at,
                days_left,
                task: told.case.tasks.iter().find(|t| t.place.unit == unit),
                task_limit: None,
                complete_by: told.case.complete_by(s, told.case.days(&CALENDARS)).and_then(|c| c.0),
                dues: told.dues(),
                may,
                barred: vec![],
                form,
                wrong,
                refused: None,
                preview: None,
                hands_on: None,
                done: true,
                follows: vec![],
                signs: told.case.tasks.iter().filter(|t| t.kind == "seal").map(|_| ("signed".into(), permit())).collect(),
                pay_until: None,
                correctable: case::correctable(s, &answers),
                refunds: told.to_give_back(unit),
                shared: vec![],
                object_until: Some(NOW + 19 * DAY),
            }
            .html()
        };
        let work = May { release: true, work: true, write: true, ..May::default() };
        let finish = May { finish: true, ..work };
        let visit = May { appoint: true, ..finish };
        let none = ActForm::default;
        let first = May { complete: true, claim: true, release: false, ..finish };
        out.push(("desk-case-completeness".into(), desk(&self.digging("completeness"), "green-space", first, none(), vec![])));
        let extends = May { extend: true, ..finish };
        out.push(("desk-case-several".into(), desk(&self.digging("opinions"), "green-space", extends, none(), vec![])));
        out.push(("desk-case-others-ask".into(), desk(&self.digging("asked"), "green-space", finish, none(), vec![])));
        let form = ActForm { act: "extension".into(), ..none() };
        let needed = vec![wrong("reason", "answer-needed")];
        out.push(("desk-case-extension-wrong".into(), desk(&self.digging("opinions"), "green-space", extends, form, needed)));
        let pays = self.digging("payment");
        out.push(("desk-case-pay".into(), desk(&pays, "green-space", finish, none(), vec![])));
        let form = ActForm { act: "finish".into(), outcome: "paid".into(), ..none() };
        out.push(("desk-case-pay-wrong".into(), desk(&pays, "green-space", finish, form, vec![wrong("receipt", "answer-needed")])));
        let both = ActForm { act: "finish".into(), outcome: "paid".into(), receipt: "140509-77".into(), elsewhere: true, ..none() };
        out.push(("desk-case-pay-elsewhere".into(), desk(&pays, "green-space", finish, both, vec![])));
        let (reported, missed) = (self.digging("reported"), May { not_found: true, ..finish });
        out.push(("desk-case-pay-reported".into(), desk(&reported, "green-space", missed, none(), vec![])));
        let (form, needed) = (ActForm { act: "payment-not-found".into(), ..none() }, vec![wrong("reason", "answer-needed")]);
        out.push(("desk-case-pay-not-found-wrong".into(), desk(&reported, "green-space", missed, form, needed)));
        let both = ActForm { act: "extension".into(), limit: "task".into(), ..none() };
        let (told, needed) = (self.digging("opinions"), vec![wrong("reason", "answer-needed")]);
        out.push(("desk-case-extend-task".into(), desk(&told, "applications", May { extend_task: true, ..extends }, both, needed)));
        let calls_off = ActForm { act: "call-off".into(), ..none() };
        let arranged = May { call_off: true, ..visit };
        out.push(("desk-case-call-off".into(), desk(&self.digging("appointment"), "civil-works", arranged, calls_off, vec![])));
        let visits = self.digging("visit");
        out.push(("desk-case-visit".into(), desk(&visits, "civil-works", visit, none(), vec![])));
        let form = ActForm {
            act: "appointment".into(),
            date: self.words.digits("1405/13/40"),
            time: self.words.digits("25:61"),
            text: self.say("sample-words"),
            ..none()
        };
        let bad = vec![wrong("date", "answer-not-a-date"), wrong("time", "answer-not-a-time")];
        out.push(("desk-case-appointment-wrong".into(), desk(&visits, "civil-works", visit, form, bad)));
        let form = ActForm {
            act: "finish".into(),
            outcome: "safe".into(),
            checked: vec!["light".into()],
            text: self.say("sample-note"),
            ..none()
        };
        let photo = vec![wrong("file", "answer-photo-needed"), wrong("unticked", "answer-unticked")];
        out.push(("desk-case-visit-wrong".into(), desk(&self.digging("appointment"), "civil-works", visit, form, photo)));
        out.push(("desk-case-sign".into(), desk(&self.digging("signing"), "green-space", finish, none(), vec![])));
        let decides = May { decide: true, ..work };
        let ended = self.digging("withdrawn");
        out.push(("desk-case-signed-withdrawn".into(), desk(&ended, "green-space", May::default(), none(), vec![])));
        out.push(("desk-case-end".into(), desk(&self.digging("end"), "green-space", decides, none(), vec![])));
        out.push(("desk-case-objected".into(), desk(&self.digging("objected"), "civil-works", decides, none(), vec![])));
        out.push(("desk-case-replaced".into(), desk(&self.digging("replaced"), "green-space", May::default(), none(), vec![])));
        out.push(("desk-case-silence".into(), desk(&silent, "green-space", May::default(), none(), vec![])));
        let form = ActForm { act: "given-back".into(), receipt: "14050903-77".into(), given_on: self.words.digits("1405/13/40"), ..none() };
        let bad = vec![wrong("reference", "answer-needed"), wrong("given_on", "answer-not-a-date")];
        out.push(("desk-case-give-back".into(), desk(&self.digging("decided"), "green-space", May::default(), none(), vec![])));
        out.push(("desk-case-give-back-wrong".into(), desk(&self.digging("decided"), "green-space", May::default(), form, bad)));
        let refund = |n: i64| RefundLine {
            case: id(200),
            code: Cow::Borrowed("572918364017"),
            person: Cow::Owned(if n == 0 { String::new() } else { self.say("sample-name") }),
            service: Shown::of(&s.title, self.lang()),
            receipt: Cow::Borrowed("14050903-77"),
            rials: (n > 0).then_some(n * 1_250_000),
            reported: n == 0,
            since: NOW - n * DAY,
            object_until: (n == 1).then_some(NOW + 19 * DAY),
            object_rule: s.objection.as_ref().map_or_else(|| "".into(), |o| self.words.rule(&o.within.rule)),
            elsewhere: (n == 2).then(|| {
                let which = Msg::new("receipt-elsewhere-code").with("code", domain::Arg::Digits { digits: "5729 1836 4025".into() });
                Msg::new("desk-refund-elsewhere").with("day", domain::Arg::day(Day::at(NOW - DAY, TEHRAN))).with("which", which)
            }),
        };
        let refunds = |lines: Vec<RefundLine<'_>>, next: Option<String>| {
            DeskRefunds { frame: self.officer("/desk/refunds"), first: next.is_none(), lines, next }.html()
        };
        out.push(("desk-refunds".into(), refunds(vec![refund(2), refund(1), refund(0)], Some("1".into()))));
        out.push(("desk-refunds-empty".into(), refunds(vec![], None)));
    }
}
