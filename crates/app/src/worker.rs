//! The worker: does what was promised (jobs), folds counters, covers new events with a checkpoint, forgets what has ended.
//! Any number of workers may run; each step is taken by one of them. Sign-in codes have a lane of their own, and in each
//! lane several jobs run at once, so that a slow provider keeps nobody waiting but its own messages.

use crate::step::Read;
use crate::sweep_files::sweep_files;
use crate::{App, Error, Fault, Person, Result, Stuck, now, sub_case, tell};
use connect::Message;
use domain::calendar::{Day, TEHRAN};
use domain::case::{Awaited, Duty, News, Told};
use domain::receipt::Checkpoint;
use domain::{Id, Lang, Millis, Refusal, tracking};
use pages::{Help, Words};
use serde_json::Value;
use std::sync::Mutex;
use std::time::Duration;
use store::job::{self, Backlog, Job, Lane};
use tokio::sync::watch::Receiver;
use tokio::task::JoinSet;

/// A job is somebody's for this long; then it comes back.
const LEASE: Millis = 60_000;
/// A job that takes longer than this has failed; shorter than the lease, so that it ends before another begins it.
const PATIENCE: Duration = Duration::from_secs(45);
/// Jobs of a lane that one worker does at once.
pub const AT_ONCE: usize = 8;
/// A job that failed so often is set aside: with waits of 2, 4, 8 … seconds up to an hour, after about thirty hours.
pub const MOST_ATTEMPTS: i64 = 40;
/// Events under one checkpoint at most; small, so that the writer is never kept long.
const LEAVES: i64 = 512;
/// Cases at which the clock looks in one step.
const AWAKE: i64 = 200;
/// A case on which the clock could not act is looked at again after so long.
const CLOCK_AGAIN: Millis = 3_600_000;
/// Deltas folded at a time.
const FOLD: i64 = 1000;
/// Pause of a step that found nothing to do.
const PAUSE: Duration = Duration::from_millis(300);
/// What is under way when the worker is told to stop has this long to end; what has not is done by another worker later.
const LAST: Duration = Duration::from_secs(4);

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Jobs done.
    pub jobs: usize,
    /// Jobs that failed and will be tried again, or were set aside.
    pub failed: usize,
    /// Counter deltas folded.
    pub folded: usize,
    /// Events covered.
    pub covered: usize,
    /// Cases on which the clock acted.
    pub ticked: usize,
}

/// One round of everything but sweeping: all jobs that are due, and one step of the rest.
pub async fn round(app: &App) -> Result<Round> {
    let ticked = or_later(tick(app).await, "clock");
    let mut done =
        Round { ticked, folded: or_later(fold(app).await, "fold"), covered: or_later(cover(app).await, "cover"), ..Default::default() };
    for lane in [Lane::Urgent, Lane::Ordinary] {
        loop {
            let taken = take(app, lane, AT_ONCE).await?;
            if taken.is_empty() {
                break;
            }
            let mut under_way: JoinSet<bool> = taken.into_iter().map(|job| run(app.clone(), job)).collect();
            while let Some(ended) = under_way.join_next().await {
                *(if ended.map_err(Fault::new)? { &mut done.jobs } else { &mut done.failed }) += 1;
            }
        }
    }
    Ok(done)
}

/// What a step did; nothing when another worker was quicker, or when it must be done in a later round. A step that fails
/// does not keep the others.
fn or_later<T: Default>(result: Result<T>, step: &str) -> T {
    result.unwrap_or_else(|e| {
        if !matches!(e, Error::Refused(Refusal::Conflict(_))) {
            tracing::warn!(error = %e, step, "a step of the worker failed and will be done later");
        }
        T::default()
    })
}

/// Takes jobs that are due; none when another worker was quicker.
async fn take(app: &App, lane: Lane, most: usize) -> Result<Vec<Job>> {
    let most = most as i64;
    if app.store.read(|tx| job::due(tx, lane, now::now(), 1)).await?.is_empty() {
        return Ok(vec![]);
    }
    app.store
        .write(move |tx| {
            let at = now::now();
            Ok(job::due(tx, lane, at, most)?.into_iter().map(|j| job::take(tx, j, at + LEASE)).collect())
        })
        .await
}

