//! What the rules promise, each under the name it has in the literature.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tally::{Decision, Outcome, RuleSpec, TieOrder};

use super::{all, of, slow, ties};
use crate::ranked::{Ranking, Rankings, rankings, strict_rankings};

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

fn unranked(spec: &RuleSpec) -> String {
    spec.setting("unranked").unwrap_or_default().to_owned()
}

/// Everything but the printed parameters and the numbers of ballots.
fn shape(outcome: &Outcome) -> (Vec<String>, Vec<Vec<String>>, Decision) {
    (outcome.winners.clone(), outcome.ranking.clone(), outcome.decision)
}

/// The options that can win when every tie is followed.
fn possible(votes: &Rankings, spec: &RuleSpec) -> BTreeSet<String> {
    let outcome = votes.count(&spec.clone().with_ties(TieOrder::All));
    outcome.winners.into_iter().chain(outcome.outcomes.concat()).collect()
}

fn sets(ranking: &[Vec<String>], name: impl Fn(&str) -> String) -> Vec<BTreeSet<String>> {
    ranking.iter().map(|group| group.iter().map(|id| name(id)).collect()).collect()
}

/// The same ballot with this option higher: where `at` says, among or between what
/// was above it.
fn raised(ballot: &Ranking, option: &String, at: usize) -> Ranking {
    let from = ballot.iter().position(|group| group.contains(option)).unwrap_or(ballot.len());
    let mut others: Ranking = ballot.clone();
    others.iter_mut().for_each(|group| group.retain(|other| other != option));
    let alone = from < ballot.len() && others[from].is_empty();
    others.retain(|group| !group.is_empty());
    // Places from the top: before group 0, with group 0, before group 1 …
    let own = 2 * from + usize::from(from < ballot.len() && !alone);
    let place = at % (own + 1);
    if place.is_multiple_of(2) {
        others.insert(place / 2, vec![option.clone()]);
    } else {
        others[place / 2].push(option.clone());
    }
    others
}

/// Every ballot turned over.
fn turned(votes: &Rankings) -> Rankings {
    let mut turned = votes.clone();
    turned.ballots.iter_mut().for_each(|(ballot, _)| ballot.reverse());
    turned
}

/// The same with a copy of an option beside it on every ballot and on the list:
/// just above, just below or level, as `sides` says.
fn cloned(votes: &Rankings, option: &String, sides: &[u8]) -> Rankings {
    let copy = format!("{option}*");
    let mut cloned = votes.clone();
    let place = votes.options.iter().position(|id| id == option).expect("an option");
    cloned.options.insert(place + 1, copy.clone());
    cloned.withdrawn.insert(place + 1, false);
    for ((ballot, _), side) in cloned.ballots.iter_mut().zip(sides.iter().cycle()) {
        let Some(at) = ballot.iter().position(|group| group.contains(option)) else { continue };
        if ballot[at].len() > 1 || side % 3 == 2 {
            ballot[at].push(copy.clone());
        } else {
            ballot.insert(at + usize::from(side % 3), vec![copy.clone()]);
        }
    }
    cloned
}

