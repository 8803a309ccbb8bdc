//! Table `erratum` of the vault `town`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "erratum")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub plebiscite: Uuid,
    pub at: i64,
    pub text: String,
}

impl ActiveModelBehavior for ActiveModel {}
