//! The vault `urn`: the ballots. No time, no person, no serial number.

mod m0001_base;
mod m0002_head;

use sea_orm_migration::{MigrationTrait, MigratorTrait, async_trait::async_trait};

/// The migrator of this vault.
pub(crate) struct Urn;

#[async_trait]
impl MigratorTrait for Urn {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m0001_base::Migration), Box::new(m0002_head::Migration)]
    }
}
