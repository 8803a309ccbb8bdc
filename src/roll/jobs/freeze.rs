//! Freezing: the roll of this moment becomes the rights of one plebiscite.

use hmac::{Hmac, KeyInit, Mac};
use kernel::{DistrictId, Ids, PlebisciteId, ResidentId};
use sha2::Sha256;
use store::{DbErr, Store, Vault};

use crate::rows::residents::Resident;
use crate::rows::snapshot::Fresh;
use crate::rows::{residents, snapshot};

/// Who is let in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// Only these districts; empty: all.
    pub districts: Vec<DistrictId>,
    /// Only people born in this year or before, or whose year is not known.
    pub born_until: Option<u16>,
}

impl Who {
    /// Whether this resident may vote.
    #[must_use]
    pub fn lets_in(&self, resident: &Resident) -> bool {
        let here = self.districts.is_empty() || resident.district.is_some_and(|d| self.districts.contains(&d));
        let old = self.born_until.is_none_or(|until| resident.birth_year.is_none_or(|year| year <= until));
        here && old
    }
}

/// Lays down a right for everybody who is let in; how many there are. Starts
/// over when it was interrupted.
///
/// # Errors
/// A database fault.
pub async fn freeze(
    store: &Store,
    plebiscite: PlebisciteId,
    who: &Who,
    secrets: Secrets<'_>,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<u64, DbErr> {
    let tx = store.silent(Vault::Rights).await?;
    snapshot::clear(&tx, plebiscite).await?;
    tx.commit().await?;
    let (mut after, mut laid) = (None, 0);
    loop {
        let page = residents::page(store.reader(), after, snapshot::CHUNK as u64).await?;
        let Some(last) = page.last() else { return Ok(laid) };
        after = Some(last.id);
        let people = page.iter().filter(|resident| who.lets_in(resident)).map(|r| (r.id, r.district));
        laid += lay(store, plebiscite, people, secrets).await?;
        progress(laid);
    }
}

/// Lays down rights for invented people, for a rehearsal.
///
/// # Errors
/// A database fault.
pub async fn freeze_invented(
    store: &Store,
    plebiscite: PlebisciteId,
    people: &[ResidentId],
    secrets: Secrets<'_>,
) -> Result<(), DbErr> {
    let mut sorted = people.to_vec();
    sorted.sort();
    for chunk in sorted.chunks(snapshot::CHUNK) {
        lay(store, plebiscite, chunk.iter().map(|id| (*id, None)), secrets).await?;
    }
    Ok(())
}

/// What freezing draws from.
#[derive(Clone, Copy)]
pub struct Secrets<'a> {
    /// The key of the register's pseudonyms.
    pub k_reg: &'a [u8; 32],
    /// Randomness for the salts.
    pub ids: &'a dyn Ids,
}

async fn lay(
    store: &Store,
    plebiscite: PlebisciteId,
    people: impl Iterator<Item = (ResidentId, Option<DistrictId>)>,
    secrets: Secrets<'_>,
) -> Result<u64, DbErr> {
    let fresh = |(resident, district)| {
        let mut salt = [0; 16];
        secrets.ids.fill(&mut salt);
        Fresh { resident, salt, rid: rid(secrets.k_reg, resident), district }
    };
    let rights: Vec<Fresh> = people.map(fresh).collect();
    let tx = store.silent(Vault::Rights).await?;
    snapshot::lay(&tx, plebiscite, &rights).await?;
    tx.commit().await?;
    Ok(rights.len() as u64)
}

/// `HMAC-SHA256(K_reg, resident_id)`: looks random to the public, can be
/// computed again by whoever holds the key.
#[must_use]
pub fn rid(k_reg: &[u8; 32], resident: ResidentId) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(k_reg).expect("HMAC takes keys of any length");
    mac.update(resident.uuid().as_bytes());
    mac.finalize().into_bytes().into()
}
