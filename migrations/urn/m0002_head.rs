//! The head of the public log, and the writers' fence.

use sea_orm_migration::sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait::async_trait};

use crate::ddl::Shape::Keyed;
use crate::ddl::create;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0002_head"
    }
}

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let head = ["plebiscite uuid", "size int CHECK (size >= 0)", "root bytes(32)", "note bytes"];
        create(manager, "urn_head", Keyed, &head, "PRIMARY KEY (plebiscite)").await?;
        create(manager, "fence", Keyed, &["name text", "writer bytes(16)"], "PRIMARY KEY (name)").await
    }
}
