//! Elections of every kind of ballot, counted by every rule, from the sealed
//! ballot to the bundle.

#![expect(clippy::unwrap_used, reason = "a test")]
#![expect(clippy::type_complexity, reason = "a table of cases")]

#[expect(dead_code, reason = "what other tests bend")]
mod common;

use ballotbox::ballot::{Budget, Definition, Kind, Marks};
use ballotbox::leaf::{Cards, Close, Open};
use common::{Election, Plan, held, options};
use seeded::Dice;
use tally::{Decision, Rule, Seats};
use verify::{Verdict, Wrong, bundle};

fn honest(_: &mut Close, _: &mut Open) {}

fn checked(election: Election) -> Verdict {
    bundle(election.finish(honest).as_slice(), None).unwrap()
}

fn wrong(election: Election) -> String {
    bundle(election.finish(honest).as_slice(), None).map(|_| "nothing".to_owned()).unwrap_or_else(|w| w.to_string())
}

/// A ballot of numbers typed beside options.
fn typed(definition: &Definition, given: &str) -> Marks {
    let number = |pair: &str| (pair[..1].to_owned(), pair[1..].parse().unwrap());
    definition.numbered(&given.split_whitespace().map(number).collect::<Vec<_>>()).unwrap()
}

fn ballots(definition: &Definition, given: &[(&str, usize)]) -> Vec<Marks> {
    given.iter().flat_map(|(ballot, times)| std::iter::repeat_n(typed(definition, ballot), *times)).collect()
}

/// Random ballots: some short, some blank.
fn drawn(definition: &Definition, dice: &mut Dice) -> Marks {
    let ids = definition.options.iter().map(|option| option.id.clone());
    let most = usize::try_from(definition.max).unwrap();
    let mut named: Vec<String> = ids.filter(|_| dice.below(2) == 1).collect();
    named.truncate(most);
    match definition.kind {
        Kind::Choice | Kind::Approval => definition.marks(&named).unwrap(),
        kind => {
            let rank = |place: usize| u64::try_from(place + 1).unwrap();
            let numbers = named.into_iter().enumerate().map(|(place, id)| match kind {
                Kind::Ranking => (id, if definition.equal { rank(place / 2) } else { rank(9 - place) }),
                _ => (id, rank(dice.below(2))),
            });
            let numbers: Vec<(String, u64)> = numbers.collect();
            definition.numbered(&numbers).unwrap()
        }
    }
}

/// A definition that the rule counts, and how.
fn fitting(rule: &Rule, kind: Kind) -> Option<Plan> {
    let mut definition = Definition::of(kind, options(if rule.id == "referendum" { 2 } else { 5 }));
    definition.equal = kind == Kind::Ranking;
    if rule.id == "referendum" {
        definition.max = 1;
    }
    if rule.seats == Seats::Budget {
        definition
            .options
            .iter_mut()
            .zip([300, 200, 250, 400, 150])
            .for_each(|(option, cost)| option.cost = Some(cost));
        definition.budget = Some(Budget { amount: 700, currency: "PLN".to_owned(), digits: 2 });
    }
    let mut plan = Plan::new(definition, rule.id, Vec::new());
    if matches!(rule.seats, Seats::Any | Seats::UpTo) {
        plan.counting.seats = 2;
    }
    verify::counting::rule(&plan.definition, &plan.counting).ok().map(|_fits| plan)
}

