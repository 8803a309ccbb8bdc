//! Processor time and memory of a process, and the machine's own yardstick.

use std::time::Instant;

use ballotbox::keys::ElectionKeys;
use shell::machine::SystemIds;

/// Microseconds in a clock tick of `/proc`; a hundredth of a second on Linux.
const TICK: u64 = 10_000;

/// Microseconds a process has been on processors.
pub(crate) fn spent(pid: u32) -> u64 {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let (_name, rest) = text.rsplit_once(") ").unwrap();
    // user and system time are the 14th and 15th field; the first two are cut off.
    rest.split(' ').skip(11).take(2).map(|field| field.parse::<u64>().unwrap() * TICK).sum()
}

/// Bytes of a process in memory.
pub(crate) struct Memory {
    pub(crate) now: u64,
    pub(crate) most: u64,
}

pub(crate) fn memory(pid: u32) -> Memory {
    let text = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
    };
    Memory { now: line("VmRSS:"), most: line("VmHWM:") }
}

pub(crate) fn mib(bytes: u64) -> String {
    format!("{} MB", bytes / 1_000_000)
}

/// A key to sign with.
pub(crate) struct Yardstick(ElectionKeys);

impl Yardstick {
    pub(crate) fn new() -> Self {
        Self(ElectionKeys::generate(&SystemIds).unwrap())
    }

    /// Microseconds of processor for one RSA-3072 signature: the mean of two hundred, as a vote
    /// is the mean of many.
    pub(crate) fn signature(&self) -> u64 {
        const TIMES: u32 = 200;
        let begun = Instant::now();
        let before = thread(begun);
        for n in 0..TIMES {
            std::hint::black_box(self.0.issuer.sign(&[1; 32], &n.to_be_bytes()).unwrap());
        }
        (thread(begun) - before) / 1_000 / u64::from(TIMES)
    }
}

/// Nanoseconds this thread has been on a processor.
fn thread(begun: Instant) -> u64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = text.and_then(|text| text.split(' ').next().and_then(|first| first.parse().ok()));
    spent.unwrap_or_else(|| u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX))
}
