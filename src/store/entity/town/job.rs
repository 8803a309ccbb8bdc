//! Table `job` of the vault `town`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject: String,
    pub state: String,
    pub done: i64,
    pub total: Option<i64>,
    pub message: String,
    pub started_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
