//! Looking at a case: the same record for the gateway, the desk and the API. When an officer looks, that is recorded and
//! the person can see it.

use crate::{Access, App, Error, New, Person, Result, Who, now, submit};
use domain::case::{
    self, Beside, Body, Case, Changed, Correction, DecidedBy, Mark, News, Place, Purpose, Setting, Signed, Task, Told, Turn,
};
use domain::event::Event;
use domain::fee::{self, Demand, GivenBack, Invoice, Paid, Part};
use domain::form::{self, Answers};
use domain::package::{Go, Service, Stage};
use domain::permission::{self, Right};
use domain::replay::Replay;
use domain::{Actor, Id, Millis, Msg, Refusal, Text};
use std::sync::Arc;
use store::case::Looks;

/// Reading again within this time is the same reading.
pub const SAME_READING: Millis = 3_600_000;

/// What happened, decoded.
#[derive(Debug, Clone, PartialEq)]
pub struct Happened {
    /// Number in the case.
    pub seq: i64,
    /// When.
    pub at: Millis,
    /// Who (`Actor::label`).
    pub actor: String,
    /// What.
    pub body: Body,
    /// What is told beside it.
    pub beside: Beside,
}

/// That somebody read a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    /// When.
    pub at: Millis,
    /// `officer:…` or `agency:…`.
    pub who: String,
    /// Where that is.
    pub place: Place,
    /// For what; nothing where that was not kept yet.
    pub purpose: Option<Purpose>,
}

impl Looked {
    /// As it is recorded beside the case.
    pub(crate) fn of(record: store::access::Access) -> Option<Looked> {
        let who = format!("officer:{}", record.officer);
        Some(Looked { at: record.at, who, place: Place::parse(&record.place)?, purpose: record.purpose })
    }
}

/// A case as it is looked at.
#[derive(Debug, Clone)]
pub struct CaseView {
    /// The state.
    pub case: Case,
    /// The version of the service to which it is pinned.
    pub service: Arc<Service>,
    /// What happened, oldest first; notes only for officers. That tasks opened is here for whoever looks, since it says whose what
    /// follows is; people are not told of it.
    pub events: Vec<Happened>,
    /// Whether an officer looks.
    pub for_officer: bool,
    /// Who read it; newest first.
    pub reads: Vec<Looked>,
    /// Whose turn it is; nothing when closed.
    pub turn: Option<Turn>,
    /// Until when; `None` while the clock stands or when closed.
    pub due_at: Option<Millis>,
    /// Counted days left, or left when it was closed; negative when late.
    pub days_left: i64,
    /// Limits of open tasks that have one of their own, which runs and comes before that of the case.
    pub dues: Vec<(Id, Millis)>,
    /// Until when the person may object; nothing when that is not possible.
    pub object_until: Option<Millis>,
    /// By when it is said whether the application is complete.
    pub complete_by: Option<Millis>,
    /// Stages to come with the day on which each is expected to begin.
    pub expected: Vec<(String, Millis)>,
    /// Id of the decision that follows by rule when the person does not pay within the limit; nothing where none does.
    pub unpaid: Option<String>,
    /// The rule by which the date stands until which the person pays next; nothing where nothing is paid, or there is always time.
    pub pay_rule: Option<Text>,
    /// When it was looked at.
    pub now: Millis,
    /// The case of which this is a part.
    pub parent: Option<Related>,
    /// Cases of other services that it needs or needed, oldest first.
    pub sub_cases: Vec<Related>,
    /// Of what the person was told with consequences: number of the event, and what it tells.
    pub letters: Vec<(i64, Told)>,
}

/// A case that belongs together with another.
#[derive(Debug, Clone)]
pub struct Related {
    /// The case.
    pub case: Case,
    /// The version of its service.
    pub service: Arc<Service>,
    /// Whose turn it is; nothing when closed.
    pub turn: Option<Turn>,
    /// Until when its agency must be done.
    pub due_at: Option<Millis>,
    /// Whether the one who looks may open it.
    pub may_read: bool,
}

