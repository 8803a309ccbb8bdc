//! The best PAV committees by branch and bound, for many options.
//!
//! Options are taken in or left out one by one. Two bounds say how much a partial
//! committee can still reach: its score and the highest gains of options that are
//! left (gains only fall), and the prices of [`Bound`]. Gains are kept up with
//! every change, at the cost of the ballots that name the option.
//!
//! Scores are whole numbers in units of 1/lcm(1, …, seats). No number here exceeds
//! ballots · seats · lcm (a score, a gain, a price, a base and sums of `seats` of
//! them twice that), which decides between 128 bits and big integers.

use std::ops::ControlFlow;

use num_bigint::BigInt;
use num_traits::{NumAssignRef, NumRef, ToPrimitive};

use super::super::approvals::{Approvals, at};
use super::bound::{self, Bound};
use super::{Optima, TooMuch, unit};
use crate::profile::bag::Heap;

/// Whole numbers for scores.
pub(super) trait Whole: NumAssignRef + NumRef + Clone + Ord + From<u64> + Into<BigInt> {}
impl Whole for i128 {}
impl Whole for BigInt {}

/// A different ballot.
pub(super) struct Row {
    /// Numbers of options, ascending.
    pub(super) options: Vec<usize>,
    ballots: u64,
}

impl Row {
    /// A number times the ballots.
    pub(super) fn times<T: Whole>(&self, number: &T) -> T {
        T::from(self.ballots) * number
    }
}

/// Begins a search among places `standing`.
pub(super) fn begin(
    approvals: &Approvals,
    standing: Vec<usize>,
    seats: usize,
    most: u64,
) -> Result<Box<dyn Optima>, TooMuch> {
    let rows = rows(approvals, &standing);
    let ballots: u64 = rows.iter().map(|row| row.ballots).sum();
    let (unit, doubled) = (unit(seats), seats * 2);
    let fits = (&unit * ballots * doubled).to_i128().is_some();
    let shares: Vec<BigInt> = (1..=seats).map(|n| &unit / n).collect();
    if fits {
        let shares = shares.iter().filter_map(BigInt::to_i128).collect();
        Ok(Box::new(Search::new(rows, standing, shares, most)?))
    } else {
        Ok(Box::new(Search::new(rows, standing, shares, most)?))
    }
}

/// The different ballots once withdrawn options are struck; options by number.
fn rows(approvals: &Approvals, standing: &[usize]) -> Vec<Row> {
    let mut naming = vec![Vec::new(); approvals.distinct()];
    for (number, &option) in (0_u16..).zip(standing) {
        approvals.naming(option).iter().for_each(|&ballot| naming[at(ballot)].push(number));
    }
    let mut heap = Heap::new();
    for (ballot, options) in (0..).zip(&naming).filter(|(_, options)| !options.is_empty()) {
        heap.push(options, approvals.weight(ballot));
    }
    let bag = heap.merge();
    let options = |ballot: &[u16]| ballot.iter().map(|&number| usize::from(number)).collect();
    bag.iter().map(|(ballot, ballots)| Row { options: options(ballot), ballots }).collect()
}

/// What is sought among the committees.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sought {
    Better,
    AsGood,
}

/// A search. Options have numbers here.
pub(super) struct Search<T> {
    rows: Vec<Row>,
    /// By option, the rows that name it.
    naming: Vec<Vec<usize>>,
    places: Vec<usize>,
    seats: usize,
    /// `shares[n]` is 1/(n + 1); the last, for a full committee, is 0.
    shares: Vec<T>,
    bound: Bound<T>,
    /// By row, how many of its options are chosen.
    counts: Vec<usize>,
    /// By option, what it would add to the score.
    gains: Vec<T>,
    chosen: Vec<usize>,
    score: T,
    best: T,
    best_chosen: Vec<usize>,
    /// Marks that may still be looked at.
    left: u64,
}

impl<T: Whole> Search<T> {
    fn new(rows: Vec<Row>, places: Vec<usize>, mut shares: Vec<T>, most: u64) -> Result<Self, TooMuch> {
        let seats = shares.len();
        shares.push(T::zero());
        let mut naming = vec![Vec::new(); places.len()];
        let mut gains = vec![T::zero(); places.len()];
        for (number, row) in rows.iter().enumerate() {
            for &option in &row.options {
                naming[option].push(number);
                gains[option] += &row.times(&shares[0]);
            }
        }
        let bound = Bound { base: T::zero(), prices: Vec::new() };
        let (counts, score, best) = (vec![0; rows.len()], T::zero(), T::zero());
        let (chosen, best_chosen) = (Vec::new(), Vec::new());
        let left = most;
        let mut search =
            Self { rows, naming, places, seats, shares, bound, counts, gains, chosen, score, best, best_chosen, left };
        search.find_best()?;
        Ok(search)
    }

