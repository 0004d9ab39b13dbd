//! Signatures of other persons on an application: asking for one, looking at what is to be signed, signing, declining. A signature
//! holds for the answers of the draft as they were when it was asked for; after any change it must be asked for anew.

use crate::{App, Draft, Error, Fault, Person, Result, Signature, SignatureState, draft, now, submit};
use domain::case::Signed;
use domain::form::{self, Answers};
use domain::package::{Question, Service};
use domain::question::cosign;
use domain::receipt::Receipt;
use domain::refusal::Wrong;
use domain::{Id, Millis, Msg, Refusal, persian};
use identity::code::{Limit, attempt_key, throttle};
use serde_json::{Value, json};
use std::sync::Arc;

const DAY: Millis = 86_400_000;
/// How often one person may ask for signatures.
const ASKED_BY: Limit = Limit { most: 20, window: DAY };
/// How often one telephone is written to, whoever asks.
const ASKED_OF: Limit = Limit { most: 6, window: DAY };
/// Requests that are listed.
const MOST: i64 = 50;
/// Longest reason for declining, in characters.
const REASON: usize = 500;

/// How a signature stands that a draft needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The question that asks for it.
    pub question: String,
    /// Name of who is asked, as the applicant wrote it.
    pub name: String,
    /// What there is; nothing before it is asked for.
    pub signature: Option<Signature>,
    /// Whether the answers were changed since it was asked for: it must be asked for anew.
    pub void: bool,
}

impl Standing {
    /// Whether it is there and holds.
    pub fn holds(&self) -> bool {
        !self.void && self.signature.as_ref().is_some_and(|s| s.state == SignatureState::Signed)
    }
}

/// What a person is asked to sign.
#[derive(Debug, Clone)]
pub struct Request {
    /// How it was asked for.
    pub signature: Signature,
    /// The draft.
    pub draft: Draft,
    /// The version on which it stands.
    pub service: Arc<Service>,
    /// Name of who applies; may be empty.
    pub applicant: String,
    /// Whether the answers were changed since: there is nothing to sign before it is asked for anew.
    pub void: bool,
    /// The application that was sent with it, until its case ends. Then the draft is what was sent.
    pub sent: Option<Sent>,
}

/// An application that somebody else signed.
#[derive(Debug, Clone)]
pub struct Sent {
    /// When it was sent.
    pub at: Millis,
    /// Its tracking code.
    pub tracking_code: String,
}

impl Request {
    /// Whether it can be signed or declined now.
    pub fn waits(&self) -> bool {
        !self.void && self.signature.state == SignatureState::Asked
    }
    /// The answers, with the values that follow from them by themselves, and what the applicant is to pay for them in rials, as far as that is
    /// known before they are sent. Of what was sent as they were then, and no sum: that is between the applicant and the agency. Nothing of
    /// what was changed since it was asked for.
    pub fn reckoned(&self, app: &App) -> Result<(Answers, Option<i64>)> {
        if self.void {
            return Ok(Default::default());
        }
        if self.sent.is_some() {
            return Ok((self.draft.answers.clone(), None));
        }
        let (answers, invoice) = submit::reckoned(app, &self.service, &self.draft.answers)?;
        Ok((answers, invoice.map(|i| i.rials).or(self.service.cost.rials)))
    }
}

fn part<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or("")
}

/// The national number of somebody who signed in with one.
fn number_of(person: &Person) -> Option<&str> {
    person.identifier.strip_prefix("resident:")
}

/// What a signature covers: the service, its version and every answer.
pub(crate) fn covered(service: &Service, answers: &Answers) -> String {
    submit::answers_hash(&json!({ "service": service.id, "version": service.version, "answers": answers }).to_string())
}

/// Refuses the applicant's own number.
pub(crate) async fn not_oneself(app: &App, person: Id, question: &Question, value: &Value) -> Result<()> {
    let applicant = app.store.read(|tx| store::person::get(tx, person)).await?;
    let own = applicant.as_ref().and_then(number_of) == Some(part(value, "national_number"));
    let said = Msg::new("answer-cosign-own").with("part", "national_number");
    if own { Err(Refusal::wrong(&question.id, said).into()) } else { Ok(()) }
}

