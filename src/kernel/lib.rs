//! What every other crate may rest on: times, ids, text, languages, fractions,
//! and the one function that decides who may see a sealed result.
//!
//! Pure: no clock, no I/O, no randomness of its own; those come in through
//! [`Clock`] and [`Ids`].

extern crate self as kernel;

mod fraction;
mod ids;
mod instant;
mod lang;
mod text;
mod things;
mod visibility;

pub use fraction::{Fraction, FractionError};
pub use ids::{IdError, Ids, parse_uuid};
pub use instant::{Clock, Instant, ManualClock, Window};
pub use lang::{ByLang, Lang, UnknownLang};
#[doc(hidden)]
pub use serde;
pub use text::{Line, Text, TextError};
pub use things::{DistrictId, PictureId, PlebisciteId, ResidentId, StaffId};
pub use uuid::Uuid;
pub use visibility::{Audience, Phase, Sight, sight};
