//! From opened ballots and paper totals to the result, by the manifest's rule.

use std::collections::BTreeMap;

use ballotbox::ballot::{Budget, Definition, Invalid, Marks, OptionDef};
use ballotbox::leaf::{Ballot, Cards, PaperBatch};
use ballotbox::manifest::Manifest;
use ballotbox::seal::{Binding, SealKey};
use ledger::cbor::Value;
use rayon::prelude::*;
use tally::{Amount, Entry, Lot, Outcome, Profile, ProfileBuilder, TieOrder};

use crate::{Wrong, counting};

/// What is in the urn, added up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tallied {
    /// Equal ballots with how many there are, by the bytes of their `c`.
    pub contents: BTreeMap<Vec<u8>, u64>,
    /// Blank ballots.
    pub blank: u64,
    /// Invalid ballots by reason.
    pub invalid: BTreeMap<Invalid, u64>,
    /// Paper batches.
    pub paper: Vec<PaperBatch>,
    /// What was drawn in public; empty: nothing.
    pub lot: String,
}

impl Tallied {
    /// Adds an opened ballot.
    pub fn add(&mut self, marks: Result<Marks, Invalid>) {
        match marks.map(|marks| marks.content()) {
            Ok(None) => self.blank += 1,
            Ok(Some(content)) => *self.contents.entry(content.encode()).or_default() += 1,
            Err(invalid) => *self.invalid.entry(invalid).or_default() += 1,
        }
    }

    /// Ballots of the web.
    #[must_use]
    pub fn web(&self) -> u64 {
        self.blank + self.contents.values().sum::<u64>() + self.invalid.values().sum::<u64>()
    }

    /// Paper cards of all batches.
    #[must_use]
    pub fn cards(&self) -> u64 {
        self.paper.iter().fold(0, |sum, batch| sum.saturating_add(batch.total()))
    }
}

/// What of a ballot is needed to open it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its one-time key.
    pub pk: [u8; 65],
    /// The encapsulated key.
    pub enc: [u8; 65],
    /// The sealed plaintext.
    pub ct: Vec<u8>,
}

impl From<Ballot> for Kept {
    fn from(ballot: Ballot) -> Self {
        Self { pk: ballot.cred.pk, enc: ballot.enc, ct: ballot.ct }
    }
}

/// Opens ballots on all processors and judges each. A ballot that cannot be
/// opened is invalid, not a broken bundle: anybody may hand in bytes, and nobody
/// may spoil the count with them.
#[must_use]
pub fn open(manifest: &Manifest, eid: &str, key: &SealKey, ballots: &[Kept]) -> Vec<Result<Marks, Invalid>> {
    let judge = |kept: &Kept| {
        let binding = Binding { eid, pk: &kept.pk };
        let plain = key.open(binding, &kept.enc, &kept.ct).map_err(|_sealed| Invalid::Sealed)?;
        manifest.ballot_definition.decode(&plain, manifest.pad_len)
    };
    ballots.par_iter().map(judge).collect()
}

/// A paper card that is told by itself: a valid ballot, never a blank one.
pub(crate) fn card(definition: &Definition, content: &Value) -> Result<Marks, Invalid> {
    let marks = Marks::read(definition.kind, content.clone()).ok_or(Invalid::Form)?;
    definition.judge(marks)
}

/// Counts. Without a lot a tie that matters stays undecided
/// ([`tally::Decision::Tied`]).
///
/// # Errors
/// [`Wrong::Misfit`] when the manifest's rule does not fit its ballots,
/// [`Wrong::Count`] when it cannot count these.
pub fn count(manifest: &Manifest, tallied: &Tallied) -> Result<Outcome, Wrong> {
    counting::rule(&manifest.ballot_definition, &manifest.counting)?;
    count_profile(manifest, tallied, &profile(manifest, tallied).map_err(Wrong::Count)?)
}

