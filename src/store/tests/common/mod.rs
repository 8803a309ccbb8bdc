//! Rows for every table, for tests on data. A new table or column of an old
//! migration is added here, with the number of the migration that brings it.

use sea_orm::Value;
use store::testing::AnyVault;
use store::{Actor, Store, Vault, dialect};
use uuid::Uuid;

/// Rows of one table.
pub(crate) struct Rows {
    vault: AnyVault,
    /// The first version of the vault that has the table.
    since: u32,
    table: &'static str,
    columns: &'static str,
    rows: Vec<Vec<Value>>,
}

fn id(n: u128) -> Value {
    Uuid::from_u128(n).into()
}

fn bytes(n: u8, length: usize) -> Value {
    vec![n; length].into()
}

fn none() -> Value {
    Value::String(None)
}

/// Something in every table, with the awkward cases: NULL, empty, non-ASCII, zero bytes, large.
fn rows() -> Vec<Rows> {
    [staff_side(), roll_side(), plebiscite_side(), silent_side()].into_iter().flatten().collect()
}

fn town(table: &'static str, columns: &'static str, rows: Vec<Vec<Value>>) -> Rows {
    Rows { vault: AnyVault::Town, since: 1, table, columns, rows }
}

#[expect(clippy::too_many_lines, reason = "a table of data")]
fn staff_side() -> Vec<Rows> {
    let ada = || id(0xada);
    let null_bytes = || Value::Bytes(None);
    let null_int = || Value::BigInt(None);
    vec![
        town(
            "outbox",
            "id, kind, payload, due, attempts, state, made_at, done_at, error",
            vec![vec![
                7_i64.into(),
                "mail".into(),
                "{\"a\":1}".into(),
                5_i64.into(),
                1_i64.into(),
                "waiting".into(),
                4_i64.into(),
                null_int(),
                none(),
            ]],
        ),
        town("form_token", "token, at", vec![vec![bytes(1, 32), 9_i64.into()]]),
        town(
            "job",
            "kind, subject, state, done, total, message, started_at, updated_at",
            vec![vec![
                "roll.import".into(),
                "1".into(),
                "running".into(),
                1_i64.into(),
                null_int(),
                "".into(),
                1_i64.into(),
                2_i64.into(),
            ]],
        ),
        town(
            "staff",
            "id, email, name, password, totp, totp_step, state, created_at, updated_at",
            vec![
                vec![
                    ada(),
                    "ada@example.pl".into(),
                    "Ada Żółć".into(),
                    none(),
                    null_bytes(),
                    null_int(),
                    "active".into(),
                    1_i64.into(),
                    1_i64.into(),
                ],
                vec![
                    id(2),
                    "b@example.pl".into(),
                    "B".into(),
                    "$argon2id$".into(),
                    bytes(0, 20),
                    3_i64.into(),
                    "suspended".into(),
                    1_i64.into(),
                    1_i64.into(),
                ],
            ],
        ),
        town("staff_role", "staff, role", vec![vec![ada(), "organiser".into()], vec![ada(), "administrator".into()]]),
        town("recovery_code", "staff, hash, used_at", vec![vec![ada(), bytes(3, 32), null_int()]]),
        town(
            "invitation",
            "token, email, name, roles, lang, invited_by, at, expires_at, used_at",
            vec![vec![
                bytes(4, 32),
                "c@example.pl".into(),
                "C".into(),
                "[\"clerk\"]".into(),
                "pl".into(),
                ada(),
                1_i64.into(),
                2_i64.into(),
                null_int(),
            ]],
        ),
        town(
            "session",
            "token, staff, csrf, second_factor, created_at, seen_at, expires_at",
            vec![vec![bytes(5, 32), ada(), bytes(6, 32), true.into(), 1_i64.into(), 2_i64.into(), 3_i64.into()]],
        ),
        Rows {
            vault: AnyVault::Town,
            since: 3,
            table: "password_reset",
            columns: "token, staff, at, expires_at, used_at",
            rows: vec![vec![bytes(6, 32), ada(), 1_i64.into(), 2_i64.into(), null_int()]],
        },
        town(
            "throttle",
            "subject, failures, first_at, last_at, blocked_until",
            vec![vec!["a".into(), 3_i64.into(), 1_i64.into(), 2_i64.into(), null_int()]],
        ),
        town(
            "notice",
            "id, kind, recipient, staff, lang, subject, body, state, at, sent_at, error",
            vec![vec![
                id(20),
                "invitation".into(),
                "c@example.pl".into(),
                Value::Uuid(None),
                "pl".into(),
                "Zaproszenie".into(),
                "…\n".into(),
                "waiting".into(),
                1_i64.into(),
                null_int(),
                none(),
            ]],
        ),
    ]
}

