//! Where counts of budgets are known to go wrong, one test each: arithmetic, ties,
//! money.

use tally::{Amount, BudgetStep, Decision, Entry, Kind, ProfileBuilder, Settled, Step, count};

use super::agree::budget_steps;
use super::kept::{counted, share, town};
use super::town::{Town, spec};

/// 1. A tie that floats would decide by rounding: three thirds of a share are not
///    the same as one in floats, here they are.
#[test]
fn ties_are_found_whatever_the_fractions() {
    // Three people with 7/3 each. `a` takes a third of 1 from each of the first
    // two… then `b` and `c` cost their supporters the same for each unit.
    let town = town("7", &[("a", "1"), ("b", "2"), ("c", "2")], &[("a,b", 1), ("a,c", 1), ("a,b,c", 1)]);
    let outcome = counted(&town, "equal-shares", &["start=exact", "increment=0", "ties=lot:x"]);
    let tied: Vec<String> = outcome.ties.iter().map(|tie| tie.among.join(" ")).collect();
    assert_eq!(tied, ["b c"]);
}

/// 2. Ties inside the raising: one order for all runs; those of the run that is
///    kept are listed, the others numbered.
#[test]
fn ties_of_all_runs_are_told() {
    let town = town("10", &[("a", "4"), ("b", "4"), ("c", "30")], &[("a", 2), ("b", 2), ("c", 1)]);
    for order in ["order", "id", "lot:seven", "cost,support,id"] {
        let outcome = counted(&town, "equal-shares", &[&format!("ties={order}")]);
        let kept = budget_steps(&outcome).into_iter().find_map(|step| match step {
            BudgetStep::ShareKept { raises, ties, .. } => Some((*raises, *ties)),
            _ => None,
        });
        // Shares 2 to 29 and 30, which is too much; each run has the tie once.
        assert_eq!((outcome.ties.len(), kept), (1, Some((28, 28))), "{order}");
        assert_eq!(outcome.ties[0].by, order);
        assert_eq!(outcome.winners[0], outcome.ties[0].chosen[0]);
    }
}

/// 3. Filling breaks equal support by the tie order, not by the order of a file.
#[test]
fn filling_keeps_the_tie_order() {
    let town = town("10", &[("z", "7"), ("y", "6"), ("x", "6")], &[("z", 1), ("y", 1), ("x", 1)]);
    let fill = ["start=exact", "increment=0", "fill=support"];
    let by = |ties: &str| counted(&town, "equal-shares", &[fill[0], fill[1], fill[2], ties]).winners;
    assert_eq!(
        (by("ties=order"), by("ties=id"), by("ties=cost,support,id")),
        (vec!["z".to_owned()], vec!["x".to_owned()], vec!["x".to_owned()])
    );
}

/// 4. All tied outcomes on request; without a lot a tie that matters stays open,
///    one that does not is no obstacle.
#[test]
fn all_tied_outcomes_are_listed() {
    let town = town("10", &[("a", "7"), ("b", "7"), ("c", "3")], &[("a,b", 2), ("c", 1)]);
    for rule in ["greedy", "equal-shares", "phragmen-pb"] {
        let all = counted(&town, rule, &["ties=all"]);
        assert_eq!((all.decision, all.winners.len(), all.outcomes.len()), (Decision::Tied, 0, 2), "{rule}");
        let open = counted(&town, rule, &["ties=undrawn"]);
        assert_eq!((open.decision, open.cost.as_deref()), (Decision::Tied, Some("0")), "{rule}");
        assert!(open.ties.last().unwrap().chosen.is_empty());
        let steps = open.rounds.iter().flat_map(|round| &round.steps);
        assert!(steps.into_iter().any(|step| matches!(step, Step::TieOpen(_))), "{rule}");
    }
    let both = town_with_budget(&town, "14");
    let open = counted(&both, "greedy", &["ties=undrawn"]);
    assert_eq!((open.decision, open.winners.join(" ")), (Decision::Won, "a b".to_owned()));
    assert_eq!(open.ties[0].chosen, ["a", "b"]);
}

fn town_with_budget(town: &Town, budget: &str) -> Town {
    Town { budget: budget.to_owned(), ..town.clone() }
}

