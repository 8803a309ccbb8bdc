//! Copies a vault from one store to another, of whatever engines.

use migrations::Vault;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, QueryResult, Value};

use super::BackupError;
use super::columns::{self, Column, tables, value};
use super::tables::{self, NOT_COPIED, Table};
use crate::{Engine, Store, dialect};

/// Refuses if any table of the vault has rows.
pub(super) async fn refuse_rows(store: &Store, vault: Vault) -> Result<(), BackupError> {
    for name in tables(store, vault).await? {
        let is_ours = NOT_COPIED.contains(&name.as_str()) || name == "event_head";
        let sql = format!("SELECT 1 AS one FROM \"{name}\" LIMIT 1");
        if !is_ours && dialect::one(store.writer(vault), &sql, []).await?.is_some() {
            return Err(BackupError::NotEmpty(format!("{vault}.{name}")));
        }
    }
    Ok(())
}

/// Copies all rows, in one transaction of the target and one view of the source.
pub(super) async fn vault(from: &Store, to: &Store, vault: Vault) -> Result<(), DbErr> {
    let source = from.begin_on(vault).await?;
    if from.engine() == Engine::Postgres {
        let view = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL statement_timeout = 0";
        source.execute_unprepared(view).await?;
    }
    let target = to.begin_on(vault).await?;
    if to.engine() == Engine::Postgres {
        let patience = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";
        target.execute_unprepared(patience).await?;
    }
    for table in tables::of(vault) {
        // Only PostgreSQL tells ids from bytes and flags from numbers; between two SQLite files the difference is none.
        let teller = if from.engine() == Engine::Postgres { &source } else { &target };
        let columns = columns::of(teller, vault, table.name).await?;
        if table.name == "event_head" {
            target.execute_unprepared("DELETE FROM event_head").await?;
        }
        rows(&source, &target, table, &columns).await?;
    }
    if to.engine() == Engine::Postgres && vault == Vault::Town {
        let sql = "SELECT setval(pg_get_serial_sequence('outbox', 'id'), COALESCE(MAX(id), 0) + 1, false) FROM outbox";
        target.execute_unprepared(sql).await?;
    }
    target.commit().await?;
    source.rollback().await
}

async fn rows(
    source: &DatabaseTransaction,
    target: &DatabaseTransaction,
    table: &Table,
    columns: &[Column],
) -> Result<(), DbErr> {
    let list = columns.iter().map(|column| format!("\"{}\"", column.name)).collect::<Vec<_>>().join(", ");
    let key = table.key.join(", ");
    let marks = vec!["?"; table.key.len()].join(", ");
    let limit = table.page.min(dialect::rows_at_once(columns.len()));
    let mut after: Vec<Value> = Vec::new();
    loop {
        let skip = if after.is_empty() { String::new() } else { format!("WHERE ({key}) > ({marks})") };
        let sql = format!("SELECT {list} FROM \"{}\" {skip} ORDER BY {key} LIMIT {limit}", table.name);
        let page = dialect::all(source, &sql, std::mem::take(&mut after)).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = key_of(last, table, columns)?;
        insert(target, table, columns, &page).await?;
        if page.len() < limit {
            return Ok(());
        }
    }
}

async fn insert(
    target: &DatabaseTransaction,
    table: &Table,
    columns: &[Column],
    page: &[QueryResult],
) -> Result<(), DbErr> {
    let list = columns.iter().map(|column| format!("\"{}\"", column.name)).collect::<Vec<_>>().join(", ");
    let row = format!("({})", vec!["?"; columns.len()].join(", "));
    let sql = format!("INSERT INTO \"{}\" ({list}) VALUES {}", table.name, vec![row.as_str(); page.len()].join(", "));
    let mut values = Vec::with_capacity(page.len() * columns.len());
    for row in page {
        for column in columns {
            values.push(value(row, column)?);
        }
    }
    dialect::execute(target, &sql, values).await.map(drop)
}

fn key_of(row: &QueryResult, table: &Table, columns: &[Column]) -> Result<Vec<Value>, DbErr> {
    let named = |key: &&str| columns.iter().find(|column| column.name == **key);
    table.key.iter().filter_map(named).map(|column| value(row, column)).collect()
}
