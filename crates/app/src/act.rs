//! Acts on a case: claim, release, ask, answer, note, message, advance, transfer, decide, withdraw. The domain decides;
//! here the state is read, and state, event, task, counters, notice and message are written together.

use crate::ended;
use crate::step::{Read, bodies};
use crate::submit::Idempotency;
use crate::{Access, App, Error, Fault, Result, Who, now};
use domain::calendar::Day;
use domain::case::{Act, Back, Body, Case, Changed, DecidedBy, Decision, Finish, HandedOn, Place, Review, Setting, told_with_decision};
use domain::event::Event;
use domain::fee;
use domain::form::Answers;
use domain::package::{DecisionKind, Go, Outcome, Service, TaskOutcome};
use domain::permission::{Barred, barred};
use domain::question::{Date, Kind, Time, When};
use domain::refusal::Wrong;
use domain::{Actor, Id, Lang, Refusal, tracking};
use pages::{Answered, Words};

/// Messages that a person may send in one case within [`DAY`]: enough for any conversation, too few to drown a desk.
pub const MOST_MESSAGES: i64 = 20;
const DAY: i64 = 86_400_000;

/// Does `act` on a case; gives its new state.
pub async fn act(app: &App, who: &Who, case: Id, act: Act) -> Result<Case> {
    act_on(app, who, case, act, None).await
}

/// The same on a task of it, for a page that was made while the case had the task `seen`: refused when that is not open any
/// more.
pub async fn act_on(app: &App, who: &Who, case: Id, act: Act, seen: Option<Id>) -> Result<Case> {
    let (house, actor, at) = (app.clone(), who.actor(), now::now());
    Ok(app.store.write(move |tx| in_transaction(&house, tx, &actor, case, act.clone(), seen, at)).await??)
}

/// Does `act` on a case, or on the task of it that is named; once under the key of its caller, where there is one: sent again it does nothing,
/// and gives the state as it is.
pub async fn act_once(app: &App, who: &Who, case: Id, act: Act, named: Option<Id>, once: Option<Idempotency>) -> Result<Case> {
    let Some(once) = once else { return act_on(app, who, case, act, named).await };
    let (house, actor, at) = (app.clone(), who.actor(), now::now());
    let done = app
        .store
        .write(move |tx| {
            match store::idempotency::get(tx, &actor.label(), &once.key)? {
                Some((hash, _)) if hash != once.hash => return Err(Refusal::KeyReused.into()),
                Some(_) => {
                    let read = Read::of(&house, tx, case)?;
                    domain::permission::demand(&actor, &read.case, domain::permission::Right::Read)?;
                    return Ok(Ok(read.case));
                }
                None => {}
            }
            let done = in_transaction(&house, tx, &actor, case, act.clone(), named, at)?;
            if done.is_ok() {
                store::idempotency::add(tx, &actor.label(), &once.key, &once.hash, case, at);
            }
            Ok(done)
        })
        .await?;
    Ok(done?)
}

/// Does `act` on the task with this id: claim, release, take over, assign.
pub async fn on_task(app: &App, who: &Who, task: Id, act: Act) -> Result<Case> {
    let (house, actor, at) = (app.clone(), who.actor(), now::now());
    let done = app
        .store
        .write(move |tx| {
            let case = store::task::case_of(tx, task)?.ok_or(Refusal::NotFound)?;
            in_transaction(&house, tx, &actor, case, act.clone(), Some(task), at)
        })
        .await?;
    Ok(done?)
}

/// Most tasks in one list of [`on_tasks`].
pub const MOST_TASKS: usize = 50;

/// What came of an act on one of several tasks.
pub struct OnTask {
    /// The task.
    pub task: Id,
    /// Its case as it is now; nothing where one may not know it.
    pub case: Option<Case>,
    /// Why it was not done; nothing when it was.
    pub refused: Option<Refusal>,
}

/// Does the same act on several tasks, each in a transaction of its own: what is refused at one holds up no other.
///
/// # Errors
/// When there are none or too many, beside `tasks`; when the database fails.
pub async fn on_tasks(app: &App, who: &Who, tasks: &[Id], act: Act) -> Result<Vec<OnTask>> {
    if tasks.is_empty() {
        return Err(Refusal::wrong("tasks", domain::Msg::new("desk-bulk-none")).into());
    }
    if tasks.len() > MOST_TASKS {
        return Err(Refusal::wrong("tasks", domain::Msg::new("answer-too-many-tasks").with("max", MOST_TASKS)).into());
    }
    let mut done = vec![];
    for task in tasks {
        let (case, refused) = match on_task(app, who, *task, act.clone()).await {
            Ok(case) => (Some(case), None),
            Err(crate::Error::Refused(why)) => (known(app, who, *task).await?, Some(why)),
            Err(fault) => return Err(fault),
        };
        done.push(OnTask { task: *task, case, refused });
    }
    Ok(done)
}