fn standings(service: &Service, answers: &Answers, have: &[Signature]) -> Vec<Standing> {
    let covers = covered(service, answers);
    cosign::wanted(service, answers)
        .map(|(q, value)| {
            let signature = have.iter().find(|s| s.question == q.id && s.number == part(value, "national_number")).cloned();
            let void = signature.as_ref().is_some_and(|s| s.answers != covers);
            Standing { question: q.id.clone(), name: part(value, "name").into(), signature, void }
        })
        .collect()
}

/// How the signatures stand that drafts of one person need by now, draft by draft; asks the database only where there are some.
pub async fn standing(app: &App, drafts: &[(&Draft, &Service)]) -> Result<Vec<Vec<Standing>>> {
    let needed = drafts.iter().find(|(d, s)| cosign::wanted(s, &d.answers).next().is_some());
    let have = match needed {
        Some((draft, _)) => app.store.read(|tx| store::signature::of_person(tx, draft.person)).await?,
        None => return Ok(vec![vec![]; drafts.len()]),
    };
    let of = |d: &Draft| have.iter().filter(|s| s.draft == d.id).cloned().collect::<Vec<_>>();
    Ok(drafts.iter().map(|(d, s)| standings(s, &d.answers, &of(d))).collect())
}

/// The signatures that an application has, all that it needs; refused beside each question whose is not there. `raw` are the answers
/// as they are saved with the draft, `answers` those that were checked.
pub(crate) async fn given(app: &App, service: &Service, raw: &Answers, answers: &Answers, draft: Option<Id>) -> Result<Vec<Signed>> {
    if cosign::wanted(service, answers).next().is_none() {
        return Ok(vec![]);
    }
    let have = match draft {
        Some(id) => app.store.read(|tx| store::signature::of_draft(tx, id)).await?,
        None => vec![],
    };
    let (mut signed, mut wrong) = (vec![], vec![]);
    for s in standings(service, raw, &have) {
        let key = match &s.signature {
            Some(Signature { state: SignatureState::Signed, person: Some(person), done_at: Some(at), .. }) if !s.void => {
                signed.push(Signed { question: s.question, person: *person, at: *at });
                continue;
            }
            _ if draft.is_none() => "answer-cosign-draft",
            None => "answer-cosign-missing",
            Some(_) if s.void => "answer-cosign-void",
            Some(Signature { state: SignatureState::Declined, .. }) => "answer-cosign-declined",
            Some(_) => "answer-cosign-waiting",
        };
        wrong.push(Wrong { question: s.question, message: Msg::new(key).with("name", s.name) });
    }
    if wrong.is_empty() { Ok(signed) } else { Err(Refusal::Invalid(wrong).into()) }
}

/// Asks for a signature: everything else must be answered. A message goes to the telephone that the applicant wrote; whether somebody
/// is known under the number is not told.
pub async fn ask(app: &App, person: &Person, id: Id, question: &str) -> Result<()> {
    let (draft, service) = draft::get(app, person.id, id).await?;
    submit::holds(app, &service)?;
    let at = now::now();
    form::check(&service, &draft.answers, &app.offer.today(&service.agency, at)).map_err(Refusal::Invalid)?;
    let wanted = cosign::wanted(&service, &draft.answers).find(|(q, _)| q.id == question);
    let (asked, value) = wanted.map(|(q, v)| (q, v.clone())).ok_or(Refusal::NotFound)?;
    not_oneself(app, person.id, asked, &value).await?;
    let (covers, seen, question) = (covered(&service, &draft.answers), draft.changed_at, question.to_string());
    let message = json!({
        "to": part(&value, "mobile"), "lang": person.lang.as_str(), "who": person.name, "service": service.id, "version": service.version,
    })
    .to_string();
    let who = person.id;
    app.store
        .write(move |tx| {
            if store::draft::get(tx, who, id)?.changed_at != seen {
                return Err(Refusal::Conflict(Msg::new("refusal-changed-meanwhile")).into());
            }
            let had = store::signature::of_draft(tx, id)?;
            if had.iter().any(|s| s.question == question && s.answers == covers && s.state == SignatureState::Signed) {
                return Err(Refusal::Conflict(Msg::new("refusal-signed-already")).into());
            }
            throttle(tx, &attempt_key("cosign", &who.to_string()), &[ASKED_BY], now::id(), at)?;
            throttle(tx, &attempt_key("cosign-to", part(&value, "mobile")), &[ASKED_OF], now::id(), at)?;
            store::signature::ask(tx, id, &question, part(&value, "national_number"), &covers, at);
            store::job::add(tx, now::id(), store::job::Lane::Ordinary, "cosign", message.clone(), at);
            Ok(())
        })
        .await
}

