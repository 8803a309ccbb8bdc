//! Everything in a vault, in one form for both engines, to be compared.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use migrations::Vault;
use sea_orm::{QueryResult, Value};

use crate::backup::columns::{self, Column};
use crate::{Store, dialect};

/// Column to value.
pub type Row = BTreeMap<String, String>;
/// Table to rows, the rows sorted.
pub type Contents = BTreeMap<String, Vec<Row>>;

/// Reads every table of a vault but the list of migrations.
///
/// # Panics
/// When it cannot be read.
pub async fn contents(store: &Store, vault: Vault) -> Contents {
    let mut contents = Contents::new();
    let connection = store.writer(vault);
    for table in columns::tables(store, vault).await.expect("the tables can be listed") {
        if table == "seaql_migrations" {
            continue;
        }
        let columns = columns::of(connection, vault, &table).await.expect("the columns can be listed");
        // Never `SELECT *`: the driver keeps the statement, and a migration in between breaks it.
        let names = columns.iter().map(|column| format!("\"{}\"", column.name)).collect::<Vec<_>>().join(", ");
        let rows = dialect::all(connection, &format!("SELECT {names} FROM \"{table}\""), []).await;
        let mut rows: Vec<Row> = rows.expect("a table can be read").iter().map(|row| plain(row, &columns)).collect();
        rows.sort();
        contents.insert(table, rows);
    }
    contents
}

fn plain(row: &QueryResult, columns: &[Column]) -> Row {
    let text = |column: &Column| match columns::value(row, column).expect("a value can be read") {
        Value::Uuid(Some(id)) => HEXLOWER.encode(id.as_bytes()),
        Value::Bytes(Some(bytes)) => HEXLOWER.encode(&bytes),
        Value::Bool(Some(flag)) => i64::from(flag).to_string(),
        Value::BigInt(Some(number)) => number.to_string(),
        Value::String(Some(text)) => format!("{text:?}"),
        _ => "null".to_owned(),
    };
    columns.iter().map(|column| (column.name.clone(), text(column))).collect()
}
