//! Who is asking: from a session's cookie or a bearer token to a person, an officer or an agency's program.

use crate::{Account, App, Person, Result, now};
use domain::actor::Officer;
use domain::case::Place;
use domain::{Actor, Millis, Text};
use identity::Secret;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use store::session::{Holder, Live};

/// Someone who asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Who {
    /// Not signed in.
    Nobody,
    /// A resident or a visitor.
    Person(Person),
    /// Staff.
    Officer(Account),
    /// An agency's program, by agency id.
    Program(String),
}

impl Who {
    /// The actor of the domain.
    pub fn actor(&self) -> Actor {
        match self {
            Who::Nobody => Actor::Anonymous,
            Who::Person(p) => Actor::Person(p.id),
            Who::Officer(a) => Actor::Officer(Officer { name: a.name.clone(), agency: a.agency.clone(), unit: a.unit.clone() }),
            Who::Program(id) => Actor::Agency(id.clone()),
        }
    }
}

/// How long a token's bearer is remembered: a revoked token works at most so much longer.
const REMEMBERED: Duration = Duration::from_secs(2);
const MOST_REMEMBERED: usize = 10_000;

/// Who was seen lately.
#[derive(Default)]
pub struct Cache {
    /// Bearers, by hash of their token.
    bearers: Mutex<HashMap<[u8; 32], (Who, Instant)>>,
    /// The active officers of units, by the unit's key.
    units: Mutex<HashMap<String, (Arc<Colleagues>, Instant)>>,
}

/// Active officers of a unit.
#[derive(Debug, Clone, Default)]
pub struct Colleagues {
    /// How people see them, by their sign-in names: all of the unit, or the first [`MOST_LISTED`].
    pub listed: BTreeMap<String, Text>,
    /// Whether the unit has more than that.
    pub more: bool,
}

/// So many officers of a unit are listed.
pub const MOST_LISTED: usize = 200;

impl Cache {
    /// Forgets them all: somebody has changed, or a token has ended.
    pub(crate) fn forget(&self) {
        self.bearers.lock().unwrap_or_else(|e| e.into_inner()).clear();
        self.units.lock().unwrap_or_else(|e| e.into_inner()).clear();
    }
}

/// The active officers of a unit. Every look at a list names them and they change seldom, so they are remembered as bearers are; whether
/// a task may be given to one is asked of the database when it is given.
pub(crate) async fn of_unit(app: &App, place: &Place) -> Result<Arc<Colleagues>> {
    let key = place.key();
    let lock = || app.who.units.lock().unwrap_or_else(|e| e.into_inner());
    if let Some((all, at)) = lock().get(&key)
        && at.elapsed() < REMEMBERED
    {
        return Ok(all.clone());
    }
    let mut listed = app.store.read(|tx| store::officer::of_unit(tx, &place.agency, &place.unit, MOST_LISTED as i64 + 1)).await?;
    let more = listed.len() > MOST_LISTED;
    if more {
        listed.pop_last();
    }
    let all = Arc::new(Colleagues { listed, more });
    let mut known = lock();
    if known.len() >= MOST_REMEMBERED {
        known.clear();
    }
    known.insert(key, (all.clone(), Instant::now()));
    Ok(all)
}

fn officer(tx: &mut store::Tx, name: &str) -> Result<Who> {
    Ok(store::officer::get(tx, name)?.filter(|a| a.active).map_or(Who::Nobody, Who::Officer))
}
fn person(tx: &mut store::Tx, id: domain::Id) -> Result<Who> {
    Ok(store::person::get(tx, id)?.map_or(Who::Nobody, Who::Person))
}

/// Who asks in a session.
#[derive(Debug, Clone, PartialEq)]
pub struct InSession {
    /// Its holder; `Nobody` for an unknown or ended session.
    pub who: Who,
    /// Its id.
    pub session: Option<domain::Id>,
    /// Unread notices of a person, at most 100.
    pub unread: i64,
    /// Applications that wait for the person's signature.
    pub to_sign: usize,
}

const NOBODY: InSession = InSession { who: Who::Nobody, session: None, unread: 0, to_sign: 0 };

/// The holder of a session.
pub async fn by_session(app: &App, secret: &Secret) -> Result<InSession> {
    let (hash, at) = (secret.hash(), now::now());
    let live = store::session::holder(&app.store, hash, at).await?;
    Ok(in_session(app, hash, live, at).await)
}

/// Who asks in a live session. That it is used is written now and then, so that it does not end.
pub(crate) async fn in_session(app: &App, hash: [u8; 32], live: Option<Live>, at: Millis) -> InSession {
    let Some(Live { id, holder, created_at, expires_at }) = live else { return NOBODY };
    if let Some(ends) = app.limits.unused.moved(matches!(holder, Holder::Officer(_)), created_at, expires_at, at) {
        let touch = app.store.write(move |tx| {
            store::session::touch(tx, hash, ends);
            Ok(())
        });
        // Where nothing can be written, pages are shown all the same.
        if let Err(e) = touch.await {
            tracing::warn!(error = %e, "that a session is used could not be written");
        }
    }
    match holder {
        Holder::Person { person, unread, is_asked } => {
            // Of few is anything asked; whether it can be signed still, the answers say.
            let to_sign = if is_asked { to_sign(app, &person).await } else { 0 };
            InSession { who: Who::Person(person), session: Some(id), unread, to_sign }
        }
        Holder::Officer(a) if a.active => InSession { who: Who::Officer(a), session: Some(id), ..NOBODY },
        Holder::Officer(_) => NOBODY,
    }
}

/// How many applications wait for a signature; none where that cannot be read: pages are shown all the same.
async fn to_sign(app: &App, person: &Person) -> usize {
    match crate::cosign::bell(app, person).await {
        Ok(to_sign) => to_sign,
        Err(e) => {
            tracing::warn!(error = %e, "what somebody is asked to sign could not be read");
            0
        }
    }
}

/// Whether a session has ended because it was not used.
pub async fn ended_unused(app: &App, secret: &Secret) -> Result<bool> {
    let (hash, at) = (secret.hash(), now::now());
    Ok(app.store.read(|tx| store::session::ended(tx, hash, at)).await?.is_some_and(|s| identity::secret::ended_unused(&s)))
}

/// The bearer of a token; `Nobody` for an unknown one.
pub async fn by_token(app: &App, secret: &Secret) -> Result<Who> {
    let hash = secret.hash();
    let lock = || app.who.bearers.lock().unwrap_or_else(|e| e.into_inner());
    if let Some((who, at)) = lock().get(&hash)
        && at.elapsed() < REMEMBERED
    {
        return Ok(who.clone());
    }
    let at = now::now();
    let who = app
        .store
        .read(|tx| {
            Ok(match store::token::get(tx, hash, at)? {
                None => Who::Nobody,
                Some(b) => match (b.person, b.officer, b.agency) {
                    (Some(id), _, _) => person(tx, id)?,
                    (_, Some(name), _) => officer(tx, &name)?,
                    (_, _, Some(agency)) => Who::Program(agency),
                    _ => Who::Nobody,
                },
            })
        })
        .await?;
    let mut known = lock();
    if known.len() >= MOST_REMEMBERED {
        known.clear();
    }
    if who != Who::Nobody {
        known.insert(hash, (who.clone(), Instant::now()));
    }
    Ok(who)
}
