//! Accounts of the staff: signing in with two factors, roles, invitations, and
//! the staff log.
//!
//! ```text
//!  invitation --join--> account <--reset-- forgotten password
//!                          |
//!   password ----> half a session ----> whole session ----> the rooms
//!                    (15 min)   code from the telephone, or setting it up
//!                          \__ no second factor, and none needed ____/
//! ```
//!
//! ```no_run
//! fn assemble(parts: &mut web::AppBuilder) {
//!     accounts::install(parts, accounts::rules::session::SessionLimits::default());
//!     parts.nav.extend(accounts::NAV);
//! }
//! ```
//!
//! Invariant: nothing but the way to the second factor can be reached with half a
//! session (test `half_a_session_reaches_nothing`); no token and no password is
//! logged or kept in the clear.

pub mod forms;
pub mod jobs;
pub mod letters;
pub mod pages;
pub mod paths;
pub mod rows;
pub mod rules;
pub mod views;

use std::sync::Arc;

use rules::session::SessionLimits;
use web::{AppBuilder, NavEntry, Role};

pub use jobs::StaffSessions;
pub use pages::routes;

/// Who may read the staff log.
pub(crate) const LOG_READERS: &[Role] = &[Role::Administrator, Role::Auditor];

/// The links of this room.
pub const NAV: &[NavEntry] = &[
    NavEntry {
        href: "/staff",
        title: "accounts-desk-staff",
        hint: "accounts-desk-staff-hint",
        roles: &[Role::Administrator],
    },
    NavEntry { href: "/staff-log", title: "accounts-desk-log", hint: "accounts-desk-log-hint", roles: LOG_READERS },
    NavEntry { href: "/account", title: "accounts-desk-account", hint: "accounts-desk-account-hint", roles: &[] },
];

/// Lets the app find sessions, and the pages know how long they live.
pub fn install(parts: &mut AppBuilder, limits: SessionLimits) {
    parts.sessions = Arc::new(StaffSessions::new(parts.store.clone(), parts.ids.clone(), limits));
    parts.rooms.insert(limits);
}
