//! How votes are shared out in Meek's count.
//!
//! A ballot's weight goes through the elected options it names and stops at the
//! first hopeful one, whose keep factor is 1. So all ballots that go through the
//! same elected options in the same order and stop at the same place count alike,
//! to the last unit: they are one *stream*. A step of the iteration touches streams
//! only (a few hundred), and ballots are read again only when the option at which
//! they stop is elected or excluded.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::profile::Place;
use crate::rules::papers::{Overvote, Papers, Stand, Way};

/// Decimal places of a unit.
pub(super) const PLACES: u32 = 9;
/// Units of a vote; a keep factor of 1.
pub(super) const ONE: u64 = 1_000_000_000;

/// Ballots that count alike.
#[derive(Debug, Clone, Default)]
struct Stream {
    papers: Vec<usize>,
    ballots: u64,
}

/// Streams by the elected options they go through.
type Streams = BTreeMap<Vec<Place>, Stream>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Hopeful,
    Elected,
    Out,
}

#[derive(Clone)]
pub(super) struct Shares<'a> {
    papers: &'a Papers<'a>,
    state: Vec<State>,
    keep: Vec<u64>,
    /// By the hopeful option at which they stop.
    streams: Vec<Streams>,
    exhausted: Streams,
    overvoted: Streams,
}

impl<'a> Shares<'a> {
    /// First preferences.
    pub(super) fn first(papers: &'a Papers<'a>) -> Self {
        let state: Vec<State> =
            papers.standing().iter().map(|&live| if live { State::Hopeful } else { State::Out }).collect();
        let keep = state.iter().map(|&state| if state == State::Out { 0 } else { ONE }).collect();
        let streams = vec![Streams::new(); state.len()];
        let mut first = Self { papers, state, keep, streams, exhausted: Streams::new(), overvoted: Streams::new() };
        first.lay(0..papers.distinct());
        first
    }

    /// All that decides what follows: who is in the count, and what the elected keep.
    pub(super) fn state(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        for (state, keep) in self.state.iter().zip(&self.keep) {
            hash.update([u8::from(*state == State::Elected)]);
            hash.update(keep.to_be_bytes());
        }
        hash.finalize().into()
    }

    pub(super) fn keeps(&self, option: usize) -> u64 {
        self.keep[option]
    }

    /// What each option has, in units.
    ///
    /// Cannot overflow: a weight is at most 10^9, its product with a keep factor at
    /// most 10^18 < 2^60, and with all ballots at most 2^48 · 10^9 < 2^78.
    pub(super) fn count(&self, votes: &mut [u128]) {
        votes.fill(0);
        for (option, streams) in self.streams.iter().enumerate() {
            for (through, stream) in streams {
                let rest = self.pass(through, stream.ballots, votes);
                votes[option] += u128::from(rest) * u128::from(stream.ballots);
            }
        }
        for (through, stream) in self.exhausted.iter().chain(&self.overvoted) {
            self.pass(through, stream.ballots, votes);
        }
    }

    /// Gives each elected option its part; says what is left of a vote.
    fn pass(&self, through: &[Place], ballots: u64, votes: &mut [u128]) -> u64 {
        let mut weight = ONE;
        for &option in through {
            let option = usize::from(option);
            let part = (weight * self.keep[option]).div_ceil(ONE);
            votes[option] += u128::from(part) * u128::from(ballots);
            weight -= part;
        }
        weight
    }

    /// The keep factor after a step: × quota ÷ votes, each rounded up.
    ///
    /// Cannot overflow: below 10^9 · 2^78 < 2^108 and then 2^78 · 10^9.
    pub(super) fn adjust(&mut self, option: usize, quota: u128, votes: u128) {
        if votes > 0 {
            let one = u128::from(ONE);
            let keep = (u128::from(self.keep[option]) * quota).div_ceil(one);
            let keep = (keep * one).div_ceil(votes).min(one);
            self.keep[option] = u64::try_from(keep).expect("at most one");
        }
    }

    /// These are elected now: what stops at them goes through.
    pub(super) fn elected(&mut self, options: &[usize]) {
        options.iter().for_each(|&option| self.state[option] = State::Elected);
        for &option in options {
            let streams = std::mem::take(&mut self.streams[option]);
            streams.into_values().for_each(|stream| self.lay(stream.papers));
        }
    }

    /// This one is excluded: what stops at it goes past, and ballots that stopped at
    /// an overvote may find one option left.
    pub(super) fn excluded(&mut self, option: usize) {
        self.state[option] = State::Out;
        self.keep[option] = 0;
        let streams = std::mem::take(&mut self.streams[option]);
        if self.papers.overvote() == Overvote::ExhaustIfSeveral {
            let overvoted = std::mem::take(&mut self.overvoted);
            overvoted.into_values().for_each(|stream| self.lay(stream.papers));
        }
        streams.into_values().for_each(|stream| self.lay(stream.papers));
    }

    /// The ballots of which something rests with nobody: those that ran out, and
    /// those that stopped at an overvote.
    pub(super) fn resting(&self) -> (u64, u64) {
        let resting = |streams: &Streams| {
            let part = |through: &[Place]| self.pass(through, 0, &mut vec![0; self.keep.len()]);
            streams.iter().filter(|(through, _)| part(through) > 0).map(|(_, stream)| stream.ballots).sum()
        };
        (resting(&self.exhausted), resting(&self.overvoted))
    }

    fn lay(&mut self, papers: impl IntoIterator<Item = usize>) {
        let mut through: Vec<Place> = Vec::new();
        for paper in papers {
            through.clear();
            let way = |option: usize| match self.state[option] {
                State::Hopeful => Way::Stop,
                State::Elected => Way::Through,
                State::Out => Way::Past,
            };
            let stand = self.papers.walk(paper, way, |option| {
                through.push(Place::try_from(option).expect("the place of an option"));
            });
            let streams = match stand {
                Stand::At(option) => &mut self.streams[option],
                Stand::Exhausted => &mut self.exhausted,
                Stand::Overvote => &mut self.overvoted,
            };
            if !streams.contains_key(through.as_slice()) {
                streams.insert(through.clone(), Stream::default());
            }
            let stream = streams.get_mut(through.as_slice()).expect("just put there");
            stream.ballots += self.papers.times(paper);
            if stand != Stand::Exhausted {
                stream.papers.push(paper);
            }
        }
    }
}
