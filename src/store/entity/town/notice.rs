//! Table `notice` of the vault `town`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub recipient: String,
    pub staff: Option<Uuid>,
    pub lang: String,
    pub subject: String,
    pub body: String,
    pub state: String,
    pub at: i64,
    pub sent_at: Option<i64>,
    pub error: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
