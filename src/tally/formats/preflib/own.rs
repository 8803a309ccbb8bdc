//! Header keys that only this program knows: what the format has no place for.

use super::PrefLib;
use crate::formats::text;
use crate::profile::{BallotError, ProfileBuilder};

/// How many are to be elected.
pub(crate) const SEATS: &str = "SEATS";
/// The numbers of withdrawn options, commas between.
pub(crate) const WITHDRAWN: &str = "WITHDRAWN";
/// How many people may vote.
pub(crate) const ELECTORATE: &str = "ELECTORATE";
/// Ballots left blank.
pub(crate) const BLANK: &str = "BLANK BALLOTS";
/// Void ballots; the reason follows.
pub(crate) const VOID: &str = "VOID BALLOTS ";

/// The numbers of withdrawn options; `None` for what is no number.
pub(super) fn withdrawn(file: &PrefLib) -> impl Iterator<Item = Option<usize>> {
    let list = file.header(WITHDRAWN).unwrap_or_default().split(',');
    list.map(str::trim).filter(|number| !number.is_empty()).map(|number| number.parse().ok())
}

/// What is wrong with the value of a key of our own.
pub(super) fn wrong(key: &str, value: &str) -> Option<&'static str> {
    let number = value.parse::<u64>();
    match key {
        SEATS if text::seats(value).is_none() => Some(text::SEATS),
        ELECTORATE | BLANK if number.is_err() => Some("a whole number"),
        _ if key.starts_with(VOID) && number.is_err() => Some("a whole number"),
        _ => None,
    }
}

/// Adds what the keys say to a profile.
pub(super) fn rest(file: &PrefLib, builder: &mut ProfileBuilder) -> Result<(), BallotError> {
    let number = |value: &str| value.parse::<u64>().unwrap_or_default();
    if let Some(people) = file.header(ELECTORATE) {
        builder.electorate(number(people));
    }
    builder.blank(file.header(BLANK).map_or(0, number))?;
    for (key, value) in &file.header {
        if let Some(reason) = key.strip_prefix(VOID) {
            builder.invalid(reason, number(value))?;
        }
    }
    Ok(())
}

/// Whether a key is one of these.
pub(crate) fn is_own(key: &str) -> bool {
    [SEATS, WITHDRAWN, ELECTORATE, BLANK].contains(&key) || key.starts_with(VOID)
}
