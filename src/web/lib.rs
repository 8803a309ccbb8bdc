//! What every page stands on: the [`App`], routes with declared access, who asks
//! ([`Visit`]), fields and their errors, problem pages, limits, progress of long
//! jobs, and the workers behind the pages.
//!
//! ```no_run
//! use web::{Access, Answer, App, Role, Routes, Visit};
//! use axum_extra::routing::TypedPath;
//!
//! #[derive(serde::Deserialize, TypedPath)]
//! #[typed_path("/hello")]
//! struct Hello;
//!
//! async fn hello(_: Hello, visit: Visit) -> Answer {
//!     Ok(visit.page(&templates::layout::Page::titled("Hello"), &templates::html! { h1 { "Hello" } }))
//! }
//!
//! fn routes(app: &App) -> Routes {
//!     Routes::new(app).get::<Hello, _, _>(Access::Staff(&[Role::Clerk]), hello)
//! }
//! ```
//!
//! The way of a request: `around` finds language and client → the gate of the
//! route (`gate`) checks origin, session and role → the handler → `dress`
//! turns refusals and faults into pages in the reader's language.
//!
//! Invariant: a route of [`Access::Voter`] reads no cookie, writes no log line and
//! counts in no metric (PROTOCOL §4).

mod access;
mod app;
mod around;
mod assets;
mod client;
mod coding;
mod dress;
mod errors;
mod fields;
mod gate;
mod headers;
mod health;
mod jobs;
mod kept;
mod limits;
mod problem;
mod routes;
mod stack;
#[cfg(feature = "testing")]
pub mod testing;
mod upload;
mod visit;
mod workers;

pub use access::{Access, Looked, Presented, Role, Sessions, Staff};
pub use app::{App, AppBuilder, NavEntry, Town};
pub use client::Client;
pub use errors::{Errors, FieldError};
pub use fields::{Fields, Query};
pub use limits::{Limits, Meaning};
pub use problem::{Answer, Problem, Refusal};
pub use routes::{Declared, Routes};
pub use stack::{finish, own_routes};
pub use upload::{Sent, Upload};
pub use visit::{Visit, cookie};
pub use workers::Workers;
