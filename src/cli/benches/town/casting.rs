//! Residents who vote: as fast as they can, or as they come.

use std::time::{Duration, Instant};

use cli::rehearse::voter::{Outcome, Patience, Voter};
use futures::StreamExt;
use tokio::task::JoinSet;

use crate::rehearsal::{MARKS, Rehearsal};
use crate::server::Server;

/// Residents at the same time in the closed loop.
const TOGETHER: usize = 32;

pub(crate) struct Cast {
    votes: u64,
    took: Duration,
    /// Microseconds the server was on processors.
    server: u64,
    /// From the code to the receipt, sorted.
    pub(crate) whole: Vec<Duration>,
    /// From the marked ballot to the receipt, sorted.
    pub(crate) cast: Vec<Duration>,
}

impl Cast {
    pub(crate) fn rate(&self) -> u128 {
        u128::from(self.votes) * 1_000 / self.took.as_millis().max(1)
    }

    pub(crate) const fn server_micros_a_vote(&self) -> u64 {
        self.server / self.votes
    }

    fn of(times: Vec<(Duration, Duration)>, begun: Instant, server: u64) -> Self {
        let (mut whole, mut cast): (Vec<_>, Vec<_>) = times.into_iter().unzip();
        whole.sort_unstable();
        cast.sort_unstable();
        Self { votes: whole.len() as u64, took: begun.elapsed(), server, whole, cast }
    }
}

/// Whoever has a receipt makes room for the next one.
pub(crate) async fn as_fast_as_they_go(server: &Server, rehearsal: &Rehearsal, codes: &[String]) -> Cast {
    let voter = voter(server);
    let (begun, before) = (Instant::now(), server.spent());
    let votes = futures::stream::iter(codes.iter().enumerate())
        .map(|(n, code)| vote(&voter, code, marks(rehearsal, n), Instant::now()))
        .buffer_unordered(TOGETHER);
    let times = votes.collect().await;
    Cast::of(times, begun, server.spent() - before)
}

/// So many a second whether the server keeps up or not; a vote's time begins when it was due.
pub(crate) async fn steadily(server: &Server, rehearsal: &Rehearsal, codes: &[String], rate: u32) -> Cast {
    let (begun, before) = (Instant::now(), server.spent());
    let gap = Duration::from_secs(1) / rate;
    let voter = std::sync::Arc::new(voter(server));
    let mut votes = JoinSet::new();
    for (n, code) in (0_u32..).zip(codes) {
        let due = begun + gap * n;
        tokio::time::sleep_until(due.into()).await;
        let (voter, code, marks) = (voter.clone(), code.clone(), marks(rehearsal, usize::try_from(n).unwrap()));
        votes.spawn(async move { vote(&voter, &code, marks, due).await });
    }
    let times = votes.join_all().await;
    Cast::of(times, begun, server.spent() - before)
}

fn voter(server: &Server) -> Voter {
    let client = reqwest::Client::builder().pool_max_idle_per_host(TOGETHER * 4).build().unwrap();
    Voter::with(client, &server.url, Patience { tries: 1, pause: Duration::ZERO })
}

/// One to three options, other ones for each voter; every seventh wants the first one, since a
/// tie would wait for a public lot.
fn marks(rehearsal: &Rehearsal, n: usize) -> Vec<String> {
    if n.is_multiple_of(7) {
        return rehearsal.options[..1].to_vec();
    }
    let options = rehearsal.options.iter().cycle();
    options.skip(n % rehearsal.options.len()).take(n % MARKS + 1).cloned().collect()
}

async fn vote(voter: &Voter, code: &str, marks: Vec<String>, due: Instant) -> (Duration, Duration) {
    let ballot = voter.enter_code(code).await.unwrap();
    let ballot = ballot.unwrap_or_else(|refused| panic!("the code was refused: {refused:?}"));
    let marked = Instant::now();
    match voter.cast(&ballot, &marks).await.unwrap() {
        Outcome::Cast(_receipt) => (due.elapsed(), marked.elapsed()),
        Outcome::Refused { reason, .. } => panic!("the ballot was refused: {reason}"),
    }
}
