//! Submitting an application: the moment at which a promise is made. Everything that can be known before is computed
//! before the transaction; the transaction only adds rows.

use crate::step::{self, Officers};
use crate::{App, Error, Fault, Person, Result, Submitted, cosign, now, receipt, sub_case};
use connect::files::Content;
use domain::calendar::{Calendars, Day, TEHRAN};
use domain::case::{self, Body, SentToCorrect, Setting, Signed, Step, Told};
use domain::event::Event;
use domain::fee::{self, Invoice};
use domain::form::{self, Answers};
use domain::package::{BillCode, Service};
use domain::receipt::Receipt;
use domain::{Id, Lang, Millis, Msg, Refusal, tracking};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};
use store::case::Dates;

/// Scope of the counters of applications by week and service; items as of [`used`].
pub const USED: &str = "applications-by-week";

/// `week/service`: the weeks since 1970, from Saturday on by the clocks of Iran, with as many digits as any will need, so that items sort
/// by week.
pub fn used(service: &str, at: Millis) -> String {
    format!("{}{service}", used_from(at, 0))
}

/// The first item of the week that was so many weeks before a moment.
pub(crate) fn used_from(at: Millis, weeks: i64) -> String {
    // The first of January 1970 was a Thursday.
    format!("{:05}/", (Day::at(at, TEHRAN).0 + 5).div_euclid(7) - weeks)
}

/// The day, and how many applications each person sent on it: in this process, so that sending costs no look at the database.
#[derive(Default)]
pub(crate) struct Sent(Mutex<(i64, HashMap<Id, i64>)>);

impl Sent {
    /// Counts one more; refused until the next day when there were so many.
    fn count(&self, person: Id, most: i64, at: Millis) -> std::result::Result<(), Refusal> {
        let today = Day::at(at, TEHRAN);
        let mut sent = self.0.lock().unwrap_or_else(|e| e.into_inner());
        if sent.0 != today.0 {
            *sent = (today.0, HashMap::new());
        }
        let count = sent.1.entry(person).or_default();
        if *count >= most {
            let message = Msg::new("refusal-applications-day").with("most", most);
            return Err(Refusal::TooMany(message, (today.end(TEHRAN) - at) / 1000 + 1));
        }
        *count += 1;
        Ok(())
    }

    /// Takes one back that came to nothing. After midnight there is nothing to take back.
    fn take_back(&self, person: Id, at: Millis) {
        let mut sent = self.0.lock().unwrap_or_else(|e| e.into_inner());
        if sent.0 == Day::at(at, TEHRAN).0
            && let Some(count) = sent.1.get_mut(&person)
        {
            *count -= 1;
        }
    }
}

/// A file as it was given, not kept yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The name that the caller gave it.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// A file as it was given, hashed and not kept yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Hashed {
    /// The name that the caller gave it.
    pub name: String,
    /// The content with its hash.
    pub content: Arc<Content>,
}

/// Hashes the files of a request, each once, on a thread that may take its time: the hash tells a repetition, and names the file
/// when it is kept.
pub async fn hashed(files: BTreeMap<String, Vec<Given>>) -> Result<BTreeMap<String, Vec<Hashed>>> {
    // Most applications have none: no other thread is woken for them.
    if files.is_empty() {
        return Ok(BTreeMap::new());
    }
    let one = |f: Given| Hashed { name: f.name, content: Arc::new(Content::of(f.bytes)) };
    let all = move || files.into_iter().map(|(question, all)| (question, all.into_iter().map(one).collect())).collect();
    Ok(tokio::task::spawn_blocking(all).await.map_err(Fault::new)?)
}

/// How a request is told from its repetition: the key that the caller gave, and a hash of what came with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Idempotency {
    /// The key.
    pub key: String,
    /// Hash of what was asked, not of how it was written.
    pub hash: String,
}

