//! What was sent to whom: every notice to staff or residents has a row that says
//! whether it arrived.
//!
//! ```text
//! waiting --carried--> sent
//!    |
//!    +---- twelve tries ---> failed (shown with the server's own words)
//! ```
//!
//! ```no_run
//! # async fn example(tx: &store::Tx, ids: &dyn kernel::Ids) -> Result<(), store::DbErr> {
//! let to = notices::Recipient { email: "ada@example.org".into(), name: "Ada".into(), staff: None, lang: kernel::Lang::Pl };
//! let notice = notices::Notice { kind: "roll.confirmed", to, subject: "…".into(), body: "…".into() };
//! notices::send(tx, ids, &notice).await.map(drop)
//! # }
//! ```
//!
//! Letters that hold a secret (invitations, links for a new password) do not go
//! through here: `accounts` posts them itself, and nothing of them is kept.
//!
//! Invariant: a notice is carried once unless the machine dies between carrying
//! and noting it (test `a_notice_is_carried_once_and_its_row_says_so`).

pub mod jobs;
mod letters;
pub mod rows;

pub use letters::{NOTICE, Notice, Recipient, send, tell_staff};
