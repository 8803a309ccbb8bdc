//! The one place that knows how the engines differ in their SQL.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value};

use crate::Engine;

/// Most bind values in one statement (SQLite allows 32,766, PostgreSQL 65,535).
pub const MOST_BINDS: usize = 5_000;

/// How many rows of `columns` values fit one statement.
#[must_use]
pub const fn rows_at_once(columns: usize) -> usize {
    if columns == 0 || columns > MOST_BINDS { 1 } else { MOST_BINDS / columns }
}

/// The engine behind a connection.
pub fn engine(conn: &impl ConnectionTrait) -> Engine {
    match conn.get_database_backend() {
        DbBackend::Sqlite => Engine::Sqlite,
        _ => Engine::Postgres,
    }
}

/// ` FOR UPDATE` where rows are locked one by one; SQLite has one writer anyway.
#[must_use]
pub const fn for_update(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "",
        Engine::Postgres => " FOR UPDATE",
    }
}

/// SQL for 16 bytes from the engine's own secure source, as a blob.
pub(crate) const fn random16(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "randomblob(16)",
        Engine::Postgres => "uuid_send(gen_random_uuid())",
    }
}

/// Escapes `%`, `_` and `\` and wraps the text for `LIKE … ESCAPE '\'`.
#[must_use]
pub fn contains(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

/// A statement with `?` placeholders, renumbered for PostgreSQL. The text must
/// hold no other question mark.
#[must_use]
pub fn statement<V: IntoIterator<Item = Value>>(backend: DbBackend, sql: &str, values: V) -> Statement {
    if backend == DbBackend::Sqlite {
        return Statement::from_sql_and_values(backend, sql, values);
    }
    let mut numbered = String::with_capacity(sql.len() + 16);
    for (index, part) in sql.split('?').enumerate() {
        if index > 0 {
            numbered.push('$');
            numbered.push_str(&index.to_string());
        }
        numbered.push_str(part);
    }
    Statement::from_sql_and_values(backend, numbered, values)
}

/// Runs a statement with `?` placeholders; gives the number of rows it changed.
///
/// # Errors
/// A failure of the database.
pub async fn execute<C, V>(conn: &C, sql: &str, values: V) -> Result<u64, DbErr>
where
    C: ConnectionTrait,
    V: IntoIterator<Item = Value>,
{
    let done = conn.execute_raw(statement(conn.get_database_backend(), sql, values)).await?;
    Ok(done.rows_affected())
}

/// Runs a query with `?` placeholders and gives all rows.
///
/// # Errors
/// A failure of the database.
pub async fn all<C, V>(conn: &C, sql: &str, values: V) -> Result<Vec<QueryResult>, DbErr>
where
    C: ConnectionTrait,
    V: IntoIterator<Item = Value>,
{
    conn.query_all_raw(statement(conn.get_database_backend(), sql, values)).await
}

/// Runs a query with `?` placeholders and gives the first row.
///
/// # Errors
/// A failure of the database.
pub async fn one<C, V>(conn: &C, sql: &str, values: V) -> Result<Option<QueryResult>, DbErr>
where
    C: ConnectionTrait,
    V: IntoIterator<Item = Value>,
{
    conn.query_one_raw(statement(conn.get_database_backend(), sql, values)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_numbered_for_postgresql_only() {
        let sql = "SELECT ? WHERE a = ?";
        assert_eq!(statement(DbBackend::Postgres, sql, []).sql, "SELECT $1 WHERE a = $2");
        assert_eq!(statement(DbBackend::Sqlite, sql, []).sql, sql);
    }

    #[test]
    fn a_search_for_a_percent_sign_finds_only_that() {
        assert_eq!(contains("5%_\\"), "%5\\%\\_\\\\%");
        assert_eq!(rows_at_once(7), 714);
    }
}
