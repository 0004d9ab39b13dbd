//! The worker: does what was promised (jobs), folds counters, covers new events with a checkpoint, forgets what has ended.
//! Any number of workers may run; each step is taken by one of them.

use crate::{App, Error, Fault, Result, now};
use connect::Message;
use domain::receipt::Checkpoint;
use domain::{Id, Lang, Millis, Refusal, tracking};
use pages::Words;
use serde_json::Value;
use store::job::Job;

/// A job is somebody's for this long; then it comes back.
const LEASE: Millis = 60_000;
/// Events under one checkpoint at most; small, so that the writer is never kept long.
const LEAVES: i64 = 512;
/// Deltas folded at a time.
const FOLD: i64 = 1000;

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Jobs done.
    pub jobs: usize,
    /// Jobs that failed and will be tried again.
    pub failed: usize,
    /// Counter deltas folded.
    pub folded: usize,
    /// Events covered.
    pub covered: usize,
}

impl Round {
    /// Whether there may be more to do at once.
    pub fn was_full(&self) -> bool {
        self.jobs >= 50 || self.folded >= FOLD as usize || self.covered >= LEAVES as usize
    }
}

/// One round of everything but sweeping.
pub async fn round(app: &App) -> Result<Round> {
    // Each of the three for itself: a step that fails, or that another worker was quicker at, must not keep the others.
    let mut done = Round { folded: or_later(fold(app).await, "fold"), covered: or_later(cover(app).await, "cover"), ..Default::default() };
    let due = app.store.read(|tx| store::job::due(tx, now::now(), 50)).await?;
    for job in due {
        match run(app, job).await {
            Ok(true) => done.jobs += 1,
            Ok(false) => done.failed += 1,
            // Another worker has it.
            Err(Error::Refused(_)) => {}
            Err(e) => return Err(e),
        }
    }
    Ok(done)
}

/// What a step did; nothing when it must be done in a later round.
fn or_later(result: Result<usize>, step: &str) -> usize {
    result.unwrap_or_else(|e| {
        tracing::warn!(error = %e, step, "a step of the worker failed and will be done later");
        0
    })
}

async fn run(app: &App, job: Job) -> Result<bool> {
    let (taken, at) = (job.clone(), now::now());
    app.store
        .write(move |tx| {
            store::job::take(tx, &taken, at + LEASE);
            Ok(())
        })
        .await?;
    let result = perform(app, &job).await;
    let (id, attempts) = (job.id, job.attempts);
    let ok = result.is_ok();
    app.store
        .write(move |tx| {
            match &result {
                Ok(()) => store::job::done(tx, id),
                // Again after 2, 4, 8 … seconds, at most an hour.
                Err(problem) => store::job::again(tx, id, now::now() + (2000i64 << attempts.min(11)).min(3_600_000), problem),
            }
            Ok(())
        })
        .await?;
    if !ok {
        tracing::warn!(job = %job.id, kind = job.kind, "job failed and will be tried again");
    }
    Ok(ok)
}

async fn perform(app: &App, job: &Job) -> std::result::Result<(), String> {
    let body: Value = serde_json::from_str(&job.body).map_err(|e| e.to_string())?;
    let message = match job.kind.as_str() {
        "message" => code_message(&body),
        "notify" => notification(app, &body).await.map_err(|e| e.to_string())?,
        other => return Err(format!("unknown kind of job: {other}")),
    };
    let Some(mut message) = message else { return Ok(()) };
    message.key = job.id.to_string();
    message.at = now::now();
    let sender = if message.channel == "email" { app.email.clone() } else { app.sms.clone() };
    tokio::task::spawn_blocking(move || sender.send(&message)).await.map_err(|e| e.to_string())?
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

async fn notification(app: &App, body: &Value) -> Result<Option<Message>> {
    let person: Id = text(body, "person").parse().map_err(Fault::new)?;
    let Some(p) = app.store.read(|tx| store::person::get(tx, person)).await? else { return Ok(None) };
    let (channel, to) = match (p.mobile, p.email) {
        (Some(m), _) => ("sms", m),
        (None, Some(e)) => ("email", e),
        _ => return Ok(None),
    };
    let words = Words::of(p.lang);
    let service = app.offer.service(text(body, "service")).map(|s| s.title.get(p.lang).to_string()).unwrap_or_default();
    let key: &str = match text(body, "kind") {
        "submitted" => "sms-submitted",
        "asked" => "sms-asked",
        "advanced" => "sms-advanced",
        "transferred" => "sms-transferred",
        "decided" => "sms-decided",
        _ => "sms-message",
    };
    let args = [("service", service.into()), ("code", words.digits(&tracking::grouped(text(body, "code"))).into())];
    Ok(Some(Message {
        key: String::new(),
        channel: channel.into(),
        to,
        subject: words.say("mail-subject-case"),
        text: words.say_with(key, &args),
        at: 0,
    }))
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
    let id = if fresh > previous { fresh } else { Id::from_u128(previous.as_u128() + 1) };
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
            store::session::sweep(tx, at);
            store::token::sweep(tx, at);
            store::idempotency::sweep(tx, at - 7 * 86_400_000);
            Ok(())
        })
        .await
}

/// Works until told to stop.
pub async fn run_until(app: &App, mut stop: tokio::sync::watch::Receiver<bool>) {
    let mut swept = 0;
    while !*stop.borrow() {
        let wait = match round(app).await {
            Ok(r) if r.was_full() => std::time::Duration::from_millis(20),
            Ok(_) => std::time::Duration::from_millis(300),
            // Two workers at the same step: the other one did it.
            Err(Error::Refused(Refusal::Conflict(_))) => std::time::Duration::from_millis(50),
            Err(e) => {
                tracing::warn!(error = %e, "a round of the worker failed");
                std::time::Duration::from_secs(1)
            }
        };
        if now::now() - swept > 600_000 {
            swept = now::now();
            if let Err(e) = sweep(app).await {
                tracing::warn!(error = %e, "sweeping failed");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            _ = stop.changed() => {}
        }
    }
}
