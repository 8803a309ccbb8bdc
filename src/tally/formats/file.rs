//! One way in for every format: a file by its name and content.

use std::collections::BTreeMap;

use super::abif::{self, Abif};
use super::blt::{self, Blt};
use super::csv::{self, Csv};
use super::election::{Election, Recast};
use super::fault::{Refused, shown};
use super::neutral;
use super::pb::{self, Pb};
use super::preflib::{self, PrefLib};
use super::text::length;
use crate::amount::Amount;
use crate::profile::{BallotError, Kind, Profile};
use crate::rule::Rule;

/// A format of election files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Pabulib.
    Pb,
    /// PrefLib: strict orders of all options.
    Soc,
    /// PrefLib: strict orders of some options.
    Soi,
    /// PrefLib: orders of all options, with ties.
    Toc,
    /// PrefLib: orders of some options, with ties.
    Toi,
    /// PrefLib: options by category.
    Cat,
    /// BLT.
    Blt,
    /// ABIF.
    Abif,
    /// A table of ballots.
    Csv,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 9] =
        [Self::Pb, Self::Soc, Self::Soi, Self::Toc, Self::Toi, Self::Cat, Self::Blt, Self::Abif, Self::Csv];

    /// How names of such files end, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pb => "pb",
            Self::Soc => "soc",
            Self::Soi => "soi",
            Self::Toc => "toc",
            Self::Toi => "toi",
            Self::Cat => "cat",
            Self::Blt => "blt",
            Self::Abif => "abif",
            Self::Csv => "csv",
        }
    }

    /// The format a file's name says.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        let extension = extension.to_ascii_lowercase();
        match extension.as_str() {
            "tsv" => Some(Self::Csv),
            extension => Self::ALL.into_iter().find(|format| format.extension() == extension),
        }
    }

    /// The format a text begins like; a table has no beginning of its own.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let first = lines.next()?;
        if first == "META" {
            return Some(Self::Pb);
        }
        let header = || std::iter::once(first).chain(text.lines().take(100)).filter_map(|line| line.strip_prefix('#'));
        if let Some(raw) = header().find_map(|line| line.trim().strip_prefix("DATA TYPE:")) {
            return preflib::DataType::parse(raw.trim()).map(Self::of_type);
        }
        let begins = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
        let numbers: Vec<bool> = begins.split_whitespace().map(|word| word.parse::<u64>().is_ok()).take(3).collect();
        let count = begins.split_once(':').is_some_and(|(count, _)| count.trim().parse::<u64>().is_ok());
        if numbers.len() >= 2 && numbers[0] && numbers[1] {
            Some(Self::Blt)
        } else if count || begins.starts_with(['{', '=']) {
            Some(Self::Abif)
        } else {
            None
        }
    }

    pub(super) const fn of_type(data_type: preflib::DataType) -> Self {
        match data_type {
            preflib::DataType::Soc => Self::Soc,
            preflib::DataType::Soi => Self::Soi,
            preflib::DataType::Toc => Self::Toc,
            preflib::DataType::Toi => Self::Toi,
            preflib::DataType::Cat => Self::Cat,
        }
    }

    /// The type of a PrefLib format.
    pub(super) const fn data_type(self) -> Option<preflib::DataType> {
        match self {
            Self::Soc => Some(preflib::DataType::Soc),
            Self::Soi => Some(preflib::DataType::Soi),
            Self::Toc => Some(preflib::DataType::Toc),
            Self::Toi => Some(preflib::DataType::Toi),
            Self::Cat => Some(preflib::DataType::Cat),
            Self::Pb | Self::Blt | Self::Abif | Self::Csv => None,
        }
    }
}

/// Why a file is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {reason}{hint}")]
pub struct ReadError {
    /// The line, from one.
    pub line: u64,
    /// The character in the line, from one.
    pub column: u64,
    /// What is wrong.
    pub reason: String,
    /// What to do, when the file looks like one of another format; else empty.
    pub hint: String,
}

/// A file of any format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ElectionFile {
    /// Pabulib.
    Pb(Pb),
    /// PrefLib.
    PrefLib(PrefLib),
    /// BLT.
    Blt(Blt),
    /// ABIF.
    Abif(Abif),
    /// A table of ballots.
    Csv(Csv),
}

