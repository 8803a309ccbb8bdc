//! Journeys through the whole house, by its pages, on both databases.

mod plebiscite_held;
mod routes;
mod town;
