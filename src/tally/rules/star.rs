//! **STAR** (score, then automatic runoff): the two options with the highest
//! totals are compared; the one that more ballots score higher wins.
//!
//! Scores as in `score` with unscored options at zero. Ties by the *Official
//! Tiebreaker Protocol* of the Equal Vote Coalition (starvoting.org/ties, 2023),
//! in `protocol`: who goes to the runoff by fewest comparisons lost among the
//! tied, then by most top scores; the runoff by total, then by most top scores;
//! only then comes the tie order, and every tie met is reported. With
//! `tie-break=none` the tie order decides at once. Two options that share the
//! highest total both go on: that is no tie. A top score is `max-score`, or the
//! highest score given when there is no maximum.
//!
//! (The program starvote 2.1.6 adds up single preferences over all pairs instead
//! of comparing pair by pair; the two agree when two options are tied.)
//!
//! With several seats each is filled by a STAR count of its own among the options
//! not yet elected (bloc STAR). The ranking holds the winners, then who lost the
//! last runoff, then the others by total.
//!
//! Source: M. Frohnmayer, *STAR voting* (2014); E. Gubler, S. Wolk and others, *STAR
//! voting, equality of voice, and voter satisfaction* (2023). Satisfies
//! monotonicity, homogeneity, and never elects a Condorcet loser; not majority,
//! participation, reversal symmetry.

mod duels;
mod protocol;

use std::collections::BTreeMap;

