//! Who may see a sealed result, and when.
//!
//! Invariant: every page, export, letter, API answer and counter that could
//! give away a running or unpublished result asks [`sight`] and nothing else
//! (test `sealed_until_published`).

/// How far a plebiscite or wave has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Being written.
    Draft,
    /// Ballot form and roll are frozen; not open yet.
    Frozen,
    /// Ballots may be cast.
    Open,
    /// Nothing more may be cast; not yet counted.
    Closed,
    /// Counted; the hour of publication has not come.
    Counted,
    /// The result is public.
    Published,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Anybody.
    Public,
    /// Signed-in staff of any role.
    Staff,
    /// An organiser or auditor, who prepares and checks the publication.
    Preparer,
}

/// What they may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Nothing that moves with the votes: no counts, no turnout.
    Sealed,
    /// How many took part, by channel; not what they chose.
    Turnout,
    /// Everything.
    Result,
}

/// Decides. A running result is shown to nobody, turnout is shown to staff
/// while the ballot is open (the desk needs it) and to all after the close; the
/// result to preparers once counted, to all once published.
#[must_use]
pub const fn sight(phase: Phase, audience: Audience) -> Sight {
    match (phase, audience) {
        (Phase::Published, _) | (Phase::Counted, Audience::Preparer) => Sight::Result,
        (Phase::Closed | Phase::Counted, _) | (Phase::Open, Audience::Staff | Audience::Preparer) => Sight::Turnout,
        (Phase::Draft | Phase::Frozen, _) | (Phase::Open, Audience::Public) => Sight::Sealed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sealed_until_published() {
        for phase in [Phase::Draft, Phase::Frozen, Phase::Open] {
            assert_eq!(sight(phase, Audience::Public), Sight::Sealed);
            assert_ne!(sight(phase, Audience::Preparer), Sight::Result);
        }
        for phase in [Phase::Closed, Phase::Counted] {
            assert_eq!(sight(phase, Audience::Public), Sight::Turnout);
            assert_eq!(sight(phase, Audience::Staff), Sight::Turnout);
        }
        assert_eq!(sight(Phase::Counted, Audience::Preparer), Sight::Result);
        assert_eq!(sight(Phase::Published, Audience::Public), Sight::Result);
    }
}
