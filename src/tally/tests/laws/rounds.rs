//! Counts in rounds: their laws, examples of the laws they break, and a second,
//! slow way to count each.

mod agree;
mod axioms;
mod kept;
mod seats;

mod lots;
mod meek;
mod papers;
mod runoff;
mod scottish;
