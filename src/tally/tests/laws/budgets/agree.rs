//! The second way to count budgets agrees, ties included.

use std::collections::{BTreeMap, BTreeSet};

use num_bigint::BigInt;
use proptest::prelude::*;
use tally::{BudgetStep, Decision, Kind, Outcome, RuleSpec, Step};

use super::slow::{Raised, Shares, Slow, Terms};
use super::town::{Town, number, spec, towns, towns_of};

/// How many towns: a thousand in `make test`, a hundred times as many in `make
/// trials`.
pub(super) fn config() -> ProptestConfig {
    let cases = u32::try_from(seeded::rounds(100_000)).expect("at most what is asked for");
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

pub(super) fn ties() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just("cost,support,id".to_owned()),
        1 => Just("order".to_owned()),
        1 => Just("id".to_owned()),
        1 => "[a-z0-9]{1,4}".prop_map(|seed| format!("lot:{seed}")),
    ]
}

/// Terms that name projects and categories of the town; conflicts and limits in a
/// third of cases each.
pub(super) fn terms() -> impl Strategy<Value = Terms> {
    let conflicts = prop_oneof![2 => Just(Vec::new()), 1 => Just(vec![vec!["ala".to_owned(), "b".to_owned()]])];
    let limits = prop_oneof![2 => Just(None), 1 => (0..20_u64).prop_map(Some)];
    (ties(), prop_oneof![2 => Just(0), 1 => 0..5_u64], conflicts, limits).prop_map(|(ties, least, conflicts, limit)| {
        Terms { ties, least, conflicts, limits: limit.into_iter().map(|most| ("art".to_owned(), most)).collect() }
    })
}

/// The terms without those the town has nothing for.
pub(super) fn fitting(town: &Town, mut terms: Terms) -> Terms {
    terms.conflicts.retain(|group| group.iter().all(|id| town.projects.iter().any(|project| project.id == *id)));
    terms.limits.retain(|(name, _)| town.projects.iter().any(|project| project.category == Some(name.as_str())));
    terms
}

pub(super) fn shares() -> impl Strategy<Value = Shares> {
    let words = (
        prop::sample::select(vec!["cost", "cardinality", "points"]),
        prop::sample::select(vec!["none", "none", "ratio", "satisfaction"]),
    );
    (words, any::<bool>(), 0..4_u64, any::<bool>(), any::<bool>()).prop_map(
        |((utility, comparison), exact, increment, exhaustive, fill)| Shares {
            utility,
            exact,
            increment,
            exhaustive,
            fill,
            comparison,
        },
    )
}

/// A rule with these terms.
pub(super) fn with_terms(rule: &str, terms: &Terms) -> RuleSpec {
    let mut spec = spec(rule, &[&format!("ties={}", terms.ties), &format!("min-support={}", terms.least)]);
    if !terms.conflicts.is_empty() {
        let groups: Vec<String> = terms.conflicts.iter().map(|group| group.join("+")).collect();
        spec = spec.set("conflicts", &groups.join(",")).expect("groups");
    }
    if !terms.limits.is_empty() {
        let limits: Vec<String> = terms.limits.iter().map(|(name, most)| format!("{name}:{most}")).collect();
        spec = spec.set("limits", &limits.join(",")).expect("limits");
    }
    spec
}

pub(super) fn with_shares(shares: &Shares, terms: &Terms) -> RuleSpec {
    let word = |set: bool, yes: &'static str, no: &'static str| if set { yes } else { no };
    let settings = [
        ("utility", shares.utility),
        ("start", word(shares.exact, "exact", "floor")),
        ("stop", word(shares.exhaustive, "exhaustive", "overspend")),
        ("fill", word(shares.fill, "support", "none")),
        ("comparison", shares.comparison),
    ];
    let spec = with_terms("equal-shares", terms).set("increment", &shares.increment.to_string()).expect("a number");
    settings.iter().fold(spec, |spec, (name, value)| spec.set(name, value).expect("a word"))
}

