//! After a scrub neither files nor system columns tell the order of writing.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use store::testing::{Cluster, Temporary, each_engine};
use store::{Engine, Store, Vault, dialect};
use uuid::Uuid;

const BALLOT: Uuid = Uuid::from_u128(1);

async fn vote(store: &Store, resident: u128) {
    let silent = store.silent(Vault::Rights).await.unwrap();
    let sql = "UPDATE \"right\" SET state = 'web', bh = ? WHERE plebiscite = ? AND resident = ? AND state = 'none'";
    let values = [vec![7_u8; 32].into(), BALLOT.into(), Uuid::from_u128(resident).into()];
    assert_eq!(dialect::execute(silent.conn(), sql, values).await.unwrap(), 1);
    silent.commit().await.unwrap();
    let silent = store.silent(Vault::Urn).await.unwrap();
    let mut hash = vec![0_u8; 32];
    hash[..16].copy_from_slice(&(resident.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C)).to_le_bytes());
    let sql = "INSERT INTO spool (plebiscite, leaf_hash, pk, seq, leaf) VALUES (?, ?, ?, 0, ?)";
    let pk = [vec![4_u8; 33], hash.clone()].concat();
    let values = [BALLOT.into(), hash.into(), pk.into(), vec![9_u8; 1200].into()];
    dialect::execute(silent.conn(), sql, values).await.unwrap();
    silent.commit().await.unwrap();
}

async fn roll(store: &Store, residents: u128) {
    let silent = store.silent(Vault::Rights).await.unwrap();
    for n in 0..residents {
        let sql = "INSERT INTO \"right\" (plebiscite, resident, salt, rid, state) VALUES (?, ?, ?, ?, 'none')";
        let rid = [n.to_le_bytes(), [0; 16]].concat();
        let values = [BALLOT.into(), Uuid::from_u128(n).into(), vec![0_u8; 16].into(), rid.into()];
        dialect::execute(silent.conn(), sql, values).await.unwrap();
    }
    silent.commit().await.unwrap();
}

async fn number(store: &Store, vault: Vault, sql: &str) -> i64 {
    let row = dialect::one(store.vault_reader(vault).conn(), sql, []).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

#[tokio::test]
async fn a_scrub_leaves_one_xmin_and_key_order() {
    let temporary = Temporary::new(Engine::Postgres).await;
    let store = temporary.store();
    roll(store, 40).await;
    for n in 0..30 {
        vote(store, (n * 17) % 40).await;
    }
    let xmins = |table: &str| format!("SELECT COUNT(DISTINCT xmin::text) FROM {table}");
    assert!(number(store, Vault::Rights, &xmins("\"right\"")).await > 20, "the test shows nothing");
    let report = store.scrub().await.unwrap();
    assert_eq!(report.undone, [], "the test cluster allows everything");
    for (vault, table, key) in [(Vault::Rights, "\"right\"", "resident"), (Vault::Urn, "spool", "leaf_hash")] {
        assert_eq!(number(store, vault, &xmins(table)).await, 1);
        let disorder = format!(
            "SELECT COUNT(*) FROM (SELECT ctid < lag(ctid) OVER (ORDER BY {key}) AS wrong FROM {table}) AS t WHERE wrong"
        );
        assert_eq!(number(store, vault, &disorder).await, 0, "{table} does not lie in key order");
    }
    assert_eq!(number(store, Vault::Rights, "SELECT COUNT(*) FROM \"right\" WHERE state = 'web'").await, 30);
    assert_eq!(number(store, Vault::Urn, "SELECT COUNT(*) FROM spool").await, 30);
    vote(store, (35 * 17) % 40).await;
    assert_eq!(store.scrub().await.unwrap().undone, [], "a scrub cannot be repeated");
}

#[tokio::test]
async fn a_scrub_removes_the_old_log() {
    let cluster = Cluster::start();
    let (_pid, data) = cluster.process().unwrap();
    let (_name, url) = cluster.new_database();
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&store::Settings::Postgres { url, dir: dir.path().to_owned() }).await.unwrap();
    store.migrate().await.unwrap();
    roll(&store, 10).await;
    vote(&store, 5).await;
    let segments = || -> Vec<_> {
        let files = std::fs::read_dir(data.join("pg_wal")).unwrap().flatten();
        files.filter(|f| f.metadata().unwrap().is_file()).map(|f| f.file_name()).collect()
    };
    let before = segments();
    let report = store.scrub().await.unwrap();
    assert_eq!(report.undone, []);
    let after = segments();
    assert!(before.iter().all(|old| !after.contains(old)), "{before:?} → {after:?}");
    store.close().await.unwrap();
}

