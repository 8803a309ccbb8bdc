//! PostgreSQL: what is written in single transactions is rewritten in the order
//! of its keys by one, so that neither `xmin` nor `ctid` tells anything; then the
//! old write-ahead log, which still does, is closed and removed.

use migrations::Vault;
use sea_orm::{ConnectionTrait, DbErr};

use super::ScrubReport;
use crate::{Store, dialect};

/// Tables that are written one voter at a time, and the order of their keys. The leaf tables are
/// only filled by sorted flushes, whose order is public.
const WRITTEN_SINGLY: [(Vault, &str, &str); 5] = [
    (Vault::Rights, "right", "plebiscite, resident"),
    (Vault::Rights, "register_spool", "plebiscite, leaf_hash"),
    (Vault::Rights, "fence", "name"),
    (Vault::Urn, "spool", "plebiscite, leaf_hash"),
    (Vault::Urn, "fence", "name"),
];

pub(super) async fn scrub(store: &Store, report: &mut ScrubReport) -> Result<(), DbErr> {
    for (vault, table, order) in WRITTEN_SINGLY {
        rewrite(store, vault, table, order).await?;
        report.done(format!("{vault}.{table} is rewritten in key order"));
    }
    for (vault, table, _order) in WRITTEN_SINGLY {
        let sql = format!("VACUUM (FREEZE) {vault}.\"{table}\"");
        store.writer(vault).execute_unprepared(&sql).await?;
    }
    report.done("the rewritten tables are frozen");
    drop_log(store, report).await
}

/// `TRUNCATE` gives table and indexes new files; the old ones go at the commit.
/// Nobody sees the table empty: the lock is held from the first line.
async fn rewrite(store: &Store, vault: Vault, table: &str, order: &str) -> Result<(), DbErr> {
    let transaction = store.begin_on(vault).await?;
    let sql = format!(
        "SET LOCAL lock_timeout = '30s'; SET LOCAL statement_timeout = 0;
         LOCK TABLE {vault}.\"{table}\" IN ACCESS EXCLUSIVE MODE;
         CREATE TEMPORARY TABLE scrubbed ON COMMIT DROP AS SELECT * FROM {vault}.\"{table}\";
         TRUNCATE {vault}.\"{table}\";
         INSERT INTO {vault}.\"{table}\" SELECT * FROM scrubbed ORDER BY {order}"
    );
    transaction.execute_unprepared(&sql).await?;
    transaction.commit().await
}

/// Old segments go at a checkpoint, if they are neither recycled nor kept.
async fn drop_log(store: &Store, report: &mut ScrubReport) -> Result<(), DbErr> {
    let town = store.writer(Vault::Town);
    for (sql, what, right) in [
        ("SELECT pg_switch_wal()", "begin a new segment of the log", "EXECUTE ON FUNCTION pg_switch_wal()"),
        ("CHECKPOINT", "checkpoint, which removes the old log", "pg_checkpoint"),
    ] {
        match town.execute_unprepared(sql).await {
            Ok(_done) => report.done(what),
            Err(cause) if is_refusal(&cause) => {
                report.undone(what, format!("the database user lacks a right: GRANT {right} TO it"))
            }
            Err(cause) => return Err(cause),
        }
    }
    for finding in crate::doctor::log_settings(store).await? {
        if !finding.ok {
            report.undone(format!("keep no old log: {}", finding.subject), finding.advice);
        }
    }
    check_segments(store, report).await
}

/// Looks whether the old segments are really gone, where we may look.
async fn check_segments(store: &Store, report: &mut ScrubReport) -> Result<(), DbErr> {
    let sql = "SELECT COUNT(*) AS n FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$'
               AND substr(name, 9) < substr(pg_walfile_name(pg_current_wal_lsn()), 9)";
    match dialect::one(store.writer(Vault::Town), sql, []).await {
        Ok(row) => {
            let old: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
            if old > 1 {
                report.undone(
                    "remove the old log",
                    format!("{old} old segments are still there: a replication slot or archiver holds them"),
                );
            }
            Ok(())
        }
        Err(cause) if is_refusal(&cause) => {
            report.undone("see whether the old log is gone", "GRANT pg_monitor TO the database user");
            Ok(())
        }
        Err(cause) => Err(cause),
    }
}

/// SQLSTATE 42501, insufficient privilege.
fn is_refusal(cause: &DbErr) -> bool {
    use sea_orm::{RuntimeErr, sqlx};
    let (DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner))) = cause else {
        return false;
    };
    matches!(&**inner, sqlx::Error::Database(refused) if refused.code().as_deref() == Some("42501"))
}
