//! The addresses of the journal.

use axum_extra::routing::TypedPath;
use serde::Deserialize;

/// Every election's journal.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/journal")]
pub struct Journals;

/// Find my ballot.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/find")]
pub struct Find;

macro_rules! of_election {
    ($($(#[$meta:meta])* $name:ident $path:literal),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, TypedPath, Deserialize)]
        #[typed_path($path)]
        pub struct $name {
            /// The election's public id.
            pub eid: String,
        }
    )*};
}

macro_rules! of_log {
    ($($(#[$meta:meta])* $name:ident $path:literal),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, TypedPath, Deserialize)]
        #[typed_path($path)]
        pub struct $name {
            /// The election's public id.
            pub eid: String,
            /// `register` or `urn`.
            pub book: String,
        }
    )*};
}

of_election! {
    /// The journal of an election.
    Election "/journal/{eid}",
    /// Its manifest.
    Manifest "/journal/{eid}/manifest.json",
    /// Everything needed to recount.
    Bundle "/journal/{eid}/bundle.tar",
}

of_log! {
    /// The signed head of a log.
    Checkpoint "/journal/{eid}/{book}/checkpoint",
    /// That a leaf stands in a log: `?leaf=HEX`, and `&size=N` for an older head.
    Inclusion "/journal/{eid}/{book}/proof/inclusion",
    /// That a log begins with an older one: `?from=M&to=N`.
    Consistency "/journal/{eid}/{book}/proof/consistency",
    /// A proof with its checkpoint, as a file to keep: `?leaf=HEX`.
    ProofFile "/journal/{eid}/{book}/proof/file",
}

/// A tile (C2SP tlog-tiles).
#[derive(Debug, Clone, TypedPath, Deserialize)]
#[typed_path("/journal/{eid}/{book}/tile/{*place}")]
pub struct Tile {
    /// The election's public id.
    pub eid: String,
    /// `register` or `urn`.
    pub book: String,
    /// What follows `tile/`.
    pub place: String,
}
