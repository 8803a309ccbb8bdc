//! To Pabulib: a row a ballot, so that many ballots make a long file.

use std::fmt::Write as _;

use super::{Target, Unwritable};
use crate::amount::Amount;
use crate::formats::election::Election;
use crate::formats::pb::{OBLIGATORY, VoteType, WITHDRAWN_COST, is_date, write_row};
use crate::profile::{Ballots, Entry, Place, Profile};

/// Most votes that are written.
const MOST: u64 = 5_000_000;

/// What the election itself answers.
const ANSWERED: [&str; 6] = ["description", "num_projects", "num_votes", "budget", "vote_type", "rule"];

pub(super) fn write(election: &Election, profile: &Profile, target: &mut Target) -> Result<String, Unwritable> {
    fits(election, profile, target)?;
    let void: u64 = profile.invalid().values().sum();
    if void > 0 {
        target.lose(format!("void ballots: {void}"));
    }
    let gone = |entry: &&Entry| entry.withdrawn && entry.cost != Some(WITHDRAWN_COST);
    for entry in profile.entries().iter().filter(gone) {
        target.lose(format!("the cost of `{}`, which was withdrawn", entry.id));
    }
    let mut text = String::from("META\nkey;value\n");
    for (key, value) in meta(election, profile) {
        row(&mut text, &[key, value]);
    }
    projects(&mut text, profile);
    votes(&mut text, profile);
    Ok(text)
}

fn fits(election: &Election, profile: &Profile, target: &Target) -> Result<(), Unwritable> {
    let costs = profile.entries().iter().all(|entry| entry.cost.is_some());
    if profile.budget().is_none() || !costs {
        let instead = "it is made for budgets; write a format without money, or give both in a table (.csv)";
        return Err(target.cannot("an election without a budget and costs", instead));
    }
    if let Ballots::Ranking(bag) = profile.ballots()
        && bag.iter().any(|(ballot, _)| ballot.windows(2).any(|pair| pair[0].level == pair[1].level))
    {
        return Err(target.cannot("several options of one rank", "write .toi, .abif or .csv"));
    }
    if let Ballots::Points(bag) = profile.ballots()
        && bag.iter().any(|(ballot, _)| ballot.iter().any(|given| given.number < 0))
    {
        return Err(target.cannot("points below nothing", "write .csv"));
    }
    if let Some(entry) = profile.entries().iter().find(|entry| entry.id.contains(',')) {
        return Err(target.cannot(format!("the id `{}`, which has a comma", entry.id), "give it another id"));
    }
    let votes = profile.total() - profile.invalid().values().sum::<u64>();
    if votes > MOST {
        return Err(target.cannot(format!("{votes} ballots, a line each"), format!("at most {MOST} are written")));
    }
    let missing = OBLIGATORY.iter().filter(|key| !ANSWERED.contains(key) && election.said(key).is_none());
    let missing: Vec<String> = missing.map(|key| format!("`{key}`")).collect();
    if !missing.is_empty() {
        let what = format!("an election of which {} is not said", missing.join(", "));
        return Err(target.cannot(what, "say it with --meta KEY=VALUE"));
    }
    match ["date_begin", "date_end"].iter().find(|key| !election.said(key).is_some_and(is_date)) {
        Some(key) => {
            let found = election.said(key).unwrap_or_default();
            Err(target.cannot(format!("`{found}` as `{key}`"), "write it as dd.mm.yyyy or yyyy"))
        }
        None => Ok(()),
    }
}

/// The META section: what is obligatory in its order, then the rest.
fn meta(election: &Election, profile: &Profile) -> Vec<(String, String)> {
    let votes = profile.total() - profile.invalid().values().sum::<u64>();
    let answer = |key: &str| match key {
        "description" => election.title.clone(),
        "num_projects" => profile.entries().len().to_string(),
        "num_votes" => votes.to_string(),
        "budget" => profile.budget().unwrap_or(Amount::ZERO).to_string(),
        "vote_type" => VoteType::of(profile.ballots().kind()).name().to_owned(),
        "rule" => election.said("rule").unwrap_or("unknown").to_owned(),
        key => election.said(key).unwrap_or_default().to_owned(),
    };
    let mut meta: Vec<(String, String)> = OBLIGATORY.iter().map(|key| ((*key).to_owned(), answer(key))).collect();
    let mut say = |key: &str, value: String| {
        if !meta.iter().any(|(before, _)| before == key) {
            meta.push((key.to_owned(), value));
        }
    };
    if let Some(seats) = election.seats {
        say("seats", seats.to_string());
    }
    if let Some(people) = profile.electorate() {
        say("electorate", people.to_string());
    }
    election.metadata.iter().for_each(|(key, value)| say(key, value.clone()));
    meta
}

