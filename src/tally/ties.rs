//! How ties are broken: never silently, never by a hidden order.
//!
//! **The lot.** The key of an option is SHA-256 over the bytes of the seed (UTF-8,
//! exactly as published, nothing trimmed) followed at once by the bytes of the
//! option's id (UTF-8). Of tied options the one with the smallest key comes
//! first, keys compared byte by byte from the left. Anybody can check it:
//! `printf '%s' "SEEDid" | sha256sum`. The seed must be fixed after the ballots
//! are sealed; ids are known before.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// A public lot: a seed drawn before witnesses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lot(String);

impl Lot {
    /// A lot of this seed.
    #[must_use]
    pub fn new(seed: impl Into<String>) -> Self {
        Self(seed.into())
    }

    /// The seed.
    #[must_use]
    pub fn seed(&self) -> &str {
        &self.0
    }

    /// The key of the option `id`: the smallest comes first.
    #[must_use]
    pub fn key(&self, id: &str) -> [u8; 32] {
        Sha256::new().chain_update(self.0.as_bytes()).chain_update(id.as_bytes()).finalize().into()
    }
}

/// The order in which tied options come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum TieOrder {
    /// No lot was drawn yet: a tie that matters leaves the count undecided.
    #[default]
    Undrawn,
    /// By public lot.
    Lot(Lot),
    /// As the options are listed.
    Listed,
    /// By id as text, byte by byte.
    Id,
    /// By lowest cost, then highest support, then id as text; for budgets.
    CostSupportId,
    /// None: every tied outcome is reported.
    All,
}

/// A text is not a tie order.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a tie order: `lot:SEED`, `order`, `id`, `cost,support,id`, `all` or `undrawn` are")]
pub struct TieOrderError(String);

impl TieOrder {
    /// Puts tied options, given as (id, place in the list), in order; `None`
    /// when this order does not decide.
    pub(crate) fn first(&self, tied: &[(&str, usize)]) -> Option<usize> {
        let first = match self {
            Self::Undrawn | Self::All | Self::CostSupportId => None,
            Self::Lot(lot) => tied.iter().min_by_key(|(id, _)| lot.key(id)),
            Self::Listed => tied.iter().min_by_key(|(_, place)| *place),
            Self::Id => tied.iter().min_by_key(|(id, _)| *id),
        };
        first.map(|&(_, place)| place)
    }
}

impl fmt::Display for TieOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undrawn => f.write_str("undrawn"),
            Self::Lot(lot) => write!(f, "lot:{}", lot.seed()),
            Self::Listed => f.write_str("order"),
            Self::Id => f.write_str("id"),
            Self::CostSupportId => f.write_str("cost,support,id"),
            Self::All => f.write_str("all"),
        }
    }
}

impl FromStr for TieOrder {
    type Err = TieOrderError;

    fn from_str(raw: &str) -> Result<Self, TieOrderError> {
        match raw {
            "undrawn" => Ok(Self::Undrawn),
            "order" => Ok(Self::Listed),
            "id" => Ok(Self::Id),
            "cost,support,id" => Ok(Self::CostSupportId),
            "all" => Ok(Self::All),
            _ => match raw.strip_prefix("lot:") {
                Some(seed) if !seed.is_empty() => Ok(Self::Lot(Lot::new(seed))),
                _ => Err(TieOrderError(raw.to_owned())),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lot_is_the_published_hash() {
        // printf '%s' 'LOTa' | sha256sum
        let key = Lot::new("LOT").key("a");
        assert_eq!(key, Lot::new("LO").key("Ta"), "seed and id are simply joined");
        assert_eq!(key[..4], KNOWN);
    }

    const KNOWN: [u8; 4] = [0xb7, 0xd5, 0x19, 0xf6];

    #[test]
    fn orders_are_written_as_read() {
        for text in ["undrawn", "order", "id", "cost,support,id", "all", "lot:Żubr 2025: 7", "lot: "] {
            assert_eq!(text.parse::<TieOrder>().unwrap().to_string(), text);
        }
        for text in ["", "lot", "lot:", "random", "Order"] {
            assert!(text.parse::<TieOrder>().is_err(), "{text}");
        }
    }

    #[test]
    fn each_order_has_its_own_first() {
        let tied = [("b", 0), ("a", 1)];
        assert_eq!(TieOrder::Listed.first(&tied), Some(0));
        assert_eq!(TieOrder::Id.first(&tied), Some(1));
        assert_eq!(TieOrder::Undrawn.first(&tied), None);
        assert_eq!(TieOrder::All.first(&tied), None);
    }
}
