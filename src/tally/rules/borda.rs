//! **Borda**: each place on a ballot gives points; the option with most wins.
//!
//! With m options a first place gives m − 1, the next m − 2, … the last 0. Equal
//! ranks share what their places give. What a ballot does not rank (`unranked`):
//! * `average`: as if it were tied last: it shares what is left (Saari's way; a
//!   ballot always gives m(m − 1)/2 in all);
//! * `zero`: nothing; what is ranked gets the same as on a full ballot;
//! * `modified`: nothing, and of k options ranked the first gets k, the next k − 1,
//!   … the last 1 (P. Emerson, *The original Borda count and partial voting*,
//!   Social Choice and Welfare 40 (2013)): a short ballot gives fewer points.
//!
//! m counts the options that were not withdrawn; those are struck and what follows
//! moves up.
//!
//! Source: J.-C. de Borda, *Mémoire sur les élections au scrutin* (1781).
//!
//! Satisfies monotonicity, participation and reversal symmetry (full ballots),
//! homogeneity; with `average` a Condorcet loser never wins. Not majority, not
//! Condorcet consistency, not independence of clones.

use super::halves::halves;
use super::intake::intake;
use super::top::{self, Standings, by_total, printed};
use crate::CountError;
use crate::outcome::{Outcome, PairStep, Step};
use crate::profile::{Ballots, Kind, MAX_BALLOTS, MAX_OPTIONS, Profile};
use crate::rule::{Allowed, Parameter, Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

const UNRANKED: Parameter = Parameter {
    name: "unranked",
    default: "average",
    allowed: Allowed::Word(&["average", "zero", "modified"]),
    summary: "what options a ballot does not rank get: a share of what is left, nothing, or nothing while short ballots give less",
};

pub(crate) static RULE: Rule = Rule {
    id: "borda",
    summary: "each place on a ballot gives points, one more than the place below; the option with most points wins",
    takes: &[Kind::Ranking],
    seats: Seats::One,
    unsaid_ties: TieOrder::Undrawn,
    parameters: &[UNRANKED],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let (ballots, mut steps) = intake(profile);
    let unranked = spec.text("unranked");
    let doubled = doubled(profile, unranked);
    if ballots.valid > 0 {
        let options = profile.standing().len();
        let first = if unranked == "modified" { "ranked".to_owned() } else { (options - 1).to_string() };
        let unranked = unranked.to_owned();
        steps.push(Step::Pairs(PairStep::PlacesScored { ballots: ballots.valid, first, unranked }));
    }
    let ranking = by_total(profile, &doubled);
    let totals = printed(profile, |place| halves(doubled[place]));
    top::elect(profile, spec, Standings { ballots, steps, ranking, totals })
}

/// Twice the points of each place: whole numbers, as ties share halves at most.
fn doubled(profile: &Profile, unranked: &str) -> Vec<u64> {
    const {
        assert!(2 * MAX_OPTIONS as u64 <= u64::MAX / MAX_BALLOTS, "twice the points of all ballots fit 64 bits");
    }
    let gone: Vec<bool> = profile.entries().iter().map(|entry| entry.withdrawn).collect();
    let number = |count: usize| u64::try_from(count).expect("at most 20,000 options");
    let options = number(profile.standing().len());
    let mut doubled = vec![0; gone.len()];
    // What each option gets from every ballot that does not rank it.
    let mut to_all = 0;
    let Ballots::Ranking(bag) = profile.ballots() else { return doubled };
    for (ballot, times) in bag.iter() {
        let ranked = number(ballot.iter().filter(|ranked| !gone[usize::from(ranked.option)]).count());
        if ranked == 0 {
            continue;
        }
        let first = if unranked == "modified" { ranked } else { options - 1 };
        let rest = if unranked == "average" { options - 1 - ranked.min(options - 1) } else { 0 };
        to_all += rest * times;
        let mut above = 0;
        for group in ballot.chunk_by(|a, b| a.level == b.level) {
            let tied = || group.iter().map(|ranked| usize::from(ranked.option)).filter(|&option| !gone[option]);
            let size = number(tied().count());
            if size > 0 {
                // The best and the worst of its places, added.
                let shared = (first - above) + (first + 1 - above - size);
                tied().for_each(|option| doubled[option] += (shared - rest) * times);
                above += size;
            }
        }
    }
    for place in profile.standing() {
        doubled[place] += to_all;
    }
    doubled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, ProfileBuilder, count};

    fn totals(ballots: &[(&[&[&str]], u64)], unranked: &str) -> String {
        let entries =
            ["a", "b", "c", "d", "gone"].map(Entry::new).map(|e| if e.id == "gone" { e.withdrawn() } else { e });
        let mut builder = ProfileBuilder::new(Kind::Ranking, entries).unwrap();
        for (groups, times) in ballots {
            builder.ranking(&groups.iter().map(|group| group.to_vec()).collect::<Vec<_>>(), *times).unwrap();
        }
        let outcome =
            count(&builder.build(), &RuleSpec::of("borda").unwrap().set("unranked", unranked).unwrap()).unwrap();
        outcome.totals.into_values().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn short_ballots_give_points_by_convention() {
        let short: &[(&[&[&str]], u64)] = &[(&[&["a"]], 1)];
        assert_eq!(
            ["average", "zero", "modified"].map(|unranked| totals(short, unranked)),
            ["3 1 1 1", "3 0 0 0", "1 0 0 0"]
        );
        let two: &[(&[&[&str]], u64)] = &[(&[&["gone"], &["b"], &["a"]], 10)];
        assert_eq!(
            ["average", "zero", "modified"].map(|unranked| totals(two, unranked)),
            ["20 30 5 5", "20 30 0 0", "10 20 0 0"]
        );
    }

    #[test]
    fn equal_ranks_share_their_places() {
        let tied: &[(&[&[&str]], u64)] = &[(&[&["a", "b", "gone"], &["c"]], 1)];
        assert_eq!(
            ["average", "zero", "modified"].map(|unranked| totals(tied, unranked)),
            ["5/2 5/2 1 0", "5/2 5/2 1 0", "5/2 5/2 1 0"]
        );
        let whole: &[(&[&[&str]], u64)] = &[(&[&["a", "b", "c", "d"]], 3)];
        assert_eq!(
            ["average", "zero", "modified"].map(|unranked| totals(whole, unranked)),
            ["9/2 9/2 9/2 9/2", "9/2 9/2 9/2 9/2", "15/2 15/2 15/2 15/2"]
        );
    }

    /// Borda 1781: 21 voters; plurality elects a, though it loses to both others.
    #[test]
    fn the_example_of_the_memoir() {
        let ballots: &[(&[&[&str]], u64)] = &[
            (&[&["a"], &["b"], &["c"]], 1),
            (&[&["a"], &["c"], &["b"]], 7),
            (&[&["b"], &["c"], &["a"]], 7),
            (&[&["c"], &["b"], &["a"]], 6),
        ];
        assert_eq!(totals(ballots, "zero"), "37 42 47 0");
    }
}
