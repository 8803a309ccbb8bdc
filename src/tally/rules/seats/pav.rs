//! **Proportional approval voting** (PAV, Thiele), exact: the committee with the
//! highest score wins; a ballot of which `n` options are in it gives
//! 1 + 1/2 + … + 1/n.
//!
//! Source: T. N. Thiele, *Om Flerfoldsvalg* (1895); rule 5 in Lackner, Skowron
//! (2023). Satisfies extended justified representation (Aziz et al. 2017), Pareto
//! efficiency, homogeneity; not house monotonicity (kept example in the tests).
//!
//! Up to twenty options, the scores of all committees are added up at once
//! (`table`); beyond that, branch and bound (`search`) looks at no more than
//! `effort` million marks before it gives up: the problem is NP-hard (Aziz et al.
//! 2015), and `seq-pav` is always quick. The answer is the same, and exact: scores
//! are whole multiples of 1/lcm(1, …, seats).
//!
//! Committees with the same score are tied as wholes: of these the tie order takes
//! the one that has its first option, if that leaves several, its second, and so
//! on; `all` lists each. Totals: how much lower the score were without a winner,
//! or higher with one option more; while a tie is open, as if those that win
//! anyway were elected alone.

mod ballots;
mod branch;
mod search;
mod table;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::One;

use table::Table;

use super::approvals::{Approvals, at};
use super::levels::Levels;
use super::{Best, Opening, groups, ranking_of_all};
use crate::CountError;
use crate::breaker::ranks;
use crate::outcome::{Decision, Outcome, Round, SeatStep, Step, Tie};
use crate::profile::Profile;
use crate::rule::{Allowed, Parameter, Rule, Seats};
use crate::spec::RuleSpec;
use crate::ties::TieOrder;

const EFFORT: Parameter = Parameter {
    name: "effort",
    default: "4000",
    allowed: Allowed::Number { least: 1 },
    summary: "most million marks looked at in the search of more than twenty options",
};

pub(crate) static RULE: Rule = Rule {
    id: "pav",
    summary: "the committee with the highest score wins; a ballot gives 1 + 1/2 + … + 1/n for n of its options",
    takes: super::TAKES,
    seats: Seats::Any,
    unsaid_ties: TieOrder::Listed,
    parameters: &[EFFORT],
    count,
};

/// Most options for the table: 2^20 numbers.
const TABLE: usize = 20;

/// Most tied committees that are listed.
const MOST: usize = 20_000;

/// The search looked at more than it may.
struct TooMuch;

/// The committees with the highest score. Options are places.
trait Optima {
    /// Their score, in units of 1/lcm.
    fn score(&self) -> BigInt;

    /// The options that are in all of them, and those in some but not in all.
    fn shared(&mut self) -> Result<(Vec<usize>, Vec<usize>), TooMuch>;

    /// The one that has the option of the smallest rank which not all have, and so on.
    fn first(&mut self, ranks: &[usize]) -> Result<Vec<usize>, TooMuch>;

    /// Each of them; at least [`MOST`] and one if there are more than that.
    fn each(&mut self) -> Result<Vec<Vec<usize>>, TooMuch>;
}

/// lcm(1, …, seats).
fn unit(seats: usize) -> BigInt {
    (1..=seats).fold(BigInt::one(), |whole, n| whole.lcm(&BigInt::from(n)))
}

fn count(profile: &Profile, spec: &RuleSpec) -> Result<Outcome, CountError> {
    let opening = Opening::new(profile)?;
    if opening.ballots.valid == 0 {
        return Ok(opening.void(profile, spec));
    }
    let approvals = Approvals::gather(profile, spec)?;
    let effort = spec.number("effort").unwrap_or(u64::MAX);
    let standing = profile.standing();
    let decided = if standing.len() <= TABLE {
        decide(profile, spec, &opening, &mut Table::new(&approvals, standing, spec.seats()))
    } else {
        let most = effort.saturating_mul(1_000_000);
        search::begin(&approvals, standing, spec.seats(), (most, MOST + 1))
            .and_then(|mut search| decide(profile, spec, &opening, search.as_mut()))
    };
    let too_much =
        |TooMuch| CountError::Effort { rule: RULE.id, parameter: EFFORT.name, most: effort, instead: "seq-pav" };
    let decided = decided.map_err(too_much)?;
    if decided.outcomes.len() > MOST {
        return Err(CountError::Outcomes { most: MOST });
    }
    Ok(decided.outcome(profile, spec, opening, &approvals))
}

