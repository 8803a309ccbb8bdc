//! The two logs, leaf by leaf.

use std::collections::BTreeSet;

use ballotbox::leaf::{Ballot, Cards, Close, Leaf, Method, Open, PaperBatch};
use ballotbox::manifest::Manifest;
use ballotbox::token::IssuerPublic;
use ledger::{Checkpoint, Tree, leaf_hash};
use rayon::prelude::*;

use crate::Wrong;
use crate::recount::Kept;

/// Leaves checked together, on all processors.
const CHUNK: usize = 2_048;

/// What every check needs.
pub(crate) struct Around<'a> {
    pub(crate) manifest: &'a Manifest,
    pub(crate) bytes: &'a [u8],
    pub(crate) eid: &'a str,
}

impl Around<'_> {
    fn first(&self, log: &'static str, leaf: &Leaf) -> Result<(), Wrong> {
        match leaf {
            Leaf::Manifest(bytes) if bytes == self.bytes => Ok(()),
            _ => Err(Wrong::Misplaced { log, index: 0, why: "is not the manifest of this bundle" }),
        }
    }
}

fn decode(log: &'static str, index: u64, bytes: &[u8]) -> Result<Leaf, Wrong> {
    Leaf::decode(bytes).map_err(|source| Wrong::Leaf { log, index, source })
}

/// Checks that a log ends as its operator signed.
pub(crate) fn end(log: &'static str, tree: &Tree, note: &[u8], vkey: &str) -> Result<Checkpoint, Wrong> {
    let checkpoint = Checkpoint::open(note, vkey).map_err(|source| Wrong::Checkpoint { log, source })?;
    if checkpoint.size != tree.size() || checkpoint.root != tree.root() {
        return Err(Wrong::Root { log, size: checkpoint.size });
    }
    Ok(checkpoint)
}

/// The register as it is read.
pub(crate) struct Register<'a> {
    around: &'a Around<'a>,
    code_keys: BTreeSet<[u8; 33]>,
    rids: BTreeSet<[u8; 32]>,
    used: BTreeSet<[u8; 33]>,
    waiting: Vec<Vec<u8>>,
    pub(crate) tree: Tree,
    pub(crate) web: u64,
    pub(crate) paper: u64,
}

const REGISTER: &str = "register";
const URN: &str = "urn";

impl<'a> Register<'a> {
    pub(crate) fn new(around: &'a Around<'a>, code_keys: BTreeSet<[u8; 33]>) -> Self {
        Self {
            around,
            code_keys,
            rids: BTreeSet::new(),
            used: BTreeSet::new(),
            waiting: Vec::with_capacity(CHUNK),
            tree: Tree::default(),
            web: 0,
            paper: 0,
        }
    }

    pub(crate) fn push(&mut self, leaf: Vec<u8>) -> Result<(), Wrong> {
        self.waiting.push(leaf);
        if self.waiting.len() == CHUNK { self.flush() } else { Ok(()) }
    }

    pub(crate) fn flush(&mut self) -> Result<(), Wrong> {
        let start = self.tree.size();
        let leaves = std::mem::take(&mut self.waiting);
        let read: Vec<Result<Leaf, Wrong>> = leaves
            .par_iter()
            .enumerate()
            .map(|(place, bytes)| {
                let index = start + place as u64;
                let leaf = decode(REGISTER, index, bytes)?;
                if let Leaf::Right(right) = &leaf {
                    right.check().map_err(|source| Wrong::Signature { log: REGISTER, index, source })?;
                }
                Ok(leaf)
            })
            .collect();
        for (leaf, bytes) in read.into_iter().zip(&leaves) {
            self.take(&leaf?)?;
            self.tree.push(leaf_hash(bytes));
        }
        Ok(())
    }

    fn take(&mut self, leaf: &Leaf) -> Result<(), Wrong> {
        let index = self.tree.size();
        let wrong = |why| Err(Wrong::Misplaced { log: REGISTER, index, why });
        if index == 0 {
            return self.around.first(REGISTER, leaf);
        }
        let Leaf::Right(right) = leaf else { return wrong("is no right") };
        if right.eid != self.around.eid {
            return wrong("belongs to another election");
        }
        if !self.rids.insert(right.rid) {
            return wrong("spends a right a second time");
        }
        let manifest = self.around.manifest;
        let day = |millis: i64| u64::try_from(millis.div_euclid(86_400_000)).unwrap_or(0);
        if right.day < day(manifest.opens_at) {
            return wrong("was spent before the opening");
        }
        match &right.method {
            Method::Paper => self.paper += 1,
            Method::Code { code_pk, .. } => {
                if right.day > day(manifest.cast_closes_at) {
                    return wrong("was spent after the close");
                }
                if !self.code_keys.contains(code_pk) {
                    return wrong("was spent with a code that was never committed to");
                }
                if !self.used.insert(*code_pk) {
                    return wrong("was spent with a code that was used before");
                }
                self.web += 1;
            }
        }
        Ok(())
    }
}