impl Idempotency {
    /// A key with the service, the answers as sent, and the content of each file by question. Order of fields, white
    /// space and names of files do not matter: a program that asks again may have written its request anew.
    pub fn of(key: &str, service: &str, answers: &Answers, files: &BTreeMap<String, Vec<Hashed>>) -> Idempotency {
        let hashes = |all: &Vec<Hashed>| all.iter().map(|f| f.content.sha256().to_string()).collect();
        let files: BTreeMap<&String, Vec<String>> = files.iter().map(|(question, all)| (question, hashes(all))).collect();
        let mut asked = json!({ "service": service, "answers": answers, "files": files });
        asked.sort_all_objects();
        Idempotency { key: key.into(), hash: answers_hash(&asked.to_string()) }
    }
    /// A key with a payment that is reported in a case.
    pub fn of_payment(key: &str, case: Id, task: Option<Id>, receipt: &str, on: &str) -> Idempotency {
        let asked = json!({ "case": case, "task": task, "receipt": receipt, "paid_on": on });
        Idempotency { key: key.into(), hash: answers_hash(&asked.to_string()) }
    }
    /// A key with a message in a case.
    pub fn of_message(key: &str, case: Id, text: &str) -> Idempotency {
        Idempotency { key: key.into(), hash: answers_hash(&json!({ "case": case, "message": text }).to_string()) }
    }
}

/// Everything that one submission writes, ready.
pub struct Prepared {
    pub(crate) case: case::Case,
    dates: Dates,
    calendars: Arc<Calendars>,
    pub(crate) answers: String,
    pub(crate) event: Event,
    ids: [Id; 4],
    pub(crate) files: Vec<String>,
    used: String,
    told: String,
    /// What the person must pay at once, where it begins with that.
    to_pay: Option<(String, case::News)>,
    /// Name of the person, maybe empty.
    name: String,
    /// Whether it begins with a task that is a case of another service.
    needs_others: bool,
    /// The receipt.
    pub receipt: Receipt,
}

impl Prepared {
    /// The same rows under fresh ids and a fresh code, under the signature of the first: what the `engine` benchmark writes again and
    /// again, which measures the writing and nothing else.
    pub fn again(&self) -> Prepared {
        let mut p = Prepared {
            case: self.case.clone(),
            dates: self.dates,
            calendars: self.calendars.clone(),
            answers: self.answers.clone(),
            event: self.event.clone(),
            ids: [now::id(), now::id(), now::id(), now::id()],
            files: self.files.clone(),
            used: self.used.clone(),
            told: self.told.clone(),
            to_pay: self.to_pay.clone(),
            name: self.name.clone(),
            needs_others: self.needs_others,
            receipt: self.receipt.clone(),
        };
        p.case.id = now::id();
        p.case.tracking_code = tracking::code(now::random());
        p.case.tasks.iter_mut().for_each(|t| t.id = now::id());
        p.event.subject = p.case.id;
        p.event.hash = p.event.computed_hash();
        p
    }
}

/// Hex SHA-256 of answers as stored.
pub fn answers_hash(json: &str) -> String {
    hex::encode(Sha256::digest(json.as_bytes()))
}

/// Whether the service is for this person.
pub fn may_apply(service: &Service, person: &Person) -> Result<()> {
    let (visitor, for_visitors) = (person.kind == "visitor", service.is_for_visitors());
    match visitor {
        true if !for_visitors => Err(Refusal::NotAllowed(Msg::new("refusal-residents-only")).into()),
        false if !service.is_for_residents() => Err(Refusal::NotAllowed(Msg::new("refusal-visitors-only")).into()),
        _ => Ok(()),
    }
}

/// Refused when the service takes no new applications, or when drafts on this version do not hold any more.
pub(crate) fn holds(app: &App, service: &Service) -> Result<()> {
    if app.offer.is_withdrawn(&service.id) {
        return Err(Refusal::Conflict(Msg::new("refusal-withdrawn").with("service", service.title.clone())).into());
    }
    if let Some(reason) = app.offer.void(&service.id, service.version) {
        return Err(Refusal::Conflict(Msg::new("refusal-draft-void").with("reason", reason.clone())).into());
    }
    Ok(())
}

/// What complete answers cost on the day of `at`, without the numbers by which it is paid.
fn cost(app: &App, service: &Service, answers: &Answers, at: Millis) -> Result<Option<Invoice>> {
    // Most services have none to compute; their calendar is not asked for.
    if service.fees.is_empty() {
        return Ok(None);
    }
    let today = app.offer.today(&service.agency, at);
    Ok(fee::invoice(service, answers, &today, bill_code(app, service)).map_err(Refusal::Malformed)?)
}

