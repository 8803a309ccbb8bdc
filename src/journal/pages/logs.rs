//! The logs: for people a page, for programs checkpoint, tiles, manifest and bundle.

use axum::body::Body;
use axum::response::IntoResponse;
use http::header;
use ledger::TilePath;
use templates::layout::Page;
use tokio_util::io::ReaderStream;
use web::{Answer, Problem, Refusal, Visit};

use super::{election, log, room};
use crate::paths;
use crate::rows::Book;
use crate::views::logs::{self, Keys, LogLine, LogsPage};

/// Every election's journal.
pub async fn list(_: paths::Journals, visit: Visit) -> Answer {
    let listed = room(&visit).shelf.listed().await?;
    let lang = visit.lang();
    let lines = listed.iter().map(|one| {
        (one.title_in(lang).to_owned(), paths::Election { eid: one.eid.clone() }.to_string(), one.eid.clone())
    });
    let body = logs::list(&visit.words, &lines.collect::<Vec<_>>());
    Ok(visit.page(&Page::titled(visit.words.t("layout-journal")), &body))
}

/// The journal of an election.
pub async fn show(paths::Election { eid }: paths::Election, visit: Visit) -> Answer {
    let room = room(&visit);
    let election = election(&room, &eid).await?;
    let mut lines = Vec::new();
    for book in Book::ALL {
        let head = room.journal.head(election.id, book).await?.ok_or(Refusal::NotFound)?;
        lines.push(LogLine { book, size: head.size, root: data_encoding::HEXLOWER.encode(&head.root) });
    }
    let version = format!("{}-{}", lines.iter().map(|line| &line.root[..12]).collect::<String>(), election.published);
    if let Some(unchanged) = visit.answered(&version) {
        return Ok(unchanged);
    }
    let manifest = ballotbox::manifest::Manifest::parse(&election.manifest).map_err(|error| Problem::fault(&error))?;
    let page = LogsPage {
        title: election.title_in(visit.lang()),
        page: &election.page,
        eid: &eid,
        published: election.published,
        lines,
        keys: Keys {
            urn: manifest.urn_vkey,
            register: manifest.register_vkey,
            roll: manifest.roll_commitment.count,
            least: manifest.flush_policy.least.into(),
        },
        public_url: &visit.app.town.public_url,
    };
    let frame = Page { rehearsal: election.rehearsal, ..Page::titled(visit.words.t("layout-journal")) };
    Ok(visit.versioned(&version, &frame, &logs::logs(&visit.words, &page)))
}

/// The manifest's own bytes.
pub async fn manifest(paths::Manifest { eid }: paths::Manifest, visit: Visit) -> Answer {
    let election = election(&room(&visit), &eid).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], election.manifest.clone()).into_response())
}

/// Everything needed to recount, once the result is public.
pub async fn bundle(paths::Bundle { eid }: paths::Bundle, visit: Visit) -> Answer {
    let room = room(&visit);
    let election = election(&room, &eid).await?;
    let path = room.shelf.bundle(election.id).await?.ok_or(Refusal::NotFound)?;
    let fault = |error: std::io::Error| Problem::fault(&error);
    let file = tokio::fs::File::open(path).await.map_err(fault)?;
    let length = file.metadata().await.map_err(fault)?.len();
    let headers = [
        (header::CONTENT_TYPE, "application/x-tar".to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{eid}.tar\"")),
    ];
    Ok((headers, Body::from_stream(ReaderStream::with_capacity(file, 1 << 16))).into_response())
}

/// The signed head.
pub async fn checkpoint(paths::Checkpoint { eid, book }: paths::Checkpoint, visit: Visit) -> Answer {
    let room = room(&visit);
    let (election, book) = log(&room, &eid, &book).await?;
    let head = room.journal.head(election.id, book).await?.ok_or(Refusal::NotFound)?;
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, head.note).into_response())
}

/// A tile; it never changes.
pub async fn tile(paths::Tile { eid, book, place }: paths::Tile, visit: Visit) -> Answer {
    let room = room(&visit);
    let tile = TilePath::parse(&format!("tile/{place}")).ok_or(Refusal::NotFound)?;
    let (election, book) = log(&room, &eid, &book).await?;
    let bytes = room.journal.tile(election.id, book, &tile).await?.ok_or(Refusal::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, bytes).into_response())
}
