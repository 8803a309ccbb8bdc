//! Sessions. The holder has the token, we have its hash.

use kernel::{Instant, StaffId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use store::entity::session;
use store::{Tx, dialect};

use super::hash;
use crate::rules::token::TokenHash;

/// Shown of one account's sessions, newest first.
const MOST_SHOWN: u64 = 50;

/// Who holds a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// A person's browser, by cookie.
    Browser,
    /// A program, by the header `Authorization`.
    Program,
}

/// How far the holder has shown who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// By the password.
    Password,
    /// By the second factor as well.
    SecondFactor,
}

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The hash of its token.
    pub token: TokenHash,
    /// Whose.
    pub staff: StaffId,
    /// What forms must hold.
    pub csrf: [u8; 32],
    /// How far it reaches.
    pub proof: Proof,
    /// Since when.
    pub created_at: Instant,
    /// When it was last used.
    pub seen_at: Instant,
    /// Until when at most.
    pub expires_at: Instant,
    /// Who holds it.
    pub holder: Holder,
    /// What the browser said of itself, for the person to recognise it.
    pub agent: String,
}

/// Adds a session.
///
/// # Errors
/// A failure of the database.
pub async fn insert(tx: &Tx, new: &Session) -> Result<(), DbErr> {
    let row = session::Model {
        token: new.token.0.to_vec(),
        staff: new.staff.uuid(),
        csrf: new.csrf.to_vec(),
        second_factor: new.proof == Proof::SecondFactor,
        created_at: new.created_at.millis(),
        seen_at: new.seen_at.millis(),
        expires_at: new.expires_at.millis(),
        kind: match new.holder {
            Holder::Browser => "browser",
            Holder::Program => "program",
        }
        .to_owned(),
        agent: new.agent.clone(),
    };
    session::Entity::insert(row.into_active_model()).exec_without_returning(tx.conn()).await.map(drop)
}

/// A session, dead or alive.
///
/// # Errors
/// A failure of the database.
pub async fn find<C: ConnectionTrait>(conn: &C, token: TokenHash) -> Result<Option<Session>, DbErr> {
    session::Entity::find_by_id(token.0.to_vec()).one(conn).await?.map(read).transpose()
}

/// The sessions of an account that have not ended, last seen first.
///
/// # Errors
/// A failure of the database.
pub async fn of<C: ConnectionTrait>(conn: &C, staff: StaffId, now: Instant) -> Result<Vec<Session>, DbErr> {
    let own = session::Entity::find().filter(session::Column::Staff.eq(staff.uuid()));
    let own = own.filter(session::Column::ExpiresAt.gt(now.millis())).order_by_desc(session::Column::SeenAt);
    own.limit(MOST_SHOWN).all(conn).await?.into_iter().map(read).collect()
}

/// Notes that a session was used.
///
/// # Errors
/// A failure of the database.
pub async fn touch(tx: &Tx, token: TokenHash) -> Result<(), DbErr> {
    let sql = "UPDATE session SET seen_at = ? WHERE token = ? AND seen_at < ?";
    let now = tx.now().millis();
    dialect::execute(tx.conn(), sql, [now.into(), token.0.to_vec().into(), now.into()]).await.map(drop)
}

/// Ends a session; `false` if there was none.
///
/// # Errors
/// A failure of the database.
pub async fn end(tx: &Tx, token: TokenHash) -> Result<bool, DbErr> {
    Ok(session::Entity::delete_by_id(token.0.to_vec()).exec(tx.conn()).await?.rows_affected == 1)
}

/// Ends all sessions of an account, but for `keep`; how many there were.
///
/// # Errors
/// A failure of the database.
pub async fn end_all(tx: &Tx, staff: StaffId, keep: Option<TokenHash>) -> Result<u64, DbErr> {
    let mut own = session::Entity::delete_many().filter(session::Column::Staff.eq(staff.uuid()));
    if let Some(keep) = keep {
        own = own.filter(session::Column::Token.ne(keep.0.to_vec()));
    }
    Ok(own.exec(tx.conn()).await?.rows_affected)
}

/// Removes what has ended by age.
///
/// # Errors
/// A failure of the database.
pub async fn sweep(tx: &Tx) -> Result<u64, DbErr> {
    let old = session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(tx.now().millis()));
    Ok(old.exec(tx.conn()).await?.rows_affected)
}

fn read(row: session::Model) -> Result<Session, DbErr> {
    Ok(Session {
        token: hash(&row.token)?,
        staff: StaffId::from_uuid(row.staff),
        csrf: hash(&row.csrf)?.0,
        proof: if row.second_factor { Proof::SecondFactor } else { Proof::Password },
        created_at: Instant::from_millis(row.created_at),
        seen_at: Instant::from_millis(row.seen_at),
        expires_at: Instant::from_millis(row.expires_at),
        holder: if row.kind == "program" { Holder::Program } else { Holder::Browser },
        agent: row.agent,
    })
}