pub(super) fn budget_steps(outcome: &Outcome) -> Vec<&BudgetStep> {
    let steps = outcome.rounds.iter().flat_map(|round| &round.steps);
    steps
        .filter_map(|step| match step {
            Step::Budget(step) => Some(step),
            _ => None,
        })
        .collect()
}

fn says_something(town: &Town) -> bool {
    let stands = |id: &String| town.projects.iter().any(|project| project.id == *id && !project.withdrawn);
    town.ballots.iter().any(|ballot| ballot.iter().any(|(id, _)| stands(id)))
}

/// Towns in which a project stands and a ballot names one.
fn countable(town: &Town) -> bool {
    says_something(town) && town.projects.iter().any(|project| !project.withdrawn)
}

fn totals_agree(outcome: &Outcome, slow: &Slow<'_>) -> Result<(), TestCaseError> {
    let totals: BTreeMap<String, String> =
        slow.order.iter().map(|id| (id.clone(), slow.support(id).to_string())).collect();
    prop_assert_eq!(&outcome.totals, &totals);
    prop_assert_eq!(outcome.decision, Decision::Won);
    let cost = number(outcome.cost.as_deref().unwrap_or_default());
    prop_assert_eq!(cost, slow.spent(&outcome.winners));
    Ok(())
}

fn shares_agree(outcome: &Outcome, raised: &Raised, increment: u64) -> Result<(), TestCaseError> {
    prop_assert_eq!(&outcome.winners, &raised.winners);
    let steps = budget_steps(outcome);
    let bought: Vec<(String, String)> = steps
        .iter()
        .filter_map(|step| match step {
            BudgetStep::Bought { option, price, .. } => Some((option.clone(), price.clone())),
            _ => None,
        })
        .collect();
    let prices = raised.run.prices.iter().map(ToString::to_string);
    let expected: Vec<(String, String)> = raised.run.bought.iter().cloned().zip(prices).collect();
    prop_assert_eq!(bought, expected);
    let ties = &outcome.ties[..raised.run.ties.len().min(outcome.ties.len())];
    let ties: Vec<(Vec<String>, String)> = ties.iter().map(|tie| (tie.among.clone(), tie.chosen.concat())).collect();
    prop_assert_eq!(&ties, &raised.run.ties);
    let kept = steps.iter().find_map(|step| match step {
        BudgetStep::ShareKept { share, raises, ties, .. } => Some((share.clone(), *raises, *ties)),
        _ => None,
    });
    let expected = (increment > 0).then(|| (raised.share.to_string(), raised.raises, raised.other_ties as u64));
    prop_assert_eq!(kept, expected);
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn greedy(town in towns(), terms in terms(), per_cost in any::<bool>(), skip in any::<bool>()) {
        prop_assume!(countable(&town));
        let terms = fitting(&town, terms);
        let order = if per_cost { "support-per-cost" } else { "support" };
        let spec = with_terms("greedy", &terms).set("order", order).unwrap().set("skip", &skip.to_string()).unwrap();
        let outcome = town.count(&spec);
        let slow = Slow::new(&town, &terms);
        let mut winners = Vec::new();
        slow.fill(&mut winners, per_cost, skip);
        prop_assert_eq!(&outcome.winners, &winners);
        totals_agree(&outcome, &slow)?;
    }

    #[test]
    fn equal_shares(town in towns(), terms in terms(), shares in shares()) {
        prop_assume!(countable(&town));
        let terms = fitting(&town, terms);
        let outcome = town.count(&with_shares(&shares, &terms));
        let slow = Slow::new(&town, &terms);
        shares_agree(&outcome, &slow.equal_shares(&shares), shares.increment)?;
        totals_agree(&outcome, &slow)?;
    }

    #[test]
    fn phragmen(town in towns(), terms in terms(), skip in any::<bool>()) {
        prop_assume!(countable(&town));
        let terms = fitting(&town, terms);
        let outcome = town.count(&with_terms("phragmen-pb", &terms).set("skip", &skip.to_string()).unwrap());
        let slow = Slow::new(&town, &terms);
        prop_assert_eq!(&outcome.winners, &slow.phragmen(skip));
        totals_agree(&outcome, &slow)?;
    }
}

