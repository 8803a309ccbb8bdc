//! The staff's page of one plebiscite.

use kernel::Line;
use store::jobs::{self, Name, State as JobState};
use templates::keys;
use templates::layout::Page;
use templates::parts::{Check, Moment};
use web::{Answer, Problem, Role, Visit};

use super::{audience, find, onward, room, title};
use crate::jobs::{FREEZING, FreezeRefused};
use crate::paths::staff as at;
use crate::rows::plebiscites::{Form, Plebiscite, errata};
use crate::rules::checklist::Missing;
use crate::rules::states::{State, Step};
use crate::views::staff::home::{Home, home};

/// Shows it.
///
/// # Errors
/// A failure of the database.
pub async fn show(path: at::Home, visit: Visit, web::Query(query): web::Query) -> Answer {
    let row = find(&visit, path.id).await?;
    if row.state == State::Draft && freezing(&visit, &row).await? {
        return onward(&at::Freezing { id: path.id });
    }
    let room = room(&visit);
    let named = row.eid.is_some();
    let spares = if named && matches!(row.state, State::Frozen | State::Open) {
        Some(room.spares(path.id).await?)
    } else {
        None
    };
    let page = Home {
        path,
        title: title(&visit, &row),
        state: row.state,
        rehearsal: row.rehearsal,
        may_write: visit.staff()?.has_any(&[Role::Organiser]),
        csrf: visit.csrf(),
        done: said(&visit, query.get("done")),
        moments: moments(&visit, &row),
        missing: missing(&visit, &row).await?,
        block: match room.next_step(path.id).await? {
            Some(Step::Blocked(block)) => Some(block),
            Some(Step::Wait | Step::Go(_)) | None => None,
        },
        eid: row.eid.as_deref(),
        spares,
        turnout: room.turnout(path.id, audience(&visit)).await?,
        winners: winners(&visit, &row).await?,
        withdrawn: row.withdrawn_reason.as_deref(),
        errata: corrections(&visit, &row).await?,
    };
    let frame = Page { rehearsal: row.rehearsal, ..Page::titled(page.title.clone()) };
    Ok(visit.page(&frame, &home(&visit.words, &page)))
}

/// Whether it is being frozen just now.
pub(super) async fn freezing(visit: &Visit, row: &Plebiscite) -> Result<bool, Problem> {
    let subject = row.id.to_string();
    let job = jobs::find(visit.app.store.reader(), Name { kind: FREEZING, subject: &subject }).await?;
    Ok(job.is_some_and(|job| job.state == JobState::Running))
}

/// What was just done; what is not one of these words is not shown.
fn said(visit: &Visit, done: &str) -> Option<String> {
    let known = keys![
        "organise-done-saved",
        "organise-done-frozen",
        "organise-done-frozen-before",
        "organise-done-keys",
        "organise-done-withdrawn",
        "organise-done-lot",
        "organise-done-erratum",
        "organise-done-copied",
        "organise-done-rehearsal",
        "organise-done-opened",
        "organise-done-closed",
        "organise-done-not-now"
    ];
    known
        .into_iter()
        .find(|key| key.split_once("-done-").is_some_and(|(_, name)| name == done))
        .map(|key| visit.words.t(key))
}

fn moments(visit: &Visit, row: &Plebiscite) -> Vec<Moment> {
    let [opens, closes, publish] = match &row.form {
        Form::Draft(draft) => [draft.opens_at, draft.closes_at, draft.publish_at],
        Form::Frozen(form) => [Some(form.window.opens), Some(form.window.closes), Some(form.publish_at)],
    };
    let names = keys!["organise-opens", "organise-closes", "organise-publish"];
    let past = [State::Open, State::Closed, State::Published];
    let moment = |((name, at), past): ((&str, Option<kernel::Instant>), State)| Moment {
        when: at.map_or_else(|| visit.words.t("organise-no-date"), |at| visit.moment(at)),
        what: visit.words.t(name),
        past: row.state != State::Withdrawn && row.state >= past,
    };
    names.into_iter().zip([opens, closes, publish]).zip(past).map(moment).collect()
}

async fn winners(visit: &Visit, row: &Plebiscite) -> Result<Vec<String>, Problem> {
    let Some(doc) = room(visit).result(row.id, audience(visit)).await? else { return Ok(Vec::new()) };
    let title = |id: &String| {
        let found = row.frozen()?.options.iter().find(|choice| choice.id.as_str() == id)?;
        found.title.best(visit.lang()).map(|title| Line::as_str(title).to_owned())
    };
    Ok(doc.outcome.winners.iter().filter_map(title).collect())
}

async fn corrections(visit: &Visit, row: &Plebiscite) -> Result<Vec<(String, String)>, Problem> {
    if row.state != State::Published {
        return Ok(Vec::new());
    }
    let all = errata(visit.app.store.reader().conn(), row.id).await?;
    Ok(all.into_iter().map(|erratum| (visit.moment(erratum.at), erratum.text)).collect())
}