/// Does a job that was taken; says whether it is done.
async fn run(app: App, job: Job) -> bool {
    // Taken more often than it could fail: whoever did it died of it each time.
    let result = if job.attempts > MOST_ATTEMPTS {
        Err("never ended".into())
    } else {
        tokio::time::timeout(PATIENCE, perform(&app, &job)).await.unwrap_or_else(|_| Err("took too long".into()))
    };
    let ok = result.is_ok();
    if !ok {
        let last = job.attempts >= MOST_ATTEMPTS;
        tracing::warn!(job = %job.id, kind = job.kind, attempts = job.attempts, "job failed and {}", if last { "was set aside" } else { "will be tried again" });
    }
    let end = app
        .store
        .write(move |tx| {
            let at = now::now();
            match &result {
                Ok(None) => job::done(tx, &job),
                Ok(Some(body)) => job::go_on(tx, &job, at, body),
                Err(problem) if job.attempts >= MOST_ATTEMPTS => job::set_aside(tx, &job, at, problem),
                // Again after 2, 4, 8 … seconds, at most an hour.
                Err(problem) => job::again(tx, &job, at + (2000i64 << (job.attempts - 1).clamp(0, 11)).min(3_600_000), problem),
            }
            Ok(())
        })
        .await;
    // Refused: the lease had ended, and another worker has the job.
    or_later(end.map(|()| ok), "end of a job")
}

/// Does it. Gives what it goes on with, when only a part of it is done.
async fn perform(app: &App, job: &Job) -> std::result::Result<Option<String>, String> {
    let body: Value = serde_json::from_str(&job.body).map_err(|e| e.to_string())?;
    let message = match job.kind.as_str() {
        // A code that nobody can use any more is not sent.
        "message" if body.get("until").and_then(Value::as_i64).is_some_and(|until| until <= now::now()) => None,
        "message" => code_message(&body),
        sub_case::NEEDED | sub_case::LEFT => {
            let case = text(&body, "case").parse().map_err(|_| "no case".to_string())?;
            let done = if job.kind == sub_case::LEFT { sub_case::left(app, case).await } else { sub_case::needed(app, case).await };
            done.map_err(|e| e.to_string())?;
            None
        }
        tell::KIND => return tell::batch(app, &job.body).await.map_err(|e| e.to_string()),
        "contact" => Some(contact_message(app, &body)),
        "cosign" => cosign_message(app, &body),
        "notify" if body.get("draft").is_some() => tell::message(app, &job.body).await.map_err(|e| e.to_string())?,
        "notify" => notification(app, &body).await.map_err(|e| e.to_string())?,
        other => return Err(format!("unknown kind of job: {other}")),
    };
    let Some(mut message) = message else { return Ok(None) };
    message.key = job.id.to_string();
    message.at = now::now();
    let sender = if message.channel == "email" { app.email.clone() } else { app.sms.clone() };
    tokio::task::spawn_blocking(move || sender.send(&message)).await.map_err(|e| e.to_string())?.map(|()| None)
}

/// Jobs that wait and jobs that were set aside.
pub async fn backlog(app: &App) -> Result<Backlog> {
    app.store.read(job::backlog).await
}

/// Cases on which the legal clock fails.
pub async fn stuck(app: &App) -> Result<Stuck> {
    app.store.read(store::clock_failure::stuck).await
}

/// Brings back the jobs that were set aside; gives how many there were.
pub async fn bring_back(app: &App) -> Result<i64> {
    let at = now::now();
    app.store
        .write(move |tx| {
            let there = job::backlog(tx)?.aside;
            job::bring_back(tx, at);
            Ok(there)
        })
        .await
}

fn text<'a>(body: &'a Value, key: &str) -> &'a str {
    body.get(key).and_then(Value::as_str).unwrap_or("")
}

fn code_message(body: &Value) -> Option<Message> {
    let words = Words::of(Lang::parse(text(body, "lang")).unwrap_or(Lang::FA));
    // The code stays in ASCII digits: telephones offer to fill it in.
    let text_of = words.say_with("sms-code", &[("code", text(body, "code").into())]);
    Some(Message {
        key: String::new(),
        channel: text(body, "channel").into(),
        to: text(body, "to").into(),
        subject: words.say("mail-subject-code"),
        text: text_of,
        at: 0,
    })
}

