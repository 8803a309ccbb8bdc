//! What every benchmark of a count measures: time and memory.

use std::hint::black_box;
use std::time::{Duration, Instant};

use tally::{Outcome, Profile, RuleSpec, count};

/// The shortest of some counts, and what came of it.
pub(crate) fn timed(profile: &Profile, spec: &RuleSpec, runs: usize) -> (Duration, Outcome) {
    let run = |_| {
        let begun = Instant::now();
        let outcome = count(black_box(profile), black_box(spec)).expect("the rule fits");
        (begun.elapsed(), outcome)
    };
    (0..runs).map(run).min_by_key(|(spent, _)| *spent).expect("some runs")
}

/// Memory of this process in MB: `VmHWM:` is the most it has had, `VmRSS:` what it has
/// now; 0 where the system does not say.
pub(crate) fn memory(field: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or_default() / 1024
}
