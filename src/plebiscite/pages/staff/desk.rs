//! The desk: find a resident, hand the card out, mark the right.

use axum::response::Response;
use kernel::{Line, PlebisciteId, ResidentId};
use roll::rows::residents;
use roll::rows::right::State as Right;
use templates::layout::Page;
use templates::parts::Tone;
use web::{Answer, Fields, Problem, Query, Refusal, Visit};

use super::{find, onward, room, title};
use crate::jobs::DeskRefused;
use crate::paths::staff as at;
use crate::rows::plebiscites::Plebiscite;
use crate::rules::form::Conflict;
use crate::rules::states::{NotNow, State};
use crate::views::staff::desk::{Desk, Found, choose, desk};

/// Residents shown at once.
const SHOWN: usize = 12;

/// Which plebiscite; skipped when there is one.
///
/// # Errors
/// A failure of the database.
pub async fn which(_: at::Desk, visit: Visit) -> Answer {
    let all = room(&visit).listed().await?;
    let has_paper = |row: &&Plebiscite| {
        matches!(row.state, State::Open | State::Closed)
            && row.frozen().is_some_and(|form| form.conflict == Conflict::FirstCounts)
    };
    let open: Vec<&Plebiscite> = all.iter().filter(has_paper).collect();
    if let [only] = open.as_slice() {
        return onward(&at::DeskAt { id: only.id });
    }
    let tile = |row: &&Plebiscite| {
        let closes = row.frozen().map(|form| visit.moment(form.window.closes)).unwrap_or_default();
        let until = visit.words.with("desk-until", &[("closes", closes.into())]);
        (title(&visit, row), at::DeskAt { id: row.id }, until)
    };
    let body = choose(&visit.words, &open.iter().map(tile).collect::<Vec<_>>());
    Ok(visit.page(&Page::titled(visit.words.t("desk-title")), &body))
}

/// Looks for residents.
///
/// # Errors
/// A failure of the database.
pub async fn show(path: at::DeskAt, visit: Visit, Query(query): Query) -> Answer {
    let said = match query.get("done") {
        "marked" => Some((Tone::Good, told(&visit, "desk-marked", query.get("resident")).await?)),
        "unmarked" => Some((Tone::Good, told(&visit, "desk-unmarked", query.get("resident")).await?)),
        _ => None,
    };
    let (page, body) = page(&visit, path.id, query.get("q"), said).await?;
    Ok(visit.page(&page, &body))
}

/// Marks a right as used on paper.
///
/// # Errors
/// A failure of the database.
pub async fn mark(path: at::Mark, visit: Visit, fields: Fields) -> Answer {
    let resident: ResidentId = fields.get("resident").parse().map_err(|_odd| Refusal::BadRequest)?;
    let clerk = visit.staff()?.id;
    let desk = at::DeskAt { id: path.id };
    let refused = match room(&visit).mark_paper(path.id, resident, clerk).await? {
        Ok(()) => return onward(&format!("{desk}?done=marked&resident={resident}")),
        Err(refused) => refused,
    };
    again(&visit, path.id, fields.get("q"), refusal(&visit, refused)?).await
}

async fn again(visit: &Visit, id: PlebisciteId, query: &str, why: String) -> Result<Response, Problem> {
    let (page, body) = page(visit, id, query, Some((Tone::Warn, why))).await?;
    Ok(visit.again(&page, &body))
}

/// Why nothing was done, in words: what was wrong and what to do.
pub(super) fn refusal(visit: &Visit, refused: DeskRefused) -> Result<String, Problem> {
    let words = &visit.words;
    Ok(match refused {
        DeskRefused::NotNow(not) => not_now(visit, not),
        DeskRefused::WebOnly => words.t("desk-web-only"),
        DeskRefused::NotOnRoll => words.t("desk-not-on-roll"),
        DeskRefused::Stands(Right::Web) => words.t("desk-used-web"),
        DeskRefused::Stands(Right::Paper) => words.t("desk-used-paper"),
        DeskRefused::Stands(Right::Unspent) => words.t("desk-unspent"),
        DeskRefused::NoReason => words.t("organise-error-reason"),
        DeskRefused::SameClerk => words.t("desk-same-clerk"),
    })
}

fn not_now(visit: &Visit, not: Option<NotNow>) -> String {
    match not {
        None => visit.words.t("desk-not-open"),
        Some(NotNow::NotYet(opens)) => visit.words.with("desk-not-yet", &[("opens", visit.moment(opens).into())]),
        Some(NotNow::NoLonger(closed)) => {
            visit.words.with("desk-no-longer", &[("closes", visit.moment(closed).into())])
        }
        Some(NotNow::Withdrawn) => visit.words.t("desk-withdrawn"),
    }
}

/// Why no card may be handed out at all, if so.
fn closed(visit: &Visit, row: &Plebiscite) -> Option<String> {
    let Some(form) = row.frozen() else { return Some(visit.words.t("desk-not-open")) };
    if form.conflict == Conflict::WebOnly {
        return Some(visit.words.t("desk-web-only"));
    }
    match row.state {
        State::Open if visit.now >= form.window.closes => {
            Some(not_now(visit, Some(NotNow::NoLonger(form.window.closes))))
        }
        State::Open => None,
        State::Draft | State::Frozen => Some(not_now(visit, Some(NotNow::NotYet(form.window.opens)))),
        State::Closed | State::Counted | State::Published => {
            Some(not_now(visit, Some(NotNow::NoLonger(form.window.closes))))
        }
        State::Withdrawn => Some(not_now(visit, Some(NotNow::Withdrawn))),
    }
}

/// A sentence with the resident's name.
async fn told(visit: &Visit, key: &str, resident: &str) -> Result<String, Problem> {
    let found = match resident.parse::<ResidentId>() {
        Ok(id) => residents::find(visit.app.store.reader().conn(), id).await?,
        Err(_odd) => None,
    };
    let name = found.map(|person| format!("{} {}", person.given, person.surname)).unwrap_or_default();
    Ok(visit.words.with(key, &[("name", name.into())]))
}

async fn page(
    visit: &Visit,
    id: PlebisciteId,
    query: &str,
    said: Option<(Tone, String)>,
) -> Result<(Page, templates::Markup), Problem> {
    let row = find(visit, id).await?;
    let mut people = Vec::new();
    if !query.is_empty() {
        people = residents::search(visit.app.store.reader(), query, SHOWN as u64 + 1).await?;
    }
    let more = people.len() > SHOWN;
    people.truncate(SHOWN);
    let ids: Vec<ResidentId> = people.iter().map(|person| person.id).collect();
    let rights = room(visit).standings(id, &ids).await?;
    let found = |person: residents::Resident| Found {
        right: rights.get(&person.id).copied(),
        id: person.id,
        name: format!("{} {}", person.surname, person.given),
        address: person.address,
        born: person.birth_year,
    };
    let page = Desk {
        path: at::DeskAt { id },
        title: row.frozen().and_then(|form| form.title.best(visit.lang())).map_or("", Line::as_str).to_owned(),
        closed: closed(visit, &row),
        csrf: visit.csrf(),
        query,
        found: people.into_iter().map(found).collect(),
        more,
        said,
    };
    let frame = Page { rehearsal: row.rehearsal, ..Page::titled(visit.words.t("desk-title")) };
    Ok((frame, desk(&visit.words, &page)))
}
