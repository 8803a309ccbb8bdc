//! The queue of people who may be on the roll already: a person decides.

use kernel::{ResidentId, StaffId, Uuid, typed_id};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement, SimpleExpr};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use store::Tx;

use super::imports::ImportId;

typed_id! {
    /// A question in the queue.
    QuestionId
}

/// A question: is this row the resident we know, or another person?
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// The import it comes from.
    pub import: ImportId,
    /// The line of the file.
    pub line: u64,
    /// The resident with the same name and address.
    pub resident: Option<ResidentId>,
    /// The row's mapped cells as JSON (`{"surname": …}`).
    pub cells: String,
}

/// Asks; a question of the same cells that waits or was answered "the same" is
/// not asked again. `true` when it was asked now.
///
/// # Errors
/// A database fault.
pub async fn ask(tx: &Tx, question: &Question) -> Result<bool, DbErr> {
    let twin = Query::select()
        .column(Alias::new("id"))
        .from(Alias::new("roll_queue"))
        .and_where(Expr::col(Alias::new("cells")).eq(question.cells.as_str()))
        .and_where(Expr::col(Alias::new("resident")).eq(question.resident.map(ResidentId::uuid)))
        .and_where(Expr::col(Alias::new("state")).is_in(["waiting", "same"]))
        .limit(1)
        .to_owned();
    if tx.conn().query_one(&twin).await?.is_some() {
        return Ok(false);
    }
    let query = Query::insert()
        .into_table(Alias::new("roll_queue"))
        .columns(["id", "import", "line", "resident", "cells", "state"].map(Alias::new))
        .values_panic([
            SimpleExpr::from(question.id.uuid()),
            question.import.uuid().into(),
            i64::try_from(question.line).unwrap_or(i64::MAX).into(),
            question.resident.map(ResidentId::uuid).into(),
            question.cells.as_str().into(),
            "waiting".into(),
        ])
        .to_owned();
    tx.conn().execute(&query).await?;
    Ok(true)
}

fn select() -> SelectStatement {
    Query::select()
        .columns(["id", "import", "line", "resident", "cells"].map(Alias::new))
        .from(Alias::new("roll_queue"))
        .and_where(Expr::col(Alias::new("state")).eq("waiting"))
        .to_owned()
}

fn read(row: &QueryResult) -> Result<Question, DbErr> {
    Ok(Question {
        id: QuestionId::from_uuid(row.try_get("", "id")?),
        import: ImportId::from_uuid(row.try_get("", "import")?),
        line: row.try_get::<i64>("", "line")?.unsigned_abs(),
        resident: row.try_get::<Option<Uuid>>("", "resident")?.map(ResidentId::from_uuid),
        cells: row.try_get("", "cells")?,
    })
}

/// Questions that wait, oldest first, at most `limit`.
///
/// # Errors
/// A database fault.
pub async fn waiting(conn: &impl ConnectionTrait, limit: u64) -> Result<Vec<Question>, DbErr> {
    let query = select().order_by(Alias::new("id"), Order::Asc).limit(limit).to_owned();
    conn.query_all(&query).await?.iter().map(read).collect()
}

/// The question of this id, if it waits.
///
/// # Errors
/// A database fault.
pub async fn find(conn: &impl ConnectionTrait, id: QuestionId) -> Result<Option<Question>, DbErr> {
    let query = select().and_where(Expr::col(Alias::new("id")).eq(id.uuid())).to_owned();
    conn.query_one(&query).await?.as_ref().map(read).transpose()
}

/// How many questions wait.
///
/// # Errors
/// A database fault.
pub async fn waiting_count(conn: &impl ConnectionTrait) -> Result<u64, DbErr> {
    let query = Query::select()
        .expr_as(Expr::col(Alias::new("id")).count(), Alias::new("n"))
        .from(Alias::new("roll_queue"))
        .and_where(Expr::col(Alias::new("state")).eq("waiting"))
        .to_owned();
    let row = conn.query_one(&query).await?;
    row.map_or(Ok(0), |row| Ok(row.try_get::<i64>("", "n")?.unsigned_abs()))
}

/// An answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The row is the resident we know.
    Same,
    /// It is another person.
    Another,
}

/// Answers a waiting question; `false` when somebody else was quicker.
///
/// # Errors
/// A database fault.
pub async fn decide(tx: &Tx, id: QuestionId, by: StaffId, decision: Decision) -> Result<bool, DbErr> {
    let word = match decision {
        Decision::Same => "same",
        Decision::Another => "another",
    };
    let query = Query::update()
        .table(Alias::new("roll_queue"))
        .value(Alias::new("state"), word)
        .value(Alias::new("decided_by"), by.uuid())
        .value(Alias::new("decided_at"), tx.now().millis())
        .and_where(Expr::col(Alias::new("id")).eq(id.uuid()))
        .and_where(Expr::col(Alias::new("state")).eq("waiting"))
        .to_owned();
    Ok(tx.conn().execute(&query).await?.rows_affected() == 1)
}
