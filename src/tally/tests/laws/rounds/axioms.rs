//! What instant runoff, two rounds and STV promise, each under the name it has in
//! the literature.

use proptest::prelude::*;
use tally::{Decision, Outcome, RuleSpec, TieOrder};

use crate::ranked::{Rankings, Shape, ballot, rankings, strict_rankings};

pub(super) const RULES: [&str; 4] = ["irv", "two-round", "stv-scottish", "stv-meek"];

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

pub(super) fn spec(rule: &str) -> RuleSpec {
    RuleSpec::of(rule).expect("a rule").with_ties(TieOrder::Listed)
}

fn rule() -> impl Strategy<Value = &'static str> {
    prop::sample::select(RULES.to_vec())
}

/// Short ballots are, equal ranks are not.
pub(super) fn short_rankings() -> impl Strategy<Value = Rankings> {
    rankings().prop_map(|mut votes| {
        for (ranking, _) in &mut votes.ballots {
            *ranking = ranking.concat().into_iter().map(|id| vec![id]).collect();
        }
        votes
    })
}

fn rank(ranking: &[Vec<String>], id: &str) -> usize {
    ranking.iter().position(|group| group.iter().any(|other| other == id)).unwrap_or(usize::MAX)
}

/// Ballots that put `a` before `b`.
fn prefer(votes: &Rankings, a: &str, b: &str) -> u64 {
    let before = |(ranking, _): &&(Vec<Vec<String>>, u64)| rank(ranking, a) < rank(ranking, b);
    votes.ballots.iter().filter(before).map(|(_, times)| times).sum()
}

fn shape(outcome: &Outcome) -> (Vec<String>, Vec<Vec<String>>, Decision) {
    (outcome.winners.clone(), outcome.ranking.clone(), outcome.decision)
}

