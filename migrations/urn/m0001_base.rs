//! Ballots on their way to the public log, and the log itself.

use sea_orm_migration::sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait::async_trait};

use crate::ddl::Shape::Keyed;
use crate::ddl::create;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0001_base"
    }
}

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let spool =
            ["plebiscite uuid", "leaf_hash bytes(32)", "pk bytes(65)", "seq int CHECK (seq >= 0)", "leaf bytes"];
        let keys = "PRIMARY KEY (plebiscite, leaf_hash), UNIQUE (plebiscite, pk, seq)";
        create(manager, "spool", Keyed, &spool, keys).await?;
        let leaf = [
            "plebiscite uuid",
            "idx int CHECK (idx >= 0)",
            "leaf_hash bytes(32)",
            "pk bytes(65)?",
            "seq int?",
            "leaf bytes",
        ];
        let keys = "PRIMARY KEY (plebiscite, idx), UNIQUE (plebiscite, leaf_hash), UNIQUE (plebiscite, pk, seq)";
        create(manager, "urn_leaf", Keyed, &leaf, keys).await
    }
}