fn roll_side() -> Vec<Rows> {
    let resident = |n: u128, surname: &str| -> Vec<Value> {
        let number: Value = if n.is_multiple_of(2) { format!("N{n}").into() } else { none() };
        let year = if n.is_multiple_of(3) { Value::BigInt(None) } else { 1950_i64.into() };
        vec![
            id(n),
            number,
            surname.into(),
            "Łucja".into(),
            "Ul. Świętej Anny 3".into(),
            id(30),
            year,
            "pl".into(),
            none(),
            bytes(8, 32),
            "active".into(),
            1_i64.into(),
        ]
    };
    // More than one page of the filling migration.
    let residents = (100..2_300).map(|n| resident(n, if n == 101 { "ŻÓŁTOWSKA" } else { "Kowalski" })).collect();
    vec![
        town("district", "id, name", vec![vec![id(30), "Śródmieście".into()], vec![id(31), "Ulice".into()]]),
        town(
            "resident",
            "id, number, surname, given, address, district, birth_year, lang, email, tag, state, updated_at",
            residents,
        ),
        town(
            "roll_import",
            "id, file_name, path, mapping, state, totals, at",
            vec![vec![id(40), "roll.csv".into(), none(), "{}".into(), "done".into(), "{}".into(), 1_i64.into()]],
        ),
        town(
            "roll_queue",
            "id, import, line, resident, cells, state, decided_by, decided_at",
            vec![vec![
                id(41),
                id(40),
                3_i64.into(),
                id(101),
                "[]".into(),
                "waiting".into(),
                Value::Uuid(None),
                Value::BigInt(None),
            ]],
        ),
    ]
}

#[expect(clippy::too_many_lines, reason = "a table of data")]
fn plebiscite_side() -> Vec<Rows> {
    let large: Value = (0..300_000_u32).map(|n| n.to_le_bytes()[0]).collect::<Vec<u8>>().into();
    vec![
        town(
            "plebiscite",
            "id, state, rehearsal, form, opens_at, closes_at, publish_at, eid, manifest, result, withdrawn_reason, version, created_at, updated_at",
            vec![
                vec![
                    id(50),
                    "draft".into(),
                    false.into(),
                    "{}".into(),
                    Value::BigInt(None),
                    Value::BigInt(None),
                    Value::BigInt(None),
                    none(),
                    Value::Bytes(None),
                    none(),
                    none(),
                    1_i64.into(),
                    1_i64.into(),
                    1_i64.into(),
                ],
                vec![
                    id(51),
                    "published".into(),
                    true.into(),
                    "{\"title\":\"ż\"}".into(),
                    1_i64.into(),
                    2_i64.into(),
                    3_i64.into(),
                    "ABC".into(),
                    bytes(0, 5),
                    "{}".into(),
                    "".into(),
                    4_i64.into(),
                    1_i64.into(),
                    1_i64.into(),
                ],
            ],
        ),
        town(
            "picture",
            "id, plebiscite, mime, width, height, bytes",
            (60..80)
                .map(|n| vec![id(n), id(50), "image/png".into(), 3_i64.into(), 4_i64.into(), large.clone()])
                .collect(),
        ),
        town(
            "erratum",
            "id, plebiscite, at, text",
            vec![vec![id(81), id(51), 9_i64.into(), "{\"pl\":\"błąd\"}".into()]],
        ),
        town(
            "paper_count",
            "plebiscite, batch, entry, staff, totals, at",
            vec![
                vec![id(51), "1".into(), 1_i64.into(), id(0xada), "{}".into(), 1_i64.into()],
                vec![id(51), "1".into(), 2_i64.into(), id(2), "{}".into(), 1_i64.into()],
            ],
        ),
        Rows {
            vault: AnyVault::Town,
            since: 4,
            table: "paper_card",
            columns: "plebiscite, batch, entry, card, staff, says",
            rows: vec![
                vec![id(51), "żółta".into(), 1_i64.into(), 1_i64.into(), id(0xada), "\"blank\"".into()],
                vec![id(51), "żółta".into(), 2_i64.into(), 1_i64.into(), id(2), "{\"numbers\":{\"a\":1}}".into()],
            ],
        },
    ]
}