/// The case of a task, for whoever may read it.
async fn known(app: &App, who: &Who, task: Id) -> Result<Option<Case>> {
    let actor = who.actor();
    app.store
        .read(|tx| {
            let Some(id) = store::task::case_of(tx, task)? else { return Ok(None) };
            Ok(store::case::get(tx, id)?.filter(|c| domain::permission::demand(&actor, c, domain::permission::Right::Read).is_ok()))
        })
        .await
}

/// Gives the tasks of a case back to their units because their officer left or works elsewhere.
pub(crate) fn free(app: &App, tx: &mut store::Tx, id: Id, officer: &str, at: i64) -> Result<()> {
    let mut read = Read::of(app, tx, id)?;
    while let Some(step) = read.case.freed(&read.service, officer, at) {
        read.write(app, tx, &Actor::System, step, at)?;
    }
    Ok(())
}

/// Lets the clock act, then the actor. What the clock did holds, also when the act is refused after it.
fn in_transaction(
    app: &App,
    tx: &mut store::Tx,
    actor: &Actor,
    id: Id,
    act: Act,
    seen: Option<Id>,
    at: i64,
) -> Result<std::result::Result<Case, Refusal>> {
    let mut read = Read::of(app, tx, id)?;
    // What happens at one moment is told together: what is done right after something else is done a moment later.
    let at = if (0..1000).contains(&(read.case.changed_at - at)) { read.case.changed_at + 1 } else { at };
    // Whoever may not read the case learns nothing from what follows.
    domain::permission::demand(actor, &read.case, domain::permission::Right::Read)?;
    let passed = read.tick(app, tx, at)? > 0;
    match after_the_clock(app, tx, actor, read, act, seen, at) {
        Err(Error::Refused(refusal)) if passed => Ok(Err(refusal)),
        done => done.map(Ok),
    }
}

/// Refuses as a receipt the number by which one pays: it stands on the bill whether or not anybody paid. Nor are the numbers of a bill that is
/// void. `earlier` happened in the case.
fn is_receipt(earlier: &[Body], receipt: &str) -> Result<()> {
    let mut void: Vec<_> = fee::invoices(earlier).collect();
    let Some(stands) = void.pop().filter(|_| !receipt.trim().is_empty()) else { return Ok(()) };
    let is_own = stands.is_own_number(receipt) || (!stands.is_void_number(receipt) && void.iter().any(|i| i.is_void_number(receipt)));
    if is_own { Err(Refusal::wrong("receipt", domain::Msg::new("answer-receipt-of-bill")).into()) } else { Ok(()) }
}

/// Refuses a receipt that was recorded in the case, by whichever unit, also where its money was given back: it pays once.
fn is_new(service: &Service, earlier: &[Body], happened: &[Body]) -> Result<()> {
    let recorded = fee::receipts(service, None, earlier.iter().map(|b| (0, "", b)));
    let again = |number: &String| recorded.iter().any(|paid| fee::is_same_number(&paid.receipt, number));
    let repeats = happened.iter().any(|body| match body {
        Body::PaymentReported { receipt, .. } | Body::Received { receipt, .. } | Body::Finished { receipt, .. } => again(receipt),
        _ => false,
    });
    if repeats { Err(Refusal::wrong("receipt", domain::Msg::new("answer-receipt-recorded")).into()) } else { Ok(()) }
}

/// Refuses to report a payment after the case was granted, where nothing is asked for, or a unit looks for what was reported before.
fn is_asked_late(read: &Read, earlier: &[Body]) -> Result<()> {
    let demand = fee::in_force(earlier).map(|invoice| fee::demand(&read.service, &read.case, invoice, earlier));
    match demand {
        Some(fee::Demand::Asked) => Ok(()),
        Some(fee::Demand::Reported) => Err(Refusal::Conflict(domain::Msg::new("refusal-payment-reported")).into()),
        _ => Err(Refusal::Conflict(domain::Msg::new("refusal-no-payment")).into()),
    }
}