/// Reads a file: how its name ends says the format, or else how it begins.
///
/// # Errors
/// [`ReadError`] names line, column and reason.
pub fn read(name: &str, bytes: &[u8]) -> Result<ElectionFile, ReadError> {
    let text = decode(bytes)?;
    let begins = Format::of_text(text);
    let Some(format) = Format::of_name(name).or(begins) else {
        let known = Format::ALL.map(|format| format!(".{}", format.extension())).join(" ");
        let found = shown(text.lines().next().unwrap_or_default());
        let reason = format!("neither the name nor the beginning `{found}` is that of an election file");
        return Err(ReadError { line: 1, column: 1, reason, hint: format!("; names end in {known}") });
    };
    let refused = |refused: Refused| (refused.line, refused.column, refused.fault.to_string());
    let file = match format {
        Format::Pb => {
            let read = pb::parse(text).map(ElectionFile::Pb);
            read.map_err(|error| (error.line, error.column, error.reason.to_string()))
        }
        Format::Soc | Format::Soi | Format::Toc | Format::Toi | Format::Cat => {
            preflib::parse(text).map(ElectionFile::PrefLib).map_err(refused)
        }
        Format::Blt => blt::parse(text).map(ElectionFile::Blt).map_err(refused),
        Format::Abif => abif::parse(text).map(ElectionFile::Abif).map_err(refused),
        Format::Csv => csv::parse(text).map(ElectionFile::Csv).map_err(refused),
    };
    file.map_err(|(line, column, reason)| {
        let other = begins
            .filter(|begins| *begins != format && begins.data_type().is_none_or(|_| format.data_type().is_none()));
        let hint = other.map(|other| format!("; it begins like a .{} file: name it so", other.extension()));
        ReadError { line, column, reason, hint: hint.unwrap_or_default() }
    })
}

/// The bytes as text.
fn decode(bytes: &[u8]) -> Result<&str, ReadError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = &bytes[..error.valid_up_to()];
        let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
        let line = length(before.iter().filter(|&&byte| byte == b'\n').count()) + 1;
        let characters = String::from_utf8_lossy(&before[start..]).chars().count();
        let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
        let reason = if wide { "the text is UTF-16" } else { "a byte that is not UTF-8" };
        let hint = "; save the file as UTF-8 text".to_owned();
        ReadError { line, column: length(characters) + 1, reason: reason.to_owned(), hint }
    })
}

/// Why a file cannot be counted as it is wanted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ViewError {
    /// The ballots are of another kind.
    #[error("the file holds {held} ballots, not {wanted}")]
    Kind {
        /// What they may be.
        held: String,
        /// What was wanted.
        wanted: String,
    },
    /// The file leaves open what its numbers mean.
    #[error("the numbers may be {may}; say which with --kind, or with a first line `# kind: {example}`")]
    Undetermined {
        /// What they may be.
        may: String,
        /// One of those.
        example: &'static str,
    },
    /// The ballots cannot be counted.
    #[error(transparent)]
    Ballots(#[from] BallotError),
}

impl ElectionFile {
    /// Its format.
    #[must_use]
    pub fn format(&self) -> Format {
        match self {
            Self::Pb(_) => Format::Pb,
            Self::PrefLib(file) => Format::of_type(file.data_type()),
            Self::Blt(_) => Format::Blt,
            Self::Abif(_) => Format::Abif,
            Self::Csv(_) => Format::Csv,
        }
    }

