//! Removes what would tell the order of writing (PROTOCOL §4), so that a thief of
//! files, tables and system columns cannot tie a right spent to a ballot.
//!
//! Safe to repeat; to be run after each flush and at least every minute on
//! SQLite, every quarter of an hour on PostgreSQL, and before each backup.

mod postgres;
mod sqlite;

use std::sync::Mutex;

use sea_orm::DbErr;

use crate::{Engine, Store};

/// What a scrub did, and what it could not do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScrubReport {
    /// Done, in words for the log.
    pub done: Vec<String>,
    /// Not done; each a reason to call the administrator.
    pub undone: Vec<Undone>,
}

/// A part of the scrub that could not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// What.
    pub what: String,
    /// Why, or what to do about it.
    pub why: String,
}

impl ScrubReport {
    pub(crate) fn done(&mut self, what: impl Into<String>) {
        self.done.push(what.into());
    }

    pub(crate) fn undone(&mut self, what: impl Into<String>, why: impl Into<String>) {
        self.undone.push(Undone { what: what.into(), why: why.into() });
    }
}

/// What this process knows of the last scrub: the change counters of the files.
#[derive(Default)]
pub(crate) struct Memory {
    rights: Mutex<Option<u32>>,
    urn: Mutex<Option<u32>>,
}

impl Store {
    /// Does what the storage rules ask on this engine.
    ///
    /// # Errors
    /// A failure of the database. What the engine merely forbids us is told in the report.
    pub async fn scrub(&self) -> Result<ScrubReport, DbErr> {
        let mut report = ScrubReport::default();
        match self.engine() {
            Engine::Sqlite => sqlite::scrub(self, &mut report).await?,
            Engine::Postgres => postgres::scrub(self, &mut report).await?,
        }
        Ok(report)
    }
}
