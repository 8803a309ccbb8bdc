//! Examples; those with Amy, Brian and Chuck are of the program starvote.

use crate::{Amount, Decision, Entry, Kind, Outcome, ProfileBuilder, RuleSpec, count};

fn star(options: &[&str], ballots: &[&[i64]], seats: usize, ties: &str) -> Outcome {
    let entries = options.iter().copied().map(Entry::new);
    let mut builder = ProfileBuilder::new(Kind::Score, entries).unwrap();
    for ballot in ballots {
        let given: Vec<_> = options.iter().copied().zip(ballot.iter().copied().map(Amount::whole)).collect();
        builder.points(&given, 1).unwrap();
    }
    let spec = RuleSpec::of("star").unwrap().set("max-score", "5").unwrap().with_seats(seats).unwrap();
    count(&builder.build(), &spec.with_ties(ties.parse().unwrap())).unwrap()
}

fn three(ballots: &[&[i64]], ties: &str) -> Outcome {
    star(&["Amy", "Brian", "Chuck"], ballots, 1, ties)
}

/// Where each tie was met, who was ahead, and by what.
fn ties(outcome: &Outcome) -> Vec<(&str, String, &str)> {
    outcome.ties.iter().map(|tie| (tie.at.as_str(), tie.chosen.join(" "), tie.by.as_str())).collect()
}

#[test]
fn the_two_with_the_highest_totals_are_compared() {
    let outcome = three(&[&[1, 3, 5], &[5, 2, 3], &[4, 4, 5]], "undrawn");
    assert_eq!(outcome.winners, ["Chuck"]);
    assert_eq!(outcome.ranking, [["Chuck"], ["Amy"], ["Brian"]]);
    assert_eq!(["Amy", "Brian", "Chuck"].map(|id| outcome.totals[id].as_str()), ["10", "9", "13"]);
    let runoff = &outcome.rounds[1].totals;
    assert_eq!((runoff.len(), runoff["Chuck"].as_str(), runoff["Amy"].as_str()), (2, "2", "1"));
}

#[test]
fn a_tied_runoff_goes_by_total_and_then_by_top_scores() {
    let outcome = three(&[&[1, 5, 5], &[1, 4, 5], &[1, 3, 2]], "undrawn");
    assert_eq!(outcome.winners, ["Chuck"]);
    assert_eq!(ties(&outcome), [("runoff", "Chuck".to_owned(), "top-scores")]);
    let by_total = three(&[&[0, 5, 3], &[0, 2, 3]], "undrawn");
    assert_eq!(ties(&by_total), [("runoff", "Brian".to_owned(), "total")]);
}

#[test]
fn a_tie_for_the_second_place_goes_by_comparison_then_by_top_scores_then_by_order() {
    let open = three(&[&[2, 2, 5], &[3, 1, 5], &[1, 3, 5]], "undrawn");
    assert_eq!((open.decision, open.winners.len()), (Decision::Tied, 0));
    assert_eq!(open.ranking, [vec!["Chuck"], vec!["Amy", "Brian"]]);
    let drawn = three(&[&[2, 2, 5], &[3, 1, 5], &[1, 3, 5]], "order");
    assert_eq!(drawn.winners, ["Chuck"]);
    assert_eq!(ties(&drawn), [("second-finalist", "Amy".to_owned(), "order")]);
    let compared = three(&[&[1, 2, 5], &[1, 2, 5], &[4, 2, 5]], "undrawn");
    assert_eq!(ties(&compared), [("second-finalist", "Brian".to_owned(), "matches-lost")]);
    let top = three(&[&[5, 1, 5], &[0, 4, 5]], "undrawn");
    assert_eq!(ties(&top), [("second-finalist", "Amy".to_owned(), "top-scores")]);
}

/// Three beat one another in a circle with as many top scores: the order picks
/// one, and the other two are compared anew.
#[test]
fn a_circle_is_opened_by_the_order_and_compared_again() {
    let outcome = three(&[&[3, 2, 1], &[1, 3, 2], &[2, 1, 3]], "order");
    assert_eq!(
        ties(&outcome),
        [("finalists", "Amy".to_owned(), "order"), ("second-finalist", "Brian".to_owned(), "matches-lost")]
    );
    assert_eq!(outcome.winners, ["Amy"]);
    let all = three(&[&[3, 2, 1], &[1, 3, 2], &[2, 1, 3]], "all");
    assert_eq!(all.outcomes, [["Amy"], ["Brian"], ["Chuck"]]);
}

#[test]
fn each_seat_has_a_count_of_its_own() {
    let ballots: [&[i64]; 5] = [&[5, 4, 0, 0], &[5, 4, 1, 0], &[5, 4, 0, 0], &[0, 0, 5, 4], &[0, 0, 5, 4]];
    let outcome = star(&["a", "b", "c", "d"], &ballots, 3, "undrawn");
    assert_eq!(outcome.winners, ["a", "b", "c"]);
    assert_eq!(outcome.rounds.iter().map(|round| round.totals.len()).collect::<Vec<_>>(), [4, 2, 3, 2, 2, 2]);
    assert_eq!(star(&["a", "b", "c", "d"], &ballots, 4, "undrawn").winners.len(), 4);
    let nobody = star(&["a", "b"], &[], 1, "order");
    assert_eq!((nobody.decision, nobody.rounds.len()), (Decision::NoValidBallots, 1));
    assert_eq!(star(&["a"], &[&[0]], 1, "order").winners, ["a"]);
}
