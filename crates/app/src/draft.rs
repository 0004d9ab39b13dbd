//! Filling in: start, save an answer, attach and remove files, discard, submit. A draft stays on the version it started.

use crate::submit::{Given, Hashed};
use crate::{App, Draft, Error, Fault, Person, Result, Submitted, cosign, now, submit};
use connect::files::{Content, LARGEST, sniff};
use domain::calendar::{Day, TEHRAN};
use domain::form::{self, Answers};
use domain::package::{Evidence, Question, Service};
use domain::question::{Attached, Kind, file_name};
use domain::{Arg, Id, Lang, Millis, Msg, Refusal};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most drafts of one person at a time.
const MOST_DRAFTS: usize = 20;

/// Starts a draft of the newest version, or gives the one the person has of it already.
pub async fn start(app: &App, person: &Person, service: &str) -> Result<Id> {
    let service = app.offer.service(service).ok_or(Refusal::NotFound)?;
    submit::may_apply(&service, person)?;
    submit::holds(app, &service)?;
    let at = now::now();
    let draft = Draft {
        id: now::id(),
        person: person.id,
        service: service.id.clone(),
        version: service.version,
        answers: Answers::new(),
        aside: Answers::new(),
        created_at: at,
        changed_at: at,
    };
    app.store
        .write(move |tx| {
            let have = store::draft::of_person(tx, draft.person, MOST_DRAFTS as i64 + 1)?;
            if let Some(d) = have.iter().find(|d| d.service == draft.service) {
                return Ok(d.id);
            }
            if have.len() >= MOST_DRAFTS {
                return Err(Refusal::Conflict(Msg::new("refusal-too-many-drafts").with("max", MOST_DRAFTS)).into());
            }
            store::draft::add(tx, &draft);
            Ok(draft.id)
        })
        .await
}

/// That a service takes no new applications any more, and whom to ask what to do instead; nothing while it does.
pub fn withdrawn(app: &App, service: &str) -> Option<Msg> {
    if !app.offer.is_withdrawn(service) {
        return None;
    }
    let newest = app.offer.service(service);
    Some(match newest.as_ref().and_then(|s| app.offer.agency(&s.agency)) {
        Some(a) => Msg::new("draft-withdrawn").with("agency", a.title.clone()).with("phone", Arg::Digits { digits: a.phone.clone() }),
        None => Msg::new("draft-withdrawn-agency-gone"),
    })
}

/// A person's draft with the version of the service on which it stands.
pub async fn get(app: &App, person: Id, id: Id) -> Result<(Draft, Arc<Service>)> {
    let draft = app.store.read(|tx| store::draft::get(tx, person, id)).await?;
    let service = version(app, &draft)?;
    Ok((draft, service))
}

fn version(app: &App, draft: &Draft) -> Result<Arc<Service>> {
    let version = app.offer.version(&draft.service, draft.version);
    Ok(version.ok_or_else(|| Fault::new(format!("version {} of {} is not here", draft.version, draft.service)))?)
}

fn question<'a>(service: &'a Service, id: &str) -> Result<&'a Question> {
    service.question(id).ok_or_else(|| Refusal::NotFound.into())
}

/// A mark of a saved answer, to tell whether it is still the one that somebody saw; empty where there is none.
pub fn mark(answer: Option<&Value>) -> String {
    answer.map(|a| submit::answers_hash(&a.to_string())[..16].to_string()).unwrap_or_default()
}

/// Saves one answer and gives the draft as it stands then; a wrong answer is refused and the saved one stays. What is
/// given comes from `raw`, by the question and what is saved for it. With the mark of what was `seen`, another answer is refused when
/// a third one was saved since. One read, and one transaction when the answer is another one; when the draft was changed between the
/// two, once more.
pub async fn answer(
    app: &App,
    (person, id): (Id, Id),
    question_id: &str,
    seen: Option<&str>,
    raw: impl Fn(&Question, Option<&Value>) -> Result<Value> + Send,
) -> Result<(Draft, Arc<Service>)> {
    loop {
        let (mut draft, service) = get(app, person, id).await?;
        let (at, read_at) = (now::now(), draft.changed_at);
        let q = question(&service, question_id)?;
        let raw = raw(q, draft.answers.get(question_id))?;
        let today = app.offer.today(&service.agency, at);
        let value = form::check_step(&service, q, &raw, &draft.answers, &today).map_err(|m| Refusal::wrong(question_id, m))?;
        if let (Some(v), domain::question::Kind::Cosign(_)) = (&value, &q.kind) {
            cosign::not_oneself(app, person, q, v).await?;
        }
        if draft.answers.get(question_id) == value.as_ref() {
            return Ok((draft, service));
        }
        if seen.is_some_and(|seen| seen != mark(draft.answers.get(question_id))) {
            return Err(Refusal::Conflict(Msg::new("refusal-answer-changed")).into());
        }
        match value {
            Some(v) => draft.answers.insert(question_id.to_string(), v),
            None => draft.answers.remove(question_id),
        };
        let saved = app
            .store
            .write(move |tx| {
                // Another answer came meanwhile, maybe one on which this one depends.
                if store::draft::get(tx, person, id)?.changed_at != read_at {
                    return Ok(None);
                }
                let mut draft = draft.clone();
                save(tx, &mut draft, at.max(read_at + 1));
                Ok(Some(draft))
            })
            .await?;
        if let Some(draft) = saved {
            return Ok((draft, service));
        }
    }
}

