//! A whole election in memory, honest or bent.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use ballotbox::agent::{self, Agent, NONCE};
use ballotbox::ballot::{Definition, Kind, Marks, OptionDef};
use ballotbox::bundle::{BundleError, Writer, framed_len};
use ballotbox::code::Code;
use ballotbox::commitment::{Commitment, roll_entry};
use ballotbox::ecdsa::SigningKey;
use ballotbox::keys::{ElectionKeys, note_key};
use ballotbox::leaf::{Cards, Close, Leaf, Method, Open, PaperBatch, Right};
use ballotbox::manifest::{Counting, FlushPolicy, KdfDef, Manifest, eid};
use ballotbox::seal::SealKey;
use ballotbox::token::Issuer;
use kernel::{Ids, Uuid};
use ledger::{Tree, leaf_hash};
use verify::{LogEnd, Parts, ResultDoc, Tallied, Turnout, count};

pub(crate) struct Counter(AtomicU64);

impl Ids for Counter {
    fn ordinary(&self) -> Uuid {
        self.random()
    }

    fn fill(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(32) {
            let n = self.0.fetch_add(1, Ordering::SeqCst);
            chunk.copy_from_slice(&ballotbox::sha256(&[b"test", &n.to_be_bytes()])[..chunk.len()]);
        }
    }
}

pub(crate) struct Election {
    pub(crate) manifest: Manifest,
    pub(crate) bytes: Vec<u8>,
    pub(crate) eid: String,
    pub(crate) keys: ElectionKeys,
    pub(crate) codes: Vec<SigningKey>,
    pub(crate) register: Vec<Vec<u8>>,
    pub(crate) urn: Vec<Vec<u8>>,
    /// What the published result is counted from.
    pub(crate) tallied: Tallied,
    pub(crate) paper: u64,
}

const DAY: u64 = 20_000;
const OPENS: i64 = 20_000 * 86_400_000;

/// What is voted on, how it is counted, and what each voter says.
pub(crate) struct Plan {
    pub(crate) definition: Definition,
    pub(crate) counting: Counting,
    pub(crate) ballots: Vec<Marks>,
}

impl Plan {
    /// Ballots of this kind on `a`, `b`, `c` counted by a rule with its defaults.
    pub(crate) fn new(definition: Definition, rule: &str, ballots: Vec<Marks>) -> Self {
        Self { counting: verify::counting::of(&definition, rule).unwrap(), definition, ballots }
    }
}

/// The options `a`, `b`, `c`, …
pub(crate) fn options(many: usize) -> Vec<OptionDef> {
    let id = |id: char| OptionDef::new(&id.to_string(), [("en".to_owned(), id.to_uppercase().to_string())].into());
    ('a'..='z').take(many).map(id).collect()
}

/// An approval election in which `voters` cast: option `a` by every third, `b` and `c` by the rest.
pub(crate) fn election(voters: usize) -> Election {
    let definition = Definition { max: 2, ..Definition::of(Kind::Approval, options(3)) };
    let marks = |voter: usize| {
        let chosen: &[&str] = match voter % 10 {
            0 => &[],
            n if n % 3 == 0 => &["a"],
            n if n % 3 == 1 => &["b", "c"],
            _ => &["b"],
        };
        let chosen: Vec<String> = chosen.iter().map(|id| (*id).to_owned()).collect();
        definition.marks(&chosen).unwrap()
    };
    let ballots = (0..voters).map(marks).collect();
    let mut plan = Plan::new(definition, "approval", ballots);
    plan.counting.quorum = Some("1/10".to_owned());
    held(plan)
}

