//! Honest bundles hold; bent ones are refused by name.

#![expect(clippy::unwrap_used, reason = "a test")]

mod common;

use ballotbox::ballot::Invalid;
use ballotbox::leaf::{Close, Leaf, Open};
use common::{Election, agent, election};
use verify::{Wrong, bundle};

fn honest(_: &mut Close, _: &mut Open) {}

fn wrong(bytes: &[u8]) -> String {
    bundle(bytes, None).map(|_| "nothing".to_owned()).unwrap_or_else(|wrong| wrong.to_string())
}

#[test]
fn an_honest_election_holds_and_is_recounted() {
    let mut election = election(60);
    election.on_paper(61);
    election.on_paper(62);
    election.on_paper(63);
    election.batch(1, 1);
    let eid = election.eid.clone();
    let bytes = election.finish(honest);
    let verdict = bundle(bytes.as_slice(), Some(&eid)).unwrap();
    // Of ten voters one is blank, three choose a, three b and c, three b.
    let totals = &verdict.result.outcome.totals;
    assert_eq!((totals["a"].as_str(), totals["b"].as_str(), totals["c"].as_str()), ("19", "36", "18"));
    assert_eq!(verdict.result.outcome.winners, ["b"]);
    assert_eq!((verdict.result.outcome.ballots.total, verdict.result.outcome.ballots.blank), (63, 7));
    assert!(matches!(bundle(bytes.as_slice(), Some("aaaa")), Err(Wrong::OtherElection { .. })));
    assert!(verify::text(&verdict).contains("60 on the web"));
}

/// T-LOG-1: 10,000 bytes of a bundle of 200 ballots in `make trials`, a hundred in `make test`.
#[test]
fn every_changed_byte_is_seen() {
    let bytes = election(200).finish(honest);
    bundle(bytes.as_slice(), None).unwrap();
    let mut dice = seeded::Dice::new(seeded::seed());
    for _ in 0..seeded::rounds(10_000) {
        let mut bad = bytes.clone();
        let at = dice.below(bad.len());
        bad[at] ^= 1 << dice.below(8);
        assert_ne!(wrong(&bad), "nothing", "byte {at}");
    }
}

/// T-STUFF-1: more ballots than rights.
#[test]
fn a_stuffed_urn_is_refused() {
    let mut election = election(20);
    let ids = common_ids();
    let pad = election.manifest.pad_len;
    let marks = election.manifest.ballot_definition.marks(&["a".to_owned()]).unwrap();
    let plain = election.manifest.ballot_definition.encode(&marks, pad).unwrap();
    let extra = agent(&election).ballot(&[0xee; 16], &plain, &ids).unwrap();
    election.urn.push(Leaf::Ballot(Box::new(extra)).encode());
    election.tallied.add(Ok(marks));
    assert_eq!(wrong(&election.finish(honest)), "ballots, of the rights spent on the web: 20 claimed, 21 found");
}

/// T-INVALID-1: sealed to another key, or garbage inside: counted as invalid, by its reason.
#[test]
fn a_ballot_that_cannot_be_opened_is_invalid_and_spoils_nothing() {
    let mut election = election(10);
    let pad = election.manifest.pad_len;
    let mut other = agent(&election);
    other.seal = ballotbox::seal::SealKey::from_bytes(&[3; 32]).unwrap().public();
    let cases = [(other, Invalid::Sealed), (agent(&election), Invalid::Padding)];
    for (voter, (agent, reason)) in (10..).zip(cases) {
        election.right(voter, 20_000);
        let nonce = [u8::try_from(voter).unwrap() ^ 0xee; 16];
        let ballot = agent.ballot(&nonce, &vec![0xff; pad], &common_ids()).unwrap();
        election.urn.push(Leaf::Ballot(Box::new(ballot)).encode());
        election.tallied.add(Err(reason));
    }
    let verdict = bundle(election.finish(honest).as_slice(), None).unwrap();
    let reasons = &verdict.result.outcome.ballots.reasons;
    assert_eq!(reasons.iter().map(|(why, n)| (why.as_str(), *n)).collect::<Vec<_>>(), [("padding", 1), ("sealed", 1)]);
}

fn common_ids() -> impl kernel::Ids {
    struct Zero;
    impl kernel::Ids for Zero {
        fn ordinary(&self) -> kernel::Uuid {
            self.random()
        }

        fn fill(&self, buffer: &mut [u8]) {
            buffer.fill(0x5a);
        }
    }
    Zero
}

/// T-STUFF-2: a register leaf that no code signed.
#[test]
fn a_forged_right_is_refused() {
    let mut election = election(20);
    let Ok(Leaf::Right(mut right)) = Leaf::decode(&election.register[1]) else { panic!("leaf 1 is a right") };
    right.rid = [9; 32];
    right.day += 1;
    if let ballotbox::leaf::Method::Code { bh, .. } = &mut right.method {
        bh[0] ^= 1;
    }
    election.register.push(Leaf::Right(right).encode());
    assert_eq!(wrong(&election.finish(honest)), "leaf 21 of the register: the signature does not verify");
}

type Bend = fn(&mut Election);

#[test]
fn every_kind_of_bending_is_named() {
    let cases: [(Bend, &str); 6] = [
        (|e| e.register.push(e.register[1].clone()), "leaf 11 of the register spends a right a second time"),
        (|e| e.urn.push(e.urn[1].clone()), "leaf 11 of the urn uses a credential a second time"),
        (|e| e.register.swap(0, 1), "leaf 0 of the register is not the manifest of this bundle"),
        (|e| e.right(11, 1), "leaf 11 of the register was spent before the opening"),
        (|e| e.right(11, 30_000), "leaf 11 of the register was spent after the close"),
        (
            |e| {
                e.on_paper(12);
                e.batch(3, 0);
            },
            "paper cards, of the rights marked on paper: 1 claimed, 4 found",
        ),
    ];
    for (bend, expected) in cases {
        let mut election = election(10);
        bend(&mut election);
        assert_eq!(wrong(&election.finish(honest)), expected);
    }
}

#[test]
fn a_close_that_lies_and_another_key_are_refused() {
    let lied = election(10).finish(|close, _| close.ballots = 9);
    assert_eq!(wrong(&lied), "ballots in the urn: 9 claimed, 10 found");
    let key = election(10).finish(|_, open| open.seal_sk = [3; 32]);
    assert_eq!(wrong(&key), "the published key does not belong to the key the ballots are sealed to");
    let mut hidden = election(10);
    let ballot = hidden.urn.remove(3);
    drop(ballot);
    // A ballot left out of the log and of the close, but still in the result.
    assert!(wrong(&hidden.finish(honest)).starts_with("result.json is not what the ballots give"));
}
