//! T-LINK-7: nothing in the silent vaults may tie a person to a ballot.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use store::testing::{AnyVault, Contents, contents, each_engine};
use store::{Engine, Store, Vault, dialect};

/// A column of a silent vault, as the engine itself tells it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Column {
    table: String,
    name: String,
    kind: String,
    default: Option<String>,
}

async fn columns(store: &Store, vault: Vault) -> Vec<Column> {
    let sql = match store.engine() {
        Engine::Sqlite => {
            "SELECT s.name AS tab, c.name AS col, lower(c.type) AS kind, c.dflt_value AS dflt
             FROM sqlite_schema AS s, pragma_table_xinfo(s.name) AS c WHERE s.type = 'table'"
        }
        Engine::Postgres => {
            "SELECT table_name::text AS tab, column_name::text AS col, data_type::text AS kind,
             coalesce(column_default::text, identity_generation::text) AS dflt
             FROM information_schema.columns WHERE table_schema = current_schema()"
        }
    };
    let rows = dialect::all(store.vault_reader(vault).conn(), sql, []).await.unwrap();
    let text = |row: &sea_orm::QueryResult, name: &str| row.try_get::<String>("", name).unwrap();
    let mut columns: Vec<Column> = rows
        .iter()
        .map(|row| Column {
            table: text(row, "tab"),
            name: text(row, "col"),
            kind: text(row, "kind"),
            default: row.try_get("", "dflt").unwrap(),
        })
        // The times of migrations are of no voter.
        .filter(|column| column.table != "seaql_migrations")
        .collect();
    columns.sort();
    columns
}

/// What is wrong with the columns of one silent vault.
fn wrong(columns: &[Column]) -> Vec<String> {
    let kinds = ["uuid", "bigint", "integer", "text", "bytea", "blob"];
    let parts =
        ["time", "date", "created", "updated", "ip", "address", "session", "agent", "actor", "staff", "at", "when"];
    let named = |name: &str| name.split('_').any(|part| parts.contains(&part));
    let mut wrong = Vec::new();
    for column in columns {
        let whole = format!("{}.{} {}", column.table, column.name, column.kind);
        if !kinds.contains(&column.kind.as_str()) {
            wrong.push(format!("{whole}: a kind that may hold a time or a number of its own"));
        }
        if column.default.is_some() {
            wrong.push(format!("{whole}: a default, such as a time or a serial number"));
        }
        if named(&column.name) {
            wrong.push(format!("{whole}: the name of a time, a place or a person"));
        }
    }
    wrong
}

#[tokio::test]
async fn the_silent_vaults_know_no_time_and_no_actor() {
    each_engine(|store| async move {
        for vault in [Vault::Rights, Vault::Urn] {
            let columns = columns(&store, vault).await;
            assert!(columns.len() > 10, "nothing was looked at");
            assert_eq!(wrong(&columns), Vec::<String>::new());
        }
    })
    .await;
}

#[test]
fn the_test_itself_finds_what_must_not_be() {
    let column = |name: &str, kind: &str, default: Option<&str>| Column {
        table: "spool".to_owned(),
        name: name.to_owned(),
        kind: kind.to_owned(),
        default: default.map(str::to_owned),
    };
    assert_eq!(wrong(&[column("leaf", "bytea", None)]).len(), 0);
    assert_eq!(wrong(&[column("created_at", "bigint", None)]).len(), 1);
    assert_eq!(wrong(&[column("x", "timestamp with time zone", None)]).len(), 1);
    assert_eq!(wrong(&[column("id", "bigint", Some("nextval('s')"))]).len(), 1);
}

#[tokio::test]
async fn rights_and_urn_share_no_column_but_those_that_are_public() {
    // The plebiscite itself; the place and the hash in a public log.
    let shared = ["plebiscite", "leaf_hash", "leaf", "idx", "size", "root", "note", "name", "writer"];
    // `pk` in rights is the public half of a printed code, in urn the one-time key of a ballot: a
    // different length each, checked by the database.
    let allowed: BTreeSet<&str> = shared.into_iter().chain(["pk"]).collect();
    each_engine(|store| {
        let allowed = allowed.clone();
        async move {
            let names = async |vault| -> BTreeSet<String> {
                columns(&store, vault).await.into_iter().map(|column| column.name).collect()
            };
            let (rights, urn) = (names(Vault::Rights).await, names(Vault::Urn).await);
            let both: Vec<_> = rights.intersection(&urn).filter(|name| !allowed.contains(name.as_str())).collect();
            assert!(both.is_empty(), "{both:?}");
            assert!(!urn.contains("resident"), "the urn knows a person");
        }
    })
    .await;
}

