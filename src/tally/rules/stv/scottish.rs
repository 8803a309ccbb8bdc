//! **Scottish STV**: the weighted inclusive Gregory method of the council
//! elections of Scotland, in units of a hundred-thousandth of a vote.
//!
//! 1. Stage 1 counts first preferences and sets the quota, of the ballots that
//!    count for somebody there; it never changes (rules 45, 46).
//! 2. At the end of each stage everybody with a quota is elected (rule 47).
//! 3. While seats are left and somebody elected has more than the quota, the
//!    largest surplus goes on: *all* ballots of that option, each at its value ×
//!    surplus ÷ total, to five decimals, the rest cut off (rules 48, 49). Only when
//!    no surplus is left, the option with fewest is excluded and its ballots go on
//!    at the value they have (rules 50, 51). Ballots go to the next preference that
//!    is neither elected nor excluded.
//! 4. Equal surpluses, and equally few: whoever had more (fewest) at the latest
//!    earlier stage at which *any* of the tied differed; then the tie order, in law
//!    a lot (`by_stage`). Options without votes leave one by one.
//! 5. As soon as no more are left than seats, they are elected and nothing more is
//!    passed on; the count stops when all seats are filled (rule 52).
//!
//! Ballots that name nobody further, and what is cut off, rest with nobody: in each
//! round the totals and `exhausted` are exactly the votes of stage 1.
//!
//! Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42),
//! schedule 1, rules 45–52; the same in the Orders of 2011 and later.
//! Satisfies the majority criterion for solid coalitions (Droop quota); not
//! monotonicity.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::by_stage::{Wanted, decide};
use super::roll::{Roll, State};
use super::{QUOTA, quota};
use crate::CountError;
use crate::breaker::{Breaker, with_ties};
use crate::outcome::{BallotCount, Decision, Outcome, RoundStep};
use crate::profile::{Kind, Profile};
use crate::rule::{Rule, Seats};
use crate::rules::intake::intake;
use crate::rules::papers::{OVERVOTE, Papers, Stand};
use crate::rules::standings::{by_total, lowest};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "stv-scottish",
    summary: "a seat costs a quota; surpluses and excluded options' ballots go on, as Scottish councils count",
    takes: &[Kind::Ranking],
    seats: Seats::UpTo,
    unsaid_ties: TieOrder::Listed,
    parameters: &[QUOTA, OVERVOTE],
    count,
};

/// Decimal places of a unit.
const PLACES: u32 = 5;
/// Units of a vote.
const VOTE: u32 = 100_000;

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let papers = Papers::for_rounds(profile, spec)?;
    with_ties::<u64>(profile, spec, &[], |breaker| Ok(Count::begin(profile, spec, &papers).run(spec, breaker)))
}

struct Count<'a> {
    papers: &'a Papers<'a>,
    outcome: Outcome,
    roll: Roll<'a>,
    /// The ballots of each option, by what one is worth.
    piles: Vec<BTreeMap<u32, Vec<usize>>>,
    /// Votes at the end of each stage.
    stages: Vec<Vec<u128>>,
    /// Elected, with a surplus still to pass on.
    waiting: Vec<usize>,
    quota: u128,
    /// All votes of the first stage.
    all: u128,
    /// Ballots that came to their end.
    ended: BallotCount,
}

impl<'a> Count<'a> {
    fn begin(profile: &'a Profile, spec: &RuleSpec, papers: &'a Papers<'a>) -> Self {
        let (ballots, steps) = intake(profile);
        Self {
            papers,
            outcome: Outcome::begun(profile, spec, ballots),
            roll: Roll::new(profile, spec.seats(), PLACES, steps),
            piles: vec![BTreeMap::new(); profile.entries().len()],
            stages: Vec::new(),
            waiting: Vec::new(),
            quota: 0,
            all: 0,
            ended: BallotCount::default(),
        }
    }

    fn run(mut self, spec: &RuleSpec, breaker: &mut Breaker<'_>) -> Outcome {
        let decision = self.stages(spec, breaker);
        self.outcome.ballots.exhausted = self.ended.exhausted;
        self.outcome.ballots.overvotes = self.ended.overvotes;
        self.roll.finish(&mut self.outcome, decision);
        self.outcome
    }

