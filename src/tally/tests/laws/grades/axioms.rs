//! What the rules for scores promise, each under the name it has in the
//! literature, and an example where one is not kept.

use proptest::prelude::*;
use tally::{Decision, Kind, Outcome, RuleSpec, TieOrder};

use super::votes::{Scored, Setting, scored, settings};

const RULES: [&str; 4] = ["score", "star", "majority-judgment", "cumulative"];

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// The rule with one seat, ties by id, scores from 0 to 3.
fn rule(id: &str) -> RuleSpec {
    let spec = RuleSpec::of(id).expect("a rule").with_ties(TieOrder::Id);
    if id == "cumulative" { spec } else { spec.set("max-score", "3").expect("a number") }
}

fn shape(outcome: &Outcome) -> (Vec<String>, Vec<Vec<String>>, Decision) {
    (outcome.winners.clone(), outcome.ranking.clone(), outcome.decision)
}

/// A list of ballots of whole scores for options `a`, `b`, ….
fn ballots(rows: &[&[i64]]) -> Scored {
    let options: Vec<String> = ["a", "b", "c"][..rows[0].len()].iter().map(ToString::to_string).collect();
    let ballots = rows.iter().map(|row| row.iter().map(|score| Some(score * 10)).collect()).collect();
    Scored { withdrawn: vec![false; options.len()], options, ballots, void: 0 }
}

fn winner(rows: &[&[i64]], id: &str) -> String {
    let outcome = ballots(rows).count(&rule(id));
    assert!(outcome.ties.is_empty(), "an example without ties");
    outcome.winners.concat()
}