/// Refuses before anything is written, or does it.
fn after_the_clock(app: &App, tx: &mut store::Tx, actor: &Actor, mut read: Read, mut act: Act, seen: Option<Id>, at: i64) -> Result<Case> {
    // Who answers names a question: whether that is still open says the case.
    if let Some(task) = seen.filter(|t| read.case.task(*t).is_none() && !matches!(act, Act::Answer { .. })) {
        if matches!(actor, Actor::Officer(_))
            && let Some(why) = ended::refusal(app, tx, &read.case, &read.service, task)?
        {
            return Err(why.into());
        }
        if !read.case.status.is_closed() {
            return Err(Refusal::Conflict(domain::Msg::new("refusal-changed-meanwhile")).into());
        }
    }
    if let Act::Assign { to, .. } = &act {
        works_there(tx, to)?;
    }
    may_get(app, tx, actor, &read, &act, seen, at)?;
    let mut earlier = vec![];
    let late = matches!(act, Act::ReportPayment { .. }) && read.case.reports_late(&read.service);
    // Most tasks end without a receipt, and then nobody reads all that happened; but what is asked for after a grant, it alone says.
    if let Act::Finish(Finish { receipt, .. }) | Act::ReportPayment { receipt, .. } | Act::Record { receipt, .. } = &act
        && (late || !receipt.trim().is_empty())
    {
        earlier = bodies(tx, read.case.id, i64::MAX)?;
        // What is recorded at no task was reported before, and no such number.
        if !matches!(act, Act::Record { .. }) {
            is_receipt(&earlier, receipt)?;
        }
    }
    if late {
        is_asked_late(&read, &earlier)?;
    }
    let mut owed = None;
    if let Act::GiveBack(Back { receipt, .. }) | Act::NotGivenBack { receipt, .. } | Act::Record { receipt, .. } = &mut act {
        let paid = crate::refund::owes(tx, &read, actor, receipt)?;
        // Whoever writes the number in another way means this receipt.
        receipt.clone_from(&paid.receipt);
        owed = Some(paid);
    }
    if !matches!(act, Act::GiveBack(_)) && owed.as_ref().is_some_and(|paid| !paid.reported) {
        return Err(Refusal::Conflict(domain::Msg::new("refusal-nothing-reported")).into());
    }
    let owed = owed.filter(|_| matches!(act, Act::GiveBack(_)));
    if act.needs_answers() {
        read.with_answers(tx)?;
    }
    if act.counts_receipts() {
        read.with_paid(tx)?;
    }
    if matches!(act, Act::Transfer { .. }) {
        read.with_handed_on(tx)?;
    }
    let pays_both = matches!(&act, Act::Finish(Finish { elsewhere: true, .. }) | Act::Record { elsewhere: true, .. });
    let all_the_same = matches!(&act, Act::GiveBack(back) if back.elsewhere);
    let looks = !act.is_handing();
    // A person acts on the case, and names a task only to say which question is answered, what is paid, or which visit does not suit.
    let names = matches!(act, Act::Answer { .. } | Act::ReportPayment { .. } | Act::DeclineVisit { .. });
    let task = seen.filter(|_| names || matches!(actor, Actor::Officer(_)));
    let done = read.at(app, tx, at, |setting| read.case.act(setting, actor, act, task))?;
    let mut step = named(tx, done)?;
    is_new(&read.service, &earlier, &step.events)?;
    crate::recorded::is_here_alone(app, tx, actor, &read, &mut step.events, pays_both)?;
    if let Some(paid) = &owed {
        crate::refund::is_later(app, paid, &step.events)?;
        crate::recorded::is_given_back_once(app, tx, actor, &read, paid, &mut step.events, all_the_same)?;
    }
    if let [Body::Message { from_person: true, .. }] = step.events.as_slice() {
        not_too_many(tx, actor, read.case.id, at)?;
    }
    if looks {
        read.last = reading(tx, actor, &read.case, read.last, at)?;
    }
    read.write(app, tx, actor, step, at)?;
    Ok(read.case)
}

/// An officer of the same unit, by sign-in name; that there is one is seen when something is given to that officer.
pub fn in_unit_of(officer: &crate::Account, name: &str) -> domain::actor::Officer {
    domain::actor::Officer { name: name.trim().into(), agency: officer.agency.clone(), unit: officer.unit.clone() }
}

/// Refuses an officer who is not there, left, or works in another unit than is said.
fn works_there(tx: &mut store::Tx, to: &domain::actor::Officer) -> Result<()> {
    // No name has control characters, and a database may not take them.
    let is_name = !to.name.chars().any(char::is_control);
    let there = is_name && store::officer::get(tx, &to.name)?.is_some_and(|a| a.active && a.agency == to.agency && a.unit == to.unit);
    if there { Ok(()) } else { Err(Refusal::wrong("officer", domain::Msg::new("answer-not-an-option")).into()) }
}

