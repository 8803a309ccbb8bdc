//! Residents as rows: found by number or tag, added, changed, searched.

use std::collections::BTreeMap;

use kernel::{DistrictId, Instant, Lang, ResidentId, Uuid};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement, SimpleExpr};
use sea_orm::{ConnectionTrait, DbErr, QueryResult};
use store::{Reader, Tx};

use crate::rules::person::Person;

/// A resident as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resident {
    /// Their id.
    pub id: ResidentId,
    /// The town's own number.
    pub number: Option<String>,
    /// Surname.
    pub surname: String,
    /// Given names.
    pub given: String,
    /// Street, house, flat.
    pub address: String,
    /// District.
    pub district: Option<DistrictId>,
    /// Year of birth.
    pub birth_year: Option<u16>,
    /// Language of letters.
    pub lang: Lang,
    /// E-mail address.
    pub email: Option<String>,
    /// Whether they still live here.
    pub active: bool,
}

/// What is to be written of a resident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The person.
    pub person: Person,
    /// Their district's row.
    pub district: Option<DistrictId>,
    /// The tag of name and address.
    pub tag: [u8; 32],
    /// Language of letters, settled.
    pub lang: Lang,
}

const COLUMNS: [&str; 10] =
    ["id", "number", "surname", "given", "address", "district", "birth_year", "lang", "email", "state"];

pub(super) fn select() -> SelectStatement {
    Query::select().columns(COLUMNS.map(Alias::new)).column(Alias::new("tag")).from(Alias::new("resident")).to_owned()
}

pub(super) fn read(row: &QueryResult) -> Result<Resident, DbErr> {
    let year: Option<i64> = row.try_get("", "birth_year")?;
    let lang: String = row.try_get("", "lang")?;
    Ok(Resident {
        id: ResidentId::from_uuid(row.try_get("", "id")?),
        number: row.try_get("", "number")?,
        surname: row.try_get("", "surname")?,
        given: row.try_get("", "given")?,
        address: row.try_get("", "address")?,
        district: row.try_get::<Option<Uuid>>("", "district")?.map(DistrictId::from_uuid),
        birth_year: year.and_then(|year| u16::try_from(year).ok()),
        lang: lang.parse().map_err(|error| DbErr::Custom(format!("resident.lang: {error}")))?,
        email: row.try_get("", "email")?,
        active: row.try_get::<String>("", "state")? == "active",
    })
}

/// The resident of this id.
///
/// # Errors
/// A database fault.
pub async fn find(conn: &impl ConnectionTrait, id: ResidentId) -> Result<Option<Resident>, DbErr> {
    let query = select().and_where(Expr::col(Alias::new("id")).eq(id.uuid())).to_owned();
    conn.query_one(&query).await?.as_ref().map(read).transpose()
}

/// Residents whose numbers or tags are among these; by number, and by tag in
/// order of id.
#[derive(Debug, Default)]
pub struct Known {
    /// By the town's number.
    pub by_number: BTreeMap<String, Resident>,
    /// By tag.
    pub by_tag: BTreeMap<Vec<u8>, Vec<Resident>>,
}

/// Looks up a chunk of an import in two queries.
///
/// # Errors
/// A database fault.
pub async fn known(conn: &impl ConnectionTrait, numbers: &[&str], tags: &[[u8; 32]]) -> Result<Known, DbErr> {
    let mut known = Known::default();
    if !numbers.is_empty() {
        let query = select().and_where(Expr::col(Alias::new("number")).is_in(numbers.iter().copied())).to_owned();
        for row in conn.query_all(&query).await? {
            let resident = read(&row)?;
            known.by_number.extend(resident.number.clone().map(|number| (number, resident)));
        }
    }
    if !tags.is_empty() {
        let query = select()
            .and_where(Expr::col(Alias::new("tag")).is_in(tags.iter().map(|tag| tag.to_vec())))
            .order_by(Alias::new("id"), Order::Asc)
            .to_owned();
        for row in conn.query_all(&query).await? {
            known.by_tag.entry(row.try_get("", "tag")?).or_default().push(read(&row)?);
        }
    }
    Ok(known)
}

/// What search looks in: lowered surname, given names and address.
fn search_text(person: &Person) -> String {
    format!("{} {} {}", person.surname, person.given, person.address).to_lowercase()
}

/// What lists are sorted by: without Polish marks, so that both engines agree.
fn sort_key(person: &Person) -> String {
    crate::rules::columns::fold(&format!("{} {}", person.surname, person.given))
}