/// 5. Cents: the first share is rounded down to a whole unit of the currency, and
///    raised by whole units; amounts stay exact. Large units: the step is a
///    parameter.
#[test]
fn cents_and_large_units() {
    let cents = town("100.55", &[("a", "30.05"), ("b", "70.5"), ("c", "0.01")], &[("a", 2), ("b", 1), ("c", 1)]);
    let outcome = counted(&cents, "equal-shares", &[]);
    let first = |outcome: &tally::Outcome| {
        budget_steps(outcome).into_iter().find_map(|step| match step {
            BudgetStep::Shared { share, people, budget } => Some(format!("{budget}/{people}={share}")),
            _ => None,
        })
    };
    assert_eq!(first(&outcome).as_deref(), Some("100.55/4=25"));
    assert_eq!(first(&counted(&cents, "equal-shares", &["start=exact"])).as_deref(), Some("100.55/4=2011/80"));
    assert_eq!((outcome.winners.join(" "), outcome.cost.as_deref()), ("a c".to_owned(), Some("30.06")));
    assert_eq!(share(&outcome), "70", "71 would buy b too: 100.56");
    let forints = town("100000000", &[("a", "40000000"), ("b", "90000000")], &[("a", 3), ("b", 1)]);
    let outcome = counted(&forints, "equal-shares", &["increment=1000000"]);
    assert_eq!((outcome.winners.join(" "), share(&outcome)), ("a".to_owned(), "89000000".to_owned()));
    // Units so large or fine that no machine word holds them side by side.
    let huge = town("999999999999999999", &[("a", "999999999999999998"), ("b", "0.000000000000000001")], &[("a,b", 1)]);
    let outcome = counted(&huge, "equal-shares", &["start=exact", "increment=0"]);
    assert_eq!((outcome.winners.len(), outcome.cost.as_deref()), (2, Some("999999999999999998.000000000000000001")));
}

/// 6. Every variant is named in the result.
#[test]
fn variants_are_named() {
    let town = town("10", &[("a", "4")], &[("a", 2)]);
    let outcome = counted(&town, "equal-shares", &["start=exact", "stop=exhaustive"]);
    let printed: Vec<String> = outcome.parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(
        printed.join(" "),
        "comparison=none conflicts=none fill=none increment=1 limits=none min-support=0 start=exact stop=exhaustive \
         ties=cost,support,id utility=cost"
    );
}

/// 6. The four ways to raise end where they should.
#[test]
fn raising_ends_where_it_says() {
    let why = |town: &Town, settings: &[&str]| {
        let outcome = counted(town, "equal-shares", settings);
        let step = budget_steps(&outcome).into_iter().find_map(|step| match step {
            BudgetStep::ShareKept { share, raises, why, .. } => Some((share.clone(), *raises, *why)),
            _ => None,
        });
        step.expect("shares were raised")
    };
    let town = town("10", &[("a", "4"), ("b", "6"), ("c", "9")], &[("a", 2), ("b", 1), ("c", 1)]);
    assert_eq!(why(&town, &["stop=exhaustive"]), ("6".to_owned(), 4, Settled::Exhaustive));
    assert_eq!(why(&town, &["stop=overspend"]), ("8".to_owned(), 7, Settled::Overspend));
    assert_eq!(why(&town, &["start=exact", "increment=3"]), ("17/2".to_owned(), 3, Settled::Overspend));
    let rich = town_with_budget(&town, "19");
    assert_eq!(why(&rich, &[]), ("9".to_owned(), 5, Settled::Unchanging));
}

/// 6. The comparison: equal shares stay unless support alone serves more people.
#[test]
fn the_comparison_step() {
    // Three want `a` and a little thing each; equal shares buy the little things.
    let town = town("12", &[("a", "12"), ("b", "2"), ("c", "2")], &[("a,b", 2), ("a,c", 2), ("a", 4)]);
    let outcome = |by: &str| counted(&town, "equal-shares", &["start=exact", "increment=0", "utility=cardinality", by]);
    assert_eq!(outcome("comparison=none").winners, ["b", "c"]);
    assert_eq!(outcome("comparison=ratio").winners, ["a"]);
    let told = outcome("comparison=ratio");
    let step = budget_steps(&told).into_iter().find(|step| matches!(step, BudgetStep::Compared { .. })).unwrap();
    let BudgetStep::Compared { shares, support, kept, options, .. } = step else { unreachable!() };
    assert_eq!((*shares, *support, *kept, options.join(" ")), (0, 4, false, "a".to_owned()));
    let even = super::kept::town("12", &[("a", "12"), ("b", "2")], &[("a", 2), ("b", 2)]);
    let kept = counted(&even, "equal-shares", &["start=exact", "increment=0", "comparison=ratio", "ties=order"]);
    assert_eq!(kept.winners, ["b"], "as many here as there: equal shares stay");
}

