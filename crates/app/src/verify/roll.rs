//! An entry of the roll: its events, and how it stands where it is kept.

use super::subject::{Found, chain};
use crate::Result;
use domain::event::Event;
use domain::roll::Entry;
use domain::{Id, Millis};
use store::Tx;

/// The entry of a subject, as its last event says; `None` where the events are those of a case.
pub fn entry(events: &[Event]) -> Option<Entry> {
    events.last().and_then(Entry::of)
}

/// What is wrong with an entry, read at one moment.
pub fn broken(tx: &mut Tx, id: Id, at: Millis) -> Result<Found> {
    let events = store::event::of_case(tx, id)?;
    let mut found = chain(&events);
    let Some((entry, last)) = entry(&events).zip(events.last()) else {
        found.push((0, "roll-impossible"));
        return Ok(found);
    };
    match store::roll::stands(tx, &entry)? {
        // What has ended is forgotten.
        None if matches!(entry, Entry::Token { ended, until, .. } if ended || until <= at) => {}
        None => found.push((last.seq, "roll-missing")),
        Some(stands) if stands != entry || entry.subject() != id => found.push((last.seq, "roll-differs")),
        Some(_) => {}
    }
    Ok(found)
}
