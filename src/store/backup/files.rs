//! The files of a backup.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use migrations::Vault;
use sha2::{Digest, Sha256};

use super::{BackupError, FileSum, Manifest};
use crate::permissions::{private_dir, private_file};

const MANIFEST: &str = "manifest.json";

fn at(path: &Path) -> impl FnOnce(io::Error) -> BackupError {
    let path = path.to_owned();
    move |cause| BackupError::File { path, cause }
}

/// `…/name` → `…/.name.suffix`, on the same file system.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{suffix}"))
}

/// Makes a directory that only we may read.
pub(super) fn make(dir: &Path) -> Result<(), BackupError> {
    private_dir(dir).map_err(at(dir))
}

/// Removes a directory if it is there.
pub(super) fn remove(dir: &Path) -> Result<(), BackupError> {
    match fs::remove_dir_all(dir) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(at(dir)(cause)),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Waits until a file is on disk.
pub(super) fn sync(path: &Path) -> Result<(), BackupError> {
    File::open(path).and_then(|file| file.sync_all()).map_err(at(path))
}

/// Gives a finished directory its name.
pub(super) fn publish(partial: &Path, to: &Path) -> Result<(), BackupError> {
    sync(partial)?;
    fs::rename(partial, to).map_err(at(to))?;
    let above = match to.parent() {
        Some(above) if above != Path::new("") => above,
        Some(_) | None => Path::new("."),
    };
    sync(above)
}

/// The three databases of `dir`, with their sums.
pub(super) fn sums(dir: &Path) -> Result<Vec<FileSum>, BackupError> {
    Vault::ALL.into_iter().map(|vault| sum(dir, &format!("{vault}.db"))).collect()
}

fn sum(dir: &Path, name: &str) -> Result<FileSum, BackupError> {
    let path = dir.join(name);
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    let mut bytes = 0;
    let mut file = File::open(&path).map_err(at(&path))?;
    loop {
        let read = file.read(&mut buffer).map_err(at(&path))?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
        hash.update(part);
        bytes += u64::try_from(part.len()).unwrap_or(0);
    }
    Ok(FileSum { name: name.to_owned(), bytes, sha256: HEXLOWER.encode(&hash.finalize()) })
}

/// Writes the manifest, last of all.
pub(super) fn write_manifest(dir: &Path, manifest: &Manifest) -> Result<(), BackupError> {
    let path = dir.join(MANIFEST);
    let text =
        serde_json::to_vec_pretty(manifest).map_err(|cause| BackupError::Manifest { path: path.clone(), cause })?;
    private_file(&path).map_err(at(&path))?;
    let mut file = fs::OpenOptions::new().write(true).open(&path).map_err(at(&path))?;
    file.write_all(&text).and_then(|()| file.sync_all()).map_err(at(&path))
}

/// Reads the manifest.
pub(super) fn read_manifest(dir: &Path) -> Result<Manifest, BackupError> {
    let path = dir.join(MANIFEST);
    let text = fs::read(&path).map_err(at(&path))?;
    serde_json::from_slice(&text).map_err(|cause| BackupError::Manifest { path, cause })
}

/// Whether every file is the one the manifest describes.
pub(super) fn check(dir: &Path, manifest: &Manifest) -> Result<(), BackupError> {
    for (found, told) in sums(dir)?.iter().zip(&manifest.files) {
        if found != told {
            return Err(BackupError::Sum(dir.join(&found.name)));
        }
    }
    let complete = manifest.files.len() == Vault::ALL.len() && manifest.v == 1;
    if complete { Ok(()) } else { Err(BackupError::Sum(dir.join(MANIFEST))) }
}

/// Copies the databases, so that the backup itself is only read.
pub(super) fn copy_databases(from: &Path, to: &Path) -> Result<(), BackupError> {
    make(to)?;
    for vault in Vault::ALL {
        let name = format!("{vault}.db");
        let (source, target) = (from.join(&name), to.join(&name));
        private_file(&target).map_err(at(&target))?;
        let mut out = fs::OpenOptions::new().write(true).open(&target).map_err(at(&target))?;
        File::open(&source).and_then(|mut file| io::copy(&mut file, &mut out)).map_err(at(&source))?;
    }
    Ok(())
}
