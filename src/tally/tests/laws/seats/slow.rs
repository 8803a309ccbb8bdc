//! The second way to count: every ballot by itself, every measure worked out anew
//! from who was elected in which order, all committees tried. It shares nothing
//! with the crate.

use std::collections::{BTreeMap, BTreeSet};

use num_rational::Ratio;
use num_traits::{One, Zero};
use sha2::{Digest, Sha256};
use tally::TieOrder;

use super::elections::Election;

/// Exact; small elections need no more digits, and more would panic.
pub(super) type Number = Ratio<i128>;

/// Measures by option.
pub(super) type Measures = BTreeMap<String, Number>;

/// What the second way says.
#[derive(Debug, Default)]
pub(super) struct Slow {
    pub(super) winners: Vec<String>,
    pub(super) outcomes: BTreeSet<BTreeSet<String>>,
    pub(super) totals: Measures,
    /// Of each tie, who was tied and who was chosen.
    pub(super) ties: Vec<(Vec<String>, Vec<String>)>,
    pub(super) open: bool,
}

/// What comes next once some are elected.
enum Next {
    /// One of these.
    One(Vec<String>, Measures),
    /// All seats left, from the first of these groups on.
    Fill(Vec<Vec<String>>, Measures),
    /// Nobody.
    End,
}

fn number(whole: usize) -> Number {
    Number::from_integer(i128::try_from(whole).expect("a small number"))
}

/// The options of the best measure, as listed; `lowest` says which is best.
fn best(measures: &Measures, left: &[String], lowest: bool) -> Vec<String> {
    let all = measures.values();
    let best = if lowest { all.min() } else { all.max() }.expect("an option has a measure");
    left.iter().filter(|id| measures.get(*id) == Some(best)).cloned().collect()
}

/// Groups from the highest measure down.
fn falling(measures: &Measures, left: &[String]) -> Vec<Vec<String>> {
    let values: BTreeSet<&Number> = measures.values().collect();
    let equal = |value| left.iter().filter(|id| measures.get(*id) == Some(value)).cloned().collect();
    values.into_iter().rev().map(equal).collect()
}

/// A way to count: rule and completion, with the ballots.
pub(super) struct Way<'a> {
    rule: &'a str,
    completion: &'a str,
    seats: usize,
    all: Vec<String>,
    ballots: Vec<Vec<String>>,
}

impl<'a> Way<'a> {
    pub(super) fn new(election: &Election, (rule, completion): (&'a str, Option<&'a str>)) -> Self {
        let completion = completion.unwrap_or_default();
        Self { rule, completion, seats: election.seats, all: election.left(), ballots: election.ballots() }
    }

    fn naming(&self, id: &String) -> Vec<&Vec<String>> {
        self.ballots.iter().filter(|ballot| ballot.contains(id)).collect()
    }

    fn next(&self, elected: &[String]) -> Next {
        let left: Vec<String> = self.all.iter().filter(|id| !elected.contains(id)).cloned().collect();
        let on = |ballot: &Vec<String>| ballot.iter().filter(|id| elected.contains(id)).count();
        let of = |measure: &dyn Fn(&String) -> Number| -> Measures {
            left.iter().map(|id| (id.clone(), measure(id))).collect()
        };
        match self.rule {
            "av" => {
                let measures = of(&|id| number(self.naming(id).len()));
                Next::Fill(falling(&measures, &left), measures)
            }
            "sav" => {
                let share = |ballot: &Vec<String>| Number::one() / number(ballot.len());
                let measures = of(&|id| self.naming(id).into_iter().map(share).sum());
                Next::Fill(falling(&measures, &left), measures)
            }
            "seq-pav" => {
                let weight = |ballot: &Vec<String>| Number::one() / number(on(ballot) + 1);
                let measures = of(&|id| self.naming(id).into_iter().map(weight).sum());
                Next::One(best(&measures, &left, false), measures)
            }
            "seq-cc" => {
                let measures = of(&|id| number(self.naming(id).into_iter().filter(|ballot| on(ballot) == 0).count()));
                Next::One(best(&measures, &left, false), measures)
            }
            "phragmen" => self.by_load(&left, &self.loads(elected, vec![Number::zero(); self.ballots.len()])),
            _ => self.by_price(elected, &left),
        }
    }

