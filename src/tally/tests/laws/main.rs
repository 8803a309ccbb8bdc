//! The laws of counting, on random elections.

mod axioms;
mod second;
mod support;
