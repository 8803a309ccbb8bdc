//! The `wiec` program; everything it does is in the crate `cli`.

fn main() -> std::process::ExitCode {
    cli::run()
}
