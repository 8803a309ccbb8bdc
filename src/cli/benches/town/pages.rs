//! How often a page can be shown: whole and compressed, and unchanged.

use std::time::{Duration, Instant};

use futures::future::join_all;
use reqwest::{Client, StatusCode, Url, header};

use crate::server::Server;
use crate::tell;

/// How long each way is asked.
const TIME: Duration = Duration::from_secs(5);
/// Readers at the same time.
const READERS: usize = 16;

pub(crate) async fn measure(server: &Server, name: &str, path: &str) {
    let url = server.url.join(path).unwrap();
    let first = ask(&server.client, &url, None).await;
    assert_eq!(first.status(), StatusCode::OK, "{path}");
    let coding = first.headers().get(header::CONTENT_ENCODING).map_or("identity", |coding| coding.to_str().unwrap());
    let (coding, tag) = (coding.to_owned(), first.headers().get(header::ETAG).cloned());
    let wire = first.bytes().await.unwrap().len();
    tell(&format!("{name}, compressed ({coding}, {wire} bytes)"), rate(server, &url, None).await);
    match tag {
        Some(tag) => tell(&format!("{name}, 304 by version"), rate(server, &url, tag.to_str().ok()).await),
        None => tell(&format!("{name}, 304 by version"), "has no ETag"),
    }
}

/// Answers a second over loopback, and the server's processor for each.
async fn rate(server: &Server, url: &Url, tag: Option<&str>) -> String {
    let expected = if tag.is_some() { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
    let (begun, before) = (Instant::now(), server.spent());
    let reader = || async {
        let mut answers = 0_u64;
        while begun.elapsed() < TIME {
            let answer = ask(&server.client, url, tag).await;
            assert_eq!(answer.status(), expected);
            answer.bytes().await.unwrap();
            answers += 1;
        }
        answers
    };
    let answers: u64 = join_all((0..READERS).map(|_| reader())).await.into_iter().sum();
    let micros = (server.spent() - before) / answers.max(1);
    format!("{}/s, {micros} µs each", answers / TIME.as_secs())
}

async fn ask(client: &Client, url: &Url, tag: Option<&str>) -> reqwest::Response {
    let request = client.get(url.clone()).header(header::ACCEPT_ENCODING, "gzip, br");
    let request = match tag {
        Some(tag) => request.header(header::IF_NONE_MATCH, tag),
        None => request,
    };
    request.send().await.unwrap()
}
