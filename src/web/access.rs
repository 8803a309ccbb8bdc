//! Who may use a route, and what is known of those who do.

use std::future::Future;
use std::pin::Pin;

use kernel::{Instant, Lang, StaffId};
use store::{Actor, DbErr};

/// What an account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Sets up ballots and the roll.
    Organiser,
    /// Works at the desk and with paper.
    Clerk,
    /// Reads needs and services.
    Planner,
    /// Reads every log.
    Auditor,
    /// Looks after accounts and the machine.
    Administrator,
}

/// Who may use a route. Declared where the route is, so that the route table
/// shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody. Whoever is signed in is known to the page.
    Public,
    /// Anybody, on the way to a ballot: no cookie is read, nothing is logged.
    Voter,
    /// Somebody who has shown a password but not yet the second factor.
    HalfSignedIn,
    /// Staff with one of these roles; an empty list: any of them.
    Staff(&'static [Role]),
    /// A program that holds a token of staff with one of these roles.
    Program(&'static [Role]),
}

/// A signed-in member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// Who.
    pub id: StaffId,
    /// Their name, as colleagues see it.
    pub name: String,
    /// Their address.
    pub email: String,
    /// In which language to write to them.
    pub lang: Lang,
    /// What they may do.
    pub roles: Vec<Role>,
    /// What their forms must hold, as text.
    pub csrf: String,
    /// Whether the second factor was shown, or none is needed.
    pub whole: bool,
    /// The hash of the session's token.
    pub session: [u8; 32],
}

impl Staff {
    /// Whether one of these roles is theirs; an empty list: always.
    #[must_use]
    pub fn has_any(&self, roles: &[Role]) -> bool {
        roles.is_empty() || roles.iter().any(|role| self.roles.contains(role))
    }

    /// As the one who acts, for the staff log.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        Actor::staff(self.id.uuid())
    }
}

/// How a token was presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presented {
    /// By a browser's cookie.
    Cookie,
    /// In the header `Authorization`.
    Bearer,
}

/// The future of a look-up.
pub type Looked<'a> = Pin<Box<dyn Future<Output = Result<Option<Staff>, DbErr>> + Send + 'a>>;

/// Finds the session of a token; `accounts` does it.
pub trait Sessions: Send + Sync {
    /// The living session of this token, presented that way, at this moment.
    fn find<'a>(&'a self, token: &'a str, how: Presented, now: Instant) -> Looked<'a>;
}
