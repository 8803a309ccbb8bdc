//! CSV: a table of ballots, as a spreadsheet gives it.
//!
//! ```text
//! # title: Board 2026                   notes, before all else; not needed
//! # kind: ranking
//! ballots,a,b,c                         a column an option
//! name,Ada,Bo,"Cy, the elder"           what is known of them; not needed
//! withdrawn,,,x
//! 12,1,2,                               12 ballots: a first, then b
//! 1,2,1,2                               a ballot: b first, then a and c alike
//! ```
//!
//! A row is a ballot, and each column an option, known by the text at its head.
//! Special heads: `ballots` (also `count`, `weight`): how many ballots the row
//! stands for; `void`: why it is void, empty for good ones; `id`, `ballot`,
//! `ballot_id`, `voter`, `voter_id`, `timestamp`: not read. Where the column
//! `ballots` has `name`, `cost`, `category` or `withdrawn`, the row tells that of the
//! options. Between fields stand commas, semicolons or tabs, whichever the heads
//! have most of; fields may stand in quotation marks, doubled inside.
//!
//! **What a cell says** follows from the kind: a rank (1 is best, equal ranks tie,
//! empty is not ranked), a score or points (empty is none), or a mark (`x`, `1`,
//! `yes`, `true`, `✓` against empty, `0`, `no`, `false`). A row without any cell is
//! blank. The note `kind` names the kind: `choice`, `approval`, `ranking`, `points`
//! or `score`. Without it words are approvals, numbers that cannot be ranks are
//! scores, and for all else whoever counts must say.
//!
//! Notes `seats`, `budget` and `electorate` mean what they say; others are kept.

mod cells;
mod read;
mod view;
mod write;

use std::collections::BTreeMap;
use std::fmt;

use super::fault::Refused;
use super::text;
use crate::amount::Amount;
use crate::profile::{BallotError, Entry, Kind, Place, Profile};

/// Heads of columns that are no options.
pub(super) const RESERVED: [&str; 10] =
    ["ballots", "count", "weight", "void", "id", "ballot", "ballot_id", "voter", "voter_id", "timestamp"];

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// A mark such as `x`.
    Mark,
    /// A number: a rank, a score, points, or a mark written as 1.
    Number(Amount),
}

/// A row of ballots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// How many ballots it stands for.
    pub count: u64,
    /// Why they are void; empty for good ones.
    pub void: String,
    /// What they say of options, in ascending place.
    pub cells: Vec<(Place, Cell)>,
}

/// A whole file, checked.
///
/// Invariant: `parse(file.to_string())` is the same again (test
/// `what_was_written_is_read_back`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Csv {
    pub(super) notes: Vec<(String, String)>,
    pub(super) entries: Vec<Entry>,
    pub(super) rows: Vec<Row>,
}

/// Reads a file.
///
/// # Errors
/// [`Refused`] names line, column and reason.
pub fn parse(text: &str) -> Result<Csv, Refused> {
    read::read(text)
}

impl Csv {
    /// The value of a note.
    #[must_use]
    pub fn note(&self, key: &str) -> Option<&str> {
        self.notes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// All notes, as listed.
    #[must_use]
    pub fn notes(&self) -> &[(String, String)] {
        &self.notes
    }

    /// The title, possibly empty.
    #[must_use]
    pub fn title(&self) -> &str {
        self.note("title").unwrap_or_default()
    }

    /// How many are to be elected, if the file says.
    #[must_use]
    pub fn seats(&self) -> Option<usize> {
        self.note("seats").and_then(text::seats)
    }

    /// What there is to spend, if the file says.
    #[must_use]
    pub fn budget(&self) -> Option<Amount> {
        self.note("budget").and_then(|budget| budget.parse().ok())
    }

    /// The options.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The rows, as listed.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The names of the options by id, for [`crate::text_report`].
    #[must_use]
    pub fn names(&self) -> BTreeMap<String, String> {
        self.entries.iter().map(|entry| (entry.id.clone(), entry.name.clone())).collect()
    }

    /// What the ballots say, when the file tells it or leaves no doubt.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        view::kind(self)
    }

    /// What the ballots may say.
    #[must_use]
    pub fn kinds(&self) -> Vec<Kind> {
        view::kinds(self)
    }

    /// The ballots as a profile of `kind`, one of [`Self::kinds`]. A choice of
    /// several options is void (`too-many-marks`).
    ///
    /// # Errors
    /// [`BallotError`] for a kind they cannot be, and for numbers that cannot be
    /// kept exactly side by side.
    pub fn profile_as(&self, kind: Kind) -> Result<Profile, BallotError> {
        view::profile(self, kind)
    }
}

impl fmt::Display for Csv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write::write(self, f)
    }
}
