//! Rights: permission to cast once. A right is one row, and every channel
//! changes it by one guarded UPDATE; the database refuses the second one.
//!
//! Invariant: whatever the channel and however they race, one resident spends
//! one right (trial `one_right_each`).

use std::collections::BTreeMap;

use kernel::{PlebisciteId, ResidentId};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SimpleExpr, UpdateStatement};
use sea_orm::{ConnectionTrait, DbErr, Value};
use store::{Reader, Silent, dialect};

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

    pub(crate) fn read(word: &str) -> Result<Self, DbErr> {
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

/// A form that wants to spend a right on the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spending {
    /// Whose right.
    pub whose: Whose,
    /// The public key of the code that speaks for them, compressed (33 bytes).
    pub pk: Vec<u8>,
    /// What names the form: `SHA-256("agent" ‖ nonce)`.
    pub bh: [u8; 32],
}

/// What came of an attempt to spend a right on the web.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spent {
    /// Spent just now.
    Now,
    /// Spent before by the same form.
    Again,
    /// Spent before by something else.
    Taken(State),
    /// The code no longer speaks for this resident.
    Voided,
    /// There is no such right.
    NoRight,
}

/// Spends rights on the web, all in one guarded UPDATE that also asks whether each code still
/// speaks for its resident; one answer for each, in their order.
///
/// # Errors
/// A database fault.
pub async fn spend(tx: &Silent, forms: &[Spending]) -> Result<Vec<Spent>, DbErr> {
    let mut won = BTreeMap::new();
    for chunk in forms.chunks(dialect::rows_at_once(4)) {
        let rows = vec!["(?, ?, ?, ?)"; chunk.len()].join(", ");
        let sql = format!(
            "WITH asked (p, r, k, b) AS (VALUES {rows}) \
             UPDATE \"right\" SET state = 'web', bh = b FROM asked \
             WHERE plebiscite = p AND resident = r AND state = 'none' AND EXISTS (SELECT 1 FROM code_key c \
             WHERE c.plebiscite = p AND c.pk = k AND c.resident = r AND c.state = 'live') \
             RETURNING plebiscite, resident, bh"
        );
        let values = chunk.iter().flat_map(|form| -> [Value; 4] {
            let Whose { plebiscite, resident } = form.whose;
            [plebiscite.uuid().into(), resident.uuid().into(), form.pk.clone().into(), form.bh.to_vec().into()]
        });
        for row in dialect::all(tx.conn(), &sql, values).await? {
            let plebiscite = PlebisciteId::from_uuid(row.try_get("", "plebiscite")?);
            let resident = ResidentId::from_uuid(row.try_get("", "resident")?);
            won.insert((plebiscite, resident), row.try_get::<Vec<u8>>("", "bh")?);
        }
    }
    let mut answers = Vec::with_capacity(forms.len());
    for form in forms {
        let Whose { plebiscite, resident } = form.whose;
        // Taken out: the same form twice at once has spent it once.
        let now = won.get(&(plebiscite, resident)).is_some_and(|bh| *bh == form.bh);
        if now {
            won.remove(&(plebiscite, resident));
            answers.push(Spent::Now);
        } else {
            answers.push(standing(tx, form).await?);
        }
    }
    Ok(answers)
}

/// How the right of a form stands that did not spend it just now.
async fn standing(tx: &Silent, form: &Spending) -> Result<Spent, DbErr> {
    let Some(row) = row(tx.conn(), form.whose).await? else { return Ok(Spent::NoRight) };
    Ok(match row.state {
        State::Web if row.bh.as_deref() == Some(&form.bh) => Spent::Again,
        State::Unspent => Spent::Voided,
        state => Spent::Taken(state),
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
}

async fn row(conn: &impl ConnectionTrait, whose: Whose) -> Result<Option<Row>, DbErr> {
    let query = Query::select()
        .columns([Alias::new("state"), Alias::new("bh")])
        .from(Alias::new("right"))
        .and_where(mine(whose))
        .to_owned();
    let Some(row) = conn.query_one(&query).await? else { return Ok(None) };
    Ok(Some(Row { state: State::read(&row.try_get::<String>("", "state")?)?, bh: row.try_get("", "bh")? }))
}
