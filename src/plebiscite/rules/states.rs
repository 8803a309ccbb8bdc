//! The states of a plebiscite and the only ways between them.
//!
//! ```text
//! draft ──freeze──▶ frozen ──(clock, keys loaded)──▶ open ──(clock)──▶ closed ──count──▶ counted ──(clock, lot)──▶ published
//!                      └──────────────┴──────withdraw, with a public reason──────┴────────────┘▶ withdrawn
//! ```
//!
//! Invariant: after freezing nothing can be edited (test
//! `nothing_is_edited_after_freezing`); a published result can only be
//! followed by an erratum.

use kernel::{Instant, Phase, Window};
use serde::{Deserialize, Serialize};

/// Where a plebiscite stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Being written.
    Draft,
    /// Form, roll and keys are frozen.
    Frozen,
    /// Ballots are taken.
    Open,
    /// The last ballot has landed.
    Closed,
    /// Counted, not public.
    Counted,
    /// Public.
    Published,
    /// Given up, with a public reason.
    Withdrawn,
}

/// A text names no state.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a state of a plebiscite")]
pub struct UnknownState(pub String);

impl State {
    /// Every state.
    pub const ALL: [Self; 7] =
        [Self::Draft, Self::Frozen, Self::Open, Self::Closed, Self::Counted, Self::Published, Self::Withdrawn];

    /// The word in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Frozen => "frozen",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Counted => "counted",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    /// [`UnknownState`].
    pub fn read(word: &str) -> Result<Self, UnknownState> {
        Self::ALL.into_iter().find(|state| state.word() == word).ok_or_else(|| UnknownState(word.to_owned()))
    }

    /// How far it has come, for [`kernel::sight`]. A withdrawn plebiscite never
    /// shows a result.
    #[must_use]
    pub const fn phase(self) -> Phase {
        match self {
            Self::Draft | Self::Withdrawn => Phase::Draft,
            Self::Frozen => Phase::Frozen,
            Self::Open => Phase::Open,
            Self::Closed => Phase::Closed,
            Self::Counted => Phase::Counted,
            Self::Published => Phase::Published,
        }
    }

    /// Whether the form may still be edited.
    #[must_use]
    pub const fn editable(self) -> bool {
        matches!(self, Self::Draft)
    }

    /// Whether it may be withdrawn: not while it is a draft (delete it) and not
    /// after publication (write an erratum).
    #[must_use]
    pub const fn withdrawable(self) -> bool {
        matches!(self, Self::Frozen | Self::Open | Self::Closed | Self::Counted)
    }
}

/// What the clock looks at.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// When ballots may be cast.
    pub window: Window,
    /// Seconds after the close in which a ballot whose right was spent in time
    /// may still land.
    pub grace_seconds: i64,
    /// When the result becomes public.
    pub publish_at: Instant,
}

impl Times {
    /// The first moment no ballot lands any more.
    #[must_use]
    pub const fn cast_closes(&self) -> Instant {
        self.window.closes.plus_seconds(self.grace_seconds)
    }
}

/// What must be true besides the hour.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// The public keys of the codes are loaded, so `eid` exists.
    pub keys_loaded: bool,
    /// A tie waits for the public lot.
    pub lot_missing: bool,
    /// Paper cards were handed out whose totals are not entered and agreed.
    pub paper_missing: bool,
}

/// The step the clock asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing to do now.
    Wait,
    /// The hour has come but something is missing; staff must be told.
    Blocked(Block),
    /// Take this state next.
    Go(State),
}

/// Why the clock cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// No code keys at opening time.
    NoKeys,
    /// Paper totals missing.
    Paper,
    /// The lot was not drawn.
    Lot,
}

/// The next step of the clock. One step at a time: a server that slept through
/// a whole plebiscite walks through every state.
#[must_use]
pub fn next_step(state: State, times: &Times, facts: Facts, now: Instant) -> Step {
    match state {
        State::Frozen if now < times.window.opens => Step::Wait,
        State::Frozen if !facts.keys_loaded => Step::Blocked(Block::NoKeys),
        State::Frozen => Step::Go(State::Open),
        State::Open if now < times.cast_closes() => Step::Wait,
        State::Open => Step::Go(State::Closed),
        State::Closed if facts.paper_missing => Step::Blocked(Block::Paper),
        State::Closed => Step::Go(State::Counted),
        State::Counted if now < times.publish_at => Step::Wait,
        State::Counted if facts.lot_missing => Step::Blocked(Block::Lot),
        State::Counted => Step::Go(State::Published),
        State::Draft | State::Published | State::Withdrawn => Step::Wait,
    }
}

