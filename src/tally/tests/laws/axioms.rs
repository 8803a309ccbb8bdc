//! What a rule promises, each under the name it has in the literature.

use crate::support::{Votes, settings, votes};
use proptest::prelude::*;
use tally::{Decision, Kind, Outcome, RuleSpec, TieOrder, count};

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

fn rule(id: &str) -> RuleSpec {
    RuleSpec::of(id).expect("a rule").with_ties("lot:2025".parse().expect("a seed"))
}

/// The outcome without the printed parameters and with the numbers of ballots
/// left out: who won, in which order, over which ties.
fn shape(outcome: &Outcome) -> (Vec<String>, Vec<Vec<String>>, Decision) {
    (outcome.winners.clone(), outcome.ranking.clone(), outcome.decision)
}

proptest! {
    #![proptest_config(config())]

    /// Who cast a ballot, and when, does not matter; nor whether equal ballots
    /// are merged.
    #[test]
    fn anonymity(votes in votes(), setting in settings(), order in any::<prop::sample::Index>()) {
        let mut shuffled = votes.clone();
        let length = shuffled.ballots.len();
        if length > 0 {
            shuffled.ballots.rotate_left(order.index(length));
            shuffled.ballots.reverse();
            shuffled.ballots.iter_mut().for_each(|ballot| ballot.reverse());
        }
        prop_assert_eq!(votes.profile(Kind::Approval), shuffled.profile(Kind::Approval));
        prop_assert_eq!(votes.count(&setting.spec()), shuffled.count(&setting.spec()));
    }

    /// Renaming the options renames the outcome: no option is favoured. The lot
    /// is renamed with them — here: ties that it would break stay open.
    #[test]
    fn neutrality(votes in votes(), mut setting in settings()) {
        if setting.ties != TieOrder::Listed {
            setting.ties = TieOrder::All;
        }
        let rename = |id: &str| format!("x{}", id.chars().rev().collect::<String>());
        let plain = votes.count(&setting.spec());
        let renamed = votes.renamed(rename).count(&setting.spec());
        let all = |ids: &[String]| ids.iter().map(|id| rename(id)).collect::<Vec<_>>();
        prop_assert_eq!(renamed.winners, all(&plain.winners));
        prop_assert_eq!(renamed.ranking, plain.ranking.iter().map(|group| all(group)).collect::<Vec<_>>());
        prop_assert_eq!(renamed.outcomes, plain.outcomes.iter().map(|group| all(group)).collect::<Vec<_>>());
    }

    /// One more mark for the winner never unseats it.
    #[test]
    fn monotonicity(votes in votes(), at in any::<prop::sample::Index>()) {
        for spec in [rule("plurality"), rule("approval")] {
            let before = votes.count(&spec);
            let Some(winner) = before.winners.first() else { continue };
            let mut raised = votes.clone();
            let ballot = &mut raised.ballots[at.index(votes.ballots.len())];
            if spec.rule().id == "plurality" {
                *ballot = vec![winner.clone()];
            } else if !ballot.contains(winner) {
                ballot.push(winner.clone());
            }
            prop_assert_eq!(&raised.count(&spec).winners, &before.winners);
        }
    }

    /// Every ballot cast `times` times gives the same outcome.
    #[test]
    fn homogeneity(votes in votes(), setting in settings(), times in 2..5_usize) {
        let mut multiplied = votes.clone();
        multiplied.ballots = votes.ballots.iter().flat_map(|ballot| vec![ballot.clone(); times]).collect();
        prop_assert_eq!(shape(&votes.count(&setting.spec())), shape(&multiplied.count(&setting.spec())));
    }

    /// An option that more than half of the valid ballots name alone wins.
    #[test]
    fn majority(votes in votes()) {
        let outcome = votes.count(&rule("plurality"));
        let valid = outcome.ballots.valid;
        let favourite = outcome.totals.iter().find(|(_, total)| total.parse::<u64>().unwrap() * 2 > valid);
        if let Some((favourite, _)) = favourite {
            prop_assert_eq!(outcome.winners, vec![favourite.clone()]);
            prop_assert!(outcome.ties.is_empty());
        }
    }

    /// Blank and void ballots change no winner.
    #[test]
    fn blank_ballots_never_change_the_winner(votes in votes(), setting in settings(), blank in 0..50_usize) {
        let mut more = votes.clone();
        more.ballots.extend(vec![Vec::new(); blank]);
        more.void += 7;
        prop_assert_eq!(shape(&votes.count(&setting.spec())), shape(&more.count(&setting.spec())));
    }

    /// Valid, blank, void and struck ballots are all the ballots; the marks add
    /// up to those on valid ballots.
    #[test]
    fn sums_add_up_to_ballots(votes in votes(), setting in settings()) {
        let outcome = votes.count(&setting.spec());
        let ballots = &outcome.ballots;
        prop_assert_eq!(ballots.total, ballots.valid + ballots.blank + ballots.invalid + ballots.struck);
        prop_assert_eq!(ballots.total, votes.ballots.len() as u64 + votes.void);
        prop_assert_eq!(ballots.invalid, ballots.reasons.values().sum::<u64>());
        let marks: u64 = outcome.totals.values().map(|total| total.parse::<u64>().unwrap()).sum();
        if setting.rule == "plurality" {
            prop_assert_eq!(marks, ballots.valid);
        } else {
            prop_assert!(marks >= ballots.valid && marks <= ballots.valid * setting.most as u64);
        }
    }

    /// A winner is among the first; a broken tie names its order; an open one
    /// has no winner.
    #[test]
    fn ties_are_never_silent(votes in votes(), setting in settings()) {
        let outcome = votes.count(&setting.spec());
        let tied = outcome.ballots.valid > 0 && outcome.ranking[0].len() > 1;
        prop_assert_eq!(outcome.ties.len(), usize::from(tied));
        for tie in &outcome.ties {
            prop_assert_eq!(&tie.among, &outcome.ranking[0]);
            prop_assert_eq!(&tie.chosen, &outcome.winners);
            prop_assert_eq!(&tie.by, &setting.ties.to_string());
        }
        prop_assert_eq!(outcome.winners.is_empty(), outcome.decision != Decision::Won);
    }

    /// Paper batches of which only sums are known count like the ballots
    /// themselves.
    #[test]
    fn a_batch_counted_by_hand_counts_like_its_ballots(votes in votes(), split in any::<prop::sample::Index>()) {
        let votes = Votes { withdrawn: vec![false; votes.options.len()], ..votes };
        let cut = split.index(votes.ballots.len() + 1);
        let mut builder = tally::ProfileBuilder::new(Kind::Approval, votes.options.iter().map(tally::Entry::new)).unwrap();
        builder.electorate(1000);
        votes.ballots[..cut].iter().for_each(|ballot| builder.marks(ballot, 1).unwrap());
        let paper: Vec<_> = votes.ballots[cut..].iter().filter(|ballot| !ballot.is_empty()).collect();
        let sums: Vec<(&String, u64)> = votes
            .options
            .iter()
            .map(|id| (id, paper.iter().filter(|ballot| ballot.contains(id)).count() as u64))
            .collect();
        builder.counted(paper.len() as u64, &sums).unwrap();
        builder.blank((votes.ballots.len() - cut - paper.len()) as u64).unwrap();
        builder.invalid("bad-marking", votes.void).unwrap();
        let by_hand = count(&builder.build(), &rule("approval")).unwrap();
        let by_ballot = votes.count(&rule("approval"));
        prop_assert_eq!(&by_hand.ballots, &by_ballot.ballots);
        prop_assert_eq!(&by_hand.totals, &by_ballot.totals);
        prop_assert_eq!(shape(&by_hand), shape(&by_ballot));
    }
}

