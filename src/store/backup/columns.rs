//! What columns hold, read from the database itself.

use migrations::Vault;
use sea_orm::{ConnectionTrait, DbErr, QueryResult, Value};
use uuid::Uuid;

use crate::{Engine, Store, dialect};

/// What a column holds, as far as copying goes.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Uuid,
    Flag,
    Int,
    Text,
    Bytes,
}

/// A column.
pub(crate) struct Column {
    pub(crate) name: String,
    kind: Kind,
}

/// The columns of a table, as its engine tells them.
pub(crate) async fn of<C: ConnectionTrait>(teller: &C, vault: Vault, table: &str) -> Result<Vec<Column>, DbErr> {
    let rows = match dialect::engine(teller) {
        Engine::Postgres => {
            let sql = "SELECT column_name::text AS name, data_type::text AS type FROM information_schema.columns
                       WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position";
            dialect::all(teller, sql, [vault.name().into(), table.into()]).await?
        }
        Engine::Sqlite => {
            dialect::all(teller, "SELECT name, type FROM pragma_table_info(?) ORDER BY cid", [table.into()]).await?
        }
    };
    rows.iter().map(column).collect()
}

/// The value of a column in a row.
pub(crate) fn value(row: &QueryResult, column: &Column) -> Result<Value, DbErr> {
    let name = column.name.as_str();
    Ok(match column.kind {
        Kind::Uuid => row.try_get::<Option<Uuid>>("", name)?.into(),
        Kind::Flag => row.try_get::<Option<bool>>("", name)?.into(),
        Kind::Int => row.try_get::<Option<i64>>("", name)?.into(),
        Kind::Text => row.try_get::<Option<String>>("", name)?.into(),
        Kind::Bytes => row.try_get::<Option<Vec<u8>>>("", name)?.into(),
    })
}

fn column(row: &QueryResult) -> Result<Column, DbErr> {
    let kind: String = row.try_get("", "type")?;
    let kind = match kind.as_str() {
        "uuid" => Kind::Uuid,
        "boolean" => Kind::Flag,
        "bigint" | "INTEGER" => Kind::Int,
        "text" | "TEXT" => Kind::Text,
        "bytea" | "BLOB" => Kind::Bytes,
        other => return Err(DbErr::Custom(format!("columns of the type {other} cannot be copied"))),
    };
    Ok(Column { name: row.try_get("", "name")?, kind })
}

/// The tables that are really there, sorted.
pub(crate) async fn tables(store: &Store, vault: Vault) -> Result<Vec<String>, DbErr> {
    let sql = match store.engine() {
        Engine::Sqlite => {
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND 'x' <> ? ORDER BY name"
        }
        Engine::Postgres => {
            "SELECT table_name::text COLLATE \"C\" AS name FROM information_schema.tables WHERE table_schema = ? ORDER BY 1"
        }
    };
    let rows = dialect::all(store.writer(vault), sql, [vault.name().into()]).await?;
    rows.iter().map(|row| row.try_get("", "name")).collect()
}