proptest! {
    #![proptest_config(config())]

    /// Who cast a ballot, and when, does not matter.
    #[test]
    fn anonymity(votes in scored(), setting in settings(), order in any::<prop::sample::Index>()) {
        let mut shuffled = votes.clone();
        if !votes.ballots.is_empty() {
            shuffled.ballots.rotate_left(order.index(votes.ballots.len()));
            shuffled.ballots.reverse();
        }
        prop_assert_eq!(votes.profile(Kind::Score), shuffled.profile(Kind::Score));
        for id in RULES {
            prop_assert_eq!(votes.count(&setting.spec(id, &votes)), shuffled.count(&setting.spec(id, &votes)));
        }
    }

    /// Renaming the options renames the outcome.
    #[test]
    fn neutrality(votes in scored(), setting in settings()) {
        let ties = if setting.ties == TieOrder::Listed { TieOrder::Listed } else { TieOrder::All };
        let setting = Setting { ties, ..setting };
        let rename = |id: &String| format!("x{}", id.chars().rev().collect::<String>());
        let all = |ids: &[String]| ids.iter().map(rename).collect::<Vec<_>>();
        let renamed = Scored { options: all(&votes.options), ..votes.clone() };
        for id in RULES {
            let (plain, other) = (votes.count(&setting.spec(id, &votes)), renamed.count(&setting.spec(id, &votes)));
            prop_assert_eq!(other.winners, all(&plain.winners));
            prop_assert_eq!(other.ranking, plain.ranking.iter().map(|group| all(group)).collect::<Vec<_>>());
            prop_assert_eq!(other.outcomes, plain.outcomes.iter().map(|group| all(group)).collect::<Vec<_>>());
        }
    }

    /// Every ballot cast `times` times gives the same outcome.
    #[test]
    fn homogeneity(votes in scored(), setting in settings(), times in 2..4_usize) {
        let ballots = votes.ballots.iter().flat_map(|ballot| vec![ballot.clone(); times]).collect();
        let multiplied = Scored { ballots, ..votes.clone() };
        for id in RULES {
            let spec = setting.spec(id, &votes);
            prop_assert_eq!(shape(&votes.count(&spec)), shape(&multiplied.count(&spec)));
        }
    }

    /// A higher score for the winner never unseats it. (STAR: unless a tie was
    /// broken by comparing all who are tied.)
    #[test]
    fn monotonicity(votes in scored(), at in any::<prop::sample::Index>(), by in 1..3_i64) {
        for id in RULES {
            let before = votes.count(&rule(id));
            let Some(winner) = before.winners.first() else { continue };
            if id == "star" && !before.ties.is_empty() {
                continue;
            }
            let place = votes.options.iter().position(|option| option == winner).unwrap();
            let mut raised = votes.clone();
            let ballot = &mut raised.ballots[at.index(votes.ballots.len())];
            let score = ballot[place].unwrap_or(0);
            // A void ballot stays void, a blank one blank.
            if ballot.iter().all(Option::is_none) || !(0..=30).contains(&score) {
                continue;
            }
            ballot[place] = Some((score + by * 10).min(30));
            let after = raised.count(&rule(id));
            if after.ballots.valid == before.ballots.valid {
                prop_assert_eq!(&after.winners, &before.winners, "{}", id);
            }
        }
    }

    /// A voter who scores the winner at least as high as any other does not do
    /// harm by voting.
    #[test]
    fn participation_of_score(votes in scored(), more in prop::collection::vec(0..4_i64, 5)) {
        let before = votes.count(&rule("score"));
        let Some(winner) = before.winners.first() else { return Ok(()) };
        let place = votes.options.iter().position(|option| option == winner).unwrap();
        let mut ballot: Vec<Option<i64>> = more[..votes.options.len()].iter().map(|score| Some(score * 10)).collect();
        ballot[place] = ballot.iter().copied().max().flatten();
        let mut joined = votes.clone();
        joined.ballots.push(ballot);
        prop_assert_eq!(&joined.count(&rule("score")).winners, &before.winners);
    }

    /// The ballots turned upside down turn the ranking by score upside down.
    #[test]
    fn reversal_symmetry_of_score(votes in scored()) {
        let full = |score: &Option<i64>| Some(score.unwrap_or(0).clamp(0, 30));
        let mut votes = Scored { withdrawn: vec![false; votes.options.len()], ..votes };
        votes.ballots.iter_mut().for_each(|ballot| *ballot = ballot.iter().map(full).collect());
        let mut reversed = votes.clone();
        reversed.ballots.iter_mut().flatten().for_each(|score| *score = score.map(|score| 30 - score));
        let mut ranking = votes.count(&rule("score")).ranking;
        ranking.reverse();
        prop_assert_eq!(reversed.count(&rule("score")).ranking, ranking);
    }

    /// Grades are given to each option alone: who else stands moves nobody.
    #[test]
    fn independence_of_irrelevant_alternatives(votes in scored(), out in any::<prop::sample::Index>()) {
        for id in ["score", "majority-judgment"] {
            let before = votes.count(&rule(id));
            let loser = before.ranking.last().and_then(|group| group.last()).cloned().unwrap();
            let place = votes.options.iter().position(|option| *option == loser).unwrap();
            let place = if out.index(2) == 0 { place } else { out.index(votes.options.len()) };
            let mut without = votes.clone();
            without.withdrawn[place] = true;
            if without.left() == 0 {
                continue;
            }
            let after = without.count(&rule(id));
            let name = &votes.options[place];
            let rest = |group: &Vec<String>| group.iter().filter(|id| *id != name).cloned().collect::<Vec<_>>();
            let ranking: Vec<_> = before.ranking.iter().map(rest).filter(|group| !group.is_empty()).collect();
            if after.ballots.valid == before.ballots.valid || id == "score" {
                prop_assert_eq!(after.ranking, ranking);
            }
        }
    }

    /// An option that loses every comparison with another never wins STAR.
    #[test]
    fn condorcet_loser_of_star(votes in scored()) {
        let outcome = votes.count(&rule("star"));
        if let (Some(winner), true) = (outcome.winners.first(), votes.left() > 1) {
            let good = |ballot: &&Vec<Option<i64>>| ballot.iter().flatten().all(|score| (0..=30).contains(score));
            let at = |id: &str| votes.options.iter().position(|option| option == id).unwrap();
            let ahead = |a: usize, b: usize| {
                let better = |ballot: &&Vec<Option<i64>>| ballot[a].unwrap_or(0) > ballot[b].unwrap_or(0);
                votes.ballots.iter().filter(good).filter(better).count()
            };
            let beaten_by_all = outcome.ranking.concat().iter().filter(|id| *id != winner).all(|other| {
                ahead(at(other), at(winner)) > ahead(at(winner), at(other))
            });
            prop_assert!(!beaten_by_all);
        }
    }

    /// A seat more unseats nobody.
    #[test]
    fn house_monotonicity(votes in scored(), setting in settings()) {
        for id in RULES {
            let few = Setting { ties: TieOrder::Id, ..setting.clone() };
            let more = Setting { seats: few.seats + 1, ..few.clone() };
            let (few, more) = (votes.count(&few.spec(id, &votes)), votes.count(&more.spec(id, &votes)));
            prop_assert!(few.winners.iter().all(|winner| more.winners.contains(winner)));
        }
    }

    /// Blank and void ballots change no winner.
    #[test]
    fn blank_ballots_never_change_the_winner(votes in scored(), setting in settings(), blank in 0..30_usize) {
        let mut more = votes.clone();
        more.ballots.extend(vec![vec![None; votes.options.len()]; blank]);
        more.void += 3;
        for id in RULES {
            let spec = setting.spec(id, &votes);
            prop_assert_eq!(shape(&votes.count(&spec)), shape(&more.count(&spec)));
        }
    }

    /// A winner is never without a reason: a tie that mattered is listed.
    #[test]
    fn ties_are_never_silent(votes in scored(), setting in settings()) {
        for id in RULES {
            let outcome = votes.count(&setting.spec(id, &votes));
            prop_assert_eq!(outcome.winners.is_empty(), outcome.decision != Decision::Won);
            for tie in &outcome.ties {
                prop_assert!(tie.among.len() > 1 && tie.chosen.len() < tie.among.len());
                prop_assert!(tie.chosen.iter().all(|id| tie.among.contains(id)));
            }
            let open = outcome.ties.iter().any(|tie| tie.chosen.is_empty());
            prop_assert_eq!(open && setting.ties != TieOrder::All, outcome.decision == Decision::Tied && setting.ties != TieOrder::All);
        }
    }
}

