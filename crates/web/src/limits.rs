//! Rate limits per network address, or person, for what is open to everyone and costs something or can be guessed. Sign-in has its
//! own, in the database.

use domain::Refusal;
use governor::{Quota, RateLimiter, clock::Clock, clock::DefaultClock, state::keyed::DefaultKeyedStateStore};
use std::num::NonZeroU32;

type Keyed = RateLimiter<String, DefaultKeyedStateStore<String>, DefaultClock>;

/// The limits.
pub struct Limits {
    track: Keyed,
    upload: Keyed,
    data: Keyed,
}

const fn per_minute(n: u32) -> Quota {
    Quota::per_minute(match NonZeroU32::new(n) {
        Some(n) => n,
        None => NonZeroU32::MIN,
    })
}

impl Default for Limits {
    fn default() -> Self {
        let keyed = |n| RateLimiter::keyed(per_minute(n));
        Limits { track: keyed(30), upload: keyed(120), data: keyed(10) }
    }
}

fn check(limiter: &Keyed, address: &str) -> Result<(), Refusal> {
    // Forgotten addresses leave now and then, so that the table stays small.
    if limiter.len() > 50_000 {
        limiter.retain_recent();
    }
    limiter
        .check_key(&address.to_string())
        .map_err(|e| Refusal::TooOften(e.wait_time_from(DefaultClock::default().now()).as_secs() as i64 + 1))
}

impl Limits {
    /// Looking up tracking codes, from a network or by somebody who is signed in: thirty a minute.
    pub fn track(&self, address: &str) -> Result<(), Refusal> {
        check(&self.track, address)
    }
    /// Taking along what is held about a person, which reads every case: ten parts a minute for each person.
    pub fn data(&self, person: &str) -> Result<(), Refusal> {
        check(&self.data, person)
    }
    /// Uploading files: 120 a minute.
    pub fn upload(&self, address: &str) -> Result<(), Refusal> {
        check(&self.upload, address)
    }
}
