//! Pictures of options, kept small: they are drawn again before they are stored.

use kernel::{PictureId, PlebisciteId};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr};
use store::Tx;

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its id.
    pub id: PictureId,
    /// Whose option it shows.
    pub plebiscite: PlebisciteId,
    /// `image/webp`, `image/jpeg` or `image/png`.
    pub mime: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Stores a picture.
///
/// # Errors
/// A database fault.
pub async fn insert(tx: &Tx, picture: &Picture) -> Result<(), DbErr> {
    let query = Query::insert()
        .into_table(Alias::new("picture"))
        .columns(["id", "plebiscite", "mime", "width", "height", "bytes"].map(Alias::new))
        .values_panic([
            picture.id.uuid().into(),
            picture.plebiscite.uuid().into(),
            picture.mime.as_str().into(),
            i64::from(picture.width).into(),
            i64::from(picture.height).into(),
            picture.bytes.clone().into(),
        ])
        .to_owned();
    tx.conn().execute(&query).await.map(drop)
}

/// Finds a picture.
///
/// # Errors
/// A database fault.
pub async fn find(conn: &impl ConnectionTrait, id: PictureId) -> Result<Option<Picture>, DbErr> {
    let query = Query::select()
        .columns(["plebiscite", "mime", "width", "height", "bytes"].map(Alias::new))
        .from(Alias::new("picture"))
        .and_where(Expr::col(Alias::new("id")).eq(id.uuid()))
        .to_owned();
    let Some(row) = conn.query_one(&query).await? else { return Ok(None) };
    let pixels = |column| row.try_get::<i64>("", column).map(|n| u32::try_from(n).unwrap_or_default());
    Ok(Some(Picture {
        id,
        plebiscite: PlebisciteId::from_uuid(row.try_get("", "plebiscite")?),
        mime: row.try_get("", "mime")?,
        width: pixels("width")?,
        height: pixels("height")?,
        bytes: row.try_get("", "bytes")?,
    }))
}

/// Removes the pictures of a plebiscite that its form names no more.
///
/// # Errors
/// A database fault.
pub async fn keep_only(tx: &Tx, plebiscite: PlebisciteId, kept: &[PictureId]) -> Result<(), DbErr> {
    let mut query = Query::delete();
    query.from_table(Alias::new("picture")).and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()));
    if !kept.is_empty() {
        query.and_where(Expr::col(Alias::new("id")).is_not_in(kept.iter().map(|id| id.uuid())));
    }
    tx.conn().execute(&query).await.map(drop)
}
