//! The grades of one option, and which of two options has more merit.
//!
//! Taking the median away again and again walks through the sorted grades from
//! the middle outwards: with the `N` grades at places `0..N` and the lower middle
//! `c = (N-1)/2`, the medians are those at `c, c-1, c+1, c-2, c+2, …` when `N` is
//! odd, and at `c, c+1, c-1, c+2, …` when it is even. So two options differ first
//! where the walks meet different grades, and runs of equal grades are passed in
//! one step: the work is the number of different grades, not of ballots. (The
//! test `the_walk_is_the_removal` takes grades away one by one.)
//!
//! Every grade given `k` times gives the same walk, each pair of steps `k` times.
//! So options with different numbers of grades are compared at a common multiple.

use std::cmp::Ordering;

use num_integer::Integer;
use num_rational::Ratio;

/// The grades of an option: how often each, lowest first, none zero times.
#[derive(Debug, Clone)]
pub(super) struct Merit {
    grades: Vec<(i64, u64)>,
    total: u64,
}

/// Where two options part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parted {
    /// The grades taken away from each; for options with different numbers of
    /// grades the share taken away.
    pub(super) removed: Result<u64, Ratio<u128>>,
    /// The medians then.
    pub(super) first: i64,
    pub(super) second: i64,
}

impl Merit {
    pub(super) fn new(grades: Vec<(i64, u64)>) -> Self {
        let total = grades.iter().map(|(_, times)| times).sum();
        Self { grades, total }
    }

    /// The same with a zero from each of `ballots` that gives no grade.
    pub(super) fn with_zeros(grades: Vec<(i64, u64)>, ballots: u64) -> Self {
        let mut merit = Self::new(grades);
        let zeros = ballots - merit.total;
        if zeros > 0 {
            match merit.grades.binary_search_by_key(&0, |&(grade, _)| grade) {
                Ok(at) => merit.grades[at].1 += zeros,
                Err(at) => merit.grades.insert(at, (0, zeros)),
            }
            merit.total = ballots;
        }
        merit
    }

    pub(super) fn grades(&self) -> &[(i64, u64)] {
        &self.grades
    }

    /// The median, the lower one of two; `None` without grades.
    pub(super) fn median(&self) -> Option<i64> {
        let middle = self.total.checked_sub(1)? / 2;
        let mut below = 0;
        let found = self.grades.iter().find(|(_, times)| {
            below += times;
            below > middle
        });
        found.map(|&(grade, _)| grade)
    }

    /// Whether this has more merit than `other`, and where they part. An option
    /// without grades has less merit than any.
    pub(super) fn compare(&self, other: &Self) -> (Ordering, Option<Parted>) {
        if self.total == 0 || other.total == 0 {
            return (self.total.min(1).cmp(&other.total.min(1)), None);
        }
        // Each at most 2^48, so the common multiple fits 96 bits.
        let [own, others] = [self.total, other.total].map(u128::from);
        let common = own.gcd(&others);
        let mut walks = [Walk::new(self, others / common), Walk::new(other, own / common)];
        let whole = own / common * others;
        let mut pairs = 0;
        loop {
            let [a, b] = [walks[0].here(), walks[1].here()];
            let ((Some((low_a, high_a)), Some((low_b, high_b))), odd) = ((a, b), whole % 2) else {
                return (Ordering::Equal, None);
            };
            if (low_a, high_a) != (low_b, high_b) {
                let lower = low_a != low_b;
                let (first, second) = if lower { (low_a, low_b) } else { (high_a, high_b) };
                // With an odd number the first pair is one grade.
                let removed = 2 * pairs + u128::from(!lower) - if pairs > 0 { odd } else { 0 };
                let removed = if self.total == other.total {
                    Ok(u64::try_from(removed).expect("fewer than there are grades"))
                } else {
                    Err(Ratio::new(removed, whole))
                };
                return (first.cmp(&second), Some(Parted { removed, first, second }));
            }
            let step = walks[0].run().min(walks[1].run());
            walks.iter_mut().for_each(|walk| walk.pass(step));
            pairs += step;
        }
    }
}

/// A walk from the middle of the grades outwards, two grades at a time.
struct Walk<'a> {
    grades: &'a [(i64, u64)],
    times: u128,
    /// The grade on each side, and how many of it are left there.
    lower: (Option<usize>, u128),
    upper: (usize, u128),
}

