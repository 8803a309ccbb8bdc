//! An import wherever it stands: being checked, checked, being written, done.

use axum::response::Response;
use store::Event;
use templates::layout::Page;
use web::{Answer, Fields, Refusal, Visit};

use crate::jobs::import::Pass;
use crate::jobs::passes::{self, Standing, Wish};
use crate::jobs::staging;
use crate::rows::imports::{self, Stage};
use crate::views::import::{Shown, import as view};
use crate::{pages, paths};

/// Shows it; a page without a script reloads itself while a pass runs.
pub(crate) async fn show(paths::Import { id }: paths::Import, visit: Visit) -> Answer {
    // The standing first: a pass that ends in between is then seen as ended by its import.
    let standing = passes::standing(&visit.app, id).await?;
    let found = imports::find(visit.app.store.reader().conn(), id).await?;
    let import = found.ok_or(Refusal::NotFound)?;
    let running = matches!(standing, Standing::Running { .. });
    if import.stage == Stage::Staged && import.path.is_some() && !running {
        return Ok(pages::to(&paths::Columns { id }));
    }
    let shown = Shown { import: &import, standing, csrf: visit.csrf(), at: visit.moment(import.at) };
    let mut page = Page::titled(visit.words.t("roll-import-title"));
    page.refresh = running.then_some(3);
    Ok(visit.page(&page, &view(&visit.words, &shown)))
}

/// Begins the writing pass, also one that was interrupted.
pub(crate) async fn write(paths::Write { id }: paths::Write, visit: Visit, _fields: Fields) -> Answer {
    let wish = Wish { id, pass: Pass::Write, actor: visit.actor(), mapping: None };
    passes::begin(&visit.app, wish).await?;
    Ok(pages::to(&paths::Import { id }))
}

/// Gives it up: the list is deleted. What was written stays.
pub(crate) async fn give_up(paths::GiveUp { id }: paths::GiveUp, visit: Visit, _fields: Fields) -> Answer {
    let here = |id| -> Response { pages::to(&paths::Import { id }) };
    if matches!(passes::standing(&visit.app, id).await?, Standing::Running { .. }) {
        return Ok(here(id));
    }
    let tx = visit.begin().await?;
    let mut import = imports::find(tx.conn(), id).await?.ok_or(Refusal::NotFound)?;
    if import.path.is_none() {
        return Ok(here(id));
    }
    import.path = None;
    import.stage = Stage::Failed;
    import.totals.first_rows.clear();
    import.totals.bad_cells.clear();
    imports::update(&tx, &import).await?;
    tx.record(Event::new("roll.import-given-up", id.to_string())).await?;
    // Before the commit: a list without its row would be found by nobody.
    staging::remove(&staging::list(&visit.app.store, id));
    staging::remove(&staging::bad_cells(&visit.app.store, id));
    tx.commit().await?;
    Ok(pages::to(&paths::Imports))
}
