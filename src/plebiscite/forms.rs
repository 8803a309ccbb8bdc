//! Raw fields in, parsed values or field errors out.

pub mod card;
pub mod counting;
pub mod draft;
pub mod marks;
pub mod moment;
pub mod option_rows;
pub mod paper;
pub mod picture;
pub mod rehearsal;
pub mod sent_draft;
