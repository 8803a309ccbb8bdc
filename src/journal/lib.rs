//! The public journal: two logs that anybody can check.

pub mod rows;
