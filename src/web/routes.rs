//! Routes, each declared with who may use it.

use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};
use axum::{Router, middleware};
use axum_extra::routing::TypedPath;
use http::StatusCode;
use tower_http::timeout::TimeoutLayer;

use crate::access::Access;
use crate::app::App;
use crate::gate::{Gate, gate};

/// Bytes of an ordinary form.
const FORM_LIMIT: usize = 1024 * 1024;
/// No page takes longer; long work is a job.
const DEADLINE: Duration = Duration::from_secs(60);
/// A large file over a slow line may.
const FILE_DEADLINE: Duration = Duration::from_secs(30 * 60);

/// A route as declared, for the route table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declared {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path with its parameters.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
}

/// The routes of a room.
pub struct Routes {
    app: App,
    router: Router<App>,
    table: Vec<Declared>,
}

impl Routes {
    /// No routes yet.
    #[must_use]
    pub fn new(app: &App) -> Self {
        Self { app: app.clone(), router: Router::new(), table: Vec::new() }
    }

    /// A page that is shown. It changes nothing.
    #[must_use]
    pub fn get<P, H, T>(self, access: Access, handler: H) -> Self
    where
        P: TypedPath,
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Declared { method: "GET", path: P::PATH, access }, get(handler), FORM_LIMIT)
    }

    /// A form that is sent.
    #[must_use]
    pub fn post<P, H, T>(self, access: Access, handler: H) -> Self
    where
        P: TypedPath,
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Declared { method: "POST", path: P::PATH, access }, post(handler), FORM_LIMIT)
    }

    /// A form with files of at most `megabytes` in all.
    #[must_use]
    pub fn post_files<P, H, T>(self, access: Access, megabytes: usize, handler: H) -> Self
    where
        P: TypedPath,
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(Declared { method: "POST", path: P::PATH, access }, post(handler), megabytes * 1024 * 1024)
    }

    /// These routes and those.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let table = [self.table, other.table].concat();
        Self { app: self.app, router: self.router.merge(other.router), table }
    }

    /// The routes as declared, sorted by path.
    #[must_use]
    pub fn table(&self) -> Vec<Declared> {
        let mut table = self.table.clone();
        table.sort_by_key(|route| (route.path, route.method));
        table
    }

    pub(crate) fn into_parts(self) -> (App, Router<App>) {
        (self.app, self.router)
    }

    fn add(mut self, declared: Declared, handler: MethodRouter<App>, limit: usize) -> Self {
        let state = Gate { app: self.app.clone(), access: declared.access, path: declared.path };
        let deadline = if limit > FORM_LIMIT { FILE_DEADLINE } else { DEADLINE };
        let slow = TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, deadline);
        let handler: MethodRouter<App> = handler.layer(DefaultBodyLimit::max(limit));
        let handler: MethodRouter<App> = handler.layer(slow);
        let handler = handler.layer(middleware::from_fn_with_state(state, gate));
        self.router = self.router.route(declared.path, handler);
        self.table.push(declared);
        self
    }
}
