//! Plebiscites as rows. Every step between states is one guarded UPDATE.

use kernel::{Instant, PlebisciteId};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use serde::{Deserialize, Serialize};
use store::Tx;

use crate::rules::form::{BallotForm, Draft};
use crate::rules::states::State;

/// The form, draft or frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Being written.
    Draft(Draft),
    /// Never changes again.
    Frozen(BallotForm),
}

/// A plebiscite as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plebiscite {
    /// Its id.
    pub id: PlebisciteId,
    /// Where it stands.
    pub state: State,
    /// Whether it is a rehearsal.
    pub rehearsal: bool,
    /// Its form.
    pub form: Form,
    /// The id in public: from the manifest, once the code keys are loaded.
    pub eid: Option<String>,
    /// The manifest's bytes; before the code keys are loaded, the manifest without them.
    pub manifest: Option<Vec<u8>>,
    /// The result, once counted, as JSON.
    pub result: Option<String>,
    /// Why it was withdrawn.
    pub withdrawn_reason: Option<String>,
    /// Grows with every change: two organisers do not overwrite each other.
    pub version: i64,
}

impl Plebiscite {
    /// The frozen form.
    #[must_use]
    pub const fn frozen(&self) -> Option<&BallotForm> {
        match &self.form {
            Form::Frozen(form) => Some(form),
            Form::Draft(_) => None,
        }
    }
}

const COLUMNS: [&str; 9] =
    ["id", "state", "rehearsal", "form", "eid", "manifest", "result", "withdrawn_reason", "version"];

fn select() -> SelectStatement {
    Query::select().columns(COLUMNS.map(Alias::new)).from(Alias::new("plebiscite")).to_owned()
}

fn broken(error: &impl std::fmt::Display) -> DbErr {
    DbErr::Custom(format!("plebiscite: {error}"))
}

fn read(row: &QueryResult) -> Result<Plebiscite, DbErr> {
    let form: String = row.try_get("", "form")?;
    Ok(Plebiscite {
        id: PlebisciteId::from_uuid(row.try_get("", "id")?),
        state: State::read(&row.try_get::<String>("", "state")?).map_err(|error| broken(&error))?,
        rehearsal: row.try_get("", "rehearsal")?,
        form: serde_json::from_str(&form).map_err(|error| broken(&error))?,
        eid: row.try_get("", "eid")?,
        manifest: row.try_get("", "manifest")?,
        result: row.try_get("", "result")?,
        withdrawn_reason: row.try_get("", "withdrawn_reason")?,
        version: row.try_get("", "version")?,
    })
}

/// The plebiscite of this id.
///
/// # Errors
/// A database fault.
pub async fn find(conn: &impl ConnectionTrait, id: PlebisciteId) -> Result<Option<Plebiscite>, DbErr> {
    let query = select().and_where(Expr::col(Alias::new("id")).eq(id.uuid())).to_owned();
    conn.query_one(&query).await?.as_ref().map(read).transpose()
}

/// The plebiscite of this `eid`.
///
/// # Errors
/// A database fault.
pub async fn by_eid(conn: &impl ConnectionTrait, eid: &str) -> Result<Option<Plebiscite>, DbErr> {
    let query = select().and_where(Expr::col(Alias::new("eid")).eq(eid)).to_owned();
    conn.query_one(&query).await?.as_ref().map(read).transpose()
}

/// Those in any of these states, the one that closes last first.
///
/// # Errors
/// A database fault.
pub async fn in_states(conn: &impl ConnectionTrait, states: &[State]) -> Result<Vec<Plebiscite>, DbErr> {
    let query = select()
        .and_where(Expr::col(Alias::new("state")).is_in(states.iter().map(|state| state.word())))
        .order_by(Alias::new("closes_at"), Order::Desc)
        .order_by(Alias::new("id"), Order::Desc)
        .limit(500)
        .to_owned();
    conn.query_all(&query).await?.iter().map(read).collect()
}

/// A plebiscite in short: what a clock and a voter's code need of every one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Its id.
    pub id: PlebisciteId,
    /// Where it stands.
    pub state: State,
    /// Grows with every change.
    pub version: i64,
    /// Whether its public id exists: the code keys are loaded.
    pub named: bool,
}