impl Related {
    /// Whose turn it is, as far as the one who looks is told: of a case that one may not open, only who acts. What its person must do is for
    /// that person.
    pub fn told_turn(&self) -> Option<Turn> {
        let turn = self.turn.clone()?;
        Some(if self.may_read { turn } else { Turn { person: vec![], ..turn } }).filter(|turn| *turn != Turn::default())
    }
}

impl CaseView {
    /// What it costs, as it may be shown now, and whether it is asked for.
    pub fn invoice(&self) -> Option<(Invoice, Demand)> {
        let invoice = self.computed()?;
        let demand = fee::demand(&self.service, &self.case, invoice, self.events.iter().map(|h| &h.body));
        Some((invoice.shown(demand), demand))
    }
    /// The part of it, with its number from 1, that is to be paid next; nothing where it has no parts.
    pub fn next_part(&self) -> Option<(usize, &Part)> {
        self.computed()?.next_part(&self.paid())
    }
    /// The sum that was computed at submission, in rials; nothing where the service computes none.
    pub fn computed_rials(&self) -> Option<i64> {
        let sent = |h: &Happened| match &h.body {
            Body::Submitted { invoice, .. } => invoice.as_ref().map(|i| i.rials),
            _ => None,
        };
        self.events.iter().find_map(sent)
    }
    /// The sum by corrected answers, in rials, while the invoice before stands because what was reported is not answered.
    pub fn waiting_sum(&self) -> Option<i64> {
        let waits = self.case.owes.as_ref().is_some_and(|o| o.waits);
        self.changed().filter_map(|(_, changed)| changed.stays).last().filter(|_| waits)
    }
    /// What it costs, as it was computed from the answers that are in force, with all its numbers; the days of instalments as they are by
    /// now.
    fn computed(&self) -> Option<&Invoice> {
        fee::in_force(self.events.iter().map(|h| &h.body))
    }
    /// What answers changed what the person had sent, oldest first, each with its moment.
    pub fn changed(&self) -> impl Iterator<Item = (Millis, &Changed)> {
        self.events.iter().filter_map(|h| match &h.body {
            Body::Answered { changed: Some(changed), .. } => Some((h.at, changed)),
            _ => None,
        })
    }
    /// Others who signed the application.
    pub fn signatures(&self) -> &[Signed] {
        let first = self.events.iter().find_map(|h| if let Body::Submitted { signatures, .. } = &h.body { Some(signatures) } else { None });
        first.map_or(&[], Vec::as_slice)
    }
    /// What the person had corrected in the case that needs this one, when this one was opened.
    pub fn corrections(&self) -> &[Correction] {
        let first =
            self.events.iter().find_map(|h| if let Body::Submitted { corrections, .. } = &h.body { Some(corrections) } else { None });
        first.map_or(&[], Vec::as_slice)
    }
    /// Whether it was granted before it came to where one pays: nothing is to be paid then.
    pub fn is_unasked(&self) -> bool {
        fee::is_unasked(&self.service, &self.case, self.events.iter().map(|h| &h.body))
    }
    /// What the person reported to have paid, and no unit answered.
    pub fn unanswered(&self) -> Vec<Paid> {
        fee::unanswered(self.told())
    }
    /// The receipts that pay something still: not those of which the money was given back.
    pub fn paid(&self) -> Vec<Paid> {
        fee::paid(&self.service, self.computed(), self.told())
    }
    /// The same, each with its amount.
    pub fn paid_in_rials(&self) -> Vec<Paid> {
        fee::paid_in_rials(&self.service, self.told())
    }
    /// Those of them that are to be given back still.
    pub fn to_give_back(&self) -> Vec<Paid> {
        fee::to_give_back(&self.service, &self.case, self.computed(), self.told())
    }
    /// What was given back, each with when that was recorded.
    pub fn given_back(&self) -> Vec<(Millis, GivenBack<'_>)> {
        fee::given_back(&self.service, self.told())
    }
    /// The receipts that were recorded, oldest first.
    pub fn receipts(&self) -> Vec<Paid> {
        fee::receipts(&self.service, self.computed(), self.told())
    }
    /// The letters that were signed and hold until the application, or the objection that is looked at, is taken back: the title of what each
    /// was signed with, and when.
    pub fn end_with_withdrawal(&self) -> Vec<(Text, Millis)> {
        let taken_back = Body::Withdrawn { reason: String::new(), objection: self.case.is_objected() };
        let events = || self.events.iter().map(|h| (h.seq, h.at, &h.body));
        let ends = |h: &&Happened| {
            case::voided(h.seq, events()).is_none() && case::voided(h.seq, events().chain([(i64::MAX, self.now, &taken_back)])).is_some()
        };
        let signed = self.events.iter().filter(|h| h.body.signed_letter().is_some()).filter(ends);
        let title = |of: &str, outcome: &str| self.service.outcome(of, outcome).map(|o| o.title.clone()).unwrap_or_default();
        let of = |h: &Happened| match &h.body {
            Body::Finished { of, outcome, .. } => Some((title(of, outcome), h.at)),
            _ => None,
        };
        signed.filter_map(of).collect()
    }
    /// The agencies that answered for the case before, by their ids, each until when; the first one first.
    pub fn former_stewards(&self) -> impl Iterator<Item = (&str, Millis)> {
        self.events.iter().filter_map(|h| Some((h.beside.left.as_deref()?, h.at)))
    }
    /// What happened: when, by whom, what.
    fn told(&self) -> impl Iterator<Item = (Millis, &str, &Body)> + Clone {
        self.events.iter().map(|h| (h.at, h.actor.as_str(), &h.body))
    }
}

