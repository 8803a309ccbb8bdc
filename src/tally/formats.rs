//! The files in which elections are kept.

pub mod blt;
mod fault;
pub mod pb;
pub mod preflib;
mod text;

pub use fault::{Fault, Refused};
