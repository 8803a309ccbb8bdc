//! The keys of elections in the key ring, each in a file of its own so that each
//! can be destroyed in its own hour.

use ballotbox::keys::note_key;
use ballotbox::seal::SealKey;
use journal::Book;
use kernel::{Ids, PlebisciteId};
use ledger::NoteKey;
use store::Store;
use zeroize::Zeroizing;

use super::Fault;
use crate::rules::pass::PassKey;

/// Destroyed when the last ballot has landed.
pub(super) const CASTING: [&str; 2] = ["issuer", "agent"];
/// Makes the register's pseudonyms.
pub(super) const PSEUDONYMS: &str = "pseudonyms";
/// All that a freeze makes; the pseudonyms' key last.
pub(super) const OF_A_DRAFT: [&str; 6] = ["issuer", "agent", "seal", "register-note", "urn-note", PSEUDONYMS];

const PASS: &str = "pass";

pub(super) fn name(plebiscite: PlebisciteId, part: &str) -> String {
    format!("plebiscite/{plebiscite}/{part}")
}

pub(super) fn get(store: &Store, plebiscite: PlebisciteId, part: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Fault> {
    Ok(store.keys().get(&name(plebiscite, part))?)
}

pub(super) fn must(store: &Store, plebiscite: PlebisciteId, part: &str) -> Result<Zeroizing<Vec<u8>>, Fault> {
    get(store, plebiscite, part)?.ok_or_else(|| Fault::NoKey(name(plebiscite, part)))
}

pub(super) fn secret(store: &Store, plebiscite: PlebisciteId, part: &str) -> Result<Zeroizing<[u8; 32]>, Fault> {
    sized(&must(store, plebiscite, part)?).ok_or_else(|| Fault::NoKey(name(plebiscite, part)))
}

pub(super) fn sized(bytes: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    <[u8; 32]>::try_from(bytes).ok().map(Zeroizing::new)
}

/// The key of one of the logs.
pub(super) fn log_key(store: &Store, plebiscite: PlebisciteId, book: Book) -> Result<NoteKey, Fault> {
    let part = match book {
        Book::Register => "register-note",
        Book::Urn => "urn-note",
    };
    Ok(note_key(&plebiscite.to_string(), book.word(), &*secret(store, plebiscite, part)?)?)
}

pub(super) fn seal_key(store: &Store, plebiscite: PlebisciteId) -> Result<SealKey, Fault> {
    Ok(SealKey::from_bytes(&must(store, plebiscite, "seal")?)?)
}

/// Destroys keys; those that were there.
pub(super) fn destroy(
    store: &Store,
    plebiscite: PlebisciteId,
    parts: &[&'static str],
) -> Result<Vec<&'static str>, Fault> {
    let mut destroyed = Vec::new();
    for part in parts {
        if store.keys().destroy(&name(plebiscite, part))? {
            destroyed.push(*part);
        }
    }
    Ok(destroyed)
}

/// The key of all passes, drawn once.
pub(super) fn pass_key(store: &Store, ids: &dyn Ids) -> Result<PassKey, Fault> {
    if store.keys().get(PASS)?.is_none() {
        let mut bytes = Zeroizing::new([0; 32]);
        ids.fill(bytes.as_mut());
        store.keys().put(PASS, bytes.as_ref())?;
    }
    let bytes = store.keys().get(PASS)?;
    bytes.and_then(|bytes| PassKey::from_bytes(&bytes)).ok_or_else(|| Fault::NoKey(PASS.to_owned()))
}
