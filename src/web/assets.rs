//! Scripts, styles and the town's accent, embedded and kept by browsers for ever.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum_extra::routing::TypedPath;
use http::{HeaderMap, HeaderValue, header};
use serde::Deserialize;
use templates::assets;

use crate::app::App;
use crate::coding::accepts;
use crate::problem::{Answer, Refusal};

#[derive(Deserialize, TypedPath)]
#[typed_path("/assets/{version}/{name}")]
pub(crate) struct Asset {
    version: String,
    name: String,
}

#[derive(Deserialize, TypedPath)]
#[typed_path("/accent.css")]
pub(crate) struct Accent;

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

pub(crate) async fn asset(Asset { version, name }: Asset, headers: HeaderMap) -> Answer {
    let file = assets::get(&name).filter(|_| version == assets::version()).ok_or(Refusal::NotFound)?;
    let (encoding, bytes) = if accepts(&headers, "br") {
        (Some("br"), file.brotli)
    } else if accepts(&headers, "gzip") {
        (Some("gzip"), file.gzip)
    } else {
        (None, file.bytes)
    };
    let mut response = ([(header::CONTENT_TYPE, file.mime())], bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, FOR_EVER);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}

pub(crate) async fn accent(_: Accent, State(app): State<App>) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=300")];
    (headers, app.town.accent_css.clone()).into_response()
}
