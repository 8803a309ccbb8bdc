//! The subcommands of `wiec`.
//!
//! Each is a function from what was typed to an `Ended`: an exit code, or
//! a failure that says what went wrong, where, and what to do. Results go to
//! standard output, progress and failures to standard error.
//!
//! `verify`, `tally`, `convert` and `codes make` open no store: they run on any machine.

pub mod args;
mod backup;
pub mod codes;
mod convert;
mod demo;
mod doctor;
mod election;
mod export;
mod fail;
mod fetch;
mod files;
#[cfg(test)]
mod on_a_town;
mod progress;
pub mod rehearse;
mod roll;
mod say;
mod serve;
mod staff;
mod tally;
mod town;
mod verify;

use std::process::ExitCode;

use args::{Codes, Command};
use clap::Parser;
use fail::Ended;

/// Runs the program and returns its exit code: 0 done, 1 not done or something
/// is wrong, 2 mistyped.
#[must_use]
pub fn run() -> ExitCode {
    match dispatch(args::Cli::parse().command) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("wiec: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: Command) -> Ended {
    match command {
        Command::Serve(town) => serve::run(&town),
        Command::Demo(demo) => demo::run(&demo),
        Command::Migrate(town) => town::migrate(&town),
        Command::Doctor(town) => doctor::run(&town),
        Command::Staff(deed) => staff::run(deed),
        Command::Roll(deed) => roll::run(deed),
        Command::Codes(Codes::Make(make)) => codes::make(&make),
        Command::Rehearse(rehearse) => rehearse::run(&rehearse),
        Command::Tally(tally) => tally::run(&tally),
        Command::Convert(convert) => convert::run(&convert),
        Command::Verify(verify) => verify::run(&verify),
        Command::Export(export) => export::run(&export),
        Command::Backup(backup) => backup::take(&backup),
        Command::Restore(restore) => backup::restore(&restore),
    }
}
