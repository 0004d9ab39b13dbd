//! Accounts of officers and sample people, and bearer tokens for scripts.

use crate::{Account, App, Fault, Person, Result, now};
use domain::case::Place;
use domain::package::{People, SampleOfficer};
use domain::refusal::Wrong;
use domain::roll::{Change, Entry, OPERATOR};
use domain::{Id, Lang, Msg, Refusal, identifier};
use identity::{Secret, passphrase};
use std::collections::{BTreeMap, BTreeSet};
use store::roll;
use store::token::Bearer;

/// Officers that are looked at when samples are added; an installation has at most some thousands.
const MOST_OFFICERS: i64 = 10_000;

/// Whom a token is for, as the command line names them.
#[derive(Debug, Clone, PartialEq)]
pub enum TokenFor {
    /// A person by id, national number or passport number; a person we have not met is made.
    Person(String),
    /// An officer by sign-in name.
    Officer(String),
    /// An agency by id.
    Agency(String),
}

/// Mints a bearer token that lasts a year.
pub async fn token(app: &App, of: TokenFor) -> Result<String> {
    let (at, secret, fresh) = (now::now(), Secret::new(now::random()), now::id());
    if let TokenFor::Agency(id) = &of {
        app.offer.agency(id).ok_or(Refusal::NotFound)?;
    }
    let hash = secret.hash();
    app.store
        .write(move |tx| {
            let bearer = match &of {
                TokenFor::Person(who) => Bearer { person: Some(person(tx, who, fresh, at)?), ..Default::default() },
                TokenFor::Officer(name) => {
                    let name = name.trim().to_lowercase();
                    // Whoever may not sign in would have a token that opens nothing.
                    store::officer::get(tx, &name)?.filter(|o| o.active).ok_or(Refusal::NotFound)?;
                    Bearer { officer: Some(name), ..Default::default() }
                }
                TokenFor::Agency(id) => Bearer { agency: Some(id.clone()), ..Default::default() },
            };
            let until = at + identity::secret::TOKEN;
            store::token::add(tx, hash, &bearer, at, until);
            roll::add(tx, Change::Minted, &roll::token(&hash, &bearer, until), OPERATOR, at)
        })
        .await?;
    Ok(secret.text())
}

/// Kind and number of a person, as the command line names them.
fn named(who: &str) -> Result<(&'static str, String)> {
    Ok(match (identifier::national_number(who), identifier::passport(who)) {
        (Some(n), _) => ("resident", n),
        // Ten digits are a national number with a typing error, not a passport.
        (None, Some(p)) if p.len() == 10 && p.bytes().all(|b| b.is_ascii_digit()) => return Err(Refusal::NotFound.into()),
        (None, Some(p)) => ("visitor", p),
        _ => return Err(Refusal::NotFound.into()),
    })
}

/// A person by id, national number or passport number, if we have met.
fn known(tx: &mut store::Tx, who: &str) -> Result<Option<Person>> {
    match who.parse::<Id>() {
        Ok(id) => store::person::get(tx, id),
        Err(_) => {
            let (kind, id) = named(who)?;
            store::person::by_identifier(tx, &format!("{kind}:{id}"))
        }
    }
}

fn person(tx: &mut store::Tx, who: &str, fresh: Id, at: i64) -> Result<Id> {
    if let Some(p) = known(tx, who)? {
        return Ok(p.id);
    }
    if who.parse::<Id>().is_ok() {
        return Err(Refusal::NotFound.into());
    }
    let (kind, id) = named(who)?;
    let identifier = format!("{kind}:{id}");
    let person =
        Person { id: fresh, kind: kind.into(), identifier, name: String::new(), mobile: None, email: None, lang: Lang::FA, created_at: at };
    met(tx, &person, at)?;
    Ok(fresh)
}

/// A person whom an operator makes known.
fn met(tx: &mut store::Tx, person: &Person, at: i64) -> Result<()> {
    store::person::add(tx, person);
    roll::add(tx, Change::Met, &roll::person(person), OPERATOR, at)
}

/// An officer's account as an operator gives it.
#[derive(Debug, Clone)]
pub struct NewOfficer {
    /// Sign-in name.
    pub name: String,
    /// Agency id.
    pub agency: String,
    /// Unit id.
    pub unit: String,
    /// How people see the officer.
    pub title: domain::Text,
    /// Passphrase.
    pub passphrase: String,
    /// What the officer can do, words separated by commas; nothing: as it was.
    pub skills: Option<String>,
}