#[tokio::test]
async fn a_scrub_says_what_it_may_not_do() {
    let cluster = Cluster::start();
    let (name, url) = cluster.new_database();
    let admin = tempfile::tempdir().unwrap();
    let admin = store::Settings::Postgres { url: url.clone(), dir: admin.path().to_owned() };
    let admin = Store::open(&admin).await.unwrap();
    let silent = admin.silent(Vault::Urn).await.unwrap();
    for sql in ["CREATE ROLE clerk LOGIN".to_owned(), format!("ALTER DATABASE {name} OWNER TO clerk")] {
        dialect::execute(silent.conn(), &sql, []).await.unwrap();
    }
    silent.commit().await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    let url = url.replace("postgres@", "clerk@");
    let store = Store::open(&store::Settings::Postgres { url, dir: dir.path().to_owned() }).await.unwrap();
    store.migrate().await.unwrap();
    let undone: Vec<String> = store.scrub().await.unwrap().undone.into_iter().map(|undone| undone.why).collect();
    assert!(undone.iter().any(|why| why.contains("pg_switch_wal")), "{undone:?}");
    assert!(undone.iter().any(|why| why.contains("pg_checkpoint")), "{undone:?}");
    let bad: Vec<_> = store.doctor().await.unwrap().into_iter().filter(|finding| !finding.ok).collect();
    assert!(bad.iter().any(|finding| finding.advice.contains("pg_checkpoint")), "{bad:?}");
    assert!(bad.iter().any(|finding| finding.subject == "fsync is off"), "{bad:?}");
    store.close().await.unwrap();
    admin.close().await.unwrap();
}

#[tokio::test]
async fn a_scrub_empties_the_log_and_rebuilds_the_files() {
    let temporary = Temporary::new(Engine::Sqlite).await;
    let store = temporary.store();
    roll(store, 60).await;
    for n in 0..50 {
        vote(store, (n * 17) % 60).await;
    }
    let silent = store.silent(Vault::Urn).await.unwrap();
    dialect::execute(silent.conn(), "DELETE FROM spool WHERE leaf_hash > ?", [vec![128_u8].into()]).await.unwrap();
    silent.commit().await.unwrap();
    let size = |name: &str| std::fs::metadata(store.dir().join(name)).map_or(0, |file| file.len());
    assert!(size("town.db-wal") > 0, "the test shows nothing");
    let before = size("urn.db");
    assert_eq!(store.scrub().await.unwrap().undone, []);
    assert_eq!((size("town.db-wal"), size("urn.db-journal"), size("rights.db-journal")), (0, 0, 0));
    assert!(size("urn.db") < before, "free pages stayed in the file");
    let again = store.scrub().await.unwrap();
    assert_eq!(again.done.iter().filter(|done| done.ends_with("has not changed")).count(), 2, "{again:?}");
    vote(store, (55 * 17) % 60).await;
    let third = store.scrub().await.unwrap();
    assert_eq!(third.done.iter().filter(|done| done.ends_with("has not changed")).count(), 0, "{third:?}");
}

#[tokio::test]
async fn the_doctor_finds_nothing_wrong_with_a_new_store() {
    each_engine(|store| async move {
        store.keys().put("a/b", b"secret").unwrap();
        let bad: Vec<_> = store.doctor().await.unwrap().into_iter().filter(|finding| !finding.ok).collect();
        // The test cluster runs without fsync, and the doctor says so.
        let told: Vec<_> = bad.iter().map(|finding| finding.subject.as_str()).collect();
        let expected: &[&str] = if store.engine() == Engine::Postgres { &["fsync is off"] } else { &[] };
        assert_eq!(told, expected);
    })
    .await;
}
