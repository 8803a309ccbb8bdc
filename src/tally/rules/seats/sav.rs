//! **Satisfaction approval voting** (SAV): each ballot has one vote and splits it
//! equally among the options it names; the options with the highest sums win.
//!
//! Source: S. Brams, M. Kilgour, *Satisfaction approval voting* (2014); rule 2
//! (SAV) in Lackner, Skowron (2023). Satisfies house monotonicity, consistency;
//! not justified representation.
//!
//! Totals: the sum of the shares, exact. Withdrawn options are struck before the
//! vote is split. Winners as listed, the ranking by totals.

use num_rational::BigRational;

use super::super::top::{self, Standings};
use super::Opening;
use super::approvals::{Approvals, at};
use super::levels::Levels;
use crate::CountError;
use crate::outcome::Outcome;
use crate::profile::Profile;
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "sav",
    summary: "each ballot splits one vote equally among the options it names; the highest sums fill the seats",
    takes: super::TAKES,
    seats: Seats::Any,
    unsaid_ties: TieOrder::Listed,
    parameters: &[],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let Opening { ballots, steps, .. } = Opening::new(profile)?;
    let sums = shares(profile, &Approvals::gather(profile, spec)?);
    let ranking = top::by_total(profile, &sums);
    let totals = top::printed(profile, |place| sums[place].to_string());
    super::as_listed(profile, spec, Standings { ballots, steps, ranking, totals })
}

/// By place, the sum of the shares of the ballots that name it.
fn shares(profile: &Profile, approvals: &Approvals) -> Vec<BigRational> {
    let standing = profile.standing();
    let mut sizes = Levels::new(approvals.distinct());
    sizes.change(standing.len() + 1, |of| {
        let marks = standing.iter().flat_map(|&option| approvals.naming(option));
        marks.for_each(|&ballot| of[at(ballot)] += 1);
    });
    let sums = (0..profile.entries().len()).map(|option| {
        let counts = sizes.count(approvals, option).into_iter();
        counts.map(|(size, ballots)| BigRational::new(ballots.into(), size.into())).sum()
    });
    sums.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{RUNNING, profile, running, spec};

    #[test]
    fn the_running_example_of_lackner_and_skowron() {
        assert_eq!(running(|seats| spec("sav", seats, "all")), ["a", "ab/ac", "abc", "abcf", "abcdf/abcef/abcfg"]);
    }

    #[test]
    fn a_vote_is_split_among_what_stands() {
        let outcome = crate::count(&profile("abcdefg", RUNNING), &spec("sav", 4, "undrawn")).unwrap();
        assert_eq!(["a", "b", "f"].map(|id| outcome.totals[id].as_str()), ["4", "11/6", "4/3"]);
        let mut builder = crate::ProfileBuilder::new(
            crate::Kind::Approval,
            [crate::Entry::new("a"), crate::Entry::new("b"), crate::Entry::new("x").withdrawn()],
        )
        .unwrap();
        builder.marks(&["a", "x"], 1).unwrap();
        let outcome = crate::count(&builder.build(), &spec("sav", 1, "undrawn")).unwrap();
        assert_eq!(outcome.totals["a"], "1");
    }
}
