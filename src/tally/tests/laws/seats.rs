//! Committees from approvals: axioms, and a second way to count.

mod axioms;
mod elections;
mod kept;
mod representation;
mod second;
mod slow;
