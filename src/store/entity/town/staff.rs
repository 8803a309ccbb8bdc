//! Table `staff` of the vault `town`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email: String,
    pub name: String,
    pub password: Option<String>,
    pub totp: Option<Vec<u8>>,
    pub totp_step: Option<i64>,
    pub state: String,
    pub created_at: i64,
    pub updated_at: i64,
    pub lang: String,
}

impl ActiveModelBehavior for ActiveModel {}
