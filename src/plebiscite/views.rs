//! What the pages look like: functions of plain structs.

pub mod public;
pub mod rule_sheet;
pub mod staff;
