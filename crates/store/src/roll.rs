//! The roll: an event for each change of a person, an officer, a token or a service, in a chain of its own.

use crate::officer::Account;
use crate::person::Person;
use crate::token::Bearer;
use crate::{Result, Tx, event, officer, person as persons, token as tokens, version};
use domain::event::Event;
use domain::roll::{Change, Entry, digest, first_hash as from_name, masked, token as name_of};
use domain::{Id, Millis};

/// Appends what happened to an entry, which stands from then on as it is given here. Once for an entry in a transaction.
pub fn add(tx: &mut Tx, change: Change, entry: &Entry, actor: &str, at: Millis) -> Result<()> {
    // Whom nobody knew has no event yet: nothing is looked up for a first sign-in.
    let before = match change {
        Change::Met | Change::Minted => None,
        _ => event::last(tx, entry.subject())?,
    };
    event::add(tx, &Event::after(before, entry.subject(), change.kind(), actor, at, entry.body()));
    Ok(())
}

/// A person's entry.
pub fn person(p: &Person) -> Entry {
    let contact = p.mobile.as_deref().or(p.email.as_deref()).map(masked).unwrap_or_default();
    Entry::Person { id: p.id, kind: p.kind.clone(), contact, lang: p.lang }
}

/// An officer's entry.
pub fn officer(a: &Account) -> Entry {
    Entry::Officer {
        name: a.name.clone(),
        agency: a.agency.clone(),
        unit: a.unit.clone(),
        title: a.title.clone(),
        passphrase: digest(&a.passphrase),
        active: a.active,
    }
}

/// The entry of a token that is live.
pub fn token(hash: &[u8; 32], b: &Bearer, until: Millis) -> Entry {
    Entry::Token { token: name_of(hash), bearer: b.label(), until, ended: false }
}

/// The entry of a service whose newest version is this.
pub fn service(service: &str, version: i64, hash: &str, offered: bool) -> Entry {
    Entry::Service { service: service.into(), version, hash: hash.into(), offered }
}

/// How an entry stands where it is kept; `None` where it is not there. Whether a service is offered is kept nowhere else.
pub fn stands(tx: &mut Tx, entry: &Entry) -> Result<Option<Entry>> {
    Ok(match entry {
        Entry::Person { id, .. } => persons::get(tx, *id)?.as_ref().map(person),
        Entry::Officer { name, .. } => officer::get(tx, name)?.as_ref().map(officer),
        Entry::Token { token: name, .. } => {
            let first = tokens::from(tx, from_name(name), 1)?;
            first.iter().find(|(hash, ..)| name_of(hash) == *name).map(|(hash, b, until)| token(hash, b, *until))
        }
        Entry::Service { service: id, version: n, offered, .. } => version::hash(tx, id, *n)?.map(|hash| service(id, *n, &hash, *offered)),
    })
}

/// Persons of whom there is no event, after `after`.
pub fn persons_without(tx: &mut Tx, after: Id, limit: i64) -> Result<Vec<Person>> {
    let sql = "SELECT p.id, p.kind, p.identifier, p.name, p.mobile, p.email, p.lang, p.created_at FROM persons p
      WHERE p.id > ?1 AND NOT EXISTS (SELECT 1 FROM events e WHERE e.subject = p.id AND e.seq = 1) ORDER BY p.id LIMIT ?2";
    Ok(tx.rows(sql, &[after.into(), limit.into()])?.iter_mut().map(persons::person).collect())
}
