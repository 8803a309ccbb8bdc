//! Every ballot through the pages, several residents at a time.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use futures::StreamExt;
use reqwest::{Client, Url, redirect};

use super::voter::{Filled, Outcome, Patience, Voter};
use crate::fail::{Failure, chain};
use crate::progress::Progress;

/// What came of all votes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Cast {
    /// Ballots with a receipt.
    pub(crate) accepted: u64,
    /// Votes a second.
    rate: u64,
    /// What went wrong, how often, and the first voter it happened to.
    wrong: BTreeMap<String, (u64, usize)>,
}

impl Cast {
    /// Votes that did not come to a receipt.
    pub(crate) fn refused(&self) -> u64 {
        self.wrong.values().map(|(times, _)| times).sum()
    }

    /// What there is to tell.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!("{} ballots cast, {} a second", self.accepted, self.rate)];
        let wrong = self.wrong.iter();
        lines.extend(
            wrong.map(|(why, (times, first))| format!("NOT CAST: {times} × {why} (first: voter {first} of the file)")),
        );
        lines
    }

    fn note(&mut self, voter: usize, outcome: Result<Outcome, String>) {
        let why = match outcome {
            Ok(Outcome::Cast(_)) => {
                self.accepted += 1;
                return;
            }
            Ok(Outcome::Refused { reason, status }) => format!("refused: {reason} ({status})"),
            Err(why) => why,
        };
        let (times, first) = self.wrong.entry(why).or_insert((0, voter));
        *times += 1;
        *first = (*first).min(voter);
    }
}

/// Casts ballot *n* with code *n*.
pub(crate) async fn cast(server: &Url, codes: &[String], ballots: &[Filled], parallel: usize) -> Result<Cast, Failure> {
    if codes.len() < ballots.len() {
        return Err(Failure::new(format!("the server made {} codes for {} voters", codes.len(), ballots.len())));
    }
    let voter = Voter::with(client(parallel)?, server, Patience { tries: 20, pause: Duration::from_millis(500) });
    let progress = Progress::new("votes", ballots.len() as u64);
    let lost = AtomicU64::new(0);
    let mut cast = Cast::default();
    let mut votes = futures::stream::iter(codes.iter().zip(ballots).enumerate())
        .map(|(place, (code, filled))| {
            let (voter, progress) = (&voter, &progress);
            async move {
                let outcome = voter.vote(code, filled).await.map_err(|error| chain(&error));
                progress.add(1);
                (place + 1, outcome)
            }
        })
        .buffer_unordered(parallel);
    while let Some((voter, outcome)) = votes.next().await {
        let away = outcome.is_err();
        cast.note(voter, outcome);
        // A server that is gone for good is not asked sixty thousand times.
        let lost = if away { lost.fetch_add(1, Ordering::Relaxed) + 1 } else { 0 };
        if lost > 100 && cast.accepted == 0 {
            return Err(Failure::new(format!("no vote could be cast: {}", cast.lines().join("; "))));
        }
    }
    drop(votes);
    cast.rate = progress.end();
    Ok(cast)
}

/// One client for all residents: as many connections as people at the same time,
/// and no cookies, since the pages of a vote need none.
fn client(parallel: usize) -> Result<Client, Failure> {
    let client = Client::builder()
        .redirect(redirect::Policy::limited(5))
        .timeout(Duration::from_secs(40))
        .pool_max_idle_per_host(parallel);
    client.build().map_err(|error| Failure::of("the HTTP client cannot be made", &error))
}

#[cfg(test)]
mod tests {
    use super::super::voter::Receipt;
    use super::*;
    use reqwest::StatusCode;

    #[test]
    fn what_went_wrong_is_counted_by_its_reason() {
        let mut cast = Cast::default();
        let refused = |reason: &str| Ok(Outcome::Refused { reason: reason.to_owned(), status: StatusCode::CONFLICT });
        cast.note(3, refused("used"));
        cast.note(2, refused("used"));
        cast.note(1, Ok(Outcome::Cast(Receipt { tracker: String::new(), leaf: String::new() })));
        cast.note(4, Err("the server did not answer at vote".to_owned()));
        assert_eq!((cast.accepted, cast.refused()), (1, 3));
        let told = cast.lines().join("\n");
        assert!(told.contains("NOT CAST: 2 × refused: used (409 Conflict) (first: voter 2 of the file)"), "{told}");
    }

    #[tokio::test]
    async fn fewer_codes_than_voters_is_a_failure() {
        let server = "http://127.0.0.1:1/".parse().unwrap();
        let failed = cast(&server, &[], &[Filled::Ticked(Vec::new())], 1).await.unwrap_err();
        assert_eq!(failed.to_string(), "the server made 0 codes for 1 voters");
    }
}
