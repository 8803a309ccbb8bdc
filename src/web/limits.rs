//! Limits by meaning. Only failures count, so that a whole town hall behind one
//! address can vote while a guesser is stopped.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};

use std::time::{Duration, Instant};

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::client::Client;

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// Printed codes that were wrong: ten at once, then five a minute.
    WrongCode,
    /// Trackers that were looked up and not found: thirty at once, then thirty a minute.
    WrongTracker,
}

impl Meaning {
    const ALL: [Self; 2] = [Self::WrongCode, Self::WrongTracker];

    fn quota(self) -> Quota {
        let (a_minute, burst) = match self {
            Self::WrongCode => (5, 10),
            Self::WrongTracker => (30, 30),
        };
        let number = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        Quota::per_minute(number(a_minute)).allow_burst(number(burst))
    }
}

/// Failures of each client, in memory only.
pub struct Limits {
    clock: DefaultClock,
    buckets: BTreeMap<Meaning, DefaultKeyedRateLimiter<Client>>,
    /// Until when a client must wait.
    waiting: Mutex<BTreeMap<(Meaning, Client), Instant>>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            clock: DefaultClock::default(),
            buckets: Meaning::ALL.into_iter().map(|m| (m, RateLimiter::keyed(m.quota()))).collect(),
            waiting: Mutex::default(),
        }
    }
}

impl Limits {
    /// Seconds the client must wait, if it must.
    #[must_use]
    pub fn must_wait(&self, meaning: Meaning, client: Client) -> Option<u64> {
        let now = Instant::now();
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let until = *waiting.get(&(meaning, client))?;
        if until <= now {
            waiting.remove(&(meaning, client));
            return None;
        }
        Some((until - now).as_secs() + 1)
    }

    /// Counts a failure.
    pub fn failed(&self, meaning: Meaning, client: Client) {
        let Some(bucket) = self.buckets.get(&meaning) else { return };
        let Err(not) = bucket.check_key(&client) else { return };
        let wait: Duration = not.wait_time_from(self.clock.now());
        let until = Instant::now() + wait;
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).insert((meaning, client), until);
    }

    /// Forgets clients whose failures have faded; called now and then by a worker.
    pub fn forget_old(&self) {
        for bucket in self.buckets.values() {
            bucket.retain_recent();
            bucket.shrink_to_fit();
        }
        let now = Instant::now();
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, until| *until > now);
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;

    use super::*;

    fn client(raw: &str) -> Client {
        Client::find(Some(raw.parse().unwrap()), &HeaderMap::new(), 0)
    }

    #[test]
    fn a_guesser_is_stopped_and_the_neighbour_is_not() {
        let limits = Limits::default();
        let (guesser, neighbour) = (client("192.0.2.1"), client("192.0.2.2"));
        let mut tries = 0;
        while limits.must_wait(Meaning::WrongCode, guesser).is_none() {
            limits.failed(Meaning::WrongCode, guesser);
            tries += 1;
            assert!(tries < 50, "nothing stops the guesser");
        }
        assert_eq!(tries, 11);
        assert!(limits.must_wait(Meaning::WrongCode, guesser).is_some_and(|seconds| seconds <= 13));
        assert_eq!(limits.must_wait(Meaning::WrongCode, neighbour), None);
        assert_eq!(limits.must_wait(Meaning::WrongTracker, guesser), None);
    }
}
