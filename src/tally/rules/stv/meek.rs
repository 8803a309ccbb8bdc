//! **Meek's STV**: every elected option keeps just the share of each vote that
//! makes a quota, and passes the rest on, as if each excluded option had never
//! stood; the shares are found by steps. In units of 10^-9 vote.
//!
//! Everybody begins with a *keep factor* of 1. Again and again:
//! 1. Each ballot's vote goes down its ranking: an option takes weight × keep
//!    factor, rounded **up** to nine decimals, and the rest goes on, until nothing
//!    is left; what is left at the end rests with nobody.
//! 2. The quota is made anew of the votes that rest with somebody: cut off at nine
//!    decimals, plus one unit (`hare`: rounded up).
//! 3. Everybody with a quota is elected; if that was anybody, the round ends.
//! 4. The surplus is what the elected have above the quota together, at least 0. If
//!    it is below 10^-`omega`, or no smaller than the step before (*stable*: rounding
//!    lets it go no further), the option with fewest is excluded, its keep factor
//!    becomes 0, and the round ends. Everybody within that surplus of the fewest is
//!    tied with it; the tie order says.
//! 5. Otherwise each elected option's keep factor becomes keep factor × quota
//!    (rounded up) ÷ its votes (rounded up), at most 1.
//!
//! When no more are left than seats, they are elected. A round here is what leads
//! to one election or exclusion; its totals are those found last.
//!
//! Source: I. D. Hill, B. A. Wichmann, D. R. Woodall, *Algorithm 123: Single
//! Transferable Vote by Meek's method*, Computer Journal 30 (1987) 277–281; the
//! arithmetic, rounding and stops are those of the *Reference Meek Rule* of the
//! Proportional Representation Foundation (prfound.org). `stv-rs` cuts the parts
//! off where this rule rounds them up: its votes differ in the last digits.
//! Not monotonic.

mod shares;

use shares::{ONE, PLACES, Shares};

use super::roll::Roll;
use super::{QUOTA, quota};
use crate::CountError;
use crate::breaker::{Breaker, with_ties};
use crate::outcome::{Decision, Outcome, RoundStep};
use crate::profile::{Kind, Profile};
use crate::rule::{Allowed, Parameter, Rule, Seats};
use crate::rules::intake::intake;
use crate::rules::papers::{OVERVOTE, Papers};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

const OMEGA: Parameter = Parameter {
    name: "omega",
    default: "6",
    allowed: Allowed::Number { least: 1 },
    summary: "the surplus is spent when less than 10^-omega of a vote is left; at most 9",
};

pub(crate) static RULE: Rule = Rule {
    id: "stv-meek",
    summary: "a seat costs a quota; each elected option keeps the share of every vote that makes one, the rest goes on",
    takes: &[Kind::Ranking],
    seats: Seats::UpTo,
    unsaid_ties: TieOrder::Listed,
    parameters: &[QUOTA, OVERVOTE, OMEGA],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let papers = Papers::for_rounds(profile, spec)?;
    let digits = u32::try_from(spec.number(OMEGA.name).unwrap_or(6)).ok().filter(|&digits| digits <= PLACES);
    let digits = digits.ok_or_else(|| CountError::Setting {
        parameter: OMEGA.name,
        given: spec.text(OMEGA.name).to_owned(),
        expected: format!("votes are counted to {PLACES} decimals"),
    })?;
    let omega = u128::from(ONE) / 10_u128.pow(digits);
    let begun = Shares::first(&papers);
    with_ties::<u64>(profile, spec, &[], |breaker| Ok(Count::begin(profile, spec, begun.clone(), omega).run(breaker)))
}

struct Count<'a> {
    spec: &'a RuleSpec,
    outcome: Outcome,
    roll: Roll<'a>,
    shares: Shares<'a>,
    omega: u128,
    /// All votes that count for somebody at first.
    all: u128,
    quota: u128,
}

impl<'a> Count<'a> {
    fn begin(profile: &'a Profile, spec: &'a RuleSpec, shares: Shares<'a>, omega: u128) -> Self {
        let (ballots, steps) = intake(profile);
        let outcome = Outcome::begun(profile, spec, ballots);
        let roll = Roll::new(profile, spec.seats(), PLACES, steps);
        Self { spec, outcome, roll, shares, omega, all: 0, quota: 0 }
    }

    fn run(mut self, breaker: &mut Breaker<'_>) -> Outcome {
        let decision = self.rounds(breaker);
        // Ballots for withdrawn options only are not valid, and rest with nobody too.
        let (exhausted, overvotes) = self.shares.resting();
        self.outcome.ballots.exhausted = exhausted - self.outcome.ballots.struck;
        self.outcome.ballots.overvotes = overvotes;
        self.roll.finish(&mut self.outcome, decision);
        self.outcome
    }

    fn rounds(&mut self, breaker: &mut Breaker<'_>) -> Decision {
        self.shares.count(&mut self.roll.votes);
        let counting = self.roll.counting();
        let ballots = u64::try_from(counting / u128::from(ONE)).expect("at most 2^48 ballots");
        let overvotes = self.shares.resting().1;
        self.all = u128::from(self.outcome.ballots.valid) * u128::from(ONE);
        let exhausted = self.outcome.ballots.valid - ballots - overvotes;
        self.roll.tell(RoundStep::Continuing { ballots, exhausted, overvotes });
        if counting == 0 {
            self.close_round();
            return Decision::NoValidBallots;
        }
        while !self.roll.elect_remaining() {
            if breaker.been(|| self.shares.state()) {
                break;
            }
            match self.iterate() {
                None => {
                    let elected = self.roll.elect(self.quota, breaker);
                    self.close_round();
                    let Some(options) = elected else { return Decision::Tied };
                    self.shares.elected(&options);
                }
                Some(surplus) => {
                    let chosen = self.fewest(surplus, breaker);
                    self.close_round();
                    let Some(option) = chosen else { return Decision::Tied };
                    self.shares.excluded(option);
                    self.roll.votes[option] = 0;
                }
            }
        }
        if self.roll.round() == 1 {
            self.close_round();
        }
        Decision::Won
    }

