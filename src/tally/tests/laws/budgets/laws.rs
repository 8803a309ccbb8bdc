//! What the rules for budgets promise: money, terms, names, order of ballots.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;
use tally::{BudgetStep, Entry, Outcome, RuleSpec};

use super::agree::{budget_steps, config, fitting, shares, terms, with_shares, with_terms};
use super::slow::{Number, Shares, Slow, Terms, whole};
use super::town::{Town, number, towns};

fn few() -> ProptestConfig {
    ProptestConfig { cases: config().cases / 4, ..config() }
}

/// The three rules with random parameters.
fn rules() -> impl Strategy<Value = (Terms, Shares, bool, bool)> {
    (terms(), shares(), any::<bool>(), any::<bool>())
}

fn specs(town: &Town, (terms, shares, skip, per_cost): &(Terms, Shares, bool, bool)) -> (Terms, Vec<RuleSpec>) {
    let terms = fitting(town, terms.clone());
    let skip = skip.to_string();
    let order = if *per_cost { "support-per-cost" } else { "support" };
    let greedy = with_terms("greedy", &terms).set("skip", &skip).unwrap().set("order", order).unwrap();
    let phragmen = with_terms("phragmen-pb", &terms).set("skip", &skip).unwrap();
    let all = vec![greedy, phragmen, with_shares(shares, &terms)];
    (terms, all)
}

fn stands(town: &Town) -> bool {
    town.projects.iter().any(|project| !project.withdrawn)
}

/// The prices paid, replayed: what each has left, by purchase.
fn replay(town: &Town, shares: &Shares, outcome: &Outcome) -> Result<Vec<Number>, TestCaseError> {
    let steps = budget_steps(outcome);
    let first = steps.iter().find_map(|step| match step {
        BudgetStep::Shared { share, .. } => Some(number(share)),
        _ => None,
    });
    let kept = steps.iter().find_map(|step| match step {
        BudgetStep::ShareKept { share, .. } => Some(number(share)),
        _ => None,
    });
    let mut money = vec![kept.or(first).unwrap_or_else(Number::zero); town.ballots.len()];
    let points = town.points();
    for step in steps {
        let BudgetStep::Bought { option, cost, supporters, price, full, poorer, paid } = step else { continue };
        let price = number(price);
        let mut sums = (Number::zero(), 0, 0, Number::zero());
        let mut by_points: BTreeMap<BigRational, u64> = BTreeMap::new();
        for (money, points) in money.iter_mut().zip(&points) {
            let given = points.iter().find(|(id, points)| id == option && *points > Number::zero());
            let Some((_, points)) = given else { continue };
            let (utility, points) = match shares.utility {
                "points" => (points.clone(), points.clone()),
                "cardinality" => (whole(1), whole(1)),
                _ => (number(cost), whole(1)),
            };
            let part = &price * utility;
            let free = number(cost).is_zero();
            if *money > Number::zero() || free {
                sums.1 += 1;
                if !free && *money < part {
                    sums.2 += 1;
                    sums.3 += &*money;
                } else {
                    *by_points.entry(points).or_default() += 1;
                }
            }
            let pays = part.min(money.clone());
            sums.0 += &pays;
            *money -= pays;
            prop_assert!(*money >= Number::zero());
        }
        prop_assert_eq!(&sums.0, &number(cost), "{} is paid exactly", option);
        prop_assert_eq!((sums.1, sums.2, sums.3), (*supporters, *poorer, number(paid)));
        if !number(cost).is_zero() {
            let told: BTreeMap<BigRational, u64> =
                full.iter().map(|payers| (number(&payers.points), payers.people)).collect();
            prop_assert_eq!(told, by_points);
        }
    }
    Ok(money)
}

