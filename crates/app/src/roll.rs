//! The roll of persons, officers, tokens and services: who was on it before what happens to them was written as events is taken up, once.

use crate::{Result, now};
use domain::Id;
use domain::roll::{Change, Entry, OPERATOR};
use store::{Fault, Store, Tx};

/// Name of the mark that all who were on the roll are taken up: from then on nobody stands on it without an event.
const TAKEN_UP: &str = "roll-taken-up";

/// Persons taken up in one transaction.
const PAGE: i64 = 500;
/// Officers and tokens that are looked at; an installation has some thousands.
const MOST: i64 = 1_000_000;

/// Whether all are taken up.
pub(crate) fn is_whole(tx: &mut Tx) -> Result<bool> {
    Ok(store::mark::get(tx, TAKEN_UP)?.is_some())
}

/// Writes an event for each person, officer, token and service that was there before such events were: how they stand now. Gives how many
/// there were; begun again where it was broken off.
pub async fn take_up(store: &Store) -> Result<usize> {
    if store.read(is_whole).await? {
        return Ok(0);
    }
    let (at, mut after, mut count) = (now::now(), Id::nil(), 0);
    loop {
        let persons = store.read(|tx| store::roll::persons_without(tx, after, PAGE)).await?;
        let Some(last) = persons.last() else { break };
        after = last.id;
        count += persons.len();
        store
            .write(move |tx| persons.iter().try_for_each(|p| store::roll::add(tx, Change::Known, &store::roll::person(p), OPERATOR, at)))
            .await?;
    }
    let others = store.write(move |tx| {
        let missing = without(tx)?;
        missing.iter().try_for_each(|entry| store::roll::add(tx, Change::Known, entry, OPERATOR, at))?;
        store::mark::put(tx, TAKEN_UP, "yes");
        Ok(missing.len())
    });
    Ok(count + others.await?)
}

/// Officers, tokens and services of which there is no event.
pub(crate) fn without(tx: &mut Tx) -> Result<Vec<Entry>> {
    let officers = store::officer::all(tx, MOST)?;
    let tokens = store::token::from(tx, [0; 32], MOST)?;
    let mut all: Vec<Entry> = officers.iter().map(store::roll::officer).collect();
    all.extend(tokens.iter().map(|(hash, bearer, until)| store::roll::token(hash, bearer, *until)));
    let gone = crate::publish::gone(tx)?;
    for (id, version) in store::version::newest(tx)? {
        let hash = store::version::hash(tx, &id, version)?.ok_or_else(|| Fault::new(format!("{id}@{version} is gone")))?;
        all.push(store::roll::service(&id, version, &hash, !gone.contains_key(&id)));
    }
    let mut missing = vec![];
    for entry in all {
        if store::event::last(tx, entry.subject())?.is_none() {
            missing.push(entry);
        }
    }
    Ok(missing)
}
