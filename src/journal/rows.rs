//! The rows of the public logs: the only folder of this crate that speaks to
//! the database.

pub mod flush;
pub mod leaves;
pub mod spool;

/// What a row function reads from: a reader's connection or a transaction's.
pub(crate) use sea_orm::ConnectionTrait;
use sea_orm::sea_query::Alias;
use store::Vault;

/// One of the two public logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Book {
    /// One leaf for each right spent.
    Register,
    /// One leaf for each ballot.
    Urn,
}

impl Book {
    /// Both logs.
    pub const ALL: [Self; 2] = [Self::Register, Self::Urn];

    /// The word in addresses and file names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Urn => "urn",
        }
    }

    /// Where it is stored: rights and urn never share a transaction.
    #[must_use]
    pub const fn vault(self) -> Vault {
        match self {
            Self::Register => Vault::Rights,
            Self::Urn => Vault::Urn,
        }
    }

    pub(crate) fn spool(self) -> Alias {
        Alias::new(match self {
            Self::Register => "register_spool",
            Self::Urn => "spool",
        })
    }

    pub(crate) fn leaf(self) -> Alias {
        Alias::new(match self {
            Self::Register => "register_leaf",
            Self::Urn => "urn_leaf",
        })
    }

    pub(crate) fn head(self) -> Alias {
        Alias::new(match self {
            Self::Register => "register_head",
            Self::Urn => "urn_head",
        })
    }
}
