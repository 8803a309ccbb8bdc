//! Whose session a token is: what the gate of every route asks.
//!
//! Invariant: the way a token is presented is the way it was given: a program's
//! is no cookie, a browser's no header (test `a_token_is_taken_only_as_it_was_given`).

use std::sync::Arc;

use kernel::{Ids, Instant};
use store::{Actor, DbErr, Store};
use web::{Looked, Presented, Sessions, Staff};

use super::{Deed, reaches_all};
use crate::rows::session::{self, Holder, Session};
use crate::rows::staff::{self, State};
use crate::rules::session::SessionLimits;
use crate::rules::token::{Purpose, Token};

/// The sessions in the database.
#[derive(Clone)]
pub struct StaffSessions {
    store: Store,
    ids: Arc<dyn Ids>,
    limits: SessionLimits,
}

impl StaffSessions {
    /// The sessions of this store, living as long as these limits say.
    #[must_use]
    pub fn new(store: Store, ids: Arc<dyn Ids>, limits: SessionLimits) -> Self {
        Self { store, ids, limits }
    }

    async fn look(&self, token: &str, how: Presented, now: Instant) -> Result<Option<Staff>, DbErr> {
        let Some(token) = Token::parse(token) else { return Ok(None) };
        let conn = self.store.reader().conn();
        let found = session::find(conn, token.hash(Purpose::Session)).await?;
        let Some(session) = found.filter(|session| self.lives(session, how, now)) else { return Ok(None) };
        let account = staff::by_id(conn, session.staff).await?;
        let Some(account) = account.filter(|account| account.state == State::Active) else { return Ok(None) };
        if self.limits.worth_noting(now, session.seen_at) {
            self.note(&session, now).await?;
        }
        Ok(Some(Staff {
            id: account.id,
            whole: reaches_all(session.proof, &account),
            roles: account.roles.iter().collect(),
            name: account.name,
            email: account.email,
            lang: account.lang,
            csrf: csrf_text(&session),
            session: session.token.0,
        }))
    }

    fn lives(&self, session: &Session, how: Presented, now: Instant) -> bool {
        match (session.holder, how) {
            (Holder::Browser, Presented::Cookie) => self.limits.alive(now, session.seen_at, session.expires_at),
            (Holder::Program, Presented::Bearer) => now < session.expires_at,
            (Holder::Browser, Presented::Bearer) | (Holder::Program, Presented::Cookie) => false,
        }
    }

    async fn note(&self, session: &Session, now: Instant) -> Result<(), DbErr> {
        let deed = Deed { store: &self.store, ids: self.ids.as_ref(), now, actor: Actor::system() };
        deed.touch(session.token).await
    }
}

/// What the forms of a session must hold.
#[must_use]
pub fn csrf_text(session: &Session) -> String {
    data_encoding::HEXLOWER.encode(&session.csrf)
}

impl Sessions for StaffSessions {
    fn find<'a>(&'a self, token: &'a str, how: Presented, now: Instant) -> Looked<'a> {
        Box::pin(self.look(token, how, now))
    }
}
