//! Table `spool` of the vault `urn`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "spool")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub plebiscite: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub leaf_hash: Vec<u8>,
    pub pk: Vec<u8>,
    pub seq: i64,
    pub leaf: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