/// That somebody is reached elsewhere from now on: to both contacts, and whom to tell who did not ask for it.
fn contact_message(app: &App, body: &Value) -> Message {
    let words = Words::of(Lang::parse(text(body, "lang")).unwrap_or(Lang::FA));
    let changed = words.say_with("sms-contact-changed", &[("contact", text(body, "contact").into())]);
    Message {
        key: String::new(),
        channel: text(body, "channel").into(),
        to: text(body, "to").into(),
        subject: words.say("mail-subject-contact"),
        text: format!("{changed} {}", words.help(Help::NotYou, &app.support)),
        at: 0,
    }
}

/// To whom an applicant asks for a signature.
fn cosign_message(app: &App, body: &Value) -> Option<Message> {
    let lang = Lang::parse(text(body, "lang")).unwrap_or(Lang::FA);
    let words = Words::of(lang);
    let version = body.get("version").and_then(Value::as_i64).unwrap_or_default();
    let service = app.offer.version(text(body, "service"), version)?;
    let who = Some(text(body, "who")).filter(|w| !w.is_empty()).map_or_else(|| words.say("cosign-somebody"), String::from);
    Some(Message {
        key: String::new(),
        channel: "sms".into(),
        to: text(body, "to").into(),
        subject: words.say("mail-subject-case"),
        text: words.say_with(
            "sms-cosign",
            &[
                ("who", who.into()),
                ("service", service.title.get(lang).into()),
                ("address", format!("{}/signatures", app.public_url).into()),
            ],
        ),
        at: 0,
    })
}

/// How a person is told of something: `sms` or `email`, and where to.
pub(crate) fn channel(p: &Person) -> Option<(&'static str, String)> {
    match (&p.mobile, &p.email) {
        (Some(m), _) => Some(("sms", m.clone())),
        (None, Some(e)) => Some(("email", e.clone())),
        _ => None,
    }
}

/// Where the case of a tracking code is, for its person, who signs in there; nothing of what is not a case.
fn address(app: &App, code: &str) -> Option<String> {
    (!code.is_empty()).then(|| format!("{}/c/{code}", app.public_url))
}

