//! A browser: keeps cookies, says where its forms come from, and sends the
//! hidden token of the last page.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::URL;
use crate::app::App;
use crate::visit::session_cookie;

/// An answer.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub bytes: Vec<u8>,
}

impl Page {
    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Whether the body holds this text.
    #[must_use]
    pub fn has(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// A header, or nothing.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where it leads.
    #[must_use]
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The value of the first hidden field of this name.
    #[must_use]
    pub fn hidden(&self, name: &str) -> Option<String> {
        let text = self.text();
        let (_, rest) = text.split_once(&format!("type=\"hidden\" name=\"{name}\" value=\""))?;
        rest.split_once('"').map(|(value, _)| value.replace("&amp;", "&"))
    }
}

/// A browser in front of a router.
pub struct Browser {
    router: Router,
    session: &'static str,
    /// Its cookies.
    pub cookies: BTreeMap<String, String>,
    /// Headers of each of its requests, to be changed by tests.
    pub headers: BTreeMap<&'static str, String>,
    /// Where it is, as the server sees it.
    pub address: SocketAddr,
    csrf: Option<String>,
}

impl Browser {
    /// A browser in front of a finished router.
    #[must_use]
    pub fn new(app: &App, router: Router) -> Self {
        let headers = [
            ("accept-language", "pl"),
            ("host", "wiec.example"),
            ("user-agent", "Test/1"),
            ("sec-fetch-site", "same-origin"),
            ("origin", URL),
        ];
        Self {
            router,
            session: session_cookie(app),
            cookies: BTreeMap::new(),
            headers: headers.map(|(name, value)| (name, value.to_owned())).into(),
            address: SocketAddr::from(([192, 0, 2, 1], 40_000)),
            csrf: None,
        }
    }

    /// The same, holding a session's token.
    #[must_use]
    pub fn with_token(mut self, token: &str) -> Self {
        self.cookies.insert(self.session.to_owned(), token.to_owned());
        self
    }

    /// The token of its session.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        self.cookies.get(self.session).map(String::as_str)
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Page {
        self.send(Method::GET, path, "", Vec::new()).await
    }

    /// Sends a form, with the hidden token of the last page that had one.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let csrf = self.csrf.clone();
        let hidden = csrf.iter().map(|token| ("_csrf", token.as_str()));
        let all: Vec<(&str, &str)> = fields.iter().copied().chain(hidden).collect();
        self.post_bare(path, &all).await
    }

    /// Sends a form with these fields and no others.
    pub async fn post_bare(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = serde_urlencoded::to_string(fields).expect("pairs of texts can be encoded");
        self.send(Method::POST, path, "application/x-www-form-urlencoded", body.into_bytes()).await
    }

    /// Sends a form with files: field, file name, content. The hidden token goes along.
    pub async fn post_files(&mut self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Page {
        const EDGE: &str = "edge-of-the-parts";
        let mut body = Vec::new();
        let csrf = self.csrf.clone();
        let hidden = csrf.iter().map(|token| ("_csrf", token.as_str()));
        for (name, value) in hidden.chain(fields.iter().copied()) {
            let head = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(head.into_bytes());
        }
        for (name, file, content) in files {
            let place = format!("Content-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"");
            body.extend(format!("--{EDGE}\r\n{place}\r\nContent-Type: application/octet-stream\r\n\r\n").into_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend(format!("--{EDGE}--\r\n").into_bytes());
        self.send(Method::POST, path, &format!("multipart/form-data; boundary={EDGE}"), body).await
    }

    /// Sends anything.
    pub async fn send(&mut self, method: Method, path: &str, kind: &str, body: Vec<u8>) -> Page {
        let mut request = Request::builder().method(method).uri(path).extension(ConnectInfo(self.address));
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if !kind.is_empty() {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let request = request.body(Body::from(body)).expect("a test's request can be made");
        let answer = self.router.clone().oneshot(request).await.expect("a router does not fail");
        let (parts, body) = answer.into_parts();
        let bytes = body.collect().await.expect("a body can be read").to_bytes().to_vec();
        let page = Page { status: parts.status, headers: parts.headers, bytes };
        self.keep(&page);
        page
    }

    fn keep(&mut self, page: &Page) {
        for line in page.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap_or_default();
            let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) else { continue };
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        if let Some(token) = page.hidden("_csrf") {
            self.csrf = Some(token);
        }
    }
}