fn view(app: &App, case: Case, events: &[Event], for_officer: bool, at: Millis) -> Result<CaseView> {
    let service = app
        .offer
        .version(&case.service, case.version)
        .ok_or_else(|| store::Fault::new(format!("version {} of {} is not here", case.version, case.service)))?;
    let bodies = events.iter().map(submit::body).collect::<Result<Vec<Body>>>()?;
    let all = || events.iter().zip(&bodies).map(|(e, body)| (body, e.actor.as_str(), e.at));
    let beside = case::beside(&service, &app.offer.calendars, &case, all());
    let letters = case::letters(&service, &app.offer.calendars, &case, all()).into_iter().map(|(n, told)| (events[n].seq, told)).collect();
    let mut happened = Vec::with_capacity(events.len());
    let mut reads = vec![];
    for ((e, body), beside) in events.iter().zip(bodies).zip(beside) {
        if let Body::Read { place, purpose } = body {
            reads.insert(0, Looked { at: e.at, who: e.actor.clone(), place, purpose });
            continue;
        }
        let kept = for_officer || matches!(body, Body::Opened { .. });
        if let Some(body) = if kept { Some(body) } else { body.for_person() } {
            happened.push(Happened { seq: e.seq, at: e.at, actor: e.actor.clone(), body, beside });
        }
    }
    // What it costs is shown with the days of its instalments as they are by now.
    if let Some(invoice) = happened.iter_mut().rev().find_map(|h| fee::invoice_of(&mut h.body)) {
        invoice.owes(case.owes.as_ref());
    }
    let days = app.offer.working_days(&case.steward);
    // The clock of a closed case ended when it was closed: after an objection, for the second time.
    let ended = happened.iter().rfind(|h| matches!(h.body, Body::Decided { .. } | Body::Withdrawn { .. })).map(|h| h.at);
    let closed = ended.filter(|_| case.status.is_closed());
    let mut expected = vec![];
    // Where a case is decided at the task that is open, nothing of its stages comes any more.
    if !case.status.is_closed() && !case.tasks.iter().any(|t| t.decides) {
        let mut day = days.today(at);
        // Nothing comes before the limits of what is open now: those who must answer by Saturday may do so on Saturday.
        let mut open = case.tasks.iter().filter_map(|t| t.due_at(&app.offer.calendars)).max().map(|at| days.today(at));
        let mut at = service.stage(&case.stage);
        let mut seen = vec![case.stage.as_str()];
        while let Some(stage) = at {
            day = days.add(day, stage.days, domain::package::DayKind::Working).max(open.take().unwrap_or(day));
            at = usual_next(&service, stage).filter(|s| !seen.contains(&s.id.as_str()));
            if let Some(next) = at {
                seen.push(&next.id);
                expected.push((next.id.clone(), day.end(days.offset)));
            }
        }
    }
    // What would come after the legal limit, or while it stands, is no forecast.
    let due_at = case.due_at(&days);
    expected.retain(|(_, at)| due_at.is_some_and(|due| *at <= due));
    Ok(CaseView {
        for_officer,
        turn: case.turn(&service, &app.offer.calendars, at),
        pay_rule: case.to_pay(&service, &app.offer.calendars).and_then(|p| p.rule),
        due_at,
        days_left: case.legal_clock(&days).days_left(&days, closed.unwrap_or(at)),
        expected,
        dues: case.tasks.iter().filter_map(|t| Some((t.id, case.own_due_at(t, &app.offer.calendars)?))).collect(),
        complete_by: case.complete_by(&service, &days).and_then(|c| c.0),
        object_until: case.objection_until(&service, &days).filter(|until| *until >= at),
        case,
        service,
        events: happened,
        reads,
        unpaid: None,
        now: at,
        parent: None,
        sub_cases: vec![],
        letters,
    })
}

