//! The register on its way to the public, the register itself, its head, and the writers' fence.

use sea_orm_migration::sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait::async_trait};

use crate::ddl::Shape::Keyed;
use crate::ddl::{create, execute};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0002_register"
    }
}

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let spool = ["plebiscite uuid", "leaf_hash bytes(32)", "leaf bytes"];
        create(manager, "register_spool", Keyed, &spool, "PRIMARY KEY (plebiscite, leaf_hash)").await?;
        let leaf = ["plebiscite uuid", "idx int CHECK (idx >= 0)", "leaf_hash bytes(32)", "leaf bytes"];
        let keys = "PRIMARY KEY (plebiscite, idx), UNIQUE (plebiscite, leaf_hash)";
        create(manager, "register_leaf", Keyed, &leaf, keys).await?;
        let head = ["plebiscite uuid", "size int CHECK (size >= 0)", "root bytes(32)", "note bytes"];
        create(manager, "register_head", Keyed, &head, "PRIMARY KEY (plebiscite)").await?;
        create(manager, "fence", Keyed, &["name text", "writer bytes(16)"], "PRIMARY KEY (name)").await?;
        execute(manager, "CREATE INDEX code_key_resident ON code_key (plebiscite, resident)").await
    }
}
