//! What was read and is kept as long as nothing changed.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long something is kept though nothing changed here: another process on the same database
/// may have changed it.
const LONGEST: Duration = Duration::from_millis(250);
/// Values kept at once; then all of them are read anew.
const MOST: usize = 1_000;

/// Counts changes of something. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Changes(Arc<AtomicU64>);

impl Changes {
    /// Counts a change when the value given ends: hold it while you commit. Whoever waits for the
    /// commit may go away, and the change happens all the same.
    #[must_use]
    pub fn changing(&self) -> Changing {
        Changing(self.clone())
    }

    fn count(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// A change under way.
#[derive(Debug)]
pub struct Changing(Changes);

impl Drop for Changing {
    fn drop(&mut self) {
        self.0.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// Values by key. One that was read before a change committed by this process is read again after
/// it; one that another process changed is old for a quarter of a second at most.
#[derive(Debug)]
pub struct Fresh<K, V> {
    changes: Changes,
    kept: Mutex<Kept<K, V>>,
}

#[derive(Debug)]
struct Kept<K, V> {
    count: u64,
    values: BTreeMap<K, (Instant, V)>,
}

impl<K: Ord, V: Clone> Fresh<K, V> {
    /// Nothing is kept yet.
    #[must_use]
    pub fn new(changes: &Changes) -> Self {
        let kept = Kept { count: changes.count(), values: BTreeMap::new() };
        Self { changes: changes.clone(), kept: Mutex::new(kept) }
    }

    /// The value kept, else what `read` gives.
    ///
    /// # Errors
    /// Those of `read`; then nothing is kept.
    pub async fn get<E>(&self, key: K, read: impl Future<Output = Result<V, E>>) -> Result<V, E> {
        // Counted and timed before reading: what changes meanwhile makes the value old at once.
        let (count, at) = (self.changes.count(), Instant::now());
        if let Some(value) = self.known(&key, count, at) {
            return Ok(value);
        }
        let value = read.await?;
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.count == count {
            if kept.values.len() >= MOST {
                kept.values.clear();
            }
            kept.values.insert(key, (at, value.clone()));
        }
        Ok(value)
    }

    fn known(&self, key: &K, count: u64, now: Instant) -> Option<V> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.count < count {
            *kept = Kept { count, values: BTreeMap::new() };
        }
        let (at, value) = kept.values.get(key).filter(|_| kept.count == count)?;
        (now.saturating_duration_since(*at) < LONGEST).then(|| value.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn get(fresh: &Fresh<u8, u8>, read: u8) -> u8 {
        fresh.get(1, async { Ok::<_, ()>(read) }).await.unwrap()
    }

    #[tokio::test]
    async fn a_value_is_kept_until_something_changes() {
        let changes = Changes::default();
        let fresh = Fresh::new(&changes);
        assert_eq!(get(&fresh, 1).await, 1);
        assert_eq!(get(&fresh, 2).await, 1);
        drop(changes.changing());
        assert_eq!(get(&fresh, 3).await, 3);
        assert_eq!(fresh.get(2, async { Err::<u8, _>("away") }).await, Err("away"));
        assert_eq!(fresh.get(2, async { Ok::<_, ()>(4) }).await, Ok(4), "a failure is not kept");
    }

    #[tokio::test]
    async fn what_changes_while_it_is_read_is_read_again() {
        let changes = Changes::default();
        let fresh = Fresh::new(&changes);
        let read = async {
            drop(changes.changing());
            Ok::<_, ()>(1)
        };
        assert_eq!(fresh.get(1, read).await, Ok(1));
        assert_eq!(get(&fresh, 2).await, 2);
    }

    #[tokio::test]
    async fn what_another_process_changed_is_seen_soon() {
        let fresh = Fresh::new(&Changes::default());
        assert_eq!(get(&fresh, 1).await, 1);
        std::thread::sleep(LONGEST);
        assert_eq!(get(&fresh, 2).await, 2);
    }
}
