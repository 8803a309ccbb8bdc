//! The roll's rows: the only folder of this crate that speaks to the database.

pub mod codes;
pub mod districts;
pub mod imports;
pub mod questions;
pub mod residents;
pub mod right;
pub mod search;
pub mod snapshot;
