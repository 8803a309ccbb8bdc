//! Examples kept: textbook cases, and laws that fail.

use tally::{Kind, Outcome};

use super::agree::budget_steps;
use super::town::{Project, Town, spec};

/// A town of approvals: projects as `id cost`, ballots as ids with commas.
pub(super) fn town(budget: &str, projects: &[(&str, &str)], ballots: &[(&str, usize)]) -> Town {
    let projects = projects.iter().map(|(id, cost)| Project {
        id: (*id).to_owned(),
        cost: (*cost).to_owned(),
        category: None,
        withdrawn: false,
    });
    let says = |marks: &str| {
        let ids = marks.split(',').filter(|id| !id.is_empty());
        ids.map(|id| (id.to_owned(), 1)).collect::<Vec<_>>()
    };
    Town {
        kind: Kind::Approval,
        budget: budget.to_owned(),
        projects: projects.collect(),
        ballots: ballots.iter().flat_map(|(marks, times)| vec![says(marks); *times]).collect(),
        longest: None,
    }
}

/// Counted with these parameters; ties by cost, support, id when nothing is said.
pub(super) fn counted(town: &Town, rule: &str, settings: &[&str]) -> Outcome {
    town.count(&spec(rule, &[&["ties=cost,support,id"], settings].concat()))
}

/// The share that a count keeps.
pub(super) fn share(outcome: &Outcome) -> String {
    let kept = budget_steps(outcome).into_iter().find_map(|step| match step {
        tally::BudgetStep::ShareKept { share, .. } => Some(share.clone()),
        _ => None,
    });
    kept.expect("shares were raised")
}

/// Example 1 of Peters, Pierczyński, Skowron (2021) in spirit: two neighbourhoods,
/// one of three fifths. Greedy gives everything to the larger one, equal shares
/// give each its part.
#[test]
fn a_minority_gets_its_part() {
    let projects = [("l1", "30"), ("l2", "30"), ("l3", "30"), ("r1", "20"), ("r2", "20")];
    let town = town("90", &projects, &[("l1,l2,l3", 6), ("r1,r2", 4)]);
    assert_eq!(counted(&town, "greedy", &["ties=id"]).winners, ["l1", "l2", "l3"]);
    let shares = counted(&town, "equal-shares", &["start=exact", "increment=0", "ties=id"]);
    assert_eq!(shares.winners, ["l1", "r1"]);
    let raised = counted(&town, "equal-shares", &["ties=id"]);
    assert_eq!((raised.winners.join(" "), share(&raised)), ("l1 r1".to_owned(), "9".to_owned()));
    assert_eq!(counted(&town, "phragmen-pb", &["ties=id"]).winners, ["l1", "r1", "l2"]);
}

/// The outcome is not monotone in the share: 11 each would buy too much, 12 each
/// would not. So every share must be tried, and bisection would be another rule.
#[test]
fn raising_is_not_monotone() {
    let town = town("23", &[("a", "13"), ("b", "10"), ("c", "14")], &[("c", 1), ("a,b", 1), ("a,b,c", 1)]);
    let raised = counted(&town, "equal-shares", &["ties=id"]);
    assert_eq!((raised.winners.join(" "), share(&raised)), ("a".to_owned(), "10".to_owned()));
    let once = |sum: &str| {
        let rich = Town { budget: sum.to_owned(), ..town.clone() };
        counted(&rich, "equal-shares", &["increment=0", "ties=id"]).cost.unwrap()
    };
    assert_eq!([once("30"), once("33"), once("36")], ["13", "27", "23"]);
}

/// Prices after many purchases have large denominators; equal ones are equal.
#[test]
fn fractions_of_many_purchases_stay_exact() {
    // The last two are alike, after purchases that leave fractions of 12 and 13.
    let projects = [("a", "10"), ("b", "9"), ("c", "8"), ("x", "5"), ("y", "5")];
    let ballots = [("a,b", 2), ("b,c", 3), ("a,c", 2), ("a,b,c,x", 4), ("a,b,c,y", 4), ("x", 1), ("y", 1)];
    let outcome = counted(&town("90", &projects, &ballots), "equal-shares", &["start=exact", "increment=0"]);
    let ties: Vec<String> = outcome.ties.iter().map(|tie| tie.among.join(" ")).collect();
    assert_eq!(ties, ["b c", "x y"]);
    assert_eq!(outcome.winners, ["c", "b", "a", "x", "y"]);
}
