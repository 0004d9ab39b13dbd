//! Rate limits per network address for what is open to everyone and costs something or can be guessed. Sign-in has its
//! own, in the database.

use domain::Refusal;
use governor::{Quota, RateLimiter, clock::Clock, clock::DefaultClock, state::keyed::DefaultKeyedStateStore};
use std::num::NonZeroU32;

type Keyed = RateLimiter<String, DefaultKeyedStateStore<String>, DefaultClock>;

/// The limits.
pub struct Limits {
    track: Keyed,
    upload: Keyed,
}

const fn per_minute(n: u32) -> Quota {
    Quota::per_minute(match NonZeroU32::new(n) {
        Some(n) => n,
        None => NonZeroU32::MIN,
    })
}

impl Default for Limits {
    fn default() -> Self {
        Limits { track: RateLimiter::keyed(per_minute(30)), upload: RateLimiter::keyed(per_minute(120)) }
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
    /// Uploading files: 120 a minute.
    pub fn upload(&self, address: &str) -> Result<(), Refusal> {
        check(&self.upload, address)
    }
}