    fn stages(&mut self, spec: &RuleSpec, breaker: &mut Breaker<'_>) -> Decision {
        self.first_stage(spec);
        if self.all == 0 {
            self.roll.close_round(0);
            return Decision::NoValidBallots;
        }
        if !self.end_stage(breaker) {
            return Decision::Tied;
        }
        while !self.roll.elect_remaining() {
            if breaker.been(|| self.state()) {
                break;
            }
            let tied = self.largest_surplus();
            let (wanted, what, tied) = if tied.is_empty() {
                let hopeful = self.roll.hopeful();
                (Wanted::Fewest, "exclusion", lowest(&hopeful, |option| self.roll.votes[option]))
            } else {
                (Wanted::Most, "surplus", tied)
            };
            let met = breaker.met();
            let at = format!("{what}:{}", self.stages.len() + 1);
            let chosen = decide(wanted, &at, &tied, &self.stages, breaker);
            self.roll.steps.extend(breaker.told_since(met));
            let Some(option) = chosen else { return Decision::Tied };
            match wanted {
                Wanted::Most => self.pass_surplus(option),
                Wanted::Fewest => self.exclude(option),
            }
            if !self.end_stage(breaker) {
                return Decision::Tied;
            }
        }
        Decision::Won
    }

    /// All that decides what follows: who is in the count and had what at each
    /// stage, who still passes on a surplus, and which ballots lie where.
    fn state(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        let hopeful = self.roll.hopeful();
        for &option in hopeful.iter().chain(&[usize::MAX]).chain(&self.waiting) {
            hash.update(option.to_be_bytes());
            for stage in self.stages.iter().filter_map(|stage| stage.get(option)) {
                hash.update(stage.to_be_bytes());
            }
            for (value, papers) in self.piles.get(option).into_iter().flatten() {
                hash.update(value.to_be_bytes());
                papers.iter().for_each(|paper| hash.update(paper.to_be_bytes()));
            }
        }
        hash.update(self.roll.elected().count().to_be_bytes());
        let mut elected: Vec<usize> = self.roll.elected().collect();
        elected.sort_unstable();
        elected.iter().for_each(|option| hash.update(option.to_be_bytes()));
        hash.finalize().into()
    }

    fn first_stage(&mut self, spec: &RuleSpec) {
        let passed = self.lay(VOTE, 0..self.papers.distinct());
        self.all = self.roll.counting();
        // Ballots for withdrawn options only are not valid, and were laid too.
        self.ended.exhausted = self.outcome.ballots.valid - passed - self.ended.overvotes;
        let (exhausted, overvotes) = (self.ended.exhausted, self.ended.overvotes);
        self.roll.tell(RoundStep::Continuing { ballots: passed, exhausted, overvotes });
        self.quota = quota(spec, self.all, u128::from(VOTE));
        if self.all > 0 {
            let (quota, votes) = (self.roll.decimal(self.quota), self.roll.decimal(self.all));
            self.roll.tell(RoundStep::ElectingQuota { quota, votes, seats: spec.seats() as u64 });
        }
    }

    /// Elects those with a quota; false when a tie is in the way.
    fn end_stage(&mut self, breaker: &mut Breaker<'_>) -> bool {
        let elected = self.roll.elect(self.quota, breaker);
        self.roll.note();
        self.roll.close_round(self.all - self.roll.counting());
        self.stages.push(self.roll.votes.clone());
        let decided = elected.is_some();
        self.waiting.extend(elected.into_iter().flatten());
        decided
    }

    /// Those with the largest surplus; none when nobody has one.
    fn largest_surplus(&self) -> Vec<usize> {
        let above = self.waiting.iter().copied().filter(|&option| self.roll.votes[option] > self.quota);
        let mut largest = by_total(above, |option| self.roll.votes[option]).into_iter().next().unwrap_or_default();
        largest.sort_unstable();
        largest
    }

    fn pass_surplus(&mut self, option: usize) {
        let total = self.roll.votes[option];
        let surplus = total - self.quota;
        self.waiting.retain(|&waiting| waiting != option);
        let piles = std::mem::take(&mut self.piles[option]);
        let ended = self.ended.exhausted + self.ended.overvotes;
        let (mut passed, mut spent, mut told) = (0, 0, Vec::new());
        for (value, papers) in piles {
            // At most 10^5 · 2^65; never more than the value, as surplus ≤ total.
            let now = u128::from(value) * surplus / total;
            let now = u32::try_from(now).expect("a part of a vote is no more than it was");
            let ballots: u64 = papers.iter().map(|&paper| self.papers.times(paper)).sum();
            spent += u128::from(ballots) * u128::from(now);
            let (before, now_text) = (self.roll.decimal(value.into()), self.roll.decimal(now.into()));
            told.push(RoundStep::BallotWorth { ballots, before, now: now_text });
            passed += self.lay(now, papers);
        }
        self.roll.votes[option] = self.quota;
        let (id, total) = (self.roll.id(option), self.roll.decimal(total));
        let (lost, surplus) = (self.roll.decimal(surplus - spent), self.roll.decimal(surplus));
        self.roll.tell(RoundStep::SurplusPassed { option: id, total, surplus, lost });
        told.into_iter().for_each(|step| self.roll.tell(step));
        self.tell_passed(passed, ended);
    }

