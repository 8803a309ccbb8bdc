//! **Approval voting for committees** (AV, block approval): the options named by
//! most ballots win.
//!
//! Source: S. Brams, P. Fishburn, *Approval Voting* (1983); rule 1 (AV) in M.
//! Lackner, P. Skowron, *Multi-Winner Voting with Approval Preferences* (2023).
//! Satisfies house monotonicity, candidate monotonicity, consistency; not
//! justified representation (kept example in the tests): half of the people can
//! take every seat.
//!
//! Totals: how many ballots name the option. Winners as listed (a committee is a
//! set), the ranking by totals. Options tied for the last seats are a tie.

use super::super::top::{self, Standings};
use super::Opening;
use crate::CountError;
use crate::outcome::Outcome;
use crate::profile::Profile;
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "av",
    summary: "each ballot names any number of options; those named most often fill the seats",
    takes: super::TAKES,
    seats: Seats::Any,
    unsaid_ties: TieOrder::Listed,
    parameters: &[],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let Opening { named, ballots, steps } = Opening::new(profile)?;
    let ranking = top::by_total(profile, &named);
    let totals = top::printed(profile, |place| named[place].to_string());
    super::as_listed(profile, spec, Standings { ballots, steps, ranking, totals })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{RUNNING, profile, running, spec};
    use crate::{CountError, Entry, Kind, ProfileBuilder, count};

    #[test]
    fn the_running_example_of_lackner_and_skowron() {
        assert_eq!(running(|seats| spec("av", seats, "all")), ["a", "ab/ac", "abc", "abcd/abcf", "abcdf"]);
    }

    #[test]
    fn batches_counted_by_hand_are_added() {
        let mut builder = ProfileBuilder::new(Kind::Approval, ["a", "b", "c"].map(Entry::new)).unwrap();
        builder.marks(&["a"], 3).unwrap();
        builder.counted(5, &[("b", 4), ("c", 3)]).unwrap();
        let profile = builder.build();
        assert_eq!(count(&profile, &spec("av", 2, "undrawn")).unwrap().totals["b"], "4");
        for rule in ["sav", "pav", "seq-pav", "phragmen", "equal-shares-committee", "seq-cc"] {
            let refused = count(&profile, &spec(rule, 2, "undrawn")).unwrap_err();
            assert!(matches!(refused, CountError::ByHand { .. }), "{rule}");
        }
    }

    #[test]
    fn winners_are_listed_and_the_ranking_goes_by_totals() {
        let outcome = count(&profile("fcbagde", RUNNING), &spec("av", 3, "undrawn")).unwrap();
        assert_eq!(outcome.winners, ["c", "b", "a"]);
        assert_eq!(outcome.ranking.concat().concat(), "acbfdge");
        assert_eq!(outcome.totals["a"], "8");
    }
}
