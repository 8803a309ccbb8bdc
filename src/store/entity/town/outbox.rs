//! Table `outbox` of the vault `town`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub kind: String,
    pub payload: String,
    pub due: i64,
    pub attempts: i64,
    pub state: String,
    pub made_at: i64,
    pub done_at: Option<i64>,
    pub error: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