    fn exclude(&mut self, option: usize) {
        self.roll.exclude(option);
        let ended = self.ended.exhausted + self.ended.overvotes;
        let piles = std::mem::take(&mut self.piles[option]);
        self.roll.votes[option] = 0;
        let passed = piles.into_iter().map(|(value, papers)| self.lay(value, papers)).sum();
        self.tell_passed(passed, ended);
    }

    fn tell_passed(&mut self, ballots: u64, ended: u64) {
        let exhausted = self.ended.exhausted + self.ended.overvotes - ended;
        self.roll.tell(RoundStep::BallotsPassed { ballots, exhausted });
    }

    /// Lays papers worth `value` each where they stand; says how many ballots came
    /// to an option.
    fn lay(&mut self, value: u32, papers: impl IntoIterator<Item = usize>) -> u64 {
        let live: Vec<bool> = (0..self.piles.len()).map(|option| self.roll.state(option) == State::Hopeful).collect();
        let mut piles: Vec<(Vec<usize>, u64)> = vec![(Vec::new(), 0); live.len()];
        for paper in papers {
            let times = self.papers.times(paper);
            match self.papers.stand(paper, &live) {
                Stand::At(option) => {
                    piles[option].0.push(paper);
                    piles[option].1 += times;
                }
                Stand::Overvote => self.ended.overvotes += times,
                Stand::Exhausted => self.ended.exhausted += times,
            }
        }
        let mut passed = 0;
        for (option, (papers, ballots)) in piles.into_iter().enumerate().filter(|(_, (papers, _))| !papers.is_empty()) {
            self.roll.votes[option] += u128::from(ballots) * u128::from(value);
            passed += ballots;
            let pile = self.piles[option].entry(value).or_default();
            if pile.is_empty() { *pile = papers } else { pile.extend(papers) }
        }
        passed
    }
}

#[cfg(test)]
pub(super) mod tests {
    use crate::{Entry, Kind, Profile, ProfileBuilder, RuleSpec, count};

    /// Twenty guests choose three dishes.
    pub(crate) fn party() -> Profile {
        let dishes = ["orange", "pear", "chocolate", "strawberry", "sweets"];
        let mut ballots = ProfileBuilder::new(Kind::Ranking, dishes.map(Entry::new)).unwrap();
        for (ranking, times) in [
            (&["orange"][..], 4),
            (&["pear", "orange"], 2),
            (&["chocolate", "strawberry"], 8),
            (&["chocolate", "sweets"], 4),
            (&["strawberry"], 1),
            (&["sweets"], 1),
        ] {
            let ranking: Vec<Vec<&str>> = ranking.iter().map(|dish| vec![*dish]).collect();
            ballots.ranking(&ranking, times).unwrap();
        }
        ballots.build()
    }

    #[test]
    fn a_surplus_goes_on_at_a_part_of_its_value() {
        let outcome = count(&party(), &RuleSpec::of("stv-scottish").unwrap().with_seats(3).unwrap()).unwrap();
        assert_eq!(outcome.winners, ["chocolate", "orange", "strawberry"]);
        let totals = |round: usize| outcome.rounds[round].totals.values().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(totals(0), ["12.00000", "4.00000", "2.00000", "1.00000", "1.00000"]);
        assert_eq!(totals(1), ["6.00000", "4.00000", "2.00000", "5.00000", "3.00000"]);
        assert_eq!(totals(2), ["6.00000", "6.00000", "0.00000", "5.00000", "3.00000"]);
        assert_eq!(totals(3), ["6.00000", "6.00000", "0.00000", "5.00000", "0.00000"]);
        assert_eq!(outcome.rounds[3].exhausted.as_deref(), Some("3.00000"));
        assert_eq!((outcome.rounds.len(), outcome.ballots.exhausted), (4, 5));
    }

    #[test]
    fn with_no_more_options_than_seats_all_are_elected() {
        let outcome = count(&party(), &RuleSpec::of("stv-scottish").unwrap().with_seats(9).unwrap()).unwrap();
        assert_eq!(outcome.winners, ["chocolate", "orange", "pear", "strawberry", "sweets"]);
        assert_eq!(outcome.ranking.last().unwrap().len(), 2, "equal votes stay tied in the ranking");
        assert_eq!(outcome.rounds.len(), 1);
    }
}
