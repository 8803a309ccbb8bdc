//! What a whole server does: votes through the pages on both databases, pages a
//! second, and memory.
//!
//! `cargo bench -p cli --bench town [-- BALLOTS [ENGINE [RATE]]]`. `BALLOTS` (100,000) are
//! cast and counted on SQLite, a tenth of them on PostgreSQL; `ENGINE` (`sqlite` or
//! `postgres`) leaves out the other one; `RATE` (150) votes a second come steadily
//! after that, which a build without optimisation cannot take. The server is a process of its own, this
//! very program in its other role (`… serve`, `… codes make`, as `wiec` does it),
//! so that its processor time and memory are its own. Residents run on the same
//! machine and take their share of it.
//!
//! Codes are stretched with one round, since DESIGN §7 counts stretching apart
//! (`cargo bench -p ballotbox` measures it).
#![expect(clippy::panic, reason = "a benchmark that cannot go on says why and ends")]
#![expect(clippy::print_stdout, reason = "a benchmark tells its figures")]
#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

mod casting;
mod machine;
mod pages;
mod rehearsal;
mod server;

use std::process::ExitCode;
use std::time::Duration;

use store::testing::Cluster;

use machine::{Yardstick, mib};
use rehearsal::Rehearsal;
use server::Server;

/// Ballots of a large town.
const BALLOTS: usize = 100_000;
/// How long ballots come at a steady rate.
const STEADY: Duration = Duration::from_secs(20);
/// Ballots a second then.
const RATE: u32 = 150;

fn main() -> ExitCode {
    let first = std::env::args().nth(1);
    let as_wiec = first.is_some_and(|word| word.starts_with(char::is_alphabetic) && word != "town");
    if as_wiec {
        return cli::run();
    }
    // Cargo adds `--bench`.
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with("--"));
    let ballots = words.next().map_or(BALLOTS, |word| word.parse().expect("BALLOTS is a number"));
    let only = words.next();
    let rate = words.next().map_or(RATE, |word| word.parse().expect("RATE is a number"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let yardstick = Yardstick::new();
        let wanted = |engine: &str| only.as_deref().is_none_or(|only| only == engine);
        if wanted("sqlite") {
            measure("SQLite", "", (ballots, rate), &yardstick).await;
        }
        if wanted("postgres") {
            let cluster = Cluster::durable();
            let (_name, url) = cluster.new_database();
            measure("PostgreSQL", &url, (ballots.div_ceil(10), rate), &yardstick).await;
        }
    });
    ExitCode::SUCCESS
}

async fn measure(engine: &str, database: &str, (ballots, rate): (usize, u32), yardstick: &Yardstick) {
    println!("{engine}");
    let server = Server::start(database).await;
    tell("memory when idle", mib(server.memory().now));

    let steady = usize::try_from(STEADY.as_secs()).unwrap() * usize::try_from(rate).unwrap();
    let rehearsal = Rehearsal::open(&server, ballots + steady).await;
    let (loaded, rest) = rehearsal.codes.split_at(ballots);

    let mut signature = yardstick.signature();
    let closed = casting::as_fast_as_they_go(&server, &rehearsal, loaded).await;
    signature = signature.midpoint(yardstick.signature());
    let vote = closed.server_micros_a_vote();
    tell("votes as fast as they go (closed loop, 32 residents)", format!("{}/s", closed.rate()));
    tell("server's processor for a vote", format!("{vote} µs"));
    tell("one RSA-3072 signature, same run", format!("{signature} µs"));
    tell("vote ÷ signature", hundredths(vote * 100 / signature.max(1)));

    let open = casting::steadily(&server, &rehearsal, rest, rate).await;
    tell(&format!("at {rate} votes/s for {} s (open loop)", STEADY.as_secs()), format!("{}/s", open.rate()));
    for (what, times) in [("whole vote, three pages", &open.whole), ("handing the ballot in", &open.cast)] {
        tell(&format!("  {what}, p50 and p99"), format!("{} and {} ms", at(times, 50), at(times, 99)));
    }

    let published = rehearsal.finish(&server).await;
    let memory = server.memory();
    let all = ballots + steady;
    tell(&format!("memory after {all} ballots were counted"), mib(memory.now));
    tell("  at most, since it started", mib(memory.most));
    for (name, path) in published.pages() {
        pages::measure(&server, name, &path).await;
    }
}

fn tell(what: &str, figure: impl std::fmt::Display) {
    println!("  {what:<56}{figure:>20}");
}

fn hundredths(n: u64) -> String {
    format!("{}.{:02}", n / 100, n % 100)
}

/// A percentile of sorted times, in milliseconds.
fn at(times: &[Duration], percent: usize) -> u128 {
    let place = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    times.get(place).map_or(0, Duration::as_millis)
}
