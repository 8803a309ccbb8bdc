//! Table `urn_leaf` of the vault `urn`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "urn_leaf")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub plebiscite: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub idx: i64,
    pub leaf_hash: Vec<u8>,
    pub pk: Option<Vec<u8>>,
    pub seq: Option<i64>,
    pub leaf: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
