//! What the engine's settings and the rights of files say about our promises.

use std::path::{Path, PathBuf};

use migrations::Vault;
use sea_orm::DbErr;

use crate::permissions::open_to_others;
use crate::{Engine, Store, dialect};

/// One thing looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Whether it is as it should be.
    pub ok: bool,
    /// What was looked at, and what was found.
    pub subject: String,
    /// What to do if it is not; empty if it is.
    pub advice: String,
}

impl Finding {
    fn new(ok: bool, subject: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { ok, subject: subject.into(), advice: if ok { String::new() } else { advice.into() } }
    }
}

impl Store {
    /// Looks at engine settings, rights of files, and pending migrations.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn doctor(&self) -> Result<Vec<Finding>, DbErr> {
        let mut findings = match self.engine() {
            Engine::Sqlite => sqlite(self).await?,
            Engine::Postgres => postgres(self).await?,
        };
        findings.extend(files(self));
        let pending = self.pending().await?;
        let subject = format!("migrations still to run: {}", pending.len());
        findings.push(Finding::new(pending.is_empty(), subject, "run `wiec migrate`"));
        Ok(findings)
    }
}

async fn sqlite(store: &Store) -> Result<Vec<Finding>, DbErr> {
    let mut findings = Vec::new();
    for vault in Vault::ALL {
        let (mode, synchronous) = if vault == Vault::Town { ("wal", 2) } else { ("truncate", 3) };
        let row = dialect::one(store.writer(vault), "PRAGMA journal_mode", []).await?;
        let found: String = row.map_or(Ok(String::new()), |row| row.try_get_by_index(0))?;
        let advice = format!("close every other program that has {vault}.db open, then start again");
        findings.push(Finding::new(found == mode, format!("{vault}.db: journal_mode is {found}"), advice));
        findings.push(pragma(store, vault, "synchronous", synchronous).await?);
        findings.push(pragma(store, vault, "foreign_keys", 1).await?);
        if vault != Vault::Town {
            findings.push(pragma(store, vault, "secure_delete", 1).await?);
        }
    }
    Ok(findings)
}

async fn pragma(store: &Store, vault: Vault, name: &str, wanted: i64) -> Result<Finding, DbErr> {
    let row = dialect::one(store.writer(vault), &format!("PRAGMA {name}"), []).await?;
    let found: i64 = row.map_or(Ok(-1), |row| row.try_get_by_index(0))?;
    let advice = format!("it should be {wanted}: this program sets it itself, so tell its makers");
    Ok(Finding::new(found == wanted, format!("{vault}.db: {name} is {found}"), advice))
}

/// Name, value, and what the wrong value means.
const LOG_SETTINGS: [(&str, &str, &str); 5] = [
    ("wal_recycle", "off", "old log files would be kept under new names, with the order of voting in them"),
    ("wal_keep_size", "0", "old log files would be kept, with the order of voting in them"),
    ("archive_mode", "off", "the log, with the order of voting in it, would be copied away"),
    ("track_commit_timestamp", "off", "the time of each vote would be stored"),
    ("wal_level", "replica", "logical decoding tells the order of voting"),
];

const OTHER_SETTINGS: [(&str, &str, &str); 7] = [
    ("fsync", "on", "a power cut could lose receipts already given"),
    ("full_page_writes", "on", "a power cut could tear pages"),
    ("synchronous_commit", "on", "a power cut could lose receipts already given"),
    ("log_statement", "none", "the server's log would hold votes with their time"),
    ("log_duration", "off", "the server's log would hold the time of each vote"),
    ("log_min_duration_statement", "-1", "the server's log would hold votes with their time"),
    ("server_encoding", "UTF8", "make the database anew with ENCODING 'UTF8'"),
];

/// The settings that decide whether old log goes away.
pub(crate) async fn log_settings(store: &Store) -> Result<Vec<Finding>, DbErr> {
    let mut findings = settings(store, &LOG_SETTINGS).await?;
    let row = dialect::one(store.writer(Vault::Town), "SELECT COUNT(*) AS n FROM pg_replication_slots", []).await?;
    let slots: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
    let advice = "drop the slots for the time of a vote: they hold the log, with the order of voting in it";
    findings.push(Finding::new(slots == 0, format!("replication slots: {slots}"), advice));
    Ok(findings)
}

async fn postgres(store: &Store) -> Result<Vec<Finding>, DbErr> {
    let mut findings = settings(store, &OTHER_SETTINGS).await?;
    findings.extend(log_settings(store).await?);
    let sql = "SELECT current_setting('server_version_num')::bigint AS version,
        has_function_privilege('pg_switch_wal()', 'execute') AS may_switch,
        pg_has_role('pg_checkpoint', 'usage') AS may_checkpoint, pg_has_role('pg_monitor', 'usage') AS may_look";
    let Some(row) = dialect::one(store.writer(Vault::Town), sql, []).await? else { return Ok(findings) };
    let version: i64 = row.try_get("", "version")?;
    findings.push(Finding::new(
        version >= 150_000,
        format!("PostgreSQL {}", version / 10_000),
        "15 or later is needed",
    ));
    for (column, right) in [
        ("may_switch", "EXECUTE ON FUNCTION pg_switch_wal()"),
        ("may_checkpoint", "pg_checkpoint"),
        ("may_look", "pg_monitor"),
    ] {
        let subject = format!("right of the database user: {right}");
        findings.push(Finding::new(row.try_get("", column)?, subject, format!("GRANT {right} TO the user")));
    }
    Ok(findings)
}

async fn settings(store: &Store, wanted: &[(&str, &str, &str)]) -> Result<Vec<Finding>, DbErr> {
    let mut findings = Vec::with_capacity(wanted.len());
    for &(name, value, harm) in wanted {
        let sql = "SELECT setting FROM pg_settings WHERE name = ?";
        let row = dialect::one(store.writer(Vault::Town), sql, [name.into()]).await?;
        let found: String = row.map_or(Ok("unknown".to_owned()), |row| row.try_get("", "setting"))?;
        let right = found == value || (name == "wal_level" && found == "minimal");
        let advice = format!("set {name} = {value} in postgresql.conf: {harm}");
        findings.push(Finding::new(right, format!("{name} is {found}"), advice));
    }
    Ok(findings)
}

fn files(store: &Store) -> Vec<Finding> {
    let mut paths = vec![store.dir().to_owned(), store.keys().dir().to_owned()];
    if store.engine() == Engine::Sqlite {
        paths.extend(Vault::ALL.map(|vault| store.dir().join(format!("{vault}.db"))));
    }
    let names = store.keys().names().unwrap_or_default();
    paths.extend(names.iter().map(|name| store.keys().dir().join(name)));
    paths.into_iter().filter(|path| path.exists()).map(|path| access(&path)).collect()
}

fn access(path: &Path) -> Finding {
    let shown: PathBuf = path.to_owned();
    match open_to_others(path) {
        Ok(bits) => {
            let subject =
                format!("`{}` is {}", shown.display(), if bits == 0 { "ours alone" } else { "open to others" });
            Finding::new(bits == 0, subject, format!("chmod go-rwx {}", shown.display()))
        }
        Err(cause) => {
            Finding::new(false, format!("`{}`: {cause}", shown.display()), "make it readable for this program")
        }
    }
}