/// The set of projects for each of all strict orders in which ties may be broken.
fn all_orders(town: &Town, terms: &Terms, count: impl Fn(&Slow<'_>) -> Vec<String>) -> BTreeSet<Vec<String>> {
    let mut slow = Slow::new(town, terms);
    let mut orders = vec![Vec::new()];
    for id in slow.order.clone() {
        orders = orders
            .iter()
            .flat_map(|order: &Vec<String>| {
                (0..=order.len()).map(|at| {
                    let mut longer = order.clone();
                    longer.insert(at, id.clone());
                    longer
                })
            })
            .collect();
    }
    let outcomes = orders.into_iter().map(|order| {
        slow.order = order;
        let mut winners = count(&slow);
        winners.sort();
        winners
    });
    outcomes.collect()
}

fn possible(outcome: &Outcome) -> BTreeSet<Vec<String>> {
    let lists = if outcome.outcomes.is_empty() { vec![outcome.winners.clone()] } else { outcome.outcomes.clone() };
    lists
        .into_iter()
        .map(|mut winners| {
            winners.sort();
            winners
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 10, ..config() })]

    /// `all` gives the outcomes of all orders, each order the same in every run.
    #[test]
    fn all_ties_are_all_orders(town in towns_of(vec![Kind::Approval]), shares in shares(), skip in any::<bool>()) {
        let mut town = town;
        town.projects.truncate(4);
        for ballot in &mut town.ballots {
            ballot.retain(|(id, _)| town.projects.iter().any(|project| project.id == *id));
        }
        prop_assume!(countable(&town));
        let terms = Terms { ties: "order".to_owned(), ..Terms::default() };
        let every = |spec: RuleSpec| town.count(&spec.with_ties(tally::TieOrder::All));
        let plain = Shares { comparison: "none", ..shares };
        let outcome = every(with_shares(&plain, &terms));
        prop_assert_eq!(possible(&outcome), all_orders(&town, &terms, |slow| slow.equal_shares(&plain).winners));
        let outcome = every(with_terms("phragmen-pb", &terms).set("skip", &skip.to_string()).unwrap());
        prop_assert_eq!(possible(&outcome), all_orders(&town, &terms, |slow| slow.phragmen(skip)));
        let outcome = every(with_terms("greedy", &terms).set("skip", &skip.to_string()).unwrap());
        let filled = |slow: &Slow<'_>| {
            let mut winners = Vec::new();
            slow.fill(&mut winners, false, skip);
            winners
        };
        prop_assert_eq!(possible(&outcome), all_orders(&town, &terms, filled));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases / 100, ..config() })]

    /// Large sums and small steps: thousands of shares, most of which need not be
    /// tried; the second way tries them all.
    #[test]
    fn raising_far(town in towns_of(vec![Kind::Approval, Kind::Approval, Kind::Points]), terms in terms(), shares in shares()) {
        let mut town = town;
        town.ballots.truncate(5);
        prop_assume!(countable(&town));
        let hundreds = |text: &str| (number(text) * BigInt::from(300)).to_integer().to_string();
        town.budget = hundreds(&town.budget);
        town.projects.iter_mut().for_each(|project| project.cost = hundreds(&project.cost));
        let terms = Terms { limits: Vec::new(), least: 0, ..fitting(&town, terms) };
        let shares = Shares { increment: shares.increment + 1, fill: false, ..shares };
        let outcome = town.count(&with_shares(&shares, &terms));
        let slow = Slow::new(&town, &terms);
        shares_agree(&outcome, &slow.equal_shares(&shares), shares.increment)?;
    }
}
