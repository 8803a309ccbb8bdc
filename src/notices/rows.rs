//! The rows of notices: the only file of this crate that speaks to the database.

use kernel::{Instant, Lang, StaffId, typed_id};
use sea_orm::ExprTrait;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use store::entity::notice as table;
use store::{Tx, dialect};

use crate::Notice;

typed_id! {
    /// A notice.
    NoticeId
}

/// How far a notice has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// On its way.
    Waiting,
    /// Handed to the mail server.
    Sent,
    /// Given up.
    Failed,
}

/// A notice as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: NoticeId,
    /// What it is about.
    pub kind: String,
    /// The address; empty when forgotten.
    pub recipient: String,
    /// The member of staff, if it is one.
    pub staff: Option<StaffId>,
    /// The language written in.
    pub lang: Lang,
    /// The subject.
    pub subject: String,
    /// The text; empty when forgotten.
    pub body: String,
    /// How far it has come.
    pub state: State,
    /// When it was written.
    pub at: Instant,
    /// When it was handed over.
    pub sent_at: Option<Instant>,
    /// Why it was not taken.
    pub error: Option<String>,
}

pub(crate) async fn insert(tx: &Tx, id: NoticeId, notice: &Notice) -> Result<(), DbErr> {
    let row = table::Model {
        id: id.uuid(),
        kind: notice.kind.to_owned(),
        recipient: notice.to.email.clone(),
        staff: notice.to.staff.map(StaffId::uuid),
        lang: notice.to.lang.tag().to_owned(),
        subject: notice.subject.clone(),
        body: notice.body.clone(),
        state: "waiting".to_owned(),
        at: tx.now().millis(),
        sent_at: None,
        error: None,
    };
    table::Entity::insert(row.into_active_model()).exec_without_returning(tx.conn()).await.map(drop)
}

/// A notice.
///
/// # Errors
/// A failure of the database.
pub async fn find<C: ConnectionTrait>(conn: &C, id: NoticeId) -> Result<Option<Row>, DbErr> {
    table::Entity::find_by_id(id.uuid()).one(conn).await?.map(read).transpose()
}

/// At most `most` notices older than `before` (or the newest), newest first.
///
/// # Errors
/// A failure of the database.
pub async fn page<C: ConnectionTrait>(
    conn: &C,
    before: Option<(Instant, NoticeId)>,
    most: u64,
) -> Result<Vec<Row>, DbErr> {
    let mut found = table::Entity::find();
    if let Some((at, id)) = before {
        let same_moment = table::Column::At.eq(at.millis()).and(table::Column::Id.lt(id.uuid()));
        found = found.filter(table::Column::At.lt(at.millis()).or(same_moment));
    }
    let found = found.order_by_desc(table::Column::At).order_by_desc(table::Column::Id);
    found.limit(most).all(conn).await?.into_iter().map(read).collect()
}

pub(crate) async fn sent(tx: &Tx, id: NoticeId) -> Result<(), DbErr> {
    let sql = "UPDATE notice SET state = 'sent', sent_at = ?, error = NULL WHERE id = ? AND state = 'waiting'";
    dialect::execute(tx.conn(), sql, [tx.now().millis().into(), id.uuid().into()]).await.map(drop)
}

pub(crate) async fn not_taken(tx: &Tx, id: NoticeId, state: State, why: &str) -> Result<(), DbErr> {
    let word = if state == State::Failed { "failed" } else { "waiting" };
    let why: String = why.chars().filter(|c| !c.is_control()).take(500).collect();
    let sql = "UPDATE notice SET state = ?, error = ? WHERE id = ? AND state = 'waiting'";
    dialect::execute(tx.conn(), sql, [word.into(), why.into(), id.uuid().into()]).await.map(drop)
}

pub(crate) async fn forget(tx: &Tx, before: Instant) -> Result<u64, DbErr> {
    let sql = "UPDATE notice SET recipient = '', subject = '', body = '', error = NULL
               WHERE at < ? AND state <> 'waiting' AND recipient <> ''";
    dialect::execute(tx.conn(), sql, [before.millis().into()]).await
}

fn read(row: table::Model) -> Result<Row, DbErr> {
    Ok(Row {
        id: NoticeId::from_uuid(row.id),
        kind: row.kind,
        recipient: row.recipient,
        staff: row.staff.map(StaffId::from_uuid),
        lang: row.lang.parse().map_err(|cause| DbErr::Custom(format!("notice.lang: {cause}")))?,
        subject: row.subject,
        body: row.body,
        state: match row.state.as_str() {
            "sent" => State::Sent,
            "failed" => State::Failed,
            _ => State::Waiting,
        },
        at: Instant::from_millis(row.at),
        sent_at: row.sent_at.map(Instant::from_millis),
        error: row.error,
    })
}
