//! The tables of the vault `town`, one file each.

pub mod district;
pub mod erratum;
pub mod event;
pub mod form_token;
pub mod invitation;
pub mod job;
pub mod notice;
pub mod outbox;
pub mod paper_card;
pub mod paper_count;
pub mod password_reset;
pub mod picture;
pub mod plebiscite;
pub mod recovery_code;
pub mod resident;
pub mod roll_import;
pub mod roll_queue;
pub mod session;
pub mod staff;
pub mod staff_role;
pub mod throttle;
