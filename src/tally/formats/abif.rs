//! ABIF 0.31: ranks and scores in one text, easy to read.
//!
//! Definition: `abif-v0.31.ebnf` of <https://github.com/electorama/abif>, and the
//! metadata keys of abiftool's `docs/metadata.md`.
//!
//! ```text
//! {"title": "Capitol"}            metadata, a pair a line
//! =Nash:[Nashville, TN]           an option: its id and its name
//! 26:Nash/5>Chat/4=Knox/4,Memph   26 ballots; `>` before, `=` alike, `,` a list
//! 3:                              3 blank ballots
//! ```
//!
//! An id is a word (`Nash`), stands in brackets (`[A, X]`) or in quotation marks
//! (`"A ] X"`). Options without a line of their own are named by the ballots, and
//! come in the order of their first mention; where some have such a line, all
//! must. `#` begins a comment; comments are not kept.
//!
//! **What a ballot says.** `{"ballot_type": …}` tells: `choose_one`, `choose_many`,
//! `ranked`, `rated`, or, as only this program writes, `cumulative`. Without it:
//! files without ratings are rankings; ratings of 0 and 1 alone are approvals,
//! unless `max_rating` says more; all else are scores. A rating missing on a rated
//! ballot is no score. As a ranking, `>` steps down, `=` and `,` tie; where every
//! option on a ballot has a rating, a higher one goes first. Ratings that
//! contradict the order are refused.
//!
//! Keys `seats`, `withdrawn` (ids with commas between) and `void REASON` are this
//! program's own.

mod lines;
mod read;
mod view;
mod write;

pub(super) use view::{TYPES, VOID};

use std::collections::BTreeMap;
use std::fmt;

use super::fault::Refused;
use super::text;
use crate::amount::Amount;
use crate::profile::{BallotError, Kind, Place, Profile};

/// The value of a metadata pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// In quotation marks.
    Text(String),
    /// A number, `true`, `false`, `null`, or another bare word.
    Bare(String),
}

impl Value {
    /// Its text, without quotation marks.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Bare(text) => text,
        }
    }
}

/// An option: its id and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its id.
    pub id: String,
    /// Its name; the id when the file has no line for it.
    pub name: String,
}

/// What stands behind an option on a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `>`: what follows is worse.
    Before,
    /// `=`: what follows is as good.
    Equal,
    /// `,`: what follows is another of the list.
    Listed,
}

/// An option on a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pick {
    /// The place of the option.
    pub option: Place,
    /// Its rating.
    pub rating: Option<Amount>,
    /// What stands behind it; nothing counts behind the last.
    pub mark: Mark,
}

/// A line of ballots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How many cast them.
    pub count: u64,
    /// The options, as written.
    pub picks: Vec<Pick>,
}

/// A whole file, checked.
///
/// Invariant: `parse(file.to_string())` is the same again (test
/// `what_was_written_is_read_back`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Abif {
    pub(super) metadata: Vec<(String, Value)>,
    pub(super) declared: bool,
    pub(super) tokens: Vec<Token>,
    pub(super) lines: Vec<Line>,
}

/// Reads a file.
///
/// # Errors
/// [`Refused`] names line, column and reason.
pub fn parse(text: &str) -> Result<Abif, Refused> {
    read::read(text)
}

impl Abif {
    /// The value of a metadata key.
    #[must_use]
    pub fn metadata(&self, key: &str) -> Option<&str> {
        self.metadata.iter().find(|(name, _)| name == key).map(|(_, value)| value.text())
    }

    /// All metadata, as listed.
    #[must_use]
    pub fn all_metadata(&self) -> &[(String, Value)] {
        &self.metadata
    }

    /// The title, possibly empty.
    #[must_use]
    pub fn title(&self) -> &str {
        self.metadata("title").unwrap_or_default()
    }

    /// How many are to be elected, if the file says.
    #[must_use]
    pub fn seats(&self) -> Option<usize> {
        self.metadata("seats").and_then(text::seats)
    }

    /// The options.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The ballots, as listed.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The names of the options by id, for [`crate::text_report`].
    #[must_use]
    pub fn names(&self) -> BTreeMap<String, String> {
        self.tokens.iter().map(|token| (token.id.clone(), token.name.clone())).collect()
    }

    /// What the ballots say, first what they are meant to say; rated ballots can
    /// be counted as rankings too.
    #[must_use]
    pub fn kinds(&self) -> Vec<Kind> {
        view::kinds(self)
    }

    /// The ballots as a profile of their first kind.
    ///
    /// # Errors
    /// As [`Self::profile_as`].
    pub fn profile(&self) -> Result<Profile, BallotError> {
        self.profile_as(self.kinds()[0])
    }

    /// The ballots as a profile of `kind`, one of [`Self::kinds`].
    ///
    /// # Errors
    /// [`BallotError`] for another kind, and for ratings that cannot be kept
    /// exactly side by side.
    pub fn profile_as(&self, kind: Kind) -> Result<Profile, BallotError> {
        view::profile(self, kind)
    }
}

impl fmt::Display for Abif {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write::write(self, f)
    }
}
