//! The laws of counting, on random elections.

mod axioms;
mod grades;
mod ranked;
mod second;
mod support;
