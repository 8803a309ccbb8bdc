//! What is known of every request before its route: language, client, path.

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderValue, header};
use kernel::Lang;
use templates::Words;

use crate::app::App;
use crate::client::Client;
use crate::visit::cookie;

/// What is known of a request before its route is.
#[derive(Clone)]
pub(crate) struct Around {
    pub(crate) words: Words,
    pub(crate) client: Client,
    /// The path without its query.
    pub(crate) path: String,
}

/// Puts [`Around`] into the request and remembers a chosen language.
pub(crate) async fn around(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let asked = asked_lang(request.uri().query().unwrap_or_default());
    let lang = asked.unwrap_or_else(|| lang(&app, request.headers()));
    let peer = request.extensions().get::<ConnectInfo<std::net::SocketAddr>>().map(|info| info.0.ip());
    let client = Client::find(peer, request.headers(), app.town.trusted_hops);
    let path = request.uri().path().to_owned();
    let around = Around { words: Words::of(lang), client, path };
    request.extensions_mut().insert(around);
    let mut response = next.run(request).await;
    if let Some(lang) = asked {
        let secure = if app.town.secure() { "; Secure" } else { "" };
        let cookie = format!("lang={lang}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}");
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

fn asked_lang(query: &str) -> Option<Lang> {
    let value = query.split('&').find_map(|pair| pair.strip_prefix("lang="))?;
    offered(value)
}

fn offered(tag: &str) -> Option<Lang> {
    templates::offered().into_iter().find(|lang| lang.tag() == tag)
}

/// The language of the cookie, else the first of `Accept-Language` that is offered, else the town's.
fn lang(app: &App, headers: &HeaderMap) -> Lang {
    let kept = cookie(headers, "lang").and_then(|tag| offered(&tag));
    let accepted = || {
        let accepted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        accepted.split(',').find_map(|part| offered(part.split([';', '-']).next().unwrap_or_default().trim()))
    };
    kept.or_else(accepted).or_else(|| app.town.langs.first().copied()).unwrap_or(Lang::Pl)
}
