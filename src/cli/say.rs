//! Standard output. A reader that has seen enough (`wiec verify … | head`) is no
//! failure.

use std::fmt::Display;
use std::io::{ErrorKind, Write};

use crate::fail::Failure;

/// Writes a line.
pub(crate) fn line(text: impl Display) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| Failure::of("standard output cannot be written", &error)),
    }
}

/// Writes a value as JSON.
pub(crate) fn json(value: &impl serde::Serialize) -> Result<(), Failure> {
    line(serde_json::to_string(value).map_err(|error| Failure::of("the result cannot be written as JSON", &error))?)
}
