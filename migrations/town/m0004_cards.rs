//! Paper cards typed one by one, for methods that need each card and not only sums.

use sea_orm_migration::sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait::async_trait};

use crate::ddl::Shape::Keyed;
use crate::ddl::create;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0004_cards"
    }
}

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let card = [
            "plebiscite uuid REFERENCES plebiscite (id)",
            "batch text",
            "entry int CHECK (entry IN (1, 2))",
            "card int CHECK (card > 0)",
            "staff uuid REFERENCES staff (id)",
            "says text",
        ];
        create(m, "paper_card", Keyed, &card, "PRIMARY KEY (plebiscite, batch, entry, card)").await
    }
}
