//! How strong a win of one option over another is.
//!
//! `winning-votes`: the ballots that prefer the winner. `margins`: how many more
//! they are than those that prefer the loser. When every ballot ranks all options
//! without ties, both give the same order.

use super::Pairs;
use crate::rule::{Allowed, Parameter};
use crate::spec::RuleSpec;

/// Which of the two.
pub(crate) const MEASURE: Parameter = Parameter {
    name: "measure",
    default: "winning-votes",
    allowed: Allowed::Word(&["winning-votes", "margins"]),
    summary: "whether a win is as strong as its votes, or as their margin over the votes against",
};

/// See [`MEASURE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    WinningVotes,
    Margins,
}

impl Measure {
    pub(crate) fn of(spec: &RuleSpec) -> Self {
        if spec.says("measure", "margins") { Self::Margins } else { Self::WinningVotes }
    }

    /// How strongly `a` beats `b`; 0 when it does not.
    pub(crate) fn strength(self, pairs: &Pairs, a: usize, b: usize) -> u64 {
        let (votes, against) = (pairs.votes(a, b), pairs.votes(b, a));
        match self {
            _ if votes <= against => 0,
            Self::WinningVotes => votes,
            Self::Margins => votes - against,
        }
    }
}