    /// A good committee first, then whatever is better.
    fn find_best(&mut self) -> Result<(), TooMuch> {
        self.climb()?;
        self.best = self.score.clone();
        self.best_chosen = self.chosen.clone();
        while let Some(option) = self.chosen.pop() {
            self.change(option, Change::Out)?;
        }
        self.bound = bound::find(&self.rows, &self.shares, &self.best_chosen, self.places.len());
        let mut order: Vec<usize> = (0..self.places.len()).collect();
        order.sort_by(|&a, &b| self.bound.prices[b].cmp(&self.bound.prices[a]));
        self.walk(&order, Sought::Better, |_committee| ControlFlow::Continue(()))
    }

    /// Takes the highest gain seat by seat, then swaps while that helps.
    fn climb(&mut self) -> Result<(), TooMuch> {
        while self.chosen.len() < self.seats {
            self.take_best()?;
        }
        let mut since = 0;
        while since < self.seats {
            let before = self.score.clone();
            let out = self.chosen.remove(0);
            self.change(out, Change::Out)?;
            self.take_best()?;
            since = if self.score > before { 0 } else { since + 1 };
        }
        Ok(())
    }

    fn take_best(&mut self) -> Result<(), TooMuch> {
        let others = (0..self.places.len()).filter(|option| !self.chosen.contains(option));
        let best = others.max_by(|&a, &b| self.gains[a].cmp(&self.gains[b]).then(b.cmp(&a)));
        let option = best.expect("no more seats than options");
        self.chosen.push(option);
        self.change(option, Change::In)
    }

    /// Takes an option in or out: the score, and what every option would add.
    fn change(&mut self, option: usize, change: Change) -> Result<(), TooMuch> {
        if change == Change::In {
            self.score += &self.gains[option];
        }
        let mut looked = 1;
        for &number in &self.naming[option] {
            let (row, count) = (&self.rows[number], &mut self.counts[number]);
            let fewer = if change == Change::In { *count } else { *count - 1 };
            let mut step = self.shares[fewer].clone();
            step -= &self.shares[fewer + 1];
            let step = row.times(&step);
            for &other in &row.options {
                match change {
                    Change::In => self.gains[other] -= &step,
                    Change::Out => self.gains[other] += &step,
                }
            }
            *count = if change == Change::In { fewer + 1 } else { fewer };
            looked += row.options.len();
        }
        if change == Change::Out {
            self.score -= &self.gains[option];
        }
        self.look(looked)
    }

    fn look(&mut self, marks: usize) -> Result<(), TooMuch> {
        let left = self.left.checked_sub(u64::try_from(marks).unwrap_or(u64::MAX));
        self.left = left.ok_or(TooMuch)?;
        Ok(())
    }

    /// Walks through the committees that have what is chosen now and else options
    /// of `order`, those with the first options first, leaving out what cannot be
    /// as good as sought. Ends with the same chosen.
    fn walk(
        &mut self,
        order: &[usize],
        sought: Sought,
        mut see: impl FnMut(&[usize]) -> ControlFlow<()>,
    ) -> Result<(), TooMuch> {
        let mut trail: Vec<usize> = Vec::new();
        let (mut next, mut ended) = (0, false);
        loop {
            let missing = self.seats - self.chosen.len();
            if missing == 0 && !ended {
                ended = self.full(sought, &mut see).is_break();
            } else if !ended && order.len() - next >= missing && self.hopeful(&order[next..], missing, sought)? {
                self.chosen.push(order[next]);
                self.change(order[next], Change::In)?;
                trail.push(next);
                next += 1;
                continue;
            }
            let Some(last) = trail.pop() else { return Ok(()) };
            self.chosen.pop();
            self.change(order[last], Change::Out)?;
            next = last + 1;
        }
    }

