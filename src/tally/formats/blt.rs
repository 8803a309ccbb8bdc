//! BLT: rankings for one or several seats, as ERS, OpenSTV, Droop, OpaVote and
//! the Scottish councils write them.
//!
//! ```text
//! 4 2                  four options, two seats
//! -3                   option 3 is withdrawn
//! 12 2 1=4 0           12 ballots: 2 first, then 1 and 4 alike; 0 ends
//! (A7) 1 4 - 1 0       a ballot with an id; a rank was skipped
//! 0                    the ballots end
//! "Ada" "Bo" "Cy" "Di" a name for each option
//! "Board 2026"         the title
//! ```
//!
//! Reading is liberal. Taken are: line breaks anywhere between words, commas
//! between or after them, comments (`#` to the end of the line, `/* … */`), names
//! without quotation marks (then one a line), with doubled quotation marks inside,
//! in two parts (`"Ada" "Party"`) or as PrefLib writes them (`# ALTERNATIVE NAME 1:
//! Ada`), no names at all, weights such as `1.5` or `3/2`, and the options
//! `[nick a b c]`, `[withdrawn c]`, `[tie …]` and others, which are kept. Refused
//! is whatever could change a count: unknown or repeated options on a ballot,
//! ballots without an end, a wrong number of names.
//!
//! Writing is strict: names in quotation marks (doubled inside), `\n`, numbers.
//! Comments are not kept. An option's id is its number. A skipped rank moves up.

mod names;
mod read;
mod words;
mod write;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use super::fault::Refused;
use crate::profile::{BallotError, Entry, Kind, Place, Profile, ProfileBuilder, Ranked};

/// Somebody to be elected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The name, possibly empty.
    pub name: String,
    /// The short name on ballots of the file, possibly empty.
    pub nick: String,
    /// Whether the candidate has withdrawn.
    pub withdrawn: bool,
}

/// How much a line of a file weighs: a number of ballots, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight {
    numerator: u64,
    denominator: u64,
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// Its id, where the file names one.
    pub id: Option<String>,
    /// How much it weighs.
    pub weight: Weight,
    /// By level, then as written; a skipped rank has a level without options.
    pub(super) ranked: Vec<Ranked>,
}

/// A whole file, checked.
///
/// Invariant: `parse(file.to_string())` is the same again (test
/// `what_was_written_is_read_back`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blt {
    pub(super) seats: usize,
    pub(super) candidates: Vec<Candidate>,
    pub(super) ballots: Vec<Ballot>,
    pub(super) title: String,
    pub(super) options: Vec<Vec<String>>,
}

/// Reads a file.
///
/// # Errors
/// [`Refused`] names line, column and reason.
pub fn parse(text: &str) -> Result<Blt, Refused> {
    read::read(text)
}

impl Blt {
    /// How many are to be elected.
    #[must_use]
    pub const fn seats(&self) -> usize {
        self.seats
    }

    /// The candidates; the first is option 1.
    #[must_use]
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// The ballots, as listed.
    #[must_use]
    pub fn ballots(&self) -> &[Ballot] {
        &self.ballots
    }

    /// The title, possibly empty.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Options in brackets other than nicknames and withdrawals, word by word.
    #[must_use]
    pub fn options(&self) -> &[Vec<String>] {
        &self.options
    }

    /// The names of the candidates by id, for [`crate::text_report`].
    #[must_use]
    pub fn names(&self) -> BTreeMap<String, String> {
        let candidates = (1_usize..).zip(&self.candidates);
        candidates.map(|(number, candidate)| (number.to_string(), candidate.name.clone())).collect()
    }

    /// The ballots as a profile of rankings.
    ///
    /// # Errors
    /// [`BallotError::Weight`] for a weight that is no number of ballots, and
    /// [`BallotError::TooMany`].
    pub fn profile(&self) -> Result<Profile, BallotError> {
        let entries = (1_usize..).zip(&self.candidates).map(|(number, candidate)| Entry {
            withdrawn: candidate.withdrawn,
            ..Entry::new(number.to_string()).named(candidate.name.as_str())
        });
        let builder = ProfileBuilder::new(Kind::Ranking, entries);
        let mut builder = builder.expect("numbers are different, and there are not too many");
        for ballot in &self.ballots {
            let times = ballot.weight.whole().ok_or_else(|| BallotError::Weight(ballot.weight.to_string()))?;
            builder.ranking_at(&mut ballot.ranked.clone(), times)?;
        }
        Ok(builder.build())
    }
}

impl Ballot {
    /// The options by level, best first: each level with the places of its
    /// options. A skipped rank is left out.
    pub fn groups(&self) -> impl Iterator<Item = (u16, Vec<Place>)> {
        let groups = self.ranked.chunk_by(|a, b| a.level == b.level);
        groups.map(|group| (group[0].level, group.iter().map(|ranked| ranked.option).collect()))
    }
}

impl Weight {
    /// `times` ballots.
    #[must_use]
    pub const fn ballots(times: u64) -> Self {
        Self { numerator: times, denominator: 1 }
    }

    /// The number of ballots; `None` when it is not whole.
    #[must_use]
    pub const fn whole(self) -> Option<u64> {
        if self.denominator == 1 { Some(self.numerator) } else { None }
    }

    fn reduced(numerator: u64, denominator: u64) -> Option<Self> {
        if numerator == 0 || denominator == 0 {
            return None;
        }
        let common = num_integer::gcd(numerator, denominator);
        Some(Self { numerator: numerator / common, denominator: denominator / common })
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.whole() {
            Some(times) => write!(f, "{times}"),
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}

/// A text is no weight above nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a weight is a number above nothing, such as 3, 3/2 or 1.5")]
pub struct NoWeight;

impl FromStr for Weight {
    type Err = NoWeight;

    /// `3`, `3/2` or `1.5`.
    fn from_str(raw: &str) -> Result<Self, NoWeight> {
        let number = |text: &str| {
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<u64>().ok().filter(|_| digits).ok_or(NoWeight)
        };
        if let Some((upper, lower)) = raw.split_once('/') {
            return Self::reduced(number(upper)?, number(lower)?).ok_or(NoWeight);
        }
        let Some((whole, part)) = raw.split_once('.') else {
            return Self::reduced(number(raw)?, 1).ok_or(NoWeight);
        };
        let places = u32::try_from(part.len()).ok().filter(|&places| places > 0).ok_or(NoWeight)?;
        let lower = 10_u64.checked_pow(places).ok_or(NoWeight)?;
        let upper = number(whole)?.checked_mul(lower).and_then(|upper| upper.checked_add(number(part).ok()?));
        Self::reduced(upper.ok_or(NoWeight)?, lower).ok_or(NoWeight)
    }
}

impl fmt::Display for Blt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write::write(self, f)
    }
}
