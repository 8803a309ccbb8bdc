//! Journeys through the whole house, by its pages, on both databases.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod methods_held;
mod plebiscite_held;
mod routes;
mod steps;
mod town;
