//! Leaves on their way into a log. A spool is keyed by the leaf's hash, so that
//! neither key nor file order tells who came when.

use std::collections::BTreeMap;

use kernel::PlebisciteId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, DbErr};
use store::{Reader, Silent};

use super::Book;

/// A register leaf to spool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterLeaf {
    /// Which plebiscite.
    pub plebiscite: PlebisciteId,
    /// `SHA-256(0x00 ‖ leaf)`.
    pub leaf_hash: [u8; 32],
    /// The leaf's bytes.
    pub leaf: Vec<u8>,
}

/// A ballot leaf to spool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// Which plebiscite.
    pub plebiscite: PlebisciteId,
    /// `SHA-256(0x00 ‖ leaf)`.
    pub leaf_hash: [u8; 32],
    /// The one-time public key: one ballot a key and sequence number.
    pub pk: Vec<u8>,
    /// The sequence number.
    pub seq: u32,
    /// The leaf's bytes.
    pub leaf: Vec<u8>,
}

/// Spools a register leaf; the same leaf twice is one.
///
/// # Errors
/// A database fault.
pub async fn put_register(tx: &Silent, leaf: &RegisterLeaf) -> Result<(), DbErr> {
    let query = Query::insert()
        .into_table(Book::Register.spool())
        .columns(["plebiscite", "leaf_hash", "leaf"].map(Alias::new))
        .values_panic([leaf.plebiscite.uuid().into(), leaf.leaf_hash.to_vec().into(), leaf.leaf.clone().into()])
        .on_conflict(OnConflict::columns(["plebiscite", "leaf_hash"].map(Alias::new)).do_nothing().to_owned())
        .to_owned();
    tx.conn().execute(&query).await.map(drop)
}

type Key = (PlebisciteId, Vec<u8>, u32);

/// Spools ballots in one INSERT and answers, for each, the hash of the leaf that
/// stands for its key: its own, or the one that was there first.
///
/// # Errors
/// A database fault.
pub async fn put_ballots(tx: &Silent, ballots: &[Ballot]) -> Result<Vec<[u8; 32]>, DbErr> {
    let mut standing: BTreeMap<Key, [u8; 32]> = BTreeMap::new();
    for table in [Book::Urn.spool(), Book::Urn.leaf()] {
        let query = Query::select()
            .columns(["plebiscite", "leaf_hash", "pk", "seq"].map(Alias::new))
            .from(table)
            .and_where(Expr::col(Alias::new("pk")).is_in(ballots.iter().map(|ballot| ballot.pk.clone())))
            .to_owned();
        for row in tx.conn().query_all(&query).await? {
            let seq: i64 = row.try_get("", "seq")?;
            let key = (
                PlebisciteId::from_uuid(row.try_get("", "plebiscite")?),
                row.try_get("", "pk")?,
                u32::try_from(seq).unwrap_or(u32::MAX),
            );
            standing.insert(key, hash(row.try_get("", "leaf_hash")?)?);
        }
    }
    let mut insert = Query::insert();
    insert.into_table(Book::Urn.spool()).columns(["plebiscite", "leaf_hash", "pk", "seq", "leaf"].map(Alias::new));
    let mut new = false;
    let mut answers = Vec::with_capacity(ballots.len());
    for ballot in ballots {
        let key = (ballot.plebiscite, ballot.pk.clone(), ballot.seq);
        if !standing.contains_key(&key) {
            new = true;
            insert.values_panic([
                SimpleExpr::from(ballot.plebiscite.uuid()),
                ballot.leaf_hash.to_vec().into(),
                ballot.pk.clone().into(),
                i64::from(ballot.seq).into(),
                ballot.leaf.clone().into(),
            ]);
        }
        answers.push(*standing.entry(key).or_insert(ballot.leaf_hash));
    }
    if new {
        tx.conn().execute(&insert).await?;
    }
    Ok(answers)
}

/// How many leaves wait.
///
/// # Errors
/// A database fault.
pub async fn waiting(reader: &Reader, plebiscite: PlebisciteId, book: Book) -> Result<u64, DbErr> {
    let query = Query::select()
        .expr_as(Expr::col(Alias::new("leaf_hash")).count(), Alias::new("n"))
        .from(book.spool())
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .to_owned();
    let row = reader.conn().query_one(&query).await?;
    row.map_or(Ok(0), |row| Ok(row.try_get::<i64>("", "n")?.unsigned_abs()))
}

pub(crate) fn hash(bytes: Vec<u8>) -> Result<[u8; 32], DbErr> {
    <[u8; 32]>::try_from(bytes).map_err(|bytes| DbErr::Custom(format!("a leaf hash has {} bytes", bytes.len())))
}
