//! `wiec serve`.

use std::process::ExitCode;
use std::sync::Arc;

use shell::config::Config;
use shell::machine::{SystemClock, SystemIds};
use shell::{House, Parts};
use store::Store;

use crate::args::Town;
use crate::fail::{Ended, Failure};
use crate::{say, town};

/// `wiec serve`
pub(crate) fn run(town: &Town) -> Ended {
    let config = town::config(town)?;
    shell::logs::start(&config.log)
        .map_err(|error| Failure::of(format!("log.filter `{}`", config.log.filter), &error))?;
    town::block_on(async {
        let store = ready(&config).await?;
        serve(&config, store, &format!("Wiec serves {} at {}", config.town.name, config.server.public_url)).await
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The store; a town that is not there yet is made, an older one must be migrated by hand, after a backup.
async fn ready(config: &Config) -> Result<Store, Failure> {
    let store = town::connect(config).await?;
    let pending = store.pending().await.map_err(|error| Failure::of("the database cannot be read", &error))?;
    let fresh = pending.iter().any(|name| name == "town/m0001_base");
    if fresh {
        store.migrate().await.map_err(|error| Failure::of("the tables cannot be made", &error))?;
        return Ok(store);
    }
    if pending.is_empty() {
        return Ok(store);
    }
    let names = pending.join(", ");
    Err(Failure::new(format!(
        "the database is older than this program ({names}); take a backup, then run `wiec migrate`"
    )))
}

/// The house over a store, by the machine's clock.
pub(crate) async fn house(config: &Config, store: Store) -> Result<House, Failure> {
    let parts = Parts { config: config.clone(), store, clock: Arc::new(SystemClock), ids: Arc::new(SystemIds) };
    shell::assemble(parts).await.map_err(|error| Failure::of("the town cannot be opened", &error))
}

/// Serves until told to stop; `greeting` is printed once pages are answered.
pub(crate) async fn serve(config: &Config, store: Store, greeting: &str) -> Result<(), Failure> {
    let house = house(config, store).await?;
    let listener = shell::listen(config).await.map_err(|error| Failure::of("the server cannot start", &error))?;
    say::line(greeting)?;
    shell::serve(config, house, listener).await.map_err(|error| Failure::of("the server ended", &error))
}