/// How bills of the service's agency are numbered.
pub(crate) fn bill_code<'a>(app: &'a App, service: &Service) -> Option<&'a BillCode> {
    app.offer.agency(&service.agency)?.bill_code.as_ref()
}

/// The answers of a draft with the values that follow from them, and what they cost once they are complete and right.
pub fn reckoned(app: &App, service: &Service, answers: &Answers) -> Result<(Answers, Option<Invoice>)> {
    let at = now::now();
    let on = app.offer.today(&service.agency, at);
    let complete = if service.fees.is_empty() { None } else { form::check(service, answers, &on).ok() };
    let invoice = complete.map(|a| cost(app, service, &a, at)).transpose()?.flatten();
    Ok((form::completed(service, answers, &on), invoice))
}

/// What an application may have besides its answers.
#[derive(Debug, Clone, Default)]
pub struct Extra {
    /// Signatures of others.
    pub signatures: Vec<Signed>,
    /// The case that needs it.
    pub parent: Option<Parent>,
    /// Name of the person as it is now, maybe empty.
    pub name: String,
}

/// The case that needs one that is opened for it.
#[derive(Debug, Clone)]
pub struct Parent {
    /// Its id.
    pub case: Id,
    /// Its tracking code.
    pub code: String,
    /// Id of its service.
    pub service: String,
    /// What the person corrected in it until now.
    pub corrections: Vec<SentToCorrect>,
}

/// Computes case, event, receipt and rows from checked answers.
/// `id` is the new case's; `officers` those who have least to do, where the first task goes by load.
#[allow(clippy::too_many_arguments)]
pub fn prepare(
    app: &App,
    service: &Service,
    id: Id,
    person: Id,
    lang: Lang,
    answers: &Answers,
    officers: &Officers,
    extra: Extra,
    at: Millis,
) -> Result<Prepared> {
    let code = tracking::code(now::random());
    let mut invoice = cost(app, service, answers, at)?;
    let corrected = extra.parent.iter().flat_map(|p| &p.corrections).flat_map(|c| c.files.clone());
    let files = form::files(answers).into_iter().chain(corrected).map(|f| f.sha256).collect();
    let days = app.offer.working_days(&service.agency);
    if let Some(bill) = bill_code(app, service) {
        invoice = invoice.map(|i| i.demanded(bill, &code, days.today(at)));
    }
    let setting = Setting {
        service,
        calendars: &app.offer.calendars,
        answers,
        now: at,
        fresh: now::id(),
        bill: bill_code(app, service),
        place_exists: &|p| app.offer.unit(p).is_some(),
        paid: &[],
        handed_on: &[],
        officer_for: &|place, skill| officers.get(&(place.key(), skill.unwrap_or_default().to_string())).cloned(),
    };
    let json = serde_json::to_string(answers).map_err(Fault::new)?;
    let needed_by = extra.parent.as_ref().map(|p| json!({ "service": p.service, "code": p.code }));
    let parent = extra.parent.map(|p| (p.case, p.corrections));
    let step = case::submit(&setting, person, lang, code, id, answers_hash(&json), invoice, extra.signatures, parent);
    let Step { case, events } =
        step.ok_or_else(|| Fault::new(format!("{} has no stage, or a condition of its first tasks cannot be told", service.id)))?;
    let [body] = events.as_slice() else { return Err(Fault::new("a submission is one event").into()) };
    let event = Event::after(None, case.id, body.kind(), &format!("person:{person}"), at, serde_json::to_string(body).map_err(Fault::new)?);
    let receipt = receipt::sign(&app.key, &case.tracking_code, &event)?;
    let dates = Dates::of(&case, service, &app.offer.calendars);
    let told = json!({
        "person": person, "case": case.id, "kind": "submitted", "code": case.tracking_code, "service": case.service, "lang": case.lang,
        "needed_by": needed_by,
    });
    let told = told.to_string();
    let asked = case.payments(service).are_asked_since(&case::Payments::default());
    let to_pay = asked.then(|| step::to_pay(app, service, &case, answers, &events, at));
    let to_pay = to_pay.map(|(message, news)| (message.to_string(), news));
    Ok(Prepared {
        to_pay,
        dates,
        calendars: app.offer.calendars.clone(),
        answers: json,
        event,
        ids: [now::id(), now::id(), now::id(), now::id()],
        files,
        used: used(&service.id, at),
        told,
        name: extra.name,
        needs_others: case.tasks.iter().any(|t| sub_case::is_case(service, &t.kind)),
        receipt,
        case,
    })
}