async fn notification(app: &App, body: &Value) -> Result<Option<Message>> {
    let person: Id = text(body, "person").parse().map_err(Fault::new)?;
    let Some(p) = app.store.read(|tx| store::person::get(tx, person)).await? else { return Ok(None) };
    let Some((channel, to)) = channel(&p) else { return Ok(None) };
    // All about one case is in the language in which it was applied for; jobs from before, and of drafts, know only the person's.
    let lang = Lang::parse(text(body, "lang")).unwrap_or(p.lang);
    let words = Words::of(lang);
    let title = |of: &Value| app.offer.service(text(of, "service")).map(|s| s.title.get(lang).to_string()).unwrap_or_default();
    let code = |of: &Value| words.code(&tracking::grouped(text(of, "code")));
    // Of a case that nobody applied for: the one that needs it.
    let needed_by = body.get("needed_by").filter(|n| !n.is_null());
    // Jobs from before had none.
    let news: Option<News> = body.get("news").map(|n| serde_json::from_value(n.clone())).transpose().map_err(Fault::new)?;
    // By when one answers stands in the message itself.
    let day = news.as_ref().filter(|n| n.answer).and_then(|n| Some((n.until?, words.rule(n.rule.as_ref()?))));
    let to_pay = news.as_ref().and_then(|n| n.payment.as_ref());
    let visit = news.as_ref().and_then(|n| n.visit.as_ref());
    let decision = news.as_ref().and_then(|n| n.decision.as_ref());
    // Where the service's own rule asks, no unit does.
    let asks = news.as_ref().and_then(|n| {
        let answer = |a: &&Awaited| matches!(a.what, Duty::Answer(_));
        // Of several the one that it is about; words from before several could ask name none.
        let about = n.awaited.iter().filter(answer).find(|a| a.task == n.asks).or_else(|| n.awaited.iter().find(answer));
        about.and_then(|a| if let Duty::Answer(by) = &a.what { by.as_ref() } else { None })
    });
    let asks = asks.map(|unit| words.unit(&app.offer.catalogue, "", unit));
    let corrects = news.as_ref().is_some_and(|n| n.awaited.iter().any(|a| a.then.is_some()));
    // Of a later version of the program, a job may have a kind that this one does not know.
    let kind = Told::parse(text(body, "kind")).unwrap_or(Told::Message);
    let key: &str = match kind {
        Told::Submitted if needed_by.is_some() => "sms-sub-case",
        Told::Submitted => "sms-submitted",
        Told::Asked => match (asks.is_some(), day.is_some()) {
            (true, true) => "sms-asked-by-until",
            (true, false) => "sms-asked-by",
            (false, true) if corrects => "sms-correct-until",
            (false, false) if corrects => "sms-correct",
            (false, true) => "sms-asked-until",
            (false, false) => "sms-asked",
        },
        Told::TakenBack => "sms-question-taken-back",
        Told::Reminded if asks.is_some() => "sms-reminded-by",
        Told::Reminded => "sms-reminded",
        Told::Unanswered => "sms-unanswered",
        Told::AnswerMoved if asks.is_some() => "sms-answer-moved-by",
        Told::AnswerMoved => "sms-answer-moved",
        Told::Advanced => "sms-advanced",
        Told::Transferred => "sms-transferred",
        Told::Decided if decision.is_some() => "sms-decided-as",
        Told::Decided => "sms-decided",
        Told::Objected => "sms-objected",
        Told::Withdrawn if news.as_ref().is_some_and(|n| n.review.is_some()) => "sms-objection-taken-back",
        Told::Withdrawn => "sms-case-withdrawn",
        Told::Left => "sms-left",
        Told::SubCaseReplaced => "sms-sub-case-replaced",
        Told::DueChanged => "sms-due-changed",
        Told::Completed => "sms-completed",
        Told::Extended => "sms-extended",
        Told::TaskExtended => "sms-task-extended",
        Told::LimitPassed => "sms-limit-passed",
        Told::Escalated => "sms-escalated",
        Told::Appointed if visit.is_some() => "sms-appointed-at",
        Told::Appointed => "sms-appointed",
        Told::VisitCalledOff => "sms-visit-called-off",
        Told::VisitOnHoliday => "sms-visit-on-holiday",
        // Until when has a sentence of its own, except in jobs from before.
        Told::Payment => match (text(body, "payment").is_empty(), text(body, "until").is_empty() || to_pay.is_some()) {
            (false, false) => "sms-payment-bill-until",
            (false, true) => "sms-payment-bill",
            (true, false) => "sms-payment-until",
            (true, true) => "sms-payment",
        },
        Told::Paid if news.as_ref().is_some_and(|n| n.paid.is_some()) => "sms-paid-part",
        Told::Paid => "sms-paid",
        Told::PaymentNotFound if to_pay.is_some_and(|p| p.until.is_some() || p.limit.is_some()) => "sms-payment-not-found",
        Told::PaymentNotFound => "sms-payment-not-found-no-limit",
        Told::GivenBack => "sms-given-back",
        Told::Overpaid => "sms-overpaid",
        Told::CosignSigned => "sms-cosign-signed",
        Told::CosignDeclined => "sms-cosign-declined",
        Told::Finished => "sms-finished",
        Told::Signed => "sms-signed",
        // Of drafts it is told elsewhere, in words of their own.
        Told::Message | Told::Newer | Told::ServiceWithdrawn => "sms-message",
    };
    let mut args = vec![("service", title(body).into())];
    args.extend(needed_by.into_iter().flat_map(|n| [("parent", title(n).into()), ("number", code(n).into())]));
    let pays = kind == Told::Payment;
    if pays {
        // Numbers by which one pays stay in ASCII digits, as banks take them.
        args.extend(["bill", "payment"].map(|k| (k, text(body, k).into())));
        args.push(("amount", body.get("rials").and_then(Value::as_i64).map(|r| words.money(r)).unwrap_or_default().into()));
        let limit = body.get("limit_at").and_then(Value::as_i64);
        args.push(("day", limit.map_or_else(|| words.day(text(body, "until")), |at| words.until(at)).into()));
    }
    if let Some((day, rule)) = day {
        args.extend([("day", words.until(day).into()), ("rule", rule)]);
    }
    if let Some(Awaited { what: Duty::Visit(unit), at: Some(at), .. }) = visit {
        // No unit stands without its agency.
        args.extend([("unit", words.unit(&app.offer.catalogue, "", unit).into()), ("at", words.date_time(*at).into())]);
    }
    args.extend(asks.filter(|_| matches!(kind, Told::Asked | Told::Reminded | Told::AnswerMoved)).map(|unit| ("unit", unit.into())));
    let paid = news.as_ref().and_then(|n| n.paid).filter(|_| kind == Told::Paid);
    args.extend(paid.into_iter().flat_map(|(n, count)| [("number", n.into()), ("count", count.into())]));
    args.extend(decision.map(|d| ("decision", d.get(lang).into())));
    args.extend(news.as_ref().and_then(|n| n.signed.as_ref()).map(|title| ("title", title.get(lang).into())));
    // Where all the news is told, that is part of it.
    let whole = matches!(kind, Told::Advanced | Told::Transferred | Told::Escalated | Told::Signed);
    let visits_off: Vec<String> = news.iter().filter(|_| !whole).flat_map(|n| words.visits_off(&app.offer.catalogue, n)).collect();
    let lines = match (news, kind) {
        (Some(news), Told::Advanced | Told::Transferred | Told::Escalated) => words.news(&app.offer.catalogue, &news),
        // What was signed is said already.
        (Some(news), Told::Signed) => words.news(&app.offer.catalogue, &News { signed: None, ..news }),
        (Some(news), Told::Asked | Told::Reminded | Told::AnswerMoved) => {
            words.who_found(&app.offer.catalogue, &news).chain(words.otherwise(&news)).collect()
        }
        (Some(news), Told::Payment) => {
            let part = news.payment.as_ref().and_then(|p| p.part);
            let part = part.map(|(n, count)| words.say_with("sms-payment-part", &[("number", n.into()), ("count", count.into())]));
            words
                .signed(&news)
                .into_iter()
                .chain(words.paid(&news))
                .chain(part)
                .chain(news.payment.iter().flat_map(|p| words.payment_time(p)))
                .collect()
        }
        // Of one instalment nobody reads that all is paid.
        (Some(news), Told::Paid) if news.paid.is_some() => news.payment.iter().flat_map(|p| words.payment(p)).collect(),
        (Some(news), Told::PaymentNotFound) => news.payment.iter().flat_map(|p| words.payment(p)).collect(),
        (Some(news), Told::DueChanged) => words.moved(&news).collect(),
        (Some(news), Told::SubCaseReplaced) => words.to_object(&news).into_iter().collect(),
        (Some(news), Told::Extended | Told::TaskExtended) => words.longer(&app.offer.catalogue, &news),
        (Some(news), Told::Completed | Told::Objected) => words.due(&news).into_iter().collect(),
        (Some(news), Told::Decided | Told::Withdrawn | Told::Left) => {
            let review = words.review(&news).filter(|_| kind == Told::Decided);
            let decided = words.decided_before(news.by).into_iter().chain(review).chain(words.stopped(&news)).chain(words.to_object(&news));
            decided.chain(words.refund(&app.offer.catalogue, &news)).collect()
        }
        // What is decided is not with somebody else.
        _ => vec![],
    };
    let tracked = Some(code(body)).filter(|code| !code.is_empty()).map(|code| words.say_with("sms-tracking", &[("code", code.into())]));
    let told = std::iter::once(words.say_with(key, &args)).chain(visits_off).chain(lines).chain(tracked).collect::<Vec<_>>().join(" ");
    Ok(Some(Message {
        key: String::new(),
        channel: channel.into(),
        to,
        subject: words.say(if pays { "mail-subject-payment" } else { "mail-subject-case" }),
        text: [Some(told), address(app, text(body, "code"))].into_iter().flatten().collect::<Vec<_>>().join("\n"),
        at: 0,
    }))
}

