//! How long the recount that anybody can make takes on one core: a whole bundle
//! is made in memory, as a town publishes it, and then checked and counted.
//!
//! `cargo bench -p verify --bench recount [-- BALLOTS]`. Seconds are processor
//! seconds of the process with one thread (`/proc/self/stat`), so that a busy
//! machine does not matter. Making the bundle takes about ten times as long as
//! checking it, since each ballot needs an RSA signature.

#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]
#![expect(clippy::print_stdout, reason = "a benchmark tells its figures")]

#[expect(dead_code, reason = "tests bend elections, a benchmark does not")]
#[path = "../tests/common/mod.rs"]
mod common;

use std::time::Instant;

/// Ballots of a large town.
const BALLOTS: usize = 100_000;
/// Clock ticks of `/proc` in a second; fixed on Linux.
const TICKS: u64 = 100;

/// Hundredths of a second this process has been on a processor.
fn spent() -> u64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap();
    let (_name, rest) = text.rsplit_once(") ").unwrap();
    // user and system time are the 14th and 15th field; the first two are cut off.
    rest.split(' ').skip(11).take(2).map(|field| field.parse::<u64>().unwrap()).sum()
}

fn seconds(hundredths: u64) -> String {
    format!("{}.{:02} s", hundredths / TICKS, hundredths % TICKS)
}

fn main() {
    let ballots = std::env::args().filter_map(|arg| arg.parse().ok()).next().unwrap_or(BALLOTS);
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().unwrap();
    let before = spent();
    let election = common::election(ballots);
    let eid = election.eid.clone();
    let bundle = election.finish(|_close, _open| {});
    println!(
        "made a bundle of {ballots} ballots, {} MiB, in {} of processor",
        bundle.len() >> 20,
        seconds(spent() - before)
    );

    let (begun, before) = (Instant::now(), spent());
    let verdict = verify::bundle(bundle.as_slice(), Some(&eid)).unwrap();
    let took = spent() - before;
    assert_eq!(verdict.result.ballots.web, ballots as u64, "every ballot is in the count");
    println!("{:<44}{:>12}", "checked and recounted, processor, one thread", seconds(took));
    println!("{:<44}{:>10} s", "the same by the clock on the wall", begun.elapsed().as_secs());
    println!("{:<44}{:>9} µs", "a ballot", took * 1_000_000 / TICKS / ballots.max(1) as u64);
}