#[tokio::test]
async fn the_engine_refuses_a_key_of_the_other_vault() {
    each_engine(|store| async move {
        for (vault, sql, length) in [
            (Vault::Rights, "INSERT INTO code_key (plebiscite, pk, state) VALUES (?, ?, 'spare')", 65),
            (Vault::Urn, "INSERT INTO spool (plebiscite, pk, leaf_hash, seq, leaf) VALUES (?, ?, ?, 0, ?)", 33),
        ] {
            let silent = store.silent(vault).await.unwrap();
            let hash: Vec<u8> = vec![1; 32];
            let mut values = vec![uuid::Uuid::from_u128(1).into(), vec![2_u8; length].into()];
            if vault == Vault::Urn {
                values.extend([hash.clone().into(), hash.into()]);
            }
            assert!(dialect::execute(silent.conn(), sql, values).await.is_err());
        }
    })
    .await;
}

#[tokio::test]
async fn no_foreign_key_and_no_trigger_reaches_out_of_a_silent_vault() {
    each_engine(|store| async move {
        for vault in [Vault::Rights, Vault::Urn] {
            let sql = match store.engine() {
                Engine::Sqlite => {
                    "SELECT (SELECT COUNT(*) FROM sqlite_schema WHERE type IN ('trigger', 'view'))
                     + (SELECT COUNT(*) FROM sqlite_schema AS s, pragma_foreign_key_list(s.name)) AS n"
                }
                Engine::Postgres => {
                    "SELECT (SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema = current_schema())
                     + (SELECT COUNT(*) FROM information_schema.views WHERE table_schema = current_schema())
                     + (SELECT COUNT(*) FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace)
                     + (SELECT COUNT(*) FROM information_schema.sequences WHERE sequence_schema = current_schema()) AS n"
                }
            };
            let row = dialect::one(store.vault_reader(vault).conn(), sql, []).await.unwrap().unwrap();
            assert_eq!(row.try_get::<i64>("", "n").unwrap(), 0);
        }
    })
    .await;
}

/// On SQLite the silent tables lie in key order, without a row number.
#[tokio::test]
async fn the_silent_tables_have_no_row_number() {
    let temporary = store::testing::Temporary::new(Engine::Sqlite).await;
    let store = temporary.store();
    for vault in [Vault::Rights, Vault::Urn] {
        let sql = "SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'
                   AND name <> 'seaql_migrations'";
        for row in dialect::all(store.vault_reader(vault).conn(), sql, []).await.unwrap() {
            let flags = (row.try_get::<i64>("", "wr").unwrap(), row.try_get::<i64>("", "strict").unwrap());
            assert_eq!(flags, (1, 1), "{:?}", row.try_get::<String>("", "name"));
        }
    }
}

/// Values long enough to be a key: none may be on both sides.
fn keys(contents: &Contents) -> BTreeSet<String> {
    let public = ["plebiscite", "leaf", "note"];
    let rows = contents.iter().filter(|(table, _)| !table.ends_with("_head")).flat_map(|(_, rows)| rows);
    let values = rows.flat_map(|row| row.iter().filter(|(column, _)| !public.contains(&column.as_str())));
    values.map(|(_, value)| value.clone()).filter(|value| value.len() >= 32).collect()
}

#[test]
fn the_comparison_of_values_can_fail() {
    let contents = |column: &str| -> Contents {
        let row = [(column.to_owned(), "ab".repeat(32))].into_iter().collect();
        [("t".to_owned(), vec![row])].into_iter().collect()
    };
    assert_eq!(keys(&contents("bh")), keys(&contents("pk")));
    assert!(keys(&contents("plebiscite")).is_empty());
}

/// A new writer has a fence of its own on each side.
#[tokio::test]
async fn the_two_vaults_hold_no_equal_value_of_their_own() {
    use store::group::{Batch, GroupWriter};
    struct Nothing;
    impl Batch for Nothing {
        type Item = ();
        type Answer = ();
        async fn apply(&self, _: &store::Silent, items: Vec<()>) -> Result<Vec<()>, store::DbErr> {
            Ok(items)
        }
    }
    each_engine(|store| async move {
        for vault in [Vault::Rights, Vault::Urn] {
            let (writer, group) = GroupWriter::new(store.clone(), vault, "cast", Nothing);
            drop(writer);
            group.run(std::future::pending()).await.unwrap();
        }
        let (rights, urn) = (contents(&store, AnyVault::Rights).await, contents(&store, AnyVault::Urn).await);
        assert!(!keys(&rights).is_empty(), "nothing was looked at");
        assert!(keys(&rights).is_disjoint(&keys(&urn)));
    })
    .await;
}
