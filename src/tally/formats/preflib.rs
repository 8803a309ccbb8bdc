//! PrefLib `.soc .soi .toc .toi .cat`: rankings and categories.
//!
//! Definition: <https://preflib.org/format>. Header lines `# KEY: value`, then a
//! line `count: 1,4,{2,3}` for each different ballot: a comma is a strict step,
//! braces hold options of one rank. `soc` and `soi` are strict, `toc` and `toi`
//! know ties; `soc` and `toc` rank every option. In a `cat` file each group is a
//! category, the first the best, and a group may be empty.
//!
//! Reading is strict, but for a byte-order mark, `\r\n` and empty lines, which
//! are taken. Keys nobody knows are kept and written back. An option's id is its
//! number. In a `cat` file of one or two categories a ballot approves of what is
//! in the first; of more, the last category gives no points, each one before it
//! one more. What is in no category has no score.
//!
//! Keys of this program's own: `SEATS`, `WITHDRAWN` (numbers with commas between),
//! `ELECTORATE`, `BLANK BALLOTS`, and `VOID BALLOTS reason` for each reason.
//!
//! Two traps of the data: `imbued` files add all that a ballot did not rank as a
//! last tie, and ballots without any mark are left out by some sources.

pub(super) mod own;
mod read;
mod write;

use std::collections::BTreeMap;
use std::fmt;

use super::fault::Refused;
use super::text;
use crate::profile::{BallotError, Entry, Given, Kind, Place, Profile, ProfileBuilder, Ranked};

/// What the ballots of a file may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataType {
    /// Strict orders of all options.
    Soc,
    /// Strict orders of some options.
    Soi,
    /// Orders of all options, with ties.
    Toc,
    /// Orders of some options, with ties.
    Toi,
    /// Options by category.
    Cat,
}

impl DataType {
    const ALL: [(Self, &'static str); 5] =
        [(Self::Soc, "soc"), (Self::Soi, "soi"), (Self::Toc, "toc"), (Self::Toi, "toi"), (Self::Cat, "cat")];

    /// Its name, which is also how a file's name ends.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    /// The type of this name.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == raw).map(|(kind, _)| *kind)
    }

    const fn complete(self) -> bool {
        matches!(self, Self::Soc | Self::Toc)
    }

    const fn strict(self) -> bool {
        matches!(self, Self::Soc | Self::Soi)
    }
}

/// A ballot and how many people cast it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// How many cast it.
    pub count: u64,
    /// By level, then as written.
    pub(super) ranked: Vec<Ranked>,
}

impl Order {
    /// The options by level, best first: each level with the places of its
    /// options. A category without options is left out.
    pub fn groups(&self) -> impl Iterator<Item = (u16, Vec<Place>)> {
        let groups = self.ranked.chunk_by(|a, b| a.level == b.level);
        groups.map(|group| (group[0].level, group.iter().map(|ranked| ranked.option).collect()))
    }
}

/// A whole file, checked.
///
/// Invariant: `parse(file.to_string())` is the same again (test
/// `what_was_written_is_read_back`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrefLib {
    pub(super) data_type: DataType,
    /// All keys but those that follow from the rest.
    pub(super) header: Vec<(String, String)>,
    pub(super) names: Vec<String>,
    pub(super) categories: Vec<String>,
    pub(super) orders: Vec<Order>,
}

/// Reads a file.
///
/// # Errors
/// [`Refused`] names line, column and reason.
pub fn parse(text: &str) -> Result<PrefLib, Refused> {
    read::read(text)
}

impl PrefLib {
    /// What the ballots may be.
    #[must_use]
    pub const fn data_type(&self) -> DataType {
        self.data_type
    }

    /// The value of a key of the header, but for names and numbers.
    #[must_use]
    pub fn header(&self, key: &str) -> Option<&str> {
        self.header.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// All keys of the header, as listed, but for names and numbers.
    #[must_use]
    pub fn all_headers(&self) -> &[(String, String)] {
        &self.header
    }

    /// The key that states the number of different ballots.
    fn unique(&self) -> &'static str {
        if self.data_type == DataType::Cat { "NUMBER UNIQUE PREFERENCES" } else { "NUMBER UNIQUE ORDERS" }
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> &str {
        self.header("TITLE").unwrap_or_default()
    }

    /// How many are to be elected, if the file says.
    #[must_use]
    pub fn seats(&self) -> Option<usize> {
        self.header(own::SEATS).and_then(text::seats)
    }

    /// The names of the options; the first is option 1.
    #[must_use]
    pub fn alternatives(&self) -> &[String] {
        &self.names
    }

    /// The names of the categories of a `cat` file, best first.
    #[must_use]
    pub fn categories(&self) -> &[String] {
        &self.categories
    }

    /// The different ballots, as listed.
    #[must_use]
    pub fn orders(&self) -> &[Order] {
        &self.orders
    }

    /// What a ballot says.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match (self.data_type, self.categories.len()) {
            (DataType::Cat, 0..=2) => Kind::Approval,
            (DataType::Cat, _) => Kind::Score,
            _ => Kind::Ranking,
        }
    }

    /// The names of the options by id, for [`crate::text_report`].
    #[must_use]
    pub fn names(&self) -> BTreeMap<String, String> {
        (1_usize..).zip(&self.names).map(|(number, name)| (number.to_string(), name.clone())).collect()
    }

    /// The ballots as a profile.
    ///
    /// # Errors
    /// [`BallotError::TooMany`] when blank and void ballots are too many beside
    /// the others.
    pub fn profile(&self) -> Result<Profile, BallotError> {
        let entries = (1_usize..).zip(&self.names);
        let entries = entries.map(|(number, name)| Entry {
            withdrawn: own::withdrawn(self).any(|withdrawn| withdrawn == Some(number)),
            ..Entry::new(number.to_string()).named(name.as_str())
        });
        let builder = ProfileBuilder::new(self.kind(), entries);
        let mut builder = builder.expect("numbers are different, and there are not too many");
        let worst = i64::try_from(self.categories.len()).unwrap_or_default() - 1;
        for order in &self.orders {
            match self.kind() {
                Kind::Approval => {
                    let first = order.ranked.iter().filter(|ranked| ranked.level == 0);
                    builder.marks_at(&mut first.map(|ranked| ranked.option).collect::<Vec<_>>(), order.count)?;
                }
                Kind::Score => {
                    let given =
                        |ranked: &Ranked| Given { option: ranked.option, number: worst - i64::from(ranked.level) };
                    builder.points_at(&mut order.ranked.iter().map(given).collect::<Vec<_>>(), order.count)?;
                }
                Kind::Ranking | Kind::Choice | Kind::Points => {
                    builder.ranking_at(&mut order.ranked.clone(), order.count)?;
                }
            }
        }
        own::rest(self, &mut builder)?;
        Ok(builder.build())
    }
}

impl fmt::Display for PrefLib {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write::write(self, f)
    }
}