proptest! {
    #![proptest_config(config())]

    /// Who cast a ballot, and when, does not matter; nor whether equal ballots are
    /// merged.
    #[test]
    fn anonymity(votes in rankings(), rule in rule(), turn in any::<prop::sample::Index>()) {
        let mut shuffled = votes.clone();
        let ballots = votes.ballots.iter().flat_map(|(ranking, times)| (0..*times).map(|_| (ranking.clone(), 1)));
        shuffled.ballots = ballots.collect();
        let length = shuffled.ballots.len();
        if length > 0 {
            shuffled.ballots.rotate_left(turn.index(length));
        }
        prop_assert_eq!(votes.count(&spec(rule)), shuffled.count(&spec(rule)));
    }

    /// Renaming the options renames the outcome: no option is favoured but by the
    /// tie order, which is here the list.
    #[test]
    fn neutrality(votes in rankings(), rule in rule()) {
        let rename = |id: &str| format!("x{}", id.chars().rev().collect::<String>());
        let renamed = votes.renamed(rename).count(&spec(rule));
        let plain = votes.count(&spec(rule));
        let all = |ids: &[String]| ids.iter().map(|id| rename(id)).collect::<Vec<_>>();
        prop_assert_eq!(renamed.winners, all(&plain.winners));
        prop_assert_eq!(renamed.ranking, plain.ranking.iter().map(|group| all(group)).collect::<Vec<_>>());
    }

    /// An option that more than half of the valid ballots put first, alone, wins.
    #[test]
    fn majority(votes in rankings(), rule in rule()) {
        let outcome = votes.count(&spec(rule));
        for id in votes.left() {
            let first = |(ranking, _): &&(Vec<Vec<String>>, u64)| ranking[0] == [id.clone()];
            let ballots: u64 = votes.effective().iter().filter(first).map(|(_, times)| times).sum();
            if ballots * 2 > outcome.ballots.valid {
                prop_assert_eq!(&outcome.winners, &vec![id]);
            }
        }
    }

    /// An option that loses to every other one, compared in pairs, does not win.
    #[test]
    fn a_condorcet_loser_never_wins(votes in short_rankings(), rule in rule()) {
        let (left, outcome) = (votes.left(), votes.count(&spec(rule)));
        for id in &left {
            let mut others = left.iter().filter(|other| *other != id).peekable();
            if others.peek().is_some() && others.all(|other| prefer(&votes, other, id) > prefer(&votes, id, other)) {
                prop_assert!(!outcome.winners.contains(id));
            }
        }
    }

    /// A further preference, below all a ballot names, never harms one that it names.
    #[test]
    fn later_no_harm(votes in short_rankings(), rule in prop::sample::select(vec!["irv", "two-round", "stv-scottish"]),
        at in any::<prop::sample::Index>(), more in ballot(Shape::Any, vec!["ala".into(), "b".into(), "c2".into()])) {
        prop_assume!(!votes.ballots.is_empty());
        let before = votes.count(&spec(rule));
        let mut longer = votes.clone();
        let ranking = &mut longer.ballots[at.index(votes.ballots.len())].0;
        let named = ranking.concat();
        let further = more.concat().into_iter().filter(|id| !named.contains(id) && votes.options.contains(id));
        ranking.extend(further.map(|id| vec![id]));
        if let Some(winner) = before.winners.iter().find(|id| named.contains(id)) {
            prop_assert_eq!(longer.count(&spec(rule)).winners, vec![winner.clone()]);
        }
    }

    /// A copy that stands beside its original on every ballot changes nothing but
    /// which of the two it is.
    #[test]
    fn independence_of_clones(votes in short_rankings(), original in any::<prop::sample::Index>(), over in any::<bool>()) {
        let plain = votes.count(&spec("irv"));
        let original = votes.options[original.index(votes.options.len())].clone();
        let mut cloned = votes.clone();
        cloned.options.push("copy".to_owned());
        let gone = votes.withdrawn[votes.options.iter().position(|id| *id == original).unwrap()];
        cloned.withdrawn.push(gone);
        for (ranking, _) in &mut cloned.ballots {
            if let Some(at) = ranking.iter().position(|group| *group == [original.clone()]) {
                ranking.insert(at + usize::from(over), vec!["copy".to_owned()]);
            }
        }
        let cloned = cloned.count(&spec("irv"));
        if plain.ties.is_empty() && cloned.ties.is_empty() {
            let winners: Vec<String> =
                cloned.winners.iter().map(|id| if id == "copy" { original.clone() } else { id.clone() }).collect();
            prop_assert_eq!(winners, plain.winners);
        }
    }

    /// Blank and void ballots, and those for withdrawn options only, change nothing.
    #[test]
    fn ballots_that_say_nothing_change_nothing(votes in rankings(), rule in rule(), blank in 0..50_u64) {
        let mut more = votes.clone();
        more.ballots.push((Vec::new(), blank));
        more.void += 7;
        let gone: Vec<String> = votes.options.iter().filter(|id| !votes.left().contains(id)).cloned().collect();
        if !gone.is_empty() {
            more.ballots.push((vec![gone], 5));
        }
        prop_assert_eq!(shape(&votes.count(&spec(rule))), shape(&more.count(&spec(rule))));
    }

    /// Every ballot cast `times` times gives the same outcome by instant runoff and
    /// two rounds; quotas of whole votes do not promise it.
    #[test]
    fn homogeneity(votes in rankings(), rule in prop::sample::select(vec!["irv", "two-round"]), times in 2..5_u64) {
        let mut multiplied = votes.clone();
        multiplied.ballots.iter_mut().for_each(|(_, number)| *number *= times);
        prop_assert_eq!(shape(&votes.count(&spec(rule))), shape(&multiplied.count(&spec(rule))));
    }

    /// In each round the ballots that count, are exhausted and stopped are all valid
    /// ones; with blank, void and struck ones they are all that were cast.
    #[test]
    fn every_ballot_is_somewhere_in_every_round(votes in rankings(), rule in prop::sample::select(vec!["irv", "two-round"]),
        overvote in prop::sample::select(vec!["exhaust", "skip", "exhaust-if-several"])) {
        let outcome = votes.count(&spec(rule).set("overvote", overvote).expect("a value"));
        let ballots = &outcome.ballots;
        for round in &outcome.rounds {
            let number = |text: &String| text.parse::<u64>().expect("whole ballots");
            let counting: u64 = round.totals.values().map(number).sum();
            let resting: u64 = round.exhausted.iter().chain(&round.overvotes).map(number).sum();
            prop_assert_eq!(counting + resting, ballots.valid);
        }
        prop_assert_eq!(ballots.total, ballots.valid + ballots.blank + ballots.invalid + ballots.struck);
        prop_assert!(ballots.exhausted + ballots.overvotes <= ballots.valid);
    }

    /// What the working says can be read back as it was.
    #[test]
    fn json_round_trip(votes in rankings(), rule in rule()) {
        let outcome = votes.count(&spec(rule));
        let text = serde_json::to_string(&outcome).expect("it is plain data");
        prop_assert_eq!(serde_json::from_str::<Outcome>(&text).expect("as written"), outcome);
    }

    /// Without ties, who would win by either path to two is the same where only two
    /// options stand.
    #[test]
    fn with_two_options_all_agree(votes in strict_rankings()) {
        if votes.options.len() == 2 {
            let winners = RULES.map(|rule| votes.count(&spec(rule)).winners);
            prop_assert!(winners.windows(2).all(|pair| pair[0] == pair[1]));
        }
    }
}
