//! Rules for scores, points, several marks and yes or no.

mod axioms;
mod marks;
mod referendum;
mod second;
mod slow;
mod votes;
