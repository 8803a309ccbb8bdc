//! Residents can be searched and listed in order: two stored columns, filled
//! for the rows that are already there.
//!
//! Lowering happens here and not in SQL, because SQLite's `lower` knows ASCII
//! only and the two engines must agree.

use sea_orm_migration::sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query};
use sea_orm_migration::sea_orm::{ConnectionTrait, DbErr, QueryResult};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait::async_trait};

use crate::ddl::{add, execute};

/// Rows read at a time.
const CHUNK: u64 = 1_000;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0002_search"
    }
}

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add(manager, "resident", "search text DEFAULT ''").await?;
        add(manager, "resident", "sort_key text DEFAULT ''").await?;
        fill(manager).await?;
        execute(manager, "CREATE INDEX resident_sort ON resident (sort_key, id)").await?;
        execute(manager, "CREATE INDEX resident_state ON resident (state, district)").await
    }
}

async fn fill(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut last: Option<uuid::Uuid> = None;
    loop {
        let mut select = Query::select();
        select.columns(["id", "surname", "given", "address"].map(Alias::new)).from(Alias::new("resident"));
        if let Some(last) = last {
            select.and_where(Expr::col(Alias::new("id")).gt(last));
        }
        select.order_by(Alias::new("id"), Order::Asc).limit(CHUNK);
        let rows = manager.get_connection().query_all(&select).await?;
        for row in &rows {
            last = Some(fill_one(manager, row).await?);
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}

async fn fill_one(manager: &SchemaManager<'_>, row: &QueryResult) -> Result<uuid::Uuid, DbErr> {
    let id: uuid::Uuid = row.try_get("", "id")?;
    let text = |column: &str| row.try_get::<String>("", column);
    let (surname, given, address) = (text("surname")?, text("given")?, text("address")?);
    let search = format!("{surname} {given} {address}").to_lowercase();
    let sort_key = format!("{surname} {given}").to_lowercase();
    let mut update = Query::update();
    update.table(Alias::new("resident")).and_where(Expr::col(Alias::new("id")).eq(id));
    update.value(Alias::new("search"), search).value(Alias::new("sort_key"), sort_key);
    manager.get_connection().execute(&update).await?;
    Ok(id)
}
