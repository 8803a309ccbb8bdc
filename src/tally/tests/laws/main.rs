//! The laws of counting, on random elections.

mod axioms;
mod ranked;
mod second;
mod support;
