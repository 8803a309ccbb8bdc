//! Migrations on tables that hold rows: from every old version to the newest.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;

use store::testing::{AnyVault, Contents, Row, Temporary, contents};
use store::{Engine, Store};

const ENGINES: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];

/// How many migrations a vault has.
async fn head(vault: AnyVault) -> u32 {
    let fresh = Temporary::unmigrated(Engine::Sqlite).await;
    let pending = fresh.store().pending().await.unwrap();
    u32::try_from(pending.iter().filter(|name| name.starts_with(vault.name())).count()).unwrap()
}

/// Every value that was there before is there afterwards.
fn assert_kept(before: &Contents, after: &Contents) {
    for (table, rows) in before {
        let now = &after[table];
        assert_eq!(now.len(), rows.len(), "{table}");
        let Some(first) = rows.first() else { continue };
        let old_part =
            |row: &Row| -> Row { first.keys().map(|column| (column.clone(), row[column].clone())).collect() };
        let now: BTreeSet<Row> = now.iter().map(old_part).collect();
        for row in rows {
            assert!(now.contains(row), "{table}: {row:?} was lost or changed");
        }
    }
}

#[tokio::test]
async fn rows_of_every_version_survive_to_the_newest() {
    for engine in ENGINES {
        for vault in AnyVault::ALL {
            for version in 1..head(vault).await {
                let old = Temporary::unmigrated(engine).await;
                old.migrate(vault, version).await;
                common::fill(old.store(), vault, version).await;
                let before = contents(old.store(), vault).await;
                assert!(before.values().all(|rows| !rows.is_empty()), "{vault} {version}: a table has no rows");
                old.store().migrate().await.unwrap();
                assert_kept(&before, &contents(old.store(), vault).await);
                assert_eq!(old.store().pending().await.unwrap(), Vec::<String>::new());
            }
        }
    }
}

#[tokio::test]
async fn the_search_column_is_filled_for_residents_already_there() {
    for engine in ENGINES {
        let old = Temporary::unmigrated(engine).await;
        old.migrate(AnyVault::Town, 1).await;
        common::fill(old.store(), AnyVault::Town, 1).await;
        old.store().migrate().await.unwrap();
        let residents = &contents(old.store(), AnyVault::Town).await["resident"];
        let search: Vec<_> = residents.iter().map(|row| row["search"].as_str()).collect();
        assert_eq!(search.len(), 2_200);
        assert!(search.contains(&"\"żółtowska łucja ul. świętej anny 3\""), "{engine}");
        assert!(residents.iter().all(|row| row["sort_key"].len() > 4), "{engine}: an empty sort key");
    }
}

#[tokio::test]
async fn both_engines_end_with_the_same_contents() {
    let (lite, post) = (Temporary::new(Engine::Sqlite).await, Temporary::new(Engine::Postgres).await);
    for vault in AnyVault::ALL {
        common::fill(lite.store(), vault, 99).await;
        common::fill(post.store(), vault, 99).await;
        let tables = |store: Store| async move {
            let mut contents = contents(&store, vault).await;
            // The salts of events differ.
            contents.retain(|table, _| !["event", "event_head"].contains(&table.as_str()));
            contents
        };
        assert_eq!(tables(lite.store().clone()).await, tables(post.store().clone()).await, "{vault}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_runners_at_once_both_end_well() {
    for engine in ENGINES {
        let temporary = Temporary::unmigrated(engine).await;
        let other = Store::open(temporary.settings()).await.unwrap();
        let (one, two) = tokio::join!(temporary.store().migrate(), other.migrate());
        one.unwrap();
        two.unwrap();
        assert_eq!(other.pending().await.unwrap(), Vec::<String>::new());
        other.close().await.unwrap();
    }
}

#[tokio::test]
async fn a_migration_that_fails_changes_nothing() {
    for engine in ENGINES {
        let old = Temporary::unmigrated(engine).await;
        old.migrate(AnyVault::Urn, 1).await;
        // The next migration makes this table.
        let silent = old.store().silent(store::Vault::Urn).await.unwrap();
        store::dialect::execute(silent.conn(), "CREATE TABLE fence (id TEXT)", []).await.unwrap();
        silent.commit().await.unwrap();
        let before = contents(old.store(), AnyVault::Urn).await;
        let failed = old.store().migrate().await.unwrap_err();
        assert!(failed.to_string().contains("`urn`"), "{failed}");
        assert_eq!(contents(old.store(), AnyVault::Urn).await, before, "{engine}: half a migration stayed");
    }
}
