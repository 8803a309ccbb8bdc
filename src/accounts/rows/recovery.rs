//! Recovery codes: their hashes.

use kernel::StaffId;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};
use store::entity::recovery_code as table;
use store::{Tx, dialect};

/// Replaces all codes of an account.
///
/// # Errors
/// A failure of the database.
pub async fn replace(tx: &Tx, staff: StaffId, hashes: &[[u8; 32]]) -> Result<(), DbErr> {
    table::Entity::delete_many().filter(table::Column::Staff.eq(staff.uuid())).exec(tx.conn()).await?;
    let rows = hashes.iter().map(|hash| table::ActiveModel {
        staff: Set(staff.uuid()),
        hash: Set(hash.to_vec()),
        used_at: Set(None),
    });
    if hashes.is_empty() {
        return Ok(());
    }
    table::Entity::insert_many(rows).exec_without_returning(tx.conn()).await.map(drop)
}

/// Uses up a code: `false` if there is none such, or it was used.
///
/// # Errors
/// A failure of the database.
pub async fn spend(tx: &Tx, staff: StaffId, hash: [u8; 32]) -> Result<bool, DbErr> {
    let sql = "UPDATE recovery_code SET used_at = ? WHERE staff = ? AND hash = ? AND used_at IS NULL";
    let values = [tx.now().millis().into(), staff.uuid().into(), hash.to_vec().into()];
    Ok(dialect::execute(tx.conn(), sql, values).await? == 1)
}

/// How many are left.
///
/// # Errors
/// A failure of the database.
pub async fn left<C: ConnectionTrait>(conn: &C, staff: StaffId) -> Result<u64, DbErr> {
    let own = table::Entity::find().filter(table::Column::Staff.eq(staff.uuid()));
    own.filter(table::Column::UsedAt.is_null()).count(conn).await
}
