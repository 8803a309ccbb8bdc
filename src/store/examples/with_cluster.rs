//! Runs a command with a PostgreSQL cluster for its tests:
//! `cargo run -p store --features testing --example with_cluster -- cargo test --workspace`.

use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1);
    let Some(program) = args.next() else { return ExitCode::from(64) };
    let cluster = store::testing::Cluster::start();
    let done = Command::new(program).args(args).env("WIEC_TEST_PG_URL", cluster.url()).status();
    drop(cluster);
    match done {
        Ok(status) => status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from),
        Err(_not_started) => ExitCode::from(127),
    }
}
