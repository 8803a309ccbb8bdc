//! Leaves on their way into a log. A spool is keyed by the leaf's hash, so that
//! neither key nor file order tells who came when.

use std::collections::BTreeMap;

use kernel::PlebisciteId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, DbErr, Value};
use store::{Reader, Silent, dialect};

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

/// Spools register leaves in the order of their hashes; the same leaf twice is one.
///
/// # Errors
/// A database fault.
pub async fn put_register(tx: &Silent, mut leaves: Vec<RegisterLeaf>) -> Result<(), DbErr> {
    leaves.sort_unstable_by_key(|leaf| leaf.leaf_hash);
    for chunk in leaves.chunks(dialect::rows_at_once(3)) {
        let mut insert = Query::insert();
        insert
            .into_table(Book::Register.spool())
            .columns(["plebiscite", "leaf_hash", "leaf"].map(Alias::new))
            .on_conflict(OnConflict::columns(["plebiscite", "leaf_hash"].map(Alias::new)).do_nothing().to_owned());
        for leaf in chunk {
            let (plebiscite, hash) = (leaf.plebiscite.uuid(), leaf.leaf_hash.to_vec());
            insert.values_panic([SimpleExpr::from(plebiscite), hash.into(), leaf.leaf.clone().into()]);
        }
        tx.conn().execute(&insert).await?;
    }
    Ok(())
}

type Key = (PlebisciteId, Vec<u8>, u32);

/// Spools ballots in one INSERT and answers, for each, the hash of the leaf that
/// stands for its key: its own, or the one that was there first.
///
/// # Errors
/// A database fault.
pub async fn put_ballots(tx: &Silent, ballots: &[Ballot]) -> Result<Vec<[u8; 32]>, DbErr> {
    let mut standing = standing(tx, ballots).await?;
    let mut insert = Query::insert();
    insert.into_table(Book::Urn.spool()).columns(["plebiscite", "leaf_hash", "pk", "seq", "leaf"].map(Alias::new));
    let mut new: Vec<&Ballot> = Vec::with_capacity(ballots.len());
    let mut answers = Vec::with_capacity(ballots.len());
    for ballot in ballots {
        let key = (ballot.plebiscite, ballot.pk.clone(), ballot.seq);
        if !standing.contains_key(&key) {
            new.push(ballot);
        }
        answers.push(*standing.entry(key).or_insert(ballot.leaf_hash));
    }
    new.sort_unstable_by_key(|ballot| ballot.leaf_hash);
    for ballot in &new {
        insert.values_panic([
            SimpleExpr::from(ballot.plebiscite.uuid()),
            ballot.leaf_hash.to_vec().into(),
            ballot.pk.clone().into(),
            i64::from(ballot.seq).into(),
            ballot.leaf.clone().into(),
        ]);
    }
    if !new.is_empty() {
        tx.conn().execute(&insert).await?;
    }
    Ok(answers)
}

/// What stands already for the keys of these ballots, waiting or in the log.
async fn standing(tx: &Silent, ballots: &[Ballot]) -> Result<BTreeMap<Key, [u8; 32]>, DbErr> {
    let mut standing = BTreeMap::new();
    for chunk in ballots.chunks(dialect::rows_at_once(3)) {
        let keys = chunk.iter().flat_map(|ballot| -> [Value; 3] {
            [ballot.plebiscite.uuid().into(), ballot.pk.clone().into(), i64::from(ballot.seq).into()]
        });
        for row in dialect::all(tx.conn(), &asking(chunk.len()), keys).await? {
            let seq = u32::try_from(row.try_get::<i64>("", "seq")?).unwrap_or(u32::MAX);
            let key = (PlebisciteId::from_uuid(row.try_get("", "plebiscite")?), row.try_get("", "pk")?, seq);
            standing.insert(key, hash(row.try_get("", "leaf_hash")?)?);
        }
    }
    Ok(standing)
}

/// Asks for so many keys. All three columns of the key are compared, each with one value: with less
/// SQLite reads every leaf of the plebiscite instead of the index.
fn asking(keys: usize) -> String {
    let rows = vec!["(?, ?, ?)"; keys].join(", ");
    let of = |table| {
        format!(
            "SELECT plebiscite, leaf_hash, pk, seq FROM asked JOIN {table} ON plebiscite = p AND pk = k AND seq = s"
        )
    };
    format!("WITH asked (p, k, s) AS (VALUES {rows}) {} UNION ALL {}", of("spool"), of("urn_leaf"))
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

#[cfg(test)]
mod tests {
    use store::testing::Temporary;
    use store::{Engine, Vault};

    use super::*;

    #[tokio::test]
    async fn a_ballot_is_looked_for_by_the_index() {
        let temporary = Temporary::new(Engine::Sqlite).await;
        let sql = format!("EXPLAIN QUERY PLAN {}", asking(2));
        let reader = temporary.store().vault_reader(Vault::Urn).conn();
        let values =
            (0..2).flat_map(|_| -> [Value; 3] { [vec![0_u8; 16].into(), vec![0_u8; 65].into(), 0_i64.into()] });
        let rows = dialect::all(reader, &sql, values).await.unwrap();
        let plan: Vec<String> = rows.iter().map(|row| row.try_get("", "detail").unwrap()).collect();
        for table in ["spool", "urn_leaf"] {
            let searched = plan.iter().any(|line| {
                line.starts_with(&format!("SEARCH {table} USING INDEX"))
                    && line.ends_with("(plebiscite=? AND pk=? AND seq=?)")
            });
            assert!(searched, "{plan:#?}");
        }
    }
}
