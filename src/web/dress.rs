//! Turns what went wrong into a page in the reader's language, with ways onward;
//! for programs into JSON.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode, header};
use kernel::Ids;
use templates::layout::{Frame, Page};
use templates::parts::Tone;
use templates::{Markup, Words, html, keys, parts};

use crate::access::Role;
use crate::app::App;
use crate::around::Around;
use crate::problem::{Problem, Refusal};
use crate::visit::public_nav;

/// Dresses every bare answer of status 400 and above.
pub(crate) async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let around = request.extensions().get::<Around>().cloned();
    let program = request.uri().path().starts_with("/api/") || wants_json(request.headers());
    let response = next.run(request).await;
    if !response.status().is_client_error() && !response.status().is_server_error() || is_dressed(&response) {
        return response;
    }
    let problem = response.extensions().get::<Problem>().cloned().unwrap_or_else(|| of_status(response.status()));
    let reference = told(&app, &problem);
    let mut dressed = match around {
        Some(around) if !program => page(&app, &around, &problem, reference.as_deref()),
        _ => json(&problem, reference.as_deref()),
    };
    *dressed.status_mut() = problem.status();
    for name in [header::RETRY_AFTER, header::ALLOW, header::WWW_AUTHENTICATE] {
        if let Some(value) = response.headers().get(&name) {
            dressed.headers_mut().insert(name, value.clone());
        }
    }
    dressed
}

fn wants_json(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"))
}

/// Pages with an error of their own are left as they are.
fn is_dressed(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).map(http::HeaderValue::as_bytes).unwrap_or_default();
    response.extensions().get::<Problem>().is_none()
        && (kind.starts_with(b"text/html") || kind.starts_with(b"application/json"))
}

/// What a bare status of the router or a layer means.
fn of_status(status: StatusCode) -> Problem {
    match status {
        StatusCode::NOT_FOUND => Refusal::NotFound.into(),
        StatusCode::METHOD_NOT_ALLOWED => Refusal::Method.into(),
        StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLarge { limit: 1 }.into(),
        StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => {
            Refusal::Busy.into()
        }
        status if status.is_client_error() => Refusal::BadRequest.into(),
        status => Problem::Fault(format!("an answer of status {status} without a cause")),
    }
}

/// Logs a fault once, under a reference the reader is given.
fn told(app: &App, problem: &Problem) -> Option<String> {
    match problem {
        Problem::Refused(_) => None,
        Problem::Away => {
            tracing::warn!("the database does not answer");
            None
        }
        Problem::Fault(cause) => {
            let reference = reference(app.ids.as_ref());
            tracing::error!(fault.reference = reference, fault.cause = cause, "a request failed");
            Some(reference)
        }
    }
}

fn reference(ids: &dyn Ids) -> String {
    let mut bytes = [0; 5];
    ids.fill(&mut bytes);
    data_encoding::BASE32_NOPAD.encode(&bytes)
}

fn json(problem: &Problem, reference: Option<&str>) -> Response {
    let word = match problem {
        Problem::Refused(refusal) => refusal.word(),
        Problem::Away => "away",
        Problem::Fault(_) => "fault",
    };
    axum::Json(serde_json::json!({ "error": word, "reference": reference })).into_response()
}

fn page(app: &App, around: &Around, problem: &Problem, reference: Option<&str>) -> Response {
    let words = &around.words;
    let (title, text) = said(words, problem);
    let body = html! {
        div data-problem=(problem.status().as_u16()) {
            h1 { (title) }
            p { (text) }
            @if let Some(reference) = reference {
                p.quiet { (words.with("problem-reference", &[("reference", reference.into())])) }
            }
            (onward(app, words, problem))
        }
    };
    let frame = Frame { words, town: &app.town.name, path: &around.path, nav: public_nav(words), sign_out: None };
    axum::response::Html(templates::layout::page(&frame, &Page::titled(title), &body).into_string()).into_response()
}

fn onward(app: &App, words: &Words, problem: &Problem) -> Markup {
    let sign_in = matches!(problem, Problem::Refused(Refusal::Stale | Refusal::Forbidden(_)));
    html! {
        p.actions {
            @if sign_in { a.button href="/sign-in" { (words.t("problem-sign-in")) } }
            a.button.second[sign_in] href="/" { (words.t("problem-back")) }
        }
        @if !app.town.contact.is_empty() {
            (parts::notice(Tone::Plain, "", &html! {
                p { (words.with("problem-contact", &[("contact", app.town.contact.as_str().into())])) }
            }))
        }
    }
}

fn said(words: &Words, problem: &Problem) -> (String, String) {
    let refusal = match problem {
        Problem::Away => return (words.t("problem-away"), words.t("problem-away-text")),
        Problem::Fault(_) => return (words.t("problem-fault"), words.t("problem-fault-text")),
        Problem::Refused(refusal) => refusal,
    };
    let plain = |title: &str, text: &str| (words.t(title), words.t(text));
    match refusal {
        Refusal::NotFound => plain("problem-not-found", "problem-not-found-text"),
        Refusal::Method => plain("problem-method", "problem-method-text"),
        Refusal::Stale => plain("problem-stale", "problem-stale-text"),
        Refusal::CrossSite => plain("problem-cross-site", "problem-cross-site-text"),
        Refusal::BadRequest => plain("problem-bad-request", "problem-bad-request-text"),
        Refusal::Busy => plain("problem-busy", "problem-busy-text"),
        Refusal::Forbidden(roles) => {
            let roles: Vec<String> = roles.iter().map(|role| words.t(role_key(*role))).collect();
            let text = words.with("problem-forbidden-text", &[("roles", roles.join(", ").into())]);
            (words.t("problem-forbidden"), text)
        }
        Refusal::TooLarge { limit } => {
            (words.t("problem-too-large"), words.with("problem-too-large-text", &[("limit", (*limit).into())]))
        }
        Refusal::SlowDown { seconds } => {
            (words.t("problem-slow-down"), words.with("problem-slow-down-text", &[("seconds", (*seconds).into())]))
        }
    }
}

fn role_key(role: Role) -> &'static str {
    let [organiser, clerk, planner, auditor, administrator] =
        keys!["role-organiser", "role-clerk", "role-planner", "role-auditor", "role-administrator"];
    match role {
        Role::Organiser => organiser,
        Role::Clerk => clerk,
        Role::Planner => planner,
        Role::Auditor => auditor,
        Role::Administrator => administrator,
    }
}
