//! Districts of the town.

use std::collections::BTreeMap;

use kernel::{DistrictId, Uuid};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr};
use store::Tx;

/// Every district by name.
///
/// # Errors
/// A database fault.
pub async fn all(conn: &impl ConnectionTrait) -> Result<BTreeMap<String, DistrictId>, DbErr> {
    let query = Query::select().columns(["id", "name"].map(Alias::new)).from(Alias::new("district")).to_owned();
    let mut districts = BTreeMap::new();
    for row in conn.query_all(&query).await? {
        districts.insert(row.try_get("", "name")?, DistrictId::from_uuid(row.try_get::<Uuid>("", "id")?));
    }
    Ok(districts)
}

/// Adds a district.
///
/// # Errors
/// A database fault; a second one of the same name is one.
pub async fn insert(tx: &Tx, id: DistrictId, name: &str) -> Result<(), DbErr> {
    let query = Query::insert()
        .into_table(Alias::new("district"))
        .columns(["id", "name"].map(Alias::new))
        .values_panic([id.uuid().into(), name.into()])
        .to_owned();
    tx.conn().execute(&query).await.map(drop)
}

/// Gives a district another name; `false` when there is no such district.
///
/// # Errors
/// A database fault; a name that is taken is one.
pub async fn rename(tx: &Tx, id: DistrictId, name: &str) -> Result<bool, DbErr> {
    let query = Query::update()
        .table(Alias::new("district"))
        .value(Alias::new("name"), name)
        .and_where(Expr::col(Alias::new("id")).eq(id.uuid()))
        .to_owned();
    Ok(tx.conn().execute(&query).await?.rows_affected() == 1)
}
