//! The rules in plain words, in every language of the town; of a draft to staff only.

use templates::layout::Page;
use templates::parts::{Tone, breadcrumb, notice, print_button};
use templates::{Words, html};
use web::{Answer, Visit};

use super::{above, find, room, title};
use crate::pages::districts_of;
use crate::paths::staff::{Home, Rules};
use crate::rows::plebiscites::{Form, Plebiscite};
use crate::rules::form::BallotForm;
use crate::views::rule_sheet::{RuleSheet, options, rule_sheet};

/// Shows them.
///
/// # Errors
/// A failure of the database.
pub async fn show(path: Rules, visit: Visit) -> Answer {
    let row = find(&visit, path.id).await?;
    let Some(form) = form(&visit, &row).await? else { return unfinished(&visit, path, &row) };
    let districts = districts_of(&visit, &form).await?;
    let town = &visit.app.town;
    let sheet = RuleSheet { form: &form, zone: &town.zone, districts: &districts, public_url: &town.public_url };
    let heading = visit.words.t("organise-rules-title");
    let body = html! {
        @if visit.signed_in.is_some() { (breadcrumb(&visit.words, &above(&visit, &row), &heading)) }
        h1 { (heading) }
        p.actions { (print_button(&visit.words)) }
        @for lang in town.langs.iter().filter(|lang| templates::offered().contains(lang)) {
            article lang=(lang) {
                h2 { (form.title_in(*lang)) }
                (rule_sheet(&Words::of(*lang), &sheet))
                (options(&Words::of(*lang), &form))
            }
        }
    };
    Ok(visit.page(&Page { rehearsal: row.rehearsal, ..Page::titled(heading) }, &body))
}

/// The frozen form, or the one that would be frozen.
async fn form(visit: &Visit, row: &Plebiscite) -> Result<Option<BallotForm>, web::Problem> {
    Ok(match &row.form {
        Form::Frozen(form) => Some(form.clone()),
        Form::Draft(_) => room(visit).ready(row.id).await?.ok(),
    })
}

fn unfinished(visit: &Visit, path: Rules, row: &Plebiscite) -> Answer {
    let heading = visit.words.t("organise-rules-title");
    let body = html! {
        (breadcrumb(&visit.words, &above(visit, row), &heading))
        h1 { (heading) }
        (notice(Tone::Warn, &title(visit, row), &html! {
            p { (visit.words.t("organise-rules-unfinished")) }
            p { a href={ (Home { id: path.id }) "#missing" } { (visit.words.t("organise-checklist")) } }
        }))
    };
    Ok(visit.page(&Page::titled(heading), &body))
}
