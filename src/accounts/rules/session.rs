//! How long a session lives.

use kernel::Instant;

/// The limits of a session, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLimits {
    /// From the sign-in, whatever happens.
    pub absolute: i64,
    /// From the last page asked for.
    pub idle: i64,
    /// Between the password and the second factor.
    pub half: i64,
}

impl Default for SessionLimits {
    fn default() -> Self {
        Self { absolute: 12 * 3_600, idle: 30 * 60, half: 15 * 60 }
    }
}

impl SessionLimits {
    /// Whether a session last seen at `seen` and ending at `ends` is alive at `now`.
    #[must_use]
    pub fn alive(self, now: Instant, seen: Instant, ends: Instant) -> bool {
        now < ends && now < seen.plus_seconds(self.idle)
    }

    /// Whether it is worth a write to say that it was seen: not more than once in a thirtieth of
    /// the idle limit (a minute of half an hour).
    #[must_use]
    pub fn worth_noting(self, now: Instant, seen: Instant) -> bool {
        now >= seen.plus_seconds(self.idle / 30)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_by_age_and_by_idleness() {
        let limits = SessionLimits::default();
        let start = Instant::from_millis(0);
        let ends = start.plus_seconds(limits.absolute);
        assert!(limits.alive(start.plus_seconds(1799), start, ends));
        assert!(!limits.alive(start.plus_seconds(1800), start, ends));
        let busy = start.plus_seconds(limits.absolute - 10);
        assert!(limits.alive(busy, busy, ends));
        assert!(!limits.alive(ends, ends, ends), "not even a busy one outlives its age");
        assert!(!limits.worth_noting(start.plus_seconds(59), start));
        assert!(limits.worth_noting(start.plus_seconds(60), start));
    }
}
