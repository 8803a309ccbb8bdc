//! Pages of organisers and clerks.

pub mod api;
pub mod card;
pub mod cards;
pub mod codes;
pub mod deeds;
pub mod desk;
pub mod draft;
pub mod freeze;
pub mod home;
pub mod list;
pub mod rehearse;
pub mod rules;
pub mod undo;

use std::fmt::Display;

use axum::response::{IntoResponse, Redirect};
use jiff::tz::TimeZone;
use kernel::{Audience, Line, PlebisciteId};
use web::{Answer, Problem, Refusal, Role, Visit};

use crate::Room;
use crate::paths::staff as at;
use crate::rows::plebiscites::{Form, Plebiscite};

/// The room.
fn room(visit: &Visit) -> Room {
    visit.app.room::<Room>().clone()
}

/// The town's zone.
fn zone(visit: &Visit) -> Result<TimeZone, Problem> {
    TimeZone::get(&visit.app.town.zone).map_err(|error| Problem::fault(&error))
}

/// As whom the reader looks at results.
fn audience(visit: &Visit) -> Audience {
    match &visit.signed_in {
        Some(staff) if staff.has_any(&[Role::Organiser, Role::Auditor]) => Audience::Preparer,
        Some(_) => Audience::Staff,
        None => Audience::Public,
    }
}

/// The plebiscite, or the page that says there is none.
async fn find(visit: &Visit, id: PlebisciteId) -> Result<Plebiscite, Problem> {
    let found = room(visit).plebiscite(id, audience(visit)).await?;
    found.ok_or_else(|| Refusal::NotFound.into())
}

/// On to another page.
fn onward(path: &impl Display) -> Answer {
    Ok(Redirect::to(&path.to_string()).into_response())
}

/// On to the plebiscite, which says what was done.
fn done(id: PlebisciteId, what: &str) -> Answer {
    onward(&format!("{}?done={what}", at::Home { id }))
}

/// The title in the reader's language, or what stands for one.
fn title(visit: &Visit, row: &Plebiscite) -> String {
    let titles = match &row.form {
        Form::Draft(draft) => &draft.title,
        Form::Frozen(form) => &form.title,
    };
    titles.best(visit.lang()).map_or_else(|| visit.words.t("organise-untitled"), |title| Line::as_str(title).to_owned())
}

/// The pages above one of a plebiscite.
fn above(visit: &Visit, row: &Plebiscite) -> Vec<(String, String)> {
    vec![
        (visit.words.t("organise-list-title"), at::List.to_string()),
        (title(visit, row), at::Home { id: row.id }.to_string()),
    ]
}
