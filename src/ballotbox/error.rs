//! What the mathematics can refuse.

/// Why a key, signature or sealed thing was refused.
#[derive(Debug, thiserror::Error)]
pub enum CryptoError {
    /// A key is not of the form it must have.
    #[error("the {0} is malformed")]
    Malformed(&'static str),
    /// A signature does not fit.
    #[error("the {0} does not verify")]
    Signature(&'static str),
    /// A sealed ballot cannot be opened with this key for this election and voter key.
    #[error("the sealed ballot cannot be opened")]
    Sealed,
    /// OpenSSL failed.
    #[error("OpenSSL failed in {doing}")]
    OpenSsl {
        /// What was being done.
        doing: &'static str,
        /// OpenSSL's own words.
        #[source]
        source: openssl::error::ErrorStack,
    },
}

impl CryptoError {
    pub(crate) fn while_doing(doing: &'static str) -> impl Fn(openssl::error::ErrorStack) -> Self {
        move |source| Self::OpenSsl { doing, source }
    }
}
