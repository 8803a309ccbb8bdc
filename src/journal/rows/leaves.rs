//! Leaves that stand in a log, and the log's head.

use std::collections::BTreeSet;

use kernel::PlebisciteId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, OnConflict, Order, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, DbErr};
use store::Silent;

use super::Book;
use super::spool::hash;

/// The head of a log: what was last signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// How many leaves.
    pub size: u64,
    /// The root over them.
    pub root: [u8; 32],
    /// The signed checkpoint.
    pub note: Vec<u8>,
}

/// A leaf at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Its place from zero.
    pub index: u64,
    /// `SHA-256(0x00 ‖ leaf)`.
    pub leaf_hash: [u8; 32],
    /// Its bytes.
    pub leaf: Vec<u8>,
}

/// The head, if the log was opened.
///
/// # Errors
/// A database fault.
pub async fn head(conn: &impl ConnectionTrait, plebiscite: PlebisciteId, book: Book) -> Result<Option<Head>, DbErr> {
    let query = Query::select()
        .columns(["size", "root", "note"].map(Alias::new))
        .from(book.head())
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .to_owned();
    let Some(row) = conn.query_one(&query).await? else { return Ok(None) };
    Ok(Some(Head {
        size: row.try_get::<i64>("", "size")?.unsigned_abs(),
        root: hash(row.try_get("", "root")?)?,
        note: row.try_get("", "note")?,
    }))
}

/// Writes the head.
///
/// # Errors
/// A database fault.
pub async fn put_head(tx: &Silent, plebiscite: PlebisciteId, book: Book, head: &Head) -> Result<(), DbErr> {
    let query = Query::insert()
        .into_table(book.head())
        .columns(["plebiscite", "size", "root", "note"].map(Alias::new))
        .values_panic([
            plebiscite.uuid().into(),
            number(head.size).into(),
            head.root.to_vec().into(),
            head.note.clone().into(),
        ])
        .on_conflict(
            OnConflict::column(Alias::new("plebiscite"))
                .update_columns(["size", "root", "note"].map(Alias::new))
                .to_owned(),
        )
        .to_owned();
    tx.conn().execute(&query).await.map(drop)
}

/// Moves the head on; `false` when it is no longer where it was read: another writer was faster,
/// and nothing may be committed.
///
/// # Errors
/// A database fault.
pub async fn move_head(tx: &Silent, plebiscite: PlebisciteId, book: Book, step: (&Head, &Head)) -> Result<bool, DbErr> {
    let (old, new) = step;
    let query = Query::update()
        .table(book.head())
        .value(Alias::new("size"), number(new.size))
        .value(Alias::new("root"), new.root.to_vec())
        .value(Alias::new("note"), new.note.clone())
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .and_where(Expr::col(Alias::new("size")).eq(number(old.size)))
        .and_where(Expr::col(Alias::new("root")).eq(old.root.to_vec()))
        .to_owned();
    Ok(tx.conn().execute(&query).await?.rows_affected() == 1)
}

/// Every opened log's plebiscite and size.
///
/// # Errors
/// A database fault.
pub async fn sizes(conn: &impl ConnectionTrait, book: Book) -> Result<Vec<(PlebisciteId, u64)>, DbErr> {
    let query = Query::select()
        .columns(["plebiscite", "size"].map(Alias::new))
        .from(book.head())
        .order_by(Alias::new("plebiscite"), Order::Asc)
        .to_owned();
    let rows = conn.query_all(&query).await?;
    rows.iter()
        .map(|row| {
            let id = PlebisciteId::from_uuid(row.try_get("", "plebiscite")?);
            Ok((id, row.try_get::<i64>("", "size")?.unsigned_abs()))
        })
        .collect()
}

/// Which of these hashes (at most a few hundred) stand in the log.
///
/// # Errors
/// A database fault.
pub async fn present(
    conn: &impl ConnectionTrait,
    plebiscite: PlebisciteId,
    book: Book,
    hashes: &[[u8; 32]],
) -> Result<BTreeSet<[u8; 32]>, DbErr> {
    let query = Query::select()
        .column(Alias::new("leaf_hash"))
        .from(book.leaf())
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .and_where(Expr::col(Alias::new("leaf_hash")).is_in(hashes.iter().map(|hash| hash.to_vec())))
        .to_owned();
    conn.query_all(&query).await?.iter().map(|row| hash(row.try_get("", "leaf_hash")?)).collect()
}

/// How many leaves there are below `size`, and their bytes.
///
/// # Errors
/// A database fault.
pub async fn weight(
    conn: &impl ConnectionTrait,
    plebiscite: PlebisciteId,
    book: Book,
    size: u64,
) -> Result<(u64, u64), DbErr> {
    let bytes = Expr::expr(Func::cust("LENGTH").arg(Expr::col(Alias::new("leaf")))).sum().cast_as("BIGINT");
    let query = Query::select()
        .expr_as(Expr::col(Alias::new("idx")).count(), Alias::new("leaves"))
        .expr_as(bytes, Alias::new("bytes"))
        .from(book.leaf())
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .and_where(Expr::col(Alias::new("idx")).lt(number(size)))
        .to_owned();
    let Some(row) = conn.query_one(&query).await? else { return Ok((0, 0)) };
    let bytes: Option<i64> = row.try_get("", "bytes")?;
    Ok((row.try_get::<i64>("", "leaves")?.unsigned_abs(), bytes.unwrap_or(0).unsigned_abs()))
}

