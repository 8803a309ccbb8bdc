//! Why a plaintext is no valid ballot.

/// Why a plaintext is no valid ballot; the word is counted and published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Invalid {
    /// Cannot be opened: whoever sealed it did so for another key, election or
    /// voter, or sealed nothing at all.
    #[error("sealed")]
    Sealed,
    /// Wrong length or padding.
    #[error("padding")]
    Padding,
    /// Not the canonical form, or fields missing or left over.
    #[error("form")]
    Form,
    /// Another kind of ballot.
    #[error("kind")]
    Kind,
    /// An option that is not on the ballot.
    #[error("unknown-option")]
    UnknownOption,
    /// An option twice, or options out of order.
    #[error("order")]
    Order,
    /// Several options on one rank where that is not allowed.
    #[error("equal-ranks")]
    EqualRanks,
    /// More options than allowed.
    #[error("too-many")]
    TooMany,
    /// Fewer options than asked for.
    #[error("too-few")]
    TooFew,
    /// A score above the best one, or no point at all.
    #[error("out-of-range")]
    OutOfRange,
    /// More points in all than there are to share out.
    #[error("too-many-points")]
    TooManyPoints,
    /// No mark, and not blank.
    #[error("no-mark")]
    NoMark,
    /// Blank where that is not allowed.
    #[error("blank-not-allowed")]
    BlankNotAllowed,
}
