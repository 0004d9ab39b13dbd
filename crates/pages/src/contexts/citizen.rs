//! Pages that everyone sees: home, search, life events, services, agencies, tracking, sign-in, articles, errors.

use super::{CaseLine, DraftLine, Frame, Kept, ServiceLine, Shown, TooLong};
use crate::opening::Opening;
use askama::Template;
use domain::case::Status;
use domain::conduct::{Counted, Metric, Table, of_unit};
use domain::figures::Figures;
use domain::package::{self, Agency, AskedOf, Catalogue, ChannelKind, Contract, LifeEvent, Outcome, Service, Step, Unit};
use domain::question::Kind;
use domain::refusal::Wrong;
use domain::{Id, Lang, Millis, Msg, persian};
use std::borrow::Cow;

/// `/`.
#[derive(Template)]
#[template(path = "home.html")]
pub struct Home<'a> {
    /// What every page has.
    pub frame: Frame,
    /// Cases that wait for the person's answer.
    pub waiting: Vec<CaseLine<'a>>,
    /// Drafts of the person.
    pub drafts: Vec<DraftLine<'a>>,
    /// Life events in their order.
    pub life_events: &'a [LifeEvent],
    /// Services most applied for; without figures, any few.
    pub most_used: Vec<ServiceLine<'a>>,
    /// Whether anything has been counted by which the services are in order.
    pub is_counted: bool,
    /// What was published last.
    pub news: Vec<NewsLine<'a>>,
    /// Agencies.
    pub agencies: Vec<&'a Agency>,
}

/// A service that was published lately.
#[derive(Debug, Clone)]
pub struct NewsLine<'a> {
    /// The service.
    pub line: ServiceLine<'a>,
    /// When.
    pub at: Millis,
    /// Whether there was a version before.
    pub changed: bool,
}

/// `/search?q=`.
#[derive(Template)]
#[template(path = "search.html")]
pub struct SearchPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// What was typed.
    pub query: String,
    /// Services found, best first.
    pub results: Vec<ServiceLine<'a>>,
    /// Life events, for when nothing was found.
    pub life_events: &'a [LifeEvent],
}

/// `/life/{id}`.
#[derive(Template)]
#[template(path = "life_event.html")]
pub struct LifeEventPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The life event.
    pub event: &'a LifeEvent,
    /// Services that belong to it.
    pub services: Vec<ServiceLine<'a>>,
}

/// `/services/{id}`.
#[derive(Template)]
#[template(path = "service.html")]
pub struct ServicePage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The newest version.
    pub service: &'a Service,
    /// Its steward.
    pub agency: &'a Agency,
    /// For the names of the agencies that take part.
    pub catalogue: &'a Catalogue,
    /// The person's draft of this service, if there is one.
    pub draft: Option<Id>,
    /// The person's cases of it that are not closed.
    pub open: Vec<OpenCase>,
    /// Why this person cannot start, if so.
    pub refused: Option<Msg>,
    /// How long it really took; nothing while too few cases were decided.
    pub figures: Option<Figures>,
}

/// A case of the service for which somebody is about to apply again.
#[derive(Debug, Clone)]
pub struct OpenCase {
    /// Its id.
    pub id: Id,
    /// Its tracking code.
    pub code: String,
    /// When it was sent.
    pub sent: Millis,
}

/// An agency in the list.
#[derive(Debug, Clone)]
pub struct AgencyLine<'a> {
    /// The agency.
    pub agency: &'a Agency,
    /// Number of its services.
    pub services: usize,
    /// Whether it is open now.
    pub opening: Opening<'a>,
}

/// `/agencies`.
#[derive(Template)]
#[template(path = "agencies.html")]
pub struct AgenciesPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// Agencies.
    pub agencies: Vec<AgencyLine<'a>>,
}

/// `/agencies/{id}?q=`.
#[derive(Template)]
#[template(path = "agency.html")]
pub struct AgencyPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// The agency.
    pub agency: &'a Agency,
    /// Whether it is open now.
    pub opening: Opening<'a>,
    /// What was searched in its services; empty for all.
    pub query: String,
    /// Its services, or those found.
    pub services: Vec<&'a Service>,
    /// How long its services really took, where enough cases were decided.
    pub figures: Vec<(&'a Service, Figures)>,
    /// How it and its units keep to the law, as counted.
    pub conduct: Table,
}

