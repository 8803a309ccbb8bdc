//! The gate of each route: origin, session, role; and the one line of log and
//! one count that a request leaves (a voter's leaves none).
//!
//! Invariant: a form sent by a browser with a session's cookie is only taken
//! from our own pages (trial T-CSRF-1): the browser says so in
//! `Sec-Fetch-Site` or `Origin`, and the form holds the session's token.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, Method, header};

use crate::access::{Access, Presented, Staff};
use crate::app::App;
use crate::problem::{Problem, Refusal};
use crate::visit::{cookie, session_cookie};

/// What a gate knows of its route.
#[derive(Clone)]
pub(crate) struct Gate {
    pub(crate) app: App,
    pub(crate) access: Access,
    pub(crate) path: &'static str,
}

/// Lets a request through, or not.
pub(crate) async fn gate(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let voter = gate.access == Access::Voter;
    let (method, started) = (request.method().clone(), std::time::Instant::now());
    let response = match admit(&gate, request).await {
        Ok(request) => next.run(request).await,
        Err(refused) => *refused,
    };
    if !voter {
        let status = response.status().as_u16();
        let took = started.elapsed();
        metrics::counter!("http_requests_total", "route" => gate.path, "method" => name(&method), "status" => status.to_string())
            .increment(1);
        metrics::histogram!("http_request_seconds", "route" => gate.path).record(took.as_secs_f64());
        tracing::debug!(http.route = gate.path, http.method = %method, http.status = status, http.micros = took.as_micros(), "answered");
    }
    response
}

fn name(method: &Method) -> &'static str {
    if method == Method::POST { "POST" } else { "GET" }
}

async fn admit(gate: &Gate, mut request: Request) -> Result<Request, Box<Response>> {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    let origin = origin(request.headers(), &gate.app);
    if changes && origin == Origin::Foreign {
        return Err(refuse(Refusal::CrossSite.into()));
    }
    let staff = match gate.access {
        Access::Voter => None,
        Access::Program(_) => find(gate, request.headers(), Presented::Bearer).await?,
        Access::Public | Access::HalfSignedIn | Access::Staff(_) => {
            find(gate, request.headers(), Presented::Cookie).await?
        }
    };
    match (gate.access, &staff) {
        (Access::Voter | Access::Public, _) => {}
        (Access::HalfSignedIn, Some(_)) => {}
        (Access::Program(roles) | Access::Staff(roles), Some(staff)) if staff.whole => {
            if !staff.has_any(roles) {
                return Err(refuse(Refusal::Forbidden(roles).into()));
            }
        }
        (Access::HalfSignedIn | Access::Staff(_), _) if !changes => return Err(Box::new(to_sign_in(&request))),
        _ => return Err(refuse(Refusal::Stale.into())),
    }
    let by_cookie = staff.is_some() && !matches!(gate.access, Access::Program(_));
    if changes && by_cookie && origin != Origin::Own {
        return Err(refuse(Refusal::CrossSite.into()));
    }
    if let Some(staff) = staff {
        request.extensions_mut().insert(staff);
    }
    Ok(request)
}

fn refuse(problem: Problem) -> Box<Response> {
    Box::new(problem.into_response())
}

fn to_sign_in(request: &Request) -> Response {
    let next = request.uri().path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
    let query = serde_urlencoded::to_string([("next", next)]).unwrap_or_default();
    Redirect::to(&format!("/sign-in?{query}")).into_response()
}

async fn find(gate: &Gate, headers: &HeaderMap, how: Presented) -> Result<Option<Staff>, Box<Response>> {
    let token = match how {
        Presented::Cookie => cookie(headers, session_cookie(&gate.app)),
        Presented::Bearer => headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer ").map(|token| token.trim().to_owned())),
    };
    let Some(token) = token else { return Ok(None) };
    let found = gate.app.sessions.find(&token, how, gate.app.clock.now()).await;
    found.map_err(|error| refuse(error.into()))
}

/// Where a form comes from, as the browser says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// From one of our pages.
    Own,
    /// From somewhere else.
    Foreign,
    /// It does not say: no browser of the last ten years.
    Unsaid,
}

fn origin(headers: &HeaderMap, app: &App) -> Origin {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match text(header::HeaderName::from_static("sec-fetch-site")) {
        Some("same-origin" | "none") => return Origin::Own,
        Some(_) => return Origin::Foreign,
        None => {}
    }
    match text(header::ORIGIN) {
        None => Origin::Unsaid,
        Some(origin) if origin == app.town.public_url => Origin::Own,
        Some(origin) => {
            let host = text(header::HOST).unwrap_or_default();
            let same = ["https://", "http://"].iter().any(|scheme| origin.strip_prefix(scheme) == Some(host));
            if same && !host.is_empty() { Origin::Own } else { Origin::Foreign }
        }
    }
}
