//! Configuration, assembly and workers.

pub mod config;
