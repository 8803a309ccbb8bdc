//! Taking what is spooled, sorted by hash, so that the order of writing is lost.

use kernel::PlebisciteId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query};
use sea_orm::{ConnectionTrait, DbErr};
use store::Silent;

use super::Book;
use super::leaves::Append;
use super::spool::hash;

/// Everything spooled, sorted by hash.
///
/// # Errors
/// A database fault.
pub async fn spooled(tx: &Silent, plebiscite: PlebisciteId, book: Book) -> Result<Vec<Append>, DbErr> {
    let mut query = Query::select();
    query.columns(["leaf_hash", "leaf"].map(Alias::new)).from(book.spool());
    if book == Book::Urn {
        query.columns(["pk", "seq"].map(Alias::new));
    }
    query
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .order_by(Alias::new("leaf_hash"), Order::Asc);
    let rows = tx.conn().query_all(&query).await?;
    rows.iter()
        .map(|row| {
            let key = match book {
                Book::Register => None,
                Book::Urn => {
                    let seq: i64 = row.try_get("", "seq")?;
                    Some((row.try_get("", "pk")?, u32::try_from(seq).unwrap_or(u32::MAX)))
                }
            };
            Ok(Append { leaf_hash: hash(row.try_get("", "leaf_hash")?)?, leaf: row.try_get("", "leaf")?, key })
        })
        .collect()
}

/// Empties the spool of this plebiscite.
///
/// # Errors
/// A database fault.
pub async fn empty(tx: &Silent, plebiscite: PlebisciteId, book: Book) -> Result<(), DbErr> {
    let query = Query::delete()
        .from_table(book.spool())
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .to_owned();
    tx.conn().execute(&query).await.map(drop)
}