/// A case on which the clock cannot act is looked at again after an hour, so that it keeps no other: those that are due
/// longest come first, and only so many at once. What is wrong is for the operator to see: `dargah doctor` and the metrics say it.
async fn later(app: &App, id: Id, why: &Error, at: Millis) -> usize {
    let put = app
        .store
        .write(move |tx| {
            // Who acted meanwhile has set it anew.
            let still = store::case::dates(tx, id)?.wakes_at.is_some_and(|w| w <= at);
            if still {
                noted(tx, id, at);
            }
            Ok(still)
        })
        .await;
    if or_later(put, "clock of a case") {
        tracing::error!(error = %why, case = %id, "the legal clock cannot act on a case and tries again in an hour");
    }
    0
}

/// Notes for the operator that a case cannot go on, and when the clock looks at it again.
pub(crate) fn noted(tx: &mut store::Tx, id: Id, at: Millis) {
    store::case::put_wakes_at(tx, id, Some(at + CLOCK_AGAIN));
    store::clock_failure::put(tx, id, at, at + CLOCK_AGAIN);
}

/// Lets the legal clock act on the cases at which it must look by now; gives the number of those on which it did.
pub async fn tick(app: &App) -> Result<usize> {
    let at = now::now();
    let mut acted = 0;
    for id in app.store.read(|tx| store::case::awake(tx, at, AWAKE)).await? {
        let house = app.clone();
        let done = app
            .store
            .write(move |tx| {
                let mut read = Read::of(&house, tx, id)?;
                let done = read.tick(&house, tx, at)?;
                store::clock_failure::over(tx, id);
                if done == 0 {
                    // Stored by other calendars: when to look again is counted anew.
                    let wakes_at = read.case.wakes_at(&read.service, &house.offer.calendars).filter(|w| *w > at);
                    store::case::put_wakes_at(tx, id, wakes_at);
                }
                Ok(done)
            })
            .await;
        acted += match done {
            Ok(done) => done.min(1),
            // Somebody who acted meanwhile has let the clock act first, or the case itself cannot go on.
            Err(e) => later(app, id, &e, at).await,
        };
    }
    Ok(acted)
}

