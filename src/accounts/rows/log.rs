//! The staff log, in pages.

use kernel::{Instant, StaffId, Uuid};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use store::entity::event as table;

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// A member of staff.
    Staff(StaffId),
    /// The program itself.
    System,
    /// Whoever runs commands on the machine.
    Cli,
}

/// Which entries are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only of this kind, or (ending with a dot) of this room.
    pub kind: Option<String>,
    /// Only by this one.
    pub who: Option<Who>,
    /// Only about this.
    pub subject: Option<String>,
}

/// An entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its number.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// Who.
    pub who: Who,
    /// What.
    pub kind: String,
    /// To what.
    pub subject: String,
    /// More.
    pub detail: serde_json::Value,
    /// The exact bytes the hash is taken of.
    pub body: String,
    /// The hash.
    pub hash: Vec<u8>,
}

/// At most `most` entries before `before` (or the newest), newest first.
///
/// # Errors
/// A failure of the database.
pub async fn page<C: ConnectionTrait>(
    conn: &C,
    filter: &Filter,
    before: Option<i64>,
    most: u64,
) -> Result<Vec<Entry>, DbErr> {
    let mut found = filtered(filter);
    if let Some(before) = before {
        found = found.filter(table::Column::Seq.lt(before));
    }
    let rows = found.order_by_desc(table::Column::Seq).limit(most).all(conn).await?;
    rows.into_iter().map(read).collect()
}

/// At most `most` entries after `after`, oldest first: for the download.
///
/// # Errors
/// A failure of the database.
pub async fn following<C: ConnectionTrait>(
    conn: &C,
    filter: &Filter,
    after: i64,
    most: u64,
) -> Result<Vec<Entry>, DbErr> {
    let found = filtered(filter).filter(table::Column::Seq.gt(after));
    let rows = found.order_by_asc(table::Column::Seq).limit(most).all(conn).await?;
    rows.into_iter().map(read).collect()
}

/// The kinds there are.
///
/// # Errors
/// A failure of the database.
pub async fn kinds<C: ConnectionTrait>(conn: &C) -> Result<Vec<String>, DbErr> {
    let kinds = table::Entity::find().select_only().column(table::Column::Kind).distinct();
    kinds.order_by_asc(table::Column::Kind).limit(500).into_tuple().all(conn).await
}

fn filtered(filter: &Filter) -> Select<table::Entity> {
    let mut found = table::Entity::find();
    if let Some(kind) = &filter.kind {
        found = found.filter(table::Column::Kind.eq(kind));
    }
    if let Some(subject) = &filter.subject {
        found = found.filter(table::Column::Subject.eq(subject));
    }
    match filter.who {
        None => found,
        Some(Who::Staff(id)) => found.filter(table::Column::Staff.eq(id.uuid())),
        Some(Who::System) => found.filter(table::Column::Actor.eq("system")),
        Some(Who::Cli) => found.filter(table::Column::Actor.eq("cli")),
    }
}

fn read(row: table::Model) -> Result<Entry, DbErr> {
    let body: serde_json::Value =
        serde_json::from_str(&row.body).map_err(|cause| DbErr::Custom(format!("event {}: {cause}", row.seq)))?;
    let staff: Option<Uuid> = row.staff;
    Ok(Entry {
        seq: row.seq,
        at: Instant::from_millis(row.at),
        who: match (row.actor.as_str(), staff) {
            ("staff", Some(id)) => Who::Staff(StaffId::from_uuid(id)),
            ("cli", _) => Who::Cli,
            _ => Who::System,
        },
        kind: row.kind,
        subject: row.subject,
        detail: body.get("detail").cloned().unwrap_or_default(),
        body: row.body,
        hash: row.hash,
    })
}
