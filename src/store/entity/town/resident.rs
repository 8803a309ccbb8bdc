//! Table `resident` of the vault `town`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "resident")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub number: Option<String>,
    pub surname: String,
    pub given: String,
    pub address: String,
    pub district: Option<Uuid>,
    pub birth_year: Option<i64>,
    pub lang: String,
    pub email: Option<String>,
    pub tag: Vec<u8>,
    pub state: String,
    pub updated_at: i64,
    pub search: String,
    pub sort_key: String,
}

impl ActiveModelBehavior for ActiveModel {}
