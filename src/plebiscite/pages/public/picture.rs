//! Pictures of options.

use axum::response::IntoResponse;
use http::header;
use kernel::Audience;
use web::{Answer, Refusal, Visit};

use super::room;
use crate::paths::public as paths;
use crate::rules::states::State;

/// A picture. Its bytes never change; one of a draft is for staff, and kept nowhere.
pub async fn show(paths::Picture { picture }: paths::Picture, visit: Visit) -> Answer {
    let audience = if visit.signed_in.is_some() { Audience::Staff } else { Audience::Public };
    let (picture, state) = room(&visit).picture(picture, audience).await?.ok_or(Refusal::NotFound)?;
    let keep = if state == State::Draft { "no-store" } else { "public, max-age=31536000, immutable" };
    let headers = [(header::CONTENT_TYPE, picture.mime), (header::CACHE_CONTROL, keep.to_owned())];
    Ok((headers, picture.bytes).into_response())
}