proptest! {
    #![proptest_config(config())]

    /// Who cast a ballot, and when, does not matter; nor whether equal ballots are
    /// merged.
    #[test]
    fn anonymity(votes in rankings(), ties in ties()) {
        let mut split = votes.clone();
        let one_by_one = |(ballot, times): &(Ranking, u64)| vec![(ballot.clone(), 1); usize::try_from(*times).unwrap()];
        split.ballots = votes.ballots.iter().rev().flat_map(one_by_one).collect();
        split.ballots.iter_mut().flat_map(|(ballot, _)| ballot).for_each(|group| group.reverse());
        for spec in all() {
            let spec = spec.with_ties(ties.clone());
            prop_assert_eq!(votes.count(&spec), split.count(&spec));
        }
    }

    /// Renaming the options and listing them another way renames the outcome: no
    /// option is favoured. Ties stay open.
    #[test]
    fn neutrality(votes in rankings()) {
        let rename = |id: &str| format!("x{}", id.chars().rev().collect::<String>());
        let mut renamed = votes.renamed(rename);
        renamed.options.reverse();
        renamed.withdrawn.reverse();
        for spec in all() {
            let spec = spec.with_ties(TieOrder::All);
            let (plain, other) = (votes.count(&spec), renamed.count(&spec));
            prop_assert_eq!(sets(&plain.ranking, rename), sets(&other.ranking, str::to_owned));
            prop_assert_eq!(plain.decision, other.decision);
            let both = [plain.winners, plain.outcomes.concat()].concat();
            let others = [other.winners, other.outcomes.concat()].concat();
            prop_assert_eq!(sets(&[both], rename), sets(&[others], str::to_owned));
        }
    }

    /// Every ballot cast `times` times gives the same outcome.
    #[test]
    fn homogeneity(votes in rankings(), ties in ties(), times in 2..5_u64) {
        let mut multiplied = votes.clone();
        multiplied.ballots.iter_mut().for_each(|(_, number)| *number *= times);
        for spec in all() {
            let spec = spec.with_ties(ties.clone());
            prop_assert_eq!(shape(&votes.count(&spec)), shape(&multiplied.count(&spec)));
        }
    }

    /// An option that more than half of the valid ballots rank first, alone, wins.
    #[test]
    fn majority(votes in rankings()) {
        let ballots = votes.effective();
        let valid: u64 = ballots.iter().map(|(_, times)| times).sum();
        let first = |id: &String| -> u64 {
            ballots.iter().filter(|(ballot, _)| ballot[0] == [id.clone()]).map(|(_, times)| times).sum()
        };
        let Some(favourite) = votes.left().into_iter().find(|id| 2 * first(id) > valid) else { return Ok(()) };
        for spec in of(&["condorcet", "schulze", "ranked-pairs", "minimax", "copeland"]) {
            if unranked(&spec) == "last" {
                prop_assert_eq!(votes.count(&spec).winners, vec![favourite.clone()]);
            }
        }
    }

    /// An option that beats every other wins, and the ranking begins with it alone.
    #[test]
    fn condorcet_consistency(votes in rankings()) {
        for spec in of(&["condorcet", "schulze", "ranked-pairs", "minimax", "copeland"]) {
            let table = slow::compare(&votes, &unranked(&spec));
            let outcome = votes.count(&spec);
            if let (Some(winner), true) = (slow::condorcet_winner(&table, &votes.left()), outcome.ballots.valid > 0) {
                prop_assert_eq!(&outcome.ranking[0], &vec![winner.clone()]);
                prop_assert_eq!(outcome.winners, vec![winner]);
            }
        }
    }

    /// The winner is in the smallest group that beats all others.
    #[test]
    fn smith_consistency(votes in rankings()) {
        for spec in of(&["condorcet", "schulze", "ranked-pairs", "copeland"]) {
            let smith = slow::smith(&slow::compare(&votes, &unranked(&spec)), &votes.left());
            for winner in possible(&votes, &spec) {
                prop_assert!(smith.contains(&winner));
            }
        }
    }

    /// What is outside of that group does not matter.
    #[test]
    fn independence_of_options_below_the_smith_set(votes in rankings()) {
        for spec in of(&["condorcet", "schulze", "ranked-pairs", "copeland"]) {
            let smith = slow::smith(&slow::compare(&votes, &unranked(&spec)), &votes.left());
            let mut only = votes.clone();
            only.withdrawn = votes.options.iter().map(|id| !smith.contains(id)).collect();
            if votes.effective().is_empty() || only.effective().is_empty() {
                continue;
            }
            prop_assert_eq!(possible(&votes, &spec), possible(&only, &spec));
        }
    }

    /// An option that every other beats does not win.
    #[test]
    fn a_condorcet_loser_does_not_win(votes in rankings()) {
        for spec in of(&["condorcet", "schulze", "ranked-pairs", "copeland", "borda"]) {
            let convention = unranked(&spec);
            if ["zero", "modified"].contains(&convention.as_str()) {
                continue;
            }
            let table = slow::compare(&votes, if convention == "average" { "last" } else { &convention });
            if let Some(loser) = slow::condorcet_loser(&table, &votes.left()) {
                prop_assert!(!possible(&votes, &spec).contains(&loser));
            }
        }
    }

    /// Ranking the winner higher never unseats it. (With `no-opinion` a ballot that
    /// begins to rank it may speak against it.)
    #[test]
    fn monotonicity(votes in rankings(), which in any::<prop::sample::Index>(), at in 0..20_usize, ties in ties()) {
        if votes.ballots.is_empty() {
            return Ok(());
        }
        for spec in all().into_iter().filter(|spec| unranked(spec) != "no-opinion") {
            let spec = spec.with_ties(ties.clone());
            let before = votes.count(&spec);
            let Some(winner) = before.winners.first() else { continue };
            let mut higher = votes.clone();
            let ballot = &mut higher.ballots[which.index(votes.ballots.len())].0;
            if ballot.is_empty() {
                continue;
            }
            *ballot = raised(ballot, winner, at);
            prop_assert_eq!(&higher.count(&spec).winners, &before.winners);
        }
    }

    /// When every ballot is turned over, an option that won alone does not win
    /// alone.
    #[test]
    fn reversal_symmetry(votes in strict_rankings()) {
        for spec in of(&["condorcet", "schulze", "ranked-pairs", "copeland", "borda"]) {
            let before = possible(&votes, &spec);
            if before.len() == 1 && votes.options.len() > 1 {
                prop_assert_ne!(&before, &possible(&turned(&votes), &spec));
            }
        }
    }

    /// A copy of an option beside it on every ballot takes nothing from it and
    /// harms no other.
    #[test]
    fn independence_of_clones_of_schulze(
        votes in rankings(), which in any::<prop::sample::Index>(), sides in prop::collection::vec(0..3_u8, 10)
    ) {
        let left = votes.left();
        let option = &left[which.index(left.len())];
        for spec in of(&["schulze"]) {
            let merged: BTreeSet<String> = possible(&cloned(&votes, option, &sides), &spec)
                .into_iter()
                .map(|id| id.trim_end_matches('*').to_owned())
                .collect();
            prop_assert_eq!(merged, possible(&votes, &spec));
        }
    }

    /// The same when the tie order has the copies side by side.
    #[test]
    fn independence_of_clones_of_ranked_pairs(
        votes in rankings(), which in any::<prop::sample::Index>(), sides in prop::collection::vec(0..3_u8, 10)
    ) {
        let left = votes.left();
        let option = &left[which.index(left.len())];
        for spec in of(&["ranked-pairs"]) {
            let spec = spec.with_ties(TieOrder::Listed);
            let cloned = cloned(&votes, option, &sides).count(&spec);
            let merged: Vec<String> = cloned.winners.iter().map(|id| id.trim_end_matches('*').to_owned()).collect();
            prop_assert_eq!(merged, votes.count(&spec).winners);
        }
    }

    /// More ballots that rank the winner first, alone, never unseat it.
    #[test]
    fn positive_involvement(votes in rankings(), times in 1..4_u64) {
        for spec in of(&["borda", "minimax"]).into_iter().filter(|spec| unranked(spec) != "no-opinion") {
            let before = votes.count(&spec);
            let Some(winner) = before.winners.first() else { continue };
            let mut more = votes.clone();
            more.ballots.push((vec![vec![winner.clone()]], times));
            prop_assert_eq!(&more.count(&spec).winners, &before.winners);
        }
    }

    /// One more ballot never puts an option that it ranks lower in the place of
    /// the winner.
    #[test]
    fn participation_of_borda(votes in strict_rankings(), which in any::<prop::sample::Index>(), times in 1..4_u64) {
        let Some((ballot, _)) = votes.ballots.get(which.index(votes.ballots.len().max(1))) else { return Ok(()) };
        let mut before = votes.clone();
        before.ballots.retain(|(other, _)| other != ballot);
        let mut after = before.clone();
        after.ballots.push((ballot.clone(), times));
        let place = |winner: &String| ballot.iter().position(|group| group.contains(winner));
        for spec in of(&["borda"]) {
            let (old, new) = (before.count(&spec), after.count(&spec));
            if let (Some(old), Some(new)) = (old.winners.first(), new.winners.first()) {
                prop_assert!(place(new) <= place(old));
            }
        }
    }

    /// Every winner under a tie order can win when every tie is followed; without a
    /// lot an option wins only if it wins under every order.
    #[test]
    fn ties_are_never_silent(votes in rankings(), ties in ties()) {
        for spec in all() {
            let possible = possible(&votes, &spec);
            let outcome = votes.count(&spec.clone().with_ties(ties.clone()));
            prop_assert!(outcome.winners.iter().all(|winner| possible.contains(winner)));
            prop_assert_eq!(outcome.winners.is_empty(), outcome.decision != Decision::Won);
            let open = votes.count(&spec.clone().with_ties(TieOrder::Undrawn));
            prop_assert_eq!(open.winners.len(), usize::from(possible.len() == 1));
            if possible.len() > 1 {
                prop_assert!(!outcome.ties.is_empty());
            }
            for tie in &outcome.ties {
                prop_assert_eq!(&tie.by, &ties.to_string());
                prop_assert!(tie.among.len() > 1 && tie.chosen.iter().all(|id| tie.among.contains(id)));
            }
        }
    }

    /// No more ballots prefer one of two options to the other, and the other to it,
    /// than are valid; with every option ranked apart they are all.
    #[test]
    fn comparisons_are_of_valid_ballots(votes in rankings(), strict in strict_rankings()) {
        for (votes, whole) in [(votes, false), (strict, true)] {
            let outcome = votes.count(&super::spec("schulze", &[]));
            let pairwise = outcome.pairwise.unwrap();
            for a in 0..pairwise.options.len() {
                for b in 0..a {
                    let both = pairwise.matrix[a][b] + pairwise.matrix[b][a];
                    prop_assert!(both <= outcome.ballots.valid);
                    prop_assert!(!whole || both == outcome.ballots.valid);
                }
            }
        }
    }
}
