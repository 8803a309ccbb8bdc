//! Files and folders that hold something of value: made anew, for us alone, and
//! on disk when we say so.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use crate::fail::Failure;

/// Reads a small file whole.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::of(format!("`{}` cannot be read", path.display()), &error))
}

/// Makes a folder for us alone; one that is there must be empty.
pub(crate) fn empty_dir(path: &Path) -> Result<(), Failure> {
    let shown = path.display();
    match fs::read_dir(path) {
        Ok(mut entries) => match entries.next() {
            Some(_entry) => {
                Err(Failure::new(format!("`{shown}` is not empty; name a folder that is empty or not there yet")))
            }
            None => Ok(()),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => private_dir(path),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            Err(Failure::new(format!("`{shown}` is a file; name a folder that is empty or not there yet")))
        }
        Err(error) => Err(Failure::of(format!("`{shown}` cannot be used as a folder"), &error)),
    }
}

/// Makes a folder (and those above it) of mode 0700.
pub(crate) fn private_dir(path: &Path) -> Result<(), Failure> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|error| Failure::of(format!("the folder `{}` cannot be made", path.display()), &error))
}

/// Writes a new file of mode 0600 and returns when it is on disk. A file of that
/// name that is there already is left alone and refused.
pub(crate) fn create(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let failed = |error: &std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::new(format!("`{}` is there already; name another file", path.display())),
        ErrorKind::StorageFull => Failure::new(format!(
            "`{}` could not be written whole: the disk is full; make room, delete what was written, and begin again",
            path.display()
        )),
        _ => Failure::of(format!("`{}` cannot be written", path.display()), error),
    };
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(|e| failed(&e))?;
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush().and_then(|()| out.get_ref().sync_all()).map_err(|error| failed(&error))
}

/// Writes bytes to a new file, as [`create`].
pub(crate) fn create_with(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    create(path, |out| {
        let written = out.write_all(bytes);
        written.map_err(|error| Failure::of(format!("`{}` cannot be written", path.display()), &error))
    })
}

/// Bytes free on the disk of the nearest folder above `path` that is there.
pub(crate) fn free(path: &Path) -> Option<u64> {
    let absolute = std::path::absolute(path).ok()?;
    let there = absolute.ancestors().find(|folder| folder.exists())?;
    let stat = rustix::fs::statvfs(there).ok()?;
    Some(stat.f_bavail.saturating_mul(stat.f_frsize))
}

/// Refuses when fewer than `needed` bytes are free.
pub(crate) fn room(path: &Path, needed: u64) -> Result<(), Failure> {
    match free(path) {
        Some(free) if free < needed => Err(Failure::new(format!(
            "the disk of `{}` has {} MB free, about {} MB are needed; make room or name a folder on another disk",
            path.display(),
            free >> 20,
            (needed >> 20) + 1
        ))),
        Some(_) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn folders_and_files_are_new_and_ours_alone() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("a/b");
        empty_dir(&out).unwrap();
        empty_dir(&out).unwrap();
        let file = out.join("c");
        create_with(&file, b"x").unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o700);
        let said = |ended: Result<(), Failure>| ended.unwrap_err().to_string();
        assert!(said(create_with(&file, b"y")).contains("is there already; name another file"));
        assert!(said(empty_dir(&out)).contains("is not empty; name a folder that is empty"));
        assert!(said(empty_dir(&file)).contains("is a file; name a folder"));
        assert!(said(room(&out, u64::MAX)).contains("MB are needed; make room"));
        assert!(read(&out.join("d")).unwrap_err().to_string().contains("cannot be read"));
        assert_eq!(fs::read(&file).unwrap(), b"x");
    }
}
