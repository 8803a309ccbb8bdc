//! Table `throttle` of the vault `town`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "throttle")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject: String,
    pub failures: i64,
    pub first_at: i64,
    pub last_at: i64,
    pub blocked_until: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
