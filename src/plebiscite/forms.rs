//! Raw fields in, parsed values or field errors out.

pub mod draft;
pub mod moment;
pub mod paper;
