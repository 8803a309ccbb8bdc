//! Serving until told to stop.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use web::Workers;

use crate::assemble::House;
use crate::config::Config;
use crate::workers;

/// Ballots in hand are stored before the program ends, but not for longer than this.
const PATIENCE: Duration = Duration::from_secs(45);

/// Why serving ended badly.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Nobody can be heard at the address.
    #[error("cannot listen on {address}: is another program there, or is the port below 1024?")]
    Listen {
        /// Which address.
        address: String,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The mail settings.
    #[error("mail.url or mail.from")]
    Mail(#[from] post::CarrierError),
    /// The system failed.
    #[error("the server failed")]
    Io(#[from] std::io::Error),
    /// A worker without which no vote is taken has ended.
    #[error("a worker without which no vote is taken has ended; the log above says why")]
    Worker,
}

/// Listens at the configured address.
///
/// # Errors
/// [`ServeError::Listen`].
pub async fn listen(config: &Config) -> Result<TcpListener, ServeError> {
    let address = &config.server.listen;
    TcpListener::bind(address).await.map_err(|source| ServeError::Listen { address: address.clone(), source })
}

/// Serves until SIGTERM or SIGINT, then finishes what is in hand.
///
/// # Errors
/// [`ServeError`].
pub async fn serve(config: &Config, house: House, listener: TcpListener) -> Result<(), ServeError> {
    let House { app, room, writers, router, .. } = house;
    workers::start(config, &app, &room, writers)?;
    let told = told_to_stop(app.workers.clone())?;
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let stop = app.workers.stopping();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move { stop.cancelled().await });
    tokio::select! {
        served = async { serving.await } => served?,
        () = patience(&app.workers) => {}
    }
    app.workers.stop();
    ended(&app.workers).await;
    if *told.borrow() { Ok(()) } else { Err(ServeError::Worker) }
}

/// Ends a while after the word to stop: requests still in hand are left then.
async fn patience(workers: &Workers) {
    workers.stopping().cancelled().await;
    tokio::time::sleep(PATIENCE).await;
    tracing::warn!("some requests did not end in time");
}

/// Waits for the workers, but not for ever.
async fn ended(workers: &Workers) {
    if tokio::time::timeout(PATIENCE, workers.ended()).await.is_err() {
        tracing::warn!("some workers did not end in time");
    }
}

/// Stops the workers when the system says so; whether it did.
fn told_to_stop(workers: Workers) -> Result<tokio::sync::watch::Receiver<bool>, std::io::Error> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let (tell, told) = tokio::sync::watch::channel(false);
    let tasks = workers.clone();
    tasks.spawn(async move {
        let stop = workers.stopping();
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
            () = stop.cancelled() => return,
        }
        tell.send_replace(true);
        tracing::info!("told to stop; finishing what is in hand");
        workers.stop();
    });
    Ok(told)
}
