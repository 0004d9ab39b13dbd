//! Signing in and out, for people and for officers.

use crate::{App, Result, now};
use domain::{Id, Lang, Msg, Refusal};
use identity::secret::{Holder, open_session};
use identity::{Claim, Secret, code, passphrase};
use serde_json::json;
use store::job::Lane;

/// Begins a sign-in by code: the code is sent as a job to the contact that was named, whoever that is, unless the number was named with
/// too many contacts; the answer is the same.
pub async fn start(app: &App, claim: Claim, address: &str, lang: Lang) -> Result<Id> {
    let (digits, at, address) = (code::digits(now::random()), now::now(), address.to_string());
    let (ids, most) = ([now::id(), now::id(), now::id(), now::id()], app.limits.codes);
    let (others, job) = ([now::id(), now::id()], now::id());
    app.store
        .write(move |tx| {
            let sends = code::others(tx, &claim, &address, others, at)?;
            let started = code::start(tx, &claim, &address, &digits, ids, most, at)?;
            if sends {
                let channel = if claim.kind() == "resident" { "sms" } else { "email" };
                let until = at + code::LIVES;
                let body =
                    json!({ "channel": channel, "to": claim.contact(), "key": "code", "lang": lang, "code": digits, "until": until });
                store::job::add(tx, job, Lane::Urgent, "message", body.to_string(), at);
            }
            Ok(started.reference)
        })
        .await
}

/// Sends another code for a sign-in that has begun; the one before still opens, should it only be late.
pub async fn again(app: &App, reference: Id, address: &str, lang: Lang) -> Result<Id> {
    let claim = app.store.read(|tx| code::claim_of(tx, reference)).await?.ok_or(Refusal::WrongCode)?;
    start(app, claim, address, lang).await
}

/// Whether the code of a sign-in that has begun can still be entered.
pub async fn is_open(app: &App, reference: Id) -> Result<bool> {
    let at = now::now();
    app.store.read(|tx| code::is_open(tx, reference, at)).await
}

/// Ends a sign-in by code: the session's secret. The session that the browser had is ended. What is no code at all is refused (`code`)
/// and is no try.
pub async fn finish(
    app: &App,
    reference: Id,
    typed: &str,
    before: Option<Secret>,
    agent: &str,
    address: &str,
    lang: Lang,
) -> Result<Secret> {
    if code::typed(typed).is_none() {
        return Err(Refusal::wrong("code", Msg::new("refusal-code-digits")).into());
    }
    let (at, fresh, session, secret) = (now::now(), [now::id(), now::id()], now::id(), Secret::new(now::random()));
    let (typed, agent, given, attempt, address) = (typed.to_string(), agent.to_string(), secret.clone(), now::id(), address.to_string());
    let unused = app.limits.unused;
    app.store
        .write(move |tx| {
            code::throttle(tx, &code::attempt_key("code", &address), &[code::WRONG_CODES], attempt, at)?;
            let person = match code::finish(tx, reference, &typed, &address, fresh, lang, at)? {
                Ok(p) => p,
                Err(refusal) => return Ok(Err(refusal)),
            };
            store::sign_in::forgive(tx, attempt);
            open_session(tx, &given, session, &Holder::Person(person.id), before.as_ref(), &agent, unused, at);
            Ok(Ok(()))
        })
        .await??;
    Ok(secret)
}

/// Signs an officer in by name and passphrase.
pub async fn officer(app: &App, name: &str, typed: &str, before: Option<Secret>, agent: &str, address: &str) -> Result<Secret> {
    let (at, name) = (now::now(), name.trim().to_lowercase());
    // No name has control characters, and a database may not take them.
    if name.is_empty() || name.len() > 80 || name.chars().any(char::is_control) || typed.is_empty() || typed.len() > passphrase::LONGEST * 4
    {
        return Err(Refusal::WrongCode.into());
    }
    let limits = [
        (code::attempt_key("officer-here", &format!("{name} {address}")), vec![code::WRONG_HERE, code::WRONG_HERE_A_DAY]),
        (code::attempt_key("desk-network", address), vec![code::WRONG_OF_NETWORK]),
        (code::attempt_key("officer", &name), vec![code::WRONG_A_DAY]),
    ];
    let ids = [now::id(), now::id(), now::id()];
    let account = {
        let name = name.clone();
        app.store
            .write(move |tx| {
                for ((key, limits), id) in limits.iter().zip(ids) {
                    code::throttle(tx, key, limits, id, at)?;
                }
                store::officer::get(tx, &name)
            })
            .await?
    };
    // Hashing is heavy on purpose; only a few at a time, off the threads that answer.
    let right = {
        let _turn = app.hashing.acquire().await.map_err(store::Fault::new)?;
        let (typed, stored) = (typed.to_string(), account.as_ref().filter(|a| a.active).map(|a| a.passphrase.clone()));
        tokio::task::spawn_blocking(move || passphrase::verify(&typed, stored.as_deref())).await.map_err(store::Fault::new)?
    };
    if !right {
        return Err(Refusal::WrongCode.into());
    }
    let (secret, session, agent) = (Secret::new(now::random()), now::id(), agent.to_string());
    let (given, unused) = (secret.clone(), app.limits.unused);
    app.store
        .write(move |tx| {
            // Only wrong ones count.
            ids.into_iter().for_each(|id| store::sign_in::forgive(tx, id));
            open_session(tx, &given, session, &Holder::Officer(name.clone()), before.as_ref(), &agent, unused, at);
            Ok(())
        })
        .await?;
    Ok(secret)
}

/// Ends the session of a secret.
pub async fn out(app: &App, secret: Secret) -> Result<()> {
    app.store
        .write(move |tx| {
            store::session::end(tx, secret.hash());
            Ok(())
        })
        .await
}
