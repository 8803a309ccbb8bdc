//! A dress rehearsal: an election of its own with invented residents.

use templates::html;
use templates::layout::Page;
use templates::parts::{Field, number_field};
use web::{Answer, Errors, Fields, Refusal, Visit};

use super::{above, done, find, freeze, room};
use crate::jobs::{ByHandRefused, MOST_PEOPLE, Plan};
use crate::paths::staff as at;
use crate::rows::plebiscites::Plebiscite;
use crate::views::staff::confirm::{Confirm, confirm};

/// Most people for whom a rehearsal is made while the page waits.
const MOST_ON_PAGE: u32 = 2_000;
/// Days a rehearsal stays open if nobody closes it.
const DAYS: i64 = 30;

const _: () = assert!(MOST_ON_PAGE <= MOST_PEOPLE);

fn page(visit: &Visit, row: &Plebiscite, fields: &Fields, errors: Errors) -> (Page, templates::Markup) {
    let words = &visit.words;
    let field = Field {
        name: "people",
        label: words.t("organise-rehearse-people"),
        hint: Some(words.with("organise-rehearse-hint", &[("most", u64::from(MOST_ON_PAGE).into())])),
        error: errors.text(words, "people"),
        value: fields.get("people"),
        required: false,
    };
    let ask = Confirm {
        above: above(visit, row),
        title: words.t("organise-do-rehearse"),
        lead: ["organise-rehearse-what", "organise-rehearse-then"].map(|key| words.t(key)).into(),
        action: at::Rehearse { id: row.id }.to_string(),
        fields: number_field(&field),
        button: words.t("organise-rehearse-button"),
        csrf: visit.csrf(),
        errors,
        ..Confirm::default()
    };
    (Page::titled(ask.title.clone()), html! { (confirm(words, &ask)) })
}

/// Asks how many people.
///
/// # Errors
/// A failure of the database.
pub async fn show(path: at::Rehearse, visit: Visit) -> Answer {
    let row = find(&visit, path.id).await?;
    let mut fields = Fields::default();
    fields.set("people", "20");
    let (page, body) = page(&visit, &row, &fields, Errors::default());
    Ok(visit.page(&page, &body))
}

/// Makes the rehearsal.
///
/// # Errors
/// A failure of the database.
pub async fn submit(path: at::Rehearse, visit: Visit, fields: Fields) -> Answer {
    let row = find(&visit, path.id).await?;
    let people = fields.get("people").parse::<u32>().ok().filter(|people| (1..=MOST_ON_PAGE).contains(people));
    let Some(people) = people else {
        let mut errors = Errors::default();
        errors.add_number("people", "organise-error-people", u64::from(MOST_ON_PAGE));
        let (page, body) = page(&visit, &row, &fields, errors);
        return Ok(visit.again(&page, &body));
    };
    let closes_at = visit.now.plus_days(DAYS);
    let plan = Plan { people, opens_at: visit.now, closes_at, publish_at: closes_at };
    match room(&visit).rehearse(path.id, plan, &visit.actor()).await? {
        Ok(id) => done(id, "rehearsal"),
        Err(refused) => freeze::refuse(&visit, &row, &refused),
    }
}

/// Opens a rehearsal now.
///
/// # Errors
/// A failure of the database.
pub async fn open(path: at::OpenNow, visit: Visit, _fields: Fields) -> Answer {
    let outcome = room(&visit).open_rehearsal(path.id, &visit.actor()).await?;
    by_hand(path.id, outcome, "opened")
}

/// Closes a rehearsal now.
///
/// # Errors
/// A failure of the database.
pub async fn close(path: at::CloseNow, visit: Visit, _fields: Fields) -> Answer {
    let outcome = room(&visit).close_rehearsal(path.id, &visit.actor()).await?;
    by_hand(path.id, outcome, "closed")
}

fn by_hand(id: kernel::PlebisciteId, outcome: Result<(), ByHandRefused>, said: &str) -> Answer {
    match outcome {
        Ok(()) => done(id, said),
        Err(ByHandRefused::NotFound) => Err(Refusal::NotFound.into()),
        Err(ByHandRefused::Real | ByHandRefused::NotNow(_) | ByHandRefused::NoKeys | ByHandRefused::TooEarly) => {
            done(id, "not-now")
        }
    }
}