/// The election of a plan, everything cast.
pub(crate) fn held(plan: Plan) -> Election {
    let ids = Counter(AtomicU64::new(1));
    let keys = keys();
    let voters = plan.ballots.len();
    let kdf = ballotbox::code::Kdf { salt: vec![1; 16], iterations: 1 };
    let codes: Vec<SigningKey> = (0..voters + 5).map(|_| Code::generate(&ids).key(&kdf).unwrap()).collect();
    let manifest = manifest(&keys, &codes, &plan);
    let bytes = manifest.encode().unwrap();
    let eid = eid(&bytes);
    let mut election = Election {
        register: vec![Leaf::Manifest(bytes.clone()).encode()],
        urn: vec![Leaf::Manifest(bytes.clone()).encode()],
        tallied: Tallied::default(),
        paper: 0,
        manifest,
        bytes,
        eid,
        keys,
        codes,
    };
    let agent = agent(&election);
    for (voter, marks) in plan.ballots.into_iter().enumerate() {
        election.right(voter, DAY);
        let plain = election.manifest.ballot_definition.encode(&marks, election.manifest.pad_len).unwrap();
        let mut nonce = [0; NONCE];
        nonce.copy_from_slice(&ballotbox::sha256(&[b"nonce", &voter.to_be_bytes()])[..NONCE]);
        election.urn.push(Leaf::Ballot(Box::new(agent.ballot(&nonce, &plain, &ids).unwrap())).encode());
        election.tallied.add(election.manifest.ballot_definition.judge(marks));
    }
    election.urn[1..].sort_by_key(|leaf| leaf_hash(leaf));
    election
}

/// Keys of an election; one issuer for all, since making one takes seconds.
fn keys() -> ElectionKeys {
    static ISSUER: OnceLock<Vec<u8>> = OnceLock::new();
    let issuer = ISSUER.get_or_init(|| Issuer::generate().unwrap().to_der().unwrap());
    let secret = |n: u8| [n; 32].into();
    ElectionKeys {
        issuer: Issuer::from_der(issuer).unwrap(),
        seal: SealKey::from_bytes(&[11; 32]).unwrap(),
        urn_seed: secret(12),
        register_seed: secret(13),
        agent_secret: secret(14),
        k_reg: secret(15),
    }
}

pub(crate) fn agent(election: &Election) -> Agent {
    Agent {
        issuer: Issuer::from_der(&election.keys.issuer.to_der().unwrap()).unwrap(),
        seal: election.keys.seal.public(),
        secret: election.keys.agent_secret.clone(),
        eid: election.eid.clone(),
    }
}

fn manifest(keys: &ElectionKeys, codes: &[SigningKey], plan: &Plan) -> Manifest {
    let none: [[u8; 32]; 0] = [];
    let roll = (0..codes.len()).map(|n| roll_entry(&[1; 16], &u128::try_from(n).unwrap().to_be_bytes()));
    Manifest {
        v: 1,
        title: [("en".to_owned(), "Theme".to_owned())].into(),
        pad_len: plan.definition.pad_len(),
        counting: plan.counting.clone(),
        ballot_definition: plan.definition.clone(),
        conflict: "first-counts".to_owned(),
        modes: vec!["simple".to_owned()],
        opens_at: OPENS,
        issue_closes_at: OPENS + 86_400_000,
        cast_closes_at: OPENS + 86_400_000 + 900_000,
        publish_at: OPENS + 2 * 86_400_000,
        issuer: keys.issuer_def().unwrap(),
        seal: keys.seal_def(),
        urn_vkey: note_key("p", "urn", &keys.urn_seed).unwrap().vkey(),
        register_vkey: note_key("p", "register", &keys.register_seed).unwrap().vkey(),
        witnesses: vec![],
        roll_commitment: Commitment::over(roll),
        code_keys: Some(Commitment::over(codes.iter().map(|code| code.compressed().unwrap()))),
        code_kdf: KdfDef { salt: "01".repeat(16), iterations: 1 },
        cast_grace_s: 900,
        rehearsal: false,
        envelope_keys: Commitment::over(none),
        client_js_sha256: String::new(),
        flush_policy: FlushPolicy { least: 20, seconds: 60 },
        allow_change: false,
        dispute_days: 30,
    }
}

impl Election {
    pub(crate) fn rid(&self, voter: usize) -> [u8; 32] {
        agent::rid(&self.keys.k_reg, &u128::try_from(voter).unwrap().to_be_bytes())
    }