/// What is to be changed of an officer who is there; all else stays.
#[derive(Debug, Clone, Default)]
pub struct ChangedOfficer {
    /// Agency id.
    pub agency: Option<String>,
    /// Unit id.
    pub unit: Option<String>,
    /// How people see the officer, in the languages in which that changes.
    pub title: domain::Text,
    /// Passphrase; with a new one the officer may sign in, also who could not any more.
    pub passphrase: Option<String>,
    /// What the officer can do, words separated by commas.
    pub skills: Option<String>,
}

/// Adds or changes an officer, who may sign in from then on; every mistake at once.
pub async fn put_officer(app: &App, new: NewOfficer) -> Result<()> {
    set_officer(app, new, None).await
}

/// The account of an officer.
pub async fn officer(app: &App, name: &str) -> Result<Option<Account>> {
    let name = name.to_string();
    app.store.read(move |tx| store::officer::get(tx, &name)).await
}

/// What an officer can do, words separated by commas; empty for nobody.
pub async fn skills(app: &App, name: &str) -> Result<String> {
    let name = name.to_string();
    app.store.read(move |tx| store::officer::skills(tx, &name)).await
}

/// Changes an officer who is there; every mistake at once.
pub async fn change_officer(app: &App, was: Account, changed: ChangedOfficer) -> Result<()> {
    let mut title = was.title;
    title.0.extend(changed.title.0);
    let kept = changed.passphrase.is_none().then_some((was.passphrase, was.active));
    let new = NewOfficer {
        name: was.name,
        agency: changed.agency.unwrap_or(was.agency),
        unit: changed.unit.unwrap_or(was.unit),
        title,
        passphrase: changed.passphrase.unwrap_or_default(),
        skills: changed.skills,
    };
    set_officer(app, new, kept).await
}

/// Writes an account; `kept` is the hash of a passphrase that stays, and whether its officer may sign in.
async fn set_officer(app: &App, new: NewOfficer, kept: Option<(String, bool)>) -> Result<()> {
    let at = now::now();
    let name_ok = (2..=80).contains(&new.name.len())
        && new.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-');
    let place = Place { agency: new.agency.clone(), unit: new.unit.clone() };
    let skills = new.skills.as_deref().map(|s| s.split(',').map(str::trim).filter(|s| !s.is_empty()).collect::<Vec<_>>());
    let (length, shortest) = (new.passphrase.chars().count(), passphrase::SHORTEST);
    let checks = [
        ("name", name_ok, Msg::new("answer-officer-name")),
        ("agency", app.offer.agency(&new.agency).is_some(), Msg::new("answer-not-an-option")),
        ("unit", app.offer.unit(&place).is_some(), Msg::new("answer-not-an-option")),
        ("title", !new.title.get(Lang::FA).trim().is_empty(), Msg::new("answer-needed")),
        ("skills", skills.iter().flatten().all(|s| domain::package::is_skill(s)), Msg::new("answer-officer-skills")),
        (
            "passphrase",
            kept.is_some() || (shortest..=passphrase::LONGEST).contains(&length),
            Msg::new("answer-passphrase").with("min", shortest).with("max", passphrase::LONGEST),
        ),
        (
            "passphrase",
            // Of one that is too short the length is said alone.
            kept.is_some() || length < shortest || passphrase::is_varied(&new.passphrase),
            Msg::new("answer-passphrase-varied").with("min", passphrase::VARIED),
        ),
    ];
    let wrong: Vec<Wrong> = checks.into_iter().filter(|c| !c.1).map(|(q, _, message)| Wrong { question: q.into(), message }).collect();
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong).into());
    }
    let skills = skills.map(|s| s.join(","));
    let (hash, active) = match kept {
        Some(kept) => kept,
        None => {
            let hash = tokio::task::spawn_blocking(move || passphrase::hash(&new.passphrase, now::random()));
            (hash.await.map_err(Fault::new)?.map_err(Fault::new)?, true)
        }
    };
    let account = Account { name: new.name, agency: new.agency, unit: new.unit, title: new.title, passphrase: hash, active };
    let house = app.clone();
    app.store
        .write(move |tx| {
            keep(&house, tx, &account, at)?;
            if let Some(skills) = &skills {
                store::officer::put_skills(tx, &account.name, skills);
            }
            Ok(())
        })
        .await?;
    app.who.forget();
    Ok(())
}

/// An officer who left: sign-in is not allowed any more. Refused when there is no such officer.
pub async fn deactivate(app: &App, name: &str) -> Result<()> {
    let (house, name, at) = (app.clone(), name.trim().to_lowercase(), now::now());
    app.store
        .write(move |tx| {
            let account = store::officer::get(tx, &name)?.ok_or(Refusal::NotFound)?;
            keep(&house, tx, &Account { active: false, ..account }, at)
        })
        .await?;
    app.who.forget();
    Ok(())
}

