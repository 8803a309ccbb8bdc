//! The addresses of organisers and clerks.

use axum_extra::routing::TypedPath;
use kernel::{PlebisciteId, ResidentId};
use serde::Deserialize;

pub use super::public::Picture;

macro_rules! fixed {
    ($($(#[$meta:meta])* $name:ident $path:literal),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
        #[typed_path($path)]
        pub struct $name;
    )*};
}

macro_rules! of_plebiscite {
    ($($(#[$meta:meta])* $name:ident $path:literal),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
        #[typed_path($path)]
        pub struct $name {
            /// Which plebiscite.
            pub id: PlebisciteId,
        }
    )*};
}

fixed! {
    /// Every plebiscite, for staff.
    List "/plebiscites",
    /// A new one.
    New "/plebiscites/new",
    /// The desk: which plebiscite.
    Desk "/desk",
    /// A program's rehearsals.
    Rehearsals "/api/rehearsals",
}

of_plebiscite! {
    /// A plebiscite, for staff; everybody's page is [`super::public::Plebiscite`].
    Home "/plebiscites/{id}/manage",
    /// Its one page of fields.
    Edit "/plebiscites/{id}/edit",
    /// Its rules in plain words, for everybody.
    Rules "/plebiscites/{id}/rules",
    /// Freezing it.
    Freeze "/plebiscites/{id}/freeze",
    /// How far the freeze is.
    Freezing "/plebiscites/{id}/freezing",
    /// The file for whoever makes the codes.
    Package "/plebiscites/{id}/package",
    /// The public keys of the codes.
    CodeKeys "/plebiscites/{id}/code-keys",
    /// A spare code for a letter that got lost.
    Replace "/plebiscites/{id}/replace-code",
    /// Giving it up.
    Withdraw "/plebiscites/{id}/withdraw",
    /// Breaking a tie.
    Lot "/plebiscites/{id}/lot",
    /// Correcting what was published.
    Erratum "/plebiscites/{id}/erratum",
    /// Deleting a draft.
    Delete "/plebiscites/{id}/delete",
    /// The same again, as a new draft.
    Copy "/plebiscites/{id}/copy",
    /// Rehearsing it.
    Rehearse "/plebiscites/{id}/rehearse",
    /// Opening a rehearsal now.
    OpenNow "/plebiscites/{id}/open-now",
    /// Closing a rehearsal now.
    CloseNow "/plebiscites/{id}/close-now",
    /// The desk of one plebiscite.
    DeskAt "/desk/{id}",
    /// Marking a right as used on paper.
    Mark "/desk/{id}/mark",
    /// The paper cards, typed by batch.
    Cards "/desk/{id}/cards",
    /// Typing paper cards one by one.
    TypeCard "/desk/{id}/cards/typing",
    /// Taking the last one out again.
    TakeLastCard "/desk/{id}/cards/take-last",
    /// Closing one's typing of a batch.
    CloseBatch "/desk/{id}/cards/close",
    /// Discarding a batch.
    DiscardBatch "/desk/{id}/cards/discard",
    /// Every card is counted.
    FinishCards "/desk/{id}/cards/finish",
    /// A program's rehearsal.
    Rehearsal "/api/rehearsals/{id}",
    /// Its package.
    RehearsalPackage "/api/rehearsals/{id}/package",
    /// Its code keys.
    RehearsalKeys "/api/rehearsals/{id}/code-keys",
    /// Opening it now.
    RehearsalOpen "/api/rehearsals/{id}/open",
    /// Closing it now.
    RehearsalClose "/api/rehearsals/{id}/close",
    /// Breaking its tie.
    RehearsalLot "/api/rehearsals/{id}/lot",
}

/// Taking a mark back.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/desk/{id}/undo/{resident}")]
pub struct Undo {
    /// Which plebiscite.
    pub id: PlebisciteId,
    /// Whose mark.
    pub resident: ResidentId,
}
