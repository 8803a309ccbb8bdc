//! Table `roll_import` of the vault `town`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roll_import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub file_name: String,
    pub path: Option<String>,
    pub mapping: String,
    pub state: String,
    pub totals: String,
    pub at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
