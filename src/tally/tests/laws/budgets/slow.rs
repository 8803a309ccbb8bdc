//! A second way to count budgets: from the definitions, on plain lists of
//! fractions, one person at a time. Shares nothing with the crate.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use num_bigint::BigInt;
use num_rational::BigRational;
use sha2::{Digest, Sha256};

use super::town::{Town, number};

pub(crate) type Number = BigRational;

pub(crate) fn whole(number: u64) -> Number {
    BigRational::from(BigInt::from(number))
}

/// The terms and the tie order, in words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Terms {
    pub(crate) ties: String,
    pub(crate) least: u64,
    pub(crate) conflicts: Vec<Vec<String>>,
    pub(crate) limits: Vec<(String, u64)>,
}

/// What the second way needs of a town.
pub(crate) struct Slow<'a> {
    pub(crate) town: &'a Town,
    pub(crate) terms: &'a Terms,
    pub(crate) points: Vec<Vec<(String, Number)>>,
    /// Standing projects, the first of the tie order first.
    pub(crate) order: Vec<String>,
    pub(crate) budget: Number,
}

impl<'a> Slow<'a> {
    pub(crate) fn new(town: &'a Town, terms: &'a Terms) -> Self {
        let points = town.points();
        let mut slow = Self { town, terms, points, order: Vec::new(), budget: number(&town.budget) };
        let mut order: Vec<String> =
            town.projects.iter().filter(|project| !project.withdrawn).map(|project| project.id.clone()).collect();
        match terms.ties.as_str() {
            "order" => {}
            "id" => order.sort(),
            "cost,support,id" => order.sort_by(|a, b| {
                town.cost(a).cmp(&town.cost(b)).then(slow.support(b).cmp(&slow.support(a))).then(a.cmp(b))
            }),
            lot => {
                let seed = lot.strip_prefix("lot:").expect("a lot");
                order.sort_by_key(|id| Sha256::digest(format!("{seed}{id}").as_bytes()).to_vec());
            }
        }
        slow.order = order;
        slow
    }

    pub(crate) fn support(&self, id: &str) -> Number {
        self.points.iter().flatten().filter(|(other, _)| other == id).map(|(_, points)| points.clone()).sum()
    }

    pub(crate) fn supporters(&self, id: &str) -> Vec<usize> {
        let gives =
            |ballot: &[(String, Number)]| ballot.iter().any(|(other, points)| other == id && *points > whole(0));
        (0..self.points.len()).filter(|&voter| gives(&self.points[voter])).collect()
    }

    pub(crate) fn spent(&self, chosen: &[String]) -> Number {
        chosen.iter().map(|id| self.town.cost(id)).sum()
    }

    /// Whether something else than money keeps the project out.
    pub(crate) fn barred(&self, id: &str, chosen: &[String]) -> bool {
        let category = |id: &str| self.town.projects.iter().find(|project| project.id == id).unwrap().category;
        let weak = self.support(id) < whole(self.terms.least);
        let rival = self.terms.conflicts.iter().any(|group| {
            group.iter().any(|other| other == id) && group.iter().any(|other| other != id && chosen.contains(other))
        });
        let over = self.terms.limits.iter().any(|(name, most)| {
            let inside = |id: &String| category(id) == Some(name.as_str());
            let spent: Number = chosen.iter().filter(|id| inside(id)).map(|id| self.town.cost(id)).sum();
            inside(&id.to_owned()) && spent + self.town.cost(id) > whole(*most)
        });
        weak || rival || over
    }

    pub(crate) fn fits(&self, id: &str, chosen: &[String]) -> bool {
        self.spent(chosen) + self.town.cost(id) <= self.budget
    }