/// Refuses to give a task to somebody who cannot do what it asks for, or in a unit whose contractor has no contract now. Who has it already
/// goes on, and hands it on.
fn may_get(app: &App, tx: &mut store::Tx, actor: &Actor, read: &Read, act: &Act, seen: Option<Id>, at: i64) -> Result<()> {
    if let Act::Transfer { to, .. } = act
        && !app.offer.may_work(to, at)
    {
        return Err(Refusal::wrong("to", domain::Msg::new("answer-unit-contract")).into());
    }
    let Some((task, officer)) = read.case.gets(actor, act, seen) else { return Ok(()) };
    let skill = task.of(&read.service).and_then(|k| k.skill.as_deref());
    let can_do = skill.map_or(Ok(true), |skill| store::officer::can(tx, officer, skill))?;
    let given = matches!(act, Act::Assign { .. });
    let Some(why) = barred(app.offer.may_work(&task.place, at), can_do) else { return Ok(()) };
    Err(match (why, skill.unwrap_or_default()) {
        (Barred::Contract, _) => Refusal::NotAllowed(domain::Msg::new("refusal-contract")),
        (Barred::Skill, skill) if given => Refusal::wrong("officer", domain::Msg::new("answer-officer-skill").with("skill", skill)),
        (Barred::Skill, skill) => Refusal::NotAllowed(domain::Msg::new("refusal-skill").with("skill", skill)),
    }
    .into())
}

/// What came of an act. An officer who has the task is named as on every list, not by the name with which one signs in.
fn named<T>(tx: &mut store::Tx, done: std::result::Result<T, Refusal>) -> Result<T> {
    match done {
        Err(Refusal::TakenBy { officer, .. }) => {
            let title = store::officer::get(tx, &officer)?.map(|a| a.title).unwrap_or_default();
            Err(Refusal::TakenBy { officer, title }.into())
        }
        done => Ok(done?),
    }
}

/// Refuses a message of a person who has sent so many in this case within a day.
fn not_too_many(tx: &mut store::Tx, actor: &Actor, case: Id, at: i64) -> Result<()> {
    match store::event::nth_last(tx, case, "message", &actor.label(), MOST_MESSAGES)? {
        Some(first) if first > at - DAY => {
            let wait = (first + DAY - at) / 1000 + 1;
            let message = domain::Msg::new("refusal-too-many-messages").with("max", MOST_MESSAGES).with("hours", (wait + 3599) / 3600);
            Err(Refusal::TooMany(message, wait).into())
        }
        _ => Ok(()),
    }
}

/// Who acts has seen: an officer's act on a case that he or she did not open lately is recorded as a reading first, in
/// the chain and for the person; one that only says who has a task shows nothing of the case, and is none. Gives the last event after it.
fn reading(tx: &mut store::Tx, actor: &Actor, case: &Case, last: Last, at: i64) -> Result<Last> {
    let Actor::Officer(o) = actor else { return Ok(last) };
    if store::access::recorded(tx, case.id, &o.name, at - crate::case_view::SAME_READING)? {
        return Ok(last);
    }
    let place = Place { agency: o.agency.clone(), unit: o.unit.clone() };
    let purpose = Some(case.purpose(actor));
    let body = Body::Read { place: place.clone(), purpose };
    let read = Event::after(last, case.id, body.kind(), &actor.label(), at, serde_json::to_string(&body).map_err(store::Fault::new)?);
    store::event::add(tx, &read);
    store::case::put_revision(tx, case.id, read.seq);
    store::access::add(tx, case.person, &Access { id: now::id(), case: case.id, officer: o.name.clone(), place: place.key(), at, purpose });
    Ok(Some((read.seq, read.hash)))
}

/// Number and hash of the last event of a case.
type Last = Option<(i64, domain::event::Hash)>;

/// The letter of a decision, in the language of the case. `told` is what officers told the person with the outcomes from which a
/// rule's decision follows; it stands where an officer's own words would.
pub fn letter_text(service: &Service, case: &Case, answers: &Answers, told: &str, person: &str, lang: Lang) -> String {
    let Some(decision) = &case.decision else { return String::new() };
    let Some(kind) = service.decision(&decision.kind) else { return String::new() };
    let words = Words::of(lang);
    let ground = kind.grounds.iter().find(|g| g.id == decision.ground).map_or("", |g| g.title.get(lang));
    let note = if decision.note.is_empty() { told } else { decision.note.as_str() };
    let letter = answering(words, case, kind.letter.get(lang));
    Slots { service, case, answers, person, note, ground: Some(ground), at: decision.at }.fill(words, &letter)
}

