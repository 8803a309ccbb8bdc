//! What is copied, in an order that foreign keys allow.

use migrations::Vault;

/// A table to copy.
pub(super) struct Table {
    pub(super) name: &'static str,
    /// The primary key.
    pub(super) key: &'static [&'static str],
    /// Most rows in memory at a time.
    pub(super) page: usize,
}

const fn table(name: &'static str, key: &'static [&'static str]) -> Table {
    Table { name, key, page: 500 }
}

const TOWN: [Table; 22] = [
    table("event", &["seq"]),
    table("event_head", &["id"]),
    table("outbox", &["id"]),
    table("form_token", &["token"]),
    table("job", &["kind", "subject"]),
    table("staff", &["id"]),
    table("staff_role", &["staff", "role"]),
    table("recovery_code", &["staff", "hash"]),
    table("invitation", &["token"]),
    table("session", &["token"]),
    table("password_reset", &["token"]),
    table("throttle", &["subject"]),
    table("district", &["id"]),
    table("resident", &["id"]),
    table("roll_import", &["id"]),
    table("roll_queue", &["id"]),
    table("plebiscite", &["id"]),
    Table { name: "picture", key: &["id"], page: 8 },
    table("erratum", &["id"]),
    table("paper_count", &["plebiscite", "batch", "entry"]),
    table("paper_card", &["plebiscite", "batch", "entry", "card"]),
    table("notice", &["id"]),
];

const RIGHTS: [Table; 5] = [
    table("right", &["plebiscite", "resident"]),
    table("code_key", &["plebiscite", "pk"]),
    table("register_spool", &["plebiscite", "leaf_hash"]),
    table("register_leaf", &["plebiscite", "idx"]),
    table("register_head", &["plebiscite"]),
];

const URN: [Table; 3] = [
    table("spool", &["plebiscite", "leaf_hash"]),
    table("urn_leaf", &["plebiscite", "idx"]),
    table("urn_head", &["plebiscite"]),
];

/// Tables that belong to the running store and not to its contents.
pub(super) const NOT_COPIED: [&str; 2] = ["seaql_migrations", "fence"];

/// The tables of a vault.
pub(super) const fn of(vault: Vault) -> &'static [Table] {
    match vault {
        Vault::Town => &TOWN,
        Vault::Rights => &RIGHTS,
        Vault::Urn => &URN,
    }
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use super::*;
    use crate::testing::each_engine;

    /// A table that nobody lists would silently be missing from every backup.
    #[tokio::test]
    async fn every_table_of_every_vault_is_copied() {
        each_engine(|store| async move {
            for vault in Vault::ALL {
                let mut listed: Vec<_> = of(vault).iter().map(|table| table.name.to_owned()).collect();
                listed.sort();
                let mut found = super::super::columns::tables(&store, vault).await.unwrap();
                found.retain(|name| !NOT_COPIED.contains(&name.as_str()));
                assert_eq!(listed, found, "{vault}");
            }
        })
        .await;
    }
}
