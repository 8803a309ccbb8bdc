//! Find my ballot, by the ten signs of the receipt.
//!
//! The signs come in a form or behind `#`, never in an address that is sent: whoever asks for them is
//! most likely the one who cast them.

use std::sync::Arc;

use axum::response::Response;
use data_encoding::HEXLOWER;
use http::header::{CACHE_CONTROL, RETRY_AFTER};
use http::{HeaderValue, StatusCode};
use templates::layout::Page;
use web::{Answer, Fields, Meaning, Problem, Query, Visit};

use super::room;
use crate::paths;
use crate::room::{Election, Room};
use crate::rows::Book;
use crate::rows::leaves::Whereabouts;
use crate::views::find::{self, FindPage, Hit, Outcome};

/// The field.
pub async fn show(_: paths::Find, visit: Visit, Query(query): Query) -> Answer {
    Ok(answer(&visit, StatusCode::OK, ("", query.get("eid")), Outcome::NotAsked))
}

/// The signs were typed.
pub async fn submit(_: paths::Find, visit: Visit, fields: Fields) -> Answer {
    let (limits, typed) = (&visit.app.limits, (fields.get("tracker"), fields.get("eid")));
    if let Some(seconds) = limits.must_wait(Meaning::WrongTracker, visit.client) {
        let mut response = answer(&visit, StatusCode::TOO_MANY_REQUESTS, typed, Outcome::Slowed(seconds));
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        return Ok(response);
    }
    let room = room(&visit);
    let wrong = |outcome| Ok(answer(&visit, StatusCode::UNPROCESSABLE_ENTITY, typed, outcome));
    if ballotbox::receipt::range(typed.0).is_none() {
        return wrong(Outcome::Malformed);
    }
    let mut hits = Vec::new();
    for election in elections(&room, typed.1).await? {
        hits.extend(hits_in(&visit, &room, &election, typed.0).await?);
    }
    if hits.is_empty() {
        limits.failed(Meaning::WrongTracker, visit.client);
        return wrong(Outcome::NotFound);
    }
    Ok(answer(&visit, StatusCode::OK, typed, Outcome::Found(hits)))
}

/// The one the receipt names, or all that are listed.
async fn elections(room: &Room, eid: &str) -> Result<Vec<Arc<Election>>, Problem> {
    match room.shelf.find(eid).await? {
        Some(election) => Ok(vec![election]),
        None => Ok(room.shelf.listed().await?.into_iter().map(Arc::new).collect()),
    }
}

async fn hits_in(visit: &Visit, room: &Room, election: &Election, tracker: &str) -> Result<Vec<Hit>, Problem> {
    let found = room.journal.find(election.id, tracker).await?.unwrap_or_default();
    let hit = |found: crate::jobs::Found| {
        let leaf = HEXLOWER.encode(&found.leaf_hash);
        let proof = paths::ProofFile { eid: election.eid.clone(), book: Book::Urn.word().to_owned() };
        Hit {
            title: election.title_in(visit.lang()).to_owned(),
            journal: paths::Election { eid: election.eid.clone() }.to_string(),
            place: match found.place {
                Whereabouts::InLog(place) => Some(place),
                Whereabouts::Spooled => None,
            },
            proof: format!("{proof}?leaf={leaf}"),
            leaf,
            rehearsal: election.rehearsal,
        }
    };
    Ok(found.into_iter().map(hit).collect())
}

fn answer(visit: &Visit, status: StatusCode, (tracker, eid): (&str, &str), outcome: Outcome) -> Response {
    let rehearsal = matches!(&outcome, Outcome::Found(hits) if hits.iter().any(|hit| hit.rehearsal));
    let page = FindPage { tracker, eid, outcome, contact: &visit.app.town.contact };
    let frame = Page { rehearsal, ..Page::titled(visit.words.t("journal-find")) };
    let mut response = visit.page_with(status, &frame, &find::find(&visit.words, &page));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
