//! Checks a bundle: every signature, root, proof and count, and recounts. No
//! web, no database: what `wiec verify` runs, and what the town itself counts with.
//!
//! ```text
//! bundle ─▶ manifest ─▶ register ─▶ urn ─▶ open every ballot ─▶ count ─▶ the same result.json?
//! ```
//!
//! The first thing wrong ends the check and is named ([`Wrong`]).

#![deny(missing_docs)]

mod bundle;
pub mod counting;
mod logs;
mod recount;
mod report;
mod wrong;

pub use bundle::{Verdict, bundle};
pub use counting::Misfit;
pub use recount::{Kept, Tallied, count, open};
pub use report::{Ballots, LogEnd, Parts, ResultDoc, Turnout, text};
pub use wrong::Wrong;