    fn full(&mut self, sought: Sought, see: &mut impl FnMut(&[usize]) -> ControlFlow<()>) -> ControlFlow<()> {
        if self.score > self.best {
            self.best = self.score.clone();
            self.best_chosen = self.chosen.clone();
        }
        if sought == Sought::AsGood && self.score == self.best { see(&self.chosen) } else { ControlFlow::Continue(()) }
    }

    /// Whether the best of these options could fill the seats as well as sought.
    fn hopeful(&mut self, options: &[usize], missing: usize, sought: Sought) -> Result<bool, TooMuch> {
        self.look(options.len())?;
        let enough = |most: &T| if sought == Sought::Better { *most > self.best } else { *most >= self.best };
        let mut most = self.score.clone();
        add_highest(&mut most, &self.gains, options, missing);
        if !enough(&most) {
            return Ok(false);
        }
        let mut most = self.bound.base.clone();
        self.chosen.iter().for_each(|&option| most += &self.bound.prices[option]);
        add_highest(&mut most, &self.bound.prices, options, missing);
        Ok(enough(&most))
    }

    /// A best committee with (`Change::In`) or without (`Change::Out`) this option.
    fn best_with(&mut self, option: usize, change: Change) -> Result<Option<Vec<usize>>, TooMuch> {
        let mut order: Vec<usize> = (0..self.places.len()).filter(|&other| other != option).collect();
        order.sort_by(|&a, &b| self.bound.prices[b].cmp(&self.bound.prices[a]));
        if change == Change::In {
            self.chosen.push(option);
            self.change(option, Change::In)?;
        }
        let mut found = None;
        self.walk(&order, Sought::AsGood, |committee| {
            found = Some(committee.to_vec());
            ControlFlow::Break(())
        })?;
        if change == Change::In {
            self.chosen.pop();
            self.change(option, Change::Out)?;
        }
        Ok(found)
    }

    fn listed(&self, committee: &[usize]) -> Vec<usize> {
        let mut places: Vec<usize> = committee.iter().map(|&option| self.places[option]).collect();
        places.sort_unstable();
        places
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    In,
    Out,
}

/// Adds the `many` highest of the numbers of these options.
fn add_highest<T: Whole>(sum: &mut T, numbers: &[T], options: &[usize], many: usize) {
    let mut all: Vec<&T> = options.iter().map(|&option| &numbers[option]).collect();
    if many < all.len() {
        all.select_nth_unstable_by(many, |a, b| b.cmp(a));
    }
    all.iter().take(many).for_each(|number| *sum += *number);
}

impl<T: Whole> Optima for Search<T> {
    fn score(&self) -> BigInt {
        self.best.clone().into()
    }

    fn shared(&mut self) -> Result<(Vec<usize>, Vec<usize>), TooMuch> {
        let options = self.places.len();
        let (mut all, mut some) = (vec![false; options], vec![false; options]);
        for &option in &self.best_chosen {
            (all[option], some[option]) = (true, true);
        }
        for option in 0..options {
            let other = match (all[option], some[option]) {
                (true, _) => self.best_with(option, Change::Out)?,
                (false, true) => None,
                (false, false) => self.best_with(option, Change::In)?,
            };
            if let Some(other) = other {
                other.iter().for_each(|&option| some[option] = true);
                (0..options).filter(|option| !other.contains(option)).for_each(|option| all[option] = false);
            }
        }
        let listed = |which: &dyn Fn(usize) -> bool| {
            (0..options).filter(|&option| which(option)).map(|option| self.places[option]).collect()
        };
        Ok((listed(&|option| all[option]), listed(&|option| some[option] && !all[option])))
    }

    fn first(&mut self, ranks: &[usize]) -> Result<Vec<usize>, TooMuch> {
        let mut order: Vec<usize> = (0..self.places.len()).collect();
        order.sort_by_key(|&option| ranks[self.places[option]]);
        let mut first = Vec::new();
        self.walk(&order, Sought::AsGood, |committee| {
            first = committee.to_vec();
            ControlFlow::Break(())
        })?;
        Ok(self.listed(&first))
    }

    fn each(&mut self, most: usize) -> Result<Vec<Vec<usize>>, TooMuch> {
        let order: Vec<usize> = (0..self.places.len()).collect();
        let mut each = Vec::new();
        self.walk(&order, Sought::AsGood, |committee| {
            each.push(committee.to_vec());
            if each.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        Ok(each.iter().map(|committee| self.listed(committee)).collect())
    }
}
