//! Bent codes, trackers, plaintexts, points and sealed ballots: read or refused.

use std::sync::atomic::{AtomicU64, Ordering};

use ballotbox::ballot::{Definition, Kind, Marks, OptionDef};
use ballotbox::code::Code;
use ballotbox::ecdsa::{SigningKey, VerifyingKey};
use ballotbox::receipt;
use ballotbox::seal::{Binding, SealKey, SealPublic};
use kernel::{Ids, Uuid};
use seeded::Fuzz;

struct Counter(AtomicU64);

impl Ids for Counter {
    fn ordinary(&self) -> Uuid {
        self.random()
    }

    fn fill(&self, buffer: &mut [u8]) {
        let n = self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        buffer.iter_mut().zip(ballotbox::sha256(&[&n]).iter().cycle()).for_each(|(to, from)| *to = *from);
    }
}

const EID: &str = "abcdefghijklmnopqrstuvwxyz";

#[test]
fn codes_and_trackers_are_read_or_refused() {
    let ids = Counter(AtomicU64::new(1));
    let corpus = (0..20).map(|_| Code::generate(&ids).to_string().into_bytes()).collect();
    Fuzz { name: "code", corpus, whole: 5_000_000 }.run(|bytes| {
        let text = String::from_utf8_lossy(bytes);
        match Code::parse(&text) {
            Ok(code) => assert!(Code::parse(&code.plain()).is_ok_and(|again| again == code)),
            Err(refused) => assert!(!refused.to_string().is_empty()),
        }
        assert!(Code::suspects(&text).iter().all(|place| (1..=16).contains(place)));
    });
    let trackers = (0..20_u8).map(|n| receipt::tracker(&ballotbox::sha256(&[&[n]])).into_bytes()).collect();
    Fuzz { name: "tracker", corpus: trackers, whole: 5_000_000 }.run(|bytes| {
        if let Some((low, high)) = receipt::range(&String::from_utf8_lossy(bytes)) {
            assert!(low <= high && receipt::tracker(&low) == receipt::tracker(&high));
        }
    });
}

fn definition(kind: Kind, max: u32) -> Definition {
    let option = |id: &str| OptionDef::new(id, [("en".to_owned(), id.to_owned())].into());
    Definition { max, equal: kind == Kind::Ranking, ..Definition::of(kind, ["a", "b", "c", "dd"].map(option).into()) }
}

#[test]
fn plaintexts_are_canonical_or_invalid() {
    for kind in Kind::ALL {
        let definition = definition(kind, if kind == Kind::Choice { 1 } else { 3 });
        let pad = definition.pad_len();
        let marks = match kind {
            Kind::Choice | Kind::Approval => definition.marks(&["b".to_owned()]),
            _ => definition.numbered(&[("b".to_owned(), 2), ("dd".to_owned(), 2), ("a".to_owned(), 3)]),
        };
        let corpus =
            [marks.unwrap(), Marks::Blank].iter().map(|marks| definition.encode(marks, pad).unwrap()).collect();
        Fuzz { name: "plaintext", corpus, whole: 5_000_000 }.run(|bytes| {
            if let Ok(marks) = definition.decode(bytes, pad) {
                assert_eq!(definition.encode(&marks, pad).unwrap(), bytes);
            }
        });
    }
}

#[test]
fn points_signatures_and_sealed_ballots_are_refused_unless_honest() {
    let ids = Counter(AtomicU64::new(1));
    let signer = SigningKey::from_wide(&[7; 48]).unwrap();
    let (full, short) = (signer.point().unwrap(), signer.compressed().unwrap());
    Fuzz { name: "point", corpus: vec![full.to_vec(), short.to_vec()], whole: 500_000 }.run(|bytes| {
        let _refused = (VerifyingKey::parse(bytes).is_ok(), SealPublic::from_bytes(bytes).is_ok());
        let _refused = SealKey::from_bytes(bytes).is_ok();
    });
    let key = VerifyingKey::parse(&full).unwrap();
    let good = signer.sign(b"message").unwrap();
    Fuzz { name: "signature", corpus: vec![good.to_vec()], whole: 500_000 }.run(|bytes| {
        let Ok(signature) = <&[u8; 64]>::try_from(bytes) else { return };
        assert!(key.verify(b"message", signature).is_err() || *signature == good);
    });
    let seal = SealKey::generate(&ids);
    let binding = Binding { eid: EID, pk: &full };
    let sealed = seal.public().seal(binding, &[9; 64], &ids).unwrap();
    let whole = [sealed.enc.as_slice(), &sealed.ct].concat();
    Fuzz { name: "sealed", corpus: vec![whole.clone()], whole: 500_000 }.run(|bytes| {
        let Some((enc, ct)) = bytes.split_first_chunk() else { return };
        assert!(seal.open(binding, enc, ct).is_err() || bytes == whole);
    });
}
