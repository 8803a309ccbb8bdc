//! To PrefLib.

use std::collections::BTreeSet;

use super::{Target, Unwritable, shown_name};
use crate::formats::election::Election;
use crate::formats::preflib::{DataType, Order, PrefLib, own};
use crate::profile::{Ballots, Given, Kind, Place, Profile, Ranked};

/// Most that a score may be: each is a category.
const MOST: i64 = 999;

pub(super) fn write(election: &Election, profile: &Profile, target: &mut Target) -> Result<String, Unwritable> {
    let data_type = target.format.data_type().unwrap_or(DataType::Toi);
    let (orders, categories) = match data_type {
        DataType::Cat => categories(election, profile, target)?,
        DataType::Soc | DataType::Soi | DataType::Toc | DataType::Toi => {
            (rankings(profile, data_type, target)?, Vec::new())
        }
    };
    let entries = profile.entries();
    target.lose_money(profile);
    target.lose_ids(entries);
    let names = entries.iter().map(|entry| target.one_line(shown_name(entry))).collect();
    let file = PrefLib { data_type, header: header(election, profile, target), names, categories, orders };
    Ok(file.to_string())
}

fn header(election: &Election, profile: &Profile, target: &mut Target) -> Vec<(String, String)> {
    let taken = |key: &str| {
        let derived = ["TITLE", "FILE NAME", "DATA TYPE"].contains(&key) || key.starts_with("NUMBER ");
        derived || own::is_own(key) || key.starts_with("ALTERNATIVE NAME") || key.starts_with("CATEGORY NAME")
    };
    let mut rest = election.clone();
    rest.metadata.retain(|(key, _)| !key.starts_with("CATEGORY NAME"));
    let mut header = vec![("TITLE".to_owned(), target.one_line(&election.title))];
    let pairs = target.pairs(&rest, &taken);
    let (first, other): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(key, _)| key == "DESCRIPTION");
    header.extend(first);
    header.extend(other);
    let mut say = |key: &str, value: String| header.push((key.to_owned(), value));
    if let Some(seats) = election.seats {
        say(own::SEATS, seats.to_string());
    }
    if let Some(people) = profile.electorate() {
        say(own::ELECTORATE, people.to_string());
    }
    let gone = (1_usize..).zip(profile.entries()).filter(|(_, entry)| entry.withdrawn);
    let gone: Vec<String> = gone.map(|(number, _)| number.to_string()).collect();
    if !gone.is_empty() {
        say(own::WITHDRAWN, gone.join(","));
    }
    if profile.blank() > 0 {
        say(own::BLANK, profile.blank().to_string());
    }
    for (reason, ballots) in profile.invalid() {
        say(&format!("{}{}", own::VOID, reason.replace([':', '\n', '\r'], " ")), ballots.to_string());
    }
    header
}

fn rankings(profile: &Profile, data_type: DataType, target: &mut Target) -> Result<Vec<Order>, Unwritable> {
    let name = data_type.name();
    let strict = matches!(data_type, DataType::Soc | DataType::Soi);
    let complete = matches!(data_type, DataType::Soc | DataType::Toc);
    let orders: Vec<Order> = match profile.ballots() {
        Ballots::Ranking(bag) => bag.iter().map(|(ballot, count)| Order { count, ranked: ballot.to_vec() }).collect(),
        Ballots::Choice(bag) => {
            target.lose("that a ballot has one choice: it becomes a ranking of one option");
            let ranked = |ballot: &[Place]| ballot.iter().map(|&option| Ranked { level: 0, option }).collect();
            bag.iter().map(|(ballot, count)| Order { count, ranked: ranked(ballot) }).collect()
        }
        other => return Err(target.wrong_kind(other.kind(), "write .cat, .abif, .csv or, with costs, .pb")),
    };
    let tied = |order: &Order| order.ranked.windows(2).any(|pair| pair[0].level == pair[1].level);
    if strict && orders.iter().any(tied) {
        let instead = if complete { "write .toc or .toi" } else { "write .toi" };
        return Err(target.cannot("several options of one rank", instead));
    }
    if complete && orders.iter().any(|order| order.ranked.len() < profile.entries().len()) {
        let instead = if strict { "write .soi" } else { "write .toi" };
        return Err(target.cannot(format!("orders without some of the options ({name} ranks all)"), instead));
    }
    Ok(orders)
}

fn categories(
    election: &Election,
    profile: &Profile,
    target: &mut Target,
) -> Result<(Vec<Order>, Vec<String>), Unwritable> {
    let options = profile.entries().len();
    let named = |number: usize, or: &str| election.said(&format!("CATEGORY NAME {number}")).unwrap_or(or).to_owned();
    match profile.ballots() {
        Ballots::Choice(bag) | Ballots::Approval(bag) => {
            if profile.ballots().kind() == Kind::Choice {
                target.lose("that a ballot has one choice: it becomes an approval");
            }
            let order = |(ballot, count): (&[Place], u64)| {
                let approved: BTreeSet<Place> = ballot.iter().copied().collect();
                let rest = (0..).take(options).filter(|option| !approved.contains(option));
                let first = ballot.iter().map(|&option| Ranked { level: 0, option });
                Order { count, ranked: first.chain(rest.map(|option| Ranked { level: 1, option })).collect() }
            };
            Ok((bag.iter().map(order).collect(), vec![named(1, "Approved"), named(2, "Not approved")]))
        }
        Ballots::Score(bag) | Ballots::Points(bag) => {
            if profile.ballots().kind() == Kind::Points {
                target.lose("that points are shared out: they become scores");
            }
            let given = || bag.iter().flat_map(|(ballot, _)| ballot).map(|given| given.number);
            let highest = given().max().unwrap_or_default();
            if profile.scale() > 0 || given().min().is_some_and(|least| least < 0) || highest > MOST {
                let what = format!("scores that are not whole numbers from 0 to {MOST}");
                return Err(target.cannot(what, "write .csv or, with costs, .pb"));
            }
            // Two categories would be approvals.
            let worst = u16::try_from(highest.max(2)).expect("at most 999");
            let order = |(ballot, count): (&[Given], u64)| {
                let level = |given: &Given| worst - u16::try_from(given.number).expect("from 0 to 999");
                let ranked = ballot.iter().map(|given| Ranked { level: level(given), option: given.option });
                let mut ranked: Vec<Ranked> = ranked.collect();
                ranked.sort_unstable();
                Order { count, ranked }
            };
            let names = (0..=worst).map(|level| named(usize::from(level) + 1, &(worst - level).to_string()));
            Ok((bag.iter().map(order).collect(), names.collect()))
        }
        Ballots::Ranking(_) => Err(target.wrong_kind(Kind::Ranking, "write .soi or .toi")),
    }
}