/// Folds counter deltas.
pub async fn fold(app: &App) -> Result<usize> {
    let deltas = app.store.read(|tx| store::counter::unfolded(tx, FOLD)).await?;
    let n = deltas.len();
    if n == 0 {
        return Ok(0);
    }
    app.store
        .write(move |tx| {
            store::counter::fold(tx, &deltas);
            Ok(())
        })
        .await?;
    Ok(n)
}

/// Covers new events with a signed checkpoint.
pub async fn cover(app: &App) -> Result<usize> {
    let (events, previous) = app.store.read(|tx| Ok((store::event::uncovered(tx, LEAVES)?, store::checkpoint::newest(tx)?))).await?;
    if events.is_empty() {
        return Ok(0);
    }
    let n = events.len();
    let leaves: Vec<_> = events.iter().map(|e| e.2).collect();
    // Clocks of two workers may differ: the line of checkpoints still only goes up.
    let fresh = now::id();
    let after = || previous.as_u128().checked_add(1).map(Id::from_u128).ok_or_else(|| Fault::new("the line of checkpoints has no id left"));
    let id = if fresh > previous { fresh } else { after()? };
    let checkpoint = Checkpoint::sign(&app.key.signing, id, previous, now::now(), &leaves);
    app.store
        .write(move |tx| {
            store::checkpoint::add(tx, &checkpoint, &leaves);
            for (i, (subject, seq, _)) in events.iter().enumerate() {
                store::event::cover(tx, *subject, *seq, checkpoint.id, i as i64);
            }
            Ok(())
        })
        .await?;
    Ok(n)
}

