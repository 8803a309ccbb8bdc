//! Table `code_key` of the vault `rights`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "code_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub plebiscite: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub pk: Vec<u8>,
    pub resident: Option<Uuid>,
    pub state: String,
}

impl ActiveModelBehavior for ActiveModel {}
