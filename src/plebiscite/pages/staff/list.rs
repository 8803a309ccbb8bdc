//! The list of plebiscites.

use templates::layout::Page;
use web::{Answer, Role, Visit};

use super::{room, title};
use crate::paths::staff::{Home, List};
use crate::rows::plebiscites::{Form, Plebiscite, in_states};
use crate::rules::states::State;
use crate::views::staff::list::{Row, list};

/// Shows it.
///
/// # Errors
/// A failure of the database.
pub async fn show(_: List, visit: Visit) -> Answer {
    let rows = in_states(room(&visit).store().reader().conn(), &State::ALL).await?;
    let rows: Vec<Row> = rows.iter().map(|row| shown(&visit, row)).collect();
    let may_write = visit.staff()?.has_any(&[Role::Organiser]);
    let page = Page::titled(visit.words.t("organise-list-title"));
    Ok(visit.page(&page, &list(&visit.words, &rows, may_write)))
}

fn shown(visit: &Visit, row: &Plebiscite) -> Row {
    let (opens, closes) = match &row.form {
        Form::Draft(draft) => (draft.opens_at, draft.closes_at),
        Form::Frozen(form) => (Some(form.window.opens), Some(form.window.closes)),
    };
    let when = match (opens, closes) {
        (Some(opens), Some(closes)) => visit
            .words
            .with("organise-window", &[("opens", visit.moment(opens).into()), ("closes", visit.moment(closes).into())]),
        _ => visit.words.t("organise-no-window"),
    };
    Row { path: Home { id: row.id }, title: title(visit, row), state: row.state, when, rehearsal: row.rehearsal }
}