#[expect(clippy::too_many_lines, reason = "a table of data")]
fn silent_side() -> Vec<Rows> {
    let (rights, urn) = (AnyVault::Rights, AnyVault::Urn);
    let hash = |n: u32| -> Value { [n.to_be_bytes().as_slice(), &[0; 28]].concat().into() };
    let right = |n: u32| -> Vec<Value> {
        let (state, bh) = if n.is_multiple_of(2) { ("web", bytes(2, 32)) } else { ("none", Value::Bytes(None)) };
        vec![id(50), id(n.into()), bytes(1, 16), hash(n), Value::Uuid(None), state.into(), bh]
    };
    let pk = |n: u32| -> Value { [&[4; 61], n.to_be_bytes().as_slice()].concat().into() };
    let leaf = "plebiscite, idx, leaf_hash, leaf";
    vec![
        Rows {
            vault: rights,
            since: 1,
            table: "right",
            columns: "plebiscite, resident, salt, rid, district, state, bh",
            rows: (0..1_200).map(right).collect(),
        },
        Rows {
            vault: rights,
            since: 1,
            table: "code_key",
            columns: "plebiscite, pk, resident, state",
            rows: vec![
                vec![id(50), bytes(2, 33), id(1), "live".into()],
                vec![id(50), bytes(3, 33), Value::Uuid(None), "spare".into()],
            ],
        },
        Rows {
            vault: rights,
            since: 2,
            table: "register_spool",
            columns: "plebiscite, leaf_hash, leaf",
            rows: (0..30).map(|n| vec![id(50), hash(n), bytes(0, 100)]).collect(),
        },
        Rows {
            vault: rights,
            since: 2,
            table: "register_leaf",
            columns: leaf,
            rows: (0..30).map(|n| vec![id(50), i64::from(n).into(), hash(n), bytes(0, 100)]).collect(),
        },
        Rows {
            vault: rights,
            since: 2,
            table: "register_head",
            columns: "plebiscite, size, root, note",
            rows: vec![vec![id(50), 30_i64.into(), bytes(1, 32), bytes(10, 90)]],
        },
        Rows {
            vault: urn,
            since: 1,
            table: "spool",
            columns: "plebiscite, leaf_hash, pk, seq, leaf",
            rows: (0..40).map(|n| vec![id(50), hash(n), pk(n), 0_i64.into(), bytes(0, 1_200)]).collect(),
        },
        Rows {
            vault: urn,
            since: 1,
            table: "urn_leaf",
            columns: "plebiscite, idx, leaf_hash, pk, seq, leaf",
            rows: vec![
                vec![id(50), 0_i64.into(), hash(90), Value::Bytes(None), Value::BigInt(None), bytes(0, 9)],
                vec![id(50), 1_i64.into(), hash(91), pk(91), 0_i64.into(), bytes(0, 1_200)],
            ],
        },
        Rows {
            vault: urn,
            since: 2,
            table: "urn_head",
            columns: "plebiscite, size, root, note",
            rows: vec![vec![id(50), 2_i64.into(), bytes(1, 32), bytes(10, 90)]],
        },
    ]
}

/// Fills the tables that `vault` has at `version`.
pub(crate) async fn fill(store: &Store, vault: AnyVault, version: u32) {
    let now = kernel::Instant::from_millis(1_700_000_000_000);
    let rows = rows().into_iter().filter(|rows| rows.vault == vault && rows.since <= version);
    let silent = match vault {
        AnyVault::Town => {
            let tx = store.begin(now, &Actor::cli()).await.unwrap();
            for rows in rows {
                insert(tx.conn(), rows).await;
            }
            tx.record(store::Event::new("test.filled", "ż").with(serde_json::json!({"n": 1}))).await.unwrap();
            return tx.commit().await.unwrap();
        }
        AnyVault::Rights => store.silent(Vault::Rights).await.unwrap(),
        AnyVault::Urn => store.silent(Vault::Urn).await.unwrap(),
    };
    for rows in rows {
        insert(silent.conn(), rows).await;
    }
    silent.commit().await.unwrap();
}

async fn insert(conn: &sea_orm::DatabaseTransaction, rows: Rows) {
    let Rows { table, columns, rows, .. } = rows;
    let marks = vec!["?"; columns.split(',').count()].join(", ");
    for chunk in rows.chunks(dialect::rows_at_once(marks.len()).min(200)) {
        let lines = vec![format!("({marks})"); chunk.len()].join(", ");
        let sql = format!("INSERT INTO \"{table}\" ({columns}) VALUES {lines}");
        dialect::execute(conn, &sql, chunk.concat()).await.unwrap();
    }
}