/// Queues the rows of a submission; the `engine` benchmark writes exactly these.
pub fn write(tx: &mut store::Tx, p: &Prepared) {
    store::case::add(tx, &p.case, p.dates, p.answers.clone(), p.receipt.signature_bytes(), &p.name, 1);
    store::event::add(tx, &p.event);
    p.files.iter().for_each(|sha256| store::file::used(tx, sha256));
    let mut ids = p.ids.iter().copied();
    store::task::put(tx, None, &p.case, &p.calendars, Some(&p.name), |_| case::Mark::Keep, || ids.next().unwrap_or_else(now::id));
    if p.needs_others {
        sub_case::follows(tx, None, &p.case, |_| true, p.event.at);
    }
    store::counter::add(tx, p.ids[2], USED, &p.used, 1);
    store::job::add(tx, p.ids[3], store::job::Lane::Ordinary, "notify", p.told.clone(), p.event.at);
    if let Some((to_pay, news)) = &p.to_pay {
        store::notice::add(tx, now::id(), p.case.person, p.case.id, Told::Payment.as_str(), p.event.at, Some(news));
        store::job::add(tx, now::id(), store::job::Lane::Ordinary, "notify", to_pay.clone(), p.event.at);
    }
}

/// What the submission gave that made this case, with the receipt as it was signed then.
pub async fn earlier(app: &App, case: Id) -> Result<Submitted> {
    let mut receipt = receipt::of_case(app, case).await?;
    // The way to a checkpoint came later; whoever asks again is given what was given.
    receipt.inclusion = None;
    Ok(Submitted { case, tracking_code: receipt.tracking_code.clone(), receipt })
}

/// What the first request with this key gave, if there was one; refused when that one asked something else. Looked at
/// before anything is checked: what was promised stays, also when the same answers would be refused today.
pub async fn repeated(app: &App, person: Id, once: &Idempotency) -> Result<Option<Submitted>> {
    let (actor, key) = (person.to_string(), &once.key);
    match app.store.read(|tx| store::idempotency::get(tx, &actor, key)).await? {
        None => Ok(None),
        Some((hash, case)) if hash == once.hash => earlier(app, case).await.map(Some),
        Some(_) => Err(Refusal::KeyReused.into()),
    }
}

