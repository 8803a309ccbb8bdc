//! Bent manifests, leaves and bundles: taken as they were written, or refused.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use ballotbox::bundle::{BundleError, Reader};
use ballotbox::leaf::Leaf;
use ballotbox::manifest::{self, Manifest};
use common::election;
use seeded::Fuzz;

#[test]
fn manifests_and_leaves_are_canonical_or_refused() {
    let mut election = election(8);
    election.on_paper(9);
    election.batch(1, 0);
    let (good, eid, pad) = (election.bytes.clone(), election.eid.clone(), election.manifest.pad_len);
    let issuer = election.manifest.issuer_key().unwrap();
    Fuzz { name: "manifest", corpus: vec![good], whole: 2_000_000 }.run(|bytes| {
        if let Ok(manifest) = Manifest::parse(bytes) {
            assert_eq!(manifest.encode().unwrap(), bytes);
            assert_eq!(manifest::eid(bytes).len(), manifest::EID);
            let _each = (manifest.issuer_key().is_ok(), manifest.seal_key().is_ok(), manifest.kdf().is_ok());
        }
    });
    let leaves: Vec<Vec<u8>> = election.urn.iter().chain(&election.register).cloned().collect();
    let honest: std::collections::BTreeSet<Vec<u8>> = leaves.iter().cloned().collect();
    Fuzz { name: "leaf", corpus: leaves, whole: 2_000_000 }.run(|bytes| match Leaf::decode(bytes) {
        Ok(leaf) => {
            assert_eq!(leaf.encode(), bytes);
            // T-MALL-1: nothing of a ballot can be changed and still hold.
            let holds = matches!(&leaf, Leaf::Ballot(ballot) if ballot.check(&eid, &issuer, pad).is_ok());
            assert!(!holds || honest.contains(bytes));
        }
        Err(refused) => assert!(!refused.to_string().is_empty()),
    });
}

#[test]
fn bundles_are_read_or_refused() {
    let bundle = election(6).finish(|_, _| ());
    let read = |bytes: &[u8]| -> Result<(), BundleError> {
        let mut reader = Reader::new(bytes);
        let each = |leaf: Vec<u8>| -> Result<(), BundleError> {
            let _decoded = Leaf::decode(&leaf);
            Ok(())
        };
        reader.member(1 << 20)?;
        reader.member(1 << 20)?;
        for _log in 0..2 {
            reader.leaves(each)?;
            reader.member(1 << 16)?;
        }
        reader.member(1 << 20)?;
        reader.finish()
    };
    read(&bundle).unwrap();
    Fuzz { name: "bundle", corpus: vec![bundle.clone()], whole: 1_000_000 }.run(|bytes| {
        assert!(read(bytes).is_ok() || bytes != bundle);
    });
    Fuzz { name: "verify", corpus: vec![bundle.clone()], whole: 200_000 }.run(|bytes| {
        assert!(verify::bundle(bytes, None).is_err() || bytes == bundle);
    });
}