/// The same of ballots that are a profile already.
pub(crate) fn count_profile(manifest: &Manifest, tallied: &Tallied, profile: &Profile) -> Result<Outcome, Wrong> {
    let rule = counting::rule(&manifest.ballot_definition, &manifest.counting)?;
    let lot = &tallied.lot;
    let rule = rule.with_ties(if lot.is_empty() { TieOrder::Undrawn } else { TieOrder::Lot(Lot::new(lot)) });
    tally::count(profile, &rule).map_err(|error| Wrong::Count(said(error)))
}

/// The ballots of the web and of paper as the rules take them.
pub(crate) fn profile(manifest: &Manifest, tallied: &Tallied) -> Result<Profile, String> {
    let definition = &manifest.ballot_definition;
    let mut profile = empty(definition)?;
    profile.electorate(manifest.roll_commitment.count);
    for (content, times) in &tallied.contents {
        let content = Value::decode(content).map_err(said)?;
        add(&mut profile, &card(definition, &content).map_err(said)?, *times)?;
    }
    profile.blank(tallied.blank).map_err(said)?;
    for (reason, times) in &tallied.invalid {
        profile.invalid(&reason.to_string(), *times).map_err(said)?;
    }
    for batch in &tallied.paper {
        match &batch.cards {
            Cards::Sums(marks) => {
                let marks: Vec<(&str, u64)> = marks.iter().map(|(id, marks)| (id.as_str(), *marks)).collect();
                profile.counted(batch.valid, &marks).map_err(said)?;
            }
            Cards::Each(cards) => {
                for content in cards {
                    add(&mut profile, &card(definition, content).map_err(said)?, 1)?;
                }
            }
        }
        profile.blank(batch.blank).map_err(said)?;
        for (reason, times) in &batch.void {
            profile.invalid(&format!("paper-{reason}"), *times).map_err(said)?;
        }
    }
    Ok(profile.build())
}

/// The options without ballots; one person may vote.
pub(crate) fn empty(definition: &Definition) -> Result<ProfileBuilder, String> {
    let mut profile = ProfileBuilder::new(counting::kind(definition.kind), entries(definition)?).map_err(said)?;
    profile.electorate(1);
    if let Some(budget) = &definition.budget {
        profile.budget(amount(budget.amount, budget)?);
    }
    Ok(profile)
}

fn entries(definition: &Definition) -> Result<Vec<Entry>, String> {
    let entry = |option: &OptionDef| {
        let mut entry = Entry::new(&option.id);
        if let (Some(cost), Some(budget)) = (option.cost, &definition.budget) {
            entry = entry.costing(amount(cost, budget)?);
        }
        Ok(option.categories.iter().fold(entry, Entry::within))
    };
    definition.options.iter().map(entry).collect()
}

/// Minor units as the amount they are: 1250 at two digits is 12.5.
fn amount(minor: u64, budget: &Budget) -> Result<Amount, String> {
    let digits = budget.digits as usize;
    let text = format!("{minor:0>width$}", width = digits + 1);
    let (whole, part) = text.split_at(text.len() - digits);
    let text = if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") };
    text.parse().map_err(said)
}

fn add(profile: &mut ProfileBuilder, marks: &Marks, times: u64) -> Result<(), String> {
    match marks {
        Marks::Blank => profile.blank(times),
        Marks::Options(ids) => profile.marks(ids, times),
        Marks::Ranking(groups) => profile.ranking(groups, times),
        Marks::Numbers(numbers) => {
            let given =
                numbers.iter().map(|(id, number)| Ok((id, Amount::whole(i64::try_from(*number).map_err(said)?))));
            profile.points(&given.collect::<Result<Vec<_>, String>>()?, times)
        }
    }
    .map_err(said)
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minor_units_are_parts_of_the_unit() {
        let shown = |minor, digits| {
            let budget = Budget { amount: 0, currency: "PLN".to_owned(), digits };
            amount(minor, &budget).unwrap().to_string()
        };
        assert_eq!([shown(5, 2), shown(1250, 2), shown(0, 0), shown(7, 0)], ["0.05", "12.5", "0", "7"]);
        assert_eq!(shown((1 << 53) - 1, 4), "900719925474.0991");
    }
}
