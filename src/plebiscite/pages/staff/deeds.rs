//! What staff do once and in public: withdraw, draw the lot, correct; and what is
//! done to drafts: delete, copy.

use templates::layout::Page;
use templates::parts::{Field, text_field, textarea};
use templates::{Markup, html};
use web::{Answer, Errors, Fields, Refusal, Visit};

use super::{above, done, find, onward, room};
use crate::forms::sent_draft::copied;
use crate::jobs::{DraftRefused, StaffRefused};
use crate::paths::staff as at;
use crate::rows::pictures::{self, Picture};
use crate::rows::plebiscites::{Form, Plebiscite};
use crate::rules::states::State;
use crate::views::staff::confirm::{Confirm, confirm};

/// A deed with one text: what it says, and how it is shown.
struct Asked {
    title: &'static str,
    lead: &'static [&'static str],
    label: &'static str,
    hint: &'static str,
    long: bool,
    danger: bool,
}

const WITHDRAW: Asked = Asked {
    title: "organise-do-withdraw",
    lead: &["organise-withdraw-what", "organise-withdraw-final"],
    label: "organise-withdraw-reason",
    hint: "organise-withdraw-hint",
    long: true,
    danger: true,
};
const LOT: Asked = Asked {
    title: "organise-do-lot",
    lead: &["organise-lot-what", "organise-lot-how"],
    label: "organise-lot-drawn",
    hint: "organise-lot-hint",
    long: false,
    danger: false,
};
const ERRATUM: Asked = Asked {
    title: "organise-do-erratum",
    lead: &["organise-erratum-what"],
    label: "organise-erratum-text",
    hint: "organise-erratum-hint",
    long: true,
    danger: false,
};

fn asking(
    visit: &Visit,
    row: &Plebiscite,
    action: String,
    (asked, fields, errors): (&Asked, &Fields, Errors),
) -> (Page, Markup) {
    let words = &visit.words;
    let (label, hint) = (words.t(asked.label), Some(words.t(asked.hint)));
    let field = Field {
        name: "text",
        label,
        hint,
        error: errors.text(words, "text"),
        value: fields.get("text"),
        required: false,
    };
    let ask = Confirm {
        above: above(visit, row),
        title: words.t(asked.title),
        lead: asked.lead.iter().map(|key| words.t(key)).collect(),
        action,
        fields: html! { @if asked.long { (textarea(&field)) } @else { (text_field(&field, "off")) } },
        button: words.t(asked.title),
        danger: asked.danger,
        csrf: visit.csrf(),
        errors,
        ..Confirm::default()
    };
    (Page::titled(ask.title.clone()), confirm(words, &ask))
}

async fn show(visit: &Visit, id: kernel::PlebisciteId, action: String, asked: &Asked) -> Answer {
    let row = find(visit, id).await?;
    let (page, body) = asking(visit, &row, action, (asked, &Fields::default(), Errors::default()));
    Ok(visit.page(&page, &body))
}

/// What became of it: on to the plebiscite, or the same page with what is wrong.
async fn ended(
    visit: &Visit,
    (id, action): (kernel::PlebisciteId, String),
    (asked, fields, said): (&Asked, &Fields, &str),
    outcome: Result<(), StaffRefused>,
) -> Answer {
    let key = match outcome {
        Ok(()) => return done(id, said),
        Err(StaffRefused::NotFound) => return Err(Refusal::NotFound.into()),
        Err(StaffRefused::NotNow) => "organise-error-not-now",
        Err(StaffRefused::NoTie) => "organise-error-no-tie",
        Err(StaffRefused::Text) => "organise-error-text",
    };
    let row = find(visit, id).await?;
    let mut errors = Errors::default();
    errors.add("text", key);
    let (page, body) = asking(visit, &row, action, (asked, fields, errors));
    Ok(visit.again(&page, &body))
}

/// Asks for the public reason.
///
/// # Errors
/// A failure of the database.
pub async fn withdraw(path: at::Withdraw, visit: Visit) -> Answer {
    show(&visit, path.id, path.to_string(), &WITHDRAW).await
}

/// Withdraws.
///
/// # Errors
/// A failure of the database.
pub async fn withdrawn(path: at::Withdraw, visit: Visit, fields: Fields) -> Answer {
    let outcome = room(&visit).withdraw(path.id, fields.get("text"), &visit.actor()).await?;
    ended(&visit, (path.id, path.to_string()), (&WITHDRAW, &fields, "withdrawn"), outcome).await
}

/// Asks for what was drawn.
///
/// # Errors
/// A failure of the database.
pub async fn lot(path: at::Lot, visit: Visit) -> Answer {
    show(&visit, path.id, path.to_string(), &LOT).await
}

/// Breaks the tie.
///
/// # Errors
/// A failure of the database.
pub async fn drawn(path: at::Lot, visit: Visit, fields: Fields) -> Answer {
    let outcome = room(&visit).draw_lot(path.id, fields.get("text"), &visit.actor()).await?;
    ended(&visit, (path.id, path.to_string()), (&LOT, &fields, "lot"), outcome).await
}

/// Asks for the correction.
///
/// # Errors
/// A failure of the database.
pub async fn erratum(path: at::Erratum, visit: Visit) -> Answer {
    show(&visit, path.id, path.to_string(), &ERRATUM).await
}

/// Adds the correction.
///
/// # Errors
/// A failure of the database.
pub async fn corrected(path: at::Erratum, visit: Visit, fields: Fields) -> Answer {
    let outcome = room(&visit).add_erratum(path.id, fields.get("text"), &visit.actor()).await?;
    ended(&visit, (path.id, path.to_string()), (&ERRATUM, &fields, "erratum"), outcome).await
}

/// Asks whether the draft is to be deleted.
///
/// # Errors
/// A failure of the database.
pub async fn delete(path: at::Delete, visit: Visit) -> Answer {
    let row = find(&visit, path.id).await?;
    if row.state != State::Draft {
        return done(path.id, "frozen-before");
    }
    let words = &visit.words;
    let ask = Confirm {
        above: above(&visit, &row),
        title: words.t("organise-do-delete"),
        lead: vec![words.t("organise-delete-what")],
        action: path.to_string(),
        button: words.t("organise-do-delete"),
        danger: true,
        csrf: visit.csrf(),
        ..Confirm::default()
    };
    Ok(visit.page(&Page::titled(ask.title.clone()), &confirm(words, &ask)))
}

/// Deletes the draft.
///
/// # Errors
/// A failure of the database.
pub async fn deleted(path: at::Delete, visit: Visit, _fields: Fields) -> Answer {
    match room(&visit).delete(path.id, &visit.actor()).await? {
        // Gone already: what was wanted is so.
        Ok(()) | Err(DraftRefused::NotFound) => onward(&at::List),
        Err(DraftRefused::Frozen | DraftRefused::Changed) => done(path.id, "frozen-before"),
    }
}

/// The same again, as a new draft without dates.
///
/// # Errors
/// A failure of the database.
pub async fn copy(path: at::Copy, visit: Visit, _fields: Fields) -> Answer {
    let draft = match find(&visit, path.id).await?.form {
        Form::Draft(draft) => draft,
        Form::Frozen(form) => form.into_draft(),
    };
    let (draft, moved) = copied(&draft, &*visit.app.ids);
    let room = room(&visit);
    let mut drawn = Vec::new();
    for (old, new) in moved {
        if let Some(picture) = pictures::find(room.store().reader().conn(), old).await? {
            drawn.push(Picture { id: new, ..picture });
        }
    }
    let id = room.create_with(&draft, &drawn, &visit.actor()).await?;
    done(id, "copied")
}