/// Every rule counts every kind of ballot it takes, from sealed ballots and paper,
/// and the published bundle holds; with a lot nothing stays tied.
#[test]
fn every_rule_counts_a_whole_election_of_every_kind_it_takes() {
    let mut dice = Dice::new(seeded::seed());
    for rule in tally::rules() {
        let mut counted = 0;
        for kind in Kind::ALL {
            let Some(mut plan) = fitting(rule, kind) else { continue };
            let definition = plan.definition.clone();
            plan.ballots = (0..9).map(|_| drawn(&definition, &mut dice)).collect();
            let on_paper: Vec<Marks> = (0..3).map(|_| drawn(&definition, &mut dice)).collect();
            let sums = verify::counting::sums(&definition, &plan.counting);
            let mut election = held(plan);
            (9..13).for_each(|voter| election.on_paper(voter));
            let blank = on_paper.iter().filter(|marks| **marks == Marks::Blank).count() as u64;
            election.cards("hall", (3 - blank, blank), if sums { added(&on_paper) } else { Cards::each(&on_paper) });
            election.tallied.lot = "drawn".to_owned();
            let bytes = election.finish(|_, open| "drawn".clone_into(&mut open.lot));
            let verdict = bundle(bytes.as_slice(), None).unwrap();
            let read: verify::ResultDoc = serde_json::from_slice(&verdict.result_bytes).unwrap();
            assert_eq!(read, verdict.result, "{} is read as it was written", rule.id);
            let outcome = verdict.result.outcome;
            assert_eq!((outcome.rule.as_str(), outcome.ballots.total), (rule.id, 13));
            assert_ne!(outcome.decision, Decision::Tied, "{} {kind:?}", rule.id);
            counted += 1;
        }
        assert!(counted > 0, "{}", rule.id);
    }
}

/// The sums of cards with marks.
fn added(cards: &[Marks]) -> Cards {
    let mut sums = std::collections::BTreeMap::new();
    for marks in cards {
        let Marks::Options(ids) = marks else { continue };
        ids.iter().for_each(|id| *sums.entry(id.clone()).or_default() += 1);
    }
    Cards::Sums(sums)
}

/// Small elections whose outcome anybody can work out.
#[test]
fn the_winners_are_those_the_ballots_give() {
    let spoiled = &[("a1 b2 c3", 4), ("b1 c2 a3", 3), ("c1 b2 a3", 2)][..];
    let cycle = &[("a1 b2 c3", 3), ("b1 c2 a3", 2), ("c1 a2 b3", 2)][..];
    let several = &[("a1 b2 c3", 6), ("c1", 2), ("b1", 1)][..];
    let grades = &[("a5 b3", 2), ("b5 c1", 3)][..];
    let points = &[("a7 b3", 2), ("b10", 1), ("c10", 1)][..];
    let cases: [(Kind, &str, u32, &[(&str, usize)], &str); 14] = [
        (Kind::Ranking, "irv", 1, spoiled, "b"),
        (Kind::Ranking, "two-round", 1, spoiled, "b"),
        (Kind::Ranking, "condorcet", 1, spoiled, "b"),
        (Kind::Ranking, "schulze", 1, cycle, "a"),
        (Kind::Ranking, "ranked-pairs", 1, cycle, "a"),
        (Kind::Ranking, "minimax", 1, cycle, "a"),
        (Kind::Ranking, "borda", 1, cycle, "a"),
        (Kind::Ranking, "stv-scottish", 2, several, "a b"),
        (Kind::Ranking, "stv-meek", 2, several, "a b"),
        (Kind::Score, "score", 1, grades, "b"),
        (Kind::Score, "star", 1, grades, "b"),
        (Kind::Score, "majority-judgment", 1, grades, "b"),
        (Kind::Points, "cumulative", 1, points, "b"),
        (Kind::Points, "cumulative", 2, points, "b a"),
    ];
    for (kind, rule, seats, given, winners) in cases {
        let definition = Definition::of(kind, options(3));
        let mut plan = Plan::new(definition.clone(), rule, ballots(&definition, given));
        plan.counting.seats = seats;
        let outcome = checked(held(plan)).result.outcome;
        assert_eq!((outcome.decision, outcome.winners.join(" ").as_str()), (Decision::Won, winners), "{rule}");
    }
}