use self::duels::Duels;
use super::score::added;
use super::scores::{MAX_SCORE, MIN_SCORE, Terms, read};
use super::top;
use crate::CountError;
use crate::amount::decimal;
use crate::breaker::{Breaker, with_ties};
use crate::outcome::{BallotCount, Decision, GradeStep, Outcome, Round, Step};
use crate::profile::{Kind, Profile};
use crate::rule::{Allowed, Parameter, Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

const TIE_BREAK: Parameter = Parameter {
    name: "tie-break",
    default: "official",
    allowed: Allowed::Word(&["official", "none"]),
    summary: "ties by the ballots first, as the official protocol has it, or by the tie order at once",
};

pub(crate) static RULE: Rule = Rule {
    id: "star",
    summary: "of the two options with the highest totals, the one that more ballots score higher wins",
    takes: &[Kind::Score, Kind::Points],
    seats: Seats::Any,
    unsaid_ties: TieOrder::Undrawn,
    parameters: &[MAX_SCORE, MIN_SCORE, TIE_BREAK],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let terms = Terms::of_scores(profile, spec);
    let mut scores = read(profile, terms);
    let (sums, _) = scores.sums();
    let (ballots, mut steps) = (scores.ballots.clone(), std::mem::take(&mut scores.steps));
    steps.push(added(profile, ballots.valid, &sums));
    let duels = Duels::new(&scores, terms.most);
    let totals = top::printed(profile, |place| decimal(sums[place], profile.scale()));
    let mut outcome = with_ties::<u64>(profile, spec, &[], |breaker| {
        let mut outcome = Outcome::begun(profile, spec, BallotCount::default());
        let official = spec.says(TIE_BREAK.name, "official");
        let mut race = Race {
            profile,
            sums: &sums,
            duels: &duels,
            official,
            breaker,
            left: profile.standing(),
            rounds: Vec::new(),
        };
        outcome.decision = race.run(spec.seats(), ballots.valid, &mut outcome);
        outcome.rounds = race.rounds;
        Ok(outcome)
    })?;
    outcome.rounds[0].steps.splice(0..0, steps);
    outcome.ballots = ballots;
    outcome.totals = totals;
    Ok(outcome)
}

/// What came of one seat.
enum Seat {
    /// It is filled; somebody may have lost the runoff.
    Filled(usize, Option<usize>),
    /// A tie that nothing breaks, among these finalists when they are known.
    Open(Vec<usize>),
}

struct Race<'a, 'b> {
    profile: &'a Profile,
    sums: &'a [i128],
    duels: &'a Duels<'a>,
    official: bool,
    breaker: &'a mut Breaker<'b>,
    /// Options that are not yet elected, as listed.
    left: Vec<usize>,
    rounds: Vec<Round>,
}

impl Race<'_, '_> {
    fn run(&mut self, seats: usize, valid: u64, outcome: &mut Outcome) -> Decision {
        if valid == 0 {
            self.round(self.totals(&self.left));
            self.step(Step::Undecided { why: Decision::NoValidBallots });
            outcome.ranking = self.by_total(&[]);
            return Decision::NoValidBallots;
        }
        let mut next = Vec::new();
        for _ in 0..seats {
            match self.seat() {
                Seat::Filled(winner, loser) => {
                    self.left.retain(|&place| place != winner);
                    outcome.winners.push(self.profile.id(winner).to_owned());
                    outcome.ranking.push(self.profile.ids(&[winner]));
                    next = loser.into_iter().collect();
                }
                Seat::Open(finalists) => {
                    self.step(Step::Undecided { why: Decision::Tied });
                    outcome.winners.clear();
                    outcome.ranking.extend(self.by_total(&finalists));
                    return Decision::Tied;
                }
            }
        }
        outcome.ranking.extend(self.by_total(&next));
        Decision::Won
    }

    /// These first, then the others that are left by total.
    fn by_total(&self, first: &[usize]) -> Vec<Vec<String>> {
        let mut groups: BTreeMap<i128, Vec<usize>> = BTreeMap::new();
        for &place in self.left.iter().filter(|place| !first.contains(place)) {
            groups.entry(self.sums[place]).or_default().push(place);
        }
        let first = Some(first.to_vec()).filter(|first| !first.is_empty());
        first.into_iter().chain(groups.into_values().rev()).map(|group| self.profile.ids(&group)).collect()
    }

    fn seat(&mut self) -> Seat {
        self.round(self.totals(&self.left));
        let Some(finalists) = self.finalists() else { return Seat::Open(Vec::new()) };
        let totals = finalists.iter().map(|&place| self.total(place)).collect();
        self.grade(GradeStep::Finalists { options: self.profile.ids(&finalists), totals });
        let (winner, loser) = match finalists[..] {
            [only] => (only, None),
            [a, b] => {
                let Some(winner) = self.runoff(a, b) else { return Seat::Open(finalists) };
                (winner, Some(if winner == a { b } else { a }))
            }
            _ => unreachable!("two finalists at most"),
        };
        let total = self.rounds.last().and_then(|round| round.totals.get(self.profile.id(winner)));
        let total = total.cloned().unwrap_or_default();
        self.step(Step::Elected { option: self.profile.id(winner).to_owned(), total });
        Seat::Filled(winner, loser)
    }

    /// The two with the highest totals, or the only one.
    fn finalists(&mut self) -> Option<Vec<usize>> {
        let mut sorted = self.left.clone();
        sorted.sort_by_key(|&place| std::cmp::Reverse(self.sums[place]));
        let Some(&second) = sorted.get(1) else { return Some(sorted) };
        let above = sorted.iter().filter(|&&place| self.sums[place] > self.sums[second]).count();
        let tied = sorted.iter().skip(above).take_while(|&&place| self.sums[place] == self.sums[second]).count();
        let mut finalists = sorted[..above].to_vec();
        finalists.extend(self.advance(&sorted[above..above + tied], 2 - above)?);
        Some(finalists)
    }

    fn runoff(&mut self, a: usize, b: usize) -> Option<usize> {
        let (for_a, for_b) = self.duels.votes(a, b);
        let equal = self.duels.valid() - for_a - for_b;
        let votes = [(a, for_a), (b, for_b)];
        self.round(
            votes.iter().map(|&(place, votes)| (self.profile.id(place).to_owned(), votes.to_string())).collect(),
        );
        if for_a == for_b {
            self.grade(GradeStep::RunoffTied { options: self.profile.ids(&[a, b]), ballots: for_a, equal });
            return self.runoff_tied(a, b);
        }
        let ((winner, winner_ballots), (loser, loser_ballots)) =
            if for_a > for_b { (votes[0], votes[1]) } else { (votes[1], votes[0]) };
        let id = |place: usize| self.profile.id(place).to_owned();
        let (winner_id, loser_id) = (id(winner), id(loser));
        self.grade(GradeStep::Runoff { winner: winner_id, loser: loser_id, winner_ballots, loser_ballots, equal });
        Some(winner)
    }

    fn totals(&self, places: &[usize]) -> BTreeMap<String, String> {
        places.iter().map(|&place| (self.profile.id(place).to_owned(), self.total(place))).collect()
    }

    fn total(&self, place: usize) -> String {
        decimal(self.sums[place], self.profile.scale())
    }

    fn round(&mut self, totals: BTreeMap<String, String>) {
        let number = u32::try_from(self.rounds.len() + 1).expect("two rounds a seat, 20,000 seats at most");
        self.rounds.push(Round::new(number, totals, Vec::new()));
    }

    fn step(&mut self, step: Step) {
        if let Some(round) = self.rounds.last_mut() {
            round.steps.push(step);
        }
    }

    fn grade(&mut self, step: GradeStep) {
        self.step(Step::Grades(step));
    }
}

#[cfg(test)]
mod tests;
