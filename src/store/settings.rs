//! Where the store is.

use std::fmt;
use std::path::{Path, PathBuf};

/// Which database engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// The embedded one.
    Sqlite,
    /// The one for more.
    Postgres,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        })
    }
}

/// Where the store is.
#[derive(Clone)]
pub enum Settings {
    /// Three files in a directory.
    Sqlite {
        /// The directory; also holds `keys/`.
        dir: PathBuf,
    },
    /// Three schemas in one database.
    Postgres {
        /// `postgres://user:password@host/database`
        url: String,
        /// A directory for keys and files.
        dir: PathBuf,
    },
}

impl Settings {
    /// Which engine these settings speak of.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self {
            Self::Sqlite { .. } => Engine::Sqlite,
            Self::Postgres { .. } => Engine::Postgres,
        }
    }

    /// The directory for keys and files (and on SQLite the databases).
    #[must_use]
    pub fn dir(&self) -> &Path {
        match self {
            Self::Sqlite { dir } | Self::Postgres { dir, .. } => dir,
        }
    }
}

/// Without the URL, which may hold a password.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("engine", &self.engine()).field("dir", &self.dir()).finish_non_exhaustive()
    }
}
