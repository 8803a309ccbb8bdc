//! The layers around all routes, outermost last.

use axum::{Router, middleware};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use crate::access::Access;
use crate::app::App;
use crate::around::around;
use crate::dress::dress;
use crate::headers::headers;
use crate::problem::{Problem, Refusal};
use crate::routes::Routes;
use crate::{assets, health, jobs};

/// The routes of this crate itself.
#[must_use]
pub fn own_routes(app: &App) -> Routes {
    Routes::new(app)
        .get::<assets::Asset, _, _>(Access::Public, assets::asset)
        .get::<assets::Accent, _, _>(Access::Public, assets::accent)
        .get::<health::Health, _, _>(Access::Public, health::health)
        .get::<health::Ready, _, _>(Access::Public, health::ready)
        .get::<health::Metrics, _, _>(Access::Public, health::metrics)
        .get::<health::Gallery, _, _>(Access::Public, health::gallery)
        .get::<jobs::Job, _, _>(Access::Staff(&[]), jobs::job)
}

/// Puts the layers around the routes: a service ready to be served.
pub fn finish(routes: Routes) -> Router {
    let (app, router) = routes.into_parts();
    router
        .fallback(|| async { Problem::from(Refusal::NotFound) })
        .layer(CatchPanicLayer::custom(|_cause: Box<dyn std::any::Any + Send>| {
            use axum::response::IntoResponse;
            Problem::Fault("a handler panicked".to_owned()).into_response()
        }))
        .layer(middleware::from_fn_with_state(app.clone(), dress))
        .layer(middleware::from_fn_with_state(app.clone(), around))
        .layer(
            CompressionLayer::new()
                .gzip(true)
                .br(false)
                .quality(CompressionLevel::Fastest)
                .compress_when(worth_compressing()),
        )
        .layer(middleware::from_fn_with_state(app.clone(), headers))
        .with_state(app)
}

/// Not pictures, which are compressed already; not bundles, whose length a browser tells its reader
/// while it loads them.
fn worth_compressing() -> impl Predicate {
    DefaultPredicate::new().and(NotForContentType::const_new("application/x-tar"))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use http::{Response, header};

    use super::*;

    #[test]
    fn neither_bundles_nor_pictures_are_compressed() {
        let pressed = |kind: &str| {
            let answer = Response::builder().header(header::CONTENT_TYPE, kind).body(Body::from("a".repeat(1_000)));
            worth_compressing().should_compress(&answer.unwrap())
        };
        for kind in ["application/x-tar", "image/png", "image/jpeg", "image/webp"] {
            assert!(!pressed(kind), "{kind}");
        }
        for kind in ["text/html; charset=utf-8", "application/json", "image/svg+xml"] {
            assert!(pressed(kind), "{kind}");
        }
    }
}