fn save(tx: &mut store::Tx, draft: &mut Draft, at: i64) {
    draft.changed_at = at;
    store::draft::put(tx, draft.id, &draft.answers, at);
}

/// What one person may upload in a day; a day is one of Tehran.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayLimit {
    /// Bytes of all files.
    pub bytes: i64,
    /// Files.
    pub files: i64,
}

impl Default for DayLimit {
    fn default() -> Self {
        DayLimit { bytes: 500 * 1_048_576, files: 200 }
    }
}

/// Counts one more file of a person's day before it is kept; refused beside `field` when the day is full. Of uploads at
/// once, each is counted: it is one row in one transaction.
async fn count(app: &App, person: Id, field: &str, bytes: i64) -> Result<()> {
    let (limit, day) = (app.limits.uploads, Day::at(now::now(), TEHRAN).0);
    let full = Msg::new("answer-day-full").with("files", limit.files).with("megabytes", limit.bytes / 1_048_576);
    let full = Refusal::wrong(field, full);
    app.store
        .write(move |tx| {
            let (had, files) = store::upload::of_day(tx, person, day)?;
            if had.saturating_add(bytes) > limit.bytes || files >= limit.files {
                return Err(full.clone().into());
            }
            store::upload::add(tx, person, day, bytes);
            Ok(())
        })
        .await
}

/// Keeps files of a person: all of them, if each is of a kind we take.
pub async fn keep_all(app: &App, person: Id, field: &str, files: Vec<Given>) -> Result<Vec<Attached>> {
    for f in &files {
        looked_at(None, field, &f.name, &f.bytes)?;
    }
    let mut kept: Vec<Attached> = vec![];
    for f in files {
        keep(app, person, field, &f.name, f.bytes).await?.join(&mut kept);
    }
    Ok(kept)
}

/// Keeps bytes as a person's file if they are of a kind we take; what it is, is read from its content.
pub async fn keep(app: &App, person: Id, field: &str, name: &str, bytes: Vec<u8>) -> Result<Attached> {
    let file = looked_at(None, field, name, &bytes)?;
    count(app, person, field, file.size).await?;
    let (sha256, ()) = put(app, hashed(bytes).await?, |_, _| Ok(())).await?;
    Ok(Attached { sha256, ..file })
}

/// The same for what was hashed already.
pub async fn keep_hashed(app: &App, person: Id, field: &str, name: &str, content: Arc<Content>) -> Result<Attached> {
    let file = looked_at(None, field, name, content.bytes())?;
    count(app, person, field, file.size).await?;
    let (sha256, ()) = put(app, content, |_, _| Ok(())).await?;
    Ok(Attached { sha256, ..file })
}

/// Hashes bytes on a thread that may take its time.
async fn hashed(bytes: Vec<u8>) -> Result<Arc<Content>> {
    Ok(tokio::task::spawn_blocking(move || Arc::new(Content::of(bytes))).await.map_err(Fault::new)?)
}

/// The name under which somebody sent what is not kept, without its folders and what cannot be seen, and not too long.
fn shown_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let shown: String = domain::persian::tidy(last).chars().filter(|c| !c.is_control()).take(80).collect();
    if shown.trim().is_empty() { "file".into() } else { shown }
}

