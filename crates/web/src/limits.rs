//! Rate limits per network address, person or token, for what is open to everyone and costs something or can be guessed. Sign-in has its
//! own, in the database.

use domain::Refusal;
use governor::{Quota, RateLimiter, clock::Clock, clock::DefaultClock, state::keyed::DefaultKeyedStateStore};
use std::hash::{BuildHasher, Hash, RandomState};
use std::num::NonZeroU32;

type Keyed<K> = RateLimiter<K, DefaultKeyedStateStore<K>, DefaultClock>;

/// What an operator may set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AMinute {
    /// Searches from a network, or by somebody who is signed in.
    pub searches: u32,
    /// Calls with one bearer token.
    pub calls: u32,
    /// Files from a network.
    pub uploads: u32,
}

impl Default for AMinute {
    fn default() -> Self {
        AMinute { searches: 1200, calls: 6000, uploads: 120 }
    }
}

/// The limits.
pub struct Limits {
    track: Keyed<String>,
    upload: Keyed<String>,
    data: Keyed<String>,
    search: Keyed<String>,
    calls: Keyed<u64>,
    tokens: RandomState,
}

fn per_minute(n: u32) -> Quota {
    Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN))
}

fn check<K: Hash + Eq + Clone>(limiter: &Keyed<K>, who: &K) -> Result<(), Refusal> {
    // Who is forgotten leaves now and then, so that the table stays small.
    if limiter.len() > 50_000 {
        limiter.retain_recent();
    }
    limiter.check_key(who).map_err(|e| Refusal::TooOften(e.wait_time_from(DefaultClock::default().now()).as_secs() as i64 + 1))
}

impl Limits {
    /// Nothing is used up yet.
    pub fn new(set: AMinute) -> Limits {
        let keyed = |n| RateLimiter::keyed(per_minute(n));
        Limits {
            track: keyed(30),
            upload: keyed(set.uploads),
            data: keyed(10),
            search: keyed(set.searches),
            calls: RateLimiter::keyed(per_minute(set.calls)),
            tokens: RandomState::new(),
        }
    }
    /// Looking up tracking codes, from a network or by somebody who is signed in: thirty a minute.
    pub fn track(&self, address: &str) -> Result<(), Refusal> {
        check(&self.track, &address.to_string())
    }
    /// Taking along what is held about a person, which reads every case: ten parts a minute for each person.
    pub fn data(&self, person: &str) -> Result<(), Refusal> {
        check(&self.data, &person.to_string())
    }
    /// Uploading files.
    pub fn upload(&self, address: &str) -> Result<(), Refusal> {
        check(&self.upload, &address.to_string())
    }
    /// Searching, from a network or by somebody who is signed in.
    pub fn search(&self, who: &str) -> Result<(), Refusal> {
        check(&self.search, &who.to_string())
    }
    /// Calling with a bearer token, good or not. The token is not kept.
    pub fn call(&self, token: &str) -> Result<(), Refusal> {
        check(&self.calls, &self.tokens.hash_one(token))
    }
}
