//! What casting needs of a plebiscite, read once and kept until its row changes.

use std::sync::Arc;

use ballotbox::agent::Agent;
use ballotbox::code::Kdf;
use ballotbox::manifest::Manifest;
use ballotbox::token::Issuer;
use journal::Book;
use kernel::{Instant, PlebisciteId, Window};
use ledger::NoteKey;
use zeroize::Zeroizing;

use super::{Fault, Room, keys};
use crate::rows::plebiscites::{self, Plebiscite, Stamp};
use crate::rules::form::BallotForm;
use crate::rules::states::{State, Times};

/// A frozen plebiscite whose name (`eid`) exists, with its keys.
pub(super) struct Live {
    pub(super) id: PlebisciteId,
    pub(super) version: i64,
    pub(super) form: Arc<BallotForm>,
    pub(super) manifest: Manifest,
    pub(super) manifest_bytes: Vec<u8>,
    pub(super) eid: String,
    pub(super) kdf: Kdf,
    pub(super) times: Times,
    /// Signs and seals; gone once casting has closed.
    pub(super) agent: Option<Agent>,
    /// Gone after the dispute.
    pub(super) k_reg: Option<Zeroizing<[u8; 32]>>,
    pub(super) urn_key: NoteKey,
}

/// When a plebiscite opens, closes and is published. A rehearsal may be closed by hand and is
/// published as soon as it is counted.
pub(super) fn times(manifest: &Manifest) -> Times {
    let window = Window {
        opens: Instant::from_millis(manifest.opens_at),
        closes: Instant::from_millis(manifest.issue_closes_at),
    };
    Times {
        window,
        grace_seconds: i64::from(manifest.cast_grace_s),
        publish_at: Instant::from_millis(if manifest.rehearsal { manifest.opens_at } else { manifest.publish_at }),
    }
}

impl Room {
    /// The plebiscite of this stamp with its keys; `None`: it has no name yet.
    pub(super) async fn live(&self, stamp: Stamp) -> Result<Option<Arc<Live>>, Fault> {
        if !stamp.named {
            return Ok(None);
        }
        if let Some(live) = self.kept().get(&stamp.id).filter(|live| live.version == stamp.version) {
            return Ok(Some(Arc::clone(live)));
        }
        let Some(row) = plebiscites::find(self.0.store.reader().conn(), stamp.id).await? else { return Ok(None) };
        let live = Arc::new(self.read_live(&row)?);
        self.kept().insert(stamp.id, Arc::clone(&live));
        Ok(Some(live))
    }

    /// The plebiscite of this id with its keys.
    pub(super) async fn live_of(&self, id: PlebisciteId) -> Result<Option<(State, Arc<Live>)>, Fault> {
        let Some(stamp) = self.stamp(id).await? else { return Ok(None) };
        Ok(self.live(stamp).await?.map(|live| (stamp.state, live)))
    }

    /// As [`Room::live_of`], where it must be there.
    pub(super) async fn must_live(&self, id: PlebisciteId) -> Result<Arc<Live>, Fault> {
        let live = self.live_of(id).await?;
        live.map(|(_, live)| live).ok_or(Fault::state(id, "has no manifest with code keys"))
    }

    fn read_live(&self, row: &Plebiscite) -> Result<Live, Fault> {
        let store = &self.0.store;
        let (Some(form), Some(bytes), Some(eid)) = (row.frozen(), &row.manifest, &row.eid) else {
            return Err(Fault::state(row.id, "is named but not frozen"));
        };
        let manifest = Manifest::parse(bytes)?;
        let agent = match (keys::get(store, row.id, "issuer")?, keys::get(store, row.id, "agent")?) {
            (Some(issuer), Some(secret)) => Some(Agent {
                issuer: Issuer::from_der(&issuer)?,
                seal: manifest.seal_key()?,
                secret: keys::sized(&secret).ok_or_else(|| Fault::NoKey(keys::name(row.id, "agent")))?,
                eid: eid.clone(),
            }),
            _ => None,
        };
        Ok(Live {
            id: row.id,
            version: row.version,
            form: Arc::new(form.clone()),
            kdf: manifest.kdf()?,
            times: times(&manifest),
            manifest_bytes: bytes.clone(),
            manifest,
            eid: eid.clone(),
            agent,
            k_reg: keys::get(store, row.id, keys::PSEUDONYMS)?.and_then(|bytes| keys::sized(&bytes)),
            urn_key: keys::log_key(store, row.id, Book::Urn)?,
        })
    }
}