/// Why no ballot may be cast now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNow {
    /// It opens then.
    NotYet(Instant),
    /// It closed then.
    NoLonger(Instant),
    /// It was withdrawn.
    Withdrawn,
}

/// Whether a right may be spent at `now`: by the stored state *and* the clock,
/// so that a clock set back after the close does not reopen anything.
///
/// # Errors
/// [`NotNow`] says why not.
pub fn may_spend(state: State, times: &Times, now: Instant) -> Result<(), NotNow> {
    match state {
        State::Withdrawn => Err(NotNow::Withdrawn),
        State::Draft | State::Frozen => Err(NotNow::NotYet(times.window.opens)),
        State::Closed | State::Counted | State::Published => Err(NotNow::NoLonger(times.window.closes)),
        State::Open if now < times.window.opens => Err(NotNow::NotYet(times.window.opens)),
        State::Open if now >= times.window.closes => Err(NotNow::NoLonger(times.window.closes)),
        State::Open => Ok(()),
    }
}

/// Whether a ballot whose right was spent in time may still land at `now`.
///
/// # Errors
/// [`NotNow`] says why not.
pub fn may_land(state: State, times: &Times, now: Instant) -> Result<(), NotNow> {
    let grace = Times { window: Window { closes: times.cast_closes(), ..times.window }, ..*times };
    may_spend(state, &grace, now).map_err(|not| match not {
        // People are told when voting ended, not when the last ballot could land.
        NotNow::NoLonger(_) => NotNow::NoLonger(times.window.closes),
        NotNow::NotYet(_) | NotNow::Withdrawn => not,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIMES: Times = Times {
        window: Window { opens: Instant::from_millis(1_000), closes: Instant::from_millis(100_000) },
        grace_seconds: 900,
        publish_at: Instant::from_millis(2_000_000),
    };
    const READY: Facts = Facts { keys_loaded: true, lot_missing: false, paper_missing: false };

    const fn at(millis: i64) -> Instant {
        Instant::from_millis(millis)
    }

    #[test]
    fn nothing_is_edited_after_freezing() {
        for state in State::ALL {
            assert_eq!(state.editable(), state == State::Draft);
            assert_eq!(State::read(state.word()), Ok(state));
        }
        assert!(!State::Published.withdrawable());
    }

    #[test]
    fn the_clock_opens_and_closes_to_the_millisecond() {
        assert_eq!(next_step(State::Frozen, &TIMES, READY, at(999)), Step::Wait);
        assert_eq!(next_step(State::Frozen, &TIMES, READY, at(1_000)), Step::Go(State::Open));
        assert_eq!(next_step(State::Open, &TIMES, READY, at(999_999)), Step::Wait);
        assert_eq!(next_step(State::Open, &TIMES, READY, at(1_000_000)), Step::Go(State::Closed));
        assert_eq!(may_spend(State::Open, &TIMES, at(99_999)), Ok(()));
        assert_eq!(may_spend(State::Open, &TIMES, at(100_000)), Err(NotNow::NoLonger(at(100_000))));
        assert_eq!(may_land(State::Open, &TIMES, at(100_000)), Ok(()));
        assert!(may_land(State::Open, &TIMES, at(1_000_000)).is_err());
    }

    #[test]
    fn a_clock_set_back_reopens_nothing() {
        assert!(may_spend(State::Closed, &TIMES, at(50_000)).is_err());
        assert!(may_land(State::Published, &TIMES, at(50_000)).is_err());
    }

    #[test]
    fn the_clock_stops_where_something_is_missing() {
        let no_keys = Facts { keys_loaded: false, ..READY };
        assert_eq!(next_step(State::Frozen, &TIMES, no_keys, at(2_000)), Step::Blocked(Block::NoKeys));
        let no_lot = Facts { lot_missing: true, ..READY };
        assert_eq!(next_step(State::Counted, &TIMES, no_lot, at(3_000_000)), Step::Blocked(Block::Lot));
        let no_paper = Facts { paper_missing: true, ..READY };
        assert_eq!(next_step(State::Closed, &TIMES, no_paper, at(3_000_000)), Step::Blocked(Block::Paper));
    }
}
