//! Bent bytes for one parser: none makes it panic, hang or swallow memory.

use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::{Dice, bend, rounds, seconds, seed};

/// Longest one input may take, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Most that the memory of the whole test may grow to.
const MEMORY: u64 = 1 << 30;

/// A parser under fire.
#[derive(Debug)]
pub struct Fuzz<'a> {
    /// Its name, for the message.
    pub name: &'a str,
    /// Good samples; each is tried as it is, first.
    pub corpus: Vec<Vec<u8>>,
    /// How many bent ones make the whole trial.
    pub whole: u64,
}

/// What is being tried, for the watch.
type Trying = Mutex<Option<(u64, Instant, Vec<u8>)>>;

impl Fuzz<'_> {
    /// Runs it: as many rounds as the trial says, or as long as
    /// `WIEC_FUZZ_SECONDS` says; then it tells how many there were.
    ///
    /// # Panics
    /// When `parse` does, or memory has grown too much; the bytes and the round are printed. An
    /// input that takes longer than half a minute ends the process.
    pub fn run(self, parse: impl Fn(&[u8])) {
        if let Some(bytes) = said() {
            return parse(&bytes);
        }
        let (rounds, seed, began) = (rounds(self.whole), seed(), Instant::now());
        let time = seconds().map(Duration::from_secs);
        let more = |round| time.map_or(round < rounds, |time| began.elapsed() < time);
        let mut dice = Dice::new(seed);
        let trying: Trying = Mutex::new(None);
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| watch(self.name, &trying, &done));
            let tried = catch_unwind(AssertUnwindSafe(|| {
                let good = &self.corpus;
                for (round, bytes) in (0..).zip(good) {
                    try_one(&trying, round, bytes, &parse);
                }
                let mut round = 0;
                while more(round) {
                    try_one(&trying, round, &bend(&self.corpus, &mut dice), &parse);
                    round += 1;
                }
                if time.is_some() {
                    let seconds = began.elapsed().as_secs();
                    eprintln!("{}: {round} bent inputs in {seconds} s, seed {seed}", self.name);
                }
            }));
            done.store(true, Ordering::SeqCst);
            if let Err(panic) = tried {
                tell(self.name, seed, &trying, "panicked");
                resume_unwind(panic);
            }
        });
        let peak = peak();
        assert!(peak < MEMORY, "{}: the test grew to {} MB", self.name, peak >> 20);
    }
}

/// The bytes of `WIEC_FUZZ_BYTES` (hex, as a failure prints them): these alone are
/// tried.
fn said() -> Option<Vec<u8>> {
    let hex = std::env::var("WIEC_FUZZ_BYTES").ok().filter(|hex| !hex.is_empty())?;
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    Some(hex.trim().as_bytes().chunks(2).map(|two| pair(two).expect("WIEC_FUZZ_BYTES is hex")).collect())
}

fn try_one(trying: &Trying, round: u64, bytes: &[u8], parse: &impl Fn(&[u8])) {
    if let Ok(mut trying) = trying.lock() {
        *trying = Some((round, Instant::now(), bytes.to_owned()));
    }
    parse(bytes);
}

fn tell(name: &str, seed: u64, trying: &Trying, what: &str) {
    let Ok(trying) = trying.lock() else { return };
    let Some((round, _, bytes)) = &*trying else { return };
    let hex: String = bytes.iter().take(4096).map(|byte| format!("{byte:02x}")).collect();
    // Past the harness, which would keep it to itself when the process ends here.
    let _told = writeln!(
        std::io::stderr(),
        "{name} {what} in round {round} of WIEC_SEED={seed}, on these {} bytes (hex):\n{hex}",
        bytes.len()
    );
}

/// Ends the process when one input takes too long: a hanging parser cannot be stopped otherwise.
fn watch(name: &str, trying: &Trying, done: &AtomicBool) {
    while !done.load(Ordering::SeqCst) {
        std::thread::sleep(Duration::from_millis(20));
        let began = trying.lock().ok().and_then(|trying| trying.as_ref().map(|(_, began, _)| *began));
        if began.is_some_and(|began| began.elapsed() > PATIENCE) && !done.load(Ordering::SeqCst) {
            tell(name, seed(), trying, "hung");
            std::process::exit(101);
        }
    }
}

/// The most memory this process ever held, in bytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB"));
    kilobytes.and_then(|number| number.trim().parse::<u64>().ok()).unwrap_or(0) << 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parser_that_trusts_a_length_is_found() {
        let fuzz = Fuzz { name: "sample", corpus: vec![vec![3, b'a', b'b', b'c']], whole: 100_000 };
        let naive = |bytes: &[u8]| {
            let Some((length, rest)) = bytes.split_first() else { return };
            let _text = &rest[..usize::from(*length)];
        };
        assert!(catch_unwind(AssertUnwindSafe(|| fuzz.run(naive))).is_err());
    }

    #[test]
    fn a_parser_that_asks_passes() {
        let fuzz = Fuzz { name: "sample", corpus: vec![vec![3, b'a', b'b', b'c']], whole: 100_000 };
        fuzz.run(|bytes| {
            let Some((length, rest)) = bytes.split_first() else { return };
            let _text = rest.get(..usize::from(*length));
        });
        assert!(peak() > 0);
    }
}
