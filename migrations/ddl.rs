//! One small language for tables that both engines understand.
//!
//! `create(manager, "district", Shape::Rows, &["id uuid", "name text unique"], "primary key (id)")`
//!
//! A column is `name kind[?] rest`, where `?` allows NULL. Kinds: `uuid`, `int`
//! (64 bits), `text` (compared byte by byte, no NUL character), `flag`,
//! `bytes`, `bytes(32)` (that many, exactly), `of(a|b|c)` (one of these texts).
//! What a kind expands to is fixed for ever: old migrations rest on it.

use sea_orm_migration::SchemaManager;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, DbErr};

/// How the rows lie on disk.
#[derive(Clone, Copy)]
pub(crate) enum Shape {
    /// As they come.
    Rows,
    /// Inside the primary key, so that file order is key order (SQLite).
    Keyed,
    /// `Keyed`, with room on every page for updates in place (PostgreSQL).
    Roomy,
}

/// Creates a table. `keys` are the table constraints.
pub(crate) async fn create(
    manager: &SchemaManager<'_>,
    table: &str,
    shape: Shape,
    columns: &[&str],
    keys: &str,
) -> Result<(), DbErr> {
    let backend = manager.get_database_backend();
    let mut lines = columns.iter().map(|line| column(backend, line)).collect::<Result<Vec<_>, _>>()?;
    lines.push(keys.to_owned());
    let sql = format!("CREATE TABLE \"{table}\" (\n  {}\n) {}", lines.join(",\n  "), suffix(backend, shape));
    execute(manager, sql.trim_end()).await
}

/// Adds a column to a table that may already hold rows.
pub(crate) async fn add(manager: &SchemaManager<'_>, table: &str, line: &str) -> Result<(), DbErr> {
    let column = column(manager.get_database_backend(), line)?;
    execute(manager, &format!("ALTER TABLE \"{table}\" ADD COLUMN {column}")).await
}

/// Runs SQL that reads the same on both engines.
pub(crate) async fn execute(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(sql).await.map(drop)
}

fn suffix(backend: DbBackend, shape: Shape) -> &'static str {
    match (backend, shape) {
        (DbBackend::Sqlite, Shape::Rows) => "STRICT",
        (DbBackend::Sqlite, Shape::Keyed | Shape::Roomy) => "STRICT, WITHOUT ROWID",
        (_, Shape::Roomy) => "WITH (fillfactor = 50)",
        (_, Shape::Rows | Shape::Keyed) => "",
    }
}

fn column(backend: DbBackend, line: &str) -> Result<String, DbErr> {
    let mut words = line.splitn(3, ' ');
    let (Some(name), Some(kind)) = (words.next(), words.next()) else {
        return Err(DbErr::Custom(format!("`{line}` is not `name kind`")));
    };
    let rest = words.next().unwrap_or_default();
    let (kind, null) = match kind.strip_suffix('?') {
        Some(kind) => (kind, ""),
        None => (kind, " NOT NULL"),
    };
    let (kind, check) = expand(backend, name, kind)?;
    Ok(format!("\"{name}\" {kind}{null} {rest} {check}").trim_end().to_owned())
}

fn expand(backend: DbBackend, name: &str, kind: &str) -> Result<(&'static str, String), DbErr> {
    let sqlite = backend == DbBackend::Sqlite;
    let pick = |on_sqlite, on_postgres| if sqlite { on_sqlite } else { on_postgres };
    let text = pick("TEXT", "text COLLATE \"C\"");
    let bytes = pick("BLOB", "bytea");
    let only_sqlite = |check: String| if sqlite { check } else { String::new() };
    Ok(match kind {
        "uuid" => (pick("BLOB", "uuid"), only_sqlite(format!("CHECK (length(\"{name}\") = 16)"))),
        "int" => (pick("INTEGER", "bigint"), String::new()),
        "flag" => (pick("INTEGER", "boolean"), only_sqlite(format!("CHECK (\"{name}\" IN (0, 1))"))),
        "text" => (text, only_sqlite(format!("CHECK (instr(\"{name}\", char(0)) = 0)"))),
        "bytes" => (bytes, String::new()),
        other => {
            let inside = |head: &str| other.strip_prefix(head).and_then(|tail| tail.strip_suffix(')'));
            if let Some(length) = inside("bytes(") {
                (bytes, format!("CHECK (length(\"{name}\") = {length})"))
            } else if let Some(words) = inside("of(") {
                (text, format!("CHECK (\"{name}\" IN ('{}'))", words.replace('|', "', '")))
            } else {
                return Err(DbErr::Custom(format!("`{other}` is not a kind of column")));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_expands_for_each_engine() {
        let of = |backend, line| column(backend, line).unwrap();
        assert_eq!(of(DbBackend::Sqlite, "n int? UNIQUE"), "\"n\" INTEGER UNIQUE");
        assert_eq!(of(DbBackend::Postgres, "n uuid"), "\"n\" uuid NOT NULL");
        assert_eq!(
            of(DbBackend::Postgres, "s of(a|b)"),
            "\"s\" text COLLATE \"C\" NOT NULL  CHECK (\"s\" IN ('a', 'b'))"
        );
        assert_eq!(of(DbBackend::Sqlite, "h bytes(32)"), "\"h\" BLOB NOT NULL  CHECK (length(\"h\") = 32)");
        assert!(column(DbBackend::Sqlite, "h colour").is_err());
    }
}
