//! Codes from the office's side: the package out, the public keys in, and a spare
//! for a letter that got lost.

use axum::response::IntoResponse;
use http::header;
use kernel::ResidentId;
use roll::rows::residents;
use templates::layout::Page;
use templates::parts::{
    Cell, Field, Table, Tone, breadcrumb, file_field, hidden_csrf, notice, search_field, table, text_field,
};
use templates::{Markup, html};
use web::{Answer, Errors, Fields, Problem, Query, Refusal, Upload, Visit};

use super::{above, done, find, room};
use crate::jobs::{KeysRefused, Replaced, SpareRefused};
use crate::paths::staff as at;
use crate::rows::plebiscites::Plebiscite;
use crate::views::staff::confirm::{Confirm, confirm};
use crate::views::staff::desk::standing;

/// Megabytes of a file of code keys at most.
pub const KEYS_MB: usize = 200;
/// Residents shown at once.
const SHOWN: usize = 12;

/// The package as a file.
///
/// # Errors
/// A failure of the database.
pub async fn package(path: at::Package, visit: Visit) -> Answer {
    let bytes = room(&visit).package(path.id).await?.ok_or(Refusal::NotFound)?;
    let name = format!("attachment; filename=\"wiec-package-{}.json\"", path.id);
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CONTENT_DISPOSITION, name.as_str())];
    let mut response = (headers, bytes).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, http::HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Shows the page for the code keys.
///
/// # Errors
/// A failure of the database.
pub async fn keys(path: at::CodeKeys, visit: Visit) -> Answer {
    let row = find(&visit, path.id).await?;
    let (page, body) = keys_page(&visit, path, &row, None);
    Ok(visit.page(&page, &body))
}

/// Loads the code keys.
///
/// # Errors
/// A failure of the database.
pub async fn load(path: at::CodeKeys, visit: Visit, upload: Upload) -> Answer {
    let row = find(&visit, path.id).await?;
    let refused = match upload.files.get("keys") {
        None => visit.words.t("organise-keys-none"),
        Some(file) => match room(&visit).load_keys(path.id, &file.read().await?, &visit.actor()).await? {
            Ok(_) => return done(path.id, "keys"),
            Err(KeysRefused::NotFound) => return Err(Refusal::NotFound.into()),
            Err(KeysRefused::NotNow) => visit.words.t("organise-keys-not-now"),
            Err(KeysRefused::File(error)) => refused(&visit, "organise-keys-file", &error),
            Err(KeysRefused::Keys(error)) => refused(&visit, "organise-keys-wrong", &error),
        },
    };
    let (page, body) = keys_page(&visit, path, &row, Some(refused));
    Ok(visit.again(&page, &body))
}

/// What is wrong with a file, with the reader's own message as it was.
fn refused(visit: &Visit, key: &'static str, error: &dyn std::error::Error) -> String {
    let mut what = error.to_string();
    if let Some(cause) = error.source() {
        what.push_str(": ");
        what.push_str(&cause.to_string());
    }
    visit.words.with(key, &[("what", what.into())])
}

fn keys_page(visit: &Visit, path: at::CodeKeys, row: &Plebiscite, error: Option<String>) -> (Page, Markup) {
    let words = &visit.words;
    let field = Field { name: "keys", label: words.t("organise-keys-field"), error: error.clone(), ..Field::default() };
    let summary: Vec<_> =
        error.into_iter().map(|text| templates::parts::FieldError { field: "keys".to_owned(), text }).collect();
    let ask = Confirm {
        above: above(visit, row),
        title: words.t("organise-do-keys"),
        lead: ["organise-keys-lead", "organise-keys-secret"].map(|key| words.t(key)).into(),
        action: path.to_string(),
        fields: html! { (file_field(&field, "application/json,.json")) },
        button: words.t("organise-keys-button"),
        files: true,
        csrf: visit.csrf(),
        ..Confirm::default()
    };
    let body = html! { (templates::parts::error_summary(words, &summary)) (confirm(words, &ask)) };
    (Page::titled(ask.title.clone()), body)
}

/// Looks for the resident whose letter got lost.
///
/// # Errors
/// A failure of the database.
pub async fn replace(path: at::Replace, visit: Visit, Query(query): Query) -> Answer {
    let row = find(&visit, path.id).await?;
    let (page, body) = replace_page(&visit, &row, &query, &Errors::default()).await?;
    Ok(visit.page(&page, &body))
}

