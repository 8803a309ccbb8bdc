//! The rows as choices, approvals, rankings, points or scores.

use super::{Cell, Csv, Row};
use crate::amount::Amount;
use crate::profile::{BallotError, Given, Kind, Place, Profile, ProfileBuilder, Ranked};

pub(super) fn kind(file: &Csv) -> Option<Kind> {
    if let Some(kind) = file.note("kind").and_then(Kind::named) {
        return Some(kind);
    }
    let cells = || file.rows.iter().flat_map(|row| &row.cells);
    let above = || cells().any(|(_, cell)| matches!(cell, Cell::Number(number) if *number > Amount::whole(1)));
    match kinds(file).as_slice() {
        [only] => Some(*only),
        // Words, since numbers could be scores too.
        [Kind::Choice, Kind::Approval] => Some(Kind::Approval),
        [Kind::Points, Kind::Score] if above() => Some(Kind::Score),
        _ => None,
    }
}

pub(super) fn kinds(file: &Csv) -> Vec<Kind> {
    if let Some(kind) = file.note("kind").and_then(Kind::named) {
        return vec![kind];
    }
    let cells = || file.rows.iter().flat_map(|row| &row.cells).map(|(_, cell)| *cell);
    Kind::ALL.into_iter().filter(|kind| cells().all(|cell| unfit(cell, *kind).is_none())).collect()
}

/// What a cell of this kind must be, when it is not.
pub(super) fn unfit(cell: Cell, kind: Kind) -> Option<&'static str> {
    match (kind, cell) {
        (Kind::Choice | Kind::Approval, _) if marked(cell).is_none() => Some("a mark such as `x` or 1, or nothing"),
        (Kind::Ranking, _) if rank(cell).is_none() => Some("a rank from 1, or nothing"),
        (Kind::Points, Cell::Number(number)) if number.is_negative() => Some("points of at least nothing"),
        (Kind::Points | Kind::Score, Cell::Mark) => Some("a number, or nothing"),
        _ => None,
    }
}

/// Whether a cell is a mark; `None` when it is something else.
fn marked(cell: Cell) -> Option<bool> {
    match cell {
        Cell::Mark => Some(true),
        Cell::Number(number) if number == Amount::ZERO => Some(false),
        Cell::Number(number) if number == Amount::whole(1) => Some(true),
        Cell::Number(_) => None,
    }
}

fn rank(cell: Cell) -> Option<u16> {
    let Cell::Number(number) = cell else { return None };
    u16::try_from(number.at_scale(0)?).ok().filter(|&rank| rank > 0)
}

pub(super) fn profile(file: &Csv, kind: Kind) -> Result<Profile, BallotError> {
    let builder = ProfileBuilder::new(kind, file.entries.iter().cloned());
    let mut builder = builder.expect("ids are different, and there are not too many");
    let numbers = file.rows.iter().flat_map(|row| &row.cells);
    let scales = numbers.map(|(_, cell)| if let Cell::Number(number) = cell { number.scale() } else { 0 });
    let scale = if matches!(kind, Kind::Points | Kind::Score) { scales.max().unwrap_or_default() } else { 0 };
    builder.scale(scale);
    if let Some(people) = file.note("electorate").and_then(|people| people.parse().ok()) {
        builder.electorate(people);
    }
    if let Some(most) = file.note("max_length").and_then(|most| most.parse().ok()) {
        builder.longest(most);
    }
    if let Some(budget) = file.budget() {
        builder.budget(budget);
    }
    for row in &file.rows {
        if row.void.is_empty() {
            add(&mut builder, kind, scale, row)?;
        } else {
            builder.invalid(&row.void, row.count)?;
        }
    }
    Ok(builder.build())
}

fn add(builder: &mut ProfileBuilder, kind: Kind, scale: u32, row: &Row) -> Result<(), BallotError> {
    let wrong = || BallotError::Kind { wanted: kind.name(), given: "other numbers or marks" };
    match kind {
        Kind::Choice | Kind::Approval => {
            let mut marks: Vec<Place> = Vec::new();
            for &(option, cell) in &row.cells {
                if marked(cell).ok_or_else(wrong)? {
                    marks.push(option);
                }
            }
            if kind == Kind::Choice && marks.len() > 1 {
                return builder.invalid("too-many-marks", row.count);
            }
            builder.marks_at(&mut marks, row.count)
        }
        Kind::Ranking => {
            let ranked = row.cells.iter().map(|&(option, cell)| Some(Ranked { level: rank(cell)?, option }));
            builder.ranking_at(&mut ranked.collect::<Option<Vec<_>>>().ok_or_else(wrong)?, row.count)
        }
        Kind::Points | Kind::Score => {
            let given = row.cells.iter().map(|&(option, cell)| {
                let Cell::Number(amount) = cell else { return Err(wrong()) };
                let number = amount.at_scale(scale).ok_or(BallotError::Points(amount))?;
                if kind == Kind::Points && number < 0 {
                    return Err(BallotError::Negative(amount));
                }
                Ok(Given { option, number })
            });
            builder.points_at(&mut given.collect::<Result<Vec<_>, BallotError>>()?, row.count)
        }
    }
}
