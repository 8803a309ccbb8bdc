//! Paper cards typed one by one, by two different people.

use std::collections::BTreeMap;

use kernel::{PlebisciteId, StaffId};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict, Order, Query};
use sea_orm::{ConnectionTrait, DbErr};
use serde::{Deserialize, Serialize};
use store::Tx;

use super::paper::Void;

/// What a clerk reads off a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Says {
    /// Nothing.
    Blank,
    /// It is void.
    Void(Void),
    /// These options are marked.
    Options(Vec<String>),
    /// These options have a number each.
    Numbers(BTreeMap<String, u64>),
}

/// A card of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The batch's name.
    pub batch: String,
    /// The first or the second typing.
    pub entry: i64,
    /// Its number in the batch, from one.
    pub number: i64,
    /// Who typed it.
    pub staff: StaffId,
    /// What it says.
    pub says: Says,
}

/// How many cards of a batch somebody has typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Many {
    /// The batch's name.
    pub batch: String,
    /// The first or the second typing.
    pub entry: i64,
    /// Who.
    pub staff: StaffId,
    /// How many.
    pub cards: i64,
}

const TABLE: &str = "paper_card";

fn broken(error: &serde_json::Error) -> DbErr {
    DbErr::Custom(format!("paper_card: {error}"))
}

/// Stores a card, in the place of one typed before under the same number.
///
/// # Errors
/// A database fault.
pub async fn put(tx: &Tx, plebiscite: PlebisciteId, card: &Card) -> Result<(), DbErr> {
    let says = serde_json::to_string(&card.says).map_err(|error| broken(&error))?;
    let query = Query::insert()
        .into_table(Alias::new(TABLE))
        .columns(["plebiscite", "batch", "entry", "card", "staff", "says"].map(Alias::new))
        .values_panic([
            plebiscite.uuid().into(),
            card.batch.as_str().into(),
            card.entry.into(),
            card.number.into(),
            card.staff.uuid().into(),
            says.into(),
        ])
        .on_conflict(
            OnConflict::columns(["plebiscite", "batch", "entry", "card"].map(Alias::new))
                .update_columns(["staff", "says"].map(Alias::new))
                .to_owned(),
        )
        .to_owned();
    tx.conn().execute(&query).await.map(drop)
}

/// The cards of a batch, both typings, in order.
///
/// # Errors
/// A database fault.
pub async fn of_batch(conn: &impl ConnectionTrait, plebiscite: PlebisciteId, batch: &str) -> Result<Vec<Card>, DbErr> {
    let query = Query::select()
        .columns(["entry", "card", "staff", "says"].map(Alias::new))
        .from(Alias::new(TABLE))
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .and_where(Expr::col(Alias::new("batch")).eq(batch))
        .order_by(Alias::new("entry"), Order::Asc)
        .order_by(Alias::new("card"), Order::Asc)
        .to_owned();
    let rows = conn.query_all(&query).await?;
    rows.iter()
        .map(|row| {
            Ok(Card {
                batch: batch.to_owned(),
                entry: row.try_get("", "entry")?,
                number: row.try_get("", "card")?,
                staff: StaffId::from_uuid(row.try_get("", "staff")?),
                says: serde_json::from_str(&row.try_get::<String>("", "says")?).map_err(|error| broken(&error))?,
            })
        })
        .collect()
}

/// How many cards of each batch were typed by whom.
///
/// # Errors
/// A database fault.
pub async fn many(conn: &impl ConnectionTrait, plebiscite: PlebisciteId) -> Result<Vec<Many>, DbErr> {
    let by = ["batch", "entry", "staff"].map(Alias::new);
    let query = Query::select()
        .columns(by.clone())
        .expr_as(Expr::col(Alias::new("card")).count(), Alias::new("cards"))
        .from(Alias::new(TABLE))
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .group_by_columns(by)
        .order_by(Alias::new("batch"), Order::Asc)
        .order_by(Alias::new("entry"), Order::Asc)
        .to_owned();
    let rows = conn.query_all(&query).await?;
    rows.iter()
        .map(|row| {
            Ok(Many {
                batch: row.try_get("", "batch")?,
                entry: row.try_get("", "entry")?,
                staff: StaffId::from_uuid(row.try_get("", "staff")?),
                cards: row.try_get("", "cards")?,
            })
        })
        .collect()
}

/// Removes a card; `false` when there was none.
///
/// # Errors
/// A database fault.
pub async fn remove(tx: &Tx, plebiscite: PlebisciteId, card: &Card) -> Result<bool, DbErr> {
    let query = Query::delete()
        .from_table(Alias::new(TABLE))
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .and_where(Expr::col(Alias::new("batch")).eq(card.batch.as_str()))
        .and_where(Expr::col(Alias::new("entry")).eq(card.entry))
        .and_where(Expr::col(Alias::new("card")).eq(card.number))
        .to_owned();
    Ok(tx.conn().execute(&query).await?.rows_affected() > 0)
}

/// Removes both typings of a batch; `false` when there was none.
///
/// # Errors
/// A database fault.
pub async fn remove_batch(tx: &Tx, plebiscite: PlebisciteId, batch: &str) -> Result<bool, DbErr> {
    let query = Query::delete()
        .from_table(Alias::new(TABLE))
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .and_where(Expr::col(Alias::new("batch")).eq(batch))
        .to_owned();
    Ok(tx.conn().execute(&query).await?.rows_affected() > 0)
}
