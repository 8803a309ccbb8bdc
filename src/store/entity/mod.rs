//! The tables as sea-orm entities, one file a table. What the columns mean is
//! said by the migrations; JSON is text (both engines keep the very bytes),
//! times are milliseconds, states are words checked by the database.
//!
//! Entities of the town are also named here directly, the silent vaults' under
//! [`rights`] and [`urn`]. An entity only works on a connection of its vault.
#![expect(missing_docs, reason = "columns are described by the migrations")]
#![expect(clippy::disallowed_methods, reason = "the code that `sea_orm::model` writes calls `begin`")]

pub mod rights;
pub mod town;
pub mod urn;

pub use town::{
    district, erratum, event, form_token, invitation, job, notice, outbox, paper_card, paper_count, password_reset,
    picture, plebiscite, recovery_code, resident, roll_import, roll_queue, session, staff, staff_role, throttle,
};
