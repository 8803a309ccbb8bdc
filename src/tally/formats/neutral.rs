//! From a file of any format to the election it holds, and what stays behind.

use super::abif::{Abif, Mark};
use super::blt::Blt;
use super::csv::Csv;
use super::election::Election;
use super::file::ElectionFile;
use super::pb::Pb;
use super::preflib;
use crate::profile::{Kind, Profile};

/// Keys of Pabulib that follow from the rest or have a place of their own.
const PB_KEYS: [&str; 7] = ["description", "num_projects", "num_votes", "budget", "vote_type", "seats", "electorate"];
/// Columns of Pabulib that the election holds.
const PROJECT_COLUMNS: [&str; 6] = ["project_id", "cost", "name", "category", "votes", "score"];
const VOTE_COLUMNS: [&str; 3] = ["voter_id", "vote", "points"];
/// The same for ABIF and tables.
const ABIF_KEYS: [&str; 7] = ["title", "seats", "withdrawn", "version", "ballot_type", "ballotcount", "electorate"];
const CSV_KEYS: [&str; 5] = ["title", "seats", "budget", "kind", "electorate"];

pub(super) fn election(file: &ElectionFile, kind: Kind, profile: Profile) -> Election {
    let mut election = Election {
        title: file.title().to_owned(),
        seats: file.seats(),
        metadata: metadata(file),
        ..Election::of(profile)
    };
    election.left_out = match file {
        ElectionFile::Pb(file) => of_pb(file),
        ElectionFile::Blt(file) => of_blt(file),
        ElectionFile::Abif(file) => of_abif(file, kind),
        ElectionFile::PrefLib(_) | ElectionFile::Csv(_) => Vec::new(),
    };
    election
}

fn metadata(file: &ElectionFile) -> Vec<(String, String)> {
    let kept = |pairs: &[(String, String)], known: &dyn Fn(&str) -> bool| {
        pairs.iter().filter(|(key, _)| !known(key)).cloned().collect::<Vec<_>>()
    };
    match file {
        ElectionFile::Pb(file) => kept(file.all_meta(), &|key| PB_KEYS.contains(&key)),
        ElectionFile::PrefLib(file) => {
            let own = |key: &str| key == "TITLE" || key == "FILE NAME" || preflib::own::is_own(key);
            let mut kept = kept(file.all_headers(), &own);
            let named = (1..).zip(file.categories()).filter(|(_, name)| !name.is_empty());
            kept.extend(named.map(|(number, name)| (format!("CATEGORY NAME {number}"), name.clone())));
            kept
        }
        ElectionFile::Blt(file) => {
            let each = file.options().iter().filter_map(|words| words.split_first());
            each.map(|(key, words)| (key.clone(), words.join(" "))).collect()
        }
        ElectionFile::Abif(file) => {
            let each = file.all_metadata().iter().map(|(key, value)| (key.clone(), value.text().to_owned()));
            kept(&each.collect::<Vec<_>>(), &|key| ABIF_KEYS.contains(&key) || key.starts_with("void "))
        }
        ElectionFile::Csv(file) => kept(file.notes(), &|key| CSV_KEYS.contains(&key)),
    }
}

fn of_pb(file: &Pb) -> Vec<String> {
    let beyond = |columns: &[String], known: &[&str]| {
        let named = columns.iter().filter(|name| !known.contains(&name.as_str()));
        named.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
    };
    let projects = beyond(file.project_columns(), &PROJECT_COLUMNS);
    let voters = beyond(file.vote_columns(), &VOTE_COLUMNS);
    let mut left = vec!["voter ids and the order of the votes".to_owned()];
    left.extend((!projects.is_empty()).then(|| format!("columns of projects: {projects}")));
    left.extend((!voters.is_empty()).then(|| format!("columns of voters: {voters}")));
    left
}

fn of_blt(file: &Blt) -> Vec<String> {
    let mut left = Vec::new();
    if file.ballots().iter().any(|ballot| ballot.id.is_some()) {
        left.push("the ids of ballots".to_owned());
    }
    if file.candidates().iter().any(|candidate| !candidate.nick.is_empty()) {
        left.push("the short names of candidates".to_owned());
    }
    let holes = |levels: &mut dyn Iterator<Item = u16>| levels.zip(0..).any(|(level, next)| level != next);
    if file.ballots().iter().any(|ballot| holes(&mut ballot.groups().map(|(level, _)| level))) {
        left.push("skipped ranks (what follows moves up)".to_owned());
    }
    left
}

fn of_abif(file: &Abif, kind: Kind) -> Vec<String> {
    let picks = || file.lines().iter().flat_map(|line| &line.picks);
    match kind {
        Kind::Ranking if picks().any(|pick| pick.rating.is_some()) => vec!["the ratings".to_owned()],
        Kind::Score | Kind::Points => {
            let mut left = Vec::new();
            if picks().any(|pick| pick.rating.is_none()) {
                left.push("options without a rating on a ballot".to_owned());
            }
            let alike = |pair: &[super::abif::Pick]| pair[0].mark == Mark::Before && pair[0].rating == pair[1].rating;
            if file.lines().iter().any(|line| line.picks.windows(2).any(alike)) {
                left.push("the order among options of the same rating".to_owned());
            }
            left
        }
        Kind::Choice | Kind::Approval | Kind::Ranking => Vec::new(),
    }
}

pub(super) fn remarks(file: &ElectionFile) -> Vec<String> {
    match file {
        ElectionFile::Pb(file) => file.remarks().iter().map(ToString::to_string).collect(),
        ElectionFile::PrefLib(file) if file.header("MODIFICATION TYPE") == Some("imbued") => {
            vec!["imbued: options that a ballot did not rank were added as a last tie".to_owned()]
        }
        ElectionFile::Csv(file) => csv(file),
        ElectionFile::PrefLib(_) | ElectionFile::Blt(_) | ElectionFile::Abif(_) => Vec::new(),
    }
}

fn csv(file: &Csv) -> Vec<String> {
    let empty = file.rows().iter().filter(|row| row.cells.is_empty() && row.void.is_empty()).map(|row| row.count);
    let blank: u64 = empty.sum();
    if blank > 0 { vec![format!("rows without any cell: {blank} blank ballots")] } else { Vec::new() }
}
