//! Searching residents.

use web::{Answer, Query, Visit};

use crate::rows::districts;
use crate::rows::search::{self, Search};
use crate::views::residents::{Found, found};
use crate::{pages, paths};

/// Residents on one page.
const PAGE: u64 = 50;

/// Shows what is found.
pub(crate) async fn show(_: paths::Residents, visit: Visit, Query(fields): Query) -> Answer {
    let reader = visit.app.store.reader();
    let search = Search {
        words: fields.get("q").chars().take(100).filter(|c| !c.is_control()).collect(),
        after: fields.get("after").parse().ok(),
        left: fields.ticked("left"),
    };
    let (residents, more) = search::page(reader, &search, PAGE).await?;
    let districts = districts::all(reader.conn()).await?;
    let shown = Found { search, residents, more, districts };
    Ok(pages::page(&visit, "roll-residents-title", &found(&visit.words, &shown)))
}
