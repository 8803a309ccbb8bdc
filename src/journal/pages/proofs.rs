//! Proofs, for programs: JSON, and a file anybody can keep.

use axum::Json;
use axum::response::IntoResponse;
use data_encoding::{BASE64, HEXLOWER_PERMISSIVE};
use http::header;
use kernel::PlebisciteId;
use ledger::Hash;
use serde_json::json;
use web::{Answer, Problem, Query, Refusal, Visit};

use super::{log, room};
use crate::paths;
use crate::room::Room;
use crate::rows::Book;

/// That a leaf stands in a log.
pub async fn inclusion(at: paths::Inclusion, visit: Visit, Query(query): Query) -> Answer {
    let room = room(&visit);
    let (election, book) = log(&room, &at.eid, &at.book).await?;
    let index = place(&room, (election.id, book), query.get("leaf")).await?;
    let head = room.journal.head(election.id, book).await?.ok_or(Refusal::NotFound)?;
    let size = if query.ticked("size") { number(query.get("size"))? } else { head.size };
    let hashes = room.journal.inclusion_in(election.id, book, (index, size)).await?.ok_or(Refusal::NotFound)?;
    let checkpoint = (size == head.size).then(|| String::from_utf8_lossy(&head.note).into_owned());
    let proof = json!({ "index": index, "size": size, "hashes": encoded(&hashes), "checkpoint": checkpoint });
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(proof)).into_response())
}

/// That a log begins with an older one.
pub async fn consistency(at: paths::Consistency, visit: Visit, Query(query): Query) -> Answer {
    let room = room(&visit);
    let (election, book) = log(&room, &at.eid, &at.book).await?;
    let (from, to) = (number(query.get("from"))?, number(query.get("to"))?);
    let hashes = room.journal.consistency(election.id, book, (from, to)).await?.ok_or(Refusal::NotFound)?;
    Ok(Json(json!({ "from": from, "to": to, "hashes": encoded(&hashes) })).into_response())
}

/// A proof with its checkpoint (C2SP tlog-proof).
pub async fn file(at: paths::ProofFile, visit: Visit, Query(query): Query) -> Answer {
    let room = room(&visit);
    let (election, book) = log(&room, &at.eid, &at.book).await?;
    let index = place(&room, (election.id, book), query.get("leaf")).await?;
    let proof = room.journal.inclusion(election.id, book, index).await?.ok_or(Refusal::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"ballot.tlog-proof\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, proof.encode()).into_response())
}

async fn place(room: &Room, (id, book): (PlebisciteId, Book), leaf: &str) -> Result<u64, Problem> {
    let bytes = HEXLOWER_PERMISSIVE.decode(leaf.as_bytes()).ok();
    let leaf: Hash = bytes.and_then(|bytes| bytes.try_into().ok()).ok_or(Refusal::BadRequest)?;
    room.journal.place(id, book, &leaf).await?.ok_or_else(|| Refusal::NotFound.into())
}

fn number(text: &str) -> Result<u64, Problem> {
    text.parse().map_err(|_no_number| Refusal::BadRequest.into())
}

fn encoded(hashes: &[Hash]) -> Vec<String> {
    hashes.iter().map(|hash| BASE64.encode(hash)).collect()
}
