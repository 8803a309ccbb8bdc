//! How often one may guess.
//!
//! Three counts run side by side, each with free tries and then a wait that
//! doubles: of this address from this client (few tries), of this address from
//! anywhere (many, so that a stranger can hardly lock a clerk out), and of the
//! second factor (few; whoever gets there knows the password).

use kernel::Instant;
use sha2::{Digest, Sha256};

/// The longest wait, in seconds.
const LONGEST: i64 = 15 * 60;
/// A day without failure and the count begins anew.
const FORGET: i64 = 24 * 3_600;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// This address from this client.
    AddressFromClient,
    /// This address from anywhere.
    Address,
    /// The second factor of an account.
    SecondFactor,
}

impl Gate {
    const fn free(self) -> i64 {
        match self {
            Self::AddressFromClient | Self::SecondFactor => 5,
            Self::Address => 50,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::AddressFromClient => "address-from-client",
            Self::Address => "address",
            Self::SecondFactor => "second-factor",
        }
    }

    /// The key of the count. Hashed: a mistyped address may be a password typed in the wrong field.
    #[must_use]
    pub fn subject(self, of: &[&str]) -> String {
        let mut hash = Sha256::new().chain_update(b"wiec/v1/throttle\n");
        for part in of {
            hash.update(part.as_bytes());
            hash.update(b"\n");
        }
        format!("{}:{}", self.word(), data_encoding::HEXLOWER.encode(&hash.finalize()))
    }

    /// The count after one more failure.
    #[must_use]
    pub fn failed(self, before: Option<Count>, now: Instant) -> Count {
        let recent = before.filter(|count| now < count.last_at.plus_seconds(FORGET));
        let (failures, first_at) = recent.map_or((1, now), |count| (count.failures.saturating_add(1), count.first_at));
        let over = failures - self.free();
        let wait = (over >= 0).then(|| (60 << over.clamp(0, 5)).min(LONGEST));
        Count { failures, first_at, last_at: now, blocked_until: wait.map(|seconds| now.plus_seconds(seconds)) }
    }
}

/// Failures so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub failures: i64,
    /// The first.
    pub first_at: Instant,
    /// The last.
    pub last_at: Instant,
    /// Until when no try is looked at.
    pub blocked_until: Option<Instant>,
}

impl Count {
    /// Until when one must wait, if one must.
    #[must_use]
    pub fn blocked(&self, now: Instant) -> Option<Instant> {
        self.blocked_until.filter(|&until| now < until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_failure_waits_and_each_further_one_longer() {
        let mut now = Instant::from_millis(0);
        let mut count = None;
        let mut waits = Vec::new();
        for _ in 0..11 {
            let next = Gate::AddressFromClient.failed(count, now);
            let until = next.blocked(now);
            waits.push(until.map_or(0, |until| (until.millis() - now.millis()) / 1000));
            now = until.unwrap_or(now);
            count = Some(next);
        }
        assert_eq!(waits, [0, 0, 0, 0, 60, 120, 240, 480, 900, 900, 900]);
    }

    #[test]
    fn a_quiet_day_is_forgiven() {
        let start = Instant::from_millis(0);
        let count = (0..9).fold(None, |count, _| Some(Gate::SecondFactor.failed(count, start)));
        assert_eq!(Gate::SecondFactor.failed(count, start.plus_days(1)).failures, 1);
    }

    #[test]
    fn keys_tell_nothing_and_do_not_run_together() {
        let key = Gate::Address.subject(&["ab", "c"]);
        assert_ne!(key, Gate::Address.subject(&["a", "bc"]));
        assert_ne!(key, Gate::SecondFactor.subject(&["ab", "c"]));
        assert!(key.len() < 100 && !key.contains("ab\n"));
    }
}
