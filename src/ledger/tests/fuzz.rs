//! Bent bytes for every reader: what is taken is canonical, the rest is refused.

#![expect(clippy::unwrap_used, reason = "a test")]

use ledger::cbor::{Map, Value};
use ledger::{
    Checkpoint, NoteKey, ProofFile, TilePath, Tree, leaf_hash, read_entries, verify_signature, write_entries,
};
use seeded::Fuzz;

fn key() -> NoteKey {
    NoteKey::from_seed("town.example/urn", &[7; 32]).unwrap()
}

fn tree() -> Tree {
    (0..300_u32).map(|n| leaf_hash(&n.to_be_bytes())).collect()
}

#[test]
fn cbor_takes_canonical_bytes_alone() {
    let inner = Map::default().with("t", Value::Text("żółw".to_owned())).with("n", Value::Number(1 << 40));
    let list = vec![Value::Number(23), Value::Number(24), Value::Bytes(vec![0; 300]), Value::Map(inner.clone())];
    let outer = Map::default().with("v", Value::Number(1)).with("list", Value::List(list)).with("m", Value::Map(inner));
    let deep = (0..14).fold(Value::Number(0), |value, _| Value::List(vec![value]));
    let corpus = vec![outer.encode(), deep.encode(), Value::Text(String::new()).encode()];
    Fuzz { name: "cbor", corpus, whole: 5_000_000 }.run(|bytes| {
        if let Ok(value) = Value::decode(bytes) {
            assert_eq!(value.encode(), bytes);
        }
        if let Ok(mut map) = Map::decode(bytes) {
            let _each_way = (map.number("v").is_ok(), map.texts("list").is_ok(), map.map("m").is_ok());
            let _left = map.finish();
        }
    });
}

#[test]
fn checkpoints_take_what_was_signed_alone() {
    let (tree, key) = (tree(), key());
    let note = key.sign_checkpoint(tree.size(), tree.root()).unwrap();
    let vkey = key.vkey();
    Fuzz { name: "note", corpus: vec![note.clone()], whole: 2_000_000 }.run(|bytes| {
        assert!(Checkpoint::open(bytes, &vkey).is_err() || bytes == note);
    });
    Fuzz { name: "verifier key", corpus: vec![vkey.into_bytes()], whole: 2_000_000 }.run(|bytes| {
        let text = String::from_utf8_lossy(bytes);
        let _refused = Checkpoint::open(&note, &text);
        let _refused = verify_signature(&text, b"message", &[1; 64]);
    });
}

#[test]
fn tiles_and_their_paths_are_read_or_refused() {
    let leaves = [vec![1; 3], vec![], vec![9; 700]];
    Fuzz { name: "entries", corpus: vec![write_entries(&leaves).unwrap(), vec![]], whole: 5_000_000 }.run(|bytes| {
        if let Some(leaves) = read_entries(bytes) {
            assert_eq!(write_entries(&leaves).unwrap(), bytes);
        }
    });
    let paths = ["tile/0/000", "tile/3/x001/x234/067", "tile/entries/x001/000.p/8"];
    let corpus = paths.iter().map(|path| path.as_bytes().to_vec()).collect();
    Fuzz { name: "tile path", corpus, whole: 5_000_000 }.run(|bytes| {
        let text = String::from_utf8_lossy(bytes);
        if let Some(path) = TilePath::parse(&text) {
            assert_eq!(path.to_string(), text);
            let _range = (path.leaves(0), path.leaves(1_000), path.leaves(u64::MAX));
        }
    });
}

#[test]
fn proofs_are_read_or_refused() {
    let (tree, key) = (tree(), key());
    let checkpoint = key.sign_checkpoint(tree.size(), tree.root()).unwrap();
    let hashes = tree.prove_inclusion(7, tree.size()).unwrap();
    let file = ProofFile { index: 7, hashes, checkpoint };
    let (vkey, leaf) = (key.vkey(), leaf_hash(&7_u32.to_be_bytes()));
    assert!(file.check(&vkey, leaf).is_ok());
    let good = file.encode();
    Fuzz { name: "proof", corpus: vec![good.clone()], whole: 2_000_000 }.run(|bytes| {
        if let Ok(file) = ProofFile::parse(bytes) {
            assert_eq!(file.encode(), bytes);
            assert!(file.check(&vkey, leaf).is_err() || bytes == good);
        }
    });
}
