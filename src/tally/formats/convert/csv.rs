//! To a table, which holds everything.

use super::Target;
use crate::formats::csv::{Cell, Csv, Row};
use crate::formats::election::Election;
use crate::profile::{Ballots, Entry, Given, Place, Profile, Ranked};
use crate::{Amount, formats::csv::RESERVED};

pub(super) fn write(election: &Election, profile: &Profile, target: &mut Target) -> Result<String, super::Unwritable> {
    if profile.entries().is_empty() {
        return Err(target.cannot("an election without options", "add an option"));
    }
    let reserved = profile.entries().iter().find(|entry| RESERVED.contains(&entry.id.to_lowercase().as_str()));
    if let Some(entry) = reserved {
        return Err(target.cannot(format!("an option with the id `{}`", entry.id), "give it another id"));
    }
    let odd = |id: &str| id.trim() != id || id.contains(['\n', '\r']);
    if let Some(entry) = profile.entries().iter().find(|entry| odd(&entry.id)) {
        return Err(
            target.cannot(format!("the id `{}`, which has blanks around or breaks", entry.id), "give it another id")
        );
    }
    let row = |count: u64, cells: Vec<(Place, Cell)>| Row { count, void: String::new(), cells };
    let mut rows: Vec<Row> = match profile.ballots() {
        Ballots::Choice(bag) | Ballots::Approval(bag) => {
            let cells = |marks: &[Place]| marks.iter().map(|&option| (option, Cell::Mark)).collect();
            bag.iter().map(|(marks, count)| row(count, cells(marks))).collect()
        }
        Ballots::Ranking(bag) => {
            let cell = |ranked: &Ranked| Cell::Number(Amount::whole(i64::from(ranked.level) + 1));
            let cells = |ballot: &[Ranked]| ballot.iter().map(|ranked| (ranked.option, cell(ranked))).collect();
            bag.iter().map(|(ballot, count)| row(count, cells(ballot))).collect()
        }
        Ballots::Points(bag) | Ballots::Score(bag) => {
            let cell = |given: &Given| Cell::Number(Amount::in_units(given.number, profile.scale()));
            let cells = |ballot: &[Given]| ballot.iter().map(|given| (given.option, cell(given))).collect();
            bag.iter().map(|(ballot, count)| row(count, cells(ballot))).collect()
        }
    };
    for row in &mut rows {
        row.cells.sort_unstable();
    }
    if profile.blank() > 0 {
        rows.push(row(profile.blank(), Vec::new()));
    }
    for (reason, &count) in profile.invalid() {
        rows.push(Row { count, void: target.one_line(reason), cells: Vec::new() });
    }
    let entries = profile.entries().iter().map(|entry| Entry {
        name: target.one_line(&entry.name),
        categories: entry.categories.iter().map(|name| target.one_line(name)).collect(),
        ..entry.clone()
    });
    let entries = entries.collect();
    Ok(Csv { notes: notes(election, profile, target), entries, rows }.to_string())
}

fn notes(election: &Election, profile: &Profile, target: &mut Target) -> Vec<(String, String)> {
    let mut notes = Vec::new();
    let mut say = |key: &str, value: String| notes.push((key.to_owned(), value));
    if !election.title.is_empty() {
        say("title", target.one_line(&election.title));
    }
    say("kind", profile.ballots().kind().name().to_owned());
    if let Some(seats) = election.seats {
        say("seats", seats.to_string());
    }
    if let Some(budget) = profile.budget() {
        say("budget", budget.to_string());
    }
    if let Some(people) = profile.electorate() {
        say("electorate", people.to_string());
    }
    let taken = |key: &str| ["title", "kind", "seats", "budget", "electorate"].contains(&key);
    notes.extend(target.pairs(election, &taken));
    notes
}
