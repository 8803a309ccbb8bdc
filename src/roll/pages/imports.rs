//! Sending a list.

use axum::response::Response;
use sheets::SheetError;
use store::Event;
use web::{Answer, Problem, Sent, Upload, Visit};

use crate::jobs::{broken, staging};
use crate::rows::imports::{self, BadCell, Import, ImportId, Stage};
use crate::views::home::ImportLine;
use crate::views::imports::{Imports, imports as view};
use crate::{pages, paths};

/// Shows the form and the latest imports.
pub(crate) async fn show(_: paths::Imports, visit: Visit) -> Answer {
    let body = body(&visit, None).await?;
    Ok(pages::page(&visit, "roll-imports-title", &body))
}

/// Takes the list in and leads to its columns.
pub(crate) async fn submit(_: paths::Imports, visit: Visit, mut upload: Upload) -> Answer {
    let Some(sent) = upload.files.remove("list") else {
        return refused(&visit, BadCell { why: "roll-list-missing".to_owned(), ..BadCell::default() }).await;
    };
    let path = sent.path().to_owned();
    let looked = tokio::task::spawn_blocking(move || staging::look(&path)).await;
    match looked.map_err(|error| Problem::fault(&error))? {
        Ok((totals, mapping)) => {
            let id = ImportId::from_uuid(visit.app.ids.ordinary());
            let file_name = sent.name.chars().filter(|c| !c.is_control()).collect();
            let path = Some(staging::list(&visit.app.store, id).display().to_string());
            let import = Import { id, file_name, path, mapping, stage: Stage::Staged, totals, at: visit.now };
            keep(&visit, &import, sent).await?;
            Ok(pages::to(&paths::Columns { id }))
        }
        Err(error) => refused(&visit, said(&error)).await,
    }
}

fn said(error: &SheetError) -> BadCell {
    if std::error::Error::source(error).is_some_and(|cause| cause.is::<std::io::Error>()) {
        tracing::warn!(error.message = %error, "a list could not be read");
    }
    broken(error)
}

/// Moves the list to its place inside the transaction, so that neither stands
/// alone for long; what a crash in between leaves is swept later.
async fn keep(visit: &Visit, import: &Import, sent: Sent) -> Result<(), Problem> {
    let tx = visit.begin().await?;
    imports::insert(&tx, import).await?;
    tx.record(Event::new("roll.import-sent", import.id.to_string())).await?;
    let dir = staging::dir(&visit.app.store);
    tokio::fs::create_dir_all(&dir).await.map_err(|error| Problem::fault(&error))?;
    let to = staging::list(&visit.app.store, import.id);
    tokio::fs::rename(sent.keep(), &to).await.map_err(|error| Problem::fault(&error))?;
    if let Err(error) = tx.commit().await {
        staging::remove(&to);
        return Err(error.into());
    }
    Ok(())
}

async fn refused(visit: &Visit, why: BadCell) -> Result<Response, Problem> {
    let body = body(visit, Some(why)).await?;
    Ok(pages::again(visit, "roll-imports-title", &body))
}

async fn body(visit: &Visit, error: Option<BadCell>) -> Result<templates::Markup, Problem> {
    let latest = imports::latest(visit.app.store.reader().conn(), 20).await?;
    let lines = latest.iter().map(|import| ImportLine::of(import, visit.moment(import.at))).collect();
    Ok(view(&visit.words, &Imports { lines, error, csrf: visit.csrf() }))
}