fn projects(text: &mut String, profile: &Profile) {
    let points = matches!(profile.ballots(), Ballots::Points(_) | Ballots::Score(_));
    let categories = profile.entries().iter().any(|entry| !entry.categories.is_empty());
    let (votes, scores) = sums(profile);
    let head = ["project_id", "cost", "votes"].into_iter().chain(points.then_some("score")).chain(["name"]);
    let head: Vec<String> = head.chain(categories.then_some("category")).map(str::to_owned).collect();
    text.push_str("PROJECTS\n");
    row(text, &head);
    for (place, entry) in profile.entries().iter().enumerate() {
        let cost = if entry.withdrawn { WITHDRAWN_COST } else { entry.cost.unwrap_or(Amount::ZERO) };
        let mut fields = vec![entry.id.clone(), cost.to_string(), votes[place].to_string()];
        fields.extend(points.then(|| crate::amount::decimal(scores[place], profile.scale())));
        fields.push(entry.name.clone());
        fields.extend(categories.then(|| entry.categories.join(",")));
        row(text, &fields);
    }
}

/// How many ballots name each option, and the sum of its points: at most 2^48
/// ballots of 63 bits fit 128 bits.
fn sums(profile: &Profile) -> (Vec<u64>, Vec<i128>) {
    let mut votes = vec![0; profile.entries().len()];
    let mut scores = vec![0_i128; profile.entries().len()];
    let mut name = |option: Place, times: u64, points: i64| {
        votes[usize::from(option)] += times;
        scores[usize::from(option)] += i128::from(points) * i128::from(times);
    };
    match profile.ballots() {
        Ballots::Choice(bag) | Ballots::Approval(bag) => {
            bag.iter().for_each(|(ballot, times)| ballot.iter().for_each(|&option| name(option, times, 0)));
        }
        Ballots::Ranking(bag) => {
            bag.iter().for_each(|(ballot, times)| ballot.iter().for_each(|ranked| name(ranked.option, times, 0)));
        }
        Ballots::Points(bag) | Ballots::Score(bag) => {
            bag.iter().for_each(|(ballot, times)| {
                ballot.iter().for_each(|given| name(given.option, times, given.number));
            });
        }
    }
    (votes, scores)
}

fn votes(text: &mut String, profile: &Profile) {
    let points = matches!(profile.ballots(), Ballots::Points(_) | Ballots::Score(_));
    text.push_str(if points { "VOTES\nvoter_id;vote;points\n" } else { "VOTES\nvoter_id;vote\n" });
    let id = |option: Place| profile.entries()[usize::from(option)].id.as_str();
    let mut voter = 0_u64;
    let mut add = |fields: &[String], times: u64| {
        for _ in 0..times {
            voter += 1;
            // Writing to a text cannot fail.
            let _written = write!(text, "{voter};");
            row(text, fields);
        }
    };
    let list = |options: &mut dyn Iterator<Item = Place>| options.map(id).collect::<Vec<_>>().join(",");
    match profile.ballots() {
        Ballots::Choice(bag) | Ballots::Approval(bag) => {
            bag.iter().for_each(|(ballot, times)| add(&[list(&mut ballot.iter().copied())], times));
        }
        Ballots::Ranking(bag) => {
            bag.iter().for_each(|(ballot, times)| add(&[list(&mut ballot.iter().map(|ranked| ranked.option))], times));
        }
        Ballots::Points(bag) | Ballots::Score(bag) => bag.iter().for_each(|(ballot, times)| {
            let mut sorted = ballot.to_vec();
            sorted.sort_by_key(|given| (std::cmp::Reverse(given.number), given.option));
            let amounts = sorted.iter().map(|given| Amount::in_units(given.number, profile.scale()).to_string());
            let amounts = amounts.collect::<Vec<_>>().join(",");
            add(&[list(&mut sorted.iter().map(|given| given.option)), amounts], times);
        }),
    }
    let blank = vec![String::new(); if points { 2 } else { 1 }];
    add(&blank, profile.blank());
}

fn row(text: &mut String, fields: &[String]) {
    // Writing to a text cannot fail.
    let _written = write_row(text, fields.iter());
}
