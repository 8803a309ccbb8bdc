//! The ballots as choices, approvals, rankings, points or scores.

use super::{Abif, Line, Mark, Pick};
use crate::amount::Amount;
use crate::profile::{BallotError, Entry, Given, Kind, Place, Profile, ProfileBuilder, Ranked};

/// What the keys for void ballots begin with; the reason follows.
pub(crate) const VOID: &str = "void ";

/// The names of kinds as `ballot_type`.
pub(crate) const TYPES: [(Kind, &str); 5] = [
    (Kind::Choice, "choose_one"),
    (Kind::Approval, "choose_many"),
    (Kind::Ranking, "ranked"),
    (Kind::Points, "cumulative"),
    (Kind::Score, "rated"),
];

pub(super) fn kinds(file: &Abif) -> Vec<Kind> {
    let rated = file.lines.iter().flat_map(|line| &line.picks).filter_map(|pick| pick.rating);
    let any = rated.clone().next().is_some();
    let said = file.metadata("ballot_type").and_then(|said| TYPES.iter().find(|(_, name)| *name == said));
    let natural = match said {
        Some((kind, _)) => *kind,
        None if !any => Kind::Ranking,
        None => {
            let at_most = |most: i64| move |rating: Amount| !rating.is_negative() && rating <= Amount::whole(most);
            let most = file.metadata("max_rating").and_then(|most| most.parse::<Amount>().ok());
            let whole = rated.clone().all(|rating| rating.scale() == 0);
            let marks = whole && rated.clone().all(at_most(1)) && most.is_none_or(at_most(1));
            if marks { Kind::Approval } else { Kind::Score }
        }
    };
    let mut kinds = vec![natural];
    let others = match natural {
        Kind::Score | Kind::Points => &[Kind::Ranking, Kind::Score, Kind::Points][..],
        Kind::Ranking if any => &[Kind::Score],
        Kind::Choice | Kind::Approval | Kind::Ranking => &[],
    };
    kinds.extend(others.iter().filter(|kind| **kind != natural));
    kinds
}

/// The ids of the key `withdrawn`.
pub(super) fn withdrawn(file: &Abif) -> impl Iterator<Item = &str> {
    let list = file.metadata("withdrawn").unwrap_or_default().split(',');
    list.map(str::trim).filter(|id| !id.is_empty())
}

pub(super) fn profile(file: &Abif, kind: Kind) -> Result<Profile, BallotError> {
    if !kinds(file).contains(&kind) {
        let wanted = kinds(file)[0].name();
        return Err(BallotError::Kind { wanted, given: kind.name() });
    }
    let entries = file.tokens.iter().map(|token| Entry {
        withdrawn: withdrawn(file).any(|id| id == token.id),
        ..Entry::new(token.id.as_str()).named(token.name.as_str())
    });
    let builder = ProfileBuilder::new(kind, entries);
    let mut builder = builder.expect("ids are different, and there are not too many");
    let ratings = file.lines.iter().flat_map(|line| &line.picks).filter_map(|pick| pick.rating);
    let scale = ratings.map(Amount::scale).max().unwrap_or_default();
    builder.scale(scale);
    for line in &file.lines {
        add(&mut builder, kind, scale, line)?;
    }
    if let Some(people) = file.metadata("electorate").and_then(|people| people.parse().ok()) {
        builder.electorate(people);
    }
    for (key, value) in &file.metadata {
        if let Some(reason) = key.strip_prefix(VOID) {
            builder.invalid(reason, value.text().parse().unwrap_or_default())?;
        }
    }
    Ok(builder.build())
}

fn add(builder: &mut ProfileBuilder, kind: Kind, scale: u32, line: &Line) -> Result<(), BallotError> {
    match kind {
        Kind::Choice | Kind::Approval => {
            let mut marks = approved(&line.picks);
            if kind == Kind::Choice && marks.len() > 1 {
                return builder.invalid("too-many-marks", line.count);
            }
            builder.marks_at(&mut marks, line.count)
        }
        Kind::Ranking => builder.ranking_at(&mut ranked(&line.picks), line.count),
        Kind::Points | Kind::Score => {
            let rated = line.picks.iter().filter_map(|pick| Some((pick.option, pick.rating?)));
            let given = rated.map(|(option, rating)| {
                let number = rating.at_scale(scale).ok_or(BallotError::Points(rating))?;
                // As in tables: a file of shared points has none below nothing.
                if kind == Kind::Points && number < 0 {
                    return Err(BallotError::Negative(rating));
                }
                Ok(Given { option, number })
            });
            builder.points_at(&mut given.collect::<Result<Vec<_>, BallotError>>()?, line.count)
        }
    }
}

/// The options with a rating above nothing; where none has a rating, those
/// before the first `>`.
fn approved(picks: &[Pick]) -> Vec<Place> {
    if picks.iter().any(|pick| pick.rating.is_some()) {
        let above = |pick: &&Pick| pick.rating.is_some_and(|rating| rating > Amount::ZERO);
        return picks.iter().filter(above).map(|pick| pick.option).collect();
    }
    let first = picks.iter().position(|pick| pick.mark == Mark::Before).map_or(picks.len(), |last| last + 1);
    picks[..first].iter().map(|pick| pick.option).collect()
}

/// The levels: `>` steps down; where every option is rated, a higher rating
/// goes first.
fn ranked(picks: &[Pick]) -> Vec<Ranked> {
    let mut tier = 0_u16;
    let mut tiered: Vec<(Option<std::cmp::Reverse<Amount>>, u16, Place)> = Vec::with_capacity(picks.len());
    let all = picks.iter().all(|pick| pick.rating.is_some());
    for pick in picks {
        let rating = if all { pick.rating.map(std::cmp::Reverse) } else { None };
        tiered.push((rating, tier, pick.option));
        // At most as many steps as options: no overflow.
        tier += u16::from(pick.mark == Mark::Before);
    }
    tiered.sort();
    let mut level = 0;
    let mut ranked: Vec<Ranked> = Vec::with_capacity(picks.len());
    for (index, &(rating, tier, option)) in tiered.iter().enumerate() {
        let last = index.checked_sub(1).map(|last| (tiered[last].0, tiered[last].1));
        level += u16::from(last.is_some_and(|last| last != (rating, tier)));
        ranked.push(Ranked { level, option });
    }
    ranked
}
