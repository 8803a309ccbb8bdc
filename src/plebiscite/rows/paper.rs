//! The totals of paper cards, typed twice by different people.

use std::collections::BTreeMap;

use kernel::{PlebisciteId, StaffId};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict, Order, Query};
use sea_orm::{ConnectionTrait, DbErr};
use serde::{Deserialize, Serialize};
use store::Tx;

/// Why a card is void.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Void {
    /// More marks than allowed, or a mark nobody can read.
    BadMarking,
    /// Several cards of one person.
    SeveralCards,
    /// Not a resident.
    NonResident,
    /// No guardian's consent.
    NoConsent,
    /// Anything else.
    Other,
}

impl Void {
    /// Every reason, in the order of the form.
    pub const ALL: [Self; 5] = [Self::BadMarking, Self::SeveralCards, Self::NonResident, Self::NoConsent, Self::Other];

    /// The word in fields and words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::BadMarking => "bad-marking",
            Self::SeveralCards => "several-cards",
            Self::NonResident => "non-resident",
            Self::NoConsent => "no-consent",
            Self::Other => "other",
        }
    }
}

/// The totals of one batch of cards.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperTotals {
    /// Valid cards (a card may mark several options).
    pub valid: u64,
    /// Cards left blank.
    pub blank: u64,
    /// Void cards by reason.
    pub void: BTreeMap<Void, u64>,
    /// Marks for each option id.
    pub marks: BTreeMap<String, u64>,
}

impl PaperTotals {
    /// All cards of the batch.
    #[must_use]
    pub fn cards(&self) -> u64 {
        self.valid + self.blank + self.void.values().sum::<u64>()
    }
}

/// One typing of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The batch's name, for example the polling place.
    pub batch: String,
    /// The first or the second typing.
    pub entry: i64,
    /// Who typed.
    pub staff: StaffId,
    /// What.
    pub totals: PaperTotals,
}

fn broken(error: &serde_json::Error) -> DbErr {
    DbErr::Custom(format!("paper_count: {error}"))
}

/// Stores a typing, in the place of an earlier one of the same number.
///
/// # Errors
/// A database fault.
pub async fn put(tx: &Tx, plebiscite: PlebisciteId, entry: &Entry) -> Result<(), DbErr> {
    let totals = serde_json::to_string(&entry.totals).map_err(|error| broken(&error))?;
    let query = Query::insert()
        .into_table(Alias::new("paper_count"))
        .columns(["plebiscite", "batch", "entry", "staff", "totals", "at"].map(Alias::new))
        .values_panic([
            plebiscite.uuid().into(),
            entry.batch.as_str().into(),
            entry.entry.into(),
            entry.staff.uuid().into(),
            totals.into(),
            tx.now().millis().into(),
        ])
        .on_conflict(
            OnConflict::columns(["plebiscite", "batch", "entry"].map(Alias::new))
                .update_columns(["staff", "totals", "at"].map(Alias::new))
                .to_owned(),
        )
        .to_owned();
    tx.conn().execute(&query).await.map(drop)
}

/// Every typing, by batch.
///
/// # Errors
/// A database fault.
pub async fn all(conn: &impl ConnectionTrait, plebiscite: PlebisciteId) -> Result<Vec<Entry>, DbErr> {
    let query = Query::select()
        .columns(["batch", "entry", "staff", "totals"].map(Alias::new))
        .from(Alias::new("paper_count"))
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .order_by(Alias::new("batch"), Order::Asc)
        .order_by(Alias::new("entry"), Order::Asc)
        .to_owned();
    let rows = conn.query_all(&query).await?;
    rows.iter()
        .map(|row| {
            Ok(Entry {
                batch: row.try_get("", "batch")?,
                entry: row.try_get("", "entry")?,
                staff: StaffId::from_uuid(row.try_get("", "staff")?),
                totals: serde_json::from_str(&row.try_get::<String>("", "totals")?).map_err(|error| broken(&error))?,
            })
        })
        .collect()
}

/// Removes one typing of a batch: it is open again.
///
/// # Errors
/// A database fault.
pub async fn reopen(tx: &Tx, plebiscite: PlebisciteId, batch: &str, entry: i64) -> Result<(), DbErr> {
    let query = Query::delete()
        .from_table(Alias::new("paper_count"))
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .and_where(Expr::col(Alias::new("batch")).eq(batch))
        .and_where(Expr::col(Alias::new("entry")).eq(entry))
        .to_owned();
    tx.conn().execute(&query).await.map(drop)
}

/// Removes both typings of a batch; `false` when there was none.
///
/// # Errors
/// A database fault.
pub async fn remove(tx: &Tx, plebiscite: PlebisciteId, batch: &str) -> Result<bool, DbErr> {
    let query = Query::delete()
        .from_table(Alias::new("paper_count"))
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .and_where(Expr::col(Alias::new("batch")).eq(batch))
        .to_owned();
    Ok(tx.conn().execute(&query).await?.rows_affected() > 0)
}
