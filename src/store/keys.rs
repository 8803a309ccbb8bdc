//! Keys, each in a file of its own, apart from the databases: a thief of the
//! databases or of a backup has no key.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::permissions::private_dir;

/// A key could not be written, read or destroyed.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// Letters, digits, `-`, `_` and `.`, parts joined by `/`; no part begins with a dot.
    #[error("`{0}` is not the name of a key")]
    Name(String),
    /// The file system refused.
    #[error("the key `{name}` could not be {deed}")]
    File {
        /// Which key.
        name: String,
        /// What was being done: written, read, destroyed, listed.
        deed: &'static str,
        /// Why.
        #[source]
        cause: io::Error,
    },
}

/// The keys: files of mode 0600 under one directory of mode 0700.
#[derive(Debug, Clone)]
pub struct KeyRing(PathBuf);

impl KeyRing {
    pub(crate) const fn new(dir: PathBuf) -> Self {
        Self(dir)
    }

    /// The directory.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.0
    }

    /// Writes a key, in place of an older one of that name. When this returns it is on disk,
    /// whole; a crash leaves the old one or the new one.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn put(&self, name: &str, key: &[u8]) -> Result<(), KeyError> {
        let path = self.path(name)?;
        write(&path, key).map_err(|cause| file(name, "written", cause))
    }

    /// Reads a key; `None` if there is none.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeyError> {
        let path = self.path(name)?;
        match read(&path) {
            Ok(key) => Ok(Some(key)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(file(name, "read", cause)),
        }
    }

    /// Overwrites a key with zeros and removes it. `false` if there was none. (An SSD may keep the
    /// old blocks for a while: the documents say so.)
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn destroy(&self, name: &str) -> Result<bool, KeyError> {
        let path = self.path(name)?;
        match erase(&path) {
            Ok(()) => Ok(true),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(cause) => Err(file(name, "destroyed", cause)),
        }
    }

    /// The names of all keys, sorted.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn names(&self) -> Result<Vec<String>, KeyError> {
        let mut names = Vec::new();
        match list(&self.0, "", &mut names) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(file("*", "listed", cause)),
            Ok(()) | Err(_) => {
                names.sort();
                Ok(names)
            }
        }
    }

    fn path(&self, name: &str) -> Result<PathBuf, KeyError> {
        let good = |part: &str| {
            let plain = part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
            plain && !part.is_empty() && !part.starts_with('.')
        };
        if name.len() <= 200 && name.split('/').all(good) {
            Ok(self.0.join(name))
        } else {
            Err(KeyError::Name(name.chars().take(200).collect()))
        }
    }
}

fn file(name: &str, deed: &'static str, cause: io::Error) -> KeyError {
    KeyError::File { name: name.to_owned(), deed, cause }
}

/// Temporary files begin with a dot, which no key's name does.
fn write(path: &Path, key: &[u8]) -> io::Result<()> {
    let dir = parent(path)?;
    private_dir(dir)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = dir.join(format!(".{name}.{}", std::process::id()));
    let mut out = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&temporary)?;
    out.write_all(key)?;
    out.sync_all()?;
    fs::rename(&temporary, path)?;
    sync_up(dir)
}

fn read(path: &Path) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut source = File::open(path)?;
    let length = usize::try_from(source.metadata()?.len()).map_err(io::Error::other)?;
    // Room for everything from the start: a growing vector would leave copies behind.
    let mut key = Zeroizing::new(Vec::with_capacity(length + 1));
    source.read_to_end(&mut key)?;
    Ok(key)
}

fn erase(path: &Path) -> io::Result<()> {
    let mut target = OpenOptions::new().write(true).open(path)?;
    let length = target.metadata()?.len();
    io::copy(&mut io::repeat(0).take(length), &mut target)?;
    target.sync_all()?;
    fs::remove_file(path)?;
    File::open(parent(path)?)?.sync_all()
}

fn parent(path: &Path) -> io::Result<&Path> {
    path.parent().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))
}

/// A new directory is on disk only when the one above it is.
fn sync_up(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()?;
    match dir.parent() {
        Some(above) if above.exists() => File::open(above)?.sync_all(),
        Some(_) | None => Ok(()),
    }
}

fn list(dir: &Path, prefix: &str, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{prefix}{name}/"), names)?;
        } else {
            names.push(format!("{prefix}{name}"));
        }
    }
    Ok(())
}
