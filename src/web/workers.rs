//! Background work: the one place that starts tasks, and ends them.

use std::future::Future;

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Starts background work and waits for its end.
#[derive(Debug, Clone, Default)]
pub struct Workers {
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Workers {
    /// Runs work that ends by itself, or for as long as the program runs. When the
    /// program stops, `work` is waited for.
    pub fn spawn<F>(&self, work: F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.tasks.spawn(work);
    }

    /// Told when the program stops: endless work must look at it.
    #[must_use]
    pub fn stopping(&self) -> CancellationToken {
        self.stop.clone()
    }

    /// Runs `work` again and again, `pause` apart, until the program stops. A
    /// failure is logged; the next turn comes all the same.
    pub fn every<F, W, E>(&self, name: &'static str, pause: std::time::Duration, mut work: F)
    where
        F: FnMut() -> W + Send + 'static,
        W: Future<Output = Result<(), E>> + Send,
        E: std::error::Error + Send + 'static,
    {
        let stop = self.stop.clone();
        self.spawn(async move {
            loop {
                if let Err(error) = work().await {
                    let cause = error.source().map(ToString::to_string).unwrap_or_default();
                    tracing::error!(worker.name = name, error.message = %error, error.cause = cause, "a worker failed");
                }
                tokio::select! {
                    () = tokio::time::sleep(pause) => {}
                    () = stop.cancelled() => return,
                }
            }
        });
    }

    /// Tells everything to stop.
    pub fn stop(&self) {
        self.stop.cancel();
        self.tasks.close();
    }

    /// Waits until everything has.
    pub async fn ended(&self) {
        self.tasks.wait().await;
    }
}
