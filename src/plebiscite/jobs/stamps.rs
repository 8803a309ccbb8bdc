//! Where every plebiscite stands, kept while nothing in the town changed: each
//! code, ballot and page asks for it.

use std::sync::Arc;

use kernel::PlebisciteId;

use super::{Fault, Room};
use crate::rows::plebiscites::{self, Stamp};
use crate::rules::states::State;

/// Every state but draft.
const NO_DRAFT: [State; 6] =
    [State::Frozen, State::Open, State::Closed, State::Counted, State::Published, State::Withdrawn];

impl Room {
    /// Those that are no drafts, the one that closes last first.
    pub(super) async fn stamps(&self) -> Result<Arc<Vec<Stamp>>, Fault> {
        let read = async { Ok(Arc::new(plebiscites::stamps(self.0.store.reader().conn(), &NO_DRAFT).await?)) };
        self.0.stamps.get((), read).await
    }

    /// One of any state.
    pub(super) async fn stamp(&self, id: PlebisciteId) -> Result<Option<Stamp>, Fault> {
        let stamps = self.stamps().await?;
        if let Some(stamp) = stamps.iter().find(|stamp| stamp.id == id) {
            return Ok(Some(*stamp));
        }
        // A draft, or one so old that it is not among them.
        Ok(plebiscites::stamp_of(self.0.store.reader().conn(), id).await?)
    }
}
