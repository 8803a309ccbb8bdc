//! Rules that spend a budget on projects, and what they share.
//!
//! * **Support.** An approval or a choice gives a project one; points and scores
//!   give what they say; a ranking gives its first place as many points as a
//!   ballot may name projects, the next one fewer, and so on (Borda; a tie has
//!   the mean of its places; never less than nothing). Points above nothing make
//!   a voter a supporter.
//! * **Who counts.** The money is shared by everybody whose ballot is not void:
//!   blank ballots and ballots for withdrawn projects too.
//! * **Terms** that all rules keep: `min-support`, `conflicts`, `limits`
//!   ([`terms`]).
//! * Money is counted in the smallest unit that any amount of the file uses, and
//!   exactly; a project that costs nothing is funded first if anybody wants it.

pub(crate) mod equal_shares;
mod fill;
pub(crate) mod greedy;
mod order;
pub(crate) mod phragmen;
mod savings;
mod shares;
mod terms;
mod voices;

use crate::CountError;
use crate::outcome::{BallotCount, Decision, Outcome, Round, Step};
use crate::profile::{Kind, Profile};
use crate::rule::{Allowed, Parameter};
use crate::spec::RuleSpec;
use terms::{Basket, Terms};
use voices::Voices;

/// The ballots that budgets are counted from.
const TAKES: &[Kind] = &[Kind::Choice, Kind::Approval, Kind::Ranking, Kind::Points, Kind::Score];

const YES_OR_NO: Allowed = Allowed::Word(&["true", "false"]);

const MIN_SUPPORT: Parameter = Parameter {
    name: "min-support",
    default: "0",
    allowed: Allowed::Number { least: 0 },
    summary: "least support (votes, or points) a project needs to be funded",
};

const CONFLICTS: Parameter = Parameter {
    name: "conflicts",
    default: "none",
    allowed: Allowed::GroupsOrNone,
    summary: "projects of which at most one of each group is funded",
};

const LIMITS: Parameter = Parameter {
    name: "limits",
    default: "none",
    allowed: Allowed::LimitsOrNone,
    summary: "most that may be spent on each category",
};

/// A count of a budget before its rule begins.
struct Opening<'a> {
    profile: &'a Profile,
    spec: &'a RuleSpec,
    terms: Terms<'a>,
    voices: Voices,
    ballots: BallotCount,
    steps: Vec<Step>,
}

impl<'a> Opening<'a> {
    fn new(profile: &'a Profile, spec: &'a RuleSpec) -> Result<Self, CountError> {
        let (mut ballots, steps) = super::intake::intake(profile);
        ballots.valid += profile.counted().iter().map(|batch| batch.ballots).sum::<u64>();
        let voices = Voices::of(profile);
        let terms = Terms::new(profile, spec, &voices)?;
        Ok(Self { profile, spec, terms, voices, ballots, steps })
    }

    /// Those who share the money.
    const fn people(&self) -> u64 {
        self.ballots.valid + self.ballots.blank + self.ballots.struck
    }

    /// The rules that ask who supports what need the ballots themselves; sums of
    /// batches counted by hand are as good only when each ballot has one mark.
    fn with_ballots(self) -> Result<Self, CountError> {
        let only_sums = !self.profile.counted().is_empty() && self.profile.ballots().kind() != Kind::Choice;
        if only_sums { Err(CountError::ByHand { rule: self.spec.rule().id }) } else { Ok(self) }
    }

    /// The outcome when the projects in `basket` were chosen in `rounds`.
    fn close(&self, basket: &Basket<'_>, ended: Ended, mut rounds: Vec<Round>) -> Outcome {
        let nobody = self.ballots.valid == 0;
        let decision = match ended {
            _ if nobody => Decision::NoValidBallots,
            Ended::Decided => Decision::Won,
            Ended::Open => Decision::Tied,
        };
        let winners = if decision == Decision::Won { self.profile.ids(basket.chosen()) } else { Vec::new() };
        if let Some(round) = rounds.last_mut().filter(|_| decision != Decision::Won) {
            round.steps.push(Step::Undecided { why: decision });
        }
        let spent = if decision == Decision::Won { basket.spent() } else { 0 };
        Outcome {
            decision,
            winners,
            ranking: self.voices.ranking(self.profile),
            rounds,
            totals: self.voices.totals(self.profile),
            cost: Some(self.terms.money(spent)),
            budget: Some(self.terms.money(self.terms.budget())),
            ..Outcome::begun(self.profile, self.spec, self.ballots.clone())
        }
    }
}

/// Whether a count came to its end, or to a tie that nothing breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    Decided,
    Open,
}
