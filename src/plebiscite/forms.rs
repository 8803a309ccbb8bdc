//! Raw fields in, parsed values or field errors out.

pub mod draft;
pub mod marks;
pub mod moment;
pub mod paper;