/// Most requests that the bell of a page counts, of the newest ones; each page asks for it.
const BELL: i64 = 9;

/// How many of the newest requests wait for a person's signature: for the bell.
pub async fn bell(app: &App, signer: &Person) -> Result<usize> {
    let Some(number) = number_of(signer) else { return Ok(0) };
    let drafts = app.store.read(|tx| store::signature::of_number(tx, number, BELL)).await?;
    Ok(drafts.into_iter().filter_map(|found| request(app, found.into())).filter(Request::waits).count())
}

/// How many applications wait for a person's signature, and how many were sent with it and have not ended.
pub async fn waiting(app: &App, signer: &Person) -> Result<(usize, usize)> {
    let Some(number) = number_of(signer) else { return Ok((0, 0)) };
    let (drafts, sent) = app
        .store
        .read(|tx| Ok((store::signature::of_number(tx, number, MOST)?, store::signature::count_of_cases(tx, number, signer.id)?)))
        .await?;
    let asked = drafts.into_iter().filter_map(|found| request(app, found.into()));
    let waits = asked.filter(Request::waits).count();
    Ok((waits, usize::try_from(sent).unwrap_or_default()))
}

/// What waits for a person's signature, newest first.
pub async fn to_sign(app: &App, signer: &Person) -> Result<Vec<Request>> {
    let mut asked = requests(app, signer).await?;
    asked.retain(Request::waits);
    Ok(asked)
}

/// What a person is asked to sign, newest first, and then what was sent with the person's signature, until its case ends.
pub async fn requests(app: &App, signer: &Person) -> Result<Vec<Request>> {
    let Some(number) = number_of(signer) else { return Ok(vec![]) };
    let (drafts, cases) = app
        .store
        .read(|tx| {
            let drafts = store::signature::of_number(tx, number, MOST)?;
            let signed = store::signature::of_cases(tx, number, signer.id, MOST)?;
            let cases = signed.into_iter().map(|s| of_case(tx, s, signer.id)).collect::<Result<Vec<_>>>()?;
            Ok((drafts, cases))
        })
        .await?;
    let drafts = drafts.into_iter().map(Found::from);
    Ok(drafts.chain(cases.into_iter().flatten()).filter_map(|found| request(app, found)).collect())
}

/// A signature with what it is on.
struct Found {
    signature: Signature,
    draft: Draft,
    applicant: String,
    sent: Option<Sent>,
}

impl From<(Signature, Draft, String)> for Found {
    fn from((signature, draft, applicant): (Signature, Draft, String)) -> Found {
        Found { signature, draft, applicant, sent: None }
    }
}

/// What was sent with a signature of this person; nothing where it is not theirs.
fn of_case(tx: &mut store::Tx, signature: Signature, signer: Id) -> Result<Option<Found>> {
    if signature.state != SignatureState::Signed || signature.person != Some(signer) {
        return Ok(None);
    }
    let Some((case, answers)) = store::case::get_with_answers(tx, signature.draft)? else { return Ok(None) };
    let applicant = store::case::name(tx, case.id)?;
    let at = case.submitted_at;
    let (id, person, service, version, aside) = (case.id, case.person, case.service, case.version, Answers::new());
    let draft = Draft { id, person, service, version, answers, aside, created_at: at, changed_at: at };
    let sent = Some(Sent { at, tracking_code: case.tracking_code });
    Ok(Some(Found { signature, draft, applicant, sent }))
}

/// The signature that somebody with this number is asked for; what is asked of others does not exist.
fn asked_of(tx: &mut store::Tx, draft: Id, question: &str, number: &str) -> Result<Signature> {
    let of_draft = store::signature::of_draft(tx, draft)?;
    of_draft.into_iter().find(|s| s.question == question && s.number == number).ok_or_else(|| Refusal::NotFound.into())
}

fn request(app: &App, Found { signature, draft, applicant, sent }: Found) -> Option<Request> {
    let service = app.offer.version(&draft.service, draft.version)?;
    // What was sent was signed as it stands there, with what was reckoned.
    let void = sent.is_none() && covered(&service, &draft.answers) != signature.answers;
    Some(Request { signature, draft, service, applicant, void, sent })
}

