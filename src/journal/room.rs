//! What the pages stand on: the logs, and whoever knows what each log is about.
//!
//! The journal knows logs by their id alone. Titles, hours and what is public yet belong to the
//! room that holds the election; it hands them in as a [`Shelf`].

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;

use kernel::{ByLang, Lang, Line, PlebisciteId};
use web::Problem;

use crate::Journal;

/// An election with logs.
#[derive(Debug, Clone)]
pub struct Election {
    /// Its id.
    pub id: PlebisciteId,
    /// Its id in public.
    pub eid: String,
    /// What is decided.
    pub title: ByLang<Line>,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
    /// Whether its result, and so its bundle, is public.
    pub published: bool,
    /// The address of its page.
    pub page: String,
    /// The manifest's bytes.
    pub manifest: Vec<u8>,
}

impl Election {
    /// The title in a language, or in the first that has one.
    #[must_use]
    pub fn title_in(&self, lang: Lang) -> &str {
        self.title.best(lang).map_or("", Line::as_str)
    }
}

/// What is told in the end.
pub type Told<'a, T> = Pin<Box<dyn Future<Output = Result<T, Problem>> + Send + 'a>>;

/// Knows the elections.
pub trait Shelf: Send + Sync {
    /// Those with logs that are listed, the last to close first; no rehearsals.
    fn listed(&self) -> Told<'_, Vec<Election>>;

    /// The one of this `eid`, rehearsals too.
    fn find<'a>(&'a self, eid: &'a str) -> Told<'a, Option<Arc<Election>>>;

    /// The file of its bundle; `None` before publication.
    fn bundle(&self, id: PlebisciteId) -> Told<'_, Option<PathBuf>>;
}

/// What the assembly puts into the app: `app.room::<journal::Room>()`.
#[derive(Clone)]
pub struct Room {
    /// The logs.
    pub journal: Journal,
    /// What they are about.
    pub shelf: Arc<dyn Shelf>,
}

impl std::fmt::Debug for Room {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Room")
    }
}