/// Three projects of 300, 200 and 200 złoty for 500: six people want a and five of
/// them b, the other four c.
#[test]
fn money_goes_where_the_rule_sends_it() {
    let spent = |rule: &str| {
        let mut definition = Definition::of(Kind::Approval, options(3));
        definition.options.iter_mut().zip([30_000, 20_000, 20_000]).for_each(|(option, cost)| option.cost = Some(cost));
        definition.budget = Some(Budget { amount: 50_000, currency: "PLN".to_owned(), digits: 2 });
        let ticked = |ids: &[&str]| Marks::Options(ids.iter().map(|id| (*id).to_owned()).collect());
        let ballots = [vec![ticked(&["a", "b"]); 5], vec![ticked(&["a"])], vec![ticked(&["c"]); 4]].concat();
        let outcome = checked(held(Plan::new(definition, rule, ballots))).result.outcome;
        (outcome.winners.join(" "), outcome.cost.unwrap_or_default(), outcome.budget.unwrap_or_default())
    };
    let paid = |winners: &str| (winners.to_owned(), "500".to_owned(), "500".to_owned());
    assert_eq!(spent("greedy"), paid("a b"));
    assert_eq!(spent("equal-shares"), paid("a c"));
}

/// A tie that matters leaves the count open; the lot decides it, and anybody can
/// check how.
#[test]
fn a_tie_waits_for_the_lot() {
    for (rule, kind) in [("irv", Kind::Ranking), ("schulze", Kind::Ranking), ("score", Kind::Score)] {
        let definition = Definition::of(kind, options(2));
        let given = if kind == Kind::Ranking { ["a1 b2", "b1 a2"] } else { ["a5 b2", "b5 a2"] };
        let plan = Plan::new(definition.clone(), rule, ballots(&definition, &[(given[0], 2), (given[1], 2)]));
        let mut election = held(plan);
        let open = verify::count(&election.manifest, &election.tallied).unwrap();
        assert_eq!((open.decision, open.winners.len()), (Decision::Tied, 0), "{rule}");
        election.tallied.lot = "7 kwietnia: 12, 5".to_owned();
        let lot = election.tallied.lot.clone();
        let key = |id: &str| ballotbox::sha256(&[lot.as_bytes(), id.as_bytes()]);
        let drawn = if key("a") < key("b") { "a" } else { "b" };
        let bytes = election.finish(|_, open| lot.clone_into(&mut open.lot));
        let outcome = bundle(bytes.as_slice(), None).unwrap().result.outcome;
        assert_eq!((outcome.decision, outcome.winners), (Decision::Won, vec![drawn.to_owned()]), "{rule}");
    }
}

/// T-LOG-1 for every kind: no bit of a bundle can change unseen.
#[test]
fn every_changed_byte_is_seen_whatever_the_kind() {
    let mut dice = Dice::new(seeded::seed());
    let cases = [
        ("plurality", Kind::Choice),
        ("irv", Kind::Ranking),
        ("score", Kind::Score),
        ("cumulative", Kind::Points),
        ("equal-shares", Kind::Approval),
    ];
    for (rule, kind) in cases {
        flipped(rule, kind, &mut dice);
    }
}

fn flipped(rule: &str, kind: Kind, dice: &mut Dice) {
    let rule = tally::rules().iter().find(|known| known.id == rule).unwrap();
    let mut plan = fitting(rule, kind).unwrap();
    let definition = plan.definition.clone();
    plan.ballots = (0..12).map(|_| drawn(&definition, dice)).collect();
    let card = loop {
        let marks = drawn(&definition, dice);
        if marks != Marks::Blank {
            break marks;
        }
    };
    let sums = verify::counting::sums(&definition, &plan.counting);
    let mut election = held(plan);
    election.on_paper(12);
    election.on_paper(13);
    election.cards("hall", (1, 0), if sums { added(&[card]) } else { Cards::each(&[card]) });
    election.tallied.lot = "7".to_owned();
    let bytes = election.finish(|_, open| "7".clone_into(&mut open.lot));
    bundle(bytes.as_slice(), None).unwrap();
    for _ in 0..seeded::rounds(2_000) {
        let mut bad = bytes.clone();
        let at = dice.below(bad.len());
        bad[at] ^= 1 << dice.below(8);
        assert!(bundle(bad.as_slice(), None).is_err(), "{} byte {at}", rule.id);
    }
}