/// Adds the cases that belong together with one.
async fn with_related(app: &App, actor: &Actor, mut v: CaseView) -> Result<CaseView> {
    let subs = v.events.iter().filter_map(|h| if let Body::SubCase { case, .. } = h.body { Some(case) } else { None });
    let ids: Vec<Id> = v.case.parent.into_iter().chain(subs).collect();
    if ids.is_empty() {
        return Ok(v);
    }
    // A case needs few others.
    let found = app
        .store
        .read(|tx| {
            let mut found = vec![];
            for id in &ids {
                found.extend(store::case::get(tx, *id)?);
            }
            Ok(found)
        })
        .await?;
    for case in found {
        let Some(service) = app.offer.version(&case.service, case.version) else { continue };
        let due_at = case.due_at(&app.offer.working_days(&case.steward));
        let may_read = permission::demand(actor, &case, Right::Read).is_ok();
        let turn = case.turn(&service, &app.offer.calendars, v.now);
        let related = Related { turn, due_at, may_read, service, case };
        match v.case.parent {
            Some(parent) if parent == related.case.id => v.parent = Some(related),
            _ => v.sub_cases.push(related),
        }
    }
    Ok(v)
}

/// The stage to which one usually leads: that of its last rule, which has no condition, or the one after it.
fn usual_next<'s>(service: &'s Service, stage: &Stage) -> Option<&'s Stage> {
    match stage.next.last().map(|n| &n.go) {
        Some(Go::Stage(id)) => service.stage(id),
        Some(_) => None,
        None => service.stage_after(&stage.id),
    }
}

/// A case, for whoever may read it: for a person in one flight, one more for cases that belong together with it, and one for the
/// answers where silence about paying means something. An officer's reading is recorded in the case's events and for the person.
pub async fn get(app: &App, who: &Who, id: Id) -> Result<CaseView> {
    let Who::Person(person) = who else { return Ok(whole(app, who, id).await?.view) };
    let (case, events) = store::case::fetch_with_events(&app.store, id).await?.ok_or(Refusal::NotFound)?;
    let actor = Actor::Person(person.id);
    permission::demand(&actor, &case, Right::Read)?;
    let mut v = with_related(app, &actor, view(app, case, &events, false, now::now())?).await?;
    // The rules that decide may ask for the answers. Programs ask for cases all day, and few are at where they are paid.
    if pays_in_silence(&v.case, &v.service).is_some()
        && let Some((_, answers)) = app.store.read(|tx| store::case::get_with_answers(tx, id)).await?
    {
        v.unpaid = unpaid(app, &v.case, &v.service, &answers);
    }
    Ok(v)
}

/// A case with everything that its page shows.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The case.
    pub view: CaseView,
    /// The answers.
    pub answers: Answers,
    /// Whose it is, under the name of the submission.
    pub person: Person,
    /// The name that the person has now, where it is another one.
    pub name_now: Option<String>,
    /// Notices of the case that the person who looks has not read, newest first.
    pub new: Vec<New>,
    /// Grounds that an officer may not choose now, with why; none for a person.
    pub barred: Vec<Barred>,
}

