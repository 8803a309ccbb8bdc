//! Letters by mail: written inside a transaction, carried out after it.
//!
//! ```text
//! Letter --put(&tx)--> outbox --Postman--> Carrier: SMTP server | folder of .eml files | memory
//!                         ^                   |
//!                         +--- later, longer each time, given up after twelve tries (shown to the administrator)
//! ```
//!
//! ```no_run
//! # async fn example(tx: &store::Tx) -> Result<(), store::DbErr> {
//! let letter = post::Letter {
//!     to: "ada@example.org".to_owned(),
//!     name: "Ada Wiec".to_owned(),
//!     subject: "Zaproszenie".to_owned(),
//!     text: "Dzień dobry, …".to_owned(),
//! };
//! letter.put(tx).await
//! # }
//! ```
//!
//! Invariant: a letter is sent if and only if the transaction that wrote it was
//! committed (test `a_letter_of_a_transaction_undone_is_never_sent`). It may arrive
//! twice if the machine dies between sending and noting it; both copies then have
//! the same Message-ID, by which mail programs fold them into one.

mod carrier;
mod letter;
mod postman;

pub use carrier::{Captured, Carrier, CarrierError, Refused, Sent};
pub use letter::{Letter, MAIL, is_address};
pub use postman::{Postman, Round};
