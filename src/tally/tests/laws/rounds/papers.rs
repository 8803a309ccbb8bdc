//! One paper at a time, on lists of names: where it stands.

use crate::ranked::{Ranking, Rankings};

/// Where a paper stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    With(String),
    RanOut,
    Stopped,
}

/// Every single paper that names an option that was not withdrawn.
pub(super) fn papers(votes: &Rankings) -> Vec<Ranking> {
    let each = |(ballot, times): (Ranking, u64)| vec![ballot; usize::try_from(times).expect("few")];
    votes.effective().into_iter().flat_map(each).collect()
}

/// The options a paper comes to, one after the other, when only `live` are in the
/// count, and how it ends.
pub(super) fn way(paper: &Ranking, live: &[String], overvote: &str) -> (Vec<String>, Place) {
    let mut come_to = Vec::new();
    for group in paper {
        let alive: Vec<&String> = group.iter().filter(|id| live.contains(id)).collect();
        if group.len() > 1 {
            match overvote {
                "skip" => continue,
                "exhaust" => return (come_to, Place::Stopped),
                _ if alive.len() > 1 => return (come_to, Place::Stopped),
                _ => {}
            }
        }
        come_to.extend(alive.into_iter().cloned());
    }
    (come_to, Place::RanOut)
}

/// Where it stands: at the first it comes to.
pub(super) fn place(paper: &Ranking, live: &[String], overvote: &str) -> Place {
    let (come_to, end) = way(paper, live, overvote);
    come_to.into_iter().next().map_or(end, Place::With)
}
