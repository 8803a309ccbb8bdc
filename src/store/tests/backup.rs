//! What comes back from a backup is what was there, on whichever engine.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use kernel::Instant;
use store::testing::{AnyVault, Temporary, contents};
use store::{Actor, BackupError, Engine, Event, Store, check_chain};

async fn round(from: Engine, to: Engine) {
    let source = Temporary::new(from).await;
    for vault in AnyVault::ALL {
        common::fill(source.store(), vault, 99).await;
    }
    source.store().keys().put("plebiscite/1/seal", &[7; 32]).unwrap();
    let (place, keys) = (source.dir().join("backup"), source.dir().join("keys apart"));
    let manifest = source.store().backup(&place, Some(&keys)).await.unwrap();
    assert_eq!(manifest.keys, ["plebiscite/1/seal"]);
    assert_private(&place);

    let target = Temporary::unmigrated(to).await;
    target.store().restore(&place, Some(&keys)).await.unwrap();
    assert_same(source.store(), target.store()).await;
    assert_eq!(target.store().keys().get("plebiscite/1/seal").unwrap().unwrap().as_slice(), [7; 32]);
    assert_lives_on(target.store()).await;
    let again = target.store().restore(&place, None).await;
    assert!(matches!(again, Err(BackupError::NotEmpty(_))), "{again:?}");
}

/// Three vaults and a manifest, no key, and nobody else may read them.
fn assert_private(place: &Path) {
    for entry in std::fs::read_dir(place).unwrap().flatten() {
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", entry.path().display());
    }
    assert_eq!(std::fs::read_dir(place).unwrap().count(), 4);
}

async fn assert_same(source: &Store, target: &Store) {
    for vault in AnyVault::ALL {
        let (mut was, mut is) = (contents(source, vault).await, contents(target, vault).await);
        was.remove("fence");
        is.remove("fence");
        assert_eq!(was, is, "{vault}");
    }
    assert_eq!(check_chain(target.reader()).await.unwrap(), check_chain(source.reader()).await.unwrap());
}

/// Numbers continue where they were.
async fn assert_lives_on(target: &Store) {
    let tx = target.begin(Instant::from_millis(1), &Actor::system()).await.unwrap();
    tx.post("mail", &1).await.unwrap();
    tx.record(Event::new("test.restored", "1")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(check_chain(target.reader()).await.unwrap().0, 2);
}

#[tokio::test]
async fn sqlite_to_sqlite() {
    round(Engine::Sqlite, Engine::Sqlite).await;
}

#[tokio::test]
async fn sqlite_to_postgresql() {
    round(Engine::Sqlite, Engine::Postgres).await;
}

#[tokio::test]
async fn postgresql_to_sqlite() {
    round(Engine::Postgres, Engine::Sqlite).await;
}

#[tokio::test]
async fn postgresql_to_postgresql() {
    round(Engine::Postgres, Engine::Postgres).await;
}

#[tokio::test]
async fn a_damaged_backup_is_refused_before_anything_is_written() {
    let source = Temporary::new(Engine::Sqlite).await;
    let place = source.dir().join("backup");
    source.store().backup(&place, None).await.unwrap();
    let again = source.store().backup(&place, None).await;
    assert!(matches!(again, Err(BackupError::Exists(_))), "{again:?}");
    let urn = place.join("urn.db");
    let mut bytes = std::fs::read(&urn).unwrap();
    bytes[5_000] ^= 1;
    std::fs::write(&urn, bytes).unwrap();
    let target = Temporary::unmigrated(Engine::Sqlite).await;
    let refused = target.store().restore(&place, None).await;
    assert!(matches!(refused, Err(BackupError::Sum(path)) if path == urn));
    assert!(!target.store().pending().await.unwrap().is_empty(), "tables were made");
}

#[tokio::test]
async fn an_old_backup_is_brought_up_to_date() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let old = Temporary::unmigrated(Engine::Sqlite).await;
        for vault in AnyVault::ALL {
            old.migrate(vault, 1).await;
            common::fill(old.store(), vault, 1).await;
        }
        let place = old.dir().join("backup");
        old.store().backup(&place, None).await.unwrap();
        let target = Temporary::unmigrated(engine).await;
        target.store().restore(&place, None).await.unwrap();
        let residents = &contents(target.store(), AnyVault::Town).await["resident"];
        assert!(residents.iter().any(|row| row["search"].contains("żółtowska")), "{engine}");
    }
}