    pub(crate) fn right(&mut self, voter: usize, day: u64) {
        let bh = ballotbox::sha256(&[&voter.to_be_bytes()]);
        let right = agent::right(&self.eid, self.rid(voter), (bh, day), &self.codes[voter]).unwrap();
        self.register.push(Leaf::Right(right).encode());
    }

    pub(crate) fn on_paper(&mut self, voter: usize) {
        let right = Right { eid: self.eid.clone(), rid: self.rid(voter), day: DAY, method: Method::Paper };
        self.register.push(Leaf::Right(right).encode());
        self.paper += 1;
    }

    pub(crate) fn batch(&mut self, valid: u64, blank: u64) {
        let marks = [("a".to_owned(), valid), ("b".to_owned(), 0), ("c".to_owned(), 0)];
        self.cards("hall", (valid, blank), Cards::Sums(marks.into()));
    }

    pub(crate) fn cards(&mut self, batch: &str, (valid, blank): (u64, u64), cards: Cards) {
        let void = BTreeMap::from([("bad-marking".to_owned(), 1)]);
        let batch = PaperBatch { eid: self.eid.clone(), batch: batch.to_owned(), valid, blank, void, cards };
        self.urn.push(Leaf::Paper(batch.clone()).encode());
        self.tallied.paper.push(batch);
    }

    /// Closes, opens, counts and writes the bundle.
    pub(crate) fn finish(self, bend: impl Fn(&mut Close, &mut Open)) -> Vec<u8> {
        let mut urn = self.urn;
        let tree = |leaves: &[Vec<u8>]| leaves.iter().map(|leaf| leaf_hash(leaf)).collect::<Tree>();
        let register_tree = tree(&self.register);
        let web = (self.register.len() as u64 - 1) - self.paper;
        let seal_sk: [u8; 32] = self.keys.seal.to_bytes().as_slice().try_into().unwrap();
        let ballots = urn.iter().filter(|leaf| matches!(Leaf::decode(leaf), Ok(Leaf::Ballot(_)))).count() as u64;
        let mut close = Close {
            eid: self.eid.clone(),
            web,
            paper: self.paper,
            ballots,
            register_size: register_tree.size(),
            register_root: register_tree.root(),
        };
        let mut open = Open { eid: self.eid.clone(), seal_sk, lot: String::new() };
        bend(&mut close, &mut open);
        urn.push(Leaf::Close(close).encode());
        urn.push(Leaf::Open(open).encode());
        let urn_tree = tree(&urn);
        let end = |tree: &Tree| LogEnd { size: tree.size(), root: data_encoding::HEXLOWER.encode(&tree.root()) };
        let turnout = Turnout { roll: self.manifest.roll_commitment.count, web, paper: self.paper };
        let result = ResultDoc::new(Parts {
            manifest: &self.manifest,
            eid: &self.eid,
            tallied: &self.tallied,
            turnout,
            outcome: count(&self.manifest, &self.tallied).unwrap(),
            ends: (end(&register_tree), end(&urn_tree)),
        });
        let mut keys: Vec<[u8; 33]> = self.codes.iter().map(|code| code.compressed().unwrap()).collect();
        keys.sort_unstable();
        let note = |book: &str, seed, tree: &Tree| {
            note_key("p", book, seed).unwrap().sign_checkpoint(tree.size(), tree.root()).unwrap()
        };
        let mut writer = Writer::new(Vec::new());
        writer.member(&self.bytes).unwrap();
        writer.member(&keys.concat()).unwrap();
        for (leaves, note) in [
            (self.register, note("register", &self.keys.register_seed, &register_tree)),
            (urn, note("urn", &self.keys.urn_seed, &urn_tree)),
        ] {
            let size = leaves.iter().map(|leaf| framed_len(leaf.len())).sum();
            writer.leaves(size, leaves.into_iter().map(Ok::<_, BundleError>)).unwrap();
            writer.member(&note).unwrap();
        }
        writer.member(&result.encode().unwrap()).unwrap();
        writer.finish().unwrap()
    }
}
