//! **Instant runoff** (ranked choice, alternative vote; Hare for one seat): each
//! ballot counts for its best option still in the count; while nobody has more
//! than half of the ballots that count, the option with fewest leaves and its
//! ballots go on.
//!
//! * The count stops as soon as an option has more than half of the *continuing*
//!   ballots, not of all valid ones.
//! * Options without a single ballot leave together: in whatever order they left,
//!   no ballot would move.
//! * Of several with equally few, the last in the tie order leaves (`order`: the
//!   highest number), or the one the lot draws; `all` follows every course. What
//!   follows depends only on who is left, so no set of options is met twice.
//! * Equal ranks: `overvote`, see `papers`. Under `exhaust-if-several` a ballot
//!   that stopped counts again when only one of its tied options is left; it is
//!   looked at anew in each round.
//! * `ranking`: the winner, then those left at the end by their ballots, then the
//!   others, those excluded later first. `totals`: what each option had when it
//!   was last counted.
//! * Nobody wins when no ballot counts for anybody.
//!
//! Source: W. R. Ware (1871); N. Tideman, *Collective Decisions and Voting* (2006),
//! ch. 11; rounds and overvotes as RCTab and the city of Burlington (2009) count.
//! Satisfies majority, Condorcet loser, later-no-harm, independence of clones; not
//! monotonicity, participation, Condorcet.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::intake::intake;
use super::papers::{OVERVOTE, Papers};
use super::piles::Piles;
use super::standings::{by_total, lowest};
use crate::CountError;
use crate::breaker::{Breaker, with_ties};
use crate::outcome::{Decision, Outcome, Round, RoundStep, Step};
use crate::profile::{Kind, Profile};
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "irv",
    summary: "ballots count for their best option left; the option with fewest leaves until one has more than half",
    takes: &[Kind::Ranking],
    seats: Seats::One,
    unsaid_ties: TieOrder::Listed,
    parameters: &[OVERVOTE],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let papers = Papers::for_rounds(profile, spec)?;
    with_ties::<u64>(profile, spec, &[], |breaker| Ok(Course::begin(profile, spec, &papers).run(breaker)))
}

/// What a round comes to.
enum Verdict {
    /// No ballot counts.
    Nobody,
    /// More than half.
    Wins(usize),
    /// No ballot at all: they leave together.
    WithoutVotes(Vec<usize>),
    /// Fewest; one of them leaves.
    Fewest(Vec<usize>),
}

/// Judges the ballots of the options in the count.
///
/// Each round takes somebody out, and the last one left has all that count; what
/// an option has never gets less, so that once somebody has a ballot, somebody
/// always has.
fn verdict(live: &[usize], votes: &[u64]) -> Verdict {
    let counting: u64 = live.iter().map(|&option| votes[option]).sum();
    if counting == 0 {
        return Verdict::Nobody;
    }
    // At most 2^48 ballots: twice their number fits.
    if let Some(&winner) = live.iter().find(|&&option| votes[option] * 2 > counting) {
        return Verdict::Wins(winner);
    }
    let fewest = lowest(live, |option| votes[option]);
    if votes[fewest[0]] == 0 { Verdict::WithoutVotes(fewest) } else { Verdict::Fewest(fewest) }
}

struct Course<'a> {
    profile: &'a Profile,
    outcome: Outcome,
    steps: Vec<Step>,
    piles: Piles<'a>,
    /// Who left, first to last; together when they left together.
    excluded: Vec<Vec<usize>>,
    /// What each option had when it was last counted.
    last: Vec<u64>,
}

impl<'a> Course<'a> {
    fn begin(profile: &'a Profile, spec: &RuleSpec, papers: &'a Papers<'a>) -> Self {
        let (ballots, steps) = intake(profile);
        let piles = Piles::first(papers, ballots.valid);
        let last = piles.votes().to_vec();
        Self { profile, outcome: Outcome::begun(profile, spec, ballots), steps, piles, excluded: Vec::new(), last }
    }

    fn run(mut self, breaker: &mut Breaker<'_>) -> Outcome {
        for number in 1.. {
            let live = self.piles.live();
            if breaker.been(|| Sha256::digest(format!("{live:?}")).into()) {
                break;
            }
            live.iter().for_each(|&option| self.last[option] = self.piles.votes()[option]);
            self.steps.push(continuing(&self.piles));
            let leaving = match verdict(&live, self.piles.votes()) {
                Verdict::WithoutVotes(options) => {
                    let ids = self.profile.ids(&options);
                    self.steps.push(Step::Rounds(RoundStep::ExcludedWithoutVotes { options: ids }));
                    Ok(options)
                }
                Verdict::Fewest(tied) => self.fewest(number, &tied, breaker),
                Verdict::Wins(winner) => Err(self.won(winner)),
                Verdict::Nobody => Err(Decision::NoValidBallots),
            };
            if let Err(why) = leaving
                && why != Decision::Won
            {
                self.outcome.decision = why;
                self.steps.push(Step::Undecided { why });
            }
            let steps = std::mem::take(&mut self.steps);
            self.outcome.rounds.push(round(self.profile, number, &self.piles, steps));
            let Ok(options) = leaving else { break };
            self.piles.drop(&options);
            self.excluded.push(options);
        }
        self.finish()
    }

