//! What the rules for committees promise, each under the name it has in the
//! literature.

use proptest::prelude::*;
use tally::{Entry, Kind, ProfileBuilder, TieOrder, count};

use super::elections::{Election, RULES, elections, rules, spec};
use super::slow::Number;
use crate::support::Votes;

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

fn lot() -> TieOrder {
    "lot:2025".parse().expect("a seed")
}

/// Committees as sets, in an order of their own.
fn sets(mut committees: Vec<Vec<String>>) -> Vec<Vec<String>> {
    committees.iter_mut().for_each(|committee| committee.sort());
    committees.sort();
    committees
}

proptest! {
    #![proptest_config(config())]

    /// Nobody's ballot counts for more, whatever the order of casting.
    #[test]
    fn anonymity(election in elections(), rule in rules(), turn in any::<prop::sample::Index>()) {
        let mut turned = election.clone();
        if !turned.votes.ballots.is_empty() {
            let by = turn.index(turned.votes.ballots.len());
            turned.votes.ballots.rotate_left(by);
            turned.votes.ballots.iter_mut().for_each(|ballot| ballot.reverse());
        }
        prop_assert_eq!(election.count(rule, TieOrder::All), turned.count(rule, TieOrder::All));
    }

    /// No option is favoured: with other names, in another order, the same
    /// committees are possible.
    #[test]
    fn neutrality(election in elections(), rule in rules()) {
        let rename = |id: &str| format!("x{}", id.chars().rev().collect::<String>());
        let mut other = Election { votes: election.votes.renamed(rename), ..election.clone() };
        other.votes.options.reverse();
        other.votes.withdrawn.reverse();
        let (plain, other) = (election.count(rule, TieOrder::All), other.count(rule, TieOrder::All));
        let renamed = |ids: &[String]| ids.iter().map(|id| rename(id)).collect::<Vec<_>>();
        let all = |committees: &[Vec<String>]| sets(committees.iter().map(|ids| renamed(ids)).collect());
        prop_assert_eq!(all(&plain.outcomes), sets(other.outcomes.clone()));
        prop_assert_eq!(plain.decision, other.decision);
        if plain.outcomes.len() > 1 {
            let groups = |ranking: Vec<Vec<String>>| ranking.into_iter().map(|group| sets(vec![group])).collect::<Vec<_>>();
            prop_assert_eq!(
                groups(plain.ranking.iter().map(|group| renamed(group)).collect()),
                groups(other.ranking)
            );
        }
    }

    /// Every ballot cast `times` times elects the same.
    #[test]
    fn homogeneity(election in elections(), rule in rules(), times in 2..5_usize) {
        let mut more = election.clone();
        more.votes.ballots = election.votes.ballots.iter().flat_map(|ballot| vec![ballot.clone(); times]).collect();
        prop_assert_eq!(election.committees(rule), more.committees(rule));
    }

    /// With a seat more, nobody loses a seat.
    #[test]
    fn house_monotonicity(election in elections()) {
        let options = election.left().len();
        for rule in ["av", "sav", "seq-pav", "phragmen", "seq-cc"] {
            let winners = |seats| election.with_seats(seats).count((rule, None), lot()).winners;
            for seats in 1..options {
                let (fewer, more) = (winners(seats), winners(seats + 1));
                prop_assert!(fewer.iter().all(|id| more.contains(id)), "{}: {:?} {:?}", rule, fewer, more);
            }
        }
    }

    /// For one seat every rule is approval voting, except those that weigh
    /// ballots by their length (SAV) or elect nobody who cannot be paid.
    #[test]
    fn one_seat_is_approval(election in elections()) {
        let one = election.with_seats(1);
        let approval = sets(one.committees(("av", None)));
        for (rule, completion) in RULES {
            if rule != "sav" && completion != Some("none") {
                prop_assert_eq!(&sets(one.committees((rule, completion))), &approval, "{} {:?}", rule, completion);
            }
        }
    }

    /// Where ballots are party lists, seats go by the highest averages of d'Hondt.
    #[test]
    fn party_lists_get_what_dhondt_gives(sizes in prop::collection::vec(1..40_usize, 1..4), seats in 1..5_usize) {
        let letters = ["abcd", "efgh", "ijkl"];
        let ballots: Vec<(&str, usize)> = letters.into_iter().zip(sizes.iter().copied()).collect();
        let election = Election::written("abcdefghijkl", &ballots, seats);
        let mut averages: Vec<(Number, usize)> = Vec::new();
        for (party, &size) in sizes.iter().enumerate() {
            averages.extend((1..=4).map(|n| (Number::new(size as i128, n), party)));
        }
        averages.sort_by(|a, b| b.cmp(a));
        if averages.len() > seats && averages[seats - 1].0 == averages[seats].0 {
            return Ok(());
        }
        for rule in ["pav", "seq-pav", "phragmen"] {
            let winners = election.count((rule, None), lot()).winners;
            for party in 0..sizes.len() {
                let due = averages[..seats].iter().filter(|(_, other)| *other == party).count();
                let has = winners.iter().filter(|id| letters[party].contains(id.as_str())).count();
                prop_assert_eq!(has, due, "{} {:?}", rule, winners);
            }
        }
    }

    /// All seats are filled, unless equal shares may leave some empty; then those
    /// elected are the first of those elected with a completion.
    #[test]
    fn completions_are_exhaustive(election in elections()) {
        let winners = |rule| election.count(rule, lot()).winners;
        let paid = winners(("equal-shares-committee", Some("none")));
        let valid = election.ballots().iter().any(|ballot| !ballot.is_empty());
        for (rule, completion) in RULES {
            let all = winners((rule, completion));
            if completion != Some("none") {
                prop_assert_eq!(all.len(), if valid { election.seats } else { 0 }, "{} {:?}", rule, completion);
            }
            if completion.is_some() {
                prop_assert_eq!(&all[..paid.len()], &paid[..]);
            }
        }
    }

    /// Blank and void ballots change nothing, but that blank ones have a share of
    /// the seats under equal shares.
    #[test]
    fn blank_ballots_change_only_the_endowment(election in elections(), rule in rules(), blank in 1..9_usize) {
        let mut more = election.clone();
        more.votes.void += 3;
        prop_assert_eq!(election.committees(rule), more.committees(rule));
        more.votes.ballots.extend(vec![Vec::new(); blank]);
        if rule.0 != "equal-shares-committee" {
            prop_assert_eq!(election.committees(rule), more.committees(rule));
        }
    }

    /// What each winner of sequential PAV added is the score of all.
    #[test]
    fn gains_add_up_to_the_score(election in elections()) {
        let outcome = election.count(("seq-pav", None), lot());
        let gains = outcome.winners.iter().map(|id| outcome.totals[id].parse::<Number>().unwrap());
        let way = super::slow::Way::new(&election, ("seq-pav", None));
        prop_assert_eq!(gains.sum::<Number>(), way.score(&outcome.winners));
    }

    /// One mark each: paper of which only the sums are known counts like ballots.
    #[test]
    fn choices_counted_by_hand_count_like_ballots(
        choices in prop::collection::vec(0..4_usize, 1..12),
        rule in rules(),
        split in any::<prop::sample::Index>(),
    ) {
        let options = ["a", "b", "c", "d"];
        let paper = split.index(choices.len());
        let begun = || ProfileBuilder::new(Kind::Choice, options.map(Entry::new)).unwrap();
        let (mut by_ballot, mut by_hand) = (begun(), begun());
        choices.iter().for_each(|&choice| by_ballot.marks(&[options[choice]], 1).unwrap());
        choices[paper..].iter().for_each(|&choice| by_hand.marks(&[options[choice]], 1).unwrap());
        let sum = |option: usize| choices[..paper].iter().filter(|choice| **choice == option).count() as u64;
        let sums: Vec<(&str, u64)> = options.iter().enumerate().map(|(at, id)| (*id, sum(at))).collect();
        by_hand.counted(paper as u64, &sums).unwrap();
        let spec = spec(rule, 2, TieOrder::All);
        let (by_ballot, by_hand) = (count(&by_ballot.build(), &spec).unwrap(), count(&by_hand.build(), &spec).unwrap());
        prop_assert_eq!(by_ballot.outcomes, by_hand.outcomes);
        prop_assert_eq!(by_ballot.totals, by_hand.totals);
    }

    /// An outcome is the same once written and read; each step has its own tag.
    #[test]
    fn outcomes_survive_json(election in elections(), rule in rules()) {
        let outcome = election.count(rule, lot());
        let text = serde_json::to_string(&outcome).unwrap();
        prop_assert_eq!(serde_json::from_str::<tally::Outcome>(&text).unwrap(), outcome);
    }
}

/// More seats than ballots can tell apart: every option is elected.
#[test]
fn all_seats_for_all_options() {
    let votes = Votes { ..Election::written("abc", &[("a", 1)], 3).votes };
    let election = Election { votes, seats: 3 };
    for (rule, completion) in RULES {
        let mut won: Vec<char> = election.won(rule, completion).chars().collect();
        won.sort_unstable();
        let all = if completion == Some("none") { "a" } else { "abc" };
        assert_eq!(won.into_iter().collect::<String>(), all, "{rule} {completion:?}");
    }
}
