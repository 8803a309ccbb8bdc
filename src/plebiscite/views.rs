//! What the pages look like: functions of plain structs.

pub mod count;
pub mod methods;
pub mod money;
pub mod public;
pub mod rule_sheet;
pub mod staff;