/// The letter that is signed with an outcome of a task, in the language of the case; empty where that has none. `told` is what the officer
/// tells the person with it.
pub fn signed_text(
    service: &Service,
    case: &Case,
    answers: &Answers,
    outcome: &TaskOutcome,
    (told, person): (&str, &str),
    at: i64,
) -> String {
    if outcome.letter.is_empty() {
        return String::new();
    }
    let slots = Slots { service, case, answers, person, note: told, ground: None, at };
    slots.fill(Words::of(case.lang), outcome.letter.get(case.lang))
}

/// What is filled into the letter of a case.
struct Slots<'a> {
    service: &'a Service,
    case: &'a Case,
    answers: &'a Answers,
    /// Name of the person; may be empty.
    person: &'a str,
    /// What an officer wrote to the person; may be empty.
    note: &'a str,
    /// On what a decision rests; nothing where nothing is decided.
    ground: Option<&'a str>,
    /// The day that it names.
    at: i64,
}

impl Slots<'_> {
    /// A letter of the service with all of it.
    fn fill(&self, words: &Words, letter: &str) -> String {
        let lang = words.lang();
        let person = if self.person.is_empty() { words.say("letter-to-nameless") } else { self.person.to_string() };
        // Isolated: the groups of the code read from left to right in every letter, and on one line.
        let code = format!("\u{2066}{}\u{2069}", words.code(&tracking::grouped(&self.case.tracking_code)).replace(' ', "\u{a0}"));
        let date = words.date(self.at);
        let slots = [
            ("{code}", code.as_str()),
            ("{service}", self.service.title.get(lang)),
            ("{date}", date.as_str()),
            ("{note}", self.note),
            ("{person}", person.as_str()),
        ];
        let slots = slots.into_iter().chain(self.ground.map(|ground| ("{ground}", ground)));
        // From the left, each slot once: braces in a name or a note fill nothing.
        let mut letter = letter.to_string();
        // What somebody wrote to the person reaches the person, also where the service kept no place for it.
        if !letter.contains("{note}") {
            letter += "\n\n{note}";
        }
        let (mut rest, mut text) = (letter.as_str(), String::new());
        while let Some(at) = rest.find('{') {
            text += &rest[..at];
            rest = &rest[at..];
            if let Some((id, after)) = rest.strip_prefix(DecisionKind::ANSWER).and_then(|named| named.split_once('}')) {
                let question = self.service.questions().find(|q| q.id == id);
                text += &question.map(|q| Answered::of(&q.kind, self.answers.get(id), words).in_line(words)).unwrap_or_default();
                rest = after;
                continue;
            }
            let (slot, value) = slots.clone().find(|(s, _)| rest.starts_with(s)).unwrap_or(("{", "{"));
            text += value;
            rest = &rest[slot.len()..];
        }
        text += rest;
        text.trim().to_string()
    }
}

/// The letter of a service as it is for a case: one that answers an objection says so, after the line that addresses the person.
fn answering(words: &Words, case: &Case, letter: &str) -> String {
    let silent = case.decision.as_ref().is_some_and(|d| d.by == DecidedBy::Silence);
    let says = match case.objection.as_ref().and_then(|o| o.review) {
        Some(Review::Upheld) if silent => words.say("letter-objection-silence-upheld"),
        Some(Review::Replaced) if silent => words.say("letter-objection-silence-replaced"),
        Some(Review::Upheld) => words.say("letter-objection-upheld"),
        Some(Review::Replaced) => words.say("letter-objection-replaced"),
        Some(Review::TakenBack) | None => return letter.into(),
    };
    match letter.split_once('\n').filter(|(first, _)| first.contains("{person}")) {
        Some((addressed, rest)) => format!("{addressed}\n\n{says}\n{rest}"),
        None => format!("{says}\n\n{letter}"),
    }
}

/// A letter before it is sent.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The text.
    pub text: String,
    /// The person's language.
    pub lang: Lang,
    /// The service, for the rule by which one may object.
    pub service: std::sync::Arc<Service>,
    /// The agency that answers for it.
    pub steward: String,
    /// Until when one may object; nothing where there can be no objection.
    pub object_until: Option<i64>,
    /// Granted or refused.
    pub outcome: Outcome,
    /// Ids of tasks and of what they came to that an officer's decision seems to go against.
    pub against: Vec<(String, String)>,
}

