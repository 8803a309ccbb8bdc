//! Invitations: an account to be, known by the hash of its link.

use kernel::{Instant, Lang, StaffId};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};
use store::entity::invitation as table;
use store::{Tx, dialect};

use super::{hash, moment};
use crate::rules::roles::Roles;
use crate::rules::token::TokenHash;

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The hash of its link.
    pub token: TokenHash,
    /// To whom it was sent.
    pub email: String,
    /// Their name.
    pub name: String,
    /// What they will be able to do.
    pub roles: Roles,
    /// In which language.
    pub lang: Lang,
    /// Who invited them.
    pub invited_by: Option<StaffId>,
    /// When.
    pub at: Instant,
    /// Until when the link works.
    pub expires_at: Instant,
    /// When it was followed (or withdrawn).
    pub used_at: Option<Instant>,
}

impl Invitation {
    /// Whether the link works.
    #[must_use]
    pub fn open(&self, now: Instant) -> bool {
        self.used_at.is_none() && now < self.expires_at
    }
}

/// Adds an invitation; earlier ones to the same address no longer work.
///
/// # Errors
/// A failure of the database.
pub async fn insert(tx: &Tx, new: &Invitation) -> Result<(), DbErr> {
    withdraw(tx, &new.email).await?;
    let row = table::Model {
        token: new.token.0.to_vec(),
        email: new.email.clone(),
        name: new.name.clone(),
        roles: new.roles.to_text(),
        lang: new.lang.tag().to_owned(),
        invited_by: new.invited_by.map(StaffId::uuid),
        at: new.at.millis(),
        expires_at: new.expires_at.millis(),
        used_at: moment_out(new.used_at),
    };
    table::Entity::insert(row.into_active_model()).exec_without_returning(tx.conn()).await.map(drop)
}

/// An invitation, open or not.
///
/// # Errors
/// A failure of the database.
pub async fn find<C: ConnectionTrait>(conn: &C, token: TokenHash) -> Result<Option<Invitation>, DbErr> {
    table::Entity::find_by_id(token.0.to_vec()).one(conn).await?.map(read).transpose()
}

/// The invitations that can still be followed, newest first.
///
/// # Errors
/// A failure of the database.
pub async fn open<C: ConnectionTrait>(conn: &C, now: Instant) -> Result<Vec<Invitation>, DbErr> {
    let open = table::Entity::find().filter(table::Column::UsedAt.is_null());
    let open = open.filter(table::Column::ExpiresAt.gt(now.millis())).order_by_desc(table::Column::At);
    open.all(conn).await?.into_iter().map(read).collect()
}

/// Uses up an invitation: `false` if it was used, withdrawn or too old.
///
/// # Errors
/// A failure of the database.
pub async fn spend(tx: &Tx, token: TokenHash) -> Result<bool, DbErr> {
    let sql = "UPDATE invitation SET used_at = ? WHERE token = ? AND used_at IS NULL AND expires_at > ?";
    let now = tx.now().millis();
    Ok(dialect::execute(tx.conn(), sql, [now.into(), token.0.to_vec().into(), now.into()]).await? == 1)
}

/// Makes all open invitations to an address void; how many there were.
///
/// # Errors
/// A failure of the database.
pub async fn withdraw(tx: &Tx, email: &str) -> Result<u64, DbErr> {
    let sql = "UPDATE invitation SET used_at = ? WHERE email = ? AND used_at IS NULL";
    dialect::execute(tx.conn(), sql, [tx.now().millis().into(), email.into()]).await
}

/// Forgets invitations that ended before `before`, with their addresses.
///
/// # Errors
/// A failure of the database.
pub async fn sweep(tx: &Tx, before: Instant) -> Result<u64, DbErr> {
    let old = table::Entity::delete_many().filter(table::Column::ExpiresAt.lt(before.millis()));
    Ok(old.exec(tx.conn()).await?.rows_affected)
}

fn moment_out(moment: Option<Instant>) -> Option<i64> {
    moment.map(Instant::millis)
}

fn read(row: table::Model) -> Result<Invitation, DbErr> {
    Ok(Invitation {
        token: hash(&row.token)?,
        email: row.email,
        name: row.name,
        roles: Roles::from_text(&row.roles),
        lang: row.lang.parse().map_err(|cause| DbErr::Custom(format!("invitation.lang: {cause}")))?,
        invited_by: row.invited_by.map(StaffId::from_uuid),
        at: Instant::from_millis(row.at),
        expires_at: Instant::from_millis(row.expires_at),
        used_at: moment(row.used_at),
    })
}
