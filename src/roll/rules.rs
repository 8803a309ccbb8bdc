//! How a row of a town's list becomes a resident; pure.

pub mod columns;
pub mod import;
pub mod national;
pub mod person;
pub mod tag;
pub mod year;