impl Letter {
    /// The letter of a case after a decision that is not made yet; `events` are those before it, where a rule decides.
    fn of(app: &App, read: &Read, after: &Case, events: &[Body], name: &str) -> Letter {
        let officers = after.decision.as_ref().filter(|d| d.by == DecidedBy::Officer);
        let chosen = officers.and_then(|d| {
            let kind = read.service.decision(&d.kind)?;
            Some((kind, kind.grounds.iter().find(|g| g.id == d.ground)?))
        });
        let told = told_with_decision(after, &read.service, events.iter()).join("\n");
        let against = chosen.map(|(kind, ground)| read.case.against(kind, ground, &read.service)).unwrap_or_default();
        Letter {
            outcome: after.decision.as_ref().map_or(Outcome::Granted, |d| d.outcome),
            against: against.into_iter().map(|(t, o)| (t.id.clone(), o.id.clone())).collect(),
            text: letter_text(&read.service, after, &read.answers, &told, name, read.case.lang),
            lang: read.case.lang,
            steward: after.steward.clone(),
            object_until: after.objection_until(&read.service, after.days(&app.offer.calendars)),
            service: read.service.clone(),
        }
    }
}

/// What an outcome of a task would lead to.
#[derive(Debug, Clone)]
pub struct Leads {
    /// The outcome.
    pub outcome: TaskOutcome,
    /// The decision that would follow by the service's own rule, with its letter; nothing where none would.
    pub decision: Option<(Decision, Letter)>,
    /// The letter that would be signed with it; nothing where none would.
    pub signed: Option<SignedLetter>,
}

/// A letter before it is signed, without what the officer may write to the person.
#[derive(Debug, Clone)]
pub struct SignedLetter {
    /// The text.
    pub text: String,
    /// The person's language.
    pub lang: Lang,
    /// The agency that answers for the case.
    pub steward: String,
}

/// Whether an officer should see what an outcome leads to before choosing it: the service decides by its own rules somewhere, or a letter
/// is signed.
pub fn leads_on(service: &Service) -> bool {
    has_rules(service) || service.signs_letters()
}

/// Whether a service decides by rules of its own anywhere.
fn has_rules(service: &Service) -> bool {
    service.all_stages().flat_map(|s| &s.next).any(|n| matches!(n.go, Go::Decide(_)))
}

/// What each outcome of a task would lead to, for the officer to look at before; of the task `seen`, or of the first of the officer's
/// unit that has outcomes. Nothing where there are none to choose from: such a stage is ended, or decides.
///
/// # Errors
/// When the task `seen` is not open any more, and when the officer could not end it now.
pub async fn outcomes(app: &App, who: &Who, id: Id, seen: Option<Id>) -> Result<Vec<Leads>> {
    let (actor, at) = (who.actor(), now::now());
    let found = app
        .store
        .read(|tx| {
            let read = Read::of(app, tx, id)?;
            ended::must_be_open(app, tx, &actor, &read, seen)?;
            domain::permission::demand(&actor, &read.case, domain::permission::Right::Finish)?;
            let Actor::Officer(o) = &actor else { return Err(Refusal::NotFound.into()) };
            let has_outcomes = |t: &&domain::case::Task| t.of(&read.service).is_some_and(|k| !k.outcomes.is_empty());
            let task = match seen {
                Some(id) => read.case.task(id),
                None => read.case.tasks_at(&o.agency, &o.unit).find(has_outcomes),
            };
            let Some(task) = task else { return Ok(vec![]) };
            let (id, kind) = (task.id, task.kind.clone());
            let outcomes = task.of(&read.service).map(|k| k.outcomes.clone()).unwrap_or_default();
            let name = if leads_on(&read.service) { store::case::name(tx, read.case.id)? } else { String::new() };
            let mut earlier = if has_rules(&read.service) { bodies(tx, read.case.id, i64::MAX)? } else { vec![] };
            // What was told with this task in an earlier round is no reason of what is found now.
            earlier.retain(|body| !matches!(body, Body::Finished { of, .. } if *of == kind));
            let leads = |outcome: TaskOutcome| {
                let act = Act::Finish(Finish::supposed(&outcome.id));
                let done = read.at(app, tx, at, |setting| read.case.act(setting, &actor, act, Some(id)))?;
                let step = match named(tx, done) {
                    // What may not be said now leads nowhere: while a payment is reported, that nothing was paid.
                    Err(Error::Refused(Refusal::Invalid(_))) => return Ok(Leads { outcome, decision: None, signed: None }),
                    done => done?,
                };
                let ruled = step.events.iter().any(|e| matches!(e, Body::Decided { by: DecidedBy::Rule, .. }));
                let decision = step.case.decision.clone().filter(|_| ruled);
                let text = signed_text(&read.service, &read.case, &read.answers, &outcome, ("", &name), at);
                let steward = read.case.steward.clone();
                let signed = (!text.is_empty()).then_some(SignedLetter { text, lang: read.case.lang, steward });
                let decision = decision.map(|d| (d, Letter::of(app, &read, &step.case, &earlier, &name)));
                Ok(Leads { outcome, decision, signed })
            };
            outcomes.into_iter().map(leads).collect::<Result<Vec<_>>>()
        })
        .await?;
    // A letter has words of the application: before they are shown, the reading stands on record.
    crate::case_view::looked(app, who, id, at).await?;
    Ok(found)
}