proptest! {
    #![proptest_config(few())]

    /// The budget is never exceeded; conflicts, limits and the least support are
    /// kept; the cost is that of the winners.
    #[test]
    fn budget_is_never_exceeded(town in towns(), rules in rules()) {
        prop_assume!(stands(&town));
        let (terms, specs) = specs(&town, &rules);
        for spec in specs {
            let outcome = town.count(&spec);
            let slow = Slow::new(&town, &terms);
            prop_assert!(slow.spent(&outcome.winners) <= number(&town.budget));
            for (at, id) in outcome.winners.iter().enumerate() {
                prop_assert!(!slow.barred(id, &outcome.winners[..at]), "{} may not be chosen", id);
                prop_assert!(!town.projects.iter().any(|project| project.id == *id && project.withdrawn));
            }
        }
    }

    /// Greedy is maximal when it skips; equal shares are when they are filled, and
    /// when they end because nothing more fits.
    #[test]
    fn exhaustiveness_of_completions(town in towns(), rules in rules()) {
        prop_assume!(stands(&town));
        let (terms, specs) = specs(&town, &rules);
        let outcome = town.count(&specs[0].clone().set("skip", "true").unwrap());
        let slow = Slow::new(&town, &terms);
        let nobody = outcome.ballots.valid == 0;
        prop_assert!(nobody || slow.exhaustive(&outcome.winners));
        let outcome = town.count(&specs[2].clone().set("fill", "support").unwrap());
        prop_assert!(nobody || slow.exhaustive(&outcome.winners));
        let plain = specs[2].clone().set("fill", "none").unwrap().set("comparison", "none").unwrap();
        let outcome = town.count(&plain);
        let full = budget_steps(&outcome).into_iter().any(|step| {
            matches!(step, BudgetStep::ShareKept { why: tally::Settled::Exhaustive, .. })
        });
        prop_assert!(!full || slow.exhaustive(&outcome.winners));
    }

    /// Who cast a ballot does not matter.
    #[test]
    fn anonymity(town in towns(), rules in rules(), at in any::<prop::sample::Index>()) {
        prop_assume!(stands(&town));
        let mut other = town.clone();
        other.ballots.reverse();
        if !other.ballots.is_empty() {
            other.ballots.rotate_left(at.index(town.ballots.len()));
        }
        for spec in specs(&town, &rules).1 {
            prop_assert_eq!(town.count(&spec), other.count(&spec));
        }
    }

    /// Renaming the projects renames the outcome.
    #[test]
    fn neutrality(town in towns(), rules in rules()) {
        prop_assume!(stands(&town));
        let rename = |id: &str| format!("z{}", id.chars().rev().collect::<String>());
        let mut other = town.clone();
        other.projects.iter_mut().for_each(|project| project.id = rename(&project.id));
        other.ballots.iter_mut().flatten().for_each(|(id, _)| *id = rename(id));
        let mut rules = rules;
        rules.0.ties = "order".to_owned();
        rules.0.conflicts.clear();
        let (here, there) = (specs(&town, &rules).1, specs(&other, &rules).1);
        for (here, there) in here.into_iter().zip(there) {
            let winners: Vec<String> = town.count(&here).winners.iter().map(|id| rename(id)).collect();
            prop_assert_eq!(winners, other.count(&there).winners);
        }
    }

    /// The order in which projects are listed matters to nothing that is counted.
    #[test]
    fn listing_does_not_matter(town in towns(), rules in rules()) {
        prop_assume!(stands(&town));
        let mut other = town.clone();
        other.projects.reverse();
        let mut rules = rules;
        if rules.0.ties == "order" {
            rules.0.ties = "id".to_owned();
        }
        for spec in specs(&town, &rules).1 {
            prop_assert_eq!(town.count(&spec).winners, other.count(&spec).winners);
        }
    }

    /// Equal shares: nobody pays more than he has; a project is paid exactly; all
    /// who can pay the same for a point. What is not bought could not be paid.
    #[test]
    fn purchases_add_up(town in towns(), terms in terms(), shares in shares()) {
        prop_assume!(stands(&town));
        let terms = fitting(&town, terms);
        let outcome = town.count(&with_shares(&shares, &terms));
        let left = replay(&town, &shares, &outcome)?;
        let slow = Slow::new(&town, &terms);
        for step in budget_steps(&outcome) {
            let BudgetStep::Unpaid { option, cost, money } = step else { continue };
            let have: Number = slow.supporters(option).into_iter().map(|voter| left[voter].clone()).sum();
            prop_assert_eq!(&have, &number(money));
            prop_assert!(have < number(cost));
        }
    }

    /// A ballot that approves nothing changes only among how many the money is
    /// shared.
    #[test]
    fn a_blank_ballot_only_shares_the_money(town in towns(), rules in rules()) {
        prop_assume!(stands(&town) && town.ballots.iter().any(|ballot| !ballot.is_empty()));
        let mut more = town.clone();
        more.ballots.push(Vec::new());
        let (_, specs) = specs(&town, &rules);
        prop_assert_eq!(town.count(&specs[0]).winners, more.count(&specs[0]).winners);
        prop_assert_eq!(town.count(&specs[1]).winners, more.count(&specs[1]).winners);
        // With as much money for each, equal shares buy the same in one run.
        let people = town.ballots.len();
        let mut poor = town.clone();
        let sum = |people: usize| BigInt::from(people * 3).to_string();
        poor.budget = sum(people);
        more.budget = sum(people + 1);
        let once = |town: &Town| {
            let spec = specs[2].clone().set("increment", "0").unwrap().set("fill", "none").unwrap();
            town.count(&spec.set("start", "exact").unwrap().set("comparison", "none").unwrap())
        };
        let (here, there) = (once(&poor), once(&more));
        prop_assert_eq!(here.winners, there.winners);
        prop_assert_eq!(there.ballots.total, here.ballots.total + 1);
    }

    /// Every ballot cast several times, with as many times the money and the costs,
    /// gives the same: nothing depends on units.
    #[test]
    fn homogeneity(town in towns(), rules in rules(), times in 2..4_usize) {
        prop_assume!(stands(&town));
        let mut rules = rules;
        rules.0.least = 0;
        rules.0.limits.clear();
        let mut larger = town.clone();
        larger.ballots = town.ballots.iter().flat_map(|ballot| vec![ballot.clone(); times]).collect();
        let grown = |text: &str| {
            let number = number(text) * whole(times as u64);
            let cents = (number * whole(100)).to_integer().to_string();
            let cents = format!("{cents:0>3}");
            let (whole, part) = cents.split_at(cents.len() - 2);
            format!("{whole}.{part}")
        };
        larger.budget = grown(&town.budget);
        larger.projects.iter_mut().for_each(|project| project.cost = grown(&project.cost));
        for spec in specs(&town, &rules).1 {
            prop_assert_eq!(town.count(&spec).winners, larger.count(&spec).winners);
        }
    }
}