/// A leaf to append; ballots carry their key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Append {
    /// `SHA-256(0x00 ‖ leaf)`.
    pub leaf_hash: [u8; 32],
    /// Its bytes.
    pub leaf: Vec<u8>,
    /// Key and sequence number of a ballot.
    pub key: Option<(Vec<u8>, u32)>,
}

/// Appends leaves from place `from` on, in chunks.
///
/// # Errors
/// A database fault.
pub async fn append(
    tx: &Silent,
    plebiscite: PlebisciteId,
    book: Book,
    from: u64,
    leaves: &[Append],
) -> Result<(), DbErr> {
    let mut index = from;
    for chunk in leaves.chunks(800) {
        let mut insert = Query::insert();
        insert.into_table(book.leaf());
        match book {
            Book::Register => insert.columns(["plebiscite", "idx", "leaf_hash", "leaf"].map(Alias::new)),
            Book::Urn => insert.columns(["plebiscite", "idx", "leaf_hash", "leaf", "pk", "seq"].map(Alias::new)),
        };
        for leaf in chunk {
            let mut values: Vec<SimpleExpr> = vec![
                plebiscite.uuid().into(),
                number(index).into(),
                leaf.leaf_hash.to_vec().into(),
                leaf.leaf.clone().into(),
            ];
            if book == Book::Urn {
                let (pk, seq) = leaf.key.clone().unzip();
                values.push(pk.into());
                values.push(seq.map(i64::from).into());
            }
            insert.values_panic(values);
            index += 1;
        }
        tx.conn().execute(&insert).await?;
    }
    Ok(())
}

/// At most `limit` leaves from place `from` on.
///
/// # Errors
/// A database fault.
pub async fn range(
    conn: &impl ConnectionTrait,
    plebiscite: PlebisciteId,
    book: Book,
    from: u64,
    limit: u64,
) -> Result<Vec<Leaf>, DbErr> {
    let query = Query::select()
        .columns(["idx", "leaf_hash", "leaf"].map(Alias::new))
        .from(book.leaf())
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .and_where(Expr::col(Alias::new("idx")).gte(number(from)))
        .order_by(Alias::new("idx"), Order::Asc)
        .limit(limit)
        .to_owned();
    let rows = conn.query_all(&query).await?;
    rows.iter()
        .map(|row| {
            Ok(Leaf {
                index: row.try_get::<i64>("", "idx")?.unsigned_abs(),
                leaf_hash: hash(row.try_get("", "leaf_hash")?)?,
                leaf: row.try_get("", "leaf")?,
            })
        })
        .collect()
}

/// At most `limit` leaf hashes from place `from` on: what a tree is built of.
///
/// # Errors
/// A database fault.
pub async fn hashes(
    conn: &impl ConnectionTrait,
    plebiscite: PlebisciteId,
    book: Book,
    from: u64,
    limit: u64,
) -> Result<Vec<[u8; 32]>, DbErr> {
    let query = Query::select()
        .column(Alias::new("leaf_hash"))
        .from(book.leaf())
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .and_where(Expr::col(Alias::new("idx")).gte(number(from)))
        .order_by(Alias::new("idx"), Order::Asc)
        .limit(limit)
        .to_owned();
    conn.query_all(&query).await?.iter().map(|row| hash(row.try_get("", "leaf_hash")?)).collect()
}

/// Where a leaf is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whereabouts {
    /// In the log, at this place.
    InLog(u64),
    /// Accepted; it joins the log with the next flush.
    Spooled,
}

/// Leaves whose hash lies from `low` to `high` (both inside): how a tracker,
/// which is the beginning of a hash, is looked up. At most two.
///
/// # Errors
/// A database fault.
pub async fn between(
    conn: &impl ConnectionTrait,
    plebiscite: PlebisciteId,
    book: Book,
    low: &[u8; 32],
    high: &[u8; 32],
) -> Result<Vec<([u8; 32], Whereabouts)>, DbErr> {
    let mut found = Vec::new();
    for (table, in_log) in [(book.leaf(), true), (book.spool(), false)] {
        let mut query = Query::select();
        query.column(Alias::new("leaf_hash")).from(table);
        if in_log {
            query.column(Alias::new("idx"));
        }
        query
            .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
            .and_where(Expr::col(Alias::new("leaf_hash")).between(low.to_vec(), high.to_vec()))
            .limit(2);
        for row in conn.query_all(&query).await? {
            let place = match in_log {
                true => Whereabouts::InLog(row.try_get::<i64>("", "idx")?.unsigned_abs()),
                false => Whereabouts::Spooled,
            };
            found.push((hash(row.try_get("", "leaf_hash")?)?, place));
        }
    }
    Ok(found)
}

fn number(index: u64) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX)
}