/// The letter that a decision would give, for the officer to look at before; to see it is to read the case.
pub async fn preview(app: &App, who: &Who, id: Id, decision: &str, ground: &str, note: &str, seen: Option<Id>) -> Result<Letter> {
    let (actor, at) = (who.actor(), now::now());
    let letter = app
        .store
        .read(|tx| {
            let read = Read::of(app, tx, id)?;
            ended::must_be_open(app, tx, &actor, &read, seen)?;
            let act = Act::Decide { decision: decision.into(), ground: ground.into(), note: note.into() };
            let done = read.at(app, tx, at, |setting| read.case.act(setting, &actor, act, seen))?;
            let step = named(tx, done)?;
            let name = store::case::name(tx, read.case.id)?;
            Ok(Letter::of(app, &read, &step.case, &[], &name))
        })
        .await?;
    crate::case_view::looked(app, who, id, at).await?;
    Ok(letter)
}

/// What handing a case on would do, for the officer to look at before; to see it is to read the case.
pub async fn handed_on(app: &App, who: &Who, id: Id, to: Place, reason: &str, seen: Option<Id>) -> Result<HandedOn> {
    let (actor, at) = (who.actor(), now::now());
    let found = app
        .store
        .read(|tx| {
            let mut read = Read::of(app, tx, id)?;
            ended::must_be_open(app, tx, &actor, &read, seen)?;
            read.with_handed_on(tx)?;
            let act = Act::Transfer { to: to.clone(), reason: reason.into() };
            let done = read.at(app, tx, at, |setting| read.case.act(setting, &actor, act, seen))?;
            let step = named(tx, done)?;
            Ok(read.case.would_hand_on(to.clone(), &step, &read.service, &app.offer.calendars, at))
        })
        .await?;
    crate::case_view::looked(app, who, id, at).await?;
    Ok(found)
}

/// Whether it is the task's own limit that is to be made longer: `task`; or `case`, also where nothing is said.
///
/// # Errors
/// When it is neither, beside `limit`.
pub fn limit(said: &str) -> std::result::Result<bool, Refusal> {
    match said {
        "" | "case" => Ok(false),
        "task" => Ok(true),
        _ => Err(Refusal::wrong("limit", domain::Msg::new("answer-not-an-option").with("known", "case, task"))),
    }
}

/// A day and a time of day at the officer's agency, as they were typed, as a moment.
///
/// # Errors
/// When one of them cannot be read, beside its field (`date`, `time`).
pub fn moment(app: &App, who: &Who, date: &str, time: &str) -> std::result::Result<i64, Refusal> {
    let Who::Officer(o) = who else { return Err(Refusal::SignInNeeded) };
    let days = app.offer.working_days(&o.agency);
    let today = days.today(now::now()).to_string();
    let mut wrong = vec![];
    let mut read = |kind: Kind, field: &str, typed: &str| match kind.check(&serde_json::Value::from(typed), &today) {
        Ok(Some(value)) => value.as_str().map(String::from),
        Ok(None) => {
            wrong.push(Wrong { question: field.into(), message: domain::Msg::new("answer-needed") });
            None
        }
        Err(message) => {
            wrong.push(Wrong { question: field.into(), message });
            None
        }
    };
    let day = read(Kind::Date(Date { when: When::Future }), "date", date).and_then(|d| Day::parse(&d));
    let time = read(Kind::Time(Time { from: 0, to: 1439 }), "time", time);
    let minutes =
        time.as_deref().and_then(|t| t.split_once(':')).and_then(|(h, m)| Some(h.parse::<i64>().ok()? * 60 + m.parse::<i64>().ok()?));
    match (day, minutes) {
        (Some(day), Some(minutes)) => {
            let at = Day(day.0 - 1).end(days.offset) + 1 + minutes * 60_000;
            // Today, but earlier.
            if at > now::now() { Ok(at) } else { Err(Refusal::wrong("time", domain::Msg::new("answer-time-in-past"))) }
        }
        _ => Err(Refusal::Invalid(wrong)),
    }
}

