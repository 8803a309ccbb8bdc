//! Every route of the journal. Whoever looks up a ballot is most likely its voter: these pages
//! leave no more behind than casting does.

use web::{Access, App, Routes};

use crate::pages::{find, logs, proofs};
use crate::paths;

/// The routes.
#[must_use]
pub fn routes(app: &App) -> Routes {
    Routes::new(app)
        .get::<paths::Journals, _, _>(Access::Public, logs::list)
        .get::<paths::Election, _, _>(Access::Public, logs::show)
        .get::<paths::Manifest, _, _>(Access::Public, logs::manifest)
        .get::<paths::Bundle, _, _>(Access::Public, logs::bundle)
        .get::<paths::Checkpoint, _, _>(Access::Public, logs::checkpoint)
        .get::<paths::Tile, _, _>(Access::Public, logs::tile)
        .get::<paths::Consistency, _, _>(Access::Public, proofs::consistency)
        .get::<paths::Inclusion, _, _>(Access::Voter, proofs::inclusion)
        .get::<paths::ProofFile, _, _>(Access::Voter, proofs::file)
        .get::<paths::Find, _, _>(Access::Voter, find::show)
        .post::<paths::Find, _, _>(Access::Voter, find::submit)
}
