//! Rights, and the public halves of the printed codes.

use sea_orm_migration::sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait::async_trait};

use crate::ddl::Shape::{Keyed, Roomy};
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
        let right = [
            "plebiscite uuid",
            "resident uuid",
            "salt bytes(16)",
            "rid bytes(32)",
            "district uuid?",
            "state of(none|web|paper)",
            "bh bytes(32)?",
        ];
        let keys = "PRIMARY KEY (plebiscite, resident), UNIQUE (plebiscite, rid), CHECK (bh IS NULL OR state = 'web')";
        create(manager, "right", Roomy, &right, keys).await?;
        let code = ["plebiscite uuid", "pk bytes(33)", "resident uuid?", "state of(live|spare|void)"];
        create(manager, "code_key", Keyed, &code, "PRIMARY KEY (plebiscite, pk)").await
    }
}