/// The urn as it is read.
pub(crate) struct Urn<'a> {
    around: &'a Around<'a>,
    issuer: IssuerPublic,
    /// Whether the rule counts batches of paper by their sums.
    sums: bool,
    pks: BTreeSet<[u8; 65]>,
    waiting: Vec<Vec<u8>>,
    pub(crate) tree: Tree,
    pub(crate) ballots: Vec<Kept>,
    pub(crate) paper: Vec<PaperBatch>,
    pub(crate) close: Option<Close>,
    pub(crate) open: Option<Open>,
}

impl<'a> Urn<'a> {
    pub(crate) fn new(around: &'a Around<'a>, issuer: IssuerPublic) -> Self {
        Self {
            around,
            issuer,
            sums: crate::counting::sums(&around.manifest.ballot_definition, &around.manifest.counting),
            pks: BTreeSet::new(),
            waiting: Vec::with_capacity(CHUNK),
            tree: Tree::default(),
            ballots: Vec::new(),
            paper: Vec::new(),
            close: None,
            open: None,
        }
    }

    pub(crate) fn push(&mut self, leaf: Vec<u8>) -> Result<(), Wrong> {
        self.waiting.push(leaf);
        if self.waiting.len() == CHUNK { self.flush() } else { Ok(()) }
    }

    pub(crate) fn flush(&mut self) -> Result<(), Wrong> {
        let start = self.tree.size();
        let leaves = std::mem::take(&mut self.waiting);
        let (eid, pad_len) = (self.around.eid, self.around.manifest.pad_len);
        let issuer = &self.issuer;
        let read: Vec<Result<Leaf, Wrong>> = leaves
            .par_iter()
            .enumerate()
            .map(|(place, bytes)| {
                let index = start + place as u64;
                let leaf = decode(URN, index, bytes)?;
                if let Leaf::Ballot(ballot) = &leaf {
                    let checked = ballot.check(eid, issuer, pad_len);
                    checked.map_err(|source| Wrong::Signature { log: URN, index, source })?;
                }
                Ok(leaf)
            })
            .collect();
        for (leaf, bytes) in read.into_iter().zip(&leaves) {
            self.take(leaf?)?;
            self.tree.push(leaf_hash(bytes));
        }
        Ok(())
    }

    fn take(&mut self, leaf: Leaf) -> Result<(), Wrong> {
        let index = self.tree.size();
        let wrong = |why| Err(Wrong::Misplaced { log: URN, index, why });
        if index == 0 {
            return self.around.first(URN, &leaf);
        }
        let eid = match &leaf {
            Leaf::Ballot(ballot) => &ballot.eid,
            Leaf::Paper(paper) => &paper.eid,
            Leaf::Close(close) => &close.eid,
            Leaf::Open(open) => &open.eid,
            Leaf::Manifest(_) | Leaf::Right(_) => return wrong("does not belong in the urn"),
        };
        if eid != self.around.eid {
            return wrong("belongs to another election");
        }
        if self.open.is_some() {
            return wrong("follows the opening");
        }
        match (leaf, self.close.is_some()) {
            (Leaf::Ballot(ballot), false) if self.paper.is_empty() => self.ballot(index, *ballot),
            (Leaf::Paper(paper), false) => self.batch(index, paper),
            (Leaf::Close(close), false) => {
                self.close = Some(close);
                Ok(())
            }
            (Leaf::Open(open), true) => {
                self.open = Some(open);
                Ok(())
            }
            _ => wrong("is out of its order (ballots, paper, close, opening)"),
        }
    }

    fn ballot(&mut self, index: u64, ballot: Ballot) -> Result<(), Wrong> {
        if !self.pks.insert(ballot.cred.pk) {
            return Err(Wrong::Misplaced { log: URN, index, why: "uses a credential a second time" });
        }
        self.ballots.push(ballot.into());
        Ok(())
    }

    fn batch(&mut self, index: u64, paper: PaperBatch) -> Result<(), Wrong> {
        let wrong = |why| Err(Wrong::Misplaced { log: URN, index, why });
        if self.paper.iter().any(|earlier| earlier.batch == paper.batch) {
            return wrong("counts a batch a second time");
        }
        match (&paper.cards, self.sums) {
            (Cards::Sums(_), true) => {}
            (Cards::Each(cards), false) => {
                if cards.len() as u64 != paper.valid {
                    return wrong("says another number of valid cards than it holds");
                }
                if !cards.iter().all(|card| crate::recount::card(&self.around.manifest.ballot_definition, card).is_ok())
                {
                    return wrong("holds a card that is no valid ballot");
                }
            }
            (Cards::Sums(_), false) => return wrong("tells only sums of cards that the rule counts one by one"),
            (Cards::Each(_), true) => return wrong("tells cards one by one that the rule counts by their sums"),
        }
        self.paper.push(paper);
        Ok(())
    }
}
