//! A mark taken back: with a reason, and with a second clerk who confirms it with
//! their own password on the same page.

use roll::rows::residents;
use templates::html;
use templates::layout::Page;
use templates::parts::{Field, password_field, text_field};
use web::{Answer, Errors, Fields, Problem, Refusal, Visit};

use super::desk::refusal;
use super::{find, onward, room, title};
use crate::jobs::{DeskRefused, MarkTaken, Second, SecondRefused, second_clerk};
use crate::paths::staff as at;
use crate::views::staff::confirm::{Confirm, confirm};

/// Asks for the reason and the second clerk.
///
/// # Errors
/// A failure of the database.
pub async fn show(path: at::Undo, visit: Visit) -> Answer {
    let (page, body) = page(&visit, path, &Fields::default(), (Errors::default(), None)).await?;
    Ok(visit.page(&page, &body))
}

/// Takes the mark back.
///
/// # Errors
/// A failure of the database.
pub async fn submit(path: at::Undo, visit: Visit, fields: Fields) -> Answer {
    let clerk = visit.staff()?.id;
    let mut errors = missing(&fields);
    if errors.is_empty() {
        let client = visit.client.text();
        let second =
            Second { email: fields.get("second-email"), password: fields.raw("second-password"), client: &client };
        match second_clerk(&visit.app.store, &*visit.app.ids, visit.now, (clerk, second)).await? {
            Ok(second) => return take(&visit, path, &fields, second).await,
            Err(SecondRefused::Wrong) => errors.add("second-email", "desk-second-wrong"),
            Err(SecondRefused::Same) => errors.add("second-email", "desk-same-clerk"),
            Err(SecondRefused::NoClerk) => errors.add("second-email", "desk-second-no-clerk"),
            Err(SecondRefused::Wait(until)) => {
                errors.add_with("second-email", "desk-second-wait", vec![("at", visit.moment(until).into())]);
            }
        }
    }
    let (page, body) = page(&visit, path, &fields, (errors, None)).await?;
    Ok(visit.again(&page, &body))
}

fn missing(fields: &Fields) -> Errors {
    let mut errors = Errors::default();
    if fields.get("reason").is_empty() {
        errors.add("reason", "organise-error-reason");
    }
    if fields.get("second-email").is_empty() {
        errors.add("second-email", "desk-second-email-empty");
    }
    if fields.raw("second-password").is_empty() {
        errors.add("second-password", "desk-second-password-empty");
    }
    errors
}

async fn take(visit: &Visit, path: at::Undo, fields: &Fields, second: kernel::StaffId) -> Answer {
    let taken = MarkTaken { clerk: visit.staff()?.id, second, reason: fields.get("reason") };
    match room(visit).unmark_paper(path.id, path.resident, taken).await? {
        Ok(()) => onward(&format!("{}?done=unmarked&resident={}", at::DeskAt { id: path.id }, path.resident)),
        Err(refused) => again(visit, path, fields, refused).await,
    }
}

async fn again(visit: &Visit, path: at::Undo, fields: &Fields, refused: DeskRefused) -> Answer {
    let why = refusal(visit, refused)?;
    let (page, body) = page(visit, path, fields, (Errors::default(), Some(why))).await?;
    Ok(visit.again(&page, &body))
}

async fn page(
    visit: &Visit,
    path: at::Undo,
    fields: &Fields,
    (errors, why): (Errors, Option<String>),
) -> Result<(Page, templates::Markup), Problem> {
    let words = &visit.words;
    let row = find(visit, path.id).await?;
    let person = residents::find(visit.app.store.reader().conn(), path.resident).await?.ok_or(Refusal::NotFound)?;
    let field = |name: &'static str, key: &str, hint: Option<&str>| Field {
        name,
        label: words.t(key),
        hint: hint.map(|key| words.t(key)),
        error: errors.text(words, name),
        value: fields.get(name),
        required: false,
    };
    let body = html! {
        (text_field(&field("reason", "desk-reason", Some("desk-undo-reason-hint")), "off"))
        fieldset.group {
            legend { (words.t("desk-second")) }
            p.hint { (words.t("desk-second-hint")) }
            (text_field(&field("second-email", "desk-second-email", None), "off"))
            (password_field(&field("second-password", "desk-second-password", None), "off"))
        }
    };
    let name = format!("{} {}, {}", person.given, person.surname, person.address);
    let lead = words.with("desk-undo-lead", &[("name", name.into())]);
    let ask = Confirm {
        above: vec![(words.t("desk-title"), at::DeskAt { id: path.id }.to_string())],
        title: words.t("desk-undo-title"),
        lead: why.into_iter().chain([title(visit, &row), lead, words.t("desk-undo-card")]).collect(),
        action: path.to_string(),
        fields: body,
        button: words.t("desk-undo-button"),
        csrf: visit.csrf(),
        errors: errors.clone(),
        ..Confirm::default()
    };
    Ok((Page::titled(ask.title.clone()), confirm(words, &ask)))
}
