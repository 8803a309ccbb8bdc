//! What the tests of accounts share: ids that repeat, people, and their telephones.

use std::sync::atomic::{AtomicU64, Ordering};

use accounts::jobs::{Deed, NewStaff};
use accounts::rules::email::EmailAddress;
use accounts::rules::password::Password;
use accounts::rules::roles::Roles;
use kernel::{Ids, Instant, Lang, Line, StaffId, Uuid};
use sha2::{Digest, Sha256};
use store::{Actor, Store};

/// When tests begin.
pub(crate) const START: Instant = Instant::from_millis(1_800_000_000_000);
/// A password that is taken.
pub(crate) const PASSWORD: &str = "stopa zbiera mokre okno";

/// Ids drawn from a seed, never twice the same in one test.
pub(crate) struct Seeded(AtomicU64);

impl Seeded {
    pub(crate) const fn new() -> Self {
        Self(AtomicU64::new(1))
    }
}

impl Ids for Seeded {
    fn ordinary(&self) -> Uuid {
        self.random()
    }

    fn fill(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(32) {
            let number = self.0.fetch_add(1, Ordering::SeqCst);
            let bytes = Sha256::digest(number.to_be_bytes());
            chunk.copy_from_slice(&bytes[..chunk.len()]);
        }
    }
}

pub(crate) fn email(raw: &str) -> EmailAddress {
    EmailAddress::parse(raw).unwrap()
}

pub(crate) fn line(raw: &str) -> Line {
    Line::parse(raw, 200).unwrap()
}

pub(crate) fn password() -> Password {
    Password::parse(PASSWORD, &[]).unwrap()
}

pub(crate) fn by<'a>(store: &'a Store, ids: &'a Seeded, now: Instant) -> Deed<'a> {
    Deed { store, ids, now, actor: Actor::cli() }
}

pub(crate) fn new_staff(name: &str, roles: &str) -> NewStaff {
    NewStaff {
        email: email(&format!("{name}@town.example")),
        name: line(name),
        lang: Lang::Pl,
        roles: Roles::from_text(roles),
    }
}

pub(crate) async fn add(deed: &Deed<'_>, name: &str, roles: &str) -> StaffId {
    deed.add(&new_staff(name, roles), &password()).await.unwrap()
}