    /// Steps 1 to 5 until somebody has a quota, or the surplus is spent: what is
    /// left of it.
    fn iterate(&mut self) -> Option<u128> {
        let mut before = None;
        for times in 1.. {
            self.shares.count(&mut self.roll.votes);
            self.quota = quota(self.spec, self.roll.counting(), 1);
            let reached = !self.roll.reached(self.quota).is_empty();
            let surplus = self.surplus();
            let ended = if reached {
                "elected"
            } else if surplus < self.omega {
                "omega"
            } else if before.is_some_and(|before| surplus >= before) {
                "stable"
            } else {
                before = Some(surplus);
                self.adjust();
                continue;
            };
            self.tell(times, surplus, ended);
            return (!reached).then_some(surplus);
        }
        unreachable!("the surplus gets smaller in each step, or they end")
    }

    /// What the elected have above the quota together; it may be a little below.
    ///
    /// Cannot overflow: sums of votes are below 2^78 units.
    fn surplus(&self) -> u128 {
        let have: u128 = self.roll.elected().map(|option| self.roll.votes[option]).sum();
        have.saturating_sub(self.quota * self.roll.elected().count() as u128)
    }

    fn adjust(&mut self) {
        for option in self.roll.elected().collect::<Vec<_>>() {
            self.shares.adjust(option, self.quota, self.roll.votes[option]);
        }
    }

    fn tell(&mut self, times: u64, surplus: u128, ended: &str) {
        let (quota, votes) = (self.roll.decimal(self.quota), self.roll.decimal(self.roll.counting()));
        self.roll.tell(RoundStep::ElectingQuota { quota, votes, seats: self.spec.seats() as u64 });
        for option in self.roll.elected().collect::<Vec<_>>() {
            let keeps = self.roll.decimal(self.shares.keeps(option).into());
            self.roll.tell(RoundStep::KeepFactor { option: self.roll.id(option), keeps });
        }
        let surplus = self.roll.decimal(surplus);
        self.roll.tell(RoundStep::Iterated { times, surplus, ended: ended.to_owned() });
    }

    /// Who is excluded.
    fn fewest(&mut self, surplus: u128, breaker: &mut Breaker<'_>) -> Option<usize> {
        let hopeful = self.roll.hopeful();
        let fewest = hopeful.iter().map(|&option| self.roll.votes[option]).min()?;
        let within = |option: &usize| self.roll.votes[*option] <= fewest + surplus;
        let tied: Vec<usize> = hopeful.iter().copied().filter(within).collect();
        let met = breaker.met();
        let chosen = breaker.last(&format!("exclusion:{}", self.roll.round()), &tied);
        self.roll.steps.extend(breaker.told_since(met));
        if let Some(option) = chosen {
            self.roll.note();
            self.roll.exclude(option);
        }
        chosen
    }

    fn close_round(&mut self) {
        self.roll.note();
        self.roll.close_round(self.all - self.roll.counting());
    }
}

#[cfg(test)]
mod tests {
    use super::super::scottish::tests::party;
    use crate::{CountError, Entry, Kind, ProfileBuilder, RoundStep, RuleSpec, Step, count};

    fn meek(seats: usize) -> RuleSpec {
        RuleSpec::of("stv-meek").unwrap().with_seats(seats).unwrap()
    }

    #[test]
    fn the_elected_keep_a_quota() {
        let outcome = count(&party(), &meek(3)).unwrap();
        assert_eq!(outcome.winners, ["chocolate", "strawberry", "orange"]);
        let kept = |step: &Step| match step {
            Step::Rounds(RoundStep::KeepFactor { option, keeps }) => Some(format!("{option} {keeps}")),
            _ => None,
        };
        let kept: Vec<String> = outcome.rounds[1].steps.iter().filter_map(kept).collect();
        assert_eq!(kept, ["chocolate 0.416666667"], "five of twelve votes: a quota of twenty for three seats");
    }

    #[test]
    fn an_excluded_option_might_never_have_stood() {
        let mut ballots = ProfileBuilder::new(Kind::Ranking, ["a", "b", "c", "d"].map(Entry::new)).unwrap();
        let mut without = ProfileBuilder::new(Kind::Ranking, ["a", "b", "c"].map(Entry::new)).unwrap();
        for (ranking, times) in
            [(&["a", "b"][..], 40), (&["a", "c"], 9), (&["d", "a", "c"], 7), (&["b"], 15), (&["c"], 14)]
        {
            let names: Vec<Vec<&str>> = ranking.iter().map(|id| vec![*id]).collect();
            ballots.ranking(&names, times).unwrap();
            without.ranking(&names.into_iter().filter(|id| id[0] != "d").collect::<Vec<_>>(), times).unwrap();
        }
        let (with, without) = (count(&ballots.build(), &meek(2)).unwrap(), count(&without.build(), &meek(2)).unwrap());
        assert_eq!(with.ranking.last().unwrap(), &["d"]);
        assert_eq!(with.winners, without.winners);
    }

    #[test]
    fn omega_has_no_more_digits_than_votes_have() {
        let refused = count(&party(), &meek(1).set("omega", "10").unwrap()).unwrap_err();
        assert!(matches!(refused, CountError::Setting { parameter: "omega", .. }), "{refused}");
    }
}
