//! Moments as milliseconds since 1970 in UTC. Days and zones belong to the
//! rooms' rules and to the words, with the town's own zone.

use std::sync::atomic::{AtomicI64, Ordering};

use serde::{Deserialize, Serialize};

/// A moment: milliseconds since 1970-01-01T00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(i64);

impl Instant {
    /// From milliseconds since 1970 UTC.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970 UTC.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// This moment and `seconds` more (or fewer).
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1000)))
    }

    /// This moment and `days` of 24 hours more (or fewer).
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_seconds(days.saturating_mul(86_400))
    }

    /// Days since 1970 in UTC, for leaves that may only say the day.
    #[must_use]
    pub const fn day(self) -> i64 {
        self.0.div_euclid(86_400_000)
    }
}

/// From `opens` (inside) to `closes` (outside).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first moment inside.
    pub opens: Instant,
    /// The first moment no longer inside.
    pub closes: Instant,
}

impl Window {
    /// Whether `now` is inside.
    #[must_use]
    pub fn holds(self, now: Instant) -> bool {
        self.opens <= now && now < self.closes
    }
}

/// Tells the time. Read once per request.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Instant;
}

/// A clock that stands still until told: for tests and trials.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that shows `start`.
    #[must_use]
    pub const fn new(start: Instant) -> Self {
        Self(AtomicI64::new(start.millis()))
    }

    /// Sets the hands to `now`.
    pub fn set(&self, now: Instant) {
        self.0.store(now.millis(), Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_holds_its_opening_and_not_its_closing() {
        let window = Window { opens: Instant::from_millis(10), closes: Instant::from_millis(20) };
        assert!(!window.holds(Instant::from_millis(9)));
        assert!(window.holds(Instant::from_millis(10)));
        assert!(window.holds(Instant::from_millis(19)));
        assert!(!window.holds(Instant::from_millis(20)));
    }

    #[test]
    fn days_before_1970_count_downwards() {
        assert_eq!(Instant::from_millis(-1).day(), -1);
        assert_eq!(Instant::from_millis(86_400_000).day(), 1);
    }
}