/// Three of five prefer a, but b pleases all: 14 against 9 points.
#[test]
fn score_fails_majority() {
    let rows: [&[i64]; 5] = [&[3, 2], &[3, 2], &[3, 2], &[0, 3], &[0, 3]];
    assert_eq!(winner(&rows, "score"), "b");
}

/// Two of three grade a higher, yet its median is 1 and that of b is 2.
#[test]
fn majority_judgment_fails_majority() {
    let rows: [&[i64]; 3] = [&[3, 2], &[1, 0], &[0, 3]];
    assert_eq!(winner(&rows, "majority-judgment"), "b");
}

/// Three of five have a as their favourite, but it does not reach the runoff.
#[test]
fn star_fails_majority() {
    let rows: [&[i64]; 5] = [&[3, 2, 2], &[3, 2, 2], &[3, 2, 2], &[0, 3, 2], &[0, 3, 3]];
    assert_eq!(winner(&rows, "star"), "b");
}

/// Whoever comes and grades a above b makes b win instead of a.
#[test]
fn majority_judgment_fails_participation() {
    let rows: [&[i64]; 3] = [&[1, 0], &[1, 3], &[3, 2]];
    assert_eq!(
        (winner(&rows[..2], "majority-judgment").as_str(), winner(&rows, "majority-judgment").as_str()),
        ("a", "b")
    );
}

/// Whoever comes and scores c above b makes b win instead of c.
#[test]
fn star_fails_participation() {
    let rows: [&[i64]; 6] = [&[2, 1, 2], &[0, 0, 1], &[1, 3, 1], &[2, 3, 0], &[0, 1, 2], &[3, 0, 1]];
    assert_eq!(winner(&rows[..5], "star"), "c");
    // a and b share the highest total then: both go on, and that is no tie.
    assert_eq!(winner(&rows, "star"), "b");
}

/// The same option wins with all grades turned upside down.
#[test]
fn majority_judgment_fails_reversal_symmetry() {
    assert_eq!(winner(&[&[3, 2], &[0, 2]], "majority-judgment"), "b");
    assert_eq!(winner(&[&[0, 1], &[3, 1]], "majority-judgment"), "b");
}

/// The same for STAR.
#[test]
fn star_fails_reversal_symmetry() {
    assert_eq!(winner(&[&[1, 3, 0], &[0, 2, 3], &[3, 1, 2]], "star"), "c");
    assert_eq!(winner(&[&[2, 0, 3], &[3, 1, 0], &[0, 2, 1]], "star"), "c");
}