/// Unit (none: the agency as steward), its contract where the figures are those of the one in force, the reference under which they were
/// counted, and the figures in the order of [`Metric::ALL`].
type ConductRow<'a, 's> = (Option<&'a Unit>, Option<&'a Contract>, &'s str, [i64; 7]);

impl<'a> AgencyPage<'a> {
    /// Rows of what was counted: the agency as steward first (no unit), then its units in their order, each apart by the
    /// references of contracts; the one that the agency's file has stands first, and is given.
    fn conduct_rows(&self) -> Vec<ConductRow<'a, '_>> {
        let units = std::iter::once(None).chain(self.agency.units.iter().map(Some));
        let counted = |u: Option<&'a Unit>| {
            let of_unit = of_unit(&self.conduct, u.map_or("", |u| u.id.as_str()));
            let mut rows: Vec<_> = of_unit
                .map(|(reference, row)| {
                    let contract = u.and_then(|u| u.contract.as_ref()).filter(|c| c.reference == reference);
                    (u, contract, reference, Metric::ALL.map(|m| row.get(&m).copied().unwrap_or(0)))
                })
                .collect();
            rows.sort_by_key(|(_, contract, ..)| contract.is_none());
            rows
        };
        units.flat_map(counted).collect()
    }

    /// The head of a column of figures, with their unit.
    fn head(&self, what: &str, unit: &str) -> String {
        head(&self.frame, what, unit)
    }

    /// What is counted, with the key of its title.
    fn conduct_columns(&self) -> [&'static str; 7] {
        Metric::ALL.map(conduct_title)
    }
}

/// The head of a column of figures, with their unit.
fn head(frame: &Frame, what: &str, unit: &str) -> String {
    frame.say2("figures-head", "what", frame.say(what).as_ref(), "unit", frame.say(unit).as_ref())
}

/// The key of the title of what is counted.
fn conduct_title(metric: Metric) -> &'static str {
    match metric {
        Metric::OnTime => "conduct-on-time",
        Metric::Late => "conduct-late",
        Metric::BySilence => "conduct-by-silence",
        Metric::Returned => "conduct-returned",
        Metric::Objected => "conduct-objected",
        Metric::Upheld => "conduct-upheld",
        Metric::Replaced => "conduct-replaced",
    }
}

/// `/figures`.
#[derive(Template)]
#[template(path = "figures.html")]
pub struct FiguresPage<'a> {
    /// What every page has.
    pub frame: Frame,
    /// When the first application came; nothing before it.
    pub since: Option<Millis>,
    /// Every agency with what was counted of it as steward of cases.
    pub agencies: Vec<(&'a Agency, Counted)>,
    /// Of all of them.
    pub total: Counted,
}

impl FiguresPage<'_> {
    /// The heads of the columns of numbers.
    fn heads(&self) -> Vec<String> {
        let titles = std::iter::once("figures-decided").chain(Metric::ALL.map(conduct_title));
        titles.map(|title| self.frame.say(title).into_owned()).collect()
    }

    /// The numbers of a row, in the order of its columns.
    fn numbers(&self, counted: &Counted) -> Vec<i64> {
        std::iter::once(counted.decided).chain(counted.by).collect()
    }

    /// Agencies of which something was counted.
    fn counted(&self) -> impl Iterator<Item = &(&Agency, Counted)> {
        self.agencies.iter().filter(|(_, counted)| !counted.is_nothing())
    }

    /// Agencies of which nothing was counted yet.
    fn uncounted(&self) -> Vec<&Agency> {
        self.agencies.iter().filter(|(_, counted)| counted.is_nothing()).map(|(agency, _)| *agency).collect()
    }
}

/// A sample person whom anyone may be in a demonstration.
#[derive(Debug, Clone)]
pub struct SamplePerson {
    /// Name.
    pub name: String,
    /// Whether it is a visitor, with passport and e-mail.
    pub visitor: bool,
    /// National number or passport number.
    pub identifier: String,
    /// Mobile or e-mail address.
    pub contact: String,
}

/// `/sign-in`.
#[derive(Template)]
#[template(path = "sign_in.html")]
pub struct SignIn<'a> {
    /// What every page has.
    pub frame: Frame,
    /// Path to go to afterwards.
    pub next: String,
    /// Whether the visitor's form is the one that was sent.
    pub visitor: bool,
    /// National number or passport number, as typed.
    pub identifier: String,
    /// Mobile or e-mail address, as typed.
    pub contact: String,
    /// What is wrong: `national_number`, `mobile`, `passport`, `email`.
    pub wrong: Vec<Wrong>,
    /// Something else that stands in the way: too often.
    pub refused: Option<Msg>,
    /// Whether the session ended because it was not used.
    pub unused: bool,
    /// People of the demonstration; empty otherwise.
    pub samples: Vec<SamplePerson>,
    /// What was typed before, to go along.
    pub kept: Option<Kept>,
    /// What was typed before and is too long to go along.
    pub too_long: Option<TooLong>,
    /// The service for which *Start* was pressed: it is named, and only who may apply for it is asked to sign in.
    pub service: Option<&'a Service>,
}

