//! What people see and share: words in every language, the layout, the parts
//! pages are made of, assets, and documents.
//!
//! ```
//! let words = templates::Words::of(kernel::Lang::Pl);
//! assert_eq!(words.t("yes"), "tak");
//! ```

pub mod assets;
pub mod documents;
pub mod gallery;
pub mod layout;
pub mod parts;
mod qr;
mod words;

pub use maud::{Markup, html};
pub use words::{Arg, Words, offered};

/// Names words' keys that are put together at run time, so that the test for
/// unused and missing keys sees them.
#[macro_export]
macro_rules! keys {
    ($($key:literal),* $(,)?) => {
        [$($key),*]
    };
}
