//! Election files: what is read, what is refused and where, and the round trip.

#![expect(clippy::panic, clippy::unwrap_used, clippy::too_many_lines, reason = "tests: long tables, ended by panics")]

mod abif;
mod blt;
mod convert;
mod csv;
mod file;
mod preflib;