/// Submits answers that were checked by nobody yet. With a draft (and when it was last saved), the draft goes in the same transaction; with an
/// idempotency key, a repetition gives the first case again.
pub async fn submit(
    app: &App,
    person: &Person,
    service: &Arc<Service>,
    raw: &Answers,
    lang: Lang,
    draft: Option<(Id, Millis)>,
    once: Option<Idempotency>,
) -> Result<Submitted> {
    may_apply(service, person)?;
    holds(app, service)?;
    let at = now::now();
    let answers = form::check(service, raw, &app.offer.today(&service.agency, at)).map_err(Refusal::Invalid)?;
    let signatures = cosign::given(app, service, raw, &answers, draft.map(|d| d.0)).await?;
    let signed = if signatures.is_empty() { String::new() } else { cosign::covered(service, raw) };
    app.sent.count(person.id, app.limits.applications, at)?;
    let sending = async {
        // A draft becomes the case: under the same id, so that every page of the draft can lead to the case afterwards.
        let id = draft.map_or_else(now::id, |d| d.0);
        let officers = step::officers_of(app, service).await?;
        for _ in 0..5 {
            let prepared = Arc::new(prepare(
                app,
                service,
                id,
                person.id,
                lang,
                &answers,
                &officers,
                Extra { signatures: signatures.clone(), parent: None, name: person.name.clone() },
                at,
            )?);
            let (rows, once, actor, signed) = (prepared.clone(), once.clone(), person.id.to_string(), signed.clone());
            let done = app
                .store
                .write(move |tx| {
                    if let Some(o) = &once {
                        match store::idempotency::get(tx, &actor, &o.key)? {
                            Some((hash, case)) if hash == o.hash => return Ok(Some(case)),
                            Some(_) => return Err(Refusal::KeyReused.into()),
                            None => store::idempotency::add(tx, &actor, &o.key, &o.hash, rows.case.id, at),
                        }
                    }
                    if let Some((d, changed_at)) = draft {
                        store::draft::remove_as_of(tx, d, changed_at, &signed);
                    }
                    write(tx, &rows);
                    Ok(None)
                })
                .await;
            match done {
                Ok(None) => {
                    let (case, tracking_code) = (prepared.case.id, prepared.case.tracking_code.clone());
                    return Ok((Submitted { case, tracking_code, receipt: prepared.receipt.clone() }, true));
                }
                Ok(Some(first)) => return Ok((earlier(app, first).await?, false)),
                // The tracking code is in use: another one.
                Err(Error::Refused(Refusal::Conflict(m))) if m.key == "refusal-code-taken" => {}
                Err(e) => return Err(e),
            }
        }
        Err(Fault::new("no free tracking code in five tries").into())
    };
    let done: Result<(Submitted, bool)> = sending.await;
    // Only what made a case counts: not what found no room, nor what was asked again.
    if !matches!(done, Ok((_, true))) {
        app.sent.take_back(person.id, at);
    }
    Ok(done?.0)
}

/// The body of an event.
pub fn body(event: &Event) -> Result<Body> {
    serde_json::from_str(&event.body).map_err(|e| Fault::new(format!("event {} of {}: {e}", event.seq, event.subject)).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_person_has_a_day_of_applications_and_the_next_one_begins_anew() {
        let (sent, noon) = (Sent::default(), 1_800_000_000_000);
        let (one, other) = (Id::from_u128(1), Id::from_u128(2));
        for _ in 0..3 {
            sent.count(one, 3, noon).unwrap();
        }
        let Err(Refusal::TooMany(_, wait)) = sent.count(one, 3, noon) else { panic!("a fourth of three") };
        sent.count(other, 3, noon).unwrap();
        assert!(sent.count(one, 3, noon + wait * 1000 - 2000).is_err());
        sent.count(one, 3, noon + wait * 1000).unwrap();
    }

    #[test]
    fn what_found_no_room_counted_for_the_day() {
        let (sent, noon, one) = (Sent::default(), 1_800_000_000_000, Id::from_u128(1));
        for _ in 0..9 {
            sent.count(one, 1, noon).unwrap();
            sent.take_back(one, noon);
        }
        sent.count(one, 1, noon).unwrap();
        // Of a day that is over, nothing is taken from the next one.
        let tomorrow = noon + 86_400_000;
        sent.take_back(one, tomorrow);
        sent.count(one, 1, tomorrow).unwrap();
        assert!(sent.count(one, 1, tomorrow).is_err());
    }

    #[tokio::test(flavor = "current_thread")]
    async fn files_were_hashed_on_the_thread_that_serves_others_and_twice() {
        // One thread serves everybody here: what it does meanwhile shows that the hashing is elsewhere.
        let given = Given { name: "a.pdf".into(), bytes: vec![7; 8_000_000] };
        let hashing = tokio::spawn(hashed(BTreeMap::from([("deed".to_string(), vec![given.clone()])])));
        tokio::task::yield_now().await;
        assert!(!hashing.is_finished(), "eight megabytes were hashed before anybody else had a turn");
        let files = hashing.await.unwrap().unwrap();
        assert_eq!(files["deed"][0].content.sha256(), hex::encode(Sha256::digest(&given.bytes)));
        // A key from before this version tells the same request.
        let once = Idempotency::of("k", "s", &Answers::new(), &files);
        let sha256 = files["deed"][0].content.sha256();
        assert_eq!(once.hash, answers_hash(&format!(r#"{{"answers":{{}},"files":{{"deed":["{sha256}"]}},"service":"s"}}"#)));
    }
}