/// What the committees with the highest score say.
struct Decided {
    score: BigRational,
    /// The options in all, and those in some.
    certain: Vec<usize>,
    possible: Vec<usize>,
    tie: Option<Tie>,
    winners: Option<Vec<usize>>,
    outcomes: Vec<Vec<usize>>,
}

fn decide(profile: &Profile, spec: &RuleSpec, opening: &Opening, optima: &mut dyn Optima) -> Result<Decided, TooMuch> {
    let score = BigRational::new(optima.score(), unit(spec.seats()));
    let (certain, possible) = optima.shared()?;
    let (mut winners, mut outcomes) = (None, Vec::new());
    if possible.is_empty() {
        winners = Some(certain.clone());
    } else if *spec.ties() == TieOrder::All {
        outcomes = optima.each()?;
    } else if let Some(ranks) = ranks(profile, spec.ties(), &opening.named) {
        winners = Some(optima.first(&ranks)?);
    }
    let tie = (!possible.is_empty()).then(|| {
        let chosen = winners.iter().flatten().filter(|option| possible.contains(option));
        Tie {
            at: "committee".to_owned(),
            among: profile.ids(&possible),
            chosen: chosen.map(|&option| profile.id(option).to_owned()).collect(),
            by: spec.ties().to_string(),
        }
    });
    Ok(Decided { score, certain, possible, tie, winners, outcomes })
}

impl Decided {
    fn outcome(self, profile: &Profile, spec: &RuleSpec, opening: Opening, approvals: &Approvals) -> Outcome {
        let ids = |options: &[usize]| profile.ids(options);
        let mut outcome = Outcome::begun(profile, spec, opening.ballots);
        let elected = self.winners.as_ref().unwrap_or(&self.certain);
        let worth = worth(profile, approvals, elected);
        let (certain, possible) = (ids(&self.certain), ids(&self.possible));
        let mut steps = opening.steps;
        steps.push(SeatStep::BestCommittees { certain, possible, score: self.score.to_string() }.into());
        steps.extend(self.tie.clone().map(|tie| match self.winners {
            Some(_) => Step::TieBroken(tie),
            None => Step::TieOpen(tie),
        }));
        let worthy = |option: usize| worth[option].clone();
        outcome.outcomes = self.outcomes.iter().map(|committee| ids(committee)).collect();
        if let Some(winners) = &self.winners {
            outcome.winners = ids(winners);
            let told = winners.iter().map(|&option| (profile.id(option).to_owned(), worthy(option).to_string()));
            steps.extend(told.map(|(option, worth)| SeatStep::SeatWorth { option, worth }.into()));
            let others: Vec<usize> =
                profile.standing().into_iter().filter(|option| !winners.contains(option)).collect();
            let others = groups(&others, |option| Some(worthy(option)), Best::Highest);
            outcome.ranking = std::iter::once(winners).chain(&others).map(|group| ids(group)).collect();
        } else {
            outcome.decision = Decision::Tied;
            steps.push(Step::Undecided { why: Decision::Tied });
            let (all, some) = (ids(&self.certain), ids(&[&self.certain[..], &self.possible].concat()));
            outcome.ranking = ranking_of_all(profile, &[all, some]);
        }
        let totals = profile.standing().into_iter();
        outcome.totals = totals.map(|at| (profile.id(at).to_owned(), worthy(at).to_string())).collect();
        outcome.ties.extend(self.tie);
        outcome.rounds.push(Round::new(1, outcome.totals.clone(), steps));
        outcome
    }
}