#[test]
fn a_manifest_whose_rule_does_not_fit_is_refused_by_field() {
    let bent = |bend: fn(&mut Plan)| {
        let definition = Definition::of(Kind::Score, options(3));
        let ballots = ballots(&definition, &[("a5 b3", 2)]);
        let mut plan = Plan::new(definition, "score", ballots);
        bend(&mut plan);
        // The count itself refuses, and so does the check of a bundle.
        let election = held(plan);
        let refused = verify::count(&election.manifest, &election.tallied).unwrap_err();
        let Wrong::Misfit(misfit) = refused else { panic!("{refused}") };
        misfit.field
    };
    assert_eq!(bent(|plan| plan.counting.rule = "approval".to_owned()), "counting.rule");
    assert_eq!(bent(|plan| plan.counting.seats = 9), "counting.seats");
    assert_eq!(
        bent(|plan| drop(plan.counting.parameters.insert("max-score".to_owned(), "4".to_owned()))),
        "counting.parameters.max-score"
    );
    assert_eq!(
        bent(|plan| drop(plan.counting.parameters.insert("unscored".to_owned(), "median".to_owned()))),
        "counting.parameters.unscored"
    );
}

#[test]
fn paper_that_is_told_the_wrong_way_is_refused() {
    let said = |cards: fn(&Definition) -> (u64, Cards)| {
        let definition = Definition { max: 2, ..Definition::of(Kind::Score, options(3)) };
        let mut election = held(Plan::new(definition.clone(), "score", ballots(&definition, &[("a5 b3", 3)])));
        (3..7).for_each(|voter| election.on_paper(voter));
        let (valid, cards) = cards(&definition);
        election.cards("hall", (valid, 1), cards);
        // Nobody can count such a batch: the result is published without it.
        election.tallied.paper.clear();
        wrong(election)
    };
    assert!(said(|d| (3, Cards::each(&ballots(d, &[("c4", 2)])))).contains("another number of valid cards"));
    assert!(said(|_| (1, Cards::Sums([("a".to_owned(), 5)].into()))).contains("only sums of cards"));
    assert!(said(|_| (1, Cards::each(&[Marks::Options(vec!["a".to_owned()])]))).contains("no valid ballot"));
    let high = |_: &Definition| (1, Cards::each(&[Marks::Numbers([("a".to_owned(), 6)].into())]));
    assert!(said(high).contains("no valid ballot"));
}

/// The sums of paper are enough where marks are added, and refused where not.
#[test]
fn paper_scores_are_counted_card_by_card() {
    let definition = Definition { max: 2, ..Definition::of(Kind::Score, options(3)) };
    let mut election = held(Plan::new(definition.clone(), "score", ballots(&definition, &[("a5 b3", 3)])));
    (3..7).for_each(|voter| election.on_paper(voter));
    election.cards("hall", (2, 1), Cards::each(&ballots(&definition, &[("c4", 1), ("a0 c5", 1)])));
    let result = checked(election).result;
    assert_eq!((result.ballots.paper, result.outcome.totals["c"].as_str()), (4, "9"));
    let mut marks = held(Plan::new(Definition::of(Kind::Approval, options(3)), "approval", Vec::new()));
    (0..2).for_each(|voter| marks.on_paper(voter));
    marks.cards("hall", (1, 0), Cards::each(&[Marks::Options(vec!["a".to_owned()])]));
    assert!(wrong(marks).contains("tells cards one by one that the rule counts by their sums"));
}
