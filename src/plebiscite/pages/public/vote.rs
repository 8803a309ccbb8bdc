//! The code: typed, or brought by the letter's QR picture; answered with the ballot.

use axum::response::Response;
use http::{HeaderValue, StatusCode, header};
use templates::layout::Page;
use web::{Answer, Fields, Meaning, Visit};

use super::{ballot, kept_nowhere, room};
use crate::jobs::CodeRefused;
use crate::paths::public as paths;
use crate::views::public::{refusal, vote};

/// The field for the code.
pub async fn show(_: paths::Vote, visit: Visit) -> Answer {
    Ok(asked(&visit))
}

/// The same; the script takes the code from behind `#`.
pub async fn by_letter(_: paths::Letter, visit: Visit) -> Answer {
    Ok(asked(&visit))
}

fn asked(visit: &Visit) -> Response {
    let body =
        vote::code(&visit.words, &vote::CodePage { contact: &visit.app.town.contact, ..vote::CodePage::default() });
    kept_nowhere(visit.page(&title(visit), &body))
}

/// The code was typed.
pub async fn submit(_: paths::Vote, visit: Visit, fields: Fields) -> Answer {
    let (limits, typed) = (&visit.app.limits, fields.get("code"));
    if let Some(seconds) = limits.must_wait(Meaning::WrongCode, visit.client) {
        return Ok(slowed(&visit, typed, seconds));
    }
    match room(&visit).look_up(typed).await? {
        Ok(paper) => Ok(ballot::first(&visit, &paper)),
        Err(refused) => {
            // Only a possible code that is nobody's may be a guess: a slip is told by the check
            // symbol, and does not cost a town hall behind one address its patience.
            if refused == CodeRefused::Unknown {
                limits.failed(Meaning::WrongCode, visit.client);
            }
            Ok(refused_page(&visit, typed, &refused))
        }
    }
}

/// The page again, with why a code opens no ballot and what to do next.
pub(super) fn refused_page(visit: &Visit, typed: &str, refused: &CodeRefused) -> Response {
    let typed = if keeps(refused) { typed } else { "" };
    let said = refusal::of_code(&visit.words, refused, &|at| visit.moment(at));
    again(visit, typed, &said, StatusCode::UNPROCESSABLE_ENTITY)
}

/// The page again: the ballot's page was too old, or not one of ours.
pub(super) fn stale_page(visit: &Visit) -> Response {
    again(visit, "", &refusal::stale(&visit.words), StatusCode::UNPROCESSABLE_ENTITY)
}

fn slowed(visit: &Visit, typed: &str, seconds: u64) -> Response {
    let mut response = again(visit, typed, &refusal::slowed(&visit.words, seconds), StatusCode::TOO_MANY_REQUESTS);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

fn again(visit: &Visit, typed: &str, refused: &refusal::Refused, status: StatusCode) -> Response {
    let page = vote::CodePage { typed, refused: Some(refused), contact: &visit.app.town.contact };
    kept_nowhere(visit.page_with(status, &title(visit), &vote::code(&visit.words, &page)))
}

/// A mistyped code is worth mending; any other one only wants to be typed anew.
const fn keeps(refused: &CodeRefused) -> bool {
    matches!(refused, CodeRefused::Malformed { .. } | CodeRefused::Unknown)
}

fn title(visit: &Visit) -> Page {
    Page::titled(visit.words.t("vote-title"))
}
