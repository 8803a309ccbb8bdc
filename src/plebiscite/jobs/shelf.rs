//! What the journal asks of this room.

use std::path::PathBuf;
use std::sync::Arc;

use journal::{Election, Shelf, Told};
use kernel::{Audience, PlebisciteId, Sight, sight};
use web::Problem;

use super::{Fault, Room};
use crate::paths::public as paths;
use crate::rows::plebiscites::{self, Plebiscite};

impl Shelf for Room {
    fn listed(&self) -> Told<'_, Vec<Election>> {
        Box::pin(async move { Ok(Self::listed(self).await?.iter().filter_map(election).collect()) })
    }

    fn find<'a>(&'a self, eid: &'a str) -> Told<'a, Option<Arc<Election>>> {
        Box::pin(async move {
            let read = async {
                let row = plebiscites::by_eid(self.store().reader().conn(), eid).await.map_err(Fault::from)?;
                Ok::<_, Problem>(row.as_ref().and_then(election).map(Arc::new))
            };
            self.0.elections.get(eid.to_owned(), read).await
        })
    }

    fn bundle(&self, id: PlebisciteId) -> Told<'_, Option<PathBuf>> {
        Box::pin(async move { Self::bundle(self, id).await.map_err(Problem::from) })
    }
}

fn election(row: &Plebiscite) -> Option<Election> {
    Some(Election {
        id: row.id,
        eid: row.eid.clone()?,
        title: row.frozen()?.title.clone(),
        rehearsal: row.rehearsal,
        published: sight(row.state.phase(), Audience::Public) == Sight::Result,
        page: paths::Plebiscite { id: row.id }.to_string(),
        manifest: row.manifest.clone()?,
    })
}
