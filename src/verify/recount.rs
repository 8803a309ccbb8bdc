//! From opened ballots and paper totals to the result, by the manifest's rule.

use std::collections::BTreeMap;

use ballotbox::ballot::{Invalid, Kind, Marks};
use ballotbox::leaf::{Ballot, PaperBatch};
use ballotbox::manifest::Manifest;
use ballotbox::seal::{Binding, SealKey};
use rayon::prelude::*;
use tally::{Entry, Lot, Outcome, ProfileBuilder, RuleSpec, TieOrder};

use crate::Wrong;

/// What is in the urn, added up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tallied {
    /// Equal ballots with how many there are.
    pub marks: BTreeMap<Vec<String>, u64>,
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
        match marks {
            Ok(Marks::Blank) => self.blank += 1,
            Ok(Marks::Options(ids)) => *self.marks.entry(ids).or_default() += 1,
            Err(invalid) => *self.invalid.entry(invalid).or_default() += 1,
        }
    }

    /// Ballots of the web.
    #[must_use]
    pub fn web(&self) -> u64 {
        self.blank + self.marks.values().sum::<u64>() + self.invalid.values().sum::<u64>()
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

/// Counts. Without a lot a tie that matters stays undecided
/// ([`tally::Decision::Tied`]).
///
/// # Errors
/// [`Wrong::Count`] when the manifest's rule cannot count these ballots.
pub fn count(manifest: &Manifest, tallied: &Tallied) -> Result<Outcome, Wrong> {
    counted(manifest, tallied).map_err(Wrong::Count)
}

fn counted(manifest: &Manifest, tallied: &Tallied) -> Result<Outcome, String> {
    let definition = &manifest.ballot_definition;
    let kind = match definition.kind {
        Kind::Choice => tally::Kind::Choice,
        Kind::Approval => tally::Kind::Approval,
    };
    let mut profile =
        ProfileBuilder::new(kind, definition.options.iter().map(|option| Entry::new(&option.id))).map_err(said)?;
    profile.electorate(manifest.roll_commitment.count);
    for (ids, times) in &tallied.marks {
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        profile.marks(&ids, *times).map_err(said)?;
    }
    profile.blank(tallied.blank).map_err(said)?;
    for (reason, times) in &tallied.invalid {
        profile.invalid(&reason.to_string(), *times).map_err(said)?;
    }
    for batch in &tallied.paper {
        let marks: Vec<(&str, u64)> = batch.marks.iter().map(|(id, marks)| (id.as_str(), *marks)).collect();
        profile.counted(batch.valid, &marks).map_err(said)?;
        profile.blank(batch.blank).map_err(said)?;
        for (reason, times) in &batch.void {
            profile.invalid(&format!("paper-{reason}"), *times).map_err(said)?;
        }
    }
    tally::count(&profile.build(), &rule(manifest, &tallied.lot)?).map_err(said)
}

fn rule(manifest: &Manifest, lot: &str) -> Result<RuleSpec, String> {
    let counting = &manifest.counting;
    let mut rule = RuleSpec::of(&counting.rule).map_err(said)?;
    if counting.rule == "approval" {
        rule = rule.set("max", &manifest.ballot_definition.max.to_string()).map_err(said)?;
    }
    for (name, share) in [("quorum", &counting.quorum), ("threshold", &counting.threshold)] {
        if let Some(share) = share {
            rule = rule.set(name, share).map_err(said)?;
        }
    }
    Ok(rule.with_ties(if lot.is_empty() { TieOrder::Undrawn } else { TieOrder::Lot(Lot::new(lot)) }))
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}
