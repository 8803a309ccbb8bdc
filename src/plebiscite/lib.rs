//! The plebiscite room: a town decides, each resident counts once, nobody can
//! tell who voted what, and anybody can recount.
//!
//! ```text
//!        create, save       freeze            load_keys, then the clock       the clock
//! (none) ───────────▶ draft ──────▶ frozen ──────────────────────────▶ open ────────────▶ closed
//!                                     │ package ─▶ codes made away       │ look_up, cast     │ type_batch, finish_paper
//!                                     │ ◀─ load_keys (now: eid)          │ mark_paper        ▼ the clock
//!                                     │ replace_code                     │ replace_code    counted ─ draw_lot if tied
//!                                     │                                  │                   ▼ the clock, publish_at
//!                                     └────── withdraw(reason) ──────────┴───────▶ ×       published ─ add_erratum, bundle
//! ```
//!
//! ```no_run
//! # async fn example(
//! #     store: store::Store, clock: std::sync::Arc<dyn kernel::Clock>, ids: std::sync::Arc<dyn kernel::Ids>,
//! # ) -> Result<(), Box<dyn std::error::Error>> {
//! # use plebiscite::{Marked, Room, Settings};
//! let (room, writers) = Room::new(&store, clock, ids, Settings::default())?; // workers: `writers.run`, `room.tick`
//! let Ok(paper) = room.look_up("0123-4567-89AB-CDE4").await? else { return Ok(()) }; // `Err`: why not
//! let receipt = room.cast(&paper.pass, &Marked::Options(vec!["a".to_owned()])).await?; // the pass: a hidden field
//! # drop((writers, receipt)); Ok(()) }
//! ```
//!
//! **The face for pages, workers and the command line** is [`Room`]. Every verb answers
//! `Result<Result<T, Refused>, Fault>`: the outer error is nobody's slip, the inner one is a rule
//! and has words.
//!
//! | who | verbs |
//! |---|---|
//! | organiser | `create` `save` `delete` · `ready` `freeze` (progress: job [`jobs::FREEZING`]) · `rehearse` · `package` `load_keys` `replace_code` `spares` · `withdraw` `draw_lot` `add_erratum` · `next_step` (what the clock waits for) |
//! | resident | `look_up` → [`BallotPaper`] (`.options()` in drawn order, `.pass`) · `cast` → [`Receipt`] · `paper_of` to show the paper again with an error |
//! | clerk | `standing` `mark_paper` `unmark_paper` · `type_batch` `discard_batch` `finish_paper` `paper_standing` |
//! | everybody | `listed` `plebiscite` `result` `turnout` (each through [`kernel::sight`]) · `bundle` · `journal()` for checkpoints, tiles, proofs, trackers |
//! | workers | [`Writers::run`] · `tick` · `check_published` before serving |

pub mod forms;
pub mod jobs;
pub mod pages;
pub mod paths;
mod routes;
pub mod rows;
pub mod rules;
pub mod views;

pub use jobs::{
    BallotPaper, CastRefused, Channel, CodeRefused, Fault, Marked, Receipt, Room, Settings, Ticked, Writers,
};
pub use routes::{NAV, public_routes, routes, staff_routes};
