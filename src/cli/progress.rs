//! How far a long work has come, on standard error: a line that renews itself on
//! a terminal, a line every ten seconds in a log.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// A work of known length.
pub(crate) struct Progress {
    label: String,
    total: u64,
    done: AtomicU64,
    begun: Instant,
    told: Mutex<Instant>,
    every: Duration,
    terminal: bool,
}

impl Progress {
    /// Begins to count up to `total`.
    pub(crate) fn new(label: impl Into<String>, total: u64) -> Self {
        let (begun, terminal) = (Instant::now(), std::io::stderr().is_terminal());
        let every = if terminal { Duration::from_millis(200) } else { Duration::from_secs(10) };
        Self { label: label.into(), total, done: AtomicU64::new(0), begun, told: Mutex::new(begun), every, terminal }
    }

    /// Counts `more` and tells it, if it is time.
    pub(crate) fn add(&self, more: u64) {
        self.done.fetch_add(more, Ordering::Relaxed);
        if let Ok(mut told) = self.told.try_lock()
            && told.elapsed() >= self.every
        {
            *told = Instant::now();
            self.tell(if self.terminal { "\r" } else { "\n" });
        }
    }

    /// Tells how it went and returns how many a second were done.
    pub(crate) fn end(&self) -> u64 {
        self.tell("\n");
        self.rate()
    }

    fn rate(&self) -> u64 {
        let millis = self.begun.elapsed().as_millis().max(1);
        u64::try_from(u128::from(self.done.load(Ordering::Relaxed)) * 1000 / millis).unwrap_or(u64::MAX)
    }

    fn tell(&self, end: &str) {
        let done = self.done.load(Ordering::Relaxed);
        let line = format!("{}: {done} of {}, {} a second  ", self.label, self.total, self.rate());
        let mut out = std::io::stderr().lock();
        // Nobody can be told that standard error is gone.
        drop(write!(out, "{line}{end}").and_then(|()| out.flush()));
    }
}
