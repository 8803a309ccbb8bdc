//! Signing in and out: sessions, and the counts of failures.
//!
//! Invariant: the token of a session is drawn here, at the password and again at
//! the second factor; one that a stranger planted in the browser is never valid
//! (test `a_planted_cookie_is_never_valid`).

use kernel::{Instant, StaffId};
use serde_json::json;
use store::{DbErr, Event, Tx};

use super::Deed;
use crate::rows::session::{Holder, Proof, Session};
use crate::rows::staff::Account;
use crate::rows::{session, staff, throttle};
use crate::rules::session::SessionLimits;
use crate::rules::throttle::Gate;
use crate::rules::token::{Purpose, Token, TokenHash};

/// The counts that guessing a password goes through.
#[must_use]
pub fn guessing_address(email: &str, client: &str) -> [(Gate, String); 2] {
    [
        (Gate::AddressFromClient, Gate::AddressFromClient.subject(&[email, client])),
        (Gate::Address, Gate::Address.subject(&[email])),
    ]
}

/// The count that guessing a second factor goes through.
#[must_use]
pub fn guessing_second_factor(id: StaffId) -> [(Gate, String); 1] {
    [(Gate::SecondFactor, Gate::SecondFactor.subject(&[&id.to_string()]))]
}

/// Whether a session with this proof is whole: the second factor was shown, or there is none and
/// none is needed.
#[must_use]
pub fn reaches_all(proof: Proof, account: &Account) -> bool {
    proof == Proof::SecondFactor || (account.totp.is_none() && !account.roles.need_second_factor())
}

/// How somebody comes in.
#[derive(Debug, Clone)]
pub struct Entrance {
    /// How long sessions live.
    pub limits: SessionLimits,
    /// What the browser says of itself.
    pub agent: String,
    /// The session of the cookie that came along; it ends.
    pub replaces: Option<TokenHash>,
}

/// A new session: its token goes into the cookie.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The token.
    pub token: Token,
    /// What is kept of it.
    pub session: Session,
}

