//! Table `roll_queue` of the vault `town`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roll_queue")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub import: Uuid,
    pub line: i64,
    pub resident: Option<Uuid>,
    pub cells: String,
    pub state: String,
    pub decided_by: Option<Uuid>,
    pub decided_at: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