impl SignIn<'_> {
    /// Whoever reads another language than Persian comes more often with a passport.
    fn visitors_first(&self) -> bool {
        self.offers(true) && self.frame.lang() != Lang::FA
    }
    /// Whether the way of visitors, or that of residents, is on the page.
    fn offers(&self, visitor: bool) -> bool {
        self.service.is_none_or(|s| if visitor { s.is_for_visitors() } else { s.is_for_residents() })
    }
}

/// `/sign-in/code` where somebody is signed in already: who went back, or somebody else on a shared device.
#[derive(Template)]
#[template(path = "signed_in.html")]
pub struct SignedIn {
    /// What every page has.
    pub frame: Frame,
    /// Who is signed in: the name, or the end of the number or address where there is none.
    pub who: String,
    /// Path to go on to.
    pub next: String,
    /// Reference of the code that was sent, where it can still be entered.
    pub reference: Option<String>,
}

/// `/sign-in/code?ref=&next=`.
#[derive(Template)]
#[template(path = "sign_in_code.html")]
pub struct SignInCode {
    /// What every page has.
    pub frame: Frame,
    /// Reference of the code that was sent.
    pub reference: String,
    /// Path to go to afterwards.
    pub next: String,
    /// Whether the last one was not right.
    pub failed: bool,
    /// Whether what was entered was no code at all, and no try.
    pub digits: bool,
    /// Whether no code opens it any more: tried too often, or too old.
    pub over: bool,
    /// Why no other code was sent.
    pub refused: Option<Msg>,
    /// Whether this is about another code, sent just now.
    pub again: bool,
    /// What was typed before, to go along.
    pub kept: Option<Kept>,
}

impl SignInCode {
    /// Why the last one opened nothing; the same whoever it was sent to.
    fn why(&self) -> Option<Cow<'static, str>> {
        self.failed.then(|| {
            self.frame.say(match (self.over, self.digits) {
                (true, _) => "code-over",
                (false, true) => "refusal-code-digits",
                (false, false) => "refusal-wrong-code",
            })
        })
    }
}

/// A unit that acts, as anyone with a tracking code sees it.
#[derive(Debug, Clone)]
pub struct TrackedUnit<'a> {
    /// Its name.
    pub unit: Shown<'a>,
    /// Its agency, where that is not the steward.
    pub agency: Option<Shown<'a>>,
    /// Until when it has its own work done, and by which rule, where the service has a limit for that.
    pub until: Option<(Millis, Option<Shown<'a>>)>,
}

/// A letter that was signed, on the page of a tracking code.
#[derive(Debug, Clone)]
pub struct TrackedLetter<'a> {
    /// What was signed.
    pub title: Shown<'a>,
    /// When.
    pub at: Millis,
    /// Since when it holds no more; nothing where it does.
    pub void: Option<Millis>,
}

/// What anyone with a tracking code sees.
#[derive(Debug, Clone)]
pub struct Tracked<'a> {
    /// The code.
    pub code: String,
    /// The case, when it is that of the person who looks.
    pub own: Option<Id>,
    /// Title of the service.
    pub service: Shown<'a>,
    /// Title of the stage; nothing where the version of the service is not here.
    pub stage: Option<Shown<'a>>,
    /// Name of the steward.
    pub steward: Shown<'a>,
    /// Those that answered for it before, each until when, in words; the first one first.
    pub former_stewards: Vec<String>,
    /// Whether the person who looks is the one whose case it is, and whose turn it is.
    pub yours: bool,
    /// What is waited for from the person, as who looks may know it.
    pub awaited: Vec<String>,
    /// Whether the case waits for that.
    pub waits: bool,
    /// The units that act, or that go on while the person is waited for.
    pub acting: Vec<TrackedUnit<'a>>,
    /// Where it stands.
    pub status: Status,
    /// Whether it was opened for another case.
    pub part: bool,
    /// Whether an objection to the decision is being looked at.
    pub objected: bool,
    /// By when it is said whether the application is complete, and by which rule.
    pub complete: Option<(Millis, Shown<'a>)>,
    /// Until when; nothing while the clock stands or when closed.
    pub due_at: Option<Millis>,
    /// Whether that has passed.
    pub late: bool,
    /// While the clock does not run: that it stands or has not begun, and how much there is of it.
    pub paused: Option<(String, String)>,
    /// The rule by which that limit stands.
    pub rule: Option<Shown<'a>>,
    /// The rule by which it stood before it was extended; nothing where it was not.
    pub rule_before_extension: Option<Shown<'a>>,
    /// What happens when it passes, as a sentence; nothing when closed, nor once it has passed.
    pub if_late: Option<String>,
    /// The letters that were signed, oldest first.
    pub signed: Vec<TrackedLetter<'a>>,
    /// When it was submitted.
    pub submitted_at: Millis,
    /// When it last changed.
    pub changed_at: Millis,
}

