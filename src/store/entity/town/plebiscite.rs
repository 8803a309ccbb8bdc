//! Table `plebiscite` of the vault `town`.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plebiscite")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub state: String,
    pub rehearsal: bool,
    pub form: String,
    pub opens_at: Option<i64>,
    pub closes_at: Option<i64>,
    pub publish_at: Option<i64>,
    pub eid: Option<String>,
    pub manifest: Option<Vec<u8>>,
    pub result: Option<String>,
    pub withdrawn_reason: Option<String>,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
}

impl ActiveModelBehavior for ActiveModel {}
