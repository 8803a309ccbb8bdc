//! The laws of counting, on random elections.

mod axioms;
mod budgets;
mod grades;
mod pairs;
mod ranked;
mod rounds;
mod seats;
mod second;
mod support;
