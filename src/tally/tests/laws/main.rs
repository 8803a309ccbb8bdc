//! The laws of counting, on random elections.

mod axioms;
mod budgets;
mod grades;
mod ranked;
mod seats;
mod second;
mod support;