/// What the bytes are, without their hash, if they may be kept: for a kind of evidence, by its own list of types and its own
/// largest size.
fn looked_at(evidence: Option<&Evidence>, field: &str, name: &str, bytes: &[u8]) -> Result<Attached> {
    if bytes.is_empty() {
        return Err(Refusal::wrong(field, Msg::new("answer-file-empty")).into());
    }
    let largest = evidence.map_or(LARGEST as i64, |e| e.max_bytes.min(LARGEST as i64));
    if bytes.len() as i64 > largest {
        return Err(Refusal::wrong(field, Msg::new("answer-file-too-large").with("max", largest / 1_048_576)).into());
    }
    let taken = evidence.map_or_else(|| form::ANY_FILE.map(String::from).to_vec(), |e| e.accept.clone());
    let kind = sniff(bytes).filter(|k| taken.iter().any(|t| t == k)).ok_or_else(|| {
        Refusal::wrong(field, Msg::new("answer-file-type-of").with("name", shown_name(name)).with("types", form::file_types(&taken)))
    })?;
    Ok(Attached { sha256: String::new(), name: file_name(name, kind), kind: kind.into(), size: bytes.len() as i64 })
}

/// Why a file could not be kept: a full disk passes once somebody made room.
fn not_kept(e: &std::io::Error) -> Error {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    if matches!(e.kind(), StorageFull | QuotaExceeded) {
        tracing::error!(error = %e, "a file could not be kept: free room on the disk of the data folder");
        return Refusal::NoRoom.into();
    }
    Fault::new(format!("keeping a file: {e}")).into()
}

/// Keeps bytes, and in one transaction notes it and does what `also` does with their hash. What was removed for being old
/// in between is kept once more, so `also` may be done again: see `sweep_files`.
async fn put<T: Send + 'static>(
    app: &App,
    content: Arc<Content>,
    also: impl Fn(&mut store::Tx, &str) -> Result<T> + Clone + Send + 'static,
) -> Result<(String, T)> {
    loop {
        let (house, bytes) = (app.clone(), content.clone());
        let kept = tokio::task::spawn_blocking(move || house.files.put_content(&bytes)).await.map_err(Fault::new)?;
        let (sha256, was_there) = kept.map_err(|e| not_kept(&e))?;
        let note = move |tx: &mut store::Tx, sha256: &str| store::file::kept(tx, sha256, was_there, now::now());
        let (row, also) = (sha256.clone(), also.clone());
        let done = app
            .store
            .write(move |tx| {
                note(tx, &row);
                also(tx, &row)
            })
            .await;
        if let Err(Error::Refused(_)) = &done {
            // The content lies there all the same: without its row nobody would ever remove it.
            let row = sha256.clone();
            app.store
                .write(move |tx| {
                    note(tx, &row);
                    Ok(())
                })
                .await?;
        }
        let done = done?;
        if app.files.has(&sha256) {
            return Ok((sha256, done));
        }
    }
}

/// Attaches files to an evidence question of a draft, which stands on this version of its service: all of them or none. One
/// that is attached already is not attached twice. Gives the draft as it stands then.
pub async fn attach(app: &App, (person, id): (Id, Id), service: &Arc<Service>, question_id: &str, files: Vec<Given>) -> Result<Draft> {
    let q = question(service, question_id)?.clone();
    let Kind::Evidence(domain::question::Files { evidence, .. }) = &q.kind else {
        return Err(Refusal::wrong(question_id, Msg::new("answer-wrong-type")).into());
    };
    let (mut new, mut contents) = (vec![], vec![]);
    for f in files {
        let file = looked_at(service.evidence_kind(evidence), question_id, &f.name, &f.bytes)?;
        let content = hashed(f.bytes).await?;
        new.push(Attached { sha256: content.sha256().into(), ..file });
        contents.push(content);
    }
    let at = now::now();
    let (service, key, today, version) = (service.clone(), question_id.to_string(), app.offer.today(&service.agency, at), service.version);
    let sizes: Vec<i64> = new.iter().map(|f| f.size).collect();
    let add = move |draft: &mut Draft| -> Result<()> {
        let mut files = attached(&draft.answers, &key);
        for f in &new {
            f.clone().join(&mut files);
        }
        let raw = serde_json::to_value(files).map_err(Fault::new)?;
        if let Some(v) = form::check_step(&service, &q, &raw, &draft.answers, &today).map_err(|m| Refusal::wrong(&key, m))? {
            draft.answers.insert(key.clone(), v);
        }
        Ok(())
    };
    for size in sizes {
        count(app, person, question_id, size).await?;
    }
    let Some((last, before)) = contents.split_last() else { return Ok(get(app, person, id).await?.0) };
    for content in before {
        put(app, content.clone(), |_, _| Ok(())).await?;
    }
    // Read and written in one transaction: of two uploads at once none is lost.
    let attached = move |tx: &mut store::Tx, _: &str| {
        let mut draft = store::draft::get(tx, person, id)?;
        if draft.version != version {
            // Carried over in another tab while the file was on its way.
            return Err(Refusal::Conflict(Msg::new("refusal-changed-meanwhile")).into());
        }
        add(&mut draft)?;
        save(tx, &mut draft, at);
        Ok(draft)
    };
    Ok(put(app, last.clone(), attached).await?.1)
}

