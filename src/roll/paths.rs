//! The addresses of the roll.

use axum_extra::routing::TypedPath;
use kernel::{DistrictId, ResidentId};
use serde::Deserialize;

use crate::rows::imports::ImportId;
use crate::rows::questions::QuestionId;

macro_rules! paths {
    ($($(#[$meta:meta])* $name:ident($type:ty) $path:literal),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
        #[typed_path($path)]
        pub struct $name {
            /// Which one.
            pub id: $type,
        }
    )*};
}

/// The roll.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/roll")]
pub struct Home;

/// Searching residents.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/roll/residents")]
pub struct Residents;

/// Adding a resident by hand.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/roll/residents/new")]
pub struct NewResident;

/// The districts.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/roll/districts")]
pub struct Districts;

/// Imports.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/roll/imports")]
pub struct Imports;

/// The queue of questions.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/roll/questions")]
pub struct Questions;

paths! {
    /// A resident.
    Resident(ResidentId) "/roll/residents/{id}",
    /// A resident who leaves.
    Leave(ResidentId) "/roll/residents/{id}/leave",
    /// A resident who comes back.
    ComeBack(ResidentId) "/roll/residents/{id}/come-back",
    /// A district's name.
    District(DistrictId) "/roll/districts/{id}",
    /// An import, wherever it stands.
    Import(ImportId) "/roll/imports/{id}",
    /// What the columns hold.
    Columns(ImportId) "/roll/imports/{id}/columns",
    /// Writing what was checked.
    Write(ImportId) "/roll/imports/{id}/write",
    /// Giving an import up.
    GiveUp(ImportId) "/roll/imports/{id}/give-up",
    /// The bad rows as a table.
    BadRows(ImportId) "/roll/imports/{id}/bad-rows.csv",
    /// A question's answer.
    Question(QuestionId) "/roll/questions/{id}",
}