/// 7. Everything affordable, nothing affordable, nothing wanted, nothing to pay.
#[test]
fn edges_of_money() {
    let projects = [("free", "0"), ("alone", "3"), ("dear", "50"), ("unwanted", "1"), ("nothing", "0")];
    let town = town("10", &projects, &[("free,dear", 2), ("alone", 1), ("", 2)]);
    let won = |rule: &str, settings: &[&str]| counted(&town, rule, settings).winners.join(" ");
    assert_eq!(won("greedy", &["ties=id"]), "free alone nothing unwanted");
    assert_eq!(won("greedy", &["order=support-per-cost", "ties=id"]), "free alone nothing unwanted");
    assert_eq!(won("equal-shares", &["ties=id"]), "free alone");
    assert_eq!(won("equal-shares", &["ties=id", "fill=support"]), "free alone nothing unwanted");
    assert_eq!(won("phragmen-pb", &["ties=id"]), "free alone");
    assert_eq!(won("phragmen-pb", &["ties=id", "skip=true"]), "free alone");
    let outcome = counted(&town, "equal-shares", &["ties=id"]);
    assert_eq!(outcome.ballots.total, 5, "blank ballots share the money");
    assert_eq!(share(&outcome), "24", "with 25 each the two could buy what is dearer than all there is");
    let none = super::kept::town("0", &[("a", "1")], &[("a", 1)]);
    for rule in ["greedy", "equal-shares", "phragmen-pb"] {
        let outcome = counted(&none, rule, &[]);
        assert_eq!((outcome.decision, outcome.winners.len()), (Decision::Won, 0), "{rule}");
        let silent = super::kept::town("5", &[("a", "1")], &[("", 3)]);
        let outcome = counted(&silent, rule, &[]);
        assert_eq!((outcome.decision, outcome.winners.len()), (Decision::NoValidBallots, 0), "{rule}");
        let nobody = super::kept::town("5", &[("a", "1")], &[]);
        assert_eq!(counted(&nobody, rule, &[]).decision, Decision::NoValidBallots, "{rule}");
    }
}

/// 7. A project withdrawn after the vote: its marks are struck, those who named
///    only it still have their share.
#[test]
fn withdrawn_projects_leave_the_money() {
    let mut town = town("12", &[("a", "4"), ("gone", "999999999")], &[("a", 2), ("gone", 2)]);
    town.projects[1].withdrawn = true;
    let outcome = counted(&town, "equal-shares", &["increment=0"]);
    assert_eq!((outcome.winners.join(" "), outcome.withdrawn.join(" ")), ("a".to_owned(), "gone".to_owned()));
    assert_eq!((outcome.ballots.total, outcome.ballots.struck), (4, 2));
    let shared = budget_steps(&outcome).into_iter().find_map(|step| match step {
        BudgetStep::Shared { people, share, .. } => Some((*people, share.clone())),
        _ => None,
    });
    assert_eq!(shared, Some((4, "3".to_owned())));
    let greedy = counted(&town, "greedy", &["skip=false"]);
    assert_eq!(greedy.winners, ["a"], "the sentinel is no price at which a count ends");
}

/// 7. A threshold on votes; groups that exclude one another; limits by category.
#[test]
fn thresholds_conflicts_and_limits() {
    let mut town = town("20", &[("a", "6"), ("b", "6"), ("c", "5"), ("d", "1")], &[("a,b", 3), ("b,c", 2), ("d", 1)]);
    let won = |town: &Town, settings: &[&str]| counted(town, "greedy", settings).winners.join(" ");
    assert_eq!(won(&town, &[]), "b a c d");
    assert_eq!(won(&town, &["min-support=2"]), "b a c");
    assert_eq!(won(&town, &["min-support=3"]), "b a");
    assert_eq!(won(&town, &["conflicts=a+b,c+d"]), "b c");
    for project in &mut town.projects[..3] {
        project.category = Some("sport");
    }
    assert_eq!(won(&town, &["limits=sport:11"]), "b c d");
    assert_eq!(won(&town, &["limits=sport:11", "skip=false"]), "b c d", "a limit does not end the count");
    for rule in ["equal-shares", "phragmen-pb"] {
        let both = counted(&town, rule, &["conflicts=a+b", "ties=id"]).winners;
        assert!(both.contains(&"a".to_owned()) != both.contains(&"b".to_owned()), "{rule}");
        let fallen = counted(&town, rule, &["conflicts=a+b", "ties=id"]);
        assert!(budget_steps(&fallen).into_iter().any(|step| matches!(step, BudgetStep::FellOut { .. })), "{rule}");
    }
    let refused = |setting: &str| count(&town.profile(), &spec("greedy", &[setting])).unwrap_err().to_string();
    assert_eq!(refused("conflicts=a+x"), "`x` is no value for `conflicts` here: the id of a project is expected");
    assert_eq!(
        refused("limits=art:3"),
        "`art` is no value for `limits` here: a category that a project is in is expected"
    );
}

