//! The first thing wrong with a bundle.

use ballotbox::CryptoError;
use ballotbox::bundle::BundleError;
use ballotbox::manifest::ManifestError;
use ledger::NoteError;
use ledger::cbor::CborError;

/// What is wrong. Each says what, where and, where it helps, what that means.
#[derive(Debug, thiserror::Error)]
pub enum Wrong {
    /// The archive itself.
    #[error("the bundle is not a canonical archive: {0}")]
    Bundle(#[from] BundleError),
    /// The manifest.
    #[error("the manifest is wrong: {0}")]
    Manifest(#[from] ManifestError),
    /// The manifest's rule does not fit its ballots.
    #[error(transparent)]
    Misfit(#[from] crate::Misfit),
    /// A key in the manifest.
    #[error("a key in the manifest is wrong: {0}")]
    Key(CryptoError),
    /// The manifest is another election's.
    #[error("this is the bundle of {found}, not of {expected}: the eid on the letter belongs to another election")]
    OtherElection {
        /// The eid asked for.
        expected: String,
        /// The eid found.
        found: String,
    },
    /// The list of code keys is not the one committed to before the opening.
    #[error("the code keys are not those the manifest commits to")]
    CodeKeys,
    /// A checkpoint.
    #[error("the checkpoint of the {log} is wrong: {source}")]
    Checkpoint {
        /// `register` or `urn`.
        log: &'static str,
        /// Why.
        source: NoteError,
    },
    /// The leaves do not make up the signed root.
    #[error("the leaves of the {log} do not make up the signed root of {size} leaves")]
    Root {
        /// `register` or `urn`.
        log: &'static str,
        /// Leaves signed for.
        size: u64,
    },
    /// A leaf cannot be read.
    #[error("leaf {index} of the {log} cannot be read: {source}")]
    Leaf {
        /// `register` or `urn`.
        log: &'static str,
        /// Which.
        index: u64,
        /// Why.
        source: CborError,
    },
    /// A leaf does not belong where it stands.
    #[error("leaf {index} of the {log} {why}")]
    Misplaced {
        /// `register` or `urn`.
        log: &'static str,
        /// Which.
        index: u64,
        /// Why.
        why: &'static str,
    },
    /// A signature of a leaf.
    #[error("leaf {index} of the {log}: {source}")]
    Signature {
        /// `register` or `urn`.
        log: &'static str,
        /// Which.
        index: u64,
        /// Why.
        source: CryptoError,
    },
    /// More ballots than rights, or a close that says other numbers than the logs.
    #[error("{what}: {claimed} claimed, {found} found")]
    Numbers {
        /// Which figure.
        what: &'static str,
        /// What is claimed or allowed.
        claimed: u64,
        /// What the logs hold.
        found: u64,
    },
    /// The opening key is not the one ballots are sealed to.
    #[error("the published key does not belong to the key the ballots are sealed to")]
    SealKey,
    /// The ballots cannot be counted by the manifest's rule.
    #[error("the manifest's rule cannot count these ballots: {0}")]
    Count(String),
    /// The published result is not what the ballots give.
    #[error("result.json is not what the ballots give; recounted: {0}")]
    Result(String),
}
