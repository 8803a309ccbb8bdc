//! To ABIF.

use std::cmp::Reverse;

use super::{Target, Unwritable};
use crate::amount::Amount;
use crate::formats::abif::{Abif, Line, Mark, Pick, TYPES, Token, VOID, Value};
use crate::formats::election::Election;
use crate::profile::{Ballots, Given, Place, Profile, Ranked};

pub(super) fn write(election: &Election, profile: &Profile, target: &mut Target) -> Result<String, Unwritable> {
    if profile.entries().is_empty() {
        return Err(target.cannot("an election without options", "add an option"));
    }
    if profile.entries().iter().any(|entry| entry.withdrawn && entry.id.contains(',')) {
        return Err(target.cannot("withdrawn options with commas in their ids", "write .csv"));
    }
    let mut lines = lines(profile, target)?;
    if profile.blank() > 0 {
        lines.push(Line { count: profile.blank(), picks: Vec::new() });
    }
    target.lose_money(profile);
    let tokens = profile.entries().iter().map(|entry| Token { id: entry.id.clone(), name: entry.name.clone() });
    let file = Abif { metadata: metadata(election, profile), declared: true, tokens: tokens.collect(), lines };
    Ok(file.to_string())
}

fn metadata(election: &Election, profile: &Profile) -> Vec<(String, Value)> {
    let mut metadata: Vec<(String, Value)> = Vec::new();
    let mut say = |key: &str, value: Value| {
        if !metadata.iter().any(|(before, _)| before == key) {
            metadata.push((key.to_owned(), value));
        }
    };
    let bare = |number: &dyn ToString| Value::Bare(number.to_string());
    say("version", Value::Text("0.31".to_owned()));
    if !election.title.is_empty() {
        say("title", Value::Text(election.title.clone()));
    }
    let kind = profile.ballots().kind();
    if let Some((_, name)) = TYPES.iter().find(|(of, _)| *of == kind) {
        say("ballot_type", Value::Text((*name).to_owned()));
    }
    if let Some(seats) = election.seats {
        say("seats", bare(&seats));
    }
    if let Some(people) = profile.electorate() {
        say("electorate", bare(&people));
    }
    let gone: Vec<&str> = profile.entries().iter().filter(|e| e.withdrawn).map(|entry| entry.id.as_str()).collect();
    if !gone.is_empty() {
        say("withdrawn", Value::Text(gone.join(",")));
    }
    for (reason, ballots) in profile.invalid() {
        say(&format!("{VOID}{reason}"), bare(ballots));
    }
    for (key, value) in election.metadata.iter().filter(|(key, _)| !key.is_empty()) {
        let number = value.parse::<Amount>().is_ok();
        say(key, if number { Value::Bare(value.clone()) } else { Value::Text(value.clone()) });
    }
    metadata
}

fn lines(profile: &Profile, target: &Target) -> Result<Vec<Line>, Unwritable> {
    let pick =
        |option: Place, rating: Option<i64>, mark: Mark| Pick { option, rating: rating.map(Amount::whole), mark };
    let line = |count: u64, picks: Vec<Pick>| Line { count, picks };
    Ok(match profile.ballots() {
        Ballots::Choice(bag) => {
            let picks = |marks: &[Place]| marks.iter().map(|&option| pick(option, None, Mark::Before)).collect();
            bag.iter().map(|(marks, count)| line(count, picks(marks))).collect()
        }
        Ballots::Approval(bag) => {
            let picks = |marks: &[Place]| marks.iter().map(|&option| pick(option, Some(1), Mark::Equal)).collect();
            bag.iter().map(|(marks, count)| line(count, picks(marks))).collect()
        }
        Ballots::Ranking(bag) => {
            let picks = |ranked: &[Ranked]| {
                let tied = |index: usize| ranked.get(index + 1).is_some_and(|next| next.level == ranked[index].level);
                let mark = |index: usize| if tied(index) { Mark::Equal } else { Mark::Before };
                ranked.iter().enumerate().map(|(index, ranked)| pick(ranked.option, None, mark(index))).collect()
            };
            bag.iter().map(|(ranked, count)| line(count, picks(ranked))).collect()
        }
        Ballots::Points(bag) | Ballots::Score(bag) => {
            let good = |given: &Given| given.number >= 0;
            if profile.scale() > 0 || !bag.iter().flat_map(|(ballot, _)| ballot).all(good) {
                return Err(
                    target.cannot("ratings that are not whole numbers from 0", "write .csv or, with costs, .pb")
                );
            }
            let picks = |given: &[Given]| {
                let mut sorted = given.to_vec();
                sorted.sort_by_key(|given| (Reverse(given.number), given.option));
                let tied = |index: usize| sorted.get(index + 1).is_some_and(|next| next.number == sorted[index].number);
                let mark = |index: usize| if tied(index) { Mark::Equal } else { Mark::Before };
                let each = sorted.iter().enumerate();
                each.map(|(index, given)| pick(given.option, Some(given.number), mark(index))).collect()
            };
            bag.iter().map(|(given, count)| line(count, picks(given))).collect()
        }
    })
}
