//! The organiser's page as it was sent: fields, pictures, and the button that was
//! pressed.

use kernel::{Ids, PictureId, PlebisciteId};
use web::{Errors, Fields};

use super::draft::{self, Around};
use super::picture::{Drawn, redraw};
use crate::rows::pictures;
use crate::rules::form::{Conflict, Counting, Draft, Eligibility, OptionId, Picture};
use crate::rules::method::Method;

/// What is asked for besides storing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// Nothing.
    Save,
    /// One more row for an option.
    Add,
    /// This row is taken out.
    Remove(usize),
    /// The fields of the chosen method are shown.
    Method,
}

/// Which button was pressed.
#[must_use]
pub fn pressed(fields: &Fields) -> Pressed {
    if fields.ticked("add-option") {
        return Pressed::Add;
    }
    if fields.ticked("choose-method") {
        return Pressed::Method;
    }
    fields.get("remove-option").parse().map_or(Pressed::Save, Pressed::Remove)
}

/// A page that was read.
#[derive(Debug)]
pub struct Read {
    /// The draft, with the new pictures in it.
    pub draft: Draft,
    /// The new pictures; not yet anybody's.
    pub drawn: Vec<pictures::Picture>,
    /// What is wrong.
    pub errors: Errors,
}

/// Reads fields and pictures (row and bytes).
#[must_use]
pub fn read(fields: &Fields, sent: &[(usize, Vec<u8>)], around: Around<'_>, ids: &dyn Ids) -> Read {
    let mut marked = fields.clone();
    if let Pressed::Remove(row) = pressed(fields) {
        marked.set(format!("option-{row}-remove"), "yes");
    }
    let (mut draft, mut errors) = draft::read(&marked, around);
    let mut drawn = Vec::new();
    let rows = draft::option_rows(&marked, around);
    for (row, bytes) in sent {
        let field = format!("option-{row}-picture");
        match redraw(bytes) {
            Err(key) => errors.add(field, key),
            Ok(picture) => {
                let Some(place) = rows.iter().position(|known| known == row) else {
                    errors.add(format!("option-{row}-title-{}", around.langs[0]), "organise-error-picture-alone");
                    continue;
                };
                let id = PictureId::from_uuid(ids.random());
                let alt = draft::alt(&marked, *row, around.langs);
                draft.options[place].picture = Some(Picture { id, alt });
                drawn.push(stored(id, picture));
            }
        }
    }
    // What cannot be stored cannot be kept by the browser either: files are chosen again.
    if !errors.is_empty() {
        for (row, _) in sent {
            let field = format!("option-{row}-picture");
            if !errors.0.iter().any(|error| error.field == field) {
                errors.add(field, "organise-error-picture-again");
            }
        }
    }
    Read { draft, drawn, errors }
}

fn stored(id: PictureId, drawn: Drawn) -> pictures::Picture {
    pictures::Picture {
        id,
        // Its plebiscite takes it in when it is stored.
        plebiscite: PlebisciteId::from_uuid(kernel::Uuid::nil()),
        mime: "image/jpeg".to_owned(),
        width: drawn.width,
        height: drawn.height,
        bytes: drawn.bytes,
    }
}

/// A copy of a draft whose pictures get ids of their own; old id and new id.
#[must_use]
pub fn copied(draft: &Draft, ids: &dyn Ids) -> (Draft, Vec<(PictureId, PictureId)>) {
    let mut copy = Draft { opens_at: None, closes_at: None, publish_at: None, ..draft.clone() };
    let mut moved = Vec::new();
    for (place, choice) in copy.options.iter_mut().enumerate() {
        choice.id = OptionId::nth(place);
        if let Some(picture) = &mut choice.picture {
            let id = PictureId::from_uuid(ids.random());
            moved.push((picture.id, id));
            picture.id = id;
        }
    }
    copy.entered = copy.options.len();
    (copy, moved)
}

/// A draft to begin with: everything that can be guessed is filled in.
#[must_use]
pub fn fresh(now: kernel::Instant, zone: &jiff::tz::TimeZone, method: Method) -> Draft {
    let at = |days: i64, hour: i8| super::moment::on_the_hour(now.plus_days(days), hour, zone);
    Draft {
        who: Some(Eligibility::default()),
        opens_at: at(14, 8),
        closes_at: at(28, 20),
        publish_at: at(29, 12),
        counting: Some(Counting::by(method)),
        conflict: Some(Conflict::FirstCounts),
        ..Draft::default()
    }
}