/// Those in any of these states in short, the one that closes last first.
///
/// # Errors
/// A database fault.
pub async fn stamps(conn: &impl ConnectionTrait, states: &[State]) -> Result<Vec<Stamp>, DbErr> {
    let query = Query::select()
        .columns(["id", "state", "version", "eid"].map(Alias::new))
        .from(Alias::new("plebiscite"))
        .and_where(Expr::col(Alias::new("state")).is_in(states.iter().map(|state| state.word())))
        .order_by(Alias::new("closes_at"), Order::Desc)
        .order_by(Alias::new("id"), Order::Desc)
        .limit(500)
        .to_owned();
    conn.query_all(&query).await?.iter().map(stamp).collect()
}

/// One in short.
///
/// # Errors
/// A database fault.
pub async fn stamp_of(conn: &impl ConnectionTrait, id: PlebisciteId) -> Result<Option<Stamp>, DbErr> {
    let query = Query::select()
        .columns(["id", "state", "version", "eid"].map(Alias::new))
        .from(Alias::new("plebiscite"))
        .and_where(Expr::col(Alias::new("id")).eq(id.uuid()))
        .to_owned();
    conn.query_one(&query).await?.as_ref().map(stamp).transpose()
}

fn stamp(row: &QueryResult) -> Result<Stamp, DbErr> {
    Ok(Stamp {
        id: PlebisciteId::from_uuid(row.try_get("", "id")?),
        state: State::read(&row.try_get::<String>("", "state")?).map_err(|error| broken(&error))?,
        version: row.try_get("", "version")?,
        named: row.try_get::<Option<String>>("", "eid")?.is_some(),
    })
}

fn form_text(form: &Form) -> Result<String, DbErr> {
    serde_json::to_string(form).map_err(|error| broken(&error))
}

/// Opening, closing and publishing as they stand in the form.
fn times(form: &Form) -> [(&'static str, Option<i64>); 3] {
    let (opens, closes, publish) = match form {
        Form::Draft(draft) => match (draft.opens_at, draft.closes_at) {
            (Some(opens), Some(closes)) if closes > opens => (Some(opens), Some(closes), draft.publish_at),
            // A half-filled window is kept in the form; the columns only hold a right one.
            _ => (None, None, draft.publish_at),
        },
        Form::Frozen(form) => (Some(form.window.opens), Some(form.window.closes), Some(form.publish_at)),
    };
    [("opens_at", opens), ("closes_at", closes), ("publish_at", publish)]
        .map(|(name, at)| (name, at.map(Instant::millis)))
}

/// Stores a new plebiscite.
///
/// # Errors
/// A database fault.
pub async fn insert(tx: &Tx, id: PlebisciteId, rehearsal: bool, form: &Form) -> Result<(), DbErr> {
    let columns = ["id", "state", "rehearsal", "form", "version", "created_at", "updated_at"];
    let times = times(form);
    let query = Query::insert()
        .into_table(Alias::new("plebiscite"))
        .columns(columns.into_iter().chain(times.map(|(name, _)| name)).map(Alias::new))
        .values_panic(
            [
                id.uuid().into(),
                State::Draft.word().into(),
                rehearsal.into(),
                form_text(form)?.into(),
                1_i64.into(),
                tx.now().millis().into(),
                tx.now().millis().into(),
            ]
            .into_iter()
            .chain(times.map(|(_, at)| at.into())),
        )
        .to_owned();
    tx.conn().execute(&query).await.map(drop)
}

/// What a step changes besides the state; `None`: stays.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// The form.
    pub form: Option<Form>,
    /// The public id.
    pub eid: Option<String>,
    /// The manifest.
    pub manifest: Option<Vec<u8>>,
    /// The result.
    pub result: Option<String>,
    /// Why it is withdrawn.
    pub withdrawn_reason: Option<String>,
}

/// From this state and version, to that state.
#[derive(Debug, Clone, Copy)]
pub struct Turn {
    /// Which plebiscite.
    pub id: PlebisciteId,
    /// Where it must stand.
    pub from: State,
    /// Where it stands then.
    pub to: State,
    /// The version that was read.
    pub version: i64,
}

