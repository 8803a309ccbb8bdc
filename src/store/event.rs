//! The staff log: rows of table `event`, each bound to the one before it.
//!
//! `body` is canonical JSON (RFC 8785) of number, time, actor, kind, subject,
//! detail, the hash before, and a random salt, so that the hash can be
//! published without giving a short content away. `hash` =
//! SHA-256(`"wiec/v1/event\n"` ‖ body). The columns beside `body` are there to
//! search by; the truth is `body`.
//!
//! Invariant: numbers have no gap and each row names the hash before it, because
//! the head is locked from the append to the commit (test `the_chain_holds_under_many_writers`).

use data_encoding::HEXLOWER;
use kernel::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::entity::event as table;
use crate::{Actor, Reader, dialect};

/// Something that happened, for the staff log.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What happened: `plebiscite.opened`.
    pub kind: &'static str,
    /// To what: usually an id.
    pub subject: String,
    /// More, as JSON. No secret, and nothing about a voter's ballot.
    pub detail: Value,
}

impl Event {
    /// An event without detail.
    #[must_use]
    pub fn new(kind: &'static str, subject: impl Into<String>) -> Self {
        Self { kind, subject: subject.into(), detail: Value::Null }
    }

    /// The same event with this detail.
    #[must_use]
    pub fn with(self, detail: Value) -> Self {
        Self { detail, ..self }
    }
}

/// The first thing wrong with the chain of the staff log.
#[derive(Debug, thiserror::Error)]
pub enum ChainBroken {
    /// A row is not what its hash says, or does not follow the one before.
    #[error("the staff log is broken at row {seq}")]
    At {
        /// The number of the row.
        seq: i64,
    },
    /// The log ends before the head says.
    #[error("the staff log ends at row {found}, but its head says {head}")]
    End {
        /// The last row there is.
        found: i64,
        /// The row the head speaks of.
        head: i64,
    },
    /// The database failed.
    #[error("the staff log could not be read")]
    Db(#[from] DbErr),
}

/// Appends `events` and moves the head, inside the caller's transaction.
pub(crate) async fn append<C: ConnectionTrait>(
    conn: &C,
    now: Instant,
    actor: &Actor,
    events: &[Event],
) -> Result<(), DbErr> {
    if events.is_empty() {
        return Ok(());
    }
    let (mut seq, mut prev) = head(conn, dialect::for_update(dialect::engine(conn))).await?;
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        seq += 1;
        let salt = salt(conn).await?;
        let body = body(&Link { seq, prev: &prev, salt, now, actor, event })?;
        let hash = hash(&body);
        rows.push(table::ActiveModel {
            seq: Set(seq),
            at: Set(now.millis()),
            actor: Set(actor.word().to_owned()),
            staff: Set(actor.staff_id()),
            kind: Set(event.kind.to_owned()),
            subject: Set(event.subject.clone()),
            body: Set(body),
            prev: Set(std::mem::replace(&mut prev, hash.clone())),
            hash: Set(hash),
        });
    }
    for chunk in rows.chunks(dialect::rows_at_once(9)) {
        table::Entity::insert_many(chunk.iter().cloned()).exec_without_returning(conn).await?;
    }
    let sql = "UPDATE event_head SET seq = ?, hash = ? WHERE id = 1";
    dialect::execute(conn, sql, [seq.into(), prev.into()]).await.map(drop)
}

struct Link<'a> {
    seq: i64,
    prev: &'a [u8],
    salt: Vec<u8>,
    now: Instant,
    actor: &'a Actor,
    event: &'a Event,
}

fn body(link: &Link<'_>) -> Result<String, DbErr> {
    let Link { seq, prev, salt, now, actor, event } = link;
    let body = json!({
        "v": 1, "seq": seq, "at": now.millis(), "actor": actor.word(), "staff": actor.staff_id(),
        "kind": event.kind, "subject": event.subject, "detail": event.detail,
        "prev": HEXLOWER.encode(prev), "salt": HEXLOWER.encode(salt),
    });
    serde_json_canonicalizer::to_string(&body).map_err(|cause| DbErr::Json(cause.to_string()))
}

fn hash(body: &str) -> Vec<u8> {
    Sha256::new().chain_update(b"wiec/v1/event\n").chain_update(body.as_bytes()).finalize().to_vec()
}

async fn head<C: ConnectionTrait>(conn: &C, lock: &str) -> Result<(i64, Vec<u8>), DbErr> {
    let row = dialect::one(conn, &format!("SELECT seq, hash FROM event_head WHERE id = 1{lock}"), []).await?;
    let row = row.ok_or_else(|| DbErr::RecordNotFound("the head of the staff log".to_owned()))?;
    Ok((row.try_get("", "seq")?, row.try_get("", "hash")?))
}

async fn salt<C: ConnectionTrait>(conn: &C) -> Result<Vec<u8>, DbErr> {
    let sql = format!("SELECT {} AS salt", dialect::random16(dialect::engine(conn)));
    let row = dialect::one(conn, &sql, []).await?;
    row.ok_or_else(|| DbErr::RecordNotFound("a random salt".to_owned()))?.try_get("", "salt")
}

/// Reads the whole staff log and recomputes every hash. Gives the number of
/// rows and the hash of the last.
///
/// # Errors
/// [`ChainBroken`] names the first thing wrong.
pub async fn check_chain(reader: &Reader) -> Result<(i64, Vec<u8>), ChainBroken> {
    let conn = reader.conn();
    let (head, head_hash) = head(conn, "").await?;
    let (mut last, mut prev) = (0, vec![0; 32]);
    loop {
        let page = table::Entity::find().filter(table::Column::Seq.gt(last)).order_by_asc(table::Column::Seq);
        let page = page.limit(1_000).all(conn).await?;
        if page.is_empty() {
            break;
        }
        for row in page {
            let seq = row.seq;
            let good = check_row(row, last + 1, &prev).filter(|hash| seq != head || *hash == head_hash);
            prev = good.ok_or(ChainBroken::At { seq })?;
            last = seq;
        }
    }
    // Rows may have come while we read; none may be missing.
    if last < head { Err(ChainBroken::End { found: last, head }) } else { Ok((last, prev)) }
}

/// The hash of a row that is in order.
fn check_row(row: table::Model, seq: i64, prev: &[u8]) -> Option<Vec<u8>> {
    let body: Value = serde_json::from_str(&row.body).ok()?;
    let staff = row.staff.map(|id| id.hyphenated().to_string());
    let told = [
        (row.seq == seq, body["seq"] == json!(row.seq)),
        (body["at"] == json!(row.at), body["actor"] == json!(row.actor)),
        (body["kind"] == json!(row.kind), body["subject"] == json!(row.subject)),
        (body["staff"] == json!(staff), body["prev"] == json!(HEXLOWER.encode(&row.prev))),
        (row.prev == prev, row.hash == hash(&row.body)),
    ];
    told.iter().all(|&(a, b)| a && b).then_some(row.hash)
}
