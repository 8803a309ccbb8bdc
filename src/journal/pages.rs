//! The pages of the journal, and what programs fetch from it.

pub mod find;
pub mod logs;
pub mod proofs;

use std::sync::Arc;

use web::{Problem, Refusal, Visit};

use crate::jobs::Fault;
use crate::room::{Election, Room};
use crate::rows::Book;

/// The room of a visit.
fn room(visit: &Visit) -> Room {
    visit.app.room::<Room>().clone()
}

/// The election of an address.
async fn election(room: &Room, eid: &str) -> Result<Arc<Election>, Problem> {
    room.shelf.find(eid).await?.ok_or_else(|| Refusal::NotFound.into())
}

/// The log of an address.
async fn log(room: &Room, eid: &str, book: &str) -> Result<(Arc<Election>, Book), Problem> {
    let book = Book::ALL.into_iter().find(|one| one.word() == book).ok_or(Refusal::NotFound)?;
    Ok((election(room, eid).await?, book))
}

/// A failure behind a page: an apology, or, when it may pass, the request to try again.
impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Raced { .. } => Self::Away,
            Fault::Db(error) => error.into(),
            other => Self::fault(&other),
        }
    }
}