/// A ground that an officer may not choose.
#[derive(Debug, Clone)]
pub struct Barred {
    /// Id of the decision.
    pub decision: String,
    /// Id of the ground.
    pub ground: String,
    /// Why.
    pub why: Msg,
}

/// The open task at which the person pays and whose limit means something; one at which a unit looks for what was paid has none that runs.
fn pays_in_silence<'c>(case: &'c Case, service: &Service) -> Option<&'c Task> {
    case.tasks.iter().find(|t| t.of(service).is_some_and(|k| case.pays_at(k) && k.silence.is_some()))
}

/// Id of the decision that follows by rule when the limit of paying passes and until then nobody does anything.
pub(crate) fn unpaid(app: &App, case: &Case, service: &Service, answers: &Answers) -> Option<String> {
    let task = pays_in_silence(case, service)?;
    let passed = task.due_at(&app.offer.calendars)? + 1;
    let at = Setting {
        service,
        calendars: &app.offer.calendars,
        answers,
        now: passed,
        fresh: Id::nil(),
        bill: None,
        place_exists: &|p| app.offer.unit(p).is_some(),
        paid: &[],
        handed_on: &[],
        officer_for: &|_, _| None,
    };
    let mut case = case.clone();
    // Each thing that the clock does before is one of few: a warning, completeness, the limits of other tasks.
    for _ in 0..20 {
        let step = case.tick(&at).ok().flatten()?;
        case = step.case;
        if step.events.iter().any(|e| matches!(e, Body::Finished { task: ended, .. } if *ended == task.id)) {
            let ruled = |e: &Body| matches!(e, Body::Decided { by: DecidedBy::Rule, .. });
            return case.decision.filter(|_| step.events.iter().any(ruled)).map(|d| d.kind);
        }
    }
    None
}

fn barred(app: &App, v: &CaseView, answers: &Answers) -> Vec<Barred> {
    let at = Setting {
        service: &v.service,
        calendars: &app.offer.calendars,
        answers,
        now: v.now,
        fresh: Id::nil(),
        bill: None,
        place_exists: &|_| true,
        paid: &[],
        handed_on: &[],
        officer_for: &|_, _| None,
    };
    let grounds = v.service.decisions.iter().flat_map(|d| d.grounds.iter().map(move |g| (d, g)));
    grounds.filter_map(|(d, g)| Some(Barred { decision: d.id.clone(), ground: g.id.clone(), why: v.case.bars(g, &at)? })).collect()
}

/// Whether the person wrote after the officer's last reading: in a closed case no task has a mark that says so.
fn wrote_since(events: &[Event], officer: &Actor) -> bool {
    let officer = officer.label();
    let last = |is: &dyn Fn(&Event) -> bool| events.iter().rev().find(|e| is(e)).map(|e| e.seq);
    last(&|e| e.actor.starts_with("person:")) > last(&|e| e.kind == "read" && e.actor == officer)
}