    /// What a ballot would bear if an option were elected.
    fn load(&self, id: &String, loads: &[Number]) -> Option<Number> {
        let theirs: Vec<&Number> =
            self.ballots.iter().zip(loads).filter(|(ballot, _)| ballot.contains(id)).map(|(_, load)| load).collect();
        let sum = theirs.iter().fold(Number::one(), |sum, load| sum + *load);
        (!theirs.is_empty()).then(|| sum / number(theirs.len()))
    }

    fn loads(&self, elected: &[String], mut loads: Vec<Number>) -> Vec<Number> {
        for id in elected {
            let Some(load) = self.load(id, &loads) else { continue };
            for (ballot, before) in self.ballots.iter().zip(&mut loads) {
                if ballot.contains(id) {
                    *before = load;
                }
            }
        }
        loads
    }

    fn by_load(&self, left: &[String], loads: &[Number]) -> Next {
        let measures: Measures = left.iter().filter_map(|id| Some((id.clone(), self.load(id, loads)?))).collect();
        if measures.is_empty() {
            return Next::Fill(vec![left.to_vec()], measures);
        }
        Next::One(best(&measures, left, true), measures)
    }

    /// The price a ballot at which the ballots naming an option pay exactly one:
    /// those who have less give all, the others the price.
    fn price(&self, id: &String, money: &[Number]) -> Option<Number> {
        let mut theirs: Vec<&Number> =
            self.ballots.iter().zip(money).filter(|(ballot, _)| ballot.contains(id)).map(|(_, has)| has).collect();
        theirs.sort();
        (0..theirs.len()).find_map(|poor| {
            let given = theirs[..poor].iter().fold(Number::zero(), |sum, has| sum + *has);
            let price = (Number::one() - given) / number(theirs.len() - poor);
            let less = theirs.iter().filter(|has| ***has < price).count();
            (less == poor).then_some(price)
        })
    }

    fn by_price(&self, elected: &[String], left: &[String]) -> Next {
        let each = number(self.seats) / number(self.ballots.len());
        let mut money = vec![each; self.ballots.len()];
        let mut bought = 0;
        for id in elected {
            let Some(price) = self.price(id, &money) else { break };
            for (ballot, has) in self.ballots.iter().zip(&mut money) {
                if ballot.contains(id) {
                    *has = (*has - price).max(Number::zero());
                }
            }
            bought += 1;
        }
        let prices: Measures = left.iter().filter_map(|id| Some((id.clone(), self.price(id, &money)?))).collect();
        if !prices.is_empty() {
            return Next::One(best(&prices, left, true), prices);
        }
        match self.completion {
            "none" => Next::End,
            "av" => {
                let measures = left.iter().map(|id| (id.clone(), number(self.naming(id).len()))).collect();
                Next::Fill(falling(&measures, left), measures)
            }
            _ => {
                let debts = money.into_iter().map(|has| -has).collect();
                self.by_load(left, &self.loads(&elected[bought..], debts))
            }
        }
    }

    /// Counts with ties in this order.
    pub(super) fn count(&self, ties: &TieOrder) -> Slow {
        let mut slow = Slow::default();
        if self.rule == "pav" {
            self.best_committees(ties, &mut slow);
            return slow;
        }
        self.course(ties, &mut slow);
        if *ties == TieOrder::All {
            self.all_courses(&mut Vec::new(), &mut slow.outcomes, &mut BTreeSet::new());
            slow.open = slow.outcomes.len() > 1;
        }
        if self.rule == "av" || self.rule == "sav" {
            slow.winners.sort_by_key(|id| self.all.iter().position(|other| other == id));
        }
        slow
    }

    /// The one course that a total order gives, or the first one.
    fn course(&self, ties: &TieOrder, slow: &mut Slow) {
        while slow.winners.len() < self.seats {
            let (groups, measures, empty) = match self.next(&slow.winners) {
                Next::One(tied, measures) => (vec![tied], measures, 1),
                Next::Fill(groups, measures) => (groups, measures, self.seats - slow.winners.len()),
                Next::End => return,
            };
            self.all.iter().filter(|id| !slow.winners.contains(id)).for_each(|id| _ = slow.totals.remove(id));
            slow.totals.extend(measures);
            let full = slow.winners.len() + empty;
            for mut group in groups {
                let room = full - slow.winners.len();
                if room > 0 && group.len() > room {
                    let tied = group.clone();
                    if *ties == TieOrder::Undrawn {
                        slow.ties.push((tied, Vec::new()));
                        slow.open = true;
                        return;
                    }
                    self.in_order(&mut group, ties);
                    group.truncate(room);
                    slow.ties.push((tied, group.clone()));
                }
                slow.winners.extend(group.into_iter().take(room));
            }
        }
    }

