//! Pages of residents and of everybody.

pub mod about;
pub mod ballot;
pub mod home;
pub mod methods;
pub mod picture;
pub mod plebiscite;
pub mod vote;

use axum::response::Response;
use http::HeaderValue;
use http::header::CACHE_CONTROL;
use web::Visit;

use crate::Room;

/// An answer on the way to a ballot: no cache keeps it, ours or anybody's.
pub(crate) fn kept_nowhere(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The room of a visit.
pub(crate) fn room(visit: &Visit) -> Room {
    visit.app.room::<Room>().clone()
}
