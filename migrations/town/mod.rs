//! The vault `town`: everything that is neither a right nor a ballot.

mod m0001_base;
mod m0002_search;
mod m0003_accounts;
mod m0004_cards;

use sea_orm_migration::{MigrationTrait, MigratorTrait, async_trait::async_trait};

/// The migrator of this vault.
pub(crate) struct Town;

#[async_trait]
impl MigratorTrait for Town {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_base::Migration),
            Box::new(m0002_search::Migration),
            Box::new(m0003_accounts::Migration),
            Box::new(m0004_cards::Migration),
        ]
    }
}
