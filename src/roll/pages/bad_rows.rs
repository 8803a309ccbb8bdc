//! Every bad row as a table to work through, sent as it is read.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use futures::stream;
use http::header;
use sheets::{CsvStyle, CsvWriter};
use templates::Words;
use tokio::sync::mpsc;
use web::{Answer, Refusal, Visit};

use crate::jobs::staging;
use crate::paths;
use crate::rows::imports::{self, BadCell};
use crate::views::bad;

/// Rows sent at a time.
const CHUNK: usize = 500;

type Part = Result<Vec<u8>, std::io::Error>;

/// The table.
pub(crate) async fn show(paths::BadRows { id }: paths::BadRows, visit: Visit) -> Answer {
    let found = imports::find(visit.app.store.reader().conn(), id).await?;
    let import = found.ok_or(Refusal::NotFound)?;
    let path = staging::bad_cells(&visit.app.store, id);
    let words = visit.words.clone();
    let (send, receive) = mpsc::channel::<Part>(2);
    tokio::task::spawn_blocking(move || {
        let cells: Box<dyn Iterator<Item = std::io::Result<BadCell>>> = match staging::read_bad(&path) {
            Ok(cells) => Box::new(cells),
            // Imported by a command: only what the totals keep.
            Err(_none_kept) => Box::new(import.totals.bad_cells.into_iter().map(Ok)),
        };
        write(&words, cells, &send);
    });
    let body = stream::unfold(receive, |mut receive| async move { receive.recv().await.map(|part| (part, receive)) });
    Ok(download(Body::from_stream(body), &visit.words.t("roll-bad-file")))
}

fn download(body: Body, name: &str) -> Response {
    let place = format!("attachment; filename=\"{name}.csv\"");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, place),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, body).into_response()
}

/// Stops where nobody listens any more.
fn write(words: &Words, cells: impl Iterator<Item = std::io::Result<BadCell>>, send: &mpsc::Sender<Part>) {
    let mut rows = vec![bad::head(words)];
    let mut mark = true;
    for cell in cells {
        match cell {
            Ok(cell) => rows.push(bad::row(words, &cell)),
            Err(error) => return drop(send.blocking_send(Err(error))),
        }
        if rows.len() == CHUNK {
            if send.blocking_send(table(&rows, mark)).is_err() {
                return;
            }
            mark = false;
            rows.clear();
        }
    }
    drop(send.blocking_send(table(&rows, mark)));
}

fn table(rows: &[Vec<String>], mark: bool) -> Part {
    let mut writer = CsvWriter::new(Vec::new(), CsvStyle { mark, ..CsvStyle::FOR_PEOPLE });
    for row in rows {
        writer.row(row).map_err(std::io::Error::other)?;
    }
    writer.finish().map_err(std::io::Error::other)
}