async fn missing(visit: &Visit, row: &Plebiscite) -> Result<Vec<Check>, Problem> {
    if row.state != State::Draft {
        return Ok(Vec::new());
    }
    Ok(match room(visit).ready(row.id).await? {
        Err(FreezeRefused::Missing(missing)) => missing.iter().map(|one| check(visit, row, one)).collect(),
        Ok(_) | Err(_) => Vec::new(),
    })
}

/// A missing thing in words, with the way to its field.
pub(super) fn check(visit: &Visit, row: &Plebiscite, missing: &Missing) -> Check {
    let words = &visit.words;
    let lang = |lang: &kernel::Lang| vec![("lang", lang.own_name().into())];
    let placed = |place: &usize, lang: &kernel::Lang| {
        vec![("number", templates::Arg::Number(*place as u64)), ("lang", lang.own_name().into())]
    };
    let (key, args, field) = match missing {
        Missing::Title(l) => ("organise-missing-title", lang(l), format!("title-{l}")),
        Missing::Description(l) => ("organise-missing-description", lang(l), format!("description-{l}")),
        Missing::Options => ("organise-missing-options", vec![], "options".to_owned()),
        Missing::TooManyOptions => ("organise-missing-too-many-options", vec![], "options".to_owned()),
        Missing::OptionTitle(n, l) => {
            ("organise-missing-option-title", placed(n, l), option(*n, &format!("title-{l}")))
        }
        Missing::OptionDescription(n, l) => {
            ("organise-missing-option-description", placed(n, l), option(*n, &format!("description-{l}")))
        }
        Missing::PictureWords(n, l) => {
            ("organise-missing-picture-words", placed(n, l), option(*n, &format!("alt-{l}")))
        }
        Missing::SameTitle(a, b) => (
            "organise-missing-same-title",
            vec![("first", (*a).into()), ("second", (*b).into())],
            option(*b, &format!("title-{}", visit.app.town.langs[0])),
        ),
        Missing::Eligibility => ("organise-missing-eligibility", vec![], "who".to_owned()),
        Missing::Opening => ("organise-missing-opening", vec![], "opens".to_owned()),
        Missing::Closing => ("organise-missing-closing", vec![], "closes".to_owned()),
        Missing::WindowTurned => ("organise-error-window-turned", vec![], "closes".to_owned()),
        Missing::WindowTooLong => ("organise-missing-window-long", vec![], "closes".to_owned()),
        Missing::OpeningPast => ("organise-missing-opening-past", vec![], "opens".to_owned()),
        Missing::Counting => ("organise-missing-counting", vec![], "method".to_owned()),
        Missing::ShareAboveOne => ("organise-error-share", vec![], "quorum".to_owned()),
        Missing::TooManyMarks
        | Missing::SharesDoNotFit
        | Missing::BallotDoesNotFit
        | Missing::TwoAnswers
        | Missing::BestGrade
        | Missing::Points
        | Missing::Seats
        | Missing::TooManySeats
        | Missing::TooManyToCompare
        | Missing::Budget => {
            let (key, field) = of_method(missing);
            (key, vec![], field.to_owned())
        }
        Missing::Cost(n) => ("organise-missing-cost", vec![("number", (*n).into())], option(*n, "cost")),
        Missing::CostAboveBudget(n) => {
            ("organise-missing-cost-above", vec![("number", (*n).into())], option(*n, "cost"))
        }
        Missing::Conflict => ("organise-missing-conflict", vec![], "conflict".to_owned()),
        Missing::Publishing => ("organise-missing-publishing", vec![], "publish".to_owned()),
        Missing::PublishingBeforeClose => ("organise-missing-publishing-early", vec![], "publish".to_owned()),
    };
    let may_write = visit.signed_in.as_ref().is_some_and(|staff| staff.has_any(&[Role::Organiser]));
    let href = may_write.then(|| format!("{}#{field}", at::Edit { id: row.id }));
    Check { text: words.with(key, &args), done: false, href }
}

/// What does not fit the method: the words, and the field to mend it.
const fn of_method(missing: &Missing) -> (&'static str, &'static str) {
    match missing {
        Missing::TooManyMarks => ("organise-missing-too-many-marks", "max"),
        Missing::SharesDoNotFit => ("organise-missing-shares", "quorum"),
        Missing::TwoAnswers => ("organise-missing-two-answers", "options"),
        Missing::BestGrade => ("organise-missing-best", "best"),
        Missing::Points => ("organise-missing-points", "points"),
        Missing::Seats => ("organise-missing-seats", "seats"),
        Missing::TooManySeats => ("organise-missing-seats-many", "seats"),
        Missing::TooManyToCompare => ("organise-missing-compare", "options"),
        Missing::Budget => ("organise-missing-budget", "budget"),
        _ => ("organise-missing-ballot", "method"),
    }
}

fn option(place: usize, what: &str) -> String {
    format!("option-{}-{what}", place - 1)
}