/// `/track?code=`.
#[derive(Template)]
#[template(path = "track.html")]
pub struct Track<'a> {
    /// What every page has.
    pub frame: Frame,
    /// What was typed; empty at first.
    pub typed: String,
    /// The case; with something typed and no case, there is none.
    pub found: Option<Tracked<'a>>,
}

/// `/about/{page}`: accessibility, privacy, the API. The texts are `article-<page>-title` and `article-<page>`.
#[derive(Template)]
#[template(path = "article.html")]
pub struct Article {
    /// What every page has.
    pub frame: Frame,
    /// `after`, `accessibility`, `privacy` or `api`; see [`Article::PAGES`].
    pub page: &'static str,
}

impl Article {
    /// The articles there are.
    pub const PAGES: [&'static str; 4] = ["after", "accessibility", "privacy", "api"];
}

/// A kind of problem, as the API names it in `type`, with the texts of its title and of what it means.
#[derive(Debug, Clone, Copy)]
pub struct Problem {
    /// Its name, the last part of its address.
    pub kind: &'static str,
    /// Text key of the title.
    pub title: &'static str,
    /// Text key of what it means and what to do.
    pub means: &'static str,
}

impl Problem {
    /// All of them; the last one is what nobody expected.
    pub const ALL: [Problem; 15] = [
        Problem { kind: "not-found", title: "problem-not-found", means: "problem-not-found-means" },
        Problem { kind: "sign-in-needed", title: "problem-sign-in-needed", means: "problem-sign-in-needed-means" },
        Problem { kind: "not-allowed", title: "problem-not-allowed", means: "problem-not-allowed-means" },
        Problem { kind: "conflict", title: "problem-conflict", means: "problem-conflict-means" },
        Problem { kind: "taken-by", title: "problem-taken-by", means: "problem-taken-by-means" },
        Problem { kind: "invalid", title: "problem-invalid", means: "problem-invalid-means" },
        Problem { kind: "malformed", title: "problem-malformed", means: "problem-malformed-means" },
        Problem { kind: "too-large", title: "problem-too-large", means: "problem-too-large-means" },
        Problem { kind: "too-slow", title: "problem-too-slow", means: "problem-too-slow-means" },
        Problem { kind: "too-often", title: "problem-too-often", means: "problem-too-often-means" },
        Problem { kind: "busy", title: "problem-busy", means: "problem-busy-means" },
        Problem { kind: "no-room", title: "problem-no-room", means: "problem-no-room-means" },
        Problem { kind: "key-reused", title: "problem-key-reused", means: "problem-key-reused-means" },
        Problem { kind: "wrong-code", title: "problem-wrong-code", means: "problem-wrong-code-means" },
        Problem { kind: "fault", title: "problem-fault", means: "problem-fault-means" },
    ];
    /// By its name.
    pub fn find(kind: &str) -> Option<Problem> {
        Problem::ALL.into_iter().find(|p| p.kind == kind)
    }
}

/// `/problems/{kind}`: what a kind of problem means, for whoever writes programs.
#[derive(Template)]
#[template(path = "problem.html")]
pub struct ProblemPage {
    /// What every page has.
    pub frame: Frame,
    /// The kind.
    pub problem: Problem,
}

/// An error: refusal or fault.
#[derive(Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    /// What every page has.
    pub frame: Frame,
    /// HTTP status.
    pub status: u16,
    /// What happened; for a fault `fault` without arguments.
    pub message: Msg,
    /// Mistakes one by one, where there are some.
    pub wrong: Vec<Wrong>,
    /// Incident number of a fault.
    pub incident: Option<String>,
    /// What was typed into the form that could not be taken, field by field.
    pub typed: Vec<String>,
}

