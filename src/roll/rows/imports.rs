//! Imports of lists: the file, its columns, and what came of it.

use std::collections::BTreeSet;

use kernel::{Instant, typed_id};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use serde::{Deserialize, Serialize};
use store::Tx;

use crate::rules::columns::Mapping;

typed_id! {
    /// An import of a list.
    ImportId
}
pub use super::questions::{Decision, Question, QuestionId, ask, decide, waiting, waiting_count};

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The file is here; columns are being mapped.
    Staged,
    /// The file was read through and nothing written: totals are known.
    Checked,
    /// Being written.
    Running,
    /// Written.
    Done,
    /// The file could not be read to its end.
    Failed,
}

impl Stage {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Staged, "staged"),
        (Self::Checked, "checked"),
        (Self::Running, "running"),
        (Self::Done, "done"),
        (Self::Failed, "failed"),
    ];

    fn word(self) -> &'static str {
        Self::ALL.into_iter().find_map(|(stage, word)| (stage == self).then_some(word)).unwrap_or("failed")
    }

    fn read(raw: &str) -> Result<Self, DbErr> {
        let found = Self::ALL.into_iter().find_map(|(stage, word)| (word == raw).then_some(stage));
        found.ok_or_else(|| DbErr::Custom(format!("`{raw}` is no stage of an import")))
    }
}

/// A bad row as it is shown: where, what stood there, why.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadCell {
    /// Line of the file or row of the sheet.
    pub line: u64,
    /// The column's letter and heading, if the cell is known.
    pub column: String,
    /// What stood there.
    pub value: String,
    /// The key of the words that say why and what to do, with its number, if any.
    pub why: String,
    /// A number the words need (a limit, a place).
    pub number: Option<u64>,
    /// A text the words need (an encoding, a column's letter, what a file is).
    #[serde(default)]
    pub text: Option<String>,
}

/// What an import did or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Totals {
    /// Rows below the header.
    pub rows: u64,
    /// New residents.
    pub added: u64,
    /// Residents found again.
    pub found: u64,
    /// Questions for staff.
    pub asked: u64,
    /// Rows that cannot be taken.
    pub bad: u64,
    /// The first of the bad cells.
    pub bad_cells: Vec<BadCell>,
    /// The format, encoding and separator found.
    pub format: String,
    /// The heading of each column.
    pub header: Vec<String>,
    /// The first five rows, until the import is done or given up.
    pub first_rows: Vec<Vec<String>>,
    /// The places of columns with national numbers: never read.
    pub national: BTreeSet<usize>,
    /// Why the file could not be read to its end, if so.
    pub broken: Option<BadCell>,
    /// How many rows the checking pass found, so that the bar knows its end.
    pub expected: Option<u64>,
}

/// An import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// The name of the file as it was sent.
    pub file_name: String,
    /// Where it lies until it is done.
    pub path: Option<String>,
    /// The columns.
    pub mapping: Mapping,
    /// How far it has come.
    pub stage: Stage,
    /// What it did or would do.
    pub totals: Totals,
    /// When it was sent.
    pub at: Instant,
}

fn broken(error: &serde_json::Error) -> DbErr {
    DbErr::Custom(format!("roll_import: {error}"))
}

fn text(value: &impl Serialize) -> Result<String, DbErr> {
    serde_json::to_string(value).map_err(|error| broken(&error))
}

const COLUMNS: [&str; 7] = ["id", "file_name", "path", "mapping", "state", "totals", "at"];

fn read(row: &QueryResult) -> Result<Import, DbErr> {
    Ok(Import {
        id: ImportId::from_uuid(row.try_get("", "id")?),
        file_name: row.try_get("", "file_name")?,
        path: row.try_get("", "path")?,
        mapping: serde_json::from_str(&row.try_get::<String>("", "mapping")?).map_err(|error| broken(&error))?,
        stage: Stage::read(&row.try_get::<String>("", "state")?)?,
        totals: serde_json::from_str(&row.try_get::<String>("", "totals")?).map_err(|error| broken(&error))?,
        at: Instant::from_millis(row.try_get("", "at")?),
    })
}

/// Stores a new import.
///
/// # Errors
/// A database fault.
pub async fn insert(tx: &Tx, import: &Import) -> Result<(), DbErr> {
    let query = Query::insert()
        .into_table(Alias::new("roll_import"))
        .columns(COLUMNS.map(Alias::new))
        .values_panic([
            import.id.uuid().into(),
            import.file_name.as_str().into(),
            import.path.clone().into(),
            text(&import.mapping)?.into(),
            import.stage.word().into(),
            text(&import.totals)?.into(),
            import.at.millis().into(),
        ])
        .to_owned();
    tx.conn().execute(&query).await.map(drop)
}

/// Writes an import's mapping, stage, totals and path.
///
/// # Errors
/// A database fault.
pub async fn update(tx: &Tx, import: &Import) -> Result<(), DbErr> {
    let query = Query::update()
        .table(Alias::new("roll_import"))
        .value(Alias::new("mapping"), text(&import.mapping)?)
        .value(Alias::new("state"), import.stage.word())
        .value(Alias::new("totals"), text(&import.totals)?)
        .value(Alias::new("path"), import.path.clone())
        .and_where(Expr::col(Alias::new("id")).eq(import.id.uuid()))
        .to_owned();
    tx.conn().execute(&query).await.map(drop)
}

/// Finds an import.
///
/// # Errors
/// A database fault.
pub async fn find(conn: &impl ConnectionTrait, id: ImportId) -> Result<Option<Import>, DbErr> {
    let query = Query::select()
        .columns(COLUMNS.map(Alias::new))
        .from(Alias::new("roll_import"))
        .and_where(Expr::col(Alias::new("id")).eq(id.uuid()))
        .to_owned();
    conn.query_one(&query).await?.as_ref().map(read).transpose()
}

/// The latest imports.
///
/// # Errors
/// A database fault.
pub async fn latest(conn: &impl ConnectionTrait, limit: u64) -> Result<Vec<Import>, DbErr> {
    let query = Query::select()
        .columns(COLUMNS.map(Alias::new))
        .from(Alias::new("roll_import"))
        .order_by(Alias::new("at"), Order::Desc)
        .limit(limit)
        .to_owned();
    conn.query_all(&query).await?.iter().map(read).collect()
}

/// Imports sent before `before` that still hold something of their lists.
///
/// # Errors
/// A database fault.
pub async fn older(conn: &impl ConnectionTrait, before: Instant, limit: u64) -> Result<Vec<Import>, DbErr> {
    let query = Query::select()
        .columns(COLUMNS.map(Alias::new))
        .from(Alias::new("roll_import"))
        .and_where(Expr::col(Alias::new("at")).lt(before.millis()))
        .and_where(Expr::col(Alias::new("path")).is_not_null().or(Expr::col(Alias::new("totals")).like("%\"line\"%")))
        .order_by(Alias::new("at"), Order::Asc)
        .limit(limit)
        .to_owned();
    conn.query_all(&query).await?.iter().map(read).collect()
}