    fn in_order(&self, group: &mut [String], ties: &TieOrder) {
        let hash = |seed: &str, id: &String| Sha256::digest(format!("{seed}{id}").as_bytes()).to_vec();
        match ties {
            TieOrder::Lot(lot) => group.sort_by_key(|id| hash(lot.seed(), id)),
            TieOrder::Id => group.sort(),
            _ => group.sort_by_key(|id| self.all.iter().position(|other| other == id)),
        }
    }

    fn all_courses(
        &self,
        elected: &mut Vec<String>,
        outcomes: &mut BTreeSet<BTreeSet<String>>,
        been: &mut BTreeSet<Vec<String>>,
    ) {
        if !been.insert(elected.clone()) {
            return;
        }
        let next = if elected.len() == self.seats { Next::End } else { self.next(elected) };
        match next {
            Next::End => _ = outcomes.insert(elected.iter().cloned().collect()),
            Next::One(tied, _) => {
                for id in tied {
                    elected.push(id);
                    self.all_courses(elected, outcomes, been);
                    elected.pop();
                }
            }
            Next::Fill(groups, _) => {
                let mut sure: BTreeSet<String> = elected.iter().cloned().collect();
                for group in groups {
                    let room = self.seats - sure.len();
                    if group.len() >= room {
                        for some in subsets(&group, room) {
                            outcomes.insert(sure.iter().cloned().chain(some).collect());
                        }
                        return;
                    }
                    sure.extend(group);
                }
            }
        }
    }

    /// The PAV score of a committee.
    pub(super) fn score(&self, committee: &[String]) -> Number {
        let of = |ballot: &Vec<String>| -> Number {
            let count = ballot.iter().filter(|id| committee.contains(id)).count();
            (1..=count).map(|n| Number::one() / number(n)).sum()
        };
        self.ballots.iter().map(of).sum()
    }

    fn best_committees(&self, ties: &TieOrder, slow: &mut Slow) {
        let scored = subsets(&self.all, self.seats).into_iter().map(|committee| (self.score(&committee), committee));
        let scored: Vec<_> = scored.collect();
        let most = *scored.iter().map(|(score, _)| score).max().expect("seats fit the options");
        let highest = scored.into_iter().filter(|(score, _)| *score == most);
        let mut committees: Vec<Vec<String>> = highest.map(|(_, committee)| committee).collect();
        let mut ranked = self.all.clone();
        self.in_order(&mut ranked, ties);
        let rank = |id: &String| ranked.iter().position(|other| other == id);
        committees.sort_by_cached_key(|committee| {
            let mut ranks: Vec<_> = committee.iter().map(rank).collect();
            ranks.sort_unstable();
            ranks
        });
        let in_how_many = |id: &&String| committees.iter().filter(|committee| committee.contains(id)).count();
        let tied = |id: &&String| (1..committees.len()).contains(&in_how_many(id));
        slow.open = committees.len() > 1 && matches!(ties, TieOrder::Undrawn | TieOrder::All);
        if committees.len() > 1 {
            let among: Vec<String> = self.all.iter().filter(tied).cloned().collect();
            let chosen = self.all.iter().filter(|id| !slow.open && tied(id) && committees[0].contains(id));
            slow.ties.push((among, chosen.cloned().collect()));
        }
        let base: Vec<String> = if slow.open {
            self.all.iter().filter(|id| in_how_many(id) == committees.len()).cloned().collect()
        } else {
            committees[0].clone()
        };
        let without = |id: &String| base.iter().filter(|other| *other != id).cloned().collect::<Vec<_>>();
        let with = |id: &String| without(id).into_iter().chain([id.clone()]).collect::<Vec<_>>();
        slow.totals =
            self.all.iter().map(|id| (id.clone(), self.score(&with(id)) - self.score(&without(id)))).collect();
        slow.winners.clone_from(&committees[0]);
        slow.outcomes = committees.into_iter().map(|committee| committee.into_iter().collect()).collect();
    }
}

/// All sublists of a length.
pub(super) fn subsets(of: &[String], length: usize) -> Vec<Vec<String>> {
    let sets = (0_u32..1 << of.len()).filter(|set| set.count_ones() as usize == length);
    sets.map(|set| of.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1).map(|(_, id)| id.clone()).collect())
        .collect()
}
