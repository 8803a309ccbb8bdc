//! Accounts of the staff.

pub mod rules;
