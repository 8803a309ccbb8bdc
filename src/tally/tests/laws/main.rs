//! The laws of counting, on random elections.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::cast_possible_wrap, reason = "elections of tests are small")]
#![expect(
    clippy::needless_pass_by_value,
    clippy::needless_range_loop,
    clippy::too_many_lines,
    clippy::type_complexity,
    reason = "the slow ways to count are written straight from the definitions"
)]

mod axioms;
mod budgets;
mod grades;
mod pairs;
mod ranked;
mod rounds;
mod seats;
mod second;
mod support;
