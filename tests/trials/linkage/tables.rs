//! What a thief of the tables sees: every table of every vault in its own order,
//! by every column, and by the columns the engine keeps for itself.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use data_encoding::HEXLOWER;
use store::{Engine, Reader, Store, Vault, dialect};

use super::Side;
use super::files::Marker;
use super::statistics::Order;

/// Everything in the tables that can be sorted by.
pub(super) async fn orders(store: &Store, markers: &[Marker], votes: usize) -> Vec<(Side, Order)> {
    let known: HashMap<String, &Marker> =
        markers.iter().map(|marker| (HEXLOWER.encode(&marker.bytes), marker)).collect();
    let readers = [
        ("town", store.reader()),
        ("rights", store.vault_reader(Vault::Rights)),
        ("urn", store.vault_reader(Vault::Urn)),
    ];
    let mut all = Vec::new();
    for (vault, reader) in readers {
        for table in tables(store.engine(), reader).await {
            let (names, rows) = read(store.engine(), reader, &table).await;
            all.extend(of_table(&format!("{vault}.{table}"), &names, &rows, (&known, votes)));
        }
    }
    all
}

async fn tables(engine: Engine, reader: &Reader) -> Vec<String> {
    let sql = match engine {
        Engine::Sqlite => "SELECT name AS n FROM sqlite_schema WHERE type = 'table'",
        Engine::Postgres => {
            "SELECT table_name::text AS n FROM information_schema.tables WHERE table_schema = current_schema()"
        }
    };
    let rows = dialect::all(reader.conn(), sql, []).await.unwrap();
    rows.iter().map(|row| row.try_get("", "n").unwrap()).collect()
}

/// A table in the order in which it lies, every value as text; bytes and ids in hex.
async fn read(engine: Engine, reader: &Reader, table: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let (catalogue, own): (_, &[&str]) = match engine {
        Engine::Sqlite => (
            "SELECT name AS n, '' AS kind FROM pragma_table_info(?)",
            if has_rowid(reader, table).await { &["rowid"] } else { &[] },
        ),
        Engine::Postgres => (
            "SELECT column_name::text AS n, data_type::text AS kind FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = ?",
            &[
                "((ctid::text::point)[0]::bigint * 65536 + (ctid::text::point)[1]::bigint)",
                "xmin",
                "xmax",
                "cmin",
                "cmax",
            ],
        ),
    };
    let columns = dialect::all(reader.conn(), catalogue, [table.into()]).await.unwrap();
    let text = |kind: &str, name: &str| match (engine, kind) {
        (Engine::Sqlite, _) => {
            format!(
                "coalesce(CASE typeof({name}) WHEN 'blob' THEN lower(hex({name})) ELSE CAST({name} AS TEXT) END, '')"
            )
        }
        (Engine::Postgres, "bytea") => format!("coalesce(encode({name}, 'hex'), '')"),
        (Engine::Postgres, "uuid") => format!("coalesce(replace({name}::text, '-', ''), '')"),
        (Engine::Postgres, _) => format!("coalesce({name}::text, '')"),
    };
    let mut names: Vec<String> = own.iter().map(|name| name.split("::").next().unwrap().replace('(', "")).collect();
    let mut parts: Vec<String> = own.iter().map(|name| text("", name)).collect();
    for column in &columns {
        let name: String = column.try_get("", "n").unwrap();
        parts.push(text(&column.try_get::<String>("", "kind").unwrap(), &format!("\"{name}\"")));
        names.push(name);
    }
    let sql = format!("SELECT {} FROM \"{table}\"", parts.join(", "));
    let rows = dialect::all(reader.conn(), &sql, []).await.unwrap();
    let rows = rows.iter().map(|row| (0..parts.len()).map(|n| row.try_get_by_index(n).unwrap()).collect());
    (names, rows.collect())
}

async fn has_rowid(reader: &Reader, table: &str) -> bool {
    let sql = "SELECT sql AS s FROM sqlite_schema WHERE name = ?";
    let row = dialect::one(reader.conn(), sql, [table.into()]).await.unwrap().unwrap();
    !row.try_get::<String>("", "s").unwrap().contains("WITHOUT ROWID")
}

type Known<'a> = (&'a HashMap<String, &'a Marker>, usize);

fn of_table(table: &str, names: &[String], rows: &[Vec<String>], (known, votes): Known<'_>) -> Vec<(Side, Order)> {
    let mut votes_of: BTreeMap<Side, Vec<(usize, usize)>> = BTreeMap::new();
    for (n, row) in rows.iter().enumerate() {
        let sides: BTreeMap<Side, usize> =
            row.iter().filter_map(|value| known.get(value)).map(|marker| (marker.side, marker.vote)).collect();
        assert!(sides.len() < 2, "a row of {table} names a voter and a ballot: {row:?}");
        for (side, vote) in sides {
            votes_of.entry(side).or_default().push((n, vote));
        }
    }
    let by: Vec<(String, Vec<u64>)> =
        std::iter::once(("the order they lie in".to_owned(), (0..).take(rows.len()).collect()))
            .chain(names.iter().enumerate().map(|(n, name)| (name.clone(), sorted(rows.iter().map(|row| &row[n])))))
            .collect();
    let mut orders = Vec::new();
    for (side, found) in &votes_of {
        for (name, places) in &by {
            let mut order = Order { name: format!("{table} by {name}"), places: vec![None; votes] };
            for (row, vote) in found {
                order.places[*vote] = Some(places[*row]);
            }
            orders.push((*side, order));
        }
    }
    orders
}

/// The rank of each value: by number where all are numbers, else by text.
fn sorted<'a>(values: impl Iterator<Item = &'a String> + Clone) -> Vec<u64> {
    let numbers: Option<Vec<i64>> = values.clone().map(|value| value.parse().ok()).collect();
    match numbers {
        Some(numbers) => ranked(numbers.iter()),
        None => ranked(values),
    }
}

fn ranked<T: Ord>(values: impl Iterator<Item = T> + Clone) -> Vec<u64> {
    let all: BTreeSet<T> = values.clone().collect();
    let places: BTreeMap<T, u64> = all.into_iter().zip(0..).collect();
    values.map(|value| places[&value]).collect()
}