impl<'a> Walk<'a> {
    /// From the middle, every grade given `times` times as often.
    fn new(merit: &'a Merit, times: u128) -> Self {
        let total = u128::from(merit.total) * times;
        let (middle, above) = ((total - 1) / 2, total / 2);
        let mut walk = Self { grades: &merit.grades, times, lower: (None, 0), upper: (0, 0) };
        let mut below = 0;
        for (index, &(_, many)) in merit.grades.iter().enumerate() {
            let upto = below + u128::from(many) * times;
            if (below..upto).contains(&middle) {
                walk.lower = (Some(index), middle - below + 1);
            }
            if (below..upto).contains(&above) {
                walk.upper = (index, upto - above);
            }
            below = upto;
        }
        walk
    }

    /// The grades below and above here; `None` at the end.
    fn here(&self) -> Option<(i64, i64)> {
        let lower = self.grades.get(self.lower.0?)?.0;
        Some((lower, self.grades.get(self.upper.0)?.0))
    }

    /// How many pairs ahead are the same as here.
    fn run(&self) -> u128 {
        self.lower.1.min(self.upper.1)
    }

    /// Passes `pairs`, no more than [`Self::run`].
    fn pass(&mut self, pairs: u128) {
        let many = |index: usize| self.grades.get(index).map_or(0, |&(_, many)| u128::from(many) * self.times);
        self.lower.1 -= pairs;
        if self.lower.1 == 0 {
            let next = self.lower.0.and_then(|index| index.checked_sub(1));
            self.lower = (next, next.map_or(0, many));
        }
        self.upper.1 -= pairs;
        if self.upper.1 == 0 {
            self.upper = (self.upper.0 + 1, many(self.upper.0 + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The medians of a list as they are taken away one by one.
    fn removal(mut grades: Vec<i64>) -> Vec<i64> {
        grades.sort_unstable();
        let mut medians = Vec::new();
        while !grades.is_empty() {
            medians.push(grades.remove((grades.len() - 1) / 2));
        }
        medians
    }

    fn merit(grades: &[i64]) -> Merit {
        let mut sorted = grades.to_vec();
        sorted.sort_unstable();
        Merit::new(sorted.chunk_by(|a, b| a == b).map(|run| (run[0], u64::try_from(run.len()).unwrap())).collect())
    }

    /// All lists of up to `most` grades of three kinds.
    fn lists(most: usize) -> Vec<Vec<i64>> {
        let mut lists = vec![Vec::new()];
        let mut from = 0;
        for _ in 0..most {
            let upto = lists.len();
            for index in from..upto {
                let longer = (lists[index].last().copied().unwrap_or(0)..3).map(|g| [&lists[index][..], &[g]].concat());
                lists.extend(longer.collect::<Vec<_>>());
            }
            from = upto;
        }
        lists
    }

    #[test]
    fn the_walk_is_the_removal() {
        let all = lists(7);
        for a in all.iter().filter(|list| !list.is_empty()) {
            assert_eq!(merit(a).median(), removal(a.clone()).first().copied());
            for b in all.iter().filter(|list| list.len() == a.len()) {
                let (one, two) = (removal(a.clone()), removal(b.clone()));
                let (ordering, parted) = merit(a).compare(&merit(b));
                assert_eq!(ordering, one.cmp(&two), "{a:?} {b:?}");
                let at = one.iter().zip(&two).position(|(x, y)| x != y);
                let expected = at.map(|at| (Ok(u64::try_from(at).unwrap()), one[at], two[at]));
                assert_eq!(parted.map(|parted| (parted.removed, parted.first, parted.second)), expected, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn different_numbers_of_grades_are_compared_at_a_common_multiple() {
        let all = lists(4);
        let times = |list: &[i64], k: usize| removal(list.iter().flat_map(|&g| vec![g; k]).collect());
        for a in all.iter().filter(|list| !list.is_empty()) {
            for b in all.iter().filter(|list| !list.is_empty()) {
                let expected = times(a, 12 / a.len()).cmp(&times(b, 12 / b.len()));
                assert_eq!(merit(a).compare(&merit(b)).0, expected, "{a:?} {b:?}");
            }
        }
        assert_eq!(merit(&[]).compare(&merit(&[-5])).0, Ordering::Less);
        assert_eq!(merit(&[]).compare(&merit(&[])).0, Ordering::Equal);
    }

    #[test]
    fn a_ballot_without_a_grade_can_be_a_zero() {
        assert_eq!(Merit::with_zeros(vec![(-1, 2), (0, 1), (3, 2)], 9).grades(), [(-1, 2), (0, 5), (3, 2)]);
        assert_eq!(Merit::with_zeros(vec![(1, 2)], 3).grades(), [(0, 1), (1, 2)]);
        assert_eq!(Merit::with_zeros(vec![(1, 2)], 2).grades(), [(1, 2)]);
    }
}
