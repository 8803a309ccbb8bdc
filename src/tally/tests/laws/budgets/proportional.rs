//! Proportionality by brute force: EJR up to one project, priceability, PJR.

use num_traits::Zero;
use proptest::prelude::*;
use tally::{BudgetStep, Kind};

use super::agree::{budget_steps, config};
use super::slow::{Number, Shares, Slow, Terms, whole};
use super::town::{Town, number, spec, towns_of};

fn once(utility: &'static str) -> Shares {
    Shares { utility, exact: true, increment: 0, exhaustive: false, fill: false, comparison: "none" }
}

fn subsets(of: usize) -> impl Iterator<Item = Vec<usize>> {
    (1..1_usize << of).map(move |bits| (0..of).filter(|at| bits >> at & 1 == 1).collect())
}

fn utility(town: &Town, shares: &Shares, voter: usize, id: &str) -> Number {
    let points = town.points();
    let given = points[voter].iter().find(|(other, points)| other == id && *points > Number::zero());
    match (given, shares.utility) {
        (None, _) => Number::zero(),
        (Some((_, points)), "points") => points.clone(),
        (Some(_), "cardinality") => whole(1),
        (Some(_), _) => town.cost(id),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: (config().cases / 20).max(50), ..config() })]

    /// EJR up to one project (Peters, Pierczyński, Skowron 2021): if a group can pay
    /// for projects with its share of the budget, one of its members has at least
    /// the utility that all of them agree on, or has more with one project more.
    #[test]
    fn ejr_up_to_one(
        town in towns_of(vec![Kind::Approval, Kind::Points]),
        utility_of in prop::sample::select(vec!["cost", "cardinality", "points"]),
    ) {
        let mut town = town;
        town.ballots.truncate(6);
        prop_assume!(!town.ballots.is_empty());
        town.projects.iter_mut().for_each(|project| project.withdrawn = false);
        let shares = once(utility_of);
        let setting = format!("utility={utility_of}");
        let winners = town.count(&spec("equal-shares", &[&setting, "start=exact", "increment=0", "ties=id"])).winners;
        let ids: Vec<String> = town.projects.iter().map(|project| project.id.clone()).collect();
        let table: Vec<Vec<Number>> = (0..town.ballots.len())
            .map(|voter| ids.iter().map(|id| utility(&town, &shares, voter, id)).collect())
            .collect();
        let people = whole(town.ballots.len() as u64);
        let chosen: Vec<usize> = (0..ids.len()).filter(|&at| winners.contains(&ids[at])).collect();
        let has = |voter: usize| -> Number { chosen.iter().map(|&at| table[voter][at].clone()).sum() };
        for projects in subsets(ids.len()) {
            let cost: Number = projects.iter().map(|&at| town.cost(&ids[at])).sum();
            for group in subsets(town.ballots.len()) {
                if &cost * &people > whole(group.len() as u64) * number(&town.budget) {
                    continue;
                }
                let agreed: Number = projects
                    .iter()
                    .map(|&at| group.iter().map(|&voter| table[voter][at].clone()).min().unwrap())
                    .sum();
                let content = group.iter().any(|&voter| {
                    let more = (0..ids.len()).filter(|at| !chosen.contains(at)).map(|at| table[voter][at].clone());
                    has(voter) >= agreed || has(voter) + more.max().unwrap_or_else(Number::zero) > agreed
                });
                prop_assert!(content, "{projects:?} for {group:?} in {town:?}");
            }
        }
    }

    /// The purchases are a price system: with the share as everybody's money, only
    /// supporters pay, chosen projects are paid, and the supporters of no other
    /// project have its cost left (`purchases_add_up` shows the payments).
    #[test]
    fn priceability(town in towns_of(vec![Kind::Approval])) {
        prop_assume!(town.projects.iter().any(|project| !project.withdrawn));
        let outcome = town.count(&spec("equal-shares", &["start=exact", "increment=0", "ties=id"]));
        let terms = Terms { ties: "id".to_owned(), ..Terms::default() };
        let slow = Slow::new(&town, &terms);
        let unpaid: Vec<&String> = budget_steps(&outcome)
            .into_iter()
            .filter_map(|step| match step {
                BudgetStep::Unpaid { option, cost, money } if number(money) < number(cost) => Some(option),
                _ => None,
            })
            .collect();
        for id in slow.order.iter().filter(|id| !slow.supporters(id).is_empty()) {
            prop_assert!(outcome.winners.contains(id) != unpaid.contains(&id), "{id}");
        }
    }

    /// PJR of Phragmén at unit costs: a group that agrees on `l` projects and is
    /// large enough for them has `l` winners among what its members support.
    #[test]
    fn phragmen_pjr(town in towns_of(vec![Kind::Approval]), seats in 1..5_u64) {
        let mut town = town;
        town.ballots.truncate(6);
        prop_assume!(!town.ballots.is_empty());
        for project in &mut town.projects {
            project.withdrawn = false;
            project.cost = "1".to_owned();
        }
        town.budget = seats.to_string();
        let winners = town.count(&spec("phragmen-pb", &["ties=id"])).winners;
        for group in subsets(town.ballots.len()) {
            let names = |voter: usize, id: &String| town.ballots[voter].iter().any(|(other, _)| other == id);
            let ids = || town.projects.iter().map(|project| &project.id);
            let agreed = ids().filter(|id| group.iter().all(|&voter| names(voter, id))).count();
            let deserved = group.len() * usize::try_from(seats).unwrap() / town.ballots.len();
            let served = winners.iter().filter(|id| group.iter().any(|&voter| names(voter, id))).count();
            prop_assert!(served >= agreed.min(deserved), "{group:?} in {town:?}: {winners:?}");
        }
    }
}
