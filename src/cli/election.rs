//! What `tally` and `convert` take: a bundle, or an election file of any format.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;

use ::tally::formats::{self, ElectionFile};
use ::tally::{Kind, Outcome, RuleSpec};
use verify::Verdict;

use crate::args::Counting;
use crate::fail::{Failure, chain};
use crate::fetch::Place;

/// Where ballots come from.
pub(crate) enum Source {
    /// A bundle that holds.
    Bundle(Box<Verdict>),
    /// An election file.
    File(ElectionFile),
}

/// Opens a bundle or reads a file.
pub(crate) fn open(path: &Path) -> Result<Source, Failure> {
    let shown = path.display().to_string();
    let mut file = Place::File(path.to_owned()).open()?;
    let unreadable = |error| Failure::of(format!("`{shown}` cannot be read"), &error);
    let mut head = Vec::new();
    let first = ballotbox::bundle::MEMBERS[0];
    file.by_ref().take(first.len() as u64).read_to_end(&mut head).map_err(unreadable)?;
    file.rewind().map_err(unreadable)?;
    if head == first.as_bytes() {
        return bundle(&shown, file);
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(unreadable)?;
    parse(&shown, &bytes).map(Source::File)
}

fn bundle(shown: &str, file: File) -> Result<Source, Failure> {
    let verdict = verify::bundle(BufReader::new(file), None);
    let verdict =
        verdict.map_err(|wrong| Failure::new(format!("`{shown}` is not a bundle to count: {}", chain(&wrong))))?;
    Ok(Source::Bundle(Box::new(verdict)))
}

/// An election file from its bytes.
pub(crate) fn parse(shown: &str, bytes: &[u8]) -> Result<ElectionFile, Failure> {
    formats::read(shown, bytes).map_err(|error| Failure::new(format!("`{shown}`: {error}")))
}

/// The names of the options of a bundle.
pub(crate) fn names(verdict: &Verdict) -> BTreeMap<String, String> {
    let options = &verdict.manifest.ballot_definition.options;
    options.iter().map(|option| (option.id.clone(), in_english(&option.title))).collect()
}

/// The English text, or else the first there is.
pub(crate) fn in_english(texts: &BTreeMap<String, String>) -> String {
    texts.get("en").or_else(|| texts.values().next()).cloned().unwrap_or_default()
}

/// A file counted as it was asked for, and what to know about how.
pub(crate) fn count(shown: &str, file: &ElectionFile, asked: &Counting) -> Result<(Outcome, Vec<String>), Failure> {
    let spec = spec(shown, file, asked)?;
    let (outcome, note) = file.count(spec, asked.seats).map_err(|error| Failure::of(format!("`{shown}`"), &error))?;
    let mut notes = file.remarks();
    let more = notes.len().saturating_sub(SHOWN);
    if more > 0 {
        notes.truncate(SHOWN);
        notes.push(format!("and {more} more such remarks"));
    }
    notes.extend(note.map(ToOwned::to_owned));
    Ok((outcome, notes))
}

/// Most remarks that are told.
const SHOWN: usize = 5;

/// The rule as asked for, or the one such ballots are counted by anyway.
fn spec(shown: &str, file: &ElectionFile, asked: &Counting) -> Result<RuleSpec, Failure> {
    let Some(rule) = asked.rule.as_deref().or_else(|| file.natural_rule()) else {
        let held = file.kind().map_or("", Kind::name);
        let known = file.fitting_rules().join(", ");
        return Err(Failure::new(format!(
            "`{shown}` holds {held} ballots, which no rule counts by itself; name one with --rule: {known}"
        )));
    };
    let mut spec = RuleSpec::of(rule).map_err(|error| Failure::of(format!("--rule {rule}"), &error))?;
    for set in &asked.set {
        let (key, value) = pair("--set", set, "--set quorum=30%")?;
        spec = spec.set(key, value).map_err(|error| Failure::of(format!("--set {set}"), &error))?;
    }
    let ties = match &asked.ties {
        Some(ties) => ties.parse().map_err(|error| Failure::of(format!("--ties {ties}"), &error))?,
        None => spec.rule().unsaid_ties.clone(),
    };
    Ok(spec.with_ties(ties))
}

/// `KEY=VALUE`
pub(crate) fn pair<'a>(option: &str, typed: &'a str, example: &str) -> Result<(&'a str, &'a str), Failure> {
    let parts = typed.split_once('=').map(|(key, value)| (key.trim(), value));
    parts.ok_or_else(|| Failure::new(format!("{option} {typed}: expected KEY=VALUE, for example {example}")))
}
