//! The files in which elections are kept: one module a format, one way in for
//! all ([`read`]), one way out ([`convert`]).
//!
//! `docs/formats.md` says what each format keeps and loses.

pub mod abif;
pub mod blt;
mod convert;
mod counted;
pub mod csv;
mod election;
mod fault;
mod file;
mod neutral;
pub mod pb;
pub mod preflib;
mod text;

pub use convert::{ConvertError, Unwritable, Written, convert, convert_file};
pub use counted::FileCountError;
pub use election::{Election, Recast};
pub use fault::{Fault, Refused};
pub use file::{ElectionFile, Format, ReadError, ViewError, read};
