//! Rehearsals for programs: JSON in, JSON out, refusals as `{"error", "what"}`.

use axum::Json;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{StatusCode, header};
use kernel::{Audience, Line, PlebisciteId};
use serde::Deserialize;
use serde_json::json;
use store::jobs::{self, Name, State as JobState};
use web::{Answer, Problem, Visit};

use super::room;
use crate::forms::rehearsal;
use crate::jobs::{ByHandRefused, FREEZING, FreezeRefused, KeysRefused, StaffRefused};
use crate::paths::staff as at;
use crate::rows::plebiscites::{Form, Plebiscite};
use crate::rules::form::Choice;
use crate::rules::states::State;

fn refuse(status: StatusCode, error: &str, what: impl std::fmt::Display) -> Response {
    (status, Json(json!({ "error": error, "what": what.to_string() }))).into_response()
}

/// Enters a rehearsal and begins to freeze it.
///
/// # Errors
/// A failure of the database.
pub async fn create(_: at::Rehearsals, visit: Visit, body: Bytes) -> Answer {
    let room = room(&visit);
    let (draft, people) = match rehearsal::read(&body, &room.settings().languages, visit.now) {
        Ok(read) => read,
        Err(refused) => return Ok(refuse(StatusCode::UNPROCESSABLE_ENTITY, refused.error, refused.what)),
    };
    let id = match room.prepare_rehearsal(draft, &visit.actor()).await? {
        Ok(id) => id,
        Err(refused) => return Ok(unready(&refused)),
    };
    let actor = visit.actor();
    visit.app.workers.spawn(async move {
        match room.freeze_rehearsal(id, people, &actor).await {
            Ok(Ok(())) => {}
            Ok(Err(refused)) => tracing::warn!(plebiscite.id = %id, freeze.refused = refused.word(), "a rehearsal was not frozen"),
            Err(fault) => {
                let cause = std::error::Error::source(&fault).map(ToString::to_string).unwrap_or_default();
                tracing::error!(plebiscite.id = %id, error.message = %fault, error.cause = cause, "a rehearsal was not frozen");
            }
        }
    });
    Ok((StatusCode::CREATED, Json(json!({ "id": id }))).into_response())
}

fn unready(refused: &FreezeRefused) -> Response {
    let what = match refused {
        FreezeRefused::Missing(missing) => format!("{missing:?}"),
        other => other.word().to_owned(),
    };
    refuse(StatusCode::UNPROCESSABLE_ENTITY, refused.word(), what)
}

/// The rehearsal, or why there is none.
async fn find(visit: &Visit, id: PlebisciteId) -> Result<Result<Plebiscite, Response>, Problem> {
    match room(visit).plebiscite(id, Audience::Preparer).await? {
        Some(row) if row.rehearsal => Ok(Ok(row)),
        Some(_) => Ok(Err(refuse(
            StatusCode::CONFLICT,
            "no-rehearsal",
            "this plebiscite is real; a program may only rehearse",
        ))),
        None => {
            let subject = id.to_string();
            let job = jobs::find(visit.app.store.reader(), Name { kind: FREEZING, subject: &subject }).await?;
            let failed = job.filter(|job| job.state == JobState::Failed);
            Ok(Err(match failed {
                Some(job) if job.message.is_empty() => {
                    refuse(StatusCode::CONFLICT, "freeze-failed", "the freeze failed; the server's log says why")
                }
                Some(job) => refuse(StatusCode::CONFLICT, "freeze-failed", job.message),
                None => refuse(StatusCode::NOT_FOUND, "not-found", "there is no such rehearsal"),
            }))
        }
    }
}

/// How far it is.
///
/// # Errors
/// A failure of the database.
pub async fn show(path: at::Rehearsal, visit: Visit) -> Answer {
    let row = match find(&visit, path.id).await? {
        Ok(row) => row,
        Err(refused) => return Ok(refused),
    };
    let state = match row.state {
        State::Draft => "freezing",
        State::Counted if room(&visit).waits_for_lot(path.id).await? => "tied",
        state => state.word(),
    };
    let options = match &row.form {
        Form::Draft(draft) => &draft.options,
        Form::Frozen(form) => &form.options,
    };
    let option =
        |choice: &Choice| json!({ "id": choice.id, "title": choice.title.best(visit.lang()).map_or("", Line::as_str) });
    let options: Vec<_> = options.iter().map(option).collect();
    Ok(Json(json!({ "state": state, "eid": row.eid, "options": options })).into_response())
}

