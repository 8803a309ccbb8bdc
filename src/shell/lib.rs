//! Configuration, assembly and workers: the roof over the rooms.
//!
//! ```no_run
//! # async fn example(config: shell::config::Config, store: store::Store) -> Result<(), Box<dyn std::error::Error>> {
//! use std::sync::Arc;
//! let (clock, ids) = (Arc::new(shell::machine::SystemClock), Arc::new(shell::machine::SystemIds));
//! let house = shell::assemble(shell::Parts { config: config.clone(), store, clock, ids }).await?;
//! let listener = shell::listen(&config).await?;
//! shell::serve(&config, house, listener).await?; // until SIGTERM
//! # Ok(()) }
//! ```

mod assemble;
pub mod config;
pub mod logs;
pub mod machine;
mod serve;
pub mod workers;

pub use assemble::{AssembleError, House, Parts, assemble};
pub use serve::{ServeError, listen, serve};