impl SearchPage<'_> {
    /// Whether what is looked for is no service but what comes after an application: the words for that are among the texts.
    fn is_after(&self) -> bool {
        let (asked, words) = (persian::fold(&self.query), persian::fold(&self.frame.say("search-after-words")));
        asked.split_whitespace().any(|asked| words.split_whitespace().any(|word| word == asked))
    }
}

impl ServicePage<'_> {
    /// The stages as a picture; every text in it is escaped where it is made.
    fn drawing(&self) -> String {
        crate::draw::stages(self.service, self.catalogue, self.frame.words, false)
    }
    /// How many questions are asked, as the form counts them: at most, where some are asked of some people only.
    fn start_note(&self) -> String {
        let asked = || self.service.questions().filter(|q| !matches!(q.kind, Kind::Computed(_)));
        let key = if asked().any(|q| q.show_if.is_some()) { "service-start-note-most" } else { "service-start-note" };
        self.frame.say1(key, "count", asked().count())
    }
    /// The most that it may cost in all, where that is set.
    fn at_most(&self) -> Option<String> {
        self.service.cost.most.map(|rials| self.frame.words.money(rials))
    }
    /// Whether it takes no new applications.
    fn is_withdrawn(&self) -> bool {
        self.service.status == package::Status::Withdrawn
    }
    /// Whether companies are told that they may apply.
    fn is_for_companies(&self) -> bool {
        !self.is_withdrawn() && self.service.audience.contains(&package::Audience::Company)
    }
    /// With what one signs in to apply.
    fn sign_in_note(&self) -> &'static str {
        match (self.service.is_for_residents(), self.service.is_for_visitors()) {
            (true, false) => "service-residents-only",
            (false, true) => "service-visitors-only",
            _ => "service-sign-in-note",
        }
    }
    /// Whether there is another way than this gateway.
    fn has_other_channels(&self) -> bool {
        self.service.channels.iter().any(|c| c.kind != ChannelKind::Web)
    }
    /// Number of documents that everyone must bring, and of those that only some must.
    fn to_bring(&self) -> (usize, usize) {
        let needed = self.service.evidence.iter().filter(|e| !e.fetched && !self.service.is_optional(e));
        let (everyone, some): (Vec<_>, Vec<_>) = needed.partition(|e| self.service.asked_of(e) == AskedOf::Everyone);
        (everyone.len(), some.len())
    }
    /// The agency that does a step; none when the person does.
    fn step_agency(&self, step: &Step) -> Option<&Agency> {
        self.catalogue.agencies.get(&step.by)
    }
}

impl ErrorPage {
    fn title_key(&self) -> &'static str {
        match self.status {
            401 => "error-title-sign-in",
            403 => "error-title-not-allowed",
            404 => "error-title-not-found",
            409 => "error-title-conflict",
            413 => "error-title-too-large",
            429 => "error-title-too-often",
            503 => "error-title-busy",
            500..=599 => "error-title-fault",
            _ => "error-title-invalid",
        }
    }
    /// Whether there is a page to go back to: that of the form which was refused as a whole.
    fn leads_back(&self) -> bool {
        matches!(self.status, 408 | 409 | 413 | 429 | 503) && self.frame.path.len() > 1
    }
    fn status_text(&self) -> String {
        self.status.to_string()
    }
}

/// A part of an article.
enum ArticlePart {
    Heading(String),
    Text(String),
    Code(String),
}

impl Article {
    fn title_key(&self) -> &'static str {
        match self.page {
            "after" => "article-after-title",
            "accessibility" => "article-accessibility-title",
            "privacy" => "article-privacy-title",
            _ => "article-api-title",
        }
    }
    /// Paragraphs are parted by empty lines; one that begins with `##` is a heading, one that begins with `>` is code.
    fn parts(&self) -> Vec<ArticlePart> {
        let key = match self.page {
            "after" => "article-after",
            "accessibility" => "article-accessibility",
            "privacy" => "article-privacy",
            _ => "article-api",
        };
        self.frame
            .say(key)
            .split("\n\n")
            .map(|p| match (p.strip_prefix("## "), p.strip_prefix("> ")) {
                (Some(h), _) => ArticlePart::Heading(h.into()),
                (_, Some(c)) => ArticlePart::Code(c.replace("\n> ", "\n")),
                _ => ArticlePart::Text(p.into()),
            })
            .collect()
    }
}