/// 7. Phragmén: ending at the first project that does not fit, or leaving it out,
///    are two rules.
#[test]
fn phragmen_stops_or_skips() {
    let town = town("10", &[("a", "6"), ("b", "6"), ("c", "4")], &[("a", 3), ("b", 2), ("c", 1)]);
    assert_eq!(counted(&town, "phragmen-pb", &[]).winners, ["a"]);
    assert_eq!(counted(&town, "phragmen-pb", &["skip=false"]).winners, ["a"]);
    assert_eq!(counted(&town, "phragmen-pb", &["skip=true"]).winners, ["a", "c"]);
    let tied = super::kept::town("10", &[("a", "6"), ("b", "6"), ("c", "4")], &[("a", 6), ("b", 3), ("c", 2)]);
    assert_eq!(
        counted(&tied, "phragmen-pb", &["ties=cost,support,id"]).winners,
        ["a"],
        "b and c at once; b does not fit"
    );
}

/// 8. Cost and cardinality are two rules; without completion nothing may be spent.
#[test]
fn utilities_differ_and_completion_matters() {
    let town = town("12", &[("big", "9"), ("small", "3")], &[("big,small", 2), ("big", 2), ("", 0)]);
    let first = |utility: &str| counted(&town, "equal-shares", &[utility, "increment=0"]).winners.join(" ");
    assert_eq!((first("utility=cost"), first("utility=cardinality")), ("big".to_owned(), "small big".to_owned()));
    let narrow = super::kept::town("9", &[("a", "6"), ("b", "6"), ("c", "6")], &[("a", 2), ("b", 1)]);
    assert_eq!(counted(&narrow, "equal-shares", &["increment=0"]).winners.len(), 1);
    let single = super::kept::town("9", &[("a", "6"), ("b", "6"), ("c", "6")], &[("a", 1), ("b", 1), ("c", 1)]);
    let spent = |settings: &[&str]| counted(&single, "equal-shares", settings).cost.unwrap();
    assert_eq!(
        (spent(&["increment=0"]), spent(&["increment=0", "fill=support", "ties=id"])),
        ("0".to_owned(), "6".to_owned())
    );
}

/// Batches counted by hand: sums are enough for greedy, and for the others where
/// each ballot has one mark.
#[test]
fn sums_counted_by_hand() {
    let build = |kind| {
        let entries = [("a", 4), ("b", 6)].map(|(id, cost)| Entry::new(id).costing(Amount::whole(cost)));
        let mut builder = ProfileBuilder::new(kind, entries).unwrap();
        builder.budget(Amount::whole(10));
        builder.marks(&["a"], 1).unwrap();
        builder.counted(3, &[("a", 1), ("b", 2)]).unwrap();
        builder.build()
    };
    for (rule, kind, expected) in [
        ("greedy", Kind::Approval, Ok("a b")),
        ("greedy", Kind::Choice, Ok("a b")),
        ("equal-shares", Kind::Choice, Ok("a b")),
        ("phragmen-pb", Kind::Choice, Ok("a b")),
        ("equal-shares", Kind::Approval, Err(())),
        ("phragmen-pb", Kind::Approval, Err(())),
    ] {
        let outcome = count(&build(kind), &spec(rule, &["ties=id"]));
        assert_eq!(
            outcome.map(|outcome| outcome.winners.join(" ")).map_err(drop),
            expected.map(str::to_owned),
            "{rule}"
        );
    }
}

/// Who has paid the last he had exactly supports nothing more.
#[test]
fn who_has_nothing_left_is_no_payer() {
    // Four people with 2 each. Three pay all of it for `a`; of the two who want `b` one is left.
    let town = town("8", &[("a", "6"), ("b", "1")], &[("a,b", 1), ("b", 1), ("a", 2)]);
    let outcome = counted(&town, "equal-shares", &["increment=0", "ties=order"]);
    let payers = budget_steps(&outcome).into_iter().filter_map(|step| match step {
        BudgetStep::Bought { option, supporters, poorer, .. } => Some((option.as_str(), *supporters, *poorer)),
        _ => None,
    });
    assert_eq!(payers.collect::<Vec<_>>(), [("a", 3, 0), ("b", 1, 0)]);
}
