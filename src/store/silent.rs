//! Transactions that leave no trace beside what they write.

use sea_orm::{DatabaseTransaction, DbErr};

/// The vaults that are written in silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vault {
    /// Who may vote, and whether they did.
    Rights,
    /// The ballots.
    Urn,
}

impl From<Vault> for migrations::Vault {
    fn from(vault: Vault) -> Self {
        match vault {
            Vault::Rights => Self::Rights,
            Vault::Urn => Self::Urn,
        }
    }
}

/// A transaction on one silent vault: no event, no outbox, no token, no time, no
/// actor. Dropped without commit it is rolled back.
pub struct Silent(DatabaseTransaction);

impl Silent {
    pub(crate) const fn new(transaction: DatabaseTransaction) -> Self {
        Self(transaction)
    }

    /// The connection, for `rows.rs`.
    #[must_use]
    pub const fn conn(&self) -> &DatabaseTransaction {
        &self.0
    }

    /// Makes it last; on disk when this returns.
    ///
    /// # Errors
    /// A failure of the database. If the connection was lost, nobody knows whether it was
    /// committed: do the same again, it must be safe to repeat.
    pub async fn commit(self) -> Result<(), DbErr> {
        self.0.commit().await
    }

    /// Undoes everything.
    ///
    /// # Errors
    /// A failure of the database (which then undoes it by itself).
    pub async fn rollback(self) -> Result<(), DbErr> {
        self.0.rollback().await
    }
}