/// By place, how much lower the score were without one of `elected`, or higher
/// with one option more.
fn worth(profile: &Profile, approvals: &Approvals, elected: &[usize]) -> Vec<BigRational> {
    let mut levels = Levels::new(approvals.distinct());
    levels.change(elected.len() + 1, |of| {
        let marks = elected.iter().flat_map(|&option| approvals.naming(option));
        marks.for_each(|&ballot| of[at(ballot)] += 1);
    });
    let places = 0..profile.entries().len();
    let worth = places.map(|option| {
        let more = usize::from(!elected.contains(&option));
        let counts = levels.count(approvals, option).into_iter();
        counts.map(|(level, ballots)| BigRational::new(ballots.into(), (level + more).into())).sum()
    });
    worth.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{profile, running, spec, won};

    #[test]
    fn the_running_example_of_lackner_and_skowron() {
        assert_eq!(running(|seats| spec("pav", seats, "all")), ["a", "ab/ac", "abc", "abcf", "abcdf/abcef/abcfg"]);
    }

    #[test]
    fn the_score_and_the_worth_of_each() {
        let profile = profile("abcx", &[(100, "abc"), (49, "x")]);
        let outcome = crate::count(&profile, &spec("pav", 3, "undrawn")).unwrap();
        let score = |outcome: &crate::Outcome| match &outcome.rounds[0].steps[1] {
            crate::Step::Seats(super::SeatStep::BestCommittees { score, .. }) => score.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!((won(&outcome).as_str(), outcome.decision), ("", crate::Decision::Tied));
        assert_eq!(score(&outcome), "199");
        let outcome = crate::count(&profile, &spec("pav", 3, "order")).unwrap();
        assert_eq!(won(&outcome), "abx");
        assert_eq!(["a", "b", "c", "x"].map(|id| outcome.totals[id].as_str()), ["50", "50", "100/3", "49"]);
        assert_eq!(outcome.ties[0].among, ["a", "b", "c"]);
        assert_eq!(outcome.ties[0].chosen, ["a", "b"]);
    }

    /// The table and the search, told apart only by how long they take, agree on
    /// random ballots: score, what is shared, the first, and each.
    #[test]
    fn table_and_search_agree() {
        let mut random = 0x9E37_79B9_7F4A_7C15_u64;
        let mut below = |most: u64| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            (random >> 20) % most
        };
        for _ in 0..300 {
            let options: String = "abcdefghi"[..2 + usize::try_from(below(8)).unwrap()].to_owned();
            let seats = 1 + usize::try_from(below(options.len() as u64)).unwrap();
            let density = 2 + below(5);
            let ballots: Vec<String> =
                (0..=below(12)).map(|_| options.chars().filter(|_| below(7) < density).collect()).collect();
            let ballots: Vec<(u64, &str)> = ballots.iter().map(|ballot| (1 + below(3), ballot.as_str())).collect();
            let profile = profile(&options, &ballots);
            let spec = spec("pav", seats, "lot:7");
            let approvals = super::Approvals::gather(&profile, &spec).unwrap();
            let ranks = super::ranks(&profile, spec.ties(), &[0_u64]).unwrap();
            let mut table = super::Table::new(&approvals, profile.standing(), seats);
            let search = |most| {
                let search = super::search::begin(&approvals, profile.standing(), seats, (u64::MAX, most));
                search.unwrap_or_else(|super::TooMuch| panic!("no limit"))
            };
            let said = |optima: &mut dyn super::Optima| {
                (optima.score(), optima.shared().ok(), optima.first(&ranks).ok(), optima.each().ok())
            };
            let (expected, whole, mut part) = (said(&mut table), said(search(1000).as_mut()), said(search(2).as_mut()));
            assert_eq!(whole, expected, "{options} {ballots:?} {seats}");
            // Of more than two, two are kept, and the rest is found by asking.
            part.3.clone_from(&expected.3);
            assert_eq!(part, expected, "{options} {ballots:?} {seats}");
        }
    }

    #[test]
    fn a_search_without_end_is_given_up() {
        // Each pair of forty options on a ballot of its own: every committee is as good.
        let options: String = ('A'..='Z').chain('a'..='n').collect();
        let pairs: Vec<String> = options
            .chars()
            .flat_map(|a| options.chars().filter(move |b| a < *b).map(move |b| format!("{a}{b}")))
            .collect();
        let ballots: Vec<(u64, &str)> = pairs.iter().map(|pair| (1, pair.as_str())).collect();
        let profile = profile(&options, &ballots);
        let quick = spec("pav", 12, "order").set("effort", "1").unwrap();
        assert!(matches!(crate::count(&profile, &quick), Err(crate::CountError::Effort { most: 1, .. })));
    }
}
