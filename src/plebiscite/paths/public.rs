//! The addresses of residents and of everybody.

use axum_extra::routing::TypedPath;
use kernel::{PictureId, PlebisciteId};
use serde::Deserialize;

macro_rules! fixed {
    ($($(#[$meta:meta])* $name:ident $path:literal),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
        #[typed_path($path)]
        pub struct $name;
    )*};
}

fixed! {
    /// The first page.
    Home "/",
    /// The code.
    Vote "/vote",
    /// The code, from the letter's QR picture: it stands behind `#`, which browsers keep to themselves.
    Letter "/k",
    /// The ballot.
    Ballot "/vote/ballot",
    /// What secrecy means here.
    Secrecy "/about/secrecy",
    /// How votes can be counted.
    Methods "/about/methods",
    /// Which way of counting fits.
    Guide "/about/methods/guide",
    /// Who can use these pages, and how to complain.
    Accessibility "/accessibility",
}

/// A plebiscite.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/plebiscites/{id}")]
pub struct Plebiscite {
    /// Which one.
    pub id: PlebisciteId,
}

/// The minutes of its result.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/plebiscites/{id}/minutes.pdf")]
pub struct Minutes {
    /// Which one.
    pub id: PlebisciteId,
}

/// How its votes were counted, step by step.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/plebiscites/{id}/count")]
pub struct Working {
    /// Which one.
    pub id: PlebisciteId,
}

/// A picture of an option; its bytes never change. One of a draft is shown to staff only.
#[derive(Debug, Clone, Copy, TypedPath, Deserialize)]
#[typed_path("/pictures/{picture}")]
pub struct Picture {
    /// Which one.
    pub picture: PictureId,
}