/// Writes an account as it is now. Tasks that it leaves behind go back to their unit; whoever was signed in before is not
/// any more.
fn keep(app: &App, tx: &mut store::Tx, account: &Account, at: i64) -> Result<()> {
    let here = place(account).key();
    // A case may have several tasks of one officer.
    let held: BTreeSet<Id> = store::task::held(tx, &account.name, account.active.then_some(here.as_str()))?.into_iter().collect();
    for case in held {
        crate::act::free(app, tx, case, &account.name, at)?;
    }
    store::session::end_of_officer(tx, &account.name);
    end_tokens(tx, &Bearer { officer: Some(account.name.clone()), ..Default::default() }, at)?;
    put(tx, account, at)
}

/// Writes an account and what happened to it.
fn put(tx: &mut store::Tx, account: &Account, at: i64) -> Result<()> {
    store::officer::put(tx, account, at);
    let change = if account.active { Change::Placed } else { Change::Left };
    roll::add(tx, change, &roll::officer(account), OPERATOR, at)
}

/// Ends every token of a bearer.
fn end_tokens(tx: &mut store::Tx, bearer: &Bearer, at: i64) -> Result<()> {
    for (hash, bearer, until) in store::token::of(tx, bearer)? {
        let entry = Entry::Token { token: domain::roll::token(&hash), bearer: bearer.label(), until, ended: true };
        roll::add(tx, Change::Ended, &entry, OPERATOR, at)?;
    }
    store::token::end_all(tx, bearer);
    Ok(())
}

/// Ends all tokens of somebody. Other servers that have seen one lately may take it for two seconds more.
pub async fn revoke(app: &App, of: TokenFor) -> Result<()> {
    let at = now::now();
    app.store
        .write(move |tx| {
            let bearer = match &of {
                TokenFor::Person(who) => Bearer { person: Some(known(tx, who)?.ok_or(Refusal::NotFound)?.id), ..Default::default() },
                TokenFor::Officer(name) => Bearer { officer: Some(name.trim().to_lowercase()), ..Default::default() },
                TokenFor::Agency(id) => Bearer { agency: Some(id.clone()), ..Default::default() },
            };
            end_tokens(tx, &bearer, at)
        })
        .await?;
    app.who.forget();
    Ok(())
}

/// A contact as an operator gives it.
#[derive(Debug, Clone, PartialEq)]
pub enum NewContact {
    /// Of a resident.
    Mobile(String),
    /// Of a visitor.
    Email(String),
}

impl NewContact {
    /// As it is kept: mobile and e-mail address, of which there is one.
    fn read(&self, kind: &str) -> std::result::Result<(Option<String>, Option<String>), Refusal> {
        let wrong = |field: &str, key| Refusal::wrong(field, Msg::new(key));
        match (self, kind) {
            (NewContact::Mobile(typed), "resident") => Ok((Some(identifier::mobile(typed).ok_or(wrong("mobile", "answer-mobile"))?), None)),
            (NewContact::Email(typed), "visitor") => {
                let email = identifier::email(typed).ok_or(wrong("email", "answer-email"))?;
                Ok((None, Some(email.to_lowercase())))
            }
            (NewContact::Mobile(_), _) => Err(wrong("mobile", "answer-contact-kind")),
            (NewContact::Email(_), _) => Err(wrong("email", "answer-contact-kind")),
        }
    }
}

/// Gives a person who lost the contact another one. Whoever is signed in as that person, or has a token, is not any more; the person is told at
/// both contacts. Gives the contact as it is kept from then on.
///
/// # Errors
/// When there is no such person, and beside `mobile` or `email` what is wrong: none of its kind, the one there is already.
pub async fn change_contact(app: &App, who: &str, contact: NewContact) -> Result<String> {
    let (at, who, jobs) = (now::now(), who.to_string(), [now::id(), now::id()]);
    let given = app
        .store
        .write(move |tx| {
            let before = known(tx, &who)?.ok_or(Refusal::NotFound)?;
            let (mobile, email) = contact.read(&before.kind)?;
            let after = Person { mobile, email, ..before.clone() };
            let field = if after.mobile.is_some() { "mobile" } else { "email" };
            if (&after.mobile, &after.email) == (&before.mobile, &before.email) {
                return Err(Refusal::wrong(field, Msg::new("answer-contact-same")).into());
            }
            store::person::put_contact(tx, after.id, after.mobile.as_deref(), after.email.as_deref());
            store::session::end_all(tx, after.id);
            end_tokens(tx, &Bearer { person: Some(after.id), ..Default::default() }, at)?;
            roll::add(tx, Change::Moved, &roll::person(&after), OPERATOR, at)?;
            let given = crate::worker::channel(&after).map(|(_, to)| to).unwrap_or_default();
            // In a message to a contact that somebody else may have by now, the other one is not written out.
            let shown = domain::roll::masked(&given);
            for (job, (channel, to)) in jobs.into_iter().zip([&before, &after].into_iter().filter_map(crate::worker::channel)) {
                let body = serde_json::json!({ "channel": channel, "to": to, "lang": after.lang, "contact": shown });
                store::job::add(tx, job, store::job::Lane::Ordinary, "contact", body.to_string(), at);
            }
            Ok(given)
        })
        .await?;
    app.who.forget();
    Ok(given)
}