    /// Who leaves; a tie that nothing breaks ends the count.
    fn fewest(&mut self, number: u32, tied: &[usize], breaker: &mut Breaker<'_>) -> Result<Vec<usize>, Decision> {
        let met = breaker.met();
        let chosen = breaker.last(&format!("exclusion:{number}"), tied);
        self.steps.extend(breaker.told_since(met));
        let option = chosen.ok_or(Decision::Tied)?;
        let (id, total) = (self.profile.id(option).to_owned(), self.piles.votes()[option].to_string());
        self.steps.push(Step::Rounds(RoundStep::Excluded { option: id, total }));
        Ok(vec![option])
    }

    fn won(&mut self, winner: usize) -> Decision {
        let (option, votes) = (self.profile.id(winner).to_owned(), self.piles.votes()[winner]);
        self.outcome.winners = vec![option.clone()];
        let majority = RoundStep::AbsoluteMajority { option: option.clone(), votes, of: self.piles.counting() };
        self.steps.push(Step::Rounds(majority));
        self.steps.push(Step::Elected { option, total: votes.to_string() });
        Decision::Won
    }

    fn finish(mut self) -> Outcome {
        let left = by_total(self.piles.live(), |option| self.last[option]);
        let ranking = left.into_iter().chain(self.excluded.into_iter().rev());
        self.outcome.ranking = ranking.map(|group| self.profile.ids(&group)).collect();
        self.outcome.totals = totals(self.profile, &self.profile.standing(), &self.last);
        self.outcome.ballots.exhausted = self.piles.exhausted();
        self.outcome.ballots.overvotes = self.piles.overvotes();
        self.outcome
    }
}

/// The ballots of a round, in a step.
pub(crate) fn continuing(piles: &Piles<'_>) -> Step {
    let (ballots, exhausted, overvotes) = (piles.counting(), piles.exhausted(), piles.overvotes());
    Step::Rounds(RoundStep::Continuing { ballots, exhausted, overvotes })
}

/// A round as it is reported: the options still in the count.
pub(crate) fn round(profile: &Profile, number: u32, piles: &Piles<'_>, steps: Vec<Step>) -> Round {
    Round {
        exhausted: Some(piles.exhausted().to_string()),
        overvotes: Some(piles.overvotes().to_string()),
        ..Round::new(number, totals(profile, &piles.live(), piles.votes()), steps)
    }
}

/// The totals of `places` by id.
pub(crate) fn totals(profile: &Profile, places: &[usize], votes: &[u64]) -> BTreeMap<String, String> {
    places.iter().map(|&place| (profile.id(place).to_owned(), votes[place].to_string())).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use crate::{Decision, Entry, Kind, Outcome, Profile, ProfileBuilder, RuleSpec, count};

    /// Voters of Tennessee choose a capital; each prefers what lies nearer.
    pub(crate) fn tennessee() -> Profile {
        let towns = ["Memphis", "Nashville", "Chattanooga", "Knoxville"];
        let mut ballots = ProfileBuilder::new(Kind::Ranking, towns.map(Entry::new)).unwrap();
        for (order, times) in [([0, 1, 2, 3], 42), ([1, 2, 3, 0], 26), ([2, 3, 1, 0], 15), ([3, 2, 1, 0], 17)] {
            ballots.ranking(&order.map(|town| vec![towns[town]]), times).unwrap();
        }
        ballots.build()
    }

    fn irv(profile: &Profile) -> Outcome {
        count(profile, &RuleSpec::of("irv").unwrap()).unwrap()
    }

    #[test]
    fn the_capital_of_tennessee_is_knoxville() {
        let outcome = irv(&tennessee());
        assert_eq!(outcome.winners, ["Knoxville"]);
        assert_eq!(outcome.ranking.concat(), ["Knoxville", "Memphis", "Nashville", "Chattanooga"]);
        let totals = |round: usize| outcome.rounds[round].totals.values().cloned().collect::<Vec<_>>();
        assert_eq!(totals(0), ["15", "17", "42", "26"]);
        assert_eq!(totals(1), ["32", "42", "26"]);
        assert_eq!(totals(2), ["58", "42"]);
        assert_eq!(outcome.totals["Nashville"], "26");
    }

    #[test]
    fn without_a_ballot_that_counts_nobody_wins() {
        let mut ballots = ProfileBuilder::new(Kind::Ranking, ["a", "b"].map(Entry::new)).unwrap();
        ballots.ranking(&[vec!["a", "b"]], 3).unwrap();
        ballots.blank(2).unwrap();
        let outcome = irv(&ballots.build());
        assert_eq!((outcome.decision, outcome.winners.len()), (Decision::NoValidBallots, 0));
        assert_eq!((outcome.ballots.valid, outcome.ballots.overvotes, outcome.ballots.exhausted), (3, 3, 0));
        assert_eq!(outcome.ranking, [["a", "b"]]);
    }

    #[test]
    fn many_options_are_refused_before_they_fill_the_memory() {
        let options = (0..1000).map(|number| Entry::new(number.to_string()));
        let profile = ProfileBuilder::new(Kind::Ranking, options).unwrap().build();
        let refused = count(&profile, &RuleSpec::of("irv").unwrap()).unwrap_err().to_string();
        assert_eq!(
            refused,
            "rule `irv` counts in rounds, and 1000 options would make too many; at most 500 are possible"
        );
    }
}
