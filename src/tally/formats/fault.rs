//! Why a file is refused: where, and for what reason.

/// Why a file is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {fault}")]
pub struct Refused {
    /// The line, from one.
    pub line: u64,
    /// The character in the line, from one.
    pub column: u64,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// Something else than what must stand here.
    #[error("{wanted} is expected, found `{found}`")]
    Expected {
        /// What must stand here.
        wanted: &'static str,
        /// What does.
        found: String,
    },
    /// The file ends too early.
    #[error("the file ends here; {wanted} is expected")]
    Ends {
        /// What must follow.
        wanted: &'static str,
    },
    /// Something that must be in the file is not.
    #[error("the file has no {0}")]
    Missing(&'static str),
    /// The same key, id or name twice.
    #[error("`{0}` stands there twice")]
    Twice(String),
    /// A value that is not possible.
    #[error("`{found}` is no value for {name}: {wanted} is expected")]
    Value {
        /// What the value is for.
        name: String,
        /// What stands there.
        found: String,
        /// What is expected.
        wanted: &'static str,
    },
    /// The file says how many there are, and that is not so.
    #[error("{name} says {said}, but there are {found}; is the file cut short?")]
    Count {
        /// What is counted.
        name: &'static str,
        /// What the file says.
        said: u64,
        /// What was found.
        found: u64,
    },
    /// An option that is not there.
    #[error("there is no option `{0}`")]
    Unknown(String),
    /// A ballot that names an option twice.
    #[error("the ballot names option `{0}` twice")]
    TwiceOnBallot(String),
    /// The same preference on two lines.
    #[error("the same preference stands on line {0} already")]
    Again(u64),
    /// More than can be counted.
    #[error("there are more than {most} {what}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// The most.
        most: u64,
    },
    /// A ballot that the kind of file does not allow.
    #[error("{found}, which the format `{format}` does not allow")]
    NotAllowed {
        /// The format.
        format: &'static str,
        /// What was found.
        found: &'static str,
    },
    /// A quotation mark, bracket or comment that is never closed.
    #[error("the `{0}` that opens here is never closed")]
    Open(&'static str),
}

/// The beginning of a text, for a message.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(60).collect()
}
