//! The search page: residents by words, in order of name, a page at a time.

use kernel::ResidentId;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, LikeExpr, Order, Query};
use sea_orm::{ConnectionTrait, DbErr};
use store::Reader;

use super::residents::{self, Resident};

/// What is searched for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// Words of name and address; all must be there.
    pub words: String,
    /// The last resident of the page before.
    pub after: Option<ResidentId>,
    /// Those who have left instead of those who live here.
    pub left: bool,
}

/// A page of what is found, and one more if there is a page after it.
///
/// # Errors
/// A database fault.
pub async fn page(reader: &Reader, search: &Search, size: u64) -> Result<(Vec<Resident>, bool), DbErr> {
    let col = |name: &'static str| Expr::col(Alias::new(name));
    let mut query = residents::select();
    for word in search.words.to_lowercase().split_whitespace() {
        let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        query.and_where(col("search").like(LikeExpr::new(format!("%{escaped}%")).escape('\\')));
    }
    query.and_where(col("state").eq(if search.left { "left" } else { "active" }));
    if let Some(after) = search.after
        && let Some(key) = sort_key(reader, after).await?
    {
        let same = col("sort_key").eq(key.as_str()).and(col("id").gt(after.uuid()));
        query.and_where(col("sort_key").gt(key.as_str()).or(same));
    }
    query.order_by(Alias::new("sort_key"), Order::Asc).order_by(Alias::new("id"), Order::Asc).limit(size + 1);
    let rows = reader.conn().query_all(&query).await?;
    let mut found: Vec<Resident> = rows.iter().map(residents::read).collect::<Result<_, _>>()?;
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let more = found.len() > size;
    found.truncate(size);
    Ok((found, more))
}

async fn sort_key(reader: &Reader, id: ResidentId) -> Result<Option<String>, DbErr> {
    let query = Query::select()
        .column(Alias::new("sort_key"))
        .from(Alias::new("resident"))
        .and_where(Expr::col(Alias::new("id")).eq(id.uuid()))
        .to_owned();
    reader.conn().query_one(&query).await?.map(|row| row.try_get("", "sort_key")).transpose()
}