/// The same with answers, person and notices, in one flight. An officer's reading is recorded when none was lately, or when
/// the person wrote something that nobody has looked at.
pub async fn whole(app: &App, who: &Who, id: Id) -> Result<Whole> {
    let (actor, at) = (who.actor(), now::now());
    let reader = reader(&actor);
    let looks = match (&actor, &reader) {
        (_, Some((name, _))) => Looks::Recorded(name, at - SAME_READING),
        (Actor::Person(id), None) => Looks::Person(*id),
        _ => return Err(Refusal::NotFound.into()),
    };
    let mut w = store::case::fetch_whole(&app.store, id, looks).await?.ok_or(Refusal::NotFound)?;
    permission::demand(&actor, &w.case, Right::Read)?;
    if let Some((name, place)) = &reader
        && (!w.recorded
            || wrote_since(&w.events, &actor)
            || unread(app, &w.case, &w.events).iter().any(|id| looks_at(&w.case, *id, &actor, place)))
    {
        let wrote = w.events.iter().rev().find(|e| e.actor.starts_with("person:")).map_or(0, |e| e.at + 1);
        record(app, &actor, (name.clone(), place.clone()), id, at, wrote.max(at - SAME_READING)).await?;
        // Recording took the mark off whatever the person had written by then: this page must have it.
        w = store::case::fetch_whole(&app.store, id, Looks::Recorded(name, at - SAME_READING)).await?.ok_or(Refusal::NotFound)?;
        permission::demand(&actor, &w.case, Right::Read)?;
    }
    let seen = view(app, w.case, &w.events, !matches!(actor, Actor::Person(_)), at)?;
    let barred = if reader.is_some() && !seen.case.status.is_closed() { barred(app, &seen, &w.answers) } else { vec![] };
    let mut view = with_related(app, &actor, seen).await?;
    view.unpaid = unpaid(app, &view.case, &view.service, &w.answers);
    let person = w.person.ok_or(Refusal::NotFound)?;
    let name_now = Some(w.name_now).filter(|name| *name != person.name);
    Ok(Whole { view, answers: w.answers, person, name_now, new: w.new, barred })
}

/// What the person was told by something that happened, as it was then.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Number of the event.
    pub seq: i64,
    /// When.
    pub at: Millis,
    /// What it tells.
    pub told: Told,
    /// What happened.
    pub body: Body,
    /// The unit that did it; nothing where a rule, the clock or the calendars did.
    pub by: Option<Place>,
    /// Id of the agency that answered for the case.
    pub steward: String,
    /// Where the case stood, as the person was told.
    pub news: News,
    /// Whether the application was complete, so that the clock had begun.
    pub begun: bool,
}

/// A letter of a case, by the number of its event, with the case as it is now. An officer's reading is recorded.
///
/// # Errors
/// When there is no such letter, or none that one may read.
pub async fn letter(app: &App, who: &Who, id: Id, seq: i64) -> Result<(Whole, Letter)> {
    let whole = whole(app, who, id).await?;
    let v = &whole.view;
    let (_, told) = *v.letters.iter().find(|l| l.0 == seq).ok_or(Refusal::NotFound)?;
    let n = v.events.iter().position(|h| h.seq == seq).ok_or(Refusal::NotFound)?;
    let Happened { at, actor, body, .. } = v.events[n].clone();
    let happened_at = |seq: i64| v.events.iter().find(|h| h.seq == seq).map(|h| h.at);
    let earlier = v.letters.iter().filter(|(of, kind)| *of < seq && *kind == told && happened_at(*of) == Some(at)).count();
    let (events, news) = app
        .store
        .read(|tx| {
            let news = store::notice::told(tx, v.case.person, id, told.as_str(), at, earlier)?;
            Ok((store::event::of_case(tx, id)?, news))
        })
        .await?;
    let bodies = events.iter().map(submit::body).collect::<Result<Vec<Body>>>()?;
    let all: Vec<_> = events.iter().zip(&bodies).map(|(e, body)| (body, e.actor.as_str(), e.at)).collect();
    let calendars = &app.offer.calendars;
    let then = events.iter().position(|e| e.seq == seq).and_then(|n| case::as_told(&v.service, calendars, &v.case, &all, n));
    let (state, by_events) = then.unwrap_or_else(|| (v.case.clone(), v.case.news(&v.service, calendars, &body, at)));
    let unit = case::places(v.events.iter().map(|h| &h.body))[n].cloned();
    let by = match &body {
        Body::Decided { place, by: DecidedBy::Officer, .. } => Some(place.clone().unwrap_or_else(|| v.case.acting.clone())),
        // The law, a rule or the clock decided it, and no unit did.
        Body::Decided { .. } => None,
        _ => unit.filter(|_| actor.starts_with("officer:") && !body.is_by_itself() && told != Told::Payment),
    };
    let letter = Letter {
        seq,
        at,
        told,
        by,
        begun: state.completeness.is_none(),
        steward: state.steward,
        // Told before that was kept: by the events, and the calendars of now.
        news: news.unwrap_or(by_events),
        body,
    };
    Ok((whole, letter))
}

