//! The result as it is published, and the report for people.

use std::collections::BTreeMap;

use ballotbox::manifest::Manifest;
use data_encoding::HEXLOWER;
use ledger::Checkpoint;
use serde::{Deserialize, Serialize};
use tally::Outcome;

use crate::Tallied;

/// `result.json`: a pure function of manifest and logs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultDoc {
    /// 1.
    pub v: u32,
    /// The election.
    pub eid: String,
    /// What was decided, by language.
    pub title: BTreeMap<String, String>,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
    /// Who took part.
    pub turnout: Turnout,
    /// The ballots by channel.
    pub ballots: Ballots,
    /// What was drawn in public; empty: nothing.
    pub lot: String,
    /// The count.
    pub outcome: Outcome,
    /// The register at its end.
    pub register: LogEnd,
    /// The urn at its end.
    pub urn: LogEnd,
}

/// Who took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnout {
    /// Residents on the roll.
    pub roll: u64,
    /// Rights spent on the web.
    pub web: u64,
    /// Rights marked on paper.
    pub paper: u64,
}

/// The ballots by channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballots {
    /// In the urn.
    pub web: u64,
    /// Paper cards counted.
    pub paper: u64,
}

/// A log at its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEnd {
    /// Leaves.
    pub size: u64,
    /// Root, in lower-case hex.
    pub root: String,
}

impl From<&Checkpoint> for LogEnd {
    fn from(checkpoint: &Checkpoint) -> Self {
        Self { size: checkpoint.size, root: HEXLOWER.encode(&checkpoint.root) }
    }
}

/// What [`ResultDoc::new`] puts together.
pub struct Parts<'a> {
    /// The manifest.
    pub manifest: &'a Manifest,
    /// Its name.
    pub eid: &'a str,
    /// The ballots.
    pub tallied: &'a Tallied,
    /// Rights spent.
    pub turnout: Turnout,
    /// The count.
    pub outcome: Outcome,
    /// The logs.
    pub ends: (LogEnd, LogEnd),
}

impl ResultDoc {
    /// Puts the result together.
    #[must_use]
    pub fn new(parts: Parts<'_>) -> Self {
        let (register, urn) = parts.ends;
        Self {
            v: 1,
            eid: parts.eid.to_owned(),
            title: parts.manifest.title.clone(),
            rehearsal: parts.manifest.rehearsal,
            turnout: parts.turnout,
            ballots: Ballots { web: parts.tallied.web(), paper: parts.tallied.cards() },
            lot: parts.tallied.lot.clone(),
            outcome: parts.outcome,
            register,
            urn,
        }
    }

    /// The canonical bytes (RFC 8785).
    ///
    /// # Errors
    /// When serialising fails, which it does not for this shape.
    pub fn encode(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json_canonicalizer::to_vec(self)
    }
}

/// The report for people, in English.
#[must_use]
pub fn text(verdict: &crate::Verdict) -> String {
    let (result, manifest) = (&verdict.result, &verdict.manifest);
    let mut out = String::new();
    let title = manifest.title.get("en").or_else(|| manifest.title.values().next()).map_or("", String::as_str);
    let names = manifest.ballot_definition.options.iter().map(|option| {
        let title = option.title.get("en").or_else(|| option.title.values().next());
        (option.id.clone(), title.cloned().unwrap_or_else(|| option.id.clone()))
    });
    let lines = [
        format!("{}{title}", if result.rehearsal { "REHEARSAL: " } else { "" }),
        format!("eid                {}", result.eid),
        format!("roll               {} residents", result.turnout.roll),
        format!("rights spent       {} on the web, {} on paper", result.turnout.web, result.turnout.paper),
        format!("ballots            {} on the web, {} on paper", result.ballots.web, result.ballots.paper),
        format!("register           {} leaves, root {}", result.register.size, result.register.root),
        format!("urn                {} leaves, root {}", result.urn.size, result.urn.root),
        "checked            archive, manifest, code keys, every signature, both roots, every number".to_owned(),
        String::new(),
    ];
    for line in lines {
        out.push_str(&line);
        out.push('\n');
    }
    out.push_str(&tally::text_report(&result.outcome, &names.collect()));
    out
}
