//! Accounts and their roles.

use std::collections::BTreeMap;

use kernel::{Instant, Lang, StaffId, Uuid};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use store::entity::{staff, staff_role};
use store::{Tx, dialect};
use web::Role;

use crate::rules::roles::{self, Roles};

/// More accounts than this a town does not have; the list says when it stops.
pub const MOST: u64 = 1_000;

/// Whether an account may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It may.
    Active,
    /// An administrator took it out of use.
    Disabled,
}

/// An account.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: StaffId,
    /// The address: lower case.
    pub email: String,
    /// The person's name.
    pub name: String,
    /// In which language to write to them.
    pub lang: Lang,
    /// The hash of the password, if one was set.
    pub password: Option<String>,
    /// The sealed secret of the second factor, if enrolled.
    pub totp: Option<Vec<u8>>,
    /// The last step whose code was used.
    pub totp_step: Option<i64>,
    /// Whether it may be used.
    pub state: State,
    /// What it may do.
    pub roles: Roles,
    /// Since when there is this account.
    pub created_at: Instant,
}

/// Without the secrets.
impl std::fmt::Debug for Account {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("id", &self.id).field("state", &self.state).finish_non_exhaustive()
    }
}

/// A new account.
#[derive(Debug, Clone)]
pub struct NewAccount<'a> {
    /// Its id.
    pub id: StaffId,
    /// The address: lower case.
    pub email: &'a str,
    /// The person's name.
    pub name: &'a str,
    /// In which language to write to them.
    pub lang: Lang,
    /// The hash of the password.
    pub password: String,
    /// What it may do.
    pub roles: Roles,
}

/// Adds an account; `false` when the address is taken.
///
/// # Errors
/// A failure of the database.
pub async fn insert(tx: &Tx, new: &NewAccount<'_>) -> Result<bool, DbErr> {
    let now = tx.now().millis();
    let row = staff::Model {
        id: new.id.uuid(),
        email: new.email.to_owned(),
        name: new.name.to_owned(),
        password: Some(new.password.clone()),
        totp: None,
        totp_step: None,
        state: "active".to_owned(),
        created_at: now,
        updated_at: now,
        lang: new.lang.tag().to_owned(),
    };
    let unless_taken = sea_orm::sea_query::OnConflict::column(staff::Column::Email).do_nothing().to_owned();
    let insert = staff::Entity::insert(row.into_active_model()).on_conflict(unless_taken);
    if insert.exec_without_returning(tx.conn()).await? == 0 {
        return Ok(false);
    }
    insert_roles(tx, new.id, &new.roles).await?;
    Ok(true)
}

/// The account of an address.
///
/// # Errors
/// A failure of the database.
pub async fn by_email<C: ConnectionTrait>(conn: &C, email: &str) -> Result<Option<Account>, DbErr> {
    let row = staff::Entity::find().filter(staff::Column::Email.eq(email)).one(conn).await?;
    with_roles(conn, row).await
}

/// An account.
///
/// # Errors
/// A failure of the database.
pub async fn by_id<C: ConnectionTrait>(conn: &C, id: StaffId) -> Result<Option<Account>, DbErr> {
    let row = staff::Entity::find_by_id(id.uuid()).one(conn).await?;
    with_roles(conn, row).await
}

/// An account, locked until the transaction ends.
///
/// # Errors
/// A failure of the database.
pub async fn lock(tx: &Tx, id: StaffId) -> Result<Option<Account>, DbErr> {
    let row = staff::Entity::find_by_id(id.uuid()).lock_exclusive().one(tx.conn()).await?;
    with_roles(tx.conn(), row).await
}

/// Every account, by name; at most [`MOST`].
///
/// # Errors
/// A failure of the database.
pub async fn all<C: ConnectionTrait>(conn: &C) -> Result<Vec<Account>, DbErr> {
    let mut roles: BTreeMap<Uuid, Vec<Role>> = BTreeMap::new();
    for row in staff_role::Entity::find().all(conn).await? {
        roles.entry(row.staff).or_default().extend(roles::parse(&row.role));
    }
    let rows = staff::Entity::find().limit(MOST).all(conn).await?;
    let mut accounts = rows
        .into_iter()
        .map(|row| {
            let own = roles.remove(&row.id).unwrap_or_default();
            read(row, &own)
        })
        .collect::<Result<Vec<_>, _>>()?;
    accounts.sort_by_cached_key(|account| (account.name.to_lowercase(), account.id));
    Ok(accounts)
}

