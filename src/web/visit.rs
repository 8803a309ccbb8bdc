//! A request as a handler sees it: words, staff, the time; and the page as its answer.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use kernel::{Instant, Lang};
use store::{Actor, DbErr, Tx};
use templates::layout::{Frame, NavLink, Page};
use templates::{Markup, Words};

use crate::access::Staff;
use crate::app::App;
use crate::around::Around;
use crate::client::Client;
use crate::coding::accepts;
use crate::kept::Kept;
use crate::problem::{Problem, Refusal};

/// A request.
pub struct Visit {
    /// Everything.
    pub app: App,
    /// The words, in the reader's language.
    pub words: Words,
    /// The time; read once.
    pub now: Instant,
    /// The path, without its query.
    pub path: String,
    /// Who asks; for limits only.
    pub client: Client,
    /// Who is signed in.
    pub signed_in: Option<Staff>,
    none_match: Option<String>,
    agent: String,
    gzip: bool,
}

impl FromRequestParts<App> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let around = parts.extensions.get::<Around>().cloned();
        let around = around.ok_or_else(|| Problem::Fault("a route outside `web::finish`".to_owned()))?;
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        Ok(Self {
            app: app.clone(),
            words: around.words,
            now: app.clock.now(),
            path: around.path,
            client: around.client,
            signed_in: parts.extensions.get::<Staff>().cloned(),
            none_match: text(header::IF_NONE_MATCH),
            agent: text(header::USER_AGENT).unwrap_or_default(),
            gzip: accepts(&parts.headers, "gzip"),
        })
    }
}

impl Visit {
    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// The signed-in member of staff.
    ///
    /// # Errors
    /// Nobody is; never on a route of [`crate::Access::Staff`].
    pub fn staff(&self) -> Result<&Staff, Problem> {
        self.signed_in.as_ref().ok_or_else(|| Refusal::Stale.into())
    }

    /// Who acts, for the staff log.
    #[must_use]
    pub fn actor(&self) -> Actor {
        self.signed_in.as_ref().map_or_else(Actor::system, Staff::actor)
    }

    /// What forms must hold; empty for strangers.
    #[must_use]
    pub fn csrf(&self) -> &str {
        self.signed_in.as_ref().map_or("", |staff| &staff.csrf)
    }

    /// What the browser says of itself.
    #[must_use]
    pub fn agent(&self) -> &str {
        &self.agent
    }

    /// Begins a transaction of the town by whoever asks.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn begin(&self) -> Result<Tx, DbErr> {
        self.app.store.begin(self.now, &self.actor()).await
    }

    /// A moment in words, in the town's zone.
    #[must_use]
    pub fn moment(&self, at: Instant) -> String {
        self.words.date_time(at, &self.app.town.zone)
    }

    /// The page.
    #[must_use]
    pub fn page(&self, page: &Page, body: &Markup) -> Response {
        self.page_with(StatusCode::OK, page, body)
    }

    /// The same form again, with what is wrong: status 422.
    #[must_use]
    pub fn again(&self, page: &Page, body: &Markup) -> Response {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY, page, body)
    }

    /// The page with a status.
    #[must_use]
    pub fn page_with(&self, status: StatusCode, page: &Page, body: &Markup) -> Response {
        let html = self.html(page, body);
        let mut response = (status, axum::response::Html(html)).into_response();
        response.headers_mut().insert(header::CACHE_CONTROL, self.keeping());
        response
    }

    fn html(&self, page: &Page, body: &Markup) -> String {
        let staff = self.signed_in.as_ref().filter(|staff| staff.whole);
        let frame = Frame {
            words: &self.words,
            town: &self.app.town.name,
            path: &self.path,
            nav: staff.map_or_else(|| public_nav(&self.words), |staff| self.nav(staff)),
            sign_out: self.signed_in.as_ref().map(|staff| staff.csrf.as_str()),
        };
        templates::layout::page(&frame, page, body).into_string()
    }

    /// How browsers may keep a page.
    fn keeping(&self) -> HeaderValue {
        let whole = self.signed_in.as_ref().is_some_and(|staff| staff.whole);
        HeaderValue::from_static(if whole { "no-store" } else { "no-cache" })
    }

    /// The answer, when it needs no rendering: 304 for a reader who has this version already, the
    /// page as it was sent before for a stranger. The language and who is signed in belong to the
    /// version by themselves; nothing else of the request may change the page but its path.
    #[must_use]
    pub fn answered(&self, version: &str) -> Option<Response> {
        let tag = self.tag(version);
        let known = self.none_match.as_deref().unwrap_or_default();
        if known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag) {
            return Some((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
        }
        let stranger = self.signed_in.is_none();
        let kept = stranger.then(|| self.app.pages.get(&self.path, self.lang(), &tag)).flatten()?;
        Some(self.sent(&kept))
    }

    /// The page, named by its version for [`Visit::answered`].
    #[must_use]
    pub fn versioned(&self, version: &str, page: &Page, body: &Markup) -> Response {
        let kept = match Kept::new(self.tag(version), self.html(page, body)) {
            Ok(kept) => Arc::new(kept),
            Err(error) => return Problem::fault(&error).into_response(),
        };
        if self.signed_in.is_none() {
            self.app.pages.keep(&self.path, self.lang(), &kept);
        }
        self.sent(&kept)
    }

    fn sent(&self, page: &Kept) -> Response {
        let body = if self.gzip { page.gzip.clone() } else { page.html.clone() };
        let mut response = ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, self.keeping());
        headers.insert(header::VARY, HeaderValue::from_static("cookie, accept-language, accept-encoding"));
        if let Ok(tag) = HeaderValue::from_str(&page.tag) {
            headers.insert(header::ETAG, tag);
        }
        if self.gzip {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    }

    fn tag(&self, version: &str) -> String {
        let who = self.signed_in.as_ref().map_or("", |staff| staff.csrf.get(..8).unwrap_or("staff"));
        format!("\"{}-{}-{version}-{who}\"", templates::assets::version(), self.lang())
    }

    fn nav(&self, staff: &Staff) -> Vec<NavLink> {
        let own = self.app.nav.iter().filter(|entry| staff.has_any(entry.roles));
        let link = |key: &str, href: &str| NavLink { text: self.words.t(key), href: href.to_owned() };
        std::iter::once(link("layout-staff-room", "/staff-room"))
            .chain(own.map(|entry| link(entry.title, entry.href)))
            .collect()
    }
}

/// The links of everybody.
pub(crate) fn public_nav(words: &Words) -> Vec<NavLink> {
    [("layout-vote", "/vote"), ("layout-journal", "/journal")]
        .map(|(key, href)| NavLink { text: words.t(key), href: href.to_owned() })
        .into()
}

/// The name of the session's cookie.
pub(crate) fn session_cookie(app: &App) -> &'static str {
    if app.town.secure() { "__Host-wiec" } else { "wiec" }
}

/// A cookie's value.
#[must_use]
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find_map(|(key, value)| (key == name).then(|| value.to_owned()))
}

impl App {
    /// The header that keeps a session in the browser; `None` ends it.
    #[must_use]
    pub fn session_cookie(&self, token: Option<&str>) -> HeaderValue {
        let secure = if self.town.secure() { "; Secure" } else { "" };
        let (value, age) = token.map_or(("", "; Max-Age=0"), |token| (token, ""));
        let text = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", session_cookie(self));
        HeaderValue::from_str(&text).unwrap_or_else(|_odd| HeaderValue::from_static(""))
    }
}
