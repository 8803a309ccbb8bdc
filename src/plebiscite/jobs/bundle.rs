//! The bundle of a published plebiscite, written once and kept.

use std::path::PathBuf;

use kernel::{Audience, PlebisciteId, Sight, sight};

use super::{Fault, Room};
use crate::rows::plebiscites;

impl Room {
    /// The file with everything needed to recount; `None` before publication.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn bundle(&self, id: PlebisciteId) -> Result<Option<PathBuf>, Fault> {
        let Some(row) = plebiscites::find(self.0.store.reader().conn(), id).await? else { return Ok(None) };
        if sight(row.state.phase(), Audience::Public) != Sight::Result {
            return Ok(None);
        }
        let result = row.result.ok_or(Fault::state(id, "is published without a result"))?;
        let live = self.must_live(id).await?;
        let path = self.file("bundles", &format!("{}.tar", live.eid));
        let _one_writes = self.0.bundling.lock().await;
        if !tokio::fs::try_exists(&path).await? {
            let content = self.content(&live, result.into_bytes(), None).await?;
            self.0.journal.write_bundle(id, content, &path).await?;
        }
        Ok(Some(path))
    }
}