    /// Adds what fits, by support or by support for each unit of cost.
    pub(crate) fn fill(&self, chosen: &mut Vec<String>, per_cost: bool, skip: bool) {
        let merit = |id: &String| {
            let (cost, support) = (self.town.cost(id), self.support(id));
            let free = cost == whole(0);
            let endless = per_cost && free && support > whole(0);
            let value = if endless {
                whole(0)
            } else if per_cost && !free {
                support / cost
            } else {
                support
            };
            (endless, value)
        };
        let mut rest: Vec<String> = self.order.iter().filter(|id| !chosen.contains(id)).cloned().collect();
        rest.sort_by_key(|id| std::cmp::Reverse(merit(id)));
        for id in rest {
            if self.barred(&id, chosen) {
                continue;
            }
            if self.fits(&id, chosen) {
                chosen.push(id);
            } else if !skip {
                return;
            }
        }
    }

    /// Whether nothing more fits.
    pub(crate) fn exhaustive(&self, chosen: &[String]) -> bool {
        self.order.iter().all(|id| chosen.contains(id) || self.barred(id, chosen) || !self.fits(id, chosen))
    }

    /// Phragmén with money in everybody's hands.
    pub(crate) fn phragmen(&self, skip: bool) -> Vec<String> {
        let mut money = vec![whole(0); self.points.len()];
        let mut chosen: Vec<String> = Vec::new();
        let mut left: BTreeSet<String> = self.order.iter().filter(|id| self.fits(id, &[])).cloned().collect();
        loop {
            left.retain(|id| !self.barred(id, &chosen) && (!skip || self.fits(id, &chosen)));
            let wait = |id: &String| {
                let supporters = self.supporters(id);
                let have: Number = supporters.iter().map(|&voter| money[voter].clone()).sum();
                (!supporters.is_empty()).then(|| (self.town.cost(id) - have) / whole(supporters.len() as u64))
            };
            let waits: BTreeMap<&String, Number> = left.iter().filter_map(|id| Some((id, wait(id)?))).collect();
            let Some(least) = waits.values().min().cloned() else { return chosen };
            let tied: Vec<&String> = self.order.iter().filter(|id| waits.get(id) == Some(&least)).collect();
            if tied.iter().any(|id| !self.fits(id, &chosen)) {
                return chosen;
            }
            let next = tied[0].clone();
            money.iter_mut().for_each(|money| *money += &least);
            self.supporters(&next).into_iter().for_each(|voter| money[voter] = whole(0));
            left.remove(&next);
            chosen.push(next);
        }
    }
}

/// How equal shares are counted.
#[derive(Debug, Clone)]
pub(crate) struct Shares {
    pub(crate) utility: &'static str,
    pub(crate) exact: bool,
    pub(crate) increment: u64,
    pub(crate) exhaustive: bool,
    pub(crate) fill: bool,
    pub(crate) comparison: &'static str,
}

/// One run.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    pub(crate) bought: Vec<String>,
    pub(crate) prices: Vec<Number>,
    pub(crate) ties: Vec<(Vec<String>, String)>,
    pub(crate) over: bool,
}

/// What came of raising.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Raised {
    pub(crate) run: Run,
    pub(crate) share: Number,
    pub(crate) raises: u64,
    pub(crate) other_ties: usize,
    pub(crate) winners: Vec<String>,
}