    /// What the ballots say, when there is no doubt.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Csv(file) => file.kind(),
            _ => self.kinds().first().copied(),
        }
    }

    /// What the ballots may say; first what they are meant to.
    #[must_use]
    pub fn kinds(&self) -> Vec<Kind> {
        match self {
            Self::Pb(file) => vec![file.kind()],
            Self::PrefLib(file) => vec![file.kind()],
            Self::Blt(_) => vec![Kind::Ranking],
            Self::Abif(file) => file.kinds(),
            Self::Csv(file) => file.kinds(),
        }
    }

    /// The ballots as a profile of the kind they are meant to be.
    ///
    /// # Errors
    /// [`ViewError`].
    pub fn profile(&self) -> Result<Profile, ViewError> {
        self.profile_as(self.kind().ok_or_else(|| self.undetermined())?)
    }

    /// The ballots as a profile of `kind`, one of [`Self::kinds`].
    ///
    /// # Errors
    /// [`ViewError`].
    pub fn profile_as(&self, kind: Kind) -> Result<Profile, ViewError> {
        if !self.kinds().contains(&kind) {
            return Err(ViewError::Kind { held: list(&self.kinds()), wanted: kind.name().to_owned() });
        }
        Ok(match self {
            Self::Pb(file) => file.profile()?,
            Self::PrefLib(file) => file.profile()?,
            Self::Blt(file) => file.profile()?,
            Self::Abif(file) => file.profile_as(kind)?,
            Self::Csv(file) => file.profile_as(kind)?,
        })
    }

    /// The ballots as a rule wants them: of the kind they are meant to be, or may
    /// be, or can be [recast](Recast) to, and then with the sentence that says so.
    ///
    /// # Errors
    /// [`ViewError::Kind`] when the rule counts none of these.
    pub fn profile_for(&self, rule: &Rule) -> Result<(Profile, Option<Recast>), ViewError> {
        let (meant, kinds) = (self.kind(), self.kinds());
        let held = |kind: &&Kind| kinds.contains(kind);
        let wanted = meant.filter(|kind| rule.takes.contains(kind)).or_else(|| rule.takes.iter().find(held).copied());
        if let Some(kind) = wanted {
            return Ok((self.profile_as(kind)?, None));
        }
        let recast = meant.and_then(|from| {
            let to = rule.takes.iter().find_map(|to| Recast::between(from, *to))?;
            Some((from, to))
        });
        let Some((from, recast)) = recast else {
            return Err(ViewError::Kind { held: list(&kinds), wanted: list(rule.takes) });
        };
        Ok((recast.of(&self.profile_as(from)?), Some(recast)))
    }

    pub(super) fn undetermined(&self) -> ViewError {
        let kinds = self.kinds();
        let example = kinds.iter().find(|kind| **kind == Kind::Ranking).or(kinds.first());
        ViewError::Undetermined { may: list(&kinds), example: example.map_or("ranking", |kind| kind.name()) }
    }

    /// The names of the options by id, for [`crate::text_report`].
    #[must_use]
    pub fn names(&self) -> BTreeMap<String, String> {
        match self {
            Self::Pb(file) => file.names(),
            Self::PrefLib(file) => file.names(),
            Self::Blt(file) => file.names(),
            Self::Abif(file) => file.names(),
            Self::Csv(file) => file.names(),
        }
    }

    /// The title, possibly empty.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Pb(file) => file.meta("description").unwrap_or_default(),
            Self::PrefLib(file) => file.title(),
            Self::Blt(file) => file.title(),
            Self::Abif(file) => file.title(),
            Self::Csv(file) => file.title(),
        }
    }

    /// How many are to be elected, if the file says.
    #[must_use]
    pub fn seats(&self) -> Option<usize> {
        match self {
            Self::Pb(file) => file.meta("seats").and_then(super::text::seats),
            Self::PrefLib(file) => file.seats(),
            Self::Blt(file) => Some(file.seats()),
            Self::Abif(file) => file.seats(),
            Self::Csv(file) => file.seats(),
        }
    }

    /// What there is to spend, if the file says.
    #[must_use]
    pub fn budget(&self) -> Option<Amount> {
        match self {
            Self::Pb(file) => Some(file.budget()),
            Self::Csv(file) => file.budget(),
            Self::PrefLib(_) | Self::Blt(_) | Self::Abif(_) => None,
        }
    }

    /// What is odd about the file but does not keep it from being counted.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        neutral::remarks(self)
    }

    /// The election apart from the file, its ballots of this kind.
    ///
    /// # Errors
    /// [`ViewError`].
    pub fn election(&self, kind: Kind) -> Result<Election, ViewError> {
        Ok(neutral::election(self, kind, self.profile_as(kind)?))
    }
}

impl std::fmt::Display for ElectionFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Pb(file) => file.fmt(f),
            Self::PrefLib(file) => file.fmt(f),
            Self::Blt(file) => file.fmt(f),
            Self::Abif(file) => file.fmt(f),
            Self::Csv(file) => file.fmt(f),
        }
    }
}

fn list(kinds: &[Kind]) -> String {
    kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" or ")
}
