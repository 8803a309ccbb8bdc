//! The machine's own clock and randomness: the only place they are asked.

use kernel::{Clock, Ids, Instant, Uuid};
use rand::TryRng as _;

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock everybody else is given")]
    fn now(&self) -> Instant {
        Instant::from_millis(jiff::Timestamp::now().as_millisecond())
    }
}

/// Ids and random bytes from the operating system.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemIds;

impl Ids for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "these are the ids everybody else is given")]
    fn ordinary(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn fill(&self, buffer: &mut [u8]) {
        rand::rngs::SysRng.try_fill_bytes(buffer).expect("a system without randomness must not hold a vote");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_differ_and_time_passes() {
        assert_ne!(SystemIds.random(), SystemIds.random());
        assert!(SystemIds.ordinary() != SystemIds.ordinary());
        assert!(SystemClock.now().millis() > 1_700_000_000_000);
    }
}
