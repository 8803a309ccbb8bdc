//! The laws of budgets: greedy, equal shares, Phragmén.

mod agree;
mod kept;
mod laws;
mod pitfalls;
mod proportional;
mod slow;
mod town;