/// The open tasks with words of the person that nobody has looked at, by the events.
fn unread(app: &App, case: &Case, events: &[Event]) -> Vec<Id> {
    let Some((service, (first, rest))) = app.offer.version(&case.service, case.version).zip(events.split_first()) else { return vec![] };
    let replay = rest.iter().try_fold(Replay::start(&service, case, first), |r, e| Some(r?.then(&service, e)));
    let Some(Some(replay)) = replay else { return vec![] };
    case.tasks.iter().map(|t| t.id).filter(|id| replay.unread(*id).is_some()).collect()
}

/// Whether this reading takes the mark of unread words off a task.
fn looks_at(case: &Case, task: Id, actor: &Actor, place: &Place) -> bool {
    let read = Body::Read { place: place.clone(), purpose: None };
    case.task(task).is_some_and(|t| Mark::of(&read, &actor.label(), Some(place), t) == Mark::Clear)
}

/// Name and place of a reader whose reading is recorded.
fn reader(actor: &Actor) -> Option<(String, Place)> {
    match actor {
        Actor::Officer(o) => Some((o.name.clone(), Place { agency: o.agency.clone(), unit: o.unit.clone() })),
        Actor::Agency(id) => Some((format!("agency:{id}"), Place { agency: id.clone(), unit: String::new() })),
        _ => None,
    }
}

/// Records that an officer looks at words of a case without its page; one within the hour is the same reading.
pub(crate) async fn looked(app: &App, who: &Who, id: Id, at: Millis) -> Result<()> {
    let (actor, since) = (who.actor(), at - SAME_READING);
    let Some(reader) = reader(&actor) else { return Ok(()) };
    match app.store.read(|tx| store::access::recorded(tx, id, &reader.0, since)).await? {
        true => Ok(()),
        false => record(app, &actor, reader, id, at, since).await,
    }
}

/// Records a reading; one since `since` is the same.
async fn record(app: &App, actor: &Actor, (officer, place): (String, Place), id: Id, at: Millis, since: Millis) -> Result<()> {
    let actor = actor.clone();
    app.store
        .write(move |tx| {
            let case = store::case::get(tx, id)?.ok_or(Refusal::NotFound)?;
            let mut unread = vec![];
            for task in &case.tasks {
                if looks_at(&case, task.id, &actor, &place) && store::task::is_unread(tx, task.id)? {
                    unread.push(task.id);
                }
            }
            // Looked at again: the same officer may have opened the case twice at the same moment.
            if unread.is_empty() && store::access::recorded(tx, id, &officer, since)? {
                return Ok(());
            }
            let purpose = Some(case.purpose(&actor));
            let body = Body::Read { place: place.clone(), purpose };
            let last = store::event::last(tx, id)?;
            let event = Event::after(last, id, body.kind(), &actor.label(), at, serde_json::to_string(&body).map_err(store::Fault::new)?);
            store::event::add(tx, &event);
            store::case::put_revision(tx, id, event.seq);
            store::access::add(
                tx,
                case.person,
                &Access { id: now::id(), case: id, officer: officer.clone(), place: place.key(), at, purpose },
            );
            unread.into_iter().for_each(|task| store::task::looked_at(tx, task));
            Ok(())
        })
        .await
}

/// A file of a case: bytes, kind and name. A file that is not of this case does not exist.
pub async fn file(app: &App, who: &Who, id: Id, sha256: &str) -> Result<(Vec<u8>, String, String)> {
    let Whole { view, answers, .. } = whole(app, who, id).await?;
    let mut files = form::files(&answers);
    for h in &view.events {
        files.extend(h.body.files());
    }
    let attached = files.into_iter().find(|f| f.sha256 == sha256).ok_or(Refusal::NotFound)?;
    let house = app.clone();
    let sha = attached.sha256.clone();
    let bytes = tokio::task::spawn_blocking(move || house.files.get(&sha)).await.map_err(store::Fault::new)?;
    Ok((bytes.map_err(|e| Error::Fault(store::Fault::new(format!("file {}: {e}", attached.sha256))))?, attached.kind, attached.name))
}