/// Forgets what has ended: codes, attempts, sessions, tokens, old idempotency keys.
pub async fn sweep(app: &App) -> Result<()> {
    let at = now::now();
    app.store
        .write(move |tx| {
            store::sign_in::sweep(tx, at - 3_600_000, at - 86_400_000);
            // For a day the page for signing in can say that a session ended because it was not used.
            store::session::sweep(tx, at - 86_400_000);
            store::clock_failure::sweep(tx, at - 86_400_000);
            store::upload::sweep(tx, Day::at(at, TEHRAN).0 - 1);
            store::token::sweep(tx, at);
            store::idempotency::sweep(tx, at - 7 * 86_400_000);
            Ok(())
        })
        .await
}

/// What was done is said in the log so often, where anything was.
const TOLD: Millis = 60_000;

/// What was done since it was said last.
#[derive(Default)]
struct Done(Mutex<Round>);

impl Done {
    fn add(&self, one: impl FnOnce(&mut Round)) {
        one(&mut self.0.lock().unwrap_or_else(|e| e.into_inner()));
    }
    /// Says it in the log: numbers, nobody's data.
    fn tell(&self) {
        let Round { jobs, failed, folded, covered, ticked } = std::mem::take(&mut *self.0.lock().unwrap_or_else(|e| e.into_inner()));
        if jobs + failed + folded + covered + ticked > 0 {
            tracing::info!(jobs, failed, counters = folded, events = covered, clocks = ticked, "work done");
        }
    }
}

/// Works until told to stop: each lane of jobs by itself, and beside them everything else.
pub async fn run_until(app: &App, stop: Receiver<bool>) {
    let done = Done::default();
    let lane = |lane| jobs(app, lane, &done, stop.clone());
    tokio::join!(lane(Lane::Urgent), lane(Lane::Ordinary), upkeep(app, &done, stop.clone()));
    done.tell();
}

/// Waits, but not longer than until told to stop.
async fn pause(stop: &mut Receiver<bool>, how_long: Duration) {
    tokio::select! {
        () = tokio::time::sleep(how_long) => {}
        Ok(_) = stop.wait_for(|s| *s) => {}
    }
}

/// Does the jobs of a lane, some at once: when one ends, the next begins.
async fn jobs(app: &App, lane: Lane, done: &Done, mut stop: Receiver<bool>) {
    let ended = |ok: std::result::Result<bool, _>| done.add(|d| *(if ok.unwrap_or(false) { &mut d.jobs } else { &mut d.failed }) += 1);
    let mut under_way: JoinSet<bool> = JoinSet::new();
    while !*stop.borrow() {
        let free = AT_ONCE - under_way.len();
        let taken = if free > 0 { or_later(take(app, lane, free).await, "jobs") } else { vec![] };
        for job in taken {
            under_way.spawn(run(app.clone(), job));
        }
        tokio::select! {
            Some(ok) = under_way.join_next() => ended(ok),
            () = pause(&mut stop, PAUSE) => {}
        }
    }
    let rest = async {
        while let Some(ok) = under_way.join_next().await {
            ended(ok);
        }
    };
    let _ = tokio::time::timeout(LAST, rest).await;
}

/// Folds, covers and sweeps; and once, follows the calendars.
async fn upkeep(app: &App, done: &Done, mut stop: Receiver<bool>) {
    let (mut swept, mut told, mut followed) = (0, now::now(), false);
    while !*stop.borrow() {
        if !followed {
            match crate::follow::calendar(app).await {
                Ok(_) => followed = true,
                Err(e) => tracing::warn!(error = %e, "legal dates could not be brought in line with the calendars; again later"),
            }
        }
        let ticked = or_later(tick(app).await, "clock");
        let (folded, covered) = (or_later(fold(app).await, "fold"), or_later(cover(app).await, "cover"));
        done.add(|d| {
            d.ticked += ticked;
            d.folded += folded;
            d.covered += covered;
        });
        if now::now() - told > TOLD {
            told = now::now();
            done.tell();
        }
        if now::now() - swept > 600_000 {
            swept = now::now();
            or_later(sweep(app).await, "sweep");
            or_later(sweep_files(app).await, "files");
        }
        let more = ticked >= AWAKE as usize || folded >= FOLD as usize || covered >= LEAVES as usize;
        pause(&mut stop, if more { Duration::from_millis(20) } else { PAUSE }).await;
    }
}