/// The names of these accounts.
///
/// # Errors
/// A failure of the database.
pub async fn names<C: ConnectionTrait>(conn: &C, ids: &[Uuid]) -> Result<BTreeMap<Uuid, String>, DbErr> {
    let rows = staff::Entity::find().filter(staff::Column::Id.is_in(ids.iter().copied())).all(conn).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// The accounts in use that have one of `roles`.
///
/// # Errors
/// A failure of the database.
pub async fn with_role<C: ConnectionTrait>(conn: &C, wanted: &[Role]) -> Result<Vec<Account>, DbErr> {
    let all = all(conn).await?.into_iter();
    Ok(all.filter(|one| one.state == State::Active && wanted.iter().any(|role| one.roles.contains(*role))).collect())
}

/// Sets or replaces the password.
///
/// # Errors
/// A failure of the database.
pub async fn set_password(tx: &Tx, id: StaffId, hash: &str) -> Result<(), DbErr> {
    let sql = "UPDATE staff SET password = ?, updated_at = ? WHERE id = ?";
    dialect::execute(tx.conn(), sql, [hash.into(), tx.now().millis().into(), id.uuid().into()]).await.map(drop)
}

/// Puts an account out of use or back; `false` if it was so already.
///
/// # Errors
/// A failure of the database.
pub async fn set_state(tx: &Tx, id: StaffId, state: State) -> Result<bool, DbErr> {
    let sql = "UPDATE staff SET state = ?, updated_at = ? WHERE id = ? AND state <> ?";
    let word = match state {
        State::Active => "active",
        State::Disabled => "suspended",
    };
    let values = [word.into(), tx.now().millis().into(), id.uuid().into(), word.into()];
    Ok(dialect::execute(tx.conn(), sql, values).await? == 1)
}

/// Replaces what an account may do.
///
/// # Errors
/// A failure of the database.
pub async fn set_roles(tx: &Tx, id: StaffId, roles: &Roles) -> Result<(), DbErr> {
    staff_role::Entity::delete_many().filter(staff_role::Column::Staff.eq(id.uuid())).exec(tx.conn()).await?;
    insert_roles(tx, id, roles).await
}

/// Sets the sealed secret of the second factor and the step just used; with `None` takes it away.
///
/// # Errors
/// A failure of the database.
pub async fn set_totp(tx: &Tx, id: StaffId, totp: Option<(Vec<u8>, i64)>) -> Result<(), DbErr> {
    let (secret, step) = totp.unzip();
    let sql = "UPDATE staff SET totp = ?, totp_step = ?, updated_at = ? WHERE id = ?";
    let values = [secret.into(), step.into(), tx.now().millis().into(), id.uuid().into()];
    dialect::execute(tx.conn(), sql, values).await.map(drop)
}

/// Uses up a step: `false` if this or a later one was used before.
///
/// Invariant: of two sign-ins with one code, one succeeds (test `a_code_is_not_taken_twice`).
///
/// # Errors
/// A failure of the database.
pub async fn spend_step(tx: &Tx, id: StaffId, step: i64) -> Result<bool, DbErr> {
    let sql = "UPDATE staff SET totp_step = ? WHERE id = ? AND (totp_step IS NULL OR totp_step < ?)";
    Ok(dialect::execute(tx.conn(), sql, [step.into(), id.uuid().into(), step.into()]).await? == 1)
}

/// The administrators in use, locked: whoever takes one away must see what others do at the same time.
///
/// # Errors
/// A failure of the database.
pub async fn lock_administrators(tx: &Tx) -> Result<Vec<StaffId>, DbErr> {
    let sql = format!(
        "SELECT s.id AS id FROM staff s JOIN staff_role r ON r.staff = s.id
         WHERE r.role = 'administrator' AND s.state = 'active' ORDER BY s.id{}",
        dialect::for_update(dialect::engine(tx.conn()))
    );
    let rows = dialect::all(tx.conn(), &sql, []).await?;
    rows.iter().map(|row| row.try_get("", "id").map(StaffId::from_uuid)).collect()
}

async fn insert_roles(tx: &Tx, id: StaffId, roles: &Roles) -> Result<(), DbErr> {
    let rows = roles
        .iter()
        .map(|role| staff_role::ActiveModel { staff: Set(id.uuid()), role: Set(roles::word(role).to_owned()) });
    staff_role::Entity::insert_many(rows).exec_without_returning(tx.conn()).await.map(drop)
}

async fn with_roles<C: ConnectionTrait>(conn: &C, row: Option<staff::Model>) -> Result<Option<Account>, DbErr> {
    let Some(row) = row else { return Ok(None) };
    let own = staff_role::Entity::find().filter(staff_role::Column::Staff.eq(row.id));
    let own = own.order_by_asc(staff_role::Column::Role).all(conn).await?;
    let own: Vec<Role> = own.iter().filter_map(|row| roles::parse(&row.role)).collect();
    read(row, &own).map(Some)
}

fn read(row: staff::Model, roles: &[Role]) -> Result<Account, DbErr> {
    Ok(Account {
        id: StaffId::from_uuid(row.id),
        email: row.email,
        name: row.name,
        lang: row.lang.parse().map_err(|cause| DbErr::Custom(format!("staff.lang: {cause}")))?,
        password: row.password,
        totp: row.totp,
        totp_step: row.totp_step,
        state: if row.state == "active" { State::Active } else { State::Disabled },
        roles: Roles::new(roles),
        created_at: Instant::from_millis(row.created_at),
    })
}