/// Its package.
///
/// # Errors
/// A failure of the database.
pub async fn package(path: at::RehearsalPackage, visit: Visit) -> Answer {
    if let Err(refused) = find(&visit, path.id).await? {
        return Ok(refused);
    }
    Ok(match room(&visit).package(path.id).await? {
        Some(bytes) => ([(header::CONTENT_TYPE, "application/json")], bytes).into_response(),
        None => refuse(StatusCode::CONFLICT, "not-frozen", "the package is there once the rehearsal is frozen"),
    })
}

/// Loads its code keys.
///
/// # Errors
/// A failure of the database.
pub async fn keys(path: at::RehearsalKeys, visit: Visit, body: Bytes) -> Answer {
    if let Err(refused) = find(&visit, path.id).await? {
        return Ok(refused);
    }
    Ok(match room(&visit).load_keys(path.id, &body, &visit.actor()).await? {
        Ok(_) => StatusCode::NO_CONTENT.into_response(),
        Err(error @ KeysRefused::NotNow) => refuse(StatusCode::CONFLICT, "not-now", error),
        Err(error @ KeysRefused::NotFound) => refuse(StatusCode::NOT_FOUND, "not-found", error),
        Err(error @ (KeysRefused::File(_) | KeysRefused::Keys(_))) => {
            let mut what = error.to_string();
            if let Some(cause) = std::error::Error::source(&error) {
                what = format!("{what}: {cause}");
            }
            refuse(StatusCode::UNPROCESSABLE_ENTITY, "code-keys", what)
        }
    })
}

/// Opens it now.
///
/// # Errors
/// A failure of the database.
pub async fn open(path: at::RehearsalOpen, visit: Visit) -> Answer {
    Ok(by_hand(room(&visit).open_rehearsal(path.id, &visit.actor()).await?))
}

/// Closes it now; the clock counts and publishes it.
///
/// # Errors
/// A failure of the database.
pub async fn close(path: at::RehearsalClose, visit: Visit) -> Answer {
    Ok(by_hand(room(&visit).close_rehearsal(path.id, &visit.actor()).await?))
}

/// What was drawn for a rehearsal that is tied.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Drawn {
    lot: String,
}

/// Breaks its tie; the clock publishes it.
///
/// # Errors
/// A failure of the database.
pub async fn draw(path: at::RehearsalLot, visit: Visit, body: Bytes) -> Answer {
    if let Err(refused) = find(&visit, path.id).await? {
        return Ok(refused);
    }
    let drawn: Drawn = match serde_json::from_slice(&body) {
        Ok(drawn) => drawn,
        Err(error) => return Ok(refuse(StatusCode::UNPROCESSABLE_ENTITY, "bad-json", error)),
    };
    Ok(match room(&visit).draw_lot(path.id, &drawn.lot, &visit.actor()).await? {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(StaffRefused::NotFound) => refuse(StatusCode::NOT_FOUND, "not-found", "there is no such rehearsal"),
        Err(StaffRefused::NotNow) => refuse(StatusCode::CONFLICT, "not-now", "a lot is drawn after the count"),
        Err(StaffRefused::NoTie) => refuse(StatusCode::CONFLICT, "no-tie", "there is no tie to break"),
        Err(StaffRefused::Text) => {
            refuse(StatusCode::UNPROCESSABLE_ENTITY, "lot", "the lot is empty, too long, or holds control characters")
        }
    })
}

fn by_hand(outcome: Result<(), ByHandRefused>) -> Response {
    let conflict = |error, what: &str| refuse(StatusCode::CONFLICT, error, what);
    match outcome {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(ByHandRefused::NotFound) => refuse(StatusCode::NOT_FOUND, "not-found", "there is no such rehearsal"),
        Err(ByHandRefused::Real) => {
            conflict("no-rehearsal", "this plebiscite is real: only the clock opens and closes it")
        }
        Err(ByHandRefused::NotNow(state)) => conflict("not-now", &format!("the rehearsal is {}", state.word())),
        Err(ByHandRefused::NoKeys) => conflict("no-keys", "hand the code keys in first"),
        Err(ByHandRefused::TooEarly) => conflict("too-early", "the opening it was frozen with has not come"),
    }
}
