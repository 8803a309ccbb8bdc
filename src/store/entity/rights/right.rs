//! Table `right` of the vault `rights`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "right")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub plebiscite: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub resident: Uuid,
    pub salt: Vec<u8>,
    pub rid: Vec<u8>,
    pub district: Option<Uuid>,
    pub state: String,
    pub bh: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}
