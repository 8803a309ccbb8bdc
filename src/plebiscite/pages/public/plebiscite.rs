//! The page of a plebiscite, and the minutes of its result.

use axum::response::IntoResponse;
use http::header;
use kernel::{Audience, Instant};
use templates::layout::Page;
use templates::parts::Moment;
use verify::ResultDoc;
use web::{Answer, Refusal, Visit};

use super::room;
use crate::pages::districts_of;
use crate::paths::public as paths;
use crate::rows::plebiscites::{Erratum, Plebiscite};
use crate::rules::form::BallotForm;
use crate::views::count::told;
use crate::views::public::plebiscite::{self, PlebiscitePage};
use crate::views::public::result::ResultPart;
use crate::views::public::working::{self, WorkingPage};
use crate::views::rule_sheet::RuleSheet;

/// The page.
pub async fn show(paths::Plebiscite { id }: paths::Plebiscite, visit: Visit) -> Answer {
    let room = room(&visit);
    let version = room.face_version(id, visit.now).await?.ok_or(Refusal::NotFound)?;
    if let Some(unchanged) = visit.answered(&version) {
        return Ok(unchanged);
    }
    let row = room.plebiscite(id, Audience::Public).await?.ok_or(Refusal::NotFound)?;
    let form = row.frozen().ok_or(Refusal::NotFound)?;
    let (totals, errata) = (room.turnout(id, Audience::Public).await?, room.errata(id).await?);
    let turnout = totals.map(|totals| (totals.web, totals.paper, totals.all));
    let erased = room.voters_erased_at(id).await?;
    let doc = room.result(id, Audience::Public).await?;
    let (town, districts) = (&visit.app.town, districts_of(&visit, form).await?);
    let page = PlebiscitePage {
        state: row.state,
        rehearsal: row.rehearsal,
        hours: hours(&visit, form, erased),
        rules: RuleSheet { form, zone: &town.zone, districts: &districts, public_url: &town.public_url },
        withdrawn: row.withdrawn_reason.as_deref(),
        turnout,
        result: doc.as_ref().map(|doc| result(&visit, &row, (form, doc), errata)),
        publish: visit.moment(form.publish_at),
        journal: row.eid.as_ref().map(|eid| format!("/journal/{eid}")),
        contact: &town.contact,
        form,
    };
    let frame = Page { rehearsal: row.rehearsal, ..Page::titled(form.title_in(visit.lang())) };
    Ok(visit.versioned(&version, &frame, &plebiscite::plebiscite(&visit.words, &page)))
}

/// How the votes were counted, step by step.
pub async fn working(paths::Working { id }: paths::Working, visit: Visit) -> Answer {
    let room = room(&visit);
    let row = room.plebiscite(id, Audience::Public).await?.ok_or(Refusal::NotFound)?;
    let (Some(form), Some(doc)) = (row.frozen(), room.result(id, Audience::Public).await?) else {
        return Err(Refusal::NotFound.into());
    };
    let version = format!("count-{}", row.version);
    if let Some(unchanged) = visit.answered(&version) {
        return Ok(unchanged);
    }
    let page = WorkingPage {
        form,
        plebiscite: paths::Plebiscite { id }.to_string(),
        told: told(&visit.words, form, &doc.outcome),
        settings: doc.outcome.parameters.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
        bundle: format!("/journal/{}/bundle.tar", doc.eid),
    };
    let frame = Page { rehearsal: row.rehearsal, ..Page::titled(visit.words.t("count-title")) };
    Ok(visit.versioned(&version, &frame, &working::working(&visit.words, &page)))
}

/// The minutes.
pub async fn minutes(paths::Minutes { id }: paths::Minutes, visit: Visit) -> Answer {
    let minutes = room(&visit).minutes(id, Audience::Public, visit.lang()).await?;
    let pdf = minutes.ok_or(Refusal::NotFound)?;
    let headers =
        [(header::CONTENT_TYPE, "application/pdf"), (header::CONTENT_DISPOSITION, "inline; filename=\"minutes.pdf\"")];
    Ok((headers, pdf).into_response())
}

fn result<'a>(
    visit: &Visit,
    row: &Plebiscite,
    (form, doc): (&'a BallotForm, &'a ResultDoc),
    errata: Vec<Erratum>,
) -> ResultPart<'a> {
    ResultPart {
        form,
        doc,
        told: told(&visit.words, form, &doc.outcome),
        working: paths::Working { id: row.id }.to_string(),
        errata: errata.into_iter().map(|erratum| (visit.moment(erratum.at), erratum.text)).collect(),
        minutes: paths::Minutes { id: row.id }.to_string(),
        bundle: format!("/journal/{}/bundle.tar", doc.eid),
    }
}

fn hours(visit: &Visit, form: &BallotForm, erased: Option<Instant>) -> Vec<Moment> {
    let moment = |key: &str, at| Moment { when: visit.moment(at), what: visit.words.t(key), past: at <= visit.now };
    let mut hours = vec![
        moment("vote-hour-opens", form.window.opens),
        moment("vote-hour-closes", form.window.closes),
        moment("vote-hour-publish", form.publish_at),
    ];
    hours.extend(erased.map(|at| moment("vote-hour-erased", at)));
    hours
}
