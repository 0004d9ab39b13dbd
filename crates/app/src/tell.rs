//! Telling people with an open draft that their service has a newer version, or was withdrawn: promised when that version is published, or an
//! hour after the file of the service was found to be gone, done by the worker in batches. Each draft is told once of each version, also when a worker dies between two batches or a batch comes twice.

use crate::{App, Error, Fault, Result, now, publish};
use connect::Message;
use domain::package::diff::{self, Changes};
use domain::{Id, Millis, Msg, Refusal, Text};
use pages::Words;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::draft::Older;
use store::job::{self, Lane};
use store::notice::{self, AboutDraft};
use store::{Tx, draft, person};

/// Kind of the job.
pub(crate) const KIND: &str = "tell_newer";
/// Drafts of one batch; its messages are sent before the next one.
pub const BATCH: i64 = 100;
/// Changes in a text message; a mail has all of them.
const MOST_CHANGES: usize = 3;
/// Characters of one change in a text message.
const MOST_LETTERS: usize = 100;

/// How far a job has come.
#[derive(Serialize, Deserialize)]
struct Progress {
    service: String,
    version: i64,
    /// Version and id of the last draft of the batch before.
    after: (i64, Id),
    /// Whether the file of the service is gone, and this is its last version.
    #[serde(default)]
    gone: bool,
    /// When that was found; nothing in jobs of before this was kept.
    #[serde(default)]
    since: Option<Millis>,
}

/// What a message says, and to whom.
#[derive(Serialize, Deserialize)]
struct Told {
    person: Id,
    /// As other notices have it.
    kind: String,
    draft: Id,
    service: String,
    old_version: i64,
    new_version: i64,
}

/// Promises it, in the transaction that publishes the version.
pub(crate) fn promise(tx: &mut Tx, service: &str, version: i64, at: Millis) {
    let body = json!({ "service": service, "version": version, "after": (0, Id::nil()) });
    job::add(tx, now::id(), Lane::Ordinary, KIND, body.to_string(), at);
}

/// Promises to tell that the file of a service is gone, in the transaction that finds it: after a while, in which it may come back.
pub(crate) fn promise_end(tx: &mut Tx, service: &str, last: i64, at: Millis) {
    let body = json!({ "service": service, "version": last, "after": (0, Id::nil()), "gone": true, "since": at });
    job::add(tx, now::id(), Lane::Ordinary, KIND, body.to_string(), at + publish::COMES_BACK);
}

/// What changes for whoever has a draft on `old`, and why it does not hold any more, if it does not.
pub fn between(app: &App, service: &str, old: i64, new: i64) -> Option<(Changes, Option<Text>)> {
    let (a, b) = (app.offer.version(service, old)?, app.offer.version(service, new)?);
    Some((diff::services(&a, &b), app.offer.void_by(service, old, new).cloned()))
}

/// Tells one batch of drafts: notice, message and the mark that they are told, together. Gives the body of the job for the batch after it;
/// nothing when all are told.
pub async fn batch(app: &App, body: &str) -> Result<Option<String>> {
    let mut progress: Progress = serde_json::from_str(body).map_err(Fault::new)?;
    let (service, version, gone) = (progress.service.clone(), progress.version, progress.gone);
    // It came back and is gone anew: of that another job tells.
    if let Some(since) = progress.since
        && app.store.read(|tx| Ok(publish::gone_since(tx)?.get(&service).is_some_and(|anew| *anew > since))).await?
    {
        return Ok(None);
    }
    // It came back, whatever this process still has of the packages.
    if gone && !app.store.read(|tx| Ok(publish::gone(tx)?.contains_key(&service))).await? {
        return Ok(None);
    }
    let kind = match app.offer.service(&service) {
        _ if gone && app.offer.is_withdrawn(&service) => notice::WITHDRAWN,
        _ if gone => return Err(Fault::new(format!("{service} is gone from newer packages than these")).into()),
        Some(newest) if newest.version == version && app.offer.is_withdrawn(&service) => notice::WITHDRAWN,
        Some(newest) if newest.version == version => notice::NEWER,
        // Of a later one another job tells.
        Some(newest) if newest.version > version => return Ok(None),
        _ => return Err(Fault::new(format!("version {version} of {service} is not here yet")).into()),
    };
    let after = progress.after;
    let done: Vec<Older> = app
        .store
        .write(move |tx| {
            let at = now::now();
            let drafts = match gone {
                true => draft::not_told_of_end(tx, &service, version, after, BATCH)?,
                false => draft::older(tx, &service, version, after, BATCH)?,
            };
            for d in drafts.iter().filter(|d| gone || d.told < version) {
                let about = AboutDraft { draft: d.id, old_version: d.version, new_version: version };
                notice::add_about_draft(tx, (now::id(), kind), d.person, &service, &about, at);
                let told = Told {
                    person: d.person,
                    kind: kind.into(),
                    draft: d.id,
                    service: service.clone(),
                    old_version: d.version,
                    new_version: version,
                };
                let message = serde_json::to_string(&told).map_err(Fault::new)?;
                job::add(tx, now::id(), Lane::Ordinary, "notify", message, at);
                draft::put_told(tx, d.id, version);
            }
            Ok(drafts)
        })
        .await?;
    let Some(last) = done.last().filter(|_| done.len() as i64 == BATCH) else { return Ok(None) };
    progress.after = (last.version, last.id);
    Ok(Some(serde_json::to_string(&progress).map_err(Fault::new)?))
}

