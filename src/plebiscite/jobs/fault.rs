//! What should not happen.

use ballotbox::CryptoError;
use ballotbox::manifest::ManifestError;
use ballotbox::package::PackageError;
use kernel::PlebisciteId;
use ledger::NoteError;
use store::group::WriteRefused;
use store::{CommitError, DbErr, KeyError};
use verify::Wrong;

/// A failure that is nobody's slip: logged once, shown as an apology.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database failed.
    #[error("the database failed")]
    Db(#[from] DbErr),
    /// A key could not be kept, read or destroyed.
    #[error("a key could not be kept, read or destroyed")]
    Key(#[from] KeyError),
    /// A key that must be there is not.
    #[error("the key `{0}` is missing")]
    NoKey(String),
    /// OpenSSL failed.
    #[error("a signature or seal could not be made")]
    Crypto(#[from] CryptoError),
    /// A log key cannot be used.
    #[error("a log key cannot be used")]
    Note(#[from] NoteError),
    /// A stored manifest is none.
    #[error("the stored manifest is not one")]
    Manifest(#[from] ManifestError),
    /// A form cannot be counted as it says.
    #[error("the form does not fit its method")]
    Misfit(#[from] verify::counting::Misfit),
    /// A package could not be written.
    #[error("the package could not be written")]
    Package(#[from] PackageError),
    /// The minutes could not be set.
    #[error("the minutes could not be set")]
    Press(#[from] templates::documents::PressError),
    /// A log failed.
    #[error("a public log failed")]
    Journal(#[from] journal::Fault),
    /// The grouped writer failed: ask again with the same form.
    #[error("the vote could not be written")]
    Write(#[from] WriteRefused),
    /// A bundle or count does not pass the check everybody will make of it.
    #[error("the count does not pass its own check")]
    Check(#[from] Wrong),
    /// A stored text is not what it must be.
    #[error("stored JSON cannot be read or written")]
    Json(#[from] serde_json::Error),
    /// A file could not be read or written.
    #[error("a file could not be read or written")]
    File(#[from] std::io::Error),
    /// Work in the background was given up.
    #[error("work in the background was given up")]
    Background(#[from] tokio::task::JoinError),
    /// A plebiscite is not as its state says.
    #[error("plebiscite {plebiscite}: {what}")]
    State {
        /// Which one.
        plebiscite: PlebisciteId,
        /// What is amiss.
        what: &'static str,
    },
}

impl From<CommitError> for Fault {
    fn from(error: CommitError) -> Self {
        Self::Db(error.into())
    }
}

/// Nobody's slip: an apology, or a request to come again in a moment.
impl From<Fault> for web::Problem {
    fn from(fault: Fault) -> Self {
        if fault.is_passing() { Self::Away } else { Self::fault(&fault) }
    }
}

impl Fault {
    /// Whether the same request may succeed in a moment: the page says 503, not 500.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Write(_)
                | Self::Db(DbErr::Conn(_) | DbErr::ConnectionAcquire(_))
                | Self::Journal(journal::Fault::Raced { .. })
        )
    }

    pub(crate) const fn state(plebiscite: PlebisciteId, what: &'static str) -> Self {
        Self::State { plebiscite, what }
    }
}