/// Takes a step; `false` when somebody else changed it meanwhile.
///
/// # Errors
/// A database fault.
pub async fn turn(tx: &Tx, turn: Turn, change: Change) -> Result<bool, DbErr> {
    let mut query = Query::update();
    query
        .table(Alias::new("plebiscite"))
        .value(Alias::new("state"), turn.to.word())
        .value(Alias::new("version"), turn.version + 1)
        .value(Alias::new("updated_at"), tx.now().millis());
    if let Some(form) = &change.form {
        query.value(Alias::new("form"), form_text(form)?);
        for (name, at) in times(form) {
            query.value(Alias::new(name), at);
        }
    }
    if let Some(manifest) = change.manifest {
        query.value(Alias::new("manifest"), manifest);
    }
    for (name, text) in [("eid", change.eid), ("result", change.result), ("withdrawn_reason", change.withdrawn_reason)]
    {
        if let Some(text) = text {
            query.value(Alias::new(name), text);
        }
    }
    query
        .and_where(Expr::col(Alias::new("id")).eq(turn.id.uuid()))
        .and_where(Expr::col(Alias::new("state")).eq(turn.from.word()))
        .and_where(Expr::col(Alias::new("version")).eq(turn.version));
    Ok(tx.conn().execute(&query).await?.rows_affected() == 1)
}

/// Deletes a draft with its pictures; `false` when it is no draft any more.
///
/// # Errors
/// A database fault.
pub async fn delete_draft(tx: &Tx, id: PlebisciteId) -> Result<bool, DbErr> {
    let is_draft = Query::select()
        .column(Alias::new("id"))
        .from(Alias::new("plebiscite"))
        .and_where(Expr::col(Alias::new("id")).eq(id.uuid()))
        .and_where(Expr::col(Alias::new("state")).eq(State::Draft.word()))
        .to_owned();
    let pictures = Query::delete()
        .from_table(Alias::new("picture"))
        .and_where(Expr::col(Alias::new("plebiscite")).in_subquery(is_draft))
        .to_owned();
    tx.conn().execute(&pictures).await?;
    let query = Query::delete()
        .from_table(Alias::new("plebiscite"))
        .and_where(Expr::col(Alias::new("id")).eq(id.uuid()))
        .and_where(Expr::col(Alias::new("state")).eq(State::Draft.word()))
        .to_owned();
    Ok(tx.conn().execute(&query).await?.rows_affected() == 1)
}

/// A dated correction below a published result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erratum {
    /// When it was added.
    pub at: Instant,
    /// What it says.
    pub text: String,
}

/// Adds an erratum, which makes another version of the plebiscite.
///
/// # Errors
/// A database fault.
pub async fn add_erratum(tx: &Tx, id: kernel::Uuid, plebiscite: PlebisciteId, text: &str) -> Result<(), DbErr> {
    let query = Query::insert()
        .into_table(Alias::new("erratum"))
        .columns(["id", "plebiscite", "at", "text"].map(Alias::new))
        .values_panic([id.into(), plebiscite.uuid().into(), tx.now().millis().into(), text.into()])
        .to_owned();
    tx.conn().execute(&query).await?;
    let newer = Query::update()
        .table(Alias::new("plebiscite"))
        .value(Alias::new("version"), Expr::col(Alias::new("version")).add(1))
        .value(Alias::new("updated_at"), tx.now().millis())
        .and_where(Expr::col(Alias::new("id")).eq(plebiscite.uuid()))
        .to_owned();
    tx.conn().execute(&newer).await.map(drop)
}

/// The errata, oldest first.
///
/// # Errors
/// A database fault.
pub async fn errata(conn: &impl ConnectionTrait, plebiscite: PlebisciteId) -> Result<Vec<Erratum>, DbErr> {
    let query = Query::select()
        .columns(["at", "text"].map(Alias::new))
        .from(Alias::new("erratum"))
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .order_by(Alias::new("at"), Order::Asc)
        .to_owned();
    let rows = conn.query_all(&query).await?;
    rows.iter()
        .map(|row| Ok(Erratum { at: Instant::from_millis(row.try_get("", "at")?), text: row.try_get("", "text")? }))
        .collect()
}
