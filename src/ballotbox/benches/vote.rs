//! What a vote costs the server's processor, step by step, against one RSA-3072
//! signature measured in the same run.
//!
//! `cargo bench -p ballotbox`. Seconds are processor seconds of this thread
//! (`/proc/thread-self/schedstat`), so that a busy machine does not matter; where
//! there is no such file, wall-clock seconds. The agent's own share above
//! [`LIMIT_MICROS`] ends with exit code 1.

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use ballotbox::agent::{self, Agent, NONCE};
use ballotbox::code::{Code, Kdf};
use ballotbox::keys::{ElectionKeys, note_key};
use ballotbox::leaf::Leaf;
use ballotbox::receipt;
use ballotbox::seal::Binding;
use ballotbox::token::{Issuer, IssuerPublic};
use kernel::{Ids, Uuid};

const EID: &str = "abcdefghijklmnopqrstuvwxyz";
const PLAIN: [u8; 64] = [0; 64];
/// Everything in the agent except the RSA signature.
const LIMIT_MICROS: f64 = 700.0;

struct Counter(AtomicU64);

impl Ids for Counter {
    fn ordinary(&self) -> Uuid {
        self.random()
    }

    fn fill(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(32) {
            let n = self.0.fetch_add(1, Ordering::Relaxed);
            chunk.copy_from_slice(&ballotbox::sha256(&[&n.to_be_bytes()])[..chunk.len()]);
        }
    }
}

/// Nanoseconds this thread has been on a processor.
fn spent(begun: Instant) -> u128 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let cpu = text.and_then(|text| text.split(' ').next().and_then(|first| first.parse().ok()));
    cpu.unwrap_or_else(|| begun.elapsed().as_nanos())
}

/// Microseconds a run takes; the least of five rounds.
fn measure<T>(what: &str, runs: u32, mut run: impl FnMut() -> T) -> f64 {
    let begun = Instant::now();
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let before = spent(begun);
        (0..runs).for_each(|_| drop(black_box(run())));
        let nanos = spent(begun) - before;
        let nanos = u32::try_from(nanos / u128::from(runs)).map_or(f64::INFINITY, f64::from);
        best = best.min(nanos / 1000.0);
    }
    eprintln!("{what:<52}{best:>10.1} µs");
    best
}

fn main() -> ExitCode {
    let ids = Counter(AtomicU64::new(0));
    let keys = ElectionKeys::generate(&ids).expect("OpenSSL makes keys");
    let (n, e) = keys.issuer.public().expect("the key was just made");
    let public = IssuerPublic::new(&n, &e).expect("the key was just made");
    let issuer = Issuer::from_der(&keys.issuer.to_der().expect("the key was just made")).expect("as written");
    let agent = Agent { issuer, seal: keys.seal.public(), secret: keys.agent_secret.clone(), eid: EID.to_owned() };
    let made = "every part is well formed";
    let key = agent.one_time_key(&[1; NONCE]).expect(made);
    let pk = key.point().expect(made);
    let binding = Binding { eid: EID, pk: &pk };

    let rsa = measure("RSA-3072 signature (the yardstick)", 100, || agent.issuer.sign(&[1; 32], &pk));
    let whole = measure("agent: a whole ballot", 100, || agent.ballot(&[1; NONCE], &PLAIN, &ids));
    measure("  one-time key", 500, || agent.one_time_key(&[1; NONCE]));
    measure("  seal (HPKE)", 200, || agent.seal.seal(binding, &PLAIN, &ids));
    measure("  sign (ECDSA)", 500, || key.sign(&PLAIN));

    let ballot = agent.ballot(&[1; NONCE], &PLAIN, &ids).expect(made);
    let bytes = Leaf::Ballot(Box::new(ballot.clone())).encode();
    let encode = measure("ballot leaf: write", 1000, || Leaf::Ballot(Box::new(ballot.clone())).encode());
    measure("ballot leaf: read", 1000, || Leaf::decode(&bytes));
    measure("ballot leaf: check token and signature", 200, || ballot.check(EID, &public, PLAIN.len()));
    measure("ballot: open", 200, || keys.seal.open(binding, &ballot.enc, &ballot.ct));

    let note = note_key("0198c1c0-0000-7000-8000-000000000000", "urn", &keys.urn_seed).expect(made);
    let promise = measure("promise", 500, || receipt::promise(&note, EID, &[1; 32], 0));
    let code = Code::generate(&ids).key(&Kdf { salt: vec![1; 16], iterations: 1 }).expect(made);
    let bh = agent::bh(&[1; NONCE]);
    let right = measure("register leaf, signed by the code", 200, || agent::right(EID, [1; 32], (bh, 1), &code));
    let kdf = Kdf { salt: vec![1; 16], iterations: 100_000 };
    measure("stretching a code, 100,000 rounds (counted apart)", 2, || Code::generate(&ids).key(&kdf));

    let rest = whole - rsa;
    let vote = whole + encode + promise + right;
    let verdict = if rest <= LIMIT_MICROS { "ok" } else { "TOO SLOW" };
    eprintln!("agent without RSA: {rest:.1} µs (limit {LIMIT_MICROS:.0} µs) {verdict}");
    eprintln!("a vote's cryptography: {vote:.1} µs = {:.2} × RSA-3072", vote / rsa);
    if rest <= LIMIT_MICROS { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
