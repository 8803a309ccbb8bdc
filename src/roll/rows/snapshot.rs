//! The snapshot of the roll that a plebiscite votes by: one right a resident,
//! laid down before the first of them is spent, so that spending changes a row
//! in place and leaves no order behind.

use kernel::{DistrictId, PlebisciteId, ResidentId, Uuid};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, DbErr};
use store::{Reader, Silent};

/// A right before it is spent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fresh {
    /// Whose.
    pub resident: ResidentId,
    /// Hides the resident in the roll commitment.
    pub salt: [u8; 16],
    /// Stands for the resident in the register.
    pub rid: [u8; 32],
    /// Their district, for turnout.
    pub district: Option<DistrictId>,
}

/// Rows in one INSERT.
pub const CHUNK: usize = 800;

/// Clears what an interrupted freeze left.
///
/// # Errors
/// A database fault.
pub async fn clear(tx: &Silent, plebiscite: PlebisciteId) -> Result<(), DbErr> {
    for table in ["right", "code_key"] {
        let query = Query::delete()
            .from_table(Alias::new(table))
            .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
            .to_owned();
        tx.conn().execute(&query).await?;
    }
    Ok(())
}

/// Erases who could take part and did: the rights, and whose the codes were. The
/// public keys of the codes stay, since the bundle holds them. How many rights
/// there were.
///
/// # Errors
/// A database fault.
pub async fn erase_rights(tx: &Silent, plebiscite: PlebisciteId) -> Result<u64, DbErr> {
    let query = Query::delete()
        .from_table(Alias::new("right"))
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .to_owned();
    let rights = tx.conn().execute(&query).await?.rows_affected();
    let codes = Query::update()
        .table(Alias::new("code_key"))
        .value(Alias::new("resident"), Option::<kernel::Uuid>::None)
        .value(Alias::new("state"), "void")
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .to_owned();
    tx.conn().execute(&codes).await?;
    Ok(rights)
}

/// Lays down at most [`CHUNK`] rights.
///
/// # Errors
/// A database fault.
pub async fn lay(tx: &Silent, plebiscite: PlebisciteId, rights: &[Fresh]) -> Result<(), DbErr> {
    if rights.is_empty() {
        return Ok(());
    }
    let mut insert = Query::insert();
    let columns = ["plebiscite", "resident", "salt", "rid", "district", "state"];
    insert.into_table(Alias::new("right")).columns(columns.map(Alias::new));
    for right in rights {
        insert.values_panic([
            SimpleExpr::from(plebiscite.uuid()),
            right.resident.uuid().into(),
            right.salt.to_vec().into(),
            right.rid.to_vec().into(),
            right.district.map(DistrictId::uuid).into(),
            "none".into(),
        ]);
    }
    tx.conn().execute(&insert).await.map(drop)
}

/// A page of the snapshot in order of resident, after `after`.
///
/// # Errors
/// A database fault.
pub async fn page(
    reader: &Reader,
    plebiscite: PlebisciteId,
    after: Option<ResidentId>,
    limit: u64,
) -> Result<Vec<Fresh>, DbErr> {
    let mut query = Query::select();
    query.columns(["resident", "salt", "rid", "district"].map(Alias::new)).from(Alias::new("right"));
    query.and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()));
    if let Some(after) = after {
        query.and_where(Expr::col(Alias::new("resident")).gt(after.uuid()));
    }
    query.order_by(Alias::new("resident"), Order::Asc).limit(limit);
    let rows = reader.conn().query_all(&query).await?;
    rows.iter()
        .map(|row| {
            let wrong = |column: &str| DbErr::Custom(format!("right.{column} has a wrong length"));
            let salt: Vec<u8> = row.try_get("", "salt")?;
            let rid: Vec<u8> = row.try_get("", "rid")?;
            Ok(Fresh {
                resident: ResidentId::from_uuid(row.try_get("", "resident")?),
                salt: <[u8; 16]>::try_from(salt.as_slice()).ok().ok_or_else(|| wrong("salt"))?,
                rid: <[u8; 32]>::try_from(rid.as_slice()).ok().ok_or_else(|| wrong("rid"))?,
                district: row.try_get::<Option<Uuid>>("", "district")?.map(DistrictId::from_uuid),
            })
        })
        .collect()
}

/// The pseudonyms of the residents marked on paper, in their own order.
///
/// # Errors
/// A database fault.
pub async fn paper_rids(reader: &Reader, plebiscite: PlebisciteId) -> Result<Vec<Vec<u8>>, DbErr> {
    let query = Query::select()
        .column(Alias::new("rid"))
        .from(Alias::new("right"))
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .and_where(Expr::col(Alias::new("state")).eq("paper"))
        .order_by(Alias::new("rid"), Order::Asc)
        .to_owned();
    reader.conn().query_all(&query).await?.iter().map(|row| row.try_get("", "rid")).collect()
}
