//! The known answers of `docs/protocol.md` §17 are what this code computes: the
//! page cannot drift from the code, nor the code from the page.

#![expect(clippy::unwrap_used, reason = "a test")]

use ballotbox::agent::{self, Agent, NONCE};
use ballotbox::ballot::{Definition, Kind, OptionDef};
use ballotbox::code::{Code, Kdf};
use ballotbox::commitment::{Commitment, roll_entry};
use ballotbox::ecdsa::SigningKey;
use ballotbox::keys::note_key;
use ballotbox::leaf::{Cards, Close, Leaf, Method, PaperBatch, Right};
use ballotbox::manifest::eid;
use ballotbox::receipt;
use ballotbox::seal::SealKey;
use ballotbox::token::Issuer;
use data_encoding::HEXLOWER;

const PAGE: &str = include_str!("../../../docs/protocol.md");
const EID: &str = "abcdefghijklmnopqrstuvwxyz";

fn hex(bytes: impl AsRef<[u8]>) -> String {
    HEXLOWER.encode(bytes.as_ref())
}

fn codes() -> Vec<String> {
    let code = Code::parse("0123-4567-89AB-CDE4").expect("the check symbol of the page");
    let key = code.key(&Kdf { salt: vec![1; 16], iterations: 1000 }).unwrap();
    let entries = [[1, 1], [1, 2], [2, 1]].map(|[salt, resident]| roll_entry(&[salt; 16], &[resident; 16]));
    let roll = Commitment::over(entries);
    vec![
        format!("code `{code}`, salt 16 × 01, 1000 iterations: short point `{}`", hex(key.compressed().unwrap())),
        format!("private key `{}`", hex(key.scalar().unwrap())),
        format!("`scalar(48 × ff)` = `{}`", hex(SigningKey::from_wide(&[255; 48]).unwrap().scalar().unwrap())),
        format!("`eid` of the two bytes `{{}}`: `{}`", eid(b"{}")),
        format!("roll entry of salt 16 × 01, resident 16 × 02: `{}`", hex(entries[1])),
        format!("root over the entries of (01, 01), (01, 02), (02, 01): `{}`", roll.root),
    ]
}

fn ballots() -> Vec<String> {
    let option = |id: &str| OptionDef::new(id, Default::default());
    let definition = Definition { max: 2, ..Definition::of(Kind::Approval, ["a", "b", "c", "aa"].map(option).into()) };
    let plain = |ids: &[&str]| {
        let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        let marks = definition.marks(&ids).unwrap();
        hex(definition.encode(&marks, definition.pad_len()).unwrap())
    };
    let agent = Agent {
        issuer: Issuer::generate().unwrap(),
        seal: SealKey::from_bytes(&[9; 32]).unwrap().public(),
        secret: [2; 32].into(),
        eid: EID.to_owned(),
    };
    let ballot = agent.one_time_key(&[3; NONCE]).unwrap();
    vec![
        format!("approval, options a, b, c, aa, max 2, blank: `pad_len` {}", definition.pad_len()),
        format!("plaintext naming b and aa: `{}`", plain(&["aa", "b"])),
        format!("blank plaintext: `{}`", plain(&[])),
        format!("nonce 16 × 03: `bh` `{}`", hex(agent::bh(&[3; NONCE]))),
        format!("agent's secret 32 × 02, `eid` `{EID}`: private key `{}`", hex(ballot.scalar().unwrap())),
        format!("`pk` `{}`", hex(ballot.point().unwrap())),
    ]
}

/// A plaintext of each kind that has ranks or numbers, and cards told one by one.
fn numbers() -> Vec<String> {
    let definition = |kind| {
        let option = |id: &str| OptionDef::new(id, Default::default());
        Definition { max: 3, ..Definition::of(kind, ["a", "b", "c", "aa"].map(option).into()) }
    };
    let typed =
        |given: &[(&str, u64)]| given.iter().map(|(id, number)| ((*id).to_owned(), *number)).collect::<Vec<_>>();
    let plain = |definition: &Definition, given: &[(&str, u64)]| {
        let marks = definition.numbered(&typed(given)).unwrap();
        hex(definition.encode(&marks, definition.pad_len()).unwrap())
    };
    let ranking = Definition { equal: true, ..definition(Kind::Ranking) };
    let score = Definition { max_score: Some(100), ..definition(Kind::Score) };
    let points = definition(Kind::Points);
    let cards =
        [&[("a", 1)][..], &[("c", 1), ("b", 2)], &[("a", 1)]].map(|card| ranking.numbered(&typed(card)).unwrap());
    let batch = PaperBatch {
        eid: EID.to_owned(),
        batch: "hall".to_owned(),
        valid: 3,
        blank: 1,
        void: [("several-cards".to_owned(), 2)].into(),
        cards: Cards::each(&cards),
    };
    vec![
        format!("ranking, the same options, max 3, equal ranks: `pad_len` {}", ranking.pad_len()),
        format!("plaintext b and aa best, then c: `{}`", plain(&ranking, &[("aa", 1), ("c", 4), ("b", 1)])),
        format!("score to 100, the same options, max 3: `pad_len` {}", score.pad_len()),
        format!("plaintext aa 100, b 0: `{}`", plain(&score, &[("aa", 100), ("b", 0)])),
        format!("ten points, the same options, max 3: `pad_len` {}", points.pad_len()),
        format!("plaintext aa 3, a 7: `{}`", plain(&points, &[("aa", 3), ("a", 7)])),
        format!(
            "batch `hall` of two cards a, one c then b, one blank, two `several-cards`: `{}`",
            hex(Leaf::Paper(batch).encode())
        ),
    ]
}

fn logs() -> Vec<String> {
    let right = Right { eid: EID.to_owned(), rid: [7; 32], day: 20_000, method: Method::Paper };
    let close =
        Close { eid: EID.to_owned(), web: 300, paper: 1, ballots: 299, register_size: 302, register_root: [8; 32] };
    let (right, close) = (Leaf::Right(right).encode(), Leaf::Close(close).encode());
    let hash = ledger::leaf_hash(&close);
    let key = note_key("0198c1c0-0000-7000-8000-000000000000", "urn", &[7; 32]).unwrap();
    let note = String::from_utf8(key.sign_checkpoint(5, [9; 32]).unwrap()).unwrap();
    vec![
        format!("right on paper, `rid` 32 × 07, day 20000: `{}`", hex(right)),
        format!("close: `{}`", hex(close)),
        format!("its leaf hash `{}`, tracker `{}`", hex(hash), receipt::tracker(&hash)),
        format!("log key of seed 32 × 07: `{}`", key.vkey()),
        format!("its checkpoint of size 5, root 32 × 09, line 5: `{}`", note.lines().nth(4).unwrap()),
        format!(
            "its promise of that hash by 1700000000000: `{}`",
            hex(receipt::promise(&key, EID, &hash, 1_700_000_000_000).unwrap())
        ),
    ]
}

#[test]
fn the_page_holds_the_known_answers() {
    let lines = [codes(), ballots(), numbers(), logs()].concat();
    let missing: Vec<String> =
        lines.iter().filter(|line| !PAGE.contains(*line)).map(|line| format!("* {line}")).collect();
    assert!(missing.is_empty(), "docs/protocol.md §17 lacks:\n{}", missing.join("\n"));
}
