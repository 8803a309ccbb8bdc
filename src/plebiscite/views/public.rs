//! What residents and everybody see.

pub mod about;
pub mod ballot;
pub mod home;
pub mod methods;
pub mod plebiscite;
pub mod receipt;
pub mod refusal;
pub mod result;
pub mod vote;
pub mod working;

use templates::{Markup, html};

/// A text as it was written: an empty line begins a paragraph, a line break stays one.
#[must_use]
pub fn paragraphs(text: &str) -> Markup {
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    html! {
        @for part in parts {
            p { @for (place, line) in part.lines().enumerate() { @if place > 0 { br; } (line) } }
        }
    }
}
