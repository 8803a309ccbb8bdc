//! Justified representation, by brute force: whoever is enough and agrees enough
//! gets a part of the committee.
//!
//! H. Aziz et al., *Justified representation in approval-based committee voting*
//! (2017); L. Sánchez-Fernández et al., *Proportional justified representation*
//! (2017).

use std::collections::BTreeSet;

use proptest::prelude::*;
use tally::TieOrder;

use super::elections::{Election, elections};
use super::slow::subsets;

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// How much of a committee a group must have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Due {
    /// A voter with one member, when the group agrees on one option (JR).
    Any,
    /// A voter with as many members as are due to the group (EJR).
    Voter,
    /// As many members named by some voter of the group (PJR).
    Group,
}

/// Whether a committee gives every group its due. A group of at least ℓ/k of the
/// voters that agrees on ℓ options is due ℓ members.
fn represents(election: &Election, committee: &[String], due: Due) -> bool {
    let ballots = election.ballots();
    let most = if due == Due::Any { 1 } else { election.seats };
    (1..=most).all(|size| {
        let enough = |group: usize| group * election.seats >= size * ballots.len();
        subsets(&election.left(), size.min(election.left().len())).iter().all(|agreed| {
            let members = |ballot: &Vec<String>| -> BTreeSet<String> {
                committee.iter().filter(|id| ballot.contains(id)).cloned().collect()
            };
            let agree = ballots.iter().filter(|ballot| agreed.iter().all(|id| ballot.contains(id)));
            let theirs: Vec<BTreeSet<String>> = agree.map(members).collect();
            if due == Due::Group {
                // The worst group with members within `few` has all voters whose are.
                let few = subsets(committee, (size - 1).min(committee.len()));
                few.iter()
                    .all(|few| !enough(theirs.iter().filter(|theirs| theirs.iter().all(|id| few.contains(id))).count()))
            } else {
                !enough(theirs.iter().filter(|theirs| theirs.len() < size).count())
            }
        })
    })
}

fn all_represent(election: &Election, rule: (&str, Option<&str>), due: Due) -> bool {
    let valid = election.ballots().iter().any(|ballot| !ballot.is_empty());
    !valid || election.committees(rule).iter().all(|committee| represents(election, committee, due))
}

proptest! {
    #![proptest_config(config())]

    /// EJR holds for PAV and equal shares, however they are completed.
    #[test]
    fn extended_justified_representation(election in elections()) {
        prop_assert!(all_represent(&election, ("pav", None), Due::Voter));
        for completion in ["phragmen", "av", "none"] {
            prop_assert!(all_represent(&election, ("equal-shares-committee", Some(completion)), Due::Voter));
        }
    }

    #[test]
    fn proportional_justified_representation(election in elections()) {
        prop_assert!(all_represent(&election, ("phragmen", None), Due::Group));
    }

    #[test]
    fn justified_representation(election in elections()) {
        prop_assert!(all_represent(&election, ("seq-cc", None), Due::Any));
    }
}

/// Half of the voters take every seat.
#[test]
fn approval_fails_justified_representation() {
    let election = Election::written("abcxyz", &[("abc", 6), ("xyz", 4)], 3);
    assert_eq!(election.won("av", None), "abc");
    assert!(!all_represent(&election, ("av", None), Due::Any));
    assert!(all_represent(&election, ("pav", None), Due::Voter));
}

/// Long ballots weigh less, so that a group that agrees on much gets nothing.
#[test]
fn satisfaction_approval_fails_justified_representation() {
    let election = Election::written("abcdxy", &[("abcd", 5), ("x", 2), ("y", 2)], 2);
    assert_eq!(election.won("sav", None), "xy");
    assert!(!all_represent(&election, ("sav", None), Due::Any));
}

/// One member satisfies sequential Chamberlin–Courant; two were due.
#[test]
fn sequential_chamberlin_courant_fails_extended_justified_representation() {
    let election = Election::written("abxy", &[("ab", 6), ("x", 2), ("y", 1)], 3);
    assert_eq!(election.won("seq-cc", None), "axy/bxy");
    assert!(all_represent(&election, ("seq-cc", None), Due::Any));
    assert!(!all_represent(&election, ("seq-cc", None), Due::Voter));
}

/// Four of twenty-four, two seats of twelve, agree on a and b, and none of them
/// has two members (Brill, Freeman, Janson, Lackner 2017; example in Lackner,
/// Skowron 2023).
#[test]
fn phragmen_fails_extended_justified_representation() {
    let ballots = [("abc", 2), ("abd", 2), ("cdefghijklmn", 6), ("defghijklmn", 5), ("efghijklmn", 9)];
    let election = Election::written("abcdefghijklmn", &ballots, 12);
    // Those named by twenty are tied many times, and are all elected.
    let winners = election.count(("phragmen", None), TieOrder::Listed).winners;
    let members = |ballot: &str| ballot.chars().filter(|id| winners.contains(&id.to_string())).count();
    assert_eq!((winners.len(), members("abc"), members("abd"), members("ab")), (12, 1, 1, 0));
}
