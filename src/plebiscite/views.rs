//! What the pages look like: functions of plain structs.

pub mod public;
pub mod staff;