fn values(entry: &Entry, now: Instant) -> [(&'static str, SimpleExpr); 12] {
    let person = &entry.person;
    [
        ("number", person.number.as_ref().map(|number| number.as_str().to_owned()).into()),
        ("surname", person.surname.as_str().into()),
        ("given", person.given.as_str().into()),
        ("address", person.address.as_str().into()),
        ("search", search_text(person).into()),
        ("sort_key", sort_key(person).into()),
        ("district", entry.district.map(DistrictId::uuid).into()),
        ("birth_year", person.birth_year.map(i64::from).into()),
        ("lang", entry.lang.tag().into()),
        ("email", person.email.as_ref().map(|email| email.as_str().to_owned()).into()),
        ("tag", entry.tag.to_vec().into()),
        ("updated_at", now.millis().into()),
    ]
}

/// Adds residents; at most 300 in one call.
///
/// # Errors
/// A database fault.
pub async fn insert(tx: &Tx, entries: &[(ResidentId, Entry)]) -> Result<(), DbErr> {
    let Some((_, first)) = entries.first() else { return Ok(()) };
    let names = values(first, tx.now()).map(|(name, _)| Alias::new(name));
    let mut query = Query::insert();
    query.into_table(Alias::new("resident")).columns(["id", "state"].map(Alias::new).into_iter().chain(names));
    for (id, entry) in entries {
        let row = values(entry, tx.now()).map(|(_, value)| value);
        query.values_panic([SimpleExpr::from(id.uuid()), "active".into()].into_iter().chain(row));
    }
    tx.conn().execute(&query).await.map(drop)
}

/// Changes a resident to what the entry says; a cell the entry leaves empty
/// keeps what was known.
///
/// # Errors
/// A database fault.
pub async fn update(tx: &Tx, id: ResidentId, entry: &Entry) -> Result<(), DbErr> {
    let person = &entry.person;
    let mut query = Query::update();
    query.table(Alias::new("resident")).value(Alias::new("state"), "active");
    for (name, value) in values(entry, tx.now()) {
        let keeps = match name {
            "number" => person.number.is_none(),
            "district" => entry.district.is_none(),
            "birth_year" => person.birth_year.is_none(),
            "email" => person.email.is_none(),
            "lang" => person.lang.is_none(),
            _ => false,
        };
        if !keeps {
            query.value(Alias::new(name), value);
        }
    }
    query.and_where(Expr::col(Alias::new("id")).eq(id.uuid()));
    tx.conn().execute(&query).await.map(drop)
}

/// Changes a resident to exactly what the entry says: an empty cell empties.
///
/// # Errors
/// A database fault.
pub async fn rewrite(tx: &Tx, id: ResidentId, entry: &Entry) -> Result<(), DbErr> {
    let mut query = Query::update();
    query.table(Alias::new("resident"));
    for (name, value) in values(entry, tx.now()) {
        query.value(Alias::new(name), value);
    }
    query.and_where(Expr::col(Alias::new("id")).eq(id.uuid()));
    tx.conn().execute(&query).await.map(drop)
}

/// Takes a resident off the roll of future plebiscites; `false` if they were off it.
///
/// # Errors
/// A database fault.
pub async fn leave(tx: &Tx, id: ResidentId) -> Result<bool, DbErr> {
    change_state(tx, id, ("active", "left")).await
}

/// Puts a resident who had left on the roll again; `false` if they were on it.
///
/// # Errors
/// A database fault.
pub async fn come_back(tx: &Tx, id: ResidentId) -> Result<bool, DbErr> {
    change_state(tx, id, ("left", "active")).await
}

async fn change_state(tx: &Tx, id: ResidentId, (from, to): (&str, &str)) -> Result<bool, DbErr> {
    let query = Query::update()
        .table(Alias::new("resident"))
        .value(Alias::new("state"), to)
        .value(Alias::new("updated_at"), tx.now().millis())
        .and_where(Expr::col(Alias::new("id")).eq(id.uuid()))
        .and_where(Expr::col(Alias::new("state")).eq(from))
        .to_owned();
    Ok(tx.conn().execute(&query).await?.rows_affected() == 1)
}

/// Residents in whose name or address every word of `words` stands; at most `limit`.
///
/// # Errors
/// A database fault.
pub async fn search(reader: &Reader, words: &str, limit: u64) -> Result<Vec<Resident>, DbErr> {
    let mut query = select();
    for word in words.to_lowercase().split_whitespace() {
        let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let pattern = sea_orm::sea_query::LikeExpr::new(format!("%{escaped}%")).escape('\\');
        query.and_where(Expr::col(Alias::new("search")).like(pattern));
    }
    query.and_where(Expr::col(Alias::new("state")).eq("active"));
    query.order_by(Alias::new("sort_key"), Order::Asc).order_by(Alias::new("id"), Order::Asc).limit(limit);
    reader.conn().query_all(&query).await?.iter().map(read).collect()
}

/// The residents of these ids, whether they still live here or not; at most 800.
///
/// # Errors
/// A database fault.
pub async fn by_ids(reader: &Reader, ids: &[ResidentId]) -> Result<BTreeMap<ResidentId, Resident>, DbErr> {
    let mut query = select();
    query.and_where(Expr::col(Alias::new("id")).is_in(ids.iter().map(|id| id.uuid())));
    let rows = reader.conn().query_all(&query).await?;
    rows.iter().map(|row| read(row).map(|resident| (resident.id, resident))).collect()
}

/// A page of active residents in order of id, after `after`; the keyset the
/// snapshot of a plebiscite walks by.
///
/// # Errors
/// A database fault.
pub async fn page(reader: &Reader, after: Option<ResidentId>, limit: u64) -> Result<Vec<Resident>, DbErr> {
    let mut query = select();
    query.and_where(Expr::col(Alias::new("state")).eq("active"));
    if let Some(after) = after {
        query.and_where(Expr::col(Alias::new("id")).gt(after.uuid()));
    }
    query.order_by(Alias::new("id"), Order::Asc).limit(limit);
    reader.conn().query_all(&query).await?.iter().map(read).collect()
}

/// How many active residents each district has; `None`: without one.
///
/// # Errors
/// A database fault.
pub async fn by_district(reader: &Reader) -> Result<BTreeMap<Option<DistrictId>, u64>, DbErr> {
    let query = Query::select()
        .column(Alias::new("district"))
        .expr_as(Expr::col(Alias::new("id")).count(), Alias::new("n"))
        .from(Alias::new("resident"))
        .and_where(Expr::col(Alias::new("state")).eq("active"))
        .group_by_col(Alias::new("district"))
        .to_owned();
    let mut totals = BTreeMap::new();
    for row in reader.conn().query_all(&query).await? {
        let district: Option<Uuid> = row.try_get("", "district")?;
        totals.insert(district.map(DistrictId::from_uuid), row.try_get::<i64>("", "n")?.unsigned_abs());
    }
    Ok(totals)
}
