//! What the rules that compare pairs share: every two options are compared on all
//! ballots, and the option that more ballots prefer beats the other.
//!
//! * **Withdrawn options** are struck and what follows moves up.
//! * **Equal ranks** are no preference between the two.
//! * **`unranked=last`**: what a ballot does not rank is below all it ranks, and
//!   tied there; `no-opinion`: a ballot compares only options it ranks.
//!
//! Each count first tells the facts: the Condorcet winner (beats every other),
//! else the options that no other beats (weak Condorcet winners) and the Smith
//! set, and the Condorcet loser (beaten by every other). Source of the terms:
//! P. Fishburn, *Condorcet Social Choice Functions*, SIAM J. Appl. Math. 33
//! (1977).

mod count;
mod dominance;
mod ending;
mod measure;
mod relation;

pub(crate) use ending::{Finding, finish};
pub(crate) use measure::{MEASURE, Measure};
pub(crate) use relation::{Relation, groups};

use crate::CountError;
use crate::outcome::{BallotCount, PairStep, Pairwise, Step};
use crate::profile::Profile;
use crate::rule::{Allowed, Parameter};
use crate::rules::intake::intake;
use crate::spec::RuleSpec;

/// Most options that are compared: a thousand make half a million pairs, and a
/// second of work.
const MOST_OPTIONS: usize = 1000;

/// How options that a ballot does not rank are compared.
pub(crate) const UNRANKED: Parameter = Parameter {
    name: "unranked",
    default: "last",
    allowed: Allowed::Word(&["last", "no-opinion"]),
    summary: "whether options a ballot does not rank are below those it ranks, or not compared",
};

/// The comparisons of all options that were not withdrawn. Options are known
/// here by their number among those, from 0.
#[derive(Debug)]
pub(crate) struct Pairs {
    /// The place of each in the profile.
    places: Vec<usize>,
    /// Row by row: ballots that prefer the row to the column.
    votes: Vec<u64>,
}

/// The start of every count of pairs.
pub(crate) struct Begun {
    pub(crate) pairs: Pairs,
    pub(crate) ballots: BallotCount,
    pub(crate) steps: Vec<Step>,
}

/// Compares all pairs and tells the facts.
pub(crate) fn begin(profile: &Profile, spec: &RuleSpec) -> Result<Begun, CountError> {
    let places = profile.standing();
    if places.len() > MOST_OPTIONS {
        let (rule, options, most) = (spec.rule().id, places.len(), MOST_OPTIONS);
        return Err(CountError::Pairs { rule, options, most });
    }
    let votes = count::votes(profile, &places, spec.says("unranked", "no-opinion"));
    let pairs = Pairs { places, votes };
    let (ballots, mut steps) = intake(profile);
    if ballots.valid > 0 {
        pairs.facts(profile, ballots.valid, &mut steps);
    }
    Ok(Begun { pairs, ballots, steps })
}

impl Pairs {
    /// How many options are compared.
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// The place of an option in the profile.
    pub(crate) fn place(&self, option: usize) -> usize {
        self.places[option]
    }

    /// The id of an option.
    pub(crate) fn id(&self, profile: &Profile, option: usize) -> String {
        profile.id(self.places[option]).to_owned()
    }

    /// The ids of options.
    pub(crate) fn ids(&self, profile: &Profile, options: &[usize]) -> Vec<String> {
        options.iter().map(|&option| self.id(profile, option)).collect()
    }

    /// How many ballots prefer `a` to `b`.
    pub(crate) fn votes(&self, a: usize, b: usize) -> u64 {
        self.votes[a * self.places.len() + b]
    }

    /// Whether more ballots prefer `a` to `b` than the other way round.
    pub(crate) fn beats(&self, a: usize, b: usize) -> bool {
        self.votes(a, b) > self.votes(b, a)
    }

    /// All options but this one.
    pub(crate) fn others(&self, option: usize) -> impl Iterator<Item = usize> + use<> {
        (0..self.len()).filter(move |&other| other != option)
    }

    /// How many others an option beats.
    pub(crate) fn wins(&self, option: usize) -> usize {
        self.others(option).filter(|&other| self.beats(option, other)).count()
    }

    /// The option that beats every other; one alone does.
    pub(crate) fn condorcet_winner(&self) -> Option<usize> {
        (0..self.len()).find(|&option| self.wins(option) + 1 == self.len())
    }

    /// The options by dominance: each beats all in later groups, and no group can
    /// be cut so. The first is the Smith set.
    pub(crate) fn dominance(&self) -> Vec<Vec<usize>> {
        dominance::levels(self)
    }

    /// The matrix for the result.
    pub(crate) fn printed(&self, profile: &Profile) -> Pairwise {
        let options = self.places.iter().map(|&place| profile.id(place).to_owned()).collect();
        let rows = self.votes.chunks(self.len().max(1)).map(<[u64]>::to_vec);
        Pairwise { options, matrix: rows.collect() }
    }

    fn facts(&self, profile: &Profile, ballots: u64, steps: &mut Vec<Step>) {
        let mut say = |step: PairStep| steps.push(Step::Pairs(step));
        let options = u64::try_from(self.len()).expect("at most a thousand");
        say(PairStep::PairsCompared { ballots, pairs: options * options.saturating_sub(1) / 2 });
        if let Some(winner) = self.condorcet_winner() {
            say(PairStep::CondorcetWinner { option: self.id(profile, winner) });
        } else {
            let unbeaten = |&option: &usize| self.others(option).all(|other| !self.beats(other, option));
            let unbeaten: Vec<usize> = (0..self.len()).filter(unbeaten).collect();
            say(PairStep::NoCondorcetWinner { options: self.ids(profile, &unbeaten) });
            let smith = self.dominance().swap_remove(0);
            say(PairStep::SmithSet { options: self.ids(profile, &smith) });
        }
        let beaten = |&option: &usize| self.others(option).all(|other| self.beats(other, option));
        if let Some(loser) = (0..self.len()).find(beaten).filter(|_| self.len() > 1) {
            say(PairStep::CondorcetLoser { option: self.id(profile, loser) });
        }
    }
}