/// Whether an officer may end a task of a case, the one `seen` if one is named. Gives under whom the bytes of its files are
/// counted. Of a task that has ended meanwhile, it is said how.
pub async fn may_finish(app: &App, who: &Who, id: Id, seen: Option<Id>) -> Result<Id> {
    let actor = who.actor();
    app.store
        .read(|tx| {
            let case = store::case::get(tx, id)?.ok_or(Refusal::NotFound)?;
            domain::permission::demand(&actor, &case, domain::permission::Right::Read)?;
            if let (Some(task), Some(service), Actor::Officer(_)) = (seen, app.offer.version(&case.service, case.version), &actor)
                && let Some(why) = ended::refusal(app, tx, &case, &service, task)?
            {
                return Err(why.into());
            }
            domain::permission::demand(&actor, &case, domain::permission::Right::Finish)?;
            if case.status.is_closed() {
                return Err(Refusal::Conflict(domain::Msg::new("refusal-case-closed")).into());
            }
            let name = crate::submit::answers_hash(&actor.label());
            Ok(Id::from_u128(u128::from_str_radix(&name[..32], 16).unwrap_or_default()))
        })
        .await
}

/// What comes of it when questions that are `opened` are answered anew, before it is sent: the answers from then on, and what is changed.
///
/// # Errors
/// What is wrong, as in an application.
pub fn corrected(
    app: &App,
    v: &crate::case_view::CaseView,
    answers: &Answers,
    opened: &[String],
    typed: &Answers,
) -> std::result::Result<Option<(Answers, Changed)>, Vec<Wrong>> {
    let at = Setting {
        service: &v.service,
        bill: crate::submit::bill_code(app, &v.service),
        calendars: &app.offer.calendars,
        answers,
        paid: &v.paid_in_rials(),
        handed_on: &[],
        now: v.now,
        fresh: Id::nil(),
        place_exists: &|_| true,
        officer_for: &|_, _| None,
    };
    v.case.corrected(opened, typed, &at)
}

/// What would come of answers to the question of this task, or to the only one that is asked, before they are sent; nothing where no answer
/// would be another one.
pub async fn preview_answers(app: &App, who: &Who, id: Id, task: Option<Id>, typed: &Answers) -> Result<Option<Changed>> {
    may_answer(app, who, id).await?;
    let crate::case_view::Whole { view, answers, .. } = crate::case_view::whole(app, who, id).await?;
    let opened = &view.case.answered(task)?.questions;
    let found = corrected(app, &view, &answers, opened, typed).map_err(Refusal::Invalid)?;
    Ok(found.map(|(_, changed)| changed))
}

/// Whether somebody may answer what is asked in a case: the applicant, while it waits. Gives the applicant.
pub async fn may_answer(app: &App, who: &Who, id: Id) -> Result<Id> {
    let actor = who.actor();
    app.store
        .read(|tx| {
            let case = store::case::get(tx, id)?.ok_or(Refusal::NotFound)?;
            domain::permission::demand(&actor, &case, domain::permission::Right::Answer)?;
            if case.is_asked() { Ok(case.person) } else { Err(Refusal::Conflict(domain::Msg::new("refusal-nothing-asked")).into()) }
        })
        .await
}

/// Whether somebody may object to the decision of a case: the applicant, in time and once. Gives the applicant.
pub async fn may_object(app: &App, who: &Who, id: Id) -> Result<Id> {
    let (actor, at) = (who.actor(), now::now());
    app.store
        .read(|tx| {
            let case = store::case::get(tx, id)?.ok_or(Refusal::NotFound)?;
            domain::permission::demand(&actor, &case, domain::permission::Right::Object)?;
            let service = app.offer.version(&case.service, case.version);
            let service = service.ok_or_else(|| Fault::new(format!("version {} of {} is not here", case.version, case.service)))?;
            case.may_object(&service, &app.offer.calendars, at)?;
            Ok(case.person)
        })
        .await
}
