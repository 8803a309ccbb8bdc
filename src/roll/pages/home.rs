//! The roll at a glance.

use web::{Answer, Visit};

use crate::rows::{districts, imports, questions, residents};
use crate::views::home::{Home, ImportLine, home};
use crate::{pages, paths};

/// Shows it.
pub(crate) async fn show(_: paths::Home, visit: Visit) -> Answer {
    let reader = visit.app.store.reader();
    let names = districts::all(reader.conn()).await?;
    let mut counts = residents::by_district(reader).await?;
    let without = counts.remove(&None).unwrap_or_default();
    let by_name = names.into_iter().map(|(name, id)| (name, counts.remove(&Some(id)).unwrap_or_default())).collect();
    let latest = imports::latest(reader.conn(), 5).await?;
    let shown = Home {
        by_name,
        without,
        waiting: questions::waiting_count(reader.conn()).await?,
        imports: latest.iter().map(|import| ImportLine::of(import, visit.moment(import.at))).collect(),
    };
    Ok(pages::page(&visit, "roll-title", &home(&visit.words, &shown)))
}
