//! The organiser's one page: shown, stored, and shown again with what is wrong.

use std::collections::BTreeMap;

use axum::response::Response;
use kernel::PictureId;
use roll::rows::districts;
use templates::layout::Page;
use web::{Answer, Errors, Fields, Problem, Upload, Visit};

use super::{above, done, find, onward, room, zone};
use crate::forms::draft::{Around, show as fields_of};
use crate::forms::option_rows;
use crate::forms::sent_draft::{Pressed, Read, fresh, pressed, read};
use crate::jobs::DraftRefused;
use crate::paths::staff as at;
use crate::rows::plebiscites::{Form, Plebiscite};
use crate::rules::form::Draft;
use crate::rules::method::{BallotKind, Method};
use crate::views::staff::draft::{Edit, edit};

/// What is shown besides the fields.
#[derive(Default)]
struct Shown {
    row: Option<Plebiscite>,
    draft: Draft,
    version: i64,
    fields: Fields,
    errors: Errors,
    conflict: Option<String>,
}

/// Shows the page of a new plebiscite, with all that can be guessed.
///
/// # Errors
/// A failure of the database.
pub async fn new(_: at::New, visit: Visit, web::Query(query): web::Query) -> Answer {
    let zone = zone(&visit)?;
    let method = Method::parse(query.get("method")).unwrap_or(Method::plainest(BallotKind::Approval));
    let fields = fields_of(&fresh(visit.now, &zone, method), &zone);
    let (page, body) = body(&visit, Shown { fields, ..Shown::default() }).await?;
    Ok(visit.page(&page, &body))
}

/// Enters a new plebiscite.
///
/// # Errors
/// A failure of the database.
pub async fn create(_: at::New, visit: Visit, upload: Upload) -> Answer {
    let asked = Draft::default();
    let read = parsed(&visit, &upload, &asked).await?;
    if !read.errors.is_empty() {
        return again(&visit, Shown { fields: upload.fields.clone(), errors: read.errors, ..Shown::default() }).await;
    }
    let id = room(&visit).create_with(&read.draft, &read.drawn, &visit.actor()).await?;
    stored(at::Edit { id }, &upload.fields, &read.draft)
}

/// Shows the page of a draft.
///
/// # Errors
/// A failure of the database.
pub async fn show(path: at::Edit, visit: Visit, web::Query(query): web::Query) -> Answer {
    let row = find(&visit, path.id).await?;
    let Form::Draft(draft) = row.form.clone() else { return done(path.id, "frozen-before") };
    let mut fields = fields_of(&draft, &zone(&visit)?);
    let rows = option_rows::count(&fields).max(option_rows::count(&query));
    fields.set("options", rows.to_string());
    let version = row.version;
    let (page, body) = body(&visit, Shown { row: Some(row), draft, version, fields, ..Shown::default() }).await?;
    Ok(visit.page(&page, &body))
}

/// Stores a draft.
///
/// # Errors
/// A failure of the database.
pub async fn save(path: at::Edit, visit: Visit, upload: Upload) -> Answer {
    let row = find(&visit, path.id).await?;
    let Form::Draft(before) = row.form.clone() else { return done(path.id, "frozen-before") };
    let version = upload.fields.get("version").parse().unwrap_or_default();
    let read = parsed(&visit, &upload, &before).await?;
    let shown = |errors, conflict, version| Shown {
        row: Some(row),
        draft: before,
        version,
        fields: upload.fields.clone(),
        errors,
        conflict,
    };
    if !read.errors.is_empty() {
        return again(&visit, shown(read.errors, None, version)).await;
    }
    let saved = room(&visit).save_with(path.id, version, (&read.draft, &read.drawn), &visit.actor()).await?;
    match saved {
        Ok(()) => stored(path, &upload.fields, &read.draft),
        Err(DraftRefused::NotFound) => Err(web::Refusal::NotFound.into()),
        Err(DraftRefused::Frozen) => done(path.id, "frozen-before"),
        // Sent once more it replaces what the other one stored: the page says so.
        Err(DraftRefused::Changed) => {
            let now = find(&visit, path.id).await?.version;
            let said = visit.words.t("organise-changed-text");
            again(&visit, shown(Errors::default(), Some(said), now)).await
        }
    }
}

/// Where it goes on after storing: with one more row, or to the plebiscite.
fn stored(path: at::Edit, fields: &Fields, draft: &Draft) -> Answer {
    match pressed(fields) {
        Pressed::Save => done(path.id, "saved"),
        Pressed::Add => {
            let row = draft.options.len();
            onward(&format!("{path}?options={}#option-{row}", row + 1))
        }
        Pressed::Remove(_) => onward(&format!("{path}#options")),
        Pressed::Method => onward(&format!("{path}#counting")),
    }
}

async fn parsed(visit: &Visit, upload: &Upload, before: &Draft) -> Result<Read, Problem> {
    let mut sent = Vec::new();
    for (name, file) in &upload.files {
        let row = name.strip_prefix("option-").and_then(|rest| rest.strip_suffix("-picture")?.parse().ok());
        if let Some(row) = row {
            sent.push((row, file.read().await?));
        }
    }
    let (zone, app, before, fields) = (zone(visit)?, visit.app.clone(), before.clone(), upload.fields.clone());
    let reading = tokio::task::spawn_blocking(move || {
        let around = Around { langs: &app.town.langs, zone: &zone, before: &before };
        read(&fields, &sent, around, &*app.ids)
    });
    reading.await.map_err(|error| Problem::fault(&error))
}

/// The page once more; the button for a row has done its work all the same.
async fn again(visit: &Visit, mut shown: Shown) -> Result<Response, Problem> {
    match pressed(&shown.fields) {
        Pressed::Save | Pressed::Method => {}
        Pressed::Add => option_rows::add(&mut shown.fields),
        Pressed::Remove(row) => option_rows::remove(&mut shown.fields, row),
    }
    let (page, body) = body(visit, shown).await?;
    Ok(visit.again(&page, &body))
}

async fn body(visit: &Visit, shown: Shown) -> Result<(Page, templates::Markup), Problem> {
    let words = &visit.words;
    let districts = districts::all(visit.app.store.reader().conn()).await?;
    let title = words.t(if shown.row.is_some() { "organise-edit" } else { "organise-new" });
    let action = shown.row.as_ref().map_or_else(|| at::New.to_string(), |row| at::Edit { id: row.id }.to_string());
    let above = shown
        .row
        .as_ref()
        .map_or_else(|| vec![(words.t("organise-list-title"), at::List.to_string())], |row| above(visit, row));
    let page = Edit {
        title: title.clone(),
        above,
        action,
        csrf: visit.csrf(),
        version: shown.version,
        langs: &visit.app.town.langs,
        zone: &visit.app.town.zone,
        fields: &shown.fields,
        errors: &shown.errors,
        districts: &districts,
        pictures: pictures(&shown.draft),
        conflict: shown.conflict,
    };
    Ok((Page::titled(title), edit(words, &page)))
}

fn pictures(draft: &Draft) -> BTreeMap<String, PictureId> {
    let of = |choice: &crate::rules::form::Choice| Some((choice.id.as_str().to_owned(), choice.picture.as_ref()?.id));
    draft.options.iter().filter_map(of).collect()
}
