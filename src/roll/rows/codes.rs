//! The public keys of printed codes: which resident a code speaks for. Only
//! public keys are stored; the code itself never is.

use kernel::{PlebisciteId, ResidentId};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, DbErr, Value};
use store::{Reader, Silent, dialect};

use super::right::State;

/// Bind values a row: plebiscite, key, resident, state.
const ROW_VALUES: usize = 4;
/// Rows in one INSERT.
pub const CHUNK: usize = 5_000 / ROW_VALUES;

/// A code's public key, compressed (33 bytes), and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeKey {
    /// The compressed P-256 point.
    pub pk: Vec<u8>,
    /// Its holder; `None`: a spare.
    pub holder: Option<ResidentId>,
}

/// What a public key leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// It speaks for this resident, whose right stands so; `None`: there is no such right.
    Live(ResidentId, Option<State>),
    /// It was made void; a newer one was sent.
    Void,
    /// Printed as a spare and sent to nobody.
    Spare,
    /// No such key.
    Unknown,
}

/// Stores at most [`CHUNK`] keys.
///
/// # Errors
/// A database fault; a key stored before is one.
pub async fn load(tx: &Silent, plebiscite: PlebisciteId, keys: &[CodeKey]) -> Result<(), DbErr> {
    if keys.is_empty() {
        return Ok(());
    }
    let mut insert = Query::insert();
    insert.into_table(Alias::new("code_key")).columns(["plebiscite", "pk", "resident", "state"].map(Alias::new));
    for key in keys {
        let state = if key.holder.is_some() { "live" } else { "spare" };
        let holder: Value = key.holder.map(ResidentId::uuid).into();
        insert.values_panic([
            SimpleExpr::from(plebiscite.uuid()),
            SimpleExpr::from(key.pk.clone()),
            SimpleExpr::from(holder),
            SimpleExpr::from(state),
        ]);
    }
    tx.conn().execute(&insert).await.map(drop)
}

/// Whom a key speaks for, and how their right stands.
///
/// # Errors
/// A database fault.
pub async fn holder_of(reader: &Reader, plebiscite: PlebisciteId, pk: &[u8]) -> Result<Holder, DbErr> {
    let sql = "SELECT k.resident AS resident, k.state AS state, r.state AS standing FROM code_key k \
               LEFT JOIN \"right\" r ON r.plebiscite = k.plebiscite AND r.resident = k.resident \
               WHERE k.plebiscite = ? AND k.pk = ?";
    let row = dialect::one(reader.conn(), sql, [plebiscite.uuid().into(), pk.to_vec().into()]).await?;
    let Some(row) = row else { return Ok(Holder::Unknown) };
    let resident: Option<kernel::Uuid> = row.try_get("", "resident")?;
    Ok(match (row.try_get::<String>("", "state")?.as_str(), resident) {
        ("live", Some(resident)) => {
            let standing = row.try_get::<Option<String>>("", "standing")?;
            let standing = standing.map(|word| State::read(&word)).transpose()?;
            Holder::Live(ResidentId::from_uuid(resident), standing)
        }
        ("spare", _) => Holder::Spare,
        _ => Holder::Void,
    })
}

/// Makes every live key of a resident void; how many there were.
///
/// # Errors
/// A database fault.
pub async fn void(tx: &Silent, plebiscite: PlebisciteId, resident: ResidentId) -> Result<u64, DbErr> {
    let update = Query::update()
        .table(Alias::new("code_key"))
        .value(Alias::new("state"), "void")
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .and_where(Expr::col(Alias::new("resident")).eq(resident.uuid()))
        .and_where(Expr::col(Alias::new("state")).eq("live"))
        .to_owned();
    Ok(tx.conn().execute(&update).await?.rows_affected())
}

/// Gives a spare key to a resident; `false` when it is no spare.
///
/// # Errors
/// A database fault.
pub async fn give_spare(tx: &Silent, plebiscite: PlebisciteId, pk: &[u8], resident: ResidentId) -> Result<bool, DbErr> {
    let update = Query::update()
        .table(Alias::new("code_key"))
        .value(Alias::new("state"), "live")
        .value(Alias::new("resident"), resident.uuid())
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .and_where(Expr::col(Alias::new("pk")).eq(pk.to_vec()))
        .and_where(Expr::col(Alias::new("state")).eq("spare"))
        .to_owned();
    Ok(tx.conn().execute(&update).await?.rows_affected() == 1)
}

/// Forgets every key of a plebiscite: what an interrupted loading left.
///
/// # Errors
/// A database fault.
pub async fn clear(tx: &Silent, plebiscite: PlebisciteId) -> Result<(), DbErr> {
    let query = Query::delete().from_table(Alias::new("code_key")).and_where(of(plebiscite)).to_owned();
    tx.conn().execute(&query).await.map(drop)
}

/// At most `limit` keys in their own order, after `after`, whatever their state.
///
/// # Errors
/// A database fault.
pub async fn page(
    reader: &Reader,
    plebiscite: PlebisciteId,
    after: Option<&[u8]>,
    limit: u64,
) -> Result<Vec<Vec<u8>>, DbErr> {
    let mut query = Query::select();
    query.column(Alias::new("pk")).from(Alias::new("code_key")).and_where(of(plebiscite));
    if let Some(after) = after {
        query.and_where(Expr::col(Alias::new("pk")).gt(after.to_vec()));
    }
    query.order_by(Alias::new("pk"), Order::Asc).limit(limit);
    reader.conn().query_all(&query).await?.iter().map(|row| row.try_get("", "pk")).collect()
}

/// A spare that nobody was given yet, the first in the order of keys.
///
/// # Errors
/// A database fault.
pub async fn next_spare(tx: &Silent, plebiscite: PlebisciteId) -> Result<Option<Vec<u8>>, DbErr> {
    let query = Query::select()
        .column(Alias::new("pk"))
        .from(Alias::new("code_key"))
        .and_where(of(plebiscite))
        .and_where(Expr::col(Alias::new("state")).eq("spare"))
        .order_by(Alias::new("pk"), Order::Asc)
        .limit(1)
        .to_owned();
    tx.conn().query_one(&query).await?.map(|row| row.try_get("", "pk")).transpose()
}

/// How many spares are left.
///
/// # Errors
/// A database fault.
pub async fn spares(reader: &Reader, plebiscite: PlebisciteId) -> Result<u64, DbErr> {
    let query = Query::select()
        .expr_as(Expr::col(Alias::new("pk")).count(), Alias::new("n"))
        .from(Alias::new("code_key"))
        .and_where(of(plebiscite))
        .and_where(Expr::col(Alias::new("state")).eq("spare"))
        .to_owned();
    let row = reader.conn().query_one(&query).await?;
    row.map_or(Ok(0), |row| Ok(row.try_get::<i64>("", "n")?.unsigned_abs()))
}

fn of(plebiscite: PlebisciteId) -> SimpleExpr {
    Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid())
}