/// The number of files that an evidence question of a draft takes besides those it has, and what is said of one more;
/// nothing for another question.
pub fn room(service: &Service, draft: &Draft, question_id: &str) -> Option<(usize, Refusal)> {
    let Kind::Evidence(files) = &service.question(question_id)?.kind else { return None };
    let most = usize::try_from(files.max_files).unwrap_or_default();
    let full = Refusal::wrong(question_id, Msg::new("answer-too-many-files").with("max", files.max_files));
    Some((most.saturating_sub(attached(&draft.answers, question_id).len()), full))
}

/// That files fit the evidence questions for which they are given, in number, size and type; told before one is kept.
pub fn fit(service: &Service, files: &BTreeMap<String, Vec<Hashed>>) -> Result<()> {
    for (id, files) in files {
        let Some(Kind::Evidence(q)) = service.question(id).map(|q| &q.kind) else { continue };
        if files.len() as i64 > q.max_files {
            return Err(Refusal::wrong(id, Msg::new("answer-too-many-files").with("max", q.max_files)).into());
        }
        for f in files {
            looked_at(service.evidence_kind(&q.evidence), id, &f.name, f.content.bytes())?;
        }
    }
    Ok(())
}

/// The files of an answer; none when it has none.
fn attached(answers: &Answers, question_id: &str) -> Vec<Attached> {
    answers.get(question_id).and_then(|v| serde_json::from_value(v.clone()).ok()).unwrap_or_default()
}

/// Whether the answers name files by themselves. Only files that were given to us may stand among the answers: whoever
/// could name one by its hash could read somebody else's.
pub fn names_files(service: &Service, answers: &Answers) -> Option<String> {
    let evidence = service.questions().filter(|q| matches!(q.kind, Kind::Evidence(_)));
    evidence.map(|q| &q.id).find(|id| answers.get(*id).is_some_and(|v| v.as_array().is_none_or(|a| !a.is_empty()) && !v.is_null())).cloned()
}

/// Takes a file off again; gives the draft as it stands then, and whether the file was there.
pub async fn detach(app: &App, person: Id, id: Id, question_id: &str, sha256: &str) -> Result<(Draft, bool)> {
    let (key, sha256, at) = (question_id.to_string(), sha256.to_string(), now::now());
    app.store
        .write(move |tx| {
            let mut draft = store::draft::get(tx, person, id)?;
            let mut files = attached(&draft.answers, &key);
            let before = files.len();
            files.retain(|f| f.sha256 != sha256);
            let was_there = files.len() < before;
            if was_there {
                match files.is_empty() {
                    true => draft.answers.remove(&key),
                    false => draft.answers.insert(key.clone(), serde_json::to_value(files).map_err(Fault::new)?),
                };
                save(tx, &mut draft, at);
            }
            Ok((draft, was_there))
        })
        .await
}

/// Whether what was this draft is a case of the person by now.
pub async fn became_case(app: &App, person: Id, id: Id) -> Result<bool> {
    Ok(app.store.read(|tx| store::case::get(tx, id)).await?.is_some_and(|c| c.person == person))
}

/// Throws a draft away.
pub async fn discard(app: &App, person: Id, id: Id) -> Result<()> {
    app.store
        .write(move |tx| {
            store::draft::get(tx, person, id)?;
            store::draft::remove(tx, id);
            Ok(())
        })
        .await
}

/// Submits a draft. Sent twice, or from two places at once: the second gives what the first gave. `seen` is when what the person
/// looked at was saved, as far as that is known: nobody sends answers that somebody changed in another window since.
pub async fn send(app: &App, person: &Person, id: Id, lang: Lang, seen: Option<Millis>) -> Result<Submitted> {
    let sent = match get(app, person.id, id).await {
        Ok((draft, _)) if seen.is_some_and(|at| at != draft.changed_at) => Err(Refusal::Conflict(Msg::new("refusal-draft-changed")).into()),
        Ok((draft, service)) => submit::submit(app, person, &service, &draft.answers, lang, Some((id, draft.changed_at)), None).await,
        Err(e) => Err(e),
    };
    match sent {
        Err(Error::Refused(Refusal::NotFound | Refusal::Conflict(_))) if became_case(app, person.id, id).await? => {
            submit::earlier(app, id).await
        }
        sent => sent,
    }
}
