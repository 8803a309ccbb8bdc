//! Handlers of the roll, a file per page.

pub(crate) mod bad_rows;
pub(crate) mod columns;
pub(crate) mod districts;
pub(crate) mod home;
pub(crate) mod import;
pub(crate) mod imports;
pub(crate) mod newcomer;
pub(crate) mod questions;
pub(crate) mod resident;
pub(crate) mod residents;

use axum::response::{IntoResponse, Redirect, Response};
use templates::Markup;
use templates::layout::Page;
use web::Visit;

/// Where the answer of a form leads.
fn to(path: &impl ToString) -> Response {
    Redirect::to(&path.to_string()).into_response()
}

/// A page titled by a key of the words.
fn page(visit: &Visit, title: &str, body: &Markup) -> Response {
    visit.page(&Page::titled(visit.words.t(title)), body)
}

/// The same page with what is wrong.
fn again(visit: &Visit, title: &str, body: &Markup) -> Response {
    visit.again(&Page::titled(visit.words.t(title)), body)
}

/// A token by which a form is taken once.
fn once(visit: &Visit) -> String {
    visit.app.ids.random().to_string()
}
