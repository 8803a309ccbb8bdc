//! A bundle from its first byte to its last.

use std::collections::BTreeSet;
use std::io::Read;

use ballotbox::bundle::Reader;
use ballotbox::commitment::Commitment;
use ballotbox::manifest::{Manifest, eid};
use ballotbox::seal::SealKey;

use crate::logs::{self, Around, Register, Urn};
use crate::report::{LogEnd, Parts, ResultDoc, Turnout};
use crate::{Tallied, Wrong, counting, recount};

/// Bytes of the manifest, a checkpoint or the result.
const SMALL: u64 = 4 << 20;
/// Bytes of the code keys: two million codes.
const KEYS: u64 = 33 * 2_000_000;

/// Ballots opened together, on all processors.
const CHUNK: usize = 4_096;

/// A bundle that holds.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// The manifest.
    pub manifest: Manifest,
    /// The result, recounted and equal to the published one.
    pub result: ResultDoc,
    /// The result's canonical bytes.
    pub result_bytes: Vec<u8>,
    /// The ballots as they were counted.
    pub profile: tally::Profile,
}

/// Checks a bundle and recounts it. `expected`: the `eid` from the letter.
///
/// # Errors
/// [`Wrong`] names the first thing wrong.
pub fn bundle(source: impl Read, expected: Option<&str>) -> Result<Verdict, Wrong> {
    let mut reader = Reader::new(source);
    let bytes = reader.member(SMALL)?;
    let manifest = Manifest::parse(&bytes)?;
    let name = eid(&bytes);
    if let Some(expected) = expected.filter(|expected| *expected != name) {
        return Err(Wrong::OtherElection { expected: expected.to_owned(), found: name });
    }
    counting::rule(&manifest.ballot_definition, &manifest.counting)?;
    let code_keys = code_keys(&manifest, &reader.member(KEYS)?)?;
    let around = Around { manifest: &manifest, bytes: &bytes, eid: &name };

    let mut register = Register::new(&around, code_keys);
    reader.leaves(|leaf| register.push(leaf))?;
    register.flush()?;
    let register_end = logs::end("register", &register.tree, &reader.member(SMALL)?, &manifest.register_vkey)?;

    let mut urn = Urn::new(&around, manifest.issuer_key().map_err(Wrong::Key)?);
    reader.leaves(|leaf| urn.push(leaf))?;
    urn.flush()?;
    let urn_end = logs::end("urn", &urn.tree, &reader.member(SMALL)?, &manifest.urn_vkey)?;

    numbers(&manifest, &register, &urn)?;
    let tallied = open(&around, &urn)?;
    let profile = recount::profile(&manifest, &tallied).map_err(Wrong::Count)?;
    let outcome = recount::count_profile(&manifest, &tallied, &profile)?;
    let turnout = Turnout { roll: manifest.roll_commitment.count, web: register.web, paper: register.paper };
    let ends = (LogEnd::from(&register_end), LogEnd::from(&urn_end));
    let parts = Parts { manifest: &manifest, eid: &name, tallied: &tallied, turnout, outcome, ends };
    let result = ResultDoc::new(parts);
    let result_bytes = result.encode().map_err(|error| Wrong::Count(error.to_string()))?;
    if reader.member(SMALL)? != result_bytes {
        return Err(Wrong::Result(result.outcome.winners.join(", ")));
    }
    reader.finish()?;
    Ok(Verdict { result, result_bytes, profile, manifest: manifest.clone() })
}

fn code_keys(manifest: &Manifest, bytes: &[u8]) -> Result<BTreeSet<[u8; 33]>, Wrong> {
    let (keys, rest) = bytes.as_chunks::<33>();
    let sorted = keys.is_sorted_by(|a, b| a < b);
    let committed = manifest.code_keys.as_ref() == Some(&Commitment::over(keys));
    if rest.is_empty() && sorted && committed { Ok(keys.iter().copied().collect()) } else { Err(Wrong::CodeKeys) }
}

/// ballots ≤ rights ≤ roll, and the close says what the logs hold.
fn numbers(manifest: &Manifest, register: &Register<'_>, urn: &Urn<'_>) -> Result<(), Wrong> {
    let index = urn.tree.size();
    let missing = |why| Wrong::Misplaced { log: "urn", index, why };
    let close = urn.close.as_ref().ok_or_else(|| missing("should be the close, which is missing"))?;
    let ballots = urn.ballots.len() as u64;
    let cards = urn.paper.iter().fold(0, |sum: u64, batch| sum.saturating_add(batch.total()));
    let at_most = [
        ("rights spent, of the roll", manifest.roll_commitment.count, register.web + register.paper),
        ("ballots, of the rights spent on the web", register.web, ballots),
        ("paper cards, of the rights marked on paper", register.paper, cards),
    ];
    let equal = [
        ("rights spent on the web", close.web, register.web),
        ("rights marked on paper", close.paper, register.paper),
        ("ballots in the urn", close.ballots, ballots),
        ("leaves of the register", close.register_size, register.tree.size()),
    ];
    let too_many = at_most.into_iter().find(|(_, claimed, found)| found > claimed);
    let differs = equal.into_iter().find(|(_, claimed, found)| found != claimed);
    if let Some((what, claimed, found)) = too_many.or(differs) {
        return Err(Wrong::Numbers { what, claimed, found });
    }
    if close.register_root != register.tree.root() {
        return Err(Wrong::Root { log: "register", size: close.register_size });
    }
    Ok(())
}

fn open(around: &Around<'_>, urn: &Urn<'_>) -> Result<Tallied, Wrong> {
    let index = urn.tree.size();
    let missing = Wrong::Misplaced { log: "urn", index, why: "should be the opening, which is missing" };
    let open = urn.open.as_ref().ok_or(missing)?;
    let key = SealKey::from_bytes(&open.seal_sk).map_err(|_malformed| Wrong::SealKey)?;
    if key.public().to_bytes() != around.manifest.seal_key().map_err(Wrong::Key)?.to_bytes() {
        return Err(Wrong::SealKey);
    }
    let mut tallied = Tallied { paper: urn.paper.clone(), lot: open.lot.clone(), ..Tallied::default() };
    for ballots in urn.ballots.chunks(CHUNK) {
        let opened = crate::recount::open(around.manifest, around.eid, &key, ballots);
        opened.into_iter().for_each(|marks| tallied.add(marks));
    }
    Ok(tallied)
}
