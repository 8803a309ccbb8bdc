//! Compares all pairs on all ballots, quickly.
//!
//! Ballots are laid side by side in blocks of 256, one row of levels per option;
//! two options are compared over a whole block at once, row against row, which
//! the compiler turns into vector instructions (eight ballots each). A ballot
//! cast 5 times goes into the block of ones and into the block of fours: a block
//! is worth a power of two.
//!
//! Cannot overflow: a block holds 256 ballots, far from the end of 16 bits, and
//! there are at most 2^48 ballots in all.

use crate::profile::{Ballots, Profile, Ranked};

/// Ballots in a block.
const WIDTH: usize = 256;

/// The level of what a ballot does not rank: below all others.
const UNRANKED: i16 = i16::MAX;

/// `votes[a * n + b]`: how many ballots prefer the `a`th of `places` to the `b`th.
/// With `ranked_only`, a ballot compares only what it ranks.
pub(super) fn votes(profile: &Profile, places: &[usize], ranked_only: bool) -> Vec<u64> {
    let options = places.len();
    let mut rows = vec![None; profile.entries().len()];
    for (row, &place) in places.iter().enumerate() {
        rows[place] = Some(row);
    }
    let mut votes = vec![0; options * options];
    let mut blocks: Vec<Block> = Vec::new();
    let Ballots::Ranking(bag) = profile.ballots() else { return votes };
    for (ballot, times) in bag.iter() {
        let mut left = times;
        while left > 0 {
            let power = usize::try_from(left.trailing_zeros()).expect("at most 63");
            left &= left - 1;
            while blocks.len() <= power {
                blocks.push(Block::new(options));
            }
            blocks[power].add(ballot, &rows);
            if blocks[power].filled == WIDTH {
                blocks[power].compare(1 << power, ranked_only, &mut votes);
            }
        }
    }
    for (power, block) in blocks.iter_mut().enumerate() {
        block.compare(1 << power, ranked_only, &mut votes);
    }
    votes
}

struct Block {
    options: usize,
    filled: usize,
    /// A row per option: its level on each ballot. Made when first needed.
    levels: Vec<i16>,
}

impl Block {
    const fn new(options: usize) -> Self {
        Self { options, filled: 0, levels: Vec::new() }
    }

    fn add(&mut self, ballot: &[Ranked], rows: &[Option<usize>]) {
        if self.filled == 0 {
            self.levels.clear();
            self.levels.resize(self.options * WIDTH, UNRANKED);
        }
        for ranked in ballot {
            if let Some(row) = rows[usize::from(ranked.option)] {
                let level =
                    i16::try_from(ranked.level).expect("fewer levels than options, of which 20,000 are possible");
                self.levels[row * WIDTH + self.filled] = level;
            }
        }
        self.filled += 1;
    }

    /// Adds the comparisons of its ballots, each worth `worth`, and is empty then.
    fn compare(&mut self, worth: u64, ranked_only: bool, votes: &mut [u64]) {
        let filled = std::mem::take(&mut self.filled);
        if filled == 0 {
            return;
        }
        for a in 0..self.options {
            let row = &self.levels[a * WIDTH..][..filled];
            for b in a + 1..self.options {
                let other = &self.levels[b * WIDTH..][..filled];
                let (above, below) =
                    if ranked_only { both_ranked(row, other) } else { (higher(row, other), higher(other, row)) };
                votes[a * self.options + b] += u64::from(above) * worth;
                votes[b * self.options + a] += u64::from(below) * worth;
            }
        }
    }
}

/// On how many ballots the first is higher.
fn higher(row: &[i16], other: &[i16]) -> u16 {
    row.iter().zip(other).fold(0_u16, |sum, (a, b)| sum.wrapping_add(u16::from(a < b)))
}

/// The same both ways, on ballots that rank both.
fn both_ranked(row: &[i16], other: &[i16]) -> (u16, u16) {
    let levels = row.iter().zip(other);
    levels.fold((0, 0), |(above, below): (u16, u16), (&a, &b)| {
        let both = (a != UNRANKED) & (b != UNRANKED);
        (above.wrapping_add(u16::from((a < b) & both)), below.wrapping_add(u16::from((b < a) & both)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Entry, Kind, ProfileBuilder};

    fn profile(times: u64) -> Profile {
        let mut builder = ProfileBuilder::new(Kind::Ranking, ["a", "b", "c", "d"].map(Entry::new)).unwrap();
        builder.ranking(&[vec!["a"], vec!["b", "c"]], times).unwrap();
        builder.ranking(&[vec!["c"]], 2 * times).unwrap();
        builder.build()
    }

    #[test]
    fn what_is_not_ranked_is_last_or_not_compared() {
        for times in [1, 2, 255, 256, 257, 1000, (1 << 40) + 12345] {
            let last = votes(&profile(times), &[0, 1, 2, 3], false);
            let expected = [0, 1, 1, 1, 0, 0, 0, 1, 2, 2, 0, 3, 0, 0, 0, 0].map(|votes| votes * times);
            assert_eq!(last, expected);
            let ranked_only = votes(&profile(times), &[0, 1, 2, 3], true);
            assert_eq!(ranked_only, [0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0].map(|votes| votes * times));
        }
    }

    #[test]
    fn many_different_ballots_fill_several_blocks() {
        let ids: Vec<String> = (0..7).map(|number| number.to_string()).collect();
        let mut builder = ProfileBuilder::new(Kind::Ranking, ids.iter().map(Entry::new)).unwrap();
        let (mut expected, mut order) = (vec![0; 49], vec![0, 1, 2, 3, 4, 5, 6]);
        for turn in 0..5000_usize {
            order.swap(turn % 7, (turn * turn + turn / 7) % 7);
            builder.ranking(&order.iter().map(|&option| vec![&ids[option]]).collect::<Vec<_>>(), 3).unwrap();
            for (at, &a) in order.iter().enumerate() {
                order[at + 1..].iter().for_each(|&b| expected[a * 7 + b] += 3);
            }
        }
        assert_eq!(votes(&builder.build(), &[0, 1, 2, 3, 4, 5, 6], false), expected);
    }
}
