//! What goes wrong with a request, and how it is answered.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use store::DbErr;

use crate::access::Role;

/// What a handler gives back.
pub type Answer = Result<Response, Problem>;

/// A request that is refused: nothing is broken, and the page says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such page or thing.
    NotFound,
    /// The page exists, but not for this method.
    Method,
    /// One of these roles is needed.
    Forbidden(&'static [Role]),
    /// Nobody is signed in (any more), or the form is too old.
    Stale,
    /// The form came from another site.
    CrossSite,
    /// The request makes no sense.
    BadRequest,
    /// More than so many megabytes.
    TooLarge {
        /// The limit in MB.
        limit: u64,
    },
    /// Too many failures; again in so many seconds.
    SlowDown {
        /// Seconds.
        seconds: u64,
    },
    /// The server has too much to do.
    Busy,
}

impl Refusal {
    /// Its status.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Forbidden(_) | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::Stale => StatusCode::UNAUTHORIZED,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::SlowDown { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Its name for programs.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Method => "method",
            Self::Forbidden(_) => "forbidden",
            Self::Stale => "stale",
            Self::CrossSite => "cross-site",
            Self::BadRequest => "bad-request",
            Self::TooLarge { .. } => "too-large",
            Self::SlowDown { .. } => "slow-down",
            Self::Busy => "busy",
        }
    }
}

/// Why there is no ordinary answer.
#[derive(Debug, Clone)]
pub enum Problem {
    /// Refused.
    Refused(Refusal),
    /// The database does not answer just now.
    Away,
    /// Something is broken; what, for the log.
    Fault(String),
}

impl Problem {
    /// A fault with its whole chain of causes, for the log.
    #[must_use]
    pub fn fault(error: &(dyn std::error::Error + 'static)) -> Self {
        let mut text = error.to_string();
        let mut cause = error.source();
        while let Some(error) = cause {
            text.push_str(": ");
            text.push_str(&error.to_string());
            cause = error.source();
        }
        Self::Fault(text)
    }

    /// Its status.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Refused(refusal) => refusal.status(),
            Self::Away => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// A failure of the database is never a user's slip.
impl From<DbErr> for Problem {
    fn from(error: DbErr) -> Self {
        if store::is_away(&error) { Self::Away } else { Self::fault(&error) }
    }
}

impl From<store::CommitError> for Problem {
    fn from(error: store::CommitError) -> Self {
        DbErr::from(error).into()
    }
}

/// Bare; `dress` writes the page, in the reader's language.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        let wait = match &self {
            Self::Refused(Refusal::SlowDown { seconds }) => Some(*seconds),
            Self::Away | Self::Refused(Refusal::Busy) => Some(5),
            Self::Refused(_) | Self::Fault(_) => None,
        };
        if let Some(seconds) = wait {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}
