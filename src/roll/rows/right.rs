//! Rights: permission to cast once. A right is one row, and every channel
//! changes it by one guarded UPDATE; the database refuses the second one.
//!
//! Invariant: whatever the channel and however they race, one resident spends
//! one right (trial `one_right_each`).

use std::collections::BTreeMap;

use kernel::{PlebisciteId, ResidentId};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SimpleExpr, UpdateStatement};
use sea_orm::{ConnectionTrait, DbErr};
use store::{Reader, Silent};

/// How far a right is spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Not spent.
    Unspent,
    /// Spent on the web.
    Web,
    /// Spent on paper at the desk.
    Paper,
}

impl State {
    /// The word in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unspent => "none",
            Self::Web => "web",
            Self::Paper => "paper",
        }
    }

    fn read(word: &str) -> Result<Self, DbErr> {
        [Self::Unspent, Self::Web, Self::Paper]
            .into_iter()
            .find(|state| state.word() == word)
            .ok_or_else(|| DbErr::Custom(format!("`{word}` is no state of a right")))
    }
}

/// Whose right, in which plebiscite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whose {
    /// The plebiscite.
    pub plebiscite: PlebisciteId,
    /// The resident.
    pub resident: ResidentId,
}

/// What came of an attempt to spend a right on the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spent {
    /// Spent just now; the pseudonym for the register.
    Now {
        /// `HMAC(K_reg, resident)`, 32 bytes.
        rid: Vec<u8>,
    },
    /// Spent before by the same form.
    Again,
    /// Spent before by something else.
    Taken(State),
    /// There is no such right.
    NoRight,
}

/// Spends a right on the web for the form whose `bh` this is.
///
/// # Errors
/// A database fault.
pub async fn spend(tx: &Silent, whose: Whose, bh: &[u8; 32]) -> Result<Spent, DbErr> {
    let update = turn(whose, State::Unspent, State::Web).value(Alias::new("bh"), bh.to_vec()).to_owned();
    let changed = tx.conn().execute(&update).await?.rows_affected();
    let Some(row) = row(tx.conn(), whose).await? else { return Ok(Spent::NoRight) };
    Ok(match (changed, row.state) {
        (1, _) => Spent::Now { rid: row.rid },
        (_, State::Web) if row.bh.as_deref() == Some(bh) => Spent::Again,
        (_, state) => Spent::Taken(state),
    })
}

/// Marks a right as spent on paper. `Err(state)` says how it was spent before.
///
/// # Errors
/// A database fault.
pub async fn mark_paper(tx: &Silent, whose: Whose) -> Result<Result<(), Option<State>>, DbErr> {
    change(tx, whose, State::Unspent, State::Paper).await
}

/// Takes a paper mark back. `Err(state)` says how the right stands instead.
///
/// # Errors
/// A database fault.
pub async fn unmark_paper(tx: &Silent, whose: Whose) -> Result<Result<(), Option<State>>, DbErr> {
    change(tx, whose, State::Paper, State::Unspent).await
}

/// How a right stands, if there is one.
///
/// # Errors
/// A database fault.
pub async fn state_of(reader: &Reader, whose: Whose) -> Result<Option<State>, DbErr> {
    Ok(row(reader.conn(), whose).await?.map(|row| row.state))
}

/// How the rights of these residents stand; at most 800.
///
/// # Errors
/// A database fault.
pub async fn states_of(
    reader: &Reader,
    plebiscite: PlebisciteId,
    residents: &[ResidentId],
) -> Result<BTreeMap<ResidentId, State>, DbErr> {
    if residents.is_empty() {
        return Ok(BTreeMap::new());
    }
    let query = Query::select()
        .columns([Alias::new("resident"), Alias::new("state")])
        .from(Alias::new("right"))
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .and_where(Expr::col(Alias::new("resident")).is_in(residents.iter().map(|id| id.uuid())))
        .to_owned();
    let rows = reader.conn().query_all(&query).await?;
    rows.iter()
        .map(|row| {
            let state = State::read(&row.try_get::<String>("", "state")?)?;
            Ok((ResidentId::from_uuid(row.try_get("", "resident")?), state))
        })
        .collect()
}

/// Whether the form whose `bh` this is has spent the right.
///
/// # Errors
/// A database fault.
pub async fn spent_by(reader: &Reader, whose: Whose, bh: &[u8; 32]) -> Result<bool, DbErr> {
    let row = row(reader.conn(), whose).await?;
    Ok(row.is_some_and(|row| row.state == State::Web && row.bh.as_deref() == Some(bh)))
}

/// How many rights there are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// All rights: the size of the roll.
    pub all: u64,
    /// Spent on the web.
    pub web: u64,
    /// Spent on paper.
    pub paper: u64,
}

/// Counts rights by state.
///
/// # Errors
/// A database fault.
pub async fn totals(reader: &Reader, plebiscite: PlebisciteId) -> Result<Totals, DbErr> {
    let query = Query::select()
        .column(Alias::new("state"))
        .expr_as(Expr::col(Alias::new("resident")).count(), Alias::new("n"))
        .from(Alias::new("right"))
        .and_where(Expr::col(Alias::new("plebiscite")).eq(plebiscite.uuid()))
        .group_by_col(Alias::new("state"))
        .to_owned();
    let mut totals = Totals::default();
    for row in reader.conn().query_all(&query).await? {
        let number: i64 = row.try_get("", "n")?;
        let number = number.unsigned_abs();
        totals.all += number;
        match State::read(&row.try_get::<String>("", "state")?)? {
            State::Unspent => {}
            State::Web => totals.web = number,
            State::Paper => totals.paper = number,
        }
    }
    Ok(totals)
}

async fn change(tx: &Silent, whose: Whose, from: State, to: State) -> Result<Result<(), Option<State>>, DbErr> {
    let changed = tx.conn().execute(&turn(whose, from, to)).await?.rows_affected();
    if changed == 1 {
        return Ok(Ok(()));
    }
    Ok(Err(row(tx.conn(), whose).await?.map(|row| row.state)))
}

/// The one guarded UPDATE.
fn turn(whose: Whose, from: State, to: State) -> UpdateStatement {
    Query::update()
        .table(Alias::new("right"))
        .value(Alias::new("state"), to.word())
        .and_where(mine(whose))
        .and_where(Expr::col(Alias::new("state")).eq(from.word()))
        .to_owned()
}

fn mine(whose: Whose) -> SimpleExpr {
    Expr::col(Alias::new("plebiscite"))
        .eq(whose.plebiscite.uuid())
        .and(Expr::col(Alias::new("resident")).eq(whose.resident.uuid()))
}

struct Row {
    state: State,
    bh: Option<Vec<u8>>,
    rid: Vec<u8>,
}

async fn row(conn: &impl ConnectionTrait, whose: Whose) -> Result<Option<Row>, DbErr> {
    let query = Query::select()
        .columns([Alias::new("state"), Alias::new("bh"), Alias::new("rid")])
        .from(Alias::new("right"))
        .and_where(mine(whose))
        .to_owned();
    let Some(row) = conn.query_one(&query).await? else { return Ok(None) };
    Ok(Some(Row {
        state: State::read(&row.try_get::<String>("", "state")?)?,
        bh: row.try_get("", "bh")?,
        rid: row.try_get("", "rid")?,
    }))
}
