//! Signs of life for those who run the machine.

use std::time::Duration;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum_extra::routing::TypedPath;
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use subtle::ConstantTimeEq;

use crate::app::App;
use crate::problem::{Answer, Refusal};
use crate::visit::Visit;

#[derive(Deserialize, TypedPath)]
#[typed_path("/healthz")]
pub(crate) struct Health;

#[derive(Deserialize, TypedPath)]
#[typed_path("/readyz")]
pub(crate) struct Ready;

#[derive(Deserialize, TypedPath)]
#[typed_path("/metrics")]
pub(crate) struct Metrics;

#[derive(Deserialize, TypedPath)]
#[typed_path("/gallery")]
pub(crate) struct Gallery;

/// The program runs.
pub(crate) async fn health(_: Health) -> &'static str {
    "ok\n"
}

/// It can take a ballot: all three vaults answer.
pub(crate) async fn ready(_: Ready, State(app): State<App>) -> Response {
    match tokio::time::timeout(Duration::from_secs(3), app.store.ping()).await {
        Ok(Ok(())) => "ready\n".into_response(),
        Ok(Err(_)) | Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            [(header::CONTENT_TYPE, "application/json"), (header::RETRY_AFTER, "5")],
            "{\"error\":\"away\"}\n",
        )
            .into_response(),
    }
}

/// Figures in Prometheus' text form. No figure tells of a single vote.
pub(crate) async fn metrics(_: Metrics, visit: Visit, headers: HeaderMap) -> Answer {
    let app = &visit.app;
    let token = app.town.metrics_token.as_bytes();
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.as_bytes().strip_prefix(b"Bearer "));
    let allowed = if token.is_empty() {
        visit.client.is_here()
    } else {
        given.is_some_and(|given| bool::from(given.ct_eq(token)))
    };
    if !allowed {
        return Err(Refusal::NotFound.into());
    }
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    Ok((kind, app.metrics.render()).into_response())
}

/// Every part of the pages, in development only.
pub(crate) async fn gallery(_: Gallery, visit: Visit) -> Answer {
    if !visit.app.town.development {
        return Err(Refusal::NotFound.into());
    }
    let page = templates::layout::Page::titled("Gallery");
    Ok(visit.page(&page, &templates::gallery::page(&visit.words)))
}