impl Slow<'_> {
    fn utility(&self, shares: &Shares, voter: usize, id: &str) -> Number {
        let given = self.points[voter].iter().find(|(other, _)| other == id).map(|(_, points)| points.clone());
        let given = given.filter(|points| *points > whole(0));
        match shares.utility {
            "points" => given.unwrap_or_else(|| whole(0)),
            "cardinality" => whole(u64::from(given.is_some())),
            _ => given.map_or_else(|| whole(0), |_| self.town.cost(id)),
        }
    }

    /// The least ρ with which the supporters pay the cost; none when they cannot.
    fn rho(&self, shares: &Shares, id: &str, money: &[Number]) -> Option<Number> {
        let supporters = self.supporters(id);
        let cost = self.town.cost(id);
        if supporters.is_empty() {
            return None;
        }
        if cost == whole(0) {
            return Some(whole(0));
        }
        let utility = |voter: &usize| self.utility(shares, *voter, id);
        // Each voter's money runs out at some ρ; between two such points what all
        // pay grows evenly.
        let mut ends: Vec<Number> = supporters.iter().map(|voter| &money[*voter] / utility(voter)).collect();
        ends.sort();
        for end in ends {
            let paid = |rho: &Number| -> Number {
                supporters.iter().map(|voter| (rho * utility(voter)).min(money[*voter].clone())).sum()
            };
            let all = paid(&end);
            if all >= cost {
                let rich = supporters.iter().filter(|voter| &money[**voter] / utility(voter) >= end);
                let slope: Number = rich.map(utility).sum();
                return Some(end - (all - cost) / slope);
            }
        }
        None
    }

    pub(crate) fn run(&self, shares: &Shares, share: &Number) -> Run {
        let mut money = vec![share.clone(); self.points.len()];
        let mut run = Run { bought: Vec::new(), prices: Vec::new(), ties: Vec::new(), over: false };
        loop {
            let mut least: Option<Number> = None;
            let mut tied: Vec<String> = Vec::new();
            for id in self.order.iter().filter(|id| !run.bought.contains(id) && !self.barred(id, &run.bought)) {
                let Some(rho) = self.rho(shares, id, &money) else { continue };
                match least.as_ref().map_or(Ordering::Less, |least| rho.cmp(least)) {
                    Ordering::Less => (least, tied) = (Some(rho), vec![id.clone()]),
                    Ordering::Equal => tied.push(id.clone()),
                    Ordering::Greater => {}
                }
            }
            let Some(rho) = least else { return run };
            let next = tied[0].clone();
            if tied.len() > 1 {
                tied.sort_by_key(|id| self.town.projects.iter().position(|project| project.id == *id));
                run.ties.push((tied, next.clone()));
            }
            for voter in self.supporters(&next) {
                let pays = (&rho * self.utility(shares, voter, &next)).min(money[voter].clone());
                money[voter] -= pays;
            }
            run.bought.push(next);
            run.prices.push(rho);
            if self.spent(&run.bought) > self.budget {
                run.over = true;
                return run;
            }
        }
    }

    pub(crate) fn equal_shares(&self, shares: &Shares) -> Raised {
        let people = whole(self.points.len() as u64);
        let exact = &self.budget / people;
        let mut share = if shares.exact { exact } else { exact.floor() };
        let mut run = self.run(shares, &share);
        let (mut raises, mut other_ties) = (0, 0);
        let begun: Vec<&String> = self.order.iter().filter(|id| !self.barred(id, &[])).collect();
        let all: Number = self.order.iter().map(|id| self.town.cost(id)).sum();
        loop {
            let wanted = || begun.iter().filter(|id| !self.supporters(id).is_empty());
            if shares.increment == 0
                || (shares.exhaustive && self.exhaustive(&run.bought))
                || wanted().all(|id| run.bought.contains(id))
                || share >= all
            {
                break;
            }
            raises += 1;
            let next = self.run(shares, &(&share + whole(shares.increment)));
            if next.over {
                other_ties += next.ties.len();
                break;
            }
            other_ties += run.ties.len();
            run = next;
            share += whole(shares.increment);
        }
        let mut winners = run.bought.clone();
        if shares.fill {
            self.fill(&mut winners, false, true);
        }
        if shares.comparison != "none" {
            winners = self.compare(shares, winners);
        }
        Raised { run, share, raises, other_ties, winners }
    }

    fn compare(&self, shares: &Shares, ours: Vec<String>) -> Vec<String> {
        let mut theirs = Vec::new();
        self.fill(&mut theirs, false, true);
        let served = |chosen: &[String], voter: usize| {
            let many = chosen.iter().filter(|id| self.supporters(id).contains(&voter)).count();
            if shares.comparison == "ratio" { many.min(1) } else { many }
        };
        let voters = || 0..self.points.len();
        let better = voters().filter(|&voter| served(&ours, voter) > served(&theirs, voter)).count();
        let worse = voters().filter(|&voter| served(&ours, voter) < served(&theirs, voter)).count();
        if worse > better { theirs } else { ours }
    }
}
