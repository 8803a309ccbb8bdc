//! Freezing: asked once more, then done in the background with its progress shown.

use std::time::Duration;

use kernel::PlebisciteId;
use store::jobs::{self, Name, State as JobState};
use templates::layout::Page;
use templates::parts::{Tone, breadcrumb, checklist, notice, progress};
use templates::{Markup, html};
use web::{Answer, Fields, Problem, Visit};

use super::home::check;
use super::{above, done, find, onward, room};
use crate::jobs::{FREEZING, Fault, FreezeRefused};
use crate::paths::staff as at;
use crate::rows::plebiscites::Plebiscite;
use crate::views::staff::confirm::{Confirm, confirm};

/// How long the answer waits for the end, so that small towns see no progress page.
const PATIENCE: Duration = Duration::from_secs(3);

/// Asks once more.
///
/// # Errors
/// A failure of the database.
pub async fn show(path: at::Freeze, visit: Visit) -> Answer {
    let row = find(&visit, path.id).await?;
    if let Err(refused) = room(&visit).ready(path.id).await? {
        return refuse(&visit, &row, &refused);
    }
    let words = &visit.words;
    let ask = Confirm {
        above: above(&visit, &row),
        title: words.t("organise-freeze"),
        lead: ["organise-freeze-what", "organise-freeze-then", "organise-freeze-final"].map(|key| words.t(key)).into(),
        action: path.to_string(),
        button: words.t("organise-freeze-button"),
        csrf: visit.csrf(),
        ..Confirm::default()
    };
    Ok(visit.page(&Page::titled(ask.title.clone()), &confirm(words, &ask)))
}

/// Freezes.
///
/// # Errors
/// A failure of the database.
pub async fn submit(path: at::Freeze, visit: Visit, _fields: Fields) -> Answer {
    let row = find(&visit, path.id).await?;
    let room = room(&visit);
    if let Err(refused) = room.ready(path.id).await? {
        return refuse(&visit, &row, &refused);
    }
    let (tell, told) = tokio::sync::oneshot::channel();
    let actor = visit.actor();
    visit.app.workers.spawn(async move {
        let _nobody_waits = tell.send(report(path.id, room.freeze(path.id, &actor).await));
    });
    match tokio::time::timeout(PATIENCE, told).await {
        Ok(Ok(Some(Ok(())))) => done(path.id, "frozen"),
        Ok(Ok(Some(Err(refused)))) => refuse(&visit, &row, &refused),
        Ok(Ok(None) | Err(_)) | Err(_) => onward(&at::Freezing { id: path.id }),
    }
}

/// A fault is logged here: nobody may be waiting any more.
fn report(id: PlebisciteId, outcome: Result<Result<(), FreezeRefused>, Fault>) -> Option<Result<(), FreezeRefused>> {
    match outcome {
        Ok(outcome) => Some(outcome),
        Err(fault) => {
            let cause = std::error::Error::source(&fault).map(ToString::to_string).unwrap_or_default();
            tracing::error!(plebiscite.id = %id, error.message = %fault, error.cause = cause, "a freeze failed");
            None
        }
    }
}

/// Shows how far it is.
///
/// # Errors
/// A failure of the database.
pub async fn progressing(path: at::Freezing, visit: Visit) -> Answer {
    let row = find(&visit, path.id).await?;
    let subject = path.id.to_string();
    let job = jobs::find(visit.app.store.reader(), Name { kind: FREEZING, subject: &subject }).await?;
    let Some(job) = job else { return onward(&at::Home { id: path.id }) };
    match job.state {
        JobState::Done => done(path.id, "frozen"),
        JobState::Running => {
            let heading = visit.words.t("organise-freezing");
            let counted = u64::try_from(job.done).unwrap_or_default();
            let total = job.total.and_then(|total| u64::try_from(total).ok());
            let body = html! {
                (breadcrumb(&visit.words, &above(&visit, &row), &heading))
                h1 { (heading) }
                p { (visit.words.t("organise-freezing-lead")) }
                (progress(&visit.words, &format!("/jobs/{FREEZING}/{subject}"), counted, total))
            };
            Ok(visit.page(&Page { refresh: Some(2), ..Page::titled(heading) }, &body))
        }
        JobState::Failed => failed(&visit, &row, &job.message),
    }
}

fn failed(visit: &Visit, row: &Plebiscite, message: &str) -> Answer {
    let key = [FreezeRefused::NobodyMayVote, FreezeRefused::TextsTooLong, FreezeRefused::Changed]
        .iter()
        .find(|refused| refused.word() == message)
        .map_or("organise-freeze-failed", reason);
    let body = refused_page(visit, row, &html! { p { (visit.words.t(key)) } });
    Ok(visit.page(&Page::titled(visit.words.t("organise-freeze")), &body))
}

const fn reason(refused: &FreezeRefused) -> &'static str {
    match refused {
        FreezeRefused::NotFound | FreezeRefused::NotDraft => "organise-done-frozen-before",
        FreezeRefused::Missing(_) => "organise-checklist-lead",
        FreezeRefused::UnderWay => "organise-freezing-lead",
        FreezeRefused::NobodyMayVote => "organise-freeze-nobody",
        FreezeRefused::TextsTooLong => "organise-freeze-texts",
        FreezeRefused::Changed => "organise-freeze-changed",
    }
}

/// Says why nothing is frozen, with the way to what is missing.
pub(super) fn refuse(visit: &Visit, row: &Plebiscite, refused: &FreezeRefused) -> Answer {
    match refused {
        FreezeRefused::NotFound => return Err(Problem::from(web::Refusal::NotFound)),
        FreezeRefused::NotDraft => return done(row.id, "frozen-before"),
        FreezeRefused::UnderWay => return onward(&at::Freezing { id: row.id }),
        FreezeRefused::Missing(_)
        | FreezeRefused::NobodyMayVote
        | FreezeRefused::TextsTooLong
        | FreezeRefused::Changed => {}
    }
    let why = html! {
        p { (visit.words.t(reason(refused))) }
        @if let FreezeRefused::Missing(missing) = refused {
            (checklist(&missing.iter().map(|one| check(visit, row, one)).collect::<Vec<_>>()))
        }
    };
    Ok(visit.again(&Page::titled(visit.words.t("organise-freeze")), &refused_page(visit, row, &why)))
}

fn refused_page(visit: &Visit, row: &Plebiscite, why: &Markup) -> Markup {
    let heading = visit.words.t("organise-freeze");
    html! {
        (breadcrumb(&visit.words, &above(visit, row), &heading))
        h1 { (heading) }
        (notice(Tone::Warn, &visit.words.t("organise-freeze-refused"), why))
        p { a href=(at::Edit { id: row.id }) { (visit.words.t("organise-do-edit")) } }
    }
}