/// The message to one person; nothing when the draft is gone or stands on the newer version by now.
pub(crate) async fn message(app: &App, body: &str) -> Result<Option<Message>> {
    let told: Told = serde_json::from_str(body).map_err(Fault::new)?;
    let found = app.store.read(|tx| Ok((draft::get(tx, told.person, told.draft)?, person::get(tx, told.person)?))).await;
    let person = match found {
        Ok((d, Some(p))) if d.version < told.new_version || told.kind == notice::WITHDRAWN => p,
        Ok(_) | Err(Error::Refused(Refusal::NotFound)) => return Ok(None),
        Err(e) => return Err(e),
    };
    let Some((channel, to)) = crate::worker::channel(&person) else { return Ok(None) };
    let words = Words::of(person.lang);
    let known = app.offer.service(&told.service).or_else(|| app.offer.version(&told.service, told.new_version));
    let service = known.map(|s| s.title.get(person.lang).to_string()).unwrap_or_default();
    let link = format!("{}/drafts/{}", app.public_url, told.draft);
    let (subject, text) = if told.kind == notice::WITHDRAWN {
        let note = crate::draft::withdrawn(app, &told.service).map(|m| words.msg(&m)).unwrap_or_default();
        let text = words.say_with("sms-withdrawn", &[("service", service.into()), ("note", note.into()), ("link", link.into())]);
        (words.say("mail-subject-withdrawn"), text)
    } else {
        let (changes, void) = between(app, &told.service, told.old_version, told.new_version)
            .ok_or_else(|| Fault::new(format!("version {} of {} is not here yet", told.new_version, told.service)))?;
        (words.say("mail-subject-newer"), words_of(words, (&service, &format!("{link}/newer")), &changes, void, channel == "sms"))
    };
    Ok(Some(Message { key: String::new(), channel: channel.into(), to, subject, text, at: 0 }))
}

fn words_of(words: &Words, (service, link): (&str, &str), changes: &Changes, void: Option<Text>, short: bool) -> String {
    let mut lines = vec![words.say_with("sms-newer", &[("service", service.into())])];
    lines.push(match void {
        Some(reason) => words.say_with("sms-newer-void", &[("reason", reason.get(words.lang()).into())]),
        None => words.say("sms-newer-holds"),
    });
    let all: Vec<&Msg> = changes.people.iter().chain(&changes.fees).collect();
    let most = if short { MOST_CHANGES } else { all.len() };
    lines.push(words.say(if all.is_empty() { "newer-changes-none" } else { "sms-newer-changes" }));
    let said = |m: &&Msg| if short { shortened(&words.msg(m)) } else { words.msg(m) };
    lines.extend(all.iter().take(most).map(|m| words.say_with("sms-newer-change", &[("change", said(m).into())])));
    if all.len() > most {
        lines.push(words.say_with("sms-newer-more", &[("count", (all.len() - most).into())]));
    }
    lines.push(words.say_with("sms-newer-link", &[("link", link.into())]));
    lines.join("\n")
}

/// A text that is too long for a message ends where a word does.
fn shortened(text: &str) -> String {
    if text.chars().count() <= MOST_LETTERS {
        return text.into();
    }
    let cut: String = text.chars().take(MOST_LETTERS).collect();
    let end = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end())
}
