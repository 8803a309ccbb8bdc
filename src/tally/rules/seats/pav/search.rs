//! The best PAV committees by branch and bound, for many options.
//!
//! Options are taken or left one by one, the dearest first; a bound of [`Rows`], made
//! anew for every partial committee, says what can still be reached, and is the true
//! score when one seat is left. Committees as good as the best are kept, up to a
//! number; when there are more, what is common to them is found by asking, option by
//! option, for one with or without it.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::super::approvals::Approvals;
use super::ballots::{Rows, Whole};
use super::branch::{Branch, Leans, hopes};
use super::{Optima, TooMuch, unit};

/// Rounds of leaning for the first bound, and for every other.
const ROUNDS: [u64; 2] = [48, 3];

/// Begins a search among places `standing`, which looks at no more than `effort`
/// marks and keeps no more than `most` committees.
pub(super) fn begin(
    approvals: &Approvals,
    standing: Vec<usize>,
    seats: usize,
    (effort, most): (u64, usize),
) -> Result<Box<dyn Optima>, TooMuch> {
    let (unit, limits) = (unit(seats), (effort, most));
    let shares: Vec<BigInt> = (1..=seats).map(|n| &unit / n).collect();
    // No number is more: see `Rows::bound`.
    let largest = unit * approvals.ballots() * (3 * seats);
    if largest.to_i64().is_some() {
        let shares = shares.iter().filter_map(BigInt::to_i64).collect();
        Ok(Box::new(Search::<i64>::new(approvals, standing, shares, limits)?))
    } else if largest.to_i128().is_some() {
        let shares = shares.iter().filter_map(BigInt::to_i128).collect();
        Ok(Box::new(Search::<i128>::new(approvals, standing, shares, limits)?))
    } else {
        Ok(Box::new(Search::<BigInt>::new(approvals, standing, shares, limits)?))
    }
}

/// What is sought.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seek {
    /// Whatever is best, and all that is as good.
    Best,
    /// One that is as good as the best known, which is the best.
    One,
}

struct Search<T> {
    rows: Rows<T>,
    places: Vec<usize>,
    seats: usize,
    chosen: Vec<usize>,
    best: T,
    /// Committees with the best score; when there are `more`, as many as are kept.
    found: Vec<Vec<u16>>,
    more: bool,
    most: usize,
    /// The one that was sought.
    one: Option<Vec<u16>>,
    /// Marks that may still be looked at.
    left: u64,
}

impl<T: Whole> Search<T> {
    fn new(
        approvals: &Approvals,
        places: Vec<usize>,
        shares: Vec<T>,
        (left, most): (u64, usize),
    ) -> Result<Self, TooMuch> {
        let seats = shares.len();
        let rows = Rows::new(approvals, &places, shares);
        let (chosen, best, found) = (Vec::new(), T::zero(), Vec::new());
        let mut search = Self { rows, places, seats, chosen, best, found, more: false, most, one: None, left };
        search.climb()?;
        search.walk((0..search.places.len()).collect(), Seek::Best)?;
        Ok(search)
    }