/// How the passphrase of a sample officer is hashed.
pub type HashOf = fn(&SampleOfficer) -> std::result::Result<String, String>;

/// The hash of a sample officer's passphrase, under a salt of its own.
pub fn hash_of(officer: &SampleOfficer) -> std::result::Result<String, String> {
    passphrase::hash(&officer.passphrase, now::random())
}

/// Adds sample people and officers that are not there yet, and gives officers whose unit is not in the packages any more the
/// one in which the samples have them by now. An officer whom an operator moved stays, and so do passphrases and who may not
/// sign in any more. `hash` makes the stored hash of an officer's passphrase.
pub async fn add_samples(app: &App, people: &People, hash: HashOf) -> Result<()> {
    let at = now::now();
    let have: BTreeSet<String> = app.store.read(|tx| store::officer::all(tx, MOST_OFFICERS)).await?.into_iter().map(|a| a.name).collect();
    let missing: Vec<SampleOfficer> = people.officers.iter().filter(|o| !have.contains(&o.name)).cloned().collect();
    // Hashing is the slow part of a first start: all cores at once.
    let hashed = tokio::task::spawn_blocking(move || {
        std::thread::scope(|s| {
            let half = missing.len().div_ceil(2).max(1);
            let parts: Vec<_> = missing
                .chunks(half)
                .map(|part| {
                    s.spawn(move || part.iter().map(|o| Ok((o.clone(), hash(o)?))).collect::<std::result::Result<Vec<_>, String>>())
                })
                .collect();
            parts
                .into_iter()
                .map(|p| p.join().unwrap_or_else(|_| Err("hashing stopped".into())))
                .collect::<std::result::Result<Vec<_>, String>>()
        })
    })
    .await
    .map_err(Fault::new)?
    .map_err(Fault::new)?;
    let accounts: Vec<Account> = hashed
        .into_iter()
        .flatten()
        .map(|(o, passphrase)| Account { name: o.name, agency: o.agency, unit: o.unit, title: o.title, passphrase, active: true })
        .collect();
    let sample = |kind: &str, id: &str, name: &str, mobile: Option<String>, email: Option<String>, lang: Lang| Person {
        id: now::id(),
        kind: kind.into(),
        identifier: format!("{kind}:{id}"),
        name: name.into(),
        mobile,
        email,
        lang,
        created_at: at,
    };
    let residents = people
        .residents
        .iter()
        .map(|p| sample("resident", &p.national_number, p.name.get(Lang::FA), Some(p.mobile.clone()), None, Lang::FA));
    let visitors =
        people.visitors.iter().map(|p| sample("visitor", &p.passport, p.name.get(Lang::EN), None, Some(p.email.clone()), Lang::EN));
    let persons: Vec<Person> = residents.chain(visitors).collect();
    let (house, officers) = (app.clone(), people.officers.clone());
    app.store
        .write(move |tx| {
            // As they are at this moment: while passphrases were hashed an operator may have changed one of them.
            let there: BTreeMap<String, Account> =
                store::officer::all(tx, MOST_OFFICERS)?.into_iter().map(|a| (a.name.clone(), a)).collect();
            for o in &officers {
                if let Some(account) = there.get(&o.name).filter(|a| house.offer.unit(&place(a)).is_none()) {
                    let moved = Account { agency: o.agency.clone(), unit: o.unit.clone(), title: o.title.clone(), ..account.clone() };
                    keep(&house, tx, &moved, at)?;
                }
            }
            for a in accounts.iter().filter(|a| !there.contains_key(&a.name)) {
                put(tx, a, at)?;
            }
            for p in &persons {
                if store::person::by_identifier(tx, &p.identifier)?.is_none() {
                    met(tx, p, at)?;
                }
            }
            Ok(())
        })
        .await?;
    app.who.forget();
    Ok(())
}

/// Where an officer works.
fn place(account: &Account) -> Place {
    Place { agency: account.agency.clone(), unit: account.unit.clone() }
}
