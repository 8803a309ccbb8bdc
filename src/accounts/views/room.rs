//! The landing page of staff.

use templates::parts;
use templates::{Markup, Words, html};

/// What one's roles can do: heading, address, text of each.
#[must_use]
pub fn staff_room(words: &Words, name: &str, tiles: &[(String, String, String)]) -> Markup {
    html! {
        h1 { (words.with("accounts-desk-title", &[("name", name.into())])) }
        (parts::tiles(tiles))
    }
}