impl Deed<'_> {
    /// Until when one must wait.
    ///
    /// # Errors
    /// The database failed.
    pub async fn must_wait(&self, gates: &[(Gate, String)]) -> Result<Option<Instant>, DbErr> {
        let subjects: Vec<String> = gates.iter().map(|(_, subject)| subject.clone()).collect();
        throttle::blocked(self.store.reader().conn(), &subjects, self.now).await
    }

    /// Takes one of the tries there are, before it is looked at: a hundred guesses at the same
    /// moment are no more than a hundred one after the other. Until when one must wait if there
    /// is none left. Who turns out to be right is forgiven.
    ///
    /// # Errors
    /// The database failed.
    pub async fn attempt(&self, gates: &[(Gate, String)]) -> Result<Option<Instant>, DbErr> {
        let tx = self.begin().await?;
        let subjects: Vec<String> = gates.iter().map(|(_, subject)| subject.clone()).collect();
        if let Some(until) = throttle::blocked(tx.conn(), &subjects, self.now).await? {
            tx.rollback().await?;
            return Ok(Some(until));
        }
        for (gate, subject) in gates {
            throttle::fail(&tx, *gate, subject).await?;
        }
        tx.unrecorded("a try to sign in, counted");
        tx.commit().await.map_err(DbErr::from)?;
        Ok(None)
    }

    /// The try was wrong; until when one must wait now. A wait is told to the staff log.
    ///
    /// # Errors
    /// The database failed.
    pub async fn failed(&self, gates: &[(Gate, String)], whose: Option<StaffId>) -> Result<Option<Instant>, DbErr> {
        let until = self.must_wait(gates).await?;
        if let (Some(_), Some(id)) = (until, whose) {
            let tx = self.begin().await?;
            tx.record(Event::new("staff.sign-in-blocked", id.to_string())).await?;
            tx.commit().await.map_err(DbErr::from)?;
        }
        Ok(until)
    }

    /// Forgets the tries: the last one was right.
    ///
    /// # Errors
    /// The database failed.
    pub async fn forgive(&self, gates: &[(Gate, String)]) -> Result<(), DbErr> {
        let tx = self.begin().await?;
        let subjects: Vec<String> = gates.iter().map(|(_, subject)| subject.clone()).collect();
        throttle::forgive(&tx, &subjects).await?;
        tx.unrecorded("tries forgotten");
        tx.commit().await.map_err(DbErr::from)
    }

    /// The password was right: opens a session. It is half of one if a second factor must follow.
    /// `rehash` replaces a hash of old parameters.
    ///
    /// # Errors
    /// The database failed.
    pub async fn password_was_right(
        &self,
        account: &Account,
        gates: &[(Gate, String)],
        entrance: &Entrance,
        rehash: Option<String>,
    ) -> Result<Opened, DbErr> {
        let tx = self.begin().await?;
        let subjects: Vec<String> = gates.iter().map(|(_, subject)| subject.clone()).collect();
        throttle::forgive(&tx, &subjects).await?;
        if let Some(hash) = rehash {
            staff::set_password(&tx, account.id, &hash).await?;
        }
        let opened = self.open(&tx, account, entrance, Proof::Password).await?;
        if reaches_all(Proof::Password, account) {
            tx.record(Event::new("staff.signed-in", account.id.to_string())).await?;
        } else {
            tx.unrecorded("half of a sign-in; the second factor records it");
        }
        tx.commit().await.map_err(DbErr::from)?;
        Ok(opened)
    }

    /// A session without sign-in, for a program; no second factor is asked of it, and idleness does not end it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn open_for_program(&self, account: &Account, hours: u32) -> Result<Opened, DbErr> {
        let tx = self.begin().await?;
        let token = Token::draw(self.ids);
        let session = Session {
            token: token.hash(Purpose::Session),
            staff: account.id,
            csrf: self.draw_csrf(),
            proof: Proof::SecondFactor,
            created_at: self.now,
            seen_at: self.now,
            expires_at: self.now.plus_seconds(i64::from(hours) * 3_600),
            holder: Holder::Program,
            agent: String::new(),
        };
        session::insert(&tx, &session).await?;
        let event = Event::new("staff.token-made", account.id.to_string()).with(json!({"hours": hours}));
        tx.record(event).await?;
        tx.commit().await.map_err(DbErr::from)?;
        Ok(Opened { token, session })
    }

    /// Ends a session.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sign_out(&self, staff: StaffId, token: TokenHash) -> Result<(), DbErr> {
        let tx = self.begin().await?;
        if session::end(&tx, token).await? {
            tx.record(Event::new("staff.signed-out", staff.to_string())).await?;
        } else {
            tx.unrecorded("the session had ended before");
        }
        tx.commit().await.map_err(DbErr::from)
    }

    /// Ends another session of the same account, named by the first half of its hash.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_session(&self, staff: StaffId, short: &str) -> Result<(), DbErr> {
        let own = session::of(self.store.reader().conn(), staff, self.now).await?;
        match own.iter().find(|session| session.token.short() == short) {
            Some(session) => self.sign_out(staff, session.token).await,
            None => Ok(()),
        }
    }

    /// Ends all sessions of an account; how many there were.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sign_out_everywhere(&self, staff: StaffId) -> Result<u64, DbErr> {
        let tx = self.begin().await?;
        let ended = session::end_all(&tx, staff, None).await?;
        let event = Event::new("staff.signed-out-everywhere", staff.to_string()).with(json!({"sessions": ended}));
        tx.record(event).await?;
        tx.commit().await.map_err(DbErr::from)?;
        Ok(ended)
    }

    /// Notes that a session is in use.
    ///
    /// # Errors
    /// The database failed.
    pub async fn touch(&self, token: TokenHash) -> Result<(), DbErr> {
        let tx = self.begin().await?;
        session::touch(&tx, token).await?;
        tx.unrecorded("a session is in use");
        tx.commit().await.map_err(DbErr::from)
    }

    pub(super) async fn open(
        &self,
        tx: &Tx,
        account: &Account,
        entrance: &Entrance,
        proof: Proof,
    ) -> Result<Opened, DbErr> {
        if let Some(old) = entrance.replaces {
            session::end(tx, old).await?;
        }
        let token = Token::draw(self.ids);
        let whole = reaches_all(proof, account);
        let seconds = if whole { entrance.limits.absolute } else { entrance.limits.half };
        let session = Session {
            token: token.hash(Purpose::Session),
            staff: account.id,
            csrf: self.draw_csrf(),
            proof,
            created_at: self.now,
            seen_at: self.now,
            expires_at: self.now.plus_seconds(seconds),
            holder: Holder::Browser,
            agent: entrance.agent.chars().filter(|c| !c.is_control()).take(200).collect(),
        };
        session::insert(tx, &session).await?;
        Ok(Opened { token, session })
    }

    fn draw_csrf(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.ids.fill(&mut bytes);
        bytes
    }
}
