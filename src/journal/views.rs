//! What the pages of the journal look like.

pub mod find;
pub mod logs;
