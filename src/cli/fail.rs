//! How a subcommand ends badly: one line that says what, where, and what to do.

use std::error::Error;
use std::fmt;
use std::process::ExitCode;

/// How a subcommand ends.
pub(crate) type Ended = Result<ExitCode, Failure>;

/// Why a subcommand could not do its work.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    /// Said in full.
    pub(crate) fn new(said: impl Into<String>) -> Self {
        Self(said.into())
    }

    /// What failed, with everything that `cause` says of itself and its causes.
    pub(crate) fn of(what: impl fmt::Display, cause: &dyn Error) -> Self {
        Self(format!("{what}: {}", chain(cause)))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An error and its causes in one line; a cause already told is not told twice.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut said = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let text = cause.to_string();
        if !said.contains(&text) {
            said = format!("{said}: {text}");
        }
        next = cause.source();
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_are_told_once() {
        #[derive(Debug, thiserror::Error)]
        #[error("the file cannot be read")]
        struct Outer(#[source] std::io::Error);
        let error = Outer(std::io::Error::other("the disk is full"));
        assert_eq!(Failure::of("`x`", &error).to_string(), "`x`: the file cannot be read: the disk is full");
    }
}