    fn look(&mut self) -> Result<(), TooMuch> {
        let marks = u64::try_from(self.rows.size() + self.places.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(marks).ok_or(TooMuch)?;
        Ok(())
    }

    fn take(&mut self, option: usize) {
        self.chosen.push(option);
        self.rows.take(option);
    }

    fn put_back(&mut self) {
        if let Some(option) = self.chosen.pop() {
            self.rows.put_back(option);
        }
    }

    /// The score of what is chosen, and what each option would add.
    fn gains(&mut self) -> Result<(T, Vec<T>), TooMuch> {
        self.look()?;
        let gains = self.rows.bound(&vec![0; self.places.len()], 1);
        Ok((gains.base, gains.prices))
    }

    /// A good score to begin with: the highest gain seat by seat, then one member
    /// after another is replaced as long as that helps.
    fn climb(&mut self) -> Result<(), TooMuch> {
        let mut kept = 0;
        while kept < self.seats {
            if self.chosen.len() == self.seats {
                let out = self.chosen.remove(0);
                self.rows.put_back(out);
            }
            let (score, gains) = self.gains()?;
            let others = (0..self.places.len()).filter(|option| !self.chosen.contains(option));
            let best = others.max_by(|&a, &b| gains[a].cmp(&gains[b]).then(b.cmp(&a)));
            let best = best.expect("no more seats than options");
            self.take(best);
            if self.chosen.len() == self.seats {
                let score = score + &gains[best];
                kept = if score > self.best { 0 } else { kept + 1 };
                self.best = score;
            }
        }
        while !self.chosen.is_empty() {
            self.put_back();
        }
        Ok(())
    }

    /// Whether a committee that scores at most this is sought.
    fn sought(&self, most: &T, seek: Seek) -> bool {
        match seek {
            Seek::Best => *most > self.best || (*most == self.best && !self.more),
            Seek::One => *most >= self.best && self.one.is_none(),
        }
    }

    /// Walks through the committees that have what is chosen now and else some of
    /// `options`, leaving out what is not sought. In the end the same is chosen. The
    /// one that is sought is the first in the order of `options`.
    fn walk(&mut self, options: Vec<usize>, seek: Seek) -> Result<(), TooMuch> {
        let fixed = self.chosen.len();
        let leans = Leans::even(self.places.len());
        let mut trail: Vec<Branch<T>> = self.branch((options, &leans), seek, ROUNDS[0])?.into_iter().collect();
        while let Some(branch) = trail.last_mut() {
            let Some((option, most)) = branch.next() else {
                trail.pop();
                if self.chosen.len() > fixed {
                    self.put_back();
                }
                continue;
            };
            if !self.sought(&most, seek) {
                continue;
            }
            let (later, leans) = (branch.later(), branch.leans.clone());
            self.take(option);
            match self.branch((later, &leans), seek, ROUNDS[1])? {
                Some(branch) => trail.push(branch),
                None => self.put_back(),
            }
        }
        Ok(())
    }

    /// What can be added to the chosen; nothing if nothing sought can come of it, or
    /// if one seat is left: then each option is seen at once.
    fn branch(
        &mut self,
        (mut options, leans): (Vec<usize>, &Leans),
        seek: Seek,
        rounds: u64,
    ) -> Result<Option<Branch<T>>, TooMuch> {
        let missing = self.seats - self.chosen.len();
        if missing < 2 {
            let (score, gains) = self.gains()?;
            if missing == 0 {
                self.see(&score, None, seek);
            } else {
                options.into_iter().for_each(|option| self.see(&(score.clone() + &gains[option]), Some(option), seek));
            }
            return Ok(None);
        }
        let mut leans = leans.among(&options, missing);
        let mut best = None;
        for _ in 0..rounds {
            self.look()?;
            let bound = self.rows.bound(leans.sums(), leans.rounds());
            let dearest = bound.dearest(&options, missing);
            let most = dearest.iter().fold(bound.base.clone(), |sum, &option| sum + &bound.prices[option]);
            if !self.sought(&most, seek) {
                return Ok(None);
            }
            if best.as_ref().is_none_or(|(least, _)| most < *least) {
                best = Some((most, bound));
            }
            leans.lean(&dearest);
        }
        let Some((_, bound)) = best else { return Ok(None) };
        if seek == Seek::Best {
            options.sort_by(|&a, &b| bound.prices[b].cmp(&bound.prices[a]));
        }
        let hopes = hopes(&bound, &options, missing);
        Ok(Some(Branch::new(options, hopes, leans.settled())))
    }

    /// Sees a committee of the chosen and an option more.
    fn see(&mut self, score: &T, option: Option<usize>, seek: Seek) {
        if *score > self.best && seek == Seek::Best {
            self.best = score.clone();
            self.found.clear();
            self.more = false;
        }
        if *score != self.best {
            return;
        }
        let committee = self.chosen.iter().copied().chain(option);
        let committee = committee.map(|option| u16::try_from(option).expect("options are places"));
        if seek == Seek::One {
            self.one.get_or_insert_with(|| committee.collect());
        } else if self.found.len() < self.most {
            self.found.push(committee.collect());
        } else {
            self.more = true;
        }
    }

    /// One of the best committees, among those that have `with` and not `without`.
    fn one(&mut self, with: Option<usize>, without: Option<usize>) -> Result<Option<Vec<u16>>, TooMuch> {
        let others = (0..self.places.len()).filter(|&option| Some(option) != with && Some(option) != without);
        let others = others.collect();
        with.into_iter().for_each(|option| self.take(option));
        self.walk(others, Seek::One)?;
        with.into_iter().for_each(|_option| self.put_back());
        Ok(self.one.take())
    }

    fn listed(&self, committee: &[u16]) -> Vec<usize> {
        let mut places: Vec<usize> = committee.iter().map(|&option| self.places[usize::from(option)]).collect();
        places.sort_unstable();
        places
    }
}

impl<T: Whole> Optima for Search<T> {
    fn score(&self) -> BigInt {
        self.best.clone().into()
    }

    fn shared(&mut self) -> Result<(Vec<usize>, Vec<usize>), TooMuch> {
        let options = self.places.len();
        let mut shared = Shared { all: vec![true; options], some: vec![false; options] };
        self.found.iter().for_each(|committee| shared.see(committee));
        let unknown = if self.more { options } else { 0 };
        for option in 0..unknown {
            let other = match (shared.all[option], shared.some[option]) {
                (true, _) => self.one(None, Some(option))?,
                (false, true) => None,
                (false, false) => self.one(Some(option), None)?,
            };
            other.iter().for_each(|committee| shared.see(committee));
        }
        let places = |which: &dyn Fn(usize) -> bool| {
            (0..options).filter(|&option| which(option)).map(|option| self.places[option]).collect()
        };
        Ok((places(&|option| shared.all[option]), places(&|option| shared.some[option] && !shared.all[option])))
    }

    fn first(&mut self, ranks: &[usize]) -> Result<Vec<usize>, TooMuch> {
        let mut order: Vec<usize> = (0..self.places.len()).collect();
        order.sort_by_key(|&option| ranks[self.places[option]]);
        if self.more {
            self.walk(order, Seek::One)?;
            return Ok(self.one.take().map(|one| self.listed(&one)).unwrap_or_default());
        }
        let has = |committee: &Vec<u16>| {
            let has = |option: usize| committee.iter().any(|&member| usize::from(member) == option);
            order.iter().map(|&option| has(option)).collect::<Vec<bool>>()
        };
        Ok(self.found.iter().max_by_key(|committee| has(committee)).map(|first| self.listed(first)).unwrap_or_default())
    }

    fn each(&mut self) -> Result<Vec<Vec<usize>>, TooMuch> {
        let mut each: Vec<Vec<usize>> = self.found.iter().map(|committee| self.listed(committee)).collect();
        each.sort_unstable();
        Ok(each)
    }
}

/// By option, whether all or some of the committees seen have it.
struct Shared {
    all: Vec<bool>,
    some: Vec<bool>,
}

impl Shared {
    fn see(&mut self, committee: &[u16]) {
        let mut has = vec![false; self.all.len()];
        committee.iter().for_each(|&option| has[usize::from(option)] = true);
        self.all.iter_mut().zip(&has).for_each(|(all, has)| *all &= has);
        self.some.iter_mut().zip(has).for_each(|(some, has)| *some |= has);
    }
}
