//! The vault `rights`: who may vote and whether they did. No time, no actor, no serial number.

mod m0001_base;
mod m0002_register;

use sea_orm_migration::{MigrationTrait, MigratorTrait, async_trait::async_trait};

/// The migrator of this vault.
pub(crate) struct Rights;

#[async_trait]
impl MigratorTrait for Rights {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m0001_base::Migration), Box::new(m0002_register::Migration)]
    }
}
