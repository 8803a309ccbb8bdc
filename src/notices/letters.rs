//! A notice, and to whom it goes.

use accounts::rows::staff;
use kernel::{Ids, Lang, StaffId};
use post::Letter;
use serde::{Deserialize, Serialize};
use store::{DbErr, Tx};
use web::Role;

use crate::rows::{self, NoticeId};

/// The kind of work in the outbox.
pub const NOTICE: &str = "notice";

/// To whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The address.
    pub email: String,
    /// The name.
    pub name: String,
    /// The member of staff, if it is one.
    pub staff: Option<StaffId>,
    /// The language written in.
    pub lang: Lang,
}

/// Something to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about: `plebiscite.opened`.
    pub kind: &'static str,
    /// To whom.
    pub to: Recipient,
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// What the outbox holds: the row has the rest.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Errand {
    pub(crate) notice: NoticeId,
    pub(crate) name: String,
}

/// Sends a notice when `tx` is committed.
///
/// # Errors
/// A failure of the database.
pub async fn send(tx: &Tx, ids: &dyn Ids, notice: &Notice) -> Result<NoticeId, DbErr> {
    let id = NoticeId::from_uuid(ids.ordinary());
    rows::insert(tx, id, notice).await?;
    tx.post(NOTICE, &Errand { notice: id, name: notice.to.name.clone() }).await?;
    Ok(id)
}

/// Sends a notice to everybody in use who has one of `roles`, each in their own language: `write`
/// gives subject and text. Gives how many.
///
/// # Errors
/// A failure of the database.
pub async fn tell_staff(
    tx: &Tx,
    ids: &dyn Ids,
    (kind, roles): (&'static str, &[Role]),
    write: impl Fn(Lang) -> (String, String) + Send,
) -> Result<usize, DbErr> {
    let accounts = staff::with_role(tx.conn(), roles).await?;
    for account in &accounts {
        let (subject, body) = write(account.lang);
        let to = Recipient {
            email: account.email.clone(),
            name: account.name.clone(),
            staff: Some(account.id),
            lang: account.lang,
        };
        send(tx, ids, &Notice { kind, to, subject, body }).await?;
    }
    Ok(accounts.len())
}

impl rows::Row {
    pub(crate) fn letter(&self, name: String) -> Letter {
        Letter { to: self.recipient.clone(), name, subject: self.subject.clone(), text: self.body.clone() }
    }
}
