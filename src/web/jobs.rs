//! How far a long job is, for the bar on its page.

use axum::Json;
use axum_extra::routing::TypedPath;
use serde::Deserialize;
use serde_json::{Value, json};
use store::jobs::{self, Name, State};

use crate::problem::{Problem, Refusal};
use crate::visit::Visit;

/// A job's state as JSON: `{done, total, state}`.
#[derive(Deserialize, TypedPath)]
#[typed_path("/jobs/{kind}/{subject}")]
pub(crate) struct Job {
    kind: String,
    subject: String,
}

pub(crate) async fn job(Job { kind, subject }: Job, visit: Visit) -> Result<Json<Value>, Problem> {
    let name = Name { kind: &kind, subject: &subject };
    let job = jobs::find(visit.app.store.reader(), name).await?.ok_or(Refusal::NotFound)?;
    let state = match job.state {
        State::Running => "running",
        State::Done => "done",
        State::Failed => "failed",
    };
    Ok(Json(json!({ "done": job.done, "total": job.total, "state": state })))
}