/// Approval does not promise majority: six of ten have b as their favourite, yet
/// a pleases seven.
#[test]
fn approval_fails_majority() {
    let ballot = |marks: &[&str]| marks.iter().map(ToString::to_string).collect::<Vec<_>>();
    let ballots = [vec![ballot(&["a", "b"]); 3], vec![ballot(&["b"]); 3], vec![ballot(&["a"]); 4]].concat();
    let votes = Votes { options: ballot(&["a", "b"]), withdrawn: vec![false; 2], ballots, void: 0 };
    assert_eq!(votes.count(&rule("approval")).winners, ["a"]);
}

/// With a quorum of ballots cast, blank ballots do matter: that is what they are
/// for.
#[test]
fn blank_ballots_help_a_quorum() {
    let one = |blank: u64| {
        let mut builder = tally::ProfileBuilder::new(Kind::Choice, ["a", "b"].map(tally::Entry::new)).unwrap();
        builder.electorate(10);
        builder.marks(&["a"], 2).unwrap();
        builder.blank(blank).unwrap();
        count(&builder.build(), &rule("plurality").set("quorum", "1/2").unwrap()).unwrap()
    };
    assert_eq!(one(2).decision, Decision::NoQuorum);
    assert_eq!(one(3).winners, ["a"]);
}
