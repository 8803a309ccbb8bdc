//! Links that set a new password: their hashes.

use kernel::{Instant, StaffId};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use store::entity::password_reset as table;
use store::{Tx, dialect};

use crate::rules::token::TokenHash;

/// Adds a link; earlier ones of the account no longer work.
///
/// # Errors
/// A failure of the database.
pub async fn insert(tx: &Tx, token: TokenHash, staff: StaffId, expires_at: Instant) -> Result<(), DbErr> {
    withdraw(tx, staff).await?;
    let row = table::Model {
        token: token.0.to_vec(),
        staff: staff.uuid(),
        at: tx.now().millis(),
        expires_at: expires_at.millis(),
        used_at: None,
    };
    table::Entity::insert(row.into_active_model()).exec_without_returning(tx.conn()).await.map(drop)
}

/// Whose password a link sets, if it still works.
///
/// # Errors
/// A failure of the database.
pub async fn find<C: ConnectionTrait>(conn: &C, token: TokenHash, now: Instant) -> Result<Option<StaffId>, DbErr> {
    let row = table::Entity::find_by_id(token.0.to_vec()).one(conn).await?;
    let open = row.filter(|row| row.used_at.is_none() && now.millis() < row.expires_at);
    Ok(open.map(|row| StaffId::from_uuid(row.staff)))
}

/// Uses up a link: `false` if it was used, withdrawn or too old.
///
/// # Errors
/// A failure of the database.
pub async fn spend(tx: &Tx, token: TokenHash) -> Result<bool, DbErr> {
    let sql = "UPDATE password_reset SET used_at = ? WHERE token = ? AND used_at IS NULL AND expires_at > ?";
    let now = tx.now().millis();
    Ok(dialect::execute(tx.conn(), sql, [now.into(), token.0.to_vec().into(), now.into()]).await? == 1)
}

/// Makes all open links of an account void.
///
/// # Errors
/// A failure of the database.
pub async fn withdraw(tx: &Tx, staff: StaffId) -> Result<u64, DbErr> {
    let sql = "UPDATE password_reset SET used_at = ? WHERE staff = ? AND used_at IS NULL";
    dialect::execute(tx.conn(), sql, [tx.now().millis().into(), staff.uuid().into()]).await
}

/// Forgets links that ended before `before`.
///
/// # Errors
/// A failure of the database.
pub async fn sweep(tx: &Tx, before: Instant) -> Result<u64, DbErr> {
    let old = table::Entity::delete_many().filter(table::Column::ExpiresAt.lt(before.millis()));
    Ok(old.exec(tx.conn()).await?.rows_affected)
}
