//! Comparisons of options by the ballots that score one higher, each made once.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::amount::decimal;
use crate::profile::Given;
use crate::rules::scores::Scores;

/// Rows of comparisons kept at a time: a block of them for 20,000 options takes
/// 10 MB.
const BLOCK: usize = 64;

pub(super) struct Duels<'a> {
    scores: &'a Scores<'a>,
    /// The highest score there can be.
    top: i128,
    votes: RefCell<BTreeMap<(usize, usize), (u64, u64)>>,
    lost: RefCell<BTreeMap<Vec<usize>, Vec<u64>>>,
    tops: RefCell<Option<Vec<u64>>>,
}

impl<'a> Duels<'a> {
    /// `most` is the highest score allowed, if there is one.
    pub(super) fn new(scores: &'a Scores<'a>, most: Option<i128>) -> Self {
        let top = most.unwrap_or_else(|| scores.highest.map_or(0, i128::from));
        Self { scores, top, votes: RefCell::default(), lost: RefCell::default(), tops: RefCell::default() }
    }

    pub(super) fn valid(&self) -> u64 {
        self.scores.ballots.valid
    }

    /// The highest score as text.
    pub(super) fn top(&self, scale: u32) -> String {
        decimal(self.top, scale)
    }

    /// How many ballots score `a` higher than `b`, and `b` higher than `a`.
    pub(super) fn votes(&self, a: usize, b: usize) -> (u64, u64) {
        if let Some(&known) = self.votes.borrow().get(&(a, b)) {
            return known;
        }
        let (mut for_a, mut for_b) = (0, 0);
        self.scores.each(|ballot, times| {
            let (of_a, of_b) = (score(ballot, a), score(ballot, b));
            for_a += if of_a > of_b { times } else { 0 };
            for_b += if of_b > of_a { times } else { 0 };
        });
        self.votes.borrow_mut().insert((a, b), (for_a, for_b));
        (for_a, for_b)
    }

    /// How many of the comparisons with the others each of `tied` loses.
    pub(super) fn lost(&self, tied: &[usize]) -> Vec<u64> {
        if let Some(known) = self.lost.borrow().get(tied) {
            return known.clone();
        }
        let mut lost = vec![0; tied.len()];
        for begin in (0..tied.len()).step_by(BLOCK) {
            self.lost_in(tied, begin, &mut lost);
        }
        self.lost.borrow_mut().insert(tied.to_vec(), lost.clone());
        lost
    }

    /// Compares a block of `tied` with those after each.
    fn lost_in(&self, tied: &[usize], begin: usize, lost: &mut [u64]) {
        let rows = begin..tied.len().min(begin + BLOCK);
        let width = tied.len() - begin;
        // Ballots for the row minus ballots for the column: at most 2^48 either way.
        let mut ahead = vec![0_i64; rows.len() * width];
        let mut of = vec![0; tied.len()];
        self.scores.each(|ballot, times| {
            let times = i64::try_from(times).expect("at most 2^48 ballots");
            of.iter_mut().zip(tied).for_each(|(of, &place)| *of = score(ballot, place));
            for (row, ahead) in rows.clone().zip(ahead.chunks_mut(width)) {
                for (&other, ahead) in of[row + 1..].iter().zip(&mut ahead[row + 1 - begin..]) {
                    *ahead += match of[row].cmp(&other) {
                        std::cmp::Ordering::Greater => times,
                        std::cmp::Ordering::Equal => 0,
                        std::cmp::Ordering::Less => -times,
                    };
                }
            }
        });
        for (row, ahead) in rows.zip(ahead.chunks(width)) {
            for (column, &ahead) in (begin..).zip(ahead) {
                lost[if ahead < 0 { row } else { column }] += u64::from(ahead != 0);
            }
        }
    }

    /// How many ballots give `place` the highest score.
    pub(super) fn top_scores(&self, place: usize) -> u64 {
        self.tops.borrow_mut().get_or_insert_with(|| self.count_tops())[place]
    }

    fn count_tops(&self) -> Vec<u64> {
        let (_, given_by) = self.scores.sums();
        // An option a ballot does not score has a zero from it.
        let zeros = |given: &u64| if self.top == 0 { self.valid() - given } else { 0 };
        let mut tops: Vec<u64> = given_by.iter().map(zeros).collect();
        self.scores.each(|ballot, times| {
            for given in ballot.iter().filter(|given| i128::from(given.number) == self.top) {
                tops[usize::from(given.option)] += times;
            }
        });
        tops
    }
}

/// The score of the option at `place`; zero when the ballot has none for it.
fn score(ballot: &[Given], place: usize) -> i64 {
    // A ballot that scores every option has each at its place.
    match ballot.get(place) {
        Some(given) if usize::from(given.option) == place => given.number,
        _ => {
            let found = ballot.binary_search_by_key(&place, |given| usize::from(given.option));
            found.map_or(0, |at| ballot[at].number)
        }
    }
}
