//! To BLT.

use super::{Target, Unwritable, shown_name};
use crate::formats::blt::{Ballot, Blt, Candidate, Weight};
use crate::formats::election::Election;
use crate::profile::{Ballots, Profile, Ranked};

pub(super) fn write(election: &Election, profile: &Profile, target: &mut Target) -> Result<String, Unwritable> {
    let ballot = |count: u64, ranked: Vec<Ranked>| Ballot { id: None, weight: Weight::ballots(count), ranked };
    let mut ballots: Vec<Ballot> = match profile.ballots() {
        Ballots::Ranking(bag) => bag.iter().map(|(ranked, count)| ballot(count, ranked.to_vec())).collect(),
        Ballots::Choice(bag) => {
            target.lose("that a ballot has one choice: it becomes a ranking of one option");
            let ranked = |marks: &[u16]| marks.iter().map(|&option| Ranked { level: 0, option }).collect();
            bag.iter().map(|(marks, count)| ballot(count, ranked(marks))).collect()
        }
        other => return Err(target.wrong_kind(other.kind(), "write .cat, .abif, .csv or, with costs, .pb")),
    };
    if profile.entries().is_empty() {
        return Err(target.cannot("an election without options", "add an option"));
    }
    if profile.blank() > 0 {
        ballots.push(ballot(profile.blank(), Vec::new()));
    }
    let void: u64 = profile.invalid().values().sum();
    if void > 0 {
        target.lose(format!("void ballots: {void}"));
    }
    if let Some(people) = profile.electorate() {
        target.lose(format!("how many people may vote: {people}"));
    }
    if election.seats.is_none() {
        target.lose("that no number of seats is said: 1 is written");
    }
    target.lose_money(profile);
    target.lose_ids(profile.entries());
    target.lose_metadata(election);
    let candidates = profile.entries().iter().map(|entry| Candidate {
        name: target.one_line(shown_name(entry)),
        nick: String::new(),
        withdrawn: entry.withdrawn,
    });
    let candidates = candidates.collect();
    let title = target.one_line(&election.title);
    let seats = election.seats.unwrap_or(1);
    Ok(Blt { seats, candidates, ballots, title, options: Vec::new() }.to_string())
}
