//! **k-approval** (several winners by marks): each ballot names any number of
//! options, or up to `max`; each mark counts one; the options with most marks
//! win, as many as there are seats.
//!
//! With `max` equal to the seats this is block voting (multiple non-transferable
//! vote); with `max=1` and several seats the single non-transferable vote. Void
//! ballots as in `approval`; ties at the last seats as in `top`.
//!
//! Source: M. Kilgour, *Approval balloting for multi-winner elections* (2010), §3.
//! Satisfies monotonicity, participation, homogeneity, house monotonicity; not
//! proportional: the largest group may take every seat.

use super::approval::{MAX, MIN, marks};
use super::sums::{Sums, sums};
use super::top::{self, Standings};
use crate::CountError;
use crate::outcome::Outcome;
use crate::profile::{Kind, Profile};
use crate::rule::{Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

pub(crate) static RULE: Rule = Rule {
    id: "k-approval",
    summary: "each ballot names any number of options; those named most often win, as many as there are seats",
    takes: &[Kind::Choice, Kind::Approval],
    seats: Seats::Any,
    unsaid_ties: TieOrder::Undrawn,
    parameters: &[MAX, MIN],
    count,
};

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let Sums { totals, ballots, steps } = sums(profile, marks(spec))?;
    let ranking = top::by_total(profile, &totals);
    let totals = top::printed(profile, |place| totals[place].to_string());
    top::elect(profile, spec, Standings { ballots, steps, ranking, totals })
}

#[cfg(test)]
mod tests {
    use crate::{Decision, Entry, Kind, Profile, ProfileBuilder, RuleSpec, count};

    fn profile(ballots: &[(&[&str], u64)]) -> Profile {
        let entries = [Entry::new("a"), Entry::new("b"), Entry::new("c"), Entry::new("d").withdrawn()];
        let mut builder = ProfileBuilder::new(Kind::Approval, entries).unwrap();
        for (marks, times) in ballots {
            builder.marks(marks, *times).unwrap();
        }
        builder.build()
    }

    fn spec(seats: usize, ties: &str) -> RuleSpec {
        let spec = RuleSpec::of("k-approval").unwrap().set("max", "2").unwrap();
        spec.with_seats(seats).unwrap().with_ties(ties.parse().unwrap())
    }

    #[test]
    fn the_first_seats_are_filled_and_a_tie_at_the_last_is_told() {
        let votes = profile(&[(&["a", "b"], 3), (&["a", "c"], 3), (&["d"], 2), (&["a", "b", "c"], 5)]);
        let outcome = count(&votes, &spec(2, "id")).unwrap();
        assert_eq!(outcome.winners, ["a", "b"]);
        assert_eq!(outcome.ranking, [vec!["a"], vec!["b", "c"]]);
        assert_eq!((outcome.ballots.valid, outcome.ballots.invalid, outcome.ballots.struck), (6, 5, 2));
        let tie = &outcome.ties[0];
        assert_eq!((tie.at.as_str(), tie.among.len(), tie.chosen[0].as_str()), ("last-seats", 2, "b"));
        assert_eq!(count(&votes, &spec(3, "undrawn")).unwrap().winners, ["a", "b", "c"]);
    }

    #[test]
    fn all_lists_every_set_of_winners() {
        let votes = profile(&[(&["a", "b"], 3), (&["a", "c"], 3)]);
        let outcome = count(&votes, &spec(2, "all")).unwrap();
        assert_eq!((outcome.decision, outcome.winners.len()), (Decision::Tied, 0));
        assert_eq!(outcome.outcomes, [["a", "b"], ["a", "c"]]);
        assert!(outcome.ties[0].chosen.is_empty());
        let open = count(&votes, &spec(2, "undrawn")).unwrap();
        assert_eq!((open.decision, open.winners.len(), open.ties.len()), (Decision::Tied, 0, 1));
    }

    #[test]
    fn without_valid_ballots_nobody_is_elected() {
        let outcome = count(&profile(&[(&[], 4), (&["d"], 1)]), &spec(2, "id")).unwrap();
        assert_eq!((outcome.decision, outcome.winners.len(), outcome.ballots.blank), (Decision::NoValidBallots, 0, 4));
        assert!(count(&profile(&[]), &spec(4, "id")).is_err(), "three options for four seats");
    }
}
