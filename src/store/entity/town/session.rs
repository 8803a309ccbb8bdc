//! Table `session` of the vault `town`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token: Vec<u8>,
    pub staff: Uuid,
    pub csrf: Vec<u8>,
    pub second_factor: bool,
    pub created_at: i64,
    pub seen_at: i64,
    pub expires_at: i64,
    pub kind: String,
    pub agent: String,
}

impl ActiveModelBehavior for ActiveModel {}
