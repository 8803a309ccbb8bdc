//! The files in which elections are kept.

pub mod pb;
