//! Accounts: in which language to write to a member of staff, sessions of
//! programs beside those of browsers, and links that set a new password.

use sea_orm_migration::sea_orm::DbErr;
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait::async_trait};

use crate::ddl::Shape::Keyed;
use crate::ddl::{add, create, execute};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0003_accounts"
    }
}

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        add(m, "staff", "lang text DEFAULT 'pl'").await?;
        add(m, "session", "kind of(browser|program) DEFAULT 'browser'").await?;
        add(m, "session", "agent text DEFAULT ''").await?;
        let reset = ["token bytes(32)", "staff uuid REFERENCES staff (id)", "at int", "expires_at int", "used_at int?"];
        create(m, "password_reset", Keyed, &reset, "PRIMARY KEY (token)").await?;
        execute(m, "CREATE INDEX password_reset_staff ON password_reset (staff)").await?;
        execute(m, "CREATE INDEX event_kind ON event (kind, seq)").await
    }
}
