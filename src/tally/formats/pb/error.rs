//! Why a file is refused: where and for what reason.

use crate::amount::AmountError;

/// Why a `.pb` file is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {reason}")]
pub struct PbError {
    /// The line, from one.
    pub line: u64,
    /// The character in the line where the field begins, from one.
    pub column: u64,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// A quotation mark is never closed.
    #[error("the quotation mark that opens here is never closed")]
    OpenQuote,
    /// A quotation mark inside a field that does not begin with one.
    #[error("a quotation mark inside a field; put the field in quotation marks and double it")]
    StrayQuote,
    /// Something after a closing quotation mark.
    #[error("text follows the closing quotation mark; `;` or the end of the line is expected")]
    AfterQuote,
    /// An empty line before the end.
    #[error("an empty line; the format has none")]
    EmptyLine,
    /// Another section, or none, where one must begin.
    #[error("section `{wanted}` is expected, found `{found}`")]
    Section {
        /// The section that must begin.
        wanted: &'static str,
        /// What stands there.
        found: String,
    },
    /// The first row of META is not `key;value`.
    #[error("`key;value` is expected below META")]
    MetaHeader,
    /// A row with another number of fields than columns.
    #[error("{found} fields where {wanted} are expected")]
    Fields {
        /// Columns.
        wanted: usize,
        /// Fields.
        found: usize,
    },
    /// The same key or column twice.
    #[error("`{0}` stands there twice")]
    Twice(String),
    /// An obligatory key or column is missing.
    #[error("{section} has no `{name}`, which is obligatory")]
    Missing {
        /// The section.
        section: &'static str,
        /// The key or column.
        name: &'static str,
    },
    /// A field that must not be empty.
    #[error("`{0}` is empty")]
    Empty(&'static str),
    /// A field that must be an exact number.
    #[error("{name}: {error}")]
    Number {
        /// The key or column.
        name: String,
        /// What is wrong with it.
        error: AmountError,
    },
    /// A field with a value that is not possible.
    #[error("`{found}` is no value for `{name}`: {wanted} is expected")]
    Value {
        /// The key or column.
        name: String,
        /// What stands there.
        found: String,
        /// What is expected.
        wanted: &'static str,
    },
    /// `num_projects` or `num_votes` differs from the rows.
    #[error("`{name}` says {said}, but there are {found}")]
    Count {
        /// The key.
        name: &'static str,
        /// What it says.
        said: String,
        /// Rows found.
        found: usize,
    },
    /// A vote for a project that is not listed.
    #[error("there is no project `{0}`")]
    Unknown(String),
    /// A vote that names a project twice.
    #[error("the vote names project `{0}` twice")]
    TwiceInVote(String),
    /// A vote with fewer or more projects than allowed.
    #[error("the vote names {found} projects; {least} to {most} are allowed")]
    Length {
        /// Projects named.
        found: usize,
        /// `min_length`.
        least: usize,
        /// `max_length`.
        most: usize,
    },
    /// Not as many points as projects.
    #[error("the vote names {projects} projects but gives {points} points")]
    PointsCount {
        /// Projects.
        projects: usize,
        /// Points.
        points: usize,
    },
    /// Points below zero where people share points out.
    #[error("{0} points are less than none")]
    Negative(crate::amount::Amount),
    /// More points than a vote may share out.
    #[error("the vote gives {found} points; at most {most} are allowed")]
    PointsSum {
        /// Points given.
        found: String,
        /// `max_sum_points`.
        most: String,
    },
}