/// At unit cost, one run from the exact share is the rule for committees without
/// completion.
#[test]
fn unit_costs_are_committees() {
    let mut random = seeded::Dice::new(7);
    for _ in 0..300 {
        let ids = ["a", "b", "c", "d", "e"];
        let seats = 1 + random.below(4);
        let entries = || ids.map(Entry::new);
        let mut budget = tally::ProfileBuilder::new(
            tally::Kind::Approval,
            entries().map(|entry| entry.costing(tally::Amount::whole(1))),
        )
        .unwrap();
        budget.budget(tally::Amount::whole(i64::try_from(seats).unwrap()));
        let mut committee = tally::ProfileBuilder::new(tally::Kind::Approval, entries()).unwrap();
        for _ in 0..1 + random.below(9) {
            let bits = random.below(32);
            let marks: Vec<&str> = (0..5).filter(|bit| bits >> bit & 1 == 1).map(|bit| ids[bit]).collect();
            budget.marks(&marks, 1).unwrap();
            committee.marks(&marks, 1).unwrap();
        }
        let once = super::town::spec("equal-shares", &["start=exact", "increment=0", "ties=order"]);
        let rule = super::town::spec("equal-shares-committee", &["completion=none", "ties=order"]);
        let projects = tally::count(&budget.build(), &once).unwrap().winners;
        let members = tally::count(&committee.build(), &rule.with_seats(seats).unwrap()).unwrap().winners;
        assert_eq!(projects, members);
    }
}