/// The receipt of what was sent with a person's signature.
pub async fn receipt(app: &App, signer: &Person, id: Id, question: &str) -> Result<Receipt> {
    look(app, signer, id, question).await?.sent.ok_or(Refusal::NotFound)?;
    crate::receipt::of_case(app, id).await
}

/// What a person is asked to sign, or has signed, with the answers. The first look is kept for the applicant to see.
pub async fn look(app: &App, signer: &Person, id: Id, question: &str) -> Result<Request> {
    let number = number_of(signer).ok_or(Refusal::NotFound)?;
    let found = app
        .store
        .read(|tx| {
            let s = asked_of(tx, id, question, number)?;
            let Some(draft) = store::draft::of_anyone(tx, id)? else {
                return of_case(tx, s, signer.id)?.ok_or_else(|| Refusal::NotFound.into());
            };
            let applicant = store::person::get(tx, draft.person)?.ok_or(Refusal::NotFound)?.name;
            Ok(Found { signature: s, draft, applicant, sent: None })
        })
        .await?;
    let found = request(app, found).ok_or(Refusal::NotFound)?;
    if found.signature.read_at.is_none() {
        let (s, at) = (found.signature.clone(), now::now());
        app.store
            .write(move |tx| {
                store::signature::read(tx, &s, at);
                Ok(())
            })
            .await?;
    }
    Ok(found)
}

/// A file among the answers that a person is asked to sign: bytes, kind and name.
pub async fn file(app: &App, signer: &Person, id: Id, question: &str, sha256: &str) -> Result<(Vec<u8>, String, String)> {
    let found = look(app, signer, id, question).await?;
    let file = form::files(&found.draft.answers).into_iter().find(|f| f.sha256 == sha256 && !found.void).ok_or(Refusal::NotFound)?;
    let (files, sha256) = (app.files.clone(), file.sha256.clone());
    let bytes = tokio::task::spawn_blocking(move || files.get(&sha256)).await.map_err(Fault::new)?.map_err(Fault::new)?;
    Ok((bytes, file.kind, file.name))
}

/// Signs what was shown, whose answers had the hash `seen`.
pub async fn sign(app: &App, signer: &Person, id: Id, question: &str, seen: &str) -> Result<()> {
    say(app, signer, id, question, seen, SignatureState::Signed, String::new()).await
}

/// Declines it; `reason` goes to the applicant.
pub async fn decline(app: &App, signer: &Person, id: Id, question: &str, seen: &str, reason: &str) -> Result<()> {
    let reason = persian::tidy(&reason.replace("\r\n", "\n"));
    let length = reason.chars().count();
    if length > REASON {
        return Err(Refusal::wrong("reason", Msg::new("answer-too-long").with("max", REASON).with("length", length)).into());
    }
    if reason.chars().any(|c| c.is_control() && c != '\n') {
        return Err(Refusal::wrong("reason", Msg::new("answer-control-character")).into());
    }
    say(app, signer, id, question, seen, SignatureState::Declined, reason).await
}

async fn say(app: &App, signer: &Person, id: Id, question: &str, seen: &str, state: SignatureState, reason: String) -> Result<()> {
    let number = number_of(signer).ok_or(Refusal::NotFound)?.to_string();
    let (who, question, seen, at) = (signer.id, question.to_string(), seen.to_string(), now::now());
    let house = app.clone();
    app.store
        .write(move |tx| {
            let s = asked_of(tx, id, &question, &number)?;
            let draft = store::draft::of_anyone(tx, id)?.ok_or(Refusal::NotFound)?;
            let service = house.offer.version(&draft.service, draft.version).ok_or(Refusal::NotFound)?;
            if s.answers != seen || covered(&service, &draft.answers) != s.answers {
                return Err(Error::from(Refusal::Conflict(Msg::new("refusal-cosign-changed"))));
            }
            // Said twice, it is said.
            if s.state == state {
                return Ok(());
            }
            store::signature::answer(tx, &s, state, &reason, who, at);
            let kind = if state == SignatureState::Signed { "cosign_signed" } else { "cosign_declined" };
            let told = json!({ "person": draft.person, "kind": kind, "code": "", "service": draft.service });
            store::job::add(tx, now::id(), store::job::Lane::Ordinary, "notify", told.to_string(), at);
            Ok(())
        })
        .await
}
