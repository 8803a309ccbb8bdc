//! The subcommands of `wiec`.

pub mod args;
pub mod rehearse;

use clap::Parser;

/// Runs the program and returns its exit code.
#[must_use]
pub fn run() -> std::process::ExitCode {
    let _cli = args::Cli::parse();
    std::process::ExitCode::SUCCESS
}
