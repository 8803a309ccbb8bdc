//! `wiec backup` and `wiec restore`, from either engine to either.

use std::process::ExitCode;

use store::{BackupError, Manifest};

use crate::args::{Backup, Restore};
use crate::fail::{Ended, Failure};
use crate::{say, town};

/// Scrubs, then writes everything stored to a new folder.
pub(crate) fn take(args: &Backup) -> Ended {
    let config = town::config(&args.town)?;
    let taken = town::block_on(async {
        let store = town::open(&config).await?;
        store.backup(&args.out, args.keys.as_deref()).await.map_err(|error| failed("the backup", &error))
    })?;
    tell(&taken)?;
    say::line(match &args.keys {
        Some(keys) => format!("{} keys in `{}`: keep them apart from the backup", taken.keys.len(), keys.display()),
        None => "without keys: without them no running plebiscite can be finished; take them with --keys".to_owned(),
    })?;
    for undone in &taken.unscrubbed {
        eprintln!("the scrub before it could not do everything: {undone}; see `wiec doctor`");
    }
    Ok(ExitCode::SUCCESS)
}

/// Fills an empty store from a backup.
pub(crate) fn restore(args: &Restore) -> Ended {
    let config = town::config(&args.town)?;
    if !args.from.join("manifest.json").exists() {
        return Err(Failure::new(format!(
            "`{}` is no backup: it has no manifest.json; name the folder that `wiec backup` wrote",
            args.from.display()
        )));
    }
    let taken = town::block_on(async {
        let store = town::connect(&config).await?;
        store.restore(&args.from, args.keys.as_deref()).await.map_err(|error| failed("the restore", &error))
    })?;
    tell(&taken)?;
    say::line(format!("restored into {}; now run `wiec doctor`", config.store_settings().engine()))?;
    if args.keys.is_none() && !taken.keys.is_empty() {
        say::line(format!("{} keys were kept apart: bring them with --keys, or copy them by hand", taken.keys.len()))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(taken: &Manifest) -> Result<(), Failure> {
    for file in &taken.files {
        say::line(format!("{:<12} {:>14} bytes  sha256 {}", file.name, file.bytes, file.sha256))?;
    }
    Ok(())
}

fn failed(what: &str, error: &BackupError) -> Failure {
    let failure = Failure::of(what, error);
    match error {
        BackupError::Exists(_) => Failure::new(format!("{failure}: name one that is not there yet")),
        BackupError::Sum(_) | BackupError::Manifest { .. } => {
            Failure::new(format!("{failure}; the backup is damaged: take another copy of it"))
        }
        BackupError::NotEmpty(_) => {
            Failure::new(format!("{failure}: set database.dir or database.url to an empty place"))
        }
        BackupError::File { .. }
        | BackupError::KeyTaken(_)
        | BackupError::Key(_)
        | BackupError::Open(_)
        | BackupError::Migrate(_)
        | BackupError::Db(_) => failure,
    }
}
