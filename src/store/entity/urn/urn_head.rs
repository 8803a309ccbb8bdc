//! Table `urn_head` of the vault `urn`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "urn_head")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub plebiscite: Uuid,
    pub size: i64,
    pub root: Vec<u8>,
    pub note: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
