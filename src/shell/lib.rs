//! Configuration, assembly and workers.

pub mod config;
pub mod machine;
