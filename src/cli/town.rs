//! The town on this machine: its configuration, its store, and `wiec migrate`.

use std::future::Future;
use std::process::ExitCode;

use shell::config::Config;
use store::{Engine, Store};

use crate::args::Town;
use crate::fail::{Ended, Failure};
use crate::say;

/// The configuration, from file, environment and flags.
pub(crate) fn config(town: &Town) -> Result<Config, Failure> {
    let readable = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
        Some((name.into_string().ok()?, value.into_string().ok()?))
    };
    let environment = std::env::vars_os().filter_map(readable);
    Config::load(town.config.as_deref(), environment, &town.set).map_err(|error| Failure::of("configuration", &error))
}

/// Runs asynchronous work to its end.
pub(crate) fn block_on<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::of("the program cannot start its threads", &error))?;
    runtime.block_on(work)
}

/// Opens the store of a town that is there and up to date.
pub(crate) async fn open(config: &Config) -> Result<Store, Failure> {
    let settings = config.store_settings();
    if settings.engine() == Engine::Sqlite && !settings.dir().join("town.db").exists() {
        return Err(Failure::new(format!(
            "there is no town in `{}`; check --config and database.dir, or make one with `wiec migrate`",
            settings.dir().display()
        )));
    }
    let store = connect(config).await?;
    let pending = store.pending().await.map_err(|error| Failure::of("the database cannot be read", &error))?;
    if pending.is_empty() {
        return Ok(store);
    }
    Err(Failure::new(format!("the database is older than this program ({}); run `wiec migrate`", pending.join(", "))))
}

/// Opens the store, whatever is in it.
pub(crate) async fn connect(config: &Config) -> Result<Store, Failure> {
    Store::open(&config.store_settings()).await.map_err(|error| {
        let what = "the database cannot be opened; check [database] in the configuration, and `wiec doctor`";
        Failure::of(what, &error)
    })
}

/// `wiec migrate`
pub(crate) fn migrate(town: &Town) -> Ended {
    let config = config(town)?;
    block_on(async {
        let store = connect(&config).await?;
        let pending = store.pending().await.map_err(|error| Failure::of("the database cannot be read", &error))?;
        store.migrate().await.map_err(|error| Failure::of("the database could not be brought up to date", &error))?;
        for name in &pending {
            say::line(name)?;
        }
        let (engine, dir) = (store.engine(), store.dir().display().to_string());
        say::line(format!("{engine}, `{dir}`: {} migrations run, up to date", pending.len()))
    })?;
    Ok(ExitCode::SUCCESS)
}