/// Voids the resident's code and gives them a spare.
///
/// # Errors
/// A failure of the database.
pub async fn give(path: at::Replace, visit: Visit, fields: Fields) -> Answer {
    let row = find(&visit, path.id).await?;
    let resident: ResidentId = fields.get("resident").parse().map_err(|_odd| Refusal::BadRequest)?;
    let given = room(&visit).replace_code(path.id, resident, fields.get("reason"), &visit.actor()).await?;
    let (field, key) = match given {
        Ok(replaced) => return given_page(&visit, &row, &replaced),
        Err(SpareRefused::NoReason) => ("reason", "organise-error-reason"),
        Err(SpareRefused::NotNow) => ("q", "organise-replace-not-now"),
        Err(SpareRefused::NotOnRoll) => ("q", "organise-replace-not-on-roll"),
        Err(SpareRefused::Spent(_)) => ("q", "organise-replace-spent"),
        Err(SpareRefused::NoSpare) => ("q", "organise-replace-no-spare"),
    };
    let mut errors = Errors::default();
    errors.add(field, key);
    let (page, body) = replace_page(&visit, &row, &fields, &errors).await?;
    Ok(visit.again(&page, &body))
}

/// The sheet is named once; nothing of it is kept here.
fn given_page(visit: &Visit, row: &Plebiscite, replaced: &Replaced) -> Answer {
    let heading = visit.words.t("organise-replaced");
    let body = html! {
        (breadcrumb(&visit.words, &above(visit, row), &heading))
        h1 { (heading) }
        (notice(Tone::Good, "", &html! {
            p { (visit.words.t("organise-replaced-text")) }
            p.mono data-label-of-spare=(replaced.label) { strong { (replaced.label) } }
        }))
        p { a href=(at::Replace { id: row.id }) { (visit.words.t("organise-replace-more")) } }
    };
    Ok(visit.page(&Page::titled(heading), &body))
}

async fn replace_page(
    visit: &Visit,
    row: &Plebiscite,
    fields: &Fields,
    errors: &Errors,
) -> Result<(Page, Markup), Problem> {
    let words = &visit.words;
    let path = at::Replace { id: row.id };
    let spares = room(visit).spares(row.id).await?;
    let query = fields.get("q");
    let found = if query.is_empty() { Markup::default() } else { found(visit, row, fields, errors).await? };
    let heading = words.t("organise-do-replace");
    let hint = Some(words.t("desk-search-hint"));
    let field = Field {
        name: "q",
        label: words.t("desk-search"),
        hint,
        error: errors.text(words, "q"),
        value: query,
        required: false,
    };
    let body = html! {
        (breadcrumb(words, &above(visit, row), &heading))
        h1 { (heading) }
        (templates::parts::error_summary(words, &errors.summary(words)))
        p { (words.t("organise-replace-lead")) }
        p { (words.with("organise-replace-left", &[("number", spares.into())])) }
        form method="get" action=(path) role="search" {
            (search_field(&field))
            p.actions { button { (words.t("desk-find")) } }
        }
        (found)
    };
    Ok((Page::titled(heading), body))
}

async fn found(visit: &Visit, row: &Plebiscite, fields: &Fields, errors: &Errors) -> Result<Markup, Problem> {
    let words = &visit.words;
    let query = fields.get("q");
    let people = residents::search(visit.app.store.reader(), query, SHOWN as u64).await?;
    if people.is_empty() {
        return Ok(notice(Tone::Plain, "", &html! { p { (words.t("desk-nobody")) } }));
    }
    let ids: Vec<ResidentId> = people.iter().map(|person| person.id).collect();
    let rights = room(visit).standings(row.id, &ids).await?;
    let line = |person: &residents::Resident| {
        let name = format!("{} {}", person.surname, person.given);
        let choice = html! {
            button.second name="resident" value=(person.id) {
                (words.t("organise-replace-button")) span.hidden-visually { " – " (name) }
            }
        };
        vec![
            Cell::Text(name.clone()),
            Cell::Text(person.address.clone()),
            Cell::Markup(standing(words, rights.get(&person.id).copied())),
            Cell::Markup(choice),
        ]
    };
    let reason = Field {
        name: "reason",
        label: words.t("organise-replace-reason"),
        hint: Some(words.t("organise-replace-reason-hint")),
        error: errors.text(words, "reason"),
        value: fields.get("reason"),
        required: false,
    };
    let head = ["desk-name", "desk-address", "desk-right", "desk-do"].map(|key| words.t(key)).into();
    let caption = words.with("desk-found", &[("number", people.len().into())]);
    Ok(html! {
        form method="post" action=(at::Replace { id: row.id }) novalidate {
            (hidden_csrf(visit.csrf()))
            input type="hidden" name="q" value=(query);
            (text_field(&reason, "off"))
            (table(&Table { caption, head, rows: people.iter().map(line).collect() }))
        }
    })
}
