//! Table `paper_card` of the vault `town`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "paper_card")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub plebiscite: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub batch: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub card: i64,
    pub staff: Uuid,
    pub says: String,
}

impl ActiveModelBehavior for ActiveModel {}
